/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A management review from its planning to its decisions: what it begins with, what belongs to it,
 * what follows, and what is missing before it is approved (9.3). */

#include "review-fixture.h"

#include "isms-agenda.h"

static void
leave (ModelFixture *fixture, gint64 person)
{
  set_field (fixture, "person", person, "active", "0");
}

static gint64
add_role (ModelFixture *fixture, const char *title, gint64 holder)
{
  gint64 role = create_record (fixture, "role", title);

  audit_set_id (fixture, "role", role, "holder", holder);
  return role;
}

/* --- What it begins with --- */

static void
test_ten_inputs (ModelFixture *fixture, gconstpointer data)
{
  static const char all[] = "a b c d1 d2 d3 d4 e f g";
  static const char *const clauses[] = { "9.3.2 a)",    "9.3.2 b)",    "9.3.2 c)",    "9.3.2 d) 1)",
                                         "9.3.2 d) 2)", "9.3.2 d) 3)", "9.3.2 d) 4)", "9.3.2 e)",
                                         "9.3.2 f)",    "9.3.2 g)" };
  gint64 review = create_record (fixture, "review", "In the register");

  audit_assert_text (fixture, "SELECT group_concat (input, ' ' ORDER BY place) FROM review_input",
                     all);
  audit_assert_text (fixture, "SELECT title FROM review_input WHERE input = 'd3'", "Audits");
  audit_assert_value (fixture, "review", review, "n_inputs || '/' || n_considered", "10/0");
  for (guint i = 0; i < G_N_ELEMENTS (clauses); i++)
    g_assert_cmpstr (isms_review_input_get_clause (isms_review_inputs[i].value), ==, clauses[i]);
  g_assert_null (isms_review_inputs[G_N_ELEMENTS (clauses)].value);
  g_assert_null (isms_review_input_get_clause ("h"));
  begin_review (fixture, "In the window", NULL);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM review_input"), ==, 20);
  audit_undo (fixture);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM review_input"), ==, 10);
}

/* Who holds a role is asked to the first one, once, as all that they are. */
static void
test_first_one (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada Osei");
  gint64 ben = create_record (fixture, "person", "Ben Park");
  gint64 gone = create_record (fixture, "person", "Gil Orr");
  gint64 review;

  add_role (fixture, "Managing director", ada);
  add_role (fixture, "Risk owner", ada);
  add_role (fixture, "Auditor", gone);
  add_role (fixture, "Security officer", ben);
  leave (fixture, gone);
  review = begin_review (fixture, "The first", "2027-03-01");
  audit_assert_text (fixture,
                     "SELECT group_concat (title || ': ' || capacity || ', ' || presence, '; ' "
                     "ORDER BY id) FROM review_participant",
                     "Ada Osei: Managing director, Risk owner, unknown; "
                     "Ben Park: Security officer, unknown");
  audit_assert_value (fixture, "review", review, "ifnull (follows_id, 0)", "0");
  audit_assert_value (fixture, "review", review, "since_on", NULL);
  audit_assert_value (fixture, "review", review, "planned_on", "2027-03-01");
}

