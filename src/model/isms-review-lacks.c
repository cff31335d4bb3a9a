/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is missing before a management review is approved (9.3.1 to 9.3.3), one sentence each, with
 * the record and field that mend it. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"
#include "isms-review-private.h"

/**
 * isms_review_lack_free:
 * @self: (transfer full): what is missing
 */
void
isms_review_lack_free (IsmsReviewLack *self)
{
  g_free (self->sentence);
  g_free (self);
}

static void
add (GPtrArray *lacks, const IsmsKind *kind, gint64 record, const char *field, char *sentence)
{
  IsmsReviewLack *lack = g_new0 (IsmsReviewLack, 1);

  lack->kind = kind;
  lack->record = record;
  lack->field = field;
  lack->sentence = sentence;
  g_ptr_array_add (lacks, lack);
}

static IsmsStatement *
ask (IsmsDatabase *database, const char *sql, gint64 review, GError **error)
{
  IsmsStatement *statement = isms_database_prepare (database, sql, error);

  if (statement != NULL)
    isms_statement_bind_int (statement, 1, review);
  return statement;
}

/* 9.3.1: top management, so somebody of it leads, and is there. */
static gboolean
list_chair (GPtrArray *lacks, IsmsDatabase *database, gint64 review, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      ask (database,
           "SELECT r.chair_id, p.id, o.name FROM review AS r LEFT JOIN person AS o "
           "ON o.id = r.chair_id LEFT JOIN review_participant AS p ON p.review_id = r.id "
           "AND p.archived = 0 AND p.person_id = r.chair_id "
           "AND p.presence IN ('excused', 'absent') WHERE r.id = ?1",
           review, error);

  if (statement == NULL)
    return FALSE;
  if (!isms_statement_next (statement, error))
    return !isms_statement_failed (statement);
  if (isms_statement_is_null (statement, 0))
    add (lacks, &isms_kind_review, review, "chair", g_strdup (_ ("Nobody chairs the meeting.")));
  else if (!isms_statement_is_null (statement, 1))
    add (lacks, &isms_kind_review_participant, isms_statement_get_int (statement, 1), "presence",
         /* Translators: a name */
         g_strdup_printf (_ ("%s chairs the meeting, and was not there."),
                          isms_statement_get_text (statement, 2)));
  return TRUE;
}

static gboolean
list_participants (GPtrArray *lacks, IsmsDatabase *database, gint64 review, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      ask (database,
           "SELECT id, title, presence FROM review_participant WHERE review_id = ?1 "
           "AND archived = 0 ORDER BY id",
           review, error);
  gint64 first = 0;
  gboolean unknown = FALSE, present = FALSE;

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    {
      const char *presence = isms_statement_get_text (statement, 2);
      gint64 id = isms_statement_get_int (statement, 0);

      first = first != 0 ? first : id;
      present = present || g_str_equal (presence, "present");
      if (!g_str_equal (presence, "unknown"))
        continue;
      unknown = TRUE;
      add (lacks, &isms_kind_review_participant, id, "presence",
           /* Translators: a name */
           g_strdup_printf (_ ("It is not said whether %s was there."),
                            isms_statement_get_text (statement, 1)));
    }
  if (first == 0)
    add (lacks, &isms_kind_review_participant, 0, NULL, g_strdup (_ ("Nobody takes part.")));
  else if (!present && !unknown)
    add (lacks, &isms_kind_review_participant, first, "presence",
         g_strdup (_ ("Nobody was there.")));
  return !isms_statement_failed (statement);
}

