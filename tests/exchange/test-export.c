/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is exported imports back without a change, whatever stands in the records. */

#include "export-fill.h"
#include "isms-action.h"
#include "isms-export.h"
#include "isms-import.h"
#include "isms-zip.h"
#include "model-fixture.h"

#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define N_MOVES 12 /* seeds of the move into an empty workspace */

#define add_test(path, func)                                                                       \
  g_test_add ("/exchange/export/" path, ModelFixture, NULL, model_fixture_set_up, func,            \
              model_fixture_tear_down)

/* In the others, records refer to others of the same title as their own. */
static const guint seeds[] = { 4180, 4182, 4184, 4187, 4188 };

/* How a register goes out. */
typedef struct
{
  IsmsExportFormat format;
  IsmsExportFlags flags;
} Way;

static const Way ways[] = {
  { ISMS_EXPORT_CSV, ISMS_EXPORT_FOR_PEOPLE },
  { ISMS_EXPORT_CSV, ISMS_EXPORT_FOR_MACHINES },
  { ISMS_EXPORT_XLSX, ISMS_EXPORT_FOR_PEOPLE },
  { ISMS_EXPORT_XLSX, ISMS_EXPORT_FOR_MACHINES },
};

static GBytes *export (ModelFixture *self, IsmsQuery *query, Way way, gint64 expected)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (
      isms_export_stream (query, self->reader, stream, way.format, way.flags, NULL, &error), ==,
      expected);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static IsmsTable *
read_back (GBytes *bytes, Way way)
{
  g_autoptr (GError) error = NULL;
  IsmsTable *table = way.format == ISMS_EXPORT_XLSX
                         ? isms_table_read_workbook (bytes, NULL, NULL, &error)
                         : isms_table_read_csv (bytes, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static void
assert_comes_back (ModelFixture *self, const IsmsKind *kind, Way way)
{
  g_autoptr (IsmsQuery) query = isms_query_new (kind);
  gint64 n = isms_query_count (query, self->reader, NULL);
  g_autoptr (GBytes) bytes = export (self, query, way, n);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsTable) table = read_back (bytes, way);
  g_autoptr (IsmsMethod) method = isms_method_load (self->reader, 0, &error);
  g_autoptr (IsmsImport) import = isms_import_new (table, "back.csv", kind, method);
  gint64 steps = read_int (self, "SELECT count(*) FROM journal");
  g_autoptr (IsmsImportPlan) plan =
      isms_import_commit (import, self->store, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < isms_import_plan_get_n_rows (plan); i++)
    {
      const IsmsImportRow *row = isms_import_plan_get_nth (plan, i);

      if (row->messages != NULL)
        g_error ("%s: %s", kind->name, row->messages);
      if (row->fate != ISMS_FATE_UNCHANGED)
        g_error ("%s: “%s” is %s", kind->name, row->title, isms_fate_get_label (row->fate));
    }
  g_assert_cmpuint (isms_import_plan_get_n_named (plan), ==, 0);
  g_assert_cmpuint (isms_import_plan_count (plan, ISMS_FATE_UNCHANGED), ==, n);
  g_assert_cmpint (read_int (self, "SELECT count(*) FROM journal"), ==, steps);
}

static void
test_round_trip (ModelFixture *self, gconstpointer data)
{
  g_autofree char *seed = g_path_get_basename (g_test_get_path ());
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_ascii_strtoull (seed, NULL, 10));

  gboolean workbooks = strtoul (seed, NULL, 10) < seeds[2]; /* which take long */

  export_fill (self, rand, FALSE);
  for (guint i = 0; isms_kinds ()[i] != NULL; i++)
    for (guint j = 0; j < (workbooks ? G_N_ELEMENTS (ways) : 2); j++)
      assert_comes_back (self, isms_kinds ()[i], ways[j]);
}

/* In another language it goes out in its words, and comes back by them. */
static void
test_german (ModelFixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4180);
  g_autofree char *catalogues = g_test_build_filename (G_TEST_BUILT, "..", "po", NULL);
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (IsmsTable) table = NULL;

  export_fill (self, rand, FALSE);
  g_setenv ("LANGUAGE", "de", TRUE);
  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("There is no German here.");
      return;
    }
  bindtextdomain ("parapet", catalogues);
  bind_textdomain_codeset ("parapet", "UTF-8");
  bytes = export (self, query, ways[2], EXPORT_FILL_N);
  table = read_back (bytes, ways[2]);
  g_assert_cmpstr (isms_table_get (table, 0, 1), ==, "Titel");
  for (guint i = 0; isms_kinds ()[i] != NULL; i++)
    assert_comes_back (self, isms_kinds ()[i], ways[2]);
  g_setenv ("LANGUAGE", "C", TRUE);
  setlocale (LC_ALL, "");
}

