/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The plan is read in the background; its rows are made as they come into view. */

#include "isms-config.h"

#include "isms-plan-page.h"

#include <glib/gi18n-lib.h>

#include "isms-error.h"
#include "isms-filter-chip.h"
#include "isms-commit.h"
#include "isms-level-badge.h"
#include "isms-money.h"
#include "isms-plan.h"
#include "isms-record.h"
#include "isms-risk-words.h"
#include "isms-timeline-chart.h"

#define BAR_WIDTH 120
#define ROW_HEIGHT 30

/* A risk, or one of its actions; both are the plan's. */
#define ISMS_TYPE_PLAN_ROW (isms_plan_row_get_type ())
G_DECLARE_FINAL_TYPE (IsmsPlanRow, isms_plan_row, ISMS, PLAN_ROW, GObject)

struct _IsmsPlanRow
{
  GObject parent_instance;

  const IsmsPlanRisk *risk;
  const IsmsPlanAction *action; /* or NULL */
};

G_DEFINE_FINAL_TYPE (IsmsPlanRow, isms_plan_row, G_TYPE_OBJECT)

struct _IsmsPlanPage
{
  AdwBin parent_instance;

  IsmsWorkspace *workspace;
  GCancellable *cancellable;
  IsmsPlan *plan; /* or NULL */
  IsmsTimelineSpan span;
  GListStore *rows;
  IsmsFilterChip *owner;
  IsmsFilterChip *state;
  GtkLabel *totals;
  GtkWidget *scale;
  GtkWidget *stack;
};

G_DEFINE_FINAL_TYPE (IsmsPlanPage, isms_plan_page, ADW_TYPE_BIN)

static void
isms_plan_row_class_init (IsmsPlanRowClass *klass)
{
}

static void
isms_plan_row_init (IsmsPlanRow *self)
{
}

static char *
dup_choice (const char *kind, const char *field, const char *value)
{
  g_auto (GValue) holder = G_VALUE_INIT;

  g_value_init (&holder, G_TYPE_STRING);
  g_value_set_string (&holder, value);
  return isms_field_dup_display (isms_kind_find_field (isms_kind_find (kind), field), &holder);
}

/* --- Which rows --- */

static gboolean
has_owner (IsmsPlanPage *self, const IsmsPlanRisk *risk)
{
  g_auto (GStrv) values = isms_filter_chip_dup_values (self->owner);
  g_autofree char *id =
      risk->owner_id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, risk->owner_id) : g_strdup ("");

  return values == NULL || values[0] == NULL || g_strv_contains ((const char *const *) values, id);
}

static void
add_row (GPtrArray *rows, const IsmsPlanRisk *risk, const IsmsPlanAction *action)
{
  IsmsPlanRow *row = g_object_new (ISMS_TYPE_PLAN_ROW, NULL);

  row->risk = risk;
  row->action = action;
  g_ptr_array_add (rows, row);
}

static void
add_risk (GPtrArray *rows, const IsmsPlanRisk *risk, GStrv states)
{
  guint before = rows->len;
  gboolean all = states == NULL || states[0] == NULL;

  add_row (rows, risk, NULL);
  for (guint i = 0; i < risk->actions->len; i++)
    {
      const IsmsPlanAction *action = risk->actions->pdata[i];

      if (all || g_strv_contains ((const char *const *) states, action->state))
        add_row (rows, risk, action);
    }
  if (!all && rows->len == before + 1)
    g_ptr_array_set_size (rows, (int) before);
}

