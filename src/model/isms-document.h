/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Documents of the ISMS (5.2, 7.5): what each is for, whose it is, and when it is looked at again.
 * What it says stands in its versions: isms-document-version.h. */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_DOCUMENT (isms_document_get_type ())
G_DECLARE_FINAL_TYPE (IsmsDocument, isms_document, ISMS, DOCUMENT, IsmsRecord)

G_END_DECLS
