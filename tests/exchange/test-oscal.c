/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* OSCAL files come in whole and go out so that they come back the same; what is wrong in them is
 * remarked or refused in one sentence, whatever it is. */

#include "framework-test.h"
#include "isms-framework-reader.h"
#include "isms-oscal-writer.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <string.h>

#define HEAD                                                                                       \
  "{\"catalog\":{\"uuid\":\"7c1a3c52-6a53-4f0f-9d6e-0b8d4a6e1f09\",\"metadata\":{\"title\":\"T\"}" \
  ","

static char *
load_text (const char *name)
{
  g_autoptr (GBytes) bytes = framework_load_fixture (name);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static IsmsFrameworkData *
get (GPtrArray *all, guint index)
{
  g_assert_cmpuint (index, <, all->len);
  return all->pdata[index];
}

static IsmsFrameworkControl *
get_control (GPtrArray *all, guint index)
{
  g_assert_cmpuint (index, <, get (all, 0)->controls->len);
  return get (all, 0)->controls->pdata[index];
}

static void
assert_fixture (const char *name)
{
  g_autofree char *json = g_strconcat (name, ".json", NULL);
  g_autofree char *txt = g_strconcat (name, ".txt", NULL);
  g_autofree char *text = load_text (json);
  g_autofree char *expected = load_text (txt);
  g_autoptr (GPtrArray) all = framework_read_text (text);
  g_autofree char *found = framework_dump (get (all, 0), TRUE);

  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_catalogue (void)
{
  assert_fixture ("oscal-catalogue");
}

static void
test_tolerated (void)
{
  assert_fixture ("oscal-tolerated");
}

static void
test_mapping (void)
{
  assert_fixture ("oscal-mapping");
}

/* Written, it comes back the same, and written again, it has the same bytes. */
static void
assert_there_and_back (const IsmsFrameworkData *data)
{
  g_autoptr (GBytes) bytes = isms_oscal_write_catalogue (data);
  g_autoptr (GBytes) same = isms_oscal_write_catalogue (data);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GPtrArray) all = framework_read_text (text);
  g_autoptr (GBytes) again = isms_oscal_write_catalogue (get (all, 0));
  g_autofree char *before = framework_dump (data, FALSE);
  g_autofree char *after = framework_dump (get (all, 0), FALSE);

  g_assert_true (g_bytes_equal (bytes, same));
  g_assert_cmpstr (after, ==, before);
  g_assert_true (g_bytes_equal (bytes, again));
}

static void
test_there_and_back (void)
{
  static const char *const names[] = { "oscal-catalogue.json", "oscal-tolerated.json" };
  g_autofree char *made = framework_make_catalogue (50);
  g_autoptr (GPtrArray) all = framework_read_text (made);

  assert_there_and_back (get (all, 0));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = load_text (names[i]);
      g_autoptr (GPtrArray) one = framework_read_text (text);

      assert_there_and_back (get (one, 0));
    }
}

