/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The plan: figures, the time line, then each risk with what is done about it. */

#include "isms-config.h"

#include "isms-treatment-report.h"

#include <glib/gi18n-lib.h>

#include "isms-acceptance.h"
#include "isms-day.h"
#include "isms-money.h"
#include "isms-record.h"
#include "isms-report-workspace.h"
#include "isms-timeline-chart.h"

#define FIRST_BARS 9u      /* beside the title and the figures of a lying page */
#define BARS_A_CHART 24u   /* on a lying page of their own */
#define LINE_ASPECT 0.0225 /* height of a line ÷ width of the chart */

/**
 * isms_treatment_report_dup_day:
 * @iso: (nullable): YYYY-MM-DD
 *
 * Returns: (transfer full): the day as tables have it, in one line; a dash where there is none
 */
char *
isms_treatment_report_dup_day (const char *iso)
{
  return iso != NULL ? isms_day_dup_unbroken (iso) : g_strdup ("–");
}

/**
 * isms_treatment_report_dup_choice:
 * @kind: a kind of records
 * @field: one of its fields that has choices
 * @value: (nullable): a choice as it is stored
 *
 * Returns: (transfer full): what people call it, translated
 */
char *
isms_treatment_report_dup_choice (const char *kind, const char *field, const char *value)
{
  g_auto (GValue) holder = G_VALUE_INIT;

  g_value_init (&holder, G_TYPE_STRING);
  g_value_set_string (&holder, value);
  return isms_field_dup_display (isms_kind_find_field (isms_kind_find (kind), field), &holder);
}

static const char *
or_dash (const char *text)
{
  return text != NULL && *text != '\0' ? text : "–";
}

static char *
dup_cost (gint64 minor, const char *currency)
{
  return minor != 0 ? isms_money_dup_display (minor, currency) : g_strdup ("–");
}

/* --- The time line --- */

/**
 * isms_treatment_report_make_bar:
 * @action: an action of a plan
 *
 * Returns: its bar on a time line, with the state that is drawn; the word beside it is %NULL. Any
 *   thread.
 */
IsmsTimelineBar
isms_treatment_report_make_bar (const IsmsPlanAction *action)
{
  return isms_timeline_bar_make (
      isms_day_get_number (action->start_on), isms_day_get_number (action->due),
      isms_day_get_number (action->done_on), action->progress, action->state, action->overdue);
}

static void
draw_timeline (cairo_t *cr,
               PangoContext *context,
               const IsmsPalette *palette,
               double width,
               double height,
               gpointer user_data)
{
  isms_timeline_chart_draw (user_data, cr, context, palette, width, height);
}

static void
add_chart (IsmsReport *report, IsmsTimelineChart *chart)
{
  guint n = isms_timeline_chart_get_n_bars (chart);
  g_autofree char *words = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%u action from its start to its due date. The dashed line is today; full "
                   "bars are done, hatched ones overdue.",
                   "%u actions from start to due date. The dashed line is today; full bars are "
                   "done, hatched ones overdue.",
                   n),
      n);
  const IsmsReportChart described = {
    .alternative = words,
    .aspect = LINE_ASPECT * (n + 1),
    .draw = draw_timeline,
    .user_data = chart,
    .destroy = (GDestroyNotify) isms_timeline_chart_free,
  };

  isms_report_add_charts (report, &described, 1);
}

static gboolean
has_days (const IsmsPlanAction *action)
{
  const IsmsTimelineBar bar = isms_treatment_report_make_bar (action);
  int begin, end;

  return isms_timeline_bar_get_days (&bar, &begin, &end);
}

static guint
count_bars (const IsmsPlan *plan)
{
  guint n = 0;

  for (guint i = 0; i < plan->risks->len; i++)
    {
      const IsmsPlanRisk *risk = plan->risks->pdata[i];

      for (guint j = 0; j < risk->actions->len; j++)
        n += has_days (risk->actions->pdata[j]);
    }
  return n;
}

/* How many bars the chart takes that begins with bar @begin: after the first, charts of nearly
 * equal height. */
