/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Identities and refs of what comes in. A ref is one word that nothing else in the workspace has: a
 * control keeps its number where that is free, and stands behind its framework where it is not. */

#include "isms-config.h"

#include "isms-framework-import-private.h"

#include "isms-framework-private.h"

#include <string.h>

#define MAX_REF 80     /* bytes */
#define GIVEN_DIGITS 3 /* at least, of a ref that the program gives */

static gboolean
load_column (IsmsDatabase *database, const char *sql, gboolean fold, GHashTable *to, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    {
      const char *text = isms_statement_get_text (statement, 0);

      g_hash_table_add (to, fold ? g_utf8_casefold (text, -1) : g_strdup (text));
    }
  return !isms_statement_failed (statement);
}

/* FALSE on error; to be cleared all the same. */
gboolean
isms_framework_names_load (FrameworkNames *self, IsmsDatabase *database, GError **error)
{
  self->uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->refs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->framework = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->next = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return load_column (database, "SELECT uid FROM control UNION ALL SELECT uid FROM framework",
                      FALSE, self->uids, error)
         && load_column (database, "SELECT ref FROM control", TRUE, self->refs, error)
         && load_column (database, "SELECT ref FROM framework", TRUE, self->framework, error);
}

void
isms_framework_names_clear (FrameworkNames *self)
{
  g_clear_pointer (&self->uids, g_hash_table_unref);
  g_clear_pointer (&self->refs, g_hash_table_unref);
  g_clear_pointer (&self->framework, g_hash_table_unref);
  g_clear_pointer (&self->next, g_hash_table_unref);
}

char *
isms_framework_choose_uid (const char *uid, const char *words)
{
  if (uid != NULL && g_uuid_string_is_valid (uid))
    return g_ascii_strdown (uid, -1);
  return isms_framework_make_uuid (words);
}

/* @wanted, else @other, else any: whichever nothing has. */
char *
isms_framework_names_take_uid (FrameworkNames *self, const char *wanted, const char *other)
{
  char *uid = NULL;

  if (!g_hash_table_contains (self->uids, wanted))
    uid = g_strdup (wanted);
  else if (other != NULL && !g_hash_table_contains (self->uids, other))
    uid = g_strdup (other);
  else
    uid = g_uuid_string_random ();
  g_hash_table_add (self->uids, g_strdup (uid));
  return uid;
}

/* One word of at most MAX_REF letters; NULL where nothing is left. */
char *
isms_framework_dup_word (const char *text)
{
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = text; p != NULL && *p != '\0' && word->len < MAX_REF;
       p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (g_unichar_isgraph (letter))
        g_string_append_unichar (word, letter);
      else if (word->len > 0 && word->str[word->len - 1] != '-')
        g_string_append_c (word, '-');
    }
  while (word->len > 0 && word->str[word->len - 1] == '-')
    g_string_truncate (word, word->len - 1);
  return word->len > 0 ? g_string_free (g_steal_pointer (&word), FALSE) : NULL;
}

/* The number, else the last part of the id, which may be a URN. */
char *
isms_framework_dup_wanted_ref (const IsmsFrameworkControl *control)
{
  const char *colon = strrchr (control->id, ':');
  char *word = isms_framework_dup_word (control->number);

  if (word == NULL)
    word = isms_framework_dup_word (colon != NULL ? colon + 1 : control->id);
  return word != NULL ? word : g_strdup ("control");
}

/* Would it be taken for a ref that the program gives: "R-014"? Those of controls and frameworks
 * count on from the highest, however short it is. */
static gboolean
looks_given (const char *ref)
{
  const IsmsKind *const *kinds = isms_kinds ();

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      gsize length = strlen (kinds[i]->prefix);
      gboolean counts_on =
          g_str_equal (kinds[i]->name, "control") || g_str_equal (kinds[i]->name, "framework");
      gsize digits;

      if (g_ascii_strncasecmp (ref, kinds[i]->prefix, length) != 0 || ref[length] != '-')
        continue;
      digits = strspn (ref + length + 1, "0123456789");
      if (digits >= (counts_on ? 1 : GIVEN_DIGITS) && ref[length + 1 + digits] == '\0')
        return TRUE;
    }
  return FALSE;
}

