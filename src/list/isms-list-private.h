/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the parts of a list share. */

#pragma once

#include <gtk/gtk.h>

#include "isms-asker.h"
#include "isms-list-cache.h"
#include "isms-list.h"

G_BEGIN_DECLS

typedef struct
{
  guint start;
  guint end;
} IsmsListGroup;

/* To a query. */
typedef struct
{
  GArray *ids;
  GArray *groups; /* of IsmsListGroup; NULL if not grouped */
} IsmsListAnswer;

struct _IsmsList
{
  GObject parent_instance;

  IsmsWorkspace *workspace;
  IsmsQuery *query;
  IsmsListCache *cache;
  GArray *ids;    /* of gint64 */
  GArray *groups; /* of IsmsListGroup */
  GError *error;
  guint64 n_calls;

  IsmsAsker *asker;
  gboolean loading; /* a new query has no answer yet */
};

/* isms-list.c */
void isms_list_tell (IsmsList *self, guint position, guint removed, guint added);

/* isms-list-answer.c */
void isms_list_answer_free (IsmsListAnswer *answer);
IsmsListAnswer *isms_list_answer_read (IsmsDatabase *database, IsmsQuery *query, GError **error);
void isms_list_apply (IsmsList *self, IsmsListAnswer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsListAnswer, isms_list_answer_free)

G_END_DECLS
