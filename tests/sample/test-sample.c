/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The sample workspace: whole, believable, and the same for the same day. */

#include <glib/gstdio.h>

#include "isms-agenda.h"
#include "isms-coverage.h"
#include "isms-day.h"
#include "isms-query.h"
#include "isms-ready-view.h"
#include "isms-record.h"
#include "isms-sample.h"
#include "isms-soa.h"
#include "isms-workspace.h"

typedef struct
{
  char *folder;
  char *path;
  IsmsWorkspace *workspace;
  IsmsDatabase *reader;
} Fixture;

static char *
make_sample (const char *folder, const char *name, GDateTime *today)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);

  isms_sample_create (path, today, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static IsmsWorkspace *
open_sample (const char *path)
{
  g_autoptr (GError) error = NULL;
  IsmsWorkspace *workspace = isms_workspace_open (path, ISMS_STORE_OPEN_READ_ONLY, NULL, &error);

  g_assert_no_error (error);
  return workspace;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A Monday. */
static GDateTime *
choose_day (void)
{
  return g_date_time_new_utc (2026, 11, 23, 0, 0, 0);
}

static gint64
count (IsmsDatabase *reader, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  isms_database_query_int (reader, sql, &n, &error);
  g_assert_no_error (error);
  return n;
}

static void
assert_none (IsmsDatabase *reader, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = isms_database_query_text (reader, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (first, ==, NULL);
}

/* Some, as in a company that has begun to: enough for a curve, and for a count of the others. */
static void
test_some_are_estimated (Fixture *fixture, gconstpointer unused)
{
  const char *sql = "SELECT count (DISTINCT risk_id) FROM rating WHERE shape IS NOT NULL";

  g_assert_cmpint (count (fixture->reader, sql), ==, 13);
  g_assert_cmpint (count (fixture->reader, "SELECT tolerance_loss FROM organisation"), ==,
                   150000000);
}

static void
test_is_large_enough (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpstr (isms_workspace_get_title (fixture->workspace), ==, "Ostermoor Instruments");
  g_assert_cmpint (count (fixture->reader, "SELECT count (*) FROM person"), >=, 30);
  g_assert_cmpint (count (fixture->reader, "SELECT count (*) FROM asset"), >=, 45);
  g_assert_cmpint (count (fixture->reader, "SELECT count (*) FROM risk"), >=, 60);
  g_assert_cmpint (count (fixture->reader, "SELECT count (*) FROM rating"), >=, 240);
}

static void
test_every_risk_is_rated (Fixture *fixture, gconstpointer unused)
{
  assert_none (fixture->reader, "SELECT ref FROM risk_list WHERE current_level IS NULL");
  assert_none (fixture->reader, "SELECT ref FROM risk_list WHERE inherent_level IS NULL");
  assert_none (fixture->reader,
               "SELECT ref FROM risk WHERE (SELECT count (*) FROM rating WHERE risk_id = risk.id "
               "AND shape IS NULL) NOT BETWEEN 2 AND 6");
  assert_none (fixture->reader, "SELECT risk_id FROM rating WHERE why IS NULL OR who IS NULL");
}

static void
test_levels_are_spread (Fixture *fixture, gconstpointer unused)
{
  /* Work has been done: far from all risks stand where they stood. */
  g_assert_cmpint (count (fixture->reader,
                          "SELECT count (*) FROM risk_list WHERE current_level < inherent_level"),
                   >=, 30);
  /* Some became worse lately, and no level has all. */
  g_assert_cmpint (
      count (fixture->reader,
             "SELECT count (DISTINCT risk_id) FROM rating AS later JOIN rating AS earlier "
             "USING (risk_id, kind) WHERE kind = 'current' AND "
             "earlier.rated_on < later.rated_on AND earlier.level < later.level"),
      >=, 2);
  for (int level = 1; level <= 4; level++)
    {
      g_autofree char *sql =
          g_strdup_printf ("SELECT count (*) FROM risk_list WHERE current_level = %d", level);

      g_assert_cmpint (count (fixture->reader, sql), >=, 1);
      g_assert_cmpint (count (fixture->reader, sql), <=, 35);
    }
  g_assert_cmpint (count (fixture->reader, "SELECT count (DISTINCT status) FROM risk"), >=, 4);
  g_assert_cmpint (count (fixture->reader, "SELECT count (DISTINCT treatment) FROM risk"), ==, 5);
}

static void
test_nothing_dangles (Fixture *fixture, gconstpointer unused)
{
  assert_none (fixture->reader, "SELECT \"table\" FROM pragma_foreign_key_check");
  assert_none (fixture->reader, "SELECT ref FROM risk WHERE owner_id IS NULL OR category IS NULL");
  assert_none (fixture->reader, "SELECT ref FROM asset WHERE owner_id IS NULL OR unit_id IS NULL "
                                "OR need_a IS NULL OR location IS NULL");
  assert_none (fixture->reader, "SELECT ref FROM person WHERE unit_id IS NULL OR job IS NULL");
  assert_none (fixture->reader, "SELECT ref FROM unit WHERE lead_id IS NULL");
  assert_none (fixture->reader,
               "SELECT ref FROM risk WHERE id NOT IN (SELECT risk_id FROM risk_asset)");
  /* Nobody who has left still answers for a risk. */
  assert_none (fixture->reader, "SELECT r.ref FROM risk AS r JOIN person AS p ON p.id = r.owner_id "
                                "WHERE p.active = 0");
  g_assert_cmpint (count (fixture->reader, "SELECT count (*) FROM person WHERE active = 0"), ==, 1);
}

static void
test_history_is_in_order (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  guint64 n_steps = 0;

  isms_journal_verify (fixture->reader, &n_steps, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_steps, >, 400);
  assert_none (fixture->reader, "SELECT a.label FROM journal AS a JOIN journal AS b "
                                "ON b.id = a.id + 1 WHERE a.at >= b.at");
  assert_none (fixture->reader,
               "SELECT label FROM journal WHERE strftime ('%w', at) IN ('0', '6')");
  assert_none (fixture->reader, "SELECT label FROM journal WHERE at >= '2026-11-24' "
                                "OR at < '2025-05-01'");
  assert_none (fixture->reader,
               "SELECT label FROM journal WHERE actor NOT IN (SELECT name FROM person)");
  /* Records carry the day of their step, not the day on which the sample was made. */
  assert_none (fixture->reader, "SELECT ref FROM risk WHERE created_at < '2025-05-01' "
                                "OR updated_at >= '2026-11-24'");
}

static void
test_reviews_are_near (Fixture *fixture, gconstpointer unused)
{
  assert_none (fixture->reader, "SELECT ref FROM risk WHERE next_review IS NULL "
                                "OR next_review < '2026-10-30'");
  g_assert_cmpint (
      count (fixture->reader, "SELECT count (*) FROM risk WHERE next_review < '2026-11-23'"), >=,
      1);
}

/* A customer's requirements, of which the statement covers some, some in part, and some not. */
static void
test_requirements_are_covered (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gint64 framework = count (fixture->reader, "SELECT id FROM framework WHERE ref = 'NW'");
  g_autoptr (GPtrArray) rows = isms_coverage_load (fixture->reader, framework, &error);
  IsmsCoverageFigures figures;

  g_assert_no_error (error);
  figures = isms_coverage_count (rows);
  g_assert_cmpuint (figures.n, ==, 21);
  for (guint i = 0; i < ISMS_N_COVERAGES; i++)
    g_assert_cmpuint (figures.counts[i], >, 0);
}

/* Every control is decided with a reason, a few are left out, and risks have their controls. */
static void
test_statement_is_whole (Fixture *fixture, gconstpointer unused)
{
  IsmsDatabase *reader = fixture->reader;

  g_assert_cmpint (count (reader, "SELECT count (*) FROM control_list WHERE in_soa = 1"), ==, 93);
  assert_none (reader,
               "SELECT ref FROM control_list WHERE in_soa = 1 AND (applicable = 'undecided' "
               "OR justification IS NULL OR owner IS NULL OR instr (flaws, 'no_reason') > 0 "
               "OR instr (flaws, 'no_justification') > 0 OR instr (flaws, 'no_risk') > 0 "
               "OR instr (flaws, 'treats_risk') > 0)");
  assert_none (reader, "SELECT ref FROM control WHERE applicable = 'yes' "
                       "AND (how IS NULL OR maturity IS NULL)");
  assert_none (reader, "SELECT ref FROM control WHERE applicable = 'yes' AND due IS NULL "
                       "AND implementation NOT IN ('implemented', 'inherited')");
  g_assert_cmpint (count (reader, "SELECT count (*) FROM control WHERE applicable = 'no'"), ==, 5);
  g_assert_cmpint (count (reader, "SELECT count (*) FROM control_list "
                                  "WHERE instr (flaws, 'overdue') > 0"),
                   ==, 2);
  assert_none (reader, "SELECT ref FROM risk WHERE id NOT IN (SELECT risk_id FROM risk_control)");
  assert_none (reader, "SELECT c.ref FROM control AS c JOIN person AS p ON p.id = c.owner_id "
                       "WHERE p.active = 0");
}

/* Every form and state, files that are what was stored, one that is yet to come; a person among
 * what it is for; and controls that it says something of. */
static void
test_evidence (Fixture *fixture, gconstpointer unused)
{
  IsmsDatabase *reader = fixture->reader;
  static const char *const some[] = { "form = 'link'",
                                      "form = 'note'",
                                      "valid_until < '2026-11-23'",
                                      "valid_until BETWEEN '2026-11-23' AND '2026-12-23'",
                                      "valid_until > '2026-12-23'",
                                      "valid_until IS NULL",
                                      "flaws = 'no_file'",
                                      "files = 1" };

  g_assert_cmpint (count (reader, "SELECT count (*) FROM evidence"), ==, 31);
  for (guint i = 0; i < G_N_ELEMENTS (some); i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("SELECT count (*) FROM evidence_list WHERE %s", some[i]);

      g_assert_cmpint (count (reader, sql), >=, 1);
    }
  assert_none (reader, "SELECT ref FROM evidence_list WHERE instr (flaws, 'for_nothing') > 0");
  assert_none (reader, "SELECT ref FROM evidence WHERE collected_by_id IS NULL");
  g_assert_cmpint (count (reader, "SELECT count (*) FROM evidence_for WHERE for_kind = 'person'"),
                   ==, 1);
  g_assert_cmpint (count (reader, "SELECT count (DISTINCT for_id) FROM evidence_for "
                                  "WHERE for_kind = 'qualification'"),
                   ==, 4);
  assert_none (reader, "SELECT ref FROM qualification_list WHERE state <> 'lapsed' "
                       "AND instr (flaws, 'no_evidence') > 0");
  g_assert_cmpint (count (reader, "SELECT count (DISTINCT for_id) FROM evidence_for "
                                  "WHERE for_kind = 'control'"),
                   >=, 20);
}

static void
test_statement_changed_since (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = isms_soa_load_versions (fixture->reader, &error);
  g_autoptr (GPtrArray) changes = NULL;
  gboolean filtered = FALSE;

  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, 1);
  g_assert_cmpstr (((IsmsSoaVersion *) versions->pdata[0])->person, ==, "Tobias Lindqvist");
  g_assert_cmpint (count (fixture->reader, "SELECT count (*) FROM soa_row WHERE applicable = 'no'"),
                   ==, 7);
  changes = isms_soa_compare (fixture->reader, 1, ISMS_SOA_NOW, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, >=, 12);
  g_assert_cmpuint (changes->len, <=, 30);
  for (guint i = 0; i < changes->len; i++)
    {
      const IsmsSoaChange *change = changes->pdata[i];

      filtered |=
          g_str_equal (change->ref, "A.8.23")
          && g_str_equal (change->words[0], "not applicable → applicable, because of R-061");
    }
  g_assert_true (filtered);
}

/* 9.1: most checks passed, one failed, one passed only in part, one was missed; less is reported of
 * what they test. */
static void
test_checks (Fixture *fixture, gconstpointer unused)
{
  IsmsDatabase *reader = fixture->reader;

  g_assert_cmpint (count (reader, "SELECT count (*) FROM control_check"), ==, 14);
  g_assert_cmpint (count (reader, "SELECT count (*) FROM control_check_result"), >=, 40);
  g_assert_cmpint (
      count (reader, "SELECT count (*) FROM control_check_list WHERE last_result = 'fail'"), ==, 1);
  g_assert_cmpint (
      count (reader, "SELECT count (*) FROM control_check_list WHERE last_result = 'partly'"), ==,
      1);
  g_assert_cmpint (
      count (reader, "SELECT count (*) FROM control_check_due WHERE next_due < '2026-11-23'"), ==,
      1);
  assert_none (reader, "SELECT ref FROM control_check_list WHERE state = 'draft' OR owner IS NULL "
                       "OR steps IS NULL OR expected IS NULL");
  g_assert_cmpint (
      count (reader, "SELECT count (*) FROM control_list WHERE reported <> implementation"), >=, 3);
  assert_none (reader, "SELECT ref FROM soa_row WHERE reported <> implementation");
}

/* 7.5: every stage of a version is there to be seen, what is in force is whole, and most have read
 * it. */
static void
test_documents (Fixture *fixture, gconstpointer unused)
{
  static const char *const states[] = { "draft", "in_review", "approved", "effective", "retired" };
  IsmsDatabase *reader = fixture->reader;

  g_assert_cmpint (count (reader, "SELECT count (*) FROM document"), ==, 8);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("SELECT count (*) FROM document_version WHERE state = '%s'", states[i]);

      g_assert_cmpint (count (reader, sql), >=, 1);
    }
  assert_none (reader, "SELECT author FROM document_version WHERE state <> 'draft' "
                       "AND (instr (text, '[[') > 0 OR instr (text, '{{') > 0)");
  assert_none (reader, "SELECT ref FROM document_list WHERE owner IS NULL OR controls IS NULL "
                       "OR classification IS NULL OR review_months IS NULL");
  assert_none (reader, "SELECT ref FROM document_list WHERE state = 'effective' "
                       "AND (acknowledged = 0 OR acknowledged >= asked)");
}

/* 9.3: two that are approved, with their paper and the figures of their day, and the next one in
 * two weeks, prepared in part; of what was decided most is done, and something is late. */
static void
test_reviews (Fixture *fixture, gconstpointer unused)
{
  IsmsDatabase *reader = fixture->reader;

  g_assert_cmpint (count (reader, "SELECT count (*) FROM review_list WHERE state = 'approved' "
                                  "AND approved_by = 'Tobias Lindqvist' AND figures_on = held_on"),
                   ==, 2);
  g_assert_cmpint (count (reader, "SELECT count (*) FROM review_list WHERE state = 'planned' "
                                  "AND planned_on = '2026-12-07' AND n_considered = 2 "
                                  "AND follows = 'Second management review'"),
                   ==, 1);
  g_assert_cmpint (count (reader, "SELECT count (*) FROM attachment WHERE tbl = 'review' "
                                  "AND media_type = 'application/pdf'"),
                   ==, 2);
  assert_none (reader, "SELECT r.ref FROM review AS r WHERE (SELECT count (*) FROM review_input "
                       "WHERE review_id = r.id) <> 10");
  assert_none (reader, "SELECT i.ref FROM review_input AS i JOIN review AS r ON r.id = i.review_id "
                       "WHERE r.approved_on IS NOT NULL AND i.minuted IS NULL");
  assert_none (reader, "SELECT ref FROM review_decision_list WHERE kind <> 'noted' "
                       "AND (action IS NULL OR owner IS NULL OR due IS NULL)");
  g_assert_cmpint (
      count (reader, "SELECT count (*) FROM review_decision_list WHERE state = 'done'"), ==, 5);
  g_assert_cmpint (count (reader, "SELECT count (*) FROM review_decision WHERE kind = 'noted'"), ==,
                   2);
  g_assert_cmpint (count (reader, "SELECT count (*) FROM action WHERE for_kind = 'review_decision' "
                                  "AND state <> 'done' AND due < '2026-11-23'"),
                   ==, 1);
  /* The figures are those of the day, before much of what is there now. */
  g_assert_cmpint (count (reader, "SELECT value FROM review_figure WHERE review_id = 1 "
                                  "AND name = 'd2_incidents'"),
                   ==, 2);
  g_assert_cmpint (count (reader, "SELECT count (*) FROM review_listed WHERE review_id = 1 "
                                  "AND figure = 'd2_incidents'"),
                   ==, 2);
  g_assert_cmpint (count (reader, "SELECT value FROM review_figure WHERE review_id = 2 "
                                  "AND name = 'a_done'"),
                   ==, 3);
}

static char *
dump (const char *path)
{
  static const char *const queries[] = {
    "SELECT group_concat (at || actor || label, '\n') FROM journal",
    "SELECT group_concat (uid || ref || title || status || next_review || updated_at, '\n') FROM "
    "risk",
    "SELECT group_concat (uid || risk_id || likelihood || impact || rated_on, '\n') FROM rating",
    "SELECT group_concat (uid || ref || title || owner_id, '\n') FROM asset",
    "SELECT group_concat (uid || ref || name || unit_id, '\n') FROM person",
    "SELECT group_concat (uid || ref || applicable || ifnull (due, ''), '\n') FROM control",
    "SELECT group_concat (uid || approved_on || person, '\n') FROM soa_version",
    "SELECT group_concat (uid || ref || control_id, '\n') FROM control_check",
    "SELECT group_concat (uid || checked_on || result || person, '\n') FROM control_check_result",
    "SELECT group_concat (uid || ref || title || owner_id, '\n') FROM document",
    "SELECT group_concat (uid || number || state || author || text, '\n') FROM document_version",
    "SELECT group_concat (uid || ref || title || held_on || state, '\n') FROM session",
    "SELECT group_concat (uid || title || result || ifnull (score, ''), '\n') FROM attendance",
    "SELECT group_concat (uid || ref || title || ifnull (starts_on, ''), '\n') FROM audit",
    "SELECT group_concat (uid || ref || title || result, '\n') FROM audit_item",
    "SELECT group_concat (uid || ref || title || ifnull (held_on, '') || state, '\n') FROM review",
    "SELECT group_concat (uid || ref || title || considered, '\n') FROM review_input",
    "SELECT group_concat (uid || ref || title || presence, '\n') FROM review_participant",
    "SELECT group_concat (uid || ref || title || owner_id, '\n') FROM review_decision",
    "SELECT group_concat (name || ifnull (value, '') || sign || points, '\n') FROM review_figure",
    "SELECT group_concat (document_version_id || person || acknowledged_on, '\n') FROM "
    "acknowledgement",
  };
  g_autoptr (IsmsWorkspace) workspace = open_sample (path);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *part =
          isms_database_query_text (isms_workspace_get_reader (workspace), queries[i], NULL);

      g_assert_nonnull (part);
      g_string_append (text, part);
    }
  isms_workspace_close (workspace);
  return g_string_free (text, FALSE);
}

