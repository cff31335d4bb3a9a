/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is late stands first, whenever it was; then today with what is going on, then day by day. */

#include "isms-config.h"

#include "isms-agenda-list.h"

#include <glib/gi18n-lib.h>

#include "isms-agenda-words.h"
#include "isms-day.h"
#include "isms-list-sight.h"

#define MARGIN 6
#define WIDTH 900

struct _IsmsAgendaList
{
  AdwBin parent_instance;

  IsmsDayRows *rows;
  GtkListView *view;
  int today;
  gboolean headed;
};

G_DEFINE_FINAL_TYPE (IsmsAgendaList, isms_agenda_list, ADW_TYPE_BIN)

/* The parts of a row. */
typedef struct
{
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *facts;
  GtkLabel *time;
  GtkWidget *state;
  GtkImage *sign;
  GtkLabel *words;
} Parts;

/* --- A row --- */

static GtkLabel *
create_label (GtkWidget *box, float xalign, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkLabel *
create_wrapped (GtkWidget *box, const char *style)
{
  GtkLabel *label = create_label (box, 0, style);

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (label, 2);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Parts *parts = g_new0 (Parts, 1);

  parts->icon = GTK_IMAGE (gtk_image_new ());
  parts->title = create_wrapped (middle, NULL);
  parts->facts = create_wrapped (middle, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (parts->facts), "dimmed");
  parts->time = create_label (end, 1, "numeric");
  parts->state = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  parts->sign = GTK_IMAGE (gtk_image_new ());
  gtk_box_append (GTK_BOX (parts->state), GTK_WIDGET (parts->sign));
  parts->words = create_label (parts->state, 1, "caption");
  gtk_widget_set_halign (parts->state, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (end), parts->state);
  gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (middle, TRUE);
  gtk_widget_set_valign (middle, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (parts->icon));
  gtk_box_append (GTK_BOX (row), middle);
  gtk_box_append (GTK_BOX (row), end);
  gtk_widget_set_margin_top (row, MARGIN);
  gtk_widget_set_margin_bottom (row, MARGIN);
  gtk_widget_set_margin_start (row, MARGIN);
  gtk_widget_set_margin_end (row, MARGIN);
  g_object_set_data_full (G_OBJECT (row), "parts", parts, g_free);
  gtk_list_item_set_child (item, row);
}

static void
show_state (const Parts *parts, const IsmsAgendaItem *agenda, int today)
{
  g_autofree char *state = isms_agenda_words_dup_state (agenda, today);
  gboolean late = agenda->overdue && !agenda->over && !agenda->cancelled;

  gtk_label_set_text (parts->words, state);
  gtk_image_set_from_icon_name (parts->sign,
                                late ? "dialog-warning-symbolic" : "object-select-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (parts->sign), late || (agenda->over && !agenda->cancelled));
  gtk_widget_set_visible (parts->state, *state != '\0');
  gtk_widget_remove_css_class (parts->state, late ? "dimmed" : "error");
  gtk_widget_add_css_class (parts->state, late ? "error" : "dimmed");
}

/* Beneath a heading with the day there is no need to say it again. */
static char *
dup_end (const IsmsAgendaItem *agenda, gboolean late)
{
  return late && g_str_equal (agenda->day, agenda->last) ? isms_day_dup_unbroken (agenda->day)
                                                         : isms_agenda_words_dup_time (agenda);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, IsmsAgendaList *self)
{
  IsmsDayRow *row = gtk_list_item_get_item (item);
  const IsmsAgendaItem *agenda = isms_day_row_get_data (row);
  const Parts *parts = g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), "parts");
  g_autofree char *facts = isms_agenda_words_dup_facts (agenda);
  g_autofree char *end =
      dup_end (agenda, self->headed && isms_day_row_get_section (row) == ISMS_AGENDA_OVERDUE);
  g_autofree char *said = isms_agenda_words_dup_said (agenda, self->today);

  gtk_image_set_from_icon_name (parts->icon, agenda->kind->icon_name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (parts->icon), _ (agenda->kind->label));
  gtk_label_set_text (parts->title, agenda->title);
  gtk_label_set_text (parts->facts, facts);
  gtk_label_set_text (parts->time, end);
  gtk_widget_set_visible (GTK_WIDGET (parts->time), *end != '\0');
  show_state (parts, agenda, self->today);
  gtk_list_item_set_accessible_label (item, said);
}

/* --- A heading --- */

static void
header_setup_cb (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_start (label, MARGIN);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
show_header (GtkListHeader *header, IsmsAgendaList *self)
{
  GtkWidget *label = gtk_list_header_get_child (header);
  IsmsDayRow *row = gtk_list_header_get_item (header);
  int section = row != NULL ? isms_day_row_get_section (row) : self->today;
  guint n = gtk_list_header_get_n_items (header);
  g_autofree char *day = section == ISMS_AGENDA_OVERDUE
                             ? g_strdup (_ ("Overdue"))
                             : isms_agenda_words_dup_heading (section, self->today);
  g_autofree char *words = g_strdup_printf (_ ("%s · %'u"), day, n);

  gtk_label_set_text (GTK_LABEL (label), words);
  gtk_widget_remove_css_class (label, section == ISMS_AGENDA_OVERDUE ? "accent" : "error");
  if (section == ISMS_AGENDA_OVERDUE)
    gtk_widget_add_css_class (label, "error");
  else if (section == self->today)
    gtk_widget_add_css_class (label, "accent");
  else
    gtk_widget_remove_css_class (label, "accent");
}

static void
n_items_cb (GtkListHeader *header, GParamSpec *pspec, IsmsAgendaList *self)
{
  show_header (header, self);
}

static void
header_bind_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, IsmsAgendaList *self)
{
  show_header (header, self);
  g_signal_connect_object (header, "notify::n-items", G_CALLBACK (n_items_cb), self, 0);
}

