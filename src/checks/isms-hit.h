/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One record that a question has hit. It never changes. */

#pragma once

#include "isms-kind.h"
#include "isms-known-hit.h"

G_BEGIN_DECLS

#define ISMS_TYPE_HIT (isms_hit_get_type ())
G_DECLARE_FINAL_TYPE (IsmsHit, isms_hit, ISMS, HIT, GObject)

/* The record, and the field that mends it: a field of its kind, or the name of the kind of the
 * records that are missing. */
const IsmsKind *isms_hit_get_kind (IsmsHit *self);
gint64 isms_hit_get_id (IsmsHit *self);
const char *isms_hit_get_field (IsmsHit *self);
const char *isms_hit_get_ref (IsmsHit *self);
const char *isms_hit_get_title (IsmsHit *self);
const char *isms_hit_get_question (IsmsHit *self); /* its id */
/* What is the matter with which record, and what to do; translated. */
char *isms_hit_dup_sentence (IsmsHit *self);
/* NULL: it is not known. */
const IsmsKnownHit *isms_hit_get_known (IsmsHit *self);

G_END_DECLS
