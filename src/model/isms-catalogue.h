/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What comes with the program: threats and vulnerabilities (6.1.2 c), Annex A and the clauses of
 * the standard (6.1.3 c). */

#pragma once

#include "isms-step.h"

G_BEGIN_DECLS

/* Adds to the step what is not there yet, in the language of the desktop. What somebody deleted
 * stands missing too; what is there, archived or reworded, stays as it is. */
void isms_catalogue_add (IsmsStep *step);
/* How many entries are not there; -1 on error. */
int isms_catalogue_count_missing (IsmsDatabase *database, GError **error);

/* By its name in data/catalogue/: 0 where it is not there, -1 on error. */
gint64
isms_catalogue_find (IsmsDatabase *database, const char *kind, const char *name, GError **error);

/* Of a control of 2013 ("A.9.2.1"), the ref of the one that continues it; NULL: none, or several.
 */
char *isms_catalogue_dup_successor (const char *number);

G_END_DECLS
