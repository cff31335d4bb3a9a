/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Two lines of words, and a time line beside or beneath them. */

#include "isms-config.h"

#include "isms-plan-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-level-badge.h"
#include "isms-money.h"
#include "isms-record.h"
#include "isms-risk-words.h"
#include "isms-treatment-report.h"

#define INDENT 24

struct _IsmsPlanRow
{
  GObject parent_instance;

  IsmsPlan *plan; /* holds both */
  const IsmsPlanRisk *risk;
  const IsmsPlanAction *action; /* or NULL */
};

G_DEFINE_FINAL_TYPE (IsmsPlanRow, isms_plan_row, G_TYPE_OBJECT)

static guint changed_signal;

struct _IsmsPlanLine
{
  GtkBox parent_instance;

  IsmsWorkspace *workspace;
  IsmsPlanRow *row;             /* or NULL */
  const IsmsTimelineSpan *span; /* the page's */
  GtkListItem *item;            /* borrowed: it holds this */
  GtkWidget *words;
  GtkWidget *title;
  GtkWidget *overdue;
  GtkWidget *progress;
  GtkWidget *current;
  GtkWidget *arrow;
  GtkWidget *target;
  GtkWidget *facts;
  GtkWidget *cost;
  IsmsPlanBar *bar;
};

G_DEFINE_FINAL_TYPE (IsmsPlanLine, isms_plan_line, GTK_TYPE_BOX)

static guint moved_signal;

static void
isms_plan_row_finalize (GObject *object)
{
  g_clear_pointer (&ISMS_PLAN_ROW (object)->plan, isms_plan_unref);
  G_OBJECT_CLASS (isms_plan_row_parent_class)->finalize (object);
}

