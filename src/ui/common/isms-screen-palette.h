/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The colours of charts on the screen. */

#pragma once

#include "isms-palette.h"

G_BEGIN_DECLS

const IsmsPalette *isms_screen_palette_get (void); /* as it is now, light or dark */

G_END_DECLS
