/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One list of all hits, a section for each question: only the rows in sight are made, however many
 * there are. Enter mends, K says why it stands. */

#include "isms-config.h"

#include "isms-questions-page.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-faces.h"
#include "isms-hits.h"
#include "isms-page.h"

#define WIDTH 900
#define ALL "all"
#define KNOWN "known"

struct _IsmsQuestionsPage
{
  AdwBin parent_instance;

  IsmsWorkspace *workspace;
  IsmsQuestionList *questions;
  GtkFilter *filter; /* of questions, by what is chosen above */
  GListModel *hits;
  GtkSingleSelection *selection;
  AdwToggleGroup *chooser;
  GtkStack *faces;
  AdwStatusPage *nothing;
  GtkWidget *view;
  gboolean wants_focus; /* it came before there was anything to have it */
};

static void page_init (IsmsPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsQuestionsPage,
                               isms_questions_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ISMS_TYPE_PAGE, page_init))

/* --- What is listed --- */

static gboolean
shows_known (IsmsQuestionsPage *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->chooser), KNOWN) == 0;
}

static gboolean
is_wanted (gpointer object, gpointer data)
{
  IsmsQuestionsPage *self = data;
  IsmsQuestion *question = object;
  const char *chosen = adw_toggle_group_get_active_name (self->chooser);

  if (g_strcmp0 (chosen, KNOWN) == 0)
    return isms_question_get_n_known (question) > 0;
  return isms_question_get_n_hits (question) > 0
         && (g_strcmp0 (chosen, ALL) == 0
             || g_strcmp0 (chosen, isms_severity_get_name (isms_question_get_severity (question)))
                    == 0);
}

static gpointer
map_hits (gpointer question, gpointer data)
{
  GListModel *hits =
      shows_known (data) ? isms_question_get_known (question) : isms_question_get_hits (question);

  g_object_ref (hits);
  g_object_unref (question);
  return hits;
}

/* How grave a question is stays as it is: they are put in order once. */
static GListModel *
list_gravest_first (IsmsQuestionsPage *self)
{
  GListStore *store = g_list_store_new (ISMS_TYPE_QUESTION);

  for (int severity = ISMS_N_SEVERITIES - 1; severity >= 0; severity--)
    for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->questions)); i++)
      {
        g_autoptr (IsmsQuestion) question =
            g_list_model_get_item (G_LIST_MODEL (self->questions), i);

        if ((int) isms_question_get_severity (question) == severity)
          g_list_store_append (store, question);
      }
  return G_LIST_MODEL (store);
}

static GListModel *
create_hits (IsmsQuestionsPage *self)
{
  GtkFilterListModel *wanted;
  GtkMapListModel *mapped;

  g_clear_object (&self->filter);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_wanted, self, NULL));
  wanted = gtk_filter_list_model_new (list_gravest_first (self), g_object_ref (self->filter));
  mapped = gtk_map_list_model_new (G_LIST_MODEL (wanted), map_hits, self, NULL);
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (mapped)));
}

static void
show_label (IsmsQuestionsPage *self, const char *name, const char *label, guint n)
{
  g_autofree char *words = g_strdup_printf ("%s %u", label, n);
  AdwToggle *toggle = adw_toggle_group_get_toggle_by_name (self->chooser, name);

  adw_toggle_set_label (toggle, words);
}

static gboolean
focus_drawn_cb (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  guint selected = gtk_single_selection_get_selected (
      GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (view))));

  if (!gtk_widget_is_focus (view) || selected == GTK_INVALID_LIST_POSITION)
    return G_SOURCE_REMOVE;
  gtk_list_view_scroll_to (GTK_LIST_VIEW (view), selected, GTK_LIST_SCROLL_FOCUS, NULL);
  return gtk_widget_is_focus (view) ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Until the list is drawn it has no rows, and the focus itself. */
