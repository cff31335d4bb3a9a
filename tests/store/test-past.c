/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* isms_past (): what a column held before a change, told from the journal. */

#include "isms-past.h"
#include "store-fixture.h"

static void
set_note (IsmsStore *store, gint64 id, const char *note)
{
  g_autoptr (IsmsStep) step = isms_store_begin (store, "Note");
  g_autoptr (GError) error = NULL;
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, "note", note);
  isms_step_update (step, "thing", id, row);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static gint64
count_changes (IsmsStore *store)
{
  return query_int (store, "SELECT max (seq) FROM journal_change");
}

static void
assert_past (IsmsStore *store, const char *column, gint64 row, gint64 change, const char *expected)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT isms_past ('thing', '%1$s', t.id, %2$" G_GINT64_FORMAT
                       ", t.%1$s) FROM thing AS t WHERE t.id = %3$" G_GINT64_FORMAT,
                       column, change, row);
  g_autofree char *text = query_text (store, sql);

  g_assert_cmpstr (text, ==, expected);
}

/* Of two things that were changed in turns, in two columns. */
static void
test_values (Fixture *fixture, gconstpointer data)
{
  IsmsStore *store = fixture->store;
  IsmsDatabase *reader = isms_store_get_reader (store);
  g_autoptr (GError) error = NULL;
  gint64 first = add_thing (store, "One"), second = add_thing (store, "Two");
  gint64 third = add_thing (store, "Three");
  gint64 begun = count_changes (store) + 1, half, now;

  set_note (store, second, "a");
  change_title (store, first, "Eins");
  half = count_changes (store) + 1;
  set_note (store, second, "b");
  set_note (store, first, "c");
  set_note (store, second, NULL);
  change_title (store, first, "Un");
  now = count_changes (store) + 1;

  g_assert_true (isms_past_begin (reader, begun, &error));
  g_assert_no_error (error);
  assert_past (store, "title", first, begun, "One");
  assert_past (store, "title", first, half, "Eins");
  assert_past (store, "title", first, now, "Un");
  assert_past (store, "note", first, begun, NULL);
  assert_past (store, "note", first, now, "c");
  assert_past (store, "note", second, begun, NULL);
  assert_past (store, "note", second, half, "a");
  assert_past (store, "note", second, half + 1, "b");
  assert_past (store, "note", second, now, NULL);
  assert_past (store, "title", second, begun, "Two");
  assert_past (store, "note", third, begun, NULL);
  assert_past (store, "title", third, begun, "Three");
  isms_past_end (reader);
}

/* What comes between belongs to the next one. */
static void
test_one_moment (Fixture *fixture, gconstpointer data)
{
  IsmsDatabase *reader = isms_store_get_reader (fixture->store);
  g_autoptr (GError) error = NULL;
  gint64 id = add_thing (fixture->store, "One");
  gint64 begun = count_changes (fixture->store) + 1;

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (isms_past_begin (reader, begun, &error));
      g_assert_no_error (error);
      assert_past (fixture->store, "title", id, begun, "One");
      if (i == 0)
        {
          change_title (fixture->store, id, "Two");
          assert_past (fixture->store, "title", id, begun, "One");
          assert_past (fixture->store, "title", id, begun + 1, "One");
        }
      else
        assert_past (fixture->store, "title", id, begun + 1, "Two");
      isms_past_end (reader);
    }
}

/* Nobody is told a wrong thing where nothing was begun, or later. */
static void
test_asked_too_early (Fixture *fixture, gconstpointer data)
{
  IsmsDatabase *reader = isms_store_get_reader (fixture->store);
  g_autoptr (GError) before = NULL;
  g_autoptr (GError) earlier = NULL;
  gint64 value;

  add_thing (fixture->store, "One");
  g_assert_false (isms_database_query_int (
      reader, "SELECT isms_past ('thing', 'title', 1, 5, title) FROM thing", &value, &before));
  g_assert_error (before, ISMS_STORE_ERROR, ISMS_STORE_ERROR_FAILED);
  g_assert_true (isms_past_begin (reader, 5, NULL));
  g_assert_false (isms_database_query_int (
      reader, "SELECT isms_past ('thing', 'title', 1, 4, title) FROM thing", &value, &earlier));
  g_assert_error (earlier, ISMS_STORE_ERROR, ISMS_STORE_ERROR_FAILED);
  isms_past_end (reader);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/past/values", Fixture, NULL, fixture_set_up, test_values, fixture_tear_down);
  g_test_add ("/store/past/one-moment", Fixture, NULL, fixture_set_up, test_one_moment,
              fixture_tear_down);
  g_test_add ("/store/past/asked-too-early", Fixture, NULL, fixture_set_up, test_asked_too_early,
              fixture_tear_down);
  return g_test_run ();
}
