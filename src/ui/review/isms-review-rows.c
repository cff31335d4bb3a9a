/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Read in the background once; a search leaves those in whose words it stands. */

#include "isms-config.h"

#include "isms-review-rows.h"

#include <glib/gi18n-lib.h>

#include "isms-asker.h"
#include "isms-commit.h"
#include "isms-day.h"
#include "isms-error.h"
#include "isms-faces.h"

#define PATIENCE_MS 300 /* before work is shown */
#define MANY 12         /* so many are searched */

struct _IsmsReviewRows
{
  AdwDialog parent_instance;

  GWeakRef parent;
  IsmsReviewBoard *board;
  char *figure;
  IsmsAsker *asker;
  guint patience_id;

  GPtrArray *rows;   /* of IsmsReviewRow, or NULL */
  GListStore *shown; /* of Item */
  AdwToolbarView *bars;
  GtkStack *faces;
  GtkWidget *search;
  GtkWidget *list;
  GtkWidget *caption;
  AdwStatusPage *error;
};

G_DEFINE_FINAL_TYPE (IsmsReviewRows, isms_review_rows, ADW_TYPE_DIALOG)

/* --- What is listed --- */

#define TYPE_ITEM (item_get_type ())
G_DECLARE_FINAL_TYPE (Item, item, ISMS_REVIEW, ITEM, GObject)

struct _Item
{
  GObject parent_instance;

  const IsmsReviewRow *row; /* borrowed from the rows */
};

G_DEFINE_FINAL_TYPE (Item, item, G_TYPE_OBJECT)

static void
item_class_init (ItemClass *klass)
{
}

static void
item_init (Item *self)
{
}

static const IsmsReviewRow *
get_row (IsmsReviewRows *self, guint position)
{
  g_autoptr (Item) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  return item != NULL ? item->row : NULL;
}

static gboolean
fits (const IsmsReviewRow *row, const char *words)
{
  return words == NULL || g_str_match_string (words, row->ref, TRUE)
         || g_str_match_string (words, row->title, TRUE)
         || (row->detail != NULL && g_str_match_string (words, row->detail, TRUE));
}

static void
fill (IsmsReviewRows *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  const char *words = *text != '\0' ? text : NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->rows == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    if (fits (self->rows->pdata[i], words))
      {
        Item *item = g_object_new (TYPE_ITEM, NULL);

        item->row = self->rows->pdata[i];
        g_ptr_array_add (items, item);
      }
  g_list_store_splice (self->shown, 0, g_list_model_get_n_items (G_LIST_MODEL (self->shown)),
                       items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->faces, items->len > 0 || words == NULL ? "list" : "none");
}

/* --- Reading --- */

typedef struct
{
  IsmsReviewBoard *board;
  char *figure;
} Question;

static gpointer
dup_question (gpointer owner)
{
  IsmsReviewRows *self = owner;
  Question *question = g_new0 (Question, 1);

  question->board = isms_review_board_ref (self->board);
  question->figure = g_strdup (self->figure);
  return question;
}

static void
free_question (gpointer data)
{
  Question *question = data;

  isms_review_board_unref (question->board);
  g_free (question->figure);
  g_free (question);
}

/* On the background reader's thread. */
static gpointer
read_rows (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return isms_review_load_rows (database, question->board, question->figure, error);
}

/* "12 nonconformities, as the meeting saw them on 12 Nov 2026" */
static char *
dup_caption (IsmsReviewRows *self)
{
  const IsmsReviewFigure *figure = isms_review_board_get_figure (self->board, self->figure);
  g_autofree char *count = isms_ui_dup_count (figure->kind, self->rows->len);
  g_autofree char *day = isms_day_dup_words (self->board->day);

  if (!self->board->stored)
    return g_steal_pointer (&count);
  /* Translators: how many records, as they were on the day of a meeting */
  return g_strdup_printf (_ ("%s, as the meeting saw them on %s"), count, day);
}

static void
show_rows (IsmsReviewRows *self)
{
  g_autofree char *caption = dup_caption (self);

  gtk_label_set_text (GTK_LABEL (self->caption), caption);
  gtk_widget_set_visible (self->search, self->rows->len >= MANY);
  if (self->rows->len == 0)
    {
      gtk_stack_set_visible_child_name (self->faces, "empty");
      return;
    }
  fill (self);
  gtk_widget_grab_focus (self->list);
}

