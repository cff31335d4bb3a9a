/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the data, the layout, the drawing and the PDF of a report share. */

#pragma once

#include "isms-markdown.h"
#include "isms-report.h"

G_BEGIN_DECLS

typedef enum
{
  ISMS_BLOCK_TITLE,
  ISMS_BLOCK_HEADING,
  ISMS_BLOCK_PARAGRAPH,
  ISMS_BLOCK_LIST,
  ISMS_BLOCK_NOTE,
  ISMS_BLOCK_FIGURES,
  ISMS_BLOCK_TABLE,
  ISMS_BLOCK_CHARTS,
  ISMS_BLOCK_SIGNATURES,
  ISMS_BLOCK_BREAK,
} IsmsBlockKind;

typedef struct
{
  char **cells;
  guint8 *tones;
  gboolean *strong;
  gboolean *ruled;             /* the empty lines are there to be written on */
  GArray **spans;              /* of IsmsMarkSpan, for each cell; or NULL */
  IsmsReportDrawing *drawings; /* for each cell; those without have no function; or NULL */
} IsmsReportRow;

struct _IsmsReportTable
{
  guint n_columns;
  IsmsReportColumn *columns;
  GPtrArray *rows; /* (element-type IsmsReportRow) */
};

/* How an item of a list is set, where that is more than a dot before it. */
typedef struct
{
  guint depth;
  char *marker;  /* NULL: it goes on with the item before it */
  GArray *spans; /* of IsmsMarkSpan */
} IsmsReportPoint;

typedef struct
{
  IsmsBlockKind kind;
  int level;
  char *text;
  GArray *spans;           /* of IsmsMarkSpan, in the text; or NULL */
  IsmsReportPoint *points; /* for each of the list items; or NULL */
  char **items; /* list items; figures: label, value, note; signatures: role, name; "" for none */
  guint n_items;
  IsmsReportTable *table;
  IsmsReportChart *charts;
  guint n_charts;
} IsmsBlock;

struct _IsmsReport
{
  gatomicrefcount refs;
  char *title;
  char *running_title; /* on every page; NULL: the title */
  char *subtitle;
  char *organisation;
  char *classification;
  char *author;
  char *language;
  GDateTime *date;
  gboolean landscape;
  gboolean compact;
  GPtrArray *blocks; /* (element-type IsmsBlock), the first is the title block */
};

IsmsBlock *isms_report_add_block (IsmsReport *self, IsmsBlockKind kind, const char *text);
gboolean isms_report_table_has_heading (const IsmsReportTable *self);
/* Whether the cell names others: of the heading (row -1), or the first of a row where there is
 * none.
 */
gboolean isms_report_table_is_heading (const IsmsReportTable *self, int row, guint column);

/* A part of a block on a page: one heading, some lines of a paragraph, a row of a table … */
typedef struct
{
  const IsmsBlock *block;
  int index;      /* list item, row of the table or of figures; -1: the table's heading */
  int first_line; /* of text that may be divided */
  int n_lines;
  int *starts; /* of a divided row: the first line of each cell */
  double y;    /* from the top of the page */
  double height;
  gboolean last;     /* of its block on this page */
  gboolean repeated; /* a table heading that stood on an earlier page already */
} IsmsItem;

struct _IsmsReportPages
{
  gatomicrefcount refs;
  IsmsReport *report;
  IsmsPageSetup setup;
  PangoContext *context;
  gboolean mirrored;
  GPtrArray *pages;          /* (element-type GPtrArray of IsmsItem) */
  GHashTable *column_widths; /* IsmsReportTable → double[] */
  GHashTable *row_heights;   /* IsmsReportTable → double[]: of its heading, then of its rows; 0: not
                                measured yet */
};

/* Measures of the page, in points. */
#define ISMS_RULE 0.5
#define ISMS_COMPACT_TITLE 0.6 /* of the width; the rest is the organisation's */
#define ISMS_CELL_PAD_X 4.0
#define ISMS_CELL_PAD_Y 3.5
#define ISMS_TONE_WIDTH 11.0
#define ISMS_LIST_INDENT 12.0
#define ISMS_POINT_INDENT 18.0 /* has room for a number */
#define ISMS_NOTE_INDENT 10.0
#define ISMS_CHART_GAP 18.0
#define ISMS_MAX_FIGURES_PER_ROW 4u
#define ISMS_FIGURE_GAP 16.0
#define ISMS_SIGNATURE_HEIGHT 64.0
#define ISMS_SIGNATURE_GAP 28.0

