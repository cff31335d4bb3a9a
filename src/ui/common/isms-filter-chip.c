/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A filter by one field. */

#include "isms-filter-chip.h"

#include "isms-config.h"
#include <glib/gi18n-lib.h>

#include "isms-query.h"

/* More values than this are counted, not named. */
#define NAMED 2

struct _IsmsFilterChip
{
  AdwBin parent_instance;

  IsmsWorkspace *workspace;
  const IsmsKind *kind;
  const IsmsField *field;
  IsmsPicker *picker; /* made when it is first asked for */
  GStrv values;       /* what it lets through; empty: everything */
  char *label;

  GtkWidget *button;
  GtkWidget *clear;
};

G_DEFINE_FINAL_TYPE (IsmsFilterChip, isms_filter_chip, ADW_TYPE_BIN)

enum
{
  CHANGED,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_words (IsmsFilterChip *self)
{
  guint n = g_strv_length (self->values);
  g_auto (GStrv) words = NULL;

  if (n > NAMED)
    /* Translators: how many values a filter lets through: "3 chosen" */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u chosen", "%u chosen", n), n);
  words = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    words[i] = isms_picker_dup_label (self->workspace, self->field, self->values[i]);
  return g_strjoinv (", ", words);
}

static void
show_values (IsmsFilterChip *self)
{
  gboolean active = self->values[0] != NULL;
  const char *field = _ (self->field->label);
  GtkWidget *box = adw_bin_get_child (ADW_BIN (self));
  g_autofree char *before = g_steal_pointer (&self->label);

  if (active)
    {
      g_autofree char *words = dup_words (self);

      /* Translators: an active filter: a field and its values, "Owner: A. Osei" */
      self->label = g_strdup_printf (_ ("%s: %s"), field, words);
      gtk_widget_add_css_class (box, "linked");
      gtk_widget_remove_css_class (self->button, "flat");
    }
  else
    {
      self->label = g_strdup (field);
      gtk_widget_remove_css_class (box, "linked");
      gtk_widget_add_css_class (self->button, "flat");
    }
  if (g_strcmp0 (self->label, before) != 0) /* the button makes its label anew each time */
    gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), self->label);
  gtk_widget_set_visible (self->clear, active);
}

