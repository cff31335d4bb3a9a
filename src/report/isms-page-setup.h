/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The sheet that a report is laid out on. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ISMS_PAPER_A4,
  ISMS_PAPER_LETTER,
} IsmsPaper;

/* In points (1/72 inch); width and height as the page is read. */
typedef struct
{
  double width;
  double height;
  double top;
  double bottom;
  double left;
  double right;
} IsmsPageSetup;

void isms_page_setup_init (IsmsPageSetup *self, IsmsPaper paper, gboolean landscape);
/* The paper that the locale uses. */
IsmsPaper isms_paper_get_default (void);

G_END_DECLS
