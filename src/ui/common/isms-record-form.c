/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The form of one record. The rows are made once for the kind and filled for each record. */

#include "isms-config.h"

#include "isms-record-form.h"

#include <glib/gi18n-lib.h>

#include "isms-actions-group.h"
#include "isms-attachments-group.h"
#include "isms-commit.h"
#include "isms-edit.h"
#include "isms-editors.h"
#include "isms-evidence-group.h"
#include "isms-file-adding.h"
#include "isms-history-group.h"
#include "isms-linked-group.h"
#include "isms-row-sight.h"

typedef struct
{
  const IsmsField *field;
  GtkWidget *row;
} Computed;

typedef struct
{
  const IsmsFormGroup *group;
  GtkWidget *widget;
} Extra;

#define N_LATE 2

struct _IsmsRecordForm
{
  AdwBin parent_instance;

  IsmsWorkspace *workspace;
  const IsmsKind *kind;
  IsmsRecord *record;
  gulong notify_id;

  AdwPreferencesPage *page;
  AdwPreferencesGroup *first; /* the title, and all other fields where no group parts them */
  AdwPreferencesGroup *rest;  /* the other fields; or the same as first */
  AdwPreferencesGroup *last;  /* what stands beneath checks and evidence; or rest */
  AdwPreferencesGroup *flaws;
  AdwPreferencesGroup *unread; /* that the record could not be read again */
  GtkWidget *unread_row;       /* or NULL */
  AdwPreferencesGroup *computed;
  IsmsEvidenceGroup *evidence; /* NULL: it is evidence itself */
  IsmsAttachmentsGroup *attachments;
  IsmsLateGroup *late[N_LATE]; /* what refers to it, its history */
  GPtrArray *editors;
  GArray *computeds;
  GArray *extras;
};

G_DEFINE_FINAL_TYPE (IsmsRecordForm, isms_record_form, ADW_TYPE_BIN)

/* (element-type IsmsFormGroup): of all kinds, in the order in which they stand. */
static GPtrArray *groups;

/* --- What was entered --- */

/* Adds the record that the person named, and tells it in the words of the field's text. */
static char *
create_target (IsmsStep *step, const IsmsField *field, const char *text, const char *title)
{
  gint64 id = isms_edit_create (step, isms_kind_find (field->target), title);

  if (field->kind == ISMS_FIELD_LINKS && *text != '\0')
    return g_strdup_printf ("%s %" G_GINT64_FORMAT, text, id);
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static IsmsStep *
prepare_cb (IsmsFieldEditor *editor,
            const char *text,
            const char *create,
            gpointer user_data,
            GError **error)
{
  IsmsRecordForm *self = user_data;
  IsmsRecord *record = isms_field_editor_get_record (editor);
  const IsmsField *field = isms_field_editor_get_field (editor);
  g_autofree char *label = isms_edit_dup_label (record, field);
  g_autofree char *created = NULL;
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (self->workspace), label);

  if (create != NULL)
    text = created = create_target (step, field, text, create);
  return isms_edit_set (step, record, field, text, error) ? g_steal_pointer (&step) : NULL;
}

/* --- Following the record --- */

/* What somebody should look at stands above everything else. */
static gboolean
is_flaw (const IsmsField *field)
{
  return g_str_equal (field->name, "flaws");
}

static void
show_computed (IsmsRecordForm *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->computeds->len; i++)
    {
      Computed *computed = &g_array_index (self->computeds, Computed, i);
      g_autofree char *text = is_flaw (computed->field)
                                  ? isms_record_form_dup_flaws (self->record)
                                  : isms_record_dup_display (self->record, computed->field);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (computed->row), text);
      gtk_widget_set_visible (computed->row, *text != '\0');
      if (is_flaw (computed->field))
        gtk_widget_set_visible (GTK_WIDGET (self->flaws), *text != '\0');
      else
        any |= *text != '\0';
    }
  gtk_widget_set_visible (GTK_WIDGET (self->computed), any);
}

static gboolean
holds_words (IsmsRecordForm *self, const char *field)
{
  IsmsFieldEditor *editor = isms_record_form_find_editor (self, field);
  g_autofree char *text = editor != NULL ? isms_field_editor_dup_text (editor) : NULL;

  return text != NULL && *g_strstrip (text) != '\0';
}

/* What waits for another field is there as soon as that one is being written, so that Tab leads
 * to it: what is typed is stored only when the focus has left. */
static gboolean
is_moot (IsmsRecordForm *self, const IsmsField *field)
{
  return isms_record_is_moot (self->record, field)
         && (field->moot_value != NULL
             || (!holds_words (self, field->moot_field) && !holds_words (self, field->name)));
}

