/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What one committed step changed, as every view hears of it. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  ISMS_STEP_DO,
  ISMS_STEP_UNDO,
  ISMS_STEP_REDO,
} IsmsStepKind;

#define ISMS_TYPE_CHANGE (isms_change_get_type ())

typedef struct _IsmsChange IsmsChange; /* boxed, immutable, atomic reference count */

GType isms_change_get_type (void);
IsmsChange *isms_change_ref (IsmsChange *self);
void isms_change_unref (IsmsChange *self);

gint64 isms_change_get_step (IsmsChange *self);
const char *isms_change_get_label (IsmsChange *self);
IsmsStepKind isms_change_get_kind (IsmsChange *self);
gint64 isms_change_get_target (IsmsChange *self); /* the step undone or redone, else 0 */
gboolean isms_change_touches (IsmsChange *self, const char *table);
/* TRUE also where so many rows changed that they are not listed. @id of 0: any row. */
gboolean isms_change_touches_row (IsmsChange *self, const char *table, gint64 id);
/* The ids changed in @table, ascending; NULL where there are none or too many to list. */
const gint64 *isms_change_get_ids (IsmsChange *self, const char *table, guint *n_ids);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsChange, isms_change_unref)

G_END_DECLS
