/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the rules would refuse cannot be answered here: the button waits for it. 1, 2 and 3 choose
 * the result. */

#include "isms-config.h"

#include "isms-check-dialog.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-check-result.h"
#include "isms-day.h"
#include "isms-picker.h"
#include "isms-step-alert.h"

typedef struct
{
  GWeakRef parent;
  IsmsWorkspace *workspace;
  GArray *ids;
  IsmsRecord *one; /* or NULL */
  gint64 person;
  AdwDialog *dialog;
  GtkWidget *result;
  GtkWidget *person_row;
  GtkWidget *person_button;
  GtkWidget *day;
  GtkWidget *words;
} Dialog;

static void
free_dialog (gpointer data, GClosure *closure)
{
  Dialog *self = data;

  g_weak_ref_clear (&self->parent);
  g_object_unref (self->workspace);
  g_array_unref (self->ids);
  g_clear_object (&self->one);
  g_free (self);
}

static char *
dup_text (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/* ISO 8601 of what was typed; NULL: no day, or one that is still to come. */
static char *
parse_day (Dialog *self)
{
  g_autofree char *text = dup_text (self->day);
  g_autofree char *today = isms_day_today ();
  g_autofree char *iso = isms_day_read (text);

  return iso != NULL && strcmp (iso, today) <= 0 ? g_steal_pointer (&iso) : NULL;
}

static const char *
get_result (Dialog *self)
{
  return adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (self->result));
}

static void
show_answerable (Dialog *self)
{
  g_autofree char *words = dup_text (self->words);
  g_autofree char *day = parse_day (self);
  const char *result = get_result (self);
  gboolean said = g_strcmp0 (result, "pass") == 0 || *words != '\0';

  if (day != NULL)
    gtk_widget_remove_css_class (self->day, "error");
  else
    gtk_widget_add_css_class (self->day, "error");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->words),
                                 g_strcmp0 (result, "pass") == 0 ? _ ("What Was Seen (Optional)")
                                                                 : _ ("What Was Seen"));
  isms_step_alert_clear_fault (ADW_ALERT_DIALOG (self->dialog));
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self->dialog), "do",
                                         result != NULL && day != NULL && self->person != 0
                                             && said);
}

static void
show_person (Dialog *self)
{
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("control_check"), "owner");
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, self->person);
  g_autofree char *label = self->person != 0 ? isms_picker_dup_label (self->workspace, field, value)
                                             : g_strdup (_ ("Choose a person"));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->person_row), label);
  show_answerable (self);
}

static void
picked_cb (IsmsPicker *picker, const char *value, Dialog *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->person_button));
  self->person = g_ascii_strtoll (value, NULL, 10);
  show_person (self);
}

static IsmsStep *
prepare (IsmsWorkspace *workspace, GArray *ids, IsmsRecord *one, const IsmsCheckDraft *draft)
{
  g_autofree char *label = isms_check_dup_label (one != NULL ? isms_record_get_ref (one) : NULL,
                                                 ids->len, draft->result);
  IsmsStep *step = isms_store_begin (isms_workspace_get_store (workspace), label);

  for (guint i = 0; i < ids->len; i++)
    isms_check_record (step, g_array_index (ids, gint64, i), draft);
  return step;
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Dialog *self)
{
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&self->parent);
  g_autofree char *words = dup_text (self->words);
  g_autofree char *day = parse_day (self);
  const IsmsCheckDraft draft = {
    .result = get_result (self), .checked_on = day, .person = self->person, .words = words
  };
  g_autoptr (IsmsStep) step = NULL;

  if (parent == NULL || !g_str_equal (response, "do"))
    return;
  step = prepare (self->workspace, self->ids, self->one, &draft);
  isms_step_alert_commit (dialog, parent, step, NULL);
}

/* Digits choose, but not while words are typed. */
static gboolean
key_pressed_cb (
    GtkEventControllerKey *controller, guint value, guint code, GdkModifierType state, Dialog *self)
{
  guint32 letter = gdk_keyval_to_unicode (value);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->dialog));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || letter < '1'
      || letter > '3' || GTK_IS_EDITABLE (gtk_root_get_focus (root)))
    return FALSE;
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (self->result),
                                    isms_check_results[letter - '1'].value);
  gtk_widget_grab_focus (self->words);
  return TRUE;
}

/* --- Building --- */

static GtkWidget *
add_entry (Dialog *self, GtkWidget *list, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (show_answerable), self);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static void
add_person (Dialog *self, GtkWidget *list)
{
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("control_check"), "owner");
  GtkWidget *picker = isms_picker_new (self->workspace, NULL, field, ISMS_PICKER_ONE);

  self->person_row = adw_action_row_new ();
  g_signal_connect (picker, "picked", G_CALLBACK (picked_cb), self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->person_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->person_row), _ ("Checked By"));
  gtk_widget_add_css_class (self->person_row, "property");
  self->person_button = isms_picker_add_to_row (ISMS_PICKER (picker), self->person_row);
  gtk_list_box_append (GTK_LIST_BOX (list), self->person_row);
}

