/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The rows are made anew whenever an action changed; what is being typed is not among them. */

#include "isms-config.h"

#include "isms-actions-group.h"

#include <glib/gi18n-lib.h>

#include "isms-action.h"
#include "isms-cell.h"
#include "isms-commit.h"
#include "isms-day.h"

struct _IsmsActionsGroup
{
  AdwPreferencesGroup parent_instance;

  IsmsWorkspace *workspace;
  IsmsRecord *record;
  GPtrArray *rows; /* borrowed from the tree */
  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (IsmsActionsGroup, isms_actions_group, ADW_TYPE_PREFERENCES_GROUP)

static gboolean
is_nonconformity (IsmsRecord *record)
{
  return g_str_equal (isms_record_get_kind (record)->name, "nonconformity");
}

static char *
dup_value (IsmsRecord *action, const char *field)
{
  return isms_cell_dup_text (action, isms_kind_find_field (isms_record_get_kind (action), field));
}

static gboolean
is_done (IsmsRecord *action)
{
  return g_strcmp0 (isms_record_get_text (action, "state"), "done") == 0;
}

/* "AC-003 · In Progress · due 12 Nov · Noor Haddad". Another kind of action than is asked for here
 * says so. */
static char *
dup_facts (IsmsActionsGroup *self, IsmsRecord *action)
{
  const char *asked = is_nonconformity (self->record) ? "corrective" : "improvement";
  g_autofree char *kind = dup_value (action, "kind");
  g_autofree char *state = dup_value (action, "state");
  g_autofree char *due = isms_day_dup_unbroken (isms_record_get_text (action, "due"));
  g_autofree char *done = isms_day_dup_unbroken (isms_record_get_text (action, "done_on"));
  g_autofree char *owner = dup_value (action, "owner");
  GString *facts = g_string_new (isms_record_get_ref (action));

  if (g_strcmp0 (isms_record_get_text (action, "kind"), asked) != 0)
    g_string_append_printf (facts, " · %s", kind);
  g_string_append_printf (facts, " · %s", state);
  if (is_done (action))
    g_string_append_printf (facts, " %s", done);
  else if (*due != '\0')
    /* Translators: of an action: the day on which it is due */
    g_string_append_printf (facts, _ (" · due %s"), due);
  if (*owner != '\0')
    g_string_append_printf (facts, " · %s", owner);
  return g_string_free (facts, FALSE);
}

static void
toggled_cb (GtkCheckButton *check, IsmsActionsGroup *self)
{
  IsmsRecord *action = g_object_get_data (G_OBJECT (check), "action");
  gboolean done = gtk_check_button_get_active (check);
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  if (done == is_done (action))
    return;
  /* Translators: what a step did; an action's ref */
  label = g_strdup_printf (done ? _ ("Finished %s") : _ ("Opened %s again"),
                           isms_record_get_ref (action));
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_action_set_done (step, ISMS_ACTION (action), done);
  isms_ui_commit (GTK_WIDGET (self), step);
}

static void
row_activated_cb (AdwActionRow *row, IsmsRecord *action)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "win.show-record", "(sx)", "action",
                              isms_record_get_id (action));
}

static GtkWidget *
create_check (IsmsActionsGroup *self, IsmsRecord *action)
{
  GtkWidget *check = gtk_check_button_new ();
  /* Translators: ticks off an action: "Done: Build a wall" */
  g_autofree char *tip = g_strdup_printf (_ ("Done: %s"), isms_record_get_title (action));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_done (action));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (check, _ ("Done"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_widget_set_sensitive (
      check, !isms_workspace_get_read_only (self->workspace)
                 && g_strcmp0 (isms_record_get_text (action, "state"), "dropped") != 0);
  g_object_set_data_full (G_OBJECT (check), "action", g_object_ref (action), g_object_unref);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);
  return check;
}

static GtkWidget *
create_overdue (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("Overdue")));
  gtk_widget_add_css_class (box, "warning");
  return box;
}

static GtkWidget *
create_row (IsmsActionsGroup *self, IsmsRecord *action)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *facts = dup_facts (self, action);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), isms_record_get_title (action));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_check (self, action));
  if (isms_record_get_int (action, "overdue") != 0)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_overdue ());
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_data (row, "activated", G_CALLBACK (row_activated_cb), g_object_ref (action),
                         (GClosureNotify) g_object_unref, 0);
  return row;
}

