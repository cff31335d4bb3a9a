/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The organisation and the scope of its ISMS, as a form (4.1, 4.3). */

#pragma once

#include <adwaita.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_SCOPE_PAGE (isms_scope_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsScopePage, isms_scope_page, ISMS, SCOPE_PAGE, AdwBin)

GtkWidget *isms_scope_page_new (IsmsWorkspace *workspace);

G_END_DECLS
