/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Tells data/sample/evidence.csv: what was collected on which day, by whom and for what, with the
 * files of data/sample/evidence. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-evidence.h"
#include "isms-sample-private.h"
#include "isms-uid.h"

static const char *
or_null (const char *text)
{
  return *text != '\0' ? text : NULL;
}

/* @refs: "A.5.15 R-001", of records that are there by then. */
static gboolean
tie (IsmsSampleStory *story, IsmsStep *step, gint64 id, const char *refs, GError **error)
{
  g_auto (GStrv) words = g_strsplit (refs, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gint64 target;
      const IsmsKind *kind =
          isms_record_find (isms_store_get_reader (story->store), words[i], &target, NULL);

      if (kind == NULL)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "evidence.csv: no “%s”",
                       words[i]);
          return FALSE;
        }
      isms_evidence_set_for (step, id, kind, target, TRUE);
    }
  return TRUE;
}

static gboolean
attach (IsmsStep *step, gint64 id, const char *name, GError **error)
{
  g_autofree char *resource = g_strconcat ("evidence/", name, NULL);
  g_autoptr (GBytes) bytes = isms_sample_load (resource, error);

  if (bytes == NULL)
    return FALSE;
  isms_step_attach_bytes (step, "evidence", id, name, NULL, bytes);
  return TRUE;
}

/**
 * isms_sample_evidence_collect:
 * @story: what is told
 * @row: of the table of evidence
 * @day: on which it was collected
 * @error: return location
 *
 * Returns: %FALSE on error
 */
gboolean
isms_sample_evidence_collect (IsmsSampleStory *story, guint row, int day, GError **error)
{
  IsmsTable *table = story->evidence;
  const char *person = isms_sample_get_cell (table, row, "by");
  const char *file = isms_sample_get_cell (table, row, "file");
  const char *valid = isms_sample_get_cell (table, row, "valid");
  g_autofree char *words = g_strdup_printf ("evidence/%u", row);
  g_autofree char *uid = isms_uid_from_words (words);
  g_autofree char *on = isms_sample_calendar_format (&story->calendar, day);
  g_autofree char *until =
      *valid != '\0' ? isms_sample_calendar_format (&story->calendar,
                                                    isms_sample_get_number (table, row, "valid"))
                     : NULL;
  const IsmsEvidenceDraft draft = {
    .title = isms_sample_get_cell (table, row, "title"),
    .form = isms_sample_get_cell (table, row, "form"),
    .kind = or_null (isms_sample_get_cell (table, row, "kind")),
    .link = or_null (isms_sample_get_cell (table, row, "link")),
    .words = or_null (isms_sample_get_cell (table, row, "words")),
    .collected_on = on,
    .collected_by = isms_sample_find_id (story, person),
    .valid_until = until,
    .uid = uid,
  };
  /* Translators: what a step did: Collected evidence: Round of access rights */
  g_autofree char *label = g_strdup_printf (_ ("Collected evidence: %s"), draft.title);
  g_autoptr (IsmsStep) step = isms_sample_begin (story, day, person, label);
  gint64 id = isms_evidence_create (step, &draft);

  return tie (story, step, id, isms_sample_get_cell (table, row, "for"), error)
         && (*file == '\0' || attach (step, id, file, error))
         && isms_step_commit (step, story->cancellable, error);
}

void
isms_sample_evidence_plan (IsmsSampleStory *story, IsmsSampleRisks *risks)
{
  for (guint row = 1; row < isms_table_get_n_rows (story->evidence); row++)
    isms_sample_risks_add (risks, isms_sample_get_number (story->evidence, row, "day"), "collect",
                           row);
  isms_sample_risks_sort (risks);
}
