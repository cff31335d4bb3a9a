/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The views that a register has without anybody saving them: what is overdue, what is mine, what
 * falls due within 30 days. They follow from the fields of the kind. */

#pragma once

#include "isms-kind.h"

G_BEGIN_DECLS

typedef enum
{
  ISMS_READY_VIEW_OVERDUE,
  ISMS_READY_VIEW_MINE,
  ISMS_READY_VIEW_DUE,
} IsmsReadyView;

#define ISMS_N_READY_VIEWS 3

/* On the command line: "overdue". */
const char *isms_ready_view_get_name (IsmsReadyView self);
gboolean isms_ready_view_find (const char *name, IsmsReadyView *view);
/* Whether it means something for that kind. */
gboolean isms_ready_view_fits (IsmsReadyView self, const IsmsKind *kind);
const char *isms_ready_view_get_label (IsmsReadyView self, const IsmsKind *kind);
/* What isms_query_filter () takes, as "a{sas}". (transfer floating) */
GVariant *isms_ready_view_dup_filters (IsmsReadyView self, const IsmsKind *kind);
/* The field that it is in the order of; NULL: none. */
const char *isms_ready_view_get_sort (IsmsReadyView self, const IsmsKind *kind);
/* The fields of the kind that they follow from; NULL: it has none. */
const IsmsField *isms_ready_view_get_due_field (const IsmsKind *kind);
const IsmsField *isms_ready_view_get_owner_field (const IsmsKind *kind);
const IsmsField *isms_ready_view_get_late_field (const IsmsKind *kind);
/* Whether one of them filters by @field. */
gboolean isms_ready_views_use (const IsmsKind *kind, const IsmsField *field);

G_END_DECLS
