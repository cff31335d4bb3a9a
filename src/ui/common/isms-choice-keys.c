/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One key decides for every row that is selected. Words, names and days are entered in a popover,
 * with the editor that the form has. What a key adds to a value is added to what the key before
 * made of it, also while that is being written. */

#include "isms-config.h"

#include "isms-choice-keys.h"

#include <glib/gi18n-lib.h>

#include "isms-tree-cell.h"

#include "isms-bulk.h"
#include "isms-commit.h"
#include "isms-edit.h"
#include "isms-field-editor.h"

typedef struct
{
  IsmsRegister *owner; /* it holds this */
  IsmsWorkspace *workspace;
  const IsmsKind *kind;
  const IsmsChoiceKeys *keys;
  GHashTable *pending; /* Value → char *, of steps that are being written */
  guint n_writing;
  GtkWidget *popover;      /* or NULL */
  IsmsFieldEditor *editor; /* in it, or NULL */
  GtkTextBuffer *words;    /* in it, or NULL */
  const IsmsField *field;  /* of the words */
  char *before;            /* the words as they were */
  gboolean keeps;          /* Escape keeps the words, and Ctrl+Enter goes on to the next row */
  gboolean goes_on;
} Keys;

/* Of which record, and which field. */
typedef struct
{
  gint64 id;
  const IsmsField *field;
} Value;

static guint
hash_value (gconstpointer data)
{
  const Value *value = data;

  return g_int64_hash (&value->id) ^ g_direct_hash (value->field);
}

static gboolean
are_equal (gconstpointer a, gconstpointer b)
{
  const Value *one = a;
  const Value *other = b;

  return one->id == other->id && one->field == other->field;
}

static IsmsSelection *
get_selection (Keys *self)
{
  return isms_list_pane_get_selection (isms_register_get_pane (self->owner));
}

/* --- Writing --- */

typedef struct
{
  IsmsRegister *owner;
  IsmsStep *step;
} Writing;

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Writing *writing = user_data;
  Keys *self = g_object_get_data (G_OBJECT (writing->owner), "isms-choice-keys");
  g_autoptr (GError) error = NULL;

  if (!isms_step_commit_finish (writing->step, result, &error))
    isms_ui_report_error (GTK_WIDGET (writing->owner), error);
  if (--self->n_writing == 0)
    g_hash_table_remove_all (self->pending);
  isms_step_unref (writing->step);
  g_object_unref (writing->owner);
  g_free (writing);
}

static void
commit (Keys *self, IsmsStep *step)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->owner = g_object_ref (self->owner);
  writing->step = isms_step_ref (step);
  self->n_writing++;
  isms_step_commit_async (step, NULL, committed_cb, writing);
}

static void
set_choice (Keys *self, const IsmsField *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsStep) step =
      self->keys->prepare != NULL
          ? self->keys->prepare (self->workspace, get_selection (self), field, value, &error)
          : isms_bulk_prepare_set (self->workspace, get_selection (self), field, value, NULL,
                                   &error);

  if (step != NULL)
    commit (self, step);
  else if (error != NULL)
    isms_ui_report_error (GTK_WIDGET (self->owner), error);
}

static gboolean
has_word (const char *words, const char *word)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  return g_strv_contains ((const char *const *) list, word);
}

/* In the order of the choices. */
static char *
set_word (const IsmsField *field, const char *words, const char *word, gboolean there)
{
  GString *text = g_string_new (NULL);

  for (const IsmsChoice *choice = field->choices; choice->value != NULL; choice++)
    if (g_str_equal (choice->value, word) ? there : has_word (words, choice->value))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", choice->value);
  return g_string_free (text, FALSE);
}

/* What a record says, or will when all is written. */
static char *
dup_value (Keys *self, IsmsRecord *record, const IsmsField *field)
{
  const Value key = { isms_record_get_id (record), field };
  const char *value = g_hash_table_lookup (self->pending, &key);

  if (value != NULL)
    return g_strdup (value);
  if (!isms_record_is_set (record, field->name))
    return g_strdup ("");
  if (field->kind == ISMS_FIELD_INTEGER)
    return g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_int (record, field->name));
  return g_strdup (isms_record_get_text (record, field->name));
}

