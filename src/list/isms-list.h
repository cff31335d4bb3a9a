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
/* How many of its records count as such: without headings, what only holds others together, and
 * what stands there for what is below it. */
guint isms_list_get_n_counted (IsmsList *self);

/* --- As a tree, where the query says so. Headings have ids below 0 and records without values. ---
 */
typedef struct
{
  guint depth;
  guint head;        /* 1, 2: a heading, by which of the kind's heads; 0: a record */
  const char *title; /* of a heading; NULL: what has no such value */
  gboolean found;    /* not only above what was found */
  gboolean counted;
  gboolean leads; /* something is below it */
  gboolean open;
  guint n_below;   /* nodes */
  guint n_counted; /* of those: found and counted */
} IsmsListNode;

gboolean isms_list_is_tree (IsmsList *self);
/* FALSE: it is no tree, or has no such node. What @node points to holds until the next answer. */
gboolean isms_list_get_node (IsmsList *self, gint64 id, IsmsListNode *node);
gint64 isms_list_get_above (IsmsList *self, gint64 id); /* the node that it stands below; 0: none */
void isms_list_set_open (IsmsList *self, gint64 id, gboolean open);
/* Opens what it stands below. FALSE: it is not in the tree. */
gboolean isms_list_reveal (IsmsList *self, gint64 id);
/* Signal "tree-changed": the nodes are others, or open and closed otherwise. */
/* Signals "before-swap" and "after-swap" surround every new answer that differs, so that a view can
 * keep its scroll and the selection its ids. */

G_END_DECLS
