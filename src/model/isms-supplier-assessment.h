/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* An assessment of a supplier, and what it came to (A.5.19, A.5.22). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_SUPPLIER_ASSESSMENT (isms_supplier_assessment_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsSupplierAssessment, isms_supplier_assessment, ISMS, SUPPLIER_ASSESSMENT, IsmsRecord)

extern const IsmsChoice isms_supplier_conclusions[]; /* what an assessment comes to */

G_END_DECLS
