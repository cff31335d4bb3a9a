/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* There is one definition of what follows from what: the view. Here its own words are read from the
 * schema and put under common table expressions that carry the names of its tables, so that it
 * finds those rows instead. A row is brought back by the journal: each column has the value that
 * the first change since then replaced. Each value is looked up by itself, and only where a
 * statement asks for it, so that a page of rows costs little however long the journal is.
 *
 * Ratings go by the day they are dated, risks by their first one: see
 * docs/decisions/as-of-a-day.md. */

#include "isms-config.h"

#include "isms-as-of.h"

#include <stdlib.h>
#include <string.h>

#include "isms-day.h"
#include "isms-store.h"

typedef struct
{
  const IsmsKind *kind;
  const char *view;
  const char *date;
  char *cutoff; /* the end of that day, UTC */
  IsmsDatabase *database;
  gint64 step;        /* the first one after it */
  gint64 change;      /* the first of its changes */
  gboolean returned;  /* something was undone or redone since */
  gboolean moved;     /* some action is for another record since */
  GHashTable *gone;   /* (char *) tables that lost rows since */
  GPtrArray *touched; /* (char *) tables changed since, and those of ratings and of the kind */
  GPtrArray *views;   /* (char *) what the view reads that is a view too, or kept of one */
  GPtrArray *bodies;  /* (char *) theirs, and that of the view in the end */
} Past;

static void
clear_past (Past *self)
{
  g_free (self->cutoff);
  g_clear_pointer (&self->gone, g_hash_table_unref);
  g_clear_pointer (&self->touched, g_ptr_array_unref);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  g_clear_pointer (&self->bodies, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Past, clear_past)

/* Days are those of the desktop, as ratings are dated. */
static char *
find_cutoff (const char *date)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate day;
  g_autoptr (GDateTime) start = NULL;
  g_autoptr (GDateTime) end = NULL;
  g_autoptr (GDateTime) utc = NULL;

  if (!isms_day_parse (date, &day))
    return NULL;
  start = g_date_time_new (zone, g_date_get_year (&day), (int) g_date_get_month (&day),
                           g_date_get_day (&day), 0, 0, 0.0);
  end = start != NULL ? g_date_time_add_days (start, 1) : NULL;
  utc = end != NULL ? g_date_time_to_utc (end) : NULL;
  return utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

static gboolean
find_step (Past *self, GError **error)
{
  g_autofree char *last = g_strdup_printf (
      "SELECT ifnull (max (id), 0) + 1 FROM journal WHERE at < '%s'", self->cutoff);
  g_autofree char *first = NULL;
  g_autofree char *returned = NULL;
  gint64 found = 0;
  g_autoptr (GError) failure = NULL;

  isms_database_query_int (self->database, last, &self->step, &failure);
  first = g_strdup_printf ("SELECT ifnull (min (first_change), %" G_GINT64_FORMAT
                           ") FROM journal WHERE id >= %" G_GINT64_FORMAT,
                           G_MAXINT64, self->step);
  if (failure == NULL)
    isms_database_query_int (self->database, first, &self->change, &failure);
  returned = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM journal WHERE id >= %" G_GINT64_FORMAT
                              " AND kind <> 'do')",
                              self->step);
  if (failure == NULL)
    isms_database_query_int (self->database, returned, &found, &failure);
  self->returned = found != 0;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* An import may say that an action is for something else; nothing else does. */
static gboolean
find_moved (Past *self, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT EXISTS (SELECT 1 FROM journal_change WHERE tbl = 'action' AND op = 'u'"
      " AND seq >= %" G_GINT64_FORMAT
      " AND (instr (before, '\"for_id\":') > 0 OR instr (before, '\"for_kind\":') > 0))",
      self->change);
  gint64 found;

  if (!isms_database_query_int (self->database, sql, &found, error))
    return FALSE;
  self->moved = found != 0;
  return TRUE;
}

static gboolean
find_touched (Past *self, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT tbl, max (op = 'd') FROM journal_change WHERE seq >= %" G_GINT64_FORMAT
      " GROUP BY tbl ORDER BY tbl",
      self->change);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (self->database, sql, error);

  if (statement == NULL)
    return FALSE;
  self->gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->touched = g_ptr_array_new_with_free_func (g_free);
  while (isms_statement_next (statement, error))
    {
      const char *table = isms_statement_get_text (statement, 0);

      if (isms_statement_get_int (statement, 1) != 0)
        g_hash_table_add (self->gone, g_strdup (table));
      if (!g_str_equal (table, "rating") && !g_str_equal (table, self->kind->name))
        g_ptr_array_add (self->touched, g_strdup (table));
    }
  return !isms_statement_failed (statement);
}

