/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The page of any kind of record: a list, and beside it what is selected. */

#include "isms-config.h"

#include "isms-register.h"

#include <glib/gi18n-lib.h>

#include "isms-bulk.h"
#include "isms-detail.h"
#include "isms-new-record.h"
#include "isms-split.h"

struct _IsmsRegister
{
  AdwBin parent_instance;

  IsmsWorkspace *workspace;
  const IsmsKind *kind;
  GSettings *settings;
  gboolean narrow;

  AdwNavigationSplitView *split;
  AdwNavigationPage *list_page;
  AdwNavigationPage *detail_page;

  IsmsListPane *pane;
  IsmsDetail *detail;
  gint64 opened;  /* the record that a person opened, not only came upon in the list; else 0 */
  gint64 left_at; /* the record that a person comes back to, as they left its form; else 0 */
};

static void page_init (IsmsPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsRegister,
                               isms_register,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ISMS_TYPE_PAGE, page_init))

enum
{
  IMPORT,
  EXPORT,
  PRINT,
  QUERY_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
get_n_selected (IsmsRegister *self)
{
  IsmsSelection *selection = isms_list_pane_get_selection (self->pane);
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (selection));

  return gtk_bitset_get_size (selected);
}

static void
show_split (IsmsRegister *self)
{
  const char *face = isms_list_pane_get_face (self->pane);
  GtkWidget *details = isms_list_pane_get_details_button (self->pane);
  gboolean shown = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (details))
                   && !g_str_equal (face, "empty") && !g_str_equal (face, "error");
  gboolean collapsed = self->narrow || !shown;

  if (adw_navigation_split_view_get_collapsed (self->split) != collapsed)
    adw_navigation_split_view_set_collapsed (self->split, collapsed);
  isms_detail_set_leads_back (self->detail, collapsed);
  if (!self->narrow)
    adw_navigation_split_view_set_show_content (self->split, FALSE);
  gtk_widget_set_visible (details, !self->narrow);
  gtk_widget_set_visible (isms_list_pane_get_edit_button (self->pane),
                          collapsed && get_n_selected (self) > 1);
}

/* The one record that is shown beside the list, or in its place; else 0. */
static gint64
get_open (IsmsRegister *self)
{
  gint64 wanted = isms_list_pane_get_wanted (self->pane);
  g_autoptr (GArray) ids = NULL;

  if (wanted != 0)
    return wanted;
  if (get_n_selected (self) != 1
      || (adw_navigation_split_view_get_collapsed (self->split)
          && !adw_navigation_split_view_get_show_content (self->split)))
    return 0;
  ids = isms_selection_dup_ids (isms_list_pane_get_selection (self->pane));
  return g_array_index (ids, gint64, 0);
}

static gboolean
is_in_form (IsmsRegister *self, gint64 id)
{
  IsmsRecord *shown = isms_detail_get_record (self->detail);

  return shown != NULL && isms_record_get_id (shown) == id;
}

/* Brings what stands beside the list into view, from its top; who goes from row to row keeps the
 * part of the form that they compare, and who comes back to a record the part that they left. */
static void
open_detail (IsmsRegister *self)
{
  GtkWidget *details = isms_list_pane_get_details_button (self->pane);
  gboolean returns = self->left_at != 0 && is_in_form (self, self->left_at);

  self->opened = get_open (self);
  if (self->narrow)
    adw_navigation_split_view_set_show_content (self->split, TRUE);
  else
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (details), TRUE);
  if (!returns)
    isms_detail_show_top (self->detail);
  self->left_at = 0;
}

static void
changed_cb (IsmsRegister *self)
{
  IsmsPage *page = ISMS_PAGE (self);

  show_split (self);
  isms_list_pane_set_offers (self->pane, isms_page_can (page, ISMS_PAGE_ACTION_NEW),
                             isms_page_can (page, ISMS_PAGE_ACTION_IMPORT));
  isms_page_changed (page);
}

static void
selection_changed_cb (IsmsRegister *self)
{
  show_split (self);
  if (get_open (self) != self->opened)
    self->opened = 0;
  isms_page_changed (ISMS_PAGE (self));
  /* Several are a choice, not a place; nor is each row of what belongs to one record. */
  if (get_n_selected (self) <= 1 && !isms_list_pane_is_of_one (self->pane))
    isms_page_place_changed (ISMS_PAGE (self));
}

