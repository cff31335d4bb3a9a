/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The filters of a register. */

#include "isms-filter-bar.h"

#include "isms-config.h"
#include <glib/gi18n-lib.h>

#include "isms-fit-bin.h"
#include "isms-ready-view.h"

/* Between the chips, in application pixels. */
#define SPACING 6

/* What a chip grows by once it says what it lets through; grows with the text. It is kept free, so
 * that the first filter that is set pushes no other chip away. */
#define GROWTH 100

struct _IsmsFilterBar
{
  AdwBin parent_instance;

  IsmsWorkspace *workspace;
  GPtrArray *chips;      /* borrowed from the tree */
  GArray *plain;         /* how wide each is with no value in it, in pixels; 0: not known yet */
  IsmsFilterChip *added; /* shown for want of room only while the person chooses */
  GMenu *rest;           /* the chips there is no room for */
  GSimpleActionGroup *actions;
  IsmsFitBin *fit;
  GtkWidget *box;
  GtkWidget *add;
  GtkWidget *clear;
};

G_DEFINE_FINAL_TYPE (IsmsFilterBar, isms_filter_bar, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_needed (IsmsFilterBar *self, IsmsFilterChip *chip)
{
  return chip == self->added || isms_filter_chip_is_active (chip);
}

/* A hidden widget has no size: it is shown. */
static int
measure (GtkWidget *widget)
{
  int natural;

  gtk_widget_set_visible (widget, TRUE);
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural + SPACING;
}

static void
show_chip (IsmsFilterBar *self, IsmsFilterChip *chip, gboolean shown)
{
  const IsmsField *field = isms_filter_chip_get_field (chip);
  g_autofree char *action = NULL;

  gtk_widget_set_visible (GTK_WIDGET (chip), shown);
  if (shown)
    return;
  action = g_strconcat ("filters.add::", field->name, NULL);
  g_menu_append (self->rest, _ (field->label), action);
}

/* What is kept free for the first chip that will grow, less what has grown already. */
static int
measure_reserve (IsmsFilterBar *self, const int *widths)
{
  int growth = (int) adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, GROWTH,
                                            gtk_widget_get_settings (GTK_WIDGET (self)));

  if (isms_filter_bar_get_n_active (self) > 1)
    return 0;
  for (guint i = 0; i < self->chips->len; i++)
    if (isms_filter_chip_is_active (self->chips->pdata[i]))
      growth -= widths[i] - g_array_index (self->plain, int, i);
    else if (is_needed (self, self->chips->pdata[i]))
      growth -= widths[i];
  return MAX (growth, 0);
}

/* How wide each chip is, and what is left of the row beside what is always shown. */
static int
measure_room (IsmsFilterBar *self, int *widths, int *reserve)
{
  int room = isms_fit_bin_get_width (self->fit);
  int others = 0;

  for (guint i = 0; i < self->chips->len; i++)
    {
      widths[i] = measure (self->chips->pdata[i]);
      if (!isms_filter_chip_is_active (self->chips->pdata[i]))
        g_array_index (self->plain, int, i) = widths[i];
      if (is_needed (self, self->chips->pdata[i]))
        room -= widths[i];
      else
        others += widths[i];
    }
  *reserve = measure_reserve (self, widths);
  room -= *reserve;
  if (gtk_widget_get_visible (self->clear))
    room -= measure (self->clear);
  if (others > room)
    room -= measure (self->add);
  return room;
}

/* Chips that hold something back are always shown, and wrap; of the others as many as fit into one
 * row, but the first even where it leaves no room for a chip to grow. The rest are in a menu. A
 * single filter is taken away by its own button. Nothing is measured before there is a row. */
static void
fit (IsmsFilterBar *self)
{
  g_autofree int *widths = g_new0 (int, self->chips->len);
  int room = -1;
  int reserve = 0;

  g_menu_remove_all (self->rest);
  gtk_widget_set_visible (self->clear, isms_filter_bar_get_n_active (self) > 1);
  if (isms_fit_bin_get_width (self->fit) > 0)
    room = measure_room (self, widths, &reserve);
  if (isms_filter_bar_get_n_active (self) > 0)
    reserve = 0;
  for (guint i = 0; i < self->chips->len; i++)
    {
      gboolean shown = is_needed (self, self->chips->pdata[i]);

      if (!shown)
        {
          room -= widths[i];
          shown = room + reserve >= 0;
          reserve = 0; /* for the first of them */
        }
      show_chip (self, self->chips->pdata[i], shown);
    }
  gtk_widget_set_visible (self->add, g_menu_model_get_n_items (G_MENU_MODEL (self->rest)) > 0);
}

static void
fit_cb (IsmsFilterBar *self, int width)
{
  fit (self);
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  IsmsFilterBar *self = user_data;
  IsmsFilterChip *chip = isms_filter_bar_find (self, g_variant_get_string (parameter, NULL));

  if (chip == NULL)
    return;
  self->added = chip;
  fit (self);
  isms_filter_chip_popup (chip);
}

