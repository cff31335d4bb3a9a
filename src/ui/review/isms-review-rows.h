/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The records behind a figure of a management review, each a key away; of one that was held, those
 * that the meeting saw. */

#pragma once

#include <adwaita.h>

#include "isms-review-board.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_REVIEW_ROWS (isms_review_rows_get_type ())
G_DECLARE_FINAL_TYPE (IsmsReviewRows, isms_review_rows, ISMS, REVIEW_ROWS, AdwDialog)

/* A record is shown by the action "win.show-record" of @parent. */
IsmsReviewRows *isms_review_rows_present (GtkWidget *parent,
                                          IsmsWorkspace *workspace,
                                          IsmsReviewBoard *board,
                                          const char *figure);
/* For the tests: whether they are there; of one, "NC-001 Title · detail". */
gboolean isms_review_rows_is_loaded (IsmsReviewRows *self);
guint isms_review_rows_get_n_rows (IsmsReviewRows *self);
char *isms_review_rows_dup_row (IsmsReviewRows *self, guint position);

G_END_DECLS
