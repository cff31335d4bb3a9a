/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What was added to a management review after it was approved, and what adds more. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-review-groups.h"
#include "isms-review-part-rows.h"
#include "isms-review-sealing.h"

struct _IsmsAddendaGroup
{
  IsmsLateGroup parent_instance;

  IsmsWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (IsmsAddendaGroup, isms_addenda_group, ISMS_TYPE_LATE_GROUP)

static gpointer
read_addenda (IsmsDatabase *database, const IsmsKind *kind, gint64 id, guint limit, GError **error)
{
  return isms_review_part_load_all (database, "review_addendum", id, error);
}

static gboolean
is_touched (IsmsLateGroup *group, IsmsChange *change)
{
  return isms_change_touches (change, "review_addendum") || isms_change_touches (change, "review")
         || isms_change_touches (change, "person");
}

/* Who and when, then what. */
static GtkWidget *
create_row (IsmsRecord *addendum)
{
  g_autoptr (GString) facts = g_string_new (NULL);
  g_autofree char *on = isms_review_part_dup_field (addendum, "added_on");
  g_autofree char *by = isms_review_part_dup_field (addendum, "person");
  const char *words = isms_record_get_text (addendum, "words");
  GtkWidget *row;

  isms_review_part_add_fact (facts, on);
  isms_review_part_add_fact (facts, by);
  if (words != NULL)
    g_string_append_printf (facts, "\n%s", words);
  row = isms_review_part_create_row (addendum, facts->str);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
add_cb (IsmsAddendaGroup *self)
{
  IsmsRecord *review = isms_late_group_get_record (ISMS_LATE_GROUP (self));

  if (review != NULL)
    isms_review_addendum_dialog_present (GTK_WIDGET (self), self->workspace,
                                         isms_record_get_id (review));
}

static void
add_button (IsmsAddendaGroup *self)
{
  GtkWidget *button = adw_button_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (button), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (button), _ ("_Add an Addendum…"));
  g_signal_connect_object (button, "activated", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  isms_late_group_add_row (ISMS_LATE_GROUP (self), button);
}

static void
show_addenda (IsmsLateGroup *group, gpointer answer, guint limit)
{
  IsmsAddendaGroup *self = ISMS_ADDENDA_GROUP (group);
  IsmsRecord *review = isms_late_group_get_record (group);
  GPtrArray *addenda = answer;

  for (guint i = 0; i < addenda->len; i++)
    if (addenda->pdata[i] != NULL)
      isms_late_group_add_row (group, create_row (addenda->pdata[i]));
  if (review != NULL && isms_review_part_is_sealed (review)
      && !isms_workspace_get_read_only (self->workspace))
    add_button (self);
}

static void
isms_addenda_group_dispose (GObject *object)
{
  g_clear_object (&ISMS_ADDENDA_GROUP (object)->workspace);
  G_OBJECT_CLASS (isms_addenda_group_parent_class)->dispose (object);
}

static void
isms_addenda_group_class_init (IsmsAddendaGroupClass *klass)
{
  IsmsLateGroupClass *late = ISMS_LATE_GROUP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_addenda_group_dispose;
  late->read = read_addenda;
  late->free_answer = (GDestroyNotify) g_ptr_array_unref;
  late->is_touched = is_touched;
  late->show = show_addenda;
}

static void
isms_addenda_group_init (IsmsAddendaGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Addenda"));
}

/**
 * isms_addenda_group_new:
 * @workspace: where the review is
 *
 * Returns: (transfer floating): of no review yet
 */
GtkWidget *
isms_addenda_group_new (IsmsWorkspace *workspace)
{
  IsmsAddendaGroup *self = g_object_new (ISMS_TYPE_ADDENDA_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  isms_late_group_set_workspace (ISMS_LATE_GROUP (self), workspace);
  return GTK_WIDGET (self);
}