static void
picked_cb (IsmsPicker *picker, const char *value, IsmsFilterChip *self)
{
  g_strfreev (self->values);
  self->values = isms_picker_dup_chosen (picker);
  show_values (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
create_popover_cb (GtkMenuButton *button, gpointer data)
{
  isms_filter_chip_get_picker (data);
}

static void
popover_closed_cb (GtkPopover *popover, IsmsFilterChip *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
clear_cb (IsmsFilterChip *self)
{
  gtk_widget_grab_focus (self->button);
  isms_filter_chip_set_values (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
isms_filter_chip_dispose (GObject *object)
{
  IsmsFilterChip *self = ISMS_FILTER_CHIP (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ISMS_TYPE_FILTER_CHIP);
  g_clear_object (&self->picker);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (isms_filter_chip_parent_class)->dispose (object);
}

static void
isms_filter_chip_finalize (GObject *object)
{
  IsmsFilterChip *self = ISMS_FILTER_CHIP (object);

  g_free (self->label);
  g_strfreev (self->values);

  G_OBJECT_CLASS (isms_filter_chip_parent_class)->finalize (object);
}

static void
isms_filter_chip_class_init (IsmsFilterChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = isms_filter_chip_dispose;
  object_class->finalize = isms_filter_chip_finalize;

  signals[CHANGED] = g_signal_new ("changed", ISMS_TYPE_FILTER_CHIP, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", ISMS_TYPE_FILTER_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-filter-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsFilterChip, button);
  gtk_widget_class_bind_template_child (widget_class, IsmsFilterChip, clear);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
isms_filter_chip_init (IsmsFilterChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * isms_filter_chip_new:
 * @workspace: where records are looked up
 * @kind: whose records
 * @field: what to filter by
 *
 * Returns: a chip that lets everything through
 */
GtkWidget *
isms_filter_chip_new (IsmsWorkspace *workspace, const IsmsKind *kind, const IsmsField *field)
{
  IsmsFilterChip *self = g_object_new (ISMS_TYPE_FILTER_CHIP, NULL);
  g_autofree char *clear = NULL;

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->field = field;
  self->values = g_new0 (char *, 1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_popover_cb, self,
                                         NULL);
  /* Translators: takes away the filter by a field: "Clear Owner" */
  clear = g_strdup_printf (_ ("Clear %s"), _ (field->label));
  gtk_widget_set_tooltip_text (self->clear, clear);
  show_values (self);
  return GTK_WIDGET (self);
}

/**
 * isms_filter_chip_get_field:
 * @self: a chip
 *
 * Returns: (transfer none): what it filters by
 */
const IsmsField *
isms_filter_chip_get_field (IsmsFilterChip *self)
{
  g_return_val_if_fail (ISMS_IS_FILTER_CHIP (self), NULL);

  return self->field;
}

/**
 * isms_filter_chip_get_picker:
 * @self: a chip
 *
 * Returns: (transfer none): the list in its popover, which is made by the first call
 */
IsmsPicker *
isms_filter_chip_get_picker (IsmsFilterChip *self)
{
  IsmsPickerFlags flags = ISMS_PICKER_SEVERAL | ISMS_PICKER_ME;
  GtkWidget *popover;

  g_return_val_if_fail (ISMS_IS_FILTER_CHIP (self), NULL);

  if (self->picker != NULL)
    return self->picker;
  if (self->field->kind != ISMS_FIELD_BOOLEAN && (self->field->flags & ISMS_FIELD_REQUIRED) == 0)
    flags |= ISMS_PICKER_NONE;
  self->picker = g_object_ref_sink (
      ISMS_PICKER (isms_picker_new (self->workspace, self->kind, self->field, flags)));
  isms_picker_set_chosen (self->picker, (const char *const *) self->values);
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_DEFAULT);
  popover = isms_picker_create_popover (self->picker);
  g_signal_connect_object (popover, "closed", G_CALLBACK (popover_closed_cb), self,
                           G_CONNECT_DEFAULT);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  return self->picker;
}

/**
 * isms_filter_chip_set_values:
 * @self: a chip
 * @values: (nullable): what to let through; %NULL or empty: everything
 *
 * Does not emit "changed".
 */
void
isms_filter_chip_set_values (IsmsFilterChip *self, const char *const *values)
{
  g_return_if_fail (ISMS_IS_FILTER_CHIP (self));

  g_strfreev (self->values);
  self->values = values != NULL ? g_strdupv ((GStrv) values) : g_new0 (char *, 1);
  if (self->picker != NULL)
    isms_picker_set_chosen (self->picker, values);
  show_values (self);
}

/**
 * isms_filter_chip_dup_values:
 * @self: a chip
 *
 * Returns: (transfer full): what it lets through; empty: everything
 */
GStrv
isms_filter_chip_dup_values (IsmsFilterChip *self)
{
  g_return_val_if_fail (ISMS_IS_FILTER_CHIP (self), NULL);

  return g_strdupv (self->values);
}

/**
 * isms_filter_chip_get_label:
 * @self: a chip
 *
 * Returns: (transfer none): what its button says
 */
const char *
isms_filter_chip_get_label (IsmsFilterChip *self)
{
  g_return_val_if_fail (ISMS_IS_FILTER_CHIP (self), NULL);

  return self->label;
}

/**
 * isms_filter_chip_is_active:
 * @self: a chip
 *
 * Returns: whether it holds something back
 */
gboolean
isms_filter_chip_is_active (IsmsFilterChip *self)
{
  g_return_val_if_fail (ISMS_IS_FILTER_CHIP (self), FALSE);

  return self->values[0] != NULL;
}

/**
 * isms_filter_chip_show_acting:
 * @self: a chip
 *
 * Says who acts now, where that is a value of the field.
 *
 * Returns: whether it lets through what is the acting person's
 */
gboolean
isms_filter_chip_show_acting (IsmsFilterChip *self)
{
  g_return_val_if_fail (ISMS_IS_FILTER_CHIP (self), FALSE);

  if (self->picker != NULL)
    isms_picker_reset (self->picker);
  if (g_strcmp0 (self->field->target, "person") != 0
      || !g_strv_contains ((const char *const *) self->values, ISMS_QUERY_ME))
    return FALSE;
  show_values (self);
  return TRUE;
}

/**
 * isms_filter_chip_popup:
 * @self: a chip that is shown
 *
 * Opens the list of what it may let through, as a click does.
 */
void
isms_filter_chip_popup (IsmsFilterChip *self)
{
  g_return_if_fail (ISMS_IS_FILTER_CHIP (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
