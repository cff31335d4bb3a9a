/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The catalogues come from data/catalogue/. An entry's identity is made from the name of its group
 * in the file, so that a later version of the program finds it again. */

#include "isms-config.h"

#include "isms-catalogue-private.h"

#include "isms-catalogue-resources.h"
#include "isms-kind.h"
#include "isms-uid.h"

#define RESOURCES "/org/parapet/Parapet/catalogue/"

static const char *const kinds[] = { "threat", "vulnerability" };

GKeyFile *
isms_catalogue_load (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, ".ini", NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (isms_catalogue_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (bytes == NULL
      || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_KEEP_TRANSLATIONS, error))
    return NULL;
  return g_steal_pointer (&file);
}

/* The same for the same entry in every workspace. */
char *
isms_catalogue_make_uid (const char *kind, const char *name)
{
  g_autofree char *words = g_strconcat ("catalogue/", kind, "/", name, NULL);

  return isms_uid_from_words (words);
}

/**
 * isms_catalogue_find:
 * @database: a connection of the calling thread
 * @kind: "threat" or "vulnerability"
 * @name: of the entry, in data/catalogue/
 * @error: return location
 *
 * Returns: the id of its record; 0 where it is not there, -1 on error
 */
gint64
isms_catalogue_find (IsmsDatabase *database, const char *kind, const char *name, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE uid = ?", kind);
  g_autofree char *uid = isms_catalogue_make_uid (kind, name);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);

  if (statement == NULL)
    return -1;
  isms_statement_bind_text (statement, 1, uid);
  if (isms_statement_next (statement, error))
    return isms_statement_get_int (statement, 0);
  if (isms_statement_failed (statement))
    return -1;
  return 0;
}

void
isms_catalogue_copy_text (
    IsmsRow *row, GKeyFile *file, const char *name, const char *key, const char *column)
{
  g_autofree char *text = g_key_file_get_locale_string (file, name, key, NULL, NULL);

  if (text != NULL)
    isms_row_set_text (row, column, text);
}

static gint64
insert_entry (
    IsmsWriter *writer, const char *kind, GKeyFile *file, const char *name, GError **error)
{
  g_autoptr (IsmsRow) row = isms_row_new ();
  g_autofree char *uid = isms_catalogue_make_uid (kind, name);

  isms_row_set_text (row, "uid", uid);
  isms_catalogue_copy_text (row, file, name, "title", "title");
  isms_catalogue_copy_text (row, file, name, "group", "category");
  isms_catalogue_copy_text (row, file, name, "description", "description");
  isms_catalogue_copy_text (row, file, name, "kinds", "asset_kinds");
  isms_catalogue_copy_text (row, file, name, "cia", "cia");
  return isms_writer_insert (writer, kind, row, error);
}

/* To every threat that the entry names; where it was there before, to those alone that came after
 * it, whose ids are greater than @last. */
static gboolean
link_threats (
    IsmsWriter *writer, GKeyFile *file, const char *name, gint64 id, gint64 last, GError **error)
{
  g_autofree char *threats = g_key_file_get_string (file, name, "threats", NULL);
  g_auto (GStrv) names = g_strsplit (threats != NULL ? threats : "", " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (IsmsRow) row = isms_row_new ();
      gint64 threat =
          isms_catalogue_find (isms_writer_get_database (writer), "threat", names[i], error);

      if (threat < 0)
        return FALSE;
      if (threat <= last)
        continue;
      isms_row_set_int (row, "vulnerability_id", id);
      isms_row_set_int (row, "threat_id", threat);
      if (isms_writer_insert (writer, "vulnerability_threat", row, error) == 0)
        return FALSE;
    }
  return TRUE;
}

/* @last: the last threat that was there before. */
static gboolean
add_entry (IsmsWriter *writer,
           const char *kind,
           GKeyFile *file,
           const char *name,
           gint64 last,
           GError **error)
{
  gint64 id = isms_catalogue_find (isms_writer_get_database (writer), kind, name, error);

  if (id > 0)
    return link_threats (writer, file, name, id, last, error);
  if (id == 0)
    id = insert_entry (writer, kind, file, name, error);
  return id > 0 && link_threats (writer, file, name, id, 0, error);
}

static gboolean
add_missing (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 last = 0;

  if (!isms_database_query_int (isms_writer_get_database (writer),
                                "SELECT ifnull (max (id), 0) FROM threat", &last, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GKeyFile) file =
          isms_catalogue_load (isms_kind_find (kinds[i])->import_name, error);
      g_auto (GStrv) names = file != NULL ? g_key_file_get_groups (file, NULL) : NULL;

      for (guint j = 0; names != NULL && names[j] != NULL; j++)
        if (g_cancellable_set_error_if_cancelled (cancellable, error)
            || !add_entry (writer, kinds[i], file, names[j], last, error))
          return FALSE;
      if (file == NULL)
        return FALSE;
    }
  return isms_catalogue_add_controls (writer, cancellable, error);
}

/**
 * isms_catalogue_add:
 * @step: a step that is not committed yet
 *
 * Adds the entries that are not there, with their links, in the language of the desktop. What is
 * there is left alone, whatever was made of it; a threat that comes back is linked again.
 */
void
isms_catalogue_add (IsmsStep *step)
{
  isms_step_call (step, add_missing, NULL, NULL);
}

/**
 * isms_catalogue_count_missing:
 * @database: a connection of the calling thread
 * @error: return location
 *
 * Returns: how many entries isms_catalogue_add () would add; -1 on error
 */
int
isms_catalogue_count_missing (IsmsDatabase *database, GError **error)
{
  int missing = isms_catalogue_count_missing_controls (database, error);

  for (guint i = 0; missing >= 0 && i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GKeyFile) file =
          isms_catalogue_load (isms_kind_find (kinds[i])->import_name, error);
      g_auto (GStrv) names = file != NULL ? g_key_file_get_groups (file, NULL) : NULL;

      if (file == NULL)
        return -1;
      for (guint j = 0; names[j] != NULL; j++)
        {
          gint64 id = isms_catalogue_find (database, kinds[i], names[j], error);

          if (id < 0)
            return -1;
          missing += id == 0;
        }
    }
  return missing;
}
