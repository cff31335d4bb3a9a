/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Everything on it comes from one answer of the background reader, asked again after each step that
 * touches controls, risks or versions. */

#include "isms-config.h"

#include "isms-versions-page.h"

#include <glib/gi18n-lib.h>

#include "isms-asker.h"
#include "isms-commit.h"
#include "isms-day.h"
#include "isms-page.h"
#include "isms-picker.h"
#include "isms-print.h"
#include "isms-soa-report.h"
#include "isms-soa-words.h"

typedef struct
{
  GPtrArray *figures;  /* of IsmsSoaFigures, by theme */
  GPtrArray *versions; /* of IsmsSoaVersion */
  GPtrArray *changes;  /* of IsmsSoaChange, since the older one that is compared */
  IsmsSoaFigures total;
  guint n_flaws;
} Answer;

typedef struct
{
  int from; /* -1: the newest that was approved */
  int to;
} Question;

struct _IsmsVersionsPage
{
  AdwBin parent_instance;

  IsmsWorkspace *workspace;
  IsmsAsker *asker;
  Question question;
  Answer *answer; /* or NULL */
  gint64 person;
  gboolean filling;

  AdwPreferencesPage *page;
  GtkWidget *person_row;
  GtkWidget *person_button;
  GtkWidget *words;
  GtkWidget *approve;
  AdwPreferencesGroup *open;
  AdwPreferencesGroup *approving;
  AdwPreferencesGroup *progress;
  AdwPreferencesGroup *versions;
  AdwPreferencesGroup *changes;
  AdwComboRow *from;
  AdwComboRow *to;
  GPtrArray *rows; /* of what the answer says, to be taken out of their groups */
};

static void page_init (IsmsPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsVersionsPage,
                               isms_versions_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ISMS_TYPE_PAGE, page_init))

static guint controls_signal;

/* --- Asking --- */

static void
free_answer (Answer *self)
{
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, free_answer)

static gboolean
read_changes (Answer *self, const Question *question, IsmsDatabase *database, GError **error)
{
  int from = question->from;

  if (self->versions->len == 0)
    return TRUE;
  if (from < 0)
    from = ((const IsmsSoaVersion *) self->versions->pdata[0])->number;
  self->changes = isms_soa_compare (database, from, question->to, error);
  return self->changes != NULL;
}

