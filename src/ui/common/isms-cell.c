/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One field of one record in a list. */

#include "isms-config.h"

#include "isms-cell.h"

#include <glib/gi18n-lib.h>

#include "isms-level-badge.h"
#include "isms-list-sight.h"
#include "isms-text.h"
#include "isms-tree-cell.h"

/* More than any column shows; laying out a cell of ten megabytes would hold the window. */
#define MAX_CHARS 400
#define MAX_CHOICE 20 /* characters of a choice that a column is wide enough for */

struct _IsmsCell
{
  GtkWidget parent_instance;

  IsmsWorkspace *workspace;
  const IsmsField *field;
  IsmsRecord *record;
  char *property; /* interned */
  gulong notify_id;
  gulong moot_id; /* of the field that takes the words away */
  gulong slot_id; /* of the place that it shows, in a list */

  GtkWidget *badge; /* of a level; or NULL */
  GtkWidget *text;  /* its size does not follow what it says, so columns hold still */
};

G_DEFINE_FINAL_TYPE (IsmsCell, isms_cell, GTK_TYPE_WIDGET)

static gboolean
is_ref (const IsmsField *field)
{
  return g_str_equal (field->name, "ref") || g_str_has_suffix (field->name, "_ref");
}

static gboolean
is_number (const IsmsField *field)
{
  return field->kind == ISMS_FIELD_INTEGER || field->kind == ISMS_FIELD_REAL
         || field->kind == ISMS_FIELD_MONEY;
}

/* "current_level_name" is the name of the level whose rank is in "current_level". */
static char *
dup_rank_name (const IsmsField *field)
{
  if (!isms_cell_is_level (field))
    return NULL;
  return g_strndup (field->name, strlen (field->name) - strlen ("_name"));
}

static void
show_badge (IsmsCell *self)
{
  g_autofree char *rank = dup_rank_name (self->field);
  const IsmsLevel *level = NULL;

  if (self->record != NULL)
    level =
        isms_level_find (self->workspace, isms_record_get_text (self->record, self->field->name),
                         (int) isms_record_get_int (self->record, rank));
  isms_level_badge_set_level (ISMS_LEVEL_BADGE (self->badge), level);
}

static void
show_text (IsmsCell *self)
{
  g_autofree char *text = NULL;

  if (self->record != NULL)
    text = isms_cell_dup_text (self->record, self->field);
  isms_text_set_text (ISMS_TEXT (self->text), text);
  if (self->badge != NULL)
    show_badge (self);
}

/* Told to let go before it goes: a closure that watches it would cost more than the cell. */
static void
follow (IsmsCell *self, IsmsRecord *record)
{
  if (self->record != NULL)
    {
      g_clear_signal_handler (&self->notify_id, self->record);
      g_clear_signal_handler (&self->moot_id, self->record);
    }
  g_set_object (&self->record, record);
  if (record != NULL)
    self->notify_id =
        g_signal_connect_swapped (record, self->property, G_CALLBACK (show_text), self);
  if (record != NULL && self->field->moot_field != NULL)
    {
      g_autofree char *signal = g_strconcat ("notify::", self->field->moot_field, NULL);

      self->moot_id = g_signal_connect_swapped (record, signal, G_CALLBACK (show_text), self);
    }
}

static void
isms_cell_dispose (GObject *object)
{
  IsmsCell *self = ISMS_CELL (object);

  follow (self, NULL);
  g_clear_pointer (&self->badge, gtk_widget_unparent);
  g_clear_pointer (&self->text, gtk_widget_unparent);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (isms_cell_parent_class)->dispose (object);
}

static void
isms_cell_class_init (IsmsCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = isms_cell_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
isms_cell_init (IsmsCell *self)
{
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *item, IsmsWorkspace *workspace)
{
  const IsmsField *field = g_object_get_data (G_OBJECT (factory), "field");

  gtk_column_view_cell_set_child (item, isms_cell_new (workspace, field));
}

static void
slot_changed_cb (IsmsCell *self, IsmsSlot *slot)
{
  isms_list_sight_set_seen (GTK_WIDGET (self), !isms_slot_is_past (slot));
  isms_cell_set_record (self, isms_slot_get_record (slot));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *item, gpointer user_data)
{
  IsmsCell *self = ISMS_CELL (gtk_column_view_cell_get_child (item));
  IsmsSlot *slot = gtk_column_view_cell_get_item (item);

  self->slot_id = g_signal_connect_swapped (slot, "changed", G_CALLBACK (slot_changed_cb), self);
  slot_changed_cb (self, slot);
}

/* What it says goes with it, or when it is bound again. */
static void
unbind_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *item, gpointer user_data)
{
  IsmsCell *self = ISMS_CELL (gtk_column_view_cell_get_child (item));

  g_clear_signal_handler (&self->slot_id, gtk_column_view_cell_get_item (item));
  follow (self, NULL);
}