/* What OSCAL has no place for: ids with colons, groups behind and below controls, and so on. */
static void
test_odd_data (void)
{
  g_autoptr (IsmsFrameworkData) data = isms_framework_data_new (ISMS_FRAMEWORK_FILE_CATALOGUE);
  IsmsFrameworkControl *control;

  data->uid = g_strdup ("urn:example:framework:x");
  data->ref = g_strdup ("X");
  data->title = g_strdup ("Ä “X”");
  data->publisher = g_strdup ("Somebody");
  data->language = g_strdup ("de");
  data->licence = g_strdup ("CC BY 4.0");
  data->published = g_strdup ("2026-05-06");
  isms_framework_data_add_control (data, ISMS_FRAMEWORK_CONTROL, -1, "a b");
  isms_framework_data_add_control (data, ISMS_FRAMEWORK_GROUP, -1, "a_b");
  control = isms_framework_data_add_control (data, ISMS_FRAMEWORK_CONTROL, 1, "urn:example:1");
  control->uid = g_strdup ("urn:example:1");
  control->number = g_strdup ("1.");
  control->assessable = FALSE;
  control->text = g_strdup ("  One\n\n two {{ not a parameter }}\\ \"\t");
  isms_framework_add_link (control->links, "#a b", "related", NULL);
  isms_framework_add_link (control->links, "#urn:example:2", NULL, NULL);
  isms_framework_add_prop (control->props, NULL, "label", "not the number");
  control = isms_framework_data_add_control (data, ISMS_FRAMEWORK_GROUP, 2, "urn:example:2");
  control->assessable = TRUE;
  isms_framework_add_prop (control->props, NULL, "label", "no number at all");
  isms_framework_add_prop (control->props, NULL, "alt-identifier", "no uid at all");
  isms_framework_data_add_control (data, ISMS_FRAMEWORK_CONTROL, 1, "5.1");
  isms_framework_data_add_control (data, ISMS_FRAMEWORK_GROUP, -1, "last");
  assert_there_and_back (data);
}

static void
assert_refused (const char *text, const char *sentence)
{
  g_autofree char *message = framework_refuse (text, -1);

  g_assert_cmpstr (message, ==, sentence);
}

static void
test_types (void)
{
  assert_refused (HEAD "\"groups\":[{\"id\":\"g\"},{\"id\":\"h\",\"controls\":[{\"id\":5}]}]}}",
                  "catalog.groups[1].controls[0].id: A text is expected here, and the file has "
                  "something else. Nothing was imported.");
  assert_refused (HEAD "\"controls\":{}}}",
                  "catalog.controls: A list is expected here, and the file has something else. "
                  "Nothing was imported.");
  assert_refused (
      HEAD "\"controls\":[{\"id\":\"a\",\"parts\":[7]}]}}",
      "catalog.controls[0].parts[0]: An object with named members is expected here, and "
      "the file has something else. Nothing was imported.");
  assert_refused ("{\"catalog\":[]}",
                  "catalog: An object with named members is expected here, and the file has "
                  "something else. Nothing was imported.");
  assert_refused ("{\"catalog\":null}", "catalog: There is nothing in it. Nothing was imported.");
  assert_refused (HEAD "\"controls\":[]}}",
                  "catalog: There is no control in this catalogue. Nothing was imported.");
  assert_refused (
      "{\"mapping-collection\":{\"metadata\":{}}}",
      "mapping-collection.mappings: There is no mapping in this collection. Nothing was "
      "imported.");
}

static void
test_syntax (void)
{
  assert_refused (
      "{\"catalog\": {\n  \"uuid\" 5}}",
      "Line 2, column 8: The file is no well-formed JSON here (unexpected string constant "
      "\"uuid\", expected character `:'). Nothing was imported.");
  assert_refused ("[1, 2]", "This file is no framework: neither an OSCAL catalogue or mapping "
                            "collection nor a library of frameworks. Nothing was imported.");
  assert_refused ("{\"profile\": {}}",
                  "This is an OSCAL profile: it picks controls from catalogues and has none of its "
                  "own. Import the resolved catalogue instead. Nothing was imported.");
  assert_refused ("{\"assessment-plan\": {}}",
                  "This OSCAL file has no controls. Import a catalogue or a mapping collection. "
                  "Nothing was imported.");
}

static void
test_names_twice (void)
{
  g_autoptr (GPtrArray) all = framework_read_text (
      HEAD "\"controls\":[{\"id\":\"a\"}],\"controls\":[{\"id\":\"b\",\"title\":\"{:}\"}]}}");
  g_autofree char *remarks = framework_dump_remarks (get (all, 0));

  g_assert_cmpstr (get_control (all, 0)->id, ==, "b");
  g_assert_cmpstr (remarks, ==,
                   ": In some objects of the file the same name stands twice; the last one was "
                   "read.\n");
}