/* What there is to say of this record: of what only holds others together, that is less. */
static void
show_fitting (IsmsRecordForm *self)
{
  const IsmsHolders *holders = self->kind->holders;
  gboolean holds;

  if (self->record == NULL)
    return;
  holds = holders != NULL
          && g_strcmp0 (isms_record_get_text (self->record, holders->field), holders->value) == 0;
  for (guint i = 0; i < self->editors->len; i++)
    {
      const IsmsField *field = isms_field_editor_get_field (self->editors->pdata[i]);
      gboolean is_without = holders != NULL && g_strv_contains (holders->without, field->name);

      if (is_without || field->moot_field != NULL)
        gtk_widget_set_visible (isms_field_editor_get_row (self->editors->pdata[i]),
                                !(is_without && holds) && !is_moot (self, field));
    }
}

static void
notify_cb (IsmsRecord *record, GParamSpec *pspec, IsmsRecordForm *self)
{
  show_fitting (self);
  if (self->computeds->len > 0)
    show_computed (self);
}

static void
show_unread (IsmsRecordForm *self, const GError *error)
{
  if (self->unread_row != NULL)
    adw_preferences_group_remove (self->unread, self->unread_row);
  self->unread_row = NULL;
  if (error != NULL)
    {
      self->unread_row = isms_ui_create_unread_row (error);
      adw_preferences_group_add (self->unread, self->unread_row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->unread), error != NULL);
}

/* What was refused may fit now: the reason of a decision that was chosen before it was written. */
static void
retry_all (IsmsRecordForm *self)
{
  for (guint i = 0; i < self->editors->len; i++)
    isms_field_editor_retry (self->editors->pdata[i]);
}

/* The list keeps its records fresh; this one may have left the list. */
static void
store_changed_cb (IsmsStore *store, IsmsChange *change, IsmsRecordForm *self)
{
  g_autoptr (IsmsRecord) fresh = NULL;
  g_autoptr (GError) error = NULL;

  if (self->record == NULL || !isms_kind_is_touched (self->kind, change))
    return;
  fresh = isms_record_load (isms_workspace_get_reader (self->workspace), self->kind,
                            isms_record_get_id (self->record), &error);
  show_unread (self, error);
  if (fresh != NULL)
    isms_record_update_from (self->record, fresh);
  if (isms_change_get_kind (change) == ISMS_STEP_DO
      && isms_change_touches_row (change, self->kind->name, isms_record_get_id (self->record)))
    retry_all (self);
}

/* --- Building --- */

static void
take_editor (IsmsRecordForm *self, AdwPreferencesGroup *group, IsmsFieldEditor *editor)
{
  adw_preferences_group_add (group, isms_field_editor_get_row (editor));
  adw_preferences_group_add (group, isms_field_editor_get_message_row (editor));
  g_ptr_array_add (self->editors, editor);
  g_signal_connect_object (editor, "typed", G_CALLBACK (show_fitting), self, G_CONNECT_SWAPPED);
}

static void
add_editor (IsmsRecordForm *self, AdwPreferencesGroup *group, const IsmsField *field)
{
  take_editor (self, group, isms_field_editor_new (self->workspace, field, prepare_cb, self));
}

/* Titles may be long, and are read here in full. */
static void
add_title (IsmsRecordForm *self)
{
  const IsmsField *field = isms_kind_find_field (self->kind, self->kind->title_field);

  take_editor (self, self->first,
               isms_field_editor_new_wrapped (self->workspace, field, prepare_cb, self));
}

/* What stands out is about other records, as a rule: from here it is one click more to them. */
static void
flaw_activated_cb (IsmsRecordForm *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->late[0]), GTK_DIR_TAB_FORWARD);
}

static void
add_computed (IsmsRecordForm *self, const IsmsField *field)
{
  Computed computed = { field, adw_action_row_new () };

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (computed.row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (computed.row), _ (field->label));
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (computed.row), TRUE);
  gtk_widget_add_css_class (computed.row, "property");
  if (is_flaw (field))
    {
      GtkWidget *sign = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (sign, "warning");
      adw_action_row_add_prefix (ADW_ACTION_ROW (computed.row), sign);
      adw_action_row_add_suffix (ADW_ACTION_ROW (computed.row),
                                 gtk_image_new_from_icon_name ("go-down-symbolic"));
      gtk_widget_set_tooltip_text (computed.row, _ ("Show What It Is Linked To"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (computed.row), TRUE);
      g_signal_connect_object (computed.row, "activated", G_CALLBACK (flaw_activated_cb), self,
                               G_CONNECT_SWAPPED);
    }
  adw_preferences_group_add (is_flaw (field) ? self->flaws : self->computed, computed.row);
  g_array_append_val (self->computeds, computed);
}

