/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Read in the background, and built anew only where something is different. */

#include "isms-config.h"

#include "isms-trends-page.h"

#include <glib/gi18n-lib.h>

#include "isms-asker.h"
#include "isms-commit.h"
#include "isms-faces.h"
#include "isms-incident-trends.h"
#include "isms-incident.h"
#include "isms-month-chart.h"

struct _IsmsTrendsPage
{
  AdwBin parent_instance;

  IsmsWorkspace *workspace;
  IsmsAsker *asker;
  char *shown; /* what is shown, in words; or NULL */
  GtkStack *faces;
  GtkWidget *box;
};

static void page_init (IsmsPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsTrendsPage,
                               isms_trends_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ISMS_TYPE_PAGE, page_init))

enum
{
  SHOW_INCIDENTS,
  NEW_INCIDENT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gpointer
dup_question (gpointer owner)
{
  return NULL;
}

/* On the background reader's thread. */
static gpointer
read_answer (IsmsDatabase *database, gpointer question, GCancellable *cancellable, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return isms_incident_load_trends (database, now, error);
}

static void
free_answer (gpointer data)
{
  isms_incident_trends_free (data);
}

/* --- The incidents behind a figure --- */

static const char *
get_severity (guint severity)
{
  return severity > 0 ? isms_incident_severities[severity - 1].value : "";
}

static char *
dup_severity (guint severity, guint n)
{
  g_autofree char *label =
      severity > 0 ? g_utf8_strdown (_ (isms_incident_severities[severity - 1].label), -1)
                   : g_strdup (_ ("of no severity"));

  /* Translators: how many incidents are how severe: "3 critical" */
  return g_strdup_printf (_ ("%u %s"), n, label);
}

static IsmsQuery *
create_query (const char *period, const char *name, const char *severity)
{
  IsmsQuery *query = isms_query_new (isms_kind_find ("incident"));
  const char *const names[] = { name, NULL };
  const char *const severities[] = { severity, NULL };

  if (name != NULL)
    isms_query_filter (query, period, names);
  if (severity != NULL)
    isms_query_filter (query, "severity", severities);
  isms_query_sort (query, "known_at", TRUE);
  return query;
}

static void
show (IsmsTrendsPage *self, IsmsQuery *query)
{
  g_signal_emit (self, signals[SHOW_INCIDENTS], 0, query);
}

static void
activated_cb (GObject *source, IsmsTrendsPage *self)
{
  show (self, g_object_get_data (source, "query"));
}

static void
keep_query (GtkWidget *widget, IsmsQuery *query)
{
  g_object_set_data_full (G_OBJECT (widget), "query", query, (GDestroyNotify) isms_query_unref);
}

static void
part_clicked_cb (GtkWidget *chart, guint month, guint severity, IsmsTrendsPage *self)
{
  GPtrArray *months = g_object_get_data (G_OBJECT (chart), "months");
  g_autoptr (IsmsQuery) query =
      create_query ("month", months->pdata[month], get_severity (severity));

  show (self, query);
}

static GtkWidget *
create_figure (IsmsTrendsPage *self, const char *month, guint severity, guint n)
{
  GtkWidget *button;
  g_autofree char *words = dup_severity (severity, n);
  g_autofree char *name = isms_month_dup_words (month);
  /* Translators: what is spoken of a figure: a month, and "3 critical" */
  g_autofree char *spoken = g_strdup_printf (_ ("%s: %s"), name, words);

  button = gtk_button_new_with_label (words);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caption");
  keep_query (button, create_query ("month", month, get_severity (severity)));
  gtk_widget_set_tooltip_text (button, _ ("Show These Incidents"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (activated_cb), self, G_CONNECT_DEFAULT);
  return button;
}

/* The worst first. */
static GtkWidget *
create_figures (IsmsTrendsPage *self, const char *month, const guint *counts)
{
  GtkWidget *wrap = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 6);
  for (guint i = ISMS_INCIDENT_N_SEVERITIES; i-- > 0;)
    if (counts[i] > 0)
      adw_wrap_box_append (ADW_WRAP_BOX (wrap), create_figure (self, month, i, counts[i]));
  gtk_widget_set_valign (wrap, GTK_ALIGN_CENTER);
  return wrap;
}

/* --- By month --- */

static GtkWidget *
add_section (IsmsTrendsPage *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (GTK_BOX (self->box), group);
  return group;
}

static GtkWidget *
create_chart (IsmsTrendsPage *self, const IsmsIncidentTrends *trends)
{
  GtkWidget *chart = isms_month_chart_new (trends);
  GPtrArray *months = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < trends->months->len; i++)
    g_ptr_array_add (months,
                     g_strdup (((const IsmsIncidentMonth *) trends->months->pdata[i])->name));
  g_object_set_data_full (G_OBJECT (chart), "months", months, (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (chart, "part-clicked", G_CALLBACK (part_clicked_cb), self,
                           G_CONNECT_DEFAULT);
  return chart;
}

static void
add_month (IsmsTrendsPage *self, GtkWidget *group, const IsmsIncidentMonth *month)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = isms_month_dup_words (month->name);
  g_autofree char *count = isms_ui_dup_count (isms_kind_find ("incident"), month->n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), count);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             create_figures (self, month->name, month->counts));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  keep_query (row, create_query ("month", month->name, NULL));
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_DEFAULT);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_chart (IsmsTrendsPage *self, const IsmsIncidentTrends *trends)
{
  add_section (self, _ ("Incidents by Month"),
               _ ("By when they were known of, in the last 18 months."));
  gtk_box_append (GTK_BOX (self->box), create_chart (self, trends));
}

