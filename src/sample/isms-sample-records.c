/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Records of the story as its tables write them: references by ref, entries of the catalogues by
 * name. */

#include "isms-catalogue.h"
#include "isms-edit.h"
#include "isms-record.h"
#include "isms-sample-private.h"
#include "isms-uid.h"

static gboolean
is_catalogue (const char *kind)
{
  return g_str_equal (kind, "threat") || g_str_equal (kind, "vulnerability");
}

/* A record by its ref, an entry of the catalogues by its name there. */
static gint64
find_target (IsmsSampleStory *story, const IsmsField *field, const char *text)
{
  if (is_catalogue (field->target))
    return isms_catalogue_find (isms_store_get_reader (story->store), field->target, text, NULL);
  return isms_sample_find_id (story, text);
}

void
isms_sample_set_cell (
    IsmsSampleStory *story, IsmsRow *row, const IsmsKind *kind, const char *name, const char *text)
{
  const IsmsField *field = isms_kind_find_field (kind, name);

  if (field == NULL || field->kind == ISMS_FIELD_LINKS || *text == '\0')
    return;
  if (field->kind == ISMS_FIELD_REFERENCE)
    isms_row_set_int (row, isms_field_get_column (field), find_target (story, field, text));
  else if (field->kind == ISMS_FIELD_INTEGER)
    isms_row_set_int (row, name, g_ascii_strtoll (text, NULL, 10));
  else
    isms_row_set_text (row, name, text);
}

/* Rows are numbered as they stand in the file, so that units can name people and people units. */
void
isms_sample_note_ids (IsmsSampleStory *story, IsmsTable *table)
{
  for (guint row = 1; row < isms_table_get_n_rows (table); row++)
    isms_sample_note_id (story, isms_table_get (table, row, 0), row);
}

/* @refs: "A-001 A-002". */
gboolean
isms_sample_link_records (IsmsSampleStory *story,
                          IsmsStep *step,
                          const IsmsKind *kind,
                          gint64 id,
                          const char *name,
                          const char *refs)
{
  g_auto (GStrv) words = g_strsplit (refs != NULL ? refs : "", " ", -1);
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; words[i] != NULL; i++)
    {
      gint64 target = isms_sample_find_id (story, words[i]);

      if (target == 0)
        return FALSE;
      g_array_append_val (targets, target);
    }
  isms_edit_set_links (step, kind, id, isms_kind_find_field (kind, name),
                       (const gint64 *) targets->data, targets->len);
  return TRUE;
}

void
isms_sample_add_table (IsmsSampleStory *story,
                       IsmsStep *step,
                       const IsmsKind *kind,
                       IsmsTable *table)
{
  for (guint i = 1; i < isms_table_get_n_rows (table); i++)
    {
      const char *ref = isms_table_get (table, i, 0);
      g_autofree char *uid = isms_uid_from_words (ref);
      IsmsRow *row = isms_row_new ();

      isms_row_set_int (row, "id", isms_sample_find_id (story, ref));
      isms_row_set_text (row, "uid", uid);
      for (guint column = 0; column < isms_table_get_n_columns (table); column++)
        isms_sample_set_cell (story, row, kind, isms_table_get (table, 0, column),
                              isms_table_get (table, i, column));
      isms_step_insert (step, kind->name, row);
    }
}

gboolean
isms_sample_link_table (IsmsSampleStory *story,
                        IsmsStep *step,
                        const IsmsKind *kind,
                        IsmsTable *table,
                        const char *name)
{
  for (guint column = 0; column < isms_table_get_n_columns (table); column++)
    for (guint row = 1; row < isms_table_get_n_rows (table); row++)
      if (g_str_equal (isms_table_get (table, 0, column), name)
          && *isms_table_get (table, row, column) != '\0'
          && !isms_sample_link_records (story, step, kind,
                                        isms_sample_find_id (story, isms_table_get (table, row, 0)),
                                        name, isms_table_get (table, row, column)))
        return FALSE;
  return TRUE;
}
