/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* An audit: whose, of what, when and by whom, and what it came to (9.2). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_AUDIT (isms_audit_get_type ())
G_DECLARE_FINAL_TYPE (IsmsAudit, isms_audit, ISMS, AUDIT, IsmsRecord)

G_END_DECLS
