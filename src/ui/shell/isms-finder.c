/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Ctrl+K: find any record or command, as one types. The focus stays in the entry; up and down move
 * the selection beneath it, Enter goes. Each search cancels the one before. */

#include "isms-config.h"

#include "isms-finder.h"

#include <glib/gi18n-lib.h>

#include "isms-destinations.h"
#include "isms-error.h"
#include "isms-shortcuts.h"

#define MAX_RECORDS 30
#define MIN_COMMAND_FIRST 2 /* letters from which a command that begins with them comes first */

struct _IsmsFinder
{
  AdwDialog parent_instance;

  GtkSearchEntry *entry;
  GtkStack *faces;
  GtkListBox *list;
  AdwStatusPage *nothing;

  IsmsWorkspace *workspace;
  GPtrArray *commands; /* of IsmsShortcut */
  GCancellable *cancellable;
  gboolean chosen; /* Enter was pressed before the answer */
};

G_DEFINE_FINAL_TYPE (IsmsFinder, isms_finder, ADW_TYPE_DIALOG)

/* --- Rows --- */

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, css_class);
    }
  return label;
}

static GtkWidget *
create_row (const char *icon, const char *title, const char *subtitle, const char *name)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (words), create_label (title, NULL));
  if (subtitle && *subtitle)
    gtk_box_append (GTK_BOX (words), create_label (subtitle, "dimmed"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
set_action (GtkWidget *row, const char *name, GVariant *target)
{
  g_object_set_data_full (G_OBJECT (row), "action", g_strdup (name), g_free);
  if (target)
    g_object_set_data_full (G_OBJECT (row), "target", g_variant_ref_sink (target),
                            (GDestroyNotify) g_variant_unref);
}

/* A command that can not be done now is not offered: a button knows, without being seen. */
static void
hide_while_disabled (GtkWidget *row, const char *detailed)
{
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  GtkWidget *probe = gtk_button_new ();

  gtk_widget_set_visible (probe, FALSE);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (probe), detailed);
  g_object_bind_property (probe, "sensitive", row, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), probe);
}

static gboolean
is_place (const IsmsShortcut *command)
{
  return g_str_has_prefix (command->action, "win.destination::")
         || g_str_has_prefix (command->action, "win.show-place(");
}

/* Of a destination, or of a tab of one. */
static const char *
find_icon (GVariant *target)
{
  const char *id;

  if (g_variant_is_of_type (target, G_VARIANT_TYPE_STRING))
    id = g_variant_get_string (target, NULL);
  else
    g_variant_get (target, "(&s&s)", &id, NULL);
  return isms_destination_find (id)->icon_name;
}

static void
add_command (IsmsFinder *self, const IsmsShortcut *command)
{
  const char *title = g_dgettext (GETTEXT_PACKAGE, command->title);
  const char *group = g_dgettext (GETTEXT_PACKAGE, command->group);
  const char *icon = "system-run-symbolic";
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  GtkWidget *row;

  if (!g_action_parse_detailed_name (command->action, &name, &target, NULL))
    return;
  if (is_place (command))
    icon = find_icon (target);
  row = create_row (icon, title, group, title);
  set_action (row, name, target);
  if (command->accelerators)
    gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))),
                    isms_shortcuts_create_keycaps (command->accelerators));
  gtk_list_box_append (self->list, row);
  hide_while_disabled (row, command->action);
}

static void
add_record (IsmsFinder *self, const IsmsSearchHit *hit)
{
  const IsmsKind *kind = isms_kind_find_number (hit->table);
  const IsmsDestination *destination = kind ? isms_destination_find_kind (kind->name) : NULL;
  const char *label;
  g_autofree char *subtitle = NULL;
  g_autofree char *name = NULL;
  GtkWidget *row;

  if (!destination)
    return;
  label = g_dgettext (GETTEXT_PACKAGE, kind->label);
  subtitle = hit->snippet
                 /* Translators: "R-014 · Risk · … the words that were found …". */
                 ? g_strdup_printf (_ ("%s · %s · %s"), hit->ref, label, hit->snippet)
                 : g_strdup_printf (_ ("%s · %s"), hit->ref, label);
  name = g_strdup_printf ("%s, %s", hit->title, subtitle);
  row = create_row (destination->icon_name, hit->title, subtitle, name);
  set_action (row, "win.show-record", g_variant_new ("(sx)", kind->name, hit->row));
  gtk_list_box_append (self->list, row);
}

