/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Assets: what the organisation wants to protect (6.1.2 c). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_ASSET (isms_asset_get_type ())
G_DECLARE_FINAL_TYPE (IsmsAsset, isms_asset, ISMS, ASSET, IsmsRecord)

G_END_DECLS
