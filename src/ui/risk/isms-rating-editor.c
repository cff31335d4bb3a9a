/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The reason and the buttons come out when a place is chosen that the risk does not have. What was
 * chosen in any of the three is saved in one step; the change feed brings it back here. What was
 * not saved waits while other risks are looked at. */

#include "isms-config.h"

#include "isms-rating-editor.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-day.h"
#include "isms-drafts.h"
#include "isms-incident.h"
#include "isms-loss-figures.h"
#include "isms-risk-words.h"

#define N_POSTURES (ISMS_POSTURE_TARGET + 1)

struct _IsmsRatingEditor
{
  AdwPreferencesGroup parent_instance;

  GtkBox *forms;
  GtkRevealer *revealer;
  GtkEntry *why_entry;
  GtkButton *save_button;
  GtkWidget *history_list;
  AdwExpanderRow *history;

  IsmsWorkspace *workspace;
  IsmsRisk *risk;
  IsmsMethod *method;
  IsmsRatingForm *form[N_POSTURES];
  GPtrArray *rows;    /* of GtkWidget: the earlier ratings */
  IsmsDrafts *drafts; /* (Draft) of risks: what was chosen there and not saved */
};

typedef struct
{
  gint64 method;
  int place[N_POSTURES][2]; /* 0: not chosen */
  char *why;
} Draft;

G_DEFINE_FINAL_TYPE (IsmsRatingEditor, isms_rating_editor, ADW_TYPE_PREFERENCES_GROUP)

/* A rating is read by the method that it was given under. */
static IsmsMethod *
load_method (IsmsRatingEditor *self, GHashTable *methods, gint64 id, GError **error)
{
  IsmsMethod *method = g_hash_table_lookup (methods, &id);

  if (method != NULL)
    return method;
  method = isms_method_load (isms_workspace_get_reader (self->workspace), id, error);
  if (method != NULL)
    g_hash_table_insert (methods, g_memdup2 (&id, sizeof id), method);
  return method;
}

/* What was estimated beside the rating; NULL: nothing. */
static char *
dup_estimate (IsmsRatingEditor *self, const IsmsRating *rating, GError **error)
{
  IsmsEstimate estimate;

  if (!isms_rating_load_estimate (isms_workspace_get_reader (self->workspace), rating->id,
                                  &estimate, error))
    return NULL;
  return isms_loss_figures_dup_estimate (&estimate, isms_workspace_get_currency (self->workspace));
}

static GtkWidget *
create_row (const IsmsRating *rating, IsmsMethod *method, const char *estimate)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *day = isms_day_dup_words (rating->rated_on);
  g_autofree char *place = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *lines = NULL;
  gboolean why = rating->why != NULL && *rating->why != '\0';

  if (method != NULL)
    place = isms_risk_words_dup_place_with_level (method, rating->likelihood, rating->impact);
  /* Translators: the posture and the place of an earlier rating: "Current: Likely × Major, High".
   */
  title = g_strdup_printf (_ ("%s: %s"), isms_posture_get_label (rating->posture),
                           place != NULL ? place : "");
  if (why)
    /* Translators: date of a rating, who gave it, why. */
    subtitle = g_strdup_printf (_ ("%s, %s: %s"), day, rating->who ? rating->who : "", rating->why);
  else
    /* Translators: date of a rating, who gave it. */
    subtitle = g_strdup_printf (_ ("%s, %s"), day, rating->who ? rating->who : "");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (estimate != NULL)
    lines = g_strdup_printf ("%s\n%s", subtitle, estimate);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), lines != NULL ? lines : subtitle);
  return row;
}

/* A place without its grid is no place; both or neither. */
static GtkWidget *
load_row (IsmsRatingEditor *self, GHashTable *methods, const IsmsRating *rating)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *estimate = dup_estimate (self, rating, &error);
  IsmsMethod *method = NULL;

  if (error == NULL)
    method = load_method (self, methods, rating->method, &error);
  return error != NULL ? isms_ui_create_unread_row (error) : create_row (rating, method, estimate);
}

