/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Ideas for doing better, from the proposal to the benefit that was seen (10.1). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_IMPROVEMENT (isms_improvement_get_type ())
G_DECLARE_FINAL_TYPE (IsmsImprovement, isms_improvement, ISMS, IMPROVEMENT, IsmsRecord)

G_END_DECLS