static void
test_text (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("unit"));
  gint64 works = create_record (self, "unit", "=Works");
  gint64 mill = create_record (self, "unit", "Mill");
  g_autofree char *parent = g_strdup_printf ("%" G_GINT64_FORMAT, works);
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  const char *text;

  set_field (self, "unit", mill, "parent", parent);
  bytes = export (self, query, ways[1], 2);
  text = g_bytes_get_data (bytes, &size);
  g_assert_cmpmem (
      text, size,
      "ref,title,lead,parent,description\r\nU-001,'=Works,,,\r\nU-002,Mill,,'=Works,\r\n",
      strlen ("ref,title,lead,parent,description\r\nU-001,'=Works,,,\r\nU-002,Mill,,'=Works,\r\n"));
}

static IsmsTable *
export_kind (ModelFixture *self, const IsmsKind *kind, Way way)
{
  g_autoptr (IsmsQuery) query = isms_query_new (kind);
  g_autoptr (GBytes) bytes = NULL;

  isms_query_sort (query, "ref", FALSE);
  bytes = export (self, query, way, isms_query_count (query, self->reader, NULL));
  return read_back (bytes, way);
}

/* @alone: without what names other records, which may not be there yet. */
static void
bring_in (ModelFixture *self, IsmsTable *table, const IsmsKind *kind, gboolean alone)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsMethod) method = isms_method_load (self->reader, 0, &error);
  g_autoptr (IsmsImport) import = isms_import_new (table, "moved.csv", kind, method);
  g_autoptr (IsmsImportPlan) plan = NULL;

  for (guint i = 0; alone && i < isms_import_get_n_columns (import); i++)
    {
      const IsmsField *field = isms_import_get_target (import, i)->field;

      if (field != NULL && (field->target != NULL || field->kind == ISMS_FIELD_RECORDS))
        isms_import_set_target (import, i, "skip");
    }
  plan = isms_import_commit (import, self->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (isms_import_plan_count (plan, ISMS_FATE_PROBLEM), ==, 0);
  for (guint i = 0; i < isms_import_plan_get_n_rows (plan); i++)
    if (isms_import_plan_get_nth (plan, i)->messages != NULL)
      g_error ("%s: %s", kind->name, isms_import_plan_get_nth (plan, i)->messages);
}

/* What the workspace computes is not brought in, but for the points of ratings. */
static gboolean
is_brought_in (const IsmsKind *kind, const char *name)
{
  const IsmsField *field = isms_kind_find_field (kind, name);

  return (field->flags & ISMS_FIELD_COMPUTED) == 0 || g_str_has_suffix (name, "_likelihood")
         || g_str_has_suffix (name, "_impact");
}

static void
assert_same_records (ModelFixture *self, ModelFixture *other, const IsmsKind *kind)
{
  g_autoptr (IsmsTable) left = export_kind (self, kind, ways[1]);
  g_autoptr (IsmsTable) right = export_kind (other, kind, ways[1]);

  g_assert_cmpuint (isms_table_get_n_rows (left), ==, isms_table_get_n_rows (right));
  for (guint row = 0; row < isms_table_get_n_rows (left); row++)
    for (guint i = 0; i < isms_table_get_n_columns (left); i++)
      if (is_brought_in (kind, isms_table_get (left, 0, i))
          && g_strcmp0 (isms_table_get (left, row, i), isms_table_get (right, row, i)) != 0)
        g_error ("%s, row %u, %s: “%s” came as “%s”", kind->name, row, isms_table_get (left, 0, i),
                 isms_table_get (left, row, i), isms_table_get (right, row, i));
}

static void
move_kind (ModelFixture *self, ModelFixture *other, const IsmsKind *kind, Way way, gboolean alone)
{
  g_autoptr (IsmsTable) table = export_kind (self, kind, way);

  bring_in (other, table, kind, alone);
}

/* Into an empty workspace come equal records: every kind by itself first, then once more with what
 * names others; but risks only then, as they are no more than drafts without an owner (6.1.2). */
static void
test_move (ModelFixture *self, gconstpointer data)
{
  g_autofree char *seed = g_path_get_basename (g_test_get_path ());
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_ascii_strtoull (seed, NULL, 10));
  const Way way = ways[g_rand_int_range (rand, 0, G_N_ELEMENTS (ways))];
  ModelFixture other = { 0 };

  model_fixture_set_up (&other, NULL);
  export_fill (self, rand, TRUE);
  for (guint i = 0; isms_kinds ()[i] != NULL; i++)
    if (!g_str_equal (isms_kinds ()[i]->name, "risk"))
      move_kind (self, &other, isms_kinds ()[i], way, TRUE);
  move_kind (self, &other, isms_kind_find ("risk"), way, FALSE);
  for (guint i = 0; isms_kinds ()[i] != NULL; i++)
    move_kind (self, &other, isms_kinds ()[i], way, FALSE);
  for (guint i = 0; isms_kinds ()[i] != NULL; i++)
    assert_same_records (self, &other, isms_kinds ()[i]);
  model_fixture_tear_down (&other, NULL);
}

