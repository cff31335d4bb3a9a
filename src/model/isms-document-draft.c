/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Notes of drafts stand in the store's own table, which the journal does not watch: a step that
 * does nothing else leaves no trace. With each stands the hash of what it was typed over. */

#include "isms-config.h"

#include "isms-document-draft.h"

#include <string.h>

#include "isms-document-private.h"

#define HASH_CHARS 64

typedef struct
{
  gint64 version;
  char *value; /* NULL: none any more */
} Note;

static void
free_note (gpointer data)
{
  Note *self = data;

  g_free (self->value);
  g_free (self);
}

static char *
dup_key (gint64 version)
{
  return g_strdup_printf ("draft-%" G_GINT64_FORMAT, version);
}

/*< private >
 * isms_version_forget_note:
 *
 * What was typed is saved now, or the draft is gone.
 *
 * Returns: FALSE on error
 */
gboolean
isms_version_forget_note (IsmsWriter *writer, gint64 version, GError **error)
{
  g_autofree char *key = dup_key (version);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      isms_writer_get_database (writer), "DELETE FROM meta WHERE key = ?1", error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_text (statement, 1, key);
  return isms_statement_run (statement, error);
}

static gboolean
note_cb (IsmsWriter *writer, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const Note *note = user_data;
  g_autofree char *key = dup_key (note->version);
  g_autoptr (IsmsStatement) statement = NULL;

  if (note->value == NULL)
    return isms_version_forget_note (writer, note->version, error);
  statement = isms_database_prepare (isms_writer_get_database (writer),
                                     "INSERT INTO meta (key, value) VALUES (?1, ?2) "
                                     "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                                     error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_text (statement, 1, key);
  isms_statement_bind_text (statement, 2, note->value);
  return isms_statement_run (statement, error);
}

/**
 * isms_document_note:
 * @step: a step that is not committed yet
 * @version: the id of a draft
 * @kept: what the draft says in the workspace
 * @text: what is typed, and not saved yet
 *
 * Keeps @text beside the draft until that is saved, discarded, or noted anew. The journal knows
 * nothing of it: a step of this alone has the id 0, is not undone, and tells nobody.
 */
void
isms_document_note (IsmsStep *step, gint64 version, const char *kept, const char *text)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, kept, -1);
  Note *note = g_new0 (Note, 1);

  note->version = version;
  note->value = g_strconcat (hash, text, NULL);
  isms_step_call (step, note_cb, note, free_note);
}

/**
 * isms_document_forget_note:
 * @step: a step that is not committed yet
 * @version: the id of a draft
 *
 * What was typed shall not be taken up again.
 */
void
isms_document_forget_note (IsmsStep *step, gint64 version)
{
  Note *note = g_new0 (Note, 1);

  note->version = version;
  isms_step_call (step, note_cb, note, free_note);
}

/**
 * isms_document_load_note:
 * @database: a connection of the calling thread
 * @version: the id of a draft
 * @kept: what the draft says
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what was typed over @kept and never saved; %NULL where there
 *   is nothing of that, or on error
 */
char *
isms_document_load_note (IsmsDatabase *database, gint64 version, const char *kept, GError **error)
{
  g_autofree char *key = dup_key (version);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, kept, -1);
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (database, "SELECT value FROM meta WHERE key = ?1", error);
  const char *value;

  if (statement == NULL)
    return NULL;
  isms_statement_bind_text (statement, 1, key);
  if (!isms_statement_next (statement, error))
    return NULL;
  value = isms_statement_get_text (statement, 0);
  if (value == NULL || !g_str_has_prefix (value, hash) || g_str_equal (value + HASH_CHARS, kept))
    return NULL;
  return g_strdup (value + HASH_CHARS);
}
