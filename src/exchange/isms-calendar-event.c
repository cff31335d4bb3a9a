/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The frame of calendar files, and what their events have in common. libical writes it. */

#include "isms-config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-calendar-private.h"
#include "isms-day.h"

#define PRODUCT "-//Parapet//Parapet " ISMS_VERSION "//EN"

/* Neither control characters, which no calendar reads, nor the line ends of other systems. */
char *
isms_calendar_dup_clean (const char *text)
{
  GString *clean = g_string_new (NULL);

  for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\n' || c == '\t' || !g_unichar_iscntrl (c))
        g_string_append_unichar (clean, c);
    }
  return g_string_free (clean, FALSE);
}

/* libical reads days and times as a calendar has them: 20260305, 20260305T083000Z. */
icaltimetype
isms_calendar_read_time (const char *iso)
{
  g_autofree char *text = g_strdup (iso);
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    if (*from != '-' && *from != ':')
      *to++ = *from;
  *to = '\0';
  return icaltime_from_string (text);
}

icaltimetype
isms_calendar_read_day_after (const char *iso)
{
  g_autofree char *after = isms_day_dup_nth (isms_day_get_number (iso) + 1);

  return isms_calendar_read_time (after);
}

icaltimetype
isms_calendar_get_stamp (GDateTime *now)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (now);
  g_autofree char *moment = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");

  return isms_calendar_read_time (moment);
}

/* A property that only some programs know. They take its one line as it stands: of unknown ones,
 * libical escapes no commas, and others would show what does. */
static void
add_extension (icalcomponent *component, const char *name, const char *text)
{
  g_autofree char *clean = isms_calendar_dup_clean (text);
  icalproperty *property = icalproperty_new_x (g_strdelimit (clean, "\n\t", ' '));

  icalproperty_set_x_name (property, name);
  icalcomponent_add_property (component, property);
}

icalcomponent *
isms_calendar_create (icalproperty_method method, const char *name)
{
  icalcomponent *calendar = icalcomponent_new (ICAL_VCALENDAR_COMPONENT);

  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar, icalproperty_new_prodid (PRODUCT));
  icalcomponent_add_property (calendar, icalproperty_new_calscale ("GREGORIAN"));
  icalcomponent_add_property (calendar, icalproperty_new_method (method));
  if (name != NULL)
    add_extension (calendar, "X-WR-CALNAME", name);
  return calendar;
}

GBytes *
isms_calendar_finish (icalcomponent *calendar)
{
  char *text = icalcomponent_as_ical_string_r (calendar);
  GBytes *bytes = g_bytes_new (text, strlen (text));

  icalmemory_free_buffer (text);
  icalcomponent_free (calendar);
  return bytes;
}

/* --- What a calendar knows it by --- */

/* How often the record was changed, undoing too, and when last. */
#define OWN                                                                                        \
  "SELECT count (*) AS n, max (step) AS step FROM journal_change WHERE tbl = ?1 AND row = ?2"

/* With all that ever belonged to a review: who is asked to it, and what is talked about. */
#define OF_REVIEW                                                                                  \
  "SELECT count (*) AS n, max (step) AS step FROM journal_change AS c "                            \
  "WHERE (c.tbl = ?1 AND c.row = ?2) OR (c.tbl IN ('review_input', 'review_participant') "         \
  "AND c.row IN (SELECT m.row FROM journal_change AS m WHERE m.tbl = c.tbl "                       \
  "AND (json_extract (m.after, '$.review_id') = ?2 "                                               \
  "OR json_extract (m.before, '$.review_id') = ?2)))"

#define REVISION(changes)                                                                          \
  "SELECT max (c.n - 1, 0), (SELECT at FROM journal WHERE id = c.step) FROM (" changes ") AS c"

/* So that what is read later replaces what was read before. */
static gboolean
add_revision (
    icalcomponent *event, IsmsDatabase *database, const IsmsKind *kind, gint64 id, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database, g_str_equal (kind->name, "review") ? REVISION (OF_REVIEW) : REVISION (OWN), error);
  const char *at;

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_text (statement, 1, kind->name);
  isms_statement_bind_int (statement, 2, id);
  if (!isms_statement_next (statement, error))
    return FALSE;
  icalcomponent_add_property (
      event, icalproperty_new_sequence ((int) isms_statement_get_int (statement, 0)));
  at = isms_statement_get_text (statement, 1);
  if (at != NULL)
    {
      g_autofree char *moment = g_strndup (at, strlen ("2026-11-12T10:15:20"));
      g_autofree char *utc = g_strconcat (moment, "Z", NULL);

      icalcomponent_add_property (event,
                                  icalproperty_new_lastmodified (isms_calendar_read_time (utc)));
    }
  return TRUE;
}

gboolean
isms_calendar_add_identity (icalcomponent *event,
                            IsmsDatabase *database,
                            const IsmsKind *kind,
                            gint64 id,
                            const char *uid,
                            icaltimetype now,
                            GError **error)
{
  g_autofree char *known = g_strconcat (uid, "@parapet", NULL);

  icalcomponent_add_property (event, icalproperty_new_uid (known));
  icalcomponent_add_property (event, icalproperty_new_dtstamp (now));
  return add_revision (event, database, kind, id, error);
}

/* --- Words --- */

void
isms_calendar_add_words (icalcomponent *event,
                         const IsmsKind *kind,
                         const char *summary,
                         const char *description,
                         const char *place)
{
  g_autofree char *clean_summary = isms_calendar_dup_clean (summary);
  g_autofree char *clean_description = isms_calendar_dup_clean (description);
  g_autofree char *clean_place = isms_calendar_dup_clean (place);

  icalcomponent_add_property (event, icalproperty_new_summary (clean_summary));
  icalcomponent_add_property (event, icalproperty_new_description (clean_description));
  if (*clean_place != '\0')
    icalcomponent_add_property (event, icalproperty_new_location (clean_place));
  icalcomponent_add_property (event, icalproperty_new_categories (_ (kind->label)));
}

/* --- People --- */

char *
isms_calendar_dup_address (const char *email)
{
  if (email == NULL || strchr (email, '@') == NULL || strpbrk (email, " \t\r\n<>\"") != NULL)
    return NULL;
  return g_strconcat ("mailto:", email, NULL);
}

void
isms_calendar_add_name (icalproperty *property, const char *name)
{
  g_autofree char *clean = isms_calendar_dup_clean (name);

  g_strdelimit (clean, "\n\t\"", ' ');
  icalproperty_add_parameter (property, icalparameter_new_cn (clean));
}
