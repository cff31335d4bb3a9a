/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a programme's audits reach, what weighs, and what is proposed (9.2.2). */

#include "model-fixture.h"

#include "isms-audit-proposal.h"

#define TODAY "2027-02-01" /* a Monday */

static gint64
find_control (ModelFixture *fixture, const char *ref)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM control WHERE ref = '%s'", ref);

  return read_int (fixture, sql);
}

static void
set_control (ModelFixture *fixture, const char *ref, const char *field, const char *text)
{
  set_field (fixture, "control", find_control (fixture, ref), field, text);
}

/* 2027 … 2029 */
static gint64
make_programme (ModelFixture *fixture)
{
  gint64 id = create_record (fixture, "programme", "Three years");

  set_field (fixture, "programme", id, "starts_on", "2027-01-01");
  set_field (fixture, "programme", id, "ends_on", "2029-12-31");
  return id;
}

static gint64
make_audit (ModelFixture *fixture, gint64 programme, const char *day, const char *refs)
{
  gint64 id = create_record (fixture, "audit", "An audit");
  g_auto (GStrv) words = g_strsplit (refs, " ", -1);
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, programme);

  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            find_control (fixture, words[i]));
  set_field (fixture, "audit", id, "programme", programme != 0 ? of : "");
  set_field (fixture, "audit", id, "starts_on", day);
  set_field (fixture, "audit", id, "controls", ids->str);
  return id;
}

static void
add_item (ModelFixture *fixture, gint64 audit, const char *ref, const char *result)
{
  gint64 id = create_record (fixture, "audit_item", ref);
  g_autofree char *sql = g_strdup_printf (
      "UPDATE audit_item SET audit_id = %" G_GINT64_FORMAT ", number = '%s', result = '%s', "
      "control_id = %" G_GINT64_FORMAT " WHERE id = %" G_GINT64_FORMAT,
      audit, ref, result, find_control (fixture, ref), id);

  g_assert_true (run_sql (fixture, sql));
}

static void
set_state (ModelFixture *fixture, gint64 audit, const char *state)
{
  g_autofree char *sql =
      g_strdup_printf ("UPDATE audit SET state = '%s' WHERE id = %" G_GINT64_FORMAT, state, audit);

  g_assert_true (run_sql (fixture, sql));
}

static IsmsAuditCoverage *
load (ModelFixture *fixture, gint64 programme)
{
  g_autoptr (GError) error = NULL;
  IsmsAuditCoverage *coverage = isms_audit_coverage_load (fixture->reader, programme, &error);

  g_assert_no_error (error);
  return coverage;
}

static guint
find_index (IsmsAuditCoverage *coverage, const char *ref)
{
  for (guint i = 0; i < coverage->rows->len; i++)
    if (g_str_equal (((IsmsAuditRow *) coverage->rows->pdata[i])->ref, ref))
      return i;
  g_error ("no row %s", ref);
}

static IsmsAuditRow *
find_row (IsmsAuditCoverage *coverage, const char *ref)
{
  return coverage->rows->pdata[find_index (coverage, ref)];
}

/* Every control of Annex A applies; 54 requirements of the clauses have no parts. */
static void
test_rows (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsAuditCoverage) coverage = load (fixture, 0);
  const IsmsAuditRow *theme = find_row (coverage, "A.5");
  const IsmsAuditRow *part = find_row (coverage, "Cl.6.1.2a");
  const IsmsAuditRow *control = find_row (coverage, "A.8.34");

  g_assert_cmpuint (coverage->n, ==, 93 + 54);
  g_assert_cmpuint (coverage->n_never, ==, coverage->n);
  g_assert_cmpuint (theme->n, ==, 37);
  g_assert_cmpstr (theme->title, ==, "Organizational controls");
  g_assert_true (theme->group);
  g_assert_cmpuint (part->depth, ==, 3);
  g_assert_cmpint (control->parent, ==, (int) find_index (coverage, "A.8"));
  /* All parts of a row follow it. */
  for (guint i = 1; i < coverage->rows->len; i++)
    {
      const IsmsAuditRow *row = coverage->rows->pdata[i];
      const IsmsAuditRow *before = coverage->rows->pdata[i - 1];

      g_assert_cmpuint (row->depth, <=, before->depth + 1);
      g_assert_cmpint (row->parent, <, (int) i);
    }
}

