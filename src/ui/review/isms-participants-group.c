/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Who takes part in a management review, as what, and whether they were there (9.3.1). The row that
 * adds somebody stands first, where it stays while the others are made anew. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-bulk.h"
#include "isms-commit.h"
#include "isms-edit.h"
#include "isms-picker.h"
#include "isms-review-groups.h"
#include "isms-review-part-rows.h"

struct _IsmsParticipantsGroup
{
  IsmsLateGroup parent_instance;

  IsmsWorkspace *workspace;
  GtkWidget *add;
  GtkWidget *add_button;
  GtkWidget *open; /* the first of whom it is not said whether they were there; or NULL */
};

G_DEFINE_FINAL_TYPE (IsmsParticipantsGroup, isms_participants_group, ISMS_TYPE_LATE_GROUP)

static const IsmsField *
get_field (const char *name)
{
  return isms_kind_find_field (isms_kind_find ("review_participant"), name);
}

static gpointer
read_participants (
    IsmsDatabase *database, const IsmsKind *kind, gint64 id, guint limit, GError **error)
{
  return isms_review_part_load_all (database, "review_participant", id, error);
}

static gboolean
is_touched (IsmsLateGroup *group, IsmsChange *change)
{
  return isms_change_touches (change, "review_participant")
         || isms_change_touches (change, "person") || isms_change_touches (change, "review");
}

/* --- Presence --- */

static void
presence_cb (GtkDropDown *list, GParamSpec *pspec, IsmsParticipantsGroup *self)
{
  IsmsRecord *participant = g_object_get_data (G_OBJECT (list), "participant");
  const IsmsField *field = get_field ("presence");
  const IsmsChoice *choice = &field->choices[gtk_drop_down_get_selected (list)];
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (isms_record_get_text (participant, "presence"), choice->value) == 0)
    return;
  label = g_strdup_printf ("%s: %s", isms_record_get_title (participant), _ (choice->label));
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  if (isms_edit_set (step, participant, field, choice->value, &error))
    isms_ui_commit (GTK_WIDGET (self), step);
  else
    isms_ui_report_error (GTK_WIDGET (self), error);
}

static GtkWidget *
create_presence (IsmsParticipantsGroup *self, IsmsRecord *participant)
{
  const IsmsField *field = get_field ("presence");
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint selected = 0;
  GtkWidget *list;
  /* Translators: to a screen reader; a name */
  g_autofree char *name =
      g_strdup_printf (_ ("Presence of %s"), isms_record_get_title (participant));

  for (guint i = 0; field->choices[i].value != NULL; i++)
    {
      gtk_string_list_append (words, _ (field->choices[i].label));
      if (g_strcmp0 (isms_record_get_text (participant, "presence"), field->choices[i].value) == 0)
        selected = i;
    }
  list = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), selected);
  gtk_widget_set_valign (list, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (list, "flat");
  g_object_set_data_full (G_OBJECT (list), "participant", g_object_ref (participant),
                          g_object_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (list, "notify::selected", G_CALLBACK (presence_cb), self,
                           G_CONNECT_DEFAULT);
  return list;
}

/* --- The rows --- */

static void
remove_cb (GtkWidget *button, IsmsParticipantsGroup *self)
{
  isms_bulk_delete_one (GTK_WIDGET (self), self->workspace,
                        g_object_get_data (G_OBJECT (button), "participant"));
}

static GtkWidget *
create_remove (IsmsParticipantsGroup *self, IsmsRecord *participant)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: a name */
  g_autofree char *label = g_strdup_printf (_ ("Take %s out"), isms_record_get_title (participant));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  g_object_set_data_full (G_OBJECT (button), "participant", g_object_ref (participant),
                          g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_DEFAULT);
  return button;
}

static void
add_row (IsmsParticipantsGroup *self, IsmsRecord *participant, gboolean writable)
{
  g_autofree char *capacity = isms_review_part_dup_field (participant, "capacity");
  GtkWidget *row = isms_review_part_create_row (participant, capacity);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  if (writable)
    {
      GtkWidget *presence = create_presence (self, participant);

      if (g_strcmp0 (isms_record_get_text (participant, "presence"), "unknown") == 0)
        g_set_weak_pointer (&self->open, self->open != NULL ? self->open : presence);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), presence);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_remove (self, participant));
    }
  else
    {
      g_autofree char *presence = isms_review_part_dup_field (participant, "presence");

      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (presence));
    }
  isms_late_group_add_row (ISMS_LATE_GROUP (self), row);
}

