/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A compound file is cut into sectors. A table tells of each sector which one follows it; streams
 * of less than 4096 bytes lie in small sectors within a stream of their own. Nothing of it is
 * believed: a chain has at most as many sectors as the file, and none lies beyond its end. */

#include "isms-config.h"

#include "isms-compound.h"

#include <string.h>

#define HEADER_SIZE 512
#define ENTRY_SIZE 128
#define N_HEADER_TABLES 109
#define LAST_SECTOR 0xfffffffa /* above are marks: the end of a chain, a free sector */
#define MINI_SHIFT 6
#define MINI_LIMIT 4096

typedef struct
{
  guint32 start;
  guint32 size;
} Stream;

struct _IsmsCompound
{
  GBytes *bytes;
  const guint8 *data;
  gsize size;
  guint shift;         /* of the sector size */
  GArray *next;        /* of guint32: which sector follows each */
  GArray *mini_next;   /* of guint32 */
  GBytes *mini;        /* the stream that the small ones lie in */
  GHashTable *streams; /* char* name → Stream */
};

static guint16
get_16 (const guint8 *at)
{
  return (guint16) (at[0] | at[1] << 8);
}

static guint32
get_32 (const guint8 *at)
{
  return get_16 (at) | (guint32) get_16 (at + 2) << 16;
}

static gsize
count_sectors (const IsmsCompound *self)
{
  return self->size > HEADER_SIZE ? (self->size - 1) >> self->shift : 0;
}

/* NULL beyond the end of the file; the last sector may be cut short, which @size tells. */
static const guint8 *
get_sector (const IsmsCompound *self, guint32 sector, gsize *size)
{
  gsize start = ((gsize) sector + 1) << self->shift;

  if (sector >= LAST_SECTOR || start >= self->size)
    return NULL;
  *size = MIN ((gsize) 1 << self->shift, self->size - start);
  return self->data + start;
}

static gboolean
append_table (IsmsCompound *self, guint32 sector)
{
  gsize size;
  const guint8 *at = get_sector (self, sector, &size);

  if (at == NULL)
    return FALSE;
  for (gsize i = 0; i + 4 <= size; i += 4)
    {
      guint32 next = get_32 (at + i);

      g_array_append_val (self->next, next);
    }
  return TRUE;
}

/* The table lies in sectors that the header names, and more sectors that name others. */
static gboolean
read_table (IsmsCompound *self)
{
  guint32 more = get_32 (self->data + 68);
  gsize left = count_sectors (self) + 1;

  for (guint i = 0; i < N_HEADER_TABLES; i++)
    {
      guint32 sector = get_32 (self->data + 76 + 4 * i);

      if (sector < LAST_SECTOR && (left-- == 0 || !append_table (self, sector)))
        return FALSE;
    }
  while (more < LAST_SECTOR)
    {
      gsize size;
      const guint8 *at = get_sector (self, more, &size);

      if (at == NULL || size < (gsize) 1 << self->shift || left-- == 0)
        return FALSE;
      for (gsize i = 0; i + 8 <= size; i += 4)
        {
          guint32 sector = get_32 (at + i);

          if (sector < LAST_SECTOR && (left-- == 0 || !append_table (self, sector)))
            return FALSE;
        }
      more = get_32 (at + size - 4);
    }
  return TRUE;
}

/* A chain of sectors, at most @max_size bytes of it. NULL where it leaves the file or does not end.
 */
static GByteArray *
read_chain (const IsmsCompound *self, guint32 sector, gsize max_size)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  gsize left = count_sectors (self) + 1;

  while (sector < LAST_SECTOR && out->len < max_size)
    {
      gsize size;
      const guint8 *at = get_sector (self, sector, &size);

      if (at == NULL || left-- == 0)
        return NULL;
      g_byte_array_append (out, at, (guint) MIN (size, max_size - out->len));
      if (sector >= self->next->len)
        return NULL;
      sector = g_array_index (self->next, guint32, sector);
    }
  return g_steal_pointer (&out);
}