static GBytes *
export_assets (ModelFixture *self)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("asset"));

  return export (self, query, ways[1], 4);
}

/* A name that would be read as the row itself, or with its neighbours as one other record, has its
 * ref in front. */
static void
test_names (ModelFixture *self, gconstpointer data)
{
  const IsmsKind *kind = isms_kind_find ("asset");
  const IsmsField *field = isms_kind_find_field (kind, "depends_on");
  gint64 first = create_record (self, "asset", "Mill");
  gint64 second = create_record (self, "asset", "mill");
  gint64 works = create_record (self, "asset", "Works");
  gint64 both = create_record (self, "asset", "Mill; Works");
  const gint64 targets[] = { first, works };
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "Tie");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  isms_edit_set_links (step, kind, second, field, &first, 1);
  isms_edit_set_links (step, kind, both, field, targets, 2);
  g_assert_true (isms_step_commit (step, NULL, &error));
  bytes = export_assets (self);
  g_assert_nonnull (strstr (g_bytes_get_data (bytes, NULL), ",A-001 Mill,"));
  g_assert_nonnull (strstr (g_bytes_get_data (bytes, NULL), ",A-001 Mill; Works,"));
  assert_comes_back (self, kind, ways[1]);
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

static GBytes *
export_xlsx (ModelFixture *self, const char *kind)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find (kind));

  return export (self, query, ways[2], isms_query_count (query, self->reader, NULL));
}

/* Cells are what they mean, headings stay in sight, choices are offered. */
static void
test_typed (ModelFixture *self, gconstpointer data)
{
  gint64 person = create_record (self, "person", "Ada Osei");
  gint64 action = create_record (self, "action", "Buy a second line");
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  g_autoptr (GBytes) people = NULL;
  g_autoptr (GBytes) actions = NULL;
  g_autofree char *of_people = NULL;
  g_autofree char *of_actions = NULL;
  g_autofree char *styles = NULL;

  set_field (self, "action", action, "owner", owner);
  set_field (self, "action", action, "due", "2027-01-31");
  set_field (self, "action", action, "cost_planned", "1234.50");
  people = export_xlsx (self, "person");
  actions = export_xlsx (self, "action");
  of_people = read_part (people, "xl/worksheets/sheet1.xml");
  of_actions = read_part (actions, "xl/worksheets/sheet1.xml");
  styles = read_part (actions, "xl/styles.xml");
  g_assert_nonnull (strstr (of_people, "t=\"b\"><v>1</v>")); /* in service */
  g_assert_nonnull (strstr (of_actions, "<v>46418</v>"));    /* 2027-01-31 */
  g_assert_nonnull (strstr (of_actions, "<v>1234.5</v>"));
  g_assert_nonnull (strstr (of_actions, "state=\"frozen\""));
  g_assert_nonnull (strstr (of_actions, "<autoFilter ref=\"A1:"));
  g_assert_nonnull (strstr (of_actions, "<dataValidation type=\"list\""));
  g_assert_null (strstr (of_actions, "<f>"));
  g_assert_nonnull (strstr (styles, "yyyy-mm-dd"));
  g_assert_nonnull (strstr (styles, "#,##0.00"));
}

