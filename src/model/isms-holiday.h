/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Days on which nobody, or somebody, is there: audits keep clear of them. */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_HOLIDAY (isms_holiday_get_type ())
G_DECLARE_FINAL_TYPE (IsmsHoliday, isms_holiday, ISMS, HOLIDAY, IsmsRecord)

G_END_DECLS
