/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The plan is read in the background, and which rows the filters leave is found there; the rows are
 * made as they come into view. */

#include "isms-config.h"

#include "isms-plan-page.h"

#include <glib/gi18n-lib.h>

#include "isms-action.h"
#include "isms-asker.h"
#include "isms-commit.h"
#include "isms-day.h"
#include "isms-error.h"
#include "isms-filter-chip.h"
#include "isms-money.h"
#include "isms-plan-row.h"
#include "isms-plan.h"
#include "isms-risk-words.h"
#include "isms-rows-pace.h"
#include "isms-timeline-chart.h"

#define SCALE_HEIGHT 24
#define MARGIN 12

struct _IsmsPlanPage
{
  AdwBin parent_instance;

  IsmsWorkspace *workspace;
  IsmsAsker *asker;
  IsmsPlan *plan;   /* or NULL */
  gboolean current; /* nothing has changed since the plan was read */
  IsmsTimelineSpan span;
  IsmsPlanLayout layout;
  IsmsRows *rows;
  GtkWidget *view; /* NULL: the page is going */
  IsmsFilterChip *owner;
  IsmsFilterChip *state;
  GtkToggleButton *overdue;
  GtkLabel *totals;
  GtkWidget *beside; /* above the words, as wide as they are */
  GtkWidget *scale;
  GtkWidget *stack;
};

G_DEFINE_FINAL_TYPE (IsmsPlanPage, isms_plan_page, ADW_TYPE_BIN)

/* --- Which rows --- */

/* For the reader; it belongs to nobody else. */
typedef struct
{
  IsmsPlan *plan; /* NULL: to be read */
  GStrv owners;
  GStrv states;
  gboolean overdue;
} Question;

typedef struct
{
  IsmsPlan *plan;
  GArray *entries; /* of IsmsRowsEntry: the risk's place, the action's from 1 on */
} Answer;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->plan, isms_plan_unref);
  g_strfreev (question->owners);
  g_strfreev (question->states);
  g_free (question);
}

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->plan, isms_plan_unref);
  g_clear_pointer (&answer->entries, g_array_unref);
  g_free (answer);
}

static gboolean
is_among (const char *value, GStrv values)
{
  return values == NULL || values[0] == NULL
         || g_strv_contains ((const char *const *) values, value);
}

static gboolean
has_owner (const Question *question, const IsmsPlanRisk *risk)
{
  char id[24] = "";

  if (risk->owner_id != 0)
    g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, risk->owner_id);
  return is_among (id, question->owners);
}

/* A risk is shown for what is shown of its actions. */
static void
add_risk (GArray *entries, const Question *question, const IsmsPlan *plan, guint place)
{
  const IsmsPlanRisk *risk = plan->risks->pdata[place];
  IsmsRowsEntry entry = { risk->id * 2, place, 0 };
  gboolean all = (question->states == NULL || question->states[0] == NULL) && !question->overdue;
  guint before = entries->len;

  g_array_append_val (entries, entry);
  for (guint i = 0; i < risk->actions->len; i++)
    {
      const IsmsPlanAction *action = risk->actions->pdata[i];

      entry = (IsmsRowsEntry) { action->id * 2 + 1, place, i + 1 };
      if ((action->overdue || !question->overdue) && is_among (action->state, question->states))
        g_array_append_val (entries, entry);
    }
  if (!all && entries->len == before + 1)
    g_array_set_size (entries, before);
}

static void
fill_row (GObject *row, const IsmsRowsEntry *entry, gpointer data)
{
  IsmsPlanPage *self = data;
  const IsmsPlanRisk *risk = self->plan->risks->pdata[entry->first];

  isms_plan_row_fill (ISMS_PLAN_ROW (row), self->plan, risk,
                      entry->second > 0 ? risk->actions->pdata[entry->second - 1] : NULL);
}

static void
show_totals (IsmsPlanPage *self)
{
  const char *currency = isms_workspace_get_currency (self->workspace);
  g_autofree char *planned = isms_money_dup_display (self->plan->cost_planned, currency);
  g_autofree char *actual = isms_money_dup_display (self->plan->cost_actual, currency);
  /* Translators: of the treatment plan: how many actions, and what they cost */
  g_autofree char *text = g_strdup_printf (
      _ ("%u actions · %u done · %u overdue · planned %s · actual %s"), self->plan->n_actions,
      self->plan->n_done, self->plan->n_overdue, planned, actual);

  gtk_label_set_text (self->totals, text);
}

/* --- Reading --- */

