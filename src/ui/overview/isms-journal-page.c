/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The newest steps are read first, and more of them when somebody scrolls down to them. A step that
 * came since is read with all that is shown: what is there already keeps its rows. */

#include "isms-config.h"

#include "isms-journal-page.h"

#include <glib/gi18n-lib.h>

#include "isms-agenda-words.h"
#include "isms-asker.h"
#include "isms-commit.h"
#include "isms-day.h"
#include "isms-faces.h"
#include "isms-journal-report.h"
#include "isms-journal-row.h"
#include "isms-journal-source.h"
#include "isms-list-sight.h"
#include "isms-page.h"
#include "isms-print.h"
#include "isms-record.h"

#define MARGIN 12
#define WIDTH 900
#define PAGE 200

struct _IsmsJournalPage
{
  AdwBin parent_instance;

  IsmsWorkspace *workspace;
  IsmsAsker *asker;
  IsmsDayRows *rows;
  GHashTable *opened; /* of IsmsJournalDetail by the number of the step; NULL: being read */
  GHashTable *bound;  /* of GtkListItem by the number of the step */
  gboolean stale;     /* to be read when it is seen */
  gboolean anew;      /* the filters are others */
  gboolean wants_more;
  gboolean wants_people;
  gboolean knows_people; /* they are asked for once the first steps are shown */
  gboolean ended;        /* there are no older ones */
  int today;

  const char *table; /* of the one record that is of interest */
  gint64 row;        /* or 0 */

  GtkEditable *search;
  IsmsChoiceDrop *person;
  IsmsChoiceDrop *span;
  GtkWidget *days[2]; /* the first and the last, where somebody says them */
  GtkWidget *record;
  GtkWidget *verify;
  AdwBanner *banner;
  GtkLabel *count;
  GtkListView *view;
  GtkStack *faces;
};

static void page_init (IsmsPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsJournalPage,
                               isms_journal_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ISMS_TYPE_PAGE, page_init))

/* --- The question --- */

static gboolean
has_free_days (IsmsJournalPage *self)
{
  return g_strcmp0 (isms_choice_drop_get_value (self->span), ISMS_JOURNAL_FREE_DAYS) == 0;
}

static IsmsJournalAsked *
create_asked (IsmsJournalPage *self)
{
  IsmsJournalAsked *asked = g_new0 (IsmsJournalAsked, 1);
  const char *person = isms_choice_drop_get_value (self->person);
  const char *words = gtk_editable_get_text (self->search);
  g_autofree char *today = isms_day_today ();

  self->today = isms_day_get_number (today);
  asked->actor = person != NULL && *person != '\0' ? g_strdup (person) : NULL;
  asked->words = *words != '\0' ? g_strdup (words) : NULL;
  asked->table = self->table;
  asked->row = self->row;
  if (has_free_days (self))
    {
      asked->from = isms_day_read (gtk_editable_get_text (GTK_EDITABLE (self->days[0])));
      asked->to = isms_day_read (gtk_editable_get_text (GTK_EDITABLE (self->days[1])));
    }
  else
    isms_journal_spans_ask (isms_choice_drop_get_value (self->span), self->today, asked);
  return asked;
}

static guint
count_rows (IsmsJournalPage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

static gpointer
dup_question (gpointer owner)
{
  IsmsJournalPage *self = owner;
  IsmsJournalQuestion *question = g_new0 (IsmsJournalQuestion, 1);
  guint n = count_rows (self);

  question->asked = create_asked (self);
  question->anew = self->anew;
  question->limit = PAGE;
  if (self->wants_more && !self->anew && n > 0)
    question->before =
        ((const IsmsJournalStep *) isms_day_row_get_data (isms_day_rows_get (self->rows, n - 1)))
            ->id;
  else if (!self->anew)
    question->limit = MAX (n, PAGE);
  question->people = self->wants_people;
  self->wants_more = self->wants_people = FALSE;
  return question;
}

/* --- Showing --- */

static void
show_count (IsmsJournalPage *self, guint n)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%'u step", "%'u steps", n), n);

  gtk_label_set_text (self->count, words);
}

