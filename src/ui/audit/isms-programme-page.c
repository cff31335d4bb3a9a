/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Read in the background whenever something changes that audits are about; the grid keeps what is
 * unfolded and where the cursor is. */

#include "isms-config.h"

#include "isms-programme-page.h"

#include <glib/gi18n-lib.h>

#include "isms-asker.h"
#include "isms-commit.h"
#include "isms-faces.h"
#include "isms-gaps-dialog.h"
#include "isms-print.h"
#include "isms-programme-menu.h"
#include "isms-programme-report.h"
#include "isms-years-dialog.h"

typedef struct
{
  GArray *ids; /* gint64: of all programmes in use */
  GPtrArray *titles;
  IsmsAuditCoverage *coverage;
} Answer;

struct _IsmsProgrammePage
{
  AdwBin parent_instance;

  IsmsWorkspace *workspace;
  IsmsAsker *asker;
  Answer *answer; /* what is shown, or NULL */
  gint64 chosen;  /* programme; 0: the one that runs */
  gboolean wants_focus;
  void (*wanted) (IsmsProgrammePage *self); /* to be done once it has been read; or NULL */
  GtkStack *faces;
  GtkWidget *programmes; /* to choose from */
  GtkWidget *figures;
  GtkWidget *never;
  GtkWidget *failed;
  GtkWidget *unfold;
  GtkWidget *gaps;
  GtkWidget *next;
  GtkWidget *banner;
  GtkWidget *hint;
  IsmsProgrammeGrid *grid;
  IsmsProgrammeMenu *menu;
};

static void page_init (IsmsPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsProgrammePage,
                               isms_programme_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ISMS_TYPE_PAGE, page_init))

/* --- Reading --- */

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_array_unref (answer->ids);
  g_ptr_array_unref (answer->titles);
  isms_audit_coverage_free (answer->coverage);
  g_free (answer);
}

static gpointer
dup_question (gpointer owner)
{
  return g_memdup2 (&ISMS_PROGRAMME_PAGE (owner)->chosen, sizeof (gint64));
}

static gboolean
read_programmes (Answer *answer, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT id, title FROM programme WHERE archived = 0 ORDER BY starts_on DESC, ref_key", error);

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    {
      gint64 id = isms_statement_get_int (statement, 0);

      g_array_append_val (answer->ids, id);
      g_ptr_array_add (answer->titles, isms_statement_dup_text (statement, 1));
    }
  return !isms_statement_failed (statement);
}

static gboolean
has (const Answer *answer, gint64 programme)
{
  for (guint i = 0; i < answer->ids->len; i++)
    if (g_array_index (answer->ids, gint64, i) == programme)
      return TRUE;
  return FALSE;
}

/* On the background reader's thread. */
static gpointer
read_answer (IsmsDatabase *database, gpointer question, GCancellable *cancellable, GError **error)
{
  Answer *answer = g_new0 (Answer, 1);
  gint64 programme = *(gint64 *) question;
  g_autoptr (GError) failure = NULL;

  answer->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  answer->titles = g_ptr_array_new_with_free_func (g_free);
  if (read_programmes (answer, database, &failure))
    {
      if (!has (answer, programme))
        programme = isms_audit_coverage_find_programme (database, &failure);
      if (failure == NULL)
        answer->coverage = isms_audit_coverage_load (database, programme, &failure);
    }
  if (answer->coverage != NULL)
    return answer;
  free_answer (answer);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* --- Showing --- */

static void programme_chosen_cb (IsmsProgrammePage *self);

static void
show_programmes (IsmsProgrammePage *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint shown = 0;

  for (guint i = 0; i < self->answer->titles->len; i++)
    {
      gtk_string_list_append (titles, self->answer->titles->pdata[i]);
      if (g_array_index (self->answer->ids, gint64, i) == self->answer->coverage->programme)
        shown = i;
    }
  g_signal_handlers_block_by_func (self->programmes, programme_chosen_cb, self);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->programmes), G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->programmes), shown);
  g_signal_handlers_unblock_by_func (self->programmes, programme_chosen_cb, self);
  gtk_widget_set_visible (self->programmes, self->answer->titles->len > 1);
}

