/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Whatever is typed is simulated at once, with the same draws as the view of losses; the reason and
 * the buttons come out when it differs from what holds. Six empty entries mean no estimate. What
 * was not saved waits while other risks and postures are looked at. */

#include "isms-config.h"

#include "isms-estimate-group.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-drafts.h"
#include "isms-estimate-text.h"
#include "isms-loss-chart.h"
#include "isms-simulation.h"

#define N_ENTRIES ISMS_ESTIMATE_N_TEXTS
#define DELAY 150 /* ms behind a key */

#define SETTLING 3 /* frames from when the row has grown to when everything has its place */

struct _IsmsEstimateGroup
{
  AdwPreferencesGroup parent_instance;

  AdwExpanderRow *expander;
  AdwToggleGroup *postures;
  GtkBox *fields;
  GtkGrid *entries;
  GtkDropDown *shape_menu;
  GtkLabel *result;
  IsmsLossChart *chart;
  GtkRevealer *revealer;
  GtkEntry *why_entry;
  GtkButton *save_button;
  GtkEditable *entry[N_ENTRIES];

  IsmsWorkspace *workspace;
  IsmsRisk *risk;
  IsmsPosture posture;
  gboolean rated;
  gboolean has_stored;
  IsmsEstimate stored;
  gboolean filling;
  guint frames; /* to come, in which it is scrolled to */
  guint simulate_id;
  GCancellable *cancellable;
  IsmsDrafts *drafts; /* (Draft) of risks and postures: what was typed there and not saved */
};

typedef struct
{
  char *text[N_ENTRIES];
  guint shape;
  char *why;
} Draft;

G_DEFINE_FINAL_TYPE (IsmsEstimateGroup, isms_estimate_group, ADW_TYPE_PREFERENCES_GROUP)

typedef struct
{
  IsmsRiskEstimate estimate;
  IsmsPortfolio *portfolio; /* of that one risk */
} Trial;

static void
free_trial (gpointer data)
{
  Trial *trial = data;

  g_clear_pointer (&trial->portfolio, isms_portfolio_unref);
  g_free (trial);
}

static const char *
get_currency (IsmsEstimateGroup *self)
{
  return isms_workspace_get_currency (self->workspace);
}

static IsmsSaid
read_entries (IsmsEstimateGroup *self, IsmsEstimate *estimate, GError **error)
{
  const char *texts[N_ENTRIES];

  for (guint i = 0; i < N_ENTRIES; i++)
    texts[i] = gtk_editable_get_text (self->entry[i]);
  estimate->shape = (IsmsShape) gtk_drop_down_get_selected (self->shape_menu);
  return isms_estimate_text_read (texts, get_currency (self), estimate, error);
}

static gboolean
differs (IsmsEstimateGroup *self, IsmsSaid said, const IsmsEstimate *estimate)
{
  if (said == ISMS_SAID_NOTHING)
    return self->has_stored;
  return said != ISMS_SAID_ALL || !self->has_stored
         || !isms_estimate_equal (estimate, &self->stored);
}

static void
say (IsmsEstimateGroup *self, const char *words, gboolean wrong)
{
  gtk_label_set_text (self->result, words);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->result), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->result), "error");
}

static char *
dup_result (IsmsEstimateGroup *self, const IsmsLoss *loss)
{
  g_autofree char *expected = isms_loss_dup_short (loss->expected, get_currency (self));
  g_autofree char *at_risk = isms_loss_dup_short ((double) loss->at_risk, get_currency (self));

  /* Translators: two amounts with their currency: what a year costs on average, and what is enough
   * in 95 of 100 years. */
  return g_strdup_printf (_ ("Expected loss: %s a year. In 95 of 100 years: up to %s."), expected,
                          at_risk);
}

static void
try_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Trial *trial = data;
  g_autoptr (GArray) estimates = g_array_new (FALSE, FALSE, sizeof (IsmsRiskEstimate));
  IsmsSimulationProgress progress = { 0 };

  g_array_append_val (estimates, trial->estimate);
  trial->portfolio = isms_portfolio_simulate (estimates, NULL, &progress, cancellable, NULL);
  g_task_return_boolean (task, trial->portfolio != NULL);
}

