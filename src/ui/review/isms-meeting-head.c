/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Looks at the clock once in a second, as long as it runs. */

#include "isms-config.h"

#include "isms-meeting-head.h"

#include <glib/gi18n-lib.h>

#include "isms-meeting-pages.h"

struct _IsmsMeetingHead
{
  AdwBin parent_instance;

  IsmsMeeting *meeting;
  IsmsMeetingClock *clock; /* the window's */
  guint page;
  guint tick_id;

  GtkWidget *title;
  GtkWidget *about;
  GtkWidget *warning;
  GtkWidget *time;  /* of the page */
  GtkWidget *total; /* of the meeting */
  GtkWidget *pause;
  GtkWidget *line;
  GtkWidget *controls;
  GtkWidget *fullscreen;
  GtkWidget *undo;
};

G_DEFINE_FINAL_TYPE (IsmsMeetingHead, isms_meeting_head, ADW_TYPE_BIN)

/* --- Time --- */

static void
show_page_time (IsmsMeetingHead *self, gint64 now)
{
  const char *input = isms_meeting_page_get_input (self->page);
  gint64 planned = input != NULL ? isms_meeting_get_minutes (self->meeting, input) : 0;
  int seconds = isms_meeting_clock_get_elapsed_of (self->clock, self->page, now);
  gboolean over = isms_meeting_clock_is_over (seconds, planned);
  g_autofree char *words = isms_meeting_clock_dup_state (seconds, planned);

  gtk_label_set_text (GTK_LABEL (self->time), words);
  gtk_widget_set_visible (self->time, isms_meeting_clock_has_begun (self->clock));
  gtk_widget_set_visible (self->warning, over);
  if (over)
    gtk_widget_add_css_class (self->time, "warning");
  else
    gtk_widget_remove_css_class (self->time, "warning");
}

static void
show_total (IsmsMeetingHead *self, gint64 now)
{
  g_autofree char *state =
      isms_meeting_clock_dup_state (isms_meeting_clock_get_elapsed (self->clock, now),
                                    isms_meeting_get_minutes (self->meeting, NULL));
  g_autofree char *words = NULL;

  if (!isms_meeting_clock_has_begun (self->clock))
    words = g_strdup (_ ("The clock begins with the first input"));
  else if (!isms_meeting_clock_is_running (self->clock))
    /* Translators: how long the meeting has taken, while its clock is stopped */
    words = g_strdup_printf (_ ("Paused at %s"), state);
  else
    /* Translators: how long the meeting has taken: "Meeting: 32:10 of 90 min" */
    words = g_strdup_printf (_ ("Meeting: %s"), state);
  gtk_label_set_text (GTK_LABEL (self->total), words);
}

static void
show_pause (IsmsMeetingHead *self)
{
  gboolean running = isms_meeting_clock_is_running (self->clock);
  const char *words = running ? _ ("Pause the Clock (F8)") : _ ("Start the Clock (F8)");

  gtk_button_set_icon_name (GTK_BUTTON (self->pause), running ? "media-playback-pause-symbolic"
                                                              : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (self->pause, words);
}

static gboolean
tick_cb (gpointer data)
{
  isms_meeting_head_show_time (data);
  return G_SOURCE_CONTINUE;
}

static void
follow_clock (IsmsMeetingHead *self)
{
  gboolean wanted =
      isms_meeting_clock_is_running (self->clock) && gtk_widget_get_mapped (GTK_WIDGET (self));

  if (wanted && self->tick_id == 0)
    self->tick_id = g_timeout_add_seconds (1, tick_cb, self);
  else if (!wanted)
    g_clear_handle_id (&self->tick_id, g_source_remove);
}

/* --- What is talked about --- */

static char *
dup_presenter (IsmsMeetingHead *self)
{
  const char *input = isms_meeting_page_get_input (self->page);
  IsmsRecord *record = input != NULL ? isms_meeting_get_input (self->meeting, input) : NULL;

  return record != NULL
             ? isms_record_dup_display (
                   record, isms_kind_find_field (isms_record_get_kind (record), "presenter"))
             : g_strdup ("");
}

static void
show_words (IsmsMeetingHead *self)
{
  IsmsRecord *review = isms_meeting_get_review (self->meeting);
  const char *title = self->page == ISMS_MEETING_OPENING && review != NULL
                          ? isms_record_get_title (review)
                          : isms_meeting_page_get_title (self->page);
  g_autofree char *presenter = dup_presenter (self);
  g_autofree char *about = g_strdup_printf ("%s%s%s", isms_meeting_page_get_clause (self->page),
                                            *presenter != '\0' ? " · " : "", presenter);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->about), about);
}

