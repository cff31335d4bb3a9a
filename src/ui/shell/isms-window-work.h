/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Work that a window does with files, each on a thread of its own or of the store. */

#pragma once

#include "isms-window.h"

G_BEGIN_DECLS

/* Its window and the toast that can cancel it. */
typedef struct
{
  IsmsWindow *window;
  AdwToast *toast;
  GCancellable *cancellable;
  char *path; /* that is written */
} IsmsWindowWork;

IsmsWindowWork *isms_window_work_begin (IsmsWindow *window, const char *words);
void isms_window_work_end (IsmsWindowWork *work);

void isms_window_toast (IsmsWindow *self, const char *words);
void isms_window_say_write_error (IsmsWindow *self, const GError *error, const char *path);

G_END_DECLS
