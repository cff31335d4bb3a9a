/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How training is covered, by course, unit and role, and what lapses next; each figure leads to the
 * people behind it. */

#pragma once

#include <adwaita.h>

#include "isms-page.h"
#include "isms-query.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

/* An IsmsPage. Signals: "show-people" (IsmsQuery): of people. "new-course". "print". */
#define ISMS_TYPE_TRAINING_PAGE (isms_training_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsTrainingPage, isms_training_page, ISMS, TRAINING_PAGE, AdwBin)

GtkWidget *isms_training_page_new (IsmsWorkspace *workspace);

G_END_DECLS
