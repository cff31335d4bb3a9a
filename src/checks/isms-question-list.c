/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is to be asked is noted by question: all of it, or the steps that concern single records.
 * The background reader is asked for a while at a time, so that a search does not wait for all of
 * it. A change while a question is under way is noted for the next time. */

#include "isms-config.h"

#include "isms-question-list.h"
#include "isms-question-private.h"

#define WHILE_USEC 20000 /* the reader's, for one turn */
#define MAX_STEPS 64     /* of more, all records are asked about */

/* What one question waits for. */
typedef struct
{
  gboolean whole;
  GArray *steps; /* of gint64 */
} Waiting;

struct _IsmsQuestionList
{
  GObject parent_instance;

  IsmsStore *store;
  GPtrArray *questions; /* of IsmsQuestion */
  Waiting *waiting;     /* by their places */
  gboolean known_waits; /* what is known is to be read */
  gboolean following;
  GCancellable *cancellable; /* of the turn under way, or NULL */
  GError *error;
};

enum
{
  PROP_0,
  PROP_BUSY,
  PROP_N_HITS,
  PROP_N_KNOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

static GType
get_item_type (GListModel *model)
{
  return ISMS_TYPE_QUESTION;
}

static guint
get_n_items (GListModel *model)
{
  return ISMS_QUESTION_LIST (model)->questions->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *questions = ISMS_QUESTION_LIST (model)->questions;

  return position < questions->len ? g_object_ref (questions->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsQuestionList,
                               isms_question_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static IsmsQuestion *
get_question (IsmsQuestionList *self, guint place)
{
  return self->questions->pdata[place];
}

/* --- A turn, on the reader's thread --- */

typedef struct
{
  GPtrArray *answers; /* of IsmsQuestionAnswer */
  guint n_answered;   /* the first of them */
  gboolean all;       /* goes on until all are answered */
  gboolean with_known;
  GHashTable *known; /* as isms_known_hit_load () */
} Turn;

static void
free_turn (gpointer data)
{
  Turn *self = data;

  g_ptr_array_unref (self->answers);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_free (self);
}

/* The turn itself is the answer. */
static gpointer
read_turn (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Turn *self = data;
  g_autoptr (IsmsReads) reads = NULL;
  gint64 end = g_get_monotonic_time () + WHILE_USEC;

  if (self->with_known)
    {
      self->known = isms_known_hit_load (database, error);
      if (self->known == NULL)
        return NULL;
    }
  while (self->n_answered < self->answers->len
         && (self->all || self->n_answered == 0 || g_get_monotonic_time () < end))
    {
      if (!isms_question_answer_run (self->answers->pdata[self->n_answered], database, &reads,
                                     error))
        return NULL;
      self->n_answered++;
    }
  return self;
}

/* --- What waits --- */

static void
wait_whole (IsmsQuestionList *self, guint place)
{
  self->waiting[place].whole = TRUE;
  g_array_set_size (self->waiting[place].steps, 0);
}

static void
wait_steps (IsmsQuestionList *self, guint place, const gint64 *steps, guint n_steps)
{
  Waiting *waiting = &self->waiting[place];

  if (waiting->whole)
    return;
  g_array_append_vals (waiting->steps, steps, n_steps);
  if (waiting->steps->len > MAX_STEPS)
    wait_whole (self, place);
}

/* Out of what waits. */
static Turn *
make_turn (IsmsQuestionList *self, gboolean all)
{
  Turn *turn = g_new0 (Turn, 1);

  turn->all = all;
  turn->with_known = self->known_waits;
  turn->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_question_answer_free);
  self->known_waits = FALSE;
  for (guint i = 0; i < self->questions->len; i++)
    {
      IsmsQuestion *question = get_question (self, i);
      Waiting *waiting = &self->waiting[i];
      IsmsQuestionAnswer *answer;

      if (!waiting->whole && waiting->steps->len == 0)
        continue;
      answer = isms_question_answer_new (isms_question_get_text (question), i);
      answer->whole = waiting->whole;
      answer->has_tables = isms_question_get_tables (question) != NULL;
      g_array_append_vals (answer->steps, waiting->steps->data, waiting->steps->len);
      waiting->whole = FALSE;
      g_array_set_size (waiting->steps, 0);
      g_ptr_array_add (turn->answers, answer);
    }
  return turn;
}

/* From @first on, what the turn did not come to waits again. */
static void
put_back (IsmsQuestionList *self, Turn *turn, guint first)
{
  for (guint i = first; i < turn->answers->len; i++)
    {
      const IsmsQuestionAnswer *answer = turn->answers->pdata[i];

      if (answer->whole)
        wait_whole (self, answer->place);
      else
        wait_steps (self, answer->place, (const gint64 *) answer->steps->data, answer->steps->len);
    }
}

static gboolean
has_waiting (IsmsQuestionList *self)
{
  if (self->known_waits)
    return TRUE;
  for (guint i = 0; i < self->questions->len; i++)
    if (self->waiting[i].whole || self->waiting[i].steps->len > 0)
      return TRUE;
  return FALSE;
}

static gboolean
take_known (IsmsQuestionList *self, Turn *turn)
{
  gboolean changed = FALSE;

  if (turn->known == NULL)
    return FALSE;
  for (guint i = 0; i < self->questions->len; i++)
    {
      IsmsQuestion *question = get_question (self, i);

      changed |= isms_question_set_known (
          question, g_hash_table_lookup (turn->known, isms_question_get_id (question)));
    }
  return changed;
}

static void
take (IsmsQuestionList *self, Turn *turn)
{
  gboolean changed = take_known (self, turn);

  for (guint i = 0; i < turn->n_answered; i++)
    {
      IsmsQuestionAnswer *answer = turn->answers->pdata[i];

      changed |= isms_question_take (get_question (self, answer->place), answer);
    }
  put_back (self, turn, turn->n_answered);
  if (!changed)
    return;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_HITS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_KNOWN]);
  g_signal_emit (self, changed_signal, 0);
}

