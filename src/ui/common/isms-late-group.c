/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One question at a time; an answer for a record that is no longer shown reaches nobody. */

#include "isms-config.h"

#include "isms-late-group.h"

#include <glib/gi18n-lib.h>

#include "isms-asker.h"
#include "isms-commit.h"

/* So many of a sort at first, and how many more with each "Show More". */
#define FIRST 8
#define MORE 24
/* Walking down a list with the arrow keys reads nothing on the way. */
#define DELAY_MS 150

typedef struct
{
  IsmsLateGroupClass *klass;
  const IsmsKind *kind;
  gint64 id;
  guint limit;
} Question;

typedef struct
{
  IsmsWorkspace *workspace;
  IsmsAsker *asker;
  IsmsRecord *record;
  guint limit;
  guint delay_id;
  GPtrArray *rows; /* borrowed from the tree */
} IsmsLateGroupPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (IsmsLateGroup, isms_late_group, ADW_TYPE_PREFERENCES_GROUP)

static IsmsLateGroupPrivate *
get_private (gpointer self)
{
  return isms_late_group_get_instance_private (self);
}

static void
clear_rows (IsmsLateGroup *self)
{
  GPtrArray *rows = get_private (self)->rows;

  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static gpointer
dup_question (gpointer owner)
{
  IsmsLateGroupPrivate *priv = get_private (owner);
  Question *question = g_new0 (Question, 1);

  question->klass = ISMS_LATE_GROUP_GET_CLASS (owner);
  question->kind = isms_record_get_kind (priv->record);
  question->id = isms_record_get_id (priv->record);
  question->limit = priv->limit;
  return question;
}

/* With its class, to be freed by it: askers have one way to free what they get. */
typedef struct
{
  gpointer rows;
  GDestroyNotify free_rows;
  guint limit;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  answer->free_rows (answer->rows);
  g_free (answer);
}

/* On the background reader's thread. */
static gpointer
read_answer (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  gpointer rows =
      question->klass->read (database, question->kind, question->id, question->limit, error);
  Answer *answer;

  if (rows == NULL)
    return NULL;
  answer = g_new0 (Answer, 1);
  answer->rows = rows;
  answer->free_rows = question->klass->free_answer;
  answer->limit = question->limit;
  return answer;
}

/* Of the row that has the keyboard, or -1. */
static int
find_focus (IsmsLateGroup *self)
{
  GPtrArray *rows = get_private (self)->rows;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < rows->len; i++)
    if (focus == rows->pdata[i] || gtk_widget_is_ancestor (focus, rows->pdata[i]))
      return (int) i;
  return -1;
}

/* Else it would go on to a field, where the next key would be typed. */
static void
restore_focus (IsmsLateGroup *self, int at)
{
  GPtrArray *rows = get_private (self)->rows;

  for (guint i = (guint) at; at >= 0 && i < rows->len; i++)
    if (gtk_widget_grab_focus (rows->pdata[i]))
      return;
}

static void
take_answer (gpointer owner, gpointer data, GError *error)
{
  IsmsLateGroup *self = owner;
  g_autoptr (GError) unread = error;
  Answer *answer = data;
  int focus = find_focus (self);

  clear_rows (self);
  if (answer != NULL)
    {
      ISMS_LATE_GROUP_GET_CLASS (self)->show (self, answer->rows, answer->limit);
      answer_free (answer);
    }
  else
    isms_late_group_add_row (self, isms_ui_create_unread_row (unread));
  gtk_widget_set_visible (GTK_WIDGET (self), get_private (self)->rows->len > 0);
  restore_focus (self, focus);
}

static const IsmsAskerFuncs funcs = {
  .dup_question = dup_question,
  .read = read_answer,
  .free_question = g_free,
  .free_answer = answer_free,
  .take = take_answer,
};

static void
delay_cb (gpointer user_data)
{
  IsmsLateGroupPrivate *priv = get_private (user_data);

  priv->delay_id = 0;
  if (priv->record != NULL)
    isms_asker_ask (priv->asker);
}

static void
queue_load (IsmsLateGroup *self)
{
  IsmsLateGroupPrivate *priv = get_private (self);

  if (priv->delay_id == 0)
    priv->delay_id = g_timeout_add_once (DELAY_MS, delay_cb, self);
}

