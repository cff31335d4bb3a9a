/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Pages lose no word, leave no heading alone, and keep inside their margins. */

#include "report-test.h"

#include <glib/gstdio.h>
#include <string.h>

static IsmsReport *
make_report (void)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 11, 12, 9, 30, 0);
  IsmsReport *report = isms_report_new ("Pages", date);

  isms_report_set_language (report, "en");
  return report;
}

static char *
get_text (IsmsReport *report, const IsmsPageSetup *setup, const char *name, const char *mode)
{
  g_autofree char *path = report_test_write (report, setup, name);
  char *text = report_test_get_text (path, mode);

  if (g_getenv ("SHOTS") == NULL)
    g_unlink (path);
  return text;
}

/* Every word w0000z … is there exactly once. */
static void
check_words (const char *text)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) words = g_strsplit_set (text, " \n\f", -1);
  guint highest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] == 'w' && g_ascii_isdigit (words[i][1]))
      {
        g_assert_cmpuint (strlen (words[i]), ==, 6);
        g_assert_true (g_hash_table_add (seen, g_strdup (words[i])));
        highest = MAX (highest, (guint) g_ascii_strtoull (words[i] + 1, NULL, 10));
      }
  g_assert_cmpuint (g_hash_table_size (seen), ==, highest + 1);
}

static void
test_random_tables (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (IsmsReport) report = make_report ();
      guint n_rows = (guint) g_rand_int_range (random, 1, 40);
      guint n_words = (guint) g_rand_int_range (random, 1, 4000 / (gint32) n_rows);
      IsmsPageSetup setup;

      n_words = MIN (n_words, 900);
      report_test_add_words (report, random, n_rows, MIN (n_words, 3000 / n_rows));
      isms_page_setup_init (&setup, i % 2 ? ISMS_PAPER_A4 : ISMS_PAPER_LETTER, i % 3 == 0);
      g_autofree char *text = get_text (report, &setup, "words.pdf", "-raw");

      check_words (text);
    }
}

/* One row of 900 words a cell is higher than a page and goes on over several. */
static void
test_tall_row (void)
{
  g_autoptr (IsmsReport) report = make_report ();
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  IsmsPageSetup setup;

  isms_report_add_paragraph (report, "Before.");
  report_test_add_words (report, random, 2, 1800);
  isms_page_setup_init (&setup, ISMS_PAPER_A4, FALSE);
  g_autoptr (IsmsReportPages) pages = isms_report_paginate (report, &setup);
  g_autofree char *text = get_text (report, &setup, "tall.pdf", "-raw");
  g_auto (GStrv) sheets = g_strsplit (text, "\f", -1);

  g_assert_cmpuint (isms_report_pages_get_n_pages (pages), >, 2);
  check_words (text);
  /* The row begins under the paragraph, and each page repeats the heading. */
  g_assert_nonnull (strstr (sheets[0], "w0000z"));
  for (guint i = 0; i < isms_report_pages_get_n_pages (pages); i++)
    g_assert_nonnull (strstr (sheets[i], "Second"));
}

static void
test_long_words (void)
{
  g_autoptr (IsmsReport) report = make_report ();
  const IsmsReportColumn columns[] = { { "Short", 1, ISMS_REPORT_START },
                                       { "Other", 1, ISMS_REPORT_END },
                                       { "Third", 1, ISMS_REPORT_START },
                                       { "Fourth", 1, ISMS_REPORT_START } };
  g_autofree char *word = g_strnfill (300, 'q');
  const char *const cells[] = { word, "1", word, "x" };
  IsmsPageSetup setup;
  guint n = 0;

  isms_report_table_add_row (isms_report_add_table (report, columns, 4), cells);
  isms_report_add_heading (report, 2, word);
  isms_report_add_paragraph (report, word);
  isms_page_setup_init (&setup, ISMS_PAPER_A4, FALSE);
  g_autofree char *text = get_text (report, &setup, "long.pdf", "-raw");

  for (const char *c = text; *c != '\0'; c++)
    n += *c == 'q';
  g_assert_cmpuint (n, ==, 4 * 300);
}

