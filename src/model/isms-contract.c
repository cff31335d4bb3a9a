/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Contracts with suppliers: fields and rules. Which clauses are asked, and the last day to give
 * notice, is computed in the views (010-suppliers.sql). */

#include "isms-config.h"

#include "isms-contract.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsContract
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsContract, isms_contract, ISMS_TYPE_RECORD)

const IsmsChoice isms_contract_clauses[] = {
  { "confidentiality", N_ ("Confidentiality"), "geheimhaltung|verschwiegenheit|nda" },
  { "security", N_ ("Security requirements"), "security|sicherheitsanforderungen|sicherheit" },
  { "incidents", N_ ("Telling us of incidents"),
    "incident notification|incidents|vorfälle|meldepflicht" },
  { "data_return", N_ ("Return and deletion of data"), "data return|deletion|rückgabe|löschung" },
  { "personal_data", N_ ("Processing of personal data"),
    "dpa|data processing agreement|auftragsverarbeitung|avv" },
  { "service_levels", N_ ("Service levels"), "sla|availability|service level|verfügbarkeit" },
  { "audit", N_ ("Right to audit"), "audit|prüfrecht|auditrecht" },
  { "subcontractors", N_ ("Subcontractors only by consent"),
    "subcontractors|unterauftragnehmer|subunternehmer" },
  { "exit", N_ ("Help with leaving"), "exit support|exit|ausstiegshilfe|ausstieg" },
  { "place", N_ ("Where data is kept"), "data location|location|ort der daten|standort" },
  { "continuity", N_ ("Continuity in a crisis"), "continuity|bcm|notfallvorsorge|fortführung" },
  { "changes", N_ ("Telling us of changes"), "changes|change notification|änderungen" },
  { NULL, NULL, NULL },
};

