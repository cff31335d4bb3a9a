/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What each column of a file is, what its ratings mean, where its headings stand: all of it
 * guessed, all of it open to change. */

#pragma once

#include <adwaita.h>

#include "isms-import.h"

G_BEGIN_DECLS

#define ISMS_TYPE_IMPORT_COLUMNS (isms_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (IsmsImportColumns, isms_import_columns, ISMS, IMPORT_COLUMNS, AdwBin)

/* Signal "changed": the person changed the mapping. @import stays the caller's and must outlive its
 * being set; NULL clears. */
void isms_import_columns_set_import (IsmsImportColumns *self, IsmsImport *import);
/* Sentences about the file as a whole. */
void isms_import_columns_set_remarks (IsmsImportColumns *self, const char *const *remarks);

G_END_DECLS
