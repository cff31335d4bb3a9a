/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Records are few and read at once; a record that is there already stays the same object, so that
 * who edits it goes on. The figures are read in the background, from a change on only those that it
 * may touch. */

#include "isms-config.h"

#include "isms-meeting.h"

#include "isms-asker.h"
#include "isms-commit.h"
#include "isms-edit.h"
#include "isms-query.h"
#include "isms-review.h"

struct _IsmsMeeting
{
  GObject parent_instance;

  IsmsWorkspace *workspace;
  gint64 id;
  GPtrArray *review; /* the one, or none */
  GPtrArray *inputs;
  GPtrArray *participants;
  GPtrArray *decisions;
  GPtrArray *lacks;
  IsmsAsker *asker;
  IsmsReviewBoard *board;
  GPtrArray *changes; /* that the board does not know of. (element-type IsmsChange) */
  gboolean unread;    /* some of them it never got to know: all is to be read again */
};

enum
{
  CHANGED,
  FIGURES_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IsmsMeeting, isms_meeting, G_TYPE_OBJECT)

/* --- The records --- */

static IsmsRecord *
find_record (GPtrArray *records, gint64 id)
{
  for (guint i = 0; i < records->len; i++)
    if (isms_record_get_id (records->pdata[i]) == id)
      return records->pdata[i];
  return NULL;
}

/* All of @kind that belong to the review; or, where that is its own kind, the review. */
static GArray *
find_ids (IsmsMeeting *self, const IsmsKind *kind, GError **error)
{
  g_autoptr (IsmsQuery) query = NULL;
  GArray *ids;

  if (g_str_equal (kind->name, "review"))
    {
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (ids, self->id);
      return ids;
    }
  query = isms_query_new (kind);
  isms_query_filter_int (query, "review_id", self->id);
  return isms_query_run (query, isms_workspace_get_reader (self->workspace), NULL, error);
}

/* Brings @records up to date; what can not be read stays as it was, and @error says why. */
static void
load_records (IsmsMeeting *self, GPtrArray *records, const char *name, GError **error)
{
  const IsmsKind *kind = isms_kind_find (name);
  g_autoptr (GArray) ids = find_ids (self, kind, error);
  g_autoptr (GPtrArray) fresh =
      ids != NULL ? isms_record_load_many (isms_workspace_get_reader (self->workspace), kind,
                                           (const gint64 *) (void *) ids->data, ids->len, error)
                  : NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);

  if (fresh == NULL)
    return;
  for (guint i = 0; i < fresh->len; i++)
    {
      IsmsRecord *record = fresh->pdata[i];
      IsmsRecord *old = record != NULL ? find_record (records, isms_record_get_id (record)) : NULL;

      if (old != NULL)
        isms_record_update_from (old, record);
      if (record != NULL)
        g_ptr_array_add (kept, g_object_ref (old != NULL ? old : record));
    }
  g_ptr_array_set_size (records, 0);
  for (guint i = 0; i < kept->len; i++)
    g_ptr_array_add (records, g_object_ref (kept->pdata[i]));
}

static void
load_all (IsmsMeeting *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *lacks = NULL;

  load_records (self, self->review, "review", &error);
  if (error == NULL)
    load_records (self, self->inputs, "review_input", &error);
  if (error == NULL)
    load_records (self, self->participants, "review_participant", &error);
  if (error == NULL)
    load_records (self, self->decisions, "review_decision", &error);
  if (error == NULL)
    lacks = isms_review_list_lacks (isms_workspace_get_reader (self->workspace), self->id, &error);
  if (lacks != NULL)
    {
      g_clear_pointer (&self->lacks, g_ptr_array_unref);
      self->lacks = lacks;
    }
  if (error != NULL)
    isms_ui_report_error (NULL, error);
}

/* --- The figures --- */

typedef struct
{
  gint64 id;
  IsmsReviewBoard *board; /* or NULL */
  GPtrArray *changes;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->board, isms_review_board_unref);
  g_ptr_array_unref (question->changes);
  g_free (question);
}

