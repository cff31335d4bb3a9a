/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Documents: the life of a version, who may do what, when it is looked at again, and who has read
 * it (7.3, 7.5). */

#include "model-fixture.h"

#include "isms-acknowledgement.h"
#include "isms-attachment.h"
#include "isms-document-version.h"
#include "isms-search.h"

typedef struct
{
  gint64 document;
  gint64 author;
  gint64 approver;
} People;

static char *
day (int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, days);

  return g_date_time_format (then, "%Y-%m-%d");
}

/* NULL: it went through; else the sentence that refused it. */
static char *
commit (IsmsStep *step)
{
  g_autoptr (GError) error = NULL;

  if (isms_step_commit (step, NULL, &error))
    return NULL;
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  return g_strdup (error->message);
}

static char *
try_add (ModelFixture *fixture, gint64 document, gint64 author, const char *text, const char *on)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Begin");
  const IsmsVersionDraft draft = { .person = author, .text = text, .day = on };

  isms_document_add_version (step, document, &draft);
  return commit (step);
}

static char *
try_move (ModelFixture *fixture,
          gint64 document,
          IsmsVersionMove move,
          gint64 person,
          const char *name,
          const char *on)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Move");
  const IsmsVersionDraft draft = { .person = person, .name = name, .day = on };

  isms_document_move (step, document, move, &draft);
  return commit (step);
}

static char *
try_write (ModelFixture *fixture, gint64 document, const char *text)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Write");

  isms_document_write (step, document, text);
  return commit (step);
}

static char *
try_acknowledge (ModelFixture *fixture, gint64 document, gint64 person, const char *on)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Read");

  isms_document_acknowledge (step, document, &person, 1, on);
  return commit (step);
}

#define assert_done(expression)                                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *sentence_ = expression;                                                       \
    g_assert_cmpstr (sentence_, ==, NULL);                                                         \
  }                                                                                                \
  G_STMT_END

#define assert_refused(expression, words)                                                          \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *sentence_ = expression;                                                       \
    g_assert_nonnull (sentence_);                                                                  \
    if (strstr (sentence_, words) == NULL)                                                         \
      g_error ("“%s” does not say “%s”", sentence_, words);                                        \
  }                                                                                                \
  G_STMT_END

static void
undo (ModelFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  isms_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

static People
begin (ModelFixture *fixture)
{
  People people = {
    .document = create_record (fixture, "document", "Access control"),
    .author = create_record (fixture, "person", "Ada Osei"),
    .approver = create_record (fixture, "person", "Noor Haddad"),
  };

  return people;
}

/* Takes a new version as far as @state, all on one day. */
static void
bring (ModelFixture *fixture, const People *people, const char *state, const char *on)
{
  gint64 document = people->document;

  assert_done (try_add (fixture, document, people->author, "Words", on));
  if (g_str_equal (state, "draft"))
    return;
  assert_done (try_move (fixture, document, ISMS_VERSION_SEND, 0, NULL, on));
  if (g_str_equal (state, "in_review"))
    return;
  assert_done (try_move (fixture, document, ISMS_VERSION_APPROVE, people->approver, NULL, on));
  if (g_str_equal (state, "approved"))
    return;
  assert_done (try_move (fixture, document, ISMS_VERSION_ENFORCE, 0, NULL, on));
  if (g_str_equal (state, "effective"))
    return;
  assert_done (try_move (fixture, document, ISMS_VERSION_RETIRE, 0, NULL, on));
}

static void
assert_field (ModelFixture *fixture, gint64 document, const char *field, const char *expected)
{
  g_autoptr (IsmsRecord) record = load_record (fixture, "document", document);
  const IsmsField *found = isms_kind_find_field (isms_kind_find ("document"), field);
  g_autofree char *text = NULL;

  if (isms_record_is_set (record, field))
    text = found->kind == ISMS_FIELD_INTEGER
               ? g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_int (record, field))
               : g_strdup (isms_record_get_text (record, field));
  g_assert_cmpstr (text, ==, expected);
}