static void
take_journal (gpointer owner, gpointer data, GError *error)
{
  IsmsJournalPage *self = owner;
  g_autoptr (IsmsJournalAnswer) answer = data;

  if (answer == NULL)
    {
      isms_ui_report_error (GTK_WIDGET (self), error);
      g_error_free (error);
      return;
    }
  self->ended = answer->ended;
  if (answer->more)
    {
      isms_day_rows_append (self->rows, answer->rows);
      return;
    }
  self->anew = FALSE;
  if (answer->people != NULL)
    isms_choice_drop_take (self->person, g_steal_pointer (&answer->people));
  show_count (self, answer->n_steps);
  gtk_stack_set_visible_child_name (self->faces, answer->rows->len > 0 ? "list" : "none");
  isms_day_rows_take (self->rows, g_steal_pointer (&answer->rows));
  if (answer->anew && count_rows (self) > 0)
    isms_list_sight_go_to_top (GTK_SCROLLABLE (self->view));
  if (!self->knows_people)
    {
      self->knows_people = self->wants_people = TRUE;
      isms_asker_ask (self->asker);
    }
}

static const IsmsAskerFuncs asker_funcs = {
  dup_question, isms_journal_answer_read, isms_journal_question_free, isms_journal_answer_free,
  take_journal,
};

static void
ask (IsmsJournalPage *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale)
    isms_asker_ask (self->asker);
}

static void
ask_anew (IsmsJournalPage *self)
{
  self->anew = TRUE;
  ask (self);
}

static void
map_cb (IsmsJournalPage *self)
{
  if (self->stale)
    ask (self);
}

static void
store_changed_cb (IsmsJournalPage *self)
{
  self->wants_people = self->knows_people;
  self->stale |= !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale)
    isms_asker_refresh (self->asker);
}

/* Before somebody is at the end. */
static void
scrolled_cb (IsmsJournalPage *self, GtkAdjustment *adjustment)
{
  double left = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment)
                - gtk_adjustment_get_page_size (adjustment);

  if (self->ended || self->anew || count_rows (self) == 0 || isms_asker_is_asking (self->asker)
      || left > 2 * gtk_adjustment_get_page_size (adjustment))
    return;
  self->wants_more = TRUE;
  isms_asker_ask (self->asker);
}

/* --- A step that is opened --- */

typedef struct
{
  IsmsJournalPage *page;
  gint64 step;
} Opening;

static const IsmsJournalStep *
get_step (GtkListItem *item)
{
  return isms_day_row_get_data (gtk_list_item_get_item (item));
}

static void
show_open (IsmsJournalPage *self, GtkListItem *item)
{
  const IsmsJournalStep *step = get_step (item);
  gpointer detail = NULL;
  gboolean open = g_hash_table_lookup_extended (self->opened, &step->id, NULL, &detail);
  g_autofree char *said = isms_journal_row_dup_said (step, open);

  isms_journal_row_open (ISMS_JOURNAL_ROW (gtk_list_item_get_child (item)), open, detail);
  gtk_list_item_set_accessible_label (item, said);
}

static void
show_step (IsmsJournalPage *self, gint64 step)
{
  GtkListItem *item = g_hash_table_lookup (self->bound, &step);

  if (item != NULL)
    show_open (self, item);
}

static gpointer
read_detail (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return isms_journal_detail_read (database, *(const gint64 *) data, error);
}

static void
detail_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Opening *opening = data;
  IsmsJournalPage *self = opening->page;
  g_autoptr (GError) error = NULL;
  IsmsJournalDetail *detail = isms_store_read_finish (ISMS_STORE (source), result, &error);

  if (detail != NULL && self->rows != NULL && g_hash_table_contains (self->opened, &opening->step))
    {
      g_hash_table_replace (self->opened, g_memdup2 (&opening->step, sizeof opening->step), detail);
      show_step (self, opening->step);
    }
  else if (detail != NULL)
    isms_journal_detail_free (detail);
  else if (error != NULL && self->rows != NULL)
    isms_ui_report_error (GTK_WIDGET (self), error);
  g_object_unref (self);
  g_free (opening);
}

