/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How one array of ids became another, when little changed. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* At @position, @removed ids went and the @added ids that stand in the new array from @position on
 * came; all earlier edits are done by then. */
typedef struct
{
  guint position;
  guint removed;
  guint added;
} IsmsListEdit;

GArray *
isms_list_diff (const gint64 *from, guint n_from, const gint64 *to, guint n_to, guint max_edits);

G_END_DECLS
