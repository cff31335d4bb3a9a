/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A framework as its publisher would write it: what was decided on its controls here stays here. */

#include "isms-config.h"

#include "isms-framework-export.h"

#include "isms-framework-import-private.h"
#include "isms-framework-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DEPTH                                                                                  \
  50 /* of groups and controls: OSCAL nests them, and no reader follows for ever                   \
      */

typedef struct
{
  gint64 id;
  gint64 parent;
  char *uid;
  char *ref;
  char *title;
  char *kind;
  char *wording;
  char *theme;
  char **extra; /* as isms_framework_extra_fields; "" for nothing */
  gboolean is_written;
} Entry;

typedef struct
{
  IsmsFrameworkData *data;
  GPtrArray *entries;
  GHashTable *below; /* gint64* of a parent: GPtrArray of Entry */
  IsmsIds ids;
  char *prefix; /* "NIST:" */
} Export;

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->uid);
  g_free (entry->ref);
  g_free (entry->title);
  g_free (entry->kind);
  g_free (entry->wording);
  g_free (entry->theme);
  g_strfreev (entry->extra);
  g_free (entry);
}

static Entry *
read_entry (IsmsStatement *select, guint n_extra)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->id = isms_statement_get_int (select, 0);
  entry->parent = isms_statement_get_int (select, 1);
  entry->uid = isms_statement_dup_text (select, 2);
  entry->ref = isms_statement_dup_text (select, 3);
  entry->title = isms_statement_dup_text (select, 4);
  entry->kind = isms_statement_dup_text (select, 5);
  entry->wording = isms_statement_dup_text (select, 6);
  entry->theme = isms_statement_dup_text (select, 7);
  entry->extra = g_new0 (char *, n_extra + 1);
  for (guint i = 0; i < n_extra; i++)
    {
      const char *text = isms_statement_get_text (select, 8 + i);

      entry->extra[i] = g_strdup (text != NULL ? text : "");
    }
  return entry;
}

/* Archived ones too: they are part of the framework. */
static gboolean
load_entries (Export *self, IsmsDatabase *database, gint64 framework, GError **error)
{
  g_autofree char *extra = g_strjoinv (", ", (char **) isms_framework_extra_fields);
  g_autofree char *sql = g_strdup_printf (
      "SELECT id, (SELECT p.id FROM control AS p WHERE p.id = c.parent_id"
      " AND p.framework_id = c.framework_id), uid, ref, title, kind, wording, theme, %s"
      " FROM control AS c WHERE framework_id = ? ORDER BY place IS NULL, place, ref_key",
      extra);
  g_autoptr (IsmsStatement) select = isms_database_prepare (database, sql, error);
  guint n_extra = g_strv_length ((char **) isms_framework_extra_fields);

  if (select == NULL)
    return FALSE;
  isms_statement_bind_int (select, 1, framework);
  while (isms_statement_next (select, error))
    g_ptr_array_add (self->entries, read_entry (select, n_extra));
  if (isms_statement_failed (select))
    return FALSE;
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];
      GPtrArray *below = g_hash_table_lookup (self->below, &entry->parent);

      if (below == NULL)
        {
          below = g_ptr_array_new ();
          g_hash_table_insert (self->below, &entry->parent, below);
        }
      g_ptr_array_add (below, entry);
    }
  return TRUE;
}

/* What reading the file back would take for its theme. */
static const char *
find_theme (Export *self, int index)
{
  const IsmsFrameworkControl *top = self->data->controls->pdata[index];

  while (top->parent >= 0)
    top = self->data->controls->pdata[top->parent];
  return top->kind == ISMS_FRAMEWORK_GROUP ? top->title : NULL;
}

static void
add_field (IsmsFrameworkControl *control, const char *name, const char *value)
{
  isms_framework_add_prop (control->props, ISMS_FRAMEWORK_NS_FIELD, name, value);
}

/* Its index. */
static int
write_entry (Export *self, Entry *entry, int parent)
{
  gboolean is_group = g_str_equal (entry->kind, "group");
  const char *number =
      g_str_has_prefix (entry->ref, self->prefix) ? entry->ref + strlen (self->prefix) : entry->ref;
  g_autofree char *id = isms_ids_take (&self->ids, number);
  int index = self->data->controls->len;
  IsmsFrameworkControl *control = isms_framework_data_add_control (
      self->data, is_group ? ISMS_FRAMEWORK_GROUP : ISMS_FRAMEWORK_CONTROL, parent, id);

  entry->is_written = TRUE;
  control->uid = g_strdup (entry->uid);
  control->number = g_strdup (number);
  control->title = g_strdup (entry->title);
  control->text = g_strdup (entry->wording);
  if (g_str_equal (entry->kind, "clause"))
    control->class_name = g_strdup ("clause");
  if (g_strcmp0 (entry->theme, find_theme (self, index)) != 0)
    add_field (control, "theme", entry->theme != NULL ? entry->theme : "");
  for (guint i = 0; isms_framework_extra_fields[i] != NULL; i++)
    if (*entry->extra[i] != '\0')
      add_field (control, isms_framework_extra_fields[i], entry->extra[i]);
  return index;
}

