/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The columns of a register. */

#include "isms-columns.h"

#include "isms-config.h"
#include <glib/gi18n-lib.h>

#include "isms-cell.h"
#include "isms-tree-cell.h"

struct _IsmsColumns
{
  GObject parent_instance;

  IsmsWorkspace *workspace;
  GtkColumnView *view; /* not owned: it owns us */
  const IsmsKind *kind;
  IsmsList *list;
  GSettings *settings;
  GPtrArray *columns; /* all of them */
  guint save_id;
  gboolean resetting;
  GtkColumnViewColumn *lent; /* shown while a view is in the order of it; or NULL */
  gboolean lending;
  gboolean proposed; /* the person has not arranged them: they go by the room there is */
  int room;          /* in application pixels; 0: not known yet */
};

G_DEFINE_FINAL_TYPE (IsmsColumns, isms_columns, G_TYPE_OBJECT)

enum
{
  SORT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Dragging an edge changes the width many times a second: written once it rests. */
#define SAVE_DELAY_MS 400

/* In application pixels: beside what a cell says, and of a level's letter with the space after it.
 */
#define PADDING 6
#define BADGE 30

static GtkColumnViewColumn *
find_column (IsmsColumns *self, const char *field)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (gtk_column_view_column_get_id (self->columns->pdata[i]), field) == 0)
      return self->columns->pdata[i];
  return NULL;
}

static gboolean
is_title (IsmsColumns *self, const char *field)
{
  return g_str_equal (field, self->kind->title_field);
}

static gboolean
is_shown_at_first (IsmsColumns *self, const IsmsField *field)
{
  return g_str_equal (field->name, "ref") || is_title (self, field->name)
         || (field->flags & ISMS_FIELD_LISTED) != 0;
}

static void
save (IsmsColumns *self)
{
  g_settings_set_value (self->settings, "columns", isms_columns_dup_state (self));
}

static void
save_cb (gpointer user_data)
{
  IsmsColumns *self = user_data;

  self->save_id = 0;
  save (self);
}

static void
queue_save (IsmsColumns *self)
{
  if (self->resetting)
    return;
  self->proposed = FALSE;
  if (self->save_id == 0)
    self->save_id = g_timeout_add_once (SAVE_DELAY_MS, save_cb, self);
}

/* GTK 4.18 makes cells of a column that comes into view for all rows, and takes headings of groups
 * for rows, which is the end of it: so there are none at that moment. */
static GtkListItemFactory *
put_headings_away (IsmsColumns *self)
{
  GtkListItemFactory *headings = gtk_column_view_get_header_factory (self->view);

  if (headings == NULL)
    return NULL;
  g_object_ref (headings);
  gtk_column_view_set_header_factory (self->view, NULL);
  return headings;
}

static void
take_headings_back (IsmsColumns *self, GtkListItemFactory *headings)
{
  if (headings == NULL)
    return;
  gtk_column_view_set_header_factory (self->view, headings);
  g_object_unref (headings);
}

static void
set_visible (IsmsColumns *self, GtkColumnViewColumn *column, gboolean visible)
{
  GtkListItemFactory *headings;

  if (gtk_column_view_column_get_visible (column) == visible)
    return;
  headings = put_headings_away (self);
  gtk_column_view_column_set_visible (column, visible);
  take_headings_back (self, headings);
}

/* --- By the room there is --- */

static int
get_char_width (GtkWidget *widget)
{
  PangoFontMetrics *metrics =
      pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  int width = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                   pango_font_metrics_get_approximate_digit_width (metrics));

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS_CEIL (width);
}

/* What a column is read well with; of the title, what it can do with. */
static int
get_need (IsmsColumns *self, GtkColumnViewColumn *column, int char_width)
{
  const char *name = gtk_column_view_column_get_id (column);
  const IsmsField *field = isms_kind_find_field (self->kind, name);
  guint chars = isms_cell_get_chars (field);
  g_autoptr (PangoLayout) heading = gtk_widget_create_pango_layout (
      GTK_WIDGET (self->view), gtk_column_view_column_get_title (column));
  int heading_width;
  int lead = 0;

  if (is_title (self, name))
    chars = chars * 3 / 5;
  if (is_title (self, name) && self->list != NULL && isms_list_is_tree (self->list))
    lead = ISMS_TREE_CELL_LEAD;
  pango_layout_get_pixel_size (heading, &heading_width, NULL);
  return MAX (heading_width, (int) chars * char_width + (isms_cell_is_level (field) ? BADGE : 0))
         + lead + 2 * PADDING;
}

