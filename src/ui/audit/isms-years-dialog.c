/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Reads anew what would be planned whenever the years change, in the background. */

#include "isms-config.h"

#include "isms-years-dialog.h"

#include <glib/gi18n-lib.h>

#include "isms-asker.h"
#include "isms-commit.h"
#include "isms-day.h"
#include "isms-record.h"

typedef struct
{
  IsmsAuditYears years;
  char *starts_on;
} Question;

typedef struct
{
  GPtrArray *proposals;
  char *starts_on;
  guint years;
  GArray *people; /* gint64 */
  GPtrArray *names;
} Answer;

struct _IsmsYearsDialog
{
  AdwDialog parent_instance;

  GWeakRef parent;
  IsmsWorkspace *workspace;
  IsmsAsker *asker;
  gint64 programme;
  IsmsYearsPlanned planned;
  Answer *answer;
  GtkWidget *title;
  gboolean titled; /* by the person */
  gboolean showing;
  GtkWidget *day;
  GtkWidget *years;
  GtkWidget *owner;
  GtkWidget *audits;
  GPtrArray *rows;
  GtkWidget *make;
};

G_DEFINE_FINAL_TYPE (IsmsYearsDialog, isms_years_dialog, ADW_TYPE_DIALOG)

/* --- What is asked --- */

static void
free_question (gpointer data)
{
  g_free (((Question *) data)->starts_on);
  g_free (data);
}

static gint64
get_owner (IsmsYearsDialog *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->owner));

  return self->answer != NULL && selected > 0 && selected <= self->answer->people->len
             ? g_array_index (self->answer->people, gint64, selected - 1)
             : 0;
}

static gpointer
dup_question (gpointer owner)
{
  IsmsYearsDialog *self = owner;
  Question *question = g_new0 (Question, 1);

  question->starts_on = isms_day_read (gtk_editable_get_text (GTK_EDITABLE (self->day)));
  question->years = (IsmsAuditYears) { self->programme, NULL, question->starts_on,
                                       (guint) adw_spin_row_get_value (ADW_SPIN_ROW (self->years)),
                                       get_owner (self) };
  return question;
}

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->proposals, g_ptr_array_unref);
  g_array_unref (answer->people);
  g_ptr_array_unref (answer->names);
  g_free (answer->starts_on);
  g_free (answer);
}

static gboolean
read_people (Answer *answer, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT id, name FROM person WHERE archived = 0 AND active = 1 ORDER BY name COLLATE NOCASE",
      error);

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    {
      gint64 id = isms_statement_get_int (statement, 0);

      g_array_append_val (answer->people, id);
      g_ptr_array_add (answer->names, isms_statement_dup_text (statement, 1));
    }
  return !isms_statement_failed (statement);
}

/* On the background reader's thread. */
static gpointer
read_answer (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  Answer *answer = g_new0 (Answer, 1);

  answer->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  answer->names = g_ptr_array_new_with_free_func (g_free);
  answer->starts_on = g_strdup (question->starts_on);
  answer->years = question->years.years;
  if (read_people (answer, database, error))
    answer->proposals = isms_audit_plan_years (database, &question->years, error);
  if (answer->proposals != NULL)
    return answer;
  free_answer (answer);
  return NULL;
}

/* --- What is shown --- */

static char *
dup_subtitle (const IsmsAuditProposal *proposal)
{
  g_autofree char *first = isms_day_dup_words (proposal->starts_on);
  g_autofree char *last = isms_day_dup_words (proposal->ends_on);
  const char *lead = isms_audit_staff_get_name (proposal->staff, proposal->lead);
  g_autofree char *count =
      /* Translators: how many clauses and controls an audit has in its scope */
      g_strdup_printf (ngettext ("%u requirement", "%u requirements", proposal->n_chosen),
                       proposal->n_chosen);

  if (proposal->starts_on == NULL)
    return g_strdup_printf ("%s · %s · %s", _ ("no free days in this year"), count,
                            lead != NULL ? lead : _ ("nobody suitable to lead it"));
  return g_strdup_printf ("%s – %s · %s · %s", first, last, count,
                          lead != NULL ? lead : _ ("nobody suitable to lead it"));
}

static void
show_audits (IsmsYearsDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->audits), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->answer->proposals->len; i++)
    {
      const IsmsAuditProposal *proposal = self->answer->proposals->pdata[i];
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *subtitle = dup_subtitle (proposal);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), proposal->title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->audits), row);
      g_ptr_array_add (self->rows, row);
    }
}

static char *
dup_default_title (IsmsYearsDialog *self)
{
  g_autofree char *end = isms_audit_years_dup_end (self->answer->starts_on, self->answer->years);

  if (end == NULL)
    return g_strdup ("");
  /* Translators: the title of an audit programme: its first and its last year */
  return g_strdup_printf (_ ("Audit programme %.4s to %.4s"), self->answer->starts_on, end);
}

