/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A management review that is approved stays as it is, whichever way one tries; an addendum is
 * added beside it (7.5.3, 9.3.3). */

#include "review-fixture.h"

#include "isms-attachment.h"

#define STAYS "MR-001 is approved, and stays as it is. Add an addendum to it instead."

typedef struct
{
  gint64 ada;
  gint64 ben;
  gint64 review;
  gint64 input;
  gint64 participant;
  gint64 decision;
} Approved;

static gint64
find (ModelFixture *fixture, const char *kind, gint64 review)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT max (id) FROM %s WHERE review_id = %" G_GINT64_FORMAT, kind, review);

  return read_int (fixture, sql);
}

static void
attach (ModelFixture *fixture, const char *table, gint64 row)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Attach");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("minutes", 7);

  isms_step_attach_bytes (step, table, row, "minutes.txt", "text/plain", bytes);
  audit_commit (step);
}

static Approved
hold (ModelFixture *fixture)
{
  Approved approved = { 0 };

  approved.ada = create_record (fixture, "person", "Ada Osei");
  approved.ben = create_record (fixture, "person", "Ben Park");
  approved.review = hold_review (fixture, "The first", 10, approved.ada);
  approved.input = find_review_input (fixture, approved.review, "d3");
  approved.participant = find (fixture, "review_participant", approved.review);
  approved.decision = add_decision (fixture, approved.review, "Buy it", approved.ben, "2027-06-30");
  set_field (fixture, "review_input", approved.input, "comment", "One was late.");
  attach (fixture, "review", approved.review);
  return approved;
}

static Approved
approve (ModelFixture *fixture)
{
  Approved approved = hold (fixture);

  seal_review (fixture, approved.review, approved.ada);
  return approved;
}

