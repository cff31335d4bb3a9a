/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Saved views, behind the ready ones. All of a kind are in one setting; each tells the file of its
 * workspace, since filters name its records. */

#include "isms-config.h"

#include "isms-saved-views.h"

#include <glib/gi18n-lib.h>

#include "isms-ready-view.h"

struct _IsmsSavedViews
{
  GtkBox parent_instance;

  GSettings *settings;
  char *path; /* of the workspace */

  GtkWidget *ready; /* those that nobody saved and nobody can take away */
  GtkWidget *list;
  GtkWidget *name;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (IsmsSavedViews, isms_saved_views, GTK_TYPE_BOX)

enum
{
  SAVE,
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_name (IsmsSavedViews *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

/* --- The setting: of each view the workspace, the name and how it is shown --- */

/* Writes all views but that of @name, and then @view of that name, if there is one. */
static void
write_views (IsmsSavedViews *self, const char *name, GVariant *view)
{
  g_autoptr (GVariant) saved = g_settings_get_value (self->settings, "views");
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ssa{sv})"));
  GVariantIter iter;
  GVariant *entry;

  g_variant_iter_init (&iter, saved);
  while ((entry = g_variant_iter_next_value (&iter)) != NULL)
    {
      const char *path;
      const char *other;

      g_variant_get (entry, "(&s&s@a{sv})", &path, &other, NULL);
      if (!g_str_equal (path, self->path) || !g_str_equal (other, name))
        g_variant_builder_add_value (&builder, entry);
      g_variant_unref (entry);
    }
  if (view != NULL)
    g_variant_builder_add (&builder, "(ss@a{sv})", self->path, name, view);
  g_settings_set_value (self->settings, "views", g_variant_builder_end (&builder));
}

/* --- What is shown --- */

static void
chosen_cb (GtkButton *button, IsmsSavedViews *self)
{
  g_autoptr (GVariant) view = g_variant_ref (g_object_get_data (G_OBJECT (button), "view"));

  g_signal_emit (self, signals[CHOSEN], 0, view);
}

static void
remove_cb (GtkButton *button, IsmsSavedViews *self)
{
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (button), "name"));

  gtk_widget_grab_focus (self->name);
  write_views (self, name, NULL);
}

static GtkWidget *
create_button (IsmsSavedViews *self, const char *name, GVariant *view)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "view", g_variant_ref_sink (view),
                          (GDestroyNotify) g_variant_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (chosen_cb), self, G_CONNECT_DEFAULT);
  return button;
}

static void
add_ready (IsmsSavedViews *self, const IsmsKind *kind)
{
  for (guint i = 0; i < ISMS_N_READY_VIEWS; i++)
    {
      GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
      const char *sort;

      if (!isms_ready_view_fits (i, kind))
        continue;
      sort = isms_ready_view_get_sort (i, kind);
      g_variant_builder_add (&builder, "{sv}", "filters", isms_ready_view_dup_filters (i, kind));
      if (sort != NULL)
        g_variant_builder_add (&builder, "{sv}", "sort", g_variant_new ("(sb)", sort, FALSE));
      gtk_box_append (GTK_BOX (self->ready),
                      create_button (self, isms_ready_view_get_label (i, kind),
                                     g_variant_builder_end (&builder)));
    }
  gtk_widget_set_visible (self->ready, gtk_widget_get_first_child (self->ready) != NULL);
}

static void
add_row (IsmsSavedViews *self, const char *name, GVariant *view)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *tip = NULL;

  gtk_widget_add_css_class (remove, "flat");
  g_object_set_data_full (G_OBJECT (remove), "name", g_strdup (name), g_free);
  /* Translators: takes a saved view away: "Remove My high risks" */
  tip = g_strdup_printf (_ ("Remove %s"), name);
  gtk_widget_set_tooltip_text (remove, tip);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (row), create_button (self, name, view));
  gtk_box_append (GTK_BOX (row), remove);
  gtk_box_append (GTK_BOX (self->list), row);
}

