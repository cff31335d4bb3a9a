/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Those that lead stand as large buttons, the others as rows; either leads to its chart and its
 * records. They are made once, since an input always has the same, and filled again when the
 * figures are others. */

#include "isms-config.h"

#include "isms-meeting-figures.h"

#include <glib/gi18n-lib.h>

#include "isms-asker.h"
#include "isms-commit.h"
#include "isms-meeting-chart.h"
#include "isms-review-words.h"

#define MAX_ROWS 6

struct _IsmsMeetingFigures
{
  AdwBin parent_instance;

  IsmsMeeting *meeting;
  const char *input;
  IsmsAsker *asker;  /* the records behind the figure that is shown */
  const char *shown; /* interned; NULL: none */
  gboolean chosen;   /* by the person: else it is the one that matters most */
  gboolean filling;

  GtkWidget *box;
  GtkWidget *comment;
  GtkWidget *leads;
  GPtrArray *tiles; /* a Tile for each figure, in their order */
  GtkWidget *reasons;
  GtkWidget *about; /* what the chart and the records are of */
  GtkWidget *chart;
  GtkWidget *rows;
  GPtrArray *records; /* in the rows. (element-type IsmsReviewRow); or NULL */
  GtkWidget *more;
  GtkWidget *others;
};

G_DEFINE_FINAL_TYPE (IsmsMeetingFigures, isms_meeting_figures, ADW_TYPE_BIN)

/* What shows one figure. */
typedef struct
{
  const char *figure; /* interned */
  GtkWidget *button;  /* a toggle button, or a row */
  GtkWidget *value;
  GtkWidget *label;
  GtkWidget *change;
  GtkWidget *sign;
} Tile;

static const IsmsReviewFigure *
find_figure (IsmsMeetingFigures *self, const char *name)
{
  IsmsReviewBoard *board = isms_meeting_get_board (self->meeting);

  return board != NULL && name != NULL ? isms_review_board_get_figure (board, name) : NULL;
}

/* --- The records behind a figure --- */

typedef struct
{
  IsmsReviewBoard *board;
  const char *figure;
} Question;

static void
free_question (gpointer data)
{
  isms_review_board_unref (((Question *) data)->board);
  g_free (data);
}

static gpointer
dup_question (gpointer owner)
{
  IsmsMeetingFigures *self = owner;
  Question *question = g_new0 (Question, 1);

  question->board = isms_review_board_ref (isms_meeting_get_board (self->meeting));
  question->figure = self->shown;
  return question;
}

static gpointer
read_rows (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return isms_review_load_rows (database, question->board, question->figure, error);
}

static void
activated_cb (GtkWidget *row, gpointer data)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");
  const char *kind = g_object_get_data (G_OBJECT (row), "kind");

  gtk_widget_activate_action (row, "win.show-record", "(sx)", kind, *id);
}

static GtkWidget *
create_row (const IsmsReviewRow *record)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *ref = gtk_label_new (record->ref);

  gtk_widget_add_css_class (ref, "dimmed");
  gtk_widget_add_css_class (ref, "numeric");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), record->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), record->detail != NULL ? record->detail : "");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), ref);
  if (record->kind == NULL || record->id == 0)
    return row;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _ ("Show in the Main Window"));
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&record->id, sizeof record->id), g_free);
  g_object_set_data (G_OBJECT (row), "kind", (gpointer) record->kind->name);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), NULL);
  return row;
}

static gboolean
is_same (GPtrArray *one, GPtrArray *other)
{
  if (one == NULL || other == NULL || one->len != other->len)
    return FALSE;
  for (guint i = 0; i < MIN (one->len, MAX_ROWS); i++)
    {
      const IsmsReviewRow *a = one->pdata[i];
      const IsmsReviewRow *b = other->pdata[i];

      if (a->kind != b->kind || a->id != b->id || g_strcmp0 (a->ref, b->ref) != 0
          || g_strcmp0 (a->title, b->title) != 0 || g_strcmp0 (a->detail, b->detail) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
show_more (IsmsMeetingFigures *self, guint n)
{
  g_autofree char *more = NULL;

  if (n > MAX_ROWS)
    /* Translators: beneath the first few records of a list: how many there are besides */
    more = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MAX_ROWS), n - MAX_ROWS);
  gtk_label_set_text (GTK_LABEL (self->more), more != NULL ? more : "");
  gtk_widget_set_visible (self->more, more != NULL);
}

/* Where they are the same, the rows stay, and the focus with them. */
static void
take_rows (gpointer owner, gpointer answer, GError *error)
{
  IsmsMeetingFigures *self = owner;
  g_autoptr (GError) unread = error;
  GPtrArray *rows = answer;
  gboolean same = is_same (self->records, rows);

  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = rows;
  if (same)
    return;
  gtk_list_box_remove_all (GTK_LIST_BOX (self->rows));
  if (rows == NULL)
    gtk_list_box_append (GTK_LIST_BOX (self->rows), isms_ui_create_unread_row (unread));
  for (guint i = 0; rows != NULL && i < MIN (rows->len, MAX_ROWS); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->rows), create_row (rows->pdata[i]));
  show_more (self, rows != NULL ? rows->len : 0);
  gtk_widget_set_visible (self->rows, rows == NULL || rows->len > 0);
}