/* "2 draft, 1 effective" */
static void
assert_versions (ModelFixture *fixture, gint64 document, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = isms_document_load_versions (fixture->reader, document, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < versions->len; i++)
    {
      const IsmsDocumentVersion *version = versions->pdata[i];

      g_string_append_printf (text, "%s%d %s", i > 0 ? ", " : "", version->number, version->state);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* --- The life of a version --- */

static void
test_life (ModelFixture *fixture, gconstpointer data)
{
  People people = begin (fixture);
  gint64 document = people.document;

  assert_field (fixture, document, "state", "none");
  assert_field (fixture, document, "flaws", "not_in_force no_owner");
  bring (fixture, &people, "draft", NULL);
  assert_field (fixture, document, "state", "draft");
  assert_done (try_move (fixture, document, ISMS_VERSION_SEND, 0, NULL, NULL));
  assert_field (fixture, document, "state", "in_review");
  assert_done (try_move (fixture, document, ISMS_VERSION_RETURN, 0, NULL, NULL));
  assert_field (fixture, document, "state", "draft");
  assert_done (try_move (fixture, document, ISMS_VERSION_SEND, 0, NULL, NULL));
  assert_done (try_move (fixture, document, ISMS_VERSION_APPROVE, people.approver, NULL, NULL));
  assert_field (fixture, document, "state", "approved");
  assert_field (fixture, document, "version", NULL);
  assert_done (try_move (fixture, document, ISMS_VERSION_ENFORCE, 0, NULL, NULL));
  assert_field (fixture, document, "state", "effective");
  assert_field (fixture, document, "version", "1");
  assert_field (fixture, document, "coming", NULL);
  assert_field (fixture, document, "flaws", "no_owner");
  assert_done (try_move (fixture, document, ISMS_VERSION_RETIRE, 0, NULL, NULL));
  assert_field (fixture, document, "state", "retired");
  for (guint i = 0; i < 4; i++)
    undo (fixture);
  assert_field (fixture, document, "state", "draft");
}

/* Every move from every state: forward by one, and from review back to draft. */
static void
test_moves (ModelFixture *fixture, gconstpointer data)
{
  static const char *const states[] = { "draft", "in_review", "approved", "effective", "retired" };
  static const IsmsVersionMove moves[] = { ISMS_VERSION_SEND, ISMS_VERSION_RETURN,
                                           ISMS_VERSION_APPROVE, ISMS_VERSION_ENFORCE,
                                           ISMS_VERSION_RETIRE };
  static const char *const allowed[G_N_ELEMENTS (states)][G_N_ELEMENTS (moves)] = {
    { "in_review", NULL, NULL, NULL, NULL },
    { NULL, "draft", "approved", NULL, NULL },
    { NULL, NULL, NULL, "effective", "retired" },
    { NULL, NULL, NULL, NULL, "retired" },
    { NULL, NULL, NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    for (guint j = 0; j < G_N_ELEMENTS (moves); j++)
      {
        People people = begin (fixture);
        g_autofree char *sentence = NULL;

        bring (fixture, &people, states[i], NULL);
        sentence = try_move (fixture, people.document, moves[j], people.approver, NULL, NULL);
        g_assert_true ((sentence == NULL) == (allowed[i][j] != NULL));
        assert_field (fixture, people.document, "state",
                      allowed[i][j] != NULL ? allowed[i][j] : states[i]);
      }
}

static void
test_approver (ModelFixture *fixture, gconstpointer data)
{
  People people = begin (fixture);
  gint64 document = people.document;
  g_autofree char *sql = NULL;

  bring (fixture, &people, "in_review", NULL);
  assert_refused (try_move (fixture, document, ISMS_VERSION_APPROVE, people.author, NULL, NULL),
                  "Who wrote a version does not approve it");
  /* By the name alone, too. */
  assert_refused (try_move (fixture, document, ISMS_VERSION_APPROVE, 0, "Ada Osei", NULL),
                  "Who wrote a version does not approve it");
  assert_field (fixture, document, "state", "in_review");
  sql = g_strdup_printf ("UPDATE document_version SET state = 'approved', approver = 'Ada Osei', "
                         "approver_id = %" G_GINT64_FORMAT ", approved_on = sent_on",
                         people.author);
  g_assert_false (run_sql (fixture, sql));
  assert_done (try_move (fixture, document, ISMS_VERSION_APPROVE, people.approver, NULL, NULL));
  assert_field (fixture, document, "state", "approved");
}

/* Two of the same name are two. */
static void
test_namesakes (ModelFixture *fixture, gconstpointer data)
{
  People people = begin (fixture);
  gint64 other = create_record (fixture, "person", "Ada Osei");

  bring (fixture, &people, "in_review", NULL);
  assert_done (try_move (fixture, people.document, ISMS_VERSION_APPROVE, other, NULL, NULL));
}

static void
test_one_effective (ModelFixture *fixture, gconstpointer data)
{
  People people = begin (fixture);

  bring (fixture, &people, "effective", "2026-01-15");
  bring (fixture, &people, "approved", "2026-03-31");
  assert_versions (fixture, people.document, "2 approved, 1 effective");
  assert_field (fixture, people.document, "coming", "approved");
  assert_done (try_move (fixture, people.document, ISMS_VERSION_ENFORCE, 0, NULL, "2026-04-01"));
  assert_versions (fixture, people.document, "2 effective, 1 retired");
  g_assert_cmpint (read_int (fixture, "SELECT retired_on = '2026-04-01' FROM document_version "
                                      "WHERE number = 1"),
                   ==, 1);
  g_assert_false (
      run_sql (fixture, "UPDATE document_version SET state = 'effective', retired_on = NULL"));
  undo (fixture);
  assert_versions (fixture, people.document, "2 approved, 1 effective");
}

static void
test_one_coming (ModelFixture *fixture, gconstpointer data)
{
  static const char *const states[] = { "draft", "in_review", "approved" };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      People people = begin (fixture);

      bring (fixture, &people, states[i], NULL);
      assert_refused (try_add (fixture, people.document, people.author, NULL, NULL),
                      "Version 1 is still being made");
    }
}

static void
test_only_draft_is_edited (ModelFixture *fixture, gconstpointer data)
{
  static const char *const states[] = { "in_review", "approved", "effective", "retired" };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      People people = begin (fixture);
      g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Discard");

      assert_refused (try_write (fixture, people.document, "Others"), "no draft to edit");
      bring (fixture, &people, states[i], NULL);
      assert_refused (try_write (fixture, people.document, "Others"),
                      i < 2 ? "Only a draft can be edited" : "no draft to edit");
      isms_document_discard_draft (step, people.document);
      assert_refused (commit (step), i < 2 ? "Only a draft can be edited" : "no draft to edit");
    }
  g_assert_false (run_sql (fixture, "UPDATE document_version SET text = 'Other'"));
  g_assert_false (run_sql (fixture, "UPDATE document_version SET summary = 'Other'"));
  g_assert_false (run_sql (fixture, "UPDATE document_version SET author = 'Other'"));
}

static void
test_draft (ModelFixture *fixture, gconstpointer data)
{
  People people = begin (fixture);
  g_autofree char *text = NULL;
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Discard");

  assert_done (try_add (fixture, people.document, people.author, NULL, NULL));
  assert_refused (try_move (fixture, people.document, ISMS_VERSION_SEND, 0, NULL, NULL),
                  "neither a text nor a file");
  assert_done (try_write (fixture, people.document, "We [[verb]] and [[other verb]]."));
  assert_done (try_move (fixture, people.document, ISMS_VERSION_SEND, 0, NULL, NULL));
  assert_refused (
      try_move (fixture, people.document, ISMS_VERSION_APPROVE, people.approver, NULL, NULL),
      "2 blanks");
  assert_done (try_move (fixture, people.document, ISMS_VERSION_RETURN, 0, NULL, NULL));
  assert_done (try_write (fixture, people.document, "We act."));
  assert_done (try_move (fixture, people.document, ISMS_VERSION_SEND, 0, NULL, NULL));
  assert_done (
      try_move (fixture, people.document, ISMS_VERSION_APPROVE, people.approver, NULL, NULL));
  assert_done (try_move (fixture, people.document, ISMS_VERSION_ENFORCE, 0, NULL, NULL));
  /* The next one begins with what the last one says, and can be let go of. */
  assert_done (try_add (fixture, people.document, people.author, NULL, NULL));
  text = isms_document_load_text (
      fixture->reader, read_int (fixture, "SELECT id FROM document_version WHERE number = 2"),
      NULL);
  g_assert_cmpstr (text, ==, "We act.");
  isms_document_discard_draft (step, people.document);
  assert_done (commit (step));
  assert_versions (fixture, people.document, "1 effective");
}

static char *
try_attach (ModelFixture *fixture, gint64 document, gint64 version)
{
  g_autofree char *path = g_build_filename (fixture->folder, "policy.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Attach");
  g_autoptr (IsmsContent) content = NULL;

  g_file_set_contents (path, "We act.", -1, &error);
  g_assert_no_error (error);
  content = isms_content_read (fixture->store, file, NULL, &error);
  g_assert_no_error (error);
  isms_document_attach (step, document, version, content);
  return commit (step);
}

/* A file does instead of a text, and stays with its version. */
static void
test_file (ModelFixture *fixture, gconstpointer data)
{
  const char *count = "SELECT count (*) FROM attachment WHERE tbl = 'document_version'";
  People people = begin (fixture);
  gint64 version;

  assert_done (try_add (fixture, people.document, people.author, NULL, NULL));
  version = read_int (fixture, "SELECT id FROM document_version");
  assert_done (try_attach (fixture, people.document, version));
  assert_done (try_move (fixture, people.document, ISMS_VERSION_SEND, 0, NULL, NULL));
  assert_refused (try_attach (fixture, people.document, version), "Only a draft can be edited");
  g_assert_false (run_sql (fixture, "DELETE FROM attachment"));
  g_assert_cmpint (read_int (fixture, count), ==, 1);
}

static void
test_days (ModelFixture *fixture, gconstpointer data)
{
  People people = begin (fixture);
  g_autofree char *tomorrow = day (1);

  bring (fixture, &people, "approved", "2026-03-10");
  assert_refused (try_move (fixture, people.document, ISMS_VERSION_ENFORCE, 0, NULL, "2026-03-09"),
                  "before it got this far");
  assert_refused (try_move (fixture, people.document, ISMS_VERSION_ENFORCE, 0, NULL, tomorrow),
                  "today or an earlier day");
  assert_done (try_move (fixture, people.document, ISMS_VERSION_ENFORCE, 0, NULL, "2026-03-10"));
  assert_refused (try_acknowledge (fixture, people.document, people.author, "2026-03-09"),
                  "before it got this far");
}

/* --- When it is looked at again --- */

static void
test_review (ModelFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *effective;
    const char *months;
    const char *reviewed;
    const char *next;
  } cases[] = {
    { "2025-08-31", "6", NULL, "2026-02-28" },
    { "2023-08-31", "6", NULL, "2024-02-29" },
    { "2024-02-29", "12", NULL, "2025-02-28" },
    { "2024-02-29", "48", NULL, "2028-02-29" },
    { "2025-01-31", "1", NULL, "2025-02-28" },
    { "2025-12-31", "1", NULL, "2026-01-31" },
    { "2025-03-15", "12", NULL, "2026-03-15" },
    { "2025-11-30", "3", NULL, "2026-02-28" },
    { "2024-01-10", "12", "2025-01-31", "2026-01-31" },
    { "2025-06-30", "12", "2025-01-31", "2026-06-30" },
    { "2025-06-30", "", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      People people = begin (fixture);

      set_field (fixture, "document", people.document, "review_months", cases[i].months);
      if (cases[i].reviewed != NULL)
        set_field (fixture, "document", people.document, "reviewed_on", cases[i].reviewed);
      assert_field (fixture, people.document, "next_review", NULL);
      bring (fixture, &people, "effective", cases[i].effective);
      assert_field (fixture, people.document, "next_review", cases[i].next);
    }
}

/* On the day itself it is not overdue yet. */
static void
test_review_states (ModelFixture *fixture, gconstpointer data)
{
  static const struct
  {
    int days; /* until it is due */
    const char *review;
  } cases[] = { { -1, "overdue" }, { 0, "due_soon" }, { 30, "due_soon" }, { 31, "not_due" } };
  g_autofree char *tomorrow = day (1);
  g_autofree char *sentence = NULL;
  People people = begin (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();
      g_autoptr (GDateTime) due = g_date_time_add_days (now, cases[i].days);
      /* A day of the month that every month has gives that day again. */
      g_autoptr (GDateTime) since = g_date_time_add_months (due, -12);
      g_autofree char *on = g_date_time_format (since, "%Y-%m-%d");
      People each = begin (fixture);

      if (g_date_time_get_day_of_month (since) != g_date_time_get_day_of_month (due))
        continue;
      set_field (fixture, "document", each.document, "review_months", "12");
      bring (fixture, &each, "effective", on);
      assert_field (fixture, each.document, "review", cases[i].review);
    }
  sentence = refuse_field (fixture, "document", people.document, "reviewed_on", tomorrow);
  g_assert_nonnull (strstr (sentence, "still to come"));
}

/* --- Acknowledgements --- */

static void
test_draft_is_not_acknowledged (ModelFixture *fixture, gconstpointer data)
{
  static const char *const states[] = { "draft", "in_review", "approved", "retired" };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      People people = begin (fixture);

      bring (fixture, &people, states[i], NULL);
      assert_refused (try_acknowledge (fixture, people.document, people.author, NULL),
                      "A draft is not acknowledged");
    }
  g_assert_false (run_sql (fixture,
                           "INSERT INTO acknowledgement (uid, created_at, document_id, "
                           "document_version_id, person, acknowledged_on) SELECT 'u', 'n', "
                           "document_id, id, 'Ada Osei', '2026-01-01' FROM document_version "
                           "WHERE state = 'draft'"));
}

static void
test_acknowledged (ModelFixture *fixture, gconstpointer data)
{
  People people = begin (fixture);
  gint64 gone = create_record (fixture, "person", "Who left");
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Read");
  const gint64 all[] = { people.author, people.approver, gone };

  set_field (fixture, "person", gone, "active", "0");
  assert_field (fixture, people.document, "asked", NULL);
  bring (fixture, &people, "effective", NULL);
  assert_field (fixture, people.document, "asked", "2");
  assert_field (fixture, people.document, "acknowledged", "0");
  assert_done (try_acknowledge (fixture, people.document, people.author, NULL));
  assert_done (try_acknowledge (fixture, people.document, people.author, NULL));
  assert_field (fixture, people.document, "acknowledged", "1");
  /* Many at once are one step; once each; who has left does not count. */
  isms_document_acknowledge (step, people.document, all, G_N_ELEMENTS (all), NULL);
  assert_done (commit (step));
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM acknowledgement"), ==, 3);
  assert_field (fixture, people.document, "acknowledged", "2");
  g_assert_false (run_sql (fixture, "UPDATE acknowledgement SET acknowledged_on = '2020-01-01'"));
  undo (fixture);
  assert_field (fixture, people.document, "acknowledged", "1");
  /* What follows is acknowledged anew. */
  bring (fixture, &people, "effective", NULL);
  assert_field (fixture, people.document, "acknowledged", "0");
}

static void
test_who_is_missing (ModelFixture *fixture, gconstpointer data)
{
  People people = begin (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const IsmsAcknowledgement *first, *second;

  bring (fixture, &people, "effective", NULL);
  assert_done (try_acknowledge (fixture, people.document, people.author, NULL));
  list = isms_document_load_acknowledgements (fixture->reader, people.document, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  first = list->pdata[0];
  second = list->pdata[1];
  g_assert_cmpstr (first->name, ==, "Noor Haddad");
  g_assert_null (first->acknowledged_on);
  g_assert_cmpstr (second->name, ==, "Ada Osei");
  g_assert_nonnull (second->acknowledged_on);
}

/* --- With all that belongs to it --- */

static void
test_deleted (ModelFixture *fixture, gconstpointer data)
{
  People people = begin (fixture);
  g_autoptr (IsmsRecord) record = NULL;
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Delete");

  bring (fixture, &people, "effective", NULL);
  assert_done (try_acknowledge (fixture, people.document, people.author, NULL));
  bring (fixture, &people, "draft", NULL);
  assert_done (try_attach (fixture, people.document,
                           read_int (fixture, "SELECT max (id) FROM document_version")));
  record = load_record (fixture, "document", people.document);
  isms_edit_delete (step, record);
  assert_done (commit (step));
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM document_version"), ==, 0);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM acknowledgement"), ==, 0);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM attachment"), ==, 0);
  undo (fixture);
  assert_versions (fixture, people.document, "2 draft, 1 effective");
  assert_field (fixture, people.document, "acknowledged", "1");
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM attachment"), ==, 1);
}

/* Who wrote, approved and read it stays known by name. */
static void
test_person_deleted (ModelFixture *fixture, gconstpointer data)
{
  People people = begin (fixture);
  g_autoptr (IsmsRecord) record = load_record (fixture, "person", people.approver);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Delete");

  bring (fixture, &people, "effective", NULL);
  assert_done (try_acknowledge (fixture, people.document, people.approver, NULL));
  isms_edit_delete (step, record);
  assert_done (commit (step));
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM document_version "
                                      "WHERE approver = 'Noor Haddad' AND approver_id IS NULL"),
                   ==, 1);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM acknowledgement "
                                      "WHERE person = 'Noor Haddad'"),
                   ==, 1);
}

