/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Reading, dumping and making framework files for the tests. */

#include "framework-test.h"

#include "isms-framework-reader.h"

#include <string.h>

static void
dump_text (GString *out, const char *name, const char *text)
{
  if (text != NULL)
    g_string_append_printf (out, " %s=<%s>", name, text);
}

static void
dump_texts (GString *out, const char *name, GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    dump_text (out, name, texts->pdata[i]);
}

static void
dump_props (GString *out, const char *indent, GPtrArray *props)
{
  for (guint i = 0; i < props->len; i++)
    {
      const IsmsFrameworkProp *prop = props->pdata[i];

      g_string_append_printf (out, "%sprop %s=<%s>", indent, prop->name, prop->value);
      dump_text (out, "ns", prop->ns);
      dump_text (out, "class", prop->class_name);
      dump_text (out, "group", prop->group);
      dump_text (out, "uid", prop->uid);
      dump_text (out, "remarks", prop->remarks);
      g_string_append_c (out, '\n');
    }
}

static void
dump_links (GString *out, const char *indent, GPtrArray *links)
{
  for (guint i = 0; i < links->len; i++)
    {
      const IsmsFrameworkLink *link = links->pdata[i];

      g_string_append_printf (out, "%slink <%s>", indent, link->href);
      dump_text (out, "rel", link->rel);
      dump_text (out, "text", link->text);
      dump_text (out, "type", link->media_type);
      dump_text (out, "fragment", link->fragment);
      g_string_append_c (out, '\n');
    }
}

static void
dump_params (GString *out, const char *indent, GPtrArray *params)
{
  for (guint i = 0; i < params->len; i++)
    {
      const IsmsFrameworkParam *param = params->pdata[i];

      g_string_append_printf (out, "%sparam <%s>", indent, param->id);
      dump_text (out, "label", param->label);
      dump_texts (out, "value", param->values);
      dump_text (out, "how-many", param->how_many);
      dump_texts (out, "choice", param->choices);
      g_string_append_c (out, '\n');
      dump_props (out, "    ", param->props);
    }
}

static void
dump_control (GString *out, const IsmsFrameworkControl *control)
{
  g_string_append_printf (out, "%s %s parent=%d depth=%u assessable=%d",
                          control->kind == ISMS_FRAMEWORK_GROUP ? "group" : "control", control->id,
                          control->parent, control->depth, control->assessable);
  dump_text (out, "uid", control->uid);
  dump_text (out, "number", control->number);
  dump_text (out, "title", control->title);
  dump_text (out, "class", control->class_name);
  g_string_append_c (out, '\n');
  if (control->text != NULL)
    g_string_append_printf (out, "  text <%s>\n", control->text);
  if (control->guidance != NULL)
    g_string_append_printf (out, "  guidance <%s>\n", control->guidance);
  dump_props (out, "  ", control->props);
  dump_links (out, "  ", control->links);
  dump_params (out, "  ", control->params);
  for (guint i = 0; i < control->parts->len; i++)
    {
      const IsmsFrameworkPart *part = control->parts->pdata[i];

      g_string_append_printf (out, "  part %s", part->name);
      dump_text (out, "id", part->id);
      dump_text (out, "ns", part->ns);
      dump_text (out, "class", part->class_name);
      dump_text (out, "title", part->title);
      dump_text (out, "text", part->text);
      g_string_append_c (out, '\n');
      dump_props (out, "    ", part->props);
      dump_links (out, "    ", part->links);
    }
}

static void
dump_mapping (GString *out, const IsmsFrameworkMapping *mapping)
{
  static const char *const relations[] = { "?", "=", "<", ">", "~", "no" };

  g_string_append_printf (out, "mapping %s", relations[mapping->relation]);
  if (mapping->strength >= 0)
    g_string_append_printf (out, " %d%%", mapping->strength);
  dump_text (out, "words", mapping->relation_words);
  dump_text (out, "uid", mapping->uid);
  dump_text (out, "from", mapping->source_ref);
  dump_texts (out, "source", mapping->sources);
  dump_text (out, "to", mapping->target_ref);
  dump_texts (out, "target", mapping->targets);
  dump_text (out, "rationale", mapping->rationale);
  g_string_append_c (out, '\n');
  dump_props (out, "  ", mapping->props);
}

