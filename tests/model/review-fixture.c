/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the tests of management reviews share. */

#include "review-fixture.h"

gint64
begin_review (ModelFixture *fixture, const char *title, const char *planned_on)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Plan a review");
  gint64 review = isms_review_begin (step, title, planned_on);

  audit_commit (step);
  return review;
}

gint64
find_review_input (ModelFixture *fixture, gint64 review, const char *input)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM review_input WHERE review_id = %" G_GINT64_FORMAT " AND input = '%s'", review,
      input);

  return read_int (fixture, sql);
}

gint64
add_participant (ModelFixture *fixture, gint64 review, gint64 person)
{
  g_autoptr (IsmsRecord) who = load_record (fixture, "person", person);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Ask somebody");
  IsmsRow *row = isms_row_new ();
  gint64 id;

  isms_row_set_text (row, "title", isms_record_get_title (who));
  isms_row_set_int (row, "review_id", review);
  isms_row_set_int (row, "person_id", person);
  id = isms_edit_insert (step, isms_kind_find ("review_participant"), row);
  audit_commit (step);
  return id;
}

gint64
add_decision (
    ModelFixture *fixture, gint64 review, const char *title, gint64 owner, const char *due)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Decide");
  IsmsRow *row = isms_row_new ();
  gint64 id;

  isms_row_set_text (row, "title", title);
  isms_row_set_int (row, "review_id", review);
  if (owner != 0)
    isms_row_set_int (row, "owner_id", owner);
  if (due != NULL)
    isms_row_set_text (row, "due", due);
  id = isms_edit_insert (step, isms_kind_find ("review_decision"), row);
  audit_commit (step);
  return id;
}

char *
dup_lacks (ModelFixture *fixture, gint64 review)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lacks = isms_review_list_lacks (fixture->reader, review, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < lacks->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            ((const IsmsReviewLack *) lacks->pdata[i])->sentence);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Who was there last time is asked already. */
static gint64
ensure_participant (ModelFixture *fixture, gint64 review, gint64 person)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT ifnull (max (id), 0) FROM review_participant WHERE review_id = "
                       "%" G_GINT64_FORMAT " AND person_id = %" G_GINT64_FORMAT,
                       review, person);
  gint64 id = read_int (fixture, sql);

  return id != 0 ? id : add_participant (fixture, review, person);
}

gint64
hold_review (ModelFixture *fixture, const char *title, int days_ago, gint64 chair)
{
  g_autofree char *day = audit_day (-days_ago);
  gint64 review = begin_review (fixture, title, day);
  gint64 participant = ensure_participant (fixture, review, chair);
  g_autofree char *sql =
      g_strdup_printf ("UPDATE review_input SET considered = 1, minuted = 'Looked at.' "
                       "WHERE review_id = %" G_GINT64_FORMAT,
                       review);

  audit_set_id (fixture, "review", review, "chair", chair);
  set_field (fixture, "review_participant", participant, "presence", "present");
  g_assert_true (run_sql (fixture, sql));
  set_field (fixture, "review", review, "suitable", "yes");
  set_field (fixture, "review", review, "adequate", "partly");
  set_field (fixture, "review", review, "effective", "yes");
  set_field (fixture, "review", review, "conclusion", "It works, with gaps.");
  set_field (fixture, "review", review, "held_on", day);
  audit_set_day (fixture, "review", review, "next_on", 180 - days_ago);
  return review;
}

void
seal_review (ModelFixture *fixture, gint64 review, gint64 person)
{
  g_autofree char *lacks = dup_lacks (fixture, review);
  g_autofree char *today = audit_day (0);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Approve");
  IsmsRow *row = isms_row_new ();

  g_assert_cmpstr (lacks, ==, "");
  isms_row_set_int (row, "approved_by_id", person);
  isms_row_set_text (row, "approved_on", today);
  isms_step_update (step, "review", review, row);
  audit_commit (step);
}