static void
isms_plan_row_class_init (IsmsPlanRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_plan_row_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_plan_row_init (IsmsPlanRow *self)
{
}

/**
 * isms_plan_row_fill:
 * @self: a row
 * @plan: (transfer none): the plan that it is of; the row keeps it
 * @risk: a risk of @plan
 * @action: (nullable): the action of @risk that it stands for
 */
void
isms_plan_row_fill (IsmsPlanRow *self,
                    IsmsPlan *plan,
                    const IsmsPlanRisk *risk,
                    const IsmsPlanAction *action)
{
  g_autoptr (IsmsPlan) before = self->plan;

  self->plan = isms_plan_ref (plan);
  self->risk = risk;
  self->action = action;
  isms_plan_row_touch (self);
}

const IsmsPlanRisk *
isms_plan_row_get_risk (IsmsPlanRow *self)
{
  return self->risk;
}

const IsmsPlanAction *
isms_plan_row_get_action (IsmsPlanRow *self)
{
  return self->action;
}

void
isms_plan_row_touch (IsmsPlanRow *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/* --- What it says --- */

static char *
dup_choice (const char *kind, const char *field, const char *value)
{
  g_auto (GValue) holder = G_VALUE_INIT;

  g_value_init (&holder, G_TYPE_STRING);
  g_value_set_string (&holder, value);
  return isms_field_dup_display (isms_kind_find_field (isms_kind_find (kind), field), &holder);
}

static void
append (GString *facts, const char *more)
{
  if (more != NULL && *more != '\0')
    g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", more);
}

static char *
dup_risk_facts (const IsmsPlanRisk *risk)
{
  GString *facts = g_string_new (NULL);
  g_autofree char *treatment = dup_choice ("risk", "treatment", risk->treatment);
  g_autofree char *controls = isms_treatment_report_dup_controls (risk);
  g_autofree char *done = NULL;

  append (facts, treatment);
  append (facts, risk->owner != NULL ? risk->owner : _ ("No owner"));
  if (risk->actions->len == 0)
    append (facts, _ ("no action yet"));
  else
    /* Translators: of the actions of a risk: how many are done, and how many there are */
    done = g_strdup_printf (_ ("%u of %u done"), risk->n_done, risk->actions->len);
  append (facts, done);
  append (facts, controls);
  return g_string_free_and_steal (facts);
}

static char *
dup_days (const IsmsPlanAction *action)
{
  g_autofree char *start = isms_day_dup_words (action->start_on);
  g_autofree char *due = isms_day_dup_words (action->due);

  if (*start != '\0' && *due != '\0')
    return g_strdup_printf ("%s – %s", start, due);
  if (*due != '\0')
    /* Translators: the day on which something is due */
    return g_strdup_printf (_ ("due %s"), due);
  if (*start != '\0')
    /* Translators: the day from which on something is done */
    return g_strdup_printf (_ ("from %s"), start);
  return g_strdup (_ ("no dates"));
}

static char *
dup_action_facts (const IsmsPlanAction *action)
{
  GString *facts = g_string_new (NULL);
  g_autofree char *days = dup_days (action);
  g_autofree char *state = dup_choice ("action", "state", action->state);

  append (facts, days);
  if (action->recurrence != NULL)
    {
      g_autofree char *repeats = dup_choice ("action", "recurrence", action->recurrence);

      append (facts, repeats);
    }
  append (facts, action->owner != NULL ? action->owner : _ ("No owner"));
  append (facts, state);
  return g_string_free_and_steal (facts);
}

/* The whole row, for a screen reader. */
static char *
dup_said (const IsmsPlanRow *row, const char *title, const char *facts, const char *cost)
{
  if (row->action == NULL)
    /* Translators: a risk, what is done, its level and the level that is expected, what it costs */
    return g_strdup_printf (_ ("%s, %s, level %s, expected %s, %s"), title, facts,
                            row->risk->current != NULL ? row->risk->current : "–",
                            row->risk->target != NULL ? row->risk->target : "–", cost);
  /* Translators: an action, its days, owner and state, "overdue" or nothing, how far it is, what it
   * costs */
  return g_strdup_printf (_ ("%s, %s%s, %d %%, %s"), title, facts,
                          row->action->overdue ? _ (", overdue") : "", row->action->progress, cost);
}

/* --- Showing it --- */

static void
show_action_bar (IsmsPlanLine *self, const char *title, const char *facts)
{
  const IsmsPlanAction *action = self->row->action;
  const IsmsTimelineBar bar = isms_treatment_report_make_bar (action);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, facts);
  gboolean movable = bar.state != ISMS_TIMELINE_DONE && bar.state != ISMS_TIMELINE_DROPPED
                     && !isms_workspace_get_read_only (self->workspace);

  isms_plan_bar_set_bar (self->bar, self->span, &bar, name, movable);
}

/* What was dropped is no part of it. */
static void
show_risk_bar (IsmsPlanLine *self, const char *title)
{
  const IsmsPlanRisk *risk = self->row->risk;
  int first = 0, last = 0;

  for (guint i = 0; i < risk->actions->len; i++)
    {
      const IsmsTimelineBar bar = isms_treatment_report_make_bar (risk->actions->pdata[i]);
      int begin, end;

      if (bar.state == ISMS_TIMELINE_DROPPED || !isms_timeline_bar_get_days (&bar, &begin, &end))
        continue;
      first = first == 0 ? begin : MIN (first, begin);
      last = MAX (last, end);
    }
  isms_plan_bar_set_summary (self->bar, self->span, first, last, title);
}

static void
show_levels (IsmsPlanLine *self)
{
  const IsmsPlanRisk *risk = self->row->action == NULL ? self->row->risk : NULL;
  gboolean current = risk != NULL && risk->current != NULL;
  gboolean target = risk != NULL && risk->target != NULL;

  if (current)
    isms_level_badge_set_level (
        ISMS_LEVEL_BADGE (self->current),
        isms_level_find (self->workspace, risk->current, risk->current_rank));
  if (target)
    isms_level_badge_set_level (ISMS_LEVEL_BADGE (self->target),
                                isms_level_find (self->workspace, risk->target, risk->target_rank));
  gtk_widget_set_visible (self->current, current);
  gtk_widget_set_visible (self->arrow, target);
  gtk_widget_set_visible (self->target, target);
}

static void
show_texts (IsmsPlanLine *self)
{
  const IsmsPlanAction *action = self->row->action;
  const IsmsPlanRisk *risk = self->row->risk;
  gint64 amount = action != NULL ? action->cost_planned : risk->cost_planned;
  g_autofree char *title = g_strdup_printf ("%s %s", action != NULL ? action->ref : risk->ref,
                                            action != NULL ? action->title : risk->title);
  g_autofree char *facts = action != NULL ? dup_action_facts (action) : dup_risk_facts (risk);
  g_autofree char *cost =
      amount != 0 ? isms_money_dup_display (amount, isms_workspace_get_currency (self->workspace))
                  : g_strdup ("");
  g_autofree char *progress =
      action != NULL ? g_strdup_printf (_ ("%d %%"), action->progress) : g_strdup ("");
  g_autofree char *said = dup_said (self->row, title, facts, cost);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->facts), facts);
  gtk_label_set_text (GTK_LABEL (self->cost), cost);
  gtk_label_set_text (GTK_LABEL (self->progress), progress);
  gtk_widget_set_tooltip_text (self->words, said);
  gtk_list_item_set_accessible_label (self->item, said);
  if (action != NULL)
    show_action_bar (self, title, facts);
  else
    show_risk_bar (self, title);
}