/* Whatever stands before it, a heading has the beginning of its text on its own page. */
static void
test_no_widowed_heading (void)
{
  IsmsPageSetup setup;

  isms_page_setup_init (&setup, ISMS_PAPER_A4, FALSE);
  for (guint lines = 28; lines < 46; lines++)
    for (guint kind = 0; kind < 3; kind++)
      {
        g_autoptr (IsmsReport) report = make_report ();
        g_autoptr (GRand) random = g_rand_new_with_seed (1);

        for (guint i = 0; i < lines; i++)
          isms_report_add_paragraph (report, "Line");
        isms_report_add_heading (report, 1, "Outer");
        isms_report_add_heading (report, 2, "Inner");
        if (kind == 0)
          isms_report_add_paragraph (report, "Body");
        else if (kind == 1)
          report_test_add_words (report, random, 9, 30);
        else
          isms_report_add_figures (report, &(IsmsReportFigure) { "Body", "1", NULL }, 1);
        g_autofree char *text = get_text (report, &setup, "widow.pdf", "-raw");
        g_auto (GStrv) sheets = g_strsplit (text, "\f", -1);

        for (guint i = 0; sheets[i] != NULL; i++)
          {
            gboolean inner = strstr (sheets[i], "Inner") != NULL;

            g_assert_cmpint (strstr (sheets[i], "Outer") != NULL, ==, inner);
            if (inner)
              g_assert_true (strstr (sheets[i], "Body") != NULL
                             || strstr (sheets[i], "Second") != NULL);
          }
      }
}

/* A row that heads others is not the last of its page, nor the first row of a long table alone. */
static void
test_no_widowed_rows (void)
{
  const IsmsReportColumn columns[] = { { "Column", 1, ISMS_REPORT_START, FALSE } };
  const char *const group[] = { "group" };
  const char *const part[] = { "part" };
  IsmsPageSetup setup;

  isms_page_setup_init (&setup, ISMS_PAPER_A4, FALSE);
  for (guint lines = 0; lines < 40; lines++)
    {
      g_autoptr (IsmsReport) report = make_report ();
      IsmsReportTable *table;

      for (guint i = 0; i < lines; i++)
        isms_report_add_paragraph (report, "Line");
      table = isms_report_add_table (report, columns, 1);
      isms_report_table_add_row (table, part);
      for (guint i = 0; i < 40; i++)
        {
          isms_report_table_add_row (table, i % 4 == 0 || i % 8 == 1 ? group : part);
          if (i % 4 == 0 || i % 8 == 1)
            isms_report_table_set_strong (table, 0);
        }
      g_autofree char *text = get_text (report, &setup, "rows.pdf", "-raw");
      g_auto (GStrv) sheets = g_strsplit (text, "\f", -1);

      for (guint i = 0; sheets[i] != NULL; i++)
        {
          const char *first =
              strstr (sheets[i], "Line") != NULL ? strstr (sheets[i], "part") : NULL;
          const char *last = g_strrstr (sheets[i], "group");

          g_assert_true (last == NULL || strstr (last, "part") != NULL);
          if (first != NULL)
            g_assert_nonnull (strstr (first, "group"));
        }
    }
}

/* A short list is divided rather than leaving a hole, but four rows stand on each page. */
static void
test_short_list (void)
{
  const IsmsReportColumn columns[] = { { "Column", 1, ISMS_REPORT_START, FALSE } };
  const char *const cells[] = { "part" };
  guint n_divided = 0;
  IsmsPageSetup setup;

  isms_page_setup_init (&setup, ISMS_PAPER_A4, FALSE);
  for (guint lines = 0; lines < 40; lines++)
    {
      g_autoptr (IsmsReport) report = make_report ();
      IsmsReportTable *table;
      guint n_sheets = 0;

      for (guint i = 0; i < lines; i++)
        isms_report_add_paragraph (report, "Line");
      table = isms_report_add_table (report, columns, 1);
      for (guint i = 0; i < 9; i++)
        isms_report_table_add_row (table, cells);
      g_autofree char *text = get_text (report, &setup, "list.pdf", "-raw");
      g_auto (GStrv) sheets = g_strsplit (text, "\f", -1);

      for (guint i = 0; sheets[i] != NULL; i++)
        {
          g_auto (GStrv) parts = g_strsplit (sheets[i], "part", -1);
          guint n = g_strv_length (parts) > 0 ? g_strv_length (parts) - 1 : 0;

          g_assert_true (n == 0 || n >= 4);
          n_sheets += n > 0;
        }
      n_divided += n_sheets == 2;
    }
  g_assert_cmpuint (n_divided, >, 1);
}

