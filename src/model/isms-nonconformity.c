/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Nonconformities: their fields, and what has to be there before one is closed. Its state follows
 * from what there is. */

#include "isms-config.h"

#include "isms-nonconformity.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "isms-day.h"
#include "isms-edit-private.h"
#include "isms-kinds-private.h"
#include "isms-missing.h"
#include "isms-rule.h"

struct _IsmsNonconformity
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsNonconformity, isms_nonconformity, ISMS_TYPE_RECORD)

static const IsmsChoice sources[] = {
  { "incident", N_ ("Incident"), "event|vorfall|sicherheitsvorfall" },
  { "audit", N_ ("Audit"), "audit finding|finding|feststellung|auditfeststellung" },
  { "check", N_ ("Check of a Control"), "control check|test|kontrolle|prüfung" },
  { "review", N_ ("Review"), "management review|managementbewertung|überprüfung" },
  { "complaint", N_ ("Complaint"), "feedback|customer|beschwerde|reklamation" },
  { "observation", N_ ("Observation"), "report|notice|beobachtung|meldung" },
  { "supplier", N_ ("Supplier"), "vendor|lieferant|dienstleister" },
  { "other", N_ ("Other"), "else|sonstiges|andere" },
  { NULL, NULL, NULL },
};

static const IsmsChoice grades[] = {
  { "major", N_ ("Major"), "serious|critical|hauptabweichung|schwerwiegend" },
  { "minor", N_ ("Minor"), "small|nebenabweichung|geringfügig" },
  { NULL, NULL, NULL },
};

static const IsmsChoice results[] = {
  { "effective", N_ ("Effective"), "yes|ok|wirksam|ja" },
  { "not_effective", N_ ("Not Effective"), "ineffective|no|unwirksam|nicht wirksam|nein" },
  { NULL, NULL, NULL },
};

static const IsmsChoice states[] = {
  { "open", N_ ("Open"), NULL },
  { "cause_found", N_ ("Cause Found"), NULL },
  { "acting", N_ ("Action Under Way"), NULL },
  { "to_verify", N_ ("To Be Verified"), NULL },
  { "reopened", N_ ("Reopened"), NULL },
  { "verified", N_ ("Verified"), NULL },
  { "closed", N_ ("Closed"), NULL, .over = TRUE },
  { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "no_owner", N_ ("Nobody sees to it"), NULL },
  { "no_requirement", N_ ("No requirement is named"), NULL },
  { "no_cause", N_ ("Action without a cause that is known"), NULL },
  { "no_similar", N_ ("Similar cases were not looked for"), NULL },
  { "bare_check", N_ ("The check does not say by whom or how"), NULL },
  { "action_open", N_ ("Closed, but a corrective action is not done"), NULL },
  { NULL, NULL, NULL },
};

