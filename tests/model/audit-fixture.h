/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the tests of audits share: an audit with a scope, its checklist, answers to it. Each deed is
 * a step of its own, committed. */

#pragma once

#include "model-fixture.h"

char *audit_day (int days);
void
audit_set_day (ModelFixture *fixture, const char *kind, gint64 id, const char *field, int days);
void
audit_set_id (ModelFixture *fixture, const char *kind, gint64 id, const char *field, gint64 target);
void audit_commit (IsmsStep *step);
void audit_undo (ModelFixture *fixture);
void audit_add_catalogue (ModelFixture *fixture);
gint64 audit_find_control (ModelFixture *fixture, const char *ref);
void audit_assert_value (
    ModelFixture *fixture, const char *view, gint64 id, const char *column, const char *expected);
void audit_assert_text (ModelFixture *fixture, const char *sql, const char *expected);
void audit_assert_says (const char *sentence, const char *words);
void audit_assert_refused (ModelFixture *fixture,
                           const char *kind,
                           gint64 id,
                           const char *field,
                           const char *text,
                           const char *words);
void audit_set_scope (ModelFixture *fixture, gint64 audit, const char *refs);
gint64 plan_audit (ModelFixture *fixture, const char *title, const char *refs, int first_day);
gint64 try_make_checklist (ModelFixture *fixture, gint64 audit, GError **error);
void make_checklist (ModelFixture *fixture, gint64 audit);
gint64 audit_find_item (ModelFixture *fixture, gint64 audit, const char *number, gboolean again);
char *try_answer (ModelFixture *fixture, gint64 item, const char *result, gint64 person);
void answer (ModelFixture *fixture, gint64 item, const char *result);
void answer_rest (ModelFixture *fixture, gint64 audit);
gint64 hand_over (ModelFixture *fixture, gint64 finding);
void close_nonconformity (ModelFixture *fixture, gint64 id);
void conclude (ModelFixture *fixture, gint64 audit);
