/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Reading a framework file of any known format. */

#pragma once

#include "isms-framework-data.h"

G_BEGIN_DECLS

GPtrArray *isms_framework_read (GBytes *bytes, GCancellable *cancellable, GError **error);
GPtrArray *isms_framework_read_file (GFile *file, GCancellable *cancellable, GError **error);

G_END_DECLS
