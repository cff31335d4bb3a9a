/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the forms of audits and of the items of their checklists have beyond their fields. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Once, before the first of these forms is made. */
void isms_audit_groups_add (void);

G_END_DECLS