static void
assert_step_refused (IsmsStep *step, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (isms_step_commit (step, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  audit_assert_says (error->message, words);
}

/* All there is of it, in one text. */
static char *
dup_whole (ModelFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *text = isms_database_query_text (
      fixture->reader,
      "SELECT (SELECT group_concat (concat_ws ('|', title, state, held_on, chair_id, "
      "minutes_by_id, "
      "conclusion, archived, approved_by_id, approved_on, place)) FROM review WHERE id = 1) "
      "|| (SELECT group_concat (concat_ws ('|', input, title, considered, comment, minuted, "
      "presenter_id, archived)) FROM review_input WHERE review_id = 1) "
      "|| (SELECT group_concat (concat_ws ('|', title, person_id, presence, archived)) "
      "FROM review_participant WHERE review_id = 1) "
      "|| (SELECT group_concat (concat_ws ('|', title, kind, owner_id, due, archived)) "
      "FROM review_decision WHERE review_id = 1) "
      "|| (SELECT group_concat (name) FROM attachment WHERE tbl = 'review' AND row = 1)",
      &error);

  g_assert_no_error (error);
  g_assert_nonnull (text);
  return text;
}

static void
assert_whole (ModelFixture *fixture, const char *expected)
{
  g_autofree char *text = dup_whole (fixture);

  g_assert_cmpstr (text, ==, expected);
}

static void
try_each_field (ModelFixture *fixture, const char *kind, gint64 id, const char *text)
{
  const IsmsKind *found = isms_kind_find (kind);

  for (guint i = 0; i < found->n_fields; i++)
    {
      const IsmsField *field = &found->fields[i];

      if ((field->flags & (ISMS_FIELD_COMPUTED | ISMS_FIELD_INTERNAL)) == 0
          && (field->kind == ISMS_FIELD_TEXT || field->kind == ISMS_FIELD_PROSE))
        audit_assert_refused (fixture, kind, id, field->name, text, STAYS);
    }
}

static void
try_archive_and_delete (ModelFixture *fixture, const char *kind, gint64 id, const char *words)
{
  g_autoptr (IsmsRecord) record = load_record (fixture, kind, id);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (IsmsStep) archive = isms_store_begin (fixture->store, "Archive");
  g_autoptr (IsmsStep) delete = isms_store_begin (fixture->store, "Delete");
  g_autoptr (IsmsStep) archive_many = isms_store_begin (fixture->store, "Archive many");
  g_autoptr (IsmsStep) delete_many = isms_store_begin (fixture->store, "Delete many");

  g_array_append_val (ids, id);
  isms_edit_archive (archive, record, TRUE);
  assert_step_refused (archive, words);
  isms_edit_delete (delete, record);
  assert_step_refused (delete, words);
  isms_edit_archive_many (archive_many, isms_kind_find (kind), ids, TRUE);
  assert_step_refused (archive_many, words);
  isms_edit_delete_many (delete_many, isms_kind_find (kind), ids);
  assert_step_refused (delete_many, words);
}

/* One by one, of many, archived, deleted, added, moved there: none of it is done. */
static void
test_stays (ModelFixture *fixture, gconstpointer data)
{
  Approved approved = approve (fixture);
  g_autofree char *whole = dup_whole (fixture);
  gint64 other = begin_review (fixture, "Another", NULL);
  gint64 moved = add_decision (fixture, other, "From the other one", 0, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (IsmsStep) many = isms_store_begin (fixture->store, "Move many");
  g_autoptr (IsmsStep) add = isms_store_begin (fixture->store, "Add");
  IsmsRow *row = isms_row_new ();
  g_autoptr (GError) error = NULL;

  audit_assert_value (fixture, "review", approved.review,
                      "state || ', ' || approved_by || ', ' "
                      "|| (approved_on = date ('now', 'localtime'))",
                      "approved, Ada Osei, 1");
  try_each_field (fixture, "review", approved.review, "Else");
  try_each_field (fixture, "review_input", approved.input, "Else");
  try_each_field (fixture, "review_participant", approved.participant, "Else");
  try_each_field (fixture, "review_decision", approved.decision, "Else");
  audit_assert_refused (fixture, "review", approved.review, "state", "prepared", STAYS);
  audit_assert_refused (fixture, "review", approved.review, "held_on", "2026-01-01", STAYS);
  audit_assert_refused (fixture, "review", approved.review, "chair", "2", STAYS);
  audit_assert_refused (fixture, "review_input", approved.input, "considered", "0", STAYS);
  audit_assert_refused (fixture, "review_decision", approved.decision, "review", "2", STAYS);
  audit_assert_refused (fixture, "review_decision", moved, "review", "1", STAYS);
  try_archive_and_delete (fixture, "review", approved.review, STAYS);
  try_archive_and_delete (fixture, "review_input", approved.input, STAYS);
  try_archive_and_delete (fixture, "review_participant", approved.participant, STAYS);
  try_archive_and_delete (fixture, "review_decision", approved.decision, STAYS);
  g_array_append_val (ids, moved);
  isms_edit_set_many (many, isms_kind_find ("review_decision"), ids,
                      isms_kind_find_field (isms_kind_find ("review_decision"), "review"), "1",
                      &error);
  g_assert_no_error (error);
  assert_step_refused (many, "RD-002: " STAYS);
  isms_row_set_text (row, "title", "One more");
  isms_row_set_int (row, "review_id", approved.review);
  isms_edit_insert (add, isms_kind_find ("review_decision"), row);
  assert_step_refused (add, STAYS);
  assert_whole (fixture, whole);
}

/* Whatever does not ask the rules is held by the workspace itself. */
static void
test_schema (ModelFixture *fixture, gconstpointer data)
{
  static const char *const statements[] = {
    "UPDATE review SET title = 'Else' WHERE id = 1",
    "UPDATE review SET approved_on = NULL WHERE id = 1",
    "UPDATE review SET archived = 1 WHERE id = 1",
    "DELETE FROM review WHERE id = 1",
    "UPDATE review_input SET minuted = 'Else' WHERE review_id = 1",
    "DELETE FROM review_input WHERE review_id = 1",
    "UPDATE review_decision SET review_id = 2 WHERE review_id = 1",
    "UPDATE review_decision SET review_id = 1 WHERE review_id = 2",
    "DELETE FROM review_decision WHERE review_id = 1",
    "UPDATE review_participant SET presence = 'absent' WHERE review_id = 1",
    "INSERT INTO review_listed (review_id, figure, place, kind, ref, title) "
    "VALUES (1, 'a_open', 1, 'action', 'AC-1', 'x')",
    "INSERT INTO review_figure (review_id, place, name, input, label, unit, flow, kind, sign) "
    "VALUES (1, 1, 'a_open', 'a', 'Open', 'count', 0, 'action', 'good')",
    "DELETE FROM attachment WHERE tbl = 'review' AND row = 1",
    "DELETE FROM person WHERE id = 1",
    "DELETE FROM person WHERE id = 2",
  };
  Approved approved = approve (fixture);
  g_autofree char *whole = dup_whole (fixture);
  gint64 other = begin_review (fixture, "Another", NULL);

  add_decision (fixture, other, "From the other one", 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (run_sql (fixture, statements[i]))
      g_error ("went through: %s", statements[i]);
  assert_whole (fixture, whole);
  g_assert_true (run_sql (fixture, "UPDATE review SET revision = revision + 1"));
  g_assert_cmpint (approved.review, ==, 1);
}

/* Its files are what was approved: none is taken away, none is slipped in. */
static void
test_files (ModelFixture *fixture, gconstpointer data)
{
  Approved approved = approve (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list =
      isms_attachment_list (fixture->reader, "review", approved.review, &error);
  g_autoptr (IsmsStep) take = isms_store_begin (fixture->store, "Take away");
  g_autoptr (IsmsStep) add = isms_store_begin (fixture->store, "Attach");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("other", 5);

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  isms_step_detach (take, ((const IsmsAttachment *) list->pdata[0])->id);
  g_assert_false (isms_step_commit (take, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CONSTRAINT);
  g_assert_cmpstr (error->message, ==,
                   "A management review that is approved stays as it is. Add an addendum to it "
                   "instead.");
  g_clear_error (&error);
  isms_step_attach_bytes (add, "review_decision", approved.decision, "x.txt", "text/plain", bytes);
  g_assert_false (isms_step_commit (add, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CONSTRAINT);
}

static gint64
find_step (ModelFixture *fixture, const char *label)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT max (id) FROM journal WHERE label LIKE '%s'", label);

  return read_int (fixture, sql);
}

static void
refuse_undo (ModelFixture *fixture, gint64 step)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (step, >, 0);
  g_assert_false (isms_store_undo_step (fixture->store, step, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_SEALED);
  audit_assert_says (error->message, "is approved, and stays as it is");
}

/* Nor is what was done before the approval taken back after it. */
static void
test_undo (ModelFixture *fixture, gconstpointer data)
{
  Approved approved = hold (fixture);
  g_autofree char *whole = NULL;
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Drop it");
  g_autoptr (IsmsRecord) extra = NULL;
  gint64 added;

  extra = load_record (fixture, "review_decision",
                       add_decision (fixture, approved.review, "Not this", 0, NULL));
  isms_edit_delete (step, extra);
  audit_commit (step);
  set_field (fixture, "review", approved.review, "place", "Room 1");
  seal_review (fixture, approved.review, approved.ada);
  whole = dup_whole (fixture);
  refuse_undo (fixture, find_step (fixture, "Changed “Place”%"));
  refuse_undo (fixture, find_step (fixture, "Changed “Comment”%"));
  refuse_undo (fixture, find_step (fixture, "Drop it"));
  refuse_undo (fixture, find_step (fixture, "Attach"));
  assert_whole (fixture, whole);

  /* What is beside it goes on: an action, evidence. */
  added = create_record (fixture, "evidence", "The signed list");
  audit_undo (fixture);
  set_field (fixture, "action", read_int (fixture, "SELECT min (id) FROM action"), "progress",
             "50");
  audit_undo (fixture);
  g_assert_cmpint (added, >, 0);
  assert_whole (fixture, whole);
}

/* Nor the approval itself: what is to be said of it is an addendum. */
static void
test_approval_undone (ModelFixture *fixture, gconstpointer data)
{
  Approved approved = approve (fixture);
  g_autofree char *whole = dup_whole (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_false (isms_store_undo (fixture->store, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_SEALED);
  audit_assert_says (error->message, "“Approve” can not be undone");
  assert_whole (fixture, whole);
  set_field (fixture, "person", approved.ben, "job", "Engineer");
  audit_undo (fixture);
}

static void
link_evidence (ModelFixture *fixture, gint64 evidence, gint64 review)
{
  g_autofree char *key =
      g_strdup_printf ("%" G_GINT64_FORMAT, isms_kind_make_key (isms_kind_find ("review"), review));

  set_field (fixture, "evidence", evidence, "shows_for", key);
}

/* Evidence is beside it: it is linked and that is taken back. */
static void
test_evidence (ModelFixture *fixture, gconstpointer data)
{
  Approved approved = approve (fixture);
  gint64 evidence = create_record (fixture, "evidence", "The signed list");

  link_evidence (fixture, evidence, approved.review);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM evidence_for"), ==, 1);
  audit_undo (fixture);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM evidence_for"), ==, 0);
}

/* Who is named in it stays named, and what was decided does not vanish. */
static void
test_named (ModelFixture *fixture, gconstpointer data)
{
  Approved approved = approve (fixture);
  gint64 stranger = create_record (fixture, "person", "Gil Orr");
  gint64 action = read_int (fixture, "SELECT min (id) FROM action");
  static const char person[] = "named in MR-001, which is approved";
  g_autoptr (IsmsRecord) ada = load_record (fixture, "person", approved.ada);
  g_autoptr (IsmsRecord) ben = load_record (fixture, "person", approved.ben);
  g_autoptr (IsmsRecord) gil = load_record (fixture, "person", stranger);
  g_autoptr (IsmsRecord) record = load_record (fixture, "action", action);
  g_autoptr (IsmsStep) chair = isms_store_begin (fixture->store, "Delete");
  g_autoptr (IsmsStep) owner = isms_store_begin (fixture->store, "Delete");
  g_autoptr (IsmsStep) other = isms_store_begin (fixture->store, "Delete");
  g_autoptr (IsmsStep) decided = isms_store_begin (fixture->store, "Delete");

  isms_edit_delete (chair, ada);
  assert_step_refused (chair, person);
  isms_edit_delete (owner, ben);
  assert_step_refused (owner, person);
  isms_edit_delete (other, gil);
  audit_commit (other);
  isms_edit_delete (decided, record);
  assert_step_refused (decided, "decided in MR-001, which is approved");
  audit_set_day (fixture, "action", action, "due", -2);
  audit_assert_value (fixture, "review_decision", approved.decision, "state", "overdue");
  set_field (fixture, "action", action, "state", "done");
  audit_assert_value (fixture, "review_decision", approved.decision, "state", "done");
}

/* What an approved one follows stays, too. */
static void
test_followed (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada Osei");
  gint64 first = hold_review (fixture, "The first", 100, ada);
  gint64 second = hold_review (fixture, "The second", 10, ada);
  g_autoptr (IsmsRecord) record = load_record (fixture, "review", first);
  g_autoptr (IsmsStep) refused = isms_store_begin (fixture->store, "Delete");

  seal_review (fixture, second, ada);
  isms_edit_delete (refused, record);
  assert_step_refused (refused, "MR-002 follows this review, and is approved");
  audit_assert_refused (fixture, "review", first, "state", "planned", "MR-002 looks back to");
  audit_assert_refused (fixture, "review", first, "held_on", "2026-01-01", "MR-002 looks back to");
  set_field (fixture, "review", first, "conclusion", "It worked.");
}

static gint64
add_addendum (ModelFixture *fixture, gint64 review, gint64 person, GError **error)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add an addendum");
  IsmsRow *row = isms_row_new ();
  gint64 id;

  isms_row_set_text (row, "title", "The figure of March");
  isms_row_set_text (row, "words", "It was 12, not 21.");
  isms_row_set_int (row, "review_id", review);
  isms_row_set_int (row, "person_id", person);
  id = isms_edit_insert (step, isms_kind_find ("review_addendum"), row);
  return isms_step_commit (step, NULL, error) ? id : 0;
}

static void
test_addenda (ModelFixture *fixture, gconstpointer data)
{
  Approved approved = hold (fixture);
  g_autofree char *today = audit_day (0);
  static const char stays[] = "stays as it was added";
  g_autoptr (GError) error = NULL;
  gint64 addendum, bare;

  g_assert_cmpint (add_addendum (fixture, approved.review, approved.ben, &error), ==, 0);
  audit_assert_says (error->message, "MR-001 is not approved yet, and needs no addendum");
  g_clear_error (&error);
  seal_review (fixture, approved.review, approved.ada);
  addendum = add_addendum (fixture, approved.review, approved.ben, &error);
  g_assert_no_error (error);
  audit_assert_value (fixture, "review_addendum", addendum, "added_on", today);
  audit_assert_refused (fixture, "review_addendum", addendum, "words", "It was 13.", stays);
  audit_assert_refused (fixture, "review_addendum", addendum, "title", "Else", stays);
  audit_assert_refused (fixture, "review_addendum", addendum, "person", "", stays);
  audit_assert_refused (fixture, "review_addendum", addendum, "added_on", "2026-01-01", stays);
  audit_assert_refused (fixture, "review_addendum", addendum, "review", "", stays);
  try_archive_and_delete (fixture, "review_addendum", addendum, stays);
  g_assert_false (run_sql (fixture, "UPDATE review_addendum SET words = 'Else'"));
  g_assert_false (run_sql (fixture, "DELETE FROM review_addendum"));

  /* One that was begun with its title alone is written once. */
  bare = create_record (fixture, "review_addendum", "Begun");
  audit_set_id (fixture, "review_addendum", bare, "review", approved.review);
  audit_assert_value (fixture, "review_addendum", bare, "flaws", "no_words");
  set_field (fixture, "review_addendum", bare, "words", "Written.");
  audit_assert_refused (fixture, "review_addendum", bare, "words", "Written anew.", stays);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add_model_test ("/model/9.3.3-approved-review-stays", test_stays);
  add_model_test ("/model/9.3.3-approved-review-stays-in-the-workspace", test_schema);
  add_model_test ("/model/9.3.3-approved-review-keeps-its-files", test_files);
  add_model_test ("/model/9.3.3-approved-review-outlasts-undo", test_undo);
  add_model_test ("/model/9.3.3-approval-is-not-undone", test_approval_undone);
  add_model_test ("/model/9.3.3-evidence-beside-what-is-approved", test_evidence);
  add_model_test ("/model/9.3.3-approved-names-stay", test_named);
  add_model_test ("/model/9.3.3-what-an-approved-review-follows-stays", test_followed);
  add_model_test ("/model/9.3.3-addenda", test_addenda);
  return g_test_run ();
}
