/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Nothing is written before the last step; that writes it all as one. */

#include "isms-config.h"

#include "isms-method-dialog.h"

#include <glib/gi18n-lib.h>

#include "isms-error.h"
#include "isms-level-badge.h"
#include "isms-method-fates.h"
#include "isms-method-grid.h"
#include "isms-method-points.h"

struct _IsmsMethodDialog
{
  AdwDialog parent_instance;

  AdwNavigationView *steps;
  GMenu *starts;
  AdwEntryRow *name_row;
  AdwBin *likelihoods;
  AdwBin *impacts;
  AdwBin *levels;
  AdwWrapBox *brushes;
  AdwBin *grid;
  GtkLabel *remark;
  GtkWidget *next_button;
  GtkLabel *map_names;
  AdwPreferencesGroup *map_likelihoods;
  AdwPreferencesGroup *map_impacts;
  GtkLabel *map_remark;
  GtkWidget *preview_button;
  AdwToggleGroup *postures;
  GtkStack *faces;
  GtkListView *view;
  GtkLabel *summary;
  GtkWidget *apply_button;

  IsmsWorkspace *workspace;
  IsmsMethod *from;
  IsmsMethodDraft *draft;
  guint structure; /* of the draft, as the brushes show it */
  int brush;
  IsmsMethod *to; /* what the draft was when it was mapped */
  IsmsMethodMapping mapping;
  GPtrArray *map_rows[2]; /* of AdwComboRow, by former value - 1 */
  GCancellable *reading;
  IsmsMethodFates *fates; /* or NULL */
};

G_DEFINE_FINAL_TYPE (IsmsMethodDialog, isms_method_dialog, ADW_TYPE_DIALOG)

/* --- The draft --- */

static void
brush_cb (IsmsMethodDialog *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  self->brush = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "isms-rank"));
  isms_method_grid_set_brush (ISMS_METHOD_GRID (adw_bin_get_child (self->grid)), self->brush);
}

static GtkWidget *
create_brush (IsmsMethodDialog *self, const IsmsLevel *level, GtkToggleButton *group)
{
  GtkWidget *button =
      g_object_new (GTK_TYPE_TOGGLE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *badge = isms_level_badge_new ();

  isms_level_badge_set_level (ISMS_LEVEL_BADGE (badge), level);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_box_append (GTK_BOX (box), gtk_label_new (level->name));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), group);
  g_object_set_data (G_OBJECT (button), "isms-rank", GINT_TO_POINTER (level->rank));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  level->name, -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (brush_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
build_brushes (IsmsMethodDialog *self)
{
  GtkToggleButton *group = NULL;
  GtkWidget *child;
  int n = isms_method_draft_get_n_levels (self->draft);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->brushes))) != NULL)
    adw_wrap_box_remove (self->brushes, child);
  self->brush = CLAMP (self->brush, 1, n);
  for (int rank = 1; rank <= n; rank++)
    {
      GtkWidget *brush =
          create_brush (self, isms_method_draft_get_level (self->draft, rank), group);

      if (group == NULL)
        group = GTK_TOGGLE_BUTTON (brush);
      adw_wrap_box_append (self->brushes, brush);
      if (rank == self->brush)
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (brush), TRUE);
    }
}

static void
show_remarks (IsmsMethodDialog *self, IsmsMethod *method)
{
  g_autoptr (GPtrArray) remarks = isms_method_check (method, self->from);
  const IsmsMethodRemark *first = remarks->len > 0 ? remarks->pdata[0] : NULL;

  gtk_label_set_text (self->remark, first != NULL ? first->sentence : "");
  gtk_widget_set_sensitive (self->next_button, isms_method_is_sound (remarks));
}

static void
draft_changed_cb (IsmsMethodDialog *self)
{
  g_autoptr (IsmsMethod) method = isms_method_draft_build (self->draft);
  const char *name = isms_method_get_name (method);

  isms_method_grid_set_method (ISMS_METHOD_GRID (adw_bin_get_child (self->grid)), method);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->name_row)), name) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->name_row), name != NULL ? name : "");
  build_brushes (self);
  show_remarks (self, method);
}

