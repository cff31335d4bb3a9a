/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The figures of a management review as a file (9.3.2): a row for each, with change, sign, reason
 * and its months. */

#pragma once

#include "isms-export.h"

G_BEGIN_DECLS

/* @review: 0: of none, since the last one. The content of the file. */
GBytes *isms_review_export (IsmsDatabase *database,
                            gint64 review,
                            IsmsExportFormat format,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
