/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One answer and one day for both views; which days are shown is the turner's. */

#include "isms-config.h"

#include "isms-planner-page.h"

#include <glib/gi18n-lib.h>

#include "isms-asker.h"
#include "isms-commit.h"
#include "isms-day.h"
#include "isms-faces.h"
#include "isms-new-record.h"
#include "isms-planner-words.h"
#include "isms-query-bar.h"
#include "isms-years-dialog.h"

#define MARGIN 6

struct _IsmsPlannerPage
{
  AdwBin parent_instance;

  IsmsWorkspace *workspace;
  IsmsAsker *asker;
  IsmsPlanner *planner; /* or NULL */
  gboolean stale;       /* to be read when it is seen */
  int day;              /* that something new comes to */

  IsmsQueryBar *bar;
  IsmsTimeTurner *turner;
  AdwToggleGroup *view;
  AdwToggleGroup *rows;
  IsmsPlannerTime *time;
  IsmsPlannerMonth *month;
  GtkWidget *tools;
  GtkLabel *words;
  GtkLabel *hint;
  GtkStack *faces;
};

static void page_init (IsmsPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsPlannerPage,
                               isms_planner_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ISMS_TYPE_PAGE, page_init))

static gboolean
shows_month (IsmsPlannerPage *self)
{
  return isms_time_turner_get_zoom (self->turner) == ISMS_TIME_MONTH;
}

/* --- Reading --- */

typedef struct
{
  IsmsQuery *query;
  int from;
  int to;
} Question;

static gpointer
dup_question (gpointer owner)
{
  IsmsPlannerPage *self = owner;
  Question *question = g_new0 (Question, 1);

  question->query = isms_query_ref (isms_query_bar_get_query (self->bar));
  isms_time_turner_get_days (self->turner, &question->from, &question->to);
  return question;
}

static void
free_question (gpointer data)
{
  Question *question = data;

  isms_query_unref (question->query);
  g_free (question);
}

static gpointer
read_on_reader (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return isms_planner_load (question->query, database, question->from, question->to, error);
}

static void
free_answer (gpointer data)
{
  isms_planner_unref (data);
}

/* --- Showing --- */

/* Beneath the time line: how many, and what of them a person should look at. */
static char *
dup_totals (IsmsPlannerPage *self)
{
  guint n = 0, n_conflicts = 0, n_dependent = 0;
  int from, to;

  isms_time_turner_get_days (self->turner, &from, &to);
  for (guint i = 0; i < self->planner->audits->len; i++)
    {
      const IsmsPlannerAudit *audit = self->planner->audits->pdata[i];

      if (!isms_planner_audit_is_in (audit, from, to))
        continue;
      n++;
      n_conflicts += audit->conflicts;
      n_dependent += audit->depends;
    }
  /* Translators: of the audits that are shown: with conflicts of people or days, and with auditors
   * who answer for what is audited */
  return g_strdup_printf (_ ("%s: %u audits · %u with conflicts · %u not independent"),
                          isms_time_turner_get_words (self->turner), n, n_conflicts, n_dependent);
}

/* In the calendar it says what is under the person's hands. */
static void
show_words (IsmsPlannerPage *self)
{
  g_autofree char *words = NULL;

  if (self->planner == NULL || shows_month (self))
    return;
  words = dup_totals (self);
  gtk_label_set_text (self->words, words);
}

static void
said_cb (IsmsPlannerPage *self, const char *words)
{
  if (!shows_month (self))
    return;
  gtk_label_set_text (self->words, words);
  if (gtk_widget_has_focus (GTK_WIDGET (self->month)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self->words), words,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Where there is no audit, there is nothing to look for, to turn to or to move. */
static void
show_around (IsmsPlannerPage *self, gboolean any)
{
  gtk_widget_set_visible (GTK_WIDGET (self->bar), any);
  gtk_widget_set_visible (self->tools, any);
  gtk_widget_set_visible (GTK_WIDGET (self->words), any);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), any);
  gtk_label_set_text (self->hint, shows_month (self)
                                      ? _ ("The arrow keys go from day to day, Space from audit to "
                                           "audit. Return opens an audit, "
                                           "or plans one on the day.")
                                      : _ ("Left and Right move an audit by a day, with Ctrl by a "
                                           "week, with Shift its last day. "
                                           "Space shows what it is, Return opens it."));
}