static void
painted_cb (IsmsMethodDialog *self, int likelihood, int impact, int rank)
{
  isms_method_draft_set_cell (self->draft, likelihood, impact, rank);
}

static void
name_changed_cb (IsmsMethodDialog *self)
{
  if (self->draft != NULL)
    isms_method_draft_set_name (self->draft, gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
}

static void
start_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IsmsMethodDialog *self = ISMS_METHOD_DIALOG (widget);
  const char *preset = g_variant_get_string (parameter, NULL);
  g_autoptr (IsmsMethod) from =
      *preset != '\0' ? isms_method_new_preset (preset) : isms_method_ref (self->from);

  if (from != NULL)
    isms_method_draft_begin (self->draft, from);
}

static void
fill_starts (IsmsMethodDialog *self)
{
  g_autoptr (GMenu) presets_menu = g_menu_new ();
  guint n;
  const IsmsMethodPreset *presets = isms_method_presets (&n);

  g_menu_append (self->starts, _ ("The Method in _Force"), "method.start::");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *action = g_strdup_printf ("method.start::%s", presets[i].id);

      g_menu_append (presets_menu, _ (presets[i].label), action);
    }
  g_menu_append_section (self->starts, _ ("Presets"), G_MENU_MODEL (presets_menu));
}

/* --- Which becomes which --- */

static void
show_map_remark (IsmsMethodDialog *self)
{
  gtk_label_set_text (self->map_remark,
                      isms_method_mapping_falls (self->from, &self->mapping)
                          ? _ ("A worse point becomes a better one than a milder point does.")
                          : "");
}

static void
mapped_cb (IsmsMethodDialog *self)
{
  int *values[] = { self->mapping.likelihoods, self->mapping.impacts };

  for (int scale = 0; scale < 2; scale++)
    for (guint i = 0; i < self->map_rows[scale]->len; i++)
      values[scale][i + 1] = (int) adw_combo_row_get_selected (self->map_rows[scale]->pdata[i]) + 1;
  show_map_remark (self);
}

static const IsmsScalePoint *
get_point (IsmsMethod *method, int scale, int value)
{
  return scale == ISMS_SCALE_LIKELIHOOD ? isms_method_get_likelihood (method, value)
                                        : isms_method_get_impact (method, value);
}

static char *
dup_point (const IsmsScalePoint *point)
{
  return g_strdup_printf ("%d · %s", point->value, point->label);
}

static void
fill_map (IsmsMethodDialog *self, int scale, AdwPreferencesGroup *group, const int *values)
{
  g_autoptr (GtkStringList) points = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->map_rows[scale]->len; i++)
    adw_preferences_group_remove (group, self->map_rows[scale]->pdata[i]);
  g_ptr_array_set_size (self->map_rows[scale], 0);
  for (int i = 1; get_point (self->to, scale, i) != NULL; i++)
    gtk_string_list_take (points, dup_point (get_point (self->to, scale, i)));
  for (int i = 1; get_point (self->from, scale, i) != NULL; i++)
    {
      g_autofree char *title = dup_point (get_point (self->from, scale, i));
      GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, "title", title,
                                     "model", points, "selected", (guint) values[i] - 1, NULL);

      g_signal_connect_object (row, "notify::selected", G_CALLBACK (mapped_cb), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (group, row);
      g_ptr_array_add (self->map_rows[scale], row);
    }
}

/* The sizes too: the name may be the same. */
static char *
dup_names (IsmsMethodDialog *self)
{
  /* Translators: two risk methods, what holds now and what is to follow: the name, how many points
   * the scale of likelihood has and how many that of impact */
  return g_strdup_printf (_ ("%s (%d × %d) → %s (%d × %d)"), isms_method_get_name (self->from),
                          isms_method_get_n_likelihoods (self->from),
                          isms_method_get_n_impacts (self->from), isms_method_get_name (self->to),
                          isms_method_get_n_likelihoods (self->to),
                          isms_method_get_n_impacts (self->to));
}

