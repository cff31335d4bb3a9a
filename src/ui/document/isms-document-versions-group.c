/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The rows are made anew whenever a version came or went on. */

#include "isms-config.h"

#include "isms-document-versions-group.h"

#include <glib/gi18n-lib.h>

#include "isms-attachment.h"
#include "isms-commit.h"
#include "isms-document-dialog.h"
#include "isms-document-report.h"
#include "isms-document-version.h"
#include "isms-file-adding.h"
#include "isms-file-opening.h"
#include "isms-print.h"
#include "isms-version-dialog.h"

#define BLANKS_TOLD 5   /* in a warning; the others are counted */
#define SHOWN_AT_ONCE 4 /* the others stand behind a row that opens */

struct _IsmsDocumentVersionsGroup
{
  AdwPreferencesGroup parent_instance;

  IsmsWorkspace *workspace;
  IsmsRecord *document;
  GPtrArray *versions; /* of IsmsDocumentVersion; or NULL */
  GPtrArray *rows;     /* borrowed from the tree */
  GCancellable *cancellable;
  char *came_from; /* the title of the row that a text was opened from; or NULL */
};

G_DEFINE_FINAL_TYPE (IsmsDocumentVersionsGroup,
                     isms_document_versions_group,
                     ADW_TYPE_PREFERENCES_GROUP)

static void
add_row (IsmsDocumentVersionsGroup *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/* The newest. */
static const IsmsDocumentVersion *
get_first (IsmsDocumentVersionsGroup *self)
{
  return self->versions != NULL && self->versions->len > 0 ? self->versions->pdata[0] : NULL;
}

static gboolean
is_in (const IsmsDocumentVersion *version, const char *state)
{
  return version != NULL && g_str_equal (version->state, state);
}

/* --- What can be done --- */

static void
begin_cb (IsmsDocumentVersionsGroup *self)
{
  const IsmsDocumentVersion *first = get_first (self);

  isms_version_dialog_present_new (GTK_WIDGET (self), self->workspace, self->document,
                                   first != NULL ? first->number + 1 : 1);
}

/* --- Back from a text --- */

/* To the row that it was opened from, by its name: the rows were made anew if the text was saved.
 */
static gboolean
focus_again_cb (gpointer user_data)
{
  IsmsDocumentVersionsGroup *self = user_data;

  for (guint i = 0; self->came_from != NULL && i < self->rows->len; i++)
    if (g_strcmp0 (adw_preferences_row_get_title (self->rows->pdata[i]), self->came_from) == 0)
      {
        gtk_widget_grab_focus (self->rows->pdata[i]);
        break;
      }
  g_clear_pointer (&self->came_from, g_free);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (IsmsDocumentVersionsGroup *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_again_cb, g_object_ref (self), g_object_unref);
}

static IsmsDocumentDialog *
open_text (IsmsDocumentVersionsGroup *self, gint64 version, GtkWidget *from)
{
  IsmsDocumentDialog *dialog =
      isms_document_dialog_present (GTK_WIDGET (self), self->workspace, self->document, version);

  if (dialog == NULL)
    return NULL;
  g_set_str (&self->came_from, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (
                                   gtk_widget_get_ancestor (from, ADW_TYPE_PREFERENCES_ROW))));
  g_signal_connect_object (dialog, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  return dialog;
}

static void
edit_cb (IsmsDocumentVersionsGroup *self)
{
  const IsmsDocumentVersion *first = get_first (self);

  if (first != NULL)
    open_text (self, first->id, self->rows->pdata[0]); /* the next thing that is to be done */
}

/* What needs no answer is done at once. */
static void
move (IsmsDocumentVersionsGroup *self, IsmsVersionMove how)
{
  const IsmsDocumentVersion *first = get_first (self);
  g_autofree char *label = isms_document_dup_label (how, isms_record_get_ref (self->document),
                                                    first != NULL ? first->number : 0, NULL);
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (self->workspace), label);

  isms_document_move (step, isms_record_get_id (self->document), how, NULL);
  isms_ui_commit (GTK_WIDGET (self), step);
}

static void
fill_blanks (IsmsDocumentVersionsGroup *self)
{
  const IsmsDocumentVersion *first = get_first (self);
  IsmsDocumentDialog *dialog =
      first != NULL ? open_text (self, first->id, self->rows->pdata[0]) : NULL;

  if (dialog != NULL)
    isms_document_dialog_next_blank (dialog);
}

