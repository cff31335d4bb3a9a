/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The mapping of a table's columns: guessed, then changed by the person. */

#include "isms-config.h"

#include "isms-day.h"
#include "isms-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SAMPLED_DATES 1000
#define MAX_CELLS 1000 /* different ones that are counted in a column */

static void
clear_column (gpointer data)
{
  ImportColumn *column = data;

  g_free (column->heading);
  g_free (column->folded);
  g_free (column->whole);
}

static void
read_headings (IsmsImport *self)
{
  g_array_set_size (self->columns, 0);
  for (guint i = 0; i < isms_table_get_n_columns (self->table); i++)
    {
      ImportColumn column = { 0 };

      column.heading = isms_table_dup_heading (self->table, self->header, self->n_header_rows, i);
      column.folded = isms_heading_fold (column.heading, &column.scale_size);
      column.whole = isms_words_fold (column.heading);
      column.headed = isms_import_find_headed (column.folded);
      if (*column.heading == '\0')
        {
          g_free (column.heading);
          /* Translators: a column without a heading, by its number */
          column.heading = g_strdup_printf (_ ("Column %u"), i + 1);
        }
      g_array_append_val (self->columns, column);
    }
}

/* A method's labels of one axis, NULL-terminated. */
static const char **
list_labels (IsmsMethod *method, IsmsImportAxis axis)
{
  gboolean up = axis == ISMS_IMPORT_AXIS_LIKELIHOOD;
  int n = up ? isms_method_get_n_likelihoods (method) : isms_method_get_n_impacts (method);
  const char **labels = g_new0 (const char *, n + 1);

  for (int i = 0; i < n; i++)
    labels[i] =
        (up ? isms_method_get_likelihood (method, i + 1) : isms_method_get_impact (method, i + 1))
            ->label;
  return labels;
}

static void
count_cell (GArray *cells, GHashTable *places, const char *text)
{
  const CellCount first = { text, 1 };
  gpointer place;

  if (g_hash_table_lookup_extended (places, text, NULL, &place))
    {
      g_array_index (cells, CellCount, GPOINTER_TO_UINT (place)).count++;
      return;
    }
  g_hash_table_insert (places, (gpointer) text, GUINT_TO_POINTER (cells->len));
  g_array_append_val (cells, first);
}

/* The different cells of each column, in the order in which they come. It takes a look at every
 * cell, so it is done once, on the thread that reads the file. A column of more than MAX_CELLS
 * different ones is no scale: the rest of it is not counted. */
static GPtrArray *
count_cells (IsmsTable *table)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < isms_table_get_n_columns (table); i++)
    {
      GArray *cells = g_array_new (FALSE, FALSE, sizeof (CellCount));
      g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint row = 0; row < isms_table_get_n_rows (table) && cells->len < MAX_CELLS; row++)
        {
          const char *text = isms_table_get (table, row, i);

          if (*text != '\0')
            count_cell (cells, places, text);
        }
      g_ptr_array_add (columns, cells);
    }
  return columns;
}

/* How often each text stands above the first row of records. */
static GHashTable *
count_above (const IsmsImport *self, guint column)
{
  GHashTable *above = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_rows = MIN (isms_import_get_first_row (self), isms_table_get_n_rows (self->table));

  for (guint row = 0; row < n_rows; row++)
    {
      const char *text = isms_table_get (self->table, row, column);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (above, text));

      g_hash_table_insert (above, (gpointer) text, GUINT_TO_POINTER (n + 1));
    }
  return above;
}

static void
add_to_scale (const IsmsImport *self, IsmsScaleMap *scale, guint column)
{
  GArray *cells = g_ptr_array_index (self->cells, column);
  g_autoptr (GHashTable) above = count_above (self, column);
  g_autoptr (GStringChunk) chunk = g_string_chunk_new (256);

  for (guint i = 0; i < cells->len; i++)
    {
      const CellCount *cell = &g_array_index (cells, CellCount, i);
      guint n_above = GPOINTER_TO_UINT (g_hash_table_lookup (above, cell->text));

      if (cell->count > n_above)
        isms_scale_map_add (scale, isms_import_clean (cell->text, chunk), cell->count - n_above);
    }
}

static void
guess_scale (IsmsImport *self, IsmsImportAxis axis, IsmsImportTargetType type)
{
  g_autofree const char **labels = list_labels (self->method, axis);
  int size = 0;
  gboolean rated = FALSE;

  g_clear_pointer (&self->scales[axis], isms_scale_map_free);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const ImportColumn *column = isms_import_column (self, i);

      if (isms_import_get_target (self, i)->type != type)
        continue;
      if (!rated)
        self->scales[axis] = isms_scale_map_new (labels);
      rated = TRUE;
      size = MAX (size, column->scale_size);
      add_to_scale (self, self->scales[axis], i);
    }
  if (rated)
    isms_scale_map_guess (self->scales[axis], size);
}

