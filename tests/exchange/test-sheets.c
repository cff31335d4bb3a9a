/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Workbooks as a spreadsheet program saves them, in each format: title rows, headings merged over
 * two rows, formulas, dates, a long gap, several sheets; and those that are damaged, locked or
 * meant to harm: a sentence, and nothing imported. */

#include "framework-test.h"
#include "import-test.h"
#include "isms-table.h"

#include <locale.h>
#include <string.h>

#define NOTHING " Nothing was imported."

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "exchange", "fixtures", name, NULL);
  g_autoptr (GError) error = NULL;
  char *content;
  gsize size;

  g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (content, size);
}

static IsmsTable *
read_table (const char *name, const char *sheet)
{
  g_autoptr (GBytes) bytes = load (name);
  g_autoptr (GError) error = NULL;
  IsmsTable *table = isms_table_read_workbook (bytes, sheet, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static const char *const names[] = {
  "register.xlsx",      "register.ods",      "register.xls",
  "register-1904.xlsx", "register-1904.ods", "register-1904.xls",
};

static void
assert_cell (IsmsTable *table, guint row, guint column, const char *expected)
{
  g_assert_cmpstr (isms_table_get (table, row - 1, column - 1), ==, expected);
}

/* Whatever the format, and whatever its dates are counted from. */
static void
test_formats (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (IsmsTable) table = read_table (names[i], NULL);
      g_autofree char *sheets = g_strjoinv ("|", (char **) isms_table_get_sheets (table));

      g_assert_cmpstr (isms_table_get_sheet (table), ==, "Risks 2026");
      g_assert_cmpstr (sheets, ==, "Cover|Risks 2026|Lists");
      g_assert_cmpuint (isms_table_get_n_rows (table), ==, 1518);
      g_assert_cmpuint (isms_table_get_n_columns (table), ==, 10);
      assert_cell (table, 1, 1, "Risk register of Harbour Lights Ltd");
      assert_cell (table, 4, 3, "Inherent");
      assert_cell (table, 4, 4, "");
      assert_cell (table, 5, 4, "Impact");
      assert_cell (table, 6, 2, "Theft of laptop 1 “Ä€😀”");
      assert_cell (table, 6, 3, "2");
      assert_cell (table, 6, 5, "6");          /* what came of a formula */
      assert_cell (table, 6, 8, "2026-01-15"); /* by its format */
      assert_cell (table, 6, 9, "true");
      assert_cell (table, 7, 9, "false");
      assert_cell (table, 6, 10, "Person 1"); /* of a formula, too */
      assert_cell (table, 9, 2, "Ransomware on line 4\nseen twice");
      assert_cell (table, 18, 1, "");
      assert_cell (table, 1518, 2, "After a long gap");
    }
}

static void
test_sheets (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (IsmsTable) table = read_table (names[i], "lists");
      g_autoptr (GBytes) bytes = load (names[i]);
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (isms_table_get_sheet (table), ==, "Lists");
      assert_cell (table, 2, 1, "High");
      g_assert_null (isms_table_read_workbook (bytes, "Risk", NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_assert_cmpstr (error->message, ==,
                       "There is no sheet “Risk” in this workbook, which has: Cover, Risks 2026, "
                       "Lists." NOTHING);
    }
}

/* Headings are found below the titles, and the merged ones stand before what they span. */
static void
test_import (ModelFixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      IsmsImport *import = start_fixture (self, names[i]);
      g_autoptr (IsmsImportPlan) planned = NULL;
      g_autoptr (IsmsImportPlan) done = NULL;

      assert_targets (import, "ref title inherent_likelihood inherent_impact inherent_score "
                              "target_likelihood target_impact next_review keep owner");
      planned = plan (self, import);
      assert_fates (planned, i == 0 ? "13 0 0 0 1500" : "0 0 13 0 1500");
      done = commit (self, import);
      isms_import_free (import);
    }
  assert_rows (self,
               "SELECT ref, title, next_review, inherent_likelihood, inherent_impact, owner "
               "FROM risk_list WHERE ref IN ('X-001', 'X-004', 'X-099') ORDER BY ref",
               "X-001|Theft of laptop 1 “Ä€😀”|2026-01-15|2|3|Person 1\n"
               "X-004|Ransomware on line 4 seen twice|2026-04-15|5|4|Person 1\n"
               "X-099|After a long gap||3|3|");
}

/* --- What is wrong with workbooks --- */

static char *
refuse (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsTable) table = isms_table_read_workbook (bytes, NULL, NULL, &error);

  g_assert_null (table);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  return g_strdup (error->message);
}

