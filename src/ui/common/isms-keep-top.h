/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Who looks at the top of a list sees its top also after it has changed. */

#pragma once

#include <gtk/gtk.h>

#include "isms-list.h"

G_BEGIN_DECLS

void isms_keep_top (GtkScrollable *view, IsmsList *list);

G_END_DECLS
