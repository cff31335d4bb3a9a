/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Shows a plan, and writes it as it was changed. */

#include "isms-config.h"

#include "isms-review-dialog.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-day.h"
#include "isms-kind.h"
#include "isms-picker.h"
#include "isms-review-plan.h"
#include "isms-review.h"

struct _IsmsReviewDialog
{
  AdwDialog parent_instance;

  GWeakRef parent;
  IsmsWorkspace *workspace;
  IsmsReviewPlan *plan;
  gboolean busy;
  GtkWidget *title, *day, *time, *minutes, *place, *purpose, *topics;
  AdwPreferencesGroup *people;
  AdwPreferencesGroup *agenda;
  GtkWidget *share;
  GPtrArray *spins; /* of the agenda, borrowed from the tree */
  GtkWidget *guest;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (IsmsReviewDialog, isms_review_dialog, ADW_TYPE_DIALOG)

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Reading what was entered --- */

static char *
dup_text (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/* NULL: what is entered is no day; "": nothing is. */
static char *
dup_day (IsmsReviewDialog *self)
{
  g_autofree char *text = dup_text (self->day);

  return *text != '\0' ? isms_day_read (text) : g_steal_pointer (&text);
}

/* Seconds of the day; -1: nothing is entered; -2: that is no time. */
static int
get_clock (IsmsReviewDialog *self)
{
  g_autofree char *text = dup_text (self->time);
  int seconds;

  if (*text == '\0')
    return -1;
  return isms_day_cut_clock (text, &seconds) && *text == '\0' ? seconds : -2;
}

static void
mark (GtkWidget *row, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
}

static guint
count_untimed (IsmsReviewDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < self->plan->items->len; i++)
    n += ((const IsmsReviewItem *) self->plan->items->pdata[i])->minutes == 0;
  return n;
}

static void
show_total (IsmsReviewDialog *self)
{
  int planned = (int) adw_spin_row_get_value (ADW_SPIN_ROW (self->minutes));
  int sum = (int) isms_review_plan_count_minutes (self->plan);
  int untimed = (int) count_untimed (self);
  g_autofree char *words =
      sum > planned
          /* Translators: how many minutes of a meeting the agenda takes, how many it has, and by
           * how many that is too much */
          ? g_strdup_printf (_ ("%d of %d min: %d too many"), sum, planned, sum - planned)
          /* Translators: how many minutes of a meeting the agenda takes, and how many it has */
          : g_strdup_printf (_ ("%d of %d min"), sum, planned);

  adw_preferences_group_set_description (self->agenda, words);
  gtk_widget_set_sensitive (self->share, untimed > 0 && planned - sum >= untimed);
}

static void
show_fitting (IsmsReviewDialog *self)
{
  g_autofree char *title = dup_text (self->title);
  g_autofree char *day = dup_day (self);
  int clock = get_clock (self);

  mark (self->day, day == NULL);
  mark (self->time, clock == -2 || (clock >= 0 && day != NULL && *day == '\0'));
  gtk_widget_set_sensitive (self->save, *title != '\0' && day != NULL && clock != -2
                                            && (clock < 0 || *day != '\0') && !self->busy);
  show_total (self);
}

static void
take (char **where, char *text)
{
  g_free (*where);
  *where = *text != '\0' ? text : NULL;
  if (*where == NULL)
    g_free (text);
}

/* What is typed in a number counts, even before it is left. */
static void
update_numbers (IsmsReviewDialog *self)
{
  adw_spin_row_update (ADW_SPIN_ROW (self->minutes));
  for (guint i = 0; i < self->spins->len; i++)
    gtk_spin_button_update (self->spins->pdata[i]);
}

static void
take_all (IsmsReviewDialog *self)
{
  int clock = get_clock (self);

  update_numbers (self);
  take (&self->plan->title, dup_text (self->title));
  take (&self->plan->planned_on, dup_day (self));
  take (&self->plan->place, dup_text (self->place));
  take (&self->plan->purpose, dup_text (self->purpose));
  self->plan->minutes = (gint64) adw_spin_row_get_value (ADW_SPIN_ROW (self->minutes));
  g_clear_pointer (&self->plan->starts_at, g_free);
  if (clock >= 0)
    self->plan->starts_at = isms_day_dup_moment_on (self->plan->planned_on, clock);
  {
    GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->topics));
    GtkTextIter start, end;

    gtk_text_buffer_get_bounds (buffer, &start, &end);
    take (&self->plan->topics, g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE)));
  }
}

/* --- Writing --- */

static void
committed_cb (GtkWidget *widget, gboolean done)
{
  IsmsReviewDialog *self = ISMS_REVIEW_DIALOG (widget);

  self->busy = FALSE;
  if (done)
    {
      g_signal_emit (self, signals[SAVED], 0);
      adw_dialog_force_close (ADW_DIALOG (self));
    }
  else
    show_fitting (self);
}

