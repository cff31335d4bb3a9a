/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A row gets a random uid unless it brings one: what the program itself brings along has the same
 * in every workspace. */

#include "isms-uid.h"

/**
 * isms_uid_from_words:
 * @words: what is named
 *
 * Any thread.
 *
 * Returns: (transfer full): a name-based UUID: for the same words always the same
 */
char *
isms_uid_from_words (const char *words)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA1, words, -1);

  hash[12] = '5';
  hash[16] = '8';
  return g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%.12s", hash, hash + 8, hash + 12, hash + 16,
                          hash + 20);
}
