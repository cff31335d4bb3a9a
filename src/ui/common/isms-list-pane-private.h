/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the parts of a list pane share. */

#pragma once

#include "isms-columns.h"
#include "isms-list-pane.h"
#include "isms-slots.h"
#include "isms-view-options.h"

G_BEGIN_DECLS

struct _IsmsListPane
{
  AdwBin parent_instance;

  IsmsWorkspace *workspace;
  const IsmsKind *kind;
  IsmsList *list;
  IsmsSelection *selection;
  IsmsSlots *slots; /* what the view shows of it */
  IsmsColumns *columns;
  const char *scope;  /* a column that has one value in all that is ever listed here; or NULL */
  gint64 scope_value; /* 0: any */
  gboolean follows;   /* another value, where a record that has that is shown */
  IsmsQuery *base;    /* filters that have no chip; or NULL */
  IsmsQuery *query;   /* what is listed */
  GVariant *former;   /* order and group before a ready view; or NULL */
  char *view_sort;    /* that the ready view came in; or NULL */
  gint64 wanted;      /* select and show this record once it is listed */
  GArray *sought;     /* of gint64: the same, if the next answer has them; or NULL */
  guint loading_id;
  GCancellable *counting;
  guint64 in_use; /* records of the kind, without the archived ones; and with them */
  guint64 in_all;
  gboolean ready;
  int regrouped; /* frames until the new headings are laid out */

  GtkWidget *toolbar;
  GtkWidget *footer;
  GtkWidget *search;
  GtkWidget *filter_button;
  GtkWidget *filter_revealer;
  GtkWidget *view_button;
  GtkWidget *details_button;
  GtkWidget *top; /* or NULL */
  AdwBin *filters;
  GtkStack *faces;
  GtkColumnView *view;
  AdwStatusPage *empty;
  AdwStatusPage *nothing;
  GtkWidget *acting_button;
  AdwStatusPage *error;
  GtkWidget *new_button;
  GtkWidget *import_button;
  GtkLabel *count;
  GtkWidget *edit_button;

  IsmsFilterBar *filter_bar;
  IsmsViewOptions *options;
};

typedef enum
{
  ISMS_LIST_PANE_ACTIVATED,
  ISMS_LIST_PANE_QUERY_CHANGED,
  ISMS_LIST_PANE_FACE_CHANGED,
  ISMS_LIST_PANE_NEW,
  ISMS_LIST_PANE_IMPORT,
  ISMS_LIST_PANE_N_SIGNALS
} IsmsListPaneSignal;

void isms_list_pane_ask (IsmsListPane *self);
void isms_list_pane_emit (IsmsListPane *self, IsmsListPaneSignal signal);

/* isms-list-pane-views.c */
void isms_list_pane_leave_view (IsmsListPane *self);

/* isms-list-pane-faces.c */
void isms_list_pane_show_count (IsmsListPane *self);
void isms_list_pane_show_face (IsmsListPane *self);
void isms_list_pane_count_records (IsmsListPane *self);

/* isms-list-pane-tree.c */
void isms_list_pane_follow_tree (IsmsListPane *self);
void isms_list_pane_turn (IsmsListPane *self, gint64 id);

/* isms-list-pane-rows.c */
void isms_list_pane_follow_rows (IsmsListPane *self);

G_END_DECLS
