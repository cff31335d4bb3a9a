/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The extract of the journal says who did what to which record, and of what it is an extract. */

#include "isms-journal-report.h"

#include <glib/gstdio.h>
#include <string.h>

#include "model-fixture.h"
#include "report-test.h"

static char *
print (ModelFixture *fixture, const IsmsJournalAsked *asked)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 11, 30, 12, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReport) report = isms_journal_report_new_of (fixture->reader, asked, date, &error);
  IsmsPageSetup setup;
  g_autofree char *path = NULL;
  g_autofree char *raw = NULL;
  g_auto (GStrv) words = NULL;

  g_assert_no_error (error);
  isms_page_setup_init (&setup, ISMS_PAPER_A4, isms_report_get_landscape (report));
  path = report_test_write (report, &setup, "journal");
  raw = report_test_get_text (path, "-raw");
  if (g_getenv ("SHOTS") == NULL)
    g_unlink (path);
  words = g_strsplit_set (raw, "\n\f", -1);
  return g_strjoinv (" ", words);
}

static void
assert_says (const char *text, const char *words, gboolean says)
{
  if ((strstr (text, words) != NULL) != says)
    g_error ("“%s” is %s: %s", words, says ? "not there" : "there", text);
}

static void
test_extract (ModelFixture *fixture, gconstpointer data)
{
  const IsmsJournalAsked all = { NULL };
  const IsmsJournalAsked bea = { .actor = (char *) "Bea Brandt" };
  const IsmsJournalAsked nobody = { .actor = (char *) "Nobody" };
  gint64 flood;
  g_autofree char *text = NULL;
  g_autofree char *of_bea = NULL;
  g_autofree char *of_nobody = NULL;

  isms_store_set_actor (fixture->store, "Ada Osei");
  flood = create_record (fixture, "risk", "Flood");
  isms_store_set_actor (fixture->store, "Bea Brandt");
  set_field (fixture, "risk", flood, "title", "High water");

  text = print (fixture, &all);
  assert_says (text, "Ada Osei", TRUE);
  assert_says (text, "R-001 High water", TRUE);
  of_bea = print (fixture, &bea);
  assert_says (of_bea, "1 step, by Bea Brandt", TRUE);
  assert_says (of_bea, "Ada Osei", FALSE);
  of_nobody = print (fixture, &nobody);
  assert_says (of_nobody, "No step of the journal is of that choice.", TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/report/journal/extract", test_extract);
  return g_test_run ();
}
