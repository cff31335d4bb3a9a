/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Asks one question of the background reader at a time, for a model that shows the answer and asks
 * again when the store changes. */

#pragma once

#include "isms-store.h"

G_BEGIN_DECLS

typedef struct _IsmsAsker IsmsAsker;

/* What the model brings; @owner is it, a GObject. @take gets every answer that is not late, or the
 * error, and keeps it. It may ask again. */
typedef struct
{
  gpointer (*dup_question) (gpointer owner); /* as it is now; goes to the reader's thread */
  IsmsReadFunc read;
  GDestroyNotify free_question;
  GDestroyNotify free_answer;
  void (*take) (gpointer owner, gpointer answer, GError *error);
} IsmsAskerFuncs;

IsmsAsker *isms_asker_new (IsmsStore *store, const IsmsAskerFuncs *funcs, gpointer owner);
void isms_asker_free (IsmsAsker *self);
void isms_asker_ask (IsmsAsker *self);
void isms_asker_refresh (IsmsAsker *self);
void isms_asker_cancel (IsmsAsker *self);
gboolean isms_asker_is_asking (IsmsAsker *self);
gboolean isms_asker_is_behind (IsmsAsker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsAsker, isms_asker_free)

G_END_DECLS
