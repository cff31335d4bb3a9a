/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a system security plan says of controls comes back (6.1.3 d): what Parapet wrote without a
 * change, what others wrote as far as it means something here, and what is damaged not at all. */

#include "import-test.h"
#include "isms-framework-import.h"
#include "isms-framework-reader.h"
#include "isms-soa-export.h"

#include <string.h>

#define STATEMENT                                                                                  \
  "SELECT c.ref, c.applicable, c.reasons, c.justification, c.implementation, c.how, p.ref, c.due," \
  " c.maturity, c.note FROM control AS c LEFT JOIN person AS p ON p.id = c.owner_id"               \
  " WHERE c.framework_id = 1 ORDER BY c.ref_key"

#define NOTHING " Nothing was imported."
#define LIST "system-security-plan.control-implementation.implemented-requirements"

static void
set_control (ModelFixture *self, const char *ref, const char *field, const char *text)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM control WHERE ref = '%s'", ref);

  set_field (self, "control", read_int (self, sql), field, text);
}

/* One control of each state, texts that look like something else, and two people of one name. */
static void
fill (ModelFixture *self)
{
  gint64 first = create_record (self, "person", "Ada Osei");
  g_autofree char *second =
      g_strdup_printf ("%" G_GINT64_FORMAT, create_record (self, "person", "Ada Osei"));
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, first);

  g_assert_true (run_sql (self, "UPDATE control SET applicable = 'yes' WHERE ref IN ('A.5.1', "
                                "'A.5.2', 'A.5.3', 'A.5.4', 'A.5.5')"));
  set_control (self, "A.5.1", "reasons", "risk legal best_practice");
  set_control (self, "A.5.1", "justification", "=1+1\nand a second line, with “marks” & <signs>");
  set_control (self, "A.5.1", "how", "'=kept");
  set_control (self, "A.5.1", "implementation", "implemented");
  set_control (self, "A.5.1", "owner", owner);
  set_control (self, "A.5.1", "due", "2027-01-31");
  set_control (self, "A.5.1", "maturity", "3");
  set_control (self, "A.5.2", "implementation", "inherited");
  set_control (self, "A.5.2", "owner", second);
  set_control (self, "A.5.3", "implementation", "partial");
  set_control (self, "A.5.4", "implementation", "planned");
  set_control (self, "A.5.4", "maturity", "0");
  set_control (self, "A.5.6", "applicable", "no");
  set_control (self, "A.5.6", "justification", "2027-03-31");
}

static GBytes *export (ModelFixture *self)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = isms_soa_export (self->reader, ISMS_SOA_OSCAL, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static IsmsImportPlan *
bring_in (ModelFixture *self, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsTable) table = isms_table_read_plan (bytes, NULL, &error);
  g_autoptr (IsmsImport) import = NULL;

  g_assert_no_error (error);
  import = start (self, "control", table);
  return commit (self, import);
}