static void
show_face (IsmsPlannerPage *self)
{
  const char *face = shows_month (self) ? "month" : "time";

  if (self->planner->audits->len == 0)
    face = isms_query_is_filtered (isms_query_bar_get_query (self->bar)) ? "none" : "empty";
  gtk_stack_set_visible_child_name (self->faces, face);
  show_around (self, !g_str_equal (face, "empty"));
}

static void
show (IsmsPlannerPage *self)
{
  int from, to;

  if (self->planner == NULL)
    return;
  isms_time_turner_get_days (self->turner, &from, &to);
  if (shows_month (self))
    isms_planner_month_show (self->month, self->planner, from);
  else
    isms_planner_time_show (self->time, self->planner, from, to);
  show_face (self);
  show_words (self);
}

static void
take_answer (gpointer owner, gpointer data, GError *error)
{
  IsmsPlannerPage *self = owner;
  g_autoptr (IsmsPlanner) before = NULL;

  if (data == NULL)
    {
      isms_ui_report_error (GTK_WIDGET (self), error);
      g_error_free (error);
      return;
    }
  before = g_steal_pointer (&self->planner);
  self->planner = data;
  show (self);
}

static const IsmsAskerFuncs asker_funcs = {
  dup_question, read_on_reader, free_question, free_answer, take_answer,
};

static void
ask (IsmsPlannerPage *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale)
    isms_asker_ask (self->asker);
}

static void
map_cb (IsmsPlannerPage *self)
{
  if (self->stale)
    ask (self);
}

static void
store_changed_cb (IsmsStore *store, IsmsChange *change, IsmsPlannerPage *self)
{
  if (!isms_kind_is_touched (isms_kind_find ("audit"), change)
      && !isms_audit_plan_is_touched (change))
    return;
  self->stale |= !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale)
    isms_asker_refresh (self->asker);
}

/* --- Days --- */

static void
set_day (IsmsPlannerPage *self, int day)
{
  self->day = day;
  isms_planner_time_set_day (self->time, day);
  isms_planner_month_set_day (self->month, day);
}

/* The day stays where something new would be seen. */
static void
turned_cb (IsmsPlannerPage *self)
{
  g_autofree char *iso = isms_day_today ();
  int from, to, today = isms_day_get_number (iso);

  isms_time_turner_get_days (self->turner, &from, &to);
  if (self->day < from || self->day >= to)
    set_day (self, today >= from && today < to ? today : from);
  show (self);
  if (self->planner != NULL && !isms_planner_covers (self->planner, from, to))
    ask (self);
}

static void
went_cb (IsmsPlannerPage *self, int day)
{
  set_day (self, day);
  isms_time_turner_show_day (self->turner, day);
  show_words (self);
}

/* What went out of sight is followed. */
static void
moved_cb (IsmsPlannerPage *self, int first, int last)
{
  int from, to;

  isms_time_turner_get_days (self->turner, &from, &to);
  if (first >= to || last < from)
    went_cb (self, first);
}

/* --- Something new --- */

/* It is shown as all that changes is; the day goes on being the one that it was put on. */
static void
created_cb (GtkWidget *parent, gint64 id)
{
  IsmsPlannerPage *self = ISMS_PLANNER_PAGE (parent);

  if (shows_month (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->month));
}

static void
create_on (IsmsPlannerPage *self, int day)
{
  g_autofree char *iso = isms_day_dup_nth (day);
  AdwDialog *dialog;

  if (isms_workspace_get_read_only (self->workspace))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  set_day (self, day);
  dialog = isms_new_record_present (GTK_WIDGET (self), self->workspace, isms_kind_find ("audit"),
                                    created_cb);
  isms_new_record_set_day (dialog, "starts_on", iso);
}

static void
opened_cb (IsmsPlannerPage *self, gint64 audit)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sx)", "audit", audit);
}

/* --- What the window asks for --- */

static const char *
isms_planner_page_get_title (IsmsPage *page)
{
  return _ ("Planner");
}

static gboolean
isms_planner_page_can (IsmsPage *page, IsmsPageAction action)
{
  IsmsPlannerPage *self = ISMS_PLANNER_PAGE (page);

  if (action == ISMS_PAGE_ACTION_NEW)
    return !isms_workspace_get_read_only (self->workspace);
  return action == ISMS_PAGE_ACTION_FILTER;
}

