/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Asks what a version needs on its way: who, when, and what is new. */

#pragma once

#include <adwaita.h>

#include "isms-document-version.h"
#include "isms-record.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

/* Begins the next version of the document as a draft. */
AdwDialog *isms_version_dialog_present_new (GtkWidget *parent,
                                            IsmsWorkspace *workspace,
                                            IsmsRecord *document,
                                            int number);
/* Approves, puts in force or withdraws version @number, written by @author. */
AdwDialog *isms_version_dialog_present_move (GtkWidget *parent,
                                             IsmsWorkspace *workspace,
                                             IsmsRecord *document,
                                             IsmsVersionMove move,
                                             const IsmsDocumentVersion *version);
typedef void (*IsmsAuthorFunc) (GtkWidget *parent, gint64 person, gpointer data);
/* Who writes what begins now; nobody acts. */
AdwDialog *isms_version_dialog_present_author (GtkWidget *parent,
                                               IsmsWorkspace *workspace,
                                               const char *title,
                                               IsmsAuthorFunc answered,
                                               gpointer data,
                                               GDestroyNotify destroy);

G_END_DECLS
