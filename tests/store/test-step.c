/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Steps: what they write, what they refuse, what they tell. */

#include "isms-search.h"
#include "isms-uid.h"
#include "store-fixture.h"

typedef struct
{
  guint n_told;
  IsmsChange *last;
} Listener;

static void
changed_cb (IsmsStore *store, IsmsChange *change, gpointer data)
{
  Listener *listener = data;

  listener->n_told++;
  g_clear_pointer (&listener->last, isms_change_unref);
  listener->last = isms_change_ref (change);
}

static void
listen_to (Fixture *fixture, Listener *listener)
{
  g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), listener);
}

static void
test_insert (Fixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add two");
  g_autoptr (GError) error = NULL;
  g_autofree char *refs = NULL;
  g_autofree char *who = NULL;
  gint64 first = isms_step_insert (step, "thing", make_thing ("One"));
  IsmsRow *row = make_thing ("Two");
  gint64 second;

  isms_row_set_int (row, "parent", first);
  second = isms_step_insert (step, "thing", row);
  g_assert_true (isms_step_commit (step, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (isms_step_get_id (step), ==, 1);
  g_assert_cmpint (second, ==, first + 1);
  refs = query_text (fixture->store, "SELECT group_concat (ref, ' ' ORDER BY id) FROM thing");
  g_assert_cmpstr (refs, ==, "T-001 T-002");
  g_assert_cmpint (query_int (fixture->store, "SELECT count (DISTINCT uid) FROM thing"), ==, 2);
  who = query_text (fixture->store,
                    "SELECT actor || ': ' || label || ', ' || n_changes FROM journal");
  g_assert_cmpstr (who, ==, "Kim Doe: Add two, 2");
}

static void
test_change_feed (Fixture *fixture, gconstpointer data)
{
  Listener listener = { 0 };
  gint64 one, two;
  guint n_ids;
  const gint64 *ids;

  one = add_thing (fixture->store, "One");
  two = add_thing (fixture->store, "Two");
  listen_to (fixture, &listener);
  change_title (fixture->store, two, "Second");
  g_assert_cmpuint (listener.n_told, ==, 1);
  g_assert_cmpstr (isms_change_get_label (listener.last), ==, "Call it Second");
  g_assert_true (isms_change_touches_row (listener.last, "thing", two));
  g_assert_false (isms_change_touches_row (listener.last, "thing", one));
  g_assert_false (isms_change_touches (listener.last, "tag"));
  ids = isms_change_get_ids (listener.last, "thing", &n_ids);
  g_assert_cmpuint (n_ids, ==, 1);
  g_assert_cmpint (ids[0], ==, two);
  g_assert_cmpuint (isms_store_get_generation (fixture->store), ==, 3);

  /* The same again changes nothing, and is no step. */
  change_title (fixture->store, two, "Second");
  g_assert_cmpuint (listener.n_told, ==, 1);
  g_assert_cmpuint (isms_store_get_generation (fixture->store), ==, 3);
  g_clear_pointer (&listener.last, isms_change_unref);
}

/* Nothing was done, but everything may read differently. */
static void
test_refresh (Fixture *fixture, gconstpointer data)
{
  Listener listener = { 0 };
  gint64 one = add_thing (fixture->store, "One");
  guint64 generation = isms_store_get_generation (fixture->store);

  listen_to (fixture, &listener);
  isms_store_refresh (fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (listener.n_told, ==, 1);
  g_assert_cmpint (isms_change_get_step (listener.last), ==, 0);
  g_assert_true (isms_change_touches_row (listener.last, "thing", one));
  g_assert_null (isms_change_get_ids (listener.last, "thing", NULL));
  g_assert_cmpuint (isms_store_get_generation (fixture->store), >, generation);
  g_assert_cmpint (query_int (fixture->store, "SELECT count(*) FROM journal"), ==, 1);
  isms_change_unref (listener.last);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add good and bad");
  g_autoptr (IsmsStep) missing = isms_store_begin (fixture->store, "Change what is not there");
  g_autoptr (IsmsStep) nowhere = isms_store_begin (fixture->store, "Add to no table");
  g_autoptr (GError) error = NULL;

  isms_step_insert (step, "thing", make_thing ("Good"));
  isms_step_insert (step, "thing", make_thing (""));
  g_assert_false (isms_step_commit (step, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_cmpint (query_int (fixture->store, "SELECT count (*) FROM thing"), ==, 0);
  g_assert_cmpint (query_int (fixture->store, "SELECT count (*) FROM journal_change"), ==, 0);

  isms_step_update (missing, "thing", 4711, make_thing ("Ghost"));
  g_assert_false (isms_step_commit (missing, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_cmpint (isms_step_insert (nowhere, "nothing", make_thing ("Lost")), ==, 0);
  g_assert_false (isms_step_commit (nowhere, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_NOT_FOUND);

  /* Refs go on where they were. */
  add_thing (fixture->store, "First");
  g_assert_cmpint (query_int (fixture->store, "SELECT count (*) FROM thing WHERE ref = 'T-001'"),
                   ==, 1);
}

static void
test_ref_given_by_hand (Fixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add one with a ref");
  IsmsRow *row = make_thing ("Two");
  g_autoptr (GError) error = NULL;
  g_autofree char *refs = NULL;

  add_thing (fixture->store, "One");
  isms_row_set_text (row, "ref", "T-002");
  isms_step_insert (step, "thing", row);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  add_thing (fixture->store, "Three");
  refs = query_text (fixture->store, "SELECT group_concat (ref, ' ' ORDER BY id) FROM thing");
  g_assert_cmpstr (refs, ==, "T-001 T-002 T-003");
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **out = data;

  *out = g_object_ref (result);
}

static void
test_async (Fixture *fixture, gconstpointer data)
{
  Listener listener = { 0 };
  GAsyncResult *results[3] = { NULL };
  IsmsStep *steps[3];
  g_autoptr (GError) error = NULL;

  listen_to (fixture, &listener);
  for (guint i = 0; i < 3; i++)
    {
      steps[i] = isms_store_begin (fixture->store, "Add one");
      isms_step_insert (steps[i], "thing", make_thing ("One"));
      isms_step_commit_async (steps[i], NULL, committed_cb, &results[i]);
    }
  while (results[2] == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (listener.n_told, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (isms_step_commit_finish (steps[i], results[i], &error));
      g_assert_no_error (error);
      g_assert_cmpint (isms_step_get_id (steps[i]), ==, i + 1);
      isms_step_unref (steps[i]);
      g_object_unref (results[i]);
    }
  g_clear_pointer (&listener.last, isms_change_unref);
}

static gboolean
count_for_ever_cb (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 count;

  isms_writer_insert (writer, "thing", data, error);
  g_cancellable_cancel (cancellable);
  return isms_database_query_int (
      isms_writer_get_database (writer),
      "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count (*) FROM n",
      &count, error);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Count for ever");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  isms_step_call (step, count_for_ever_cb, make_thing ("Never"), (GDestroyNotify) isms_row_free);
  g_assert_false (isms_step_commit (step, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (query_int (fixture->store, "SELECT count (*) FROM thing"), ==, 0);
  add_thing (fixture->store, "Afterwards");
}

static gboolean
insert_many_cb (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  return isms_database_execute (
      isms_writer_get_database (writer),
      "WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 20)"
      " INSERT INTO thing (id, uid, ref, created_at, updated_at, title)"
      " SELECT isms_next_id ('thing'), 'u' || value, 'T-' || value, '', '', 'Thing ' || value"
      " FROM n",
      error);
}

static void
test_statements_of_a_call (Fixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsStep) pending = isms_store_begin (fixture->store, "Add one, later");
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add many");
  g_autoptr (GError) error = NULL;

  isms_step_insert (pending, "thing", make_thing ("Later"));
  isms_step_call (step, insert_many_cb, NULL, NULL);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  isms_step_commit (pending, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query_int (fixture->store, "SELECT count (*) FROM journal_change"), ==, 21);
}

static void
test_ids_are_for_good (Fixture *fixture, gconstpointer data)
{
  gint64 one = add_thing (fixture->store, "One");

  remove_thing (fixture->store, one);
  fixture_reopen (fixture);
  g_assert_cmpint (add_thing (fixture->store, "Two"), >, one);
}

static gboolean
touch_journal_cb (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  return isms_database_execute (isms_writer_get_database (writer), data, error);
}

static void
test_journal_is_append_only (Fixture *fixture, gconstpointer data)
{
  static const char *const attempts[] = {
    "UPDATE journal SET label = 'Nothing'",   "DELETE FROM journal",
    "UPDATE journal_change SET after = '{}'", "DELETE FROM journal_change",
    "UPDATE thing SET id = id + 1",
  };

  add_thing (fixture->store, "One");
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Cheat");
      g_autoptr (GError) error = NULL;

      isms_step_call (step, touch_journal_cb, (gpointer) attempts[i], NULL);
      g_assert_false (isms_step_commit (step, NULL, &error));
      g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CONSTRAINT);
    }
}

static gpointer
count_cb (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 count;

  isms_database_query_int (database, data, &count, error);
  return GINT_TO_POINTER (count);
}

static void
test_background_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gpointer count;

  add_thing (fixture->store, "One");
  count = isms_store_read (fixture->store, count_cb, (gpointer) "SELECT count (*) FROM thing", NULL,
                           &error);
  g_assert_no_error (error);
  g_assert_cmpint (GPOINTER_TO_INT (count), ==, 1);
  isms_store_read (fixture->store, count_cb, (gpointer) "DELETE FROM thing", NULL, &error);
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_READ_ONLY);
}

/* Files that are out there hold them: what they are made from, and how, is for good. */
static void
test_uid_from_words (void)
{
  g_autofree char *uid = isms_uid_from_words ("catalogue/threat/fire");
  g_autofree char *other = isms_uid_from_words ("catalogue/threat/flood");

  g_assert_cmpstr (uid, ==, "c7450157-2d9b-5b9e-8d3b-497c952d6896");
  g_assert_true (g_uuid_string_is_valid (uid));
  g_assert_cmpstr (uid, !=, other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/store/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("step/insert", test_insert);
  ADD ("step/change-feed", test_change_feed);
  ADD ("step/refresh", test_refresh);
  ADD ("step/refused", test_refused);
  ADD ("step/ref-given-by-hand", test_ref_given_by_hand);
  ADD ("step/async", test_async);
  ADD ("step/cancel", test_cancel);
  ADD ("step/statements-of-a-call", test_statements_of_a_call);
  ADD ("step/ids-are-for-good", test_ids_are_for_good);
  ADD ("journal/append-only", test_journal_is_append_only);
  ADD ("read/background", test_background_read);
#undef ADD
  g_test_add_func ("/store/uid-from-words", test_uid_from_words);
  return g_test_run ();
}
