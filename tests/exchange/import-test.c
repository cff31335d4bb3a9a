/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the tests of imports share: a file's text becomes an import, its fates and rows are compared
 * as text. */

#include "import-test.h"

#include <string.h>

IsmsImport *
start (ModelFixture *self, const char *kind, IsmsTable *table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsMethod) method = isms_method_load (self->reader, 0, &error);
  IsmsImport *import;
  GDate today;

  g_assert_no_error (error);
  import = isms_import_new (table, "register.csv", isms_kind_find (kind), method);
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 23, 11, 2026);
  isms_import_set_today (import, &today);
  return import;
}

IsmsImport *
start_text (ModelFixture *self, const char *kind, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsTable) table = isms_table_read_csv (bytes, NULL, &error);

  g_assert_no_error (error);
  return start (self, kind, table);
}

IsmsImport *
start_fixture (ModelFixture *self, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "exchange", "fixtures", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsTable) table = isms_table_read_file (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return start (self, "risk", table);
}

IsmsImportPlan *
plan (ModelFixture *self, IsmsImport *import)
{
  g_autoptr (GError) error = NULL;
  IsmsImportPlan *made = isms_import_plan (import, self->reader, NULL, &error);

  g_assert_no_error (error);
  return made;
}

IsmsImportPlan *
commit (ModelFixture *self, IsmsImport *import)
{
  g_autoptr (GError) error = NULL;
  IsmsImportPlan *made = isms_import_commit (import, self->store, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return made;
}

void
assert_targets (IsmsImport *import, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < isms_import_get_n_columns (import); i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                            isms_import_get_target (import, i)->name);
  g_assert_cmpstr (found->str, ==, expected);
}

/* "new update unchanged problem empty" */
void
assert_fates (IsmsImportPlan *self, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < ISMS_N_FATES; i++)
    g_string_append_printf (found, "%s%u", i > 0 ? " " : "", isms_import_plan_count (self, i));
  g_assert_cmpstr (found->str, ==, expected);
}

/* Rows one a line, columns with bars between. */
void
assert_rows (ModelFixture *self, const char *sql, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsStatement) statement = isms_database_prepare (self->reader, sql, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  while (isms_statement_next (statement, &error))
    {
      if (found->len > 0)
        g_string_append_c (found, '\n');
      for (int i = 0; i < isms_statement_get_n_columns (statement); i++)
        {
          const char *text = isms_statement_get_text (statement, i);

          g_string_append_printf (found, "%s%s", i > 0 ? "|" : "", text != NULL ? text : "");
        }
    }
  g_assert_no_error (error);
  g_assert_cmpstr (found->str, ==, expected);
}

/* A dry run, the import, and the same file once more, which changes nothing. */
void
import_twice (ModelFixture *self, IsmsImport *import, const char *fates, const char *again)
{
  g_autoptr (IsmsImportPlan) dry = plan (self, import);
  g_autoptr (IsmsImportPlan) done = NULL;
  g_autoptr (IsmsImportPlan) same = NULL;
  gint64 steps = read_int (self, "SELECT count(*) FROM journal");

  assert_fates (dry, fates);
  assert_rows (self, "SELECT count(*) FROM risk", "0");
  done = commit (self, import);
  assert_fates (done, fates);
  g_assert_cmpint (read_int (self, "SELECT count(*) FROM journal"), <=, steps + 1);
  same = commit (self, import);
  assert_fates (same, again);
  g_assert_cmpint (read_int (self, "SELECT count(*) FROM journal"), <=, steps + 1);
}
