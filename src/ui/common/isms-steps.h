/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Undo and redo of a window's workspace: the words on the buttons and the toasts after each step.
 */

#pragma once

#include <adwaita.h>

#include "isms-journal.h"
#include "isms-store.h"

G_BEGIN_DECLS

#define ISMS_TYPE_STEPS (isms_steps_get_type ())
G_DECLARE_FINAL_TYPE (IsmsSteps, isms_steps, ISMS, STEPS, GObject)

/* Properties: "undo-words", "redo-words" (what the next one would do, as a tooltip; never NULL),
 * "can-undo", "can-redo". Signal "failed" (GError *): an undo did not work. */

IsmsSteps *isms_steps_new (AdwToastOverlay *toasts);
void isms_steps_set_store (IsmsSteps *self, IsmsStore *store);
void isms_steps_set_quiet (IsmsSteps *self, gboolean quiet);
void isms_steps_run (IsmsSteps *self, IsmsUndoKind kind, gint64 step);
gboolean isms_steps_get_can (IsmsSteps *self, IsmsUndoKind kind);

G_END_DECLS
