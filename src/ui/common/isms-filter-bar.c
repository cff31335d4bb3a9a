/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The filters of a register. */

#include "isms-filter-bar.h"

#include "isms-config.h"
#include <glib/gi18n-lib.h>

struct _IsmsFilterBar
{
  AdwBin parent_instance;

  GPtrArray *chips; /* borrowed from the tree */
  GtkWidget *box;
  GtkWidget *clear;
};

G_DEFINE_FINAL_TYPE (IsmsFilterBar, isms_filter_bar, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_clear (IsmsFilterBar *self)
{
  gtk_widget_set_visible (self->clear, isms_filter_bar_get_n_active (self) > 0);
}

/* Whether there is something to choose from. */
static gboolean
can_filter (const IsmsField *field)
{
  return field->choices != NULL || field->target != NULL || field->kind == ISMS_FIELD_BOOLEAN
         || field->kind == ISMS_FIELD_TEXT;
}

static void
chip_changed_cb (IsmsFilterChip *chip, IsmsFilterBar *self)
{
  show_clear (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
clear_cb (GtkButton *button, IsmsFilterBar *self)
{
  if (self->chips->len > 0)
    gtk_widget_child_focus (self->chips->pdata[0], GTK_DIR_TAB_FORWARD);
  isms_filter_bar_clear (self);
}

static void
isms_filter_bar_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_FILTER_BAR (object)->chips);

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
isms_filter_bar_init (IsmsFilterBar *self)
{
  self->chips = g_ptr_array_new ();
  self->box = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->box), 6);
  adw_bin_set_child (ADW_BIN (self), self->box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filters"), -1);

  self->clear = gtk_button_new_with_mnemonic (_ ("_Clear All"));
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_widget_set_visible (self->clear, FALSE);
  g_signal_connect (self->clear, "clicked", G_CALLBACK (clear_cb), self);
}

/**
 * isms_filter_bar_new:
 * @workspace: where records are looked up
 * @kind: whose fields
 *
 * Returns: chips for the fields of @kind that are marked %ISMS_FIELD_FILTERED
 */
GtkWidget *
isms_filter_bar_new (IsmsWorkspace *workspace, const IsmsKind *kind)
{
  IsmsFilterBar *self = g_object_new (ISMS_TYPE_FILTER_BAR, NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const IsmsField *field = &kind->fields[i];
      GtkWidget *chip;

      if ((field->flags & ISMS_FIELD_FILTERED) == 0)
        continue;
      if (!can_filter (field))
        continue;
      chip = isms_filter_chip_new (workspace, kind, field);
      g_signal_connect_object (chip, "changed", G_CALLBACK (chip_changed_cb), self,
                               G_CONNECT_DEFAULT);
      adw_wrap_box_append (ADW_WRAP_BOX (self->box), chip);
      g_ptr_array_add (self->chips, chip);
    }
  adw_wrap_box_append (ADW_WRAP_BOX (self->box), self->clear);
  return GTK_WIDGET (self);
}

/**
 * isms_filter_bar_apply:
 * @self: a filter bar
 * @query: a query that nobody uses yet
 *
 * Puts the filters of all chips into @query.
 */
void
isms_filter_bar_apply (IsmsFilterBar *self, IsmsQuery *query)
{
  g_return_if_fail (ISMS_IS_FILTER_BAR (self));

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
  show_clear (self);
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
  show_clear (self);
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
    {
      g_auto (GStrv) values = isms_filter_chip_dup_values (self->chips->pdata[i]);

      n += values[0] != NULL;
    }
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
