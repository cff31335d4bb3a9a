/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a column can be, and which one it probably is, by its heading. */

#include "isms-config.h"

#include "isms-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Folded words, the surest first. */
#define LIKELIHOOD                                                                                 \
  "likelihood|probability|eintrittswahrscheinlichkeit|wahrscheinlichkeit|probabilite|"             \
  "vraisemblance|"                                                                                 \
  "threat probability|proba|prob|frequency|haufigkeit|frequence|chance|ew|l|p"
#define IMPACT                                                                                     \
  "impact|severity|schadenshohe|schadensausmass|auswirkung|auswirkungen|gravite|threat impact|"    \
  "schweregrad|ausmass|schaden|magnitude|consequence severity|i|s"
#define SCORE                                                                                      \
  "score|value|risk value|risikowert|risikozahl|risikokennzahl|rpn|points|punkte|cotation|l x "    \
  "i|p x i|"                                                                                       \
  "product|produkt|wert des risikos"
#define LEVEL                                                                                      \
  "level|rating|class|risikostufe|risikoklasse|stufe|niveau|niveau de risque|criticite|risk "      \
  "matrix|"                                                                                        \
  "severity level|einstufung"
#define CONTROLS                                                                                   \
  "controls|control|related controls|control ref|control number|annex a control|annex a "          \
  "controls|massnahmen "                                                                           \
  "anhang a|"                                                                                      \
  "massnahmen|massnahme|iso control|iso controls|mesures annexe a|mesures|soa reference"
#define INHERENT                                                                                   \
  "inherent|gross|initial|raw|brutto|inharent|inharente|inharentes|inherente|brut|brute"
#define CURRENT "current|today|now|aktuell|aktuelle|aktuelles|ist|actuel|actuelle|present|threat"
#define TARGET                                                                                     \
  "target|residual|rest|residuell|residuelle|ziel|soll|netto|net|residuel|residuelle|cible|after|" \
  "future|"                                                                                        \
  "treated|post|planned"
#define RESIDUAL                                                                                   \
  "residual|rest|residuell|residuelle|netto|net|residuel|residuelle|after|treated|post"
#define RISK_WORDS "risk|risks|risiko|risiken|risque|risques|de|du|des|the|of"
#define RATING_WORDS "rating|score|points|value|treatment"
#define KIND_WORDS                                                                                 \
  "risk|risks|risiko|risiken|risque|risques|asset|assets|wert|werte|actif|actifs|person|persons|"  \
  "personne|unit|units"
#define TITLES                                                                                     \
  "description|risk description|gap description|event|scenario|subject|what|name|"                 \
  "beschreibung|risikobeschreibung|szenario|ereignis|libelle|intitule|evenement"
#define THREATS "threat|threat source|bedrohung|menace|gefahrdung"
#define SURE 1000
#define ENOUGH 400
#define SAMPLED_ROWS 100

static void
free_target (gpointer data)
{
  IsmsImportTarget *target = data;

  g_free (target->name);
  g_free (target->label);
  g_strfreev (target->names);
  g_free (target);
}

static IsmsImportTarget *
add_target (GPtrArray *targets, IsmsImportTargetType type, char *name, char *label)
{
  IsmsImportTarget *target = g_new0 (IsmsImportTarget, 1);

  target->type = type;
  target->name = name;
  target->label = label;
  g_ptr_array_add (targets, target);
  return target;
}

/* Folds each of the "|"-separated names, ours in front: the labels and the name itself. */
static char **
fold_names (const char *name, const char *label, const char *import_names)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) others = g_strsplit (import_names != NULL ? import_names : "", "|", -1);

  g_strv_builder_take (builder, isms_words_fold (name));
  g_strv_builder_take (builder, isms_words_fold (label));
  g_strv_builder_take (builder, isms_words_fold (_ (label)));
  for (guint i = 0; others[i] != NULL; i++)
    g_strv_builder_take (builder, isms_words_fold (others[i]));
  return g_strv_builder_end (builder);
}

