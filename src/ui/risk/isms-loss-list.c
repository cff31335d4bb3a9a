/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The source has the rows sorted by every column already; here one order is picked, and a row is
 * made when it comes into view. */

#include "isms-config.h"

#include "isms-loss-list.h"

#include <glib/gi18n-lib.h>

#include "isms-loss-chart.h"
#include "isms-rows-pace.h"

#define N_COLUMNS (ISMS_LOSS_BY_AT_RISK + 1)

struct _IsmsLossRow
{
  GObject parent_instance;

  gint64 risk;
  char *ref;
  char *title;
  char *owner;
  IsmsLoss loss;
};

G_DEFINE_FINAL_TYPE (IsmsLossRow, isms_loss_row, G_TYPE_OBJECT)

static guint changed_signal;

struct _IsmsLossList
{
  GtkColumnView *view;
  IsmsLossSource *source;
  IsmsRows *rows;
  IsmsPosture posture;
};

static const struct
{
  const char *title;
  gboolean number;
  gboolean expand;
} columns[N_COLUMNS] = {
  { N_ ("Ref"), FALSE, FALSE },
  { N_ ("Title"), FALSE, TRUE },
  { N_ ("Owner"), FALSE, FALSE },
  /* Translators: a column: the expected loss of a year */
  { N_ ("Expected a Year"), TRUE, FALSE },
  /* Translators: a column: what 95 of 100 years stay within */
  { N_ ("95 of 100 Years"), TRUE, FALSE },
};

static void
isms_loss_row_finalize (GObject *object)
{
  IsmsLossRow *self = ISMS_LOSS_ROW (object);

  g_free (self->ref);
  g_free (self->title);
  g_free (self->owner);
  G_OBJECT_CLASS (isms_loss_row_parent_class)->finalize (object);
}

static void
isms_loss_row_class_init (IsmsLossRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_loss_row_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_loss_row_init (IsmsLossRow *self)
{
}

static void
fill_row (GObject *object, const IsmsRowsEntry *entry, gpointer data)
{
  IsmsLossList *self = data;
  IsmsLossRow *row = ISMS_LOSS_ROW (object);
  const IsmsLossWords *words =
      isms_loss_source_get_words (self->source, self->posture, entry->first);
  guint n;

  row->risk = words->risk;
  g_set_str (&row->ref, words->ref);
  g_set_str (&row->title, words->title);
  g_set_str (&row->owner, words->owner);
  row->loss = isms_portfolio_get_risks (
                  isms_loss_source_get_portfolio (self->source, self->posture), &n)[entry->first]
                  .loss;
  g_signal_emit (row, changed_signal, 0);
}

static char *
dup_text (IsmsLossRow *row, IsmsLossOrder column, const char *currency)
{
  switch (column)
    {
    case ISMS_LOSS_BY_REF:
      return g_strdup (row->ref);
    case ISMS_LOSS_BY_TITLE:
      return g_strdup (row->title);
    case ISMS_LOSS_BY_OWNER:
      return g_strdup (row->owner);
    case ISMS_LOSS_BY_EXPECTED:
      return isms_loss_dup_short (row->loss.expected, currency);
    case ISMS_LOSS_BY_AT_RISK:
    default:
      return isms_loss_dup_short ((double) row->loss.at_risk, currency);
    }
}

/* --- Columns --- */

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  IsmsLossOrder column = (IsmsLossOrder) GPOINTER_TO_INT (data);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), columns[column].number ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), columns[column].number || column == ISMS_LOSS_BY_REF
                                                  ? PANGO_ELLIPSIZE_NONE
                                                  : PANGO_ELLIPSIZE_END);
  if (columns[column].number || column == ISMS_LOSS_BY_REF)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
show_cell (GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *text =
      dup_text (gtk_list_item_get_item (item),
                (IsmsLossOrder) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (item), "column")),
                g_object_get_data (G_OBJECT (item), "currency"));

  gtk_label_set_text (GTK_LABEL (label), text);
}

static IsmsRows *
get_rows (GtkListItemFactory *factory)
{
  return g_object_get_data (G_OBJECT (factory), "rows");
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_object_set_data (G_OBJECT (item), "column", data);
  g_object_set_data (G_OBJECT (item), "currency",
                     g_object_get_data (G_OBJECT (factory), "currency"));
  isms_rows_pace_bind (get_rows (factory), item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  isms_rows_pace_unbind (get_rows (factory), item);
}

static GtkColumnViewColumn *
add_column (IsmsLossList *self, int column, const char *currency)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) added =
      gtk_column_view_column_new (_ (columns[column].title), factory);
  /* Never asked: the source sorts. A column needs one to have a heading that can be clicked. */
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));

  g_object_set_data (G_OBJECT (factory), "currency", (gpointer) currency);
  g_object_set_data_full (G_OBJECT (factory), "rows", g_object_ref (self->rows), g_object_unref);
  g_object_set_data (G_OBJECT (added), "column", GINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GINT_TO_POINTER (column));
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), GINT_TO_POINTER (column));
  gtk_column_view_column_set_expand (added, columns[column].expand);
  gtk_column_view_column_set_resizable (added, TRUE);
  gtk_column_view_column_set_sorter (added, sorter);
  gtk_column_view_append_column (self->view, added);
  return added; /* the view keeps it */
}

