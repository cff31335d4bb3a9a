/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One wording of a place on the map for chips, cells, buttons and screen readers. */

#include "isms-config.h"

#include "isms-risk-words.h"

#include <glib/gi18n-lib.h>

static const char *
get_label (const IsmsScalePoint *point)
{
  return point != NULL && point->label != NULL ? point->label : "";
}

/**
 * isms_risk_words_dup_place:
 * @method: the method
 * @likelihood: from 1
 * @impact: from 1
 *
 * Returns: (transfer full): "Likely × Major"
 */
char *
isms_risk_words_dup_place (IsmsMethod *method, int likelihood, int impact)
{
  /* Translators: a place on the risk map: likelihood × impact, "Likely × Major". */
  return g_strdup_printf (_ ("%s × %s"),
                          get_label (isms_method_get_likelihood (method, likelihood)),
                          get_label (isms_method_get_impact (method, impact)));
}

/**
 * isms_risk_words_dup_place_with_level:
 * @method: the method
 * @likelihood: from 1
 * @impact: from 1
 *
 * Returns: (transfer full): "Likely × Major, High"; "Not rated" outside the scales
 */
char *
isms_risk_words_dup_place_with_level (IsmsMethod *method, int likelihood, int impact)
{
  const IsmsLevel *level = isms_method_rate (method, likelihood, impact);
  g_autofree char *place = NULL;

  if (level == NULL)
    return g_strdup (_ ("Not rated"));
  place = isms_risk_words_dup_place (method, likelihood, impact);
  /* Translators: place and level of a risk: "Likely × Major, High". */
  return g_strdup_printf (_ ("%s, %s"), place, level->name);
}

/**
 * isms_risk_words_dup_cell:
 * @method: the method
 * @likelihood: from 1
 * @impact: from 1
 * @count: how many risks stand there
 *
 * Returns: (transfer full): "likelihood 4 Likely, impact 5 Severe, Extreme, 3 risks"
 */
char *
isms_risk_words_dup_cell (IsmsMethod *method, int likelihood, int impact, guint count)
{
  const IsmsLevel *level = isms_method_rate (method, likelihood, impact);
  g_autofree char *risks = NULL;

  risks = count == 0 ? g_strdup (_ ("no risks"))
                     : g_strdup_printf (ngettext ("%'u risk", "%'u risks", count), count);
  /* Translators: a cell of the risk map for a screen reader: number and name of the likelihood,
   * number and name of the impact, the level, how many risks. */
  return g_strdup_printf (_ ("likelihood %d %s, impact %d %s, %s, %s"), likelihood,
                          get_label (isms_method_get_likelihood (method, likelihood)), impact,
                          get_label (isms_method_get_impact (method, impact)),
                          level != NULL ? level->name : _ ("no level"), risks);
}

/**
 * isms_risk_words_dup_line:
 * @method: the method
 *
 * Returns: (transfer full) (nullable): "Below the acceptance line: Low, Medium"; %NULL where no
 * level is acceptable
 */
char *
isms_risk_words_dup_line (IsmsMethod *method)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (int rank = 1; rank <= isms_method_get_n_levels (method); rank++)
    {
      const IsmsLevel *level = isms_method_get_level (method, rank);

      if (level->acceptable)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", level->name);
    }
  if (names->len == 0)
    return NULL;
  /* Translators: the levels of risk, for a screen reader: "Low, Medium". */
  return g_strdup_printf (_ ("Below the acceptance line: %s"), names->str);
}

/**
 * isms_risk_words_dup_chip:
 * @risk: a risk
 * @method: the method
 * @posture: which of its ratings the map shows
 *
 * Returns: (transfer full): "R-014 Ransomware…, owner A. Osei, current Likely × Major, High"
 */
char *
isms_risk_words_dup_chip (IsmsRisk *risk, IsmsMethod *method, IsmsPosture posture)
{
  IsmsRecord *record = ISMS_RECORD (risk);
  const char *owner = isms_record_get_text (record, "owner");
  GString *words = g_string_new (NULL);
  g_autofree char *place = NULL;

  place = isms_risk_words_dup_place_with_level (method, isms_risk_get_likelihood (risk, posture),
                                                isms_risk_get_impact (risk, posture));
  g_string_append_printf (words, "%s %s, ", isms_record_get_ref (record),
                          isms_record_get_title (record));
  if (owner != NULL && *owner != '\0')
    /* Translators: part of what a screen reader says of a risk. */
    g_string_append_printf (words, _ ("owner %s, "), owner);
  else
    g_string_append (words, _ ("no owner, "));
  /* Translators: the posture (current) and the place with the level (Likely × Major, High). */
  g_string_append_printf (words, _ ("%s: %s"), isms_posture_get_label (posture), place);
  return g_string_free_and_steal (words);
}

/**
 * isms_risk_words_dup_chart:
 * @method: the method
 * @labelled: whether the scales' words and titles are wanted
 *
 * Returns: (transfer full): the ground of the map
 */
IsmsHeatChart *
isms_risk_words_dup_chart (IsmsMethod *method, gboolean labelled)
{
  int n_likelihoods = isms_method_get_n_likelihoods (method);
  int n_impacts = isms_method_get_n_impacts (method);
  IsmsHeatChart *chart = isms_heat_chart_new (n_likelihoods, n_impacts);

  if (labelled)
    isms_heat_chart_set_titles (chart, _ ("Likelihood"), _ ("Impact"));
  for (int l = 1; l <= n_likelihoods; l++)
    {
      if (labelled)
        isms_heat_chart_set_likelihood (chart, l, isms_method_get_likelihood (method, l)->label);
      for (int i = 1; i <= n_impacts; i++)
        {
          const IsmsLevel *level = isms_method_rate (method, l, i);

          if (level != NULL)
            isms_heat_chart_set_level (chart, l, i, level->tone, level->sign, level->name,
                                       level->acceptable);
        }
    }
  for (int i = 1; i <= n_impacts && labelled; i++)
    isms_heat_chart_set_impact (chart, i, isms_method_get_impact (method, i)->label);
  return chart;
}
