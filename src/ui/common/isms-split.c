/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Going to the content of a split view, or back from it. */

#include "isms-config.h"

#include "isms-split.h"

static gboolean
keep_cb (gpointer split)
{
  return G_SOURCE_REMOVE;
}

/**
 * isms_split_show_content:
 * @split: a split view
 * @shown: whether its content is shown when it is collapsed, and not its side
 *
 * The one way to change this. AdwNavigationSplitView writes to itself from an idle callback that
 * does not keep it alive: of a window that closes in between, freed memory is written. So @split
 * is kept until that callback, which was queued before ours, is done.
 *
 * Main thread.
 */
void
isms_split_show_content (AdwNavigationSplitView *split, gboolean shown)
{
  adw_navigation_split_view_set_show_content (split, shown);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, keep_cb, g_object_ref (split), g_object_unref);
}
