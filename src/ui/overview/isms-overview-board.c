/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Its facts are read in one go and its posture in another, both in the background; what needs you
 * comes from the auditor's questions. The page is there at once, and its cards fill. */

#include "isms-config.h"

#include "isms-overview-board.h"

#include <glib/gi18n-lib.h>

#include "isms-asker.h"
#include "isms-overview-card.h"
#include "isms-commit.h"
#include "isms-day.h"
#include "isms-faces.h"
#include "isms-hits.h"
#include "isms-need-places.h"
#include "isms-organisation.h"
#include "isms-overview-facts.h"
#include "isms-page.h"
#include "isms-ring.h"
#include "isms-tabs-page.h"

#define WIDTH 1180
#define NARROW "max-width: 800sp"
#define N_HITS 6 /* that are shown */
#define MAX_STAGES 16

struct _IsmsOverviewBoard
{
  AdwBin parent_instance;

  IsmsWorkspace *workspace;
  IsmsQuestionList *questions;
  IsmsAsker *facts_asker;
  IsmsAsker *posture_asker;
  gint64 seen; /* the step of the journal that was seen last when this page was made */
  GtkWidget *ring;
  GtkLabel *ready;
  GtkLabel *ready_next;
  gboolean led; /* to what is to be done first */
  IsmsOverviewCard step, needs, agenda, changes, posture, next;
};

static void page_init (IsmsPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsOverviewBoard,
                               isms_overview_board,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ISMS_TYPE_PAGE, page_init))

/* --- What was seen last --- */

static char *
dup_path (IsmsOverviewBoard *self)
{
  return g_strdup (isms_store_get_path (isms_workspace_get_store (self->workspace)));
}

static gint64
read_seen (IsmsOverviewBoard *self)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.parapet.Parapet");
  g_autoptr (GVariant) all = g_settings_get_value (settings, "seen");
  g_autofree char *path = dup_path (self);
  gint64 seen = 0;

  g_variant_lookup (all, path, "x", &seen);
  return seen;
}

static void
keep_seen (IsmsOverviewBoard *self, gint64 newest)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.parapet.Parapet");
  g_autoptr (GVariant) all = g_settings_get_value (settings, "seen");
  g_autofree char *path = dup_path (self);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sx}"));
  for (gsize i = 0; i < g_variant_n_children (all); i++)
    {
      const char *name;
      gint64 step;

      g_variant_get_child (all, i, "{&sx}", &name, &step);
      if (!g_str_equal (name, path))
        g_variant_builder_add (&builder, "{sx}", name, step);
    }
  g_variant_builder_add (&builder, "{sx}", path, newest);
  g_settings_set_value (settings, "seen", g_variant_builder_end (&builder));
}

/* --- Readiness --- */

static void
show_ready (IsmsOverviewBoard *self, GPtrArray *stages)
{
  double shares[MAX_STAGES];
  const IsmsStage *current = isms_readiness_get_current (stages);
  guint percent = isms_readiness_get_percent (stages);
  g_autofree char *words = g_strdup_printf (_ ("%u%%"), percent);
  /* Translators: to a screen reader */
  g_autofree char *name = g_strdup_printf (_ ("Readiness for certification: %s"), words);
  g_autofree char *next = current != NULL
                              ? g_strdup_printf (_ ("Next: %s, %u of %u met"), current->title,
                                                 current->n_met, (guint) current->needs->len)
                              : g_strdup (_ ("All seven stages are met"));

  for (guint i = 0; i < stages->len && i < MAX_STAGES; i++)
    shares[i] = ((const IsmsStage *) stages->pdata[i])->percent / 100.0;
  isms_ring_set_shares (ISMS_RING (self->ring), shares, MIN (stages->len, MAX_STAGES), words, name);
  gtk_label_set_label (self->ready_next, next);
}