static void
focus_hits (IsmsQuestionsPage *self)
{
  gtk_widget_grab_focus (self->view);
  if (gtk_widget_is_focus (self->view))
    gtk_widget_add_tick_callback (self->view, focus_drawn_cb, NULL, NULL);
}

static void
show_face (IsmsQuestionsPage *self)
{
  gboolean empty = g_list_model_get_n_items (self->hits) == 0;
  gboolean busy = isms_question_list_get_busy (self->questions);

  if (!empty)
    gtk_stack_set_visible_child_name (self->faces, "hits");
  else
    gtk_stack_set_visible_child_name (self->faces, busy ? "blank" : "nothing");
  adw_status_page_set_title (self->nothing, shows_known (self) ? _ ("Nothing Is Kept in Mind")
                                                               : _ ("Nothing to Remark"));
  if (!empty && self->wants_focus)
    {
      self->wants_focus = FALSE;
      focus_hits (self);
    }
}

static void
show_counts (IsmsQuestionsPage *self)
{
  IsmsQuestionList *list = self->questions;

  show_label (self, ALL, _ ("All"), isms_question_list_get_n_hits (list));
  show_label (self, isms_severity_get_name (ISMS_SEVERITY_NONCONFORMITY), _ ("Nonconformities"),
              isms_question_list_count (list, ISMS_SEVERITY_NONCONFORMITY));
  show_label (self, isms_severity_get_name (ISMS_SEVERITY_WEAKNESS), _ ("Weaknesses"),
              isms_question_list_count (list, ISMS_SEVERITY_WEAKNESS));
  show_label (self, isms_severity_get_name (ISMS_SEVERITY_HINT), _ ("Hints"),
              isms_question_list_count (list, ISMS_SEVERITY_HINT));
  /* Translators: remarks of which somebody has said why they stand for now */
  show_label (self, KNOWN, _ ("Known"), isms_question_list_get_n_known (list));
  show_face (self);
}

static void
questions_changed_cb (IsmsQuestionsPage *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_counts (self);
}

/* What is mapped is otherwise for every question, where those that are known are chosen. */
static void
chosen_cb (IsmsQuestionsPage *self)
{
  g_autoptr (GListModel) hits = create_hits (self);

  self->hits = hits;
  gtk_single_selection_set_model (self->selection, hits);
  show_face (self);
}

/* --- Doing something --- */

static IsmsHit *
get_selected (IsmsQuestionsPage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
activate_cb (IsmsQuestionsPage *self, guint position)
{
  g_autoptr (IsmsHit) hit = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (hit != NULL)
    isms_hits_fix (GTK_WIDGET (self), hit);
}

static void
fix_cb (GtkButton *button, GtkListItem *item)
{
  IsmsHit *hit = gtk_list_item_get_item (item);

  if (hit != NULL)
    isms_hits_fix (GTK_WIDGET (button), hit);
}

static void
know (IsmsQuestionsPage *self, IsmsHit *hit)
{
  if (isms_workspace_get_read_only (self->workspace))
    return;
  if (isms_hit_get_known (hit) != NULL)
    isms_hits_end (GTK_WIDGET (self), self->workspace, hit);
  else
    isms_hits_know (GTK_WIDGET (self), self->workspace, hit);
}

static void
know_cb (GtkButton *button, GtkListItem *item)
{
  IsmsHit *hit = gtk_list_item_get_item (item);
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (button), ISMS_TYPE_QUESTIONS_PAGE);

  if (hit != NULL && page != NULL)
    know (ISMS_QUESTIONS_PAGE (page), hit);
}

static gboolean
key_pressed_cb (IsmsQuestionsPage *self, guint key, guint code, GdkModifierType state)
{
  IsmsHit *hit = get_selected (self);

  if (hit == NULL || (key != GDK_KEY_k && key != GDK_KEY_K)
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  know (self, hit);
  return GDK_EVENT_STOP;
}

/* --- Rows --- */

static GtkWidget *
create_button (const char *label, GCallback clicked, GtkListItem *item)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", clicked, item);
  return button;
}