/* (element-type utf8): without those that follow from others. */
static GPtrArray *
read_columns (Past *self, const char *table, gboolean *has_key, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT name, hidden FROM pragma_table_xinfo ('%s') ORDER BY cid", table);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (self->database, sql, error);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);

  *has_key = FALSE;
  if (statement == NULL)
    return NULL;
  while (isms_statement_next (statement, error))
    if (isms_statement_get_int (statement, 1) == 0)
      g_ptr_array_add (columns, isms_statement_dup_text (statement, 0));
    else
      *has_key |= g_str_equal (isms_statement_get_text (statement, 0), "ref_key");
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&columns);
}

static gboolean
has_column (GPtrArray *columns, const char *name)
{
  return g_ptr_array_find_with_equal_func (columns, name, g_str_equal, NULL);
}

/* "(SELECT op FROM … LIMIT 1)": of the first change of the row since then. */
static void
append_first_op (GString *sql, const Past *self, const char *table, const char *id)
{
  g_string_append_printf (sql,
                          "(SELECT op FROM main.journal_change WHERE tbl = '%s' AND row = %s"
                          " AND seq >= %" G_GINT64_FORMAT " ORDER BY seq LIMIT 1)",
                          table, id, self->change);
}

/* Was brought back by an undo or a redo after it had gone before that day. */
static void
append_returned (GString *sql, const Past *self, const char *table)
{
  if (!self->returned)
    return;
  g_string_append_printf (sql,
                          " AND ifnull ((SELECT op = 'i' AND (SELECT kind FROM main.journal"
                          " WHERE id = step) <> 'do' FROM main.journal_change WHERE tbl = '%s'"
                          " AND row = r.id AND seq >= %" G_GINT64_FORMAT
                          " ORDER BY seq LIMIT 1), 0) = 0",
                          table, self->change);
}

/* Never changed, so that the indexes of the table serve: what was accepted, and as a rule what an
 * action is for. */
static gboolean
is_kept (const Past *self, const char *table, const char *column)
{
  if (g_str_equal (table, "acceptance"))
    return g_str_equal (column, "risk_id") || g_str_equal (column, "what")
           || g_str_equal (column, "accepted_on");
  return !self->moved && g_str_equal (table, "action")
         && (g_str_equal (column, "for_kind") || g_str_equal (column, "for_id"));
}

/* The value that the first change since then replaced, if there was one. Keys stand unescaped in
 * what the journal keeps, quotes in text do not: so the search for the key is exact. */
static void
append_column (GString *sql, const Past *self, const char *table, const char *column)
{
  g_autofree char *changes = g_strdup_printf (
      "FROM main.journal_change WHERE tbl = '%s' AND row = r.id AND seq >= %" G_GINT64_FORMAT
      " AND instr (before, '\"%s\":') > 0",
      table, self->change, column);

  if (g_str_equal (column, "id") || g_str_equal (column, "uid")
      || g_str_equal (column, "created_at") || is_kept (self, table, column))
    g_string_append_printf (sql, "r.\"%s\"", column);
  else
    g_string_append_printf (sql,
                            "CASE WHEN EXISTS (SELECT 1 %s) THEN (SELECT before ->> '%s' %s"
                            " ORDER BY seq LIMIT 1) ELSE r.\"%s\" END AS \"%s\"",
                            changes, column, changes, column, column);
}

static void
append_gone_column (GString *sql, const Past *self, const char *table, const char *column)
{
  if (g_str_equal (column, "id"))
    g_string_append (sql, "r.row");
  else
    g_string_append_printf (
        sql,
        "(SELECT before ->> '%s' FROM main.journal_change WHERE tbl = '%s' AND row = r.row"
        " AND seq >= %" G_GINT64_FORMAT " AND instr (before, '\"%s\":') > 0 ORDER BY seq LIMIT 1)",
        column, table, self->change, column);
}

/* Rows that were deleted since. */
static void
append_gone (GString *sql, const Past *self, const char *table, GPtrArray *columns)
{
  if (!g_hash_table_contains (self->gone, table))
    return;
  g_string_append (sql, " UNION ALL SELECT ");
  for (guint i = 0; i < columns->len; i++)
    {
      g_string_append (sql, i > 0 ? ", " : "");
      append_gone_column (sql, self, table, g_ptr_array_index (columns, i));
    }
  g_string_append_printf (sql,
                          " FROM main.journal_change AS r WHERE r.tbl = '%1$s' AND r.op = 'd'"
                          " AND r.seq >= %2$" G_GINT64_FORMAT
                          " AND NOT EXISTS (SELECT 1 FROM main.\"%1$s\" WHERE id = r.row)"
                          " AND NOT EXISTS (SELECT 1 FROM main.journal_change AS e"
                          " WHERE e.tbl = '%1$s' AND e.row = r.row AND e.seq >= %2$" G_GINT64_FORMAT
                          " AND e.seq < r.seq AND e.op <> 'u')",
                          table, self->change);
  if (g_str_equal (table, "rating"))
    g_string_append_printf (sql, " AND r.before ->> 'rated_on' <= '%s'", self->date);
}