static void
name_heading (GtkColumnViewRow *row, const IsmsKind *kind, const IsmsListNode *node)
{
  g_autofree char *spoken = isms_tree_cell_dup_heading (kind, node);

  gtk_column_view_row_set_accessible_label (row, spoken);
}

/* One that could not be loaded has neither. */
static void
name_record (GtkColumnViewRow *row, IsmsRecord *record)
{
  const char *ref = isms_record_get_ref (record);
  const char *title = isms_record_get_title (record);
  g_autofree char *spoken =
      g_strdup_printf ("%s%s%s", ref != NULL ? ref : "", ref != NULL && title != NULL ? " " : "",
                       title != NULL ? title : "");

  gtk_column_view_row_set_accessible_label (row, spoken);
}

static void
record_changed_cb (GtkColumnViewRow *row, GParamSpec *pspec, IsmsRecord *record)
{
  name_record (row, record);
}

/* The row keeps the record that it is named after. */
static void
follow_record (GtkColumnViewRow *row, IsmsRecord *record)
{
  IsmsRecord *before = g_object_get_data (G_OBJECT (row), "record");

  if (before == record)
    return;
  if (before != NULL)
    g_signal_handlers_disconnect_by_data (before, row);
  g_object_set_data_full (G_OBJECT (row), "record", record != NULL ? g_object_ref (record) : NULL,
                          g_object_unref);
  if (record == NULL)
    return;
  g_signal_connect_swapped (record, "notify::ref", G_CALLBACK (record_changed_cb), row);
  g_signal_connect_swapped (record, "notify::title", G_CALLBACK (record_changed_cb), row);
}

static void
show_row (GtkColumnViewRow *row, IsmsSlot *slot)
{
  IsmsList *list = g_object_get_data (G_OBJECT (row), "list");
  IsmsRecord *record = isms_slot_get_record (slot);
  gint64 id = isms_slot_get_id (slot);
  IsmsListNode node;

  follow_record (row, record);
  gtk_column_view_row_set_selectable (row, id >= 0);
  if (record == NULL)
    gtk_column_view_row_set_accessible_label (row, "");
  else if (id < 0 && isms_list_get_node (list, id, &node))
    name_heading (row, isms_query_get_kind (isms_list_get_query (list)), &node);
  else
    name_record (row, record);
}

static void
row_setup_cb (GtkSignalListItemFactory *factory, GtkColumnViewRow *row, IsmsList *list)
{
  gtk_column_view_row_set_activatable (row, TRUE);
  g_object_set_data_full (G_OBJECT (row), "list", g_object_ref (list), g_object_unref);
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkColumnViewRow *row, gpointer user_data)
{
  IsmsSlot *slot = gtk_column_view_row_get_item (row);

  g_signal_connect_swapped (slot, "changed", G_CALLBACK (show_row), row);
  show_row (row, slot);
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory, GtkColumnViewRow *row, gpointer user_data)
{
  g_signal_handlers_disconnect_by_data (gtk_column_view_row_get_item (row), row);
  follow_record (row, NULL);
}

/* Half a ref says nothing, nor does half a day; of the words of a choice, nearly all are wanted.
 * The title gives way to them: it is less than what its column is counted with. */
static guint
get_least_chars (const IsmsField *field, guint chars)
{
  if (is_ref (field))
    return chars;
  if (field->kind == ISMS_FIELD_DATE || field->kind == ISMS_FIELD_TIME)
    return chars - 1;
  if (field->kind == ISMS_FIELD_CHOICE)
    return MAX (chars * 3 / 5, chars - 3);
  if ((field->flags & ISMS_FIELD_REQUIRED) != 0 && field->kind == ISMS_FIELD_TEXT)
    return chars / 2;
  return chars * 3 / 5;
}

/**
 * isms_cell_new:
 * @workspace: whose records
 * @field: a field of the records it will show
 *
 * Returns: a cell without a record
 */
