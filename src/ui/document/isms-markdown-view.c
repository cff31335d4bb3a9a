/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One widget for each block; all are made anew when the text is another. */

#include "isms-config.h"

#include "isms-markdown-view.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-text-diff.h"

#define STEP 24        /* of a list within a list */
#define MARGIN 24      /* around what is shown */
#define LEAST_CHARS 25 /* of a row of a table, in a narrow window: its words break then */

struct _IsmsMarkdownView
{
  AdwBin parent_instance;

  GtkWidget *scrolled;
  GtkWidget *clamp;
  GtkWidget *box;
  GArray *places; /* of Place, in the order of the text; none where changes are shown */
  gsize size;     /* of the text */
};

/* Where something of the text stands on the page. */
typedef struct
{
  gsize at; /* its first byte */
  GtkWidget *label;
} Place;

G_DEFINE_FINAL_TYPE (IsmsMarkdownView, isms_markdown_view, ADW_TYPE_BIN)

static void
add_attribute (PangoAttrList *list, PangoAttribute *attribute, const IsmsMarkSpan *span)
{
  attribute->start_index = span->start;
  attribute->end_index = span->end;
  pango_attr_list_insert (list, attribute);
}

/* A ground that can be seen on light and on dark. */
static void
add_ground (PangoAttrList *list, const IsmsMarkSpan *span, guint16 red, guint16 green, guint16 blue)
{
  add_attribute (list, pango_attr_background_new (red, green, blue), span);
  add_attribute (list, pango_attr_background_alpha_new (0x5000), span);
}

static PangoAttrList *
create_attributes (const IsmsMarkedText *text)
{
  PangoAttrList *list = pango_attr_list_new ();

  for (guint i = 0; i < text->spans->len; i++)
    {
      const IsmsMarkSpan *span = &g_array_index (text->spans, IsmsMarkSpan, i);

      if (span->marks & ISMS_MARK_STRONG)
        add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), span);
      if (span->marks & ISMS_MARK_EMPHASIS)
        add_attribute (list, pango_attr_style_new (PANGO_STYLE_ITALIC), span);
      if (span->marks & ISMS_MARK_BLANK)
        add_ground (list, span, 0xf500, 0xc200, 0x1100);
      if (span->marks & ISMS_MARK_ADDED)
        {
          add_ground (list, span, 0x3300, 0xd100, 0x7a00);
          add_attribute (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), span);
        }
      if (span->marks & ISMS_MARK_REMOVED)
        {
          add_ground (list, span, 0xe000, 0x1b00, 0x2400);
          add_attribute (list, pango_attr_strikethrough_new (TRUE), span);
        }
    }
  return list;
}

static GtkWidget *
create_label (IsmsMarkdownView *self, const IsmsMarkedText *text, GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, NULL);
  PangoAttrList *attributes = create_attributes (text);
  const Place place = { text->at, label };

  g_array_append_val (self->places, place);
  gtk_label_set_text (GTK_LABEL (label), text->text);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  pango_attr_list_unref (attributes);
  return label;
}

static GtkWidget *
create_heading (IsmsMarkdownView *self, const IsmsMarkdownBlock *block, gboolean first)
{
  static const char *const classes[] = { "title-1", "title-2", "title-3", "heading" };
  GtkWidget *label = create_label (self, block->text, GTK_ACCESSIBLE_ROLE_HEADING);

  gtk_widget_add_css_class (label, classes[CLAMP ((int) block->level, 1, 4) - 1]);
  gtk_widget_set_margin_top (label, first ? 0 : 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                  (int) MAX (block->level, 1), -1);
  return label;
}

static GtkWidget *
create_item (IsmsMarkdownView *self, const IsmsMarkdownBlock *block)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *marker = gtk_label_new (block->marker != NULL ? block->marker : "");

  gtk_widget_set_margin_start (row, (int) MIN (block->level, 5) * STEP);
  gtk_label_set_xalign (GTK_LABEL (marker), 1);
  gtk_label_set_width_chars (GTK_LABEL (marker), 3);
  gtk_widget_set_valign (marker, GTK_ALIGN_START);
  gtk_widget_add_css_class (marker, "dimmed");
  gtk_widget_add_css_class (marker, "numeric");
  gtk_box_append (GTK_BOX (row), marker);
  gtk_box_append (GTK_BOX (row), create_label (self, block->text, GTK_ACCESSIBLE_ROLE_LABEL));
  return row;
}

static GtkWidget *
create_cell (IsmsMarkdownView *self,
             const IsmsMarkedText *text,
             IsmsMarkdownAlign align,
             gboolean heads,
             guint n_columns)
{
  static const float aligns[] = { 0, 0.5, 1 };
  GtkWidget *label = create_label (self, text, GTK_ACCESSIBLE_ROLE_LABEL);

  gtk_label_set_xalign (GTK_LABEL (label), aligns[align]);
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MAX (1, LEAST_CHARS / MAX (n_columns, 5)));
  if (heads)
    gtk_widget_add_css_class (label, "heading");
  return label;
}