/* A.5.19 to A.5.23: every state that the pages can show is there to be seen. */
static void
test_suppliers (Fixture *fixture, gconstpointer unused)
{
  static const char *const some[] = {
    "supplier_list WHERE assessment_state = 'critical'",
    "supplier_list WHERE assessment_state = 'missing'",
    "supplier_list WHERE assessment_state = 'valid'",
    "supplier_list WHERE instr (flaws, 'access_left') > 0",
    "supplier_list WHERE instr (flaws, 'exit_untested') > 0",
    "contract_list WHERE state = 'notice_soon'",
    "contract_list WHERE n_missing > 0",
    "supplier_certificate_list WHERE state = 'expired'",
    "supplier_certificate_list WHERE state = 'renewed'",
    "supplier_assessment_list WHERE state = 'open' AND not_asked > 0",
    "supplier_assessment_list WHERE conclusion = 'not_approved'",
    "supplier_answer WHERE action_id IS NOT NULL",
    "supplier_document",
    "supplier_risk",
  };
  IsmsDatabase *reader = fixture->reader;

  g_assert_cmpint (count (reader, "SELECT count (*) FROM supplier"), ==, 7);
  for (guint i = 0; i < G_N_ELEMENTS (some); i++)
    {
      g_autofree char *sql = g_strconcat ("SELECT count (*) FROM ", some[i], NULL);

      if (count (reader, sql) == 0)
        g_error ("there is no %s", some[i]);
    }
  assert_none (reader, "SELECT ref FROM supplier_assessment_list WHERE supplier_id IS NULL");
}