static void
add_months (IsmsTrendsPage *self, const IsmsIncidentTrends *trends)
{
  GtkWidget *list = add_section (self, _ ("Month by Month"), NULL);

  for (guint i = trends->months->len; i-- > 0;)
    if (((const IsmsIncidentMonth *) trends->months->pdata[i])->n > 0)
      add_month (self, list, trends->months->pdata[i]);
}

/* --- By quarter --- */

/* "2026-Q4" → "Q4 2026" */
static char *
dup_quarter (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "-Q", 2);

  /* Translators: a quarter of a year: its number, the year */
  return g_strdup_printf (_ ("Q%s %s"), parts[1], parts[0]);
}

static void
add_time (GString *text, const IsmsIncidentQuarter *quarter, IsmsIncidentTime time)
{
  g_autofree char *words = NULL;

  if (quarter->n_timed[time] == 0)
    return;
  words = isms_incident_dup_time (time, quarter->hours[time]);
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
  if (quarter->n_timed[time] < quarter->n)
    /* Translators: of how many of how many incidents a mean is known */
    g_string_append_printf (text, _ (" (%u of %u)"), quarter->n_timed[time], quarter->n);
}

static void
add_quarter (IsmsTrendsPage *self, GtkWidget *group, const IsmsIncidentQuarter *quarter)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = dup_quarter (quarter->name);
  g_autofree char *count = isms_ui_dup_count (isms_kind_find ("incident"), quarter->n);
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *label = gtk_label_new (count);

  for (guint i = 0; i < ISMS_INCIDENT_N_TIMES; i++)
    add_time (text, quarter, (IsmsIncidentTime) i);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               text->len > 0 ? text->str : _ ("No times are known."));
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  keep_query (row, create_query ("quarter", quarter->name, NULL));
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_DEFAULT);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_quarters (IsmsTrendsPage *self, const IsmsIncidentTrends *trends)
{
  GtkWidget *group = add_section (
      self, _ ("Mean Times by Quarter"),
      _ ("Detected: after it occurred. Contained and closed: after it was detected. In "
         "brackets, for how many that is known, where it is not all."));

  for (guint i = trends->quarters->len; i-- > 0;)
    if (((const IsmsIncidentQuarter *) trends->quarters->pdata[i])->n > 0)
      add_quarter (self, group, trends->quarters->pdata[i]);
}

static void
show_answer (IsmsTrendsPage *self, const IsmsIncidentTrends *trends)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  gtk_stack_set_visible_child_name (self->faces, trends->n_ever > 0 ? "figures" : "none");
  if (trends->n_ever == 0)
    return;
  add_chart (self, trends);
  add_quarters (self, trends);
  add_months (self, trends);
}

/* --- Reading --- */

