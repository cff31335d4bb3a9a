/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a person would say has changed between two versions of the Statement of Applicability. */

#include "isms-config.h"

#include "isms-soa.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-check-result.h"
#include "isms-kind.h"
#include "isms-record.h"
#include "isms-words-private.h"

#define QUOTED_AT_MOST 60 /* characters of a text that changed */

void
isms_soa_change_free (IsmsSoaChange *self)
{
  g_free (self->ref);
  g_free (self->title);
  g_strfreev (self->words);
  g_free (self);
}

static const IsmsField *
find_field (const char *name)
{
  return isms_kind_find_field (isms_kind_find ("control"), name);
}

static char *
dup_display (const char *field, const char *stored)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, stored);
  return isms_field_dup_display (find_field (field), &value);
}

/* A choice, several or a day of a control as they stand inside a sentence. */
static char *
dup_value (const char *field, const char *stored)
{
  g_autofree char *shown = dup_display (field, stored);

  return g_str_equal (field, "due") ? g_steal_pointer (&shown) : isms_words_lower (shown);
}

/* The first words of a text, in one line. */
static char *
dup_short (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  GString *line = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (line->len > 0
          && g_utf8_strlen (line->str, -1) + g_utf8_strlen (words[i], -1) >= QUOTED_AT_MOST)
        {
          g_string_append (line, " …");
          break;
        }
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);
    }
  return g_string_free_and_steal (line);
}

/* What stands in @list and not in @other, both joined by @joint. */
static GStrv
dup_more (const char *list, const char *other, const char *joint)
{
  g_auto (GStrv) words = g_strsplit (list != NULL ? list : "", joint, -1);
  g_auto (GStrv) others = g_strsplit (other != NULL ? other : "", joint, -1);
  g_autoptr (GStrvBuilder) more = g_strv_builder_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !g_strv_contains ((const char *const *) others, words[i]))
      g_strv_builder_add (more, words[i]);
  return g_strv_builder_end (more);
}

static void
say_title (GStrvBuilder *words, const IsmsSoaRow *from, const IsmsSoaRow *to)
{
  if (!g_str_equal (from->ref, to->ref))
    /* Translators: of a control in another version: its number or name before */
    g_strv_builder_take (words, g_strdup_printf (_ ("was %s"), from->ref));
  if (!g_str_equal (from->title, to->title))
    g_strv_builder_take (words, g_strdup_printf (_ ("was called “%s”"), from->title));
}

/* Whether it applies, and the risks that it has been linked to since. */
static void
say_applicable (GStrvBuilder *words, const IsmsSoaRow *from, const IsmsSoaRow *to)
{
  gboolean changed = !g_str_equal (from->applicable, to->applicable);
  g_auto (GStrv) more = dup_more (to->risks, from->risks, ", ");
  g_auto (GStrv) less = dup_more (from->risks, to->risks, ", ");
  g_autofree char *risks = g_strjoinv (", ", more);
  g_autofree char *gone = g_strjoinv (", ", less);
  gboolean because = changed && g_str_equal (to->applicable, "yes") && *risks != '\0';

  if (changed)
    {
      g_autofree char *before = dup_value ("applicable", from->applicable);
      g_autofree char *now = dup_value ("applicable", to->applicable);

      if (because)
        /* Translators: "not applicable → applicable, because of R-014, R-020" */
        g_strv_builder_take (words,
                             g_strdup_printf (_ ("%s → %s, because of %s"), before, now, risks));
      else
        g_strv_builder_take (words, g_strdup_printf ("%s → %s", before, now));
    }
  if (*risks != '\0' && !because)
    /* Translators: a control; the refs of risks */
    g_strv_builder_take (words, g_strdup_printf (_ ("now treats %s"), risks));
  if (*gone != '\0')
    /* Translators: a control; the refs of risks */
    g_strv_builder_take (words, g_strdup_printf (_ ("no longer treats %s"), gone));
}

