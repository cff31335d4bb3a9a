/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The integrity check looks into attachments too. */

#pragma once

#include "isms-attachment.h"

G_BEGIN_DECLS

gboolean isms_attachment_verify (IsmsDatabase *database,
                                 gint64 blob,
                                 const char *sha256,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