static GtkWidget *
create_ready (IsmsOverviewBoard *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->ring = isms_ring_new ();
  self->ready = GTK_LABEL (gtk_label_new (_ ("Readiness for Certification")));
  self->ready_next = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->ready), "title-3");
  gtk_widget_add_css_class (GTK_WIDGET (self->ready_next), "dimmed");
  gtk_label_set_wrap (self->ready, TRUE);
  gtk_label_set_wrap (self->ready_next, TRUE);
  gtk_label_set_xalign (self->ready, 0);
  gtk_label_set_xalign (self->ready_next, 0);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->ready));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->ready_next));
  gtk_box_append (GTK_BOX (box), self->ring);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", "certification", "roadmap");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-place");
  return button;
}

/* --- The next step --- */

/* The first thing that the current stage leads to and that is not there yet. */
static void
add_step (IsmsOverviewBoard *self, const IsmsStage *stage)
{
  const IsmsNeed *need = isms_stage_get_next (stage);
  g_autoptr (GString) words = g_string_new (stage->title);
  g_autofree char *met = NULL;
  const char *action;
  g_autoptr (GVariant) target = NULL;
  GtkWidget *row;

  if (need == NULL)
    return;
  /* Translators: of something that a stage of a project leads to */
  met = need->wanted > 1 ? isms_need_dup_words (need) : g_strdup (_ ("not yet"));
  g_string_append_printf (words, " · %s", met);
  if (need->clause != NULL)
    g_string_append_printf (words, " · %s", need->clause);
  row = isms_overview_card_add_row (&self->step, need->title, words->str, "go-jump-symbolic", NULL);
  action = isms_need_places_lead (stage, need, &target);
  if (action != NULL)
    isms_overview_card_lead (row, action, target);
}

/* A new workspace is offered the plan of a project, as long as no stage is planned, here or
 * elsewhere. */
static void
add_plan (IsmsOverviewBoard *self)
{
  GtkWidget *row =
      isms_overview_card_add_row (&self->step, _ ("Plan the way to a certificate"),
                                  _ ("Seven stages with their tasks, proposed from two days"),
                                  "x-office-calendar-symbolic", NULL);

  isms_overview_card_lead_to_place (row, "certification", "roadmap");
}

/* A tab that is going out of sight is still mapped. */
static gboolean
is_shown (IsmsOverviewBoard *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), ISMS_TYPE_TABS_PAGE);

  return page != NULL && isms_tabs_page_get_tab (ISMS_TABS_PAGE (page), NULL) == GTK_WIDGET (self);
}

static void
show_step (IsmsOverviewBoard *self, GPtrArray *stages)
{
  const IsmsStage *current = isms_readiness_get_current (stages);
  int focused = isms_overview_card_empty (&self->step);
  guint n;

  if (current != NULL)
    add_step (self, current);
  if (isms_readiness_wants_plan (stages))
    add_plan (self);
  n = self->step.rows->len;
  gtk_widget_set_visible (self->step.group, n > 0);
  if (focused >= 0 && n > 0)
    gtk_widget_grab_focus (self->step.rows->pdata[MIN ((guint) focused, n - 1)]);
  else if (!self->led && n > 0 && is_shown (self))
    isms_page_lead_focus_now (self->step.rows->pdata[0]);
  self->led |= is_shown (self);
}

/* --- What needs you --- */

static void
fix_cb (GtkWidget *button, IsmsHit *hit)
{
  isms_hits_fix (button, hit);
}

static void
unref_hit (gpointer hit, GClosure *closure)
{
  g_object_unref (hit);
}

/* The whole organisation's is named by what is the matter. */
static char *
dup_hit_title (IsmsQuestion *question, IsmsHit *hit)
{
  if (isms_hit_get_kind (hit) == isms_organisation_get_kind ())
    return g_strdup (isms_question_get_title (question));
  return g_strdup_printf ("%s %s", isms_hit_get_ref (hit), isms_hit_get_title (hit));
}

/* The sentence says what to do as well, and is read without a pointer. The row is the button to the
 * keyboard. */
