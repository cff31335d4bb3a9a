/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The answer to a query as a tree. */

#pragma once

#include "isms-query.h"

G_BEGIN_DECLS

#define ISMS_TREE_MAX_HEADS 2

typedef struct
{
  gint64 id; /* of a record; below 0: a heading, the same one in every answer */
  guint depth;
  guint head;       /* 1, 2: of which of the kind's heads; 0: a record */
  char *title;      /* of a heading; NULL: what has no such value */
  gboolean found;   /* by the query, and not only above what it found */
  gboolean counted; /* as a record of its kind: the others only hold those together */
  guint n_below;    /* nodes */
  guint n_counted;  /* of those: found and counted */
} IsmsTreeNode;

GArray *isms_query_run_tree (IsmsQuery *self, IsmsDatabase *database, GError **error);

G_END_DECLS