/* The next one follows it, and has all of it but what was said, and who has left. */
static void
test_begins_with_the_last (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada Osei");
  gint64 ben = create_record (fixture, "person", "Ben Park");
  g_autofree char *held_on = NULL;
  gint64 first, second;

  use_zone (ZONE_PACIFIC);
  held_on = audit_day (-90); /* of the day there */
  first = hold_review (fixture, "The first", 90, ada);
  add_participant (fixture, first, ben);
  set_field (fixture, "review", first, "place", "Room 1");
  set_field (fixture, "review", first, "minutes", "90");
  set_field (fixture, "review", first, "topics", "Budget\nThe new office");
  audit_set_id (fixture, "review", first, "minutes_by", ben);
  set_field (fixture, "review", first, "starts_at", "2026-07-01T17:30:00Z");
  audit_set_id (fixture, "review_input", find_review_input (fixture, first, "d3"), "presenter",
                ben);
  audit_set_id (fixture, "review_input", find_review_input (fixture, first, "f"), "presenter", ada);
  set_field (fixture, "review_input", find_review_input (fixture, first, "f"), "minutes", "25");
  leave (fixture, ben);
  second = begin_review (fixture, "The second", "2027-01-15");
  audit_assert_value (fixture, "review", second, "follows || ', ' || place || ', ' || minutes",
                      "The first, Room 1, 90");
  audit_assert_value (fixture, "review", second, "since_on", held_on);
  audit_assert_value (fixture, "review", second, "topics", "Budget\nThe new office");
  audit_assert_value (fixture, "review", second, "chair", "Ada Osei");
  audit_assert_value (fixture, "review", second, "minutes_by", NULL);
  audit_assert_value (fixture, "review", second, "state", "planned");
  audit_assert_value (fixture, "review", second,
                      "coalesce (held_on, conclusion, suitable, next_on, 'nothing')", "nothing");
  /* As early in the day as then, by the clocks there, in winter as in summer. */
  audit_assert_value (fixture, "review", second, "starts_at", "2027-01-15T18:30:00Z");
  audit_assert_text (fixture,
                     "SELECT group_concat (title || ' ' || presence) FROM review_participant "
                     "WHERE review_id = 2",
                     "Ada Osei unknown");
  audit_assert_text (fixture,
                     "SELECT group_concat (input || ' ' || presenter || ' ' || minutes) "
                     "FROM review_input_list WHERE review_id = 2 AND presenter IS NOT NULL",
                     "f Ada Osei 25");
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM review_input WHERE review_id = 2 "
                                      "AND (considered = 1 OR minuted IS NOT NULL)"),
                   ==, 0);
  use_zone ("UTC");
}

static void
test_open_and_last (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada Osei");
  g_autoptr (GError) error = NULL;
  gint64 first, late, soon;

  g_assert_cmpint (isms_review_find_open (fixture->reader, &error), ==, 0);
  g_assert_cmpint (isms_review_find_last (fixture->reader, &error), ==, 0);
  first = hold_review (fixture, "The first", 200, ada);
  late = begin_review (fixture, "Without a day", NULL);
  soon = begin_review (fixture, "Soon", "2027-02-01");
  g_assert_cmpint (isms_review_find_open (fixture->reader, &error), ==, first);
  g_assert_cmpint (isms_review_find_last (fixture->reader, &error), ==, first);
  seal_review (fixture, first, ada);
  g_assert_cmpint (isms_review_find_open (fixture->reader, &error), ==, soon);
  g_assert_cmpint (isms_review_find_last (fixture->reader, &error), ==, first);
  audit_set_day (fixture, "review", soon, "held_on", -3);
  g_assert_cmpint (isms_review_find_last (fixture->reader, &error), ==, soon);
  set_field (fixture, "review", late, "planned_on", "2027-01-01");
  /* What was held is worked on until it is approved, whenever it was planned for. */
  g_assert_cmpint (isms_review_find_open (fixture->reader, &error), ==, soon);
  set_field (fixture, "review", soon, "planned_on", NULL);
  g_assert_cmpint (isms_review_find_open (fixture->reader, &error), ==, soon);
  set_field (fixture, "review", soon, "archived", "1");
  g_assert_cmpint (isms_review_find_open (fixture->reader, &error), ==, late);
  g_assert_no_error (error);
}