static gpointer
read_answer (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (Answer) self = g_new0 (Answer, 1);
  g_autoptr (GPtrArray) rows = isms_soa_load_rows (database, ISMS_SOA_NOW, error);
  guint n_undecided;

  if (rows == NULL)
    return NULL;
  self->figures = isms_soa_count (rows, &self->total);
  self->versions = isms_soa_load_versions (database, error);
  if (self->versions == NULL || !read_changes (self, data, database, error)
      || !isms_soa_count_open (database, &n_undecided, &self->n_flaws, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gpointer
dup_question (gpointer owner)
{
  return g_memdup2 (&ISMS_VERSIONS_PAGE (owner)->question, sizeof (Question));
}

/* --- Showing --- */

static void
add_row (IsmsVersionsPage *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static GtkWidget *
create_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static void
add_figures (IsmsVersionsPage *self, const IsmsSoaFigures *figures, const char *title)
{
  g_autofree char *words = isms_soa_words_dup_figures (figures);
  g_autofree char *share = isms_soa_words_dup_share (figures);
  GtkWidget *row = create_row (title, words);
  GtkWidget *bar = isms_soa_words_create_bar (figures);
  GtkWidget *label = gtk_label_new (share);

  gtk_widget_set_size_request (bar, 96, -1);
  gtk_label_set_width_chars (GTK_LABEL (label), 5);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), bar);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_widget_set_focusable (row, FALSE); /* nothing is done here: keys begin where something is */
  add_row (self, self->progress, row);
}

typedef struct
{
  IsmsVersionsPage *page;
  int number;
} Print;

static void
free_print (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
print_version_cb (GtkButton *button, Print *print)
{
  isms_print_compose_sheet (
      GTK_WIDGET (print->page), isms_workspace_get_store (print->page->workspace),
      _ ("Statement of Applicability"), isms_soa_report_new_numbered, print->number);
}

static void
add_version (IsmsVersionsPage *self, const IsmsSoaVersion *version)
{
  g_autofree char *date = isms_day_dup_words (version->approved_on);
  /* Translators: the number of a version */
  g_autofree char *title = g_strdup_printf (_ ("Version %d"), version->number);
  g_autofree char *facts =
      version->words != NULL
          ? g_strdup_printf ("%s, %s · %s", date, version->person, version->words)
          : g_strdup_printf ("%s, %s", date, version->person);
  GtkWidget *row = create_row (title, facts);
  GtkWidget *button = gtk_button_new_from_icon_name ("document-print-symbolic");
  Print *print = g_new0 (Print, 1);

  print->page = self;
  print->number = version->number;
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Print This Version"));
  g_signal_connect_data (button, "clicked", G_CALLBACK (print_version_cb), print, free_print, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  add_row (self, self->versions, row);
}

static void
add_change (IsmsVersionsPage *self, const IsmsSoaChange *change)
{
  g_autofree char *title = g_strdup_printf ("%s %s", change->ref, change->title);
  g_autofree char *words = g_strjoinv ("\n", change->words);

  add_row (self, self->changes, create_row (title, words));
}

static void
show_choices (IsmsVersionsPage *self)
{
  g_autoptr (GtkStringList) from = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) to = gtk_string_list_new (NULL);
  guint from_place = 0, to_place = 0;

  gtk_string_list_append (to, _ ("Now"));
  for (guint i = 0; i < self->answer->versions->len; i++)
    {
      const IsmsSoaVersion *version = self->answer->versions->pdata[i];
      g_autofree char *title = g_strdup_printf (_ ("Version %d"), version->number);

      gtk_string_list_append (from, title);
      gtk_string_list_append (to, title);
      if (version->number == self->question.from)
        from_place = i;
      if (version->number == self->question.to)
        to_place = i + 1;
    }
  adw_combo_row_set_model (self->from, G_LIST_MODEL (from));
  adw_combo_row_set_model (self->to, G_LIST_MODEL (to));
  adw_combo_row_set_selected (self->from, from_place);
  adw_combo_row_set_selected (self->to, to_place);
}

static void
lead_cb (GtkWidget *row, IsmsVersionsPage *self)
{
  g_signal_emit (self, controls_signal, 0, g_object_get_data (G_OBJECT (row), "field"));
}

/* What the approver should know first, each with the way to the controls that it is about. */
static void
add_lead (IsmsVersionsPage *self, const char *title, const char *field)
{
  GtkWidget *row = create_row (title, NULL);
  GtkWidget *sign = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_add_css_class (sign, "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), sign);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _ ("Show These Controls"));
  g_object_set_data (G_OBJECT (row), "field", (gpointer) field);
  g_signal_connect (row, "activated", G_CALLBACK (lead_cb), self);
  add_row (self, self->open, row);
}

static void
show_open (IsmsVersionsPage *self)
{
  guint n_undecided = self->answer->total.n_undecided;
  guint n_flaws = self->answer->n_flaws;
  g_autofree char *undecided = g_strdup_printf (
      ngettext ("%u control is undecided.", "%u controls are undecided.", n_undecided),
      n_undecided);
  g_autofree char *flawed = g_strdup_printf (
      ngettext ("%u control stands out.", "%u controls stand out.", n_flaws), n_flaws);

  if (n_undecided > 0)
    add_lead (self, undecided, "applicable");
  if (n_flaws > 0)
    add_lead (self, flawed, "flaws");
  gtk_widget_set_visible (GTK_WIDGET (self->open), n_undecided + n_flaws > 0);
  adw_preferences_group_set_description (
      self->approving,
      n_undecided + n_flaws > 0 ? NULL : _ ("Every control is decided, and none stands out."));
}

static void
clear_rows (IsmsVersionsPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_answer (IsmsVersionsPage *self)
{
  const Answer *answer = self->answer;

  self->filling = TRUE;
  clear_rows (self);
  for (guint i = 0; i < answer->figures->len; i++)
    {
      const IsmsSoaFigures *figures = answer->figures->pdata[i];

      add_figures (self, figures,
                   figures->theme != NULL ? figures->theme : _ ("Controls of our own"));
    }
  add_figures (self, &answer->total, _ ("All Together"));
  for (guint i = 0; i < answer->versions->len; i++)
    add_version (self, answer->versions->pdata[i]);
  for (guint i = 0; answer->changes != NULL && i < answer->changes->len; i++)
    add_change (self, answer->changes->pdata[i]);
  if (answer->changes != NULL && answer->changes->len == 0)
    add_row (self, self->changes, create_row (_ ("Nothing Changed"), NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->versions), answer->versions->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->changes), answer->versions->len > 0);
  show_choices (self);
  show_open (self);
  self->filling = FALSE;
}

static void
take_answer (gpointer owner, gpointer data, GError *error)
{
  IsmsVersionsPage *self = owner;

  if (error != NULL)
    {
      isms_ui_report_error (GTK_WIDGET (self), error);
      g_error_free (error);
      return;
    }
  g_clear_pointer (&self->answer, free_answer);
  self->answer = data;
  show_answer (self);
}

static const IsmsAskerFuncs asker_funcs = {
  dup_question, read_answer, g_free, (GDestroyNotify) free_answer, take_answer,
};

static void
store_changed_cb (IsmsVersionsPage *self, IsmsChange *change)
{
  if (isms_kind_is_touched (isms_kind_find ("control"), change)
      || isms_change_touches (change, "soa_version"))
    isms_asker_refresh (self->asker);
}

static int
get_number (IsmsVersionsPage *self, guint place)
{
  return ((const IsmsSoaVersion *) self->answer->versions->pdata[place])->number;
}

static void
compared_cb (IsmsVersionsPage *self)
{
  guint from = adw_combo_row_get_selected (self->from);
  guint to = adw_combo_row_get_selected (self->to);

  if (self->filling || self->answer == NULL || from >= self->answer->versions->len
      || to > self->answer->versions->len)
    return;
  self->question.from = get_number (self, from);
  self->question.to = to == 0 ? ISMS_SOA_NOW : get_number (self, to - 1);
  isms_asker_ask (self->asker);
}

/* --- Approving --- */

static void
show_person (IsmsVersionsPage *self)
{
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("control"), "owner");
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, self->person);
  g_autofree char *label = self->person != 0 ? isms_picker_dup_label (self->workspace, field, value)
                                             : g_strdup (_ ("Choose a person"));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->person_row), label);
  gtk_widget_set_sensitive (self->approve,
                            self->person != 0 && !isms_workspace_get_read_only (self->workspace));
}

