/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Controls: their fields. What the Statement of Applicability says of a control stands in its
 * record: whether it applies, why, and how far it is implemented are three things (6.1.3 d). */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-control.h"
#include "isms-kinds-private.h"

struct _IsmsControl
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsControl, isms_control, ISMS_TYPE_RECORD)

static const IsmsChoice kinds[] = {
  { "control", N_ ("Control"), "maßnahme|mesure" },
  { "clause", N_ ("Clause"), "requirement|abschnitt|anforderung|exigence" },
  { "group", N_ ("Group"), "heading|section|gruppe|überschrift" },
  { NULL, NULL, NULL },
};

static const IsmsChoice types[] = {
  { "preventive", N_ ("Preventive"), "präventiv|préventive" },
  { "detective", N_ ("Detective"), "detektiv|aufdeckend|détective" },
  { "corrective", N_ ("Corrective"), "korrektiv|corrective measure" },
  { NULL, NULL, NULL },
};

static const IsmsChoice concepts[] = {
  { "identify", N_ ("Identify"), "identifizieren|id" },
  { "protect", N_ ("Protect"), "schützen|pr" },
  { "detect", N_ ("Detect"), "erkennen|de" },
  { "respond", N_ ("Respond"), "reagieren|rs" },
  { "recover", N_ ("Recover"), "wiederherstellen|rc" },
  { NULL, NULL, NULL },
};

