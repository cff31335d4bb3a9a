/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Acceptances: what is kept of a risk at the moment that somebody accepts it or its plan. Whether
 * one still holds is the schema's to say. */

#include "isms-config.h"

#include "isms-acceptance.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-as-of.h"
#include "isms-day.h"
#include "isms-edit.h"
#include "isms-kind.h"
#include "isms-query.h"
#include "isms-rating-sql.h"

const IsmsChoice isms_acceptance_lapses[] = {
  { "level", N_ ("The level is worse"), NULL },
  { "owner", N_ ("The owner is another"), NULL },
  { "treatment", N_ ("The treatment is another"), NULL },
  { "actions", N_ ("The plan changed"), NULL },
  { "controls", N_ ("A control is gone or got worse"), NULL },
  { "expired", N_ ("Its time is over"), NULL },
  { NULL, NULL, NULL },
};

static const char *const state_names[] = { "valid", "lapsed", "withdrawn", "superseded" };

static const char *const state_labels[] = {
  N_ ("Valid"),
  N_ ("Lapsed"),
  N_ ("Withdrawn"),
  N_ ("Superseded"),
};

static const char *const what_names[] = { "risk", "plan" };

typedef struct
{
  gint64 risk;
  IsmsAcceptanceDraft draft; /* with texts of its own */
} Record;

static void
free_record (gpointer data)
{
  Record *record = data;

  g_free ((char *) record->draft.name);
  g_free ((char *) record->draft.accepted_on);
  g_free ((char *) record->draft.expires_on);
  g_free ((char *) record->draft.words);
  g_free ((char *) record->draft.reason);
  g_free ((char *) record->draft.uid);
  g_free (record);
}

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, sentence);
  return FALSE;
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

#define CURRENT_RATING ISMS_RATING_HOLDING ("r.id", "'current'")

/* The risk as it stands: what an acceptance of it would keep. */
static const char standing_sql[] =
    "SELECT r.status, r.treatment, r.owner_id, (SELECT name FROM person WHERE id = r.owner_id), "
    "g.id, g.method_id, g.level, l.acceptable, "
    "(SELECT json_group_array (json_object ('id', c.id, 'ref', c.ref, 'title', c.title, "
    "'due', c.due, 'state', c.state) ORDER BY c.due, c.id) FROM action AS c "
    "WHERE c.for_kind = 'risk' AND c.for_id = r.id AND c.archived = 0 AND c.state <> 'dropped'), "
    "(SELECT count(*) FROM action AS c WHERE c.for_kind = 'risk' AND c.for_id = r.id "
    "AND c.archived = 0 AND c.state <> 'dropped'), l.name, l.review_days, "
    "(SELECT json_group_array (json_object ('id', c.id, 'ref', c.ref, 'title', c.title, "
    "'state', p.reported) ORDER BY c.ref_key) FROM risk_control AS k "
    "JOIN control AS c ON c.id = k.control_id JOIN control_report AS p ON p.id = c.id WHERE "
    "k.risk_id = r.id AND c.archived = 0 AND c.applicable <> 'no') "
    "FROM risk AS r LEFT JOIN rating AS g ON g.id = " CURRENT_RATING
    " LEFT JOIN method_level AS l ON l.method_id = g.method_id AND l.rank = g.level WHERE r.id = ?";

enum
{
  STANDING_STATUS,
  STANDING_TREATMENT,
  STANDING_OWNER_ID,
  STANDING_OWNER,
  STANDING_RATING,
  STANDING_METHOD,
  STANDING_LEVEL,
  STANDING_ACCEPTABLE,
  STANDING_ACTIONS,
  STANDING_N_ACTIONS,
  STANDING_LEVEL_NAME,
  STANDING_REVIEW_DAYS,
  STANDING_CONTROLS,
};

/* 6.1.3 f): nobody accepts what was not judged or what nobody owns, and what stands above the
 * acceptance line only with a reason. */
