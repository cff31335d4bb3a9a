/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the loss exceedance curve says; isms-exceedance-draw.c draws it. */

#include "isms-config.h"

#include "isms-exceedance-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
free_curve (IsmsExceedanceCurve *curve)
{
  g_free (curve->label);
  g_array_unref (curve->points);
  g_free (curve);
}

static void
free_mark (IsmsExceedanceMark *mark)
{
  g_free (mark->label);
  g_free (mark);
}

/**
 * isms_exceedance_chart_new:
 *
 * Returns: (transfer full): a chart without a curve
 */
IsmsExceedanceChart *
isms_exceedance_chart_new (void)
{
  IsmsExceedanceChart *self = g_new0 (IsmsExceedanceChart, 1);

  g_atomic_ref_count_init (&self->refs);
  self->curves = g_ptr_array_new_with_free_func ((GDestroyNotify) free_curve);
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) free_mark);
  return self;
}

/**
 * isms_exceedance_chart_unref:
 * @self: (transfer full): a chart
 *
 * Any thread.
 */
void
isms_exceedance_chart_unref (IsmsExceedanceChart *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->currency);
  g_ptr_array_unref (self->curves);
  g_ptr_array_unref (self->marks);
  g_free (self);
}

/**
 * isms_exceedance_chart_set_currency:
 * @self: a chart
 * @currency: (nullable): what the losses are in, beside the axis
 */
void
isms_exceedance_chart_set_currency (IsmsExceedanceChart *self, const char *currency)
{
  g_set_str (&self->currency, currency);
}

/**
 * isms_exceedance_chart_add_curve:
 * @self: a chart
 * @label: what stands beside the curve
 * @line: how it is drawn
 * @strong: whether the chart is about this one
 * @points: (array length=n_points): copied; the chance falls from each to the next
 * @n_points: how many
 */
void
isms_exceedance_chart_add_curve (IsmsExceedanceChart *self,
                                 const char *label,
                                 IsmsExceedanceLine line,
                                 gboolean strong,
                                 const IsmsExceedancePoint *points,
                                 guint n_points)
{
  IsmsExceedanceCurve *curve = g_new0 (IsmsExceedanceCurve, 1);

  curve->label = g_strdup (label);
  curve->line = line;
  curve->strong = strong;
  curve->points = g_array_new (FALSE, FALSE, sizeof (IsmsExceedancePoint));
  g_array_append_vals (curve->points, points, n_points);
  g_ptr_array_add (self->curves, curve);
}

/**
 * isms_exceedance_chart_add_mark:
 * @self: a chart
 * @label: what is said of the point
 * @point: a point of a curve
 */
void
isms_exceedance_chart_add_mark (IsmsExceedanceChart *self,
                                const char *label,
                                IsmsExceedancePoint point)
{
  IsmsExceedanceMark *mark = g_new0 (IsmsExceedanceMark, 1);

  mark->label = g_strdup (label);
  mark->point = point;
  g_ptr_array_add (self->marks, mark);
}

/**
 * isms_exceedance_chart_set_tolerance:
 * @self: a chart
 * @point: the loss that may be exceeded with this chance at the most
 */
void
isms_exceedance_chart_set_tolerance (IsmsExceedanceChart *self, IsmsExceedancePoint point)
{
  self->has_tolerance = TRUE;
  self->tolerance = point;
}

/**
 * isms_exceedance_chart_get_chances:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the chances at which a curve is worth a point, falling
 *   in even steps of the chart's axis
 */
const double *
isms_exceedance_chart_get_chances (guint *n)
{
  static double chances[121];
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < G_N_ELEMENTS (chances); i++)
        chances[i] = pow (ISMS_EXCEEDANCE_LEAST, (double) i / (G_N_ELEMENTS (chances) - 1));
      g_once_init_leave (&once, 1);
    }
  *n = G_N_ELEMENTS (chances);
  return chances;
}

/**
 * isms_exceedance_dup_amount:
 * @amount: in whole units
 *
 * Returns: (transfer full): the amount with two or three digits that count: "1.2 M"
 */