/* What was chosen stays, as long as the scales are as they were. */
static void
next_cb (IsmsMethodDialog *self)
{
  g_autoptr (IsmsMethod) to = isms_method_draft_build (self->draft);
  g_autofree char *names = NULL;

  if (self->to == NULL || self->structure != isms_method_draft_get_structure (self->draft))
    isms_method_mapping_propose (self->from, to, &self->mapping);
  self->structure = isms_method_draft_get_structure (self->draft);
  g_clear_pointer (&self->to, isms_method_unref);
  self->to = g_steal_pointer (&to);
  fill_map (self, ISMS_SCALE_LIKELIHOOD, self->map_likelihoods, self->mapping.likelihoods);
  fill_map (self, ISMS_SCALE_IMPACT, self->map_impacts, self->mapping.impacts);
  names = dup_names (self);
  gtk_label_set_text (self->map_names, names);
  show_map_remark (self);
  adw_navigation_view_push_by_tag (self->steps, "mapping");
}

/* --- Before and after --- */

static void
show_preview (IsmsMethodDialog *self, IsmsMethodPreview *preview)
{
  g_autofree char *words = isms_method_preview_dup_summary (preview);
  gboolean any = preview->rows->len > 0;
  GtkNoSelection *selection;

  g_clear_object (&self->fates);
  self->fates = isms_method_fates_new (preview);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->fates)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  gtk_label_set_text (self->summary, any ? words : "");
  gtk_stack_set_visible_child_name (self->faces, any ? "rows" : "empty");
  gtk_widget_set_sensitive (self->apply_button, TRUE);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IsmsMethodDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  IsmsMethodPreview *preview = isms_method_preview_finish (ISMS_STORE (source), result, &error);

  if (isms_error_is_cancelled (error) || self->workspace == NULL)
    {
      g_clear_pointer (&preview, isms_method_preview_free);
      return;
    }
  g_clear_object (&self->reading);
  if (preview != NULL)
    {
      show_preview (self, preview);
    }
  else
    {
      g_autofree char *sentence = isms_error_dup_sentence (error);

      gtk_label_set_text (self->summary, sentence);
      gtk_stack_set_visible_child_name (self->faces, "empty");
    }
}

static void
stop_reading (IsmsMethodDialog *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
ask_preview (IsmsMethodDialog *self)
{
  IsmsPosture posture = (IsmsPosture) adw_toggle_group_get_active (self->postures);

  if (self->to == NULL)
    return;
  stop_reading (self);
  self->reading = g_cancellable_new ();
  gtk_widget_set_sensitive (self->apply_button, FALSE);
  isms_method_preview_async (isms_workspace_get_store (self->workspace), self->from, self->to,
                             &self->mapping, posture, self->reading, previewed_cb,
                             g_object_ref (self));
}

static void
preview_cb (IsmsMethodDialog *self)
{
  gtk_stack_set_visible_child_name (self->faces, "reading");
  gtk_label_set_text (self->summary, "");
  ask_preview (self);
  adw_navigation_view_push_by_tag (self->steps, "preview");
}

static void
posture_changed_cb (IsmsMethodDialog *self)
{
  ask_preview (self);
}

/* --- At last --- */

typedef struct
{
  IsmsMethodDialog *dialog;
  IsmsStep *step;
} Commit;

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Commit *commit = user_data;
  IsmsMethodDialog *self = commit->dialog;
  g_autoptr (GError) error = NULL;

  if (isms_step_commit_finish (commit->step, result, &error))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
    }
  else if (self->workspace != NULL)
    {
      g_autofree char *sentence = isms_error_dup_sentence (error);

      gtk_label_set_text (self->summary, sentence);
      gtk_widget_set_sensitive (self->apply_button, TRUE);
      adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
    }
  isms_step_unref (commit->step);
  g_object_unref (commit->dialog);
  g_free (commit);
}

static void
apply_cb (IsmsMethodDialog *self)
{
  Commit *commit = g_new0 (Commit, 1);

  commit->dialog = g_object_ref (self);
  commit->step = isms_store_begin (isms_workspace_get_store (self->workspace), NULL);
  isms_method_change (commit->step, self->from, self->to, &self->mapping);
  gtk_widget_set_sensitive (self->apply_button, FALSE);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  isms_step_commit_async (commit->step, NULL, applied_cb, commit);
}

