/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A file on its way out: asked for, made on the background reader, written, and told of. */

#pragma once

#include <gtk/gtk.h>

#include "isms-store.h"

G_BEGIN_DECLS

/* What is written, from the data of a workspace: on the reader's thread. */
typedef GBytes *(*IsmsFileMake) (IsmsDatabase *database, gpointer data, GError **error);

/* Asks where to, and writes it there. */
void isms_file_saving_ask (GtkWidget *widget,
                           IsmsStore *store,
                           const char *title,
                           const char *name,
                           IsmsFileMake make,
                           gpointer data,
                           GDestroyNotify data_free);
/* Once a file is chosen. */
void isms_file_saving_save (GtkWidget *widget,
                            IsmsStore *store,
                            GFile *file,
                            IsmsFileMake make,
                            gpointer data,
                            GDestroyNotify data_free);

G_END_DECLS
