/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The cells stay while only letters change. A row that was only just added stands until it has a
 * letter, or the page goes. */

#include "isms-config.h"

#include "isms-raci-page.h"

#include <glib/gi18n-lib.h>

#include "isms-asker.h"
#include "isms-commit.h"
#include "isms-context-report.h"
#include "isms-page.h"
#include "isms-print.h"
#include "isms-record-search.h"
#include "isms-record.h"
#include "isms-responsibility.h"
#include "isms-tabs-page.h"

struct _IsmsRaciPage
{
  AdwBin parent_instance;

  IsmsWorkspace *workspace;
  IsmsAsker *asker;
  IsmsRaciGrid *raci; /* what is shown, or NULL */
  GtkStack *faces;
  GtkGrid *grid;
  GtkWidget *add;
  GArray *added;        /* of gint64: keys of rows that have no letter yet */
  gboolean wants_focus; /* it came before there was anything to have it */
  gint64 new_key;       /* of the row that was only just added, or 0 */
};

static void page_init (IsmsPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsRaciPage,
                               isms_raci_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ISMS_TYPE_PAGE, page_init))

/* What a cell stands for. */
typedef struct
{
  IsmsRaciPage *page;
  const IsmsKind *kind;
  gint64 id;
  guint role;
  char *title;
} Cell;

static void
free_cell (gpointer data)
{
  Cell *cell = data;

  g_free (cell->title);
  g_free (cell);
}

static const IsmsRaciRole *
get_role (IsmsRaciPage *self, guint index)
{
  return self->raci->roles->pdata[index];
}

/* --- Setting --- */

static void
set_letter (const Cell *cell, IsmsRaci raci)
{
  IsmsRaciPage *self = cell->page;
  const IsmsRaciRole *role = get_role (self, cell->role);
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  if (isms_workspace_get_read_only (self->workspace))
    return;
  /* Translators: what a step did: a role, what it is, and in what: "Head of IT: accountable, A.8.13
   * Backup" */
  label = g_strdup_printf (_ ("%s: %s, %s"), role->title, isms_raci_get_words (raci), cell->title);
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_raci_set (step, role->id, cell->kind, cell->id, raci);
  isms_ui_commit (GTK_WIDGET (self), step);
}

/* The letter that the matrix shows, or the English one. */
static gboolean
find_key (guint value, IsmsRaci *raci)
{
  static const struct
  {
    guint key;
    IsmsRaci raci;
  } keys[] = {
    { GDK_KEY_r, ISMS_RACI_RESPONSIBLE },  { GDK_KEY_a, ISMS_RACI_ACCOUNTABLE },
    { GDK_KEY_b, ISMS_RACI_BOTH },         { GDK_KEY_c, ISMS_RACI_CONSULTED },
    { GDK_KEY_i, ISMS_RACI_INFORMED },     { GDK_KEY_Delete, ISMS_RACI_NONE },
    { GDK_KEY_BackSpace, ISMS_RACI_NONE },
  };
  gunichar letter = g_unichar_toupper (gdk_keyval_to_unicode (value));

  for (int i = ISMS_RACI_RESPONSIBLE; i <= ISMS_RACI_INFORMED; i++)
    if (i != ISMS_RACI_BOTH && letter != 0
        && g_utf8_get_char (isms_raci_get_letters ((IsmsRaci) i)) == letter)
      {
        *raci = (IsmsRaci) i;
        return TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == gdk_keyval_to_lower (value))
      {
        *raci = keys[i].raci;
        return TRUE;
      }
  return FALSE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint value,
                guint code,
                GdkModifierType state,
                const Cell *cell)
{
  IsmsRaci raci;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || !find_key (value, &raci))
    return GDK_EVENT_PROPAGATE;
  set_letter (cell, raci);
  return GDK_EVENT_STOP;
}

static void
choice_clicked_cb (GtkButton *button, const Cell *cell)
{
  IsmsRaci raci = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "raci"));
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);

  gtk_popover_popdown (GTK_POPOVER (popover));
  set_letter (cell, raci);
}

