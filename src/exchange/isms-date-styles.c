/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

#include "isms-config.h"

#include "isms-date-styles.h"

#include <math.h>
#include <string.h>

#define DAYS_TO_1904 1462
#define LAST_DAY 2958465 /* of the year 9999 */
#define DAY_SECONDS 86400

struct _IsmsDateStyles
{
  GHashTable *formats; /* of those of the file's own that are dates: by number */
  GArray *styles;      /* of gboolean */
  gboolean is_1904;
};

/**
 * isms_date_styles_new:
 *
 * Returns: (transfer full): the styles of a workbook without any
 */
IsmsDateStyles *
isms_date_styles_new (void)
{
  IsmsDateStyles *self = g_new0 (IsmsDateStyles, 1);

  self->formats = g_hash_table_new (NULL, NULL);
  self->styles = g_array_new (FALSE, FALSE, sizeof (gboolean));
  return self;
}

/**
 * isms_date_styles_free:
 * @self: (transfer full): styles
 */
void
isms_date_styles_free (IsmsDateStyles *self)
{
  g_hash_table_unref (self->formats);
  g_array_unref (self->styles);
  g_free (self);
}

/**
 * isms_date_styles_set_epoch:
 * @date1904: (nullable): "1" or "true" where days count from 1904
 */
void
isms_date_styles_set_epoch (IsmsDateStyles *self, const char *date1904)
{
  self->is_1904 = g_strcmp0 (date1904, "1") == 0 || g_strcmp0 (date1904, "true") == 0;
}

/* Letters of years and days, outside quotation marks, brackets and what a backslash escapes. */
static gboolean
shows_date (const char *code)
{
  for (const char *at = code; *at != '\0'; at++)
    {
      const char *end = NULL;

      if (*at == '"')
        end = strchr (at + 1, '"');
      else if (*at == '[')
        end = strchr (at, ']');
      else if ((*at == '\\' || *at == '_' || *at == '*') && at[1] != '\0')
        end = at + 1;
      else if (strchr ("yYdD", *at) != NULL)
        return TRUE;
      if (end != NULL)
        at = end;
    }
  return FALSE;
}

/**
 * isms_date_styles_add_format:
 * @format: its number
 * @code: (nullable): how it shows a number: "dd/mm/yyyy"
 *
 * Tells of a format that the file defines.
 */
void
isms_date_styles_add_format (IsmsDateStyles *self, guint format, const char *code)
{
  if (code != NULL && shows_date (code))
    g_hash_table_add (self->formats, GUINT_TO_POINTER (format));
}

/* Those that every program knows, East Asian ones among them. */
static gboolean
is_known_date (guint format)
{
  return (format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 31)
         || format == 36 || (format >= 50 && format <= 54) || format == 57 || format == 58;
}

/**
 * isms_date_styles_add_style:
 * @format: the number of its format
 *
 * Tells of the next style.
 */
void
isms_date_styles_add_style (IsmsDateStyles *self, guint format)
{
  gboolean is_date =
      is_known_date (format) || g_hash_table_contains (self->formats, GUINT_TO_POINTER (format));

  g_array_append_val (self->styles, is_date);
}

/**
 * isms_date_styles_dup_date:
 * @style: of a cell
 * @number: what stands in it
 *
 * Returns: (transfer full) (nullable): "2026-03-31", or "2026-03-31 14:30:00"; %NULL where the cell
 *   is no date, or none of the years 1900 to 9999
 */
char *
isms_date_styles_dup_date (IsmsDateStyles *self, guint style, const char *number)
{
  char *end;
  double value = g_ascii_strtod (number, &end);
  g_autoptr (GDateTime) first = NULL;
  g_autoptr (GDateTime) day = NULL;
  gint64 days, seconds;

  if (style >= self->styles->len || !g_array_index (self->styles, gboolean, style) || end == number
      || *end != '\0' || !isfinite (value) || value < 1 || value > LAST_DAY)
    return NULL;
  days = (gint64) floor (value);
  seconds = (gint64) llround ((value - (double) days) * DAY_SECONDS);
  days += seconds / DAY_SECONDS;
  seconds %= DAY_SECONDS;
  days += self->is_1904 ? DAYS_TO_1904 : 0;
  /* 1900 counts as a leap year there. */
  first = g_date_time_new_utc (1899, 12, days < 60 ? 31 : 30, 0, 0, 0);
  day = g_date_time_add_seconds (first, (double) (days * DAY_SECONDS + seconds));
  return g_date_time_format (day, seconds == 0 ? "%Y-%m-%d" : "%Y-%m-%d %H:%M:%S");
}
