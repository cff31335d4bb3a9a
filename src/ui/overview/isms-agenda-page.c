/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One question for both views: the list asks for a span of days, the month for its six weeks. */

#include "isms-config.h"

#include "isms-agenda-page.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "isms-agenda-words.h"
#include "isms-asker.h"
#include "isms-calendar-export.h"
#include "isms-commit.h"
#include "isms-day.h"
#include "isms-faces.h"
#include "isms-file-saving.h"
#include "isms-page.h"

#define MARGIN 12
#define SIDE_WIDTH 280
#define NARROW "max-width: 760sp"
#define AHEAD "ahead" /* in place of a year: what is open, until a year from today */
#define ME "me"

struct _IsmsAgendaPage
{
  AdwBin parent_instance;

  IsmsWorkspace *workspace;
  IsmsAsker *asker;
  GPtrArray *rows; /* of IsmsDayRow: of the month; or NULL */
  gboolean stale;  /* to be read when it is seen */
  int day;
  int today;

  AdwToggleGroup *view;
  IsmsChoiceDrop *person;
  IsmsChoiceDrop *kind;
  IsmsChoiceDrop *span;
  IsmsTimeTurner *turner;
  IsmsAgendaList *list;
  IsmsAgendaMonth *month;
  GtkLabel *day_title;
  GtkLabel *day_empty;
  IsmsAgendaList *day_list;
  GtkBox *both; /* the month, and what is on its day */
  GtkWidget *side;
  GtkStack *faces;
  AdwStatusPage *empty;
  GtkWidget *clear;
};

static void page_init (IsmsPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsAgendaPage,
                               isms_agenda_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ISMS_TYPE_PAGE, page_init))

static gboolean
shows_month (IsmsAgendaPage *self)
{
  return adw_toggle_group_get_active (self->view) == 1;
}

/* --- The question --- */

typedef struct
{
  char *from; /* or NULL */
  char *to;
  gint64 person;
  gint64 acting;
  const IsmsKind *kinds[2]; /* NULL: all */
  gboolean with_over;
  gboolean month;
  int today;
} Question;

typedef struct
{
  GPtrArray *rows;   /* of IsmsDayRow */
  GPtrArray *people; /* of IsmsChoiceItem */
  gboolean month;
  int today;
} Answer;

static void
free_question (gpointer data)
{
  Question *self = data;

  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

static void
free_answer (gpointer data)
{
  Answer *self = data;

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, free_answer)

/* What is late is there however long it is. */
static void
ask_for_span (IsmsAgendaPage *self, Question *question)
{
  const char *span = isms_choice_drop_get_value (self->span);
  GDate day;

  if (!g_str_equal (span, AHEAD))
    {
      question->from = g_strdup_printf ("%s-01-01", span);
      question->to = g_strdup_printf ("%s-12-31", span);
      question->with_over = TRUE;
      return;
    }
  g_date_clear (&day, 1);
  g_date_set_julian (&day, (guint32) self->today);
  g_date_add_months (&day, 12);
  question->to = isms_day_write (&day);
}

static void
ask_for_month (IsmsAgendaPage *self, Question *question, gboolean whole_weeks)
{
  int from, to;

  isms_time_turner_get_days (self->turner, &from, &to);
  if (whole_weeks)
    {
      from = isms_agenda_month_find_first (from);
      to = from + ISMS_AGENDA_DAYS;
    }
  question->from = isms_day_dup_nth (from);
  question->to = isms_day_dup_nth (to - 1);
  question->with_over = TRUE;
}

static Question *
create_question (IsmsAgendaPage *self, gboolean whole_weeks)
{
  Question *question = g_new0 (Question, 1);
  const char *person = isms_choice_drop_get_value (self->person);
  g_autofree char *today = isms_day_today ();

  self->today = isms_day_get_number (today);
  question->acting = isms_workspace_get_acting_person (self->workspace);
  question->person = g_strcmp0 (person, ME) == 0 ? question->acting
                     : person != NULL            ? g_ascii_strtoll (person, NULL, 10)
                                                 : 0;
  question->kinds[0] = isms_kind_find (isms_choice_drop_get_value (self->kind));
  question->month = shows_month (self);
  question->today = self->today;
  if (question->month)
    ask_for_month (self, question, whole_weeks);
  else
    ask_for_span (self, question);
  return question;
}

static IsmsAgendaAsked
get_asked (const Question *question)
{
  return (IsmsAgendaAsked) {
    .from = question->from,
    .to = question->to,
    .person = question->person,
    .kinds = question->kinds[0] != NULL ? question->kinds : NULL,
    .with_over = question->with_over,
  };
}

static gpointer
dup_question (gpointer owner)
{
  return create_question (owner, TRUE);
}

/* Who acts stands first, and the others by name. */
static GPtrArray *
read_people (IsmsDatabase *database, gint64 acting, GError **error)
{
  g_autoptr (GPtrArray) people = isms_choice_items_new ();
  g_autoptr (IsmsStatement) rows = isms_database_prepare (
      database, "SELECT id, name FROM person WHERE archived = 0 ORDER BY name, id", error);

  if (rows == NULL)
    return NULL;
  isms_choice_items_add (people, "", _ ("Anyone"));
  if (acting != 0)
    isms_choice_items_add (people, ME, _ ("Me"));
  while (isms_statement_next (rows, error))
    isms_choice_items_add (people, isms_statement_get_text (rows, 0),
                           isms_statement_get_text (rows, 1));
  return isms_statement_failed (rows) ? NULL : g_steal_pointer (&people);
}

static gpointer
read_agenda (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  IsmsAgendaAsked asked = get_asked (question);
  g_autoptr (Answer) answer = g_new0 (Answer, 1);
  GPtrArray *items = isms_agenda_load (database, &asked, error);

  if (items == NULL)
    return NULL;
  answer->month = question->month;
  answer->today = question->today;
  answer->rows = isms_agenda_list_create_rows (items, question->today);
  answer->people = read_people (database, question->acting, error);
  return answer->people != NULL ? g_steal_pointer (&answer) : NULL;
}

/* --- Showing --- */

static gboolean
is_filtered (IsmsAgendaPage *self)
{
  return isms_choice_drop_is_active (self->person) || isms_choice_drop_is_active (self->kind);
}

static void
show_day (IsmsAgendaPage *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *title = isms_agenda_words_dup_heading (self->day, self->today);

  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    if (isms_agenda_item_is_on (isms_day_row_get_data (self->rows->pdata[i]), self->day))
      g_ptr_array_add (rows, g_object_ref (self->rows->pdata[i]));
  gtk_label_set_text (self->day_title, title);
  gtk_widget_set_visible (GTK_WIDGET (self->day_empty), rows->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->day_list), rows->len > 0);
  isms_agenda_list_show (self->day_list, rows, self->today);
}