/* However high rows are: the last one does not stand on a page by itself. */
static void
test_last_row (void)
{
  const IsmsReportColumn columns[] = { { "Column", 1, ISMS_REPORT_START, FALSE } };
  const char *const cells[] = { "part\n2\n3\n4\n5\n6" };
  static const guint n_rows[] = { 4, 7, 14 };
  IsmsPageSetup setup;

  isms_page_setup_init (&setup, ISMS_PAPER_A4, TRUE);
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (IsmsReport) report = make_report ();
      IsmsReportTable *table;
      guint n_last = 0;

      for (guint k = 0; k < i / 3; k++)
        isms_report_add_paragraph (report, "Line");
      table = isms_report_add_table (report, columns, 1);
      for (guint k = 0; k < n_rows[i % 3]; k++)
        isms_report_table_add_row (table, cells);
      g_autofree char *text = get_text (report, &setup, "last.pdf", "-raw");
      g_auto (GStrv) sheets = g_strsplit (text, "\f", -1);

      for (guint k = 0; sheets[k] != NULL; k++)
        {
          g_auto (GStrv) parts = g_strsplit (sheets[k], "part", -1);

          if (g_strv_length (parts) > 1)
            n_last = g_strv_length (parts) - 1;
        }
      g_assert_cmpuint (n_last, >, 1);
    }
}

/* Of a divided paragraph at least two lines stand on each page. */
static void
test_no_single_lines (void)
{
  IsmsPageSetup setup;

  isms_page_setup_init (&setup, ISMS_PAPER_A4, FALSE);
  /* A line before moves the paragraph by less than its own lines are high. */
  for (guint lines = 0; lines < 40; lines++)
    {
      g_autoptr (IsmsReport) report = make_report ();
      g_autoptr (GString) before = g_string_new ("Line");

      for (guint i = 0; i < 26 + lines / 4; i++)
        isms_report_add_paragraph (report, "Line");
      for (guint i = 0; i < lines % 4; i++)
        g_string_append (before, "\nLine");
      isms_report_add_paragraph (report, before->str);
      isms_report_add_paragraph (report, "part\npart\npart\npart\npart");
      g_autofree char *text = get_text (report, &setup, "single.pdf", "-raw");
      g_auto (GStrv) sheets = g_strsplit (text, "\f", -1);

      for (guint i = 0; sheets[i] != NULL; i++)
        {
          g_auto (GStrv) parts = g_strsplit (sheets[i], "part", -1);
          guint n = g_strv_length (parts) > 0 ? g_strv_length (parts) - 1 : 0;

          g_assert_cmpuint (n, !=, 1);
          g_assert_cmpuint (n, !=, 4);
        }
    }
}

/* Nothing is drawn in the margins but the running title and the footer. */
static void
test_inside_margins (void)
{
  const IsmsPaper papers[] = { ISMS_PAPER_A4, ISMS_PAPER_LETTER };

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (IsmsReport) report = report_test_new ();
      IsmsPageSetup setup;

      isms_page_setup_init (&setup, papers[i / 2], i % 2);
      g_autoptr (IsmsReportPages) pages = isms_report_paginate (report, &setup);

      for (guint page = 0; page < isms_report_pages_get_n_pages (pages); page++)
        {
          cairo_surface_t *record =
              cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
          cairo_t *cr = cairo_create (record);
          double x, y, width, height;

          isms_report_draw_page (pages, cr, page);
          g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
          cairo_recording_surface_ink_extents (record, &x, &y, &width, &height);
          g_assert_cmpfloat (x, >=, setup.left - 2);
          g_assert_cmpfloat (x + width, <=, setup.width - setup.right + 2);
          g_assert_cmpfloat (y, >=, setup.top - 30);
          g_assert_cmpfloat (y + height, <=, setup.height - setup.bottom + 36);
          cairo_destroy (cr);
          cairo_surface_destroy (record);
        }
    }
}

static void
test_thousand_rows (void)
{
  g_autoptr (IsmsReport) report = make_report ();
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  IsmsPageSetup setup;

  report_test_add_words (report, random, 1000, 6);
  isms_page_setup_init (&setup, ISMS_PAPER_A4, TRUE);
  g_autoptr (IsmsReportPages) pages = isms_report_paginate (report, &setup);
  guint n_pages = isms_report_pages_get_n_pages (pages);
  g_autofree char *text = get_text (report, &setup, "thousand.pdf", "-raw");
  g_autofree char *last = g_strdup_printf ("Page %u of %u", n_pages, n_pages);

  check_words (text);
  g_assert_cmpuint (n_pages, >, 20);
  g_assert_nonnull (strstr (text, last));
}