static void
show_toggle (GtkWidget *toggle, const char *label, guint n)
{
  gtk_button_set_label (GTK_BUTTON (toggle), label);
  gtk_widget_set_sensitive (toggle,
                            n > 0 || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle)));
}

static void
show_figures (IsmsProgrammePage *self)
{
  const IsmsAuditCoverage *coverage = self->answer->coverage;
  g_autofree char *words = isms_audit_coverage_dup_sentence (coverage);
  gboolean writes = !isms_workspace_get_read_only (self->workspace);
  /* Translators: shows only what was never audited; how many these are */
  g_autofree char *never = g_strdup_printf (_ ("Ne_ver Audited (%u)"), coverage->n_never);
  /* Translators: shows only what did not conform when it was last audited; how many these are */
  g_autofree char *failed = g_strdup_printf (_ ("_Failed Last Time (%u)"), coverage->n_failed);

  gtk_label_set_text (GTK_LABEL (self->figures), words);
  show_toggle (self->never, never, coverage->n_never);
  show_toggle (self->failed, failed, coverage->n_failed);
  gtk_widget_set_sensitive (self->gaps, writes && coverage->n > 0);
  gtk_widget_set_visible (self->next, coverage->audits->len > 0);
  gtk_widget_set_sensitive (self->next, writes);
  adw_banner_set_revealed (ADW_BANNER (self->banner), writes && coverage->audits->len == 0);
}

static void
show_unfold (IsmsProgrammePage *self)
{
  gtk_button_set_label (GTK_BUTTON (self->unfold), isms_programme_grid_is_unfolded (self->grid)
                                                       ? _ ("F_old All")
                                                       : _ ("_Unfold All"));
}

static void
show_answer (IsmsProgrammePage *self)
{
  gboolean any = self->answer->coverage->programme != 0;

  gtk_stack_set_visible_child_name (self->faces, any ? "grid" : "none");
  isms_programme_grid_set_coverage (self->grid, self->answer->coverage);
  show_programmes (self);
  show_figures (self);
  show_unfold (self);
  if (self->wants_focus)
    {
      self->wants_focus = FALSE;
      gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
    }
}

static void
take_answer (gpointer owner, gpointer data, GError *error)
{
  IsmsProgrammePage *self = owner;
  g_autoptr (GError) unread = error;
  Answer *before = self->answer;

  if (data == NULL)
    {
      isms_ui_report_error (GTK_WIDGET (self), unread);
      return;
    }
  self->answer = data;
  show_answer (self);
  if (before != NULL)
    free_answer (before);
  isms_page_changed (ISMS_PAGE (self));
  if (self->wanted != NULL)
    self->wanted (self);
  self->wanted = NULL;
}

static const IsmsAskerFuncs funcs = {
  .dup_question = dup_question,
  .read = read_answer,
  .free_question = g_free,
  .free_answer = free_answer,
  .take = take_answer,
};

static void
store_changed_cb (IsmsProgrammePage *self, IsmsChange *change)
{
  static const char *const tables[] = {
    "audit",   "audit_control", "audit_item",       "audit_person",
    "control", "finding",       "finding_control",  "framework",
    "person",  "programme",     "programme_weight", "rating",
    "risk",    "risk_control",  "supplier",
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (isms_change_touches (change, tables[i]))
      {
        isms_asker_refresh (self->asker);
        return;
      }
}

/* --- What can be done --- */

static void
programme_chosen_cb (IsmsProgrammePage *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->programmes));

  if (self->answer == NULL || chosen >= self->answer->ids->len)
    return;
  self->chosen = g_array_index (self->answer->ids, gint64, chosen);
  isms_asker_refresh (self->asker);
}