/* Is it another day when months stand first? Only dates with a stroke: with a point, days do. */
static gboolean
is_open_date (const char *text)
{
  GDate today, day_first, month_first;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 1, 1, 2000);
  return strchr (text, '/') != NULL
         && isms_date_read (text, ISMS_DATE_ORDER_DAY_FIRST, &today, &day_first) == ISMS_DATE_EXACT
         && isms_date_read (text, ISMS_DATE_ORDER_MONTH_FIRST, &today, &month_first)
                == ISMS_DATE_EXACT
         && g_date_compare (&day_first, &month_first) != 0;
}

static void
guess_date_order (IsmsImport *self, guint column)
{
  guint n_rows = isms_table_get_n_rows (self->table);
  guint first = isms_import_get_first_row (self);

  isms_import_column (self, column)->order = ISMS_DATE_ORDER_DAY_FIRST;
  isms_import_column (self, column)->open_date = NULL;
  for (guint row = first; row < n_rows && row < first + SAMPLED_DATES; row++)
    {
      const char *text = isms_table_get (self->table, row, column);
      g_autofree char *day = g_strdup (text);
      int seconds;
      int order;

      /* Of a moment the day alone. */
      isms_day_cut_clock (day, &seconds);
      order = isms_date_get_order (day);
      if (order < 0 && is_open_date (day))
        isms_import_column (self, column)->open_date = text;
      if (order < 0)
        continue;
      isms_import_column (self, column)->open_date = NULL;
      isms_import_column (self, column)->order = order;
      return;
    }
}

void
isms_import_guess_cells (IsmsImport *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const IsmsImportTarget *target = isms_import_get_target (self, i);

      if (target->type == ISMS_IMPORT_FIELD
          && (target->field->kind == ISMS_FIELD_DATE || target->field->kind == ISMS_FIELD_TIME))
        guess_date_order (self, i);
    }
  if (self->method == NULL)
    return;
  guess_scale (self, ISMS_IMPORT_AXIS_LIKELIHOOD, ISMS_IMPORT_LIKELIHOOD);
  guess_scale (self, ISMS_IMPORT_AXIS_IMPACT, ISMS_IMPORT_IMPACT);
  isms_import_find_numbers (self);
}

int
isms_import_find_target (const IsmsImport *self, const char *name)
{
  for (guint i = 0; i < self->targets->len; i++)
    if (strcmp (((IsmsImportTarget *) g_ptr_array_index (self->targets, i))->name, name) == 0)
      return i;
  return -1;
}

/* What the person may type: a target's name, its label, or a heading that is known for it. */
static int
find_target_words (const IsmsImport *self, const char *words)
{
  g_autofree char *folded = isms_words_fold (words);
  int found = isms_import_find_target (self, words);

  for (guint i = 0; i < self->targets->len && found < 0; i++)
    {
      const IsmsImportTarget *target = g_ptr_array_index (self->targets, i);
      g_autofree char *label = isms_words_fold (target->label);

      if (strcmp (label, folded) == 0
          || (target->names != NULL
              && g_strv_contains ((const char *const *) target->names, folded)))
        found = i;
    }
  return found;
}

static int
find_heading (const IsmsImport *self, const char *words)
{
  g_autofree char *folded = isms_words_fold (words);
  guint64 number;

  for (guint i = 0; i < self->columns->len; i++)
    if (strcmp (isms_import_column (self, i)->heading, words) == 0)
      return i;
  for (guint i = 0; i < self->columns->len; i++)
    if (*folded != '\0'
        && (strcmp (isms_import_column (self, i)->whole, folded) == 0
            || strcmp (isms_import_column (self, i)->folded, folded) == 0))
      return i;
  if (g_ascii_string_to_unsigned (words, 10, 1, MAX (self->columns->len, 1), &number, NULL)
      && number <= self->columns->len)
    return number - 1;
  return -1;
}

static gboolean
is_known_heading (const char *cell, gpointer user_data)
{
  const IsmsImport *self = user_data;
  g_autofree char *folded = isms_heading_fold (cell, NULL);
  g_autofree char *whole = isms_words_fold (cell);

  for (guint i = 0; i < self->targets->len; i++)
    {
      const IsmsImportTarget *target = g_ptr_array_index (self->targets, i);

      if (target->names != NULL
          && (g_strv_contains ((const char *const *) target->names, folded)
              || g_strv_contains ((const char *const *) target->names, whole)))
        return TRUE;
    }
  return FALSE;
}

static const IsmsField *
find_note_field (const IsmsKind *kind)
{
  const IsmsField *note = isms_kind_find_field (kind, "note");

  for (guint i = 0; i < kind->n_fields && note == NULL; i++)
    if (kind->fields[i].kind == ISMS_FIELD_PROSE)
      note = &kind->fields[i];
  return note;
}