static void
blanks_response_cb (AdwAlertDialog *alert, const char *response, IsmsDocumentVersionsGroup *self)
{
  if (g_str_equal (response, "fill"))
    fill_blanks (self);
  else if (g_str_equal (response, "send"))
    move (self, ISMS_VERSION_SEND);
}

static void
add_words (GtkWidget *box, const char *words, gboolean dimmed)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 50);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (dimmed)
    gtk_widget_add_css_class (label, "dimmed");
  gtk_box_append (GTK_BOX (box), label);
}

/* The first of them, as they stand on the page. */
static GtkWidget *
create_blanks (GStrv blanks, guint n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < n && i < BLANKS_TOLD; i++)
    {
      g_autofree char *words = g_strdup_printf ("[%s]", blanks[i]);

      add_words (box, words, FALSE);
    }
  if (n > BLANKS_TOLD)
    {
      /* Translators: after a list of the first few: how many others there are */
      g_autofree char *words = g_strdup_printf (
          ngettext ("and %u more", "and %u more", n - BLANKS_TOLD), n - BLANKS_TOLD);

      add_words (box, words, TRUE);
    }
  return box;
}

/* Whoever reviews it may well be the one to fill them in; approved it is not before. */
static void
warn_of_blanks (IsmsDocumentVersionsGroup *self, GStrv blanks)
{
  guint n = g_strv_length (blanks);
  g_autofree char *heading =
      g_strdup_printf (ngettext ("%u Blank Is Not Filled In", "%u Blanks Are Not Filled In", n), n);
  AdwDialog *alert =
      adw_alert_dialog_new (heading, _ ("It can be reviewed like that, but not be approved."));

  adw_alert_dialog_set_prefer_wide_layout (ADW_ALERT_DIALOG (alert), TRUE);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (alert), create_blanks (blanks, n));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "cancel", _ ("_Cancel"), "send",
                                  _ ("_Send Anyway"), "fill", _ ("_Fill In"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), "fill",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "fill");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "cancel");
  g_signal_connect_object (alert, "response", G_CALLBACK (blanks_response_cb), self,
                           G_CONNECT_DEFAULT);
  adw_dialog_present (alert, GTK_WIDGET (self));
}

static void
send_cb (IsmsDocumentVersionsGroup *self)
{
  const IsmsDocumentVersion *first = get_first (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) blanks = NULL;

  if (first == NULL)
    return;
  text = isms_document_load_text (isms_workspace_get_reader (self->workspace), first->id, &error);
  if (text == NULL)
    {
      isms_ui_report_error (GTK_WIDGET (self), error);
      return;
    }
  blanks = isms_document_dup_blanks (text);
  if (blanks[0] != NULL)
    warn_of_blanks (self, blanks);
  else
    move (self, ISMS_VERSION_SEND);
}

static void
return_cb (IsmsDocumentVersionsGroup *self)
{
  move (self, ISMS_VERSION_RETURN);
}

static void
approve_cb (IsmsDocumentVersionsGroup *self)
{
  if (get_first (self) != NULL)
    isms_version_dialog_present_move (GTK_WIDGET (self), self->workspace, self->document,
                                      ISMS_VERSION_APPROVE, get_first (self));
}

static void
enforce_cb (IsmsDocumentVersionsGroup *self)
{
  if (get_first (self) != NULL)
    isms_version_dialog_present_move (GTK_WIDGET (self), self->workspace, self->document,
                                      ISMS_VERSION_ENFORCE, get_first (self));
}

static void
retire_cb (IsmsDocumentVersionsGroup *self)
{
  for (guint i = 0; self->versions != NULL && i < self->versions->len; i++)
    if (is_in (self->versions->pdata[i], "effective"))
      isms_version_dialog_present_move (GTK_WIDGET (self), self->workspace, self->document,
                                        ISMS_VERSION_RETIRE, self->versions->pdata[i]);
}

static void
discard_cb (IsmsDocumentVersionsGroup *self)
{
  /* Translators: what a step did; a document's ref */
  g_autofree char *label =
      g_strdup_printf (_ ("Discarded the draft of %s"), isms_record_get_ref (self->document));
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (self->workspace), label);

  isms_document_discard_draft (step, isms_record_get_id (self->document));
  isms_ui_commit (GTK_WIDGET (self), step);
}

typedef struct
{
  IsmsRecord *document;
  gint64 version;
} FileTarget;

static void
free_target (gpointer data)
{
  g_object_unref (((FileTarget *) data)->document);
  g_free (data);
}

