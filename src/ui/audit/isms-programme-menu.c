/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A menu remembers what it is about by ids: the rows may be others once something is chosen. */

#include "isms-config.h"

#include "isms-programme-menu.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-programme-grid.h"
#include "isms-weight-dialog.h"

struct _IsmsProgrammeMenu
{
  GtkWidget *grid;
  IsmsWorkspace *workspace;
  GtkWidget *popover; /* NULL: none was shown yet */
  /* What the menu is about. */
  gint64 audit;
  gint64 control;
  char *audit_ref;
  char *control_ref;
  GArray *controls;
  gboolean put_in;
};

static void
show_record (IsmsProgrammeMenu *self, const char *kind, gint64 id)
{
  if (id != 0)
    gtk_widget_activate_action (self->grid, "win.show-record", "(sx)", kind, id);
}

/* The item of the checklist that the cell stands for; 0: none. */
static gint64
find_item (IsmsProgrammeMenu *self)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      isms_workspace_get_reader (self->workspace),
      "SELECT id FROM audit_item WHERE audit_id = ? AND control_id = ? AND archived = 0 "
      "ORDER BY result = 'not_yet', earlier_id IS NOT NULL, id LIMIT 1",
      NULL);

  if (statement == NULL || self->audit == 0 || self->control == 0)
    return 0;
  isms_statement_bind_int (statement, 1, self->audit);
  isms_statement_bind_int (statement, 2, self->control);
  return isms_statement_next (statement, NULL) ? isms_statement_get_int (statement, 0) : 0;
}

static const IsmsAuditColumn *
get_audit (const IsmsAuditCoverage *coverage, int column)
{
  return column >= ISMS_COVERAGE_FIRST ? coverage->audits->pdata[column - ISMS_COVERAGE_FIRST]
                                       : NULL;
}

static const IsmsAuditRow *
get_row (const IsmsAuditCoverage *coverage, int row)
{
  return row >= 0 ? coverage->rows->pdata[row] : NULL;
}

/* All that is part of it is put in where something is missing, else all of it is taken out. What
 * holds its parts together as a record is put in as one. */
static void
take_controls (IsmsProgrammeMenu *self, const IsmsAuditCoverage *coverage, int row, int column)
{
  const IsmsAuditRow *one = get_row (coverage, row);

  g_clear_pointer (&self->controls, g_array_unref);
  if (one == NULL || one->gone || column < ISMS_COVERAGE_FIRST)
    return;
  self->put_in = one->group ? one->counts[column - ISMS_COVERAGE_FIRST] < one->n
                            : one->signs[column - ISMS_COVERAGE_FIRST] == ISMS_AUDIT_SIGN_NONE;
  if (self->put_in && one->control != 0)
    {
      self->controls = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (self->controls, one->control);
    }
  else
    self->controls = isms_audit_coverage_list_controls (coverage, (guint) row);
}

static void
take (IsmsProgrammeMenu *self, const IsmsAuditCoverage *coverage, int row, int column)
{
  const IsmsAuditColumn *audit = get_audit (coverage, column);
  const IsmsAuditRow *one = get_row (coverage, row);

  self->audit = audit != NULL                                 ? audit->id
                : column == ISMS_COVERAGE_LAST && one != NULL ? one->last_audit
                                                              : 0;
  self->control = one != NULL ? one->control : 0;
  g_set_str (&self->audit_ref, audit != NULL ? audit->ref : "");
  g_set_str (&self->control_ref, one == NULL ? "" : *one->ref != '\0' ? one->ref : one->title);
  take_controls (self, coverage, row, column);
}

static void
change_scope (IsmsProgrammeMenu *self)
{
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  if (self->controls == NULL || self->controls->len == 0
      || isms_workspace_get_read_only (self->workspace))
    return;
  label = g_strdup_printf (self->put_in
                               /* Translators: what a step does: a clause, control or theme, and the
                                * ref of an audit */
                               ? _ ("Put %s into the scope of %s")
                               : _ ("Take %s out of the scope of %s"),
                           self->control_ref, self->audit_ref);
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_audit_scope_set (step, self->audit, (const gint64 *) self->controls->data,
                        self->controls->len, self->put_in);
  isms_ui_commit (self->grid, step);
}

/**
 * isms_programme_menu_toggle:
 * @self: a menu
 * @coverage: what is shown
 * @row: a row of it
 * @column: as the chart counts
 *
 * Puts what the row stands for into the scope of the audit of the column, or takes it out.
 */
void
isms_programme_menu_toggle (IsmsProgrammeMenu *self,
                            const IsmsAuditCoverage *coverage,
                            int row,
                            int column)
{
  if (row < 0 || column < ISMS_COVERAGE_FIRST)
    {
      isms_programme_menu_open (self, coverage, row, column);
      return;
    }
  take (self, coverage, row, column);
  change_scope (self);
}

