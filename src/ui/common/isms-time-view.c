/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The scale stands above the list, beside nothing that is as wide as the words. */

#include "isms-config.h"

#include "isms-time-view.h"

#include "isms-day.h"
#include "isms-rows-pace.h"
#include "isms-time-scale.h"

#define MARGIN 12

struct _IsmsTimeView
{
  AdwBin parent_instance;

  IsmsRows *rows;
  const IsmsTimeViewFuncs *funcs;
  gpointer owner;
  IsmsTimelineSpan span;
  IsmsTimeLayout layout;
  GtkWidget *view;   /* NULL: it is being made, or going */
  GtkWidget *beside; /* above the words, as wide as they are */
  GtkWidget *scale;
};

G_DEFINE_FINAL_TYPE (IsmsTimeView, isms_time_view, ADW_TYPE_BIN)

/* --- Lines --- */

static void
show_item (GtkListItem *item, gpointer data)
{
  IsmsTimeView *self = data;
  IsmsTimeLine *line = ISMS_TIME_LINE (gtk_list_item_get_child (item));
  gpointer row = gtk_list_item_get_item (item);

  if (row == NULL || self->view == NULL)
    return;
  self->funcs->show (line, row, self->owner);
  gtk_list_item_set_accessible_label (item, isms_time_line_get_said (line));
}

static IsmsTimeView *
get_view (GtkListItem *item)
{
  return g_object_get_data (G_OBJECT (item), "isms-time-view");
}

static void
moved_cb (GtkListItem *item, int start, int due)
{
  IsmsTimeView *self = get_view (item);
  gpointer row = gtk_list_item_get_item (item);

  if (row != NULL)
    self->funcs->moved (row, start, due, self->owner);
}

static void
placed_cb (IsmsTimeView *self, int day)
{
  self->funcs->placed (day, self->owner);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, IsmsTimeView *self)
{
  GtkWidget *line = isms_time_line_new ();

  g_object_set_data (G_OBJECT (item), "isms-time-view", self);
  gtk_widget_set_margin_start (line, MARGIN);
  gtk_widget_set_margin_end (line, MARGIN);
  if (self->funcs->set_up != NULL)
    self->funcs->set_up (ISMS_TIME_LINE (line), self->owner);
  g_signal_connect_object (line, "moved", G_CALLBACK (moved_cb), item, G_CONNECT_SWAPPED);
  if (self->funcs->placed != NULL)
    g_signal_connect_object (line, "placed", G_CALLBACK (placed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, line);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, IsmsTimeView *self)
{
  isms_time_line_set_layout (ISMS_TIME_LINE (gtk_list_item_get_child (item)), self->layout);
  isms_rows_pace_bind (self->rows, item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, IsmsTimeView *self)
{
  isms_rows_pace_unbind (self->rows, item);
}

static void
activate_cb (GtkListView *view, guint position, IsmsTimeView *self)
{
  g_autoptr (GObject) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  self->funcs->activated (row, self->owner);
}

/* --- Layout --- */

static void
show_layout (IsmsTimeView *self)
{
  if (self->view == NULL)
    return;
  gtk_widget_set_visible (self->beside, self->layout != ISMS_TIME_NARROW);
  gtk_widget_set_size_request (self->beside, isms_time_layout_get_width (self->layout), -1);
  for (GtkWidget *row = gtk_widget_get_first_child (self->view); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *line = gtk_widget_get_first_child (row);

      if (line != NULL && ISMS_IS_TIME_LINE (line))
        isms_time_line_set_layout (ISMS_TIME_LINE (line), self->layout);
    }
}

static void
wide_cb (IsmsTimeView *self)
{
  self->layout = ISMS_TIME_WIDE;
  show_layout (self);
}

static void
medium_cb (IsmsTimeView *self)
{
  self->layout = ISMS_TIME_MEDIUM;
  show_layout (self);
}

static void
narrow_cb (IsmsTimeView *self)
{
  self->layout = ISMS_TIME_NARROW;
  show_layout (self);
}

static void
add_breakpoint (IsmsTimeView *self, GtkWidget *bin, const char *condition, GCallback apply)
{
  AdwBreakpoint *breakpoint = adw_breakpoint_new (adw_breakpoint_condition_parse (condition));

  g_signal_connect_object (breakpoint, "apply", apply, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (breakpoint, "unapply", G_CALLBACK (wide_cb), self, G_CONNECT_SWAPPED);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), breakpoint);
}

/* --- Building --- */

static void
went_cb (IsmsTimeView *self, int day)
{
  self->funcs->went (day, self->owner);
}

/* Beneath the last line there is room for something new. */
static void
pressed_cb (IsmsTimeView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkWidget *area = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  const graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);
  graphene_point_t at;

  if (n_press != 2 || self->span.to <= self->span.from
      || gtk_widget_pick (self->view, x, y, GTK_PICK_DEFAULT) != self->view
      || !gtk_widget_compute_point (area, self->scale, &point, &at) || at.x < 0
      || at.x >= (float) gtk_widget_get_width (self->scale))
    return;
  placed_cb (self, isms_timeline_find_day (
                       &self->span, gtk_widget_get_direction (self->scale) == GTK_TEXT_DIR_RTL,
                       gtk_widget_get_width (self->scale), at.x));
}