static void
assert_refused (GBytes *bytes, const char *sentence)
{
  g_autofree char *message = refuse (bytes);

  g_assert_cmpstr (message, ==, sentence);
}

/* A workbook of one sheet, "S", with these texts. */
static GBytes *
make_xlsx (const char *texts, const char *rows)
{
  const char *const files[] = {
    "xl/workbook.xml",
    "<w xmlns:r=\"r\"><sheet name=\"S\" r:id=\"a\"/></w>",
    "xl/_rels/workbook.xml.rels",
    "<r><Relationship Id=\"a\" Target=\"a.xml\"/></r>",
    "xl/sharedStrings.xml",
    texts,
    "xl/a.xml",
    rows,
    NULL,
  };

  return framework_make_zip (files);
}

static GBytes *
make_ods (const char *rows)
{
  g_autofree char *content =
      g_strconcat ("<o><table:table table:name=\"S\">", rows, "</table:table></o>", NULL);
  const char *const files[] = { "content.xml", content, NULL };

  return framework_make_zip (files);
}

static guint8 *
find_bytes (guint8 *data, gsize size, const void *what, gsize what_size)
{
  for (gsize i = 0; i + what_size <= size; i++)
    if (memcmp (data + i, what, what_size) == 0)
      return data + i;
  g_assert_not_reached ();
}

/* As other programs lock them: by the archive, by its manifest, as a stream, by a record. */
static void
test_locked (void)
{
  static const char sentence[] =
      "This workbook is protected by a password." NOTHING
      " Take the protection off in the spreadsheet program and import that file.";
  static const char *const ods[] = { "content.xml", "noise", "META-INF/manifest.xml",
                                     "<m:m><m:encryption-data/></m:m>", NULL };
  static const guint8 beginning[] = { 0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00 };
  static const guint8 stream[] = "W\0o\0r\0k\0b\0o\0o\0k";
  static const guint8 package[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
  g_autoptr (GBytes) locked_ods = framework_make_zip (ods);
  g_autoptr (GBytes) xls = load ("register.xls");
  gsize size = g_bytes_get_size (xls);
  g_autofree guint8 *by_record = g_memdup2 (g_bytes_get_data (xls, NULL), size);
  g_autofree guint8 *by_stream = g_memdup2 (g_bytes_get_data (xls, NULL), size);
  g_autoptr (GBytes) locked_record = NULL;
  g_autoptr (GBytes) locked_stream = NULL;
  guint8 *entry = find_bytes (by_stream, size, stream, sizeof stream);

  find_bytes (by_record, size, beginning, sizeof beginning)[20] = 0x2f;
  locked_record = g_bytes_new_static (by_record, size);
  memcpy (entry, package, sizeof package);
  entry[64] = sizeof package + 2;
  locked_stream = g_bytes_new_static (by_stream, size);
  assert_refused (locked_ods, sentence);
  assert_refused (locked_record, sentence);
  assert_refused (locked_stream, sentence);
}

/* Wherever a file ends early, it is refused; only what stands behind all that is read may be gone.
 */
static void
test_truncated (void)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GBytes) whole = load (names[i]);
      gsize size = g_bytes_get_size (whole);
      guint n_read = 0;

      for (gsize length = 4; length < size; length += 61)
        {
          g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (whole, 0, length);
          g_autoptr (GError) error = NULL;
          g_autoptr (IsmsTable) table = isms_table_read_workbook (bytes, NULL, NULL, &error);

          n_read += table != NULL;
          if (table != NULL)
            assert_cell (table, 1518, 2, "After a long gap");
          else
            g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
        }
      g_assert_cmpuint (n_read, <, 10);
    }
}

static void
test_beyond (void)
{
  g_autoptr (GBytes) text = make_xlsx (
      "<s><si><t>x</t></si></s>",
      "<s><row r=\"7\"><c r=\"B7\" t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row></s>");
  g_autoptr (GBytes) column =
      make_xlsx ("<s/>", "<s><row><c r=\"XFD1\"><v>1</v></c><c><v>2</v></c></row></s>");

  assert_refused (text,
                  "Sheet “S”, cell C7: It points to a text that is not in the workbook, which "
                  "is damaged." NOTHING
                  " Save the workbook anew in a spreadsheet program and import that file.");
  assert_refused (column,
                  "Sheet “S”, cell XFE1: Up to here the workbook has more than five million "
                  "cells, or a sheet more than 16,384 columns or 1,048,576 rows, which is "
                  "more than is read." NOTHING);
}

