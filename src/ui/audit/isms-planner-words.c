/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* All of it from the planner, nothing is read. */

#include "isms-config.h"

#include "isms-planner-words.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-time-bar.h"

static void
append (GString *words, const char *between, const char *more)
{
  if (more != NULL && *more != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? between : "", more);
}

/* --- The bar --- */

IsmsTimelineSign
isms_planner_words_get_sign (const IsmsPlannerAudit *audit)
{
  switch (audit->whose)
    {
    case ISMS_PLANNER_OF_BODY:
      return ISMS_TIMELINE_SIGN_STAR;
    case ISMS_PLANNER_OF_SUPPLIER:
      return ISMS_TIMELINE_SIGN_RINGS;
    case ISMS_PLANNER_OWN:
    default:
      return ISMS_TIMELINE_SIGN_NONE;
    }
}

/* The state where it says more than the bar does, the kind where it is not one's own. */
static char *
dup_word (const IsmsPlannerAudit *audit)
{
  GString *word = g_string_new (NULL);

  if (audit->whose != ISMS_PLANNER_OWN)
    append (word, " · ", _ (audit->kind->label));
  if (audit->overdue)
    append (word, " · ", _ ("Overdue"));
  else if (!g_str_equal (audit->state->value, "planned"))
    append (word, " · ", _ (audit->state->label));
  return g_string_free_and_steal (word);
}

static char *
dup_warning (const IsmsPlannerAudit *audit)
{
  if (audit->conflicts && audit->depends)
    return g_strdup_printf ("%s · %s", _ ("Conflict"), _ ("Not Independent"));
  if (audit->conflicts)
    /* Translators: an audit is planned at the same time as something else */
    return g_strdup (_ ("Conflict"));
  /* Translators: an auditor answers for what is audited */
  return audit->depends ? g_strdup (_ ("Not Independent")) : NULL;
}

/**
 * isms_planner_words_make_bar:
 * @audit: an audit
 * @word: (out) (transfer full): what the bar says beside it
 * @warning: (out) (transfer full) (nullable): what of it a person should look at
 *
 * Returns: the bar, which borrows both words
 */
IsmsTimelineBar
isms_planner_words_make_bar (const IsmsPlannerAudit *audit, char **word, char **warning)
{
  gboolean done = audit->state->over && !g_str_equal (audit->state->value, "cancelled");
  IsmsTimelineBar bar =
      isms_timeline_bar_make (audit->first, audit->last, 0, audit->progress,
                              done                                             ? "done"
                              : g_str_equal (audit->state->value, "cancelled") ? "dropped"
                                                                               : "",
                              audit->overdue);

  *word = dup_word (audit);
  *warning = dup_warning (audit);
  bar.word = *word;
  bar.warning = *warning;
  bar.sign = isms_planner_words_get_sign (audit);
  bar.whole_days = TRUE;
  return bar;
}

/* --- People --- */

/**
 * isms_planner_words_dup_person:
 * @person: who audits
 *
 * Returns: (transfer full): the name, and whether they left
 */
char *
isms_planner_words_dup_person (const IsmsPlannerPerson *person)
{
  /* Translators: somebody who is not with the organisation any more: "A. Osei (left)" */
  return person->gone ? g_strdup_printf (_ ("%s (left)"), person->name) : g_strdup (person->name);
}

/**
 * isms_planner_words_dup_people:
 * @planner: what the audit is of
 * @audit: an audit
 *
 * Returns: (transfer full): who audits, the lead first; "nobody yet" where nobody does
 */
char *
isms_planner_words_dup_people (const IsmsPlanner *planner, const IsmsPlannerAudit *audit)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < audit->people->len; i++)
    {
      g_autofree char *name = isms_planner_words_dup_person (
          planner->people->pdata[g_array_index (audit->people, guint, i)]);

      append (names, ", ", name);
    }
  if (names->len == 0)
    /* Translators: who audits */
    append (names, "", _ ("nobody yet"));
  return g_string_free_and_steal (names);
}

/* --- Words --- */