static void
save_cb (IsmsReviewDialog *self)
{
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  if (!gtk_widget_get_sensitive (self->save))
    return;
  take_all (self);
  label = self->plan->review == 0
              /* Translators: what a step did; the title of a management review */
              ? g_strdup_printf (_ ("Planned “%s”"), self->plan->title)
              /* Translators: what a step did; the ref of a management review */
              : g_strdup_printf (_ ("Changed the meeting of %s"), self->plan->ref);
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_review_plan_write (step, self->plan);
  self->busy = TRUE;
  show_fitting (self);
  isms_ui_commit_then (GTK_WIDGET (self), step, committed_cb);
}

/* --- People --- */

static const IsmsField *
get_field (const char *kind, const char *name)
{
  return isms_kind_find_field (isms_kind_find (kind), name);
}

/* A row that picks a person into *@id. */
typedef struct
{
  IsmsReviewDialog *self;
  GtkWidget *row;
  GtkWidget *button;
  const IsmsField *field;
  gint64 *id;
  gboolean seats; /* who is chosen takes part */
} Pick;

static void add_seat (IsmsReviewDialog *self, IsmsReviewSeat *seat);

static void
seat (IsmsReviewDialog *self, gint64 person, const char *name)
{
  guint before = self->plan->seats->len;
  IsmsReviewSeat *found = isms_review_plan_seat (self->plan, person, name);

  if (self->plan->seats->len > before)
    add_seat (self, found);
}

static void
picked_cb (IsmsPicker *picker, const char *value, Pick *pick)
{
  g_autofree char *label = isms_picker_dup_label (pick->self->workspace, pick->field, value);
  gint64 person = g_ascii_strtoll (value, NULL, 10);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (pick->button));
  if (pick->id != NULL)
    {
      *pick->id = person;
      adw_action_row_set_subtitle (ADW_ACTION_ROW (pick->row), person != 0 ? label : "");
    }
  if (pick->seats && person != 0)
    seat (pick->self, person, label);
}

static GtkWidget *
create_pick (IsmsReviewDialog *self,
             const char *title,
             const char *name,
             const IsmsField *field,
             gint64 *id,
             gboolean seats)
{
  Pick *pick = g_new0 (Pick, 1);
  GtkWidget *picker = isms_picker_new (self->workspace, NULL, field,
                                       id != NULL ? ISMS_PICKER_NONE : ISMS_PICKER_ONE);

  pick->self = self;
  pick->row = adw_action_row_new ();
  pick->field = field;
  pick->id = id;
  pick->seats = seats;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (pick->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (pick->row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (pick->row), name != NULL ? name : "");
  pick->button = isms_picker_add_to_row (ISMS_PICKER (picker), pick->row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pick->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  g_object_set_data_full (G_OBJECT (pick->row), "pick", pick, g_free);
  g_signal_connect (picker, "picked", G_CALLBACK (picked_cb), pick);
  return pick->row;
}

static void
asked_cb (AdwExpanderRow *row, GParamSpec *pspec, IsmsReviewSeat *seat)
{
  seat->asked = adw_expander_row_get_enable_expansion (row);
}

static const char *
get_why (IsmsReviewSeatOrigin origin)
{
  switch (origin)
    {
    case ISMS_REVIEW_SEAT_LAST:
      return _ ("In the last review");
    case ISMS_REVIEW_SEAT_ROLE:
      return _ ("Has a role");
    case ISMS_REVIEW_SEAT_THERE:
    case ISMS_REVIEW_SEAT_ADDED:
    default:
      return NULL;
    }
}

static void
show_facts (GtkWidget *row, const IsmsReviewSeat *seat)
{
  const char *why = get_why (seat->origin);
  g_autofree char *facts =
      g_strdup_printf ("%s%s%s", seat->capacity != NULL ? seat->capacity : "",
                       seat->capacity != NULL && why != NULL ? " · " : "", why != NULL ? why : "");

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), facts);
}

static void
capacity_cb (GtkWidget *entry, IsmsReviewSeat *seat)
{
  take (&seat->capacity, dup_text (entry));
  show_facts (gtk_widget_get_ancestor (entry, ADW_TYPE_EXPANDER_ROW), seat);
}

/* The switch asks them; opened, the row says what they take part as. */
static void
add_seat (IsmsReviewDialog *self, IsmsReviewSeat *seat)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), seat->name);
  adw_expander_row_set_show_enable_switch (ADW_EXPANDER_ROW (row), TRUE);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), seat->asked);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Takes Part As"));
  gtk_editable_set_text (GTK_EDITABLE (entry), seat->capacity != NULL ? seat->capacity : "");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), entry);
  show_facts (row, seat);
  g_signal_connect (row, "notify::enable-expansion", G_CALLBACK (asked_cb), seat);
  g_signal_connect (entry, "changed", G_CALLBACK (capacity_cb), seat);
  adw_preferences_group_add (self->people, row);
}