/* All the columns that a sheet may have. */
static void
test_wide (ModelFixture *self, gconstpointer data)
{
  g_autoptr (GString) rows = g_string_new ("<s><row>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsTable) table = NULL;
  g_autoptr (IsmsImportPlan) planned = NULL;
  IsmsImport *import;

  for (guint i = 0; i < 16384; i++)
    g_string_append_printf (rows, "<c t=\"str\"><v>%s %u</v></c>", i == 0 ? "Title" : "Column", i);
  g_string_append (rows, "</row><row><c t=\"str\"><v>Flood</v></c><c r=\"XFD2\"><v>1</v></c></row>"
                         "</s>");
  bytes = make_xlsx ("<s/>", rows->str);
  table = isms_table_read_workbook (bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (isms_table_get_n_columns (table), ==, 16384);
  import = start (self, "asset", table);
  planned = plan (self, import);
  assert_fates (planned, "1 0 0 0 0");
  isms_import_free (import);
}

/* A small file whose cells would be many, and whose texts would be long. */
static void
test_bombs (void)
{
  g_autofree char *long_text = g_strnfill (40000, 'x');
  g_autofree char *texts = g_strdup_printf ("<s><si><t>%s</t></si></s>", long_text);
  g_autoptr (GString) rows = g_string_new ("<s>");
  g_autoptr (GBytes) tall =
      make_ods ("<table:table-row table:number-rows-repeated=\"2000000000\">"
                "<table:table-cell table:number-columns-repeated=\"2000000000\"/>"
                "<table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>");
  g_autoptr (GBytes) wide =
      make_ods ("<table:table-row table:number-rows-repeated=\"2000000000\"><table:table-cell "
                "table:number-columns-repeated=\"2000\"><text:p>x</text:p></table:table-cell>"
                "</table:table-row>");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *of_tall = refuse (tall);
  g_autofree char *of_wide = refuse (wide);
  g_autofree char *of_long = NULL;

  for (guint i = 0; i < 7000; i++)
    g_string_append (rows, "<row><c t=\"s\"><v>0</v></c></row>");
  g_string_append (rows, "</s>");
  bytes = make_xlsx (texts, rows->str);
  of_long = refuse (bytes);
  g_assert_true (g_str_has_prefix (of_tall, "Sheet “S”, cell "));
  g_assert_true (g_str_has_prefix (of_wide, "Sheet “S”, cell "));
  g_assert_cmpstr (
      of_long, ==,
      "Up to row 6711, the sheet “S” has more text than 256 MiB, which is more than is "
      "read." NOTHING);
}

/* Entities of a file's own are not even looked at. */
static void
test_entities (void)
{
  static const char bomb[] = "<!DOCTYPE s [<!ENTITY a \"xxxxxxxxxx\"><!ENTITY b \"&a;&a;&a;\">]>"
                             "<s><si><t>&b;</t></si></s>";
  static const char sentence[] =
      "This workbook defines words of its own in its files (DOCTYPE), which no spreadsheet program "
      "does." NOTHING;
  static const char *const ods[] = { "content.xml", bomb, NULL };
  g_autoptr (GBytes) xlsx = make_xlsx (bomb, "<s/>");
  g_autoptr (GBytes) content = framework_make_zip (ods);
  g_autoptr (GBytes) unknown = make_xlsx ("<s><si><t>&b;</t></si></s>", "<s/>");
  g_autofree char *message = refuse (unknown);

  assert_refused (xlsx, sentence);
  assert_refused (content, sentence);
  g_assert_true (g_str_has_prefix (message, "This workbook is damaged: xl/sharedStrings.xml ("));
}

/* Comments, drawings and what was changed are not what cells say. */
static void
test_asides (void)
{
  g_autoptr (GBytes) bytes = make_ods (
      "<table:table-row><table:table-cell "
      "office:value-type=\"string\"><office:annotation><text:p>no"
      "</text:p></office:annotation><text:p>a<text:s text:c=\"2\"/>b</text:p><text:p>c<text:span>d"
      "</text:span></text:p></table:table-cell>"
      "<table:covered-table-cell><text:p>hidden</text:p></table:covered-table-cell>"
      "<table:table-cell office:value-type=\"percentage\" office:value=\"0.25\"><text:p>25</text:p>"
      "</table:table-cell>"
      "<table:table-cell office:value-type=\"time\" office:time-value=\"PT14H05M00S\"/>"
      "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-03-31T10:30:00\"/>"
      "</table:table-row>");
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsTable) table = isms_table_read_workbook (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  assert_cell (table, 1, 1, "a  b\ncd");
  assert_cell (table, 1, 2, "");
  assert_cell (table, 1, 3, "25%");
  assert_cell (table, 1, 4, "14:05");
  assert_cell (table, 1, 5, "2026-03-31 10:30:00");
}

static void
assert_remarks (IsmsTable *table, const char *expected)
{
  g_autofree char *remarks = g_strjoinv ("\n", (char **) isms_table_get_remarks (table));

  g_assert_cmpstr (remarks, ==, expected);
}

/* Row 1 has headings on blue, row 3 is a banded one; column C has lights alone, D has words, too.
 */
#define CELL(style, text) "<c s=\"" style "\" t=\"str\"><v>" text "</v></c>"
#define LIGHT(style) "<c s=\"" style "\"/>"
#define ROWS(d3)                                                                                   \
  "<s><row>" CELL ("1", "Ref") CELL ("1", "Title") CELL ("1", "Light") CELL ("1", "Note")          \
      LIGHT ("1") "</row><row>" CELL ("0", "A-1") CELL ("0", "Mill") LIGHT ("2")                   \
          LIGHT ("0") "</row><row>" CELL ("3", "A-2") CELL ("3", "Dam") LIGHT ("4")                \
              d3 LIGHT ("3") "</row><row>" LIGHT ("2") LIGHT ("2") "</row></s>"

static IsmsTable *
read_fills (const char *rows)
{
  const char *const files[] = {
    "xl/workbook.xml",
    "<w xmlns:r=\"r\"><sheet name=\"S\" r:id=\"a\"/></w>",
    "xl/_rels/workbook.xml.rels",
    "<r><Relationship Id=\"a\" Target=\"a.xml\"/></r>",
    "xl/theme/theme1.xml",
    "<t><clrScheme><dk1><sysClr lastClr=\"000000\"/></dk1><lt1><sysClr lastClr=\"FFFFFF\"/></lt1>"
    "<dk2><srgbClr val=\"1F497D\"/></dk2><lt2><srgbClr val=\"EEECE1\"/></lt2>"
    "<accent1><srgbClr val=\"70AD47\"/></accent1></clrScheme></t>",
    "xl/styles.xml",
    "<s><fills><fill><patternFill patternType=\"none\"/></fill>"
    "<fill><patternFill patternType=\"solid\"><fgColor indexed=\"12\"/></patternFill></fill>"
    "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFFC7CE\"/></patternFill></fill>"
    "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFD9D9D9\"/></patternFill></fill>"
    "<fill><patternFill patternType=\"solid\"><fgColor theme=\"4\" tint=\"0.4\"/></patternFill>"
    "</fill></fills><cellStyleXfs><xf fillId=\"3\"/></cellStyleXfs><cellXfs><xf fillId=\"0\"/>"
    "<xf fillId=\"1\"/><xf fillId=\"2\"/><xf fillId=\"3\"/><xf fillId=\"4\"/></cellXfs></s>",
    "xl/a.xml",
    rows,
    NULL,
  };
  g_autoptr (GBytes) bytes = framework_make_zip (files);
  g_autoptr (GError) error = NULL;
  IsmsTable *table = isms_table_read_workbook (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  return table;
}

/* A column of colours alone is read by their names, and told; banded rows and headings are none. */
static void
test_fills (void)
{
  g_autoptr (IsmsTable) table = read_fills (ROWS (LIGHT ("3")));

  assert_remarks (table, "Column C has colours and no words. They are read by their names: green, "
                         "red.");
  g_assert_cmpuint (isms_table_get_n_columns (table), ==, 4);
  assert_cell (table, 1, 3, "Light");
  assert_cell (table, 2, 3, "red");
  assert_cell (table, 2, 4, "");
  assert_cell (table, 3, 3, "green");
  assert_cell (table, 3, 4, "");
  assert_cell (table, 4, 1, "");
}

/* Where there are words as well, the colours are not read, and that is told. */
static void
test_fills_beside_words (void)
{
  g_autoptr (IsmsTable) mixed = NULL;
  g_autofree char *rows = g_strdup_printf ("<s>%s%s</s>", ROWS (LIGHT ("2")),
                                           "<row>" CELL ("0", "A-3") CELL ("0", "Weir") LIGHT ("0")
                                               CELL ("0", "Later") "</row>");

  mixed = read_fills (rows);
  assert_remarks (mixed,
                  "Column C has colours and no words. They are read by their names: green, red.\n"
                  "In column D, 1 cell has a colour and no words. That colour is not read.");
  assert_cell (mixed, 3, 4, "");
}

static void
test_fills_of_ods (void)
{
  g_autofree char *content = g_strconcat (
      "<o><style:style style:name=\"a\"><style:table-cell-properties "
      "fo:background-color=\"#ffff00\"/></style:style><style:style style:name=\"b\">"
      "<style:table-cell-properties fo:background-color=\"transparent\"/></style:style>"
      "<style:style style:name=\"c\"><style:table-cell-properties "
      "fo:background-color=\"#00b050\"/></style:style>"
      "<table:table table:name=\"S\"><table:table-column/>"
      "<table:table-column table:default-cell-style-name=\"c\"/>"
      "<table:table-row><table:table-cell><text:p>Title</text:p>"
      "</table:table-cell><table:table-cell><text:p>Light</text:p></table:table-cell>"
      "</table:table-row><table:table-row table:number-rows-repeated=\"2\">"
      "<table:table-cell table:style-name=\"b\"><text:p>Mill</text:p></table:table-cell>"
      "<table:table-cell table:style-name=\"a\"/>"
      "<table:table-cell table:style-name=\"a\" table:number-columns-repeated=\"16000\"/>"
      "</table:table-row><table:table-row><table:table-cell><text:p>Dam</text:p>"
      "</table:table-cell><table:table-cell/></table:table-row></table:table></o>",
      NULL);
  const char *const files[] = { "content.xml", content, NULL };
  g_autoptr (GBytes) bytes = framework_make_zip (files);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsTable) table = isms_table_read_workbook (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  assert_remarks (table, "Column B has colours and no words. They are read by their names: "
                         "green, yellow.");
  assert_cell (table, 2, 2, "yellow");
  assert_cell (table, 3, 2, "yellow");
  assert_cell (table, 4, 2, "green"); /* of its column */
  g_assert_cmpuint (isms_table_get_n_columns (table), ==, 2);
}

/* A colour of the palette, or one that the workbook has put into it. */
static void
test_fills_of_xls (void)
{
  g_autoptr (IsmsTable) table = read_table ("lights.xls", NULL);

  assert_remarks (table, "Column C has colours and no words. They are read by their names: green, "
                         "red, yellow.");
  assert_cell (table, 1, 3, "Light");
  assert_cell (table, 2, 3, "green");
  assert_cell (table, 3, 3, "red");
  assert_cell (table, 4, 3, "yellow");
  assert_cell (table, 5, 3, "green");
}

#define add_test(path, func)                                                                       \
  g_test_add ("/exchange/sheets/" path, ModelFixture, NULL, model_fixture_set_up, func,            \
              model_fixture_tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/sheets/formats", test_formats);
  g_test_add_func ("/exchange/sheets/sheets", test_sheets);
  add_test ("import", test_import);
  g_test_add_func ("/exchange/sheets/locked", test_locked);
  g_test_add_func ("/exchange/sheets/truncated", test_truncated);
  g_test_add_func ("/exchange/sheets/beyond", test_beyond);
  add_test ("wide", test_wide);
  g_test_add_func ("/exchange/sheets/bombs", test_bombs);
  g_test_add_func ("/exchange/sheets/entities", test_entities);
  g_test_add_func ("/exchange/sheets/asides", test_asides);
  g_test_add_func ("/exchange/sheets/fills", test_fills);
  g_test_add_func ("/exchange/sheets/fills-beside-words", test_fills_beside_words);
  g_test_add_func ("/exchange/sheets/fills-of-ods", test_fills_of_ods);
  g_test_add_func ("/exchange/sheets/fills-of-xls", test_fills_of_xls);
  return g_test_run ();
}
