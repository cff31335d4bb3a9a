/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Certificates of the ISMS, and what keeps them. */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_CERTIFICATE (isms_certificate_get_type ())
G_DECLARE_FINAL_TYPE (IsmsCertificate, isms_certificate, ISMS, CERTIFICATE, IsmsRecord)

G_END_DECLS
