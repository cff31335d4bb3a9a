/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Libraries come in whole, from YAML and from workbooks; what is wrong in them is remarked or
 * refused in one sentence, whatever it is. */

#include "framework-test.h"
#include "isms-framework-reader.h"
#include "isms-oscal-writer.h"
#include "isms-table.h"

#include <locale.h>
#include <string.h>

#define NOTHING " Nothing was imported."
#define HEAD "urn: u\nobjects:\n  framework:\n    name: F\n    requirement_nodes:\n"

static IsmsFrameworkData *
get (GPtrArray *all, guint index)
{
  g_assert_cmpuint (index, <, all->len);
  return all->pdata[index];
}

static IsmsFrameworkControl *
get_control (GPtrArray *all, guint index)
{
  g_assert_cmpuint (index, <, get (all, 0)->controls->len);
  return get (all, 0)->controls->pdata[index];
}

static char *
dump_all (GPtrArray *all)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *dump = framework_dump (get (all, i), TRUE);

      g_string_append (out, dump);
    }
  return g_string_free (out, FALSE);
}

static char *
load_text (const char *name)
{
  g_autoptr (GBytes) bytes = framework_load_fixture (name);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Written as OSCAL, a framework of a library comes back the same. */
static void
assert_there_and_back (const IsmsFrameworkData *data)
{
  g_autoptr (GBytes) bytes = isms_oscal_write_catalogue (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = isms_framework_read (bytes, NULL, &error);
  g_autofree char *before = framework_dump (data, FALSE);
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  after = framework_dump (get (all, 0), FALSE);
  g_assert_cmpstr (after, ==, before);
}

static void
test_yaml (void)
{
  g_autofree char *text = load_text ("library.yaml");
  g_autofree char *expected = load_text ("library.txt");
  g_autoptr (GPtrArray) all = framework_read_text (text);
  g_autofree char *found = dump_all (all);

  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpstr (found, ==, expected);
  assert_there_and_back (get (all, 0));
  assert_there_and_back (get (all, 1));
}

static void
assert_refused (const char *text, const char *sentence)
{
  g_autofree char *message = framework_refuse (text, -1);

  g_assert_cmpstr (message, ==, sentence);
}

static void
test_types (void)
{
  assert_refused (HEAD "    - {urn: a}\n    - {urn: b, name: [x]}\n",
                  "objects.framework.requirement_nodes[1].name: A text is expected here, and the "
                  "file has something else." NOTHING);
  assert_refused (HEAD "      a: b\n",
                  "objects.framework.requirement_nodes: A list is expected here, and the file has "
                  "something else." NOTHING);
  assert_refused ("urn: u\nobjects: x\n",
                  "objects: An object with named members is expected here, and the file has "
                  "something else." NOTHING);
  assert_refused ("urn: u\nobjects:\n", "objects: There is nothing in it." NOTHING);
  assert_refused ("urn: u\nobjects:\n  threats: []\n",
                  "objects: This library has neither a framework nor reference controls nor "
                  "mappings." NOTHING);
  assert_refused ("just words", "This file is no framework: neither an OSCAL catalogue or mapping "
                                "collection nor a library of frameworks." NOTHING);
}

static void
test_syntax (void)
{
  assert_refused ("urn: u\nobjects: {a: [}\n",
                  "Line 2, column 15: The file is no well-formed YAML here (did not find expected "
                  "node content)." NOTHING);
  assert_refused ("a: 1\n\tb: 2\n",
                  "Line 2, column 1: The file is no well-formed YAML here (found a tab character "
                  "that violates indentation)." NOTHING);
  assert_refused ("a: \"x\\0y\"\n",
                  "Line 1, column 4: There is a NUL character, which is no text." NOTHING);
  assert_refused ("a: 1\n---\nb: 2\n",
                  "Line 2, column 1: A second document begins here. Divide the "
                  "file and import its parts." NOTHING);
  assert_refused ("? [a]\n: b\n",
                  "Line 1, column 3: A name must be a text, not a list or an object." NOTHING);
  assert_refused ("a: &x y\n*x : b\n",
                  "Line 2, column 1: A name must be a text, not an alias." NOTHING);
  assert_refused (
      "a: &x [*x]\n",
      "Line 1, column 8: This alias names nothing that stands complete before it." NOTHING);
  assert_refused ("# nothing\n", "Line 2, column 1: There is nothing in this file." NOTHING);
  assert_refused ("a: \xff\n",
                  "Line 1, column 4: This is no UTF-8 text. Save the file as UTF-8 and "
                  "import it again." NOTHING);
  assert_refused ("a: \x01\n", "Line 1, column 4: The file is no well-formed YAML here (control "
                               "characters are not allowed)." NOTHING);
}

static void
test_names_twice (void)
{
  g_autoptr (GPtrArray) all = framework_read_text (HEAD "    - {urn: a, name: &n y, name: *n}\n");
  g_autofree char *remarks = framework_dump_remarks (get (all, 0));

  g_assert_cmpstr (get_control (all, 0)->title, ==, "y");
  g_assert_cmpstr (remarks, ==,
                   "line 6: “name” stands twice in the same object; the last one was read.\n");
}

/* Each of them repeats the one before ten times: a thousand million values from a few lines. */
static void
test_aliases_that_grow (void)
{
  g_autoptr (GString) text = g_string_new ("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
  g_autofree char *message = NULL;

  for (guint i = 1; i < 9; i++)
    {
      g_string_append_printf (text, "a%u: &a%u [", i, i);
      for (guint j = 0; j < 10; j++)
        g_string_append_printf (text, "%s*a%u", j > 0 ? ", " : "", i - 1);
      g_string_append (text, "]\n");
    }
  message = framework_refuse (text->str, -1);
  g_assert_cmpstr (
      message, ==,
      "Line 6, column 45: The file has more than a million values up to here, which is "
      "more than is read." NOTHING);
}

/* Each of them is one deeper than the one before. */
static void
test_aliases_that_nest (void)
{
  g_autoptr (GString) text = g_string_new ("a0: &a0 x\n");
  g_autofree char *message = NULL;

  for (guint i = 1; i < 1000; i++)
    g_string_append_printf (text, "a%u: &a%u [*a%u]\n", i, i, i - 1);
  message = framework_refuse (text->str, -1);
  g_assert_cmpstr (message, ==,
                   "Line 129, column 14: The file is nested more deeply here than any framework "
                   "is." NOTHING);
}

static void
test_depth (void)
{
  static const guint depths[] = { 129, 1000, 100000 };

  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      g_autoptr (GString) flow = g_string_new ("a: ");
      g_autoptr (GString) block = g_string_new ("");
      g_autofree char *message = NULL;
      g_autofree char *block_message = NULL;

      for (guint j = 0; j < depths[i]; j++)
        {
          g_string_append (flow, "[");
          g_string_append (block, "- ");
        }
      message = framework_refuse (flow->str, -1);
      block_message = framework_refuse (block->str, -1);
      g_assert_cmpstr (message, ==,
                       "Line 1, column 131: The file is nested more deeply here than any framework "
                       "is." NOTHING);
      g_assert_cmpstr (block_message, ==,
                       "Line 1, column 257: The file is nested more deeply here than any framework "
                       "is." NOTHING);
    }
}

/* Controls that stand below one another by their urns alone. */
static void
test_levels (void)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autofree char *message = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "    - {urn: n%u, parent_urn: n%d, depth: 1}\n", i, (int) i - 1);
  message = framework_refuse (text->str, -1);
  g_assert_cmpstr (message, ==,
                   "objects.framework.requirement_nodes[48]: The file is nested more deeply here "
                   "than any framework is." NOTHING);
}

