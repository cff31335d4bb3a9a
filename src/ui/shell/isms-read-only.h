/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Why a workspace can only be read, and what to do about it. */

#pragma once

#include <adwaita.h>

#include "isms-store.h"

G_BEGIN_DECLS

void isms_read_only_explain (AdwBanner *banner, IsmsStoreAccess access);
/* What the banner's button does: an action of the window; NULL: open the file again. */
const char *isms_read_only_get_action (IsmsStoreAccess access);

G_END_DECLS
