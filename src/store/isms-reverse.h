/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The changes of one step, applied backwards. */

#pragma once

#include "isms-store-private.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  IsmsStepKind kind;
  gint64 target;
  char *label;
  gint64 first_change;
  gint64 n_changes;
} IsmsStepInfo;

gboolean isms_reverse (IsmsWriter *writer, const IsmsStepInfo *step, GError **error);

G_END_DECLS
