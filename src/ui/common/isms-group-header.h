/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The heading above each group of a grouped list. */

#pragma once

#include <gtk/gtk.h>

#include "isms-kind.h"

G_BEGIN_DECLS

GtkListItemFactory *isms_group_header_factory_new (const IsmsField *field);

G_END_DECLS
