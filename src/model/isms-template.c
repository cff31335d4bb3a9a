/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Reads the templates that are built in, and makes documents of them. */

#include "isms-config.h"

#include "isms-template.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-edit.h"
#include "isms-kind.h"
#include "isms-template-resources.h"

#define FOLDER "/org/parapet/Parapet/templates/"
#define FENCE "---\n"

/**
 * isms_template_free:
 * @self: (transfer full): a template
 */
void
isms_template_free (IsmsTemplate *self)
{
  g_free (self->name);
  g_free (self->title);
  g_free (self->kind);
  g_free (self->summary);
  g_strfreev (self->clauses);
  g_strfreev (self->controls);
  g_free (self->classification);
  g_free (self->body);
  g_free (self);
}

static void
take_line (IsmsTemplate *self, const char *line)
{
  const char *colon = strchr (line, ':');
  g_autofree char *key = colon != NULL ? g_strndup (line, colon - line) : g_strdup ("");
  g_autofree char *value = colon != NULL ? g_strstrip (g_strdup (colon + 1)) : g_strdup ("");

  if (g_str_equal (key, "title"))
    g_set_str (&self->title, value);
  else if (g_str_equal (key, "kind"))
    g_set_str (&self->kind, value);
  else if (g_str_equal (key, "summary"))
    g_set_str (&self->summary, value);
  else if (g_str_equal (key, "classification"))
    g_set_str (&self->classification, value);
  else if (g_str_equal (key, "review_months"))
    self->review_months = (int) g_ascii_strtoll (value, NULL, 10);
  else if (g_str_equal (key, "clauses"))
    self->clauses = g_strsplit (value, " ", -1);
  else if (g_str_equal (key, "controls"))
    self->controls = g_strsplit (value, " ", -1);
}

static gboolean
goes_on (const char *line)
{
  const char *words = line + strspn (line, " ");
  gsize n_digits = strspn (words, "0123456789");

  return *words != '\0' && strchr ("#|>-*+", *words) == NULL
         && !(n_digits > 0 && g_str_has_prefix (words + n_digits, ". "));
}

/* A paragraph is one line, for who edits it in a window of any width. */
static char *
unwrap (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *whole = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *before = i > 0 ? lines[i - 1] : "";

      if (i > 0 && goes_on (lines[i]) && *before != '\0' && strchr ("#|", *before) == NULL)
        g_string_append_printf (whole, " %s", lines[i] + strspn (lines[i], " "));
      else
        g_string_append_printf (whole, "%s%s", i > 0 ? "\n" : "", lines[i]);
    }
  return g_string_free_and_steal (whole);
}

/* NULL: it is not one. */
static IsmsTemplate *
read_template (const char *file, const char *text)
{
  g_autoptr (IsmsTemplate) self = g_new0 (IsmsTemplate, 1);
  const char *end = g_str_has_prefix (text, FENCE) ? strstr (text + 4, "\n" FENCE) : NULL;
  g_autofree char *front = end != NULL ? g_strndup (text + 4, end - text - 4) : NULL;
  g_auto (GStrv) lines = front != NULL ? g_strsplit (front, "\n", -1) : NULL;
  g_autofree char *body = NULL;

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    take_line (self, lines[i]);
  if (self->title == NULL || self->kind == NULL)
    return NULL;
  self->name = g_strndup (file, strlen (file) - strlen (".md"));
  body = unwrap (end + 1 + strlen (FENCE));
  self->body = g_strdup (g_strchug (body));
  return g_steal_pointer (&self);
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  const IsmsTemplate *first = *(IsmsTemplate *const *) a;
  const IsmsTemplate *second = *(IsmsTemplate *const *) b;

  return g_utf8_collate (first->title, second->title);
}

/**
 * isms_template_list:
 * @language: (nullable): "en" or "de"; %NULL for that of the messages
 *
 * Returns: (transfer full) (element-type IsmsTemplate): the templates, by their titles
 */
GPtrArray *
isms_template_list (const char *language)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_template_free);
  /* Translators: the language of the templates of documents that suits this one: en or de */
  const char *own = C_ ("templates", "en");
  g_autofree char *folder = g_strconcat (FOLDER, language != NULL ? language : own, "/", NULL);
  g_auto (GStrv) names =
      g_resource_enumerate_children (isms_template_get_resource (), folder, 0, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (folder, names[i], NULL);
      g_autoptr (GBytes) bytes =
          g_resource_lookup_data (isms_template_get_resource (), path, 0, NULL);
      g_autofree char *text =
          bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                        : NULL;
      IsmsTemplate *template = text != NULL ? read_template (names[i], text) : NULL;

      if (template != NULL)
        g_ptr_array_add (list, template);
    }
  g_ptr_array_sort (list, compare_titles);
  return list;
}