/* A why is asked once the one before has its answer. */
#define WHY(name_, label_, before_, names_)                                                        \
  { name_,                                                                                         \
    ISMS_FIELD_PROSE,                                                                              \
    label_,                                                                                        \
    NULL,                                                                                          \
    ISMS_FIELD_SEARCHED,                                                                           \
    .import_names = names_,                                                                        \
    .moot_field = before_ }

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), N_ ("What did not conform, in a few words."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "nonconformity|non-conformity|finding|deviation|abweichung|"
                    "nichtkonformität|feststellung|name" },
  { "what", ISMS_FIELD_PROSE, N_ ("What Happened"),
    N_ ("What was found, and what shows it: facts, not whose fault it was."), ISMS_FIELD_SEARCHED,
    .import_names = "description|details|statement|beschreibung|sachverhalt" },
  { "source", ISMS_FIELD_CHOICE, N_ ("Source"), N_ ("How it came to light."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = sources,
    .import_names = "origin|found by|quelle|herkunft" },
  { "from_kind", ISMS_FIELD_TEXT, N_ ("From Kind"), NULL, ISMS_FIELD_INTERNAL },
  { "from_id", ISMS_FIELD_INTEGER, N_ ("From Number"), NULL, ISMS_FIELD_INTERNAL },
  { "from_ref", ISMS_FIELD_TEXT, N_ ("Came From"), NULL, ISMS_FIELD_COMPUTED | ISMS_FIELD_FOR,
    .import_names = "from|from record|aus|herkunft aus" },
  { "controls", ISMS_FIELD_LINKS, N_ ("Requirements Not Met"),
    N_ ("The clauses and controls that it does not conform to."), ISMS_FIELD_LISTED,
    .target = "control", .link_table = "nonconformity_control",
    .import_names = "requirement|requirements|clause|clauses|control|anforderung|"
                    "anforderungen|abschnitt" },
  { "grade", ISMS_FIELD_CHOICE, N_ ("Grade"),
    N_ ("Major: the ISMS, or a part of it, does not do what it is for."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = grades,
    .import_names = "severity|class|grad|schwere|klasse" },
  { "detected_on", ISMS_FIELD_DATE, N_ ("Detected On"), NULL, ISMS_FIELD_LISTED,
    .import_names = "date|detected|found on|datum|festgestellt am" },
  { "reported_by", ISMS_FIELD_REFERENCE, N_ ("Reported By"), NULL, ISMS_FIELD_PLAIN,
    .target = "person", .import_names = "reporter|raised by|gemeldet von|gemeldet durch" },
  { "owner", ISMS_FIELD_REFERENCE, N_ ("Owner"), N_ ("Who sees to it until it is closed."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "responsible|who|verantwortlich|zuständig" },
  { "due", ISMS_FIELD_DATE, N_ ("To Be Closed By"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "due date|deadline|until|fällig|frist|bis" },
  { "extent", ISMS_FIELD_PROSE, N_ ("Extent"),
    N_ ("How much of it there is: places, systems, people, how long."), ISMS_FIELD_SEARCHED,
    .import_names = "scope|ausmaß|umfang" },
  { "correction", ISMS_FIELD_PROSE, N_ ("Correction"),
    N_ ("What was done at once to put it right and to deal with its consequences."),
    ISMS_FIELD_SEARCHED, .import_names = "immediate action|containment|sofortmaßnahme|korrektur" },
  { "corrected_on", ISMS_FIELD_DATE, N_ ("Corrected On"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "corrected|korrigiert am|behoben am" },
  { "why_1", ISMS_FIELD_PROSE, N_ ("Why Did It Happen?"),
    N_ ("The next why is asked of this answer, up to five times, until the cause is reached."),
    ISMS_FIELD_SEARCHED, .import_names = "why 1|why?|1st why|warum 1|warum?" },
  WHY ("why_2", N_ ("Why? (2)"), "why_1", "why 2|2nd why|warum 2"),
  WHY ("why_3", N_ ("Why? (3)"), "why_2", "why 3|3rd why|warum 3"),
  WHY ("why_4", N_ ("Why? (4)"), "why_3", "why 4|4th why|warum 4"),
  WHY ("why_5", N_ ("Why? (5)"), "why_4", "why 5|5th why|warum 5"),
  { "cause", ISMS_FIELD_PROSE, N_ ("Cause"),
    N_ ("What the whys lead to, or what another analysis found."), ISMS_FIELD_SEARCHED,
    .import_names = "root cause|cause analysis|ursache|ursachenanalyse" },
  { "similar_searched", ISMS_FIELD_BOOLEAN, N_ ("Similar Cases Were Looked For"),
    N_ ("Whether it exists elsewhere, or could happen there."), ISMS_FIELD_FILTERED,
    .import_names = "looked for similar|similar searched|ähnliche gesucht" },
  { "similar_found", ISMS_FIELD_PROSE, N_ ("What Was Found"),
    N_ ("Where was looked, and what was found there."), ISMS_FIELD_SEARCHED,
    .import_names = "similar cases found|ähnliche fälle gefunden" },
  { "similar", ISMS_FIELD_LINKS, N_ ("Similar Nonconformities"), NULL, ISMS_FIELD_PLAIN,
    .target = "nonconformity", .link_table = "nonconformity_similar",
    .import_names = "similar cases|related|ähnliche|ähnliche fälle" },
  { "verify_due", ISMS_FIELD_DATE, N_ ("Check of Effectiveness Due"),
    N_ ("Late enough for the cause to show itself again if it is still there."), ISMS_FIELD_PLAIN,
    .import_names = "verification due|check due|wirksamkeitsprüfung fällig" },
  { "verified_by", ISMS_FIELD_REFERENCE, N_ ("Checked By"), NULL, ISMS_FIELD_PLAIN,
    .target = "person", .import_names = "verified by|geprüft von" },
  { "verified_how", ISMS_FIELD_PROSE, N_ ("Checked How"),
    N_ ("What was looked at, and what it showed."), ISMS_FIELD_SEARCHED,
    .import_names = "verification|by what|wirksamkeitsprüfung|wodurch" },
  { "verified_on", ISMS_FIELD_DATE, N_ ("Checked On"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "verified on|geprüft am" },
  { "result", ISMS_FIELD_CHOICE, N_ ("Result of the Check"),
    N_ ("Not effective opens it again: further action is needed."), ISMS_FIELD_FILTERED,
    .choices = results, .import_names = "effectiveness|effective|wirksamkeit|ergebnis" },
  { "failed_after", ISMS_FIELD_INTEGER, N_ ("Not Effective After"), NULL, ISMS_FIELD_INTERNAL },
  { "closed_on", ISMS_FIELD_DATE, N_ ("Closed On"),
    N_ ("It is closed only with an effective check, and with its corrective actions done."),
    ISMS_FIELD_PLAIN, .import_names = "closed|closure date|abgeschlossen am|geschlossen am" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "state", ISMS_FIELD_CHOICE, N_ ("State"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = states },
  { "next_due", ISMS_FIELD_DATE, N_ ("Next Due"), NULL,
    ISMS_FIELD_DUE | ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "overdue", ISMS_FIELD_BOOLEAN, N_ ("Overdue"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED },
  { "n_actions", ISMS_FIELD_INTEGER, N_ ("Corrective Actions"), NULL, ISMS_FIELD_COMPUTED },
  { "n_open", ISMS_FIELD_INTEGER, N_ ("Corrective Actions Not Done"), NULL, ISMS_FIELD_COMPUTED },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
  ISMS_ACTION_SUMS,
};

static gboolean
sets (const IsmsRow *after, const char *column)
{
  return isms_row_get (after, column) != NULL;
}

/* --- What follows from a check --- */

static gint64
get_last_action (IsmsDatabase *database)
{
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (database, "SELECT ifnull (max (id), 0) FROM action", NULL);

  return statement != NULL && isms_statement_next (statement, NULL)
             ? isms_statement_get_int (statement, 0)
             : 0;
}

/* A result has a day. Without one that says effective, it does not stay closed; and what was done
 * before a check that said otherwise is not what the next check is about. */
static void
settle (const IsmsProposal *proposal, IsmsRow *after)
{
  const char *result = isms_proposal_get_text (proposal, "result");

  if (!isms_proposal_changes (proposal, "result")
      && !isms_proposal_changes (proposal, "verified_on"))
    return;
  if (sets (after, "result") && !sets (after, "verified_on"))
    {
      g_autofree char *today = isms_day_today ();

      isms_row_set_text (after, "verified_on", result != NULL ? today : NULL);
    }
  if (g_strcmp0 (result, "not_effective") == 0)
    isms_row_set_int (after, "failed_after", get_last_action (proposal->database));
  if (g_strcmp0 (result, "effective") != 0 && !sets (after, "closed_on")
      && isms_proposal_get_text (proposal, "closed_on") != NULL)
    isms_row_set_null (after, "closed_on");
}

/* --- What has to be there --- */

/* "AC-003, AC-007": its corrective actions that are neither done nor dropped; NULL: none. */
static gboolean
find_open_actions (const IsmsProposal *proposal, char **refs, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      proposal->database,
      "SELECT group_concat (ref, ', ' ORDER BY ref_key) FROM action "
      "WHERE for_kind = 'nonconformity' AND for_id = ? AND kind = 'corrective' AND archived = 0 "
      "AND state <> 'done' AND state <> 'dropped'",
      error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, proposal->id);
  if (isms_statement_next (statement, error))
    *refs = g_strdup (isms_statement_get_text (statement, 0));
  return !isms_statement_failed (statement);
}

/* By the whys or by another analysis (10.2 b 2). */
static gboolean
has_cause (const IsmsProposal *proposal)
{
  static const char *const names[] = { "cause", "why_1" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *text = isms_proposal_get_text (proposal, names[i]);

      if (text != NULL && *text != '\0')
        return TRUE;
    }
  return FALSE;
}

/* 10.2 c) to e): it is closed once what was done about the cause is done, and a check has found it
 * effective. */
static gboolean
find_missing (const IsmsProposal *proposal, GPtrArray *missing, GError **error)
{
  const char *result = isms_proposal_get_text (proposal, "result");
  g_autofree char *refs = NULL;

  if (!find_open_actions (proposal, &refs, error))
    return FALSE;
  if (!has_cause (proposal))
    /* Translators: what is missing before a nonconformity can be closed */
    isms_missing_add (missing, "why_1", _ ("its cause"));
  if (refs != NULL)
    {
      /* Translators: what is missing before a nonconformity can be closed; refs of actions */
      g_autofree char *open =
          g_strdup_printf (_ ("corrective actions that are done or dropped (%s)"), refs);

      isms_missing_add (missing, "action", open);
    }
  if (g_strcmp0 (result, "effective") != 0)
    isms_missing_add (missing, "result",
                      result == NULL
                          /* Translators: what is missing before a nonconformity can be closed */
                          ? _ ("a check that found it effective")
                          /* Translators: what is missing before a nonconformity can be closed */
                          : _ ("a new check that found it effective, since the last one did not"));
  return TRUE;
}

static gboolean
check_closed (IsmsProposal *proposal, GError **error)
{
  g_autoptr (GPtrArray) missing = isms_missing_new ();
  g_autofree char *words = NULL;
  g_autofree char *sentence = NULL;

  if (!find_missing (proposal, missing, error))
    return FALSE;
  words = isms_missing_dup_words (missing);
  if (words == NULL)
    return TRUE;
  /* Translators: what is missing, one or more things */
  sentence = g_strdup_printf (
      _ ("It is not closed, because something is missing: %s. See to that first."), words);
  return isms_proposal_refuse (proposal, "closed_on", sentence, error);
}

static gboolean
check_order (IsmsProposal *proposal,
             const char *earlier,
             const char *later,
             const char *sentence,
             GError **error)
{
  const char *first = isms_proposal_get_text (proposal, earlier);
  const char *then = isms_proposal_get_text (proposal, later);

  if (first == NULL || then == NULL || strcmp (then, first) >= 0
      || (!sets (proposal->after, earlier) && !sets (proposal->after, later)))
    return TRUE;
  return isms_proposal_refuse (proposal, sets (proposal->after, later) ? later : earlier, sentence,
                               error);
}

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  static const char *const past[] = { "detected_on", "corrected_on", "verified_on", "closed_on" };

  if (proposal->after == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (past); i++)
    if (!isms_proposal_check_has_come (
            proposal, past[i],
            _ ("That day is still to come. Enter it when it is done, or an earlier day."), error))
      return FALSE;
  if (!check_order (proposal, "detected_on", "verified_on",
                    _ ("It cannot be checked before it was detected. Change the other date first."),
                    error)
      || !check_order (
          proposal, "detected_on", "closed_on",
          _ ("It cannot be closed before it was detected. Change the other date first."), error)
      || !check_order (
          proposal, "verified_on", "closed_on",
          _ ("It cannot be closed before it was checked. Change the other date first."), error))
    return FALSE;
  return isms_proposal_get_text (proposal, "closed_on") == NULL
         || (!sets (proposal->after, "closed_on") && !sets (proposal->after, "result")
             && !sets (proposal->after, "cause") && !sets (proposal->after, "why_1"))
         || check_closed (proposal, error);
}

static const char *const rule_columns[] = { "detected_on", "corrected_on", "verified_on", "result",
                                            "closed_on",   "cause",        "why_1",       NULL };

static const char *const leading[] = { "state",       "grade",    "source",  "controls", "owner",
                                       "detected_on", "next_due", "overdue", "flaws",    NULL };

/* What they come from is named by its ref. */
static const char *const watched[] = { "control_check", "feedback", "control",    "document",
                                       "risk",          "asset",    "action",     "incident",
                                       "finding",       "audit",    "audit_item", NULL };

const IsmsKind isms_kind_nonconformity = {
  .name = "nonconformity",
  .number = 45,
  .view = "nonconformity_with_actions",
  .prefix = "NC",
  .label = N_ ("Nonconformity"),
  .plural = N_ ("Nonconformities"),
  .purpose = N_ ("What did not conform, why, what was done about the cause, and whether that "
                 "helped (10.2)."),
  .icon_name = "dialog-warning-symbolic",
  .title_field = "title",
  .import_name = "nonconformities",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .watched = watched,
  .particulars = "verify_due",
  .get_type = isms_nonconformity_get_type,
  .check = check,
  .rule_columns = rule_columns,
  .settle = settle,
};

static void
isms_nonconformity_class_init (IsmsNonconformityClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_nonconformity);
}

static void
isms_nonconformity_init (IsmsNonconformity *self)
{
}

/* --- Recording and closing one --- */

/* The requirements are the control that it came from, that the check was of, or that the finding
 * names. */
static gboolean
link_controls (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *id = data;
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      isms_writer_get_database (writer),
      "SELECT c.id FROM nonconformity AS t JOIN control AS c ON c.id = t.from_id "
      "WHERE t.id = ?1 AND t.from_kind = 'control' "
      "UNION SELECT k.control_id FROM nonconformity AS t JOIN control_check AS k "
      "ON k.id = t.from_id WHERE t.id = ?1 AND t.from_kind = 'control_check' "
      "AND k.control_id IS NOT NULL "
      "UNION SELECT l.control_id FROM nonconformity AS t JOIN finding_control AS l "
      "ON l.finding_id = t.from_id WHERE t.id = ?1 AND t.from_kind = 'finding' "
      "UNION SELECT i.control_id FROM nonconformity AS t JOIN audit_item AS i ON i.id = t.from_id "
      "WHERE t.id = ?1 AND t.from_kind = 'audit_item' AND i.control_id IS NOT NULL",
      error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, *id);
  while (isms_statement_next (statement, error))
    {
      g_autoptr (IsmsRow) link = isms_row_new ();

      isms_row_set_int (link, "nonconformity_id", *id);
      isms_row_set_int (link, "control_id", isms_statement_get_int (statement, 0));
      if (isms_writer_insert (writer, "nonconformity_control", link, error) == 0)
        return FALSE;
    }
  return !isms_statement_failed (statement);
}

/**
 * isms_nonconformity_insert:
 * @step: a step that is not committed yet
 * @row: (transfer full): the columns to set, its title and source among them
 *
 * Records a nonconformity, detected today where @row says no other day (10.2). Where it comes from
 * a control, from a check of one, or from what an audit found, their controls are the requirements
 * that are not met. What a rule refuses fails the commit.
 *
 * Returns: its id
 */
gint64
isms_nonconformity_insert (IsmsStep *step, IsmsRow *row)
{
  g_autofree char *today = isms_day_today ();
  gint64 id;

  if (isms_row_get_text (row, "detected_on") == NULL)
    isms_row_set_text (row, "detected_on", today);
  id = isms_edit_insert (step, &isms_kind_nonconformity, row);
  isms_step_call (step, link_controls, g_memdup2 (&id, sizeof id), g_free);
  return id;
}

/**
 * isms_nonconformity_create:
 * @step: a step that is not committed yet
 * @source: how it came to light: "incident", "audit", "check", …
 * @from_kind: (nullable): the kind of the record that it comes from
 * @from_id: its id
 * @title: what did not conform, in a few words; not empty
 * @what: (nullable): the same at length
 *
 * isms_nonconformity_insert () of one that was detected today.
 *
 * Returns: its id
 */
gint64
isms_nonconformity_create (IsmsStep *step,
                           const char *source,
                           const char *from_kind,
                           gint64 from_id,
                           const char *title,
                           const char *what)
{
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, "title", title);
  isms_row_set_text (row, "what", what);
  isms_row_set_text (row, "source", source);
  if (from_kind != NULL)
    {
      isms_row_set_text (row, "from_kind", from_kind);
      isms_row_set_int (row, "from_id", from_id);
    }
  return isms_nonconformity_insert (step, row);
}

/**
 * isms_nonconformity_list_missing:
 * @self: a nonconformity
 * @database: a connection of the calling thread
 * @error: return location
 *
 * Asks the same rule as closing it does (10.2 c to e).
 *
 * Returns: (transfer full) (element-type IsmsMissing) (nullable): what has to be there before it
 * can be closed; %NULL on error
 */
GPtrArray *
isms_nonconformity_list_missing (IsmsNonconformity *self, IsmsDatabase *database, GError **error)
{
  static const char *const columns[] = { "result", "cause", "why_1" };
  IsmsRecord *record = ISMS_RECORD (self);
  g_autoptr (GPtrArray) missing = isms_missing_new ();
  g_autoptr (IsmsRow) before = isms_row_new ();
  g_autoptr (IsmsRow) after = isms_row_new ();
  const IsmsProposal proposal = { .database = database,
                                  .kind = &isms_kind_nonconformity,
                                  .id = isms_record_get_id (record),
                                  .before = before,
                                  .after = after };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    isms_row_set_text (before, columns[i], isms_record_get_text (record, columns[i]));
  return find_missing (&proposal, missing, error) ? g_steal_pointer (&missing) : NULL;
}

/**
 * isms_nonconformity_close:
 * @step: a step that is not committed yet
 * @self: a nonconformity
 *
 * Closes it today. The commit fails with a sentence that says what is missing where there is no
 * effective check, or a corrective action is not done (10.2).
 */
void
isms_nonconformity_close (IsmsStep *step, IsmsNonconformity *self)
{
  g_autofree char *today = isms_day_today ();
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, "closed_on", today);
  isms_edit_change_one (step, ISMS_RECORD (self), row);
}

/**
 * isms_nonconformity_get_source:
 * @kind: the kind of a record
 *
 * Returns: (transfer none): how what comes from such a record came to light
 */
const char *
isms_nonconformity_get_source (const IsmsKind *kind)
{
  static const struct
  {
    const char *kind;
    const char *source;
  } table[] = {
    { "control_check", "check" }, { "feedback", "complaint" }, { "incident", "incident" },
    { "supplier", "supplier" },   { "finding", "audit" },      { "audit", "audit" },
    { "audit_item", "audit" },    { "review", "review" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].kind, kind->name))
      return table[i].source;
  return "observation";
}

