/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the tests of audits share. */

#include "audit-fixture.h"

#include "isms-audit-checklist.h"
#include "isms-catalogue.h"
#include "isms-finding.h"

char *
audit_day (int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, days);

  return g_date_time_format (then, "%Y-%m-%d");
}

void
audit_set_day (ModelFixture *fixture, const char *kind, gint64 id, const char *field, int days)
{
  g_autofree char *text = audit_day (days);

  set_field (fixture, kind, id, field, text);
}

void
audit_set_id (ModelFixture *fixture, const char *kind, gint64 id, const char *field, gint64 target)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, target);

  set_field (fixture, kind, id, field, text);
}

void
audit_commit (IsmsStep *step)
{
  g_autoptr (GError) error = NULL;

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

void
audit_undo (ModelFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  isms_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

void
audit_add_catalogue (ModelFixture *fixture)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add the catalogue");

  isms_catalogue_add (step);
  audit_commit (step);
}

gint64
audit_find_control (ModelFixture *fixture, const char *ref)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM control WHERE ref = '%s'", ref);
  gint64 id = read_int (fixture, sql);

  g_assert_cmpint (id, >, 0);
  return id;
}

void
audit_assert_value (
    ModelFixture *fixture, const char *view, gint64 id, const char *column, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql =
      g_strdup_printf ("SELECT %s FROM %s_list WHERE id = %" G_GINT64_FORMAT, column, view, id);
  g_autofree char *text = isms_database_query_text (fixture->reader, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

void
audit_assert_text (ModelFixture *fixture, const char *sql, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = isms_database_query_text (fixture->reader, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

void
audit_assert_says (const char *sentence, const char *words)
{
  if (sentence == NULL || strstr (sentence, words) == NULL)
    g_error ("“%s” does not say “%s”", sentence, words);
}

void
audit_assert_refused (ModelFixture *fixture,
                      const char *kind,
                      gint64 id,
                      const char *field,
                      const char *text,
                      const char *words)
{
  g_autofree char *sentence = refuse_field (fixture, kind, id, field, text);

  audit_assert_says (sentence, words);
}

void
audit_set_scope (ModelFixture *fixture, gint64 audit, const char *refs)
{
  g_auto (GStrv) words = g_strsplit (refs, " ", -1);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            audit_find_control (fixture, words[i]));
  set_field (fixture, "audit", audit, "controls", ids->str);
}

/* All that is needed to begin, but the checklist. */
gint64
plan_audit (ModelFixture *fixture, const char *title, const char *refs, int first_day)
{
  gint64 audit = create_record (fixture, "audit", title);
  gint64 lead = create_record (fixture, "person", "Petra Novotná");

  audit_set_day (fixture, "audit", audit, "starts_on", first_day);
  audit_set_day (fixture, "audit", audit, "ends_on", first_day + 2);
  audit_set_id (fixture, "audit", audit, "lead", lead);
  set_field (fixture, "audit", audit, "criteria", "ISO/IEC 27001:2022");
  audit_set_scope (fixture, audit, refs);
  return audit;
}

gint64
try_make_checklist (ModelFixture *fixture, gint64 audit, GError **error)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Make the checklist");

  isms_audit_checklist_make (step, audit);
  return isms_step_commit (step, NULL, error) ? isms_step_get_id (step) : -1;
}

void
make_checklist (ModelFixture *fixture, gint64 audit)
{
  g_autoptr (GError) error = NULL;

  try_make_checklist (fixture, audit, &error);
  g_assert_no_error (error);
}

gint64
audit_find_item (ModelFixture *fixture, gint64 audit, const char *number, gboolean again)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM audit_item WHERE audit_id = %" G_GINT64_FORMAT
                       " AND number = '%s' AND (earlier_id IS NOT NULL) = %d",
                       audit, number, again);
  gint64 id = read_int (fixture, sql);

  g_assert_cmpint (id, >, 0);
  return id;
}

char *
try_answer (ModelFixture *fixture, gint64 item, const char *result, gint64 person)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Answer");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  g_array_append_val (ids, item);
  isms_audit_checklist_record (step, ids, result, person);
  return isms_step_commit (step, NULL, &error) ? NULL : g_strdup (error->message);
}

void
answer (ModelFixture *fixture, gint64 item, const char *result)
{
  g_autofree char *sentence = try_answer (fixture, item, result, 0);

  g_assert_cmpstr (sentence, ==, NULL);
}

void
answer_rest (ModelFixture *fixture, gint64 audit)
{
  g_autofree char *sql =
      g_strdup_printf ("UPDATE audit_item SET result = 'conforms', answered_on = date ('now') "
                       "WHERE result = 'not_yet' AND audit_id = %" G_GINT64_FORMAT,
                       audit);

  g_assert_true (run_sql (fixture, sql));
}

gint64
hand_over (ModelFixture *fixture, gint64 finding)
{
  g_autoptr (IsmsRecord) found = load_record (fixture, "finding", finding);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Hand over");
  gint64 id = isms_finding_hand_over (step, ISMS_FINDING (found));

  audit_commit (step);
  return id;
}

void
close_nonconformity (ModelFixture *fixture, gint64 id)
{
  set_field (fixture, "nonconformity", id, "cause", "Nobody told IT");
  set_field (fixture, "nonconformity", id, "result", "effective");
  audit_set_day (fixture, "nonconformity", id, "closed_on", 0);
}

void
conclude (ModelFixture *fixture, gint64 audit)
{
  set_field (fixture, "audit", audit, "verdict", "partly");
  set_field (fixture, "audit", audit, "conclusion", "It is carried out, with two gaps.");
}
