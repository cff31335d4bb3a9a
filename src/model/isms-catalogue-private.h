/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the catalogues share. */

#pragma once

#include "isms-catalogue.h"

G_BEGIN_DECLS

/* isms-catalogue.c */
GKeyFile *isms_catalogue_load (const char *file, GError **error);
char *isms_catalogue_make_uid (const char *kind, const char *name);
void isms_catalogue_copy_text (
    IsmsRow *row, GKeyFile *file, const char *name, const char *key, const char *column);

/* isms-catalogue-controls.c */
gboolean
isms_catalogue_add_controls (IsmsWriter *writer, GCancellable *cancellable, GError **error);
int isms_catalogue_count_missing_controls (IsmsDatabase *database, GError **error);

G_END_DECLS