static void
test_applicable (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsAuditCoverage) coverage = NULL;

  set_control (fixture, "A.7.6", "justification", "There are no such areas.");
  set_control (fixture, "A.7.6", "applicable", "no");
  coverage = load (fixture, 0);
  g_assert_cmpuint (coverage->n, ==, 92 + 54);
  g_assert_cmpuint (find_row (coverage, "A.7")->n, ==, 13);
}

static void
test_cells (ModelFixture *fixture, gconstpointer data)
{
  gint64 programme = make_programme (fixture);
  gint64 done = make_audit (fixture, programme, "2027-03-01", "A.5.15 A.5.18 Cl.4");
  gint64 planned = make_audit (fixture, programme, "2027-09-01", "A.5.18 A.8.13");
  gint64 undated = make_audit (fixture, programme, "", "Cl.9.2");
  g_autoptr (IsmsAuditCoverage) coverage = NULL;
  g_autofree char *cell = NULL;
  g_autofree char *sum = NULL;

  add_item (fixture, done, "A.5.15", "conforms");
  add_item (fixture, done, "A.5.18", "minor");
  add_item (fixture, done, "Cl.4.1", "conforms");
  set_state (fixture, done, "closed");
  coverage = load (fixture, programme);
  g_assert_cmpuint (coverage->audits->len, ==, 3);
  g_assert_cmpint (((IsmsAuditColumn *) coverage->audits->pdata[0])->id, ==, done);
  g_assert_cmpint (((IsmsAuditColumn *) coverage->audits->pdata[1])->id, ==, planned);
  g_assert_cmpint (((IsmsAuditColumn *) coverage->audits->pdata[2])->id, ==, undated);
  g_assert_cmpint (find_row (coverage, "A.5.18")->signs[0], ==, ISMS_AUDIT_SIGN_MINOR);
  g_assert_cmpint (find_row (coverage, "A.5.18")->signs[1], ==, ISMS_AUDIT_SIGN_PLANNED);
  g_assert_cmpint (find_row (coverage, "Cl.4.2")->signs[0], ==, ISMS_AUDIT_SIGN_OPEN);
  g_assert_cmpint (find_row (coverage, "A.8.13")->signs[0], ==, ISMS_AUDIT_SIGN_NONE);
  g_assert_cmpint (find_row (coverage, "A.5")->signs[0], ==, ISMS_AUDIT_SIGN_MINOR);
  g_assert_cmpuint (find_row (coverage, "A.5")->counts[0], ==, 2);
  /* Cl.9.2 stands for 9.2.1 and 9.2.2 a to c. */
  g_assert_cmpuint (find_row (coverage, "Cl.9")->counts[2], ==, 4);
  g_assert_cmpuint (coverage->n_never, ==, 147 - 3);
  g_assert_cmpuint (coverage->n_failed, ==, 1);
  g_assert_cmpuint (coverage->n_planned, ==, 5);
  cell = isms_audit_coverage_dup_cell (coverage, find_index (coverage, "A.5.18"), 0);
  g_assert_cmpstr (cell, ==,
                   "A.5.18 Access rights, audit AU-001 of 1 Mar 2027, minor nonconformity");
  sum = isms_audit_coverage_dup_cell (coverage, find_index (coverage, "A.5"), 0);
  g_assert_cmpstr (sum, ==,
                   "A.5 Organizational controls, audit AU-001 of 1 Mar 2027, 2 of 37 in its scope, "
                   "at worst: minor nonconformity");
}

