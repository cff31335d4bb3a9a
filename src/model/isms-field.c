/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Fields: from what a person writes to a value, and from a value to what a person reads. */

#include "isms-config.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-money.h"
#include "isms-record.h"

static gboolean
refuse (GError **error, char *sentence)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, sentence);
  g_free (sentence);
  return FALSE;
}

static gboolean
parse_integer (const IsmsField *self, const char *text, GValue *out, GError **error)
{
  gint64 min = G_MININT64, max = G_MAXINT64, value;

  if (self->min != 0 || self->max != 0)
    {
      min = self->min;
      max = self->max;
    }

  if (!g_ascii_string_to_signed (text, 10, min, max, &value, NULL))
    {
      if (max != G_MAXINT64)
        /* Translators: the name of a field, the least, the greatest number that it takes, and what
         * was written */
        return refuse (error, g_strdup_printf (_ ("%s is a whole number from %d to %d, not “%s”."),
                                               _ (self->label), (int) min, (int) max, text));
      /* Translators: the name of a field, and what was written */
      return refuse (
          error, g_strdup_printf (_ ("%s is a whole number, not “%s”."), _ (self->label), text));
    }

  g_value_init (out, G_TYPE_INT64);
  g_value_set_int64 (out, value);
  return TRUE;
}

static gboolean
parse_money (const char *text, const char *currency, GValue *out, GError **error)
{
  gint64 minor;

  if (!isms_money_parse (text, currency, &minor, error))
    return FALSE;
  g_value_init (out, G_TYPE_INT64);
  g_value_set_int64 (out, minor);
  return TRUE;
}

static gboolean
parse_real (const IsmsField *self, const char *text, GValue *out, GError **error)
{
  char *end = NULL;
  double value = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || value != value || value - value != 0.0)
    /* Translators: the name of a field, and what was written */
    return refuse (error, g_strdup_printf (_ ("%s is a number, not “%s”."), _ (self->label), text));

  g_value_init (out, G_TYPE_DOUBLE);
  g_value_set_double (out, value);
  return TRUE;
}

