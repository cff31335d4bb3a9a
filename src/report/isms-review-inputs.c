/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a management review looks at, input by input: its figures now and at the last review, how
 * they went, what is to be thought of them and why, the records that a reader asks for first, and
 * what was said and decided. Figures with nothing in them are named in one line. */

#include "isms-config.h"

#include "isms-review-parts.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-report-facts.h"
#include "isms-review.h"
#include "isms-spark-chart.h"

#define MOST_LISTED 12 /* records of an input; the registers have all of them */

#define TREND_WIDTH 66.0
#define TREND_HEIGHT 13.0

/* --- Figures --- */

static gboolean
is_flat (const IsmsReviewFigure *figure)
{
  for (guint i = 0; figure->points != NULL && i < figure->points->len; i++)
    {
      const IsmsReviewPoint *point = figure->points->pdata[i];

      if (point->has_value && (point->value > 0 || point->value < 0))
        return FALSE;
    }
  return TRUE;
}

gboolean
isms_review_paper_is_quiet (const IsmsReviewFigure *figure)
{
  return figure->sign < ISMS_REVIEW_WATCH
         && !(figure->has_value && (figure->value > 0 || figure->value < 0))
         && !(figure->has_before && (figure->before > 0 || figure->before < 0)) && is_flat (figure);
}

static gboolean
has_trend (const IsmsReviewFigure *figure)
{
  guint n = 0;

  for (guint i = 0; figure->points != NULL && i < figure->points->len; i++)
    n += ((const IsmsReviewPoint *) figure->points->pdata[i])->has_value;
  return n > 1 && !is_flat (figure);
}

/* "Dec 2025" */
static char *
dup_month (const char *iso)
{
  GDate day;
  char words[32];

  if (!isms_day_parse (iso, &day) || g_date_strftime (words, sizeof words, "%b %Y", &day) == 0)
    return g_strdup (iso);
  return g_strdup (words);
}

static IsmsSparkChart *
create_trend (const IsmsReviewFigure *figure)
{
  IsmsSparkChart *chart = isms_spark_chart_new ();

  for (guint i = 0; i < figure->points->len; i++)
    {
      const IsmsReviewPoint *point = figure->points->pdata[i];
      IsmsReviewFigure at = { .unit = figure->unit, .has_value = TRUE, .value = point->value };
      g_autofree char *month = dup_month (point->day);
      g_autofree char *words = isms_review_figure_dup_value (&at);

      if (point->has_value)
        isms_spark_chart_add_value (chart, month, point->value, words);
      else
        isms_spark_chart_add_gap (chart, month);
    }
  isms_spark_chart_set_bare (chart, TRUE);
  return chart;
}

static void
draw_trend (cairo_t *cr,
            PangoContext *context,
            const IsmsPalette *palette,
            double width,
            double height,
            gpointer chart)
{
  isms_spark_chart_draw (chart, context, cr, width, height, palette);
}

static void
set_trend (IsmsReportTable *table, guint column, const IsmsReviewFigure *figure)
{
  IsmsSparkChart *chart = create_trend (figure);
  g_autofree char *words = isms_spark_chart_dup_description (chart);
  const IsmsReportDrawing drawing = { .alternative = words,
                                      .width = TREND_WIDTH,
                                      .height = TREND_HEIGHT,
                                      .draw = draw_trend,
                                      .user_data = chart,
                                      .destroy = (GDestroyNotify) isms_spark_chart_unref };

  isms_report_table_set_drawing (table, column, &drawing);
}

/* The columns that a table of figures has: the first review has nothing to compare with. */
typedef struct
{
  IsmsReportTable *table;
  gboolean compared;
  gboolean trends;
} Figures;

static void
begin_figures (Figures *figures, IsmsReport *report)
{
  IsmsReportColumn columns[6] = {
    { _ ("Figure"), 3.9, ISMS_REPORT_START, FALSE },
    { C_ ("figure", "Now"), 1.25, ISMS_REPORT_END, FALSE },
  };
  guint n = 2;

  if (figures->compared)
    {
      columns[n++] = (IsmsReportColumn) { _ ("Last review"), 1.25, ISMS_REPORT_END, FALSE };
      columns[n++] = (IsmsReportColumn) { _ ("Change"), 1.2, ISMS_REPORT_END, FALSE };
    }
  columns[n++] = (IsmsReportColumn) { C_ ("figure", "Sign"), 0.9, ISMS_REPORT_START, FALSE };
  if (figures->trends)
    columns[n++] = (IsmsReportColumn) { _ ("Twelve months"), 1.4, ISMS_REPORT_START, FALSE };
  figures->table = isms_report_add_table (report, columns, n);
}

