/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A card of the overview: a heading, rows that lead somewhere, and the way to all of it. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct
{
  GtkWidget *group; /* AdwPreferencesGroup */
  GPtrArray *rows;  /* that it holds */
} IsmsOverviewCard;

/* @more: of the button that leads to @tab of @destination; NULL: there is none. */
void isms_overview_card_init (IsmsOverviewCard *self,
                              const char *title,
                              const char *more,
                              const char *destination,
                              const char *tab);
void isms_overview_card_clear (IsmsOverviewCard *self);
/* Takes away the rows. The one that had the focus is told: -1: none had. */
int isms_overview_card_empty (IsmsOverviewCard *self);
/* (transfer none) @icon: or NULL; @style: of it, or NULL. */
GtkWidget *isms_overview_card_add_row (IsmsOverviewCard *self,
                                       const char *title,
                                       const char *subtitle,
                                       const char *icon,
                                       const char *style);
/* Enter opens the record. */
void isms_overview_card_lead (GtkWidget *row, const char *action, GVariant *target);
void isms_overview_card_lead_to_record (GtkWidget *row, const char *kind, gint64 id);
void isms_overview_card_lead_to_place (GtkWidget *row, const char *destination, const char *tab);

G_END_DECLS