/* 9.2: a programme that is half-way, with what each view and each paper can show. */
static void
test_audits (Fixture *fixture, gconstpointer unused)
{
  static const char *const some[] = {
    "programme_list WHERE state = 'runs' AND approved_on IS NOT NULL",
    "audit WHERE kind = 'supplier' AND state = 'closed'",
    "audit WHERE kind = 'stage_1' AND state = 'reported'",
    "audit WHERE kind = 'stage_2' AND state = 'planned'",
    "audit_list WHERE state = 'running' AND n_answered > 0 AND n_answered < n_items",
    "audit_session WHERE audit_id = (SELECT id FROM audit WHERE state = 'running')",
    "audit_item WHERE earlier_id IS NOT NULL AND result = 'conforms'",
    "finding_list WHERE grade = 'major' AND state = 'verified'",
    "finding_list WHERE grade = 'minor' AND state = 'handed_over'",
    "finding_list WHERE state = 'taken_up'",
    "finding_list WHERE state = 'declined'",
    "finding_list WHERE state = 'open'",
    "audit_independence AS w JOIN audit AS a ON a.id = w.audit_id WHERE a.state = 'planned'",
    "audit_conflict WHERE why = 'absent'",
    "holiday WHERE yearly = 1",
    "holiday WHERE person_id IS NOT NULL",
  };
  IsmsDatabase *reader = fixture->reader;

  g_assert_cmpint (count (reader, "SELECT count (*) FROM audit"), ==, 14);
  for (guint i = 0; i < G_N_ELEMENTS (some); i++)
    {
      g_autofree char *sql = g_strconcat ("SELECT count (*) FROM ", some[i], NULL);

      if (count (reader, sql) == 0)
        g_error ("there is no %s", some[i]);
    }
  assert_none (reader, "SELECT ref FROM audit_list WHERE flaws IS NOT NULL");
  assert_none (reader, "SELECT ref FROM audit_list WHERE (state = 'reported' OR state = 'closed') "
                       "AND (n_answered < n_items OR verdict IS NULL OR conclusion IS NULL)");
  assert_none (reader, "SELECT ref FROM finding_list WHERE flaws IS NOT NULL");
  assert_none (reader, "SELECT ref FROM audit_item_list WHERE flaws IS NOT NULL");
  assert_none (reader, "SELECT ref FROM audit_item WHERE question IS NULL OR look IS NULL");
  assert_none (reader, "SELECT ref FROM audit_item WHERE answered_on > '2026-11-23' "
                       "OR (result <> 'not_yet' AND answered_by_id IS NULL)");
  /* Asked within the days of its audit. */
  assert_none (reader, "SELECT i.ref FROM audit_item AS i JOIN audit AS a ON a.id = i.audit_id "
                       "WHERE i.answered_on NOT BETWEEN a.starts_on AND a.ends_on");
  assert_none (reader,
               "SELECT s.ref FROM audit_session AS s JOIN audit AS a ON a.id = s.audit_id "
               "WHERE date (s.starts_at, 'localtime') NOT BETWEEN a.starts_on AND a.ends_on");
}

