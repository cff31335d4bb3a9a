/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is typed is shown after a moment, and noted beside the draft soon after, for when all ends
 * without a word. It becomes a step on closing, and when it is asked for. */

#include "isms-config.h"

#include "isms-document-dialog.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-document-draft.h"
#include "isms-document-report.h"
#include "isms-markdown-view.h"
#include "isms-markdown.h"
#include "isms-print.h"
#include "isms-text-diff.h"

#define SHOWN_AFTER 200 /* ms without typing */
#define NOTED_AFTER 5   /* s */
#define NARROW "max-width: 800sp"

struct _IsmsDocumentDialog
{
  AdwDialog parent_instance;

  IsmsWorkspace *workspace;
  gint64 document;
  gint64 version;
  char *ref;
  char *kept;   /* the text as the workspace has it */
  char *noted;  /* the text as it was noted last; NULL: never */
  char *before; /* that of the version before; NULL: there is none */
  gboolean is_draft;
  gboolean changes; /* are shown, not the page */
  gboolean closing;
  gboolean refused; /* the workspace did not take it: who closes again lets it go */
  guint generation; /* of comparisons */
  guint show_source;
  guint note_source;
  guint follow_source;

  GtkTextView *editor; /* or NULL */
  IsmsMarkdownView *view;
  GtkWidget *banner; /* that what was typed is taken up again */
  GtkWidget *blanks;
  GtkWidget *next_blank;
  GtkWidget *save;
  GtkWidget *print; /* of what is kept */
};

G_DEFINE_FINAL_TYPE (IsmsDocumentDialog, isms_document_dialog, ADW_TYPE_DIALOG)

static char *
dup_text (IsmsDocumentDialog *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (self->editor == NULL)
    return g_strdup (self->kept);
  buffer = gtk_text_view_get_buffer (self->editor);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* --- Showing --- */

typedef struct
{
  char *before;
  char *after;
  guint generation;
} Comparison;

static void
free_comparison (gpointer data)
{
  Comparison *self = data;

  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static void
compare_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Comparison *comparison = data;

  g_task_return_pointer (task, isms_text_compare (comparison->before, comparison->after),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  IsmsDocumentDialog *self = ISMS_DOCUMENT_DIALOG (source);
  const Comparison *comparison = g_task_get_task_data (G_TASK (result));
  g_autoptr (GPtrArray) changes = g_task_propagate_pointer (G_TASK (result), NULL);

  if (changes != NULL && self->changes && comparison->generation == self->generation)
    isms_markdown_view_set_changes (self->view, changes);
}

static void
compare (IsmsDocumentDialog *self, const char *text)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, compared_cb, NULL);
  Comparison *comparison = g_new0 (Comparison, 1);

  comparison->before = g_strdup (self->before);
  comparison->after = g_strdup (text);
  comparison->generation = ++self->generation;
  g_task_set_source_tag (task, compare);
  g_task_set_task_data (task, comparison, free_comparison);
  g_task_run_in_thread (task, compare_thread);
}

static void
show_blanks (IsmsDocumentDialog *self, const char *text)
{
  guint n = isms_document_count_blanks (text);
  g_autofree char *words =
      n > 0 ? g_strdup_printf (ngettext ("%u blank to fill in", "%u blanks to fill in", n), n)
            : g_strdup (_ ("No blanks left to fill in"));

  gtk_label_set_text (GTK_LABEL (self->blanks), words);
  gtk_widget_set_visible (self->next_blank, n > 0 && self->is_draft);
  gtk_widget_set_visible (gtk_widget_get_parent (self->blanks), n > 0 || self->is_draft);
}

static void
show_text (IsmsDocumentDialog *self)
{
  g_autofree char *text = dup_text (self);

  if (self->changes)
    compare (self, text);
  else
    isms_markdown_view_set_text (self->view, text);
  show_blanks (self, text);
}

static gboolean
show_cb (gpointer user_data)
{
  IsmsDocumentDialog *self = user_data;

  self->show_source = 0;
  show_text (self);
  return G_SOURCE_REMOVE;
}

/* --- Keeping --- */

static void
show_kept (IsmsDocumentDialog *self)
{
  g_autofree char *text = dup_text (self);
  gboolean kept = g_str_equal (text, self->kept);

  gtk_widget_set_sensitive (self->save, !kept);
  gtk_widget_set_sensitive (self->print, kept);
  adw_dialog_set_can_close (ADW_DIALOG (self), kept);
}