static void
weigh (IsmsProgrammeMenu *self, const IsmsAuditRow *row)
{
  if (row != NULL && !row->group && !row->gone)
    isms_weight_dialog_present (self->grid, self->workspace, row);
}

/**
 * isms_programme_menu_open:
 * @self: a menu
 * @coverage: what is shown
 * @row: a row of it, or the headings
 * @column: as the chart counts
 *
 * Opens what is behind the cell: the item of the checklist, else the audit; the control; its
 * weight.
 */
void
isms_programme_menu_open (IsmsProgrammeMenu *self,
                          const IsmsAuditCoverage *coverage,
                          int row,
                          int column)
{
  gint64 item;

  take (self, coverage, row, column);
  if (column == ISMS_COVERAGE_TITLE)
    show_record (self, "control", self->control);
  else if (column == ISMS_COVERAGE_WEIGHT)
    weigh (self, get_row (coverage, row));
  else
    {
      item = find_item (self);
      show_record (self, item != 0 ? "audit_item" : "audit", item != 0 ? item : self->audit);
    }
}

/* --- The menu --- */

static void
open_item_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_record (data, "audit_item", find_item (data));
}

static void
open_audit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_record (data, "audit", ((IsmsProgrammeMenu *) data)->audit);
}

static void
open_control_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_record (data, "control", ((IsmsProgrammeMenu *) data)->control);
}

static void
scope_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  change_scope (data);
}

static void
weigh_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  IsmsProgrammeMenu *self = data;

  weigh (self, isms_programme_grid_find_control (ISMS_PROGRAMME_GRID (self->grid), self->control));
}

static const GActionEntry entries[] = {
  { .name = "open-item", .activate = open_item_cb },
  { .name = "open-audit", .activate = open_audit_cb },
  { .name = "open-control", .activate = open_control_cb },
  { .name = "scope", .activate = scope_cb },
  { .name = "weigh", .activate = weigh_cb },
};

static GMenu *
create_menu (IsmsProgrammeMenu *self, const IsmsAuditCoverage *coverage, int row, int column)
{
  GMenu *menu = g_menu_new ();
  const IsmsAuditColumn *audit = get_audit (coverage, column);
  const IsmsAuditRow *one = get_row (coverage, row);
  gboolean writes = !isms_workspace_get_read_only (self->workspace);

  if (self->controls != NULL && audit != NULL && audit->open && writes)
    g_menu_append (menu, self->put_in ? _ ("_Put into Its Scope") : _ ("_Take out of Its Scope"),
                   "programme.scope");
  if (find_item (self) != 0)
    g_menu_append (menu, _ ("Open the _Checklist Item"), "programme.open-item");
  if (self->audit != 0)
    g_menu_append (menu, _ ("Open the _Audit"), "programme.open-audit");
  if (self->control != 0)
    g_menu_append (menu, _ ("Open the Clause or C_ontrol"), "programme.open-control");
  if (one != NULL && !one->group && !one->gone && writes)
    g_menu_append (menu, _ ("Decide Its _Weight…"), "programme.weigh");
  return menu;
}

/**
 * isms_programme_menu_popup:
 * @self: a menu
 * @coverage: what is shown
 * @row: a row of it, or the headings
 * @column: as the chart counts
 * @rect: where the cell stands in the grid
 *
 * Shows what can be done with the cell.
 */
void
isms_programme_menu_popup (IsmsProgrammeMenu *self,
                           const IsmsAuditCoverage *coverage,
                           int row,
                           int column,
                           const GdkRectangle *rect)
{
  g_autoptr (GMenu) menu = NULL;

  take (self, coverage, row, column);
  menu = create_menu (self, coverage, row, column);
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    {
      gtk_widget_error_bell (self->grid);
      return;
    }
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (NULL);
      gtk_widget_set_parent (self->popover, self->grid);
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->popover), G_MENU_MODEL (menu));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), rect);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/**
 * isms_programme_menu_new:
 * @grid: the grid
 * @workspace: what it shows
 *
 * Returns: (transfer full): what can be done in the grid
 */
IsmsProgrammeMenu *
isms_programme_menu_new (GtkWidget *grid, IsmsWorkspace *workspace)
{
  IsmsProgrammeMenu *self = g_new0 (IsmsProgrammeMenu, 1);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  self->grid = grid;
  self->workspace = g_object_ref (workspace);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (grid, "programme", G_ACTION_GROUP (actions));
  return self;
}

/**
 * isms_programme_menu_free:
 * @self: (transfer full): a menu
 */
void
isms_programme_menu_free (IsmsProgrammeMenu *self)
{
  gtk_widget_insert_action_group (self->grid, "programme", NULL);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->controls, g_array_unref);
  g_free (self->audit_ref);
  g_free (self->control_ref);
  g_free (self);
}
