/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* An event for each item of the agenda. libical writes them; what stands in them is said here. */

#include "isms-config.h"

#include "isms-calendar-export.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <libical/ical.h>

#include "isms-day.h"
#include "isms-record.h"

#define PRODUCT "-//Parapet//Parapet " ISMS_VERSION "//EN"

/* Neither control characters, which no calendar reads, nor the line ends of other systems. */
static char *
dup_clean (const char *text)
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
static icaltimetype
read_time (const char *iso)
{
  g_autofree char *text = g_strdup (iso);
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    if (*from != '-' && *from != ':')
      *to++ = *from;
  *to = '\0';
  return icaltime_from_string (text);
}

/* The day after, since an event ends before its last day is said to be. */
static icaltimetype
read_day_after (const char *iso)
{
  g_autofree char *after = isms_day_dup_nth (isms_day_get_number (iso) + 1);

  return read_time (after);
}

/* A property that only some programs know. They take its one line as it stands: of unknown ones,
 * libical escapes no commas, and others would show what does. */
static void
add_extension (icalcomponent *component, const char *name, const char *text)
{
  g_autofree char *clean = dup_clean (text);
  icalproperty *property = icalproperty_new_x (g_strdelimit (clean, "\n\t", ' '));

  icalproperty_set_x_name (property, name);
  icalcomponent_add_property (component, property);
}

static icalcomponent *
create_calendar (const char *name)
{
  icalcomponent *calendar = icalcomponent_new (ICAL_VCALENDAR_COMPONENT);

  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar, icalproperty_new_prodid (PRODUCT));
  icalcomponent_add_property (calendar, icalproperty_new_calscale ("GREGORIAN"));
  icalcomponent_add_property (calendar, icalproperty_new_method (ICAL_METHOD_PUBLISH));
  add_extension (calendar, "X-WR-CALNAME", name);
  return calendar;
}

/* --- An event --- */

/* With why it is due; a session with its audit. */
static char *
dup_summary (const IsmsAgendaItem *item, IsmsRecord *record)
{
  const char *more = item->what;

  if (more == NULL && record != NULL && isms_kind_find_field (item->kind, "audit") != NULL)
    more = isms_record_get_text (record, "audit");
  if (more == NULL)
    return g_strdup (item->title);
  /* Translators: an event of a calendar: what is due, and why: Theft of laptops (Next Review); or a
   * session of an audit, and that */
  return g_strdup_printf (_ ("%s (%s)"), item->title, more);
}

/* What a list shows of it. */
static char *
dup_description (const IsmsAgendaItem *item, IsmsRecord *record)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s %s", _ (item->kind->label), item->ref);
  for (guint i = 0; record != NULL && i < item->kind->n_fields; i++)
    {
      const IsmsField *field = &item->kind->fields[i];
      g_autofree char *value = NULL;

      if ((field->flags & ISMS_FIELD_LISTED) == 0
          || g_strcmp0 (field->name, item->kind->title_field) == 0)
        continue;
      value = isms_record_dup_display (record, field);
      if (value != NULL && *value != '\0')
        g_string_append_printf (text, "\n%s: %s", _ (field->label), value);
    }
  return g_string_free (text, FALSE);
}

/* The field in which a kind says where: one line, so that a number of an order is none. */
static const char *
get_place (const IsmsAgendaItem *item, IsmsRecord *record)
{
  const IsmsField *field = isms_kind_find_field (item->kind, "place");

  return record != NULL && field != NULL && field->kind == ISMS_FIELD_TEXT
             ? isms_record_get_text (record, "place")
             : NULL;
}

/* Whom to ask about it, where there is an address; that of who is only to do something is none. */
static void
add_organizer (icalcomponent *event, const IsmsAgendaItem *item)
{
  g_autofree char *who = NULL;
  g_autofree char *address = NULL;
  icalproperty *property;

  if (item->what != NULL || item->email == NULL || strchr (item->email, '@') == NULL
      || strpbrk (item->email, " \t\r\n<>\"") != NULL)
    return;
  who = dup_clean (item->who);
  g_strdelimit (who, "\n\t\"", ' ');
  address = g_strconcat ("mailto:", item->email, NULL);
  property = icalproperty_new_organizer (address);
  icalproperty_add_parameter (property, icalparameter_new_cn (who));
  icalcomponent_add_property (event, property);
}

