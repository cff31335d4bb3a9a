/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A popover that asks how much loss can be borne (6.1.2 a). */

#pragma once

#include <adwaita.h>

#include "isms-estimate.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_LOSS_TOLERANCE (isms_loss_tolerance_get_type ())
G_DECLARE_FINAL_TYPE (IsmsLossTolerance, isms_loss_tolerance, ISMS, LOSS_TOLERANCE, GtkPopover)

GtkWidget *isms_loss_tolerance_new (IsmsWorkspace *workspace);
void isms_loss_tolerance_show (IsmsLossTolerance *self, const IsmsTolerance *tolerance);

G_END_DECLS