/* What is said of the whole holds for its parts, unless it is said of them. */
static void
test_parts (ModelFixture *fixture, gconstpointer data)
{
  gint64 programme = make_programme (fixture);
  gint64 audit = make_audit (fixture, programme, "2027-03-01", "Cl.6.1.2 Cl.9.3.2");
  g_autoptr (IsmsAuditCoverage) coverage = NULL;

  add_item (fixture, audit, "Cl.6.1.2", "conforms");
  add_item (fixture, audit, "Cl.6.1.2b", "opportunity");
  add_item (fixture, audit, "Cl.9.3.2", "major");
  add_item (fixture, audit, "Cl.9.3.2a", "conforms");
  coverage = load (fixture, programme);
  g_assert_cmpint (find_row (coverage, "Cl.6.1.2a")->signs[0], ==, ISMS_AUDIT_SIGN_CONFORMS);
  g_assert_cmpint (find_row (coverage, "Cl.6.1.2b")->signs[0], ==, ISMS_AUDIT_SIGN_OPPORTUNITY);
  g_assert_cmpint (find_row (coverage, "Cl.9.3.2a")->signs[0], ==, ISMS_AUDIT_SIGN_MAJOR);
  g_assert_cmpint (find_row (coverage, "Cl.9.3.2d1")->signs[0], ==, ISMS_AUDIT_SIGN_MAJOR);
}

/* 9.2.1: what a certification body saw is shown, and does not stand in for an internal audit. */
static void
test_internal (ModelFixture *fixture, gconstpointer data)
{
  gint64 programme = make_programme (fixture);
  gint64 audit = make_audit (fixture, 0, "2027-05-03", "A.5.1");
  g_autoptr (IsmsAuditCoverage) coverage = NULL;

  set_field (fixture, "audit", audit, "kind", "stage_2");
  add_item (fixture, audit, "A.5.1", "major");
  set_state (fixture, audit, "closed");
  coverage = load (fixture, programme);
  g_assert_cmpuint (coverage->audits->len, ==, 1);
  g_assert_cmpint (find_row (coverage, "A.5.1")->signs[0], ==, ISMS_AUDIT_SIGN_MAJOR);
  g_assert_cmpuint (find_row (coverage, "A.5.1")->n_never, ==, 1);
  g_assert_cmpuint (find_row (coverage, "A.5.1")->n_failed, ==, 1);
}

/* An audit that was reported without a checklist audited its scope. */
static void
test_no_checklist (ModelFixture *fixture, gconstpointer data)
{
  gint64 programme = make_programme (fixture);
  gint64 audit = make_audit (fixture, programme, "2027-03-01", "A.5.1");
  g_autoptr (IsmsAuditCoverage) coverage = NULL;

  set_state (fixture, audit, "reported");
  coverage = load (fixture, programme);
  g_assert_cmpint (find_row (coverage, "A.5.1")->signs[0], ==, ISMS_AUDIT_SIGN_DONE);
  g_assert_cmpuint (find_row (coverage, "A.5.1")->n_never, ==, 0);
}

/* That says nothing of what failed before. */
static void
test_no_checklist_after (ModelFixture *fixture, gconstpointer data)
{
  gint64 programme = make_programme (fixture);
  gint64 first = make_audit (fixture, programme, "2027-03-01", "A.5.1");
  gint64 second = make_audit (fixture, programme, "2027-06-01", "A.5.1");
  g_autoptr (IsmsAuditCoverage) coverage = NULL;

  add_item (fixture, first, "A.5.1", "major");
  set_state (fixture, first, "closed");
  set_state (fixture, second, "closed");
  coverage = load (fixture, programme);
  g_assert_cmpint (find_row (coverage, "A.5.1")->last, ==, ISMS_AUDIT_SIGN_MAJOR);
  g_assert_cmpuint (coverage->n_failed, ==, 1);
}

static void
test_gone (ModelFixture *fixture, gconstpointer data)
{
  gint64 programme = make_programme (fixture);
  gint64 audit = make_audit (fixture, programme, "2027-03-01", "A.5.1 A.5.2");
  g_autoptr (IsmsAuditCoverage) coverage = NULL;
  const IsmsAuditRow *group;

  add_item (fixture, audit, "A.5.1", "conforms");
  add_item (fixture, audit, "A.5.2", "minor");
  g_assert_true (run_sql (fixture, "DELETE FROM control WHERE ref = 'A.5.2'"));
  coverage = load (fixture, programme);
  g_assert_cmpuint (coverage->n, ==, 146);
  g_assert_cmpuint (coverage->n_gone, ==, 1);
  g_assert_cmpuint (coverage->n_failed, ==, 0);
  g_assert_cmpint (find_row (coverage, "A.5.2")->signs[0], ==, ISMS_AUDIT_SIGN_MINOR);
  group = coverage->rows->pdata[find_row (coverage, "A.5.2")->parent];
  g_assert_true (group->gone);
  g_assert_cmpstr (group->title, ==, "No Longer Part of It");
}

