/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

#include "bench-review-case.h"

#include "isms-day.h"
#include "isms-review-board.h"
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

IsmsWorkspace *
bench_review_workspace (const char *name, gint64 *open)
{
  IsmsWorkspace *workspace = bench_workspace (name, N_RISKS);
  IsmsStore *store = isms_workspace_get_store (workspace);
  g_autoptr (IsmsStep) step = isms_store_begin (store, "Fill");

  isms_step_call (step, fill, NULL, NULL);
  commit (step);
  for (int i = BENCH_N_REVIEWS; i > 0; i--)
    hold (store, begin (store, 180 * i), 180 * i);
  *open = begin (store, 0);
  return workspace;
}
