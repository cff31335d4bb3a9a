/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the source has is shown whole each time it says that it has changed. While it works, what
 * was there stays, with the progress above it. */

#include "isms-config.h"

#include "isms-loss-page.h"

#include <glib/gi18n-lib.h>

#include "isms-error.h"
#include "isms-filter-bar.h"
#include "isms-loss-chart.h"
#include "isms-loss-list.h"
#include "isms-loss-tolerance.h"
#include "isms-page.h"

#define N_FIGURES 4
#define FIGURE_CHARS 22       /* of a figure beside the chart */
#define PATIENCE (300 * 1000) /* µs before work is shown */
#define PULSE 100             /* ms */

struct _IsmsLossPage
{
  AdwBin parent_instance;

  GtkStack *faces;
  AdwToggleGroup *postures;
  AdwBin *filters;
  GtkMenuButton *tolerance_button;
  GtkRevealer *work_revealer;
  GtkProgressBar *progress;
  GtkProgressBar *first_progress;
  IsmsLossChart *chart;
  GtkFlowBox *figures;
  GtkColumnView *view;
  GtkWidget *estimate_button;
  AdwStatusPage *error_page;
  GtkLabel *figure[N_FIGURES];

  IsmsWorkspace *workspace;
  IsmsLossSource *source;
  IsmsLossTolerance *tolerance;
  IsmsFilterBar *filter_bar;
  IsmsLossList *list;
  IsmsQuery *query;
  gboolean asked; /* the source has this query */
  IsmsPosture posture;
  gint64 began; /* to work; 0: it rests */
  guint pulse_id;
};

enum
{
  QUERY_CHANGED,
  RISK_ACTIVATED,
  ESTIMATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IsmsLossPage, isms_loss_page, ADW_TYPE_BIN)

static guint
count_risks (IsmsLossPage *self, IsmsPosture posture)
{
  IsmsPortfolio *portfolio = isms_loss_source_get_portfolio (self->source, posture);
  guint n = 0;

  if (portfolio != NULL)
    isms_portfolio_get_risks (portfolio, &n);
  return n;
}

static guint
count_borrowed (IsmsPortfolio *portfolio)
{
  const IsmsRiskLoss *risks = NULL;
  guint n = 0, n_borrowed = 0;

  if (portfolio != NULL)
    risks = isms_portfolio_get_risks (portfolio, &n);
  for (guint i = 0; i < n; i++)
    n_borrowed += risks[i].borrowed;
  return n_borrowed;
}

static guint
count_all (IsmsLossPage *self)
{
  return count_risks (self, ISMS_POSTURE_INHERENT) + count_risks (self, ISMS_POSTURE_CURRENT)
         + count_risks (self, ISMS_POSTURE_TARGET);
}

/* "7.3 of 100 years; 5 are borne": with the sign in words, never in colour alone. */
static char *
dup_beyond (IsmsLossPage *self, IsmsPortfolio *portfolio)
{
  const IsmsTolerance *tolerance = isms_loss_source_get_tolerance (self->source);
  double years;

  if (tolerance->loss < 0 || tolerance->chance == 0)
    return g_strdup (_ ("Not set"));
  years = isms_portfolio_get_chance (portfolio, tolerance->loss) * 100;
  if (years > tolerance->chance)
    /* Translators: in how many of 100 years the loss is greater than what can be borne, and in how
     * many it may be */
    return g_strdup_printf (_ ("Exceeded: %.1f of 100 years, not %d"), years, tolerance->chance);
  return g_strdup_printf (_ ("Kept: %.1f of 100 years, at most %d"), years, tolerance->chance);
}