/* --- Who is asked --- */

static char *
dup_keys (const char *kind, gint64 first, const char *other_kind, gint64 second)
{
  if (other_kind == NULL)
    return g_strdup_printf ("%" G_GINT64_FORMAT, isms_kind_make_key (isms_kind_find (kind), first));
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                          isms_kind_make_key (isms_kind_find (kind), first),
                          isms_kind_make_key (isms_kind_find (other_kind), second));
}

static void
assert_asked (ModelFixture *fixture, gint64 document, const char *asked, const char *acknowledged)
{
  assert_field (fixture, document, "asked", asked);
  assert_field (fixture, document, "acknowledged", acknowledged);
}

/* 7.3: those who are named, and who holds a role or stands in, each once; a person who has read
 * what was not meant for them adds nothing. */
static void
test_audience (ModelFixture *fixture, gconstpointer data)
{
  People people = begin (fixture);
  gint64 deputy = create_record (fixture, "person", "Cleo Adu");
  gint64 role = create_record (fixture, "role", "Key keeper");
  g_autofree char *keys = dup_keys ("role", role, "person", people.approver);
  g_autofree char *holder = g_strdup_printf ("%" G_GINT64_FORMAT, people.approver);
  g_autofree char *stand_in = g_strdup_printf ("%" G_GINT64_FORMAT, deputy);

  bring (fixture, &people, "effective", NULL);
  assert_asked (fixture, people.document, "3", "0");
  assert_done (try_acknowledge (fixture, people.document, people.author, NULL));
  assert_asked (fixture, people.document, "3", "1");
  set_field (fixture, "document", people.document, "audience", keys);
  assert_field (fixture, people.document, "audience", "P-002, RO-001");
  assert_asked (fixture, people.document, "1", "0");
  set_field (fixture, "role", role, "holder", holder);
  set_field (fixture, "role", role, "deputy", stand_in);
  assert_asked (fixture, people.document, "2", "0");
  assert_done (try_acknowledge (fixture, people.document, deputy, NULL));
  assert_asked (fixture, people.document, "2", "1");
  set_field (fixture, "person", deputy, "active", "0");
  assert_asked (fixture, people.document, "1", "0");
  set_field (fixture, "document", people.document, "audience", "");
  assert_asked (fixture, people.document, "2", "1");
}

