/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How a window tells what went wrong: what stands behind its actions "win.error" and "win.refused".
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void isms_tell_error (AdwApplicationWindow *window, AdwToastOverlay *toasts, const char *words);
/* @label: what the step would have been called; or "". */
void isms_tell_refused (AdwApplicationWindow *window,
                        AdwToastOverlay *toasts,
                        const char *label,
                        const char *words);
/* A dialog in place of one that told something before. */
void isms_tell_by (AdwApplicationWindow *window, AdwDialog *dialog);
void isms_tell_alert (AdwApplicationWindow *window, const char *heading, const char *body);

G_END_DECLS
