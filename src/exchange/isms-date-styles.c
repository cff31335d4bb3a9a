/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

#include "isms-config.h"

#include "isms-date-styles.h"

#include <math.h>
#include <string.h>

#define DAYS_TO_1904 1462
#define LAST_DAY 2958465 /* of the year 9999 */
#define DAY_SECONDS 86400

/* What a number is shown as. */
typedef enum
{
  PLAIN,
  DATE,
  CLOCK, /* a time of day */
  PERCENT,
} Show;

struct _IsmsDateStyles
{
  GHashTable *formats; /* of the file's own that are not plain: number → Show */
  GArray *styles;      /* of Show */
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
  self->styles = g_array_new (FALSE, FALSE, sizeof (Show));
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

/* Letters of years, days, hours and seconds, and percent signs, outside quotation marks, brackets
 * and what a backslash escapes. */
static Show
find_show (const char *code)
{
  Show show = PLAIN;

  if (g_ascii_strcasecmp (code, "standard") == 0 || g_ascii_strcasecmp (code, "general") == 0)
    return PLAIN;
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
        return DATE;
      else if (strchr ("hHsS", *at) != NULL)
        show = CLOCK;
      else if (*at == '%' && show == PLAIN)
        show = PERCENT;
      if (end != NULL)
        at = end;
    }
  return show;
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
  Show show = code != NULL ? find_show (code) : PLAIN;

  if (show != PLAIN)
    g_hash_table_insert (self->formats, GUINT_TO_POINTER (format), GUINT_TO_POINTER (show));
}

/* Those that every program knows, East Asian ones among them. */
static Show
get_known (guint format)
{
  if ((format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 31)
      || format == 36 || (format >= 50 && format <= 54) || format == 57 || format == 58)
    return DATE;
  if ((format >= 18 && format <= 21) || (format >= 45 && format <= 47))
    return CLOCK;
  return format == 9 || format == 10 ? PERCENT : PLAIN;
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
  Show show = get_known (format);

  if (show == PLAIN)
    show = GPOINTER_TO_UINT (g_hash_table_lookup (self->formats, GUINT_TO_POINTER (format)));
  g_array_append_val (self->styles, show);
}

static char *
dup_date (const IsmsDateStyles *self, double value)
{
  g_autoptr (GDateTime) first = NULL;
  g_autoptr (GDateTime) day = NULL;
  gint64 days, seconds;

  if (value < (self->is_1904 ? 0 : 1) || value > LAST_DAY)
    return NULL;
  days = (gint64) floor (value);
  seconds = (gint64) llround ((value - (double) days) * DAY_SECONDS);
  days += seconds / DAY_SECONDS;
  seconds %= DAY_SECONDS;
  days += self->is_1904 ? DAYS_TO_1904 : 0;
  /* 1900 counts as a leap year there. */
  first = g_date_time_new_utc (1899, 12, days < 60 ? 31 : 30, 0, 0, 0);
  day = g_date_time_add_seconds (first, (double) (days * DAY_SECONDS + seconds));
  if (day == NULL)
    return NULL;
  return g_date_time_format (day, seconds == 0 ? "%Y-%m-%d" : "%Y-%m-%d %H:%M:%S");
}

static char *
dup_clock (double value)
{
  guint seconds = value >= 0 && value < 1 ? (guint) lround (value * DAY_SECONDS) : DAY_SECONDS;

  if (seconds >= DAY_SECONDS)
    return NULL;
  return seconds % 60 == 0
             ? g_strdup_printf ("%02u:%02u", seconds / 3600, seconds / 60 % 60)
             : g_strdup_printf ("%02u:%02u:%02u", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

static char *
dup_plain (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", value));
}

/**
 * isms_date_styles_dup_text:
 * @style: of a cell
 * @value: what stands in it
 *
 * Returns: (transfer full): "2026-03-31", "2026-03-31 14:30:00", "14:30", "25%" or the number with
 *   the fifteen digits that spreadsheet programs count with
 */
char *
isms_date_styles_dup_text (const IsmsDateStyles *self, guint style, double value)
{
  Show show = style < self->styles->len ? g_array_index (self->styles, Show, style) : PLAIN;
  g_autofree char *plain = NULL;
  char *text = NULL;

  if (show == DATE)
    text = dup_date (self, value);
  if (show == CLOCK)
    text = dup_clock (value);
  if (text != NULL)
    return text;
  plain = dup_plain (show == PERCENT ? value * 100 : value);
  return show == PERCENT ? g_strconcat (plain, "%", NULL) : g_steal_pointer (&plain);
}