static void
show_month (IsmsAgendaPage *self, GPtrArray *rows)
{
  int from, to;

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = rows;
  isms_time_turner_get_days (self->turner, &from, &to);
  isms_agenda_month_show (self->month, rows, from, self->today);
  show_day (self);
}

static void
show_face (IsmsAgendaPage *self, gboolean any)
{
  gboolean filtered = is_filtered (self);

  gtk_stack_set_visible_child_name (self->faces, shows_month (self) ? "month"
                                                 : any              ? "list"
                                                                    : "empty");
  if (any || shows_month (self))
    return;
  adw_status_page_set_icon_name (self->empty,
                                 filtered ? "edit-find-symbolic" : "x-office-calendar-symbolic");
  adw_status_page_set_title (self->empty, filtered ? _ ("Nothing Found") : _ ("Nothing Due"));
  adw_status_page_set_description (
      self->empty, filtered ? _ ("Nothing with a date in these days is of that person or kind.")
                            : _ ("What has a date stands here: actions, reviews of documents and "
                                 "risks, audits, meetings, contracts, trainings."));
  gtk_widget_set_visible (self->clear, filtered);
}

static void
take_agenda (gpointer owner, gpointer data, GError *error)
{
  IsmsAgendaPage *self = owner;
  g_autoptr (Answer) answer = data;
  gboolean any;

  if (answer == NULL)
    {
      isms_ui_report_error (GTK_WIDGET (self), error);
      g_error_free (error);
      return;
    }
  isms_choice_drop_take (self->person, g_steal_pointer (&answer->people));
  if (answer->month != shows_month (self))
    return; /* another question is on its way */
  any = answer->rows->len > 0;
  show_face (self, any);
  if (answer->month)
    show_month (self, g_steal_pointer (&answer->rows));
  else
    isms_agenda_list_show (self->list, g_steal_pointer (&answer->rows), answer->today);
  isms_page_changed (ISMS_PAGE (self));
}

static const IsmsAskerFuncs asker_funcs = {
  dup_question, read_agenda, free_question, free_answer, take_agenda,
};

static void
ask (IsmsAgendaPage *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale)
    isms_asker_ask (self->asker);
}

static void
map_cb (IsmsAgendaPage *self)
{
  if (self->stale)
    ask (self);
}

