/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Until the clauses are listed, the page offers to list them; then a key is an answer. */

#include "isms-config.h"

#include "isms-gap-page.h"

#include <glib/gi18n-lib.h>

#include "isms-bulk.h"
#include "isms-choice-keys.h"
#include "isms-commit.h"
#include "isms-gap.h"
#include "isms-register.h"

#define GOES_ON TRUE

static const IsmsChoiceKey keys[] = {
  { GDK_KEY_0, "result", "open", GOES_ON },       { GDK_KEY_1, "result", "conforms", GOES_ON },
  { GDK_KEY_2, "result", "partly", GOES_ON },     { GDK_KEY_3, "result", "no", GOES_ON },
  { GDK_KEY_BackSpace, "result", "open", FALSE }, { GDK_KEY_t, "note", NULL, GOES_ON },
};

/* With who assessed it. */
static IsmsStep *
prepare (IsmsWorkspace *workspace,
         IsmsSelection *selection,
         const IsmsField *field,
         const char *value,
         GError **error)
{
  g_autoptr (GArray) items = NULL;
  g_autoptr (IsmsStep) step = NULL;

  if (!g_str_equal (field->name, "result"))
    return isms_bulk_prepare_set (workspace, selection, field, value, NULL, error);
  items = isms_selection_dup_ids (selection);
  if (items->len == 0)
    return NULL;
  step = isms_bulk_begin (workspace, isms_kind_find ("gap_item"), items, field);
  isms_gap_record (step, items, value, isms_workspace_get_acting_person (workspace));
  return g_steal_pointer (&step);
}

static const IsmsChoiceKeys all = {
  .keys = keys,
  .n_keys = G_N_ELEMENTS (keys),
  .prepare = prepare,
};

static void
list_cb (GtkButton *button, IsmsRegister *self)
{
  IsmsStore *store = isms_workspace_get_store (isms_register_get_workspace (self));
  g_autoptr (IsmsStep) step = isms_store_begin (store, _ ("Began the gap assessment"));

  isms_gap_add_missing (step);
  isms_ui_commit (GTK_WIDGET (self), step);
}

/**
 * isms_gap_page_new:
 * @page: whose tab it is
 *
 * Returns: (transfer floating): the gap assessment, a register
 */
GtkWidget *
isms_gap_page_new (IsmsTabsPage *page)
{
  GtkWidget *items;
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_List the Clauses"));

  isms_register_begin_grouped ("gap_item", "theme", TRUE);
  items = isms_register_new (isms_tabs_page_get_workspace (page), isms_kind_find ("gap_item"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (list_cb), items, 0);
  isms_list_pane_lead_with_offer (isms_register_get_pane (ISMS_REGISTER (items)), button);
  isms_choice_keys_add (ISMS_REGISTER (items), &all);
  return items;
}
