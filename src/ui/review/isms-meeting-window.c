/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A page is made when it is first turned to, and kept. The clock belongs to the workspace, so that
 * a meeting whose window was closed goes on where it was. */

#include "isms-config.h"

#include "isms-meeting-window.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-meeting-foot.h"
#include "isms-meeting-head.h"
#include "isms-meeting-keys.h"
#include "isms-meeting-pages.h"
#include "isms-meeting-presence.h"
#include "isms-steps.h"
#include "isms-tell.h"
#include "isms-toast.h"

#define NARROW "max-width: 640sp"
#define LARGE "min-width: 1600sp and min-height: 860sp" /* with room for larger words */

struct _IsmsMeetingWindow
{
  AdwApplicationWindow parent_instance;

  IsmsMeeting *meeting;
  IsmsMeetingClock *clock; /* the workspace's */
  IsmsSteps *steps;
  GWeakRef main; /* the window it was opened from */
  guint page;
  gboolean held;
  IsmsMeetingPage pages[ISMS_MEETING_N_PAGES];

  AdwToastOverlay *toasts;
  GtkWidget *head;
  GtkStack *stack;
  GtkWidget *foot;
};

G_DEFINE_FINAL_TYPE (IsmsMeetingWindow, isms_meeting_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- What the workspace keeps --- */

static IsmsMeetingClock *
ensure_clock (IsmsWorkspace *workspace, gint64 review)
{
  g_autofree char *key = g_strdup_printf ("meeting-clock-%" G_GINT64_FORMAT, review);
  IsmsMeetingClock *clock = g_object_get_data (G_OBJECT (workspace), key);

  if (clock == NULL)
    {
      clock = isms_meeting_clock_new (ISMS_MEETING_N_PAGES);
      g_object_set_data_full (G_OBJECT (workspace), key, clock,
                              (GDestroyNotify) isms_meeting_clock_free);
    }
  return clock;
}

/* (element-type IsmsMeetingWindow) */
static GPtrArray *
ensure_windows (IsmsWorkspace *workspace)
{
  GPtrArray *windows = g_object_get_data (G_OBJECT (workspace), "meeting-windows");

  if (windows == NULL)
    {
      windows = g_ptr_array_new ();
      g_object_set_data_full (G_OBJECT (workspace), "meeting-windows", windows,
                              (GDestroyNotify) g_ptr_array_unref);
    }
  return windows;
}

static IsmsMeetingWindow *
find_window (IsmsWorkspace *workspace, gint64 review)
{
  GPtrArray *windows = ensure_windows (workspace);

  for (guint i = 0; i < windows->len; i++)
    {
      IsmsMeetingWindow *window = windows->pdata[i];

      if (isms_meeting_get_id (window->meeting) == review)
        return window;
    }
  return NULL;
}

/* --- Pages --- */

static void
make_page (IsmsMeetingWindow *self, guint page)
{
  const char *input = isms_meeting_page_get_input (page);

  if (input != NULL)
    self->pages[page] = isms_meeting_input_new (self->meeting, input);
  else if (page == ISMS_MEETING_OPENING)
    self->pages[page] = isms_meeting_opening_new (self->meeting);
  else if (page == ISMS_MEETING_TOPICS)
    self->pages[page] = isms_meeting_topics_new (self->meeting);
  else
    self->pages[page] = isms_meeting_conclusion_new (self->meeting);
  gtk_stack_add_child (self->stack, self->pages[page].widget);
}

static IsmsMeetingPage *
get_page (IsmsMeetingWindow *self)
{
  return &self->pages[self->page];
}

/* Where what is typed is typed; where nothing is to be typed, to what leads on. */
static void
focus_page (IsmsMeetingWindow *self)
{
  const IsmsMeetingPage *page = get_page (self);

  if (ISMS_IS_MEETING_PRESENCE (page->first))
    isms_meeting_presence_focus (ISMS_MEETING_PRESENCE (page->first));
  else if (page->first == NULL || !gtk_widget_is_sensitive (page->first)
           || (!gtk_widget_grab_focus (page->first)
               && !gtk_widget_child_focus (page->first, GTK_DIR_TAB_FORWARD)))
    gtk_widget_child_focus (self->foot, GTK_DIR_TAB_FORWARD);
}

static void
update_actions (IsmsMeetingWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const IsmsMeetingPage *page = get_page (self);

  gtk_widget_action_set_enabled (widget, "meeting.previous", self->page > 0);
  gtk_widget_action_set_enabled (widget, "meeting.next", self->page + 1 < ISMS_MEETING_N_PAGES);
  gtk_widget_action_set_enabled (widget, "meeting.minutes", page->minutes != NULL);
  gtk_widget_action_set_enabled (widget, "meeting.decide", page->composer != NULL);
  gtk_widget_action_set_enabled (widget, "meeting.consider", page->considered != NULL);
  gtk_widget_action_set_enabled (widget, "win.undo", isms_steps_get_can (self->steps, ISMS_UNDO));
  gtk_widget_action_set_enabled (widget, "win.redo", isms_steps_get_can (self->steps, ISMS_REDO));
}

/**
 * isms_meeting_window_go:
 * @self: a meeting
 * @page: of its pages
 *
 * Turns to @page; what was typed on the page before is kept. With the first input the clock begins.
 */
void
isms_meeting_window_go (IsmsMeetingWindow *self, guint page)
{
  gint64 now = g_get_monotonic_time ();

  g_return_if_fail (ISMS_IS_MEETING_WINDOW (self) && page < ISMS_MEETING_N_PAGES);

  if (self->pages[page].widget == NULL)
    make_page (self, page);
  self->page = page;
  isms_meeting_clock_turn (self->clock, page, now);
  if (page != ISMS_MEETING_OPENING && !isms_meeting_clock_has_begun (self->clock)
      && !isms_meeting_is_held (self->meeting))
    isms_meeting_clock_run (self->clock, now);
  gtk_stack_set_visible_child (self->stack, self->pages[page].widget);
  isms_meeting_head_show (ISMS_MEETING_HEAD (self->head), page);
  isms_meeting_foot_show (ISMS_MEETING_FOOT (self->foot), page);
  update_actions (self);
  focus_page (self);
}

guint
isms_meeting_window_get_page (IsmsMeetingWindow *self)
{
  g_return_val_if_fail (ISMS_IS_MEETING_WINDOW (self), 0);

  return self->page;
}

/* --- What the keys do --- */

static void
turn_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IsmsMeetingWindow *self = ISMS_MEETING_WINDOW (widget);

  isms_meeting_window_go (self,
                          g_str_equal (name, "meeting.next") ? self->page + 1 : self->page - 1);
}

