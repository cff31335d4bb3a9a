/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Findings: fields and rules. What has become of one follows from what was made of it. */

#include "isms-config.h"

#include "isms-finding.h"

#include <glib/gi18n-lib.h>

#include "isms-audit.h"
#include "isms-day.h"
#include "isms-edit.h"
#include "isms-kinds-private.h"
#include "isms-nonconformity.h"
#include "isms-rule.h"

struct _IsmsFinding
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsFinding, isms_finding, ISMS_TYPE_RECORD)

static const IsmsChoice grades[] = {
  { "major", N_ ("Major Nonconformity"), "major|hauptabweichung" },
  { "minor", N_ ("Minor Nonconformity"), "minor|nebenabweichung" },
  { "opportunity", N_ ("Opportunity for Improvement"),
    "opportunity|ofi|observation|verbesserungspotenzial|hinweis" },
  { NULL, NULL, NULL },
};

static const IsmsChoice states[] = {
  { "open", N_ ("Open"), NULL },
  { "handed_over", N_ ("Being Corrected"), NULL },
  { "taken_up", N_ ("Taken Up"), NULL, .over = TRUE },
  { "declined", N_ ("Not Taken Up"), NULL, .over = TRUE },
  { "corrected", N_ ("To Be Verified"), NULL },
  { "repeated", N_ ("Found Again"), NULL },
  { "verified", N_ ("Verified"), NULL, .over = TRUE },
  { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "no_audit", N_ ("Came from nowhere"), NULL },
  { "no_requirement", N_ ("No requirement is named"), NULL },
  { "no_evidence", N_ ("Nothing shows it"), NULL },
  { "no_owner", N_ ("Nobody sees to it"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), N_ ("What was found, in a few words."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "finding|feststellung|name" },
  { "audit", ISMS_FIELD_REFERENCE, N_ ("Audit"), NULL,
    ISMS_FIELD_ASKED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "audit",
    .import_names = "of audit|aus audit" },
  { "grade", ISMS_FIELD_CHOICE, N_ ("Grade"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = grades,
    .import_names = "severity|class|grad|klasse" },
  { "from_kind", ISMS_FIELD_TEXT, N_ ("From Kind"), NULL, ISMS_FIELD_INTERNAL },
  { "from_id", ISMS_FIELD_INTEGER, N_ ("From Number"), NULL, ISMS_FIELD_INTERNAL },
  { "from_ref", ISMS_FIELD_TEXT, N_ ("Came From"), NULL, ISMS_FIELD_COMPUTED | ISMS_FIELD_FOR,
    .import_names = "from|from record|aus|herkunft aus" },
  { "requirement", ISMS_FIELD_TEXT, N_ ("Requirement"),
    N_ ("Number and title of what is not met, as they were."), ISMS_FIELD_SEARCHED,
    .import_names = "requirement in words|anforderung" },
  { "controls", ISMS_FIELD_LINKS, N_ ("Clauses and Controls"), NULL, ISMS_FIELD_LISTED,
    .target = "control", .link_table = "finding_control",
    .import_names = "clause|clauses|control|abschnitt|maßnahme" },
  { "statement", ISMS_FIELD_PROSE, N_ ("Statement"), N_ ("What is so, against what should be so."),
    ISMS_FIELD_SEARCHED, .import_names = "description|what|beschreibung|sachverhalt" },
  { "evidence", ISMS_FIELD_PROSE, N_ ("Evidence"),
    N_ ("What shows it: what was seen, where and when."), ISMS_FIELD_SEARCHED,
    .import_names = "objective evidence|proof|nachweis|beleg" },
  { "found_on", ISMS_FIELD_DATE, N_ ("Found On"), NULL, ISMS_FIELD_LISTED,
    .import_names = "date|detected|datum|festgestellt am" },
  { "found_by", ISMS_FIELD_REFERENCE, N_ ("Found By"), NULL, ISMS_FIELD_PLAIN, .target = "person",
    .import_names = "auditor|festgestellt von" },
  { "owner", ISMS_FIELD_REFERENCE, N_ ("Owner"), N_ ("Who is to answer it."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "responsible|auditee|verantwortlich|zuständig" },
  { "due", ISMS_FIELD_DATE, N_ ("Answer Due"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "due date|deadline|fällig|frist|bis" },
  { "declined", ISMS_FIELD_PROSE, N_ ("Why It Is Not Taken Up"),
    N_ ("An opportunity may be left, for a reason."), ISMS_FIELD_SEARCHED,
    .import_names = "reason|abgelehnt weil|begründung" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "nonconformity", ISMS_FIELD_TEXT, N_ ("Nonconformity"), NULL, ISMS_FIELD_COMPUTED },
  { "improvement", ISMS_FIELD_TEXT, N_ ("Improvement"), NULL, ISMS_FIELD_COMPUTED },
  { "looked_at_in", ISMS_FIELD_TEXT, N_ ("Looked At Again In"), NULL, ISMS_FIELD_COMPUTED },
  { "state", ISMS_FIELD_CHOICE, N_ ("State"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = states },
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
changes_grade (const IsmsProposal *proposal)
{
  return proposal->before != NULL && sets (proposal, "grade")
         && g_strcmp0 (isms_row_get_text (proposal->after, "grade"),
                       isms_row_get_text (proposal->before, "grade"))
                != 0;
}

/* What was made of a finding, by its ref; NULL: nothing, or an error. */
static char *
dup_next (IsmsDatabase *database, gint64 id, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT ref FROM nonconformity WHERE from_kind = 'finding' AND from_id = ?1 AND archived = 0 "
      "UNION ALL SELECT ref FROM improvement WHERE from_kind = 'finding' AND from_id = ?1 "
      "AND archived = 0 LIMIT 1",
      error);

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, id);
  return isms_statement_next (statement, error) ? isms_statement_dup_text (statement, 0) : NULL;
}

/* What it was handed over as has a grade of its own. */
static gboolean
check_grade (IsmsProposal *proposal, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *next = NULL;
  g_autofree char *sentence = NULL;

  if (!changes_grade (proposal))
    return TRUE;
  next = dup_next (proposal->database, proposal->id, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (next == NULL)
    return TRUE;
  /* Translators: the ref of a nonconformity or an improvement */
  sentence = g_strdup_printf (_ ("The grade stays: it is handed over, as %s. Delete that first, if "
                                 "the grade was a mistake."),
                              next);
  return isms_proposal_refuse (proposal, "grade", sentence, error);
}

/* 9.2.2: what was found stays as it was found; what is done about it goes on. */
static gboolean
check_open (IsmsProposal *proposal, GError **error)
{
  static const char *const kept[] = { "title",       "audit_id",  "grade",    "from_id",
                                      "requirement", "statement", "evidence", "found_on",
                                      "found_by_id", "archived" };

  /* A file brings findings before the items that they came from. */
  gboolean rootless =
      proposal->before != NULL && isms_row_get_int (proposal->before, "from_id") == 0;

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (proposal->after == NULL
        || (isms_proposal_changes (proposal, kept[i])
            && !(rootless && g_str_equal (kept[i], "from_id"))))
      return isms_audit_check_open (proposal, "found_on", error);
  return TRUE;
}

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  if (!check_open (proposal, error))
    return FALSE;
  return proposal->after == NULL
         || (isms_proposal_check_has_come (
                 proposal, "found_on",
                 _ ("Nothing has been found on a day that is still to come. Choose today or an "
                    "earlier day."),
                 error)
             && check_grade (proposal, error));
}

/* The item of the checklist that it is of says the same. */
static gboolean
follow (IsmsWriter *writer, const IsmsProposal *proposal, GError **error)
{
  g_autoptr (IsmsRow) row = NULL;

  if (!changes_grade (proposal)
      || g_strcmp0 (isms_proposal_get_text (proposal, "from_kind"), "audit_item") != 0)
    return TRUE;
  row = isms_row_new ();
  isms_row_set_text (row, "result", isms_proposal_get_text (proposal, "grade"));
  return isms_writer_update (writer, "audit_item", isms_proposal_get_int (proposal, "from_id"), row,
                             error);
}

static const char *const rule_columns[] = { "title",    "audit_id",    "grade",     "from_kind",
                                            "from_id",  "requirement", "statement", "evidence",
                                            "found_on", "found_by_id", "archived",  NULL };

static const char *const leading[] = { "grade", "state",    "audit", "controls",
                                       "owner", "found_on", "flaws", NULL };

static const char *const watched[] = { "nonconformity", "improvement", "audit_item", NULL };

const IsmsKind isms_kind_finding = {
  .name = "finding",
  .number = 58,
  .view = "finding_list",
  .prefix = "FI",
  .label = N_ ("Finding"),
  .plural = N_ ("Findings"),
  .purpose = N_ ("What audits have found, what was made of it, and whether it helped (9.2, 10.2)."),
  .icon_name = "edit-find-symbolic",
  .title_field = "title",
  .import_name = "findings",
  .watched = watched,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .get_type = isms_finding_get_type,
  .check = check,
  .rule_columns = rule_columns,
  .follow = follow,
};

static void
isms_finding_class_init (IsmsFindingClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_finding);
}

static void
isms_finding_init (IsmsFinding *self)
{
}

/* --- Handing it over --- */

static gboolean
check_not_handed_over (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *id = data;
  g_autoptr (GError) failure = NULL;
  g_autofree char *next = dup_next (isms_writer_get_database (writer), *id, &failure);

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (next != NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 /* Translators: the ref of a nonconformity or an improvement */
                 _ ("It has been handed over already, as %s. Nothing was added."), next);
  else
    return TRUE;
  return FALSE;
}

static void
add_part (GString *text, const char *format, const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, "\n\n");
  g_string_append (text, format);
  g_string_append (text, words);
}

/* The statement, what shows it, and against which requirement. */
static char *
dup_what (IsmsRecord *record)
{
  GString *text = g_string_new (NULL);

  add_part (text, "", isms_record_get_text (record, "statement"));
  /* Translators: begins what shows a finding, ends in a space */
  add_part (text, _ ("Evidence: "), isms_record_get_text (record, "evidence"));
  /* Translators: begins the requirement of a finding, ends in a space */
  add_part (text, _ ("Requirement: "), isms_record_get_text (record, "requirement"));
  return g_string_free_and_steal (text);
}

static void
copy_reference (IsmsRow *row, const char *column, IsmsRecord *record, const char *field)
{
  gint64 id = isms_record_get_reference (record, field);

  if (id != 0)
    isms_row_set_int (row, column, id);
}

/**
 * isms_finding_hand_over:
 * @step: a step that is not committed yet
 * @self: a finding
 *
 * Makes a nonconformity of it, with its grade, requirements, evidence, owner and due date (10.2);
 * of an opportunity, an improvement (10.1). Committing fails with %G_IO_ERROR_INVALID_DATA and a
 * sentence where that was done before.
 *
 * Returns: the id of the nonconformity or improvement
 */
gint64
isms_finding_hand_over (IsmsStep *step, IsmsFinding *self)
{
  IsmsRecord *record = ISMS_RECORD (self);
  gboolean opportunity = g_strcmp0 (isms_record_get_text (record, "grade"), "opportunity") == 0;
  gint64 id = isms_record_get_id (record);
  g_autofree char *what = dup_what (record);
  g_autofree char *today = isms_day_today ();
  const char *found_on = isms_record_get_text (record, "found_on");
  IsmsRow *row = isms_row_new ();

  isms_step_call (step, check_not_handed_over, g_memdup2 (&id, sizeof id), g_free);
  isms_row_set_text (row, "title", isms_record_get_text (record, "title"));
  isms_row_set_text (row, "source", "audit");
  isms_row_set_text (row, "from_kind", "finding");
  isms_row_set_int (row, "from_id", id);
  copy_reference (row, "owner_id", record, "owner");
  if (isms_record_is_set (record, "due"))
    isms_row_set_text (row, "due", isms_record_get_text (record, "due"));
  if (opportunity)
    {
      isms_row_set_text (row, "idea", what);
      isms_row_set_text (row, "proposed_on", found_on != NULL ? found_on : today);
      copy_reference (row, "proposed_by_id", record, "found_by");
      return isms_edit_insert (step, &isms_kind_improvement, row);
    }
  isms_row_set_text (row, "what", what);
  isms_row_set_text (row, "grade", isms_record_get_text (record, "grade"));
  isms_row_set_text (row, "detected_on", found_on);
  copy_reference (row, "reported_by_id", record, "found_by");
  return isms_nonconformity_insert (step, row);
}
