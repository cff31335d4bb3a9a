/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a planner of audits shows: lines by audit and by auditor, and days that are kept clear. */

#include "model-fixture.h"

#include "isms-day.h"
#include "isms-planner.h"

static gint64
create_audit (ModelFixture *fixture, const char *title, const char *from, const char *to)
{
  gint64 id = create_record (fixture, "audit", title);

  set_field (fixture, "audit", id, "ends_on", to);
  set_field (fixture, "audit", id, "starts_on", from);
  return id;
}

static void
set_reference (ModelFixture *fixture, const char *kind, gint64 id, const char *field, gint64 target)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, target);

  set_field (fixture, kind, id, field, text);
}

static IsmsPlanner *
load (ModelFixture *fixture, const char *from, const char *to)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("audit"));
  g_autoptr (GError) error = NULL;
  IsmsPlanner *planner = isms_planner_load (query, fixture->reader, isms_day_get_number (from),
                                            isms_day_get_number (to), &error);

  g_assert_no_error (error);
  return planner;
}

/* "Ada: One Two / nobody: Three / no date: Four". */
static char *
join_lines (const IsmsPlanner *planner, gboolean by_person, const char *from, const char *to)
{
  g_autoptr (GArray) lines = isms_planner_list_lines (
      planner, by_person, isms_day_get_number (from), isms_day_get_number (to));
  g_autoptr (GHashTable) keys = g_hash_table_new (g_int64_hash, g_int64_equal);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      IsmsPlannerLine *line = &g_array_index (lines, IsmsPlannerLine, i);

      g_assert_true (g_hash_table_add (keys, &line->key)); /* no two are the same */
      if (i > 0)
        g_string_append (joined, line->kind == ISMS_PLANNER_AUDIT ? " " : " / ");
      if (line->kind == ISMS_PLANNER_AUDIT)
        g_string_append (joined, ((IsmsPlannerAudit *) planner->audits->pdata[line->audit])->title);
      else if (line->kind == ISMS_PLANNER_PERSON)
        g_string_append_printf (
            joined, "%s:", ((IsmsPlannerPerson *) planner->people->pdata[line->person])->name);
      else
        g_string_append (joined, line->kind == ISMS_PLANNER_NOBODY ? "nobody:" : "no date:");
    }
  return g_string_free_and_steal (joined);
}

#define assert_lines(planner, by_person, from, to, words)                                          \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found_ = join_lines (planner, by_person, from, to);                           \
    g_assert_cmpstr (found_, ==, words);                                                           \
  }                                                                                                \
  G_STMT_END

static void
test_lines (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada");
  gint64 bea = create_record (fixture, "person", "Bea");
  gint64 cem = create_record (fixture, "person", "Cem");
  gint64 one = create_audit (fixture, "One", "2026-03-01", "2026-03-02");
  gint64 two = create_audit (fixture, "Two", "2026-02-01", "");
  gint64 never = create_audit (fixture, "Never", "", "");
  g_autofree char *team = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, ada, bea);
  g_autoptr (IsmsPlanner) planner = NULL;
  const IsmsPlannerAudit *audit;

  create_audit (fixture, "Long", "2024-06-01", "2029-01-01");
  create_audit (fixture, "Past", "2025-12-30", "2025-12-31");
  create_record (fixture, "person", "Dora audits nothing");
  set_reference (fixture, "audit", one, "lead", ada);
  set_field (fixture, "audit", one, "team", team); /* the lead is there once */
  set_reference (fixture, "audit", two, "lead", ada);
  set_reference (fixture, "audit", never, "lead", cem);
  planner = load (fixture, "2026-01-01", "2027-01-01");
  assert_lines (planner, FALSE, "2026-01-01", "2027-01-01", "Long Two One / no date: Never");
  assert_lines (planner, TRUE, "2026-01-01", "2027-01-01",
                "Ada: Two One / Bea: One / Cem: / nobody: Long / no date: Never");
  assert_lines (planner, FALSE, "2025-12-31", "2026-01-01", "Long Past / no date: Never");
  assert_lines (planner, FALSE, "2026-02-02", "2026-03-01", "Long / no date: Never");
  audit = planner->audits->pdata[2];
  g_assert_cmpstr (audit->title, ==, "Two");
  g_assert_true (audit->one_day);
  g_assert_cmpint (audit->first, ==, audit->last);
}

/* Who left is named as long as something is planned for them. */
static void
test_left (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada");
  gint64 one = create_audit (fixture, "One", "2026-03-01", "2026-03-02");
  g_autoptr (IsmsPlanner) planner = NULL;

  set_reference (fixture, "audit", one, "lead", ada);
  set_field (fixture, "person", ada, "active", "0");
  planner = load (fixture, "2026-01-01", "2027-01-01");
  g_assert_true (((const IsmsPlannerPerson *) planner->people->pdata[0])->gone);
  assert_lines (planner, TRUE, "2026-01-01", "2027-01-01", "Ada: One");
  assert_lines (planner, TRUE, "2027-01-01", "2028-01-01", "");
}

