/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Reading tables of any dialect and writing them: every character comes through or is reported. */

#include "isms-csv-writer.h"
#include "isms-table.h"

#include <locale.h>
#include <string.h>

static IsmsTable *
read_bytes (const char *bytes, gssize length)
{
  g_autoptr (GBytes) content = g_bytes_new (bytes, length < 0 ? strlen (bytes) : (gsize) length);
  g_autoptr (GError) error = NULL;
  IsmsTable *table = isms_table_read_csv (content, NULL, &error);

  g_assert_no_error (error);
  return table;
}

/* The table as text: cells between bars, rows between slashes. */
static void
assert_table (IsmsTable *table, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < isms_table_get_n_rows (table); i++)
    {
      if (i > 0)
        g_string_append_c (text, '/');
      for (guint j = 0; j < isms_table_get_row_size (table, i); j++)
        g_string_append_printf (text, "%s%s", j > 0 ? "|" : "", isms_table_get (table, i, j));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_read (const char *bytes, const char *expected)
{
  g_autoptr (IsmsTable) table = read_bytes (bytes, -1);

  assert_table (table, expected);
}

static void
test_dialects (void)
{
  assert_read ("", "");
  assert_read ("\n", "");
  assert_read ("a", "a");
  assert_read ("a,b\nc,d", "a|b/c|d");
  assert_read ("a,b\r\nc,d\r\n", "a|b/c|d");
  assert_read ("a,b\rc,d\r", "a|b/c|d");
  assert_read ("a,\n,b\n", "a|/|b");
  assert_read ("a,", "a|");
  assert_read ("a;b;c\n1,5;2,5;x\n", "a|b|c/1,5|2,5|x");
  assert_read ("a\tb, c\nd\te, f\n", "a|b, c/d|e, f");
  assert_read ("sep=;\r\na,x;b\r\n", "a,x|b");
  assert_read ("ref|title\nR-1|one, two\nR-2|three; four\n",
               "ref|title/R-1|one, two/R-2|three; four");
}

static void
test_quotes (void)
{
  assert_read ("\"a\"\"b\",\"c,d\"\n", "a\"b|c,d");
  assert_read ("\"\"\"\",\"\"\n", "\"|");
  assert_read ("a,\"two\nlines\"\nb,c\n", "a|two\nlines/b|c");
  assert_read ("a, \"b\" ,c\n", "a|b|c");
  assert_read ("say \"hi\",b\n", "say \"hi\"|b");
  assert_read ("\"say \"hi\" twice\",b\n", "say \"hi\" twice|b");
}

static void
test_lines (void)
{
  g_autoptr (IsmsTable) table = read_bytes ("a,b\r\n\"1\n2\r\n3\",x\r\n\r\ny,z", -1);

  g_assert_cmpuint (isms_table_get_n_rows (table), ==, 4);
  g_assert_cmpuint (isms_table_get_line (table, 1), ==, 2);
  g_assert_cmpuint (isms_table_get_line (table, 2), ==, 5);
  g_assert_true (isms_table_is_blank (table, 2));
  g_assert_cmpuint (isms_table_get_line (table, 3), ==, 6);
  g_assert_cmpstr (isms_table_get (table, 3, 7), ==, "");
  g_assert_cmpstr (isms_table_get (table, 9, 0), ==, "");
}

/* A stray mark must not swallow the rest of the file. */
static void
test_unclosed_quote (void)
{
  g_autoptr (IsmsTable) table = read_bytes ("a,b\n\"x,y\nc,\"d\"\ne,\"f\n", -1);
  const IsmsRepair *repairs;
  guint n_repairs;

  assert_table (table, "a|b/x,y\nc,\"d/e|\"f");
  repairs = isms_table_get_repairs (table, &n_repairs);
  g_assert_cmpuint (n_repairs, ==, 1);
  g_assert_cmpint (repairs[0].kind, ==, ISMS_REPAIR_QUOTE);
  g_assert_cmpuint (repairs[0].line, ==, 4);
}

static void
test_encodings (void)
{
  g_autoptr (IsmsTable) marked = read_bytes ("\xef\xbb\xbf"
                                             "Größe;b\n",
                                             -1);
  g_autoptr (IsmsTable) latin = read_bytes ("Probabilit\xe9;\x80\n", -1);
  g_autoptr (IsmsTable) little = read_bytes ("\xff\xfe"
                                             "\xe9\0,\0"
                                             "b\0",
                                             8);
  g_autoptr (IsmsTable) big = read_bytes ("\xfe\xff"
                                          "\0\xe9\0,\xd8\x3d\xde\x00",
                                          10);
  g_autoptr (IsmsTable) unmarked = read_bytes ("a\0b\0,\0c\0d\0", 10);

  assert_table (marked, "Größe|b");
  g_assert_cmpint (isms_table_get_encoding (marked), ==, ISMS_ENCODING_UTF8);
  assert_table (latin, "Probabilité|€");
  g_assert_cmpint (isms_table_get_encoding (latin), ==, ISMS_ENCODING_WINDOWS_1252);
  assert_table (little, "é|b");
  g_assert_cmpint (isms_table_get_encoding (little), ==, ISMS_ENCODING_UTF16_LE);
  assert_table (big, "é|😀");
  g_assert_cmpint (isms_table_get_encoding (big), ==, ISMS_ENCODING_UTF16_BE);
  assert_table (unmarked, "ab|cd");
}

static void
test_repairs (void)
{
  g_autoptr (IsmsTable) table = read_bytes ("é,b\nx\0y\0,ü\xff\nä,ö\n", 20);
  g_autofree char *words = NULL;
  const IsmsRepair *repairs;
  guint n_repairs;

  assert_table (table, "é|b/x�y�|ü�/ä|ö");
  repairs = isms_table_get_repairs (table, &n_repairs);
  g_assert_cmpuint (n_repairs, ==, 2);
  g_assert_cmpuint (repairs[0].line, ==, 2);
  g_assert_cmpuint (repairs[0].count, ==, 2);
  g_assert_cmpint (repairs[0].kind, ==, ISMS_REPAIR_NUL);
  g_assert_cmpint (repairs[1].kind, ==, ISMS_REPAIR_INVALID);
  words = isms_repair_dup_words (&repairs[0]);
  g_assert_cmpstr (words, ==, "Line 2: 2 NUL characters were replaced by �.");
}

static void
test_workbook (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("PK\003\004whatever", 12);
  g_autoptr (GError) error = NULL;

  g_assert_null (isms_table_read_csv (bytes, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

/* Noise, not a text with a few bytes spoiled. */
static void
test_binary (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (27);
  guint8 noise[4096];
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < sizeof noise; i++)
    noise[i] = (guint8) g_rand_int_range (rand, 0, 256);
  bytes = g_bytes_new (noise, sizeof noise);
  g_assert_null (isms_table_read_csv (bytes, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "not text"));
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a,b\n", 4);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (isms_table_read_csv (bytes, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_large (void)
{
  g_autoptr (GString) text = g_string_new ("id,text\n1,\"");
  g_autoptr (IsmsTable) cell = NULL;
  g_autoptr (IsmsTable) wide = NULL;
  g_autoptr (IsmsTable) tall = NULL;
  gsize size;

  for (guint i = 0; i < 10 * 1024 * 1024 / 32; i++)
    g_string_append (text, "a line, of prose; with \"\"marks\"\"\n");
  g_string_append (text, "\"\n2,end\n");
  cell = read_bytes (text->str, text->len);
  g_assert_cmpuint (isms_table_get_n_rows (cell), ==, 3);
  size = strlen (isms_table_get (cell, 1, 1));
  g_assert_cmpuint (size, ==,
                    10 * 1024 * 1024 / 32 * strlen ("a line, of prose; with \"marks\"\n"));
  g_assert_cmpstr (isms_table_get (cell, 2, 1), ==, "end");

  g_string_truncate (text, 0);
  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "c%u%s", i, i % 1000 == 999 ? "\n" : ";");
  wide = read_bytes (text->str, text->len);
  g_assert_cmpuint (isms_table_get_n_rows (wide), ==, 2);
  g_assert_cmpuint (isms_table_get_n_columns (wide), ==, 1000);
  g_assert_cmpstr (isms_table_get (wide, 1, 999), ==, "c1999");

  g_string_truncate (text, 0);
  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "R-%u,title %u,\"a, b\"\n", i, i);
  tall = read_bytes (text->str, text->len);
  g_assert_cmpuint (isms_table_get_n_rows (tall), ==, 100000);
  g_assert_cmpstr (isms_table_get (tall, 99999, 1), ==, "title 99999");
}

static gboolean
is_known_heading (const char *cell, gpointer user_data)
{
  return g_strv_contains (user_data, cell);
}

static void
assert_header (const char *bytes, guint row, guint n_rows, const char *headings)
{
  static const char *known[] = { "Ref", "Risk", "Owner", "Likelihood", NULL };
  g_autoptr (IsmsTable) table = read_bytes (bytes, -1);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_found;

  g_assert_cmpuint (isms_table_guess_header (table, is_known_heading, known, &n_found), ==, row);
  g_assert_cmpuint (n_found, ==, n_rows);
  for (guint i = 0; i < isms_table_get_n_columns (table); i++)
    {
      g_autofree char *heading = isms_table_dup_heading (table, row, n_rows, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", heading);
    }
  g_assert_cmpstr (text->str, ==, headings);
}

static void
test_header (void)
{
  assert_header ("", 0, 0, "");
  assert_header ("Ref,Risk\n", 0, 1, "Ref|Risk");
  assert_header ("Ref,Risk,Owner\n1,Fire,Ann\n", 0, 1, "Ref|Risk|Owner");
  assert_header ("Nom,Quoi\nAnne,Feu\nBob,Eau\n", 0, 1, "Nom|Quoi");
  assert_header (
      "Northern Mill: Risk Register,,\nVersion 3,,Seen 14/09/2026\n,,\nRef,Risk,Who\n1,Fire,Ann\n",
      3, 1, "Ref|Risk|Who");
  assert_header ("Register\n\nRef,Risk,Owner\nX/1,\"Fire, smoke\",Ann\n", 2, 1, "Ref|Risk|Owner");
  assert_header (",,\nRef,Risk,CIA,,,Today,\n,,C,I,A,Likelihood,Impact\n1,Fire,1,2,3,4,5\n", 1, 2,
                 "Ref|Risk|CIA C|CIA I|CIA A|Today Likelihood|Today Impact");
  assert_header ("Ref,Risk,,\nA,Fire,note,more\n", 0, 1, "Ref|Risk||");
  assert_header ("Risk Title\nSent to the wrong address, twice\nFlood\nFire\n", 0, 1,
                 "Risk Title|");
}

/* Cells go through a file and come back as they were. */
static void
assert_round_trip (GPtrArray *rows, char delimiter, gboolean mark)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (IsmsCsvWriter) writer = isms_csv_writer_new (stream, delimiter, mark);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (IsmsTable) table = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);

      for (guint j = 0; cells[j] != NULL; j++)
        isms_csv_writer_add (writer, cells[j]);
      g_assert_true (isms_csv_writer_end_row (writer, NULL, &error));
    }
  g_assert_true (isms_csv_writer_finish (writer, NULL, &error));
  g_output_stream_close (stream, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  table = isms_table_read_csv (bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (isms_table_get_n_rows (table), ==, rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);

      g_assert_cmpuint (isms_table_get_row_size (table, i), ==, g_strv_length (cells));
      for (guint j = 0; cells[j] != NULL; j++)
        g_assert_cmpstr (isms_csv_restore (isms_table_get (table, i, j)), ==, cells[j]);
    }
}

static void
test_round_trip (void)
{
  static const char *const pieces[] = { "=", "+", "-",  "@",    "'", "\t", "\r", "\n", "\r\n", ",",
                                        ";", "|", "\"", "\"\"", " ", "a",  "Ω",  "12", "" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);

  for (guint run = 0; run < 500; run++)
    {
      g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
      guint n_columns = g_rand_int_range (rand, 3, 6);

      g_ptr_array_add (rows, g_strsplit ("one,two,three,four,five", ",", n_columns));
      for (guint i = g_rand_int_range (rand, 1, 12); i > 0; i--)
        {
          char **cells = g_new0 (char *, n_columns + 1);

          for (guint j = 0; j < n_columns; j++)
            {
              GString *cell = g_string_new (NULL);

              for (guint k = g_rand_int_range (rand, 0, 5); k > 0; k--)
                g_string_append (cell, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
              cells[j] = g_string_free_and_steal (cell);
            }
          g_ptr_array_add (rows, cells);
        }
      assert_round_trip (rows, ',', run % 2);
    }
}

/* As an export does. */
static char *
write_cell (const char *text)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (IsmsCsvWriter) writer = isms_csv_writer_new (stream, ',', FALSE);

  isms_csv_writer_add (writer, text);
  g_assert_true (isms_csv_writer_end_row (writer, NULL, NULL));
  g_assert_true (isms_csv_writer_finish (writer, NULL, NULL));
  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
}

static void
test_defuse (void)
{
  static const char *const cells[] = { "=1+1", "+49 30", "-", "@x", "'=1", "''@", "\tx", "\rx" };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *written = write_cell (cells[i]);
      g_autoptr (IsmsTable) table = read_bytes (written, -1);
      const char *defused = isms_table_get (table, 0, 0);

      g_assert_cmpint (*defused, ==, '\'');
      g_assert_cmpstr (isms_csv_restore (defused), ==, cells[i]);
    }
  g_assert_cmpstr (isms_csv_restore ("'tis the season"), ==, "'tis the season");
}

