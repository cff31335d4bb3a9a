/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The tabs of each destination, for what leads to them from elsewhere. */

#pragma once

#include "isms-tabs-page.h"

G_BEGIN_DECLS

const IsmsTab *isms_tab_places_get (const char *destination);

G_END_DECLS
