/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Frameworks: what controls and clauses come from (6.1.3 c). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_FRAMEWORK (isms_framework_get_type ())
G_DECLARE_FINAL_TYPE (IsmsFramework, isms_framework, ISMS, FRAMEWORK, IsmsRecord)

G_END_DECLS
