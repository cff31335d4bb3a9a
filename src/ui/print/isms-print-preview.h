/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The preview of a report: its pages, and the ways to paper and to a file. */

#pragma once

#include <adwaita.h>

#include "isms-report.h"

G_BEGIN_DECLS

#define ISMS_TYPE_PRINT_PREVIEW (isms_print_preview_get_type ())
G_DECLARE_FINAL_TYPE (IsmsPrintPreview, isms_print_preview, ISMS, PRINT_PREVIEW, AdwDialog)

IsmsPrintPreview *isms_print_preview_new (const char *title);
/* Several sheets to choose from; signal "choice" (which, from 0). */
void
isms_print_preview_set_choices (IsmsPrintPreview *self, const char *const *titles, guint choice);
guint isms_print_preview_get_choice (IsmsPrintPreview *self);
/* Until one of these is called, it shows that it is at work. */
void isms_print_preview_set_report (IsmsPrintPreview *self, IsmsReport *report);
IsmsReport *isms_print_preview_get_report (IsmsPrintPreview *self);
void isms_print_preview_set_error (IsmsPrintPreview *self, const GError *error);
/* As the person's "Export PDF…" does once the file is chosen. */
void isms_print_preview_export (IsmsPrintPreview *self, GFile *file);
/* Cancelled when the preview is closed. */
GCancellable *isms_print_preview_get_cancellable (IsmsPrintPreview *self);

G_END_DECLS