static void
changed_cb (IsmsMeetingHead *self)
{
  show_words (self);
  isms_meeting_head_show_time (self);
}

/* --- Building --- */

static GtkWidget *
create_label (const char *css_class, float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_words (IsmsMeetingHead *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->title = create_label ("title-1", 0);
  self->about = create_label ("dimmed", 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_wrap (GTK_LABEL (self->about), TRUE);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->about);
  return box;
}

static GtkWidget *
create_time (IsmsMeetingHead *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->time = create_label ("title-3", 1);
  self->total = create_label ("dimmed", 1);
  self->warning = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_add_css_class (self->time, "numeric");
  gtk_widget_add_css_class (self->total, "numeric");
  gtk_widget_add_css_class (self->warning, "warning");
  gtk_label_set_wrap (GTK_LABEL (self->total), TRUE);
  gtk_widget_set_halign (line, GTK_ALIGN_END);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), self->warning);
  gtk_box_append (GTK_BOX (line), self->time);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->total);
  return box;
}

/* To any page, by its name. */
static GtkWidget *
create_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  for (guint page = 0; page < ISMS_MEETING_N_PAGES; page++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (isms_meeting_page_get_title (page), NULL);

      g_menu_item_set_action_and_target (item, "meeting.go", "u", page);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-list-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("Go to a Page (F10)"));
  gtk_menu_button_set_primary (GTK_MENU_BUTTON (button), TRUE);
  return button;
}

static GtkWidget *
create_button (const char *icon, const char *action, const char *tip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
build (IsmsMeetingHead *self)
{
  GtkWidget *handle = gtk_window_handle_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *menu = create_menu ();

  self->pause = create_button ("media-playback-start-symbolic", "meeting.pause", NULL);
  self->line = line;
  self->controls = gtk_window_controls_new (GTK_PACK_END);
  self->fullscreen =
      create_button ("view-fullscreen-symbolic", "meeting.fullscreen", _ ("Full Screen (F11)"));
  self->undo = create_button ("edit-undo-symbolic", "win.undo", NULL);
  gtk_widget_set_valign (menu, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (menu, "flat");
  gtk_widget_set_margin_start (line, 12);
  gtk_widget_set_margin_end (line, 6);
  gtk_widget_set_margin_top (line, 6);
  gtk_widget_set_margin_bottom (line, 6);
  gtk_box_append (GTK_BOX (line), menu);
  gtk_box_append (GTK_BOX (line), create_words (self));
  gtk_box_append (GTK_BOX (line), create_time (self));
  gtk_box_append (GTK_BOX (line), self->pause);
  gtk_box_append (GTK_BOX (line), self->undo);
  gtk_box_append (GTK_BOX (line), self->fullscreen);
  gtk_box_append (GTK_BOX (line), self->controls);
  gtk_window_handle_set_child (GTK_WINDOW_HANDLE (handle), line);
  adw_bin_set_child (ADW_BIN (self), handle);
}

static void
isms_meeting_head_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (isms_meeting_head_parent_class)->map (widget);
  isms_meeting_head_show_time (ISMS_MEETING_HEAD (widget));
}

static void
isms_meeting_head_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&ISMS_MEETING_HEAD (widget)->tick_id, g_source_remove);
  GTK_WIDGET_CLASS (isms_meeting_head_parent_class)->unmap (widget);
}

static void
isms_meeting_head_dispose (GObject *object)
{
  IsmsMeetingHead *self = ISMS_MEETING_HEAD (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->meeting);
  G_OBJECT_CLASS (isms_meeting_head_parent_class)->dispose (object);
}

static void
isms_meeting_head_class_init (IsmsMeetingHeadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_meeting_head_dispose;
  GTK_WIDGET_CLASS (klass)->map = isms_meeting_head_map;
  GTK_WIDGET_CLASS (klass)->unmap = isms_meeting_head_unmap;
}

