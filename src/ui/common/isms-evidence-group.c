/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The rows are made anew whenever evidence changed. */

#include "isms-config.h"

#include "isms-evidence-group.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-evidence-dialog.h"
#include "isms-evidence.h"
#include "isms-file-adding.h"
#include "isms-file-opening.h"
#include "isms-file-verifying.h"
#include "isms-picker.h"

struct _IsmsEvidenceGroup
{
  AdwPreferencesGroup parent_instance;

  IsmsWorkspace *workspace;
  IsmsRecord *record;
  GCancellable *cancellable; /* of dialogs and of what is being opened */
  GPtrArray *items;          /* of IsmsRecord */
  GPtrArray *rows;           /* borrowed from the tree */
  GtkWidget *add;
  GtkWidget *use;
  IsmsPicker *picker;
};

G_DEFINE_FINAL_TYPE (IsmsEvidenceGroup, isms_evidence_group, ADW_TYPE_PREFERENCES_GROUP)

/* What the search for evidence that is there looks for. */
static const IsmsField existing = {
  .name = "evidence", .kind = ISMS_FIELD_REFERENCE, .label = N_ ("Evidence"), .target = "evidence"
};

static IsmsRecord *
find_item (IsmsEvidenceGroup *self, gint64 id)
{
  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    if (self->items->pdata[i] != NULL && isms_record_get_id (self->items->pdata[i]) == id)
      return self->items->pdata[i];
  return NULL;
}

static void
show_item (GtkWidget *widget, gint64 id)
{
  gtk_widget_activate_action (widget, "win.show-record", "(sx)", "evidence", id);
}

/* --- Opening --- */

/* All of its files; where there is none, it is shown, for one to be attached. */
static void
open_files (IsmsEvidenceGroup *self, IsmsRecord *item)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = isms_attachment_list (
      isms_workspace_get_reader (self->workspace), "evidence", isms_record_get_id (item), &error);

  if (files == NULL)
    isms_ui_report_error (GTK_WIDGET (self), error);
  else if (files->len == 0)
    show_item (GTK_WIDGET (self), isms_record_get_id (item));
  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const IsmsAttachment *file = files->pdata[i];

      isms_file_opening_open (GTK_WIDGET (self), self->workspace, file->id, file->name,
                              self->cancellable);
    }
}

static void
open_item (IsmsEvidenceGroup *self, IsmsRecord *item)
{
  const char *form = isms_record_get_text (item, "form");

  if (g_strcmp0 (form, "link") == 0)
    isms_file_opening_open_link (GTK_WIDGET (self), isms_record_get_text (item, "link"),
                                 self->cancellable);
  else if (g_strcmp0 (form, "file") == 0)
    open_files (self, item);
  else
    show_item (GTK_WIDGET (self), isms_record_get_id (item));
}

/* --- Adding --- */

/* "pentest 2026.pdf" is evidence that is called "pentest 2026". */
static char *
dup_stem (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL && dot > name ? g_strndup (name, dot - name) : g_strdup (name);
}

typedef struct
{
  IsmsRecord *record;
  gint64 person;
} Taker;

static void
free_taker (gpointer data)
{
  Taker *taker = data;

  g_object_unref (taker->record);
  g_free (taker);
}

/* For the record that was shown when they were asked for. */
static IsmsStep *
take_cb (IsmsStore *store, GPtrArray *contents, gpointer data)
{
  const Taker *taker = data;
  g_autofree char *label = NULL;
  IsmsStep *step;

  /* Translators: what a step did; a record's ref */
  label = g_strdup_printf (_ ("Added evidence for %s"), isms_record_get_ref (taker->record));
  step = isms_store_begin (store, label);
  for (guint i = 0; i < contents->len; i++)
    {
      g_autofree char *title = dup_stem (isms_content_get_name (contents->pdata[i]));
      const IsmsEvidenceDraft draft = {
        .title = title,
        .form = "file",
        .collected_by = taker->person,
      };
      gint64 id = isms_evidence_create (step, &draft);

      isms_step_attach (step, "evidence", id, contents->pdata[i]);
      isms_evidence_set_for (step, id, isms_record_get_kind (taker->record),
                             isms_record_get_id (taker->record), TRUE);
    }
  return step;
}