static void
add_hit (IsmsOverviewBoard *self, IsmsQuestion *question, IsmsHit *hit)
{
  IsmsSeverity severity = isms_question_get_severity (question);
  g_autofree char *title = dup_hit_title (question, hit);
  g_autofree char *sentence = isms_hit_dup_sentence (hit);
  GtkWidget *row = isms_overview_card_add_row (
      &self->needs, title, sentence, isms_hits_get_icon (severity), isms_hits_get_style (severity));
  GtkWidget *fix = gtk_button_new_with_label (_ ("Fix"));

  gtk_widget_set_valign (fix, GTK_ALIGN_CENTER);
  gtk_widget_set_focusable (fix, FALSE);
  gtk_widget_set_tooltip_text (row, isms_question_get_title (question));
  g_signal_connect_data (fix, "clicked", G_CALLBACK (fix_cb), g_object_ref (hit), unref_hit, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), fix);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), fix);
}

/* One of each question, the gravest first: six rows of one kind would say less. */
static guint
add_hits (IsmsOverviewBoard *self)
{
  guint n = 0;

  for (int severity = ISMS_N_SEVERITIES - 1; severity >= 0; severity--)
    for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->questions)); i++)
      {
        g_autoptr (IsmsQuestion) question =
            g_list_model_get_item (G_LIST_MODEL (self->questions), i);
        g_autoptr (IsmsHit) hit = g_list_model_get_item (isms_question_get_hits (question), 0);

        if ((int) isms_question_get_severity (question) != severity || hit == NULL || n == N_HITS)
          continue;
        add_hit (self, question, hit);
        n++;
      }
  return n;
}

static char *
dup_n_needs (guint n, guint n_grave)
{
  g_autofree char *remarks = g_strdup_printf (
      ngettext ("An auditor would make %u remark", "An auditor would make %u remarks", n), n);
  g_autofree char *grave = g_strdup_printf (
      ngettext ("%u is a nonconformity", "%u are nonconformities", n_grave), n_grave);

  if (n_grave == 0)
    return g_strdup (remarks);
  if (n_grave < n)
    /* Translators: "An auditor would make 12 remarks; 3 are nonconformities" */
    return g_strdup_printf (_ ("%s; %s"), remarks, grave);
  return g_strdup_printf (ngettext ("An auditor would record %u nonconformity",
                                    "An auditor would record %u nonconformities", n),
                          n);
}

static void
show_needs (IsmsOverviewBoard *self)
{
  guint n = isms_question_list_get_n_hits (self->questions);
  guint n_grave = isms_question_list_count (self->questions, ISMS_SEVERITY_NONCONFORMITY);
  g_autofree char *words = dup_n_needs (n, n_grave);
  int focused = isms_overview_card_empty (&self->needs);

  if (add_hits (self) == 0)
    isms_overview_card_add_row (
        &self->needs,
        isms_question_list_get_busy (self->questions) ? _ ("Asking…") : _ ("Nothing needs you"),
        NULL, NULL, NULL);
  else
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->needs.group), words);
  if (n == 0)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->needs.group), NULL);
  if (focused >= 0)
    gtk_widget_grab_focus (
        self->needs.rows->pdata[MIN ((guint) focused, self->needs.rows->len - 1)]);
}

/* --- What comes next --- */

static void
add_item (IsmsOverviewBoard *self, const IsmsAgendaItem *item)
{
  g_autofree char *title = g_strdup_printf ("%s %s", item->ref, item->title);
  g_autofree char *day = isms_day_dup_words (item->day);
  g_autoptr (GString) words = g_string_new (day);
  GtkWidget *row;

  if (item->what != NULL)
    g_string_append_printf (words, " · %s", item->what);
  if (item->who != NULL)
    g_string_append_printf (words, " · %s", item->who);
  if (item->overdue)
    g_string_append_printf (words, " · %s", _ ("overdue"));
  row = isms_overview_card_add_row (&self->agenda, title, words->str, item->kind->icon_name,
                                    item->overdue ? "error" : NULL);
  isms_overview_card_lead_to_record (row, item->kind->name, item->id);
}

