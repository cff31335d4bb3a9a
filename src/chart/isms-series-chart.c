/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a series says; isms-series-draw.c draws it. */

#include "isms-config.h"

#include "isms-series-private.h"

#include <glib/gi18n-lib.h>

/* So many missing periods are named; of more, it is said how many. */
#define MOST_NAMED 6

static void
free_point (IsmsSeriesPoint *point)
{
  g_free (point->label);
  g_free (point->words);
  g_free (point);
}

/**
 * isms_series_chart_new:
 *
 * Returns: (transfer full): a chart without a period
 */
IsmsSeriesChart *
isms_series_chart_new (void)
{
  IsmsSeriesChart *self = g_new0 (IsmsSeriesChart, 1);

  g_atomic_ref_count_init (&self->refs);
  self->points = g_ptr_array_new_with_free_func ((GDestroyNotify) free_point);
  return self;
}

/**
 * isms_series_chart_unref:
 * @self: (transfer full): a chart
 *
 * Any thread.
 */
void
isms_series_chart_unref (IsmsSeriesChart *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->unit);
  g_ptr_array_unref (self->points);
  g_free (self);
}

/**
 * isms_series_chart_set_unit:
 * @self: a chart
 * @unit: (nullable): what the values are in: "%"
 */
void
isms_series_chart_set_unit (IsmsSeriesChart *self, const char *unit)
{
  g_set_str (&self->unit, unit != NULL && *unit != '\0' ? unit : NULL);
}

static IsmsSeriesPoint *
add_point (IsmsSeriesChart *self, const char *label, const char *words)
{
  IsmsSeriesPoint *point = g_new0 (IsmsSeriesPoint, 1);

  point->label = g_strdup (label);
  point->words = g_strdup (words);
  g_ptr_array_add (self->points, point);
  return point;
}

/**
 * isms_series_chart_add_value:
 * @self: a chart
 * @label: of the period, as short as it can be
 * @words: the period as people say it
 * @value: what was measured
 * @mark: how it is drawn
 */
void
isms_series_chart_add_value (
    IsmsSeriesChart *self, const char *label, const char *words, double value, IsmsSeriesMark mark)
{
  IsmsSeriesPoint *point = add_point (self, label, words);

  point->has_value = TRUE;
  point->value = value;
  point->mark = mark;
}

/**
 * isms_series_chart_add_gap:
 * @self: a chart
 * @label: of the period, as short as it can be
 * @words: the period as people say it
 * @missing: whether it should have a value
 */
void
isms_series_chart_add_gap (IsmsSeriesChart *self,
                           const char *label,
                           const char *words,
                           gboolean missing)
{
  add_point (self, label, words)->missing = missing;
}

/**
 * isms_series_chart_set_limit:
 * @self: a chart
 * @limit: which
 * @value: where it is
 */
void
isms_series_chart_set_limit (IsmsSeriesChart *self, IsmsSeriesLimit limit, double value)
{
  self->has_limit[limit] = TRUE;
  self->limits[limit] = value;
}

char *
isms_series_chart_dup_value (IsmsSeriesChart *self, double value)
{
  g_autofree char *number = g_strdup_printf ("%'.10g", value);

  if (self->unit == NULL)
    return g_steal_pointer (&number);
  return g_strdup_printf ("%s\u00a0%s", number, self->unit);
}

char *
isms_series_chart_dup_limit (IsmsSeriesChart *self, IsmsSeriesLimit limit)
{
  g_autofree char *value = isms_series_chart_dup_value (self, self->limits[limit]);

  switch (limit)
    {
    case ISMS_SERIES_TARGET:
      /* Translators: beside a line of a chart: what is to be reached */
      return g_strdup_printf (_ ("Target %s"), value);
    case ISMS_SERIES_AMBER:
      /* Translators: beside a line of a chart: what is worse is to be watched */
      return g_strdup_printf (_ ("Watch %s"), value);
    case ISMS_SERIES_RED:
    default:
      /* Translators: beside a line of a chart: what is worse is to be acted on */
      return g_strdup_printf (_ ("Act %s"), value);
    }
}

static void
describe_missing (IsmsSeriesChart *self, GString *words)
{
  guint n = 0;

  for (guint i = 0; i < self->points->len; i++)
    n += ((IsmsSeriesPoint *) self->points->pdata[i])->missing;
  if (n == 0)
    return;
  g_string_append_c (words, ' ');
  g_string_append_printf (
      words, ngettext ("%u period without a value", "%u periods without a value", n), n);
  for (guint i = 0, named = 0; n <= MOST_NAMED && i < self->points->len; i++)
    {
      const IsmsSeriesPoint *point = self->points->pdata[i];

      if (point->missing)
        g_string_append_printf (words, "%s %s", named++ == 0 ? ":" : ",", point->words);
    }
  g_string_append_c (words, '.');
}

static void
describe_values (IsmsSeriesChart *self, GString *words)
{
  const IsmsSeriesPoint *first = NULL, *last = NULL, *least = NULL, *most = NULL;
  g_autofree char *from = NULL, *to = NULL, *low = NULL, *high = NULL;
  guint n = 0;

  for (guint i = 0; i < self->points->len; i++)
    {
      const IsmsSeriesPoint *point = self->points->pdata[i];

      if (!point->has_value)
        continue;
      n++;
      first = first != NULL ? first : point;
      last = point;
      least = least == NULL || point->value < least->value ? point : least;
      most = most == NULL || point->value > most->value ? point : most;
    }
  if (n == 0)
    {
      g_string_append (words, _ ("No value yet."));
      return;
    }
  to = isms_series_chart_dup_value (self, last->value);
  if (n == 1)
    {
      /* Translators: a period and its value */
      g_string_append_printf (words, _ ("One value: %s, %s."), last->words, to);
      return;
    }
  from = isms_series_chart_dup_value (self, first->value);
  low = isms_series_chart_dup_value (self, least->value);
  high = isms_series_chart_dup_value (self, most->value);
  g_string_append_printf (words,
                          /* Translators: how many values; the first period and its value; the last
                           * one and its value; the smallest and the greatest value */
                          _ ("%u values, from %s, %s, to %s, %s; between %s and %s."), n,
                          first->words, from, last->words, to, low, high);
}

/**
 * isms_series_chart_dup_description:
 * @self: a chart
 *
 * Returns: (transfer full): what it shows in words, for a screen reader and a tagged page
 */
char *
isms_series_chart_dup_description (IsmsSeriesChart *self)
{
  GString *words = g_string_new (NULL);

  describe_values (self, words);
  for (guint i = 0; i < ISMS_N_SERIES_LIMITS; i++)
    {
      g_autofree char *limit =
          self->has_limit[i] ? isms_series_chart_dup_limit (self, (IsmsSeriesLimit) i) : NULL;

      if (limit != NULL)
        g_string_append_printf (words, " %s.", limit);
    }
  describe_missing (self, words);
  return g_string_free_and_steal (words);
}
