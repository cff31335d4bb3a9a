/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A report as a tagged PDF: structure, outline, metadata; the same to the byte for the same report.
 */

#include "isms-config.h"

#include "isms-pdf-finish.h"
#include "isms-report-private.h"

#include <cairo-pdf.h>

static const char *
get_group_tag (const IsmsBlock *block)
{
  if (block != NULL && block->kind == ISMS_BLOCK_TABLE)
    return "Table";
  if (block != NULL && block->kind == ISMS_BLOCK_LIST)
    return "L";
  return NULL;
}

void
isms_tagger_begin (IsmsTagger *self, const char *tag)
{
  if (self != NULL)
    cairo_tag_begin (self->cr, tag, NULL);
}

void
isms_tagger_end (IsmsTagger *self, const char *tag)
{
  if (self != NULL)
    cairo_tag_end (self->cr, tag);
}

void
isms_tagger_enter (IsmsTagger *self, const IsmsBlock *block)
{
  if (self == NULL || self->group == block)
    return;
  if (get_group_tag (self->group) != NULL)
    cairo_tag_end (self->cr, get_group_tag (self->group));
  if (get_group_tag (block) != NULL)
    cairo_tag_begin (self->cr, get_group_tag (block), NULL);
  self->group = block;
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
add_drawn (GStrvBuilder *builder, const IsmsReportTable *table)
{
  for (guint row = 0; row < table->rows->len; row++)
    for (guint i = 0; i < table->n_columns; i++)
      {
        const IsmsReportDrawing *drawing = isms_report_table_get_drawing (table, (int) row, i);

        if (drawing != NULL)
          g_strv_builder_add (builder, drawing->alternative);
      }
}

/* Of all figures, in the order in which they are drawn. */
static char **
dup_alternatives (IsmsReport *report)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < report->blocks->len; i++)
    {
      const IsmsBlock *block = g_ptr_array_index (report->blocks, i);

      for (guint k = 0; k < block->n_charts; k++)
        g_strv_builder_add (
            builder, block->charts[k].alternative != NULL ? block->charts[k].alternative : "");
      if (block->table != NULL)
        add_drawn (builder, block->table);
    }
  return g_strv_builder_end (builder);
}

static void
set_metadata (cairo_surface_t *surface, IsmsReport *report)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (report->date);
  g_autofree char *date = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
  const char *author = report->author != NULL ? report->author : report->organisation;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, report->title);
  if (author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  if (report->subtitle != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, report->subtitle);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Parapet " ISMS_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
  if (report->classification != NULL)
    cairo_pdf_surface_set_custom_metadata (surface, "Classification", report->classification);
}

/* Headings are never divided, so each is one item. */
static void
add_outline (cairo_surface_t *surface, IsmsReportPages *pages)
{
  int parents[4] = { CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT,
                     CAIRO_PDF_OUTLINE_ROOT };

  for (guint p = 0; p < pages->pages->len; p++)
    {
      GPtrArray *page = g_ptr_array_index (pages->pages, p);

      for (guint i = 0; i < page->len; i++)
        {
          const IsmsItem *item = g_ptr_array_index (page, i);
          g_autofree char *target = NULL;
          int level = item->block->level;

          if (item->block->kind != ISMS_BLOCK_HEADING)
            continue;
          target = g_strdup_printf ("page=%u pos=[%d %d]", p + 1, (int) pages->setup.left,
                                    (int) item->y - 6);
          parents[level] =
              cairo_pdf_surface_add_outline (surface, parents[level - 1], item->block->text, target,
                                             level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
          for (int deeper = level + 1; deeper < 4; deeper++)
            parents[deeper] = parents[level];
        }
    }
}

static void
draw_all (cairo_surface_t *surface, IsmsReportPages *pages, GCancellable *cancellable)
{
  cairo_t *cr = cairo_create (surface);
  IsmsTagger tagger = { cr, NULL };
  guint n_pages = isms_report_pages_get_n_pages (pages);

  cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < n_pages; i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        break;
      isms_pages_draw (pages, cr, i, &tagger);
      if (i + 1 < n_pages)
        cairo_show_page (cr);
    }
  isms_tagger_enter (&tagger, NULL);
  cairo_tag_end (cr, "Document");
  cairo_show_page (cr);
  cairo_destroy (cr);
}

/**
 * isms_report_create_pdf:
 * @self: a report
 * @setup: the sheet and its margins
 * @cancellable: (nullable): to stop
 * @error: what went wrong
 *
 * isms_report_write_pdf () into memory.
 *
 * Returns: (transfer full): the whole file; %NULL on error
 */
GBytes *
isms_report_create_pdf (IsmsReport *self,
                        const IsmsPageSetup *setup,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (IsmsReportPages) pages = isms_report_paginate (self, setup);
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_auto (GStrv) alternatives = dup_alternatives (self);
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (write_cb, data, setup->width, setup->height);
  cairo_status_t status;

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (surface, self);
  add_outline (surface, pages);
  draw_all (surface, pages, cancellable);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
      return NULL;
    }
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&data));
  return isms_pdf_finish (bytes, self->language != NULL ? self->language : "en",
                          (const char *const *) alternatives, error);
}

/**
 * isms_report_write_pdf:
 * @self: a report
 * @setup: the sheet and its margins
 * @stream: where to write; it is not closed
 * @cancellable: (nullable): to stop
 * @error: what went wrong: of the stream, or %G_IO_ERROR_CANCELLED
 *
 * Writes the report as a PDF with structure, outline and metadata. The same report and setup give
 * the same bytes. May run on any thread.
 *
 * Returns: whether all of it was written
 */
gboolean
isms_report_write_pdf (IsmsReport *self,
                       const IsmsPageSetup *setup,
                       GOutputStream *stream,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GBytes) bytes = isms_report_create_pdf (self, setup, cancellable, error);

  return bytes != NULL
         && g_output_stream_write_all (stream, g_bytes_get_data (bytes, NULL),
                                       g_bytes_get_size (bytes), NULL, cancellable, error);
}

/**
 * isms_report_save_pdf:
 * @self: a report
 * @setup: the sheet and its margins
 * @file: where to; a file that is there is replaced only once all is written
 * @cancellable: (nullable): to stop
 * @error: what went wrong
 *
 * The same as isms_report_write_pdf(), into a file.
 *
 * Returns: whether the file is there, whole
 */
gboolean
isms_report_save_pdf (IsmsReport *self,
                      const IsmsPageSetup *setup,
                      GFile *file,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GBytes) bytes = isms_report_create_pdf (self, setup, cancellable, error);

  return bytes != NULL
         && g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                     NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable, error);
}
