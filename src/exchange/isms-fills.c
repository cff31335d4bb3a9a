/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A column of traffic lights has no words. What its colours mean, nothing in the file tells; but
 * which they are, a person can map as any other words. A colour counts where its cell is empty and
 * the words of its row stand on another one: banded rows and headings say nothing. */

#include "isms-config.h"

#include "isms-fills.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_FILLS 1000000 /* cells of a sheet whose colour is kept */
#define N_THEME 12
#define NO_WORDS G_MAXUINT32 /* for the colour that words stand on */

struct _IsmsFillStyles
{
  GArray *fills;  /* of IsmsFill, by their numbers */
  GArray *styles; /* of guint: the number of a fill */
  IsmsFill theme[N_THEME];
  guint n_theme;
  gboolean in_fills;
  gboolean in_styles;
  gboolean is_solid;
};

/* What a file may name by a number: the first 8, which others repeat, and 56 of its palette. */
static const char *const palette[] = {
  "000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF",
  "000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF",
  "800000", "008000", "000080", "808000", "800080", "008080", "C0C0C0", "808080",
  "9999FF", "993366", "FFFFCC", "CCFFFF", "660066", "FF8080", "0066CC", "CCCCFF",
  "000080", "FF00FF", "FFFF00", "00FFFF", "800080", "800000", "008080", "0000FF",
  "00CCFF", "CCFFFF", "CCFFCC", "FFFF99", "99CCFF", "FF99CC", "CC99FF", "FFCC99",
  "3366FF", "33CCCC", "99CC00", "FFCC00", "FF9900", "FF6600", "666699", "969696",
  "003366", "339966", "003300", "333300", "993300", "993366", "333399", "333333",
};

/* --- Colours --- */

IsmsFill
isms_fill_read (const char *hex)
{
  guint64 number;

  if (hex == NULL)
    return 0;
  hex += *hex == '#';
  hex += strlen (hex) == 8 ? 2 : 0;
  if (strlen (hex) != 6 || !g_ascii_string_to_unsigned (hex, 16, 0, 0xFFFFFF, &number, NULL))
    return 0;
  /* As good as white. */
  if ((number >> 16) > 0xF7 && (number >> 8 & 0xFF) > 0xF7 && (number & 0xFF) > 0xF7)
    return 0;
  return (IsmsFill) number + 1;
}

IsmsFill
isms_fill_get_indexed (guint number)
{
  return number < G_N_ELEMENTS (palette) ? isms_fill_read (palette[number]) : 0;
}

/**
 * isms_fill_dup_name:
 * @self: a colour that is there
 *
 * Returns: (transfer full): what a person calls it, light or dark: "red"
 */
char *
isms_fill_dup_name (IsmsFill self)
{
  int r = (int) ((self - 1) >> 16 & 0xFF), g = (int) ((self - 1) >> 8 & 0xFF);
  int b = (int) ((self - 1) & 0xFF);
  int most = MAX (r, MAX (g, b)), least = MIN (r, MIN (g, b));
  int spread = most - least, hue;

  if (most < 48)
    return g_strdup (_ ("black"));
  if (spread < 20)
    return g_strdup (_ ("grey"));
  if (most == r)
    hue = 60 * (g - b) / spread;
  else if (most == g)
    hue = 120 + 60 * (b - r) / spread;
  else
    hue = 240 + 60 * (r - g) / spread;
  hue += hue < 0 ? 360 : 0;
  if (hue < 18 || hue >= 335)
    return g_strdup (_ ("red"));
  if (hue < 43)
    return g_strdup (_ ("orange"));
  if (hue < 70)
    return g_strdup (_ ("yellow"));
  if (hue < 170)
    return g_strdup (_ ("green"));
  if (hue < 260)
    return g_strdup (_ ("blue"));
  return g_strdup (hue < 305 ? _ ("purple") : _ ("pink"));
}

static gint64
make_key (guint row, guint column)
{
  return (gint64) row << 16 | column;
}

void
isms_cells_fill (IsmsCells *self, IsmsFill fill)
{
  gint64 key = make_key (self->row, self->column);

  if (fill == 0 || self->row >= ISMS_WORKBOOK_MAX_ROWS || self->column >= ISMS_WORKBOOK_MAX_COLUMNS)
    return;
  if (self->sheet->fills == NULL)
    self->sheet->fills = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (g_hash_table_size (self->sheet->fills) < MAX_FILLS)
    g_hash_table_insert (self->sheet->fills, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (fill));
}

/* --- The styles of XLSX --- */