/* A later audit of the same settles it. */
static void
test_last (ModelFixture *fixture, gconstpointer data)
{
  gint64 programme = make_programme (fixture);
  gint64 first = make_audit (fixture, programme, "2027-03-01", "A.5.1");
  gint64 second = make_audit (fixture, programme, "2028-03-01", "A.5.1");
  g_autoptr (IsmsAuditCoverage) coverage = NULL;
  const IsmsAuditRow *row;

  add_item (fixture, first, "A.5.1", "major");
  add_item (fixture, second, "A.5.1", "conforms");
  coverage = load (fixture, programme);
  row = find_row (coverage, "A.5.1");
  g_assert_cmpint (row->last, ==, ISMS_AUDIT_SIGN_CONFORMS);
  g_assert_cmpstr (row->last_ref, ==, "AU-002");
  g_assert_cmpstr (row->last_on, ==, "2028-03-01");
  g_assert_cmpuint (row->n_failed, ==, 0);
}

/* What an audit has seen that still goes on was not seen on its last day, which is to come. */
static void
test_under_way (ModelFixture *fixture, gconstpointer data)
{
  gint64 programme = make_programme (fixture);
  gint64 audit = make_audit (fixture, programme, "2027-03-01", "A.5.1");
  g_autoptr (IsmsAuditCoverage) coverage = NULL;

  set_field (fixture, "audit", audit, "ends_on", "2027-03-09");
  add_item (fixture, audit, "A.5.1", "minor");
  set_state (fixture, audit, "running");
  coverage = load (fixture, programme);
  g_assert_cmpstr (find_row (coverage, "A.5.1")->last_on, ==, "2027-03-01");
  set_state (fixture, audit, "reported");
  g_clear_pointer (&coverage, isms_audit_coverage_free);
  coverage = load (fixture, programme);
  g_assert_cmpstr (find_row (coverage, "A.5.1")->last_on, ==, "2027-03-09");
}