/* Two answers that say the same say it in the same words. */
static char *
write_answer (const IsmsIncidentTrends *trends)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u\n", trends->n_ever);
  for (guint i = 0; i < trends->months->len; i++)
    {
      const IsmsIncidentMonth *month = trends->months->pdata[i];

      g_string_append (text, month->name);
      for (guint j = 0; j < ISMS_INCIDENT_N_SEVERITIES; j++)
        g_string_append_printf (text, " %u", month->counts[j]);
    }
  for (guint i = 0; i < trends->quarters->len; i++)
    {
      const IsmsIncidentQuarter *quarter = trends->quarters->pdata[i];

      g_string_append_printf (text, "\n%s %u", quarter->name, quarter->n);
      for (guint j = 0; j < ISMS_INCIDENT_N_TIMES; j++)
        g_string_append_printf (text, " %u %.3f", quarter->n_timed[j], quarter->hours[j]);
    }
  return g_string_free_and_steal (text);
}

static void
take_answer (gpointer owner, gpointer data, GError *error)
{
  IsmsTrendsPage *self = owner;
  g_autoptr (GError) unread = error;
  IsmsIncidentTrends *trends = data;
  g_autofree char *words = NULL;

  if (trends == NULL)
    {
      isms_ui_report_error (GTK_WIDGET (self), unread);
      return;
    }
  words = write_answer (trends);
  if (g_strcmp0 (words, self->shown) != 0)
    show_answer (self, trends);
  g_set_str (&self->shown, words);
  isms_incident_trends_free (trends);
}

static const IsmsAskerFuncs funcs = {
  .dup_question = dup_question,
  .read = read_answer,
  .free_question = g_free,
  .free_answer = free_answer,
  .take = take_answer,
};

static void
store_changed_cb (IsmsTrendsPage *self, IsmsChange *change)
{
  if (isms_change_touches (change, "incident"))
    isms_asker_refresh (self->asker);
}

/* --- The page --- */

static void
new_cb (IsmsTrendsPage *self)
{
  g_signal_emit (self, signals[NEW_INCIDENT], 0);
}

static const char *
isms_trends_page_get_title (IsmsPage *page)
{
  return _ ("Trends");
}

static void
page_init (IsmsPageInterface *iface)
{
  iface->get_title = isms_trends_page_get_title;
}

static void
isms_trends_page_dispose (GObject *object)
{
  IsmsTrendsPage *self = ISMS_TRENDS_PAGE (object);

  g_clear_pointer (&self->asker, isms_asker_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_trends_page_parent_class)->dispose (object);
}

static void
isms_trends_page_finalize (GObject *object)
{
  g_free (ISMS_TRENDS_PAGE (object)->shown);
  G_OBJECT_CLASS (isms_trends_page_parent_class)->finalize (object);
}

static void
isms_trends_page_class_init (IsmsTrendsPageClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_trends_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_trends_page_finalize;
  signals[SHOW_INCIDENTS] = g_signal_new ("show-incidents", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[NEW_INCIDENT] =
      g_signal_new ("new-incident", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
create_none (IsmsTrendsPage *self)
{
  GtkWidget *status = isms_face_new_status (
      "dialog-warning-symbolic", _ ("No Incidents Yet"),
      _ ("Once there are some, this page shows how many came each month and how severe they were, "
         "and how long it took to detect, contain and close them (A.5.27)."));
  GtkWidget *button = isms_face_add_button (status, _ ("_New Incident"), TRUE);

  gtk_widget_set_sensitive (button, !isms_workspace_get_read_only (self->workspace));
  g_signal_connect_object (button, "clicked", G_CALLBACK (new_cb), self, G_CONNECT_SWAPPED);
  return status;
}

static void
isms_trends_page_init (IsmsTrendsPage *self)
{
  self->faces = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->faces), TRUE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->faces));
}

/**
 * isms_trends_page_new:
 * @workspace: whose incidents
 *
 * Returns: (transfer floating): how incidents went (A.5.27), kept up to date
 */
GtkWidget *
isms_trends_page_new (IsmsWorkspace *workspace)
{
  IsmsTrendsPage *self = g_object_new (ISMS_TYPE_TRENDS_PAGE, NULL);
  IsmsStore *store = isms_workspace_get_store (workspace);

  self->workspace = g_object_ref (workspace);
  gtk_stack_add_named (self->faces, adw_bin_new (), "blank");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_stack_add_named (self->faces, isms_face_new_column (self->box, 860), "figures");
  gtk_stack_add_named (self->faces, create_none (self), "none");
  self->asker = isms_asker_new (store, &funcs, self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  isms_asker_ask (self->asker);
  return GTK_WIDGET (self);
}
