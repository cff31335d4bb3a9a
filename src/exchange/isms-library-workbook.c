/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A library as a workbook: pairs of sheets, one of names and values, one of rows below headings.
 * They become the tree that the same library is in YAML. */

#include "isms-config.h"

#include "isms-framework-private.h"
#include "isms-workbook.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LIBRARY "library_meta"
#define META "_meta"
#define CONTENT "_content"

typedef struct
{
  GPtrArray *sheets;    /* of IsmsSheet */
  GHashTable *prefixes; /* char* short name: char* what it stands for */
  GHashTable *tables;   /* char* name: JsonArray, of what frameworks refer to */
  gboolean is_again;    /* the sheets are read a second time */
  JsonObject *objects;
  IsmsFrameworkData *remarks;
  GError *error;
} Workbook;

static void G_GNUC_PRINTF (3, 4)
    fail (Workbook *self, const IsmsSheet *sheet, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  if (self->error != NULL)
    return;
  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  self->error = g_error_new (G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                             /* Translators: the name of a sheet, then a sentence about it */
                             _ ("Sheet “%s”: %s Nothing was imported."), sheet->name, sentence);
}

static IsmsSheet *
find_sheet (Workbook *self, const char *name)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      IsmsSheet *sheet = self->sheets->pdata[i];

      if (g_str_equal (sheet->name, name))
        return sheet;
    }
  return NULL;
}

static char *
dup_stripped (const IsmsSheet *sheet, guint row, guint column)
{
  g_autoptr (GString) text = g_string_new (isms_sheet_get (sheet, row, column));

  g_string_replace (text, "\r\n", "\n", 0);
  return g_strstrip (g_string_free (g_steal_pointer (&text), FALSE));
}

/* Names are written with or without capitals. */
static char *
dup_name (const IsmsSheet *sheet, guint row, guint column)
{
  g_autofree char *text = dup_stripped (sheet, row, column);

  return g_utf8_strdown (text, -1);
}

static void
set_text (JsonObject *object, const char *member, const char *text)
{
  if (*text != '\0')
    json_object_set_string_member (object, member, text);
}

static const char *
get_text (JsonObject *object, const char *member)
{
  return json_object_get_string_member_with_default (object, member, "");
}

/* Names in the first column, values in the second. */
static JsonObject *
read_meta (const IsmsSheet *sheet)
{
  JsonObject *meta = json_object_new ();

  for (guint row = 0; row < sheet->rows->len; row++)
    {
      g_autofree char *name = dup_name (sheet, row, 0);
      g_autofree char *value = dup_stripped (sheet, row, 1);

      if (*name != '\0')
        set_text (meta, name, value);
    }
  return meta;
}

/* The headings, from left to right; a column without one is named after its place. */
static GPtrArray *
read_headings (Workbook *self, const IsmsSheet *sheet)
{
  GPtrArray *headings = g_ptr_array_new_with_free_func (g_free);
  guint n_columns = 0;

  for (guint row = 0; row < sheet->rows->len; row++)
    n_columns = MAX (n_columns, isms_sheet_get_row_size (sheet, row));
  for (guint column = 0; column < n_columns; column++)
    {
      g_autofree char *heading = dup_name (sheet, 0, column);

      if (*heading == '\0')
        {
          g_free (heading);
          heading = g_strdup_printf ("column %u", column + 1);
        }
      g_ptr_array_add (headings, g_steal_pointer (&heading));
    }
  if (!self->is_again && n_columns > isms_sheet_get_row_size (sheet, 0))
    isms_framework_data_remark (
        self->remarks, sheet->name,
        _ ("There are columns without a heading; they were kept under their numbers."));
  return headings;
}

