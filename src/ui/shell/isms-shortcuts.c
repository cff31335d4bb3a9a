/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The one table of the keyboard. Never Alt with a letter (mnemonics have those), never Super. */

#include "isms-config.h"

#include "isms-shortcuts.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "isms-destinations.h"
#include "isms-tab-places.h"

#define GENERAL N_ ("General")
#define PAGE N_ ("This Page")
#define WORKSPACE N_ ("Workspace")
#define PLAN N_ ("Time Line")
#define PLANNER N_ ("Planner")
#define BOARD N_ ("Board")
#define STATEMENT N_ ("Statement of Applicability")
#define CHECKS N_ ("Checks")
#define FIELDWORK N_ ("Fieldwork")
#define ATTENDANCE N_ ("Attendance")
#define MEETING N_ ("Meeting of a Management Review")

static const IsmsShortcut table[] = {
  { "win.find", "<Control>k", N_ ("Find Anything"), GENERAL, ISMS_SHORTCUT_ANYWHERE },
  { "win.undo", "<Control>z", N_ ("Undo"), GENERAL, ISMS_SHORTCUT_YIELDS },
  { "win.redo", "<Shift><Control>z", N_ ("Redo"), GENERAL, ISMS_SHORTCUT_YIELDS },
  { "win.back", "<Alt>Left", N_ ("Back"), GENERAL, ISMS_SHORTCUT_PRESSES },
  { "win.forward", "<Alt>Right", N_ ("Forward"), GENERAL, ISMS_SHORTCUT_PRESSES },
  { "win.toggle-sidebar", "F9", N_ ("Show or Hide the Sidebar"), GENERAL, ISMS_SHORTCUT_ANYWHERE },
  { "win.menu", "F10", N_ ("Main Menu"), GENERAL, ISMS_SHORTCUT_ANYWHERE },
  { "win.preferences", "<Control>comma", N_ ("Preferences"), GENERAL, ISMS_SHORTCUT_ANYWHERE },
  { "win.shortcuts", "<Control>question|<Control>slash", N_ ("Keyboard Shortcuts"), GENERAL,
    ISMS_SHORTCUT_ANYWHERE },
  { "app.about", NULL, N_ ("About Parapet"), GENERAL, ISMS_SHORTCUT_ANYWHERE },
  { "window.close", "<Control>w", N_ ("Close Window"), GENERAL, ISMS_SHORTCUT_ANYWHERE },
  { "app.quit", "<Control>q", N_ ("Quit"), GENERAL, ISMS_SHORTCUT_ALWAYS },

  { "win.new", "<Control>n", N_ ("New Here"), PAGE, ISMS_SHORTCUT_ANYWHERE },
  { "win.find-in-page", "<Control>f", N_ ("Filter This Page"), PAGE, ISMS_SHORTCUT_ANYWHERE },
  { "win.edit", "F2", N_ ("Edit"), PAGE, ISMS_SHORTCUT_YIELDS },
  { "win.archive", "Delete", N_ ("Archive"), PAGE, ISMS_SHORTCUT_YIELDS },
  { "win.import", NULL, N_ ("Import a Spreadsheet"), PAGE, ISMS_SHORTCUT_ANYWHERE },
  { "win.import-framework", NULL, N_ ("Import a Framework"), PAGE, ISMS_SHORTCUT_ANYWHERE },
  { "win.export-framework", NULL, N_ ("Export as an OSCAL Catalogue"), PAGE,
    ISMS_SHORTCUT_ANYWHERE },
  { "win.export-calendar", NULL, N_ ("Export the Calendar of Audits"), PAGE,
    ISMS_SHORTCUT_ANYWHERE },
  { "win.export", "<Shift><Control>e", N_ ("Export"), PAGE, ISMS_SHORTCUT_ANYWHERE },
  { "win.meeting", "F5", N_ ("Hold the Management Review"), PAGE, ISMS_SHORTCUT_ANYWHERE },
  { "win.print", "<Control>p", N_ ("Print"), PAGE, ISMS_SHORTCUT_ANYWHERE },
  { "win.next-tab", "<Control>Page_Down", N_ ("Next Tab"), PAGE, ISMS_SHORTCUT_PRESSES },
  { "win.previous-tab", "<Control>Page_Up", N_ ("Previous Tab"), PAGE, ISMS_SHORTCUT_PRESSES },

  { NULL, "Right|Left", N_ ("Move a Bar by a Day"), PLAN, ISMS_SHORTCUT_ANYWHERE },
  { NULL, "<Shift>Right|<Shift>Left", N_ ("Move the End of a Bar by a Day"), PLAN,
    ISMS_SHORTCUT_ANYWHERE },
  { NULL, "<Shift><Control>Right|<Shift><Control>Left", N_ ("Move the Start of a Bar by a Day"),
    PLAN, ISMS_SHORTCUT_ANYWHERE },
  { NULL, "<Control>Right|<Control>Left", N_ ("Move a Bar by a Week"), PLAN,
    ISMS_SHORTCUT_ANYWHERE },

  { NULL, "Page_Up|Page_Down", N_ ("Go Back or On by a Month"), PLANNER, ISMS_SHORTCUT_ANYWHERE },
  { NULL, "Home", N_ ("Go to Today"), PLANNER, ISMS_SHORTCUT_ANYWHERE },
  { NULL, "space", N_ ("Details of an Audit, or the Next Audit of a Day"), PLANNER,
    ISMS_SHORTCUT_ANYWHERE },
  { NULL, "Return", N_ ("Open an Audit, or Plan One on the Day"), PLANNER, ISMS_SHORTCUT_ANYWHERE },

  { NULL, "<Control>Right|<Control>Left", N_ ("Move a Card to the Next Column"), BOARD,
    ISMS_SHORTCUT_ANYWHERE },
  { NULL, "1|2|3|4|5", N_ ("Move a Card to Open, In Progress, Waiting, Done, Dropped"), BOARD,
    ISMS_SHORTCUT_ANYWHERE },

  { NULL, "y|n|u", N_ ("Applicable, Not Applicable, Undecided"), STATEMENT,
    ISMS_SHORTCUT_ANYWHERE },
  { NULL, "r|l|c|b|p", N_ ("Reasons: Risk, Legal, Contractual, Business, Best Practice"), STATEMENT,
    ISMS_SHORTCUT_ANYWHERE },
  { NULL, "0|1|2|3|4", N_ ("Not Started, Planned, Partly, Implemented, Inherited"), STATEMENT,
    ISMS_SHORTCUT_ANYWHERE },
  { NULL, "plus|minus", N_ ("More or Less Mature"), STATEMENT, ISMS_SHORTCUT_ANYWHERE },
  { NULL, "j", N_ ("Justification"), STATEMENT, ISMS_SHORTCUT_ANYWHERE },
  { NULL, "h", N_ ("How It Is Implemented"), STATEMENT, ISMS_SHORTCUT_ANYWHERE },
  { NULL, "o", N_ ("Owner"), STATEMENT, ISMS_SHORTCUT_ANYWHERE },
  { NULL, "d", N_ ("Due"), STATEMENT, ISMS_SHORTCUT_ANYWHERE },

  { NULL, "1", N_ ("Passed Today"), CHECKS, ISMS_SHORTCUT_ANYWHERE },
  { NULL, "2|3", N_ ("Partly Passed, Failed"), CHECKS, ISMS_SHORTCUT_ANYWHERE },

  { NULL, "1|2|3|4|n", N_ ("Conforms, Minor, Major, Opportunity, Not Applicable"), FIELDWORK,
    ISMS_SHORTCUT_ANYWHERE },
  { NULL, "0|BackSpace", N_ ("Not Yet"), FIELDWORK, ISMS_SHORTCUT_ANYWHERE },
  { NULL, "e|s|t", N_ ("Evidence Seen, Sample, Note"), FIELDWORK, ISMS_SHORTCUT_ANYWHERE },

  { NULL, "1|2|3|4|5|6", N_ ("Attended, Passed, Failed, Excused, Absent, Invited"), ATTENDANCE,
    ISMS_SHORTCUT_ANYWHERE },
  { NULL, "s", N_ ("Score"), ATTENDANCE, ISMS_SHORTCUT_ANYWHERE },

  { NULL, "Page_Down|Page_Up", N_ ("Next Page, Previous Page"), MEETING, ISMS_SHORTCUT_ANYWHERE },
  { NULL, "p|e|a", N_ ("Present, Excused, Absent"), MEETING, ISMS_SHORTCUT_ANYWHERE },
  { NULL, "<Control>m", N_ ("What Was Said"), MEETING, ISMS_SHORTCUT_ANYWHERE },
  { NULL, "<Control>d", N_ ("New Decision"), MEETING, ISMS_SHORTCUT_ANYWHERE },
  { NULL, "<Control>Return", N_ ("Add the Decision, Keep the Minutes"), MEETING,
    ISMS_SHORTCUT_ANYWHERE },
  { NULL, "<Control>t", N_ ("Considered"), MEETING, ISMS_SHORTCUT_ANYWHERE },
  { NULL, "1|2|3", N_ ("Yes, In Part, No"), MEETING, ISMS_SHORTCUT_ANYWHERE },
  { NULL, "F6", N_ ("The Other Side of the Page"), MEETING, ISMS_SHORTCUT_ANYWHERE },
  { NULL, "F8", N_ ("Start or Pause the Clock"), MEETING, ISMS_SHORTCUT_ANYWHERE },
  { NULL, "F11", N_ ("Full Screen"), MEETING, ISMS_SHORTCUT_ANYWHERE },
  { NULL, "Escape", N_ ("Leave the Full Screen, Leave the Meeting"), MEETING,
    ISMS_SHORTCUT_ANYWHERE },

  { "win.suggest-risks", NULL, N_ ("Suggest Risks"), WORKSPACE, ISMS_SHORTCUT_ANYWHERE },
  { "win.add-catalogue", NULL, N_ ("Add Missing Catalogue Entries"), WORKSPACE,
    ISMS_SHORTCUT_ANYWHERE },
  { "win.plan-years", NULL, N_ ("Plan the Years of an Audit Programme"), WORKSPACE,
    ISMS_SHORTCUT_ANYWHERE },
  { "win.plan-gaps", NULL, N_ ("Plan an Audit of the Gaps"), WORKSPACE, ISMS_SHORTCUT_ANYWHERE },
  { "win.add-metrics", NULL, N_ ("Add the Starter Set of Metrics"), WORKSPACE,
    ISMS_SHORTCUT_ANYWHERE },
  { "win.new-workspace", NULL, N_ ("New Workspace"), WORKSPACE, ISMS_SHORTCUT_ANYWHERE },
  { "win.import-workspace", NULL, N_ ("Import a Workspace"), WORKSPACE, ISMS_SHORTCUT_ANYWHERE },
  { "win.export-copy", NULL, N_ ("Export a Copy"), WORKSPACE, ISMS_SHORTCUT_ANYWHERE },
  { "win.back-up", NULL, N_ ("Back Up Now"), WORKSPACE, ISMS_SHORTCUT_ANYWHERE },
  { "win.restore", NULL, N_ ("Restore a Backup"), WORKSPACE, ISMS_SHORTCUT_ANYWHERE },
  { "win.acting-as", NULL, N_ ("Acting As"), WORKSPACE, ISMS_SHORTCUT_ANYWHERE },
  { "win.close-workspace", NULL, N_ ("Close Workspace"), WORKSPACE, ISMS_SHORTCUT_ANYWHERE },
  { "app.new-window", "<Shift><Control>n", N_ ("New Window"), WORKSPACE, ISMS_SHORTCUT_ANYWHERE },
};

