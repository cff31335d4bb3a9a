/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Which control of the workspace, or of the same file, an end of a mapping means. A file names a
 * framework by its identity, by the address or name of another file, or by a URN that resembles its
 * title; and a control by its identity, its id or its number. */

#include "isms-config.h"

#include "isms-framework-map-private.h"

#include "isms-framework-private.h"

#include <string.h>

static void
free_framework (gpointer data)
{
  MapFramework *self = data;

  g_free (self->uid);
  g_free (self->ref);
  g_free (self->title);
  g_free (self->source);
  g_free (self->words);
  g_free (self->prefix);
  g_hash_table_unref (self->refs);
  g_free (self);
}

/* The letters and digits of a text, folded. The shipped Annex A has its German name in German. */
static char *
dup_letters (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text != NULL ? text : "", -1);
  g_autoptr (GString) letters = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (letters, g_utf8_get_char (p));
  g_string_replace (letters, "anhang", "annex", 0);
  return g_string_free (g_steal_pointer (&letters), FALSE);
}

/* Of an address, a path or a URN. */
static const char *
find_last_part (const char *text)
{
  const char *last = text;

  for (const char *p = text; *p != '\0'; p++)
    if ((*p == '/' || *p == ':' || *p == '\\') && p[1] != '\0')
      last = p + 1;
  return last;
}

static MapFramework *
add_framework (MapEnds *self,
               const char *uid,
               const char *ref,
               const char *title,
               const char *version,
               const char *source)
{
  MapFramework *framework = g_new0 (MapFramework, 1);
  g_autofree char *all = g_strjoin (" ", title, version != NULL ? version : "", ref, NULL);

  framework->uid = g_strdup (uid);
  framework->ref = g_utf8_casefold (ref, -1);
  framework->title = g_utf8_casefold (title, -1);
  framework->source =
      source != NULL && *source != '\0' ? g_utf8_casefold (find_last_part (source), -1) : NULL;
  framework->words = dup_letters (all);
  framework->refs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (self->frameworks, framework);
  return framework;
}

static void
add_target (MapEnds *self,
            MapFramework *framework,
            gint64 id,
            FrameworkRow *row,
            const char *uid,
            const char *ref)
{
  MapTarget *target = g_new0 (MapTarget, 1);

  target->id = id;
  target->row = row;
  target->framework = framework;
  target->index = self->targets->len;
  g_ptr_array_add (self->targets, target);
  if (id != 0)
    g_hash_table_insert (self->by_id, &target->id, target);
  if (uid != NULL)
    g_hash_table_insert (self->by_uid, g_strdup (uid), target);
  if (framework == NULL)
    return;
  if (framework->prefix == NULL)
    framework->prefix = g_strndup (ref, strcspn (ref, "0123456789"));
  g_hash_table_insert (framework->refs, g_utf8_casefold (ref, -1), target);
}

static gboolean
load_frameworks (MapEnds *self, GHashTable *by_id, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) select = isms_database_prepare (
      database, "SELECT id, uid, ref, title, version, source FROM framework ORDER BY archived, id",
      error);

  if (select == NULL)
    return FALSE;
  while (isms_statement_next (select, error))
    {
      MapFramework *framework =
          add_framework (self, isms_statement_get_text (select, 1),
                         isms_statement_get_text (select, 2), isms_statement_get_text (select, 3),
                         isms_statement_get_text (select, 4), isms_statement_get_text (select, 5));

      framework->id = isms_statement_get_int (select, 0);
      g_hash_table_insert (by_id, &framework->id, framework);
    }
  return !isms_statement_failed (select);
}

/* Those without a framework too: what a person mapped may be among them. */
static gboolean
load_controls (MapEnds *self, GHashTable *by_id, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) select = isms_database_prepare (
      database, "SELECT id, uid, ref, framework_id FROM control ORDER BY id", error);

  if (select == NULL)
    return FALSE;
  while (isms_statement_next (select, error))
    {
      gint64 framework = isms_statement_get_int (select, 3);

      add_target (self, g_hash_table_lookup (by_id, &framework), isms_statement_get_int (select, 0),
                  NULL, isms_statement_get_text (select, 1), isms_statement_get_text (select, 2));
    }
  return !isms_statement_failed (select);
}

/* What the same file brings in. */
static void
add_plan (MapEnds *self, GHashTable *by_id, IsmsFrameworkPlan *plan)
{
  for (guint i = 0; i < plan->parts->len; i++)
    {
      FrameworkPart *part = plan->parts->pdata[i];
      MapFramework *framework = g_hash_table_lookup (by_id, &part->shown.id);

      if (part->shown.id == 0)
        framework = add_framework (self, isms_row_get_text (part->values, "uid"), part->shown.ref,
                                   part->shown.title, part->shown.version, NULL);
      for (guint j = 0; framework != NULL && j < part->rows->len; j++)
        {
          FrameworkRow *row = part->rows->pdata[j];

          if (row->shown.id == 0)
            add_target (self, framework, 0, row, isms_row_get_text (row->values, "uid"),
                        row->shown.ref);
        }
    }
}

/* FALSE on error; to be cleared all the same. */
gboolean
isms_map_ends_load (MapEnds *self, IsmsFrameworkPlan *plan, IsmsDatabase *database, GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  self->frameworks = g_ptr_array_new_with_free_func (free_framework);
  self->targets = g_ptr_array_new_with_free_func (g_free);
  self->by_uid = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->found =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  if (!load_frameworks (self, by_id, database, error)
      || !load_controls (self, by_id, database, error))
    return FALSE;
  add_plan (self, by_id, plan);
  return TRUE;
}

