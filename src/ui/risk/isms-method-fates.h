/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What becomes of every risk by a new method: the rows of a preview as a list, and how one is
 * shown.
 */

#pragma once

#include <gtk/gtk.h>

#include "isms-method-change.h"

G_BEGIN_DECLS

#define ISMS_TYPE_METHOD_FATES (isms_method_fates_get_type ())
G_DECLARE_FINAL_TYPE (IsmsMethodFates, isms_method_fates, ISMS, METHOD_FATES, GObject)

/* A GListModel. @preview: transfer full. */
IsmsMethodFates *isms_method_fates_new (IsmsMethodPreview *preview);
IsmsMethodPreview *isms_method_fates_get_preview (IsmsMethodFates *self);
GtkListItemFactory *isms_method_fates_new_factory (void);

G_END_DECLS