/* --- What fits --- */

static gboolean
has_words (const char *title, const char *words)
{
  g_autofree char *folded = g_utf8_casefold (title, -1);
  g_autofree char *wanted = g_utf8_casefold (words, -1);
  g_auto (GStrv) parts = g_strsplit (wanted, " ", 0);

  for (char **part = parts; *part; part++)
    if (!strstr (folded, *part))
      return FALSE;
  return TRUE;
}

static gboolean
begins_with (const char *title, const char *words)
{
  g_autofree char *folded = g_utf8_casefold (title, -1);
  g_autofree char *wanted = g_utf8_casefold (words, -1);

  return g_utf8_strlen (words, -1) >= MIN_COMMAND_FIRST && g_str_has_prefix (folded, wanted);
}

/* Places before deeds: Enter too early then changes nothing. */
static void
add_commands (IsmsFinder *self, const char *words, gboolean first)
{
  for (int places = TRUE; places >= FALSE; places--)
    for (guint i = 0; i < self->commands->len; i++)
      {
        const IsmsShortcut *command = g_ptr_array_index (self->commands, i);
        const char *title = g_dgettext (GETTEXT_PACKAGE, command->title);

        if (command->action == NULL)
          continue;
        if (is_place (command) == places && !g_str_equal (command->action, "win.find")
            && has_words (title, words) && begins_with (title, words) == first)
          add_command (self, command);
      }
}

/* Beneath the commands that fit. */
static void
add_unread (IsmsFinder *self, const GError *error)
{
  g_autofree char *sentence = isms_error_dup_read_sentence (error);
  GtkWidget *row = create_row ("dialog-error-symbolic", _ ("Not Searched"), sentence, sentence);

  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (self->list, row);
}

static GtkListBoxRow *
find_row (IsmsFinder *self, GtkListBoxRow *from, int step)
{
  int index = from ? gtk_list_box_row_get_index (from) + step : 0;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, index)))
    {
      if (gtk_widget_get_visible (GTK_WIDGET (row)) && gtk_list_box_row_get_selectable (row))
        return row;
      if (index == 0 && step < 0)
        return NULL;
      index += step;
    }
  return NULL;
}

/* The focus is in the entry: a screen reader hears of the row through it. */
static void
select_row (IsmsFinder *self, GtkListBoxRow *row)
{
  GtkAdjustment *adjustment = gtk_list_box_get_adjustment (self->list);
  graphene_rect_t bounds;

  gtk_list_box_select_row (self->list, row);
  if (!row)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry),
                                     GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
      return;
    }
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  if (adjustment && gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

/* What can not be searched is not nothing. */
static void
show_nothing (IsmsFinder *self, const GError *error)
{
  g_autofree char *sentence = error != NULL ? isms_error_dup_read_sentence (error) : NULL;
  const char *title = error != NULL ? _ ("Not Searched") : _ ("Nothing Found");

  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (
      self->nothing, error != NULL ? sentence : _ ("Try other words, or the beginning of one"));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), error != NULL ? sentence : _ ("Nothing found"),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* @error: why there are no hits. */
static void
show_results (IsmsFinder *self, const char *words, GPtrArray *hits, const GError *error)
{
  GtkListBoxRow *row;

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry),
                                 GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
  gtk_list_box_remove_all (self->list);
  if (*words)
    add_commands (self, words, TRUE);
  for (guint i = 0; hits && i < hits->len; i++)
    add_record (self, g_ptr_array_index (hits, i));
  add_commands (self, words, FALSE);
  if (error)
    add_unread (self, error);
  row = find_row (self, NULL, 1);
  select_row (self, row);
  gtk_stack_set_visible_child_name (self->faces, row ? "results" : "empty");
  if (!row)
    show_nothing (self, error);
}

