/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

#include "bench-review-case.h"

#include <sqlite3.h>

#include "isms-day.h"
#include "isms-review-board-private.h"
#include "isms-review.h"

#define N_RISKS 10000
#define N_DECISIONS 12

static gboolean
fill (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *sql = NULL;

  return g_file_get_contents (BENCH_REVIEW_SQL, &sql, NULL, error)
         && isms_database_execute (isms_writer_get_database (writer), sql, error);
}

static void
commit (IsmsStep *step)
{
  g_autoptr (GError) error = NULL;

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static void
decide (IsmsStep *step, gint64 review, int days)
{
  g_autofree char *today = isms_day_today ();

  for (int i = 0; i < N_DECISIONS; i++)
    {
      g_autofree char *title = g_strdup_printf ("Decision %d", i + 1);
      g_autofree char *due = isms_day_dup_nth (isms_day_get_number (today) - days + 30 * i);
      g_autofree char *done = isms_day_dup_nth (isms_day_get_number (today) - days + 10 * i + 1);
      IsmsRow *decision = isms_row_new ();
      IsmsRow *action = isms_row_new ();
      gint64 id;

      isms_row_set_text (decision, "title", title);
      isms_row_set_int (decision, "review_id", review);
      isms_row_set_int (decision, "owner_id", 1 + i);
      isms_row_set_text (decision, "due", due);
      id = isms_step_insert (step, "review_decision", decision);
      isms_row_set_text (action, "title", title);
      isms_row_set_text (action, "kind", "decision");
      isms_row_set_text (action, "for_kind", "review_decision");
      isms_row_set_int (action, "for_id", id);
      isms_row_set_text (action, "due", due);
      if (i < 9)
        {
          isms_row_set_text (action, "state", "done");
          isms_row_set_text (action, "done_on", done);
          isms_row_set_int (action, "progress", 100);
        }
      isms_step_insert (step, "action", action);
    }
}

static gint64
begin (IsmsStore *store, int days)
{
  g_autofree char *today = isms_day_today ();
  g_autofree char *day = isms_day_dup_nth (isms_day_get_number (today) - days);
  g_autofree char *title = g_strdup_printf ("Review of %s", day);
  g_autoptr (IsmsStep) step = isms_store_begin (store, title);
  gint64 id = isms_review_begin (step, title, day);

  commit (step);
  return id;
}

static void
hold (IsmsStore *store, gint64 review, int days)
{
  g_autofree char *today = isms_day_today ();
  g_autofree char *day = isms_day_dup_nth (isms_day_get_number (today) - days);
  g_autoptr (IsmsStep) step = isms_store_begin (store, "Hold");
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, "state", "held");
  isms_row_set_text (row, "held_on", day);
  isms_step_update (step, "review", review, row);
  isms_review_take_figures (step, review);
  decide (step, review, days);
  commit (step);
}

/* What is held and not approved yet is the open one. */
static void
approve (IsmsStore *store, gint64 review, int days)
{
  g_autofree char *today = isms_day_today ();
  g_autofree char *day = isms_day_dup_nth (isms_day_get_number (today) - days);
  g_autoptr (IsmsStep) step = isms_store_begin (store, "Approve");
  IsmsRow *row = isms_row_new ();

  isms_row_set_int (row, "approved_by_id", 1);
  isms_row_set_text (row, "approved_on", day);
  isms_step_update (step, "review", review, row);
  commit (step);
}

IsmsWorkspace *
bench_review_workspace (const char *name, gint64 *open)
{
  IsmsWorkspace *workspace = bench_workspace (name, N_RISKS);
  IsmsStore *store = isms_workspace_get_store (workspace);
  g_autoptr (IsmsStep) step = isms_store_begin (store, "Fill");

  isms_step_call (step, fill, NULL, NULL);
  commit (step);
  for (int i = BENCH_N_REVIEWS; i > 0; i--)
    {
      gint64 review = begin (store, 180 * i);

      hold (store, review, 180 * i);
      approve (store, review, 180 * i);
    }
  *open = begin (store, 0);
  return workspace;
}

/* --- The bare statements --- */

struct _BenchReviewBare
{
  IsmsReviewSpan *span;
  sqlite3 *connection;
  GPtrArray *statements; /* (sqlite3_stmt) */
};

static gboolean
reads (const IsmsReviewSource *source, const char *table)
{
  g_auto (GStrv) tables = g_strsplit (source->tables, " ", -1);

  return table == NULL || g_strv_contains ((const char *const *) tables, table);
}

static void
prepare (BenchReviewBare *self)
{
  GPtrArray *queries = isms_review_list_queries ();
  const char *const texts[] = { self->span->since, self->span->day, self->span->until,
                                self->span->from };
  static const int places[] = { 2, 3, 6, 7 };

  for (guint i = 0; i < queries->len; i++)
    {
      const IsmsReviewQuery *query = queries->pdata[i];
      sqlite3_stmt *statement = NULL;

      g_assert_cmpint (sqlite3_prepare_v2 (self->connection, query->sql, -1, &statement, NULL), ==,
                       SQLITE_OK);
      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        sqlite3_bind_text (statement, places[j], texts[j], -1, SQLITE_STATIC);
      sqlite3_bind_int64 (statement, 1, self->span->review);
      sqlite3_bind_int64 (statement, 4, self->span->followed);
      sqlite3_bind_int64 (statement, 5, self->span->change);
      g_ptr_array_add (self->statements, statement);
    }
}

void
bench_review_bare_run (BenchReviewBare *self, const char *table)
{
  GPtrArray *queries = isms_review_list_queries ();

  for (guint i = 0; i < self->statements->len; i++)
    {
      sqlite3_stmt *statement = self->statements->pdata[i];

      if (!reads (((const IsmsReviewQuery *) queries->pdata[i])->source, table))
        continue;
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
      sqlite3_reset (statement);
    }
}

void
bench_review_bare_print (BenchReviewBare *self)
{
  GPtrArray *queries = isms_review_list_queries ();

  for (guint i = 0; i < self->statements->len; i++)
    {
      const IsmsReviewQuery *query = queries->pdata[i];
      g_autoptr (GTimer) timer = g_timer_new ();

      sqlite3_step (self->statements->pdata[i]);
      g_print ("# %-16s %6.2f ms (%s)\n", query->source->kind, g_timer_elapsed (timer, NULL) * 1e3,
               ((const IsmsReviewRule *) query->rules->pdata[0])->name);
      sqlite3_reset (self->statements->pdata[i]);
    }
}

BenchReviewBare *
bench_review_bare_new (IsmsDatabase *reader, IsmsReviewBoard *board, const char *path)
{
  BenchReviewBare *self = g_new0 (BenchReviewBare, 1);
  g_autoptr (GError) error = NULL;

  self->span = isms_review_board_find_span (board, reader, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (path, &self->connection), ==, SQLITE_OK);
  /* As much memory as a reader of the workspace has. */
  g_assert_cmpint (sqlite3_exec (self->connection, "PRAGMA cache_size = -32000", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  self->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_finalize);
  prepare (self);
  bench_review_bare_run (self, NULL);
  return self;
}

void
bench_review_bare_free (BenchReviewBare *self)
{
  g_ptr_array_unref (self->statements);
  sqlite3_close (self->connection);
  isms_review_span_free (self->span);
  g_free (self);
}
