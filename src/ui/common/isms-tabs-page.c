/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A bin for each tab, filled when that is first shown. Without a root nothing is shown: the page is
 * being made, or taken apart. Where the tabs are wider than the window a menu names all of them. */

#include "isms-config.h"

#include "isms-tabs-page.h"

#include <glib/gi18n-lib.h>

#include "isms-register.h"

typedef struct
{
  AdwInlineViewSwitcher *switcher;
  AdwViewStack *stack;
  GtkWidget *all; /* the menu */

  GMenu *menu;
  GSimpleAction *action; /* "tabs.show": its state is the tab that is shown */
  IsmsWorkspace *workspace;
  char *title;
  GPtrArray *tabs; /* of IsmsTab */
  guint sight;     /* the source that brings the shown tab into sight */
} IsmsTabsPagePrivate;

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_WORKSPACE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  TAB_CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void page_init (IsmsPageInterface *iface);

G_DEFINE_TYPE_WITH_CODE (IsmsTabsPage,
                         isms_tabs_page,
                         ADW_TYPE_BIN,
                         G_ADD_PRIVATE (IsmsTabsPage)
                             G_IMPLEMENT_INTERFACE (ISMS_TYPE_PAGE, page_init))

#define PRIVATE(self) ((IsmsTabsPagePrivate *) isms_tabs_page_get_instance_private (self))

/* NULL: it has no functions of a page. */
static IsmsPage *
get_shown_page (IsmsTabsPage *self)
{
  GtkWidget *shown = isms_tabs_page_get_tab (self, NULL);

  return shown != NULL && ISMS_IS_PAGE (shown) ? ISMS_PAGE (shown) : NULL;
}

static const IsmsTab *
find_tab (IsmsTabsPage *self, const char *name)
{
  GPtrArray *tabs = PRIVATE (self)->tabs;

  for (guint i = 0; i < tabs->len; i++)
    if (g_strcmp0 (((const IsmsTab *) tabs->pdata[i])->name, name) == 0)
      return tabs->pdata[i];
  return NULL;
}

static const IsmsTab *
find_tab_of_kind (IsmsTabsPage *self, const IsmsKind *kind)
{
  GPtrArray *tabs = PRIVATE (self)->tabs;

  for (guint i = 0; i < tabs->len; i++)
    if (g_strcmp0 (((const IsmsTab *) tabs->pdata[i])->kind, kind->name) == 0)
      return tabs->pdata[i];
  return NULL;
}

static gboolean
is_shown (IsmsTabsPage *self, IsmsPage *page)
{
  return gtk_widget_get_root (GTK_WIDGET (self)) != NULL && page == get_shown_page (self);
}

static void
tab_changed_cb (IsmsTabsPage *self)
{
  const char *shown = isms_tabs_page_get_shown (self);

  g_simple_action_set_state (PRIVATE (self)->action, g_variant_new_string (shown ? shown : ""));
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  isms_tabs_page_get_tab (self, NULL);
  isms_page_changed (ISMS_PAGE (self));
  isms_page_place_changed (ISMS_PAGE (self));
}

static void
part_changed_cb (IsmsTabsPage *self, IsmsPage *page)
{
  if (is_shown (self, page))
    isms_page_changed (ISMS_PAGE (self));
}

static void
part_place_changed_cb (IsmsTabsPage *self, IsmsPage *page)
{
  if (is_shown (self, page))
    isms_page_place_changed (ISMS_PAGE (self));
}

/* In a narrow window the tabs are wider than it. */
static void
active_tab_cb (AdwToggleGroup *group, GParamSpec *pspec, IsmsTabsPage *self)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (group), GTK_TYPE_VIEWPORT);
  GtkWidget *tab = gtk_widget_get_first_child (GTK_WIDGET (group));

  while (tab != NULL && (gtk_widget_get_state_flags (tab) & GTK_STATE_FLAG_CHECKED) == 0)
    tab = gtk_widget_get_next_sibling (tab);
  if (viewport != NULL && tab != NULL && gtk_widget_get_mapped (tab))
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), tab, NULL);
}