/* Who has not yet is one of those who are asked. */
static void
test_audience_is_missing (ModelFixture *fixture, gconstpointer data)
{
  People people = begin (fixture);
  g_autofree char *keys = dup_keys ("person", people.approver, NULL, 0);
  g_autoptr (GPtrArray) list = NULL;

  bring (fixture, &people, "effective", NULL);
  set_field (fixture, "document", people.document, "audience", keys);
  list = isms_document_load_acknowledgements (fixture->reader, people.document, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((IsmsAcknowledgement *) list->pdata[0])->name, ==, "Noor Haddad");
}

/* An audience is made of people; what is deleted leaves it, and undo brings it back. */
static void
test_audience_of_people (ModelFixture *fixture, gconstpointer data)
{
  People people = begin (fixture);
  gint64 asset = create_record (fixture, "asset", "Crane");
  g_autofree char *wrong = dup_keys ("asset", asset, NULL, 0);
  g_autofree char *keys = dup_keys ("person", people.approver, NULL, 0);
  g_autoptr (IsmsRecord) record = load_record (fixture, "person", people.approver);
  g_autofree char *sentence =
      refuse_field (fixture, "document", people.document, "audience", wrong);
  g_autoptr (IsmsStep) step = NULL;

  g_assert_nonnull (sentence);
  set_field (fixture, "document", people.document, "audience", keys);
  step = isms_store_begin (fixture->store, "Delete");
  isms_edit_delete (step, record);
  assert_done (commit (step));
  assert_field (fixture, people.document, "audience", NULL);
  undo (fixture);
  assert_field (fixture, people.document, "audience", "P-002");
}