static const IsmsAskerFuncs funcs = {
  .dup_question = dup_question,
  .read = read_rows,
  .free_question = free_question,
  .free_answer = (GDestroyNotify) g_ptr_array_unref,
  .take = take_rows,
};

/* --- The figure that is shown --- */

static void
show_about (IsmsMeetingFigures *self)
{
  const IsmsReviewFigure *figure = find_figure (self, self->shown);

  gtk_label_set_text (GTK_LABEL (self->about), figure != NULL ? figure->label : "");
  gtk_widget_set_visible (self->about, figure != NULL);
  isms_meeting_chart_show (self->chart, figure);
  self->filling = TRUE;
  for (guint i = 0; i < self->tiles->len; i++)
    {
      const Tile *tile = self->tiles->pdata[i];

      if (GTK_IS_TOGGLE_BUTTON (tile->button))
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tile->button),
                                      tile->figure == self->shown);
    }
  self->filling = FALSE;
  if (figure != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    isms_asker_ask (self->asker);
}

/* The worst of those with anything behind them, the first where none is worse than another. */
static const char *
find_foremost (const IsmsReviewCard *card)
{
  const IsmsReviewFigure *foremost = NULL;

  for (guint i = 0; i < card->figures->len; i++)
    {
      const IsmsReviewFigure *figure = card->figures->pdata[i];
      gboolean worse =
          foremost != NULL && figure->sign > foremost->sign && figure->sign > ISMS_REVIEW_GOOD;
      gboolean fuller = foremost != NULL && foremost->value == 0
                        && foremost->sign <= ISMS_REVIEW_GOOD && figure->sign <= ISMS_REVIEW_GOOD
                        && figure->value != 0;

      if (foremost == NULL || worse || fuller)
        foremost = figure;
    }
  return foremost != NULL ? foremost->name : NULL;
}

static void
choose (IsmsMeetingFigures *self, const char *figure)
{
  self->chosen = TRUE;
  self->shown = g_intern_string (figure);
  show_about (self);
}

static void
toggled_cb (GtkToggleButton *button, IsmsMeetingFigures *self)
{
  if (!self->filling)
    choose (self, g_object_get_data (G_OBJECT (button), "figure"));
}

static void
other_activated_cb (GtkWidget *row, IsmsMeetingFigures *self)
{
  choose (self, g_object_get_data (G_OBJECT (row), "figure"));
}

/* --- Tiles --- */

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* The number, what it is of, and beneath it how it changed. */
static Tile *
create_lead (IsmsMeetingFigures *self)
{
  Tile *tile = g_new0 (Tile, 1);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  tile->button = gtk_toggle_button_new ();
  tile->value = create_label ("title-1");
  tile->label = create_label ("body");
  tile->change = create_label ("dimmed");
  tile->sign = isms_review_sign_new (TRUE);
  gtk_widget_add_css_class (tile->value, "numeric");
  gtk_widget_add_css_class (tile->button, "flat");
  gtk_label_set_max_width_chars (GTK_LABEL (tile->label), 22);
  gtk_box_append (GTK_BOX (line), tile->value);
  gtk_box_append (GTK_BOX (line), tile->sign);
  gtk_box_append (GTK_BOX (content), line);
  gtk_box_append (GTK_BOX (content), tile->label);
  gtk_box_append (GTK_BOX (content), tile->change);
  gtk_widget_set_margin_top (content, 6);
  gtk_widget_set_margin_bottom (content, 6);
  gtk_button_set_child (GTK_BUTTON (tile->button), content);
  g_signal_connect (tile->button, "toggled", G_CALLBACK (toggled_cb), self);
  adw_wrap_box_append (ADW_WRAP_BOX (self->leads), tile->button);
  return tile;
}

