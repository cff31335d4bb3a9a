/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

#include "isms-config.h"

#include "isms-journal-row.h"

#include <glib/gi18n-lib.h>

#include "isms-edit.h"

#define MARGIN 6
#define INDENT 60
#define MAX_RECORDS 20

struct _IsmsJournalRow
{
  AdwBin parent_instance;

  GtkLabel *time;
  GtkLabel *label;
  GtkLabel *facts;
  GtkImage *kind;
  GtkImage *arrow;
  GtkBox *detail;
};

G_DEFINE_FINAL_TYPE (IsmsJournalRow, isms_journal_row, ADW_TYPE_BIN)

static guint narrowed_signal;

/* --- What a step did --- */

/**
 * isms_journal_detail_read:
 * @database: a connection of the calling thread
 * @step: the number of a step
 * @error: return location
 *
 * Returns: (transfer full): what it did to each of its records; %NULL on error
 */
IsmsJournalDetail *
isms_journal_detail_read (IsmsDatabase *database, gint64 step, GError **error)
{
  const IsmsJournalAsked all = { NULL };
  g_autoptr (GPtrArray) steps =
      isms_journal_list_load (database, &all, step + 1, 1, MAX_RECORDS, error);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  IsmsJournalDetail *detail;
  GPtrArray *records;

  if (steps == NULL || steps->len == 0)
    return NULL;
  records = ((const IsmsJournalStep *) steps->pdata[0])->records;
  for (guint i = 0; i < records->len; i++)
    {
      const IsmsJournalRecord *record = records->pdata[i];
      char *text = isms_history_read_step (database, record->kind, record->id, step, error);

      if (text == NULL)
        return NULL;
      g_ptr_array_add (words, text);
    }
  detail = g_new0 (IsmsJournalDetail, 1);
  detail->step = g_ptr_array_steal_index (steps, 0);
  detail->words = g_steal_pointer (&words);
  return detail;
}

void
isms_journal_detail_free (IsmsJournalDetail *self)
{
  isms_journal_step_free (self->step);
  g_ptr_array_unref (self->words);
  g_free (self);
}

/* --- The row --- */

static char *
dup_facts (const IsmsJournalStep *step)
{
  g_autofree char *records = isms_journal_step_dup_records (step);

  return *records != '\0' ? g_strdup_printf ("%s · %s", step->actor, records)
                          : g_strdup (step->actor);
}

/**
 * isms_journal_row_dup_said:
 * @step: a step
 * @open: whether what it changed is shown
 *
 * Returns: (transfer full): all of it in one sentence
 */
char *
isms_journal_row_dup_said (const IsmsJournalStep *step, gboolean open)
{
  g_autofree char *time = isms_journal_step_dup_time (step);
  g_autofree char *facts = dup_facts (step);

  return g_strdup_printf ("%s, %s, %s%s%s", time, step->label, facts, open ? ", " : "",
                          /* Translators: of a row that can be opened */
                          open ? _ ("opened") : "");
}

/**
 * isms_journal_row_show:
 * @self: a row
 * @step: what it shows
 */
void
isms_journal_row_show (IsmsJournalRow *self, const IsmsJournalStep *step)
{
  g_autofree char *time = isms_journal_step_dup_time (step);
  g_autofree char *facts = dup_facts (step);

  gtk_label_set_text (self->time, time);
  gtk_label_set_text (self->label, step->label);
  gtk_label_set_text (self->facts, facts);
  gtk_widget_set_visible (GTK_WIDGET (self->kind), step->kind != ISMS_STEP_DO);
  gtk_image_set_from_icon_name (self->kind, step->kind == ISMS_STEP_UNDO ? "edit-undo-symbolic"
                                                                         : "edit-redo-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->kind),
                               step->kind == ISMS_STEP_UNDO ? _ ("Undone") : _ ("Redone"));
}

static void
narrow_cb (GtkButton *button, IsmsJournalRow *self)
{
  const IsmsKind *kind = g_object_get_data (G_OBJECT (button), "kind");
  const gint64 *id = g_object_get_data (G_OBJECT (button), "id");

  g_signal_emit (self, narrowed_signal, 0, kind->name, *id);
}

