/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The list of a register: search, filters, groups, columns, count, and the faces it has while there
 * is nothing to list. */

#pragma once

#include <adwaita.h>

#include "isms-filter-bar.h"
#include "isms-selection.h"

G_BEGIN_DECLS

#define ISMS_TYPE_LIST_PANE (isms_list_pane_get_type ())
G_DECLARE_FINAL_TYPE (IsmsListPane, isms_list_pane, ISMS, LIST_PANE, AdwBin)

/* Signals: "activated": the record selected should be shown. "query-changed": another filter,
 * search or order. "face-changed". "new", "import": the buttons of an empty list. */
GtkWidget *isms_list_pane_new (IsmsWorkspace *workspace, const IsmsKind *kind, GSettings *settings);
IsmsQuery *isms_list_pane_get_query (IsmsListPane *self);
void isms_list_pane_set_query (IsmsListPane *self, IsmsQuery *query);
/* The same with the words that @query searches for. */
void isms_list_pane_adopt (IsmsListPane *self, IsmsQuery *query);
/* How it is shown, to be saved: "a{sv}". */
GVariant *isms_list_pane_dup_view (IsmsListPane *self);
void isms_list_pane_set_view (IsmsListPane *self, GVariant *view);
/* For a list of a part of the kind: @column of its view is 1 for all of it. */
void isms_list_pane_set_scope (IsmsListPane *self, const char *column);
/* For a list of what belongs to one record: @column of its view is that record's id; 0: of any.
 * Signal "query-changed": also where a record of another one is shown, which is listed then. */
void isms_list_pane_set_scope_value (IsmsListPane *self, const char *column, gint64 value);
gint64 isms_list_pane_get_scope_value (IsmsListPane *self);
gboolean isms_list_pane_is_of_one (IsmsListPane *self); /* does it list what belongs to one? */
void isms_list_pane_clear_filters (IsmsListPane *self);
/* Selects the record once it is listed, and says "activated". */
void isms_list_pane_show_record (IsmsListPane *self, gint64 id);
void isms_list_pane_find_records (IsmsListPane *self, const gint64 *ids, guint n, gboolean shown);
gint64 isms_list_pane_get_wanted (IsmsListPane *self);
/* Stands over the list wherever there is room. */
void isms_list_pane_set_top (IsmsListPane *self, GtkWidget *top);
/* The same, also where there is little. */
void isms_list_pane_add_bar (IsmsListPane *self, GtkWidget *bar);
void isms_list_pane_set_narrow (IsmsListPane *self, gboolean narrow);
void isms_list_pane_set_offers (IsmsListPane *self, gboolean can_new, gboolean can_import);
/* One more button on the page of an empty list. */
void isms_list_pane_add_offer (IsmsListPane *self, GtkWidget *button);
void isms_list_pane_lead_with_offer (IsmsListPane *self, GtkWidget *button);
void isms_list_pane_focus_search (IsmsListPane *self);
void isms_list_pane_focus_list (IsmsListPane *self);
/* "blank", "list", "loading", "empty", "nothing" (to the filters) or "error". */
const char *isms_list_pane_get_face (IsmsListPane *self);
const char *isms_list_pane_get_count_text (IsmsListPane *self);
gboolean isms_list_pane_is_bare (IsmsListPane *self); /* no record of the kind at all */
IsmsSelection *isms_list_pane_get_selection (IsmsListPane *self);
IsmsFilterBar *isms_list_pane_get_filter_bar (IsmsListPane *self);
GtkColumnView *isms_list_pane_get_view (IsmsListPane *self);
GtkWidget *isms_list_pane_get_details_button (IsmsListPane *self);
GtkWidget *isms_list_pane_get_edit_button (IsmsListPane *self);

G_END_DECLS