/* On a row that has the focus, the keys that move its bar do so: the bar has the focus from there
 * on. */
static gboolean
key_pressed_cb (IsmsTimeView *self,
                guint key,
                guint code,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  GtkWidget *row = gtk_widget_get_focus_child (self->view);
  GtkWidget *line = row != NULL ? gtk_widget_get_first_child (row) : NULL;
  IsmsTimelinePart part;
  GtkWidget *bar;

  if (line == NULL || !ISMS_IS_TIME_LINE (line) || !gtk_widget_is_focus (row)
      || isms_time_read_key (key, state, FALSE, &part) == 0)
    return GDK_EVENT_PROPAGATE;
  bar = GTK_WIDGET (isms_time_line_get_bar (ISMS_TIME_LINE (line)));
  return gtk_widget_grab_focus (bar) && gtk_event_controller_key_forward (controller, bar);
}

/* A controller that took a key gets its release, too. */
static void
key_released_cb (IsmsTimeView *self,
                 guint key,
                 guint code,
                 GdkModifierType state,
                 GtkEventControllerKey *controller)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && ISMS_IS_TIME_BAR (focus))
    gtk_event_controller_key_forward (controller, focus);
}

static void
listen_to_keys (IsmsTimeView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-released", G_CALLBACK (key_released_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, keys);
}

static void
listen_beneath (IsmsTimeView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (click));
}

static GtkWidget *
create_list (IsmsTimeView *self, const char *label)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  GtkWidget *view = gtk_list_view_new (GTK_SELECTION_MODEL (model), factory);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_widget_add_css_class (view, "plan-lines");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  self->view = view;
  isms_rows_pace (view, self->rows, show_item, self);
  g_signal_connect_object (view, "activate", G_CALLBACK (activate_cb), self, 0);
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (view), GTK_LIST_TAB_ITEM);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_set_vexpand (scrolled, TRUE);
  listen_to_keys (self);
  if (self->funcs->placed != NULL)
    listen_beneath (self);
  return scrolled;
}