/* What was undone or redone is shown again where it is listed now. */
static void
store_changed_cb (IsmsStore *store, IsmsChange *change, IsmsRegister *self)
{
  const gint64 *ids;
  guint n;

  if (isms_change_get_kind (change) == ISMS_STEP_DO || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  ids = isms_change_get_ids (change, self->kind->name, &n);
  if (ids != NULL && n > 0)
    isms_list_pane_find_records (self->pane, ids, n, n == 1 && ids[0] == get_open (self));
}

static void
query_changed_cb (IsmsRegister *self)
{
  g_signal_emit (self, signals[QUERY_CHANGED], 0);
}

static void
new_cb (IsmsRegister *self)
{
  isms_page_activate (ISMS_PAGE (self), ISMS_PAGE_ACTION_NEW);
}

static void
import_cb (IsmsRegister *self)
{
  isms_page_activate (ISMS_PAGE (self), ISMS_PAGE_ACTION_IMPORT);
}

static void
show_content_cb (IsmsRegister *self)
{
  if (self->narrow && !adw_navigation_split_view_get_show_content (self->split))
    isms_list_pane_focus_list (self->pane);
  if (self->narrow)
    isms_page_place_changed (ISMS_PAGE (self));
}

/* What was read beside the list takes its place. */
static void
narrow_cb (IsmsRegister *self)
{
  gboolean open = get_open (self) != 0;

  self->narrow = TRUE;
  isms_list_pane_set_narrow (self->pane, TRUE);
  show_split (self);
  adw_navigation_split_view_set_show_content (self->split, open);
}

static void
wide_cb (IsmsRegister *self)
{
  self->narrow = FALSE;
  isms_list_pane_set_narrow (self->pane, FALSE);
  show_split (self);
}

static void
created_cb (GtkWidget *widget, gint64 id)
{
  IsmsRegister *self = ISMS_REGISTER (widget);

  isms_page_show_record (ISMS_PAGE (self), self->kind, id);
  isms_detail_edit_next (self->detail, id);
}

/* --- As a page of the window --- */

static const char *
isms_register_get_title (IsmsPage *page)
{
  return _ (ISMS_REGISTER (page)->kind->plural);
}

static gboolean
has_handler (IsmsRegister *self, guint signal)
{
  return g_signal_has_handler_pending (self, signals[signal], 0, FALSE);
}

static gboolean
isms_register_can (IsmsPage *page, IsmsPageAction action)
{
  IsmsRegister *self = ISMS_REGISTER (page);
  gboolean writable = !isms_workspace_get_read_only (self->workspace);

  switch (action)
    {
    case ISMS_PAGE_ACTION_NEW:
      return writable;
    case ISMS_PAGE_ACTION_FILTER:
      return !isms_list_pane_is_bare (self->pane);
    case ISMS_PAGE_ACTION_EDIT:
      return writable && get_n_selected (self) == 1;
    case ISMS_PAGE_ACTION_ARCHIVE:
      return writable && get_n_selected (self) > 0;
    case ISMS_PAGE_ACTION_IMPORT:
      return writable && has_handler (self, IMPORT);
    case ISMS_PAGE_ACTION_EXPORT:
      return !isms_list_pane_is_bare (self->pane) && has_handler (self, EXPORT);
    case ISMS_PAGE_ACTION_PRINT:
      return !isms_list_pane_is_bare (self->pane) && has_handler (self, PRINT);
    case ISMS_PAGE_ACTION_PRINT_LIST:
      return !isms_list_pane_is_bare (self->pane) && has_handler (self, PRINT)
             && isms_detail_has_sheets (self->detail);
    default:
      return FALSE;
    }
}

/* The sheet of the record that was opened or is being read; else the list. */
static void
print (IsmsRegister *self)
{
  gboolean opened = self->opened != 0 && is_in_form (self, self->opened);

  if (opened && gtk_widget_activate_action (GTK_WIDGET (self->detail), "detail.print", NULL))
    return;
  if (!isms_detail_print (self->detail))
    g_signal_emit (self, signals[PRINT], 0);
}

static void
isms_register_activate (IsmsPage *page, IsmsPageAction action)
{
  IsmsRegister *self = ISMS_REGISTER (page);

  switch (action)
    {
    case ISMS_PAGE_ACTION_NEW:
      isms_new_record_present (GTK_WIDGET (self), self->workspace, self->kind, created_cb);
      break;
    case ISMS_PAGE_ACTION_FILTER:
      adw_navigation_split_view_set_show_content (self->split, FALSE);
      isms_list_pane_focus_search (self->pane);
      break;
    case ISMS_PAGE_ACTION_EDIT:
      open_detail (self);
      isms_detail_edit (self->detail);
      break;
    case ISMS_PAGE_ACTION_ARCHIVE:
      isms_bulk_archive (GTK_WIDGET (self), self->workspace,
                         isms_list_pane_get_selection (self->pane), TRUE);
      break;
    case ISMS_PAGE_ACTION_IMPORT:
      g_signal_emit (self, signals[IMPORT], 0);
      break;
    case ISMS_PAGE_ACTION_EXPORT:
      g_signal_emit (self, signals[EXPORT], 0);
      break;
    case ISMS_PAGE_ACTION_PRINT:
      print (self);
      break;
    case ISMS_PAGE_ACTION_PRINT_LIST:
      g_signal_emit (self, signals[PRINT], 0);
      break;
    default:
      break;
    }
}

static gboolean
isms_register_show_record (IsmsPage *page, const IsmsKind *kind, gint64 id)
{
  IsmsRegister *self = ISMS_REGISTER (page);

  if (kind != self->kind)
    return FALSE;
  self->left_at = 0;
  isms_list_pane_show_record (self->pane, id);
  return TRUE;
}

static gboolean
isms_register_edit_record (IsmsPage *page, const IsmsKind *kind, gint64 id, const char *name)
{
  IsmsRegister *self = ISMS_REGISTER (page);
  const IsmsFormGroup *group = isms_record_form_find_group (kind->name, name);
  const IsmsField *field = isms_kind_find_field (kind, name);

  if (!isms_register_show_record (page, kind, id))
    return FALSE;
  if (group != NULL)
    isms_detail_edit_group (self->detail, id, group);
  else if (field != NULL)
    isms_detail_edit_field (self->detail, id, field);
  return TRUE;
}

static void
isms_register_get_place (IsmsPage *page, const char **tab, gint64 *record)
{
  *record = get_open (ISMS_REGISTER (page));
}

static void
isms_register_show_place (IsmsPage *page, const char *tab, gint64 record)
{
  IsmsRegister *self = ISMS_REGISTER (page);

  self->left_at = is_in_form (self, record) ? record : 0;
  if (record != 0)
    isms_list_pane_show_record (self->pane, record);
  else if (self->narrow)
    adw_navigation_split_view_set_show_content (self->split, FALSE);
  else
    gtk_selection_model_unselect_all (
        GTK_SELECTION_MODEL (isms_list_pane_get_selection (self->pane)));
}

static void
page_init (IsmsPageInterface *iface)
{
  iface->get_title = isms_register_get_title;
  iface->can = isms_register_can;
  iface->activate = isms_register_activate;
  iface->show_record = isms_register_show_record;
  iface->edit_record = isms_register_edit_record;
  iface->get_place = isms_register_get_place;
  iface->show_place = isms_register_show_place;
}

/* --- The object --- */

static void
isms_register_dispose (GObject *object)
{
  IsmsRegister *self = ISMS_REGISTER (object);

  isms_split_clear (self->split);
  gtk_widget_dispose_template (GTK_WIDGET (self), ISMS_TYPE_REGISTER);
  g_clear_object (&self->settings);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (isms_register_parent_class)->dispose (object);
}

static void
isms_register_class_init (IsmsRegisterClass *klass)
{
  static const char *const names[] = { "import", "export", "print", "query-changed" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_register_dispose;

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == N_SIGNALS);
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-register.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsRegister, split);
  gtk_widget_class_bind_template_child (widget_class, IsmsRegister, list_page);
  gtk_widget_class_bind_template_child (widget_class, IsmsRegister, detail_page);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_content_cb);
}

