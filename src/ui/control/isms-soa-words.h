/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How the figures of the Statement of Applicability are put. */

#pragma once

#include <gtk/gtk.h>

#include "isms-soa.h"

G_BEGIN_DECLS

char *isms_soa_words_dup_figures (const IsmsSoaFigures *figures);
char *isms_soa_words_dup_share (const IsmsSoaFigures *figures);
GtkWidget *isms_soa_words_create_bar (const IsmsSoaFigures *figures);

G_END_DECLS