static GtkWidget *
create_head (IsmsTimeView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->beside = adw_bin_new ();
  self->scale = isms_time_scale_new (self->funcs->placed != NULL);
  gtk_widget_set_hexpand (self->scale, TRUE);
  if (self->funcs->placed != NULL)
    {
      g_signal_connect_object (self->scale, "placed", G_CALLBACK (placed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->scale, "went", G_CALLBACK (went_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_widget_set_margin_start (head, MARGIN);
  gtk_widget_set_margin_end (head, MARGIN);
  gtk_box_append (GTK_BOX (head), self->beside);
  gtk_box_append (GTK_BOX (head), self->scale);
  return head;
}

static void
isms_time_view_dispose (GObject *object)
{
  IsmsTimeView *self = ISMS_TIME_VIEW (object);

  self->view = NULL; /* the breakpoints go with the rest */
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (isms_time_view_parent_class)->dispose (object);
}

static void
isms_time_view_class_init (IsmsTimeViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_time_view_dispose;
}

static void
isms_time_view_init (IsmsTimeView *self)
{
}

/**
 * isms_time_view_new:
 * @rows: (transfer none): what it shows
 * @label: what a screen reader calls the list
 * @funcs: what @owner does; of static storage
 * @owner: whoever has the view
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *
isms_time_view_new (IsmsRows *rows,
                    const char *label,
                    const IsmsTimeViewFuncs *funcs,
                    gpointer owner)
{
  IsmsTimeView *self = g_object_new (ISMS_TYPE_TIME_VIEW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *bin = adw_breakpoint_bin_new ();

  self->rows = g_object_ref (rows);
  self->funcs = funcs;
  self->owner = owner;
  gtk_box_append (GTK_BOX (box), create_head (self));
  gtk_box_append (GTK_BOX (box), create_list (self, label));
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), box);
  gtk_widget_set_size_request (bin, 300, 200);
  add_breakpoint (self, bin, "max-width: 900sp", G_CALLBACK (medium_cb));
  add_breakpoint (self, bin, "max-width: 560sp", G_CALLBACK (narrow_cb));
  adw_bin_set_child (ADW_BIN (self), bin);
  show_layout (self);
  return GTK_WIDGET (self);
}

/**
 * isms_time_view_set_span:
 * @self: a view
 * @first: the earliest of all days, a Julian one; 0: none
 * @last: the latest
 *
 * The scale shows these days and today.
 */
void
isms_time_view_set_span (IsmsTimeView *self, int first, int last)
{
  g_autofree char *today = isms_day_today ();

  isms_timeline_span_init (&self->span, first, last, isms_day_get_number (today));
  isms_time_scale_set_span (ISMS_TIME_SCALE (self->scale), &self->span);
}

/**
 * isms_time_view_set_days:
 * @self: a view
 * @from: the first day, a Julian one
 * @to: the day after the last
 *
 * The scale shows these days and no others, with the weeks of the locale.
 */
void
isms_time_view_set_days (IsmsTimeView *self, int from, int to)
{
  g_autofree char *today = isms_day_today ();
  IsmsWeek week;

  isms_week_init (&week);
  isms_timeline_span_set (&self->span, from, to, isms_day_get_number (today), &week);
  isms_time_scale_set_span (ISMS_TIME_SCALE (self->scale), &self->span);
}

/**
 * isms_time_view_set_marks:
 * @self: a view
 * @marks: (nullable) (element-type IsmsTimelineMark): days that stand out, which the scale names;
 *   held
 */
void
isms_time_view_set_marks (IsmsTimeView *self, GArray *marks)
{
  isms_time_scale_set_marks (ISMS_TIME_SCALE (self->scale), marks);
}

void
isms_time_view_set_day (IsmsTimeView *self, int day)
{
  isms_time_scale_set_day (ISMS_TIME_SCALE (self->scale), day);
}

void
isms_time_view_focus_day (IsmsTimeView *self)
{
  gtk_widget_grab_focus (self->scale);
}

void
isms_time_view_focus_rows (IsmsTimeView *self)
{
  gtk_widget_grab_focus (self->view);
}

IsmsTimeLayout
isms_time_view_get_layout (IsmsTimeView *self)
{
  return self->layout;
}

const IsmsTimelineSpan *
isms_time_view_get_span (IsmsTimeView *self)
{
  return &self->span;
}
