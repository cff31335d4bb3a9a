/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Assessments of suppliers: fields and rules. The score is computed in the view supplier_score
 * (010-suppliers.sql); what was answered is in isms-supplier-answer.c. */

#include "isms-config.h"

#include "isms-supplier-assessment.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsSupplierAssessment
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsSupplierAssessment, isms_supplier_assessment, ISMS_TYPE_RECORD)

const IsmsChoice isms_supplier_conclusions[] = {
  { "approved", N_ ("Approved"), "ok|yes|passed|freigegeben|genehmigt|ja" },
  { "conditions", N_ ("Approved with conditions"), "conditionally|mit auflagen|bedingt" },
  { "not_approved", N_ ("Not approved"), "rejected|no|failed|abgelehnt|nicht freigegeben|nein" },
  { NULL, NULL, NULL },
};

static const IsmsChoice states[] = {
  { "open", N_ ("Being made"), NULL },
  { "holds", N_ ("Holds"), NULL },
  { "earlier", N_ ("An earlier one"), NULL, .over = TRUE },
  { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "no_supplier", N_ ("Belongs to no supplier"), NULL },
  { "no_conclusion", N_ ("No conclusion yet"), NULL },
  { "nothing_asked", N_ ("Concluded, with nothing asked"), NULL },
  { "not_all_asked", N_ ("Not everything was asked"), NULL },
  { "no_assessor", N_ ("No assessor"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Assessment"), N_ ("Such as its occasion."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "occasion|name|bewertung|anlass|titel" },
  { "supplier", ISMS_FIELD_REFERENCE, N_ ("Supplier"), NULL,
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "supplier",
    .import_names = "vendor|provider|lieferant|dienstleister|anbieter" },
  { "assessed_on", ISMS_FIELD_DATE, N_ ("Date"), NULL, ISMS_FIELD_LISTED,
    .import_names = "day|assessed on|on|datum|tag|bewertet am" },
  { "assessor", ISMS_FIELD_REFERENCE, N_ ("Assessor"), NULL,
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "assessed by|who|bewertet von|prüfer|wer" },
  { "conclusion", ISMS_FIELD_CHOICE, N_ ("Conclusion"),
    N_ ("Once it is concluded, its answers stay as they are."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = isms_supplier_conclusions,
    .import_names = "result|rating|verdict|ergebnis|urteil|fazit" },
  { "conditions", ISMS_FIELD_PROSE, N_ ("Conditions"),
    N_ ("What the supplier has to do, until when."), ISMS_FIELD_SEARCHED,
    .import_names = "condition|requirements|auflagen|bedingungen" },
  { "next_due", ISMS_FIELD_DATE, N_ ("Next Due"),
    N_ ("Only where it is another day than follows from the supplier."), ISMS_FIELD_PLAIN,
    .import_names = "next|due|next assessment|nächste bewertung|fällig" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "score", ISMS_FIELD_INTEGER, N_ ("Score"), N_ ("Of 100, from what was answered and applies."),
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "answered", ISMS_FIELD_INTEGER, N_ ("Answered"), NULL, ISMS_FIELD_COMPUTED },
  { "not_asked", ISMS_FIELD_INTEGER, N_ ("Not Asked"),
    N_ ("Questions without an answer. They lower nothing."),
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "gaps", ISMS_FIELD_INTEGER, N_ ("Gaps"), N_ ("Questions answered with no."),
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "next_assessment", ISMS_FIELD_DATE, N_ ("Next Assessment"), NULL,
    ISMS_FIELD_DUE | ISMS_FIELD_COMPUTED },
  { "state", ISMS_FIELD_CHOICE, N_ ("State"), NULL, ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED,
    .choices = states },
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

/* What is concluded was concluded on a day. */
static void
settle (const IsmsProposal *proposal, IsmsRow *after)
{
  g_autofree char *today = isms_day_today ();

  if (isms_row_get_text (after, "conclusion") != NULL
      && isms_proposal_get_text (proposal, "assessed_on") == NULL
      && isms_row_get (after, "assessed_on") == NULL)
    isms_row_set_text (after, "assessed_on", today);
}

/* A.5.19, A.5.22: a conclusion is about a supplier, of a day, and says its conditions. */
static gboolean
check_conclusion (IsmsProposal *proposal, GError **error)
{
  const char *conclusion = isms_proposal_get_text (proposal, "conclusion");

  if (conclusion == NULL)
    return TRUE;
  if (isms_proposal_get_int (proposal, "supplier_id") == 0)
    return isms_proposal_refuse (
        proposal, sets (proposal, "conclusion") ? "conclusion" : "supplier_id",
        _ ("A conclusion is about a supplier. Name the supplier first."), error);
  if (isms_proposal_get_text (proposal, "assessed_on") == NULL)
    return isms_proposal_refuse (proposal, "assessed_on",
                                 _ ("What is concluded has a day. Take the conclusion away first."),
                                 error);
  if (g_str_equal (conclusion, "conditions") && is_blank (proposal, "conditions"))
    return isms_proposal_refuse (
        proposal, sets (proposal, "conclusion") ? "conclusion" : "conditions",
        _ ("An approval with conditions says which. Write the conditions first."), error);
  return TRUE;
}

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  const char *day = isms_proposal_get_text (proposal, "assessed_on");
  const char *next = isms_proposal_get_text (proposal, "next_due");

  if (proposal->after == NULL)
    return TRUE;
  if (!isms_proposal_check_has_come (
          proposal, "assessed_on",
          _ ("Nobody has been assessed on a day that is still to come. Choose today or an earlier "
             "day."),
          error))
    return FALSE;
  if (day != NULL && next != NULL && strcmp (next, day) <= 0)
    return isms_proposal_refuse (
        proposal, sets (proposal, "next_due") ? "next_due" : "assessed_on",
        _ ("The next assessment comes after this one. Choose a later day for it."), error);
  return check_conclusion (proposal, error);
}

static const char *const rule_columns[] = { "supplier_id", "assessed_on", "conclusion",
                                            "conditions",  "next_due",    NULL };

static const char *const leading[] = { "supplier",  "assessed_on", "conclusion", "score", "gaps",
                                       "not_asked", "assessor",    "flaws",      NULL };

static const char *const parts[] = { "supplier_answer", NULL };

const IsmsKind isms_kind_supplier_assessment = {
  .name = "supplier_assessment",
  .number = 53,
  .view = "supplier_assessment_list",
  .prefix = "SA",
  .label = N_ ("Supplier Assessment"),
  .plural = N_ ("Assessments"),
  .purpose = N_ ("What suppliers were asked, what they answered, and what it came to (A.5.19, "
                 "A.5.22)."),
  .icon_name = "checkbox-checked-symbolic",
  .title_field = "title",
  .import_name = "supplier-assessments",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .parts = parts,
  .search_part = "(SELECT group_concat (a.note, ' ') FROM supplier_answer AS a "
                 "WHERE a.supplier_assessment_id = t.id)",
  .get_type = isms_supplier_assessment_get_type,
  .check = check,
  .rule_columns = rule_columns,
  .settle = settle,
};

static void
isms_supplier_assessment_class_init (IsmsSupplierAssessmentClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_supplier_assessment);
}

static void
isms_supplier_assessment_init (IsmsSupplierAssessment *self)
{
}