/* The reason stands under the name of the figure that gives it. */
static void
add_figure (Figures *figures, const IsmsReviewFigure *figure)
{
  gboolean striking = figure->sign >= ISMS_REVIEW_WATCH;
  IsmsReviewFigure earlier = { .unit = figure->unit,
                               .has_value = figure->has_before,
                               .value = figure->before };
  g_autofree char *name = striking && figure->reason != NULL
                              ? g_strdup_printf ("%s\n%s", figure->label, figure->reason)
                              : g_strdup (figure->label);
  g_autofree char *now = isms_review_figure_dup_value (figure);
  g_autofree char *before = isms_review_figure_dup_value (&earlier);
  g_autofree char *change = isms_review_figure_dup_change (figure);
  const char *cells[6] = { name, now };
  guint n = 2;

  if (figures->compared)
    {
      cells[n++] = before;
      cells[n++] = change;
    }
  if (figure->sign != ISMS_REVIEW_NONE)
    cells[n] = isms_review_sign_get_label (figure->sign);
  isms_report_table_add_row (figures->table, cells);
  isms_review_paper_set_sign (figures->table, n++, figure->sign);
  if (striking)
    isms_report_table_set_strong (figures->table, 0);
  if (figures->trends && has_trend (figure))
    set_trend (figures->table, n, figure);
}

static void
append_name (GString *names, const IsmsReviewFigure *figure)
{
  g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", figure->label);
}

/* What there is nothing of, in a line. */
static void
add_quiet (IsmsReport *report, const IsmsReviewCard *card)
{
  g_autoptr (GString) none = g_string_new (NULL);
  g_autoptr (GString) unknown = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < card->figures->len; i++)
    {
      const IsmsReviewFigure *figure = card->figures->pdata[i];

      if (isms_review_paper_is_quiet (figure))
        append_name (figure->has_value ? none : unknown, figure);
    }
  if (none->len > 0)
    /* Translators: the names of figures that are 0 follow, now and at the last review */
    g_string_append_printf (text, _ ("None: %s."), none->str);
  if (unknown->len > 0)
    {
      g_string_append (text, text->len > 0 ? " " : "");
      /* Translators: the names of figures that nothing can be said of follow */
      g_string_append_printf (text, _ ("Without a value: %s."), unknown->str);
    }
  if (text->len > 0)
    isms_report_add_paragraph (report, text->str);
}

static void
add_figures (const IsmsReviewPaper *self, const IsmsReviewCard *card)
{
  Figures figures = { .compared = self->board->since != NULL };

  for (guint i = 0; i < card->figures->len; i++)
    figures.trends = figures.trends || has_trend (card->figures->pdata[i]);
  for (guint i = 0; i < card->figures->len; i++)
    {
      if (isms_review_paper_is_quiet (card->figures->pdata[i]))
        continue;
      if (figures.table == NULL)
        begin_figures (&figures, self->report);
      add_figure (&figures, card->figures->pdata[i]);
    }
}

/* --- The records that a reader asks for first --- */

/* The worst first; what an annex lists is left to it. */
static const struct
{
  const char *input;
  const char *figures[5];
} listed[] = {
  { "a", { "a_decided" } },
  { "b", { "b_worse", "b_new", "b_changes" } },
  { "c", { "c_unanswered", "c_new", "c_ended" } },
  { "d1", { "d1_major", "d1_overdue", "d1_open" } },
  { "d2", { "d2_act", "d2_severe", "d2_incidents_open" } },
  { "d3", { "d3_late", "d3_major" } },
  { "e", { "e_complaints", "e_open" } },
  { "f", { "f_lapsed", "f_unanswered", "f_up" } },
  { "g", { "g_overdue", "g_accepted", "g_new" } },
};

static void
write_rows (IsmsReport *report, GPtrArray *found, guint n_all)
{
  const IsmsReportColumn columns[] = {
    { _ ("Ref"), 0.8, ISMS_REPORT_START, FALSE },
    { _ ("Record"), 3.2, ISMS_REPORT_START, FALSE },
    { _ ("How it stands"), 3, ISMS_REPORT_START, FALSE },
    { _ ("Counted as"), 2, ISMS_REPORT_START, FALSE },
  };
  IsmsReportTable *table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < found->len; i++)
    {
      const IsmsReviewListing *listing = found->pdata[i];
      const char *const cells[] = { listing->row->ref, listing->row->title, listing->row->detail,
                                    listing->figures };

      isms_report_table_add_row (table, cells);
    }
  if (n_all > found->len)
    {
      /* Translators: how many records of a list are not on the paper */
      g_autofree char *more =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more is in the registers.",
                                        "%u more are in the registers.", n_all - found->len),
                           n_all - found->len);

      isms_report_add_paragraph (report, more);
    }
}

