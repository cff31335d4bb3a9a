/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What somebody has that no course of ours gave them (7.2 d). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_QUALIFICATION (isms_qualification_get_type ())
G_DECLARE_FINAL_TYPE (IsmsQualification, isms_qualification, ISMS, QUALIFICATION, IsmsRecord)

G_END_DECLS
