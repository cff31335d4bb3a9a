/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The page holds the query; the source of the map and the list beside it ask by it. */

#include "isms-config.h"

#include "isms-heat-page.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-error.h"
#include "isms-heat-compare.h"
#include "isms-heat-rows.h"
#include "isms-heat-summary.h"
#include "isms-heat-time.h"
#include "isms-page.h"
#include "isms-risk-popover.h"
#include "isms-risk-row.h"
#include "isms-risk-words.h"

struct _IsmsHeatPage
{
  AdwBin parent_instance;

  GtkStack *faces;
  AdwToggleGroup *postures;
  GtkMenuButton *unrated_button;
  IsmsRiskPopover *unrated_popover; /* made when it is first opened */
  AdwBin *filters;
  IsmsHeatMap *heat_map;
  IsmsHeatTime *time_bar;
  GtkToggleButton *time_button;
  IsmsHeatCompare *compare;
  IsmsHeatSummary *summary;
  GtkLabel *side_heading;
  GtkButton *clear_button;
  GtkListView *side_view;
  GtkWidget *new_button;
  AdwStatusPage *error_page;

  IsmsWorkspace *workspace;
  IsmsFilterBar *filter_bar;
  IsmsHeatSource *source;
  IsmsHeatRows *rows;
  gint64 risk; /* the selected one, or 0 */
  IsmsQuery *query;
  IsmsPosture posture;
  int cell[2];      /* 0, 0: all */
  char *listed_day; /* of the list beside the map; NULL: today */
};

#define MOVEMENT "movement" /* beside the names of the postures */

enum
{
  QUERY_CHANGED,
  RISK_ACTIVATED,
  RISK_SELECTED,
  NEW,
  IMPORT,
  PRINT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IsmsHeatPage, isms_heat_page, ADW_TYPE_BIN)

static IsmsQuery *
dup_list_query (IsmsHeatPage *self)
{
  gboolean past = isms_heat_source_get_day (self->source) != NULL;
  IsmsQuery *query =
      isms_query_copy (past ? isms_heat_source_get_found_query (self->source) : self->query);
  const char *posture = isms_posture_get_name (self->posture);
  g_autofree char *likelihood = g_strdup_printf ("%s_likelihood", posture);
  g_autofree char *impact = g_strdup_printf ("%s_impact", posture);
  g_autofree char *level = g_strdup_printf ("%s_level", posture);

  if (self->cell[0] > 0)
    {
      isms_query_filter_int (query, likelihood, self->cell[0]);
      isms_query_filter_int (query, impact, self->cell[1]);
    }
  isms_query_group (query, NULL);
  isms_query_sort (query, level, TRUE);
  return query;
}

static void
ask_list (IsmsHeatPage *self)
{
  g_autoptr (IsmsQuery) query = dup_list_query (self);

  isms_list_set_query (isms_heat_rows_get_list (self->rows), query);
}

static void
ask_unrated (IsmsHeatPage *self)
{
  const char *const not_set[] = { "", NULL };
  gboolean past = isms_heat_source_get_day (self->source) != NULL;
  g_autoptr (IsmsQuery) query =
      isms_query_copy (past ? isms_heat_source_get_found_query (self->source) : self->query);
  g_autofree char *level = NULL;

  if (self->unrated_popover == NULL)
    return;
  level = g_strdup_printf ("%s_level", isms_posture_get_name (self->posture));
  isms_query_filter (query, level, not_set);
  isms_risk_popover_set_query (self->unrated_popover, query);
}

static void
show_heading (IsmsHeatPage *self)
{
  IsmsMethod *method = isms_heat_source_get_method (self->source);
  guint n = isms_heat_source_get_total (self->source);
  g_autofree char *place = NULL;
  g_autofree char *words = NULL;

  if (method != NULL && self->cell[0] > 0)
    {
      n = isms_heat_source_get_count (self->source, self->cell[0], self->cell[1]);
      place = isms_risk_words_dup_place (method, self->cell[0], self->cell[1]);
      /* Translators: how many risks stand in a cell of the map: "3 risks in Likely × Major". */
      words = g_strdup_printf (ngettext ("%'u risk in %s", "%'u risks in %s", n), n, place);
    }
  else
    {
      words = g_strdup_printf (ngettext ("%'u risk", "%'u risks", n), n);
    }
  gtk_label_set_text (self->side_heading, words);
  gtk_widget_set_visible (GTK_WIDGET (self->clear_button), self->cell[0] > 0);
}