static void
show_history (IsmsRatingEditor *self)
{
  g_autoptr (GHashTable) methods = NULL;
  g_autoptr (GPtrArray) ratings = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->history, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  if (self->risk == NULL)
    return;

  ratings = isms_risk_load_ratings (isms_workspace_get_reader (self->workspace),
                                    isms_record_get_id (ISMS_RECORD (self->risk)), &error);
  if (ratings == NULL)
    {
      isms_ui_report_error (GTK_WIDGET (self), error);
      return;
    }
  methods = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                   (GDestroyNotify) isms_method_unref);
  for (guint i = 0; i < ratings->len; i++)
    {
      GtkWidget *row = load_row (self, methods, g_ptr_array_index (ratings, i));

      adw_expander_row_add_row (self->history, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (self->history_list, ratings->len > 0);
}

/* A.5.27: after an incident, that is why, as long as nobody says otherwise. */
static void
propose_reason (IsmsRatingEditor *self)
{
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  g_autofree char *reason = NULL;

  if (self->risk != NULL && reader != NULL)
    reason = isms_incident_dup_reason (reader, isms_record_get_id (ISMS_RECORD (self->risk)));
  if (reason != NULL && *gtk_editable_get_text (GTK_EDITABLE (self->why_entry)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->why_entry), reason);
}

static void
show_choice (IsmsRatingEditor *self)
{
  gboolean chosen = FALSE;
  int place[2];

  for (guint i = 0; i < N_POSTURES; i++)
    chosen = isms_rating_form_get_choice (self->form[i], &place[0], &place[1]) || chosen;
  if (!chosen)
    gtk_editable_set_text (GTK_EDITABLE (self->why_entry), "");
  else if (!gtk_revealer_get_reveal_child (self->revealer))
    propose_reason (self);
  gtk_revealer_set_reveal_child (self->revealer, chosen);
}

static void
free_draft (gpointer data)
{
  Draft *draft = data;

  g_free (draft->why);
  g_free (draft);
}

static void
keep_draft (IsmsRatingEditor *self)
{
  g_autofree char *words = NULL;
  Draft *draft;

  if (self->method == NULL || !gtk_revealer_get_reveal_child (self->revealer))
    return;
  draft = g_new0 (Draft, 1);
  draft->method = isms_method_get_id (self->method);
  draft->why = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->why_entry)));
  for (guint i = 0; i < N_POSTURES; i++)
    if (!isms_rating_form_get_choice (self->form[i], &draft->place[i][0], &draft->place[i][1]))
      draft->place[i][0] = draft->place[i][1] = 0;
  /* Translators: the ref of a risk. */
  words = g_strdup_printf (_ ("The rating chosen for %s is not saved. It waits there."),
                           isms_record_get_ref (ISMS_RECORD (self->risk)));
  isms_drafts_keep (self->drafts, isms_record_get_id (ISMS_RECORD (self->risk)), draft,
                    GTK_WIDGET (self), words);
}

/* A place on the grid of another version of the method is no place on this one. */
static void
take_draft (IsmsRatingEditor *self)
{
  Draft *draft = isms_drafts_take (self->drafts, isms_record_get_id (ISMS_RECORD (self->risk)));

  if (draft == NULL)
    return;
  if (self->method != NULL && isms_method_get_id (self->method) == draft->method)
    {
      for (guint i = 0; i < N_POSTURES; i++)
        if (draft->place[i][0] != 0)
          isms_rating_form_choose (self->form[i], draft->place[i][0], draft->place[i][1]);
      show_choice (self);
      if (gtk_revealer_get_reveal_child (self->revealer))
        gtk_editable_set_text (GTK_EDITABLE (self->why_entry), draft->why);
    }
  free_draft (draft);
}