static AdwPreferencesGroup *
add_group (IsmsRecordForm *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static gboolean
has_early (const IsmsKind *kind)
{
  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      const IsmsFormGroup *group = groups->pdata[i];

      if (group->early && g_str_equal (group->kind, kind->name))
        return TRUE;
    }
  return FALSE;
}

static void
add_extras (IsmsRecordForm *self, gboolean early)
{
  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      Extra extra = { groups->pdata[i], NULL };

      if (extra.group->early != early || !g_str_equal (extra.group->kind, self->kind->name))
        continue;
      extra.widget = extra.group->create (self->workspace);
      adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (extra.widget));
      g_array_append_val (self->extras, extra);
    }
}

static gboolean
shows_actions (IsmsRecordForm *self)
{
  for (guint i = 0; i < self->extras->len; i++)
    if (g_strcmp0 (g_array_index (self->extras, Extra, i).group->shows_kind, "action") == 0)
      return TRUE;
  return FALSE;
}

static void
set_actions_of (GtkWidget *group, IsmsRecord *record)
{
  isms_actions_group_set_record (ISMS_ACTIONS_GROUP (group), record);
}

/* What is done for a record stands in the form of each, if nothing else shows it already. */
static void
add_actions (IsmsRecordForm *self)
{
  static const IsmsFormGroup group = {
    .shows_kind = "action",
    .shows_field = "for_ref",
    .create = isms_actions_group_new,
    .set_record = set_actions_of,
  };
  Extra extra = { &group, NULL };

  if (g_str_equal (self->kind->name, "action") || shows_actions (self))
    return;
  extra.widget = group.create (self->workspace);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (extra.widget));
  g_array_append_val (self->extras, extra);
}

/* What other groups of the form show already is not shown again. */
static GtkWidget *
create_linked (IsmsRecordForm *self)
{
  GtkWidget *linked = isms_linked_group_new (self->workspace);

  isms_linked_group_leave_out (ISMS_LINKED_GROUP (linked), isms_kind_find ("evidence"),
                               "shows_for");
  for (guint i = 0; i < self->extras->len; i++)
    {
      const IsmsFormGroup *group = g_array_index (self->extras, Extra, i).group;

      if (group->shows_kind != NULL)
        isms_linked_group_leave_out (ISMS_LINKED_GROUP (linked), isms_kind_find (group->shows_kind),
                                     group->shows_field);
    }
  return linked;
}

static gboolean
leaves_computed (IsmsRecordForm *self)
{
  for (guint i = 0; i < self->extras->len; i++)
    if (g_array_index (self->extras, Extra, i).group->shows_computed)
      return TRUE;
  return FALSE;
}

static void
add_rows (IsmsRecordForm *self)
{
  gboolean computed = !leaves_computed (self);
  AdwPreferencesGroup *group = self->rest;

  add_title (self);
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const IsmsField *field = &self->kind->fields[i];

      if ((field->flags & (ISMS_FIELD_INTERNAL | ISMS_FIELD_ASIDE)) != 0
          || g_str_equal (field->name, self->kind->title_field))
        continue;
      if (g_strcmp0 (field->name, self->kind->particulars) == 0)
        group = self->last;
      if ((field->flags & ISMS_FIELD_COMPUTED) == 0)
        add_editor (self, group, field);
      else if (computed)
        add_computed (self, field);
    }
  add_editor (self, group, isms_kind_find_field (self->kind, "ref"));
}

static void
add_evidence (IsmsRecordForm *self)
{
  self->evidence = ISMS_EVIDENCE_GROUP (isms_evidence_group_new (self->workspace));
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (self->evidence));
}

/* Wherever it is let go of in the form, a file is evidence: that group may be a long way down. */
static void
dropped_cb (GtkWidget *widget, GListModel *files, gpointer user_data)
{
  IsmsRecordForm *self = ISMS_RECORD_FORM (widget);

  if (self->record != NULL)
    isms_evidence_group_add_files (self->evidence, files);
}