static char *
dump (ModelFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsStatement) rows = isms_database_prepare (self->reader, STATEMENT, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  while (isms_statement_next (rows, &error))
    for (int i = 0; i < isms_statement_get_n_columns (rows); i++)
      {
        const char *cell = isms_statement_get_text (rows, i);

        g_string_append_printf (text, "%s|", cell != NULL ? cell : "");
      }
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

/* The plan of the very workspace changes nothing; after some controls have changed, it brings back
 * exactly those, in one step; and then nothing again. */
static void
test_comes_back (ModelFixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (IsmsImportPlan) same = NULL;
  g_autoptr (IsmsImportPlan) back = NULL;
  g_autoptr (IsmsImportPlan) again = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 steps;

  fill (self);
  bytes = export (self);
  before = dump (self);
  steps = read_int (self, "SELECT count (*) FROM journal");
  same = bring_in (self, bytes);
  assert_fates (same, "0 0 93 0 0");
  g_assert_cmpuint (isms_import_plan_count_messages (same), ==, 0);
  g_assert_cmpint (read_int (self, "SELECT count (*) FROM journal"), ==, steps);

  set_control (self, "A.5.1", "reasons", "business");
  set_control (self, "A.5.1", "how", "Otherwise.");
  set_control (self, "A.5.1", "owner", "");
  set_control (self, "A.5.1", "due", "2028-02-29");
  set_control (self, "A.5.1", "maturity", "5");
  set_control (self, "A.5.2", "implementation", "planned");
  set_control (self, "A.5.3", "applicable", "undecided");
  set_control (self, "A.5.6", "applicable", "yes");
  set_control (self, "A.5.6", "justification", "Needed after all.");
  steps = read_int (self, "SELECT count (*) FROM journal");
  back = bring_in (self, bytes);
  assert_fates (back, "0 4 89 0 0");
  g_assert_cmpint (read_int (self, "SELECT count (*) FROM journal"), ==, steps + 1);
  after = dump (self);
  g_assert_cmpstr (after, ==, before);
  assert_rows (self, "SELECT count (*) FROM person", "2");
  again = bring_in (self, bytes);
  assert_fates (again, "0 0 93 0 0");
}

/* Whoever works on with the plan elsewhere may state anew how far a control is: that is taken. */
static void
test_restated (ModelFixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) changed = NULL;
  g_autoptr (GString) text = NULL;
  g_autoptr (IsmsImportPlan) plan = NULL;

  fill (self);
  bytes = export (self);
  text = g_string_new_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpuint (
      g_string_replace (text, "\"state\" : \"planned\"", "\"state\" : \"implemented\"", 0), ==, 1);
  changed = g_bytes_new (text->str, text->len);
  plan = bring_in (self, changed);
  assert_fates (plan, "0 1 92 0 0");
  assert_rows (self, "SELECT applicable, implementation, maturity FROM control WHERE ref = 'A.5.4'",
               "yes|implemented|0");
}

/* A plan that was written in another language says nothing about how in that one. */
static void
test_other_language (ModelFixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = export (self);
  g_autoptr (GString) text =
      g_string_new_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GBytes) other = NULL;
  g_autoptr (IsmsImportPlan) plan = NULL;

  g_assert_cmpuint (g_string_replace (text, "Nothing is written about how.", "Nichts steht da.", 0),
                    ==, 93);
  other = g_bytes_new (text->str, text->len);
  plan = bring_in (self, other);
  assert_fates (plan, "0 0 93 0 0");
}

