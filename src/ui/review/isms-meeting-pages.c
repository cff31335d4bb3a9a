/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Which page is of what. */

#include "isms-config.h"

#include "isms-meeting-pages.h"

#include <glib/gi18n-lib.h>

#include "isms-review.h"

static gboolean
is_input (guint page)
{
  return page >= ISMS_MEETING_FIRST_INPUT && page < ISMS_MEETING_FIRST_INPUT + ISMS_N_REVIEW_INPUTS;
}

const char *
isms_meeting_page_get_input (guint page)
{
  return is_input (page) ? isms_review_inputs[page - ISMS_MEETING_FIRST_INPUT].value : NULL;
}

guint
isms_meeting_page_find_input (const char *input)
{
  for (guint i = 0; i < ISMS_N_REVIEW_INPUTS; i++)
    if (g_strcmp0 (isms_review_inputs[i].value, input) == 0)
      return ISMS_MEETING_FIRST_INPUT + i;
  return ISMS_MEETING_TOPICS;
}

const char *
isms_meeting_page_get_title (guint page)
{
  if (is_input (page))
    return _ (isms_review_inputs[page - ISMS_MEETING_FIRST_INPUT].label);
  switch (page)
    {
    case ISMS_MEETING_OPENING:
      return _ ("Opening");
    case ISMS_MEETING_TOPICS:
      return _ ("Further Topics");
    case ISMS_MEETING_CONCLUSION:
    default:
      return _ ("Conclusion");
    }
}

const char *
isms_meeting_page_get_clause (guint page)
{
  if (is_input (page))
    return isms_review_input_get_clause (isms_meeting_page_get_input (page));
  return page == ISMS_MEETING_CONCLUSION ? "9.3.1 · 9.3.3" : "9.3.1";
}

/* The page of an input, or of a decision. */
static guint
find_record (GPtrArray *records, gint64 id)
{
  for (guint i = 0; i < records->len; i++)
    if (isms_record_get_id (records->pdata[i]) == id)
      return isms_meeting_page_find_input (isms_record_get_text (records->pdata[i], "input"));
  return ISMS_MEETING_TOPICS;
}

/**
 * isms_meeting_page_find_lack:
 * @meeting: what it is about
 * @lack: an IsmsReviewLack of it
 *
 * Returns: the page on which what is missing is said
 */
guint
isms_meeting_page_find_lack (IsmsMeeting *meeting, gconstpointer lack)
{
  const IsmsReviewLack *missing = lack;

  if (g_str_equal (missing->kind->name, "review_participant")
      || g_strcmp0 (missing->field, "chair") == 0)
    return ISMS_MEETING_OPENING;
  if (g_str_equal (missing->kind->name, "review_input"))
    for (guint i = 0; i < ISMS_N_REVIEW_INPUTS; i++)
      {
        IsmsRecord *input = isms_meeting_get_input (meeting, isms_review_inputs[i].value);

        if (input != NULL && isms_record_get_id (input) == missing->record)
          return ISMS_MEETING_FIRST_INPUT + i;
      }
  if (g_str_equal (missing->kind->name, "review_decision"))
    return find_record (isms_meeting_get_decisions (meeting), missing->record);
  return ISMS_MEETING_CONCLUSION;
}