static void
test_empty (void)
{
  g_autoptr (IsmsReport) report = make_report ();
  const IsmsReportColumn column = { "Alone", 1, ISMS_REPORT_START };
  const char *const none[] = { NULL };
  IsmsPageSetup setup;

  isms_report_add_table (report, &column, 1);
  isms_report_add_list (report, none);
  isms_report_add_figures (report, NULL, 0);
  isms_report_add_signatures (report, NULL, 0);
  isms_report_add_paragraph (report, "");
  isms_report_add_heading (report, 1, "Last");
  isms_report_add_page_break (report);
  isms_page_setup_init (&setup, ISMS_PAPER_A4, FALSE);
  g_autoptr (IsmsReportPages) pages = isms_report_paginate (report, &setup);
  g_autofree char *text = get_text (report, &setup, "empty.pdf", "-raw");

  g_assert_cmpuint (isms_report_pages_get_n_pages (pages), ==, 1);
  g_assert_nonnull (strstr (text, "Alone"));
}

/* A table of a few rows, with what introduces it, is on one page. */
static void
test_short_table (void)
{
  const IsmsReportColumn columns[] = { { "Place", 1, ISMS_REPORT_START, FALSE },
                                       { "Thing", 2, ISMS_REPORT_START, FALSE } };
  IsmsPageSetup setup;

  isms_page_setup_init (&setup, ISMS_PAPER_A4, FALSE);
  for (guint lines = 24; lines < 44; lines += 2)
    {
      g_autoptr (IsmsReport) report = make_report ();
      IsmsReportTable *table;
      g_autofree char *text = NULL;
      g_auto (GStrv) sheets = NULL;
      guint n_whole = 0;

      for (guint i = 0; i < lines; i++)
        isms_report_add_paragraph (report, "Line");
      isms_report_add_heading (report, 2, "Head");
      isms_report_add_paragraph (report, "Introduction");
      table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
      for (guint i = 1; i <= 6; i++)
        {
          g_autofree char *place = g_strdup_printf ("Row%u", i);

          isms_report_table_add_row (table, (const char *const[]) { place, "thing" });
        }
      text = get_text (report, &setup, "short.pdf", "-raw");
      sheets = g_strsplit (text, "\f", -1);
      for (guint i = 0; sheets[i] != NULL; i++)
        n_whole += strstr (sheets[i], "Head") != NULL && strstr (sheets[i], "Introduction") != NULL
                   && strstr (sheets[i], "Row1") != NULL && strstr (sheets[i], "Row6") != NULL;
      g_assert_cmpuint (n_whole, ==, 1);
    }
}

/* Sections are not held together by what introduces them. */
static void
test_short_sections (void)
{
  g_autoptr (IsmsReport) report = make_report ();
  g_autofree char *text = NULL;
  g_auto (GStrv) sheets = NULL;
  IsmsPageSetup setup;

  isms_page_setup_init (&setup, ISMS_PAPER_A4, FALSE);
  for (guint i = 1; i <= 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("Section%u", i);

      isms_report_add_heading (report, 1, name);
      isms_report_add_paragraph (report, "Nothing to say.");
    }
  text = get_text (report, &setup, "sections.pdf", "-raw");
  sheets = g_strsplit (text, "\f", -1);
  g_assert_nonnull (strstr (sheets[0], "Section8"));
}

static void
note_size (cairo_t *cr,
           PangoContext *context,
           const IsmsPalette *palette,
           double width,
           double height,
           gpointer user_data)
{
  double *size = user_data;

  size[0] = width;
  size[1] = height;
}

/* A chart that says no height takes what is left of the page. */
/* Whoever signs sees something above; however the page before is filled. */
static void
test_signatures (void)
{
  const IsmsReportColumn columns[] = { { "Person", 1, ISMS_REPORT_START },
                                       { "Risks", 1, ISMS_REPORT_END } };
  const IsmsReportSignature signatures[] = { { "Prepared by", NULL }, { "Approved by", NULL } };
  IsmsPageSetup setup;
  gboolean moved = FALSE;

  isms_page_setup_init (&setup, ISMS_PAPER_A4, FALSE);
  for (guint n = 28; n < 40; n++)
    {
      g_autoptr (IsmsReport) report = make_report ();
      const char *const cells[] = { "Ada", "7" };
      g_autofree char *text = NULL;
      g_auto (GStrv) sheets = NULL;
      const char *heading;
      const char *row;
      guint last;

      for (guint i = 0; i < n; i++)
        isms_report_add_paragraph (report, "Filling.");
      isms_report_add_heading (report, 2, "Who assessed");
      isms_report_add_paragraph (report, "By their ratings.");
      isms_report_table_add_row (isms_report_add_table (report, columns, 2), cells);
      isms_report_add_signatures (report, signatures, G_N_ELEMENTS (signatures));
      text = get_text (report, &setup, "signatures.pdf", "-layout");
      sheets = g_strsplit (text, "\f", -1);
      for (last = 0; strstr (sheets[last], "Approved by") == NULL; last++)
        ;
      heading = strstr (sheets[last], "Who assessed");
      row = strstr (sheets[last], "Ada");
      g_assert_nonnull (heading);
      g_assert_true (heading < strstr (heading, "By their ratings."));
      g_assert_true (heading < row && row < strstr (sheets[last], "Approved by"));
      moved = moved || (last == 1 && strstr (sheets[1], "Filling.") == NULL);
    }
  g_assert_true (moved);
}

