/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Filters, order, groups and words. */

#include "model-fixture.h"

#include "isms-day.h"
#include "isms-query-tree.h"
#include "isms-ready-view.h"

/* Twelve risks: owners by turns (every third has none), goals, assets, some rated. */
static void
fill (ModelFixture *fixture)
{
  static const char *const titles[] = { "Fire",      "flood",  "Theft",   "fraud",
                                        "Malware",   "outage", "Spill",   "Phishing",
                                        "eavesdrop", "Tamper", "Forgery", "flood" };
  static const char *const goals[] = { "c", "c i", "", "a" };

  create_record (fixture, "person", "Zoe Adler");
  create_record (fixture, "person", "Ada Osei");
  create_record (fixture, "asset", "File server");
  create_record (fixture, "asset", "Office");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      gint64 id = create_record (fixture, "risk", titles[i]);

      set_field (fixture, "risk", id, "cia", goals[i % 4]);
      if (i % 3 != 2)
        set_field (fixture, "risk", id, "owner", i % 3 == 0 ? "1" : "2");
      if (i % 4 == 0)
        set_field (fixture, "risk", id, "assets", i == 0 ? "1 2" : "2");
      if (i < 4)
        rate_risk (fixture, id, ISMS_POSTURE_CURRENT, (int) i + 1, 5);
    }
}

static void
assert_query (ModelFixture *fixture, IsmsQuery *query, const char *expected)
{
  g_autofree char *ids = run_query (fixture, query);

  g_assert_cmpstr (ids, ==, expected);
}

static void
assert_filter (ModelFixture *fixture, const char *field, const char *values, const char *expected)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  g_auto (GStrv) list = g_strsplit (values, "|", -1);

  isms_query_filter (query, field, (const char *const *) list);
  g_assert_true (isms_query_is_filtered (query));
  assert_query (fixture, query, expected);
}

static void
test_filters (ModelFixture *fixture, gconstpointer data)
{
  fill (fixture);

  assert_filter (fixture, "owner", "1", "1 4 7 10");
  assert_filter (fixture, "owner", "1|2", "1 2 4 5 7 8 10 11");
  assert_filter (fixture, "owner", "|2", "2 3 5 6 8 9 11 12");
  assert_filter (fixture, "cia", "i", "2 6 10");
  assert_filter (fixture, "cia", "a|i", "2 4 6 8 10 12");
  assert_filter (fixture, "cia", "c|", "1 2 3 5 6 7 9 10 11");
  assert_filter (fixture, "assets", "1", "1");
  assert_filter (fixture, "assets", "2", "1 5 9");
  assert_filter (fixture, "assets", "1|", "1 2 3 4 6 7 8 10 11 12");
  assert_filter (fixture, "status", "draft", "3 5 6 7 8 9 10 11 12");
  assert_filter (fixture, "current_level_name", "High", "2 3");
  assert_filter (fixture, "current_likelihood", "4", "4");
  assert_filter (fixture, "title", "flood", "2 12");
}

static void
test_filter_replaced (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  const char *const one[] = { "1", NULL };
  const char *const two[] = { "2", NULL };

  fill (fixture);
  isms_query_filter (query, "owner", one);
  isms_query_filter (query, "owner", two);
  g_assert_cmpstr (isms_query_get_filter (query, "owner")[0], ==, "2");
  isms_query_filter_int (query, "current_likelihood", 9);
  isms_query_filter_int (query, "current_likelihood", 2);
  assert_query (fixture, query, "2");

  isms_query_filter (query, "owner", NULL);
  g_assert_null (isms_query_get_filter (query, "owner"));
  assert_query (fixture, query, "2");
}

/* Who acts is asked when the query is run, and its copy knows it. */
static void
test_me (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  g_autoptr (IsmsQuery) copy = NULL;
  const char *const me[] = { "me", NULL };
  const char *const both[] = { "", "me", NULL };

  fill (fixture);
  isms_query_filter (query, "owner", me);
  g_assert_true (isms_query_lacks_acting (query));
  assert_query (fixture, query, "");
  isms_query_set_acting (query, 2);
  g_assert_false (isms_query_lacks_acting (query));
  assert_query (fixture, query, "2 5 8 11");
  copy = isms_query_copy (query);
  assert_query (fixture, copy, "2 5 8 11");
  isms_query_filter (query, "owner", both);
  assert_query (fixture, query, "2 3 5 6 8 9 11 12");
}

