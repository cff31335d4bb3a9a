/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Going to the content of a split view, or back from it. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void isms_split_show_content (AdwNavigationSplitView *split, gboolean shown);

G_END_DECLS
