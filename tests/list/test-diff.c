/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The difference of two arrays of ids, as a string and by doing it. */

#include "isms-list-diff.h"

#include <string.h>

static GArray *
parse (const char *text)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (const char *p = text; *p != '\0'; p++)
    {
      gint64 id = *p;

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
do_edits (GArray *ids, GArray *edits, GArray *to)
{
  for (guint i = 0; i < edits->len; i++)
    {
      IsmsListEdit *edit = &g_array_index (edits, IsmsListEdit, i);

      g_assert_cmpuint (edit->position + edit->removed, <=, ids->len);
      if (edit->removed > 0)
        g_array_remove_range (ids, edit->position, edit->removed);
      if (edit->added > 0)
        g_array_insert_vals (ids, edit->position, &g_array_index (to, gint64, edit->position),
                             edit->added);
    }
}

static GArray *
diff (GArray *from, GArray *to, guint max)
{
  return isms_list_diff ((gint64 *) from->data, from->len, (gint64 *) to->data, to->len, max);
}

static void
assert_diff (const char *before, const char *after, guint max, const char *expected)
{
  g_autoptr (GArray) from = parse (before);
  g_autoptr (GArray) to = parse (after);
  g_autoptr (GArray) edits = diff (from, to, max);
  g_autoptr (GString) text = g_string_new (edits ? NULL : "swap");

  for (guint i = 0; edits != NULL && i < edits->len; i++)
    {
      IsmsListEdit *edit = &g_array_index (edits, IsmsListEdit, i);

      g_string_append_printf (text, "%s%u-%u+%u", i > 0 ? ", " : "", edit->position, edit->removed,
                              edit->added);
    }
  g_assert_cmpstr (text->str, ==, expected);
  if (edits != NULL)
    {
      do_edits (from, edits, to);
      g_assert_cmpmem (from->data, from->len * 8, to->data, to->len * 8);
    }
}

static void
test_words (void)
{
  assert_diff ("", "", 4, "");
  assert_diff ("abc", "abc", 4, "");
  assert_diff ("", "abc", 0, "0-0+3");
  assert_diff ("abc", "", 0, "0-3+0");
  assert_diff ("abcd", "abXcd", 4, "2-0+1");
  assert_diff ("abcd", "acd", 4, "1-1+0");
  assert_diff ("abcdef", "bcdeaf", 4, "0-1+0, 4-0+1");
  assert_diff ("abcdef", "afbcde", 4, "1-0+1, 6-1+0");
  assert_diff ("abcdef", "abXdef", 4, "2-1+1");
  assert_diff ("abcdef", "abXdYf", 4, "2-1+1, 4-1+1");
  assert_diff ("abcdef", "fedcba", 4, "swap");
  assert_diff ("abcd", "aWXYZd", 3, "swap");
}

static void
shuffle (GArray *ids, guint n_moves)
{
  for (guint i = 0; i < n_moves && ids->len > 0; i++)
    {
      guint from = (guint) g_test_rand_int_range (0, (gint32) ids->len);
      gint64 id = g_array_index (ids, gint64, from);

      g_array_remove_index (ids, from);
      if (g_test_rand_int_range (0, 4) > 0)
        g_array_insert_val (ids, (guint) g_test_rand_int_range (0, (gint32) ids->len + 1), id);
    }
}

static void
test_random (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GArray) from = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) to = NULL;
      g_autoptr (GArray) edits = NULL;
      guint n = (guint) g_test_rand_int_range (0, 60);
      guint n_moves = (guint) g_test_rand_int_range (0, 16);

      for (gint64 id = 1; id <= n; id++)
        g_array_append_val (from, id);
      to = g_array_copy (from);
      shuffle (to, n_moves);
      edits = diff (from, to, 32);
      g_assert_nonnull (edits);
      do_edits (from, edits, to);
      g_assert_cmpmem (from->data, from->len * 8, to->data, to->len * 8);
    }
}

/* One row moved among a million is one removal and one addition; all of them sorted is told at
 * once. */
static void
test_large (void)
{
  g_autoptr (GArray) from = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) to = NULL;
  g_autoptr (GArray) edits = NULL;
  gint64 moved = 10;

  for (gint64 id = 0; id < 1000000; id++)
    g_array_append_val (from, id);
  to = g_array_copy (from);
  g_array_remove_index (to, 10);
  g_array_insert_val (to, 900000, moved);
  edits = diff (from, to, 32);
  g_assert_cmpuint (edits->len, ==, 2);

  for (guint i = 0; i < to->len; i++)
    g_array_index (to, gint64, i) = 999999 - i;
  g_assert_null (diff (from, to, 32));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list/diff/words", test_words);
  g_test_add_func ("/list/diff/random", test_random);
  g_test_add_func ("/list/diff/large", test_large);
  return g_test_run ();
}
