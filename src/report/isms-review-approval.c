/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is approved is what is on the paper: it is laid out from one snapshot of the workspace, and
 * the step that stores it looks whether the journal still ends where that snapshot did. Where it
 * does not, it begins again. */

#include "isms-config.h"

#include "isms-review-approval.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-record.h"
#include "isms-report-facts.h"
#include "isms-review-report.h"
#include "isms-review.h"

#define MOST_TRIES 4

/* What is to be approved, by whom and when. */
typedef struct
{
  gint64 review;
  gint64 person;
  char *day;
  guint n_tries;
  IsmsStep *step; /* that is under way; or NULL */
} Approval;

/* What was laid out, and up to which step it is true. */
typedef struct
{
  char *ref;
  GBytes *pdf;
  gint64 step;
} Paper;

typedef struct
{
  Approval approval;
  gint64 step; /* the last one that may be in the journal; -1: any */
} Seal;

static void
free_approval (gpointer data)
{
  Approval *self = data;

  g_free (self->day);
  g_clear_pointer (&self->step, isms_step_unref);
  g_free (self);
}

static void
free_paper (gpointer data)
{
  Paper *self = data;

  g_free (self->ref);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paper, free_paper)

static void
free_seal (gpointer data)
{
  Seal *self = data;

  g_free (self->approval.day);
  g_free (self);
}

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, sentence);
  return FALSE;
}

/* --- What an approval asks for --- */

/* Everything that lacks, sentence by sentence. */
static gboolean
refuse_lacks (GPtrArray *lacks, GError **error)
{
  g_autoptr (GString) text = g_string_new (_ ("The review was not approved, because something "
                                              "lacks:"));

  for (guint i = 0; i < lacks->len; i++)
    g_string_append_printf (text, " %s", ((const IsmsReviewLack *) lacks->pdata[i])->sentence);
  return refuse (text->str, error);
}

/* 9.3.2, 9.3.3: nothing lacks, and it was held. */
static gboolean
check (IsmsDatabase *database, const Approval *approval, GError **error)
{
  g_autoptr (IsmsRecord) review = isms_report_load_record (
      database, "review", approval->review, _ ("The management review is no longer there."), error);
  g_autoptr (GPtrArray) lacks = NULL;
  const char *state = review != NULL ? isms_record_get_text (review, "state") : NULL;

  if (review == NULL)
    return FALSE;
  if (g_strcmp0 (state, "approved") == 0)
    return refuse (_ ("The review is approved already. What is to be said of it is an addendum."),
                   error);
  if (g_strcmp0 (state, "held") != 0)
    return refuse (_ ("A review is approved once it was held. Hold it first."), error);
  lacks = isms_review_list_lacks (database, approval->review, error);
  if (lacks == NULL)
    return FALSE;
  if (lacks->len > 0)
    return refuse_lacks (lacks, error);
  if (g_strcmp0 (approval->day, isms_record_get_text (review, "held_on")) < 0)
    return refuse (_ ("A review is not approved before it was held. Choose a later day."), error);
  return TRUE;
}

/* --- The paper --- */

static GDateTime *
read_noon (const char *day)
{
  g_autofree char *noon = g_strconcat (day, "T12:00:00Z", NULL);

  return g_date_time_new_from_iso8601 (noon, NULL);
}

/**
 * isms_review_create_paper:
 * @database: a connection of the calling thread: the background reader's
 * @review: the id of a management review that is held
 * @person: the id of who approves it
 * @day: the day of the approval, YYYY-MM-DD
 * @error: return location; %G_IO_ERROR_INVALID_DATA with a sentence where something lacks
 *
 * Lays out the report of the review as it is approved, on the paper of the locale.
 *
 * Returns: (transfer full): a PDF; %NULL on error
 */
GBytes *
isms_review_create_paper (
    IsmsDatabase *database, gint64 review, gint64 person, const char *day, GError **error)
{
  const Approval approval = { .review = review, .person = person, .day = (char *) day };
  g_autoptr (GDateTime) date = read_noon (day);
  g_autoptr (IsmsReport) report = NULL;
  IsmsPageSetup setup;

  if (date == NULL)
    {
      refuse (_ ("That is no day. Write it as YYYY-MM-DD."), error);
      return NULL;
    }
  if (!check (database, &approval, error))
    return NULL;
  report = isms_review_report_new_approved (database, review, person, day, date, error);
  if (report == NULL)
    return NULL;
  isms_page_setup_init (&setup, isms_paper_get_default (), isms_report_get_landscape (report));
  return isms_report_create_pdf (report, &setup, NULL, error);
}