/* What is ahead first: what is overdue is told as a number, and stands in the agenda. */
static void
show_agenda (IsmsOverviewBoard *self, const IsmsOverviewFacts *facts)
{
  g_autofree char *today = isms_day_today ();
  g_autofree char *words = g_strdup_printf (
      /* Translators: how many things are due within a number of days, and how many are overdue */
      _ ("%u in %d days, and %u overdue"), facts->items->len - facts->n_overdue, ISMS_OVERVIEW_DAYS,
      facts->n_overdue);
  guint n = 0;

  isms_overview_card_empty (&self->agenda);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->agenda.group),
                                         facts->items->len > 0 ? words : NULL);
  for (guint i = 0; i < facts->items->len && n < ISMS_OVERVIEW_N_ITEMS; i++)
    {
      const IsmsAgendaItem *item = facts->items->pdata[i];

      if (!item->overdue && g_strcmp0 (item->last, today) >= 0)
        {
          add_item (self, item);
          n++;
        }
    }
  if (n == 0)
    isms_overview_card_add_row (&self->agenda, _ ("Nothing is due"), NULL, NULL, NULL);
}

static void
show_next (IsmsOverviewBoard *self, const IsmsOverviewFacts *facts)
{
  const struct
  {
    const IsmsOverviewNext *next;
    const char *kind;
    const char *label;
    const char *none;
    const char *tab[2];
  } rows[] = {
    { &facts->review,
      "review",
      _ ("Next management review"),
      _ ("None is planned"),
      { "review", "dashboard" } },
    { &facts->audit, "audit", _ ("Next audit"), _ ("None is planned"), { "audits", "planner" } },
  };

  isms_overview_card_empty (&self->next);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *day = rows[i].next->id != 0 ? isms_day_dup_words (rows[i].next->day) : NULL;
      g_autofree char *words =
          rows[i].next->id != 0
              ? g_strdup_printf ("%s · %s %s", day, rows[i].next->ref, rows[i].next->title)
              : g_strdup (rows[i].none);
      GtkWidget *row = isms_overview_card_add_row (&self->next, rows[i].label, words,
                                                   isms_kind_find (rows[i].kind)->icon_name, NULL);

      if (rows[i].next->id != 0)
        isms_overview_card_lead_to_record (row, rows[i].kind, rows[i].next->id);
      else
        isms_overview_card_lead_to_place (row, rows[i].tab[0], rows[i].tab[1]);
    }
}

/* --- What changed --- */

static void
show_changes (IsmsOverviewBoard *self, const IsmsOverviewFacts *facts)
{
  g_autofree char *words = self->seen == 0
                               ? NULL
                               : g_strdup_printf (
                                     /* Translators: how many steps are in the journal since the
                                        page was last looked at */
                                     ngettext ("%u step since you last looked",
                                               "%u steps since you last looked", facts->n_since),
                                     facts->n_since);

  isms_overview_card_empty (&self->changes);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->changes.group), words);
  for (guint i = 0; i < facts->steps->len; i++)
    {
      const IsmsOverviewStep *step = facts->steps->pdata[i];
      g_autofree char *moment = isms_day_dup_moment (step->at);
      g_autofree char *subtitle = g_strdup_printf ("%s · %s", moment, step->who);

      isms_overview_card_add_row (&self->changes, step->label, subtitle, NULL, NULL);
    }
}

/* --- How it stands, and stood --- */

/* "4 → 2" where the past is known. */
static char *
dup_figure (const IsmsReviewFigure *now, const IsmsReviewFigure *before)
{
  g_autofree char *is = isms_review_figure_dup_value (now);
  g_autofree char *was = NULL;

  if (before == NULL || !before->has_value)
    return g_strdup (is);
  was = isms_review_figure_dup_value (before);
  /* Translators: a number some months ago, and today */
  return g_strdup_printf (_ ("%s → %s"), was, is);
}

/* Where nothing is open and nothing was, there is nothing to tell yet. */
static gboolean
says_something (const IsmsReviewFigure *figure)
{
  return figure != NULL && figure->has_value && figure->value > 0;
}

