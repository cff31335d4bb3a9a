/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Two texts of a document compared, paragraph by paragraph, and word by word where one changed. */

#pragma once

#include "isms-markdown.h"

G_BEGIN_DECLS

typedef enum
{
  ISMS_TEXT_ADDED,
  ISMS_TEXT_REMOVED,
  ISMS_TEXT_CHANGED,
} IsmsTextChangeKind;

typedef struct
{
  IsmsTextChangeKind kind;
  char *section;        /* the heading under which it stands; NULL: above all */
  IsmsMarkedText *text; /* CHANGED: both, what was added and what was taken away is marked */
} IsmsTextChange;
void isms_text_change_free (IsmsTextChange *self);
/* In the order of the texts. (element-type IsmsTextChange) (transfer full) */
GPtrArray *isms_text_compare (const char *before, const char *after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsTextChange, isms_text_change_free)

G_END_DECLS
