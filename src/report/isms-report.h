/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A report as data: what it says, in order. Laid out by isms_report_paginate (), drawn page by
 * page on any cairo context, or written as a tagged PDF. */

#pragma once

#include "isms-markdown.h"
#include "isms-page-setup.h"
#include "isms-palette.h"

#include <gio/gio.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* Built on one thread, then immutable: any thread may read it. All text is copied and is plain
 * text. */
typedef struct _IsmsReport IsmsReport;

#define ISMS_TYPE_REPORT (isms_report_get_type ())
GType isms_report_get_type (void);
IsmsReport *isms_report_new (const char *title, GDateTime *date);
IsmsReport *isms_report_ref (IsmsReport *self);
void isms_report_unref (IsmsReport *self);

/* The title block, the running title and the footer. NULL: absent. */
void isms_report_set_subtitle (IsmsReport *self, const char *subtitle);
void isms_report_set_running_title (IsmsReport *self, const char *title);
void isms_report_set_organisation (IsmsReport *self, const char *organisation);
void isms_report_set_classification (IsmsReport *self, const char *classification);
void isms_report_set_author (IsmsReport *self, const char *author);
/* BCP 47, "de"; decides direction and hyphenation. Default: the language of the messages. */
void isms_report_set_language (IsmsReport *self, const char *language);
/* What the report is best read on; only proposed. */
void isms_report_set_landscape (IsmsReport *self, gboolean landscape);
gboolean isms_report_get_landscape (IsmsReport *self);
/* The title block takes little of the page: it belongs to a chart. */
void isms_report_set_compact (IsmsReport *self, gboolean compact);
const char *isms_report_get_title (IsmsReport *self);
char *isms_report_dup_file_name (IsmsReport *self);
GDateTime *isms_report_get_date (IsmsReport *self);

void isms_report_add_heading (IsmsReport *self, int level, const char *text); /* 1, 2, 3 */
void isms_report_add_paragraph (IsmsReport *self, const char *text);
void isms_report_add_list (IsmsReport *self, const char *const *items);
void isms_report_add_note (IsmsReport *self, const char *text);
void isms_report_add_page_break (IsmsReport *self);
/* What isms_markdown_parse () gave: its headings from @level on. */
void isms_report_add_markdown (IsmsReport *self, GPtrArray *blocks, int level);

typedef struct
{
  const char *label;
  const char *value;
  const char *note; /* or NULL */
} IsmsReportFigure;
void isms_report_add_figures (IsmsReport *self, const IsmsReportFigure *figures, guint n_figures);

/* Draws from 0, 0 to width × height. @context has the font for labels. */
typedef void (*IsmsReportDrawFunc) (cairo_t *cr,
                                    PangoContext *context,
                                    const IsmsPalette *palette,
                                    double width,
                                    double height,
                                    gpointer user_data);

typedef enum
{
  ISMS_REPORT_START,
  ISMS_REPORT_CENTER,
  ISMS_REPORT_END, /* numbers */
} IsmsReportAlign;

typedef struct
{
  const char *title; /* NULL for all: rows without a heading, each led by its first cell */
  double weight; /* share of the width; a column is never narrower than its longest word if it can
                be helped */
  IsmsReportAlign align;
  gboolean lead; /* the first line of each cell is set in bold */
} IsmsReportColumn;

/* Owned by the report. */
typedef struct _IsmsReportTable IsmsReportTable;
IsmsReportTable *
isms_report_add_table (IsmsReport *self, const IsmsReportColumn *columns, guint n_columns);
/* @cells: as many as columns; NULL is empty. */
void isms_report_table_add_row (IsmsReportTable *self, const char *const *cells);
/* A small patch of a palette's tone (1 … 5) before the text of a cell of the last row. */
void isms_report_table_set_tone (IsmsReportTable *self, guint column, int tone);
/* The first line of a cell of the last row is set in bold, as in a column that leads. */
void isms_report_table_set_strong (IsmsReportTable *self, guint column);
/* The empty lines of a cell of the last row are drawn, to be written on by hand. */
void isms_report_table_set_ruled (IsmsReportTable *self, guint column);

typedef struct
{
  const char *alternative; /* what it shows, for who cannot see it */
  double width;            /* at least */
  double height;
  IsmsReportDrawFunc draw;
  gpointer user_data;
  GDestroyNotify destroy;
} IsmsReportDrawing;
/* Stands in a cell of the last row, in place of a text. Takes the user data. */
void isms_report_table_set_drawing (IsmsReportTable *self,
                                    guint column,
                                    const IsmsReportDrawing *drawing);

typedef struct
{
  const char *title;       /* above the chart; or NULL */
  const char *alternative; /* what it shows, for who cannot see it; stands under the chart */
  double aspect;           /* height ÷ width; 0: as high as what is left of the page */
  IsmsReportDrawFunc draw;
  gpointer user_data;
  GDestroyNotify destroy;
  gboolean silent; /* the alternative is told, but not printed */
} IsmsReportChart;
/* Side by side, with equal widths. Takes the user data of each. */
void isms_report_add_charts (IsmsReport *self, const IsmsReportChart *charts, guint n_charts);

typedef struct
{
  const char *role; /* "Risk owner", "Approved by" */
  const char *name; /* or NULL: to be written */
} IsmsReportSignature;
void isms_report_add_signatures (IsmsReport *self,
                                 const IsmsReportSignature *signatures,
                                 guint n_signatures);

/* A report laid out for one page setup. Used by one thread at a time, whichever that is. */
typedef struct _IsmsReportPages IsmsReportPages;
IsmsReportPages *isms_report_paginate (IsmsReport *self, const IsmsPageSetup *setup);
IsmsReportPages *isms_report_pages_ref (IsmsReportPages *self);
void isms_report_pages_unref (IsmsReportPages *self);
guint isms_report_pages_get_n_pages (IsmsReportPages *self);
const IsmsPageSetup *isms_report_pages_get_setup (IsmsReportPages *self);
/* @page counts from 0. The page's corner is at 0, 0; units are points. */
void isms_report_draw_page (IsmsReportPages *self, cairo_t *cr, guint page);

/* A tagged PDF, the same to the byte for the same report. */
GBytes *isms_report_create_pdf (IsmsReport *self,
                                const IsmsPageSetup *setup,
                                GCancellable *cancellable,
                                GError **error);
gboolean isms_report_write_pdf (IsmsReport *self,
                                const IsmsPageSetup *setup,
                                GOutputStream *stream,
                                GCancellable *cancellable,
                                GError **error);
gboolean isms_report_save_pdf (IsmsReport *self,
                               const IsmsPageSetup *setup,
                               GFile *file,
                               GCancellable *cancellable,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsReport, isms_report_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsReportPages, isms_report_pages_unref)

G_END_DECLS
