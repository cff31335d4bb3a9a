/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How much is answered, what each result was given, and two buttons: to add what the scope has and
 * the checklist has not, and to the fieldwork. */

#include "isms-config.h"

#include "isms-checklist-group.h"

#include <glib/gi18n-lib.h>

#include "isms-audit-checklist.h"
#include "isms-audit-item.h"
#include "isms-commit.h"
#include "isms-fieldwork-page.h"

struct _IsmsChecklistGroup
{
  IsmsLateGroup parent_instance;

  IsmsWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (IsmsChecklistGroup, isms_checklist_group, ISMS_TYPE_LATE_GROUP)

typedef struct
{
  IsmsChecklistProgress progress;
  int n_missing;
} Answer;

static gpointer
read_answer (IsmsDatabase *database, const IsmsKind *kind, gint64 id, guint limit, GError **error)
{
  g_autofree Answer *answer = g_new0 (Answer, 1);

  if (!isms_audit_checklist_load_progress (database, id, &answer->progress, error))
    return NULL;
  answer->n_missing = isms_audit_checklist_count_missing (database, id, error);
  return answer->n_missing >= 0 ? g_steal_pointer (&answer) : NULL;
}

static gboolean
is_touched (IsmsLateGroup *group, IsmsChange *change)
{
  return isms_change_touches (change, "audit_item") || isms_change_touches (change, "audit_control")
         || isms_change_touches (change, "finding") || isms_change_touches (change, "control");
}

/* --- What can be done --- */

static void
make_cb (IsmsChecklistGroup *self)
{
  IsmsRecord *audit = isms_late_group_get_record (ISMS_LATE_GROUP (self));
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  if (audit == NULL)
    return;
  /* Translators: what a step did; an audit's ref */
  label = g_strdup_printf (_ ("Made the checklist of %s"), isms_record_get_ref (audit));
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_audit_checklist_make (step, isms_record_get_id (audit));
  isms_ui_commit (GTK_WIDGET (self), step);
}

static void
fieldwork_cb (IsmsChecklistGroup *self)
{
  IsmsRecord *audit = isms_late_group_get_record (ISMS_LATE_GROUP (self));

  if (audit != NULL)
    isms_fieldwork_page_open (GTK_WIDGET (self), self->workspace, isms_record_get_id (audit));
}

static void
add_button (IsmsChecklistGroup *self, const char *title, GCallback callback)
{
  GtkWidget *button = adw_button_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (button), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (button), title);
  g_signal_connect_object (button, "activated", callback, self, G_CONNECT_SWAPPED);
  isms_late_group_add_row (ISMS_LATE_GROUP (self), button);
}

static void
add_buttons (IsmsChecklistGroup *self, const Answer *answer)
{
  IsmsRecord *audit = isms_late_group_get_record (ISMS_LATE_GROUP (self));
  gboolean closed = g_strcmp0 (isms_record_get_text (audit, "state"), "closed") == 0;
  g_autofree char *more = NULL;

  if (answer->progress.n_items > 0)
    add_button (self, _ ("_Fieldwork"), G_CALLBACK (fieldwork_cb));
  if (isms_workspace_get_read_only (self->workspace) || closed)
    return;
  if (answer->progress.n_items == 0)
    {
      add_button (self, _ ("_Make the Checklist"), G_CALLBACK (make_cb));
      return;
    }
  if (answer->n_missing == 0)
    return;
  more = g_strdup_printf (ngettext ("_Add %d Item That Is New in the Scope",
                                    "_Add %d Items That Are New in the Scope",
                                    (gulong) answer->n_missing),
                          answer->n_missing);
  add_button (self, more, G_CALLBACK (make_cb));
}

/* --- How far it is --- */

static void
add_progress (IsmsLateGroup *group, const IsmsChecklistProgress *progress)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, MAX (progress->n_items, 1));
  g_autofree char *words = isms_audit_checklist_dup_words (progress);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Answered"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), progress->n_answered);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (bar, 96, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), bar);
  isms_late_group_add_row (group, row);
}

/* "Conforms  140" for each that was given. */
static void
add_results (IsmsLateGroup *group, const IsmsChecklistProgress *progress)
{
  const guint counts[] = { progress->n_items - progress->n_answered,
                           progress->n_conforms,
                           progress->n_minor,
                           progress->n_major,
                           progress->n_opportunity,
                           progress->n_not_applicable };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      GtkWidget *row;
      GtkWidget *label;
      g_autofree char *words = g_strdup_printf ("%u", counts[i]);

      if (counts[i] == 0)
        continue;
      row = adw_action_row_new ();
      label = gtk_label_new (words);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (isms_audit_results[i].label));
      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      isms_late_group_add_row (group, row);
    }
}

/* A certification body has its own. */
static gboolean
is_ours (IsmsRecord *audit)
{
  const char *kind = isms_record_get_text (audit, "kind");

  return g_strcmp0 (kind, "internal") == 0 || g_strcmp0 (kind, "supplier") == 0;
}

static void
show_answer (IsmsLateGroup *group, gpointer data, guint limit)
{
  const Answer *answer = data;
  IsmsRecord *audit = isms_late_group_get_record (group);

  if (audit == NULL || (!is_ours (audit) && answer->progress.n_items == 0))
    return;
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         answer->progress.n_items == 0
                                             ? _ ("It is made from the scope: a question for every "
                                                  "clause and control, and what earlier "
                                                  "audits found about them.")
                                             : NULL);
  add_buttons (ISMS_CHECKLIST_GROUP (group), answer);
  if (answer->progress.n_items == 0)
    return;
  add_progress (group, &answer->progress);
  add_results (group, &answer->progress);
}

static void
isms_checklist_group_dispose (GObject *object)
{
  g_clear_object (&ISMS_CHECKLIST_GROUP (object)->workspace);
  G_OBJECT_CLASS (isms_checklist_group_parent_class)->dispose (object);
}

static void
isms_checklist_group_class_init (IsmsChecklistGroupClass *klass)
{
  IsmsLateGroupClass *late = ISMS_LATE_GROUP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_checklist_group_dispose;
  late->read = read_answer;
  late->free_answer = g_free;
  late->is_touched = is_touched;
  late->show = show_answer;
}

static void
isms_checklist_group_init (IsmsChecklistGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Checklist"));
}

/**
 * isms_checklist_group_new:
 * @workspace: where the audit lives
 *
 * Returns: (transfer floating): of no audit yet
 */
GtkWidget *
isms_checklist_group_new (IsmsWorkspace *workspace)
{
  IsmsChecklistGroup *self = g_object_new (ISMS_TYPE_CHECKLIST_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  isms_late_group_set_workspace (ISMS_LATE_GROUP (self), workspace);
  return GTK_WIDGET (self);
}
