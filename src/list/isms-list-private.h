/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the parts of a list share. */

#pragma once

#include <gtk/gtk.h>

#include "isms-asker.h"
#include "isms-list-cache.h"
#include "isms-list.h"
#include "isms-query-tree.h"

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
  GArray *nodes;  /* of IsmsTreeNode; NULL if it is no tree: ids are made of it then */
  guint n_counted;
  gboolean filtered;
} IsmsListAnswer;

struct _IsmsList
{
  GObject parent_instance;

  IsmsWorkspace *workspace;
  IsmsQuery *query;
  IsmsListCache *cache;
  GArray *ids;    /* of gint64 */
  GArray *groups; /* of IsmsListGroup */
  guint n_counted;
  GError *error;

  GArray *nodes;            /* of IsmsTreeNode: also what is not in sight; NULL: no tree */
  GHashTable *places;       /* id -> place in nodes + 1 */
  GHashTable *closed;       /* of gint64: the nodes that hide what is below them */
  GHashTable *closed_found; /* the same among what a search or a filter found */
  gboolean filtered;        /* the nodes are what was found */
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

/* isms-list-tree.c */
void isms_list_tree_init (IsmsList *self);
void isms_list_tree_clear (IsmsList *self);
void isms_list_tree_take (IsmsList *self, IsmsListAnswer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsListAnswer, isms_list_answer_free)

G_END_DECLS