static Tile *
create_other (IsmsMeetingFigures *self)
{
  Tile *tile = g_new0 (Tile, 1);

  tile->button = adw_action_row_new ();
  tile->value = create_label ("title-3");
  tile->change = create_label ("dimmed");
  tile->sign = isms_review_sign_new (FALSE);
  gtk_label_set_wrap (GTK_LABEL (tile->value), FALSE);
  gtk_label_set_wrap (GTK_LABEL (tile->change), FALSE);
  gtk_widget_add_css_class (tile->value, "numeric");
  gtk_widget_add_css_class (tile->change, "numeric");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (tile->button), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (tile->button), tile->sign);
  adw_action_row_add_suffix (ADW_ACTION_ROW (tile->button), tile->change);
  adw_action_row_add_suffix (ADW_ACTION_ROW (tile->button), tile->value);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (tile->button), TRUE);
  g_signal_connect (tile->button, "activated", G_CALLBACK (other_activated_cb), self);
  gtk_list_box_append (GTK_LIST_BOX (self->others), tile->button);
  return tile;
}

static void
make_tiles (IsmsMeetingFigures *self, const IsmsReviewCard *card)
{
  for (guint i = 0; i < card->figures->len; i++)
    {
      const IsmsReviewFigure *figure = card->figures->pdata[i];
      Tile *tile = i < card->n_lead ? create_lead (self) : create_other (self);

      tile->figure = figure->name;
      g_object_set_data (G_OBJECT (tile->button), "figure", (gpointer) figure->name);
      g_ptr_array_add (self->tiles, tile);
    }
  gtk_widget_set_visible (self->others, card->figures->len > card->n_lead);
}

static void
fill_tile (IsmsMeetingFigures *self, const Tile *tile)
{
  const IsmsReviewFigure *figure = find_figure (self, tile->figure);
  g_autofree char *value = NULL;
  g_autofree char *change = NULL;
  g_autofree char *sentence = NULL;

  if (figure == NULL)
    return;
  value = isms_review_figure_dup_value (figure);
  change = isms_review_figure_dup_change (figure);
  sentence = isms_review_figure_dup_sentence (figure, isms_meeting_get_board (self->meeting));
  gtk_label_set_text (GTK_LABEL (tile->value), value);
  gtk_label_set_text (GTK_LABEL (tile->change), change != NULL ? change : "");
  gtk_widget_set_visible (tile->change, change != NULL);
  isms_review_sign_show (tile->sign, figure->sign);
  if (tile->label != NULL)
    gtk_label_set_text (GTK_LABEL (tile->label), figure->label);
  else
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (tile->button), figure->label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tile->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence, -1);
}

/* --- Reasons --- */

static void
add_reason (IsmsMeetingFigures *self, IsmsReviewSign sign, const char *words)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *mark = isms_review_sign_new (TRUE);
  GtkWidget *label = create_label ("body");

  isms_review_sign_show (mark, sign);
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_label_set_text (GTK_LABEL (label), words);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), mark);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (self->reasons), line);
}

static guint
add_reasons_of (IsmsMeetingFigures *self, const IsmsReviewCard *card, IsmsReviewSign sign)
{
  guint n = 0;

  for (guint i = 0; i < card->figures->len; i++)
    {
      const IsmsReviewFigure *figure = card->figures->pdata[i];

      if (figure->sign != sign || figure->reason == NULL)
        continue;
      add_reason (self, sign, figure->reason);
      n++;
    }
  return n;
}

/* The worst first; where there are none, the one sentence that says so. */
static void
show_reasons (IsmsMeetingFigures *self, const IsmsReviewCard *card)
{
  GtkWidget *child;
  guint n;

  while ((child = gtk_widget_get_first_child (self->reasons)) != NULL)
    gtk_box_remove (GTK_BOX (self->reasons), child);
  n = add_reasons_of (self, card, ISMS_REVIEW_ACT);
  n += add_reasons_of (self, card, ISMS_REVIEW_WATCH);
  for (guint i = 0; n == 0 && i < card->reasons->len; i++)
    add_reason (self, card->sign, card->reasons->pdata[i]);
}