static void
add_groups (IsmsRecordForm *self)
{
  self->unread = add_group (self);
  show_unread (self, NULL);
  self->flaws = add_group (self);
  gtk_widget_set_visible (GTK_WIDGET (self->flaws), FALSE);
  self->first = add_group (self);
  add_extras (self, TRUE);
  self->rest = has_early (self->kind) ? add_group (self) : self->first;
  add_extras (self, FALSE);
  if (self->kind->particulars != NULL)
    add_evidence (self);
  self->last = self->kind->particulars != NULL ? add_group (self) : self->rest;
  self->computed = add_group (self);
  gtk_widget_set_visible (GTK_WIDGET (self->computed), FALSE);
  add_rows (self);
  if (self->evidence == NULL && !g_str_equal (self->kind->name, "evidence"))
    add_evidence (self);
  add_actions (self);
  self->attachments = ISMS_ATTACHMENTS_GROUP (isms_attachments_group_new (self->workspace));
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (self->attachments));
  self->late[0] = ISMS_LATE_GROUP (create_linked (self));
  self->late[1] = ISMS_LATE_GROUP (isms_history_group_new (self->workspace));
  for (guint i = 0; i < N_LATE; i++)
    adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (self->late[i]));
}

static void
show_writable (IsmsRecordForm *self)
{
  gboolean writable = !isms_workspace_get_read_only (self->workspace);

  gtk_widget_set_sensitive (GTK_WIDGET (self->first), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->rest), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->last), writable);
}

static void
commit_all (IsmsRecordForm *self)
{
  for (guint i = 0; i < self->editors->len; i++)
    isms_field_editor_flush (self->editors->pdata[i]);
}

static void
isms_record_form_dispose (GObject *object)
{
  IsmsRecordForm *self = ISMS_RECORD_FORM (object);

  if (self->record != NULL)
    g_clear_signal_handler (&self->notify_id, self->record);
  g_clear_pointer (&self->editors, g_ptr_array_unref);
  g_clear_object (&self->record);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (isms_record_form_parent_class)->dispose (object);
}

static void
isms_record_form_finalize (GObject *object)
{
  g_array_unref (ISMS_RECORD_FORM (object)->computeds);
  g_array_unref (ISMS_RECORD_FORM (object)->extras);

  G_OBJECT_CLASS (isms_record_form_parent_class)->finalize (object);
}

static void
isms_record_form_class_init (IsmsRecordFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_record_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_record_form_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "recordform");
}

static void
isms_record_form_init (IsmsRecordForm *self)
{
  self->editors = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_field_editor_release);
  self->computeds = g_array_new (FALSE, FALSE, sizeof (Computed));
  self->extras = g_array_new (FALSE, FALSE, sizeof (Extra));
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->page));
  isms_row_sight_keep (GTK_WIDGET (self));
  /* What was typed must not be lost with the window. */
  g_signal_connect (self, "unmap", G_CALLBACK (commit_all), NULL);
}

/**
 * isms_record_form_new:
 * @workspace: a workspace
 * @kind: of the records it will show
 *
 * Returns: (transfer floating): a form without a record
 */
