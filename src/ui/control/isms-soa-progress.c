/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A cell for each theme: its name, and how much of what applies is implemented. */

#include "isms-config.h"

#include "isms-soa-progress.h"

#include <glib/gi18n-lib.h>

#include "isms-asker.h"
#include "isms-commit.h"
#include "isms-soa-words.h"

struct _IsmsSoaProgress
{
  AdwBin parent_instance;

  GtkWidget *cells;
  IsmsAsker *asker;
};

G_DEFINE_FINAL_TYPE (IsmsSoaProgress, isms_soa_progress, ADW_TYPE_BIN)

typedef struct
{
  GPtrArray *figures; /* (element-type IsmsSoaFigures) */
  IsmsSoaFigures total;
} Answer;

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_ptr_array_unref (answer->figures);
  g_free (answer);
}

static gpointer
dup_question (gpointer owner)
{
  return NULL;
}

/* On the background reader's thread. */
static gpointer
read_answer (IsmsDatabase *database, gpointer question, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) rows = isms_soa_load_rows (database, ISMS_SOA_NOW, error);
  Answer *answer;

  if (rows == NULL)
    return NULL;
  answer = g_new0 (Answer, 1);
  answer->figures = isms_soa_count (rows, &answer->total);
  return answer;
}

static void
add_cell (IsmsSoaProgress *self, const IsmsSoaFigures *figures, const char *theme)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *title = gtk_label_new (theme);
  GtkWidget *bar = isms_soa_words_create_bar (figures);
  g_autofree char *share = isms_soa_words_dup_share (figures);
  g_autofree char *words = isms_soa_words_dup_figures (figures);
  GtkWidget *percent = gtk_label_new (share);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dimmed");
  gtk_widget_add_css_class (percent, "numeric");
  gtk_widget_add_css_class (percent, "caption");
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_box_append (GTK_BOX (line), bar);
  gtk_box_append (GTK_BOX (line), percent);
  gtk_box_append (GTK_BOX (cell), title);
  gtk_box_append (GTK_BOX (cell), line);
  gtk_widget_set_tooltip_text (cell, words);
  gtk_box_append (GTK_BOX (self->cells), cell);
}

static void
take_answer (gpointer owner, gpointer data, GError *error)
{
  IsmsSoaProgress *self = owner;
  g_autoptr (GError) unread = error;
  Answer *answer = data;
  GtkWidget *cell;

  if (answer == NULL)
    {
      isms_ui_report_error (GTK_WIDGET (self), unread);
      return;
    }
  while ((cell = gtk_widget_get_first_child (self->cells)) != NULL)
    gtk_box_remove (GTK_BOX (self->cells), cell);
  for (guint i = 0; i < answer->figures->len; i++)
    {
      const IsmsSoaFigures *figures = answer->figures->pdata[i];

      add_cell (self, figures, figures->theme != NULL ? figures->theme : _ ("Controls of our own"));
    }
  if (answer->figures->len > 1)
    add_cell (self, &answer->total, _ ("All Together"));
  free_answer (answer);
}

static const IsmsAskerFuncs funcs = {
  .dup_question = dup_question,
  .read = read_answer,
  .free_question = g_free,
  .free_answer = free_answer,
  .take = take_answer,
};

static void
store_changed_cb (IsmsSoaProgress *self, IsmsChange *change)
{
  if (isms_kind_is_touched (isms_kind_find ("control"), change))
    isms_asker_refresh (self->asker);
}

static void
isms_soa_progress_dispose (GObject *object)
{
  g_clear_pointer (&ISMS_SOA_PROGRESS (object)->asker, isms_asker_free);
  G_OBJECT_CLASS (isms_soa_progress_parent_class)->dispose (object);
}

static void
isms_soa_progress_class_init (IsmsSoaProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_soa_progress_dispose;
}

static void
isms_soa_progress_init (IsmsSoaProgress *self)
{
  self->cells = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  gtk_box_set_homogeneous (GTK_BOX (self->cells), TRUE);
  gtk_widget_set_margin_start (self->cells, 12);
  gtk_widget_set_margin_end (self->cells, 12);
  gtk_widget_set_margin_bottom (self->cells, 9);
  adw_bin_set_child (ADW_BIN (self), self->cells);
}

/**
 * isms_soa_progress_new:
 * @workspace: whose Statement of Applicability
 *
 * Returns: (transfer floating): how far it is, kept up to date (6.1.3 d)
 */
GtkWidget *
isms_soa_progress_new (IsmsWorkspace *workspace)
{
  IsmsSoaProgress *self = g_object_new (ISMS_TYPE_SOA_PROGRESS, NULL);
  IsmsStore *store = isms_workspace_get_store (workspace);

  self->asker = isms_asker_new (store, &funcs, self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  isms_asker_ask (self->asker);
  return GTK_WIDGET (self);
}
