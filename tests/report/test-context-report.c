/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The context on paper (4, 5.3, 7.5.1): nothing that was stated is lost, and what is not stated is
 * said to be so. */

#include "isms-context-report.h"

#include "isms-information-report.h"
#include "isms-organisation.h"
#include "isms-responsibility.h"
#include "model-fixture.h"
#include "report-test.h"

#include <glib/gstdio.h>
#include <string.h>

typedef IsmsReport *(*Build) (IsmsDatabase *db, GDateTime *date, GError **error);

/* Its words, one blank between them. */
static char *
print (ModelFixture *fixture, Build build, const char *name)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 11, 12, 9, 30, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReport) report = build (fixture->reader, date, &error);
  IsmsPageSetup setup;
  g_autofree char *path = NULL;
  g_autofree char *raw = NULL;
  g_auto (GStrv) words = NULL;
  GString *line = g_string_new (NULL);

  g_assert_no_error (error);
  isms_page_setup_init (&setup, ISMS_PAPER_A4, isms_report_get_landscape (report));
  path = report_test_write (report, &setup, name);
  raw = report_test_get_text (path, "-raw");
  words = g_strsplit_set (raw, " \n\f", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);
  if (g_getenv ("SHOTS") == NULL)
    g_unlink (path);
  return g_string_free_and_steal (line);
}

static void
assert_has (const char *printed, const char *words)
{
  if (strstr (printed, words) == NULL)
    g_error ("the report lacks “%s”:\n%s", words, printed);
}

static void
assert_lacks (const char *printed, const char *words)
{
  if (strstr (printed, words) != NULL)
    g_error ("the report has “%s”:\n%s", words, printed);
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

static gint64
create (
    ModelFixture *fixture, const char *kind, const char *title, const char *field, const char *text)
{
  gint64 id = create_record (fixture, kind, title);

  set_field (fixture, kind, id, field, text);
  return id;
}

static void
test_context (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *bare = print (fixture, isms_context_report_new, "context-bare.pdf");
  g_autofree char *whole = NULL;
  gint64 old;

  assert_has (bare, "is not determined yet");
  assert_has (bare, "External issues None is recorded.");
  assert_has (bare, "Approved by top management");
  set_organisation (fixture, "scope", "Everything on the quay");
  set_organisation (fixture, "boundaries", "The fence");
  set_organisation (fixture, "interfaces", "The railway");
  set_organisation (fixture, "exclusions", "The canteen");
  set_organisation (fixture, "climate_reason", "The tide rises");
  set_organisation (fixture, "climate", "yes");
  create (fixture, "issue", "Old cranes", "side", "internal");
  create (fixture, "issue", "New law", "effect", "More reports");
  old = create (fixture, "issue", "Past worry", "side", "external");
  set_field (fixture, "issue", old, "status", "closed");
  create (fixture, "party", "Shipping lines", "influence", "high");
  create (fixture, "requirement", "Report in a day", "source", "Act 7");
  create (fixture, "role", "Harbour master", "duties", "Opens the gate");
  create (fixture, "objective", "No one waits", "target", "Five minutes");
  whole = print (fixture, isms_context_report_new, "context.pdf");
  assert_has (whole, "Everything on the quay");
  assert_has (whole, "Boundaries The fence");
  assert_has (whole, "dependencies The railway");
  assert_has (whole, "left out, and why The canteen");
  assert_has (whole, "determined to be a relevant issue. The tide rises");
  assert_has (whole, "New law");
  assert_has (whole, "More reports");
  assert_has (whole, "Old cranes");
  assert_lacks (whole, "Past worry");
  assert_has (whole, "Shipping lines");
  assert_has (whole, "Report in a day");
  assert_has (whole, "Harbour master");
  assert_has (whole, "Five minutes");
}

/* More roles than a page has room for: each is there, and what they are in each thing. */
static void
test_responsibilities (ModelFixture *fixture, gconstpointer data)
{
  gint64 crane = create_record (fixture, "asset", "Crane");
  gint64 shed = create_record (fixture, "asset", "Shed");
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Set");
  g_autoptr (GError) error = NULL;
  g_autofree char *printed = NULL;

  for (int i = 1; i <= 23; i++)
    {
      g_autofree char *title = g_strdup_printf ("Office%d", i);

      isms_raci_set (step, create_record (fixture, "role", title), isms_kind_find ("asset"), crane,
                     i == 23 ? ISMS_RACI_BOTH : ISMS_RACI_INFORMED);
    }
  isms_raci_set (step, 1, isms_kind_find ("asset"), shed, ISMS_RACI_CONSULTED);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  printed = print (fixture, isms_responsibility_report_new, "responsibilities.pdf");
  for (int i = 1; i <= 23; i++)
    {
      g_autofree char *title = g_strdup_printf ("Office%d", i);

      assert_has (printed, title);
    }
  assert_has (printed, "I I I I I I I A/R");
  assert_has (printed, "Nobody is accountable for: A-002 Shed");
}

/* A.5.31: each with what answers it, by name. */
static void
test_requirements (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "requirement", "Report in a day");
  gint64 control = create_record (fixture, "control", "Signal mast");
  gint64 document = create_record (fixture, "document", "Signal book");
  g_autofree char *controls = g_strdup_printf ("%" G_GINT64_FORMAT, control);
  g_autofree char *documents = g_strdup_printf ("%" G_GINT64_FORMAT, document);
  g_autofree char *printed = NULL;

  set_field (fixture, "requirement", id, "wording", "Tell the office");
  set_field (fixture, "requirement", id, "addressed", "yes");
  create_record (fixture, "requirement", "Keep it dry");
  set_field (fixture, "requirement", id, "controls", controls);
  set_field (fixture, "requirement", id, "documents", documents);
  printed = print (fixture, isms_requirement_report_new, "requirements.pdf");
  assert_has (printed, "Tell the office");
  assert_has (printed, "Signal mast");
  assert_has (printed, "D-001 Signal book");
  assert_has (printed, "Keep it dry");
  assert_has (printed, "Undecided 1");
}

static void
test_information (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *printed =
      print (fixture, isms_information_report_new, "documented-information.pdf");

  assert_has (printed, "5.2 Information security policy Missing –");
  assert_has (printed, "6.1.2 Risk assessment process There The risk method, in 1 version");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/report/4.3-scope-and-context", test_context);
  add_model_test ("/report/5.3-responsibilities", test_responsibilities);
  add_model_test ("/report/A.5.31-requirements", test_requirements);
  add_model_test ("/report/7.5.1-documented-information", test_information);

  return g_test_run ();
}