/* --- Finding --- */

static guint
count_hits (ModelFixture *fixture, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = isms_search (fixture->reader, words, 10, NULL, &error);

  g_assert_no_error (error);
  return hits->len;
}

static guint
count_listed (ModelFixture *fixture, const char *words)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("document"));
  g_autoptr (GArray) ids = NULL;

  isms_query_search (query, words);
  ids = isms_query_run (query, fixture->reader, NULL, NULL);
  return ids->len;
}

/* The words of the draft find a document until a version is in force; from then on those of that
 * one, whatever is written beside it. */
static void
test_found_by_its_words (ModelFixture *fixture, gconstpointer data)
{
  People people = begin (fixture);
  gint64 document = people.document;
  g_autoptr (GPtrArray) hits = NULL;

  assert_done (try_add (fixture, document, people.author, "Whoever loses a lantern says so", NULL));
  g_assert_cmpuint (count_hits (fixture, "lantern"), ==, 1);
  g_assert_cmpuint (count_listed (fixture, "lantern"), ==, 1);
  hits = isms_search (fixture->reader, "lantern", 10, NULL, NULL);
  g_assert_nonnull (strstr (((IsmsSearchHit *) hits->pdata[0])->snippet, "loses a lantern"));
  assert_done (try_write (fixture, document, "Whoever loses a candle says so"));
  g_assert_cmpuint (count_hits (fixture, "lantern"), ==, 0);
  g_assert_cmpuint (count_listed (fixture, "candle"), ==, 1);
  assert_done (try_move (fixture, document, ISMS_VERSION_SEND, 0, NULL, NULL));
  assert_done (try_move (fixture, document, ISMS_VERSION_APPROVE, people.approver, NULL, NULL));
  assert_done (try_move (fixture, document, ISMS_VERSION_ENFORCE, 0, NULL, NULL));
  assert_done (try_add (fixture, document, people.author, "Whoever loses a torch says so", NULL));
  g_assert_cmpuint (count_hits (fixture, "candle"), ==, 1);
  g_assert_cmpuint (count_hits (fixture, "torch"), ==, 0);
  assert_done (try_move (fixture, document, ISMS_VERSION_SEND, 0, NULL, NULL));
  assert_done (try_move (fixture, document, ISMS_VERSION_APPROVE, people.approver, NULL, NULL));
  assert_done (try_move (fixture, document, ISMS_VERSION_ENFORCE, 0, NULL, NULL));
  g_assert_cmpuint (count_listed (fixture, "torch"), ==, 1);
  g_assert_cmpuint (count_listed (fixture, "candle"), ==, 0);
  undo (fixture);
  g_assert_cmpuint (count_listed (fixture, "candle"), ==, 1);
}

