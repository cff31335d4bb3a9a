/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Between opening a store and having one. */

#pragma once

#include "isms-store-private.h"

G_BEGIN_DECLS

void isms_store_start (IsmsStore *self);

G_END_DECLS