static void
picked_cb (IsmsPicker *picker, const char *value, IsmsVersionsPage *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->person_button));
  self->person = g_ascii_strtoll (value, NULL, 10);
  show_person (self);
}

static void
approve_cb (IsmsVersionsPage *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->words));
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (self->workspace),
                                                _ ("Approved the Statement of Applicability"));
  const IsmsSoaDraft draft = { .person = self->person, .words = *words != '\0' ? words : NULL };

  isms_soa_approve (step, &draft);
  isms_ui_commit (GTK_WIDGET (self), step);
  self->question = (Question) { -1, ISMS_SOA_NOW };
  gtk_editable_set_text (GTK_EDITABLE (self->words), "");
  /* The next one is approved by somebody who says so anew. */
  self->person = 0;
  show_person (self);
  gtk_widget_grab_focus (self->person_row); /* the button that had it can be pressed no more */
}

/* --- As a page of the window --- */

static const char *
isms_versions_page_get_title (IsmsPage *page)
{
  return _ ("Versions");
}

static gboolean
isms_versions_page_can (IsmsPage *page, IsmsPageAction action)
{
  return action == ISMS_PAGE_ACTION_PRINT;
}

static void
isms_versions_page_activate (IsmsPage *page, IsmsPageAction action)
{
  IsmsVersionsPage *self = ISMS_VERSIONS_PAGE (page);

  if (action == ISMS_PAGE_ACTION_PRINT)
    isms_print_compose (GTK_WIDGET (self), isms_workspace_get_store (self->workspace),
                        _ ("Statement of Applicability"), isms_soa_report_new);
}

