/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* An entry of the timetable of an audit: when who is asked about what. */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_AUDIT_SESSION (isms_audit_session_get_type ())
G_DECLARE_FINAL_TYPE (IsmsAuditSession, isms_audit_session, ISMS, AUDIT_SESSION, IsmsRecord)

G_END_DECLS
