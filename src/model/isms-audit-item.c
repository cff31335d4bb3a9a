/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Checklists of audits: their fields, and the finding that goes with a result that does not
 * conform, as long as nobody has worked on it (9.2). */

#include "isms-config.h"

#include "isms-audit-item.h"

#include <glib/gi18n-lib.h>

#include "isms-audit.h"
#include "isms-day.h"
#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsAuditItem
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsAuditItem, isms_audit_item, ISMS_TYPE_RECORD)

const IsmsChoice isms_audit_results[] = {
  { "not_yet", N_ ("Not yet"), "open|offen|noch nicht" },
  { "conforms", N_ ("Conforms"), "yes|ok|conforming|konform|erfüllt" },
  { "minor", N_ ("Minor nonconformity"), "minor|nebenabweichung" },
  { "major", N_ ("Major nonconformity"), "major|hauptabweichung" },
  { "opportunity", N_ ("Opportunity for improvement"),
    "opportunity|ofi|observation|verbesserungspotenzial|hinweis" },
  { "not_applicable", N_ ("Not applicable"), "n/a|na|entfällt|nicht anwendbar" },
  { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "no_audit", N_ ("Belongs to no audit"), NULL },
  { "no_finding", N_ ("Its finding is missing"), NULL },
  { "no_evidence", N_ ("Nothing shows it"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Requirement"), N_ ("As it was called when it was audited."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "requirement title|anforderung|titel" },
  { "result", ISMS_FIELD_CHOICE, N_ ("Result"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = isms_audit_results,
    .import_names = "rating|grade|ergebnis|bewertung" },
  { "seen", ISMS_FIELD_PROSE, N_ ("Evidence Seen"), NULL, ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "evidence|evidence seen|nachweis|gesehene nachweise" },
  { "sample", ISMS_FIELD_PROSE, N_ ("Samples"), N_ ("What was picked, out of how many."),
    ISMS_FIELD_SEARCHED, .import_names = "stichprobe|stichproben" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "answered_on", ISMS_FIELD_DATE, N_ ("Answered On"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "date|audited on|beantwortet am" },
  { "answered_by", ISMS_FIELD_REFERENCE, N_ ("Answered By"), NULL, ISMS_FIELD_FILTERED,
    .target = "person", .import_names = "auditor|beantwortet von" },
  { "audit", ISMS_FIELD_REFERENCE, N_ ("Audit"), NULL, ISMS_FIELD_ASKED, .target = "audit",
    .import_names = "of audit|zum audit" },
  { "place", ISMS_FIELD_INTEGER, N_ ("Place"), NULL, ISMS_FIELD_INTERNAL },
  { "control", ISMS_FIELD_REFERENCE, N_ ("Clause or Control"), NULL, ISMS_FIELD_PLAIN,
    .target = "control", .import_names = "clause|maßnahme|abschnitt" },
  { "theme", ISMS_FIELD_TEXT, N_ ("Theme"), N_ ("The group that it is listed under."),
    ISMS_FIELD_SEARCHED | ISMS_FIELD_FILTERED, .import_names = "domain|chapter|thema|kapitel",
    .unset = N_ ("Controls of our own"), .order = "theme_place" },
  { "theme_place", ISMS_FIELD_INTEGER, N_ ("Place"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_INTERNAL },
  { "number", ISMS_FIELD_TEXT, N_ ("Number"), N_ ("Of the requirement, as it was."),
    ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED, .import_names = "no|nr|nummer", .order = "place",
    .max = 9 },
  { "question", ISMS_FIELD_PROSE, N_ ("Question"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "ask|frage|prüffrage" },
  { "look", ISMS_FIELD_PROSE, N_ ("Look At"), N_ ("What shows it, or is worth a sample."),
    ISMS_FIELD_SEARCHED, .import_names = "evidence to look at|hinweis|zu prüfen" },
  { "earlier", ISMS_FIELD_REFERENCE, N_ ("Earlier Finding"),
    N_ ("What an earlier audit found, looked at again."), ISMS_FIELD_PLAIN, .target = "finding",
    .import_names = "previous finding|frühere feststellung" },
  { "finding", ISMS_FIELD_TEXT, N_ ("Finding"), NULL, ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
};

/* The grade of the finding that goes with a result; NULL: none does. */
static const char *
get_grade (const char *result)
{
  static const char *const grades[] = { "minor", "major", "opportunity" };

  for (guint i = 0; i < G_N_ELEMENTS (grades); i++)
    if (g_strcmp0 (grades[i], result) == 0)
      return grades[i];
  return NULL;
}

/* --- What follows in the item --- */

/* Who audits this in the timetable of the audit, or who leads the audit. */
static gint64
find_auditor (const IsmsProposal *proposal)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      proposal->database,
      "WITH RECURSIVE part (id) AS (VALUES (?2) UNION SELECT c.parent_id FROM part AS p "
      "JOIN control AS c ON c.id = p.id WHERE c.parent_id IS NOT NULL) "
      "SELECT ifnull ((SELECT s.auditor_id FROM audit_session AS s JOIN audit_session_control AS l "
      "ON l.audit_session_id = s.id WHERE s.audit_id = ?1 AND s.archived = 0 "
      "AND s.auditor_id IS NOT NULL AND l.control_id IN part ORDER BY s.starts_at, s.id LIMIT 1), "
      "(SELECT a.lead_id FROM audit AS a WHERE a.id = ?1))",
      NULL);

  if (statement == NULL)
    return 0;
  isms_statement_bind_int (statement, 1, isms_proposal_get_int (proposal, "audit_id"));
  isms_statement_bind_int (statement, 2, isms_proposal_get_int (proposal, "control_id"));
  return isms_statement_next (statement, NULL) ? isms_statement_get_int (statement, 0) : 0;
}

/* A result has a day, and somebody who gave it. What is entered anew stays as it was entered. */
static void
settle (const IsmsProposal *proposal, IsmsRow *after)
{
  gboolean answered = g_strcmp0 (isms_row_get_text (after, "result"), "not_yet") != 0;
  g_autofree char *today = isms_day_today ();
  gint64 auditor;

  if (proposal->before == NULL || !isms_proposal_changes (proposal, "result"))
    return;
  if (isms_row_get (after, "answered_on") == NULL)
    isms_row_set_text (after, "answered_on", answered ? today : NULL);
  if (isms_row_get (after, "answered_by_id") != NULL)
    return;
  if (!answered)
    {
      isms_row_set_null (after, "answered_by_id");
      return;
    }
  auditor =
      isms_row_get_int (proposal->before, "answered_by_id") != 0 ? 0 : find_auditor (proposal);
  if (auditor != 0)
    isms_row_set_int (after, "answered_by_id", auditor);
}

/* --- The finding that goes with it --- */

typedef struct
{
  gint64 id; /* 0: there is none */
  char *ref;
  char *grade;
  char *evidence;
  char *next; /* the ref of what was made of it, or NULL */
  gboolean worked_on;
} Made;

static void
made_clear (Made *self)
{
  g_free (self->ref);
  g_free (self->grade);
  g_free (self->evidence);
  g_free (self->next);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Made, made_clear)

/* What a finding of item t is called: "General" alone would say nothing. */
#define FOUND_AS                                                                                   \
  "CASE WHEN t.earlier_id IS NULL THEN trim (ifnull (t.number, '') || ' ' || t.title) "            \
  "ELSE t.title END"

/* @seen: the evidence of the item as it was when the finding was last the item's alone. */
static gboolean
load_made (IsmsDatabase *database, gint64 item, const char *seen, Made *made, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT f.id, f.ref, f.grade, f.evidence, "
      "ifnull ((SELECT r.ref FROM nonconformity AS r WHERE r.from_kind = 'finding' "
      "AND r.from_id = f.id LIMIT 1), (SELECT r.ref FROM improvement AS r "
      "WHERE r.from_kind = 'finding' AND r.from_id = f.id LIMIT 1)), "
      "f.title <> " FOUND_AS " OR ifnull (f.evidence, '') <> ifnull (?2, '') "
      "OR trim (ifnull (f.statement, '') || ifnull (f.declined, '') || ifnull (f.note, '') "
      "|| ifnull (f.due, '')) <> '' "
      "OR EXISTS (SELECT 1 FROM action WHERE for_kind = 'finding' AND for_id = f.id) "
      "OR EXISTS (SELECT 1 FROM evidence_for WHERE for_kind = 'finding' AND for_id = f.id) "
      "OR EXISTS (SELECT 1 FROM attachment WHERE tbl = 'finding' AND row = f.id) "
      "OR EXISTS (SELECT 1 FROM audit_item WHERE earlier_id = f.id) "
      "FROM finding AS f JOIN audit_item AS t ON t.id = f.from_id "
      "WHERE f.from_kind = 'audit_item' AND f.from_id = ?1 AND f.archived = 0 "
      "ORDER BY f.id DESC LIMIT 1",
      error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, item);
  isms_statement_bind_text (statement, 2, seen);
  if (!isms_statement_next (statement, error))
    return !isms_statement_failed (statement);
  made->id = isms_statement_get_int (statement, 0);
  made->ref = isms_statement_dup_text (statement, 1);
  made->grade = isms_statement_dup_text (statement, 2);
  made->evidence = isms_statement_dup_text (statement, 3);
  made->next = isms_statement_dup_text (statement, 4);
  made->worked_on = isms_statement_get_int (statement, 5) != 0 || made->next != NULL;
  return TRUE;
}

/* What nobody has worked on goes as it came; the rest is somebody's. */
static gboolean
check_made (IsmsProposal *proposal, GError **error)
{
  const char *grade = get_grade (isms_proposal_get_text (proposal, "result"));
  g_auto (Made) made = { 0 };
  g_autofree char *sentence = NULL;

  if (proposal->before == NULL || !isms_proposal_changes (proposal, "result")
      || get_grade (isms_row_get_text (proposal->before, "result")) == NULL)
    return TRUE;
  if (!load_made (proposal->database, proposal->id, isms_row_get_text (proposal->before, "seen"),
                  &made, error))
    return FALSE;
  if (made.id == 0 || (grade != NULL ? made.next == NULL : !made.worked_on))
    return TRUE;
  if (made.next != NULL)
    sentence = g_strdup_printf (
        /* Translators: the ref of a finding, and of the nonconformity that was made of it */
        _ ("The result stays: its finding %s is handed over, as %s. Delete that first, if the "
           "result was a mistake."),
        made.ref, made.next);
  else
    sentence = g_strdup_printf (
        /* Translators: the ref of a finding */
        _ ("The result stays: somebody has worked on its finding %s. Delete the finding first, if "
           "the result was a mistake."),
        made.ref);
  return isms_proposal_refuse (proposal, "result", sentence, error);
}

/* To the requirement; where an earlier finding was looked at again, to all of its own. */
static gboolean
link_controls (IsmsWriter *writer, gint64 finding, gint64 item, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      isms_writer_get_database (writer),
      "SELECT control_id FROM audit_item WHERE id = ?1 AND control_id IS NOT NULL "
      "UNION SELECT l.control_id FROM finding_control AS l "
      "JOIN audit_item AS t ON t.earlier_id = l.finding_id WHERE t.id = ?1",
      error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, item);
  while (isms_statement_next (statement, error))
    {
      g_autoptr (IsmsRow) link = isms_row_new ();

      isms_row_set_int (link, "finding_id", finding);
      isms_row_set_int (link, "control_id", isms_statement_get_int (statement, 0));
      if (isms_writer_insert (writer, "finding_control", link, error) == 0)
        return FALSE;
    }
  return !isms_statement_failed (statement);
}

/* 9.2.1: what does not conform is a finding, with the requirement as it was. */
static gboolean
make_finding (IsmsWriter *writer, gint64 item, const char *grade, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      isms_writer_get_database (writer),
      "SELECT t.audit_id, " FOUND_AS ", ifnull (e.requirement, trim (ifnull (t.number, '') || ' ' "
      "|| t.title)), t.seen, t.answered_on, t.answered_by_id, c.owner_id FROM audit_item AS t "
      "LEFT JOIN finding AS e ON e.id = t.earlier_id LEFT JOIN control AS c ON c.id = t.control_id "
      "WHERE t.id = ?",
      error);
  static const char *const columns[] = { "audit_id", "title",       "requirement", "evidence",
                                         "found_on", "found_by_id", "owner_id" };
  g_autoptr (IsmsRow) row = isms_row_new ();
  gint64 id;

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, item);
  if (!isms_statement_next (statement, error))
    return !isms_statement_failed (statement);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      isms_statement_get_value (statement, (int) i, &value);
      isms_row_set_value (row, columns[i], &value);
    }
  isms_row_set_text (row, "grade", grade);
  isms_row_set_text (row, "from_kind", "audit_item");
  isms_row_set_int (row, "from_id", item);
  id = isms_writer_insert (writer, "finding", row, error);
  return id != 0 && link_controls (writer, id, item, error);
}

