/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a connection does with the past. */

#pragma once

#include "isms-database-private.h"
#include "isms-past.h"

G_BEGIN_DECLS

typedef struct _IsmsPast IsmsPast;

/* isms_past (), on the connection. */
int isms_past_register (IsmsDatabase *database);
void isms_past_free (IsmsPast *self);

/* The one that was begun; NULL: none. Set: (transfer full). */
IsmsPast *isms_database_get_past (IsmsDatabase *self);
void isms_database_set_past (IsmsDatabase *self, IsmsPast *past);

G_END_DECLS
