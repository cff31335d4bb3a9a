/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the file that came in last said of a framework and its controls, as digests: what reads
 * otherwise now was written by a person since, and is theirs. A line for each record: its id, 0 for
 * the framework, then a digest for each text, "-" for none. */

#include "isms-config.h"

#include "isms-framework-import-private.h"

#define DIGEST_LETTERS 16

struct _FrameworkSaid
{
  GHashTable *lines; /* of gint64: char ** of FRAMEWORK_N_SAID */
};

static char *
dup_digest (const char *text)
{
  g_autofree char *whole = NULL;

  if (text == NULL)
    return g_strdup ("-");
  whole = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  return g_strndup (whole, DIGEST_LETTERS);
}

static FrameworkSaid *
said_new (void)
{
  FrameworkSaid *self = g_new0 (FrameworkSaid, 1);

  self->lines =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_strfreev);
  return self;
}

void
isms_framework_said_free (FrameworkSaid *self)
{
  g_hash_table_unref (self->lines);
  g_free (self);
}

static void
take_line (FrameworkSaid *self, gint64 id, char **digests)
{
  g_hash_table_replace (self->lines, g_memdup2 (&id, sizeof id), digests);
}

static void
parse (FrameworkSaid *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);

      if (g_strv_length (words) == FRAMEWORK_N_SAID + 1)
        take_line (self, g_ascii_strtoll (words[0], NULL, 10), g_strdupv (words + 1));
    }
}

/* Of what no file was kept of, the words that a record began with. */
static gboolean
load_first (FrameworkSaid *self, gint64 framework, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) select = isms_database_prepare (
      database,
      "SELECT c.id, json_extract (j.after, '$.title'), json_extract (j.after, '$.wording'),"
      " json_extract (j.after, '$.theme') FROM control AS c"
      " JOIN journal_change AS j ON j.tbl = 'control' AND j.row = c.id AND j.op = 'i'"
      " WHERE c.framework_id = ? ORDER BY j.seq",
      error);

  if (select == NULL)
    return FALSE;
  isms_statement_bind_int (select, 1, framework);
  while (isms_statement_next (select, error))
    {
      gint64 id = isms_statement_get_int (select, 0);
      g_autofree char *title = isms_framework_dup_line (isms_statement_get_text (select, 1));
      g_autofree char *wording = isms_framework_dup_prose (isms_statement_get_text (select, 2));
      g_autofree char *theme = isms_framework_dup_line (isms_statement_get_text (select, 3));

      isms_framework_said_set (self, id, title, wording, theme);
    }
  return !isms_statement_failed (select);
}

/* A file of an older format, which is only looked at, has no such table. */
static gboolean
load_last (FrameworkSaid *self, gint64 framework, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) select = NULL;
  gint64 has_table = 0;

  if (!isms_database_query_int (database,
                                "SELECT count (*) FROM sqlite_schema WHERE name = 'framework_said'",
                                &has_table, error))
    return FALSE;
  if (has_table == 0)
    return TRUE;
  select = isms_database_prepare (database,
                                  "SELECT said FROM framework_said WHERE framework_id = ?", error);
  if (select == NULL)
    return FALSE;
  isms_statement_bind_int (select, 1, framework);
  if (isms_statement_next (select, error))
    parse (self, isms_statement_get_text (select, 0));
  return !isms_statement_failed (select);
}

/* What files said until now of @framework; 0: of one that is not there yet. */
FrameworkSaid *
isms_framework_said_load (gint64 framework, IsmsDatabase *database, GError **error)
{
  g_autoptr (FrameworkSaid) self = said_new ();

  if (framework != 0
      && (!load_first (self, framework, database, error)
          || !load_last (self, framework, database, error)))
    return NULL;
  return g_steal_pointer (&self);
}

/* What a file says nothing of stands as one before said it. */
void
isms_framework_said_set (
    FrameworkSaid *self, gint64 id, const char *title, const char *wording, const char *theme)
{
  const char *const texts[] = { title, wording, theme };
  char **before = g_hash_table_lookup (self->lines, &id);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < FRAMEWORK_N_SAID; i++)
    g_strv_builder_take (builder, texts[i] == NULL && before != NULL ? g_strdup (before[i])
                                                                     : dup_digest (texts[i]));
  take_line (self, id, g_strv_builder_end (builder));
}

/* Is @text, as it stands here, somebody's own? */
gboolean
isms_framework_said_is_own (FrameworkSaid *self, gint64 id, guint which, const char *text)
{
  char **digests = g_hash_table_lookup (self->lines, &id);
  g_autofree char *digest = dup_digest (text);

  return digests != NULL && !g_str_equal (digests[which], digest);
}

/* Did a file say just @text? */
gboolean
isms_framework_said_has (FrameworkSaid *self, gint64 id, guint which, const char *text)
{
  return g_hash_table_contains (self->lines, &id)
         && !isms_framework_said_is_own (self, id, which, text);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 first = **(const gint64 *const *) a;
  gint64 second = **(const gint64 *const *) b;

  return (first > second) - (first < second);
}

static char *
dup_text (FrameworkSaid *self)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) ids = g_hash_table_get_keys_as_ptr_array (self->lines);

  g_ptr_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *digests = g_strjoinv (" ", g_hash_table_lookup (self->lines, ids->pdata[i]));

      g_string_append_printf (text, "%" G_GINT64_FORMAT " %s\n", *(gint64 *) ids->pdata[i],
                              digests);
    }
  return g_string_free_and_steal (text);
}

/* Inside the step of the import. */
gboolean
isms_framework_said_write (FrameworkSaid *self,
                           gint64 framework,
                           IsmsWriter *writer,
                           GError **error)
{
  g_autofree char *text = dup_text (self);
  g_autoptr (IsmsRow) row = isms_row_new ();
  g_autoptr (IsmsStatement) select =
      isms_database_prepare (isms_writer_get_database (writer),
                             "SELECT id, said FROM framework_said WHERE framework_id = ?", error);
  gint64 id = 0;

  if (select == NULL)
    return FALSE;
  isms_statement_bind_int (select, 1, framework);
  if (isms_statement_next (select, error))
    {
      id = isms_statement_get_int (select, 0);
      if (g_strcmp0 (isms_statement_get_text (select, 1), text) == 0)
        return TRUE;
    }
  if (isms_statement_failed (select))
    return FALSE;
  g_clear_pointer (&select, isms_statement_free);
  isms_row_set_text (row, "said", text);
  if (id != 0)
    return isms_writer_update (writer, "framework_said", id, row, error);
  isms_row_set_int (row, "framework_id", framework);
  return isms_writer_insert (writer, "framework_said", row, error) != 0;
}