static void
show_figures (IsmsLossPage *self)
{
  IsmsPortfolio *portfolio = isms_loss_source_get_portfolio (self->source, self->posture);
  const char *currency = isms_workspace_get_currency (self->workspace);
  guint n = count_risks (self, self->posture);
  guint total = isms_loss_source_get_total (self->source);
  guint borrowed = count_borrowed (portfolio);
  g_autofree char *counted = NULL;

  /* Translators: how many risks have an estimate, and how many there are */
  counted = g_strdup_printf (ngettext ("%'u of %'u risk", "%'u of %'u risks", total), n, total);
  if (borrowed > 0)
    {
      /* Translators: what goes before is "13 of 62 risks"; of so many of them only the current loss
       * is estimated, and counts here too */
      g_autofree char *more =
          g_strdup_printf (_ ("%s; %'u of them as they are now"), counted, borrowed);

      g_free (counted);
      counted = g_steal_pointer (&more);
    }
  gtk_label_set_text (self->figure[3], counted);
  if (n > 0)
    {
      IsmsLoss loss = isms_portfolio_get_loss (portfolio);
      g_autofree char *expected = isms_loss_dup_short (loss.expected, currency);
      g_autofree char *at_risk = isms_loss_dup_short ((double) loss.at_risk, currency);
      g_autofree char *beyond = dup_beyond (self, portfolio);

      gtk_label_set_text (self->figure[0], expected);
      gtk_label_set_text (self->figure[1], at_risk);
      gtk_label_set_text (self->figure[2], beyond);
    }
  else
    for (guint i = 0; i < 3; i++)
      gtk_label_set_text (self->figure[i], "–");
}

static void
show_face (IsmsLossPage *self)
{
  const GError *error = isms_loss_source_get_error (self->source);
  gboolean working = isms_loss_source_get_working (self->source);
  gboolean read = isms_loss_source_get_portfolio (self->source, ISMS_POSTURE_TARGET) != NULL;
  gboolean late = self->began != 0 && g_get_monotonic_time () - self->began > PATIENCE;
  const char *face = "losses";

  if (error != NULL)
    {
      g_autofree char *words = isms_error_dup_sentence (error);

      adw_status_page_set_description (self->error_page, words);
      face = "error";
    }
  else if (!read && working)
    face = late ? "loading" : "blank";
  else if (!read)
    face = self->asked ? "stopped" : "blank";
  else if (count_all (self) == 0)
    face = isms_query_is_filtered (self->query) ? "filtered" : "empty";
  gtk_stack_set_visible_child_name (self->faces, face);
  gtk_revealer_set_reveal_child (self->work_revealer, read && working && late);
}

static gboolean
pulse_cb (gpointer data)
{
  IsmsLossPage *self = data;
  double progress = isms_loss_source_get_progress (self->source);

  gtk_progress_bar_set_fraction (self->progress, progress);
  gtk_progress_bar_set_fraction (self->first_progress, progress);
  show_face (self);
  return G_SOURCE_CONTINUE;
}

static void
follow_work (IsmsLossPage *self)
{
  gboolean working = isms_loss_source_get_working (self->source);

  if (working && self->began == 0)
    {
      self->began = g_get_monotonic_time ();
      self->pulse_id = g_timeout_add (PULSE, pulse_cb, self);
    }
  else if (!working)
    {
      self->began = 0;
      g_clear_handle_id (&self->pulse_id, g_source_remove);
    }
}

static void
show_posture (IsmsLossPage *self)
{
  isms_loss_chart_show (self->chart, self->source, self->posture);
  isms_loss_list_show (self->list, self->posture);
  show_figures (self);
}

static void
source_changed_cb (IsmsLossPage *self)
{
  follow_work (self);
  if (!isms_loss_source_get_working (self->source))
    {
      isms_loss_tolerance_show (self->tolerance, isms_loss_source_get_tolerance (self->source));
      show_posture (self);
    }
  show_face (self);
}

/* Nothing is drawn for who does not look. */
static void
ask (IsmsLossPage *self)
{
  if (self->asked || self->query == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->asked = TRUE;
  isms_loss_source_set_query (self->source, self->query);
}

static void
posture_changed_cb (IsmsLossPage *self)
{
  const char *name = adw_toggle_group_get_active_name (self->postures);

  if (self->source == NULL || name == NULL)
    return;
  for (int i = ISMS_POSTURE_INHERENT; i <= ISMS_POSTURE_TARGET; i++)
    if (g_str_equal (name, isms_posture_get_name ((IsmsPosture) i)))
      self->posture = (IsmsPosture) i;
  show_posture (self);
}

static void
filters_changed_cb (IsmsLossPage *self)
{
  g_autoptr (IsmsQuery) query = isms_query_copy (self->query);

  isms_filter_bar_apply (self->filter_bar, query);
  isms_loss_page_set_query (self, query);
  g_signal_emit (self, signals[QUERY_CHANGED], 0);
}

static void
clear_cb (IsmsLossPage *self)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));

  isms_loss_page_set_query (self, query);
  g_signal_emit (self, signals[QUERY_CHANGED], 0);
}

