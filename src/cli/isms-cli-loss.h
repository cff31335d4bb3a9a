/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What `show` says of the losses of a risk. */

#pragma once

#include <json-glib/json-glib.h>

#include "isms-estimate.h"

G_BEGIN_DECLS

/* A member "losses" of the object that the caller has begun: one object for each posture that has
 * an estimate, amounts in minor units. */
gboolean
isms_cli_add_losses (JsonBuilder *json, IsmsDatabase *database, gint64 risk, GError **error);
gboolean isms_cli_print_losses (IsmsDatabase *database, gint64 risk, GError **error);

G_END_DECLS