typedef struct
{
  IsmsDocumentDialog *dialog;
  char *text;
} Keep;

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Keep *keep = user_data;
  IsmsDocumentDialog *self = keep->dialog;
  g_autoptr (IsmsStep) step = g_object_steal_data (G_OBJECT (self), "step");
  g_autoptr (GError) error = NULL;

  if (isms_step_commit_finish (step, result, &error))
    {
      g_set_str (&self->kept, keep->text);
      g_clear_pointer (&self->noted, g_free);
      adw_banner_set_revealed (ADW_BANNER (self->banner), FALSE);
      self->refused = FALSE;
      show_kept (self);
      if (self->closing)
        adw_dialog_force_close (ADW_DIALOG (self));
    }
  else
    {
      self->refused = self->closing;
      self->closing = FALSE;
      isms_ui_report_error (GTK_WIDGET (self), error);
    }
  g_object_unref (self);
  g_free (keep->text);
  g_free (keep);
}

static void
keep (IsmsDocumentDialog *self)
{
  g_autofree char *text = dup_text (self);
  /* Translators: what a step did; a document's ref */
  g_autofree char *label = g_strdup_printf (_ ("Edited the draft of %s"), self->ref);
  IsmsStep *step;
  Keep *data;

  g_clear_handle_id (&self->note_source, g_source_remove);
  if (g_str_equal (text, self->kept) || g_object_get_data (G_OBJECT (self), "step") != NULL)
    return;
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_document_write (step, self->document, text);
  data = g_new0 (Keep, 1);
  data->dialog = g_object_ref (self);
  data->text = g_steal_pointer (&text);
  g_object_set_data (G_OBJECT (self), "step", step);
  isms_step_commit_async (step, NULL, kept_cb, data);
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IsmsDocumentDialog) self = user_data;
  g_autoptr (IsmsStep) step = g_object_steal_data (G_OBJECT (self), "note");
  g_autoptr (GError) error = NULL;

  if (!isms_step_commit_finish (step, result, &error))
    isms_ui_report_error (GTK_WIDGET (self), error);
}

/* No step that anybody sees: it is there once the program ends without a word. */
static void
commit_note (IsmsDocumentDialog *self, const char *text)
{
  IsmsStep *step;

  if (g_object_get_data (G_OBJECT (self), "note") != NULL)
    return;
  step = isms_store_begin (isms_workspace_get_store (self->workspace), "");
  if (text != NULL)
    isms_document_note (step, self->version, self->kept, text);
  else
    isms_document_forget_note (step, self->version);
  g_set_str (&self->noted, text);
  g_object_set_data (G_OBJECT (self), "note", step);
  isms_step_commit_async (step, NULL, noted_cb, g_object_ref (self));
}

static gboolean
note_cb (gpointer user_data)
{
  IsmsDocumentDialog *self = user_data;
  g_autofree char *text = dup_text (self);

  self->note_source = 0;
  if (!g_str_equal (text, self->kept) && g_strcmp0 (text, self->noted) != 0)
    commit_note (self, text);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (GtkTextBuffer *buffer, IsmsDocumentDialog *self)
{
  g_clear_handle_id (&self->show_source, g_source_remove);
  self->show_source = g_timeout_add (SHOWN_AFTER, show_cb, self);
  if (self->note_source == 0)
    self->note_source = g_timeout_add_seconds (NOTED_AFTER, note_cb, self);
  show_kept (self);
}

/* What the workspace has, after all. */
static void
banner_cb (IsmsDocumentDialog *self)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->editor), self->kept, -1);
  g_clear_handle_id (&self->note_source, g_source_remove);
  adw_banner_set_revealed (ADW_BANNER (self->banner), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  commit_note (self, NULL);
}

static void
close_attempt_cb (IsmsDocumentDialog *self)
{
  if (self->refused)
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  self->closing = TRUE;
  keep (self);
}

/* What was noted and then typed back is nothing to take up again. */
static void
closed_cb (IsmsDocumentDialog *self)
{
  g_autofree char *text = dup_text (self);

  if (self->noted != NULL && g_str_equal (text, self->kept))
    commit_note (self, NULL);
}

static gboolean
save_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  keep (ISMS_DOCUMENT_DIALOG (widget));
  return TRUE;
}

/* --- The page beside the text --- */