static void
isms_register_init (IsmsRegister *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  isms_split_keep (self->split);
}

static GSettings *
create_settings (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/org/parapet/Parapet/register/%s/", name);

  return g_settings_new_with_path ("org.parapet.Parapet.Register", path);
}

static void
fill_list_page (IsmsRegister *self)
{
  GtkWidget *pane = isms_list_pane_new (self->workspace, self->kind, self->settings);
  static const struct
  {
    const char *signal;
    GCallback callback;
  } connections[] = {
    { "activated", G_CALLBACK (open_detail) },
    { "face-changed", G_CALLBACK (changed_cb) },
    { "query-changed", G_CALLBACK (query_changed_cb) },
    { "new", G_CALLBACK (new_cb) },
    { "import", G_CALLBACK (import_cb) },
  };

  self->pane = ISMS_LIST_PANE (pane);
  for (guint i = 0; i < G_N_ELEMENTS (connections); i++)
    g_signal_connect_object (pane, connections[i].signal, connections[i].callback, self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (isms_list_pane_get_selection (self->pane), "selection-changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (isms_list_pane_get_details_button (self->pane), "toggled",
                           G_CALLBACK (show_split), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (isms_list_pane_get_edit_button (self->pane), "clicked",
                           G_CALLBACK (open_detail), self, G_CONNECT_SWAPPED);
  adw_navigation_page_set_title (self->list_page, _ (self->kind->plural));
  adw_navigation_page_set_child (self->list_page, pane);
}

/**
 * isms_register_new_named:
 * @workspace: a workspace
 * @kind: of the records
 * @name: what its columns, order and views are kept under
 * @scope: (nullable): a column of the kind's view: it is 1 for all that is listed
 *
 * Returns: (transfer floating): a register of that kind, or of a part of it, which asks for its
 * list at once
 */
GtkWidget *
isms_register_new_named (IsmsWorkspace *workspace,
                         const IsmsKind *kind,
                         const char *name,
                         const char *scope)
{
  IsmsRegister *self = g_object_new (ISMS_TYPE_REGISTER, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->settings = create_settings (name);
  fill_list_page (self);
  if (scope != NULL)
    isms_list_pane_set_scope (self->pane, scope);
  self->detail =
      ISMS_DETAIL (isms_detail_new (workspace, kind, isms_list_pane_get_selection (self->pane)));
  adw_navigation_page_set_child (self->detail_page, GTK_WIDGET (self->detail));
  g_object_bind_property (self->detail, "title", self->detail_page, "title", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (isms_workspace_get_store (workspace), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_DEFAULT);
  changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * isms_register_new:
 * @workspace: a workspace
 * @kind: of the records
 *
 * Returns: (transfer floating): the register of that kind, which asks for its list at once
 */
GtkWidget *
isms_register_new (IsmsWorkspace *workspace, const IsmsKind *kind)
{
  return isms_register_new_named (workspace, kind, kind->name, NULL);
}

/**
 * isms_register_get_kind:
 * @self: a register
 *
 * Returns: (transfer none): the kind of its records
 */
const IsmsKind *
isms_register_get_kind (IsmsRegister *self)
{
  g_return_val_if_fail (ISMS_IS_REGISTER (self), NULL);

  return self->kind;
}

/**
 * isms_register_get_workspace:
 * @self: a register
 *
 * Returns: (transfer none): where its records live
 */
IsmsWorkspace *
isms_register_get_workspace (IsmsRegister *self)
{
  g_return_val_if_fail (ISMS_IS_REGISTER (self), NULL);

  return self->workspace;
}

/**
 * isms_register_get_pane:
 * @self: a register
 *
 * Returns: (transfer none): its list, with query, filters and selection
 */
IsmsListPane *
isms_register_get_pane (IsmsRegister *self)
{
  g_return_val_if_fail (ISMS_IS_REGISTER (self), NULL);

  return self->pane;
}

/**
 * isms_register_get_query:
 * @self: a register
 *
 * Returns: (transfer none): what is listed now
 */
IsmsQuery *
isms_register_get_query (IsmsRegister *self)
{
  g_return_val_if_fail (ISMS_IS_REGISTER (self), NULL);

  return isms_list_pane_get_query (self->pane);
}

/**
 * isms_register_get_detail:
 * @self: a register
 *
 * Returns: (transfer none): what stands beside the list, an IsmsDetail
 */
GtkWidget *
isms_register_get_detail (IsmsRegister *self)
{
  g_return_val_if_fail (ISMS_IS_REGISTER (self), NULL);

  return GTK_WIDGET (self->detail);
}

/**
 * isms_register_begin_grouped:
 * @name: of a register: that of its kind, where it has no other
 * @group: the field that it is grouped by, or %ISMS_VIEW_TREE
 * @details: whether the record stands beside the list
 *
 * What somebody has chosen for the register before stays.
 */
void
isms_register_begin_grouped (const char *name, const char *group, gboolean details)
{
  g_autoptr (GSettings) settings = create_settings (name);
  g_autoptr (GVariant) chosen = g_settings_get_user_value (settings, "group");

  if (chosen != NULL)
    return;
  g_settings_set_string (settings, "group", group);
  g_settings_set_boolean (settings, "show-details", details);
}
