/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the workspace has of a framework that comes in, and which control of the file is which. */

#include "isms-config.h"

#include "isms-framework-import-private.h"

#include "isms-framework-private.h"

static void
free_record (gpointer data)
{
  FrameworkRecord *record = data;

  g_free (record->uid);
  g_free (record->ref);
  g_free (record->title);
  g_free (record->wording);
  g_free (record->theme);
  g_free (record);
}

void
isms_framework_existing_free (FrameworkExisting *self)
{
  g_free (self->uid);
  g_free (self->ref);
  g_free (self->title);
  g_free (self->version);
  g_free (self->publisher);
  g_free (self->description);
  g_free (self->licence);
  g_ptr_array_unref (self->records);
  g_free (self);
}

/* As what the file says is made, so that the two compare. */
static char *
dup_line (IsmsStatement *select, int column)
{
  const char *text = isms_statement_get_text (select, column);
  char *line = isms_framework_dup_line (text);

  return line != NULL ? line : g_strdup (text);
}

static char *
dup_prose (IsmsStatement *select, int column)
{
  return isms_framework_dup_prose (isms_statement_get_text (select, column));
}

static gboolean
load_records (FrameworkExisting *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) select = isms_database_prepare (
      database,
      "SELECT id, uid, ref, title, wording, theme, kind = 'group', archived, parent_id, place"
      " FROM control WHERE framework_id = ? ORDER BY place IS NULL, place, ref_key",
      error);

  if (select == NULL)
    return FALSE;
  isms_statement_bind_int (select, 1, self->id);
  while (isms_statement_next (select, error))
    {
      FrameworkRecord *record = g_new0 (FrameworkRecord, 1);

      record->id = isms_statement_get_int (select, 0);
      record->uid = isms_statement_dup_text (select, 1);
      record->ref = isms_statement_dup_text (select, 2);
      record->title = dup_line (select, 3);
      record->wording = dup_prose (select, 4);
      record->theme = dup_line (select, 5);
      record->is_group = isms_statement_get_int (select, 6) != 0;
      record->archived = isms_statement_get_int (select, 7) != 0;
      record->parent = isms_statement_get_int (select, 8);
      record->place =
          isms_statement_is_null (select, 9) ? G_MAXINT64 : isms_statement_get_int (select, 9);
      g_ptr_array_add (self->records, record);
    }
  return !isms_statement_failed (select);
}

static gboolean
is_same (const char *a, const char *b)
{
  g_autofree char *first = g_utf8_casefold (a != NULL ? a : "", -1);
  g_autofree char *second = g_utf8_casefold (b != NULL ? b : "", -1);

  return g_str_equal (first, second);
}

/* Also where a person calls it otherwise than the file did that it came from. */
static gboolean
is_called (IsmsStatement *select, const char *title, IsmsDatabase *database)
{
  g_autoptr (FrameworkSaid) said = NULL;

  if (is_same (isms_statement_get_text (select, 3), title))
    return TRUE;
  said = isms_framework_said_load (isms_statement_get_int (select, 0), database, NULL);
  return said != NULL && isms_framework_said_has (said, 0, FRAMEWORK_SAID_TITLE, title);
}

/* As it was named, else by identity, else by title and publisher: a catalogue's own identity may
 * change with every version. */
static gboolean
fits (IsmsStatement *select,
      const IsmsFrameworkData *data,
      const char *uid,
      gint64 into,
      IsmsDatabase *database)
{
  g_autofree char *title = isms_framework_dup_line (data->title);

  if (into != 0)
    return isms_statement_get_int (select, 0) == into;
  if (uid != NULL)
    return g_strcmp0 (isms_statement_get_text (select, 1), uid) == 0;
  return title != NULL && is_same (isms_statement_get_text (select, 5), data->publisher)
         && is_called (select, title, database);
}