/* From the first on, as many as there is room for: ref and title always, and what is lent. */
static void
show_proposed (IsmsColumns *self)
{
  int char_width = get_char_width (GTK_WIDGET (self->view));
  int used = self->lent != NULL ? get_need (self, self->lent, char_width) : 0;

  self->resetting = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      GtkColumnViewColumn *column = self->columns->pdata[i];
      const char *name = gtk_column_view_column_get_id (column);
      gboolean proposed = is_shown_at_first (self, isms_kind_find_field (self->kind, name));

      if (column == self->lent)
        {
          set_visible (self, column, TRUE);
          continue;
        }
      if (proposed)
        used += get_need (self, column, char_width);
      set_visible (self, column, proposed && (i < 2 || self->room == 0 || used <= self->room));
    }
  self->resetting = FALSE;
}

static void
columns_changed_cb (GListModel *columns, guint position, guint removed, guint added, gpointer self)
{
  queue_save (self);
}

static void
sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, IsmsColumns *self)
{
  gboolean descending;
  const char *field = isms_columns_get_sort (self, &descending);

  if (!self->lending)
    g_settings_set (self->settings, "sort", "(sb)", field != NULL ? field : "", descending);
  g_signal_emit (self, signals[SORT_CHANGED], 0);
}

static void
add_column (IsmsColumns *self, const IsmsField *field)
{
  g_autoptr (GtkColumnViewColumn) column = NULL;
  /* Never asked: the store sorts. A column needs one to have a heading that can be clicked. */
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));

  column = gtk_column_view_column_new (
      _ (field->label), self->kind->tree != NULL && is_title (self, field->name)
                            ? isms_tree_cell_factory_new (self->workspace, field, self->list)
                            : isms_cell_factory_new (self->workspace, field));
  gtk_column_view_column_set_id (column, field->name);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, is_title (self, field->name));
  gtk_column_view_column_set_visible (column, is_shown_at_first (self, field));
  gtk_column_view_append_column (self->view, column);
  g_signal_connect_swapped (column, "notify::visible", G_CALLBACK (queue_save), self);
  g_signal_connect_swapped (column, "notify::fixed-width", G_CALLBACK (queue_save), self);
  g_ptr_array_add (self->columns, g_steal_pointer (&column));
}

/* What counts first: ref, title, and what leads its kind. */
static void
add_columns (IsmsColumns *self)
{
  static const char *const common[] = { "created_at", "updated_at" };
  g_autoptr (GPtrArray) fields = isms_kind_list_fields (self->kind);

  add_column (self, isms_kind_find_field (self->kind, "ref"));
  add_column (self, isms_kind_find_field (self->kind, self->kind->title_field));
  for (guint i = 0; i < fields->len; i++)
    {
      const IsmsField *field = fields->pdata[i];

      if ((field->flags & ISMS_FIELD_INTERNAL) == 0 && find_column (self, field->name) == NULL)
        add_column (self, field);
    }
  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    {
      const IsmsField *field = isms_kind_find_field (self->kind, common[i]);

      if (field != NULL && (field->flags & ISMS_FIELD_INTERNAL) == 0
          && find_column (self, field->name) == NULL)
        add_column (self, field);
    }
}

/* FALSE: the person has not arranged them. */
static gboolean
restore_columns (IsmsColumns *self, GVariant *saved)
{
  GVariantIter iter;
  const char *name;
  int width;
  guint position = 0;

  if (g_variant_n_children (saved) == 0)
    return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    set_visible (self, self->columns->pdata[i],
                 is_title (self, gtk_column_view_column_get_id (self->columns->pdata[i])));
  g_variant_iter_init (&iter, saved);
  while (g_variant_iter_next (&iter, "(&si)", &name, &width))
    {
      GtkColumnViewColumn *column = find_column (self, name);

      if (column == NULL)
        continue; /* a field of another version of the program */
      gtk_column_view_insert_column (self->view, position++, column);
      set_visible (self, column, TRUE);
      gtk_column_view_column_set_fixed_width (column, width);
    }
  return TRUE;
}

static void
restore_sort (IsmsColumns *self)
{
  g_autofree char *name = NULL;
  gboolean descending;

  g_settings_get (self->settings, "sort", "(sb)", &name, &descending);
  if (find_column (self, name) != NULL)
    isms_columns_set_sort (self, name, descending);
}

