/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the two halves of the import of mappings share: whom their ends mean, and what becomes of
 * them. */

#pragma once

#include "isms-framework-import-private.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id; /* 0: it would be made */
  char *uid;
  char *ref;    /* folded, and so what follows */
  char *title;  /* */
  char *source; /* the name of the file; or NULL */
  char *words;  /* letters and digits of its names */
  char *prefix; /* of its refs, before their first digit; or NULL */
  GHashTable *refs;
} MapFramework;

/* A control of the workspace, or one that the same plan makes. */
typedef struct
{
  gint64 id; /* 0: it would be made */
  FrameworkRow *row;
  const MapFramework *framework; /* NULL: the organisation's own */
  guint index;
} MapTarget;

typedef struct
{
  GPtrArray *frameworks; /* of MapFramework */
  GPtrArray *targets;    /* of MapTarget */
  GHashTable *by_uid;
  GHashTable *by_id;
  GHashTable *found; /* by what a file calls them: GPtrArray of MapFramework */
} MapEnds;

gboolean
isms_map_ends_load (MapEnds *self, IsmsFrameworkPlan *plan, IsmsDatabase *database, GError **error);
void isms_map_ends_clear (MapEnds *self);
GPtrArray *isms_map_ends_find_frameworks (MapEnds *self, const char *text);
MapTarget *isms_map_ends_find (MapEnds *self, GPtrArray *frameworks, const char *id);

G_END_DECLS