static void
tried_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  IsmsEstimateGroup *self = ISMS_ESTIMATE_GROUP (object);
  const Trial *trial = g_task_get_task_data (G_TASK (result));
  g_autofree char *words = NULL;
  IsmsLoss loss;

  if (!g_task_propagate_boolean (G_TASK (result), NULL) || self->risk == NULL)
    return;
  loss = isms_portfolio_get_loss (trial->portfolio);
  words = dup_result (self, &loss);
  say (self, words, FALSE);
  isms_loss_chart_show_one (self->chart, trial->portfolio, self->posture, get_currency (self));
  gtk_widget_set_visible (GTK_WIDGET (self->chart), TRUE);
  if (self->has_stored && isms_estimate_equal (&trial->estimate.estimate, &self->stored))
    adw_expander_row_set_subtitle (self->expander, words);
}

static void
stop_trial (IsmsEstimateGroup *self)
{
  g_clear_handle_id (&self->simulate_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
try_cb (gpointer data)
{
  IsmsEstimateGroup *self = data;
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  Trial trial = { 0 };

  self->simulate_id = 0;
  if (reader == NULL || self->risk == NULL
      || read_entries (self, &trial.estimate.estimate, NULL) != ISMS_SAID_ALL)
    return G_SOURCE_REMOVE;
  trial.estimate.risk = isms_record_get_id (ISMS_RECORD (self->risk));
  if (!isms_risk_load_seed (reader, trial.estimate.risk, &trial.estimate.seed, &error))
    {
      isms_ui_report_error (GTK_WIDGET (self), error);
      return G_SOURCE_REMOVE;
    }
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, tried_cb, NULL);
  g_task_set_source_tag (task, try_cb);
  g_task_set_task_data (task, g_memdup2 (&trial, sizeof trial), free_trial);
  g_task_run_in_thread (task, try_in_thread);
  return G_SOURCE_REMOVE;
}

/* What stands in the entries is judged at once and simulated when the keys rest. */
static void
show_said (IsmsEstimateGroup *self, guint delay)
{
  g_autoptr (GError) error = NULL;
  IsmsEstimate estimate;
  IsmsSaid said = read_entries (self, &estimate, &error);
  gboolean changed = self->rated && differs (self, said, &estimate);

  stop_trial (self);
  if (said != ISMS_SAID_ALL)
    gtk_widget_set_visible (GTK_WIDGET (self->chart), FALSE);
  if (!self->rated)
    say (self, _ ("Rate the risk first. An estimate stands beside a rating."), FALSE);
  else if (error != NULL)
    say (self, error->message, TRUE);
  else if (said == ISMS_SAID_PART)
    say (self, _ ("Three points each: how low, how likely, how high."), FALSE);
  else if (said == ISMS_SAID_NOTHING)
    say (self, _ ("How often a year it comes true, and how much is lost each time."), FALSE);
  else
    self->simulate_id = g_timeout_add (delay, try_cb, self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), changed && said != ISMS_SAID_PART);
  gtk_revealer_set_reveal_child (self->revealer, changed);
}

static void
fill_entries (IsmsEstimateGroup *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < N_ENTRIES; i++)
    {
      g_autofree char *text = NULL;

      if (self->has_stored)
        text = isms_estimate_text_dup (&self->stored, i, get_currency (self));
      gtk_editable_set_text (self->entry[i], text != NULL ? text : "");
    }
  gtk_drop_down_set_selected (self->shape_menu,
                              self->has_stored ? self->stored.shape : ISMS_SHAPE_PERT);
  gtk_editable_set_text (GTK_EDITABLE (self->why_entry), "");
  self->filling = FALSE;
}

/* @keep: what the person is typing stays where the estimate that holds is the same. */
static void
show_risk (IsmsEstimateGroup *self, gboolean keep)
{
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  g_autoptr (GError) error = NULL;
  IsmsEstimate former = self->stored;
  gboolean had = self->has_stored;

  if (self->risk == NULL || reader == NULL)
    return;
  self->rated = isms_risk_get_likelihood (self->risk, self->posture) > 0;
  self->has_stored = isms_risk_load_estimate (reader, isms_record_get_id (ISMS_RECORD (self->risk)),
                                              self->posture, &self->stored, &error);
  if (error != NULL)
    isms_ui_report_error (GTK_WIDGET (self), error);
  gtk_widget_set_sensitive (GTK_WIDGET (self->fields),
                            self->rated && !isms_workspace_get_read_only (self->workspace));
  if (!self->has_stored)
    /* Translators: of an estimate of a risk's loss */
    adw_expander_row_set_subtitle (self->expander, _ ("Not estimated"));
  if (!keep || had != self->has_stored || (had && !isms_estimate_equal (&former, &self->stored)))
    fill_entries (self);
  show_said (self, 0);
}

