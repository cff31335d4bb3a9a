/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Commitments of top management (5.1, 7.1): fields and rules. */

#include "isms-config.h"

#include "isms-commitment.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsCommitment
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsCommitment, isms_commitment, ISMS_TYPE_RECORD)

static const IsmsChoice state_choices[] = {
  { "unsigned", N_ ("Not Signed"), NULL },
  { "in_force", N_ ("In Force"), NULL },
  { "expired", N_ ("Expired"), NULL, .late = TRUE },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), N_ ("What was committed to, in a few words."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "commitment|subject|verpflichtung|name" },
  { "person", ISMS_FIELD_REFERENCE, N_ ("Signed By"), N_ ("Of top management."),
    ISMS_FIELD_MINE | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "signed by|who|unterschrieben von|wer" },
  { "signed_on", ISMS_FIELD_DATE, N_ ("Signed On"), NULL, ISMS_FIELD_LISTED,
    .import_names = "date|signed|datum|unterschrieben am" },
  { "words", ISMS_FIELD_PROSE, N_ ("Words"), N_ ("What it says."), ISMS_FIELD_SEARCHED,
    .import_names = "text|content|wortlaut|inhalt" },
  { "resources", ISMS_FIELD_PROSE, N_ ("Resources Granted"), N_ ("People, time and means (7.1)."),
    ISMS_FIELD_SEARCHED, .import_names = "means|people|ressourcen|mittel" },
  { "budget", ISMS_FIELD_MONEY, N_ ("Budget"), NULL, ISMS_FIELD_LISTED,
    .import_names = "amount|money|betrag|etat" },
  { "valid_until", ISMS_FIELD_DATE, N_ ("Valid Until"),
    N_ ("The last day. Nothing: until another takes its place."),
    ISMS_FIELD_ENDS | ISMS_FIELD_LISTED, .import_names = "until|expires|gültig bis" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "state", ISMS_FIELD_CHOICE, N_ ("State"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .choices = state_choices },
};

static gboolean
sets (const IsmsProposal *proposal, const char *column)
{
  return isms_row_get (proposal->after, column) != NULL;
}

/* 5.1: a signature is somebody's. */
static gboolean
check (IsmsProposal *proposal, GError **error)
{
  const char *signed_on, *until;

  if (proposal->after == NULL)
    return TRUE;
  signed_on = isms_proposal_get_text (proposal, "signed_on");
  until = isms_proposal_get_text (proposal, "valid_until");
  if (signed_on != NULL && isms_proposal_get_int (proposal, "person_id") == 0)
    return isms_proposal_refuse (
        proposal, sets (proposal, "signed_on") ? "signed_on" : "person_id",
        _ ("It is signed by somebody. Choose who signs first, or take the day away."), error);
  if (signed_on != NULL && until != NULL && strcmp (until, signed_on) < 0)
    return isms_proposal_refuse (
        proposal, sets (proposal, "valid_until") ? "valid_until" : "signed_on",
        _ ("It cannot end before it was signed. Change the other date first."), error);
  return TRUE;
}

static const char *const rule_columns[] = { "person_id", "signed_on", "valid_until", NULL };

static const char *const leading[] = {
  "person", "signed_on", "budget", "valid_until", "state", NULL
};

const IsmsKind isms_kind_commitment = {
  .name = "commitment",
  .number = 18,
  .view = "commitment_list",
  .prefix = "MC",
  .label = N_ ("Management Commitment"),
  .plural = N_ ("Management Commitments"),
  .purpose =
      N_ ("What top management has signed for and which resources it has granted (5.1, 7.1)."),
  .icon_name = "object-select-symbolic",
  .title_field = "title",
  .import_name = "commitments",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .get_type = isms_commitment_get_type,
  .check = check,
  .rule_columns = rule_columns,
};

static void
isms_commitment_class_init (IsmsCommitmentClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_commitment);
}

static void
isms_commitment_init (IsmsCommitment *self)
{
}