/* --- Asking in the background --- */

typedef struct
{
  GWeakRef list;
  Turn *turn;
  GCancellable *cancellable;
} Asked;

static void ask (IsmsQuestionList *self);

static void
free_asked (Asked *asked)
{
  g_weak_ref_clear (&asked->list);
  free_turn (asked->turn);
  g_object_unref (asked->cancellable);
  g_free (asked);
}

static void
fail (IsmsQuestionList *self, Turn *turn, GError *error)
{
  put_back (self, turn, 0);
  self->known_waits |= turn->with_known;
  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
turned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;
  g_autoptr (IsmsQuestionList) self = g_weak_ref_get (&asked->list);
  GError *error = NULL;
  gboolean answered = isms_store_read_finish (ISMS_STORE (source), result, &error) != NULL;

  if (self == NULL || self->cancellable != asked->cancellable)
    g_clear_error (&error);
  else
    {
      g_clear_object (&self->cancellable);
      if (!answered)
        fail (self, asked->turn, error);
      else
        {
          g_clear_error (&self->error);
          take (self, asked->turn);
          ask (self);
        }
    }
  free_asked (asked);
}

/* The next turn, if anything waits. */
static void
ask (IsmsQuestionList *self)
{
  Asked *asked;

  if (self->cancellable != NULL)
    return;
  if (!has_waiting (self))
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
      return;
    }
  asked = g_new0 (Asked, 1);
  g_weak_ref_init (&asked->list, self);
  asked->turn = make_turn (self, FALSE);
  self->cancellable = g_cancellable_new ();
  asked->cancellable = g_object_ref (self->cancellable);
  isms_store_read_async (self->store, read_turn, asked->turn, NULL, NULL, self->cancellable,
                         turned_cb, asked);
}

/* --- Following the store --- */

static gboolean
is_of_rows (const IsmsQuestionText *text, const char *table)
{
  for (guint i = 0; i < text->rows->len; i++)
    if (g_str_equal (((const IsmsQuestionRows *) text->rows->pdata[i])->table, table))
      return TRUE;
  return FALSE;
}

static void
follow (IsmsQuestionList *self, guint place, IsmsChange *change)
{
  IsmsQuestion *question = get_question (self, place);
  const char *const *tables = isms_question_get_tables (question);
  gint64 step = isms_change_get_step (change);
  gboolean touched = FALSE, whole = FALSE;

  if (tables == NULL)
    {
      wait_whole (self, place);
      return;
    }
  for (guint i = 0; tables[i] != NULL; i++)
    if (isms_change_touches (change, tables[i]))
      {
        touched = TRUE;
        whole |= !is_of_rows (isms_question_get_text (question), tables[i]);
      }
  if (whole)
    wait_whole (self, place);
  else if (touched)
    wait_steps (self, place, &step, 1);
}