static void
show_row (IsmsPlanLine *self)
{
  gboolean risk = self->row->action == NULL;

  show_texts (self);
  show_levels (self);
  gtk_widget_set_margin_start (self->title, risk ? 0 : INDENT);
  gtk_widget_set_margin_start (self->facts, risk ? 0 : INDENT);
  gtk_widget_set_visible (self->progress, !risk);
  gtk_widget_set_visible (self->overdue, !risk && self->row->action->overdue);
  if (risk)
    gtk_widget_add_css_class (self->title, "heading");
  else
    gtk_widget_remove_css_class (self->title, "heading");
}

static void
moved_cb (IsmsPlanLine *self, int start, int due)
{
  if (self->row != NULL)
    g_signal_emit (self, moved_signal, 0, self->row, start, due);
}

/* --- Building --- */

static GtkWidget *
add_label (GtkWidget *box, gboolean expands, const char *const *classes)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_css_classes (label, (const char **) classes);
  gtk_label_set_xalign (GTK_LABEL (label), expands ? 0 : 1);
  gtk_widget_set_hexpand (label, expands);
  if (expands)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 1); /* as wide as there is room */
    }
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
build_words (IsmsPlanLine *self)
{
  static const char *const plain[] = { NULL };
  static const char *const small[] = { "caption", "dimmed", NULL };
  static const char *const number[] = { "caption", "numeric", NULL };
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->title = add_label (first, TRUE, plain);
  self->overdue = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_add_css_class (self->overdue, "warning");
  gtk_box_append (GTK_BOX (first), self->overdue);
  self->progress = add_label (first, FALSE, number);
  self->current = isms_level_badge_new ();
  self->arrow = gtk_label_new ("→");
  self->target = isms_level_badge_new ();
  gtk_box_append (GTK_BOX (first), self->current);
  gtk_box_append (GTK_BOX (first), self->arrow);
  gtk_box_append (GTK_BOX (first), self->target);
  self->facts = add_label (second, TRUE, small);
  self->cost = add_label (second, FALSE, number);
  gtk_widget_set_valign (self->words, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (self->words, 4);
  gtk_widget_set_margin_bottom (self->words, 4);
  gtk_box_append (GTK_BOX (self->words), first);
  gtk_box_append (GTK_BOX (self->words), second);
  gtk_box_append (GTK_BOX (self), self->words);
}

static void
isms_plan_line_dispose (GObject *object)
{
  IsmsPlanLine *self = ISMS_PLAN_LINE (object);

  g_clear_object (&self->row);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_plan_line_parent_class)->dispose (object);
}

static void
isms_plan_line_class_init (IsmsPlanLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_plan_line_dispose;
  moved_signal = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 3, ISMS_TYPE_PLAN_ROW, G_TYPE_INT, G_TYPE_INT);
}

static void
isms_plan_line_init (IsmsPlanLine *self)
{
  build_words (self);
  self->bar = ISMS_PLAN_BAR (isms_plan_bar_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->bar), TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->bar));
  gtk_box_set_spacing (GTK_BOX (self), 12);
  g_signal_connect_swapped (self->bar, "moved", G_CALLBACK (moved_cb), self);
}

/**
 * isms_plan_line_new:
 * @workspace: whose plan
 *
 * Returns: (transfer floating): a line that shows no row yet
 */
GtkWidget *
isms_plan_line_new (IsmsWorkspace *workspace)
{
  IsmsPlanLine *self = g_object_new (ISMS_TYPE_PLAN_LINE, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

int
isms_plan_layout_get_width (IsmsPlanLayout layout)
{
  switch (layout)
    {
    case ISMS_PLAN_WIDE:
      return (int) adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, 440, NULL);
    case ISMS_PLAN_MEDIUM:
      return (int) adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, 300, NULL);
    case ISMS_PLAN_NARROW:
    default:
      return -1;
    }
}

/**
 * isms_plan_line_set_layout:
 * @self: a line
 * @layout: where the time line stands
 */
void
isms_plan_line_set_layout (IsmsPlanLine *self, IsmsPlanLayout layout)
{
  gboolean narrow = layout == ISMS_PLAN_NARROW;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self), narrow ? 0 : 12);
  gtk_widget_set_size_request (self->words, isms_plan_layout_get_width (layout), -1);
  gtk_widget_set_hexpand (self->words, narrow);
}

/**
 * isms_plan_line_set_row:
 * @self: a line
 * @row: (nullable): what to show
 * @span: the days of the whole time line; kept
 * @item: what it is shown in
 */
void
isms_plan_line_set_row (IsmsPlanLine *self,
                        IsmsPlanRow *row,
                        const IsmsTimelineSpan *span,
                        GtkListItem *item)
{
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_func (self->row, show_row, self);
  g_set_object (&self->row, row);
  self->span = span;
  self->item = item;
  if (row == NULL)
    return;
  g_signal_connect_object (row, "changed", G_CALLBACK (show_row), self, G_CONNECT_SWAPPED);
  show_row (self);
}