static void
take_rows (gpointer owner, gpointer data, GError *error)
{
  IsmsReviewRows *self = owner;
  g_autoptr (GError) unread = error;

  g_clear_handle_id (&self->patience_id, g_source_remove);
  if (data != NULL)
    {
      self->rows = data;
      show_rows (self);
    }
  else
    {
      g_autofree char *sentence = isms_error_dup_read_sentence (unread);
      g_autofree char *escaped = g_markup_escape_text (sentence, -1);

      adw_status_page_set_description (self->error, escaped);
      gtk_stack_set_visible_child_name (self->faces, "error");
    }
}

static const IsmsAskerFuncs funcs = {
  .dup_question = dup_question,
  .read = read_rows,
  .free_question = free_question,
  .free_answer = (GDestroyNotify) g_ptr_array_unref,
  .take = take_rows,
};

static void
patience_cb (gpointer data)
{
  IsmsReviewRows *self = data;

  self->patience_id = 0;
  gtk_stack_set_visible_child_name (self->faces, "loading");
}

static void
ask (IsmsReviewRows *self)
{
  gtk_stack_set_visible_child_name (self->faces, "blank");
  if (self->patience_id == 0)
    self->patience_id = g_timeout_add_once (PATIENCE_MS, patience_cb, self);
  isms_asker_ask (self->asker);
}

/* --- Going there --- */

static void
activate_cb (GtkListView *view, guint position, IsmsReviewRows *self)
{
  const IsmsReviewRow *row = get_row (self, position);
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&self->parent);
  const char *kind;
  gint64 id;

  if (row == NULL || row->kind == NULL || row->id == 0)
    return;
  kind = row->kind->name;
  id = row->id;
  adw_dialog_close (ADW_DIALOG (self));
  if (parent != NULL)
    gtk_widget_activate_action (parent, "win.show-record", "(sx)", kind, id);
}

/* The first of what was found; where it is one, that is it. */
static void
search_activate_cb (IsmsReviewRows *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0)
    activate_cb (GTK_LIST_VIEW (self->list), 0, self);
}

/* --- The rows --- */

static GtkWidget *
add_line (GtkWidget *box, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class != NULL)
    {
      gtk_widget_add_css_class (label, class);
      gtk_widget_add_css_class (label, "dimmed");
    }
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  add_line (box, NULL);
  add_line (box, "caption");
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_item_set_child (item, box);
}

static char *
dup_facts (const IsmsReviewRow *row)
{
  const char *gone = _ ("It is no longer there");

  if (row->detail == NULL || *row->detail == '\0')
    return g_strdup (row->id == 0 ? gone : "");
  if (row->id == 0)
    return g_strdup_printf ("%s · %s", row->detail, gone);
  return g_strdup (row->detail);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const IsmsReviewRow *row = ((Item *) gtk_list_item_get_item (item))->row;
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *facts = gtk_widget_get_last_child (box);
  g_autofree char *title = g_strdup_printf ("%s  %s", row->ref, row->title);
  g_autofree char *detail = dup_facts (row);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, detail);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), title);
  gtk_label_set_text (GTK_LABEL (facts), detail);
  gtk_widget_set_visible (facts, *detail != '\0');
  gtk_list_item_set_activatable (item, row->id != 0);
  gtk_list_item_set_accessible_label (item, spoken);
}

/* --- The object --- */

static void
isms_review_rows_dispose (GObject *object)
{
  IsmsReviewRows *self = ISMS_REVIEW_ROWS (object);

  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_clear_pointer (&self->asker, isms_asker_free);
  if (self->shown != NULL)
    g_list_store_remove_all (self->shown);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->board, isms_review_board_unref);
  g_weak_ref_clear (&self->parent);
  G_OBJECT_CLASS (isms_review_rows_parent_class)->dispose (object);
}

static void
isms_review_rows_finalize (GObject *object)
{
  g_free (ISMS_REVIEW_ROWS (object)->figure);
  G_OBJECT_CLASS (isms_review_rows_parent_class)->finalize (object);
}

static void
isms_review_rows_class_init (IsmsReviewRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_review_rows_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_review_rows_finalize;
}