static gpointer
dup_question (gpointer owner)
{
  IsmsMeeting *self = owner;
  Question *question = g_new0 (Question, 1);

  question->id = self->id;
  if (self->board != NULL && !self->unread)
    question->board = isms_review_board_ref (self->board);
  question->changes = g_steal_pointer (&self->changes);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_change_unref);
  return question;
}

/* One after the other; the same board where nothing of it is different. */
static IsmsReviewBoard *
update_board (IsmsDatabase *database, const Question *question, GError **error)
{
  IsmsReviewBoard *board = isms_review_board_ref (question->board);

  for (guint i = 0; board != NULL && i < question->changes->len; i++)
    {
      IsmsReviewBoard *next =
          isms_review_board_update (board, database, question->changes->pdata[i], error);

      isms_review_board_unref (board);
      board = next;
    }
  return board;
}

/* On the background reader's thread. */
static gpointer
read_board (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  g_autoptr (IsmsReviewBoard) board =
      question->board != NULL ? update_board (database, question, error)
                              : isms_review_board_load (database, question->id, NULL, error);

  if (board == NULL || board == question->board)
    return g_steal_pointer (&board);
  return isms_review_board_load_points (board, database, cancellable, error);
}

static void
take_board (gpointer owner, gpointer answer, GError *error)
{
  IsmsMeeting *self = owner;
  g_autoptr (GError) unread = error;
  g_autoptr (IsmsReviewBoard) board = answer;

  self->unread = board == NULL;
  if (board == NULL)
    isms_ui_report_error (NULL, unread);
  if (board == NULL || board == self->board)
    return;
  g_clear_pointer (&self->board, isms_review_board_unref);
  self->board = g_steal_pointer (&board);
  g_signal_emit (self, signals[FIGURES_CHANGED], 0);
}

static const IsmsAskerFuncs funcs = {
  .dup_question = dup_question,
  .read = read_board,
  .free_question = free_question,
  .free_answer = (GDestroyNotify) isms_review_board_unref,
  .take = take_board,
};

/* --- Following --- */

