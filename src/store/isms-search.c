/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Search as one types: cheap, exact answers first, and ranking only where what is to be ranked is
 * little. A word of one letter may stand in every record, so that nothing may look at all hits. */

#include "isms-search.h"

#include <string.h>

#include "isms-database-private.h"
#include "isms-excerpt.h"

#define MAX_WORDS 12
#define MAX_RANKED 400
#define NUMBER_SHIFT 40

typedef struct
{
  IsmsDatabase *database;
  guint limit;
  GPtrArray *words; /* (char *), each with something to find in it */
  GArray *rows;     /* gint64, best first */
  GHashTable *seen;
} Search;

typedef struct
{
  char *words;
  guint limit;
} Query;

static void
free_query (Query *query)
{
  g_free (query->words);
  g_free (query);
}

/* The parts of @text between blanks that hold a letter or a digit. */
static GPtrArray *
split_words (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) parts = g_strsplit_set (valid, " \t\r\n", -1);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL && words->len < MAX_WORDS; i++)
    for (const char *p = parts[i]; *p != '\0'; p = g_utf8_next_char (p))
      if (g_unichar_isalnum (g_utf8_get_char (p)))
        {
          g_ptr_array_add (words, g_strdup (parts[i]));
          break;
        }
  return words;
}

static void
append_quoted (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *text);
    }
  g_string_append_c (out, '"');
}

/* Every word, as a prefix, anywhere. */
static char *
make_all_words (const Search *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->words->len; i++)
    {
      g_string_append (out, i > 0 ? " AND " : "");
      append_quoted (out, g_ptr_array_index (self->words, i));
      g_string_append (out, " *");
    }
  return g_string_free_and_steal (out);
}

/* The words in this order, as one. */
static char *
make_phrase (const Search *self)
{
  g_autoptr (GString) words = g_string_new (NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->words->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " " : "",
                            (char *) g_ptr_array_index (self->words, i));
  append_quoted (out, words->str);
  return g_string_free_and_steal (out);
}

/* The words in this order, at the beginning of a title. */
static char *
make_title_start (const Search *self)
{
  g_autofree char *phrase = make_phrase (self);

  return g_strconcat ("title : ^ ", phrase, " *", NULL);
}

/* "R-014", "r 014" and "r014" are the ref r014; NULL if there is no digit in it. */
static char *
make_ref (const Search *self)
{
  GString *out = g_string_new (NULL);
  gboolean digit = FALSE;

  for (guint i = 0; i < self->words->len; i++)
    for (const char *p = g_ptr_array_index (self->words, i); *p != '\0'; p = g_utf8_next_char (p))
      if (g_unichar_isalnum (g_utf8_get_char (p)))
        {
          g_string_append_unichar (out, g_utf8_get_char (p));
          digit |= g_unichar_isdigit (g_utf8_get_char (p));
        }
  if (!digit)
    g_string_truncate (out, 0);
  return out->len > 0 ? g_string_free_and_steal (out) : (g_string_free (out, TRUE), NULL);
}

static void
add_row (Search *self, gint64 row)
{
  if (g_hash_table_add (self->seen, g_memdup2 (&row, sizeof row)))
    g_array_append_val (self->rows, row);
}

