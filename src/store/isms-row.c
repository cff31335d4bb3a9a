/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Column values of one row: a short array, searched by interned name. */

#include "isms-row.h"

typedef struct
{
  const char *column; /* interned */
  GValue value;
} Cell;

struct _IsmsRow
{
  GArray *cells;
};

static void
clear_cell (gpointer data)
{
  Cell *cell = data;

  if (G_IS_VALUE (&cell->value))
    g_value_unset (&cell->value);
}

static Cell *
find_cell (const IsmsRow *self, const char *column)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = &g_array_index (self->cells, Cell, i);

      if (cell->column == column || g_str_equal (cell->column, column))
        return cell;
    }
  return NULL;
}

/* The cell of @column, made if need be, empty. */
static Cell *
take_cell (IsmsRow *self, const char *column)
{
  Cell *cell = find_cell (self, column);

  if (cell != NULL)
    {
      clear_cell (cell);
      return cell;
    }

  g_array_append_val (self->cells, ((Cell) { g_intern_string (column), G_VALUE_INIT }));
  return &g_array_index (self->cells, Cell, self->cells->len - 1);
}

/**
 * isms_row_new:
 *
 * Returns: (transfer full): a row without columns
 */
IsmsRow *
isms_row_new (void)
{
  IsmsRow *self = g_new0 (IsmsRow, 1);

  self->cells = g_array_sized_new (FALSE, TRUE, sizeof (Cell), 8);
  g_array_set_clear_func (self->cells, clear_cell);
  return self;
}

/**
 * isms_row_free:
 * @self: (transfer full): a row
 */
void
isms_row_free (IsmsRow *self)
{
  g_array_unref (self->cells);
  g_free (self);
}

/**
 * isms_row_set_null:
 *
 * Sets @column to SQL NULL.
 */
void
isms_row_set_null (IsmsRow *self, const char *column)
{
  take_cell (self, column);
}

/**
 * isms_row_set_int:
 *
 * Sets @column to a whole number.
 */
void
isms_row_set_int (IsmsRow *self, const char *column, gint64 value)
{
  g_value_set_int64 (g_value_init (&take_cell (self, column)->value, G_TYPE_INT64), value);
}

/**
 * isms_row_set_real:
 *
 * Sets @column to a real number.
 */
void
isms_row_set_real (IsmsRow *self, const char *column, double value)
{
  g_value_set_double (g_value_init (&take_cell (self, column)->value, G_TYPE_DOUBLE), value);
}

/**
 * isms_row_set_text:
 * @value: (nullable): the text, copied; NULL for SQL NULL. What is not UTF-8 is replaced.
 */
void
isms_row_set_text (IsmsRow *self, const char *column, const char *value)
{
  GValue *out = &take_cell (self, column)->value;

  if (value == NULL)
    return;
  g_value_init (out, G_TYPE_STRING);
  if (g_utf8_validate (value, -1, NULL))
    g_value_set_string (out, value);
  else
    g_value_take_string (out, g_utf8_make_valid (value, -1));
}

/**
 * isms_row_set_value:
 * @value: unset, or any whole number, boolean, real or text; copied
 */
void
isms_row_set_value (IsmsRow *self, const char *column, const GValue *value)
{
  if (!G_IS_VALUE (value))
    isms_row_set_null (self, column);
  else if (G_VALUE_HOLDS_STRING (value))
    isms_row_set_text (self, column, g_value_get_string (value));
  else if (G_VALUE_HOLDS_DOUBLE (value))
    isms_row_set_real (self, column, g_value_get_double (value));
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    isms_row_set_int (self, column, g_value_get_boolean (value));
  else
    {
      GValue number = G_VALUE_INIT;

      g_value_init (&number, G_TYPE_INT64);
      if (!g_value_transform (value, &number))
        g_critical ("%s cannot be a column's value", G_VALUE_TYPE_NAME (value));
      isms_row_set_int (self, column, g_value_get_int64 (&number));
    }
}

/**
 * isms_row_remove:
 * @self: a row
 * @column: a column
 *
 * Takes the column out of the row, if it is there.
 */
void
isms_row_remove (IsmsRow *self, const char *column)
{
  Cell *cell = find_cell (self, column);

  if (cell != NULL)
    g_array_remove_index (self->cells, (guint) (cell - (Cell *) (gpointer) self->cells->data));
}

/**
 * isms_row_get_size:
 *
 * Returns: how many columns the row has
 */
guint
isms_row_get_size (const IsmsRow *self)
{
  return self->cells->len;
}

/**
 * isms_row_get_column:
 *
 * Returns: (transfer none): the name of column @index, interned
 */
const char *
isms_row_get_column (const IsmsRow *self, guint index)
{
  g_return_val_if_fail (index < self->cells->len, NULL);

  return g_array_index (self->cells, Cell, index).column;
}

/**
 * isms_row_get_nth:
 *
 * Returns: (transfer none): the value of column @index, which may be unset
 */
const GValue *
isms_row_get_nth (const IsmsRow *self, guint index)
{
  g_return_val_if_fail (index < self->cells->len, NULL);

  return &g_array_index (self->cells, Cell, index).value;
}

/**
 * isms_row_get:
 *
 * Returns: (nullable) (transfer none): the value of @column, which may be unset; NULL if the row
 *   does not have the column
 */
const GValue *
isms_row_get (const IsmsRow *self, const char *column)
{
  const Cell *cell = find_cell (self, column);

  return cell != NULL ? &cell->value : NULL;
}

/**
 * isms_row_get_text:
 *
 * Returns: (nullable) (transfer none): the text of @column; NULL if it has none
 */
const char *
isms_row_get_text (const IsmsRow *self, const char *column)
{
  const GValue *value = isms_row_get (self, column);

  return value != NULL && G_VALUE_HOLDS_STRING (value) ? g_value_get_string (value) : NULL;
}

/**
 * isms_row_get_int:
 *
 * Returns: the whole number of @column; 0 if it has none
 */
gint64
isms_row_get_int (const IsmsRow *self, const char *column)
{
  const GValue *value = isms_row_get (self, column);

  return value != NULL && G_VALUE_HOLDS_INT64 (value) ? g_value_get_int64 (value) : 0;
}