static GtkAdjustment *
get_adjustment (IsmsTabsPage *self)
{
  return gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (
      gtk_widget_get_ancestor (GTK_WIDGET (PRIVATE (self)->switcher), GTK_TYPE_VIEWPORT)));
}

static gboolean
show_tab_cb (gpointer data)
{
  IsmsTabsPage *self = data;
  GtkAdjustment *adjustment = get_adjustment (self);

  PRIVATE (self)->sight = 0;
  gtk_widget_set_visible (PRIVATE (self)->all, gtk_adjustment_get_upper (adjustment)
                                                   > gtk_adjustment_get_page_size (adjustment));
  active_tab_cb (
      ADW_TOGGLE_GROUP (gtk_widget_get_first_child (GTK_WIDGET (PRIVATE (self)->switcher))), NULL,
      self);
  return G_SOURCE_REMOVE;
}

/* When all is in its place. */
static void
width_changed_cb (GtkAdjustment *adjustment, GParamSpec *pspec, IsmsTabsPage *self)
{
  if (PRIVATE (self)->sight == 0)
    PRIVATE (self)->sight = g_idle_add (show_tab_cb, self);
}

static const char *
isms_tabs_page_get_title (IsmsPage *page)
{
  return PRIVATE (ISMS_TABS_PAGE (page))->title;
}

static gboolean
isms_tabs_page_can (IsmsPage *page, IsmsPageAction action)
{
  IsmsPage *shown = get_shown_page (ISMS_TABS_PAGE (page));

  if (isms_tabs_page_steps (action))
    return PRIVATE (ISMS_TABS_PAGE (page))->tabs->len > 1;
  return shown != NULL && isms_page_can (shown, action);
}

/* From the last one on to the first. */
static void
step (IsmsTabsPage *self, int by)
{
  GPtrArray *tabs = PRIVATE (self)->tabs;
  guint at;

  if (!g_ptr_array_find (tabs, find_tab (self, isms_tabs_page_get_shown (self)), &at))
    return;
  at = (at + tabs->len + (guint) by) % tabs->len;
  isms_tabs_page_show_tab (self, ((const IsmsTab *) tabs->pdata[at])->name);
  isms_tabs_page_focus_tab (self);
}

static void
isms_tabs_page_activate (IsmsPage *page, IsmsPageAction action)
{
  if (isms_tabs_page_steps (action))
    step (ISMS_TABS_PAGE (page), action == ISMS_PAGE_ACTION_NEXT_TAB ? 1 : -1);
  else
    isms_page_activate (get_shown_page (ISMS_TABS_PAGE (page)), action);
}

static gboolean
isms_tabs_page_show_record (IsmsPage *page, const IsmsKind *kind, gint64 id)
{
  IsmsTabsPage *self = ISMS_TABS_PAGE (page);
  const IsmsTab *tab = find_tab_of_kind (self, kind);

  if (tab == NULL
      || !isms_page_show_record (ISMS_PAGE (isms_tabs_page_get_tab (self, tab->name)), kind, id))
    return FALSE;
  isms_tabs_page_show_tab (self, tab->name);
  return TRUE;
}

static gboolean
isms_tabs_page_edit_record (IsmsPage *page, const IsmsKind *kind, gint64 id, const char *group)
{
  IsmsTabsPage *self = ISMS_TABS_PAGE (page);
  const IsmsTab *tab = find_tab_of_kind (self, kind);

  if (tab == NULL)
    return FALSE;
  isms_tabs_page_show_tab (self, tab->name);
  return isms_page_edit_record (ISMS_PAGE (isms_tabs_page_get_tab (self, tab->name)), kind, id,
                                group);
}

