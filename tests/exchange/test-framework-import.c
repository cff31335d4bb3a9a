/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Frameworks come in with their controls, and again in newer versions, beside what was decided on
 * them here; whatever the file holds, it is all or nothing. */

#include "framework-test.h"
#include "import-test.h"
#include "isms-framework-export.h"
#include "isms-framework-import.h"
#include "isms-framework-reader.h"
#include "isms-oscal-writer.h"

#include <locale.h>
#include <string.h>

#define FIRST "7c1a3c52-6a53-4f0f-9d6e-0b8d4a6e1f01"
#define OF_HARBOUR "framework_id = (SELECT id FROM framework WHERE ref = 'HO')"

/* A catalogue with these controls, written with single quotation marks. */
static char *
make_text (const char *controls)
{
  char *text = g_strconcat ("{'catalog':{'uuid':'" FIRST "','metadata':{'title':"
                            "'HO Rules of the Harbour','version':'1'},'controls':[",
                            controls, "]}}", NULL);

  return g_strdelimit (text, "'", '"');
}

static char *
load_text (const char *name)
{
  g_autoptr (GBytes) bytes = framework_load_fixture (name);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static IsmsFrameworkPlan *
bring_in (ModelFixture *self, const char *text)
{
  g_autoptr (GPtrArray) files = framework_read_text (text);
  g_autoptr (GError) error = NULL;
  IsmsFrameworkPlan *done = isms_framework_import_commit (files, 0, "harbour.json", self->store,
                                                          NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return done;
}

static IsmsFrameworkPlan *
plan_dry (ModelFixture *self, const char *text)
{
  g_autoptr (GPtrArray) files = framework_read_text (text);
  g_autoptr (GError) error = NULL;
  IsmsFrameworkPlan *dry = isms_framework_import_plan (files, 0, self->reader, NULL, &error);

  g_assert_no_error (error);
  return dry;
}

/* "new changed unchanged gone", then what is neither new nor unchanged. */
static char *
dump_plan (IsmsFrameworkPlan *plan, gboolean with_rows)
{
  static const char marks[] = "+~ -";
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < ISMS_N_FRAMEWORK_FATES; i++)
    g_string_append_printf (out, "%s%u", i > 0 ? " " : "", isms_framework_plan_count (plan, i));
  for (guint i = 0; with_rows && i < isms_framework_plan_get_n_frameworks (plan); i++)
    {
      const IsmsFrameworkOutcome *one = isms_framework_plan_get_framework (plan, i);

      g_string_append_printf (out, "\n%c %s %s (%s, %s)", marks[one->fate], one->ref, one->title,
                              one->former != NULL ? one->former : "-",
                              one->version != NULL ? one->version : "-");
      for (guint j = 0; j < isms_framework_plan_get_n_rows (plan, i); j++)
        {
          const IsmsFrameworkRow *row = isms_framework_plan_get_row (plan, i, j);
          g_autofree char *words = isms_framework_changes_dup_words (row->changes);

          if (row->fate != ISMS_FRAMEWORK_UNCHANGED)
            g_string_append_printf (out, "\n%c %s %s: %s", marks[row->fate], row->ref, row->title,
                                    words);
        }
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_plan (IsmsFrameworkPlan *plan, const char *expected)
{
  g_autofree char *found = dump_plan (plan, strchr (expected, '\n') != NULL);

  g_assert_cmpstr (found, ==, expected);
}

static char *
read_text (ModelFixture *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  char *text = isms_database_query_text (self->reader, sql, &error);

  g_assert_no_error (error);
  return text;
}

/* All that frameworks and controls are. */
static char *
dump_tables (ModelFixture *self)
{
  static const char *const tables[] = { "framework", "control", "risk_control" };
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", tables[i]);
      g_autoptr (IsmsStatement) rows = isms_database_prepare (self->reader, sql, NULL);

      while (isms_statement_next (rows, NULL))
        for (int j = 0; j < isms_statement_get_n_columns (rows); j++)
          if (!isms_statement_is_null (rows, j)
              && !g_str_equal (isms_statement_get_name (rows, j), "revision"))
            g_string_append_printf (out, "%s=%s\n", isms_statement_get_name (rows, j),
                                    isms_statement_get_text (rows, j));
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_journal (ModelFixture *self, const char *expected)
{
  g_autofree char *label = read_text (self, "SELECT label FROM journal ORDER BY id DESC LIMIT 1");

  g_assert_cmpstr (label, ==, expected);
}

static void
test_new (ModelFixture *self, gconstpointer data)
{
  g_autofree char *version_1 = load_text ("harbour-1.json");
  g_autoptr (IsmsFrameworkPlan) dry = plan_dry (self, version_1);
  g_autoptr (IsmsFrameworkPlan) done = NULL;
  const char *const *remarks;

  assert_rows (self, "SELECT count (*) FROM framework", "2");
  done = bring_in (self, version_1);
  assert_plan (dry, "5 0 0 0");
  assert_plan (done, "5 0 0 0\n+ HO HO Rules of the Harbour (-, 1)\n+ g-1 Ropes: \n"
                     "+ g-2 Thick ropes: \n+ 5.1 Check ropes: \n+ 5.2 Coil ropes: \n"
                     "+ 6.1 Paint piers: ");
  assert_rows (self,
               "SELECT ref, title, version, in_soa, source FROM framework WHERE uid = '" FIRST "'",
               "HO|HO Rules of the Harbour|1|0|harbour.json");
  assert_rows (
      self,
      "SELECT ref, kind, title, ifnull (parent, '-'), ifnull (theme, '-'), place, "
      "ifnull (wording, '-'), ifnull (applicable, '-') FROM control_list WHERE framework = "
      "'HO Rules of the Harbour' ORDER BY ref_key",
      "g-1|group|Ropes|-|Ropes|2001|-|-\n"
      "g-2|group|Thick ropes|Ropes|Ropes|2002|-|-\n"
      "5.1|control|Check ropes|Thick ropes|Ropes|2003|Look at them.\n\nTwice.|undecided\n"
      "5.2|control|Coil ropes|Thick ropes|Ropes|2004|-|undecided\n"
      "6.1|control|Paint piers|-|-|2005|-|undecided");
  assert_journal (self, "Imported framework HO Rules of the Harbour, 3 controls");
  remarks = isms_framework_plan_get_remarks (done);
  g_assert_cmpstr (remarks[0], ==,
                   "“HO Rules of the Harbour”: 1 link of its controls is not kept.");
  g_assert_null (remarks[1]);
}

static void
test_again (ModelFixture *self, gconstpointer data)
{
  g_autofree char *version_1 = load_text ("harbour-1.json");
  g_autoptr (IsmsFrameworkPlan) first = bring_in (self, version_1);
  gint64 steps = read_int (self, "SELECT count (*) FROM journal");
  g_autoptr (IsmsFrameworkPlan) again = bring_in (self, version_1);

  assert_plan (again, "0 0 5 0");
  g_assert_cmpint (read_int (self, "SELECT count (*) FROM journal"), ==, steps);
}

/* What the standard leaves to the organisation is the organisation's. */
static void
test_own_work (ModelFixture *self, gconstpointer data)
{
  static const char own[] =
      "SELECT ref, applicable, reasons, justification, implementation, how, due, maturity, note, "
      "objective, purpose, archived, (SELECT count (*) FROM risk_control AS l WHERE l.control_id = "
      "c.id), owner_id IS NULL FROM control AS c WHERE ref = '5.1' OR ref = '6.1' ORDER BY ref";
  static const char decided[] =
      "5.1|yes|risk legal|Law.|partial|By hand.|2027-01-31|3|Mine.|Sure.|"
      "So that it holds.|0|1|0\n6.1|no||No piers.|not_started|||||||0|0|1";
  g_autofree char *version_1 = load_text ("harbour-1.json");
  g_autofree char *version_2 = load_text ("harbour-2.json");
  g_autoptr (IsmsFrameworkPlan) first = bring_in (self, version_1);
  g_autoptr (IsmsFrameworkPlan) dry = NULL;
  g_autoptr (IsmsFrameworkPlan) done = NULL;

  create_record (self, "risk", "Ropes tear");
  create_record (self, "person", "Ada Sample");
  g_assert_true (run_sql (
      self, "UPDATE control SET applicable = 'yes', reasons = 'risk legal', justification = 'Law.',"
            " implementation = 'partial', how = 'By hand.', due = '2027-01-31', maturity = 3,"
            " note = 'Mine.', objective = 'Sure.', purpose = 'So that it holds.',"
            " owner_id = (SELECT id FROM person) WHERE ref = '5.1'"));
  g_assert_true (run_sql (self, "UPDATE control SET applicable = 'no', justification = 'No piers.'"
                                " WHERE ref = '6.1'"));
  g_assert_true (
      run_sql (self, "UPDATE framework SET in_soa = 1, note = 'Ours.' WHERE ref = 'HO'"));
  g_assert_true (run_sql (self, "INSERT INTO risk_control (id, risk_id, control_id) SELECT 1, r.id,"
                                " c.id FROM risk AS r, control AS c WHERE c.ref = '5.1'"));
  assert_rows (self, own, decided);
  dry = plan_dry (self, version_2);
  done = bring_in (self, version_2);
  assert_rows (self, own, decided);
  assert_plan (dry, "1 1 3 1");
  assert_plan (done, "1 1 3 1\n~ HO HO Rules of the Harbour (1, 2)\n"
                     "~ 5.1 Check all ropes: title, wording\n+ 5.1a Burn old ropes: \n"
                     "- 6.1 Paint piers: ");
  assert_rows (self, "SELECT title, wording FROM control WHERE ref = '5.1'",
               "Check all ropes|Look at them thrice.");
  assert_rows (self, "SELECT version, in_soa, note FROM framework WHERE ref = 'HO'", "2|1|Ours.");
  assert_journal (self, "Imported a newer version of HO Rules of the Harbour, 2 controls");
}

static const IsmsFrameworkRow *
find_row (IsmsFrameworkPlan *plan, const char *ref)
{
  for (guint i = 0; i < isms_framework_plan_get_n_rows (plan, 0); i++)
    if (g_str_equal (isms_framework_plan_get_row (plan, 0, i)->ref, ref))
      return isms_framework_plan_get_row (plan, 0, i);
  g_assert_not_reached ();
}

/* Words that a person gave a control are theirs, also where the file has others; what the file said
 * is followed again once they say the same. */
static void
test_own_words (ModelFixture *self, gconstpointer data)
{
  g_autofree char *version_1 = load_text ("harbour-1.json");
  g_autofree char *version_2 = load_text ("harbour-2.json");
  g_autoptr (IsmsFrameworkPlan) first = bring_in (self, version_1);
  g_autoptr (IsmsFrameworkPlan) newer = NULL;
  g_autoptr (IsmsFrameworkPlan) older = NULL;
  g_autoptr (IsmsFrameworkPlan) again = NULL;
  const IsmsFrameworkRow *row;
  g_autofree char *words = NULL;
  g_autofree char *own = NULL;

  g_assert_true (run_sql (self, "UPDATE control SET wording = 'Look, we do.' WHERE ref = '5.1'"));
  g_assert_true (run_sql (self, "UPDATE framework SET title = 'Our harbour' WHERE ref = 'HO'"));
  newer = bring_in (self, version_2);
  assert_rows (self, "SELECT title, wording FROM control WHERE ref = '5.1'",
               "Check all ropes|Look, we do.");
  assert_rows (self, "SELECT title, version FROM framework WHERE ref = 'HO'", "Our harbour|2");
  row = find_row (newer, "5.1");
  g_assert_cmpint (row->changes, ==, ISMS_FRAMEWORK_CHANGE_TITLE);
  g_assert_cmpint (row->kept, ==, ISMS_FRAMEWORK_CHANGE_WORDING);
  words = isms_framework_row_dup_words (row);
  g_assert_cmpstr (words, ==, "title; kept as you wrote it: wording");
  g_assert_cmpint (isms_framework_plan_count_kept (newer), ==, 1);
  g_assert_false (isms_framework_plan_get_framework (newer, 0)->older);
  own = isms_framework_outcome_dup_kept (isms_framework_plan_get_framework (newer, 0));
  g_assert_cmpstr (own, ==, "What you wrote of the framework itself stays: title.");
  g_assert_null (isms_framework_outcome_dup_kept (isms_framework_plan_get_framework (first, 0)));

  /* what the newer file wrote was no person's, and an older one says that it is older */
  older = bring_in (self, version_1);
  assert_rows (self, "SELECT title, wording FROM control WHERE ref = '5.1'",
               "Check ropes|Look, we do.");
  g_assert_true (isms_framework_plan_get_framework (older, 0)->older);
  g_assert_cmpstr (isms_framework_plan_get_remarks (older)[0], ==,
                   "“Our harbour”: the file holds version 1, which is older than version 2 here. "
                   "What you import replaces newer words by older ones; words of your own stay.");

  g_assert_true (
      run_sql (self, "UPDATE control SET wording = 'Look at them.\n\nTwice.' WHERE ref = '5.1'"));
  again = bring_in (self, version_2);
  assert_rows (self, "SELECT wording FROM control WHERE ref = '5.1'", "Look at them thrice.");
  g_assert_cmpint (isms_framework_plan_count_kept (again), ==, 0);
}

/* A newer version stands where the older one stood, in its own order. */
static void
test_places (ModelFixture *self, gconstpointer data)
{
  g_autofree char *version_1 = load_text ("harbour-1.json");
  g_autofree char *version_2 = load_text ("harbour-2.json");
  g_autofree char *other = framework_make_catalogue (3);
  g_autofree char *large = framework_make_catalogue (1100);
  g_autoptr (IsmsFrameworkPlan) first = bring_in (self, version_1);
  g_autoptr (IsmsFrameworkPlan) between = bring_in (self, other);
  g_autoptr (IsmsFrameworkPlan) second = NULL;
  g_autoptr (IsmsFrameworkPlan) last = NULL;

  assert_rows (self, "SELECT min (place), max (place) FROM control WHERE title LIKE 'Control n%'",
               "3002|3004");
  second = bring_in (self, version_2);
  assert_rows (self,
               "SELECT group_concat (ref, ' ' ORDER BY place), min (place) FROM control"
               " WHERE " OF_HARBOUR " AND ref <> '6.1'",
               "g-1 g-2 5.1 5.1a 5.2|2001");
  g_assert_true (run_sql (self, "UPDATE control SET place = place - 1000 WHERE place >= 3000"));
  g_assert_true (run_sql (self, "UPDATE control SET place = place + 1000 WHERE " OF_HARBOUR));
  last = bring_in (self, large);
  assert_plan (last, "1097 0 4 0");
  assert_rows (self, "SELECT min (place) FROM control WHERE title LIKE 'Control n%'", "4002");
}

static void
test_refs (ModelFixture *self, gconstpointer data)
{
  g_autofree char *text = make_text ("{'id':'a','props':[{'name':'label','value':'A.5.1'}]},"
                                     "{'id':'b','props':[{'name':'label','value':'B 1'}]},"
                                     "{'id':'c','props':[{'name':'label','value':'b-1'}]},"
                                     "{'id':'d','props':[{'name':'label','value':'R-014'}]},"
                                     "{'id':'urn:x:e'},"
                                     "{'id':'f','props':[{'name':'label','value':'a.5.1'}]},"
                                     "{'id':'g','props':[{'name':'label','value':'AC-2'}]},"
                                     "{'id':'h','props':[{'name':'label','value':'C-2'}]}");
  g_autoptr (IsmsFrameworkPlan) done = bring_in (self, text);
  g_autoptr (IsmsFrameworkPlan) again = NULL;
  const char *const *remarks = isms_framework_plan_get_remarks (done);

  assert_rows (self, "SELECT group_concat (ref, ' ' ORDER BY place) FROM control WHERE " OF_HARBOUR,
               "HO:A.5.1 B-1 b-1-2 HO:R-014 e HO:a.5.1-2 AC-2 HO:C-2");
  g_assert_cmpstr (remarks[0], ==,
                   "“HO Rules of the Harbour”: 4 numbers are those of other records, or could be; "
                   "“HO:” stands before them.");
  assert_rows (self, "SELECT title FROM control WHERE ref = 'HO:A.5.1'", "A.5.1");
  again = bring_in (self, text);
  assert_plan (again, "0 0 8 0");
}

static void
test_undo (ModelFixture *self, gconstpointer data)
{
  g_autofree char *version_1 = load_text ("harbour-1.json");
  g_autofree char *version_2 = load_text ("harbour-2.json");
  g_autoptr (IsmsFrameworkPlan) first = bring_in (self, version_1);
  g_autofree char *before = dump_tables (self);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (IsmsFrameworkPlan) second = bring_in (self, version_2);
  g_autoptr (GError) error = NULL;

  after = dump_tables (self);
  g_assert_cmpstr (before, !=, after);
  g_assert_true (isms_store_undo (self->store, NULL, &error));
  undone = dump_tables (self);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (isms_store_redo (self->store, NULL, &error));
  redone = dump_tables (self);
  g_assert_cmpstr (redone, ==, after);
  g_assert_true (isms_store_undo (self->store, NULL, &error));
  g_assert_true (isms_store_undo (self->store, NULL, &error));
  assert_rows (self, "SELECT count (*) FROM framework", "2");
  assert_rows (self, "SELECT count (*) FROM control", "164");
}

typedef struct
{
  GCancellable *cancellable;
  guint done;
  guint total;
} Halfway;

static void
cancel_halfway_cb (guint done, guint total, gpointer user_data)
{
  Halfway *halfway = user_data;

  halfway->done = done;
  halfway->total = total;
  if (done > total / 2)
    g_cancellable_cancel (halfway->cancellable);
}

static void
test_cancel (ModelFixture *self, gconstpointer data)
{
  g_autofree char *text = framework_make_catalogue (400);
  g_autoptr (GPtrArray) files = framework_read_text (text);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *before = dump_tables (self);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  Halfway halfway = { .cancellable = cancellable };

  g_assert_null (isms_framework_import_commit (files, 0, "x", self->store, cancel_halfway_cb,
                                               &halfway, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (halfway.total, ==, 401);
  g_assert_cmpuint (halfway.done, >, 200);
  g_assert_cmpuint (halfway.done, <, 401);
  after = dump_tables (self);
  g_assert_cmpstr (after, ==, before);
}

/* What claims to be others, twice over, takes nothing from them, and dry is as committed. */
static void
test_duplicates (ModelFixture *self, gconstpointer data)
{
  g_autofree char *taken = read_text (self, "SELECT uid FROM control WHERE ref = 'A.5.1'");
  g_autofree char *controls = g_strdup_printf (
      "{'id':'a','title':'T','props':[{'name':'alt-identifier','value':'%s'}]},"
      "{'id':'a','title':'T','props':[{'name':'alt-identifier','value':'%s'}]},"
      "{'id':'b','props':[{'name':'alt-identifier','value':'" FIRST "'}]},{'id':'B'}",
      taken, taken);
  g_autofree char *text = make_text (controls);
  g_autofree char *before = read_text (self, "SELECT title FROM control WHERE ref = 'A.5.1'");
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) files = framework_read_text (text);
  g_autoptr (GPtrArray) more = framework_read_text (text);
  g_autoptr (IsmsFrameworkPlan) dry = NULL;
  g_autoptr (IsmsFrameworkPlan) done = NULL;
  g_autoptr (IsmsFrameworkPlan) again = NULL;
  g_autofree char *of_dry = NULL;
  g_autofree char *of_done = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (files, g_ptr_array_steal_index (more, 0));
  dry = isms_framework_import_plan (files, 0, self->reader, NULL, &error);
  g_assert_no_error (error);
  done = isms_framework_import_commit (files, 0, NULL, self->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  of_dry = dump_plan (dry, TRUE);
  of_done = dump_plan (done, TRUE);
  g_assert_cmpstr (of_dry, ==, of_done);
  assert_plan (done, "8 0 0 0\n+ HO HO Rules of the Harbour (-, 1)\n+ a T: \n+ a-2 T: \n+ b b: \n"
                     "+ B-2 B: \n+ HO-2 HO Rules of the Harbour (-, 1)\n+ HO-2:a T: \n"
                     "+ HO-2:a-2 T: \n+ HO-2:b b: \n+ HO-2:B-2 B: ");
  assert_journal (self, "Imported 2 frameworks, 8 controls");
  after = read_text (self, "SELECT title FROM control WHERE ref = 'A.5.1'");
  g_assert_cmpstr (after, ==, before);
  again = isms_framework_import_commit (files, 0, NULL, self->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_plan (again, "0 0 8 0\n  HO HO Rules of the Harbour (-, 1)\n"
                      "  HO-2 HO Rules of the Harbour (-, 1)");
}

/* A ring of what stands below what cannot come out of a newer version that turns the tree round. */
static void
test_turned_tree (ModelFixture *self, gconstpointer data)
{
  g_autofree char *one = make_text ("{'id':'a','controls':[{'id':'b'}]}");
  g_autofree char *other = make_text ("{'id':'b','controls':[{'id':'a'}]}");
  g_autoptr (IsmsFrameworkPlan) first = bring_in (self, one);
  g_autoptr (IsmsFrameworkPlan) second = bring_in (self, other);

  assert_plan (second, "0 2 0 0\n  HO HO Rules of the Harbour (-, 1)\n"
                       "~ b b: what it is part of\n~ a a: what it is part of");
  assert_rows (self,
               "SELECT group_concat (ref || ifnull (parent, '-'), ' ' ORDER BY place) FROM "
               "control_list WHERE " OF_HARBOUR,
               "b- ab");
}

static char *
write_text (ModelFixture *self, const char *ref)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM framework WHERE ref = '%s'", ref);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsFrameworkData) data =
      isms_framework_export (self->reader, read_int (self, sql), &error);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  bytes = isms_oscal_write_catalogue (data);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Below each other without end, as a library may have them. */
static void
test_deep (ModelFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) files =
      g_ptr_array_new_with_free_func ((GDestroyNotify) isms_framework_data_free);
  IsmsFrameworkData *deep = isms_framework_data_new (ISMS_FRAMEWORK_FILE_CATALOGUE);
  g_autoptr (IsmsFrameworkPlan) done = NULL;
  g_autoptr (IsmsFrameworkPlan) again = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  deep->title = g_strdup ("HO Deep");
  for (int i = 0; i < 3000; i++)
    {
      g_autofree char *id = g_strdup_printf ("d%d", i);

      isms_framework_data_add_control (deep, i == 0 ? ISMS_FRAMEWORK_GROUP : ISMS_FRAMEWORK_CONTROL,
                                       i - 1, id);
    }
  g_ptr_array_add (files, deep);
  done = isms_framework_import_commit (files, 0, NULL, self->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_plan (done, "3000 0 0 0");
  text = write_text (self, "HO");
  again = bring_in (self, text);
  assert_plan (again, "0 2949 51 0");
}

static void
test_renumbered (ModelFixture *self, gconstpointer data)
{
  g_autofree char *one = make_text ("{'id':'a','props':[{'name':'label','value':'7.1'}]}");
  g_autofree char *other = make_text ("{'id':'a','props':[{'name':'label','value':'7.2'}]},"
                                      "{'id':'b','props':[{'name':'label','value':'7.1'}]}");
  g_autoptr (IsmsFrameworkPlan) first = bring_in (self, one);
  g_autoptr (IsmsFrameworkPlan) second = bring_in (self, other);
  const char *const *remarks = isms_framework_plan_get_remarks (second);

  assert_rows (self, "SELECT group_concat (ref, ' ' ORDER BY place) FROM control WHERE " OF_HARBOUR,
               "7.1 7.1-2");
  g_assert_cmpstr (remarks[0], ==,
                   "“HO Rules of the Harbour”: 1 control has another number in the file; its ref "
                   "here stays.");
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  IsmsFrameworkPlan **plan = user_data;
  g_autoptr (GError) error = NULL;

  *plan = isms_framework_import_plan_finish (ISMS_STORE (source), result, &error);
  g_assert_no_error (error);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  IsmsFrameworkPlan **plan = user_data;
  g_autoptr (GError) error = NULL;

  *plan = isms_framework_import_commit_finish (ISMS_STORE (source), result, &error);
  g_assert_no_error (error);
}

static void
test_async (ModelFixture *self, gconstpointer data)
{
  g_autofree char *version_1 = load_text ("harbour-1.json");
  g_autoptr (GPtrArray) files = framework_read_text (version_1);
  g_autoptr (IsmsFrameworkPlan) dry = NULL;
  g_autoptr (IsmsFrameworkPlan) done = NULL;

  isms_framework_import_plan_async (files, 0, self->store, NULL, planned_cb, &dry);
  while (dry == NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_plan (dry, "5 0 0 0");
  assert_rows (self, "SELECT count (*) FROM framework", "2");
  isms_framework_import_commit_async (files, 0, "x", self->store, NULL, NULL, NULL, committed_cb,
                                      &done);
  while (done == NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_plan (done, "5 0 0 0");
  assert_rows (self, "SELECT count (*) FROM control WHERE " OF_HARBOUR, "5");
}

/* One that is called otherwise now, and has no identity that stays. */
static void
test_into (ModelFixture *self, gconstpointer data)
{
  g_autofree char *version_1 = load_text ("harbour-1.json");
  g_autofree char *version_2 = load_text ("harbour-2.json");
  g_autoptr (IsmsFrameworkPlan) first = bring_in (self, version_1);
  g_autoptr (GPtrArray) files = framework_read_text (version_2);
  g_autoptr (GPtrArray) more = framework_read_text (version_2);
  g_autoptr (IsmsFrameworkPlan) alone = NULL;
  g_autoptr (IsmsFrameworkPlan) into = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = isms_framework_plan_get_framework (first, 0)->id;

  g_assert_true (run_sql (self, "UPDATE framework SET title = 'Harbour', publisher = 'Ours' WHERE"
                                " ref = 'HO'"));
  alone = isms_framework_import_plan (files, 0, self->reader, NULL, &error);
  g_assert_no_error (error);
  assert_plan (alone, "5 0 0 0");
  into = isms_framework_import_plan (files, id, self->reader, NULL, &error);
  g_assert_no_error (error);
  assert_plan (into, "1 1 3 1");
  g_ptr_array_add (files, g_ptr_array_steal_index (more, 0));
  g_assert_null (isms_framework_import_plan (files, id, self->reader, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

static void
assert_there_and_back (ModelFixture *self, const char *ref, const char *expected)
{
  g_autofree char *text = write_text (self, ref);
  g_autofree char *same = write_text (self, ref);
  g_autofree char *before = dump_tables (self);
  g_autofree char *after = NULL;
  g_autoptr (IsmsFrameworkPlan) done = bring_in (self, text);

  g_assert_cmpstr (text, ==, same);
  assert_plan (done, expected);
  after = dump_tables (self);
  g_assert_cmpstr (after, ==, before);
}

static void
test_there_and_back (ModelFixture *self, gconstpointer data)
{
  g_autofree char *version_1 = load_text ("harbour-1.json");
  g_autoptr (IsmsFrameworkPlan) first = bring_in (self, version_1);

  g_assert_true (run_sql (self, "DELETE FROM control WHERE ref = 'A.5.7'"));
  g_assert_true (run_sql (self, "UPDATE control SET theme = NULL WHERE ref = '5.2'"));
  g_assert_true (run_sql (self, "UPDATE control SET archived = 1, place = NULL, wording = "
                                "' {{ a \\\"*b*\\\" ' WHERE ref = '6.1'"));
  assert_there_and_back (self, "F-001", "0 0 92 0");
  assert_there_and_back (self, "F-002", "0 0 71 0");
  assert_there_and_back (self, "HO", "0 0 5 0");
}

/* What comes out of one workspace makes the same framework in another. */
static void
test_elsewhere (ModelFixture *self, gconstpointer data)
{
  static const char said[] =
      "SELECT group_concat (concat_ws ('|', uid, ref, kind, title, theme, purpose, types, cia, "
      "concepts, capabilities, domains, former), char (10) ORDER BY place) FROM control WHERE "
      "framework_id IN (SELECT id FROM framework WHERE publisher = 'ISO/IEC')";
  g_autofree char *annex = write_text (self, "F-001");
  g_autofree char *clauses = write_text (self, "F-002");
  g_autofree char *before = read_text (self, said);
  g_autofree char *after = NULL;
  g_autoptr (IsmsFrameworkPlan) one = NULL;
  g_autoptr (IsmsFrameworkPlan) two = NULL;

  g_assert_true (run_sql (self, "DELETE FROM control"));
  g_assert_true (run_sql (self, "DELETE FROM framework"));
  one = bring_in (self, annex);
  two = bring_in (self, clauses);
  assert_plan (one, "93 0 0 0");
  assert_plan (two, "71 0 0 0");
  after = read_text (self, said);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/exchange/framework/new", test_new);
  add_model_test ("/exchange/framework/again", test_again);
  add_model_test ("/exchange/framework/6.1.3-own-work-stays", test_own_work);
  add_model_test ("/exchange/framework/own-words-stay", test_own_words);
  add_model_test ("/exchange/framework/places", test_places);
  add_model_test ("/exchange/framework/refs-are-unique", test_refs);
  add_model_test ("/exchange/framework/undo", test_undo);
  add_model_test ("/exchange/framework/cancel", test_cancel);
  add_model_test ("/exchange/framework/duplicates", test_duplicates);
  add_model_test ("/exchange/framework/turned-tree", test_turned_tree);
  add_model_test ("/exchange/framework/deep", test_deep);
  add_model_test ("/exchange/framework/renumbered", test_renumbered);
  add_model_test ("/exchange/framework/async", test_async);
  add_model_test ("/exchange/framework/into", test_into);
  add_model_test ("/exchange/framework/there-and-back", test_there_and_back);
  add_model_test ("/exchange/framework/elsewhere", test_elsewhere);
  return g_test_run ();
}