static void
free_destination (gpointer data)
{
  IsmsShortcut *shortcut = data;

  g_free ((char *) shortcut->action);
  g_free ((char *) shortcut->accelerators);
  g_free (shortcut);
}

static void
free_element (gpointer data)
{
  const IsmsShortcut *shortcut = data;

  if (shortcut < table || shortcut >= table + G_N_ELEMENTS (table))
    free_destination (data);
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  const IsmsShortcut *shortcut = data;

  if (shortcut->turn != ISMS_SHORTCUT_ALWAYS
      && adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (widget)))
    return GDK_EVENT_PROPAGATE; /* what lies beneath a dialog is not to change */
  return gtk_widget_activate_action (widget, shortcut->action, NULL);
}

static void
add_place (GPtrArray *all, char *action, char *accelerators, const char *title, const char *group)
{
  IsmsShortcut *shortcut = g_new0 (IsmsShortcut, 1);

  shortcut->action = action;
  shortcut->accelerators = accelerators;
  shortcut->title = title;
  shortcut->group = group;
  g_ptr_array_add (all, shortcut);
}

/* One that is called as its destination is, is led to by that. */
static void
add_tabs (GPtrArray *all, const IsmsDestination *destination)
{
  const IsmsTab *tabs = isms_tab_places_get (destination->id);

  for (guint i = 0; tabs != NULL && tabs[i].name != NULL; i++)
    if (!g_str_equal (isms_tab_get_title (&tabs[i]), destination->label))
      add_place (all,
                 g_strdup_printf ("win.show-place(('%s', '%s'))", destination->id, tabs[i].name),
                 NULL, isms_tab_get_title (&tabs[i]), destination->label);
}

