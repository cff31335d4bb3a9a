/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Counts the figures of a management review: one statement for each source, a column for each
 * figure. What a source reads is read once, however many figures ask. */

#include "isms-config.h"

#include "isms-review-board-private.h"

#include <string.h>

#include "isms-day.h"

/* So that every statement has all parameters, whether its source asks for them or not. */
#define GIVEN "WITH given AS (SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7), "

static const IsmsReviewRules *const tables[] = {
  &isms_review_rules_decisions,    &isms_review_rules_context, &isms_review_rules_nonconformities,
  &isms_review_rules_measurements, &isms_review_rules_audits,  &isms_review_rules_objectives,
  &isms_review_rules_feedback,     &isms_review_rules_risks,   &isms_review_rules_improvements,
};

/* --- What there is --- */

static gpointer
list_rules (gpointer data)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (guint j = 0; j < tables[i]->n_rules; j++)
      g_ptr_array_add (all, (gpointer) &tables[i]->rules[j]);
  return all;
}

GPtrArray *
isms_review_list_rules (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, list_rules, NULL);
}

const IsmsReviewRule *
isms_review_find_rule (const char *name)
{
  GPtrArray *all = isms_review_list_rules ();

  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (((const IsmsReviewRule *) all->pdata[i])->name, name) == 0)
      return all->pdata[i];
  return NULL;
}

/* --- When --- */

void
isms_review_span_free (IsmsReviewSpan *self)
{
  g_free (self->since);
  g_free (self->day);
  g_free (self->until);
  g_free (self->from);
  g_free (self);
}

/* The moment at which a day ends where the program runs. */
static char *
dup_end (const char *day)
{
  GDate date;
  g_autofree char *next = NULL;

  if (!isms_day_parse (day, &date))
    return g_strdup ("");
  g_date_add_days (&date, 1);
  next = isms_day_write (&date);
  return isms_day_dup_moment_on (next, 0);
}

static gboolean
find_change (IsmsReviewSpan *self, IsmsDatabase *database, GError **error)
{
  g_autofree char *today = isms_day_today ();
  g_autoptr (IsmsStatement) statement = NULL;

  self->change = G_MAXINT64;
  if (g_strcmp0 (self->day, today) >= 0)
    return TRUE;
  statement = isms_database_prepare (
      database,
      "SELECT first_change FROM journal WHERE id > ifnull ((SELECT j.id FROM journal AS j "
      "WHERE j.at < ?1 ORDER BY j.id DESC LIMIT 1), 0) ORDER BY id LIMIT 1",
      error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_text (statement, 1, self->until);
  if (isms_statement_next (statement, error))
    self->change = isms_statement_get_int (statement, 0);
  return !isms_statement_failed (statement);
}

/*< private >
 * isms_review_span_new:
 * @review: a review; 0 for none
 * @followed: the one that it follows; 0 for none
 * @since: (nullable): the day on which that was held
 * @day: the day of the figures
 *
 * Returns: (transfer full): what isms_review_count () counts by; %NULL on error
 */
IsmsReviewSpan *
isms_review_span_new (IsmsDatabase *database,
                      gint64 review,
                      gint64 followed,
                      const char *since,
                      const char *day,
                      GError **error)
{
  g_autoptr (IsmsReviewSpan) self = g_new0 (IsmsReviewSpan, 1);

  self->review = review;
  self->followed = followed;
  self->since = g_strdup (since != NULL ? since : "");
  self->day = g_strdup (day);
  self->until = dup_end (day);
  self->from = dup_end (since);
  return find_change (self, database, error) ? g_steal_pointer (&self) : NULL;
}

/*< private > */
void
isms_review_span_bind (const IsmsReviewSpan *self, IsmsStatement *statement)
{
  isms_statement_bind_int (statement, 1, self->review);
  isms_statement_bind_text (statement, 2, self->since);
  isms_statement_bind_text (statement, 3, self->day);
  if (self->followed != 0)
    isms_statement_bind_int (statement, 4, self->followed);
  isms_statement_bind_int (statement, 5, self->change);
  isms_statement_bind_text (statement, 6, self->until);
  isms_statement_bind_text (statement, 7, self->from);
}

/* --- How it is asked --- */

static const struct
{
  const char *name;
  const char *sql; /* $1, $2, …: the words behind the name */
} shorts[] = {
  { "since", "($1 > ?2 AND $1 <= ?3)" },
  { "moment", "($1 >= ?7 AND $1 < ?6)" },
  { "came", "(CASE WHEN $1.$2 IS NULL THEN $1.created_at >= ?7 AND $1.created_at < ?6 "
            "ELSE $1.$2 > ?2 AND $1.$2 <= ?3 END)" },
  { "there", "($1.created_at < ?6 OR ifnull ($1.$2 <= ?3, 0))" },
  { "then", "iif (?5 = 9223372036854775807, $2.$3, nullif (ifnull (("
            "SELECT ifnull (c.before ->> '$.$3', '') FROM journal_change AS c "
            "WHERE c.tbl = '$1' AND c.row = $2.id AND c.seq >= ?5 AND c.op = 'u' "
            "AND json_type (c.before, '$.$3') IS NOT NULL ORDER BY c.seq LIMIT 1), $2.$3), ''))" },
  { "turned", "ifnull ((SELECT j.at FROM journal_change AS c JOIN journal AS j ON j.id = c.step "
              "WHERE c.tbl = '$1' AND c.row = $2.id AND json_type (c.after, '$.$3') IS NOT NULL "
              "ORDER BY c.seq DESC LIMIT 1), $2.created_at)" },
};

/* The same, where isms_past_begin () was called. */
static const char then_past[] =
    "iif (?5 = 9223372036854775807, $2.$3, isms_past ('$1', '$3', $2.id, ?5, $2.$3))";

/* @short_: "came n detected_on". */
static void
append_short (GString *sql, const char *short_, gboolean past)
{
  g_auto (GStrv) words = g_strsplit (short_, " ", -1);
  const char *from = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (shorts); i++)
    if (g_str_equal (shorts[i].name, words[0]))
      from = shorts[i].sql;
  if (past && g_str_equal (words[0], "then"))
    from = then_past;
  g_return_if_fail (from != NULL);
  for (; *from != '\0'; from++)
    if (*from == '$' && g_ascii_isdigit (from[1]))
      g_string_append (sql, words[*++from - '0']);
    else
      g_string_append_c (sql, *from);
}