static void
stop_loading (IsmsLateGroup *self)
{
  IsmsLateGroupPrivate *priv = get_private (self);

  g_clear_handle_id (&priv->delay_id, g_source_remove);
  if (priv->asker != NULL)
    isms_asker_cancel (priv->asker);
}

static void
store_changed_cb (IsmsStore *store, IsmsChange *change, IsmsLateGroup *self)
{
  if (get_private (self)->record != NULL
      && ISMS_LATE_GROUP_GET_CLASS (self)->is_touched (self, change))
    queue_load (self);
}

static void
more_cb (AdwButtonRow *row, IsmsLateGroup *self)
{
  get_private (self)->limit += MORE;
  queue_load (self);
}

static void
isms_late_group_dispose (GObject *object)
{
  IsmsLateGroupPrivate *priv = get_private (object);

  g_clear_handle_id (&priv->delay_id, g_source_remove);
  g_clear_pointer (&priv->asker, isms_asker_free);
  g_clear_object (&priv->record);
  g_clear_object (&priv->workspace);

  G_OBJECT_CLASS (isms_late_group_parent_class)->dispose (object);
}

static void
isms_late_group_finalize (GObject *object)
{
  g_ptr_array_unref (get_private (object)->rows);

  G_OBJECT_CLASS (isms_late_group_parent_class)->finalize (object);
}

static void
isms_late_group_class_init (IsmsLateGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_late_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_late_group_finalize;
}

static void
isms_late_group_init (IsmsLateGroup *self)
{
  IsmsLateGroupPrivate *priv = get_private (self);

  priv->rows = g_ptr_array_new ();
  priv->limit = FIRST;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * isms_late_group_set_workspace:
 * @self: a group that has none yet
 * @workspace: what it reads
 *
 * For the constructors of those that derive from it.
 */
void
isms_late_group_set_workspace (IsmsLateGroup *self, IsmsWorkspace *workspace)
{
  IsmsLateGroupPrivate *priv = get_private (self);
  IsmsStore *store = isms_workspace_get_store (workspace);

  g_return_if_fail (priv->workspace == NULL);

  priv->workspace = g_object_ref (workspace);
  priv->asker = isms_asker_new (store, &funcs, self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_DEFAULT);
}

/**
 * isms_late_group_set_record:
 * @self: a group
 * @record: (nullable): whose
 *
 * The rows follow a moment later.
 */
void
isms_late_group_set_record (IsmsLateGroup *self, IsmsRecord *record)
{
  IsmsLateGroupPrivate *priv = get_private (self);

  g_return_if_fail (ISMS_IS_LATE_GROUP (self));

  if (!g_set_object (&priv->record, record))
    return;
  priv->limit = FIRST;
  clear_rows (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  stop_loading (self);
  if (record != NULL)
    queue_load (self);
}

/**
 * isms_late_group_get_record:
 * @self: a group
 *
 * Returns: (transfer none) (nullable): whose rows it shows
 */
IsmsRecord *
isms_late_group_get_record (IsmsLateGroup *self)
{
  return get_private (self)->record;
}

/**
 * isms_late_group_add_row:
 * @self: a group
 * @row: (transfer floating): a row
 *
 * The row stays until the next answer, or until another record is shown.
 */
void
isms_late_group_add_row (IsmsLateGroup *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (get_private (self)->rows, row);
}

/**
 * isms_late_group_create_more:
 * @self: a group
 *
 * Returns: (transfer floating): a row that asks for more of them, to stand where there are
 */
GtkWidget *
isms_late_group_create_more (IsmsLateGroup *self)
{
  GtkWidget *more = adw_button_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (more), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (more), _ ("Show _More"));
  g_signal_connect_object (more, "activated", G_CALLBACK (more_cb), self, G_CONNECT_DEFAULT);
  return more;
}

/**
 * isms_late_group_get_n_rows:
 * @self: a group
 *
 * Returns: how many rows it shows
 */
guint
isms_late_group_get_n_rows (IsmsLateGroup *self)
{
  g_return_val_if_fail (ISMS_IS_LATE_GROUP (self), 0);

  return get_private (self)->rows->len;
}
