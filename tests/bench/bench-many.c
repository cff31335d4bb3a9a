/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* 200,000 risks set, archived and deleted as one step each, journaled and undoable; the floor is a
 * bare UPDATE or DELETE of each row by its id in a copy of the file, with the same indexes and no
 * triggers. A tenth of the rows is measured too: the time must grow with the rows, not faster. */

#include "bench.h"

#include "isms-edit.h"

#include <sqlite3.h>

#define N_RISKS 200000

typedef struct
{
  IsmsStore *store;
  GArray *ids;
  const char *what; /* "set", "archive", "delete" */
} Many;

static GArray *
make_ids (gint64 first, guint n)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  for (gint64 id = first; id < first + n; id++)
    g_array_append_val (ids, id);
  return ids;
}

static void
change_cb (gpointer data)
{
  Many *many = data;
  const IsmsKind *kind = isms_kind_find ("risk");
  g_autoptr (IsmsStep) step = isms_store_begin (many->store, "Many");
  g_autoptr (GError) error = NULL;

  if (g_str_equal (many->what, "set"))
    isms_edit_set_many (step, kind, many->ids, isms_kind_find_field (kind, "next_review"),
                        "2027-03-31", &error);
  else if (g_str_equal (many->what, "archive"))
    isms_edit_archive_many (step, kind, many->ids, TRUE);
  else
    isms_edit_delete_many (step, kind, many->ids);
  g_assert_no_error (error);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

typedef struct
{
  sqlite3 *database;
  const char *sql;
  GArray *ids;
} Bare;

static void
bare_cb (gpointer data)
{
  Bare *bare = data;
  sqlite3_stmt *statement;

  sqlite3_exec (bare->database, "BEGIN IMMEDIATE", NULL, NULL, NULL);
  g_assert_cmpint (sqlite3_prepare_v2 (bare->database, bare->sql, -1, &statement, NULL), ==,
                   SQLITE_OK);
  for (guint i = 0; i < bare->ids->len; i++)
    {
      sqlite3_bind_int64 (statement, 1, g_array_index (bare->ids, gint64, i));
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_exec (bare->database, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
}

static sqlite3 *
open_copy (const char *from, const char *to)
{
  g_autofree char *copy = g_strdup_printf ("VACUUM INTO '%s'", to);
  sqlite3 *database;

  g_assert_cmpint (sqlite3_open (from, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, copy, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
  g_assert_cmpint (sqlite3_open (to, &database), ==, SQLITE_OK);
  sqlite3_db_config (database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_exec (database,
                "PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL",
                NULL, NULL, NULL);
  return database;
}

static void
measure (IsmsStore *store, sqlite3 *database, const char *what, const char *sql)
{
  /* The ids of risks are the first of their table. */
  g_autoptr (GArray) few = make_ids (1, N_RISKS / 10);
  g_autoptr (GArray) rest = make_ids (1 + N_RISKS / 10, N_RISKS - N_RISKS / 10);
  Many many = { store, few, what };
  Bare bare = { database, sql, few };
  double of_few, of_rest;
  g_autofree char *line = g_strdup_printf ("%s 180,000 risks, over bare SQL", what);
  g_autofree char *growth = g_strdup_printf ("%s: a row of 180,000, over one of 20,000", what);

  bench_time (bare_cb, &bare);
  of_few = bench_time (change_cb, &many);
  many.ids = rest;
  bare.ids = rest;
  of_rest = bench_time (change_cb, &many);
  bench_ratio (line, of_rest, bench_time (bare_cb, &bare), 6, "s");
  bench_ratio (growth, of_rest / (double) rest->len * 1e6, of_few / (double) few->len * 1e6, 2,
               "us");
}

int
main (void)
{
  g_autoptr (IsmsWorkspace) workspace = bench_workspace ("many.isms", N_RISKS);
  g_autofree char *path = g_build_filename (bench_folder (), "many.isms", NULL);
  g_autofree char *copy = g_build_filename (bench_folder (), "floor.isms", NULL);
  sqlite3 *database = open_copy (path, copy);
  IsmsStore *store = isms_workspace_get_store (workspace);

  measure (store, database, "set",
           "UPDATE risk SET next_review = '2027-03-31', updated_at = '2027-01-01T00:00:00Z', "
           "revision = revision + 1 WHERE id = ?");
  measure (store, database, "archive",
           "UPDATE risk SET archived = 1, updated_at = '2027-01-02T00:00:00Z', "
           "revision = revision + 1 WHERE id = ?");
  measure (store, database, "delete", "DELETE FROM risk WHERE id = ?");
  sqlite3_close (database);
  isms_workspace_close (workspace);
  bench_cleanup ();
  return bench_exit_status ();
}
