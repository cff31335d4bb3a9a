/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A register that lists one audit at a time. A key is a step: nothing waits to be saved. Which
 * audit it is, is chosen above the list, and follows the item that is shown. */

#include "isms-config.h"

#include "isms-fieldwork-page.h"

#include <glib/gi18n-lib.h>

#include "isms-audit-checklist.h"
#include "isms-audit-item.h"
#include "isms-bulk.h"
#include "isms-choice-keys.h"
#include "isms-commit.h"
#include "isms-fieldwork-bar.h"

#define GOES_ON TRUE

static const IsmsChoiceKey keys[] = {
  { GDK_KEY_0, "result", "not_yet", GOES_ON },
  { GDK_KEY_1, "result", "conforms", GOES_ON },
  { GDK_KEY_2, "result", "minor", GOES_ON },
  { GDK_KEY_3, "result", "major", GOES_ON },
  { GDK_KEY_4, "result", "opportunity", GOES_ON },
  { GDK_KEY_n, "result", "not_applicable", GOES_ON },
  { GDK_KEY_BackSpace, "result", "not_yet", FALSE },
  { GDK_KEY_e, "seen", NULL, GOES_ON },
  { GDK_KEY_s, "sample", NULL, GOES_ON },
  { GDK_KEY_t, "note", NULL, GOES_ON },
};

/* "Answered Cl.6.1.1: Conforms"; @begun: the ref of the audit that begins with it, or NULL. */
static char *
dup_label (IsmsSelection *selection, const IsmsField *field, const char *value, const char *begun)
{
  g_autoptr (IsmsRecord) item = isms_selection_dup_single (selection);
  const char *number = item != NULL ? isms_record_get_text (item, "number") : NULL;
  const char *result = _ (isms_field_find_choice (field, value)->label);

  if (item == NULL)
    return NULL;
  if (number == NULL)
    number = isms_record_get_ref (item);
  if (begun != NULL)
    /* Translators: what a step did: the ref of an audit, the number of a requirement, and the
     * result: "Began AU-003 and answered A.5.18: Conforms" */
    return g_strdup_printf (_ ("Began %s and answered %s: %s"), begun, number, result);
  /* Translators: what a step did: the number of a requirement, and the result: "Answered A.5.18:
   * Conforms" */
  return g_strdup_printf (_ ("Answered %s: %s"), number, result);
}

/* With who answers; the first answer begins the audit. */
static IsmsStep *
prepare (IsmsWorkspace *workspace,
         IsmsSelection *selection,
         const IsmsField *field,
         const char *value,
         GError **error)
{
  g_autoptr (GArray) items = NULL;
  g_autofree char *begun = NULL;
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  if (!g_str_equal (field->name, "result"))
    return isms_bulk_prepare_set (workspace, selection, field, value, NULL, error);
  items = isms_selection_dup_ids (selection);
  if (items->len == 0)
    return NULL;
  step = isms_bulk_begin (workspace, isms_kind_find ("audit_item"), items, field);
  if (!g_str_equal (value, "not_yet")
      && !isms_audit_checklist_begin (step, isms_workspace_get_reader (workspace), items, &begun,
                                      error))
    return NULL;
  label = dup_label (selection, field, value, begun);
  if (label != NULL)
    isms_step_set_label (step, label);
  isms_audit_checklist_record (step, items, value, isms_workspace_get_acting_person (workspace));
  return g_steal_pointer (&step);
}

static const IsmsChoiceKeys all = {
  .keys = keys,
  .n_keys = G_N_ELEMENTS (keys),
  .prepare = prepare,
};

/* The audit under way that has a checklist, else the newest one that has; 0: none has. */
static gint64
find_audit (IsmsWorkspace *workspace)
{
  gint64 audit = 0;

  isms_database_query_int (
      isms_workspace_get_reader (workspace),
      "SELECT ifnull ((SELECT a.id FROM audit AS a WHERE a.archived = 0 "
      "AND EXISTS (SELECT 1 FROM audit_item AS i WHERE i.audit_id = a.id) "
      "ORDER BY a.state = 'running' DESC, a.starts_on DESC, a.id DESC LIMIT 1), 0)",
      &audit, NULL);
  return audit;
}

/**
 * isms_fieldwork_page_new:
 * @page: whose tab it is
 *
 * Returns: (transfer floating): the checklist of the audit that is under way, a register
 */
GtkWidget *
isms_fieldwork_page_new (IsmsTabsPage *page)
{
  IsmsWorkspace *workspace = isms_tabs_page_get_workspace (page);
  GtkWidget *items;
  IsmsListPane *pane;

  isms_register_begin_grouped ("audit_item", "theme", TRUE);
  items = isms_register_new (workspace, isms_kind_find ("audit_item"));
  pane = isms_register_get_pane (ISMS_REGISTER (items));
  isms_list_pane_set_scope_value (pane, "audit_id", find_audit (workspace));
  isms_list_pane_add_bar (pane, isms_fieldwork_bar_new (workspace, pane));
  isms_choice_keys_add (ISMS_REGISTER (items), &all);
  return items;
}

/**
 * isms_fieldwork_page_get_key:
 * @result: the place of a choice in isms_audit_results
 *
 * Returns: the key that gives it
 */
guint
isms_fieldwork_page_get_key (guint result)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_strcmp0 (keys[i].value, isms_audit_results[result].value) == 0)
      return keys[i].key;
  return 0;
}

/**
 * isms_fieldwork_page_open:
 * @widget: in a window
 * @workspace: where the audit lives
 * @audit: the id of an audit with a checklist
 *
 * Shows the first item of its checklist that has no result yet, or the first of all.
 */
void
isms_fieldwork_page_open (GtkWidget *widget, IsmsWorkspace *workspace, gint64 audit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (isms_workspace_get_reader (workspace),
                             "SELECT id FROM audit_item WHERE audit_id = ? AND archived = 0 "
                             "ORDER BY result <> 'not_yet', place IS NULL, place, id LIMIT 1",
                             &error);
  gint64 item = 0;

  if (statement != NULL)
    {
      isms_statement_bind_int (statement, 1, audit);
      if (isms_statement_next (statement, &error))
        item = isms_statement_get_int (statement, 0);
      isms_statement_reset (statement);
    }
  if (error != NULL)
    isms_ui_report_error (widget, error);
  else if (item != 0)
    gtk_widget_activate_action (widget, "win.show-record", "(sx)", "audit_item", item);
}