GtkWidget *
isms_cell_new (IsmsWorkspace *workspace, const IsmsField *field)
{
  IsmsCell *self = g_object_new (ISMS_TYPE_CELL, NULL);
  g_autofree char *property = g_strdelimit (g_strdup (field->name), "_", '-');
  g_autofree char *signal = g_strconcat ("notify::", property, NULL);
  g_autofree char *rank = dup_rank_name (field);
  guint width = isms_cell_get_chars (field);

  self->workspace = g_object_ref (workspace);
  self->field = field;
  self->property = (char *) g_intern_string (signal);
  self->text = isms_text_new (get_least_chars (field, width), width);
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  isms_text_set_number (ISMS_TEXT (self->text),
                        is_number (field) || field->kind == ISMS_FIELD_DATE
                            || field->kind == ISMS_FIELD_TIME,
                        is_number (field));
  if (rank != NULL)
    {
      self->badge = isms_level_badge_new ();
      gtk_widget_set_parent (self->badge, GTK_WIDGET (self));
      gtk_widget_insert_before (self->badge, GTK_WIDGET (self), self->text);
      gtk_box_layout_set_spacing (
          GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
    }
  return GTK_WIDGET (self);
}

/**
 * isms_cell_set_record:
 * @self: a cell
 * @record: (nullable): the record to show and follow
 */
void
isms_cell_set_record (IsmsCell *self, IsmsRecord *record)
{
  g_return_if_fail (ISMS_IS_CELL (self));

  if (self->record == record)
    return;
  follow (self, record);
  if (self->text != NULL)
    show_text (self);
}

/**
 * isms_cell_factory_new:
 * @workspace: whose records
 * @field: a field; it must live as long as the factory
 *
 * Returns: (transfer full): a factory for a #GtkColumnViewColumn
 */
GtkListItemFactory *
isms_cell_factory_new (IsmsWorkspace *workspace, const IsmsField *field)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "field", (gpointer) field);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), workspace, G_CONNECT_DEFAULT);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}

/**
 * isms_cell_dup_text:
 * @record: a record
 * @field: one of its fields
 *
 * Returns: (transfer full): the value as a list shows it: on one line
 */
char *
isms_cell_dup_text (IsmsRecord *record, const IsmsField *field)
{
  g_autofree char *text = NULL;

  if (isms_record_is_moot (record, field))
    return g_strdup ("");
  text = isms_record_dup_display (record, field);
  if (strlen (text) > MAX_CHARS && g_utf8_strlen (text, -1) > MAX_CHARS)
    *g_utf8_offset_to_pointer (text, MAX_CHARS) = '\0';
  g_strdelimit (text, "\n\r\t", ' ');
  return g_steal_pointer (&text);
}

/**
 * isms_cell_is_level:
 * @field: a field
 *
 * Returns: whether @field is the name of a risk level, shown with its badge
 */
gboolean
isms_cell_is_level (const IsmsField *field)
{
  return (field->flags & ISMS_FIELD_COMPUTED) != 0 && g_str_has_suffix (field->name, "_level_name");
}

/* The longest of what may stand there. */
static guint
get_choice_chars (const IsmsField *field)
{
  glong chars = 5;

  for (const IsmsChoice *choice = field->choices; choice->value != NULL; choice++)
    chars = MAX (chars, g_utf8_strlen (_ (choice->label), -1));
  return (guint) MIN (chars, MAX_CHOICE);
}

/**
 * isms_cell_get_chars:
 * @field: a field
 *
 * Returns: how many characters wide its column wants to be before a person says otherwise
 */
guint
isms_cell_get_chars (const IsmsField *field)
{
  if (isms_cell_is_level (field))
    return 10;
  switch (field->kind)
    {
    case ISMS_FIELD_INTEGER:
    case ISMS_FIELD_BOOLEAN:
      return 5;
    case ISMS_FIELD_REAL:
      return 7;
    case ISMS_FIELD_DATE:
      return 11;
    case ISMS_FIELD_MONEY: /* "120,000.00 EUR" */
      return 14;
    case ISMS_FIELD_CHOICE:
      return get_choice_chars (field);
    case ISMS_FIELD_REFERENCE:
      return 12;
    case ISMS_FIELD_TIME:
      return 18;
    case ISMS_FIELD_TEXT:
      if (is_ref (field))
        return 7;
      if (field->max > 0)
        return (guint) field->max;
      return (field->flags & ISMS_FIELD_REQUIRED) != 0 ? 36 : 16;
    case ISMS_FIELD_CHOICES:
    case ISMS_FIELD_LINKS:
    case ISMS_FIELD_RECORDS:
    case ISMS_FIELD_PROSE:
    default:
      return 20;
    }
}

/**
 * isms_row_factory_new:
 * @list: what the view shows
 *
 * Returns: (transfer full): a factory for the rows of a #GtkColumnView of records, which says to a
 *   screen reader what each row is
 */
GtkListItemFactory *
isms_row_factory_new (IsmsList *list)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (row_setup_cb), list, G_CONNECT_DEFAULT);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (row_unbind_cb), NULL);
  return factory;
}