/* Each row below the headings as an object. */
static JsonArray *
read_rows (Workbook *self, const IsmsSheet *sheet)
{
  g_autoptr (GPtrArray) headings = read_headings (self, sheet);
  JsonArray *rows = json_array_new ();

  for (guint row = 1; row < sheet->rows->len; row++)
    {
      JsonObject *object = json_object_new ();

      for (guint column = 0; column < isms_sheet_get_row_size (sheet, row); column++)
        {
          g_autofree char *value = dup_stripped (sheet, row, column);

          set_text (object, headings->pdata[column], value);
        }
      if (json_object_get_size (object) > 0)
        json_array_add_object_element (rows, object);
      else
        json_object_unref (object);
    }
  return rows;
}

/* "Prérequis d'été (1)" becomes "prerequis-dete-(1)". */
static char *
make_urn (const char *base, const char *id)
{
  g_autofree char *lower = g_utf8_strdown (id, -1);
  g_autofree char *apart = g_utf8_normalize (lower, -1, G_NORMALIZE_NFD);
  g_autoptr (GString) urn = g_string_new (base);

  g_string_append_c (urn, ':');
  for (const char *at = apart; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c))
        g_string_append_c (urn, '-');
      else if (g_unichar_isalnum (c) || (c < 128 && strchr ("._-()[]:", c) != NULL))
        g_string_append_unichar (urn, c);
    }
  return g_string_free (g_steal_pointer (&urn), FALSE);
}

/* A cell with several names becomes a list; a name with a known prefix a urn. */
static void
split_cell (Workbook *self, JsonObject *row, const char *member, const char *between)
{
  g_auto (GStrv) names = NULL;
  JsonArray *list;

  if (!json_object_has_member (row, member))
    return;
  names = g_strsplit_set (get_text (row, member), between, -1);
  list = json_array_new ();
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *name = g_strstrip (names[i]);
      const char *colon = strchr (name, ':');
      g_autofree char *prefix = colon != NULL ? g_strndup (name, colon - name) : NULL;
      const char *base = prefix != NULL ? g_hash_table_lookup (self->prefixes, prefix) : NULL;
      g_autofree char *urn = base != NULL ? make_urn (base, colon + 1) : g_strdup (name);

      if (*urn != '\0')
        json_array_add_string_element (list, urn);
    }
  json_object_set_array_member (row, member, list);
}

/* What a row is called in its urn: its id, at the top its name, else its number below @parent. */
static char *
make_name (JsonObject *row, const char *parent, GHashTable *counts)
{
  static const char *const members[] = { "urn_id", "ref_id", "name" };
  guint n;

  for (guint i = 0; i < (parent != NULL ? 2 : G_N_ELEMENTS (members)); i++)
    if (json_object_has_member (row, members[i]))
      return g_strdup (get_text (row, members[i]));
  parent = parent != NULL ? parent : "";
  n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, parent)) + 1;
  g_hash_table_insert (counts, g_strdup (parent), GUINT_TO_POINTER (n));
  return g_strdup_printf ("%s%u", *parent != '\0' ? "" : "node", n);
}

static void
name_node (JsonObject *row, const char *base, GPtrArray *open, GHashTable *counts)
{
  gboolean has_id =
      json_object_has_member (row, "urn_id") || json_object_has_member (row, "ref_id");
  g_autofree char *name = NULL;
  g_autofree char *urn = NULL;
  const char *parent;
  guint64 depth = 1;

  g_ascii_string_to_unsigned (get_text (row, "depth"), 10, 1, G_MAXUINT, &depth, NULL);
  g_ptr_array_set_size (open, MIN (depth - 1, open->len));
  parent = open->len > 0 ? open->pdata[open->len - 1] : NULL;
  name = make_name (row, parent, counts);
  urn = make_urn (has_id || parent == NULL ? base : parent, name);
  if (parent != NULL)
    json_object_set_string_member (row, "parent_urn", parent);
  json_object_set_string_member (row, "urn", urn);
  g_ptr_array_add (open, g_steal_pointer (&urn));
}

