/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Values first, so that they are seen at once; then how they went. A change that comes while a
 * question is under way waits until that is answered: none is lost, and none is read twice. */

#include "isms-config.h"

#include "isms-review-source.h"

#include "isms-asker.h"
#include "isms-day.h"
#include "isms-review.h"

#define MANY_CHANGES 16 /* after so many all is read again */

/* What is shown, and what a question may build upon. Immutable once it is shown. */
typedef struct
{
  gatomicrefcount refs;
  gint64 open;
  GPtrArray *reviews;
  GPtrArray *inputs;
  GPtrArray *lacks;
  IsmsReviewBoard *board;
  IsmsReviewBoard *other;
  gboolean has_points;
  guint n_changes; /* those of the question that are in it */
} Answer;

struct _IsmsReviewSource
{
  GObject parent_instance;

  IsmsWorkspace *workspace;
  IsmsAsker *asker;
  gint64 chosen;
  gint64 compared;
  GPtrArray *changes; /* that what is shown does not know of yet */
  Answer *answer;     /* what is shown, or NULL */
  GError *error;
};

G_DEFINE_FINAL_TYPE (IsmsReviewSource, isms_review_source, G_TYPE_OBJECT)

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Answers --- */

static Answer *
answer_ref (Answer *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
answer_unref (gpointer data)
{
  Answer *self = data;

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->reviews, g_ptr_array_unref);
  g_clear_pointer (&self->inputs, g_ptr_array_unref);
  g_clear_pointer (&self->lacks, g_ptr_array_unref);
  g_clear_pointer (&self->board, isms_review_board_unref);
  g_clear_pointer (&self->other, isms_review_board_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_unref)

static Answer *
answer_new (void)
{
  Answer *self = g_new0 (Answer, 1);

  g_atomic_ref_count_init (&self->refs);
  return self;
}

/* --- Questions --- */

typedef struct
{
  gint64 chosen;
  gint64 compared;
  GPtrArray *changes;
  Answer *before; /* or NULL */
  char *today;
} Question;

static gpointer
dup_question (gpointer owner)
{
  IsmsReviewSource *self = owner;
  Question *question = g_new0 (Question, 1);

  question->chosen = self->chosen;
  question->compared = self->compared;
  question->changes = g_ptr_array_copy (self->changes, (GCopyFunc) isms_change_ref, NULL);
  question->before = self->answer != NULL ? answer_ref (self->answer) : NULL;
  question->today = isms_day_today ();
  return question;
}

static void
free_question (gpointer data)
{
  Question *question = data;

  g_ptr_array_unref (question->changes);
  g_clear_pointer (&question->before, answer_unref);
  g_free (question->today);
  g_free (question);
}

static gboolean
touches_reviews (const Question *question)
{
  static const char *const tables[] = { "review",          "review_input",    "review_participant",
                                        "review_decision", "review_addendum", "action",
                                        "person",          "review_figure" };

  for (guint i = 0; i < question->changes->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (tables); j++)
      if (isms_change_touches (question->changes->pdata[i], tables[j]))
        return TRUE;
  return FALSE;
}

/* --- On the background reader's thread --- */

static GPtrArray *
load_all (IsmsDatabase *database, IsmsQuery *query, GError **error)
{
  g_autoptr (GArray) ids = isms_query_run (query, database, NULL, error);

  if (ids == NULL)
    return NULL;
  return isms_record_load_many (database, isms_query_get_kind (query), (const gint64 *) ids->data,
                                ids->len, error);
}

static GPtrArray *
load_reviews (IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("review"));

  isms_query_sort (query, NULL, TRUE);
  return load_all (database, query, error);
}

static GPtrArray *
load_inputs (IsmsDatabase *database, gint64 review, GError **error)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("review_input"));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, review);
  const char *const values[] = { id, NULL };

  isms_query_filter (query, "review", values);
  return load_all (database, query, error);
}

