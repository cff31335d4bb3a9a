/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the tests of management reviews share. Each deed is a step of its own, committed. */

#pragma once

#include "audit-fixture.h"
#include "isms-review.h"

gint64 begin_review (ModelFixture *fixture, const char *title, const char *planned_on);
gint64 find_review_input (ModelFixture *fixture, gint64 review, const char *input);
gint64 add_participant (ModelFixture *fixture, gint64 review, gint64 person);
gint64 add_decision (
    ModelFixture *fixture, gint64 review, const char *title, gint64 owner, const char *due);
/* The sentences, a line each. */
char *dup_lacks (ModelFixture *fixture, gint64 review);
/* Held so many days ago, with all that an approval asks for. */
gint64 hold_review (ModelFixture *fixture, const char *title, int days_ago, gint64 chair);
/* As the approval writes it, without its paper. */
void seal_review (ModelFixture *fixture, gint64 review, gint64 person);