static void
add_field (GPtrArray *targets, const IsmsField *field)
{
  const char *heading;
  IsmsImportTarget *target;

  if (field == NULL
      || ((field->flags & (ISMS_FIELD_COMPUTED | ISMS_FIELD_INTERNAL)) != 0
          && (field->flags & ISMS_FIELD_FOR) == 0))
    return;
  heading = isms_field_get_heading (field);
  target = add_target (targets, ISMS_IMPORT_FIELD, g_strdup (field->name), g_strdup (_ (heading)));
  target->field = field;
  target->names = fold_names (field->name, heading, field->import_names);
  if (field->kind != ISMS_FIELD_CHOICES)
    return;
  for (const IsmsChoice *choice = field->choices; choice->value != NULL; choice++)
    {
      g_autofree char *name = g_strdup_printf ("%s %s", field->name, choice->value);

      /* Translators: a field and one of its choices, each its own column in a file */
      target = add_target (targets, ISMS_IMPORT_CHOICE,
                           g_strdup_printf ("%s:%s", field->name, choice->value),
                           g_strdup_printf (_ ("%s: %s"), _ (field->label), _ (choice->label)));
      target->field = field;
      target->choice = choice;
      target->names = fold_names (name, choice->label, choice->import_names);
    }
}

static void
add_posture (GPtrArray *targets, IsmsPosture posture)
{
  static const struct
  {
    IsmsImportTargetType type;
    const char *name;
    const char *label;
  } kinds[] = {
    /* Translators: each is a column of a register; %s is Inherent, Current or Target */
    { ISMS_IMPORT_LIKELIHOOD, "likelihood", N_ ("%s Likelihood") },
    { ISMS_IMPORT_IMPACT, "impact", N_ ("%s Impact") },
    { ISMS_IMPORT_SCORE, "score", N_ ("%s Score (Checked)") },
    { ISMS_IMPORT_LEVEL, "level", N_ ("%s Level (Checked)") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *format = _ (kinds[i].label);
      g_autoptr (GString) label = g_string_new (format);
      IsmsImportTarget *target;

      g_string_replace (label, "%s", isms_posture_get_label (posture), 1);
      target =
          add_target (targets, kinds[i].type,
                      g_strdup_printf ("%s_%s", isms_posture_get_name (posture), kinds[i].name),
                      g_strdup (label->str));
      target->posture = posture;
    }
}

static gboolean
names_controls (const IsmsField *field)
{
  return field->kind == ISMS_FIELD_LINKS && g_str_equal (field->target, "control");
}

static void
add_controls (GPtrArray *targets, const IsmsField *field)
{
  IsmsImportTarget *target = add_target (targets, ISMS_IMPORT_CONTROLS, g_strdup (field->name),
                                         g_strdup (_ (field->label)));

  target->field = field;
  target->names = fold_names (field->name, field->label, field->import_names);
}

GPtrArray *
isms_import_targets_new (const IsmsKind *kind, IsmsMethod *method)
{
  GPtrArray *targets = g_ptr_array_new_with_free_func (free_target);

  /* Translators: a column of a file that is not imported */
  add_target (targets, ISMS_IMPORT_SKIP, g_strdup ("skip"), g_strdup (_ ("Leave Out")));
  /* Translators: a column of a file that no field fits */
  add_target (targets, ISMS_IMPORT_NOTE, g_strdup ("keep"), g_strdup (_ ("Keep in the Note")));
  add_field (targets, isms_kind_find_field (kind, "ref"));
  for (guint i = 0; i < kind->n_fields; i++)
    if (names_controls (&kind->fields[i]))
      add_controls (targets, &kind->fields[i]);
    else
      add_field (targets, &kind->fields[i]);
  if (method == NULL)
    return targets;
  for (guint i = ISMS_POSTURE_INHERENT; i <= ISMS_POSTURE_TARGET; i++)
    add_posture (targets, i);
  return targets;
}

/* Takes the words of a list out of @folded; TRUE if there were any. */
static gboolean
take_words (char **folded, const char *list)
{
  g_auto (GStrv) words = g_strsplit (*folded, " ", -1);
  g_autoptr (GString) rest = g_string_new (NULL);
  gboolean taken = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (isms_words_find (words[i], list) >= 0)
        taken = TRUE;
      else
        g_string_append_printf (rest, "%s%s", rest->len > 0 ? " " : "", words[i]);
    }
  g_free (*folded);
  *folded = g_string_free_and_steal (g_steal_pointer (&rest));
  return taken;
}

static int
rate_place (const char *folded, const char *list)
{
  int place = isms_words_find (folded, list);

  return place >= 0 ? SURE - 10 - place : 0;
}