static void
row_activated_cb (IsmsLossPage *self, guint position)
{
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (self->view));
  g_autoptr (IsmsLossRow) row = g_list_model_get_item (model, position);

  g_signal_emit (self, signals[RISK_ACTIVATED], 0, isms_loss_row_get_risk (row));
}

static void
cancel_cb (IsmsLossPage *self)
{
  isms_loss_source_cancel (self->source);
}

static void
retry_cb (IsmsLossPage *self)
{
  isms_loss_source_set_query (self->source, self->query);
}

static void
estimate_cb (IsmsLossPage *self)
{
  g_signal_emit (self, signals[ESTIMATE], 0);
}

/* Beneath the chart a figure has a line of its own: room for one that is not there would be a gap.
 */
static void
set_figure_chars (IsmsLossPage *self, int chars)
{
  for (guint i = 0; i < N_FIGURES; i++)
    if (self->figure[i] != NULL)
      gtk_label_set_max_width_chars (self->figure[i], chars);
}

static void
narrow_cb (IsmsLossPage *self)
{
  set_figure_chars (self, -1);
  if (self->list != NULL)
    isms_loss_list_set_wide (self->list, FALSE);
}

static void
wide_cb (IsmsLossPage *self)
{
  set_figure_chars (self, FIGURE_CHARS);
  if (self->list != NULL)
    isms_loss_list_set_wide (self->list, TRUE);
}

static void
isms_loss_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (isms_loss_page_parent_class)->map (widget);
  ask (ISMS_LOSS_PAGE (widget));
}

static void
isms_loss_page_dispose (GObject *object)
{
  IsmsLossPage *self = ISMS_LOSS_PAGE (object);

  g_clear_handle_id (&self->pulse_id, g_source_remove);
  if (self->source != NULL)
    g_signal_handlers_disconnect_by_data (self->source, self);
  g_clear_pointer (&self->list, isms_loss_list_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), ISMS_TYPE_LOSS_PAGE);
  g_clear_object (&self->source);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->query, isms_query_unref);
  G_OBJECT_CLASS (isms_loss_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, IsmsLossPage, faces);
  gtk_widget_class_bind_template_child (widget_class, IsmsLossPage, postures);
  gtk_widget_class_bind_template_child (widget_class, IsmsLossPage, filters);
  gtk_widget_class_bind_template_child (widget_class, IsmsLossPage, tolerance_button);
  gtk_widget_class_bind_template_child (widget_class, IsmsLossPage, work_revealer);
  gtk_widget_class_bind_template_child (widget_class, IsmsLossPage, progress);
  gtk_widget_class_bind_template_child (widget_class, IsmsLossPage, first_progress);
  gtk_widget_class_bind_template_child (widget_class, IsmsLossPage, chart);
  gtk_widget_class_bind_template_child (widget_class, IsmsLossPage, figures);
  gtk_widget_class_bind_template_child (widget_class, IsmsLossPage, view);
  gtk_widget_class_bind_template_child (widget_class, IsmsLossPage, estimate_button);
  gtk_widget_class_bind_template_child (widget_class, IsmsLossPage, error_page);
  gtk_widget_class_bind_template_callback (widget_class, posture_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, estimate_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
}