static GPtrArray *
load_selected (Keys *self, GArray *ids)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = isms_record_load_many (isms_workspace_get_reader (self->workspace),
                                              self->kind, (gint64 *) ids->data, ids->len, &error);

  if (records == NULL)
    isms_ui_report_error (GTK_WIDGET (self->owner), error);
  return records;
}

static gboolean
set_value (Keys *self, IsmsStep *step, IsmsRecord *record, const IsmsField *field, char *value)
{
  const Value key = { isms_record_get_id (record), field };

  g_hash_table_replace (self->pending, g_memdup2 (&key, sizeof key), value);
  return isms_edit_set (step, record, field, value, NULL);
}

/* Taken away where all have it, else given to all. */
static void
toggle_word (Keys *self, const IsmsField *field, const char *word)
{
  g_autoptr (GArray) ids = isms_selection_dup_ids (get_selection (self));
  g_autoptr (GPtrArray) records = load_selected (self, ids);
  g_autoptr (IsmsStep) step = NULL;
  gboolean all = TRUE;

  if (records == NULL || records->len == 0)
    return;
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *words = dup_value (self, records->pdata[i], field);

      all = all && has_word (words, word);
    }
  step = isms_bulk_begin (self->workspace, self->kind, ids, field);
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *words = dup_value (self, records->pdata[i], field);

      set_value (self, step, records->pdata[i], field, set_word (field, words, word, !all));
    }
  commit (self, step);
}

/* Below 0 it is not known. */
static void
change_number (Keys *self, int change)
{
  const IsmsField *field = isms_kind_find_field (self->kind, self->keys->counted);
  g_autoptr (GArray) ids = isms_selection_dup_ids (get_selection (self));
  g_autoptr (GPtrArray) records = load_selected (self, ids);
  g_autoptr (IsmsStep) step = NULL;

  if (records == NULL || records->len == 0)
    return;
  step = isms_bulk_begin (self->workspace, self->kind, ids, field);
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *before = dup_value (self, records->pdata[i], field);
      int number = (*before != '\0' ? atoi (before) : -1) + change;

      set_value (self, step, records->pdata[i], field,
                 number < 0 ? g_strdup ("")
                            : g_strdup_printf ("%d", MIN (number, (int) field->max)));
    }
  commit (self, step);
}

/* --- To the next row --- */

/* Headings are no rows to decide on. */
static void
go_on (Keys *self)
{
  IsmsSelection *selection = get_selection (self);
  GtkColumnView *view = isms_list_pane_get_view (isms_register_get_pane (self->owner));
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (selection));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (selection));
  guint next;

  if (gtk_bitset_get_size (selected) != 1)
    return;
  next = gtk_bitset_get_minimum (selected) + 1;
  while (next < n && isms_list_get_id (isms_selection_get_list (selection), next) < 0)
    next++;
  if (next >= n)
    return;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), next, TRUE);
  gtk_column_view_scroll_to (view, next, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
}

/* --- Entering --- */

static void
put_away_cb (gpointer data)
{
  g_autoptr (GtkWidget) popover = data;

  gtk_popover_popdown (GTK_POPOVER (popover));
}

/* What is entered is there, for all rows that were selected then: no more is asked. */
static IsmsStep *
prepare_cb (IsmsFieldEditor *editor,
            const char *text,
            const char *create,
            gpointer user_data,
            GError **error)
{
  Keys *self = user_data;
  IsmsStep *step =
      isms_bulk_prepare_set (self->workspace, get_selection (self),
                             isms_field_editor_get_field (editor), text, create, error);

  if (step != NULL && self->popover != NULL)
    g_idle_add_once (put_away_cb, g_object_ref (self->popover));
  return step;
}

static void
let_go (GtkWidget *popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
}

static void
let_go_cb (gpointer data)
{
  g_autoptr (GtkWidget) popover = data;

  let_go (popover);
}

static char *
dup_words (Keys *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->words, &start, &end);
  return g_strchomp (gtk_text_buffer_get_text (self->words, &start, &end, FALSE));
}

static void
save_words (Keys *self)
{
  g_autofree char *text = dup_words (self);

  if (g_strcmp0 (text, self->before) != 0)
    set_choice (self, self->field, text);
}

