/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A management review on paper (9.3), of a workspace whose figures are known: every figure, change
 * and sign, before the meeting, held and approved; two pages where there is little to say. */

#include "isms-review-report.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "isms-day.h"
#include "isms-review-approval.h"
#include "report-test.h"
#include "review-case.h"
#include "review-fixture.h"

typedef IsmsReport *(*Compose) (IsmsDatabase *db, gint64 id, GDateTime *date, GError **error);

static guint
count_pages (IsmsReport *report, IsmsPaper paper)
{
  g_autoptr (IsmsReportPages) pages = NULL;
  IsmsPageSetup setup;

  isms_page_setup_init (&setup, paper, FALSE);
  pages = isms_report_paginate (report, &setup);
  return isms_report_pages_get_n_pages (pages);
}

/* Its words, one space between them. */
static char *
read_words (const char *path)
{
  g_autofree char *raw = report_test_get_text (path, "-raw");
  g_auto (GStrv) words = g_strsplit_set (raw, " \n\f", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) kept = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (builder, words[i]);
  kept = g_strv_builder_end (builder);
  return g_strjoinv (" ", kept);
}

static char *
print (IsmsReport *report, IsmsPaper paper)
{
  g_autofree char *path = NULL;
  char *text;
  IsmsPageSetup setup;

  isms_page_setup_init (&setup, paper, FALSE);
  path = report_test_write (report, &setup, "review");
  text = read_words (path);
  if (g_getenv ("SHOTS") == NULL)
    g_unlink (path);
  return text;
}

static void
assert_says (const char *text, const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words, "\302\240", -1);
  g_autofree char *whole = g_strjoinv ("\302\240", lines);

  if (strstr (text, whole) == NULL)
    g_error ("“%s” is not in: %s", words, text);
}

static void
assert_silent (const char *text, const char *words)
{
  if (strstr (text, words) != NULL)
    g_error ("“%s” is in: %s", words, text);
}

static IsmsReport *
compose (ModelFixture *fixture, gint64 review)
{
  g_autoptr (GDateTime) date = g_date_time_new_now_utc ();
  g_autoptr (GError) error = NULL;
  IsmsReport *report = isms_review_report_new (fixture->reader, review, date, &error);

  g_assert_no_error (error);
  return report;
}

/* --- Figures that are known --- */

/* One that is 0 now and then, and of which nothing is to be thought, is named with the others. */
static void
assert_figures (ModelFixture *fixture, gint64 review, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReviewBoard) board =
      isms_review_board_load (fixture->reader, review, NULL, &error);
  const ReviewCaseFigure *figures;
  guint n, n_told = 0;

  g_assert_no_error (error);
  figures = review_case_list (&n);
  for (guint i = 0; i < n; i++)
    {
      const IsmsReviewFigure *figure = isms_review_board_get_figure (board, figures[i].name);
      g_autoptr (GString) row = g_string_new (figure->label);
      IsmsReviewFigure before = { .unit = figure->unit,
                                  .has_value = figures[i].first >= 0,
                                  .value = figures[i].first };
      g_autofree char *earlier = isms_review_figure_dup_value (&before);

      if (figures[i].reason != NULL
          && (g_str_equal (figures[i].second_sign, "act")
              || g_str_equal (figures[i].second_sign, "watch")))
        g_string_append_printf (row, " %s", figures[i].reason);
      g_string_append_printf (row, " %s %s", figures[i].value, earlier);
      if (figures[i].change != NULL)
        g_string_append_printf (row, " %s", figures[i].change);
      if (figures[i].second > 0)
        {
          g_string_replace (row, "\302\240", " ", 0);
          assert_says (text, row->str);
          n_told++;
        }
      else
        assert_says (text, figure->label);
    }
  g_assert_cmpuint (n_told, >, 40);
}

static void
test_known_figures (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (ReviewCase) known = review_case_new (fixture->store);
  g_autoptr (IsmsReport) report = NULL;
  g_autofree char *text = NULL, *letter = NULL;

  review_case_build (known);
  report = compose (fixture, known->second);
  text = print (report, ISMS_PAPER_A4);
  letter = print (report, ISMS_PAPER_LETTER);
  assert_says (text, "Management Review Pre-read for the meeting on ");
  assert_figures (fixture, known->second, text);
  assert_figures (fixture, known->second, letter);
  assert_says (text, "9.3.2 a) Earlier decisions");
  assert_says (text, "9.3.2 g) Ideas for improvement");
  assert_silent (text, "What was said");
  assert_silent (text, "Conclusion");
  assert_silent (text, "A draft");
}

