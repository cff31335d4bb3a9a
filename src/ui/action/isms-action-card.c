/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One widget that draws its texts: a list has two hundred of them for each column, seen or not, and
 * makes and destroys all at once when the answer is another one. */

#include "isms-config.h"

#include "isms-action-card.h"

#include <glib/gi18n-lib.h>

#include "isms-action-words.h"
#include "isms-person.h"

#define SMALL 0.82 /* as the style of captions has it */
#define TITLE_LINES 3
#define DAY_LINES 2
#define ICON 12
#define GAP 6
#define TOP 7
#define SIDE 9
#define BETWEEN 4
#define NATURAL_WIDTH 180
#define MINIMUM_WIDTH 100

typedef enum
{
  TEXT_NAME, /* its ref, and where it comes from */
  TEXT_PRIORITY,
  TEXT_TITLE,
  TEXT_DAY,
  TEXT_INITIALS,
} Text;
#define N_TEXTS (TEXT_INITIALS + 1)

struct _IsmsActionCard
{
  GtkWidget parent_instance;

  GtkWidget *warning; /* borrowed */
  gint64 id;
  char *tip; /* what there is no room for */
  char *texts[N_TEXTS];
  int ref_length; /* of the name, in bytes */
  const char *icon;
  gboolean overdue;

  PangoLayout *layouts[N_TEXTS]; /* or NULL: to be made */
  int width;                     /* that they are laid out for */
  int height;
};

G_DEFINE_FINAL_TYPE (IsmsActionCard, isms_action_card, GTK_TYPE_WIDGET)

/* --- Layout --- */

static void
forget_layouts (IsmsActionCard *self)
{
  for (guint i = 0; i < N_TEXTS; i++)
    g_clear_object (&self->layouts[i]);
  self->width = 0;
}

static PangoLayout *
make_layout (IsmsActionCard *self, Text text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self),
                                                        self->texts[text] ? self->texts[text] : "");
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  if (text != TEXT_TITLE)
    pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL));
  bold->end_index = text == TEXT_NAME       ? (guint) self->ref_length
                    : text == TEXT_INITIALS ? G_MAXUINT
                                            : 0;
  pango_attr_list_insert (attributes, bold);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_auto_dir (layout, FALSE); /* it begins where the card does */
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (text == TEXT_TITLE)
    pango_layout_set_height (layout, -TITLE_LINES);
  if (text == TEXT_DAY)
    pango_layout_set_height (layout, -DAY_LINES);
  return layout;
}

static int
get_width (IsmsActionCard *self, Text text)
{
  int width;

  if (self->layouts[text] == NULL)
    return 0;
  pango_layout_set_width (self->layouts[text], -1);
  pango_layout_get_pixel_size (self->layouts[text], &width, NULL);
  return width;
}

static int
get_height (IsmsActionCard *self, Text text)
{
  int height;

  pango_layout_get_pixel_size (self->layouts[text], NULL, &height);
  return height;
}

static void
set_width (IsmsActionCard *self, Text text, int width)
{
  pango_layout_set_width (self->layouts[text], MAX (width, 1) * PANGO_SCALE);
}

static int
get_indent (IsmsActionCard *self)
{
  return self->icon != NULL ? ICON + BETWEEN : 0;
}

/* What stands beside others has no height of its own, and takes no room where it says nothing. */
static gboolean
is_needed (IsmsActionCard *self, Text text)
{
  return (text != TEXT_PRIORITY && text != TEXT_INITIALS)
         || (self->texts[text] != NULL && *self->texts[text] != '\0');
}