/**
 * isms_template_find:
 * @templates: (element-type IsmsTemplate): what isms_template_list () gave
 * @name: of one of them
 *
 * Returns: (nullable): that one
 */
const IsmsTemplate *
isms_template_find (GPtrArray *templates, const char *name)
{
  for (guint i = 0; i < templates->len; i++)
    if (g_str_equal (((const IsmsTemplate *) templates->pdata[i])->name, name))
      return templates->pdata[i];
  return NULL;
}

/* --- Using one --- */

/* The name of the organisation, and its label for @classification: the first is the most open. */
static gboolean
read_organisation (
    IsmsDatabase *database, const char *classification, char **name, char **label, GError **error)
{
  static const char *const classes[] = { "public", "internal", "confidential", NULL };
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (database, "SELECT name, classifications FROM organisation", error);
  g_auto (GStrv) labels = NULL;
  guint n = 0;

  if (statement == NULL)
    return FALSE;
  if (isms_statement_next (statement, error))
    {
      const char *lines = isms_statement_get_text (statement, 1);

      *name = isms_statement_dup_text (statement, 0);
      labels = g_strsplit (lines != NULL ? lines : "", "\n", -1);
    }
  if (isms_statement_failed (statement))
    return FALSE;
  while (classes[n] != NULL && g_strcmp0 (classes[n], classification) != 0)
    n++;
  if (labels != NULL && classes[n] != NULL && n < g_strv_length (labels) && *labels[n] != '\0')
    *label = g_strdup (labels[n]);
  return TRUE;
}

/* "6.1.2" and "A.8.13", by what they are called in the catalogue. */
static gboolean
find_served (IsmsDatabase *database, const char *prefix, char **refs, GArray *ids, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database, "SELECT id FROM control WHERE ref = ? AND archived = 0", error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; refs != NULL && refs[i] != NULL; i++)
    {
      g_autofree char *ref = g_strconcat (prefix, refs[i], NULL);

      isms_statement_reset (statement);
      isms_statement_bind_text (statement, 1, ref);
      if (isms_statement_next (statement, error))
        {
          gint64 id = isms_statement_get_int (statement, 0);

          g_array_append_val (ids, id);
        }
      else if (isms_statement_failed (statement))
        return FALSE;
    }
  return TRUE;
}

static gint64
add_document (IsmsStep *step, const IsmsTemplate *self, const char *label, GArray *served)
{
  const IsmsKind *kind = isms_kind_find ("document");
  IsmsRow *row = isms_row_new ();
  gint64 id;

  isms_row_set_text (row, "title", self->title);
  isms_row_set_text (row, "kind", self->kind);
  if (self->review_months > 0)
    isms_row_set_int (row, "review_months", self->review_months);
  if (label != NULL)
    isms_row_set_text (row, "classification", label);
  id = isms_edit_insert (step, kind, row);
  isms_edit_set_links (step, kind, id, isms_kind_find_field (kind, "controls"),
                       (const gint64 *) served->data, served->len);
  return id;
}

/**
 * isms_template_use:
 * @step: a step that is not committed yet
 * @database: a connection of the calling thread
 * @self: a template
 * @draft: (nullable): the author of the first draft, and its day; copied
 * @error: return location
 *
 * Returns: the id of the new document; 0 on error
 */
gint64
isms_template_use (IsmsStep *step,
                   IsmsDatabase *database,
                   const IsmsTemplate *self,
                   const IsmsVersionDraft *draft,
                   GError **error)
{
  g_autoptr (GArray) served = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) body = g_string_new (self->body);
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  IsmsVersionDraft first = { 0 };
  gint64 id;

  if (!read_organisation (database, self->classification, &name, &label, error)
      || !find_served (database, "Cl.", self->clauses, served, error)
      || !find_served (database, "", self->controls, served, error))
    return 0;
  if (name != NULL)
    g_string_replace (body, "{{organisation}}", name, 0);
  if (draft != NULL)
    first = *draft;
  first.text = body->str;
  if (first.summary == NULL)
    first.summary = _ ("First version");
  id = add_document (step, self, label, served);
  isms_document_add_version (step, id, &first);
  return id;
}
