/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A link or a note as evidence for a record: asks for what it is. */

#pragma once

#include <adwaita.h>

#include "isms-record.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

/* @form: "link" or "note". */
AdwDialog *isms_evidence_dialog_present (GtkWidget *parent,
                                         IsmsWorkspace *workspace,
                                         IsmsRecord *record,
                                         const char *form);

G_END_DECLS
