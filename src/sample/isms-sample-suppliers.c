/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Tells data/sample/supplier-answers.csv: what suppliers answered, what it came to, and what they
 * are linked to from then on. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-edit.h"
#include "isms-sample-private.h"
#include "isms-supplier-answer.h"

void
isms_sample_suppliers_plan (IsmsSampleStory *story, IsmsSampleRisks *risks)
{
  for (guint row = 1; row < isms_table_get_n_rows (story->supplier_answers); row++)
    isms_sample_risks_add (risks, isms_sample_get_number (story->supplier_answers, row, "day"),
                           "supplier", row);
  isms_sample_risks_sort (risks);
}

static const char *
find_answer (char letter)
{
  return letter == 'y'   ? "yes"
         : letter == 'p' ? "partly"
         : letter == 'n' ? "no"
         : letter == 'a' ? "not_applicable"
                         : "not_asked";
}

/* "name=words;name=words" */
static const char *
find_note (const char *const *notes, const char *name)
{
  for (; *notes != NULL; notes++)
    if (g_str_has_prefix (*notes, name) && (*notes)[strlen (name)] == '=')
      return *notes + strlen (name) + 1;
  return NULL;
}

/* "name:p name:n"; what is not named there is answered with @rest. */
static const char *
find_mark (const char *const *answers, const char *name, const char *rest)
{
  for (; *answers != NULL; answers++)
    if (g_str_has_prefix (*answers, name) && (*answers)[strlen (name)] == ':')
      return find_answer ((*answers)[strlen (name) + 1]);
  return find_answer (*rest);
}

static gboolean
record_answers (
    IsmsSampleStory *story, guint row, IsmsStep *step, gint64 assessment, GError **error)
{
  IsmsTable *table = story->supplier_answers;
  g_auto (GStrv) answers = g_strsplit (isms_sample_get_cell (table, row, "answers"), " ", -1);
  g_auto (GStrv) notes = g_strsplit (isms_sample_get_cell (table, row, "notes"), ";", -1);
  g_autoptr (GPtrArray) asked =
      isms_supplier_answer_load (isms_store_get_reader (story->store), assessment, error);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (IsmsSupplierMark));

  for (guint i = 0; asked != NULL && i < asked->len; i++)
    {
      const IsmsSupplierAnswer *one = asked->pdata[i];
      IsmsSupplierMark mark = {
        .name = one->name,
        .answer = find_mark ((const char *const *) answers, one->name,
                             isms_sample_get_cell (table, row, "rest")),
        .note = find_note ((const char *const *) notes, one->name),
      };

      g_array_append_val (marks, mark);
    }
  isms_supplier_answer_record (step, assessment, (const IsmsSupplierMark *) marks->data,
                               marks->len);
  return asked != NULL;
}

static gboolean
link_supplier (
    IsmsSampleStory *story, guint row, IsmsStep *step, gint64 supplier, const char *field)
{
  const char *refs = isms_sample_get_cell (story->supplier_answers, row, field);

  return *refs == '\0'
         || isms_sample_link_records (story, step, isms_kind_find ("supplier"), supplier, field,
                                      refs);
}

static gint64
find_supplier (IsmsSampleStory *story, gint64 assessment, GError **error)
{
  g_autoptr (IsmsRecord) record =
      isms_record_load (isms_store_get_reader (story->store),
                        isms_kind_find ("supplier_assessment"), assessment, error);

  return record != NULL ? isms_record_get_reference (record, "supplier") : 0;
}

static void
conclude (IsmsSampleStory *story, guint row, IsmsStep *step, gint64 assessment)
{
  IsmsTable *table = story->supplier_answers;
  const char *conclusion = isms_sample_get_cell (table, row, "conclusion");
  const char *conditions = isms_sample_get_cell (table, row, "conditions");
  IsmsRow *values = isms_row_new ();

  isms_row_set_text (values, "conclusion", *conclusion != '\0' ? conclusion : NULL);
  isms_row_set_text (values, "conditions", *conditions != '\0' ? conditions : NULL);
  isms_step_update (step, "supplier_assessment", assessment, values);
}

/* What is answered, concluded and linked with it; "act" stands on a row of its own. */
static gboolean
tell (IsmsSampleStory *story, guint row, IsmsStep *step, gint64 assessment, GError **error)
{
  const char *ref = isms_sample_get_cell (story->supplier_answers, row, "assessment");
  gint64 supplier = find_supplier (story, assessment, error);

  if (supplier == 0 || !record_answers (story, row, step, assessment, error))
    return FALSE;
  conclude (story, row, step, assessment);
  if (link_supplier (story, row, step, supplier, "risks")
      && link_supplier (story, row, step, supplier, "documents"))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: no such record", ref);
  return FALSE;
}

/**
 * isms_sample_suppliers_happen:
 * @story: what is told
 * @row: of the table of answers
 * @day: on which it happened
 * @error: return location
 *
 * Returns: %FALSE on error
 */
gboolean
isms_sample_suppliers_happen (IsmsSampleStory *story, guint row, int day, GError **error)
{
  IsmsTable *table = story->supplier_answers;
  const char *ref = isms_sample_get_cell (table, row, "assessment");
  const char *person = isms_sample_get_cell (table, row, "person");
  gboolean acts = *isms_sample_get_cell (table, row, "act") != '\0';
  gint64 assessment = isms_sample_find_id (story, ref);
  /* Translators: what a step did; an assessment's ref */
  g_autofree char *label = acts ? g_strdup_printf (_ ("Made actions of the gaps of %s"), ref)
                                : g_strdup_printf (_ ("Recorded the answers of %s"), ref);
  g_autoptr (IsmsStep) step = isms_sample_begin (story, day, person, label);

  if (acts)
    isms_supplier_answer_act_on_gaps (step, assessment);
  else if (!tell (story, row, step, assessment, error))
    return FALSE;
  return isms_step_commit (step, story->cancellable, error);
}
