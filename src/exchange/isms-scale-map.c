/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Numbers keep their place or are stretched, labels are matched, and words of degree in three
 * languages are spread over the scale. */

#include "isms-scale-map.h"

#include "isms-words.h"

#include <math.h>
#include <string.h>

#define N_PLAIN 4
#define MAX_POINTS 10 /* larger numbers are scores, days, money */

struct _IsmsScaleMap
{
  char **labels; /* folded */
  int n_labels;
  GPtrArray *entries;  /* of IsmsScaleEntry, owned */
  GHashTable *by_text; /* written text → entry, so that each cell is one look-up */
  GHashTable *by_key;
};

/* From the lowest, folded; English, German, French. The first N_PLAIN words of the middle three are
 * those of a plain scale: low, medium, high. */
static const char *const degrees[] = {
  "rare|very unlikely|remote|very rare|very low|negligible|insignificant|minimal|"
  "selten|sehr unwahrscheinlich|sehr selten|sehr gering|sehr niedrig|vernachlassigbar|unbedeutend|"
  "tres improbable|tres rare|tres faible|negligeable|insignifiant|exceptionnel",
  "low|gering|niedrig|faible|unlikely|minor|limited|small|"
  "unwahrscheinlich|klein|begrenzt|leicht|peu probable|improbable|mineur|limite|bas",
  "medium|mittel|moyen|med|possible|moderate|occasional|"
  "moglich|moderat|spurbar|gelegentlich|modere|moyenne",
  "high|hoch|eleve|elevee|likely|probable|major|serious|significant|large|"
  "wahrscheinlich|erheblich|gross|haufig|betrachtlich|schwer|majeur|important|grave|frequent",
  "very high|sehr hoch|tres eleve|almost certain|certain|very likely|severe|critical|catastrophic|"
  "extreme|"
  "fast sicher|nahezu sicher|sicher|sehr wahrscheinlich|sehr haufig|katastrophal|kritisch|extrem|"
  "existenzbedrohend|quasi certain|tres probable|critique|catastrophique|tres elevee|maximal",
};

static void
free_entry (gpointer data)
{
  IsmsScaleEntry *entry = data;

  g_free (entry->text);
  g_free (entry->key);
  g_free (entry);
}

/* The number in "4", "4.0", "4 - Likely", "Likely (4)", "L4", "3/5". Sets @of to the 5. */
static gboolean
read_number (const char *text, int *value, int *of)
{
  static GRegex *pattern;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *size = NULL;

  if (g_once_init_enter_pointer (&pattern))
    {
      GRegex *made =
          g_regex_new ("^\\s*(?:\\pL?(\\d{1,3})(?:[.,]0+)?(?:\\s*(?:/|of|von|sur)\\s*(\\d+))?"
                       "(?:\\s*$|\\s*[-–—:=.)(]\\s*\\D*$|\\s+\\D*$)"
                       "|\\D*[\\s(\\[:=–-](\\d{1,3})\\s*[)\\]]?\\s*$)",
                       G_REGEX_OPTIMIZE, 0, NULL);

      g_once_init_leave_pointer (&pattern, made);
    }
  *of = 0;
  if (!g_regex_match (pattern, text, 0, &match))
    return FALSE;
  first = g_match_info_fetch (match, 1);
  size = g_match_info_fetch (match, 2);
  last = g_match_info_fetch (match, 3);
  *value = g_ascii_strtoll (first != NULL && *first != '\0' ? first : last, NULL, 10);
  if (size != NULL && *size != '\0')
    *of = g_ascii_strtoll (size, NULL, 10);
  return *value <= MAX_POINTS && *of <= MAX_POINTS;
}

static int
find_label (const IsmsScaleMap *self, const char *key)
{
  for (int i = 0; i < self->n_labels; i++)
    if (strcmp (self->labels[i], key) == 0)
      return i + 1;
  return 0;
}

static gboolean
is_plain (const char *key)
{
  int degree = isms_scale_read_degree (key);

  return degree >= 1 && degree <= 3 && isms_words_find (key, degrees[degree]) < N_PLAIN;
}

