/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The sheet that a report is laid out on. */

#include "isms-page-setup.h"

#include <langinfo.h>

#define MARGIN_SIDE 54.0
#define MARGIN_TOP 62.0
#define MARGIN_BOTTOM 58.0
#define LETTER_HEIGHT_MM 279

/**
 * isms_page_setup_init:
 * @self: (out): the setup to fill
 * @paper: its paper
 * @landscape: whether the long side lies
 *
 * Fills in a sheet with margins that leave a printer room and the eye rest.
 */
void
isms_page_setup_init (IsmsPageSetup *self, IsmsPaper paper, gboolean landscape)
{
  double width = paper == ISMS_PAPER_A4 ? 595.276 : 612;
  double height = paper == ISMS_PAPER_A4 ? 841.89 : 792;

  *self = (IsmsPageSetup) {
    .width = landscape ? height : width,
    .height = landscape ? width : height,
    .top = MARGIN_TOP,
    .bottom = MARGIN_BOTTOM,
    .left = MARGIN_SIDE,
    .right = MARGIN_SIDE,
  };
}

/**
 * isms_paper_get_default:
 *
 * Returns: the paper of the locale (LC_PAPER); A4 where the system does not say
 */
IsmsPaper
isms_paper_get_default (void)
{
#ifdef __GLIBC__
  if (GPOINTER_TO_INT (nl_langinfo (_NL_PAPER_HEIGHT)) == LETTER_HEIGHT_MM)
    return ISMS_PAPER_LETTER;
#endif
  return ISMS_PAPER_A4;
}
