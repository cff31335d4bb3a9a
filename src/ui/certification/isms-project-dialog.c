/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The days move with the two that are entered; what was taken out of the plan stays out, since it
 * is asked of the switches themselves. */

#include "isms-config.h"

#include "isms-project-dialog.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-day.h"
#include "isms-phase.h"
#include "isms-project-plan.h"

#define DAYS 365 /* from the first day to the certificate, until somebody says otherwise */

struct _IsmsProjectDialog
{
  AdwDialog parent_instance;

  GWeakRef parent;
  IsmsWorkspace *workspace;
  GArray *people;    /* gint64 */
  GPtrArray *stages; /* of IsmsProposedStage, or NULL: the days are none */
  GtkWidget *first;
  GtkWidget *target;
  GtkWidget *owner;
  AdwPreferencesGroup *group;
  GPtrArray *rows;  /* of AdwExpanderRow */
  GPtrArray *tasks; /* of AdwSwitchRow, one after the other as they stand in the stages */
  GtkWidget *take;
};

G_DEFINE_FINAL_TYPE (IsmsProjectDialog, isms_project_dialog, ADW_TYPE_DIALOG)

/* --- What is proposed --- */

static char *
dup_span (const char *first, const char *last)
{
  g_autofree char *one = isms_day_dup_words (first);
  g_autofree char *other = isms_day_dup_words (last);

  return g_strdup_printf ("%s – %s", one, other);
}

static void
show_task (IsmsProjectDialog *self, const IsmsProposedTask *task, guint place)
{
  g_autofree char *span = dup_span (task->starts_on, task->due);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->tasks->pdata[place]), span);
}

static void
show_days (IsmsProjectDialog *self)
{
  guint place = 0;

  for (guint i = 0; i < self->stages->len; i++)
    {
      const IsmsProposedStage *stage = self->stages->pdata[i];
      g_autofree char *span = dup_span (stage->starts_on, stage->ends_on);

      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->rows->pdata[i]), span);
      for (guint j = 0; j < stage->tasks->len; j++)
        show_task (self, stage->tasks->pdata[j], place++);
    }
}

static GtkWidget *
create_task (const IsmsProposedTask *task)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), task->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_tooltip_text (row, task->text);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  return row;
}

static void
make_rows (IsmsProjectDialog *self)
{
  for (guint i = 0; i < self->stages->len; i++)
    {
      const IsmsProposedStage *stage = self->stages->pdata[i];
      GtkWidget *row = adw_expander_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), stage->title);
      for (guint j = 0; j < stage->tasks->len; j++)
        {
          GtkWidget *task = create_task (stage->tasks->pdata[j]);

          adw_expander_row_add_row (ADW_EXPANDER_ROW (row), task);
          g_ptr_array_add (self->tasks, task);
        }
      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
mark (GtkWidget *row, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
}

/* The sentence that says why there is none stands where the plan would. */
static void
propose (IsmsProjectDialog *self)
{
  g_autofree char *first = isms_day_read (gtk_editable_get_text (GTK_EDITABLE (self->first)));
  g_autofree char *target = isms_day_read (gtk_editable_get_text (GTK_EDITABLE (self->target)));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stages = isms_project_plan_propose (first, target, &error);

  mark (self->first, first == NULL);
  mark (self->target, target == NULL || stages == NULL);
  gtk_widget_set_sensitive (self->take, stages != NULL);
  if (stages == NULL)
    {
      adw_preferences_group_set_description (self->group, error->message);
      return;
    }
  adw_preferences_group_set_description (
      self->group,
      _ ("Open a stage to take tasks out. All of it can be changed afterwards, and taken "
         "back with Undo."));
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  self->stages = g_steal_pointer (&stages);
  if (self->rows->len == 0)
    make_rows (self);
  show_days (self);
}

/* --- Taking it --- */

static gint64
get_owner (IsmsProjectDialog *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->owner));

  return selected > 0 && selected <= self->people->len
             ? g_array_index (self->people, gint64, selected - 1)
             : 0;
}