static void
show_rows (IsmsPlanPage *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) states = isms_filter_chip_dup_values (self->state);

  for (guint i = 0; self->plan != NULL && i < self->plan->risks->len; i++)
    if (has_owner (self, self->plan->risks->pdata[i]))
      add_risk (rows, self->plan->risks->pdata[i], states);
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), rows->len > 0 ? "plan" : "empty");
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
read_plan (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return isms_plan_load (database, 0, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IsmsPlanPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  IsmsPlan *plan = isms_store_read_finish (ISMS_STORE (source), result, &error);
  IsmsPlan *before;

  if (plan == NULL)
    {
      if (!isms_error_is_cancelled (error))
        isms_ui_report_error (GTK_WIDGET (self), error);
      return;
    }
  before = g_steal_pointer (&self->plan);
  self->plan = plan;
  isms_timeline_span_init (&self->span, isms_timeline_parse (plan->first),
                           isms_timeline_parse (plan->last), isms_timeline_parse (today));
  show_rows (self);
  show_totals (self);
  gtk_widget_queue_draw (self->scale);
  g_clear_pointer (&before, isms_plan_free);
}

static void
load (IsmsPlanPage *self)
{
  isms_store_read_async (isms_workspace_get_store (self->workspace), read_plan, NULL, NULL,
                         (GDestroyNotify) isms_plan_free, self->cancellable, read_cb,
                         g_object_ref (self));
}

static void
store_changed_cb (IsmsStore *store, IsmsChange *change, IsmsPlanPage *self)
{
  static const char *const tables[] = {
    "action", "risk", "rating", "person", "method", "acceptance"
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (isms_change_touches (change, tables[i]))
      {
        load (self);
        return;
      }
}

/* --- A row --- */

static IsmsTimelineBar
make_bar (const IsmsPlanAction *action)
{
  IsmsTimelineBar bar = {
    .start = isms_timeline_parse (action->start_on),
    .due = isms_timeline_parse (action->due),
    .done = isms_timeline_parse (action->done_on),
    .progress = action->progress,
  };

  if (g_str_equal (action->state, "done"))
    bar.state = ISMS_TIMELINE_DONE;
  else if (g_str_equal (action->state, "dropped"))
    bar.state = ISMS_TIMELINE_DROPPED;
  else if (action->overdue)
    bar.state = ISMS_TIMELINE_OVERDUE;
  return bar;
}

static void
draw_row (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  IsmsPlanPage *self = user_data;
  IsmsPlanRow *row = g_object_get_data (G_OBJECT (area), "row");
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (area));
  const IsmsPalette *palette = isms_risk_words_get_palette ();
  IsmsTimelineBar bar;

  if (self->plan == NULL || row == NULL)
    return;
  isms_timeline_draw_ground (&self->span, cr, context, palette, width, height);
  if (row->action == NULL)
    return;
  bar = make_bar (row->action);
  isms_timeline_draw_bar (&self->span, &bar, cr, context, palette, width, height);
}

static void
draw_scale (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  IsmsPlanPage *self = user_data;

  if (self->plan != NULL)
    isms_timeline_draw_scale (&self->span, cr, gtk_widget_get_pango_context (GTK_WIDGET (area)),
                              isms_risk_words_get_palette (), width, height);
}

static GtkWidget *
create_area (IsmsPlanPage *self, GtkDrawingAreaDrawFunc draw)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), BAR_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), ROW_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, self, NULL);
  gtk_widget_set_overflow (area, GTK_OVERFLOW_HIDDEN);
  return area;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, IsmsPlanPage *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *area = create_area (self, draw_row);
  GtkWidget *current = isms_level_badge_new ();
  GtkWidget *arrow = gtk_label_new ("→");
  GtkWidget *target = isms_level_badge_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (left), label);
  gtk_box_append (GTK_BOX (left), current);
  gtk_box_append (GTK_BOX (left), arrow);
  gtk_box_append (GTK_BOX (left), target);
  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  gtk_widget_set_margin_start (row, 12);
  gtk_widget_set_margin_end (row, 12);
  gtk_box_append (GTK_BOX (row), left);
  gtk_box_append (GTK_BOX (row), area);
  g_object_set_data (G_OBJECT (item), "label", label);
  g_object_set_data (G_OBJECT (item), "current", current);
  g_object_set_data (G_OBJECT (item), "arrow", arrow);
  g_object_set_data (G_OBJECT (item), "target", target);
  g_object_set_data (G_OBJECT (item), "area", area);
  gtk_list_item_set_child (item, row);
}

/* What a row says, to the eye and to a screen reader. */
static char *
dup_words (const IsmsPlanRow *row)
{
  g_autofree char *words = NULL;

  if (row->action == NULL)
    {
      words = dup_choice ("risk", "treatment", row->risk->treatment);
      return g_strdup_printf ("%s %s · %s · %s", row->risk->ref, row->risk->title, words,
                              row->risk->owner != NULL ? row->risk->owner : _ ("No owner"));
    }
  return g_strdup_printf ("%s %s · %s", row->action->ref, row->action->title,
                          row->action->owner != NULL ? row->action->owner : _ ("No owner"));
}

