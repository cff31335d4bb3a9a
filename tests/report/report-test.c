/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Reports to test with, and poppler's tools to read what was written. */

#include "report-test.h"

#include "isms-heat-chart.h"

#include <glib/gstdio.h>

static const char *const syllables[] = { "ka", "ro", "mi", "ta", "len", "sor", "ved", "pi", "una" };

static void
draw_heat (cairo_t *cr,
           PangoContext *context,
           const IsmsPalette *palette,
           double width,
           double height,
           gpointer user_data)
{
  g_autoptr (IsmsHeatGeometry) geometry =
      isms_heat_chart_layout (user_data, context, width, height);

  isms_heat_chart_draw (user_data, geometry, cr, palette,
                        ISMS_HEAT_DRAW_COUNTS | ISMS_HEAT_DRAW_CHIPS);
}

static IsmsHeatChart *
make_chart (guint seed)
{
  static const char *const likelihoods[] = { "Rare", "Unlikely", "Possible", "Likely",
                                             "Almost certain" };
  static const char *const impacts[] = { "Negligible", "Minor", "Moderate", "Major", "Severe" };
  static const char *const signs[] = { "L", "M", "H", "V", "E" };
  static const char *const names[] = { "Low", "Medium", "High", "Very high", "Extreme" };
  const char *const chips[] = { "R-001", "R-014", "R-107", NULL };
  IsmsHeatChart *chart = isms_heat_chart_new (5, 5);

  isms_heat_chart_set_titles (chart, "Likelihood", "Impact");
  for (int l = 1; l <= 5; l++)
    {
      isms_heat_chart_set_likelihood (chart, l, likelihoods[l - 1]);
      isms_heat_chart_set_impact (chart, l, impacts[l - 1]);
      for (int i = 1; i <= 5; i++)
        {
          int level = (l + i - 2) * 5 / 9;
          guint count = (guint) (l * i + (int) seed) % 4;

          isms_heat_chart_set_level (chart, l, i, level + 1, signs[level], names[level], level < 2);
          isms_heat_chart_set_count (chart, l, i, count);
          if (count == 3)
            isms_heat_chart_set_chips (chart, l, i, chips);
        }
    }
  return chart;
}

static void
add_charts (IsmsReport *report)
{
  const char *words = "38 risks: 4 extreme, 9 very high, 12 high, 13 below the acceptance line.";
  IsmsReportChart one = { "Current", words,          0.58,
                          draw_heat, make_chart (0), (GDestroyNotify) isms_heat_chart_unref };
  IsmsReportChart two[] = {
    { "Inherent", words, 0.8, draw_heat, make_chart (1), (GDestroyNotify) isms_heat_chart_unref },
    { "Target", words, 0.8, draw_heat, make_chart (2), (GDestroyNotify) isms_heat_chart_unref },
  };

  isms_report_add_charts (report, &one, 1);
  isms_report_add_charts (report, two, 2);
}

static void
add_register (IsmsReport *report)
{
  const IsmsReportColumn columns[] = {
    { "Ref", 1, ISMS_REPORT_START },       { "Risk", 5, ISMS_REPORT_START },
    { "Owner", 2, ISMS_REPORT_START },     { "Current", 1.6, ISMS_REPORT_START },
    { "Treatment", 2, ISMS_REPORT_START }, { "Review", 1.5, ISMS_REPORT_START },
    { "Cost", 1.2, ISMS_REPORT_END },
  };
  IsmsReportTable *table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *ref = g_strdup_printf ("R-%03u", i + 1);
      g_autofree char *title = report_test_lorem (3 + i * 7 % 19);
      g_autofree char *cost = g_strdup_printf ("%u,%03u", 1 + i * 13 % 90, i * 111 % 1000);
      const char *const cells[] = {
        ref,           title, i % 3 ? "Ama Osei" : "Jonas Weidenhammer", "Very high", "Modify",
        "12 Nov 2026", cost
      };

      isms_report_table_add_row (table, cells);
      isms_report_table_set_tone (table, 3, (int) (1 + i % 5));
    }
}

