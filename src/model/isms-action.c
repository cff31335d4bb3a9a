/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Actions: their fields, and what makes one done, dropped, or come again. */

#include "isms-config.h"

#include "isms-action.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-edit-private.h"
#include "isms-kinds-private.h"
#include "isms-review.h"
#include "isms-rule.h"

struct _IsmsAction
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsAction, isms_action, ISMS_TYPE_RECORD)

static const IsmsChoice kinds[] = {
  { "treatment", N_ ("Risk Treatment"), "treatment|risk|measure|maßnahme|behandlung" },
  { "corrective", N_ ("Corrective Action"), "corrective|correction|korrektur|korrekturmaßnahme" },
  { "decision", N_ ("Decision"), "review decision|entscheidung|beschluss" },
  { "improvement", N_ ("Improvement"), "opportunity|idea|verbesserung" },
  { "project", N_ ("Project Task"), "project|task|projekt|aufgabe" },
  { "audit", N_ ("Audit"), "audit task|auditaufgabe" },
  { "document", N_ ("Document"), "documentation|dokument" },
  { NULL, NULL, NULL },
};

static const IsmsChoice states[] = {
  { "open", N_ ("Open"), "new|planned|to do|offen|neu|geplant" },
  { "in_progress", N_ ("In Progress"), "ongoing|running|started|in arbeit|laufend" },
  { "waiting", N_ ("Waiting"), "on hold|blocked|wartend|wartet" },
  { "done", N_ ("Done"), "closed|complete|completed|finished|erledigt|abgeschlossen",
    .over = TRUE },
  { "dropped", N_ ("Dropped"), "cancelled|canceled|rejected|verworfen|gestrichen", .over = TRUE },
  { NULL, NULL, NULL },
};

static const IsmsChoice priorities[] = {
  { "low", N_ ("Low"), "niedrig|gering|3" },
  { "normal", N_ ("Normal"), "medium|mittel|2" },
  { "high", N_ ("High"), "urgent|hoch|dringend|1" },
  { NULL, NULL, NULL },
};