/* "Jo Guest, Consultant" */
static void
guest_cb (IsmsReviewDialog *self)
{
  g_autofree char *text = dup_text (self->guest);
  g_auto (GStrv) parts = g_strsplit (text, ",", 2);
  guint before = self->plan->seats->len;
  IsmsReviewSeat *guest;

  if (*text == '\0' || *g_strstrip (parts[0]) == '\0')
    return;
  guest = isms_review_plan_seat (self->plan, 0, parts[0]);
  if (parts[1] != NULL)
    g_set_str (&guest->capacity, g_strstrip (parts[1]));
  if (self->plan->seats->len > before)
    add_seat (self, guest);
  gtk_editable_set_text (GTK_EDITABLE (self->guest), "");
}

/* --- Building --- */

static GtkWidget *
add_entry (IsmsReviewDialog *self, GtkWidget *group, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  g_signal_connect_swapped (row, "changed", G_CALLBACK (show_fitting), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static char *
dup_clock (const char *moment)
{
  g_autoptr (GDateTime) time = moment != NULL ? g_date_time_new_from_iso8601 (moment, NULL) : NULL;
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  return local != NULL ? g_date_time_format (local, "%H:%M") : g_strdup ("");
}

static GtkWidget *
create_meeting (IsmsReviewDialog *self)
{
  IsmsReviewPlan *plan = self->plan;
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *day = isms_day_dup_words (plan->planned_on);
  g_autofree char *clock = dup_clock (plan->starts_at);

  self->title = add_entry (self, group, _ ("Title"), plan->title);
  self->day = add_entry (self, group, _ (get_field ("review", "planned_on")->label), day);
  self->time = add_entry (self, group, _ (get_field ("review", "starts_at")->label), clock);
  self->minutes = adw_spin_row_new_with_range (5, 720, 5);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->minutes), _ ("Minutes"));
  adw_spin_row_set_value (ADW_SPIN_ROW (self->minutes), plan->minutes > 0 ? plan->minutes : 60);
  g_signal_connect_swapped (self->minutes, "notify::value", G_CALLBACK (show_fitting), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->minutes);
  self->place = add_entry (self, group, _ (get_field ("review", "place")->label), plan->place);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             create_pick (self, _ (get_field ("review", "chair")->label),
                                          plan->chair_name, get_field ("review", "chair"),
                                          &plan->chair, TRUE));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             create_pick (self, _ (get_field ("review", "minutes_by")->label),
                                          plan->minutes_by_name, get_field ("review", "minutes_by"),
                                          &plan->minutes_by, TRUE));
  self->purpose =
      add_entry (self, group, _ (get_field ("review", "purpose")->label), plan->purpose);
  return group;
}

/* @adders: beneath, so that who is added is seen to come. */
static void
fill_people (IsmsReviewDialog *self, AdwPreferencesGroup *adders)
{
  GtkWidget *adder = create_pick (self, _ ("Add Person"), NULL,
                                  get_field ("review_participant", "person"), NULL, TRUE);

  adw_preferences_group_set_title (self->people, _ ("Participants"));
  adw_preferences_group_set_description (
      self->people,
      _ ("Whoever is switched on is invited. A row opens to what they take part as."));
  self->guest = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->guest), _ ("Add a Guest"));
  gtk_widget_set_tooltip_text (self->guest, _ ("A name, and after a comma what they take part as"));
  g_signal_connect_swapped (self->guest, "entry-activated", G_CALLBACK (guest_cb), self);
  adw_preferences_group_add (adders, adder);
  adw_preferences_group_add (adders, self->guest);
  for (guint i = 0; i < self->plan->seats->len; i++)
    add_seat (self, self->plan->seats->pdata[i]);
}

static void
item_minutes_cb (GtkSpinButton *spin, GParamSpec *pspec, IsmsReviewDialog *self)
{
  IsmsReviewItem *item = g_object_get_data (G_OBJECT (spin), "item");

  item->minutes = gtk_spin_button_get_value_as_int (spin);
  show_total (self);
}

static GtkWidget *
create_item (IsmsReviewDialog *self, const char *label, IsmsReviewItem *item)
{
  GtkWidget *row = create_pick (self, label, item->name, get_field ("review_input", "presenter"),
                                &item->presenter, FALSE);
  GtkWidget *spin = gtk_spin_button_new_with_range (0, 720, 1);
  /* Translators: what is on an agenda; how many minutes it has */
  g_autofree char *spoken = g_strdup_printf (_ ("%s: minutes"), label);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), (double) item->minutes);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (spin, _ ("Minutes"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (spin), "item", item);
  g_ptr_array_add (self->spins, spin);
  g_signal_connect (spin, "notify::value", G_CALLBACK (item_minutes_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  return row;
}

static GtkWidget *
create_topics (IsmsReviewDialog *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (_ ("Further topics, one in each line"));

  self->topics = gtk_text_view_new ();
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (self->topics, "form-prose");
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->topics), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->topics), GTK_WRAP_WORD_CHAR);
  gtk_widget_set_size_request (self->topics, -1, 60);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->topics)),
                            self->plan->topics != NULL ? self->plan->topics : "", -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->topics),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->topics);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
