/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* 10,000 suppliers with 15,000 contracts, 10,000 certificates and 20,000 assessments of 400,000
 * answers: what the lists ask for, in the background, and the pages that the main thread reads. The
 * floor is one walk through the table. */

#include "bench-register.h"

#define N_SUPPLIERS 10000

static IsmsDatabase *reader;

#define COUNT(n)                                                                                   \
  "WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < " #n ") "
#define COMMON(letter)                                                                             \
  "'" letter "' || i, '" letter "-' || i, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', "
#define AGO(days) "date ('now', 'localtime', '-' || (" days ") || ' days')"

/* Numbers that look like chance and are the same each time. */
static const char *const statements[] = {
  COUNT (10000) "INSERT INTO supplier (uid, ref, created_at, updated_at, title, criticality, "
                "status, owner_id, cloud, personal_data, access, exit_plan) SELECT " COMMON (
                    "s") "'Supplier ' || i, CASE i % 4 WHEN 0 THEN 'low' WHEN 1 THEN 'normal' "
                         "WHEN 2 THEN 'high' ELSE 'critical' END, CASE WHEN i % 9 = 1 THEN "
                         "'proposed' ELSE 'active' END, 1 + i % 40, i % 3 = 0, i % 5 = 0, "
                         "CASE i % 3 WHEN 0 THEN 'none' WHEN 1 THEN 'remote data' END, "
                         "CASE WHEN i % 2 THEN 'To another one' END FROM c",
  COUNT (15000) "INSERT INTO contract (uid, ref, created_at, updated_at, title, supplier_id, "
                "start_on, end_on, notice_months, clauses) SELECT " COMMON (
                    "c") "'Contract ' || i, 1 "
                         "+ i * 7 % "
                         "10000, " AGO ("100 "
                                        "+ i "
                                        "* 13 "
                                        "% "
                                        "900") ", " AGO ("300 - i * 17 % "
                                                         "1500") ", 3, "
                                                                 "CASE i "
                                                                 "% 3 "
                                                                 "WHEN 0 "
                                                                 "THEN "
                                                                 "'confide"
                                                                 "ntiality"
                                                                 " "
                                                                 "security"
                                                                 " inciden"
                                                                 "ts' "
                                                                 "WHEN 1 "
                                                                 "THEN "
                                                                 "'confide"
                                                                 "ntiality"
                                                                 " "
                                                                 "security"
                                                                 " inciden"
                                                                 "ts "
                                                                 "data_"
                                                                 "return "
                                                                 "personal"
                                                                 "_data "
                                                                 "service_"
                                                                 "levels "
                                                                 "audit "
                                                                 "subcontr"
                                                                 "actors "
                                                                 "exit "
                                                                 "place "
                                                                 "continui"
                                                                 "ty "
                                                                 "changes'"
                                                                 " END "
                                                                 "FROM c",
  COUNT (10000) "INSERT INTO supplier_certificate (uid, ref, created_at, updated_at, title, "
                "supplier_id, valid_until) SELECT " COMMON (
                    "k") "'Certificate ' || (i % 5), 1 + i * 11 % 10000, " AGO ("300 - i * 17 % "
                                                                                "900") " FROM c",
  COUNT (
      20000) "INSERT INTO supplier_assessment (uid, ref, created_at, updated_at, title, "
             "supplier_id, assessed_on, assessor_id, conclusion) SELECT " COMMON (
                 "a") "'Assessment ' || i, 1 + i * 3 % 10000, " AGO ("i * 17 % 1000") ", 1 + i % "
                                                                                      "40, CASE i "
                                                                                      "% 7 WHEN 0 "
                                                                                      "THEN "
                                                                                      "'not_"
                                                                                      "approved' "
                                                                                      "WHEN 1 THEN "
                                                                                      "'conditions'"
                                                                                      " WHEN 2 "
                                                                                      "THEN NULL "
                                                                                      "ELSE "
                                                                                      "'approved' "
                                                                                      "END FROM c",
  COUNT (400000) "INSERT INTO supplier_answer (supplier_assessment_id, place, name, topic, "
                 "question, weight, answer) SELECT 1 + (i - 1) / 20, i % 20, 'q' || (i % 20), "
                 "'t' || (i % 4), 'Question ' || (i % 20), 1 + i % 5, CASE i * 7 % 11 % 5 "
                 "WHEN 0 THEN 'no' WHEN 1 THEN 'partly' WHEN 2 THEN 'not_asked' ELSE 'yes' END "
                 "FROM c",
};

/* One walk through the table, reading something of each row. */
static void
walk (gpointer data)
{
  gint64 sum = 0;

  isms_database_query_int (reader, "SELECT sum (length (title) + length (status)) FROM supplier",
                           &sum, NULL);
  g_assert_cmpint (sum, >, N_SUPPLIERS);
}

int
main (void)
{
  static const BenchQuestion questions[] = {
    { "10,000 suppliers: by name", "supplier", "title", NULL, NULL, 10 },
    { "10,000 suppliers: critical", "supplier", NULL, "criticality", "critical", 10 },
    { "10,000 suppliers: unassessed access", "supplier", NULL, "assessment_state", "critical", 90 },
    { "10,000 suppliers: overdue", "supplier", NULL, "overdue", "1", 90 },
    { "10,000 suppliers: by next assessment", "supplier", "next_assessment", NULL, NULL, 90 },
    { "10,000 suppliers: by score", "supplier", "score", NULL, NULL, 250 },
    { "10,000 suppliers: by missing clauses", "supplier", "missing_clauses", NULL, NULL, 250 },
    { "10,000 suppliers: stand out", "supplier", NULL, "flaws", "no_contract", 300 },
    { "15,000 contracts: by what is missing", "contract", "missing", NULL, NULL, 350 },
    { "15,000 contracts: running", "contract", NULL, "state", "runs", 90 },
    { "20,000 assessments: by score", "supplier_assessment", "score", NULL, NULL, 400 },
    { "10,000 certificates: expired", "supplier_certificate", NULL, "state", "expired", 40 },
  };
  static const char *const kinds[] = { "supplier", "contract", "supplier_certificate",
                                       "supplier_assessment" };
  g_autoptr (IsmsWorkspace) workspace = bench_workspace ("suppliers.isms", 60);
  double floor_value;

  bench_register_fill (workspace, statements, G_N_ELEMENTS (statements));
  reader = isms_workspace_get_reader (workspace);
  floor_value = bench_median (walk, NULL, BENCH_RUNS);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    bench_ratio (questions[i].what, bench_register_ask (reader, &questions[i]) * 1e3,
                 floor_value * 1e3, questions[i].limit, "ms");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *what = g_strdup_printf ("a page of %s", kinds[i]);

      bench_bound (what, bench_register_read_page (reader, kinds[i], 1000) * 1e3, BENCH_MAX_PAGE,
                   "ms");
    }
  isms_workspace_close (workspace);
  bench_cleanup ();
  return bench_exit_status ();
}
