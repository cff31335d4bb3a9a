/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What was entered and not saved. */

#include "isms-config.h"

#include "isms-drafts.h"

struct _IsmsDrafts
{
  GHashTable *table; /* (gint64) key → draft */
};

/**
 * isms_drafts_new:
 * @free_draft: frees one
 *
 * Returns: (transfer full): a place for drafts, with none
 */
IsmsDrafts *
isms_drafts_new (GDestroyNotify free_draft)
{
  IsmsDrafts *self = g_new0 (IsmsDrafts, 1);

  self->table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_draft);
  return self;
}

/**
 * isms_drafts_free:
 * @self: (transfer full): drafts
 */
void
isms_drafts_free (IsmsDrafts *self)
{
  g_hash_table_unref (self->table);
  g_free (self);
}

/**
 * isms_drafts_keep:
 * @self: drafts
 * @key: what it is of
 * @draft: (transfer full): what was entered
 * @widget: where
 * @words: that it waits, for the person
 *
 * Keeps @draft in place of an earlier one, and has the window say @words.
 */
void
isms_drafts_keep (
    IsmsDrafts *self, gint64 key, gpointer draft, GtkWidget *widget, const char *words)
{
  g_hash_table_replace (self->table, g_memdup2 (&key, sizeof key), draft);
  gtk_widget_activate_action (widget, "win.toast", "s", words);
}

/**
 * isms_drafts_has:
 * @self: drafts
 * @key: what it would be of
 *
 * Returns: whether one waits
 */
gboolean
isms_drafts_has (IsmsDrafts *self, gint64 key)
{
  return g_hash_table_contains (self->table, &key);
}

/**
 * isms_drafts_take:
 * @self: drafts
 * @key: what it is of
 *
 * Returns: (transfer full) (nullable): what was entered, which waits no longer; %NULL if nothing
 * was
 */
gpointer
isms_drafts_take (IsmsDrafts *self, gint64 key)
{
  g_autofree gpointer stolen_key = NULL;
  gpointer draft = NULL;

  g_hash_table_steal_extended (self->table, &key, &stolen_key, &draft);
  return draft;
}