static void
test_bytes (void)
{
  static const char utf16[] = "\xff\xfe{\0}\0";
  g_autoptr (GPtrArray) marked =
      framework_read_text ("\xef\xbb\xbf" HEAD "\"controls\":[{\"id\":\"ä\"}]}}");
  g_autofree char *wide = framework_refuse (utf16, 6);
  g_autofree char *nul = framework_refuse ("{\"a\":\n\"\0\"}", 10);

  g_assert_cmpstr (get_control (marked, 0)->id, ==, "ä");
  g_assert_cmpstr (wide, ==,
                   "This file is UTF-16 text. Save it as UTF-8 and import it again. Nothing was "
                   "imported.");
  g_assert_cmpstr (nul, ==,
                   "Line 2, column 2: This is no UTF-8 text. Save the file as UTF-8 and import it "
                   "again. Nothing was imported.");
  assert_refused ("{\"a\":\n \"\xe4\"}",
                  "Line 2, column 3: This is no UTF-8 text. Save the file as UTF-8 and import it "
                  "again. Nothing was imported.");
  assert_refused ("{\"a\":\"ä\\u0000b\"}",
                  "Line 1, column 8: There is a NUL character, which is no text. Nothing was "
                  "imported.");
  assert_refused ("", "This file is empty. Nothing was imported.");
  assert_refused ("\xef\xbb\xbf \n", "This file is empty. Nothing was imported.");
  assert_refused ("<catalog/>",
                  "This file is XML. OSCAL is read as JSON: import it in that format. "
                  "Nothing was imported.");
  assert_refused ("\xd0\xcf\x11\xe0",
                  "This workbook is damaged or not complete. Nothing was imported.");
}

static char *
repeat (const char *text, guint n)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (out, text);
  return g_string_free (out, FALSE);
}

static void
test_depth (void)
{
  static const guint depths[] = { 129, 1000, 100000 };

  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      g_autofree char *lists = repeat ("[", depths[i]);
      g_autofree char *objects = repeat ("{\"a\":", depths[i]);
      g_autofree char *nested = repeat ("{\"id\":\"a\",\"controls\":[", depths[i]);
      g_autofree char *controls = g_strconcat (HEAD, "\"controls\":[", nested, NULL);

      assert_refused (lists, "Line 1, column 129: The file is nested more deeply here than is "
                             "read. Nothing was imported.");
      assert_refused (objects, "Line 1, column 641: The file is nested more deeply here than is "
                               "read. Nothing was imported.");
      assert_refused (controls, "Line 1, column 1481: The file is nested more deeply here than is "
                                "read. Nothing was imported.");
    }
}

static void
test_size (void)
{
  g_autofree char *many = repeat ("[],", 1000001);
  g_autofree char *list = g_strconcat ("[", many, "1]", NULL);
  gsize size = 100 << 20;
  g_autofree char *large = g_malloc (size);
  g_autofree char *message = NULL;

  assert_refused (list,
                  "Line 1, column 1500001: The file has more than a million values up to here, "
                  "which is more than is read. Nothing was imported.");
  memset (large, ' ', size);
  message = framework_refuse (large, size);
  g_assert_cmpstr (
      message, ==,
      "This file is larger than 64 MiB, which is more than is read. Nothing was imported.");
}

/* Parameters that double thirty times over; each has its own in the next. */
static char *
make_doubling (guint n, guint n_blanks)
{
  GString *out =
      g_string_new (HEAD "\"params\":[{\"id\":\"p0\",\"values\":[\"0123456789abcdef\"]}");

  for (guint i = 1; i < n; i++)
    g_string_append_printf (out,
                            ",{\"id\":\"p%u\",\"values\":[\"{{ insert: param, p%u }}{{ insert: "
                            "param, p%u }}\"]}",
                            i, i - 1, i - 1);
  g_string_append (out,
                   "],\"controls\":[{\"id\":\"a\",\"parts\":[{\"name\":\"statement\",\"prose\":"
                   "\"");
  for (guint i = 0; i < n_blanks; i++)
    g_string_append_printf (out, "{{ insert: param, p%u }}", n - 1);
  g_string_append (out, "\"}]}]}}");
  return g_string_free (out, FALSE);
}

