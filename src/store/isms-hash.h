/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The hash of a step: the same computation when it is written and when it is verified. */

#pragma once

#include "isms-database.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  const char *at;
  const char *actor;
  const char *label;
  const char *kind;
  gint64 target;
} IsmsHashHead;

typedef void (*IsmsHashFunc) (const char *table, gint64 row, gpointer data);

char *isms_hash_step (IsmsDatabase *database,
                      const char *previous,
                      const IsmsHashHead *head,
                      gint64 first_change,
                      gint64 end_change,
                      guint *n_changes,
                      IsmsHashFunc func,
                      gpointer data,
                      GError **error);

G_END_DECLS
