/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The documented information that the standard requires: what answers each place, and as what, on
 * whose day (7.5.1 a, 7.5.2 c). */

#include "model-fixture.h"

#include "isms-acknowledgement.h"
#include "isms-document-version.h"
#include "isms-information.h"
#include "isms-organisation.h"

static GPtrArray *
load (ModelFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *list = isms_information_load (fixture->reader, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 16);
  return list;
}

/* "draft: D-001 Rules; There …" of the place @number. */
static char *
describe (ModelFixture *fixture, const char *number)
{
  g_autoptr (GPtrArray) list = load (fixture);

  for (guint i = 0; i < list->len; i++)
    {
      const IsmsInformation *place = list->pdata[i];
      g_autoptr (GString) text = g_string_new (NULL);

      if (!g_str_equal (place->number, number))
        continue;
      g_string_append (text, isms_information_state_get_name (place->state));
      for (guint j = 0; j < place->answers->len; j++)
        {
          const IsmsInformationAnswer *answer = place->answers->pdata[j];

          g_string_append_printf (text, "; %s: %s", isms_information_state_get_name (answer->state),
                                  answer->words);
        }
      return g_string_free_and_steal (g_steal_pointer (&text));
    }
  g_assert_not_reached ();
}

#define assert_place(number, expected)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found_ = describe (fixture, number);                                          \
    g_assert_cmpstr (found_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

static gint64
find_clause (ModelFixture *fixture, const char *ref)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM control WHERE ref = '%s'", ref);

  return read_int (fixture, sql);
}

static gint64
create_document (ModelFixture *fixture, const char *title, const char *kind, gint64 clause)
{
  gint64 id = create_record (fixture, "document", title);
  g_autofree char *clauses = g_strdup_printf ("%" G_GINT64_FORMAT, clause);

  set_field (fixture, "document", id, "kind", kind);
  set_field (fixture, "document", id, "controls", clauses);
  return id;
}

static void
commit (IsmsStep *step)
{
  g_autoptr (GError) error = NULL;

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static void
enforce (ModelFixture *fixture, gint64 document, const char *day)
{
  static const IsmsVersionMove moves[] = { ISMS_VERSION_SEND, ISMS_VERSION_APPROVE,
                                           ISMS_VERSION_ENFORCE };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      const IsmsVersionDraft draft = { .name = "Ben Ito", .day = day };
      g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Move");

      isms_document_move (step, document, moves[i], &draft);
      commit (step);
    }
}

static void
begin (ModelFixture *fixture, gint64 document, const char *day)
{
  const IsmsVersionDraft draft = { .name = "Ada Osei", .text = "Words", .day = day };
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Begin");

  isms_document_add_version (step, document, &draft);
  commit (step);
}

static void
set_organisation (ModelFixture *fixture, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) record = isms_organisation_load (fixture->reader, &error);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Set");

  g_assert_no_error (error);
  g_assert_true (isms_edit_set (
      step, record, isms_kind_find_field (isms_organisation_get_kind (), field), text, &error));
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

/* A policy that is written is a draft, in force it is there, and past its review overdue. */
static void
test_policy (ModelFixture *fixture, gconstpointer data)
{
  gint64 clause = find_clause (fixture, "Cl.5.2");
  gint64 document = create_document (fixture, "Our policy", "policy", clause);

  assert_place ("5.2", "missing");
  begin (fixture, document, "2024-02-29");
  assert_place ("5.2", "draft; draft: D-001 Our policy");
  enforce (fixture, document, "2024-02-29");
  assert_place ("5.2", "there; there: D-001 Our policy");
  set_field (fixture, "document", document, "review_months", "12");
  assert_place ("5.2", "overdue; overdue: D-001 Our policy");
  set_field (fixture, "document", document, "kind", "procedure");
  assert_place ("5.2", "missing");
}

/* How something is to be done is no result of doing it. */
static void
test_results (ModelFixture *fixture, gconstpointer data)
{
  gint64 clause = find_clause (fixture, "Cl.9.2.2");
  gint64 procedure = create_document (fixture, "How we audit", "procedure", clause);
  gint64 report = create_document (fixture, "Audit of May", "record", clause);

  begin (fixture, procedure, "2026-03-01");
  enforce (fixture, procedure, "2026-03-01");
  assert_place ("9.2.2", "missing");
  begin (fixture, report, "2026-03-01");
  assert_place ("9.2.2", "draft; draft: D-002 Audit of May");
  enforce (fixture, report, "2026-03-01");
  assert_place ("9.2.2", "there; there: D-002 Audit of May");
}

