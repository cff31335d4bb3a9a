/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a risk method must be (6.1.2 a) to become a version: whole, told apart, with one line
 * between what is acceptable and what is not. What only looks odd is said and may stay. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-method-draft.h"

static void add (GPtrArray *remarks, gboolean blocks, const char *format, ...) G_GNUC_PRINTF (3, 4);

static void
add (GPtrArray *remarks, gboolean blocks, const char *format, ...)
{
  IsmsMethodRemark *remark = g_new0 (IsmsMethodRemark, 1);
  va_list args;

  va_start (args, format);
  remark->blocks = blocks;
  remark->sentence = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (remarks, remark);
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));

  return *stripped == '\0';
}

/* Without regard to case: "high" and "High" are the same to a reader. */
static gboolean
are_same (const char *a, const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold (a, -1);
  g_autofree char *folded_b = g_utf8_casefold (b, -1);

  return g_str_equal (folded_a, folded_b);
}

static const IsmsScalePoint *
get_point (IsmsMethod *method, IsmsScale scale, int value)
{
  return scale == ISMS_SCALE_LIKELIHOOD ? isms_method_get_likelihood (method, value)
                                        : isms_method_get_impact (method, value);
}

static void
check_scale (GPtrArray *remarks, IsmsMethod *method, IsmsScale scale)
{
  int n = scale == ISMS_SCALE_LIKELIHOOD ? isms_method_get_n_likelihoods (method)
                                         : isms_method_get_n_impacts (method);

  for (int i = 1; i <= n; i++)
    {
      const char *label = get_point (method, scale, i)->label;

      if (is_blank (label))
        add (remarks, TRUE,
             scale == ISMS_SCALE_LIKELIHOOD ? _ ("Likelihood %d has no name.")
                                            : _ ("Impact %d has no name."),
             i);
      for (int k = i + 1; k <= n && !is_blank (label); k++)
        if (are_same (label, get_point (method, scale, k)->label))
          add (remarks, TRUE,
               scale == ISMS_SCALE_LIKELIHOOD ? _ ("Two likelihoods are called “%s”.")
                                              : _ ("Two impacts are called “%s”."),
               label);
    }
}

static void
check_level (GPtrArray *remarks, IsmsMethod *method, const IsmsLevel *level)
{
  if (is_blank (level->name))
    add (remarks, TRUE, _ ("Level %d has no name."), level->rank);
  else if (is_blank (level->sign))
    /* Translators: the letter that stands beside the colour of a level. */
    add (remarks, TRUE, _ ("The level “%s” has no letter."), level->name);
  else if (g_utf8_strlen (level->sign, -1) > 2)
    add (remarks, TRUE, _ ("“%s” is too long for the letter of a level: two at most."),
         level->sign);
  for (int k = level->rank + 1; k <= isms_method_get_n_levels (method); k++)
    {
      const IsmsLevel *other = isms_method_get_level (method, k);

      if (!is_blank (level->name) && are_same (level->name, other->name))
        add (remarks, TRUE, _ ("Two levels are called “%s”."), level->name);
      if (!is_blank (level->sign) && are_same (level->sign, other->sign))
        add (remarks, TRUE, _ ("The levels “%s” and “%s” have the same letter."), level->name,
             other->name);
    }
}

/* 6.1.2 a) 1): one line: what is acceptable lies below what is not. */
static void
check_line (GPtrArray *remarks, IsmsMethod *method)
{
  int n = isms_method_get_n_levels (method);

  for (int rank = 2; rank <= n; rank++)
    {
      const IsmsLevel *below = isms_method_get_level (method, rank - 1);
      const IsmsLevel *level = isms_method_get_level (method, rank);

      if (level->acceptable && !below->acceptable)
        add (remarks, TRUE,
             _ ("“%s” is acceptable although the lower level “%s” is not. The acceptance line can "
                "only have one place."),
             level->name, below->name);
    }
  if (!isms_method_get_level (method, 1)->acceptable)
    add (remarks, FALSE, _ ("No level is acceptable: every risk will need a treatment."));
  else if (isms_method_get_level (method, n)->acceptable)
    add (remarks, FALSE, _ ("Every level is acceptable: no risk will need a treatment."));
}