static gboolean
find (FrameworkExisting *self,
      IsmsDatabase *database,
      const IsmsFrameworkData *data,
      const char *uid,
      gint64 into,
      GHashTable *used,
      GError **error)
{
  g_autoptr (IsmsStatement) select = isms_database_prepare (
      database,
      "SELECT id, uid, ref, title, version, publisher, description, licence FROM framework"
      " ORDER BY archived, id",
      error);

  if (select == NULL)
    return FALSE;
  while (self->id == 0 && isms_statement_next (select, error))
    {
      if (g_hash_table_contains (used, isms_statement_get_text (select, 1))
          || !fits (select, data, uid, into, database))
        continue;
      self->id = isms_statement_get_int (select, 0);
      self->uid = isms_statement_dup_text (select, 1);
      self->ref = isms_statement_dup_text (select, 2);
      self->title = dup_line (select, 3);
      self->version = dup_line (select, 4);
      self->publisher = dup_line (select, 5);
      self->description = dup_prose (select, 6);
      self->licence = dup_prose (select, 7);
    }
  return !isms_statement_failed (select);
}

/* @used: identities of frameworks that another part of the same file is already. */
FrameworkExisting *
isms_framework_find_existing (IsmsDatabase *database,
                              const IsmsFrameworkData *data,
                              gint64 into,
                              GHashTable *used,
                              GError **error)
{
  g_autoptr (FrameworkExisting) self = g_new0 (FrameworkExisting, 1);
  g_autofree char *words = g_strdup_printf ("framework %s", data->uid != NULL     ? data->uid
                                                            : data->title != NULL ? data->title
                                                                                  : "");
  g_autofree char *uid = isms_framework_choose_uid (data->uid, words);

  self->records = g_ptr_array_new_with_free_func (free_record);
  if (!find (self, database, data, uid, into, used, error)
      || (self->id == 0 && !find (self, database, data, NULL, into, used, error))
      || (self->id != 0 && !load_records (self, database, error)))
    return NULL;
  if (self->id == 0)
    self->uid = g_steal_pointer (&uid);
  return g_steal_pointer (&self);
}

typedef struct
{
  const FrameworkExisting *existing;
  GHashTable *uids; /* const char*: FrameworkRecord */
  GHashTable *refs; /* folded */
} Index;

static FrameworkRecord *
find_by_ref (const Index *index, const char *ref)
{
  g_autofree char *folded = g_utf8_casefold (ref, -1);

  return g_hash_table_lookup (index->refs, folded);
}

/* The file's own identity is the surest, then its id in this framework, then its number. */
static FrameworkRecord *
look_up (const Index *index, const IsmsFrameworkControl *control, guint how)
{
  g_autofree char *words = NULL;
  g_autofree char *uid = NULL;
  g_autofree char *ref = NULL;
  g_autofree char *prefix = NULL;
  FrameworkRecord *record;

  if (how < 2)
    {
      words = g_strdup_printf ("control %s %s", index->existing->uid, control->id);
      if (how == 0 && (control->uid == NULL || !g_uuid_string_is_valid (control->uid)))
        return NULL;
      uid = isms_framework_choose_uid (how == 0 ? control->uid : NULL, words);
      return g_hash_table_lookup (index->uids, uid);
    }
  ref = isms_framework_dup_wanted_ref (control);
  record = find_by_ref (index, ref);
  if (record != NULL && !record->is_found)
    return record;
  prefix = isms_framework_dup_word (index->existing->ref);
  words = g_strconcat (prefix != NULL ? prefix : "", ":", ref, NULL);
  return find_by_ref (index, words);
}

FrameworkRecord **
isms_framework_match (FrameworkExisting *self, const IsmsFrameworkData *data)
{
  FrameworkRecord **records = g_new0 (FrameworkRecord *, data->controls->len + 1);
  g_autoptr (GHashTable) uids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) refs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const Index index = { self, uids, refs };

  for (guint i = 0; i < self->records->len; i++)
    {
      FrameworkRecord *record = self->records->pdata[i];

      g_hash_table_insert (uids, record->uid, record);
      g_hash_table_insert (refs, g_utf8_casefold (record->ref, -1), record);
    }
  for (guint how = 0; self->records->len > 0 && how < 3; how++)
    for (guint i = 0; i < data->controls->len; i++)
      {
        FrameworkRecord *record =
            records[i] == NULL ? look_up (&index, data->controls->pdata[i], how) : NULL;

        if (record == NULL || record->is_found)
          continue;
        record->is_found = TRUE;
        records[i] = record;
      }
  return records;
}
