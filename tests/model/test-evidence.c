/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Evidence: what it is, how long it is valid, what it is for, and that its files stay as they are.
 */

#include <string.h>

#include "isms-evidence.h"
#include "model-fixture.h"

static char *
dup_day (int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) day = g_date_time_add_days (now, days);

  return g_date_time_format (day, "%Y-%m-%d");
}

static void
commit (IsmsStep *step)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (isms_step_commit (step, NULL, &error));
  g_assert_no_error (error);
}

/* A note for a record, valid for so many days from now. */
static gint64
add_note (ModelFixture *fixture, const char *kind, gint64 id, int days)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add");
  g_autofree char *until = dup_day (days);
  const IsmsEvidenceDraft draft = { .title = "Seen",
                                    .form = "note",
                                    .words = "All doors shut",
                                    .collected_on = "2020-01-01",
                                    .valid_until = until };
  gint64 note = isms_evidence_create (step, &draft);

  isms_evidence_set_for (step, note, isms_kind_find (kind), id, TRUE);
  commit (step);
  return note;
}

static void
attach (ModelFixture *fixture, gint64 evidence, const char *name, const char *text)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Attach");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  isms_step_attach_bytes (step, "evidence", evidence, name, NULL, bytes);
  commit (step);
}

static void
assert_says (
    ModelFixture *fixture, const char *kind, gint64 id, const char *field, const char *text)
{
  g_autoptr (IsmsRecord) record = load_record (fixture, kind, id);

  g_assert_cmpstr (isms_record_get_text (record, field), ==, text);
}

/* --- Rules --- */

static void
refuse (ModelFixture *fixture, gint64 id, const char *field, const char *text, const char *words)
{
  g_autofree char *sentence = refuse_field (fixture, "evidence", id, field, text);

  g_assert_nonnull (strstr (sentence, words));
}

/* A link has an address, a note has words, for as long as they are that. */
static void
test_forms (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "evidence", "Minutes");

  assert_says (fixture, "evidence", id, "form", "file");
  refuse (fixture, id, "form", "link", "Write the address first");
  refuse (fixture, id, "form", "note", "Write the words first");
  set_field (fixture, "evidence", id, "link", " https://wiki.example/minutes ");
  assert_says (fixture, "evidence", id, "link", "https://wiki.example/minutes");
  set_field (fixture, "evidence", id, "form", "link");
  refuse (fixture, id, "link", "", "keeps its address");
  refuse (fixture, id, "link", "  ", "keeps its address");
  set_field (fixture, "evidence", id, "words", "Everybody agreed");
  set_field (fixture, "evidence", id, "form", "note");
  refuse (fixture, id, "words", "", "keeps its words");
  set_field (fixture, "evidence", id, "link", "");
}

static void
test_addresses (ModelFixture *fixture, gconstpointer data)
{
  static const char *const good[] = { "http://a.example/b?c=d",    "https://a.example",
                                      "file:///srv/isms/plan.pdf", "mailto:ada@a.example",
                                      "ftp://a.example/x",         "smb://files/share/x.xlsx" };
  static const char *const bad[] = {
    "the wiki", "www.a.example", "javascript:alert(1)",   "data:text/html,x",
    "https://", "https:///x",    "https://a.example/b c", "file:",
    "mailto:"
  };
  gint64 id = create_record (fixture, "evidence", "Minutes");

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    set_field (fixture, "evidence", id, "link", good[i]);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    refuse (fixture, id, "link", bad[i], "An address begins with");
}

static void
test_dates (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "evidence", "Minutes");

  set_field (fixture, "evidence", id, "collected_on", "2026-05-04");
  refuse (fixture, id, "valid_until", "2026-05-03", "not valid before it was collected");
  set_field (fixture, "evidence", id, "valid_until", "2026-05-04");
  refuse (fixture, id, "collected_on", "2026-05-05", "not valid before it was collected");
}

