/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A page to read. What changes the method happens in a dialog; its draft is kept here meanwhile, so
 * that closing the dialog loses nothing. */

#include "isms-config.h"

#include "isms-method-page.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-error.h"
#include "isms-level-badge.h"
#include "isms-method-dialog.h"
#include "isms-method-draft.h"
#include "isms-method-grid.h"

struct _IsmsMethodPage
{
  AdwBin parent_instance;

  GtkStack *faces;
  GtkLabel *name;
  GtkLabel *since;
  GtkDropDown *versions;
  GtkWidget *change_button;
  AdwBin *grid;
  AdwPreferencesGroup *levels;
  AdwPreferencesGroup *likelihoods;
  AdwPreferencesGroup *impacts;
  AdwStatusPage *error_page;

  IsmsWorkspace *workspace;
  IsmsMethod *in_force;   /* or NULL */
  GPtrArray *known;       /* of IsmsMethodVersion, the newest first */
  GPtrArray *rows;        /* those in the groups */
  IsmsMethodDraft *draft; /* or NULL */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (IsmsMethodPage, isms_method_page, ADW_TYPE_BIN)

static void
add_row (IsmsMethodPage *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
clear_rows (IsmsMethodPage *self)
{
  AdwPreferencesGroup *groups[] = { self->levels, self->likelihoods, self->impacts };

  for (guint i = 0; i < self->rows->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (groups); k++)
      if (gtk_widget_is_ancestor (self->rows->pdata[i], GTK_WIDGET (groups[k])))
        {
          adw_preferences_group_remove (groups[k], self->rows->pdata[i]);
          break;
        }
  g_ptr_array_set_size (self->rows, 0);
}

static GtkWidget *
create_row (GType type, const char *title, const char *subtitle)
{
  GtkWidget *row = g_object_new (type, "use-markup", FALSE, "title", title, "subtitle",
                                 subtitle != NULL ? subtitle : "", NULL);

  if (ADW_IS_ACTION_ROW (row))
    adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  else
    adw_expander_row_set_subtitle_lines (ADW_EXPANDER_ROW (row), 0);
  return row;
}

static GtkWidget *
create_number (int value)
{
  g_autofree char *text = g_strdup_printf ("%d", value);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_width_chars (GTK_LABEL (label), 2);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dimmed");
  return label;
}

static void
add_level (IsmsMethodPage *self, const IsmsLevel *level)
{
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;
  GtkWidget *row;
  GtkWidget *badge = isms_level_badge_new ();

  /* Translators: the name of a level and whether it is acceptable: "Low: acceptable". */
  title = g_strdup_printf (_ ("%s: %s"), level->name,
                           level->acceptable ? _ ("acceptable") : _ ("not acceptable"));
  /* Translators: what a level asks for, and how often: "Treat within the quarter. Reviewed every 90
   * days." */
  words = g_strdup_printf (ngettext ("%s Reviewed every %d day.", "%s Reviewed every %d days.",
                                     (gulong) level->review_days),
                           level->answer != NULL ? level->answer : "", level->review_days);
  row = create_row (ADW_TYPE_ACTION_ROW, title, g_strstrip (words));
  isms_level_badge_set_level (ISMS_LEVEL_BADGE (badge), level);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), badge);
  add_row (self, self->levels, row);
}

static gboolean
has_criteria (const IsmsScalePoint *point)
{
  for (guint i = 0; i < ISMS_N_CONSEQUENCES; i++)
    if (point->criteria[i] != NULL)
      return TRUE;
  return FALSE;
}

static void
add_point (IsmsMethodPage *self, AdwPreferencesGroup *group, const IsmsScalePoint *point)
{
  GtkWidget *row;

  if (!has_criteria (point))
    {
      row = create_row (ADW_TYPE_ACTION_ROW, point->label, point->description);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_number (point->value));
      add_row (self, group, row);
      return;
    }
  row = create_row (ADW_TYPE_EXPANDER_ROW, point->label, point->description);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), create_number (point->value));
  for (guint i = 0; i < ISMS_N_CONSEQUENCES; i++)
    if (point->criteria[i] != NULL)
      {
        GtkWidget *criterion =
            create_row (ADW_TYPE_ACTION_ROW, isms_consequence_get_label (i), point->criteria[i]);

        gtk_widget_add_css_class (criterion, "property");
        adw_expander_row_add_row (ADW_EXPANDER_ROW (row), criterion);
      }
  add_row (self, group, row);
}

static void
show_method (IsmsMethodPage *self, IsmsMethod *method)
{
  GtkWidget *grid = adw_bin_get_child (self->grid);

  clear_rows (self);
  if (grid == NULL)
    {
      grid = isms_method_grid_new ();
      adw_bin_set_child (self->grid, grid);
    }
  isms_method_grid_set_method (ISMS_METHOD_GRID (grid), method);
  for (int rank = isms_method_get_n_levels (method); rank >= 1; rank--)
    add_level (self, isms_method_get_level (method, rank));
  for (int i = 1; i <= isms_method_get_n_likelihoods (method); i++)
    add_point (self, self->likelihoods, isms_method_get_likelihood (method, i));
  for (int i = 1; i <= isms_method_get_n_impacts (method); i++)
    add_point (self, self->impacts, isms_method_get_impact (method, i));
}

