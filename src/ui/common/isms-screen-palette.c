/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

#include "isms-config.h"

#include "isms-screen-palette.h"

#include <adwaita.h>

/**
 * isms_screen_palette_get:
 *
 * Returns: (transfer none): the palette of the screen as it is now, light or dark
 */
const IsmsPalette *
isms_screen_palette_get (void)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  return isms_palette_get (dark ? ISMS_PALETTE_DARK : ISMS_PALETTE_LIGHT);
}
