/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a method is made of, for those that make one: reading, presets, drafts. Nobody changes a
 * method that others may hold. */

#pragma once

#include "isms-method-change.h"

G_BEGIN_DECLS

struct _IsmsMethod
{
  gatomicrefcount ref_count;
  gint64 id;
  char *name;
  int version;
  GArray *likelihoods; /* of IsmsScalePoint, by value */
  GArray *impacts;
  GArray *levels; /* of IsmsLevel, by rank */
  /* rank, or 0; by likelihood - 1, then impact - 1 */
  int grid[ISMS_METHOD_MAX_SIZE][ISMS_METHOD_MAX_SIZE];
};

IsmsMethod *isms_method_new (const char *name, int version);
IsmsMethod *isms_method_copy (IsmsMethod *self); /* all but the id */
void isms_scale_point_copy (const IsmsScalePoint *from, IsmsScalePoint *to);
void isms_level_copy (const IsmsLevel *from, IsmsLevel *to);
/* Adds all but the row of the version itself, on the writer's thread. */
gboolean isms_method_write_parts (IsmsWriter *writer, IsmsMethod *self, gint64 id, GError **error);

/* How the points of each former version are carried over to one new version. Those of the version
 * in force as a person said; those of older ones, which hold where somebody added a version and
 * carried nothing over, as proposed. */
typedef struct
{
  IsmsMethod *from;
  IsmsMethodMapping mapping;
} IsmsMethodPassage;
/* By the id of the former version. */
GHashTable *isms_method_passages_new (IsmsMethod *from, const IsmsMethodMapping *mapping);
/* NULL on error. */
const IsmsMethodPassage *isms_method_passages_find (
    GHashTable *self, IsmsDatabase *database, gint64 id, IsmsMethod *to, GError **error);

gboolean isms_method_is_preset_name (const char *name);

G_END_DECLS
