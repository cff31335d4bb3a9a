/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What rows name and is not there: whether it is made, and what is made or would be, so that it can
 * be shown beforehand. */

#include "isms-config.h"

#include "isms-import-private.h"
#include "isms-rule.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What was said about a kind. */
enum
{
  UNSAID,
  MADE,
  NOT_MADE,
};

static guint
get_said (const IsmsImport *self, const IsmsKind *kind)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->make, kind->name));
}

/**
 * isms_import_set_make:
 * @kind: a kind of record that rows may name
 * @make: whether those that are not there are made
 *
 * Records of the kind that the rows are of are always made: rows further down may be they.
 */
void
isms_import_set_make (IsmsImport *self, const IsmsKind *kind, gboolean make)
{
  g_hash_table_insert (self->make, (gpointer) kind->name,
                       GUINT_TO_POINTER (make ? MADE : NOT_MADE));
}

/**
 * isms_import_get_make:
 *
 * Returns: whether records of the kind that rows name and that are not there are made. Nothing else
 *   said, all are but controls, whose columns more often hold numbers and words of others.
 */
gboolean
isms_import_get_make (const IsmsImport *self, const IsmsKind *kind)
{
  guint said = get_said (self, kind);

  return kind == self->kind || said == MADE
         || (said == UNSAID && !g_str_equal (kind->name, "control"));
}

/**
 * isms_import_set_makes:
 * @words: kinds as people write them, with commas between: "people,assets"; "all"; "none"
 *
 * For the command line: these are made, and no others.
 *
 * Returns: %FALSE with %G_IO_ERROR_INVALID_ARGUMENT and a sentence
 */
gboolean
isms_import_set_makes (IsmsImport *self, const char *words, GError **error)
{
  g_auto (GStrv) names = g_strsplit (words, ",", -1);
  gboolean all = g_str_equal (words, "all");

  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    isms_import_set_make (self, *kind, all);
  for (guint i = 0; !all && !g_str_equal (words, "none") && names[i] != NULL; i++)
    {
      const char *name = g_strstrip (names[i]);
      const IsmsKind *kind = isms_kind_find (name);

      if (kind == NULL)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       _ ("“%s” is no kind of record; say for example people,assets,controls, or "
                          "all or none."),
                       name);
          return FALSE;
        }
      isms_import_set_make (self, kind, TRUE);
    }
  return TRUE;
}

/* --- In a run --- */

/* May a reference make a record of this kind? */
gboolean
isms_import_may_make (const IsmsImport *self, const IsmsKind *kind)
{
  return kind == self->kind || get_said (self, kind) != NOT_MADE;
}

/* A row further down may be this record, and bring its ref. */
static void
set_own_ref (ImportRun *run, IsmsRow *row, const char *title)
{
  const IsmsImport *import = run->import;
  g_autoptr (GStringChunk) chunk = g_string_chunk_new (256);

  for (guint i = isms_import_get_first_row (import); i < isms_table_get_n_rows (import->table); i++)
    {
      if (run->ref_used[i] && run->matches[i] == NULL
          && strcmp (isms_import_get_title (import, i, chunk), title) == 0)
        {
          isms_row_set_text (row, "ref", isms_import_get_ref (import, i, chunk));
          return;
        }
      g_string_chunk_clear (chunk);
    }
}

/* Some records come with others. */
static gboolean
make_what_follows (
    ImportRun *run, const IsmsKind *kind, gint64 id, const IsmsRow *row, GError **error)
{
  const IsmsProposal proposal = { .database = run->database, .kind = kind, .id = id, .after = row };

  return isms_proposal_follow (&proposal, run->writer, error);
}

/**
 * isms_import_make_related:
 *
 * Makes a record that a row names; in a dry run it only counts.
 *
 * Returns: (transfer none): its entry, or %NULL with an error
 */
IndexEntry *
isms_import_make_related (ImportRun *run, RecordIndex *index, const char *title, GError **error)
{
  g_autoptr (IsmsRow) row = isms_row_new ();
  IndexEntry *entry;
  gint64 id = --run->next_fake;

  if (run->writer != NULL)
    {
      isms_row_set_text (row, index->kind->title_field, title);
      if (index == run->own)
        set_own_ref (run, row, title);
      id = isms_writer_insert (run->writer, index->kind->name, row, error);
      if (id == 0 || !make_what_follows (run, index->kind, id, row, error))
        return NULL;
    }
  entry = isms_record_index_add (index, id, NULL, title);
  entry->made = TRUE;
  entry->n_named = 1;
  g_hash_table_insert (index->made, &entry->id, entry);
  index->n_made++;
  return entry;
}

/* A row names a record once more, which may be one that is made. */
void
isms_import_count_named (RecordIndex *index, gint64 id)
{
  IndexEntry *entry = index->n_made > 0 ? g_hash_table_lookup (index->made, &id) : NULL;

  if (entry != NULL)
    entry->n_named++;
}

typedef struct
{
  char *title;
  guint count;
} Unmade;

static void
free_unmade (gpointer data)
{
  Unmade *self = data;

  g_free (self->title);
  g_free (self);
}

/* A row names what is not there and is not to be made. */
void
isms_import_count_unmade (RecordIndex *index, const char *title)
{
  g_autofree char *key = isms_words_key (title);
  Unmade *unmade;

  if (index->unmade == NULL)
    {
      index->unmade = g_ptr_array_new_with_free_func (free_unmade);
      index->unmade_by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }
  unmade = g_hash_table_lookup (index->unmade_by_key, key);
  if (unmade == NULL)
    {
      unmade = g_new0 (Unmade, 1);
      unmade->title = g_strdup (title);
      g_ptr_array_add (index->unmade, unmade);
      g_hash_table_insert (index->unmade_by_key, g_steal_pointer (&key), unmade);
    }
  unmade->count++;
}

static void
add_named (
    IsmsImportPlan *plan, const IsmsKind *kind, const char *title, guint count, gboolean is_made)
{
  IsmsImportNamed named = { kind, g_string_chunk_insert (plan->words, title), count, is_made };

  g_array_append_val (plan->named, named);
}

/* All that rows name and is not there, by kind, into the plan. One that is a row of its own further
 * down is no record that the names make. */
void
isms_import_list_named (ImportRun *run)
{
  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    {
      RecordIndex *index = g_hash_table_lookup (run->indexes, (*kind)->name);

      for (guint i = 0; index != NULL && index->n_made > 0 && i < index->entries->len; i++)
        {
          const IndexEntry *entry = index->entries->pdata[i];

          if (entry->made && !entry->taken)
            add_named (run->plan, *kind, entry->title, entry->n_named, TRUE);
        }
      for (guint i = 0; index != NULL && index->unmade != NULL && i < index->unmade->len; i++)
        {
          const Unmade *unmade = index->unmade->pdata[i];

          add_named (run->plan, *kind, unmade->title, unmade->count, FALSE);
        }
    }
}

/**
 * isms_import_plan_get_n_named:
 *
 * Returns: how many records rows name that were not there
 */
guint
isms_import_plan_get_n_named (IsmsImportPlan *self)
{
  return self->named->len;
}

/**
 * isms_import_plan_get_nth_named:
 *
 * Returns: (transfer none): one of the records that rows name and that were not there, by kind, in
 *   the order in which they are first named
 */
const IsmsImportNamed *
isms_import_plan_get_nth_named (IsmsImportPlan *self, guint index)
{
  return &g_array_index (self->named, IsmsImportNamed, index);
}