static void
test_same_day_same_story (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GDateTime) today = choose_day ();
  g_autofree char *path = make_sample (fixture->folder, "again.isms", today);
  g_autofree char *one = dump (fixture->path);
  g_autofree char *two = dump (path);

  g_assert_cmpstr (one, ==, two);
}

static void
test_keeps_what_stands_there (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (isms_sample_create (fixture->path, NULL, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_EXISTS);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_leaves_nothing_when_cancelled (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "cancelled.isms", NULL);

  g_cancellable_cancel (cancellable);
  g_assert_false (isms_sample_create (path, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* It is told once; each test has a copy. */
static char *told;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize size;

  g_file_get_contents (told, &content, &size, &error);
  g_assert_no_error (error);
  fixture->folder = g_dir_make_tmp ("parapet-sample-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "sample.isms", NULL);
  g_file_set_contents (fixture->path, content, (gssize) size, &error);
  g_assert_no_error (error);
  fixture->workspace = open_sample (fixture->path);
  fixture->reader = isms_workspace_get_reader (fixture->workspace);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  isms_workspace_close (fixture->workspace);
  g_object_unref (fixture->workspace);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* @refs: (transfer full): of const char * */
static char *
join_refs (GPtrArray *refs)
{
  g_autoptr (GPtrArray) sorted = refs;

  g_ptr_array_sort (sorted, compare_texts);
  g_ptr_array_add (sorted, NULL);
  return g_strjoinv (" ", (char **) sorted->pdata);
}

/* The refs of what the ready view has. */
static char *
dup_viewed (Fixture *fixture, const IsmsKind *kind, IsmsReadyView view)
{
  g_autoptr (IsmsQuery) query = isms_query_new (kind);
  g_autoptr (GVariant) filters = g_variant_ref_sink (isms_ready_view_dup_filters (view, kind));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GArray) ids = NULL;
  GPtrArray *refs = g_ptr_array_new ();
  GVariantIter iter;
  const char *field;
  char **values;

  g_variant_iter_init (&iter, filters);
  while (g_variant_iter_loop (&iter, "{&s^as}", &field, &values))
    isms_query_filter (query, field, (const char *const *) values);
  ids = isms_query_run (query, fixture->reader, NULL, &error);
  g_assert_no_error (error);
  records = isms_record_load_many (fixture->reader, kind, (const gint64 *) (void *) ids->data,
                                   ids->len, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    if (isms_record_is_set (records->pdata[i], isms_ready_view_get_due_field (kind)->name))
      g_ptr_array_add (refs, (gpointer) isms_record_get_ref (records->pdata[i]));
  return join_refs (refs);
}

static char *
dup_agenda (Fixture *fixture, const IsmsAgendaAsked *asked, gboolean overdue)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = isms_agenda_load (fixture->reader, asked, &error);
  GPtrArray *refs = g_ptr_array_new ();

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    if (!overdue || ((IsmsAgendaItem *) items->pdata[i])->overdue)
      g_ptr_array_add (refs, ((IsmsAgendaItem *) items->pdata[i])->ref);
  return join_refs (refs);
}

/* What the agenda has of a kind is what its views have, whatever the kind. */
static void
test_agenda (Fixture *fixture, gconstpointer data)
{
  g_autofree char *today = isms_day_today ();
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  guint n_kinds = 0;

  g_assert_true (isms_day_find_span ("next-30", today, &first, &last));
  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    {
      const IsmsKind *const kinds[] = { *kind, NULL };
      const IsmsAgendaAsked asked = { .kinds = kinds };
      const IsmsAgendaAsked near = { .kinds = kinds, .from = first, .to = last };
      g_autofree char *due = NULL;
      g_autofree char *late = NULL;
      g_autofree char *near_refs = dup_agenda (fixture, &near, FALSE);
      g_autofree char *late_refs = dup_agenda (fixture, &asked, TRUE);

      if (!isms_ready_view_fits (ISMS_READY_VIEW_DUE, *kind) || !isms_agenda_has (*kind)
          || g_str_equal ((*kind)->name, "audit"))
        continue;
      due = dup_viewed (fixture, *kind, ISMS_READY_VIEW_DUE);
      g_assert_cmpstr (near_refs, ==, due);
      late = dup_viewed (fixture, *kind, ISMS_READY_VIEW_OVERDUE);
      g_assert_cmpstr (late_refs, ==, late);
      n_kinds += *late != '\0';
    }
  g_assert_cmpuint (n_kinds, >, 10);
}

#define TEST(name, func) g_test_add ("/sample/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_autoptr (GDateTime) today = choose_day ();
  g_autofree char *folder = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("parapet-told-XXXXXX", NULL);
  told = make_sample (folder, "told.isms", today);
  TEST ("is-large-enough", test_is_large_enough);
  TEST ("every-risk-is-rated", test_every_risk_is_rated);
  TEST ("some-are-estimated", test_some_are_estimated);
  TEST ("levels-are-spread", test_levels_are_spread);
  TEST ("nothing-dangles", test_nothing_dangles);
  TEST ("history-is-in-order", test_history_is_in_order);
  TEST ("reviews-are-near", test_reviews_are_near);
  TEST ("6.1.3-d-statement-of-applicability", test_statement_is_whole);
  TEST ("evidence", test_evidence);
  TEST ("requirements-are-covered", test_requirements_are_covered);
  TEST ("6.1.3-d-statement-changed-since", test_statement_changed_since);
  TEST ("9.1-checks", test_checks);
  TEST ("7.5-documents", test_documents);
  TEST ("A.5.19-suppliers", test_suppliers);
  TEST ("9.2-audits", test_audits);
  TEST ("9.3-reviews", test_reviews);
  TEST ("same-day-same-story", test_same_day_same_story);
  TEST ("keeps-what-stands-there", test_keeps_what_stands_there);
  TEST ("leaves-nothing-when-cancelled", test_leaves_nothing_when_cancelled);
  TEST ("agenda", test_agenda);
  status = g_test_run ();
  remove_folder (folder);
  g_free (told);
  return status;
}
