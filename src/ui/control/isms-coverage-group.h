/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the Statement of Applicability covers of a framework, in its form: how much of it, and which
 * controls. */

#pragma once

#include <adwaita.h>

#include "isms-record.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_COVERAGE_GROUP (isms_coverage_group_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsCoverageGroup, isms_coverage_group, ISMS, COVERAGE_GROUP, AdwPreferencesGroup)

GtkWidget *isms_coverage_group_new (IsmsWorkspace *workspace);
void isms_coverage_group_set_framework (IsmsCoverageGroup *self, IsmsRecord *framework);

G_END_DECLS