/* Held, the figures are those of that day, whatever is recorded since. */
static void
test_held (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (ReviewCase) known = review_case_new (fixture->store);
  g_autoptr (IsmsReport) report = NULL;
  g_autofree char *text = NULL, *today = isms_day_today ();

  review_case_build (known);
  set_field (fixture, "review", known->second, "conclusion", "It works.");
  set_field (fixture, "review", known->second, "held_on", today);
  create_record (fixture, "nonconformity", "A door stands open");
  create_record (fixture, "issue", "A flood");
  create_record (fixture, "improvement", "A bell");
  report = compose (fixture, known->second);
  text = print (report, ISMS_PAPER_A4);
  assert_figures (fixture, known->second, text);
  assert_silent (text, "A door stands open");
  assert_says (text, "A draft: the review is not approved yet.");
  assert_says (text, "Conclusion It works.");
  assert_says (text, "Chair");
}

static void
test_same_bytes (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (ReviewCase) known = review_case_new (fixture->store);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GBytes) first = NULL;
  IsmsPageSetup setup;

  review_case_build (known);
  isms_page_setup_init (&setup, ISMS_PAPER_A4, FALSE);
  for (guint i = 0; i < 2; i++)
    {
      /* At whatever time of the day. */
      g_autoptr (GDateTime) date =
          g_date_time_new_utc (g_date_time_get_year (now), g_date_time_get_month (now),
                               g_date_time_get_day_of_month (now), 8 + (int) i * 9, 30, 15.0);
      g_autoptr (IsmsReport) report =
          isms_review_report_new (fixture->reader, known->second, date, NULL);
      g_autoptr (GBytes) bytes = isms_report_create_pdf (report, &setup, NULL, NULL);

      if (first == NULL)
        first = g_steal_pointer (&bytes);
      else
        g_assert_true (g_bytes_equal (first, bytes));
    }
}

/* The tags: a heading for each input, tables with their headings, and trends as figures. */
static void
test_structure (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (ReviewCase) known = review_case_new (fixture->store);
  g_autoptr (IsmsReport) report = NULL;
  g_autofree char *path = NULL, *structure = NULL;
  IsmsPageSetup setup;

  review_case_build (known);
  report = compose (fixture, known->second);
  isms_page_setup_init (&setup, ISMS_PAPER_A4, FALSE);
  path = report_test_write (report, &setup, "structure");
  structure = report_test_get_structure (path);
  g_assert_nonnull (strstr (structure, "H1 (block)\n    \"Management Review\""));
  g_assert_nonnull (strstr (structure, "H3 (block)\n    \"9.3.2 d) 1) Nonconformities\""));
  g_assert_nonnull (strstr (structure, "H2 (block)\n    \"Participants\""));
  g_assert_nonnull (strstr (structure, "Figure"));
  g_unlink (path);
}

/* --- Little to say --- */

static gint64
hold_small (ModelFixture *fixture)
{
  gint64 review;

  create_record (fixture, "person", "Ada Lind");
  create_record (fixture, "person", "Ben Moro");
  for (guint i = 1; i <= 3; i++)
    {
      create_record (fixture, "risk", "A door stands open");
      set_field (fixture, "risk", i, "owner", "1");
      rate_risk (fixture, i, ISMS_POSTURE_CURRENT, 2, (int) i + 1);
    }
  create_record (fixture, "objective", "Doors are shut");
  create_record (fixture, "issue", "The street is loud");
  review = hold_review (fixture, "First", 0, 1);
  add_decision (fixture, review, "Buy a safe", 2, "2099-01-31");
  add_decision (fixture, review, "Count the keys", 1, "2099-02-28");
  return review;
}

