/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Reports to test with, and poppler's tools to read what was written. */

#pragma once

#include "isms-report.h"

/* Every kind of block, on several pages. */
IsmsReport *report_test_new (void);
void report_test_add_words (IsmsReport *report, GRand *random, guint n_rows, guint words_per_cell);
char *report_test_lorem (guint n_words);

/* Writes to a temporary file; with SHOTS set to a folder also there, under @name. */
char *report_test_write (IsmsReport *report, const IsmsPageSetup *setup, const char *name);
/* What the tool prints. */
char *report_test_run (const char *const *command);
char *report_test_get_text (const char *path, const char *mode); /* "-layout", "-raw" */
char *report_test_get_structure (const char *path);