static void
show_unrated (IsmsHeatPage *self)
{
  guint n = isms_heat_source_get_unrated (self->source);
  g_autofree char *words = NULL;

  /* Translators: a button: how many risks are not on the map. */
  words = g_strdup_printf (ngettext ("%'u not rated yet", "%'u not rated yet", n), n);
  /* A label that is set is made anew. */
  if (g_strcmp0 (gtk_menu_button_get_label (self->unrated_button), words) != 0)
    gtk_menu_button_set_label (self->unrated_button, words);
  gtk_widget_set_visible (GTK_WIDGET (self->unrated_button), n > 0);
}

static void
show_face (IsmsHeatPage *self)
{
  const GError *error = isms_heat_source_get_error (self->source);
  gboolean filtered = isms_query_is_filtered (self->query);
  const char *face = "map";

  if (error != NULL)
    {
      g_autofree char *sentence = isms_error_dup_sentence (error);

      adw_status_page_set_description (self->error_page, sentence);
      face = "error";
    }
  else if (isms_heat_source_get_method (self->source) == NULL)
    {
      face = "no-method";
    }
  else if (isms_heat_source_get_total (self->source) == 0 && !filtered)
    {
      face = "empty";
    }
  gtk_stack_set_visible_child_name (self->faces, face);
}

static void
show_movement (IsmsHeatPage *self)
{
  isms_heat_compare_set_since (self->compare, isms_heat_source_get_since (self->source));
  gtk_widget_set_visible (GTK_WIDGET (self->compare), isms_heat_source_get_movement (self->source));
  isms_heat_summary_show (self->summary, self->source);
}

/* The cell may be none of the method that holds now. */
static void
leave_cell (IsmsHeatPage *self)
{
  IsmsMethod *method = isms_heat_source_get_method (self->source);

  if (method == NULL
      || (self->cell[0] <= isms_method_get_n_likelihoods (method)
          && self->cell[1] <= isms_method_get_n_impacts (method)))
    return;
  self->cell[0] = self->cell[1] = 0;
  ask_list (self);
}