/* Made when it is opened: there are many cells. */
static void
create_popover_cb (GtkMenuButton *button, gpointer data)
{
  const Cell *cell = data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (int raci = ISMS_RACI_RESPONSIBLE; raci <= ISMS_RACI_INFORMED + 1; raci++)
    {
      IsmsRaci value = raci > ISMS_RACI_INFORMED ? ISMS_RACI_NONE : (IsmsRaci) raci;
      GtkWidget *choice = gtk_button_new_with_label (isms_raci_get_words (value));

      gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (choice))), 0);
      gtk_widget_add_css_class (choice, "flat");
      g_object_set_data (G_OBJECT (choice), "raci", GINT_TO_POINTER (value));
      g_signal_connect (choice, "clicked", G_CALLBACK (choice_clicked_cb), (gpointer) cell);
      gtk_box_append (GTK_BOX (box), choice);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

/* --- The matrix --- */

static void
show_letter (GtkWidget *button, IsmsRaci raci)
{
  const Cell *cell = g_object_get_data (G_OBJECT (button), "cell");
  GtkWidget *letters = gtk_menu_button_get_child (GTK_MENU_BUTTON (button));
  /* Translators: a cell of the matrix, as it is spoken: a role, a record, and what it is in it */
  g_autofree char *spoken =
      g_strdup_printf (_ ("%s, %s: %s"), get_role (cell->page, cell->role)->title, cell->title,
                       isms_raci_get_words (raci));

  gtk_label_set_text (GTK_LABEL (letters), isms_raci_get_letters (raci));
  gtk_widget_set_tooltip_text (button, raci != ISMS_RACI_NONE ? isms_raci_get_words (raci) : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static GtkWidget *
create_cell (IsmsRaciPage *self, const IsmsRaciRow *row, guint role)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  Cell *cell = g_new0 (Cell, 1);

  cell->page = self;
  cell->kind = row->kind;
  cell->id = row->id;
  cell->role = role;
  cell->title = g_strdup_printf ("%s %s", row->ref, row->title);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), gtk_label_new (NULL));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popover_cb, cell, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), cell);
  gtk_widget_add_controller (button, keys);
  g_object_set_data_full (G_OBJECT (button), "cell", cell, free_cell);
  show_letter (button, row->cells[role]);
  return button;
}

static void
title_clicked_cb (GtkButton *button, gpointer data)
{
  const Cell *cell = g_object_get_data (G_OBJECT (button), "cell");

  gtk_widget_activate_action (GTK_WIDGET (button), "win.show-record", "(sx)", cell->kind->name,
                              cell->id);
}

static GtkWidget *
create_title (IsmsRaciPage *self, const IsmsRaciRow *row)
{
  g_autofree char *text = g_strdup_printf ("%s %s", row->ref, row->title);
  GtkWidget *button = gtk_button_new_with_label (text);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));
  Cell *cell = g_new0 (Cell, 1);

  cell->page = self;
  cell->kind = row->kind;
  cell->id = row->id;
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 22);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_widget_add_css_class (label, "body");
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "cell", cell, free_cell);
  g_signal_connect (button, "clicked", G_CALLBACK (title_clicked_cb), NULL);
  return button;
}

static GtkWidget *
create_heading (const IsmsRaciRole *role)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (role->title);
  GtkWidget *holder = gtk_label_new (role->holder != NULL ? role->holder : _ ("vacant"));

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_justify (GTK_LABEL (title), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 12);
  gtk_label_set_wrap (GTK_LABEL (holder), TRUE);
  gtk_label_set_justify (GTK_LABEL (holder), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (holder), 12);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (holder, "caption");
  gtk_widget_add_css_class (holder, "dimmed");
  gtk_widget_set_valign (box, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), holder);
  return box;
}