char *
framework_dump_remarks (const IsmsFrameworkData *data)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < data->remarks->len; i++)
    {
      const IsmsFrameworkRemark *remark = data->remarks->pdata[i];

      g_string_append_printf (out, "%s: %s\n", remark->path, remark->text);
    }
  return g_string_free (out, FALSE);
}

char *
framework_dump (const IsmsFrameworkData *data, gboolean with_remarks)
{
  GString *out =
      g_string_new (data->kind == ISMS_FRAMEWORK_FILE_CATALOGUE ? "catalogue" : "mappings");
  g_autofree char *remarks = framework_dump_remarks (data);

  dump_text (out, "uid", data->uid);
  dump_text (out, "ref", data->ref);
  dump_text (out, "title", data->title);
  dump_text (out, "version", data->version);
  dump_text (out, "description", data->description);
  dump_text (out, "publisher", data->publisher);
  dump_text (out, "language", data->language);
  dump_text (out, "licence", data->licence);
  dump_text (out, "published", data->published);
  dump_text (out, "modified", data->modified);
  g_string_append_c (out, '\n');
  dump_props (out, "", data->props);
  dump_links (out, "", data->links);
  dump_params (out, "", data->params);
  for (guint i = 0; i < data->resources->len; i++)
    {
      const IsmsFrameworkResource *resource = data->resources->pdata[i];

      g_string_append_printf (out, "resource <%s>", resource->uid);
      dump_text (out, "title", resource->title);
      dump_text (out, "description", resource->description);
      dump_text (out, "citation", resource->citation);
      dump_texts (out, "href", resource->hrefs);
      g_string_append_c (out, '\n');
      dump_props (out, "  ", resource->props);
    }
  for (guint i = 0; i < data->controls->len; i++)
    dump_control (out, data->controls->pdata[i]);
  for (guint i = 0; i < data->mappings->len; i++)
    dump_mapping (out, data->mappings->pdata[i]);
  g_string_append (out, with_remarks ? remarks : "");
  return g_string_free (out, FALSE);
}

GPtrArray *
framework_read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  GPtrArray *all = isms_framework_read (bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (all->len, >, 0);
  return all;
}

char *
framework_refuse (const char *text, gssize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = isms_framework_read (bytes, NULL, &error);

  g_assert_null (all);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  return g_strdup (error->message);
}

GBytes *
framework_load_fixture (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "exchange", "fixtures", name, NULL);
  g_autoptr (GError) error = NULL;
  char *content;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (content, length);
}

static void
append_control (GString *out, guint i)
{
  g_string_append_printf (
      out,
      "%s{\"id\": \"ctl-%u\", \"class\": \"made\", \"title\": \"Control number %u\",\n"
      "\"params\": [{\"id\": \"ctl-%u_p1\", \"label\": \"period\", \"values\": [\"%u days\"]},\n"
      "  {\"id\": \"ctl-%u_p2\", \"select\": {\"how-many\": \"one\", \"choice\": [\"weekly\", "
      "\"every {{ insert: param, ctl-%u_p1 }}\"]}}],\n"
      "\"props\": [{\"name\": \"label\", \"value\": \"C.%u\"}, {\"name\": \"level\", \"ns\": "
      "\"https://example.org/ns\", \"value\": \"%u\"}],\n"
      "\"links\": [{\"rel\": \"related\", \"href\": \"#ctl-%u\"}],\n\"parts\": [{\"id\": "
      "\"ctl-%u_smt\", \"name\": \"statement\", \"prose\": \"The organisation does this:\", "
      "\"parts\": [",
      i > 0 ? ",\n" : "", i, i, i, i % 90, i, i, i, i % 5, i / 2, i);
  for (guint j = 0; j < 6; j++)
    g_string_append_printf (
        out,
        "%s{\"id\": \"ctl-%u_smt.%u\", \"name\": \"item\", \"props\": [{\"name\": \"label\", "
        "\"value\": \"%c.\"}], \"prose\": \"It reviews what it has written down {{ insert: param, "
        "ctl-%u_p2 }}, compares it with what it does, and corrects where the two differ. What was "
        "found is kept, with the day, the reason and the names of those who decided.\"}",
        j > 0 ? ",\n" : "", i, j, 'a' + j, i);
  g_string_append (out, "]}, {\"name\": \"guidance\", \"prose\": \"");
  for (guint j = 0; j < 5; j++)
    g_string_append (out, "How often depends on how much changes; whoever is responsible says so "
                          "before the year begins, and again when something happens. ");
  g_string_append (out, "\"}]}");
}

