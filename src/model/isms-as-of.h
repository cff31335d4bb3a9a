/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Records as they stood at the end of a day, written as SQL over the view of their kind. */

#pragma once

#include "isms-kind.h"

G_BEGIN_DECLS

char *isms_as_of_write_view (const IsmsKind *kind,
                             const char *view,
                             const char *date,
                             IsmsDatabase *database,
                             char **ratings,
                             GError **error);
char *isms_as_of_write (
    const IsmsKind *kind, const char *date, IsmsDatabase *database, char **ratings, GError **error);

G_END_DECLS
