/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Audits: their fields, and what has to be there before one is prepared, begun, reported and closed
 * (9.2). */

#include "isms-config.h"

#include "isms-audit.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-kinds-private.h"
#include "isms-missing.h"
#include "isms-rule.h"

#define MAX_NAMED 5 /* items or findings that a sentence names */

struct _IsmsAudit
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsAudit, isms_audit, ISMS_TYPE_RECORD)

static const IsmsChoice kinds[] = {
  { "internal", N_ ("Internal Audit"), "internal|first party|intern|internes audit" },
  { "supplier", N_ ("Supplier Audit"), "supplier|second party|vendor|lieferantenaudit" },
  { "stage_1", N_ ("Stage 1"), "stage1|certification stage 1|stufe 1" },
  { "stage_2", N_ ("Stage 2"),
    "stage2|certification stage 2|stufe 2|certification|zertifizierung" },
  { "surveillance", N_ ("Surveillance Audit"), "surveillance|überwachung|überwachungsaudit" },
  { "recertification", N_ ("Recertification"), "recertification audit|rezertifizierung" },
  { NULL, NULL, NULL },
};

static const IsmsChoice states[] = {
  { "planned", N_ ("Planned"), "geplant" },
  { "prepared", N_ ("Prepared"), "ready|vorbereitet" },
  { "running", N_ ("Running"), "in progress|started|läuft|in arbeit" },
  { "reported", N_ ("Report Given"), "done|completed|berichtet|durchgeführt", .over = TRUE },
  { "closed", N_ ("Closed"), "complete|abgeschlossen|geschlossen", .over = TRUE },
  { "cancelled", N_ ("Cancelled"), "canceled|dropped|abgesagt|entfallen", .over = TRUE },
  { NULL, NULL, NULL },
};

static const IsmsChoice methods[] = {
  { "interviews", N_ ("Interviews"), "interview|befragung|gespräche" },
  { "documents", N_ ("Review of documents"), "document review|dokumentenprüfung|unterlagen" },
  { "observation", N_ ("Observation on site"), "observation|walk through|begehung|beobachtung" },
  { "sampling", N_ ("Samples"), "sample|sampling|stichproben|stichprobe" },
  { "technical", N_ ("Technical tests"), "test|technical test|technische prüfung" },
  { "remote", N_ ("Remotely"), "remote|aus der ferne|online" },
  { NULL, NULL, NULL },
};

