/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A bin that says how wide it will be before its child is laid out, so that what is shown in it can
 * be chosen by the room there is. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ISMS_TYPE_FIT_BIN (isms_fit_bin_get_type ())
G_DECLARE_FINAL_TYPE (IsmsFitBin, isms_fit_bin, ISMS, FIT_BIN, AdwBin)

/* Signal "fit" (int width): the width is another. */
GtkWidget *isms_fit_bin_new (void);
int isms_fit_bin_get_width (IsmsFitBin *self); /* the last that was told; 0: none yet */

G_END_DECLS
