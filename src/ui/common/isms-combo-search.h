/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A row of choices that is searched by the keyboard alone. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void isms_combo_search_enable (AdwComboRow *row);

G_END_DECLS
