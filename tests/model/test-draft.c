/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is typed into a draft, until it is saved (7.5.3). */

#include "model-fixture.h"

#include "isms-document-draft.h"
#include "isms-document-version.h"

static void
commit (IsmsStep *step)
{
  g_autoptr (GError) error = NULL;

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static void
begin (ModelFixture *fixture, gint64 document)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Begin");

  isms_document_add_version (step, document, NULL);
  commit (step);
}

static void
write_text (ModelFixture *fixture, gint64 document, const char *text)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Write");

  isms_document_write (step, document, text);
  commit (step);
}

static void
note (ModelFixture *fixture, gint64 version, const char *kept, const char *text)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "");

  isms_document_note (step, version, kept, text);
  commit (step);
  g_assert_cmpint (isms_step_get_id (step), ==, 0);
}

static void
assert_note (ModelFixture *fixture, gint64 version, const char *kept, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = isms_document_load_note (fixture->reader, version, kept, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

/* What is typed is no step, and outlives all but the saving and the end of the draft. */
static void
test_note (ModelFixture *fixture, gconstpointer data)
{
  gint64 document = create_record (fixture, "document", "Access control");
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Discard");
  gint64 n_steps;
  gint64 version;

  begin (fixture, document);
  write_text (fixture, document, "We act.");
  version = read_int (fixture, "SELECT max (id) FROM document_version");
  n_steps = read_int (fixture, "SELECT count (*) FROM journal");
  assert_note (fixture, version, "We act.", NULL);
  note (fixture, version, "We act.", "We act at");
  note (fixture, version, "We act.", "We act at once.");
  assert_note (fixture, version, "We act.", "We act at once.");
  assert_note (fixture, version, "Somebody else acted.", NULL);
  assert_note (fixture, version + 1, "We act.", NULL);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM journal"), ==, n_steps);
  write_text (fixture, document, "We act at once.");
  assert_note (fixture, version, "We act.", NULL);
  note (fixture, version, "We act at once.", "");
  assert_note (fixture, version, "We act at once.", "");
  isms_document_discard_draft (step, document);
  commit (step);
  assert_note (fixture, version, "We act at once.", NULL);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM meta WHERE key LIKE 'draft-%'"), ==,
                   0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/model/7.5.3-what-is-typed-is-noted", test_note);
  return g_test_run ();
}
