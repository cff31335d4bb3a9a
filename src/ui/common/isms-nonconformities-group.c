/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A row leads to its nonconformity; what is newly recorded is shown at once, to be filled in. */

#include "isms-config.h"

#include "isms-nonconformities-group.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-day.h"
#include "isms-finding.h"
#include "isms-nonconformity.h"

struct _IsmsNonconformitiesGroup
{
  IsmsLateGroup parent_instance;

  IsmsWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (IsmsNonconformitiesGroup, isms_nonconformities_group, ISMS_TYPE_LATE_GROUP)

static gpointer
read_items (IsmsDatabase *database, const IsmsKind *kind, gint64 id, guint limit, GError **error)
{
  return isms_nonconformity_list_from (database, kind, id, limit + 1, error);
}

static gboolean
is_touched (IsmsLateGroup *group, IsmsChange *change)
{
  return isms_change_touches (change, "nonconformity")
         || isms_change_touches (change, "nonconformity_control")
         || isms_change_touches (change, "action") || isms_change_touches (change, "finding")
         || isms_change_touches (change, "improvement");
}

/* --- A new one --- */

typedef struct
{
  GWeakRef widget;
  IsmsStep *step;
  const char *kind;
  gint64 id;
} Recording;

static void
recorded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Recording *self = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&self->widget);
  g_autoptr (GError) error = NULL;
  gboolean done = isms_step_commit_finish (self->step, result, &error);

  if (widget != NULL && !done)
    isms_ui_report_error (widget, error);
  else if (widget != NULL)
    gtk_widget_activate_action (widget, "win.show-record", "(sx)", self->kind, self->id);
  isms_step_unref (self->step);
  g_weak_ref_clear (&self->widget);
  g_free (self);
}

/* "Restore test: failed on 12 Aug 2026" */
static char *
dup_what (IsmsRecord *record)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  g_autofree char *result = NULL;
  g_autofree char *day = NULL;

  if (g_str_equal (kind->name, "feedback"))
    return g_strdup (isms_record_get_text (record, "words"));
  if (g_str_equal (kind->name, "incident"))
    return g_strdup (isms_record_get_text (record, "what"));
  if (!g_str_equal (kind->name, "control_check")
      || isms_record_get_text (record, "last_result") == NULL)
    return NULL;
  result = isms_record_dup_display (record, isms_kind_find_field (kind, "last_result"));
  day = isms_day_dup_words (isms_record_get_text (record, "last_on"));
  /* Translators: of a check of a control: its ref, its title, the day of its last result, that
   * result */
  return g_strdup_printf (_ ("%s %s, on %s: %s."), isms_record_get_ref (record),
                          isms_record_get_title (record), day, result);
}

/* What an audit has found is handed over with all that is known of it. */
static gint64
create (IsmsStep *step, IsmsRecord *record)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  g_autofree char *what = NULL;

  if (ISMS_IS_FINDING (record))
    return isms_finding_hand_over (step, ISMS_FINDING (record));
  what = dup_what (record);
  return isms_nonconformity_create (step, isms_nonconformity_get_source (kind), kind->name,
                                    isms_record_get_id (record), isms_record_get_title (record),
                                    what);
}

static gboolean
is_opportunity (IsmsRecord *record)
{
  return ISMS_IS_FINDING (record)
         && g_strcmp0 (isms_record_get_text (record, "grade"), "opportunity") == 0;
}

static void
record_cb (IsmsNonconformitiesGroup *self)
{
  IsmsRecord *record = isms_late_group_get_record (ISMS_LATE_GROUP (self));
  gboolean improves = record != NULL && is_opportunity (record);
  g_autofree char *label = NULL;
  Recording *recording;

  if (record == NULL)
    return;
  if (improves)
    /* Translators: what a step did; the ref of the record that an improvement came from */
    label = g_strdup_printf (_ ("Recorded an improvement from %s"), isms_record_get_ref (record));
  else
    /* Translators: what a step did; the ref of the record that a nonconformity came from */
    label = g_strdup_printf (_ ("Recorded a nonconformity from %s"), isms_record_get_ref (record));
  recording = g_new0 (Recording, 1);
  g_weak_ref_init (&recording->widget, self);
  recording->step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  recording->kind = improves ? "improvement" : "nonconformity";
  recording->id = create (recording->step, record);
  isms_step_commit_async (recording->step, NULL, recorded_cb, recording);
}

/* --- The rows --- */

static void
activated_cb (AdwActionRow *row, gpointer data)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  gtk_widget_activate_action (GTK_WIDGET (row), "win.show-record", "(sx)", "nonconformity", *id);
}