/**
 * isms_shortcuts_get:
 *
 * Returns: (transfer full) (element-type IsmsShortcut): the table, then the destinations, their
 * tabs last
 */
GPtrArray *
isms_shortcuts_get (void)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (free_element);
  guint n;
  const IsmsDestination *destinations = isms_destinations (&n);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    g_ptr_array_add (all, (gpointer) &table[i]);
  for (guint i = 0; i < n; i++)
    add_place (all, g_strconcat ("win.destination::", destinations[i].id, NULL),
               i < 9 ? g_strdup_printf ("<Control>%u", i + 1) : NULL, destinations[i].label,
               N_ ("Go To"));
  for (guint i = 0; i < n; i++)
    add_tabs (all, &destinations[i]);
  return all;
}

/**
 * isms_shortcuts_install:
 * @application: the application
 *
 * Sets the accelerators, which menus then show.
 */
void
isms_shortcuts_install (GtkApplication *application)
{
  g_autoptr (GPtrArray) all = isms_shortcuts_get ();

  for (guint i = 0; i < all->len; i++)
    {
      const IsmsShortcut *shortcut = g_ptr_array_index (all, i);
      g_auto (GStrv) accelerators = NULL;

      if (!shortcut->action || !shortcut->accelerators
          || (shortcut->turn != ISMS_SHORTCUT_ANYWHERE && shortcut->turn != ISMS_SHORTCUT_ALWAYS))
        continue;
      accelerators = g_strsplit (shortcut->accelerators, "|", 0);
      gtk_application_set_accels_for_action (application, shortcut->action,
                                             (const char *const *) accelerators);
    }
}