/* "Version 2, in force since …", or "…, in force from … to …". */
static void
show_dates (IsmsMethodPage *self, guint selected)
{
  const IsmsMethodVersion *version = self->known->pdata[selected];
  g_autofree char *since = isms_day_dup_words (version->since);
  g_autofree char *words = NULL;

  if (selected == 0)
    {
      /* Translators: a version of the risk method and a date. */
      words = g_strdup_printf (_ ("Version %d, in force since %s"), version->version, since);
    }
  else
    {
      const IsmsMethodVersion *next = self->known->pdata[selected - 1];
      g_autofree char *until = isms_day_dup_words (next->since);

      /* Translators: an earlier version of the risk method and two dates. */
      words = g_strdup_printf (_ ("Version %d, in force from %s to %s"), version->version, since,
                               until);
    }
  gtk_label_set_text (self->name, version->name);
  gtk_label_set_text (self->since, words);
}

static void
show_failure (IsmsMethodPage *self, const GError *error)
{
  g_autofree char *sentence = isms_error_dup_sentence (error);
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (self->error_page, escaped);
  gtk_stack_set_visible_child_name (self->faces, "error");
}

static void
show_selected (IsmsMethodPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->versions);
  const IsmsMethodVersion *version;
  g_autoptr (IsmsMethod) method = NULL;
  g_autoptr (GError) error = NULL;

  if (selected >= self->known->len)
    return;
  version = self->known->pdata[selected];
  method = isms_method_load (isms_workspace_get_reader (self->workspace), version->id, &error);
  if (method == NULL)
    {
      show_failure (self, error);
      return;
    }
  if (selected == 0)
    {
      g_clear_pointer (&self->in_force, isms_method_unref);
      self->in_force = isms_method_ref (method);
    }
  show_dates (self, selected);
  show_method (self, method);
  gtk_widget_set_visible (self->change_button,
                          selected == 0 && !isms_workspace_get_read_only (self->workspace));
  gtk_stack_set_visible_child_name (self->faces, "method");
}

static void
fill_versions (IsmsMethodPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->known->len; i++)
    {
      const IsmsMethodVersion *version = self->known->pdata[i];

      /* Translators: a version of the risk method in a list. */
      gtk_string_list_take (names, g_strdup_printf (_ ("Version %d"), version->version));
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->versions, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->versions, 0);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->versions), self->known->len > 1);
}

static void
load (IsmsMethodPage *self)
{
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  g_autoptr (GError) error = NULL;
  GPtrArray *known = reader != NULL ? isms_method_load_versions (reader, &error) : NULL;

  if (known == NULL)
    {
      if (error != NULL)
        show_failure (self, error);
      return;
    }
  g_clear_pointer (&self->known, g_ptr_array_unref);
  self->known = known;
  fill_versions (self);
  if (known->len > 0)
    show_selected (self);
  else
    gtk_stack_set_visible_child_name (self->faces, "none");
}

static void
store_changed_cb (IsmsMethodPage *self, IsmsChange *change)
{
  if (!isms_change_touches (change, "method"))
    return;
  g_clear_object (&self->draft);
  load (self);
}

static void
selected_cb (IsmsMethodPage *self)
{
  if (!self->filling && self->known != NULL)
    show_selected (self);
}

static void
change_cb (IsmsMethodPage *self)
{
  isms_method_page_change (self);
}

static void
retry_cb (IsmsMethodPage *self)
{
  load (self);
}

static void
isms_method_page_dispose (GObject *object)
{
  IsmsMethodPage *self = ISMS_METHOD_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ISMS_TYPE_METHOD_PAGE);
  g_clear_object (&self->workspace);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->in_force, isms_method_unref);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (isms_method_page_parent_class)->dispose (object);
}

static void
isms_method_page_class_init (IsmsMethodPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_method_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-method-page.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodPage, faces);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodPage, name);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodPage, since);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodPage, versions);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodPage, change_button);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodPage, grid);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodPage, levels);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodPage, likelihoods);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodPage, impacts);
  gtk_widget_class_bind_template_child (widget_class, IsmsMethodPage, error_page);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
isms_method_page_init (IsmsMethodPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * isms_method_page_new:
 * @workspace: whose method
 *
 * Returns: (transfer floating): the page, showing the method in force
 */
GtkWidget *
isms_method_page_new (IsmsWorkspace *workspace)
{
  IsmsMethodPage *self = g_object_new (ISMS_TYPE_METHOD_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (isms_workspace_get_store (workspace), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}

/**
 * isms_method_page_change:
 * @self: the page
 *
 * Opens the dialog in which the next version is made, with what was begun before.
 */
void
isms_method_page_change (IsmsMethodPage *self)
{
  if (self->in_force == NULL || isms_workspace_get_read_only (self->workspace))
    return;
  if (self->draft == NULL)
    self->draft = isms_method_draft_new (self->in_force);
  isms_method_dialog_present (GTK_WIDGET (self), self->workspace, self->in_force, self->draft);
}