static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (GPtrArray) all = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "    - {urn: same, ref_id: %u.10}\n", i);
  all = framework_read_text (text->str);
  g_assert_cmpuint (get (all, 0)->controls->len, ==, 20000);
  g_assert_cmpstr (get_control (all, 19999)->id, ==, "same-20000");
  g_assert_cmpstr (get_control (all, 19999)->number, ==, "19999.10");
  g_assert_cmpuint (get (all, 0)->remarks->len, ==, 501);
}

/* Wherever the file ends, it is read or refused. */
static void
test_truncated (void)
{
  g_autofree char *text = load_text ("library.yaml");

  for (gsize length = 0; length < strlen (text); length++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (text, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) all = isms_framework_read (bytes, NULL, &error);

      if (all == NULL)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      else
        g_assert_cmpuint (all->len, >, 0);
    }
}

/* --- Workbooks ------------------------------------------------------------------------------- */

#define WORKBOOK "<workbook xmlns:r=\"http://example.org/r\"><sheets>"
#define WORKBOOK_END "</sheets></workbook>"
#define ADDRESSES "<Relationships>"
#define ADDRESSES_END "</Relationships>"

static char *
make_row (const char *line, guint row)
{
  g_auto (GStrv) cells = g_strsplit (line, "|", -1);
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "<x:row r=\"%u\">", row);
  for (guint i = 0; cells[i] != NULL; i++)
    if (*cells[i] != '\0')
      g_string_append_printf (out,
                              "<x:c r=\"%c%u\" t=\"inlineStr\"><x:is><x:t>%s</x:t></x:is></x:c>",
                              'A' + i, row, cells[i]);
  g_string_append (out, "</x:row>");
  return g_string_free (out, FALSE);
}

