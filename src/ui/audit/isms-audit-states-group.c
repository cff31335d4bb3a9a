/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A row for each state on the way: since when it is so, or what is missing before it can be, with a
 * button that does it or goes back; a row that names what is missing leads there. The model says
 * what is missing; nothing is decided here. */

#include "isms-config.h"

#include "isms-audit-states-group.h"

#include <glib/gi18n-lib.h>

#include "isms-audit-checklist.h"
#include "isms-audit.h"
#include "isms-commit.h"
#include "isms-day.h"
#include "isms-edit.h"
#include "isms-fieldwork-page.h"
#include "isms-missing.h"
#include "isms-record-form.h"

struct _IsmsAuditStatesGroup
{
  IsmsLateGroup parent_instance;

  IsmsWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (IsmsAuditStatesGroup, isms_audit_states_group, ISMS_TYPE_LATE_GROUP)

typedef struct
{
  const char *name;
  const char *day;  /* the field that says since when; or NULL */
  const char *deed; /* N_(): the button that does it */
} State;

static const State states[] = {
  { "prepared", NULL, N_ ("_Prepare") },
  { "running", "began_on", N_ ("_Begin") },
  { "reported", "reported_on", N_ ("_Report") },
  { "closed", "closed_on", N_ ("_Close") },
};

typedef struct
{
  GPtrArray *missing[G_N_ELEMENTS (states)]; /* of IsmsMissing */
  gboolean lacks_checklist;                  /* one could be made, and is not */
} Answer;

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_clear_pointer (&answer->missing[i], g_ptr_array_unref);
  g_free (answer);
}

static gpointer
read_answer (IsmsDatabase *database, const IsmsKind *kind, gint64 id, guint limit, GError **error)
{
  Answer *answer = g_new0 (Answer, 1);
  IsmsChecklistProgress progress;
  gboolean done = isms_audit_checklist_load_progress (database, id, &progress, error);

  for (guint i = 0; done && i < G_N_ELEMENTS (states); i++)
    {
      answer->missing[i] = isms_audit_list_missing (database, id, states[i].name, error);
      done = answer->missing[i] != NULL;
    }
  if (done)
    {
      int n = isms_audit_checklist_count_missing (database, id, error);

      answer->lacks_checklist = progress.n_items == 0 && n > 0;
      done = n >= 0;
    }
  if (done)
    return answer;
  free_answer (answer);
  return NULL;
}

static gboolean
is_touched (IsmsLateGroup *group, IsmsChange *change)
{
  return isms_change_touches (change, "audit") || isms_change_touches (change, "audit_item")
         || isms_change_touches (change, "audit_control") || isms_change_touches (change, "finding")
         || isms_change_touches (change, "nonconformity");
}

/* --- What can be done --- */

static void
set_state_cb (GtkWidget *button, IsmsAuditStatesGroup *self)
{
  IsmsRecord *audit = isms_late_group_get_record (ISMS_LATE_GROUP (self));
  const char *state = g_object_get_data (G_OBJECT (button), "state");
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("audit"), "state");
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GError) error = NULL;

  if (audit == NULL)
    return;
  /* Translators: what a step did; an audit's ref, and its new state: "Set AU-003 to “Under Way”" */
  label = g_strdup_printf (_ ("Set %s to “%s”"), isms_record_get_ref (audit),
                           _ (isms_field_find_choice (field, state)->label));
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  if (isms_edit_set (step, audit, field, state, &error))
    isms_ui_commit (GTK_WIDGET (self), step);
  else
    isms_ui_report_error (GTK_WIDGET (self), error);
}

static GtkWidget *
create_button (IsmsAuditStatesGroup *self, const char *label, const char *state, gboolean ready)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, ready);
  g_object_set_data (G_OBJECT (button), "state", (gpointer) state);
  g_signal_connect_object (button, "clicked", G_CALLBACK (set_state_cb), self, G_CONNECT_DEFAULT);
  return button;
}

/* --- The rows --- */

/* How many of the states it has reached; -1: it is called off. */
static int
find_reached (IsmsRecord *audit)
{
  const char *state = isms_record_get_text (audit, "state");

  if (g_strcmp0 (state, "cancelled") == 0)
    return -1;
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (state, states[i].name) == 0)
      return (int) i + 1;
  return 0;
}

static char *
dup_since (IsmsRecord *audit, const State *state)
{
  const char *day = state->day != NULL ? isms_record_get_text (audit, state->day) : NULL;

  return day != NULL ? isms_day_dup_words (day) : g_strdup ("");
}

static GtkWidget *
create_sign (gboolean reached, gboolean next)
{
  GtkWidget *image = gtk_image_new_from_icon_name (reached ? "object-select-symbolic"
                                                           : "content-loading-symbolic");

  gtk_widget_add_css_class (image, reached ? "success" : "dim-label");
  gtk_widget_set_opacity (image, reached || next ? 1 : 0);
  return image;
}

