/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Audit programmes: fields and rules. */

#include "isms-config.h"

#include "isms-programme.h"

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsProgramme
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsProgramme, isms_programme, ISMS_TYPE_RECORD)

static const IsmsChoice states[] = {
  { "to_come", N_ ("Still to begin"), NULL },
  { "runs", N_ ("Under way"), NULL },
  { "over", N_ ("Over"), NULL, .over = TRUE },
  { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "no_years", N_ ("No first or last day"), NULL },
  { "no_owner", N_ ("Nobody sees to it"), NULL },
  { "not_approved", N_ ("Not approved"), NULL },
  { "no_audits", N_ ("No audits"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "programme|program|audit programme|auditprogramm|name" },
  { "starts_on", ISMS_FIELD_DATE, N_ ("First Day"), NULL, ISMS_FIELD_ASKED | ISMS_FIELD_LISTED,
    .import_names = "start|from|begins|beginn|von" },
  { "ends_on", ISMS_FIELD_DATE, N_ ("Last Day"),
    N_ ("Usually three years on, as long as a certificate is valid."),
    ISMS_FIELD_ASKED | ISMS_FIELD_ENDS | ISMS_FIELD_LISTED, .import_names = "end|until|ende|bis" },
  { "owner", ISMS_FIELD_REFERENCE, N_ ("Owner"), N_ ("Who sees to the programme."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "responsible|managed by|verantwortlich|zuständig" },
  { "aims", ISMS_FIELD_PROSE, N_ ("Aims"), N_ ("What the audits of these years are to show."),
    ISMS_FIELD_SEARCHED, .import_names = "objectives|goals|ziele" },
  { "methods", ISMS_FIELD_PROSE, N_ ("Methods and Frequency"),
    N_ ("How is audited and how often, and what weighs more: important processes, and what was "
        "found "
        "before."),
    ISMS_FIELD_SEARCHED, .import_names = "frequency|how often|häufigkeit" },
  { "responsibilities", ISMS_FIELD_PROSE, N_ ("Responsibilities"),
    N_ ("Who plans, audits, reports and is told."), ISMS_FIELD_SEARCHED,
    .import_names = "roles|verantwortlichkeiten|zuständigkeiten" },
  { "resources", ISMS_FIELD_PROSE, N_ ("Resources"), N_ ("People, days and money that it takes."),
    ISMS_FIELD_SEARCHED, .import_names = "budget|effort|ressourcen|mittel|aufwand" },
  { "approved_by", ISMS_FIELD_REFERENCE, N_ ("Approved By"), NULL, ISMS_FIELD_PLAIN,
    .target = "person", .import_names = "approver|genehmigt von|freigegeben von" },
  { "approved_on", ISMS_FIELD_DATE, N_ ("Approved On"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "approved|genehmigt am|freigegeben am" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "state", ISMS_FIELD_CHOICE, N_ ("State"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = states },
  { "n_audits", ISMS_FIELD_INTEGER, N_ ("Audits"), NULL, ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "n_done", ISMS_FIELD_INTEGER, N_ ("Audits Reported"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
};

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  if (proposal->after == NULL)
    return TRUE;
  return isms_proposal_check_order (
             proposal, "starts_on", "ends_on",
             _ ("A programme does not end before it begins. Change the other day first."), error)
         && isms_proposal_check_has_come (proposal, "approved_on",
                                          _ ("It has not been approved before the day has come. "
                                             "Choose today or an earlier day."),
                                          error);
}

static const char *const rule_columns[] = { "starts_on", "ends_on", "approved_on", NULL };

static const char *const leading[] = { "starts_on", "ends_on", "state", "owner",
                                       "n_audits",  "n_done",  "flaws", NULL };

static const char *const watched[] = { "audit", NULL };

const IsmsKind isms_kind_programme = {
  .name = "programme",
  .number = 54,
  .view = "programme_list",
  .prefix = "AP",
  .label = N_ ("Audit Programme"),
  .plural = N_ ("Audit Programmes"),
  .purpose =
      N_ ("Which audits there are to be over the years, so that everything is reached (9.2.2)."),
  .icon_name = "view-grid-symbolic",
  .title_field = "title",
  .import_name = "programmes",
  .watched = watched,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .get_type = isms_programme_get_type,
  .check = check,
  .rule_columns = rule_columns,
};

static void
isms_programme_class_init (IsmsProgrammeClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_programme);
}

static void
isms_programme_init (IsmsProgramme *self)
{
}
