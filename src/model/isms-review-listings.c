/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The first records behind several figures of a management review, each once, with the figures that
 * it is behind: what a report lists. What is said of one is asked for those that are listed alone,
 * however many there are. */

#include "isms-config.h"

#include "isms-review-board-private.h"

#include <string.h>

typedef struct
{
  IsmsDatabase *database;
  IsmsReviewBoard *board;
  const char *const *figures;
  GPtrArray **rows;     /* for each of them (element-type IsmsReviewRow) */
  GHashTable *listings; /* IsmsReviewRow → IsmsReviewListing */
  GPtrArray *found;     /* (element-type IsmsReviewListing), in order */
} Search;

static void
free_listing (gpointer data)
{
  IsmsReviewListing *self = data;

  isms_review_row_free (self->row);
  g_free (self->figures);
  g_free (self);
}

static guint
hash_row (gconstpointer row)
{
  return g_str_hash (((const IsmsReviewRow *) row)->ref);
}

/* By their refs, as one that was stored may not be there any more. */
static gboolean
same_row (gconstpointer a, gconstpointer b)
{
  const IsmsReviewRow *first = a;
  const IsmsReviewRow *second = b;

  return first->kind == second->kind && g_str_equal (first->ref, second->ref);
}

/* --- All of them, by name --- */

static gboolean
counts_some (const Search *self, const char *name)
{
  const IsmsReviewFigure *figure = isms_review_board_get_figure (self->board, name);

  return figure != NULL && figure->has_value && figure->value > 0;
}

static gboolean
find_place (const Search *self, const char *name, guint *place)
{
  for (*place = 0; self->figures[*place] != NULL; (*place)++)
    if (g_strcmp0 (self->figures[*place], name) == 0)
      return TRUE;
  return FALSE;
}

/* Those of one source at once: what it reads takes longer than all else. */
static gboolean
read_source (Search *self, const IsmsReviewSpan *span, const IsmsReviewQuery *query, GError **error)
{
  const IsmsKind *kind = isms_kind_find (query->source->kind);
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  g_autoptr (IsmsStatement) statement = NULL;
  g_autofree char *found = NULL, *sql = NULL;
  guint place;

  for (guint i = 0; i < query->rules->len; i++)
    {
      const IsmsReviewRule *rule = query->rules->pdata[i];

      if (find_place (self, rule->name, &place) && counts_some (self, rule->name))
        g_ptr_array_add (rules, (gpointer) rule);
    }
  if (rules->len == 0)
    return TRUE;
  found = isms_review_query_dup_found (query, rules);
  sql = g_strdup_printf ("%sSELECT f.figure, t.id, t.ref, t.%s FROM f JOIN %s AS t ON t.id = f.id "
                         "ORDER BY t.ref_key, t.id",
                         found, kind->title_field, kind->name);
  statement = isms_database_prepare (self->database, sql, error);
  if (statement == NULL)
    return FALSE;
  isms_review_span_bind (span, statement);
  while (isms_statement_next (statement, error))
    {
      IsmsReviewRow *row = g_new0 (IsmsReviewRow, 1);

      row->kind = kind;
      row->id = isms_statement_get_int (statement, 1);
      row->ref = isms_statement_dup_text (statement, 2);
      row->title = isms_statement_dup_text (statement, 3);
      find_place (self, isms_statement_get_text (statement, 0), &place);
      g_ptr_array_add (self->rows[place], row);
    }
  return !isms_statement_failed (statement);
}