/* On a scale of @size points, the place of point @value, stretched to the method's. */
static int
stretch (const IsmsScaleMap *self, int value, int size)
{
  if (value < 1 || value > size)
    return 0;
  if (size == self->n_labels || size < 2)
    return MIN (value, self->n_labels);
  return 1 + (int) lround ((double) (value - 1) * (self->n_labels - 1) / (size - 1));
}

/* Low, medium and high alone are three points; with the highest above them, four; else five. */
static int
place_degree (const IsmsScaleMap *self, int degree, gboolean plain_only, const gboolean found[5])
{
  if (plain_only && !found[0] && !found[4])
    return stretch (self, degree, 3);
  if (plain_only && !found[0] && found[1] && found[2] && found[3])
    return stretch (self, degree, 4);
  return stretch (self, degree + 1, 5);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const IsmsScaleEntry *left = *(const IsmsScaleEntry *const *) a;
  const IsmsScaleEntry *right = *(const IsmsScaleEntry *const *) b;

  if (left->value != right->value)
    return (left->value > right->value) - (left->value < right->value);
  return strcmp (left->key, right->key);
}

static void
guess_numbers (IsmsScaleMap *self, int size)
{
  int lowest = 1;
  int highest = 0;
  int value;
  int of;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const IsmsScaleEntry *entry = g_ptr_array_index (self->entries, i);

      if (!read_number (entry->text, &value, &of))
        continue;
      lowest = MIN (lowest, value);
      highest = MAX (highest, value);
      if (of >= 2)
        size = MAX (size, of);
    }
  if (size == 0)
    size = self->n_labels;
  size = MAX (size, highest);
  for (guint i = 0; i < self->entries->len; i++)
    {
      IsmsScaleEntry *entry = g_ptr_array_index (self->entries, i);

      if (!read_number (entry->text, &value, &of))
        continue;
      /* A scale that begins with 0 is one step lower. */
      entry->value =
          lowest == 0 && highest == self->n_labels - 1 ? value + 1 : stretch (self, value, size);
    }
}

static void
guess_words (IsmsScaleMap *self)
{
  gboolean plain_only = TRUE;
  gboolean found[5] = { FALSE };

  for (guint i = 0; i < self->entries->len; i++)
    {
      const IsmsScaleEntry *entry = g_ptr_array_index (self->entries, i);
      int degree = isms_scale_read_degree (entry->key);

      if (degree < 0)
        continue;
      found[degree] = TRUE;
      if (degree >= 1 && degree <= 3 && !is_plain (entry->key))
        plain_only = FALSE;
    }
  for (guint i = 0; i < self->entries->len; i++)
    {
      IsmsScaleEntry *entry = g_ptr_array_index (self->entries, i);
      int degree = isms_scale_read_degree (entry->key);

      if (entry->value == 0)
        entry->value = find_label (self, entry->key);
      if (entry->value == 0 && degree >= 0)
        entry->value = place_degree (self, degree, plain_only, found);
    }
}

/**
 * isms_scale_map_new:
 * @labels: (array zero-terminated=1): the points of the method's scale, from the lowest
 *
 * Returns: (transfer full): an empty map onto that scale. One thread at a time.
 */
IsmsScaleMap *
isms_scale_map_new (const char *const *labels)
{
  IsmsScaleMap *self = g_new0 (IsmsScaleMap, 1);

  self->n_labels = g_strv_length ((char **) labels);
  self->labels = g_new0 (char *, self->n_labels + 1);
  for (int i = 0; i < self->n_labels; i++)
    self->labels[i] = isms_words_fold (labels[i]);
  self->entries = g_ptr_array_new_with_free_func (free_entry);
  self->by_text = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/**
 * isms_scale_map_copy:
 *
 * Returns: (transfer full): a map of its own with the same entries
 */
IsmsScaleMap *
isms_scale_map_copy (const IsmsScaleMap *self)
{
  IsmsScaleMap *copy = isms_scale_map_new ((const char *const *) self->labels);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const IsmsScaleEntry *entry = g_ptr_array_index (self->entries, i);

      isms_scale_map_set (copy, entry->text, entry->value);
      ((IsmsScaleEntry *) g_ptr_array_index (copy->entries, i))->count = entry->count;
    }
  return copy;
}