static void
source_changed_cb (IsmsHeatPage *self)
{
  const char *day = isms_heat_source_get_day (self->source);

  leave_cell (self);
  show_movement (self);
  /* Its rows are read when a day has come to rest. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->side_view),
                            !isms_heat_source_is_passing (self->source));
  isms_heat_time_set_timeline (self->time_bar, isms_heat_source_get_timeline (self->source));
  if (!isms_heat_source_is_passing (self->source) && g_set_str (&self->listed_day, day))
    {
      ask_list (self);
      ask_unrated (self);
    }
  show_heading (self);
  show_unrated (self);
  show_face (self);
  isms_heat_map_select_cell (self->heat_map, self->cell[0], self->cell[1]);
}

/* A new one has all rows made again: their levels are of another posture. */
static void
set_factory (IsmsHeatPage *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  factory = isms_risk_row_factory_new (self->workspace, self->posture);
  gtk_list_view_set_factory (self->side_view, factory);
}

static void
posture_changed_cb (IsmsHeatPage *self)
{
  const char *name = adw_toggle_group_get_active_name (self->postures);

  if (self->source == NULL || name == NULL)
    return;
  isms_heat_source_set_movement (self->source, g_str_equal (name, MOVEMENT),
                                 isms_heat_source_get_since (self->source));
  if (g_str_equal (name, MOVEMENT))
    self->posture = ISMS_POSTURE_CURRENT;
  for (int posture = ISMS_POSTURE_INHERENT; posture <= ISMS_POSTURE_TARGET; posture++)
    if (g_str_equal (name, isms_posture_get_name ((IsmsPosture) posture)))
      self->posture = (IsmsPosture) posture;
  isms_heat_source_set_posture (self->source, self->posture);
  set_factory (self);
  ask_list (self);
  ask_unrated (self);
}

static void
cell_activated_cb (IsmsHeatPage *self, int likelihood, int impact)
{
  gboolean same = self->cell[0] == likelihood && self->cell[1] == impact;

  isms_heat_page_select_cell (self, same ? 0 : likelihood, same ? 0 : impact);
}

static void
risk_activated_cb (IsmsHeatPage *self, gint64 id)
{
  g_signal_emit (self, signals[RISK_ACTIVATED], 0, id);
}

/* On the map or in the list: the other follows, and whoever listens. */
static void
risk_selected_cb (IsmsHeatPage *self, gint64 risk)
{
  if (risk == self->risk)
    return;
  isms_heat_page_select_risk (self, risk);
  g_signal_emit (self, signals[RISK_SELECTED], 0, risk);
}

static void
row_activated_cb (IsmsHeatPage *self, guint position)
{
  g_signal_emit (self, signals[RISK_ACTIVATED], 0,
                 isms_list_get_id (isms_heat_rows_get_list (self->rows), position));
}

static void
unrated_activated_cb (IsmsHeatPage *self, gint64 id)
{
  isms_heat_map_place (self->heat_map, id);
}

static void
create_unrated_cb (GtkMenuButton *button, gpointer data)
{
  IsmsHeatPage *self = data;
  IsmsWorkspace *workspace = isms_heat_source_get_workspace (self->source);

  if (self->unrated_popover != NULL)
    return;
  self->unrated_popover = ISMS_RISK_POPOVER (isms_risk_popover_new (workspace));
  g_signal_connect_swapped (self->unrated_popover, "activated", G_CALLBACK (unrated_activated_cb),
                            self);
  ask_unrated (self);
  gtk_menu_button_set_popover (button, GTK_WIDGET (self->unrated_popover));
}

static void
clear_clicked_cb (IsmsHeatPage *self)
{
  isms_heat_page_select_cell (self, 0, 0);
}

static void
new_clicked_cb (IsmsHeatPage *self)
{
  g_signal_emit (self, signals[NEW], 0);
}

static void
import_clicked_cb (IsmsHeatPage *self)
{
  g_signal_emit (self, signals[IMPORT], 0);
}

static void
print_clicked_cb (IsmsHeatPage *self)
{
  g_signal_emit (self, signals[PRINT], 0);
}

static void
retry_clicked_cb (IsmsHeatPage *self)
{
  isms_heat_source_reload (self->source);
}

static void
filters_changed_cb (IsmsHeatPage *self)
{
  g_autoptr (IsmsQuery) query = isms_query_copy (self->query);

  isms_filter_bar_apply (self->filter_bar, query);
  isms_heat_page_set_query (self, query);
  g_signal_emit (self, signals[QUERY_CHANGED], 0);
}

static void
day_changed_cb (IsmsHeatPage *self)
{
  isms_heat_source_set_day (self->source, isms_heat_time_get_day (self->time_bar));
}

static void
time_toggled_cb (IsmsHeatPage *self)
{
  gboolean shown = gtk_toggle_button_get_active (self->time_button);

  gtk_widget_set_visible (GTK_WIDGET (self->time_bar), shown);
  if (shown)
    isms_heat_source_want_time (self->source);
  else
    isms_heat_time_set_day (self->time_bar, NULL);
}

static void
since_changed_cb (IsmsHeatPage *self)
{
  isms_heat_source_set_movement (self->source, TRUE, isms_heat_compare_get_since (self->compare));
}

static void
add_movement (IsmsHeatPage *self)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, MOVEMENT);
  adw_toggle_set_label (toggle, _ ("Movement"));
  adw_toggle_group_add (self->postures, toggle);
}

static void
add_postures (IsmsHeatPage *self)
{
  for (int i = ISMS_POSTURE_INHERENT; i <= ISMS_POSTURE_TARGET; i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_name (toggle, isms_posture_get_name ((IsmsPosture) i));
      adw_toggle_set_label (toggle, isms_posture_get_label ((IsmsPosture) i));
      adw_toggle_group_add (self->postures, toggle);
    }
  add_movement (self);
  adw_toggle_group_set_active_name (self->postures, isms_posture_get_name (ISMS_POSTURE_CURRENT));
}

static void
isms_heat_page_dispose (GObject *object)
{
  IsmsHeatPage *self = ISMS_HEAT_PAGE (object);

  if (self->source != NULL)
    g_signal_handlers_disconnect_by_data (self->source, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), ISMS_TYPE_HEAT_PAGE);
  g_clear_object (&self->source);
  g_clear_object (&self->rows);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->query, isms_query_unref);
  g_clear_pointer (&self->listed_day, g_free);
  G_OBJECT_CLASS (isms_heat_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, IsmsHeatPage, faces);
  gtk_widget_class_bind_template_child (widget_class, IsmsHeatPage, postures);
  gtk_widget_class_bind_template_child (widget_class, IsmsHeatPage, unrated_button);
  gtk_widget_class_bind_template_child (widget_class, IsmsHeatPage, filters);
  gtk_widget_class_bind_template_child (widget_class, IsmsHeatPage, heat_map);
  gtk_widget_class_bind_template_child (widget_class, IsmsHeatPage, time_bar);
  gtk_widget_class_bind_template_child (widget_class, IsmsHeatPage, time_button);
  gtk_widget_class_bind_template_child (widget_class, IsmsHeatPage, compare);
  gtk_widget_class_bind_template_child (widget_class, IsmsHeatPage, summary);
  gtk_widget_class_bind_template_child (widget_class, IsmsHeatPage, side_heading);
  gtk_widget_class_bind_template_child (widget_class, IsmsHeatPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, IsmsHeatPage, side_view);
  gtk_widget_class_bind_template_child (widget_class, IsmsHeatPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, IsmsHeatPage, error_page);
}