/* "Residual Risk Likelihood" is the target's likelihood: first the posture, then the axis. */
static int
rate_rating (const char *heading, const IsmsImportTarget *target)
{
  static const char *const postures[] = { INHERENT, CURRENT, TARGET };
  const char *list = target->type == ISMS_IMPORT_LIKELIHOOD ? LIKELIHOOD
                     : target->type == ISMS_IMPORT_IMPACT   ? IMPACT
                     : target->type == ISMS_IMPORT_SCORE    ? SCORE
                                                            : LEVEL;
  g_autofree char *rest = g_strdup (heading);
  IsmsPosture posture = ISMS_POSTURE_CURRENT;
  int rate;

  for (guint i = 0; i < G_N_ELEMENTS (postures); i++)
    if (take_words (&rest, postures[i]))
      posture = i;
  if (posture != target->posture)
    return 0;
  rate = rate_place (rest, list);
  if (rate == 0 && take_words (&rest, RISK_WORDS))
    rate = rate_place (rest, list) - 5;
  if (rate <= 0 && take_words (&rest, RATING_WORDS))
    rate = rate_place (rest, list) - 10;
  return MAX (rate, 0);
}

static int
rate_name (const char *heading, const char *name)
{
  gsize heading_length = strlen (heading);
  gsize length = strlen (name);

  if (length < 5 || heading_length <= length)
    return 0;
  if (g_str_has_suffix (heading, name) && heading[heading_length - length - 1] == ' ')
    return ENOUGH + 100 + length;
  if (g_str_has_prefix (heading, name) && heading[length] == ' ')
    return ENOUGH + length;
  return 0;
}

static int
rate_names (const char *heading, char **names)
{
  int best = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (*names[i] == '\0')
        continue;
      if (strcmp (names[i], heading) == 0)
        return SURE - MIN (i, 100);
      best = MAX (best, rate_name (heading, names[i]));
    }
  return best;
}

/* How well a heading fits what a column can be; 0: not at all. */
static int
rate_target (const IsmsImport *self, const ImportColumn *column, const IsmsImportTarget *target)
{
  g_autofree char *bare = NULL;
  int rate;

  switch (target->type)
    {
    case ISMS_IMPORT_FIELD:
      rate = rate_names (column->whole, target->names);
      rate = MAX (rate, rate_names (column->folded, target->names));
      bare = g_strdup (column->folded);
      if (rate < SURE - 100 && take_words (&bare, KIND_WORDS))
        {
          /* "Risk ID", "Asset name"; and the kind's own word is its title. */
          if (*bare != '\0')
            rate = MAX (rate, rate_names (bare, target->names) - 150);
          else if (strcmp (target->name, self->kind->title_field) == 0)
            rate = MAX (rate, 750);
        }
      return rate;
    case ISMS_IMPORT_CHOICE:
      rate = rate_names (column->folded, target->names);
      return rate >= SURE - 100 ? rate - 50 : 0;
    case ISMS_IMPORT_LIKELIHOOD:
    case ISMS_IMPORT_IMPACT:
    case ISMS_IMPORT_SCORE:
    case ISMS_IMPORT_LEVEL:
      return rate_rating (column->folded, target);
    case ISMS_IMPORT_CONTROLS:
      rate = rate_place (column->whole, CONTROLS);
      rate = MAX (rate, rate_place (column->folded, CONTROLS) - 20);
      if (rate <= 0)
        rate = rate_names (column->whole, target->names) - 30;
      return rate >= SURE - 130 ? rate : 0;
    case ISMS_IMPORT_SKIP:
    case ISMS_IMPORT_NOTE:
    default:
      return 0;
    }
}

/* 1: most cells are numbers or words of a scale; 0: they are not; -1: there are none. */
static int
looks_rated (const IsmsImport *self, guint column)
{
  guint first = isms_import_get_first_row (self);
  guint n_rows = MIN (isms_table_get_n_rows (self->table), first + SAMPLED_ROWS);
  guint n_filled = 0;
  guint n_rated = 0;

  for (guint row = first; row < n_rows; row++)
    {
      const char *cell = isms_table_get (self->table, row, column);
      g_autofree char *folded = isms_words_fold (cell);

      if (*folded == '\0')
        continue;
      n_filled++;
      n_rated += strlen (folded) < 30
                 && (g_ascii_isdigit (*folded) || isms_scale_read_degree (folded) >= 0
                     || g_ascii_isdigit (folded[strlen (folded) - 1]));
    }
  return n_filled == 0 ? -1 : n_rated * 2 >= n_filled;
}