/* --- Those of a record --- */

static void
item_free (gpointer data)
{
  IsmsNonconformityItem *self = data;

  g_free (self->ref);
  g_free (self->title);
  g_free (self->state);
  g_free (self->next_due);
  g_free (self);
}

/**
 * isms_nonconformity_list_from:
 * @database: a connection of the calling thread
 * @kind: the kind of a record
 * @id: its id
 * @limit: how many at most
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsNonconformityItem): the nonconformities in use that
 *   came from that record, from what that audit found, or that name it as a requirement that is not
 *   met: those that are not closed first, then the newest; %NULL on error
 */
GPtrArray *
isms_nonconformity_list_from (
    IsmsDatabase *database, const IsmsKind *kind, gint64 id, guint limit, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT t.id, t.ref, t.title, t.state, t.next_due, t.overdue FROM nonconformity_list AS t "
      "WHERE t.archived = 0 AND t.id IN ("
      "SELECT n.id FROM nonconformity AS n WHERE n.from_kind = ?1 AND n.from_id = ?2 "
      "UNION SELECT l.nonconformity_id FROM nonconformity_control AS l "
      "WHERE ?1 = 'control' AND l.control_id = ?2 "
      "UNION SELECT n.id FROM finding AS f JOIN nonconformity AS n ON n.from_kind = 'finding' "
      "AND n.from_id = f.id WHERE ?1 = 'audit' AND f.audit_id = ?2 "
      "UNION SELECT n.id FROM audit_item AS i JOIN nonconformity AS n "
      "ON n.from_kind = 'audit_item' AND n.from_id = i.id WHERE ?1 = 'audit' AND i.audit_id = ?2) "
      "ORDER BY t.closed_on IS NOT NULL, t.detected_on DESC, t.id DESC LIMIT ?3",
      error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (item_free);

  if (statement == NULL)
    return NULL;
  isms_statement_bind_text (statement, 1, kind->name);
  isms_statement_bind_int (statement, 2, id);
  isms_statement_bind_int (statement, 3, limit);
  while (isms_statement_next (statement, error))
    {
      IsmsNonconformityItem *item = g_new0 (IsmsNonconformityItem, 1);

      item->id = isms_statement_get_int (statement, 0);
      item->ref = g_strdup (isms_statement_get_text (statement, 1));
      item->title = g_strdup (isms_statement_get_text (statement, 2));
      item->state = g_strdup (isms_statement_get_text (statement, 3));
      item->next_due = g_strdup (isms_statement_get_text (statement, 4));
      item->overdue = isms_statement_get_int (statement, 5) != 0;
      g_ptr_array_add (items, item);
    }
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&items);
}
