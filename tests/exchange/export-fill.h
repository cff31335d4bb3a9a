/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A workspace with records of every kind, by chance. */

#pragma once

#include "model-fixture.h"

#define EXPORT_FILL_N 40 /* records of each kind */

G_BEGIN_DECLS

/* With @is_tidy, without white space that an import takes off, and no title twice. */
void export_fill (ModelFixture *self, GRand *rand, gboolean is_tidy);

G_END_DECLS