static const IsmsChoice capabilities[] = {
  { "governance", N_ ("Governance"), NULL },
  { "asset-management", N_ ("Asset management"), NULL },
  { "information-protection", N_ ("Information protection"), NULL },
  { "human-resource-security", N_ ("Human resource security"), NULL },
  { "physical-security", N_ ("Physical security"), NULL },
  { "system-and-network-security", N_ ("System and network security"), NULL },
  { "application-security", N_ ("Application security"), NULL },
  { "secure-configuration", N_ ("Secure configuration"), NULL },
  { "identity-and-access-management", N_ ("Identity and access management"), NULL },
  { "threat-and-vulnerability-management", N_ ("Threat and vulnerability management"), NULL },
  { "continuity", N_ ("Continuity"), NULL },
  { "supplier-relationships-security", N_ ("Supplier relationships security"), NULL },
  { "legal-and-compliance", N_ ("Legal and compliance"), NULL },
  { "information-security-event-management", N_ ("Information security event management"), NULL },
  { "information-security-assurance", N_ ("Information security assurance"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsChoice domains[] = {
  { "defence", N_ ("Defence"), NULL },
  { "governance-and-ecosystem", N_ ("Governance and ecosystem"), NULL },
  { "protection", N_ ("Protection"), NULL },
  { "resilience", N_ ("Resilience"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsChoice applicables[] = {
  { "undecided", N_ ("Undecided"), "open|tbd|offen|unentschieden" },
  { "yes", N_ ("Applicable"), "y|included|in|ja|anwendbar|enthalten|oui|applicable" },
  { "no", N_ ("Not applicable"), "n|n/a|na|excluded|out|nein|nicht anwendbar|ausgeschlossen|non",
    .over = TRUE },
  { NULL, NULL, NULL },
};

static const IsmsChoice reasons[] = {
  { "risk", N_ ("Risk assessment"), "rra|risikobeurteilung|risiko" },
  { "legal", N_ ("Legal"), "law|lr|regulatory|gesetz|gesetzlich|rechtlich" },
  { "contractual", N_ ("Contractual"), "contract|co|vertrag|vertraglich" },
  { "business", N_ ("Business need"), "business|br|geschäftlich|geschäft" },
  { "best_practice", N_ ("Best practice"), "bp|good practice|bewährte praxis" },
  { NULL, NULL, NULL },
};

static const IsmsChoice implementations[] = {
  { "not_started", N_ ("Not started"), "none|no|open|nicht begonnen|offen|nicht umgesetzt" },
  { "planned", N_ ("Planned"), "geplant|prévu" },
  { "partial", N_ ("Partly implemented"),
    "partial|partially|partially implemented|in progress|teilweise|teilweise umgesetzt" },
  { "implemented", N_ ("Implemented"),
    "yes|full|fully implemented|done|umgesetzt|vollständig umgesetzt", .over = TRUE },
  { "inherited", N_ ("Inherited"), "provided by others|geerbt|übernommen", .over = TRUE },
  { NULL, NULL, NULL },
};

static const IsmsChoice doubts[] = {
  { "check_failed", N_ ("A check failed"), NULL },
  { "check_partly", N_ ("A check passed only in part"), NULL },
  { "check_missed", N_ ("A check was missed"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "check_failed", N_ ("A check failed"), NULL },
  { "check_missed", N_ ("A check was missed"), NULL },
  { "no_reason", N_ ("Applicable without a reason"), NULL },
  { "no_justification", N_ ("Left out without a justification"), NULL },
  { "no_risk", N_ ("Because of risks, but treats none"), NULL },
  { "no_law", N_ ("For legal reasons, but answers no law"), NULL },
  { "no_contract", N_ ("For contractual reasons, but answers no contract"), NULL },
  { "treats_risk", N_ ("Left out, but treats a risk"), NULL },
  { "answers_requirement", N_ ("Left out, but answers a requirement"), NULL },
  { "overdue", N_ ("Overdue"), NULL, .late = TRUE },
  { "no_evidence", N_ ("In place without valid evidence"), NULL },
  { "expired_evidence", N_ ("All evidence has expired"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "control|control name|control title|name|maßnahme|bezeichnung" },
  { "framework", ISMS_FIELD_REFERENCE, N_ ("Framework"),
    N_ ("What it comes from; nothing for a control of your own."), ISMS_FIELD_FILTERED,
    .target = "framework", .import_names = "standard|norm|rahmenwerk",
    .unset = N_ ("Controls of our own") },
  { "parent", ISMS_FIELD_REFERENCE, N_ ("Part Of"),
    N_ ("The control or clause that it stands below."), ISMS_FIELD_NO_RING, .target = "control",
    .import_names = "belongs to|teil von" },
  { "kind", ISMS_FIELD_CHOICE, N_ ("Kind"), NULL, ISMS_FIELD_REQUIRED, .choices = kinds,
    .import_names = "type of entry|art" },
  { "theme", ISMS_FIELD_TEXT, N_ ("Theme"), N_ ("The group that it is listed under."),
    ISMS_FIELD_SEARCHED | ISMS_FIELD_FILTERED, .import_names = "domain|chapter|thema|kapitel",
    .unset = N_ ("Controls of our own") },
  { "purpose", ISMS_FIELD_PROSE, N_ ("Purpose"), N_ ("What it is for, in a line."),
    ISMS_FIELD_SEARCHED, .import_names = "aim|zweck" },
  { "wording", ISMS_FIELD_PROSE, N_ ("Wording"),
    N_ ("The text of your own copy of the standard, if you want it here."), ISMS_FIELD_SEARCHED,
    .import_names = "text|control text|description|wortlaut|beschreibung" },
  { "objective", ISMS_FIELD_PROSE, N_ ("Control Objective"),
    N_ ("What it shall achieve here, so that it can be told whether it does."), ISMS_FIELD_SEARCHED,
    .import_names = "ziel|maßnahmenziel" },
  { "applicable", ISMS_FIELD_CHOICE, N_ ("Applicable"), N_ ("Whether it is needed (6.1.3 b)."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = applicables,
    .import_names = "applicability|included|anwendbar|anwendbarkeit" },
  { "reasons", ISMS_FIELD_CHOICES, N_ ("Reasons"),
    N_ ("Why it is needed. Several can hold (6.1.3 d)."), ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .choices = reasons, .import_names = "reason|reasons for inclusion|gründe|grund" },
  { "justification", ISMS_FIELD_PROSE, N_ ("Justification"),
    N_ ("Why it is in or out, in words; laws and contracts by name."),
    ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "justification for exclusion|reason for exclusion|begründung" },
  { "implementation", ISMS_FIELD_CHOICE, N_ ("Implementation"), N_ ("How far it is in place."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = implementations,
    .import_names = "status|implementation status|implemented|umsetzung|umsetzungsstand",
    .moot_field = "applicable", .moot_value = "no" },
  { "how", ISMS_FIELD_PROSE, N_ ("How"),
    N_ ("How it is or will be implemented, and where it is written."), ISMS_FIELD_SEARCHED,
    .import_names = "implementation description|document reference|wie|umsetzung beschreibung" },
  { "owner", ISMS_FIELD_REFERENCE, N_ ("Owner"), N_ ("Who answers for it."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "control owner|responsible|verantwortlich|eigner" },
  { "due", ISMS_FIELD_DATE, N_ ("Due"), N_ ("When it shall be in place."), ISMS_FIELD_LISTED,
    .import_names = "due date|target date|deadline|termin|frist" },
  { "maturity", ISMS_FIELD_INTEGER, N_ ("Maturity"),
    N_ ("0 nothing, 1 by chance, 2 repeated, 3 defined, 4 measured, 5 improved."),
    ISMS_FIELD_LISTED, .import_names = "maturity level|cmmi|reifegrad", .min = 0, .max = 5 },
  { "types", ISMS_FIELD_CHOICES, N_ ("Control Type"), NULL, ISMS_FIELD_FILTERED, .choices = types,
    .import_names = "type|maßnahmenart" },
  { "cia", ISMS_FIELD_CHOICES, N_ ("Information Security Properties"), NULL, ISMS_FIELD_FILTERED,
    .choices = isms_risk_goals, .import_names = "properties|c/i/a|schutzziele" },
  { "concepts", ISMS_FIELD_CHOICES, N_ ("Cybersecurity Concepts"), NULL, ISMS_FIELD_FILTERED,
    .choices = concepts, .import_names = "concept|csf function" },
  { "capabilities", ISMS_FIELD_CHOICES, N_ ("Operational Capabilities"), NULL, ISMS_FIELD_FILTERED,
    .choices = capabilities, .import_names = "capability" },
  { "domains", ISMS_FIELD_CHOICES, N_ ("Security Domains"), NULL, ISMS_FIELD_FILTERED,
    .choices = domains, .import_names = "security domain" },
  { "former", ISMS_FIELD_TEXT, N_ ("Numbers of 2013"), N_ ("What it was in the edition of 2013."),
    ISMS_FIELD_SEARCHED, .import_names = "iso 27001:2013|2013" },
  { "place", ISMS_FIELD_INTEGER, N_ ("Place"), NULL, ISMS_FIELD_INTERNAL, .min = 0,
    .max = 999999998 },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "in_soa", ISMS_FIELD_BOOLEAN, N_ ("In the Statement of Applicability"), NULL,
    ISMS_FIELD_COMPUTED },
  { "reported", ISMS_FIELD_CHOICE, N_ ("Reported As"),
    N_ ("How far it is in place as the statement says it: partly at most, while a check speaks "
        "against it (9.1)."),
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = implementations },
  { "reported_because", ISMS_FIELD_CHOICES, N_ ("Reported Less Because"), NULL, ISMS_FIELD_COMPUTED,
    .choices = doubts },
  { "risks", ISMS_FIELD_TEXT, N_ ("Treats"), N_ ("The risks that it is linked to."),
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "requirements", ISMS_FIELD_TEXT, N_ ("Answers"),
    N_ ("The laws, contracts and expectations that it is to meet."), ISMS_FIELD_COMPUTED },
  { "open_actions", ISMS_FIELD_INTEGER, N_ ("Open Actions"), NULL, ISMS_FIELD_COMPUTED },
  { "evidence", ISMS_FIELD_INTEGER, N_ ("Valid Evidence"),
    N_ ("How many items show today that it is in place."), ISMS_FIELD_COMPUTED },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
};

static const char *const leading[] = { "applicable", "flaws", "reasons", "implementation",
                                       "reported",   "owner", "due",     "maturity",
                                       "risks",      NULL };

/* What it treats, what is still to be done for it, what its checks say and its evidence shows, and
 * whether its framework is in the statement. */
static const char *const watched[] = {
  "risk",     "risk_control", "action",     "control_check", "control_check_result",
  "evidence", "evidence_for", "attachment", "requirement",   "requirement_control",
  NULL
};

static const char *const heads[] = { "framework", "theme", NULL };

static const char *const decided[] = { "objective",      "applicable", "reasons", "justification",
                                       "implementation", "how",        "owner",   "due",
                                       "maturity",       "types",      "cia",     "concepts",
                                       "capabilities",   "domains",    "former",  NULL };

static const IsmsHolders holders = { .field = "kind", .value = "group", .without = decided };

static const IsmsTree tree = { .parent = "parent", .heads = heads };

const IsmsKind isms_kind_control = {
  .name = "control",
  .number = 8,
  .view = "control_list",
  .prefix = "C",
  .label = N_ ("Control"),
  .plural = N_ ("Controls"),
  .purpose =
      N_ ("What keeps risks small, which of it applies here, why, and how far it is in place."),
  .icon_name = "security-high-symbolic",
  .title_field = "title",
  .import_name = "controls",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .watched = watched,
  .tree = &tree,
  .holders = &holders,
  .particulars = "types",
  .get_type = isms_control_get_type,
};

static void
isms_control_class_init (IsmsControlClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_control);
}

static void
isms_control_init (IsmsControl *self)
{
}