static void
show_people (IsmsYearsDialog *self, guint selected)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Nobody Yet"));
  for (guint i = 0; i < self->answer->names->len; i++)
    gtk_string_list_append (names, self->answer->names->pdata[i]);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->owner), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->owner), selected);
}

static void
show_makable (IsmsYearsDialog *self)
{
  g_autofree char *title =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));
  g_autofree char *day = isms_day_read (gtk_editable_get_text (GTK_EDITABLE (self->day)));

  if (day != NULL)
    gtk_widget_remove_css_class (self->day, "error");
  else
    gtk_widget_add_css_class (self->day, "error");
  gtk_widget_set_sensitive (self->make,
                            day != NULL && (self->programme != 0 || *title != '\0')
                                && self->answer != NULL && !isms_asker_is_behind (self->asker)
                                && (self->answer->proposals->len > 0 || self->programme == 0));
}

static void
take_answer (gpointer owner, gpointer data, GError *error)
{
  IsmsYearsDialog *self = owner;
  g_autoptr (GError) unread = error;
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->owner));
  gboolean first = self->answer == NULL;

  if (data == NULL)
    {
      isms_ui_report_error (GTK_WIDGET (self), unread);
      return;
    }
  g_clear_pointer (&self->answer, free_answer);
  self->answer = data;
  self->showing = TRUE;
  if (first)
    show_people (self, 0);
  else
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->owner), selected);
  if (!self->titled)
    {
      g_autofree char *title = dup_default_title (self);

      gtk_editable_set_text (GTK_EDITABLE (self->title), title);
    }
  show_audits (self);
  self->showing = FALSE;
  show_makable (self);
  if (first)
    gtk_widget_grab_focus (self->make);
}

static const IsmsAskerFuncs funcs = {
  .dup_question = dup_question,
  .read = read_answer,
  .free_question = free_question,
  .free_answer = free_answer,
  .take = take_answer,
};

/* --- What is changed --- */

static void
titled_cb (IsmsYearsDialog *self)
{
  self->titled = self->titled || !self->showing;
  show_makable (self);
}

static void
years_changed_cb (IsmsYearsDialog *self)
{
  if (self->showing || self->asker == NULL)
    return;
  isms_asker_ask (self->asker);
  show_makable (self);
}

typedef struct
{
  GWeakRef parent;
  IsmsStep *step;
  IsmsYearsPlanned planned;
  gint64 programme;
} Making;

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Making *making = user_data;
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&making->parent);
  g_autoptr (GError) error = NULL;
  gboolean done = isms_step_commit_finish (making->step, result, &error);

  if (parent != NULL && !done)
    isms_ui_report_error (parent, error);
  else if (parent != NULL)
    making->planned (parent, making->programme);
  isms_step_unref (making->step);
  g_weak_ref_clear (&making->parent);
  g_free (making);
}

static void
commit (IsmsYearsDialog *self, GtkWidget *parent, IsmsStep *step, gint64 programme)
{
  Making *making = g_new0 (Making, 1);

  g_weak_ref_init (&making->parent, parent);
  making->step = isms_step_ref (step);
  making->planned = self->planned;
  making->programme = programme;
  isms_step_commit_async (step, NULL, made_cb, making);
}

static void
make_cb (IsmsYearsDialog *self)
{
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&self->parent);
  g_autofree char *title =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));
  IsmsAuditYears years = { self->programme, title, NULL, 0, get_owner (self) };
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;
  gint64 programme;

  if (!gtk_widget_get_sensitive (self->make))
    return;
  years.starts_on = self->answer->starts_on;
  years.years = self->answer->years;
  /* Translators: what a step does: how many audits */
  label =
      g_strdup_printf (ngettext ("Planned a programme of %u audit",
                                 "Planned a programme of %u audits", self->answer->proposals->len),
                       self->answer->proposals->len);
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  programme = isms_audit_plan_make (step, &years, self->answer->proposals);
  if (parent != NULL)
    commit (self, parent, step, programme);
  adw_dialog_close (ADW_DIALOG (self));
}

/* --- Building --- */

static GtkWidget *
create_header (IsmsYearsDialog *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->make = gtk_button_new_with_mnemonic (_ ("_Make the Programme"));
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

/* The day after the last programme, or the next first of January. */
static char *
dup_next_day (IsmsYearsDialog *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = isms_day_today ();
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      isms_workspace_get_reader (self->workspace),
      "SELECT date (max (ends_on), '+1 day') FROM programme WHERE archived = 0", NULL);
  const char *next = statement != NULL && isms_statement_next (statement, NULL)
                         ? isms_statement_get_text (statement, 0)
                         : NULL;

  if (next != NULL && strcmp (next, today) > 0)
    return g_strdup (next);
  return g_strdup_printf ("%04d-01-01", g_date_time_get_year (now) + 1);
}