static void
isms_tabs_page_get_place (IsmsPage *page, const char **tab, gint64 *record)
{
  IsmsTabsPage *self = ISMS_TABS_PAGE (page);
  IsmsPage *shown = get_shown_page (self);
  const char *none;

  if (shown != NULL)
    isms_page_get_place (shown, &none, record);
  *tab = isms_tabs_page_get_shown (self);
}

static void
isms_tabs_page_show_place (IsmsPage *page, const char *tab, gint64 record)
{
  IsmsTabsPage *self = ISMS_TABS_PAGE (page);
  IsmsPage *shown;

  isms_tabs_page_show_tab (self, tab);
  shown = get_shown_page (self);
  if (shown != NULL)
    isms_page_show_place (shown, NULL, record);
}

static void
page_init (IsmsPageInterface *iface)
{
  iface->get_title = isms_tabs_page_get_title;
  iface->can = isms_tabs_page_can;
  iface->activate = isms_tabs_page_activate;
  iface->show_record = isms_tabs_page_show_record;
  iface->edit_record = isms_tabs_page_edit_record;
  iface->get_place = isms_tabs_page_get_place;
  iface->show_place = isms_tabs_page_show_place;
}

static void
isms_tabs_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (isms_tabs_page_parent_class)->root (widget);
  isms_tabs_page_get_tab (ISMS_TABS_PAGE (widget), NULL);
}

static void
isms_tabs_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IsmsTabsPagePrivate *priv = PRIVATE (ISMS_TABS_PAGE (object));

  switch (id)
    {
    case PROP_TITLE:
      priv->title = g_value_dup_string (value);
      break;
    case PROP_WORKSPACE:
      priv->workspace = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
create_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, G_MENU_MODEL (PRIVATE (user_data)->menu));
}

static void
show_cb (GSimpleAction *action, GVariant *name, gpointer user_data)
{
  isms_tabs_page_show_tab (user_data, g_variant_get_string (name, NULL));
  isms_tabs_page_focus_tab (user_data);
}

static void
isms_tabs_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ISMS_TYPE_TABS_PAGE);
  g_clear_handle_id (&PRIVATE (ISMS_TABS_PAGE (object))->sight, g_source_remove);
  g_clear_object (&PRIVATE (ISMS_TABS_PAGE (object))->workspace);
  G_OBJECT_CLASS (isms_tabs_page_parent_class)->dispose (object);
}

static void
isms_tabs_page_finalize (GObject *object)
{
  IsmsTabsPagePrivate *priv = PRIVATE (ISMS_TABS_PAGE (object));

  g_free (priv->title);
  g_clear_object (&priv->menu);
  g_clear_object (&priv->action);
  g_ptr_array_unref (priv->tabs);
  G_OBJECT_CLASS (isms_tabs_page_parent_class)->finalize (object);
}

