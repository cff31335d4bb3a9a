/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Planned changes of the ISMS (6.3): fields and rules. */

#include "isms-config.h"

#include "isms-planned-change.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsPlannedChange
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsPlannedChange, isms_planned_change, ISMS_TYPE_RECORD)

static const IsmsChoice state_choices[] = {
  { "proposed", N_ ("Proposed"), "new|idea|vorgeschlagen|neu" },
  { "decided", N_ ("Decided"), "approved|planned|beschlossen|genehmigt" },
  { "done", N_ ("Done"), "made|implemented|umgesetzt|erledigt", .over = TRUE },
  { "reviewed", N_ ("Reviewed"), "closed|geprüft|abgeschlossen", .over = TRUE },
  { "dropped", N_ ("Dropped"), "rejected|cancelled|verworfen|abgelehnt", .over = TRUE },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), N_ ("What changes, in a few words."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "change|änderung|name" },
  { "purpose", ISMS_FIELD_PROSE, N_ ("Purpose"), N_ ("Why it is made."), ISMS_FIELD_SEARCHED,
    .import_names = "reason|why|zweck|grund" },
  { "consequences", ISMS_FIELD_PROSE, N_ ("Possible Consequences"),
    N_ ("For whom and what, wanted or not."), ISMS_FIELD_SEARCHED,
    .import_names = "impact|risks|folgen|auswirkungen" },
  { "integrity", ISMS_FIELD_PROSE, N_ ("Integrity of the ISMS"),
    N_ ("How the ISMS stays whole meanwhile."), ISMS_FIELD_SEARCHED, .import_names = "integrität" },
  { "resources", ISMS_FIELD_PROSE, N_ ("Resources"), N_ ("What it takes."), ISMS_FIELD_SEARCHED,
    .import_names = "means|budget|ressourcen|mittel" },
  { "owner", ISMS_FIELD_REFERENCE, N_ ("Owner"), N_ ("Who answers for it."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "responsible|who|verantwortlich" },
  { "state", ISMS_FIELD_CHOICE, N_ ("State"),
    N_ ("It is decided on when purpose and possible consequences are written down."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = state_choices,
    .import_names = "status|stand|zustand" },
  { "planned_on", ISMS_FIELD_DATE, N_ ("Planned For"), NULL, ISMS_FIELD_DUE | ISMS_FIELD_LISTED,
    .import_names = "date|due|planned|geplant für|termin" },
  { "done_on", ISMS_FIELD_DATE, N_ ("Done On"), NULL, ISMS_FIELD_LISTED,
    .import_names = "done|implemented on|umgesetzt am" },
  { "reviewed_on", ISMS_FIELD_DATE, N_ ("Reviewed On"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "reviewed|geprüft am" },
  { "result", ISMS_FIELD_PROSE, N_ ("Result"), N_ ("What the review of it found (8.1)."),
    ISMS_FIELD_SEARCHED, .import_names = "outcome|review|ergebnis|prüfung" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "overdue", ISMS_FIELD_BOOLEAN, N_ ("Overdue"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED },
};

static gboolean
sets (const IsmsProposal *proposal, const char *column)
{
  return isms_row_get (proposal->after, column) != NULL;
}

static gboolean
is_filled (const IsmsProposal *proposal, const char *column)
{
  const char *text = isms_proposal_get_text (proposal, column);

  return text != NULL && *text != '\0';
}

static void
set_today (const IsmsProposal *proposal, IsmsRow *after, const char *column)
{
  g_autofree char *today = isms_day_today ();

  if (!is_filled (proposal, column))
    isms_row_set_text (after, column, today);
}

/* Done and reviewed mean a day: today, where none is given. */
static void
settle (const IsmsProposal *proposal, IsmsRow *after)
{
  const char *state = isms_row_get_text (after, "state");

  if (g_strcmp0 (state, "done") == 0 || g_strcmp0 (state, "reviewed") == 0)
    set_today (proposal, after, "done_on");
  if (g_strcmp0 (state, "reviewed") == 0)
    set_today (proposal, after, "reviewed_on");
}

/* 6.3: thought through before it is decided on; 8.1: looked back on when it is done. */
static gboolean
check (IsmsProposal *proposal, GError **error)
{
  const char *state;

  if (proposal->after == NULL)
    return TRUE;
  state = isms_proposal_get_text (proposal, "state");
  if (g_strcmp0 (state, "proposed") == 0 || g_strcmp0 (state, "dropped") == 0)
    return TRUE;
  if (!is_filled (proposal, "purpose") || !is_filled (proposal, "consequences"))
    return isms_proposal_refuse (
        proposal,
        sets (proposal, "state")          ? "state"
        : is_filled (proposal, "purpose") ? "consequences"
                                          : "purpose",
        _ ("A change is decided on when its purpose and its possible consequences are known. Write "
           "both first."),
        error);
  if (g_strcmp0 (state, "reviewed") == 0 && !is_filled (proposal, "result"))
    return isms_proposal_refuse (
        proposal, sets (proposal, "state") ? "state" : "result",
        _ ("A change is reviewed when it is known what came of it. Write the result first."),
        error);
  return TRUE;
}

static const char *const rule_columns[] = { "state",   "purpose",     "consequences",
                                            "done_on", "reviewed_on", "result",
                                            NULL };

static const char *const leading[] = { "state", "planned_on", "owner", "done_on", NULL };

const IsmsKind isms_kind_planned_change = {
  .name = "planned_change",
  .number = 20,
  .view = "planned_change_list",
  .prefix = "CG",
  .label = N_ ("Planned Change"),
  .plural = N_ ("Planned Changes"),
  .purpose = N_ ("Changes to the ISMS, thought through before they are made (6.3, 8.1)."),
  .icon_name = "view-refresh-symbolic",
  .title_field = "title",
  .import_name = "changes",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .get_type = isms_planned_change_get_type,
  .check = check,
  .rule_columns = rule_columns,
  .settle = settle,
};

static void
isms_planned_change_class_init (IsmsPlannedChangeClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_planned_change);
}

static void
isms_planned_change_init (IsmsPlannedChange *self)
{
}