static void
lay_out (IsmsActionCard *self, int width)
{
  int inside = width - 2 * SIDE;
  int priority, initials;

  if (self->width == width)
    return;
  for (guint i = 0; i < N_TEXTS; i++)
    if (self->layouts[i] == NULL && is_needed (self, (Text) i))
      self->layouts[i] = make_layout (self, (Text) i);
  priority = get_width (self, TEXT_PRIORITY);
  initials = get_width (self, TEXT_INITIALS);
  set_width (self, TEXT_NAME, inside - (priority > 0 ? priority + GAP : 0));
  set_width (self, TEXT_TITLE, inside);
  set_width (self, TEXT_DAY, inside - get_indent (self) - (initials > 0 ? initials + GAP : 0));
  self->width = width;
  self->height = 2 * TOP + get_height (self, TEXT_NAME) + BETWEEN + get_height (self, TEXT_TITLE)
                 + BETWEEN + get_height (self, TEXT_DAY);
}

static void
isms_action_card_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  IsmsActionCard *self = ISMS_ACTION_CARD (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }
  /* Who does not say how wide gives it no room yet: what it was before is near enough. */
  if (for_size > 0 || self->height == 0)
    lay_out (self, for_size > 0 ? for_size : NATURAL_WIDTH);
  *minimum = *natural = self->height;
}

static GtkSizeRequestMode
isms_action_card_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* --- Drawing --- */

/* @x from the side where the card begins. */
static void
draw_text (IsmsActionCard *self,
           GtkSnapshot *snapshot,
           Text text,
           double x,
           double y,
           const GdkRGBA *color)
{
  PangoLayout *layout = self->layouts[text];
  int width;

  if (layout == NULL || self->texts[text] == NULL)
    return;
  width = pango_layout_get_width (layout) / PANGO_SCALE;
  if (pango_layout_get_width (layout) < 0)
    pango_layout_get_pixel_size (layout, &width, NULL);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = self->width - x - width;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_icon (IsmsActionCard *self, GtkSnapshot *snapshot, double y, const GdkRGBA *color)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (GtkIconPaintable) icon = NULL;
  double x = SIDE;

  if (self->icon == NULL)
    return;
  icon = gtk_icon_theme_lookup_icon (
      gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)), self->icon, NULL, ICON,
      gtk_widget_get_scale_factor (widget), gtk_widget_get_direction (widget),
      GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = self->width - x - ICON;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON, ICON,
                                            color, 1);
  gtk_snapshot_restore (snapshot);
}

/* As the style has it of what is less important. */
static GdkRGBA
dim (GdkRGBA color)
{
  gboolean contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());

  color.alpha *= contrast ? 0.9f : 0.6f;
  return color;
}

static void
isms_action_card_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  IsmsActionCard *self = ISMS_ACTION_CARD (widget);
  GdkRGBA plain, dimmed, day;
  double y = TOP;

  lay_out (self, gtk_widget_get_width (widget));
  gtk_widget_get_color (widget, &plain);
  dimmed = day = dim (plain);
  if (self->overdue)
    gtk_widget_get_color (self->warning, &day);
  draw_text (self, snapshot, TEXT_NAME, SIDE, y, &dimmed);
  draw_text (self, snapshot, TEXT_PRIORITY, self->width - SIDE - get_width (self, TEXT_PRIORITY), y,
             &plain);
  y += get_height (self, TEXT_NAME) + BETWEEN;
  draw_text (self, snapshot, TEXT_TITLE, SIDE, y, &plain);
  y += get_height (self, TEXT_TITLE) + BETWEEN;
  draw_icon (self, snapshot, y + 1, &day);
  draw_text (self, snapshot, TEXT_DAY, SIDE + get_indent (self), y, &day);
  draw_text (self, snapshot, TEXT_INITIALS, self->width - SIDE - get_width (self, TEXT_INITIALS), y,
             &dimmed);
}

static void
isms_action_card_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (isms_action_card_parent_class)->css_changed (widget, change);
  forget_layouts (ISMS_ACTION_CARD (widget));
}

static void
isms_action_card_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  forget_layouts (ISMS_ACTION_CARD (widget));
  gtk_widget_queue_resize (widget);
}

