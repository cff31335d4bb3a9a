/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A supplier: what it does for the organisation, what of ours it reaches, and how it is judged
 * (A.5.19 to A.5.23). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_SUPPLIER (isms_supplier_get_type ())
G_DECLARE_FINAL_TYPE (IsmsSupplier, isms_supplier, ISMS, SUPPLIER, IsmsRecord)
G_END_DECLS
