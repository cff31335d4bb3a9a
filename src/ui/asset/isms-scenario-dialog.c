/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Suggested risks. */

#include "isms-config.h"

#include "isms-scenario-dialog.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-picker.h"
#include "isms-scenario.h"

struct _IsmsScenarioDialog
{
  AdwDialog parent_instance;

  IsmsWorkspace *workspace;
  IsmsRecord *asset; /* or NULL */
  gint64 risk;
  GPtrArray *scenarios;
  GArray *ticks; /* gboolean for each */
  char *words;   /* searched for, folded */

  GtkWidget *asset_row;
  GtkWidget *asset_button;
  GtkWidget *search;
  GtkWidget *faces;
  GtkWidget *nothing;
  GtkWidget *list;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (IsmsScenarioDialog, isms_scenario_dialog, ADW_TYPE_DIALOG)

static guint
count_ticks (IsmsScenarioDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < self->ticks->len; i++)
    n += g_array_index (self->ticks, gboolean, i);
  return n;
}

static void
show_count (IsmsScenarioDialog *self)
{
  guint n = count_ticks (self);
  g_autofree char *label =
      n == 0
          ? g_strdup (_ ("Add Drafts"))
          : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Add %u Draft", "Add %u Drafts", n), n);

  gtk_button_set_label (GTK_BUTTON (self->add), label);
  gtk_widget_set_sensitive (self->add, n > 0);
}

static char *
dup_goals (const IsmsScenario *scenario)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, scenario->cia);
  return isms_field_dup_display (isms_kind_find_field (isms_kind_find ("threat"), "cia"), &value);
}

static gboolean
matches_cb (GtkListBoxRow *row, gpointer user_data)
{
  IsmsScenarioDialog *self = user_data;
  const char *haystack = g_object_get_data (G_OBJECT (row), "haystack");

  return self->words == NULL || g_str_match_string (self->words, haystack, TRUE);
}

static gboolean
has_match (IsmsScenarioDialog *self)
{
  for (guint i = 0; i < self->scenarios->len; i++)
    if (matches_cb (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i), self))
      return TRUE;
  return FALSE;
}

static void
say_nothing (IsmsScenarioDialog *self, const char *title, const char *description)
{
  adw_status_page_set_title (ADW_STATUS_PAGE (self->nothing), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->nothing), description);
  gtk_stack_set_visible_child_name (GTK_STACK (self->faces), "nothing");
}

static void
show_face (IsmsScenarioDialog *self)
{
  const char *kind = self->asset != NULL ? isms_record_get_text (self->asset, "kind") : NULL;

  if (self->asset == NULL)
    say_nothing (self, _ ("Pick an Asset"), _ ("What may happen to it is suggested by its kind."));
  else if (kind == NULL)
    say_nothing (self, _ ("No Kind"), _ ("Say first what kind of asset it is."));
  else if (self->scenarios->len == 0)
    say_nothing (self, _ ("Nothing More to Suggest"),
                 _ ("The catalogues hold nothing for this kind that is not a risk of it yet."));
  else if (!has_match (self))
    say_nothing (self, _ ("Nothing Found"), _ ("Try other words."));
  else
    gtk_stack_set_visible_child_name (GTK_STACK (self->faces), "list");
}

static void
take (IsmsScenarioDialog *self, const IsmsScenario *scenario)
{
  g_autoptr (IsmsRecord) risk = isms_record_load (isms_workspace_get_reader (self->workspace),
                                                  isms_kind_find ("risk"), self->risk, NULL);
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  if (risk == NULL)
    return;
  /* Translators: what a step did; %s is a risk's ref */
  label = g_strdup_printf (_ ("Take a suggestion into %s"), isms_record_get_ref (risk));
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_scenario_apply (step, risk, self->asset, scenario);
  isms_ui_commit (GTK_WIDGET (self), step);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
toggled_cb (GtkCheckButton *check, IsmsScenarioDialog *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "index"));

  g_array_index (self->ticks, gboolean, index) = gtk_check_button_get_active (check);
  show_count (self);
}