/* What a framework names stands in a sheet of its own. */
static void
insert_table (Workbook *self, JsonObject *meta, const char *member)
{
  JsonArray *table = g_hash_table_lookup (self->tables, get_text (meta, member));

  if (table != NULL)
    json_object_set_array_member (meta, member, json_array_ref (table));
}

static void
add_object (Workbook *self, const char *member, JsonObject *object)
{
  if (!json_object_has_member (self->objects, member))
    json_object_set_array_member (self->objects, member, json_array_new ());
  json_array_add_object_element (json_object_get_array_member (self->objects, member), object);
}

static void
add_framework (Workbook *self, JsonObject *meta, JsonArray *rows)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *base = g_strdup (get_text (meta, "base_urn"));

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      name_node (row, base, open, counts);
      split_cell (self, row, "implementation_groups", ",");
      split_cell (self, row, "threats", " ,\n\r\t");
      split_cell (self, row, "reference_controls", " ,\n\r\t");
    }
  insert_table (self, meta, "scores_definition");
  insert_table (self, meta, "implementation_groups_definition");
  insert_table (self, meta, "answers_definition");
  json_object_set_array_member (meta, "requirement_nodes", json_array_ref (rows));
  add_object (self, "frameworks", json_object_ref (meta));
}

static void
add_named_rows (Workbook *self, const char *member, JsonObject *meta, JsonArray *rows)
{
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      g_autofree char *urn = make_urn (get_text (meta, "base_urn"), get_text (row, "ref_id"));

      if (json_object_has_member (row, "ref_id"))
        json_object_set_string_member (row, "urn", urn);
      add_object (self, member, json_object_ref (row));
    }
}

static void
rename_end (JsonObject *row, const char *from, JsonObject *meta, const char *base, const char *to)
{
  g_autofree char *urn = NULL;

  if (!json_object_has_member (row, from))
    return;
  urn = make_urn (get_text (meta, base), get_text (row, from));
  json_object_remove_member (row, from);
  json_object_set_string_member (row, to, urn);
}

static void
add_mappings (Workbook *self, JsonObject *meta, JsonArray *rows)
{
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      rename_end (row, "source_node_id", meta, "source_node_base_urn", "source_requirement_urn");
      rename_end (row, "target_node_id", meta, "target_node_base_urn", "target_requirement_urn");
      if (json_object_has_member (row, "strength")
          && !json_object_has_member (row, "strength_of_relationship"))
        {
          json_object_set_string_member (row, "strength_of_relationship",
                                         get_text (row, "strength"));
          json_object_remove_member (row, "strength");
        }
    }
  json_object_set_array_member (meta, "requirement_mappings", json_array_ref (rows));
  add_object (self, "requirement_mapping_sets", json_object_ref (meta));
}

/* First what others refer to. */
static void
take_table (Workbook *self, const char *type, JsonObject *meta, JsonArray *rows)
{
  if (g_str_equal (type, "implementation_groups") || g_str_equal (type, "scores")
      || g_str_equal (type, "answers"))
    g_hash_table_insert (self->tables, g_strdup (get_text (meta, "name")), json_array_ref (rows));
  for (guint i = 0; g_str_equal (type, "urn_prefix") && i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      g_hash_table_insert (self->prefixes, g_strdup (get_text (row, "prefix_id")),
                           g_strdup (get_text (row, "prefix_value")));
    }
}

static void
take_object (Workbook *self, const char *type, JsonObject *meta, JsonArray *rows)
{
  if (g_str_equal (type, "framework"))
    add_framework (self, meta, rows);
  else if (g_str_equal (type, "reference_controls") || g_str_equal (type, "threats"))
    add_named_rows (self, type, meta, rows);
  else if (g_str_equal (type, "requirement_mapping_set"))
    add_mappings (self, meta, rows);
  else if (!g_str_equal (type, "implementation_groups") && !g_str_equal (type, "scores")
           && !g_str_equal (type, "answers") && !g_str_equal (type, "urn_prefix"))
    add_object (self, type, json_object_ref (meta));
}

