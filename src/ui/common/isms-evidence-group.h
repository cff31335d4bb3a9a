/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What shows that a record is as it is said to be: files, links and notes; dropped here, added,
 * opened, taken from what there is already. */

#pragma once

#include <adwaita.h>

#include "isms-record.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_EVIDENCE_GROUP (isms_evidence_group_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsEvidenceGroup, isms_evidence_group, ISMS, EVIDENCE_GROUP, AdwPreferencesGroup)

/* Actions of its rows: "evidence.show", "evidence.open", "evidence.verify", "evidence.remove", each
 * with the id; of the group: "evidence.add" with "file", "link" or "note". */
GtkWidget *isms_evidence_group_new (IsmsWorkspace *workspace);
void isms_evidence_group_set_record (IsmsEvidenceGroup *self, IsmsRecord *record);
/* One item for each file, in one step. (element-type GFile) */
void isms_evidence_group_add_files (IsmsEvidenceGroup *self, GListModel *files);
/* What is there already, for this record too. */
void isms_evidence_group_use (IsmsEvidenceGroup *self, gint64 evidence);
guint isms_evidence_group_get_n_items (IsmsEvidenceGroup *self);
GtkWidget *isms_evidence_group_get_row (IsmsEvidenceGroup *self, guint index);

G_END_DECLS
