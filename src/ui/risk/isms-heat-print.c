/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the page shows, for paper. */

#include "isms-config.h"

#include "isms-heat-print.h"

#include <glib/gi18n-lib.h>

#include "isms-risk-words.h"

#define MAX_MOVES 400 /* that are listed on paper */

/* The refs of the chips that the page may show, as far as they are listed. */
static GStrv
dup_refs (IsmsHeatSource *source, int likelihood, int impact)
{
  IsmsDatabase *reader = isms_workspace_get_reader (isms_heat_source_get_workspace (source));
  guint n_ids;
  const gint64 *ids = isms_heat_source_get_ids (source, likelihood, impact, &n_ids);
  g_autoptr (GStrvBuilder) refs = g_strv_builder_new ();
  g_autoptr (GPtrArray) records = NULL;

  if (n_ids > 0)
    records = isms_record_load_found (reader, isms_heat_source_get_found_query (source), ids, n_ids,
                                      NULL);
  for (guint i = 0; records != NULL && i < records->len; i++)
    if (g_ptr_array_index (records, i) != NULL)
      g_strv_builder_add (refs, isms_record_get_ref (g_ptr_array_index (records, i)));
  return g_strv_builder_end (refs);
}

/**
 * isms_heat_print_dup_chart:
 * @source: what the map shows
 *
 * Returns: (transfer full) (nullable): the map with its counts, chips and moves
 */
IsmsHeatChart *
isms_heat_print_dup_chart (IsmsHeatSource *source)
{
  IsmsMethod *method = isms_heat_source_get_method (source);
  IsmsHeatChart *chart = method != NULL ? isms_risk_words_dup_chart (method, TRUE) : NULL;
  g_autoptr (GArray) moves = isms_heat_source_dup_moves (source, NULL);

  if (chart == NULL)
    return NULL;
  for (int l = 1; l <= isms_method_get_n_likelihoods (method); l++)
    for (int i = 1; i <= isms_method_get_n_impacts (method); i++)
      {
        g_auto (GStrv) refs = dup_refs (source, l, i);

        isms_heat_chart_set_count (chart, l, i, isms_heat_source_get_count (source, l, i));
        isms_heat_chart_set_chips (chart, l, i, (const char *const *) refs);
      }
  if (moves != NULL)
    isms_heat_chart_set_moves (chart, (IsmsHeatMovement *) moves->data, moves->len);
  return chart;
}

/**
 * isms_heat_print_dup_words:
 * @source: what the map shows
 *
 * Returns: (transfer full): the cells that risks stand in, a sentence each
 */
char *
isms_heat_print_dup_words (IsmsHeatSource *source)
{
  IsmsMethod *method = isms_heat_source_get_method (source);
  GString *words = g_string_new (NULL);

  for (int l = isms_method_get_n_likelihoods (method); l >= 1; l--)
    for (int i = 1; i <= isms_method_get_n_impacts (method); i++)
      {
        guint n = isms_heat_source_get_count (source, l, i);
        g_autofree char *cell = n > 0 ? isms_risk_words_dup_cell (method, l, i, n) : NULL;

        if (cell != NULL)
          g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", cell);
      }
  return g_string_free_and_steal (words);
}

/**
 * isms_heat_print_dup_caption:
 * @source: what the map shows
 * @caption: what it says of itself
 *
 * Returns: (transfer full): that, and how many of the arrows are drawn where not all are
 */
char *
isms_heat_print_dup_caption (IsmsHeatSource *source, const char *caption)
{
  g_autoptr (GArray) moves = isms_heat_source_dup_moves (source, NULL);
  guint n_shown = moves != NULL ? isms_heat_chart_count_shown (moves->len) : 0;
  g_autofree char *shown = NULL;

  if (moves == NULL || n_shown == moves->len)
    return g_strdup (caption);
  /* Translators: of the arrows of a map on paper; both numbers are larger than ten. */
  shown = g_strdup_printf (
      _ ("the %u largest of %u movements are drawn, the next pages list the risks"), n_shown,
      moves->len);
  return g_strdup_printf ("%s · %s", caption, shown);
}

static void
clear_move (gpointer data)
{
  IsmsMapMove *move = data;

  g_free (move->ref);
  g_free (move->title);
}

/* The risks that moved, those that got worse first, by ref. */
static GArray *
list_moved (IsmsHeatSource *source)
{
  IsmsHeatPast *past = isms_heat_source_get_past (source);
  IsmsRiskTimeline *timeline = past != NULL ? isms_heat_past_get_timeline (past) : NULL;
  guint n = timeline != NULL ? isms_risk_timeline_get_n_risks (timeline) : 0;
  GArray *risks = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (int better = 0; better < 2; better++)
    for (guint i = 0; i < n && risks->len < MAX_MOVES; i++)
      {
        gint64 risk = isms_risk_timeline_get_risk (timeline, i);
        IsmsHeatMovement move;

        if (isms_heat_source_find_move (source, risk, &move) && move.worse == !better)
          g_array_append_val (risks, risk);
      }
  return risks;
}

/**
 * isms_heat_print_dup_moves:
 * @source: what the map shows
 *
 * Returns: (transfer full) (element-type IsmsMapMove): the risks that moved; none where no movement
 *   is shown
 */
GArray *
isms_heat_print_dup_moves (IsmsHeatSource *source)
{
  IsmsDatabase *reader = isms_workspace_get_reader (isms_heat_source_get_workspace (source));
  GArray *moves = g_array_new (FALSE, FALSE, sizeof (IsmsMapMove));
  g_autoptr (GArray) risks = list_moved (source);
  g_autoptr (GPtrArray) records = NULL;

  g_array_set_clear_func (moves, clear_move);
  if (risks->len > 0)
    records = isms_record_load_found (reader, isms_heat_source_get_found_query (source),
                                      (const gint64 *) (gpointer) risks->data, risks->len, NULL);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      IsmsRecord *record = g_ptr_array_index (records, i);
      IsmsHeatMovement found;
      IsmsMapMove move;

      if (record == NULL
          || !isms_heat_source_find_move (source, g_array_index (risks, gint64, i), &found))
        continue;
      move = (IsmsMapMove) { .ref = g_strdup (isms_record_get_ref (record)),
                             .title = g_strdup (isms_record_get_title (record)),
                             .from = { found.from[0], found.from[1] },
                             .to = { found.to[0], found.to[1] },
                             .worse = found.worse };
      g_array_append_val (moves, move);
    }
  return moves;
}
