/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One cell becomes a value of its field; what does not fit is kept in the note, and said. */

#include "isms-config.h"

#include "isms-day.h"
#include "isms-import-private.h"
#include "isms-money.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Translators: each of these sentences: a cell, its heading */
static void
say_unfit (ImportRecord *record, Unfit why, const char *cell, const char *heading)
{
  switch (why)
    {
    case UNFIT_NUMBER:
      isms_import_say (record,
                       _ ("“%s” in “%s” is not a number that fits; it is kept in the note."), cell,
                       heading);
      return;
    case UNFIT_BOOLEAN:
      isms_import_say (record, _ ("“%s” in “%s” is neither yes nor no; it is kept in the note."),
                       cell, heading);
      return;
    case UNFIT_DATE:
      isms_import_say (record, _ ("“%s” in “%s” is not a date; it is kept in the note."), cell,
                       heading);
      return;
    case UNFIT_TIME:
      isms_import_say (record, _ ("“%s” in “%s” is not a time; it is kept in the note."), cell,
                       heading);
      return;
    case UNFIT_CHOICE:
      isms_import_say (record,
                       _ ("“%s” in “%s” is none of the known choices; it is kept in the note."),
                       cell, heading);
      return;
    case UNFIT_CHOICES:
      isms_import_say (record, _ ("“%s” in “%s” is not all known choices; it is kept in the note."),
                       cell, heading);
      return;
    case UNFIT_SELF:
      isms_import_say (record, _ ("“%s” in “%s” is this row itself; it is kept in the note."), cell,
                       heading);
      return;
    case UNFIT_RECORD:
      isms_import_say (record, _ ("There is no “%s”, as “%s” says; it is kept in the note."), cell,
                       heading);
      return;
    case UNFIT_RATING:
    default:
      isms_import_say (
          record, _ ("“%s” in “%s” has no place on the method’s scale; it is kept in the note."),
          cell, heading);
      return;
    }
}

/* Keeps a cell that its field cannot hold, and says why. */
void
isms_import_keep_unfit (
    ImportRun *run, ImportRecord *record, guint column, const char *text, Unfit why)
{
  const char *heading = isms_import_get_heading (run->import, column);
  g_autofree char *brief = isms_import_shorten (text);

  isms_import_keep (record, heading, text);
  say_unfit (record, why, brief, heading);
}

static void
read_text (
    ImportRun *run, ImportRecord *record, guint column, const IsmsField *field, const char *text)
{
  const char *before = isms_row_get_text (record->values, field->name);
  gboolean shared = g_ptr_array_find (run->shared, field, NULL);
  g_autofree char *said = NULL;

  if (field->kind == ISMS_FIELD_TEXT)
    text = isms_import_join_lines (text, record->chunk);
  else if (shared)
    text = said = g_strdup_printf ("%s: %s", isms_import_get_heading (run->import, column), text);
  if (before == NULL)
    isms_row_set_text (record->values, field->name, text);
  else
    {
      g_autofree char *both =
          g_strconcat (before, field->kind == ISMS_FIELD_TEXT ? " – " : "\n", text, NULL);

      isms_row_set_text (record->values, field->name, both);
    }
}

/* Digits with either sign for decimals, grouped or not, and a currency: "1.234,50", "1,234.50",
 * "EUR 12".
 * @grouped: "1,234" is a thousand and more. */
static gboolean
read_decimal (const char *text, gboolean grouped, double *value)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  const char *point = NULL;
  guint n_letters = 0;
  char *end;

  *value = g_ascii_strtod (text, &end);
  if (*end == '\0' && end != text && (!grouped || strspn (text, "-0123456789") == strlen (text)))
    return isfinite (*value);
  for (const char *at = text; *at != '\0'; at++)
    if (*at == '.' || *at == ',')
      point = at;
  if (point != NULL && strspn (point + 1, "0123456789") == 3
      && (grouped || strchr (text, *point) != point))
    point = NULL;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      n_letters += g_unichar_isalpha (g_utf8_get_char (at));
      if (g_ascii_isdigit (*at) || (*at == '-' && plain->len == 0))
        g_string_append_c (plain, *at);
      else if (at == point)
        g_string_append_c (plain, '.');
      else if (n_letters > 3 || strchr ("%/:;()-\n", *at) != NULL)
        return FALSE;
    }
  if (strpbrk (plain->str, "0123456789") == NULL || plain->len > 18)
    return FALSE;
  *value = g_ascii_strtod (plain->str, NULL);
  return TRUE;
}

