/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A searchable list of what a field may hold: its choices, the records it may point to, or the
 * texts that it has. Lives in
 * a popover: of a filter, of a reference, of links. */

#pragma once

#include <adwaita.h>

#include "isms-record.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_PICKER (isms_picker_get_type ())
G_DECLARE_FINAL_TYPE (IsmsPicker, isms_picker, ISMS, PICKER, AdwBin)

typedef enum
{
  ISMS_PICKER_ONE = 0,
  ISMS_PICKER_SEVERAL = 1 << 0, /* picking toggles; the list stays open */
  ISMS_PICKER_NONE = 1 << 1,    /* offers "Not Set", whose value is "" */
  ISMS_PICKER_CREATE = 1 << 2,  /* offers to add a record with what was typed as its title */
  ISMS_PICKER_ME = 1 << 3,      /* where it offers people, also who acts, whoever that is */
} IsmsPickerFlags;

/* Values are what isms_edit_set () and isms_query_filter () take: a choice's value, a record's id.
 *
 * Signals: "picked" (const char *value): a row was activated; with ISMS_PICKER_SEVERAL the chosen
 * values have changed already. "create" (const char *title). */
GtkWidget *isms_picker_new (IsmsWorkspace *workspace,
                            const IsmsKind *kind,
                            const IsmsField *field,
                            IsmsPickerFlags flags);
void isms_picker_set_record (IsmsPicker *self, IsmsRecord *record);
void isms_picker_set_chosen (IsmsPicker *self, const char *const *values);
GStrv isms_picker_dup_chosen (IsmsPicker *self); /* in the order they were chosen */
/* Empties the search, asks for the rows; for when the popover opens. */
void isms_picker_reset (IsmsPicker *self);
GListModel *isms_picker_get_model (IsmsPicker *self);
void isms_picker_activate (IsmsPicker *self, guint position);

/* A popover with @picker in it, which resets it whenever it opens. */
GtkWidget *isms_picker_create_popover (IsmsPicker *picker);

/* The same behind a button at the end of @row, an AdwActionRow, which opens it too. Returns the
 * button.
 */
GtkWidget *isms_picker_add_to_row (IsmsPicker *picker, GtkWidget *row);

/* The values that the field declares itself, as IsmsPickerItem. */
GListStore *isms_picker_create_choices (const IsmsField *field, gboolean none);
/* How a person reads a value of @field: a choice's label, a record's title. */
char *isms_picker_dup_label (IsmsWorkspace *workspace, const IsmsField *field, const char *value);

G_END_DECLS
