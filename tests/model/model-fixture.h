/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A new workspace in a folder of its own for each test. */

#pragma once

#include "isms-edit.h"
#include "isms-risk.h"
#include "isms-workspace.h"

typedef struct
{
  char *folder;
  char *path;
  IsmsWorkspace *workspace;
  IsmsStore *store;
  IsmsDatabase *reader;
} ModelFixture;

/* A test's data is the preset of its method; NULL is "5x5". */
void model_fixture_set_up (ModelFixture *self, gconstpointer preset);
void model_fixture_tear_down (ModelFixture *self, gconstpointer preset);

#define add_model_test(path, func)                                                                 \
  g_test_add (path, ModelFixture, NULL, model_fixture_set_up, func, model_fixture_tear_down)

/* Each is a step of its own, committed. */
gint64 create_record (ModelFixture *self, const char *kind, const char *title);
void
set_field (ModelFixture *self, const char *kind, gint64 id, const char *field, const char *text);
/* The sentence that refuses it; fails the test if nothing does. */
char *
refuse_field (ModelFixture *self, const char *kind, gint64 id, const char *field, const char *text);
void rate_risk (ModelFixture *self, gint64 id, IsmsPosture posture, int likelihood, int impact);
IsmsRecord *load_record (ModelFixture *self, const char *kind, gint64 id);
/* Runs SQL on the writer; TRUE if it went through. */
gboolean run_sql (ModelFixture *self, const char *sql);
gint64 read_int (ModelFixture *self, const char *sql);
/* Goes on in another time zone, as if the computer had been carried there. */
void use_zone (const char *zone);
/* Where a day begins first and where it begins last: 26 hours apart, so that there is never the
 * same day at both. */
#define ZONE_FIRST "Pacific/Kiritimati"
#define ZONE_LAST "Etc/GMT+12"
/* Between them; its midnight is 8 or 7 hours after that of UTC. */
#define ZONE_PACIFIC "America/Los_Angeles"
/* "1 2 3": the ids in order. */
char *run_query (ModelFixture *self, IsmsQuery *query);
