/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Why a workspace can only be read, and what to do about it. */

#include "isms-config.h"

#include "isms-read-only.h"

#include <glib/gi18n-lib.h>

/**
 * isms_read_only_explain:
 * @banner: a banner
 * @access: how the store was opened
 *
 * Shows the reason, or hides the banner where there is none.
 */
void
isms_read_only_explain (AdwBanner *banner, IsmsStoreAccess access)
{
  const char *words = NULL;
  const char *button = NULL;

  switch (access)
    {
    case ISMS_STORE_READ_ONLY_ASKED:
      words = _ ("Open for reading only.");
      break;
    case ISMS_STORE_READ_ONLY_IN_USE:
      words = _ ("Open for reading only: another window or program is working on this workspace.");
      button = _ ("_Try Again");
      break;
    case ISMS_STORE_READ_ONLY_FILE:
      words = _ ("Open for reading only: the file may not be written. Work on a copy instead.");
      button = _ ("Export a _Copy…");
      break;
    case ISMS_STORE_READ_ONLY_DAMAGED:
      words = _ ("Open for reading only: the file is damaged. Go on with a copy of a good backup.");
      button = _ ("_Restore…");
      break;
    case ISMS_STORE_WRITABLE:
    default:
      break;
    }
  if (words)
    adw_banner_set_title (banner, words);
  adw_banner_set_button_label (banner, button);
  adw_banner_set_revealed (banner, words != NULL);
}

/**
 * isms_read_only_get_action:
 * @access: how the store was opened
 *
 * Returns: (nullable): the action that helps; %NULL: to open the file again may
 */
const char *
isms_read_only_get_action (IsmsStoreAccess access)
{
  switch (access)
    {
    case ISMS_STORE_READ_ONLY_IN_USE:
      return NULL;
    case ISMS_STORE_READ_ONLY_DAMAGED:
      return "win.restore";
    default:
      return "win.export-copy";
    }
}
