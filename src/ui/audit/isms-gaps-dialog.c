/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The proposal is the model's: with each gap that is put in or taken out it says anew who may lead,
 * and how long it takes. What is not in the scope is listed when somebody wants to see it. */

#include "isms-config.h"

#include "isms-gaps-dialog.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-day.h"
#include "isms-faces.h"

#define MAX_OTHERS 30 /* people of whom it is said why they are not proposed */

struct _IsmsGapsDialog
{
  AdwDialog parent_instance;

  GWeakRef parent;
  IsmsWorkspace *workspace;
  GCancellable *cancellable;
  gint64 programme;
  IsmsAuditProposal *proposal;
  gboolean showing; /* what is set is what the proposal says */
  GtkStack *faces;
  GtkWidget *title;
  GtkWidget *day;
  GtkWidget *days;
  GtkWidget *lead;
  GtkWidget *leads_group;
  GtkWidget *others; /* why they are not proposed */
  GPtrArray *other_rows;
  GtkWidget *scope;
  GtkWidget *rest;
  GtkWidget *make;
};

G_DEFINE_FINAL_TYPE (IsmsGapsDialog, isms_gaps_dialog, ADW_TYPE_DIALOG)

/* --- Who --- */

/* Nobody, then who may. */
static guint
count_suitable (IsmsGapsDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < self->proposal->leads->len; i++)
    n += ((IsmsAuditLead *) self->proposal->leads->pdata[i])->why_not == NULL;
  return n;
}

static void
show_lead_reason (IsmsGapsDialog *self)
{
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->proposal->leads->len; i++)
    {
      const IsmsAuditLead *lead = self->proposal->leads->pdata[i];

      if (lead->id == self->proposal->lead)
        words = isms_audit_lead_dup_words (lead);
    }
  if (words == NULL)
    words = g_strdup (count_suitable (self) > 0
                          ? _ ("Nobody is chosen yet.")
                          : _ ("Nobody is suitable: everybody answers for something of the scope. "
                               "Take that out, ask somebody from outside, or choose somebody "
                               "later."));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->lead), words);
}

static void
show_others (IsmsGapsDialog *self)
{
  guint n = self->proposal->leads->len - count_suitable (self);
  guint shown = 0;
  g_autofree char *title =
      /* Translators: people who are not proposed to lead an audit; how many */
      g_strdup_printf (ngettext ("%u Person Is Not Proposed", "%u People Are Not Proposed", n), n);

  for (guint i = 0; i < self->other_rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self->others), self->other_rows->pdata[i]);
  g_ptr_array_set_size (self->other_rows, 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->others), title);
  gtk_widget_set_visible (self->others, n > 0);
  for (guint i = 0; i < self->proposal->leads->len && shown < MAX_OTHERS; i++)
    {
      const IsmsAuditLead *lead = self->proposal->leads->pdata[i];
      GtkWidget *row;

      if (lead->why_not == NULL)
        continue;
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), lead->name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), lead->why_not);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self->others), row);
      g_ptr_array_add (self->other_rows, row);
      shown++;
    }
}

static void
show_leads (IsmsGapsDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _ ("Nobody Yet"));
  for (guint i = 0; i < count_suitable (self); i++)
    {
      const IsmsAuditLead *lead = self->proposal->leads->pdata[i];

      gtk_string_list_append (names, lead->name);
      if (lead->id == self->proposal->lead)
        selected = i + 1;
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->lead), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->lead), selected);
  show_lead_reason (self);
  show_others (self);
}

/* --- What follows from the scope --- */

static void
show_makable (IsmsGapsDialog *self)
{
  g_autofree char *title =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));
  g_autofree char *day = isms_day_read (gtk_editable_get_text (GTK_EDITABLE (self->day)));
  gboolean dated = day != NULL || *gtk_editable_get_text (GTK_EDITABLE (self->day)) == '\0';

  if (dated)
    gtk_widget_remove_css_class (self->day, "error");
  else
    gtk_widget_add_css_class (self->day, "error");
  gtk_widget_set_sensitive (self->make, self->proposal != NULL && *title != '\0' && dated
                                            && self->proposal->n_chosen > 0);
}

static void
show_proposal (IsmsGapsDialog *self)
{
  g_autofree char *words = isms_audit_proposal_dup_words (self->proposal);

  self->showing = TRUE;
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->scope), words);
  adw_spin_row_set_value (ADW_SPIN_ROW (self->days), self->proposal->days);
  show_leads (self);
  show_makable (self);
  self->showing = FALSE;
}