static void
closed_cb (GtkPopover *popover, Keys *self)
{
  if (self->editor != NULL)
    isms_field_editor_flush (self->editor);
  if (self->words != NULL)
    save_words (self);
  g_clear_pointer (&self->editor, isms_field_editor_release);
  g_clear_pointer (&self->before, g_free);
  self->words = NULL;
  self->popover = NULL;
  g_idle_add_once (let_go_cb, g_object_ref (popover));
  isms_list_pane_focus_list (isms_register_get_pane (self->owner));
  if (self->goes_on)
    go_on (self);
  self->goes_on = FALSE;
}

/* Beneath the row that has the focus. */
static void
point_to_focus (GtkPopover *popover, GtkWidget *view)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (view));
  graphene_rect_t bounds;
  GdkRectangle place;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, view)
      || !gtk_widget_compute_bounds (focus, view, &bounds))
    return;
  place = (GdkRectangle) { (int) bounds.origin.x + (int) bounds.size.width / 2,
                           (int) bounds.origin.y, 1, (int) bounds.size.height };
  gtk_popover_set_pointing_to (popover, &place);
}

static GtkWidget *
create_editor (Keys *self, const IsmsField *field, IsmsRecord *record)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->editor = isms_field_editor_new (self->workspace, field, prepare_cb, self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             isms_field_editor_get_row (self->editor));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             isms_field_editor_get_message_row (self->editor));
  if (record != NULL)
    isms_field_editor_set_record (self->editor, record);
  return group;
}

/* Escape leaves the words as they were, or goes back to the keys; Ctrl+Enter and going away keep
 * them. */
static gboolean
words_key_cb (
    GtkEventControllerKey *controller, guint value, guint code, GdkModifierType state, Keys *self)
{
  if (value != GDK_KEY_Escape
      && ((state & GDK_CONTROL_MASK) == 0
          || (value != GDK_KEY_Return && value != GDK_KEY_KP_Enter)))
    return FALSE;
  if (value == GDK_KEY_Escape && !self->keeps)
    gtk_text_buffer_set_text (self->words, self->before, -1);
  self->goes_on = self->keeps && value != GDK_KEY_Escape;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  return TRUE;
}

static GtkWidget *
create_text_view (Keys *self)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  g_object_set (view, "top-margin", 6, "bottom-margin", 6, "left-margin", 6, "right-margin", 6,
                NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->field->label), -1);
  self->words = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_set_text (self->words, self->before, -1);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (words_key_cb), self);
  gtk_widget_add_controller (view, controller);
  return view;
}

static GtkWidget *
create_words (Keys *self, const IsmsField *field, IsmsRecord *record)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *title = gtk_label_new (_ (field->label));
  GtkWidget *hint = gtk_label_new (
      self->keeps ? _ ("Escape goes back to the list, Ctrl+Enter on to the next row. Both keep the "
                       "words.")
                  : _ ("Ctrl+Enter keeps the words, Escape drops them."));

  self->field = field;
  self->before = g_strdup (record != NULL && isms_record_is_set (record, field->name)
                               ? isms_record_get_text (record, field->name)
                               : "");
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), create_text_view (self));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 96);
  gtk_widget_add_css_class (scroller, "card");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "dimmed");
  gtk_box_append (GTK_BOX (box), hint);
  return box;
}

/* Later: what was chosen is written first. */
static void
choice_closed_cb (GtkMenuButton *button, GParamSpec *pspec, GtkWidget *popover)
{
  if (!gtk_menu_button_get_active (button))
    g_idle_add_once (put_away_cb, g_object_ref (popover));
}

/* The names to choose from are there at once, and what is typed next searches in them. They came by
 * one key, and go by one. */
static void
open_choice (Keys *self, GtkWidget *child)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (child));
  GtkWidget *button = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_MENU_BUTTON) : NULL;

  if (button == NULL || !gtk_widget_is_ancestor (button, child))
    return;
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  g_signal_connect_object (button, "notify::active", G_CALLBACK (choice_closed_cb), self->popover,
                           G_CONNECT_DEFAULT);
}