static gpointer
compose (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Approval *approval = data;
  g_autoptr (Paper) paper = g_new0 (Paper, 1);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database, "SELECT ref, (SELECT ifnull (max (id), 0) FROM journal) FROM review WHERE id = ?",
      error);

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, approval->review);
  if (isms_statement_next (statement, error))
    {
      paper->ref = isms_statement_dup_text (statement, 0);
      paper->step = isms_statement_get_int (statement, 1);
    }
  if (isms_statement_failed (statement))
    return NULL;
  paper->pdf =
      isms_review_create_paper (database, approval->review, approval->person, approval->day, error);
  return paper->pdf != NULL ? g_steal_pointer (&paper) : NULL;
}

/* --- The step --- */

static gboolean
is_unchanged (IsmsDatabase *database, gint64 step, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gint64 last = 0;

  isms_database_query_int (database, "SELECT ifnull (max (id), 0) FROM journal", &last, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (last == step)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                       _ ("Something changed in the workspace while the report was laid out, again "
                          "and again. The review was not approved. Approve it when nobody else is "
                          "writing."));
  return FALSE;
}

static gboolean
check_cb (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const Seal *seal = data;
  IsmsDatabase *database = isms_writer_get_database (writer);

  return (seal->step < 0 || is_unchanged (database, seal->step, error))
         && check (database, &seal->approval, error);
}

static gboolean
seal_cb (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const Approval *approval = data;
  g_autoptr (IsmsRow) row = isms_row_new ();

  isms_row_set_int (row, "approved_by_id", approval->person);
  isms_row_set_text (row, "approved_on", approval->day);
  return isms_writer_update (writer, "review", approval->review, row, error);
}

static Approval *
new_approval (gint64 review, gint64 person, const char *day)
{
  Approval *approval = g_new0 (Approval, 1);

  approval->review = review;
  approval->person = person;
  approval->day = day != NULL ? g_strdup (day) : isms_day_today ();
  return approval;
}

static void
add_check (IsmsStep *step, const Approval *approval, gint64 last)
{
  Seal *seal = g_new0 (Seal, 1);

  seal->approval = *approval;
  seal->approval.day = g_strdup (approval->day);
  seal->step = last;
  isms_step_call (step, check_cb, seal, free_seal);
}

/* The paper comes first: what is approved takes none. */
static void
add_paper (IsmsStep *step, const char *ref, const Approval *approval, GBytes *pdf)
{
  g_autofree char *name =
      /* Translators: a file's name: the ref of a management review, and a day */
      g_strdup_printf (_ ("%s Management Review %s.pdf"), ref, approval->day);

  isms_step_attach_bytes (step, "review", approval->review, g_strdelimit (name, "/\\", '-'),
                          "application/pdf", pdf);
  isms_step_call (step, seal_cb, new_approval (approval->review, approval->person, approval->day),
                  free_approval);
}

/**
 * isms_review_add_approval:
 * @step: a step that is not committed yet
 * @ref: of the review
 * @review: its id
 * @person: the id of who approves it
 * @day: the day of that, YYYY-MM-DD
 * @paper: what isms_review_create_paper () gave for them
 *
 * Stores the paper, and the approval. Committing fails with %G_IO_ERROR_INVALID_DATA and a sentence
 * where something lacks.
 */
void
isms_review_add_approval (
    IsmsStep *step, const char *ref, gint64 review, gint64 person, const char *day, GBytes *paper)
{
  const Approval approval = { .review = review, .person = person, .day = (char *) day };

  add_check (step, &approval, -1);
  add_paper (step, ref, &approval, paper);
}

static IsmsStep *
make_step (IsmsStore *store, const Approval *approval, const Paper *paper)
{
  /* Translators: the ref of a management review */
  g_autofree char *label = g_strdup_printf (_ ("Approved %s"), paper->ref);
  IsmsStep *step = isms_store_begin (store, label);

  add_check (step, approval, paper->step);
  add_paper (step, paper->ref, approval, paper->pdf);
  return step;
}

/* Somebody wrote in between; it is worth another try. */
static gboolean
may_try_again (Approval *approval, const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY) && ++approval->n_tries < MOST_TRIES;
}

/* --- Waiting for it, or not --- */

