/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A method being made (6.1.2 a): begun from one that is there or from a preset, changed at will,
 * and checked before it becomes a version. */

#pragma once

#include "isms-method.h"

G_BEGIN_DECLS

typedef enum
{
  ISMS_SCALE_LIKELIHOOD,
  ISMS_SCALE_IMPACT,
} IsmsScale;

/* Signal: "changed": anything of it. Main thread. */
#define ISMS_TYPE_METHOD_DRAFT (isms_method_draft_get_type ())
G_DECLARE_FINAL_TYPE (IsmsMethodDraft, isms_method_draft, ISMS, METHOD_DRAFT, GObject)

IsmsMethodDraft *isms_method_draft_new (IsmsMethod *from);
/* Begins again from another. */
void isms_method_draft_begin (IsmsMethodDraft *self, IsmsMethod *from);
/* As it is now, id 0: for what shows a method, and to become a version. Transfer full. */
IsmsMethod *isms_method_draft_build (IsmsMethodDraft *self);

/* Another number when points or levels came, went or moved: what shows one by one looks anew. */
guint isms_method_draft_get_structure (IsmsMethodDraft *self);

void isms_method_draft_set_name (IsmsMethodDraft *self, const char *name);

/* Values count from 1. A new point stands behind @value and takes its line of the grid; a point
 * that moves leaves the grid as it is; FALSE where the scale would be too short or too long. */
int isms_method_draft_get_n_points (IsmsMethodDraft *self, IsmsScale scale);
const IsmsScalePoint *
isms_method_draft_get_point (IsmsMethodDraft *self, IsmsScale scale, int value);
void
isms_method_draft_set_label (IsmsMethodDraft *self, IsmsScale scale, int value, const char *label);
void isms_method_draft_set_description (IsmsMethodDraft *self,
                                        IsmsScale scale,
                                        int value,
                                        const char *description);
void isms_method_draft_set_criterion (IsmsMethodDraft *self,
                                      int impact,
                                      IsmsConsequence consequence,
                                      const char *words);
gboolean isms_method_draft_add_point (IsmsMethodDraft *self, IsmsScale scale, int value);
gboolean isms_method_draft_remove_point (IsmsMethodDraft *self, IsmsScale scale, int value);
gboolean isms_method_draft_move_point (IsmsMethodDraft *self, IsmsScale scale, int value, int by);

/* Ranks count from 1. The cells follow a level that moves; those of a level that goes have none. */
int isms_method_draft_get_n_levels (IsmsMethodDraft *self);
const IsmsLevel *isms_method_draft_get_level (IsmsMethodDraft *self, int rank);
/* @level: all but id and rank; copied. */
void isms_method_draft_set_level (IsmsMethodDraft *self, int rank, const IsmsLevel *level);
gboolean isms_method_draft_add_level (IsmsMethodDraft *self, int rank);
gboolean isms_method_draft_remove_level (IsmsMethodDraft *self, int rank);
gboolean isms_method_draft_move_level (IsmsMethodDraft *self, int rank, int by);

int isms_method_draft_get_cell (IsmsMethodDraft *self, int likelihood, int impact); /* 0: none */
void isms_method_draft_set_cell (IsmsMethodDraft *self, int likelihood, int impact, int rank);

/* What keeps a method from becoming a version, or is to be thought over. */
typedef struct
{
  gboolean blocks;
  char *sentence; /* translated */
} IsmsMethodRemark;
void isms_method_remark_free (IsmsMethodRemark *self);
/* What blocks comes first. (element-type IsmsMethodRemark) @former: or NULL; one that is the same
 * is nothing to change to. */
GPtrArray *isms_method_check (IsmsMethod *self, IsmsMethod *former);
gboolean isms_method_is_sound (GPtrArray *remarks); /* nothing blocks */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsMethodRemark, isms_method_remark_free)

G_END_DECLS