static char *
make_sheet (const char *const *lines)
{
  GString *out = g_string_new ("<x:worksheet xmlns:x=\"y\"><x:sheetData>");

  for (guint i = 1; lines[i] != NULL && !g_str_has_prefix (lines[i], "= "); i++)
    {
      g_autofree char *row = make_row (lines[i], i);

      g_string_append (out, row);
    }
  g_string_append (out, "</x:sheetData></x:worksheet>");
  return g_string_free (out, FALSE);
}

/* Sheets from text: cells between bars, rows on lines; a sheet begins with "= name". */
static GBytes *
make_workbook (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) list = g_string_new (WORKBOOK);
  g_autoptr (GString) addresses = g_string_new (ADDRESSES);
  g_autoptr (GStrvBuilder) files = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "= "))
      {
        g_string_append_printf (list, "<sheet name=\"%s\" r:id=\"r%u\"/>", lines[i] + 2, i);
        g_string_append_printf (
            addresses, "<Relationship Id=\"r%u\" Target=\"/xl/worksheets/s%u.xml\"/>", i, i);
        g_strv_builder_take (files, g_strdup_printf ("xl/worksheets/s%u.xml", i));
        g_strv_builder_take (files, make_sheet ((const char *const *) lines + i));
      }
  g_string_append (list, WORKBOOK_END);
  g_string_append (addresses, ADDRESSES_END);
  g_strv_builder_add_many (files, "xl/workbook.xml", list->str, "xl/_rels/workbook.xml.rels",
                           addresses->str, NULL);
  all = g_strv_builder_end (files);
  return framework_make_zip ((const char *const *) all);
}

static const char harbour[] =
    "= library_meta\n"
    "type|library\nurn|urn:example:risk:library:harbour\nversion|2\nlocale|en\nref_id|harbour\n"
    "name|Harbour library\ncopyright|Nobody's\nprovider|Harbour Office\n"
    "dependencies|urn:example:a, urn:example:b\n"
    "= HR_meta\n"
    "type|framework\nbase_urn|urn:example:risk:req_node:harbour\nurn|urn:example:risk:framework:"
    "harbour\nref_id|HR\nname|Rules of the Harbour\nname[de]|Hafenregeln\n"
    "implementation_groups_definition|sizes\n"
    "= HR_content\n"
    "Assessable|depth|ref_id|name|description|implementation_groups|reference_controls|threats\n"
    "|1|5|Ropes &amp; lines\n"
    "x|2|5.10|Check ropes|Every rope_x000D_&#10;is checked.|S,M|c:Knot t:none|c:two-words\n"
    "x|3|||Twice.\n"
    "||\n"
    "X|3|||Three times.|||||beside the headings\n"
    "|1||Prérequis d'été (1)\n"
    "= c_meta\n"
    "type|reference_controls\nbase_urn|urn:example:risk:function\n"
    "= c_content\n"
    "ref_id|name|category\nknot|Tie knots|process\nTwo Words|Two\n"
    "= m_meta\n"
    "type|requirement_mapping_set\nsource_framework_urn|urn:example:f:1\ntarget_framework_urn|"
    "urn:example:f:2\nsource_node_base_urn|urn:example:n:1\ntarget_node_base_urn|urn:example:n:2\n"
    "= m_content\n"
    "source_node_id|target_node_id|relationship|rationale|strength\n5.10|A|subset|semantic|70\n"
    "= sizes_meta\n"
    "type|implementation_groups\nname|sizes\n"
    "= sizes_content\n"
    "ref_id|name\nS|Small\n"
    "= p_meta\n"
    "type|urn_prefix\n"
    "= p_content\n"
    "prefix_id|prefix_value\nc|urn:example:risk:function\n"
    "= x_meta\n"
    "type|risk_matrix\nref_id|x\n"
    "= x_content\n"
    "type|id\nprobability|0\n"
    "= Notes\n"
    "Made up for tests.";

