/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What an audit, a check or anything else has found (9.2, 10.2). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_FINDING (isms_finding_get_type ())
G_DECLARE_FINAL_TYPE (IsmsFinding, isms_finding, ISMS, FINDING, IsmsRecord)

G_END_DECLS
