/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* An OSCAL catalogue of 1,200 controls from bytes to records that are journaled and searchable, and
 * the same file once more; the floor is json-glib making a tree of the bytes and no more. */

#include "bench.h"

#include "framework-test.h"
#include "isms-framework-import.h"
#include "isms-framework-reader.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define N_CONTROLS 1200
#define RUNS 5

typedef struct
{
  GBytes *bytes;
  IsmsStore *store;
  IsmsFrameworkFate fate; /* of all its controls */
} Job;

static void
parse_cb (gpointer data)
{
  Job *job = data;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *text = g_bytes_get_data (job->bytes, &size);

  json_parser_load_from_data (parser, text, size, &error);
  g_assert_no_error (error);
}

static GPtrArray *
read_files (const Job *job)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *files = isms_framework_read (job->bytes, NULL, &error);

  g_assert_no_error (error);
  return files;
}

static void
read_cb (gpointer data)
{
  g_autoptr (GPtrArray) files = read_files (data);

  g_assert_cmpuint (files->len, ==, 1);
}

static void
import_cb (gpointer data)
{
  Job *job = data;
  g_autoptr (GPtrArray) files = read_files (job);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsFrameworkPlan) plan =
      isms_framework_import_commit (files, 0, "bench.json", job->store, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (isms_framework_plan_count (plan, job->fate), ==, N_CONTROLS + 1);
}

/* Each time into a workspace that has nothing of it; the last one stays. In milliseconds. */
static double
measure_new (Job *job)
{
  g_autoptr (GArray) seconds = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < RUNS; i++)
    {
      double once;

      if (i > 0)
        g_assert_true (isms_store_undo (job->store, NULL, NULL));
      once = bench_time (import_cb, job);
      g_array_append_val (seconds, once);
    }
  return bench_percentile (seconds, 0.5) * 1e3;
}

int
main (void)
{
  const IsmsWorkspaceSetup setup = { "Bench", "All.", "5x5", "EUR" };
  g_autofree char *path = g_build_filename (bench_folder (), "framework.isms", NULL);
  g_autofree char *text = framework_make_catalogue (N_CONTROLS);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (IsmsWorkspace) workspace = isms_workspace_create (path, &setup, NULL, NULL);
  Job job = { bytes, isms_workspace_get_store (workspace), ISMS_FRAMEWORK_NEW };
  double floor = bench_median (parse_cb, &job, RUNS) * 1e3;
  double reading = bench_median (read_cb, &job, RUNS) * 1e3;
  double importing = measure_new (&job);
  double again;

  job.fate = ISMS_FRAMEWORK_UNCHANGED;
  again = bench_median (import_cb, &job, RUNS) * 1e3;
  isms_workspace_close (workspace);
  bench_ratio ("read 1,200 controls of OSCAL, over a tree of its JSON", reading, floor, 5, "ms");
  bench_ratio ("import them", importing, floor, 5, "ms");
  bench_ratio ("import them again", again, floor, 5, "ms");
  bench_cleanup ();
  return bench_exit_status ();
}