static char *
write_out (const char *sql, gboolean past)
{
  GString *out = g_string_new (NULL);

  for (const char *end; *sql != '\0'; sql = end)
    {
      const char *brace = strchr (sql, '{');
      g_autofree char *short_ = NULL;

      if (brace == NULL)
        {
          g_string_append (out, sql);
          break;
        }
      end = strchr (brace, '}') + 1;
      short_ = g_strndup (brace + 1, (gsize) (end - brace) - 2);
      g_string_append_len (out, sql, brace - sql);
      append_short (out, short_, past);
    }
  return g_string_free_and_steal (out);
}

/* --- How much --- */

/*< private >
 * isms_review_rule_dup_select:
 * @self: a figure
 * @columns: what to tell of each record behind it, which is row s
 *
 * Returns: (transfer full): a statement that isms_review_span_bind () binds, without an order
 */
char *
isms_review_rule_dup_select (const IsmsReviewRule *self, const char *columns)
{
  g_autofree char *source = write_out (self->source->sql, FALSE);
  g_autofree char *where = write_out (self->where, FALSE);

  return g_strdup_printf (GIVEN "s AS (%s) SELECT %s FROM s WHERE %s", source, columns, where);
}

/*< private >
 * isms_review_query_dup_found:
 * @self: what is asked of a source
 * @rules: (element-type IsmsReviewRule): some of its figures
 *
 * Returns: (transfer full): the beginning of a statement that isms_review_span_bind () binds; f has
 *   the figure and the id of each record behind one
 */
char *
isms_review_query_dup_found (const IsmsReviewQuery *self, GPtrArray *rules)
{
  g_autofree char *rows = write_out (self->source->sql, FALSE);
  GString *sql = g_string_new (GIVEN "s AS MATERIALIZED (");

  g_string_append_printf (sql, "%s), f AS (", rows);
  for (guint i = 0; i < rules->len; i++)
    {
      const IsmsReviewRule *rule = rules->pdata[i];
      g_autofree char *where = write_out (rule->where, FALSE);

      g_string_append_printf (sql, "%sSELECT '%s' AS figure, s.id FROM s WHERE %s",
                              i > 0 ? " UNION ALL " : "", rule->name, where);
    }
  g_string_append (sql, ") ");
  return g_string_free_and_steal (sql);
}

static char *
write_values (const IsmsReviewSource *source, GPtrArray *rules, gboolean past)
{
  g_autofree char *rows = write_out (source->sql, past);
  GString *sql = g_string_new (GIVEN "s AS (");

  g_string_append_printf (sql, "%s " ISMS_REVIEW_ONCE ") SELECT ", rows);
  for (guint i = 0; i < rules->len; i++)
    {
      const IsmsReviewRule *rule = rules->pdata[i];
      g_autofree char *where = write_out (rule->where, past);

      g_string_append_printf (sql, "%sround (%s FILTER (WHERE %s), 1)", i > 0 ? ", " : "",
                              rule->value != NULL ? rule->value : "count (*)", where);
    }
  g_string_append (sql, " FROM s");
  return g_string_free_and_steal (sql);
}

