/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

#include "isms-config.h"

#include "isms-agenda-words.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"

static void
append (GString *words, const char *between, const char *more)
{
  if (more != NULL && *more != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? between : "", more);
}

/**
 * isms_agenda_words_dup_day:
 * @day: a Julian day
 *
 * Returns: (transfer full): the day in full
 */
char *
isms_agenda_words_dup_day (int day)
{
  GDate date;
  char words[128];

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  /* Translators: a day as a heading, by strftime's letters: Wednesday, 2 December 2026 */
  g_date_strftime (words, sizeof words, C_ ("date", "%A, %-d %B %Y"), &date);
  return g_strdup (words);
}

/**
 * isms_agenda_words_dup_heading:
 * @day: a Julian day
 * @today: today
 *
 * Returns: (transfer full): what stands above what is on that day
 */
char *
isms_agenda_words_dup_heading (int day, int today)
{
  g_autofree char *words = isms_agenda_words_dup_day (day);
  const char *near = day == today       ? _ ("Today")
                     : day == today + 1 ? _ ("Tomorrow")
                     : day == today - 1 ? _ ("Yesterday")
                                        : NULL;

  return near != NULL ? g_strdup_printf ("%s · %s", near, words) : g_steal_pointer (&words);
}

/**
 * isms_agenda_words_dup_facts:
 * @item: what is on a day
 *
 * Returns: (transfer full): its ref, its kind, what is due of it, who, and its days where it takes
 *   several
 */
char *
isms_agenda_words_dup_facts (const IsmsAgendaItem *item)
{
  GString *facts = g_string_new (item->ref);
  g_autofree char *first = isms_day_dup_unbroken (item->day);
  g_autofree char *last = isms_day_dup_unbroken (item->last);

  append (facts, " · ", _ (item->kind->label));
  append (facts, " · ", item->what);
  append (facts, " · ", item->who != NULL ? item->who : _ ("Nobody"));
  if (!g_str_equal (item->day, item->last))
    g_string_append_printf (facts, " · %s – %s", first, last);
  return g_string_free_and_steal (facts);
}

static char *
dup_clock (const char *moment)
{
  g_autoptr (GDateTime) time = moment != NULL ? g_date_time_new_from_iso8601 (moment, NULL) : NULL;
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  return local != NULL ? g_date_time_format (local, "%H:%M") : NULL;
}

/**
 * isms_agenda_words_dup_time:
 * @item: what is on a day
 *
 * Returns: (transfer full): its hours; "" where it has none
 */
char *
isms_agenda_words_dup_time (const IsmsAgendaItem *item)
{
  g_autofree char *starts = dup_clock (item->starts_at);
  g_autofree char *ends = dup_clock (item->ends_at);

  if (starts == NULL)
    return g_strdup ("");
  return ends != NULL ? g_strdup_printf ("%s – %s", starts, ends) : g_steal_pointer (&starts);
}

/**
 * isms_agenda_words_dup_state:
 * @item: what is on a day
 * @today: today, a Julian day
 *
 * Returns: (transfer full): how late it is, or that it is over; else ""
 */
char *
isms_agenda_words_dup_state (const IsmsAgendaItem *item, int today)
{
  int late = today - isms_day_get_number (item->last);

  if (item->cancelled)
    return g_strdup (_ ("Cancelled"));
  if (item->over)
    /* Translators: of an audit or a meeting on the agenda: it has taken place */
    return g_strdup (_ ("Over"));
  if (!item->overdue)
    return g_strdup ("");
  if (late < 1)
    return g_strdup (_ ("Overdue"));
  return g_strdup_printf (ngettext ("%d day overdue", "%d days overdue", (gulong) late), late);
}

/**
 * isms_agenda_words_dup_said:
 * @item: what is on a day
 * @today: today, a Julian day
 *
 * Returns: (transfer full): what a screen reader says
 */
char *
isms_agenda_words_dup_said (const IsmsAgendaItem *item, int today)
{
  g_autofree char *facts = isms_agenda_words_dup_facts (item);
  g_autofree char *day = isms_day_dup_words (item->day);
  g_autofree char *time = isms_agenda_words_dup_time (item);
  g_autofree char *state = isms_agenda_words_dup_state (item, today);
  GString *said = g_string_new (item->title);

  append (said, ", ", facts);
  append (said, ", ", g_str_equal (item->day, item->last) ? day : NULL);
  append (said, ", ", time);
  append (said, ", ", state);
  return g_string_free_and_steal (said);
}

gboolean
isms_agenda_item_is_on (const IsmsAgendaItem *item, int day)
{
  return day >= isms_day_get_number (item->day) && day <= isms_day_get_number (item->last);
}

gboolean
isms_agenda_item_says_the_same (gconstpointer left, gconstpointer right)
{
  const IsmsAgendaItem *one = left;
  const IsmsAgendaItem *other = right;

  return one->kind == other->kind && one->id == other->id && one->what == other->what
         && one->overdue == other->overdue && one->over == other->over
         && one->cancelled == other->cancelled && g_strcmp0 (one->day, other->day) == 0
         && g_strcmp0 (one->last, other->last) == 0
         && g_strcmp0 (one->starts_at, other->starts_at) == 0
         && g_strcmp0 (one->ends_at, other->ends_at) == 0 && g_strcmp0 (one->ref, other->ref) == 0
         && g_strcmp0 (one->title, other->title) == 0 && g_strcmp0 (one->who, other->who) == 0;
}
