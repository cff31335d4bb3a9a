/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is kept of a view beside what works it out each time. */

#pragma once

#include <sqlite3.h>

#include "model-fixture.h"

/* A second connection to the workspace on which @views are as the migration @file, "009-x.sql",
 * made them, before what is there now: temp.X is what was, main.X what is. NULL ends the views. */
sqlite3 *kept_fixture_open (ModelFixture *self, const char *file, const char *const *views);
/* Each is what follows a SELECT: they give the same rows, which have an id. */
void kept_fixture_assert_same (sqlite3 *db, const char *left, const char *right);