typedef enum
{
  ISMS_STYLE_TITLE,
  ISMS_STYLE_SUBTITLE,
  ISMS_STYLE_HEADING_1,
  ISMS_STYLE_HEADING_2,
  ISMS_STYLE_HEADING_3,
  ISMS_STYLE_BODY,
  ISMS_STYLE_NOTE,
  ISMS_STYLE_CELL,
  ISMS_STYLE_CELL_HEADING,
  ISMS_STYLE_FIGURE_VALUE,
  ISMS_STYLE_FIGURE_LABEL,
  ISMS_STYLE_SMALL,
} IsmsStyle;

/* A context for measuring and drawing in points, the same for screen, printer and PDF. */
PangoContext *isms_style_create_context (const char *language);
IsmsStyle isms_style_for_heading (int level);
/* @width < 0: one line that is not wrapped. */
PangoLayout *
isms_style_create_layout (PangoContext *context, IsmsStyle style, const char *text, double width);
/* Alignment in the order of reading, numbers at the end even among words that run the other way. */
void isms_style_align (PangoLayout *layout, IsmsReportAlign align);
/* Sets what is marked: @spans of IsmsMarkSpan. */
void isms_style_mark (PangoLayout *layout, GArray *spans);
/* Sets the first line of the text in bold. */
void isms_style_set_lead (PangoLayout *layout);
double isms_style_get_height (PangoLayout *layout);
double isms_style_get_width (PangoLayout *layout);
/* The height of lines [first, first + n), and how many of them fit in @height. */
double isms_style_get_lines_height (PangoLayout *layout, int first, int n);
int isms_style_count_lines_within (PangoLayout *layout, int first, double height);
void isms_style_show_lines (PangoLayout *layout, cairo_t *cr, double x, double y, int first, int n);

/* Shared by measuring and drawing, so that they cannot differ. */
/* How far the text, or the item of a list, stands from the edge. */
double isms_block_get_indent (const IsmsBlock *block, int index);
double isms_pages_get_text_width (const IsmsReportPages *self, const IsmsBlock *block, int index);
PangoLayout *
isms_pages_create_text (const IsmsReportPages *self, const IsmsBlock *block, int index);
PangoLayout *isms_pages_create_cell (const IsmsReportPages *self,
                                     const IsmsReportTable *table,
                                     int row,
                                     guint column);
const double *isms_pages_get_column_widths (const IsmsReportPages *self,
                                            const IsmsReportTable *table);
/* What is drawn in a cell; NULL: nothing. */
const IsmsReportDrawing *
isms_report_table_get_drawing (const IsmsReportTable *self, int row, guint column);
double isms_pages_get_content_width (const IsmsReportPages *self);
double isms_pages_get_chart_width (const IsmsReportPages *self, const IsmsBlock *block);
guint isms_block_get_figures_per_row (const IsmsBlock *block);
double isms_pages_get_figure_width (const IsmsReportPages *self, const IsmsBlock *block);
double isms_pages_measure_title (const IsmsReportPages *self);
void isms_pages_measure_figures (const IsmsReportPages *self,
                                 const IsmsBlock *block,
                                 int row,
                                 double heights[3]);
double isms_pages_measure_figure_row (const IsmsReportPages *self, const IsmsBlock *block, int row);
double isms_pages_measure_captions (const IsmsReportPages *self, const IsmsBlock *block);
double isms_pages_measure_charts (const IsmsReportPages *self, const IsmsBlock *block);
void isms_measure_columns (IsmsReportPages *self, const IsmsReportTable *table);

/* Tags of the PDF while its pages are drawn; with a NULL tagger nothing is tagged. */
typedef struct
{
  cairo_t *cr;
  const IsmsBlock *group; /* the table or list that is open */
} IsmsTagger;
void isms_tagger_begin (IsmsTagger *self, const char *tag);
void isms_tagger_end (IsmsTagger *self, const char *tag);
/* Opens and closes tables and lists, also across pages. */
void isms_tagger_enter (IsmsTagger *self, const IsmsBlock *block);

void isms_pages_draw (IsmsReportPages *self, cairo_t *cr, guint page, IsmsTagger *tagger);
/* "12 November 2026" in the language of the messages. */
char *isms_report_dup_date (IsmsReport *self);

G_END_DECLS