static void
chosen_cb (GtkCheckButton *check, GParamSpec *pspec, IsmsGapsDialog *self)
{
  guint gap = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "gap"));

  isms_audit_proposal_choose (self->proposal, gap, gtk_check_button_get_active (check));
  show_proposal (self);
}

static GtkWidget *
create_gap (IsmsGapsDialog *self, guint index)
{
  const IsmsAuditGap *gap = self->proposal->gaps->pdata[index];
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *title = g_strdup_printf ("%s %s", gap->ref, gap->title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), gap->why);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), gap->chosen);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (check), "gap", GUINT_TO_POINTER (index));
  g_signal_connect_object (check, "notify::active", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_DEFAULT);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return row;
}

/* Once somebody wants to see them. */
static void
rest_expanded_cb (IsmsGapsDialog *self)
{
  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self->rest)))
    return;
  g_signal_handlers_disconnect_by_func (self->rest, rest_expanded_cb, self);
  for (guint i = 0; i < self->proposal->gaps->len; i++)
    if (!((IsmsAuditGap *) self->proposal->gaps->pdata[i])->chosen)
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self->rest), create_gap (self, i));
}

static void
show_scope (IsmsGapsDialog *self)
{
  guint n_rest = self->proposal->gaps->len - self->proposal->n_chosen;
  g_autofree char *rest = g_strdup_printf (
      /* Translators: gaps that an audit does not take; how many */
      ngettext ("%u More Gap", "%u More Gaps", n_rest), n_rest);

  for (guint i = 0; i < self->proposal->gaps->len; i++)
    if (((IsmsAuditGap *) self->proposal->gaps->pdata[i])->chosen)
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->scope), create_gap (self, i));
  if (n_rest == 0)
    return;
  self->rest = adw_expander_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rest), rest);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->scope), self->rest);
  g_signal_connect_object (self->rest, "notify::expanded", G_CALLBACK (rest_expanded_cb), self,
                           G_CONNECT_SWAPPED);
}

/* --- Reading --- */

static gpointer
read_proposal (IsmsDatabase *database, gpointer id, GCancellable *cancellable, GError **error)
{
  g_autofree char *today = isms_day_today ();

  return isms_audit_propose (database, *(gint64 *) id, today, error);
}

static void
show_days (IsmsGapsDialog *self)
{
  g_autofree char *day = isms_day_dup_words (self->proposal->starts_on);

  gtk_editable_set_text (GTK_EDITABLE (self->day), day);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IsmsGapsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  IsmsAuditProposal *proposal = isms_store_read_finish (ISMS_STORE (source), result, &error);
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&self->parent);

  if (self->workspace == NULL)
    {
      g_clear_pointer (&proposal, isms_audit_proposal_free);
      return;
    }
  if (proposal == NULL)
    {
      if (parent != NULL)
        isms_ui_report_error (parent, error);
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  self->proposal = proposal;
  gtk_stack_set_visible_child_name (self->faces, proposal->gaps->len > 0 ? "proposal" : "none");
  if (proposal->gaps->len == 0)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->title), proposal->title);
  show_days (self);
  show_scope (self);
  show_proposal (self);
  gtk_widget_grab_focus (self->make);
}

/* --- Making it --- */

static void
lead_chosen_cb (IsmsGapsDialog *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->lead));

  if (self->showing || self->proposal == NULL)
    return;
  self->proposal->lead = selected > 0 && selected != GTK_INVALID_LIST_POSITION
                             ? ((IsmsAuditLead *) self->proposal->leads->pdata[selected - 1])->id
                             : 0;
  show_lead_reason (self);
}

static void
take_dates (IsmsGapsDialog *self)
{
  int first;
  guint days = (guint) adw_spin_row_get_value (ADW_SPIN_ROW (self->days));

  g_free (self->proposal->starts_on);
  g_free (self->proposal->ends_on);
  self->proposal->starts_on = isms_day_read (gtk_editable_get_text (GTK_EDITABLE (self->day)));
  first = isms_day_get_number (self->proposal->starts_on);
  self->proposal->ends_on = first != 0 ? isms_day_dup_nth (first + (int) days - 1) : NULL;
}

