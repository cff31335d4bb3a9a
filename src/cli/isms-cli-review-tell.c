/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What “review” tells of a management review: its figures, decisions and what it lacks, for people
 * or as JSON. The names in JSON are told by --help and stay as they are. */

#include "isms-config.h"

#include "isms-cli-review.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "isms-cli-record.h"
#include "isms-cli-table.h"
#include "isms-report-facts.h"
#include "isms-review-approval.h"
#include "isms-review.h"

static GPtrArray *
load_decisions (IsmsDatabase *reader, gint64 review, GError **error)
{
  return isms_report_load_ids (
      reader, "review_decision",
      "SELECT id FROM review_decision WHERE review_id = ? AND archived = 0 ORDER BY ref_key",
      review, error);
}

/* Of no review nothing lacks. */
static GPtrArray *
load_lacks (IsmsDatabase *reader, const IsmsReviewBoard *board, GError **error)
{
  if (board->review == 0 || g_strcmp0 (board->state, "approved") == 0)
    return g_ptr_array_new ();
  return isms_review_list_lacks (reader, board->review, error);
}

/* --- JSON --- */

static const char *
get_unit_name (IsmsReviewUnit unit)
{
  switch (unit)
    {
    case ISMS_REVIEW_PERCENT:
      return "percent";
    case ISMS_REVIEW_DAYS:
      return "days";
    case ISMS_REVIEW_HOURS:
      return "hours";
    case ISMS_REVIEW_COUNT:
    default:
      return "count";
    }
}

static void
add_bool (JsonBuilder *json, const char *name, gboolean value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_boolean_value (json, value);
}

/* A count is a whole number. */
static void
add_value (JsonBuilder *json, const char *name, gboolean has_value, double value)
{
  json_builder_set_member_name (json, name);
  if (!has_value)
    json_builder_add_null_value (json);
  else if (floor (value) >= value)
    json_builder_add_int_value (json, (gint64) value);
  else
    json_builder_add_double_value (json, value);
}

static void
begin_array (JsonBuilder *json, const char *name)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
}