/* The byte of @text at height @y of the editor, in the buffer's pixels. */
static gsize
find_byte (IsmsDocumentDialog *self, const char *text, int y)
{
  GtkTextIter from, to;
  int top, height;
  double share;

  gtk_text_view_get_line_at_y (self->editor, &from, y, &top);
  gtk_text_view_get_line_yrange (self->editor, &from, &top, &height);
  share = height > 0 ? CLAMP ((y - top) / (double) height, 0, 1) : 0;
  to = from;
  if (!gtk_text_iter_ends_line (&to))
    gtk_text_iter_forward_to_line_end (&to);
  gtk_text_iter_forward_chars (&from, (int) (share * gtk_text_iter_get_line_offset (&to)));
  return (gsize) (g_utf8_offset_to_pointer (text, gtk_text_iter_get_offset (&from)) - text);
}

/* The page goes along with the text beside it, from top to end; what is being written is seen on
 * both. */
static gboolean
follow_cb (gpointer user_data)
{
  IsmsDocumentDialog *self = user_data;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->editor));
  double way = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->editor);
  g_autofree char *text = dup_text (self);
  GdkRectangle seen, caret;
  GtkTextIter cursor;
  double share = way > 0 ? gtk_adjustment_get_value (adjustment) / way : 0;

  self->follow_source = 0;
  gtk_text_view_get_visible_rect (self->editor, &seen);
  isms_markdown_view_follow (self->view,
                             find_byte (self, text, seen.y + (int) (share * seen.height)), share);
  gtk_text_buffer_get_selection_bounds (buffer, &cursor, NULL);
  gtk_text_view_get_iter_location (self->editor, &cursor, &caret);
  if (caret.y >= seen.y && caret.y + caret.height <= seen.y + seen.height)
    isms_markdown_view_show (
        self->view,
        (gsize) (g_utf8_offset_to_pointer (text, gtk_text_iter_get_offset (&cursor)) - text));
  return G_SOURCE_REMOVE;
}

/* Not at once: the text may be scrolled while all is laid out, and the page is by then. */
static void
follow (IsmsDocumentDialog *self)
{
  if (self->editor != NULL && self->follow_source == 0)
    self->follow_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, follow_cb, self, NULL);
}

/* --- Actions --- */

/* The one after the cursor, and from the top again. */
static void
show_next_blank (IsmsDocumentDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->editor);
  g_autofree char *text = dup_text (self);
  GtkTextIter cursor, from, to;
  const char *at, *end, *first_end;
  const char *first = isms_markdown_find_blank (text, &first_end);

  gtk_text_buffer_get_selection_bounds (buffer, NULL, &cursor);
  at = isms_markdown_find_blank (
      g_utf8_offset_to_pointer (text, gtk_text_iter_get_offset (&cursor)), &end);
  if (at == NULL)
    {
      at = first;
      end = first_end;
    }
  if (at == NULL)
    return;
  gtk_text_buffer_get_iter_at_offset (buffer, &from, (int) g_utf8_pointer_to_offset (text, at));
  gtk_text_buffer_get_iter_at_offset (buffer, &to, (int) g_utf8_pointer_to_offset (text, end));
  gtk_text_buffer_select_range (buffer, &from, &to);
  if (gtk_widget_get_height (GTK_WIDGET (self->editor)) > 0)
    gtk_text_view_scroll_to_iter (self->editor, &from, 0.1, FALSE, 0, 0);
  else /* waits for the text to be laid out */
    gtk_text_view_scroll_to_mark (self->editor, gtk_text_buffer_get_insert (buffer), 0.1, FALSE, 0,
                                  0);
  follow (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
changes_toggled_cb (GtkToggleButton *button, IsmsDocumentDialog *self)
{
  self->changes = gtk_toggle_button_get_active (button);
  show_text (self);
}

static void
print_cb (IsmsDocumentDialog *self)
{
  isms_print_compose_sheet (GTK_WIDGET (self), isms_workspace_get_store (self->workspace),
                            adw_dialog_get_title (ADW_DIALOG (self)),
                            isms_document_report_new_version, self->version);
}

static gboolean
print_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  IsmsDocumentDialog *self = ISMS_DOCUMENT_DIALOG (widget);

  if (gtk_widget_get_sensitive (self->print))
    print_cb (self);
  return TRUE;
}

/* --- Building --- */