static void
test_weight (ModelFixture *fixture, gconstpointer data)
{
  gint64 programme = make_programme (fixture);
  gint64 risk = create_record (fixture, "risk", "Everything burns");
  g_autofree char *links = g_strdup_printf ("%" G_GINT64_FORMAT, find_control (fixture, "A.8.13"));
  g_autoptr (IsmsAuditCoverage) coverage = NULL;
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Weigh");
  g_autoptr (IsmsStep) bare = isms_store_begin (fixture->store, "Weigh");
  g_autoptr (IsmsStep) back = isms_store_begin (fixture->store, "Weigh");
  g_autoptr (GError) error = NULL;

  rate_risk (fixture, risk, ISMS_POSTURE_CURRENT, 5, 5);
  set_field (fixture, "risk", risk, "controls", links);
  coverage = load (fixture, programme);
  g_assert_cmpuint (find_row (coverage, "A.5.1")->weight, ==, 1);
  g_assert_cmpstr (find_row (coverage, "A.5.1")->why, ==, "never audited");
  g_assert_cmpuint (find_row (coverage, "Cl.4.1")->weight, ==, 2);
  g_assert_cmpstr (find_row (coverage, "Cl.4.1")->why, ==,
                   "the standard requires it; never audited");
  g_assert_cmpuint (find_row (coverage, "A.8.13")->weight, ==, 3);
  g_assert_true (g_str_has_prefix (find_row (coverage, "A.8.13")->why, "treats R-001 ("));
  g_clear_pointer (&coverage, isms_audit_coverage_free);

  isms_audit_weight_set (step, find_control (fixture, "A.8.13"), 1, "Tried every month");
  g_assert_true (isms_step_commit (step, NULL, &error));
  coverage = load (fixture, programme);
  g_assert_cmpuint (find_row (coverage, "A.8.13")->weight, ==, 1);
  g_assert_cmpuint (find_row (coverage, "A.8.13")->derived, ==, 3);
  g_assert_true (find_row (coverage, "A.8.13")->own);
  g_assert_cmpstr (find_row (coverage, "A.8.13")->why, ==, "Tried every month");
  g_clear_pointer (&coverage, isms_audit_coverage_free);

  isms_audit_weight_set (bare, find_control (fixture, "A.8.13"), 2, " ");
  g_assert_false (isms_step_commit (bare, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  isms_audit_weight_set (back, find_control (fixture, "A.8.13"), 0, NULL);
  g_assert_true (isms_step_commit (back, NULL, &error));
  coverage = load (fixture, programme);
  g_assert_cmpuint (find_row (coverage, "A.8.13")->weight, ==, 3);
}

/* --- Scope --- */

static char *
read_links (ModelFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  return isms_database_query_text (
      fixture->reader,
      "SELECT ifnull (group_concat (c.ref, ' ' ORDER BY c.place), '') FROM audit_control AS l "
      "JOIN control AS c ON c.id = l.control_id",
      &error);
}

static gboolean
change_scope (ModelFixture *fixture, gint64 audit, const char *ref, gboolean in, GError **error)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Scope");
  gint64 control = find_control (fixture, ref);

  isms_audit_scope_set (step, audit, &control, 1, in);
  return isms_step_commit (step, NULL, error);
}

static void
assert_links (ModelFixture *fixture, const char *expected)
{
  g_autofree char *links = read_links (fixture);

  g_assert_cmpstr (links, ==, expected);
}

static void
test_scope (ModelFixture *fixture, gconstpointer data)
{
  gint64 audit = make_audit (fixture, 0, "2027-03-01", "Cl.6");
  g_autoptr (GError) error = NULL;

  g_assert_true (change_scope (fixture, audit, "A.5.1", TRUE, &error));
  assert_links (fixture, "A.5.1 Cl.6");
  /* It is in already, as a part. */
  g_assert_true (change_scope (fixture, audit, "Cl.6.2", TRUE, &error));
  assert_links (fixture, "A.5.1 Cl.6");
  g_assert_true (change_scope (fixture, audit, "Cl.6.1.2c", FALSE, &error));
  assert_links (fixture, "A.5.1 Cl.6.1.1 Cl.6.1.2a Cl.6.1.2b Cl.6.1.2d Cl.6.1.2e Cl.6.1.3 Cl.6.2 "
                         "Cl.6.3");
  isms_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  assert_links (fixture, "A.5.1 Cl.6");
  g_assert_true (change_scope (fixture, audit, "A.5.1", FALSE, &error));
  assert_links (fixture, "Cl.6");
  set_state (fixture, audit, "running");
  g_assert_false (change_scope (fixture, audit, "A.5.1", TRUE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  assert_links (fixture, "Cl.6");
}

/* --- Proposals --- */

static IsmsAuditProposal *
propose (ModelFixture *fixture, gint64 programme)
{
  g_autoptr (GError) error = NULL;
  IsmsAuditProposal *proposal = isms_audit_propose (fixture->reader, programme, TODAY, &error);

  g_assert_no_error (error);
  return proposal;
}

static IsmsAuditGap *
get_gap (IsmsAuditProposal *proposal, guint index)
{
  return proposal->gaps->pdata[index];
}

static guint
find_gap (IsmsAuditProposal *proposal, const char *ref)
{
  for (guint i = 0; i < proposal->gaps->len; i++)
    if (g_str_equal (get_gap (proposal, i)->ref, ref))
      return i;
  return G_MAXUINT;
}

/* What was never audited, then what failed; what is planned is no gap. */
static void
test_gaps (ModelFixture *fixture, gconstpointer data)
{
  gint64 programme = make_programme (fixture);
  gint64 audit = make_audit (fixture, programme, "2027-01-04", "A.5.1 A.5.2");
  g_autoptr (IsmsAuditProposal) proposal = NULL;

  make_audit (fixture, programme, "2027-06-01", "A.5.3");
  add_item (fixture, audit, "A.5.1", "minor");
  add_item (fixture, audit, "A.5.2", "conforms");
  set_state (fixture, audit, "closed");
  proposal = propose (fixture, programme);
  g_assert_cmpuint (proposal->gaps->len, ==, 147 - 2); /* without A.5.2 and A.5.3 */
  g_assert_cmpuint (find_gap (proposal, "A.5.2"), ==, G_MAXUINT);
  g_assert_cmpuint (find_gap (proposal, "A.5.3"), ==, G_MAXUINT);
  g_assert_cmpuint (find_gap (proposal, "A.5.1"), ==, 144);
  g_assert_cmpstr (get_gap (proposal, 144)->why, ==, "minor nonconformity in AU-001");
  /* The clauses weigh more. */
  g_assert_cmpstr (get_gap (proposal, 0)->ref, ==, "Cl.4.1");
  /* 145 gaps in eleven quarters are 14 each: one day. */
  g_assert_cmpuint (proposal->n_chosen, ==, 16);
  g_assert_cmpuint (proposal->days, ==, 1);
  g_assert_true (get_gap (proposal, 15)->chosen);
  g_assert_false (get_gap (proposal, 16)->chosen);
}

/* The less time is left, the more an audit has to take; it is never longer than a week. */
static void
test_capacity (ModelFixture *fixture, gconstpointer data)
{
  gint64 programme = make_programme (fixture);
  g_autoptr (IsmsAuditProposal) proposal = NULL;

  set_field (fixture, "programme", programme, "ends_on", "2027-06-30");
  proposal = propose (fixture, programme);
  g_assert_cmpuint (proposal->n_chosen, ==, 80);
  g_assert_cmpuint (proposal->days, ==, 5);
  g_assert_cmpstr (proposal->starts_on, ==, "2027-03-01"); /* four weeks on, a Monday */
  g_assert_cmpstr (proposal->ends_on, ==, "2027-03-05");
}

static void
test_days (ModelFixture *fixture, gconstpointer data)
{
  gint64 programme = make_programme (fixture);
  g_autoptr (IsmsAuditProposal) proposal = NULL;

  g_assert_true (run_sql (
      fixture, "INSERT INTO holiday (uid, ref, created_at, updated_at, title, starts_on, ends_on, "
               "yearly) VALUES ('h', 'HO-009', '2027-01-01T00:00:00Z', '2027-01-01T00:00:00Z', "
               "'Inventory', '2020-03-01', '2020-03-02', 1)"));
  make_audit (fixture, programme, "2027-03-03", "A.5.1");
  proposal = propose (fixture, programme);
  g_assert_cmpstr (proposal->starts_on, ==, "2027-03-04");
  /* A whole week has to wait for the next one. */
  set_field (fixture, "programme", programme, "ends_on", "2027-06-30");
  g_clear_pointer (&proposal, isms_audit_proposal_free);
  proposal = propose (fixture, programme);
  g_assert_cmpuint (proposal->days, ==, 5);
  g_assert_cmpstr (proposal->starts_on, ==, "2027-03-08");
}

/* 9.2.2 b: who answers for what is audited is not proposed, and it says why. */
static void
test_impartial (ModelFixture *fixture, gconstpointer data)
{
  gint64 programme = make_programme (fixture);
  gint64 owner = create_record (fixture, "person", "Ada Owner");
  gint64 free_one = create_record (fixture, "person", "Ben Free");
  gint64 away = create_record (fixture, "person", "Cleo Gone");
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, owner);
  g_autoptr (IsmsAuditProposal) proposal = NULL;
  guint index;

  set_control (fixture, "Cl.4.1", "owner", text);
  set_field (fixture, "person", away, "active", "0");
  proposal = propose (fixture, programme);
  g_assert_cmpuint (proposal->leads->len, ==, 2);
  g_assert_cmpint (proposal->lead, ==, free_one);
  g_assert_cmpstr (((IsmsAuditLead *) proposal->leads->pdata[1])->why_not, ==, "owns Cl.4.1");
  /* Without it in the scope, nothing stands in the way. */
  index = find_gap (proposal, "Cl.4.1");
  isms_audit_proposal_choose (proposal, index, FALSE);
  g_assert_null (((IsmsAuditLead *) proposal->leads->pdata[0])->why_not);
  g_assert_null (((IsmsAuditLead *) proposal->leads->pdata[1])->why_not);
}

/* 9.2.2 b: nor is who did the work; what warns of an auditor is what keeps them from being
 * proposed. */
static void
test_did_work (ModelFixture *fixture, gconstpointer data)
{
  gint64 programme = make_programme (fixture);
  gint64 action = create_record (fixture, "action", "Write down who expects what");
  gint64 doer = create_record (fixture, "person", "Ada Doer");
  g_autofree char *sql = g_strdup_printf (
      "UPDATE action SET for_kind = 'control', state = 'in_progress', owner_id = %" G_GINT64_FORMAT
      ", for_id = (SELECT id FROM control WHERE ref = 'Cl.4.2') WHERE id = %" G_GINT64_FORMAT,
      doer, action);
  g_autoptr (IsmsAuditProposal) proposal = NULL;

  g_assert_true (run_sql (fixture, sql));
  proposal = propose (fixture, programme);
  g_assert_cmpint (proposal->lead, ==, 0);
  g_assert_cmpstr (((IsmsAuditLead *) proposal->leads->pdata[0])->why_not, ==,
                   "worked on Cl.4.2 (AC-001)");
}

/* 9.2.2 b: nobody suitable is said, not glossed over. */
static void
test_nobody (ModelFixture *fixture, gconstpointer data)
{
  gint64 programme = make_programme (fixture);
  gint64 owner = create_record (fixture, "person", "Ada Owner");
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, owner);
  g_autoptr (IsmsAuditProposal) proposal = NULL;
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Plan");
  g_autoptr (GError) error = NULL;
  gint64 id;

  set_control (fixture, "Cl.4.1", "owner", text);
  set_control (fixture, "Cl.4.2", "owner", text);
  proposal = propose (fixture, programme);
  g_assert_cmpint (proposal->lead, ==, 0);
  g_assert_cmpstr (((IsmsAuditLead *) proposal->leads->pdata[0])->why_not, ==,
                   "owns Cl.4.1, and 1 more reason");
  id = isms_audit_proposal_make (step, proposal);
  g_assert_true (isms_step_commit (step, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM audit_control"), ==, 16);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM audit WHERE lead_id IS NULL"), ==, 1);
  g_assert_cmpint (id, >, 0);
  isms_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM audit"), ==, 0);
}

/* --- Years --- */

static void
plan_years (ModelFixture *fixture, guint n_years, guint n_audits)
{
  IsmsAuditYears years = { 0, "The years", "2027-01-01", n_years, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposals = isms_audit_plan_years (fixture->reader, &years, &error);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Plan the years");
  g_autoptr (IsmsAuditCoverage) coverage = NULL;
  gint64 programme;

  g_assert_no_error (error);
  g_assert_cmpuint (proposals->len, ==, n_audits);
  programme = isms_audit_plan_make (step, &years, proposals);
  g_assert_true (isms_step_commit (step, NULL, &error));
  g_assert_no_error (error);
  coverage = load (fixture, programme);
  g_assert_cmpuint (coverage->audits->len, ==, n_audits);
  /* All of it is planned. */
  g_assert_cmpuint (coverage->n, ==, coverage->n_planned);
  for (guint i = 0; i < coverage->audits->len; i++)
    {
      const IsmsAuditColumn *audit = coverage->audits->pdata[i];

      g_assert_nonnull (audit->starts_on);
      g_assert_cmpint (strncmp (audit->starts_on, coverage->starts_on, 10), >=, 0);
      g_assert_cmpint (strncmp (audit->ends_on, coverage->ends_on, 10), <=, 0);
    }
  isms_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM audit"), ==, 0);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM programme"), ==, 0);
}

