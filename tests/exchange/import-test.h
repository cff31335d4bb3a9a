/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Imports of a text or a fixture into a workspace of its own. Any error fails the test. */

#pragma once

#include "isms-import.h"
#include "model-fixture.h"

G_BEGIN_DECLS

IsmsImport *start (ModelFixture *self, const char *kind, IsmsTable *table);
IsmsImport *start_text (ModelFixture *self, const char *kind, const char *text);
IsmsImport *start_fixture (ModelFixture *self, const char *name);
IsmsImportPlan *plan (ModelFixture *self, IsmsImport *import);
IsmsImportPlan *commit (ModelFixture *self, IsmsImport *import);
void assert_targets (IsmsImport *import, const char *expected);
void assert_fates (IsmsImportPlan *self, const char *expected);
void assert_rows (ModelFixture *self, const char *sql, const char *expected);
void import_twice (ModelFixture *self, IsmsImport *import, const char *fates, const char *again);

G_END_DECLS