static void
add_points (JsonBuilder *json, const IsmsReviewFigure *figure)
{
  begin_array (json, "points");
  for (guint i = 0; figure->points != NULL && i < figure->points->len; i++)
    {
      const IsmsReviewPoint *point = figure->points->pdata[i];

      json_builder_begin_object (json);
      isms_cli_add_text (json, "day", point->day);
      add_value (json, "value", point->has_value, point->value);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_figure (JsonBuilder *json, const IsmsReviewFigure *figure)
{
  json_builder_begin_object (json);
  isms_cli_add_text (json, "name", figure->name);
  isms_cli_add_text (json, "label", figure->label);
  isms_cli_add_text (json, "unit", get_unit_name (figure->unit));
  add_bool (json, "since_last_review", figure->flow);
  add_value (json, "value", figure->has_value, figure->value);
  add_value (json, "before", figure->has_before, figure->before);
  add_value (json, "change", figure->has_value && figure->has_before,
             figure->value - figure->before);
  isms_cli_add_text (json, "sign", isms_review_sign_get_name (figure->sign));
  isms_cli_add_text (json, "reason", figure->reason);
  isms_cli_add_text (json, "kind", figure->kind != NULL ? figure->kind->import_name : NULL);
  add_points (json, figure);
  json_builder_end_object (json);
}

static void
add_card (JsonBuilder *json, const IsmsReviewCard *card)
{
  json_builder_begin_object (json);
  isms_cli_add_text (json, "input", card->input);
  isms_cli_add_text (json, "clause", isms_review_input_get_clause (card->input));
  isms_cli_add_text (json, "label", card->label);
  isms_cli_add_text (json, "sign", isms_review_sign_get_name (card->sign));
  begin_array (json, "reasons");
  for (guint i = 0; i < card->reasons->len; i++)
    json_builder_add_string_value (json, card->reasons->pdata[i]);
  json_builder_end_array (json);
  add_bool (json, "considered", card->considered);
  isms_cli_add_text (json, "presenter", card->presenter);
  add_value (json, "minutes", card->minutes > 0, card->minutes);
  isms_cli_add_text (json, "comment", card->comment);
  isms_cli_add_text (json, "minuted", card->minuted);
  begin_array (json, "figures");
  for (guint i = 0; i < card->figures->len; i++)
    add_figure (json, card->figures->pdata[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static void
add_decision (JsonBuilder *json, IsmsRecord *decision)
{
  static const char *const names[] = {
    "title", "kind", "input", "owner", "due", "state", "action"
  };

  json_builder_begin_object (json);
  isms_cli_add_text (json, "ref", isms_record_get_ref (decision));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    isms_cli_add_text (json, names[i], isms_record_get_text (decision, names[i]));
  json_builder_end_object (json);
}

/* The ref of the record that mends it; null where a new one does. */
static gboolean
add_lack (JsonBuilder *json, IsmsDatabase *reader, const IsmsReviewLack *lack, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (IsmsRecord) record =
      lack->record != 0 ? isms_record_load (reader, lack->kind, lack->record, &failure) : NULL;

  json_builder_begin_object (json);
  isms_cli_add_text (json, "sentence", lack->sentence);
  isms_cli_add_text (json, "kind", lack->kind->import_name);
  isms_cli_add_text (json, "ref", record != NULL ? isms_record_get_ref (record) : NULL);
  isms_cli_add_text (json, "field", lack->field);
  json_builder_end_object (json);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
add_approval (JsonBuilder *json, IsmsDatabase *reader, gint64 id, GError **error)
{
  g_autoptr (IsmsRecord) review = isms_record_load (reader, isms_kind_find ("review"), id, error);
  g_autoptr (IsmsAttachment) paper =
      review != NULL ? isms_review_find_paper (reader, id, error) : NULL;

  if (paper == NULL)
    return FALSE;
  isms_cli_add_text (json, "approved_on", isms_record_get_text (review, "approved_on"));
  isms_cli_add_text (json, "approved_by", isms_record_get_text (review, "approved_by"));
  isms_cli_add_text (json, "sha256", paper->sha256);
  return TRUE;
}

gboolean
isms_cli_review_tell_json (IsmsDatabase *reader, IsmsReviewBoard *board, GError **error)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (GPtrArray) lacks = load_lacks (reader, board, error);
  g_autoptr (GPtrArray) decisions =
      lacks != NULL ? load_decisions (reader, board->review, error) : NULL;

  if (decisions == NULL)
    return FALSE;
  json_builder_begin_object (json);
  isms_cli_add_text (json, "review", board->ref);
  isms_cli_add_text (json, "title", board->title);
  isms_cli_add_text (json, "state", board->state);
  isms_cli_add_text (json, "since", board->since);
  isms_cli_add_text (json, "since_review", board->since_ref);
  isms_cli_add_text (json, "day", board->day);
  add_bool (json, "stored", board->stored);
  begin_array (json, "inputs");
  for (guint i = 0; i < board->cards->len; i++)
    add_card (json, board->cards->pdata[i]);
  json_builder_end_array (json);
  begin_array (json, "decisions");
  for (guint i = 0; i < decisions->len; i++)
    add_decision (json, decisions->pdata[i]);
  json_builder_end_array (json);
  begin_array (json, "lacks");
  for (guint i = 0; i < lacks->len; i++)
    if (!add_lack (json, reader, lacks->pdata[i], error))
      return FALSE;
  json_builder_end_array (json);
  if (g_strcmp0 (board->state, "approved") == 0
      && !add_approval (json, reader, board->review, error))
    return FALSE;
  json_builder_end_object (json);
  isms_cli_print_json (json);
  return TRUE;
}

/* --- For people --- */

static void
tell_head (const IsmsReviewBoard *board)
{
  g_autofree char *state = isms_report_dup_choice ("review", "state", board->state);

  if (board->review != 0)
    isms_cli_print ("%s %s: %s\n", board->ref, board->title, state);
  if (board->since != NULL)
    /* Translators: a day; the day and the ref of the review before */
    isms_cli_print (_ ("Figures of %s, since %s (%s)\n\n"), board->day, board->since,
                    board->since_ref);
  else
    isms_cli_print (_ ("Figures of %s; there was no review before\n\n"), board->day);
}

static void
add_row (IsmsCliTable *table, const IsmsReviewFigure *figure)
{
  IsmsReviewFigure earlier = { .unit = figure->unit,
                               .has_value = figure->has_before,
                               .value = figure->before };
  g_autofree char *value = isms_review_figure_dup_value (figure);
  g_autofree char *before = isms_review_figure_dup_value (&earlier);
  g_autofree char *change = isms_review_figure_dup_change (figure);

  isms_cli_table_add (table, isms_review_input_get_clause (figure->input));
  isms_cli_table_add (table, figure->label);
  isms_cli_table_add (table, value);
  isms_cli_table_add (table, before);
  isms_cli_table_add (table, change);
  isms_cli_table_add (
      table, figure->sign != ISMS_REVIEW_NONE ? isms_review_sign_get_label (figure->sign) : NULL);
  isms_cli_table_add (table, figure->reason);
}

static void
tell_figures (const IsmsReviewBoard *board)
{
  g_autoptr (IsmsCliTable) table = isms_cli_table_new (7);

  for (guint column = 2; column <= 4; column++)
    isms_cli_table_align_right (table, column);
  isms_cli_table_add (table, _ ("Clause"));
  isms_cli_table_add (table, _ ("Figure"));
  isms_cli_table_add (table, C_ ("figure", "Now"));
  isms_cli_table_add (table, _ ("Last review"));
  isms_cli_table_add (table, _ ("Change"));
  isms_cli_table_add (table, C_ ("figure", "Sign"));
  isms_cli_table_add (table, _ ("Reason"));
  for (guint i = 0; i < board->cards->len; i++)
    {
      const IsmsReviewCard *card = board->cards->pdata[i];

      for (guint k = 0; k < card->figures->len; k++)
        add_row (table, card->figures->pdata[k]);
    }
  isms_cli_table_print (table);
}

gboolean
isms_cli_review_tell (IsmsDatabase *reader, IsmsReviewBoard *board, GError **error)
{
  g_autoptr (GPtrArray) lacks = load_lacks (reader, board, error);

  if (lacks == NULL)
    return FALSE;
  tell_head (board);
  tell_figures (board);
  if (lacks->len > 0)
    isms_cli_print ("\n%s\n", _ ("Before it can be approved:"));
  for (guint i = 0; i < lacks->len; i++)
    isms_cli_print ("  %s\n", ((const IsmsReviewLack *) lacks->pdata[i])->sentence);
  return TRUE;
}
