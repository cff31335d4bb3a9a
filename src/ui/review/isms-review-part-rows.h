/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the groups in the form of a management review have in common: they show what belongs to it,
 * a row each, which leads to its own form. */

#pragma once

#include "isms-late-group.h"

G_BEGIN_DECLS

/* Those of @kind that belong to the review, in their order. (element-type IsmsRecord) */
GPtrArray *
isms_review_part_load_all (IsmsDatabase *database, const char *kind, gint64 review, GError **error);
/* Of the review: whether nothing of it is written any more, and whether it is to be shown so. */
gboolean isms_review_part_is_sealed (IsmsRecord *review);
/* As a person reads it; "" when unset. */
char *isms_review_part_dup_field (IsmsRecord *part, const char *field);
/* A row called as @part is, with @facts beneath. */
GtkWidget *isms_review_part_create_row (IsmsRecord *part, const char *facts);
IsmsRecord *isms_review_part_get_record (GtkWidget *row);
/* Says that there is none yet. */
GtkWidget *isms_review_part_create_none (const char *words);
/* "Ada Osei · 31 Mar 2027": nothing is added where @fact says nothing. */
void isms_review_part_add_fact (GString *facts, const char *fact);

G_END_DECLS