/* "NC-003 · To Be Verified · due 12 Nov 2026" */
static char *
dup_facts (const IsmsNonconformityItem *item)
{
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("nonconformity"), "state");
  const IsmsChoice *state = isms_field_find_choice (field, item->state);
  g_autofree char *due = isms_day_dup_unbroken (item->next_due);
  GString *facts = g_string_new (item->ref);

  if (state != NULL)
    g_string_append_printf (facts, " · %s", _ (state->label));
  if (*due != '\0')
    /* Translators: of an action: the day on which it is due */
    g_string_append_printf (facts, _ (" · due %s"), due);
  return g_string_free (facts, FALSE);
}

static GtkWidget *
create_sign (const IsmsNonconformityItem *item)
{
  gboolean closed = g_strcmp0 (item->state, "closed") == 0;
  GtkWidget *image = gtk_image_new_from_icon_name (
      closed ? "object-select-symbolic"
             : (item->overdue ? "dialog-warning-symbolic" : "content-loading-symbolic"));

  gtk_widget_add_css_class (image, closed ? "success" : (item->overdue ? "warning" : "dim-label"));
  if (item->overdue)
    {
      gtk_widget_set_tooltip_text (image, _ ("Overdue"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Overdue"), -1);
    }
  return image;
}

static GtkWidget *
create_row (const IsmsNonconformityItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *facts = dup_facts (item);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_sign (item));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&item->id, sizeof item->id), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), NULL);
  return row;
}

static GtkWidget *
create_button (IsmsNonconformitiesGroup *self, IsmsRecord *record)
{
  GtkWidget *button = adw_button_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (button), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (button), is_opportunity (record)
                                                                   ? _ ("_Record an Improvement")
                                                                   : _ ("_Record a Nonconformity"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (button), "list-add-symbolic");
  g_signal_connect_object (button, "activated", G_CALLBACK (record_cb), self, G_CONNECT_SWAPPED);
  return button;
}

/* Nothing more is made of a finding than one nonconformity or improvement. */
static gboolean
is_handed_over (IsmsRecord *record)
{
  return ISMS_IS_FINDING (record)
         && (isms_record_is_set (record, "nonconformity")
             || isms_record_is_set (record, "improvement"));
}

static void
show_items (IsmsLateGroup *group, gpointer answer, guint limit)
{
  IsmsNonconformitiesGroup *self = ISMS_NONCONFORMITIES_GROUP (group);
  IsmsRecord *record = isms_late_group_get_record (group);
  GPtrArray *items = answer;

  if (record == NULL)
    return;
  for (guint i = 0; i < MIN (items->len, limit); i++)
    isms_late_group_add_row (group, create_row (items->pdata[i]));
  if (items->len > limit)
    isms_late_group_add_row (group, isms_late_group_create_more (group));
  if (!isms_workspace_get_read_only (self->workspace) && !is_handed_over (record))
    isms_late_group_add_row (group, create_button (self, record));
}

static void
isms_nonconformities_group_dispose (GObject *object)
{
  g_clear_object (&ISMS_NONCONFORMITIES_GROUP (object)->workspace);
  G_OBJECT_CLASS (isms_nonconformities_group_parent_class)->dispose (object);
}

static void
isms_nonconformities_group_class_init (IsmsNonconformitiesGroupClass *klass)
{
  IsmsLateGroupClass *late = ISMS_LATE_GROUP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_nonconformities_group_dispose;
  late->read = read_items;
  late->free_answer = (GDestroyNotify) g_ptr_array_unref;
  late->is_touched = is_touched;
  late->show = show_items;
}

static void
isms_nonconformities_group_init (IsmsNonconformitiesGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Nonconformities"));
}

/**
 * isms_nonconformities_group_new:
 * @workspace: where the record lives
 *
 * Returns: (transfer floating): of no record yet
 */
GtkWidget *
isms_nonconformities_group_new (IsmsWorkspace *workspace)
{
  IsmsNonconformitiesGroup *self = g_object_new (ISMS_TYPE_NONCONFORMITIES_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  isms_late_group_set_workspace (ISMS_LATE_GROUP (self), workspace);
  return GTK_WIDGET (self);
}

static void
set_record (GtkWidget *group, IsmsRecord *record)
{
  isms_late_group_set_record (ISMS_LATE_GROUP (group), record);
}

/**
 * isms_nonconformities_group_add_to:
 * @kind: the name of a kind
 *
 * The forms of that kind show the nonconformities that came from their record, and offer to record
 * one. To be called in the class_init of the kind's page, as isms_record_form_add_group () is.
 */
void
isms_nonconformities_group_add_to (const char *kind)
{
  IsmsFormGroup *group = g_new0 (IsmsFormGroup, 1);

  group->kind = kind;
  group->shows_kind = "nonconformity";
  group->create = isms_nonconformities_group_new;
  group->set_record = set_record;
  isms_record_form_add_group (group);
}
