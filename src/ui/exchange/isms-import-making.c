/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A row for each kind of record that is named, with its switch; unfolded, each name and how often.
 * The rows of kinds stay when the plan is made anew, since the person is working with them. */

#include "isms-config.h"

#include "isms-import-making.h"

#include <glib/gi18n-lib.h>

#define SHOWN_NAMES 100

struct _IsmsImportMaking
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;

  IsmsImport *import; /* borrowed */
  GPtrArray *kinds;   /* of KindRow */
  gboolean updating;
};

typedef struct
{
  const IsmsKind *kind;
  AdwExpanderRow *row; /* borrowed from the group */
  GtkSwitch *make;     /* borrowed from the row */
  GPtrArray *names;    /* of GtkWidget, borrowed from the row */
} KindRow;

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IsmsImportMaking, isms_import_making, ADW_TYPE_BIN)

static void
free_kind_row (gpointer data)
{
  KindRow *self = data;

  g_ptr_array_unref (self->names);
  g_free (self);
}

static void
make_changed_cb (IsmsImportMaking *self, GParamSpec *pspec, GtkSwitch *make)
{
  if (self->updating || self->import == NULL)
    return;
  for (guint i = 0; i < self->kinds->len; i++)
    {
      const KindRow *row = self->kinds->pdata[i];

      if (row->make == make)
        isms_import_set_make (self->import, row->kind, gtk_switch_get_active (make));
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static KindRow *
add_kind_row (IsmsImportMaking *self, const IsmsKind *kind)
{
  KindRow *row = g_new0 (KindRow, 1);
  /* Translators: a switch; %s is a kind of record in the plural: "Make People" */
  g_autofree char *label = g_strdup_printf (_ ("Make %s"), _ (kind->plural));

  row->kind = kind;
  row->names = g_ptr_array_new ();
  row->row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  row->make = GTK_SWITCH (gtk_switch_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->row), FALSE);
  gtk_widget_set_valign (GTK_WIDGET (row->make), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->make), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->make), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (row->make, "notify::active", G_CALLBACK (make_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_expander_row_add_suffix (row->row, GTK_WIDGET (row->make));
  adw_preferences_group_add (self->group, GTK_WIDGET (row->row));
  g_ptr_array_add (self->kinds, row);
  return row;
}

static KindRow *
get_kind_row (IsmsImportMaking *self, const IsmsKind *kind)
{
  for (guint i = 0; i < self->kinds->len; i++)
    if (((KindRow *) self->kinds->pdata[i])->kind == kind)
      return self->kinds->pdata[i];
  return add_kind_row (self, kind);
}

static void
add_name (KindRow *row, const char *title, const char *words)
{
  GtkWidget *name = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (name), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (name), title);
  if (words != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (name), words);
  adw_expander_row_add_row (row->row, name);
  g_ptr_array_add (row->names, name);
}

static void
fill_kind_row (IsmsImportMaking *self, KindRow *row, IsmsImportPlan *plan)
{
  guint n = 0;
  guint n_made = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < row->names->len; i++)
    adw_expander_row_remove (row->row, row->names->pdata[i]);
  g_ptr_array_set_size (row->names, 0);
  for (guint i = 0; plan != NULL && i < isms_import_plan_get_n_named (plan); i++)
    {
      const IsmsImportNamed *named = isms_import_plan_get_nth_named (plan, i);
      g_autofree char *count = NULL;

      if (named->kind != row->kind)
        continue;
      n_made += named->is_made;
      if (n++ >= SHOWN_NAMES)
        continue;
      count = g_strdup_printf (ngettext ("Named %'u time", "Named %'u times", named->count),
                               named->count);
      add_name (row, named->title, count);
    }
  if (n > SHOWN_NAMES)
    {
      g_autofree char *more =
          g_strdup_printf (ngettext ("%'u more", "%'u more", n - SHOWN_NAMES), n - SHOWN_NAMES);

      add_name (row, more, NULL);
    }
  /* Translators: how many records that rows name are made, or are not */
  words = n_made > 0 ? g_strdup_printf (ngettext ("%'u is made", "%'u are made", n), n)
                     : g_strdup_printf (ngettext ("%'u is not made", "%'u are not made", n), n);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), _ (row->kind->plural));
  adw_expander_row_set_subtitle (row->row, words);
  gtk_switch_set_active (row->make, n_made > 0);
  /* Rows further down may be these records. */
  gtk_widget_set_visible (GTK_WIDGET (row->make),
                          self->import != NULL && row->kind != isms_import_get_kind (self->import));
  gtk_widget_set_visible (GTK_WIDGET (row->row), n > 0);
}

static void
isms_import_making_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ISMS_TYPE_IMPORT_MAKING);
  G_OBJECT_CLASS (isms_import_making_parent_class)->dispose (object);
}

static void
isms_import_making_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_IMPORT_MAKING (object)->kinds);
  G_OBJECT_CLASS (isms_import_making_parent_class)->finalize (object);
}

static void
isms_import_making_class_init (IsmsImportMakingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_import_making_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_import_making_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-import-making.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsImportMaking, group);
}

static void
isms_import_making_init (IsmsImportMaking *self)
{
  self->kinds = g_ptr_array_new_with_free_func (free_kind_row);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * isms_import_making_set_import:
 * @import: (nullable): whose switches these are; changed by them
 */
void
isms_import_making_set_import (IsmsImportMaking *self, IsmsImport *import)
{
  self->import = import;
}

/**
 * isms_import_making_set_plan:
 * @plan: (nullable): what would be made
 */
void
isms_import_making_set_plan (IsmsImportMaking *self, IsmsImportPlan *plan)
{
  guint n = plan != NULL ? isms_import_plan_get_n_named (plan) : 0;

  self->updating = TRUE;
  for (guint i = 0; i < n; i++)
    get_kind_row (self, isms_import_plan_get_nth_named (plan, i)->kind);
  for (guint i = 0; i < self->kinds->len; i++)
    fill_kind_row (self, self->kinds->pdata[i], plan);
  self->updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}