static gboolean
check_standing (const Record *record, IsmsStatement *standing, GError **error)
{
  if (isms_statement_is_null (standing, STANDING_RATING))
    return refuse (_ ("A risk that is not rated cannot be accepted. Rate it first."), error);
  if (isms_statement_is_null (standing, STANDING_OWNER_ID))
    return refuse (_ ("A risk needs an owner before anybody accepts it. Name one first."), error);
  if (record->draft.what == ISMS_ACCEPT_PLAN
      && isms_statement_get_int (standing, STANDING_N_ACTIONS) == 0)
    return refuse (_ ("There is no plan to approve yet. Add an action first."), error);
  if (record->draft.what == ISMS_ACCEPT_RISK
      && isms_statement_get_int (standing, STANDING_ACCEPTABLE) == 0
      && is_empty (record->draft.reason))
    return refuse (_ ("This risk stands above the acceptance line. Say why it is accepted "
                      "nevertheless."),
                   error);
  return TRUE;
}

static gboolean
check_draft (const Record *record, GError **error)
{
  const IsmsAcceptanceDraft *draft = &record->draft;

  if (is_empty (draft->name))
    return refuse (_ ("An acceptance names who accepts. Choose a person."), error);
  if (draft->expires_on != NULL && strcmp (draft->expires_on, draft->accepted_on) <= 0)
    return refuse (_ ("An acceptance ends after the day on which it is given. Choose a later day."),
                   error);
  return TRUE;
}

static IsmsRow *
write_row (const Record *record, IsmsStatement *standing)
{
  const IsmsAcceptanceDraft *draft = &record->draft;
  IsmsRow *row = isms_row_new ();

  if (draft->uid != NULL)
    isms_row_set_text (row, "uid", draft->uid);
  isms_row_set_int (row, "risk_id", record->risk);
  isms_row_set_text (row, "what", what_names[draft->what]);
  if (draft->person != 0)
    isms_row_set_int (row, "person_id", draft->person);
  isms_row_set_text (row, "person", draft->name);
  isms_row_set_text (row, "accepted_on", draft->accepted_on);
  isms_row_set_text (row, "expires_on", draft->expires_on);
  isms_row_set_text (row, "words", is_empty (draft->words) ? NULL : draft->words);
  isms_row_set_text (row, "reason", is_empty (draft->reason) ? NULL : draft->reason);
  isms_row_set_int (row, "rating_id", isms_statement_get_int (standing, STANDING_RATING));
  isms_row_set_int (row, "method_id", isms_statement_get_int (standing, STANDING_METHOD));
  isms_row_set_int (row, "level", isms_statement_get_int (standing, STANDING_LEVEL));
  isms_row_set_int (row, "owner_id", isms_statement_get_int (standing, STANDING_OWNER_ID));
  isms_row_set_text (row, "owner", isms_statement_get_text (standing, STANDING_OWNER));
  isms_row_set_text (row, "treatment", isms_statement_get_text (standing, STANDING_TREATMENT));
  isms_row_set_text (row, "controls", isms_statement_get_text (standing, STANDING_CONTROLS));
  isms_row_set_text (row, "actions", isms_statement_get_text (standing, STANDING_ACTIONS));
  return row;
}

/* An approved plan is a treatment under way; an accepted risk is accepted. */
static IsmsRow *
write_status (const Record *record, const char *status)
{
  IsmsRow *row = isms_row_new ();

  if (record->draft.what == ISMS_ACCEPT_RISK)
    isms_row_set_text (row, "status", "accepted");
  else if (g_str_equal (status, "draft") || g_str_equal (status, "assessed"))
    isms_row_set_text (row, "status", "in_treatment");
  return row;
}

static gboolean
read_name (Record *record, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = NULL;

  if (record->draft.person == 0 || record->draft.name != NULL)
    return TRUE;
  statement = isms_database_prepare (database, "SELECT name FROM person WHERE id = ?", error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, record->draft.person);
  if (isms_statement_next (statement, error))
    record->draft.name = isms_statement_dup_text (statement, 0);
  return !isms_statement_failed (statement);
}

static gboolean
record_cb (IsmsWriter *writer, gpointer user_data, GCancellable *cancellable, GError **error)
{
  Record *record = user_data;
  IsmsDatabase *database = isms_writer_get_database (writer);
  g_autoptr (IsmsStatement) standing = isms_database_prepare (database, standing_sql, error);
  g_autoptr (IsmsRow) row = NULL;
  g_autoptr (IsmsRow) status = NULL;

  if (standing == NULL || !read_name (record, database, error) || !check_draft (record, error))
    return FALSE;
  isms_statement_bind_int (standing, 1, record->risk);
  if (!isms_statement_next (standing, error))
    return error != NULL && *error != NULL ? FALSE
                                           : refuse (_ ("The risk is no longer there."), error);
  if (!check_standing (record, standing, error))
    return FALSE;
  row = write_row (record, standing);
  status = write_status (record, isms_statement_get_text (standing, STANDING_STATUS));
  isms_statement_reset (standing);
  return isms_writer_insert (writer, "acceptance", row, error) != 0
         && (isms_row_get_size (status) == 0
             || isms_writer_update (writer, "risk", record->risk, status, error))
         && isms_edit_touch (writer, isms_kind_find ("risk"), record->risk, error);
}