/* What is made with all of it at once is asked too. */
static void
test_created (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add");
  g_autoptr (GError) error = NULL;
  const IsmsEvidenceDraft draft = { .title = "Minutes", .form = "link", .link = "the wiki" };

  isms_evidence_create (step, &draft);
  g_assert_false (isms_step_commit (step, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM evidence"), ==, 0);
}

/* --- How long it is valid --- */

/* The day itself still counts, and so does the thirtieth from today. */
static void
test_states (ModelFixture *fixture, gconstpointer data)
{
  static const struct
  {
    int days;
    const char *state;
    const char *words;
  } cases[] = { { -1, "expired", "Expired on " },
                { 0, "expiring", "Expires soon, on " },
                { 30, "expiring", "Expires soon, on " },
                { 31, "current", "Valid until " } };
  gint64 risk = create_record (fixture, "risk", "Fire");
  gint64 id = create_record (fixture, "evidence", "For good");
  g_autoptr (IsmsRecord) for_good = load_record (fixture, "evidence", id);

  assert_says (fixture, "evidence", id, "state", "current");
  g_assert_null (isms_evidence_dup_validity (for_good));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 note = add_note (fixture, "risk", risk, cases[i].days);
      g_autoptr (IsmsRecord) record = load_record (fixture, "evidence", note);
      g_autofree char *words = isms_evidence_dup_validity (record);

      assert_says (fixture, "evidence", note, "state", cases[i].state);
      g_assert_true (g_str_has_prefix (words, cases[i].words));
    }
}

static void
test_filter (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_record (fixture, "risk", "Fire");
  gint64 old = add_note (fixture, "risk", risk, -5);
  gint64 soon = add_note (fixture, "risk", risk, 5);
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("evidence"));
  g_autofree char *key =
      g_strdup_printf ("%" G_GINT64_FORMAT, isms_kind_make_key (isms_kind_find ("risk"), risk));
  g_autofree char *expected = g_strdup_printf ("%d %d", (int) old, (int) soon);
  g_autofree char *found = NULL;
  g_autofree char *of_risk = NULL;
  g_autofree char *of_none = NULL;

  add_note (fixture, "risk", risk, 500);
  isms_query_filter (query, "state", (const char *const[]) { "expired", "expiring", NULL });
  found = run_query (fixture, query);
  g_assert_cmpstr (found, ==, expected);
  isms_query_filter (query, "shows_for", (const char *const[]) { key, NULL });
  of_risk = run_query (fixture, query);
  g_assert_cmpstr (of_risk, ==, expected);
  isms_query_filter (query, "shows_for", (const char *const[]) { "", NULL });
  of_none = run_query (fixture, query);
  g_assert_cmpstr (of_none, ==, "");
}

/* --- What it is for --- */

/* One item for a record of every kind but its own, each told of in the history of both. */
static void
test_any_kind (ModelFixture *fixture, gconstpointer data)
{
  const IsmsKind *evidence = isms_kind_find ("evidence");
  gint64 id = create_record (fixture, "evidence", "Audit report");
  g_autoptr (GString) refs = g_string_new (NULL);
  guint n = 0;

  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    {
      g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Tied");
      g_autoptr (GPtrArray) found = NULL;
      g_autoptr (GPtrArray) history = NULL;
      gint64 record;

      if (*kind == evidence)
        continue;
      record = create_record (fixture, (*kind)->name, "Something");
      isms_evidence_set_for (step, id, *kind, record, TRUE);
      isms_evidence_set_for (step, id, *kind, record, TRUE);
      commit (step);
      found = isms_evidence_load_for (fixture->reader, *kind, record, NULL);
      g_assert_cmpuint (found->len, ==, 1);
      history = isms_history_read (fixture->reader, *kind, record, 1, NULL);
      g_assert_cmpstr (((IsmsHistoryEntry *) history->pdata[0])->words, ==, "Tied");
      n++;
    }
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM evidence_for"), ==, n);
  assert_says (fixture, "evidence", id, "flaws", "no_file");
}

static void
test_history (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_record (fixture, "risk", "Fire");
  gint64 note = add_note (fixture, "risk", risk, 5);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Untied");
  g_autoptr (GPtrArray) history = NULL;

  isms_evidence_set_for (step, note, isms_kind_find ("risk"), risk, FALSE);
  commit (step);
  history = isms_history_read (fixture->reader, isms_kind_find ("evidence"), note, 1, NULL);
  g_assert_cmpstr (((IsmsHistoryEntry *) history->pdata[0])->words, ==, "Records: without Fire");
  assert_says (fixture, "evidence", note, "shows_for", NULL);
  assert_says (fixture, "evidence", note, "flaws", "for_nothing");
}

