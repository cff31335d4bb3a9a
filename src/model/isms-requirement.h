/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Requirements of interested parties, and whether the ISMS addresses them (4.2, A.5.31). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_REQUIREMENT (isms_requirement_get_type ())
G_DECLARE_FINAL_TYPE (IsmsRequirement, isms_requirement, ISMS, REQUIREMENT, IsmsRecord)

G_END_DECLS
