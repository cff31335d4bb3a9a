/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The fate of every row of a file, as a list that can be narrowed to the problems. */

#pragma once

#include <adwaita.h>

#include "isms-import.h"

G_BEGIN_DECLS

#define ISMS_TYPE_IMPORT_ROWS (isms_import_rows_get_type ())
G_DECLARE_FINAL_TYPE (IsmsImportRows, isms_import_rows, ISMS, IMPORT_ROWS, AdwBin)

/* "changed": what is made is to be otherwise */
void isms_import_rows_set_import (IsmsImportRows *self, IsmsImport *import); /* borrowed; or NULL */
void isms_import_rows_set_plan (IsmsImportRows *self, IsmsImportPlan *plan); /* NULL: none yet */

G_END_DECLS