static void
test_years (ModelFixture *fixture, gconstpointer data)
{
  plan_years (fixture, 3, 6);
  plan_years (fixture, 10, 20);
  plan_years (fixture, 1, 3); /* 93 controls are more than one audit takes */
}

/* The clauses in each year; what weighs most in each year, the rest once. */
static void
test_years_spread (ModelFixture *fixture, gconstpointer data)
{
  IsmsAuditYears years = { 0, "The years", "2027-01-01", 3, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Weigh");
  guint n_heavy = 0, n_light = 0;

  isms_audit_weight_set (step, find_control (fixture, "A.8.13"), 3, "Nothing matters more");
  g_assert_true (isms_step_commit (step, NULL, &error));
  proposals = isms_audit_plan_years (fixture->reader, &years, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (proposals->len, ==, 6);
  for (guint i = 0; i < proposals->len; i++)
    {
      n_heavy += find_gap (proposals->pdata[i], "A.8.13") != G_MAXUINT;
      n_light += find_gap (proposals->pdata[i], "A.8.14") != G_MAXUINT;
      g_assert_cmpint (find_gap (proposals->pdata[i], "Cl.4.1") != G_MAXUINT, ==, i % 2 == 0);
    }
  g_assert_cmpuint (n_heavy, ==, 3);
  g_assert_cmpuint (n_light, ==, 1);
}

/* Nothing to audit, nobody there, no programme: all of it is read all the same. */
static void
test_empty (ModelFixture *fixture, gconstpointer data)
{
  IsmsAuditYears years = { 0, "The years", "2027-01-01", 3, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsAuditCoverage) coverage = NULL;
  g_autoptr (IsmsAuditProposal) proposal = NULL;
  g_autoptr (GPtrArray) proposals = NULL;

  g_assert_true (run_sql (fixture, "DELETE FROM control"));
  g_assert_cmpint (isms_audit_coverage_find_programme (fixture->reader, &error), ==, 0);
  g_assert_no_error (error);
  coverage = load (fixture, 0);
  g_assert_cmpuint (coverage->n, ==, 0);
  proposal = propose (fixture, 0);
  g_assert_cmpuint (proposal->gaps->len, ==, 0);
  g_assert_cmpint (proposal->lead, ==, 0);
  proposals = isms_audit_plan_years (fixture->reader, &years, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (proposals->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/model/audit-coverage/rows", test_rows);
  add_model_test ("/model/9.2.1-what-applies-is-audited", test_applicable);
  add_model_test ("/model/audit-coverage/cells", test_cells);
  add_model_test ("/model/9.2.1-what-is-said-of-the-whole", test_parts);
  add_model_test ("/model/9.2.1-internal-audits-count", test_internal);
  add_model_test ("/model/audit-coverage/no-checklist", test_no_checklist);
  add_model_test ("/model/audit-coverage/no-checklist-after", test_no_checklist_after);
  add_model_test ("/model/9.2.2-controls-that-are-gone", test_gone);
  add_model_test ("/model/audit-coverage/last", test_last);
  add_model_test ("/model/audit-coverage/under-way", test_under_way);
  add_model_test ("/model/9.2.2-weight-by-importance-and-results", test_weight);
  add_model_test ("/model/9.2.2-a-scope-part-by-part", test_scope);
  add_model_test ("/model/9.2.2-gaps-never-audited-first", test_gaps);
  add_model_test ("/model/9.2.2-gaps-as-many-as-it-takes", test_capacity);
  add_model_test ("/model/9.2.2-days-that-are-free", test_days);
  add_model_test ("/model/9.2.2-b-lead-answers-for-nothing", test_impartial);
  add_model_test ("/model/9.2.2-b-lead-did-not-do-the-work", test_did_work);
  add_model_test ("/model/9.2.2-b-nobody-suitable", test_nobody);
  add_model_test ("/model/9.2.2-years-reach-everything", test_years);
  add_model_test ("/model/audit-coverage/years-spread", test_years_spread);
  add_model_test ("/model/audit-coverage/empty", test_empty);
  return g_test_run ();
}