/* The best of several counts; an item of a clause belongs to it unless it is a place of its own. */
static void
test_items (ModelFixture *fixture, gconstpointer data)
{
  gint64 clause = find_clause (fixture, "Cl.6.1.3");
  gint64 item = find_clause (fixture, "Cl.6.1.3a");
  gint64 own = find_clause (fixture, "Cl.6.1.3d");
  gint64 document;

  begin (fixture, create_document (fixture, "Treatment", "procedure", clause), "2026-03-01");
  begin (fixture, create_document (fixture, "Statement", "procedure", own), "2026-03-01");
  document = create_document (fixture, "Options", "procedure", item);
  begin (fixture, document, "2026-03-01");
  enforce (fixture, document, "2026-03-01");
  assert_place ("6.1.3", "there; there: D-003 Options; draft: D-001 Treatment");
  assert_place ("6.1.3 d)", "missing");
}

/* What the registers hold answers by itself. */
static void
test_registers (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk;

  set_organisation (fixture, "scope", "");
  assert_place ("4.3", "missing");
  set_organisation (fixture, "scope", "The quay");
  assert_place ("4.3", "there; there: The scope, as the context states it");
  assert_place ("6.1.2", "there; there: The risk method, in 1 version");
  assert_place ("6.2", "missing");
  create_record (fixture, "objective", "Nobody waits");
  assert_place ("6.2", "there; there: 1 objective");
  assert_place ("8.2", "missing");
  risk = create_record (fixture, "risk", "Flood");
  assert_place ("8.2", "draft; draft: 0 rated risks");
  rate_risk (fixture, risk, ISMS_POSTURE_CURRENT, 2, 2);
  assert_place ("8.2", "there; there: 1 rated risk");
  set_field (fixture, "risk", risk, "next_review", "2025-01-31");
  assert_place ("8.2", "overdue; overdue: 1 rated risk");
  create_record (fixture, "risk", "Fire");
  assert_place ("8.2", "draft; draft: 1 rated risk");
}

/* Values of metrics answer 9.1, and want looking at where the next one is overdue. */
static void
test_measurements (ModelFixture *fixture, gconstpointer data)
{
  gint64 metric = create_record (fixture, "metric", "Patches in time");
  gint64 value = create_record (fixture, "measurement", "Patches in time");
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, metric);

  assert_place ("9.1", "missing");
  set_field (fixture, "measurement", value, "metric", of);
  set_field (fixture, "measurement", value, "value", "97.5");
  assert_place ("9.1", "there; there: 1 value of a metric");
  set_field (fixture, "measurement", value, "period_start", "2025-01-01");
  assert_place ("9.1", "overdue; overdue: 1 value of a metric");
}

/* The register of nonconformities answers 10.2, and wants looking at where one is overdue. */
static void
test_correction (ModelFixture *fixture, gconstpointer data)
{
  gint64 id;

  assert_place ("10.2", "missing");
  id = create_record (fixture, "nonconformity", "Keys were not changed");
  assert_place ("10.2", "there; there: 1 nonconformity with what was done about it");
  set_field (fixture, "nonconformity", id, "due", "2025-01-31");
  assert_place ("10.2", "overdue; overdue: 1 nonconformity with what was done about it");
}

/* Evidence for a clause answers it until it runs out. */
static void
test_evidence (ModelFixture *fixture, gconstpointer data)
{
  gint64 clause = find_clause (fixture, "Cl.10.2");
  gint64 evidence = create_record (fixture, "evidence", "Log of corrections");
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT,
                                          isms_kind_make_key (isms_kind_find ("control"), clause));

  set_field (fixture, "evidence", evidence, "words", "Seen");
  set_field (fixture, "evidence", evidence, "form", "note");
  assert_place ("10.2", "missing");
  set_field (fixture, "evidence", evidence, "shows_for", key);
  assert_place ("10.2", "there; there: E-001 Log of corrections");
  set_field (fixture, "evidence", evidence, "valid_until", "2025-01-31");
  assert_place ("10.2", "overdue; overdue: E-001 Log of corrections");
}

static void
refer (ModelFixture *fixture, const char *kind, gint64 id, const char *field, gint64 target)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, target);

  set_field (fixture, kind, id, field, text);
}

/* 7.2 d: what people have attended and obtained shows their competence, until it lapses; what is
 * only said shows nothing. */