static void
isms_planner_page_activate (IsmsPage *page, IsmsPageAction action)
{
  IsmsPlannerPage *self = ISMS_PLANNER_PAGE (page);

  if (action == ISMS_PAGE_ACTION_NEW)
    create_on (self, self->day);
  else if (action == ISMS_PAGE_ACTION_FILTER)
    isms_query_bar_focus (self->bar);
}

static void
page_init (IsmsPageInterface *iface)
{
  iface->get_title = isms_planner_page_get_title;
  iface->can = isms_planner_page_can;
  iface->activate = isms_planner_page_activate;
}

/* --- Building --- */

static void
view_cb (IsmsPlannerPage *self)
{
  gboolean month = adw_toggle_group_get_active (self->view) == 1;
  int day = self->day;

  gtk_widget_set_visible (GTK_WIDGET (self->rows), !month);
  isms_time_turner_set_month (self->turner, month);
  went_cb (self, day);
}

static void
rows_cb (IsmsPlannerPage *self)
{
  isms_planner_time_set_by_person (self->time, adw_toggle_group_get_active (self->rows) == 1);
}

static AdwToggleGroup *
create_toggles (
    IsmsPlannerPage *self, const char *label, const char *first, const char *second, GCallback func)
{
  AdwToggleGroup *group = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  const char *const labels[] = { first, second };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_label (toggle, labels[i]);
      adw_toggle_group_add (group, toggle);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (GTK_WIDGET (group), GTK_ALIGN_CENTER);
  g_signal_connect_object (group, "notify::active", func, self, G_CONNECT_SWAPPED);
  return group;
}

static GtkWidget *
create_tools (IsmsPlannerPage *self)
{
  GtkWidget *tools = adw_wrap_box_new ();

  self->turner = ISMS_TIME_TURNER (isms_time_turner_new ());
  g_signal_connect_object (self->turner, "changed", G_CALLBACK (turned_cb), self,
                           G_CONNECT_SWAPPED);
  self->view = create_toggles (self, _ ("How Audits Are Shown"), _ ("Time Line"), _ ("Month"),
                               G_CALLBACK (view_cb));
  self->rows =
      create_toggles (self, _ ("What Stands Together"), /* Translators: rows of a time line */
                      _ ("By Audit"), _ ("By Auditor"), G_CALLBACK (rows_cb));
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (tools), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (tools), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (tools), GTK_WIDGET (self->turner));
  adw_wrap_box_append (ADW_WRAP_BOX (tools), GTK_WIDGET (self->view));
  adw_wrap_box_append (ADW_WRAP_BOX (tools), GTK_WIDGET (self->rows));
  gtk_widget_set_margin_start (tools, 2 * MARGIN);
  gtk_widget_set_margin_end (tools, 2 * MARGIN);
  return tools;
}

static void
listen (IsmsPlannerPage *self, gpointer view)
{
  g_signal_connect_object (view, "placed", G_CALLBACK (create_on), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "went", G_CALLBACK (went_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
}

/* What came of it is seen best on the grid. */
static void
planned_cb (GtkWidget *widget, gint64 programme)
{
  gtk_widget_activate_action (widget, "win.show-place", "(ss)", "audits", "coverage");
}

static void
plan_years_cb (IsmsPlannerPage *self)
{
  isms_years_dialog_present (GTK_WIDGET (self), self->workspace, 0, planned_cb);
}

static GtkWidget *
create_empty (IsmsPlannerPage *self)
{
  GtkWidget *page = isms_query_bar_create_empty (self->bar);
  GtkWidget *button = isms_face_add_button (page, _ ("_Plan the Years…"), FALSE);

  g_object_bind_property (self->workspace, "read-only", button, "sensitive",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_signal_connect_object (button, "clicked", G_CALLBACK (plan_years_cb), self, G_CONNECT_SWAPPED);
  return page;
}

static GtkWidget *
create_faces (IsmsPlannerPage *self)
{
  self->time = ISMS_PLANNER_TIME (isms_planner_time_new (self->workspace));
  self->month = ISMS_PLANNER_MONTH (isms_planner_month_new (self->workspace));
  listen (self, self->time);
  listen (self, self->month);
  g_signal_connect_object (self->month, "said", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->month, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_margin_start (GTK_WIDGET (self->month), 2 * MARGIN);
  gtk_widget_set_margin_end (GTK_WIDGET (self->month), 2 * MARGIN);
  self->faces = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->faces, FALSE);
  gtk_stack_set_vhomogeneous (self->faces, FALSE);
  gtk_stack_add_named (self->faces, adw_bin_new (), "blank");
  gtk_stack_add_named (self->faces, GTK_WIDGET (self->time), "time");
  gtk_stack_add_named (self->faces, GTK_WIDGET (self->month), "month");
  gtk_stack_add_named (self->faces, create_empty (self), "empty");
  gtk_stack_add_named (self->faces, isms_query_bar_create_none (self->bar), "none");
  gtk_widget_set_vexpand (GTK_WIDGET (self->faces), TRUE);
  return GTK_WIDGET (self->faces);
}

static void
go_down_cb (IsmsPlannerPage *self)
{
  if (gtk_stack_get_visible_child (self->faces) == GTK_WIDGET (self->time))
    isms_planner_time_focus (self->time);
  else
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->faces), GTK_DIR_TAB_FORWARD);
}

static GtkLabel *
create_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, style);
  gtk_widget_set_margin_start (label, 2 * MARGIN);
  gtk_widget_set_margin_end (label, 2 * MARGIN);
  gtk_widget_set_margin_bottom (label, MARGIN);
  return GTK_LABEL (label);
}

