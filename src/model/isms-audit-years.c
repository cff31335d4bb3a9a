/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Two kinds of audits each year: the clauses in its third month, controls in its eighth. Who reads
 * the plan finds in a year what hangs together: controls are shared out in their order. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-audit-proposal-private.h"
#include "isms-day.h"
#include "isms-edit.h"

#define CLAUSES_MONTH 2 /* months after the year of the programme begins */
#define CONTROLS_MONTH 7
#define MOST (ISMS_AUDIT_ITEMS_A_DAY * ISMS_AUDIT_MAX_DAYS) /* in one audit */
#define MAX_YEARS 10

static int
add_months (int day, guint months)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  g_date_add_months (&date, months);
  return (int) g_date_get_julian (&date);
}

/**
 * isms_audit_years_dup_end:
 * @starts_on: the first day, YYYY-MM-DD
 * @years: how many years
 *
 * Returns: (transfer full) (nullable): the last day of them
 */
char *
isms_audit_years_dup_end (const char *starts_on, guint years)
{
  int first = isms_day_get_number (starts_on);

  return first != 0 ? isms_day_dup_nth (add_months (first, years * 12) - 1) : NULL;
}

typedef struct
{
  IsmsAuditCoverage *coverage;
  IsmsAuditStaff *staff;
  const IsmsAuditYears *years;
  GPtrArray *proposals;
  int first; /* day of all the years */
} Plan;

static gboolean
is_clause (const IsmsAuditCoverage *coverage, const IsmsAuditRow *row)
{
  while (row->parent >= 0)
    row = coverage->rows->pdata[row->parent];
  return g_str_has_prefix (row->ref, "Cl.");
}

/* The requirements of one year. */
static GPtrArray *
list_year (Plan *plan, guint year, gboolean clauses)
{
  GPtrArray *rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  guint years = plan->years->years;

  for (guint i = 0; i < plan->coverage->rows->len; i++)
    {
      IsmsAuditRow *row = plan->coverage->rows->pdata[i];

      if (row->group || row->gone || is_clause (plan->coverage, row) != clauses)
        continue;
      if (!clauses && row->weight < 3)
        g_ptr_array_add (others, row);
    }
  for (guint i = 0, at = 0; i < plan->coverage->rows->len; i++)
    {
      IsmsAuditRow *row = plan->coverage->rows->pdata[i];

      if (row->group || row->gone || is_clause (plan->coverage, row) != clauses)
        continue;
      if (clauses || row->weight >= 3)
        g_ptr_array_add (rows, row);
      else if (at++ * years / others->len == year)
        g_ptr_array_add (rows, row);
    }
  return rows;
}

static char *
dup_why (const IsmsAuditRow *row, gboolean clauses)
{
  if (clauses)
    return g_strdup (_ ("every clause is audited every year"));
  if (row->weight >= 3)
    return g_strdup_printf (_ ("audited every year, because it weighs most: %s"), row->why);
  return g_strdup (_ ("audited once in these years"));
}

static char *
dup_title (Plan *plan, guint year, gboolean clauses, guint part, guint n_parts)
{
  g_autofree char *day = isms_day_dup_nth (add_months (plan->first, year * 12));
  g_autofree char *which =
      n_parts > 1 ? g_strdup_printf (" %u/%u", part + 1, n_parts) : g_strdup ("");

  if (clauses)
    /* Translators: the title of an audit: the year of the programme, counted; the calendar year; “
     * 1/2” or nothing */
    return g_strdup_printf (_ ("Clauses 4 to 10, year %u (%.4s)%s"), year + 1, day, which);
  return g_strdup_printf (_ ("Controls, year %u (%.4s)%s"), year + 1, day, which);
}

/* The clauses are all there: they are linked by what holds them together. */
static GArray *
list_tops (const IsmsAuditCoverage *coverage)
{
  GArray *tops = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < coverage->rows->len; i++)
    {
      const IsmsAuditRow *row = coverage->rows->pdata[i];

      if (row->depth == 0 && row->control != 0 && is_clause (coverage, row))
        g_array_append_val (tops, row->control);
    }
  return tops;
}