static void
open_step (IsmsJournalPage *self, gint64 step)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->page = g_object_ref (self);
  opening->step = step;
  g_hash_table_insert (self->opened, g_memdup2 (&step, sizeof step), NULL);
  isms_store_read_async (isms_workspace_get_store (self->workspace), read_detail,
                         g_memdup2 (&step, sizeof step), g_free,
                         (GDestroyNotify) isms_journal_detail_free, NULL, detail_cb, opening);
}

static void
free_detail (gpointer data)
{
  if (data != NULL)
    isms_journal_detail_free (data);
}

/* --- The rows --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, IsmsJournalPage *self)
{
  GtkWidget *row = isms_journal_row_new ();

  g_signal_connect_object (row, "narrowed", G_CALLBACK (isms_journal_page_narrow), self,
                           G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, IsmsJournalPage *self)
{
  const IsmsJournalStep *step = get_step (item);

  g_hash_table_replace (self->bound, g_memdup2 (&step->id, sizeof step->id), item);
  isms_journal_row_show (ISMS_JOURNAL_ROW (gtk_list_item_get_child (item)), step);
  show_open (self, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, IsmsJournalPage *self)
{
  const IsmsJournalStep *step = get_step (item);

  if (g_hash_table_lookup (self->bound, &step->id) == item)
    g_hash_table_remove (self->bound, &step->id);
}

static void
header_setup_cb (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_start (label, MARGIN / 2);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
header_bind_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, IsmsJournalPage *self)
{
  IsmsDayRow *row = gtk_list_header_get_item (header);
  g_autofree char *words =
      isms_agenda_words_dup_heading (isms_day_row_get_section (row), self->today);

  gtk_label_set_text (GTK_LABEL (gtk_list_header_get_child (header)), words);
}

/* --- The chain --- */

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (IsmsJournalPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *verdict = isms_store_read_finish (ISMS_STORE (source), result, &error);

  if (self->rows == NULL)
    return;
  gtk_widget_set_sensitive (self->verify, TRUE);
  adw_banner_set_revealed (self->banner, verdict != NULL);
  if (verdict == NULL)
    {
      isms_ui_report_error (GTK_WIDGET (self), error);
      return;
    }
  adw_banner_set_title (self->banner, verdict);
  adw_banner_set_button_label (self->banner, _ ("_Close"));
  gtk_accessible_announce (GTK_ACCESSIBLE (self->banner), verdict,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
close_banner_cb (AdwBanner *banner)
{
  adw_banner_set_revealed (banner, FALSE);
}

/* --- What the window asks for --- */

static const char *
isms_journal_page_get_title (IsmsPage *page)
{
  return _ ("Journal");
}

static gboolean
isms_journal_page_can (IsmsPage *page, IsmsPageAction action)
{
  return action == ISMS_PAGE_ACTION_PRINT || action == ISMS_PAGE_ACTION_FILTER;
}

static IsmsReport *
compose (IsmsDatabase *db, gpointer data, GDateTime *date, GError **error)
{
  return isms_journal_report_new_of (db, data, date, error);
}

static void
isms_journal_page_activate (IsmsPage *page, IsmsPageAction action)
{
  IsmsJournalPage *self = ISMS_JOURNAL_PAGE (page);

  if (action == ISMS_PAGE_ACTION_PRINT)
    isms_print_compose_with (GTK_WIDGET (self), isms_workspace_get_store (self->workspace),
                             _ ("Journal"), compose, create_asked (self),
                             (GDestroyNotify) isms_journal_asked_free);
  else if (action == ISMS_PAGE_ACTION_FILTER)
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
page_init (IsmsPageInterface *iface)
{
  iface->get_title = isms_journal_page_get_title;
  iface->can = isms_journal_page_can;
  iface->activate = isms_journal_page_activate;
}

/* --- Building --- */

static void
clear_record_cb (IsmsJournalPage *self)
{
  isms_journal_page_narrow (self, NULL, 0);
}

static void
clear_cb (IsmsJournalPage *self)
{
  isms_choice_drop_choose (self->person, "");
  isms_choice_drop_choose (self->span, "");
  gtk_editable_set_text (self->search, "");
  isms_journal_page_narrow (self, NULL, 0);
}

static GPtrArray *
list_anyone (void)
{
  GPtrArray *items = isms_choice_items_new ();

  isms_choice_items_add (items, "", _ ("Anyone"));
  return items;
}

static IsmsChoiceDrop *
create_drop (IsmsJournalPage *self, const char *tip, gboolean searched, GPtrArray *items)
{
  IsmsChoiceDrop *drop = ISMS_CHOICE_DROP (isms_choice_drop_new (tip, searched));

  isms_choice_drop_take (drop, items);
  g_signal_connect_object (drop, "changed", G_CALLBACK (ask_anew), self, G_CONNECT_SWAPPED);
  return drop;
}

/* One that is none leaves that end open, and is marked. */
static void
day_changed_cb (IsmsJournalPage *self, GtkWidget *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autofree char *day = isms_day_read (text);

  if (day == NULL && *text != '\0')
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  ask_anew (self);
}

static void
span_changed_cb (IsmsJournalPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->days); i++)
    gtk_widget_set_visible (self->days[i], has_free_days (self));
}

static void
create_days (IsmsJournalPage *self)
{
  const char *const names[] = { _ ("First Day"), _ ("Last Day") };

  for (guint i = 0; i < G_N_ELEMENTS (self->days); i++)
    {
      self->days[i] = gtk_entry_new ();
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->days[i]), names[i]);
      gtk_editable_set_width_chars (GTK_EDITABLE (self->days[i]), 12);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (self->days[i]), 12);
      gtk_widget_set_visible (self->days[i], FALSE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->days[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      names[i], -1);
      g_signal_connect_object (self->days[i], "changed", G_CALLBACK (day_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
create_buttons (IsmsJournalPage *self)
{
  self->record = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->record), adw_button_content_new ());
  gtk_widget_set_tooltip_text (self->record, _ ("Show the Steps of All Records"));
  gtk_widget_set_visible (self->record, FALSE);
  g_signal_connect_object (self->record, "clicked", G_CALLBACK (clear_record_cb), self,
                           G_CONNECT_SWAPPED);
  self->verify = gtk_button_new_with_mnemonic (_ ("_Verify"));
  gtk_widget_set_tooltip_text (self->verify, _ ("Checks that every step stands as it was written"));
  g_signal_connect_object (self->verify, "clicked", G_CALLBACK (isms_journal_page_verify), self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
create_tools (IsmsJournalPage *self)
{
  GtkWidget *tools = adw_wrap_box_new ();
  GtkWidget *search = gtk_search_entry_new ();

  self->search = GTK_EDITABLE (search);
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (search), _ ("What Was Done"));
  g_signal_connect_object (search, "search-changed", G_CALLBACK (ask_anew), self,
                           G_CONNECT_SWAPPED);
  self->person = create_drop (self, _ ("By Whom"), TRUE, list_anyone ());
  self->span = create_drop (self, _ ("Of Which Days"), FALSE, isms_journal_spans_list ());
  create_days (self);
  g_signal_connect_object (self->span, "changed", G_CALLBACK (span_changed_cb), self,
                           G_CONNECT_SWAPPED);
  create_buttons (self);
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (tools), MARGIN);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (tools), MARGIN / 2);
  adw_wrap_box_append (ADW_WRAP_BOX (tools), search);
  adw_wrap_box_append (ADW_WRAP_BOX (tools), GTK_WIDGET (self->person));
  adw_wrap_box_append (ADW_WRAP_BOX (tools), GTK_WIDGET (self->span));
  adw_wrap_box_append (ADW_WRAP_BOX (tools), self->days[0]);
  adw_wrap_box_append (ADW_WRAP_BOX (tools), self->days[1]);
  adw_wrap_box_append (ADW_WRAP_BOX (tools), self->record);
  adw_wrap_box_append (ADW_WRAP_BOX (tools), self->verify);
  adw_wrap_box_append (ADW_WRAP_BOX (tools), GTK_WIDGET (self->count));
  gtk_widget_set_margin_start (tools, MARGIN);
  gtk_widget_set_margin_end (tools, MARGIN);
  gtk_widget_set_margin_top (tools, MARGIN);
  return tools;
}