/* As long as it is the item's alone, it goes along with it. */
static gboolean
change_finding (IsmsWriter *writer,
                const Made *made,
                const char *grade,
                const IsmsProposal *proposal,
                GError **error)
{
  g_autoptr (IsmsRow) row = isms_row_new ();

  if (made->next != NULL)
    return TRUE;
  if (g_strcmp0 (made->grade, grade) != 0)
    isms_row_set_text (row, "grade", grade);
  if (isms_proposal_changes (proposal, "seen")
      && g_strcmp0 (made->evidence, isms_row_get_text (proposal->before, "seen")) == 0)
    isms_row_set_text (row, "evidence", isms_proposal_get_text (proposal, "seen"));
  return isms_row_get_size (row) == 0
         || isms_writer_update (writer, "finding", made->id, row, error);
}

/* What a file brings has its findings in a file, too. */
static gboolean
follow (IsmsWriter *writer, const IsmsProposal *proposal, GError **error)
{
  const char *grade = get_grade (isms_proposal_get_text (proposal, "result"));
  gboolean had_grade = proposal->before != NULL
                       && get_grade (isms_row_get_text (proposal->before, "result")) != NULL;
  g_auto (Made) made = { 0 };

  if (proposal->before == NULL || (grade == NULL && !had_grade)
      || (!isms_proposal_changes (proposal, "result") && !isms_proposal_changes (proposal, "seen")))
    return TRUE;
  if (!load_made (isms_writer_get_database (writer), proposal->id,
                  isms_row_get_text (proposal->before, "seen"), &made, error))
    return FALSE;
  if (grade == NULL)
    return made.id == 0 || isms_writer_delete (writer, "finding", made.id, error);
  if (made.id != 0)
    return change_finding (writer, &made, grade, proposal, error);
  return !isms_proposal_changes (proposal, "result")
         || make_finding (writer, proposal->id, grade, error);
}

