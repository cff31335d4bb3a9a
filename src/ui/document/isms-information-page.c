/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A row for each place of the standard, which leads to what answers it, or to where that is made.
 */

#include "isms-config.h"

#include "isms-information-page.h"

#include <glib/gi18n-lib.h>

#include "isms-asker.h"
#include "isms-commit.h"
#include "isms-information-report.h"
#include "isms-information.h"
#include "isms-page.h"
#include "isms-print.h"

struct _IsmsInformationPage
{
  AdwBin parent_instance;

  IsmsWorkspace *workspace;
  IsmsAsker *asker;
  GPtrArray *places; /* of IsmsInformation, or NULL */
  AdwPreferencesGroup *group;
  GPtrArray *rows;      /* of that, to be filled again or taken away */
  gboolean wants_focus; /* it came before there was anything to have it */
  gint64 wanted;        /* the clause whose place is to have it; 0: the first */
};

static void page_init (IsmsPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsInformationPage,
                               isms_information_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ISMS_TYPE_PAGE, page_init))

/* --- Going there --- */

/* Where a register is, by what it holds; and where a place is filled, by its name. */
static const struct
{
  const char *what;
  const char *destination;
  const char *tab;
} ways[] = {
  { "organisation", "context", "scope" },
  { "method", "risks", "method" },
  { "soa_version", "controls", "versions" },
  { "control", "controls", "statement" },
  { "action", "risks", "plan" },
  { "objective", "context", "objective" },
  { "document", "documents", "document" },
  { "risk", "risks", "register" },
  { "person", "people", "person" },
  { "qualification", "people", "qualification" },
  { "attendance", "people", "attendance" },
  { "control_check", "controls", "control_check" },
  { "nonconformity", "improvement", "nonconformity" },
  { "measurement", "metrics", "measurement" },
  { "audit", "audits", "audit" },
  { "review", "review", "review" },
  { "scope", "context", "scope" },
  { "policy", "documents", "templates" },
  { "assessment", "risks", "method" },
  { "treatment", "documents", "templates" },
  { "statement", "controls", "statement" },
  { "plan", "risks", "plan" },
  { "objectives", "context", "objective" },
  { "competence", "people", "coverage" },
  { "own", "documents", "templates" },
  { "operation", "controls", "control_check" },
  { "assessments", "risks", "register" },
  { "treatments", "risks", "plan" },
  { "audits", "audits", "coverage" },
  { "reviews", "review", "dashboard" },
  { "correction", "improvement", "nonconformity" },
};

static gboolean
go_to_place (IsmsInformationPage *self, const char *what)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (ways[i].what, what))
      return gtk_widget_activate_action (GTK_WIDGET (self), "win.show-place", "(ss)",
                                         ways[i].destination, ways[i].tab);
  return FALSE;
}

static void
go_to_record (IsmsInformationPage *self, const char *kind, gint64 id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sx)", kind, id);
}

static void
go_to_answer (IsmsInformationPage *self, const IsmsInformationAnswer *answer)
{
  if (answer->id != 0 && !g_str_equal (answer->kind, "organisation"))
    go_to_record (self, answer->kind, answer->id);
  else
    go_to_place (self, answer->kind);
}

/* What nothing in the program makes is a document, or evidence for the clause. */
static void
row_activated_cb (AdwActionRow *row, IsmsInformationPage *self)
{
  const IsmsInformation *place =
      self->places->pdata[GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "place"))];

  if (place->answers->len > 0)
    go_to_answer (self, place->answers->pdata[0]);
  else if (!go_to_place (self, place->name))
    {
      if (place->clause != 0)
        go_to_record (self, "control", place->clause);
      else
        go_to_place (self, "document");
    }
}

static void
answer_clicked_cb (GtkButton *button, IsmsInformationPage *self)
{
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "place"));
  guint answer = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "answer"));
  const IsmsInformation *of = self->places->pdata[place];

  gtk_popover_popdown (
      GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER)));
  if (answer < of->answers->len)
    go_to_answer (self, of->answers->pdata[answer]);
}

/* --- Showing --- */

static const char *
get_icon (IsmsInformationState state)
{
  static const char *const icons[] = {
    [ISMS_INFORMATION_MISSING] = "dialog-error-symbolic",
    [ISMS_INFORMATION_DRAFT] = "document-edit-symbolic",
    [ISMS_INFORMATION_OVERDUE] = "dialog-warning-symbolic",
    [ISMS_INFORMATION_THERE] = "object-select-symbolic",
  };

  return icons[state];
}