/* Which of the rows that there are were there already. What others only point at is not asked. */
static void
append_presence (GString *sql, const Past *self, const char *table, GPtrArray *columns)
{
  g_autofree char *parent = g_strconcat (self->kind->name, "_id", NULL);
  gboolean is_for = !has_column (columns, parent) && has_column (columns, "for_id");
  g_autofree char *parent_id = g_strconcat ("r.", is_for ? "for_id" : parent, NULL);

  if (g_str_equal (table, "rating"))
    {
      g_string_append_printf (sql, "r.rated_on <= '%s'", self->date);
      append_returned (sql, self, table);
    }
  else if (g_str_equal (table, self->kind->name))
    {
      g_string_append_printf (sql, "(r.created_at < '%s'", self->cutoff);
      append_returned (sql, self, table);
      if (g_str_equal (table, "risk"))
        g_string_append (sql, " OR EXISTS (SELECT 1 FROM rating WHERE risk_id = r.id)");
      g_string_append_c (sql, ')');
    }
  else if (is_for || has_column (columns, parent))
    {
      append_first_op (sql, self, table, "r.id");
      g_string_append (sql, " IS NOT 'i' OR ");
      append_first_op (sql, self, self->kind->name, parent_id);
      g_string_append (sql, " IS 'i'");
    }
  else
    {
      g_string_append (sql, "TRUE");
    }
}

/* "SELECT …": the rows of @table as they were. */
static gboolean
append_rows (GString *sql, Past *self, const char *table, GError **error)
{
  gboolean has_key;
  g_autoptr (GPtrArray) columns = read_columns (self, table, &has_key, error);

  if (columns == NULL)
    return FALSE;
  if (has_key)
    g_string_append (sql, "SELECT *, upper (rtrim (ref, '0123456789')) || printf ('%012d', CAST "
                          "(substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER)) "
                          "AS ref_key FROM (");
  g_string_append (sql, "SELECT ");
  for (guint i = 0; i < columns->len; i++)
    {
      const char *column = g_ptr_array_index (columns, i);

      g_string_append (sql, i > 0 ? ", " : "");
      if (g_str_equal (table, "rating"))
        g_string_append_printf (sql, "r.\"%s\"", column);
      else
        append_column (sql, self, table, column);
    }
  g_string_append_printf (sql, " FROM main.\"%s\" AS r WHERE ", table);
  append_presence (sql, self, table, columns);
  append_gone (sql, self, table, columns);
  g_string_append (sql, has_key ? ")" : "");
  return TRUE;
}

static gboolean
append_table (GString *sql, Past *self, const char *table, GError **error)
{
  g_string_append_printf (sql, "%s\"%s\" AS NOT MATERIALIZED (", sql->len > 0 ? ", " : "WITH ",
                          table);
  if (!append_rows (sql, self, table, error))
    return FALSE;
  g_string_append_c (sql, ')');
  return TRUE;
}

/* Whatever the clock is asked for, and in what form, it says @date; that is a day of this place
 * already. */
static char *
stop_clock (const char *sql, const char *date, GError **error)
{
  g_autoptr (GRegex) now =
      g_regex_new ("'now'(\\s*,\\s*'localtime')?", G_REGEX_CASELESS, G_REGEX_MATCH_DEFAULT, error);
  g_autofree char *day = g_strdup_printf ("'%s'", date);

  return now != NULL ? g_regex_replace_literal (now, sql, -1, 0, day, G_REGEX_MATCH_DEFAULT, error)
                     : NULL;
}

/* What stands after AS in a view's own definition, with that day for today. What is kept of a view
 * is of now: the view itself is asked. */
static char *
read_body (Past *self, const char *view, GError **error)
{
  g_autofree char *sql = NULL;
  g_autofree char *body = NULL;

  if (g_str_has_prefix (view, ISMS_STORE_KEPT))
    return g_strconcat ("SELECT * FROM ", view + strlen (ISMS_STORE_KEPT), NULL);
  sql = g_strdup_printf (
      "SELECT substr (sql, instr (sql, ' AS') + 4) FROM sqlite_schema WHERE name = '%s'", view);
  body = isms_database_query_text (self->database, sql, error);
  return body != NULL ? stop_clock (body, self->date, error) : NULL;
}

