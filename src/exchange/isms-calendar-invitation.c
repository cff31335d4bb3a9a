/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The invitation to a management review (9.3.1): a request (RFC 5546), by whom chairs it, to all
 * who take part and have an address, with the agenda in its description. */

#include "isms-config.h"

#include "isms-calendar-export.h"

#include <glib/gi18n-lib.h>

#include "isms-calendar-private.h"
#include "isms-day.h"
#include "isms-review-plan.h"
#include "isms-review.h"

typedef struct
{
  char *address; /* "mailto:…" */
  const char *name;
  gint64 person;
} Host;

static GBytes *
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, sentence);
  return NULL;
}

/* --- What is talked about --- */

static const char *
get_label (const char *input)
{
  for (const IsmsChoice *choice = isms_review_inputs; choice->value != NULL; choice++)
    if (g_str_equal (choice->value, input))
      return _ (choice->label);
  return input;
}

/* "3. Audits (Ada Osei, 10 min)" */
static void
add_item (GString *text, guint number, const IsmsReviewItem *item)
{
  g_autofree char *minutes =
      /* Translators: how long something is talked about */
      item->minutes > 0 ? g_strdup_printf (_ ("%d min"), (int) item->minutes) : NULL;

  g_string_append_printf (text, "%u. %s", number, get_label (item->input));
  if (item->name != NULL && minutes != NULL)
    g_string_append_printf (text, " (%s, %s)", item->name, minutes);
  else if (item->name != NULL || minutes != NULL)
    g_string_append_printf (text, " (%s)", item->name != NULL ? item->name : minutes);
  g_string_append_c (text, '\n');
}

static void
add_agenda (GString *text, const IsmsReviewPlan *plan)
{
  g_auto (GStrv) topics = g_strsplit (plan->topics != NULL ? plan->topics : "", "\n", -1);
  guint number = plan->items->len;

  g_string_append_printf (text, "%s\n", _ ("Agenda"));
  for (guint i = 0; i < plan->items->len; i++)
    add_item (text, i + 1, plan->items->pdata[i]);
  for (guint i = 0; topics[i] != NULL; i++)
    if (*g_strstrip (topics[i]) != '\0')
      g_string_append_printf (text, "%u. %s\n", ++number, topics[i]);
}

static void
add_people (GString *text, const IsmsReviewPlan *plan)
{
  g_string_append_printf (text, "\n%s\n", _ ("Participants"));
  for (guint i = 0; i < plan->seats->len; i++)
    {
      const IsmsReviewSeat *seat = plan->seats->pdata[i];

      if (!seat->asked)
        continue;
      g_string_append (text, seat->name);
      if (seat->capacity != NULL)
        g_string_append_printf (text, ", %s", seat->capacity);
      g_string_append_c (text, '\n');
    }
}

static char *
dup_description (const IsmsReviewPlan *plan)
{
  GString *text = g_string_new (NULL);

  if (plan->purpose != NULL)
    g_string_append_printf (text, "%s\n\n", plan->purpose);
  add_agenda (text, plan);
  add_people (text, plan);
  if (plan->minutes_by_name != NULL)
    /* Translators: who writes the minutes of a meeting */
    g_string_append_printf (text, _ ("\nMinutes: %s\n"), plan->minutes_by_name);
  return g_strchomp (g_string_free_and_steal (text));
}

/* --- Who --- */

static gboolean
take_host (Host *host, IsmsDatabase *database, gint64 person, const char *name)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT email FROM person WHERE id = %" G_GINT64_FORMAT, person);
  g_autofree char *email = person != 0 ? isms_database_query_text (database, sql, NULL) : NULL;

  host->address = isms_calendar_dup_address (email);
  host->name = name;
  host->person = person;
  return host->address != NULL;
}

/* Who chairs the meeting, or else who writes its minutes. */
static gboolean
find_host (Host *host, IsmsDatabase *database, const IsmsReviewPlan *plan)
{
  return take_host (host, database, plan->chair, plan->chair_name)
         || take_host (host, database, plan->minutes_by, plan->minutes_by_name);
}

static void
add_attendee (icalcomponent *event, const char *address, const char *name, gboolean is_host)
{
  icalproperty *property = icalproperty_new_attendee (address);

  icalproperty_add_parameter (property, icalparameter_new_cutype (ICAL_CUTYPE_INDIVIDUAL));
  icalproperty_add_parameter (
      property, icalparameter_new_role (is_host ? ICAL_ROLE_CHAIR : ICAL_ROLE_REQPARTICIPANT));
  icalproperty_add_parameter (
      property,
      icalparameter_new_partstat (is_host ? ICAL_PARTSTAT_ACCEPTED : ICAL_PARTSTAT_NEEDSACTION));
  if (!is_host)
    icalproperty_add_parameter (property, icalparameter_new_rsvp (ICAL_RSVP_TRUE));
  isms_calendar_add_name (property, name);
  icalcomponent_add_property (event, property);
}

