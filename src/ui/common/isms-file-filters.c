/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Two filters. */

#include "isms-config.h"

#include "isms-file-filters.h"

#include <glib/gi18n-lib.h>

/**
 * isms_file_filters_new:
 * @name: what the files that fit are called, translated
 * @suffixes: (array zero-terminated=1): of their names, without the dot; any case
 *
 * Returns: (transfer full) (element-type GtkFileFilter): those files, and all
 */
GListModel *
isms_file_filters_new (const char *name, const char *const *suffixes)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) known = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (known, name);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (known, suffixes[i]);
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, known);
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}