static void
free_draft (gpointer data)
{
  Draft *draft = data;

  for (guint i = 0; i < N_ENTRIES; i++)
    g_free (draft->text[i]);
  g_free (draft->why);
  g_free (draft);
}

static gint64
get_draft_key (IsmsEstimateGroup *self, IsmsPosture posture)
{
  return isms_record_get_id (ISMS_RECORD (self->risk)) * (ISMS_POSTURE_TARGET + 1) + (int) posture;
}

static void
keep_draft (IsmsEstimateGroup *self)
{
  g_autofree char *words = NULL;
  Draft *draft;

  if (self->risk == NULL || !gtk_revealer_get_reveal_child (self->revealer))
    return;
  draft = g_new0 (Draft, 1);
  for (guint i = 0; i < N_ENTRIES; i++)
    draft->text[i] = g_strdup (gtk_editable_get_text (self->entry[i]));
  draft->shape = gtk_drop_down_get_selected (self->shape_menu);
  draft->why = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->why_entry)));
  /* Translators: the ref of a risk. */
  words = g_strdup_printf (_ ("The estimate written for %s is not saved. It waits there."),
                           isms_record_get_ref (ISMS_RECORD (self->risk)));
  isms_drafts_keep (self->drafts, get_draft_key (self, self->posture), draft, GTK_WIDGET (self),
                    words);
}

/* Where the risk is not rated, there is no place for it yet. */
static void
take_draft (IsmsEstimateGroup *self)
{
  Draft *draft = NULL;

  if (self->risk != NULL && self->rated)
    draft = isms_drafts_take (self->drafts, get_draft_key (self, self->posture));
  if (draft == NULL)
    return;
  self->filling = TRUE;
  for (guint i = 0; i < N_ENTRIES; i++)
    gtk_editable_set_text (self->entry[i], draft->text[i]);
  gtk_drop_down_set_selected (self->shape_menu, draft->shape);
  gtk_editable_set_text (GTK_EDITABLE (self->why_entry), draft->why);
  self->filling = FALSE;
  show_said (self, 0);
  free_draft (draft);
}

/* To the posture that something waits at, unless it does at the one that is shown. */
static void
go_to_draft (IsmsEstimateGroup *self)
{
  int i = ISMS_POSTURE_INHERENT;

  if (isms_drafts_has (self->drafts, get_draft_key (self, self->posture)))
    return;
  while (i <= ISMS_POSTURE_TARGET
         && !isms_drafts_has (self->drafts, get_draft_key (self, (IsmsPosture) i)))
    i++;
  if (i <= ISMS_POSTURE_TARGET)
    adw_toggle_group_set_active_name (self->postures, isms_posture_get_name ((IsmsPosture) i));
}

static void
store_changed_cb (IsmsEstimateGroup *self, IsmsChange *change)
{
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  g_autoptr (IsmsRecord) fresh = NULL;

  if (self->risk == NULL || reader == NULL || !isms_change_touches (change, "rating"))
    return;
  fresh = isms_record_load (reader, isms_kind_find ("risk"),
                            isms_record_get_id (ISMS_RECORD (self->risk)), NULL);
  if (fresh == NULL)
    return;
  isms_record_update_from (ISMS_RECORD (self->risk), fresh);
  show_risk (self, TRUE);
}

static void
posture_changed_cb (IsmsEstimateGroup *self)
{
  const char *name = adw_toggle_group_get_active_name (self->postures);

  keep_draft (self);
  for (int i = ISMS_POSTURE_INHERENT; name != NULL && i <= ISMS_POSTURE_TARGET; i++)
    if (g_str_equal (name, isms_posture_get_name ((IsmsPosture) i)))
      self->posture = (IsmsPosture) i;
  if (self->workspace == NULL)
    return;
  show_risk (self, FALSE);
  take_draft (self);
}

static void
entry_changed_cb (IsmsEstimateGroup *self)
{
  if (!self->filling && self->risk != NULL)
    show_said (self, DELAY);
}

