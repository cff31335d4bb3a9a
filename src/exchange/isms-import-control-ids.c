/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Controls by what a plan of somebody else calls them: by their id in the catalogue that they came
 * from, else by their number, whichever means one control alone. */

#include "isms-framework-private.h"
#include "isms-import-private.h"
#include "isms-oscal-private.h"

#include <string.h>

struct _ControlIds
{
  GPtrArray *frameworks; /* of char*: their identities */
  GHashTable *by_uid;    /* char* identity: IndexEntry */
  GHashTable *by_number; /* char*: IndexEntry; NULL: several have it */
};

/* "NIST:AC-2" → "ac-2", as an id of OSCAL. */
static char *
fold_number (const char *ref)
{
  const char *colon = strrchr (ref, ':');
  const char *number = colon != NULL && colon[1] != '\0' ? colon + 1 : ref;
  g_autofree char *token = isms_oscal_dup_token (number);

  return g_utf8_casefold (token != NULL ? token : number, -1);
}

static void
add_number (ControlIds *self, IndexEntry *entry)
{
  char *number = fold_number (entry->ref);
  gboolean again = g_hash_table_contains (self->by_number, number);

  g_hash_table_insert (self->by_number, number, again ? NULL : entry);
}

static gboolean
load_frameworks (ControlIds *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) select =
      isms_database_prepare (database, "SELECT uid FROM framework", error);

  if (select == NULL)
    return FALSE;
  while (isms_statement_next (select, error))
    g_ptr_array_add (self->frameworks, isms_statement_dup_text (select, 0));
  return !isms_statement_failed (select);
}

static gboolean
load_controls (ControlIds *self, RecordIndex *index, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) select =
      isms_database_prepare (database, "SELECT id, uid, archived FROM control", error);

  if (select == NULL)
    return FALSE;
  while (isms_statement_next (select, error))
    {
      IndexEntry *entry = isms_record_index_find_id (index, isms_statement_get_int (select, 0));

      if (entry == NULL)
        continue;
      g_hash_table_insert (self->by_uid, isms_statement_dup_text (select, 1), entry);
      if (isms_statement_get_int (select, 2) == 0)
        add_number (self, entry);
    }
  return !isms_statement_failed (select);
}

/**
 * isms_control_ids_load:
 * @index: of all controls; must outlive the result
 *
 * Returns: (transfer full): what they are called; %NULL with an error
 */
ControlIds *
isms_control_ids_load (RecordIndex *index, IsmsDatabase *database, GError **error)
{
  ControlIds *self = g_new0 (ControlIds, 1);

  self->frameworks = g_ptr_array_new_with_free_func (g_free);
  self->by_uid = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_number = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (load_frameworks (self, database, error) && load_controls (self, index, database, error))
    return self;
  isms_control_ids_free (self);
  return NULL;
}

/**
 * isms_control_ids_free:
 */
void
isms_control_ids_free (ControlIds *self)
{
  g_ptr_array_unref (self->frameworks);
  g_hash_table_unref (self->by_uid);
  g_hash_table_unref (self->by_number);
  g_free (self);
}

/**
 * isms_control_ids_find:
 * @id: as a plan has it
 *
 * Returns: (nullable) (transfer none): the control that is meant; %NULL where none is, or several
 */
IndexEntry *
isms_control_ids_find (ControlIds *self, const char *id)
{
  g_autofree char *number = fold_number (id);
  IndexEntry *found = NULL;

  for (guint i = 0; i < self->frameworks->len; i++)
    {
      g_autofree char *words =
          g_strdup_printf ("control %s %s", (const char *) self->frameworks->pdata[i], id);
      g_autofree char *uid = isms_framework_make_uuid (words);
      IndexEntry *entry = g_hash_table_lookup (self->by_uid, uid);

      if (entry != NULL && found != NULL)
        return NULL;
      if (entry != NULL)
        found = entry;
    }
  return found != NULL ? found : g_hash_table_lookup (self->by_number, number);
}