static void
filter_toggled_cb (GtkToggleButton *toggle, IsmsProgrammePage *self)
{
  GtkWidget *other = GTK_WIDGET (toggle) == self->never ? self->failed : self->never;
  gboolean never, failed;

  if (gtk_toggle_button_get_active (toggle))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (other), FALSE);
  never = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->never));
  failed = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->failed));
  isms_programme_grid_set_filter (self->grid, never    ? ISMS_PROGRAMME_NEVER
                                              : failed ? ISMS_PROGRAMME_FAILED
                                                       : ISMS_PROGRAMME_ALL);
  gtk_widget_set_sensitive (self->unfold, !never && !failed);
}

static void
unfold_cb (IsmsProgrammePage *self)
{
  isms_programme_grid_unfold_all (self->grid, !isms_programme_grid_is_unfolded (self->grid));
  show_unfold (self);
}

static void
plan_gaps_cb (IsmsProgrammePage *self)
{
  if (self->answer != NULL && self->answer->coverage->programme != 0)
    isms_gaps_dialog_present (GTK_WIDGET (self), self->workspace,
                              self->answer->coverage->programme);
}

/* What was planned last is what is looked at next. */
static void
planned_cb (GtkWidget *widget, gint64 programme)
{
  IsmsProgrammePage *self = ISMS_PROGRAMME_PAGE (widget);

  self->chosen = programme;
  isms_asker_refresh (self->asker);
}

static void
plan_next_years (IsmsProgrammePage *self)
{
  isms_years_dialog_present (GTK_WIDGET (self), self->workspace, 0, planned_cb);
}

static void
plan_years_cb (IsmsProgrammePage *self)
{
  const IsmsAuditCoverage *coverage = self->answer != NULL ? self->answer->coverage : NULL;
  gboolean bare = coverage != NULL && coverage->programme != 0 && coverage->audits->len == 0;

  isms_years_dialog_present (GTK_WIDGET (self), self->workspace, bare ? coverage->programme : 0,
                             planned_cb);
}

static void
activated_cb (IsmsProgrammePage *self, int row, int column)
{
  isms_programme_menu_open (self->menu, self->answer->coverage, row, column);
}

static void
toggled_cb (IsmsProgrammePage *self, int row, int column)
{
  isms_programme_menu_toggle (self->menu, self->answer->coverage, row, column);
}

static void
menu_cb (IsmsProgrammePage *self, int row, int column, const GdkRectangle *rect)
{
  isms_programme_menu_popup (self->menu, self->answer->coverage, row, column, rect);
}

/* --- The page --- */

static const char *
isms_programme_page_get_title (IsmsPage *page)
{
  return _ ("Programme");
}

static gboolean
isms_programme_page_can (IsmsPage *page, IsmsPageAction action)
{
  IsmsProgrammePage *self = ISMS_PROGRAMME_PAGE (page);

  if (action == ISMS_PAGE_ACTION_NEW)
    return !isms_workspace_get_read_only (self->workspace);
  return action == ISMS_PAGE_ACTION_PRINT && self->answer != NULL
         && self->answer->coverage->programme != 0;
}

static void
isms_programme_page_activate (IsmsPage *page, IsmsPageAction action)
{
  IsmsProgrammePage *self = ISMS_PROGRAMME_PAGE (page);

  if (action == ISMS_PAGE_ACTION_NEW)
    plan_next_years (self);
  else if (action == ISMS_PAGE_ACTION_PRINT)
    isms_print_compose_sheet (GTK_WIDGET (self), isms_workspace_get_store (self->workspace),
                              _ ("Audit Programme"), isms_programme_report_new,
                              self->answer->coverage->programme);
}

static void
page_init (IsmsPageInterface *iface)
{
  iface->get_title = isms_programme_page_get_title;
  iface->can = isms_programme_page_can;
  iface->activate = isms_programme_page_activate;
}