/* Days, and spans of them from the day that is asked about. */
static void
test_spans (ModelFixture *fixture, gconstpointer data)
{
  static const int offsets[] = { -400, -1, 0, 7, 8, 30, 31 };
  g_autofree char *today = isms_day_today ();
  g_autofree char *seventh = isms_day_dup_nth (isms_day_get_number (today) + 7);
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  g_autofree char *some = g_strdup_printf ("%s|past", seventh);

  fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      g_autofree char *day = isms_day_dup_nth (isms_day_get_number (today) + offsets[i]);

      set_field (fixture, "risk", i + 1, "next_review", day);
    }
  assert_filter (fixture, "next_review", "past", "1 2");
  assert_filter (fixture, "next_review", "today", "3");
  assert_filter (fixture, "next_review", "next-7", "3 4");
  assert_filter (fixture, "next_review", "next-30", "3 4 5 6");
  assert_filter (fixture, "next_review", "past|next-30", "1 2 3 4 5 6");
  assert_filter (fixture, "next_review", "|next-7", "3 4 8 9 10 11 12");
  assert_filter (fixture, "next_review", some, "1 2 4");
}

static void
test_ready_views (ModelFixture *fixture, gconstpointer data)
{
  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    for (guint view = 0; view < ISMS_N_READY_VIEWS; view++)
      {
        g_autoptr (IsmsQuery) query = isms_query_new (*kind);
        g_autoptr (GVariant) filters = NULL;
        GVariantIter iter;
        const char *field;
        char **values;

        if (!isms_ready_view_fits (view, *kind))
          continue;
        filters = g_variant_ref_sink (isms_ready_view_dup_filters (view, *kind));
        g_variant_iter_init (&iter, filters);
        while (g_variant_iter_loop (&iter, "{&s^as}", &field, &values))
          isms_query_filter (query, field, (const char *const *) values);
        isms_query_sort (query, isms_ready_view_get_sort (view, *kind), FALSE);
        g_assert_true (isms_query_is_filtered (query));
        assert_query (fixture, query, "");
      }
}

static void
test_copy (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  g_autoptr (IsmsQuery) copy = NULL;
  const char *const one[] = { "1", NULL };
  gboolean descending = FALSE;

  fill (fixture);
  isms_query_filter (query, "owner", one);
  isms_query_sort (query, "title", TRUE);
  copy = isms_query_copy (query);
  isms_query_filter (query, "owner", NULL);
  isms_query_sort (query, NULL, FALSE);

  assert_query (fixture, copy, "10 7 4 1");
  g_assert_cmpstr (isms_query_get_sort (copy, &descending), ==, "title");
  g_assert_true (descending);
  g_assert_false (isms_query_is_filtered (query));
}

static void
assert_sort (ModelFixture *fixture, const char *field, gboolean descending, const char *expected)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));

  isms_query_sort (query, field, descending);
  assert_query (fixture, query, expected);
}

/* What is not set comes last either way, and equal ones stand in the order of their ids. */
static void
test_sorts (ModelFixture *fixture, gconstpointer data)
{
  fill (fixture);

  assert_sort (fixture, NULL, FALSE, "1 2 3 4 5 6 7 8 9 10 11 12");
  assert_sort (fixture, "ref", TRUE, "12 11 10 9 8 7 6 5 4 3 2 1");
  assert_sort (fixture, "title", FALSE, "9 1 2 12 11 4 5 6 8 7 10 3");
  assert_sort (fixture, "title", TRUE, "3 10 7 8 6 5 4 11 12 2 1 9");
  assert_sort (fixture, "owner", FALSE, "2 5 8 11 1 4 7 10 3 6 9 12");
  assert_sort (fixture, "owner", TRUE, "10 7 4 1 11 8 5 2 12 9 6 3");
  assert_sort (fixture, "current_level", TRUE, "4 3 2 1 12 11 10 9 8 7 6 5");
  assert_sort (fixture, "current_level_name", FALSE, "1 2 3 4 5 6 7 8 9 10 11 12");
  /* The order of the choices, not of their names: assessed after draft. */
  assert_sort (fixture, "status", FALSE, "3 5 6 7 8 9 10 11 12 1 2 4");
}

