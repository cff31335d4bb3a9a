/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A list in sections, as of days, for what was read elsewhere: what is still there keeps its rows.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ISMS_TYPE_DAY_ROW (isms_day_row_get_type ())
G_DECLARE_FINAL_TYPE (IsmsDayRow, isms_day_row, ISMS, DAY_ROW, GObject)

/* Takes @data. @section: rows with the same one that follow each other have a heading together. */
IsmsDayRow *isms_day_row_new (gpointer data, GDestroyNotify data_free, int section);
gpointer isms_day_row_get_data (IsmsDayRow *self);
int isms_day_row_get_section (IsmsDayRow *self);

#define ISMS_TYPE_DAY_ROWS (isms_day_rows_get_type ())
G_DECLARE_FINAL_TYPE (IsmsDayRows, isms_day_rows, ISMS, DAY_ROWS, GObject)

/* A GListModel and GtkSectionModel of IsmsDayRow. @same: whether two say the same. */
IsmsDayRows *isms_day_rows_new (GEqualFunc same);
/* (element-type IsmsDayRow) (transfer full), with g_object_unref () as its free function. */
void isms_day_rows_take (IsmsDayRows *self, GPtrArray *rows);
/* At the end. */
void isms_day_rows_append (IsmsDayRows *self, GPtrArray *rows);
IsmsDayRow *isms_day_rows_get (IsmsDayRows *self, guint position); /* borrowed, or NULL */

G_END_DECLS