static void
take_cb (IsmsProjectDialog *self)
{
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&self->parent);
  g_autoptr (IsmsStep) step = NULL;
  guint place = 0;

  if (!gtk_widget_get_sensitive (self->take))
    return;
  for (guint i = 0; i < self->stages->len; i++)
    {
      const IsmsProposedStage *stage = self->stages->pdata[i];

      for (guint j = 0; j < stage->tasks->len; j++)
        ((IsmsProposedTask *) stage->tasks->pdata[j])->wanted =
            adw_switch_row_get_active (ADW_SWITCH_ROW (self->tasks->pdata[place++]));
    }
  step = isms_store_begin (isms_workspace_get_store (self->workspace), _ ("Planned the project"));
  isms_project_plan_take (step, self->stages, get_owner (self));
  adw_dialog_close (ADW_DIALOG (self));
  if (parent != NULL)
    isms_ui_commit (parent, step);
}

/* --- Building --- */

static GtkWidget *
create_header (IsmsProjectDialog *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->take = gtk_button_new_with_mnemonic (_ ("_Take the Plan"));
  gtk_widget_add_css_class (self->take, "suggested-action");
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (adw_dialog_close), self);
  g_signal_connect_swapped (self->take, "clicked", G_CALLBACK (take_cb), self);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->take);
  return bar;
}

static GtkWidget *
create_day (IsmsProjectDialog *self, const char *title, int from_today)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *today = isms_day_today ();
  g_autofree char *day = isms_day_dup_nth (isms_day_get_number (today) + from_today);
  g_autofree char *words = isms_day_dup_words (day);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), words);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (propose), self);
  return row;
}

static void
fill_people (IsmsProjectDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      isms_workspace_get_reader (self->workspace),
      "SELECT id, name FROM person WHERE archived = 0 AND active = 1 ORDER BY name COLLATE NOCASE",
      NULL);
  gint64 acting = isms_workspace_get_acting_person (self->workspace);
  guint selected = 0;

  gtk_string_list_append (names, _ ("Nobody Yet"));
  while (statement != NULL && isms_statement_next (statement, NULL))
    {
      gint64 id = isms_statement_get_int (statement, 0);

      g_array_append_val (self->people, id);
      gtk_string_list_append (names, isms_statement_get_text (statement, 1));
      if (id == acting)
        selected = self->people->len;
    }
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (self->owner),
      self->people->len > 0
          ? _ ("For all stages and tasks, until you hand them on.")
          : _ ("There are no people in this workspace yet. A stage counts as planned once "
               "somebody is responsible: add people, and hand the stages to them."));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->owner), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->owner), selected);
}

static void
build (IsmsProjectDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *days = adw_preferences_group_new ();

  self->owner = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->owner), _ ("Responsible"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->owner), 0);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("Stages"));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), create_header (self));
  self->first = create_day (self, _ ("First Day"), 0);
  self->target = create_day (self, _ ("Certificate Wanted By"), DAYS);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (days), self->first);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (days), self->target);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (days), self->owner);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (days));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->group);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_focus (ADW_DIALOG (self), self->first);
}

static void
isms_project_dialog_dispose (GObject *object)
{
  IsmsProjectDialog *self = ISMS_PROJECT_DIALOG (object);

  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_project_dialog_parent_class)->dispose (object);
}

static void
isms_project_dialog_finalize (GObject *object)
{
  IsmsProjectDialog *self = ISMS_PROJECT_DIALOG (object);

  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_array_unref (self->people);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->tasks);
  g_weak_ref_clear (&self->parent);
  G_OBJECT_CLASS (isms_project_dialog_parent_class)->finalize (object);
}

static void
isms_project_dialog_class_init (IsmsProjectDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_project_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_project_dialog_finalize;
}

static void
isms_project_dialog_init (IsmsProjectDialog *self)
{
  g_weak_ref_init (&self->parent, NULL);
  self->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = g_ptr_array_new ();
  self->tasks = g_ptr_array_new ();
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Plan the Project"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 620);
  adw_dialog_set_content_height (ADW_DIALOG (self), 720);
}

/**
 * isms_project_dialog_present:
 * @parent: a widget of the window
 * @workspace: where the plan is made
 *
 * Shows the stages and tasks that are proposed, and makes those that are wanted as one step.
 *
 * Returns: (transfer none): the dialog
 */
IsmsProjectDialog *
isms_project_dialog_present (GtkWidget *parent, IsmsWorkspace *workspace)
{
  IsmsProjectDialog *self = g_object_new (ISMS_TYPE_PROJECT_DIALOG, NULL);

  g_weak_ref_set (&self->parent, parent);
  self->workspace = g_object_ref (workspace);
  build (self);
  fill_people (self);
  propose (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
  return self;
}
