/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Tells data/sample/reviews.csv: management reviews, planned, prepared, held and approved. Rows of
 * one day, person and review are one step. part: nothing for the review itself, an input ("d3"),
 * who takes part ("P-002"), a decision ("RD-001"), or the action that it made ("AC-101"). */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-edit.h"
#include "isms-review-approval.h"
#include "isms-review.h"
#include "isms-sample-private.h"
#include "isms-uid.h"

static const char *
get (IsmsSampleStory *story, guint row, const char *name)
{
  return isms_sample_get_cell (story->reviews, row, name);
}

static gboolean
belongs_to (IsmsSampleStory *story, guint row, guint first)
{
  return row < isms_table_get_n_rows (story->reviews)
         && g_str_equal (get (story, row, "day"), get (story, first, "day"))
         && g_str_equal (get (story, row, "person"), get (story, first, "person"))
         && g_str_equal (get (story, row, "review"), get (story, first, "review"));
}

void
isms_sample_reviews_plan (IsmsSampleStory *story, IsmsSampleRisks *risks)
{
  for (guint row = 1; row < isms_table_get_n_rows (story->reviews); row++)
    if (row == 1 || !belongs_to (story, row, row - 1))
      isms_sample_risks_add (risks, isms_sample_get_number (story->reviews, row, "day"), "review",
                             row);
  isms_sample_risks_sort (risks);
}

static gboolean
refuse (IsmsSampleStory *story, guint row, GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s/%s: %s “%s”",
               get (story, row, "review"), get (story, row, "part"), get (story, row, "field"),
               get (story, row, "value"));
  return FALSE;
}

/* --- The parts of a review --- */