static gboolean
isms_programme_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  IsmsProgrammePage *self = ISMS_PROGRAMME_PAGE (widget);

  self->wants_focus = self->answer == NULL;
  if (self->wants_focus)
    return TRUE;
  if (gtk_widget_get_focus_child (widget) == NULL && self->answer->coverage->programme != 0
      && direction == GTK_DIR_TAB_FORWARD)
    return gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  return GTK_WIDGET_CLASS (isms_programme_page_parent_class)->focus (widget, direction);
}

static void
isms_programme_page_dispose (GObject *object)
{
  IsmsProgrammePage *self = ISMS_PROGRAMME_PAGE (object);

  g_clear_pointer (&self->asker, isms_asker_free);
  if (self->grid != NULL)
    isms_programme_grid_set_coverage (self->grid, NULL);
  g_clear_pointer (&self->menu, isms_programme_menu_free);
  self->grid = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->answer, free_answer);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_programme_page_parent_class)->dispose (object);
}

static void
isms_programme_page_class_init (IsmsProgrammePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_programme_page_dispose;
  GTK_WIDGET_CLASS (klass)->focus = isms_programme_page_focus;
}

/* --- Building --- */

static GtkWidget *
create_none (IsmsProgrammePage *self)
{
  GtkWidget *status = isms_face_new_status (
      "view-grid-symbolic", _ ("No Audit Programme Yet"),
      _ ("A programme says which audits there are to be, so that every clause and every control "
         "that applies is audited, and what matters most more often (9.2.2). Parapet proposes the "
         "audits of all its years: what they cover, when, and who may lead them. You see them "
         "before they are made."));
  GtkWidget *button = isms_face_add_button (status, _ ("_Plan the Years…"), TRUE);

  gtk_widget_set_sensitive (button, !isms_workspace_get_read_only (self->workspace));
  g_signal_connect_object (button, "clicked", G_CALLBACK (plan_years_cb), self, G_CONNECT_SWAPPED);
  isms_page_lead_focus (button);
  return status;
}

static GtkWidget *
create_toggle (IsmsProgrammePage *self)
{
  GtkWidget *toggle = gtk_toggle_button_new ();

  gtk_button_set_use_underline (GTK_BUTTON (toggle), TRUE);
  g_signal_connect_object (toggle, "toggled", G_CALLBACK (filter_toggled_cb), self,
                           G_CONNECT_DEFAULT);
  return toggle;
}

static GtkWidget *
create_button (IsmsProgrammePage *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
create_bar (IsmsProgrammePage *self)
{
  GtkWidget *bar = adw_wrap_box_new ();

  self->programmes = gtk_drop_down_new (NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->programmes), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Audit Programme"), -1);
  g_signal_connect_object (self->programmes, "notify::selected", G_CALLBACK (programme_chosen_cb),
                           self, G_CONNECT_SWAPPED);
  self->never = create_toggle (self);
  self->failed = create_toggle (self);
  self->unfold = create_button (self, "", G_CALLBACK (unfold_cb));
  self->gaps = create_button (self, _ ("Plan an Audit of the _Gaps…"), G_CALLBACK (plan_gaps_cb));
  gtk_widget_add_css_class (self->gaps, "suggested-action");
  self->next = create_button (self, _ ("Plan the _Next Years…"), G_CALLBACK (plan_years_cb));
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (bar), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (bar), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), self->programmes);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), self->never);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), self->failed);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), self->unfold);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), self->gaps);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), self->next);
  return bar;
}

static GtkWidget *
create_caption (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  return label;
}