static GtkWidget *
create_link (const IsmsJournalRecord *record)
{
  g_autofree char *name = g_strdup_printf ("%s %s", record->ref, record->title);
  GtkWidget *button = gtk_button_new_with_label (name);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sx)", record->kind->name,
                                    record->id);
  return button;
}

/* The way to the record, and to all else that was done to it. */
static GtkWidget *
create_head (IsmsJournalRow *self, const IsmsJournalRecord *record)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, MARGIN);
  GtkWidget *only = gtk_button_new_from_icon_name ("edit-find-symbolic");
  GtkWidget *link = create_link (record);

  if (record->gone)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (link), NULL);
      gtk_widget_set_sensitive (link, FALSE);
    }
  gtk_widget_set_tooltip_text (only, _ ("Only the Steps of This Record"));
  gtk_widget_add_css_class (only, "flat");
  g_object_set_data (G_OBJECT (only), "kind", (gpointer) record->kind);
  g_object_set_data_full (G_OBJECT (only), "id", g_memdup2 (&record->id, sizeof record->id),
                          g_free);
  g_signal_connect_object (only, "clicked", G_CALLBACK (narrow_cb), self, 0);
  gtk_box_append (GTK_BOX (line), link);
  gtk_box_append (GTK_BOX (line), only);
  return line;
}

static GtkLabel *
add_label (GtkBox *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
fill_detail (IsmsJournalRow *self, const IsmsJournalDetail *detail)
{
  guint n = detail->step->records->len, more = detail->step->n_records - n;

  for (guint i = 0; i < n; i++)
    {
      const char *words = detail->words->pdata[i];

      gtk_box_append (self->detail, create_head (self, detail->step->records->pdata[i]));
      if (*words != '\0')
        gtk_widget_set_margin_start (GTK_WIDGET (add_label (self->detail, words, "caption")),
                                     2 * MARGIN);
    }
  if (more > 0)
    {
      g_autofree char *text =
          g_strdup_printf (ngettext ("and %u more record", "and %u more records", more), more);

      add_label (self->detail, text, "dimmed");
    }
  if (n == 0)
    add_label (self->detail, _ ("Nothing that is a record of its own."), "dimmed");
}

/**
 * isms_journal_row_open:
 * @self: a row
 * @open: whether what the step changed is shown
 * @detail: (nullable): that, once it is read
 */
void
isms_journal_row_open (IsmsJournalRow *self, gboolean open, const IsmsJournalDetail *detail)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->detail))) != NULL)
    gtk_box_remove (self->detail, child);
  gtk_image_set_from_icon_name (self->arrow, open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), open && detail != NULL);
  if (open && detail != NULL)
    fill_detail (self, detail);
}

static void
isms_journal_row_class_init (IsmsJournalRowClass *klass)
{
  narrowed_signal = g_signal_new ("narrowed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
}

static void
isms_journal_row_init (IsmsJournalRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *detail = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->time = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->time), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->time), "dimmed");
  self->label = add_label (GTK_BOX (middle), NULL, NULL);
  self->facts = add_label (GTK_BOX (middle), NULL, "caption");
  gtk_label_set_lines (self->facts, 2);
  gtk_label_set_ellipsize (self->facts, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->facts), "dimmed");
  gtk_widget_set_hexpand (middle, TRUE);
  self->kind = GTK_IMAGE (gtk_image_new ());
  self->arrow = GTK_IMAGE (gtk_image_new_from_icon_name ("pan-end-symbolic"));
  self->detail = GTK_BOX (detail);
  gtk_widget_set_margin_start (detail, INDENT);
  gtk_widget_set_visible (detail, FALSE);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->time));
  gtk_box_append (GTK_BOX (head), middle);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->kind));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->arrow));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_widget_set_margin_top (box, MARGIN);
  gtk_widget_set_margin_bottom (box, MARGIN);
  gtk_widget_set_margin_start (box, MARGIN);
  gtk_widget_set_margin_end (box, MARGIN);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * isms_journal_row_new:
 *
 * Returns: (transfer floating): a row of nothing yet
 */
GtkWidget *
isms_journal_row_new (void)
{
  return g_object_new (ISMS_TYPE_JOURNAL_ROW, NULL);
}