static void
chip_closed_cb (IsmsFilterChip *chip, IsmsFilterBar *self)
{
  if (self->added != chip)
    return;
  self->added = NULL;
  fit (self);
}

/* Whether there is something to choose from. */
static gboolean
can_filter (const IsmsField *field)
{
  return field->choices != NULL || field->target != NULL || field->kind == ISMS_FIELD_BOOLEAN
         || field->kind == ISMS_FIELD_TEXT || field->kind == ISMS_FIELD_DATE;
}

static void
chip_changed_cb (IsmsFilterChip *chip, IsmsFilterBar *self)
{
  fit (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What is mine is another's now. */
static void
acting_cb (IsmsFilterBar *self)
{
  gboolean mine = FALSE;

  for (guint i = 0; i < self->chips->len; i++)
    mine = isms_filter_chip_show_acting (self->chips->pdata[i]) || mine;
  if (mine)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
clear_cb (GtkButton *button, IsmsFilterBar *self)
{
  isms_filter_bar_clear (self);
  gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
}

static void
isms_filter_bar_finalize (GObject *object)
{
  IsmsFilterBar *self = ISMS_FILTER_BAR (object);

  g_object_unref (self->workspace);
  g_ptr_array_unref (self->chips);
  g_array_unref (self->plain);
  g_object_unref (self->rest);
  g_object_unref (self->actions);

  G_OBJECT_CLASS (isms_filter_bar_parent_class)->finalize (object);
}

static void
isms_filter_bar_class_init (IsmsFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_filter_bar_finalize;

  signals[CHANGED] = g_signal_new ("changed", ISMS_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  IsmsFilterBar *self = data;

  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, G_MENU_MODEL (self->rest));
}

static void
create_buttons (IsmsFilterBar *self)
{
  GtkWidget *content = adw_button_content_new ();

  self->add = gtk_menu_button_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  /* Translators: a button that shows the filters that there is no room for */
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("Filter"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->add), content);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->add), create_menu_cb, self, NULL);
  gtk_widget_set_tooltip_text (self->add, _ ("Add a Filter"));
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_set_visible (self->add, FALSE);

  self->clear = gtk_button_new_with_mnemonic (_ ("_Clear All"));
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_widget_set_visible (self->clear, FALSE);
  g_signal_connect (self->clear, "clicked", G_CALLBACK (clear_cb), self);
}

static void
isms_filter_bar_init (IsmsFilterBar *self)
{
  static const GActionEntry entries[] = {
    { .name = "add", .activate = add_cb, .parameter_type = "s" },
  };

  self->chips = g_ptr_array_new ();
  self->plain = g_array_new (FALSE, TRUE, sizeof (int));
  self->rest = g_menu_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "filters", G_ACTION_GROUP (self->actions));
  self->box = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->box), SPACING);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->box), SPACING);
  self->fit = ISMS_FIT_BIN (isms_fit_bin_new ());
  g_signal_connect_swapped (self->fit, "fit", G_CALLBACK (fit_cb), self);
  adw_bin_set_child (ADW_BIN (self->fit), self->box);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->fit));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filters"), -1);
  create_buttons (self);
}

/**
 * isms_filter_bar_new:
 * @workspace: where records are looked up
 * @kind: whose fields
 *
 * Returns: chips for the fields of @kind that are marked %ISMS_FIELD_FILTERED, and those that a
 * ready view filters by
 */
GtkWidget *
isms_filter_bar_new (IsmsWorkspace *workspace, const IsmsKind *kind)
{
  IsmsFilterBar *self = g_object_new (ISMS_TYPE_FILTER_BAR, NULL);
  g_autoptr (GPtrArray) fields = isms_kind_list_fields (kind);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "notify::acting-person", G_CALLBACK (acting_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < fields->len; i++)
    {
      const IsmsField *field = fields->pdata[i];
      GtkWidget *chip;

      if ((field->flags & ISMS_FIELD_FILTERED) == 0 && !isms_ready_views_use (kind, field))
        continue;
      if (!can_filter (field))
        continue;
      chip = isms_filter_chip_new (workspace, kind, field);
      g_signal_connect_object (chip, "changed", G_CALLBACK (chip_changed_cb), self,
                               G_CONNECT_DEFAULT);
      g_signal_connect_object (chip, "closed", G_CALLBACK (chip_closed_cb), self,
                               G_CONNECT_DEFAULT);
      gtk_widget_set_visible (chip, FALSE);
      adw_wrap_box_append (ADW_WRAP_BOX (self->box), chip);
      g_ptr_array_add (self->chips, chip);
      g_array_set_size (self->plain, self->chips->len);
    }
  adw_wrap_box_append (ADW_WRAP_BOX (self->box), self->add);
  adw_wrap_box_append (ADW_WRAP_BOX (self->box), self->clear);
  return GTK_WIDGET (self);
}

