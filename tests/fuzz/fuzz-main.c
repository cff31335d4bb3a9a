/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Runs a fuzz target without libFuzzer: on every file of a corpus, then on damaged copies of them,
 * the same ones each time.
 *
 * fuzz-TARGET CORPUS [SECONDS]: 2500 damaged copies, or as many as the time allows, others each
 * time */

#include "fuzz.h"

#include <glib.h>
#include <string.h>

#define ROUNDS 2500
#define SEED 27001
#define LONGEST 65536

static GBytes *
pick (GRand *rand, GPtrArray *corpus)
{
  return corpus->pdata[g_rand_int_range (rand, 0, corpus->len)];
}

static guint
pick_place (GRand *rand, GByteArray *bytes)
{
  return g_rand_int_range (rand, 0, bytes->len + 1);
}

static void
insert (GByteArray *bytes, guint place, const void *data, guint size)
{
  guint tail = bytes->len - place;

  if (size == 0)
    return;
  g_byte_array_set_size (bytes, bytes->len + size);
  memmove (bytes->data + place + size, bytes->data + place, tail);
  memcpy (bytes->data + place, data, size);
}

static void
flip_bits (GRand *rand, GByteArray *bytes)
{
  for (guint n = g_rand_int_range (rand, 1, 9); n > 0 && bytes->len > 0; n--)
    bytes->data[g_rand_int_range (rand, 0, bytes->len)] ^= 1 << g_rand_int_range (rand, 0, 8);
}

/* Takes out a piece, or repeats it elsewhere. */
static void
move_piece (GRand *rand, GByteArray *bytes, gboolean is_kept)
{
  guint start = pick_place (rand, bytes);
  guint size = g_rand_int_range (rand, 0, MIN (bytes->len - start, 200) + 1);
  g_autofree guint8 *piece = g_memdup2 (bytes->data + start, size);

  if (!is_kept && size > 0)
    g_byte_array_remove_range (bytes, start, size);
  insert (bytes, pick_place (rand, bytes), piece, is_kept ? size : 0);
}

static void
insert_word (GRand *rand, GByteArray *bytes)
{
  static const char *const words[] = { "\"",
                                       "{",
                                       "}",
                                       "[",
                                       "]",
                                       ",",
                                       ":",
                                       "null",
                                       "-1e9",
                                       "\\u0000",
                                       "\xff",
                                       "&a ",
                                       "*a",
                                       "\n",
                                       "- ",
                                       "<<: ",
                                       "'",
                                       "{{ insert: param, p }}",
                                       "\"id\":\"a\",",
                                       "<",
                                       "/>",
                                       "&#0;",
                                       "\f" };
  const char *word = words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];

  insert (bytes, pick_place (rand, bytes), word, strlen (word));
}

/* The rest of another file behind the beginning of this one. */
static void
splice (GRand *rand, GByteArray *bytes, GBytes *other)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (other, &size);
  guint from = g_rand_int_range (rand, 0, size + 1);

  g_byte_array_set_size (bytes, pick_place (rand, bytes));
  g_byte_array_append (bytes, data + from, size - from);
}

static void
damage (GRand *rand, GByteArray *bytes, GPtrArray *corpus)
{
  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      flip_bits (rand, bytes);
      break;
    case 1:
      g_byte_array_set_size (bytes, pick_place (rand, bytes));
      break;
    case 2:
      splice (rand, bytes, pick (rand, corpus));
      break;
    case 3:
      move_piece (rand, bytes, FALSE);
      break;
    case 4:
      move_piece (rand, bytes, TRUE);
      break;
    default:
      insert_word (rand, bytes);
    }
}

static void
run_damaged (GRand *rand, GPtrArray *corpus, const char *file)
{
  GBytes *source = pick (rand, corpus);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, g_bytes_get_data (source, NULL), g_bytes_get_size (source));
  for (guint n = g_rand_int_range (rand, 1, 5); n > 0; n--)
    damage (rand, bytes, corpus);
  if (bytes->len > LONGEST)
    return;
  if (file != NULL)
    g_file_set_contents_full (file, (const char *) bytes->data, bytes->len,
                              G_FILE_SET_CONTENTS_NONE, 0600, NULL);
  LLVMFuzzerTestOneInput (bytes->data, bytes->len);
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* In the order of their names, which folders do not keep. */
static GPtrArray *
load_corpus (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  g_assert_no_error (error);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      char *content;
      gsize size;

      g_file_get_contents (names->pdata[i], &content, &size, &error);
      g_assert_no_error (error);
      g_ptr_array_add (corpus, g_bytes_new_take (content, size));
    }
  g_assert_cmpuint (corpus->len, >, 0);
  return corpus;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) corpus = load_corpus (argv[1]);
  gint64 seconds = argc > 2 ? g_ascii_strtoll (argv[2], NULL, 10) : 0;
  gint64 end = g_get_monotonic_time () + seconds * G_TIME_SPAN_SECOND;
  g_autoptr (GRand) rand = seconds > 0 ? g_rand_new () : g_rand_new_with_seed (SEED);

  for (guint i = 0; i < corpus->len; i++)
    LLVMFuzzerTestOneInput (g_bytes_get_data (corpus->pdata[i], NULL),
                            g_bytes_get_size (corpus->pdata[i]));
  for (guint i = 0; seconds > 0 ? g_get_monotonic_time () < end : i < ROUNDS; i++)
    run_damaged (rand, corpus, argc > 3 ? argv[3] : NULL);
  return 0;
}
