/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The risk method on paper: what a level is, and how it comes about (6.1.2 a). */

#pragma once

#include "isms-method.h"
#include "isms-report.h"

G_BEGIN_DECLS

/* A heading, then levels, grid, scales and criteria, all of them. */
void isms_method_report_add (IsmsReport *report, IsmsMethod *method);

G_END_DECLS
