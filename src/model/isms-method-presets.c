/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Risk methods to begin with (6.1.2 a). The grids are judgements, not products of two numbers. */

#include "isms-config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-method.h"

typedef struct
{
  const char *label;
  const char *description;
} Point;

typedef struct
{
  const char *name;
  const char *sign;
  const char *answer;
  int tone;
  gboolean acceptable;
  int review_days;
} Level;

typedef struct
{
  const char *id;
  const char *name;
  const Point *likelihoods;
  const Point *impacts;
  const Level *levels;
  guint n_levels;
  const char *const *grid; /* for each likelihood, from the lowest, the ranks by impact */
  guint size;
} Preset;

static const Point likelihoods_3[] = {
  { N_ ("Unlikely"), N_ ("Not expected within the next five years.") },
  { N_ ("Possible"), N_ ("Could well happen once within the next two years.") },
  { N_ ("Likely"), N_ ("Expected within a year, or has happened here lately.") },
};

static const Point impacts_3[] = {
  { N_ ("Minor"), N_ ("A nuisance: put right by the people concerned within a day.") },
  { N_ ("Moderate"), N_ ("Work stops for days, customers notice, money is lost.") },
  { N_ ("Severe"), N_ ("Contracts, duties in law or the firm itself are at stake.") },
};

static const Level levels_3[] = {
  { N_ ("Low"), N_ ("L"), N_ ("Accept and keep an eye on it."), 1, TRUE, 365 },
  { N_ ("Medium"), N_ ("M"), N_ ("Treat within the year, or accept with a reason."), 3, FALSE,
    180 },
  { N_ ("High"), N_ ("H"), N_ ("Treat now; only top management may accept it."), 5, FALSE, 90 },
};

static const char *const grid_3[] = { "112", "123", "233" };

static const Point likelihoods_4[] = {
  { N_ ("Rare"), N_ ("Would surprise everybody; less than once in ten years.") },
  { N_ ("Unlikely"), N_ ("Once in three to ten years.") },
  { N_ ("Likely"), N_ ("Once in one to three years.") },
  { N_ ("Frequent"), N_ ("Every year, or more often.") },
};

static const Point impacts_4[] = {
  { N_ ("Minor"), N_ ("A nuisance: put right by the people concerned within a day.") },
  { N_ ("Moderate"), N_ ("A unit is held up for days; the cost stays within its budget.") },
  { N_ ("Major"), N_ ("Customers or authorities must be told; the year's result suffers.") },
  { N_ ("Critical"), N_ ("The organisation, or somebody's life or rights, is at stake.") },
};

static const Level levels_4[] = {
  { N_ ("Low"), N_ ("L"), N_ ("Accept and keep an eye on it."), 1, TRUE, 365 },
  { N_ ("Medium"), N_ ("M"), N_ ("Treat within the year, or accept with a reason."), 2, FALSE,
    180 },
  { N_ ("High"), N_ ("H"), N_ ("Treat within the quarter."), 4, FALSE, 90 },
  { N_ ("Critical"), N_ ("C"), N_ ("Act at once; tell top management."), 5, FALSE, 30 },
};

static const char *const grid_4[] = { "1122", "1223", "2234", "2344" };

static const Point likelihoods_5[] = {
  { N_ ("Rare"), N_ ("Would surprise everybody; less than once in twenty years.") },
  { N_ ("Unlikely"), N_ ("Once in five to twenty years.") },
  { N_ ("Possible"), N_ ("Once in two to five years.") },
  { N_ ("Likely"), N_ ("Once in one or two years.") },
  { N_ ("Almost certain"), N_ ("Several times a year, or it is happening already.") },
};

static const Point impacts_5[] = {
  { N_ ("Negligible"), N_ ("Hardly noticed; put right in passing.") },
  { N_ ("Minor"), N_ ("A nuisance for some; put right within a day.") },
  { N_ ("Moderate"), N_ ("A unit is held up for days; the cost stays within its budget.") },
  { N_ ("Major"), N_ ("Customers or authorities must be told; the year's result suffers.") },
  { N_ ("Severe"), N_ ("The organisation, or somebody's life or rights, is at stake.") },
};

static const Level levels_5[] = {
  { N_ ("Low"), N_ ("L"), N_ ("Accept and keep an eye on it."), 1, TRUE, 365 },
  { N_ ("Moderate"), N_ ("M"), N_ ("Treat within the year, or accept with a reason."), 2, FALSE,
    180 },
  { N_ ("High"), N_ ("H"), N_ ("Treat within the quarter."), 4, FALSE, 90 },
  { N_ ("Extreme"), N_ ("E"), N_ ("Act at once; tell top management."), 5, FALSE, 30 },
};

static const char *const grid_5[] = { "11122", "11223", "12233", "22334", "23344" };

