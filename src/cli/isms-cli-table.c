/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Rows of text in aligned columns, for a terminal. */

#include "isms-cli-table.h"

#include "isms-cli.h"

#define GAP 2

struct _IsmsCliTable
{
  guint n_columns;
  GPtrArray *cells; /* of char *, row by row */
  guint *widths;    /* in terminal cells */
  gboolean *right;
  gboolean keeps_lines;
};

static guint
measure (const char *text)
{
  guint width = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

/* Nothing that a terminal would obey; on one line, unless @lines. */
static char *
flatten (const char *text, gboolean lines)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *flat = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (lines && c == '\r' && at[1] == '\n')
        continue;
      if (lines && (c == '\n' || c == '\r'))
        g_string_append_c (flat, '\n');
      else
        g_string_append_unichar (flat, g_unichar_iscntrl (c) ? ' ' : c);
    }
  return g_string_free_and_steal (flat);
}

static void
print_spaces (guint count)
{
  isms_cli_print ("%*s", (int) count, "");
}

IsmsCliTable *
isms_cli_table_new (guint n_columns)
{
  IsmsCliTable *self = g_new0 (IsmsCliTable, 1);

  self->n_columns = n_columns;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->widths = g_new0 (guint, n_columns);
  self->right = g_new0 (gboolean, n_columns);
  return self;
}

void
isms_cli_table_free (IsmsCliTable *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self->widths);
  g_free (self->right);
  g_free (self);
}

/* For numbers. */
void
isms_cli_table_align_right (IsmsCliTable *self, guint column)
{
  self->right[column] = TRUE;
}

/* Text of the last column goes on below itself where it has several lines. */
void
isms_cli_table_keep_lines (IsmsCliTable *self)
{
  self->keeps_lines = TRUE;
}

/* Adds the next cell, from left to right, row after row; NULL is empty. */
void
isms_cli_table_add (IsmsCliTable *self, const char *text)
{
  guint column = self->cells->len % self->n_columns;
  gboolean lines = self->keeps_lines && column == self->n_columns - 1;
  char *flat = flatten (text != NULL ? text : "", lines);

  self->widths[column] = MAX (self->widths[column], measure (flat));
  g_ptr_array_add (self->cells, flat);
}

/* Text in its place: where its further lines begin as well. */
static void
print_lines (const char *text, guint indent)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  isms_cli_print ("%s", lines[0]);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      isms_cli_print ("\n");
      if (*lines[i] == '\0')
        continue;
      print_spaces (indent);
      isms_cli_print ("%s", lines[i]);
    }
}

/* Writes all rows. No line ends in spaces. */
void
isms_cli_table_print (IsmsCliTable *self)
{
  for (guint start = 0; start < self->cells->len; start += self->n_columns)
    {
      guint pending = 0;
      guint indent = 0;

      for (guint column = 0; column < self->n_columns; column++)
        {
          const char *text = g_ptr_array_index (self->cells, start + column);
          guint blank = self->widths[column] - measure (text);

          if (self->right[column])
            pending += blank;
          if (*text != '\0')
            {
              print_spaces (pending);
              print_lines (text, indent);
              pending = 0;
            }
          if (!self->right[column])
            pending += blank;
          pending += GAP;
          indent += self->widths[column] + GAP;
        }
      isms_cli_print ("\n");
    }
}
