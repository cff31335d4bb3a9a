/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Risk methods to begin with (6.1.2 a). The grids are judgements, not products of two numbers. */

#include "isms-config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-method-private.h"

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
  const int *severities; /* by impact, which of the criteria */
  const Level *levels;
  guint n_levels;
  const char *const *grid; /* for each likelihood, from the lowest, the ranks by impact */
  guint size;
} Preset;

/* From the least to the worst, for each kind of consequence. */
static const char *const criteria[][ISMS_N_CONSEQUENCES] = {
  {
      N_ ("Nothing leaves the organisation that was not public."),
      N_ ("Single entries are wrong and are noticed in daily work."),
      N_ ("A service is slow or away for less than an hour."),
      N_ ("Below 0.1 percent of a year’s turnover."),
      N_ ("No duty is broken."),
      N_ ("Nobody outside hears of it."),
  },
  {
      N_ ("Internal papers reach people inside who should not have them."),
      N_ ("Records are wrong in one place and are put right from another."),
      N_ ("A service is away for up to half a day."),
      N_ ("Up to 0.5 percent of a year’s turnover."),
      N_ ("A duty is missed, with no consequence but a reminder."),
      N_ ("A few customers ask about it."),
  },
  {
      N_ ("Confidential papers reach a known outsider who can be bound to silence."),
      N_ ("Decisions or deliveries were made on wrong records, and are corrected."),
      N_ ("A service that customers use is away for up to two days."),
      N_ ("Up to 2 percent of a year’s turnover."),
      N_ ("A contract is broken, or an authority demands a correction."),
      N_ ("Customers complain; the local press may write of it."),
  },
  {
      N_ ("Personal or customer data are in the hands of strangers."),
      N_ ("Records cannot be trusted for weeks; reports have to be withdrawn."),
      N_ ("A service that customers depend on is away for a week."),
      N_ ("Up to 10 percent of a year’s turnover."),
      N_ ("Fines or damages; people have to be told by law."),
      N_ ("National press; important customers think of leaving."),
  },
  {
      N_ ("Secrets that the organisation or people’s safety rest on are in the open."),
      N_ ("Records are lost or forged beyond repair, or somebody may come to harm by them."),
      N_ ("The work that the organisation lives by stops for longer than it can bear."),
      N_ ("More than 10 percent of a year’s turnover."),
      N_ ("Prosecution, or the permission to operate is withdrawn."),
      N_ ("Trust is gone for good; customers leave in numbers."),
  },
};

static const int severities_3[] = { 1, 2, 4 };
static const int severities_4[] = { 1, 2, 3, 4 };
static const int severities_5[] = { 0, 1, 2, 3, 4 };

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
  { N_ ("Major"), N_ ("Customers or authorities must be told; the year’s result suffers.") },
  { N_ ("Critical"), N_ ("The organisation, or somebody’s life or rights, is at stake.") },
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
  { N_ ("Major"), N_ ("Customers or authorities must be told; the year’s result suffers.") },
  { N_ ("Severe"), N_ ("The organisation, or somebody’s life or rights, is at stake.") },
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
  { "3x3", N_ ("Three by three"), likelihoods_3, impacts_3, severities_3, levels_3,
    G_N_ELEMENTS (levels_3), grid_3, 3 },
  { "4x4", N_ ("Four by four"), likelihoods_4, impacts_4, severities_4, levels_4,
    G_N_ELEMENTS (levels_4), grid_4, 4 },
  { "5x5", N_ ("Five by five"), likelihoods_5, impacts_5, severities_5, levels_5,
    G_N_ELEMENTS (levels_5), grid_5, 5 },
  { "5x5-impact", N_ ("Five by five, by impact"), likelihoods_5, impacts_5, severities_5,
    levels_5_impact, G_N_ELEMENTS (levels_5_impact), grid_5_impact, 5 },
};

static const IsmsMethodPreset shown[] = {
  { "3x3", N_ ("3 × 3"), N_ ("Quick to agree on: three levels, few arguments.") },
  { "4x4", N_ ("4 × 4"), N_ ("No middle to hide in: everybody has to take a side.") },
  { "5x5", N_ ("5 × 5"), N_ ("The usual one: likelihood and impact weigh the same.") },
  { "5x5-impact", N_ ("5 × 5, impact first"),
    N_ ("What could ruin the organisation stays high, however rare it is.") },
};

static void
add_points (GArray *points, const Point *from, const int *severities, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      IsmsScalePoint point = {
        .value = (int) i + 1,
        .label = g_strdup (_ (from[i].label)),
        .description = g_strdup (_ (from[i].description)),
      };

      for (guint k = 0; severities != NULL && k < ISMS_N_CONSEQUENCES; k++)
        point.criteria[k] = g_strdup (_ (criteria[severities[i]][k]));
      g_array_append_val (points, point);
    }
}

static void
add_levels (GArray *levels, const Preset *preset)
{
  for (guint i = 0; i < preset->n_levels; i++)
    {
      const Level *from = &preset->levels[i];
      IsmsLevel level = {
        .rank = (int) i + 1,
        .name = g_strdup (_ (from->name)),
        .sign = g_strdup (_ (from->sign)),
        .tone = from->tone,
        .answer = g_strdup (_ (from->answer)),
        .acceptable = from->acceptable,
        .review_days = from->review_days,
      };

      g_array_append_val (levels, level);
    }
}

static gboolean
write_parts_cb (IsmsWriter *writer, gpointer method, GCancellable *cancellable, GError **error)
{
  return isms_method_write_parts (writer, method, isms_method_get_id (method), error);
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

/* Whether @name is that of a preset, which says its size. */
gboolean
isms_method_is_preset_name (const char *name)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (presets); i++)
    if (g_str_equal (name, presets[i].name) || g_str_equal (name, _ (presets[i].name)))
      return TRUE;
  return FALSE;
}

/**
 * isms_method_new_preset:
 * @preset: an id of isms_method_presets ()
 *
 * Returns: (transfer full) (nullable): the method in the language of the program, as version 1 that
 *   is not in any workspace; %NULL if there is no such preset
 */
IsmsMethod *
isms_method_new_preset (const char *preset)
{
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    if (g_strcmp0 (presets[i].id, preset) == 0)
      {
        const Preset *from = &presets[i];
        IsmsMethod *self = isms_method_new (_ (from->name), 1);

        add_points (self->likelihoods, from->likelihoods, NULL, from->size);
        add_points (self->impacts, from->impacts, from->severities, from->size);
        add_levels (self->levels, from);
        for (guint l = 0; l < from->size; l++)
          for (guint k = 0; k < from->size; k++)
            self->grid[l][k] = from->grid[l][k] - '0';
        return self;
      }

  return NULL;
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
  IsmsMethod *method = isms_method_new_preset (preset);
  IsmsRow *row;

  if (method == NULL)
    return 0;

  row = isms_row_new ();
  isms_row_set_text (row, "name", method->name);
  isms_row_set_int (row, "version", method->version);
  method->id = isms_step_insert (step, "method", row);
  isms_step_call (step, write_parts_cb, method, (GDestroyNotify) isms_method_unref);
  return method->id;
}