/* To what is missing first: a field, the group that holds what is missing, or the checklist. */
static void
go_cb (GtkWidget *row, IsmsAuditStatesGroup *self)
{
  const char *where = g_object_get_data (G_OBJECT (row), "where");
  IsmsRecord *audit = isms_late_group_get_record (ISMS_LATE_GROUP (self));
  GtkWidget *form = gtk_widget_get_ancestor (GTK_WIDGET (self), ISMS_TYPE_RECORD_FORM);
  const IsmsFormGroup *group = isms_record_form_find_group ("audit", where);

  if (audit == NULL || form == NULL)
    return;
  if (g_str_equal (where, "audit_item"))
    isms_fieldwork_page_open (GTK_WIDGET (self), self->workspace, isms_record_get_id (audit));
  else if (group != NULL)
    isms_record_form_edit_group (ISMS_RECORD_FORM (form), group);
  else
    isms_record_form_focus_field (ISMS_RECORD_FORM (form), where);
}

static void
lead_to (IsmsAuditStatesGroup *self, GtkWidget *row, const char *where)
{
  gtk_widget_set_tooltip_text (row, _ ("Go to What Is Missing"));
  g_object_set_data (G_OBJECT (row), "where", (gpointer) where);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (go_cb), self, G_CONNECT_DEFAULT);
}

static char *
dup_words (IsmsRecord *audit, const Answer *answer, guint i, gboolean is_reached)
{
  g_autofree char *missing = isms_missing_dup_words (answer->missing[i]);

  if (is_reached)
    return dup_since (audit, &states[i]);
  if (missing != NULL)
    /* Translators: what is missing before an audit can be in a state */
    return g_strdup_printf (_ ("Missing: %s"), missing);
  if (answer->lacks_checklist && g_str_equal (states[i].name, "running"))
    return g_strdup (
        _ ("There is no checklist yet. It is made before the audit begins, as a rule."));
  return g_strdup (_ ("All that is needed is there"));
}

/* What comes next, and the way to what is missing for it. */
static void
add_deed (IsmsAuditStatesGroup *self, GtkWidget *row, const Answer *answer, guint i)
{
  GPtrArray *missing = answer->missing[i];
  GtkWidget *button = create_button (self, _ (states[i].deed), states[i].name, missing->len == 0);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  if (missing->len > 0)
    lead_to (self, row, ((const IsmsMissing *) missing->pdata[0])->where);
  else if (answer->lacks_checklist && g_str_equal (states[i].name, "running"))
    lead_to (self, row, "checklist");
  else
    {
      gtk_widget_add_css_class (button, "suggested-action");
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
    }
}

static GtkWidget *
create_row (
    IsmsAuditStatesGroup *self, IsmsRecord *audit, const Answer *answer, guint i, int reached)
{
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("audit"), "state");
  gboolean is_reached = (int) i < reached;
  gboolean is_next = (int) i == reached;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = dup_words (audit, answer, i, is_reached);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 _ (isms_field_find_choice (field, states[i].name)->label));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), is_reached || is_next ? words : "");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_sign (is_reached, is_next));
  if (isms_workspace_get_read_only (self->workspace))
    return row;
  if (is_next)
    add_deed (self, row, answer, i);
  if (reached > 0 && (int) i + 1 == reached)
    {
      GtkWidget *button = create_button (self, _ ("Go _Back"),
                                         reached > 1 ? states[reached - 2].name : "planned", TRUE);

      gtk_widget_add_css_class (button, "flat");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  return row;
}

static void
add_cancelled (IsmsAuditStatesGroup *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("It Is Cancelled"));
  if (!isms_workspace_get_read_only (self->workspace))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               create_button (self, _ ("_Plan It Again"), "planned", TRUE));
  isms_late_group_add_row (ISMS_LATE_GROUP (self), row);
}

static void
show_answer (IsmsLateGroup *group, gpointer data, guint limit)
{
  IsmsAuditStatesGroup *self = ISMS_AUDIT_STATES_GROUP (group);
  IsmsRecord *audit = isms_late_group_get_record (group);
  Answer *answer = data;
  int reached = audit != NULL ? find_reached (audit) : 0;

  if (audit == NULL)
    return;
  if (reached < 0)
    {
      add_cancelled (self);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    isms_late_group_add_row (group, create_row (self, audit, answer, i, reached));
}

static void
isms_audit_states_group_dispose (GObject *object)
{
  g_clear_object (&ISMS_AUDIT_STATES_GROUP (object)->workspace);
  G_OBJECT_CLASS (isms_audit_states_group_parent_class)->dispose (object);
}

static void
isms_audit_states_group_class_init (IsmsAuditStatesGroupClass *klass)
{
  IsmsLateGroupClass *late = ISMS_LATE_GROUP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_audit_states_group_dispose;
  late->read = read_answer;
  late->free_answer = free_answer;
  late->is_touched = is_touched;
  late->show = show_answer;
}

static void
isms_audit_states_group_init (IsmsAuditStatesGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("How Far It Is"));
}

/**
 * isms_audit_states_group_new:
 * @workspace: where the audit lives
 *
 * Returns: (transfer floating): of no audit yet
 */
GtkWidget *
isms_audit_states_group_new (IsmsWorkspace *workspace)
{
  IsmsAuditStatesGroup *self = g_object_new (ISMS_TYPE_AUDIT_STATES_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  isms_late_group_set_workspace (ISMS_LATE_GROUP (self), workspace);
  return GTK_WIDGET (self);
}