static IsmsFileAdding *
begin_adding (IsmsEvidenceGroup *self)
{
  Taker *taker = g_new0 (Taker, 1);

  taker->record = g_object_ref (self->record);
  taker->person = isms_workspace_get_acting_person (self->workspace);
  return isms_file_adding_new (GTK_WIDGET (self), self->workspace, self->cancellable, take_cb,
                               taker, free_taker);
}

static void
set_for (IsmsEvidenceGroup *self, gint64 id, gboolean shows)
{
  g_autoptr (IsmsStep) step = NULL;
  g_autofree char *label = NULL;

  if (self->record == NULL)
    return;
  /* Translators: what a step did; a record's ref */
  label = g_strdup_printf (shows ? _ ("Added evidence for %s") : _ ("Removed evidence from %s"),
                           isms_record_get_ref (self->record));
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_evidence_set_for (step, id, isms_record_get_kind (self->record),
                         isms_record_get_id (self->record), shows);
  isms_ui_commit (GTK_WIDGET (self), step);
}

static void
picked_cb (IsmsPicker *picker, const char *value, IsmsEvidenceGroup *self)
{
  gint64 id = g_ascii_strtoll (value, NULL, 10);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->use));
  isms_picker_set_chosen (picker, NULL);
  if (id != 0)
    set_for (self, id, TRUE);
}

/* --- Actions --- */

static void
act_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  IsmsEvidenceGroup *self = ISMS_EVIDENCE_GROUP (widget);
  gint64 id = g_variant_get_int64 (target);
  IsmsRecord *item = find_item (self, id);

  if (item == NULL)
    return;
  if (g_str_equal (name, "evidence.show"))
    show_item (widget, id);
  else if (g_str_equal (name, "evidence.open"))
    open_item (self, item);
  else if (g_str_equal (name, "evidence.verify"))
    isms_file_verifying_start (widget, self->workspace, item, self->cancellable);
  else if (!isms_workspace_get_read_only (self->workspace))
    {
      gtk_widget_grab_focus (self->add);
      set_for (self, id, FALSE);
    }
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  IsmsEvidenceGroup *self = ISMS_EVIDENCE_GROUP (widget);
  const char *form = g_variant_get_string (target, NULL);

  if (self->record == NULL || isms_workspace_get_read_only (self->workspace))
    return;
  if (g_str_equal (form, "file"))
    isms_file_adding_choose (begin_adding (self));
  else
    isms_evidence_dialog_present (widget, self->workspace, self->record, form);
}

/* --- The rows --- */

static const char *
get_icon (IsmsRecord *item)
{
  const char *form = isms_record_get_text (item, "form");

  if (g_strcmp0 (form, "link") == 0)
    return "insert-link-symbolic";
  return g_strcmp0 (form, "note") == 0 ? "document-edit-symbolic" : "text-x-generic-symbolic";
}

static char *
dup_value (IsmsRecord *item, const char *field)
{
  return isms_record_dup_display (item, isms_kind_find_field (isms_record_get_kind (item), field));
}

/* "E-004 · File · Noor Haddad · 5 Nov 2026", and beneath how long it is valid, or what it lacks. */
static char *
dup_facts (IsmsRecord *item, const char *words)
{
  g_autofree char *form = dup_value (item, "form");
  g_autofree char *who = dup_value (item, "collected_by");
  g_autofree char *day = dup_value (item, "collected_on");
  GString *facts = g_string_new (isms_record_get_ref (item));

  g_string_append_printf (facts, " · %s", form);
  if (*who != '\0')
    g_string_append_printf (facts, " · %s", who);
  if (*day != '\0')
    g_string_append_printf (facts, " · %s", day);
  if (words != NULL)
    g_string_append_printf (facts, "\n%s", words);
  return g_string_free (facts, FALSE);
}