static void
make_cb (IsmsGapsDialog *self)
{
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&self->parent);
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  if (self->proposal == NULL || !gtk_widget_get_sensitive (self->make))
    return;
  g_free (self->proposal->title);
  self->proposal->title =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));
  take_dates (self);
  /* Translators: what a step does: the title of an audit */
  label = g_strdup_printf (_ ("Planned the audit “%s”"), self->proposal->title);
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_audit_proposal_make (step, self->proposal);
  adw_dialog_close (ADW_DIALOG (self));
  if (parent != NULL)
    isms_ui_commit (parent, step);
}

/* --- Building --- */

static GtkWidget *
create_header (IsmsGapsDialog *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->make = gtk_button_new_with_mnemonic (_ ("_Make the Audit"));
  gtk_widget_set_sensitive (self->make, FALSE);
  gtk_widget_add_css_class (self->make, "suggested-action");
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (adw_dialog_close), self);
  g_signal_connect_swapped (self->make, "clicked", G_CALLBACK (make_cb), self);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->make);
  return bar;
}

static GtkWidget *
add_entry (IsmsGapsDialog *self, GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (show_makable), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
create_plan (IsmsGapsDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("The Audit"));
  self->title = add_entry (self, group, _ ("Title"));
  self->day = add_entry (self, group, _ ("First Day"));
  self->days = adw_spin_row_new_with_range (1, 20, 1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->days), _ ("Days"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->days);
  self->lead = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->lead), _ ("Lead Auditor"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->lead), 0);
  g_signal_connect_swapped (self->lead, "notify::selected", G_CALLBACK (lead_chosen_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->lead);
  self->others = adw_expander_row_new ();
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->others);
  return group;
}

static GtkWidget *
create_page (IsmsGapsDialog *self)
{
  GtkWidget *page = adw_preferences_page_new ();

  self->scope = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->scope), _ ("Scope"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (create_plan (self)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (self->scope));
  return page;
}

static GtkWidget *
create_none (void)
{
  return isms_face_new_status (
      "object-select-symbolic", _ ("No Gaps"),
      _ ("All that is to be audited was audited in these years or is in an audit to come, and "
         "nothing failed that is not looked at again."));
}

static void
isms_gaps_dialog_dispose (GObject *object)
{
  IsmsGapsDialog *self = ISMS_GAPS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_gaps_dialog_parent_class)->dispose (object);
  g_clear_pointer (&self->proposal, isms_audit_proposal_free);
}

static void
isms_gaps_dialog_finalize (GObject *object)
{
  IsmsGapsDialog *self = ISMS_GAPS_DIALOG (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->other_rows);
  g_weak_ref_clear (&self->parent);
  G_OBJECT_CLASS (isms_gaps_dialog_parent_class)->finalize (object);
}

static void
isms_gaps_dialog_class_init (IsmsGapsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_gaps_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_gaps_dialog_finalize;
}

static void
isms_gaps_dialog_init (IsmsGapsDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  g_weak_ref_init (&self->parent, NULL);
  self->cancellable = g_cancellable_new ();
  self->other_rows = g_ptr_array_new ();
  self->faces = GTK_STACK (gtk_stack_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), create_header (self));
  gtk_stack_add_named (self->faces, adw_bin_new (), "blank");
  gtk_stack_add_named (self->faces, create_page (self), "proposal");
  gtk_stack_add_named (self->faces, create_none (), "none");
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->faces));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Audit of the Gaps"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 620);
  adw_dialog_set_content_height (ADW_DIALOG (self), 720);
}

/**
 * isms_gaps_dialog_present:
 * @parent: a widget of the window
 * @workspace: where the audit is made
 * @programme: the programme that it is for
 *
 * Shows what audit is proposed, lets it be changed, and makes it as one step.
 *
 * Returns: (transfer none): the dialog
 */
IsmsGapsDialog *
isms_gaps_dialog_present (GtkWidget *parent, IsmsWorkspace *workspace, gint64 programme)
{
  IsmsGapsDialog *self = g_object_new (ISMS_TYPE_GAPS_DIALOG, NULL);

  g_weak_ref_set (&self->parent, parent);
  self->workspace = g_object_ref (workspace);
  self->programme = programme;
  adw_dialog_present (ADW_DIALOG (self), parent);
  isms_store_read_async (isms_workspace_get_store (workspace), read_proposal,
                         g_memdup2 (&programme, sizeof programme), g_free,
                         (GDestroyNotify) isms_audit_proposal_free, self->cancellable, read_cb,
                         g_object_ref (self));
  return self;
}

const IsmsAuditProposal *
isms_gaps_dialog_get_proposal (IsmsGapsDialog *self)
{
  return self->proposal;
}