static void
test_proposed (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada Osei");
  g_autofree char *today = audit_day (0);
  g_autofree char *year = g_strndup (today, 4);
  g_autofree char *this_year = g_strdup_printf ("Management review %s/1", year);
  g_autofree char *title = NULL;
  g_autofree char *other = NULL;
  g_autofree char *day = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first;

  title = isms_review_dup_proposed_title (fixture->reader, &error);
  g_assert_cmpstr (title, ==, this_year);
  g_assert_null (isms_review_dup_proposed_day (fixture->reader, &error));
  first = hold_review (fixture, "The first", 400, ada);
  set_field (fixture, "review", first, "next_on", "2097-05-04");
  begin_review (fixture, "Then", "2097-01-01");
  day = isms_review_dup_proposed_day (fixture->reader, &error);
  other = isms_review_dup_proposed_title (fixture->reader, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (day, ==, "2097-05-04");
  g_assert_cmpstr (other, ==, "Management review 2097/2");
}

/* --- Days and states --- */

static void
test_day_and_time (ModelFixture *fixture, gconstpointer data)
{
  gint64 review;

  use_zone (ZONE_PACIFIC);
  review = begin_review (fixture, "A review", "2027-03-01");
  set_field (fixture, "review", review, "starts_at", "2027-03-02T01:30:00Z");
  audit_assert_value (fixture, "review", review, "planned_on", "2027-03-01");
  set_field (fixture, "review", review, "planned_on", "2027-07-05");
  audit_assert_value (fixture, "review", review, "starts_at", "2027-07-06T00:30:00Z");
  set_field (fixture, "review", review, "starts_at", "2027-07-08T16:00:00Z");
  audit_assert_value (fixture, "review", review, "planned_on", "2027-07-08");
  set_field (fixture, "review", review, "planned_on", "");
  audit_assert_value (fixture, "review", review, "starts_at", NULL);
  use_zone ("UTC");
}

/* What was held has a day, and what is taken back has it no more. */
static void
test_held (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *today = audit_day (0);
  g_autofree char *tomorrow = audit_day (1);
  g_autofree char *day = audit_day (-3);
  gint64 review = begin_review (fixture, "A review", NULL);

  audit_assert_refused (fixture, "review", review, "state", "prepared", "Write the day");
  set_field (fixture, "review", review, "planned_on", day);
  set_field (fixture, "review", review, "state", "prepared");
  audit_assert_value (fixture, "review", review, "overdue", "1");
  audit_assert_value (fixture, "review", review, "next_due", day);
  audit_assert_refused (fixture, "review", review, "held_on", tomorrow, "still to come");
  set_field (fixture, "review", review, "state", "held");
  audit_assert_value (fixture, "review", review, "held_on", today);
  audit_assert_value (fixture, "review", review, "ifnull (next_due, '') || overdue", "0");
  audit_assert_refused (fixture, "review", review, "held_on", "", "Set the state back");
  set_field (fixture, "review", review, "state", "prepared");
  audit_assert_value (fixture, "review", review, "held_on", NULL);
  set_field (fixture, "review", review, "held_on", day);
  audit_assert_value (fixture, "review", review, "state", "held");
}

static void
assert_figures (ModelFixture *fixture, gint64 review, const char *expected)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT concat_ws (', ', figures_on, figures_since, (SELECT CAST (value AS INTEGER) "
      "FROM review_figure AS f WHERE f.review_id = r.id AND f.name = 'd1_open'), "
      "(SELECT group_concat (ref) FROM review_listed AS l WHERE l.review_id = r.id "
      "AND l.figure = 'd1_open')) FROM review AS r WHERE id = %" G_GINT64_FORMAT,
      review);

  audit_assert_text (fixture, sql, expected);
}

/* What top management saw is kept with the day on which it met, and goes when it did not meet. */
static void
test_figures_kept (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada Osei");
  gint64 first = hold_review (fixture, "The first", 60, ada);
  gint64 review = begin_review (fixture, "A review", NULL);
  gint64 open = create_record (fixture, "nonconformity", "No lock on the door");
  g_autofree char *today = audit_day (0);
  g_autofree char *then = audit_day (-2);
  g_autofree char *since = audit_day (-60);
  g_autofree char *of_today = g_strdup_printf ("%s, %s, 1, NC-001", today, since);
  g_autofree char *of_then = g_strdup_printf ("%s, %s, 1, NC-001", then, since);
  g_autofree char *of_ever = g_strdup_printf ("%s, 1, NC-001", then);

  audit_set_day (fixture, "nonconformity", open, "detected_on", -5);
  assert_figures (fixture, review, "");
  set_field (fixture, "review", review, "state", "held");
  assert_figures (fixture, review, of_today);
  set_field (fixture, "review", review, "conclusion", "It works.");
  assert_figures (fixture, review, of_today);
  set_field (fixture, "review", review, "held_on", then);
  assert_figures (fixture, review, of_then);
  set_field (fixture, "review", review, "follows", "");
  assert_figures (fixture, review, of_ever);
  set_field (fixture, "review", review, "planned_on", today);
  set_field (fixture, "review", review, "state", "prepared");
  assert_figures (fixture, review, "");
  g_assert_cmpint (read_int (fixture,
                             "SELECT (SELECT count (*) FROM review_figure WHERE review_id = 2) "
                             "+ (SELECT count (*) FROM review_listed WHERE review_id = 2)"),
                   ==, 0);
  audit_undo (fixture);
  assert_figures (fixture, review, of_ever);
  g_assert_cmpint (first, ==, 1);
}

/* It looks back to one that was held before, and ahead to one that comes after. */
static void
test_order (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada Osei");
  g_autofree char *early = audit_day (-300);
  g_autofree char *late = audit_day (-10);
  gint64 first = hold_review (fixture, "The first", 200, ada);
  gint64 second = hold_review (fixture, "The second", 20, ada);

  set_field (fixture, "review", first, "next_on", "2097-01-01");
  audit_assert_value (fixture, "review", second, "follows_id", "1");
  audit_assert_refused (fixture, "review", second, "held_on", early, "MR-001 was held on a later");
  audit_assert_refused (fixture, "review", first, "held_on", late, "MR-002 follows this one");
  audit_assert_refused (fixture, "review", first, "follows", "2", "→");
  audit_assert_refused (fixture, "review", first, "next_on", early, "Choose a later day");
  set_field (fixture, "review", second, "follows", "");
  set_field (fixture, "review", second, "held_on", early);
  audit_assert_value (fixture, "review", first, "since_on", NULL);
  audit_assert_refused (fixture, "review", second, "follows", "1", "MR-001 was held on a later");
  set_field (fixture, "review", first, "follows", "2");
  audit_assert_value (fixture, "review", first, "since_on", early);
}

static void
assert_flaws (ModelFixture *fixture, gint64 review, const char *expected)
{
  audit_assert_value (fixture, "review", review, "flaws", expected);
}

static void
test_flaws (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada Osei");
  gint64 review = begin_review (fixture, "A review", NULL);

  assert_flaws (fixture, review, "no_date no_chair no_participants");
  audit_set_day (fixture, "review", review, "planned_on", 8);
  audit_set_id (fixture, "review", review, "chair", ada);
  assert_flaws (fixture, review, "no_participants");
  add_participant (fixture, review, ada);
  assert_flaws (fixture, review, NULL);
  audit_set_day (fixture, "review", review, "planned_on", 7);
  assert_flaws (fixture, review, "not_prepared");
  audit_set_day (fixture, "review", review, "planned_on", -1);
  assert_flaws (fixture, review, "late");
  audit_set_day (fixture, "review", review, "held_on", -30);
  assert_flaws (fixture, review, NULL);
  audit_assert_value (fixture, "review_participant", 1, "flaws", "no_presence");
  audit_set_day (fixture, "review", review, "held_on", -31);
  assert_flaws (fixture, review, "not_approved");
}

/* A review that is planned is due for who chairs it; a decision by its action alone. */
static void
test_agenda (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada Osei");
  gint64 review = begin_review (fixture, "A review", "2027-04-01");
  const IsmsAgendaAsked asked = { .from = "2027-03-01", .to = "2027-05-31", .person = ada };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  audit_set_id (fixture, "review", review, "chair", ada);
  add_decision (fixture, review, "Buy it", ada, "2027-05-01");
  items = isms_agenda_load (fixture->reader, &asked, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      const IsmsAgendaItem *item = items->pdata[i];

      g_string_append_printf (text, "%s %s %s; ", item->day, item->kind->name, item->title);
    }
  g_assert_cmpstr (text->str, ==, "2027-04-01 review A review; 2027-05-01 action Buy it; ");
}

/* --- What belongs to it --- */

static void
test_inputs_stay (ModelFixture *fixture, gconstpointer data)
{
  gint64 review = begin_review (fixture, "A review", NULL);
  gint64 other = begin_review (fixture, "Another", NULL);
  gint64 input = find_review_input (fixture, review, "d3");
  g_autofree char *other_id = g_strdup_printf ("%d", (int) other);
  g_autoptr (IsmsRecord) record = load_record (fixture, "review_input", input);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Delete");
  g_autoptr (IsmsStep) archive = isms_store_begin (fixture->store, "Archive");
  g_autoptr (GError) error = NULL;
  gint64 stray;

  isms_edit_delete (step, record);
  g_assert_false (isms_step_commit (step, NULL, &error));
  audit_assert_says (error->message, "all that 9.3.2 asks for");
  g_clear_error (&error);
  isms_edit_archive (archive, record, TRUE);
  g_assert_false (isms_step_commit (archive, NULL, &error));
  audit_assert_says (error->message, "all that 9.3.2 asks for");
  audit_assert_refused (fixture, "review_input", input, "input", "e", "stays what it is");
  audit_assert_refused (fixture, "review_input", input, "review", other_id, "stays what it is");
  set_field (fixture, "review_input", input, "considered", "1");
  audit_assert_value (fixture, "review", review, "n_considered", "1");
  stray = create_record (fixture, "review_input", "Audits");
  audit_assert_refused (fixture, "review_input", stray, "review", other_id, "has that input");
}

static void
test_participants (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada Osei");
  gint64 review, first;
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Ask again");
  g_autoptr (GError) error = NULL;
  IsmsRow *row = isms_row_new ();

  set_field (fixture, "person", ada, "job", "Managing director");
  review = begin_review (fixture, "A review", NULL);
  first = add_participant (fixture, review, ada);
  audit_assert_value (fixture, "review_participant", first, "capacity || ', ' || presence",
                      "Managing director, unknown");
  isms_row_set_text (row, "title", "Ada");
  isms_row_set_int (row, "review_id", review);
  isms_row_set_int (row, "person_id", ada);
  isms_edit_insert (step, isms_kind_find ("review_participant"), row);
  g_assert_false (isms_step_commit (step, NULL, &error));
  audit_assert_says (error->message, "Ada Osei takes part already (RP-001)");
}

/* --- Decisions --- */

static void
assert_action (ModelFixture *fixture, const char *expected)
{
  audit_assert_text (fixture,
                     "SELECT group_concat (title || ', ' || kind || ', ' || for_kind || ', ' "
                     "|| for_id || ', ' || ifnull (owner, 'nobody') || ', ' || ifnull (due, "
                     "'never'), '; ' ORDER BY id) FROM action_list",
                     expected);
}

static void
test_decision_makes_action (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada Osei");
  gint64 review = begin_review (fixture, "A review", NULL);
  gint64 decision = add_decision (fixture, review, "Buy a second line", ada, "2027-06-30");

  assert_action (fixture, "Buy a second line, decision, review_decision, 1, Ada Osei, 2027-06-30");
  audit_assert_value (fixture, "review_decision", decision, "action || ', ' || state",
                      "AC-001, open");
  audit_undo (fixture);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM action"), ==, 0);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM review_decision"), ==, 0);
}

