/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* An event for each item of the agenda. libical writes them; what stands in them is said here. */

#include "isms-config.h"

#include "isms-calendar-export.h"

#include <glib/gi18n-lib.h>

#include "isms-calendar-private.h"
#include "isms-record.h"

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
  g_autofree char *address = item->what == NULL ? isms_calendar_dup_address (item->email) : NULL;
  icalproperty *property;

  if (address == NULL)
    return;
  property = icalproperty_new_organizer (address);
  isms_calendar_add_name (property, item->who);
  icalcomponent_add_property (event, property);
}

static void
add_days (icalcomponent *event, const IsmsAgendaItem *item)
{
  if (item->starts_at != NULL)
    {
      icalcomponent_add_property (
          event, icalproperty_new_dtstart (isms_calendar_read_time (item->starts_at)));
      if (item->ends_at != NULL)
        icalcomponent_add_property (
            event, icalproperty_new_dtend (isms_calendar_read_time (item->ends_at)));
      return;
    }
  icalcomponent_add_property (event,
                              icalproperty_new_dtstart (isms_calendar_read_time (item->day)));
  icalcomponent_add_property (event,
                              icalproperty_new_dtend (isms_calendar_read_day_after (item->last)));
}

static icalcomponent *
create_event (const IsmsAgendaItem *item,
              IsmsRecord *record,
              IsmsDatabase *database,
              icaltimetype now,
              GError **error)
{
  icalcomponent *event = icalcomponent_new (ICAL_VEVENT_COMPONENT);
  g_autofree char *summary = dup_summary (item, record);
  g_autofree char *description = dup_description (item, record);

  if (!isms_calendar_add_identity (event, database, item->kind, item->id, item->uid, now, error))
    {
      icalcomponent_free (event);
      return NULL;
    }
  add_days (event, item);
  isms_calendar_add_words (event, item->kind, summary, description, get_place (item, record));
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
  icaltimetype stamp = isms_calendar_get_stamp (now);

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
  calendar = isms_calendar_create (ICAL_METHOD_PUBLISH, name);
  if (add_events (calendar, items, database, now, error))
    return isms_calendar_finish (calendar);
  icalcomponent_free (calendar);
  return NULL;
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
