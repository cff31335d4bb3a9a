/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What was added to a management review once it was approved: a sheet of its own, since the report
 * that was approved never changes (7.5.3). It names that report by its hash. */

#include "isms-config.h"

#include "isms-review-report.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-report-facts.h"
#include "isms-report-workspace.h"
#include "isms-review-approval.h"

static gboolean
add_facts (IsmsReport *report, IsmsDatabase *db, IsmsRecord *review, GError **error)
{
  static const char *const names[] = { "held_on", "chair", "approved_by", "approved_on" };
  g_autoptr (GError) failure = NULL;
  g_autoptr (IsmsAttachment) paper =
      isms_review_find_paper (db, isms_record_get_id (review), &failure);
  IsmsReportTable *table = isms_report_add_fact_table (report);
  g_autofree char *hash = paper != NULL ? isms_report_dup_hash (paper->sha256) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    isms_report_table_add_field (table, db, review, names[i], NULL);
  isms_report_table_add_fact (table, _ ("Approved report"), paper != NULL ? paper->name : NULL);
  isms_report_table_add_fact (table, "SHA-256", hash);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* "Ada Osei, 12 Nov 2026" */
static char *
dup_whose (IsmsRecord *addendum)
{
  const char *person = isms_record_get_text (addendum, "person");
  g_autofree char *day = isms_day_dup_words (isms_record_get_text (addendum, "added_on"));

  if (person == NULL)
    return g_steal_pointer (&day);
  return *day != '\0' ? g_strdup_printf ("%s, %s", person, day) : g_strdup (person);
}

static void
add_addendum (IsmsReport *report, IsmsRecord *addendum)
{
  g_autofree char *heading =
      g_strdup_printf ("%s %s", isms_record_get_ref (addendum), isms_record_get_title (addendum));
  g_autofree char *whose = dup_whose (addendum);

  isms_report_add_heading (report, 2, heading);
  if (*whose != '\0')
    isms_report_add_note (report, whose);
  isms_report_add_prose (report, isms_record_get_text (addendum, "words"), NULL);
}

/**
 * isms_review_addenda_report_new:
 * @db: a connection of the calling thread: the background reader's
 * @review: the id of a management review
 * @date: the day of the report
 * @error: return location; %G_IO_ERROR_NOT_FOUND where there is no such review
 *
 * Composes what was added to the review since it was approved.
 *
 * Returns: (transfer full): the report; %NULL on error
 */
IsmsReport *
isms_review_addenda_report_new (IsmsDatabase *db, gint64 review, GDateTime *date, GError **error)
{
  g_autoptr (IsmsRecord) record = isms_report_load_record (
      db, "review", review, _ ("The management review is no longer there."), error);
  g_autoptr (IsmsReport) report = isms_report_new (_ ("Addenda to a Management Review"), date);
  g_autoptr (GPtrArray) addenda = NULL;
  g_autofree char *subtitle = NULL;

  if (record == NULL || !isms_report_read_organisation (report, db, NULL, error))
    return NULL;
  addenda = isms_report_load_ids (
      db, "review_addendum",
      "SELECT id FROM review_addendum WHERE review_id = ? AND archived = 0 ORDER BY added_on, id",
      review, error);
  if (addenda == NULL)
    return NULL;
  subtitle =
      g_strdup_printf ("%s · %s", isms_record_get_ref (record), isms_record_get_title (record));
  isms_report_set_subtitle (report, subtitle);
  if (!add_facts (report, db, record, error))
    return NULL;
  isms_report_add_heading (report, 1, _ ("Addenda"));
  for (guint i = 0; i < addenda->len; i++)
    add_addendum (report, addenda->pdata[i]);
  if (addenda->len == 0)
    isms_report_add_note (report, _ ("Nothing was added to it."));
  return g_steal_pointer (&report);
}