/* What there is to say of the review itself. */
static gboolean
read_review (Answer *answer, const Question *question, IsmsDatabase *database, GError **error)
{
  gint64 review = question->chosen;
  g_autoptr (GError) failure = NULL;

  answer->open = isms_review_find_open (database, &failure);
  if (failure == NULL && (answer->reviews = load_reviews (database, &failure)) != NULL)
    {
      review = review != 0 ? review : answer->open;
      if (review != 0)
        answer->inputs = load_inputs (database, review, &failure);
      if (review != 0 && failure == NULL)
        answer->lacks = isms_review_list_lacks (database, review, &failure);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static void
keep_review (Answer *answer, const Answer *before)
{
  answer->open = before->open;
  answer->reviews = g_ptr_array_ref (before->reviews);
  answer->inputs = before->inputs != NULL ? g_ptr_array_ref (before->inputs) : NULL;
  answer->lacks = before->lacks != NULL ? g_ptr_array_ref (before->lacks) : NULL;
}

/* The same figures after all changes. */
static IsmsReviewBoard *
update (IsmsReviewBoard *before, const Question *question, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsReviewBoard) board = isms_review_board_ref (before);

  for (guint i = 0; i < question->changes->len; i++)
    {
      IsmsReviewBoard *after =
          isms_review_board_update (board, database, question->changes->pdata[i], error);

      if (after == NULL)
        return NULL;
      isms_review_board_unref (board);
      board = after;
    }
  return g_steal_pointer (&board);
}

static gboolean
can_update (const IsmsReviewBoard *before, gint64 review, const Question *question)
{
  return before != NULL && before->review == review && question->changes->len <= MANY_CHANGES
         && (before->stored || g_strcmp0 (before->day, question->today) == 0);
}

static IsmsReviewBoard *
read_board (IsmsReviewBoard *before,
            gint64 review,
            const Question *question,
            IsmsDatabase *database,
            GError **error)
{
  if (can_update (before, review, question))
    return update (before, question, database, error);
  return isms_review_board_load (database, review, NULL, error);
}

/* One that was shown with its values: how these went. */
static gboolean
read_points (Answer *answer, IsmsDatabase *database, GCancellable *cancellable, GError **error)
{
  IsmsReviewBoard *board =
      isms_review_board_load_points (answer->board, database, cancellable, error);

  if (board == NULL)
    return FALSE;
  isms_review_board_unref (answer->board);
  answer->board = board;
  answer->has_points = TRUE;
  return TRUE;
}

static gpointer
read_answer (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  const Answer *before = question->before;
  g_autoptr (Answer) answer = answer_new ();
  gint64 review;

  answer->n_changes = question->changes->len;
  if (before != NULL && !touches_reviews (question)
      && (question->chosen != 0 ? question->chosen : before->open) == before->board->review)
    keep_review (answer, before);
  else if (!read_review (answer, question, database, error))
    return NULL;
  review = question->chosen != 0 ? question->chosen : answer->open;
  answer->board =
      read_board (before != NULL ? before->board : NULL, review, question, database, error);
  if (answer->board == NULL)
    return NULL;
  if (question->compared != 0)
    {
      answer->other = read_board (before != NULL ? before->other : NULL, question->compared,
                                  question, database, error);
      if (answer->other == NULL)
        return NULL;
    }
  if (before == NULL || before->board != answer->board)
    return g_steal_pointer (&answer);
  answer->has_points = before->has_points;
  if (!answer->has_points && !read_points (answer, database, cancellable, error))
    return NULL;
  return g_steal_pointer (&answer);
}

/* --- Taking them --- */

static void
forget_changes (IsmsReviewSource *self, guint n)
{
  g_ptr_array_remove_range (self->changes, 0, n);
}

static void
take_answer (gpointer owner, gpointer data, GError *error)
{
  IsmsReviewSource *self = owner;
  Answer *answer = data;

  g_clear_error (&self->error);
  if (answer == NULL)
    {
      /* What is shown is not built upon any more. */
      self->error = error;
      g_signal_emit (self, signals[FAILED], 0);
      return;
    }
  forget_changes (self, answer->n_changes);
  g_clear_pointer (&self->answer, answer_unref);
  self->answer = answer;
  g_signal_emit (self, signals[CHANGED], 0);
  if (!answer->has_points && !isms_asker_is_behind (self->asker))
    isms_asker_ask (self->asker);
}

static const IsmsAskerFuncs funcs = {
  .dup_question = dup_question,
  .read = read_answer,
  .free_question = free_question,
  .free_answer = answer_unref,
  .take = take_answer,
};

static void
store_changed_cb (IsmsStore *store, IsmsChange *change, IsmsReviewSource *self)
{
  g_ptr_array_add (self->changes, isms_change_ref (change));
  isms_asker_refresh (self->asker);
}

/* --- The object --- */

static void
isms_review_source_dispose (GObject *object)
{
  IsmsReviewSource *self = ISMS_REVIEW_SOURCE (object);

  g_clear_pointer (&self->asker, isms_asker_free);
  g_clear_pointer (&self->answer, answer_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_review_source_parent_class)->dispose (object);
}

static void
isms_review_source_finalize (GObject *object)
{
  IsmsReviewSource *self = ISMS_REVIEW_SOURCE (object);

  g_ptr_array_unref (self->changes);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (isms_review_source_parent_class)->finalize (object);
}

static void
isms_review_source_class_init (IsmsReviewSourceClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_review_source_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_review_source_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] =
      g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_review_source_init (IsmsReviewSource *self)
{
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_change_unref);
}