static GtkWidget *
create_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *buttons = adw_wrap_box_new ();
  GtkWidget *sentence = create_label (NULL);
  GtkWidget *reason = create_label ("caption");
  GtkWidget *known = create_button ("", G_CALLBACK (know_cb), item);

  gtk_widget_add_css_class (reason, "dimmed");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), sentence);
  gtk_box_append (GTK_BOX (words), reason);
  gtk_widget_add_css_class (known, "flat");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), known);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons),
                       create_button (_ ("Fix"), G_CALLBACK (fix_cb), item));
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), buttons);
  gtk_widget_set_margin_top (row, 6);
  gtk_widget_set_margin_bottom (row, 6);
  g_object_set_data (G_OBJECT (item), "sentence", sentence);
  g_object_set_data (G_OBJECT (item), "reason", reason);
  g_object_set_data (G_OBJECT (item), "known", known);
  gtk_list_item_set_child (item, row);
}

/* "Because the wall is being rebuilt (Ada Osei, look again 3 May 2027)" */
static char *
dup_reason (const IsmsKnownHit *known)
{
  g_autofree char *day = isms_day_dup_words (known->look_again);

  if (known->person == NULL)
    /* Translators: a reason, and a day */
    return g_strdup_printf (_ ("Because: %s (look again %s)"), known->reason, day);
  /* Translators: a reason, a person's name, and a day */
  return g_strdup_printf (_ ("Because: %s (%s, look again %s)"), known->reason, known->person, day);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  IsmsHit *hit = gtk_list_item_get_item (item);
  const IsmsKnownHit *known = isms_hit_get_known (hit);
  g_autofree char *sentence = isms_hit_dup_sentence (hit);
  g_autofree char *reason = known != NULL ? dup_reason (known) : NULL;
  GtkWidget *reason_label = g_object_get_data (G_OBJECT (item), "reason");

  gtk_label_set_label (g_object_get_data (G_OBJECT (item), "sentence"), sentence);
  gtk_label_set_label (GTK_LABEL (reason_label), reason != NULL ? reason : "");
  gtk_widget_set_visible (reason_label, reason != NULL);
  gtk_button_set_label (g_object_get_data (G_OBJECT (item), "known"),
                        known != NULL ? _ ("Ask Again") : _ ("Known…"));
  gtk_list_item_set_accessible_label (item, sentence);
}

static void
setup_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *title = create_label ("heading");

  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), title);
  g_object_set_data (G_OBJECT (header), "icon", icon);
  g_object_set_data (G_OBJECT (header), "title", title);
  gtk_list_header_set_child (header, box);
}

/* "Risk without owner · Nonconformity · 6.1.2 · 3" */
static void
bind_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, IsmsQuestionsPage *self)
{
  IsmsHit *hit = gtk_list_header_get_item (header);
  IsmsQuestion *question = isms_question_list_find (self->questions, isms_hit_get_question (hit));
  IsmsSeverity severity = isms_question_get_severity (question);
  GtkWidget *icon = g_object_get_data (G_OBJECT (header), "icon");
  g_autofree char *title = g_strdup_printf (
      "%s · %s · %s · %u", isms_question_get_title (question), isms_severity_get_label (severity),
      isms_question_get_clause (question), gtk_list_header_get_n_items (header));

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), isms_hits_get_icon (severity));
  for (guint i = 0; i < ISMS_N_SEVERITIES; i++)
    gtk_widget_remove_css_class (icon, isms_hits_get_style ((IsmsSeverity) i));
  gtk_widget_add_css_class (icon, isms_hits_get_style (severity));
  gtk_label_set_label (g_object_get_data (G_OBJECT (header), "title"), title);
}

/* --- Building --- */