static GtkWidget *
create_editor (IsmsDocumentDialog *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  self->editor = GTK_TEXT_VIEW (view);
  gtk_text_view_set_wrap_mode (self->editor, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (self->editor, 18);
  gtk_text_view_set_right_margin (self->editor, 18);
  gtk_text_view_set_top_margin (self->editor, 18);
  gtk_text_view_set_bottom_margin (self->editor, 18);
  gtk_text_view_set_accepts_tab (self->editor, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text of the Draft"), -1);
  gtk_text_buffer_set_text (buffer, self->noted != NULL ? self->noted : self->kept, -1);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_buffer_set_enable_undo (buffer, TRUE);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, 0);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)),
                           "value-changed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
create_content (IsmsDocumentDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  AdwBreakpoint *narrow = adw_breakpoint_new (adw_breakpoint_condition_parse (NARROW));
  GValue vertical = G_VALUE_INIT;

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  if (self->is_draft)
    gtk_box_append (GTK_BOX (box), create_editor (self));
  self->view = ISMS_MARKDOWN_VIEW (isms_markdown_view_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "background");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  g_value_init (&vertical, GTK_TYPE_ORIENTATION);
  g_value_set_enum (&vertical, GTK_ORIENTATION_VERTICAL);
  adw_breakpoint_add_setter (narrow, G_OBJECT (box), "orientation", &vertical);
  adw_dialog_add_breakpoint (ADW_DIALOG (self), narrow);
  return box;
}

static GtkWidget *
create_header (IsmsDocumentDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->print = gtk_button_new_from_icon_name ("document-print-symbolic");
  self->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_widget_set_visible (self->save, self->is_draft);
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (keep), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->save);
  gtk_widget_set_tooltip_text (self->print, _ ("Print This Version"));
  g_signal_connect_object (self->print, "clicked", G_CALLBACK (print_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->print);
  if (self->before != NULL)
    {
      GtkWidget *changes = gtk_toggle_button_new_with_mnemonic (_ ("_Changes"));

      gtk_widget_set_tooltip_text (changes, _ ("Compare with the Version Before"));
      gtk_widget_set_name (changes, "changes");
      g_signal_connect_object (changes, "toggled", G_CALLBACK (changes_toggled_cb), self, 0);
      adw_header_bar_pack_end (ADW_HEADER_BAR (header), changes);
      g_object_set_data (G_OBJECT (self), "changes", changes);
    }
  return header;
}

static GtkWidget *
create_footer (IsmsDocumentDialog *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (bar, "toolbar");
  self->blanks = gtk_label_new (NULL);
  gtk_widget_set_hexpand (self->blanks, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->blanks), 0);
  gtk_widget_set_margin_start (self->blanks, 6);
  self->next_blank = gtk_button_new_with_mnemonic (_ ("_Next Blank"));
  g_signal_connect_object (self->next_blank, "clicked", G_CALLBACK (show_next_blank), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), self->blanks);
  gtk_box_append (GTK_BOX (bar), self->next_blank);
  return bar;
}

static GtkWidget *
create_banner (IsmsDocumentDialog *self)
{
  self->banner = adw_banner_new (_ ("What was typed last and not saved is taken up again."));
  adw_banner_set_button_label (ADW_BANNER (self->banner), _ ("_Discard"));
  adw_banner_set_revealed (ADW_BANNER (self->banner), self->noted != NULL);
  g_signal_connect_object (self->banner, "button-clicked", G_CALLBACK (banner_cb), self,
                           G_CONNECT_SWAPPED);
  return self->banner;
}

static void
build (IsmsDocumentDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), create_header (self));
  if (self->is_draft)
    adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), create_banner (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), create_content (self));
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), create_footer (self));
  adw_toolbar_view_set_bottom_bar_style (ADW_TOOLBAR_VIEW (view), ADW_TOOLBAR_RAISED);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_content_width (ADW_DIALOG (self), self->is_draft ? 1200 : 820);
  adw_dialog_set_content_height (ADW_DIALOG (self), 860);
  if (self->editor != NULL)
    adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->editor));
  show_text (self);
  show_kept (self);
}

static void
isms_document_dialog_dispose (GObject *object)
{
  IsmsDocumentDialog *self = ISMS_DOCUMENT_DIALOG (object);

  g_clear_handle_id (&self->show_source, g_source_remove);
  g_clear_handle_id (&self->note_source, g_source_remove);
  g_clear_handle_id (&self->follow_source, g_source_remove);
  self->editor = NULL; /* it may scroll once more while all goes */
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_document_dialog_parent_class)->dispose (object);
}