/**
 * isms_acceptance_record:
 * @step: a step that is not committed yet
 * @risk: the id of a risk
 * @draft: who accepts what, until when, and why; copied
 *
 * Keeps the rating, its level, the owner, the treatment and the plan as they stand when the step is
 * committed (6.1.3 f). A risk that is accepted gets the status “accepted”, one whose plan is
 * approved “in treatment”. Committing fails with %G_IO_ERROR_INVALID_DATA and a sentence where a
 * rule refuses it.
 */
void
isms_acceptance_record (IsmsStep *step, gint64 risk, const IsmsAcceptanceDraft *draft)
{
  g_autoptr (GDateTime) utc = isms_step_dup_time (step);
  g_autoptr (GDateTime) now = g_date_time_to_local (utc);
  Record *record = g_new0 (Record, 1);

  record->risk = risk;
  record->draft = *draft;
  record->draft.name = g_strdup (draft->name);
  record->draft.accepted_on =
      draft->accepted_on != NULL ? g_strdup (draft->accepted_on) : isms_day_of (now);
  record->draft.expires_on = g_strdup (is_empty (draft->expires_on) ? NULL : draft->expires_on);
  record->draft.words = g_strdup (draft->words);
  record->draft.reason = g_strdup (draft->reason);
  record->draft.uid = g_strdup (draft->uid);
  isms_step_call (step, record_cb, record, free_record);
}

/* --- Withdrawing --- */

typedef struct
{
  gint64 id;
  char *why;
  char *today;
} Withdrawal;

static void
free_withdrawal (gpointer data)
{
  Withdrawal *withdrawal = data;

  g_free (withdrawal->why);
  g_free (withdrawal->today);
  g_free (withdrawal);
}

/* What is no longer accepted is treated or, without anything to do, assessed. */
static gboolean
reopen (IsmsWriter *writer, gint64 risk, gboolean accepted, gboolean has_actions, GError **error)
{
  g_autoptr (IsmsRow) row = isms_row_new ();

  if (!accepted)
    return TRUE;
  isms_row_set_text (row, "status", has_actions ? "in_treatment" : "assessed");
  return isms_writer_update (writer, "risk", risk, row, error);
}

static gboolean
withdraw_cb (IsmsWriter *writer, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const Withdrawal *withdrawal = user_data;
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      isms_writer_get_database (writer),
      "SELECT r.id, a.what = 'risk' AND r.status = 'accepted', EXISTS (SELECT 1 FROM action AS c "
      "WHERE c.for_kind = 'risk' AND c.for_id = r.id AND c.archived = 0 "
      "AND c.state NOT IN ('done', 'dropped')) "
      "FROM acceptance AS a JOIN risk AS r ON r.id = a.risk_id "
      "WHERE a.id = ? AND a.withdrawn_on IS NULL",
      error);
  g_autoptr (IsmsRow) row = isms_row_new ();
  gboolean accepted, has_actions;
  gint64 risk;

  if (statement == NULL)
    return FALSE;
  if (is_empty (withdrawal->why))
    return refuse (_ ("Say why the acceptance is withdrawn."), error);
  isms_statement_bind_int (statement, 1, withdrawal->id);
  if (!isms_statement_next (statement, error))
    return !isms_statement_failed (statement)
           && refuse (_ ("This acceptance was withdrawn before."), error);
  risk = isms_statement_get_int (statement, 0);
  accepted = isms_statement_get_int (statement, 1) != 0;
  has_actions = isms_statement_get_int (statement, 2) != 0;
  isms_statement_reset (statement);
  isms_row_set_text (row, "withdrawn_on", withdrawal->today);
  isms_row_set_text (row, "withdrawn_why", withdrawal->why);
  return isms_writer_update (writer, "acceptance", withdrawal->id, row, error)
         && reopen (writer, risk, accepted, has_actions, error)
         && isms_edit_touch (writer, isms_kind_find ("risk"), risk, error);
}