static const char *
get_style (IsmsInformationState state)
{
  static const char *const styles[] = {
    [ISMS_INFORMATION_MISSING] = "error",
    [ISMS_INFORMATION_DRAFT] = "warning",
    [ISMS_INFORMATION_OVERDUE] = "warning",
    [ISMS_INFORMATION_THERE] = "success",
  };

  return styles[state];
}

static GtkWidget *
create_state (IsmsInformationState state)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (get_icon (state)));
  gtk_box_append (GTK_BOX (box), gtk_label_new (isms_information_state_get_label (state)));
  gtk_widget_add_css_class (box, get_style (state));
  return box;
}

static char *
dup_line (const IsmsInformation *place, const IsmsInformationAnswer *answer)
{
  if (answer->state == place->state)
    return g_strdup (answer->words);
  return g_strdup_printf ("%s (%s)", answer->words,
                          isms_information_state_get_label (answer->state));
}

static char *
dup_answers (const IsmsInformation *place)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < place->answers->len; i++)
    {
      g_autofree char *line = dup_line (place, place->answers->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free_and_steal (text);
}

/* Of several answers the row leads to the best one; this to each. */
static GtkWidget *
create_menu (IsmsInformationPage *self, guint index)
{
  const IsmsInformation *place = self->places->pdata[index];
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  /* Translators: to a screen reader; what the standard requires to be written down */
  g_autofree char *name = g_strdup_printf (_ ("All that answers “%s”"), place->title);

  for (guint i = 0; i < place->answers->len; i++)
    {
      g_autofree char *line = dup_line (place, place->answers->pdata[i]);
      GtkWidget *choice = gtk_button_new_with_label (line);
      GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (choice)));

      gtk_label_set_xalign (label, 0);
      gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (label, 40);
      gtk_widget_add_css_class (choice, "flat");
      g_object_set_data (G_OBJECT (choice), "place", GUINT_TO_POINTER (index));
      g_object_set_data (G_OBJECT (choice), "answer", GUINT_TO_POINTER (i));
      g_signal_connect_object (choice, "clicked", G_CALLBACK (answer_clicked_cb), self, 0);
      gtk_box_append (GTK_BOX (box), choice);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  return button;
}

static void
add_place (IsmsInformationPage *self, guint index)
{
  const IsmsInformation *place = self->places->pdata[index];
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf ("%s  %s", place->number, place->title);
  g_autofree char *answers = dup_answers (place);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), answers);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (place->answers->len > 1)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_menu (self, index));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_state (place->state));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "place", GUINT_TO_POINTER (index));
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, 0);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_count (IsmsInformationPage *self)
{
  guint n = isms_information_count (self->places, ISMS_INFORMATION_THERE);
  /* Translators: how many, of how many places where the standard requires something written */
  g_autofree char *words = g_strdup_printf (
      _ ("%u of %u are there. A document counts for the clauses among its controls, "
         "as the kind that a clause asks for; so does evidence for a clause."),
      n, self->places->len);

  adw_preferences_group_set_description (self->group, words);
}

/* The first place of the clause that is wanted, and of these the first that is not there. */
static guint
find_wanted (IsmsInformationPage *self)
{
  guint found = G_MAXUINT;

  for (guint i = 0; self->wanted != 0 && i < self->places->len; i++)
    {
      const IsmsInformation *place = self->places->pdata[i];

      if (place->clause == self->wanted && place->state != ISMS_INFORMATION_THERE)
        return i;
      if (place->clause == self->wanted && found == G_MAXUINT)
        found = i;
    }
  return found != G_MAXUINT ? found : 0;
}

/* The row that had the focus has it again. */
static void
show_places (IsmsInformationPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  guint focused = self->wants_focus ? find_wanted (self) : G_MAXUINT;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];

      if (focus != NULL && (focus == row || gtk_widget_is_ancestor (focus, row)))
        focused = i;
      adw_preferences_group_remove (self->group, row);
    }
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->places->len; i++)
    add_place (self, i);
  if (focused < self->rows->len)
    gtk_widget_grab_focus (self->rows->pdata[focused]);
  self->wants_focus = FALSE;
  self->wanted = 0;
  show_count (self);
}

/* --- Reading --- */

static gpointer
dup_question (gpointer owner)
{
  return NULL;
}

static gpointer
read_places (IsmsDatabase *database, gpointer question, GCancellable *cancellable, GError **error)
{
  return isms_information_load (database, error);
}

static gboolean
is_same_answer (const IsmsInformationAnswer *left, const IsmsInformationAnswer *right)
{
  return left->state == right->state && left->id == right->id
         && g_str_equal (left->kind, right->kind) && g_str_equal (left->words, right->words);
}