/* Below a long table its last rows, under its heading. */
static void
test_signatures_below_table (void)
{
  const IsmsReportColumn columns[] = { { "Person", 1, ISMS_REPORT_START },
                                       { "Risks", 1, ISMS_REPORT_END } };
  const IsmsReportSignature signatures[] = { { "Prepared by", NULL }, { "Approved by", NULL } };
  IsmsPageSetup setup;
  gboolean moved = FALSE;

  isms_page_setup_init (&setup, ISMS_PAPER_A4, TRUE);
  for (guint n = 14; n < 30; n++)
    {
      g_autoptr (IsmsReport) report = make_report ();
      g_autofree char *text = NULL;
      g_auto (GStrv) sheets = NULL;
      IsmsReportTable *table;
      guint last;

      isms_report_add_heading (report, 1, "Who assessed");
      table = isms_report_add_table (report, columns, 2);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *name = g_strdup_printf ("w%04uz", i);
          const char *const cells[] = { name, "7" };

          isms_report_table_add_row (table, cells);
        }
      isms_report_add_signatures (report, signatures, G_N_ELEMENTS (signatures));
      text = get_text (report, &setup, "signatures-table.pdf", "-layout");
      check_words (text);
      sheets = g_strsplit (text, "\f", -1);
      for (last = 0; strstr (sheets[last], "Approved by") == NULL; last++)
        ;
      g_assert_nonnull (strstr (sheets[last], "Person"));
      g_assert_nonnull (strstr (sheets[last], "w00"));
      moved = moved || (last == 1 && strstr (sheets[0], "w0010z") != NULL);
    }
  g_assert_true (moved);
}

static void
test_filling_chart (void)
{
  double size[2] = { 0, 0 };
  const IsmsReportChart chart = {
    .alternative = "Told", .silent = TRUE, .draw = note_size, .user_data = size
  };
  g_autoptr (IsmsReport) report = make_report ();
  g_autofree char *text = NULL;
  IsmsPageSetup setup;

  isms_page_setup_init (&setup, ISMS_PAPER_A4, TRUE);
  isms_report_set_compact (report, TRUE);
  isms_report_add_charts (report, &chart, 1);
  text = get_text (report, &setup, "fill.pdf", "-raw");
  g_assert_null (strstr (text, "Told"));
  g_assert_nonnull (strstr (text, "Page 1 of 1"));
  g_assert_cmpfloat (size[0], >, setup.width - setup.left - setup.right - 1);
  g_assert_cmpfloat (size[1], >, 0.85 * (setup.height - setup.top - setup.bottom));
  g_assert_cmpfloat (size[1], <, setup.height - setup.top - setup.bottom);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/paginate/random-tables-keep-words", test_random_tables);
  g_test_add_func ("/report/paginate/tall-row", test_tall_row);
  g_test_add_func ("/report/paginate/long-words", test_long_words);
  g_test_add_func ("/report/paginate/no-widowed-heading", test_no_widowed_heading);
  g_test_add_func ("/report/paginate/no-widowed-rows", test_no_widowed_rows);
  g_test_add_func ("/report/paginate/short-list", test_short_list);
  g_test_add_func ("/report/paginate/last-row-not-alone", test_last_row);
  g_test_add_func ("/report/paginate/no-single-lines", test_no_single_lines);
  g_test_add_func ("/report/paginate/inside-margins", test_inside_margins);
  g_test_add_func ("/report/paginate/thousand-rows", test_thousand_rows);
  g_test_add_func ("/report/paginate/short-table", test_short_table);
  g_test_add_func ("/report/paginate/short-sections", test_short_sections);
  g_test_add_func ("/report/paginate/signatures", test_signatures);
  g_test_add_func ("/report/paginate/signatures-below-table", test_signatures_below_table);
  g_test_add_func ("/report/paginate/filling-chart", test_filling_chart);
  g_test_add_func ("/report/paginate/empty", test_empty);
  return g_test_run ();
}
