/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the person may choose about the program itself; each choice works at once. */

#include "isms-config.h"

#include "isms-preferences.h"

#include <glib/gi18n-lib.h>

#include "isms-toast.h"

struct _IsmsPreferences
{
  AdwPreferencesDialog parent_instance;

  AdwComboRow *scheme_row;
  AdwSwitchRow *compact_row;
  AdwComboRow *backups_row;
};

G_DEFINE_FINAL_TYPE (IsmsPreferences, isms_preferences, ADW_TYPE_PREFERENCES_DIALOG)

/* In the order of the rows' models. */
static const char *const schemes[] = { "default", "light", "dark", NULL };
static const char *const intervals[] = { "daily", "opening", "never", NULL };

static gboolean
get_choice_cb (GValue *value, GVariant *variant, gpointer data)
{
  const char *const *choices = data;

  for (guint i = 0; choices[i]; i++)
    if (g_str_equal (choices[i], g_variant_get_string (variant, NULL)))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }
  return FALSE;
}

static GVariant *
set_choice_cb (const GValue *value, const GVariantType *type, gpointer data)
{
  const char *const *choices = data;
  guint index = g_value_get_uint (value);

  return index < g_strv_length ((char **) choices) ? g_variant_new_string (choices[index]) : NULL;
}

static void
bind_choice (GSettings *settings, const char *key, AdwComboRow *row, const char *const *choices)
{
  g_settings_bind_with_mapping (settings, key, row, "selected", G_SETTINGS_BIND_DEFAULT,
                                get_choice_cb, set_choice_cb, (gpointer) choices, NULL);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (IsmsPreferences) self = data;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, NULL))
    adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self),
                                      isms_toast_new (_ ("The folder could not be opened")));
}

static void
show_folder_cb (IsmsPreferences *self)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "parapet", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (folder);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_mkdir_with_parents (path, 0700);
  gtk_file_launcher_launch (launcher, GTK_WINDOW (root), NULL, launched_cb, g_object_ref (self));
}

static void
isms_preferences_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ISMS_TYPE_PREFERENCES);
  G_OBJECT_CLASS (isms_preferences_parent_class)->dispose (object);
}

static void
isms_preferences_class_init (IsmsPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsPreferences, scheme_row);
  gtk_widget_class_bind_template_child (widget_class, IsmsPreferences, compact_row);
  gtk_widget_class_bind_template_child (widget_class, IsmsPreferences, backups_row);
  gtk_widget_class_bind_template_callback (widget_class, show_folder_cb);
}

static void
isms_preferences_init (IsmsPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * isms_preferences_new:
 * @settings: the application's
 *
 * Returns: (transfer floating): the dialog, not yet shown
 */
AdwDialog *
isms_preferences_new (GSettings *settings)
{
  IsmsPreferences *self = g_object_new (ISMS_TYPE_PREFERENCES, NULL);

  bind_choice (settings, "color-scheme", self->scheme_row, schemes);
  bind_choice (settings, "backups", self->backups_row, intervals);
  g_settings_bind (settings, "compact-lists", self->compact_row, "active", G_SETTINGS_BIND_DEFAULT);
  return ADW_DIALOG (self);
}
