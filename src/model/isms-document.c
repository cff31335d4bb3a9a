/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Documents: their fields. Which version is in force and when it is looked at again is computed in
 * its view (documents.sql). */

#include "isms-config.h"

#include "isms-document.h"

#include <glib/gi18n-lib.h>

#include "isms-document-version.h"
#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsDocument
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsDocument, isms_document, ISMS_TYPE_RECORD)

static const IsmsChoice kinds[] = {
  { "policy", N_ ("Policy"), "guideline|leitlinie|richtlinie" },
  { "procedure", N_ ("Procedure"), "process|work instruction|verfahren|prozess|arbeitsanweisung" },
  { "standard", N_ ("Standard"), "rule|rules|vorgabe|regelung" },
  { "plan", N_ ("Plan"), "programme|program|concept|programm|konzept" },
  { "record", N_ ("Record"), "list|minutes|aufzeichnung|nachweis|protokoll" },
  { "external", N_ ("External Document"), "external|law|contract|extern|gesetz|vertrag" },
  { NULL, NULL, NULL },
};

const IsmsChoice isms_document_states[] = {
  { "none", N_ ("No version yet"), NULL },
  { "draft", N_ ("Draft"), NULL },
  { "in_review", N_ ("In review"), NULL },
  { "approved", N_ ("Approved"), NULL },
  { "effective", N_ ("In force"), NULL },
  { "retired", N_ ("Withdrawn"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsChoice reviews[] = {
  { "overdue", N_ ("Overdue"), NULL, .late = TRUE },
  { "due_soon", N_ ("Due within 30 days"), NULL },
  { "not_due", N_ ("Not due yet"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "not_in_force", N_ ("No version in force"), NULL },
  { "review_overdue", N_ ("Review overdue"), NULL },
  { "no_owner", N_ ("No owner"), NULL },
  { NULL, NULL, NULL },
};

static const char *const readers[] = { "unit", "role", "person", NULL };

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "document|name|titel|dokument|bezeichnung" },
  { "kind", ISMS_FIELD_CHOICE, N_ ("Kind"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = kinds,
    .import_names = "type|document type|art|typ|dokumentart" },
  { "owner", ISMS_FIELD_REFERENCE, N_ ("Owner"), N_ ("Who keeps it true."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "document owner|responsible|verantwortlich|eigentümer" },
  { "classification", ISMS_FIELD_TEXT, N_ ("Classification"),
    N_ ("Who may read it: one of the organisation’s labels. It stands on every page."),
    ISMS_FIELD_SEARCHED, .import_names = "class|label|klassifizierung|einstufung" },
  { "controls", ISMS_FIELD_LINKS, N_ ("Controls"),
    N_ ("The controls and clauses that it carries out."), ISMS_FIELD_LISTED, .target = "control",
    .link_table = "document_control",
    .import_names = "serves|clauses|requirements|maßnahmen|abschnitte" },
  { "audience", ISMS_FIELD_RECORDS, N_ ("Audience"),
    N_ ("Who is asked to acknowledge it: persons, and who holds a role or stands in. Nothing: "
        "everybody who is active."),
    ISMS_FIELD_PLAIN, .targets = readers, .link_table = "document_audience",
    .import_names = "readers|for whom|distribution|zielgruppe|verteiler|empfänger" },
  { "review_months", ISMS_FIELD_INTEGER, N_ ("Review Every (Months)"),
    N_ ("Counted from when the version in force took effect, or was last looked at."),
    ISMS_FIELD_PLAIN, .min = 1, .max = 120,
    .import_names =
        "review months|review interval|review cycle|prüfintervall|überprüfung (monate)" },
  { "reviewed_on", ISMS_FIELD_DATE, N_ ("Last Reviewed"),
    N_ ("When it was last found to be right as it is."), ISMS_FIELD_PLAIN,
    .import_names = "reviewed|reviewed on|last review|geprüft am|zuletzt geprüft" },
  { "retention", ISMS_FIELD_TEXT, N_ ("Retention"),
    N_ ("How long versions are kept once they are withdrawn."), ISMS_FIELD_PLAIN,
    .import_names = "keep|retention period|aufbewahrung|aufbewahrungsfrist" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "version", ISMS_FIELD_INTEGER, N_ ("Version"), N_ ("The one that is in force."),
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "state", ISMS_FIELD_CHOICE, N_ ("State"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .choices = isms_document_states },
  { "coming", ISMS_FIELD_CHOICE, N_ ("Next Version"),
    N_ ("How far the one is that will follow the one in force."),
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .choices = isms_document_states },
  { "effective_on", ISMS_FIELD_DATE, N_ ("In Force Since"), NULL, ISMS_FIELD_COMPUTED },
  { "next_review", ISMS_FIELD_DATE, N_ ("Next Review"), NULL,
    ISMS_FIELD_DUE | ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "review", ISMS_FIELD_CHOICE, N_ ("Review"), NULL, ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED,
    .choices = reviews },
  { "acknowledged", ISMS_FIELD_INTEGER, N_ ("Acknowledged"),
    N_ ("How many of those who are asked have acknowledged the version in force."),
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "asked", ISMS_FIELD_INTEGER, N_ ("Asked"), N_ ("How many people are to acknowledge it."),
    ISMS_FIELD_COMPUTED },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
};

/* 7.5.3: what was looked at was looked at on a day that has come. */
static gboolean
check (IsmsProposal *proposal, GError **error)
{
  return isms_proposal_check_has_come (
      proposal, "reviewed_on",
      _ ("A document has not been reviewed on a day that is still to come. Choose today or an "
         "earlier day."),
      error);
}

static const char *const rule_columns[] = { "reviewed_on", NULL };

static const char *const leading[] = { "kind",        "state",        "version", "coming", "owner",
                                       "next_review", "acknowledged", "flaws",   NULL };

static const char *const parts[] = { "document_version", "acknowledgement", NULL };

/* Whether they are active, and who holds a role. */
static const char *const watched[] = { "person", "role", NULL };

/* Found by the words of the version in force; before there is one, by those of the newest. */
static const char search_part[] =
    "SELECT v.text FROM document_version AS v WHERE v.document_id = t.id "
    "ORDER BY v.state = 'effective' DESC, v.number DESC LIMIT 1";

const IsmsKind isms_kind_document = {
  .name = "document",
  .number = 24,
  .view = "document_list",
  .prefix = "D",
  .label = N_ ("Document"),
  .plural = N_ ("Documents"),
  .purpose =
      N_ ("Policies, procedures and other documents of the ISMS: their versions, who approved "
          "them, who has read them, and when they are looked at again."),
  .icon_name = "x-office-document-symbolic",
  .title_field = "title",
  .import_name = "documents",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .parts = parts,
  .watched = watched,
  .search_part = search_part,
  .get_type = isms_document_get_type,
  .check = check,
  .rule_columns = rule_columns,
};

static void
isms_document_class_init (IsmsDocumentClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_document);
}

static void
isms_document_init (IsmsDocument *self)
{
}