static void
plan_audit (Plan *plan, guint year, gboolean clauses, GPtrArray *rows, guint part, guint n_parts)
{
  IsmsAuditProposal *proposal = isms_audit_proposal_new (plan->years->programme, plan->staff);
  int from = add_months (plan->first, year * 12 + (clauses ? CLAUSES_MONTH : CONTROLS_MONTH));
  int last = add_months (plan->first, (year + 1) * 12) - 1;

  for (guint i = part * rows->len / n_parts; i < (part + 1) * rows->len / n_parts; i++)
    {
      g_autofree char *why = dup_why (rows->pdata[i], clauses);

      isms_audit_proposal_add (proposal, rows->pdata[i], why, TRUE);
    }
  proposal->title = dup_title (plan, year, clauses, part, n_parts);
  if (clauses && n_parts == 1)
    proposal->links = list_tops (plan->coverage);
  isms_audit_proposal_settle (proposal);
  isms_audit_proposal_date (proposal, from, last);
  if (proposal->starts_on != NULL)
    isms_audit_staff_book (plan->staff, proposal->lead, isms_day_get_number (proposal->starts_on),
                           isms_day_get_number (proposal->ends_on));
  g_ptr_array_add (plan->proposals, proposal);
}

static void
plan_kind (Plan *plan, guint year, gboolean clauses)
{
  g_autoptr (GPtrArray) rows = list_year (plan, year, clauses);
  guint n_parts = (rows->len + MOST - 1) / MOST;

  for (guint part = 0; part < n_parts; part++)
    plan_audit (plan, year, clauses, rows, part, n_parts);
}

/**
 * isms_audit_plan_years:
 * @database: a connection of the calling thread
 * @years: which years
 * @error: return location
 *
 * Spreads all that is to be audited over the years (9.2.2): the clauses every year, what weighs
 * most every year, the rest once.
 *
 * Returns: (transfer full) (element-type IsmsAuditProposal): the audits in the order of their
 * dates, none where there is nothing to audit; %NULL on error
 */
GPtrArray *
isms_audit_plan_years (IsmsDatabase *database, const IsmsAuditYears *years, GError **error)
{
  g_autoptr (IsmsAuditCoverage) coverage =
      isms_audit_coverage_load (database, years->programme, error);
  Plan plan = { coverage, NULL, years, NULL, isms_day_get_number (years->starts_on) };

  if (coverage == NULL)
    return NULL;
  plan.staff = isms_audit_staff_load (database, years->programme, error);
  if (plan.staff == NULL)
    return NULL;
  if (years->owner != 0)
    isms_audit_staff_set_owner (plan.staff, years->owner);
  plan.proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_audit_proposal_free);
  for (guint year = 0; year < MIN (years->years, MAX_YEARS) && plan.first != 0; year++)
    {
      plan_kind (&plan, year, TRUE);
      plan_kind (&plan, year, FALSE);
    }
  isms_audit_staff_unref (plan.staff);
  return plan.proposals;
}

/**
 * isms_audit_plan_make:
 * @step: a step that is not committed yet
 * @years: what was planned
 * @proposals: (element-type IsmsAuditProposal): the audits
 *
 * Makes the audits, and the programme where @years names none.
 *
 * Returns: the id of the programme
 */
gint64
isms_audit_plan_make (IsmsStep *step, const IsmsAuditYears *years, GPtrArray *proposals)
{
  gint64 programme = years->programme;

  if (programme == 0)
    {
      IsmsRow *row = isms_row_new ();
      g_autofree char *end = isms_audit_years_dup_end (years->starts_on, years->years);

      isms_row_set_text (row, "title", years->title);
      isms_row_set_text (row, "starts_on", years->starts_on);
      isms_row_set_text (row, "ends_on", end);
      if (years->owner != 0)
        isms_row_set_int (row, "owner_id", years->owner);
      isms_row_set_text (
          row, "methods",
          _ ("The clauses are audited every year, and so are the controls that weigh "
             "most; all others once. What weighs more follows from the risks that a "
             "control treats and from what earlier audits found."));
      programme = isms_edit_insert (step, isms_kind_find ("programme"), row);
    }
  for (guint i = 0; i < proposals->len; i++)
    {
      IsmsAuditProposal *proposal = proposals->pdata[i];

      proposal->programme = programme;
      isms_audit_proposal_make (step, proposal);
    }
  return programme;
}
