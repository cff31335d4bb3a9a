/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Documents to begin with (7.5.2): one is chosen, and stands in the register as a draft with
 * blanks. */

#pragma once

#include <adwaita.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_TEMPLATES_PAGE (isms_templates_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsTemplatesPage, isms_templates_page, ISMS, TEMPLATES_PAGE, AdwBin)

GtkWidget *isms_templates_page_new (IsmsWorkspace *workspace);

G_END_DECLS
