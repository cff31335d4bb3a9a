/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A dialog that asks for what a step needs. It stays, with all that was typed, until the step is
 * done; what a rule refuses is told in it. */

#pragma once

#include <adwaita.h>

#include "isms-step.h"

G_BEGIN_DECLS

/* Once, before the dialog is presented. */
void isms_step_alert_set_content (AdwAlertDialog *dialog, GtkWidget *content);
typedef void (*IsmsStepAlertFunc) (AdwAlertDialog *dialog, GtkWidget *parent);
/* From a handler of "response". @done: nullable. */
void isms_step_alert_commit (AdwAlertDialog *dialog,
                             GtkWidget *parent,
                             IsmsStep *step,
                             IsmsStepAlertFunc done);

gboolean isms_step_alert_is_busy (AdwAlertDialog *dialog);
/* What was refused is being put right. */
void isms_step_alert_clear_fault (AdwAlertDialog *dialog);

G_END_DECLS