/* What is over stands where it was. */
static void
test_as_it_was (ModelFixture *fixture, gconstpointer data)
{
  gint64 one = create_audit (fixture, "One", "2026-03-01", "2026-03-02");
  g_autoptr (IsmsPlanner) planner = NULL;
  g_autoptr (IsmsPlanner) later = NULL;

  set_field (fixture, "audit", one, "finished_on", "2026-03-29");
  set_field (fixture, "audit", one, "began_on", "2026-03-28");
  planner = load (fixture, "2026-01-01", "2027-01-01");
  g_assert_cmpint (((const IsmsPlannerAudit *) planner->audits->pdata[0])->first, ==,
                   isms_day_get_number ("2026-03-01"));
  g_assert_true (run_sql (fixture, "UPDATE audit SET state = 'closed'"));
  later = load (fixture, "2026-01-01", "2027-01-01");
  g_assert_cmpint (((const IsmsPlannerAudit *) later->audits->pdata[0])->first, ==,
                   isms_day_get_number ("2026-03-28"));
  g_assert_cmpint (((const IsmsPlannerAudit *) later->audits->pdata[0])->last, ==,
                   isms_day_get_number ("2026-03-29"));
  g_assert_false (isms_planner_audit_is_open (later->audits->pdata[0]));
}

static void
append_days (const IsmsPlannerDays *days, gpointer data)
{
  g_autofree char *first = isms_day_dup_nth (days->first);
  g_autofree char *last = isms_day_dup_nth (days->last);

  g_string_append_printf (data, "%s %s..%s ", days->title, first, last);
}

static char *
join_days (const IsmsPlanner *planner, const gint64 *person, gboolean of_all)
{
  GString *joined = g_string_new (NULL);

  isms_planner_visit_days (planner, person, person != NULL, of_all,
                           isms_day_get_number ("2026-01-01"), isms_day_get_number ("2027-01-01"),
                           append_days, joined);
  return g_string_free_and_steal (joined);
}

/* Each year again, over the end of it too; an absence is of one person alone. */
static void
test_days (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada");
  gint64 bea = create_record (fixture, "person", "Bea");
  gint64 year = create_record (fixture, "holiday", "Year's end");
  gint64 away = create_record (fixture, "holiday", "Away");
  g_autoptr (IsmsPlanner) planner = NULL;
  g_autofree char *all = NULL;
  g_autofree char *of_ada = NULL;
  g_autofree char *of_bea = NULL;

  set_field (fixture, "holiday", year, "starts_on", "2020-12-31");
  set_field (fixture, "holiday", year, "ends_on", "2021-01-01");
  set_field (fixture, "holiday", year, "yearly", "1");
  set_field (fixture, "holiday", away, "starts_on", "2026-03-29");
  set_reference (fixture, "holiday", away, "person", ada);
  planner = load (fixture, "2026-01-01", "2027-01-01");
  all = join_days (planner, NULL, TRUE);
  g_assert_cmpstr (all, ==, "Year's end 2025-12-31..2026-01-01 Year's end 2026-12-31..2027-01-01 ");
  of_ada = join_days (planner, &ada, FALSE);
  g_assert_cmpstr (of_ada, ==, "Away 2026-03-29..2026-03-29 ");
  of_bea = join_days (planner, &bea, FALSE);
  g_assert_cmpstr (of_bea, ==, "");
  g_assert_true (isms_planner_covers (planner, isms_day_get_number ("2028-01-01"),
                                      isms_day_get_number ("2029-01-01")));
  g_assert_false (isms_planner_covers (planner, isms_day_get_number ("2031-01-01"),
                                       isms_day_get_number ("2032-01-01")));
}

/* 9.2.2 b): whoever answers for a control in the scope warns, and does not block. */
static void
test_warnings (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada");
  gint64 control = read_int (fixture, "SELECT id FROM control WHERE ref = 'A.5.18'");
  gint64 one = create_audit (fixture, "One", "2199-03-04", "2199-03-05");
  gint64 two = create_audit (fixture, "Two", "2199-03-05", "2199-03-06");
  g_autoptr (IsmsPlanner) planner = NULL;
  const IsmsPlannerAudit *audit;

  set_reference (fixture, "control", control, "owner", ada);
  set_reference (fixture, "audit", one, "lead", ada);
  set_reference (fixture, "audit", one, "controls", control);
  planner = load (fixture, "2199-01-01", "2200-01-01");
  audit = planner->audits->pdata[0];
  g_assert_true (audit->depends);
  g_assert_false (audit->conflicts);
  g_assert_nonnull (
      strstr (((const IsmsAuditWarning *) audit->warnings->pdata[0])->sentence, "A.5.18"));
  g_clear_pointer (&planner, isms_planner_unref);
  set_reference (fixture, "audit", two, "lead", ada);
  planner = load (fixture, "2199-01-01", "2200-01-01");
  audit = planner->audits->pdata[0];
  g_assert_true (audit->depends && audit->conflicts);
  audit = planner->audits->pdata[1];
  g_assert_true (!audit->depends && audit->conflicts);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/model/planner/lines", test_lines);
  add_model_test ("/model/planner/left", test_left);
  add_model_test ("/model/planner/as-it-was", test_as_it_was);
  add_model_test ("/model/planner/days", test_days);
  add_model_test ("/model/9.2.2-b-planner-warns", test_warnings);
  return g_test_run ();
}
