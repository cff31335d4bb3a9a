/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* 100,000 rows of a register from bytes to records that are rated, journaled and searchable; the
 * floor is the same rows by bare prepared statements, with the same indexes, in one transaction. */

#include "bench.h"

#include "isms-import.h"

#include <sqlite3.h>
#include <string.h>
#include <time.h>

#define N_ROWS 100000

static GBytes *
write_register (void)
{
  GString *text =
      g_string_new ("Risk ID,Risk Title,Asset,Threat,Likelihood (1-5),Impact (1-5),Treatment,Owner,"
                    "Status,Category,Remark\r\n");

  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *title = bench_risk_title (i);
      g_autofree char *cause = bench_risk_cause (i);

      g_string_append_printf (
          text,
          "X-%u,\"%s, no. %u\",Asset %u,\"%s\",%u,%u,Mitigate,Person %u,Open,Group %u,"
          "seen in round %u\r\n",
          i, title, i, i % 500, cause, i % 5 + 1, i / 5 % 5 + 1, i % 200, i % 12, i % 9);
    }
  return g_string_free_to_bytes (text);
}

static IsmsWorkspace *
make_workspace (const char *name)
{
  const IsmsWorkspaceSetup setup = { "Bench", "All.", "5x5", "EUR" };
  g_autofree char *path = g_build_filename (bench_folder (), name, NULL);
  g_autoptr (GError) error = NULL;
  IsmsWorkspace *workspace = isms_workspace_create (path, &setup, NULL, &error);

  g_assert_no_error (error);
  return workspace;
}

typedef struct
{
  GBytes *bytes;
  IsmsStore *store;
  IsmsImport *import;
} Job;

static void
parse_cb (gpointer data)
{
  Job *job = data;
  g_autoptr (IsmsTable) table = isms_table_read_csv (job->bytes, NULL, NULL);

  g_assert_cmpuint (isms_table_get_n_rows (table), ==, N_ROWS + 1);
}

/* What the dialog does after every change: the table is there already. */
static void
plan_cb (gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsImportPlan) plan =
      isms_import_plan (job->import, isms_store_get_reader (job->store), NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (isms_import_plan_get_n_rows (plan), ==, N_ROWS);
}

static void
import_cb (gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsTable) table = isms_table_read_csv (job->bytes, NULL, &error);
  g_autoptr (IsmsMethod) method = isms_method_load (isms_store_get_reader (job->store), 0, &error);
  g_autoptr (IsmsImport) import =
      isms_import_new (table, "bench.csv", isms_kind_find ("risk"), method);
  g_autoptr (IsmsImportPlan) plan =
      isms_import_commit (import, job->store, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (isms_import_plan_count (plan, ISMS_FATE_NEW), ==, N_ROWS);
}

/* The rows of one table, held in memory as they are to be inserted. */
typedef struct
{
  const char *select;
  const char *insert;
  GPtrArray *rows; /* of sqlite3_value *[], NULL-terminated */
} Copy;

static void
read_rows (sqlite3 *from, Copy *copy)
{
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (from, copy->select, -1, &statement, NULL), ==, SQLITE_OK);
  copy->rows = g_ptr_array_new ();
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      int n = sqlite3_column_count (statement);
      sqlite3_value **values = g_new0 (sqlite3_value *, n + 1);

      for (int i = 0; i < n; i++)
        values[i] = sqlite3_value_dup (sqlite3_column_value (statement, i));
      g_ptr_array_add (copy->rows, values);
    }
  sqlite3_finalize (statement);
}

typedef struct
{
  sqlite3 *database;
  Copy *copies;
  guint n_copies;
} Floor;

