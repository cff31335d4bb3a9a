/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What was done to a record, newest first. */

#include "isms-config.h"

#include "isms-history-group.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-day.h"
#include "isms-edit.h"
#include "isms-error.h"

/* What the background reader needs. */
typedef struct
{
  const IsmsKind *kind;
  gint64 id;
  guint limit;
} Asked;

/* So many at first, and with each "Show More". */
#define PIECE 8
/* Walking down the list with the arrow keys reads no history on the way. */
#define DELAY_MS 150

struct _IsmsHistoryGroup
{
  AdwPreferencesGroup parent_instance;

  IsmsWorkspace *workspace;
  IsmsRecord *record;
  guint limit;
  guint load_id;
  GCancellable *reading; /* or NULL */
  guint n_entries;
  GPtrArray *rows; /* borrowed from the tree */
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (IsmsHistoryGroup, isms_history_group, ADW_TYPE_PREFERENCES_GROUP)

static void queue_load (IsmsHistoryGroup *self);

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

static void
clear_rows (IsmsHistoryGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  self->n_entries = 0;
}

static void
add_row (IsmsHistoryGroup *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
more_cb (AdwButtonRow *row, IsmsHistoryGroup *self)
{
  self->limit += 3 * PIECE;
  queue_load (self);
}

static void
show_entries (IsmsHistoryGroup *self, GPtrArray *entries, guint limit)
{
  clear_rows (self);
  self->n_entries = MIN (entries->len, limit);
  for (guint i = 0; i < self->n_entries; i++)
    add_row (self, create_row (entries->pdata[i]));
  if (entries->len > limit)
    {
      GtkWidget *more = adw_button_row_new ();

      adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (more), TRUE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (more), _ ("Show _More"));
      g_signal_connect_object (more, "activated", G_CALLBACK (more_cb), self, G_CONNECT_DEFAULT);
      add_row (self, more);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), entries->len > 0);
}

static void
show_unread (IsmsHistoryGroup *self, const GError *error)
{
  clear_rows (self);
  add_row (self, isms_ui_create_unread_row (error));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/* On the background reader's thread. */
static gpointer
read_history (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asked *asked = data;

  return isms_history_read (database, asked->kind, asked->id, asked->limit + 1, error);
}

/* An answer to an earlier question was cancelled, and so finds nobody. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IsmsHistoryGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = isms_store_read_finish (ISMS_STORE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  g_clear_object (&self->reading);
  if (entries != NULL)
    show_entries (self, entries, self->limit);
  else if (!isms_error_is_cancelled (error))
    show_unread (self, error);
}

static void
stop_reading (IsmsHistoryGroup *self)
{
  g_clear_handle_id (&self->load_id, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
load_cb (gpointer user_data)
{
  IsmsHistoryGroup *self = user_data;
  Asked *asked;

  self->load_id = 0;
  stop_reading (self);
  if (self->record == NULL)
    return;
  asked = g_new0 (Asked, 1);
  asked->kind = isms_record_get_kind (self->record);
  asked->id = isms_record_get_id (self->record);
  asked->limit = self->limit;
  self->reading = g_cancellable_new ();
  isms_store_read_async (isms_workspace_get_store (self->workspace), read_history, asked, g_free,
                         (GDestroyNotify) g_ptr_array_unref, self->reading, read_cb,
                         g_object_ref (self));
}

static void
queue_load (IsmsHistoryGroup *self)
{
  if (self->load_id == 0)
    self->load_id = g_timeout_add_once (DELAY_MS, load_cb, self);
}

static void
store_changed_cb (IsmsStore *store, IsmsChange *change, IsmsHistoryGroup *self)
{
  if (self->record != NULL
      && isms_change_touches_row (change, isms_record_get_kind (self->record)->name,
                                  isms_record_get_id (self->record)))
    queue_load (self);
}

static void
isms_history_group_dispose (GObject *object)
{
  IsmsHistoryGroup *self = ISMS_HISTORY_GROUP (object);

  stop_reading (self);
  g_clear_object (&self->record);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (isms_history_group_parent_class)->dispose (object);
}

static void
isms_history_group_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_HISTORY_GROUP (object)->rows);

  G_OBJECT_CLASS (isms_history_group_parent_class)->finalize (object);
}

static void
isms_history_group_class_init (IsmsHistoryGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_history_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_history_group_finalize;
}

static void
isms_history_group_init (IsmsHistoryGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->limit = PIECE;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("History"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
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
  IsmsHistoryGroup *self = g_object_new (ISMS_TYPE_HISTORY_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (isms_workspace_get_store (workspace), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}

/**
 * isms_history_group_set_record:
 * @self: a history
 * @record: (nullable): whose
 *
 * The rows follow a moment later.
 */
void
isms_history_group_set_record (IsmsHistoryGroup *self, IsmsRecord *record)
{
  g_return_if_fail (ISMS_IS_HISTORY_GROUP (self));

  if (!g_set_object (&self->record, record))
    return;
  self->limit = PIECE;
  clear_rows (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  stop_reading (self);
  if (record != NULL)
    queue_load (self);
}

/**
 * isms_history_group_get_n_entries:
 * @self: a history
 *
 * Returns: how many entries are shown
 */
guint
isms_history_group_get_n_entries (IsmsHistoryGroup *self)
{
  g_return_val_if_fail (ISMS_IS_HISTORY_GROUP (self), 0);

  return self->n_entries;
}