static IsmsStep *
attach_cb (IsmsStore *store, GPtrArray *contents, gpointer data)
{
  const FileTarget *target = data;
  /* Translators: what a step did; a document's ref */
  g_autofree char *label = g_strdup_printf (_ ("Attached a file to the draft of %s"),
                                            isms_record_get_ref (target->document));
  IsmsStep *step = isms_store_begin (store, label);

  for (guint i = 0; i < contents->len; i++)
    isms_document_attach (step, isms_record_get_id (target->document), target->version,
                          contents->pdata[i]);
  return step;
}

static void
file_cb (IsmsDocumentVersionsGroup *self)
{
  FileTarget *target;

  if (get_first (self) == NULL)
    return;
  target = g_new0 (FileTarget, 1);
  target->document = g_object_ref (self->document);
  target->version = get_first (self)->id;
  isms_file_adding_choose (isms_file_adding_new (
      GTK_WIDGET (self), self->workspace, self->cancellable, attach_cb, target, free_target));
}

static void
add_button (IsmsDocumentVersionsGroup *self,
            const char *title,
            void (*callback) (IsmsDocumentVersionsGroup *))
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_sensitive (row, !isms_workspace_get_read_only (self->workspace));
  g_signal_connect_object (row, "activated", G_CALLBACK (callback), self, G_CONNECT_SWAPPED);
  add_row (self, row);
}

/* The next thing first. */
static void
add_buttons (IsmsDocumentVersionsGroup *self)
{
  const IsmsDocumentVersion *first = get_first (self);

  if (is_in (first, "draft"))
    {
      add_button (self, _ ("_Edit Text…"), edit_cb);
      add_button (self, _ ("_Attach File…"), file_cb);
      add_button (self, _ ("_Send to Review"), send_cb);
      add_button (self, _ ("_Discard Draft"), discard_cb);
    }
  else if (is_in (first, "in_review"))
    {
      add_button (self, _ ("_Approve…"), approve_cb);
      add_button (self, _ ("Take Back to _Draft"), return_cb);
    }
  else if (is_in (first, "approved"))
    add_button (self, _ ("_Put in Force…"), enforce_cb);
  else
    {
      add_button (self, _ ("_New Version…"), begin_cb);
      if (is_in (first, "effective"))
        add_button (self, _ ("_Withdraw…"), retire_cb);
    }
}

/* --- The versions --- */

static gint64
get_id (GtkWidget *widget)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (widget), "id");
}

static void
set_id (GtkWidget *widget, gint64 id)
{
  g_object_set_data_full (G_OBJECT (widget), "id", g_memdup2 (&id, sizeof id), g_free);
}

static void
show_cb (GtkWidget *row, IsmsDocumentVersionsGroup *self)
{
  open_text (self, get_id (row), row);
}

static void
compare_cb (GtkWidget *button, IsmsDocumentVersionsGroup *self)
{
  IsmsDocumentDialog *dialog = open_text (self, get_id (button), button);

  if (dialog != NULL)
    isms_document_dialog_show_changes (dialog, TRUE);
}

static void
print_cb (GtkWidget *button, IsmsDocumentVersionsGroup *self)
{
  isms_print_compose_sheet (GTK_WIDGET (self), isms_workspace_get_store (self->workspace),
                            isms_record_get_title (self->document),
                            isms_document_report_new_version, get_id (button));
}

static void
add_suffix (IsmsDocumentVersionsGroup *self,
            GtkWidget *row,
            gint64 version,
            const char *icon,
            const char *tip,
            void (*callback) (GtkWidget *, IsmsDocumentVersionsGroup *))
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  set_id (button, version);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tip);
  g_signal_connect_object (button, "clicked", G_CALLBACK (callback), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* "Version 2 · In review", and beneath: "In review since 3 Mar 2026, written by Ada Osei" */
static GtkWidget *
create_version (IsmsDocumentVersionsGroup *self, guint i)
{
  const IsmsDocumentVersion *version = self->versions->pdata[i];
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("document"), "state");
  /* Translators: the number of a version of a document, and its state */
  g_autofree char *title =
      g_strdup_printf (_ ("Version %d · %s"), version->number,
                       _ (isms_field_find_choice (field, version->state)->label));
  g_autofree char *words = isms_document_version_dup_words (version);
  g_autofree char *facts =
      version->summary != NULL ? g_strdup_printf ("%s\n%s", words, version->summary) : NULL;
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts != NULL ? facts : words);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  set_id (row, version->id);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (show_cb), self, 0);
  if (i + 1 < self->versions->len)
    add_suffix (self, row, version->id, "view-dual-symbolic", _ ("Compare with the Version Before"),
                compare_cb);
  add_suffix (self, row, version->id, "document-print-symbolic", _ ("Print This Version"),
              print_cb);
  return row;
}

