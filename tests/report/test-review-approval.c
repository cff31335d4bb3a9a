/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Approving a management review (9.3.3): what is stored is the report to the byte, with the
 * approval or not at all, and nothing changes it any more. */

#include "isms-review-approval.h"

#include <glib/gstdio.h>

#include "isms-journal.h"
#include "isms-review-report.h"
#include "report-test.h"
#include "review-fixture.h"

#define CHAIR 1
#define KEEPER 2

static gint64
hold (ModelFixture *fixture)
{
  gint64 review;

  create_record (fixture, "person", "Ada Lind");
  create_record (fixture, "person", "Ben Moro");
  review = hold_review (fixture, "Spring", 3, CHAIR);
  add_decision (fixture, review, "Buy a safe", KEEPER, "2099-01-31");
  return review;
}

static IsmsAttachment *
find_paper (ModelFixture *fixture, gint64 review)
{
  g_autoptr (GError) error = NULL;
  IsmsAttachment *paper = isms_review_find_paper (fixture->reader, review, &error);

  g_assert_no_error (error);
  return paper;
}

/* As it was stored; its text where @text is not NULL. */
static GBytes *
read_paper (ModelFixture *fixture, gint64 review, char **text)
{
  g_autoptr (IsmsAttachment) paper = find_paper (fixture, review);
  g_autofree char *path = g_build_filename (fixture->folder, "stored.pdf", NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_assert_nonnull (paper);
  g_assert_true (isms_attachment_save (fixture->reader, paper->id, path, NULL, &error));
  g_assert_no_error (error);
  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  if (text != NULL)
    *text = report_test_get_text (path, "-raw");
  g_unlink (path);
  return g_bytes_new_take (data, length);
}

static void
approve (ModelFixture *fixture, gint64 review)
{
  g_autoptr (GError) error = NULL;

  isms_review_approve (fixture->workspace, review, CHAIR, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_refused (
    ModelFixture *fixture, gint64 review, gint64 person, const char *day, const char *words)
{
  gint64 before = read_int (fixture, "SELECT max (id) FROM journal");
  g_autoptr (GError) error = NULL;

  g_assert_false (isms_review_approve (fixture->workspace, review, person, day, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” is not in: %s", words, error->message);
  g_assert_cmpint (read_int (fixture, "SELECT max (id) FROM journal"), ==, before);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM attachment"), ==, 0);
}

/* What lacks is told, all of it; what was not held is not approved. */
static void
test_lacks (ModelFixture *fixture, gconstpointer data)
{
  gint64 planned, review = hold (fixture);
  g_autofree char *early = audit_day (-4);

  set_field (fixture, "review", review, "conclusion", "");
  set_field (fixture, "review", review, "effective", "");
  assert_refused (fixture, review, CHAIR, NULL, "whether the ISMS is effective");
  assert_refused (fixture, review, CHAIR, NULL, "There is no conclusion.");
  set_field (fixture, "review", review, "conclusion", "It works.");
  set_field (fixture, "review", review, "effective", "no");
  assert_refused (fixture, review, CHAIR, early, "not approved before it was held");
  assert_refused (fixture, review, CHAIR, "soon", "That is no day");
  planned = begin_review (fixture, "Autumn", NULL);
  assert_refused (fixture, planned, CHAIR, NULL, "once it was held");
  g_assert_null (find_paper (fixture, review));
}

static void
test_gone (ModelFixture *fixture, gconstpointer data)
{
  gint64 review = hold (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_false (isms_review_approve (fixture->workspace, review, 99, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (isms_review_approve (fixture->workspace, 99, CHAIR, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* The stored bytes are what the report gives, and their hash is told. */
static void
test_stored (ModelFixture *fixture, gconstpointer data)
{
  gint64 review = hold (fixture);
  g_autofree char *today = audit_day (0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) made =
      isms_review_create_paper (fixture->reader, review, CHAIR, today, &error);
  g_autoptr (GBytes) again = NULL, stored = NULL;
  g_autoptr (IsmsAttachment) paper = NULL;
  g_autofree char *hash = NULL, *name = NULL, *text = NULL;

  g_assert_no_error (error);
  again = isms_review_create_paper (fixture->reader, review, CHAIR, today, &error);
  g_assert_true (g_bytes_equal (made, again));
  approve (fixture, review);
  stored = read_paper (fixture, review, &text);
  paper = find_paper (fixture, review);
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, stored);
  name = g_strdup_printf ("MR-001 Management Review %s.pdf", today);
  g_assert_true (g_bytes_equal (stored, made));
  g_assert_cmpstr (paper->sha256, ==, hash);
  g_assert_cmpstr (paper->name, ==, name);
  g_assert_cmpstr (paper->media_type, ==, "application/pdf");
  g_assert_nonnull (strstr (text, "Approved Ada Lind, "));
  g_assert_null (strstr (text, "A draft"));
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM review_list WHERE state = 'approved' "
                                      "AND approved_by = 'Ada Lind'"),
                   ==, 1);
}

/* 7.5.3: what happens later changes nothing of it; a second approval is none. */
static void
test_for_good (ModelFixture *fixture, gconstpointer data)
{
  gint64 review = hold (fixture);
  g_autoptr (GBytes) before = NULL, after = NULL;
  g_autoptr (GError) error = NULL;

  approve (fixture, review);
  before = read_paper (fixture, review, NULL);
  set_field (fixture, "person", CHAIR, "name", "Ada Berg");
  set_field (fixture, "action", 1, "state", "done");
  create_record (fixture, "nonconformity", "The safe is open");
  after = read_paper (fixture, review, NULL);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_false (isms_review_approve (fixture->workspace, review, CHAIR, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "approved already"));
}

/* It is one step, and it is not taken back: paper and approval stay. */
static void
test_undo (ModelFixture *fixture, gconstpointer data)
{
  static const char approved[] = "SELECT count (*) FROM review WHERE approved_on IS NOT NULL "
                                 "AND approved_by_id IS NOT NULL";
  gint64 review = hold (fixture);
  gint64 last = read_int (fixture, "SELECT max (id) FROM journal");
  g_autoptr (GBytes) before = NULL, after = NULL;
  g_autoptr (GError) error = NULL;

  approve (fixture, review);
  g_assert_cmpint (read_int (fixture, "SELECT max (id) FROM journal"), ==, last + 1);
  before = read_paper (fixture, review, NULL);
  isms_store_undo (fixture->store, NULL, &error);
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_SEALED);
  g_assert_nonnull (strstr (error->message, "can not be undone"));
  g_assert_cmpint (read_int (fixture, approved), ==, 1);
  after = read_paper (fixture, review, NULL);
  g_assert_true (g_bytes_equal (before, after));
}

/* --- Somebody writes in between --- */

typedef struct
{
  gboolean done;
  gboolean approved;
  GError *error;
} Answer;

static void
approved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->approved = isms_review_approve_finish (ISMS_WORKSPACE (source), result, &answer->error);
  answer->done = TRUE;
}

static gpointer
read_nothing (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

/* What was asked for is laid out by now, and no callback was called yet. */
static void
change_behind_its_back (ModelFixture *fixture, gint64 review, const char *conclusion)
{
  isms_store_read (fixture->store, read_nothing, NULL, NULL, NULL);
  set_field (fixture, "review", review, "conclusion", conclusion);
}

static void
test_begins_again (ModelFixture *fixture, gconstpointer data)
{
  gint64 review = hold (fixture);
  g_autoptr (GBytes) stored = NULL;
  g_autofree char *text = NULL;
  Answer answer = { FALSE };

  isms_review_approve_async (fixture->workspace, review, CHAIR, NULL, NULL, approved_cb, &answer);
  change_behind_its_back (fixture, review, "Written in between.");
  while (!answer.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (answer.error);
  g_assert_true (answer.approved);
  stored = read_paper (fixture, review, &text);
  g_assert_nonnull (strstr (text, "Written in between."));
  g_assert_null (strstr (text, "It works, with gaps."));
}

static void
test_gives_up (ModelFixture *fixture, gconstpointer data)
{
  gint64 review = hold (fixture);
  Answer answer = { FALSE };
  guint n = 0;

  isms_review_approve_async (fixture->workspace, review, CHAIR, NULL, NULL, approved_cb, &answer);
  while (!answer.done)
    {
      g_autofree char *conclusion = g_strdup_printf ("Conclusion %u.", n++);

      change_behind_its_back (fixture, review, conclusion);
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_false (answer.approved);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_BUSY);
  g_assert_null (find_paper (fixture, review));
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM attachment"), ==, 0);
  g_clear_error (&answer.error);
}

/* Who gives up waiting has approved nothing. */
static void
test_cancelled (ModelFixture *fixture, gconstpointer data)
{
  gint64 review = hold (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answer = { FALSE };

  isms_review_approve_async (fixture->workspace, review, CHAIR, NULL, cancellable, approved_cb,
                             &answer);
  g_cancellable_cancel (cancellable);
  while (!answer.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (find_paper (fixture, review));
  g_clear_error (&answer.error);
}

/* --- Addenda --- */

static void
test_addenda (ModelFixture *fixture, gconstpointer data)
{
  gint64 review = hold (fixture);
  g_autoptr (GDateTime) date = g_date_time_new_now_utc ();
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReport) report = NULL;
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GBytes) before = NULL, after = NULL;
  g_autoptr (IsmsAttachment) paper = NULL;
  g_autofree char *path = NULL, *text = NULL, *part = NULL;
  IsmsRow *row = isms_row_new ();
  IsmsPageSetup setup;

  approve (fixture, review);
  before = read_paper (fixture, review, NULL);
  step = isms_store_begin (fixture->store, "Add something");
  isms_row_set_text (row, "title", "A figure was wrong");
  isms_row_set_text (row, "words", "There were three safes.");
  isms_row_set_int (row, "review_id", review);
  isms_row_set_int (row, "person_id", KEEPER);
  isms_edit_insert (step, isms_kind_find ("review_addendum"), row);
  audit_commit (step);
  report = isms_review_addenda_report_new (fixture->reader, review, date, &error);
  g_assert_no_error (error);
  isms_page_setup_init (&setup, ISMS_PAPER_A4, FALSE);
  path = report_test_write (report, &setup, "addenda");
  text = report_test_get_text (path, "-raw");
  paper = find_paper (fixture, review);
  part = g_strndup (paper->sha256, 16);
  g_assert_nonnull (strstr (text, "MR-001 · Spring"));
  g_assert_nonnull (strstr (text, "A figure was wrong"));
  g_assert_nonnull (strstr (text, "Ben Moro, "));
  g_assert_nonnull (strstr (text, "There were three safes."));
  g_assert_nonnull (strstr (text, part));
  after = read_paper (fixture, review, NULL);
  g_assert_true (g_bytes_equal (before, after));
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/report/9.3.3-nothing-lacks", test_lacks);
  add_model_test ("/report/review-approval/gone", test_gone);
  add_model_test ("/report/9.3.3-kept-as-approved", test_stored);
  add_model_test ("/report/7.5.3-approved-review-for-good", test_for_good);
  add_model_test ("/report/review-approval/undo", test_undo);
  add_model_test ("/report/review-approval/begins-again", test_begins_again);
  add_model_test ("/report/review-approval/gives-up", test_gives_up);
  add_model_test ("/report/review-approval/cancelled", test_cancelled);
  add_model_test ("/report/review-approval/addenda", test_addenda);
  return g_test_run ();
}
