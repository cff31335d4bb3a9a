/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Communication about information security (7.4). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_COMMUNICATION (isms_communication_get_type ())
G_DECLARE_FINAL_TYPE (IsmsCommunication, isms_communication, ISMS, COMMUNICATION, IsmsRecord)

G_END_DECLS
