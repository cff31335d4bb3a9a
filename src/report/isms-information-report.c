/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A row for each place of the standard. */

#include "isms-config.h"

#include "isms-information-report.h"

#include <glib/gi18n-lib.h>

#include "isms-information.h"
#include "isms-report-workspace.h"

static void
add_figures (IsmsReport *report, GPtrArray *list)
{
  IsmsReportFigure figures[ISMS_N_INFORMATION_STATES] = { 0 };
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ISMS_N_INFORMATION_STATES; i++)
    {
      IsmsInformationState state = (IsmsInformationState) (ISMS_INFORMATION_THERE - i);
      char *value = g_strdup_printf ("%u", isms_information_count (list, state));

      g_ptr_array_add (values, value);
      figures[i].label = isms_information_state_get_label (state);
      figures[i].value = value;
    }
  isms_report_add_figures (report, figures, G_N_ELEMENTS (figures));
}

/* A line for each answer; how it stands where that is less than the place as a whole. */
static char *
dup_answers (const IsmsInformation *place)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < place->answers->len; i++)
    {
      const IsmsInformationAnswer *answer = place->answers->pdata[i];

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", answer->words);
      if (answer->state != place->state)
        g_string_append_printf (text, " (%s)", isms_information_state_get_label (answer->state));
    }
  return g_string_free_and_steal (text);
}

/**
 * isms_information_report_new:
 * @db: a connection of the calling thread: the background reader's
 * @date: the day of the report
 * @error: return location
 *
 * Composes the list of the documented information that the standard requires, with what answers
 * each place of it (7.5.1 a).
 *
 * Returns: (transfer full): the report; %NULL on error
 */
IsmsReport *
isms_information_report_new (IsmsDatabase *db, GDateTime *date, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Clause"), 0.9, ISMS_REPORT_START, FALSE },
    { _ ("Documented information"), 3, ISMS_REPORT_START, TRUE },
    { _ ("State"), 1.3, ISMS_REPORT_START, FALSE },
    { _ ("What answers it"), 4.5, ISMS_REPORT_START, FALSE },
  };
  g_autoptr (IsmsReport) report = isms_report_new (_ ("Documented Information"), date);
  g_autoptr (GPtrArray) list = isms_information_load (db, error);
  IsmsReportTable *table;

  if (list == NULL || !isms_report_read_organisation (report, db, NULL, error))
    return NULL;
  isms_report_set_subtitle (
      report,
      _ ("What the standard requires in writing, and what is there (ISO/IEC 27001, 7.5.1)"));
  add_figures (report, list);
  table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < list->len; i++)
    {
      const IsmsInformation *place = list->pdata[i];
      g_autofree char *answers = dup_answers (place);
      const char *const cells[] = { place->number, place->title,
                                    isms_information_state_get_label (place->state),
                                    *answers != '\0' ? answers : "–" };

      isms_report_table_add_row (table, cells);
    }
  return g_steal_pointer (&report);
}