static GByteArray *
read_mini_chain (const IsmsCompound *self, guint32 sector, gsize max_size)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  gsize size = 0;
  const guint8 *data = self->mini != NULL ? g_bytes_get_data (self->mini, &size) : NULL;
  gsize left = size >> MINI_SHIFT;

  while (sector < LAST_SECTOR && out->len < max_size)
    {
      gsize start = (gsize) sector << MINI_SHIFT;

      if (start >= size || sector >= self->mini_next->len || left-- == 0)
        return NULL;
      g_byte_array_append (
          out, data + start,
          (guint) MIN (MIN ((gsize) 1 << MINI_SHIFT, size - start), max_size - out->len));
      sector = g_array_index (self->mini_next, guint32, sector);
    }
  return g_steal_pointer (&out);
}

/* The names of entries are UTF-16, 32 units with their end. */
static char *
dup_name (const guint8 *entry)
{
  guint size = get_16 (entry + 64);
  gunichar2 units[32];

  if (size < 2 || size > 64)
    return NULL;
  for (guint i = 0; i < size / 2; i++)
    units[i] = get_16 (entry + 2 * i);
  return g_utf16_to_utf8 (units, size / 2 - 1, NULL, NULL, NULL);
}

static gboolean
read_directory (IsmsCompound *self)
{
  g_autoptr (GByteArray) directory = read_chain (self, get_32 (self->data + 48), G_MAXINT32);

  for (guint at = 0; directory != NULL && at + ENTRY_SIZE <= directory->len; at += ENTRY_SIZE)
    {
      const guint8 *entry = directory->data + at;
      Stream stream = { get_32 (entry + 116), get_32 (entry + 120) };
      g_autofree char *name = dup_name (entry);

      if (entry[66] == 5 && self->mini == NULL) /* the root, whose stream holds the small ones */
        {
          GByteArray *mini = read_chain (self, stream.start, stream.size);

          self->mini = mini != NULL ? g_byte_array_free_to_bytes (mini) : NULL;
        }
      else if (entry[66] == 2 && name != NULL && !g_hash_table_contains (self->streams, name))
        g_hash_table_insert (self->streams, g_steal_pointer (&name),
                             g_memdup2 (&stream, sizeof stream));
    }
  return directory != NULL;
}

static gboolean
read_mini_table (IsmsCompound *self)
{
  g_autoptr (GByteArray) table = read_chain (self, get_32 (self->data + 60), G_MAXINT32);

  for (guint at = 0; table != NULL && at + 4 <= table->len; at += 4)
    {
      guint32 next = get_32 (table->data + at);

      g_array_append_val (self->mini_next, next);
    }
  return table != NULL;
}

IsmsCompound *
isms_compound_new (GBytes *bytes)
{
  g_autoptr (IsmsCompound) self = g_new0 (IsmsCompound, 1);

  self->bytes = g_bytes_ref (bytes);
  self->data = g_bytes_get_data (bytes, &self->size);
  self->next = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->mini_next = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->streams = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (self->size < HEADER_SIZE || memcmp (self->data, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) != 0)
    return NULL;
  self->shift = get_16 (self->data + 30);
  if ((self->shift != 9 && self->shift != 12) || get_16 (self->data + 32) != MINI_SHIFT)
    return NULL;
  if (!read_table (self) || !read_mini_table (self) || !read_directory (self))
    return NULL;
  return g_steal_pointer (&self);
}

void
isms_compound_free (IsmsCompound *self)
{
  g_bytes_unref (self->bytes);
  g_array_unref (self->next);
  g_array_unref (self->mini_next);
  g_clear_pointer (&self->mini, g_bytes_unref);
  g_hash_table_unref (self->streams);
  g_free (self);
}

gboolean
isms_compound_has (IsmsCompound *self, const char *name)
{
  return g_hash_table_contains (self->streams, name);
}

GBytes *
isms_compound_read (IsmsCompound *self, const char *name)
{
  const Stream *stream = g_hash_table_lookup (self->streams, name);
  GByteArray *content;

  if (stream == NULL)
    return NULL;
  content = stream->size < MINI_LIMIT ? read_mini_chain (self, stream->start, stream->size)
                                      : read_chain (self, stream->start, stream->size);
  if (content != NULL && content->len == stream->size)
    return g_byte_array_free_to_bytes (content);
  g_clear_pointer (&content, g_byte_array_unref);
  return NULL;
}
