/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Everybody has a heading, and beneath it a table of what is overdue, due soon, and later. What is
 * done or dropped is no part of it. */

#include "isms-config.h"

#include "isms-action-report.h"

#include <glib/gi18n-lib.h>

#include "isms-action-set.h"
#include "isms-day.h"
#include "isms-report-workspace.h"

#define SOON 30 /* days */

typedef enum
{
  OVERDUE,
  DUE_SOON,
  LATER,
  N_TERMS
} Term;

static const char *const term_titles[N_TERMS] = {
  N_ ("Overdue"),
  N_ ("Within 30 days"),
  N_ ("Later"),
};

static gboolean
is_to_do (const IsmsActionItem *item)
{
  return item->state != ISMS_ACTION_DONE && item->state != ISMS_ACTION_DROPPED;
}

/* On the day of the report, which may be another one than today. */
static Term
find_term (const IsmsActionItem *item, int today)
{
  int due = isms_day_get_number (item->due);

  if (due == 0 || due > today + SOON)
    return LATER;
  return due < today ? OVERDUE : DUE_SOON;
}

/* What stands first is due first. */
static int
compare_places (gconstpointer a, gconstpointer b)
{
  return (*(const guint *) a > *(const guint *) b) - (*(const guint *) a < *(const guint *) b);
}

static void
add_action (IsmsReportTable *table, const IsmsActionItem *item, const char *term)
{
  g_autofree char *due = isms_day_dup_words (item->due);
  g_autofree char *progress = g_strdup_printf (_ ("%d %%"), item->progress);
  g_autofree char *what =
      item->for_ref != NULL ? g_strdup_printf ("%s %s", item->for_ref, item->for_title) : NULL;
  const char *const cells[] = { term,
                                due,
                                item->ref,
                                item->title,
                                what,
                                _ (isms_action_get_state_choice (item->state)->label),
                                _ (item->priority->label),
                                progress };

  isms_report_table_add_row (table, cells);
  if (term != NULL)
    isms_report_table_set_strong (table, 0);
}

/* The term stands at its first action. */
static void
add_term (IsmsReportTable *table,
          const IsmsActionSet *set,
          const IsmsActionGroup *group,
          Term term,
          int today)
{
  const char *title = _ (term_titles[term]);

  for (guint i = 0; i < group->places->len; i++)
    {
      const IsmsActionItem *item = set->items->pdata[g_array_index (group->places, guint, i)];

      if (!is_to_do (item) || find_term (item, today) != term)
        continue;
      add_action (table, item, title);
      title = NULL;
    }
}

static void
add_person (IsmsReport *report, const IsmsActionSet *set, const IsmsActionGroup *group, int today)
{
  const IsmsReportColumn columns[] = {
    { _ ("When"), 1.6, ISMS_REPORT_START, FALSE },   { _ ("Due"), 1.2, ISMS_REPORT_START, FALSE },
    { _ ("Ref"), 0.9, ISMS_REPORT_START, FALSE },    { _ ("Action"), 4, ISMS_REPORT_START, FALSE },
    { _ ("For"), 3.4, ISMS_REPORT_START, FALSE },    { _ ("State"), 1.2, ISMS_REPORT_START, FALSE },
    { _ ("Priority"), 1, ISMS_REPORT_START, FALSE }, { _ ("Progress"), 1, ISMS_REPORT_END, FALSE },
  };
  IsmsReportTable *table;

  isms_report_add_heading (report, 1, group->title != NULL ? group->title : _ ("Without an Owner"));
  table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
  for (Term term = OVERDUE; term < N_TERMS; term++)
    add_term (table, set, group, term, today);
}

static gboolean
has_to_do (const IsmsActionSet *set, const IsmsActionGroup *group)
{
  for (guint i = 0; i < group->places->len; i++)
    if (is_to_do (set->items->pdata[g_array_index (group->places, guint, i)]))
      return TRUE;
  return FALSE;
}

static void
add_figures (IsmsReport *report, const IsmsActionSet *set, int today)
{
  guint counts[N_TERMS] = { 0 };
  guint n_unowned = 0;
  char *texts[N_TERMS + 1];
  IsmsReportFigure figures[N_TERMS + 1];

  for (guint i = 0; i < set->items->len; i++)
    {
      const IsmsActionItem *item = set->items->pdata[i];

      if (!is_to_do (item))
        continue;
      counts[find_term (item, today)]++;
      n_unowned += item->owner == NULL;
    }
  for (guint i = 0; i < N_TERMS; i++)
    {
      texts[i] = g_strdup_printf ("%u", counts[i]);
      figures[i] = (IsmsReportFigure) { _ (term_titles[i]), texts[i], NULL };
    }
  texts[N_TERMS] = g_strdup_printf ("%u", n_unowned);
  figures[N_TERMS] = (IsmsReportFigure) { _ ("Without an owner"), texts[N_TERMS], NULL };
  isms_report_add_figures (report, figures, G_N_ELEMENTS (figures));
  for (guint i = 0; i <= N_TERMS; i++)
    g_free (texts[i]);
}

static void
add_people (IsmsReport *report, const IsmsActionSet *set, int today)
{
  g_autoptr (GPtrArray) groups = isms_action_set_group (set, ISMS_ACTION_BY_OWNER);
  gboolean any = FALSE;

  for (guint i = 0; i < groups->len; i++)
    {
      IsmsActionGroup *group = groups->pdata[i];

      if (!has_to_do (set, group))
        continue;
      any = TRUE;
      g_array_sort (group->places, compare_places);
      add_person (report, set, group, today);
    }
  if (!any)
    isms_report_add_paragraph (report, _ ("Nothing is to be done: all is done or dropped."));
}

/**
 * isms_action_report_new_of:
 * @db: a connection of the calling thread: the background reader's
 * @query: which actions
 * @date: the day of the report: what is due before it is overdue
 * @error: return location
 *
 * Returns: (transfer full): for each person what is overdue, due within 30 days and later, and what
 *   nobody owns; %NULL on error
 */
IsmsReport *
isms_action_report_new_of (IsmsDatabase *db, IsmsQuery *query, GDateTime *date, GError **error)
{
  g_autoptr (IsmsReport) report = isms_report_new (_ ("Actions by Person"), date);
  g_autoptr (IsmsActionSet) set = isms_action_set_load (query, db, error);
  g_autofree char *day = isms_day_of (date);
  int today = isms_day_get_number (day);

  if (set == NULL || !isms_report_read_organisation (report, db, NULL, error))
    return NULL;
  isms_report_set_landscape (report, TRUE);
  if (isms_query_is_filtered (query))
    isms_report_set_subtitle (report, _ ("A selection"));
  add_figures (report, set, today);
  add_people (report, set, today);
  return g_steal_pointer (&report);
}

/**
 * isms_action_report_new:
 * @db: a connection of the calling thread: the background reader's
 * @date: the day of the report
 * @error: return location
 *
 * Returns: (transfer full): isms_action_report_new_of () all actions in use; %NULL on error
 */
IsmsReport *
isms_action_report_new (IsmsDatabase *db, GDateTime *date, GError **error)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("action"));

  return isms_action_report_new_of (db, query, date, error);
}