static guint
count_bars_here (guint begin, guint all)
{
  guint left = all - begin;
  guint n_charts = (left + BARS_A_CHART - 1) / BARS_A_CHART;

  if (begin == 0 && all > FIRST_BARS)
    return FIRST_BARS;
  return n_charts > 0 ? (left + n_charts - 1) / n_charts : 0;
}

/**
 * isms_treatment_report_add_timeline:
 * @report: where to
 * @plan: risks and actions
 * @date: today, as the paper has it
 *
 * Adds the bars of the actions that have a day on a line of time, on as many charts as they need;
 * none where there is none.
 */
void
isms_treatment_report_add_timeline (IsmsReport *report, const IsmsPlan *plan, GDateTime *date)
{
  guint all = count_bars (plan), n_done = 0, n_here = 0;
  g_autofree char *today = isms_day_of (date);
  IsmsTimelineChart *chart = NULL;
  IsmsTimelineSpan span;

  isms_timeline_span_init (&span, isms_day_get_number (plan->first),
                           isms_day_get_number (plan->last), isms_day_get_number (today));
  for (guint i = 0; i < plan->risks->len; i++)
    {
      const IsmsPlanRisk *risk = plan->risks->pdata[i];

      for (guint j = 0; j < risk->actions->len; j++)
        {
          const IsmsPlanAction *action = risk->actions->pdata[j];
          const IsmsTimelineBar bar = isms_treatment_report_make_bar (action);
          g_autofree char *name =
              g_strdup_printf ("%s · %s %s", risk->ref, action->ref, action->title);

          if (!has_days (action))
            continue;
          if (chart == NULL)
            {
              chart = isms_timeline_chart_new (&span);
              n_here = count_bars_here (n_done, all);
            }
          isms_timeline_chart_add (chart, name, &bar);
          n_done++;
          if (--n_here == 0)
            add_chart (report, g_steal_pointer (&chart));
        }
    }
}

/* --- Risks --- */

static char *
dup_state (const IsmsPlanAction *action)
{
  g_autofree char *state = isms_treatment_report_dup_choice ("action", "state", action->state);

  if (action->overdue)
    /* Translators: the state of an action, which is late */
    return g_strdup_printf (_ ("%s, overdue"), state);
  return g_steal_pointer (&state);
}

/* With how often it repeats below it. */
static char *
dup_title (const IsmsPlanAction *action)
{
  g_autofree char *repeats = NULL;

  if (action->recurrence == NULL)
    return g_strdup (action->title);
  repeats = isms_treatment_report_dup_choice ("action", "recurrence", action->recurrence);
  return g_strdup_printf ("%s\n%s", action->title, repeats);
}

static void
add_action (IsmsReportTable *table, const IsmsPlanAction *action, const char *currency)
{
  g_autofree char *title = dup_title (action);
  g_autofree char *start = isms_treatment_report_dup_day (action->start_on);
  g_autofree char *due = isms_treatment_report_dup_day (action->due);
  g_autofree char *done = isms_treatment_report_dup_day (action->done_on);
  g_autofree char *state = dup_state (action);
  g_autofree char *progress = g_strdup_printf (_ ("%d %%"), action->progress);
  g_autofree char *planned = dup_cost (action->cost_planned, currency);
  g_autofree char *actual = dup_cost (action->cost_actual, currency);
  const char *const cells[] = {
    action->ref, title, or_dash (action->owner), start, due, done, state, progress, planned, actual
  };

  isms_report_table_add_row (table, cells);
}

static void
add_actions (IsmsReport *report, const IsmsPlanRisk *risk, const char *currency)
{
  const IsmsReportColumn columns[] = {
    { _ ("Ref"), 1, ISMS_REPORT_START, FALSE },     { _ ("Action"), 4, ISMS_REPORT_START, FALSE },
    { _ ("Owner"), 1.8, ISMS_REPORT_START, FALSE }, { _ ("Start"), 1.3, ISMS_REPORT_END, FALSE },
    { _ ("Due"), 1.3, ISMS_REPORT_END, FALSE },     { _ ("Done"), 1.3, ISMS_REPORT_END, FALSE },
    { _ ("State"), 1.5, ISMS_REPORT_START, FALSE }, { _ ("Progress"), 1.1, ISMS_REPORT_END, FALSE },
    { _ ("Planned"), 1.5, ISMS_REPORT_END, FALSE }, { _ ("Actual"), 1.5, ISMS_REPORT_END, FALSE },
  };
  IsmsReportTable *table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < risk->actions->len; i++)
    add_action (table, risk->actions->pdata[i], currency);
}

