/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The keyboard, told from the one table. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *isms_shortcuts_dialog_new (void);

G_END_DECLS