static void
test_refs_are_natural (ModelFixture *fixture, gconstpointer data)
{
  static const char *const refs[] = { "R-10", "r-9", "R-2", "NC/01", "NC/7", "Z", "R-100000" };

  for (guint i = 0; i < G_N_ELEMENTS (refs); i++)
    {
      gint64 id = create_record (fixture, "risk", "Flood");

      set_field (fixture, "risk", id, "ref", refs[i]);
    }
  assert_sort (fixture, NULL, FALSE, "4 5 3 2 1 7 6");
  /* Equal ones go by id, not by how SQLite came by them. */
  assert_sort (fixture, "status", FALSE, "1 2 3 4 5 6 7");
  assert_sort (fixture, "owner", FALSE, "1 2 3 4 5 6 7");
}

static void
test_groups (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) groups = NULL;
  const guint expected[] = { 0, 4, 4, 8, 8, 12 };
  g_autoptr (GError) error = NULL;

  fill (fixture);
  isms_query_group (query, "owner");
  isms_query_sort (query, "title", FALSE);
  assert_query (fixture, query, "2 11 5 8 1 4 7 10 9 12 6 3");

  ids = isms_query_run (query, fixture->reader, &groups, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 12);
  g_assert_cmpmem (groups->data, groups->len * sizeof (guint), expected, sizeof expected);

  g_clear_pointer (&ids, g_array_unref);
  g_clear_pointer (&groups, g_array_unref);
  isms_query_group (query, NULL);
  ids = isms_query_run (query, fixture->reader, &groups, &error);
  g_assert_no_error (error);
  g_assert_null (groups);
}

static void
test_groups_of_none (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) groups = NULL;

  isms_query_group (query, "status");
  ids = isms_query_run (query, fixture->reader, &groups, NULL);
  g_assert_cmpuint (ids->len, ==, 0);
  g_assert_cmpuint (groups->len, ==, 0);
}

static void
assert_words (ModelFixture *fixture, const char *words, const char *expected)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));

  isms_query_search (query, words);
  assert_query (fixture, query, expected);
}

/* Who picks a person by name does not get one whose role begins like it. */
static void
test_names_first (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  const char *const options[] = { "retain", NULL };
  gint64 id = create_record (fixture, "risk", "A leak");

  create_record (fixture, "risk", "Overflow of the tank");
  create_record (fixture, "risk", "Over and out");
  set_field (fixture, "risk", id, "cause", "Overload");
  for (gint64 risk = 1; risk <= 3; risk++)
    set_field (fixture, "risk", risk, "treatment", "retain");

  isms_query_search (query, "over");
  isms_query_filter (query, "treatment", options);
  isms_query_sort (query, "title", FALSE);
  assert_query (fixture, query, "1 3 2");
  isms_query_set_names_first (query, TRUE);
  assert_query (fixture, query, "3 2 1");
  isms_query_search (query, NULL);
  assert_query (fixture, query, "1 3 2");
}

/* Nor does who types a number get one that begins like it. */
static void
test_ref_first (ModelFixture *fixture, gconstpointer data)
{
  const char *const typed[] = { " a.5.1 ", "8.7" };
  const char *const refs[] = { "A.5.1", "A.8.7" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("control"));
      g_autoptr (IsmsRecord) record = NULL;
      g_autofree char *ids = NULL;

      isms_query_search (query, typed[i]);
      isms_query_sort (query, "title", FALSE);
      isms_query_set_names_first (query, TRUE);
      ids = run_query (fixture, query);
      if (i == 0)
        g_assert_nonnull (strchr (ids, ' ')); /* A.5.10 … */
      record = load_record (fixture, "control", g_ascii_strtoll (ids, NULL, 10));
      g_assert_cmpstr (isms_record_get_ref (record), ==, refs[i]);
    }
}

/* Whoever goes to a number by its name is not led to one that begins like it. */
static void
test_go_to_number (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) hits = isms_search (fixture->reader, "A.5.3", 20, NULL, NULL);

  g_assert_cmpuint (hits->len, >, 1);
  g_assert_cmpstr (((IsmsSearchHit *) hits->pdata[0])->ref, ==, "A.5.3");
}

/* What dots join is a number, not its parts wherever they stand. */
static void
test_number (ModelFixture *fixture, gconstpointer data)
{
  static const char *const numbers[] = { "8.12", "A.8.12", "a.8.12." };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("control"));
      g_autoptr (IsmsRecord) record = NULL;
      g_autofree char *ids = NULL;

      isms_query_search (query, numbers[i]);
      ids = run_query (fixture, query);
      g_assert_null (strchr (ids, ' '));
      record = load_record (fixture, "control", g_ascii_strtoll (ids, NULL, 10));
      g_assert_cmpstr (isms_record_get_ref (record), ==, "A.8.12");
    }
}

