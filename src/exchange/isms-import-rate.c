/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The ratings that a row gives (6.1.2 d): the grid of the method alone says what level they make;
 * what the file says of score and level is only held against it. */

#include "isms-config.h"

#include "isms-estimate.h"
#include "isms-import-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

static int
find_column (ImportRun *run, IsmsImportTargetType type, IsmsPosture posture)
{
  for (guint i = 0; i < run->import->columns->len; i++)
    {
      const IsmsImportTarget *target = isms_import_get_target (run->import, i);

      if (target->type == type && target->posture == posture)
        return i;
    }
  return -1;
}

/* NULL: no such column, or nothing in it. */
static const char *
get_cell (ImportRun *run, ImportRecord *record, IsmsImportTargetType type, IsmsPosture posture)
{
  int column = find_column (run, type, posture);
  const char *text = column >= 0 ? isms_table_get (run->import->table, record->row, column) : "";

  text = isms_import_clean (text, record->chunk);
  return *text != '\0' ? text : NULL;
}

static void
keep_cell (ImportRun *run, ImportRecord *record, IsmsImportTargetType type, IsmsPosture posture)
{
  const char *text = get_cell (run, record, type, posture);

  if (text != NULL)
    isms_import_keep (
        record, isms_import_get_heading (run->import, find_column (run, type, posture)), text);
}

/* The number that a rating cell begins with, as the file counts; 0: a word. */
static int
get_factor (ImportRun *run, ImportRecord *record, IsmsImportTargetType type, IsmsPosture posture)
{
  const char *text = get_cell (run, record, type, posture);

  return text != NULL ? atoi (text) : 0;
}

/* Does the file's product of likelihood and impact agree? What cannot be told is kept. */
static void
check_score (ImportRun *run, ImportRecord *record, IsmsPosture said, IsmsPosture rated)
{
  int score = record->scores[said];
  int likelihood = get_factor (run, record, ISMS_IMPORT_LIKELIHOOD, rated);
  int impact = get_factor (run, record, ISMS_IMPORT_IMPACT, rated);

  if (score == 0 || score == likelihood * impact)
    return;
  keep_cell (run, record, ISMS_IMPORT_SCORE, said);
  if (likelihood > 0 && impact > 0)
    /* Translators: three numbers of one row of a risk register */
    isms_import_say (record,
                     _ ("The score %d is not %d × %d. The level comes from the method’s grid; the "
                        "score is kept in the note."),
                     score, likelihood, impact);
}

/* The level of the method that the file's word names; NULL: none. */
static const IsmsLevel *
find_level (IsmsMethod *method, const char *text)
{
  g_autofree char *folded = isms_words_fold (text);
  int degree = isms_scale_read_degree (folded);
  const IsmsLevel *alike = NULL;

  for (int rank = 1; rank <= isms_method_get_n_levels (method); rank++)
    {
      const IsmsLevel *level = isms_method_get_level (method, rank);
      g_autofree char *name = isms_words_fold (level->name);

      if (strcmp (name, folded) == 0)
        return level;
      if (degree >= 0 && isms_scale_read_degree (name) == degree)
        alike = level;
    }
  return alike;
}

static void
check_level (ImportRun *run, ImportRecord *record, IsmsPosture said, const Rating *rating)
{
  const char *text = record->levels[said];
  IsmsMethod *method = run->import->method;
  const IsmsLevel *theirs = text != NULL ? find_level (method, text) : NULL;
  const IsmsLevel *level = isms_method_rate (method, rating->likelihood, rating->impact);

  if (text == NULL || (theirs != NULL && theirs == level))
    return;
  keep_cell (run, record, ISMS_IMPORT_LEVEL, said);
  if (theirs != NULL && level != NULL)
    /* Translators: a risk's level by the file, and by the workspace's risk method */
    isms_import_say (record,
                     _ ("The file says “%s”; by the method’s grid it is %s. The file’s word is "
                        "kept in the note."),
                     text, level->name);
}