char *
framework_make_catalogue (guint n_controls)
{
  GString *out = g_string_new (
      "{\"catalog\": {\"uuid\": \"0e6e7bd4-8a58-4a3c-9b0c-3d1d0f1f2a11\", \"metadata\": "
      "{\"title\": "
      "\"Made up\", \"last-modified\": \"2026-01-02T03:04:05Z\", \"version\": \"1\", "
      "\"oscal-version\": \"1.1.2\"}, \"groups\": [{\"id\": \"all\", \"title\": \"All\", "
      "\"controls\": [\n");

  for (guint i = 0; i < n_controls; i++)
    append_control (out, i);
  g_string_append (out, "]}]}}\n");
  return g_string_free (out, FALSE);
}

static void
append_16 (GByteArray *out, guint value)
{
  guint8 bytes[] = { value, value >> 8 };

  g_byte_array_append (out, bytes, sizeof bytes);
}

static void
append_32 (GByteArray *out, guint32 value)
{
  append_16 (out, value);
  append_16 (out, value >> 16);
}

static guint32
make_sum (const char *text)
{
  guint32 sum = 0xffffffff;

  for (; *text != '\0'; text++)
    {
      sum ^= (guint8) *text;
      for (guint bit = 0; bit < 8; bit++)
        sum = sum >> 1 ^ (sum & 1 ? 0xedb88320 : 0);
    }
  return ~sum;
}

static GBytes *
deflate (const char *text)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  GBytes *packed = g_converter_convert_bytes (G_CONVERTER (compressor), bytes, &error);

  g_assert_no_error (error);
  return packed;
}

/* What local header and directory have in common. */
static void
append_entry (GByteArray *out, const char *name, guint32 sum, guint32 packed, guint32 unpacked)
{
  append_16 (out, 20);
  append_16 (out, 0);
  append_16 (out, 8);
  append_32 (out, 0);
  append_32 (out, sum);
  append_32 (out, packed);
  append_32 (out, unpacked);
  append_16 (out, strlen (name));
  append_16 (out, 0);
}

GBytes *
framework_make_zip (const char *const *files)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  guint32 start;
  guint n = 0;

  for (; files[2 * n] != NULL; n++)
    {
      const char *name = files[2 * n];
      const char *text = files[2 * n + 1];
      g_autoptr (GBytes) packed = deflate (text);
      guint32 size = g_bytes_get_size (packed);
      guint32 sum = make_sum (text);

      start = out->len;
      g_byte_array_append (out, (const guint8 *) "PK\003\004", 4);
      append_entry (out, name, sum, size, strlen (text));
      g_byte_array_append (out, (const guint8 *) name, strlen (name));
      g_byte_array_append (out, g_bytes_get_data (packed, NULL), size);
      g_byte_array_append (directory, (const guint8 *) "PK\001\002\024\000", 6);
      append_entry (directory, name, sum, size, strlen (text));
      append_16 (directory, 0);
      append_16 (directory, 0);
      append_16 (directory, 0);
      append_32 (directory, 0);
      append_32 (directory, start);
      g_byte_array_append (directory, (const guint8 *) name, strlen (name));
    }
  start = out->len;
  g_byte_array_append (out, directory->data, directory->len);
  g_byte_array_append (out, (const guint8 *) "PK\005\006\0\0\0\0", 8);
  append_16 (out, n);
  append_16 (out, n);
  append_32 (out, directory->len);
  append_32 (out, start);
  append_16 (out, 0);
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}
