/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Planned checks of controls (9.1). What they found is in isms-check-result.h. */

#pragma once

#include "isms-record.h"
#include "isms-store.h"

G_BEGIN_DECLS

#define ISMS_TYPE_CONTROL_CHECK (isms_control_check_get_type ())
G_DECLARE_FINAL_TYPE (IsmsControlCheck, isms_control_check, ISMS, CONTROL_CHECK, IsmsRecord)

/* A new check of @control: the first one is due a period from today. Returns its id. */
gint64 isms_control_check_create (IsmsStep *step,
                                  gint64 control,
                                  const char *title,
                                  const char *frequency);
/* In use, by when they are due next. (element-type gint64) */
GArray *isms_control_check_list_for (IsmsDatabase *database, gint64 control, GError **error);

G_END_DECLS