static void
isms_meeting_head_init (IsmsMeetingHead *self)
{
  build (self);
}

/**
 * isms_meeting_head_new:
 * @meeting: what it is about
 * @clock: how long it takes; must outlive the result
 *
 * Returns: (transfer floating): the top of a meeting on its first page
 */
GtkWidget *
isms_meeting_head_new (IsmsMeeting *meeting, IsmsMeetingClock *clock)
{
  IsmsMeetingHead *self = g_object_new (ISMS_TYPE_MEETING_HEAD, NULL);

  self->meeting = g_object_ref (meeting);
  self->clock = clock;
  g_signal_connect_object (meeting, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}

/* "Audits, page 6 of 13": the focus is elsewhere. */
static void
announce (IsmsMeetingHead *self)
{
  /* Translators: told to a screen reader when a page is turned to: its title, its number, how many
   * there are */
  g_autofree char *words =
      g_strdup_printf (_ ("%s, page %u of %u"), isms_meeting_page_get_title (self->page),
                       self->page + 1, ISMS_MEETING_N_PAGES);

  gtk_accessible_announce (GTK_ACCESSIBLE (self->title), words,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * isms_meeting_head_show:
 * @self: the top of a meeting
 * @page: which page was turned to
 */
void
isms_meeting_head_show (IsmsMeetingHead *self, guint page)
{
  g_return_if_fail (ISMS_IS_MEETING_HEAD (self));

  self->page = page;
  changed_cb (self);
  announce (self);
}

void
isms_meeting_head_show_time (IsmsMeetingHead *self)
{
  gint64 now = g_get_monotonic_time ();

  g_return_if_fail (ISMS_IS_MEETING_HEAD (self));

  show_page_time (self, now);
  show_total (self, now);
  show_pause (self);
  follow_clock (self);
}

static void
set_boolean (AdwBreakpoint *breakpoint, GtkWidget *widget, const char *property, gboolean value)
{
  g_auto (GValue) wanted = G_VALUE_INIT;

  g_value_init (&wanted, G_TYPE_BOOLEAN);
  g_value_set_boolean (&wanted, value);
  adw_breakpoint_add_setter (breakpoint, G_OBJECT (widget), property, &wanted);
}

/**
 * isms_meeting_head_add_setters:
 * @self: the top of a meeting
 * @narrow: when there is room for little
 *
 * Then the title is cut, and what a key or the menu does as well is left out.
 */
void
isms_meeting_head_add_setters (IsmsMeetingHead *self, AdwBreakpoint *narrow)
{
  g_auto (GValue) end = G_VALUE_INIT;
  g_auto (GValue) spacing = G_VALUE_INIT;
  g_auto (GValue) layout = G_VALUE_INIT;

  g_return_if_fail (ISMS_IS_MEETING_HEAD (self));

  g_value_init (&end, PANGO_TYPE_ELLIPSIZE_MODE);
  g_value_set_enum (&end, PANGO_ELLIPSIZE_END);
  adw_breakpoint_add_setter (narrow, G_OBJECT (self->title), "ellipsize", &end);
  adw_breakpoint_add_setter (narrow, G_OBJECT (self->about), "ellipsize", &end);
  g_value_init (&spacing, G_TYPE_INT);
  g_value_set_int (&spacing, 6);
  adw_breakpoint_add_setter (narrow, G_OBJECT (self->line), "spacing", &spacing);
  g_value_init (&layout, G_TYPE_STRING);
  g_value_set_static_string (&layout, ":close");
  adw_breakpoint_add_setter (narrow, G_OBJECT (self->controls), "decoration-layout", &layout);
  set_boolean (narrow, self->title, "wrap", FALSE);
  set_boolean (narrow, self->about, "wrap", FALSE);
  set_boolean (narrow, self->total, "visible", FALSE);
  set_boolean (narrow, self->undo, "visible", FALSE);
  set_boolean (narrow, self->fullscreen, "visible", FALSE);
}

GtkWidget *
isms_meeting_head_get_undo (IsmsMeetingHead *self)
{
  g_return_val_if_fail (ISMS_IS_MEETING_HEAD (self), NULL);

  return self->undo;
}