/* "Approval: lapsed. The plan changed." */
static char *
dup_standing (const char *what, const char *field, const char *state, const char *because)
{
  g_autofree char *label = isms_treatment_report_dup_choice ("risk", field, state);
  g_autofree char *why = isms_acceptance_dup_because (because);

  return g_strdup_printf ("%s: %s%s%s", what, label, *why != '\0' ? ". " : ".", why);
}

/* "7 May 2026 – 26 Jun 2026" over two lines. */
static char *
dup_dates (const IsmsPlanAction *action)
{
  g_autofree char *start = isms_treatment_report_dup_day (action->start_on);
  g_autofree char *due = isms_treatment_report_dup_day (action->due);

  if (action->start_on == NULL && action->due == NULL)
    return g_steal_pointer (&due);
  if (action->start_on == NULL)
    /* Translators: the day on which something is due */
    return g_strdup_printf (_ ("due %s"), due);
  return g_strdup_printf ("%s\302\240–\n%s", start, due);
}

static char *
dup_progress (const IsmsPlanAction *action)
{
  g_autofree char *state = dup_state (action);
  g_autofree char *done = isms_treatment_report_dup_day (action->done_on);

  if (action->done_on != NULL)
    return g_strdup_printf ("%s\n%s", state, done);
  return g_strdup_printf (_ ("%s\n%d %%"), state, action->progress);
}

/**
 * isms_treatment_report_add_actions_narrow:
 * @report: where to
 * @risk: what the actions are for
 * @currency: (nullable): of the workspace, for their costs
 *
 * Adds the actions of one risk as a table for a page that stands upright (6.1.3 e).
 */
void
isms_treatment_report_add_actions_narrow (IsmsReport *report,
                                          const IsmsPlanRisk *risk,
                                          const char *currency)
{
  const IsmsReportColumn columns[] = {
    { _ ("Ref"), 1, ISMS_REPORT_START, FALSE },
    { _ ("Action"), 4, ISMS_REPORT_START, FALSE },
    { _ ("Owner"), 2, ISMS_REPORT_START, FALSE },
    { _ ("From and to"), 2, ISMS_REPORT_START, FALSE },
    { _ ("State"), 2, ISMS_REPORT_START, FALSE },
    { _ ("Planned"), 1.8, ISMS_REPORT_END, FALSE },
    { _ ("Actual"), 1.8, ISMS_REPORT_END, FALSE },
  };
  IsmsReportTable *table;

  if (risk->actions->len == 0)
    {
      isms_report_add_paragraph (report, _ ("There is no action yet."));
      return;
    }
  table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < risk->actions->len; i++)
    {
      const IsmsPlanAction *action = risk->actions->pdata[i];
      g_autofree char *title = dup_title (action);
      g_autofree char *dates = dup_dates (action);
      g_autofree char *progress = dup_progress (action);
      g_autofree char *planned = dup_cost (action->cost_planned, currency);
      g_autofree char *actual = dup_cost (action->cost_actual, currency);
      const char *const cells[] = { action->ref, title, or_dash (action->owner), dates, progress,
                                    planned,     actual };

      isms_report_table_add_row (table, cells);
    }
}

/* "Controls: A.8.13 Information backup (Implemented)."; NULL for none. */
static char *
dup_controls_sentence (const IsmsPlanRisk *risk)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < risk->controls->len; i++)
    {
      const IsmsPlanControl *control = risk->controls->pdata[i];
      g_autofree char *reported =
          control->reported != NULL
              ? isms_treatment_report_dup_choice ("control", "reported", control->reported)
              : g_strdup (_ ("left out"));

      g_string_append_printf (names, "%s%s %s (%s)", i > 0 ? "; " : "", control->ref,
                              control->title, reported);
    }
  /* Translators: the controls of a risk follow */
  return names->len > 0 ? g_strdup_printf (_ ("Controls: %s."), names->str) : NULL;
}