/* Its title, owner and day go along to the action, as long as it still has them from there. */
static void
test_carried (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada Osei");
  gint64 ben = create_record (fixture, "person", "Ben Park");
  gint64 review = begin_review (fixture, "A review", NULL);
  gint64 decision = add_decision (fixture, review, "Buy it", 0, NULL);

  assert_action (fixture, "Buy it, decision, review_decision, 1, nobody, never");
  audit_set_id (fixture, "review_decision", decision, "owner", ada);
  set_field (fixture, "review_decision", decision, "due", "2027-06-30");
  set_field (fixture, "review_decision", decision, "title", "Rent it");
  assert_action (fixture, "Rent it, decision, review_decision, 1, Ada Osei, 2027-06-30");
  set_field (fixture, "action", 1, "title", "Rent the second line");
  set_field (fixture, "action", 1, "due", "2027-07-15");
  audit_set_id (fixture, "action", 1, "owner", ben);
  set_field (fixture, "review_decision", decision, "title", "Rent two");
  set_field (fixture, "review_decision", decision, "due", "2027-08-31");
  set_field (fixture, "review_decision", decision, "owner", "");
  assert_action (fixture,
                 "Rent the second line, decision, review_decision, 1, Ben Park, 2027-07-15");
  set_field (fixture, "action", 1, "due", "2027-08-31");
  set_field (fixture, "action", 1, "start_on", "2027-08-01");
  set_field (fixture, "review_decision", decision, "due", "2027-07-01");
  assert_action (fixture,
                 "Rent the second line, decision, review_decision, 1, Ben Park, 2027-08-31");
  set_field (fixture, "action", 1, "start_on", "");
  set_field (fixture, "review_decision", decision, "due", "2027-08-31");
  set_field (fixture, "review_decision", decision, "due", "2027-07-01");
  assert_action (fixture,
                 "Rent the second line, decision, review_decision, 1, Ben Park, 2027-07-01");
}

