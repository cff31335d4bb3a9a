/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Bytes of an unknown encoding become valid UTF-8; whatever was no text is marked and reported. */

#include "isms-table-private.h"

#include <string.h>

#define REPLACEMENT "\xef\xbf\xbd"

/* Windows-1252 from 0x80 to 0x9f; 0: not a character. */
static const guint16 windows_1252[32] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

/* Follows the lines of what is decoded, so that repairs can name theirs. */
typedef struct
{
  GString *out;
  GArray *repairs;
  guint line;
  gboolean after_return;
} Decoder;

static void
count_lines (Decoder *self, const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (bytes[i] == '\r' || (bytes[i] == '\n' && !self->after_return))
        self->line++;
      self->after_return = bytes[i] == '\r';
    }
}

static void
add_span (Decoder *self, const char *bytes, gsize length)
{
  count_lines (self, bytes, length);
  g_string_append_len (self->out, bytes, length);
}

static void
add_replacement (Decoder *self, IsmsRepairKind kind)
{
  self->after_return = FALSE;
  isms_repairs_add (self->repairs, self->line, kind);
  g_string_append_len (self->out, REPLACEMENT, strlen (REPLACEMENT));
}

static void
add_character (Decoder *self, gunichar c)
{
  char buffer[6];

  if (c == 0)
    add_replacement (self, ISMS_REPAIR_NUL);
  else
    add_span (self, buffer, g_unichar_to_utf8 (c, buffer));
}

static void
decode_utf8 (Decoder *self, const char *bytes, gsize length)
{
  const char *end = bytes + length;

  while (bytes < end)
    {
      const char *stop;

      g_utf8_validate_len (bytes, end - bytes, &stop);
      add_span (self, bytes, stop - bytes);
      bytes = stop;
      if (stop == end)
        break;
      add_replacement (self, *stop == '\0' ? ISMS_REPAIR_NUL : ISMS_REPAIR_INVALID);
      bytes++;
    }
}

static void
decode_windows_1252 (Decoder *self, const guchar *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      gunichar c = bytes[i];

      if (c >= 0x80 && c < 0xa0)
        c = windows_1252[c - 0x80];
      if (c == 0 && bytes[i] != 0)
        add_replacement (self, ISMS_REPAIR_INVALID);
      else
        add_character (self, c);
    }
}

static void
decode_utf16 (Decoder *self, const guchar *bytes, gsize length, gboolean big)
{
  for (gsize i = 0; i + 1 < length; i += 2)
    {
      gunichar c = big ? bytes[i] << 8 | bytes[i + 1] : bytes[i + 1] << 8 | bytes[i];

      if (c >= 0xd800 && c < 0xdc00 && i + 3 < length)
        {
          gunichar low = big ? bytes[i + 2] << 8 | bytes[i + 3] : bytes[i + 3] << 8 | bytes[i + 2];

          if (low >= 0xdc00 && low < 0xe000)
            {
              c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
              i += 2;
            }
        }
      if (c >= 0xd800 && c < 0xe000)
        add_replacement (self, ISMS_REPAIR_INVALID);
      else
        add_character (self, c);
    }
  if (length % 2 != 0)
    add_replacement (self, ISMS_REPAIR_INVALID);
}

/* Every other byte of Latin text in UTF-16 is NUL. */
static gboolean
looks_like_utf16 (const guchar *bytes, gsize length, gboolean big)
{
  gsize sample = MIN (length, 4096) & ~(gsize) 1;
  gsize high = 0;
  gsize low = 0;

  for (gsize i = 0; i < sample; i += 2)
    {
      high += bytes[big ? i : i + 1] == 0;
      low += bytes[big ? i + 1 : i] == 0;
    }
  return sample >= 8 && low == 0 && high * 10 >= sample / 2 * 7;
}

/* Text in UTF-8 with a few bytes spoiled has more whole sequences than broken ones. */
static gboolean
is_mostly_utf8 (const char *bytes, gsize length)
{
  const char *end = bytes + length;
  gsize whole = 0;
  gsize broken = 0;

  while (bytes < end)
    {
      const char *stop;

      g_utf8_validate_len (bytes, end - bytes, &stop);
      for (; bytes < stop; bytes++)
        whole += (*bytes & 0xc0) == 0xc0;
      if (stop < end)
        {
          broken += *stop != '\0';
          bytes = stop + 1;
        }
    }
  return whole >= broken;
}

static IsmsEncoding
guess_encoding (const char *bytes, gsize length, gsize *mark)
{
  static const struct
  {
    const char *mark;
    IsmsEncoding encoding;
  } marks[] = {
    { "\xef\xbb\xbf", ISMS_ENCODING_UTF8 },
    { "\xff\xfe", ISMS_ENCODING_UTF16_LE },
    { "\xfe\xff", ISMS_ENCODING_UTF16_BE },
  };
  const guchar *unsigned_bytes = (const guchar *) bytes;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      *mark = strlen (marks[i].mark);
      if (length >= *mark && memcmp (bytes, marks[i].mark, *mark) == 0)
        return marks[i].encoding;
    }
  *mark = 0;
  if (looks_like_utf16 (unsigned_bytes, length, FALSE))
    return ISMS_ENCODING_UTF16_LE;
  if (looks_like_utf16 (unsigned_bytes, length, TRUE))
    return ISMS_ENCODING_UTF16_BE;
  return is_mostly_utf8 (bytes, length) ? ISMS_ENCODING_UTF8 : ISMS_ENCODING_WINDOWS_1252;
}

/**
 * isms_decode_text:
 * @bytes: the content of a file
 * @encoding: (out): what it was taken for
 * @length: (out): bytes of the result
 * @repairs: (element-type IsmsRepair): where to add what was mended
 *
 * A byte order mark decides; without one, text that is (but for a few broken bytes) UTF-8 is UTF-8,
 * and the rest Windows-1252. Nothing is dropped: what is no character becomes U+FFFD.
 *
 * Returns: (transfer full): UTF-8 without NUL. Any thread.
 */
char *
isms_decode_text (GBytes *bytes, IsmsEncoding *encoding, gsize *length, GArray *repairs)
{
  gsize size;
  gsize mark;
  const char *data = g_bytes_get_data (bytes, &size);
  Decoder decoder = { .repairs = repairs, .line = 1 };

  if (size == 0)
    data = "";
  if (g_utf8_validate_len (data, size, NULL))
    {
      mark = size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
      *encoding = ISMS_ENCODING_UTF8;
      *length = size - mark;
      return g_strndup (data + mark, *length);
    }
  *encoding = guess_encoding (data, size, &mark);
  data += mark;
  size -= mark;
  decoder.out = g_string_sized_new (size + size / 4 + 16);
  if (*encoding == ISMS_ENCODING_UTF8)
    decode_utf8 (&decoder, data, size);
  else if (*encoding == ISMS_ENCODING_WINDOWS_1252)
    decode_windows_1252 (&decoder, (const guchar *) data, size);
  else
    decode_utf16 (&decoder, (const guchar *) data, size, *encoding == ISMS_ENCODING_UTF16_BE);
  *length = decoder.out->len;
  return g_string_free_and_steal (decoder.out);
}
