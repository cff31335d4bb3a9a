/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A list for what is no record of one kind: the entries are put together elsewhere, also on another
 * thread; a row is made when it is asked for and lives as long as somebody holds it. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a row stands for: a key that no other entry of the list has, and what finds the rest. */
typedef struct
{
  gint64 key;
  guint first;
  guint second;
} IsmsRowsEntry;

/* Gives @row what @entry stands for: a new row, or one that is shown and has to say so. */
typedef void (*IsmsRowsFill) (GObject *row, const IsmsRowsEntry *entry, gpointer data);

#define ISMS_TYPE_ROWS (isms_rows_get_type ())
G_DECLARE_FINAL_TYPE (IsmsRows, isms_rows, ISMS, ROWS, GObject)

/* Implements GListModel of @type. Signals: "refilled": its rows are about to stand for others.
 * "waiting": rows are to come or to go, and isms_rows_show_more () is wanted in each of the next
 * frames; rows past the last entry stand for nothing until then. */
IsmsRows *isms_rows_new (GType type, IsmsRowsFill fill, gpointer data);
/* (element-type IsmsRowsEntry) (transfer full) */
void isms_rows_take (IsmsRows *self, GArray *entries);
guint isms_rows_get_n_entries (IsmsRows *self); /* shown already or not */
/* At the end of whoever fills them. */
void isms_rows_clear (IsmsRows *self);
/* FALSE: all are shown, and no others. */
gboolean isms_rows_show_more (IsmsRows *self);

G_END_DECLS