static void
row_activated_cb (IsmsScenarioDialog *self, GtkListBoxRow *row)
{
  if (self->risk != 0)
    take (self, self->scenarios->pdata[gtk_list_box_row_get_index (row)]);
}

static GtkWidget *
create_row (IsmsScenarioDialog *self, guint index)
{
  const IsmsScenario *scenario = self->scenarios->pdata[index];
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *goals = dup_goals (scenario);
  /* Translators: a vulnerability, and what is lost: “No backup · Integrity, Availability” */
  g_autofree char *subtitle = g_strdup_printf (_ ("%s · %s"), scenario->vulnerability_title, goals);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), scenario->threat_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_tooltip_text (row, scenario->event);
  g_object_set_data_full (G_OBJECT (row), "haystack",
                          g_strconcat (scenario->threat_title, " ", scenario->vulnerability_title,
                                       " ", scenario->category, " ", scenario->cause, " ",
                                       scenario->event, NULL),
                          g_free);
  if (self->risk != 0)
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  else
    {
      GtkWidget *check = gtk_check_button_new ();

      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      g_object_set_data (G_OBJECT (check), "index", GUINT_TO_POINTER (index));
      g_object_set_data (G_OBJECT (row), "check", check);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      scenario->threat_title, -1);
      g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_DEFAULT);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
    }
  return row;
}

static void
fill_list (IsmsScenarioDialog *self)
{
  g_autoptr (GError) error = NULL;

  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  g_clear_pointer (&self->scenarios, g_ptr_array_unref);
  if (self->asset != NULL)
    self->scenarios = isms_scenario_suggest (isms_workspace_get_reader (self->workspace),
                                             isms_record_get_id (self->asset), &error);
  if (error != NULL)
    isms_ui_report_error (GTK_WIDGET (self), error);
  if (self->scenarios == NULL)
    self->scenarios = g_ptr_array_new ();
  g_array_set_size (self->ticks, 0);
  g_array_set_size (self->ticks, self->scenarios->len);
  for (guint i = 0; i < self->scenarios->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (self, i));
  show_count (self);
  show_face (self);
}

static void
set_asset (IsmsScenarioDialog *self, gint64 id)
{
  g_autofree char *words = NULL;

  g_clear_object (&self->asset);
  if (id != 0)
    self->asset = isms_record_load (isms_workspace_get_reader (self->workspace),
                                    isms_kind_find ("asset"), id, NULL);
  if (self->asset != NULL)
    words = g_strdup_printf ("%s %s", isms_record_get_ref (self->asset),
                             isms_record_get_title (self->asset));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->asset_row),
                               words != NULL ? words : _ ("Not Set"));
  fill_list (self);
}

static void
picked_cb (IsmsPicker *picker, const char *value, IsmsScenarioDialog *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->asset_button));
  set_asset (self, g_ascii_strtoll (value, NULL, 10));
}

static void
search_cb (IsmsScenarioDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  g_set_str (&self->words, *text != '\0' ? text : NULL);
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  show_face (self);
}

/* The search would keep Escape for itself. */
static void
stop_search_cb (IsmsScenarioDialog *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    adw_dialog_close (ADW_DIALOG (self));
}

static void
add_cb (IsmsScenarioDialog *self)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  for (guint i = 0; i < self->ticks->len; i++)
    if (g_array_index (self->ticks, gboolean, i))
      g_ptr_array_add (chosen, self->scenarios->pdata[i]);
  if (chosen->len == 0)
    return;
  label = isms_scenario_dup_label (self->asset, chosen->len);
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_scenario_add_drafts (step, self->asset, chosen, NULL);
  isms_ui_commit (GTK_WIDGET (self), step);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
isms_scenario_dialog_dispose (GObject *object)
{
  IsmsScenarioDialog *self = ISMS_SCENARIO_DIALOG (object);

  g_clear_object (&self->asset);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_scenario_dialog_parent_class)->dispose (object);
}

static void
isms_scenario_dialog_finalize (GObject *object)
{
  IsmsScenarioDialog *self = ISMS_SCENARIO_DIALOG (object);

  g_clear_pointer (&self->scenarios, g_ptr_array_unref);
  g_array_unref (self->ticks);
  g_free (self->words);
  G_OBJECT_CLASS (isms_scenario_dialog_parent_class)->finalize (object);
}