/**
 * isms_treatment_report_add_controls:
 * @report: where to
 * @risk: what the controls are for
 *
 * Adds a paragraph that names the controls of a risk and how far each is (6.1.3 b); nothing where
 * it has none.
 */
void
isms_treatment_report_add_controls (IsmsReport *report, const IsmsPlanRisk *risk)
{
  g_autofree char *sentence = dup_controls_sentence (risk);

  if (sentence != NULL)
    isms_report_add_paragraph (report, sentence);
}

/* In one paragraph, which stays with its heading and its table. */
static void
add_risk (IsmsReport *report, const IsmsPlanRisk *risk, const char *currency)
{
  g_autofree char *heading = g_strdup_printf ("%s %s", risk->ref, risk->title);
  g_autofree char *treatment =
      isms_treatment_report_dup_choice ("risk", "treatment", risk->treatment);
  g_autofree char *approval =
      dup_standing (_ ("Plan approval"), "plan_approval", risk->plan_approval, risk->plan_because);
  g_autofree char *acceptance = dup_standing (_ ("Risk acceptance"), "acceptance", risk->acceptance,
                                              risk->acceptance_because);
  g_autofree char *facts =
      /* Translators: of a risk: its treatment, owner, current level and the one that is expected */
      g_strdup_printf (_ ("%s · owner %s · current level %s, expected %s. %s %s"), treatment,
                       or_dash (risk->owner), or_dash (risk->current), or_dash (risk->target),
                       approval, acceptance);

  g_autofree char *controls = dup_controls_sentence (risk);
  g_autofree char *text =
      controls != NULL ? g_strconcat (facts, "\n", controls, NULL) : g_strdup (facts);

  isms_report_add_heading (report, 2, heading);
  isms_report_add_paragraph (report, text);
  add_actions (report, risk, currency);
}

/**
 * isms_treatment_report_dup_controls:
 * @risk: a risk of a plan
 *
 * Returns: (transfer full): the refs of its controls: "A.5.19, A.8.9"; "" for none
 */
char *
isms_treatment_report_dup_controls (const IsmsPlanRisk *risk)
{
  GString *refs = g_string_new (NULL);

  for (guint i = 0; i < risk->controls->len; i++)
    g_string_append_printf (refs, "%s%s", i > 0 ? ", " : "",
                            ((const IsmsPlanControl *) risk->controls->pdata[i])->ref);
  return g_string_free_and_steal (refs);
}

static void
add_wanting (IsmsReport *report, const IsmsPlan *plan)
{
  const IsmsReportColumn columns[] = { { _ ("Ref"), 1, ISMS_REPORT_START, FALSE },
                                       { _ ("Risk"), 5, ISMS_REPORT_START, FALSE },
                                       { _ ("Owner"), 2, ISMS_REPORT_START, FALSE },
                                       { _ ("Treatment"), 1.5, ISMS_REPORT_START, FALSE },
                                       { _ ("Controls"), 2.5, ISMS_REPORT_START, FALSE },
                                       { _ ("Current"), 1.5, ISMS_REPORT_START, FALSE } };
  IsmsReportTable *table = NULL;

  for (guint i = 0; i < plan->risks->len; i++)
    {
      const IsmsPlanRisk *risk = plan->risks->pdata[i];
      g_autofree char *treatment =
          isms_treatment_report_dup_choice ("risk", "treatment", risk->treatment);
      g_autofree char *controls = isms_treatment_report_dup_controls (risk);
      const char *const cells[] = { risk->ref, risk->title, or_dash (risk->owner),
                                    treatment, controls,    or_dash (risk->current) };

      if (risk->actions->len > 0)
        continue;
      if (table == NULL)
        {
          isms_report_add_heading (report, 1, _ ("Without an action"));
          isms_report_add_paragraph (
              report, _ ("These risks stand above the acceptance line, are not accepted, and "
                         "nothing is planned about them."));
          table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
        }
      isms_report_table_add_row (table, cells);
      isms_report_table_set_tone (table, 5, risk->current_tone);
    }
}

