/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What was entered in a form and not saved, waiting until its record is shown again. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _IsmsDrafts IsmsDrafts;

IsmsDrafts *isms_drafts_new (GDestroyNotify free_draft);
void isms_drafts_free (IsmsDrafts *self);
/* Takes @draft, in place of an earlier one, and has the window say @words: nobody is to believe
 * that it was saved. */
void isms_drafts_keep (
    IsmsDrafts *self, gint64 key, gpointer draft, GtkWidget *widget, const char *words);
gboolean isms_drafts_has (IsmsDrafts *self, gint64 key);
/* Gives it back; NULL: there is none. */
gpointer isms_drafts_take (IsmsDrafts *self, gint64 key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsDrafts, isms_drafts_free)

G_END_DECLS