static void
go_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  isms_meeting_window_go (ISMS_MEETING_WINDOW (widget), g_variant_get_uint32 (parameter));
}

static void
minutes_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (get_page (ISMS_MEETING_WINDOW (widget))->minutes);
}

static void
decide_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  isms_meeting_composer_focus (get_page (ISMS_MEETING_WINDOW (widget))->composer);
}

static void
consider_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwSwitchRow *row = ADW_SWITCH_ROW (get_page (ISMS_MEETING_WINDOW (widget))->considered);

  if (gtk_widget_is_sensitive (GTK_WIDGET (row)))
    adw_switch_row_set_active (row, !adw_switch_row_get_active (row));
}

static void
side_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IsmsMeetingWindow *self = ISMS_MEETING_WINDOW (widget);
  GtkWidget *shown = get_page (self)->shown;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if ((focus != NULL && gtk_widget_is_ancestor (focus, shown))
      || !gtk_widget_child_focus (shown, GTK_DIR_TAB_FORWARD))
    focus_page (self);
}

static void
pause_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IsmsMeetingWindow *self = ISMS_MEETING_WINDOW (widget);
  gint64 now = g_get_monotonic_time ();

  if (isms_meeting_clock_is_running (self->clock))
    isms_meeting_clock_pause (self->clock, now);
  else
    isms_meeting_clock_run (self->clock, now);
  isms_meeting_head_show_time (ISMS_MEETING_HEAD (self->head));
}

static void
fullscreen_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

/* Out of the full screen first, then out of the meeting. */
static void
leave_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_close (GTK_WINDOW (widget));
}

/* What has the focus keeps what was typed when it loses it. */
static void
keep_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_set_focus (GTK_WINDOW (widget), NULL);
}

/* --- What every window does --- */

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  isms_steps_run (ISMS_MEETING_WINDOW (widget)->steps,
                  g_str_equal (name, "win.redo") ? ISMS_REDO : ISMS_UNDO, 0);
}

static void
toast_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_toast_overlay_add_toast (ISMS_MEETING_WINDOW (widget)->toasts,
                               isms_toast_new (g_variant_get_string (parameter, NULL)));
}

static void
error_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  isms_tell_error (ADW_APPLICATION_WINDOW (widget), ISMS_MEETING_WINDOW (widget)->toasts,
                   g_variant_get_string (parameter, NULL));
}

static void
refused_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *label, *words;

  g_variant_get (parameter, "(&s&s)", &label, &words);
  isms_tell_refused (ADW_APPLICATION_WINDOW (widget), ISMS_MEETING_WINDOW (widget)->toasts, label,
                     words);
}

/* Records are shown where they always are. */
static void
show_record_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkWindow) window = g_weak_ref_get (&ISMS_MEETING_WINDOW (widget)->main);

  if (window == NULL)
    return;
  gtk_widget_activate_action_variant (GTK_WIDGET (window), name, parameter);
  gtk_window_present (window);
}

