/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A hit keeps what the query gave; its sentence is made when somebody reads it. */

#include "isms-config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-question-private.h"
#include "isms-record.h"

struct _IsmsHit
{
  GObject parent_instance;

  const IsmsQuestionText *text;
  gint64 id;
  char *ref;
  char *title;
  GStrv says; /* a name, its value, the next name, … */
  const IsmsKnownHit *known;
};

G_DEFINE_FINAL_TYPE (IsmsHit, isms_hit, G_TYPE_OBJECT)

static void
isms_hit_finalize (GObject *object)
{
  IsmsHit *self = ISMS_HIT (object);

  g_free (self->ref);
  g_free (self->title);
  g_strfreev (self->says);
  if (self->known != NULL)
    isms_known_hit_unref (self->known);
  G_OBJECT_CLASS (isms_hit_parent_class)->finalize (object);
}

static void
isms_hit_class_init (IsmsHitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_hit_finalize;
}

static void
isms_hit_init (IsmsHit *self)
{
}

IsmsHit *
isms_hit_new (
    const IsmsQuestionText *text, gint64 id, const char *ref, const char *title, GStrv says)
{
  IsmsHit *self = g_object_new (ISMS_TYPE_HIT, NULL);

  self->text = text;
  self->id = id;
  self->ref = g_strdup (ref);
  self->title = g_strdup (title);
  self->says = says;
  return self;
}

/* The same hit, of which that is known. */
IsmsHit *
isms_hit_dup_known (IsmsHit *self, const IsmsKnownHit *known)
{
  IsmsHit *copy =
      isms_hit_new (self->text, self->id, self->ref, self->title, g_strdupv (self->says));

  copy->known = isms_known_hit_ref (known);
  return copy;
}

static gboolean
equal_known (const IsmsKnownHit *known, const IsmsKnownHit *other)
{
  if (known == NULL || other == NULL)
    return known == other;
  return known->id == other->id && g_strcmp0 (known->reason, other->reason) == 0
         && g_strcmp0 (known->look_again, other->look_again) == 0
         && g_strcmp0 (known->known_on, other->known_on) == 0
         && known->person_id == other->person_id && g_strcmp0 (known->person, other->person) == 0;
}

gboolean
isms_hit_equal (IsmsHit *self, IsmsHit *other)
{
  return self->text == other->text && self->id == other->id && g_str_equal (self->ref, other->ref)
         && g_str_equal (self->title, other->title)
         && g_strv_equal ((const char *const *) self->says, (const char *const *) other->says)
         && equal_known (self->known, other->known);
}

/* R-2 comes before R-10, A.5.9 before A.5.10. */
static int
compare_refs (const char *ref, const char *other)
{
  while (*ref != '\0' && *other != '\0')
    {
      if (g_ascii_isdigit (*ref) && g_ascii_isdigit (*other))
        {
          char *end, *other_end;
          guint64 number = g_ascii_strtoull (ref, &end, 10);
          guint64 other_number = g_ascii_strtoull (other, &other_end, 10);

          if (number != other_number)
            return number < other_number ? -1 : 1;
          ref = end;
          other = other_end;
        }
      else if (*ref != *other)
        return (guchar) *ref < (guchar) *other ? -1 : 1;
      else
        {
          ref++;
          other++;
        }
    }
  return (*ref != '\0') - (*other != '\0');
}

int
isms_hit_compare (IsmsHit *self, IsmsHit *other)
{
  int order = compare_refs (self->ref, other->ref);

  return order != 0 ? order : (self->id > other->id) - (self->id < other->id);
}

/**
 * isms_hit_get_kind:
 * @self: a hit
 *
 * Returns: (transfer none): the kind of the record that it names
 */
const IsmsKind *
isms_hit_get_kind (IsmsHit *self)
{
  return self->text->kind;
}

/**
 * isms_hit_get_id:
 * @self: a hit
 *
 * Returns: the id of the record
 */
gint64
isms_hit_get_id (IsmsHit *self)
{
  return self->id;
}

/**
 * isms_hit_get_field:
 * @self: a hit
 *
 * Returns: (transfer none): the field of the record in which it is mended; or the name of a kind or
 *   part whose records are missing
 */
const char *
isms_hit_get_field (IsmsHit *self)
{
  return self->text->field;
}

/**
 * isms_hit_get_ref:
 * @self: a hit
 *
 * Returns: (transfer none): of the record
 */
const char *
isms_hit_get_ref (IsmsHit *self)
{
  return self->ref;
}

/**
 * isms_hit_get_title:
 * @self: a hit
 *
 * Returns: (transfer none): of the record
 */
const char *
isms_hit_get_title (IsmsHit *self)
{
  return self->title;
}

/**
 * isms_hit_get_question:
 * @self: a hit
 *
 * Returns: (transfer none): the id of its question
 */
const char *
isms_hit_get_question (IsmsHit *self)
{
  return self->text->id;
}

/**
 * isms_hit_get_known:
 * @self: a hit
 *
 * Returns: (transfer none) (nullable): why it is known, by whom and until when; %NULL: it is not
 */
const IsmsKnownHit *
isms_hit_get_known (IsmsHit *self)
{
  return self->known;
}

/* --- The sentence --- */

static const char *
find_words (IsmsHit *self, const char *name, const char *text)
{
  for (guint i = 0; i < self->text->words->len; i++)
    {
      const IsmsQuestionWord *word = self->text->words->pdata[i];

      if (g_str_equal (word->column, name) && g_str_equal (word->value, text))
        return _ (word->words);
    }
  return NULL;
}

/* As the question says it; else a field of the record as the record says it, and a day as days are.
 */
static char *
dup_value (IsmsHit *self, const char *name, const char *text)
{
  const IsmsField *field = isms_kind_find_field (self->text->kind, name);
  const char *words = find_words (self, name, text);
  g_auto (GValue) value = G_VALUE_INIT;

  if (words != NULL)
    return g_strdup (words);
  if (field == NULL || (field->kind != ISMS_FIELD_CHOICE && field->kind != ISMS_FIELD_CHOICES))
    return isms_day_is_valid (text) ? isms_day_dup_words (text) : g_strdup (text);
  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  return isms_field_dup_display (field, &value);
}

static char *
dup_named (IsmsHit *self, const char *name)
{
  if (g_str_equal (name, "ref"))
    return g_strdup (self->ref);
  if (g_str_equal (name, "title"))
    return g_strdup (self->title);
  for (guint i = 0; self->says[i] != NULL; i += 2)
    if (g_str_equal (self->says[i], name))
      return dup_value (self, name, self->says[i + 1]);
  return g_strdup ("");
}

/**
 * isms_hit_dup_sentence:
 * @self: a hit
 *
 * Returns: (transfer full): one or two sentences, translated: what is the matter with which record,
 *   and what to do
 */
char *
isms_hit_dup_sentence (IsmsHit *self)
{
  GString *sentence = g_string_new (NULL);
  const char *rest = _ (self->text->sentence);
  const char *brace;

  while ((brace = strchr (rest, '{')) != NULL && strchr (brace, '}') != NULL)
    {
      const char *end = strchr (brace, '}');
      g_autofree char *name = g_strndup (brace + 1, (gsize) (end - brace - 1));
      g_autofree char *value = dup_named (self, name);

      g_string_append_len (sentence, rest, brace - rest);
      g_string_append (sentence, value);
      rest = end + 1;
    }
  g_string_append (sentence, rest);
  return g_string_free_and_steal (sentence);
}