static void
show_comment (IsmsMeetingFigures *self)
{
  IsmsRecord *record = isms_meeting_get_input (self->meeting, self->input);
  const char *comment = record != NULL ? isms_record_get_text (record, "comment") : NULL;

  gtk_label_set_text (GTK_LABEL (self->comment), comment != NULL ? comment : "");
  gtk_widget_set_visible (self->comment, comment != NULL && *comment != '\0');
}

static void
show_figures (IsmsMeetingFigures *self)
{
  const IsmsReviewCard *card = isms_meeting_get_card (self->meeting, self->input);

  if (card == NULL)
    return;
  if (self->tiles->len == 0)
    make_tiles (self, card);
  for (guint i = 0; i < self->tiles->len; i++)
    fill_tile (self, self->tiles->pdata[i]);
  show_reasons (self, card);
  if (!self->chosen)
    self->shown = find_foremost (card);
  show_about (self);
}

/* --- Building --- */

static GtkWidget *
create_list (const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_visible (list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return list;
}

static void
build (IsmsMeetingFigures *self)
{
  GtkWidget *parts[] = {
    self->leads = adw_wrap_box_new (),
    self->reasons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6),
    self->comment = create_label ("dimmed"),
    self->about = create_label ("title-4"),
    self->chart = isms_meeting_chart_new (),
    self->rows = create_list (_ ("Records")),
    self->more = create_label ("dimmed"),
    self->others = create_list (_ ("Other Figures")),
  };

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->leads), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->leads), 6);
  gtk_widget_set_size_request (self->chart, -1, 240);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_box_append (GTK_BOX (self->box), parts[i]);
  gtk_widget_set_visible (self->about, FALSE);
  gtk_widget_set_visible (self->more, FALSE);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/* The records are read for the page that is looked at. */
static void
isms_meeting_figures_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (isms_meeting_figures_parent_class)->map (widget);
  show_about (ISMS_MEETING_FIGURES (widget));
}

static void
isms_meeting_figures_dispose (GObject *object)
{
  IsmsMeetingFigures *self = ISMS_MEETING_FIGURES (object);

  g_clear_pointer (&self->asker, isms_asker_free);
  g_clear_object (&self->meeting);
  G_OBJECT_CLASS (isms_meeting_figures_parent_class)->dispose (object);
}

static void
isms_meeting_figures_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_MEETING_FIGURES (object)->tiles);
  g_clear_pointer (&ISMS_MEETING_FIGURES (object)->records, g_ptr_array_unref);
  G_OBJECT_CLASS (isms_meeting_figures_parent_class)->finalize (object);
}

static void
isms_meeting_figures_class_init (IsmsMeetingFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_meeting_figures_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_meeting_figures_finalize;
  GTK_WIDGET_CLASS (klass)->map = isms_meeting_figures_map;
}

static void
isms_meeting_figures_init (IsmsMeetingFigures *self)
{
  self->tiles = g_ptr_array_new_with_free_func (g_free);
  build (self);
}

/**
 * isms_meeting_figures_new:
 * @meeting: what it is about
 * @input: one of its inputs: "d1"
 *
 * Returns: (transfer floating): the figures of @input, once they are there
 */
GtkWidget *
isms_meeting_figures_new (IsmsMeeting *meeting, const char *input)
{
  IsmsMeetingFigures *self = g_object_new (ISMS_TYPE_MEETING_FIGURES, NULL);

  self->meeting = g_object_ref (meeting);
  self->input = g_intern_string (input);
  self->asker = isms_asker_new (isms_workspace_get_store (isms_meeting_get_workspace (meeting)),
                                &funcs, self);
  g_signal_connect_object (meeting, "changed", G_CALLBACK (show_comment), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (meeting, "figures-changed", G_CALLBACK (show_figures), self,
                           G_CONNECT_SWAPPED);
  show_comment (self);
  show_figures (self);
  return GTK_WIDGET (self);
}

const char *
isms_meeting_figures_get_shown (IsmsMeetingFigures *self)
{
  g_return_val_if_fail (ISMS_IS_MEETING_FIGURES (self), NULL);

  return self->shown;
}

/**
 * isms_meeting_figures_show:
 * @self: the figures of an input
 * @figure: one of them: "d1_open"
 *
 * Shows how that one went, and the records behind it.
 */
void
isms_meeting_figures_show (IsmsMeetingFigures *self, const char *figure)
{
  g_return_if_fail (ISMS_IS_MEETING_FIGURES (self));

  choose (self, figure);
}
