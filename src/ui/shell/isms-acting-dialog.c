/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Who the journal is to name: the desktop's user, or a person of the workspace. People are not
 * accounts; the choice is remembered with the workspace. */

#include "isms-config.h"

#include "isms-acting-dialog.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-list.h"
#include "isms-workspaces.h"

struct _IsmsActingDialog
{
  AdwDialog parent_instance;

  AdwActionRow *self_row;
  GtkWidget *self_check;
  GtkSearchEntry *entry;
  GtkStack *faces;
  GtkListView *view;

  GSettings *settings;
  IsmsWorkspace *workspace;
  IsmsList *list;
};

G_DEFINE_FINAL_TYPE (IsmsActingDialog, isms_acting_dialog, ADW_TYPE_DIALOG)

static void
choose (IsmsActingDialog *self, gint64 person)
{
  IsmsStore *store = isms_workspace_get_store (self->workspace);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (!isms_workspaces_set_acting (self->settings, self->workspace, person, &error))
    {
      isms_ui_report_error (GTK_WIDGET (self), error);
      return;
    }
  /* Translators: %s is a person. */
  words = g_strdup_printf (_ ("Acting as %s"), isms_store_get_actor (store));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", words);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
update_face (IsmsActingDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  gtk_stack_set_visible_child_name (
      self->faces, n > 0 || isms_list_get_loading (self->list) ? "people" : "empty");
}

static IsmsQuery *
create_query (IsmsActingDialog *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  IsmsQuery *query = isms_query_new (isms_kind_find ("person"));

  isms_query_search (query, *words ? words : NULL);
  isms_query_sort (query, "name", FALSE);
  return query;
}

static void
search_cb (IsmsActingDialog *self)
{
  g_autoptr (IsmsQuery) query = create_query (self);

  isms_list_set_query (self->list, query);
}

/* The first that was found, also when it is not on show yet. */
/* The search would keep Escape for itself. */
static void
stop_search_cb (IsmsActingDialog *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    adw_dialog_close (ADW_DIALOG (self));
}

static void
entry_activated_cb (IsmsActingDialog *self)
{
  g_autoptr (IsmsQuery) query = create_query (self);

  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry))
      && isms_list_load (self->list, query, NULL)
      && g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    choose (self, isms_list_get_id (self->list, 0));
}

static void
self_activated_cb (IsmsActingDialog *self)
{
  choose (self, 0);
}

static void
person_activated_cb (IsmsActingDialog *self, guint position)
{
  choose (self, isms_list_get_id (self->list, position));
}

static void
setup_cb (IsmsActingDialog *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (IsmsActingDialog *self, GtkListItem *item)
{
  IsmsRecord *person = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *check = gtk_widget_get_next_sibling (label);
  const char *name = isms_record_get_title (person);

  gtk_label_set_text (GTK_LABEL (label), name ? name : isms_record_get_ref (person));
  gtk_widget_set_visible (check, isms_record_get_id (person)
                                     == isms_workspace_get_acting_person (self->workspace));
  gtk_list_item_set_accessible_label (item, gtk_label_get_text (GTK_LABEL (label)));
}

static void
isms_acting_dialog_dispose (GObject *object)
{
  IsmsActingDialog *self = ISMS_ACTING_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ISMS_TYPE_ACTING_DIALOG);
  g_clear_object (&self->list);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (isms_acting_dialog_parent_class)->dispose (object);
}

static void
isms_acting_dialog_class_init (IsmsActingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_acting_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-acting-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsActingDialog, self_row);
  gtk_widget_class_bind_template_child (widget_class, IsmsActingDialog, self_check);
  gtk_widget_class_bind_template_child (widget_class, IsmsActingDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, IsmsActingDialog, faces);
  gtk_widget_class_bind_template_child (widget_class, IsmsActingDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, self_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
}

static void
isms_acting_dialog_init (IsmsActingDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->self_row), isms_store_get_user ());
  gtk_search_entry_set_key_capture_widget (self->entry, GTK_WIDGET (self));
}

/**
 * isms_acting_dialog_new:
 * @settings: the application's
 * @workspace: whose people
 *
 * Returns: (transfer floating): the dialog, not yet shown
 */
AdwDialog *
isms_acting_dialog_new (GSettings *settings, IsmsWorkspace *workspace)
{
  IsmsActingDialog *self = g_object_new (ISMS_TYPE_ACTING_DIALOG, NULL);
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->settings = g_object_ref (settings);
  self->workspace = g_object_ref (workspace);
  self->list = isms_list_new (workspace);
  gtk_widget_set_visible (self->self_check, isms_workspace_get_acting_person (workspace) == 0);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->list))));
  gtk_list_view_set_model (self->view, selection);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (update_face), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (update_face), self,
                           G_CONNECT_SWAPPED);
  search_cb (self);
  return ADW_DIALOG (self);
}