/* --- Rules --- */

/* 9.2.2: what was seen is kept as it was seen. */
static gboolean
check (IsmsProposal *proposal, GError **error)
{
  if (!isms_audit_check_open (proposal, "answered_on", error))
    return FALSE;
  if (proposal->after == NULL)
    return TRUE;
  return isms_proposal_check_has_come (
             proposal, "answered_on",
             _ ("Nothing has been seen on a day that is still to come. Choose today or an earlier "
                "day."),
             error)
         && check_made (proposal, error);
}

static const char *const rule_columns[] = { "audit_id",    "control_id",     "result", "seen",
                                            "answered_on", "answered_by_id", "title",  "number",
                                            "question",    "look",           "sample", "note",
                                            "earlier_id",  "archived",       NULL };

static const char *const leading[] = { "number", "result",      "seen",        "finding",
                                       "flaws",  "answered_by", "answered_on", NULL };

static const char *const watched[] = { "finding", NULL };

const IsmsKind isms_kind_audit_item = {
  .name = "audit_item",
  .number = 57,
  .view = "audit_item_list",
  .prefix = "AI",
  .label = N_ ("Checklist Item"),
  .plural = N_ ("Checklist Items"),
  .purpose = N_ ("What is asked in an audit, what was seen, and whether it conforms (9.2). "
                 "A checklist is made on the page of its audit, from the scope."),
  .icon_name = "view-list-bullet-symbolic",
  .title_field = "title",
  .import_name = "checklist-items",
  .watched = watched,
  .found_last = TRUE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .get_type = isms_audit_item_get_type,
  .particulars = "audit",
  .check = check,
  .rule_columns = rule_columns,
  .settle = settle,
  .follow = follow,
};

static void
isms_audit_item_class_init (IsmsAuditItemClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_audit_item);
}

static void
isms_audit_item_init (IsmsAuditItem *self)
{
}