static char *
dup_kind (const IsmsPlannerAudit *audit)
{
  return audit->with != NULL
             /* Translators: the kind of an audit, and the supplier or the certification body */
             ? g_strdup_printf (_ ("%s (%s)"), _ (audit->kind->label), audit->with)
             : g_strdup (_ (audit->kind->label));
}

static char *
dup_days (const IsmsPlannerAudit *audit)
{
  return audit->first != 0 ? isms_time_dup_days (audit->first, audit->last)
                           : g_strdup (_ ("no dates"));
}

char *
isms_planner_words_dup_facts (const IsmsPlanner *planner, const IsmsPlannerAudit *audit)
{
  GString *facts = g_string_new (NULL);
  g_autofree char *days = dup_days (audit);
  g_autofree char *people = isms_planner_words_dup_people (planner, audit);
  g_autofree char *kind = dup_kind (audit);

  append (facts, " · ", days);
  if (audit->people->len > 0 || audit->whose != ISMS_PLANNER_OF_BODY)
    append (facts, " · ", people);
  append (facts, " · ", _ (audit->state->label));
  append (facts, " · ", kind);
  return g_string_free_and_steal (facts);
}

static void
append_labelled (GString *lines, const char *label, const char *words)
{
  g_autofree char *line = words != NULL ? g_strdup_printf (_ ("%s: %s"), label, words) : NULL;

  append (lines, "\n", line);
}

/* Warnings: each is a sentence, with its full stop. */
static void
append_warnings (GString *words,
                 const IsmsPlannerAudit *audit,
                 const char *first,
                 const char *between)
{
  for (guint i = 0; audit->warnings != NULL && i < audit->warnings->len; i++)
    append (words, i == 0 ? first : between,
            ((const IsmsAuditWarning *) audit->warnings->pdata[i])->sentence);
}

/**
 * isms_planner_words_dup_tip:
 * @planner: what the audit is of
 * @audit: an audit
 *
 * Returns: (transfer full): what there is to know before it starts, in lines
 */
char *
isms_planner_words_dup_tip (const IsmsPlanner *planner, const IsmsPlannerAudit *audit)
{
  GString *lines = g_string_new (NULL);
  g_autofree char *kind = dup_kind (audit);
  g_autofree char *days = dup_days (audit);

  g_string_append_printf (lines, "%s %s", audit->ref, audit->title);
  append (lines, "\n", kind);
  append (lines, " · ", _ (audit->state->label));
  append (lines, "\n", days);
  append_labelled (lines, _ ("Lead"), audit->lead);
  append_labelled (lines, _ ("Team"), audit->team);
  append_labelled (lines, C_ ("audit", "Scope"), audit->scope);
  append_warnings (lines, audit, "\n⚠ ", "\n⚠ ");
  return g_string_free_and_steal (lines);
}

/**
 * isms_planner_words_dup_said:
 * @planner: what the audit is of
 * @audit: an audit
 *
 * Returns: (transfer full): the whole row, for a screen reader
 */
char *
isms_planner_words_dup_said (const IsmsPlanner *planner, const IsmsPlannerAudit *audit)
{
  GString *said = g_string_new (NULL);
  g_autofree char *facts = isms_planner_words_dup_facts (planner, audit);

  g_string_append_printf (said, "%s %s, %s", audit->ref, audit->title, facts);
  append (said, ", ", audit->overdue ? _ ("overdue") : NULL);
  append_warnings (said, audit, ". ", " ");
  return g_string_free_and_steal (said);
}

/* --- Days that stand out --- */

typedef struct
{
  const IsmsPlanner *planner;
  GArray *marks;
} Marking;

static const IsmsPlannerPerson *
find_person (const IsmsPlanner *planner, gint64 id)
{
  for (guint i = 0; i < planner->people->len; i++)
    {
      const IsmsPlannerPerson *person = planner->people->pdata[i];

      if (person->id == id)
        return person;
    }
  return NULL;
}

static void
add_mark (const IsmsPlannerDays *days, gpointer data)
{
  Marking *marking = data;
  const IsmsPlannerPerson *person =
      days->person != 0 ? find_person (marking->planner, days->person) : NULL;
  /* Translators: an absence: who, and what it is called */
  g_autofree char *name =
      person != NULL ? g_strdup_printf (_ ("%s: %s"), person->name, days->title) : NULL;

  isms_time_add_mark (marking->marks, days->first, days->last, name != NULL ? name : days->title);
}

