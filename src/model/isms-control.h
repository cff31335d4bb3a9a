/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Controls, and what the Statement of Applicability says of each (6.1.3 b to d). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_CONTROL (isms_control_get_type ())
G_DECLARE_FINAL_TYPE (IsmsControl, isms_control, ISMS, CONTROL, IsmsRecord)

G_END_DECLS
