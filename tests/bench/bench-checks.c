/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The auditor's questions over a workspace of 100,000 records: all of them from cold, and again
 * after one rating, one action that is done, one measurement. The floor is the bare SQL of the
 * questions, prepared once, on a connection of its own in the same run. */

#include "bench-review-case.h"

#include <sqlite3.h>

#include "isms-action.h"
#include "isms-edit.h"
#include "isms-question-list.h"
#include "isms-risk.h"

#define N_RECORDS 100000
#define RUNS 5
#define TOUCHES 9

typedef struct
{
  IsmsStore *store;
  IsmsQuestionList *questions;
  sqlite3 *bare;
  GPtrArray *statements; /* (sqlite3_stmt) */
} Work;

static void
commit (IsmsStep *step)
{
  g_autoptr (GError) error = NULL;

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
fill (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *sql = NULL;

  return g_file_get_contents (BENCH_CHECKS_SQL, &sql, NULL, error)
         && isms_database_execute (isms_writer_get_database (writer), sql, error);
}

static gint64
count_records (IsmsDatabase *reader)
{
  gint64 n = 0;

  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", (*kind)->name);
      gint64 of_kind;

      isms_database_query_int (reader, sql, &of_kind, NULL);
      n += of_kind;
    }
  return n;
}

/* --- The bare statements --- */

static void
run_statement (sqlite3_stmt *statement)
{
  while (sqlite3_step (statement) == SQLITE_ROW)
    ;
  sqlite3_reset (statement);
}

static void
run_bare (gpointer data)
{
  Work *work = data;

  for (guint i = 0; i < work->statements->len; i++)
    run_statement (work->statements->pdata[i]);
}

/* And which of them take longest. */
static void
open_bare (Work *work)
{
  g_assert_cmpint (sqlite3_open (isms_store_get_path (work->store), &work->bare), ==, SQLITE_OK);
  /* As much memory as a reader of the workspace has. */
  g_assert_cmpint (sqlite3_exec (work->bare, "PRAGMA cache_size = -4000", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  work->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_finalize);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (work->questions)); i++)
    {
      g_autoptr (IsmsQuestion) question = g_list_model_get_item (G_LIST_MODEL (work->questions), i);
      g_autoptr (GTimer) timer = g_timer_new ();
      sqlite3_stmt *statement = NULL;

      g_assert_cmpint (
          sqlite3_prepare_v2 (work->bare, isms_question_get_sql (question), -1, &statement, NULL),
          ==, SQLITE_OK);
      g_ptr_array_add (work->statements, statement);
      run_statement (statement);
      g_timer_start (timer);
      run_statement (statement);
      g_print ("# %-32s %8.2f ms\n", isms_question_get_id (question),
               g_timer_elapsed (timer, NULL) * 1e3);
    }
}

/* --- From cold --- */

static void wait_for (IsmsQuestionList *questions)
{
  g_autoptr (GError) error = NULL;

  isms_question_list_wait (questions, NULL, &error);
  g_assert_no_error (error);
}

static void
ask_all (gpointer data)
{
  Work *work = data;
  g_autoptr (IsmsQuestionList) questions = isms_question_list_new (work->store);

  wait_for (questions)
    ;
  g_assert_cmpuint (isms_question_list_get_n_hits (questions), >, 100);
}

static void
ask_again (gpointer data)
{
  Work *work = data;

  wait_for (work->questions)
    ;
}

/* --- After one change --- */

static void
rate (Work *work, gint64 id)
{
  IsmsDatabase *reader = isms_store_get_reader (work->store);
  g_autoptr (IsmsMethod) method = isms_method_load (reader, 0, NULL);
  g_autoptr (IsmsRecord) risk = isms_record_load (reader, isms_kind_find ("risk"), id, NULL);
  g_autoptr (IsmsStep) step = isms_store_begin (work->store, "Rate");

  isms_risk_rate (step, ISMS_RISK (risk), method, ISMS_POSTURE_CURRENT, 1 + (int) id % 5, 5, "Seen",
                  NULL);
  commit (step);
}

static void
tick (Work *work, gint64 id)
{
  g_autoptr (IsmsRecord) action = isms_record_load (isms_store_get_reader (work->store),
                                                    isms_kind_find ("action"), 5000 + id, NULL);
  g_autoptr (IsmsStep) step = isms_store_begin (work->store, "Done");
  gboolean is_done = g_strcmp0 (isms_record_get_text (action, "state"), "done") == 0;

  isms_action_set_done (step, ISMS_ACTION (action), !is_done);
  commit (step);
}

static void
measure (Work *work, gint64 id)
{
  g_autoptr (IsmsRecord) measurement = isms_record_load (isms_store_get_reader (work->store),
                                                         isms_kind_find ("measurement"), id, NULL);
  g_autoptr (IsmsStep) step = isms_store_begin (work->store, "Measure");

  isms_edit_set (step, measurement, isms_kind_find_field (isms_kind_find ("measurement"), "value"),
                 "42", NULL);
  commit (step);
}

static void
touch (Work *work, const char *what, void (*change) (Work *work, gint64 id), double cold)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *line = g_strdup_printf ("all questions after one %s", what);
  g_autofree char *share = g_strdup_printf ("… over all of them from cold, after one %s", what);
  double median;

  for (gint64 i = 0; i < TOUCHES; i++)
    {
      double time;

      change (work, 7 + i * 31);
      time = bench_time (ask_again, work);
      g_array_append_val (times, time);
    }
  median = bench_percentile (times, 0.5);
  bench_bound (line, median * 1e3, 50, "ms");
  bench_ratio (share, median * 1e3, cold * 1e3, 0.15, "ms");
}

int
main (void)
{
  Work work = { 0 };
  gint64 review;
  g_autoptr (IsmsWorkspace) workspace = bench_review_workspace ("checks.isms", &review);
  g_autoptr (IsmsStep) step = NULL;
  double cold, floor_value;

  work.store = isms_workspace_get_store (workspace);
  step = isms_store_begin (work.store, "Fill");
  isms_step_call (step, fill, NULL, NULL);
  commit (step);
  g_print ("# %" G_GINT64_FORMAT " records\n", count_records (isms_store_get_reader (work.store)));
  g_assert_cmpint (count_records (isms_store_get_reader (work.store)), >=, N_RECORDS);

  work.questions = isms_question_list_new (work.store);
  open_bare (&work);
  cold = bench_median (ask_all, &work, RUNS);
  floor_value = bench_median (run_bare, &work, RUNS);
  bench_bound ("all questions from cold", cold * 1e3, 1000, "ms");
  bench_ratio ("all questions from cold, over their bare statements", cold * 1e3, floor_value * 1e3,
               2, "ms");
  wait_for (work.questions)
    ;
  touch (&work, "rating", rate, cold);
  touch (&work, "action", tick, cold);
  touch (&work, "measurement", measure, cold);

  g_ptr_array_unref (work.statements);
  sqlite3_close (work.bare);
  g_object_unref (work.questions);
  isms_workspace_close (workspace);
  bench_cleanup ();
  return bench_exit_status ();
}