static void
changed_cb (IsmsQuestionList *self, IsmsChange *change)
{
  gboolean new_day = isms_change_get_step (change) == 0;

  self->known_waits |= new_day || isms_change_touches (change, "known_hit");
  for (guint i = 0; i < self->questions->len; i++)
    if (new_day)
      wait_whole (self, i);
    else
      follow (self, i, change);
  if (!self->following || self->cancellable != NULL || !has_waiting (self))
    return;
  ask (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* --- Class --- */

static void
isms_question_list_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  IsmsQuestionList *self = ISMS_QUESTION_LIST (object);

  switch (property)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, isms_question_list_get_busy (self));
      break;
    case PROP_N_HITS:
      g_value_set_uint (value, isms_question_list_get_n_hits (self));
      break;
    case PROP_N_KNOWN:
      g_value_set_uint (value, isms_question_list_get_n_known (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
isms_question_list_dispose (GObject *object)
{
  IsmsQuestionList *self = ISMS_QUESTION_LIST (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (isms_question_list_parent_class)->dispose (object);
}

static void
isms_question_list_finalize (GObject *object)
{
  IsmsQuestionList *self = ISMS_QUESTION_LIST (object);

  for (guint i = 0; i < self->questions->len; i++)
    g_array_unref (self->waiting[i].steps);
  g_free (self->waiting);
  g_ptr_array_unref (self->questions);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (isms_question_list_parent_class)->finalize (object);
}

static void
isms_question_list_class_init (IsmsQuestionListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = isms_question_list_get_property;
  object_class->dispose = isms_question_list_dispose;
  object_class->finalize = isms_question_list_finalize;
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_N_HITS] = g_param_spec_uint ("n-hits", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_KNOWN] = g_param_spec_uint ("n-known", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_question_list_init (IsmsQuestionList *self)
{
  GPtrArray *texts = isms_question_texts ();

  self->questions = g_ptr_array_new_with_free_func (g_object_unref);
  self->waiting = g_new0 (Waiting, texts->len);
  self->known_waits = TRUE;
  for (guint i = 0; i < texts->len; i++)
    {
      g_ptr_array_add (self->questions, isms_question_new (texts->pdata[i]));
      self->waiting[i].steps = g_array_new (FALSE, FALSE, sizeof (gint64));
      self->waiting[i].whole = TRUE;
    }
}

/* --- Public --- */

/**
 * isms_question_list_new:
 * @store: what is asked; kept
 *
 * Returns: (transfer full): all questions, none of them asked
 */
IsmsQuestionList *
isms_question_list_new (IsmsStore *store)
{
  IsmsQuestionList *self = g_object_new (ISMS_TYPE_QUESTION_LIST, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * isms_question_list_ask:
 * @self: the questions
 *
 * Asks in the background what has not been asked, and from now on whatever a step or a new day may
 * have changed: single records where it concerns no others. “busy” tells that it is under way.
 */
void
isms_question_list_ask (IsmsQuestionList *self)
{
  self->following = TRUE;
  if (self->cancellable != NULL || !has_waiting (self))
    return;
  ask (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/**
 * isms_question_list_wait:
 * @self: the questions
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Asks what is to be asked, in one go, and waits for it. For the command line and tests.
 *
 * Returns: %FALSE on error: then the answers are those of before
 */
gboolean
isms_question_list_wait (IsmsQuestionList *self, GCancellable *cancellable, GError **error)
{
  Turn *turn;
  gboolean answered;

  isms_question_list_cancel (self);
  turn = make_turn (self, TRUE);
  answered = isms_store_read (self->store, read_turn, turn, cancellable, error) != NULL;
  if (answered)
    take (self, turn);
  else
    {
      put_back (self, turn, 0);
      self->known_waits |= turn->with_known;
    }
  free_turn (turn);
  return answered;
}

/**
 * isms_question_list_cancel:
 * @self: the questions
 *
 * Drops what is under way, and follows no changes until isms_question_list_ask(): what was not
 * answered stays to be asked.
 */
void
isms_question_list_cancel (IsmsQuestionList *self)
{
  self->following = FALSE;
  if (self->cancellable == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->known_waits = TRUE;
  for (guint i = 0; i < self->questions->len; i++)
    wait_whole (self, i);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/**
 * isms_question_list_get_busy:
 * @self: the questions
 *
 * Returns: whether something is under way: what is shown may be of before
 */
gboolean
isms_question_list_get_busy (IsmsQuestionList *self)
{
  return self->cancellable != NULL;
}

/**
 * isms_question_list_find:
 * @self: the questions
 * @id: of one
 *
 * Returns: (transfer none) (nullable): that one
 */
IsmsQuestion *
isms_question_list_find (IsmsQuestionList *self, const char *id)
{
  for (guint i = 0; i < self->questions->len; i++)
    if (g_str_equal (isms_question_get_id (get_question (self, i)), id))
      return get_question (self, i);
  return NULL;
}

/**
 * isms_question_list_get_n_hits:
 * @self: the questions
 *
 * Returns: how many hits there are, without those that are known
 */
guint
isms_question_list_get_n_hits (IsmsQuestionList *self)
{
  guint n = 0;

  for (guint i = 0; i < self->questions->len; i++)
    n += isms_question_get_n_hits (get_question (self, i));
  return n;
}

/**
 * isms_question_list_get_n_known:
 * @self: the questions
 *
 * Returns: how many hits are known
 */
guint
isms_question_list_get_n_known (IsmsQuestionList *self)
{
  guint n = 0;

  for (guint i = 0; i < self->questions->len; i++)
    n += isms_question_get_n_known (get_question (self, i));
  return n;
}

/**
 * isms_question_list_count:
 * @self: the questions
 * @severity: how grave
 *
 * Returns: how many hits are so grave, without those that are known
 */
guint
isms_question_list_count (IsmsQuestionList *self, IsmsSeverity severity)
{
  guint n = 0;

  for (guint i = 0; i < self->questions->len; i++)
    if (isms_question_get_severity (get_question (self, i)) == severity)
      n += isms_question_get_n_hits (get_question (self, i));
  return n;
}

/**
 * isms_question_list_get_error:
 * @self: the questions
 *
 * Returns: (transfer none) (nullable): why asking in the background failed the last time
 */
const GError *
isms_question_list_get_error (IsmsQuestionList *self)
{
  return self->error;
}
