/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is due stands first; each row leads to the other end. */

#include "isms-config.h"

#include "isms-training-group.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-training.h"

struct _IsmsTrainingGroup
{
  IsmsLateGroup parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsTrainingGroup, isms_training_group, ISMS_TYPE_LATE_GROUP)

static gboolean
is_course (const IsmsKind *kind)
{
  return g_str_equal (kind->name, "course");
}

static gpointer
read_items (IsmsDatabase *database, const IsmsKind *kind, gint64 id, guint limit, GError **error)
{
  return is_course (kind) ? isms_training_load_course (database, id, error)
                          : isms_training_load_person (database, id, error);
}

static gboolean
is_touched (IsmsLateGroup *group, IsmsChange *change)
{
  return isms_kind_is_touched (isms_kind_find ("person"), change);
}

static GtkWidget *
create_sign (const char *state)
{
  static const struct
  {
    const char *state;
    const char *icon;
    const char *css_class;
  } signs[] = {
    { "missing", "dialog-warning-symbolic", "warning" },
    { "lapsed", "dialog-error-symbolic", "error" },
    { "soon", "alarm-symbolic", "warning" },
    { "valid", "object-select-symbolic", "success" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_strcmp0 (state, signs[i].state) == 0)
      {
        GtkWidget *image = gtk_image_new_from_icon_name (signs[i].icon);

        gtk_widget_add_css_class (image, signs[i].css_class);
        return image;
      }
  return gtk_image_new_from_icon_name ("object-select-symbolic");
}

/* "Lapsed since 3 Mar 2026", "Valid until 3 Mar 2027", "Valid for good" */
static char *
dup_facts (const IsmsTrainingItem *item)
{
  g_autofree char *until = item->until != NULL ? isms_day_dup_words (item->until) : NULL;

  if (g_strcmp0 (item->state, "missing") == 0)
    return g_strdup (_ ("Missing"));
  if (until == NULL)
    return g_strdup (_ ("Valid for good"));
  if (g_strcmp0 (item->state, "lapsed") == 0)
    /* Translators: a course that somebody had; a day */
    return g_strdup_printf (_ ("Lapsed: was valid until %s"), until);
  if (g_strcmp0 (item->state, "soon") == 0)
    return g_strdup_printf (_ ("Lapses soon: valid until %s"), until);
  if (item->state == NULL)
    return g_strdup_printf (_ ("Valid until %s; nobody asks for it"), until);
  return g_strdup_printf (_ ("Valid until %s"), until);
}

static void
activated_cb (AdwActionRow *row, const char *kind)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  gtk_widget_activate_action (GTK_WIDGET (row), "win.show-record", "(sx)", kind, *id);
}

static GtkWidget *
create_row (const IsmsTrainingItem *item, gboolean of_course)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *facts = dup_facts (item);
  g_autofree char *more = of_course && item->unit != NULL
                              ? g_strdup_printf ("%s · %s", item->unit, facts)
                              : g_strdup (facts);
  const gint64 id = of_course ? item->person : item->course;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), of_course ? item->name : item->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), more);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_sign (item->state));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb),
                    (gpointer) (of_course ? "person" : "course"));
  return row;
}

/* What they need to know follows from these, too. */
static void
add_roles (IsmsLateGroup *group, IsmsRecord *person)
{
  const IsmsField *field = isms_kind_find_field (isms_record_get_kind (person), "roles");
  const char *roles = isms_record_get_text (person, "roles");
  GtkWidget *row;

  if (roles == NULL || *roles == '\0')
    return;
  row = adw_action_row_new ();
  gtk_widget_add_css_class (row, "property");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (field->label));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), roles);
  isms_late_group_add_row (group, row);
}

static char *
dup_count (GPtrArray *items)
{
  guint n_asked = 0, n_have = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const char *state = ((const IsmsTrainingItem *) items->pdata[i])->state;

      n_asked += state != NULL;
      n_have += g_strcmp0 (state, "valid") == 0 || g_strcmp0 (state, "soon") == 0;
    }
  /* Translators: how many of those that are to be had somebody has, or people who have it */
  return g_strdup_printf (_ ("%u of %u valid"), n_have, n_asked);
}

static void
show_items (IsmsLateGroup *group, gpointer answer, guint limit)
{
  GPtrArray *items = answer;
  IsmsRecord *record = isms_late_group_get_record (group);
  gboolean of_course = record != NULL && is_course (isms_record_get_kind (record));
  g_autofree char *count = dup_count (items);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   of_course ? _ ("Who Is to Have It") : _ ("Training Record"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), count);
  if (record != NULL && !of_course)
    add_roles (group, record);
  for (guint i = 0; i < MIN (items->len, limit); i++)
    isms_late_group_add_row (group, create_row (items->pdata[i], of_course));
  if (items->len > limit)
    isms_late_group_add_row (group, isms_late_group_create_more (group));
}

static void
isms_training_group_class_init (IsmsTrainingGroupClass *klass)
{
  IsmsLateGroupClass *late = ISMS_LATE_GROUP_CLASS (klass);

  late->read = read_items;
  late->free_answer = (GDestroyNotify) g_ptr_array_unref;
  late->is_touched = is_touched;
  late->show = show_items;
}

static void
isms_training_group_init (IsmsTrainingGroup *self)
{
}

/**
 * isms_training_group_new:
 * @workspace: where the person, or the course, lives
 *
 * Returns: (transfer floating): of no record yet
 */
GtkWidget *
isms_training_group_new (IsmsWorkspace *workspace)
{
  GtkWidget *self = g_object_new (ISMS_TYPE_TRAINING_GROUP, NULL);

  isms_late_group_set_workspace (ISMS_LATE_GROUP (self), workspace);
  return self;
}