static gboolean
take (GHashTable *refs, const char *ref)
{
  char *folded = g_utf8_casefold (ref, -1);

  if (g_hash_table_contains (refs, folded))
    {
      g_free (folded);
      return FALSE;
    }
  return g_hash_table_add (refs, folded);
}

static char *
take_numbered (FrameworkNames *self, GHashTable *refs, const char *ref)
{
  guint n = MAX (GPOINTER_TO_UINT (g_hash_table_lookup (self->next, ref)), 2);
  char *numbered;

  for (;; n++)
    {
      numbered = g_strdup_printf ("%s-%u", ref, n);
      if (take (refs, numbered))
        break;
      g_free (numbered);
    }
  g_hash_table_insert (self->next, g_strdup (ref), GUINT_TO_POINTER (n + 1));
  return numbered;
}

/* @own: the folded refs of the same framework, which this one joins. */
char *
isms_framework_names_take_ref (FrameworkNames *self,
                               const char *wanted,
                               const char *framework_ref,
                               GHashTable *own)
{
  g_autofree char *folded = g_utf8_casefold (wanted, -1);
  g_autofree char *prefix = isms_framework_dup_word (framework_ref);
  g_autofree char *prefixed = g_strconcat (prefix, ":", wanted, NULL);
  gboolean is_other =
      looks_given (wanted)
      || (g_hash_table_contains (self->refs, folded) && !g_hash_table_contains (own, folded));
  const char *ref = is_other ? prefixed : wanted;
  char *taken = take (self->refs, ref) ? g_strdup (ref) : take_numbered (self, self->refs, ref);

  self->n_prefixed += is_other;
  g_hash_table_add (own, g_utf8_casefold (taken, -1));
  return taken;
}

/* "NIST" of "NIST SP 800-53": the first word, where it is an abbreviation. */
static char *
dup_abbreviation (const char *title)
{
  gsize length = title != NULL ? strcspn (title, " ,:;") : 0;
  guint letters = 0;

  for (gsize i = 0; i < length; i++)
    if (g_ascii_isupper (title[i]))
      letters++;
    else if (!g_ascii_isdigit (title[i]) && title[i] != '-' && title[i] != '.')
      return NULL;
  return letters >= 2 && length <= 12 ? g_strndup (title, length) : NULL;
}

char *
isms_framework_names_take_framework_ref (FrameworkNames *self, const IsmsFrameworkData *data)
{
  const IsmsKind *kind = isms_kind_find ("framework");
  char *ref = isms_framework_dup_word (data->ref);

  if (ref == NULL)
    ref = dup_abbreviation (data->title);
  if (ref != NULL && !looks_given (ref))
    {
      char *other;

      if (take (self->framework, ref))
        return ref;
      other = take_numbered (self, self->framework, ref);
      g_free (ref);
      if (!looks_given (other))
        return other;
      ref = other;
    }
  g_free (ref);
  for (guint n = 1;; n++)
    {
      ref = g_strdup_printf ("%s-%03u", kind->prefix, n);
      if (take (self->framework, ref))
        return ref;
      g_free (ref);
    }
}

static gboolean
next_number (const char **at, guint64 *number)
{
  while (**at != '\0' && !g_ascii_isdigit (**at))
    (*at)++;
  if (**at == '\0')
    return FALSE;
  *number = g_ascii_strtoull (*at, (char **) at, 10);
  return TRUE;
}

/* By their numbers, the first that differs: 5.1.1 before 5.2.0, "Rev. 4" before "Rev. 5". */
gboolean
isms_framework_is_older (const char *version, const char *than)
{
  const char *here = version != NULL ? version : "";
  const char *there = than != NULL ? than : "";
  guint64 mine, theirs;

  for (;;)
    {
      gboolean more = next_number (&here, &mine);

      if (!next_number (&there, &theirs))
        return FALSE;
      if (!more)
        return here != version && theirs > 0; /* 5.1 before 5.1.1; a word before nothing */
      if (mine != theirs)
        return mine < theirs;
    }
}
