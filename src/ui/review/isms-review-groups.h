/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The groups that the form of a management review has: what it looks at, who takes part and was
 * there, what was decided, what was added later. */

#pragma once

#include "isms-late-group.h"

G_BEGIN_DECLS

#define ISMS_TYPE_INPUTS_GROUP (isms_inputs_group_get_type ())
G_DECLARE_FINAL_TYPE (IsmsInputsGroup, isms_inputs_group, ISMS, INPUTS_GROUP, IsmsLateGroup)
GtkWidget *isms_inputs_group_new (IsmsWorkspace *workspace);

#define ISMS_TYPE_PARTICIPANTS_GROUP (isms_participants_group_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsParticipantsGroup, isms_participants_group, ISMS, PARTICIPANTS_GROUP, IsmsLateGroup)
GtkWidget *isms_participants_group_new (IsmsWorkspace *workspace);
void isms_participants_group_edit (IsmsParticipantsGroup *self); /* focus to the next one's row */

#define ISMS_TYPE_DECISIONS_GROUP (isms_decisions_group_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsDecisionsGroup, isms_decisions_group, ISMS, DECISIONS_GROUP, IsmsLateGroup)
GtkWidget *isms_decisions_group_new (IsmsWorkspace *workspace);
void isms_decisions_group_set_record (IsmsDecisionsGroup *self, IsmsRecord *review);

#define ISMS_TYPE_ADDENDA_GROUP (isms_addenda_group_get_type ())
G_DECLARE_FINAL_TYPE (IsmsAddendaGroup, isms_addenda_group, ISMS, ADDENDA_GROUP, IsmsLateGroup)
GtkWidget *isms_addenda_group_new (IsmsWorkspace *workspace);

/* Hands them in. To be called in the class_init of the page. */
void isms_review_groups_add (void);

G_END_DECLS
