/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A split view that goes to its content, or back from it. */

#include "isms-config.h"

#include "isms-split.h"

static gboolean
keep_cb (gpointer split)
{
  return G_SOURCE_REMOVE;
}

static void
changed_cb (GObject *split)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, keep_cb, g_object_ref (split), g_object_unref);
}

/**
 * isms_split_keep:
 * @split: a split view
 *
 * To be called once for each. When its content comes to be shown, or no longer,
 * AdwNavigationSplitView writes to itself from an idle callback that does not keep it alive: of a
 * window that closes in between, freed memory is written. So @split is kept until that callback,
 * which was queued before ours, is done; whoever asked for the change, a person too.
 *
 * Main thread.
 */
void
isms_split_keep (AdwNavigationSplitView *split)
{
  g_signal_connect (split, "notify::show-content", G_CALLBACK (changed_cb), NULL);
}

/**
 * isms_split_clear:
 * @split: (nullable): a split view whose owner goes
 *
 * Lets go of both its pages. While it is kept beyond its owner, nothing else is.
 *
 * Main thread.
 */
void
isms_split_clear (AdwNavigationSplitView *split)
{
  if (split == NULL)
    return;
  adw_navigation_split_view_set_content (split, NULL);
  adw_navigation_split_view_set_sidebar (split, NULL);
}
