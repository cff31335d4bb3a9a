/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What refers to a record: found by what the fields of all kinds say, so that a new kind is found
 * too. */

#pragma once

#include "isms-kind.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *ref;
  char *title;
} IsmsLinkedRecord;

/* The records of one kind that refer to another record in one way. */
typedef struct
{
  const IsmsKind *kind;
  const IsmsField *field; /* of @kind: the one that refers */
  guint n;                /* how many there are in use */
  GPtrArray *records;     /* the first of them by ref. (element-type IsmsLinkedRecord) */
} IsmsLinked;

GPtrArray *isms_linked_load (
    IsmsDatabase *database, const IsmsKind *kind, gint64 id, guint limit, GError **error);
/* Has its kind other fields too that may refer to a record of @target? */
gboolean isms_linked_is_one_of_several (const IsmsLinked *self, const IsmsKind *target);
gboolean isms_linked_is_touched (const IsmsKind *kind, IsmsChange *change);

G_END_DECLS