static void
add_to_widget (GtkWidget *widget, IsmsShortcutTurn turn, GtkPropagationPhase phase)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].turn == turn)
      gtk_shortcut_controller_add_shortcut (
          GTK_SHORTCUT_CONTROLLER (controller),
          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (table[i].accelerators),
                            gtk_callback_action_new (activate_cb, (gpointer) &table[i], NULL)));
  gtk_event_controller_set_propagation_phase (controller, phase);
  gtk_widget_add_controller (widget, controller);
}

/* Once. */
static void
add_always (GtkWidget *widget)
{
  if (widget == NULL || g_object_get_data (G_OBJECT (widget), "shortcuts"))
    return;
  g_object_set_data (G_OBJECT (widget), "shortcuts", widget);
  add_to_widget (widget, ISMS_SHORTCUT_ALWAYS, GTK_PHASE_CAPTURE);
}

/* Under a dialog no key reaches the window or the application. */
static void
dialog_shown_cb (AdwApplicationWindow *window)
{
  add_always (GTK_WIDGET (adw_application_window_get_visible_dialog (window)));
}

/* Nor while a popover holds the keyboard. */
static void
focus_changed_cb (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (focus != NULL)
    add_always (gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER));
}

/**
 * isms_shortcuts_add_to_window:
 * @window: a window
 *
 * Adds the keys that the focus gets first: an entry undoes its own typing before the workspace is
 * undone, and Delete in an entry deletes a letter. And those that the window gets first: back is
 * back in the workspace, not in whatever part of the window has the focus.
 */
void
isms_shortcuts_add_to_window (GtkWidget *window)
{
  add_to_widget (window, ISMS_SHORTCUT_YIELDS, GTK_PHASE_BUBBLE);
  add_to_widget (window, ISMS_SHORTCUT_PRESSES, GTK_PHASE_CAPTURE);
  g_signal_connect (window, "notify::visible-dialog", G_CALLBACK (dialog_shown_cb), NULL);
  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (focus_changed_cb), NULL);
}

/**
 * isms_shortcuts_dup_label:
 * @accelerators: as in the table
 *
 * Returns: (transfer full): the first of them in words, "Ctrl+K", in the locale
 */
char *
isms_shortcuts_dup_label (const char *accelerators)
{
  g_auto (GStrv) parts = g_strsplit (accelerators, "|", 0);
  guint key = 0;
  GdkModifierType modifiers = 0;

  gtk_accelerator_parse (parts[0], &key, &modifiers);
  return gtk_accelerator_get_label (key, modifiers);
}

static void
append_keycap (GtkBox *box, const char *key)
{
  GtkWidget *cap = gtk_label_new (key);

  gtk_widget_add_css_class (cap, "keycap");
  gtk_box_append (box, cap);
}

/**
 * isms_shortcuts_create_keycaps:
 * @accelerators: as in the table
 *
 * Returns: (transfer floating): the first of them as keys side by side, said in one breath to a
 *   screen reader
 */
GtkWidget *
isms_shortcuts_create_keycaps (const char *accelerators)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *label = isms_shortcuts_dup_label (accelerators);
  g_auto (GStrv) keys = g_strsplit (label, "+", 0);

  for (char **key = keys; *key; key++)
    if (**key != '\0')
      append_keycap (GTK_BOX (box), *key);
  if (g_str_has_suffix (label, "+")) /* the key itself */
    append_keycap (GTK_BOX (box), "+");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return box;
}
