/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Search: what is found, in what order, and that the index follows the rows. */

#include <string.h>

#include "isms-journal.h"
#include "isms-search.h"
#include "store-fixture.h"

static gint64
add_text (IsmsStore *store, const char *title, const char *note)
{
  g_autoptr (IsmsStep) step = isms_store_begin (store, "Add one");
  g_autoptr (GError) error = NULL;
  IsmsRow *row = make_thing (title);
  gint64 id;

  isms_row_set_text (row, "note", note);
  id = isms_step_insert (step, "thing", row);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  return id;
}

/* The titles found, best first. */
static char *
find (IsmsStore *store, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = isms_search (isms_store_get_reader (store), words, 10, NULL, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    {
      const IsmsSearchHit *hit = g_ptr_array_index (hits, i);

      g_assert_cmpuint (hit->table, ==, test_tables[0].number);
      g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", hit->title);
    }
  return g_string_free_and_steal (out);
}

static void
assert_found (IsmsStore *store, const char *words, const char *titles)
{
  g_autofree char *found = find (store, words);

  g_assert_cmpstr (found, ==, titles);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  IsmsStore *store = fixture->store;

  add_text (store, "Backup tapes get lost", NULL);               /* T-001 */
  add_text (store, "Nobody tries the backup", NULL);             /* T-002 */
  add_text (store, "Office burns", "No backup anywhere else.");  /* T-003 */
  add_text (store, "Überspannung im Serverraum", "Café nearby"); /* T-004 */
  add_text (store, "About T-002 and nothing else", NULL);        /* T-005 */

  assert_found (store, "backup", "Backup tapes get lost|Nobody tries the backup|Office burns");
  assert_found (store, "b", "Backup tapes get lost|Nobody tries the backup|Office burns");
  assert_found (store, "T-002", "Nobody tries the backup|About T-002 and nothing else");
  assert_found (store, "t002", "Nobody tries the backup");
  assert_found (store, "no ba", "Nobody tries the backup|Office burns");
  assert_found (store, "uber CAFE", "Überspannung im Serverraum");
  assert_found (store, "über", "Überspannung im Serverraum");
  assert_found (store, "tapes backup", "Backup tapes get lost");
  assert_found (store, "backup absent", "");
}

/* Whatever is typed is a query. */
static void
test_any_text (Fixture *fixture, gconstpointer data)
{
  static const char *const queries[] = {
    "",       " ",         "\"",       "\"\"",      "*",       "-",     "AND",
    "OR NOT", "NEAR(a b)", "title:x",  "^a",        "a\"b*",   "(((",   "{x}: y",
    "\\",     "'",         "%_",       "\xff\xfe",  "a\tb\nc", "++",    "🙂",
    "a 🙂",   "R-014)",    "\xcc\x81", "a\xcc\x81", "x + y z", "1.2.3", "a,b;c",
  };

  add_text (fixture->store, "A thing", "x y z");
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *found = find (fixture->store, queries[i]);

      g_assert_nonnull (found);
    }
}

static void
test_snippet (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  const IsmsSearchHit *hit;

  add_text (fixture->store, "Fire",
            "A long story about this and that, which nobody reads to the end; but in it there is "
            "an Extinguisher,\nand more text follows, and more, and more, so that it has to be cut "
            "somewhere before long.");
  hits = isms_search (isms_store_get_reader (fixture->store), "extin", 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpstr (hit->ref, ==, "T-001");
  g_assert_nonnull (strstr (hit->snippet, "an Extinguisher, and more"));
  g_assert_true (g_str_has_prefix (hit->snippet, "…"));
  g_assert_true (g_str_has_suffix (hit->snippet, "…"));

  g_clear_pointer (&hits, g_ptr_array_unref);
  hits = isms_search (isms_store_get_reader (fixture->store), "fire", 10, NULL, &error);
  hit = g_ptr_array_index (hits, 0);
  g_assert_null (hit->snippet);
}

static void
test_follows_rows (Fixture *fixture, gconstpointer data)
{
  IsmsStore *store = fixture->store;
  g_autoptr (GError) error = NULL;
  gint64 id = add_text (store, "Alpha", NULL);

  change_title (store, id, "Beta");
  assert_found (store, "alpha", "");
  assert_found (store, "beta", "Beta");
  assert_found (store, "t-001", "Beta");
  g_assert_true (isms_store_undo (store, NULL, &error));
  assert_found (store, "alpha", "Alpha");
  assert_found (store, "beta", "");
  remove_thing (store, id);
  assert_found (store, "alpha", "");
  g_assert_true (isms_store_undo (store, NULL, &error));
  assert_found (store, "alpha", "Alpha");
  fixture_reopen (fixture);
  assert_found (fixture->store, "alpha", "Alpha");
}

/* Other tables or columns than before: the index is made anew. */
static void
test_new_columns (Fixture *fixture, gconstpointer data)
{
  static const IsmsStoreTable without_note[] = {
    { .name = "thing", .number = 900, .prefix = "T", .title_column = "title" }, { NULL }
  };
  g_autoptr (GError) error = NULL;

  add_text (fixture->store, "Alpha", "omega");
  assert_found (fixture->store, "omega", "Alpha");
  isms_store_close (fixture->store);
  g_object_unref (fixture->store);
  fixture->store =
      isms_store_open (fixture->path, without_note, ISMS_STORE_OPEN_MUST_WRITE, NULL, &error);
  g_assert_no_error (error);
  assert_found (fixture->store, "omega", "");
  assert_found (fixture->store, "alpha", "Alpha");
  fixture_reopen (fixture);
  assert_found (fixture->store, "omega", "Alpha");
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(GPtrArray **) data = isms_search_finish (ISMS_STORE (source), result, &error);
  g_assert_no_error (error);
}

static void
test_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) hits = NULL;

  add_text (fixture->store, "Alpha", NULL);
  isms_search_async (fixture->store, "al", 10, NULL, searched_cb, &hits);
  while (hits == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (hits->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/store/search/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("order", test_order);
  ADD ("any-text", test_any_text);
  ADD ("snippet", test_snippet);
  ADD ("follows-rows", test_follows_rows);
  ADD ("new-columns", test_new_columns);
  ADD ("async", test_async);
#undef ADD
  return g_test_run ();
}