static gboolean
falls (IsmsMethod *method, const IsmsLevel *level, int likelihood, int impact)
{
  const IsmsLevel *lower = isms_method_rate (method, likelihood, impact);

  return lower != NULL && lower->rank > level->rank;
}

static void
check_grid (GPtrArray *remarks, IsmsMethod *method)
{
  guint n_blank = 0;
  guint n_falls = 0;
  gboolean used[ISMS_METHOD_MAX_SIZE + 1] = { FALSE };

  for (int l = 1; l <= isms_method_get_n_likelihoods (method); l++)
    for (int i = 1; i <= isms_method_get_n_impacts (method); i++)
      {
        const IsmsLevel *level = isms_method_rate (method, l, i);

        n_blank += level == NULL;
        n_falls +=
            level != NULL && (falls (method, level, l - 1, i) || falls (method, level, l, i - 1));
        used[level != NULL ? level->rank : 0] = TRUE;
      }
  if (n_blank > 0)
    add (remarks, TRUE,
         ngettext ("%u cell of the grid has no level.", "%u cells of the grid have no level.",
                   n_blank),
         n_blank);
  if (n_falls > 0)
    add (remarks, FALSE,
         ngettext ("In %u cell the level falls although likelihood or impact rises.",
                   "In %u cells the level falls although likelihood or impact rises.", n_falls),
         n_falls);
  for (int rank = 1; rank <= isms_method_get_n_levels (method); rank++)
    if (!used[rank] && !is_blank (isms_method_get_level (method, rank)->name))
      add (remarks, FALSE, _ ("No cell of the grid has the level “%s”."),
           isms_method_get_level (method, rank)->name);
}

static int
compare_remarks (gconstpointer a, gconstpointer b)
{
  const IsmsMethodRemark *first = *(IsmsMethodRemark *const *) a;
  const IsmsMethodRemark *second = *(IsmsMethodRemark *const *) b;

  return second->blocks - first->blocks;
}

/**
 * isms_method_remark_free:
 * @self: (transfer full): a remark
 */
void
isms_method_remark_free (IsmsMethodRemark *self)
{
  g_free (self->sentence);
  g_free (self);
}

/**
 * isms_method_check:
 * @self: a method, as a draft has it
 * @former: (nullable): the one in force
 *
 * Whether it may become the next version (6.1.2 a).
 *
 * Returns: (transfer full) (element-type IsmsMethodRemark): what is to be said, what blocks first
 */
GPtrArray *
isms_method_check (IsmsMethod *self, IsmsMethod *former)
{
  GPtrArray *remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_method_remark_free);

  if (is_blank (isms_method_get_name (self)))
    add (remarks, TRUE, _ ("The method has no name."));
  check_scale (remarks, self, ISMS_SCALE_LIKELIHOOD);
  check_scale (remarks, self, ISMS_SCALE_IMPACT);
  for (int rank = 1; rank <= isms_method_get_n_levels (self); rank++)
    check_level (remarks, self, isms_method_get_level (self, rank));
  check_line (remarks, self);
  check_grid (remarks, self);
  if (former != NULL && isms_method_is_like (self, former)
      && g_strcmp0 (isms_method_get_name (self), isms_method_get_name (former)) == 0)
    add (remarks, TRUE, _ ("Nothing is different from the method in force."));
  g_ptr_array_sort (remarks, compare_remarks);
  return remarks;
}

/**
 * isms_method_is_sound:
 * @remarks: (element-type IsmsMethodRemark): from isms_method_check ()
 *
 * Returns: whether nothing among them keeps the method from becoming a version
 */
gboolean
isms_method_is_sound (GPtrArray *remarks)
{
  return remarks->len == 0 || !((IsmsMethodRemark *) g_ptr_array_index (remarks, 0))->blocks;
}