static GtkListView *
create_view (IsmsJournalPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) headers = gtk_signal_list_item_factory_new ();
  GtkNoSelection *model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  GtkWidget *view = gtk_list_view_new (GTK_SELECTION_MODEL (model), factory);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  g_signal_connect (headers, "setup", G_CALLBACK (header_setup_cb), NULL);
  g_signal_connect_object (headers, "bind", G_CALLBACK (header_bind_cb), self, 0);
  gtk_list_view_set_header_factory (GTK_LIST_VIEW (view), headers);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (view), GTK_LIST_TAB_CELL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Journal"), -1);
  g_signal_connect_object (view, "activate", G_CALLBACK (isms_journal_page_open), self,
                           G_CONNECT_SWAPPED);
  return GTK_LIST_VIEW (view);
}

static GtkWidget *
create_list (IsmsJournalPage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_scrollable_new ();

  self->view = create_view (self);
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), WIDTH);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)),
                           "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  return scrolled;
}

static GtkWidget *
create_faces (IsmsJournalPage *self)
{
  GtkWidget *none = isms_face_new_status ("edit-find-symbolic", _ ("Nothing Found"),
                                          _ ("No step of the journal is of that choice."));
  GtkWidget *clear = isms_face_add_button (none, _ ("_Clear Filters"), FALSE);

  g_signal_connect_object (clear, "clicked", G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);
  self->faces = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->faces, adw_bin_new (), "blank");
  gtk_stack_add_named (self->faces, create_list (self), "list");
  gtk_stack_add_named (self->faces, none, "none");
  gtk_widget_set_vexpand (GTK_WIDGET (self->faces), TRUE);
  return GTK_WIDGET (self->faces);
}

