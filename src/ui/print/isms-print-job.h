/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A report on its way to a printer: the desktop's dialog, the pages drawn as everywhere. */

#pragma once

#include <gtk/gtk.h>

#include "isms-report.h"

G_BEGIN_DECLS

GtkPrintOperation *isms_print_job_new (IsmsReport *report, IsmsPaper paper, gboolean landscape);
void isms_print_job_run (GtkPrintOperation *job, GtkWidget *parent);

G_END_DECLS