/**
 * isms_import_new:
 * @table: what was read
 * @name: the file's name as people know it
 * @kind: what its rows are
 * @method: (nullable): the method in force, for risks: without one their ratings stay in the note
 *
 * Finds the headings and guesses every column.
 *
 * Returns: (transfer full): an import that nothing was done with. One thread at a time.
 */
IsmsImport *
isms_import_new (IsmsTable *table, const char *name, const IsmsKind *kind, IsmsMethod *method)
{
  IsmsImport *self = g_new0 (IsmsImport, 1);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  self->table = isms_table_ref (table);
  self->name = g_strdup (name);
  self->kind = kind;
  if (method != NULL && strcmp (kind->name, "risk") == 0)
    {
      self->method = isms_method_ref (method);
      self->cells = count_cells (table);
    }
  self->note_field = find_note_field (kind);
  self->make = g_hash_table_new (g_str_hash, g_str_equal);
  self->targets = isms_import_targets_new (kind, self->method);
  self->columns = g_array_new (FALSE, TRUE, sizeof (ImportColumn));
  g_array_set_clear_func (self->columns, clear_column);
  g_date_clear (&self->today, 1);
  g_date_set_dmy (&self->today, g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                  g_date_time_get_year (now));
  self->header = isms_table_guess_header (table, is_known_heading, self, &self->n_header_rows);
  read_headings (self);
  isms_import_guess (self);
  return self;
}

/**
 * isms_import_copy:
 *
 * Returns: (transfer full): the same mapping over the same table, for another thread
 */
IsmsImport *
isms_import_copy (const IsmsImport *self)
{
  IsmsImport *copy = g_new0 (IsmsImport, 1);
  GHashTableIter iter;
  gpointer kind, said;

  copy->table = isms_table_ref (self->table);
  copy->name = g_strdup (self->name);
  copy->kind = self->kind;
  if (self->method != NULL)
    {
      copy->method = isms_method_ref (self->method);
      copy->cells = g_ptr_array_ref (self->cells);
    }
  copy->note_field = self->note_field;
  copy->header = self->header;
  copy->n_header_rows = self->n_header_rows;
  copy->targets = isms_import_targets_new (copy->kind, copy->method);
  copy->columns = g_array_new (FALSE, TRUE, sizeof (ImportColumn));
  g_array_set_clear_func (copy->columns, clear_column);
  read_headings (copy);
  for (guint i = 0; i < self->columns->len; i++)
    {
      isms_import_column (copy, i)->target = isms_import_column (self, i)->target;
      isms_import_column (copy, i)->order = isms_import_column (self, i)->order;
      isms_import_column (copy, i)->open_date = isms_import_column (self, i)->open_date;
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->scales); i++)
    if (self->scales[i] != NULL)
      copy->scales[i] = isms_scale_map_copy (self->scales[i]);
  memcpy (copy->numbers, self->numbers, sizeof copy->numbers);
  copy->match = self->match;
  copy->make = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_iter_init (&iter, self->make);
  while (g_hash_table_iter_next (&iter, &kind, &said))
    g_hash_table_insert (copy->make, kind, said);
  copy->today = self->today;
  return copy;
}

/**
 * isms_import_free:
 */
void
isms_import_free (IsmsImport *self)
{
  isms_table_unref (self->table);
  g_free (self->name);
  g_clear_pointer (&self->method, isms_method_unref);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_ptr_array_unref (self->targets);
  g_array_unref (self->columns);
  g_hash_table_unref (self->make);
  g_clear_pointer (&self->scales[0], isms_scale_map_free);
  g_clear_pointer (&self->scales[1], isms_scale_map_free);
  g_free (self);
}

/**
 * isms_import_get_kind:
 *
 * Returns: what the rows are
 */
const IsmsKind *
isms_import_get_kind (const IsmsImport *self)
{
  return self->kind;
}

/**
 * isms_import_get_table:
 *
 * Returns: (transfer none): what was read
 */
IsmsTable *
isms_import_get_table (const IsmsImport *self)
{
  return self->table;
}

/**
 * isms_import_get_method:
 *
 * Returns: (nullable) (transfer none): by which ratings are read
 */
IsmsMethod *
isms_import_get_method (const IsmsImport *self)
{
  return self->method;
}

/**
 * isms_import_get_name:
 *
 * Returns: the file's name as people know it
 */
const char *
isms_import_get_name (const IsmsImport *self)
{
  return self->name;
}

/**
 * isms_import_get_header:
 * @n_rows: (out) (optional): how many rows the headings take; 0: there are none
 *
 * Returns: the first row of headings
 */
guint
isms_import_get_header (const IsmsImport *self, guint *n_rows)
{
  if (n_rows != NULL)
    *n_rows = self->n_header_rows;
  return self->header;
}

