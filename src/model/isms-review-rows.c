/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The records behind a figure of a management review. What is said of one beside its title comes
 * from the fields that its lists show first, and is written by the database, so that as many as
 * there are can be stored in one statement. */

#include "isms-config.h"

#include "isms-review-board-private.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"

#define N_DETAILS 3
#define BETWEEN " · "

/* --- What is said of one --- */

static void
append_quoted (GString *sql, const char *text)
{
  g_autoptr (GString) quoted = g_string_new (text);

  g_string_replace (quoted, "'", "''", 0);
  g_string_append_printf (sql, "'%s'", quoted->str);
}

/* The words for what @field has, in SQL; FALSE: it is none that is said. */
static gboolean
append_words (GString *sql, const IsmsField *field)
{
  switch (field->kind)
    {
    case ISMS_FIELD_TEXT:
    case ISMS_FIELD_DATE:
    case ISMS_FIELD_REFERENCE:
      g_string_append_printf (sql, "v.%s", field->name);
      return TRUE;
    case ISMS_FIELD_CHOICE:
      g_string_append_printf (sql, "CASE v.%s", field->name);
      for (guint i = 0; field->choices[i].value != NULL; i++)
        {
          g_string_append (sql, " WHEN ");
          append_quoted (sql, field->choices[i].value);
          g_string_append (sql, " THEN ");
          append_quoted (sql, _ (field->choices[i].label));
        }
      g_string_append (sql, " END");
      return TRUE;
    case ISMS_FIELD_PROSE:
    case ISMS_FIELD_INTEGER:
    case ISMS_FIELD_REAL:
    case ISMS_FIELD_MONEY:
    case ISMS_FIELD_BOOLEAN:
    case ISMS_FIELD_TIME:
    case ISMS_FIELD_CHOICES:
    case ISMS_FIELD_LINKS:
    case ISMS_FIELD_RECORDS:
    default:
      return FALSE; /* numbers and marks say nothing without their heading */
    }
}

/*< private > */
char *
isms_review_write_detail (const IsmsKind *kind)
{
  g_autoptr (GPtrArray) fields = isms_kind_list_fields (kind);
  GString *sql = g_string_new ("concat_ws ('" BETWEEN "'");
  guint n = 0;

  for (guint i = 0; i < fields->len && n < N_DETAILS; i++)
    {
      const IsmsField *field = fields->pdata[i];
      g_autoptr (GString) words = g_string_new (NULL);

      if ((field->flags & ISMS_FIELD_LISTED) == 0 || g_str_equal (field->name, kind->title_field)
          || !append_words (words, field))
        continue;
      g_string_append_printf (sql, ", nullif (%s, '')", words->str);
      n++;
    }
  g_string_append (sql, n > 0 ? ")" : ", NULL)");
  return g_string_free_and_steal (sql);
}

/*< private >
 * isms_review_rule_dup_rows:
 * @self: a figure
 *
 * Returns: (transfer full): a statement that isms_review_span_bind () binds: the place, id, ref,
 * title and detail of the records behind it
 */
char *
isms_review_rule_dup_rows (const IsmsReviewRule *self)
{
  const IsmsKind *kind = isms_kind_find (self->source->kind);
  g_autofree char *ids = isms_review_rule_dup_select (self, "s.id");
  g_autofree char *detail = isms_review_write_detail (kind);

  return g_strdup_printf ("SELECT row_number () OVER (ORDER BY v.ref_key, v.id) AS place, v.id, "
                          "v.ref, v.%s AS title, nullif (%s, '') AS detail FROM %s AS v "
                          "WHERE v.id IN (%s) ORDER BY 1",
                          kind->title_field, detail, kind->view, ids);
}

/*< private >
 * isms_review_query_dup_listing:
 * @self: what is asked of a source
 * @rules: (element-type IsmsReviewRule): some of its figures
 *
 * One statement for all of them: to prepare it takes longer than to run it, as views go.
 *
 * Returns: (transfer full): a statement that isms_review_span_bind () binds, which stores the
 *   records behind the figures
 */
char *
isms_review_query_dup_listing (const IsmsReviewQuery *self, GPtrArray *rules)
{
  const IsmsKind *kind = isms_kind_find (self->source->kind);
  g_autofree char *found = isms_review_query_dup_found (self, rules);
  g_autofree char *detail = isms_review_write_detail (kind);

  return g_strdup_printf (
      "%sINSERT INTO review_listed (review_id, figure, place, kind, record_id, ref, title, detail) "
      "SELECT ?1, f.figure, row_number () OVER (PARTITION BY f.figure ORDER BY v.ref_key, v.id), "
      "'%s', v.id, v.ref, v.%s, nullif (%s, '') FROM f JOIN %s AS v ON v.id = f.id",
      found, kind->name, kind->title_field, detail, kind->view);
}