static void
show_views (IsmsSavedViews *self)
{
  g_autoptr (GVariant) saved = g_settings_get_value (self->settings, "views");
  GtkWidget *child;
  GVariantIter iter;
  const char *path;
  const char *name;
  GVariant *view;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  g_variant_iter_init (&iter, saved);
  while (g_variant_iter_next (&iter, "(&s&s@a{sv})", &path, &name, &view))
    {
      if (g_str_equal (path, self->path))
        add_row (self, name, view);
      g_variant_unref (view);
    }
  gtk_widget_set_visible (self->list, gtk_widget_get_first_child (self->list) != NULL);
}

static void
name_changed_cb (GtkEditable *editable, IsmsSavedViews *self)
{
  g_autofree char *name = dup_name (self);

  gtk_widget_set_sensitive (self->save, *name != '\0');
}

static void
save_cb (IsmsSavedViews *self)
{
  g_autofree char *name = dup_name (self);

  if (*name == '\0')
    return;
  g_signal_emit (self, signals[SAVE], 0, name);
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
}

/* --- The object --- */

static void
isms_saved_views_dispose (GObject *object)
{
  g_clear_object (&ISMS_SAVED_VIEWS (object)->settings);

  G_OBJECT_CLASS (isms_saved_views_parent_class)->dispose (object);
}

static void
isms_saved_views_finalize (GObject *object)
{
  g_free (ISMS_SAVED_VIEWS (object)->path);

  G_OBJECT_CLASS (isms_saved_views_parent_class)->finalize (object);
}

static void
isms_saved_views_class_init (IsmsSavedViewsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_saved_views_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_saved_views_finalize;

  signals[SAVE] = g_signal_new ("save", ISMS_TYPE_SAVED_VIEWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHOSEN] = g_signal_new ("chosen", ISMS_TYPE_SAVED_VIEWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_VARIANT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
isms_saved_views_init (IsmsSavedViews *self)
{
  GtkWidget *heading = gtk_label_new (_ ("Views"));
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_label_set_xalign (GTK_LABEL (heading), 0.0);
  gtk_widget_add_css_class (heading, "heading");
  self->ready = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->name = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->name), _ ("Name of This View"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of This View"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Views"),
                                  -1);
  gtk_widget_set_hexpand (self->name, TRUE);
  self->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_widget_set_sensitive (self->save, FALSE);
  g_signal_connect (self->name, "changed", G_CALLBACK (name_changed_cb), self);
  g_signal_connect_swapped (self->name, "activate", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  gtk_box_append (GTK_BOX (row), self->name);
  gtk_box_append (GTK_BOX (row), self->save);
  gtk_box_append (GTK_BOX (self), heading);
  gtk_box_append (GTK_BOX (self), self->ready);
  gtk_box_append (GTK_BOX (self), self->list);
  gtk_box_append (GTK_BOX (self), row);
}

/**
 * isms_saved_views_new:
 * @workspace: whose records
 * @kind: of the records
 * @settings: of schema org.parapet.Parapet.Register
 *
 * Returns: (transfer floating): the ready views of @kind, and those saved for it in @workspace
 */
GtkWidget *
isms_saved_views_new (IsmsWorkspace *workspace, const IsmsKind *kind, GSettings *settings)
{
  IsmsSavedViews *self = g_object_new (ISMS_TYPE_SAVED_VIEWS, NULL);

  self->settings = g_object_ref (settings);
  self->path = g_strdup (isms_store_get_path (isms_workspace_get_store (workspace)));
  g_signal_connect_object (settings, "changed::views", G_CALLBACK (show_views), self,
                           G_CONNECT_SWAPPED);
  add_ready (self, kind);
  show_views (self);
  return GTK_WIDGET (self);
}

/**
 * isms_saved_views_add:
 * @self: saved views
 * @name: a name
 * @view: (transfer floating): what is saved, as "a{sv}"
 *
 * Takes the place of a view of the same name.
 */
void
isms_saved_views_add (IsmsSavedViews *self, const char *name, GVariant *view)
{
  g_return_if_fail (ISMS_IS_SAVED_VIEWS (self));

  write_views (self, name, view);
}

/**
 * isms_saved_views_get_n_views:
 * @self: saved views
 *
 * Returns: how many a person saved
 */
guint
isms_saved_views_get_n_views (IsmsSavedViews *self)
{
  guint n = 0;

  g_return_val_if_fail (ISMS_IS_SAVED_VIEWS (self), 0);

  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}
