/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the agenda says of a day and of what is on it. */

#pragma once

#include "isms-agenda.h"

G_BEGIN_DECLS

/* "Wednesday, 2 December 2026". */
char *isms_agenda_words_dup_day (int day);
/* The same, with what it is from today on: "Today · …", "Tomorrow · …". */
char *isms_agenda_words_dup_heading (int day, int today);
/* "R-014 · Next Review · Ada Lind": what it is beside its title. */
char *isms_agenda_words_dup_facts (const IsmsAgendaItem *item);
/* "14:00 – 16:00", or "" where it has no time. */
char *isms_agenda_words_dup_time (const IsmsAgendaItem *item);
/* "12 days overdue", "Over", "Cancelled", or "". */
char *isms_agenda_words_dup_state (const IsmsAgendaItem *item, int today);
/* All of it in one sentence, for a screen reader. */
char *isms_agenda_words_dup_said (const IsmsAgendaItem *item, int today);
gboolean isms_agenda_item_is_on (const IsmsAgendaItem *item, int day);
gboolean isms_agenda_item_says_the_same (gconstpointer left, gconstpointer right);

G_END_DECLS
