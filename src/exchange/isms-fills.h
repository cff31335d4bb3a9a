/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The colours that cells of a workbook are filled with, where they say what no word does. */

#pragma once

#include "isms-workbook-private.h"

G_BEGIN_DECLS

/* 0xRRGGBB + 1; 0: none, or as good as white */
typedef guint32 IsmsFill;

IsmsFill isms_fill_read (const char *hex); /* "#RRGGBB", "RRGGBB", "AARRGGBB"; or NULL */
char *isms_fill_dup_name (IsmsFill self);
IsmsFill isms_fill_get_indexed (guint number); /* of the palette that XLS and XLSX share */
/* Of the cell that is read. */
void isms_cells_fill (IsmsCells *self, IsmsFill fill);

/* The fills of an XLSX file: each has a number, by which the style of a cell names it. */
typedef struct _IsmsFillStyles IsmsFillStyles;

IsmsFillStyles *isms_fill_styles_new (void);
void isms_fill_styles_free (IsmsFillStyles *self);
void isms_fill_styles_start (IsmsFillStyles *self,
                             const char *element,
                             const char **names,
                             const char **values);
void isms_fill_styles_start_theme (IsmsFillStyles *self,
                                   const char *element,
                                   const char **names,
                                   const char **values);
IsmsFill isms_fill_styles_get (const IsmsFillStyles *self, guint style);

/* Puts the names of colours into the columns of @sheet that have nothing else, and adds to
 * @remarks what was read so, and what was not. */
void isms_sheet_read_fills (IsmsSheet *sheet, GPtrArray *remarks);

G_END_DECLS
