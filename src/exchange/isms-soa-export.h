/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The Statement of Applicability as a file (6.1.3 d): as it stands now, in its order. */

#pragma once

#include "isms-database.h"

G_BEGIN_DECLS

typedef enum
{
  ISMS_SOA_XLSX,  /* a workbook, for people */
  ISMS_SOA_CSV,   /* the same columns, and all others of a control */
  ISMS_SOA_OSCAL, /* a system security plan */
} IsmsSoaFormat;
#define ISMS_N_SOA_FORMATS 3

const char *isms_soa_format_get_name (IsmsSoaFormat format); /* "xlsx" */
gboolean isms_soa_format_find (const char *name, IsmsSoaFormat *format);
const char *isms_soa_format_get_suffix (IsmsSoaFormat format); /* ".xlsx" */

/* The content of the file. G_IO_ERROR_NOT_FOUND: nothing stands in the statement. */
GBytes *isms_soa_export (IsmsDatabase *database,
                         IsmsSoaFormat format,
                         GCancellable *cancellable,
                         GError **error);

G_END_DECLS
