/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The report of a management review over 10,000 risks, 5,000 actions, 500 findings, 24,000
 * measurements and 8 earlier reviews, from the workspace to the bytes of the PDF: of the open one,
 * and of the last that was held. The floor is the bare SQL of its figures and the PDF of a report
 * that is composed already. */

#include "bench-review-case.h"

#include "isms-review-report.h"

#define RUNS 5

typedef struct
{
  IsmsDatabase *reader;
  gint64 review;
  GDateTime *date;
  IsmsPageSetup setup;
  IsmsReport *composed;
  BenchReviewBare *bare; /* NULL: its figures are stored */
  gboolean status;       /* the status between reviews in place of the report */
} Work;

static IsmsReport *
compose (const Work *work)
{
  g_autoptr (GError) error = NULL;
  IsmsReport *report =
      work->status ? isms_status_report_new (work->reader, work->date, &error)
                   : isms_review_report_new (work->reader, work->review, work->date, &error);

  g_assert_no_error (error);
  return report;
}

static void
print (IsmsReport *report, const Work *work)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = isms_report_create_pdf (report, &work->setup, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 1000);
}

static void
compose_it (gpointer data)
{
  g_autoptr (IsmsReport) report = compose (data);

  g_assert_nonnull (report);
}

static void
compose_and_print (gpointer data)
{
  g_autoptr (IsmsReport) report = compose (data);

  print (report, data);
}

static void
run_floor (gpointer data)
{
  Work *work = data;

  if (work->bare != NULL)
    bench_review_bare_run (work->bare, NULL);
  print (work->composed, work);
}

/* One after the other each time, so that what else the machine does slows both. */
static void
measure (Work *work, const char *what, double bound, double limit)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) floors = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (IsmsReportPages) pages = NULL;

  work->composed = compose (work);
  for (guint i = 0; i < RUNS; i++)
    {
      double bare = bench_time (run_floor, work);
      double time = bench_time (compose_and_print, work);

      g_array_append_val (floors, bare);
      g_array_append_val (times, time);
    }
  pages = isms_report_paginate (work->composed, &work->setup);
  bench_bound (what, bench_percentile (times, 0.5) * 1e3, bound, "ms");
  bench_ratio ("… beside the bare statements and the pages", bench_percentile (times, 0.5) * 1e3,
               bench_percentile (floors, 0.5) * 1e3, limit, "ms");
  g_print ("# %u pages, of it composed in %.0f ms\n", isms_report_pages_get_n_pages (pages),
           bench_median (compose_it, work, 3) * 1e3);
  g_clear_pointer (&work->composed, isms_report_unref);
}

/* The last one that was held. */
static gint64
find_held (IsmsDatabase *reader)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  isms_database_query_int (
      reader, "SELECT id FROM review WHERE state = 'held' ORDER BY held_on DESC LIMIT 1", &id,
      &error);
  g_assert_no_error (error);
  return id;
}

int
main (void)
{
  Work work = { 0 };
  g_autoptr (IsmsWorkspace) workspace = bench_review_workspace ("report.isms", &work.review);
  g_autoptr (GDateTime) date = g_date_time_new_now_local ();
  g_autoptr (IsmsReviewBoard) board = NULL;
  g_autoptr (GError) error = NULL;
  BenchReviewBare *bare;

  work.reader = isms_workspace_get_reader (workspace);
  work.date = date;
  isms_page_setup_init (&work.setup, ISMS_PAPER_A4, FALSE);
  board = isms_review_board_load (work.reader, work.review, NULL, &error);
  g_assert_no_error (error);
  bare = bench_review_bare_new (work.reader, board,
                                isms_store_get_path (isms_workspace_get_store (workspace)));

  work.bare = bare;
  measure (&work, "the report of a management review", 1000, 4);
  work.status = TRUE;
  measure (&work, "the status between reviews", 1000, 4);
  work.status = FALSE;
  work.bare = NULL;
  work.review = find_held (work.reader);
  measure (&work, "the report of one that was held", 1000, 8);

  bench_review_bare_free (bare);
  isms_workspace_close (workspace);
  bench_cleanup ();
  return bench_exit_status ();
}