static void
test_params_that_grow (void)
{
  g_autofree char *bounded = make_doubling (13, 1);
  g_autofree char *doubling = make_doubling (30, 1);
  g_autofree char *inserted = make_doubling (13, 1000);
  g_autoptr (GPtrArray) whole = framework_read_text (bounded);
  g_autoptr (GPtrArray) cut = framework_read_text (doubling);
  g_autofree char *remarks = framework_dump_remarks (get (cut, 0));

  g_assert_cmpuint (strlen (get_control (whole, 0)->text), ==, 65536);
  g_assert_cmpuint (strlen (get_control (cut, 0)->text), <=, 65536 * 5);
  g_assert_nonnull (strstr (remarks, "“p13”: This parameter grows to more than 64 KiB; its id "
                                     "stands in its place.\n"));
  assert_refused (inserted,
                  "catalog.controls[0].parts[0].prose: With their parameters filled in, the texts "
                  "grow beyond 32 MiB. Nothing was imported.");
}

static void
test_params_that_nest (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "\"params\":[{\"id\":\"p0\",\"values\":[\"v\"]}");
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *remarks = NULL;

  for (guint i = 1; i < 20000; i++)
    g_string_append_printf (text, ",{\"id\":\"p%u\",\"values\":[\"{{ insert: param, p%u }}\"]}", i,
                            i - 1);
  g_string_append (text,
                   "],\"controls\":[{\"id\":\"a\",\"title\":\"{{ insert: param, p19999 }}\"}]}}");
  all = framework_read_text (text->str);
  g_assert_cmpstr (get_control (all, 0)->title, ==, "v");
  remarks = framework_dump_remarks (get (all, 0));
  g_assert_cmpstr (remarks, ==, "");
}

/* The other way round, each is asked for before the one that it needs. */
static void
test_params_too_deep (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "\"params\":[");
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *remarks = NULL;

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (text, "{\"id\":\"p%u\",\"label\":\"{{ insert: param, p%u }}\"},", i,
                            i + 1);
  g_string_append (text, "{\"id\":\"p40\",\"values\":[\"v\"]}],\"controls\":[{\"id\":\"a\"}]}}");
  all = framework_read_text (text->str);
  remarks = framework_dump_remarks (get (all, 0));
  g_assert_cmpstr (remarks, ==,
                   "catalog.params[0].label: “p33”: This parameter is nested too deeply in others; "
                   "its id stands in its place.\n");
}

static void
test_remarks_end (void)
{
  g_autofree char *links = repeat ("{\"href\":\"#x\"},", 2000);
  g_autofree char *text = g_strconcat (HEAD "\"controls\":[{\"id\":\"a\",\"links\":[", links,
                                       "{\"href\":\"#a\"}]}]}}", NULL);
  g_autoptr (GPtrArray) all = framework_read_text (text);
  GPtrArray *remarks = get (all, 0)->remarks;

  g_assert_cmpuint (get_control (all, 0)->links->len, ==, 2001);
  g_assert_cmpuint (remarks->len, ==, 501);
  g_assert_cmpstr (((IsmsFrameworkRemark *) remarks->pdata[500])->text, ==,
                   "There is more of this kind, which is not listed here.");
}

/* A file that ends anywhere is refused, and nothing of it is kept. */
static void
test_truncated (void)
{
  g_autofree char *text = load_text ("oscal-catalogue.json");
  gsize whole = strlen (g_strchomp (text));

  for (gsize length = 0; length < whole; length += 7)
    {
      g_autofree char *message = framework_refuse (text, length);

      g_assert_cmpuint (strlen (message), >, 0);
    }
}