/* A missing file comes first: without it the day says nothing. */
static char *
dup_words (IsmsRecord *item)
{
  const char *flaws = isms_record_get_text (item, "flaws");

  if (flaws != NULL && strstr (flaws, "no_file") != NULL)
    return g_strdup (_ ("No file yet"));
  return isms_evidence_dup_validity (item);
}

/* The words stand in the row already. */
static void
add_sign (AdwActionRow *row, IsmsRecord *item, const char *words)
{
  const char *state = isms_record_get_text (item, "state");
  const char *flaws = isms_record_get_text (item, "flaws");
  gboolean bare = flaws != NULL && strstr (flaws, "no_file") != NULL;
  gboolean expired = g_strcmp0 (state, "expired") == 0;
  GtkWidget *sign;

  if (!bare && !expired && g_strcmp0 (state, "expiring") != 0)
    return;
  sign = gtk_image_new_from_icon_name (bare || expired ? "dialog-warning-symbolic"
                                                       : "appointment-soon-symbolic");
  gtk_widget_set_tooltip_text (sign, words);
  gtk_widget_add_css_class (sign, expired && !bare ? "error" : "warning");
  adw_action_row_add_suffix (row, sign);
}

static void
append_action (GMenu *menu, const char *label, const char *action, gint64 id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

static GtkWidget *
create_menu (IsmsEvidenceGroup *self, IsmsRecord *item)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();
  gint64 id = isms_record_get_id (item);
  g_autofree char *tip = NULL;

  if (g_strcmp0 (isms_record_get_text (item, "form"), "note") != 0)
    append_action (menu, _ ("_Open"), "evidence.open", id);
  append_action (menu, _ ("_Show Evidence"), "evidence.show", id);
  if (isms_record_get_int (item, "files") > 0)
    append_action (menu, _ ("_Verify Files"), "evidence.verify", id);
  if (!isms_workspace_get_read_only (self->workspace))
    append_action (menu, _ ("_Remove from Here"), "evidence.remove", id);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  /* Translators: the menu of one row: More for Backup log */
  tip = g_strdup_printf (_ ("More for %s"), isms_record_get_title (item));
  gtk_widget_set_tooltip_text (button, tip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
row_activated_cb (AdwActionRow *row, IsmsRecord *item)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "evidence.open", "x", isms_record_get_id (item));
}

static GtkWidget *
create_row (IsmsEvidenceGroup *self, IsmsRecord *item)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = dup_words (item);
  g_autofree char *facts = dup_facts (item, words);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), isms_record_get_title (item));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (get_icon (item)));
  add_sign (ADW_ACTION_ROW (row), item, words);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_menu (self, item));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_data (row, "activated", G_CALLBACK (row_activated_cb), g_object_ref (item),
                         (GClosureNotify) g_object_unref, 0);
  return row;
}

static void
add_row (IsmsEvidenceGroup *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
show_items (IsmsEvidenceGroup *self)
{
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  if (self->record != NULL && reader != NULL)
    self->items = isms_evidence_load_for (reader, isms_record_get_kind (self->record),
                                          isms_record_get_id (self->record), &error);
  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    if (self->items->pdata[i] != NULL)
      add_row (self, create_row (self, self->items->pdata[i]));
  if (error != NULL)
    add_row (self, isms_ui_create_unread_row (error));
}

static void
store_changed_cb (IsmsStore *store, IsmsChange *change, IsmsEvidenceGroup *self)
{
  static const char *const tables[] = { "evidence", "evidence_for", "attachment", "person" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (isms_change_touches (change, tables[i]))
      {
        show_items (self);
        return;
      }
}

static void
isms_evidence_group_dispose (GObject *object)
{
  IsmsEvidenceGroup *self = ISMS_EVIDENCE_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->record);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (isms_evidence_group_parent_class)->dispose (object);
}

static void
isms_evidence_group_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_EVIDENCE_GROUP (object)->rows);

  G_OBJECT_CLASS (isms_evidence_group_parent_class)->finalize (object);
}

