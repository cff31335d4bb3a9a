/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What rows name and is not there, by kind: whether it is made. */

#pragma once

#include <adwaita.h>

#include "isms-import.h"

G_BEGIN_DECLS

#define ISMS_TYPE_IMPORT_MAKING (isms_import_making_get_type ())
G_DECLARE_FINAL_TYPE (IsmsImportMaking, isms_import_making, ISMS, IMPORT_MAKING, AdwBin)

/* "changed": the person wants it otherwise */
void isms_import_making_set_import (IsmsImportMaking *self,
                                    IsmsImport *import); /* borrowed; or NULL */
void isms_import_making_set_plan (IsmsImportMaking *self,
                                  IsmsImportPlan *plan); /* NULL: none yet */

G_END_DECLS
