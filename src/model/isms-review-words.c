/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How figures of a management review read, and what is to be thought of them. */

#include "isms-config.h"

#include "isms-review-board-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-number.h"

static const struct
{
  const char *name;
  const char *label;
} signs[] = {
  [ISMS_REVIEW_NONE] = { "none", NC_ ("sign", "No sign") },
  [ISMS_REVIEW_GOOD] = { "good", NC_ ("sign", "Good") },
  [ISMS_REVIEW_WATCH] = { "watch", NC_ ("sign", "Watch") },
  [ISMS_REVIEW_ACT] = { "act", NC_ ("sign", "Act") },
};

/**
 * isms_review_sign_get_label:
 * @self: a sign
 *
 * Returns: (transfer none): "Good", "Watch", "Act", as people read it
 */
const char *
isms_review_sign_get_label (IsmsReviewSign self)
{
  return g_dpgettext2 (NULL, "sign", signs[self].label);
}

/**
 * isms_review_sign_get_name:
 * @self: a sign
 *
 * Returns: (transfer none): "none", "good", "watch", "act", as files have it
 */
const char *
isms_review_sign_get_name (IsmsReviewSign self)
{
  return signs[self].name;
}

/*< private > */
IsmsReviewSign
isms_review_sign_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_strcmp0 (signs[i].name, name) == 0)
      return i;
  return ISMS_REVIEW_NONE;
}

/* --- Numbers --- */

static char *
dup_number (double value)
{
  return isms_number_dup_display (round (value * 10) / 10);
}

static char *
write_with_unit (IsmsReviewUnit unit, const char *number, double value)
{
  const gulong n = fabs (value) == 1 ? 1 : 2;

  switch (unit)
    {
    case ISMS_REVIEW_PERCENT:
      /* Translators: a share, such as 83.5 % */
      return g_strdup_printf (_ ("%s %%"), number);
    case ISMS_REVIEW_DAYS:
      return g_strdup_printf (ngettext ("%s day", "%s days", n), number);
    case ISMS_REVIEW_HOURS:
      return g_strdup_printf (ngettext ("%s hour", "%s hours", n), number);
    case ISMS_REVIEW_COUNT:
    default:
      return g_strdup (number);
    }
}

/**
 * isms_review_figure_dup_value:
 * @self: a figure
 *
 * Returns: (transfer full): "12", "83 %", "4.5 days"; "–" where there is none
 */
char *
isms_review_figure_dup_value (const IsmsReviewFigure *self)
{
  g_autofree char *number = NULL;

  if (!self->has_value)
    return g_strdup ("–");
  number = dup_number (self->value);
  return write_with_unit (self->unit, number, self->value);
}

/**
 * isms_review_figure_dup_change:
 * @self: a figure
 *
 * Returns: (transfer full) (nullable): against the last review: "+3", "−12 points", "unchanged";
 * %NULL where one of both is not known
 */
char *
isms_review_figure_dup_change (const IsmsReviewFigure *self)
{
  const double by = round ((self->value - self->before) * 10) / 10;
  g_autofree char *number = NULL;
  g_autofree char *signed_ = NULL;

  if (!self->has_value || !self->has_before)
    return NULL;
  if (by == 0)
    return g_strdup (C_ ("figure", "unchanged"));
  number = dup_number (fabs (by));
  signed_ = g_strconcat (by > 0 ? "+" : "−", number, NULL);
  if (self->unit == ISMS_REVIEW_PERCENT)
    /* Translators: how many percentage points a share rose or fell */
    return g_strdup_printf (ngettext ("%s point", "%s points", fabs (by) == 1 ? 1 : 2), signed_);
  return write_with_unit (self->unit, signed_, by);
}

/**
 * isms_review_figure_dup_sentence:
 * @self: a figure
 * @board: what it is on
 *
 * Returns: (transfer full): all of it in words, for who does not see where it stands
 */
char *
isms_review_figure_dup_sentence (const IsmsReviewFigure *self, const IsmsReviewBoard *board)
{
  g_autofree char *value = isms_review_figure_dup_value (self);
  g_autofree char *change = isms_review_figure_dup_change (self);
  g_autofree char *since = isms_day_dup_words (board->since);
  g_autoptr (GString) words = g_string_new (NULL);

  if (self->flow && board->since != NULL)
    /* Translators: a figure, the day of the last review, how many since then */
    g_string_printf (words, _ ("%s since %s: %s"), self->label, since, value);
  else
    /* Translators: a figure and how many */
    g_string_printf (words, _ ("%s: %s"), self->label, value);
  if (change != NULL)
    /* Translators: how much a figure changed, such as +3 */
    g_string_append_printf (words, _ (", %s compared with the last review"), change);
  g_string_append_c (words, '.');
  if (self->reason != NULL && self->sign >= ISMS_REVIEW_WATCH)
    g_string_append_printf (words, " %s: %s.", isms_review_sign_get_label (self->sign),
                            self->reason);
  else if (self->sign == ISMS_REVIEW_GOOD)
    g_string_append_printf (words, " %s.", isms_review_sign_get_label (self->sign));
  return g_string_free_and_steal (g_steal_pointer (&words));
}

/* --- What is to be thought of it --- */

/*< private >
 * isms_review_say:
 * @words: a sentence, translated, with "%d" for a number
 *
 * Returns: (transfer full): it with @n
 */
char *
isms_review_say (const char *words, gulong n)
{
  g_autofree char *number = isms_number_dup_display ((double) n);
  GString *said = g_string_new (words);

  g_string_replace (said, "%d", number, 1);
  return g_string_free_and_steal (said);
}

/*< private >
 * isms_review_judge:
 *
 * Gives @figure, whose numbers are there, its sign and the reason for it.
 */
void
isms_review_judge (const IsmsReviewRule *rule, IsmsReviewFigure *figure, IsmsReviewBoard *board)
{
  const gulong n = (gulong) MAX (figure->value, 0);

  g_clear_pointer (&figure->reason, g_free);
  figure->sign = ISMS_REVIEW_NONE;
  if (rule->judge != NULL)
    {
      rule->judge (figure, board);
      return;
    }
  if (!figure->has_value)
    return;
  figure->sign = rule->otherwise;
  if (n > 0 && rule->some.one != NULL)
    {
      figure->sign = rule->some.sign;
      figure->reason = isms_review_say (ngettext (rule->some.one, rule->some.many, n), n);
    }
  else if (n == 0 && rule->none.one != NULL)
    {
      figure->sign = rule->none.sign;
      figure->reason = g_strdup (board->since != NULL ? _ (rule->none.one) : _ (rule->none.many));
    }
}
