/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The row at the end of a group in which something new is named: an action of a risk, a check of a
 * control. What is typed stays until it is written, and waits with its record while another one is
 * shown. */

#pragma once

#include <adwaita.h>

#include "isms-record.h"
#include "isms-step.h"

G_BEGIN_DECLS

typedef struct _IsmsAddRow IsmsAddRow;

/* A step, not committed yet, that adds what is called @title to @record. (transfer full) */
typedef IsmsStep *(*IsmsAddRowFunc) (GtkWidget *group, IsmsRecord *record, const char *title);
/* That what was typed for @record is not added and waits there. (transfer full) */
typedef char *(*IsmsAddRowWords) (IsmsRecord *record);

IsmsAddRow *isms_add_row_new (GtkWidget *group,
                              const char *title,
                              IsmsAddRowFunc add,
                              IsmsAddRowWords dup_waits);
void isms_add_row_free (IsmsAddRow *self);
GtkWidget *isms_add_row_get_widget (IsmsAddRow *self);
/* NULL: of none. */
void isms_add_row_set_record (IsmsAddRow *self, IsmsRecord *record);

G_END_DECLS
