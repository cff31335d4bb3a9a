/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A list of records for a million rows: ids in an array, records made when asked for, in pages.
 * Sorting and filtering happen in SQL. Do not wrap it in a sort or filter model. */

#pragma once

#include "isms-query.h"
#include "isms-record.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_LIST (isms_list_get_type ())
G_DECLARE_FINAL_TYPE (IsmsList, isms_list, ISMS, LIST, GObject)

/* Implements GListModel and GtkSectionModel of IsmsRecord. Properties: "workspace", "n-items",
 * "loading", "error" (GError, boxed). Follows the change feed by itself: a row that merely changed
 * is updated in place; a row that may have moved, come or gone makes it ask again. */
IsmsList *isms_list_new (IsmsWorkspace *workspace);
/* Asks in the background and swaps when the answer is there; a late answer to an older query is
 * dropped. @query is copied; NULL empties. */
void isms_list_set_query (IsmsList *self, IsmsQuery *query);
IsmsQuery *isms_list_get_query (IsmsList *self);
/* The same, waiting: for tests and first frames. */
gboolean isms_list_load (IsmsList *self, IsmsQuery *query, GError **error);
gboolean isms_list_get_loading (IsmsList *self);
gboolean isms_list_is_behind (IsmsList *self); /* something changed, and is not shown yet */
const GError *isms_list_get_error (IsmsList *self);
void isms_list_reload (IsmsList *self);
gint64 isms_list_get_id (IsmsList *self, guint position); /* without making a record */
gboolean isms_list_find (IsmsList *self, gint64 id, guint *position);
guint64 isms_list_get_n_calls (IsmsList *self); /* of get_item, for the budget test */
/* Signals "before-swap" and "after-swap" surround every new answer that differs, so that a view can
 * keep its scroll and the selection its ids. */

G_END_DECLS
