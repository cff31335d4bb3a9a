/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Tells data/sample/checks.csv and check-results.csv: how it is tested that controls work, and what
 * was found. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-check-result.h"
#include "isms-kind.h"
#include "isms-sample-private.h"
#include "isms-uid.h"

static gboolean
add_check (IsmsSampleStory *story, guint row, int day, const char *manager, GError **error)
{
  static const char *const names[] = {
    "title", "control", "frequency", "owner", "steps", "expected"
  };
  IsmsTable *table = story->checks;
  const IsmsKind *kind = isms_kind_find ("control_check");
  const char *ref = isms_sample_get_cell (table, row, "ref");
  const char *first = isms_sample_get_cell (table, row, "first");
  /* Translators: a control's ref: Planned a check of A.8.13 */
  g_autofree char *label =
      g_strdup_printf (_ ("Planned a check of %s"), isms_sample_get_cell (table, row, "control"));
  g_autofree char *uid = isms_uid_from_words (ref);
  g_autoptr (IsmsStep) step = isms_sample_begin (story, day, manager, label);
  IsmsRow *values = isms_row_new ();

  isms_row_set_text (values, "uid", uid);
  isms_row_set_text (values, "ref", ref);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    isms_sample_set_cell (story, values, kind, names[i],
                          isms_sample_get_cell (table, row, names[i]));
  if (*first != '\0')
    {
      g_autofree char *iso =
          isms_sample_calendar_format (&story->calendar, (int) g_ascii_strtoll (first, NULL, 10));

      isms_row_set_text (values, "first_due", iso);
    }
  isms_sample_note_id (story, ref, isms_step_insert (step, "control_check", values));
  return isms_step_commit (step, story->cancellable, error);
}

static gboolean
add_result (IsmsSampleStory *story, guint row, int day, GError **error)
{
  IsmsTable *table = story->check_results;
  const char *ref = isms_sample_get_cell (table, row, "check");
  const char *person = isms_sample_get_cell (table, row, "person");
  const char *result = isms_sample_get_cell (table, row, "result");
  g_autofree char *label = isms_check_dup_label (ref, 1, result);
  g_autofree char *words = g_strdup_printf ("%s/result/%u", ref, row);
  g_autofree char *uid = isms_uid_from_words (words);
  g_autofree char *on = isms_sample_calendar_format (&story->calendar, day);
  g_autoptr (IsmsStep) step = isms_sample_begin (story, day, person, label);
  const IsmsCheckDraft draft = {
    .result = result,
    .checked_on = on,
    .person = isms_sample_find_id (story, person),
    .words = isms_sample_get_cell (table, row, "words"),
    .uid = uid,
  };

  isms_check_record (step, isms_sample_find_id (story, ref), &draft);
  return isms_step_commit (step, story->cancellable, error);
}

void
isms_sample_checks_plan (IsmsSampleStory *story, IsmsSampleRisks *risks)
{
  for (guint row = 1; row < isms_table_get_n_rows (story->checks); row++)
    isms_sample_risks_add (risks, isms_sample_get_number (story->checks, row, "day"), "check", row);
  for (guint row = 1; row < isms_table_get_n_rows (story->check_results); row++)
    isms_sample_risks_add (risks, isms_sample_get_number (story->check_results, row, "day"),
                           "result", row);
  isms_sample_risks_sort (risks);
}

/* @handled: (out): whether the event is one of these. */
gboolean
isms_sample_checks_happens (IsmsSampleStory *story,
                            const IsmsSampleEvent *event,
                            const char *manager,
                            gboolean *handled,
                            GError **error)
{
  *handled = TRUE;
  if (g_str_equal (event->what, "check"))
    return add_check (story, event->row, event->day, manager, error);
  if (g_str_equal (event->what, "result"))
    return add_result (story, event->row, event->day, error);
  *handled = FALSE;
  return TRUE;
}