static void
isms_columns_dispose (GObject *object)
{
  IsmsColumns *self = ISMS_COLUMNS (object);

  if (self->save_id != 0)
    {
      g_clear_handle_id (&self->save_id, g_source_remove);
      save (self);
    }
  if (self->columns != NULL)
    for (guint i = 0; i < self->columns->len; i++)
      g_signal_handlers_disconnect_by_data (self->columns->pdata[i], self);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_object (&self->settings);
  g_clear_object (&self->list);
  g_clear_object (&self->workspace);
  self->view = NULL;

  G_OBJECT_CLASS (isms_columns_parent_class)->dispose (object);
}

static void
isms_columns_class_init (IsmsColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_columns_dispose;

  signals[SORT_CHANGED] = g_signal_new ("sort-changed", ISMS_TYPE_COLUMNS, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_columns_init (IsmsColumns *self)
{
  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
chooser_toggled_cb (GtkCheckButton *check, IsmsColumns *self)
{
  isms_columns_set_shown (self, g_object_get_data (G_OBJECT (check), "field"),
                          gtk_check_button_get_active (check));
}

/**
 * isms_columns_new:
 * @view: an empty view; it must outlive the result
 * @workspace: whose records
 * @kind: whose fields
 * @list: (nullable): what the view shows; it matters where @kind has a tree
 * @settings: of schema org.parapet.Parapet.Register
 *
 * Fills @view with columns as they were last left.
 *
 * Returns: (transfer full): the columns
 */
IsmsColumns *
isms_columns_new (GtkColumnView *view,
                  IsmsWorkspace *workspace,
                  const IsmsKind *kind,
                  IsmsList *list,
                  GSettings *settings)
{
  IsmsColumns *self = g_object_new (ISMS_TYPE_COLUMNS, NULL);
  g_autoptr (GVariant) saved = NULL;

  self->view = view;
  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  g_set_object (&self->list, list);
  self->settings = g_object_ref (settings);
  self->resetting = TRUE;
  add_columns (self);
  saved = g_settings_get_value (settings, "columns");
  self->proposed = !restore_columns (self, saved);
  restore_sort (self);
  self->resetting = FALSE;
  gtk_column_view_set_reorderable (view, TRUE);
  g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed",
                           G_CALLBACK (columns_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_DEFAULT);
  return self;
}

/**
 * isms_columns_get_sort:
 * @self: columns
 * @descending: (out): whether the largest comes first
 *
 * Returns: (nullable): the field to sort by
 */
const char *
isms_columns_get_sort (IsmsColumns *self, gboolean *descending)
{
  GtkColumnViewSorter *sorter;
  GtkColumnViewColumn *column;

  g_return_val_if_fail (ISMS_IS_COLUMNS (self), NULL);

  sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->view));
  column = gtk_column_view_sorter_get_primary_sort_column (sorter);
  *descending = gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;
  return column != NULL ? gtk_column_view_column_get_id (column) : NULL;
}

/**
 * isms_columns_set_sort:
 * @self: columns
 * @field: (nullable): the field to sort by; %NULL, or one that has no column, for the store's order
 * @descending: whether the largest comes first
 */
void
isms_columns_set_sort (IsmsColumns *self, const char *field, gboolean descending)
{
  g_return_if_fail (ISMS_IS_COLUMNS (self));

  gtk_column_view_sort_by_column (self->view, field != NULL ? find_column (self, field) : NULL,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/**
 * isms_columns_lend:
 * @self: columns
 * @field: (nullable): the field to sort by; %NULL for the store's order
 * @descending: whether the largest comes first
 *
 * Sorts by @field and shows its column, until isms_columns_take_back (): neither is kept for the
 * next time.
 */
void
isms_columns_lend (IsmsColumns *self, const char *field, gboolean descending)
{
  GtkColumnViewColumn *column = field != NULL ? find_column (self, field) : NULL;

  g_return_if_fail (ISMS_IS_COLUMNS (self));

  isms_columns_take_back (self);
  if (column != NULL && !gtk_column_view_column_get_visible (column))
    {
      self->resetting = TRUE;
      self->lent = column;
      set_visible (self, column, TRUE);
      self->resetting = FALSE;
      if (self->proposed)
        show_proposed (self);
    }
  self->lending = TRUE;
  isms_columns_set_sort (self, field, descending);
  self->lending = FALSE;
}

/**
 * isms_columns_take_back:
 * @self: columns
 *
 * Hides the column that was shown only for isms_columns_lend (). The order stays.
 */
void
isms_columns_take_back (IsmsColumns *self)
{
  GtkColumnViewColumn *column;

  g_return_if_fail (ISMS_IS_COLUMNS (self));

  column = g_steal_pointer (&self->lent);
  if (column == NULL)
    return;
  self->resetting = TRUE;
  set_visible (self, column, FALSE);
  self->resetting = FALSE;
  if (self->proposed)
    show_proposed (self);
}

/**
 * isms_columns_dup_state:
 * @self: columns
 *
 * Returns: (transfer floating): which are shown, in order, with their widths, as "a(si)"; empty
 *   while they are those that the program proposes
 */
GVariant *
isms_columns_dup_state (IsmsColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(si)"));

  for (guint i = 0; !self->proposed && i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_visible (column) && column != self->lent)
        g_variant_builder_add (&builder, "(si)", gtk_column_view_column_get_id (column),
                               gtk_column_view_column_get_fixed_width (column));
    }
  return g_variant_builder_end (&builder);
}

/**
 * isms_columns_set_state:
 * @self: columns
 * @state: what isms_columns_dup_state () gave
 */
void
isms_columns_set_state (IsmsColumns *self, GVariant *state)
{
  g_return_if_fail (ISMS_IS_COLUMNS (self));

  isms_columns_reset (self);
  self->resetting = TRUE;
  self->proposed = !restore_columns (self, state);
  self->resetting = FALSE;
  if (!self->proposed)
    save (self);
}

/**
 * isms_columns_get_shown:
 * @self: columns
 * @field: a field's name
 *
 * Returns: whether its column is shown
 */
gboolean
isms_columns_get_shown (IsmsColumns *self, const char *field)
{
  GtkColumnViewColumn *column;

  g_return_val_if_fail (ISMS_IS_COLUMNS (self), FALSE);

  column = find_column (self, field);
  return column != NULL && gtk_column_view_column_get_visible (column);
}

/**
 * isms_columns_set_shown:
 * @self: columns
 * @field: a field's name
 * @shown: whether to show it; the title always is
 */
void
isms_columns_set_shown (IsmsColumns *self, const char *field, gboolean shown)
{
  GtkColumnViewColumn *column;

  g_return_if_fail (ISMS_IS_COLUMNS (self));

  column = find_column (self, field);
  if (column != NULL)
    set_visible (self, column, shown || is_title (self, field));
}

/**
 * isms_columns_reset:
 * @self: columns
 *
 * Forgets what the person chose.
 */
void
isms_columns_reset (IsmsColumns *self)
{
  g_return_if_fail (ISMS_IS_COLUMNS (self));

  self->resetting = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      gtk_column_view_insert_column (self->view, i, self->columns->pdata[i]);
      gtk_column_view_column_set_fixed_width (self->columns->pdata[i], -1);
    }
  self->proposed = TRUE;
  show_proposed (self);
  g_clear_handle_id (&self->save_id, g_source_remove);
  g_settings_reset (self->settings, "columns");
}

/**
 * isms_columns_fit:
 * @self: columns
 * @width: of the view, in application pixels
 *
 * Shows as many of the columns that the program proposes as can be read well side by side. Columns
 * that the person arranged stay as they are, and scroll.
 */
void
isms_columns_fit (IsmsColumns *self, int width)
{
  g_return_if_fail (ISMS_IS_COLUMNS (self));

  self->room = width;
  if (self->proposed)
    show_proposed (self);
}

/**
 * isms_columns_create_chooser:
 * @self: columns
 *
 * Returns: (transfer floating): a box with a check button for each column that can be hidden, which
 *   follows what is shown, and a button to reset
 */
GtkWidget *
isms_columns_create_chooser (IsmsColumns *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *reset = gtk_button_new_with_mnemonic (_ ("_Reset Columns"));

  for (guint i = 0; i < self->columns->len; i++)
    {
      GtkColumnViewColumn *column = self->columns->pdata[i];
      const char *field = gtk_column_view_column_get_id (column);
      GtkWidget *check;

      if (is_title (self, field))
        continue;
      check = gtk_check_button_new_with_label (gtk_column_view_column_get_title (column));
      g_object_set_data (G_OBJECT (check), "field", (gpointer) field);
      g_object_bind_property (column, "visible", check, "active", G_BINDING_SYNC_CREATE);
      g_signal_connect_object (check, "toggled", G_CALLBACK (chooser_toggled_cb), self,
                               G_CONNECT_DEFAULT);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_widget_set_margin_top (reset, 6);
  gtk_widget_add_css_class (reset, "flat");
  g_signal_connect_object (reset, "clicked", G_CALLBACK (isms_columns_reset), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), reset);
  return box;
}