static char *
dup_words (IsmsFinder *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
go (IsmsFinder *self, GtkListBoxRow *row)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *action = g_strdup (g_object_get_data (G_OBJECT (row), "action"));
  GVariant *target = g_object_get_data (G_OBJECT (row), "target");
  g_autoptr (GVariant) kept = target ? g_variant_ref (target) : NULL;

  adw_dialog_close (ADW_DIALOG (self));
  gtk_widget_activate_action_variant (window, action, kept);
}

static void
go_to_selected (IsmsFinder *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  self->chosen = FALSE;
  if (row)
    go (self, row);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (IsmsFinder) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = isms_search_finish (ISMS_STORE (source), result, &error);
  g_autofree char *words = NULL;

  if (isms_error_is_cancelled (error) || !self->workspace)
    return;
  g_clear_object (&self->cancellable);
  words = dup_words (self);
  show_results (self, words, hits, error);
  if (self->chosen)
    go_to_selected (self);
}

static void
stop (IsmsFinder *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->chosen = FALSE;
}

static void
changed_cb (IsmsFinder *self)
{
  g_autofree char *words = dup_words (self);

  stop (self);
  if (!*words)
    {
      show_results (self, words, NULL, NULL);
      return;
    }
  self->cancellable = g_cancellable_new ();
  isms_search_async (isms_workspace_get_store (self->workspace), words, MAX_RECORDS,
                     self->cancellable, found_cb, g_object_ref (self));
}

/* Enter means the words typed, not what is still listed of the words before. */
static void
activate_cb (IsmsFinder *self)
{
  if (self->cancellable)
    self->chosen = TRUE;
  else
    go_to_selected (self);
}

static void
close_cb (IsmsFinder *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
row_activated_cb (IsmsFinder *self, GtkListBoxRow *row)
{
  go (self, row);
}

static gboolean
key_pressed_cb (IsmsFinder *self, guint key, guint code, GdkModifierType modifiers)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  GtkListBoxRow *row = NULL;

  if (key != GDK_KEY_Up && key != GDK_KEY_Down && key != GDK_KEY_KP_Up && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  if (selected)
    row = find_row (self, selected, key == GDK_KEY_Up || key == GDK_KEY_KP_Up ? -1 : 1);
  if (row)
    select_row (self, row);
  return GDK_EVENT_STOP;
}

static void
isms_finder_closed (AdwDialog *dialog)
{
  stop (ISMS_FINDER (dialog));
}

static void
isms_finder_dispose (GObject *object)
{
  IsmsFinder *self = ISMS_FINDER (object);

  stop (self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->commands, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), ISMS_TYPE_FINDER);
  G_OBJECT_CLASS (isms_finder_parent_class)->dispose (object);
}

static void
isms_finder_class_init (IsmsFinderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_finder_dispose;
  ADW_DIALOG_CLASS (klass)->closed = isms_finder_closed;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parapet/Parapet/isms-finder.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsFinder, entry);
  gtk_widget_class_bind_template_child (widget_class, IsmsFinder, faces);
  gtk_widget_class_bind_template_child (widget_class, IsmsFinder, list);
  gtk_widget_class_bind_template_child (widget_class, IsmsFinder, nothing);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
isms_finder_init (IsmsFinder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->commands = isms_shortcuts_get ();
}

/**
 * isms_finder_new:
 * @workspace: where to search
 *
 * Returns: (transfer floating): the finder, not yet shown
 */
AdwDialog *
isms_finder_new (IsmsWorkspace *workspace)
{
  IsmsFinder *self = g_object_new (ISMS_TYPE_FINDER, NULL);

  self->workspace = g_object_ref (workspace);
  changed_cb (self);
  /* Only in a window is it known which commands can be done. */
  g_signal_connect (self, "map", G_CALLBACK (changed_cb), NULL);
  return ADW_DIALOG (self);
}

/**
 * isms_finder_get_searching:
 * @self: the finder
 *
 * Returns: whether an answer is still to come
 */
gboolean
isms_finder_get_searching (IsmsFinder *self)
{
  return self->cancellable != NULL;
}