/* Which rating the score and level of a posture are about: a file that says "Inherent Score" beside
 * plain likelihood and impact means those. */
static IsmsPosture
find_rated (ImportRecord *record, IsmsPosture posture)
{
  return record->ratings[posture].likelihood == 0 ? ISMS_POSTURE_CURRENT : posture;
}

/**
 * isms_import_check_ratings:
 *
 * Half a rating is none: it goes to the note.
 */
void
isms_import_check_ratings (ImportRun *run, ImportRecord *record)
{
  for (guint i = 0; i < G_N_ELEMENTS (record->ratings); i++)
    {
      Rating *rating = &record->ratings[i];

      if ((rating->likelihood == 0) == (rating->impact == 0))
        continue;
      keep_cell (run, record, rating->likelihood == 0 ? ISMS_IMPORT_IMPACT : ISMS_IMPORT_LIKELIHOOD,
                 i);
      rating->likelihood = rating->impact = 0;
      isms_import_say (
          record, _ ("Likelihood and impact make a rating only together; what is there is kept in "
                     "the note."));
    }
  for (guint i = 0; i < G_N_ELEMENTS (record->ratings); i++)
    {
      IsmsPosture rated = find_rated (record, i);

      check_score (run, record, i, rated);
      check_level (run, record, i, &record->ratings[rated]);
    }
}

/* What the rating does to its risk. @existing: (nullable) */
static void
follow_rating (ImportRun *run,
               ImportRecord *record,
               const ExistingRecord *existing,
               IsmsPosture posture)
{
  const Rating *rating = &record->ratings[posture];
  gboolean has_current =
      record->ratings[ISMS_POSTURE_CURRENT].likelihood != 0
      || (existing != NULL && existing->ratings[ISMS_POSTURE_CURRENT].likelihood != 0);

  isms_rating_follow (
      existing != NULL ? existing->values : NULL, record->values, posture, has_current,
      isms_method_rate (run->import->method, rating->likelihood, rating->impact)->review_days,
      run->today);
}

/**
 * isms_import_drop_known_ratings:
 * @existing: (nullable): the record as it stands
 *
 * Ratings are appended, never changed: one that says the same again is none.
 *
 * Returns: whether any is left
 */
gboolean
isms_import_drop_known_ratings (ImportRun *run,
                                ImportRecord *record,
                                const ExistingRecord *existing)
{
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (record->ratings); i++)
    {
      Rating *rating = &record->ratings[i];
      const Rating *known = existing != NULL ? &existing->ratings[i] : NULL;

      if (known != NULL && known->likelihood == rating->likelihood
          && known->impact == rating->impact)
        rating->likelihood = rating->impact = 0;
      any |= rating->likelihood != 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (record->ratings); i++)
    if (record->ratings[i].likelihood != 0)
      follow_rating (run, record, existing, i);
  return any;
}

/**
 * isms_import_write_ratings:
 *
 * Appends the ratings of a row to the risk @id. @fresh: it has none yet.
 */
gboolean
isms_import_write_ratings (
    ImportRun *run, ImportRecord *record, gint64 id, gboolean fresh, GError **error)
{
  IsmsMethod *method = run->import->method;

  for (guint i = 0; i < G_N_ELEMENTS (record->ratings); i++)
    {
      const Rating *rating = &record->ratings[i];
      g_autoptr (IsmsRow) row = NULL;

      if (rating->likelihood == 0)
        continue;
      row = isms_rating_new_row (id, method, i, rating->likelihood, rating->impact, run->why,
                                 run->actor, run->today, error);
      if (row == NULL
          || (!fresh
              && !isms_rating_keep_estimate (isms_writer_get_database (run->writer), row, error))
          || isms_writer_insert (run->writer, "rating", row, error) == 0)
        return FALSE;
    }
  return TRUE;
}
