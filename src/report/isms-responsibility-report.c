/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The matrix of roles, a column for each; where there are more of them than a page has room for,
 * the others follow in tables of their own. */

#include "isms-config.h"

#include "isms-context-report.h"

#include <glib/gi18n-lib.h>

#include "isms-report-workspace.h"
#include "isms-responsibility.h"

#define ROLES_A_TABLE 10u

static void
add_row (IsmsReportTable *table, const IsmsRaciRow *row, guint from, guint n)
{
  g_autofree char *title = g_strdup_printf ("%s %s", row->ref, row->title);
  const char *cells[ROLES_A_TABLE + 1] = { title };

  for (guint i = 0; i < n; i++)
    cells[i + 1] = isms_raci_get_letters (row->cells[from + i]);
  isms_report_table_add_row (table, cells);
}

static void
add_table (IsmsReport *report, const IsmsRaciGrid *raci, guint from, guint n)
{
  IsmsReportColumn columns[ROLES_A_TABLE + 1] = { { _ ("What"), 3.2, ISMS_REPORT_START, FALSE } };
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  IsmsReportTable *table;

  for (guint i = 0; i < n; i++)
    {
      const IsmsRaciRole *role = raci->roles->pdata[from + i];
      char *title = g_strdup_printf ("%s\n%s", role->title,
                                     role->holder != NULL ? role->holder : _ ("vacant"));

      g_ptr_array_add (titles, title);
      columns[i + 1] = (IsmsReportColumn) { title, 1, ISMS_REPORT_CENTER, FALSE };
    }
  table = isms_report_add_table (report, columns, n + 1);
  for (guint i = 0; i < raci->rows->len; i++)
    add_row (table, raci->rows->pdata[i], from, n);
}

static void
add_legend (IsmsReport *report)
{
  GString *words = g_string_new (NULL);

  for (int raci = ISMS_RACI_RESPONSIBLE; raci <= ISMS_RACI_INFORMED; raci++)
    g_string_append_printf (words, "%s%s: %s", words->len > 0 ? " · " : "",
                            isms_raci_get_letters ((IsmsRaci) raci),
                            isms_raci_get_words ((IsmsRaci) raci));
  isms_report_add_paragraph (report, words->str);
  g_string_free (words, TRUE);
}

/* 5.3: what nobody is accountable for. */
static void
add_lacks (IsmsReport *report, const IsmsRaciGrid *raci)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *words = NULL;

  for (guint i = 0; i < raci->rows->len; i++)
    {
      const IsmsRaciRow *row = raci->rows->pdata[i];

      if (isms_raci_grid_lacks_accountable (raci, row))
        g_string_append_printf (names, "%s%s %s", names->len > 0 ? "; " : "", row->ref, row->title);
    }
  if (names->len == 0)
    return;
  /* Translators: records, with their refs */
  words = g_strdup_printf (_ ("Nobody is accountable for: %s"), names->str);
  isms_report_add_note (report, words);
}

/**
 * isms_responsibility_report_new:
 * @db: a connection of the calling thread: the background reader's
 * @date: the day of the report
 * @error: return location
 *
 * Composes the matrix of which role is responsible, accountable, consulted or informed in what
 * (5.3).
 *
 * Returns: (transfer full): the report; %NULL on error
 */
IsmsReport *
isms_responsibility_report_new (IsmsDatabase *db, GDateTime *date, GError **error)
{
  g_autoptr (IsmsReport) report = isms_report_new (_ ("Responsibilities"), date);
  g_autoptr (IsmsRaciGrid) raci = isms_raci_load (db, error);
  guint n_tables, n_roles;

  if (raci == NULL || !isms_report_read_organisation (report, db, NULL, error))
    return NULL;
  isms_report_set_subtitle (report, _ ("Which role does what, answers for it, is asked or is told "
                                       "(ISO/IEC 27001, 5.3)"));
  isms_report_set_landscape (report, TRUE);
  n_roles = raci->roles->len;
  n_tables = (n_roles + ROLES_A_TABLE - 1) / ROLES_A_TABLE;
  if (n_roles == 0 || raci->rows->len == 0)
    isms_report_add_paragraph (report, _ ("None is recorded."));
  else
    add_legend (report);
  add_lacks (report, raci);
  for (guint i = 0; raci->rows->len > 0 && i < n_tables; i++)
    {
      guint from = i * n_roles / n_tables;

      add_table (report, raci, from, (i + 1) * n_roles / n_tables - from);
    }
  return g_steal_pointer (&report);
}
