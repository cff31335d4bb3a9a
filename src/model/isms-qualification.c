/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Qualifications: fields and rules. */

#include "isms-config.h"

#include "isms-qualification.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsQualification
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsQualification, isms_qualification, ISMS_TYPE_RECORD)

static const IsmsChoice states[] = {
  { "lapsed", N_ ("Lapsed"), NULL, .late = TRUE },
  { "soon", N_ ("Lapses within 30 days"), NULL },
  { "valid", N_ ("Valid"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "nobody", N_ ("Nobody’s"), NULL },
  { "lapsed", N_ ("Lapsed"), NULL },
  { "no_evidence", N_ ("No evidence"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Qualification"), N_ ("A degree, a certificate, years of work."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "name|certificate|qualifikation|zertifikat|abschluss" },
  { "person", ISMS_FIELD_REFERENCE, N_ ("Person"), NULL,
    ISMS_FIELD_ASKED | ISMS_FIELD_MINE | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .target = "person", .import_names = "employee|who|mitarbeiter|wer" },
  { "competence", ISMS_FIELD_REFERENCE, N_ ("Shows"), N_ ("The competence that it shows."),
    ISMS_FIELD_ASKED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "competence",
    .import_names = "skill|for|kompetenz|belegt" },
  { "issuer", ISMS_FIELD_TEXT, N_ ("Issued By"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "school|aussteller|ausgestellt von" },
  { "obtained_on", ISMS_FIELD_DATE, N_ ("Obtained On"), NULL, ISMS_FIELD_LISTED,
    .import_names = "date|since|issued on|erworben am|datum|seit" },
  { "valid_until", ISMS_FIELD_DATE, N_ ("Valid Until"), N_ ("Nothing: for good."),
    ISMS_FIELD_ENDS | ISMS_FIELD_LISTED, .import_names = "expires|until|gültig bis|läuft ab" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "state", ISMS_FIELD_CHOICE, N_ ("State"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = states },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
};

/* 7.2 d): evidence is of what was obtained, and does not end before it begins. */
static gboolean
check (IsmsProposal *proposal, GError **error)
{
  const char *from = isms_proposal_get_text (proposal, "obtained_on");
  const char *until = isms_proposal_get_text (proposal, "valid_until");
  g_autofree char *today = isms_day_today ();

  if (proposal->after == NULL)
    return TRUE;
  if (from != NULL && strcmp (from, today) > 0)
    return isms_proposal_refuse (proposal, "obtained_on",
                                 _ ("Nobody has a qualification yet that they obtain later. Choose "
                                    "today or an earlier day."),
                                 error);
  if (from == NULL || until == NULL || strcmp (until, from) >= 0)
    return TRUE;
  return isms_proposal_refuse (
      proposal,
      isms_row_get (proposal->after, "valid_until") != NULL ? "valid_until" : "obtained_on",
      _ ("It cannot end before it begins. Change the other date first."), error);
}

static const char *const rule_columns[] = { "obtained_on", "valid_until", NULL };

static const char *const leading[] = { "person", "competence", "obtained_on", "valid_until",
                                       "state",  "flaws",      NULL };

static const char *const watched[] = { "evidence", "evidence_for", "attachment", NULL };

const IsmsKind isms_kind_qualification = {
  .name = "qualification",
  .number = 29,
  .view = "qualification_list",
  .prefix = "QL",
  .label = N_ ("Qualification"),
  .plural = N_ ("Qualifications"),
  .purpose =
      N_ ("What people bring along that shows a competence, with the evidence of it (7.2 d)."),
  .icon_name = "starred-symbolic",
  .title_field = "title",
  .import_name = "qualifications",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .watched = watched,
  .get_type = isms_qualification_get_type,
  .check = check,
  .rule_columns = rule_columns,
};

static void
isms_qualification_class_init (IsmsQualificationClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_qualification);
}

static void
isms_qualification_init (IsmsQualification *self)
{
}