static void
isms_loss_page_class_init (IsmsLossPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  g_type_ensure (ISMS_TYPE_LOSS_CHART);
  G_OBJECT_CLASS (klass)->dispose = isms_loss_page_dispose;
  widget_class->map = isms_loss_page_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-loss-page.ui");
  bind_children (widget_class);
  signals[QUERY_CHANGED] =
      g_signal_new ("query-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RISK_ACTIVATED] = g_signal_new ("risk-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ESTIMATE] =
      g_signal_new ("estimate", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_figures (IsmsLossPage *self)
{
  const char *const titles[N_FIGURES] = { _ ("Expected Loss a Year"),
                                          _ ("95 of 100 Years Stay Within"), _ ("Tolerance"),
                                          _ ("Estimated") };

  for (guint i = 0; i < N_FIGURES; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
      GtkWidget *title = gtk_label_new (titles[i]);
      GtkWidget *value = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_label_set_wrap (GTK_LABEL (title), TRUE);
      gtk_label_set_xalign (GTK_LABEL (value), 0);
      gtk_label_set_wrap (GTK_LABEL (value), TRUE);
      gtk_label_set_width_chars (GTK_LABEL (value), 14);
      gtk_label_set_max_width_chars (GTK_LABEL (value), FIGURE_CHARS);
      gtk_widget_add_css_class (title, "caption");
      gtk_widget_add_css_class (title, "dimmed");
      gtk_widget_add_css_class (value, i < 2 ? "title-2" : "heading");
      gtk_widget_add_css_class (value, "numeric");
      gtk_accessible_update_relation (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                      title, value, NULL, -1);
      gtk_box_append (GTK_BOX (box), title);
      gtk_box_append (GTK_BOX (box), value);
      gtk_flow_box_append (self->figures, box);
      gtk_widget_set_focusable (gtk_widget_get_parent (box), FALSE);
      self->figure[i] = GTK_LABEL (value);
    }
}

static void
isms_loss_page_init (IsmsLossPage *self)
{
  self->posture = ISMS_POSTURE_CURRENT;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = ISMS_POSTURE_INHERENT; i <= ISMS_POSTURE_TARGET; i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_name (toggle, isms_posture_get_name ((IsmsPosture) i));
      adw_toggle_set_label (toggle, isms_posture_get_label ((IsmsPosture) i));
      adw_toggle_group_add (self->postures, toggle);
    }
  adw_toggle_group_set_active_name (self->postures, isms_posture_get_name (ISMS_POSTURE_CURRENT));
  add_figures (self);
  isms_page_lead_focus (self->estimate_button);
}

/**
 * isms_loss_page_new:
 * @workspace: whose risks
 *
 * Returns: (transfer floating): the page; nothing is simulated before it is seen and has a query
 */
GtkWidget *
isms_loss_page_new (IsmsWorkspace *workspace)
{
  IsmsLossPage *self = g_object_new (ISMS_TYPE_LOSS_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->filter_bar = ISMS_FILTER_BAR (isms_filter_bar_new (workspace, isms_kind_find ("risk")));
  adw_bin_set_child (self->filters, GTK_WIDGET (self->filter_bar));
  g_signal_connect_swapped (self->filter_bar, "changed", G_CALLBACK (filters_changed_cb), self);
  self->tolerance = ISMS_LOSS_TOLERANCE (isms_loss_tolerance_new (workspace));
  gtk_menu_button_set_popover (self->tolerance_button, GTK_WIDGET (self->tolerance));
  gtk_widget_set_sensitive (GTK_WIDGET (self->tolerance_button),
                            !isms_workspace_get_read_only (workspace));
  self->source = isms_loss_source_new (workspace);
  self->list =
      isms_loss_list_new (self->view, self->source, isms_workspace_get_currency (workspace));
  g_signal_connect_swapped (self->source, "changed", G_CALLBACK (source_changed_cb), self);
  return GTK_WIDGET (self);
}

/**
 * isms_loss_page_set_query:
 * @self: a page
 * @query: which risks, copied
 */
void
isms_loss_page_set_query (IsmsLossPage *self, IsmsQuery *query)
{
  IsmsQuery *copy = isms_query_copy (query);

  g_clear_pointer (&self->query, isms_query_unref);
  self->query = copy;
  self->asked = FALSE;
  isms_filter_bar_adopt (self->filter_bar, copy);
  ask (self);
}

IsmsQuery *
isms_loss_page_get_query (IsmsLossPage *self)
{
  return self->query;
}

void
isms_loss_page_set_posture (IsmsLossPage *self, IsmsPosture posture)
{
  adw_toggle_group_set_active_name (self->postures, isms_posture_get_name (posture));
}

void
isms_loss_page_focus_filters (IsmsLossPage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->filter_bar), GTK_DIR_TAB_FORWARD);
}

IsmsLossSource *
isms_loss_page_get_source (IsmsLossPage *self)
{
  return self->source;
}

GListModel *
isms_loss_page_get_rows (IsmsLossPage *self)
{
  return G_LIST_MODEL (gtk_column_view_get_model (self->view));
}

const char *
isms_loss_page_get_face (IsmsLossPage *self)
{
  return gtk_stack_get_visible_child_name (self->faces);
}

const char *
isms_loss_page_get_figure (IsmsLossPage *self, guint index)
{
  return gtk_label_get_text (self->figure[index]);
}

const char *
isms_loss_page_get_description (IsmsLossPage *self)
{
  return isms_loss_chart_get_description (self->chart);
}
