/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The backups of a workspace, to go on with a copy of one. */

#pragma once

#include "isms-window.h"

G_BEGIN_DECLS

AdwDialog *isms_restore_dialog_new (IsmsWindow *window,
                                    const char *folder,
                                    const char *title,
                                    const GError *reason);

G_END_DECLS