char *
isms_exceedance_dup_amount (double amount)
{
  static const struct
  {
    double unit;
    const char *word;
  } units[] = {
    /* Translators: behind an amount where there is little room: billions */
    { 1e9, NC_ ("amount", "bn") },
    /* Translators: behind an amount where there is little room: millions */
    { 1e6, NC_ ("amount", "M") },
    /* Translators: behind an amount where there is little room: thousands */
    { 1e3, NC_ ("amount", "k") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (amount >= units[i].unit * 0.9995)
      {
        double value = amount / units[i].unit;
        g_autofree char *number = value >= 99.95   ? g_strdup_printf ("%'.0f", value)
                                  : value >= 9.995 ? g_strdup_printf ("%.3g", value)
                                                   : g_strdup_printf ("%.2g", value);

        return g_strconcat (number, "\u00a0",
                            g_dpgettext2 (GETTEXT_PACKAGE, "amount", units[i].word), NULL);
      }
  return g_strdup_printf ("%.0f", amount);
}

/* "5", "0.5": of 100 years. */
static char *
dup_years (double chance)
{
  return g_strdup_printf ("%.3g", chance * 100);
}

char *
isms_exceedance_chart_dup_tolerance (IsmsExceedanceChart *self)
{
  g_autofree char *loss = isms_exceedance_dup_amount (self->tolerance.loss);
  g_autofree char *years = dup_years (self->tolerance.chance);

  /* Translators: what can be borne: a loss, and in how many of 100 years it may be exceeded */
  return g_strdup_printf (_ ("Tolerance: more than %s in at most %s of 100 years"), loss, years);
}

/* Between the two points that stand about that chance. */
static double
find_loss (const IsmsExceedanceCurve *curve, double chance)
{
  const IsmsExceedancePoint *points = (const IsmsExceedancePoint *) (gpointer) curve->points->data;
  guint i = 0;

  while (i < curve->points->len && points[i].chance > chance)
    i++;
  if (i == curve->points->len)
    return i > 0 ? points[i - 1].loss : 0;
  if (i == 0)
    return points[0].loss;
  return points[i - 1].loss
         + (points[i].loss - points[i - 1].loss) * log (chance / points[i - 1].chance)
               / log (points[i].chance / points[i - 1].chance);
}

static void
describe_curve (GString *words, const IsmsExceedanceCurve *curve)
{
  static const double chances[] = { 0.5, 0.1, 0.05, 0.01 };

  g_string_append_printf (words, " %s:", curve->label);
  for (guint i = 0; i < G_N_ELEMENTS (chances); i++)
    {
      g_autofree char *loss = isms_exceedance_dup_amount (find_loss (curve, chances[i]));
      g_autofree char *years = dup_years (chances[i]);

      /* Translators: a part of a curve in words: "more than 1.2 M in 5 of 100 years" */
      g_string_append_printf (words, _ (" more than %s in %s of 100 years"), loss, years);
      g_string_append_c (words, i + 1 < G_N_ELEMENTS (chances) ? ',' : '.');
    }
}

/**
 * isms_exceedance_chart_dup_description:
 * @self: a chart
 *
 * Returns: (transfer full): what it shows in words, for a screen reader and a tagged page
 */
char *
isms_exceedance_chart_dup_description (IsmsExceedanceChart *self)
{
  GString *words = g_string_new (NULL);

  /* Translators: %s is a currency: "EUR" */
  g_string_printf (words, _ ("Loss exceedance curve, in %s."),
                   self->currency != NULL ? self->currency : "");
  for (guint i = 0; i < self->curves->len; i++)
    describe_curve (words, g_ptr_array_index (self->curves, i));
  for (guint i = 0; i < self->marks->len; i++)
    g_string_append_printf (words, " %s.",
                            ((IsmsExceedanceMark *) g_ptr_array_index (self->marks, i))->label);
  if (self->has_tolerance)
    {
      g_autofree char *tolerance = isms_exceedance_chart_dup_tolerance (self);

      g_string_append_printf (words, " %s.", tolerance);
    }
  return g_string_free_and_steal (words);
}
