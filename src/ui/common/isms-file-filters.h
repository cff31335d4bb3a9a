/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a file chooser offers: the files that fit, or all. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GListModel *isms_file_filters_new (const char *name, const char *const *suffixes);

G_END_DECLS