static const IsmsChoice recurrences[] = {
  { "weekly", N_ ("Every Week"), "wöchentlich" },
  { "monthly", N_ ("Every Month"), "monatlich" },
  { "quarterly", N_ ("Every Quarter"), "vierteljährlich|quartalsweise" },
  { "half_yearly", N_ ("Every Half Year"), "half-yearly|halbjährlich" },
  { "yearly", N_ ("Every Year"), "annual|annually|jährlich" },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), N_ ("What is to be done, in a few words."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "action|task|measure|maßnahme|aufgabe|titel|name" },
  { "kind", ISMS_FIELD_CHOICE, N_ ("Kind"), N_ ("What it comes from."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_FILTERED, .choices = kinds,
    .import_names = "type|action type|art|typ" },
  { "for_kind", ISMS_FIELD_TEXT, N_ ("For Kind"), NULL, ISMS_FIELD_INTERNAL },
  { "for_id", ISMS_FIELD_INTEGER, N_ ("For Number"), NULL, ISMS_FIELD_INTERNAL },
  { "for_ref", ISMS_FIELD_TEXT, N_ ("For"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FOR,
    .import_names = "risk|risk id|risk ref|asset|belongs to|für|risiko|gehört zu" },
  { "for_title", ISMS_FIELD_TEXT, N_ ("For Title"), NULL, ISMS_FIELD_COMPUTED },
  { "owner", ISMS_FIELD_REFERENCE, N_ ("Owner"), N_ ("Who sees to it."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "responsible|who|assigned to|assignee|verantwortlich|zuständig" },
  { "state", ISMS_FIELD_CHOICE, N_ ("State"),
    N_ ("Done gives it the date of today. Dropped needs a reason first."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = states,
    .import_names = "status|stand|zustand" },
  { "overdue", ISMS_FIELD_BOOLEAN, N_ ("Overdue"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED },
  { "progress", ISMS_FIELD_INTEGER, N_ ("Progress (%)"), N_ ("From 0 to 100."), ISMS_FIELD_LISTED,
    .import_names = "percent|% complete|fortschritt", .min = 0, .max = 100 },
  { "priority", ISMS_FIELD_CHOICE, N_ ("Priority"), NULL, ISMS_FIELD_REQUIRED | ISMS_FIELD_FILTERED,
    .choices = priorities, .import_names = "prio|urgency|priorität" },
  { "start_on", ISMS_FIELD_DATE, N_ ("Start"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "start|start date|begin|beginn" },
  { "due", ISMS_FIELD_DATE, N_ ("Due"), NULL, ISMS_FIELD_LISTED,
    .import_names = "due date|deadline|until|target date|fällig|frist|termin|bis" },
  { "done_on", ISMS_FIELD_DATE, N_ ("Done On"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "done date|completed on|closed on|erledigt am" },
  { "drop_reason", ISMS_FIELD_PROSE, N_ ("Reason for Dropping"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "reason|why dropped|grund" },
  { "cost_planned", ISMS_FIELD_MONEY, N_ ("Planned Cost"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "cost|budget|planned costs|kosten|plankosten" },
  { "cost_actual", ISMS_FIELD_MONEY, N_ ("Actual Cost"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "actual costs|spent|istkosten" },
  { "recurrence", ISMS_FIELD_CHOICE, N_ ("Repeats"),
    N_ ("Once it is done, the next one is made by itself."), ISMS_FIELD_PLAIN,
    .choices = recurrences, .import_names = "frequency|wiederholung|turnus" },
  { "follows_id", ISMS_FIELD_INTEGER, N_ ("Repeats Number"), NULL, ISMS_FIELD_INTERNAL },
  { "description", ISMS_FIELD_PROSE, N_ ("Description"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "details|what|beschreibung" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
};

static gboolean
sets (const IsmsRow *after, const char *column)
{
  return isms_row_get (after, column) != NULL;
}

/* Done means a day and all of it; what is no longer done or dropped loses the day or the reason. */
static void
settle (const IsmsProposal *proposal, IsmsRow *after)
{
  const char *before = proposal->before ? isms_row_get_text (proposal->before, "state") : NULL;
  const char *state;

  if (!sets (after, "state") && isms_row_get_text (after, "done_on") != NULL)
    isms_row_set_text (after, "state", "done");
  state = isms_proposal_get_text (proposal, "state");
  if (!sets (after, "state") || state == NULL)
    return;
  if (g_str_equal (state, "done"))
    {
      g_autofree char *today = isms_day_today ();

      if (isms_proposal_get_text (proposal, "done_on") == NULL)
        isms_row_set_text (after, "done_on", today);
      isms_row_set_int (after, "progress", 100);
    }
  else if (g_strcmp0 (before, "done") == 0 || sets (after, "done_on"))
    isms_row_set_null (after, "done_on");
  if (g_strcmp0 (before, "dropped") == 0 && !g_str_equal (state, "dropped")
      && !sets (after, "drop_reason"))
    isms_row_set_null (after, "drop_reason");
}

static gboolean
check_dropped (IsmsProposal *proposal, GError **error)
{
  const char *reason = isms_proposal_get_text (proposal, "drop_reason");

  if (reason != NULL && *reason != '\0')
    return TRUE;
  if (!sets (proposal->after, "state"))
    return isms_proposal_refuse (
        proposal, "drop_reason",
        _ ("What is dropped keeps its reason. Open the action again to take it away."), error);
  return isms_proposal_refuse (
      proposal, "state",
      _ ("An action is dropped only with a reason. Write the reason for dropping first."), error);
}

static gboolean
check_done (IsmsProposal *proposal, GError **error)
{
  if (isms_proposal_get_text (proposal, "done_on") == NULL)
    return isms_proposal_refuse (
        proposal, "done_on",
        _ ("What is done has a day. Open the action again to take the day away."), error);
  if (isms_proposal_get_int (proposal, "progress") != 100)
    return isms_proposal_refuse (
        proposal, "progress",
        _ ("What is done stands at 100 %. Open the action again to change its progress."), error);
  return TRUE;
}

/* 6.1.3 e) and 10.2: a plan says when; it cannot be due before it starts. */
static gboolean
check (IsmsProposal *proposal, GError **error)
{
  const char *state = isms_proposal_get_text (proposal, "state");
  const char *start = isms_proposal_get_text (proposal, "start_on");
  const char *due = isms_proposal_get_text (proposal, "due");

  if (!isms_review_check_action (proposal, error))
    return FALSE;
  if (proposal->after == NULL)
    return TRUE;
  if (isms_proposal_get_int (proposal, "cost_planned") < 0
      || isms_proposal_get_int (proposal, "cost_actual") < 0)
    return isms_proposal_refuse (
        proposal, sets (proposal->after, "cost_planned") ? "cost_planned" : "cost_actual",
        _ ("A cost is not less than nothing. Leave it empty where there is none."), error);
  if (start != NULL && due != NULL && strcmp (due, start) < 0
      && (sets (proposal->after, "start_on") || sets (proposal->after, "due")))
    return isms_proposal_refuse (
        proposal, sets (proposal->after, "due") ? "due" : "start_on",
        _ ("An action cannot be due before it starts. Change the other date first."), error);
  if (g_strcmp0 (state, "dropped") == 0)
    return check_dropped (proposal, error);
  if (g_strcmp0 (state, "done") == 0)
    return check_done (proposal, error);
  return TRUE;
}

/* --- What comes again --- */

static void
move_on (GDate *day, const char *recurrence, guint times)
{
  if (g_str_equal (recurrence, "weekly"))
    g_date_add_days (day, 7 * times);
  else if (g_str_equal (recurrence, "monthly"))
    g_date_add_months (day, times);
  else if (g_str_equal (recurrence, "quarterly"))
    g_date_add_months (day, 3 * times);
  else if (g_str_equal (recurrence, "half_yearly"))
    g_date_add_months (day, 6 * times);
  else
    g_date_add_months (day, 12 * times);
}

/* The first of the rule's days after @due that is later than the day on which it was done. */
static guint
count_times (const char *recurrence, const GDate *due, const GDate *done)
{
  for (guint times = 1;; times++)
    {
      GDate next = *due;

      move_on (&next, recurrence, times);
      if (g_date_compare (&next, done) > 0)
        return times;
    }
}

static void
set_moved (IsmsRow *row, const char *column, const char *iso, const char *rule, guint times)
{
  g_autofree char *moved = NULL;
  GDate day;

  if (!isms_day_parse (iso, &day))
    return;
  move_on (&day, rule, times);
  moved = isms_day_write (&day);
  isms_row_set_text (row, column, moved);
}

/* The columns that the next one has from the one that is done, in the order of the statement. */
static const char *const kept[] = { "title",       "kind",     "for_kind", "for_id",
                                    "description", "owner_id", "priority", "cost_planned",
                                    "recurrence",  "note" };

static IsmsRow *
write_next (IsmsStatement *done, gint64 id)
{
  const guint n = G_N_ELEMENTS (kept);
  const char *rule = isms_statement_get_text (done, 8);
  const char *start = isms_statement_get_text (done, (int) n);
  const char *due = isms_statement_get_text (done, (int) n + 1);
  const char *done_on = isms_statement_get_text (done, (int) n + 2);
  IsmsRow *next = isms_row_new ();
  GDate due_day, done_day;
  guint times;

  for (guint i = 0; i < n; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      isms_statement_get_value (done, (int) i, &value);
      isms_row_set_value (next, kept[i], &value);
    }
  isms_row_set_int (next, "follows_id", id);
  if (!isms_day_parse (done_on, &done_day))
    return next;
  if (!isms_day_parse (due, &due_day))
    due_day = done_day;
  times = count_times (rule, &due_day, &done_day);
  set_moved (next, "start_on", start, rule, times);
  set_moved (next, "due", due != NULL ? due : done_on, rule, times);
  return next;
}

/* Finishing what repeats makes the next one, once. What comes into the workspace as done was not
 * finished here: the next one comes with it, or does not. */
static gboolean
follow (IsmsWriter *writer, const IsmsProposal *proposal, GError **error)
{
  g_autoptr (IsmsStatement) statement = NULL;
  g_autoptr (IsmsRow) next = NULL;

  if (proposal->before == NULL
      || g_strcmp0 (isms_row_get_text (proposal->after, "state"), "done") != 0
      || g_strcmp0 (isms_row_get_text (proposal->before, "state"), "done") == 0)
    return TRUE;
  statement = isms_database_prepare (
      isms_writer_get_database (writer),
      "SELECT title, kind, for_kind, for_id, description, owner_id, priority, cost_planned, "
      "recurrence, note, start_on, due, done_on FROM action AS a WHERE id = ? "
      "AND recurrence IS NOT NULL AND NOT EXISTS (SELECT 1 FROM action WHERE follows_id = a.id)",
      error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, proposal->id);
  if (isms_statement_next (statement, error))
    next = write_next (statement, proposal->id);
  isms_statement_reset (statement);
  if (isms_statement_failed (statement))
    return FALSE;
  return next == NULL || isms_writer_insert (writer, "action", next, error) != 0;
}

static const char *const rule_columns[] = { "state",        "drop_reason", "start_on",
                                            "due",          "done_on",     "progress",
                                            "cost_planned", "cost_actual", "for_kind",
                                            "for_id",       NULL };

static const char *const leading[] = { "state", "due", "owner", "for_ref", NULL };

const IsmsKind isms_kind_action = {
  .name = "action",
  .number = 12,
  .view = "action_list",
  .prefix = "AC",
  .label = N_ ("Action"),
  .plural = N_ ("Actions"),
  .purpose = N_ ("Everything that anybody has to do: who, until when, and how far it is."),
  .icon_name = "checkbox-checked-symbolic",
  .title_field = "title",
  .import_name = "actions",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .get_type = isms_action_get_type,
  .check = check,
  .rule_columns = rule_columns,
  .settle = settle,
  .follow = follow,
};

static void
isms_action_class_init (IsmsActionClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_action);
}

static void
isms_action_init (IsmsAction *self)
{
}

/**
 * isms_action_create:
 * @step: a step that is not committed yet
 * @kind: what it comes from: "treatment", "corrective", …
 * @for_kind: (nullable): the kind of the record that it is for
 * @for_id: its id
 * @title: what is to be done; not empty
 *
 * Returns: the id of the new action
 */
gint64
isms_action_create (
    IsmsStep *step, const char *kind, const char *for_kind, gint64 for_id, const char *title)
{
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, "title", title);
  isms_row_set_text (row, "kind", kind);
  if (for_kind != NULL)
    {
      isms_row_set_text (row, "for_kind", for_kind);
      isms_row_set_int (row, "for_id", for_id);
    }
  return isms_edit_insert (step, &isms_kind_action, row);
}

/**
 * isms_action_set_done:
 * @step: a step that is not committed yet
 * @self: an action
 * @done: whether it is done; %FALSE opens it again
 *
 * Done today, all of it; where it repeats, the next one is made in the same step.
 */
void
isms_action_set_done (IsmsStep *step, IsmsAction *self, gboolean done)
{
  isms_action_set_state (step, self, done ? "done" : "in_progress", NULL);
}

/**
 * isms_action_set_state:
 * @step: a step that is not committed yet
 * @self: an action
 * @state: the value of a state
 * @drop_reason: (nullable): why it is dropped, where it is
 *
 * Done means today and all of it; where it repeats, the next one is made in the same step. What the
 * rules refuse, as to drop it without a reason, fails the commit with a sentence.
 */
void
isms_action_set_state (IsmsStep *step, IsmsAction *self, const char *state, const char *drop_reason)
{
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, "state", state);
  if (drop_reason != NULL)
    isms_row_set_text (row, "drop_reason", drop_reason);
  isms_edit_change_one (step, ISMS_RECORD (self), row);
}

/**
 * isms_action_sum_load:
 * @database: a connection of the calling thread
 * @for_kind: the kind of a record
 * @for_id: its id
 * @sum: (out): all zero where nothing is done for it
 * @error: return location
 *
 * Returns: %FALSE on error
 */
gboolean
isms_action_sum_load (
    IsmsDatabase *database, const char *for_kind, gint64 for_id, IsmsActionSum *sum, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT n_actions, n_done, n_overdue, progress, cost_planned, cost_actual FROM action_sum "
      "WHERE for_kind = ? AND for_id = ?",
      error);

  *sum = (IsmsActionSum) { 0 };
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_text (statement, 1, for_kind);
  isms_statement_bind_int (statement, 2, for_id);
  if (isms_statement_next (statement, error))
    *sum = (IsmsActionSum) {
      .n_actions = (guint) isms_statement_get_int (statement, 0),
      .n_done = (guint) isms_statement_get_int (statement, 1),
      .n_overdue = (guint) isms_statement_get_int (statement, 2),
      .progress = (int) isms_statement_get_int (statement, 3),
      .cost_planned = isms_statement_get_int (statement, 4),
      .cost_actual = isms_statement_get_int (statement, 5),
    };
  return !isms_statement_failed (statement);
}

/**
 * isms_action_list_for:
 * @database: a connection of the calling thread
 * @for_kind: the kind of a record
 * @for_id: its id
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64): the actions in use that are for that record, what
 *   is to be done first by due date, then what is done or dropped; %NULL on error
 */
GArray *
isms_action_list_for (IsmsDatabase *database, const char *for_kind, gint64 for_id, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT id FROM action WHERE for_kind = ? AND for_id = ? AND archived = 0 "
      "ORDER BY state = 'dropped', state = 'done', due NULLS LAST, id",
      error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (statement == NULL)
    return NULL;
  isms_statement_bind_text (statement, 1, for_kind);
  isms_statement_bind_int (statement, 2, for_id);
  while (isms_statement_next (statement, error))
    {
      gint64 id = isms_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&ids);
}