static void
test_competence (ModelFixture *fixture, gconstpointer data)
{
  gint64 person = create_record (fixture, "person", "Ada Osei");
  gint64 qualification = create_record (fixture, "qualification", "Crane licence");
  gint64 evidence = create_record (fixture, "evidence", "Scan of it");
  gint64 course = create_record (fixture, "course", "Fire drill");
  gint64 attendance = create_record (fixture, "attendance", "Ada Osei");

  assert_place ("7.2", "missing");
  refer (fixture, "qualification", qualification, "person", person);
  assert_place ("7.2", "draft; draft: 1 qualification without evidence");
  set_field (fixture, "evidence", evidence, "words", "Seen");
  set_field (fixture, "evidence", evidence, "form", "note");
  refer (fixture, "evidence", evidence, "shows_for",
         isms_kind_make_key (isms_kind_find ("qualification"), qualification));
  assert_place ("7.2", "there; there: 1 qualification with evidence");
  set_field (fixture, "qualification", qualification, "valid_until", "2025-01-31");
  assert_place ("7.2", "overdue; overdue: 1 qualification with evidence, but it has lapsed");

  refer (fixture, "attendance", attendance, "person", person);
  refer (fixture, "attendance", attendance, "course", course);
  set_field (fixture, "attendance", attendance, "attended_on", "2025-01-31");
  assert_place ("7.2", "overdue; overdue: 1 qualification with evidence, but it has lapsed");
  set_field (fixture, "attendance", attendance, "result", "attended");
  assert_place ("7.2", "there; there: 1 attendance of a course that holds; "
                       "overdue: 1 qualification with evidence, but it has lapsed");
  set_field (fixture, "course", course, "renew_months", "12");
  assert_place ("7.2", "overdue; overdue: 1 attendance of a course, but it has lapsed; "
                       "overdue: 1 qualification with evidence, but it has lapsed");
}

static char *
today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

static gboolean
acknowledge (ModelFixture *fixture, gint64 document, gint64 person, const char *day)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Read");
  g_autoptr (GError) error = NULL;

  isms_document_acknowledge (step, document, &person, 1, day);
  return isms_step_commit (step, NULL, &error);
}

/* What is still today at one place is over at another: reviews are overdue, and what is done is
 * done, by the day of the place. */
static void
test_zones (ModelFixture *fixture, gconstpointer data)
{
  static const char *const zones[] = { ZONE_LAST, ZONE_PACIFIC, "UTC", ZONE_FIRST };
  gint64 document =
      create_document (fixture, "Our policy", "policy", find_clause (fixture, "Cl.5.2"));
  gint64 person = create_record (fixture, "person", "Ada Osei");
  const char *reviews = "SELECT review = 'overdue' FROM document_list";
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GDateTime) since = NULL;
  g_autofree char *on = NULL;
  g_autofree char *due = NULL;
  g_autofree char *first = NULL;
  g_autofree char *read = NULL;

  use_zone (ZONE_LAST);
  now = g_date_time_new_now_local ();
  since = g_date_time_add_months (now, -12);
  on = g_date_time_format (since, "%Y-%m-%d");
  set_field (fixture, "document", document, "review_months", "12");
  begin (fixture, document, on);
  enforce (fixture, document, on);
  due = isms_database_query_text (fixture->reader, "SELECT next_review FROM document_list", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autofree char *here = NULL;

      use_zone (zones[i]);
      here = today ();
      g_assert_cmpint (read_int (fixture, reviews), ==, strcmp (here, due) > 0);
    }
  first = today ();
  g_assert_cmpstr (first, >, due);
  use_zone (ZONE_LAST);
  g_assert_false (acknowledge (fixture, document, person, first));
  use_zone (ZONE_FIRST);
  g_assert_true (acknowledge (fixture, document, person, NULL));
  read = isms_database_query_text (fixture->reader, "SELECT acknowledged_on FROM acknowledgement",
                                   NULL);
  g_assert_cmpstr (read, ==, first);
  use_zone ("UTC");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/model/7.5.1-a-policy", test_policy);
  add_model_test ("/model/7.5.2-c-days-are-of-the-place", test_zones);
  add_model_test ("/model/7.5.1-a-results-are-records", test_results);
  add_model_test ("/model/7.5.1-a-items-of-clauses", test_items);
  add_model_test ("/model/7.5.1-a-registers-answer", test_registers);
  add_model_test ("/model/9.1-register-answers", test_measurements);
  add_model_test ("/model/10.2-register-answers", test_correction);
  add_model_test ("/model/7.5.1-a-evidence-answers", test_evidence);
  add_model_test ("/model/7.2-d-competence-answers", test_competence);

  return g_test_run ();
}
