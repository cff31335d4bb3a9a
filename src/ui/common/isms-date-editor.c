/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A day: typed as the locale writes it or as YYYY-MM-DD, or picked from a calendar. */

#include "isms-config.h"

#include "isms-day.h"
#include "isms-editors.h"

#include <glib/gi18n-lib.h>

struct _IsmsDateEditor
{
  IsmsFieldEditor parent_instance;

  GtkWidget *row;
  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *calendar;
};

G_DEFINE_FINAL_TYPE (IsmsDateEditor, isms_date_editor, ISMS_TYPE_FIELD_EDITOR)

static char *
isms_date_editor_dup_text (IsmsFieldEditor *editor)
{
  IsmsDateEditor *self = ISMS_DATE_EDITOR (editor);
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->row)));
  char *day;

  g_strstrip (text);
  day = isms_day_read (text);
  return day != NULL ? day : g_steal_pointer (&text);
}

static void
write_day (IsmsDateEditor *self, const char *iso)
{
  g_autofree char *words = isms_day_dup_words (iso);

  /* What is selected, to be typed over, stays so. */
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->row)), words))
    gtk_editable_set_text (GTK_EDITABLE (self->row), words);
}

static void
isms_date_editor_show (IsmsFieldEditor *editor)
{
  g_autofree char *stored = isms_field_editor_dup_stored (editor);

  write_day (ISMS_DATE_EDITOR (editor), stored);
}

static void
day_selected_cb (GtkCalendar *calendar, IsmsDateEditor *self)
{
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *iso = NULL;

  if (isms_field_editor_is_showing (ISMS_FIELD_EDITOR (self))
      || !gtk_widget_get_mapped (self->popover))
    return;
  day = gtk_calendar_get_date (calendar);
  iso = isms_day_of (day);
  write_day (self, iso);
}

static void
popover_show_cb (GtkPopover *popover, IsmsDateEditor *self)
{
  g_autofree char *text = isms_date_editor_dup_text (ISMS_FIELD_EDITOR (self));
  g_autofree char *moment = g_strconcat (text, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) day = g_date_time_new_from_iso8601 (moment, NULL);
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();

  gtk_calendar_select_day (GTK_CALENDAR (self->calendar), day != NULL ? day : today);
}

static void
popover_closed_cb (GtkPopover *popover, IsmsDateEditor *self)
{
  isms_field_editor_commit (ISMS_FIELD_EDITOR (self));
}

static void
today_cb (GtkButton *button, IsmsDateEditor *self)
{
  g_autofree char *today = isms_day_today ();

  write_day (self, today);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
clear_cb (GtkButton *button, IsmsDateEditor *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->row), "");
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static GtkWidget *
create_popover (IsmsDateEditor *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *today = gtk_button_new_with_mnemonic (_ ("_Today"));
  GtkWidget *clear = gtk_button_new_with_mnemonic (_ ("_Clear"));

  self->calendar = gtk_calendar_new ();
  gtk_box_set_homogeneous (GTK_BOX (buttons), TRUE);
  gtk_box_append (GTK_BOX (buttons), clear);
  gtk_box_append (GTK_BOX (buttons), today);
  gtk_box_append (GTK_BOX (box), self->calendar);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (today, "clicked", G_CALLBACK (today_cb), self, 0);
  g_signal_connect_object (clear, "clicked", G_CALLBACK (clear_cb), self, 0);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self, 0);
  g_signal_connect_object (popover, "show", G_CALLBACK (popover_show_cb), self, 0);
  g_signal_connect_object (popover, "closed", G_CALLBACK (popover_closed_cb), self, 0);
  return popover;
}

static GtkWidget *
isms_date_editor_create_row (IsmsFieldEditor *editor)
{
  IsmsDateEditor *self = ISMS_DATE_EDITOR (editor);

  self->row = adw_entry_row_new ();
  self->button = gtk_menu_button_new ();
  self->popover = create_popover (self);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_set_tooltip_text (self->button, _ ("Choose a Day"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->row), self->button);
  isms_field_editor_watch (editor, self->row, TRUE);
  return self->row;
}

static void
isms_date_editor_class_init (IsmsDateEditorClass *klass)
{
  IsmsFieldEditorClass *editor_class = ISMS_FIELD_EDITOR_CLASS (klass);

  editor_class->create_row = isms_date_editor_create_row;
  editor_class->show = isms_date_editor_show;
  editor_class->dup_text = isms_date_editor_dup_text;
}

static void
isms_date_editor_init (IsmsDateEditor *self)
{
}