IsmsFillStyles *
isms_fill_styles_new (void)
{
  IsmsFillStyles *self = g_new0 (IsmsFillStyles, 1);

  self->fills = g_array_new (FALSE, TRUE, sizeof (IsmsFill));
  self->styles = g_array_new (FALSE, TRUE, sizeof (guint));
  return self;
}

void
isms_fill_styles_free (IsmsFillStyles *self)
{
  g_array_unref (self->fills);
  g_array_unref (self->styles);
  g_free (self);
}

static guint
read_number (const char *text)
{
  guint64 number = G_MAXUINT16;

  if (text != NULL)
    g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT16, &number, NULL);
  return (guint) number;
}

/* The numbers of a theme's colours begin with light 1, dark 1, light 2, dark 2; its file has each
 * dark one first. */
static IsmsFill
read_color (const IsmsFillStyles *self, const char **names, const char **values)
{
  const char *rgb = isms_workbook_find_attribute (names, values, "rgb");
  guint theme = read_number (isms_workbook_find_attribute (names, values, "theme"));
  guint indexed = read_number (isms_workbook_find_attribute (names, values, "indexed"));

  if (rgb != NULL)
    return isms_fill_read (rgb);
  if (theme < N_THEME)
    return self->theme[theme < 4 ? theme ^ 1 : theme];
  return isms_fill_get_indexed (indexed);
}

void
isms_fill_styles_start (IsmsFillStyles *self,
                        const char *element,
                        const char **names,
                        const char **values)
{
  const char *name = isms_workbook_get_local (element);
  IsmsFill none = 0;

  if (g_str_equal (name, "fills") || g_str_equal (name, "cellXfs")
      || g_str_equal (name, "cellStyleXfs") || g_str_equal (name, "dxfs"))
    {
      self->in_fills = g_str_equal (name, "fills");
      self->in_styles = g_str_equal (name, "cellXfs");
    }
  else if (g_str_equal (name, "fill") && self->in_fills)
    g_array_append_val (self->fills, none);
  else if (g_str_equal (name, "patternFill"))
    self->is_solid =
        g_strcmp0 (isms_workbook_find_attribute (names, values, "patternType"), "solid") == 0;
  else if (g_str_equal (name, "fgColor") && self->in_fills && self->is_solid
           && self->fills->len > 0)
    g_array_index (self->fills, IsmsFill, self->fills->len - 1) = read_color (self, names, values);
  else if (g_str_equal (name, "xf") && self->in_styles)
    {
      guint fill = read_number (isms_workbook_find_attribute (names, values, "fillId"));

      g_array_append_val (self->styles, fill);
    }
}

void
isms_fill_styles_start_theme (IsmsFillStyles *self,
                              const char *element,
                              const char **names,
                              const char **values)
{
  const char *name = isms_workbook_get_local (element);
  gboolean system = g_str_equal (name, "sysClr");

  if (self->n_theme < N_THEME && (system || g_str_equal (name, "srgbClr")))
    self->theme[self->n_theme++] =
        isms_fill_read (isms_workbook_find_attribute (names, values, system ? "lastClr" : "val"));
}

IsmsFill
isms_fill_styles_get (const IsmsFillStyles *self, guint style)
{
  guint fill = style < self->styles->len ? g_array_index (self->styles, guint, style) : G_MAXUINT;

  return fill < self->fills->len ? g_array_index (self->fills, IsmsFill, fill) : 0;
}

/* --- What they say --- */

/* Of a column: its empty cells whose colour differs from that of the words beside it. */
typedef struct
{
  guint n;
  guint first; /* row */
  GPtrArray *names;
} Bearer;

static void
free_bearer (gpointer data)
{
  Bearer *self = data;

  g_ptr_array_unref (self->names);
  g_free (self);
}

static IsmsFill
get_fill (const IsmsSheet *sheet, guint row, guint column)
{
  gint64 key = make_key (row, column);

  return GPOINTER_TO_UINT (g_hash_table_lookup (sheet->fills, &key));
}

/* The colour that most words of a row stand on. */
static IsmsFill
find_ground (const IsmsSheet *sheet, guint row)
{
  IsmsFill ground = NO_WORDS;
  guint votes = 0;

  for (guint i = 0; i < isms_sheet_get_row_size (sheet, row); i++)
    {
      IsmsFill fill;

      if (*isms_sheet_get (sheet, row, i) == '\0')
        continue;
      fill = get_fill (sheet, row, i);
      if (votes == 0)
        ground = fill;
      votes = fill == ground ? votes + 1 : votes - 1;
    }
  return ground;
}