static gboolean
read_live (Search *self, GError **error)
{
  GPtrArray *queries = isms_review_list_queries ();
  g_autoptr (IsmsReviewSpan) span =
      isms_review_board_find_span (self->board, self->database, error);

  if (span == NULL)
    return FALSE;
  for (guint i = 0; i < queries->len; i++)
    if (!read_source (self, span, queries->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
read_stored (Search *self, GError **error)
{
  for (guint i = 0; self->figures[i] != NULL; i++)
    if (counts_some (self, self->figures[i]))
      {
        GPtrArray *rows =
            isms_review_load_rows (self->database, self->board, self->figures[i], error);

        if (rows == NULL)
          return FALSE;
        g_ptr_array_unref (self->rows[i]);
        self->rows[i] = rows;
      }
  return TRUE;
}

/* --- Each once --- */

static IsmsReviewRow *
copy_row (const IsmsReviewRow *row)
{
  IsmsReviewRow *copy = g_new0 (IsmsReviewRow, 1);

  copy->kind = row->kind;
  copy->id = row->id;
  copy->ref = g_strdup (row->ref);
  copy->title = g_strdup (row->title);
  copy->detail = g_strdup (row->detail);
  return copy;
}

/* Takes the rows of a figure; returns how many of them are new. */
static guint
collect (Search *self, guint place, GHashTable *seen, guint limit)
{
  const IsmsReviewFigure *figure = isms_review_board_get_figure (self->board, self->figures[place]);
  GPtrArray *rows = self->rows[place];
  guint n_new = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const IsmsReviewRow *row = rows->pdata[i];
      IsmsReviewListing *listing = g_hash_table_lookup (self->listings, row);

      n_new += g_hash_table_add (seen, (gpointer) row);
      if (listing != NULL)
        {
          g_autofree char *before = g_steal_pointer (&listing->figures);

          listing->figures = g_strdup_printf ("%s\n%s", before, figure->label);
        }
      else if (self->found->len < limit)
        {
          listing = g_new0 (IsmsReviewListing, 1);
          listing->row = copy_row (row);
          listing->figures = g_strdup (figure->label);
          g_ptr_array_add (self->found, listing);
          g_hash_table_insert (self->listings, listing->row, listing);
        }
    }
  return n_new;
}

/* --- What is said of them --- */

static gboolean
add_details (Search *self, const IsmsKind *kind, GError **error)
{
  g_autofree char *detail = isms_review_write_detail (kind);
  g_autofree char *sql =
      g_strdup_printf ("SELECT nullif (%s, '') FROM %s AS v WHERE v.id = ?1", detail, kind->view);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (self->database, sql, error);

  for (guint i = 0; statement != NULL && i < self->found->len; i++)
    {
      IsmsReviewRow *row = ((IsmsReviewListing *) self->found->pdata[i])->row;

      if (row->kind != kind)
        continue;
      isms_statement_reset (statement);
      isms_statement_bind_int (statement, 1, row->id);
      if (isms_statement_next (statement, error))
        row->detail = isms_review_read_detail (isms_statement_get_text (statement, 0));
      else if (isms_statement_failed (statement))
        return FALSE;
    }
  return statement != NULL;
}

static gboolean
add_all_details (Search *self, GError **error)
{
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->found->len; i++)
    {
      const IsmsKind *kind = ((IsmsReviewListing *) self->found->pdata[i])->row->kind;

      if (g_hash_table_add (done, (gpointer) kind) && !add_details (self, kind, error))
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
search (Search *self, guint limit, guint *n_all, GError **error)
{
  g_autoptr (GHashTable) listings = g_hash_table_new (hash_row, same_row);
  g_autoptr (GHashTable) seen = g_hash_table_new (hash_row, same_row);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (free_listing);

  self->listings = listings;
  self->found = found;
  *n_all = 0;
  if (!(self->board->stored ? read_stored : read_live) (self, error))
    return NULL;
  for (guint i = 0; self->figures[i] != NULL; i++)
    *n_all += collect (self, i, seen, limit != 0 ? limit : G_MAXUINT);
  if (!self->board->stored && !add_all_details (self, error))
    return NULL;
  return g_steal_pointer (&found);
}

/**
 * isms_review_load_listings:
 * @database: a connection of the calling thread
 * @board: a board
 * @figures: (array zero-terminated=1): names of figures on it, the first to be listed first
 * @limit: how many records at most; 0: all
 * @n_all: (out): how many there are
 * @error: return location
 *
 * Of each figure that counts some, the records behind it as isms_review_load_rows () has them. A
 * record that is behind several figures stands once, with all of them.
 *
 * Returns: (transfer full) (element-type IsmsReviewListing): them; %NULL on error
 */
GPtrArray *
isms_review_load_listings (IsmsDatabase *database,
                           IsmsReviewBoard *board,
                           const char *const *figures,
                           guint limit,
                           guint *n_all,
                           GError **error)
{
  const guint n = g_strv_length ((GStrv) figures);
  g_autofree GPtrArray **rows = g_new0 (GPtrArray *, n + 1);
  Search self = { .database = database, .board = board, .figures = figures, .rows = rows };
  GPtrArray *found;

  for (guint i = 0; i < n; i++)
    rows[i] = g_ptr_array_new_with_free_func (isms_review_row_free);
  found = search (&self, limit, n_all, error);
  for (guint i = 0; i < n; i++)
    g_ptr_array_unref (rows[i]);
  return found;
}