static void
clear_grid (IsmsRaciPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

static GtkWidget *
create_sign (void)
{
  GtkWidget *sign = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_add_css_class (sign, "warning");
  gtk_widget_set_tooltip_text (sign, _ ("Nobody is accountable"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Nobody is accountable"), -1);
  return sign;
}

/* At row @at of the grid; a sign at its end while nobody is accountable. */
static void
show_letters (IsmsRaciPage *self, const IsmsRaciRow *row, int at)
{
  guint n = self->raci->roles->len;

  for (guint i = 0; i < n; i++)
    show_letter (gtk_grid_get_child_at (self->grid, 1 + (int) i, at), row->cells[i]);
  gtk_widget_set_visible (gtk_grid_get_child_at (self->grid, 1 + (int) n, at),
                          isms_raci_grid_lacks_accountable (self->raci, row));
}

static void
add_row (IsmsRaciPage *self, const IsmsRaciRow *row, int at)
{
  gboolean is_new = self->new_key == isms_kind_make_key (row->kind, row->id);
  guint n = self->raci->roles->len;

  gtk_grid_attach (self->grid, create_title (self, row), 0, at, 1, 1);
  for (guint i = 0; i < n; i++)
    gtk_grid_attach (self->grid, create_cell (self, row, i), 1 + (int) i, at, 1, 1);
  gtk_grid_attach (self->grid, create_sign (), 1 + (int) n, at, 1, 1);
  show_letters (self, row, at);
  if (is_new)
    gtk_widget_grab_focus (gtk_grid_get_child_at (self->grid, 1, at));
}

static gboolean
has_row (IsmsRaciPage *self, const IsmsKind *kind, gint64 id)
{
  for (guint i = 0; i < self->raci->rows->len; i++)
    {
      const IsmsRaciRow *row = self->raci->rows->pdata[i];

      if (row->kind == kind && row->id == id)
        return TRUE;
    }
  return FALSE;
}

/* What was only just added comes last. */
static void
add_bare_rows (IsmsRaciPage *self, int at)
{
  for (guint i = 0; i < self->added->len; i++)
    {
      gint64 id;
      const IsmsKind *kind = isms_kind_split_key (g_array_index (self->added, gint64, i), &id);
      g_autoptr (IsmsRecord) record = NULL;
      g_autofree IsmsRaci *cells = g_new0 (IsmsRaci, self->raci->roles->len + 1);
      IsmsRaciRow row = { kind, id, NULL, NULL, cells };

      if (has_row (self, kind, id))
        continue;
      record = isms_record_load (isms_workspace_get_reader (self->workspace), kind, id, NULL);
      if (record == NULL)
        continue;
      row.ref = (char *) isms_record_get_ref (record);
      row.title = (char *) isms_record_get_title (record);
      add_row (self, &row, at++);
    }
}

static void
show_grid (IsmsRaciPage *self)
{
  guint n = self->raci->roles->len;

  clear_grid (self);
  gtk_stack_set_visible_child_name (self->faces, n > 0 ? "grid" : "none");
  for (guint i = 0; i < n; i++)
    gtk_grid_attach (self->grid, create_heading (get_role (self, i)), 1 + (int) i, 0, 1, 1);
  for (guint i = 0; i < self->raci->rows->len; i++)
    add_row (self, self->raci->rows->pdata[i], 1 + (int) i);
  add_bare_rows (self, 1 + (int) self->raci->rows->len);
  self->new_key = 0;
  if (self->wants_focus)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* --- Reading --- */

static gpointer
dup_question (gpointer owner)
{
  return NULL;
}

static gpointer
read_grid (IsmsDatabase *database, gpointer question, GCancellable *cancellable, GError **error)
{
  return isms_raci_load (database, error);
}

static gboolean
is_same_role (const IsmsRaciRole *left, const IsmsRaciRole *right)
{
  return left->id == right->id && g_str_equal (left->title, right->title)
         && g_strcmp0 (left->holder, right->holder) == 0;
}

static gboolean
is_same_row (const IsmsRaciRow *left, const IsmsRaciRow *right)
{
  return left->kind == right->kind && left->id == right->id && g_str_equal (left->ref, right->ref)
         && g_str_equal (left->title, right->title);
}

/* Only letters differ: the cells stay, and whichever has the focus. */
static gboolean
fits (IsmsRaciPage *self, const IsmsRaciGrid *raci)
{
  if (self->raci == NULL || self->raci->roles->len != raci->roles->len
      || self->raci->rows->len != raci->rows->len)
    return FALSE;
  for (guint i = 0; i < raci->roles->len; i++)
    if (!is_same_role (self->raci->roles->pdata[i], raci->roles->pdata[i]))
      return FALSE;
  for (guint i = 0; i < raci->rows->len; i++)
    if (!is_same_row (self->raci->rows->pdata[i], raci->rows->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
take_grid (gpointer owner, gpointer data, GError *error)
{
  IsmsRaciPage *self = owner;
  g_autoptr (GError) unread = error;
  gboolean stays;

  if (data == NULL)
    {
      isms_ui_report_error (GTK_WIDGET (self), unread);
      return;
    }
  stays = fits (self, data);
  g_clear_pointer (&self->raci, isms_raci_grid_free);
  self->raci = data;
  if (!stays)
    show_grid (self);
  for (guint i = 0; stays && i < self->raci->rows->len; i++)
    show_letters (self, self->raci->rows->pdata[i], 1 + (int) i);
  isms_page_changed (ISMS_PAGE (self));
}

static const IsmsAskerFuncs funcs = {
  .dup_question = dup_question,
  .read = read_grid,
  .free_question = g_free,
  .free_answer = (GDestroyNotify) isms_raci_grid_free,
  .take = take_grid,
};

static gboolean
is_touched (IsmsRaciPage *self, IsmsChange *change)
{
  if (isms_change_touches (change, "responsibility") || isms_change_touches (change, "role")
      || isms_change_touches (change, "person"))
    return TRUE;
  for (guint i = 0; self->raci != NULL && i < self->raci->rows->len; i++)
    {
      const IsmsRaciRow *row = self->raci->rows->pdata[i];

      if (isms_change_touches_row (change, row->kind->name, row->id))
        return TRUE;
    }
  return FALSE;
}

static void
store_changed_cb (IsmsRaciPage *self, IsmsChange *change)
{
  if (is_touched (self, change))
    isms_asker_refresh (self->asker);
}

static void
picked_cb (IsmsRecordSearch *search, gint64 key, IsmsRaciPage *self)
{
  if (self->raci == NULL || self->raci->roles->len == 0)
    return;
  g_array_append_val (self->added, key);
  self->new_key = key;
  show_grid (self);
}

/* --- The page --- */

static const char *
isms_raci_page_get_title (IsmsPage *page)
{
  return _ ("Responsibilities");
}

static gboolean
isms_raci_page_can (IsmsPage *page, IsmsPageAction action)
{
  IsmsRaciPage *self = ISMS_RACI_PAGE (page);

  return (action == ISMS_PAGE_ACTION_PRINT || action == ISMS_PAGE_ACTION_EXPORT)
         && self->raci != NULL && self->raci->rows->len > 0;
}

static void
isms_raci_page_activate (IsmsPage *page, IsmsPageAction action)
{
  IsmsRaciPage *self = ISMS_RACI_PAGE (page);

  if (action == ISMS_PAGE_ACTION_PRINT)
    isms_print_compose (GTK_WIDGET (self), isms_workspace_get_store (self->workspace),
                        _ ("Responsibilities"), isms_responsibility_report_new);
  else if (action == ISMS_PAGE_ACTION_EXPORT)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.export-responsibilities", NULL);
}

static void
page_init (IsmsPageInterface *iface)
{
  iface->get_title = isms_raci_page_get_title;
  iface->can = isms_raci_page_can;
  iface->activate = isms_raci_page_activate;
}

static gboolean
isms_raci_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  IsmsRaciPage *self = ISMS_RACI_PAGE (widget);

  self->wants_focus = self->raci == NULL;
  return self->wants_focus
         || GTK_WIDGET_CLASS (isms_raci_page_parent_class)->focus (widget, direction);
}

static void
isms_raci_page_dispose (GObject *object)
{
  IsmsRaciPage *self = ISMS_RACI_PAGE (object);

  g_clear_pointer (&self->asker, isms_asker_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_raci_page_parent_class)->dispose (object);
}

static void
isms_raci_page_finalize (GObject *object)
{
  IsmsRaciPage *self = ISMS_RACI_PAGE (object);

  isms_raci_grid_free (self->raci);
  g_array_unref (self->added);
  G_OBJECT_CLASS (isms_raci_page_parent_class)->finalize (object);
}

static void
isms_raci_page_class_init (IsmsRaciPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_raci_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_raci_page_finalize;
  GTK_WIDGET_CLASS (klass)->focus = isms_raci_page_focus;
}

static GtkWidget *
create_matrix (IsmsRaciPage *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *hint = gtk_label_new (_ ("Keys in a cell: R responsible, A accountable, B both, "
                                      "C consulted, I informed, Delete nothing"));

  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 3);
  gtk_grid_set_row_spacing (self->grid, 3);
  self->add = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->add), _ ("Add a Row…"));
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "dimmed");
  gtk_widget_set_margin_top (hint, 12);
  gtk_widget_set_margin_start (hint, 12);
  gtk_widget_set_margin_end (hint, 12);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grid));
  gtk_box_append (GTK_BOX (box), self->add);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (page), hint);
  gtk_box_append (GTK_BOX (page), scroller);
  return page;
}

