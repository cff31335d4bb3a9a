/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The type of a report: faces, sizes, figures of equal width; and lines of a layout one by one. */

#include "isms-report-private.h"

#include <pango/pangocairo.h>
#include <string.h>

#define FAMILY "Adwaita Sans, Cantarell, Noto Sans, Sans"

static const struct
{
  double size; /* points */
  PangoWeight weight;
  float spacing; /* of lines */
} styles[] = {
  [ISMS_STYLE_TITLE] = { 24, PANGO_WEIGHT_BOLD, 1.0 },
  [ISMS_STYLE_SUBTITLE] = { 12, PANGO_WEIGHT_NORMAL, 1.05 },
  [ISMS_STYLE_HEADING_1] = { 15, PANGO_WEIGHT_BOLD, 1.0 },
  [ISMS_STYLE_HEADING_2] = { 11.5, PANGO_WEIGHT_BOLD, 1.0 },
  [ISMS_STYLE_HEADING_3] = { 9.5, PANGO_WEIGHT_BOLD, 1.0 },
  [ISMS_STYLE_BODY] = { 9.5, PANGO_WEIGHT_NORMAL, 1.12 },
  [ISMS_STYLE_NOTE] = { 9, PANGO_WEIGHT_NORMAL, 1.1 },
  [ISMS_STYLE_CELL] = { 8.5, PANGO_WEIGHT_NORMAL, 1.0 },
  [ISMS_STYLE_CELL_HEADING] = { 8, PANGO_WEIGHT_BOLD, 1.0 },
  [ISMS_STYLE_FIGURE_VALUE] = { 21, PANGO_WEIGHT_BOLD, 1.0 },
  [ISMS_STYLE_FIGURE_LABEL] = { 8.5, PANGO_WEIGHT_NORMAL, 1.0 },
  [ISMS_STYLE_SMALL] = { 7.5, PANGO_WEIGHT_NORMAL, 1.0 },
};

static gboolean
runs_rightward (PangoLanguage *language)
{
  int n = 0;
  const PangoScript *scripts = pango_language_get_scripts (language, &n);

  for (int i = 0; i < n; i++)
    switch ((int) scripts[i])
      {
      case PANGO_SCRIPT_ARABIC:
      case PANGO_SCRIPT_HEBREW:
      case PANGO_SCRIPT_SYRIAC:
      case PANGO_SCRIPT_THAANA:
      case PANGO_SCRIPT_NKO:
        return FALSE;
      default:
        break;
      }
  return TRUE;
}

/* Steps @iter to line @n. FALSE: there are fewer. */
static gboolean
seek (PangoLayoutIter *iter, int n)
{
  while (n-- > 0)
    if (!pango_layout_iter_next_line (iter))
      return FALSE;
  return TRUE;
}

