/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Threats: what may act on assets and do harm (6.1.2 c). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_THREAT (isms_threat_get_type ())
G_DECLARE_FINAL_TYPE (IsmsThreat, isms_threat, ISMS, THREAT, IsmsRecord)

G_END_DECLS
