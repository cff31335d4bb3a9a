/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* In the form of a supplier: how it is judged, in words with a sign, and the way to assess it
 * (A.5.19, A.5.22). */

#pragma once

#include <adwaita.h>

#include "isms-record.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_SUPPLIER_GROUP (isms_supplier_group_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsSupplierGroup, isms_supplier_group, ISMS, SUPPLIER_GROUP, AdwPreferencesGroup)

GtkWidget *isms_supplier_group_new (IsmsWorkspace *workspace);
void isms_supplier_group_set_supplier (IsmsSupplierGroup *self, IsmsRecord *supplier);

G_END_DECLS