static GtkWidget *
create_table (IsmsMarkdownView *self, const IsmsMarkdownBlock *block)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), block->n_columns > 5 ? 6 : 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (guint i = 0; i < block->rows->len; i++)
    {
      GPtrArray *cells = block->rows->pdata[i];
      GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

      for (guint k = 0; k < cells->len; k++)
        gtk_grid_attach (GTK_GRID (grid),
                         create_cell (self, cells->pdata[k],
                                      k < block->aligns->len
                                          ? g_array_index (block->aligns, IsmsMarkdownAlign, k)
                                          : ISMS_MARKDOWN_START,
                                      i == 0, block->n_columns),
                         (int) k, 2 * (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), line, 0, 2 * (int) i + 1, MAX ((int) block->n_columns, 1),
                       1);
    }
  return grid;
}

static GtkWidget *
create_note (IsmsMarkdownView *self, const IsmsMarkdownBlock *block)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = create_label (self, block->text, GTK_ACCESSIBLE_ROLE_LABEL);

  gtk_box_append (GTK_BOX (row), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (row), label);
  gtk_widget_add_css_class (label, "dimmed");
  return row;
}

static GtkWidget *
create_block (IsmsMarkdownView *self, const IsmsMarkdownBlock *block, gboolean first)
{
  GtkWidget *label;

  switch (block->kind)
    {
    case ISMS_MARKDOWN_HEADING:
      return create_heading (self, block, first);
    case ISMS_MARKDOWN_ITEM:
      return create_item (self, block);
    case ISMS_MARKDOWN_TABLE:
      return create_table (self, block);
    case ISMS_MARKDOWN_NOTE:
      return create_note (self, block);
    case ISMS_MARKDOWN_VERBATIM:
      label = create_label (self, block->text, GTK_ACCESSIBLE_ROLE_LABEL);
      gtk_widget_add_css_class (label, "monospace");
      return label;
    case ISMS_MARKDOWN_PARAGRAPH:
    default:
      return create_label (self, block->text, GTK_ACCESSIBLE_ROLE_LABEL);
    }
}

static void
clear (IsmsMarkdownView *self)
{
  GtkWidget *child;

  g_array_set_size (self->places, 0);
  self->size = 0;
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
}

static void
add_words (IsmsMarkdownView *self, const char *words, const char *class)
{
  g_autoptr (IsmsMarkedText) text = isms_marked_text_new (words);
  GtkWidget *label = create_label (self, text, GTK_ACCESSIBLE_ROLE_LABEL);

  gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (self->box), label);
}

static void
isms_markdown_view_finalize (GObject *object)
{
  g_array_unref (ISMS_MARKDOWN_VIEW (object)->places);
  G_OBJECT_CLASS (isms_markdown_view_parent_class)->finalize (object);
}

static void
isms_markdown_view_class_init (IsmsMarkdownViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_markdown_view_finalize;
}

static void
isms_markdown_view_init (IsmsMarkdownView *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->clamp = adw_clamp_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_margin_top (self->box, 18);
  gtk_widget_set_margin_bottom (self->box, 18);
  gtk_widget_set_margin_start (self->box, 18);
  gtk_widget_set_margin_end (self->box, 18);
  adw_clamp_set_maximum_size (ADW_CLAMP (self->clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (self->clamp), self->box);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->clamp);
  gtk_widget_set_hexpand (self->scrolled, TRUE);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  adw_bin_set_child (ADW_BIN (self), self->scrolled);
}

/**
 * isms_markdown_view_new:
 *
 * Returns: (transfer floating): a view of nothing yet
 */
GtkWidget *
isms_markdown_view_new (void)
{
  return g_object_new (ISMS_TYPE_MARKDOWN_VIEW, NULL);
}

static GtkAdjustment *
get_adjustment (IsmsMarkdownView *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
}

/* FALSE: it is not laid out yet. */
static gboolean
measure (IsmsMarkdownView *self, guint i, double *top, double *bottom)
{
  GtkWidget *label = g_array_index (self->places, Place, i).label;
  graphene_rect_t bounds;

  if (gtk_widget_get_height (label) == 0
      || !gtk_widget_compute_bounds (label, self->clamp, &bounds))
    return FALSE;
  *top = bounds.origin.y;
  *bottom = bounds.origin.y + bounds.size.height;
  return TRUE;
}

/* The last place that begins at @at or before; -1: all begin after. */
static int
find_place (IsmsMarkdownView *self, gsize at)
{
  guint n = 0;

  while (n < self->places->len && g_array_index (self->places, Place, n).at <= at)
    n++;
  return (int) n - 1;
}

