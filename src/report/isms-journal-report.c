/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A table of steps for each day, the newest first; as many as somebody may read. */

#include "isms-config.h"

#include "isms-journal-report.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-report-workspace.h"

#define MAX_STEPS 2000
#define N_NAMED 6

/* What the extract is of, beside the days: NULL where it is of all. */
static char *
dup_choice (const IsmsJournalAsked *asked)
{
  g_autofree char *first = isms_day_dup_words (asked->from);
  g_autofree char *last = isms_day_dup_words (asked->to);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (asked->from != NULL && asked->to != NULL)
    g_strv_builder_take (parts, g_strdup_printf ("%s – %s", first, last));
  else if (asked->from != NULL)
    /* Translators: of an extract of the journal; a day */
    g_strv_builder_take (parts, g_strdup_printf (_ ("since %s"), first));
  else if (asked->to != NULL)
    /* Translators: of an extract of the journal; a day */
    g_strv_builder_take (parts, g_strdup_printf (_ ("until %s"), last));
  if (asked->actor != NULL)
    /* Translators: of an extract of the journal; a person */
    g_strv_builder_take (parts, g_strdup_printf (_ ("by %s"), asked->actor));
  if (asked->words != NULL)
    /* Translators: of an extract of the journal; what was looked for */
    g_strv_builder_take (parts, g_strdup_printf (_ ("with “%s”"), asked->words));
  if (asked->row != 0)
    g_strv_builder_add (parts, _ ("of one record"));
  all = g_strv_builder_end (parts);
  return all[0] != NULL ? g_strjoinv (", ", all) : NULL;
}

static void
set_subtitle (IsmsReport *report, const IsmsJournalAsked *asked, guint n_steps)
{
  g_autofree char *choice = dup_choice (asked);
  g_autofree char *count = g_strdup_printf (ngettext ("%'u step", "%'u steps", n_steps), n_steps);
  g_autofree char *words = choice != NULL ? g_strdup_printf ("%s, %s", count, choice) : NULL;

  isms_report_set_subtitle (report, words != NULL ? words : count);
}

static IsmsReportTable *
begin_day (IsmsReport *report, int day)
{
  const IsmsReportColumn columns[] = {
    { _ ("Time"), 0.7, ISMS_REPORT_START, FALSE }, { _ ("Who"), 1.6, ISMS_REPORT_START, FALSE },
    { _ ("What"), 4, ISMS_REPORT_START, FALSE },   { _ ("Records"), 4, ISMS_REPORT_START, FALSE },
    { _ ("Step"), 0.7, ISMS_REPORT_END, FALSE },
  };
  g_autofree char *iso = isms_day_dup_nth (day);
  g_autofree char *words = isms_day_dup_words (iso);

  isms_report_add_heading (report, 2, words);
  return isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
}

static void
add_steps (IsmsReport *report, GPtrArray *steps)
{
  IsmsReportTable *table = NULL;
  int day = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      const IsmsJournalStep *step = steps->pdata[i];
      g_autofree char *time = isms_journal_step_dup_time (step);
      g_autofree char *records = isms_journal_step_dup_records (step);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, step->id);
      const char *const cells[] = { time, step->actor, step->label, records, number };

      if (table == NULL || step->day != day)
        table = begin_day (report, step->day);
      day = step->day;
      isms_report_table_add_row (table, cells);
    }
}

/**
 * isms_journal_report_new_of:
 * @db: a connection of the calling thread: the background reader's
 * @asked: which steps
 * @date: the day of the report
 * @error: return location
 *
 * Composes an extract of the journal (7.5.3): who changed what, and when, with the number that each
 * step has in the chain.
 *
 * Returns: (transfer full): the report; %NULL on error
 */
IsmsReport *
isms_journal_report_new_of (IsmsDatabase *db,
                            const IsmsJournalAsked *asked,
                            GDateTime *date,
                            GError **error)
{
  g_autoptr (IsmsReport) report = isms_report_new (_ ("Journal"), date);
  g_autoptr (GPtrArray) steps = isms_journal_list_load (db, asked, 0, MAX_STEPS, N_NAMED, error);
  guint n_steps;

  if (steps == NULL || !isms_journal_list_count (db, asked, &n_steps, error)
      || !isms_report_read_organisation (report, db, NULL, error))
    return NULL;
  isms_report_set_landscape (report, TRUE);
  set_subtitle (report, asked, n_steps);
  if (n_steps > steps->len)
    {
      g_autofree char *words =
          /* Translators: of an extract of the journal */
          g_strdup_printf (_ ("Only the newest %'u are printed. Choose days for those before."),
                           steps->len);

      isms_report_add_note (report, words);
    }
  if (steps->len == 0)
    isms_report_add_paragraph (report, _ ("No step of the journal is of that choice."));
  add_steps (report, steps);
  return g_steal_pointer (&report);
}

/**
 * isms_journal_report_new:
 * @db: a connection of the calling thread: the background reader's
 * @date: the day of the report
 * @error: return location
 *
 * isms_journal_report_new_of () of all there is.
 *
 * Returns: (transfer full): the report; %NULL on error
 */
IsmsReport *
isms_journal_report_new (IsmsDatabase *db, GDateTime *date, GError **error)
{
  const IsmsJournalAsked all = { NULL };

  return isms_journal_report_new_of (db, &all, date, error);
}