typedef struct
{
  Entry *entry;
  int parent;
} Pending;

/* The entry and all below it, in order. What is nested too deeply stands beside what it is below.
 */
static void
write_tree (Export *self, Entry *root)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Pending));
  Pending next = { root, -1 };

  g_array_append_val (stack, next);
  while (stack->len > 0)
    {
      const Pending at = g_array_index (stack, Pending, stack->len - 1);
      GPtrArray *below = g_hash_table_lookup (self->below, &at.entry->id);
      const IsmsFrameworkControl *control;
      int index;

      g_array_set_size (stack, stack->len - 1);
      if (at.entry->is_written)
        continue;
      index = write_entry (self, at.entry, at.parent);
      control = self->data->controls->pdata[index];
      next.parent = control->depth < MAX_DEPTH ? index : control->parent;
      for (guint i = below != NULL ? below->len : 0; i > 0; i--)
        {
          next.entry = below->pdata[i - 1];
          g_array_append_val (stack, next);
        }
    }
}

static void
write_entries (Export *self)
{
  const gint64 none = 0;
  GPtrArray *top = g_hash_table_lookup (self->below, &none);

  for (guint i = 0; top != NULL && i < top->len; i++)
    write_tree (self, top->pdata[i]);
  for (guint i = 0; i < self->entries->len; i++)
    write_tree (self, self->entries->pdata[i]);
}

static gboolean
load_framework (Export *self, IsmsDatabase *database, gint64 framework, GError **error)
{
  g_autoptr (IsmsStatement) select = isms_database_prepare (
      database,
      "SELECT uid, ref, title, version, publisher, description, licence, updated_at FROM framework"
      " WHERE id = ?",
      error);
  IsmsFrameworkData *data = self->data;
  g_autofree char *word = NULL;

  if (select == NULL)
    return FALSE;
  isms_statement_bind_int (select, 1, framework);
  if (!isms_statement_next (select, error))
    {
      if (!isms_statement_failed (select))
        g_set_error_literal (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_NOT_FOUND,
                             _ ("This framework is not there any more. Nothing was exported."));
      return FALSE;
    }
  data->uid = isms_statement_dup_text (select, 0);
  data->ref = isms_statement_dup_text (select, 1);
  data->title = isms_statement_dup_text (select, 2);
  data->version = isms_statement_dup_text (select, 3);
  data->publisher = isms_statement_dup_text (select, 4);
  data->description = isms_statement_dup_text (select, 5);
  data->licence = isms_statement_dup_text (select, 6);
  data->modified = isms_statement_dup_text (select, 7);
  word = isms_framework_dup_word (data->ref);
  self->prefix = g_strconcat (word != NULL ? word : "", ":", NULL);
  return TRUE;
}

/**
 * isms_framework_export:
 * @database: a connection of the calling thread
 * @framework: the id of its record
 *
 * What the workspace has of a framework: numbers, titles, wording, groups and attributes, in order.
 * What the organisation decided on its controls (6.1.3 b to d) is not among it. Written by
 * isms_oscal_write_catalogue() and imported again, it changes nothing.
 *
 * Returns: (transfer full): a catalogue; %NULL with an error: %ISMS_STORE_ERROR_NOT_FOUND, or
 *   %G_IO_ERROR_FAILED where it has no control
 */
IsmsFrameworkData *
isms_framework_export (IsmsDatabase *database, gint64 framework, GError **error)
{
  g_autoptr (IsmsFrameworkData) data = isms_framework_data_new (ISMS_FRAMEWORK_FILE_CATALOGUE);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (free_entry);
  g_autoptr (GHashTable) below =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  Export self = { .data = data, .entries = entries, .below = below };
  gboolean is_loaded = load_framework (&self, database, framework, error)
                       && load_entries (&self, database, framework, error);

  isms_ids_init (&self.ids);
  if (is_loaded && entries->len == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 /* Translators: the title of a framework */
                 _ ("“%s” has no controls. Nothing was exported."), data->title);
  else if (is_loaded)
    write_entries (&self);
  isms_ids_clear (&self.ids);
  g_free (self.prefix);
  return is_loaded && entries->len > 0 ? g_steal_pointer (&data) : NULL;
}