static void
open_file_cb (GtkWidget *row, IsmsDocumentVersionsGroup *self)
{
  isms_file_opening_open (GTK_WIDGET (self), self->workspace, get_id (row),
                          adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                          self->cancellable);
}

/* The files of the newest, and of the one in force. */
static void
add_files (IsmsDocumentVersionsGroup *self, const IsmsDocumentVersion *version)
{
  g_autoptr (GPtrArray) files =
      version->n_files > 0 ? isms_attachment_list (isms_workspace_get_reader (self->workspace),
                                                   "document_version", version->id, NULL)
                           : NULL;

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const IsmsAttachment *file = files->pdata[i];
      GtkWidget *row = adw_action_row_new ();
      /* Translators: the number of a version that a file is of */
      g_autofree char *facts = g_strdup_printf (_ ("File of version %d"), version->number);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), file->name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("mail-attachment-symbolic"));
      set_id (row, file->id);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (open_file_cb), self, 0);
      add_row (self, row);
    }
}

static void
add_versions (IsmsDocumentVersionsGroup *self)
{
  GtkWidget *earlier = NULL;

  for (guint i = 0; i < self->versions->len; i++)
    {
      const IsmsDocumentVersion *version = self->versions->pdata[i];

      if (i < SHOWN_AT_ONCE)
        {
          add_row (self, create_version (self, i));
          if (i == 0 || is_in (version, "effective"))
            add_files (self, version);
          continue;
        }
      if (earlier == NULL)
        {
          earlier = adw_expander_row_new ();
          adw_preferences_row_set_title (ADW_PREFERENCES_ROW (earlier), _ ("Earlier Versions"));
          add_row (self, earlier);
        }
      adw_expander_row_add_row (ADW_EXPANDER_ROW (earlier), create_version (self, i));
    }
}

static void
focus_first (IsmsDocumentVersionsGroup *self)
{
  if (self->rows->len > 0)
    gtk_widget_grab_focus (self->rows->pdata[0]);
}

static void
show_versions (IsmsDocumentVersionsGroup *self)
{
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  if (self->document == NULL || reader == NULL)
    return;
  self->versions =
      isms_document_load_versions (reader, isms_record_get_id (self->document), &error);
  if (self->versions == NULL)
    {
      add_row (self, isms_ui_create_unread_row (error));
      return;
    }
  add_buttons (self);
  add_versions (self);
  if (focused)
    focus_first (self);
}

static void
store_changed_cb (IsmsStore *store, IsmsChange *change, IsmsDocumentVersionsGroup *self)
{
  if (isms_change_touches (change, "document_version")
      || isms_change_touches (change, "attachment"))
    show_versions (self);
}

static void
isms_document_versions_group_dispose (GObject *object)
{
  IsmsDocumentVersionsGroup *self = ISMS_DOCUMENT_VERSIONS_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->document);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_document_versions_group_parent_class)->dispose (object);
}

static void
isms_document_versions_group_finalize (GObject *object)
{
  IsmsDocumentVersionsGroup *self = ISMS_DOCUMENT_VERSIONS_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_free (self->came_from);
  G_OBJECT_CLASS (isms_document_versions_group_parent_class)->finalize (object);
}

static void
isms_document_versions_group_class_init (IsmsDocumentVersionsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_document_versions_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_document_versions_group_finalize;
}

static void
isms_document_versions_group_init (IsmsDocumentVersionsGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Versions"));
}

/**
 * isms_document_versions_group_new:
 * @workspace: where the document lives
 *
 * Returns: (transfer floating): the versions of no document yet
 */
GtkWidget *
isms_document_versions_group_new (IsmsWorkspace *workspace)
{
  IsmsDocumentVersionsGroup *self = g_object_new (ISMS_TYPE_DOCUMENT_VERSIONS_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (isms_workspace_get_store (workspace), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}

/**
 * isms_document_versions_group_set_document:
 * @self: a group
 * @document: (nullable): whose versions
 */
void
isms_document_versions_group_set_document (IsmsDocumentVersionsGroup *self, IsmsRecord *document)
{
  if (g_set_object (&self->document, document))
    show_versions (self);
}
