/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One of several things by name, as a filter offers them. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Something that can be chosen: what it is, and how it is called. */
typedef struct
{
  char *value;
  char *label;
} IsmsChoiceItem;

GPtrArray *isms_choice_items_new (void); /* (element-type IsmsChoiceItem) */
void isms_choice_items_add (GPtrArray *items, const char *value, const char *label);

/* @tip: what it is about. @searched: there may be many. Signal "changed" of the widget that
 * isms_choice_drop_new () gives: the person chose otherwise. */
#define ISMS_TYPE_CHOICE_DROP (isms_choice_drop_get_type ())
G_DECLARE_FINAL_TYPE (IsmsChoiceDrop, isms_choice_drop, ISMS, CHOICE_DROP, GtkWidget)

GtkWidget *isms_choice_drop_new (const char *tip, gboolean searched);
/* What is chosen stays so, if it is still there; else the first is. That emits "changed" only where
 * what was chosen is gone. */
void isms_choice_drop_take (IsmsChoiceDrop *self, GPtrArray *items);
const char *isms_choice_drop_get_value (IsmsChoiceDrop *self);
const char *isms_choice_drop_get_label (IsmsChoiceDrop *self);
/* As the person does: emits "changed". FALSE: there is no such value. */
gboolean isms_choice_drop_choose (IsmsChoiceDrop *self, const char *value);
/* Is anything but the first chosen? */
gboolean isms_choice_drop_is_active (IsmsChoiceDrop *self);

G_END_DECLS