/* "reasons: + legal, − contractual" */
static void
say_reasons (GStrvBuilder *words, const IsmsSoaRow *from, const IsmsSoaRow *to)
{
  g_auto (GStrv) more = dup_more (to->reasons, from->reasons, " ");
  g_auto (GStrv) less = dup_more (from->reasons, to->reasons, " ");
  GString *text = g_string_new (NULL);

  for (guint i = 0; more[i] != NULL; i++)
    {
      g_autofree char *reason = dup_value ("reasons", more[i]);

      g_string_append_printf (text, "%s+ %s", text->len > 0 ? ", " : "", reason);
    }
  for (guint i = 0; less[i] != NULL; i++)
    {
      g_autofree char *reason = dup_value ("reasons", less[i]);

      g_string_append_printf (text, "%s− %s", text->len > 0 ? ", " : "", reason);
    }
  if (text->len > 0)
    g_strv_builder_take (words,
                         g_strdup_printf ("%s: %s", _ (find_field ("reasons")->label), text->str));
  g_string_free (text, TRUE);
}

static void
say_prose (GStrvBuilder *words, const char *field, const char *from, const char *to)
{
  g_autofree char *label = isms_field_dup_quoted (find_field (field));
  g_autofree char *now = dup_short (to != NULL ? to : "");

  if (g_strcmp0 (from, to) == 0)
    return;
  if (to == NULL)
    /* Translators: a field of a control that was emptied: “Justification” taken away */
    g_strv_builder_take (words, g_strdup_printf (_ ("%s taken away"), label));
  else if (from == NULL)
    /* Translators: a field of a control that was filled in, and its first words */
    g_strv_builder_take (words, g_strdup_printf (_ ("%s added: “%s”"), label, now));
  else
    /* Translators: a field of a control that was reworded, and its first words now */
    g_strv_builder_take (words, g_strdup_printf (_ ("%s reworded: “%s”"), label, now));
}

/* "Owner: Ada Osei → Ben Ito"; "–" where there is none. */
static void
say_value (GStrvBuilder *words, const char *field, const char *from, const char *to)
{
  if (g_strcmp0 (from, to) != 0)
    g_strv_builder_take (words, g_strdup_printf ("%s: %s → %s", _ (find_field (field)->label),
                                                 from != NULL ? from : "–", to != NULL ? to : "–"));
}

static void
say_choice (GStrvBuilder *words, const char *field, const char *from, const char *to)
{
  g_autofree char *before = from != NULL ? dup_value (field, from) : NULL;
  g_autofree char *now = to != NULL ? dup_value (field, to) : NULL;

  say_value (words, field, before, now);
}

/* What checks said against it, or that nothing does any more: where that is not the implementation
 * that was changed anyway. */
static void
say_reported (GStrvBuilder *words, const IsmsSoaRow *from, const IsmsSoaRow *to)
{
  g_autofree char *before = dup_value ("implementation", from->reported);
  g_autofree char *now = dup_value ("implementation", to->reported);
  g_autofree char *doubts = isms_check_dup_doubts (to->doubts);

  if (g_strcmp0 (from->reported, to->reported) == 0 || (from->doubts == NULL && to->doubts == NULL))
    return;
  if (doubts != NULL)
    /* Translators: of a control, how far it is in place, and why less is said: "reported as:
     * implemented → partly implemented, because check CK-003 failed on 12 October 2026" */
    g_strv_builder_take (
        words, g_strdup_printf (_ ("reported as: %s → %s, because %s"), before, now, doubts));
  else
    /* Translators: of a control, how far it is in place: "reported as: partly implemented →
     * implemented" */
    g_strv_builder_take (words, g_strdup_printf (_ ("reported as: %s → %s"), before, now));
}

static void
say_maturity (GStrvBuilder *words, int from, int to)
{
  g_autofree char *before = from >= 0 ? g_strdup_printf ("%d", from) : NULL;
  g_autofree char *now = to >= 0 ? g_strdup_printf ("%d", to) : NULL;

  say_value (words, "maturity", before, now);
}