static gpointer
dup_question (gpointer owner)
{
  IsmsPlanPage *self = owner;
  Question *question = g_new0 (Question, 1);

  question->plan = self->current ? isms_plan_ref (self->plan) : NULL;
  question->owners = isms_filter_chip_dup_values (self->owner);
  question->states = isms_filter_chip_dup_values (self->state);
  question->overdue = gtk_toggle_button_get_active (self->overdue);
  return question;
}

static gpointer
read_on_reader (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  IsmsPlan *plan =
      question->plan != NULL ? isms_plan_ref (question->plan) : isms_plan_load (database, 0, error);
  Answer *answer;

  if (plan == NULL)
    return NULL;
  answer = g_new0 (Answer, 1);
  answer->plan = plan;
  answer->entries = g_array_new (FALSE, FALSE, sizeof (IsmsRowsEntry));
  for (guint i = 0; i < plan->risks->len; i++)
    if (has_owner (question, plan->risks->pdata[i]))
      add_risk (answer->entries, question, plan, i);
  return answer;
}

static void
take_plan (IsmsPlanPage *self, IsmsPlan *plan)
{
  g_autoptr (IsmsPlan) before = self->plan;
  g_autofree char *today = isms_day_today ();

  self->plan = isms_plan_ref (plan);
  isms_timeline_span_init (&self->span, isms_day_get_number (plan->first),
                           isms_day_get_number (plan->last), isms_day_get_number (today));
  show_totals (self);
  gtk_widget_queue_draw (self->scale);
}

static void
take_answer (gpointer owner, gpointer data, GError *error)
{
  IsmsPlanPage *self = owner;
  Answer *answer = data;
  guint n_rows;

  if (answer == NULL)
    {
      isms_ui_report_error (GTK_WIDGET (self), error);
      g_error_free (error);
      return;
    }
  n_rows = answer->entries->len;
  take_plan (self, answer->plan);
  self->current = !isms_asker_is_behind (self->asker);
  isms_rows_take (self->rows, g_steal_pointer (&answer->entries));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n_rows > 0 ? "plan"
                                                             : self->plan->risks->len > 0
                                                                 ? "none"
                                                                 : "empty");
  free_answer (answer);
}

static const IsmsAskerFuncs asker_funcs = {
  dup_question, read_on_reader, free_question, free_answer, take_answer,
};

static void
filter_changed_cb (IsmsPlanPage *self)
{
  isms_asker_ask (self->asker);
}

static void
store_changed_cb (IsmsStore *store, IsmsChange *change, IsmsPlanPage *self)
{
  static const char *const tables[] = {
    "action",     "risk",         "rating",  "person",        "method",
    "acceptance", "risk_control", "control", "control_check", "control_check_result"
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (isms_change_touches (change, tables[i]))
      {
        self->current = FALSE;
        isms_asker_refresh (self->asker);
        return;
      }
}

/* --- A row --- */

typedef struct
{
  IsmsStep *step;
  IsmsPlanPage *page;
  IsmsPlanRow *row;
} Move;

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Move *move = user_data;
  g_autoptr (GError) error = NULL;

  if (!isms_step_commit_finish (move->step, result, &error))
    {
      isms_ui_report_error (GTK_WIDGET (move->page), error);
      if (move->page->plan != NULL)
        isms_plan_row_touch (move->row);
    }
  isms_step_unref (move->step);
  g_object_unref (move->row);
  g_object_unref (move->page);
  g_free (move);
}

static char *
dup_move_label (const char *ref, const char *start, const char *due)
{
  g_autofree char *from = isms_day_dup_words (start);
  g_autofree char *to = isms_day_dup_words (due);

  if (start != NULL && due != NULL)
    /* Translators: what a step did; an action's ref, when it starts and when it is due */
    return g_strdup_printf (_ ("Moved %s to %s – %s"), ref, from, to);
  /* Translators: what a step did; an action's ref, and when it is due */
  return g_strdup_printf (_ ("Moved %s to %s"), ref, due != NULL ? to : from);
}

/* The bar was let go: one step. */
static void
bar_moved_cb (IsmsPlanPage *self, IsmsPlanRow *row, int start_day, int due_day)
{
  const IsmsPlanAction *action = isms_plan_row_get_action (row);
  g_autofree char *start = isms_day_dup_nth (start_day);
  g_autofree char *due = isms_day_dup_nth (due_day);
  g_autofree char *label = dup_move_label (action->ref, start, due);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) record = isms_record_load (isms_workspace_get_reader (self->workspace),
                                                    isms_kind_find ("action"), action->id, &error);
  Move *move;

  if (record == NULL)
    {
      if (error != NULL)
        isms_ui_report_error (GTK_WIDGET (self), error);
      isms_plan_row_touch (row);
      return;
    }
  move = g_new0 (Move, 1);
  move->step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  move->page = g_object_ref (self);
  move->row = g_object_ref (row);
  isms_action_set_dates (move->step, ISMS_ACTION (record), start, due);
  isms_step_commit_async (move->step, NULL, moved_cb, move);
}