static gboolean
add_rows (Search *self, const char *sql, const char *match, GError **error)
{
  g_autoptr (IsmsStatement) statement = NULL;

  if (self->rows->len >= self->limit)
    return TRUE;
  statement = isms_database_prepare (self->database, sql, error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_text (statement, 1, match);
  isms_statement_bind_int (statement, 2, self->limit);
  while (self->rows->len < self->limit && isms_statement_next (statement, error))
    add_row (self, isms_statement_get_int (statement, 0));
  return !isms_statement_failed (statement);
}

#define UNRANKED "SELECT rowid FROM search WHERE search MATCH ?1 LIMIT ?2"

/* By rank; what is found last comes after all else. */
static char *
write_ranked (const Search *self)
{
  g_autoptr (GString) last = g_string_new (NULL);

  for (const IsmsStoreTable *table = isms_database_get_tables (self->database);
       table != NULL && table->name != NULL; table++)
    if (table->found_last)
      g_string_append_printf (last, "%s%u", last->len > 0 ? ", " : "", table->number);
  return g_strdup_printf (
      "SELECT rowid FROM search WHERE search MATCH ?1 "
      "ORDER BY rowid >> %d IN (%s), bm25 (search, 8.0, 4.0, 1.0), rowid LIMIT ?2",
      NUMBER_SHIFT, last->str);
}

static gboolean
find_ref (Search *self, GError **error)
{
  g_autofree char *ref = make_ref (self);
  g_autofree char *typed = make_phrase (self); /* "A.5.3": dots part it in the index */
  g_autofree char *exact =
      ref != NULL ? g_strdup_printf ("ref : (\"%s\" OR %s)", ref, typed) : NULL;
  g_autofree char *prefix = ref != NULL ? g_strdup_printf ("ref : \"%s\" *", ref) : NULL;

  return ref == NULL
         || (add_rows (self, UNRANKED, exact, error) && add_rows (self, UNRANKED, prefix, error));
}

/* No word is so short that counting where it stands would take long. */
static gboolean
are_words_long (const Search *self)
{
  for (guint i = 0; i < self->words->len; i++)
    if (g_utf8_strlen (g_ptr_array_index (self->words, i), -1) < 3)
      return FALSE;
  return TRUE;
}

/* The first hits of @match, up to one more than are ranked: walking through the records in which a
 * frequent word stands is what takes time, so it is not done once to count and once to read. */
static GArray *
list_rows (Search *self, const char *match, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (IsmsStatement) statement = isms_database_prepare (self->database, UNRANKED, error);

  if (statement == NULL)
    return NULL;
  isms_statement_bind_text (statement, 1, match);
  isms_statement_bind_int (statement, 2,
                           are_words_long (self) ? MAX (self->limit, MAX_RANKED + 1) : self->limit);
  while (isms_statement_next (statement, error))
    {
      gint64 row = isms_statement_get_int (statement, 0);

      g_array_append_val (rows, row);
    }
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&rows);
}

static gboolean
find_words (Search *self, GError **error)
{
  g_autofree char *start = make_title_start (self);
  g_autofree char *all = make_all_words (self);
  g_autofree char *in_title = g_strdup_printf ("title : (%s)", all);
  g_autofree char *ranked = write_ranked (self);
  g_autoptr (GArray) listed = NULL;

  if (self->rows->len >= self->limit)
    return TRUE;
  listed = list_rows (self, all, error);
  if (listed == NULL)
    return FALSE;
  if (listed->len == 0)
    return TRUE;
  if (!add_rows (self, UNRANKED, start, error))
    return FALSE;
  if (listed->len <= MAX_RANKED && are_words_long (self))
    return add_rows (self, ranked, all, error);
  if (!add_rows (self, UNRANKED, in_title, error))
    return FALSE;
  for (guint i = 0; i < listed->len && self->rows->len < self->limit; i++)
    add_row (self, g_array_index (listed, gint64, i));
  return TRUE;
}

static const IsmsStoreTable *
find_table (const IsmsStoreTable *tables, guint number)
{
  for (; tables != NULL && tables->name != NULL; tables++)
    if (tables->number == number)
      return tables;
  return NULL;
}

/* ref, title, and what else is searched of one row. */
static char *
make_select (const IsmsStoreTable *table)
{
  GString *sql = g_string_new (table->prefix != NULL ? "SELECT ref" : "SELECT NULL");

  g_string_append_printf (sql, ", \"%s\"", table->title_column);
  for (guint i = 0; table->search_columns != NULL && table->search_columns[i] != NULL; i++)
    g_string_append_printf (sql, ", \"%s\"", table->search_columns[i]);
  if (table->search_part != NULL)
    g_string_append_printf (sql, ", (%s)", table->search_part);
  g_string_append_printf (sql, " FROM \"%s\" AS t WHERE id = ?1", table->name);
  return g_string_free_and_steal (sql);
}

static char *
make_snippet (Search *self, IsmsStatement *select)
{
  if (isms_excerpt_has_all (isms_statement_get_text (select, 1), self->words))
    return NULL;
  for (int i = 2; i < isms_statement_get_n_columns (select); i++)
    {
      char *excerpt = isms_excerpt_make (isms_statement_get_text (select, i), self->words);

      if (excerpt != NULL)
        return excerpt;
    }
  return NULL;
}

/* FALSE only on error: a row may be gone since the index was asked. */
static gboolean
add_hit (Search *self, GPtrArray *hits, gint64 row, GError **error)
{
  const IsmsStoreTable *table =
      find_table (isms_database_get_tables (self->database), row >> NUMBER_SHIFT);
  g_autofree char *sql = table != NULL ? make_select (table) : NULL;
  g_autoptr (IsmsStatement) select = NULL;
  IsmsSearchHit *hit;

  if (sql == NULL)
    return TRUE;
  select = isms_database_prepare (self->database, sql, error);
  if (select == NULL)
    return FALSE;
  row &= (G_GINT64_CONSTANT (1) << NUMBER_SHIFT) - 1;
  isms_statement_bind_int (select, 1, row);
  if (!isms_statement_next (select, error))
    {
      return !isms_statement_failed (select);
    }
  hit = g_new0 (IsmsSearchHit, 1);
  hit->table = table->number;
  hit->row = row;
  hit->ref = isms_statement_dup_text (select, 0);
  hit->title = isms_statement_dup_text (select, 1);
  hit->snippet = make_snippet (self, select);
  g_ptr_array_add (hits, hit);
  return TRUE;
}