/* Neither for itself, nor for what is not there. */
static void
test_no_record (ModelFixture *fixture, gconstpointer data)
{
  static const char *const kinds[] = { "evidence", "risk" };
  gint64 id = create_record (fixture, "evidence", "Audit report");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Tie");
      g_autoptr (GError) error = NULL;

      isms_evidence_set_for (step, id, isms_kind_find (kinds[i]), 77, TRUE);
      g_assert_false (isms_step_commit (step, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

static void
delete_record (ModelFixture *fixture, const char *kind, gint64 id)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Delete");
  g_autoptr (IsmsRecord) record = load_record (fixture, kind, id);

  isms_edit_delete (step, record);
  commit (step);
}

/* Of every kind there is: a record that goes takes along what ties evidence to it, not the
 * evidence; undo brings both back. */
static void
test_deleted_record (ModelFixture *fixture, gconstpointer data)
{
  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    {
      gint64 record;
      g_autoptr (GError) error = NULL;

      if (g_str_equal ((*kind)->name, "evidence"))
        continue;
      record = create_record (fixture, (*kind)->name, "Something");
      add_note (fixture, (*kind)->name, record, 5);
      delete_record (fixture, (*kind)->name, record);
      g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM evidence_for"), ==, 0);
      g_assert_true (isms_store_undo (fixture->store, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM evidence_for"), ==, 1);
      delete_record (fixture, (*kind)->name, record);
    }
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM evidence"), >, 5);
}

static void
test_deleted_evidence (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_record (fixture, "risk", "Fire");
  gint64 note = add_note (fixture, "risk", risk, 5);
  g_autoptr (GError) error = NULL;

  attach (fixture, note, "plan.txt", "In case of fire");
  delete_record (fixture, "evidence", note);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM evidence_for"), ==, 0);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM attachment"), ==, 0);
  g_assert_true (isms_store_undo (fixture->store, NULL, &error));
  g_assert_no_error (error);
  assert_says (fixture, "evidence", note, "shows_for", "R-001");
  g_assert_cmpint (read_int (fixture, "SELECT files FROM evidence_list"), ==, 1);
}

/* A ref, in any case; with its kind where two have the same; a whole title. */
static void
test_found (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_record (fixture, "risk", "Fire");
  gint64 asset = create_record (fixture, "asset", "Mill: the old one");
  gint64 id;

  set_field (fixture, "asset", asset, "ref", "R-001");
  g_assert_cmpstr (isms_record_find (fixture->reader, "r-001", &id, NULL)->name, ==, "asset");
  g_assert_cmpint (id, ==, asset);
  g_assert_cmpstr (isms_record_find (fixture->reader, "risk:R-001", &id, NULL)->name, ==, "risk");
  g_assert_cmpint (id, ==, risk);
  g_assert_cmpstr (isms_record_find (fixture->reader, "mill: the old one", &id, NULL)->name, ==,
                   "asset");
  g_assert_null (isms_record_find (fixture->reader, "R-002", &id, NULL));
}

/* --- What it shows of controls --- */

static void
assert_control (ModelFixture *fixture, gint64 control, int n_evidence, const char *flaws)
{
  g_autoptr (IsmsRecord) record = load_record (fixture, "control", control);

  g_assert_cmpint (isms_record_get_int (record, "evidence"), ==, n_evidence);
  g_assert_cmpstr (isms_record_get_text (record, "flaws"), ==, flaws);
}

/* Only what is valid today, in use, and there counts; and nothing of it changes what the statement
 * says of the control. */
static void
test_controls (ModelFixture *fixture, gconstpointer data)
{
  gint64 control = create_record (fixture, "control", "Locks");
  gint64 bare = create_record (fixture, "evidence", "Photo of the doors");
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Tie");
  gint64 note;

  isms_evidence_set_for (step, bare, isms_kind_find ("control"), control, TRUE);
  commit (step);
  set_field (fixture, "control", control, "applicable", "yes");
  set_field (fixture, "control", control, "reasons", "best_practice");
  assert_control (fixture, control, 0, NULL);
  set_field (fixture, "control", control, "implementation", "inherited");
  assert_control (fixture, control, 0, "no_evidence");
  note = add_note (fixture, "control", control, -1);
  assert_control (fixture, control, 0, "no_evidence expired_evidence");
  set_field (fixture, "control", control, "implementation", "partial");
  assert_control (fixture, control, 0, "expired_evidence");
  attach (fixture, bare, "doors.png", "A picture");
  assert_control (fixture, control, 1, NULL);
  assert_says (fixture, "control", control, "implementation", "partial");
  set_field (fixture, "control", control, "implementation", "implemented");
  assert_control (fixture, control, 1, NULL);
  set_field (fixture, "evidence", bare, "archived", "1");
  assert_control (fixture, control, 0, "no_evidence expired_evidence");
  set_field (fixture, "evidence", note, "valid_until", "");
  assert_control (fixture, control, 1, NULL);
}

/* --- Files --- */

/* What is no longer what was stored is said to be damaged, by its name; what is, is not. */
static void
test_verified (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "evidence", "Plans");
  g_autoptr (GPtrArray) sound = NULL;
  g_autoptr (GPtrArray) damaged = NULL;
  g_auto (GStrv) faults = NULL;
  g_autofree char *good = NULL;
  g_autofree char *bad = NULL;
  g_autofree char *first = NULL;

  attach (fixture, id, "a.txt", "In case of fire");
  attach (fixture, id, "b.txt", "In case of water");
  sound = isms_attachment_check (fixture->reader, "evidence", id, NULL, NULL);
  g_assert_cmpuint (sound->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_false (((IsmsAttachment *) sound->pdata[i])->damaged);
  first = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "In case of fire", -1);
  g_assert_cmpstr (((IsmsAttachment *) sound->pdata[0])->sha256, ==, first);
  good = isms_evidence_dup_verdict (sound->pdata[0]);
  g_assert_nonnull (strstr (good, "“a.txt” is as it was stored on"));

  g_assert_true (run_sql (fixture, "UPDATE attachment_blob SET content = x'4120666f7267657279' "
                                   "WHERE sha256 = (SELECT sha256 FROM attachment "
                                   "WHERE name = 'b.txt')"));
  damaged = isms_attachment_check (fixture->reader, "evidence", id, NULL, NULL);
  g_assert_false (((IsmsAttachment *) damaged->pdata[0])->damaged);
  g_assert_true (((IsmsAttachment *) damaged->pdata[1])->damaged);
  bad = isms_evidence_dup_verdict (damaged->pdata[1]);
  g_assert_nonnull (strstr (bad, "“b.txt” is damaged"));
  faults = isms_store_check (fixture->store, NULL, NULL);
  g_assert_cmpuint (g_strv_length (faults), >=, 1);
  g_assert_true (g_str_has_prefix (faults[g_strv_length (faults) - 1], "b.txt (E-001), "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/model/evidence/7.5.3-forms", test_forms);
  add_model_test ("/model/evidence/7.5.3-addresses", test_addresses);
  add_model_test ("/model/evidence/7.5.3-dates", test_dates);
  add_model_test ("/model/evidence/created", test_created);
  add_model_test ("/model/evidence/states", test_states);
  add_model_test ("/model/evidence/filter", test_filter);
  add_model_test ("/model/evidence/any-kind", test_any_kind);
  add_model_test ("/model/evidence/history", test_history);
  add_model_test ("/model/evidence/no-record", test_no_record);
  add_model_test ("/model/evidence/deleted-record", test_deleted_record);
  add_model_test ("/model/evidence/deleted-evidence", test_deleted_evidence);
  add_model_test ("/model/evidence/found", test_found);
  add_model_test ("/model/evidence/6.1.3-d-controls", test_controls);
  add_model_test ("/model/evidence/verified", test_verified);
  return g_test_run ();
}
