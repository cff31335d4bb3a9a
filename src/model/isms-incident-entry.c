/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Entries of an incident's timeline. One may be corrected; what it said before stays in its
 * history. */

#include "isms-config.h"

#include "isms-incident-entry.h"

#include <glib/gi18n-lib.h>

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

/**
 * isms_incident_entry_create:
 * @step: a step that is not committed yet
 * @incident: the id of an incident
 * @what: what was seen or done; not empty
 * @person: the id of who did or saw it; 0: it is not said
 *
 * Adds an entry to the timeline, at the time of the step.
 *
 * Returns: the id of the entry
 */
gint64
isms_incident_entry_create (IsmsStep *step, gint64 incident, const char *what, gint64 person)
{
  g_autoptr (GDateTime) time = isms_step_dup_time (step);
  IsmsRow *row = isms_row_new ();

  begin (row, time);
  isms_row_set_text (row, "title", what);
  isms_row_set_int (row, "incident_id", incident);
  if (person != 0)
    isms_row_set_int (row, "person_id", person);
  return isms_step_insert (step, "incident_entry", row);
}
