/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the benchmarks share: time, repetition, made-up workspaces, and the printed line. */

#include "bench.h"

#include <glib/gstdio.h>

#include "isms-method.h"

static char *folder;
static guint n_over;

static const char *const subjects[] = {
  "File server",     "Payroll",        "Customer portal", "Backup tape",     "Build pipeline",
  "Door controller", "Sales laptop",   "Test bench",      "Supplier portal", "Calibration archive",
  "Mail gateway",    "Drawing office", "Service desk",    "Plant network",   "Reception",
};
static const char *const happenings[] = {
  "unavailable for a week", "read by a stranger",       "changed unnoticed",
  "lost in transit",        "encrypted by malware",     "flooded",
  "run by one person",      "copied to a private disk", "out of support",
  "left without backup",    "open to the network",
};

double
bench_time (BenchFunc func, gpointer data)
{
  gint64 start = g_get_monotonic_time ();

  func (data);

  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

double
bench_percentile (GArray *seconds, double share)
{
  guint index = MIN ((guint) (share * seconds->len), seconds->len - 1);

  g_array_sort (seconds, compare_doubles);

  return g_array_index (seconds, double, index);
}

double
bench_median (BenchFunc func, gpointer data, guint runs)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < runs; i++)
    {
      double seconds = bench_time (func, data);
      g_array_append_val (times, seconds);
    }

  return bench_percentile (times, 0.5);
}

void
bench_ratio (const char *what, double value, double floor_value, double limit, const char *unit)
{
  double ratio = value / MAX (floor_value, 1e-9);

  n_over += ratio > limit;
  g_print ("%-50s %9.2f %s  floor %9.2f %s  ratio %5.2f  limit %4.2f  %s\n", what, value, unit,
           floor_value, unit, ratio, limit, ratio > limit ? "OVER" : "ok");
}

void
bench_bound (const char *what, double value, double limit, const char *unit)
{
  n_over += value > limit;
  g_print ("%-50s %9.3f %-3s limit %g %s  %s\n", what, value, unit, limit, unit,
           value > limit ? "OVER" : "ok");
}

int
bench_exit_status (void)
{
  return n_over > 0;
}

const char *
bench_folder (void)
{
  if (folder == NULL)
    folder = g_dir_make_tmp ("parapet-bench-XXXXXX", NULL);

  return folder;
}

void
bench_cleanup (void)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (folder == NULL)
    return;

  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

char *
bench_risk_title (guint number)
{
  return g_strdup_printf ("%s %s (%u)", subjects[(number * 7) % G_N_ELEMENTS (subjects)],
                          happenings[(number * 3) % G_N_ELEMENTS (happenings)], number);
}

char *
bench_risk_cause (guint number)
{
  return g_strdup_printf ("Nobody checks item %u of the %s since the last change of supplier",
                          number % 997, subjects[(number * 11) % G_N_ELEMENTS (subjects)]);
}

static gboolean
insert_named (IsmsWriter *writer, const char *table, const char *column, guint n, GError **error)
{
  for (guint i = 1; i <= n; i++)
    {
      g_autoptr (IsmsRow) row = isms_row_new ();
      g_autofree char *name =
          g_strdup_printf ("%s %s %u", subjects[i % G_N_ELEMENTS (subjects)], table, i);

      isms_row_set_text (row, column, name);
      if (g_str_equal (table, "asset"))
        isms_row_set_text (row, "kind", "hardware");
      if (isms_writer_insert (writer, table, row, error) == 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
insert_rating (IsmsWriter *writer,
               IsmsMethod *method,
               gint64 risk,
               const char *kind,
               guint seed,
               GError **error)
{
  g_autoptr (IsmsRow) row = isms_row_new ();
  int likelihood = 1 + (int) (seed % 5), impact = 1 + (int) (seed / 5 % 5);

  isms_row_set_int (row, "risk_id", risk);
  isms_row_set_text (row, "kind", kind);
  isms_row_set_int (row, "method_id", isms_method_get_id (method));
  isms_row_set_int (row, "likelihood", likelihood);
  isms_row_set_int (row, "impact", impact);
  isms_row_set_int (row, "level", isms_method_rate (method, likelihood, impact)->rank);
  isms_row_set_text (row, "rated_on", "2026-09-01");

  return isms_writer_insert (writer, "rating", row, error) != 0;
}

static gboolean
insert_risks (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (IsmsMethod) method = isms_method_load (isms_writer_get_database (writer), 0, error);

  if (method == NULL || !insert_named (writer, "person", "name", BENCH_N_PEOPLE, error)
      || !insert_named (writer, "asset", "title", BENCH_N_ASSETS, error))
    return FALSE;

  for (guint i = 1; i <= n; i++)
    {
      g_autoptr (IsmsRow) row = isms_row_new ();
      g_autofree char *title = bench_risk_title (i);
      g_autofree char *cause = bench_risk_cause (i);
      gint64 id;

      isms_row_set_text (row, "title", title);
      isms_row_set_text (row, "cause", cause);
      isms_row_set_int (row, "owner_id", 1 + i % BENCH_N_PEOPLE);
      isms_row_set_text (row, "status", "assessed");
      id = isms_writer_insert (writer, "risk", row, error);
      if (id == 0 || !insert_rating (writer, method, id, "inherent", i * 13, error)
          || !insert_rating (writer, method, id, "current", i * 7, error))
        return FALSE;
    }

  return TRUE;
}

IsmsWorkspace *
bench_workspace (const char *name, guint n_risks)
{
  const IsmsWorkspaceSetup setup = { "Bench Works", "Everything at one site", "5x5", "EUR" };
  g_autofree char *path = g_build_filename (bench_folder (), name, NULL);
  g_autoptr (IsmsWorkspace) workspace = NULL;
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GError) error = NULL;

  workspace = isms_workspace_create (path, &setup, NULL, &error);
  g_assert_no_error (error);
  step = isms_store_begin (isms_workspace_get_store (workspace), "Fill");
  isms_step_call (step, insert_risks, GUINT_TO_POINTER (n_risks), NULL);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&workspace);
}
