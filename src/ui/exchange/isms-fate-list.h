/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The rows of a plan as a list, all or those of some fates; its items are made when they are seen.
 */

#pragma once

#include <gio/gio.h>

#include "isms-import.h"

G_BEGIN_DECLS

typedef enum
{
  ISMS_FATES_ALL,
  ISMS_FATES_NEW,
  ISMS_FATES_CHANGED,
  ISMS_FATES_REMARKS, /* and every row that something is said about */
} IsmsFates;

#define ISMS_TYPE_FATE_ITEM (isms_fate_item_get_type ())
G_DECLARE_FINAL_TYPE (IsmsFateItem, isms_fate_item, ISMS, FATE_ITEM, GObject)
const IsmsImportRow *isms_fate_item_get_row (IsmsFateItem *self);

#define ISMS_TYPE_FATE_LIST (isms_fate_list_get_type ())
G_DECLARE_FINAL_TYPE (IsmsFateList, isms_fate_list, ISMS, FATE_LIST, GObject)
IsmsFateList *isms_fate_list_new (void);
void isms_fate_list_set_plan (IsmsFateList *self, IsmsImportPlan *plan); /* NULL: none */
void isms_fate_list_set_fates (IsmsFateList *self, IsmsFates fates);

G_END_DECLS
