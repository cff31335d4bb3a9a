/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Reading libraries: frameworks, reference controls and mappings in one file. */

#pragma once

#include "isms-framework-data.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean isms_library_is_known (JsonObject *root);
GPtrArray *isms_library_read (JsonObject *root,
                              IsmsFrameworkData *remarks,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