static void
build (IsmsPlannerPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN);
  g_autofree char *today = isms_day_today ();

  self->bar = ISMS_QUERY_BAR (isms_query_bar_new (self->workspace, isms_kind_find ("audit")));
  g_signal_connect_object (self->bar, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bar, "go-down", G_CALLBACK (go_down_cb), self, G_CONNECT_SWAPPED);
  self->words = create_label ("numeric");
  self->hint = create_label ("dimmed");
  self->tools = create_tools (self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), self->tools);
  gtk_box_append (GTK_BOX (box), create_faces (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->hint));
  adw_bin_set_child (ADW_BIN (self), box);
  set_day (self, isms_day_get_number (today));
}

static void
isms_planner_page_dispose (GObject *object)
{
  IsmsPlannerPage *self = ISMS_PLANNER_PAGE (object);

  g_clear_pointer (&self->asker, isms_asker_free);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->planner, isms_planner_unref);
  G_OBJECT_CLASS (isms_planner_page_parent_class)->dispose (object);
}

static void
isms_planner_page_class_init (IsmsPlannerPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_planner_page_dispose;
}

static void
isms_planner_page_init (IsmsPlannerPage *self)
{
  self->stale = TRUE;
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

/**
 * isms_planner_page_new:
 * @workspace: whose audits
 *
 * Returns: (transfer floating): the planner of this year; nothing is read before it is seen
 */
GtkWidget *
isms_planner_page_new (IsmsWorkspace *workspace)
{
  IsmsPlannerPage *self = g_object_new (ISMS_TYPE_PLANNER_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  build (self);
  self->asker = isms_asker_new (isms_workspace_get_store (workspace), &asker_funcs, self);
  g_signal_connect_object (isms_workspace_get_store (workspace), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}

void
isms_planner_page_show_month (IsmsPlannerPage *self, gboolean month)
{
  adw_toggle_group_set_active (self->view, month ? 1 : 0);
}

void
isms_planner_page_set_by_person (IsmsPlannerPage *self, gboolean by_person)
{
  adw_toggle_group_set_active (self->rows, by_person ? 1 : 0);
}

IsmsTimeTurner *
isms_planner_page_get_turner (IsmsPlannerPage *self)
{
  return self->turner;
}

IsmsPlannerTime *
isms_planner_page_get_time (IsmsPlannerPage *self)
{
  return self->time;
}

IsmsPlannerMonth *
isms_planner_page_get_month (IsmsPlannerPage *self)
{
  return self->month;
}

IsmsPlanner *
isms_planner_page_get_planner (IsmsPlannerPage *self)
{
  return self->planner;
}

int
isms_planner_page_get_day (IsmsPlannerPage *self)
{
  return self->day;
}

/* Is something asked or changed that is not shown yet? */
gboolean
isms_planner_page_is_behind (IsmsPlannerPage *self)
{
  return self->stale || isms_asker_is_asking (self->asker) || isms_asker_is_behind (self->asker);
}

const char *
isms_planner_page_get_words (IsmsPlannerPage *self)
{
  return gtk_label_get_text (self->words);
}

const char *
isms_planner_page_get_face (IsmsPlannerPage *self)
{
  return gtk_stack_get_visible_child_name (self->faces);
}
