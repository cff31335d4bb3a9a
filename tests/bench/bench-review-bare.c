/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

#include "bench-review-bare.h"

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

      g_assert_cmpint (sqlite3_prepare_v2 (self->db, query->sql, -1, &statement, NULL), ==,
                       SQLITE_OK);
      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        sqlite3_bind_text (statement, places[j], texts[j], -1, SQLITE_STATIC);
      sqlite3_bind_int64 (statement, 1, self->span->review);
      sqlite3_bind_int64 (statement, 4, self->span->followed);
      sqlite3_bind_int64 (statement, 5, self->span->change);
      g_ptr_array_add (self->statements, statement);
    }
}

BenchReviewBare *
bench_review_bare_new (const char *path, const IsmsReviewBoard *board, IsmsDatabase *reader)
{
  BenchReviewBare *self = g_new0 (BenchReviewBare, 1);
  g_autoptr (GError) error = NULL;

  self->span = isms_review_board_find_span (board, reader, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (path, &self->db), ==, SQLITE_OK);
  /* As much memory as a reader of the workspace has. */
  g_assert_cmpint (sqlite3_exec (self->db, "PRAGMA cache_size = -32000", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  self->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_finalize);
  prepare (self);
  bench_review_bare_run (self);
  return self;
}

void
bench_review_bare_free (BenchReviewBare *self)
{
  g_ptr_array_unref (self->statements);
  sqlite3_close (self->db);
  isms_review_span_free (self->span);
  g_free (self);
}

void
bench_review_bare_run (gpointer data)
{
  BenchReviewBare *self = data;
  GPtrArray *queries = isms_review_list_queries ();

  for (guint i = 0; i < self->statements->len; i++)
    {
      sqlite3_stmt *statement = self->statements->pdata[i];

      if (!reads (((const IsmsReviewQuery *) queries->pdata[i])->source, self->table))
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
