/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* SHA-256 over the hash before, the step and its changes; each part preceded by its length, so that
 * no two different steps can give the same bytes. */

#include "isms-hash.h"

#include <string.h>

static void
add_text (GChecksum *checksum, const char *text)
{
  char length[24];

  if (text == NULL)
    {
      g_checksum_update (checksum, (const guchar *) "-", 1);
      return;
    }
  g_checksum_update (checksum, (const guchar *) length,
                     g_snprintf (length, sizeof length, "%" G_GSIZE_FORMAT ":", strlen (text)));
  g_checksum_update (checksum, (const guchar *) text, strlen (text));
}

static void
add_number (GChecksum *checksum, gint64 number)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, number);
  add_text (checksum, text);
}

/*< private >
 * isms_hash_step:
 * @previous: the hash of the step before; "" for the first
 * @end_change: the change after the last; 0 for no end
 * @func: (nullable): called for each change, in order
 *
 * Returns: (transfer full): the hash in lower-case hexadecimal; NULL on error
 */
char *
isms_hash_step (IsmsDatabase *database,
                const char *previous,
                const IsmsHashHead *head,
                gint64 first_change,
                gint64 end_change,
                guint *n_changes,
                IsmsHashFunc func,
                gpointer data,
                GError **error)
{
  g_autoptr (IsmsStatement) changes = isms_database_prepare (
      database,
      "SELECT seq, tbl, row, op, before, after FROM journal_change WHERE seq >= ?1 AND seq < ?2"
      " ORDER BY seq",
      error);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  if (changes == NULL)
    return NULL;
  add_text (checksum, previous);
  add_number (checksum, head->id);
  add_text (checksum, head->at);
  add_text (checksum, head->actor);
  add_text (checksum, head->label);
  add_text (checksum, head->kind);
  add_number (checksum, head->target);

  *n_changes = 0;
  isms_statement_bind_int (changes, 1, first_change);
  isms_statement_bind_int (changes, 2, end_change > 0 ? end_change : G_MAXINT64);
  while (isms_statement_next (changes, error))
    {
      const char *table = isms_statement_get_text (changes, 1);
      gint64 row = isms_statement_get_int (changes, 2);

      add_number (checksum, isms_statement_get_int (changes, 0));
      add_text (checksum, table);
      add_number (checksum, row);
      add_text (checksum, isms_statement_get_text (changes, 3));
      add_text (checksum, isms_statement_get_text (changes, 4));
      add_text (checksum, isms_statement_get_text (changes, 5));
      if (func != NULL)
        func (table, row, data);
      ++*n_changes;
    }
  if (isms_statement_failed (changes))
    return NULL;
  return g_strdup (g_checksum_get_string (checksum));
}