static void
test_words (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "risk", "Überflutung of the cellar");

  create_record (fixture, "risk", "Fire in the cellar");
  create_record (fixture, "asset", "Cellar");
  set_field (fixture, "risk", id, "cause", "Rain, 40 % more than usual");

  assert_words (fixture, "cellar", "1 2");
  assert_words (fixture, "CELL fi", "2");
  assert_words (fixture, "uber rain", "1");
  assert_words (fixture, "40%", "1");
  assert_words (fixture, "nothing", "");
  assert_words (fixture, " — ", "1 2");
  assert_words (fixture, NULL, "1 2");
  assert_words (fixture, "\" OR title:* NEAR( AND NOT", "");
  assert_words (fixture, "cellar\"", "1 2");
}

static void
test_archived (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  gint64 id = create_record (fixture, "risk", "Flood");
  g_autoptr (IsmsRecord) risk = load_record (fixture, "risk", id);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Archive");

  create_record (fixture, "risk", "Fire");
  isms_edit_archive (step, risk, TRUE);
  g_assert_true (isms_step_commit (step, NULL, NULL));

  assert_query (fixture, query, "2");
  isms_query_set_archived (query, TRUE);
  assert_query (fixture, query, "1 2");
}

/* Whatever stands in a value, it is a value. */
static void
test_values_are_bound (ModelFixture *fixture, gconstpointer data)
{
  static const char *const evil[] = {
    "x') OR 1=1 --", "'; DROP TABLE risk; --", "\" OR \"\"=\"", "%", "_", "?1", "\\"
  };

  fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (evil); i++)
    {
      const char *const fields[] = { "title", "owner", "cia", "assets", "status", "category" };

      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        assert_filter (fixture, fields[j], evil[i], "");
      assert_words (fixture, evil[i], i < 3 ? "" : i == 5 ? "" : "1 2 3 4 5 6 7 8 9 10 11 12");
    }
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM risk"), ==, 12);
}

static void
test_column_is_checked (ModelFixture *fixture, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));

      isms_query_filter_int (query, "1 = 1 OR id", 4);
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*is_column*");
}

static void
test_from (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  const char *const owners[] = { "1", "", NULL };
  g_autofree char *from = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (IsmsStatement) statement = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  isms_query_filter (query, "owner", owners);
  isms_query_search (query, "f");
  from = isms_query_dup_from (query);
  sql = g_strdup_printf ("SELECT ? + count (*) %s", from);
  statement = isms_database_prepare (fixture->reader, sql, &error);
  g_assert_no_error (error);
  isms_statement_bind_int (statement, 1, 100);
  isms_query_bind (query, statement, 2);
  g_assert_true (isms_statement_next (statement, &error));
  /* 1 Fire and 4 fraud are of Zoe Adler, 12 flood of nobody. */
  g_assert_cmpint (isms_statement_get_int (statement, 0), ==, 103);
}

static void
assert_values (ModelFixture *fixture, const char *field, guint limit, const char *expected)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) values = isms_query_list_values (query, fixture->reader, field, limit, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = g_strjoinv ("|", values);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_values (ModelFixture *fixture, gconstpointer data)
{
  fill (fixture);
  set_field (fixture, "risk", 1, "category", "people");
  set_field (fixture, "risk", 2, "category", "Nature");
  set_field (fixture, "risk", 3, "category", "people");

  assert_values (fixture, "category", 10, "Nature|people");
  assert_values (fixture, "category", 1, "Nature");
  /* By rank, not by letter. */
  assert_values (fixture, "current_level_name", 10, "Moderate|High|Extreme");
  assert_values (fixture, "note", 10, "");
}

/* "title*2" with two dots for each level: counted below it; in brackets what was not found. */
static char *
dup_tree (ModelFixture *fixture, IsmsQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) nodes = isms_query_run_tree (query, fixture->reader, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < nodes->len; i++)
    {
      const IsmsTreeNode *node = &g_array_index (nodes, IsmsTreeNode, i);
      g_autoptr (IsmsRecord) record =
          node->id > 0
              ? isms_record_load (fixture->reader, isms_kind_find ("control"), node->id, NULL)
              : NULL;
      const char *title = record != NULL ? isms_record_get_title (record) : node->title;

      g_string_append_printf (text, "%s%.*s%s%s%s*%u", i > 0 ? " " : "", (int) node->depth * 2,
                              "............", node->head == 0 && !node->found ? "(" : "",
                              title != NULL ? title : "-",
                              node->head == 0 && !node->found ? ")" : "", node->n_counted);
    }
  return g_string_free_and_steal (text);
}

