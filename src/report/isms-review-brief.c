/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A review with little to say: agenda, figures, what stands out and what was said of each input are
 * one row of one table. */

#include "isms-config.h"

#include "isms-review-parts.h"

#include <glib/gi18n-lib.h>

#include "isms-review.h"

static void
append_line (GString *text, const char *line)
{
  if (line != NULL && *line != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

/* The input, its clause, and who presents it for how long. */
static char *
dup_input (const IsmsReviewCard *card)
{
  GString *text = g_string_new (card->label);

  append_line (text, isms_review_input_get_clause (card->input));
  append_line (text, card->presenter);
  if (card->minutes > 0)
    {
      g_autofree char *minutes = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%d minute", "%d minutes", (gulong) card->minutes),
          card->minutes);

      append_line (text, minutes);
    }
  return g_string_free_and_steal (text);
}

/* "Issues open 3 (+1), Issues new 1" */
static char *
dup_numbers (const IsmsReviewCard *card)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < card->figures->len; i++)
    {
      const IsmsReviewFigure *figure = card->figures->pdata[i];
      g_autofree char *value = isms_review_figure_dup_value (figure);
      g_autofree char *change = isms_review_figure_dup_change (figure);

      if (isms_review_paper_is_quiet (figure) || !figure->has_value
          || (figure->value >= 0 && figure->value <= 0 && change == NULL))
        continue;
      g_string_append_printf (text, "%s%s\u00a0%s", text->len > 0 ? ", " : "", figure->label,
                              value);
      if (change != NULL)
        g_string_append_printf (text, "\u00a0(%s)", change);
    }
  return g_string_free_and_steal (text);
}

static char *
dup_figures (const IsmsReviewCard *card, const char *records)
{
  GString *text = g_string_new (NULL);
  g_autofree char *numbers = dup_numbers (card);

  append_line (text, numbers);
  if (card->sign >= ISMS_REVIEW_WATCH)
    for (guint i = 0; i < card->reasons->len; i++)
      append_line (text, card->reasons->pdata[i]);
  append_line (text, records);
  append_line (text, text->len == 0 ? _ ("Nothing of it is recorded.") : NULL);
  return g_string_free_and_steal (text);
}

static char *
dup_words (const IsmsReviewPaper *self, const IsmsReviewCard *card)
{
  GString *text = g_string_new (NULL);
  g_autofree char *decisions = isms_review_paper_dup_decisions (self, card->input);

  append_line (text, card->comment);
  append_line (text, self->held ? card->minuted : NULL);
  append_line (text, decisions);
  return g_string_free_and_steal (text);
}

static gboolean
has_words (const IsmsReviewPaper *self)
{
  for (guint i = 0; i < self->board->cards->len; i++)
    {
      g_autofree char *words = dup_words (self, self->board->cards->pdata[i]);

      if (*words != '\0')
        return TRUE;
    }
  return FALSE;
}

gboolean
isms_review_paper_add_brief (IsmsReviewPaper *self, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Input"), 2.7, ISMS_REPORT_START, TRUE },
    { C_ ("figure", "Sign"), 0.8, ISMS_REPORT_START, FALSE },
    { _ ("Figures"), 4, ISMS_REPORT_START, FALSE },
    { self->held ? _ ("What was said") : _ ("Comment"), 2.4, ISMS_REPORT_START, FALSE },
  };
  guint n = has_words (self) ? G_N_ELEMENTS (columns) : G_N_ELEMENTS (columns) - 1;
  IsmsReportTable *table;

  isms_report_add_heading (self->report, 1, _ ("Agenda and Inputs"));
  table = isms_report_add_table (self->report, columns, n);
  for (guint i = 0; i < self->board->cards->len; i++)
    {
      const IsmsReviewCard *card = self->board->cards->pdata[i];
      g_autofree char *input = dup_input (card);
      g_autofree char *records = isms_review_paper_dup_records (self, card, error);
      g_autofree char *figures = records != NULL ? dup_figures (card, records) : NULL;
      g_autofree char *words = dup_words (self, card);
      const char *const cells[] = {
        input, card->sign != ISMS_REVIEW_NONE ? isms_review_sign_get_label (card->sign) : NULL,
        figures, words
      };

      if (records == NULL)
        return FALSE;
      isms_report_table_add_row (table, cells);
      isms_review_paper_set_sign (table, 1, card->sign);
    }
  return TRUE;
}
