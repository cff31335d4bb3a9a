/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Where in the window each thing that a stage leads to is seen and mended. */

#pragma once

#include "isms-readiness.h"

G_BEGIN_DECLS

/* The action of the window, and its target; NULL: nowhere. */
const char *isms_need_places_lead (const IsmsStage *stage, const IsmsNeed *need, GVariant **target);

G_END_DECLS