/* --- Acceptances --- */

static char *
dup_accepted (const IsmsAcceptance *acceptance)
{
  g_autofree char *because = isms_acceptance_dup_because (acceptance->because);
  GString *text = g_string_new (isms_acceptance_state_get_label (acceptance->state));

  if (acceptance->state == ISMS_ACCEPTANCE_LAPSED)
    g_string_append_printf (text, "\n%s", because);
  if (acceptance->withdrawn_why != NULL)
    g_string_append_printf (text, "\n%s", acceptance->withdrawn_why);
  return g_string_free (text, FALSE);
}

static char *
dup_said (const IsmsAcceptance *acceptance)
{
  GString *text = g_string_new (acceptance->words);

  if (acceptance->reason != NULL)
    {
      g_string_append (text, text->len > 0 ? "\n" : "");
      g_string_append_printf (text, _ ("Above the line because: %s"), acceptance->reason);
    }
  return g_string_free (text, FALSE);
}

/* What was accepted, of which risk. */
static char *
dup_what (const IsmsAcceptance *acceptance)
{
  return g_strdup_printf (
      "%s\n%s", acceptance->what == ISMS_ACCEPT_PLAN ? _ ("Plan approved") : _ ("Risk accepted"),
      acceptance->risk_title);
}

/* Who, and from when until when. */
static char *
dup_who (const IsmsAcceptance *acceptance)
{
  g_autofree char *on = isms_treatment_report_dup_day (acceptance->accepted_on);
  g_autofree char *until = NULL;

  if (acceptance->expires_on == NULL)
    return g_strdup_printf ("%s\n%s", acceptance->person, on);
  until = isms_treatment_report_dup_day (acceptance->expires_on);
  /* Translators: a person; the day of an acceptance; the day until which it holds */
  return g_strdup_printf (_ ("%s\n%s\nuntil %s"), acceptance->person, on, until);
}

/* The state that was accepted: level, owner, treatment. */
static char *
dup_accepted_state (const IsmsAcceptance *acceptance)
{
  g_autofree char *treatment =
      isms_treatment_report_dup_choice ("risk", "treatment", acceptance->treatment);

  return g_strdup_printf ("%s\n%s\n%s", acceptance->level, or_dash (acceptance->owner), treatment);
}

static void
add_acceptance (IsmsReportTable *table, const IsmsAcceptance *acceptance)
{
  g_autofree char *what = dup_what (acceptance);
  g_autofree char *who = dup_who (acceptance);
  g_autofree char *accepted = dup_accepted_state (acceptance);
  g_autofree char *state = dup_accepted (acceptance);
  g_autofree char *said = dup_said (acceptance);
  const char *const cells[] = { acceptance->risk_ref, what, who, accepted, state, or_dash (said) };

  isms_report_table_add_row (table, cells);
  isms_report_table_set_tone (table, 3, acceptance->tone);
}

/**
 * isms_treatment_report_add_acceptances:
 * @report: a report that is being made
 * @db: a connection of the calling thread
 * @risk: the id of a risk; 0 for all in use
 * @day: (nullable): YYYY-MM-DD: as they stood at its end; %NULL: now
 * @none: (nullable): what is said where there is none
 * @error: return location
 *
 * Adds who accepted a risk or approved its plan, and whether that still holds (6.1.3 f).
 *
 * Returns: %FALSE on error
 */