/* Of what was decided before, all. NULL on error. */
static GPtrArray *
find_records (const IsmsReviewPaper *self, const IsmsReviewCard *card, guint *n_all, GError **error)
{
  const guint limit = g_str_equal (card->input, "a") ? 0 : MOST_LISTED;
  const char *const *names = (const char *const[]) { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (listed); i++)
    if (g_str_equal (listed[i].input, card->input))
      names = listed[i].figures;
  return isms_review_load_listings (self->db, self->board, names, limit, n_all, error);
}

static gboolean
add_records (const IsmsReviewPaper *self, const IsmsReviewCard *card, GError **error)
{
  guint n_all;
  g_autoptr (GPtrArray) found = find_records (self, card, &n_all, error);

  if (found != NULL && found->len > 0)
    write_rows (self->report, found, n_all);
  return found != NULL;
}

char *
isms_review_paper_dup_records (IsmsReviewPaper *self, const IsmsReviewCard *card, GError **error)
{
  guint n_all;
  g_autoptr (GPtrArray) found = find_records (self, card, &n_all, error);
  GString *text;

  if (found == NULL)
    return NULL;
  self->much = self->much || n_all > found->len;
  text = g_string_new (NULL);
  for (guint i = 0; i < found->len; i++)
    {
      const IsmsReviewRow *row = ((IsmsReviewListing *) found->pdata[i])->row;

      g_string_append_printf (text, "%s%s %s", i > 0 ? "\n" : "", row->ref, row->title);
    }
  return g_string_free_and_steal (text);
}

/* --- Words --- */

char *
isms_review_paper_dup_decisions (const IsmsReviewPaper *self, const char *input)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->decisions->len; i++)
    {
      IsmsRecord *decision = self->decisions->pdata[i];

      if (g_strcmp0 (isms_record_get_text (decision, "input"), input) == 0)
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? "\n" : "",
                                isms_record_get_ref (decision), isms_record_get_title (decision));
    }
  return g_string_free_and_steal (text);
}

static gboolean
is_filled (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
add_words (const IsmsReviewPaper *self, const IsmsReviewCard *card)
{
  g_autofree char *decisions = isms_review_paper_dup_decisions (self, card->input);
  const char *minuted = self->held ? card->minuted : NULL;
  IsmsReportTable *table;

  if (!is_filled (card->comment) && !is_filled (minuted) && *decisions == '\0')
    return;
  table = isms_report_add_fact_table (self->report);
  isms_report_table_add_fact (table, _ ("Comment"), card->comment);
  isms_report_table_add_fact (table, _ ("What was said"), minuted);
  isms_report_table_add_fact (table, self->held ? _ ("Decided") : _ ("Proposed"), decisions);
}

/* --- All ten --- */

/* What the columns compare, and over which months the lines go. */
static void
add_introduction (const IsmsReviewPaper *self)
{
  g_autofree char *day = isms_day_dup_words (self->board->day);
  g_autofree char *since =
      self->board->since != NULL ? isms_day_dup_words (self->board->since) : NULL;
  g_autofree char *text =
      since != NULL
          /* Translators: the day of the figures, and that of the last management review */
          ? g_strdup_printf (_ ("Figures of %s; what is counted over time is counted since the "
                                "last review, on %s."),
                             day, since)
          : g_strdup_printf (_ ("Figures of %s. There was no review before to compare with."), day);

  isms_report_add_paragraph (self->report, text);
}

gboolean
isms_review_paper_add_inputs (IsmsReviewPaper *self, GError **error)
{
  isms_report_add_heading (self->report, 1, _ ("Inputs"));
  add_introduction (self);
  for (guint i = 0; i < self->board->cards->len; i++)
    {
      const IsmsReviewCard *card = self->board->cards->pdata[i];
      g_autofree char *heading = isms_review_paper_dup_input (card);

      isms_report_add_heading (self->report, 2, heading);
      add_figures (self, card);
      add_words (self, card);
      if (!add_records (self, card, error))
        return FALSE;
      add_quiet (self->report, card);
    }
  return TRUE;
}
