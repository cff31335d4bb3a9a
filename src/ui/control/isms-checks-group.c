/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The rows are made anew whenever a check changed; what is being typed is not among them. */

#include "isms-config.h"

#include "isms-checks-group.h"

#include <glib/gi18n-lib.h>

#include "isms-add-row.h"
#include "isms-cell.h"
#include "isms-check-dialog.h"
#include "isms-check-result.h"
#include "isms-commit.h"
#include "isms-control-check.h"

#define YEARLY 4 /* among the choices of the frequency */

struct _IsmsChecksGroup
{
  AdwPreferencesGroup parent_instance;

  IsmsWorkspace *workspace;
  IsmsRecord *control;
  GPtrArray *rows; /* borrowed from the tree */
  IsmsAddRow *add;
  GtkWidget *entry; /* its widget */
  GtkWidget *frequency;
};

G_DEFINE_FINAL_TYPE (IsmsChecksGroup, isms_checks_group, ADW_TYPE_PREFERENCES_GROUP)

static char *
dup_value (IsmsRecord *check, const char *field)
{
  return isms_cell_dup_text (check, isms_kind_find_field (isms_record_get_kind (check), field));
}

static gboolean
has_value (IsmsRecord *check, const char *field, const char *value)
{
  return g_strcmp0 (isms_record_get_text (check, field), value) == 0;
}

/* "CK-003 · Failed 12 Aug · missed 12 Nov · Every Quarter · Noor Haddad" */
static char *
dup_facts (IsmsRecord *check)
{
  g_autofree char *frequency = dup_value (check, "frequency");
  g_autofree char *result = dup_value (check, "last_result");
  g_autofree char *on = dup_value (check, "last_on");
  g_autofree char *next = dup_value (check, "next_due");
  g_autofree char *owner = dup_value (check, "owner");
  GString *facts = g_string_new (isms_record_get_ref (check));

  if (*result != '\0')
    g_string_append_printf (facts, " · %s %s", result, on);
  if (has_value (check, "state", "missed"))
    /* Translators: of a check: the day on which it was due */
    g_string_append_printf (facts, _ (" · missed %s"), next);
  else if (has_value (check, "state", "due_soon"))
    /* Translators: of a check: the day, soon, on which it is due */
    g_string_append_printf (facts, _ (" · due soon, %s"), next);
  else
    /* Translators: of a check: the day on which it is due next */
    g_string_append_printf (facts, _ (" · next %s"), next);
  g_string_append_printf (facts, " · %s", frequency);
  if (*owner != '\0')
    g_string_append_printf (facts, " · %s", owner);
  return g_string_free (facts, FALSE);
}

/* What speaks against the control first, then what is still to be done; the words stand beneath the
 * title. */
static GtkWidget *
create_sign (IsmsRecord *check)
{
  const struct
  {
    gboolean holds;
    const char *icon;
    const char *style;
  } signs[] = {
    { has_value (check, "last_result", "fail"), "dialog-error-symbolic", "error" },
    { has_value (check, "state", "missed"), "dialog-warning-symbolic", "warning" },
    { has_value (check, "last_result", "partly"), "dialog-warning-symbolic", "warning" },
    { has_value (check, "state", "due_soon"), "alarm-symbolic", "accent" },
    { has_value (check, "last_result", "pass"), "object-select-symbolic", "success" },
    { TRUE, "content-loading-symbolic", "dim-label" },
  };
  guint i = 0;
  GtkWidget *image;

  while (!signs[i].holds)
    i++;
  image = gtk_image_new_from_icon_name (signs[i].icon);
  gtk_widget_add_css_class (image, signs[i].style);
  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return image;
}

static void
record_cb (GtkButton *button, IsmsChecksGroup *self)
{
  IsmsRecord *check = g_object_get_data (G_OBJECT (button), "check");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = isms_record_get_id (check);

  g_array_append_val (ids, id);
  isms_check_dialog_present (GTK_WIDGET (self), self->workspace, ids, check, "pass");
}

static void
row_activated_cb (AdwActionRow *row, IsmsRecord *check)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "win.show-record", "(sx)", "control_check",
                              isms_record_get_id (check));
}

static GtkWidget *
create_button (IsmsChecksGroup *self, IsmsRecord *check)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Record…"));
  /* Translators: of a button; a check's ref */
  g_autofree char *words =
      g_strdup_printf (_ ("Record a result of %s"), isms_record_get_ref (check));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_widget_set_sensitive (button, !isms_workspace_get_read_only (self->workspace));
  g_object_set_data_full (G_OBJECT (button), "check", g_object_ref (check), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (record_cb), self, 0);
  return button;
}

static GtkWidget *
create_row (IsmsChecksGroup *self, IsmsRecord *check)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *facts = dup_facts (check);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), isms_record_get_title (check));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_sign (check));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_button (self, check));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_data (row, "activated", G_CALLBACK (row_activated_cb), g_object_ref (check),
                         (GClosureNotify) g_object_unref, 0);
  return row;
}

/* "Implemented, reported as partly implemented: …" */
static GtkWidget *
create_reported (const char *words)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Reported as Less"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (image, "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  return row;
}

