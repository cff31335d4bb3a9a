/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Shares of several things as a ring, an arc for each, with the whole in its middle. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ISMS_TYPE_RING (isms_ring_get_type ())
G_DECLARE_FINAL_TYPE (IsmsRing, isms_ring, ISMS, RING, GtkWidget)

GtkWidget *isms_ring_new (void);
/* @shares: 0 to 1, clockwise from the top. @words: in the middle; @name: for who cannot see it. */
void isms_ring_set_shares (
    IsmsRing *self, const double *shares, guint n_shares, const char *words, const char *name);

G_END_DECLS
