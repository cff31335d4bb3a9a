/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The Statement of Applicability goes out (6.1.3 d): a workbook and a text file that come back
 * without a change, and a plan that says of every control what the statement says. */

#include "import-test.h"
#include "isms-import.h"
#include "isms-soa-export.h"
#include "isms-workbook.h"
#include "isms-zip.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* The columns of the workbook. */
enum
{
  REF,
  TITLE,
  THEME,
  APPLICABLE,
  REASONS,
  JUSTIFICATION,
  IMPLEMENTATION,
  REPORTED,
  HOW,
  OWNER,
  DUE,
  MATURITY,
  RISKS,
};

static gint64
find_control (ModelFixture *self, const char *ref)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM control WHERE ref = '%s'", ref);

  return read_int (self, sql);
}

static void
set_control (ModelFixture *self, const char *ref, const char *field, const char *text)
{
  set_field (self, "control", find_control (self, ref), field, text);
}

/* One control of each state, with texts that a spreadsheet program would take for something else.
 */
static void
fill (ModelFixture *self)
{
  gint64 person = create_record (self, "person", "Ada Osei");
  gint64 risk = create_record (self, "risk", "Flood");
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  g_autofree char *link =
      g_strdup_printf ("INSERT INTO risk_control (risk_id, control_id) VALUES (%" G_GINT64_FORMAT
                       ", %" G_GINT64_FORMAT ")",
                       risk, find_control (self, "A.5.1"));

  g_assert_true (run_sql (self, link));
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
  set_control (self, "A.5.2", "how", "The parent company does it.");
  set_control (self, "A.5.3", "implementation", "partial");
  set_control (self, "A.5.4", "implementation", "planned");
  set_control (self, "A.5.4", "maturity", "0");
  set_control (self, "A.5.6", "applicable", "no");
  set_control (self, "A.5.6", "justification", "2027-03-31");
}