/* Puts another value in the place of the @wanted-th; FALSE: there are not so many. */
static gboolean
replace_value (JsonNode *node, guint *wanted, const char *json)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *child;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *list = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (list); i++)
        if ((*wanted)-- == 0)
          {
            json_array_remove_element (list, i);
            json_array_add_element (list, json_from_string (json, NULL));
            return TRUE;
          }
        else if (replace_value (json_array_get_element (list, i), wanted, json))
          return TRUE;
      return FALSE;
    }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &child))
    if ((*wanted)-- == 0)
      {
        json_object_set_member (json_node_get_object (node), name, json_from_string (json, NULL));
        return TRUE;
      }
    else if (replace_value (child, wanted, json))
      return TRUE;
  return FALSE;
}

/* FALSE: the file has no more values. */
static gboolean
read_with_other_value (const char *text, guint index, const char *json)
{
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  g_autofree char *changed = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;

  if (!replace_value (root, &index, json))
    return FALSE;
  changed = json_to_string (root, FALSE);
  bytes = g_bytes_new (changed, strlen (changed));
  all = isms_framework_read (bytes, NULL, &error);
  if (all == NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  else if (get (all, 0)->kind == ISMS_FRAMEWORK_FILE_CATALOGUE)
    assert_there_and_back (get (all, 0));
  return TRUE;
}

static void
test_other_values (void)
{
  static const char *const names[] = { "oscal-catalogue.json", "oscal-tolerated.json",
                                       "oscal-mapping.json" };
  static const char *const values[] = { "null", "true",  "-1.5",
                                        "\"\"", "\"x\"", "[]",
                                        "{}",   "[[1]]", "[{\"id\":\"r-1\"}]" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = load_text (names[i]);
      guint n = 0;

      while (read_with_other_value (text, n, values[0]))
        n++;
      g_assert_cmpuint (n, >, 40);
      for (guint j = 1; j < G_N_ELEMENTS (values); j++)
        for (guint k = 0; k < n; k++)
          read_with_other_value (text, k, values[j]);
    }
}

static void
test_file (void)
{
  g_autofree char *text = load_text ("oscal-mapping.json");
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "parapet-oscal-XXXXXX", NULL);
  int fd = g_mkstemp (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;

  g_assert_cmpint (fd, >=, 0);
  close (fd);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  all = isms_framework_read_file (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (get (all, 0)->mappings->len, ==, 8);
  g_unlink (path);
  g_assert_null (isms_framework_read_file (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (isms_framework_read (bytes, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/oscal/catalogue", test_catalogue);
  g_test_add_func ("/exchange/oscal/tolerated", test_tolerated);
  g_test_add_func ("/exchange/oscal/mapping", test_mapping);
  g_test_add_func ("/exchange/oscal/there-and-back", test_there_and_back);
  g_test_add_func ("/exchange/oscal/odd-data", test_odd_data);
  g_test_add_func ("/exchange/oscal/types", test_types);
  g_test_add_func ("/exchange/oscal/syntax", test_syntax);
  g_test_add_func ("/exchange/oscal/names-twice", test_names_twice);
  g_test_add_func ("/exchange/oscal/bytes", test_bytes);
  g_test_add_func ("/exchange/oscal/depth", test_depth);
  g_test_add_func ("/exchange/oscal/size", test_size);
  g_test_add_func ("/exchange/oscal/params-that-grow", test_params_that_grow);
  g_test_add_func ("/exchange/oscal/params-that-nest", test_params_that_nest);
  g_test_add_func ("/exchange/oscal/params-too-deep", test_params_too_deep);
  g_test_add_func ("/exchange/oscal/remarks-end", test_remarks_end);
  g_test_add_func ("/exchange/oscal/truncated", test_truncated);
  g_test_add_func ("/exchange/oscal/other-values", test_other_values);
  g_test_add_func ("/exchange/oscal/file", test_file);
  return g_test_run ();
}
