/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The mapping of columns as data: JSON, remembered for files with the same headings. */

#include "isms-config.h"

#include "isms-import-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

/**
 * isms_import_dup_fingerprint:
 *
 * Returns: (transfer full): the same for files with the same headings
 */
char *
isms_import_dup_fingerprint (const IsmsImport *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *heading = isms_import_column (self, i)->heading;

      g_checksum_update (checksum, (const guchar *) heading, strlen (heading) + 1);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

static void
build_scale (JsonBuilder *builder, const char *name, const IsmsScaleMap *scale)
{
  if (scale == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (guint i = 0; i < isms_scale_map_get_size (scale); i++)
    {
      const IsmsScaleEntry *entry = isms_scale_map_get_nth (scale, i);

      json_builder_set_member_name (builder, entry->text);
      json_builder_add_int_value (builder, entry->value);
    }
  json_builder_end_object (builder);
}

/* What was said of control numbers. */
static void
build_numbers (JsonBuilder *builder, const IsmsImport *self)
{
  json_builder_set_member_name (builder, "numbers");
  json_builder_begin_object (builder);
  for (guint i = 0; i < ISMS_N_SPOILED; i++)
    if (self->numbers[i].zero != ISMS_IMPORT_ZERO_OPEN)
      {
        json_builder_set_member_name (builder, self->numbers[i].text);
        json_builder_add_int_value (builder, self->numbers[i].zero);
      }
  json_builder_end_object (builder);
}

/* Of which kinds what rows name is made, or not, where that was said. */
static void
build_make (JsonBuilder *builder, const IsmsImport *self)
{
  json_builder_set_member_name (builder, "make");
  json_builder_begin_object (builder);
  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    if (g_hash_table_contains (self->make, (*kind)->name))
      {
        json_builder_set_member_name (builder, (*kind)->name);
        json_builder_add_boolean_value (builder, isms_import_get_make (self, *kind));
      }
  json_builder_end_object (builder);
}

static void
apply_make (IsmsImport *self, JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "make");

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    {
      JsonNode *make = json_object_get_member (json_node_get_object (node), (*kind)->name);

      if (make != NULL && JSON_NODE_HOLDS_VALUE (make))
        isms_import_set_make (self, *kind, json_node_get_boolean (make));
    }
}

static void
apply_numbers (IsmsImport *self, JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "numbers");
  g_autoptr (GList) members = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  members = json_object_get_members (json_node_get_object (node));
  for (GList *l = members; l != NULL; l = l->next)
    {
      gint64 zero =
          json_object_get_int_member_with_default (json_node_get_object (node), l->data, 0);

      if (zero >= ISMS_IMPORT_ZERO_OPEN && zero <= ISMS_IMPORT_ZERO_LOST)
        isms_import_set_number (self, l->data, zero);
    }
}

/**
 * isms_import_to_json:
 *
 * Returns: (transfer full): the mapping: columns in order with their targets, scales, control
 *   numbers, what is made, matching
 */
char *
isms_import_to_json (const IsmsImport *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->columns->len; i++)
    json_builder_add_string_value (builder, isms_import_get_target (self, i)->name);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "match");
  json_builder_add_int_value (builder, self->match);
  build_scale (builder, "likelihood", self->scales[ISMS_IMPORT_AXIS_LIKELIHOOD]);
  build_scale (builder, "impact", self->scales[ISMS_IMPORT_AXIS_IMPACT]);
  build_numbers (builder, self);
  build_make (builder, self);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static void
apply_scale (IsmsImport *self, JsonObject *object, const char *name, IsmsImportAxis axis)
{
  JsonNode *node = json_object_get_member (object, name);
  g_autoptr (GList) members = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  members = json_object_get_members (json_node_get_object (node));
  for (GList *l = members; l != NULL; l = l->next)
    isms_import_set_scale (
        self, axis, l->data,
        json_object_get_int_member_with_default (json_node_get_object (node), l->data, 0));
}

/**
 * isms_import_apply_json:
 * @json: what isms_import_to_json() gave for the same headings
 *
 * Targets and scale points that are no more are left as guessed.
 *
 * Returns: %FALSE if @json is no mapping
 */
gboolean
isms_import_apply_json (IsmsImport *self, const char *json, GError **error)
{
  g_autoptr (JsonNode) root = json_from_string (json, error);
  JsonObject *object;
  JsonNode *columns;
  gint64 match;

  if (root == NULL)
    return FALSE;
  columns = JSON_NODE_HOLDS_OBJECT (root)
                ? json_object_get_member (json_node_get_object (root), "columns")
                : NULL;
  if (columns == NULL || !JSON_NODE_HOLDS_ARRAY (columns))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("This is no mapping of columns."));
      return FALSE;
    }
  object = json_node_get_object (root);
  for (guint i = 0;
       i < MIN (self->columns->len, json_array_get_length (json_node_get_array (columns))); i++)
    {
      const char *name = json_array_get_string_element (json_node_get_array (columns), i);
      int target = name != NULL ? isms_import_find_target (self, name) : -1;

      if (target >= 0)
        isms_import_column (self, i)->target = target;
    }
  isms_import_guess_cells (self);
  apply_scale (self, object, "likelihood", ISMS_IMPORT_AXIS_LIKELIHOOD);
  apply_scale (self, object, "impact", ISMS_IMPORT_AXIS_IMPACT);
  apply_numbers (self, object);
  apply_make (self, object);
  match = json_object_get_int_member_with_default (object, "match", ISMS_IMPORT_MATCH_AUTO);
  if (match >= ISMS_IMPORT_MATCH_AUTO && match <= ISMS_IMPORT_MATCH_NONE)
    self->match = match;
  return TRUE;
}

/**
 * isms_import_recall:
 *
 * Returns: whether a mapping for these headings was there and is applied; on %FALSE @error may be
 * set
 */
gboolean
isms_import_recall (IsmsImport *self, IsmsDatabase *database, GError **error)
{
  g_autofree char *fingerprint = isms_import_dup_fingerprint (self);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database, "SELECT mapping FROM import_mapping WHERE kind = ? AND fingerprint = ?", error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_text (statement, 1, self->kind->name);
  isms_statement_bind_text (statement, 2, fingerprint);
  if (!isms_statement_next (statement, error))
    return FALSE;
  return isms_import_apply_json (self, isms_statement_get_text (statement, 0), error);
}
