/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* In the form of a person: the courses that they are to have, or do. In that of a course: the
 * people who are to have it. */

#pragma once

#include "isms-late-group.h"

G_BEGIN_DECLS

#define ISMS_TYPE_TRAINING_GROUP (isms_training_group_get_type ())
G_DECLARE_FINAL_TYPE (IsmsTrainingGroup, isms_training_group, ISMS, TRAINING_GROUP, IsmsLateGroup)

GtkWidget *isms_training_group_new (IsmsWorkspace *workspace);

G_END_DECLS