static void
test_blanks (void)
{
  static const struct
  {
    const char *text;
    guint n;
  } cases[] = {
    { NULL, 0 },   { "", 0 },        { "[[a]]", 1 },    { "x [[a b]] y [[c]]", 2 },
    { "[[]]", 0 }, { "[[a", 0 },     { "[[a\nb]]", 0 }, { "[[a]] [[b", 1 },
    { "[a]", 0 },  { "[[a]b]]", 0 }, { "[[[a]]", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) blanks = isms_document_dup_blanks (cases[i].text);

      g_assert_cmpuint (isms_document_count_blanks (cases[i].text), ==, cases[i].n);
      g_assert_cmpuint (g_strv_length (blanks), ==, cases[i].n);
      if (cases[i].n == 2)
        {
          g_assert_cmpstr (blanks[0], ==, "a b");
          g_assert_cmpstr (blanks[1], ==, "c");
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/model/7.5.3-life-of-a-version", test_life);
  add_model_test ("/model/7.5.3-a-version-goes-forward", test_moves);
  add_model_test ("/model/7.5.2-c-approver-is-not-the-author", test_approver);
  add_model_test ("/model/7.5.2-c-namesakes-are-two", test_namesakes);
  add_model_test ("/model/7.5.3-one-version-in-force", test_one_effective);
  add_model_test ("/model/7.5.3-one-version-is-being-made", test_one_coming);
  add_model_test ("/model/7.5.3-only-a-draft-is-edited", test_only_draft_is_edited);
  add_model_test ("/model/7.5.2-c-nothing-and-blanks-are-not-approved", test_draft);
  add_model_test ("/model/7.5.3-file-stays-with-its-version", test_file);
  add_model_test ("/model/7.5.3-days-of-a-version-follow-one-another", test_days);
  add_model_test ("/model/7.5.2-c-next-review", test_review);
  add_model_test ("/model/7.5.2-c-review-is-overdue-after-its-day", test_review_states);
  add_model_test ("/model/7.3-a-draft-is-not-acknowledged", test_draft_is_not_acknowledged);
  add_model_test ("/model/7.3-acknowledged-once-by-each", test_acknowledged);
  add_model_test ("/model/7.3-who-has-not-acknowledged", test_who_is_missing);
  add_model_test ("/model/7.3-an-audience-is-asked", test_audience);
  add_model_test ("/model/7.3-who-of-an-audience-has-not", test_audience_is_missing);
  add_model_test ("/model/7.3-an-audience-is-of-people", test_audience_of_people);
  add_model_test ("/model/7.5.3-document-is-found-by-its-words", test_found_by_its_words);
  add_model_test ("/model/7.5.3-document-goes-with-its-versions", test_deleted);
  add_model_test ("/model/7.5.3-names-stay-with-a-version", test_person_deleted);
  g_test_add_func ("/model/7.5.2-blanks", test_blanks);

  return g_test_run ();
}