static GBytes *export (ModelFixture *self, IsmsSoaFormat format)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = isms_soa_export (self->reader, format, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

/* Brings the table in as controls: how many rows are new, updates, unchanged, problems. */
static void
assert_comes_back (ModelFixture *self, IsmsTable *table, const char *expected)
{
  gint64 steps = read_int (self, "SELECT count (*) FROM journal");
  g_autoptr (GError) error = NULL;
  IsmsImport *import = isms_import_new (table, "statement", isms_kind_find ("control"), NULL);
  g_autoptr (IsmsImportPlan) plan =
      isms_import_commit (import, self->store, NULL, NULL, NULL, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = g_strdup_printf ("%u %u %u %u", isms_import_plan_count (plan, ISMS_FATE_NEW),
                           isms_import_plan_count (plan, ISMS_FATE_UPDATE),
                           isms_import_plan_count (plan, ISMS_FATE_UNCHANGED),
                           isms_import_plan_count (plan, ISMS_FATE_PROBLEM));
  for (guint i = 0; i < isms_import_plan_get_n_rows (plan); i++)
    if (isms_import_plan_get_nth (plan, i)->messages != NULL)
      g_test_message ("%s", isms_import_plan_get_nth (plan, i)->messages);
  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpint (read_int (self, "SELECT count (*) FROM journal") - steps, ==,
                   g_str_has_prefix (expected, "0 0 ") ? 0 : 1);
  isms_import_free (import);
}

static void
test_workbook_comes_back (ModelFixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (IsmsTable) table = NULL;
  g_autoptr (GError) error = NULL;

  fill (self);
  bytes = export (self, ISMS_SOA_XLSX);
  table = isms_table_read_workbook (bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (isms_table_get_n_rows (table), ==, 94);
  g_assert_cmpstr (isms_table_get_sheet (table), ==, "Statement of Applicability");
  g_assert_cmpstr (isms_table_get (table, 1, REF), ==, "A.5.1");
  g_assert_cmpstr (isms_table_get (table, 1, APPLICABLE), ==, "Applicable");
  g_assert_cmpstr (isms_table_get (table, 1, REASONS), ==, "Risk assessment, Legal, Best practice");
  g_assert_cmpstr (isms_table_get (table, 1, JUSTIFICATION), ==,
                   "=1+1\nand a second line, with “marks” & <signs>");
  g_assert_cmpstr (isms_table_get (table, 1, OWNER), ==, "Ada Osei");
  g_assert_cmpstr (isms_table_get (table, 1, DUE), ==, "2027-01-31");
  g_assert_cmpstr (isms_table_get (table, 1, MATURITY), ==, "3");
  g_assert_cmpstr (isms_table_get (table, 1, RISKS), ==, "R-001");
  g_assert_cmpstr (isms_table_get (table, 2, IMPLEMENTATION), ==, "Inherited");
  g_assert_cmpstr (isms_table_get (table, 4, MATURITY), ==, "0");
  assert_comes_back (self, table, "0 0 93 0");
  set_control (self, "A.5.1", "due", "2028-02-29");
  set_control (self, "A.5.6", "applicable", "yes");
  assert_comes_back (self, table, "0 2 91 0");
  assert_rows (self, "SELECT due FROM control WHERE ref = 'A.5.1'", "2027-01-31");
}

static gboolean
append_cb (const char *data, gsize size, gpointer user_data, GError **error)
{
  g_string_append_len (user_data, data, (gssize) size);
  return TRUE;
}

static char *
read_part (GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsZip) zip = isms_zip_new (bytes, 1 << 24, &error);
  g_autoptr (GString) part = g_string_new (NULL);

  isms_zip_unpack (zip, name, append_cb, part, &error);
  g_assert_no_error (error);
  return g_string_free_and_steal (g_steal_pointer (&part));
}

/* As a person wants it: headings in sight, rows to be filtered, choices to be chosen, dates and
 * numbers that are such. */
static void
test_workbook_is_worked_with (ModelFixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *sheet = NULL;

  fill (self);
  bytes = export (self, ISMS_SOA_XLSX);
  sheet = read_part (bytes, "xl/worksheets/sheet1.xml");
  g_assert_nonnull (strstr (sheet, "state=\"frozen\""));
  g_assert_nonnull (strstr (sheet, "<autoFilter ref=\"A1:M94\""));
  g_assert_nonnull (strstr (sheet, "\"Undecided,Applicable,Not applicable\""));
  g_assert_nonnull (strstr (sheet, "Not started,Planned,Partly implemented,Implemented,Inherited"));
  g_assert_nonnull (strstr (sheet, "<v>46418</v>")); /* 2027-01-31 */
  g_assert_null (strstr (sheet, "<f>"));
}

static void
test_too_long (ModelFixture *self, gconstpointer data)
{
  g_autofree char *text = g_strnfill (40000, 'x');
  g_autoptr (GError) error = NULL;

  set_control (self, "A.5.1", "how", text);
  g_assert_null (isms_soa_export (self->reader, ISMS_SOA_XLSX, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_true (g_str_has_prefix (error->message, "A.5.1: “How” has more letters"));
}

static void
test_csv (ModelFixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (IsmsTable) table = NULL;
  g_autoptr (GError) error = NULL;

  fill (self);
  bytes = export (self, ISMS_SOA_CSV);
  table = isms_table_read_csv (bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (isms_table_get_n_rows (table), ==, 94);
  assert_comes_back (self, table, "0 0 93 0");
}

static void
test_nothing (ModelFixture *self, gconstpointer data)
{
  g_assert_true (run_sql (self, "UPDATE control SET archived = 1"));
  for (guint i = 0; i < ISMS_N_SOA_FORMATS; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (isms_soa_export (self->reader, (IsmsSoaFormat) i, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
    }
}

/* --- The plan --- */

static JsonObject *
get_requirement (JsonObject *plan, guint index)
{
  JsonObject *controls = json_object_get_object_member (plan, "control-implementation");

  return json_array_get_object_element (
      json_object_get_array_member (controls, "implemented-requirements"), index);
}

static JsonObject *
get_component (JsonObject *plan, guint index)
{
  return json_array_get_object_element (
      json_object_get_array_member (get_requirement (plan, index), "by-components"), 0);
}

/* "-": it has none. */
static const char *
get_state (JsonObject *plan, guint index)
{
  JsonObject *component = get_component (plan, index);

  return json_object_has_member (component, "implementation-status")
             ? json_object_get_string_member (
                   json_object_get_object_member (component, "implementation-status"), "state")
             : "-";
}

/* Every UUID of the tree is one, and none but references to it stands twice. */
static void
collect_uuids (JsonNode *node, GHashTable *uuids)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      collect_uuids (json_array_get_element (json_node_get_array (node), i), uuids);
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, &name, &member))
        if (g_str_equal (name, "uuid"))
          {
            g_assert_true (g_uuid_string_is_valid (json_node_get_string (member)));
            g_assert_true (g_hash_table_add (uuids, g_strdup (json_node_get_string (member))));
          }
        else
          collect_uuids (member, uuids);
    }
}

static void
test_plan (ModelFixture *self, gconstpointer data)
{
  static const char *const states[] = { "implemented", "implemented",    "partial", "planned",
                                        "-",           "not-applicable", "-" };
  static const char *const members[] = { "uuid",
                                         "metadata",
                                         "import-profile",
                                         "system-characteristics",
                                         "system-implementation",
                                         "control-implementation",
                                         "back-matter" };
  g_autoptr (GHashTable) uuids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  JsonObject *plan, *component;

  fill (self);
  bytes = export (self, ISMS_SOA_OSCAL);
  again = export (self, ISMS_SOA_OSCAL);
  g_assert_true (g_bytes_equal (bytes, again));
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  root = json_from_string (text, NULL);
  plan = json_object_get_object_member (json_node_get_object (root), "system-security-plan");
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    g_assert_true (json_object_has_member (plan, members[i]));
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_assert_cmpstr (get_state (plan, i), ==, states[i]);
  g_assert_cmpstr (json_object_get_string_member (get_requirement (plan, 0), "control-id"), ==,
                   "A.5.1");
  g_assert_cmpstr (json_object_get_string_member (get_component (plan, 1), "description"), ==,
                   "The parent company does it.");
  g_assert_true (json_object_has_member (get_component (plan, 1), "inherited"));
  g_assert_false (json_object_has_member (get_component (plan, 0), "inherited"));
  component = json_object_get_object_member (get_component (plan, 5), "implementation-status");
  g_assert_cmpstr (json_object_get_string_member (component, "remarks"), ==, "2027-03-31");
  g_assert_nonnull (strstr (text, "\"name\" : \"Ada Osei\""));
  collect_uuids (root, uuids);
  g_assert_cmpuint (g_hash_table_size (uuids), >, 93 * 2);
  g_assert_true (g_hash_table_contains (
      uuids,
      json_object_get_string_member (json_object_get_object_member (plan, "import-profile"), "href")
          + 1));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/exchange/soa/workbook-comes-back", test_workbook_comes_back);
  add_model_test ("/exchange/soa/workbook-is-worked-with", test_workbook_is_worked_with);
  add_model_test ("/exchange/soa/too-long", test_too_long);
  add_model_test ("/exchange/soa/csv", test_csv);
  add_model_test ("/exchange/soa/nothing", test_nothing);
  add_model_test ("/exchange/soa/plan", test_plan);
  return g_test_run ();
}