gboolean
isms_treatment_report_add_acceptances (IsmsReport *report,
                                       IsmsDatabase *db,
                                       gint64 risk,
                                       const char *day,
                                       const char *none,
                                       GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Ref"), 0.9, ISMS_REPORT_START, FALSE },
    { _ ("Decision"), 2.6, ISMS_REPORT_START, TRUE },
    { _ ("By"), 2, ISMS_REPORT_START, FALSE },
    { _ ("As it stood then"), 2, ISMS_REPORT_START, TRUE },
    { _ ("State"), 1.9, ISMS_REPORT_START, TRUE },
    { _ ("Words"), 3.4, ISMS_REPORT_START, FALSE },
  };
  g_autoptr (GPtrArray) list = isms_acceptance_load_on (db, risk, day, error);
  IsmsReportTable *table;

  if (list == NULL)
    return FALSE;
  if (list->len == 0)
    {
      if (none != NULL)
        isms_report_add_paragraph (report, none);
      return TRUE;
    }
  table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < list->len; i++)
    add_acceptance (table, list->pdata[i]);
  return TRUE;
}

static void
add_summary (IsmsReport *report, const IsmsPlan *plan, const char *currency)
{
  guint n_with = 0;
  g_autofree char *risks = NULL;
  g_autofree char *actions = g_strdup_printf ("%u", plan->n_actions);
  g_autofree char *done = g_strdup_printf ("%u", plan->n_done);
  g_autofree char *overdue = g_strdup_printf ("%u", plan->n_overdue);
  g_autofree char *planned = dup_cost (plan->cost_planned, currency);
  g_autofree char *actual = dup_cost (plan->cost_actual, currency);

  for (guint i = 0; i < plan->risks->len; i++)
    n_with += ((const IsmsPlanRisk *) plan->risks->pdata[i])->actions->len > 0;
  risks = g_strdup_printf ("%u", n_with);
  {
    const IsmsReportFigure key[] = {
      { _ ("Risks"), risks, _ ("with actions") },
      { _ ("Actions"), actions, NULL },
      { _ ("Done"), done, NULL },
      { _ ("Overdue"), overdue, NULL },
      { _ ("Planned cost"), planned, NULL },
      { _ ("Actual cost"), actual, NULL },
    };

    isms_report_add_figures (report, key, G_N_ELEMENTS (key));
  }
}

/**
 * isms_treatment_report_new:
 * @db: a connection of the calling thread: the background reader's
 * @date: the day of the report
 * @error: return location
 *
 * Composes the risk treatment plan (6.1.3 e, 8.3) from what the workspace holds.
 *
 * Returns: (transfer full): the report; %NULL on error
 */
IsmsReport *
isms_treatment_report_new (IsmsDatabase *db, GDateTime *date, GError **error)
{
  const IsmsReportSignature signatures[] = { { _ ("Prepared by"), NULL },
                                             { _ ("Approved by"), NULL } };
  g_autoptr (IsmsPlan) plan = isms_plan_load (db, 0, error);
  g_autoptr (IsmsReport) report = NULL;
  const char *currency = isms_money_load_currency (db);

  if (plan == NULL)
    return NULL;
  report = isms_report_new (_ ("Risk treatment plan"), date);
  isms_report_set_subtitle (
      report, _ ("What is done about information security risks (ISO/IEC 27001, 6.1.3 and 8.3)"));
  isms_report_set_landscape (report, TRUE);
  if (!isms_report_read_organisation (report, db, NULL, error))
    return NULL;
  add_summary (report, plan, currency);
  if (count_bars (plan) > 0)
    {
      isms_report_add_heading (report, 1, _ ("On the time line"));
      isms_treatment_report_add_timeline (report, plan, date);
    }
  isms_report_add_heading (report, 1, _ ("Risk by risk"));
  if (plan->n_actions == 0)
    isms_report_add_paragraph (report, _ ("There is no action yet."));
  for (guint i = 0; i < plan->risks->len; i++)
    if (((const IsmsPlanRisk *) plan->risks->pdata[i])->actions->len > 0)
      add_risk (report, plan->risks->pdata[i], currency);
  add_wanting (report, plan);
  isms_report_add_heading (report, 1, _ ("Acceptances and approvals"));
  if (!isms_treatment_report_add_acceptances (
          report, db, 0, NULL, _ ("Nobody has accepted a risk or approved a plan yet."), error))
    return NULL;
  isms_report_add_signatures (report, signatures, G_N_ELEMENTS (signatures));
  return g_steal_pointer (&report);
}