static void
show_risk (IsmsRatingEditor *self)
{
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  g_autoptr (GError) error = NULL;

  if (self->risk == NULL || reader == NULL)
    return;
  g_clear_pointer (&self->method, isms_method_unref);
  self->method = isms_method_load (reader, 0, &error);
  if (error != NULL)
    isms_ui_report_error (GTK_WIDGET (self), error);
  for (guint i = 0; i < N_POSTURES; i++)
    isms_rating_form_set_risk (self->form[i], self->risk, self->method);
  gtk_widget_set_sensitive (GTK_WIDGET (self->forms),
                            self->method != NULL
                                && !isms_workspace_get_read_only (self->workspace));
  show_choice (self);
  show_history (self);
}

static void
store_changed_cb (IsmsRatingEditor *self, IsmsChange *change)
{
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  g_autoptr (IsmsRecord) fresh = NULL;

  if (self->risk == NULL || reader == NULL
      || (!isms_change_touches (change, "rating") && !isms_change_touches (change, "method")))
    return;
  fresh = isms_record_load (reader, isms_kind_find ("risk"),
                            isms_record_get_id (ISMS_RECORD (self->risk)), NULL);
  if (fresh == NULL)
    return;
  isms_record_update_from (ISMS_RECORD (self->risk), fresh);
  show_risk (self);
}

static void
choice_changed_cb (IsmsRatingEditor *self)
{
  show_choice (self);
}

/* What is typed next is the reason. */
static void
settled_cb (IsmsRatingEditor *self)
{
  if (gtk_revealer_get_reveal_child (self->revealer))
    gtk_widget_grab_focus (GTK_WIDGET (self->why_entry));
}

/* From the reason back to the grid that it was for. */
static void
focus_rated (IsmsRatingEditor *self)
{
  guint rated = 0;
  int place[2];

  for (guint i = 0; i < N_POSTURES; i++)
    if (isms_rating_form_get_choice (self->form[i], &place[0], &place[1]))
      rated = i;
  gtk_widget_child_focus (GTK_WIDGET (self->form[rated]), GTK_DIR_TAB_FORWARD);
}

static void
cancel_cb (IsmsRatingEditor *self)
{
  focus_rated (self);
  gtk_editable_set_text (GTK_EDITABLE (self->why_entry), "");
  for (guint i = 0; i < N_POSTURES; i++)
    isms_rating_form_reset (self->form[i]);
  show_choice (self);
}

/* How many ratings were put into the step; 0 with @error set where one did not fit. */
static guint
rate (IsmsRatingEditor *self, IsmsStep *step, GError **error)
{
  const char *why = gtk_editable_get_text (GTK_EDITABLE (self->why_entry));
  guint n = 0;
  int place[2];

  for (guint i = 0; i < N_POSTURES; i++)
    if (isms_rating_form_get_choice (self->form[i], &place[0], &place[1]))
      {
        if (!isms_risk_rate (step, self->risk, self->method, (IsmsPosture) i, place[0], place[1],
                             why, error))
          return 0;
        n++;
      }
  return n;
}

static void
save_cb (IsmsRatingEditor *self)
{
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  step = isms_store_begin (isms_workspace_get_store (self->workspace), "");
  n = rate (self, step, &error);
  if (error != NULL)
    {
      isms_ui_report_error (GTK_WIDGET (self), error);
      return;
    }
  if (n > 1)
    {
      const char *ref = isms_record_get_ref (ISMS_RECORD (self->risk));
      /* Translators: a step that gives several ratings: "Rated R-014". */
      g_autofree char *label = g_strdup_printf (_ ("Rated %s"), ref);

      isms_step_set_label (step, label);
    }
  focus_rated (self);
  isms_ui_commit (GTK_WIDGET (self), step);
}

static gboolean
key_pressed_cb (IsmsRatingEditor *self, guint key)
{
  if (key != GDK_KEY_Escape || !gtk_revealer_get_reveal_child (self->revealer))
    return GDK_EVENT_PROPAGATE;
  cancel_cb (self);
  return GDK_EVENT_STOP;
}