static void
isms_scenario_dialog_class_init (IsmsScenarioDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_scenario_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_scenario_dialog_finalize;
}

static void
isms_scenario_dialog_init (IsmsScenarioDialog *self)
{
  self->ticks = g_array_new (FALSE, TRUE, sizeof (gboolean));
  self->scenarios = g_ptr_array_new ();
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Suggested Risks"));
}

/* The asset, and a button to pick another one. */
static GtkWidget *
create_head (IsmsScenarioDialog *self)
{
  const IsmsKind *risk = isms_kind_find ("risk");
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *picker = isms_picker_new (self->workspace, risk, isms_kind_find_field (risk, "assets"),
                                       ISMS_PICKER_ONE);

  self->asset_row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->asset_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->asset_row), _ ("Asset"));
  gtk_widget_add_css_class (self->asset_row, "property");
  g_signal_connect_object (picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_DEFAULT);
  self->asset_button = isms_picker_add_to_row (ISMS_PICKER (picker), self->asset_row);
  gtk_widget_set_tooltip_text (self->asset_button, _ ("Pick Another Asset"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->asset_row);
  return group;
}

static GtkWidget *
create_faces (IsmsScenarioDialog *self)
{
  self->faces = gtk_stack_new ();
  self->list = gtk_list_box_new ();
  self->nothing = adw_status_page_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_tab_behavior (GTK_LIST_BOX (self->list), GTK_LIST_TAB_ITEM);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), matches_cb, self, NULL);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Suggested Risks"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->nothing), "isms-risks-symbolic");
  gtk_widget_add_css_class (self->nothing, "compact");
  gtk_stack_add_named (GTK_STACK (self->faces), self->list, "list");
  gtk_stack_add_named (GTK_STACK (self->faces), self->nothing, "nothing");
  gtk_stack_set_vhomogeneous (GTK_STACK (self->faces), FALSE);
  return self->faces;
}

static GtkWidget *
create_bottom (IsmsScenarioDialog *self)
{
  self->add = gtk_button_new ();
  gtk_widget_add_css_class (self->add, "suggested-action");
  gtk_widget_add_css_class (self->add, "pill");
  gtk_widget_set_halign (self->add, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (self->add, 6);
  gtk_widget_set_margin_bottom (self->add, 12);
  gtk_widget_set_visible (self->add, self->risk == 0);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  return self->add;
}

static void
build (IsmsScenarioDialog *self)
{
  GtkWidget *toolbar = adw_toolbar_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Search suggestions"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search suggestions"), -1);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (stop_search_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), create_head (self));
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), create_faces (self));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), scrolled);
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (toolbar), create_bottom (self));
  adw_dialog_set_child (ADW_DIALOG (self), toolbar);
  adw_dialog_set_focus (ADW_DIALOG (self), self->search);
}

/**
 * isms_scenario_dialog_new:
 * @workspace: a workspace
 * @asset: an asset's id; 0 lets the person pick one
 * @risk: 0 to add drafts; else the risk that one scenario is taken into
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
isms_scenario_dialog_new (IsmsWorkspace *workspace, gint64 asset, gint64 risk)
{
  IsmsScenarioDialog *self = g_object_new (ISMS_TYPE_SCENARIO_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->risk = risk;
  build (self);
  set_asset (self, asset);
  return ADW_DIALOG (self);
}

/**
 * isms_scenario_dialog_tick:
 * @self: the dialog
 * @position: of a scenario
 *
 * What a click on its row does.
 */
void
isms_scenario_dialog_tick (IsmsScenarioDialog *self, guint position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) position);

  g_return_if_fail (row != NULL);
  adw_action_row_activate (ADW_ACTION_ROW (row));
}

/**
 * isms_scenario_dialog_get_n_listed:
 * @self: the dialog
 *
 * Returns: how many scenarios the words that are searched for leave
 */
guint
isms_scenario_dialog_get_n_listed (IsmsScenarioDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < self->scenarios->len; i++)
    n += matches_cb (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i), self);
  return n;
}