/* Returns how many others there are. */
static guint
add_attendees (icalcomponent *event, const IsmsReviewPlan *plan, const Host *host)
{
  icalproperty *organizer = icalproperty_new_organizer (host->address);
  guint n = 0;

  isms_calendar_add_name (organizer, host->name);
  icalcomponent_add_property (event, organizer);
  add_attendee (event, host->address, host->name, TRUE);
  for (guint i = 0; i < plan->seats->len; i++)
    {
      const IsmsReviewSeat *seat = plan->seats->pdata[i];
      g_autofree char *address = seat->asked ? isms_calendar_dup_address (seat->email) : NULL;

      if (address == NULL || seat->person == host->person)
        continue;
      add_attendee (event, address, seat->name, FALSE);
      n++;
    }
  return n;
}

/* --- When --- */

/* At its hour, where that is one of its day; else all of it. */
static void
add_times (icalcomponent *event, const IsmsReviewPlan *plan)
{
  g_autoptr (GDateTime) start =
      plan->starts_at != NULL ? g_date_time_new_from_iso8601 (plan->starts_at, NULL) : NULL;
  g_autoptr (GDateTime) local = start != NULL ? g_date_time_to_local (start) : NULL;
  g_autofree char *day = local != NULL ? isms_day_of (local) : NULL;
  g_autoptr (GDateTime) end = NULL;
  g_autofree char *moment = NULL;

  if (g_strcmp0 (day, plan->planned_on) != 0)
    {
      icalcomponent_add_property (
          event, icalproperty_new_dtstart (isms_calendar_read_time (plan->planned_on)));
      icalcomponent_add_property (
          event, icalproperty_new_dtend (isms_calendar_read_day_after (plan->planned_on)));
      return;
    }
  icalcomponent_add_property (event,
                              icalproperty_new_dtstart (isms_calendar_read_time (plan->starts_at)));
  if (plan->minutes == 0)
    return;
  end = g_date_time_add_minutes (start, (int) plan->minutes);
  moment = isms_day_write_moment (end);
  icalcomponent_add_property (event, icalproperty_new_dtend (isms_calendar_read_time (moment)));
}

static GBytes *
write_request (IsmsDatabase *database,
               const IsmsReviewPlan *plan,
               const Host *host,
               GDateTime *now,
               GError **error)
{
  const IsmsKind *kind = isms_kind_find ("review");
  icalcomponent *calendar = isms_calendar_create (ICAL_METHOD_REQUEST, NULL);
  icalcomponent *event = icalcomponent_new (ICAL_VEVENT_COMPONENT);
  g_autofree char *description = dup_description (plan);

  icalcomponent_add_component (calendar, event);
  if (!isms_calendar_add_identity (event, database, kind, plan->review, plan->uid,
                                   isms_calendar_get_stamp (now), error))
    {
      icalcomponent_free (calendar);
      return NULL;
    }
  add_times (event, plan);
  isms_calendar_add_words (event, kind, plan->title, description, plan->place);
  icalcomponent_add_property (event, icalproperty_new_status (ICAL_STATUS_CONFIRMED));
  icalcomponent_add_property (event, icalproperty_new_transp (ICAL_TRANSP_OPAQUE));
  if (add_attendees (event, plan, host) > 0)
    return isms_calendar_finish (calendar);
  icalcomponent_free (calendar);
  return refuse (error, _ ("Nobody who is asked to this review has an e-mail address, so that "
                           "nothing was written. Choose participants, and write their addresses "
                           "where people are."));
}

/**
 * isms_calendar_export_review:
 * @database: a connection of the calling thread
 * @review: the id of a management review
 * @now: when it is written
 * @error: return location
 *
 * Writes the invitation to a management review as an iCalendar file, a request by its chair, or
 * where they have no address by who writes the minutes. Written again after a change, it has the
 * same UID and a higher SEQUENCE, so that a calendar replaces what it had.
 *
 * Returns: (transfer full): the content of the file; %NULL on error, %G_IO_ERROR_INVALID_DATA with
 * a sentence where it has no day yet, or there is nobody to invite or to be invited
 */
GBytes *
isms_calendar_export_review (IsmsDatabase *database, gint64 review, GDateTime *now, GError **error)
{
  g_autoptr (IsmsReviewPlan) plan = isms_review_plan_load (database, review, error);
  Host host = { NULL };
  GBytes *bytes;

  if (plan == NULL)
    return NULL;
  if (plan->planned_on == NULL)
    return refuse (error,
                   _ ("This review has no day yet, so that nothing was written. Say for when "
                      "it is planned, and save the invitation then."));
  if (!find_host (&host, database, plan))
    return refuse (error, _ ("An invitation says who invites: neither the chair of this review nor "
                             "who writes its minutes has an e-mail address, so that nothing was "
                             "written. Write one of them where people are."));
  bytes = write_request (database, plan, &host, now, error);
  g_free (host.address);
  return bytes;
}