static gboolean
parse_boolean (const IsmsField *self, const char *text, GValue *out, GError **error)
{
  static const char *const words[] = { "0", "1", "no", "yes", "false", "true" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      {
        g_value_init (out, G_TYPE_INT64);
        g_value_set_int64 (out, i % 2);
        return TRUE;
      }

  /* Translators: the name of a field, and what was written */
  return refuse (error, g_strdup_printf (_ ("%s is yes or no, not “%s”."), _ (self->label), text));
}

static gboolean
parse_date (const IsmsField *self, const char *text, GValue *out, GError **error)
{
  if (!isms_day_is_valid (text))
    /* Translators: the name of a field, and what was written */
    return refuse (error, g_strdup_printf (_ ("%s is a date such as 2027-03-31, not “%s”."),
                                           _ (self->label), text));

  g_value_init (out, G_TYPE_STRING);
  g_value_set_string (out, text);
  return TRUE;
}

static gboolean
parse_time (const IsmsField *self, const char *text, GValue *out, GError **error)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  if (time == NULL)
    /* Translators: the name of a field, and what was written */
    return refuse (error,
                   g_strdup_printf (_ ("%s is a time such as 2027-03-31T14:05:00Z, not “%s”."),
                                    _ (self->label), text));

  g_autoptr (GDateTime) utc = g_date_time_to_utc (time);

  g_value_init (out, G_TYPE_STRING);
  g_value_take_string (out, g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ"));
  return TRUE;
}

static char *
list_choices (const IsmsField *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (const IsmsChoice *choice = self->choices; choice->value != NULL; choice++)
    if (choice->stored == NULL)
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", choice->value);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static gboolean
parse_choice (const IsmsField *self, const char *text, GValue *out, GError **error)
{
  const IsmsChoice *choice = isms_field_find_choice (self, text);
  g_autofree char *words = NULL;

  if (choice == NULL)
    {
      words = list_choices (self);
      /* Translators: the name of a field, the words that it takes, and what was written */
      return refuse (
          error, g_strdup_printf (_ ("%s is one of %s, not “%s”."), _ (self->label), words, text));
    }

  g_value_init (out, G_TYPE_STRING);
  g_value_set_string (out, isms_choice_get_stored (choice));
  return TRUE;
}

/* Several choices are kept in the order of the list, whatever order they were written in. */
static gboolean
parse_choices (const IsmsField *self, const char *text, GValue *out, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ,;", -1);
  g_autoptr (GString) kept = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && isms_field_find_choice (self, words[i]) == NULL)
      return parse_choice (self, words[i], out, error);

  for (const IsmsChoice *choice = self->choices; choice->value != NULL; choice++)
    if (g_strv_contains ((const char *const *) words, choice->value))
      g_string_append_printf (kept, "%s%s", kept->len > 0 ? " " : "", choice->value);

  if (kept->len > 0)
    {
      g_value_init (out, G_TYPE_STRING);
      g_value_set_string (out, kept->str);
    }
  return TRUE;
}

static gboolean
parse_text (const IsmsField *self, const char *text, GValue *out, GError **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    /* Translators: the name of a field */
    return refuse (error, g_strdup_printf (_ ("%s is not readable text."), _ (self->label)));

  g_value_init (out, G_TYPE_STRING);
  g_value_set_string (out, text);
  return TRUE;
}

/**
 * isms_field_parse:
 * @self: a field of any kind but %ISMS_FIELD_LINKS and %ISMS_FIELD_RECORDS
 * @text: (nullable): what a form, a cell or a command gives: a choice by its value, a date as ISO
 *   8601, a reference by its id, money as people write it; "" and %NULL are "not set"
 * @currency: (nullable): that of the workspace, for money
 * @out: (out): a zeroed value; it stays unset for "not set"
 * @error: return location
 *
 * Any thread.
 *
 * Returns: %FALSE with %G_IO_ERROR_INVALID_DATA and a sentence for the person if @text does not fit
 */
gboolean
isms_field_parse (
    const IsmsField *self, const char *text, const char *currency, GValue *out, GError **error)
{
  g_return_val_if_fail (!isms_field_has_links (self), FALSE);

  if (text == NULL || *text == '\0')
    {
      if (self->flags & ISMS_FIELD_REQUIRED)
        /* Translators: the name of a field */
        return refuse (error, g_strdup_printf (_ ("%s cannot be empty."), _ (self->label)));
      return TRUE;
    }

  switch (self->kind)
    {
    case ISMS_FIELD_INTEGER:
    case ISMS_FIELD_REFERENCE:
      return parse_integer (self, text, out, error);
    case ISMS_FIELD_MONEY:
      return parse_money (text, currency, out, error);
    case ISMS_FIELD_REAL:
      return parse_real (self, text, out, error);
    case ISMS_FIELD_BOOLEAN:
      return parse_boolean (self, text, out, error);
    case ISMS_FIELD_DATE:
      return parse_date (self, text, out, error);
    case ISMS_FIELD_TIME:
      return parse_time (self, text, out, error);
    case ISMS_FIELD_CHOICE:
      return parse_choice (self, text, out, error);
    case ISMS_FIELD_CHOICES:
      return parse_choices (self, text, out, error);
    case ISMS_FIELD_TEXT:
    case ISMS_FIELD_PROSE:
    case ISMS_FIELD_LINKS:
    case ISMS_FIELD_RECORDS:
    default:
      return parse_text (self, text, out, error);
    }
}

/**
 * isms_field_find_choice:
 * @self: a field
 * @value: (nullable): a value, as the view has it
 *
 * Returns: (nullable): the choice of @self that is @value
 */
const IsmsChoice *
isms_field_find_choice (const IsmsField *self, const char *value)
{
  if (self->choices == NULL || value == NULL)
    return NULL;

  for (const IsmsChoice *choice = self->choices; choice->value != NULL; choice++)
    if (g_str_equal (choice->value, value))
      return choice;

  return NULL;
}

/**
 * isms_choice_get_stored:
 * @self: a choice
 *
 * Returns: (transfer none): what a table has where the view says it
 */
const char *
isms_choice_get_stored (const IsmsChoice *self)
{
  return self->stored != NULL ? self->stored : self->value;
}

/**
 * isms_field_has_links:
 * @self: a field
 *
 * Returns: whether it names many records, in a table of links
 */
gboolean
isms_field_has_links (const IsmsField *self)
{
  return self->kind == ISMS_FIELD_LINKS || self->kind == ISMS_FIELD_RECORDS;
}

/**
 * isms_field_takes:
 * @self: a field of kind %ISMS_FIELD_RECORDS
 * @kind: the name of a kind
 *
 * Returns: %TRUE if it may hold records of that kind
 */
gboolean
isms_field_takes (const IsmsField *self, const char *kind)
{
  return self->targets == NULL || g_strv_contains (self->targets, kind);
}

/**
 * isms_field_get_heading:
 * @self: a field
 *
 * Returns: what heads its column in files that people read, to be translated
 */
const char *
isms_field_get_heading (const IsmsField *self)
{
  return self->heading != NULL ? self->heading : self->label;
}

/**
 * isms_field_dup_quoted:
 * @self: a field
 *
 * The one way in which a sentence names a field: sentences of steps, histories, bulk changes,
 * imports and rules.
 *
 * Returns: (transfer full): its label, as the form shows it, in quotes: “Depends On”
 */
char *
isms_field_dup_quoted (const IsmsField *self)
{
  /* Translators: the name of a field inside a sentence, in the quotes of the language */
  return g_strdup_printf (C_ ("field", "“%s”"), _ (self->label));
}

/**
 * isms_field_get_column:
 * @self: a field
 *
 * Returns: the column of the table that keeps the field: "owner_id" for the reference "owner",
 *   else its name. Interned.
 */
const char *
isms_field_get_column (const IsmsField *self)
{
  g_autofree char *column = NULL;

  if (self->kind != ISMS_FIELD_REFERENCE)
    return self->name;

  column = g_strconcat (self->name, "_id", NULL);
  return g_intern_string (column);
}

/**
 * isms_field_get_for_column:
 * @self: a field that names a record of any kind, %ISMS_FIELD_FOR
 * @part: "kind" or "id"
 *
 * Returns: the column of the table that keeps that part of it: "from_kind" for "from_ref".
 * Interned.
 */
const char *
isms_field_get_for_column (const IsmsField *self, const char *part)
{
  g_autofree char *column = NULL;

  g_return_val_if_fail (g_str_has_suffix (self->name, "_ref"), self->name);

  column =
      g_strdup_printf ("%.*s%s", (int) (strlen (self->name) - strlen ("ref")), self->name, part);
  return g_intern_string (column);
}

static char *
display_choices (const IsmsField *self, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const IsmsChoice *choice = isms_field_find_choice (self, words[i]);

      g_string_append_printf (labels, "%s%s", i > 0 ? ", " : "",
                              choice != NULL ? _ (choice->label) : words[i]);
    }

  return g_string_free (g_steal_pointer (&labels), FALSE);
}

