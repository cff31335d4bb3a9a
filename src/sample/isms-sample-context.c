/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Tells data/sample/context: a file for each kind, a row for each record, on its day. */

#include "isms-config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-responsibility.h"
#include "isms-sample-private.h"
#include "isms-uid.h"

/* Of an event's row: the file, and the row in it. */
#define ROWS 1000

static const char *const kinds[] = { "issue",
                                     "party",
                                     "requirement",
                                     "feedback",
                                     "role",
                                     "commitment",
                                     "objective",
                                     "planned_change",
                                     "communication",
                                     "course",
                                     "competence",
                                     "qualification",
                                     "session",
                                     "metric",
                                     "supplier",
                                     "contract",
                                     "supplier_certificate",
                                     "supplier_assessment",
                                     "responsibility" };
#define N_KINDS G_N_ELEMENTS (kinds)

G_STATIC_ASSERT (N_KINDS == ISMS_SAMPLE_N_CONTEXT);

static gboolean
is_responsibility (guint file)
{
  return file == N_KINDS - 1;
}

gboolean
isms_sample_context_load (IsmsSampleStory *story, GError **error)
{
  for (guint i = 0; i < N_KINDS; i++)
    {
      g_autofree char *name = g_strdup_printf ("context/%s.csv", kinds[i]);

      story->context[i] = isms_sample_load_table (name, story->cancellable, error);
      if (story->context[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

void
isms_sample_context_clear (IsmsSampleStory *story)
{
  for (guint i = 0; i < N_KINDS; i++)
    g_clear_pointer (&story->context[i], isms_table_unref);
}

void
isms_sample_context_plan (IsmsSampleStory *story, IsmsSampleRisks *risks)
{
  for (guint i = 0; i < N_KINDS; i++)
    for (guint row = 1; row < isms_table_get_n_rows (story->context[i]); row++)
      isms_sample_risks_add (risks, isms_sample_get_number (story->context[i], row, "day"),
                             "context", i * ROWS + row);
  isms_sample_risks_sort (risks);
}

/* --- Records --- */

/* Days of the story are told from its end. */
static void
set_cell (IsmsSampleStory *story,
          IsmsRow *values,
          const IsmsKind *kind,
          guint file,
          guint row,
          const char *name)
{
  IsmsTable *table = story->context[file];
  const IsmsField *field = isms_kind_find_field (kind, name);
  const char *text = isms_sample_get_cell (table, row, name);

  if (field == NULL || *text == '\0')
    return;
  if (field->kind == ISMS_FIELD_DATE)
    {
      g_autofree char *day =
          isms_sample_calendar_format (&story->calendar, isms_sample_get_number (table, row, name));

      isms_row_set_text (values, name, day);
    }
  else if (field->kind == ISMS_FIELD_MONEY)
    isms_row_set_int (values, name, g_ascii_strtoll (text, NULL, 10));
  else if (field->kind == ISMS_FIELD_REAL)
    isms_row_set_real (values, name, g_ascii_strtod (text, NULL));
  else
    isms_sample_set_cell (story, values, kind, name, text);
}

static gboolean
link_cells (IsmsSampleStory *story,
            IsmsStep *step,
            const IsmsKind *kind,
            gint64 id,
            guint file,
            guint row,
            GError **error)
{
  IsmsTable *table = story->context[file];

  for (guint i = 0; i < isms_table_get_n_columns (table); i++)
    {
      const IsmsField *field = isms_kind_find_field (kind, isms_table_get (table, 0, i));
      const char *refs = isms_table_get (table, row, i);

      if (field == NULL || field->kind != ISMS_FIELD_LINKS || *refs == '\0')
        continue;
      if (!isms_sample_link_records (story, step, kind, id, field->name, refs))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: “%s”", kind->name, refs);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
add_record (
    IsmsSampleStory *story, int day, guint file, guint row, const char *manager, GError **error)
{
  IsmsTable *table = story->context[file];
  const IsmsKind *kind = isms_kind_find (kinds[file]);
  const char *ref = isms_sample_get_cell (table, row, "ref");
  /* Translators: a record's ref: Added R-014 */
  g_autofree char *label = g_strdup_printf (_ ("Added %s"), ref);
  g_autoptr (IsmsStep) step = isms_sample_begin (story, day, manager, label);
  g_autofree char *uid = isms_uid_from_words (ref);
  IsmsRow *values = isms_row_new ();
  gint64 id;

  isms_row_set_text (values, "uid", uid);
  for (guint i = 0; i < isms_table_get_n_columns (table); i++)
    set_cell (story, values, kind, file, row, isms_table_get (table, 0, i));
  id = isms_step_insert (step, kind->name, values);
  isms_sample_note_id (story, ref, id);
  return link_cells (story, step, kind, id, file, row, error)
         && isms_step_commit (step, story->cancellable, error);
}

/* --- Responsibilities: "RO-001:A RO-002:R" --- */

static IsmsRaci
find_raci (const char *letters)
{
  static const struct
  {
    const char *letters;
    IsmsRaci raci;
  } all[] = {
    { "R", ISMS_RACI_RESPONSIBLE }, { "A", ISMS_RACI_ACCOUNTABLE }, { "AR", ISMS_RACI_BOTH },
    { "C", ISMS_RACI_CONSULTED },   { "I", ISMS_RACI_INFORMED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (g_strcmp0 (all[i].letters, letters) == 0)
      return all[i].raci;
  return ISMS_RACI_NONE;
}

static gboolean
add_responsibilities (
    IsmsSampleStory *story, int day, guint file, guint row, const char *manager, GError **error)
{
  IsmsTable *table = story->context[file];
  const char *ref = isms_sample_get_cell (table, row, "ref");
  gint64 control = 0;
  const IsmsKind *kind =
      isms_record_find (isms_store_get_reader (story->store), ref, &control, NULL);
  g_auto (GStrv) roles = g_strsplit (isms_sample_get_cell (table, row, "roles"), " ", -1);
  /* Translators: what a step did; a record's ref */
  g_autofree char *label = g_strdup_printf (_ ("Gave out the responsibilities for %s"), ref);
  g_autoptr (IsmsStep) step = isms_sample_begin (story, day, manager, label);

  for (guint i = 0; roles[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (roles[i], ":", 2);
      gint64 role = isms_sample_find_id (story, words[0]);
      IsmsRaci raci = find_raci (words[1]);

      if (kind == NULL || role == 0 || raci == ISMS_RACI_NONE)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: “%s”", ref, roles[i]);
          return FALSE;
        }
      isms_raci_set (step, role, kind, control, raci);
    }
  return isms_step_commit (step, story->cancellable, error);
}

gboolean
isms_sample_context_happens (IsmsSampleStory *story,
                             const IsmsSampleEvent *event,
                             const char *manager,
                             GError **error)
{
  guint file = event->row / ROWS;
  guint row = event->row % ROWS;

  if (is_responsibility (file))
    return add_responsibilities (story, event->day, file, row, manager, error);
  return add_record (story, event->day, file, row, manager, error);
}