static void
isms_evidence_group_class_init (IsmsEvidenceGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_evidence_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_evidence_group_finalize;
  gtk_widget_class_install_action (widget_class, "evidence.add", "s", add_cb);
  gtk_widget_class_install_action (widget_class, "evidence.show", "x", act_cb);
  gtk_widget_class_install_action (widget_class, "evidence.open", "x", act_cb);
  gtk_widget_class_install_action (widget_class, "evidence.verify", "x", act_cb);
  gtk_widget_class_install_action (widget_class, "evidence.remove", "x", act_cb);
}

static GtkWidget *
create_button (const char *icon, const char *tip)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
isms_evidence_group_init (IsmsEvidenceGroup *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (GMenu) menu = g_menu_new ();

  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  g_menu_append (menu, _ ("_Files…"), "evidence.add::file");
  g_menu_append (menu, _ ("_Link…"), "evidence.add::link");
  g_menu_append (menu, _ ("_Note…"), "evidence.add::note");
  self->use = create_button ("edit-find-symbolic", _ ("Use Existing Evidence"));
  self->add = create_button ("list-add-symbolic", _ ("Add Evidence"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->add), G_MENU_MODEL (menu));
  gtk_box_append (GTK_BOX (buttons), self->use);
  gtk_box_append (GTK_BOX (buttons), self->add);
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER); /* not as tall as the words beside them */
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Evidence"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self), _ ("Files, links and notes that show it. Drop files here."));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), buttons);
}

/**
 * isms_evidence_group_new:
 * @workspace: a workspace
 *
 * Returns: (transfer floating): the evidence for nothing yet
 */
GtkWidget *
isms_evidence_group_new (IsmsWorkspace *workspace)
{
  IsmsEvidenceGroup *self = g_object_new (ISMS_TYPE_EVIDENCE_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  self->picker = ISMS_PICKER (isms_picker_new (workspace, NULL, &existing, ISMS_PICKER_ONE));
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (picked_cb), self, 0);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->use),
                               isms_picker_create_popover (self->picker));
  g_object_bind_property (workspace, "read-only", self->add, "sensitive",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_object_bind_property (workspace, "read-only", self->use, "sensitive",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_signal_connect_object (isms_workspace_get_store (workspace), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}

/**
 * isms_evidence_group_set_record:
 * @self: a group
 * @record: (nullable): what the evidence is for
 */
void
isms_evidence_group_set_record (IsmsEvidenceGroup *self, IsmsRecord *record)
{
  g_return_if_fail (ISMS_IS_EVIDENCE_GROUP (self));

  if (g_set_object (&self->record, record))
    show_items (self);
}

/**
 * isms_evidence_group_add_files:
 * @self: the evidence for a record
 * @files: (type Gio.ListModel): the files
 *
 * Takes copies of @files into the workspace, each as evidence for the record, in one step.
 */
void
isms_evidence_group_add_files (IsmsEvidenceGroup *self, GListModel *files)
{
  g_return_if_fail (ISMS_IS_EVIDENCE_GROUP (self));
  g_return_if_fail (self->record != NULL);

  if (g_list_model_get_n_items (files) > 0)
    isms_file_adding_add (begin_adding (self), files);
}

/**
 * isms_evidence_group_use:
 * @self: the evidence for a record
 * @evidence: the id of evidence that is there
 *
 * Makes it evidence for this record too, in one step.
 */
void
isms_evidence_group_use (IsmsEvidenceGroup *self, gint64 evidence)
{
  g_return_if_fail (ISMS_IS_EVIDENCE_GROUP (self));

  set_for (self, evidence, TRUE);
}

guint
isms_evidence_group_get_n_items (IsmsEvidenceGroup *self)
{
  return self->rows->len;
}

GtkWidget *
isms_evidence_group_get_row (IsmsEvidenceGroup *self, guint index)
{
  return g_ptr_array_index (self->rows, index);
}
