/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Which audits there are to be over some years, why and how (9.2.2). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_PROGRAMME (isms_programme_get_type ())
G_DECLARE_FINAL_TYPE (IsmsProgramme, isms_programme, ISMS, PROGRAMME, IsmsRecord)

G_END_DECLS