/* 9.3.2: all of it is considered. */
static gboolean
list_inputs (GPtrArray *lacks, IsmsDatabase *database, gint64 review, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      ask (database,
           "SELECT id, input FROM review_input WHERE review_id = ?1 AND archived = 0 "
           "AND considered = 0 ORDER BY place IS NULL, place, id",
           review, error);

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    {
      const char *input = isms_statement_get_text (statement, 1);
      const IsmsChoice *choice =
          isms_field_find_choice (isms_kind_find_field (&isms_kind_review_input, "input"), input);

      add (lacks, &isms_kind_review_input, isms_statement_get_int (statement, 0), "considered",
           /* Translators: what a review looks at, and the clause that asks for it: “Audits”
            * (9.3.2 d) 3)) */
           g_strdup_printf (_ ("“%s” (%s) has not been considered."), _ (choice->label),
                            isms_review_input_get_clause (input)));
    }
  return !isms_statement_failed (statement);
}

/* 9.3.3: what was decided is done by somebody, by a day. */
static gboolean
list_decisions (GPtrArray *lacks, IsmsDatabase *database, gint64 review, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      ask (database,
           "SELECT id, title, owner_id, due FROM review_decision WHERE review_id = ?1 "
           "AND archived = 0 AND kind <> 'noted' ORDER BY ref_key, id",
           review, error);

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    {
      gint64 id = isms_statement_get_int (statement, 0);
      const char *title = isms_statement_get_text (statement, 1);

      if (isms_statement_is_null (statement, 2))
        add (lacks, &isms_kind_review_decision, id, "owner",
             /* Translators: what was decided */
             g_strdup_printf (_ ("Nobody sees to “%s”."), title));
      if (isms_statement_is_null (statement, 3))
        add (lacks, &isms_kind_review_decision, id, "due",
             /* Translators: what was decided */
             g_strdup_printf (_ ("“%s” is not due on any day."), title));
    }
  return !isms_statement_failed (statement);
}

/* 9.3.1: suitable, adequate and effective; and when the next one is, as it is held at intervals. */
static gboolean
list_conclusion (GPtrArray *lacks, IsmsDatabase *database, gint64 review, GError **error)
{
  static const struct
  {
    const char *field;
    const char *sentence;
  } said[] = {
    { "suitable", N_ ("It is not said whether the ISMS is suitable.") },
    { "adequate", N_ ("It is not said whether the ISMS is adequate.") },
    { "effective", N_ ("It is not said whether the ISMS is effective.") },
    { "conclusion", N_ ("There is no conclusion.") },
    { "next_on", N_ ("It is not said when the next review is.") },
    { "state", N_ ("The meeting has not been held.") },
  };
  g_autoptr (IsmsStatement) statement =
      ask (database,
           "SELECT suitable, adequate, effective, nullif (trim (conclusion), ''), next_on, "
           "CASE WHEN state = 'held' THEN held_on END FROM review WHERE id = ?1",
           review, error);

  if (statement == NULL)
    return FALSE;
  if (!isms_statement_next (statement, error))
    return !isms_statement_failed (statement);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    if (isms_statement_is_null (statement, (int) i))
      add (lacks, &isms_kind_review, review, said[i].field, g_strdup (_ (said[i].sentence)));
  return TRUE;
}

/**
 * isms_review_list_lacks:
 * @database: a connection of the calling thread
 * @review: the id of a review
 * @error: return location
 *
 * A review is approved once nothing is missing: who leads it and who was there, all that 9.3.2 asks
 * for considered, decisions with an owner and a day, what top management concludes (9.3.1, 9.3.3).
 *
 * Returns: (transfer full) (element-type IsmsReviewLack): what is missing, in the order of the
 *   meeting; %NULL on error
 */
GPtrArray *
isms_review_list_lacks (IsmsDatabase *database, gint64 review, GError **error)
{
  g_autoptr (GPtrArray) lacks =
      g_ptr_array_new_with_free_func ((GDestroyNotify) isms_review_lack_free);

  return list_chair (lacks, database, review, error)
                 && list_participants (lacks, database, review, error)
                 && list_inputs (lacks, database, review, error)
                 && list_decisions (lacks, database, review, error)
                 && list_conclusion (lacks, database, review, error)
             ? g_steal_pointer (&lacks)
             : NULL;
}
