/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Tables that hold what a view says follow the rows at the end of each step, by what the journal
 * says has changed, as the search index does: kept_X holds the view X, and the view X_touched (seq,
 * id) says which of its rows a change may have changed. */

#include "isms-schema.h"
#include "isms-store.h"

static gboolean
run_from (IsmsDatabase *database, const char *sql, gint64 first_change, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, first_change);
  return isms_statement_run (statement, error);
}

/* What is gone is found by what is still kept of it, and so goes last. */
static gboolean
update_kept (IsmsDatabase *database, const char *view, gint64 first_change, GError **error)
{
  g_autofree char *fill =
      g_strdup_printf ("INSERT OR REPLACE INTO " ISMS_STORE_KEPT "%1$s SELECT * FROM %1$s WHERE id"
                       " IN (SELECT t.id FROM %1$s_touched AS t WHERE t.seq >= ?1)",
                       view);
  g_autofree char *clear =
      g_strdup_printf ("DELETE FROM " ISMS_STORE_KEPT "%1$s AS k WHERE k.id"
                       " IN (SELECT t.id FROM %1$s_touched AS t WHERE t.seq >= ?1)"
                       " AND NOT EXISTS (SELECT 1 FROM %1$s AS v WHERE v.id = k.id)",
                       view);

  return run_from (database, fill, first_change, error)
         && run_from (database, clear, first_change, error);
}

/*< private >
 * isms_kept_update:
 * @first_change: the first of the step's changes in the journal
 *
 * Brings what is kept of views after the rows. Writer's thread, inside the step's transaction.
 */
gboolean
isms_kept_update (IsmsSchema *schema, IsmsDatabase *database, gint64 first_change, GError **error)
{
  GPtrArray *views = isms_schema_get_kept (schema);

  for (guint i = 0; i < views->len; i++)
    if (!update_kept (database, g_ptr_array_index (views, i), first_change, error))
      return FALSE;
  return TRUE;
}