/* Any bytes give a table of valid text, and never an endless loop. */
static void
test_random (void)
{
  static const char alphabet[] = ",;\t|\"\"\"\n\r ab='\xc3\xa9\xff\xfe\0";
  g_autoptr (GRand) rand = g_rand_new_with_seed (8859);

  for (guint run = 0; run < 3000; run++)
    {
      gsize size = g_rand_int_range (rand, 0, 400);
      g_autofree char *bytes = g_malloc (size + 1);
      g_autoptr (IsmsTable) table = NULL;
      guint n_rows;

      for (gsize i = 0; i < size; i++)
        bytes[i] = run % 3 == 0 ? g_rand_int_range (rand, 0, 256)
                                : alphabet[g_rand_int_range (rand, 0, sizeof alphabet)];
      bytes[size] = 'x';
      if (size >= 4 && bytes[0] == 'P')
        bytes[0] = 'p';
      if (size >= 4 && bytes[0] == '\xd0')
        bytes[0] = 'd';
      table = read_bytes (bytes, size);
      isms_table_guess_header (table, NULL, NULL, &n_rows);
      for (guint i = 0; i < isms_table_get_n_rows (table); i++)
        for (guint j = 0; j < isms_table_get_row_size (table, i); j++)
          g_assert_true (g_utf8_validate (isms_table_get (table, i, j), -1, NULL));
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/table/dialects", test_dialects);
  g_test_add_func ("/exchange/table/quotes", test_quotes);
  g_test_add_func ("/exchange/table/lines", test_lines);
  g_test_add_func ("/exchange/table/unclosed-quote", test_unclosed_quote);
  g_test_add_func ("/exchange/table/encodings", test_encodings);
  g_test_add_func ("/exchange/table/repairs", test_repairs);
  g_test_add_func ("/exchange/table/workbook", test_workbook);
  g_test_add_func ("/exchange/table/binary", test_binary);
  g_test_add_func ("/exchange/table/cancelled", test_cancelled);
  g_test_add_func ("/exchange/table/large", test_large);
  g_test_add_func ("/exchange/table/header", test_header);
  g_test_add_func ("/exchange/table/round-trip", test_round_trip);
  g_test_add_func ("/exchange/table/defuse", test_defuse);
  g_test_add_func ("/exchange/table/random", test_random);
  return g_test_run ();
}