/* Nothing on the page is otherwise: the rows stay, and whichever has the focus. */
static gboolean
says_the_same (GPtrArray *left, GPtrArray *right)
{
  if (left == NULL || left->len != right->len)
    return FALSE;
  for (guint i = 0; i < left->len; i++)
    {
      const IsmsInformation *one = left->pdata[i];
      const IsmsInformation *other = right->pdata[i];

      if (one->answers->len != other->answers->len)
        return FALSE;
      for (guint j = 0; j < one->answers->len; j++)
        if (!is_same_answer (one->answers->pdata[j], other->answers->pdata[j]))
          return FALSE;
    }
  return TRUE;
}

static void
take_places (gpointer owner, gpointer data, GError *error)
{
  IsmsInformationPage *self = owner;
  g_autoptr (GError) unread = error;
  gboolean stays;

  if (data == NULL)
    {
      isms_ui_report_error (GTK_WIDGET (self), unread);
      return;
    }
  stays = says_the_same (self->places, data);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  self->places = data;
  if (!stays)
    show_places (self);
}

static const IsmsAskerFuncs funcs = {
  .dup_question = dup_question,
  .read = read_places,
  .free_question = g_free,
  .free_answer = (GDestroyNotify) g_ptr_array_unref,
  .take = take_places,
};

static void
store_changed_cb (IsmsInformationPage *self, IsmsChange *change)
{
  if (isms_information_is_touched (change))
    isms_asker_refresh (self->asker);
}

/* --- The page --- */

static const char *
isms_information_page_get_title (IsmsPage *page)
{
  return _ ("Required");
}

static gboolean
isms_information_page_can (IsmsPage *page, IsmsPageAction action)
{
  return action == ISMS_PAGE_ACTION_PRINT;
}

static void
isms_information_page_activate (IsmsPage *page, IsmsPageAction action)
{
  IsmsInformationPage *self = ISMS_INFORMATION_PAGE (page);

  if (action == ISMS_PAGE_ACTION_PRINT)
    isms_print_compose (GTK_WIDGET (self), isms_workspace_get_store (self->workspace),
                        _ ("Documented Information"), isms_information_report_new);
}

static void
page_init (IsmsPageInterface *iface)
{
  iface->get_title = isms_information_page_get_title;
  iface->can = isms_information_page_can;
  iface->activate = isms_information_page_activate;
}

static gboolean
isms_information_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  IsmsInformationPage *self = ISMS_INFORMATION_PAGE (widget);

  self->wants_focus = self->places == NULL;
  return self->wants_focus
         || GTK_WIDGET_CLASS (isms_information_page_parent_class)->focus (widget, direction);
}

static void
isms_information_page_dispose (GObject *object)
{
  IsmsInformationPage *self = ISMS_INFORMATION_PAGE (object);

  g_clear_pointer (&self->asker, isms_asker_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_information_page_parent_class)->dispose (object);
}

static void
isms_information_page_finalize (GObject *object)
{
  IsmsInformationPage *self = ISMS_INFORMATION_PAGE (object);

  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (isms_information_page_parent_class)->finalize (object);
}

static void
isms_information_page_class_init (IsmsInformationPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_information_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_information_page_finalize;
  GTK_WIDGET_CLASS (klass)->focus = isms_information_page_focus;
}

static void
isms_information_page_init (IsmsInformationPage *self)
{
  GtkWidget *page = adw_preferences_page_new ();

  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("What the Standard Requires in Writing"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->group);
  adw_bin_set_child (ADW_BIN (self), page);
}

/**
 * isms_information_page_new:
 * @workspace: where it is looked for
 *
 * Returns: (transfer floating): the documented information that the standard requires (7.5.1)
 */
GtkWidget *
isms_information_page_new (IsmsWorkspace *workspace)
{
  IsmsInformationPage *self = g_object_new (ISMS_TYPE_INFORMATION_PAGE, NULL);
  IsmsStore *store = isms_workspace_get_store (workspace);

  self->workspace = g_object_ref (workspace);
  self->asker = isms_asker_new (store, &funcs, self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  isms_asker_ask (self->asker);
  return GTK_WIDGET (self);
}

/**
 * isms_information_page_show_clause:
 * @self: the page
 * @clause: the id of the control that is a clause of the standard
 *
 * Takes the focus to what that clause requires in writing.
 */
void
isms_information_page_show_clause (IsmsInformationPage *self, gint64 clause)
{
  self->wanted = clause;
  self->wants_focus = self->places == NULL;
  if (self->wants_focus)
    return;
  gtk_widget_grab_focus (self->rows->pdata[find_wanted (self)]);
  self->wanted = 0;
}