/* Where byte @at of the text stands on the page, between what begins before it and what begins
 * after it and further down. */
static gboolean
find_height (IsmsMarkdownView *self, gsize at, double *height)
{
  int found = find_place (self, at);
  double from = 0, to, bottom;
  gsize begin = 0, end = self->size;

  if (found >= 0 && !measure (self, (guint) found, &from, &bottom))
    return FALSE;
  for (int i = found; i >= 0 && measure (self, (guint) i, &to, &bottom) && to >= from; i--)
    begin = g_array_index (self->places, Place, i).at;
  to = gtk_adjustment_get_upper (get_adjustment (self));
  for (guint i = (guint) (found + 1); i < self->places->len; i++)
    {
      double top;

      if (!measure (self, i, &top, &bottom))
        return FALSE;
      if (top <= from)
        continue;
      to = top;
      end = g_array_index (self->places, Place, i).at;
      break;
    }
  *height = from;
  if (end > begin && at > begin)
    *height += (to - from) * (double) (at - begin) / (double) (end - begin);
  return TRUE;
}

/**
 * isms_markdown_view_follow:
 * @self: a view
 * @at: a byte of the text
 * @share: how far down in the view it shall be, 0 to 1
 *
 * Scrolls there; to the end where that is all the way down. Where changes are shown instead of a
 * text, @share is of the whole way.
 */
void
isms_markdown_view_follow (IsmsMarkdownView *self, gsize at, double share)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  double page = gtk_adjustment_get_page_size (adjustment);
  double height;

  if (self->size == 0 || share >= 1)
    gtk_adjustment_set_value (adjustment, share * (gtk_adjustment_get_upper (adjustment) - page));
  else if (find_height (self, at, &height))
    gtk_adjustment_set_value (adjustment, height - share * page);
}

/**
 * isms_markdown_view_show:
 * @self: a view
 * @at: a byte of the text
 *
 * Scrolls as little as it takes for what stands there to be seen.
 */
void
isms_markdown_view_show (IsmsMarkdownView *self, gsize at)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  double value = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);
  int found = find_place (self, at);
  double top, bottom;

  if (self->size == 0 || found < 0 || !measure (self, (guint) found, &top, &bottom))
    return;
  if (bottom - top > page - 2 * MARGIN) /* a long paragraph: the line in it */
    {
      if (!find_height (self, at, &top))
        return;
      bottom = top + MARGIN;
    }
  if (top - MARGIN < value)
    gtk_adjustment_set_value (adjustment, top - MARGIN);
  else if (bottom + MARGIN > value + page)
    gtk_adjustment_set_value (adjustment, bottom + MARGIN - page);
}

/**
 * isms_markdown_view_set_text:
 * @self: a view
 * @text: Markdown
 */
void
isms_markdown_view_set_text (IsmsMarkdownView *self, const char *text)
{
  g_autoptr (GPtrArray) blocks = isms_markdown_parse (text);

  clear (self);
  for (guint i = 0; i < blocks->len; i++)
    gtk_box_append (GTK_BOX (self->box), create_block (self, blocks->pdata[i], i == 0));
  if (blocks->len == 0)
    add_words (self, _ ("There is no text yet."), "dimmed");
  self->size = text != NULL ? strlen (text) : 0;
}

/**
 * isms_markdown_view_set_changes:
 * @self: a view
 * @changes: (element-type IsmsTextChange): what is different
 */
void
isms_markdown_view_set_changes (IsmsMarkdownView *self, GPtrArray *changes)
{
  const char *const kinds[] = { _ ("Added"), _ ("Taken Away"), _ ("Changed") };

  clear (self);
  for (guint i = 0; i < changes->len; i++)
    {
      const IsmsTextChange *change = changes->pdata[i];
      g_autoptr (IsmsMarkedText) text = isms_marked_text_copy (change->text);
      g_autofree char *place =
          change->section != NULL
              ? g_strdup_printf ("%s · %s", kinds[change->kind], change->section)
              : g_strdup (kinds[change->kind]);

      if (change->kind != ISMS_TEXT_CHANGED)
        isms_marked_text_mark (text, 0, (guint) strlen (text->text),
                               change->kind == ISMS_TEXT_ADDED ? ISMS_MARK_ADDED
                                                               : ISMS_MARK_REMOVED);
      add_words (self, place, "caption-heading");
      gtk_widget_set_margin_top (gtk_widget_get_last_child (self->box), i > 0 ? 12 : 0);
      gtk_box_append (GTK_BOX (self->box), create_label (self, text, GTK_ACCESSIBLE_ROLE_LABEL));
    }
  if (changes->len == 0)
    add_words (self, _ ("The words are the same."), "dimmed");
}
