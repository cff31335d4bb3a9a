/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Information security objectives (6.2). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_OBJECTIVE (isms_objective_get_type ())
G_DECLARE_FINAL_TYPE (IsmsObjective, isms_objective, ISMS, OBJECTIVE, IsmsRecord)

G_END_DECLS
