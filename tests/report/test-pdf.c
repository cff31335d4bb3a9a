/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The PDF of a report: structure, text, metadata, and the same bytes each time. */

#include "report-test.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  IsmsReport *report;
  IsmsPageSetup setup;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->report = report_test_new ();
  isms_page_setup_init (&fixture->setup, ISMS_PAPER_A4, FALSE);
  fixture->path = report_test_write (fixture->report, &fixture->setup, "all.pdf");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (g_getenv ("SHOTS") == NULL)
    g_unlink (fixture->path);
  g_free (fixture->path);
  isms_report_unref (fixture->report);
}

static void
assert_contains (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is missing in:\n%s", part, text);
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + strlen (part), part))
    n++;
  return n;
}

static char *
read_file (const char *path, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *data = NULL;

  g_file_get_contents (path, &data, length, &error);
  g_assert_no_error (error);
  return data;
}

static void
test_structure (Fixture *fixture, gconstpointer data)
{
  g_autofree char *structure = report_test_get_structure (fixture->path);

  assert_contains (structure, "Document\n  P (block)");
  g_assert_cmpuint (count (structure, "H1 (block)"), ==, 1);
  assert_contains (structure, "H1 (block)\n    \"Risk assessment report\"");
  assert_contains (structure, "H2 (block)\n    \"How risks are assessed\"");
  assert_contains (structure, "H3 (block)\n    \"On the map\"");
  assert_contains (structure, "H4 (block)\n    \"Remarks\"");
  assert_contains (structure, "L (block)\n    LI (block)\n      Lbl (block)");
  g_assert_cmpuint (count (structure, "Figure"), ==, 3);
  g_assert_cmpuint (count (structure, "Table (block)"), ==, 1);
  /* One heading row, though it is drawn on three pages; and forty of the register. */
  g_assert_cmpuint (count (structure, "    TR\n"), ==, 41);
  g_assert_cmpuint (count (structure, "      TH"), ==, 7);
  g_assert_cmpuint (count (structure, "      TD\n"), ==, 7 * 40);
  /* The running title and the footer are no part of the text. */
  g_assert_null (strstr (structure, "Page 1"));
}

static void
test_metadata (Fixture *fixture, gconstpointer data)
{
  const char *const command[] = { "pdfinfo", "-custom", fixture->path, NULL };
  const char *const plain[] = { "pdfinfo", fixture->path, NULL };
  g_autofree char *custom = report_test_run (command);
  g_autofree char *info = report_test_run (plain);
  gsize length;
  g_autofree char *bytes = read_file (fixture->path, &length);

  assert_contains (custom, "Confidential");
  assert_contains (info, "Title:           Risk assessment report\n");
  assert_contains (info, "Author:          Ama Osei\n");
  assert_contains (info, "CreationDate:    Thu Nov 12 09:30:00 2026");
  assert_contains (info, "Tagged:          yes");
  assert_contains (info, "(A4)");
  g_assert_nonnull (memmem (bytes, length, "/Lang <feff0065006e>", 20));
  g_assert_nonnull (memmem (bytes, length, "/Alt <feff00330038", 18));
  g_assert_nonnull (memmem (bytes, length, "/Scope /Column", 14));
}

static void
draw_square (cairo_t *cr,
             PangoContext *context,
             const IsmsPalette *palette,
             double width,
             double height,
             gpointer user_data)
{
  double *wanted = user_data;

  g_assert_cmpfloat (width, >=, 60);
  g_assert_cmpfloat (height, ==, 40);
  *wanted += 1;
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
}

/* Drawings in a table: each is drawn once, a figure with its own words, in a row that is high
 * enough. */
static void
test_drawings (void)
{
  const IsmsReportColumn columns[] = { { "Figure", 1, ISMS_REPORT_START },
                                       { "Trend", 0.01, ISMS_REPORT_START } };
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 11, 12, 9, 30, 0);
  g_autoptr (IsmsReport) report = isms_report_new ("Drawings", date);
  IsmsReportTable *table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
  double n_drawn = 0;
  IsmsPageSetup setup;
  const char *at;
  gsize length;

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *words = g_strdup_printf ("%c", 'A' + (char) (i % 26));
      const char *const cells[] = { "Risks", NULL };
      const IsmsReportDrawing drawing = { words, 60, 40, draw_square, &n_drawn, NULL };

      isms_report_table_add_row (table, cells);
      isms_report_table_set_drawing (table, 1, &drawing);
    }
  isms_page_setup_init (&setup, ISMS_PAPER_A4, FALSE);
  g_autoptr (IsmsReportPages) pages = isms_report_paginate (report, &setup);
  g_autofree char *path = report_test_write (report, &setup, "drawings");
  g_autofree char *structure = report_test_get_structure (path);
  g_autofree char *bytes = read_file (path, &length);

  g_assert_cmpuint (isms_report_pages_get_n_pages (pages), ==, 3);
  g_assert_cmpfloat (n_drawn, ==, 30);
  g_assert_cmpuint (count (structure, "Figure"), ==, 30 + 1 /* the heading */);
  at = bytes;
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *alternative = g_strdup_printf ("/Alt <feff%04x>", 'A' + i % 26);

      at = memmem (at, length - (gsize) (at - bytes), alternative, strlen (alternative));
      g_assert_nonnull (at);
    }
  g_unlink (path);
}

static void
test_outline (Fixture *fixture, gconstpointer data)
{
  gsize length;
  g_autofree char *bytes = read_file (fixture->path, &length);
  const char *const titles[] = { "(How risks are assessed)", "(Where they stand)", "(On the map)",
                                 "(Remarks)" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *entry = g_strconcat ("/Title ", titles[i], NULL);

      g_assert_nonnull (memmem (bytes, length, entry, strlen (entry)));
    }
}

