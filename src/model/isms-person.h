/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* People: who owns, judges and does. They are not accounts (5.3). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_PERSON (isms_person_get_type ())
G_DECLARE_FINAL_TYPE (IsmsPerson, isms_person, ISMS, PERSON, IsmsRecord)

/* "Noor Haddad" → "NH". */
char *isms_person_dup_initials (const char *name);

G_END_DECLS