/**
 * isms_review_source_new:
 * @workspace: whose reviews
 *
 * Returns: (transfer full): the open review, which is being read
 */
IsmsReviewSource *
isms_review_source_new (IsmsWorkspace *workspace)
{
  IsmsReviewSource *self = g_object_new (ISMS_TYPE_REVIEW_SOURCE, NULL);
  IsmsStore *store = isms_workspace_get_store (workspace);

  self->workspace = g_object_ref (workspace);
  self->asker = isms_asker_new (store, &funcs, self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_DEFAULT);
  isms_asker_ask (self->asker);
  return self;
}

/**
 * isms_review_source_choose:
 * @self: a source
 * @review: which is shown; 0: the open one
 */
void
isms_review_source_choose (IsmsReviewSource *self, gint64 review)
{
  g_return_if_fail (ISMS_IS_REVIEW_SOURCE (self));

  if (self->chosen == review)
    return;
  self->chosen = review;
  if (self->compared == review)
    self->compared = 0;
  isms_asker_ask (self->asker);
}

gint64
isms_review_source_get_chosen (IsmsReviewSource *self)
{
  return self->chosen;
}

/**
 * isms_review_source_compare:
 * @self: a source
 * @review: what the shown one is compared with; 0: with the one before it
 */
void
isms_review_source_compare (IsmsReviewSource *self, gint64 review)
{
  g_return_if_fail (ISMS_IS_REVIEW_SOURCE (self));

  if (self->compared == review)
    return;
  self->compared = review;
  isms_asker_ask (self->asker);
}

gint64
isms_review_source_get_compared (IsmsReviewSource *self)
{
  return self->compared;
}

/**
 * isms_review_source_retry:
 * @self: a source that failed
 *
 * Reads all of it again.
 */
void
isms_review_source_retry (IsmsReviewSource *self)
{
  g_return_if_fail (ISMS_IS_REVIEW_SOURCE (self));

  g_clear_pointer (&self->answer, answer_unref);
  g_ptr_array_set_size (self->changes, 0);
  isms_asker_ask (self->asker);
}

IsmsReviewBoard *
isms_review_source_get_board (IsmsReviewSource *self)
{
  return self->answer != NULL ? self->answer->board : NULL;
}

IsmsReviewBoard *
isms_review_source_get_other (IsmsReviewSource *self)
{
  return self->answer != NULL ? self->answer->other : NULL;
}

gboolean
isms_review_source_has_points (IsmsReviewSource *self)
{
  return self->answer != NULL && self->answer->has_points;
}

GPtrArray *
isms_review_source_get_reviews (IsmsReviewSource *self)
{
  return self->answer != NULL ? self->answer->reviews : NULL;
}

GPtrArray *
isms_review_source_get_inputs (IsmsReviewSource *self)
{
  return self->answer != NULL ? self->answer->inputs : NULL;
}

GPtrArray *
isms_review_source_get_lacks (IsmsReviewSource *self)
{
  return self->answer != NULL ? self->answer->lacks : NULL;
}

/**
 * isms_review_source_get_review:
 * @self: a source
 *
 * Returns: (transfer none) (nullable): the review that is shown
 */
IsmsRecord *
isms_review_source_get_review (IsmsReviewSource *self)
{
  for (guint i = 0; self->answer != NULL && i < self->answer->reviews->len; i++)
    {
      IsmsRecord *review = self->answer->reviews->pdata[i];

      if (review != NULL && isms_record_get_id (review) == self->answer->board->review)
        return review;
    }
  return NULL;
}

gint64
isms_review_source_get_open (IsmsReviewSource *self)
{
  return self->answer != NULL ? self->answer->open : 0;
}

const GError *
isms_review_source_get_error (IsmsReviewSource *self)
{
  return self->error;
}

gboolean
isms_review_source_is_reading (IsmsReviewSource *self)
{
  return isms_asker_is_behind (self->asker);
}
