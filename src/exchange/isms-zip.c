/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Only what spreadsheet programs write: stored and deflated files, found by the directory at the
 * end of the archive. Sizes are believed nowhere; what is unpacked is checked by its sum. */

#include "isms-config.h"

#include "isms-zip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define END_SIZE 22 /* of the record at the end, without its comment */
#define ENTRY_SIZE 46
#define LOCAL_SIZE 30
#define ENCRYPTED 1
#define STORED 0
#define DEFLATED 8

typedef struct
{
  guint16 flags;
  guint16 method;
  guint32 sum;
  guint32 packed;
  guint32 offset;
} Entry;

struct _IsmsZip
{
  GBytes *bytes;
  const guint8 *data;
  gsize size;
  gsize max_bytes;     /* that may be unpacked, over all files */
  gsize left;          /* of them */
  GHashTable *entries; /* char* name: Entry */
};

static guint16
get_16 (const guint8 *at)
{
  return at[0] | at[1] << 8;
}

static guint32
get_32 (const guint8 *at)
{
  return get_16 (at) | (guint32) get_16 (at + 2) << 16;
}

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("This workbook is damaged or not complete. Nothing was imported."));
}

/* The record that says where the directory is; NULL: there is none. */
static const guint8 *
find_end (IsmsZip *self)
{
  gsize first = self->size > END_SIZE + G_MAXUINT16 ? self->size - END_SIZE - G_MAXUINT16 : 0;

  for (gsize at = self->size; at >= first + END_SIZE; at--)
    if (memcmp (self->data + at - END_SIZE, "PK\005\006", 4) == 0)
      return self->data + at - END_SIZE;
  return NULL;
}

static gboolean
read_directory (IsmsZip *self, gsize at, guint n_entries)
{
  for (guint i = 0; i < n_entries; i++)
    {
      const guint8 *from = self->data + at;
      gsize name_size;
      Entry *entry;

      if (at > self->size || self->size - at < ENTRY_SIZE || memcmp (from, "PK\001\002", 4) != 0)
        return FALSE;
      name_size = get_16 (from + 28);
      if (self->size - at - ENTRY_SIZE < name_size)
        return FALSE;
      entry = g_new (Entry, 1);
      entry->flags = get_16 (from + 8);
      entry->method = get_16 (from + 10);
      entry->sum = get_32 (from + 16);
      entry->packed = get_32 (from + 20);
      entry->offset = get_32 (from + 42);
      g_hash_table_insert (self->entries, g_strndup ((const char *) from + ENTRY_SIZE, name_size),
                           entry);
      at += ENTRY_SIZE + name_size + get_16 (from + 30) + get_16 (from + 32);
    }
  return TRUE;
}

/**
 * isms_zip_new:
 * @max_bytes: that may be unpacked, over all files
 *
 * Returns: (transfer full): the archive, or %NULL with %G_IO_ERROR_INVALID_DATA and a sentence
 */