static GtkWidget *
create_list (IsmsReviewRows *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->list = gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->shown)))),
      factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Records"), -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_DEFAULT);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  return scroller;
}

static GtkWidget *
create_error (IsmsReviewRows *self)
{
  GtkWidget *status = isms_face_new_status ("dialog-error-symbolic", _ ("Could Not Be Read"), "");
  GtkWidget *retry = isms_face_add_button (status, _ ("_Try Again"), FALSE);

  self->error = ADW_STATUS_PAGE (status);
  g_signal_connect_object (retry, "clicked", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  return status;
}

static void
add_faces (IsmsReviewRows *self)
{
  GtkWidget *spinner = adw_spinner_new ();

  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_stack_add_named (self->faces, adw_bin_new (), "blank");
  gtk_stack_add_named (self->faces, spinner, "loading");
  gtk_stack_add_named (self->faces, create_list (self), "list");
  gtk_stack_add_named (self->faces,
                       isms_face_new_status ("edit-find-symbolic", _ ("Nothing Found"),
                                             _ ("No record has these words.")),
                       "none");
  gtk_stack_add_named (self->faces,
                       isms_face_new_status ("object-select-symbolic", _ ("No Records"),
                                             _ ("There is nothing behind this figure.")),
                       "empty");
  gtk_stack_add_named (self->faces, create_error (self), "error");
}

static void
isms_review_rows_init (IsmsReviewRows *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  g_weak_ref_init (&self->parent, NULL);
  self->shown = g_list_store_new (TYPE_ITEM);
  self->bars = ADW_TOOLBAR_VIEW (adw_toolbar_view_new ());
  self->faces = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->faces), TRUE);
  self->search = gtk_search_entry_new ();
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self));
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (search_activate_cb), self,
                           G_CONNECT_SWAPPED);
  self->caption = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->caption), TRUE);
  gtk_widget_add_css_class (self->caption, "caption");
  gtk_widget_add_css_class (self->caption, "dimmed");
  gtk_widget_set_margin_start (top, 12);
  gtk_widget_set_margin_end (top, 12);
  gtk_widget_set_margin_bottom (top, 6);
  gtk_box_append (GTK_BOX (top), self->search);
  gtk_box_append (GTK_BOX (top), self->caption);
  adw_toolbar_view_add_top_bar (self->bars, adw_header_bar_new ());
  adw_toolbar_view_add_top_bar (self->bars, top);
  adw_toolbar_view_set_content (self->bars, GTK_WIDGET (self->faces));
  add_faces (self);
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->bars));
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 560);
}

/**
 * isms_review_rows_present:
 * @parent: a widget of the window that shows records
 * @workspace: where they are
 * @board: figures of a review
 * @figure: one of them, "d1_open"
 *
 * Returns: (transfer none): the dialog, which reads them now
 */
IsmsReviewRows *
isms_review_rows_present (GtkWidget *parent,
                          IsmsWorkspace *workspace,
                          IsmsReviewBoard *board,
                          const char *figure)
{
  IsmsReviewRows *self = g_object_new (ISMS_TYPE_REVIEW_ROWS, NULL);
  const IsmsReviewFigure *of = isms_review_board_get_figure (board, figure);
  g_autofree char *value = isms_review_figure_dup_value (of);
  /* Translators: what a figure is, and its value: "Nonconformities open: 7" */
  g_autofree char *title = g_strdup_printf (_ ("%s: %s"), of->label, value);

  g_weak_ref_set (&self->parent, parent);
  self->board = isms_review_board_ref (board);
  self->figure = g_strdup (figure);
  self->asker = isms_asker_new (isms_workspace_get_store (workspace), &funcs, self);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  adw_dialog_present (ADW_DIALOG (self), parent);
  ask (self);
  return self;
}

gboolean
isms_review_rows_is_loaded (IsmsReviewRows *self)
{
  return self->rows != NULL;
}

guint
isms_review_rows_get_n_rows (IsmsReviewRows *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->shown));
}

char *
isms_review_rows_dup_row (IsmsReviewRows *self, guint position)
{
  const IsmsReviewRow *row = get_row (self, position);
  g_autofree char *facts = dup_facts (row);

  return g_strdup_printf ("%s %s · %s", row->ref, row->title, facts);
}
