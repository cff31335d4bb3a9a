/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The plan is read in the background, and which rows the filters leave is found there; the rows are
 * made as they come into view. */

#include "isms-config.h"

#include "isms-plan-page.h"

#include <glib/gi18n-lib.h>

#include "isms-asker.h"
#include "isms-commit.h"
#include "isms-day-moving.h"
#include "isms-day.h"
#include "isms-error.h"
#include "isms-faces.h"
#include "isms-filter-chip.h"
#include "isms-money.h"
#include "isms-plan-row.h"
#include "isms-plan.h"
#include "isms-rows.h"
#include "isms-time-view.h"

#define MARGIN 12

struct _IsmsPlanPage
{
  AdwBin parent_instance;

  IsmsWorkspace *workspace;
  IsmsAsker *asker;
  IsmsPlan *plan;   /* or NULL */
  gboolean current; /* nothing has changed since the plan was read */
  IsmsRows *rows;
  IsmsTimeView *view;
  IsmsFilterChip *owner;
  IsmsFilterChip *state;
  GtkToggleButton *overdue;
  GtkLabel *totals;
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

  self->plan = isms_plan_ref (plan);
  isms_time_view_set_span (self->view, isms_day_get_number (plan->first),
                           isms_day_get_number (plan->last));
  show_totals (self);
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

static void
set_up_line (IsmsTimeLine *line, gpointer owner)
{
  isms_plan_row_set_up_line (line);
}

static void
show_line (IsmsTimeLine *line, gpointer row, gpointer owner)
{
  IsmsPlanPage *self = owner;

  isms_plan_row_show (row, line, isms_time_view_get_span (self->view), self->workspace);
}

static void
touch_row (gpointer row)
{
  isms_plan_row_touch (row);
}

/* The bar was let go: one step. */
static void
move_bar (gpointer row, int start, int due, gpointer owner)
{
  static const IsmsDayMoving moving = { "action", "start_on", "due" };
  IsmsPlanPage *self = owner;

  isms_day_moving_commit (&moving, GTK_WIDGET (self), self->workspace,
                          isms_plan_row_get_action (row)->id, start, due, touch_row, row);
}

static void
activate_row (gpointer row, gpointer owner)
{
  const IsmsPlanAction *action = isms_plan_row_get_action (row);

  gtk_widget_activate_action (GTK_WIDGET (owner), "win.show-record", "(sx)",
                              action != NULL ? "action" : "risk",
                              action != NULL ? action->id : isms_plan_row_get_risk (row)->id);
}

static const IsmsTimeViewFuncs view_funcs = { set_up_line, show_line, move_bar, activate_row };

/* --- Building --- */

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
create_none (void)
{
  return isms_face_new_status ("edit-find-symbolic", _ ("Nothing Fits the Filters"),
                               _ ("Take away a filter above to see more of the plan."));
}

static GtkWidget *
create_empty (void)
{
  return isms_face_new_status (
      "checkbox-checked-symbolic", _ ("Nothing in the Plan"),
      _ ("Risks come here with their first action, which is added in the form of the risk."));
}

static void
build (IsmsPlanPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->view =
      ISMS_TIME_VIEW (isms_time_view_new (self->rows, _ ("Treatment Plan"), &view_funcs, self));
  self->totals = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->totals, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->totals), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->totals), "numeric");
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->totals), 6);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), gtk_label_new (NULL), "blank");
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->view), "plan");
  gtk_stack_add_named (GTK_STACK (self->stack), create_empty (), "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), create_none (), "none");
  gtk_box_append (GTK_BOX (box), create_filters (self));
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->totals));
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
isms_plan_page_dispose (GObject *object)
{
  IsmsPlanPage *self = ISMS_PLAN_PAGE (object);

  g_clear_pointer (&self->asker, isms_asker_free);
  adw_bin_set_child (ADW_BIN (self), NULL);
  if (self->rows != NULL)
    isms_rows_clear (self->rows);
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
