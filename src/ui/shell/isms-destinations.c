/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The destinations of the sidebar, in its order: one line each. */

#include "isms-config.h"

#include "isms-destinations.h"

#include <glib/gi18n-lib.h>

static const IsmsDestination destinations[] = {
  { NULL },
};
#define N_DESTINATIONS (G_N_ELEMENTS (destinations) - 1)

/**
 * isms_destinations:
 * @n_destinations: (out): how many there are
 *
 * Returns: (array length=n_destinations): the destinations that are built, in the sidebar's order
 */
const IsmsDestination *
isms_destinations (guint *n_destinations)
{
  *n_destinations = N_DESTINATIONS;
  return destinations;
}

/**
 * isms_destination_find:
 * @id: (nullable): a destination's id, "risks"
 *
 * Returns: (nullable): that destination
 */
const IsmsDestination *
isms_destination_find (const char *id)
{
  for (guint i = 0; i < N_DESTINATIONS; i++)
    if (g_strcmp0 (destinations[i].id, id) == 0)
      return &destinations[i];
  return NULL;
}

/**
 * isms_destination_find_kind:
 * @kind: a kind's name, "risk"
 *
 * Returns: (nullable): the destination where records of that kind are shown
 */
const IsmsDestination *
isms_destination_find_kind (const char *kind)
{
  for (guint i = 0; i < N_DESTINATIONS; i++)
    if (g_strv_contains (destinations[i].kinds, kind))
      return &destinations[i];
  return NULL;
}
