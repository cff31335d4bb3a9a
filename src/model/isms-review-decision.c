/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a management review decided (9.3.3). What has become of it, its action says. */

#include "isms-config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-edit.h"
#include "isms-kinds-private.h"
#include "isms-review.h"

struct _IsmsReviewDecision
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsReviewDecision, isms_review_decision, ISMS_TYPE_RECORD)

static const IsmsChoice kinds[] = {
  { "improvement", N_ ("Improvement"), "continual improvement|verbesserung" },
  { "change", N_ ("Change to the ISMS"), "change|isms change|änderung|änderung am isms" },
  { "resources", N_ ("Resources"), "resource|budget|ressourcen|mittel" },
  { "risk", N_ ("Treatment of Risks"), "risk|risk treatment|risiko|risikobehandlung" },
  { "noted", N_ ("Noted"), "for information|zur kenntnis|kenntnisnahme" },
  { NULL, NULL, NULL },
};

static const IsmsChoice states[] = {
  { "noted", N_ ("Noted"), NULL, .over = TRUE },     { "open", N_ ("Open"), NULL },
  { "overdue", N_ ("Overdue"), NULL, .late = TRUE }, { "done", N_ ("Done"), NULL, .over = TRUE },
  { "dropped", N_ ("Dropped"), NULL, .over = TRUE }, { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "no_review", N_ ("Belongs to no review"), NULL },
  { "no_owner", N_ ("Nobody sees to it"), NULL },
  { "no_due", N_ ("Not due on any day"), NULL },
  { "no_action", N_ ("No action"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Decision"), N_ ("What is to be done, in a few words."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "decision|beschluss|entscheidung|titel" },
  { "review", ISMS_FIELD_REFERENCE, N_ ("Management Review"), NULL,
    ISMS_FIELD_ASKED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "review",
    .import_names = "of review|managementbewertung" },
  { "decided_on", ISMS_FIELD_DATE, N_ ("Decided On"), NULL, ISMS_FIELD_COMPUTED },
  { "input", ISMS_FIELD_CHOICE, N_ ("About"), N_ ("Which of the inputs it comes from."),
    ISMS_FIELD_FILTERED, .choices = isms_review_inputs, .import_names = "clause|topic|zu|thema" },
  { "kind", ISMS_FIELD_CHOICE, N_ ("Kind"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = kinds,
    .import_names = "type|art" },
  { "reason", ISMS_FIELD_PROSE, N_ ("Reason"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "why|grund|begründung" },
  { "owner", ISMS_FIELD_REFERENCE, N_ ("Owner"), N_ ("Who sees to it."),
    ISMS_FIELD_ASKED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "responsible|who|verantwortlich|zuständig" },
  { "due", ISMS_FIELD_DATE, N_ ("Due"), NULL, ISMS_FIELD_ASKED | ISMS_FIELD_LISTED,
    .import_names = "due date|deadline|until|fällig|frist|bis" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "state", ISMS_FIELD_CHOICE, N_ ("State"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = states },
  { "action", ISMS_FIELD_TEXT, N_ ("Action"), NULL, ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "done_on", ISMS_FIELD_DATE, N_ ("Done On"), NULL, ISMS_FIELD_COMPUTED },
  { "overdue", ISMS_FIELD_BOOLEAN, N_ ("Overdue"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
};

/* --- Its action --- */

static gboolean
is_noted (const IsmsRow *row)
{
  return g_strcmp0 (isms_row_get_text (row, "kind"), "noted") == 0;
}

typedef struct
{
  gint64 id; /* 0: there is none */
  char *ref;
  char *title;
  char *due;
  char *start_on;
  gint64 owner;
  gboolean worked_on;
} Action;

static void
action_clear (Action *self)
{
  g_free (self->ref);
  g_free (self->title);
  g_free (self->due);
  g_free (self->start_on);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Action, action_clear)

/* The one that was made with the decision. */
static gboolean
load_action (IsmsDatabase *database, gint64 decision, Action *action, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT a.id, a.ref, a.title, a.due, a.start_on, a.owner_id, a.state <> 'open' "
      "OR a.progress > 0 OR ifnull (a.cost_actual, 0) <> 0 OR trim (ifnull (a.note, '') "
      "|| ifnull (a.description, '')) <> '' "
      "OR EXISTS (SELECT 1 FROM evidence_for WHERE for_kind = 'action' AND for_id = a.id) "
      "OR EXISTS (SELECT 1 FROM attachment WHERE tbl = 'action' AND row = a.id) "
      "FROM action AS a WHERE a.for_kind = 'review_decision' AND a.for_id = ? AND a.archived = 0 "
      "ORDER BY a.id LIMIT 1",
      error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, decision);
  if (!isms_statement_next (statement, error))
    return !isms_statement_failed (statement);
  action->id = isms_statement_get_int (statement, 0);
  action->ref = isms_statement_dup_text (statement, 1);
  action->title = isms_statement_dup_text (statement, 2);
  action->due = isms_statement_dup_text (statement, 3);
  action->start_on = isms_statement_dup_text (statement, 4);
  action->owner = isms_statement_get_int (statement, 5);
  action->worked_on = isms_statement_get_int (statement, 6) != 0;
  return TRUE;
}

/* What is only noted leaves nothing to do; what was begun is somebody's. */
static gboolean
check_noted (IsmsProposal *proposal, GError **error)
{
  g_auto (Action) action = { 0 };
  g_autofree char *sentence = NULL;

  if (proposal->before == NULL || proposal->after == NULL
      || !isms_proposal_changes (proposal, "kind") || !is_noted (proposal->after))
    return TRUE;
  if (!load_action (proposal->database, proposal->id, &action, error))
    return FALSE;
  if (!action.worked_on)
    return TRUE;
  sentence = g_strdup_printf (
      /* Translators: the ref of an action */
      _ ("Somebody has worked on its action %s, so there is more to it than to be noted. Drop the "
         "action with a reason, if nothing is to be done."),
      action.ref);
  return isms_proposal_refuse (proposal, "kind", sentence, error);
}

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  return isms_review_check_open (proposal, error) && check_noted (proposal, error);
}

/* A file may bring the action before the decision that it is for; 0: it is not there. */
static gboolean
find_waiting (IsmsDatabase *database, const char *title, gint64 *id, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT id FROM action WHERE kind = 'decision' AND for_kind IS NULL AND title = ? "
      "AND archived = 0 ORDER BY id LIMIT 1",
      error);

  *id = 0;
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_text (statement, 1, title);
  if (isms_statement_next (statement, error))
    *id = isms_statement_get_int (statement, 0);
  return !isms_statement_failed (statement);
}

static gboolean
make_action (IsmsWriter *writer, const IsmsProposal *proposal, GError **error)
{
  const char *title = isms_proposal_get_text (proposal, "title");
  const char *due = isms_proposal_get_text (proposal, "due");
  gint64 owner = isms_proposal_get_int (proposal, "owner_id");
  g_autoptr (IsmsRow) row = isms_row_new ();
  gint64 waiting;

  if (!find_waiting (isms_writer_get_database (writer), title, &waiting, error))
    return FALSE;
  isms_row_set_text (row, "for_kind", "review_decision");
  isms_row_set_int (row, "for_id", proposal->id);
  if (waiting != 0)
    return isms_writer_update (writer, "action", waiting, row, error);
  isms_row_set_text (row, "title", title);
  isms_row_set_text (row, "kind", "decision");
  if (owner != 0)
    isms_row_set_int (row, "owner_id", owner);
  if (due != NULL)
    isms_row_set_text (row, "due", due);
  return isms_writer_insert (writer, "action", row, error) != 0;
}

static gboolean
carries_due (const IsmsProposal *proposal, const Action *action)
{
  const char *due = isms_proposal_get_text (proposal, "due");

  return isms_proposal_changes (proposal, "due")
         && g_strcmp0 (action->due, isms_row_get_text (proposal->before, "due")) == 0
         && (due == NULL || action->start_on == NULL || strcmp (due, action->start_on) >= 0);
}

/* What the action still has from the decision goes along with it. */
static gboolean
carry (IsmsWriter *writer, const IsmsProposal *proposal, const Action *action, GError **error)
{
  gint64 owner = isms_proposal_get_int (proposal, "owner_id");
  g_autoptr (IsmsRow) row = isms_row_new ();

  if (isms_proposal_changes (proposal, "title")
      && g_strcmp0 (action->title, isms_row_get_text (proposal->before, "title")) == 0)
    isms_row_set_text (row, "title", isms_proposal_get_text (proposal, "title"));
  if (carries_due (proposal, action))
    isms_row_set_text (row, "due", isms_proposal_get_text (proposal, "due"));
  if (isms_proposal_changes (proposal, "owner_id")
      && action->owner == isms_row_get_int (proposal->before, "owner_id"))
    {
      if (owner != 0)
        isms_row_set_int (row, "owner_id", owner);
      else
        isms_row_set_null (row, "owner_id");
    }
  if (isms_row_get_size (row) == 0)
    return TRUE;
  return isms_writer_update (writer, "action", action->id, row, error)
         && isms_edit_touch (writer, &isms_kind_action, action->id, error);
}

/* 9.3.3: what is decided is done; what is only noted is not. */
static gboolean
follow (IsmsWriter *writer, const IsmsProposal *proposal, GError **error)
{
  gboolean noted = g_strcmp0 (isms_proposal_get_text (proposal, "kind"), "noted") == 0;
  g_auto (Action) action = { 0 };

  if (proposal->before == NULL)
    return noted || make_action (writer, proposal, error);
  if (!load_action (isms_writer_get_database (writer), proposal->id, &action, error))
    return FALSE;
  if (isms_proposal_changes (proposal, "kind") && noted)
    return action.id == 0 || isms_writer_delete (writer, "action", action.id, error);
  if (isms_proposal_changes (proposal, "kind") && is_noted (proposal->before) && action.id == 0)
    return make_action (writer, proposal, error);
  return action.id == 0 || carry (writer, proposal, &action, error);
}

static const char *const rule_columns[] = { "ref",  "title",    "review_id", "input",
                                            "kind", "reason",   "owner_id",  "due",
                                            "note", "archived", NULL };

static const char *const leading[] = { "state", "review", "kind", "owner", "due", "action", NULL };

static const char *const watched[] = { "action", NULL };

const IsmsKind isms_kind_review_decision = {
  .name = "review_decision",
  .number = 63,
  .view = "review_decision_list",
  .prefix = "RD",
  .label = N_ ("Decision"),
  .plural = N_ ("Decisions"),
  .purpose = N_ ("What management reviews decided, who sees to it, and what became of it (9.3.3)."),
  .icon_name = "object-select-symbolic",
  .title_field = "title",
  .import_name = "review-decisions",
  .watched = watched,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .get_type = isms_review_decision_get_type,
  .check = check,
  .rule_columns = rule_columns,
  .follow = follow,
};

static void
isms_review_decision_class_init (IsmsReviewDecisionClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_review_decision);
}

static void
isms_review_decision_init (IsmsReviewDecision *self)
{
}
