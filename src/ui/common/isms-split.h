/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A split view that goes to its content, or back from it. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void isms_split_keep (AdwNavigationSplitView *split);
void isms_split_clear (AdwNavigationSplitView *split);

G_END_DECLS
