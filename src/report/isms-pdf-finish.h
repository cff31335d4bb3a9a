/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a screen reader needs of a PDF and cairo does not write: language, words for figures, the
 * scope of table headings. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *isms_pdf_finish (GBytes *pdf,
                         const char *language,
                         const char *const *alternatives, /* of the figures, in order */
                         GError **error);

G_END_DECLS