void
isms_map_ends_clear (MapEnds *self)
{
  g_clear_pointer (&self->found, g_hash_table_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->by_uid, g_hash_table_unref);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_clear_pointer (&self->frameworks, g_ptr_array_unref);
}

/* --- Frameworks --- */

static gboolean
is_noise (const char *word)
{
  static const char *const noise[] = { "catalog", "catalogue", "controls", "framework",
                                       "json",    "library",   "oscal",    "resolved",
                                       "xlsx",    "yaml",      NULL };

  return g_strv_contains (noise, word);
}

/* Words and numbers of "NIST_CSF_v2.0_catalog.json": nist, csf, v, 2, 0. */
static GPtrArray *
split_words (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = text;; p++)
    {
      gboolean parts =
          word->len > 0
          && (!g_ascii_isalnum (*p) || !!g_ascii_isdigit (*p) != !!g_ascii_isdigit (p[-1]));

      if (parts && !is_noise (word->str))
        g_ptr_array_add (words, g_strdup (word->str));
      if (parts)
        g_string_truncate (word, 0);
      if (*p == '\0')
        return words;
      if (g_ascii_isalnum (*p))
        g_string_append_c (word, g_ascii_tolower (*p));
    }
}

static gboolean
resembles (const MapFramework *framework, GPtrArray *words)
{
  gboolean says_something = FALSE;

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = words->pdata[i];

      if (strstr (framework->words, word) == NULL)
        return FALSE;
      says_something = says_something || strlen (word) >= 3;
    }
  return says_something;
}

typedef enum
{
  BY_UID,
  BY_NAME,
  BY_SOURCE,
  BY_WORDS,
  N_WAYS,
} Way;

typedef struct
{
  const char *uid;
  const char *folded;
  const char *last; /* part of it, folded */
  GPtrArray *words;
} Name;

static gboolean
is_meant (const MapFramework *framework, const Name *name, Way way)
{
  switch (way)
    {
    case BY_UID:
      return g_strcmp0 (framework->uid, name->uid) == 0;
    case BY_NAME:
      return g_str_equal (framework->title, name->folded)
             || g_str_equal (framework->ref, name->folded);
    case BY_SOURCE:
      return g_strcmp0 (framework->source, name->last) == 0;
    case BY_WORDS:
    case N_WAYS:
    default:
      return resembles (framework, name->words);
    }
}

/* The frameworks that a file may mean by @text: by the surest way that finds any. A standard may
 * stand here as several: its clauses, and its controls. (element-type MapFramework) */
GPtrArray *
isms_map_ends_find_frameworks (MapEnds *self, const char *text)
{
  GPtrArray *found = g_hash_table_lookup (self->found, text);
  g_autofree char *made = g_strconcat ("framework ", text, NULL);
  g_autofree char *uid = isms_framework_choose_uid (text, made);
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *last = g_utf8_casefold (find_last_part (text), -1);
  g_autoptr (GPtrArray) words = split_words (find_last_part (text));
  const Name name = { uid, folded, last, words };

  if (found != NULL)
    return found;
  found = g_ptr_array_new ();
  for (Way way = BY_UID; found->len == 0 && way < N_WAYS; way++)
    for (guint i = 0; i < self->frameworks->len; i++)
      if (is_meant (self->frameworks->pdata[i], &name, way))
        g_ptr_array_add (found, self->frameworks->pdata[i]);
  g_hash_table_insert (self->found, g_strdup (text), found);
  return found;
}

/* --- Controls --- */

static MapTarget *
find_by_uid (const MapEnds *self, const MapFramework *framework, const char *id)
{
  g_autofree char *words = g_strdup_printf ("control %s %s", framework->uid, id);
  g_autofree char *own = isms_framework_choose_uid (id, words);
  g_autofree char *made = isms_framework_choose_uid (NULL, words);
  MapTarget *target = g_hash_table_lookup (self->by_uid, own);

  return target != NULL ? target : g_hash_table_lookup (self->by_uid, made);
}

static MapTarget *
find_by_ref (const MapFramework *framework, const char *number)
{
  const char *prefix = framework->prefix != NULL ? framework->prefix : "";
  g_autofree char *word = isms_framework_dup_word (number);
  g_autofree char *plain = g_utf8_casefold (word != NULL ? word : "", -1);
  g_autofree char *whole = g_strconcat (framework->ref, ":", plain, NULL);
  g_autofree char *joined = g_strconcat (prefix, plain, NULL);
  g_autofree char *prefixed = g_utf8_casefold (joined, -1);
  const char *const forms[] = { plain, whole, prefixed };
  MapTarget *target = NULL;

  for (guint i = 0; target == NULL && i < G_N_ELEMENTS (forms); i++)
    target = g_hash_table_lookup (framework->refs, forms[i]);
  return target;
}

/* In OSCAL a statement may stand for its control: "ac-1_smt.a". */
static MapTarget *
find_in (const MapEnds *self, const MapFramework *framework, const char *id)
{
  const char *statement = strstr (id, "_smt");
  g_autofree char *control = g_strndup (id, statement != NULL ? statement - id : strlen (id));
  MapTarget *target = find_by_uid (self, framework, id);

  if (target == NULL)
    target = find_by_uid (self, framework, control);
  if (target == NULL)
    target = find_by_ref (framework, control);
  if (target == NULL)
    target = find_by_ref (framework, find_last_part (control));
  return target != NULL && target->framework == framework ? target : NULL;
}

/* The control that a file means by @id, in the first of these frameworks that has it; or NULL. */
MapTarget *
isms_map_ends_find (MapEnds *self, GPtrArray *frameworks, const char *id)
{
  for (guint i = 0; i < frameworks->len; i++)
    {
      MapTarget *target = find_in (self, frameworks->pdata[i], id);

      if (target != NULL)
        return target;
    }
  return NULL;
}