static void
isms_rating_editor_dispose (GObject *object)
{
  IsmsRatingEditor *self = ISMS_RATING_EDITOR (object);

  g_clear_pointer (&self->method, isms_method_unref);
  g_clear_object (&self->risk);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), ISMS_TYPE_RATING_EDITOR);
  G_OBJECT_CLASS (isms_rating_editor_parent_class)->dispose (object);
}

static void
isms_rating_editor_finalize (GObject *object)
{
  IsmsRatingEditor *self = ISMS_RATING_EDITOR (object);

  g_ptr_array_unref (self->rows);
  isms_drafts_free (self->drafts);
  G_OBJECT_CLASS (isms_rating_editor_parent_class)->finalize (object);
}

static void
isms_rating_editor_class_init (IsmsRatingEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_rating_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_rating_editor_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-rating-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsRatingEditor, forms);
  gtk_widget_class_bind_template_child (widget_class, IsmsRatingEditor, revealer);
  gtk_widget_class_bind_template_child (widget_class, IsmsRatingEditor, why_entry);
  gtk_widget_class_bind_template_child (widget_class, IsmsRatingEditor, save_button);
  gtk_widget_class_bind_template_child (widget_class, IsmsRatingEditor, history_list);
  gtk_widget_class_bind_template_child (widget_class, IsmsRatingEditor, history);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
isms_rating_editor_init (IsmsRatingEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->rows = g_ptr_array_new ();
  self->drafts = isms_drafts_new (free_draft);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  for (guint i = 0; i < N_POSTURES; i++)
    {
      self->form[i] = ISMS_RATING_FORM (isms_rating_form_new ((IsmsPosture) i));
      gtk_box_append (self->forms, GTK_WIDGET (self->form[i]));
      g_signal_connect_swapped (self->form[i], "changed", G_CALLBACK (choice_changed_cb), self);
      g_signal_connect_swapped (isms_rating_form_get_grid (self->form[i]), "settled",
                                G_CALLBACK (settled_cb), self);
    }
}

/**
 * isms_rating_editor_new:
 * @workspace: where the risk lives
 *
 * Returns: (transfer floating): an editor without a risk
 */
GtkWidget *
isms_rating_editor_new (IsmsWorkspace *workspace)
{
  IsmsRatingEditor *self = g_object_new (ISMS_TYPE_RATING_EDITOR, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (isms_workspace_get_store (workspace), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * isms_rating_editor_set_risk:
 * @self: an editor
 * @risk: (transfer none) (nullable): a risk
 *
 * Shows the ratings of @risk, and again after each step that rates. What was chosen for the risk
 * before and not saved comes back with it.
 */
void
isms_rating_editor_set_risk (IsmsRatingEditor *self, IsmsRisk *risk)
{
  gboolean another =
      self->risk == NULL || risk == NULL
      || isms_record_get_id (ISMS_RECORD (self->risk)) != isms_record_get_id (ISMS_RECORD (risk));

  if (another && self->risk != NULL)
    keep_draft (self);
  if (another)
    gtk_editable_set_text (GTK_EDITABLE (self->why_entry), "");
  g_set_object (&self->risk, risk);
  show_risk (self);
  if (another && risk != NULL)
    take_draft (self);
}

/**
 * isms_rating_editor_focus:
 * @self: an editor
 *
 * Focus to where the current rating is chosen.
 */
void
isms_rating_editor_focus (IsmsRatingEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (isms_rating_form_get_grid (self->form[ISMS_POSTURE_CURRENT])));
}

IsmsRatingForm *
isms_rating_editor_get_form (IsmsRatingEditor *self, IsmsPosture posture)
{
  return self->form[posture];
}

GtkEntry *
isms_rating_editor_get_entry (IsmsRatingEditor *self)
{
  return self->why_entry;
}

guint
isms_rating_editor_get_n_ratings (IsmsRatingEditor *self)
{
  return self->rows->len;
}