static IsmsTable *
load_fixture (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "exchange", "fixtures", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  IsmsTable *table = isms_table_read_file (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static void
bring_in_harbour (ModelFixture *self)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "exchange", "fixtures", "harbour-1.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = isms_framework_read_file (file, NULL, &error);
  g_autoptr (IsmsFrameworkPlan) plan = NULL;

  g_assert_no_error (error);
  plan = isms_framework_import_commit (files, 0, "harbour", self->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static const char *
get_messages (IsmsImportPlan *plan, guint row)
{
  return isms_import_plan_get_nth (plan, row)->messages;
}

/* A plan that somebody else wrote: controls by the ids of their catalogue or by number in any case,
 * states of parts summed up, a role that the whole plan gives to somebody. What is not here is
 * told, and no control is made of it. */
static void
test_of_others (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsTable) table = load_fixture ("plan.json");
  g_autoptr (IsmsImport) import = NULL;
  g_autoptr (IsmsImportPlan) dry = NULL;
  g_autoptr (IsmsImportPlan) done = NULL;
  g_autoptr (IsmsImportPlan) again = NULL;
  const char *const *remarks;
  gint64 controls;

  bring_in_harbour (self);
  controls = read_int (self, "SELECT count (*) FROM control");
  import = start (self, "control", table);
  assert_targets (import, "ref title applicable reasons justification implementation how owner due "
                          "maturity");
  dry = plan (self, import);
  done = commit (self, import);
  assert_fates (dry, "0 4 0 2 0");
  assert_fates (done, "0 4 0 2 0");
  assert_rows (self,
               "SELECT c.ref, applicable, implementation, how, justification, name FROM control AS "
               "c LEFT JOIN person AS p ON p.id = owner_id WHERE c.ref IN ('5.1', 'A.5.2', "
               "'A.5.3', 'A.5.4') ORDER BY c.ref_key",
               "5.1|yes|partial|c-1_a: Every morning.\n\nc-1_b: =By hand||Bo Lind\n"
               "A.5.2|yes|inherited|The parent company does it.||\n"
               "A.5.3|no|not_started||We have no such thing.|\n"
               "A.5.4|undecided|not_started||Asked for by the regulator.|");
  assert_rows (self, "SELECT count (*) FROM control WHERE note IS NOT NULL", "0");
  g_assert_cmpint (read_int (self, "SELECT count (*) FROM control"), ==, controls);
  g_assert_cmpuint (isms_import_plan_get_nth (done, 0)->line, ==, 21);
  g_assert_cmpstr (isms_import_plan_get_nth (done, 0)->title, ==, "Check ropes");
  g_assert_cmpstr (get_messages (done, 4), ==,
                   "The file says something of “a.5.2” twice. This is not imported.");
  g_assert_cmpstr (get_messages (done, 5), ==,
                   "There is no control “zz-9” here. What is said of it is not imported; import "
                   "the framework that it is of first.");
  remarks = isms_import_plan_get_remarks (done);
  g_assert_cmpstr (remarks[0], ==,
                   LIST "[2].responsible-roles[0].party-uuids: The file does not say who “nobody” "
                        "is; this was left out.");
  g_assert_cmpstr (remarks[1], ==,
                   LIST "[3].by-components[0].implementation-status.state: “half-way” is no state "
                        "of an implementation; it was left out.");
  again = commit (self, import);
  assert_fates (again, "0 0 4 2 0");
}

static void
assert_refused (const char *text, const char *sentence)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsTable) table = isms_table_read_plan (bytes, NULL, &error);

  g_assert_null (table);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpstr (error->message, ==, sentence);
}

#define PLAN(list)                                                                                 \
  "{\"system-security-plan\": {\"control-implementation\": {\"implemented-requirements\": " list   \
  "}}}"

static void
test_damaged (void)
{
  g_autofree char *deep = g_strnfill (1000, '[');
  g_autofree char *nested = g_strdup_printf ("{\"system-security-plan\": %s", deep);
  g_autofree char *name = g_strnfill (1001, 'x');
  g_autofree char *long_name =
      g_strdup_printf ("{\"system-security-plan\": {\"metadata\": {\"parties\": [{\"uuid\": \"a\", "
                       "\"name\": \"%s\"}]}}}",
                       name);

  assert_refused ("{", "Line 1, column 1: The file is no well-formed JSON here (unexpected "
                       "character `{', expected string constant)." NOTHING);
  assert_refused ("{}", "This file is JSON, and of that only OSCAL system security plans are read "
                        "as a table." NOTHING);
  assert_refused ("{\"catalog\": {}}", "This is an OSCAL catalogue or mapping collection, and no "
                                       "table." NOTHING " Import it as a framework instead.");
  assert_refused (nested, "Line 1, column 153: The file is nested more deeply here than is "
                          "read." NOTHING);
  assert_refused ("{\"system-security-plan\": []}",
                  "system-security-plan: An object with named members is expected here, and the "
                  "file has something else." NOTHING);
  assert_refused ("{\"system-security-plan\": {\"metadata\": 7}}",
                  "system-security-plan.metadata: An object with named members is expected here, "
                  "and the file has something else." NOTHING);
  assert_refused ("{\"system-security-plan\": {}}", LIST ": There is no control in this "
                                                         "plan." NOTHING);
  assert_refused (PLAN ("[]"), LIST ": There is no control in this plan." NOTHING);
  assert_refused (PLAN ("{}"), LIST ": A list is expected here, and the file has something "
                                    "else." NOTHING);
  assert_refused (PLAN ("[{\"control-id\": \"a\"}, 7]"),
                  LIST "[1]: An object with named members is expected here, and the file has "
                       "something else." NOTHING);
  assert_refused (PLAN ("[{\"control-id\": \"a\"}, {\"remarks\": \"b\"}]"),
                  LIST "[1].control-id: It is not said which control is meant." NOTHING);
  assert_refused (PLAN ("[{\"control-id\": \"a\", \"remarks\": [\"b\"]}]"),
                  LIST "[0].remarks: A text is expected here, and the file has something "
                       "else." NOTHING);
  assert_refused (PLAN ("[{\"control-id\": \"a\", \"by-components\": "
                        "[{\"implementation-status\": {\"state\": 1}}]}]"),
                  LIST "[0].by-components[0].implementation-status.state: A text is expected here, "
                       "and the file has something else." NOTHING);
  assert_refused (long_name, "system-security-plan.metadata.parties[0].name: No person has a name "
                             "as long as this one." NOTHING);
}

