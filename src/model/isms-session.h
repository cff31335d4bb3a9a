/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A day on which a course is held, or will be (7.2, 7.3). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_SESSION (isms_session_get_type ())
G_DECLARE_FINAL_TYPE (IsmsSession, isms_session, ISMS, SESSION, IsmsRecord)

G_END_DECLS
