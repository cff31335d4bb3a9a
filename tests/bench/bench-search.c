/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Search as one types over 100,000 records: every prefix of many queries, the wait until the first
 * results are there, and how long the main thread was held. */

#include "bench.h"

#define N_RISKS 100000

typedef struct
{
  GPtrArray *hits;
  gboolean done;
} Answer;

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;
  g_autoptr (GError) error = NULL;

  answer->hits = isms_search_finish (ISMS_STORE (source), result, &error);
  g_assert_no_error (error);
  answer->done = TRUE;
}

/* Types the first @n_letters of @words; adds the wait, and the longest turn of the main loop. */
static void
type_letters (IsmsStore *store, const char *words, guint n_letters, GArray *waits, GArray *turns)
{
  g_autofree char *typed = g_strndup (words, n_letters);
  Answer answer = { NULL, FALSE };
  gint64 start = g_get_monotonic_time ();
  double wait, longest = 0;

  isms_search_async (store, typed, 20, NULL, found_cb, &answer);
  longest = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  while (!answer.done)
    {
      double turn;
      gint64 before;

      g_main_context_prepare (NULL, NULL);
      before = g_get_monotonic_time ();
      if (g_main_context_iteration (NULL, FALSE))
        {
          turn = (double) (g_get_monotonic_time () - before) / G_USEC_PER_SEC;
          longest = MAX (longest, turn);
        }
      else
        g_thread_yield ();
    }
  wait = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  g_array_append_val (waits, wait);
  g_array_append_val (turns, longest);
  g_clear_pointer (&answer.hits, g_ptr_array_unref);
}

int
main (void)
{
  static const char *const queries[] = { "payroll encrypted", "R-04217", "supplier change",
                                         "reception flood",   "zzz",     "mail gateway copied",
                                         "nobody checks 421", "e",       "s" };
  g_autoptr (IsmsWorkspace) workspace = bench_workspace ("search.isms", N_RISKS);
  IsmsStore *store = isms_workspace_get_store (workspace);
  g_autoptr (GArray) waits = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) turns = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint round = 0; round < 5; round++)
    for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
      for (guint n = 1; n <= strlen (queries[i]); n++)
        type_letters (store, queries[i], n, n == 1 ? first : waits, turns);

  bench_bound ("search 100,000 records: one letter, 95th percentile",
               bench_percentile (first, 0.95) * 1e3, 30, "ms");
  bench_bound ("search 100,000 records: longer, 95th percentile",
               bench_percentile (waits, 0.95) * 1e3, 30, "ms");
  bench_bound ("search: main thread held, longest", bench_percentile (turns, 1) * 1e3, 16, "ms");

  isms_workspace_close (workspace);
  bench_cleanup ();
  return bench_exit_status ();
}
