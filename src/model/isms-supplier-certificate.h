/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A certificate or report that a supplier shows (A.5.22). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_SUPPLIER_CERTIFICATE (isms_supplier_certificate_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsSupplierCertificate, isms_supplier_certificate, ISMS, SUPPLIER_CERTIFICATE, IsmsRecord)
G_END_DECLS
