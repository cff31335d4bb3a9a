/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A row for each template. What is made of one is shown at once. */

#include "isms-config.h"

#include "isms-templates-page.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-kind.h"
#include "isms-page.h"
#include "isms-template.h"
#include "isms-version-dialog.h"

struct _IsmsTemplatesPage
{
  AdwBin parent_instance;

  IsmsWorkspace *workspace;
  GPtrArray *templates; /* of IsmsTemplate */
};

static void page_init (IsmsPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsTemplatesPage,
                               isms_templates_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ISMS_TYPE_PAGE, page_init))

typedef struct
{
  GWeakRef page;
  IsmsStep *step;
  gint64 id;
} Use;

static void
used_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Use *use = user_data;
  g_autoptr (GtkWidget) page = g_weak_ref_get (&use->page);
  g_autoptr (GError) error = NULL;
  gboolean done = isms_step_commit_finish (use->step, result, &error);

  if (page != NULL && done)
    gtk_widget_activate_action (page, "win.show-record", "(sx)", "document", use->id);
  else if (page != NULL)
    isms_ui_report_error (page, error);
  isms_step_unref (use->step);
  g_weak_ref_clear (&use->page);
  g_free (use);
}

static void
begin (GtkWidget *page, gint64 person, gpointer data)
{
  IsmsTemplatesPage *self = ISMS_TEMPLATES_PAGE (page);
  const IsmsTemplate *template = data;
  const IsmsVersionDraft draft = { .person = person };
  /* Translators: what a step did; the title of a template */
  g_autofree char *label = g_strdup_printf (_ ("Began “%s” from a template"), template->title);
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  g_autoptr (GError) error = NULL;
  gint64 id = isms_template_use (step, isms_workspace_get_reader (self->workspace), template,
                                 &draft, &error);
  Use *use;

  if (id == 0)
    {
      isms_ui_report_error (GTK_WIDGET (self), error);
      return;
    }
  use = g_new0 (Use, 1);
  g_weak_ref_init (&use->page, self);
  use->step = isms_step_ref (step);
  use->id = id;
  isms_step_commit_async (step, NULL, used_cb, use);
}

static void
use_cb (GtkWidget *button, IsmsTemplatesPage *self)
{
  const IsmsTemplate *template = g_object_get_data (G_OBJECT (button), "template");
  gint64 person = isms_workspace_get_acting_person (self->workspace);

  if (person != 0)
    begin (GTK_WIDGET (self), person, (gpointer) template);
  else
    isms_version_dialog_present_author (GTK_WIDGET (self), self->workspace, template->title, begin,
                                        (gpointer) template, NULL);
}

/* "Policy · A.8.13, A.8.14", and what it is for. */
static char *
dup_facts (const IsmsTemplate *template)
{
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("document"), "kind");
  const IsmsChoice *kind = isms_field_find_choice (field, template->kind);
  g_autofree char *controls = g_strjoinv (", ", template->controls);
  guint n = isms_document_count_blanks (template->body);
  g_autofree char *blanks = g_strdup_printf (ngettext ("%u blank", "%u blanks", n), n);
  g_auto (GStrv) words = g_strsplit (blanks, " ", -1);
  g_autofree char *unbroken = g_strjoinv ("\u00a0", words);

  return g_strdup_printf ("%s\n%s · %s · %s", template->summary, _ (kind->label), controls,
                          unbroken);
}

static GtkWidget *
create_row (IsmsTemplatesPage *self, const IsmsTemplate *template)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Use"));
  g_autofree char *facts = dup_facts (template);
  /* Translators: a button's name to a screen reader; the title of a template */
  g_autofree char *name = g_strdup_printf (_ ("Use “%s”"), template->title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), template->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "template", (gpointer) template);
  g_signal_connect_object (button, "clicked", G_CALLBACK (use_cb), self, 0);
  g_object_bind_property (self->workspace, "read-only", button, "sensitive",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static const char *
get_title (IsmsPage *page)
{
  return _ ("Templates");
}

static void
page_init (IsmsPageInterface *iface)
{
  iface->get_title = get_title;
}

static void
isms_templates_page_dispose (GObject *object)
{
  g_clear_object (&ISMS_TEMPLATES_PAGE (object)->workspace);
  G_OBJECT_CLASS (isms_templates_page_parent_class)->dispose (object);
}

static void
isms_templates_page_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_TEMPLATES_PAGE (object)->templates);
  G_OBJECT_CLASS (isms_templates_page_parent_class)->finalize (object);
}

static void
isms_templates_page_class_init (IsmsTemplatesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_templates_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_templates_page_finalize;
}

static void
isms_templates_page_init (IsmsTemplatesPage *self)
{
  self->templates = isms_template_list (NULL);
}

/**
 * isms_templates_page_new:
 * @workspace: where documents are made of them
 *
 * Returns: (transfer floating): the templates in the language of the program
 */
GtkWidget *
isms_templates_page_new (IsmsWorkspace *workspace)
{
  IsmsTemplatesPage *self = g_object_new (ISMS_TYPE_TEMPLATES_PAGE, NULL);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  self->workspace = g_object_ref (workspace);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Begin with a Template"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("Each becomes a draft in your register, with your organisation’s name, the clauses and "
         "controls that it carries out, and blanks to fill in."));
  for (guint i = 0; i < self->templates->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               create_row (self, self->templates->pdata[i]));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_bin_set_child (ADW_BIN (self), page);
  return GTK_WIDGET (self);
}