/* How often the record was changed, undoing too, and when last: so that what is read later replaces
 * what was read before. */
static gboolean
add_revision (icalcomponent *event,
              const IsmsAgendaItem *item,
              IsmsDatabase *database,
              GError **error)
{
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (database,
                             "SELECT max (c.n - 1, 0), (SELECT at FROM journal WHERE id = c.step) "
                             "FROM (SELECT count (*) AS n, max (step) AS step FROM journal_change "
                             "WHERE tbl = ?1 AND row = ?2) AS c",
                             error);
  const char *at;

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_text (statement, 1, item->kind->name);
  isms_statement_bind_int (statement, 2, item->id);
  if (!isms_statement_next (statement, error))
    return FALSE;
  icalcomponent_add_property (
      event, icalproperty_new_sequence ((int) isms_statement_get_int (statement, 0)));
  at = isms_statement_get_text (statement, 1);
  if (at != NULL)
    {
      g_autofree char *moment = g_strndup (at, strlen ("2026-11-12T10:15:20"));
      g_autofree char *utc = g_strconcat (moment, "Z", NULL);

      icalcomponent_add_property (event, icalproperty_new_lastmodified (read_time (utc)));
    }
  return TRUE;
}

static void
add_days (icalcomponent *event, const IsmsAgendaItem *item)
{
  if (item->starts_at != NULL)
    {
      icalcomponent_add_property (event, icalproperty_new_dtstart (read_time (item->starts_at)));
      if (item->ends_at != NULL)
        icalcomponent_add_property (event, icalproperty_new_dtend (read_time (item->ends_at)));
      return;
    }
  icalcomponent_add_property (event, icalproperty_new_dtstart (read_time (item->day)));
  icalcomponent_add_property (event, icalproperty_new_dtend (read_day_after (item->last)));
}

static icalcomponent *
create_event (const IsmsAgendaItem *item,
              IsmsRecord *record,
              IsmsDatabase *database,
              icaltimetype now,
              GError **error)
{
  icalcomponent *event = icalcomponent_new (ICAL_VEVENT_COMPONENT);
  g_autofree char *uid = g_strconcat (item->uid, "@parapet", NULL);
  g_autofree char *summary = dup_summary (item, record);
  g_autofree char *description = dup_description (item, record);
  g_autofree char *clean_summary = dup_clean (summary);
  g_autofree char *clean_description = dup_clean (description);
  g_autofree char *place = dup_clean (get_place (item, record));

  icalcomponent_add_property (event, icalproperty_new_uid (uid));
  icalcomponent_add_property (event, icalproperty_new_dtstamp (now));
  if (!add_revision (event, item, database, error))
    {
      icalcomponent_free (event);
      return NULL;
    }
  add_days (event, item);
  icalcomponent_add_property (event, icalproperty_new_summary (clean_summary));
  icalcomponent_add_property (event, icalproperty_new_description (clean_description));
  if (*place != '\0')
    icalcomponent_add_property (event, icalproperty_new_location (place));
  icalcomponent_add_property (event, icalproperty_new_categories (_ (item->kind->label)));
  icalcomponent_add_property (
      event,
      icalproperty_new_status (item->cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  /* What is due on a day takes none of it. */
  icalcomponent_add_property (event, icalproperty_new_transp (item->what != NULL || item->cancelled
                                                                  ? ICAL_TRANSP_TRANSPARENT
                                                                  : ICAL_TRANSP_OPAQUE));
  add_organizer (event, item);
  return event;
}

/* --- The calendar --- */

/* The records of the items, by key. (element-type gint64 IsmsRecord) */
static GHashTable *
load_records (IsmsDatabase *database, GPtrArray *items, GError **error)
{
  g_autoptr (GHashTable) records =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);

  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    {
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GPtrArray) found = NULL;

      for (guint i = 0; i < items->len; i++)
        {
          const IsmsAgendaItem *item = items->pdata[i];

          if (item->kind == *kind)
            g_array_append_val (ids, item->id);
        }
      if (ids->len == 0)
        continue;
      found = isms_record_load_many (database, *kind, (const gint64 *) (void *) ids->data, ids->len,
                                     error);
      if (found == NULL)
        return NULL;
      for (guint i = 0; i < found->len; i++)
        if (found->pdata[i] != NULL)
          {
            gint64 key = isms_kind_make_key (*kind, isms_record_get_id (found->pdata[i]));

            g_hash_table_insert (records, g_memdup2 (&key, sizeof key),
                                 g_object_ref (found->pdata[i]));
          }
    }
  return g_steal_pointer (&records);
}