/**
 * isms_scale_map_free:
 */
void
isms_scale_map_free (IsmsScaleMap *self)
{
  g_hash_table_unref (self->by_text);
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->entries);
  g_strfreev (self->labels);
  g_free (self);
}

/* The entry of a text; made if @make and there is none. NULL for a text without letters or digits.
 */
static IsmsScaleEntry *
get_entry (IsmsScaleMap *self, const char *text, gboolean make)
{
  IsmsScaleEntry *entry = g_hash_table_lookup (self->by_text, text);
  g_autofree char *key = NULL;

  if (entry != NULL)
    return entry;
  key = isms_words_fold (text);
  if (*key == '\0')
    return NULL;
  entry = g_hash_table_lookup (self->by_key, key);
  if (entry == NULL && make)
    {
      entry = g_new0 (IsmsScaleEntry, 1);
      entry->text = g_strdup (text);
      entry->key = g_steal_pointer (&key);
      g_ptr_array_add (self->entries, entry);
      g_hash_table_insert (self->by_key, entry->key, entry);
    }
  if (entry != NULL && make)
    g_hash_table_insert (self->by_text, g_strdup (text), entry);
  return entry;
}

/**
 * isms_scale_map_add:
 * @n: how many
 *
 * Counts cells of the same text, before isms_scale_map_guess().
 */
void
isms_scale_map_add (IsmsScaleMap *self, const char *text, guint n)
{
  IsmsScaleEntry *entry = get_entry (self, text, TRUE);

  if (entry != NULL)
    entry->count += n;
}

/**
 * isms_scale_map_guess:
 * @size: points of the file's scale where known, else 0
 *
 * Places every entry anew. Numbers stand for themselves unless they go beyond the method's scale or
 * @size differs: then they are stretched. Labels of the method are matched, other words of degree
 * spread over the scale. What fits nothing stays at 0.
 */
void
isms_scale_map_guess (IsmsScaleMap *self, int size)
{
  for (guint i = 0; i < self->entries->len; i++)
    ((IsmsScaleEntry *) g_ptr_array_index (self->entries, i))->value = 0;
  guess_numbers (self, size);
  guess_words (self);
  g_ptr_array_sort (self->entries, compare_entries);
}

/**
 * isms_scale_map_set:
 * @value: a point of the method's scale, or 0 for none
 *
 * The person's word about an entry.
 */
void
isms_scale_map_set (IsmsScaleMap *self, const char *text, int value)
{
  IsmsScaleEntry *entry = get_entry (self, text, TRUE);

  if (entry != NULL)
    entry->value = CLAMP (value, 0, self->n_labels);
}

/**
 * isms_scale_map_get_size:
 *
 * Returns: how many different texts there are
 */
guint
isms_scale_map_get_size (const IsmsScaleMap *self)
{
  return self->entries->len;
}

/**
 * isms_scale_map_get_nth:
 *
 * Returns: (transfer none): an entry
 */
const IsmsScaleEntry *
isms_scale_map_get_nth (const IsmsScaleMap *self, guint index)
{
  return g_ptr_array_index (self->entries, index);
}

/**
 * isms_scale_map_read:
 *
 * Returns: the point of the method's scale that a cell means, or 0
 */
int
isms_scale_map_read (const IsmsScaleMap *self, const char *text)
{
  const IsmsScaleEntry *entry = get_entry ((IsmsScaleMap *) self, text, FALSE);

  return entry != NULL ? entry->value : 0;
}

/**
 * isms_scale_read_degree:
 *
 * Returns: 0 (rare, negligible) to 4 (almost certain, severe), or -1
 */
int
isms_scale_read_degree (const char *folded)
{
  for (guint i = 0; i < G_N_ELEMENTS (degrees); i++)
    if (isms_words_find (folded, degrees[i]) >= 0)
      return i;
  return -1;
}
