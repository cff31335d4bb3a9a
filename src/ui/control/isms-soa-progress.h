/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How far the Statement of Applicability is implemented, by theme, in a line over its grid. */

#pragma once

#include <adwaita.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_SOA_PROGRESS (isms_soa_progress_get_type ())
G_DECLARE_FINAL_TYPE (IsmsSoaProgress, isms_soa_progress, ISMS, SOA_PROGRESS, AdwBin)

GtkWidget *isms_soa_progress_new (IsmsWorkspace *workspace);

G_END_DECLS