static void
show_participants (IsmsLateGroup *group, gpointer answer, guint limit)
{
  IsmsParticipantsGroup *self = ISMS_PARTICIPANTS_GROUP (group);
  IsmsRecord *review = isms_late_group_get_record (group);
  gboolean writable = review != NULL && !isms_review_part_is_sealed (review)
                      && !isms_workspace_get_read_only (self->workspace);
  GPtrArray *participants = answer;
  guint n = 0;

  g_clear_weak_pointer (&self->open);
  for (guint i = 0; i < participants->len; i++)
    if (participants->pdata[i] != NULL)
      {
        add_row (self, participants->pdata[i], writable);
        n++;
      }
  if (n == 0)
    isms_late_group_add_row (group, isms_review_part_create_none (_ ("Nobody Takes Part Yet")));
  gtk_widget_set_visible (self->add, writable);
}

/* --- Somebody more --- */

static IsmsStep *
begin (IsmsRecord *review, IsmsWorkspace *workspace, const char *name)
{
  /* Translators: what a step did; a name, and a management review's ref */
  g_autofree char *label = g_strdup_printf (_ ("Added %s to those who take part in %s"), name,
                                            isms_record_get_ref (review));

  return isms_store_begin (isms_workspace_get_store (workspace), label);
}

static void
add_person (IsmsParticipantsGroup *self, IsmsStep *step, gint64 person, const char *name)
{
  IsmsRecord *review = isms_late_group_get_record (ISMS_LATE_GROUP (self));
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, "title", name);
  isms_row_set_int (row, "review_id", isms_record_get_id (review));
  isms_row_set_int (row, "person_id", person);
  isms_edit_insert (step, isms_kind_find ("review_participant"), row);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->add_button));
  isms_ui_commit (GTK_WIDGET (self), step);
}

static void
picked_cb (IsmsPicker *picker, const char *value, IsmsParticipantsGroup *self)
{
  IsmsRecord *review = isms_late_group_get_record (ISMS_LATE_GROUP (self));
  g_autofree char *name = isms_picker_dup_label (self->workspace, get_field ("person"), value);
  g_autoptr (IsmsStep) step = NULL;

  if (review == NULL)
    return;
  step = begin (review, self->workspace, name);
  add_person (self, step, g_ascii_strtoll (value, NULL, 10), name);
}

static void
create_cb (IsmsPicker *picker, const char *name, IsmsParticipantsGroup *self)
{
  IsmsRecord *review = isms_late_group_get_record (ISMS_LATE_GROUP (self));
  g_autoptr (IsmsStep) step = NULL;

  if (review == NULL)
    return;
  step = begin (review, self->workspace, name);
  add_person (self, step, isms_edit_create (step, isms_kind_find ("person"), name), name);
}

static void
isms_participants_group_dispose (GObject *object)
{
  g_clear_object (&ISMS_PARTICIPANTS_GROUP (object)->workspace);
  g_clear_weak_pointer (&ISMS_PARTICIPANTS_GROUP (object)->open);
  G_OBJECT_CLASS (isms_participants_group_parent_class)->dispose (object);
}

static void
isms_participants_group_class_init (IsmsParticipantsGroupClass *klass)
{
  IsmsLateGroupClass *late = ISMS_LATE_GROUP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_participants_group_dispose;
  late->read = read_participants;
  late->free_answer = (GDestroyNotify) g_ptr_array_unref;
  late->is_touched = is_touched;
  late->show = show_participants;
}

static void
isms_participants_group_init (IsmsParticipantsGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Participants"));
}

static void
add_picker (IsmsParticipantsGroup *self)
{
  GtkWidget *picker = isms_picker_new (self->workspace, NULL, get_field ("person"),
                                       ISMS_PICKER_ONE | ISMS_PICKER_CREATE);

  self->add = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add), _ ("Add Somebody"));
  g_signal_connect_object (picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (picker, "create", G_CALLBACK (create_cb), self, G_CONNECT_DEFAULT);
  self->add_button = isms_picker_add_to_row (ISMS_PICKER (picker), self->add);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->add);
}

/**
 * isms_participants_group_new:
 * @workspace: where the review is
 *
 * Returns: (transfer floating): of no review yet
 */
GtkWidget *
isms_participants_group_new (IsmsWorkspace *workspace)
{
  IsmsParticipantsGroup *self = g_object_new (ISMS_TYPE_PARTICIPANTS_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  add_picker (self);
  isms_late_group_set_workspace (ISMS_LATE_GROUP (self), workspace);
  return GTK_WIDGET (self);
}

/**
 * isms_participants_group_edit:
 * @self: a group
 *
 * Focus to the first of whom it is not said whether they were there, else to where somebody is
 * added.
 */
void
isms_participants_group_edit (IsmsParticipantsGroup *self)
{
  gtk_widget_grab_focus (self->open != NULL ? self->open : self->add);
}