/* Every beginning of a plan is refused with a sentence, and the whole of it is read. */
static void
test_truncated (ModelFixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = export (self);
  gsize size = g_bytes_get_size (bytes);

  for (gsize n = 1; n < size - 1; n += 997)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, n);
      g_autoptr (GError) error = NULL;

      g_assert_null (isms_table_read_plan (part, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_true (g_str_has_suffix (error->message, "Nothing was imported."));
    }
}

/* It is about controls, and a framework's reader sends it there. */
static void
test_elsewhere (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsTable) table = load_fixture ("plan.json");
  g_autoptr (IsmsImport) import = start (self, "risk", table);
  g_autoptr (GBytes) bytes = export (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other = NULL;

  g_assert_null (isms_import_commit (import, self->store, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpstr (error->message, ==,
                   "This is an OSCAL system security plan, which is about controls." NOTHING
                   " Import it as controls instead.");
  g_assert_null (isms_framework_read (bytes, NULL, &other));
  g_assert_error (other, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

/* The first of two entries of the same control holds, and the second is told. */
static void
test_twice (ModelFixture *self, gconstpointer data)
{
  static const char text[] = PLAN ("[{\"control-id\": \"A.5.1\", \"remarks\": \"One.\"},\n"
                                   "{\"control-id\": \"A.5.1\", \"remarks\": \"Two.\"},\n"
                                   "{\"control-id\": \"a.5.1\", \"remarks\": \"Three.\"}]");
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (IsmsImportPlan) done = bring_in (self, bytes);

  assert_fates (done, "0 1 0 2 0");
  assert_rows (self, "SELECT justification FROM control WHERE ref = 'A.5.1'", "One.");
  g_assert_cmpuint (isms_import_plan_get_nth (done, 1)->line, ==, 2);
  g_assert_cmpstr (get_messages (done, 1), ==,
                   "The file says something of “A.5.1” twice. This is not imported.");
  g_assert_cmpstr (get_messages (done, 2), ==,
                   "The file says something of “a.5.1” twice. This is not imported.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/exchange/plan/6.1.3-comes-back", test_comes_back);
  add_model_test ("/exchange/plan/restated", test_restated);
  add_model_test ("/exchange/plan/other-language", test_other_language);
  add_model_test ("/exchange/plan/of-others", test_of_others);
  g_test_add_func ("/exchange/plan/damaged", test_damaged);
  add_model_test ("/exchange/plan/truncated", test_truncated);
  add_model_test ("/exchange/plan/elsewhere", test_elsewhere);
  add_model_test ("/exchange/plan/twice", test_twice);
  return g_test_run ();
}
