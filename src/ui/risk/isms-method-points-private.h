/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How the rows of a level are made. */

#pragma once

#include "isms-method-points.h"

G_BEGIN_DECLS

/* What stands inside the row of a level; the rows follow the draft no further. */
void isms_method_points_fill_level (AdwExpanderRow *row, IsmsMethodDraft *draft, int rank);
/* An entry row that gives what was typed to @func. */
typedef void (*IsmsMethodTextFunc) (IsmsMethodDraft *draft, int number, int what, const char *text);
GtkWidget *isms_method_points_create_entry (IsmsMethodDraft *draft,
                                            int number,
                                            int what,
                                            const char *title,
                                            const char *text,
                                            IsmsMethodTextFunc func);

G_END_DECLS