static gboolean
run (Search *self, GPtrArray *hits, GError **error)
{
  if (self->words->len == 0)
    return TRUE;
  if (!find_ref (self, error) || !find_words (self, error))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    if (!add_hit (self, hits, g_array_index (self->rows, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gpointer
search_cb (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Query *query = data;

  return isms_search (database, query->words, query->limit, cancellable, error);
}

/**
 * isms_search_hit_free:
 * @self: (transfer full): a hit
 */
void
isms_search_hit_free (IsmsSearchHit *self)
{
  g_free (self->ref);
  g_free (self->title);
  g_free (self->snippet);
  g_free (self);
}

/**
 * isms_search:
 * @words: what somebody typed; any text
 * @limit: how many hits at most
 *
 * Finds records in which every word stands, as the beginning of a word. Archived records are found
 * too. On the thread of @database.
 *
 * Returns: (element-type IsmsSearchHit) (transfer full): best first; NULL on error
 */
GPtrArray *
isms_search (IsmsDatabase *database,
             const char *words,
             guint limit,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GPtrArray) hits =
      g_ptr_array_new_with_free_func ((GDestroyNotify) isms_search_hit_free);
  Search self = { .database = database, .limit = limit };
  gboolean done;

  self.words = split_words (words);
  self.rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  self.seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  isms_database_set_cancellable (database, cancellable);
  done = run (&self, hits, error);
  isms_database_set_cancellable (database, NULL);
  g_ptr_array_unref (self.words);
  g_array_unref (self.rows);
  g_hash_table_unref (self.seen);
  return done ? g_steal_pointer (&hits) : NULL;
}

/**
 * isms_search_async:
 *
 * isms_search () on the background reader.
 */
void
isms_search_async (IsmsStore *store,
                   const char *words,
                   guint limit,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  Query *query = g_new0 (Query, 1);

  query->words = g_strdup (words);
  query->limit = limit;
  isms_store_read_async (store, search_cb, query, (GDestroyNotify) free_query,
                         (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/**
 * isms_search_finish:
 *
 * Returns: (element-type IsmsSearchHit) (transfer full): as isms_search ()
 */
GPtrArray *
isms_search_finish (IsmsStore *store, GAsyncResult *result, GError **error)
{
  return isms_store_read_finish (store, result, error);
}

static gboolean
is_of_word (gunichar letter)
{
  return g_unichar_isalnum (letter) || g_unichar_ismark (letter);
}

/**
 * isms_search_write_match:
 * @words: any text
 *
 * Returns: (transfer full) (nullable): the words as the index asks for them, each a quoted prefix,
 *   what dots join as one ("8.12" is a number, not an 8 and a 12); %NULL: there is no word in it
 */
char *
isms_search_write_match (const char *words)
{
  GString *match = g_string_new (NULL);
  gboolean inside = FALSE;

  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);
      gboolean is_word = is_of_word (letter);

      if (inside && letter == '.' && is_of_word (g_utf8_get_char (at + 1)))
        {
          g_string_append_c (match, letter);
          continue;
        }
      if (is_word && !inside)
        g_string_append (match, match->len > 0 ? " \"" : "\"");
      if (!is_word && inside)
        g_string_append (match, "\"*");
      if (is_word)
        g_string_append_unichar (match, letter);
      inside = is_word;
    }
  if (inside)
    g_string_append (match, "\"*");

  return g_string_free (match, match->len == 0);
}

/**
 * isms_search_bind:
 * @statement: a statement with ISMS_SEARCH_ROWS in it
 * @index: (inout): the number of its first parameter; behind its last afterwards
 * @table: the number of the table in the index
 * @match: from isms_search_write_match ()
 */
void
isms_search_bind (IsmsStatement *statement, int *index, guint table, const char *match)
{
  gint64 first = (gint64) table << NUMBER_SHIFT;

  isms_statement_bind_text (statement, (*index)++, match);
  isms_statement_bind_int (statement, (*index)++, first);
  isms_statement_bind_int (statement, (*index)++,
                           first + ((G_GINT64_CONSTANT (1) << NUMBER_SHIFT) - 1));
}
