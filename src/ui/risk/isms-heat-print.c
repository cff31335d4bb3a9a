/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the page shows, for paper. */

#include "isms-config.h"

#include "isms-heat-print.h"

#include "isms-risk-words.h"

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
