/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* An item of the checklist of an audit: a requirement, what was asked, seen and found (9.2). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_AUDIT_ITEM (isms_audit_item_get_type ())
G_DECLARE_FINAL_TYPE (IsmsAuditItem, isms_audit_item, ISMS, AUDIT_ITEM, IsmsRecord)

G_END_DECLS