static const IsmsChoice verdicts[] = {
  { "conforms", N_ ("Conforms"), "yes|conforming|konform|erfüllt" },
  { "partly", N_ ("Conforms in Part"), "partly|partially|teilweise" },
  { "does_not", N_ ("Does Not Conform"), "no|not conforming|nicht konform|nicht erfüllt" },
  { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "no_date", N_ ("No first day"), NULL },
  { "no_lead", N_ ("No lead auditor"), NULL },
  { "no_scope", N_ ("No scope"), NULL },
  { "no_criteria", N_ ("No criteria"), NULL },
  { "no_checklist", N_ ("Running without a checklist"), NULL },
  { "not_handed_over", N_ ("Findings without a nonconformity"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED, .import_names = "audit|name" },
  { "kind", ISMS_FIELD_CHOICE, N_ ("Kind"), N_ ("Who audits whom."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = kinds,
    .import_names = "type|art|auditart" },
  { "programme", ISMS_FIELD_REFERENCE, N_ ("Programme"), NULL, ISMS_FIELD_FILTERED,
    .target = "programme", .import_names = "audit programme|auditprogramm" },
  { "supplier", ISMS_FIELD_REFERENCE, N_ ("Supplier"), N_ ("Whom a supplier audit is about."),
    ISMS_FIELD_PLAIN, .target = "supplier", .import_names = "vendor|lieferant" },
  { "body", ISMS_FIELD_TEXT, N_ ("Certification Body"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "auditing company|registrar|zertifizierungsstelle" },
  { "state", ISMS_FIELD_CHOICE, N_ ("State"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = states,
    .import_names = "status|stand" },
  { "starts_on", ISMS_FIELD_DATE, N_ ("First Day"), N_ ("As planned."),
    ISMS_FIELD_ASKED | ISMS_FIELD_LISTED,
    .import_names = "start|date|planned start|beginn|von|datum" },
  { "ends_on", ISMS_FIELD_DATE, N_ ("Last Day"), N_ ("As planned."), ISMS_FIELD_LISTED,
    .import_names = "end|planned end|until|ende|bis" },
  { "began_on", ISMS_FIELD_DATE, N_ ("Began On"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "actual start|began|begonnen am" },
  { "finished_on", ISMS_FIELD_DATE, N_ ("Finished On"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "actual end|finished|beendet am" },
  { "lead", ISMS_FIELD_REFERENCE, N_ ("Lead Auditor"),
    N_ ("Somebody who does not answer for what is audited (9.2.2 b)."),
    ISMS_FIELD_MINE | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "auditor|lead auditor|leitender auditor|auditleitung" },
  { "team", ISMS_FIELD_LINKS, N_ ("Audit Team"), N_ ("Who audits beside the lead auditor."),
    ISMS_FIELD_PLAIN, .target = "person", .link_table = "audit_person",
    .import_names = "auditors|team members|auditteam|auditoren" },
  { "auditees", ISMS_FIELD_LINKS, N_ ("Auditees"), N_ ("Who is asked."), ISMS_FIELD_PLAIN,
    .target = "person", .link_table = "audit_auditee",
    .import_names = "interviewees|audited people|auditierte|gesprächspartner" },
  { "objective", ISMS_FIELD_PROSE, N_ ("Objective"), N_ ("What this audit is to show."),
    ISMS_FIELD_SEARCHED, .import_names = "aim|goal|ziel|auditziel" },
  { "scope", ISMS_FIELD_PROSE, N_ ("Scope in Words"),
    N_ ("Places, systems, processes and times that it covers, and what it leaves out."),
    ISMS_FIELD_SEARCHED, .import_names = "audit scope|umfang|auditumfang" },
  { "controls", ISMS_FIELD_LINKS, N_ ("Clauses and Controls"),
    N_ ("What is audited. One that has parts stands for all of them."), ISMS_FIELD_PLAIN,
    .target = "control", .link_table = "audit_control",
    .import_names = "requirements|clauses|maßnahmen|abschnitte|anforderungen" },
  { "units", ISMS_FIELD_LINKS, N_ ("Units"), N_ ("Whose work is audited."), ISMS_FIELD_PLAIN,
    .target = "unit", .link_table = "audit_unit",
    .import_names = "departments|unit|bereiche|abteilungen" },
  { "criteria", ISMS_FIELD_PROSE, N_ ("Criteria"),
    N_ ("What it is compared with: the standard, policies, contracts, laws (9.2.2 a)."),
    ISMS_FIELD_SEARCHED, .import_names = "audit criteria|kriterien|auditkriterien" },
  { "methods", ISMS_FIELD_CHOICES, N_ ("Methods"), NULL, ISMS_FIELD_PLAIN, .choices = methods,
    .import_names = "method|audit methods|methode|methoden" },
  { "place", ISMS_FIELD_TEXT, N_ ("Place"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "location|where|ort" },
  { "summary", ISMS_FIELD_PROSE, N_ ("Summary"),
    N_ ("What was done and seen, for who reads no further."), ISMS_FIELD_SEARCHED,
    .import_names = "executive summary|zusammenfassung" },
  { "verdict", ISMS_FIELD_CHOICE, N_ ("Result"), NULL, ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .choices = verdicts, .import_names = "outcome|ergebnis" },
  { "conclusion", ISMS_FIELD_PROSE, N_ ("Conclusion"),
    N_ ("Whether what was audited conforms, and is carried out and kept up (9.2.1)."),
    ISMS_FIELD_SEARCHED, .import_names = "audit conclusion|fazit|schlussfolgerung" },
  { "recipients", ISMS_FIELD_TEXT, N_ ("Reported To"), N_ ("The managers concerned (9.2.2 c)."),
    ISMS_FIELD_SEARCHED, .import_names = "distribution|verteiler|berichtet an" },
  { "reported_on", ISMS_FIELD_DATE, N_ ("Reported On"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "report date|berichtet am|berichtsdatum" },
  { "closed_on", ISMS_FIELD_DATE, N_ ("Closed On"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "closed|abgeschlossen am" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "next_due", ISMS_FIELD_DATE, N_ ("Next Due"), N_ ("When it begins, or is to be over."),
    ISMS_FIELD_DUE | ISMS_FIELD_COMPUTED },
  { "overdue", ISMS_FIELD_BOOLEAN, N_ ("Overdue"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED },
  { "n_items", ISMS_FIELD_INTEGER, N_ ("Items of the Checklist"), NULL, ISMS_FIELD_COMPUTED },
  { "n_answered", ISMS_FIELD_INTEGER, N_ ("Items Answered"), NULL, ISMS_FIELD_COMPUTED },
  { "n_findings", ISMS_FIELD_INTEGER, N_ ("Findings"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "n_major", ISMS_FIELD_INTEGER, N_ ("Major Findings"), NULL, ISMS_FIELD_COMPUTED },
  { "n_minor", ISMS_FIELD_INTEGER, N_ ("Minor Findings"), NULL, ISMS_FIELD_COMPUTED },
  { "n_unhandled", ISMS_FIELD_INTEGER, N_ ("Findings to Hand Over"), NULL, ISMS_FIELD_COMPUTED },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
};

/* --- What a state stands on --- */

static gboolean
sets (const IsmsRow *after, const char *column)
{
  return isms_row_get (after, column) != NULL;
}

static gboolean
is_blank (const IsmsProposal *proposal, const char *column)
{
  g_autofree char *text = g_strdup (isms_proposal_get_text (proposal, column));

  return text == NULL || *g_strstrip (text) == '\0';
}

static gboolean
is_state (const char *state, const char *one, const char *other)
{
  return g_strcmp0 (state, one) == 0 || g_strcmp0 (state, other) == 0;
}

/* Those of a certification body are prepared and held by others. */
static gboolean
is_ours (const IsmsProposal *proposal)
{
  const char *kind = isms_proposal_get_text (proposal, "kind");

  return kind == NULL || is_state (kind, "internal", "supplier");
}

/* The names that @sql gives for an audit, the first of them, and how many there are. */
static gboolean
list_names (const IsmsProposal *proposal, const char *sql, char **names, guint *n, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (proposal->database, sql, error);
  g_autoptr (GString) text = g_string_new (NULL);

  *n = 0;
  *names = NULL;
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, proposal->id);
  while (isms_statement_next (statement, error))
    if (++*n <= MAX_NAMED)
      g_string_append_printf (text, "%s%s", *n > 1 ? ", " : "",
                              isms_statement_get_text (statement, 0));
  if (isms_statement_failed (statement))
    return FALSE;
  if (*n > MAX_NAMED)
    g_string_append (text, ", …");
  *names = g_string_free_and_steal (g_steal_pointer (&text));
  return TRUE;
}

/* 9.2.2 a): what is compared with what, when and by whom, is settled before. */
static gboolean
find_unprepared (const IsmsProposal *proposal, GPtrArray *missing, GError **error)
{
  g_autofree char *names = NULL;
  guint n;

  if (is_blank (proposal, "starts_on") || is_blank (proposal, "ends_on"))
    /* Translators: what is missing before an audit can begin */
    isms_missing_add (missing, "starts_on", _ ("its first and last day"));
  if (!is_ours (proposal))
    return TRUE;
  if (isms_proposal_get_int (proposal, "lead_id") == 0)
    /* Translators: what is missing before an audit can begin */
    isms_missing_add (missing, "lead", _ ("a lead auditor"));
  if (is_blank (proposal, "criteria"))
    /* Translators: what is missing before an audit can begin */
    isms_missing_add (missing, "criteria", _ ("its criteria"));
  if (!is_blank (proposal, "scope"))
    return TRUE;
  if (!list_names (proposal,
                   "SELECT 'x' FROM audit_control WHERE audit_id = ?1 "
                   "UNION ALL SELECT 'x' FROM audit_item WHERE audit_id = ?1 AND archived = 0 "
                   "LIMIT 1",
                   &names, &n, error))
    return FALSE;
  if (n == 0)
    /* Translators: what is missing before an audit can begin */
    isms_missing_add (missing, "controls", _ ("a checklist or a scope"));
  return TRUE;
}

/* 9.2.1, 9.2.2 c): all that was to be looked at was looked at, and what was found is written. */
static gboolean
find_unanswered (const IsmsProposal *proposal, GPtrArray *missing, GError **error)
{
  g_autofree char *open = NULL;
  g_autofree char *bare = NULL;
  guint n_open, n_bare;

  if (!list_names (proposal,
                   "SELECT ifnull (nullif (number, ''), title) FROM audit_item "
                   "WHERE audit_id = ? AND archived = 0 AND result = 'not_yet' "
                   "ORDER BY place IS NULL, place, id",
                   &open, &n_open, error)
      || !list_names (proposal,
                      "SELECT ifnull (nullif (number, ''), title) FROM audit_item_list "
                      "WHERE audit_id = ? AND archived = 0 AND instr (flaws, 'no_finding') > 0 "
                      "ORDER BY place IS NULL, place, id",
                      &bare, &n_bare, error))
    return FALSE;
  if (n_open > 0)
    {
      g_autofree char *words = g_strdup_printf (
          /* Translators: what is missing before an audit is reported: how many items of its
           * checklist, and the numbers of the first ones */
          g_dngettext (GETTEXT_PACKAGE, "a result for %u item (%s)", "a result for %u items (%s)",
                       n_open),
          n_open, open);

      isms_missing_add (missing, "audit_item", words);
    }
  if (n_bare > 0)
    {
      g_autofree char *words = g_strdup_printf (
          /* Translators: what is missing before an audit is reported: how many items of its
           * checklist do not conform, and the numbers of the first ones */
          g_dngettext (GETTEXT_PACKAGE, "the finding of %u item (%s)",
                       "the findings of %u items (%s)", n_bare),
          n_bare, bare);

      isms_missing_add (missing, "audit_item", words);
    }
  return TRUE;
}

/* 9.2.1: what has a major nonconformity does not conform as a whole. */
static gboolean
find_unfit (const IsmsProposal *proposal, GPtrArray *missing, GError **error)
{
  g_autofree char *refs = NULL;
  g_autofree char *words = NULL;
  guint n;

  if (g_strcmp0 (isms_proposal_get_text (proposal, "verdict"), "conforms") != 0)
    return TRUE;
  if (!list_names (proposal,
                   "SELECT f.ref FROM finding AS f WHERE f.audit_id = ? AND f.archived = 0 "
                   "AND f.grade = 'major' ORDER BY f.ref_key",
                   &refs, &n, error))
    return FALSE;
  if (n == 0)
    return TRUE;
  words = g_strdup_printf (
      /* Translators: what is missing before an audit is reported: how many findings, and their refs
       */
      g_dngettext (GETTEXT_PACKAGE, "a result that fits %u major finding (%s)",
                   "a result that fits %u major findings (%s)", n),
      n, refs);
  isms_missing_add (missing, "verdict", words);
  return TRUE;
}

static gboolean
find_unreported (const IsmsProposal *proposal, GPtrArray *missing, GError **error)
{
  if (!find_unfit (proposal, missing, error))
    return FALSE;
  if (is_ours (proposal) && !find_unanswered (proposal, missing, error))
    return FALSE;
  if (is_blank (proposal, "verdict"))
    /* Translators: what is missing before an audit is reported: its field "Result" */
    isms_missing_add (missing, "verdict", _ ("its result as a whole"));
  if (is_ours (proposal) && is_blank (proposal, "conclusion"))
    /* Translators: what is missing before an audit is reported */
    isms_missing_add (missing, "conclusion", _ ("a conclusion"));
  return TRUE;
}

/* 10.2: what was found is being seen to. */
static gboolean
find_unclosed (const IsmsProposal *proposal, GPtrArray *missing, GError **error)
{
  const char *before =
      proposal->before != NULL ? isms_row_get_text (proposal->before, "state") : "reported";
  g_autofree char *refs = NULL;
  g_autofree char *words = NULL;
  guint n;

  if (!is_state (before, "reported", "closed"))
    /* Translators: what is missing before an audit is closed */
    isms_missing_add (missing, "state", _ ("that it is reported"));
  if (!list_names (proposal,
                   "SELECT f.ref FROM finding AS f JOIN finding_now AS n ON n.id = f.id "
                   "WHERE f.audit_id = ? AND f.archived = 0 AND f.grade <> 'opportunity' "
                   "AND n.nonconformity_id IS NULL ORDER BY f.ref_key",
                   &refs, &n, error))
    return FALSE;
  if (n == 0)
    return TRUE;
  words = g_strdup_printf (
      /* Translators: what is missing before an audit is closed: how many findings, and their refs
       */
      g_dngettext (GETTEXT_PACKAGE, "a nonconformity made of %u finding (%s)",
                   "nonconformities made of %u findings (%s)", n),
      n, refs);
  isms_missing_add (missing, "finding", words);
  return TRUE;
}

/* What has to be there before it is @state. */
static gboolean
find_missing (const IsmsProposal *proposal, const char *state, GPtrArray *missing, GError **error)
{
  gboolean begins = is_state (state, "prepared", "running");
  gboolean ends = is_state (state, "reported", "closed");

  return (!(begins || ends) || find_unprepared (proposal, missing, error))
         && (!ends || find_unreported (proposal, missing, error))
         && (g_strcmp0 (state, "closed") != 0 || find_unclosed (proposal, missing, error));
}

/* Translators: of an audit; what is missing, one or more things */
static char *
dup_refusal (const char *state, const char *missing)
{
  if (g_str_equal (state, "prepared"))
    return g_strdup_printf (
        _ ("It is not prepared, because something is missing: %s. See to that first."), missing);
  if (g_str_equal (state, "running"))
    return g_strdup_printf (
        _ ("It does not begin, because something is missing: %s. See to that first."), missing);
  if (g_str_equal (state, "reported"))
    return g_strdup_printf (
        _ ("It is not reported, because something is missing: %s. See to that first."), missing);
  return g_strdup_printf (
      _ ("It is not closed, because something is missing: %s. See to that first."), missing);
}

/* --- Rules --- */

/* It was finished when the last item was answered. */
static char *
dup_finish (const IsmsProposal *proposal)
{
  const char *began = isms_proposal_get_text (proposal, "began_on");
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      proposal->database,
      "SELECT max (answered_on) FROM audit_item WHERE audit_id = ? AND archived = 0", NULL);

  if (statement != NULL)
    isms_statement_bind_int (statement, 1, proposal->id);
  if (statement != NULL && isms_statement_next (statement, NULL)
      && !isms_statement_is_null (statement, 0)
      && (began == NULL || strcmp (isms_statement_get_text (statement, 0), began) >= 0))
    return isms_statement_dup_text (statement, 0);
  return isms_day_today ();
}

static void
set_once (const IsmsProposal *proposal, IsmsRow *after, const char *column, const char *day)
{
  if (!sets (after, column) && isms_proposal_get_text (proposal, column) == NULL)
    isms_row_set_text (after, column, day);
}

static void
take_back (IsmsRow *after, const char *column)
{
  if (!sets (after, column))
    isms_row_set_null (after, column);
}

/* A state has its day, and one that is taken back has it no more. What a file brings stays as it
 * says. */
static void
settle (const IsmsProposal *proposal, IsmsRow *after)
{
  const char *state = isms_proposal_get_text (proposal, "state");
  g_autofree char *today = NULL;
  g_autofree char *finish = NULL;

  if (proposal->before == NULL || !isms_proposal_changes (proposal, "state")
      || g_strcmp0 (state, "cancelled") == 0)
    return;
  today = isms_day_today ();
  if (g_strcmp0 (state, "closed") == 0)
    set_once (proposal, after, "closed_on", today);
  else
    take_back (after, "closed_on");
  if (g_strcmp0 (state, "reported") == 0)
    {
      finish = dup_finish (proposal);
      set_once (proposal, after, "finished_on", finish);
      set_once (proposal, after, "reported_on", today);
    }
  if (is_state (state, "reported", "closed"))
    return;
  take_back (after, "finished_on");
  take_back (after, "reported_on");
  if (g_strcmp0 (state, "running") == 0)
    set_once (proposal, after, "began_on", today);
  else
    take_back (after, "began_on");
}

static gboolean
check_days (IsmsProposal *proposal, GError **error)
{
  static const char *const past[] = { "began_on", "finished_on", "reported_on", "closed_on" };

  for (guint i = 0; i < G_N_ELEMENTS (past); i++)
    if (!isms_proposal_check_has_come (
            proposal, past[i],
            _ ("That day is still to come. Enter it when it is done, or an earlier day."), error))
      return FALSE;
  return isms_proposal_check_order (
             proposal, "starts_on", "ends_on",
             _ ("An audit does not end before it begins. Change the other day first."), error)
         && isms_proposal_check_order (
             proposal, "began_on", "finished_on",
             _ ("An audit is not finished before it began. Change the other day first."), error);
}

/* What it came to stays with what is reported. */
static gboolean
check_conclusion (IsmsProposal *proposal, GError **error)
{
  static const char *const columns[] = { "verdict", "conclusion" };

  for (guint i = 0; i < (is_ours (proposal) ? 2 : 1); i++)
    if (isms_proposal_changes (proposal, columns[i]) && is_blank (proposal, columns[i]))
      return isms_proposal_refuse (
          proposal, columns[i],
          _ ("What is reported has a result and a conclusion. Set the state back to Running "
             "first."),
          error);
  return TRUE;
}

static gboolean
check_state (IsmsProposal *proposal, GError **error)
{
  const char *state = isms_proposal_get_text (proposal, "state");
  const char *before =
      proposal->before != NULL ? isms_row_get_text (proposal->before, "state") : NULL;
  g_autoptr (GPtrArray) missing = NULL;
  g_autofree char *words = NULL;
  g_autofree char *sentence = NULL;

  if (state == NULL)
    return TRUE;
  if (!isms_proposal_changes (proposal, "state"))
    return !is_state (state, "reported", "closed") || check_conclusion (proposal, error);
  if (g_str_equal (state, "cancelled") && is_state (before, "reported", "closed"))
    return isms_proposal_refuse (
        proposal, "state",
        _ ("It has been held and reported, and is not cancelled any more. Set the state back to "
           "Running first, if it was not."),
        error);
  missing = isms_missing_new ();
  if (!find_missing (proposal, state, missing, error))
    return FALSE;
  if (missing->len == 0)
    return TRUE;
  words = isms_missing_dup_words (missing);
  sentence = dup_refusal (state, words);
  return isms_proposal_refuse (proposal, "state", sentence, error);
}

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  return proposal->after == NULL || (check_days (proposal, error) && check_state (proposal, error));
}

static const char *const rule_columns[] = { "kind",     "state",       "starts_on",   "ends_on",
                                            "began_on", "finished_on", "reported_on", "closed_on",
                                            "lead_id",  "criteria",    "scope",       "conclusion",
                                            "verdict",  NULL };

static const char *const leading[] = { "kind",       "state",   "starts_on", "ends_on", "lead",
                                       "n_findings", "verdict", "flaws",     NULL };

static const char *const watched[] = { "audit_item", "finding", "nonconformity", NULL };

const IsmsKind isms_kind_audit = {
  .name = "audit",
  .number = 55,
  .view = "audit_list",
  .prefix = "AU",
  .label = N_ ("Audit"),
  .plural = N_ ("Audits"),
  .purpose = N_ ("What is audited, when, by whom and with what result (9.2)."),
  .icon_name = "isms-audits-symbolic",
  .title_field = "title",
  .import_name = "audits",
  .watched = watched,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .particulars = "summary",
  .get_type = isms_audit_get_type,
  .check = check,
  .rule_columns = rule_columns,
  .settle = settle,
};

static void
isms_audit_class_init (IsmsAuditClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_audit);
}

static void
isms_audit_init (IsmsAudit *self)
{
}

/**
 * isms_audit_list_missing:
 * @database: a connection of the calling thread
 * @audit: the id of an audit
 * @state: "prepared", "running", "reported" or "closed"
 * @error: return location
 *
 * Asks the same rules as a change of the state does (9.2.1, 9.2.2, 10.2).
 *
 * Returns: (transfer full) (element-type IsmsMissing) (nullable): what has to be there before
 *   it can be in that state; %NULL on error
 */
GPtrArray *
isms_audit_list_missing (IsmsDatabase *database, gint64 audit, const char *state, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT id");
  g_autoptr (IsmsStatement) statement = NULL;
  g_autoptr (IsmsRow) before = isms_row_new ();
  g_autoptr (IsmsRow) after = isms_row_new ();
  g_autoptr (GPtrArray) missing = isms_missing_new ();
  const IsmsProposal proposal = {
    .database = database, .kind = &isms_kind_audit, .id = audit, .before = before, .after = after
  };

  for (guint i = 0; rule_columns[i] != NULL; i++)
    g_string_append_printf (sql, ", %s", rule_columns[i]);
  g_string_append (sql, " FROM audit WHERE id = ?");
  statement = isms_database_prepare (database, sql->str, error);
  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, audit);
  if (!isms_statement_next (statement, error))
    return isms_statement_failed (statement) ? NULL : g_steal_pointer (&missing);
  for (int i = 0; i < isms_statement_get_n_columns (statement); i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      isms_statement_get_value (statement, i, &value);
      isms_row_set_value (before, isms_statement_get_name (statement, i), &value);
    }
  isms_row_set_text (after, "state", state);
  return find_missing (&proposal, state, missing, error) ? g_steal_pointer (&missing) : NULL;
}

/**
 * isms_audit_check_open:
 * @proposal: a change of what belongs to an audit, which "audit_id" names among its rule columns
 * @day: the column with the day on which it was seen or found
 * @error: return location
 *
 * What was seen and found in an audit stays as it is once the audit is closed (9.2.2). What is from
 * before that day may still be entered: a file may bring an audit that is closed before what
 * belongs to it.
 *
 * Returns: %FALSE with a sentence where it belongs, or would belong, to one that is closed
 */
gboolean
isms_audit_check_open (IsmsProposal *proposal, const char *day, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (proposal->database,
                             "SELECT ref FROM audit WHERE id IN (?1, ?2) AND state = 'closed' "
                             "AND (?3 IS NULL OR closed_on IS NULL OR ?3 > closed_on)",
                             error);
  g_autofree char *sentence = NULL;
  gint64 was;

  if (statement == NULL)
    return FALSE;
  if (isms_proposal_says_it_again (proposal))
    return TRUE;
  was = proposal->before != NULL ? isms_row_get_int (proposal->before, "audit_id") : 0;
  isms_statement_bind_int (statement, 1, was);
  isms_statement_bind_int (statement, 2, isms_proposal_get_int (proposal, "audit_id"));
  if (was == 0)
    isms_statement_bind_text (statement, 3, isms_proposal_get_text (proposal, day));
  if (!isms_statement_next (statement, error))
    return !isms_statement_failed (statement);
  sentence = g_strdup_printf (
      /* Translators: the ref of an audit */
      _ ("%s is closed, and what was seen and found in it stays as it is. Set its state back to "
         "Report Given first."),
      isms_statement_get_text (statement, 0));
  return isms_proposal_refuse (proposal, NULL, sentence, error);
}
