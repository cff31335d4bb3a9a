/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Suppliers: fields and rules. How they are judged is computed in the views (010-suppliers.sql). */

#include "isms-config.h"

#include "isms-supplier.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-contract.h"
#include "isms-day.h"
#include "isms-kinds-private.h"
#include "isms-rule.h"
#include "isms-supplier-assessment.h"

struct _IsmsSupplier
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsSupplier, isms_supplier, ISMS_TYPE_RECORD)

static const IsmsChoice categories[] = {
  { "cloud", N_ ("Cloud and hosting"), "cloud|saas|hosting|rechenzentrum" },
  { "software", N_ ("Software"), "software" },
  { "hardware", N_ ("Hardware and parts"), "hardware|components|bauteile|geräte" },
  { "it_service", N_ ("IT services"), "managed services|maintenance|it-dienste|wartung" },
  { "telecom", N_ ("Telecommunications"), "network|internet|telekommunikation|telefon" },
  { "consulting", N_ ("Advice and audit"), "consultant|legal|beratung|prüfung" },
  { "staffing", N_ ("Staff"), "temporary staff|freelancer|personal|zeitarbeit" },
  { "facility", N_ ("Buildings and guards"), "facility|cleaning|gebäude|reinigung|wachdienst" },
  { "logistics", N_ ("Transport and disposal"), "logistics|disposal|transport|entsorgung" },
  { "other", N_ ("Something else"), "other|sonstiges|andere" },
  { NULL, NULL, NULL },
};

static const IsmsChoice criticalities[] = {
  { "low", N_ ("Low"), "minor|c|gering|niedrig" },
  { "normal", N_ ("Normal"), "medium|b|mittel" },
  { "high", N_ ("High"), "important|a|hoch|wichtig" },
  { "critical", N_ ("Critical"), "very high|essential|kritisch|sehr hoch" },
  { NULL, NULL, NULL },
};

static const IsmsChoice statuses[] = {
  { "proposed", N_ ("Proposed"), "candidate|planned|vorgeschlagen|geplant" },
  { "active", N_ ("Active"), "current|yes|aktiv|laufend|ja" },
  { "ending", N_ ("Ending"), "terminated|notice given|gekündigt|auslaufend" },
  { "ended", N_ ("Ended"), "former|no|inactive|beendet|ehemalig|nein", .over = TRUE },
  { NULL, NULL, NULL },
};

static const IsmsChoice accesses[] = {
  { "none", N_ ("None"), "no|kein|keiner|nein" },
  { "physical", N_ ("To our sites"), "physical|on site|vor ort|physisch" },
  { "remote", N_ ("To our systems"), "remote|vpn|fernzugriff|fernzugang" },
  { "data", N_ ("To our data"), "data|daten" },
  { NULL, NULL, NULL },
};