/* @n_words made-up words, always the same. */
char *
report_test_lorem (guint n_words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      for (guint k = 0; k < 1 + (i * 5 + n_words) % 4; k++)
        g_string_append (text, syllables[(i * 7 + k * 3 + n_words) % G_N_ELEMENTS (syllables)]);
    }
  g_string_append_c (text, '.');
  return g_string_free (text, FALSE);
}

IsmsReport *
report_test_new (void)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 11, 12, 9, 30, 0);
  IsmsReport *report = isms_report_new ("Risk assessment report", date);
  const IsmsReportFigure figures[] = { { "Risks", "38", "4 more than a year ago" },
                                       { "Above the acceptance line", "13",
                                         "5 of them in treatment" },
                                       { "Not rated", "2", NULL },
                                       { "Changed in the last 90 days", "17", NULL },
                                       { "Treatment cost", "€ 148,200", "planned until June" } };
  const char *const points[] = { "The scope is the whole company.",
                                 "Cloud services are in scope, their providers are not.", NULL };
  const IsmsReportSignature signatures[] = { { "Assessed by", "Ama Osei" },
                                             { "Approved by", NULL } };
  g_autofree char *longer = report_test_lorem (140);
  g_autofree char *shorter = report_test_lorem (50);

  isms_report_set_language (report, "en");
  isms_report_set_subtitle (report, "Information security risks and how they stand");
  isms_report_set_organisation (report, "Brightwater Instruments");
  isms_report_set_classification (report, "Confidential");
  isms_report_set_author (report, "Ama Osei");
  isms_report_add_paragraph (report, shorter);
  isms_report_add_figures (report, figures, G_N_ELEMENTS (figures));
  isms_report_add_heading (report, 1, "How risks are assessed");
  isms_report_add_paragraph (report, longer);
  isms_report_add_list (report, points);
  isms_report_add_note (report, shorter);
  isms_report_add_heading (report, 1, "Where they stand");
  isms_report_add_heading (report, 2, "On the map");
  add_charts (report);
  isms_report_add_heading (report, 2, "The register");
  isms_report_add_paragraph (report, longer);
  add_register (report);
  isms_report_add_heading (report, 3, "Remarks");
  isms_report_add_paragraph (report, longer);
  isms_report_add_signatures (report, signatures, G_N_ELEMENTS (signatures));
  return report;
}

/* A table of three columns with made-up words that are all different. */
void
report_test_add_words (IsmsReport *report, GRand *random, guint n_rows, guint words_per_cell)
{
  const IsmsReportColumn columns[] = { { "First", 1, ISMS_REPORT_START },
                                       { "Second", 3, ISMS_REPORT_CENTER },
                                       { "Third", 1, ISMS_REPORT_END } };
  IsmsReportTable *table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
  guint n = 0;

  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *cells[3] = { NULL, NULL, NULL };

      for (guint i = 0; i < 3; i++)
        {
          GString *text = g_string_new (NULL);
          gint32 n_words = g_rand_int_range (random, 0, (gint32) words_per_cell + 1);

          for (gint32 word = 0; word < n_words; word++)
            g_string_append_printf (text, "%sw%04uz", word > 0 ? " " : "", n++);
          cells[i] = g_string_free (text, FALSE);
        }
      isms_report_table_add_row (table, (const char *const *) cells);
      g_clear_pointer (&cells[1], g_free);
      g_clear_pointer (&cells[2], g_free);
    }
}

char *
report_test_write (IsmsReport *report, const IsmsPageSetup *setup, const char *name)
{
  const char *folder = g_getenv ("SHOTS") != NULL ? g_getenv ("SHOTS") : g_get_tmp_dir ();
  g_autofree char *base = g_strdup_printf ("%s-%d.pdf", name, getpid ());
  char *path = g_build_filename (folder, g_getenv ("SHOTS") != NULL ? name : base, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  isms_report_save_pdf (report, setup, file, NULL, &error);
  g_assert_no_error (error);
  return path;
}

char *
report_test_run (const char *const *command)
{
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return output;
}

char *
report_test_get_text (const char *path, const char *mode)
{
  const char *const command[] = { "pdftotext", mode, path, "-", NULL };

  return report_test_run (command);
}

char *
report_test_get_structure (const char *path)
{
  const char *const command[] = { "pdfinfo", "-struct-text", path, NULL };

  return report_test_run (command);
}
