/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Interested parties (4.2). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_PARTY (isms_party_get_type ())
G_DECLARE_FINAL_TYPE (IsmsParty, isms_party, ISMS, PARTY, IsmsRecord)

G_END_DECLS