static void
page_init (IsmsPageInterface *iface)
{
  iface->get_title = isms_versions_page_get_title;
  iface->can = isms_versions_page_can;
  iface->activate = isms_versions_page_activate;
}

/* --- The object --- */

static void
isms_versions_page_dispose (GObject *object)
{
  IsmsVersionsPage *self = ISMS_VERSIONS_PAGE (object);

  g_clear_pointer (&self->asker, isms_asker_free);
  g_clear_pointer (&self->answer, free_answer);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_versions_page_parent_class)->dispose (object);
}

static void
isms_versions_page_class_init (IsmsVersionsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_versions_page_dispose;

  controls_signal = g_signal_new ("show-controls", ISMS_TYPE_VERSIONS_PAGE, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static AdwPreferencesGroup *
add_group (IsmsVersionsPage *self, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (self->page, group);
  return group;
}

static AdwComboRow *
add_choice (IsmsVersionsPage *self, const char *title)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (compared_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->changes, row);
  return ADW_COMBO_ROW (row);
}

static void
isms_versions_page_init (IsmsVersionsPage *self)
{
  self->rows = g_ptr_array_new ();
  self->question = (Question) { -1, ISMS_SOA_NOW };
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->page));
  self->progress = add_group (self, _ ("How It Stands"));
  self->open = add_group (self, "");
  self->approving = add_group (self, _ ("Approve a Version"));
  self->versions = add_group (self, _ ("Approved Versions"));
  self->changes = add_group (self, _ ("What Changed"));
  self->from = add_choice (self, _ ("From"));
  self->to = add_choice (self, _ ("To"));
}

static void
fill_approving (IsmsVersionsPage *self)
{
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("control"), "owner");
  GtkWidget *picker = isms_picker_new (self->workspace, NULL, field, ISMS_PICKER_ONE);

  self->person_row = create_row (_ ("Approved By"), NULL);
  gtk_widget_add_css_class (self->person_row, "property");
  g_signal_connect_object (picker, "picked", G_CALLBACK (picked_cb), self, 0);
  self->person_button = isms_picker_add_to_row (ISMS_PICKER (picker), self->person_row);
  self->words = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->words), _ ("In Words"));
  self->approve = adw_button_row_new ();
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->approve), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->approve), _ ("_Approve"));
  g_signal_connect_object (self->approve, "activated", G_CALLBACK (approve_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->approving, self->person_row);
  adw_preferences_group_add (self->approving, self->words);
  adw_preferences_group_add (self->approving, self->approve);
  g_object_bind_property (self->workspace, "read-only", self->approving, "sensitive",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  show_person (self);
}

/**
 * isms_versions_page_new:
 * @workspace: whose Statement of Applicability
 *
 * Returns: (transfer floating): its versions (6.1.3 d, 7.5.3)
 */
GtkWidget *
isms_versions_page_new (IsmsWorkspace *workspace)
{
  IsmsVersionsPage *self = g_object_new (ISMS_TYPE_VERSIONS_PAGE, NULL);
  IsmsStore *store = isms_workspace_get_store (workspace);

  self->workspace = g_object_ref (workspace);
  fill_approving (self);
  self->asker = isms_asker_new (store, &asker_funcs, self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  isms_asker_ask (self->asker);
  return GTK_WIDGET (self);
}
