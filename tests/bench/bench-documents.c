/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* 2,000 documents of three versions each, read by 100 people: what the list asks for, in the
 * background, and the page that the main thread reads. The floor is one walk through the versions.
 */

#include "bench-register.h"

#define N_DOCUMENTS 2000

static IsmsDatabase *reader;

#define COUNT(n)                                                                                   \
  "WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < " #n ") "
#define COMMON(letter)                                                                             \
  "'" letter "' || i, '" letter "-' || i, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', "

/* Numbers that look like chance and are the same each time. Every third document has an audience of
 * one of 20 units; of the versions two are withdrawn and one is in force, or, of every tenth
 * document, the last is a draft. Of a text there is a page. */
static const char *const statements[] = {
  COUNT (20) "INSERT INTO unit (uid, ref, created_at, updated_at, title) SELECT " COMMON (
      "u") "'Unit ' || i FROM c",
  COUNT (100) "INSERT INTO person (uid, ref, created_at, updated_at, name, unit_id) "
              "SELECT " COMMON ("p") "'Person ' || i, 1 + i * 7 % 20 FROM c",
  COUNT (2000) "INSERT INTO document (uid, ref, created_at, updated_at, title, kind, owner_id, "
               "review_months) SELECT " COMMON (
                   "d") "'Document ' || i, iif (i % 4, 'policy', 'procedure'), "
                        "(SELECT id FROM person WHERE ref = 'p-' || (1 + i * 13 % 100)), 12 FROM c",
  "INSERT INTO document_audience (document_id, for_kind, for_id) "
  "SELECT d.id, 'unit', (SELECT id FROM unit WHERE ref = 'u-' || (1 + d.id % 20)) "
  "FROM document AS d WHERE d.id % 3 = 0",
  COUNT (3) "INSERT INTO document_version (uid, created_at, document_id, number, state, author, "
            "approver, drafted_on, sent_on, approved_on, effective_on, retired_on, text) "
            "SELECT 'v' || d.id || '-' || i, '2026-01-01T00:00:00Z', d.id, i, "
            "CASE WHEN i < 3 THEN 'retired' WHEN d.id % 10 THEN 'effective' ELSE 'draft' END, "
            "'Ada', iif (i < 3 OR d.id % 10, 'Ben', NULL), '2023-01-01', '2023-01-02', "
            "iif (i < 3 OR d.id % 10, '2023-01-03', NULL), "
            "iif (i < 3 OR d.id % 10, date ('now', '-' || (d.id * 7 % 600) || ' days'), NULL), "
            "iif (i < 3, '2025-12-31', NULL), "
            "'# Document ' || d.id || char (10) || printf ('%.*c', 3000, 'x') "
            "FROM c, document AS d",
  "INSERT INTO acknowledgement (uid, created_at, document_id, document_version_id, person_id, "
  "person, acknowledged_on) SELECT 'k' || v.id || '-' || p.id, '2026-01-01T00:00:00Z', "
  "v.document_id, v.id, p.id, p.name, date ('now') FROM document_version AS v, person AS p "
  "WHERE v.state = 'effective' AND p.ref LIKE 'p-%' AND (v.id * 31 + p.id) % 4 > 0",
};

static IsmsWorkspace *
fill (void)
{
  IsmsWorkspace *workspace = bench_workspace ("documents.isms", 1);

  bench_register_fill (workspace, statements, G_N_ELEMENTS (statements));
  return workspace;
}

/* --- What is asked --- */

static void
walk (gpointer data)
{
  gint64 n = 0;

  isms_database_query_int (reader,
                           "SELECT count (*) FROM document_version WHERE length (author) > 0 "
                           "AND length (state) > 0",
                           &n, NULL);
  g_assert_cmpint (n, ==, 3 * N_DOCUMENTS);
}

int
main (void)
{
  static const BenchQuestion questions[] = {
    { "2,000 documents: open", "document", NULL, NULL, NULL, 4 },
    { "2,000 documents: by title", "document", "title", NULL, NULL, 8 },
    { "2,000 documents: in force", "document", NULL, "state", "effective", 16 },
    { "2,000 documents: drafts", "document", NULL, "state", "draft", 16 },
    { "2,000 documents: mine", "document", NULL, "owner", "me", 8 },
    { "2,000 documents: overdue", "document", "next_review", "review", "overdue", 32 },
    { "2,000 documents: due in 30 days", "document", "next_review", "next_review", "next-30", 32 },
    { "2,000 documents: by who has read them", "document", "acknowledged", NULL, NULL, 300 },
  };
  g_autoptr (IsmsWorkspace) workspace = fill ();
  double floor_value;

  reader = isms_workspace_get_reader (workspace);
  floor_value = bench_median (walk, NULL, BENCH_RUNS);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    bench_ratio (questions[i].what, bench_register_ask (reader, &questions[i]) * 1e3,
                 floor_value * 1e3, questions[i].limit, "ms");
  bench_bound ("a page of documents", bench_register_read_page (reader, "document", 1000) * 1e3,
               BENCH_MAX_PAGE, "ms");
  isms_workspace_close (workspace);
  bench_cleanup ();
  return bench_exit_status ();
}
