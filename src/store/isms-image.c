/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Rows as JSON, written by SQL functions that the journal's triggers call. SQLite's json_object ()
 * rounds reals to 15 digits, which would make an undone row differ from what it was. */

#include "isms-image.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "isms-store-error.h"

static void
append_text (GString *out, const char *text, gsize length)
{
  gsize start = 0;

  g_string_append_c (out, '"');
  for (gsize i = 0; i < length; i++)
    {
      guchar c = text[i];

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;
      g_string_append_len (out, text + start, i - start);
      start = i + 1;
      if (c >= 0x20)
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, c);
        }
      else if (c == '\n')
        g_string_append (out, "\\n");
      else
        g_string_append_printf (out, "\\u%04x", c);
    }
  g_string_append_len (out, text + start, length - start);
  g_string_append_c (out, '"');
}

/* The shortest of 15 and 17 digits that reads back as the same number, always with a sign that it
 * is a real. */
static void
append_real (GString *out, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (isinf (value))
    {
      g_string_append (out, value > 0 ? "9e999" : "-9e999");
      return;
    }
  g_ascii_formatd (buffer, sizeof buffer, "%.15g", value);
  if (memcmp (&(double) { g_ascii_strtod (buffer, NULL) }, &value, sizeof value) != 0)
    g_ascii_formatd (buffer, sizeof buffer, "%.17g", value);
  g_string_append (out, buffer);
  if (strpbrk (buffer, ".e") == NULL)
    g_string_append (out, ".0");
}

static gboolean
append_value (GString *out, sqlite3_value *value)
{
  char buffer[24];

  switch (sqlite3_value_type (value))
    {
    case SQLITE_NULL:
      g_string_append (out, "null");
      return TRUE;
    case SQLITE_INTEGER:
      g_snprintf (buffer, sizeof buffer, "%" G_GINT64_FORMAT, (gint64) sqlite3_value_int64 (value));
      g_string_append (out, buffer);
      return TRUE;
    case SQLITE_FLOAT:
      append_real (out, sqlite3_value_double (value));
      return TRUE;
    case SQLITE_TEXT:
      {
        const char *text = (const char *) sqlite3_value_text (value);

        append_text (out, text, sqlite3_value_bytes (value));
        return TRUE;
      }
    default:
      return FALSE; /* bytes belong into attachments */
    }
}

static gboolean
append_member (GString *out, sqlite3_value *name, sqlite3_value *value)
{
  g_string_append_c (out, out->len == 0 ? '{' : ',');
  g_string_append_c (out, '"');
  g_string_append (out, (const char *) sqlite3_value_text (name));
  g_string_append (out, "\":");
  return append_value (out, value);
}

static gboolean
same_value (sqlite3_value *a, sqlite3_value *b)
{
  int type = sqlite3_value_type (a);

  if (type != sqlite3_value_type (b))
    return FALSE;
  switch (type)
    {
    case SQLITE_NULL:
      return TRUE;
    case SQLITE_INTEGER:
      return sqlite3_value_int64 (a) == sqlite3_value_int64 (b);
    case SQLITE_FLOAT:
      return sqlite3_value_double (a) == sqlite3_value_double (b);
    default:
      {
        const void *one = sqlite3_value_blob (a), *other = sqlite3_value_blob (b);
        int size = sqlite3_value_bytes (a);

        return size == sqlite3_value_bytes (b) && (size == 0 || memcmp (one, other, size) == 0);
      }
    }
}

static void
return_image (sqlite3_context *context, GString *out, gboolean complete)
{
  if (!complete)
    {
      sqlite3_result_error (context, "a column of bytes cannot be kept in the journal", -1);
      g_string_free (out, TRUE);
    }
  else if (out->len == 0)
    g_string_free (out, TRUE);
  else
    {
      gsize length;

      g_string_append_c (out, '}');
      length = out->len;
      sqlite3_result_text64 (context, g_string_free_and_steal (out), length, g_free, SQLITE_UTF8);
    }
}

/* isms_image ('column', value, …): the whole row. */
static void
image_cb (sqlite3_context *context, int n_args, sqlite3_value **args)
{
  GString *out = g_string_sized_new (384);
  gboolean complete = TRUE;

  for (int i = 0; complete && i + 1 < n_args; i += 2)
    complete = append_member (out, args[i], args[i + 1]);
  return_image (context, out, complete);
}

/* isms_difference ('column', value, other, …): the first values of the columns that differ, NULL if
 * none does. */
static void
difference_cb (sqlite3_context *context, int n_args, sqlite3_value **args)
{
  GString *out = g_string_sized_new (128);
  gboolean complete = TRUE;

  for (int i = 0; complete && i + 2 < n_args; i += 3)
    if (!same_value (args[i + 1], args[i + 2]))
      complete = append_member (out, args[i], args[i + 1]);
  return_image (context, out, complete);
}

/*< private >
 * isms_image_register:
 *
 * Adds isms_image () and isms_difference () to the connection.
 *
 * Returns: SQLite's result code
 */
int
isms_image_register (sqlite3 *db)
{
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  int result =
      sqlite3_create_function_v2 (db, "isms_image", -1, flags, NULL, image_cb, NULL, NULL, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_create_function_v2 (db, "isms_difference", -1, flags, NULL, difference_cb,
                                         NULL, NULL, NULL);
  return result;
}

static void
take_member (JsonObject *object, const char *name, JsonNode *node, gpointer data)
{
  GValue value = G_VALUE_INIT;

  if (!JSON_NODE_HOLDS_NULL (node))
    json_node_get_value (node, &value);
  isms_row_set_value (data, name, &value);
  if (G_IS_VALUE (&value))
    g_value_unset (&value);
}

/*< private >
 * isms_image_parse:
 *
 * Returns: (transfer full): the columns of @image, or NULL with ISMS_STORE_ERROR_CORRUPT
 */
IsmsRow *
isms_image_parse (const char *image, GError **error)
{
  g_autoptr (JsonNode) node = image != NULL ? json_from_string (image, NULL) : NULL;
  IsmsRow *row;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CORRUPT,
                           "the journal cannot be read");
      return NULL;
    }
  row = isms_row_new ();
  json_object_foreach_member (json_node_get_object (node), take_member, row);
  return row;
}