static const IsmsChoice states[] = {
  { "critical", N_ ("Access unassessed"), NULL },
  { "rejected", N_ ("Not approved"), NULL },
  { "overdue", N_ ("Overdue"), NULL },
  { "missing", N_ ("Never assessed"), NULL },
  { "due_soon", N_ ("Due within 30 days"), NULL },
  { "valid", N_ ("Valid"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "no_owner", N_ ("No owner"), NULL },
  { "access_unknown", N_ ("Access is not stated"), NULL },
  { "access_left", N_ ("Ended, with access left"), NULL },
  { "not_approved", N_ ("Active, though not approved"), NULL },
  { "no_contract", N_ ("No contract in force"), NULL },
  { "contract_left", N_ ("Ended, with a contract in force"), NULL },
  { "clauses_missing", N_ ("Clauses are missing"), NULL },
  { "certificate_expired", N_ ("A certificate has expired"), NULL },
  { "no_exit_plan", N_ ("No exit plan"), NULL },
  { "exit_untested", N_ ("Exit plan never tested"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Name"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "supplier|vendor|provider|company|lieferant|dienstleister|firma|anbieter" },
  { "service", ISMS_FIELD_TEXT, N_ ("Service"), N_ ("What it supplies or does for us."),
    ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "services|product|delivers|leistung|leistungen|dienst" },
  { "category", ISMS_FIELD_CHOICE, N_ ("Category"), NULL, ISMS_FIELD_FILTERED,
    .choices = categories, .import_names = "type|kind|kategorie|art|typ" },
  { "criticality", ISMS_FIELD_CHOICE, N_ ("Criticality"),
    N_ ("How much we would miss it. What its contracts must have and how often it is assessed "
        "follow "
        "from it."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = criticalities,
    .import_names = "class|tier|importance|kritikalität|klasse|bedeutung" },
  { "status", ISMS_FIELD_CHOICE, N_ ("Status"), N_ ("Ended gives it the date of today."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = statuses,
    .import_names = "state|active|stand|zustand|aktiv" },
  { "ended_on", ISMS_FIELD_DATE, N_ ("Ended On"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "end date|until|beendet am|ende" },
  { "contact", ISMS_FIELD_TEXT, N_ ("Contact"), N_ ("Whom we reach there, and how."),
    ISMS_FIELD_SEARCHED,
    .import_names = "contact person|email|e-mail|phone|ansprechpartner|kontakt" },
  { "owner", ISMS_FIELD_REFERENCE, N_ ("Owner"), N_ ("Who of us answers for it."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "responsible|supplier owner|relationship owner|verantwortlich|eigentümer" },
  { "cloud", ISMS_FIELD_BOOLEAN, N_ ("Cloud Service"), NULL, ISMS_FIELD_FILTERED,
    .import_names = "saas|is cloud|cloud-dienst|clouddienst" },
  { "personal_data", ISMS_FIELD_BOOLEAN, N_ ("Personal Data"),
    N_ ("It works with personal data for us."), ISMS_FIELD_FILTERED,
    .import_names = "pii|gdpr|processor|personenbezogene daten|auftragsverarbeiter|dsgvo" },
  { "access", ISMS_FIELD_CHOICES, N_ ("Access"), N_ ("What of ours it reaches."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = accesses,
    .import_names = "access to|accesses|zugang|zugriff|zugänge" },
  { "assets", ISMS_FIELD_LINKS, N_ ("Assets"), N_ ("Those that it touches."), ISMS_FIELD_PLAIN,
    .target = "asset", .link_table = "supplier_asset", .import_names = "systems|werte|systeme" },
  { "risks", ISMS_FIELD_LINKS, N_ ("Risks"), N_ ("Those that come with it."), ISMS_FIELD_PLAIN,
    .target = "risk", .link_table = "supplier_risk", .import_names = "risiken" },
  { "assess_months", ISMS_FIELD_INTEGER, N_ ("Assess Every (Months)"),
    N_ ("Nothing: 12 where it is critical or high, 24 where normal, 36 where low."),
    ISMS_FIELD_PLAIN, .min = 1, .max = 120,
    .import_names = "assessment interval|review months|bewertung (monate)|bewertungsintervall" },
  { "exit_plan", ISMS_FIELD_PROSE, N_ ("Exit Plan"),
    N_ ("How we would go on without it: where to, with what data, in what time."),
    ISMS_FIELD_SEARCHED, .import_names = "exit strategy|exit|ausstiegsplan|ausstieg" },
  { "exit_tested_on", ISMS_FIELD_DATE, N_ ("Exit Plan Tested"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "exit tested on|exit test|ausstieg getestet am|ausstiegsplan getestet" },
  { "documents", ISMS_FIELD_LINKS, N_ ("Documents"), NULL, ISMS_FIELD_PLAIN, .target = "document",
    .link_table = "supplier_document", .import_names = "policies|dokumente" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "assessment_state", ISMS_FIELD_CHOICE, N_ ("Assessment"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = states },
  { "last_assessment", ISMS_FIELD_DATE, N_ ("Last Assessed"), NULL, ISMS_FIELD_COMPUTED },
  { "next_assessment", ISMS_FIELD_DATE, N_ ("Next Assessment"), NULL,
    ISMS_FIELD_DUE | ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "assessing_since", ISMS_FIELD_DATE, N_ ("Being Assessed Since"),
    N_ ("An assessment is under way that has no conclusion yet."), ISMS_FIELD_COMPUTED },
  { "rating", ISMS_FIELD_CHOICE, N_ ("Rating"), N_ ("What its newest assessment came to."),
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED, .choices = isms_supplier_conclusions },
  { "score", ISMS_FIELD_INTEGER, N_ ("Score"), N_ ("Of 100, in its newest assessment."),
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "overdue", ISMS_FIELD_BOOLEAN, N_ ("Overdue"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED },
  { "n_running", ISMS_FIELD_INTEGER, N_ ("Contracts in Force"), NULL, ISMS_FIELD_COMPUTED },
  { "contract_until", ISMS_FIELD_DATE, N_ ("Under Contract Until"), NULL, ISMS_FIELD_COMPUTED },
  { "missing_clauses", ISMS_FIELD_CHOICES, N_ ("Missing Clauses"),
    N_ ("What it is asked to agree to, and no contract in force has."), ISMS_FIELD_COMPUTED,
    .choices = isms_contract_clauses },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
  ISMS_ACTION_SUMS,
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

/* What has ended has a day; what goes on has none. */
static void
settle (const IsmsProposal *proposal, IsmsRow *after)
{
  const char *status;

  if (isms_row_get (after, "status") == NULL)
    return;
  status = isms_proposal_get_text (proposal, "status");
  if (g_strcmp0 (status, "ended") == 0 && isms_proposal_get_text (proposal, "ended_on") == NULL)
    {
      g_autofree char *today = isms_day_today ();

      isms_row_set_text (after, "ended_on", today);
    }
  else if (g_strcmp0 (status, "ended") != 0
           && isms_proposal_get_text (proposal, "ended_on") != NULL)
    isms_row_set_null (after, "ended_on");
}

/* A.5.19: none is said, or what there is. */
static gboolean
check_access (IsmsProposal *proposal, GError **error)
{
  const char *access = isms_proposal_get_text (proposal, "access");

  if (access == NULL || !g_str_has_prefix (access, "none "))
    return TRUE;
  return isms_proposal_refuse (
      proposal, "access",
      _ ("Who has no access does not have another one, too. Choose “None”, or what there is."),
      error);
}

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  const char *status = isms_proposal_get_text (proposal, "status");

  if (proposal->after == NULL)
    return TRUE;
  if (!check_access (proposal, error))
    return FALSE;
  /* A.5.22, A.5.23: what was tested was there to be tested, on a day that has come. */
  if (isms_proposal_get_text (proposal, "exit_tested_on") != NULL
      && is_blank (proposal, "exit_plan"))
    return isms_proposal_refuse (
        proposal, sets (proposal, "exit_tested_on") ? "exit_tested_on" : "exit_plan",
        _ ("A plan that is not written was not tested. Write the exit plan first, or take the day "
           "of its test away."),
        error);
  if (g_strcmp0 (status, "ended") != 0 && isms_proposal_get_text (proposal, "ended_on") != NULL)
    return isms_proposal_refuse (
        proposal, "ended_on",
        _ ("A supplier that has not ended has no day on which it did. Change its status first."),
        error);
  return isms_proposal_check_has_come (
             proposal, "exit_tested_on",
             _ ("Nobody has tested an exit plan on a day that is still to come. Choose today or an "
                "earlier day."),
             error)
         && isms_proposal_check_has_come (
             proposal, "ended_on",
             _ ("What ends on a day that is still to come is ending. Choose today or an earlier "
                "day, or the status “Ending”."),
             error);
}

static const char *const rule_columns[] = { "status",    "ended_on",       "access",
                                            "exit_plan", "exit_tested_on", NULL };

static const char *const leading[] = {
  "assessment_state", "criticality", "access", "service", "next_assessment", "score",
  "status",           "owner",       "flaws",  NULL
};

static const char *const watched[] = {
  "contract", "supplier_certificate", "supplier_assessment", "supplier_answer", "action", NULL
};

const IsmsKind isms_kind_supplier = {
  .name = "supplier",
  .number = 50,
  .view = "supplier_with_actions",
  .prefix = "SU",
  .label = N_ ("Supplier"),
  .plural = N_ ("Suppliers"),
  .purpose =
      N_ ("Who supplies what, what of ours they reach, and how far they can be trusted with it "
          "(A.5.19 to A.5.23)."),
  .icon_name = "package-x-generic-symbolic",
  .title_field = "title",
  .import_name = "suppliers",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .watched = watched,
  .get_type = isms_supplier_get_type,
  .check = check,
  .rule_columns = rule_columns,
  .settle = settle,
};

static void
isms_supplier_class_init (IsmsSupplierClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_supplier);
}

static void
isms_supplier_init (IsmsSupplier *self)
{
}