/* What a spreadsheet program would take for something else, or has no way to write. */
static void
test_awkward (ModelFixture *self, gconstpointer data)
{
  static const char *const notes[] = { "=1+1",
                                       "'=1+1",
                                       "007",
                                       "1e5",
                                       "_x000D_",
                                       "=_x000D_",
                                       "_x000D_ and \001",
                                       "a\001b",
                                       "one\ntwo\n\nfour",
                                       "<b>&amp;</b>",
                                       "2027-01-31",
                                       "true",
                                       "50%",
                                       "\xf0\x9f\x98\x80" };

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      gint64 id = create_record (self, "asset", notes[i]);

      set_field (self, "asset", id, "description", notes[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    assert_comes_back (self, isms_kind_find ("asset"), ways[i]);
}

/* Days before 1900 are texts; in that year, 29 February is counted. */
static void
test_days (ModelFixture *self, gconstpointer data)
{
  static const char *const days[] = { "1600-02-29", "1899-12-31", "1900-01-01", "1900-02-28",
                                      "1900-03-01", "2027-01-31", "9999-12-31" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      gint64 id = create_record (self, "action", days[i]);

      set_field (self, "action", id, "due", days[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    assert_comes_back (self, isms_kind_find ("action"), ways[i]);
}

/* Nothing is cut: what does not fit into a cell is said, and the file stays as it was. */
static void
test_too_long (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("asset"));
  g_autofree char *fits = g_strnfill (32766, 'x');
  g_autofree char *long_text = g_strnfill (32767, 'x');
  g_autofree char *path = g_build_filename (self->folder, "assets.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GString) pairs = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gint64 id = create_record (self, "asset", "Archive");

  set_field (self, "asset", id, "description", fits);
  assert_comes_back (self, isms_kind_find ("asset"), ways[2]);
  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  set_field (self, "asset", id, "description", long_text);
  g_assert_cmpint (isms_export_file (query, self->reader, file, ISMS_EXPORT_XLSX, 0, NULL, &error),
                   ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpstr (error->message, ==,
                   "A-001: “Description” has more letters than a cell of a workbook can hold. "
                   "Nothing was exported. Export it as CSV.");
  g_clear_error (&error);
  for (guint i = 0; i < 16384; i++) /* each is two */
    g_string_append (pairs, "\xf0\x9f\x98\x80");
  set_field (self, "asset", id, "description", pairs->str);
  g_assert_cmpint (isms_export_file (query, self->reader, file, ISMS_EXPORT_XLSX, 0, NULL, &error),
                   ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "old");
}

static gint64
add_action (ModelFixture *self, const IsmsKind *kind, gint64 id)
{
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "Plan");
  g_autoptr (GError) error = NULL;
  gint64 action = isms_action_create (step, "corrective", kind->name, id, kind->label);

  g_assert_true (isms_step_commit (step, NULL, &error));
  return action;
}

/* What an action is for is found again whatever that is, by a ref that two records of different
 * kinds share too. */
static void
test_actions (ModelFixture *self, gconstpointer data)
{
  const IsmsKind *action = isms_kind_find ("action");
  g_autoptr (IsmsQuery) query = isms_query_new (action);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsTable) table = NULL;
  g_autoptr (IsmsImport) import = NULL;
  g_autoptr (IsmsImportPlan) plan = NULL;
  gint64 n = 0;

  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    if (*kind != action)
      {
        add_action (self, *kind, create_record (self, (*kind)->name, "Same, but one"));
        n++;
      }
  set_field (self, "asset", 1, "ref", "R-001");
  bytes = export (self, query, ways[1], n + 1); /* one decision makes an action by itself */
  g_assert_nonnull (strstr (g_bytes_get_data (bytes, NULL), ",OB-001,"));
  g_assert_nonnull (strstr (g_bytes_get_data (bytes, NULL), "\"risk:R-001 Same, but one\""));
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    assert_comes_back (self, action, ways[i]);

  g_assert_true (run_sql (self, "DELETE FROM action"));
  table = isms_table_read_csv (bytes, NULL, &error);
  import = isms_import_new (table, "back.csv", action, NULL);
  plan = isms_import_commit (import, self->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read_int (self, "SELECT count(DISTINCT for_kind) FROM action"), ==, n);
  g_assert_cmpint (read_int (self, "SELECT count(*) FROM action WHERE note IS NOT NULL"), ==, 0);
}

/* A file that stood there is the old one or the new one, never half. */
static void
test_file (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("unit"));
  g_autofree char *path = g_build_filename (self->folder, "units.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  create_record (self, "unit", "Mill");
  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (
      isms_export_file (query, self->reader, file, ISMS_EXPORT_CSV, 0, cancellable, &error), ==,
      -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  g_assert_cmpstr (before, ==, "old");
  g_assert_cmpint (isms_export_file (query, self->reader, file, ISMS_EXPORT_CSV, 0, NULL, &error),
                   ==, 1);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_true (g_str_has_prefix (after, "\xef\xbb\xbfRef,Title,"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint seed = 1; seed <= N_MOVES; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/exchange/export/move/%u", seed);

      g_test_add (path, ModelFixture, NULL, model_fixture_set_up, test_move,
                  model_fixture_tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    {
      g_autofree char *path = g_strdup_printf ("/exchange/export/round-trip/%u", seeds[i]);

      g_test_add (path, ModelFixture, NULL, model_fixture_set_up, test_round_trip,
                  model_fixture_tear_down);
    }
  add_test ("names", test_names);
  add_test ("actions", test_actions);
  add_test ("text", test_text);
  add_test ("file", test_file);
  add_test ("german", test_german);
  add_test ("typed", test_typed);
  add_test ("awkward", test_awkward);
  add_test ("days", test_days);
  add_test ("too-long", test_too_long);
  return g_test_run ();
}
