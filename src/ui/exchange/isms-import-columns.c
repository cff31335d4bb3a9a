/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A row for each column with its first values and what it can be; a row for each rating. */

#include "isms-config.h"

#include "isms-import-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "isms-combo-search.h"

#define SHOWN_COLUMNS 60 /* more are shown when asked for */
#define SHOWN_RATINGS 40
#define SAMPLES 3
#define SAMPLE_CHARS 40
#define SAMPLED_ROWS 20

struct _IsmsImportColumns
{
  AdwBin parent_instance;

  AdwPreferencesGroup *remarks;
  AdwPreferencesGroup *columns;
  AdwPreferencesGroup *likelihoods;
  AdwPreferencesGroup *impacts;
  AdwPreferencesGroup *numbers;
  AdwActionRow *format;
  GtkWidget *sheets;
  AdwComboRow *sheet;
  AdwSpinRow *header;
  AdwComboRow *match;

  IsmsImport *import; /* borrowed */
  GtkStringList *targets;
  GPtrArray *column_rows; /* borrowed from their group, as the others */
  GPtrArray *rating_rows[2];
  GPtrArray *number_rows;
  GPtrArray *remark_rows;
  gboolean updating;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SHEET_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IsmsImportColumns, isms_import_columns, ADW_TYPE_BIN)

static void fill_meanings (IsmsImportColumns *self);

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

/* The first values of a column, as a taste of it. */
static char *
dup_samples (IsmsImport *import, guint column)
{
  IsmsTable *table = isms_import_get_table (import);
  guint first = isms_import_get_first_row (import);
  guint n_rows = MIN (isms_table_get_n_rows (table), first + SAMPLED_ROWS);
  g_autoptr (GString) samples = g_string_new (NULL);
  guint n = 0;

  for (guint row = first; row < n_rows && n < SAMPLES; row++)
    {
      const char *cell = isms_table_get (table, row, column);
      glong length = g_utf8_strlen (cell, 4 * (SAMPLE_CHARS + 1));
      g_autofree char *start = g_utf8_substring (cell, 0, MIN (length, SAMPLE_CHARS));

      if (*g_strstrip (start) == '\0')
        continue;
      g_string_append_printf (samples, "%s%s%s", n > 0 ? " · " : "",
                              g_strdelimit (start, "\r\n\t", ' '),
                              length > SAMPLE_CHARS ? "…" : "");
      n++;
    }
  if (n == 0)
    return g_strdup (_ ("Empty"));
  return g_string_free_and_steal (g_steal_pointer (&samples));
}

static AdwComboRow *
make_combo (const char *title, const char *subtitle, GListModel *model)
{
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_combo_row_set_model (row, model);
  return row;
}

static guint
find_target (IsmsImport *import, guint column)
{
  const IsmsImportTarget *target = isms_import_get_target (import, column);

  for (guint i = 0; i < isms_import_get_n_targets (import); i++)
    if (isms_import_get_nth_target (import, i) == target)
      return i;
  return 0;
}

/* One choice may move another. */
static void
show_targets (IsmsImportColumns *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < self->column_rows->len; i++)
    adw_combo_row_set_selected (g_ptr_array_index (self->column_rows, i),
                                find_target (self->import, i));
  self->updating = FALSE;
}