/* A column of prose is no rating whatever its heading says, and one of scale points rather is. */
static int
weigh_cells (int rate, int rated)
{
  if (rate == 0 || rated < 0)
    return rate;
  return rated ? rate + 100 : 0;
}

typedef struct
{
  guint column;
  guint target;
  int rate;
} Fit;

static int
compare_fits (gconstpointer a, gconstpointer b)
{
  const Fit *left = a;
  const Fit *right = b;

  if (left->rate != right->rate)
    return left->rate > right->rate ? -1 : 1;
  return left->column < right->column ? -1 : left->column > right->column;
}

gboolean
isms_import_takes_many (const IsmsImportTarget *target)
{
  return target->type == ISMS_IMPORT_SKIP || target->type == ISMS_IMPORT_NOTE
         || target->type == ISMS_IMPORT_CONTROLS || target->type == ISMS_IMPORT_CHOICE
         || (target->type == ISMS_IMPORT_FIELD && target->field->kind == ISMS_FIELD_PROSE);
}

static void
assign_fits (IsmsImport *self)
{
  g_autoptr (GArray) fits = g_array_new (FALSE, FALSE, sizeof (Fit));
  g_autofree gboolean *placed = g_new0 (gboolean, self->columns->len + 1);
  g_autofree gboolean *taken = g_new0 (gboolean, self->targets->len);

  for (guint i = 0; i < self->columns->len; i++)
    {
      int rated = self->method != NULL ? looks_rated (self, i) : -1;

      for (guint j = 0; j < self->targets->len; j++)
        {
          const IsmsImportTarget *target = g_ptr_array_index (self->targets, j);
          Fit fit = { i, j, rate_target (self, isms_import_column (self, i), target) };

          if (target->type == ISMS_IMPORT_LIKELIHOOD || target->type == ISMS_IMPORT_IMPACT)
            fit.rate = weigh_cells (fit.rate, rated);
          if (fit.rate >= ENOUGH)
            g_array_append_val (fits, fit);
        }
    }
  g_array_sort (fits, compare_fits);
  for (guint i = 0; i < fits->len; i++)
    {
      const Fit *fit = &g_array_index (fits, Fit, i);

      if (placed[fit->column]
          || (taken[fit->target]
              && !isms_import_takes_many (g_ptr_array_index (self->targets, fit->target))))
        continue;
      placed[fit->column] = TRUE;
      taken[fit->target] = TRUE;
      isms_import_column (self, fit->column)->target = fit->target;
    }
}

static int
find_column (const IsmsImport *self, const char *list)
{
  int found = -1;
  int best = G_MAXINT;

  for (guint i = 0; i < self->columns->len; i++)
    {
      int place = isms_words_find (isms_import_column (self, i)->folded, list);

      if (place >= 0 && place < best)
        {
          best = place;
          found = i;
        }
    }
  return found;
}

static gboolean
has_target (const IsmsImport *self, int target)
{
  for (guint i = 0; i < self->columns->len; i++)
    if ((int) isms_import_column (self, i)->target == target)
      return TRUE;
  return FALSE;
}

/* A column of words that nothing else claims. */
static int
find_wordy_column (const IsmsImport *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      guint n_words = 0;

      if (isms_import_get_target (self, i)->type != ISMS_IMPORT_NOTE)
        continue;
      for (guint row = isms_import_get_first_row (self);
           row < isms_table_get_n_rows (self->table) && row < 50; row++)
        n_words += strchr (isms_table_get (self->table, row, i), ' ') != NULL;
      if (n_words > 1)
        return i;
    }
  return -1;
}

/* Letters alone are ratings only in pairs: L and I, P and S. */
static void
drop_lone_letters (IsmsImport *self)
{
  guint n_letters = 0;
  guint last = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      IsmsImportTargetType type = isms_import_get_target (self, i)->type;

      if ((type != ISMS_IMPORT_LIKELIHOOD && type != ISMS_IMPORT_IMPACT)
          || strlen (isms_import_column (self, i)->folded) != 1)
        continue;
      n_letters++;
      last = i;
    }
  if (n_letters == 1)
    isms_import_column (self, last)->target = isms_import_find_target (self, "keep");
}