/* "50 %" → "50"; NULL without the sign. */
static char *
take_percent (const char *text)
{
  gsize length = strlen (text);

  return length > 1 && text[length - 1] == '%' ? g_strchomp (g_strndup (text, length - 1)) : NULL;
}

static void
read_number (
    ImportRun *run, ImportRecord *record, guint column, const IsmsField *field, const char *text)
{
  double value;
  g_autofree char *bare = field->max == 100 ? take_percent (text) : NULL;
  gboolean good = read_decimal (bare != NULL ? bare : text, field->kind != ISMS_FIELD_REAL, &value);

  if (good && field->kind == ISMS_FIELD_REAL)
    isms_row_set_real (record->values, field->name, value);
  else if (good && value == floor (value)
           && ((field->min == 0 && field->max == 0)
               || (value >= field->min && value <= field->max)))
    isms_row_set_int (record->values, field->name, (gint64) value);
  else
    isms_import_keep_unfit (run, record, column, text, UNFIT_NUMBER);
}

static void
read_money (
    ImportRun *run, ImportRecord *record, guint column, const IsmsField *field, const char *text)
{
  gint64 minor;

  if (run->currency == NULL)
    run->currency = isms_money_load_currency (run->database);
  if (isms_money_parse (text, run->currency, &minor, NULL))
    isms_row_set_int (record->values, field->name, minor);
  else
    isms_import_keep_unfit (run, record, column, text, UNFIT_NUMBER);
}

static void
read_boolean (
    ImportRun *run, ImportRecord *record, guint column, const IsmsField *field, const char *text)
{
  int value = isms_words_read_boolean (text);

  if (value >= 0)
    isms_row_set_int (record->values, field->name, value);
  else
    isms_import_keep_unfit (run, record, column, text, UNFIT_BOOLEAN);
}

static void
read_date (
    ImportRun *run, ImportRecord *record, guint column, const IsmsField *field, const char *text)
{
  GDate date;
  g_autofree char *iso = NULL;
  g_autofree char *words = NULL;
  const ImportColumn *described = isms_import_column (run->import, column);

  switch (isms_date_read (text, described->order, &run->import->today, &date))
    {
    case ISMS_DATE_EXACT:
      break;
    case ISMS_DATE_LAST_DAY:
      iso = isms_day_write (&date);
      words = isms_day_dup_words (iso);
      /* Translators: a cell, its heading, the date it was read as */
      isms_import_say (record, _ ("“%s” in “%s” was read as %s."), text, described->heading, words);
      break;
    case ISMS_DATE_NONE:
    default:
      isms_import_keep_unfit (run, record, column, text, UNFIT_DATE);
      return;
    }
  if (iso == NULL)
    iso = isms_day_write (&date);
  isms_row_set_text (record->values, field->name, iso);
}

static void
read_time (
    ImportRun *run, ImportRecord *record, guint column, const IsmsField *field, const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, utc);
  g_autoptr (GDateTime) there = time != NULL ? g_date_time_to_timezone (time, utc) : NULL;
  g_autofree char *iso = there != NULL ? g_date_time_format (there, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  if (iso != NULL)
    isms_row_set_text (record->values, field->name, iso);
  else
    isms_import_keep_unfit (run, record, column, text, UNFIT_TIME);
}

/* Every word for every choice of a field, folded. The first to claim a word has it. */
static GHashTable *
get_choices (ImportRun *run, const IsmsField *field)
{
  GHashTable *words = g_hash_table_lookup (run->choices, field);

  if (words != NULL)
    return words;
  words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint pass = 0; pass < 2; pass++)
    for (const IsmsChoice *choice = field->choices; choice->value != NULL; choice++)
      {
        g_autofree char *names =
            pass == 0
                ? g_strdup_printf ("%s|%s|%s", choice->value, choice->label, _ (choice->label))
                : g_strdup (choice->import_names != NULL ? choice->import_names : "");
        g_auto (GStrv) all = g_strsplit (names, "|", -1);

        for (guint i = 0; all[i] != NULL; i++)
          {
            char *folded = isms_words_fold (all[i]);

            if (*folded != '\0' && !g_hash_table_contains (words, folded))
              g_hash_table_insert (words, folded, (gpointer) choice);
            else
              g_free (folded);
          }
      }
  g_hash_table_insert (run->choices, (gpointer) field, words);
  return words;
}