/**
 * isms_planner_words_create_marks:
 * @planner: what is shown
 * @from: the first day, Julian
 * @to: the day after the last
 *
 * Returns: (transfer full) (element-type IsmsTimelineMark): the holidays of all
 */
GArray *
isms_planner_words_create_marks (const IsmsPlanner *planner, int from, int to)
{
  return isms_planner_words_create_marks_of (planner, NULL, 0, TRUE, from, to);
}

/**
 * isms_planner_words_create_marks_of:
 * @planner: what is shown
 * @people: (array length=n_people): places
 * @n_people: how many
 * @of_all: whether those of all are among them
 * @from: the first day, Julian
 * @to: the day after the last
 *
 * Returns: (transfer full) (element-type IsmsTimelineMark): when they are not there
 */
GArray *
isms_planner_words_create_marks_of (const IsmsPlanner *planner,
                                    const guint *people,
                                    guint n_people,
                                    gboolean of_all,
                                    int from,
                                    int to)
{
  Marking marking = { planner, isms_time_create_marks () };
  g_autofree gint64 *ids = g_new (gint64, n_people + 1);

  for (guint i = 0; i < n_people; i++)
    ids[i] = ((const IsmsPlannerPerson *) planner->people->pdata[people[i]])->id;
  isms_planner_visit_days (planner, ids, n_people, of_all, from, to, add_mark, &marking);
  return marking.marks;
}

static void
append_away (const IsmsPlannerDays *days, gpointer data)
{
  g_autofree char *when = isms_time_dup_days (days->first, days->last);
  /* Translators: an absence: what it is called, and its days */
  g_autofree char *words = g_strdup_printf (_ ("%s %s"), days->title, when);

  append (data, " · ", words);
}

/**
 * isms_planner_words_dup_away:
 * @planner: what is shown
 * @person: a place
 * @from: the first day, Julian
 * @to: the day after the last
 *
 * Returns: (transfer full) (nullable): when that person is away in these days; %NULL: never
 */
char *
isms_planner_words_dup_away (const IsmsPlanner *planner, guint person, int from, int to)
{
  const IsmsPlannerPerson *somebody = planner->people->pdata[person];
  GString *words = g_string_new (NULL);

  isms_planner_visit_days (planner, &somebody->id, 1, FALSE, from, to, append_away, words);
  return g_string_free (words, words->len == 0);
}

/**
 * isms_planner_words_dup_day:
 * @planner: what is shown
 * @day: a Julian day
 *
 * Returns: (transfer full): the day with its weekday, what it is called, and its audits
 */
char *
isms_planner_words_dup_day (const IsmsPlanner *planner, int day)
{
  g_autofree guint *people = g_new (guint, planner->people->len + 1);
  g_autofree char *iso = isms_day_dup_nth (day);
  g_autofree char *words = isms_day_dup_words (iso);
  g_autofree char *names = NULL;
  g_autoptr (GArray) marks = NULL;
  g_autoptr (GDateTime) midday = NULL;
  g_autofree char *weekday = NULL;
  GString *said;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  midday = g_date_time_new_utc (g_date_get_year (&date), (int) g_date_get_month (&date),
                                (int) g_date_get_day (&date), 12, 0, 0);
  weekday = g_date_time_format (midday, "%A");
  said = g_string_new (NULL);
  /* Translators: a weekday, and its day */
  g_string_append_printf (said, _ ("%s, %s"), weekday, words);
  for (guint i = 0; i < planner->people->len; i++)
    people[i] = i;
  marks = isms_planner_words_create_marks_of (planner, people, planner->people->len, TRUE, day,
                                              day + 1);
  names = isms_time_dup_mark_names (marks, day);
  append (said, " · ", names);
  for (guint i = 0; i < planner->audits->len; i++)
    {
      const IsmsPlannerAudit *audit = planner->audits->pdata[i];

      if (isms_planner_audit_is_in (audit, day, day + 1))
        g_string_append_printf (said, " · %s %s", audit->ref, audit->title);
    }
  return g_string_free_and_steal (said);
}