/**
 * isms_review_approve:
 * @workspace: a workspace
 * @review: the id of a management review that is held
 * @person: the id of who approves it
 * @day: (nullable): the day of that, YYYY-MM-DD; %NULL: today
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * isms_review_approve_async (), waiting for it.
 *
 * Returns: %FALSE on error
 */
gboolean
isms_review_approve (IsmsWorkspace *workspace,
                     gint64 review,
                     gint64 person,
                     const char *day,
                     GCancellable *cancellable,
                     GError **error)
{
  IsmsStore *store = isms_workspace_get_store (workspace);
  Approval *approval = new_approval (review, person, day);
  GError *failure = NULL;
  gboolean done = FALSE;

  do
    {
      g_autoptr (Paper) paper = NULL;
      g_autoptr (IsmsStep) step = NULL;

      g_clear_error (&failure);
      paper = isms_store_read (store, compose, approval, cancellable, &failure);
      step = paper != NULL ? make_step (store, approval, paper) : NULL;
      done = step != NULL && isms_step_commit (step, cancellable, &failure);
    }
  while (!done && may_try_again (approval, failure));
  free_approval (approval);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return done;
}

static void begin (GTask *task);

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Approval *approval = g_task_get_task_data (task);
  gboolean done = isms_step_commit_finish (approval->step, result, &error);

  g_clear_pointer (&approval->step, isms_step_unref);
  if (done)
    g_task_return_boolean (task, TRUE);
  else if (may_try_again (approval, error))
    begin (g_steal_pointer (&task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
composed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (Paper) paper = isms_store_read_finish (ISMS_STORE (source), result, &error);
  Approval *approval = g_task_get_task_data (task);

  if (paper == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  approval->step = make_step (ISMS_STORE (source), approval, paper);
  isms_step_commit_async (approval->step, g_task_get_cancellable (task), committed_cb, task);
  g_steal_pointer (&task);
}

static void
begin (GTask *task)
{
  IsmsWorkspace *workspace = g_task_get_source_object (task);

  isms_store_read_async (isms_workspace_get_store (workspace), compose, g_task_get_task_data (task),
                         NULL, free_paper, g_task_get_cancellable (task), composed_cb, task);
}

/**
 * isms_review_approve_async:
 * @workspace: a workspace
 * @review: the id of a management review that is held
 * @person: the id of who approves it
 * @day: (nullable): the day of that, YYYY-MM-DD; %NULL: today
 * @cancellable: (nullable): to stop
 * @callback: told when it is done
 * @user_data: for it
 *
 * Lays out the report as it is approved (9.3.3), on the background reader, and stores it with the
 * approval in one step, which is not undone. Where somebody writes in between it
 * begins again, a few times. %G_IO_ERROR_INVALID_DATA with what lacks, where something does;
 * %G_IO_ERROR_BUSY where it was never left alone. Nothing is changed then. Main thread.
 */
void
isms_review_approve_async (IsmsWorkspace *workspace,
                           gint64 review,
                           gint64 person,
                           const char *day,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (workspace, cancellable, callback, user_data);

  g_task_set_source_tag (task, isms_review_approve_async);
  g_task_set_task_data (task, new_approval (review, person, day), free_approval);
  begin (task);
}

/**
 * isms_review_approve_finish:
 * @workspace: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether the review is approved
 */
gboolean
isms_review_approve_finish (IsmsWorkspace *workspace, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * isms_review_find_paper:
 * @database: a connection of the calling thread
 * @review: the id of a management review
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the report that was stored when the review was approved;
 *   %NULL where it is not approved, or on error
 */
IsmsAttachment *
isms_review_find_paper (IsmsDatabase *database, gint64 review, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT max (a.id) FROM attachment AS a JOIN review AS r ON r.id = a.row "
      "WHERE a.tbl = 'review' AND r.id = ? AND r.approved_on IS NOT NULL "
      "AND a.media_type = 'application/pdf'",
      error);
  g_autoptr (GPtrArray) files = NULL;

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, review);
  if (!isms_statement_next (statement, error) || isms_statement_is_null (statement, 0))
    return NULL;
  files = isms_attachment_list (database, "review", review, error);
  for (guint i = 0; files != NULL && i < files->len; i++)
    if (((IsmsAttachment *) files->pdata[i])->id == isms_statement_get_int (statement, 0))
      return g_ptr_array_steal_index (files, i);
  return NULL;
}