/* @from: NULL for one that is new. */
static GStrv
dup_words (const IsmsSoaRow *from, const IsmsSoaRow *to)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  if (from == NULL)
    {
      g_autofree char *applicable = dup_value ("applicable", to->applicable);

      /* Translators: a control that was not in the statement before: "new, applicable" */
      g_strv_builder_take (words, g_strdup_printf (_ ("new, %s"), applicable));
      return g_strv_builder_end (words);
    }
  say_title (words, from, to);
  say_applicable (words, from, to);
  say_reasons (words, from, to);
  say_prose (words, "justification", from->justification, to->justification);
  say_choice (words, "implementation", from->implementation, to->implementation);
  say_reported (words, from, to);
  say_prose (words, "how", from->how, to->how);
  say_value (words, "owner", from->owner, to->owner);
  say_choice (words, "due", from->due, to->due);
  say_maturity (words, from->maturity, to->maturity);
  return g_strv_builder_end (words);
}

static void
add_change (GPtrArray *list, const IsmsSoaRow *row, GStrv words)
{
  IsmsSoaChange *change;

  if (words[0] == NULL)
    {
      g_strfreev (words);
      return;
    }
  change = g_new0 (IsmsSoaChange, 1);
  change->control = row->control;
  change->ref = g_strdup (row->ref);
  change->title = g_strdup (row->title);
  change->words = words;
  g_ptr_array_add (list, change);
}

static GHashTable *
index_rows (GPtrArray *rows)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_insert (index, ((IsmsSoaRow *) rows->pdata[i])->uid, rows->pdata[i]);
  return index;
}

/**
 * isms_soa_compare_rows:
 * @from: (element-type IsmsSoaRow): a statement
 * @to: (element-type IsmsSoaRow): another one
 *
 * Returns: (transfer full) (element-type IsmsSoaChange): the controls that differ
 */
GPtrArray *
isms_soa_compare_rows (GPtrArray *from, GPtrArray *to)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_soa_change_free);
  g_autoptr (GHashTable) before = index_rows (from);
  g_autoptr (GHashTable) after = index_rows (to);

  for (guint i = 0; i < to->len; i++)
    {
      const IsmsSoaRow *row = to->pdata[i];

      add_change (list, row, dup_words (g_hash_table_lookup (before, row->uid), row));
    }
  for (guint i = 0; i < from->len; i++)
    {
      const IsmsSoaRow *row = from->pdata[i];
      g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

      if (g_hash_table_contains (after, row->uid))
        continue;
      /* Translators: of a control that was taken out of the Statement of Applicability */
      g_strv_builder_add (words, _ ("no longer in the statement"));
      add_change (list, row, g_strv_builder_end (words));
    }
  return list;
}

/**
 * isms_soa_compare:
 * @database: a connection of the calling thread
 * @from: the number of a version, or %ISMS_SOA_NOW
 * @to: another one
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsSoaChange): the controls that differ, each with what a
 *   person would say of it; %NULL on error
 */
GPtrArray *
isms_soa_compare (IsmsDatabase *database, int from, int to, GError **error)
{
  g_autoptr (GPtrArray) before = isms_soa_load_rows (database, from, error);
  g_autoptr (GPtrArray) after = before != NULL ? isms_soa_load_rows (database, to, error) : NULL;

  return after != NULL ? isms_soa_compare_rows (before, after) : NULL;
}

/**
 * isms_soa_row_dup_reported:
 * @self: a control of a statement
 *
 * Returns: (transfer full) (nullable): what is said of its implementation, what is reported, and
 *   why that is less (9.1); %NULL where it is the same
 */
char *
isms_soa_row_dup_reported (const IsmsSoaRow *self)
{
  g_autofree char *stated = dup_display ("implementation", self->implementation);
  g_autofree char *reported = dup_value ("implementation", self->reported);
  g_autofree char *doubts = isms_check_dup_doubts (self->doubts);

  if (doubts == NULL)
    return NULL;
  /* Translators: how far a control is said to be, how far it is reported to be, and why:
   * "Implemented, reported as partly implemented: check CK-003 failed on 12 October 2026" */
  return g_strdup_printf (_ ("%s, reported as %s: %s"), stated, reported, doubts);
}

/**
 * isms_soa_change_dup_sentence:
 * @self: a control that differs
 *
 * Returns: (transfer full): all that is to be said of it in one line
 */
char *
isms_soa_change_dup_sentence (const IsmsSoaChange *self)
{
  g_autofree char *words = g_strjoinv ("; ", self->words);

  return g_strdup_printf ("%s %s: %s", self->ref, self->title, words);
}
