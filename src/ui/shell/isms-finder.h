/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Ctrl+K: find any record or command, as one types. */

#pragma once

#include <adwaita.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_FINDER (isms_finder_get_type ())
G_DECLARE_FINAL_TYPE (IsmsFinder, isms_finder, ISMS, FINDER, AdwDialog)

AdwDialog *isms_finder_new (IsmsWorkspace *workspace);
gboolean isms_finder_get_searching (IsmsFinder *self);

G_END_DECLS
