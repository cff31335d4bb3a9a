/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Internal and external issues: what the organisation has to reckon with (4.1). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_ISSUE (isms_issue_get_type ())
G_DECLARE_FINAL_TYPE (IsmsIssue, isms_issue, ISMS, ISSUE, IsmsRecord)

G_END_DECLS