static const IsmsChoice *
find_choice (ImportRun *run, const IsmsField *field, const char *text)
{
  g_autofree char *folded = isms_words_fold (text);

  return g_hash_table_lookup (get_choices (run, field), folded);
}

static void
read_choice (
    ImportRun *run, ImportRecord *record, guint column, const IsmsField *field, const char *text)
{
  const IsmsChoice *choice = find_choice (run, field, text);

  if (choice != NULL)
    isms_row_set_text (record->values, field->name, isms_choice_get_stored (choice));
  else
    isms_import_keep_unfit (run, record, column, text, UNFIT_CHOICE);
}

/* Adds one choice to those the record has, in the choices' own order. */
static void
add_choice (ImportRecord *record, const IsmsField *field, const IsmsChoice *added)
{
  const char *before = isms_row_get_text (record->values, field->name);
  g_auto (GStrv) has = g_strsplit (before != NULL ? before : "", " ", -1);
  g_autoptr (GString) after = g_string_new (NULL);

  for (const IsmsChoice *choice = field->choices; choice->value != NULL; choice++)
    if (choice == added || g_strv_contains ((const char *const *) has, choice->value))
      g_string_append_printf (after, "%s%s", after->len > 0 ? " " : "", choice->value);
  isms_row_set_text (record->values, field->name, after->str);
}

/* "CIA": each letter is a choice. */
static gboolean
add_letters (ImportRun *run, ImportRecord *record, const IsmsField *field, const char *word)
{
  char letter[2] = "";

  for (const char *at = word; *at != '\0'; at++)
    {
      letter[0] = *at;
      if (!g_ascii_isalpha (*at) || find_choice (run, field, letter) == NULL)
        return FALSE;
    }
  for (const char *at = word; *at != '\0'; at++)
    {
      letter[0] = *at;
      add_choice (record, field, find_choice (run, field, letter));
    }
  return *word != '\0';
}

/* "C", "C/I", "CIA", "confidentiality, integrity", and "C=2, I=3, A=0", whose figures stay in the
 * note. */
static void
read_choices (
    ImportRun *run, ImportRecord *record, guint column, const IsmsField *field, const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ",;/|+&\n", -1);
  gboolean unfit = FALSE;
  gboolean figures = FALSE;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *figure = strpbrk (parts[i], "=:");
      const IsmsChoice *choice;

      if (figure != NULL)
        *figure++ = '\0';
      g_strstrip (parts[i]);
      choice = find_choice (run, field, parts[i]);
      figures |= figure != NULL;
      if (figure != NULL && choice != NULL && isms_words_read_boolean (g_strstrip (figure)) == 0)
        continue;
      if (choice != NULL)
        add_choice (record, field, choice);
      else if (*parts[i] != '\0' && !add_letters (run, record, field, parts[i]))
        unfit = TRUE;
    }
  if (unfit)
    isms_import_keep_unfit (run, record, column, text, UNFIT_CHOICES);
  else if (figures)
    isms_import_keep (record, isms_import_get_heading (run->import, column), text);
}

/* A column of its own for one choice: a tick, a yes, a figure above 0. */
static void
read_tick (ImportRun *run,
           ImportRecord *record,
           guint column,
           const IsmsImportTarget *target,
           const char *text)
{
  int tick = isms_words_read_boolean (text);
  double figure;

  if (tick == 0)
    return;
  if (tick < 0 && !read_decimal (text, TRUE, &figure))
    {
      isms_import_keep_unfit (run, record, column, text, UNFIT_BOOLEAN);
      return;
    }
  add_choice (record, target->field, target->choice);
  if (tick < 0)
    isms_import_keep (record, isms_import_get_heading (run->import, column), text);
}