static gboolean
is_touched (IsmsChange *change)
{
  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    if (isms_agenda_has (*kind) && isms_kind_is_touched (*kind, change))
      return TRUE;
  return isms_change_touches (change, "person");
}

static void
store_changed_cb (IsmsAgendaPage *self, IsmsChange *change)
{
  if (!is_touched (change))
    return;
  self->stale |= !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale)
    isms_asker_refresh (self->asker);
}

/* --- The person goes --- */

static void
set_day (IsmsAgendaPage *self, int day)
{
  self->day = day;
  isms_agenda_month_set_day (self->month, day);
  show_day (self);
}

/* The day stays in the month that is shown: today, or the first. */
static void
turned_cb (IsmsAgendaPage *self)
{
  int from, to;

  isms_time_turner_get_days (self->turner, &from, &to);
  if (self->day < from || self->day >= to)
    set_day (self, self->today >= from && self->today < to ? self->today : from);
  ask (self);
}

static void
went_cb (IsmsAgendaPage *self, int day)
{
  set_day (self, day);
  isms_time_turner_show_day (self->turner, day);
}

static void
opened_cb (IsmsAgendaPage *self, int day)
{
  if (!isms_agenda_list_focus (self->day_list))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
view_cb (IsmsAgendaPage *self)
{
  gboolean month = shows_month (self);

  gtk_widget_set_visible (GTK_WIDGET (self->turner), month);
  gtk_widget_set_visible (GTK_WIDGET (self->span), !month);
  ask (self);
}

static void
clear_cb (IsmsAgendaPage *self)
{
  isms_choice_drop_choose (self->person, "");
  isms_choice_drop_choose (self->kind, "");
}

/* --- The calendar file --- */

static GBytes *
make_calendar (IsmsDatabase *database, gpointer data, GError **error)
{
  IsmsAgendaAsked asked = get_asked (data);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return isms_calendar_export (database, &asked, now, NULL, error);
}

static void
ask_for_file (IsmsAgendaPage *self)
{
  const char *of = shows_month (self) ? isms_time_turner_get_words (self->turner)
                   : isms_choice_drop_is_active (self->span)
                       ? isms_choice_drop_get_label (self->span)
                       : NULL;
  g_autofree char *name = of != NULL ? g_strdup_printf ("%s %s.ics", _ ("Agenda"), of)
                                     : g_strconcat (_ ("Agenda"), ".ics", NULL);

  isms_file_saving_ask (GTK_WIDGET (self), isms_workspace_get_store (self->workspace),
                        _ ("Export the Agenda"), name, make_calendar, create_question (self, FALSE),
                        free_question);
}

/* --- What the window asks for --- */

static const char *
isms_agenda_page_get_title (IsmsPage *page)
{
  return _ ("Agenda");
}

static gboolean
isms_agenda_page_can (IsmsPage *page, IsmsPageAction action)
{
  return action == ISMS_PAGE_ACTION_EXPORT || action == ISMS_PAGE_ACTION_FILTER;
}

static void
isms_agenda_page_activate (IsmsPage *page, IsmsPageAction action)
{
  IsmsAgendaPage *self = ISMS_AGENDA_PAGE (page);

  if (action == ISMS_PAGE_ACTION_EXPORT)
    ask_for_file (self);
  else if (action == ISMS_PAGE_ACTION_FILTER)
    gtk_widget_child_focus (GTK_WIDGET (self->person), GTK_DIR_TAB_FORWARD);
}

static void
page_init (IsmsPageInterface *iface)
{
  iface->get_title = isms_agenda_page_get_title;
  iface->can = isms_agenda_page_can;
  iface->activate = isms_agenda_page_activate;
}

/* --- Building --- */

static AdwToggleGroup *
create_views (IsmsAgendaPage *self)
{
  AdwToggleGroup *group = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  const char *const labels[] = { _ ("List"), _ ("Month") };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_label (toggle, labels[i]);
      adw_toggle_group_add (group, toggle);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How the Agenda Is Shown"), -1);
  gtk_widget_set_valign (GTK_WIDGET (group), GTK_ALIGN_CENTER);
  g_signal_connect_object (group, "notify::active", G_CALLBACK (view_cb), self, G_CONNECT_SWAPPED);
  return group;
}

static IsmsChoiceDrop *
create_drop (IsmsAgendaPage *self, const char *tip, gboolean searched, GPtrArray *items)
{
  IsmsChoiceDrop *drop = ISMS_CHOICE_DROP (isms_choice_drop_new (tip, searched));

  isms_choice_drop_take (drop, items);
  g_signal_connect_object (drop, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  return drop;
}

static GPtrArray *
list_kinds (void)
{
  GPtrArray *items = isms_choice_items_new ();

  isms_choice_items_add (items, "", _ ("All Kinds"));
  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    if (isms_agenda_has (*kind))
      isms_choice_items_add (items, (*kind)->name, _ ((*kind)->plural));
  return items;
}

/* The years of a cycle of certification, before and after. */
static GPtrArray *
list_spans (IsmsAgendaPage *self)
{
  GPtrArray *items = isms_choice_items_new ();
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, (guint32) self->today);
  isms_choice_items_add (items, AHEAD, _ ("Open, 12 Months Ahead"));
  for (int year = g_date_get_year (&day) - 3; year <= g_date_get_year (&day) + 3; year++)
    {
      g_autofree char *words = g_strdup_printf ("%d", year);

      isms_choice_items_add (items, words, words);
    }
  return items;
}

static GPtrArray *
list_anyone (void)
{
  GPtrArray *items = isms_choice_items_new ();

  isms_choice_items_add (items, "", _ ("Anyone"));
  return items;
}

static GtkWidget *
create_tools (IsmsAgendaPage *self)
{
  GtkWidget *tools = adw_wrap_box_new ();
  GtkWidget *export = gtk_button_new_from_icon_name ("document-save-symbolic");

  self->person = create_drop (self, _ ("Whose"), TRUE, list_anyone ());
  self->kind = create_drop (self, _ ("Of What Kind"), TRUE, list_kinds ());
  self->span = create_drop (self, _ ("Of Which Days"), FALSE, list_spans (self));
  self->turner = ISMS_TIME_TURNER (isms_time_turner_new ());
  isms_time_turner_set_month (self->turner, TRUE);
  g_signal_connect_object (self->turner, "changed", G_CALLBACK (turned_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self->turner), FALSE);
  self->view = create_views (self);
  gtk_widget_set_tooltip_text (export, _ ("Export as a Calendar File"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (export), "win.export");
  gtk_widget_add_css_class (export, "flat");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (tools), MARGIN);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (tools), MARGIN / 2);
  adw_wrap_box_append (ADW_WRAP_BOX (tools), GTK_WIDGET (self->view));
  adw_wrap_box_append (ADW_WRAP_BOX (tools), GTK_WIDGET (self->turner));
  adw_wrap_box_append (ADW_WRAP_BOX (tools), GTK_WIDGET (self->person));
  adw_wrap_box_append (ADW_WRAP_BOX (tools), GTK_WIDGET (self->kind));
  adw_wrap_box_append (ADW_WRAP_BOX (tools), GTK_WIDGET (self->span));
  adw_wrap_box_append (ADW_WRAP_BOX (tools), export);
  gtk_widget_set_margin_start (tools, MARGIN);
  gtk_widget_set_margin_end (tools, MARGIN);
  gtk_widget_set_margin_top (tools, MARGIN);
  return tools;
}