static void
isms_heat_page_class_init (IsmsHeatPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  g_type_ensure (ISMS_TYPE_HEAT_COMPARE);
  g_type_ensure (ISMS_TYPE_HEAT_MAP);
  g_type_ensure (ISMS_TYPE_HEAT_SUMMARY);
  g_type_ensure (ISMS_TYPE_HEAT_TIME);
  G_OBJECT_CLASS (klass)->dispose = isms_heat_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-heat-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, posture_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cell_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, since_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, risk_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, risk_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);

  signals[QUERY_CHANGED] =
      g_signal_new ("query-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RISK_ACTIVATED] = g_signal_new ("risk-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[RISK_SELECTED] = g_signal_new ("risk-selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[NEW] = g_signal_new ("new", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PRINT] =
      g_signal_new ("print", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[IMPORT] =
      g_signal_new ("import", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_heat_page_init (IsmsHeatPage *self)
{
  self->posture = ISMS_POSTURE_CURRENT;
  gtk_widget_init_template (GTK_WIDGET (self));
  isms_page_lead_focus (self->new_button);
  add_postures (self);
}

/**
 * isms_heat_page_new:
 * @workspace: whose risks
 *
 * Returns: (transfer floating): the page, of all risks in use
 */
GtkWidget *
isms_heat_page_new (IsmsWorkspace *workspace)
{
  IsmsHeatPage *self = g_object_new (ISMS_TYPE_HEAT_PAGE, NULL);
  const IsmsKind *kind = isms_kind_find ("risk");
  g_autoptr (IsmsQuery) query = isms_query_new (kind);

  self->workspace = g_object_ref (workspace);
  self->filter_bar = ISMS_FILTER_BAR (isms_filter_bar_new (workspace, kind));
  adw_bin_set_child (self->filters, GTK_WIDGET (self->filter_bar));
  g_signal_connect_swapped (self->filter_bar, "changed", G_CALLBACK (filters_changed_cb), self);

  self->rows = isms_heat_rows_new (workspace, self->side_view);
  g_signal_connect_object (self->rows, "selected", G_CALLBACK (risk_selected_cb), self,
                           G_CONNECT_SWAPPED);
  set_factory (self);
  gtk_menu_button_set_create_popup_func (self->unrated_button, create_unrated_cb, self, NULL);

  self->source = isms_heat_source_new (workspace);
  g_signal_connect_swapped (self->source, "changed", G_CALLBACK (source_changed_cb), self);
  isms_heat_page_set_query (self, query);
  isms_heat_map_set_source (self->heat_map, self->source);
  return GTK_WIDGET (self);
}

/**
 * isms_heat_page_set_query:
 * @self: a page
 * @query: which risks, copied; its order and group do not matter here
 *
 * Shows these risks, and their filters in the bar.
 */
void
isms_heat_page_set_query (IsmsHeatPage *self, IsmsQuery *query)
{
  IsmsQuery *copy = isms_query_copy (query);

  g_clear_pointer (&self->query, isms_query_unref);
  self->query = copy;
  isms_filter_bar_adopt (self->filter_bar, copy);
  isms_heat_source_set_query (self->source, copy);
  ask_list (self);
  ask_unrated (self);
}

IsmsQuery *
isms_heat_page_get_query (IsmsHeatPage *self)
{
  return self->query;
}

/**
 * isms_heat_page_apply:
 * @self: a page
 * @query: a query of risks
 *
 * Puts the filters of the page into @query.
 */
void
isms_heat_page_apply (IsmsHeatPage *self, IsmsQuery *query)
{
  isms_filter_bar_apply (self->filter_bar, query);
}

/**
 * isms_heat_page_focus_filters:
 * @self: a page
 *
 * Puts the focus on the first filter.
 */
void
isms_heat_page_focus_filters (IsmsHeatPage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->filter_bar), GTK_DIR_TAB_FORWARD);
}

/**
 * isms_heat_page_select_risk:
 * @self: a page
 * @risk: a risk's id; 0 for none
 *
 * Marks the risk on the map and in the list, as far as they show it. Says nothing.
 */
void
isms_heat_page_select_risk (IsmsHeatPage *self, gint64 risk)
{
  if (risk == self->risk)
    return;
  self->risk = risk;
  isms_heat_map_select_risk (self->heat_map, risk);
  isms_heat_rows_select (self->rows, risk);
}

/**
 * isms_heat_page_get_risk:
 * @self: a page
 *
 * Returns: the id of the risk selected; 0 for none
 */
gint64
isms_heat_page_get_risk (IsmsHeatPage *self)
{
  return self->risk;
}

IsmsHeatMap *
isms_heat_page_get_map (IsmsHeatPage *self)
{
  return self->heat_map;
}

IsmsHeatSource *
isms_heat_page_get_source (IsmsHeatPage *self)
{
  return self->source;
}

/**
 * isms_heat_page_set_posture:
 * @self: a page
 * @posture: which ratings to show
 */
void
isms_heat_page_set_posture (IsmsHeatPage *self, IsmsPosture posture)
{
  adw_toggle_group_set_active_name (self->postures, isms_posture_get_name (posture));
}

/**
 * isms_heat_page_select_cell:
 * @self: a page
 * @likelihood: from 1; 0 for all cells
 * @impact: from 1; 0 for all cells
 *
 * Lists the risks of one cell beside the map.
 */
void
isms_heat_page_select_cell (IsmsHeatPage *self, int likelihood, int impact)
{
  self->cell[0] = likelihood;
  self->cell[1] = impact;
  isms_heat_map_select_cell (self->heat_map, likelihood, impact);
  show_heading (self);
  ask_list (self);
}

/**
 * isms_heat_page_dup_caption:
 * @self: a page
 *
 * Returns: (transfer full): what the map shows, for paper: "Current, as of 1 Feb 2026, Owner: …"
 */
char *
isms_heat_page_dup_caption (IsmsHeatPage *self)
{
  const IsmsKind *kind = isms_query_get_kind (self->query);
  gboolean movement = isms_heat_source_get_movement (self->source);
  const char *day = isms_heat_source_get_day (self->source);
  GString *words = g_string_new (movement ? isms_heat_summary_get_movement (self->summary)
                                          : isms_posture_get_label (self->posture));

  if (day != NULL)
    {
      g_autofree char *date = isms_day_dup_words (day);

      g_string_append (words, " · ");
      /* Translators: the %s is a date. */
      g_string_append_printf (words, _ ("as of %s"), date);
    }
  for (guint i = 0; i < kind->n_fields; i++)
    {
      IsmsFilterChip *chip = isms_filter_bar_find (self->filter_bar, kind->fields[i].name);
      g_auto (GStrv) values = chip != NULL ? isms_filter_chip_dup_values (chip) : NULL;

      if (values != NULL && values[0] != NULL)
        g_string_append_printf (words, " · %s", isms_filter_chip_get_label (chip));
    }
  return g_string_free_and_steal (words);
}

/**
 * isms_heat_page_get_time:
 * @self: a page
 *
 * Returns: (transfer none): the slider over the past
 */
IsmsHeatTime *
isms_heat_page_get_time (IsmsHeatPage *self)
{
  return self->time_bar;
}

/**
 * isms_heat_page_show_time:
 * @self: a page
 *
 * Offers the slider over the past.
 */
void
isms_heat_page_show_time (IsmsHeatPage *self)
{
  gtk_toggle_button_set_active (self->time_button, TRUE);
}

/**
 * isms_heat_page_show_movement:
 * @self: a page
 * @since: (nullable): YYYY-MM-DD; %NULL: from inherent to current
 *
 * Shows how the risks moved.
 */
void
isms_heat_page_show_movement (IsmsHeatPage *self, const char *since)
{
  adw_toggle_group_set_active_name (self->postures, MOVEMENT);
  isms_heat_source_set_movement (self->source, TRUE, since);
}

const char *
isms_heat_page_get_movement (IsmsHeatPage *self)
{
  return isms_heat_summary_get_movement (self->summary);
}

IsmsList *
isms_heat_page_get_list (IsmsHeatPage *self)
{
  return isms_heat_rows_get_list (self->rows);
}

const char *
isms_heat_page_get_heading (IsmsHeatPage *self)
{
  return gtk_label_get_text (self->side_heading);
}

const char *
isms_heat_page_get_face (IsmsHeatPage *self)
{
  return gtk_stack_get_visible_child_name (self->faces);
}