static void
isms_journal_page_dispose (GObject *object)
{
  IsmsJournalPage *self = ISMS_JOURNAL_PAGE (object);

  g_clear_pointer (&self->asker, isms_asker_free);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->rows);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_journal_page_parent_class)->dispose (object);
}

static void
isms_journal_page_finalize (GObject *object)
{
  IsmsJournalPage *self = ISMS_JOURNAL_PAGE (object);

  g_hash_table_unref (self->opened);
  g_hash_table_unref (self->bound);
  G_OBJECT_CLASS (isms_journal_page_parent_class)->finalize (object);
}

static void
isms_journal_page_class_init (IsmsJournalPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_journal_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_journal_page_finalize;
}

static void
isms_journal_page_init (IsmsJournalPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN);

  self->stale = self->anew = TRUE;
  self->rows = isms_day_rows_new (isms_journal_step_says_the_same);
  self->opened = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_detail);
  self->bound = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_use_markup (self->banner, FALSE);
  g_signal_connect (self->banner, "button-clicked", G_CALLBACK (close_banner_cb), NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->banner));
  gtk_box_append (GTK_BOX (box), create_tools (self));
  gtk_box_append (GTK_BOX (box), create_faces (self));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

/**
 * isms_journal_page_new:
 * @workspace: whose journal
 *
 * Returns: (transfer floating): the journal; nothing is read before it is seen
 */
