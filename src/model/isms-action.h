/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Actions: everything that anybody must do, whatever for (6.1.3 e, 8.3, 10.2). */

#pragma once

#include "isms-record.h"
#include "isms-step.h"

G_BEGIN_DECLS

#define ISMS_TYPE_ACTION (isms_action_get_type ())
G_DECLARE_FINAL_TYPE (IsmsAction, isms_action, ISMS, ACTION, IsmsRecord)

/* A new action of @kind ("treatment") for the record @for_id of @for_kind ("risk"). Returns its
 * id. */
gint64 isms_action_create (
    IsmsStep *step, const char *kind, const char *for_kind, gint64 for_id, const char *title);
/* Done today, or open again where it is done. */
void isms_action_set_done (IsmsStep *step, IsmsAction *self, gboolean done);
/* Into another state: a choice's value. NULL for the reason but where it is dropped. */
void isms_action_set_state (IsmsStep *step,
                            IsmsAction *self,
                            const char *state,
                            const char *drop_reason);
/* All that is done for a record, in numbers; what was dropped counts for what it has cost alone. */
typedef struct
{
  guint n_actions;
  guint n_done;
  guint n_overdue;
  int progress;        /* per cent: the average */
  gint64 cost_planned; /* minor units */
  gint64 cost_actual;
} IsmsActionSum;
gboolean isms_action_sum_load (IsmsDatabase *database,
                               const char *for_kind,
                               gint64 for_id,
                               IsmsActionSum *sum,
                               GError **error);
/* The ids of what is to be done for a record, by due date. (element-type gint64) */
GArray *
isms_action_list_for (IsmsDatabase *database, const char *for_kind, gint64 for_id, GError **error);

G_END_DECLS
