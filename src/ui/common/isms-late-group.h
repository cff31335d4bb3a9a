/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A group in a record's form whose rows are read in the background a moment after the record is
 * shown, and again when something of it changes. It hides while it has none. */

#pragma once

#include <adwaita.h>

#include "isms-record.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_LATE_GROUP (isms_late_group_get_type ())
G_DECLARE_DERIVABLE_TYPE (IsmsLateGroup, isms_late_group, ISMS, LATE_GROUP, AdwPreferencesGroup)

/* What a group says of itself. */
struct _IsmsLateGroupClass
{
  AdwPreferencesGroupClass parent_class;

  /* On the background reader's thread: what there is of record @id, up to about @limit of a sort;
   * NULL and @error if it cannot be read. */
  gpointer (*read) (
      IsmsDatabase *database, const IsmsKind *kind, gint64 id, guint limit, GError **error);
  GDestroyNotify free_answer;
  /* May the answer be another after @change? */
  gboolean (*is_touched) (IsmsLateGroup *self, IsmsChange *change);
  /* Adds the rows of @answer, read with @limit; the old ones are gone. */
  void (*show) (IsmsLateGroup *self, gpointer answer, guint limit);
};

void isms_late_group_set_workspace (IsmsLateGroup *self, IsmsWorkspace *workspace);
void isms_late_group_set_record (IsmsLateGroup *self, IsmsRecord *record);
IsmsRecord *isms_late_group_get_record (IsmsLateGroup *self);
void isms_late_group_add_row (IsmsLateGroup *self, GtkWidget *row);
GtkWidget *isms_late_group_create_more (IsmsLateGroup *self);
guint isms_late_group_get_n_rows (IsmsLateGroup *self);

G_END_DECLS