static void
show_posture (IsmsOverviewBoard *self, const IsmsPosture *posture)
{
  const char *const *names = isms_posture_figures ();
  gboolean tells = FALSE;

  isms_overview_card_empty (&self->posture);
  for (guint i = 0; names[i] != NULL && !tells; i++)
    tells = says_something (isms_review_board_get_figure (posture->now, names[i]))
            || says_something (isms_review_board_get_figure (posture->before, names[i]));
  gtk_widget_set_visible (self->posture.group, tells);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const IsmsReviewFigure *now = isms_review_board_get_figure (posture->now, names[i]);
      const IsmsReviewFigure *before = isms_review_board_get_figure (posture->before, names[i]);
      g_autofree char *words = NULL;
      GtkWidget *row, *label;

      if (now == NULL || !now->has_value)
        continue;
      words = dup_figure (now, before);
      row = isms_overview_card_add_row (&self->posture, now->label, now->reason, NULL, NULL);
      label = gtk_label_new (words);
      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_add_css_class (label, "heading");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
}

/* --- Reading --- */

static gpointer
dup_seen (gpointer owner)
{
  return g_memdup2 (&ISMS_OVERVIEW_BOARD (owner)->seen, sizeof (gint64));
}

static gpointer
read_facts (IsmsDatabase *database, gpointer question, GCancellable *cancellable, GError **error)
{
  return isms_overview_facts_load (database, *(const gint64 *) question, error);
}

static void
take_facts (gpointer owner, gpointer data, GError *error)
{
  IsmsOverviewBoard *self = owner;
  g_autoptr (GError) unread = error;
  g_autoptr (IsmsOverviewFacts) facts = data;

  if (facts == NULL)
    {
      isms_ui_report_error (GTK_WIDGET (self), unread);
      return;
    }
  show_ready (self, facts->stages);
  show_agenda (self, facts);
  show_next (self, facts);
  show_step (self, facts->stages);
  show_changes (self, facts);
  keep_seen (self, facts->newest);
}

static const IsmsAskerFuncs facts_funcs = {
  .dup_question = dup_seen,
  .read = read_facts,
  .free_question = g_free,
  .free_answer = (GDestroyNotify) isms_overview_facts_free,
  .take = take_facts,
};

static gpointer
dup_nothing (gpointer owner)
{
  return NULL;
}

static gpointer
read_posture (IsmsDatabase *database, gpointer question, GCancellable *cancellable, GError **error)
{
  return isms_posture_load (database, error);
}

static void
take_posture (gpointer owner, gpointer data, GError *error)
{
  IsmsOverviewBoard *self = owner;
  g_autoptr (GError) unread = error;
  g_autoptr (IsmsPosture) posture = data;

  if (posture == NULL)
    isms_ui_report_error (GTK_WIDGET (self), unread);
  else
    show_posture (self, posture);
}

static const IsmsAskerFuncs posture_funcs = {
  .dup_question = dup_nothing,
  .read = read_posture,
  .free_question = g_free,
  .free_answer = (GDestroyNotify) isms_posture_free,
  .take = take_posture,
};

/* What is not looked at is read again once it is. */
static void
refresh (IsmsOverviewBoard *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  isms_asker_refresh (self->facts_asker);
  isms_asker_refresh (self->posture_asker);
}

/* --- The page --- */

static const char *
isms_overview_board_get_title (IsmsPage *page)
{
  return _ ("Overview");
}

static void
page_init (IsmsPageInterface *iface)
{
  iface->get_title = isms_overview_board_get_title;
}

static GtkWidget *
create_column (GtkWidget *first, ...)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  va_list widgets;

  va_start (widgets, first);
  for (GtkWidget *widget = first; widget != NULL; widget = va_arg (widgets, GtkWidget *))
    gtk_box_append (GTK_BOX (column), widget);
  va_end (widgets);
  gtk_widget_set_hexpand (column, TRUE);
  return column;
}