/* What is noted leaves nothing to do; what was begun does not become so. */
static void
test_noted (ModelFixture *fixture, gconstpointer data)
{
  gint64 review = begin_review (fixture, "A review", NULL);
  gint64 decision = add_decision (fixture, review, "Looked at the figures", 0, NULL);

  set_field (fixture, "review_decision", decision, "kind", "noted");
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM action"), ==, 0);
  audit_assert_value (fixture, "review_decision", decision, "state || ifnull (flaws, '')", "noted");
  set_field (fixture, "review_decision", decision, "kind", "resources");
  assert_action (fixture, "Looked at the figures, decision, review_decision, 1, nobody, never");
  audit_assert_value (fixture, "review_decision", decision, "flaws", "no_owner no_due");
  set_field (fixture, "action", read_int (fixture, "SELECT id FROM action"), "progress", "10");
  audit_assert_refused (fixture, "review_decision", decision, "kind", "noted",
                        "has worked on its action AC-002");
}

static void
test_state_from_action (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada Osei");
  gint64 review = begin_review (fixture, "A review", NULL);
  g_autofree char *past = audit_day (-2);
  gint64 decision = add_decision (fixture, review, "Buy it", ada, past);

  audit_assert_value (fixture, "review_decision", decision, "state || overdue", "overdue1");
  audit_assert_value (fixture, "review", review, "n_decisions || '/' || n_open_decisions", "1/1");
  audit_set_day (fixture, "action", 1, "due", 2);
  audit_assert_value (fixture, "review_decision", decision, "state || overdue", "open0");
  set_field (fixture, "action", 1, "state", "done");
  audit_assert_value (fixture, "review_decision", decision,
                      "state || (done_on = date ('now', 'localtime'))", "done1");
  audit_assert_value (fixture, "review", review, "n_open_decisions", "0");
  set_field (fixture, "action", 1, "state", "open");
  set_field (fixture, "action", 1, "drop_reason", "Too dear");
  set_field (fixture, "action", 1, "state", "dropped");
  audit_assert_value (fixture, "review_decision", decision, "state || ifnull (done_on, '')",
                      "dropped");
}