static void
isms_method_dialog_dispose (GObject *object)
{
  IsmsMethodDialog *self = ISMS_METHOD_DIALOG (object);

  stop_reading (self);
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), ISMS_TYPE_METHOD_DIALOG);
  g_clear_object (&self->draft);
  g_clear_object (&self->fates);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->from, isms_method_unref);
  g_clear_pointer (&self->to, isms_method_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->map_rows); i++)
    g_clear_pointer (&self->map_rows[i], g_ptr_array_unref);
  G_OBJECT_CLASS (isms_method_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodDialog, steps);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodDialog, starts);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodDialog, likelihoods);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodDialog, impacts);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodDialog, levels);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodDialog, brushes);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodDialog, grid);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodDialog, remark);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodDialog, next_button);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodDialog, map_names);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodDialog, map_likelihoods);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodDialog, map_impacts);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodDialog, map_remark);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodDialog, preview_button);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodDialog, postures);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodDialog, faces);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodDialog, view);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodDialog, apply_button);
}

static void
isms_method_dialog_class_init (IsmsMethodDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_method_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-method-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, preview_cb);
  gtk_widget_class_bind_template_callback (widget_class, posture_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_install_action (widget_class, "method.start", "s", start_cb);
}

static void
add_postures (IsmsMethodDialog *self)
{
  for (int i = ISMS_POSTURE_INHERENT; i <= ISMS_POSTURE_TARGET; i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_name (toggle, isms_posture_get_name ((IsmsPosture) i));
      adw_toggle_set_label (toggle, isms_posture_get_label ((IsmsPosture) i));
      adw_toggle_group_add (self->postures, toggle);
    }
  adw_toggle_group_set_active (self->postures, ISMS_POSTURE_CURRENT);
}

static void
isms_method_dialog_init (IsmsMethodDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = isms_method_fates_new_factory ();

  self->brush = 1;
  for (guint i = 0; i < G_N_ELEMENTS (self->map_rows); i++)
    self->map_rows[i] = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_factory (self->view, factory);
  add_postures (self);
  fill_starts (self);
}

/**
 * isms_method_dialog_present:
 * @parent: a widget of the window
 * @workspace: whose method
 * @in_force: the method in force
 * @draft: what is made of it; it stays with the caller
 *
 * Opens the dialog.
 */
void
isms_method_dialog_present (GtkWidget *parent,
                            IsmsWorkspace *workspace,
                            IsmsMethod *in_force,
                            IsmsMethodDraft *draft)
{
  IsmsMethodDialog *self = g_object_new (ISMS_TYPE_METHOD_DIALOG, NULL);
  GtkWidget *grid = isms_method_grid_new ();

  self->workspace = g_object_ref (workspace);
  self->from = isms_method_ref (in_force);
  self->draft = g_object_ref (draft);
  adw_bin_set_child (self->likelihoods, isms_method_points_new (draft, ISMS_SCALE_LIKELIHOOD));
  adw_bin_set_child (self->impacts, isms_method_points_new (draft, ISMS_SCALE_IMPACT));
  adw_bin_set_child (self->levels, isms_method_points_new_for_levels (draft));
  adw_bin_set_child (self->grid, grid);
  isms_method_grid_set_editable (ISMS_METHOD_GRID (grid), TRUE);
  g_signal_connect_object (grid, "painted", G_CALLBACK (painted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (draft, "changed", G_CALLBACK (draft_changed_cb), self);
  draft_changed_cb (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
}

/**
 * isms_method_dialog_go:
 * @self: a dialog
 * @step: "mapping" or "preview", the next one
 *
 * What the button at the foot of the step before does.
 */
void
isms_method_dialog_go (IsmsMethodDialog *self, const char *step)
{
  if (g_str_equal (step, "mapping"))
    next_cb (self);
  else
    preview_cb (self);
}

IsmsMethodPreview *
isms_method_dialog_get_preview (IsmsMethodDialog *self)
{
  return self->fates != NULL ? isms_method_fates_get_preview (self->fates) : NULL;
}