static void
draw_scale (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  IsmsPlanPage *self = user_data;

  if (self->plan != NULL)
    isms_timeline_draw_scale (&self->span, cr, gtk_widget_get_pango_context (GTK_WIDGET (area)),
                              isms_risk_words_get_palette (), width, height);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, IsmsPlanPage *self)
{
  GtkWidget *line = isms_plan_line_new (self->workspace);

  gtk_widget_set_margin_start (line, MARGIN);
  gtk_widget_set_margin_end (line, MARGIN);
  g_signal_connect_object (line, "moved", G_CALLBACK (bar_moved_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, line);
}

static void
show_line (GtkListItem *item, gpointer data)
{
  IsmsPlanPage *self = data;

  isms_plan_line_set_row (ISMS_PLAN_LINE (gtk_list_item_get_child (item)),
                          gtk_list_item_get_item (item), &self->span, item);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, IsmsPlanPage *self)
{
  isms_plan_line_set_layout (ISMS_PLAN_LINE (gtk_list_item_get_child (item)), self->layout);
  isms_rows_pace_bind (self->rows, item, show_line, self);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, IsmsPlanPage *self)
{
  isms_rows_pace_unbind (self->rows, item);
  isms_plan_line_set_row (ISMS_PLAN_LINE (gtk_list_item_get_child (item)), NULL, NULL, item);
}

static void
activate_cb (GtkListView *view, guint position, IsmsPlanPage *self)
{
  g_autoptr (IsmsPlanRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  const IsmsPlanAction *action = isms_plan_row_get_action (row);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sx)",
                              action != NULL ? "action" : "risk",
                              action != NULL ? action->id : isms_plan_row_get_risk (row)->id);
}

/* --- Building --- */

static void
show_layout (IsmsPlanPage *self)
{
  gboolean narrow = self->layout == ISMS_PLAN_NARROW;

  if (self->view == NULL)
    return;
  gtk_widget_set_visible (self->beside, !narrow);
  gtk_widget_set_size_request (self->beside, isms_plan_layout_get_width (self->layout), -1);
  for (GtkWidget *row = gtk_widget_get_first_child (self->view); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *line = gtk_widget_get_first_child (row);

      if (line != NULL && ISMS_IS_PLAN_LINE (line))
        isms_plan_line_set_layout (ISMS_PLAN_LINE (line), self->layout);
    }
}

static void
wide_cb (IsmsPlanPage *self)
{
  self->layout = ISMS_PLAN_WIDE;
  show_layout (self);
}

static void
medium_cb (IsmsPlanPage *self)
{
  self->layout = ISMS_PLAN_MEDIUM;
  show_layout (self);
}

static void
narrow_cb (IsmsPlanPage *self)
{
  self->layout = ISMS_PLAN_NARROW;
  show_layout (self);
}

static void
add_breakpoint (IsmsPlanPage *self, GtkWidget *bin, const char *condition, GCallback apply)
{
  AdwBreakpoint *breakpoint = adw_breakpoint_new (adw_breakpoint_condition_parse (condition));

  g_signal_connect_object (breakpoint, "apply", apply, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (breakpoint, "unapply", G_CALLBACK (wide_cb), self, G_CONNECT_SWAPPED);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), breakpoint);
}