static char *
display_text (const IsmsField *self, const char *text)
{
  const IsmsChoice *choice;

  switch (self->kind)
    {
    case ISMS_FIELD_DATE:
      return isms_day_dup_words (text);
    case ISMS_FIELD_TIME:
      return isms_day_dup_moment (text);
    case ISMS_FIELD_CHOICE:
      choice = isms_field_find_choice (self, text);
      return g_strdup (choice != NULL ? _ (choice->label) : text);
    case ISMS_FIELD_CHOICES:
      return display_choices (self, text);
    default:
      return g_strdup (text);
    }
}

static char *
display_int (const IsmsField *self, gint64 number)
{
  if (self->kind == ISMS_FIELD_BOOLEAN)
    return g_strdup (number != 0 ? _ ("Yes") : _ ("No"));
  if (self->kind == ISMS_FIELD_MONEY)
    return isms_money_dup_text (number, NULL);

  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/**
 * isms_field_dup_display:
 * @self: a field
 * @value: (nullable): a value as it is stored; unset or %NULL is "not set"
 *
 * Returns: (transfer full): the value as a person reads it, "" when it is not set
 */
char *
isms_field_dup_display (const IsmsField *self, const GValue *value)
{
  if (value == NULL || !G_IS_VALUE (value))
    return g_strdup ("");
  if (G_VALUE_HOLDS_STRING (value))
    return display_text (self,
                         g_value_get_string (value) != NULL ? g_value_get_string (value) : "");
  if (G_VALUE_HOLDS_INT64 (value))
    return display_int (self, g_value_get_int64 (value));
  if (G_VALUE_HOLDS_DOUBLE (value))
    return g_strdup_printf ("%g", g_value_get_double (value));

  g_return_val_if_reached (g_strdup (""));
}