static void
add_row (IsmsChecksGroup *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static gboolean
add_rows (IsmsChecksGroup *self, IsmsDatabase *reader, GError **error)
{
  gint64 id = isms_record_get_id (self->control);
  g_autoptr (GError) failure = NULL;
  g_autofree char *reported = isms_check_dup_reported (reader, id, &failure);
  g_autoptr (GArray) ids =
      failure == NULL ? isms_control_check_list_for (reader, id, &failure) : NULL;
  g_autoptr (GPtrArray) checks =
      ids != NULL ? isms_record_load_many (reader, isms_kind_find ("control_check"),
                                           (const gint64 *) ids->data, ids->len, &failure)
                  : NULL;

  if (checks == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (reported != NULL)
    add_row (self, create_reported (reported));
  for (guint i = 0; i < checks->len; i++)
    if (checks->pdata[i] != NULL)
      add_row (self, create_row (self, checks->pdata[i]));
  return TRUE;
}

static void
show_checks (IsmsChecksGroup *self)
{
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  g_autoptr (GError) error = NULL;

  /* The entry stands last. */
  g_object_ref (self->entry);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->entry);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  if (self->control != NULL && reader != NULL && !add_rows (self, reader, &error))
    add_row (self, isms_ui_create_unread_row (error));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->entry);
  g_object_unref (self->entry);
}

static void
store_changed_cb (IsmsStore *store, IsmsChange *change, IsmsChecksGroup *self)
{
  gboolean had_focus;

  if (!isms_kind_is_touched (isms_kind_find ("control_check"), change))
    return;
  had_focus =
      gtk_widget_is_visible (self->entry) && gtk_widget_get_focus_child (self->entry) != NULL;
  show_checks (self);
  if (had_focus)
    gtk_widget_grab_focus (self->entry);
}

static const IsmsChoice *
get_frequencies (void)
{
  return isms_kind_find_field (isms_kind_find ("control_check"), "frequency")->choices;
}

static char *
dup_waits (IsmsRecord *control)
{
  /* Translators: the ref of a control */
  return g_strdup_printf (_ ("The check typed for %s is not added. It waits there."),
                          isms_record_get_ref (control));
}

static IsmsStep *
add (GtkWidget *group, IsmsRecord *control, const char *title)
{
  IsmsChecksGroup *self = ISMS_CHECKS_GROUP (group);
  guint frequency = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->frequency));
  /* Translators: what a step did; a control's ref: Added a check to A.8.13 */
  g_autofree char *label =
      g_strdup_printf (_ ("Added a check to %s"), isms_record_get_ref (control));
  IsmsStep *step = isms_store_begin (isms_workspace_get_store (self->workspace), label);

  isms_control_check_create (step, isms_record_get_id (control), title,
                             get_frequencies ()[frequency].value);
  return step;
}

static void
isms_checks_group_dispose (GObject *object)
{
  IsmsChecksGroup *self = ISMS_CHECKS_GROUP (object);

  g_clear_object (&self->control);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_checks_group_parent_class)->dispose (object);
}

static void
isms_checks_group_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_CHECKS_GROUP (object)->rows);
  isms_add_row_free (ISMS_CHECKS_GROUP (object)->add);
  G_OBJECT_CLASS (isms_checks_group_parent_class)->finalize (object);
}

static void
isms_checks_group_class_init (IsmsChecksGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_checks_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_checks_group_finalize;
}

static GtkWidget *
create_frequency (void)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  for (const IsmsChoice *choice = get_frequencies (); choice->value != NULL; choice++)
    gtk_string_list_append (labels, _ (choice->label));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), YEARLY);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (drop_down, _ ("How Often"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How Often"), -1);
  return drop_down;
}

static void
isms_checks_group_init (IsmsChecksGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->add = isms_add_row_new (GTK_WIDGET (self), _ ("Add a Check"), add, dup_waits);
  self->entry = isms_add_row_get_widget (self->add);
  self->frequency = create_frequency ();
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->entry), self->frequency);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Checks"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->entry);
}

/**
 * isms_checks_group_new:
 * @workspace: where the control lives
 *
 * Returns: (transfer floating): the checks of no control yet
 */
GtkWidget *
isms_checks_group_new (IsmsWorkspace *workspace)
{
  IsmsChecksGroup *self = g_object_new (ISMS_TYPE_CHECKS_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  g_object_bind_property (workspace, "read-only", self->entry, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_signal_connect_object (isms_workspace_get_store (workspace), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}

/**
 * isms_checks_group_set_control:
 * @self: a group
 * @control: (nullable): whose checks
 *
 * A title that was typed for the control before and not added waits there.
 */
void
isms_checks_group_set_control (IsmsChecksGroup *self, IsmsRecord *control)
{
  if (!g_set_object (&self->control, control))
    return;
  isms_add_row_set_record (self->add, control);
  show_checks (self);
}

/**
 * isms_checks_group_get_entry:
 * @self: a group
 *
 * Returns: (transfer none): where the title of a new check is typed
 */
GtkWidget *
isms_checks_group_get_entry (IsmsChecksGroup *self)
{
  return self->entry;
}