static GtkWidget *
create_list (IsmsPlanPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  GtkWidget *view = gtk_list_view_new (GTK_SELECTION_MODEL (model), factory);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_widget_add_css_class (view, "plan-lines");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Treatment Plan"), -1);
  self->view = view;
  isms_rows_pace (view, self->rows);
  g_signal_connect_object (view, "activate", G_CALLBACK (activate_cb), self, 0);
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (view), GTK_LIST_TAB_ITEM);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
create_chip (IsmsPlanPage *self, const char *kind_name, const char *field)
{
  const IsmsKind *kind = isms_kind_find (kind_name);
  GtkWidget *chip =
      isms_filter_chip_new (self->workspace, kind, isms_kind_find_field (kind, field));

  g_signal_connect_object (chip, "changed", G_CALLBACK (filter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return chip;
}

static GtkWidget *
create_filters (IsmsPlanPage *self)
{
  GtkWidget *filters = adw_wrap_box_new ();

  self->owner = ISMS_FILTER_CHIP (create_chip (self, "risk", "owner"));
  self->state = ISMS_FILTER_CHIP (create_chip (self, "action", "state"));
  self->overdue = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_mnemonic (_ ("O_verdue")));
  gtk_widget_add_css_class (GTK_WIDGET (self->overdue), "flat");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->overdue), _ ("Only what is overdue"));
  g_signal_connect_object (self->overdue, "toggled", G_CALLBACK (filter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (filters), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (filters), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (filters), GTK_WIDGET (self->owner));
  adw_wrap_box_append (ADW_WRAP_BOX (filters), GTK_WIDGET (self->state));
  adw_wrap_box_append (ADW_WRAP_BOX (filters), GTK_WIDGET (self->overdue));
  gtk_widget_set_margin_start (filters, MARGIN);
  gtk_widget_set_margin_end (filters, MARGIN);
  return filters;
}

static GtkWidget *
create_head (IsmsPlanPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->beside = adw_bin_new ();
  self->scale = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->scale), SCALE_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->scale), draw_scale, self, NULL);
  gtk_widget_set_hexpand (self->scale, TRUE);
  gtk_widget_set_overflow (self->scale, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_margin_start (head, MARGIN);
  gtk_widget_set_margin_end (head, MARGIN);
  gtk_box_append (GTK_BOX (head), self->beside);
  gtk_box_append (GTK_BOX (head), self->scale);
  return head;
}

static GtkWidget *
create_none (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "edit-find-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nothing Fits the Filters"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("Take away a filter above to see more of the plan."));
  return page;
}

static GtkWidget *
create_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "checkbox-checked-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nothing in the Plan"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("Risks come here with their first action, which is added in the form of the risk."));
  return page;
}

static void
build (IsmsPlanPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *bin = adw_breakpoint_bin_new ();

  self->totals = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->totals, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->totals), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->totals), "numeric");
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->totals), 6);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), gtk_label_new (NULL), "blank");
  gtk_stack_add_named (GTK_STACK (self->stack), create_list (self), "plan");
  gtk_stack_add_named (GTK_STACK (self->stack), create_empty (), "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), create_none (), "none");
  gtk_box_append (GTK_BOX (box), create_filters (self));
  gtk_box_append (GTK_BOX (box), create_head (self));
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->totals));
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), box);
  gtk_widget_set_size_request (bin, 300, 200);
  add_breakpoint (self, bin, "max-width: 900sp", G_CALLBACK (medium_cb));
  add_breakpoint (self, bin, "max-width: 560sp", G_CALLBACK (narrow_cb));
  adw_bin_set_child (ADW_BIN (self), bin);
  show_layout (self);
}

static void
isms_plan_page_dispose (GObject *object)
{
  IsmsPlanPage *self = ISMS_PLAN_PAGE (object);

  g_clear_pointer (&self->asker, isms_asker_free);
  self->view = NULL; /* the breakpoints go with the rest */
  adw_bin_set_child (ADW_BIN (self), NULL);
  if (self->rows != NULL)
    isms_rows_take (self->rows, g_array_new (FALSE, FALSE, sizeof (IsmsRowsEntry)));
  g_clear_object (&self->rows);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->plan, isms_plan_unref);
  G_OBJECT_CLASS (isms_plan_page_parent_class)->dispose (object);
}

static void
isms_plan_page_class_init (IsmsPlanPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_plan_page_dispose;
}

static void
isms_plan_page_init (IsmsPlanPage *self)
{
  self->rows = isms_rows_new (ISMS_TYPE_PLAN_ROW, fill_row, self);
}

/**
 * isms_plan_page_new:
 * @workspace: whose plan
 *
 * Returns: (transfer floating): the plan, which is being read
 */
GtkWidget *
isms_plan_page_new (IsmsWorkspace *workspace)
{
  IsmsPlanPage *self = g_object_new (ISMS_TYPE_PLAN_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  build (self);
  g_signal_connect_object (isms_workspace_get_store (workspace), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_DEFAULT);
  self->asker = isms_asker_new (isms_workspace_get_store (workspace), &asker_funcs, self);
  isms_asker_ask (self->asker);
  return GTK_WIDGET (self);
}

guint
isms_plan_page_get_n_rows (IsmsPlanPage *self)
{
  return isms_rows_get_n_entries (self->rows);
}

const char *
isms_plan_page_get_totals (IsmsPlanPage *self)
{
  return gtk_label_get_text (self->totals);
}
