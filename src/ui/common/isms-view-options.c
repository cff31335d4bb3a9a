/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The popover that says how a register is shown. */

#include "isms-config.h"

#include "isms-view-options.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _IsmsViewOptions
{
  GtkPopover parent_instance;

  GSettings *settings;
  GPtrArray *fields; /* of the rows of the drop-down: names; NULL for none */

  GtkWidget *views;
  GtkWidget *group;
  GtkWidget *archived;
  GtkWidget *columns;
};

G_DEFINE_FINAL_TYPE (IsmsViewOptions, isms_view_options, GTK_TYPE_POPOVER)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
can_group (const IsmsField *field)
{
  if ((field->flags & ISMS_FIELD_INTERNAL) != 0)
    return FALSE;
  return field->kind == ISMS_FIELD_CHOICE || field->kind == ISMS_FIELD_REFERENCE
         || field->kind == ISMS_FIELD_BOOLEAN || (field->flags & ISMS_FIELD_FOR) != 0
         || (field->kind == ISMS_FIELD_TEXT && (field->flags & ISMS_FIELD_FILTERED) != 0);
}

static void
archived_cb (IsmsViewOptions *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
changed_cb (IsmsViewOptions *self)
{
  const char *field = isms_view_options_get_group (self);

  if (self->settings == NULL)
    return;
  g_settings_set_string (self->settings, "group", field != NULL ? field : "");
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
isms_view_options_dispose (GObject *object)
{
  IsmsViewOptions *self = ISMS_VIEW_OPTIONS (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), ISMS_TYPE_VIEW_OPTIONS);

  G_OBJECT_CLASS (isms_view_options_parent_class)->dispose (object);
}

static void
isms_view_options_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_VIEW_OPTIONS (object)->fields);

  G_OBJECT_CLASS (isms_view_options_parent_class)->finalize (object);
}

static void
isms_view_options_class_init (IsmsViewOptionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = isms_view_options_dispose;
  object_class->finalize = isms_view_options_finalize;

  signals[CHANGED] = g_signal_new ("changed", ISMS_TYPE_VIEW_OPTIONS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-view-options.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsViewOptions, views);
  gtk_widget_class_bind_template_child (widget_class, IsmsViewOptions, group);
  gtk_widget_class_bind_template_child (widget_class, IsmsViewOptions, archived);
  gtk_widget_class_bind_template_child (widget_class, IsmsViewOptions, columns);
  gtk_widget_class_bind_template_callback (widget_class, archived_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
isms_view_options_init (IsmsViewOptions *self)
{
  self->fields = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * isms_view_options_new:
 * @kind: whose fields
 * @columns: the columns to choose from
 * @settings: of schema org.parapet.Parapet.Register
 *
 * Returns: a popover, with the group last chosen
 */
GtkWidget *
isms_view_options_new (const IsmsKind *kind, IsmsColumns *columns, GSettings *settings)
{
  IsmsViewOptions *self = g_object_new (ISMS_TYPE_VIEW_OPTIONS, NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autofree char *group = g_settings_get_string (settings, "group");

  /* Translators: of "Group By" */
  gtk_string_list_append (labels, C_ ("group by", "None"));
  g_ptr_array_add (self->fields, NULL);
  if (kind->tree != NULL)
    {
      /* Translators: of "Group By": everything below what it is a part of */
      gtk_string_list_append (labels, C_ ("group by", "Structure"));
      g_ptr_array_add (self->fields, (gpointer) ISMS_VIEW_TREE);
    }
  for (guint i = 0; i < kind->n_fields; i++)
    if (can_group (&kind->fields[i]))
      {
        gtk_string_list_append (labels, _ (kind->fields[i].label));
        g_ptr_array_add (self->fields, (gpointer) kind->fields[i].name);
      }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->group), G_LIST_MODEL (labels));
  isms_view_options_set_group (self, group);
  adw_bin_set_child (ADW_BIN (self->columns), isms_columns_create_chooser (columns));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->columns), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Columns"), -1);
  self->settings = g_object_ref (settings);
  return GTK_WIDGET (self);
}

/**
 * isms_view_options_set_views:
 * @self: view options
 * @views: the IsmsSavedViews to stand at the top
 */
void
isms_view_options_set_views (IsmsViewOptions *self, GtkWidget *views)
{
  g_return_if_fail (ISMS_IS_VIEW_OPTIONS (self));

  adw_bin_set_child (ADW_BIN (self->views), views);
}

/**
 * isms_view_options_get_group:
 * @self: view options
 *
 * Returns: (nullable): the name of the field to group by, or ISMS_VIEW_TREE
 */
const char *
isms_view_options_get_group (IsmsViewOptions *self)
{
  guint selected;

  g_return_val_if_fail (ISMS_IS_VIEW_OPTIONS (self), NULL);

  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->group));
  return selected < self->fields->len ? self->fields->pdata[selected] : NULL;
}

/**
 * isms_view_options_set_group:
 * @self: view options
 * @field: (nullable): the name of a field; %NULL, or one that can not be grouped by, for none
 */
void
isms_view_options_set_group (IsmsViewOptions *self, const char *field)
{
  guint position = 0;

  g_return_if_fail (ISMS_IS_VIEW_OPTIONS (self));

  for (guint i = 1; field != NULL && i < self->fields->len; i++)
    if (g_str_equal (self->fields->pdata[i], field))
      position = i;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->group), position);
}

/**
 * isms_view_options_get_archived:
 * @self: view options
 *
 * Returns: whether archived records are shown too
 */
gboolean
isms_view_options_get_archived (IsmsViewOptions *self)
{
  g_return_val_if_fail (ISMS_IS_VIEW_OPTIONS (self), FALSE);

  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->archived));
}

/**
 * isms_view_options_set_archived:
 * @self: view options
 * @archived: whether archived records are shown too
 */
void
isms_view_options_set_archived (IsmsViewOptions *self, gboolean archived)
{
  g_return_if_fail (ISMS_IS_VIEW_OPTIONS (self));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->archived), archived);
}
