/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* In the form of a record of any kind: the nonconformities that came from it, and a way to record
 * one (10.2). */

#pragma once

#include "isms-late-group.h"
#include "isms-record-form.h"

G_BEGIN_DECLS

#define ISMS_TYPE_NONCONFORMITIES_GROUP (isms_nonconformities_group_get_type ())
G_DECLARE_FINAL_TYPE (IsmsNonconformitiesGroup,
                      isms_nonconformities_group,
                      ISMS,
                      NONCONFORMITIES_GROUP,
                      IsmsLateGroup)

GtkWidget *isms_nonconformities_group_new (IsmsWorkspace *workspace);
/* The forms of @kind have one. Once for each kind, before the first form of it is made. */
void isms_nonconformities_group_add_to (const char *kind);

G_END_DECLS
