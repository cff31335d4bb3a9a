/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Roles, their duties and authority (5.3). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_ROLE (isms_role_get_type ())
G_DECLARE_FINAL_TYPE (IsmsRole, isms_role, ISMS, ROLE, IsmsRecord)

G_END_DECLS