static void
add_day (Dialog *self, GtkWidget *list)
{
  g_autofree char *today = isms_day_today ();
  g_autofree char *text = isms_day_dup_words (today);

  self->day = add_entry (self, list, _ ("Checked On"));
  gtk_editable_set_text (GTK_EDITABLE (self->day), text);
}

static GtkWidget *
create_result (void)
{
  const char *const labels[] = { _ ("Passed"), _ ("Partly"), _ ("Failed") };
  GtkWidget *group = adw_toggle_group_new ();

  for (guint i = 0; isms_check_results[i].value != NULL; i++)
    {
      AdwToggle *toggle = adw_toggle_new ();
      g_autofree char *key = g_strdup_printf ("%s (%u)", _ (isms_check_results[i].label), i + 1);

      adw_toggle_set_name (toggle, isms_check_results[i].value);
      adw_toggle_set_label (toggle, labels[i]);
      adw_toggle_set_tooltip (toggle, key);
      adw_toggle_group_add (ADW_TOGGLE_GROUP (group), toggle);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Result"), -1);
  return group;
}

static void
fill (Dialog *self, const char *result)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = gtk_list_box_new ();
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  self->result = create_result ();
  gtk_box_append (GTK_BOX (box), self->result);
  gtk_box_append (GTK_BOX (box), list);
  self->words = add_entry (self, list, _ ("What Was Seen"));
  add_day (self, list);
  add_person (self, list);
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (self->result), result);
  g_signal_connect_swapped (self->result, "notify::active", G_CALLBACK (show_answerable), self);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (box, controller);
  isms_step_alert_set_content (ADW_ALERT_DIALOG (self->dialog), box);
  adw_dialog_set_focus (self->dialog, g_str_equal (result, "pass") ? self->result : self->words);
}

/* What is tested, and what shall be seen. */
static char *
dup_body (GArray *ids, IsmsRecord *one)
{
  const char *expected = one != NULL ? isms_record_get_text (one, "expected") : NULL;

  if (one == NULL)
    return g_strdup_printf (ngettext ("The same is recorded of %u check.",
                                      "The same is recorded of all %u checks.", ids->len),
                            ids->len);
  if (expected == NULL || *expected == '\0')
    /* Translators: the ref and the title of a check */
    return g_strdup_printf (_ ("%s “%s”"), isms_record_get_ref (one), isms_record_get_title (one));
  /* Translators: the ref and the title of a check, and what shall be seen */
  return g_strdup_printf (_ ("%s “%s”. Expected: %s"), isms_record_get_ref (one),
                          isms_record_get_title (one), expected);
}

/**
 * isms_check_dialog_present:
 * @parent: a widget of the window
 * @workspace: where the checks live
 * @ids: (element-type gint64): checks
 * @one: (nullable): the only one of them, %NULL for several
 * @result: what it begins with
 *
 * Asks for result, words, day and person, and records it of all as one step (9.1).
 *
 * Returns: (transfer none): the dialog
 */
AdwDialog *
isms_check_dialog_present (
    GtkWidget *parent, IsmsWorkspace *workspace, GArray *ids, IsmsRecord *one, const char *result)
{
  Dialog *self = g_new0 (Dialog, 1);
  g_autofree char *body = dup_body (ids, one);

  g_weak_ref_init (&self->parent, parent);
  self->workspace = g_object_ref (workspace);
  self->ids = g_array_ref (ids);
  g_set_object (&self->one, one);
  self->person = isms_workspace_get_acting_person (workspace);
  if (self->person == 0 && one != NULL)
    self->person = isms_record_get_reference (one, "owner");
  self->dialog = adw_alert_dialog_new (_ ("Record Result"), body);
  adw_alert_dialog_set_prefer_wide_layout (ADW_ALERT_DIALOG (self->dialog), TRUE);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (self->dialog), "cancel", _ ("_Cancel"), "do",
                                  _ ("_Record"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (self->dialog), "do",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (self->dialog), "do");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (self->dialog), "cancel");
  g_signal_connect_data (self->dialog, "response", G_CALLBACK (response_cb), self, free_dialog,
                         G_CONNECT_DEFAULT);
  fill (self, result);
  show_person (self);
  adw_dialog_present (self->dialog, parent);
  return self->dialog;
}

/**
 * isms_check_dialog_prepare_passed:
 * @workspace: where the checks live
 * @ids: (element-type gint64): checks
 * @one: (nullable): the only one of them, %NULL for several
 *
 * Returns: (transfer full): a step that is not committed yet: all of them passed today
 */
IsmsStep *
isms_check_dialog_prepare_passed (IsmsWorkspace *workspace, GArray *ids, IsmsRecord *one)
{
  const IsmsCheckDraft draft = { .result = "pass",
                                 .person = isms_workspace_get_acting_person (workspace) };

  return prepare (workspace, ids, one, &draft);
}
