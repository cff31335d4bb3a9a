/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Only estimated risks are listed, so the rows are few enough to be held and sorted here. */

#include "isms-config.h"

#include "isms-loss-list.h"

#include <glib/gi18n-lib.h>

#include "isms-loss-chart.h"

#define MANY 2000

struct _IsmsLossRow
{
  GObject parent_instance;

  IsmsRecord *record;
  IsmsLoss loss;
  guint place; /* by ref */
};

G_DEFINE_FINAL_TYPE (IsmsLossRow, isms_loss_row, G_TYPE_OBJECT)

typedef enum
{
  COLUMN_REF,
  COLUMN_TITLE,
  COLUMN_OWNER,
  COLUMN_EXPECTED,
  COLUMN_AT_RISK,
  N_COLUMNS
} Column;

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
isms_loss_row_dispose (GObject *object)
{
  g_clear_object (&ISMS_LOSS_ROW (object)->record);
  G_OBJECT_CLASS (isms_loss_row_parent_class)->dispose (object);
}

static void
isms_loss_row_class_init (IsmsLossRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_loss_row_dispose;
}

static void
isms_loss_row_init (IsmsLossRow *self)
{
}

static char *
dup_text (IsmsLossRow *row, Column column, const char *currency)
{
  switch (column)
    {
    case COLUMN_REF:
      return g_strdup (isms_record_get_ref (row->record));
    case COLUMN_TITLE:
      return g_strdup (isms_record_get_title (row->record));
    case COLUMN_OWNER:
      return g_strdup (isms_record_get_text (row->record, "owner"));
    case COLUMN_EXPECTED:
      return isms_loss_dup_short (row->loss.expected, currency);
    case COLUMN_AT_RISK:
      return isms_loss_dup_short ((double) row->loss.at_risk, currency);
    case N_COLUMNS:
    default:
      return NULL;
    }
}

static int
compare_texts (const char *one, const char *other)
{
  return g_utf8_collate (one != NULL ? one : "", other != NULL ? other : "");
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer column)
{
  const IsmsLossRow *one = a;
  const IsmsLossRow *other = b;
  int order = 0;

  switch ((Column) GPOINTER_TO_INT (column))
    {
    case COLUMN_TITLE:
      order = compare_texts (isms_record_get_title (one->record),
                             isms_record_get_title (other->record));
      break;
    case COLUMN_OWNER:
      order = compare_texts (isms_record_get_text (one->record, "owner"),
                             isms_record_get_text (other->record, "owner"));
      break;
    case COLUMN_EXPECTED:
      order =
          (one->loss.expected > other->loss.expected) - (one->loss.expected < other->loss.expected);
      break;
    case COLUMN_AT_RISK:
      order = (one->loss.at_risk > other->loss.at_risk) - (one->loss.at_risk < other->loss.at_risk);
      break;
    case COLUMN_REF:
    case N_COLUMNS:
    default:
      break;
    }
  return order != 0 ? order : (one->place > other->place) - (one->place < other->place);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  Column column = (Column) GPOINTER_TO_INT (data);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), columns[column].number ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), columns[column].number || column == COLUMN_REF
                                                  ? PANGO_ELLIPSIZE_NONE
                                                  : PANGO_ELLIPSIZE_END);
  if (columns[column].number || column == COLUMN_REF)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  Column column = (Column) GPOINTER_TO_INT (data);
  IsmsLossRow *row = gtk_list_item_get_item (item);
  g_autofree char *text =
      dup_text (row, column, g_object_get_data (G_OBJECT (factory), "currency"));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text != NULL ? text : "");
}

static GtkColumnViewColumn *
add_column (GtkColumnView *view, Column column, const char *currency)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) added =
      gtk_column_view_column_new (_ (columns[column].title), factory);
  g_autoptr (GtkSorter) sorter =
      GTK_SORTER (gtk_custom_sorter_new (compare_rows, GINT_TO_POINTER (column), NULL));

  g_object_set_data (G_OBJECT (factory), "currency", (gpointer) currency);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GINT_TO_POINTER (column));
  gtk_column_view_column_set_expand (added, columns[column].expand);
  gtk_column_view_column_set_resizable (added, TRUE);
  gtk_column_view_column_set_sorter (added, sorter);
  gtk_column_view_append_column (view, added);
  return added; /* the view keeps it */
}

IsmsRecord *
isms_loss_row_get_record (IsmsLossRow *self)
{
  return self->record;
}

const IsmsLoss *
isms_loss_row_get_loss (IsmsLossRow *self)
{
  return &self->loss;
}

/**
 * isms_loss_list_set_up:
 * @view: a view without columns
 * @currency: interned; stands behind the amounts
 *
 * Returns: (transfer full): the rows, of IsmsLossRow; the view shows them, the costliest first
 */
GListStore *
isms_loss_list_set_up (GtkColumnView *view, const char *currency)
{
  GListStore *rows = g_list_store_new (ISMS_TYPE_LOSS_ROW);
  GtkColumnViewColumn *added[N_COLUMNS];
  g_autoptr (GtkSingleSelection) selection = NULL;
  GtkSortListModel *sorted;

  for (int i = 0; i < N_COLUMNS; i++)
    added[i] = add_column (view, (Column) i, currency);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (rows)),
                                    g_object_ref (gtk_column_view_get_sorter (view)));
  g_object_set_data (G_OBJECT (rows), "sorted", sorted); /* the view keeps it */
  selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_column_view_set_model (view, GTK_SELECTION_MODEL (selection));
  gtk_column_view_sort_by_column (view, added[COLUMN_EXPECTED], GTK_SORT_DESCENDING);
  return rows;
}

/**
 * isms_loss_list_set_wide:
 * @view: a view of isms_loss_list_set_up ()
 * @wide: whether there is room for every column
 */
void
isms_loss_list_set_wide (GtkColumnView *view, gboolean wide)
{
  static const Column optional[] = { COLUMN_OWNER, COLUMN_AT_RISK };

  for (guint i = 0; i < G_N_ELEMENTS (optional); i++)
    {
      g_autoptr (GtkColumnViewColumn) column =
          g_list_model_get_item (gtk_column_view_get_columns (view), optional[i]);

      gtk_column_view_column_set_visible (column, wide);
    }
}

/**
 * isms_loss_list_fill:
 * @rows: of isms_loss_list_set_up ()
 * @source: what was simulated
 * @posture: whose risks
 */
void
isms_loss_list_fill (GListStore *rows, IsmsLossSource *source, IsmsPosture posture)
{
  IsmsPortfolio *portfolio = isms_loss_source_get_portfolio (source, posture);
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);
  const IsmsRiskLoss *risks = NULL;
  guint n = 0;

  if (portfolio != NULL)
    risks = isms_portfolio_get_risks (portfolio, &n);
  for (guint i = 0; i < n; i++)
    {
      IsmsRecord *record = isms_loss_source_find_record (source, risks[i].risk);
      IsmsLossRow *row;

      if (record == NULL)
        continue;
      row = g_object_new (ISMS_TYPE_LOSS_ROW, NULL);
      row->record = g_object_ref (record);
      row->loss = risks[i].loss;
      row->place = i;
      g_ptr_array_add (made, row);
    }
  /* So many rows are sorted a few at a time: the window goes on. */
  gtk_sort_list_model_set_incremental (g_object_get_data (G_OBJECT (rows), "sorted"),
                                       made->len > MANY);
  g_list_store_splice (rows, 0, g_list_model_get_n_items (G_LIST_MODEL (rows)), made->pdata,
                       made->len);
}