/* What is on the day that the person is on: beside the month, or beneath it. */
static GtkWidget *
create_side (IsmsAgendaPage *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->day_title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->day_title, 0);
  gtk_label_set_wrap (self->day_title, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->day_title), "heading");
  self->day_empty = GTK_LABEL (gtk_label_new (_ ("Nothing on this day.")));
  gtk_label_set_xalign (self->day_empty, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->day_empty), "dimmed");
  self->day_list = ISMS_AGENDA_LIST (isms_agenda_list_new (FALSE, _ ("On This Day")));
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->day_title));
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->day_empty));
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->day_list));
  self->side = side;
  return side;
}

static void
narrow_cb (IsmsAgendaPage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->both), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_size_request (self->side, -1, -1);
  isms_agenda_month_set_narrow (self->month, TRUE);
}

static void
wide_cb (IsmsAgendaPage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->both), GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_size_request (self->side, SIDE_WIDTH, -1);
  isms_agenda_month_set_narrow (self->month, FALSE);
}

static GtkWidget *
create_month (IsmsAgendaPage *self)
{
  GtkWidget *bin = adw_breakpoint_bin_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  AdwBreakpoint *breakpoint = adw_breakpoint_new (adw_breakpoint_condition_parse (NARROW));

  self->both = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18));
  self->month = ISMS_AGENDA_MONTH (isms_agenda_month_new ());
  isms_agenda_month_set_day (self->month, self->day);
  g_signal_connect_object (self->month, "went", G_CALLBACK (went_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->month, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->month));
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_box_append (self->both, scrolled);
  gtk_box_append (self->both, create_side (self));
  gtk_widget_set_size_request (self->side, SIDE_WIDTH, -1);
  gtk_widget_set_margin_start (GTK_WIDGET (self->both), MARGIN);
  gtk_widget_set_margin_end (GTK_WIDGET (self->both), MARGIN);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->both), MARGIN);
  g_signal_connect_object (breakpoint, "apply", G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (breakpoint, "unapply", G_CALLBACK (wide_cb), self, G_CONNECT_SWAPPED);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), breakpoint);
  gtk_widget_set_size_request (bin, 320, 240);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), GTK_WIDGET (self->both));
  return bin;
}