PangoContext *
isms_style_create_context (const char *language)
{
  /* A map of its own: the default one belongs to a thread, pages may change theirs. */
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  PangoFontDescription *font = pango_font_description_from_string (FAMILY " 8.5");
  PangoLanguage *pango_language = pango_language_from_string (language);
  cairo_font_options_t *options = cairo_font_options_create ();

  /* Nothing is rounded to pixels: a page is the same on any device. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language);
  pango_context_set_base_dir (context, runs_rightward (pango_language) ? PANGO_DIRECTION_LTR
                                                                       : PANGO_DIRECTION_RTL);
  pango_context_set_font_description (context, font);
  cairo_font_options_destroy (options);
  pango_font_description_free (font);
  return context;
}

IsmsStyle
isms_style_for_heading (int level)
{
  return ISMS_STYLE_HEADING_1 + CLAMP (level, 1, 3) - 1;
}

PangoLayout *
isms_style_create_layout (PangoContext *context, IsmsStyle style, const char *text, double width)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string (FAMILY);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_size (font, (int) (styles[style].size * PANGO_SCALE));
  pango_font_description_set_weight (font, styles[style].weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  /* Ligatures would be found by nobody who searches the PDF for "confidential". */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1, liga=0"));
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_line_spacing (layout, styles[style].spacing);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  if (width >= 0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  else
    pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

/* Right-to-left scripts begin at U+0590: no byte of other text reaches this one. */
static gboolean
may_run_leftward (const char *text)
{
  for (const guchar *c = (const guchar *) text; *c != '\0'; c++)
    if (*c >= 0xd6)
      return TRUE;
  return FALSE;
}

/* Finding out means laying out the lines, so most text is spared it. */
static gboolean
runs_leftward (PangoLayout *layout, gboolean base)
{
  PangoLayoutLine *line;

  if (!base && !may_run_leftward (pango_layout_get_text (layout)))
    return FALSE;
  line = pango_layout_get_line_readonly (layout, 0);
  return pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL;
}

void
isms_style_align (PangoLayout *layout, IsmsReportAlign align)
{
  PangoContext *context = pango_layout_get_context (layout);
  gboolean base = pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL;
  gboolean line = runs_leftward (layout, base);
  gboolean right = (align == ISMS_REPORT_END) != base;

  if (align == ISMS_REPORT_CENTER)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  else /* pango turns the sides round for lines that run against the context */
    pango_layout_set_alignment (layout,
                                right != (line != base) ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

static void
mark (PangoAttrList *attributes, PangoAttribute *attribute, const IsmsMarkSpan *span)
{
  attribute->start_index = span->start;
  attribute->end_index = span->end;
  pango_attr_list_insert (attributes, attribute);
}

void
isms_style_mark (PangoLayout *layout, GArray *spans)
{
  PangoAttrList *attributes = pango_layout_get_attributes (layout);

  for (guint i = 0; i < spans->len; i++)
    {
      const IsmsMarkSpan *span = &g_array_index (spans, IsmsMarkSpan, i);

      if (span->marks & ISMS_MARK_STRONG)
        mark (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), span);
      if (span->marks & ISMS_MARK_EMPHASIS)
        mark (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC), span);
      if (span->marks & (ISMS_MARK_BLANK | ISMS_MARK_ADDED))
        mark (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), span);
      if (span->marks & ISMS_MARK_REMOVED)
        mark (attributes, pango_attr_strikethrough_new (TRUE), span);
    }
  pango_layout_context_changed (layout);
}

void
isms_style_set_lead (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->end_index = (guint) strcspn (text, "\n");
  pango_attr_list_insert (pango_layout_get_attributes (layout), bold);
  pango_layout_context_changed (layout);
}

double
isms_style_get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

double
isms_style_get_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

double
isms_style_get_lines_height (PangoLayout *layout, int first, int n)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int top = 0, bottom = 0;

  if (n > 0 && seek (iter, first))
    {
      pango_layout_iter_get_line_yrange (iter, &top, NULL);
      seek (iter, n - 1);
      pango_layout_iter_get_line_yrange (iter, NULL, &bottom);
    }
  pango_layout_iter_free (iter);
  return (double) (bottom - top) / PANGO_SCALE;
}

int
isms_style_count_lines_within (PangoLayout *layout, int first, double height)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int top, bottom, n = 0;

  if (seek (iter, first))
    {
      pango_layout_iter_get_line_yrange (iter, &top, NULL);
      do
        {
          pango_layout_iter_get_line_yrange (iter, NULL, &bottom);
          if (bottom - top > height * PANGO_SCALE + 1)
            break;
          n++;
        }
      while (pango_layout_iter_next_line (iter));
    }
  pango_layout_iter_free (iter);
  return n;
}

void
isms_style_show_lines (PangoLayout *layout, cairo_t *cr, double x, double y, int first, int n)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int top = 0;

  if (n > 0 && seek (iter, first))
    {
      pango_layout_iter_get_line_yrange (iter, &top, NULL);
      do
        {
          PangoRectangle logical;
          int baseline = pango_layout_iter_get_baseline (iter);

          pango_layout_iter_get_line_extents (iter, NULL, &logical);
          cairo_move_to (cr, x + (double) logical.x / PANGO_SCALE,
                         y + (double) (baseline - top) / PANGO_SCALE);
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
        }
      while (--n > 0 && pango_layout_iter_next_line (iter));
    }
  pango_layout_iter_free (iter);
}