static void
assert_tree (ModelFixture *fixture, IsmsQuery *query, const char *expected)
{
  g_autofree char *tree = dup_tree (fixture, query);

  g_assert_cmpstr (tree, ==, expected);
}

/* Framework, theme or group, controls, and those below them: groups are held, and not counted. */
static void
test_tree (ModelFixture *fixture, gconstpointer data)
{
  static const char *const sql[] = {
    "DELETE FROM control",
    "DELETE FROM framework",
    "INSERT INTO framework (id, uid, ref, created_at, updated_at, title) VALUES"
    " (1, 'f1', 'F-1', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Rules'),"
    " (2, 'f2', 'F-2', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Rules')",
    "INSERT INTO control (id, uid, ref, created_at, updated_at, title, framework_id, parent_id, "
    "kind,"
    " theme, place) SELECT column1, 'c' || column1, 'X' || column1, '2026-01-01T00:00:00Z',"
    " '2026-01-01T00:00:00Z', column2, column3, column4, column5, column6, column1 FROM (VALUES"
    " (1, 'group', 1, NULL, 'group', 'group'), (2, 'a', 1, 1, 'control', 'group'),"
    " (3, 'below', 1, 2, 'control', 'group'), (4, 'loose', 1, NULL, 'control', 'theme'),"
    " (5, 'bare', 2, NULL, 'control', NULL), (6, 'more', 1, NULL, 'control', 'theme'),"
    " (7, 'own', NULL, NULL, 'control', NULL))",
  };
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("control"));
  g_autoptr (IsmsQuery) found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    g_assert_true (run_sql (fixture, sql[i]));
  isms_query_set_tree (query, TRUE);
  assert_tree (fixture, query,
               "Rules*4 ..group*2 ....a*1 ......below*0 ..theme*2 ....loose*0 ....more*0 "
               "Rules*1 ..bare*0 -*1 ..own*0");
  found = isms_query_copy (query);
  isms_query_search (found, "below");
  assert_tree (fixture, found, "Rules*1 ..(group)*1 ....(a)*1 ......below*0");
  g_assert_cmpint (isms_query_tally (query, fixture->reader, NULL), ==, 6);
  g_assert_cmpint (isms_query_count (query, fixture->reader, NULL), ==, 7);

  /* what leads back to itself, which only a damaged file can say, is shown all the same */
  g_assert_true (run_sql (fixture, "UPDATE control SET parent_id = 3 WHERE id = 1"));
  assert_tree (fixture, found, "Rules*1 ..group*1 ....below*0"); /* below its theme */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/model/query/filters", test_filters);
  add_model_test ("/model/query/filter-replaced", test_filter_replaced);
  add_model_test ("/model/query/me", test_me);
  add_model_test ("/model/query/spans", test_spans);
  add_model_test ("/model/query/ready-views", test_ready_views);
  add_model_test ("/model/query/copy", test_copy);
  add_model_test ("/model/query/sorts", test_sorts);
  add_model_test ("/model/query/refs-are-natural", test_refs_are_natural);
  add_model_test ("/model/query/groups", test_groups);
  add_model_test ("/model/query/groups-of-none", test_groups_of_none);
  add_model_test ("/model/query/words", test_words);
  add_model_test ("/model/query/names-first", test_names_first);
  add_model_test ("/model/query/ref-first", test_ref_first);
  add_model_test ("/model/query/number", test_number);
  add_model_test ("/model/query/go-to-number", test_go_to_number);
  add_model_test ("/model/query/archived", test_archived);
  add_model_test ("/model/query/values-are-bound", test_values_are_bound);
  add_model_test ("/model/query/column-is-checked", test_column_is_checked);
  add_model_test ("/model/query/from", test_from);
  add_model_test ("/model/query/values", test_values);
  add_model_test ("/model/query/tree", test_tree);

  return g_test_run ();
}
