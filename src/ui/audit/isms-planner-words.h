/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the planner says of an audit, in a line, in a tip and to a screen reader; and its bar. */

#pragma once

#include "isms-planner.h"
#include "isms-timeline-chart.h"

G_BEGIN_DECLS

/* @word, @warning: (out): what the bar says beside it, which the caller frees after it. */
IsmsTimelineBar
isms_planner_words_make_bar (const IsmsPlannerAudit *audit, char **word, char **warning);
IsmsTimelineSign isms_planner_words_get_sign (const IsmsPlannerAudit *audit);

char *isms_planner_words_dup_person (const IsmsPlannerPerson *person);
char *isms_planner_words_dup_people (const IsmsPlanner *planner, const IsmsPlannerAudit *audit);
/* In one line: kind, days, people, state. */
char *isms_planner_words_dup_facts (const IsmsPlanner *planner, const IsmsPlannerAudit *audit);
/* In lines: the same, the scope in short, and each warning. */
char *isms_planner_words_dup_tip (const IsmsPlanner *planner, const IsmsPlannerAudit *audit);
/* In a sentence: title, facts, and each warning. */
char *isms_planner_words_dup_said (const IsmsPlanner *planner, const IsmsPlannerAudit *audit);
/* A day with what is on it: the days that stand out, and the audits. */
char *isms_planner_words_dup_day (const IsmsPlanner *planner, int day);

/* When somebody is away; NULL: never. @person: a place. */
char *isms_planner_words_dup_away (const IsmsPlanner *planner, guint person, int from, int to);

/* (element-type IsmsTimelineMark) (transfer full): what stands out for all, or for people. */
GArray *isms_planner_words_create_marks (const IsmsPlanner *planner, int from, int to);
GArray *isms_planner_words_create_marks_of (const IsmsPlanner *planner,
                                            const guint *people,
                                            guint n_people,
                                            gboolean of_all,
                                            int from,
                                            int to);

G_END_DECLS