static void
isms_tabs_page_class_init (IsmsTabsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = isms_tabs_page_set_property;
  object_class->dispose = isms_tabs_page_dispose;
  object_class->finalize = isms_tabs_page_finalize;
  widget_class->root = isms_tabs_page_root;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_WORKSPACE] =
      g_param_spec_object ("workspace", NULL, NULL, ISMS_TYPE_WORKSPACE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  /**
   * IsmsTabsPage::tab-created:
   * @tab: what the tab shows
   *
   * It is in the page, and nothing was shown of it yet.
   */
  signals[TAB_CREATED] = g_signal_new ("tab-created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-tabs-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, IsmsTabsPage, switcher);
  gtk_widget_class_bind_template_child_private (widget_class, IsmsTabsPage, stack);
  gtk_widget_class_bind_template_child_private (widget_class, IsmsTabsPage, all);
  gtk_widget_class_bind_template_callback (widget_class, tab_changed_cb);
}

static void
isms_tabs_page_init (IsmsTabsPage *self)
{
  IsmsTabsPagePrivate *priv = PRIVATE (self);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkWidget *group;
  GtkAdjustment *adjustment;

  priv->tabs = g_ptr_array_new ();
  priv->menu = g_menu_new ();
  priv->action =
      g_simple_action_new_stateful ("show", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_signal_connect_object (priv->action, "activate", G_CALLBACK (show_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (priv->action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "tabs", G_ACTION_GROUP (actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (priv->all), create_menu_cb, self, NULL);
  group = gtk_widget_get_first_child (GTK_WIDGET (priv->switcher));
  g_signal_connect_object (group, "notify::active", G_CALLBACK (active_tab_cb), self, 0);
  adjustment = get_adjustment (self);
  g_signal_connect_object (adjustment, "notify::page-size", G_CALLBACK (width_changed_cb), self, 0);
  g_signal_connect_object (adjustment, "notify::upper", G_CALLBACK (width_changed_cb), self, 0);
}

/**
 * isms_tab_get_title:
 * @tab: a tab
 *
 * Returns: (transfer none): what stands on it, not translated
 */
const char *
isms_tab_get_title (const IsmsTab *tab)
{
  return tab->title != NULL ? tab->title : isms_kind_find (tab->kind)->plural;
}

/**
 * isms_tabs_page_add:
 * @self: a page that is not in a window yet
 * @tabs: (array length=n_tabs): more tabs, of static storage
 * @n_tabs: how many
 *
 * Adds them behind those that are there; the first of all is shown first.
 */
void
isms_tabs_page_add (IsmsTabsPage *self, const IsmsTab *tabs, guint n_tabs)
{
  IsmsTabsPagePrivate *priv = PRIVATE (self);

  g_return_if_fail (ISMS_IS_TABS_PAGE (self));

  for (guint i = 0; i < n_tabs; i++)
    {
      const IsmsTab *tab = &tabs[i];
      const char *title = isms_tab_get_title (tab);
      AdwViewStackPage *page =
          adw_view_stack_add_titled (priv->stack, adw_bin_new (), tab->name, _ (title));
      g_autofree char *action = g_strconcat ("tabs.show::", tab->name, NULL);

      g_menu_append (priv->menu, _ (title), action);
      g_ptr_array_add (priv->tabs, (gpointer) tab);
      if (tab->icon == NULL)
        continue;
      adw_view_stack_page_set_icon_name (page, tab->icon);
      adw_inline_view_switcher_set_display_mode (priv->switcher, ADW_INLINE_VIEW_SWITCHER_BOTH);
    }
}

/* Before the register reads how it is sorted. */
static void
begin_sorted (const IsmsTab *tab)
{
  g_autofree char *path = g_strdup_printf ("/org/parapet/Parapet/register/%s/", tab->kind);
  g_autoptr (GSettings) settings = g_settings_new_with_path ("org.parapet.Parapet.Register", path);
  g_autoptr (GVariant) chosen = g_settings_get_user_value (settings, "sort");

  if (chosen == NULL)
    g_settings_set (settings, "sort", "(sb)", tab->sort, tab->newest);
}

/**
 * isms_tabs_page_get_tab:
 * @self: the page
 * @name: (nullable): a tab's name; %NULL for the one that is shown
 *
 * Returns: (transfer none) (nullable): what the tab shows, which is made by the first call; %NULL
 * if there is no such tab
 */
GtkWidget *
isms_tabs_page_get_tab (IsmsTabsPage *self, const char *name)
{
  IsmsTabsPagePrivate *priv = PRIVATE (self);
  const IsmsTab *tab = find_tab (self, name != NULL ? name : isms_tabs_page_get_shown (self));
  GtkWidget *child;
  AdwBin *bin;

  g_return_val_if_fail (ISMS_IS_TABS_PAGE (self), NULL);

  if (tab == NULL)
    return NULL;
  bin = ADW_BIN (adw_view_stack_get_child_by_name (priv->stack, tab->name));
  child = adw_bin_get_child (bin);
  if (child != NULL)
    return child;
  if (tab->sort != NULL)
    begin_sorted (tab);
  child = tab->create != NULL ? tab->create (self)
                              : isms_register_new (priv->workspace, isms_kind_find (tab->kind));
  adw_bin_set_child (bin, child);
  g_signal_emit (self, signals[TAB_CREATED], 0, child);
  if (!ISMS_IS_PAGE (child))
    return child;
  g_signal_connect_object (child, "can-changed", G_CALLBACK (part_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (child, "place-changed", G_CALLBACK (part_place_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return child;
}

/**
 * isms_tabs_page_show_tab:
 * @self: the page
 * @name: (nullable): a tab's name; one that is not there changes nothing
 */
void
isms_tabs_page_show_tab (IsmsTabsPage *self, const char *name)
{
  g_return_if_fail (ISMS_IS_TABS_PAGE (self));

  if (find_tab (self, name) != NULL)
    adw_view_stack_set_visible_child_name (PRIVATE (self)->stack, name);
}

/* To what had the focus in it last, or has it already. */
static gboolean
focus_again (GtkWidget *tab)
{
  GtkWidget *last = tab;

  while (gtk_widget_get_focus_child (last) != NULL)
    last = gtk_widget_get_focus_child (last);
  return last != tab && gtk_widget_get_mapped (last) && gtk_widget_grab_focus (last);
}

/**
 * isms_tabs_page_focus_tab:
 * @self: the page
 *
 * Takes the keyboard into the tab that is shown: to a register's list, else to what had it there
 * last, else to the first control.
 */
void
isms_tabs_page_focus_tab (IsmsTabsPage *self)
{
  GtkWidget *tab;

  g_return_if_fail (ISMS_IS_TABS_PAGE (self));

  tab = isms_tabs_page_get_tab (self, NULL);
  if (ISMS_IS_REGISTER (tab))
    isms_list_pane_focus_list (isms_register_get_pane (ISMS_REGISTER (tab)));
  else if (!focus_again (tab))
    gtk_widget_child_focus (tab, GTK_DIR_TAB_FORWARD);
}

/**
 * isms_tabs_page_get_shown:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the name of the tab that is shown; %NULL while there is none
 */
const char *
isms_tabs_page_get_shown (IsmsTabsPage *self)
{
  AdwViewStack *stack;

  g_return_val_if_fail (ISMS_IS_TABS_PAGE (self), NULL);

  stack = PRIVATE (self)->stack;
  return stack != NULL ? adw_view_stack_get_visible_child_name (stack) : NULL;
}

/**
 * isms_tabs_page_get_workspace:
 * @self: the page
 *
 * Returns: (transfer none): what it shows
 */
IsmsWorkspace *
isms_tabs_page_get_workspace (IsmsTabsPage *self)
{
  g_return_val_if_fail (ISMS_IS_TABS_PAGE (self), NULL);

  return PRIVATE (self)->workspace;
}

/**
 * isms_tabs_page_steps:
 * @action: what a page is asked to do
 *
 * Returns: %TRUE if it goes from tab to tab: that is the page's own affair, on any tab
 */
gboolean
isms_tabs_page_steps (IsmsPageAction action)
{
  return action == ISMS_PAGE_ACTION_NEXT_TAB || action == ISMS_PAGE_ACTION_PREVIOUS_TAB;
}

/**
 * isms_tabs_page_list:
 * @self: a page
 * @n_tabs: (out): how many tabs it has
 *
 * Returns: (transfer none) (array length=n_tabs): its tabs, in their order
 */
const IsmsTab *const *
isms_tabs_page_list (IsmsTabsPage *self, guint *n_tabs)
{
  GPtrArray *tabs = PRIVATE (self)->tabs;

  *n_tabs = tabs->len;
  return (const IsmsTab *const *) tabs->pdata;
}