/* FROM or JOIN, and the name as a whole word. */
static gboolean
names_table (const char *body, const char *table)
{
  gsize length = strlen (table);

  for (const char *at = strstr (body, table); at != NULL; at = strstr (at + length, table))
    if (at - body >= 5 && (strncmp (at - 5, "FROM ", 5) == 0 || strncmp (at - 5, "JOIN ", 5) == 0)
        && !g_ascii_isalnum (at[length]) && at[length] != '_')
      return TRUE;
  return FALSE;
}

/* Those that the view reads come before it. */
static gboolean
read_view (Past *self, const char *view, GPtrArray *all, GError **error)
{
  char *body = read_body (self, view, error);

  if (body == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      const char *other = g_ptr_array_index (all, i);

      if (names_table (body, other) && !has_column (self->views, other))
        {
          g_autofree char *copy = g_strdup (other);

          if (!read_view (self, copy, all, error))
            {
              g_free (body);
              return FALSE;
            }
        }
    }
  g_ptr_array_add (self->views, g_strdup (view));
  g_ptr_array_add (self->bodies, body);
  return TRUE;
}

static gboolean
read_views (Past *self, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (self->database,
                             "SELECT name FROM sqlite_schema WHERE type = 'view' OR (type = "
                             "'table' AND name GLOB '" ISMS_STORE_KEPT "*') ORDER BY name",
                             error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    g_ptr_array_add (all, isms_statement_dup_text (statement, 0));
  self->views = g_ptr_array_new_with_free_func (g_free);
  self->bodies = g_ptr_array_new_with_free_func (g_free);
  return !isms_statement_failed (statement) && read_view (self, self->view, all, error);
}

static gboolean
is_read (const Past *self, const char *table)
{
  for (guint i = 0; i < self->bodies->len; i++)
    if (names_table (self->bodies->pdata[i], table))
      return TRUE;
  return FALSE;
}

/* The views that are read, over the tables. */
static void
append_views (GString *sql, const Past *self)
{
  guint last = self->views->len - 1;

  for (guint i = 0; i < last; i++)
    g_string_append_printf (sql, ", \"%s\" AS NOT MATERIALIZED (%s)",
                            (char *) self->views->pdata[i], (char *) self->bodies->pdata[i]);
  g_string_append_printf (sql, " SELECT * FROM (%s)", (char *) self->bodies->pdata[last]);
}

/*< private >
 * isms_as_of_write_view:
 * @kind: whose records they are, or belong to
 * @view: what to read
 * @date: a day, YYYY-MM-DD
 * @database: a connection of the calling thread
 * @ratings: (out) (transfer full) (nullable): "SELECT …": the ratings that there were, which may
 *   have been taken back since; %NULL where the view has none
 * @error: return location
 *
 * Returns: (transfer full): "WITH … SELECT * FROM (…)", to be put in brackets, perhaps after a
 *   WHERE; the rows of the view at the end of that day. %NULL on error
 */
char *
isms_as_of_write_view (const IsmsKind *kind,
                       const char *view,
                       const char *date,
                       IsmsDatabase *database,
                       char **ratings,
                       GError **error)
{
  g_auto (Past) past = { .kind = kind, .view = view, .date = date, .database = database };
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GString) rated = NULL;

  g_return_val_if_fail (isms_day_is_valid (date), NULL);

  past.cutoff = find_cutoff (date);
  if (!read_views (&past, error) || !find_step (&past, error) || !find_moved (&past, error)
      || !find_touched (&past, error))
    return NULL;
  if (is_read (&past, "rating"))
    {
      rated = g_string_new (NULL);
      if (!append_rows (rated, &past, "rating", error))
        return NULL;
      g_string_append_printf (sql, "WITH rating AS NOT MATERIALIZED (%s)", rated->str);
    }
  for (guint i = 0; i < past.touched->len; i++)
    if (is_read (&past, g_ptr_array_index (past.touched, i))
        && !append_table (sql, &past, g_ptr_array_index (past.touched, i), error))
      return NULL;
  if (!append_table (sql, &past, kind->name, error))
    return NULL;
  append_views (sql, &past);
  *ratings = rated != NULL ? g_string_free_and_steal (g_steal_pointer (&rated)) : NULL;
  return g_string_free_and_steal (g_steal_pointer (&sql));
}

/*< private >
 * isms_as_of_write:
 *
 * As isms_as_of_write_view (), for the view of @kind.
 */
char *
isms_as_of_write (
    const IsmsKind *kind, const char *date, IsmsDatabase *database, char **ratings, GError **error)
{
  return isms_as_of_write_view (kind, kind->view, date, database, ratings, error);
}
