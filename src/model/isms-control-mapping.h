/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How controls of different frameworks correspond. A mapping is kept once for each two controls and
 * read from either side. */

#pragma once

#include "isms-step.h"

G_BEGIN_DECLS

/* How one control stands to the other. */
typedef enum
{
  ISMS_RELATION_EQUAL,
  ISMS_RELATION_SUBSET,   /* is a part of the other */
  ISMS_RELATION_SUPERSET, /* has the other as a part */
  ISMS_RELATION_INTERSECTS,
} IsmsRelation;
#define ISMS_N_RELATIONS 4

/* As it is stored: "subset". */
const char *isms_relation_get_name (IsmsRelation relation);
gboolean isms_relation_find (const char *name, IsmsRelation *relation);
/* As people read it before the name of the other: "Part of". */
const char *isms_relation_get_label (IsmsRelation relation);
/* The same seen from the other side. */
IsmsRelation isms_relation_invert (IsmsRelation relation);

typedef struct
{
  gint64 id;
  gint64 control; /* the other one */
  char *ref;
  char *title;
  char *framework; /* its title; NULL: the organisation's own */
  gboolean archived;
  IsmsRelation relation; /* of the one that was asked for to the other */
  int strength;          /* in percent; -1: not said */
  char *rationale;       /* or NULL */
  char *source;          /* the file that said so; NULL: a person did */
} IsmsControlMapping;
void isms_control_mapping_free (IsmsControlMapping *self);
/* Of a control, by framework and in its order. (element-type IsmsControlMapping) */
GPtrArray *isms_control_mapping_load (IsmsDatabase *database, gint64 control, GError **error);

/* Parts of a step; the history of both controls tells of them. From the commit
 * G_IO_ERROR_INVALID_DATA with a sentence: one of them is not there, both are of one framework, or
 * they are mapped already. */
void isms_control_mapping_add (IsmsStep *step, gint64 source, gint64 target, IsmsRelation relation);
void isms_control_mapping_remove (IsmsStep *step, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsControlMapping, isms_control_mapping_free)

G_END_DECLS