static void
isms_document_dialog_finalize (GObject *object)
{
  IsmsDocumentDialog *self = ISMS_DOCUMENT_DIALOG (object);

  g_free (self->ref);
  g_free (self->kept);
  g_free (self->noted);
  g_free (self->before);
  G_OBJECT_CLASS (isms_document_dialog_parent_class)->finalize (object);
}

static void
isms_document_dialog_class_init (IsmsDocumentDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_document_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_document_dialog_finalize;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_s, GDK_CONTROL_MASK,
                                save_shortcut_cb, NULL);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_p, GDK_CONTROL_MASK,
                                print_shortcut_cb, NULL);
}

static void
isms_document_dialog_init (IsmsDocumentDialog *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), 340, 300);
  g_signal_connect (self, "close-attempt", G_CALLBACK (close_attempt_cb), NULL);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

/* What the version and the one before it say. */
static gboolean
load (IsmsDocumentDialog *self, GError **error)
{
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  g_autoptr (GPtrArray) versions = isms_document_load_versions (reader, self->document, error);

  self->kept = versions != NULL ? isms_document_load_text (reader, self->version, error) : NULL;
  if (self->kept == NULL)
    return FALSE;
  for (guint i = 0; i < versions->len; i++)
    {
      const IsmsDocumentVersion *version = versions->pdata[i];
      g_autofree char *title = NULL;

      if (version->id != self->version)
        continue;
      /* Translators: a document's ref, and the number of a version of it */
      title = g_strdup_printf (_ ("%s, Version %d"), self->ref, version->number);
      adw_dialog_set_title (ADW_DIALOG (self), title);
      self->is_draft =
          g_str_equal (version->state, "draft") && !isms_workspace_get_read_only (self->workspace);
      if (self->is_draft)
        self->noted = isms_document_load_note (reader, self->version, self->kept, error);
      if (i + 1 == versions->len)
        return error == NULL || *error == NULL;
      self->before = isms_document_load_text (
          reader, ((const IsmsDocumentVersion *) versions->pdata[i + 1])->id, error);
      return self->before != NULL;
    }
  return TRUE;
}

/**
 * isms_document_dialog_present:
 * @parent: a widget of the window
 * @workspace: where the document lives
 * @document: a document
 * @version: the id of one of its versions
 *
 * Returns: (transfer none) (nullable): the dialog; %NULL where the version cannot be read, which
 * the window says
 */
IsmsDocumentDialog *
isms_document_dialog_present (GtkWidget *parent,
                              IsmsWorkspace *workspace,
                              IsmsRecord *document,
                              gint64 version)
{
  IsmsDocumentDialog *self = g_object_new (ISMS_TYPE_DOCUMENT_DIALOG, NULL);
  g_autoptr (GError) error = NULL;

  g_object_ref_sink (self);
  self->workspace = g_object_ref (workspace);
  self->document = isms_record_get_id (document);
  self->version = version;
  self->ref = g_strdup (isms_record_get_ref (document));
  if (!load (self, &error))
    {
      isms_ui_report_error (parent, error);
      g_object_unref (self);
      return NULL;
    }
  build (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
  g_object_unref (self);
  return self;
}

/**
 * isms_document_dialog_show_changes:
 * @self: a dialog
 * @changes: whether what is new since the version before it is shown, where there is one
 */
void
isms_document_dialog_show_changes (IsmsDocumentDialog *self, gboolean changes)
{
  GtkToggleButton *button = g_object_get_data (G_OBJECT (self), "changes");

  if (button != NULL)
    gtk_toggle_button_set_active (button, changes);
}

/**
 * isms_document_dialog_next_blank:
 * @self: a dialog of a draft
 *
 * Selects the next blank that is still to be filled in, or the first.
 */
void
isms_document_dialog_next_blank (IsmsDocumentDialog *self)
{
  if (self->editor != NULL)
    show_next_blank (self);
}

/**
 * isms_document_dialog_get_editor:
 * @self: a dialog
 *
 * Returns: (transfer none) (nullable): where the draft is written
 */
GtkTextView *
isms_document_dialog_get_editor (IsmsDocumentDialog *self)
{
  return self->editor;
}