/* Days are kept as they are stored, and read as people read them. */
/*< private > */
char *
isms_review_read_detail (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", BETWEEN, -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *words = isms_day_is_valid (parts[i]) ? isms_day_dup_words (parts[i]) : NULL;

      if (words == NULL)
        continue;
      g_free (parts[i]);
      parts[i] = words;
    }
  return text != NULL ? g_strjoinv (BETWEEN, parts) : NULL;
}

/* --- Reading them --- */

/*< private > */
void
isms_review_row_free (gpointer data)
{
  IsmsReviewRow *self = data;

  g_free (self->ref);
  g_free (self->title);
  g_free (self->detail);
  g_free (self);
}

/* The columns: anything, id, ref, title, detail. */
static gboolean
read_rows (
    GPtrArray *rows, IsmsStatement *statement, const IsmsKind *kind, guint limit, GError **error)
{
  while ((limit == 0 || rows->len < limit) && isms_statement_next (statement, error))
    {
      IsmsReviewRow *row = g_new0 (IsmsReviewRow, 1);

      row->kind = kind;
      row->id = isms_statement_get_int (statement, 1);
      row->ref = isms_statement_dup_text (statement, 2);
      row->title = isms_statement_dup_text (statement, 3);
      row->detail = isms_review_read_detail (isms_statement_get_text (statement, 4));
      g_ptr_array_add (rows, row);
    }
  return !isms_statement_failed (statement);
}

static gboolean
read_stored (GPtrArray *rows,
             IsmsDatabase *database,
             const IsmsReviewBoard *board,
             const IsmsReviewFigure *figure,
             guint limit,
             GError **error)
{
  g_autofree char *there =
      figure->kind != NULL ? g_strdup_printf ("(SELECT k.id FROM %s AS k WHERE k.id = l.record_id)",
                                              figure->kind->name)
                           : g_strdup ("0");
  g_autofree char *sql = g_strdup_printf ("SELECT l.place, %s, l.ref, l.title, l.detail "
                                          "FROM review_listed AS l WHERE l.review_id = ?1 "
                                          "AND l.figure = ?2 ORDER BY l.place, l.id",
                                          there);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, board->review);
  isms_statement_bind_text (statement, 2, figure->name);
  return read_rows (rows, statement, figure->kind, limit, error);
}

static gboolean
read_live (GPtrArray *rows,
           IsmsDatabase *database,
           const IsmsReviewBoard *board,
           const IsmsReviewRule *rule,
           guint limit,
           GError **error)
{
  g_autoptr (IsmsReviewSpan) span = isms_review_board_find_span (board, database, error);
  g_autofree char *sql = isms_review_rule_dup_rows (rule);
  g_autoptr (IsmsStatement) statement =
      span != NULL ? isms_database_prepare (database, sql, error) : NULL;

  if (statement == NULL)
    return FALSE;
  isms_review_span_bind (span, statement);
  return read_rows (rows, statement, isms_kind_find (rule->source->kind), limit, error);
}

/**
 * isms_review_load_first_rows:
 * @database: a connection of the calling thread
 * @board: a board
 * @figure: the name of a figure on it
 * @limit: how many at most; 0: all
 * @error: return location
 *
 * The records that a figure counts; of a share or a mean, those that it is taken of. Of a board
 * that is stored, as they were called then: one that is not there any more has no id.
 *
 * Returns: (transfer full) (element-type IsmsReviewRow): them, by their refs; %NULL on error
 */
GPtrArray *
isms_review_load_first_rows (
    IsmsDatabase *database, IsmsReviewBoard *board, const char *figure, guint limit, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (isms_review_row_free);
  const IsmsReviewFigure *found = isms_review_board_get_figure (board, figure);
  const IsmsReviewRule *rule = isms_review_find_rule (figure);
  gboolean ok = TRUE;

  if (found != NULL && board->stored)
    ok = read_stored (rows, database, board, found, limit, error);
  else if (found != NULL && rule != NULL)
    ok = read_live (rows, database, board, rule, limit, error);
  return ok ? g_steal_pointer (&rows) : NULL;
}

/**
 * isms_review_load_rows:
 * @database: a connection of the calling thread
 * @board: a board
 * @figure: the name of a figure on it
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsReviewRow): all that isms_review_load_first_rows ()
 *   reads; %NULL on error
 */
GPtrArray *
isms_review_load_rows (IsmsDatabase *database,
                       IsmsReviewBoard *board,
                       const char *figure,
                       GError **error)
{
  return isms_review_load_first_rows (database, board, figure, 0, error);
}
