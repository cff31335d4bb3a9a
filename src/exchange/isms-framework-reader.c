/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Tells by its content what a framework file is, and has it read by whoever knows the format. */

#include "isms-config.h"

#include "isms-framework-reader.h"

#include "isms-framework-private.h"
#include "isms-library-reader.h"
#include "isms-oscal-private.h"
#include "isms-oscal-reader.h"
#include "isms-workbook.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
starts_with (const char *data, gsize size, const char *start)
{
  return size >= strlen (start) && memcmp (data, start, strlen (start)) == 0;
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               /* Translators: a sentence about a file */
               _ ("%s Nothing was imported."), sentence);
  return FALSE;
}

static gboolean
refuse_size (GError **error)
{
  return refuse (error, _ ("This file is larger than 64 MiB, which is more than is read."));
}

/* Sets @data and @size to the text without its byte order mark. */
static gboolean
find_text (const char **data, gsize *size, GError **error)
{
  const char *end;

  if (starts_with (*data, *size, "\xff\xfe") || starts_with (*data, *size, "\xfe\xff"))
    return refuse (error, _ ("This file is UTF-16 text. Save it as UTF-8 and import it again."));
  if (starts_with (*data, *size, "\xef\xbb\xbf"))
    {
      *data += 3;
      *size -= 3;
    }
  if (!g_utf8_validate_len (*data, *size, &end))
    {
      isms_framework_set_error_at (
          error, *data, end,
          _ ("This is no UTF-8 text. Save the file as UTF-8 and import it again."));
      return FALSE;
    }
  for (end = *data; end < *data + *size && g_ascii_isspace (*end); end++)
    ;
  if (end == *data + *size)
    return refuse (error, _ ("This file is empty."));
  if (*end == '<')
    return refuse (error, _ ("This file is XML. OSCAL is read as JSON: import it in that format."));
  return TRUE;
}

static gboolean
is_json (const char *text, gsize size)
{
  while (size > 0 && g_ascii_isspace (*text))
    {
      text++;
      size--;
    }
  return size > 0 && (*text == '{' || *text == '[');
}

gboolean
isms_framework_is_object (GBytes *bytes)
{
  gsize size;
  const char *at = g_bytes_get_data (bytes, &size);
  const char *end = at != NULL ? at + size : at;

  if (starts_with (at, size, "\xef\xbb\xbf"))
    at += 3;
  while (at < end && g_ascii_isspace (*at))
    at++;
  if (at == end || *at++ != '{')
    return FALSE;
  while (at < end && g_ascii_isspace (*at))
    at++;
  return at == end || *at == '"' || *at == '}';
}

JsonNode *
isms_framework_parse (GBytes *bytes,
                      IsmsFrameworkData *remarks,
                      GCancellable *cancellable,
                      GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  data = data != NULL ? data : "";
  if (size > ISMS_FRAMEWORK_MAX_BYTES)
    {
      refuse_size (error);
      return NULL;
    }
  if (isms_workbook_is_one (bytes))
    return isms_library_parse_workbook (bytes, remarks, cancellable, error);
  if (!find_text (&data, &size, error))
    return NULL;
  if (is_json (data, size))
    return isms_framework_parse_json (data, size, remarks, error);
  return isms_framework_parse_yaml (data, size, remarks, cancellable, error);
}

/* A sentence about OSCAL's other models; NULL: it is none of them. */
static const char *
name_other_model (JsonObject *root)
{
  static const char *const others[] = { "component-definition", "assessment-plan",
                                        "assessment-results", "plan-of-action-and-milestones" };

  if (json_object_has_member (root, "profile"))
    return _ (
        "This is an OSCAL profile: it picks controls from catalogues and has none of its own. "
        "Import the resolved catalogue instead.");
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (json_object_has_member (root, others[i]))
      return _ ("This OSCAL file has no controls. Import a catalogue or a mapping collection.");
  return NULL;
}

static GPtrArray *
read_root (JsonNode *node, IsmsFrameworkData *data, GCancellable *cancellable, GError **error)
{
  JsonObject *root = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *sentence = root != NULL ? name_other_model (root) : NULL;
  g_autoptr (IsmsFrameworkData) owned = data;
  GPtrArray *all;

  if (root != NULL && isms_library_is_known (root))
    return isms_library_read (root, g_steal_pointer (&owned), cancellable, error);
  if (root != NULL && json_object_has_member (root, ISMS_OSCAL_PLAN) && !isms_oscal_is_known (root))
    {
      g_set_error_literal (
          error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
          _ ("This is an OSCAL system security plan: it says how far controls are in place, and "
             "has none of its own. Nothing was imported. Import it as controls instead."));
      return NULL;
    }
  if (root == NULL || !isms_oscal_is_known (root))
    {
      refuse (error, sentence != NULL
                         ? sentence
                         : _ ("This file is no framework: neither an OSCAL catalogue or mapping "
                              "collection nor a library of frameworks."));
      return NULL;
    }
  if (!isms_oscal_read (root, data, cancellable, error))
    return NULL;
  all = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_framework_data_free);
  g_ptr_array_add (all, g_steal_pointer (&owned));
  return all;
}

/**
 * isms_framework_read:
 * @bytes: the content of a file
 *
 * Reads an OSCAL catalogue or mapping collection, or a library as YAML or as a workbook, whichever
 * it is by its content. At most 64 MiB and a million values are read.
 *
 * Returns: (transfer full) (element-type IsmsFrameworkData): one for a catalogue or a collection,
 * one for each framework, list of reference controls and mapping of a library, at least one; %NULL
 * with %G_IO_ERROR_INVALID_DATA and a sentence that names the place, with %G_IO_ERROR_NOT_SUPPORTED
 *   for a system security plan, which isms_table_read_plan() reads, or %G_IO_ERROR_CANCELLED. Any
 *   thread.
 */
GPtrArray *
isms_framework_read (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (IsmsFrameworkData) data = isms_framework_data_new (ISMS_FRAMEWORK_FILE_CATALOGUE);
  g_autoptr (JsonNode) node = isms_framework_parse (bytes, data, cancellable, error);

  return node != NULL ? read_root (node, g_steal_pointer (&data), cancellable, error) : NULL;
}

/**
 * isms_framework_read_file:
 * @file: where it stands; need not be local
 *
 * Blocks while it reads: call it on a worker thread in the window program. Never takes more than
 * what is read of a file into memory.
 *
 * Returns: (transfer full) (element-type IsmsFrameworkData): as isms_framework_read(), or %NULL
 * with its error or that of the file
 */
GPtrArray *
isms_framework_read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  guint8 buffer[65536];
  gssize n;

  if (stream == NULL)
    return NULL;
  do
    {
      n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, sizeof buffer, cancellable, error);
      if (n < 0)
        return NULL;
      g_byte_array_append (content, buffer, n);
      if (content->len > ISMS_FRAMEWORK_MAX_BYTES)
        {
          refuse_size (error);
          return NULL;
        }
    }
  while (n > 0);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&content));
  return isms_framework_read (bytes, cancellable, error);
}
