/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Management reviews: their fields, what holds for them and what belongs to them (9.3). */

#include "isms-config.h"

#include "isms-review-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-kinds-private.h"
#include "isms-review-board.h"

struct _IsmsReview
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsReview, isms_review, ISMS_TYPE_RECORD)

static const IsmsChoice states[] = {
  { "planned", N_ ("Planned"), "geplant" },
  { "prepared", N_ ("Prepared"), "ready|vorbereitet" },
  { "held", N_ ("Held"), "done|completed|durchgeführt|abgehalten", .over = TRUE },
  { "approved", N_ ("Approved"), "signed|genehmigt|freigegeben", .stored = "held", .over = TRUE },
  { NULL, NULL, NULL },
};

static const IsmsChoice answers[] = {
  { "yes", N_ ("Yes"), "ja|true" },
  { "partly", N_ ("In part"), "partially|partly|teilweise|zum teil" },
  { "no", N_ ("No"), "nein|false" },
  { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "no_date", N_ ("No day"), NULL },
  { "no_chair", N_ ("Nobody chairs it"), NULL },
  { "no_participants", N_ ("Nobody takes part"), NULL },
  { "late", N_ ("Not held on its day"), NULL },
  { "not_prepared", N_ ("Within a week, and not prepared"), NULL },
  { "not_approved", N_ ("Held more than 30 days ago, and not approved"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "review|management review|managementbewertung|name" },
  { "state", ISMS_FIELD_CHOICE, N_ ("State"),
    N_ ("It is approved in the meeting window, with the minutes as they are then."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = states,
    .import_names = "status|stand" },
  { "follows", ISMS_FIELD_REFERENCE, N_ ("Follows"),
    N_ ("The review before. What has happened since then is looked at."), ISMS_FIELD_NO_RING,
    .target = "review", .import_names = "previous review|last review|folgt auf|vorherige" },
  { "since_on", ISMS_FIELD_DATE, N_ ("Looks Back To"), NULL, ISMS_FIELD_COMPUTED },
  { "planned_on", ISMS_FIELD_DATE, N_ ("Planned For"), NULL,
    ISMS_FIELD_ASKED | ISMS_FIELD_DUE | ISMS_FIELD_LISTED,
    .import_names = "date|planned|day|datum|geplant für|termin" },
  { "starts_at", ISMS_FIELD_TIME, N_ ("Begins"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "start|time|beginn|uhrzeit" },
  { "minutes", ISMS_FIELD_INTEGER, N_ ("Minutes"), N_ ("How long it is to take."), ISMS_FIELD_PLAIN,
    .min = 5, .max = 720, .import_names = "duration|length|dauer" },
  { "place", ISMS_FIELD_TEXT, N_ ("Place"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "room|location|where|ort|raum" },
  { "chair", ISMS_FIELD_REFERENCE, N_ ("Chair"),
    N_ ("Somebody of top management, who leads the meeting (9.3.1)."),
    ISMS_FIELD_MINE | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "chaired by|led by|vorsitz|leitung" },
  { "minutes_by", ISMS_FIELD_REFERENCE, N_ ("Minutes By"), NULL, ISMS_FIELD_PLAIN,
    .target = "person", .import_names = "minute taker|secretary|protokoll|protokollführung" },
  { "purpose", ISMS_FIELD_PROSE, N_ ("Purpose"), N_ ("What this review is to come to."),
    ISMS_FIELD_SEARCHED, .import_names = "aim|goal|zweck|ziel" },
  { "topics", ISMS_FIELD_PROSE, N_ ("Further Topics"),
    N_ ("What else is on the agenda, one in each line."), ISMS_FIELD_SEARCHED,
    .import_names = "agenda|other topics|tagesordnung|weitere themen" },
  { "held_on", ISMS_FIELD_DATE, N_ ("Held On"), NULL, ISMS_FIELD_LISTED,
    .import_names = "held|durchgeführt am|abgehalten am" },
  { "suitable", ISMS_FIELD_CHOICE, N_ ("Suitable"),
    N_ ("Whether the ISMS fits the organisation and what it wants (9.3.1)."), ISMS_FIELD_FILTERED,
    .choices = answers, .import_names = "suitability|geeignet|eignung" },
  { "adequate", ISMS_FIELD_CHOICE, N_ ("Adequate"),
    N_ ("Whether the ISMS is enough for what is asked of it (9.3.1)."), ISMS_FIELD_FILTERED,
    .choices = answers, .import_names = "adequacy|angemessen|angemessenheit" },
  { "effective", ISMS_FIELD_CHOICE, N_ ("Effective"),
    N_ ("Whether the ISMS reaches what it is for (9.3.1)."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = answers,
    .import_names = "effectiveness|wirksam|wirksamkeit" },
  { "conclusion", ISMS_FIELD_PROSE, N_ ("Conclusion"), N_ ("What top management makes of it all."),
    ISMS_FIELD_SEARCHED, .import_names = "summary|fazit|schlussfolgerung|ergebnis" },
  { "next_on", ISMS_FIELD_DATE, N_ ("Next Review"), N_ ("When the next one is to be."),
    ISMS_FIELD_PLAIN, .import_names = "next date|next|nächste am|nächster termin" },
  { "approved_by", ISMS_FIELD_REFERENCE, N_ ("Approved By"), NULL, ISMS_FIELD_COMPUTED,
    .target = "person" },
  { "approved_on", ISMS_FIELD_DATE, N_ ("Approved On"), NULL, ISMS_FIELD_COMPUTED },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "figures_on", ISMS_FIELD_DATE, N_ ("Figures Of"), NULL, ISMS_FIELD_INTERNAL },
  { "figures_since", ISMS_FIELD_DATE, N_ ("Figures Since"), NULL, ISMS_FIELD_INTERNAL },
  { "next_due", ISMS_FIELD_DATE, N_ ("Next Due"), NULL, ISMS_FIELD_COMPUTED },
  { "overdue", ISMS_FIELD_BOOLEAN, N_ ("Overdue"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED },
  { "n_inputs", ISMS_FIELD_INTEGER, N_ ("Inputs"), NULL, ISMS_FIELD_COMPUTED },
  { "n_considered", ISMS_FIELD_INTEGER, N_ ("Inputs Considered"), NULL, ISMS_FIELD_COMPUTED },
  { "n_decisions", ISMS_FIELD_INTEGER, N_ ("Decisions"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "n_open_decisions", ISMS_FIELD_INTEGER, N_ ("Decisions Open"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
};

/* --- What is approved --- */

/* The ref of the first of two reviews that is approved; NULL: neither is, or an error. */
static char *
dup_approved (IsmsDatabase *database, gint64 one, gint64 other, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database, "SELECT ref FROM review WHERE id IN (?1, ?2) AND approved_on IS NOT NULL LIMIT 1",
      error);

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, one);
  isms_statement_bind_int (statement, 2, other);
  return isms_statement_next (statement, error) ? isms_statement_dup_text (statement, 0) : NULL;
}

static gboolean
refuse_approved (IsmsProposal *proposal, gint64 one, gint64 other, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *ref = dup_approved (proposal->database, one, other, &failure);
  g_autofree char *sentence = NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (ref == NULL)
    return TRUE;
  sentence = g_strdup_printf (
      /* Translators: the ref of a management review */
      _ ("%s is approved, and stays as it is. Add an addendum to it instead."), ref);
  return isms_proposal_refuse (proposal, NULL, sentence, error);
}

/**
 * isms_review_check_open:
 * @proposal: a change of what belongs to a review, which "review_id" names among its rule columns
 * @error: return location
 *
 * What top management has approved stays as it was approved (7.5.3, 9.3.3).
 *
 * Returns: %FALSE with a sentence where it belongs, or would belong, to a review that is approved
 */
gboolean
isms_review_check_open (IsmsProposal *proposal, GError **error)
{
  gint64 was = proposal->before != NULL ? isms_row_get_int (proposal->before, "review_id") : 0;
  gint64 is = proposal->after != NULL ? isms_proposal_get_int (proposal, "review_id") : 0;

  return isms_proposal_says_it_again (proposal) || refuse_approved (proposal, was, is, error);
}

/* Refuses to delete, or to give away, where @sql finds the ref of an approved review. */
static gboolean
check_named (IsmsProposal *proposal, const char *sql, const char *format, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (proposal->database, sql, error);
  g_autoptr (GString) sentence = NULL;

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, proposal->id);
  if (!isms_statement_next (statement, error))
    return !isms_statement_failed (statement);
  sentence = g_string_new (format);
  g_string_replace (sentence, "%s", isms_statement_get_text (statement, 0), 1);
  return isms_proposal_refuse (proposal, NULL, sentence->str, error);
}

/**
 * isms_review_check_person:
 * @proposal: of a person
 * @error: return location
 *
 * Who is named in a review that is approved is named there for good.
 *
 * Returns: %FALSE with a sentence where such a person would be deleted
 */
gboolean
isms_review_check_person (IsmsProposal *proposal, GError **error)
{
  if (proposal->after != NULL)
    return TRUE;
  return check_named (
      proposal,
      "SELECT r.ref FROM review AS r WHERE r.approved_on IS NOT NULL AND (?1 IN (r.chair_id, "
      "r.minutes_by_id, r.approved_by_id) "
      "OR EXISTS (SELECT 1 FROM review_participant AS p WHERE p.review_id = r.id "
      "AND p.person_id = ?1) "
      "OR EXISTS (SELECT 1 FROM review_input AS i WHERE i.review_id = r.id AND i.presenter_id = "
      "?1) "
      "OR EXISTS (SELECT 1 FROM review_decision AS d WHERE d.review_id = r.id AND d.owner_id = ?1) "
      "OR EXISTS (SELECT 1 FROM review_addendum AS a WHERE a.review_id = r.id "
      "AND a.person_id = ?1)) ORDER BY r.ref_key LIMIT 1",
      /* Translators: the ref of a management review */
      _ ("This person is named in %s, which is approved and stays as it is. Archive the person "
         "instead."),
      error);
}

/**
 * isms_review_check_action:
 * @proposal: of an action, with "for_kind" and "for_id" among its rule columns
 * @error: return location
 *
 * What was decided is done or dropped with a reason, and does not vanish (9.3.3).
 *
 * Returns: %FALSE with a sentence where the action of a decision of a review that is approved would
 *   be deleted, or given to another record
 */
gboolean
isms_review_check_action (IsmsProposal *proposal, GError **error)
{
  if (proposal->before == NULL
      || (proposal->after != NULL && !isms_proposal_changes (proposal, "for_kind")
          && !isms_proposal_changes (proposal, "for_id")))
    return TRUE;
  return check_named (
      proposal,
      "SELECT r.ref FROM action AS a JOIN review_decision AS d ON d.id = a.for_id "
      "JOIN review AS r ON r.id = d.review_id WHERE a.id = ?1 AND a.for_kind = 'review_decision' "
      "AND r.approved_on IS NOT NULL",
      /* Translators: the ref of a management review */
      _ ("This action was decided in %s, which is approved. Drop it with a reason instead."),
      error);
}

/* --- Days --- */

static gboolean
sets (const IsmsRow *after, const char *column)
{
  return isms_row_get (after, column) != NULL;
}

/* The local day of a moment. */
static char *
dup_day (const char *moment)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (moment, NULL);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  return local != NULL ? isms_day_of (local) : NULL;
}

char *
isms_review_dup_moved (const char *moment, const char *day)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (moment, NULL);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  return local == NULL ? NULL
                       : isms_day_dup_moment_on (day, g_date_time_get_hour (local) * 3600
                                                          + g_date_time_get_minute (local) * 60);
}

/* It begins on the day for which it is planned. */
static void
settle_time (const IsmsProposal *proposal, IsmsRow *after)
{
  const char *moment = isms_proposal_get_text (proposal, "starts_at");
  const char *day = isms_proposal_get_text (proposal, "planned_on");
  g_autofree char *on = moment != NULL ? dup_day (moment) : NULL;
  g_autofree char *moved = NULL;

  if (on == NULL || g_strcmp0 (on, day) == 0)
    return;
  if (sets (after, "starts_at"))
    {
      isms_row_set_text (after, "planned_on", on);
      return;
    }
  if (!sets (after, "planned_on"))
    return;
  moved = day != NULL ? isms_review_dup_moved (moment, day) : NULL;
  isms_row_set_text (after, "starts_at", moved);
}

/* Whoever says on which day it was held says that it was. */
static void
settle_held (const IsmsProposal *proposal, IsmsRow *after)
{
  const char *planned = isms_proposal_get_text (proposal, "planned_on");
  g_autofree char *today = isms_day_today ();

  if (!sets (after, "state") && isms_row_get_text (after, "held_on") != NULL)
    isms_row_set_text (after, "state", "held");
  if (g_strcmp0 (isms_proposal_get_text (proposal, "state"), "held") != 0)
    {
      if (isms_proposal_get_text (proposal, "held_on") != NULL)
        isms_row_set_null (after, "held_on");
      return;
    }
  if (!sets (after, "state") || sets (after, "held_on")
      || isms_proposal_get_text (proposal, "held_on") != NULL)
    return;
  /* A file tells of it later. */
  isms_row_set_text (after, "held_on",
                     proposal->before == NULL && planned != NULL && strcmp (planned, today) <= 0
                         ? planned
                         : today);
}

static void
settle (const IsmsProposal *proposal, IsmsRow *after)
{
  settle_time (proposal, after);
  settle_held (proposal, after);
  if (proposal->before == NULL && !sets (after, "follows_id"))
    {
      gint64 last = isms_review_find_last_before (
          proposal->database, isms_proposal_get_text (proposal, "held_on"), NULL);

      if (last != 0)
        isms_row_set_int (after, "follows_id", last);
    }
}

/* What has happened since then is looked at: so it was held before. */
static gboolean
check_follows (IsmsProposal *proposal, GError **error)
{
  const char *held_on = isms_proposal_get_text (proposal, "held_on");
  g_autoptr (IsmsStatement) statement = NULL;
  g_autofree char *sentence = NULL;

  if (held_on == NULL || isms_proposal_get_int (proposal, "follows_id") == 0
      || (!isms_proposal_changes (proposal, "follows_id")
          && !isms_proposal_changes (proposal, "held_on")))
    return TRUE;
  statement = isms_database_prepare (
      proposal->database, "SELECT ref FROM review WHERE id = ?1 AND held_on > ?2", error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, isms_proposal_get_int (proposal, "follows_id"));
  isms_statement_bind_text (statement, 2, held_on);
  if (!isms_statement_next (statement, error))
    return !isms_statement_failed (statement);
  sentence = g_strdup_printf (
      /* Translators: the ref of a management review */
      _ ("%s was held on a later day, so this one does not follow it. Choose an earlier review, or "
         "change the day first."),
      isms_statement_get_text (statement, 0));
  return isms_proposal_refuse (
      proposal, sets (proposal->after, "follows_id") ? "follows_id" : "held_on", sentence, error);
}

/* Those that it is followed by were held after it. */
static gboolean
check_followed (IsmsProposal *proposal, GError **error)
{
  const char *held_on = isms_proposal_get_text (proposal, "held_on");
  g_autoptr (IsmsStatement) statement = NULL;
  g_autofree char *sentence = NULL;

  if (proposal->id == 0 || held_on == NULL || !isms_proposal_changes (proposal, "held_on"))
    return TRUE;
  statement = isms_database_prepare (proposal->database,
                                     "SELECT ref FROM review WHERE follows_id = ?1 "
                                     "AND held_on < ?2 ORDER BY held_on LIMIT 1",
                                     error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, proposal->id);
  isms_statement_bind_text (statement, 2, held_on);
  if (!isms_statement_next (statement, error))
    return !isms_statement_failed (statement);
  sentence = g_strdup_printf (
      /* Translators: the ref of a management review */
      _ ("%s follows this one, and was held on an earlier day than that. Choose an earlier day."),
      isms_statement_get_text (statement, 0));
  return isms_proposal_refuse (proposal, "held_on", sentence, error);
}

static gboolean
check_days (IsmsProposal *proposal, GError **error)
{
  if (g_strcmp0 (isms_proposal_get_text (proposal, "state"), "held") == 0
      && isms_proposal_get_text (proposal, "held_on") == NULL)
    return isms_proposal_refuse (
        proposal, "held_on",
        _ ("What was held was held on a day. Set the state back to Prepared to take the day away."),
        error);
  if (g_strcmp0 (isms_proposal_get_text (proposal, "state"), "prepared") == 0
      && isms_proposal_get_text (proposal, "planned_on") == NULL)
    return isms_proposal_refuse (
        proposal, sets (proposal->after, "state") ? "state" : "planned_on",
        _ ("What is prepared is prepared for a day. Write the day for which it is planned first."),
        error);
  return isms_proposal_check_has_come (
             proposal, "held_on",
             _ ("It has not been held on a day that is still to come. Choose today or an earlier "
                "day."),
             error)
         && isms_proposal_check_order (
             proposal, "held_on", "next_on",
             _ ("The next review is not before this one. Choose a later day."), error)
         && check_follows (proposal, error) && check_followed (proposal, error);
}

/* One that is approved tells since when it looked: by the one that it follows. */
static gboolean
check_deleted (IsmsProposal *proposal, GError **error)
{
  return check_named (
      proposal, "SELECT ref FROM review WHERE follows_id = ?1 AND approved_on IS NOT NULL LIMIT 1",
      /* Translators: the ref of a management review */
      _ ("%s follows this review, and is approved. Archive this one instead."), error);
}

/* For the same reason the day of one that was held stays. */
static gboolean
check_looked_back_to (IsmsProposal *proposal, GError **error)
{
  if (proposal->before == NULL || isms_row_get_text (proposal->before, "held_on") == NULL
      || (!isms_proposal_changes (proposal, "held_on")
          && !isms_proposal_changes (proposal, "state")))
    return TRUE;
  return check_named (
      proposal, "SELECT ref FROM review WHERE follows_id = ?1 AND approved_on IS NOT NULL LIMIT 1",
      /* Translators: the ref of a management review */
      _ ("%s looks back to the day on which this review was held, and is approved. The day stays."),
      error);
}

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  if (!isms_proposal_says_it_again (proposal)
      && !refuse_approved (proposal, proposal->id, 0, error))
    return FALSE;
  if (proposal->after == NULL)
    return check_deleted (proposal, error);
  return check_days (proposal, error) && check_looked_back_to (proposal, error);
}

/* What top management saw are the figures of the day on which it met, since the day to which it
 * looks back; when it did not meet after all, nobody has seen them. */
static gboolean
follow_figures (IsmsWriter *writer, const IsmsProposal *proposal, GError **error)
{
  gboolean was = proposal->before != NULL
                 && g_strcmp0 (isms_row_get_text (proposal->before, "state"), "held") == 0;
  gboolean is = g_strcmp0 (isms_proposal_get_text (proposal, "state"), "held") == 0;

  if (was && !is)
    return isms_review_drop_figures (writer, proposal->id, error);
  if (!is
      || (was && !isms_proposal_changes (proposal, "held_on")
          && !isms_proposal_changes (proposal, "follows_id")))
    return TRUE;
  return isms_review_store_figures (writer, proposal->id, NULL, error);
}

static gboolean
follow (IsmsWriter *writer, const IsmsProposal *proposal, GError **error)
{
  return (proposal->before != NULL || isms_review_make_inputs (writer, proposal->id, error))
         && follow_figures (writer, proposal, error);
}

static const char *const rule_columns[] = {
  "ref",           "title",      "state",   "follows_id", "planned_on",
  "starts_at",     "minutes",    "place",   "chair_id",   "purpose",
  "minutes_by_id", "topics",     "held_on", "suitable",   "adequate",
  "effective",     "conclusion", "next_on", "note",       "figures_on",
  "figures_since", "archived",   NULL
};

static const char *const leading[] = { "state",       "planned_on",       "held_on", "chair",
                                       "n_decisions", "n_open_decisions", "flaws",   NULL };

static const char *const watched[] = { "review_input", "review_participant", "review_decision",
                                       "action", NULL };

const IsmsKind isms_kind_review = {
  .name = "review",
  .number = 60,
  .view = "review_list",
  .prefix = "MR",
  .label = N_ ("Management Review"),
  .plural = N_ ("Management Reviews"),
  .purpose = N_ ("Top management looks at the ISMS and decides what is to change (9.3)."),
  .icon_name = "x-office-presentation-symbolic",
  .title_field = "title",
  .import_name = "reviews",
  .watched = watched,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .get_type = isms_review_get_type,
  .check = check,
  .rule_columns = rule_columns,
  .settle = settle,
  .follow = follow,
};

static void
isms_review_class_init (IsmsReviewClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_review);
}

static void
isms_review_init (IsmsReview *self)
{
}