static void
undo_failed_cb (IsmsMeetingWindow *self, GError *error)
{
  isms_ui_report_error (GTK_WIDGET (self), error);
}

/* --- The end --- */

/* A decision that is still being typed; its page is shown. */
static gboolean
has_draft (IsmsMeetingWindow *self)
{
  for (guint i = 0; i < ISMS_MEETING_N_PAGES; i++)
    {
      IsmsMeetingComposer *composer = self->pages[i].composer;

      if (composer != NULL && !isms_meeting_composer_is_empty (composer))
        {
          isms_meeting_window_go (self, i);
          isms_meeting_composer_focus (composer);
          return TRUE;
        }
    }
  return FALSE;
}

static void
discard_cb (AdwAlertDialog *alert, const char *response, IsmsMeetingWindow *self)
{
  if (g_str_equal (response, "discard"))
    gtk_window_destroy (GTK_WINDOW (self));
}

/* It is in no step yet: undo would not bring it back. */
static void
ask_to_discard (IsmsMeetingWindow *self)
{
  AdwDialog *alert = adw_alert_dialog_new (
      _ ("Discard the Decision?"),
      _ ("It is still being typed, and nothing of it has been written yet. Everything else is "
         "kept."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "stay", _ ("_Go On Typing"), "discard",
                                  _ ("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), "discard",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "stay");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "stay");
  g_signal_connect (alert, "response", G_CALLBACK (discard_cb), self);
  adw_dialog_present (alert, GTK_WIDGET (self));
}

static gboolean
isms_meeting_window_close_request (GtkWindow *window)
{
  IsmsMeetingWindow *self = ISMS_MEETING_WINDOW (window);

  gtk_window_set_focus (window, NULL);
  if (has_draft (self))
    {
      ask_to_discard (self);
      return GDK_EVENT_STOP;
    }
  return GTK_WINDOW_CLASS (isms_meeting_window_parent_class)->close_request (window);
}

/* The meeting is not held while nobody sees it. */
static void
isms_meeting_window_unmap (GtkWidget *widget)
{
  isms_meeting_clock_pause (ISMS_MEETING_WINDOW (widget)->clock, g_get_monotonic_time ());
  GTK_WIDGET_CLASS (isms_meeting_window_parent_class)->unmap (widget);
}

static void
isms_meeting_window_dispose (GObject *object)
{
  IsmsMeetingWindow *self = ISMS_MEETING_WINDOW (object);

  if (self->meeting != NULL)
    g_ptr_array_remove (ensure_windows (isms_meeting_get_workspace (self->meeting)), self);
  if (self->steps != NULL)
    isms_steps_set_store (self->steps, NULL);
  g_clear_object (&self->steps);
  G_OBJECT_CLASS (isms_meeting_window_parent_class)->dispose (object);
  g_clear_object (&self->meeting);
}

static void
isms_meeting_window_finalize (GObject *object)
{
  g_weak_ref_clear (&ISMS_MEETING_WINDOW (object)->main);
  G_OBJECT_CLASS (isms_meeting_window_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "meeting.next", NULL, turn_cb },
    { "meeting.previous", NULL, turn_cb },
    { "meeting.go", "u", go_cb },
    { "meeting.minutes", NULL, minutes_cb },
    { "meeting.decide", NULL, decide_cb },
    { "meeting.consider", NULL, consider_cb },
    { "meeting.side", NULL, side_cb },
    { "meeting.pause", NULL, pause_cb },
    { "meeting.fullscreen", NULL, fullscreen_cb },
    { "meeting.leave", NULL, leave_cb },
    { "meeting.keep", NULL, keep_cb },
    { "win.undo", NULL, undo_cb },
    { "win.redo", NULL, undo_cb },
    { "win.toast", "s", toast_cb },
    { "win.error", "s", error_cb },
    { "win.refused", "(ss)", refused_cb },
    { "win.show-record", "(sx)", show_record_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
}

static void
isms_meeting_window_class_init (IsmsMeetingWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_meeting_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_meeting_window_finalize;
  GTK_WIDGET_CLASS (klass)->unmap = isms_meeting_window_unmap;
  GTK_WINDOW_CLASS (klass)->close_request = isms_meeting_window_close_request;
  install_actions (GTK_WIDGET_CLASS (klass));
}

static void
isms_meeting_window_init (IsmsMeetingWindow *self)
{
  g_weak_ref_init (&self->main, NULL);
}

/* --- Building --- */

/* Where there is room, all of it is larger: it is read from across the room. */
static void
enlarge (IsmsMeetingWindow *self, GtkWidget *content)
{
  AdwBreakpoint *large = adw_breakpoint_new (adw_breakpoint_condition_parse (LARGE));
  const char *classes[] = { "meeting-large", NULL };
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRV);
  g_value_set_boxed (&value, classes);
  adw_breakpoint_add_setter (large, G_OBJECT (content), "css-classes", &value);
  adw_application_window_add_breakpoint (ADW_APPLICATION_WINDOW (self), large);
}

/* Where there is none, the page comes before what is around it. */
static void
reduce (IsmsMeetingWindow *self)
{
  AdwBreakpoint *narrow = adw_breakpoint_new (adw_breakpoint_condition_parse (NARROW));

  isms_meeting_head_add_setters (ISMS_MEETING_HEAD (self->head), narrow);
  isms_meeting_foot_add_setters (ISMS_MEETING_FOOT (self->foot), narrow);
  adw_application_window_add_breakpoint (ADW_APPLICATION_WINDOW (self), narrow);
}

static void
build (IsmsMeetingWindow *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  self->head = isms_meeting_head_new (self->meeting, self->clock);
  self->stack = GTK_STACK (gtk_stack_new ());
  self->foot = isms_meeting_foot_new ();
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), self->head);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->stack));
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), self->foot);
  adw_toolbar_view_set_top_bar_style (ADW_TOOLBAR_VIEW (view), ADW_TOOLBAR_RAISED_BORDER);
  adw_toolbar_view_set_bottom_bar_style (ADW_TOOLBAR_VIEW (view), ADW_TOOLBAR_RAISED_BORDER);
  adw_toast_overlay_set_child (self->toasts, view);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), GTK_WIDGET (self->toasts));
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 294);
  gtk_window_set_default_size (GTK_WINDOW (self), 1280, 720);
  enlarge (self, GTK_WIDGET (self->toasts));
  reduce (self);
  isms_meeting_keys_add (ADW_APPLICATION_WINDOW (self));
}