static void
enter_value (Keys *self, const IsmsField *field)
{
  GtkWidget *view = GTK_WIDGET (isms_list_pane_get_view (isms_register_get_pane (self->owner)));
  g_autoptr (IsmsRecord) record = isms_selection_dup_single (get_selection (self));
  GtkWidget *child = field->kind == ISMS_FIELD_PROSE ? create_words (self, field, record)
                                                     : create_editor (self, field, record);

  gtk_widget_set_size_request (child, 420, -1);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (field->label), -1);
  gtk_widget_set_parent (self->popover, view);
  g_signal_connect_object (view, "destroy", G_CALLBACK (let_go), self->popover, G_CONNECT_SWAPPED);
  point_to_focus (GTK_POPOVER (self->popover), view);
  g_signal_connect (self->popover, "closed", G_CALLBACK (closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
  open_choice (self, child);
}

/* --- Keys --- */

static gboolean
press (Keys *self, const IsmsChoiceKey *key)
{
  const IsmsField *field = isms_kind_find_field (self->kind, key->field);

  self->keeps = key->value == NULL && key->goes_on;
  if (key->value == NULL)
    {
      enter_value (self, field);
      return TRUE;
    }
  if (field->kind == ISMS_FIELD_CHOICES)
    toggle_word (self, field, key->value);
  else
    set_choice (self, field, key->value);
  if (key->goes_on)
    go_on (self);
  return TRUE;
}

/* Where nothing is selected yet, as after a search, it is the row that has the focus. */
static gboolean
has_rows (Keys *self)
{
  IsmsListPane *pane = isms_register_get_pane (self->owner);
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (get_selection (self));
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (selection);
  guint position;

  if (!gtk_bitset_is_empty (selected))
    return TRUE;
  return isms_list_find (isms_selection_get_list (get_selection (self)),
                         isms_tree_cell_find_focus (isms_list_pane_get_view (pane)), &position)
         && gtk_selection_model_select_item (selection, position, TRUE);
}

static gboolean
key_pressed_cb (
    GtkEventControllerKey *controller, guint value, guint code, GdkModifierType state, Keys *self)
{
  int by = value == GDK_KEY_plus || value == GDK_KEY_KP_Add         ? 1
           : value == GDK_KEY_minus || value == GDK_KEY_KP_Subtract ? -1
                                                                    : 0;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || self->popover != NULL
      || isms_workspace_get_read_only (self->workspace))
    return FALSE;
  if (self->keys->counted != NULL && by != 0)
    {
      if (!has_rows (self))
        return FALSE;
      change_number (self, by);
      return TRUE;
    }
  for (guint i = 0; i < self->keys->n_keys; i++)
    if (self->keys->keys[i].key == gdk_keyval_to_lower (value)
        || (value >= GDK_KEY_KP_0 && value <= GDK_KEY_KP_9
            && self->keys->keys[i].key == value - GDK_KEY_KP_0 + GDK_KEY_0))
      return has_rows (self) && press (self, &self->keys->keys[i]);
  return FALSE;
}

static void
free_keys (gpointer data)
{
  Keys *self = data;

  g_clear_pointer (&self->editor, isms_field_editor_release);
  g_free (self->before);
  g_hash_table_unref (self->pending);
  g_object_unref (self->workspace);
  g_free (self);
}

/**
 * isms_choice_keys_add:
 * @owner: a register
 * @keys: of static storage
 *
 * From now on keys in its list decide on the rows that are selected, each a step of its own.
 */
void
isms_choice_keys_add (IsmsRegister *owner, const IsmsChoiceKeys *keys)
{
  GtkEventController *controller = gtk_event_controller_key_new ();
  Keys *self = g_new0 (Keys, 1);

  self->owner = owner;
  self->workspace = g_object_ref (isms_register_get_workspace (owner));
  self->kind = isms_register_get_kind (owner);
  self->keys = keys;
  self->pending = g_hash_table_new_full (hash_value, are_equal, g_free, g_free);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (isms_list_pane_get_view (isms_register_get_pane (owner))),
                             controller);
  g_object_set_data_full (G_OBJECT (owner), "isms-choice-keys", self, free_keys);
}

/**
 * isms_choice_keys_press:
 * @owner: a register with such keys
 * @key: one of them, as GDK calls it
 *
 * What the key does, for a button that does the same.
 */
void
isms_choice_keys_press (IsmsRegister *owner, guint key)
{
  Keys *self = g_object_get_data (G_OBJECT (owner), "isms-choice-keys");

  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->keys->n_keys; i++)
    if (self->keys->keys[i].key == key && has_rows (self))
      {
        press (self, &self->keys->keys[i]);
        return;
      }
}