/* Where there is little room it is the grid's. */
static GtkWidget *
create_bin (IsmsProgrammePage *self, GtkWidget *child)
{
  GtkWidget *bin = adw_breakpoint_bin_new ();
  AdwBreakpoint *breakpoint =
      adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 500sp"));
  g_auto (GValue) hidden = G_VALUE_INIT;

  g_value_init (&hidden, G_TYPE_BOOLEAN);
  g_value_set_boolean (&hidden, FALSE);
  adw_breakpoint_add_setter (breakpoint, G_OBJECT (self->hint), "visible", &hidden);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), breakpoint);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), child);
  gtk_widget_set_size_request (bin, 300, 200);
  return bin;
}

static GtkWidget *
create_grid (IsmsProgrammePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->figures = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->figures), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->figures), 0);
  gtk_widget_add_css_class (self->figures, "heading");
  self->banner = adw_banner_new (_ ("There are no audits in this programme yet."));
  adw_banner_set_button_label (ADW_BANNER (self->banner), _ ("_Plan the Years…"));
  g_signal_connect_object (self->banner, "button-clicked", G_CALLBACK (plan_years_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (top), self->figures);
  gtk_box_append (GTK_BOX (top), create_bar (self));
  gtk_widget_set_margin_top (top, 12);
  gtk_widget_set_margin_start (top, 12);
  gtk_widget_set_margin_end (top, 12);
  self->grid = ISMS_PROGRAMME_GRID (isms_programme_grid_new ());
  g_signal_connect_object (self->grid, "activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "folded", G_CALLBACK (show_unfold), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "menu", G_CALLBACK (menu_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->grid));
  gtk_widget_set_vexpand (scroller, TRUE);
  self->hint = create_caption (
      _ ("C conforms · O opportunity for improvement · Mi minor and Ma major nonconformity · ring: "
         "planned. Only internal audits count as audited. Return opens, Space puts into a planned "
         "audit or takes out."));
  gtk_widget_set_margin_start (self->hint, 12);
  gtk_widget_set_margin_end (self->hint, 12);
  gtk_widget_set_margin_bottom (self->hint, 6);
  gtk_box_append (GTK_BOX (box), self->banner);
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->hint);
  return create_bin (self, box);
}

static void
isms_programme_page_init (IsmsProgrammePage *self)
{
  self->faces = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->faces), TRUE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->faces));
}

/**
 * isms_programme_page_plan:
 * @self: a page
 * @gaps: an audit of what the programme leaves out; else the years of one
 *
 * Proposes audits, as its buttons do.
 */
void
isms_programme_page_plan (IsmsProgrammePage *self, gboolean gaps)
{
  void (*plan) (IsmsProgrammePage *) = gaps ? plan_gaps_cb : plan_years_cb;

  g_return_if_fail (ISMS_IS_PROGRAMME_PAGE (self));

  if (self->answer != NULL)
    plan (self);
  else
    self->wanted = plan;
}

/**
 * isms_programme_page_new:
 * @workspace: whose audits
 *
 * Returns: (transfer floating): the coverage of an audit programme (9.2.2), kept up to date
 */
GtkWidget *
isms_programme_page_new (IsmsWorkspace *workspace)
{
  IsmsProgrammePage *self = g_object_new (ISMS_TYPE_PROGRAMME_PAGE, NULL);
  IsmsStore *store = isms_workspace_get_store (workspace);

  self->workspace = g_object_ref (workspace);
  gtk_stack_add_named (self->faces, adw_bin_new (), "blank");
  gtk_stack_add_named (self->faces, create_grid (self), "grid");
  gtk_stack_add_named (self->faces, create_none (self), "none");
  self->menu = isms_programme_menu_new (GTK_WIDGET (self->grid), workspace);
  self->asker = isms_asker_new (store, &funcs, self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  isms_asker_ask (self->asker);
  return GTK_WIDGET (self);
}

IsmsProgrammeGrid *
isms_programme_page_get_grid (IsmsProgrammePage *self)
{
  return self->grid;
}

const IsmsAuditCoverage *
isms_programme_page_get_coverage (IsmsProgrammePage *self)
{
  return self->answer != NULL ? self->answer->coverage : NULL;
}
