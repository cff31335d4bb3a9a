/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

#pragma once

#include "isms-soa-export.h"

G_BEGIN_DECLS

/* isms-soa-plan.c */
GBytes *isms_soa_write_plan (IsmsDatabase *database, GError **error);

G_END_DECLS