static void
cancel_cb (IsmsEstimateGroup *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry[0]));
  fill_entries (self);
  show_said (self, 0);
}

static void
save_cb (IsmsEstimateGroup *self)
{
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GError) error = NULL;
  IsmsEstimate estimate;
  IsmsSaid said = read_entries (self, &estimate, NULL);

  if (said == ISMS_SAID_PART || !differs (self, said, &estimate))
    return;
  step = isms_store_begin (isms_workspace_get_store (self->workspace), "");
  if (!isms_risk_estimate (step, self->risk, self->posture,
                           said == ISMS_SAID_ALL ? &estimate : NULL,
                           gtk_editable_get_text (GTK_EDITABLE (self->why_entry)), &error))
    {
      isms_ui_report_error (GTK_WIDGET (self), error);
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->entry[0]));
  isms_ui_commit (GTK_WIDGET (self), step);
}

static gboolean
key_pressed_cb (IsmsEstimateGroup *self, guint key)
{
  if (key != GDK_KEY_Escape || !gtk_revealer_get_reveal_child (self->revealer))
    return GDK_EVENT_PROPAGATE;
  cancel_cb (self);
  return GDK_EVENT_STOP;
}

static void
isms_estimate_group_dispose (GObject *object)
{
  IsmsEstimateGroup *self = ISMS_ESTIMATE_GROUP (object);

  stop_trial (self);
  g_clear_object (&self->risk);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), ISMS_TYPE_ESTIMATE_GROUP);
  G_OBJECT_CLASS (isms_estimate_group_parent_class)->dispose (object);
}

static void
isms_estimate_group_finalize (GObject *object)
{
  isms_drafts_free (ISMS_ESTIMATE_GROUP (object)->drafts);
  G_OBJECT_CLASS (isms_estimate_group_parent_class)->finalize (object);
}

static void
isms_estimate_group_class_init (IsmsEstimateGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_estimate_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_estimate_group_finalize;
  g_type_ensure (ISMS_TYPE_LOSS_CHART);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-estimate-group.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsEstimateGroup, expander);
  gtk_widget_class_bind_template_child (widget_class, IsmsEstimateGroup, postures);
  gtk_widget_class_bind_template_child (widget_class, IsmsEstimateGroup, fields);
  gtk_widget_class_bind_template_child (widget_class, IsmsEstimateGroup, entries);
  gtk_widget_class_bind_template_child (widget_class, IsmsEstimateGroup, shape_menu);
  gtk_widget_class_bind_template_child (widget_class, IsmsEstimateGroup, result);
  gtk_widget_class_bind_template_child (widget_class, IsmsEstimateGroup, chart);
  gtk_widget_class_bind_template_child (widget_class, IsmsEstimateGroup, revealer);
  gtk_widget_class_bind_template_child (widget_class, IsmsEstimateGroup, why_entry);
  gtk_widget_class_bind_template_child (widget_class, IsmsEstimateGroup, save_button);
  gtk_widget_class_bind_template_callback (widget_class, posture_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
add_heading (GtkGrid *grid, const char *text, int column, int row, int width)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, width > 1 ? "caption-heading" : "caption");
  gtk_grid_attach (grid, label, column, row, width, 1);
}

/* Two times a heading and three entries, each beneath its point. */
static void
add_entries (IsmsEstimateGroup *self)
{
  static const char *const points[] = { N_ ("Low"), N_ ("Likely"), N_ ("High") };
  g_autofree char *loss =
      /* Translators: %s is a currency: "EUR" */
      g_strdup_printf (_ ("Loss Each Time, in %s"), get_currency (self));
  const char *const rows[] = { _ ("Times a Year"), loss };

  for (int i = 0; i < 2; i++)
    {
      add_heading (self->entries, rows[i], 0, i * 3, ISMS_N_POINTS);
      for (int j = 0; j < ISMS_N_POINTS; j++)
        {
          GtkWidget *entry = gtk_entry_new ();
          g_autofree char *name = g_strdup_printf ("%s: %s", rows[i], _ (points[j]));

          add_heading (self->entries, _ (points[j]), j, i * 3 + 1, 1);
          gtk_editable_set_width_chars (GTK_EDITABLE (entry), 5);
          gtk_widget_set_hexpand (entry, TRUE);
          gtk_widget_add_css_class (entry, "numeric");
          gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                          name, -1);
          g_signal_connect_swapped (entry, "changed", G_CALLBACK (entry_changed_cb), self);
          g_signal_connect_swapped (entry, "activate", G_CALLBACK (save_cb), self);
          gtk_grid_attach (self->entries, entry, j, i * 3 + 2, 1, 1);
          self->entry[i * ISMS_N_POINTS + j] = GTK_EDITABLE (entry);
        }
    }
}