share_cb (IsmsReviewDialog *self)
{
  update_numbers (self);
  self->plan->minutes = (gint64) adw_spin_row_get_value (ADW_SPIN_ROW (self->minutes));
  isms_review_plan_share (self->plan);
  for (guint i = 0; i < self->spins->len; i++)
    gtk_spin_button_set_value (self->spins->pdata[i],
                               (double) ((IsmsReviewItem *) self->plan->items->pdata[i])->minutes);
  show_total (self);
}

static void
fill_agenda (IsmsReviewDialog *self)
{
  self->share = gtk_button_new_with_mnemonic (_ ("S_hare Out the Time"));
  gtk_widget_set_tooltip_text (
      self->share, _ ("What has no minutes yet gets the same share of those that are left"));
  gtk_widget_set_valign (self->share, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->share, "clicked", G_CALLBACK (share_cb), self);
  adw_preferences_group_set_header_suffix (self->agenda, self->share);
  adw_preferences_group_set_title (self->agenda, _ ("Agenda"));
  for (guint i = 0; i < self->plan->items->len; i++)
    adw_preferences_group_add (self->agenda, create_item (self, _ (isms_review_inputs[i].label),
                                                          self->plan->items->pdata[i]));
  adw_preferences_group_add (self->agenda, create_topics (self));
}

static GtkWidget *
create_header (IsmsReviewDialog *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->save = gtk_button_new_with_mnemonic (self->plan->review == 0 ? _ ("C_reate") : _ ("_Save"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (adw_dialog_close), self);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->save);
  return bar;
}

static void
build (IsmsReviewDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *adders;
  GtkWidget *meeting;

  self->people = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adders = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->agenda = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), create_header (self));
  meeting = create_meeting (self);
  fill_people (self, adders);
  fill_agenda (self);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (meeting));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->people);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), adders);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->agenda);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->save);
  adw_dialog_set_focus (ADW_DIALOG (self), self->title);
  show_fitting (self);
}

static void
isms_review_dialog_dispose (GObject *object)
{
  g_clear_object (&ISMS_REVIEW_DIALOG (object)->workspace);
  G_OBJECT_CLASS (isms_review_dialog_parent_class)->dispose (object);
}

static void
isms_review_dialog_finalize (GObject *object)
{
  g_clear_pointer (&ISMS_REVIEW_DIALOG (object)->plan, isms_review_plan_free);
  g_ptr_array_unref (ISMS_REVIEW_DIALOG (object)->spins);
  g_weak_ref_clear (&ISMS_REVIEW_DIALOG (object)->parent);
  G_OBJECT_CLASS (isms_review_dialog_parent_class)->finalize (object);
}

static void
isms_review_dialog_class_init (IsmsReviewDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_review_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_review_dialog_finalize;
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_review_dialog_init (IsmsReviewDialog *self)
{
  g_weak_ref_init (&self->parent, NULL);
  self->spins = g_ptr_array_new ();
  adw_dialog_set_content_width (ADW_DIALOG (self), 640);
  adw_dialog_set_content_height (ADW_DIALOG (self), 760);
}

/**
 * isms_review_dialog_present:
 * @parent: a widget of the window
 * @workspace: where the review lives
 * @review: its id; 0: a new one
 *
 * Shows the plan of the meeting, for a new one as it is proposed, and writes it as one step, which
 * the signal "saved" tells.
 *
 * Returns: (transfer none) (nullable): the dialog; %NULL: the plan could not be read
 */
AdwDialog *
isms_review_dialog_present (GtkWidget *parent, IsmsWorkspace *workspace, gint64 review)
{
  g_autoptr (GError) error = NULL;
  IsmsReviewPlan *plan =
      isms_review_plan_load (isms_workspace_get_reader (workspace), review, &error);
  IsmsReviewDialog *self;

  if (plan == NULL)
    {
      isms_ui_report_error (parent, error);
      return NULL;
    }
  self = g_object_new (ISMS_TYPE_REVIEW_DIALOG, NULL);
  g_weak_ref_set (&self->parent, parent);
  self->workspace = g_object_ref (workspace);
  self->plan = plan;
  adw_dialog_set_title (ADW_DIALOG (self),
                        review == 0 ? _ ("New Management Review") : _ ("Plan the Meeting"));
  build (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
  return ADW_DIALOG (self);
}
