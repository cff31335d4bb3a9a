/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The background reader is asked anew after each step that touches controls or mappings. */

#include "isms-config.h"

#include "isms-coverage-group.h"

#include <glib/gi18n-lib.h>

#include "isms-asker.h"
#include "isms-commit.h"
#include "isms-coverage.h"

#define MAX_LISTED 100 /* controls below each of the four */

struct _IsmsCoverageGroup
{
  AdwPreferencesGroup parent_instance;

  IsmsWorkspace *workspace;
  IsmsAsker *asker;
  IsmsRecord *framework;
  GPtrArray *answer; /* of IsmsCoverageRow; or NULL */

  GtkWidget *summary;
  GtkWidget *bar;
  GtkWidget *share;
  GtkWidget *expanders[ISMS_N_COVERAGES];
  GPtrArray *listed[ISMS_N_COVERAGES]; /* rows below each; borrowed from the tree */
};

G_DEFINE_FINAL_TYPE (IsmsCoverageGroup, isms_coverage_group, ADW_TYPE_PREFERENCES_GROUP)

/* --- Asking --- */

static gpointer
read_rows (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *rows = isms_coverage_load (database, *(gint64 *) data, error);

  /* Deleted meanwhile: that is nothing to be told of. */
  if (rows == NULL && g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_clear_error (error);
      rows = g_ptr_array_new ();
    }
  return rows;
}

static gpointer
dup_question (gpointer owner)
{
  IsmsCoverageGroup *self = owner;
  gint64 id = self->framework != NULL ? isms_record_get_id (self->framework) : 0;

  return g_memdup2 (&id, sizeof id);
}

/* --- Showing --- */

static void
row_activated_cb (AdwActionRow *row)
{
  const gint64 *control = g_object_get_data (G_OBJECT (row), "control");

  gtk_widget_activate_action (GTK_WIDGET (row), "win.show-record", "(sx)", "control", *control);
}

static GtkWidget *
create_row (const IsmsCoverageRow *one)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf ("%s %s", one->ref, one->title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (one->by != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), one->by);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "control", g_memdup2 (&one->control, sizeof one->control),
                          g_free);
  g_signal_connect (row, "activated", G_CALLBACK (row_activated_cb), NULL);
  return row;
}

static void
add_listed (IsmsCoverageGroup *self, guint coverage, GtkWidget *row)
{
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->expanders[coverage]), row);
  g_ptr_array_add (self->listed[coverage], row);
}

/* Only of what is open: a framework can have a thousand controls. */
static void
list_controls (IsmsCoverageGroup *self, guint coverage)
{
  AdwExpanderRow *expander = ADW_EXPANDER_ROW (self->expanders[coverage]);
  guint n = 0;

  for (guint i = 0; i < self->listed[coverage]->len; i++)
    adw_expander_row_remove (expander, self->listed[coverage]->pdata[i]);
  g_ptr_array_set_size (self->listed[coverage], 0);
  if (self->answer == NULL || !adw_expander_row_get_expanded (expander))
    return;
  for (guint i = 0; i < self->answer->len; i++)
    {
      const IsmsCoverageRow *row = self->answer->pdata[i];

      if (row->coverage == (IsmsCoverage) coverage && n++ < MAX_LISTED)
        add_listed (self, coverage, create_row (row));
    }
  if (n > MAX_LISTED)
    {
      GtkWidget *rest = adw_action_row_new ();
      g_autofree char *words = g_strdup_printf (
          ngettext ("%u more in the library", "%u more in the library", n - MAX_LISTED),
          n - MAX_LISTED);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (rest), words);
      add_listed (self, coverage, rest);
    }
}

static void
expanded_cb (AdwExpanderRow *expander, GParamSpec *pspec, IsmsCoverageGroup *self)
{
  for (guint i = 0; i < ISMS_N_COVERAGES; i++)
    if (self->expanders[i] == GTK_WIDGET (expander))
      list_controls (self, i);
}

static void
show_answer (IsmsCoverageGroup *self)
{
  IsmsCoverageFigures figures = isms_coverage_count (self->answer);
  int share = isms_coverage_figures_get_share (&figures);
  g_autofree char *sentence = isms_coverage_figures_dup_sentence (&figures);
  g_autofree char *percent = share < 0 ? g_strdup ("–") : g_strdup_printf (_ ("%d %%"), share);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->summary), sentence);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (self->bar), MAX (share, 0));
  gtk_label_set_label (GTK_LABEL (self->share), percent);
  for (guint i = 0; i < ISMS_N_COVERAGES; i++)
    {
      g_autofree char *words = g_strdup_printf ("%u", figures.counts[i]);

      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->expanders[i]), words);
      gtk_widget_set_visible (self->expanders[i], figures.counts[i] > 0);
      list_controls (self, i);
    }
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self),
      figures.n > 0 && figures.counts[ISMS_COVERAGE_UNMAPPED] == figures.n
          ? _ ("Nothing in the Statement of Applicability is mapped to it yet. Import a mapping, "
               "or "
               "add mappings in the form of a control.")
          : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), figures.n > 0);
}

