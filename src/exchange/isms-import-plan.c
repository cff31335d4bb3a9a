/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The fate of every row: what became of it, or would. */

#include "isms-config.h"

#include "isms-import-private.h"

#include <glib/gi18n-lib.h>

IsmsImportPlan *
isms_import_plan_new (IsmsTable *table)
{
  IsmsImportPlan *self = g_new0 (IsmsImportPlan, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->table = isms_table_ref (table);
  self->rows = g_array_new (FALSE, TRUE, sizeof (IsmsImportRow));
  self->words = g_string_chunk_new (4096);
  self->named = g_array_new (FALSE, FALSE, sizeof (IsmsImportNamed));
  self->remarks = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  return self;
}

/**
 * isms_import_plan_ref:
 *
 * Returns: (transfer full): @self. Any thread.
 */
IsmsImportPlan *
isms_import_plan_ref (IsmsImportPlan *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * isms_import_plan_unref:
 *
 * Any thread.
 */
void
isms_import_plan_unref (IsmsImportPlan *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  isms_table_unref (self->table);
  g_array_unref (self->rows);
  g_string_chunk_free (self->words);
  g_ptr_array_unref (self->remarks);
  g_array_unref (self->named);
  g_free (self);
}

/**
 * isms_import_plan_get_n_rows:
 *
 * Returns: rows below the headings, empty ones among them
 */
guint
isms_import_plan_get_n_rows (IsmsImportPlan *self)
{
  return self->rows->len;
}

/**
 * isms_import_plan_get_nth:
 *
 * Returns: (transfer none): the fate of one row, in the order of the file
 */
const IsmsImportRow *
isms_import_plan_get_nth (IsmsImportPlan *self, guint index)
{
  return &g_array_index (self->rows, IsmsImportRow, index);
}

/**
 * isms_import_plan_count:
 *
 * Returns: how many rows have this fate
 */
guint
isms_import_plan_count (IsmsImportPlan *self, IsmsFate fate)
{
  return self->totals[fate];
}

/**
 * isms_import_plan_count_messages:
 *
 * Returns: how many rows something is said about
 */
guint
isms_import_plan_count_messages (IsmsImportPlan *self)
{
  return self->n_messages;
}

/**
 * isms_import_plan_get_remarks:
 *
 * Returns: (array zero-terminated=1) (transfer none): sentences about the file as a whole
 */
const char *const *
isms_import_plan_get_remarks (IsmsImportPlan *self)
{
  static const char *const none[] = { NULL };

  return self->remarks->len > 0 ? (const char *const *) self->remarks->pdata : none;
}

/**
 * isms_fate_get_label:
 *
 * Returns: (transfer none): a fate as people read it
 */
const char *
isms_fate_get_label (IsmsFate fate)
{
  switch (fate)
    {
    case ISMS_FATE_NEW:
      /* Translators: what becomes of a row of a spreadsheet */
      return _ ("New");
    case ISMS_FATE_UPDATE:
      /* Translators: what becomes of a row of a spreadsheet */
      return _ ("Update");
    case ISMS_FATE_UNCHANGED:
      /* Translators: what becomes of a row of a spreadsheet */
      return _ ("Unchanged");
    case ISMS_FATE_PROBLEM:
      /* Translators: what becomes of a row of a spreadsheet */
      return _ ("Problem");
    case ISMS_FATE_EMPTY:
    default:
      /* Translators: what becomes of a row of a spreadsheet */
      return _ ("Empty");
    }
}
