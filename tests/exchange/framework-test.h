/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the tests of framework files share. */

#pragma once

#include "isms-framework-data.h"

G_BEGIN_DECLS

/* All that the data says, as text for comparisons; without its remarks if so asked. */
char *framework_dump (const IsmsFrameworkData *data, gboolean with_remarks);
/* Each remark in a line: "path: sentence". */
char *framework_dump_remarks (const IsmsFrameworkData *data);

GPtrArray *framework_read_text (const char *text);
/* Reads what must be refused with %G_IO_ERROR_INVALID_DATA; its sentence. */
char *framework_refuse (const char *bytes, gssize length);
GBytes *framework_load_fixture (const char *name);

/* A catalogue of 4 MB that is like real ones. */
char *framework_make_catalogue (guint n_controls);
/* An archive of files: name, content, …, NULL */
GBytes *framework_make_zip (const char *const *files);

G_END_DECLS
