/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is a tab of what, known before a page is made. */

#include "isms-config.h"

#include "isms-tab-places.h"

#include <glib/gi18n-lib.h>

#include "isms-actions-page.h"
#include "isms-assets-page.h"
#include "isms-audits-page.h"
#include "isms-certification-page.h"
#include "isms-context-page.h"
#include "isms-controls-page.h"
#include "isms-documents-page.h"
#include "isms-improvement-page.h"
#include "isms-incidents-page.h"
#include "isms-metrics-page.h"
#include "isms-overview-page.h"
#include "isms-people-page.h"
#include "isms-review-page.h"
#include "isms-risks-page.h"
#include "isms-suppliers-page.h"
#include "isms-kind.h"

static const struct
{
  const char *destination;
  const IsmsTab *tabs;
} places[] = {
  { "overview", isms_overview_tabs },
  { "context", isms_context_tabs },
  { "assets", isms_assets_tabs },
  { "risks", isms_risks_tabs },
  { "controls", isms_controls_tabs },
  { "documents", isms_documents_tabs },
  { "actions", isms_actions_tabs },
  { "people", isms_people_tabs },
  { "incidents", isms_incidents_tabs },
  { "suppliers", isms_suppliers_tabs },
  { "metrics", isms_metrics_tabs },
  { "audits", isms_audits_tabs },
  { "review", isms_review_tabs },
  { "improvement", isms_improvement_tabs },
  { "certification", isms_certification_tabs },
};

/**
 * isms_tab_places_get:
 * @destination: the id of a destination
 *
 * Returns: (nullable): its tabs, the last one without a name
 */
const IsmsTab *
isms_tab_places_get (const char *destination)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].destination, destination))
      return places[i].tabs;
  return NULL;
}
