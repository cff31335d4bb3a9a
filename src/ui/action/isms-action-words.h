/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How cards and lines speak of an action, to the eye and to a screen reader. */

#pragma once

#include "isms-action-set.h"

G_BEGIN_DECLS

char *isms_action_words_dup_day (const IsmsActionItem *item);
/* What it is for, and where it comes from: "R-014 · Risk Treatment". */
char *isms_action_words_dup_source (const IsmsActionItem *item);
/* Its days, what is said of it on a time line; without what its group says already. */
char *isms_action_words_dup_facts (const IsmsActionItem *item, IsmsActionGrouping grouping);
/* The title in full, the owner by name, what it is for. */
char *isms_action_words_dup_tip (const IsmsActionItem *item);
/* All of it, for a screen reader. */
char *isms_action_words_dup_said (const IsmsActionItem *item);

G_END_DECLS
