/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What interested parties said (9.3.2 e). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_FEEDBACK (isms_feedback_get_type ())
G_DECLARE_FINAL_TYPE (IsmsFeedback, isms_feedback, ISMS, FEEDBACK, IsmsRecord)

G_END_DECLS