/**
 * isms_acceptance_withdraw:
 * @step: a step that is not committed yet
 * @acceptance: the id of an acceptance
 * @why: the reason
 *
 * From the day of the step on it does not hold; what was accepted stays on record (6.1.3 f). The
 * risk is no longer “accepted”. Committing fails with %G_IO_ERROR_INVALID_DATA and a sentence
 * without a reason, or where it was withdrawn before.
 */
void
isms_acceptance_withdraw (IsmsStep *step, gint64 acceptance, const char *why)
{
  g_autoptr (GDateTime) utc = isms_step_dup_time (step);
  g_autoptr (GDateTime) now = g_date_time_to_local (utc);
  Withdrawal *withdrawal = g_new0 (Withdrawal, 1);

  withdrawal->id = acceptance;
  withdrawal->why = g_strdup (why);
  withdrawal->today = isms_day_of (now);
  isms_step_call (step, withdraw_cb, withdrawal, free_withdrawal);
}

/* --- Reading --- */

/**
 * isms_acceptance_free:
 * @self: (transfer full): an acceptance
 */
void
isms_acceptance_free (IsmsAcceptance *self)
{
  g_free (self->risk_ref);
  g_free (self->risk_title);
  g_free (self->because);
  g_free (self->person);
  g_free (self->accepted_on);
  g_free (self->expires_on);
  g_free (self->words);
  g_free (self->reason);
  g_free (self->level);
  g_free (self->owner);
  g_free (self->treatment);
  g_free (self->withdrawn_on);
  g_free (self->withdrawn_why);
  g_free (self);
}

static IsmsAcceptance *
read_acceptance (IsmsStatement *row)
{
  IsmsAcceptance *self = g_new0 (IsmsAcceptance, 1);
  const char *state = isms_statement_get_text (row, 5);

  self->id = isms_statement_get_int (row, 0);
  self->risk = isms_statement_get_int (row, 1);
  self->risk_ref = isms_statement_dup_text (row, 2);
  self->risk_title = isms_statement_dup_text (row, 3);
  self->what = g_strcmp0 (isms_statement_get_text (row, 4), "plan") == 0 ? ISMS_ACCEPT_PLAN
                                                                         : ISMS_ACCEPT_RISK;
  for (guint i = 0; i < G_N_ELEMENTS (state_names); i++)
    if (g_strcmp0 (state_names[i], state) == 0)
      self->state = (IsmsAcceptanceState) i;
  self->because = isms_statement_dup_text (row, 6);
  self->person = isms_statement_dup_text (row, 7);
  self->accepted_on = isms_statement_dup_text (row, 8);
  self->expires_on = isms_statement_dup_text (row, 9);
  self->words = isms_statement_dup_text (row, 10);
  self->reason = isms_statement_dup_text (row, 11);
  self->level = isms_statement_dup_text (row, 12);
  self->tone = (int) isms_statement_get_int (row, 13);
  self->owner = isms_statement_dup_text (row, 14);
  self->treatment = isms_statement_dup_text (row, 15);
  self->withdrawn_on = isms_statement_dup_text (row, 16);
  self->withdrawn_why = isms_statement_dup_text (row, 17);
  return self;
}

/* What the acceptances and their risks are read from, at the end of a day. */
static gboolean
find_sources (IsmsDatabase *database, const char *day, char **list, char **risks, GError **error)
{
  const IsmsKind *kind = isms_kind_find ("risk");
  g_autoptr (IsmsQuery) query = isms_query_new (kind);
  g_autofree char *ratings = NULL;

  *list = g_strdup ("acceptance_list");
  *risks = g_strdup ("risk");
  if (day == NULL)
    return TRUE;
  g_free (*list);
  g_free (*risks);
  *risks = NULL;
  *list = isms_as_of_write_view (kind, "acceptance_list", day, database, &ratings, error);
  if (*list == NULL || !isms_query_set_as_of (query, day, database, error))
    return FALSE;
  *risks = isms_query_dup_source (query);
  return TRUE;
}

/**
 * isms_acceptance_load_on:
 * @database: a connection of the calling thread
 * @risk: the id of a risk; 0 for all that are in use
 * @day: (nullable): YYYY-MM-DD: as they stood at its end; %NULL for now
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsAcceptance): the acceptances, by risk and the newest
 *   first; %NULL on error
 */