static void
test_sound (Fixture *fixture, gconstpointer data)
{
  const char *const command[] = { "qpdf", "--check", fixture->path, NULL };
  g_autofree char *program = g_find_program_in_path ("qpdf");
  g_autofree char *output = NULL;

  if (program == NULL)
    {
      g_test_skip ("qpdf is not installed");
      return;
    }
  output = report_test_run (command);
  assert_contains (output, "No syntax or stream encoding errors found");
}

static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsReport) again = report_test_new ();
  gsize length;
  g_autofree char *bytes = read_file (fixture->path, &length);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  isms_report_write_pdf (again, &fixture->setup, stream, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                   g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), bytes,
                   length);
}

static void
test_footer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsReportPages) pages = isms_report_paginate (fixture->report, &fixture->setup);
  guint n_pages = isms_report_pages_get_n_pages (pages);
  g_autofree char *text = report_test_get_text (fixture->path, "-layout");
  g_auto (GStrv) sheets = g_strsplit (text, "\f", -1);

  g_assert_cmpuint (n_pages, >, 3);
  g_assert_cmpuint (g_strv_length (sheets), ==, n_pages + 1);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *footer = g_strdup_printf ("Page %u of %u", i + 1, n_pages);

      assert_contains (sheets[i], footer);
      assert_contains (sheets[i], "12 Nov 2026");
      assert_contains (sheets[i], "Confidential");
      assert_contains (sheets[i], "Risk assessment report");
      g_assert_cmpuint (count (sheets[i], "Brightwater Instruments"), ==, 1);
    }
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (
      isms_report_write_pdf (fixture->report, &fixture->setup, stream, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), ==, 0);
}

static void
test_letter_and_landscape (void)
{
  const IsmsPaper papers[] = { ISMS_PAPER_A4, ISMS_PAPER_LETTER };
  const char *const sizes[] = { "595.276 x 841.89 pts (A4)", "841.89 x 595.276 pts (A4)",
                                "612 x 792 pts (letter)", "792 x 612 pts (letter)" };

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (IsmsReport) report = report_test_new ();
      g_autofree char *name = g_strdup_printf ("paper-%u.pdf", i);
      IsmsPageSetup setup;

      isms_page_setup_init (&setup, papers[i / 2], i % 2);
      g_autofree char *path = report_test_write (report, &setup, name);
      const char *const command[] = { "pdfinfo", path, NULL };
      g_autofree char *info = report_test_run (command);

      assert_contains (info, sizes[i]);
      if (g_getenv ("SHOTS") == NULL)
        g_unlink (path);
    }
}

static void
test_right_to_left (void)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 11, 12, 9, 30, 0);
  g_autoptr (IsmsReport) report = isms_report_new ("تقرير تقييم المخاطر", date);
  const IsmsReportColumn columns[] = { { "المرجع", 1, ISMS_REPORT_START },
                                       { "الخطر", 4, ISMS_REPORT_START },
                                       { "التكلفة", 1, ISMS_REPORT_END } };
  const char *const cells[] = { "R-001", "سرقة حاسوب محمول غير مشفر", "12,400" };
  const char *const points[] = { "النطاق هو الشركة كلها.", "Cloud services are in scope.", NULL };
  IsmsReportTable *table;
  IsmsPageSetup setup;

  isms_report_set_language (report, "ar");
  isms_report_set_organisation (report, "شركة المثال");
  isms_report_add_heading (report, 1, "كيف تُقيَّم المخاطر");
  isms_report_add_paragraph (report, "تُقيَّم المخاطر حسب الاحتمال والأثر.");
  isms_report_add_list (report, points);
  isms_report_add_note (report, "ملاحظة");
  table = isms_report_add_table (report, columns, 3);
  isms_report_table_add_row (table, cells);
  isms_report_table_set_tone (table, 1, 4);
  isms_page_setup_init (&setup, ISMS_PAPER_A4, FALSE);
  g_autofree char *path = report_test_write (report, &setup, "rtl.pdf");
  const char *const command[] = { "pdftotext", "-bbox", path, "-", NULL };
  g_autofree char *boxes = report_test_run (command);
  double ref, cost;

  /* The first column stands at the right, numbers end at the left. */
  assert_contains (boxes, ">R-001<");
  ref =
      g_ascii_strtod (g_strrstr_len (boxes, strstr (boxes, ">R-001<") - boxes, "xMin=") + 6, NULL);
  cost =
      g_ascii_strtod (g_strrstr_len (boxes, strstr (boxes, ">12,400<") - boxes, "xMin=") + 6, NULL);
  g_assert_cmpfloat (ref, >, 450);
  g_assert_cmpfloat (cost, <, 70);
  if (g_getenv ("SHOTS") == NULL)
    g_unlink (path);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/report/pdf/structure", Fixture, NULL, set_up, test_structure, tear_down);
  g_test_add ("/report/pdf/metadata", Fixture, NULL, set_up, test_metadata, tear_down);
  g_test_add ("/report/pdf/outline", Fixture, NULL, set_up, test_outline, tear_down);
  g_test_add ("/report/pdf/sound", Fixture, NULL, set_up, test_sound, tear_down);
  g_test_add ("/report/pdf/same-bytes", Fixture, NULL, set_up, test_same_bytes, tear_down);
  g_test_add ("/report/pdf/footer", Fixture, NULL, set_up, test_footer, tear_down);
  g_test_add ("/report/pdf/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add_func ("/report/pdf/drawings", test_drawings);
  g_test_add_func ("/report/pdf/letter-and-landscape", test_letter_and_landscape);
  g_test_add_func ("/report/pdf/right-to-left", test_right_to_left);
  return g_test_run ();
}