static const IsmsChoice states[] = {
  { "ended", N_ ("Ended"), NULL, .over = TRUE },
  { "ends_soon", N_ ("Ends within 30 days"), NULL },
  { "notice_soon", N_ ("Notice due within 30 days"), NULL },
  { "runs", N_ ("In force"), NULL },
  { "to_come", N_ ("Still to begin"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsChoice criticalities[] = {
  { "low", N_ ("Low"), NULL },   { "normal", N_ ("Normal"), NULL },
  { "high", N_ ("High"), NULL }, { "critical", N_ ("Critical"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "no_supplier", N_ ("Belongs to no supplier"), NULL },
  { "ended", N_ ("Ended, and the supplier works on"), NULL },
  { "clauses_missing", N_ ("Clauses are missing"), NULL },
  { "no_file", N_ ("No file"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Contract"), N_ ("What it is about, in a few words."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "agreement|name|vertrag|vereinbarung|titel" },
  { "supplier", ISMS_FIELD_REFERENCE, N_ ("Supplier"), NULL,
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "supplier",
    .import_names = "vendor|provider|lieferant|dienstleister|anbieter" },
  { "number", ISMS_FIELD_TEXT, N_ ("Number"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "contract number|contract no|vertragsnummer|aktenzeichen" },
  { "start_on", ISMS_FIELD_DATE, N_ ("Begins"), NULL, ISMS_FIELD_LISTED,
    .import_names = "start|start date|signed|from|beginn|von" },
  { "end_on", ISMS_FIELD_DATE, N_ ("Ends"), N_ ("Nothing: it runs until somebody gives notice."),
    ISMS_FIELD_LISTED, .import_names = "end|end date|until|expires|ende|bis|läuft bis" },
  { "notice_months", ISMS_FIELD_INTEGER, N_ ("Notice (Months)"),
    N_ ("How long before its end notice is to be given."), ISMS_FIELD_PLAIN, .min = 0, .max = 120,
    .import_names = "notice|notice period|kündigungsfrist|frist (monate)" },
  { "clauses", ISMS_FIELD_CHOICES, N_ ("Clauses Agreed"),
    N_ ("On security. What is asked for follows from how critical the supplier is."),
    ISMS_FIELD_FILTERED, .choices = isms_contract_clauses,
    .import_names = "agreed|klauseln|vereinbart|regelungen" },
  { "waived", ISMS_FIELD_CHOICES, N_ ("Done Without"),
    N_ ("Clauses that we asked for and go without, for a reason."), ISMS_FIELD_PLAIN,
    .choices = isms_contract_clauses, .import_names = "not agreed|verzichtet|ohne" },
  { "waive_reason", ISMS_FIELD_PROSE, N_ ("Why Without"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "reason|why|grund|begründung|warum" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "criticality", ISMS_FIELD_CHOICE, N_ ("Criticality"), N_ ("Of the supplier."),
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED, .choices = criticalities },
  { "state", ISMS_FIELD_CHOICE, N_ ("State"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = states },
  { "notice_by", ISMS_FIELD_DATE, N_ ("Notice By"),
    N_ ("The last day on which notice can be given."),
    ISMS_FIELD_DUE | ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "missing", ISMS_FIELD_CHOICES, N_ ("Missing Clauses"),
    N_ ("What is asked of the supplier, and neither this contract nor another one in force has."),
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED, .choices = isms_contract_clauses },
  { "n_missing", ISMS_FIELD_INTEGER, N_ ("Missing"), N_ ("How many clauses are."),
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "overdue", ISMS_FIELD_BOOLEAN, N_ ("Overdue"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
};

static gboolean
sets (const IsmsProposal *proposal, const char *column)
{
  return isms_row_get (proposal->after, column) != NULL;
}

static gboolean
is_blank (const IsmsProposal *proposal, const char *column)
{
  g_autofree char *text = g_strdup (isms_proposal_get_text (proposal, column));

  return text == NULL || *g_strstrip (text) == '\0';
}

/* A.5.20: what is agreed is not done without. */
static gboolean
check_waived (IsmsProposal *proposal, GError **error)
{
  const char *waived = isms_proposal_get_text (proposal, "waived");
  const char *clauses = isms_proposal_get_text (proposal, "clauses");
  g_auto (GStrv) words = NULL;
  g_auto (GStrv) agreed = NULL;

  if (waived == NULL || *waived == '\0')
    return TRUE;
  if (is_blank (proposal, "waive_reason"))
    return isms_proposal_refuse (
        proposal, sets (proposal, "waived") ? "waived" : "waive_reason",
        _ ("A clause is done without only for a reason. Write why first, or take the clause away "
           "there."),
        error);
  words = g_strsplit (waived, " ", -1);
  agreed = g_strsplit (clauses != NULL ? clauses : "", " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) agreed, words[i]))
      return isms_proposal_refuse (
          proposal, sets (proposal, "waived") ? "waived" : "clauses",
          _ ("A clause that is agreed is not done without. Take it away in one of the two."),
          error);
  return TRUE;
}

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  const char *start = isms_proposal_get_text (proposal, "start_on");
  const char *end = isms_proposal_get_text (proposal, "end_on");

  if (proposal->after == NULL)
    return TRUE;
  if (start != NULL && end != NULL && strcmp (end, start) < 0)
    return isms_proposal_refuse (
        proposal, sets (proposal, "end_on") ? "end_on" : "start_on",
        _ ("A contract does not end before it begins. Change the other date first."), error);
  return check_waived (proposal, error);
}

static const char *const rule_columns[] = { "start_on", "end_on",       "clauses",
                                            "waived",   "waive_reason", NULL };

static const char *const leading[] = { "supplier",  "state", "end_on", "notice_by",
                                       "n_missing", "flaws", NULL };

static const char *const watched[] = { "evidence", "evidence_for", "attachment", NULL };

const IsmsKind isms_kind_contract = {
  .name = "contract",
  .number = 51,
  .view = "contract_list",
  .prefix = "CN",
  .label = N_ ("Contract"),
  .plural = N_ ("Contracts"),
  .purpose =
      N_ ("What is agreed with suppliers on security, until when, and until when notice can be "
          "given (A.5.20)."),
  .icon_name = "document-edit-symbolic",
  .title_field = "title",
  .import_name = "contracts",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .watched = watched,
  .get_type = isms_contract_get_type,
  .check = check,
  .rule_columns = rule_columns,
};

static void
isms_contract_class_init (IsmsContractClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_contract);
}

static void
isms_contract_init (IsmsContract *self)
{
}