static gboolean
read_field (ImportRun *run, ImportRecord *record, guint column, const char *text, GError **error)
{
  const IsmsField *field = isms_import_get_target (run->import, column)->field;

  if ((field->flags & ISMS_FIELD_FOR) != 0)
    return isms_import_read_for (run, record, column, field, text, error);
  switch (field->kind)
    {
    case ISMS_FIELD_INTEGER:
    case ISMS_FIELD_REAL:
      read_number (run, record, column, field, text);
      return TRUE;
    case ISMS_FIELD_MONEY:
      read_money (run, record, column, field, text);
      return TRUE;
    case ISMS_FIELD_BOOLEAN:
      read_boolean (run, record, column, field, text);
      return TRUE;
    case ISMS_FIELD_DATE:
      read_date (run, record, column, field, text);
      return TRUE;
    case ISMS_FIELD_TIME:
      read_time (run, record, column, field, text);
      return TRUE;
    case ISMS_FIELD_CHOICE:
      read_choice (run, record, column, field, text);
      return TRUE;
    case ISMS_FIELD_CHOICES:
      read_choices (run, record, column, field, text);
      return TRUE;
    case ISMS_FIELD_REFERENCE:
      return isms_import_read_reference (run, record, column, field, text, error);
    case ISMS_FIELD_LINKS:
      return isms_import_read_links (run, record, field, text, error);
    case ISMS_FIELD_RECORDS:
      return isms_import_read_records (run, record, column, field, text, error);
    case ISMS_FIELD_TEXT:
    case ISMS_FIELD_PROSE:
    default:
      read_text (run, record, column, field, text);
      return TRUE;
    }
}

static void
read_rating (ImportRun *run, ImportRecord *record, guint column, const char *text)
{
  const IsmsImportTarget *target = isms_import_get_target (run->import, column);
  gboolean up = target->type == ISMS_IMPORT_LIKELIHOOD;
  Rating *rating = &record->ratings[target->posture];
  int value = isms_scale_map_read (
      run->import->scales[up ? ISMS_IMPORT_AXIS_LIKELIHOOD : ISMS_IMPORT_AXIS_IMPACT], text);

  if (value == 0)
    isms_import_keep_unfit (run, record, column, text, UNFIT_RATING);
  else if (up)
    rating->likelihood = value;
  else
    rating->impact = value;
}

static gboolean
is_prose (const IsmsImportTarget *target)
{
  return target->type == ISMS_IMPORT_FIELD
         && (target->field->kind == ISMS_FIELD_TEXT || target->field->kind == ISMS_FIELD_PROSE);
}

static gboolean
names_records (const IsmsImportTarget *target)
{
  return target->type == ISMS_IMPORT_FIELD
         && (target->field->target != NULL || target->field->kind == ISMS_FIELD_RECORDS);
}

/* "No" and "n/a" mean something where they are among the choices. */
static gboolean
names_choice (ImportRun *run, const IsmsImportTarget *target, const char *text)
{
  return target->type == ISMS_IMPORT_FIELD && target->field->kind == ISMS_FIELD_CHOICE
         && find_choice (run, target->field, text) != NULL;
}

gboolean
isms_import_read_cell (
    ImportRun *run, ImportRecord *record, guint column, const char *text, GError **error)
{
  const IsmsImportTarget *target = isms_import_get_target (run->import, column);
  double score;

  if (!is_prose (target) && isms_words_is_nothing (text) && !names_choice (run, target, text))
    return TRUE;
  if (names_records (target) && isms_words_is_open (text))
    {
      isms_import_keep (record, isms_import_get_heading (run->import, column), text);
      return TRUE;
    }
  switch (target->type)
    {
    case ISMS_IMPORT_FIELD:
      return read_field (run, record, column, text, error);
    case ISMS_IMPORT_CHOICE:
      read_tick (run, record, column, target, text);
      return TRUE;
    case ISMS_IMPORT_LIKELIHOOD:
    case ISMS_IMPORT_IMPACT:
      read_rating (run, record, column, text);
      return TRUE;
    case ISMS_IMPORT_SCORE:
      if (read_decimal (text, TRUE, &score) && score > 0 && score < 10000)
        record->scores[target->posture] = (int) score;
      return TRUE;
    case ISMS_IMPORT_LEVEL:
      record->levels[target->posture] = text;
      return TRUE;
    case ISMS_IMPORT_CONTROLS:
      return isms_import_read_controls (run, record, column, text, error);
    case ISMS_IMPORT_NOTE:
      isms_import_keep (record, isms_import_get_heading (run->import, column), text);
      return TRUE;
    case ISMS_IMPORT_SKIP:
    default:
      return TRUE;
    }
}
