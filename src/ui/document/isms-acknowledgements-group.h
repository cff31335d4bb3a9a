/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Who has acknowledged the version in force, in the form of its document (7.3). */

#pragma once

#include <adwaita.h>

#include "isms-late-group.h"

G_BEGIN_DECLS

#define ISMS_TYPE_ACKNOWLEDGEMENTS_GROUP (isms_acknowledgements_group_get_type ())
G_DECLARE_FINAL_TYPE (IsmsAcknowledgementsGroup,
                      isms_acknowledgements_group,
                      ISMS,
                      ACKNOWLEDGEMENTS_GROUP,
                      IsmsLateGroup)

GtkWidget *isms_acknowledgements_group_new (IsmsWorkspace *workspace);

G_END_DECLS