static IsmsFill *
find_grounds (const IsmsSheet *sheet)
{
  IsmsFill *grounds = g_new (IsmsFill, sheet->rows->len);

  for (guint i = 0; i < sheet->rows->len; i++)
    grounds[i] = find_ground (sheet, i);
  return grounds;
}

static gboolean
bears (const IsmsSheet *sheet, const IsmsFill *grounds, guint row, guint column, IsmsFill fill)
{
  return row < sheet->rows->len && grounds[row] != NO_WORDS && fill != grounds[row]
         && *isms_sheet_get (sheet, row, column) == '\0';
}

static void
note (GHashTable *bearers, guint row, guint column, IsmsFill fill)
{
  Bearer *bearer = g_hash_table_lookup (bearers, GUINT_TO_POINTER (column));
  char *name = isms_fill_dup_name (fill);

  if (bearer == NULL)
    {
      bearer = g_new0 (Bearer, 1);
      bearer->first = row;
      bearer->names = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (bearers, GUINT_TO_POINTER (column), bearer);
    }
  bearer->n++;
  bearer->first = MIN (bearer->first, row);
  if (!g_ptr_array_find_with_equal_func (bearer->names, name, g_str_equal, NULL))
    g_ptr_array_add (bearer->names, name);
  else
    g_free (name);
}

static void
put_names (IsmsSheet *sheet, const IsmsFill *grounds, guint column)
{
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      GPtrArray *row = sheet->rows->pdata[i];
      IsmsFill fill = get_fill (sheet, i, column);
      g_autofree char *name = NULL;

      if (fill == 0 || row == NULL || !bears (sheet, grounds, i, column, fill))
        continue;
      name = isms_fill_dup_name (fill);
      if (column >= row->len)
        g_ptr_array_set_size (row, (int) column + 1);
      row->pdata[column] = g_ref_string_new (name);
    }
}

static int
compare_columns (gconstpointer a, gconstpointer b)
{
  return GPOINTER_TO_INT (a) - GPOINTER_TO_INT (b);
}

static guint
count_words (const IsmsSheet *sheet, guint first, guint column)
{
  guint n = 0;

  for (guint i = first; i < sheet->rows->len; i++)
    n += *isms_sheet_get (sheet, i, column) != '\0';
  return n;
}

static void
settle (IsmsSheet *sheet, const IsmsFill *grounds, guint column, Bearer *bearer, GPtrArray *remarks)
{
  g_autofree char *letters = isms_workbook_dup_column (column);
  g_autofree char *names = NULL;

  if (count_words (sheet, bearer->first, column) > 0)
    {
      g_ptr_array_add (
          remarks,
          g_strdup_printf (
              /* Translators: the letter of a column of a spreadsheet, a number */
              ngettext ("In column %s, %u cell has a colour and no words. That colour is not read.",
                        "In column %s, %u cells have a colour and no words. Those colours are not "
                        "read.",
                        bearer->n),
              letters, bearer->n));
      return;
    }
  put_names (sheet, grounds, column);
  g_ptr_array_sort_values (bearer->names, (GCompareFunc) strcmp);
  g_ptr_array_add (bearer->names, NULL);
  names = g_strjoinv (", ", (char **) bearer->names->pdata);
  g_ptr_array_add (remarks,
                   /* Translators: the letter of a column of a spreadsheet, names of colours */
                   g_strdup_printf (_ ("Column %s has colours and no words. They are read by their "
                                       "names: %s."),
                                    letters, names));
}

void
isms_sheet_read_fills (IsmsSheet *sheet, GPtrArray *remarks)
{
  g_autoptr (GHashTable) bearers = g_hash_table_new_full (NULL, NULL, NULL, free_bearer);
  g_autoptr (GList) columns = NULL;
  g_autofree IsmsFill *grounds = NULL;
  GHashTableIter iter;
  gpointer key, fill;

  if (sheet->fills == NULL)
    return;
  grounds = find_grounds (sheet);
  g_hash_table_iter_init (&iter, sheet->fills);
  while (g_hash_table_iter_next (&iter, &key, &fill))
    {
      guint row = (guint) (*(gint64 *) key >> 16), column = (guint) (*(gint64 *) key & 0xFFFF);

      if (bears (sheet, grounds, row, column, GPOINTER_TO_UINT (fill)))
        note (bearers, row, column, GPOINTER_TO_UINT (fill));
    }
  columns = g_list_sort (g_hash_table_get_keys (bearers), compare_columns);
  for (GList *at = columns; at != NULL; at = at->next)
    settle (sheet, grounds, GPOINTER_TO_UINT (at->data), g_hash_table_lookup (bearers, at->data),
            remarks);
}