/**
 * isms_import_set_header:
 *
 * The person's word about where the headings stand. Guesses all columns anew.
 */
void
isms_import_set_header (IsmsImport *self, guint row, guint n_rows)
{
  self->header = row;
  self->n_header_rows = n_rows;
  read_headings (self);
  isms_import_guess (self);
}

/**
 * isms_import_get_first_row:
 *
 * Returns: the first row of the table below the headings
 */
guint
isms_import_get_first_row (const IsmsImport *self)
{
  return self->header + self->n_header_rows;
}

/**
 * isms_import_get_n_columns:
 *
 * Returns: how many columns there are to map
 */
guint
isms_import_get_n_columns (const IsmsImport *self)
{
  return self->columns->len;
}

/**
 * isms_import_get_heading:
 *
 * Returns: a column's heading, or its number in words
 */
const char *
isms_import_get_heading (const IsmsImport *self, guint column)
{
  return isms_import_column (self, column)->heading;
}

/**
 * isms_import_get_n_targets:
 *
 * Returns: how many things a column can be
 */
guint
isms_import_get_n_targets (const IsmsImport *self)
{
  return self->targets->len;
}

/**
 * isms_import_get_nth_target:
 *
 * Returns: (transfer none): one of the things a column can be
 */
const IsmsImportTarget *
isms_import_get_nth_target (const IsmsImport *self, guint index)
{
  return g_ptr_array_index (self->targets, index);
}

/**
 * isms_import_get_target:
 *
 * Returns: (transfer none): what a column is
 */
const IsmsImportTarget *
isms_import_get_target (const IsmsImport *self, guint column)
{
  return g_ptr_array_index (self->targets, isms_import_column (self, column)->target);
}

/**
 * isms_import_set_target:
 * @target: a target's name
 *
 * Makes a column something else. Where only one column can be that, the one that was goes to the
 * note. Scales are guessed anew.
 *
 * Returns: %FALSE if there is no such target
 */
gboolean
isms_import_set_target (IsmsImport *self, guint column, const char *target)
{
  int found = isms_import_find_target (self, target);

  if (found < 0)
    return FALSE;
  if (!isms_import_takes_many (g_ptr_array_index (self->targets, found)))
    for (guint i = 0; i < self->columns->len; i++)
      if (isms_import_column (self, i)->target == (guint) found)
        isms_import_column (self, i)->target = isms_import_find_target (self, "keep");
  isms_import_column (self, column)->target = found;
  isms_import_guess_cells (self);
  return TRUE;
}

/**
 * isms_import_map:
 * @assignment: "COLUMN=FIELD": a heading, or a number from 1; and a target's name or label
 *
 * For the command line.
 *
 * Returns: %FALSE with %G_IO_ERROR_INVALID_ARGUMENT and a sentence
 */
gboolean
isms_import_map (IsmsImport *self, const char *assignment, GError **error)
{
  const char *equals = strrchr (assignment, '=');
  g_autofree char *heading = equals != NULL ? g_strndup (assignment, equals - assignment) : NULL;
  int column = heading != NULL ? find_heading (self, heading) : -1;
  int target = equals != NULL ? find_target_words (self, equals + 1) : -1;

  if (column < 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _ ("There is no column “%s” in the file."),
                 heading != NULL ? heading : assignment);
  else if (target < 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _ ("“%s” is no field that a column can be imported to."), equals + 1);
  else
    return isms_import_set_target (self, column, isms_import_get_nth_target (self, target)->name);
  return FALSE;
}

/**
 * isms_import_set_match:
 */
void
isms_import_set_match (IsmsImport *self, IsmsImportMatch match)
{
  self->match = match;
}

/**
 * isms_import_get_match:
 *
 * Returns: by what a row is a record that is there already
 */
IsmsImportMatch
isms_import_get_match (const IsmsImport *self)
{
  return self->match;
}

/**
 * isms_import_set_today:
 *
 * Sets the day on which ratings are dated and from which "end of Q1" counts; for tests and samples.
 */
void
isms_import_set_today (IsmsImport *self, const GDate *today)
{
  self->today = *today;
}

/**
 * isms_import_get_scale:
 *
 * Returns: (nullable) (transfer none): what the ratings in the file mean; %NULL where none is
 * rated. Valid until a column or the header changes.
 */
const IsmsScaleMap *
isms_import_get_scale (const IsmsImport *self, IsmsImportAxis axis)
{
  return self->scales[axis];
}

/**
 * isms_import_set_scale:
 * @value: a point of the method, or 0: not rated, the words stay in the note
 */
void
isms_import_set_scale (IsmsImport *self, IsmsImportAxis axis, const char *text, int value)
{
  if (self->scales[axis] != NULL)
    isms_scale_map_set (self->scales[axis], text, value);
}