static void
take_answer (gpointer owner, gpointer data, GError *error)
{
  IsmsCoverageGroup *self = owner;

  if (error != NULL)
    {
      isms_ui_report_error (GTK_WIDGET (self), error);
      g_error_free (error);
      return;
    }
  g_clear_pointer (&self->answer, g_ptr_array_unref);
  self->answer = data;
  show_answer (self);
}

static const IsmsAskerFuncs asker_funcs = {
  dup_question, read_rows, g_free, (GDestroyNotify) g_ptr_array_unref, take_answer,
};

static void
store_changed_cb (IsmsStore *store, IsmsChange *change, IsmsCoverageGroup *self)
{
  if (self->framework != NULL
      && (isms_change_touches (change, "control_mapping")
          || isms_kind_is_touched (isms_kind_find ("control"), change)))
    isms_asker_refresh (self->asker);
}

/* --- The object --- */

static void
isms_coverage_group_dispose (GObject *object)
{
  IsmsCoverageGroup *self = ISMS_COVERAGE_GROUP (object);

  g_clear_pointer (&self->asker, isms_asker_free);
  g_clear_pointer (&self->answer, g_ptr_array_unref);
  g_clear_object (&self->framework);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_coverage_group_parent_class)->dispose (object);
}

static void
isms_coverage_group_finalize (GObject *object)
{
  IsmsCoverageGroup *self = ISMS_COVERAGE_GROUP (object);

  for (guint i = 0; i < ISMS_N_COVERAGES; i++)
    g_ptr_array_unref (self->listed[i]);
  G_OBJECT_CLASS (isms_coverage_group_parent_class)->finalize (object);
}

static void
isms_coverage_group_class_init (IsmsCoverageGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_coverage_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_coverage_group_finalize;
}

static void
create_summary (IsmsCoverageGroup *self)
{
  self->summary = adw_action_row_new ();
  self->bar = gtk_level_bar_new_for_interval (0, 100);
  self->share = gtk_label_new (NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->summary),
                                 _ ("By the Statement of Applicability"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->summary), 0);
  gtk_level_bar_add_offset_value (GTK_LEVEL_BAR (self->bar), GTK_LEVEL_BAR_OFFSET_FULL, 100);
  gtk_widget_set_size_request (self->bar, 96, -1);
  gtk_widget_set_valign (self->bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  isms_coverage_get_label (ISMS_COVERAGE_FULL), -1);
  gtk_label_set_width_chars (GTK_LABEL (self->share), 5);
  gtk_label_set_xalign (GTK_LABEL (self->share), 1);
  gtk_widget_add_css_class (self->share, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->summary), self->bar);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->summary), self->share);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->summary);
}

static void
isms_coverage_group_init (IsmsCoverageGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Coverage"));
  create_summary (self);
  for (guint i = 0; i < ISMS_N_COVERAGES; i++)
    {
      self->listed[i] = g_ptr_array_new ();
      self->expanders[i] = adw_expander_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->expanders[i]),
                                     isms_coverage_get_label ((IsmsCoverage) i));
      g_signal_connect_object (self->expanders[i], "notify::expanded", G_CALLBACK (expanded_cb),
                               self, 0);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->expanders[i]);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * isms_coverage_group_new:
 * @workspace: where the framework lives
 *
 * Returns: (transfer floating): the coverage of no framework yet
 */
GtkWidget *
isms_coverage_group_new (IsmsWorkspace *workspace)
{
  IsmsCoverageGroup *self = g_object_new (ISMS_TYPE_COVERAGE_GROUP, NULL);
  IsmsStore *store = isms_workspace_get_store (workspace);

  self->workspace = g_object_ref (workspace);
  self->asker = isms_asker_new (store, &asker_funcs, self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}

/**
 * isms_coverage_group_set_framework:
 * @self: a group
 * @framework: (nullable): whose coverage
 */
void
isms_coverage_group_set_framework (IsmsCoverageGroup *self, IsmsRecord *framework)
{
  if (!g_set_object (&self->framework, framework))
    return;
  for (guint i = 0; i < ISMS_N_COVERAGES; i++)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->expanders[i]), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  isms_asker_cancel (self->asker);
  if (framework != NULL)
    isms_asker_ask (self->asker);
}
