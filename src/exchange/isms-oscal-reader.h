/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Reading OSCAL: catalogues of controls and collections of mappings between them. */

#pragma once

#include "isms-framework-data.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean isms_oscal_is_known (JsonObject *root);
gboolean isms_oscal_read (JsonObject *root,
                          IsmsFrameworkData *data,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS
