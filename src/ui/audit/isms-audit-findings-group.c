/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is worst first. A row leads to its finding; what nothing was made of yet has a button for
 * that, and all of them together have one. */

#include "isms-config.h"

#include "isms-audit-findings-group.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-edit.h"
#include "isms-finding.h"

struct _IsmsAuditFindingsGroup
{
  IsmsLateGroup parent_instance;

  IsmsWorkspace *workspace;
  GArray *open; /* of gint64: what nothing was made of yet, as it was read last */
};

G_DEFINE_FINAL_TYPE (IsmsAuditFindingsGroup, isms_audit_findings_group, ISMS_TYPE_LATE_GROUP)

static gpointer
read_findings (IsmsDatabase *database, const IsmsKind *kind, gint64 id, guint limit, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT id FROM finding WHERE audit_id = ? AND archived = 0 "
      "ORDER BY CASE grade WHEN 'major' THEN 0 WHEN 'minor' THEN 1 ELSE 2 END, ref_key, id",
      error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, id);
  while (isms_statement_next (statement, error))
    {
      gint64 finding = isms_statement_get_int (statement, 0);

      g_array_append_val (ids, finding);
    }
  if (isms_statement_failed (statement))
    return NULL;
  return isms_record_load_many (database, isms_kind_find ("finding"), (gint64 *) ids->data,
                                ids->len, error);
}

static gboolean
is_touched (IsmsLateGroup *group, IsmsChange *change)
{
  return isms_kind_is_touched (isms_kind_find ("finding"), change);
}

/* --- What can be done --- */

typedef struct
{
  GWeakRef widget;
  IsmsStep *step;
  const char *kind;
  gint64 id; /* to show then; 0: nothing */
} Deed;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Deed *deed = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&deed->widget);
  g_autoptr (GError) error = NULL;
  gboolean done = isms_step_commit_finish (deed->step, result, &error);

  if (widget != NULL && !done)
    isms_ui_report_error (widget, error);
  else if (widget != NULL && deed->id != 0)
    gtk_widget_activate_action (widget, "win.show-record", "(sx)", deed->kind, deed->id);
  isms_step_unref (deed->step);
  g_weak_ref_clear (&deed->widget);
  g_free (deed);
}

static void
commit (IsmsAuditFindingsGroup *self, IsmsStep *step, const char *kind, gint64 id)
{
  Deed *deed = g_new0 (Deed, 1);

  g_weak_ref_init (&deed->widget, self);
  deed->step = isms_step_ref (step);
  deed->kind = kind;
  deed->id = id;
  isms_step_commit_async (step, NULL, done_cb, deed);
}

static IsmsRecord *
load_finding (IsmsAuditFindingsGroup *self, gint64 id)
{
  return isms_record_load (isms_workspace_get_reader (self->workspace), isms_kind_find ("finding"),
                           id, NULL);
}

static void
hand_over_cb (GtkWidget *button, IsmsAuditFindingsGroup *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "id");
  g_autoptr (IsmsRecord) finding = load_finding (self, *id);
  g_autoptr (IsmsStep) step = NULL;
  g_autofree char *label = NULL;

  if (finding == NULL)
    return;
  /* Translators: what a step did; a finding's ref */
  label = g_strdup_printf (_ ("Handed over %s"), isms_record_get_ref (finding));
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_finding_hand_over (step, ISMS_FINDING (finding));
  commit (self, step, NULL, 0);
}

static void
hand_over_all_cb (IsmsAuditFindingsGroup *self)
{
  IsmsRecord *audit = isms_late_group_get_record (ISMS_LATE_GROUP (self));
  g_autoptr (IsmsStep) step = NULL;
  g_autofree char *label = NULL;

  if (audit == NULL)
    return;
  label = g_strdup_printf (
      /* Translators: what a step did; how many findings, and an audit's ref */
      ngettext ("Handed over %u finding of %s", "Handed over %u findings of %s", self->open->len),
      self->open->len, isms_record_get_ref (audit));
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  for (guint i = 0; i < self->open->len; i++)
    {
      g_autoptr (IsmsRecord) finding = load_finding (self, g_array_index (self->open, gint64, i));

      if (finding != NULL)
        isms_finding_hand_over (step, ISMS_FINDING (finding));
    }
  commit (self, step, NULL, 0);
}

/* By hand: of an audit that has no checklist of ours, or beside one. */
static void
new_cb (IsmsAuditFindingsGroup *self)
{
  IsmsRecord *audit = isms_late_group_get_record (ISMS_LATE_GROUP (self));
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;
  IsmsRow *row;
  gint64 id;

  if (audit == NULL)
    return;
  /* Translators: what a step did; an audit's ref */
  label = g_strdup_printf (_ ("Recorded a finding of %s"), isms_record_get_ref (audit));
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  row = isms_row_new ();
  isms_row_set_text (row, "title", _ ("New Finding"));
  isms_row_set_int (row, "audit_id", isms_record_get_id (audit));
  id = isms_edit_insert (step, isms_kind_find ("finding"), row);
  commit (self, step, "finding", id);
}

/* --- The rows --- */

static void
activated_cb (GtkWidget *row, gpointer data)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  gtk_widget_activate_action (row, "win.show-record", "(sx)", "finding", *id);
}

static void
append_fact (GString *facts, const char *fact)
{
  if (fact != NULL && *fact != '\0')
    g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", fact);
}

/* "FI-003 · Minor Nonconformity · Being Corrected · NC-007" */
static char *
dup_facts (IsmsRecord *finding)
{
  const IsmsKind *kind = isms_record_get_kind (finding);
  g_autofree char *grade = isms_record_dup_display (finding, isms_kind_find_field (kind, "grade"));
  g_autofree char *state = isms_record_dup_display (finding, isms_kind_find_field (kind, "state"));
  GString *facts = g_string_new (isms_record_get_ref (finding));

  append_fact (facts, grade);
  append_fact (facts, state);
  append_fact (facts, isms_record_get_text (finding, "nonconformity"));
  append_fact (facts, isms_record_get_text (finding, "improvement"));
  append_fact (facts, isms_record_get_text (finding, "requirement"));
  return g_string_free_and_steal (facts);
}

static GtkWidget *
create_sign (IsmsRecord *finding)
{
  const char *grade = isms_record_get_text (finding, "grade");
  gboolean major = g_strcmp0 (grade, "major") == 0;
  gboolean minor = g_strcmp0 (grade, "minor") == 0;
  GtkWidget *image = gtk_image_new_from_icon_name (
      major ? "dialog-error-symbolic" : (minor ? "dialog-warning-symbolic" : "starred-symbolic"));

  gtk_widget_add_css_class (image, major ? "error" : (minor ? "warning" : "dim-label"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return image;
}

static GtkWidget *
create_hand_over (IsmsAuditFindingsGroup *self, IsmsRecord *finding)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Hand Over"));
  gint64 id = isms_record_get_id (finding);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (
      button, g_strcmp0 (isms_record_get_text (finding, "grade"), "opportunity") == 0
                  ? _ ("Makes an improvement of it")
                  : _ ("Makes a nonconformity of it"));
  g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (hand_over_cb), self, G_CONNECT_DEFAULT);
  return button;
}

static gboolean
is_open (IsmsRecord *finding)
{
  const char *state = isms_record_get_text (finding, "state");

  return g_strcmp0 (state, "open") == 0
         || (g_strcmp0 (state, "repeated") == 0 && !isms_record_is_set (finding, "nonconformity")
             && !isms_record_is_set (finding, "improvement"));
}

static GtkWidget *
create_row (IsmsAuditFindingsGroup *self, IsmsRecord *finding)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *facts = dup_facts (finding);
  gint64 id = isms_record_get_id (finding);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), isms_record_get_title (finding));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_sign (finding));
  if (is_open (finding) && !isms_workspace_get_read_only (self->workspace))
    {
      g_array_append_val (self->open, id);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_hand_over (self, finding));
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), NULL);
  return row;
}

static void
add_button (IsmsAuditFindingsGroup *self, const char *title, const char *icon, GCallback callback)
{
  GtkWidget *button = adw_button_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (button), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (button), title);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (button), icon);
  g_signal_connect_object (button, "activated", callback, self, G_CONNECT_SWAPPED);
  isms_late_group_add_row (ISMS_LATE_GROUP (self), button);
}

static void
show_findings (IsmsLateGroup *group, gpointer answer, guint limit)
{
  IsmsAuditFindingsGroup *self = ISMS_AUDIT_FINDINGS_GROUP (group);
  IsmsRecord *audit = isms_late_group_get_record (group);
  GPtrArray *findings = answer;
  guint n = MIN (findings->len, limit);

  if (audit == NULL)
    return;
  g_array_set_size (self->open, 0);
  for (guint i = 0; i < n; i++)
    isms_late_group_add_row (group, create_row (self, findings->pdata[i]));
  for (guint i = n; i < findings->len; i++)
    {
      gint64 id = isms_record_get_id (findings->pdata[i]);

      if (is_open (findings->pdata[i]))
        g_array_append_val (self->open, id);
    }
  if (findings->len > limit)
    isms_late_group_add_row (group, isms_late_group_create_more (group));
  if (isms_workspace_get_read_only (self->workspace))
    return;
  if (self->open->len > 1)
    {
      g_autofree char *words = g_strdup_printf (
          ngettext ("_Hand Over %u Finding", "_Hand Over All %u Findings", self->open->len),
          self->open->len);

      add_button (self, words, NULL, G_CALLBACK (hand_over_all_cb));
    }
  if (g_strcmp0 (isms_record_get_text (audit, "state"), "closed") != 0)
    add_button (self, _ ("_Record a Finding"), "list-add-symbolic", G_CALLBACK (new_cb));
}

static void
isms_audit_findings_group_dispose (GObject *object)
{
  g_clear_object (&ISMS_AUDIT_FINDINGS_GROUP (object)->workspace);
  G_OBJECT_CLASS (isms_audit_findings_group_parent_class)->dispose (object);
}

static void
isms_audit_findings_group_finalize (GObject *object)
{
  g_array_unref (ISMS_AUDIT_FINDINGS_GROUP (object)->open);
  G_OBJECT_CLASS (isms_audit_findings_group_parent_class)->finalize (object);
}

static void
isms_audit_findings_group_class_init (IsmsAuditFindingsGroupClass *klass)
{
  IsmsLateGroupClass *late = ISMS_LATE_GROUP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_audit_findings_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_audit_findings_group_finalize;
  late->read = read_findings;
  late->free_answer = (GDestroyNotify) g_ptr_array_unref;
  late->is_touched = is_touched;
  late->show = show_findings;
}

static void
isms_audit_findings_group_init (IsmsAuditFindingsGroup *self)
{
  self->open = g_array_new (FALSE, FALSE, sizeof (gint64));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Findings"));
}

/**
 * isms_audit_findings_group_new:
 * @workspace: where the audit lives
 *
 * Returns: (transfer floating): of no audit yet
 */
GtkWidget *
isms_audit_findings_group_new (IsmsWorkspace *workspace)
{
  IsmsAuditFindingsGroup *self = g_object_new (ISMS_TYPE_AUDIT_FINDINGS_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  isms_late_group_set_workspace (ISMS_LATE_GROUP (self), workspace);
  return GTK_WIDGET (self);
}