/* --- What is missing --- */

static void
test_lacks (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada Osei");
  gint64 review = begin_review (fixture, "A review", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *all = NULL;
  g_autofree char *few = NULL;
  g_autoptr (GPtrArray) lacks = NULL;
  gint64 participant;

  all = dup_lacks (fixture, review);
  g_assert_cmpstr (all, ==,
                   "Nobody chairs the meeting.\nNobody takes part.\n"
                   "“Earlier decisions” (9.3.2 a)) has not been considered.\n"
                   "“Changed circumstances” (9.3.2 b)) has not been considered.\n"
                   "“What interested parties need” (9.3.2 c)) has not been considered.\n"
                   "“Nonconformities” (9.3.2 d) 1)) has not been considered.\n"
                   "“Measurements and incidents” (9.3.2 d) 2)) has not been considered.\n"
                   "“Audits” (9.3.2 d) 3)) has not been considered.\n"
                   "“Objectives” (9.3.2 d) 4)) has not been considered.\n"
                   "“Feedback” (9.3.2 e)) has not been considered.\n"
                   "“Risks and their treatment” (9.3.2 f)) has not been considered.\n"
                   "“Ideas for improvement” (9.3.2 g)) has not been considered.\n"
                   "It is not said whether the ISMS is suitable.\n"
                   "It is not said whether the ISMS is adequate.\n"
                   "It is not said whether the ISMS is effective.\nThere is no conclusion.\n"
                   "It is not said when the next review is.\nThe meeting has not been held.");
  participant = add_participant (fixture, review, ada);
  audit_set_id (fixture, "review", review, "chair", ada);
  g_assert_true (run_sql (fixture, "UPDATE review_input SET considered = 1 WHERE input <> 'd1'"));
  set_field (fixture, "review", review, "suitable", "yes");
  set_field (fixture, "review", review, "adequate", "no");
  set_field (fixture, "review", review, "effective", "partly");
  set_field (fixture, "review", review, "conclusion", "  ");
  set_field (fixture, "review", review, "next_on", "2097-01-01");
  add_decision (fixture, review, "Buy it", 0, NULL);
  set_field (fixture, "review_decision", add_decision (fixture, review, "Seen", 0, NULL), "kind",
             "noted");
  few = dup_lacks (fixture, review);
  g_assert_cmpstr (few, ==,
                   "It is not said whether Ada Osei was there.\n"
                   "“Nonconformities” (9.3.2 d) 1)) has not been considered.\n"
                   "Nobody sees to “Buy it”.\n“Buy it” is not due on any day.\n"
                   "There is no conclusion.\nThe meeting has not been held.");
  set_field (fixture, "review_participant", participant, "presence", "excused");
  lacks = isms_review_list_lacks (fixture->reader, review, &error);
  g_assert_no_error (error);
  {
    const IsmsReviewLack *chair = lacks->pdata[0];
    const IsmsReviewLack *nobody = lacks->pdata[1];
    const IsmsReviewLack *input = lacks->pdata[2];

    g_assert_cmpstr (chair->sentence, ==, "Ada Osei chairs the meeting, and was not there.");
    g_assert_cmpstr (nobody->sentence, ==, "Nobody was there.");
    g_assert_cmpstr (input->kind->name, ==, "review_input");
    g_assert_cmpstr (input->field, ==, "considered");
    g_assert_cmpint (input->record, ==, find_review_input (fixture, review, "d1"));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add_model_test ("/model/9.3.2-ten-inputs", test_ten_inputs);
  add_model_test ("/model/9.3.1-first-review-asks-who-holds-a-role", test_first_one);
  add_model_test ("/model/9.3.1-begins-with-the-last-one", test_begins_with_the_last);
  add_model_test ("/model/9.3.1-which-is-open-and-which-was-last", test_open_and_last);
  add_model_test ("/model/9.3.1-title-and-day-proposed", test_proposed);
  add_model_test ("/model/9.3.1-day-and-time-go-together", test_day_and_time);
  add_model_test ("/model/9.3.1-held-on-a-day", test_held);
  add_model_test ("/model/9.3.2-figures-are-those-of-the-day", test_figures_kept);
  add_model_test ("/model/9.3.1-looks-back-to-an-earlier-one", test_order);
  add_model_test ("/model/9.3.1-what-stands-out", test_flaws);
  add_model_test ("/model/9.3.1-due-for-who-chairs-it", test_agenda);
  add_model_test ("/model/9.3.2-inputs-stay-whole", test_inputs_stay);
  add_model_test ("/model/9.3.1-nobody-takes-part-twice", test_participants);
  add_model_test ("/model/9.3.3-decision-makes-its-action", test_decision_makes_action);
  add_model_test ("/model/9.3.3-decision-carried-to-its-action", test_carried);
  add_model_test ("/model/9.3.3-noted-leaves-nothing-to-do", test_noted);
  add_model_test ("/model/9.3.3-decision-stands-as-its-action", test_state_from_action);
  add_model_test ("/model/9.3.3-what-is-missing-before-approval", test_lacks);
  return g_test_run ();
}
