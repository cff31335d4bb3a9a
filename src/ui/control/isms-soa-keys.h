/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The keys that fill the Statement of Applicability in its grid. */

#pragma once

#include "isms-register.h"

G_BEGIN_DECLS

void isms_soa_keys_add (IsmsRegister *statement);

G_END_DECLS