static gboolean
is_touched (IsmsChange *change)
{
  static const char *const kinds[] = { "review", "review_input", "review_participant",
                                       "review_decision" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (isms_kind_is_touched (isms_kind_find (kinds[i]), change))
      return TRUE;
  return FALSE;
}

static void
store_changed_cb (IsmsStore *store, IsmsChange *change, IsmsMeeting *self)
{
  g_ptr_array_add (self->changes, isms_change_ref (change));
  isms_asker_refresh (self->asker);
  if (!is_touched (change))
    return;
  load_all (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
isms_meeting_dispose (GObject *object)
{
  IsmsMeeting *self = ISMS_MEETING (object);

  g_clear_pointer (&self->asker, isms_asker_free);
  g_clear_pointer (&self->board, isms_review_board_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_meeting_parent_class)->dispose (object);
}

static void
isms_meeting_finalize (GObject *object)
{
  IsmsMeeting *self = ISMS_MEETING (object);

  g_ptr_array_unref (self->review);
  g_ptr_array_unref (self->inputs);
  g_ptr_array_unref (self->participants);
  g_ptr_array_unref (self->decisions);
  g_clear_pointer (&self->lacks, g_ptr_array_unref);
  g_ptr_array_unref (self->changes);
  G_OBJECT_CLASS (isms_meeting_parent_class)->finalize (object);
}

static void
isms_meeting_class_init (IsmsMeetingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_meeting_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_meeting_finalize;
  signals[CHANGED] = g_signal_new ("changed", ISMS_TYPE_MEETING, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[FIGURES_CHANGED] = g_signal_new ("figures-changed", ISMS_TYPE_MEETING, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_meeting_init (IsmsMeeting *self)
{
  self->review = g_ptr_array_new_with_free_func (g_object_unref);
  self->inputs = g_ptr_array_new_with_free_func (g_object_unref);
  self->participants = g_ptr_array_new_with_free_func (g_object_unref);
  self->decisions = g_ptr_array_new_with_free_func (g_object_unref);
  self->lacks = g_ptr_array_new ();
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_change_unref);
}

/**
 * isms_meeting_new:
 * @workspace: where the review lives
 * @review: its id
 *
 * Returns: (transfer full): the review, read; its figures follow
 */
IsmsMeeting *
isms_meeting_new (IsmsWorkspace *workspace, gint64 review)
{
  IsmsMeeting *self = g_object_new (ISMS_TYPE_MEETING, NULL);
  IsmsStore *store = isms_workspace_get_store (workspace);

  self->workspace = g_object_ref (workspace);
  self->id = review;
  self->asker = isms_asker_new (store, &funcs, self);
  load_all (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_DEFAULT);
  isms_asker_ask (self->asker);
  return self;
}

/* --- What it says --- */

IsmsWorkspace *
isms_meeting_get_workspace (IsmsMeeting *self)
{
  return self->workspace;
}

gint64
isms_meeting_get_id (IsmsMeeting *self)
{
  return self->id;
}

IsmsRecord *
isms_meeting_get_review (IsmsMeeting *self)
{
  return self->review->len > 0 ? self->review->pdata[0] : NULL;
}

/**
 * isms_meeting_get_input:
 * @self: a meeting
 * @input: which: "d1"
 *
 * Returns: (transfer none) (nullable): the record of that input
 */
IsmsRecord *
isms_meeting_get_input (IsmsMeeting *self, const char *input)
{
  for (guint i = 0; i < self->inputs->len; i++)
    if (g_strcmp0 (isms_record_get_text (self->inputs->pdata[i], "input"), input) == 0)
      return self->inputs->pdata[i];
  return NULL;
}

GPtrArray *
isms_meeting_get_participants (IsmsMeeting *self)
{
  return self->participants;
}

GPtrArray *
isms_meeting_get_decisions (IsmsMeeting *self)
{
  return self->decisions;
}

GPtrArray *
isms_meeting_get_lacks (IsmsMeeting *self)
{
  return self->lacks;
}

IsmsReviewBoard *
isms_meeting_get_board (IsmsMeeting *self)
{
  return self->board;
}

const IsmsReviewCard *
isms_meeting_get_card (IsmsMeeting *self, const char *input)
{
  return self->board != NULL ? isms_review_board_get_card (self->board, input) : NULL;
}

/**
 * isms_meeting_is_open:
 * @self: a meeting
 *
 * Returns: whether it may be changed: what is approved is sealed (7.5.3)
 */
gboolean
isms_meeting_is_open (IsmsMeeting *self)
{
  IsmsRecord *review = isms_meeting_get_review (self);

  return review != NULL && !isms_workspace_get_read_only (self->workspace)
         && g_strcmp0 (isms_record_get_text (review, "state"), "approved") != 0;
}

gboolean
isms_meeting_is_held (IsmsMeeting *self)
{
  IsmsRecord *review = isms_meeting_get_review (self);
  const char *state = review != NULL ? isms_record_get_text (review, "state") : NULL;

  return g_strcmp0 (state, "held") == 0 || g_strcmp0 (state, "approved") == 0;
}

gint64
isms_meeting_get_minutes (IsmsMeeting *self, const char *input)
{
  IsmsRecord *record =
      input != NULL ? isms_meeting_get_input (self, input) : isms_meeting_get_review (self);

  return record != NULL ? isms_record_get_int (record, "minutes") : 0;
}

/* --- What is changed --- */

IsmsStep *
isms_meeting_begin (IsmsMeeting *self, const char *label)
{
  return isms_store_begin (isms_workspace_get_store (self->workspace), label);
}

/**
 * isms_meeting_set:
 * @self: a meeting
 * @widget: where it is done, which tells of a failure
 * @record: one of its records
 * @field: which of its fields
 * @text: as isms_edit_set () takes it
 * @label: what the step is called
 *
 * Sets it, as a step.
 */
void
isms_meeting_set (IsmsMeeting *self,
                  GtkWidget *widget,
                  IsmsRecord *record,
                  const char *field,
                  const char *text,
                  const char *label)
{
  g_autoptr (IsmsStep) step = isms_meeting_begin (self, label);
  g_autoptr (GError) error = NULL;

  if (isms_edit_set (step, record, isms_kind_find_field (isms_record_get_kind (record), field),
                     text, &error))
    isms_ui_commit (widget, step);
  else
    isms_ui_report_error (widget, error);
}
