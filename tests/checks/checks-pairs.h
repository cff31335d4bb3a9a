/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* For each question what makes it hit a record, and what its sentence says to do. */

#pragma once

#include "review-fixture.h"

/* @given and @then set fields, "name=value" joined by "|", of a new record of the question's kind:
 * "@-5" is a day, "+person" a new record of that kind. ">requirement.party" makes one that names
 * it by that field. What needs more has functions. A question with several pairs has a word of each
 * behind its id: "information-missing/draft". */
typedef struct
{
  const char *id;
  const char *kind;
  const char *given;
  const char *then;
  gint64 (*fire) (ModelFixture *fixture);          /* gives the record; instead of @given */
  void (*mend) (ModelFixture *fixture, gint64 id); /* instead of @then */
} ChecksPair;

/* Each ends with an id of NULL. */
extern const ChecksPair checks_register_pairs[];
extern const ChecksPair checks_risk_pairs[];
extern const ChecksPair checks_work_pairs[];

void checks_set (ModelFixture *fixture, const char *kind, gint64 id, const char *words);
gint64 checks_make (ModelFixture *fixture, const char *kind, const char *words);
gint64 checks_act (ModelFixture *fixture, const char *kind, const char *for_kind, gint64 for_id);
void checks_attach (ModelFixture *fixture, const char *kind, gint64 id);
void checks_set_organisation (ModelFixture *fixture, const char *field, const char *text);