static void
test_workbook (void)
{
  g_autoptr (GBytes) bytes = make_workbook (harbour);
  g_autofree char *expected = load_text ("library-workbook.txt");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = isms_framework_read (bytes, NULL, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = dump_all (all);
  g_assert_cmpstr (found, ==, expected);
}

/* Texts that cells share, in runs, with a reading beside; numbers as programs write them. */
static void
test_cells (void)
{
  static const char *const files[] = {
    "xl/workbook.xml",
    WORKBOOK "<sheet name=\"library_meta\" r:id=\"a\"/><sheet name=\"f_meta\" r:id=\"b\"/><sheet "
             "name=\"f_content\" r:id=\"c\"/>" WORKBOOK_END,
    "xl/_rels/workbook.xml.rels",
    ADDRESSES "<Relationship Id=\"a\" Target=\"a.xml\"/><Relationship Id=\"b\" "
              "Target=\"b.xml\"/><Relationship Id=\"c\" Target=\"c.xml\"/>" ADDRESSES_END,
    "xl/sharedStrings.xml",
    "\xef\xbb\xbf<sst><si><t>urn</t></si><si><r><t>urn:</t></r><r><t>x</t></r><rPh><t>no</t></rPh>"
    "</si><si><t>type</t></si><si><t>framework</t></si></sst>",
    "xl/a.xml",
    "<s><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row></s>",
    "xl/b.xml",
    "<s><row><c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c></row></s>",
    "xl/c.xml",
    "<s><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>ref_id</t></is></c><c r=\"C1\" "
    "t=\"inlineStr\"><is><t>assessable</t></is></c></row>"
    "<row r=\"3\"><c r=\"A3\"><v>5.0999999999999996</v></c><c r=\"C3\" t=\"b\"><v>0</v></c></row>"
    "<row r=\"4\"><c r=\"A4\" t=\"n\"><v>7</v></c><c r=\"C4\" t=\"b\"><v>1</v></c></row>"
    "<row r=\"5\"><c r=\"A5\" t=\"str\"><f>A1</f><v>8.10</v></c><c r=\"C5\"><v></v></c>"
    "</row></s>",
    NULL
  };
  g_autoptr (GBytes) bytes = framework_make_zip (files);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = isms_framework_read (bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (get (all, 0)->controls->len, ==, 3);
  g_assert_cmpstr (get_control (all, 0)->number, ==, "5.1");
  g_assert_cmpint (get_control (all, 0)->kind, ==, ISMS_FRAMEWORK_GROUP);
  g_assert_cmpstr (get_control (all, 1)->number, ==, "7");
  g_assert_cmpint (get_control (all, 1)->kind, ==, ISMS_FRAMEWORK_CONTROL);
  g_assert_cmpstr (get_control (all, 2)->number, ==, "8.10");
  g_assert_cmpint (get_control (all, 2)->kind, ==, ISMS_FRAMEWORK_GROUP);
}

static void
assert_bytes_refused (GBytes *bytes, const char *sentence)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *message = framework_refuse (data, size);

  g_assert_cmpstr (message, ==, sentence);
}

static void
test_wrong_workbooks (void)
{
  static const char *const no_workbook[] = { "a.txt", "x", NULL };
  static const char *const far_cell[] = {
    "xl/workbook.xml",
    WORKBOOK "<sheet name=\"library_meta\" r:id=\"a\"/>" WORKBOOK_END,
    "xl/_rels/workbook.xml.rels",
    ADDRESSES "<Relationship Id=\"a\" Target=\"a.xml\"/>" ADDRESSES_END,
    "xl/a.xml",
    "<s><row r=\"1\"><c r=\"XFD1\"><v>1</v></c><c><v>2</v></c></row></s>",
    NULL
  };
  g_autoptr (GBytes) archive = framework_make_zip (no_workbook);
  g_autoptr (GBytes) other = make_workbook ("= Sheet1\na|b");
  g_autoptr (GBytes) untyped = make_workbook ("= library_meta\nurn|u\n= f_meta\nurn|u");
  g_autoptr (GBytes) alone = make_workbook ("= library_meta\nurn|u\n= f_meta\ntype|framework");
  g_autoptr (GBytes) broken = make_workbook ("= library_meta\na|<b");
  g_autoptr (GBytes) wide = framework_make_zip (far_cell);
  g_autofree char *message =
      framework_refuse (g_bytes_get_data (broken, NULL), g_bytes_get_size (broken));

  assert_bytes_refused (archive, "This archive is no workbook (XLSX or ODS)." NOTHING
                                 " If a file in it is meant, unpack the archive and import "
                                 "that file.");
  assert_bytes_refused (other, "This workbook has no sheet “library_meta”, so it is no library of "
                               "frameworks." NOTHING);
  assert_bytes_refused (
      untyped, "Sheet “f_meta”: There is no row “type” that says what it is about." NOTHING);
  assert_bytes_refused (
      alone, "Sheet “f_meta”: The sheet “f_content” that belongs to it is missing." NOTHING);
  assert_bytes_refused (
      wide, "Sheet “library_meta”, cell XFE1: Up to here the workbook has more than five million "
            "cells, or a sheet more than 16,384 columns or 1,048,576 rows, which is more than is "
            "read." NOTHING);
  g_assert_true (g_str_has_prefix (message, "This workbook is damaged: xl/worksheets/s0.xml ("));
}

/* 257 MiB of the same byte in a few hundred kilobytes. */
static void
test_workbook_that_grows (void)
{
  gsize size = 257 << 20;
  g_autofree char *text = g_malloc (size + 1);
  const char *const files[] = { "xl/workbook.xml", text, NULL };
  g_autoptr (GBytes) bytes = NULL;

  memset (text, ' ', size);
  text[size] = '\0';
  bytes = framework_make_zip (files);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 400000);
  assert_bytes_refused (bytes, "Unpacked, this workbook is larger than 256 MiB, which is more than "
                               "is read." NOTHING);
}

