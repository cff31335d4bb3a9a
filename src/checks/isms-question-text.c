/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the files say. Their names are NN-id.sql; behind the licence, lines of comment:
 *
 *   -- clause: where the standard asks for it
 *   -- severity: nonconformity, weakness or hint
 *   -- kind: of the records that are hit
 *   -- field: of these, where it is mended; or the kind or part of which one is missing
 *   -- rows: tables whose rows concern one record alone, such as “risk.id, rating.risk_id”; or no
 * line
 *   -- title: _("what is the matter with them all")
 *   -- sentence: _("what is the matter with {ref} “{title}”, and what to do")
 *   -- word: column value _("how the sentence says that value"); as many lines as there are
 *
 * They are part of the program: one that is not whole ends it. */

#include "isms-config.h"

#include <stdlib.h>
#include <string.h>

#include "isms-organisation.h"
#include "isms-question-private.h"
#include "isms-question-resources.h"

#define FOLDER "/org/parapet/Parapet/questions/"
#define MARK "-- "

static int
compare_names (gconstpointer left, gconstpointer right)
{
  return strcmp (*(const char *const *) left, *(const char *const *) right);
}

/* The organisation is a record like others, but in no list of kinds. */
static const IsmsKind *
find_kind (const char *name)
{
  const IsmsKind *organisation = isms_organisation_get_kind ();

  return g_str_equal (name, organisation->name) ? organisation : isms_kind_find (name);
}

static IsmsSeverity
find_severity (const char *name)
{
  for (guint i = 0; i < ISMS_N_SEVERITIES; i++)
    if (g_str_equal (name, isms_severity_get_name ((IsmsSeverity) i)))
      return (IsmsSeverity) i;
  g_error ("“%s” is no severity", name);
}

/* _("…") */
static char *
dup_words (const char *value)
{
  gsize length = strlen (value);

  if (!g_str_has_prefix (value, "_(\"") || !g_str_has_suffix (value, "\")"))
    g_error ("%s: words stand in _(\"…\")", value);
  return g_strndup (value + 3, length - 5);
}

static IsmsQuestionRows *
read_way (const IsmsQuestionText *self, const char *words)
{
  g_auto (GStrv) parts = g_strsplit_set (words, ".>", -1);
  guint n = g_strv_length (parts);
  IsmsQuestionRows *rows = g_new0 (IsmsQuestionRows, 1);

  if (n != 2 && n != 5)
    g_error ("%s: %s leads to no record", self->id, words);
  rows->table = g_strdup (parts[0]);
  rows->column = g_strdup (parts[1]);
  if (n == 2)
    return rows;
  rows->via = g_strdup (parts[2]);
  rows->by = g_strdup (parts[3]);
  rows->gives = g_strdup (parts[4]);
  return rows;
}

static void
read_rows (IsmsQuestionText *self, const char *value)
{
  g_auto (GStrv) all = g_strsplit (value, ", ", -1);

  for (guint i = 0; all[i] != NULL; i++)
    g_ptr_array_add (self->rows, read_way (self, all[i]));
}

static void
read_word (IsmsQuestionText *self, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value, " ", 3);
  IsmsQuestionWord *word = g_new0 (IsmsQuestionWord, 1);

  if (g_strv_length (parts) != 3)
    g_error ("%s: “%s” is no word", self->id, value);
  word->column = g_strdup (parts[0]);
  word->value = g_strdup (parts[1]);
  word->words = dup_words (parts[2]);
  g_ptr_array_add (self->words, word);
}

static void
read_line (IsmsQuestionText *self, const char *key, const char *value)
{
  if (g_str_equal (key, "clause"))
    self->clause = g_strdup (value);
  else if (g_str_equal (key, "severity"))
    self->severity = find_severity (value);
  else if (g_str_equal (key, "kind"))
    self->kind = find_kind (value);
  else if (g_str_equal (key, "field"))
    self->field = g_strdup (value);
  else if (g_str_equal (key, "rows"))
    read_rows (self, value);
  else if (g_str_equal (key, "word"))
    read_word (self, value);
  else if (g_str_equal (key, "title"))
    self->title = dup_words (value);
  else if (g_str_equal (key, "sentence"))
    self->sentence = dup_words (value);
  else
    g_error ("%s: no question says its %s", self->id, key);
}

static IsmsQuestionText *
read_text (const char *name, const char *text)
{
  IsmsQuestionText *self = g_new0 (IsmsQuestionText, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint i;

  self->id = g_strndup (strchr (name, '-') + 1, strlen (strchr (name, '-') + 1) - strlen (".sql"));
  self->rows = g_ptr_array_new ();
  self->words = g_ptr_array_new ();
  for (i = 0; lines[i] != NULL && (lines[i][0] == '\0' || g_str_has_prefix (lines[i], MARK)); i++)
    {
      char *colon = strstr (lines[i], ": ");

      if (lines[i][0] == '\0' || g_str_has_prefix (lines[i], MARK "SPDX-"))
        continue;
      if (colon == NULL)
        g_error ("%s: %s says nothing", self->id, lines[i]);
      *colon = '\0';
      read_line (self, lines[i] + strlen (MARK), colon + 2);
    }
  self->sql = g_strjoinv ("\n", lines + i);
  *strrchr (self->sql, ';') = '\0';
  if (self->rows->len > 0)
    self->sql_of = g_strdup_printf (
        "SELECT * FROM (%s) AS q WHERE q.id IN (SELECT j.value FROM json_each (?1) AS j)",
        self->sql);
  if (self->clause == NULL || self->kind == NULL || self->field == NULL || self->title == NULL
      || self->sentence == NULL)
    g_error ("%s: something is missing at its top", name);
  return self;
}

/* In order of the files' names. (element-type IsmsQuestionText) (transfer none) */
GPtrArray *
isms_question_texts (void)
{
  static GPtrArray *texts;

  if (g_once_init_enter (&texts))
    {
      GResource *resource = isms_question_get_resource ();
      g_auto (GStrv) names = g_resource_enumerate_children (resource, FOLDER, 0, NULL);
      GPtrArray *all = g_ptr_array_new ();

      qsort (names, g_strv_length (names), sizeof *names, compare_names);
      for (guint i = 0; names[i] != NULL; i++)
        {
          g_autofree char *path = g_strconcat (FOLDER, names[i], NULL);
          g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, 0, NULL);

          g_ptr_array_add (all, read_text (names[i], g_bytes_get_data (bytes, NULL)));
        }
      g_once_init_leave (&texts, all);
    }
  return texts;
}