static void
insert_cb (gpointer data)
{
  Floor *floor = data;

  sqlite3_exec (floor->database, "BEGIN IMMEDIATE", NULL, NULL, NULL);
  for (guint i = 0; i < floor->n_copies; i++)
    {
      sqlite3_stmt *statement;

      g_assert_cmpint (
          sqlite3_prepare_v2 (floor->database, floor->copies[i].insert, -1, &statement, NULL), ==,
          SQLITE_OK);
      for (guint j = 0; j < floor->copies[i].rows->len; j++)
        {
          sqlite3_value **values = g_ptr_array_index (floor->copies[i].rows, j);

          for (int k = 0; values[k] != NULL; k++)
            sqlite3_bind_value (statement, k + 1, values[k]);
          g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
          sqlite3_reset (statement);
        }
      sqlite3_finalize (statement);
    }
  g_assert_cmpint (sqlite3_exec (floor->database, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
}

static sqlite3 *
open_bare (const char *name)
{
  g_autofree char *path = g_build_filename (bench_folder (), name, NULL);
  sqlite3 *database;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  sqlite3_exec (database,
                "PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL",
                NULL, NULL, NULL);
  return database;
}

typedef struct
{
  double elapsed;
  double processor; /* of all threads: what other programs on the machine do not change */
} Times;

static Times
measure (BenchFunc func, gpointer data)
{
  clock_t before = clock ();
  double elapsed = bench_time (func, data);

  return (Times) { elapsed, (double) (clock () - before) / CLOCKS_PER_SEC };
}

/* The rows that the import made, inserted bare into an empty workspace. */
static Times
measure_floor (void)
{
  Copy copies[] = {
    { "SELECT id, uid, ref, created_at, updated_at, name FROM person",
      "INSERT INTO person (id, uid, ref, created_at, updated_at, name) VALUES (?, ?, ?, ?, ?, ?)",
      NULL },
    { "SELECT id, uid, ref, created_at, updated_at, title FROM asset",
      "INSERT INTO asset (id, uid, ref, created_at, updated_at, title) VALUES (?, ?, ?, ?, ?, ?)",
      NULL },
    { "SELECT id, uid, ref, created_at, updated_at, title, cause, category, owner_id, treatment, "
      "status, "
      "next_review, note FROM risk",
      "INSERT INTO risk (id, uid, ref, created_at, updated_at, title, cause, category, owner_id, "
      "treatment, status, "
      "next_review, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      NULL },
    { "SELECT id, risk_id, asset_id FROM risk_asset",
      "INSERT INTO risk_asset (id, risk_id, asset_id) VALUES (?, ?, ?)", NULL },
    { "SELECT id, uid, created_at, risk_id, kind, method_id, likelihood, impact, level, why, who, "
      "rated_on FROM rating",
      "INSERT INTO rating (id, uid, created_at, risk_id, kind, method_id, likelihood, impact, "
      "level, why, who, "
      "rated_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      NULL },
    { "SELECT id + (4 << 40), ref, title, concat_ws (' ', cause, category, note) FROM risk",
      "INSERT INTO search (rowid, ref, title, body) VALUES (?, ?, ?, ?)", NULL },
  };
  Floor floor = { NULL, copies, G_N_ELEMENTS (copies) };
  sqlite3 *from = open_bare ("import.isms");
  Times times;

  for (guint i = 0; i < floor.n_copies; i++)
    read_rows (from, &copies[i]);
  sqlite3_close (from);
  floor.database = open_bare ("floor.isms");
  times = measure (insert_cb, &floor);
  sqlite3_close (floor.database);
  return times;
}

int
main (void)
{
  IsmsWorkspace *floor = make_workspace ("floor.isms");
  g_autoptr (IsmsWorkspace) workspace = make_workspace ("import.isms");
  g_autoptr (GBytes) bytes = write_register ();
  Job job = { bytes, isms_workspace_get_store (workspace), NULL };
  double parsing = bench_median (parse_cb, &job, 3);
  g_autoptr (IsmsTable) table = isms_table_read_csv (bytes, NULL, NULL);
  g_autoptr (IsmsMethod) method = isms_method_load (isms_store_get_reader (job.store), 0, NULL);
  double planning;
  Times importing, bare;

  isms_workspace_close (floor);
  g_object_unref (floor);
  job.import = isms_import_new (table, "bench.csv", isms_kind_find ("risk"), method);
  planning = bench_median (plan_cb, &job, 3);
  isms_import_free (job.import);
  importing = measure (import_cb, &job);
  isms_workspace_close (workspace);
  bare = measure_floor ();
  bench_ratio ("import 100,000 rows of CSV, over bare inserts", importing.elapsed, bare.elapsed,
               2.5, "s");
  bench_ratio ("the same, time of the processor", importing.processor, bare.processor, 2.5, "s");
  bench_bound ("dry run of 100,000 rows of CSV", planning * 1e3, 2000, "ms");
  bench_bound ("parse 100,000 rows of CSV", parsing * 1e3, 300, "ms");
  bench_cleanup ();
  return bench_exit_status ();
}
