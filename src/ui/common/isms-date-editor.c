/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A day: typed as the locale writes it or as YYYY-MM-DD, or picked from a calendar. A moment is the
 * same with a time of day, by the clocks of the place. */

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
  GtkWidget *clock; /* a time of day: "14:05"; NULL: it is for days */
};

G_DEFINE_FINAL_TYPE (IsmsDateEditor, isms_date_editor, ISMS_TYPE_FIELD_EDITOR)

static gboolean
has_clock (gpointer self)
{
  return isms_field_editor_get_field (ISMS_FIELD_EDITOR (self))->kind == ISMS_FIELD_TIME;
}

static char *
dup_words (gpointer self, const char *iso)
{
  return has_clock (self) ? isms_day_dup_moment (iso) : isms_day_dup_words (iso);
}

/* What is shown leaves out the seconds: as long as nobody changes it, it is what is stored. */
static char *
isms_date_editor_dup_text (IsmsFieldEditor *editor)
{
  IsmsDateEditor *self = ISMS_DATE_EDITOR (editor);
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->row)));
  g_autofree char *stored = isms_field_editor_dup_stored (editor);
  g_autofree char *words = dup_words (self, stored);
  char *iso;

  g_strstrip (text);
  if (g_str_equal (text, words))
    return g_steal_pointer (&stored);
  iso = has_clock (self) ? isms_day_read_moment (text) : isms_day_read (text);
  return iso != NULL ? iso : g_steal_pointer (&text);
}

static void
write_iso (IsmsDateEditor *self, const char *iso)
{
  g_autofree char *words = dup_words (self, iso);

  /* What is selected, to be typed over, stays so. */
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->row)), words))
    gtk_editable_set_text (GTK_EDITABLE (self->row), words);
}

static void
isms_date_editor_show (IsmsFieldEditor *editor)
{
  g_autofree char *stored = isms_field_editor_dup_stored (editor);

  write_iso (ISMS_DATE_EDITOR (editor), stored);
}

/* What the calendar and the clock say together; nothing while the clock says no time. */
static void
take_picked (IsmsDateEditor *self)
{
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *iso = NULL;
  g_autofree char *clock = NULL;
  g_autofree char *moment = NULL;
  int seconds;

  if (isms_field_editor_is_showing (ISMS_FIELD_EDITOR (self))
      || !gtk_widget_get_mapped (self->popover))
    return;
  day = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  iso = isms_day_of (day);
  if (self->clock == NULL)
    {
      write_iso (self, iso);
      return;
    }
  clock = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->clock)));
  if (!isms_day_cut_clock (clock, &seconds) || *clock != '\0')
    return;
  moment = isms_day_dup_moment_on (iso, seconds);
  write_iso (self, moment);
}

/* The day and the time that are shown; today, and now, where there are none. */
static GDateTime *
dup_shown (IsmsDateEditor *self)
{
  g_autofree char *text = isms_date_editor_dup_text (ISMS_FIELD_EDITOR (self));
  g_autofree char *moment =
      has_clock (self) ? g_strdup (text) : g_strconcat (text, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) shown = g_date_time_new_from_iso8601 (moment, NULL);

  if (shown == NULL)
    return g_date_time_new_now_local ();
  return has_clock (self) ? g_date_time_to_local (shown) : g_steal_pointer (&shown);
}

static void
popover_show_cb (GtkPopover *popover, IsmsDateEditor *self)
{
  g_autoptr (GDateTime) shown = dup_shown (self);
  g_autofree char *clock = g_date_time_format (shown, "%H:%M");

  gtk_calendar_select_day (GTK_CALENDAR (self->calendar), shown);
  if (self->clock != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->clock), clock);
}

static void
popover_closed_cb (GtkPopover *popover, IsmsDateEditor *self)
{
  isms_field_editor_commit (ISMS_FIELD_EDITOR (self));
}

static void
clock_activate_cb (IsmsDateEditor *self)
{
  take_picked (self);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
today_cb (GtkButton *button, IsmsDateEditor *self)
{
  g_autofree char *iso = has_clock (self) ? isms_day_dup_now () : isms_day_today ();

  write_iso (self, iso);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
clear_cb (GtkButton *button, IsmsDateEditor *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->row), "");
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static GtkWidget *
create_clock (IsmsDateEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("T_ime"));

  self->clock = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->clock), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->clock), 6);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->clock), "14:05");
  gtk_widget_add_css_class (self->clock, "numeric");
  gtk_widget_set_hexpand (self->clock, TRUE);
  gtk_widget_set_halign (self->clock, GTK_ALIGN_END);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->clock);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->clock);
  g_signal_connect_object (self->clock, "changed", G_CALLBACK (take_picked), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clock, "activate", G_CALLBACK (clock_activate_cb), self,
                           G_CONNECT_SWAPPED);
  return box;
}

static GtkWidget *
create_popover (IsmsDateEditor *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *today = gtk_button_new_with_mnemonic (has_clock (self) ? _ ("_Now") : _ ("_Today"));
  GtkWidget *clear = gtk_button_new_with_mnemonic (_ ("_Clear"));

  self->calendar = gtk_calendar_new ();
  gtk_box_set_homogeneous (GTK_BOX (buttons), TRUE);
  gtk_box_append (GTK_BOX (buttons), clear);
  gtk_box_append (GTK_BOX (buttons), today);
  gtk_box_append (GTK_BOX (box), self->calendar);
  if (has_clock (self))
    gtk_box_append (GTK_BOX (box), create_clock (self));
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (today, "clicked", G_CALLBACK (today_cb), self, 0);
  g_signal_connect_object (clear, "clicked", G_CALLBACK (clear_cb), self, 0);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (take_picked), self,
                           G_CONNECT_SWAPPED);
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
  gtk_widget_set_tooltip_text (self->button,
                               has_clock (self) ? _ ("Choose a Day and Time") : _ ("Choose a Day"));
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