static void
test_damaged_workbooks (void)
{
  g_autoptr (GBytes) bytes = make_workbook (harbour);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *copy = g_memdup2 (data, size);

  for (gsize length = 4; length < size; length += 3)
    {
      g_autofree char *message = framework_refuse (data, length);

      g_assert_cmpstr (message, ==, "This workbook is damaged or not complete." NOTHING);
    }
  for (gsize i = 4; i < size; i++)
    {
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) all = NULL;

      copy[i] ^= 1 << i % 8;
      damaged = g_bytes_new (copy, size);
      all = isms_framework_read (damaged, NULL, &error);
      if (all == NULL)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      copy[i] = data[i];
    }
}

/* A number is a date where it is shown as one; the first sheet here is a cover. */
static void
test_dates (void)
{
  const char *files[] = {
    "xl/workbook.xml",
    WORKBOOK "<sheet name=\"Cover\" r:id=\"a\"/><sheet name=\"Risks\" r:id=\"b\"/>" WORKBOOK_END,
    "xl/_rels/workbook.xml.rels",
    ADDRESSES "<Relationship Id=\"a\" Target=\"a.xml\"/><Relationship Id=\"b\" "
              "Target=\"b.xml\"/>" ADDRESSES_END,
    "xl/styles.xml",
    "<s><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd&quot;.&quot;mm\\.yy\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"0.00&quot; days&quot;\"/></numFmts>"
    "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
    "<xf numFmtId=\"165\"/></cellXfs></s>",
    "xl/a.xml",
    "<s><row><c><v>1</v></c></row></s>",
    "xl/b.xml",
    "<s><row><c s=\"0\"><v>46418</v></c><c s=\"1\"><v>46418</v></c><c s=\"2\"><v>46418.5</v></c>"
    "<c s=\"3\"><v>46418</v></c><c s=\"1\"><v>59</v></c><c s=\"1\"><v>0</v></c>"
    "<c s=\"9\"><v>46418</v></c></row></s>",
    NULL
  };
  static const char *const expected[] = { "46418", "2027-01-31", "2027-01-31 12:00:00",
                                          "46418", "1900-02-28", "0",
                                          "46418" };
  g_autoptr (GBytes) bytes = framework_make_zip (files);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsTable) table = isms_table_read_workbook (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (isms_table_get_sheet (table), ==, "Risks");
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (isms_table_get (table, 0, i), ==, expected[i]);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/library/yaml", test_yaml);
  g_test_add_func ("/exchange/library/types", test_types);
  g_test_add_func ("/exchange/library/syntax", test_syntax);
  g_test_add_func ("/exchange/library/names-twice", test_names_twice);
  g_test_add_func ("/exchange/library/aliases-that-grow", test_aliases_that_grow);
  g_test_add_func ("/exchange/library/aliases-that-nest", test_aliases_that_nest);
  g_test_add_func ("/exchange/library/depth", test_depth);
  g_test_add_func ("/exchange/library/levels", test_levels);
  g_test_add_func ("/exchange/library/many", test_many);
  g_test_add_func ("/exchange/library/truncated", test_truncated);
  g_test_add_func ("/exchange/library/workbook", test_workbook);
  g_test_add_func ("/exchange/library/cells", test_cells);
  g_test_add_func ("/exchange/library/dates", test_dates);
  g_test_add_func ("/exchange/library/wrong-workbooks", test_wrong_workbooks);
  g_test_add_func ("/exchange/library/workbook-that-grows", test_workbook_that_grows);
  g_test_add_func ("/exchange/library/damaged-workbooks", test_damaged_workbooks);
  return g_test_run ();
}