static void
target_changed_cb (IsmsImportColumns *self, GParamSpec *pspec, AdwComboRow *row)
{
  guint column;
  guint selected = adw_combo_row_get_selected (row);

  if (self->updating || selected == GTK_INVALID_LIST_POSITION
      || !g_ptr_array_find (self->column_rows, row, &column))
    return;
  isms_import_set_target (self->import, column,
                          isms_import_get_nth_target (self->import, selected)->name);
  show_targets (self);
  fill_meanings (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
add_column_row (IsmsImportColumns *self, guint column)
{
  g_autoptr (GtkExpression) name =
      gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  g_autofree char *samples = dup_samples (self->import, column);
  AdwComboRow *row = make_combo (isms_import_get_heading (self->import, column), samples,
                                 G_LIST_MODEL (self->targets));

  adw_combo_row_set_expression (row, name);
  isms_combo_search_enable (row);
  adw_combo_row_set_selected (row, find_target (self->import, column));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (target_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->column_rows, row);
  adw_preferences_group_add (self->columns, GTK_WIDGET (row));
}

static void
show_all_cb (IsmsImportColumns *self, GtkWidget *button)
{
  adw_preferences_group_remove (self->columns, button);
  for (guint i = self->column_rows->len; i < isms_import_get_n_columns (self->import); i++)
    add_column_row (self, i);
}

static void
fill_columns (IsmsImportColumns *self)
{
  guint n = isms_import_get_n_columns (self->import);

  clear_rows (self->columns, self->column_rows);
  for (guint i = 0; i < MIN (n, SHOWN_COLUMNS); i++)
    add_column_row (self, i);
  if (n > SHOWN_COLUMNS)
    {
      GtkWidget *more = adw_button_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (more), _ ("Show All Columns"));
      g_signal_connect_object (more, "activated", G_CALLBACK (show_all_cb), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->columns, more);
    }
}

/* --- Ratings --- */

static GListModel *
make_points (IsmsMethod *method, IsmsImportAxis axis)
{
  gboolean up = axis == ISMS_IMPORT_AXIS_LIKELIHOOD;
  int n = up ? isms_method_get_n_likelihoods (method) : isms_method_get_n_impacts (method);
  GtkStringList *points = gtk_string_list_new (NULL);

  gtk_string_list_append (points, _ ("Not Rated"));
  for (int i = 1; i <= n; i++)
    {
      const IsmsScalePoint *point =
          up ? isms_method_get_likelihood (method, i) : isms_method_get_impact (method, i);

      gtk_string_list_take (points, g_strdup_printf ("%d · %s", i, _ (point->label)));
    }
  return G_LIST_MODEL (points);
}

static char *
dup_cells (guint n)
{
  return g_strdup_printf (ngettext ("%'u cell", "%'u cells", n), n);
}

static void
point_changed_cb (IsmsImportColumns *self, GParamSpec *pspec, AdwComboRow *row)
{
  for (guint axis = 0; axis < G_N_ELEMENTS (self->rating_rows); axis++)
    if (g_ptr_array_find (self->rating_rows[axis], row, NULL))
      isms_import_set_scale (self->import, axis,
                             adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                             adw_combo_row_get_selected (row));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
fill_axis (IsmsImportColumns *self, IsmsImportAxis axis, AdwPreferencesGroup *group)
{
  const IsmsScaleMap *scale = isms_import_get_scale (self->import, axis);
  guint n = scale != NULL ? isms_scale_map_get_size (scale) : 0;
  g_autoptr (GListModel) points =
      n > 0 ? make_points (isms_import_get_method (self->import), axis) : NULL;

  clear_rows (group, self->rating_rows[axis]);
  for (guint i = 0; i < MIN (n, SHOWN_RATINGS); i++)
    {
      const IsmsScaleEntry *entry = isms_scale_map_get_nth (scale, i);
      g_autofree char *cells = dup_cells (entry->count);
      AdwComboRow *row = make_combo (entry->text, cells, points);

      adw_combo_row_set_selected (row, entry->value);
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (point_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_ptr_array_add (self->rating_rows[axis], row);
      adw_preferences_group_add (group, GTK_WIDGET (row));
    }
  gtk_widget_set_visible (GTK_WIDGET (group), n > 0);
}

/* --- Control numbers --- */

static void
number_changed_cb (IsmsImportColumns *self, GParamSpec *pspec, AdwComboRow *row)
{
  isms_import_set_number (self->import, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                          adw_combo_row_get_selected (row));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
add_number_row (IsmsImportColumns *self, const IsmsImportNumber *number)
{
  g_autoptr (GtkStringList) answers = gtk_string_list_new (NULL);
  g_autofree char *cells = dup_cells (number->count);
  AdwComboRow *row;

  /* Translators: an answer that is still to be given */
  gtk_string_list_append (answers, _ ("Not Decided"));
  gtk_string_list_append (answers, number->text);
  gtk_string_list_take (answers, g_strconcat (number->text, "0", NULL));
  row = make_combo (number->text, cells, G_LIST_MODEL (answers));
  adw_combo_row_set_selected (row, number->zero);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (number_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->number_rows, row);
  adw_preferences_group_add (self->numbers, GTK_WIDGET (row));
}

static void
fill_numbers (IsmsImportColumns *self)
{
  guint n = isms_import_get_n_numbers (self->import);

  clear_rows (self->numbers, self->number_rows);
  for (guint i = 0; i < n; i++)
    add_number_row (self, isms_import_get_nth_number (self->import, i));
  gtk_widget_set_visible (GTK_WIDGET (self->numbers), n > 0);
}

/* What the cells of the columns as they are now mean. */
static void
fill_meanings (IsmsImportColumns *self)
{
  fill_axis (self, ISMS_IMPORT_AXIS_LIKELIHOOD, self->likelihoods);
  fill_axis (self, ISMS_IMPORT_AXIS_IMPACT, self->impacts);
  fill_numbers (self);
}

/* --- How the file is read --- */

static const char *
get_delimiter_words (IsmsTable *table)
{
  switch (isms_table_get_delimiter (table))
    {
    case ';':
      /* Translators: what stands between the values of a file */
      return _ ("Semicolons");
    case '\t':
      /* Translators: what stands between the values of a file */
      return _ ("Tabs");
    case '|':
      /* Translators: what stands between the values of a file */
      return _ ("Vertical bars");
    case ':':
      /* Translators: what stands between the values of a file */
      return _ ("Colons");
    case '^':
      /* Translators: what stands between the values of a file */
      return _ ("Carets");
    case ',':
    default:
      /* Translators: what stands between the values of a file */
      return _ ("Commas");
    }
}

static const char *
get_encoding_words (IsmsTable *table)
{
  switch (isms_table_get_encoding (table))
    {
    case ISMS_ENCODING_UTF16_LE:
    case ISMS_ENCODING_UTF16_BE:
      return "UTF-16";
    case ISMS_ENCODING_WINDOWS_1252:
      return "Windows-1252";
    case ISMS_ENCODING_UTF8:
    default:
      return "UTF-8";
    }
}

static void
show_format (IsmsImportColumns *self)
{
  IsmsTable *table = isms_import_get_table (self->import);
  const char *sheet = isms_table_get_sheet (table);
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->header), !isms_table_is_plan (table));
  if (isms_table_is_plan (table))
    words = g_strdup (_ ("OSCAL system security plan"));
  else if (sheet != NULL)
    /* Translators: which sheet of a workbook is read */
    words = g_strdup_printf (_ ("Workbook, sheet “%s”"), sheet);
  else
    /* Translators: how a file is read: what stands between values, and how letters are stored:
     * "Semicolons · UTF-8" */
    words =
        g_strdup_printf (_ ("%s · %s"), get_delimiter_words (table), get_encoding_words (table));
  adw_action_row_set_subtitle (self->format, words);
}

static void
show_sheets (IsmsImportColumns *self)
{
  IsmsTable *table = isms_import_get_table (self->import);
  const char *const *sheets = isms_table_get_sheets (table);
  g_autoptr (GtkStringList) names = gtk_string_list_new (sheets);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (names));

  adw_combo_row_set_model (self->sheet, G_LIST_MODEL (names));
  for (guint i = 0; i < n; i++)
    if (g_str_equal (sheets[i], isms_table_get_sheet (table)))
      adw_combo_row_set_selected (self->sheet, i);
  gtk_widget_set_visible (self->sheets, n > 1);
}

static void
sheet_changed_cb (IsmsImportColumns *self)
{
  GtkStringObject *chosen = adw_combo_row_get_selected_item (self->sheet);

  if (!self->updating && self->import != NULL && chosen != NULL)
    g_signal_emit (self, signals[SIGNAL_SHEET_CHOSEN], 0, gtk_string_object_get_string (chosen));
}

static void
header_changed_cb (IsmsImportColumns *self)
{
  guint row = adw_spin_row_get_value (self->header);
  guint n_rows;

  if (self->updating || self->import == NULL)
    return;
  isms_import_get_header (self->import, &n_rows);
  isms_import_set_header (self->import, row > 0 ? row - 1 : 0, row > 0 ? MAX (n_rows, 1) : 0);
  fill_columns (self);
  fill_meanings (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
match_changed_cb (IsmsImportColumns *self)
{
  if (self->updating || self->import == NULL)
    return;
  isms_import_set_match (self->import, adw_combo_row_get_selected (self->match));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
isms_import_columns_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ISMS_TYPE_IMPORT_COLUMNS);
  G_OBJECT_CLASS (isms_import_columns_parent_class)->dispose (object);
}

static void
isms_import_columns_finalize (GObject *object)
{
  IsmsImportColumns *self = ISMS_IMPORT_COLUMNS (object);

  g_clear_object (&self->targets);
  g_ptr_array_unref (self->column_rows);
  g_ptr_array_unref (self->rating_rows[0]);
  g_ptr_array_unref (self->rating_rows[1]);
  g_ptr_array_unref (self->number_rows);
  g_ptr_array_unref (self->remark_rows);
  G_OBJECT_CLASS (isms_import_columns_parent_class)->finalize (object);
}

static void
isms_import_columns_class_init (IsmsImportColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_import_columns_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_import_columns_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ISMS_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SHEET_CHOSEN] =
      g_signal_new ("sheet-chosen", ISMS_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-import-columns.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsImportColumns, remarks);
  gtk_widget_class_bind_template_child (widget_class, IsmsImportColumns, columns);
  gtk_widget_class_bind_template_child (widget_class, IsmsImportColumns, likelihoods);
  gtk_widget_class_bind_template_child (widget_class, IsmsImportColumns, impacts);
  gtk_widget_class_bind_template_child (widget_class, IsmsImportColumns, numbers);
  gtk_widget_class_bind_template_child (widget_class, IsmsImportColumns, format);
  gtk_widget_class_bind_template_child (widget_class, IsmsImportColumns, sheets);
  gtk_widget_class_bind_template_child (widget_class, IsmsImportColumns, sheet);
  gtk_widget_class_bind_template_child (widget_class, IsmsImportColumns, header);
  gtk_widget_class_bind_template_child (widget_class, IsmsImportColumns, match);
  gtk_widget_class_bind_template_callback (widget_class, header_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, match_changed_cb);
}

static void
isms_import_columns_init (IsmsImportColumns *self)
{
  self->column_rows = g_ptr_array_new ();
  self->rating_rows[0] = g_ptr_array_new ();
  self->rating_rows[1] = g_ptr_array_new ();
  self->number_rows = g_ptr_array_new ();
  self->remark_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * isms_import_columns_set_import:
 * @import: (nullable): what is mapped; changed by the person's choices
 */
void
isms_import_columns_set_import (IsmsImportColumns *self, IsmsImport *import)
{
  guint n_rows;
  guint header;

  self->import = import;
  if (import == NULL)
    return;
  g_clear_object (&self->targets);
  self->targets = gtk_string_list_new (NULL);
  for (guint i = 0; i < isms_import_get_n_targets (import); i++)
    gtk_string_list_append (self->targets, isms_import_get_nth_target (import, i)->label);
  header = isms_import_get_header (import, &n_rows);
  self->updating = TRUE;
  adw_spin_row_set_range (self->header, 0, isms_table_get_n_rows (isms_import_get_table (import)));
  adw_spin_row_set_value (self->header, n_rows > 0 ? header + 1 : 0);
  adw_combo_row_set_selected (self->match, isms_import_get_match (import));
  show_sheets (self);
  self->updating = FALSE;
  show_format (self);
  fill_columns (self);
  fill_meanings (self);
}

/**
 * isms_import_columns_set_remarks:
 * @remarks: (array zero-terminated=1): sentences
 */
void
isms_import_columns_set_remarks (IsmsImportColumns *self, const char *const *remarks)
{
  clear_rows (self->remarks, self->remark_rows);
  for (guint i = 0; remarks[i] != NULL; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-information-symbolic");

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), remarks[i]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Remark"), -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
      g_ptr_array_add (self->remark_rows, row);
      adw_preferences_group_add (self->remarks, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->remarks), remarks[0] != NULL);
}