static void
add_choices (IsmsEstimateGroup *self)
{
  g_autoptr (GtkStringList) shapes = gtk_string_list_new (NULL);

  for (int i = ISMS_POSTURE_INHERENT; i <= ISMS_POSTURE_TARGET; i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_name (toggle, isms_posture_get_name ((IsmsPosture) i));
      adw_toggle_set_label (toggle, isms_posture_get_label ((IsmsPosture) i));
      adw_toggle_group_add (self->postures, toggle);
    }
  adw_toggle_group_set_active_name (self->postures, isms_posture_get_name (ISMS_POSTURE_CURRENT));
  for (int i = ISMS_SHAPE_PERT; i <= ISMS_SHAPE_LOGNORMAL; i++)
    gtk_string_list_append (shapes, isms_shape_get_label ((IsmsShape) i));
  gtk_drop_down_set_model (self->shape_menu, G_LIST_MODEL (shapes));
}

static void
isms_estimate_group_init (IsmsEstimateGroup *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->posture = ISMS_POSTURE_CURRENT;
  self->drafts = isms_drafts_new (free_draft);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * isms_estimate_group_new:
 * @workspace: where the risk lives
 *
 * Returns: (transfer floating): a group without a risk
 */
GtkWidget *
isms_estimate_group_new (IsmsWorkspace *workspace)
{
  IsmsEstimateGroup *self = g_object_new (ISMS_TYPE_ESTIMATE_GROUP, NULL);

  add_choices (self);
  self->workspace = g_object_ref (workspace);
  add_entries (self);
  g_signal_connect_object (isms_workspace_get_store (workspace), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * isms_estimate_group_set_risk:
 * @self: a group
 * @risk: (transfer none) (nullable): a risk
 *
 * Shows the estimates of @risk, and again after each step that rates. What was typed for the risk
 * before and not saved comes back with it.
 */
void
isms_estimate_group_set_risk (IsmsEstimateGroup *self, IsmsRisk *risk)
{
  gboolean same =
      self->risk != NULL && risk != NULL
      && isms_record_get_id (ISMS_RECORD (self->risk)) == isms_record_get_id (ISMS_RECORD (risk));

  if (!same)
    keep_draft (self);
  stop_trial (self);
  g_set_object (&self->risk, risk);
  show_risk (self, same);
  if (same || risk == NULL)
    return;
  go_to_draft (self);
  take_draft (self);
}

/* The row grows beneath the edge of the window: what is typed into is to be seen, whole. */
static gboolean
follow_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  IsmsEstimateGroup *self = ISMS_ESTIMATE_GROUP (widget);
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  GtkWidget *revealer = gtk_widget_get_ancestor (GTK_WIDGET (self->fields), GTK_TYPE_REVEALER);
  gboolean grown = revealer == NULL || gtk_revealer_get_child_revealed (GTK_REVEALER (revealer));

  if (viewport != NULL)
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), GTK_WIDGET (self->fields), NULL);
  self->frames -= grown && self->frames > 0;
  return self->frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

void
isms_estimate_group_edit (IsmsEstimateGroup *self)
{
  adw_expander_row_set_expanded (self->expander, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry[0]));
  if (self->frames == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), follow_cb, NULL, NULL);
  self->frames = SETTLING;
}

GtkEditable *
isms_estimate_group_get_entry (IsmsEstimateGroup *self, guint index)
{
  return self->entry[index];
}

GtkEditable *
isms_estimate_group_get_why (IsmsEstimateGroup *self)
{
  return GTK_EDITABLE (self->why_entry);
}

const char *
isms_estimate_group_get_words (IsmsEstimateGroup *self)
{
  return gtk_label_get_text (self->result);
}

GtkWidget *
isms_estimate_group_get_save_button (IsmsEstimateGroup *self)
{
  return GTK_WIDGET (self->save_button);
}
