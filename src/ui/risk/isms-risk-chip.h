/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A risk as a small piece on the map. The map moves it; the chip only shows. */

#pragma once

#include <gtk/gtk.h>

#include "isms-risk.h"

G_BEGIN_DECLS

/* How much of the risk there is room for. */
typedef enum
{
  ISMS_RISK_CHIP_NONE, /* none: only the count is shown */
  ISMS_RISK_CHIP_REF,
  ISMS_RISK_CHIP_TITLE,
  ISMS_RISK_CHIP_OWNER, /* all of it */
} IsmsRiskChipDetail;

#define ISMS_TYPE_RISK_CHIP (isms_risk_chip_get_type ())
G_DECLARE_FINAL_TYPE (IsmsRiskChip, isms_risk_chip, ISMS, RISK_CHIP, GtkWidget)

GtkWidget *isms_risk_chip_new (void);
void isms_risk_chip_set_risk (IsmsRiskChip *self, IsmsRisk *risk);
IsmsRisk *isms_risk_chip_get_risk (IsmsRiskChip *self);
void isms_risk_chip_set_detail (IsmsRiskChip *self, IsmsRiskChipDetail detail);
/* Whether it is the one that lists and map show as selected. */
void isms_risk_chip_set_selected (IsmsRiskChip *self, gboolean selected);
void isms_risk_chip_set_movement (IsmsRiskChip *self, const char *words);
/* Which cell of the map it stands in; 0, 0 for one that has no place yet. */
void isms_risk_chip_set_cell (IsmsRiskChip *self, int likelihood, int impact);
void isms_risk_chip_get_cell (IsmsRiskChip *self, int *likelihood, int *impact);

G_END_DECLS