/* The same each time the story is told: by what they are of the review. */
static gboolean
name_parts (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  static const struct
  {
    const char *kind;
    const char *sql;
  } parts[] = {
    { "review", "SELECT id, ref FROM review WHERE id = ?1" },
    { "review_input", "SELECT i.id, r.ref || '/' || i.input FROM review_input AS i "
                      "JOIN review AS r ON r.id = i.review_id WHERE r.id = ?1 ORDER BY i.id" },
    { "review_participant", "SELECT t.id, r.ref || '/' || p.ref FROM review_participant AS t "
                            "JOIN review AS r ON r.id = t.review_id JOIN person AS p "
                            "ON p.id = t.person_id WHERE r.id = ?1 ORDER BY t.id" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (IsmsStatement) statement =
          isms_database_prepare (isms_writer_get_database (writer), parts[i].sql, error);

      if (statement == NULL)
        return FALSE;
      isms_statement_bind_int (statement, 1, *(const gint64 *) data);
      while (isms_statement_next (statement, error))
        {
          g_autofree char *uid = isms_uid_from_words (isms_statement_get_text (statement, 1));
          g_autoptr (IsmsRow) row = isms_row_new ();

          isms_row_set_text (row, "uid", uid);
          if (!isms_writer_update (writer, parts[i].kind, isms_statement_get_int (statement, 0),
                                   row, error))
            return FALSE;
        }
      if (isms_statement_failed (statement))
        return FALSE;
    }
  return TRUE;
}

static const IsmsKind *
find_kind (const char *part)
{
  if (*part == '\0')
    return isms_kind_find ("review");
  if (g_str_has_prefix (part, "P-"))
    return isms_kind_find ("review_participant");
  if (g_str_has_prefix (part, "RD-"))
    return isms_kind_find ("review_decision");
  if (g_str_has_prefix (part, "AD-"))
    return isms_kind_find ("review_addendum");
  return isms_kind_find (g_str_has_prefix (part, "AC-") ? "action" : "review_input");
}

static gint64
query_part (IsmsSampleStory *story, const char *sql, gint64 review, const char *part)
{
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (isms_store_get_reader (story->store), sql, NULL);

  if (statement == NULL)
    return 0;
  isms_statement_bind_int (statement, 1, review);
  isms_statement_bind_text (statement, 2, part);
  return isms_statement_next (statement, NULL) ? isms_statement_get_int (statement, 0) : 0;
}

/* 0: it is not there yet. */
static gint64
find_part (IsmsSampleStory *story, gint64 review, const char *part)
{
  const char *kind = find_kind (part)->name;

  if (*part == '\0')
    return review;
  if (g_str_equal (kind, "review_input"))
    return query_part (story, "SELECT id FROM review_input WHERE review_id = ?1 AND input = ?2",
                       review, part);
  if (g_str_equal (kind, "review_participant"))
    return query_part (story,
                       "SELECT t.id FROM review_participant AS t JOIN person AS p "
                       "ON p.id = t.person_id WHERE t.review_id = ?1 AND p.ref = ?2",
                       review, part);
  return isms_sample_find_id (story, part);
}

static gboolean
set_cell (IsmsSampleStory *story, IsmsRow *values, const IsmsKind *kind, guint row)
{
  const char *name = get (story, row, "field");
  const char *text = get (story, row, "value");
  const IsmsField *field = isms_kind_find_field (kind, name);
  int told = isms_sample_get_number (story->reviews, row, "day");

  if (g_str_equal (name, "for"))
    {
      isms_row_set_text (values, "for_kind", "review_decision");
      isms_row_set_int (values, "for_id", isms_sample_find_id (story, text));
      isms_row_set_text (values, "kind", "decision");
      return TRUE;
    }
  if (field == NULL)
    return FALSE;
  if (field->kind == ISMS_FIELD_TIME)
    return isms_sample_set_time (story, values, told, name, text);
  if (field->kind == ISMS_FIELD_DATE)
    {
      g_autofree char *day =
          isms_sample_calendar_format (&story->calendar, (int) g_ascii_strtoll (text, NULL, 10));

      isms_row_set_text (values, name, day);
    }
  else if (field->kind == ISMS_FIELD_BOOLEAN || field->kind == ISMS_FIELD_MONEY)
    isms_row_set_int (values, name, g_ascii_strtoll (text, NULL, 10));
  else
    isms_sample_set_cell (story, values, kind, name, text);
  return TRUE;
}

/* What a part that is not there yet is called, and whose it is. */
static void
begin_part (IsmsSampleStory *story, IsmsRow *values, const IsmsKind *kind, gint64 review, guint row)
{
  const char *part = get (story, row, "part");
  g_autofree char *words = g_strdup_printf ("%s/%s", get (story, row, "review"), part);
  g_autofree char *uid = isms_uid_from_words (words);

  isms_row_set_text (values, "uid", uid);
  if (!g_str_equal (kind->name, "action"))
    isms_row_set_int (values, "review_id", review);
  if (!g_str_equal (kind->name, "review_participant"))
    {
      isms_row_set_text (values, "ref", part);
      return;
    }
  isms_row_set_int (values, "person_id", isms_sample_find_id (story, part));
  isms_row_set_text (values, "title", g_hash_table_lookup (story->names, part));
}

/* Writes the part that begins in row @first; what is left to its rule is in @last. Returns the row
 * after it; 0 on error. */
static guint
write_part (IsmsSampleStory *story,
            IsmsStep *step,
            gint64 review,
            guint first,
            guint group,
            guint *last,
            GError **error)
{
  const char *part = get (story, first, "part");
  const IsmsKind *kind = find_kind (part);
  gint64 id = find_part (story, review, part);
  g_autoptr (IsmsRow) values = isms_row_new ();
  guint row = first;

  for (; belongs_to (story, row, group) && g_str_equal (get (story, row, "part"), part); row++)
    if (g_str_equal (get (story, row, "field"), "held_on")
        || g_str_equal (get (story, row, "field"), "approve"))
      *last = row;
    else if (!set_cell (story, values, kind, row))
      {
        refuse (story, row, error);
        return 0;
      }
  if (isms_row_get_size (values) == 0)
    return row;
  if (id != 0)
    isms_step_update (step, kind->name, id, g_steal_pointer (&values));
  else
    {
      begin_part (story, values, kind, review, first);
      id = isms_step_insert (step, kind->name, g_steal_pointer (&values));
      if (!g_str_equal (kind->name, "review_participant"))
        isms_sample_note_id (story, part, id);
    }
  return row;
}

/* --- Being held, and approved --- */

/* By its rule, which keeps the figures of that day. */
static gboolean
hold (IsmsSampleStory *story, IsmsStep *step, gint64 review, guint row, GError **error)
{
  const IsmsKind *kind = isms_kind_find ("review");
  g_autoptr (IsmsRecord) record =
      isms_record_load (isms_store_get_reader (story->store), kind, review, error);
  g_autofree char *day = isms_sample_calendar_format (
      &story->calendar, isms_sample_get_number (story->reviews, row, "value"));

  return record != NULL
         && isms_edit_set (step, record, isms_kind_find_field (kind, "held_on"), day, error);
}

static gboolean
approve (IsmsSampleStory *story, IsmsStep *step, gint64 review, guint row, GError **error)
{
  gint64 person = isms_sample_find_id (story, get (story, row, "value"));
  g_autofree char *day = isms_sample_calendar_format (
      &story->calendar, isms_sample_get_number (story->reviews, row, "day"));
  g_autoptr (GBytes) paper =
      isms_review_create_paper (isms_store_get_reader (story->store), review, person, day, error);

  if (paper == NULL)
    return FALSE;
  isms_review_add_approval (step, get (story, row, "review"), review, person, day, paper);
  return TRUE;
}

/* As in the window: it begins with what the last one had. */
static gboolean
begin_review (IsmsSampleStory *story, guint first, int day, GError **error)
{
  const char *ref = get (story, first, "review");
  /* Translators: what a step did; a management review's ref */
  g_autofree char *label = g_strdup_printf (_ ("Planned %s"), ref);
  g_autoptr (IsmsStep) step = isms_sample_begin (story, day, get (story, first, "person"), label);
  gint64 id = isms_review_begin (step, ref, NULL);

  isms_sample_note_id (story, ref, id);
  isms_step_call (step, name_parts, g_memdup2 (&id, sizeof id), g_free);
  return isms_step_commit (step, story->cancellable, error);
}

static char *
dup_label (IsmsSampleStory *story, guint first, guint last)
{
  const char *ref = get (story, first, "review");

  if (last == 0)
    /* Translators: what a step did; a management review's ref */
    return g_strdup_printf (_ ("Wrote in %s"), ref);
  return g_strdup_printf (g_str_equal (get (story, last, "field"), "approve")
                              /* Translators: the ref of a management review */
                              ? _ ("Approved %s")
                              /* Translators: what a step did; a management review's ref */
                              : _ ("Held %s"),
                          ref);
}

/**
 * isms_sample_reviews_happen:
 * @story: what is told
 * @first: of the rows of reviews.csv that are one step
 * @day: on which it happened
 * @error: return location
 *
 * Returns: %FALSE on error
 */
gboolean
isms_sample_reviews_happen (IsmsSampleStory *story, guint first, int day, GError **error)
{
  gint64 review = isms_sample_find_id (story, get (story, first, "review"));
  g_autoptr (IsmsStep) step = NULL;
  g_autofree char *label = NULL;
  guint last = 0;

  if (review == 0)
    {
      if (!begin_review (story, first, day, error))
        return FALSE;
      review = isms_sample_find_id (story, get (story, first, "review"));
    }
  step = isms_sample_begin (story, day, get (story, first, "person"), "");
  for (guint row = first; belongs_to (story, row, first);)
    if ((row = write_part (story, step, review, row, first, &last, error)) == 0)
      return FALSE;
  label = dup_label (story, first, last);
  isms_step_set_label (step, label);
  if (last != 0
      && !(g_str_equal (get (story, last, "field"), "approve")
               ? approve (story, step, review, last, error)
               : hold (story, step, review, last, error)))
    return FALSE;
  return isms_step_commit (step, story->cancellable, error);
}