/* Of the programme, or of the next one. */
static char *
dup_first_day (IsmsYearsDialog *self, guint *years)
{
  g_autoptr (IsmsRecord) record = NULL;
  const char *first, *last;

  *years = 3;
  if (self->programme != 0)
    record = isms_record_load (isms_workspace_get_reader (self->workspace),
                               isms_kind_find ("programme"), self->programme, NULL);
  first = record != NULL ? isms_record_get_text (record, "starts_on") : NULL;
  last = record != NULL ? isms_record_get_text (record, "ends_on") : NULL;
  if (first == NULL || *first == '\0')
    return dup_next_day (self);
  if (last != NULL && *last != '\0')
    *years = (guint) CLAMP ((isms_day_get_number (last) - isms_day_get_number (first) + 200) / 365,
                            1, 10);
  return g_strdup (first);
}

static GtkWidget *
create_programme (IsmsYearsDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  guint years;
  g_autofree char *day = dup_first_day (self, &years);
  g_autofree char *words = isms_day_dup_words (day);

  self->title = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->title), _ ("Title"));
  gtk_widget_set_visible (self->title, self->programme == 0);
  self->day = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->day), _ ("First Day"));
  gtk_editable_set_text (GTK_EDITABLE (self->day), words);
  self->years = adw_spin_row_new_with_range (1, 10, 1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->years), _ ("Years"));
  adw_spin_row_set_value (ADW_SPIN_ROW (self->years), years);
  self->owner = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->owner), _ ("Owner"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->owner), _ ("Who sees to the programme."));
  gtk_widget_set_visible (self->owner, self->programme == 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->day);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->years);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->owner);
  g_signal_connect_swapped (self->title, "changed", G_CALLBACK (titled_cb), self);
  g_signal_connect_swapped (self->day, "changed", G_CALLBACK (years_changed_cb), self);
  g_signal_connect_swapped (self->years, "notify::value", G_CALLBACK (years_changed_cb), self);
  g_signal_connect_swapped (self->owner, "notify::selected", G_CALLBACK (years_changed_cb), self);
  return group;
}

static void
build (IsmsYearsDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();

  self->audits = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->audits), _ ("Audits"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self->audits),
      _ ("All clauses every year; the controls that weigh most every year, the others once. Leads "
         "answer for nothing that they audit; days are free as far as is known. All of it can be "
         "changed afterwards."));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), create_header (self));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (create_programme (self)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (self->audits));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (ADW_DIALOG (self), view);
}

static void
isms_years_dialog_dispose (GObject *object)
{
  IsmsYearsDialog *self = ISMS_YEARS_DIALOG (object);

  g_clear_pointer (&self->asker, isms_asker_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_years_dialog_parent_class)->dispose (object);
}

static void
isms_years_dialog_finalize (GObject *object)
{
  IsmsYearsDialog *self = ISMS_YEARS_DIALOG (object);

  g_clear_pointer (&self->answer, free_answer);
  g_ptr_array_unref (self->rows);
  g_weak_ref_clear (&self->parent);
  G_OBJECT_CLASS (isms_years_dialog_parent_class)->finalize (object);
}

static void
isms_years_dialog_class_init (IsmsYearsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_years_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_years_dialog_finalize;
}

static void
isms_years_dialog_init (IsmsYearsDialog *self)
{
  g_weak_ref_init (&self->parent, NULL);
  self->rows = g_ptr_array_new ();
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Plan the Years"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 620);
  adw_dialog_set_content_height (ADW_DIALOG (self), 720);
}

/**
 * isms_years_dialog_present:
 * @parent: a widget of the window
 * @workspace: where the programme is made
 * @programme: one without audits; 0: a new one
 * @planned: called with @parent, where that is still there, when it has been made
 *
 * Shows which audits are proposed for its years, and makes them as one step.
 *
 * Returns: (transfer none): the dialog
 */
IsmsYearsDialog *
isms_years_dialog_present (GtkWidget *parent,
                           IsmsWorkspace *workspace,
                           gint64 programme,
                           IsmsYearsPlanned planned)
{
  IsmsYearsDialog *self = g_object_new (ISMS_TYPE_YEARS_DIALOG, NULL);

  g_weak_ref_set (&self->parent, parent);
  self->workspace = g_object_ref (workspace);
  self->programme = programme;
  self->planned = planned;
  build (self);
  self->asker = isms_asker_new (isms_workspace_get_store (workspace), &funcs, self);
  adw_dialog_present (ADW_DIALOG (self), parent);
  isms_asker_ask (self->asker);
  return self;
}

GPtrArray *
isms_years_dialog_get_proposals (IsmsYearsDialog *self)
{
  return self->answer != NULL ? self->answer->proposals : NULL;
}
