/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The risk method in force, and those before it (6.1.2 a): grid, levels, scales with what they
 * mean.
 */

#pragma once

#include <adwaita.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_METHOD_PAGE (isms_method_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsMethodPage, isms_method_page, ISMS, METHOD_PAGE, AdwBin)

GtkWidget *isms_method_page_new (IsmsWorkspace *workspace);
/* Opens the dialog that makes the next version; nothing in a file that can only be read. */
void isms_method_page_change (IsmsMethodPage *self);

G_END_DECLS