GPtrArray *
isms_acceptance_load_on (IsmsDatabase *database, gint64 risk, const char *day, GError **error)
{
  g_autofree char *source = NULL;
  g_autofree char *risks = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (IsmsStatement) statement = NULL;
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) isms_acceptance_free);

  if (!find_sources (database, day, &source, &risks, error))
    return NULL;
  sql = g_strdup_printf (
      "SELECT a.id, a.risk_id, a.risk_ref, a.risk_title, a.what, a.state, a.lapsed_because, "
      "a.person, a.accepted_on, a.expires_on, a.words, a.reason, a.level_name, a.level_tone, "
      "a.owner, a.treatment, a.withdrawn_on, a.withdrawn_why "
      "FROM %s%s%s AS a JOIN %s AS r ON r.id = a.risk_id "
      "WHERE CASE WHEN ?1 = 0 THEN r.archived = 0 ELSE a.risk_id = ?1 END "
      "ORDER BY r.ref_key, a.accepted_on DESC, a.id DESC",
      day != NULL ? "(" : "", source, day != NULL ? ")" : "", risks);
  statement = isms_database_prepare (database, sql, error);
  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, risk);
  while (isms_statement_next (statement, error))
    g_ptr_array_add (list, read_acceptance (statement));
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&list);
}

/**
 * isms_acceptance_load:
 *
 * As isms_acceptance_load_on (), for now.
 */
GPtrArray *
isms_acceptance_load (IsmsDatabase *database, gint64 risk, GError **error)
{
  return isms_acceptance_load_on (database, risk, NULL, error);
}

/**
 * isms_acceptance_state_get_label:
 * @state: a state
 *
 * Returns: (transfer none): a word for it, translated
 */
const char *
isms_acceptance_state_get_label (IsmsAcceptanceState state)
{
  return _ (state_labels[state]);
}

/**
 * isms_acceptance_dup_because:
 * @because: (nullable): lapsed_because, as the view has it
 *
 * Returns: (transfer full): "The level is worse. The owner is another."; "" for none
 */
char *
isms_acceptance_dup_because (const char *because)
{
  g_auto (GStrv) codes = g_strsplit (because != NULL ? because : "", " ", -1);
  GString *words = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    for (const IsmsChoice *choice = isms_acceptance_lapses; choice->value != NULL; choice++)
      if (g_str_equal (choice->value, codes[i]))
        g_string_append_printf (words, "%s%s.", words->len > 0 ? " " : "", _ (choice->label));
  return g_string_free (words, FALSE);
}

/**
 * isms_acceptance_propose_expiry:
 * @database: a connection of the calling thread
 * @risk: the id of a risk
 * @today: from when to count
 * @above: (out): whether its current level stands above the acceptance line
 * @level_name: (out) (transfer full) (nullable): its current level
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the day on which its level wants to be looked at again, ISO
 *   8601; %NULL where it is not rated, or with @error set
 */
char *
isms_acceptance_propose_expiry (IsmsDatabase *database,
                                gint64 risk,
                                GDateTime *today,
                                gboolean *above,
                                char **level_name,
                                GError **error)
{
  g_autoptr (IsmsStatement) standing = isms_database_prepare (database, standing_sql, error);
  g_autoptr (GDateTime) day = NULL;

  *above = FALSE;
  *level_name = NULL;
  if (standing == NULL)
    return NULL;
  isms_statement_bind_int (standing, 1, risk);
  if (!isms_statement_next (standing, error) || isms_statement_is_null (standing, STANDING_RATING))
    return NULL;
  *above = isms_statement_get_int (standing, STANDING_ACCEPTABLE) == 0;
  *level_name = isms_statement_dup_text (standing, STANDING_LEVEL_NAME);
  day = g_date_time_add_days (today, (int) isms_statement_get_int (standing, STANDING_REVIEW_DAYS));
  return isms_day_of (day);
}

/**
 * isms_acceptance_has_plan:
 * @database: a connection of the calling thread
 * @risk: the id of a risk
 *
 * Returns: whether there is an action to approve; what can not be read is none
 */
gboolean
isms_acceptance_has_plan (IsmsDatabase *database, gint64 risk)
{
  g_autoptr (IsmsStatement) standing = isms_database_prepare (database, standing_sql, NULL);

  if (standing == NULL)
    return FALSE;
  isms_statement_bind_int (standing, 1, risk);
  return isms_statement_next (standing, NULL)
         && isms_statement_get_int (standing, STANDING_N_ACTIONS) > 0;
}
