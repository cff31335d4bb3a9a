/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

#include "bench-register.h"

#include "isms-query.h"
#include "isms-record.h"

#define ME 50 /* whose "me" is, where it is asked for */

static gboolean
execute (IsmsWriter *writer, gpointer sql, GCancellable *cancellable, GError **error)
{
  return isms_database_execute (isms_writer_get_database (writer), sql, error);
}

void
bench_register_fill (IsmsWorkspace *workspace, const char *const *statements, guint n)
{
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (workspace), "Fill");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    isms_step_call (step, execute, (gpointer) statements[i], NULL);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static GArray *
run (IsmsDatabase *reader, const BenchQuestion *question)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find (question->kind));
  g_autoptr (GError) error = NULL;
  const char *const values[] = { question->value, NULL };
  GArray *ids;

  if (question->field != NULL)
    isms_query_filter (query, question->field, values);
  if (question->sort != NULL)
    isms_query_sort (query, question->sort, TRUE);
  isms_query_set_acting (query, ME);
  ids = isms_query_run (query, reader, NULL, &error);
  g_assert_no_error (error);
  return ids;
}

double
bench_register_ask (IsmsDatabase *reader, const BenchQuestion *question)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < BENCH_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GArray) ids = run (reader, question);
      double taken = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;

      g_assert_cmpuint (ids->len, >, 0);
      g_array_append_val (times, taken);
    }
  return bench_percentile (times, 0.95);
}

typedef struct
{
  IsmsDatabase *reader;
  const IsmsKind *kind;
  gint64 first;
} Page;

static void
read_page (gpointer data)
{
  const Page *page = data;
  gint64 ids[BENCH_PAGE];
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;

  for (guint i = 0; i < BENCH_PAGE; i++)
    ids[i] = page->first + i;
  records = isms_record_load_many (page->reader, page->kind, ids, BENCH_PAGE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (records->pdata[0]);
}

double
bench_register_read_page (IsmsDatabase *reader, const char *kind, gint64 first)
{
  Page page = { reader, isms_kind_find (kind), first };

  return bench_median (read_page, &page, BENCH_RUNS);
}