static void
test_two_pages (ModelFixture *fixture, gconstpointer data)
{
  gint64 review = hold_small (fixture);
  g_autoptr (IsmsReport) report = compose (fixture, review);
  g_autofree char *text = print (report, ISMS_PAPER_LETTER);

  g_assert_cmpuint (count_pages (report, ISMS_PAPER_A4), <=, 2);
  g_assert_cmpuint (count_pages (report, ISMS_PAPER_LETTER), <=, 2);
  assert_says (text, "Looks Back To Nothing: this is the first review");
  assert_says (text, "Ada Lind");
  assert_says (text, "Changed circumstances 9.3.2 b)");
  assert_says (text, "Looked at.");
  assert_says (text, "Buy a safe");
  assert_says (text, "All ten inputs were considered (9.3.2 a to g).");
  assert_says (text, "Conclusion It works, with gaps.");
  assert_says (text, "Yes In part Yes");
  assert_says (text, "Annex A: Risks");
  assert_says (text, "R-001 A door stands open Ada Lind");
  assert_silent (text, "Last review");
}

/* Nothing is cut where there is much: every decision and every word is there. */
static void
test_much (ModelFixture *fixture, gconstpointer data)
{
  gint64 review = hold_small (fixture);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (IsmsReport) report = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *title = g_strdup_printf ("Decision number %u", 100 + i);

      add_decision (fixture, review, title, 1, "2099-01-31");
    }
  for (guint i = 0; i < 900; i++)
    g_string_append_printf (words, "w%04uz ", i);
  set_field (fixture, "review", review, "conclusion", words->str);
  set_field (fixture, "review_input", find_review_input (fixture, review, "f"), "minuted",
             words->str);
  report = compose (fixture, review);
  text = print (report, ISMS_PAPER_A4);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *title = g_strdup_printf ("Decision number %u", 100 + i);

      assert_says (text, title);
    }
  for (guint i = 0; i < 900; i++)
    {
      g_autofree char *word = g_strdup_printf ("w%04uz", i);

      assert_says (text, word);
    }
  g_assert_cmpuint (count_pages (report, ISMS_PAPER_A4), >, 4);
}

/* --- Between reviews --- */

static void
test_status (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (ReviewCase) known = review_case_new (fixture->store);
  g_autoptr (GDateTime) date = g_date_time_new_now_utc ();
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReport) report = NULL;
  g_autofree char *text = NULL, *today = isms_day_today ();
  g_autofree char *day = isms_day_dup_words (today);
  g_autofree char *next = g_strdup_printf ("Next review MR-002, %s Next audit ", day);

  review_case_build (known);
  report = isms_status_report_new (fixture->reader, date, &error);
  g_assert_no_error (error);
  text = print (report, ISMS_PAPER_A4);
  g_assert_cmpuint (count_pages (report, ISMS_PAPER_A4), ==, 1);
  g_assert_cmpuint (count_pages (report, ISMS_PAPER_LETTER), ==, 1);
  assert_says (text, "ISMS Status");
  assert_says (text, "Earlier decisions 9.3.2 a)");
  assert_says (text, "Ideas for improvement 9.3.2 g)");
  assert_says (text, "Last review MR-001, ");
  /* MR-001 is held and not approved: it is still open, and yet not the next one. */
  assert_says (text, next);
}

/* One page with nothing at all, too. */
static void
test_status_of_nothing (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) date = g_date_time_new_now_utc ();
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReport) report = isms_status_report_new (fixture->reader, date, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = print (report, ISMS_PAPER_LETTER);
  g_assert_cmpuint (count_pages (report, ISMS_PAPER_LETTER), ==, 1);
  assert_says (text, "Last review None was held yet Next review No day yet Next audit None is "
                     "planned Overdue Nothing");
}

static void
test_gone (ModelFixture *fixture, gconstpointer data)
{
  const Compose papers[] = { isms_review_report_new, isms_review_addenda_report_new };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (GDateTime) date = g_date_time_new_now_utc ();
      g_autoptr (GError) error = NULL;

      g_assert_null (papers[i](fixture->reader, 7, date, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "en_US.UTF-8");
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/report/9.3.2-known-figures", test_known_figures);
  add_model_test ("/report/9.3.3-as-held", test_held);
  add_model_test ("/report/review/same-bytes", test_same_bytes);
  add_model_test ("/report/review/structure", test_structure);
  add_model_test ("/report/review/two-pages", test_two_pages);
  add_model_test ("/report/review/much", test_much);
  add_model_test ("/report/review/status", test_status);
  add_model_test ("/report/review/status-of-nothing", test_status_of_nothing);
  add_model_test ("/report/review/gone", test_gone);
  return g_test_run ();
}
