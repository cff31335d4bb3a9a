/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the words and numbers in a rating column mean on the method's scale: guessed, shown, changed
 * by the person. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *text;  /* as first written */
  char *key;   /* folded */
  int value;   /* on the method's scale; 0: not placed */
  guint count; /* cells that say so */
} IsmsScaleEntry;

typedef struct _IsmsScaleMap IsmsScaleMap;

/* @labels: the method's points from the lowest, NULL-terminated. */
IsmsScaleMap *isms_scale_map_new (const char *const *labels);
IsmsScaleMap *isms_scale_map_copy (const IsmsScaleMap *self);
void isms_scale_map_free (IsmsScaleMap *self);

void isms_scale_map_add (IsmsScaleMap *self, const char *text, guint n);
/* @size: points of the file's scale where its heading names them, else 0. */
void isms_scale_map_guess (IsmsScaleMap *self, int size);
void isms_scale_map_set (IsmsScaleMap *self, const char *text, int value);
/* Entries in the order of the scale, then as they came. */
guint isms_scale_map_get_size (const IsmsScaleMap *self);
const IsmsScaleEntry *isms_scale_map_get_nth (const IsmsScaleMap *self, guint index);
int isms_scale_map_read (const IsmsScaleMap *self, const char *text); /* 0: not placed */

/* Which of the usual degrees, 0 lowest … 4 highest, a folded word means in three languages; or -1.
 */
int isms_scale_read_degree (const char *folded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsScaleMap, isms_scale_map_free)

G_END_DECLS
