/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What stands above records that are shown otherwise than in a list: a search, what else belongs
 * beside it, and filters; and the query that these make. */

#pragma once

#include <adwaita.h>

#include "isms-query.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_QUERY_BAR (isms_query_bar_get_type ())
G_DECLARE_FINAL_TYPE (IsmsQueryBar, isms_query_bar, ISMS, QUERY_BAR, AdwBin)

/* Signals: "changed": the person searches or filters otherwise. "go-down": from the words to what
 * they found. */
GtkWidget *isms_query_bar_new (IsmsWorkspace *workspace, const IsmsKind *kind);
/* Stands behind the search. */
void isms_query_bar_add_tool (IsmsQueryBar *self, GtkWidget *tool);
/* Copied; does not emit "changed". */
void isms_query_bar_set_query (IsmsQueryBar *self, IsmsQuery *query);
IsmsQuery *isms_query_bar_get_query (IsmsQueryBar *self);
/* What the person may do: emits "changed". */
void isms_query_bar_clear (IsmsQueryBar *self);
void isms_query_bar_focus (IsmsQueryBar *self);
/* A page for when there is no record of the kind, with a button that makes one. */
GtkWidget *isms_query_bar_create_empty (IsmsQueryBar *self);
/* A page for when the filters leave nothing, with a button that clears them. */
GtkWidget *isms_query_bar_create_none (IsmsQueryBar *self);

G_END_DECLS