static char *
dup_accessible (const IsmsPlanRow *row, const char *words)
{
  g_autofree char *state = NULL;
  g_autofree char *due = NULL;

  if (row->action == NULL)
    /* Translators: a risk, its level and the level that is expected */
    return g_strdup_printf (_ ("%s, level %s, expected %s"), words,
                            row->risk->current != NULL ? row->risk->current : "–",
                            row->risk->target != NULL ? row->risk->target : "–");
  state = dup_choice ("action", "state", row->action->state);
  due = isms_risk_words_dup_day (row->action->due);
  /* Translators: an action, its state, "overdue" or nothing, how far it is, when it is due */
  return g_strdup_printf (_ ("%s, %s%s, %d %%, due %s"), words, state,
                          row->action->overdue ? _ (", overdue") : "", row->action->progress, due);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, IsmsPlanPage *self)
{
  IsmsPlanRow *row = gtk_list_item_get_item (item);
  GtkWidget *label = g_object_get_data (G_OBJECT (item), "label");
  GtkWidget *current = g_object_get_data (G_OBJECT (item), "current");
  GtkWidget *target = g_object_get_data (G_OBJECT (item), "target");
  GtkWidget *area = g_object_get_data (G_OBJECT (item), "area");
  gboolean risk = row->action == NULL;
  g_autofree char *words = dup_words (row);
  g_autofree char *said = dup_accessible (row, words);

  gtk_label_set_text (GTK_LABEL (label), words);
  gtk_widget_set_tooltip_text (label, words);
  gtk_widget_set_margin_start (label, risk ? 0 : 24);
  if (risk)
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");
  isms_level_badge_set_level (
      ISMS_LEVEL_BADGE (current),
      isms_level_find (self->workspace, row->risk->current, row->risk->current_rank));
  isms_level_badge_set_level (
      ISMS_LEVEL_BADGE (target),
      isms_level_find (self->workspace, row->risk->target, row->risk->target_rank));
  gtk_widget_set_visible (current, risk && row->risk->current != NULL);
  gtk_widget_set_visible (target, risk && row->risk->target != NULL);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (item), "arrow"),
                          risk && row->risk->target != NULL);
  gtk_list_item_set_accessible_label (item, said);
  g_object_set_data_full (G_OBJECT (area), "row", g_object_ref (row), g_object_unref);
  gtk_widget_queue_draw (area);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, IsmsPlanPage *self)
{
  g_object_set_data (g_object_get_data (G_OBJECT (item), "area"), "row", NULL);
}

static void
activate_cb (GtkListView *view, guint position, IsmsPlanPage *self)
{
  g_autoptr (IsmsPlanRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sx)",
                              row->action != NULL ? "action" : "risk",
                              row->action != NULL ? row->action->id : row->risk->id);
}

/* --- Building --- */

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
  g_signal_connect_object (view, "activate", G_CALLBACK (activate_cb), self, 0);
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (view), GTK_LIST_TAB_ITEM);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
create_head (IsmsPlanPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *filters = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->owner = ISMS_FILTER_CHIP (
      isms_filter_chip_new (self->workspace, isms_kind_find ("risk"),
                            isms_kind_find_field (isms_kind_find ("risk"), "owner")));
  self->state = ISMS_FILTER_CHIP (
      isms_filter_chip_new (self->workspace, isms_kind_find ("action"),
                            isms_kind_find_field (isms_kind_find ("action"), "state")));
  g_signal_connect_object (self->owner, "changed", G_CALLBACK (show_rows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "changed", G_CALLBACK (show_rows), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (filters), GTK_WIDGET (self->owner));
  gtk_box_append (GTK_BOX (filters), GTK_WIDGET (self->state));
  self->scale = create_area (self, draw_scale);
  gtk_box_set_homogeneous (GTK_BOX (head), TRUE);
  gtk_widget_set_margin_start (head, 12);
  gtk_widget_set_margin_end (head, 12);
  gtk_box_append (GTK_BOX (head), filters);
  gtk_box_append (GTK_BOX (head), self->scale);
  return head;
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

  self->totals = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->totals, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->totals), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->totals), "numeric");
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->totals), 6);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), gtk_label_new (NULL), "blank");
  gtk_stack_add_named (GTK_STACK (self->stack), create_list (self), "plan");
  gtk_stack_add_named (GTK_STACK (self->stack), create_empty (), "empty");
  gtk_box_append (GTK_BOX (box), create_head (self));
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->totals));
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
isms_plan_page_dispose (GObject *object)
{
  IsmsPlanPage *self = ISMS_PLAN_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->rows);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->plan, isms_plan_free);
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
  self->cancellable = g_cancellable_new ();
  self->rows = g_list_store_new (ISMS_TYPE_PLAN_ROW);
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
  load (self);
  return GTK_WIDGET (self);
}

guint
isms_plan_page_get_n_rows (IsmsPlanPage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

const char *
isms_plan_page_get_totals (IsmsPlanPage *self)
{
  return gtk_label_get_text (self->totals);
}
