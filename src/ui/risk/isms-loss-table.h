/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The words of the estimated risks, and the orders in which they can be listed; made on the
 * reader's thread, and not changed afterwards. */

#pragma once

#include "isms-estimate.h"
#include "isms-simulation.h"

G_BEGIN_DECLS

#define ISMS_LOSS_N_POSTURES (ISMS_POSTURE_TARGET + 1)

typedef struct
{
  gint64 risk;
  const char *ref;
  const char *title;
  const char *owner;
} IsmsLossWords;

typedef enum
{
  ISMS_LOSS_BY_REF,
  ISMS_LOSS_BY_TITLE,
  ISMS_LOSS_BY_OWNER,
  ISMS_LOSS_BY_EXPECTED,
  ISMS_LOSS_BY_AT_RISK,
} IsmsLossOrder;

typedef struct _IsmsLossTable IsmsLossTable;

/* @estimates: of each posture, by ref. */
IsmsLossTable *
isms_loss_table_load (IsmsDatabase *database, GArray *const *estimates, GError **error);
void isms_loss_table_free (IsmsLossTable *self);
/* Of the estimate at @place of the posture. */
const IsmsLossWords *
isms_loss_table_get_words (IsmsLossTable *self, IsmsPosture posture, guint place);
/* The places of the posture's estimates by title or owner, rising. */
const guint *
isms_loss_table_get_order (IsmsLossTable *self, IsmsPosture posture, IsmsLossOrder order);
/* The places of @portfolio's risks by what they cost, rising. (transfer full) */
guint *isms_loss_table_sort_losses (IsmsPortfolio *portfolio, IsmsLossOrder order);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsLossTable, isms_loss_table_free)

G_END_DECLS
