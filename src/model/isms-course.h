/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Training and awareness: what is taught, to whom, and how long it holds (7.2, 7.3). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_COURSE (isms_course_get_type ())
G_DECLARE_FINAL_TYPE (IsmsCourse, isms_course, ISMS, COURSE, IsmsRecord)

G_END_DECLS