GtkWidget *
isms_record_form_new (IsmsWorkspace *workspace, const IsmsKind *kind)
{
  IsmsRecordForm *self = g_object_new (ISMS_TYPE_RECORD_FORM, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  add_groups (self);
  if (self->evidence != NULL)
    isms_file_adding_take_drops (GTK_WIDGET (self), workspace, dropped_cb, NULL);
  g_signal_connect_object (isms_workspace_get_store (workspace), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (workspace, "notify::read-only", G_CALLBACK (show_writable), self,
                           G_CONNECT_SWAPPED);
  show_writable (self);
  return GTK_WIDGET (self);
}

/**
 * isms_record_form_set_record:
 * @self: a form
 * @record: (nullable): a record of the form's kind
 *
 * What was typed and not committed yet is committed to the record before.
 */
void
isms_record_form_set_record (IsmsRecordForm *self, IsmsRecord *record)
{
  g_return_if_fail (ISMS_IS_RECORD_FORM (self));

  if (self->record == record)
    return;
  if (self->record != NULL)
    g_clear_signal_handler (&self->notify_id, self->record);
  g_set_object (&self->record, record);
  show_unread (self, NULL);
  for (guint i = 0; i < self->editors->len; i++)
    isms_field_editor_set_record (self->editors->pdata[i], record);
  if (self->evidence != NULL)
    isms_evidence_group_set_record (self->evidence, record);
  isms_attachments_group_set_record (self->attachments, record);
  for (guint i = 0; i < N_LATE; i++)
    isms_late_group_set_record (self->late[i], record);
  for (guint i = 0; i < self->extras->len; i++)
    {
      Extra *extra = &g_array_index (self->extras, Extra, i);

      extra->group->set_record (extra->widget, record);
    }
  if (record == NULL)
    return;
  show_fitting (self);
  show_computed (self);
  self->notify_id =
      g_signal_connect_object (record, "notify", G_CALLBACK (notify_cb), self, G_CONNECT_DEFAULT);
}

/**
 * isms_record_form_find_editor:
 * @self: a form
 * @field: a field's name
 *
 * Returns: (transfer none) (nullable): the editor of that field
 */
IsmsFieldEditor *
isms_record_form_find_editor (IsmsRecordForm *self, const char *field)
{
  g_return_val_if_fail (ISMS_IS_RECORD_FORM (self), NULL);

  for (guint i = 0; i < self->editors->len; i++)
    if (g_str_equal (isms_field_editor_get_field (self->editors->pdata[i])->name, field))
      return self->editors->pdata[i];
  return NULL;
}

/**
 * isms_record_form_dup_flaws:
 * @record: a record of a kind that has such
 *
 * Returns: (transfer full): what stands out of it, each on a line of its own, since they are
 *   sentences and some have a comma; "": nothing does
 */
char *
isms_record_form_dup_flaws (IsmsRecord *record)
{
  const IsmsField *field = isms_kind_find_field (isms_record_get_kind (record), "flaws");
  const char *text = isms_record_get_text (record, "flaws");
  g_auto (GStrv) values = g_strsplit (text != NULL ? text : "", " ", -1);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint i = 0; values[i] != NULL; i++)
    {
      const IsmsChoice *choice = isms_field_find_choice (field, values[i]);

      if (choice != NULL)
        g_ptr_array_add (lines, (gpointer) _ (choice->label));
    }
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/**
 * isms_record_form_show_top:
 * @self: a form
 *
 * Scrolls to the title.
 */
void
isms_record_form_show_top (IsmsRecordForm *self)
{
  g_return_if_fail (ISMS_IS_RECORD_FORM (self));

  adw_preferences_page_scroll_to_top (self->page);
}

/**
 * isms_record_form_focus_title:
 * @self: a form
 *
 * Focus to the title, its text selected.
 */
void
isms_record_form_focus_title (IsmsRecordForm *self)
{
  g_return_if_fail (ISMS_IS_RECORD_FORM (self));

  isms_prose_editor_select (ISMS_PROSE_EDITOR (self->editors->pdata[0]));
}

/**
 * isms_record_form_focus_next:
 * @self: a form
 *
 * Focus to the row after the title: for a record that has just got its title.
 */
void
isms_record_form_focus_next (IsmsRecordForm *self)
{
  g_return_if_fail (ISMS_IS_RECORD_FORM (self));

  gtk_widget_child_focus (isms_field_editor_get_row (self->editors->pdata[1]), GTK_DIR_TAB_FORWARD);
}

/**
 * isms_record_form_focus_field:
 * @self: a form
 * @field: the name of a field
 *
 * Focus to its row, scrolled to.
 */
void
isms_record_form_focus_field (IsmsRecordForm *self, const char *field)
{
  IsmsFieldEditor *editor = isms_record_form_find_editor (self, field);

  if (editor != NULL)
    gtk_widget_child_focus (isms_field_editor_get_row (editor), GTK_DIR_TAB_FORWARD);
}

/**
 * isms_record_form_add_group:
 * @group: what all forms of a kind shall have; it must stay for ever
 *
 * To be called once, before the first form of that kind is made. Groups of a kind stand in the
 * order in which they came.
 */
void
isms_record_form_add_group (const IsmsFormGroup *group)
{
  g_return_if_fail (group->create != NULL && group->set_record != NULL);

  if (groups == NULL)
    groups = g_ptr_array_new ();
  g_ptr_array_add (groups, (gpointer) group);
}

/**
 * isms_record_form_find_group:
 * @kind: the name of a kind
 * @name: the name of a group
 *
 * Returns: (transfer none) (nullable): the group of that name that the forms of @kind have
 */
const IsmsFormGroup *
isms_record_form_find_group (const char *kind, const char *name)
{
  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      const IsmsFormGroup *group = groups->pdata[i];

      if (g_str_equal (group->kind, kind) && g_strcmp0 (group->name, name) == 0)
        return group;
    }
  return NULL;
}

/**
 * isms_record_form_edit_group:
 * @self: a form
 * @group: one that was added to the forms of its kind, and can be edited
 *
 * Focus to where @group is filled in.
 */
void
isms_record_form_edit_group (IsmsRecordForm *self, const IsmsFormGroup *group)
{
  g_return_if_fail (ISMS_IS_RECORD_FORM (self) && group->edit != NULL);

  for (guint i = 0; i < self->extras->len; i++)
    {
      Extra *extra = &g_array_index (self->extras, Extra, i);

      if (extra->group == group)
        group->edit (extra->widget);
    }
}