static void
follow_steps (IsmsMeetingWindow *self)
{
  self->steps = isms_steps_new (self->toasts);
  isms_steps_set_quiet (self->steps, TRUE);
  g_object_bind_property (self->steps, "undo-words",
                          isms_meeting_head_get_undo (ISMS_MEETING_HEAD (self->head)),
                          "tooltip-text", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->steps, "notify::can-redo", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->steps, "failed", G_CALLBACK (undo_failed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* What is held is no longer timed. */
static void
show_review (IsmsMeetingWindow *self)
{
  IsmsRecord *review = isms_meeting_get_review (self->meeting);
  gboolean held = isms_meeting_is_held (self->meeting);

  gtk_window_set_title (GTK_WINDOW (self), review != NULL ? isms_record_get_title (review) : "");
  if (held && !self->held)
    {
      isms_meeting_clock_pause (self->clock, g_get_monotonic_time ());
      isms_meeting_head_show_time (ISMS_MEETING_HEAD (self->head));
    }
  self->held = held;
}

/**
 * isms_meeting_window_new:
 * @workspace: where the review lives
 * @review: its id
 * @parent: (nullable): the window it is opened from, which shows its records
 *
 * Returns: (transfer none): the window of the meeting, the one that is there where there is one;
 *   GTK keeps it. On the page on which it was closed, over the whole screen once it is presented
 */
GtkWindow *
isms_meeting_window_new (IsmsWorkspace *workspace, gint64 review, GtkWindow *parent)
{
  GtkApplication *application = parent != NULL ? gtk_window_get_application (parent) : NULL;
  IsmsMeetingWindow *self = find_window (workspace, review);

  if (self != NULL)
    return GTK_WINDOW (self);
  self = g_object_new (ISMS_TYPE_MEETING_WINDOW, "application", application, NULL);
  g_weak_ref_set (&self->main, parent);
  self->meeting = isms_meeting_new (workspace, review);
  g_ptr_array_add (ensure_windows (workspace), self);
  self->clock = ensure_clock (workspace, review);
  build (self);
  follow_steps (self);
  g_signal_connect_object (self->meeting, "changed", G_CALLBACK (show_review), self,
                           G_CONNECT_SWAPPED);
  show_review (self);
  isms_meeting_window_go (self, isms_meeting_clock_get_page (self->clock));
  isms_steps_set_store (self->steps, isms_workspace_get_store (workspace));
  gtk_window_fullscreen (GTK_WINDOW (self));
  return GTK_WINDOW (self);
}

/**
 * isms_meeting_window_close_all:
 * @workspace: what is about to be closed
 *
 * Closes the meetings of @workspace. What was typed is kept; a decision that is still being typed
 * is not.
 */
void
isms_meeting_window_close_all (IsmsWorkspace *workspace)
{
  GPtrArray *windows = ensure_windows (workspace);

  while (windows->len > 0)
    {
      GtkWindow *window = g_ptr_array_steal_index (windows, 0);

      gtk_window_set_focus (window, NULL);
      gtk_window_destroy (window);
    }
}