IsmsZip *
isms_zip_new (GBytes *bytes, gsize max_bytes, GError **error)
{
  g_autoptr (IsmsZip) self = g_new0 (IsmsZip, 1);
  const guint8 *end;

  self->bytes = g_bytes_ref (bytes);
  self->data = g_bytes_get_data (bytes, &self->size);
  self->max_bytes = self->left = max_bytes;
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  end = find_end (self);
  if (end == NULL || !read_directory (self, get_32 (end + 16), get_16 (end + 10)))
    {
      set_damaged (error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * isms_zip_free:
 *
 * Frees the archive; what was unpacked stays.
 */
void
isms_zip_free (IsmsZip *self)
{
  g_bytes_unref (self->bytes);
  g_hash_table_unref (self->entries);
  g_free (self);
}

/**
 * isms_zip_has:
 *
 * Returns: whether there is a file of this name
 */
gboolean
isms_zip_has (IsmsZip *self, const char *name)
{
  return g_hash_table_contains (self->entries, name);
}

static guint32
add_to_sum (guint32 sum, const guint8 *data, gsize size)
{
  static guint32 table[256];
  static gsize is_made;

  if (g_once_init_enter (&is_made))
    {
      for (guint i = 0; i < G_N_ELEMENTS (table); i++)
        {
          table[i] = i;
          for (guint bit = 0; bit < 8; bit++)
            table[i] = table[i] >> 1 ^ (table[i] & 1 ? 0xedb88320 : 0);
        }
      g_once_init_leave (&is_made, 1);
    }
  for (gsize i = 0; i < size; i++)
    sum = sum >> 8 ^ table[(sum ^ data[i]) & 0xff];
  return sum;
}

/* One file on its way out of the archive. */
typedef struct
{
  IsmsZip *zip;
  IsmsZipFunc func;
  gpointer user_data;
  guint32 sum;
} Unpacking;

static gboolean
pass_on (Unpacking *self, const guint8 *data, gsize size, GError **error)
{
  if (size > self->zip->left)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   /* Translators: a number of megabytes */
                   _ ("Unpacked, this workbook is larger than %u MiB, which is more than is read. "
                      "Nothing was imported."),
                   (guint) (self->zip->max_bytes >> 20));
      return FALSE;
    }
  self->zip->left -= size;
  self->sum = add_to_sum (self->sum, data, size);
  return self->func ((const char *) data, size, self->user_data, error);
}

static gboolean
inflate (Unpacking *self, const guint8 *data, gsize size, GError **error)
{
  g_autoptr (GZlibDecompressor) converter = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  GConverterResult result = G_CONVERTER_CONVERTED;
  guint8 buffer[65536];

  while (result == G_CONVERTER_CONVERTED)
    {
      gsize n_read;
      gsize n_written;

      result = g_converter_convert (G_CONVERTER (converter), data, size, buffer, sizeof buffer,
                                    G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR)
        {
          set_damaged (error);
          return FALSE;
        }
      data += n_read;
      size -= n_read;
      if (!pass_on (self, buffer, n_written, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_encrypted (const Entry *entry, GError **error)
{
  if (entry == NULL || (entry->flags & ENCRYPTED) == 0)
    return FALSE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, isms_zip_get_locked_words ());
  return TRUE;
}

/**
 * isms_zip_get_locked_words:
 *
 * Returns: (transfer none): the sentence about a workbook that only a password opens
 */
const char *
isms_zip_get_locked_words (void)
{
  return _ ("This workbook is protected by a password. Nothing was imported. Take the protection "
            "off in the spreadsheet program and import that file.");
}

/**
 * isms_zip_unpack:
 * @name: of a file in the archive
 * @func: (scope call): takes its content, piece by piece
 *
 * Unpacks a file that need not fit into memory. What @func was given before an error is not to be
 * believed: whether the content is whole is known at its end.
 *
 * Returns: %FALSE with the error of @func, or %G_IO_ERROR_INVALID_DATA and a sentence
 */
gboolean
isms_zip_unpack (
    IsmsZip *self, const char *name, IsmsZipFunc func, gpointer user_data, GError **error)
{
  const Entry *entry = g_hash_table_lookup (self->entries, name);
  Unpacking unpacking = { self, func, user_data, 0xffffffff };
  gsize start;

  if (is_encrypted (entry, error))
    return FALSE;
  if (entry == NULL || entry->offset > self->size || self->size - entry->offset < LOCAL_SIZE
      || (entry->method != STORED && entry->method != DEFLATED))
    {
      set_damaged (error);
      return FALSE;
    }
  start = entry->offset + LOCAL_SIZE + get_16 (self->data + entry->offset + 26)
          + get_16 (self->data + entry->offset + 28);
  if (start > self->size || self->size - start < entry->packed)
    {
      set_damaged (error);
      return FALSE;
    }
  if (entry->method == STORED ? !pass_on (&unpacking, self->data + start, entry->packed, error)
                              : !inflate (&unpacking, self->data + start, entry->packed, error))
    return FALSE;
  if (~unpacking.sum == entry->sum)
    return TRUE;
  set_damaged (error);
  return FALSE;
}
