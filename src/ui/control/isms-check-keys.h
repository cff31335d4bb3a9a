/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The keys of the register of checks. */

#pragma once

#include "isms-register.h"

G_BEGIN_DECLS

void isms_check_keys_add (IsmsRegister *checks);

G_END_DECLS
