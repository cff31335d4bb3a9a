/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* All of it runs on the background reader, but what is offered. */

#include "isms-config.h"

#include "isms-journal-source.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "isms-day.h"
#include "isms-journal.h"
#include "isms-store-error.h"

#define N_NAMED 3   /* records of a step */
#define A_YEAR 1000 /* from here on a number is one, and not so many days */

void
isms_journal_question_free (gpointer data)
{
  IsmsJournalQuestion *self = data;

  isms_journal_asked_free (self->asked);
  g_free (self);
}

void
isms_journal_answer_free (gpointer data)
{
  IsmsJournalAnswer *self = data;

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_free (self);
}

static GPtrArray *
read_people (IsmsDatabase *database, GError **error)
{
  g_auto (GStrv) actors = isms_journal_list_actors (database, error);
  GPtrArray *people = isms_choice_items_new ();

  isms_choice_items_add (people, "", _ ("Anyone"));
  for (guint i = 0; actors != NULL && actors[i] != NULL; i++)
    isms_choice_items_add (people, actors[i], actors[i]);
  return people;
}

static GPtrArray *
create_rows (GPtrArray *steps)
{
  GPtrArray *rows = g_ptr_array_new_full (steps->len, g_object_unref);
  gsize n;
  g_autofree gpointer *stolen = g_ptr_array_steal (steps, &n);

  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (rows, isms_day_row_new (stolen[i], (GDestroyNotify) isms_journal_step_free,
                                             ((const IsmsJournalStep *) stolen[i])->day));
  return rows;
}

gpointer
isms_journal_answer_read (IsmsDatabase *database,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error)
{
  const IsmsJournalQuestion *question = data;
  g_autoptr (IsmsJournalAnswer) answer = g_new0 (IsmsJournalAnswer, 1);
  g_autoptr (GPtrArray) steps = isms_journal_list_load (database, question->asked, question->before,
                                                        question->limit, N_NAMED, error);

  if (steps == NULL)
    return NULL;
  answer->ended = steps->len < question->limit;
  answer->more = question->before != 0;
  answer->anew = question->anew;
  answer->rows = create_rows (steps);
  if (!answer->more
      && !isms_journal_list_count (database, question->asked, &answer->n_steps, error))
    return NULL;
  if (question->people)
    answer->people = read_people (database, error);
  return g_steal_pointer (&answer);
}

/* --- Days --- */

GPtrArray *
isms_journal_spans_list (void)
{
  static const struct
  {
    const char *days;
    const char *label;
  } spans[] = {
    { "", N_ ("All Days") },          { "1", N_ ("Today") },
    { "7", N_ ("Last 7 Days") },      { "30", N_ ("Last 30 Days") },
    { "365", N_ ("Last 12 Months") },
  };
  GPtrArray *items = isms_choice_items_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    isms_choice_items_add (items, spans[i].days, _ (spans[i].label));
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *year = g_strdup_printf ("%d", g_date_time_get_year (now) - i);

      isms_choice_items_add (items, year, year);
    }
  isms_choice_items_add (items, ISMS_JOURNAL_FREE_DAYS, _ ("From a Day to a Day"));
  return items;
}

/* The days of a span: the last so many, or those of a year. */
void
isms_journal_spans_ask (const char *span, int today, IsmsJournalAsked *asked)
{
  int n = span != NULL ? atoi (span) : 0;

  if (n >= A_YEAR)
    {
      asked->from = g_strdup_printf ("%d-01-01", n);
      asked->to = g_strdup_printf ("%d-12-31", n);
    }
  else if (n > 0)
    asked->from = isms_day_dup_nth (today - n + 1);
}

/* --- The chain --- */

gpointer
isms_journal_verdict_read (IsmsDatabase *database,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GError) broken = NULL;
  guint64 n_steps = 0;
  guint n;

  if (!isms_journal_verify (database, &n_steps, cancellable, &broken))
    {
      if (g_error_matches (broken, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CORRUPT))
        return g_strdup (broken->message);
      g_propagate_error (error, g_steal_pointer (&broken));
      return NULL;
    }
  n = (guint) n_steps;
  return g_strdup_printf (
      ngettext ("%'u step is sound: it stands as it was written.",
                "%'u steps are sound: all stand as they were written, and none is missing.", n),
      n);
}
