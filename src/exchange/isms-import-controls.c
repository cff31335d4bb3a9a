/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Cells that name controls, by number as people write it: linked where the control is there, kept
 * in the note where it is not. Own ones are made by their title where that is asked for. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "isms-catalogue.h"
#include "isms-import-private.h"

/* "A 5.18", "ISO 27001 A.5.18", "5.18": the number. "" where there is none. */
static const char *
find_number (const char *name)
{
  const char *space = strrchr (name, ' ');
  const char *at = space != NULL ? space + 1 : name;

  if ((*at == 'A' || *at == 'a') && (at[1] == '.' || g_ascii_isdigit (at[1])))
    at += at[1] == '.' ? 2 : 1;
  return g_ascii_isdigit (*at) && at[strspn (at, "0123456789.")] == '\0' ? at : "";
}

static guint
count_dots (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '.';
  return n;
}

/* Of the edition of 2013: linked where it went to one control alone. */
static IndexEntry *
find_former (ImportRun *run, ImportRecord *record, RecordIndex *index, const char *number)
{
  g_autofree char *former = g_strconcat ("A.", number, NULL);
  g_autofree char *ref = isms_catalogue_dup_successor (former);
  IndexEntry *entry = ref != NULL ? g_hash_table_lookup (index->by_ref, ref) : NULL;

  if (entry != NULL)
    /* Translators: a control number of 2013, and the one of 2022 that took its place */
    isms_import_say (record, _ ("%s of the edition of 2013 was read as %s."), former, ref);
  else
    run->n_old_controls++;
  return entry;
}

/* "5.2" may have been 5.20 before a spreadsheet took it for a number. */
static IndexEntry *
find_numbered (
    ImportRun *run, ImportRecord *record, RecordIndex *index, const char *heading, const char *name)
{
  const char *number = find_number (name);
  const char *meant;
  g_autofree char *ref = NULL;

  if (*number == '\0')
    return NULL;
  if (count_dots (number) == 2)
    return find_former (run, record, index, number);
  meant = isms_import_get_number (run->import, name, record->chunk);
  if (meant == NULL)
    {
      run->n_open_numbers++;
      isms_import_say (
          record,
          /* Translators: a control number, its heading, the same number once more */
          _ ("Is control %s in “%s” meant, or %s0? Until that is said, it is kept in the note as "
             "written."),
          name, heading, name);
      return NULL;
    }
  if (meant != name)
    /* Translators: a cell, its heading, the control number it was read as */
    isms_import_say (record, _ ("“%s” in “%s” was read as %s."), name, heading, meant);
  ref = g_strconcat ("A.", meant != name ? meant : number, NULL);
  return g_hash_table_lookup (index->by_ref, ref);
}

static void
link_to (ImportRecord *record, guint place, const IndexEntry *entry)
{
  GArray *ids = g_ptr_array_index (record->links, place);

  if (ids == NULL)
    ids = g_ptr_array_index (record->links, place) = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == entry->id)
      return;
  g_array_append_val (ids, entry->id);
}

/* Several numbers with nothing but blanks between them are as many controls. */
static gboolean
link_each (ImportRun *run,
           ImportRecord *record,
           RecordIndex *index,
           guint place,
           const char *heading,
           const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && *find_number (words[i]) == '\0')
      return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      IndexEntry *entry =
          *words[i] != '\0' ? find_numbered (run, record, index, heading, words[i]) : NULL;

      if (entry != NULL)
        link_to (record, place, entry);
      else if (*words[i] != '\0')
        isms_import_keep (record, heading, words[i]);
      n++;
    }
  return n > 1;
}

/* A control of one's own that is not there, by its title: a number is of a framework. FALSE on
 * error. */
static gboolean
make_or_keep (ImportRun *run,
              ImportRecord *record,
              RecordIndex *index,
              guint place,
              const char *heading,
              const char *name,
              GError **error)
{
  gboolean is_title = *find_number (name) == '\0';
  IndexEntry *entry;

  if (!is_title || !isms_import_get_make (run->import, index->kind))
    {
      if (is_title)
        isms_import_count_unmade (index, name);
      isms_import_keep (record, heading, name);
      return TRUE;
    }
  entry = isms_import_make_related (run, index, name, error);
  if (entry != NULL)
    link_to (record, place, entry);
  return entry != NULL;
}

/**
 * isms_import_read_controls:
 *
 * Links the record to the controls that a cell names: by ref, by title, or by number. Own controls
 * are made by their title, where isms_import_get_make() says so.
 *
 * Returns: %FALSE if the controls could not be read, or one could not be made
 */
gboolean
isms_import_read_controls (
    ImportRun *run, ImportRecord *record, guint column, const char *text, GError **error)
{
  const IsmsImportTarget *target = isms_import_get_target (run->import, column);
  const char *heading = isms_import_get_heading (run->import, column);
  const char *separators = strpbrk (text, ";|\n") != NULL ? ";|\n" : ",";
  RecordIndex *index = isms_import_get_index (run, target->field->target, error);
  guint place = (guint) (target->field - run->import->kind->fields);

  if (index == NULL)
    return FALSE;
  while (*text != '\0')
    {
      g_autofree char *name = isms_import_take_name (index, &text, separators);
      IndexEntry *entry = g_hash_table_lookup (index->by_ref, name);

      if (*name == '\0')
        continue;
      if (entry == NULL)
        entry = isms_record_index_find (index, name);
      if (entry == NULL && strchr (name, ' ') != NULL
          && link_each (run, record, index, place, heading, name))
        continue;
      if (entry == NULL)
        entry = find_numbered (run, record, index, heading, name);
      if (entry != NULL)
        {
          isms_import_count_named (index, entry->id);
          link_to (record, place, entry);
        }
      else if (!make_or_keep (run, record, index, place, heading, name, error))
        return FALSE;
    }
  return TRUE;
}