static void
build_cards (IsmsOverviewBoard *self)
{
  isms_overview_card_init (&self->step, _ ("Next Step"), NULL, NULL, NULL);
  isms_overview_card_init (&self->needs, _ ("Needs You"), _ ("All Questions"), "overview",
                           "questions");
  isms_overview_card_init (&self->agenda, _ ("Next 30 Days"), _ ("Agenda"), "overview", "agenda");
  isms_overview_card_init (&self->next, _ ("Ahead"), NULL, NULL, NULL);
  isms_overview_card_init (&self->changes, _ ("What Changed"), _ ("Journal"), "overview",
                           "journal");
  isms_overview_card_init (&self->posture, _ ("90 Days Ago, and Today"), NULL, NULL, NULL);
}

static void
build (IsmsOverviewBoard *self)
{
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  GtkWidget *bin = adw_breakpoint_bin_new ();
  AdwBreakpoint *narrow = adw_breakpoint_new (adw_breakpoint_condition_parse (NARROW));
  GValue vertical = G_VALUE_INIT;
  GValue uneven = G_VALUE_INIT;

  build_cards (self);
  gtk_box_append (GTK_BOX (columns), create_column (create_ready (self), self->step.group,
                                                    self->needs.group, self->changes.group, NULL));
  gtk_box_append (GTK_BOX (columns),
                  create_column (self->next.group, self->agenda.group, self->posture.group, NULL));
  gtk_box_set_homogeneous (GTK_BOX (columns), TRUE);
  g_value_init (&vertical, GTK_TYPE_ORIENTATION);
  g_value_set_enum (&vertical, GTK_ORIENTATION_VERTICAL);
  g_value_init (&uneven, G_TYPE_BOOLEAN);
  adw_breakpoint_add_setter (narrow, G_OBJECT (columns), "orientation", &vertical);
  adw_breakpoint_add_setter (narrow, G_OBJECT (columns), "homogeneous", &uneven);
  gtk_widget_set_size_request (bin, 300, 200);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), isms_face_new_column (columns, WIDTH));
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), narrow);
  adw_bin_set_child (ADW_BIN (self), bin);
}

static void
isms_overview_board_dispose (GObject *object)
{
  IsmsOverviewBoard *self = ISMS_OVERVIEW_BOARD (object);

  g_clear_pointer (&self->facts_asker, isms_asker_free);
  g_clear_pointer (&self->posture_asker, isms_asker_free);
  if (self->questions != NULL)
    g_signal_handlers_disconnect_by_data (self->questions, self);
  g_clear_object (&self->questions);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_overview_board_parent_class)->dispose (object);
}

static void
isms_overview_board_finalize (GObject *object)
{
  IsmsOverviewBoard *self = ISMS_OVERVIEW_BOARD (object);

  isms_overview_card_clear (&self->step);
  isms_overview_card_clear (&self->needs);
  isms_overview_card_clear (&self->agenda);
  isms_overview_card_clear (&self->next);
  isms_overview_card_clear (&self->changes);
  isms_overview_card_clear (&self->posture);
  G_OBJECT_CLASS (isms_overview_board_parent_class)->finalize (object);
}

static void
isms_overview_board_class_init (IsmsOverviewBoardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_overview_board_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_overview_board_finalize;
}

static void
isms_overview_board_init (IsmsOverviewBoard *self)
{
  build (self);
}

/**
 * isms_overview_board_new:
 * @workspace: whose overview
 *
 * Returns: (transfer floating): the overview
 */
GtkWidget *
isms_overview_board_new (IsmsWorkspace *workspace)
{
  IsmsOverviewBoard *self = g_object_new (ISMS_TYPE_OVERVIEW_BOARD, NULL);
  IsmsStore *store = isms_workspace_get_store (workspace);

  self->workspace = g_object_ref (workspace);
  self->seen = read_seen (self);
  self->questions = g_object_ref (isms_hits_get_questions (workspace));
  self->facts_asker = isms_asker_new (store, &facts_funcs, self);
  self->posture_asker = isms_asker_new (store, &posture_funcs, self);
  g_signal_connect_swapped (self->questions, "changed", G_CALLBACK (show_needs), self);
  g_signal_connect_swapped (self->questions, "notify::busy", G_CALLBACK (show_needs), self);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (refresh), NULL);
  show_needs (self);
  return GTK_WIDGET (self);
}