static gboolean
add_events (icalcomponent *calendar,
            GPtrArray *items,
            IsmsDatabase *database,
            GDateTime *now,
            GError **error)
{
  g_autoptr (GHashTable) records = load_records (database, items, error);
  g_autoptr (GDateTime) utc = g_date_time_to_utc (now);
  g_autofree char *moment = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
  icaltimetype stamp = read_time (moment);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const IsmsAgendaItem *item = items->pdata[i];
      gint64 key = isms_kind_make_key (item->kind, item->id);
      icalcomponent *event =
          create_event (item, g_hash_table_lookup (records, &key), database, stamp, error);

      if (event == NULL)
        return FALSE;
      icalcomponent_add_component (calendar, event);
    }
  return TRUE;
}

/* "Key House: Agenda" */
static char *
dup_name (IsmsDatabase *database, const IsmsAgendaAsked *asked, GError **error)
{
  g_autofree char *house =
      isms_database_query_text (database, "SELECT name FROM organisation", error);
  const char *what =
      asked->kinds != NULL && asked->kinds[0] != NULL ? asked->kinds[0]->plural : NULL;

  if (house == NULL)
    return NULL;
  /* Translators: the name of a calendar: the organisation, and what is in it */
  return g_strdup_printf (_ ("%s: %s"), house, what != NULL ? _ (what) : _ ("Agenda"));
}

/**
 * isms_calendar_export:
 * @database: a connection of the calling thread
 * @asked: what of the agenda
 * @now: when it is written
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Writes the agenda as an iCalendar file. The same record has the same UID in every file, and a
 * higher SEQUENCE once it was changed, so that a calendar that had it before has it replaced.
 *
 * Returns: (transfer full): the content of the file; %NULL on error, %G_IO_ERROR_INVALID_DATA where
 *   there is nothing in it
 */
GBytes *
isms_calendar_export (IsmsDatabase *database,
                      const IsmsAgendaAsked *asked,
                      GDateTime *now,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GPtrArray) items = isms_agenda_load (database, asked, error);
  g_autofree char *name = NULL;
  icalcomponent *calendar;
  GBytes *bytes = NULL;

  if (items == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (items->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("Nothing of it has a day yet, so that nothing was exported."));
      return NULL;
    }
  name = dup_name (database, asked, error);
  if (name == NULL)
    return NULL;
  calendar = create_calendar (name);
  if (add_events (calendar, items, database, now, error))
    {
      char *text = icalcomponent_as_ical_string_r (calendar);

      bytes = g_bytes_new (text, strlen (text));
      icalmemory_free_buffer (text);
    }
  icalcomponent_free (calendar);
  return bytes;
}

/**
 * isms_calendar_export_audits:
 * @database: a connection of the calling thread
 * @now: when it is written
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Writes all audits and the sessions of their timetables, as isms_calendar_export () does.
 *
 * Returns: (transfer full): the content of the file; %NULL on error
 */
GBytes *
isms_calendar_export_audits (IsmsDatabase *database,
                             GDateTime *now,
                             GCancellable *cancellable,
                             GError **error)
{
  const IsmsKind *const kinds[] = { isms_kind_find ("audit"), isms_kind_find ("audit_session"),
                                    NULL };
  const IsmsAgendaAsked asked = { .kinds = kinds, .with_over = TRUE };

  return isms_calendar_export (database, &asked, now, cancellable, error);
}
