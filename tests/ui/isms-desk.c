/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The assets of a new workspace in the real window. */

#include "isms-desk.h"

#include "isms-edit.h"
#include "isms-record-form.h"
#include "isms-tabs-page.h"

IsmsStore *
isms_desk_get_store (IsmsDesk *desk)
{
  return isms_workspace_get_store (desk->workspace);
}

guint
isms_desk_get_n_items (IsmsDesk *desk)
{
  return g_list_model_get_n_items (G_LIST_MODEL (desk->selection));
}

IsmsDetail *
isms_desk_get_detail (IsmsDesk *desk)
{
  return ISMS_DETAIL (isms_register_get_detail (desk->page));
}

IsmsFieldEditor *
isms_desk_find_editor (IsmsDesk *desk, const char *field)
{
  return isms_record_form_find_editor (
      ISMS_RECORD_FORM (isms_detail_get_form (isms_desk_get_detail (desk))), field);
}

/* What the person types into, or the row where nothing is typed. */
GtkWidget *
isms_desk_find_row (IsmsDesk *desk, const char *field)
{
  GtkWidget *row = isms_field_editor_get_row (isms_desk_find_editor (desk, field));
  GtkWidget *view = isms_ui_test_find_type (row, "GtkTextView");

  return view != NULL ? view : row;
}

const char *
isms_desk_get_row_text (IsmsDesk *desk, const char *field)
{
  GtkWidget *row = isms_desk_find_row (desk, field);
  g_autofree char *text = NULL;
  GtkTextBuffer *buffer;

  if (GTK_IS_EDITABLE (row))
    return gtk_editable_get_text (GTK_EDITABLE (row));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (row));
  g_object_get (buffer, "text", &text, NULL);
  return g_intern_string (text);
}

static char *
dup_title (IsmsDesk *desk, guint position)
{
  g_autoptr (IsmsRecord) record = g_list_model_get_item (G_LIST_MODEL (desk->selection), position);

  return g_strdup (isms_record_get_title (record));
}

gboolean
isms_desk_is_listed (IsmsDesk *desk, guint position, const char *title)
{
  g_autofree char *shown =
      position < isms_desk_get_n_items (desk) ? dup_title (desk, position) : NULL;

  return g_strcmp0 (shown, title) == 0;
}

/* Opens the assets of a new workspace that has those of @titles. */
IsmsDesk
isms_desk_open (const char *const *titles)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Brightwater Logistics");
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GError) error = NULL;
  IsmsDesk desk = { .window = isms_ui_test_open (path) };

  desk.workspace = isms_window_get_workspace (desk.window);
  step = isms_store_begin (isms_desk_get_store (&desk), "Add assets");
  for (guint i = 0; titles[i] != NULL; i++)
    isms_edit_create (step, isms_kind_find ("asset"), titles[i]);
  g_assert_true (isms_step_commit (step, NULL, &error));
  g_assert_no_error (error);
  isms_window_show_destination (desk.window, "assets");
  desk.page = ISMS_REGISTER (
      isms_tabs_page_get_tab (ISMS_TABS_PAGE (isms_window_get_page (desk.window)), "asset"));
  desk.pane = isms_register_get_pane (desk.page);
  desk.selection = GTK_SELECTION_MODEL (isms_list_pane_get_selection (desk.pane));
  wait_for (!g_str_equal (isms_list_pane_get_face (desk.pane), "blank"))
    ;
  wait_for (isms_desk_get_n_items (&desk) == g_strv_length ((GStrv) titles))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  return desk;
}

/* Where the window stands: a destination, its tab, the record on show there. */
gboolean
isms_desk_is_at (IsmsWindow *window, const char *destination, const char *tab, gint64 record)
{
  const char *tab_here;
  gint64 record_here;

  isms_page_get_place (isms_window_get_page (window), &tab_here, &record_here);
  return g_strcmp0 (isms_window_get_destination (window), destination) == 0
         && g_strcmp0 (tab_here, tab) == 0 && record_here == record;
}

void
isms_desk_set_field (IsmsDesk *desk, guint position, const char *field, const char *text)
{
  g_autoptr (IsmsRecord) record = g_list_model_get_item (G_LIST_MODEL (desk->selection), position);
  g_autoptr (IsmsStep) step = isms_store_begin (isms_desk_get_store (desk), "Change");
  g_autoptr (GError) error = NULL;

  isms_edit_set (step, record, isms_kind_find_field (isms_kind_find ("asset"), field), text,
                 &error);
  g_assert_no_error (error);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

/* Types over what is in the row of @field. */
void
isms_desk_type_into (IsmsDesk *desk, const char *field, const char *text)
{
  GtkWidget *row = isms_desk_find_row (desk, field);

  gtk_widget_grab_focus (row);
  isms_ui_test_settle (row);
  isms_ui_test_key ("ctrl+a");
  isms_ui_test_type (text);
  wait_for (g_str_equal (isms_desk_get_row_text (desk, field), text))
    ;
}
