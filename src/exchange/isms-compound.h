/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The streams in a compound file (the container of office programs before 2007, and of encrypted
 * files since), which is held in memory. Private to the readers of workbooks. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _IsmsCompound IsmsCompound;

/* NULL: it is none, or damaged. */
IsmsCompound *isms_compound_new (GBytes *bytes);
void isms_compound_free (IsmsCompound *self);
gboolean isms_compound_has (IsmsCompound *self, const char *name);
/* NULL: it is not there, or damaged. */
GBytes *isms_compound_read (IsmsCompound *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsCompound, isms_compound_free)

G_END_DECLS