static GtkWidget *
create_view (IsmsQuestionsPage *self)
{
  GtkListItemFactory *rows = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *headers = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_scrollable_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (GListModel) hits = create_hits (self);

  self->hits = hits;
  self->selection = gtk_single_selection_new (g_object_ref (hits));
  g_signal_connect (rows, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (rows, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (headers, "setup", G_CALLBACK (setup_header_cb), NULL);
  g_signal_connect (headers, "bind", G_CALLBACK (bind_header_cb), self);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), rows);
  gtk_list_view_set_header_factory (GTK_LIST_VIEW (self->view), headers);
  g_object_unref (headers);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Auditor’s Questions"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->view, keys);
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), WIDTH);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), self->view);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
add_toggle (IsmsQuestionsPage *self, const char *name)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_group_add (self->chooser, toggle);
}

static GtkWidget *
create_chooser (IsmsQuestionsPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->chooser = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  add_toggle (self, ALL);
  for (int i = ISMS_N_SEVERITIES - 1; i >= 0; i--)
    add_toggle (self, isms_severity_get_name ((IsmsSeverity) i));
  add_toggle (self, KNOWN);
  adw_toggle_group_set_active_name (self->chooser, ALL);
  gtk_widget_set_halign (GTK_WIDGET (self->chooser), GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (GTK_WIDGET (self->chooser), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->chooser), 6);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->chooser));
  return scroller;
}

static void
build (IsmsQuestionsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *nothing = isms_face_new_status ("object-select-symbolic", "",
                                             _ ("No question that an auditor would ask here has "
                                                "an answer that is wanting."));

  self->nothing = ADW_STATUS_PAGE (nothing);
  self->faces = GTK_STACK (gtk_stack_new ());
  gtk_box_append (GTK_BOX (box), create_chooser (self));
  gtk_stack_add_named (self->faces, adw_bin_new (), "blank");
  gtk_stack_add_named (self->faces, create_view (self), "hits");
  gtk_stack_add_named (self->faces, nothing, "nothing");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->faces));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_swapped (self->chooser, "notify::active-name", G_CALLBACK (chosen_cb), self);
}

static const char *
isms_questions_page_get_title (IsmsPage *page)
{
  return _ ("Auditor’s Questions");
}

static void
page_init (IsmsPageInterface *iface)
{
  iface->get_title = isms_questions_page_get_title;
}

/* Who comes here comes to the remarks, also where they are still to come. */
static gboolean
isms_questions_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  IsmsQuestionsPage *self = ISMS_QUESTIONS_PAGE (widget);

  self->wants_focus = FALSE;
  if (gtk_widget_get_focus_child (widget) != NULL)
    return GTK_WIDGET_CLASS (isms_questions_page_parent_class)->focus (widget, direction);
  self->wants_focus = g_list_model_get_n_items (self->hits) == 0;
  if (!self->wants_focus)
    focus_hits (self);
  return TRUE;
}

static void
isms_questions_page_dispose (GObject *object)
{
  IsmsQuestionsPage *self = ISMS_QUESTIONS_PAGE (object);

  if (self->questions != NULL)
    g_signal_handlers_disconnect_by_data (self->questions, self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->questions);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_questions_page_parent_class)->dispose (object);
}

static void
isms_questions_page_class_init (IsmsQuestionsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_questions_page_dispose;
  GTK_WIDGET_CLASS (klass)->focus = isms_questions_page_focus;
}

static void
isms_questions_page_init (IsmsQuestionsPage *self)
{
}

/**
 * isms_questions_page_new:
 * @workspace: what is asked about
 *
 * Returns: (transfer floating): the auditor's questions
 */
GtkWidget *
isms_questions_page_new (IsmsWorkspace *workspace)
{
  IsmsQuestionsPage *self = g_object_new (ISMS_TYPE_QUESTIONS_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->questions = g_object_ref (isms_hits_get_questions (workspace));
  build (self);
  g_signal_connect_swapped (self->questions, "changed", G_CALLBACK (questions_changed_cb), self);
  g_signal_connect_swapped (self->questions, "notify::busy", G_CALLBACK (show_face), self);
  show_counts (self);
  return GTK_WIDGET (self);
}