/* Asked for rather than set: setting one makes GTK look beneath the pointer each time. */
static gboolean
isms_action_card_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  IsmsActionCard *self = ISMS_ACTION_CARD (widget);

  gtk_tooltip_set_text (tooltip, self->tip);
  return self->tip != NULL;
}

static void
isms_action_card_finalize (GObject *object)
{
  IsmsActionCard *self = ISMS_ACTION_CARD (object);

  forget_layouts (self);
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);
  g_free (self->tip);
  G_OBJECT_CLASS (isms_action_card_parent_class)->finalize (object);
}

static void
isms_action_card_class_init (IsmsActionCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = isms_action_card_finalize;
  widget_class->measure = isms_action_card_measure;
  widget_class->get_request_mode = isms_action_card_get_request_mode;
  widget_class->snapshot = isms_action_card_snapshot;
  widget_class->css_changed = isms_action_card_css_changed;
  widget_class->direction_changed = isms_action_card_direction_changed;
  widget_class->query_tooltip = isms_action_card_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "actioncard");
}

static void
isms_action_card_init (IsmsActionCard *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * isms_action_card_new:
 * @warning: a widget in the colour for what is overdue; it outlives the card
 *
 * Returns: (transfer floating): a card that says nothing yet
 */
GtkWidget *
isms_action_card_new (GtkWidget *warning)
{
  IsmsActionCard *self = g_object_new (ISMS_TYPE_ACTION_CARD, NULL);

  self->warning = warning;
  return GTK_WIDGET (self);
}

/* Priorities but for the usual one: "↑ High". */
static char *
dup_priority (const IsmsActionItem *item)
{
  if (g_str_equal (item->priority->value, "normal"))
    return NULL;
  return g_strdup_printf ("%s %s", g_str_equal (item->priority->value, "high") ? "↑" : "↓",
                          _ (item->priority->label));
}

static const char *
get_icon (const IsmsActionItem *item, const char *day)
{
  if (*day == '\0')
    return NULL;
  if (item->state == ISMS_ACTION_DONE)
    return "object-select-symbolic";
  return item->overdue ? "dialog-warning-symbolic" : "alarm-symbolic";
}

/* Takes @texts. FALSE: it says that already. */
static gboolean
take_texts (IsmsActionCard *self, char **texts)
{
  gboolean same = TRUE;

  for (guint i = 0; i < N_TEXTS; i++)
    {
      same &= g_strcmp0 (self->texts[i], texts[i]) == 0;
      g_free (self->texts[i]);
      self->texts[i] = texts[i];
    }
  return !same;
}

/**
 * isms_action_card_set_item:
 * @self: a card
 * @item: the action that it shows now
 *
 * Where it says the same as before, nothing is laid out anew.
 */
void
isms_action_card_set_item (IsmsActionCard *self, const IsmsActionItem *item)
{
  g_autofree char *source = isms_action_words_dup_source (item);
  char *texts[N_TEXTS] = {
    [TEXT_NAME] = g_strdup_printf ("%s  %s", item->ref, source),
    [TEXT_PRIORITY] = dup_priority (item),
    [TEXT_TITLE] = g_strdup (item->title),
    [TEXT_DAY] = isms_action_words_dup_day (item),
    [TEXT_INITIALS] = isms_person_dup_initials (item->owner),
  };

  self->id = item->id;
  g_free (self->tip);
  self->tip = isms_action_words_dup_tip (item);
  if (!take_texts (self, texts))
    return;
  self->ref_length = (int) strlen (item->ref);
  self->icon = get_icon (item, self->texts[TEXT_DAY]);
  self->overdue = item->overdue;
  forget_layouts (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

gint64
isms_action_card_get_id (IsmsActionCard *self)
{
  return self->id;
}

char *
isms_action_card_dup_words (IsmsActionCard *self)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < N_TEXTS; i++)
    if (self->texts[i] != NULL && *self->texts[i] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", self->texts[i]);
  return g_string_free_and_steal (words);
}