typedef void (*TakeFunc) (Workbook *self, const char *type, JsonObject *meta, JsonArray *rows);

static void
take_pair (Workbook *self, const IsmsSheet *sheet, TakeFunc func)
{
  g_autofree char *stem = g_strndup (sheet->name, strlen (sheet->name) - strlen (META));
  g_autofree char *content_name = g_strconcat (stem, CONTENT, NULL);
  IsmsSheet *content = find_sheet (self, content_name);
  g_autoptr (JsonObject) meta = read_meta (sheet);
  g_autoptr (JsonArray) rows = NULL;
  g_autofree char *type = g_strdup (get_text (meta, "type"));

  if (*type == '\0')
    fail (self, sheet, _ ("There is no row “type” that says what it is about."));
  else if (content == NULL)
    fail (self, sheet, _ ("The sheet “%s” that belongs to it is missing."), content_name);
  if (self->error != NULL)
    return;
  rows = read_rows (self, content);
  json_object_remove_member (meta, "type");
  if (self->error == NULL)
    func (self, type, meta, rows);
}

static gboolean
is_meta (const IsmsSheet *sheet)
{
  return g_str_has_suffix (sheet->name, META) && !g_str_equal (sheet->name, LIBRARY);
}

static void
remark_sheet (Workbook *self, const IsmsSheet *sheet)
{
  if (!g_str_has_suffix (sheet->name, META) && !g_str_has_suffix (sheet->name, CONTENT)
      && sheet->rows->len > 0)
    isms_framework_data_remark (self->remarks, sheet->name,
                                _ ("This sheet is not part of the library and was not read."));
}

static void
read_library (Workbook *self, JsonObject *library)
{
  for (guint i = 0; i < self->sheets->len && self->error == NULL; i++)
    if (is_meta (self->sheets->pdata[i]))
      take_pair (self, self->sheets->pdata[i], take_table);
  self->is_again = TRUE;
  for (guint i = 0; i < self->sheets->len && self->error == NULL; i++)
    if (is_meta (self->sheets->pdata[i]))
      take_pair (self, self->sheets->pdata[i], take_object);
    else
      remark_sheet (self, self->sheets->pdata[i]);
  json_object_remove_member (library, "type");
  split_cell (self, library, "dependencies", " ,\n\r\t");
  json_object_set_object_member (library, "objects", json_object_ref (self->objects));
}

/**
 * isms_library_parse_workbook:
 * @bytes: an XLSX file
 * @remarks: takes remarks
 *
 * Reads the sheets of a library. Controls without an id are named after what they stand below.
 *
 * Returns: (transfer full): the tree that the library is in YAML, or %NULL with
 *   %G_IO_ERROR_INVALID_DATA and a sentence that names the sheet, or with %G_IO_ERROR_CANCELLED
 */
JsonNode *
isms_library_parse_workbook (GBytes *bytes,
                             IsmsFrameworkData *remarks,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GPtrArray) sheets = isms_workbook_read (bytes, cancellable, error);
  g_autoptr (JsonObject) library = NULL;
  g_autoptr (JsonObject) objects = json_object_new ();
  g_autoptr (GHashTable) prefixes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) tables =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_array_unref);
  Workbook self = {
    .sheets = sheets, .prefixes = prefixes, .tables = tables, .objects = objects, .remarks = remarks
  };
  IsmsSheet *sheet = sheets != NULL ? find_sheet (&self, LIBRARY) : NULL;
  JsonNode *node;

  if (sheets == NULL)
    return NULL;
  if (sheet == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("This workbook has no sheet “library_meta”, so it is no library of "
                              "frameworks. Nothing was imported."));
      return NULL;
    }
  library = read_meta (sheet);
  read_library (&self, library);
  if (self.error != NULL)
    {
      g_propagate_error (error, self.error);
      return NULL;
    }
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (node, library);
  return node;
}