static void
header_unbind_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, IsmsAgendaList *self)
{
  g_signal_handlers_disconnect_by_func (header, n_items_cb, self);
}

/* --- The list --- */

static void
activate_cb (IsmsAgendaList *self, guint position)
{
  IsmsDayRow *row = isms_day_rows_get (self->rows, position);
  const IsmsAgendaItem *agenda = row != NULL ? isms_day_row_get_data (row) : NULL;

  if (agenda != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sx)", agenda->kind->name,
                                agenda->id);
}

static void
isms_agenda_list_dispose (GObject *object)
{
  IsmsAgendaList *self = ISMS_AGENDA_LIST (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (isms_agenda_list_parent_class)->dispose (object);
}

static void
isms_agenda_list_class_init (IsmsAgendaListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_agenda_list_dispose;
}

static void
isms_agenda_list_init (IsmsAgendaList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_scrollable_new ();

  self->rows = isms_day_rows_new (isms_agenda_item_says_the_same);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows)))),
      factory));
  gtk_list_view_set_single_click_activate (self->view, TRUE);
  gtk_list_view_set_tab_behavior (self->view, GTK_LIST_TAB_ITEM);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), WIDTH);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

/**
 * isms_agenda_list_new:
 * @headed: whether a heading stands above each day
 * @label: what a screen reader calls it
 *
 * Returns: (transfer floating): a list of nothing yet
 */
GtkWidget *
isms_agenda_list_new (gboolean headed, const char *label)
{
  IsmsAgendaList *self = g_object_new (ISMS_TYPE_AGENDA_LIST, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  self->headed = headed;
  if (headed)
    {
      g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

      g_signal_connect (factory, "setup", G_CALLBACK (header_setup_cb), NULL);
      g_signal_connect_object (factory, "bind", G_CALLBACK (header_bind_cb), self, 0);
      g_signal_connect_object (factory, "unbind", G_CALLBACK (header_unbind_cb), self, 0);
      gtk_list_view_set_header_factory (self->view, factory);
    }
  return GTK_WIDGET (self);
}

/**
 * isms_agenda_list_show:
 * @self: a list
 * @rows: (transfer full) (element-type IsmsDayRow): what it shows
 * @today: today, a Julian day
 */
void
isms_agenda_list_show (IsmsAgendaList *self, GPtrArray *rows, int today)
{
  if (today != self->today) /* all of them say something else */
    isms_day_rows_take (self->rows, g_ptr_array_new_with_free_func (g_object_unref));
  self->today = today;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > 0 || rows->len == 0)
    {
      isms_day_rows_take (self->rows, rows);
      return;
    }
  isms_day_rows_take (self->rows, rows);
  isms_list_sight_go_to_top (GTK_SCROLLABLE (self->view));
}

IsmsDayRows *
isms_agenda_list_get_rows (IsmsAgendaList *self)
{
  return self->rows;
}

/**
 * isms_agenda_list_focus:
 * @self: a list
 *
 * Returns: whether there was a row that could take the focus
 */
gboolean
isms_agenda_list_focus (IsmsAgendaList *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0)
    return FALSE;
  gtk_list_view_scroll_to (self->view, 0, GTK_LIST_SCROLL_FOCUS, NULL);
  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static int
find_section (const IsmsAgendaItem *item, int today)
{
  int first = isms_day_get_number (item->day);
  int last = isms_day_get_number (item->last);

  if (item->overdue && !item->over && !item->cancelled)
    return ISMS_AGENDA_OVERDUE;
  return first < today && last >= today ? today : first;
}

static int
compare_sections (gconstpointer a, gconstpointer b)
{
  return isms_day_row_get_section (*(IsmsDayRow *const *) a)
         - isms_day_row_get_section (*(IsmsDayRow *const *) b);
}

/**
 * isms_agenda_list_create_rows:
 * @items: (transfer full) (element-type IsmsAgendaItem): by day
 * @today: today, a Julian day
 *
 * Returns: (transfer full) (element-type IsmsDayRow): a row for each of them, by section
 */
GPtrArray *
isms_agenda_list_create_rows (GPtrArray *items, int today)
{
  GPtrArray *rows = g_ptr_array_new_full (items->len, g_object_unref);
  gsize n;
  g_autofree gpointer *stolen = g_ptr_array_steal (items, &n);

  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (rows, isms_day_row_new (stolen[i], (GDestroyNotify) isms_agenda_item_free,
                                             find_section (stolen[i], today)));
  g_ptr_array_unref (items);
  g_ptr_array_sort (rows, compare_sections);
  return rows;
}
