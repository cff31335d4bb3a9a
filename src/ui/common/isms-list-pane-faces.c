/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How much there is, and what stands in place of the list while there is nothing to list. */

#include "isms-config.h"

#include "isms-list-pane-private.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-error.h"
#include "isms-record-count.h"

#define LOADING_DELAY_MS 300

static guint
get_n_items (IsmsListPane *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static guint
get_n_selected (IsmsListPane *self)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  return gtk_bitset_get_size (selected);
}

static char *
dup_count_text (IsmsListPane *self)
{
  guint selected = get_n_selected (self);
  guint n = isms_list_get_n_counted (self->list);

  if (selected > 1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u selected", "%'u selected", selected),
                            selected);
  if (self->scope == NULL && self->query != NULL && isms_query_is_filtered (self->query)
      && self->in_use >= n)
    {
      g_autofree char *all = isms_ui_dup_count (
          self->kind, isms_view_options_get_archived (self->options) ? self->in_all : self->in_use);

      /* Translators: how many of all are listed: "12 of 214 risks" */
      return g_strdup_printf (_ ("%'u of %s"), n, all);
    }
  return isms_ui_dup_count (self->kind, n);
}

/**
 * isms_list_pane_show_count:
 * @self: a list pane
 *
 * Says beneath the list how many there are, or how many are selected.
 */
void
isms_list_pane_show_count (IsmsListPane *self)
{
  g_autofree char *text = dup_count_text (self);

  gtk_label_set_label (self->count, text);
}

static void
set_face (IsmsListPane *self, const char *face)
{
  gboolean bare = g_str_equal (face, "empty") && self->in_all == 0;

  g_clear_handle_id (&self->loading_id, g_source_remove);
  gtk_stack_set_visible_child_name (self->faces, face);
  gtk_widget_set_visible (self->toolbar, !bare);
  gtk_widget_set_visible (self->filter_revealer, !bare);
  gtk_widget_set_visible (self->footer, !g_str_equal (face, "empty"));
  isms_list_pane_show_count (self);
  isms_list_pane_emit (self, ISMS_LIST_PANE_FACE_CHANGED);
}

static void
loading_cb (gpointer user_data)
{
  IsmsListPane *self = user_data;

  self->loading_id = 0;
  set_face (self, "loading");
}

/* That nobody acts is another reason than that nothing fits, and something can be done about it. */
static void
show_nothing (IsmsListPane *self)
{
  gboolean nobody = isms_query_lacks_acting (self->query);

  adw_status_page_set_title (self->nothing, nobody ? _ ("Nobody Is Acting") : _ ("Nothing Found"));
  adw_status_page_set_description (
      self->nothing, nobody ? _ ("What is yours can be shown once Parapet knows who you are.")
                            : _ ("No record fits the search and the filters."));
  gtk_widget_set_visible (self->acting_button, nobody);
  set_face (self, "nothing");
}

/**
 * isms_list_pane_show_face:
 * @self: a list pane
 *
 * Shows the list, or what there is instead; that it loads only after a moment.
 */
void
isms_list_pane_show_face (IsmsListPane *self)
{
  const GError *error = isms_list_get_error (self->list);

  if (error != NULL)
    {
      g_autofree char *sentence = isms_error_dup_sentence (error);
      g_autofree char *escaped = g_markup_escape_text (sentence, -1);

      adw_status_page_set_description (self->error, escaped);
      set_face (self, "error");
    }
  else if (get_n_items (self) > 0)
    set_face (self, "list");
  else if (isms_list_get_loading (self->list))
    {
      if (self->loading_id == 0)
        self->loading_id = g_timeout_add_once (LOADING_DELAY_MS, loading_cb, self);
    }
  else if (isms_query_is_filtered (self->query))
    show_nothing (self);
  else
    set_face (self, "empty");
}

/* --- Counting in the background --- */

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree IsmsRecordCount *count = isms_record_count_finish (ISMS_STORE (source), result);
  g_autoptr (IsmsListPane) self = user_data;

  if (count == NULL || !self->ready)
    return;
  self->in_use = count->in_use;
  self->in_all = count->all;
  isms_list_pane_show_face (self);
}

/**
 * isms_list_pane_count_records:
 * @self: a list pane
 *
 * Counts all records of the kind in the background, and shows the number then.
 */
void
isms_list_pane_count_records (IsmsListPane *self)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  isms_record_count_async (isms_workspace_get_store (self->workspace), self->kind, self->counting,
                           counted_cb, g_object_ref (self));
}
