/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The documented information that the standard requires, and what of it is there (7.5.1 a). */

#pragma once

#include <adwaita.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_INFORMATION_PAGE (isms_information_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsInformationPage, isms_information_page, ISMS, INFORMATION_PAGE, AdwBin)

GtkWidget *isms_information_page_new (IsmsWorkspace *workspace);
void isms_information_page_show_clause (IsmsInformationPage *self, gint64 clause);

G_END_DECLS
