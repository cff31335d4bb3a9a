/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Entries of an incident's timeline. One may be corrected; what it said before stays in its
 * history. */

#include "isms-config.h"

#include "isms-incident-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "isms-day.h"
#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsIncidentEntry
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsIncidentEntry, isms_incident_entry, ISMS_TYPE_RECORD)

static const IsmsChoice flaws[] = {
  { "no_incident", N_ ("Belongs to no incident"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("What"), N_ ("What was seen or done, in a sentence."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "entry|event|what|eintrag|ereignis|was|maßnahme" },
  { "incident", ISMS_FIELD_REFERENCE, N_ ("Incident"), NULL,
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "incident",
    .import_names = "case|vorfall|sicherheitsvorfall" },
  { "happened_at", ISMS_FIELD_TIME, N_ ("When"), N_ ("When it was, not when it was written down."),
    ISMS_FIELD_LISTED, .import_names = "time|date|at|zeit|zeitpunkt|datum|wann" },
  { "person", ISMS_FIELD_REFERENCE, N_ ("Who"), N_ ("Who did or saw it."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "by|wer|durch|mitarbeiter" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|details|comment|comments|remark|remarks|bemerkung|notiz" },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL, ISMS_FIELD_COMPUTED, .choices = flaws },
};

/* A.5.28: a timeline tells what has happened. */
static gboolean
check (IsmsProposal *proposal, GError **error)
{
  if (proposal->after == NULL)
    return TRUE;
  return isms_proposal_check_has_passed (
      proposal, "happened_at",
      _ ("A timeline tells what has happened, and that time is still to come. Choose an earlier "
         "one."),
      error);
}

static void
begin (IsmsRow *row, GDateTime *time)
{
  g_autofree char *now = isms_day_write_moment (time);

  isms_row_set_text (row, "happened_at", now);
}

static const char *const rule_columns[] = { "happened_at", NULL };

static const char *const leading[] = { "happened_at", "incident", "person", NULL };

const IsmsKind isms_kind_incident_entry = {
  .name = "incident_entry",
  .number = 41,
  .view = "incident_entry_list",
  .prefix = "TE",
  .label = N_ ("Timeline Entry"),
  .plural = N_ ("Timeline Entries"),
  .purpose = N_ ("What was seen and done during an incident, when and by whom."),
  .icon_name = "document-edit-symbolic",
  .title_field = "title",
  .import_name = "incident-entries",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .get_type = isms_incident_entry_get_type,
  .begin = begin,
  .check = check,
  .rule_columns = rule_columns,
};

static void
isms_incident_entry_class_init (IsmsIncidentEntryClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_incident_entry);
}

static void
isms_incident_entry_init (IsmsIncidentEntry *self)
{
}

/* "14:05 Called the provider": the words, and when the clocks showed that last before @now. */
static const char *
cut_clock (const char *what, GDateTime *now, char **moment)
{
  const char *words = strchr (what, ' ');
  g_autofree char *clock = words != NULL ? g_strndup (what, words - what) : NULL;
  int seconds;

  while (words != NULL && *words == ' ')
    words++;
  if (words == NULL || *words == '\0' || !isms_day_cut_clock (clock, &seconds) || *clock != '\0')
    return what;
  for (int back = 0; back <= 1; back++)
    {
      g_autoptr (GDateTime) local = g_date_time_to_local (now);
      g_autoptr (GDateTime) then = g_date_time_add_days (local, -back);
      g_autofree char *day = isms_day_of (then);

      g_free (*moment);
      *moment = isms_day_dup_moment_on (day, seconds);
      if (isms_day_get_seconds (*moment) <= g_date_time_to_unix (now))
        break;
    }
  return words;
}

/**
 * isms_incident_entry_create:
 * @step: a step that is not committed yet
 * @incident: the id of an incident
 * @what: what was seen or done, after the time of day if it was earlier; not empty
 * @person: the id of who did or saw it; 0: it is not said
 *
 * Adds an entry to the timeline, at the time of the step or at the time that @what begins with.
 *
 * Returns: the id of the entry
 */
gint64
isms_incident_entry_create (IsmsStep *step, gint64 incident, const char *what, gint64 person)
{
  g_autoptr (GDateTime) time = isms_step_dup_time (step);
  g_autofree char *moment = NULL;
  const char *words = cut_clock (what, time, &moment);
  IsmsRow *row = isms_row_new ();

  begin (row, time);
  if (moment != NULL)
    isms_row_set_text (row, "happened_at", moment);
  isms_row_set_text (row, "title", words);
  isms_row_set_int (row, "incident_id", incident);
  if (person != 0)
    isms_row_set_int (row, "person_id", person);
  return isms_step_insert (step, "incident_entry", row);
}
