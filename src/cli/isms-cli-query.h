/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Which records a command is about, as its options say. */

#pragma once

#include "isms-cli.h"
#include "isms-query.h"

G_BEGIN_DECLS

const IsmsField *
isms_cli_find_field (const IsmsCommand *self, const IsmsKind *kind, const char *name);
IsmsQuery *isms_cli_make_query (const IsmsCommand *self,
                                IsmsWorkspace *workspace,
                                const IsmsKind *kind,
                                char **filters,
                                const char *search,
                                gboolean archived);

G_END_DECLS
