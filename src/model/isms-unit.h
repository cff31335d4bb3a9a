/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Units: the parts of the organisation. */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_UNIT (isms_unit_get_type ())
G_DECLARE_FINAL_TYPE (IsmsUnit, isms_unit, ISMS, UNIT, IsmsRecord)

G_END_DECLS