/**
 * isms_filter_bar_apply:
 * @self: a filter bar
 * @query: a query that nobody uses yet
 *
 * Puts the filters of all chips into @query, and who acts.
 */
void
isms_filter_bar_apply (IsmsFilterBar *self, IsmsQuery *query)
{
  g_return_if_fail (ISMS_IS_FILTER_BAR (self));

  isms_query_set_acting (query, isms_workspace_get_acting_person (self->workspace));
  for (guint i = 0; i < self->chips->len; i++)
    {
      g_auto (GStrv) values = isms_filter_chip_dup_values (self->chips->pdata[i]);

      isms_query_filter (query, isms_filter_chip_get_field (self->chips->pdata[i])->name,
                         (const char *const *) values);
    }
}

/**
 * isms_filter_bar_adopt:
 * @self: a filter bar
 * @query: a query
 *
 * Shows the filters of @query. Does not emit "changed".
 */
void
isms_filter_bar_adopt (IsmsFilterBar *self, IsmsQuery *query)
{
  g_return_if_fail (ISMS_IS_FILTER_BAR (self));

  for (guint i = 0; i < self->chips->len; i++)
    isms_filter_chip_set_values (
        self->chips->pdata[i],
        isms_query_get_filter (query, isms_filter_chip_get_field (self->chips->pdata[i])->name));
  fit (self);
}

/**
 * isms_filter_bar_dup_state:
 * @self: a filter bar
 *
 * Returns: (transfer floating): the fields that are filtered by with what they let through, as
 *   "a{sas}"
 */
GVariant *
isms_filter_bar_dup_state (IsmsFilterBar *self)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sas}"));

  for (guint i = 0; i < self->chips->len; i++)
    {
      g_auto (GStrv) values = isms_filter_chip_dup_values (self->chips->pdata[i]);

      if (values[0] != NULL)
        g_variant_builder_add (&builder, "{s^as}",
                               isms_filter_chip_get_field (self->chips->pdata[i])->name, values);
    }
  return g_variant_builder_end (&builder);
}

/**
 * isms_filter_bar_set_state:
 * @self: a filter bar
 * @state: what isms_filter_bar_dup_state () gave
 *
 * Does not emit "changed".
 */
void
isms_filter_bar_set_state (IsmsFilterBar *self, GVariant *state)
{
  g_return_if_fail (ISMS_IS_FILTER_BAR (self));

  for (guint i = 0; i < self->chips->len; i++)
    {
      const char *name = isms_filter_chip_get_field (self->chips->pdata[i])->name;
      g_auto (GStrv) values = NULL;

      g_variant_lookup (state, name, "^as", &values);
      isms_filter_chip_set_values (self->chips->pdata[i], (const char *const *) values);
    }
  fit (self);
}

/**
 * isms_filter_bar_clear:
 * @self: a filter bar
 *
 * Takes all filters away, and says so once.
 */
void
isms_filter_bar_clear (IsmsFilterBar *self)
{
  g_return_if_fail (ISMS_IS_FILTER_BAR (self));

  if (isms_filter_bar_get_n_active (self) == 0)
    return;
  for (guint i = 0; i < self->chips->len; i++)
    isms_filter_chip_set_values (self->chips->pdata[i], NULL);
  fit (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * isms_filter_bar_get_n_active:
 * @self: a filter bar
 *
 * Returns: how many chips hold something back
 */
guint
isms_filter_bar_get_n_active (IsmsFilterBar *self)
{
  guint n = 0;

  g_return_val_if_fail (ISMS_IS_FILTER_BAR (self), 0);

  for (guint i = 0; i < self->chips->len; i++)
    n += isms_filter_chip_is_active (self->chips->pdata[i]);
  return n;
}

/**
 * isms_filter_bar_get_n_chips:
 * @self: a filter bar
 *
 * Returns: how many chips there are
 */
guint
isms_filter_bar_get_n_chips (IsmsFilterBar *self)
{
  g_return_val_if_fail (ISMS_IS_FILTER_BAR (self), 0);

  return self->chips->len;
}

/**
 * isms_filter_bar_find:
 * @self: a filter bar
 * @field: a field's name
 *
 * Returns: (transfer none) (nullable): the chip of @field
 */
IsmsFilterChip *
isms_filter_bar_find (IsmsFilterBar *self, const char *field)
{
  g_return_val_if_fail (ISMS_IS_FILTER_BAR (self), NULL);

  for (guint i = 0; i < self->chips->len; i++)
    if (g_str_equal (isms_filter_chip_get_field (self->chips->pdata[i])->name, field))
      return self->chips->pdata[i];
  return NULL;
}
