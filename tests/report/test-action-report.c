/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Actions by person, around a day that is known. */

#include "isms-action-report.h"

#include "isms-action.h"
#include "model-fixture.h"
#include "report-test.h"

#include <glib/gstdio.h>

static char *
print (IsmsReport *report)
{
  IsmsPageSetup setup;
  g_autofree char *path = NULL;
  g_autofree char *raw = NULL;
  g_auto (GStrv) words = NULL;

  isms_page_setup_init (&setup, ISMS_PAPER_A4, isms_report_get_landscape (report));
  path = report_test_write (report, &setup, "actions-by-person");
  raw = report_test_get_text (path, "-raw");
  if (g_getenv ("SHOTS") == NULL)
    g_unlink (path);
  words = g_strsplit_set (raw, "\n\f", -1);
  return g_strjoinv (" ", words);
}

/* One after the other. */
static void
assert_order (const char *text, const char *const *words)
{
  const char *rest = text;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *found = strstr (rest, words[i]);

      if (found == NULL)
        g_error ("“%s” does not come next in: %s", words[i], rest);
      rest = found + strlen (words[i]);
    }
}

static gint64
add (ModelFixture *fixture, const char *title, const char *owner, const char *due)
{
  gint64 id = create_record (fixture, "action", title);

  if (owner != NULL)
    set_field (fixture, "action", id, "owner", owner);
  if (due != NULL)
    set_field (fixture, "action", id, "due", due);
  return id;
}

static IsmsReport *
compose (ModelFixture *fixture, IsmsQuery *query)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2024, 2, 29, 9, 0, 0);
  g_autoptr (GError) error = NULL;
  IsmsReport *report = query != NULL
                           ? isms_action_report_new_of (fixture->reader, query, date, &error)
                           : isms_action_report_new (fixture->reader, date, &error);

  g_assert_no_error (error);
  return report;
}

/* The day itself is not overdue, and the thirtieth after it is soon. */
static void
test_by_person (ModelFixture *fixture, gconstpointer data)
{
  gint64 ben = create_record (fixture, "person", "Ben Ito");
  gint64 ada = create_record (fixture, "person", "Ada Lind");
  g_autofree char *his = g_strdup_printf ("%" G_GINT64_FORMAT, ben);
  g_autofree char *hers = g_strdup_printf ("%" G_GINT64_FORMAT, ada);
  const char *const order[] = { "Ada Lind",          "Overdue",     "Yesterday", "Within 30 days",
                                "On the day",        "Thirty days", "Later",     "The day after",
                                "Ben Ito",           "Later",       "Some day",  "Without an Owner",
                                "Nobody sees to it", NULL };
  gint64 done = add (fixture, "All done", his, "2024-01-01");
  g_autoptr (IsmsReport) report = NULL;
  g_autofree char *text = NULL;

  add (fixture, "The day after", hers, "2024-03-31");
  add (fixture, "Thirty days", hers, "2024-03-30");
  add (fixture, "On the day", hers, "2024-02-29");
  add (fixture, "Yesterday", hers, "2024-02-28");
  add (fixture, "Some day", his, NULL);
  add (fixture, "Nobody sees to it", NULL, "2024-02-01");
  set_field (fixture, "action", done, "state", "done");
  report = compose (fixture, NULL);
  text = print (report);
  assert_order (text, order);
  g_assert_null (strstr (text, "All done"));
}

static void
test_selection (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("action"));
  const char *const high[] = { "high", NULL };
  g_autoptr (IsmsReport) report = NULL;
  g_autofree char *text = NULL;

  add (fixture, "Of no haste", NULL, "2024-03-31");
  isms_query_filter (query, "priority", high);
  report = compose (fixture, query);
  text = print (report);
  g_assert_null (strstr (text, "Of no haste"));
  g_assert_nonnull (strstr (text, "A selection"));
  g_assert_nonnull (strstr (text, "Nothing is to be done"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/report/actions/by-person", test_by_person);
  add_model_test ("/report/actions/selection", test_selection);
  return g_test_run ();
}