static GPtrArray *
load_actions (IsmsActionsGroup *self, GError **error)
{
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  g_autoptr (GArray) ids = NULL;

  if (self->record == NULL || reader == NULL)
    return NULL;
  ids = isms_action_list_for (reader, isms_record_get_kind (self->record)->name,
                              isms_record_get_id (self->record), error);
  if (ids == NULL)
    return NULL;
  return isms_record_load_many (reader, isms_kind_find ("action"), (const gint64 *) ids->data,
                                ids->len, error);
}

static void
add_row (IsmsActionsGroup *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
show_actions (IsmsActionsGroup *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) actions = load_actions (self, &error);

  /* The entry stands last. */
  g_object_ref (self->entry);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->entry);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; actions != NULL && i < actions->len; i++)
    if (actions->pdata[i] != NULL)
      add_row (self, create_row (self, actions->pdata[i]));
  if (error != NULL)
    add_row (self, isms_ui_create_unread_row (error));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->entry);
  g_object_unref (self->entry);
}

static void
store_changed_cb (IsmsStore *store, IsmsChange *change, IsmsActionsGroup *self)
{
  gboolean had_focus;

  if (!isms_change_touches (change, "action") && !isms_change_touches (change, "person"))
    return;
  had_focus =
      gtk_widget_is_visible (self->entry) && gtk_widget_get_focus_child (self->entry) != NULL;
  show_actions (self);
  if (had_focus)
    gtk_widget_grab_focus (self->entry);
}

/* Its tick would stay where the text goes by other hands, and offer to add nothing. */
static void
clear_entry (IsmsActionsGroup *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->entry), FALSE);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->entry), TRUE);
}

static void
apply_cb (GtkWidget *entry, IsmsActionsGroup *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  if (*title == '\0' || self->record == NULL)
    return;
  clear_entry (self);
  /* Translators: what a step did; a record's ref: Added an action to NC-003 */
  label = g_strdup_printf (_ ("Added an action to %s"), isms_record_get_ref (self->record));
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_action_create (step, is_nonconformity (self->record) ? "corrective" : "improvement",
                      isms_record_get_kind (self->record)->name, isms_record_get_id (self->record),
                      title);
  isms_ui_commit (GTK_WIDGET (self), step);
}

static void
isms_actions_group_dispose (GObject *object)
{
  IsmsActionsGroup *self = ISMS_ACTIONS_GROUP (object);

  g_clear_object (&self->record);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_actions_group_parent_class)->dispose (object);
}

static void
isms_actions_group_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_ACTIONS_GROUP (object)->rows);
  G_OBJECT_CLASS (isms_actions_group_parent_class)->finalize (object);
}

static void
isms_actions_group_class_init (IsmsActionsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_actions_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_actions_group_finalize;
}

static void
isms_actions_group_init (IsmsActionsGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->entry = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), _ ("Add an Action"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->entry), TRUE);
  g_signal_connect (self->entry, "apply", G_CALLBACK (apply_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->entry);
}

/**
 * isms_actions_group_new:
 * @workspace: where the record lives
 *
 * Returns: (transfer floating): the actions of no record yet
 */
GtkWidget *
isms_actions_group_new (IsmsWorkspace *workspace)
{
  IsmsActionsGroup *self = g_object_new (ISMS_TYPE_ACTIONS_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  g_object_bind_property (workspace, "read-only", self->entry, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_signal_connect_object (isms_workspace_get_store (workspace), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}

/**
 * isms_actions_group_set_record:
 * @self: a group
 * @record: (nullable): a nonconformity or an improvement, whose actions
 */
void
isms_actions_group_set_record (IsmsActionsGroup *self, IsmsRecord *record)
{
  if (!g_set_object (&self->record, record))
    return;
  adw_preferences_group_set_title (
      ADW_PREFERENCES_GROUP (self),
      record != NULL && is_nonconformity (record) ? _ ("Corrective Actions") : _ ("Actions"));
  clear_entry (self);
  show_actions (self);
}

GtkWidget *
isms_actions_group_get_entry (IsmsActionsGroup *self)
{
  return self->entry;
}