static gpointer
list_queries (gpointer data)
{
  GPtrArray *rules = isms_review_list_rules ();
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < rules->len; i++)
    {
      const IsmsReviewRule *rule = rules->pdata[i];
      IsmsReviewQuery *query = NULL;

      for (guint j = 0; j < all->len && query == NULL; j++)
        if (((IsmsReviewQuery *) all->pdata[j])->source == rule->source)
          query = all->pdata[j];
      if (query == NULL)
        {
          query = g_new0 (IsmsReviewQuery, 1);
          query->source = rule->source;
          query->rules = g_ptr_array_new ();
          g_ptr_array_add (all, query);
        }
      g_ptr_array_add (query->rules, (gpointer) rule);
    }
  for (guint i = 0; i < all->len; i++)
    {
      IsmsReviewQuery *query = all->pdata[i];

      query->sql = write_values (query->source, query->rules, FALSE);
    }
  return all;
}

/*< private >
 * isms_review_list_queries:
 *
 * Returns: (transfer none) (element-type IsmsReviewQuery): one for each source
 */
GPtrArray *
isms_review_list_queries (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, list_queries, NULL);
}

/*< private >
 * isms_review_get_today:
 * @name: a figure that is not of one review
 *
 * Returns: (transfer none): a statement without parameters that gives its number as of today; of
 * what is counted since the last review, that of the last year
 */
const char *
isms_review_get_today (const char *name)
{
  static const char *const today[] = {
    "0",
    "date ('now', 'localtime', '-1 year')",
    "date ('now', 'localtime')",
    "NULL",
    "9223372036854775807",
    "strftime ('%Y-%m-%dT%H:%M:%SZ', 'now', 'localtime', 'start of day', '+1 day', 'utc')",
    "strftime ('%Y-%m-%dT%H:%M:%SZ', 'now', 'localtime', 'start of day', '-1 year', '+1 day', "
    "'utc')",
  };
  const IsmsReviewRule *rule = isms_review_find_rule (name);
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  g_autoptr (GString) sql = NULL;
  g_autofree char *written = NULL;

  g_ptr_array_add (rules, (gpointer) rule);
  written = write_values (rule->source, rules, FALSE);
  sql = g_string_new (written);
  for (guint i = 0; i < G_N_ELEMENTS (today); i++)
    {
      const char parameter[] = { '?', (char) ('1' + i), '\0' };

      g_string_replace (sql, parameter, today[i], 0);
    }
  return g_intern_string (sql->str);
}

static gboolean
count_query (IsmsDatabase *database,
             const IsmsReviewSpan *span,
             const IsmsReviewQuery *query,
             GPtrArray *rules,
             IsmsReviewCounted counted,
             gpointer data,
             GError **error)
{
  g_autofree char *some = span->past || rules->len < query->rules->len
                              ? write_values (query->source, rules, span->past)
                              : NULL;
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (database, some != NULL ? some : query->sql, error);

  if (statement == NULL)
    return FALSE;
  isms_review_span_bind (span, statement);
  if (!isms_statement_next (statement, error))
    return FALSE;
  for (guint i = 0; i < rules->len; i++)
    counted (rules->pdata[i], !isms_statement_is_null (statement, (int) i),
             isms_statement_get_real (statement, (int) i), data);
  return TRUE;
}

/*< private >
 * isms_review_count:
 * @database: a connection of the calling thread
 * @span: of which review, and when
 * @wanted: (nullable): which figures; %NULL: all
 * @counted: is told of each
 * @data: for both
 * @error: return location
 *
 * Returns: %FALSE on error, when it was stopped too
 */
gboolean
isms_review_count (IsmsDatabase *database,
                   const IsmsReviewSpan *span,
                   IsmsReviewWanted wanted,
                   IsmsReviewCounted counted,
                   gpointer data,
                   GError **error)
{
  GPtrArray *queries = isms_review_list_queries ();

  for (guint i = 0; i < queries->len; i++)
    {
      const IsmsReviewQuery *query = queries->pdata[i];
      g_autoptr (GPtrArray) rules = g_ptr_array_new ();

      for (guint j = 0; j < query->rules->len; j++)
        if (wanted == NULL || wanted (query->rules->pdata[j], data))
          g_ptr_array_add (rules, query->rules->pdata[j]);
      if (rules->len > 0 && !count_query (database, span, query, rules, counted, data, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * isms_review_load_live_risks:
 * @database: a connection of the calling thread
 * @day: a day, YYYY-MM-DD
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64): the ids of the risks that were not closed at the
 *   end of @day, as the figures count them; %NULL on error
 */
GHashTable *
isms_review_load_live_risks (IsmsDatabase *database, const char *day, GError **error)
{
  g_autoptr (IsmsReviewSpan) span = isms_review_span_new (database, 0, 0, NULL, day, error);
  g_autofree char *rows =
      write_out ("SELECT r.id FROM risk AS r WHERE r.archived = 0 AND {then risk r status} "
                 "<> 'closed'",
                 FALSE);
  g_autofree char *sql = g_strconcat (GIVEN "s AS (", rows, ") SELECT s.id FROM s", NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (IsmsStatement) statement =
      span != NULL ? isms_database_prepare (database, sql, error) : NULL;

  if (statement == NULL)
    return NULL;
  isms_review_span_bind (span, statement);
  while (isms_statement_next (statement, error))
    {
      gint64 id = isms_statement_get_int (statement, 0);

      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&ids);
}