static const Level levels_5_impact[] = {
  { N_ ("Very low"), N_ ("V"), N_ ("Nothing to do."), 1, TRUE, 365 },
  { N_ ("Low"), N_ ("L"), N_ ("Accept and keep an eye on it."), 2, TRUE, 365 },
  { N_ ("Medium"), N_ ("M"), N_ ("Treat within the year, or accept with a reason."), 3, FALSE,
    180 },
  { N_ ("High"), N_ ("H"), N_ ("Treat within the quarter."), 4, FALSE, 90 },
  { N_ ("Extreme"), N_ ("E"), N_ ("Act at once; tell top management."), 5, FALSE, 30 },
};

/* What would ruin the organisation stays high even where it is rare. */
static const char *const grid_5_impact[] = { "11234", "12234", "12345", "22345", "23455" };

static const Preset presets[] = {
  { "3x3", N_ ("Three by three"), likelihoods_3, impacts_3, levels_3, G_N_ELEMENTS (levels_3),
    grid_3, 3 },
  { "4x4", N_ ("Four by four"), likelihoods_4, impacts_4, levels_4, G_N_ELEMENTS (levels_4), grid_4,
    4 },
  { "5x5", N_ ("Five by five"), likelihoods_5, impacts_5, levels_5, G_N_ELEMENTS (levels_5), grid_5,
    5 },
  { "5x5-impact", N_ ("Five by five, by impact"), likelihoods_5, impacts_5, levels_5_impact,
    G_N_ELEMENTS (levels_5_impact), grid_5_impact, 5 },
};

static const IsmsMethodPreset shown[] = {
  { "3x3", N_ ("3 × 3"), N_ ("Quick to agree on: three levels, few arguments.") },
  { "4x4", N_ ("4 × 4"), N_ ("No middle to hide in: everybody has to take a side.") },
  { "5x5", N_ ("5 × 5"), N_ ("The usual one: likelihood and impact weigh the same.") },
  { "5x5-impact", N_ ("5 × 5, impact first"),
    N_ ("What could ruin the organisation stays high, however rare it is.") },
};

static void
add_points (IsmsStep *step, gint64 method, const char *table, const Point *points, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      IsmsRow *row = isms_row_new ();

      isms_row_set_int (row, "method_id", method);
      isms_row_set_int (row, "value", i + 1);
      isms_row_set_text (row, "label", _ (points[i].label));
      isms_row_set_text (row, "description", _ (points[i].description));
      isms_step_insert (step, table, row);
    }
}

static void
add_levels (IsmsStep *step, gint64 method, const Preset *preset)
{
  for (guint i = 0; i < preset->n_levels; i++)
    {
      const Level *level = &preset->levels[i];
      IsmsRow *row = isms_row_new ();

      isms_row_set_int (row, "method_id", method);
      isms_row_set_int (row, "rank", i + 1);
      isms_row_set_text (row, "name", _ (level->name));
      isms_row_set_text (row, "sign", _ (level->sign));
      isms_row_set_int (row, "tone", level->tone);
      isms_row_set_text (row, "answer", _ (level->answer));
      isms_row_set_int (row, "acceptable", level->acceptable);
      isms_row_set_int (row, "review_days", level->review_days);
      isms_step_insert (step, "method_level", row);
    }
}

static void
add_cells (IsmsStep *step, gint64 method, const Preset *preset)
{
  for (guint likelihood = 0; likelihood < preset->size; likelihood++)
    for (guint impact = 0; impact < preset->size; impact++)
      {
        IsmsRow *row = isms_row_new ();

        isms_row_set_int (row, "method_id", method);
        isms_row_set_int (row, "likelihood", likelihood + 1);
        isms_row_set_int (row, "impact", impact + 1);
        isms_row_set_int (row, "level", preset->grid[likelihood][impact] - '0');
        isms_step_insert (step, "method_cell", row);
      }
}

/**
 * isms_method_presets:
 * @n_presets: (out): how many there are
 *
 * Returns: (array length=n_presets) (transfer none): the methods to begin with; their words are to
 *   be translated when shown
 */
const IsmsMethodPreset *
isms_method_presets (guint *n_presets)
{
  *n_presets = G_N_ELEMENTS (shown);
  return shown;
}

/**
 * isms_method_add_preset:
 * @step: a step that is not committed yet
 * @preset: an id of isms_method_presets ()
 *
 * Adds the method, in the language of the program, as version 1.
 *
 * Returns: the method's id; 0 if there is no such preset, and nothing was added then
 */
gint64
isms_method_add_preset (IsmsStep *step, const char *preset)
{
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    if (g_strcmp0 (presets[i].id, preset) == 0)
      {
        IsmsRow *row = isms_row_new ();
        gint64 method;

        isms_row_set_text (row, "name", _ (presets[i].name));
        isms_row_set_int (row, "version", 1);
        method = isms_step_insert (step, "method", row);

        add_points (step, method, "method_likelihood", presets[i].likelihoods, presets[i].size);
        add_points (step, method, "method_impact", presets[i].impacts, presets[i].size);
        add_levels (step, method, &presets[i]);
        add_cells (step, method, &presets[i]);
        return method;
      }

  return 0;
}