/* What the workspace computes comes out of exports and never goes in. */
static gboolean
is_computed (const IsmsImport *self, const ImportColumn *column)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const IsmsField *field = &self->kind->fields[i];
      g_autofree char *label = isms_words_fold (_ (field->label));

      if ((field->flags & ISMS_FIELD_COMPUTED) != 0
          && (strcmp (field->name, column->heading) == 0 || strcmp (label, column->whole) == 0))
        return TRUE;
    }
  return FALSE;
}

/* The first column that is @type of @posture and whose heading has, or has not, one of @words. */
static int
find_rating (const IsmsImport *self,
             IsmsImportTargetType type,
             IsmsPosture posture,
             const char *words,
             gboolean has)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const IsmsImportTarget *target = isms_import_get_target (self, i);
      g_autofree char *rest = g_strdup (isms_import_column (self, i)->folded);

      if (target->type == type && target->posture == posture && take_words (&rest, words) == has)
        return (int) i;
    }
  return -1;
}

static const IsmsImportTargetType axes[] = { ISMS_IMPORT_LIKELIHOOD, ISMS_IMPORT_IMPACT };

/* Plain likelihood and impact beside residual ones are those before treatment, and the residual
 * ones are how it stands now. */
static void
settle_residual (IsmsImport *self)
{
  int plain[2], residual[2];

  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    {
      plain[i] =
          find_rating (self, axes[i], ISMS_POSTURE_CURRENT, INHERENT "|" CURRENT "|" TARGET, FALSE);
      residual[i] = find_rating (self, axes[i], ISMS_POSTURE_TARGET, RESIDUAL, TRUE);
      if (plain[i] < 0 || residual[i] < 0
          || find_rating (self, axes[i], ISMS_POSTURE_INHERENT, "", FALSE) >= 0)
        return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    {
      guint current = isms_import_column (self, plain[i])->target;

      isms_import_column (self, plain[i])->target =
          isms_import_find_target (self, i == 0 ? "inherent_likelihood" : "inherent_impact");
      isms_import_column (self, residual[i])->target = current;
    }
}

/* Whether plain columns are taken for inherent ones, because residual ones stand beside them. */
gboolean
isms_import_has_residual (const IsmsImport *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    if (find_rating (self, axes[i], ISMS_POSTURE_INHERENT, INHERENT, FALSE) < 0
        || find_rating (self, axes[i], ISMS_POSTURE_CURRENT, RESIDUAL, TRUE) < 0)
      return FALSE;
  return TRUE;
}

void
isms_import_guess (IsmsImport *self)
{
  int title = isms_import_find_target (self, self->kind->title_field);
  guint parts[2];
  int found;

  for (guint i = 0; i < self->columns->len; i++)
    isms_import_column (self, i)->target = isms_import_find_target (
        self, is_computed (self, isms_import_column (self, i)) ? "skip" : "keep");
  assign_fits (self);
  drop_lone_letters (self);
  settle_residual (self);
  if (!has_target (self, title))
    {
      found = find_column (self, TITLES);
      if (found < 0 && isms_import_get_title_parts (self, parts) == 0)
        found = find_wordy_column (self);
      if (found >= 0)
        isms_import_column (self, found)->target = title;
    }
  isms_import_guess_cells (self);
}

/* Threat and asset say what a risk is about where no column names it. */
guint
isms_import_get_title_parts (const IsmsImport *self, guint parts[2])
{
  int title = isms_import_find_target (self, self->kind->title_field);
  int threat = find_column (self, THREATS);
  guint n = 0;

  if (has_target (self, title) || self->method == NULL)
    return 0;
  for (guint i = 0; i < self->columns->len && threat < 0; i++)
    {
      const IsmsImportTarget *target = isms_import_get_target (self, i);

      if (target->type == ISMS_IMPORT_FIELD && target->field->kind == ISMS_FIELD_PROSE
          && target->field != self->note_field)
        threat = i;
    }
  if (threat >= 0)
    parts[n++] = threat;
  for (guint i = 0; i < self->columns->len && n > 0 && n < 2; i++)
    if (strcmp (isms_import_get_target (self, i)->name, "assets") == 0)
      parts[n++] = i;
  return n;
}
