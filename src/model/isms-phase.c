/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Stages of the project: their fields. */

#include "isms-config.h"

#include "isms-phase.h"

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsPhase
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsPhase, isms_phase, ISMS_TYPE_RECORD)

const IsmsChoice isms_stages[] = {
  { "prepare", N_ ("Preparation and planning"), "preparation|planning|vorbereitung|planung" },
  { "design", N_ ("Design and development"), "design|entwurf|konzeption" },
  { "implement", N_ ("Implementation of controls"), "implementation|umsetzung" },
  { "evaluate", N_ ("Internal audit and evaluation"), "audit|internal audit|internes audit" },
  { "review", N_ ("Management review"), "review|managementbewertung" },
  { "certify", N_ ("Certification"), "certificate|zertifizierung" },
  { "improve", N_ ("Continual improvement"), "improvement|verbesserung" },
  { NULL, NULL, NULL },
};

G_STATIC_ASSERT (G_N_ELEMENTS (isms_stages) == ISMS_N_STAGES + 1);

static const IsmsChoice states[] = {
  /* Translators: of a stage of a project: it has not begun */
  { "to_come", N_ ("To come"), NULL },
  { "runs", N_ ("Under way"), NULL },
  { "late", N_ ("Late"), NULL, .late = TRUE },
  /* Translators: of a stage of a project */
  { "done", N_ ("Done"), NULL, .over = TRUE },
  { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "no_span", N_ ("No dates"), NULL },
  { "no_owner", N_ ("Nobody is responsible"), NULL },
  { "twice", N_ ("Its stage is planned twice"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "phase|name|titel" },
  { "stage", ISMS_FIELD_CHOICE, N_ ("Stage"), N_ ("What it leads to is computed from this."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = isms_stages,
    .import_names = "stage of the project|etappe" },
  { "starts_on", ISMS_FIELD_DATE, N_ ("Starts On"), NULL, ISMS_FIELD_LISTED,
    .import_names = "start|begin|beginn|von" },
  { "ends_on", ISMS_FIELD_DATE, N_ ("Ends On"), NULL, ISMS_FIELD_LISTED,
    .import_names = "end|ende|bis" },
  { "owner", ISMS_FIELD_REFERENCE, N_ ("Responsible"), NULL,
    ISMS_FIELD_ASKED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "lead|verantwortlich" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "readiness", ISMS_FIELD_INTEGER, N_ ("Readiness (%)"),
    N_ ("Computed from the workspace: how much of what the stage leads to is there."),
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "state", ISMS_FIELD_CHOICE, N_ ("State"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = states },
  { "n_tasks", ISMS_FIELD_INTEGER, N_ ("Tasks"), NULL, ISMS_FIELD_COMPUTED },
  { "n_done", ISMS_FIELD_INTEGER, N_ ("Tasks Done"), NULL, ISMS_FIELD_COMPUTED },
  { "next_due", ISMS_FIELD_DATE, N_ ("Due"), NULL, ISMS_FIELD_DUE | ISMS_FIELD_COMPUTED },
  { "overdue", ISMS_FIELD_BOOLEAN, N_ ("Overdue"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
};

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  return proposal->after == NULL
         || isms_proposal_check_order (proposal, "starts_on", "ends_on",
                                       _ ("A stage does not end before it starts."), error);
}

static const char *const rule_columns[] = { "starts_on", "ends_on", NULL };

static const char *const leading[] = { "stage",   "state", "readiness", "starts_on",
                                       "ends_on", "owner", NULL };

static const char *const watched[] = { "action", NULL };

const IsmsKind isms_kind_phase = {
  .name = "phase",
  .number = 70,
  .view = "phase_list",
  .prefix = "PH",
  .label = N_ ("Project Stage"),
  .plural = N_ ("Project Stages"),
  .purpose = N_ ("The stages of the way to a certificate, each with its span, who is responsible "
                 "and its tasks."),
  .icon_name = "x-office-calendar-symbolic",
  .title_field = "title",
  .import_name = "project-stages",
  .watched = watched,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .get_type = isms_phase_get_type,
  .check = check,
  .rule_columns = rule_columns,
};

static void
isms_phase_class_init (IsmsPhaseClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_phase);
}

static void
isms_phase_init (IsmsPhase *self)
{
}
