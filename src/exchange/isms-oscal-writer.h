/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Writing a framework as an OSCAL catalogue. */

#pragma once

#include "isms-framework-data.h"

G_BEGIN_DECLS

GBytes *isms_oscal_write_catalogue (const IsmsFrameworkData *data);

G_END_DECLS
