/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What was done to a record, newest first. */

#include "isms-config.h"

#include "isms-history-group.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-edit.h"

struct _IsmsHistoryGroup
{
  IsmsLateGroup parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsHistoryGroup, isms_history_group, ISMS_TYPE_LATE_GROUP)

static char *
dup_moment (const IsmsHistoryEntry *entry)
{
  g_autofree char *day = isms_day_dup_moment (entry->at);

  /* Translators: when something was done, and by whom */
  return g_strdup_printf (_ ("%s · %s"), day, entry->actor != NULL ? entry->actor : "");
}

static GtkWidget *
create_row (const IsmsHistoryEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *moment = dup_moment (entry);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->words);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), moment);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 6);
  return row;
}

static gpointer
read_history (IsmsDatabase *database, const IsmsKind *kind, gint64 id, guint limit, GError **error)
{
  return isms_history_read (database, kind, id, limit + 1, error);
}

static gboolean
is_touched (IsmsLateGroup *group, IsmsChange *change)
{
  IsmsRecord *record = isms_late_group_get_record (group);

  return isms_change_touches_row (change, isms_record_get_kind (record)->name,
                                  isms_record_get_id (record));
}

static void
show_entries (IsmsLateGroup *group, gpointer answer, guint limit)
{
  GPtrArray *entries = answer;

  for (guint i = 0; i < MIN (entries->len, limit); i++)
    isms_late_group_add_row (group, create_row (entries->pdata[i]));
  if (entries->len > limit)
    isms_late_group_add_row (group, isms_late_group_create_more (group));
}

static void
isms_history_group_class_init (IsmsHistoryGroupClass *klass)
{
  IsmsLateGroupClass *late_class = ISMS_LATE_GROUP_CLASS (klass);

  late_class->read = read_history;
  late_class->free_answer = (GDestroyNotify) g_ptr_array_unref;
  late_class->is_touched = is_touched;
  late_class->show = show_entries;
}

static void
isms_history_group_init (IsmsHistoryGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("History"));
}

/**
 * isms_history_group_new:
 * @workspace: a workspace
 *
 * Returns: (transfer floating): a history of nothing yet
 */
GtkWidget *
isms_history_group_new (IsmsWorkspace *workspace)
{
  IsmsLateGroup *self = g_object_new (ISMS_TYPE_HISTORY_GROUP, NULL);

  isms_late_group_set_workspace (self, workspace);
  return GTK_WIDGET (self);
}
