/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Toasts whose words are not cut in a narrow window. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwToast *isms_toast_new (const char *words);

G_END_DECLS
