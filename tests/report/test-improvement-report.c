/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A nonconformity on paper (10.2 f, g), of one that is known by hand. */

#include "isms-nonconformity-report.h"

#include "isms-action.h"
#include "model-fixture.h"
#include "report-test.h"

#include <glib/gstdio.h>

static char *
print (ModelFixture *fixture, gint64 id)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2024, 3, 1, 9, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReport) report = isms_nonconformity_report_new (fixture->reader, id, date, &error);
  IsmsPageSetup setup;
  g_autofree char *path = NULL;
  g_autofree char *raw = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) kept = NULL;

  g_assert_no_error (error);
  isms_page_setup_init (&setup, ISMS_PAPER_A4, isms_report_get_landscape (report));
  path = report_test_write (report, &setup, "nonconformity");
  raw = report_test_get_text (path, "-raw");
  words = g_strsplit_set (raw, " \n\f", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (builder, words[i]);
  kept = g_strv_builder_end (builder);
  g_unlink (path);
  return g_strjoinv (" ", kept);
}

static void
assert_says (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in: %s", words, text);
}

static gint64
add_action (ModelFixture *fixture, gint64 id, const char *title)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add an action");
  gint64 action = isms_action_create (step, "corrective", "nonconformity", id, title);
  g_autoptr (GError) error = NULL;

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  return action;
}

static void
test_whole (ModelFixture *fixture, gconstpointer data)
{
  static const char *const values[][2] = {
    { "what", "Four doors had the old locks." },
    { "grade", "minor" },
    { "detected_on", "2024-01-31" },
    { "extent", "Four of nine doors." },
    { "correction", "The porter stayed all night." },
    { "corrected_on", "2024-02-01" },
    { "why_1", "Nobody changed them." },
    { "why_2", "Nobody was told to." },
    { "cause", "No list says who is told." },
    { "similar_searched", "1" },
    { "similar_found", "The yard has the same locks." },
    { "verified_how", "All doors were tried." },
  };
  gint64 id = create_record (fixture, "nonconformity", "Keys were not changed");
  gint64 ada = create_record (fixture, "person", "Ada Lind");
  gint64 control = create_record (fixture, "control", "Physical entry");
  gint64 first = add_action (fixture, id, "Write the list");
  g_autofree char *person = g_strdup_printf ("%" G_GINT64_FORMAT, ada);
  g_autofree char *entry = g_strdup_printf ("%" G_GINT64_FORMAT, control);
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    set_field (fixture, "nonconformity", id, values[i][0], values[i][1]);
  set_field (fixture, "nonconformity", id, "controls", entry);
  set_field (fixture, "nonconformity", id, "verified_by", person);
  set_field (fixture, "nonconformity", id, "result", "not_effective");
  set_field (fixture, "action", first, "done_on", "2024-02-10");
  set_field (fixture, "action", add_action (fixture, id, "Ring the yard"), "due", "2024-02-20");
  text = print (fixture, id);
  assert_says (text, "Nonconformity Report NC-001 · Keys were not changed");
  assert_says (text, "Detected On 31 Jan 2024");
  assert_says (text, "What Happened Four doors had the old locks.");
  assert_says (text, "Physical entry");
  assert_says (text, "Extent Four of nine doors.");
  assert_says (text, "Correction The porter stayed all night. Corrected On 1 Feb 2024");
  assert_says (text,
               "Why? (1) Nobody changed them. Why? (2) Nobody was told to. Cause No list says who");
  assert_says (text, "Similar Cases The yard has the same locks.");
  assert_says (text, "AC-001 Write the list Done, 10 Feb 2024");
  assert_says (text, "AC-002 Ring the yard 20 Feb 2024 Open, overdue");
  assert_says (text, "Checked By Ada Lind Result of the Check Not Effective");
  assert_says (text, "All doors were tried.");
}

/* What is missing is said, and what is gone is not made up. */
static void
test_bare (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2024, 3, 1, 9, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autofree char *text =
      print (fixture, create_record (fixture, "nonconformity", "Keys were not changed"));

  assert_says (text, "No requirement is named.");
  assert_says (text, "The cause is not known yet.");
  assert_says (text, "Similar cases were not looked for.");
  assert_says (text, "No corrective action is planned.");
  assert_says (text, "Whether it was effective is not checked yet.");
  g_assert_null (isms_nonconformity_report_new (fixture->reader, 7, date, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/report/improvement/10.2-g-whole", test_whole);
  add_model_test ("/report/improvement/10.2-g-what-is-missing", test_bare);
  return g_test_run ();
}
