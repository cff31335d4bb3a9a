/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the tests of registers and forms share: the assets of a new workspace, in the real window.
 */

#pragma once

#include "isms-detail.h"
#include "isms-field-editor.h"
#include "isms-register.h"
#include "isms-ui-test.h"

G_BEGIN_DECLS

typedef struct
{
  IsmsWindow *window;
  IsmsWorkspace *workspace;
  IsmsRegister *page;
  IsmsListPane *pane;
  GtkSelectionModel *selection;
} IsmsDesk;

IsmsStore *isms_desk_get_store (IsmsDesk *desk);
guint isms_desk_get_n_items (IsmsDesk *desk);
IsmsDetail *isms_desk_get_detail (IsmsDesk *desk);
IsmsFieldEditor *isms_desk_find_editor (IsmsDesk *desk, const char *field);
GtkWidget *isms_desk_find_row (IsmsDesk *desk, const char *field);
const char *isms_desk_get_row_text (IsmsDesk *desk, const char *field);
gboolean isms_desk_is_listed (IsmsDesk *desk, guint position, const char *title);
gboolean
isms_desk_is_at (IsmsWindow *window, const char *destination, const char *tab, gint64 record);
IsmsDesk isms_desk_open (const char *const *titles);
void isms_desk_set_field (IsmsDesk *desk, guint position, const char *field, const char *text);
void isms_desk_type_into (IsmsDesk *desk, const char *field, const char *text);

G_END_DECLS
