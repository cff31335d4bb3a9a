/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The gap assessment: a register that is answered by keys. */

#pragma once

#include "isms-tabs-page.h"

G_BEGIN_DECLS

GtkWidget *isms_gap_page_new (IsmsTabsPage *page);

G_END_DECLS