static GtkWidget *
create_list (IsmsAgendaPage *self)
{
  self->list = ISMS_AGENDA_LIST (isms_agenda_list_new (TRUE, _ ("Agenda")));
  return GTK_WIDGET (self->list);
}

static GtkWidget *
create_faces (IsmsAgendaPage *self)
{
  GtkWidget *empty = isms_face_new_status ("x-office-calendar-symbolic", "", "");

  self->empty = ADW_STATUS_PAGE (empty);
  self->clear = isms_face_add_button (empty, _ ("_Clear Filters"), FALSE);
  g_signal_connect_object (self->clear, "clicked", G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);
  self->faces = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->faces, FALSE);
  gtk_stack_set_vhomogeneous (self->faces, FALSE);
  gtk_stack_add_named (self->faces, adw_bin_new (), "blank");
  gtk_stack_add_named (self->faces, create_list (self), "list");
  gtk_stack_add_named (self->faces, create_month (self), "month");
  gtk_stack_add_named (self->faces, empty, "empty");
  gtk_widget_set_vexpand (GTK_WIDGET (self->faces), TRUE);
  return GTK_WIDGET (self->faces);
}

static void
isms_agenda_page_dispose (GObject *object)
{
  IsmsAgendaPage *self = ISMS_AGENDA_PAGE (object);

  g_clear_pointer (&self->asker, isms_asker_free);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (isms_agenda_page_parent_class)->dispose (object);
}

static void
isms_agenda_page_class_init (IsmsAgendaPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_agenda_page_dispose;
}

static void
isms_agenda_page_init (IsmsAgendaPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN);
  g_autofree char *today = isms_day_today ();

  self->stale = TRUE;
  self->today = self->day = isms_day_get_number (today);
  gtk_box_append (GTK_BOX (box), create_tools (self));
  gtk_box_append (GTK_BOX (box), create_faces (self));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

/**
 * isms_agenda_page_new:
 * @workspace: whose dates
 *
 * Returns: (transfer floating): the agenda; nothing is read before it is seen
 */
GtkWidget *
isms_agenda_page_new (IsmsWorkspace *workspace)
{
  IsmsAgendaPage *self = g_object_new (ISMS_TYPE_AGENDA_PAGE, NULL);
  IsmsStore *store = isms_workspace_get_store (workspace);

  self->workspace = g_object_ref (workspace);
  self->asker = isms_asker_new (store, &asker_funcs, self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::acting-person", G_CALLBACK (ask), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
isms_agenda_page_show_month (IsmsAgendaPage *self, gboolean month)
{
  adw_toggle_group_set_active (self->view, month ? 1 : 0);
}

IsmsChoiceDrop *
isms_agenda_page_get_person (IsmsAgendaPage *self)
{
  return self->person;
}

IsmsChoiceDrop *
isms_agenda_page_get_kind (IsmsAgendaPage *self)
{
  return self->kind;
}

IsmsChoiceDrop *
isms_agenda_page_get_span (IsmsAgendaPage *self)
{
  return self->span;
}

IsmsTimeTurner *
isms_agenda_page_get_turner (IsmsAgendaPage *self)
{
  return self->turner;
}

IsmsAgendaList *
isms_agenda_page_get_list (IsmsAgendaPage *self)
{
  return shows_month (self) ? self->day_list : self->list;
}

IsmsAgendaMonth *
isms_agenda_page_get_month (IsmsAgendaPage *self)
{
  return self->month;
}

int
isms_agenda_page_get_day (IsmsAgendaPage *self)
{
  return self->day;
}

/* Is something asked or changed that is not shown yet? */
gboolean
isms_agenda_page_is_behind (IsmsAgendaPage *self)
{
  return self->stale || isms_asker_is_asking (self->asker) || isms_asker_is_behind (self->asker);
}

/**
 * isms_agenda_page_export:
 * @self: the page
 * @file: where to
 *
 * Writes what is shown as a calendar file, in the background.
 */
void
isms_agenda_page_export (IsmsAgendaPage *self, GFile *file)
{
  isms_file_saving_save (GTK_WIDGET (self), isms_workspace_get_store (self->workspace), file,
                         make_calendar, create_question (self, FALSE), free_question);
}