/* They stand in a tab beside this one. */
static void
show_roles_cb (IsmsRaciPage *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), ISMS_TYPE_TABS_PAGE);

  if (page == NULL)
    return;
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (page), "role");
  isms_tabs_page_focus_tab (ISMS_TABS_PAGE (page));
}

static GtkWidget *
create_roles_button (IsmsRaciPage *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Show the _Roles"));

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_roles_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
isms_raci_page_init (IsmsRaciPage *self)
{
  GtkWidget *none = adw_status_page_new ();

  self->added = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->faces = GTK_STACK (gtk_stack_new ());
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "avatar-default-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("No Roles Yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (none),
      _ ("Write down the roles first. Here they get what they are responsible for (5.3)."));
  adw_status_page_set_child (ADW_STATUS_PAGE (none), create_roles_button (self));
  gtk_stack_add_named (self->faces, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "blank");
  gtk_stack_add_named (self->faces, create_matrix (self), "grid");
  gtk_stack_add_named (self->faces, none, "none");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->faces));
}

/**
 * isms_raci_page_new:
 * @workspace: whose roles
 *
 * Returns: (transfer floating): the matrix of their responsibilities (5.3)
 */
GtkWidget *
isms_raci_page_new (IsmsWorkspace *workspace)
{
  IsmsRaciPage *self = g_object_new (ISMS_TYPE_RACI_PAGE, NULL);
  IsmsStore *store = isms_workspace_get_store (workspace);
  GtkWidget *search = isms_record_search_new (workspace);

  self->workspace = g_object_ref (workspace);
  isms_record_search_leave_out (ISMS_RECORD_SEARCH (search), isms_kind_find ("role"));
  g_signal_connect_object (search, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_DEFAULT);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->add), search);
  g_object_bind_property (workspace, "read-only", self->add, "sensitive",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  self->asker = isms_asker_new (store, &funcs, self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  isms_asker_ask (self->asker);
  return GTK_WIDGET (self);
}

/**
 * isms_raci_page_get_grid:
 * @self: a page
 *
 * Returns: (transfer none): what holds the cells
 */
GtkWidget *
isms_raci_page_get_grid (IsmsRaciPage *self)
{
  g_return_val_if_fail (ISMS_IS_RACI_PAGE (self), NULL);

  return GTK_WIDGET (self->grid);
}