GtkWidget *
isms_journal_page_new (IsmsWorkspace *workspace)
{
  IsmsJournalPage *self = g_object_new (ISMS_TYPE_JOURNAL_PAGE, NULL);
  IsmsStore *store = isms_workspace_get_store (workspace);

  self->workspace = g_object_ref (workspace);
  self->asker = isms_asker_new (store, &asker_funcs, self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

IsmsChoiceDrop *
isms_journal_page_get_person (IsmsJournalPage *self)
{
  return self->person;
}

IsmsChoiceDrop *
isms_journal_page_get_span (IsmsJournalPage *self)
{
  return self->span;
}

IsmsDayRows *
isms_journal_page_get_rows (IsmsJournalPage *self)
{
  return self->rows;
}

static char *
dup_name (IsmsJournalPage *self, const IsmsKind *kind, gint64 id)
{
  g_autoptr (IsmsRecord) record =
      isms_record_load (isms_workspace_get_reader (self->workspace), kind, id, NULL);

  return record != NULL ? g_strdup_printf ("%s %s", isms_record_get_ref (record),
                                           isms_record_get_title (record))
                        : g_strdup (_ (kind->label));
}

/**
 * isms_journal_page_narrow:
 * @self: the page
 * @kind: (nullable): the kind of a record
 * @id: that record; 0 for all of them
 *
 * Shows only the steps that changed that record.
 */
void
isms_journal_page_narrow (IsmsJournalPage *self, const char *kind, gint64 id)
{
  const IsmsKind *of = isms_kind_find (kind);

  if (id == self->row && id == 0)
    return;
  self->table = of != NULL ? of->name : NULL;
  self->row = of != NULL ? id : 0;
  gtk_widget_set_visible (self->record, self->row != 0);
  if (self->row != 0)
    {
      g_autofree char *name = dup_name (self, of, id);
      AdwButtonContent *content =
          ADW_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (self->record)));

      adw_button_content_set_label (content, name);
      adw_button_content_set_icon_name (content, "window-close-symbolic");
      adw_button_content_set_can_shrink (content, TRUE);
    }
  ask_anew (self);
}

/**
 * isms_journal_page_open:
 * @self: the page
 * @position: of a step
 *
 * Shows what it changed, record by record; or, where that is shown, no longer.
 */
void
isms_journal_page_open (IsmsJournalPage *self, guint position)
{
  IsmsDayRow *row = isms_day_rows_get (self->rows, position);
  const IsmsJournalStep *step = row != NULL ? isms_day_row_get_data (row) : NULL;

  if (step == NULL)
    return;
  if (!g_hash_table_remove (self->opened, &step->id))
    open_step (self, step->id);
  show_step (self, step->id);
}

void
isms_journal_page_focus_list (IsmsJournalPage *self)
{
  if (count_rows (self) > 0)
    gtk_list_view_scroll_to (self->view, 0, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * isms_journal_page_verify:
 * @self: the page
 *
 * Recomputes the chain of hashes in the background, and says what came of it.
 */
void
isms_journal_page_verify (IsmsJournalPage *self)
{
  gtk_widget_set_sensitive (self->verify, FALSE);
  adw_banner_set_title (self->banner, _ ("The journal is being verified…"));
  adw_banner_set_button_label (self->banner, NULL);
  adw_banner_set_revealed (self->banner, TRUE);
  isms_store_read_async (isms_workspace_get_store (self->workspace), isms_journal_verdict_read,
                         NULL, NULL, g_free, NULL, verified_cb, g_object_ref (self));
}

const char *
isms_journal_page_get_verdict (IsmsJournalPage *self)
{
  return gtk_widget_get_sensitive (self->verify) ? adw_banner_get_title (self->banner) : "";
}

/* Is something asked or changed that is not shown yet? */
gboolean
isms_journal_page_is_behind (IsmsJournalPage *self)
{
  return self->stale || self->anew || isms_asker_is_asking (self->asker)
         || isms_asker_is_behind (self->asker);
}