/* --- Rows --- */

static IsmsLossOrder
find_order (IsmsLossList *self, gboolean *descending)
{
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->view));
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);

  *descending = gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;
  return column != NULL
             ? (IsmsLossOrder) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "column"))
             : ISMS_LOSS_BY_REF;
}

static GArray *
list_entries (IsmsLossList *self)
{
  IsmsPortfolio *portfolio = isms_loss_source_get_portfolio (self->source, self->posture);
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (IsmsRowsEntry));
  const IsmsRiskLoss *risks;
  const guint *places;
  gboolean descending;
  IsmsLossOrder order = find_order (self, &descending);
  guint n;

  if (portfolio == NULL)
    return entries;
  risks = isms_portfolio_get_risks (portfolio, &n);
  places = isms_loss_source_get_order (self->source, self->posture, order);
  g_array_set_size (entries, n);
  for (guint i = 0; i < n; i++)
    {
      guint at = descending ? n - 1 - i : i;
      guint place = places != NULL ? places[at] : at;

      g_array_index (entries, IsmsRowsEntry, i) = (IsmsRowsEntry) { risks[place].risk, place, 0 };
    }
  return entries;
}

static void
sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, IsmsLossList *self)
{
  isms_loss_list_show (self, self->posture);
}

gint64
isms_loss_row_get_risk (IsmsLossRow *self)
{
  return self->risk;
}

const char *
isms_loss_row_get_title (IsmsLossRow *self)
{
  return self->title;
}

const IsmsLoss *
isms_loss_row_get_loss (IsmsLossRow *self)
{
  return &self->loss;
}

/* Another risk stands there now. */
static void
refilled_cb (GtkSingleSelection *selection)
{
  gtk_single_selection_set_selected (selection, GTK_INVALID_LIST_POSITION);
}

/**
 * isms_loss_list_new:
 * @view: a view without columns
 * @source: what is listed
 * @currency: interned; stands behind the amounts
 *
 * Returns: (transfer full): the list, which shows nothing yet; the costliest will be first
 */
IsmsLossList *
isms_loss_list_new (GtkColumnView *view, IsmsLossSource *source, const char *currency)
{
  IsmsLossList *self = g_new0 (IsmsLossList, 1);
  GtkColumnViewColumn *added[N_COLUMNS];
  g_autoptr (GtkSingleSelection) selection = NULL;

  self->view = view;
  self->source = g_object_ref (source);
  self->rows = isms_rows_new (ISMS_TYPE_LOSS_ROW, fill_row, self);
  isms_rows_pace (GTK_WIDGET (view), self->rows, show_cell, NULL);
  for (int i = 0; i < N_COLUMNS; i++)
    added[i] = add_column (self, i, currency);
  selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_model (selection, G_LIST_MODEL (self->rows));
  g_signal_connect_object (self->rows, "refilled", G_CALLBACK (refilled_cb), selection,
                           G_CONNECT_SWAPPED);
  gtk_column_view_set_model (view, GTK_SELECTION_MODEL (selection));
  gtk_column_view_sort_by_column (view, added[ISMS_LOSS_BY_EXPECTED], GTK_SORT_DESCENDING);
  g_signal_connect (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (sorter_changed_cb),
                    self);
  return self;
}

/**
 * isms_loss_list_free:
 * @self: (transfer full): a list, whose view is still there
 */
void
isms_loss_list_free (IsmsLossList *self)
{
  g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
  gtk_column_view_set_model (self->view, NULL);
  isms_rows_clear (self->rows);
  g_object_unref (self->rows);
  g_object_unref (self->source);
  g_free (self);
}

/**
 * isms_loss_list_set_wide:
 * @self: a list
 * @wide: whether there is room for every column
 */
void
isms_loss_list_set_wide (IsmsLossList *self, gboolean wide)
{
  static const IsmsLossOrder optional[] = { ISMS_LOSS_BY_OWNER, ISMS_LOSS_BY_AT_RISK };

  for (guint i = 0; i < G_N_ELEMENTS (optional); i++)
    {
      g_autoptr (GtkColumnViewColumn) column =
          g_list_model_get_item (gtk_column_view_get_columns (self->view), optional[i]);

      gtk_column_view_column_set_visible (column, wide);
    }
}

/**
 * isms_loss_list_show:
 * @self: a list
 * @posture: whose risks
 *
 * Shows what the source has now, in the order that the headings say.
 */
void
isms_loss_list_show (IsmsLossList *self, IsmsPosture posture)
{
  self->posture = posture;
  isms_rows_take (self->rows, list_entries (self));
}
