/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One field of one record in a form. */

#include "isms-config.h"

#include "isms-field-editor.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-editors.h"
#include "isms-error.h"
#include "isms-money.h"
#include "isms-number.h"

typedef struct
{
  IsmsWorkspace *workspace;
  const IsmsField *field;
  IsmsFieldPrepareFunc prepare;
  gpointer user_data;

  IsmsRecord *record;
  guint round; /* raised when the row is filled anew */
  gulong notify_id;
  char *stored;    /* what show () was last called for */
  gboolean unread; /* that could not be read */
  char *message;
  gboolean showing;
  gboolean committing;

  GtkWidget *row;
  GtkWidget *message_row;
  GtkWidget *message_label;
} IsmsFieldEditorPrivate;

/* On its way. */
typedef struct
{
  IsmsFieldEditor *editor;
  IsmsRecord *record; /* or NULL */
  IsmsStep *step;
  GWeakRef window; /* that the row stood in */
  guint round;
} Commit;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (IsmsFieldEditor, isms_field_editor, G_TYPE_OBJECT)

enum
{
  TYPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define PRIVATE(self) ((IsmsFieldEditorPrivate *) isms_field_editor_get_instance_private (self))

/* Its row commits when something is picked, never because the focus leaves it. */
static gboolean
is_picked (const IsmsField *field)
{
  return field->choices != NULL || field->target != NULL || field->kind == ISMS_FIELD_BOOLEAN
         || isms_field_has_links (field);
}

/* %NULL where it can not be read. */
static char *
load_links (IsmsFieldEditor *self, GError **error)
{
  IsmsFieldEditorPrivate *priv = PRIVATE (self);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) ids = isms_record_load_links (
      isms_workspace_get_reader (priv->workspace), isms_record_get_kind (priv->record),
      isms_record_get_id (priv->record), priv->field, error);

  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            g_array_index (ids, gint64, i));
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* The record's value as isms_edit_set () takes it; %NULL where it can not be read. */
static char *
load_stored (IsmsFieldEditor *self, GError **error)
{
  IsmsFieldEditorPrivate *priv = PRIVATE (self);
  const char *name = priv->field->name;

  if (priv->record == NULL)
    return g_strdup (is_picked (priv->field) ? ISMS_FIELD_EDITOR_MIXED : "");
  if (isms_field_has_links (priv->field))
    return load_links (self, error);
  if (!isms_record_is_set (priv->record, name))
    return g_strdup (priv->field->kind == ISMS_FIELD_BOOLEAN ? "0" : "");
  switch (priv->field->kind)
    {
    case ISMS_FIELD_MONEY:
      return isms_money_dup_text (isms_record_get_int (priv->record, name),
                                  isms_record_get_currency (priv->record));
    case ISMS_FIELD_INTEGER:
    case ISMS_FIELD_BOOLEAN:
      return g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_int (priv->record, name));
    case ISMS_FIELD_REAL:
      return isms_number_dup_text (isms_record_get_real (priv->record, name));
    case ISMS_FIELD_REFERENCE:
      return g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_reference (priv->record, name));
    case ISMS_FIELD_TEXT:
    case ISMS_FIELD_PROSE:
    case ISMS_FIELD_DATE:
    case ISMS_FIELD_TIME:
    case ISMS_FIELD_CHOICE:
    case ISMS_FIELD_CHOICES:
    case ISMS_FIELD_LINKS:
    case ISMS_FIELD_RECORDS:
    default:
      return g_strdup (isms_record_get_text (priv->record, name));
    }
}

/* A list that could not be read would go from the record with the next pick: the row takes none. */
static void
show_unread (IsmsFieldEditor *self, const GError *error)
{
  IsmsFieldEditorPrivate *priv = PRIVATE (self);
  g_autofree char *sentence = NULL;

  priv->unread = error != NULL;
  gtk_widget_set_sensitive (priv->row, !priv->unread);
  if (error == NULL)
    return;
  /* Translators: %s is the reason as the system gives it. */
  sentence = g_strdup_printf (_ ("This could not be read. It was left as it is, and can not be "
                                 "changed here now. Go to another record and come back to try "
                                 "again. (%s)"),
                              error->message);
  isms_field_editor_show_message (self, sentence);
}

static void
show (IsmsFieldEditor *self)
{
  IsmsFieldEditorPrivate *priv = PRIVATE (self);
  g_autoptr (GError) error = NULL;

  if (priv->row == NULL)
    return;
  g_free (priv->stored);
  priv->stored = load_stored (self, &error);
  if (priv->stored == NULL)
    priv->stored = g_strdup ("");
  priv->showing = TRUE;
  ISMS_FIELD_EDITOR_GET_CLASS (self)->show (self);
  priv->showing = FALSE;
  show_unread (self, error);
}

/* Somebody else changed it, or an undo did. What is being typed stays. */
static void
notify_cb (IsmsRecord *record, GParamSpec *pspec, IsmsFieldEditor *self)
{
  if (isms_field_editor_is_dirty (self) && isms_field_editor_get_message (self) == NULL)
    return;
  isms_field_editor_revert (self);
}

static void
describe_row (IsmsFieldEditor *self, GtkWidget *row)
{
  IsmsFieldEditorPrivate *priv = PRIVATE (self);

  if (priv->field->help != NULL)
    {
      gtk_widget_set_tooltip_text (row, _ (priv->field->help));
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      _ (priv->field->help), -1);
    }
}

static void
isms_field_editor_dispose (GObject *object)
{
  IsmsFieldEditorPrivate *priv = PRIVATE (ISMS_FIELD_EDITOR (object));

  if (priv->record != NULL)
    g_clear_signal_handler (&priv->notify_id, priv->record);
  g_clear_object (&priv->record);
  g_clear_object (&priv->workspace);
  g_clear_object (&priv->row);
  g_clear_object (&priv->message_row);
  priv->prepare = NULL;

  G_OBJECT_CLASS (isms_field_editor_parent_class)->dispose (object);
}

static void
isms_field_editor_finalize (GObject *object)
{
  IsmsFieldEditorPrivate *priv = PRIVATE (ISMS_FIELD_EDITOR (object));

  g_free (priv->stored);
  g_free (priv->message);

  G_OBJECT_CLASS (isms_field_editor_parent_class)->finalize (object);
}

static void
isms_field_editor_class_init (IsmsFieldEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_field_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_field_editor_finalize;

  /**
   * IsmsFieldEditor::typed:
   *
   * The person changed a text of several lines, which is not committed yet.
   */
  signals[TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_field_editor_init (IsmsFieldEditor *self)
{
}

static GType
find_type (const IsmsField *field)
{
  switch (field->kind)
    {
    case ISMS_FIELD_PROSE:
      return ISMS_TYPE_PROSE_EDITOR;
    case ISMS_FIELD_DATE:
    case ISMS_FIELD_TIME:
      return ISMS_TYPE_DATE_EDITOR;
    case ISMS_FIELD_CHOICE:
      return ISMS_TYPE_CHOICE_EDITOR;
    case ISMS_FIELD_CHOICES:
      return ISMS_TYPE_CHOICES_EDITOR;
    case ISMS_FIELD_BOOLEAN:
      return ISMS_TYPE_SWITCH_EDITOR;
    case ISMS_FIELD_REFERENCE:
      return ISMS_TYPE_REFERENCE_EDITOR;
    case ISMS_FIELD_LINKS:
      return ISMS_TYPE_LINKS_EDITOR;
    case ISMS_FIELD_RECORDS:
      return ISMS_TYPE_RECORDS_EDITOR;
    case ISMS_FIELD_TEXT:
    case ISMS_FIELD_INTEGER:
    case ISMS_FIELD_REAL:
    case ISMS_FIELD_MONEY:
    default:
      return ISMS_TYPE_TEXT_EDITOR;
    }
}

/* It takes the focus: a row that does not is where Tab leaves the whole list. */
static GtkWidget *
create_message_row (IsmsFieldEditor *self)
{
  IsmsFieldEditorPrivate *priv = PRIVATE (self);
  GtkWidget *row = g_object_ref_sink (adw_preferences_row_new ());

  priv->message_label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (priv->message_label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (priv->message_label), 0.0);
  gtk_widget_set_margin_start (priv->message_label, 12);
  gtk_widget_set_margin_end (priv->message_label, 12);
  gtk_widget_set_margin_top (priv->message_label, 6);
  gtk_widget_set_margin_bottom (priv->message_label, 6);
  gtk_widget_add_css_class (priv->message_label, "error");
  gtk_widget_add_css_class (priv->message_label, "caption");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), priv->message_label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  /* It takes the focus: Tab would leave the whole list at a row that does not. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  priv->message_label, NULL, -1);
  gtk_widget_set_visible (row, FALSE);
  return row;
}

static IsmsFieldEditor *
create (GType type,
        IsmsWorkspace *workspace,
        const IsmsField *field,
        IsmsFieldPrepareFunc prepare,
        gpointer user_data)
{
  IsmsFieldEditor *self = g_object_new (type, NULL);
  IsmsFieldEditorPrivate *priv = PRIVATE (self);

  priv->workspace = g_object_ref (workspace);
  priv->field = field;
  priv->prepare = prepare;
  priv->user_data = user_data;
  priv->row = g_object_ref_sink (ISMS_FIELD_EDITOR_GET_CLASS (self)->create_row (self));
  priv->message_row = create_message_row (self);
  if (ADW_IS_PREFERENCES_ROW (priv->row))
    {
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (priv->row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (priv->row), _ (field->label));
    }
  describe_row (self, priv->row);
  show (self);
  return self;
}

/**
 * isms_field_editor_new:
 * @workspace: where records are looked up
 * @field: what to edit; it must outlive the editor
 * @prepare: makes the step for what was entered
 * @user_data: for @prepare
 *
 * Returns: (transfer full): the editor for the kind of @field
 */
IsmsFieldEditor *
isms_field_editor_new (IsmsWorkspace *workspace,
                       const IsmsField *field,
                       IsmsFieldPrepareFunc prepare,
                       gpointer user_data)
{
  return create (find_type (field), workspace, field, prepare, user_data);
}

/**
 * isms_field_editor_new_wrapped:
 * @workspace: where records are looked up
 * @field: a field of one line of text; it must outlive the editor
 * @prepare: makes the step for what was entered
 * @user_data: for @prepare
 *
 * Returns: (transfer full): an editor that wraps the line where it is longer than the row
 */
IsmsFieldEditor *
isms_field_editor_new_wrapped (IsmsWorkspace *workspace,
                               const IsmsField *field,
                               IsmsFieldPrepareFunc prepare,
                               gpointer user_data)
{
  g_return_val_if_fail (field->kind == ISMS_FIELD_TEXT, NULL);

  return create (ISMS_TYPE_PROSE_EDITOR, workspace, field, prepare, user_data);
}

/**
 * isms_field_editor_get_row:
 * @self: an editor
 *
 * Returns: (transfer none): the row
 */
GtkWidget *
isms_field_editor_get_row (IsmsFieldEditor *self)
{
  return PRIVATE (self)->row;
}

/**
 * isms_field_editor_get_message_row:
 * @self: an editor
 *
 * Returns: (transfer none): the row that says what is wrong
 */
GtkWidget *
isms_field_editor_get_message_row (IsmsFieldEditor *self)
{
  return PRIVATE (self)->message_row;
}

/**
 * isms_field_editor_get_message:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): what is wrong
 */
const char *
isms_field_editor_get_message (IsmsFieldEditor *self)
{
  return PRIVATE (self)->message;
}

/**
 * isms_field_editor_show_message:
 * @self: an editor
 * @sentence: (nullable): what is wrong; %NULL: nothing is
 *
 * The text that was entered stays.
 */
void
isms_field_editor_show_message (IsmsFieldEditor *self, const char *sentence)
{
  IsmsFieldEditorPrivate *priv = PRIVATE (self);

  if (priv->row == NULL || !g_set_str (&priv->message, sentence))
    return;
  gtk_label_set_label (GTK_LABEL (priv->message_label), sentence != NULL ? sentence : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->message_row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence != NULL ? sentence : "", -1);
  gtk_widget_set_visible (priv->message_row, sentence != NULL);
  if (sentence != NULL)
    {
      gtk_widget_add_css_class (priv->row, "error");
      gtk_accessible_announce (GTK_ACCESSIBLE (priv->row), sentence,
                               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
    }
  else
    {
      gtk_widget_remove_css_class (priv->row, "error");
    }
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (priv->row), GTK_ACCESSIBLE_STATE_INVALID,
      sentence != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* The row stands for another record by now, or is gone, so the window says it. */
static void
tell_window (GtkWidget *window, IsmsRecord *record, const char *sentence)
{
  g_autofree char *words = NULL;

  if (record != NULL)
    /* Translators: a record's ref, and why: "A-001 was not changed: …" */
    words = g_strdup_printf (_ ("%s was not changed: %s"), isms_record_get_ref (record), sentence);
  isms_ui_report (window, words != NULL ? words : sentence);
}

/**
 * isms_field_editor_set_record:
 * @self: an editor
 * @record: (nullable): what to show and follow; %NULL: the row is for several records
 *
 * What was entered and not committed yet is committed to the record before; what does not fit there
 * is told in the window.
 */
void
isms_field_editor_set_record (IsmsFieldEditor *self, IsmsRecord *record)
{
  IsmsFieldEditorPrivate *priv = PRIVATE (self);
  g_autofree char *name = g_strdelimit (g_strdup (priv->field->name), "_", '-');
  g_autofree char *signal = g_strconcat ("notify::", name, NULL);

  if (priv->record == record)
    return;
  if (priv->record != NULL)
    {
      isms_field_editor_flush (self);
      if (priv->message != NULL && !is_picked (priv->field))
        tell_window (priv->row, priv->record, priv->message);
      g_clear_signal_handler (&priv->notify_id, priv->record);
    }
  g_set_object (&priv->record, record);
  if (record != NULL)
    priv->notify_id =
        g_signal_connect_object (record, signal, G_CALLBACK (notify_cb), self, G_CONNECT_DEFAULT);
  isms_field_editor_revert (self);
}

/**
 * isms_field_editor_get_record:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): the record
 */
IsmsRecord *
isms_field_editor_get_record (IsmsFieldEditor *self)
{
  return PRIVATE (self)->record;
}

/**
 * isms_field_editor_get_field:
 * @self: an editor
 *
 * Returns: (transfer none): the field
 */
const IsmsField *
isms_field_editor_get_field (IsmsFieldEditor *self)
{
  return PRIVATE (self)->field;
}

/**
 * isms_field_editor_get_workspace:
 * @self: an editor
 *
 * Returns: (transfer none): the workspace
 */
IsmsWorkspace *
isms_field_editor_get_workspace (IsmsFieldEditor *self)
{
  return PRIVATE (self)->workspace;
}

/**
 * isms_field_editor_dup_text:
 * @self: an editor
 *
 * Returns: (transfer full): what the row holds, stored or not, as isms_edit_set () takes it
 */
char *
isms_field_editor_dup_text (IsmsFieldEditor *self)
{
  return ISMS_FIELD_EDITOR_GET_CLASS (self)->dup_text (self);
}

/**
 * isms_field_editor_typed:
 * @self: an editor
 *
 * For the rows: the text was changed. Not told while the row is being filled.
 */
void
isms_field_editor_typed (IsmsFieldEditor *self)
{
  if (!PRIVATE (self)->showing)
    g_signal_emit (self, signals[TYPED], 0);
}

/**
 * isms_field_editor_is_dirty:
 * @self: an editor
 *
 * Returns: whether the row holds something else than it was filled with
 */
gboolean
isms_field_editor_is_dirty (IsmsFieldEditor *self)
{
  g_autofree char *text = ISMS_FIELD_EDITOR_GET_CLASS (self)->dup_text (self);

  return g_strcmp0 (text, PRIVATE (self)->stored) != 0;
}

/**
 * isms_field_editor_is_showing:
 * @self: an editor
 *
 * Returns: whether the row is being filled just now
 */
gboolean
isms_field_editor_is_showing (IsmsFieldEditor *self)
{
  return PRIVATE (self)->showing;
}

static void
free_commit (Commit *commit)
{
  g_object_unref (commit->editor);
  g_clear_object (&commit->record);
  isms_step_unref (commit->step);
  g_weak_ref_clear (&commit->window);
  g_free (commit);
}

/* The text that was entered stays, and is not taken for stored any more. A row that stands for
 * several records goes back to leaving all as they are. */
static void
fail (IsmsFieldEditor *self, const char *sentence)
{
  IsmsFieldEditorPrivate *priv = PRIVATE (self);
  g_autofree char *stored = NULL;
  GtkRoot *root = gtk_widget_get_root (priv->row);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *popover = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  /* It would stand in front of the sentence. */
  if (popover != NULL && gtk_widget_is_ancestor (popover, priv->row))
    gtk_popover_popdown (GTK_POPOVER (popover));

  if (priv->record == NULL)
    isms_field_editor_revert (self);
  stored = load_stored (self, NULL);
  g_set_str (&priv->stored, stored != NULL ? stored : "");
  isms_field_editor_show_message (self, sentence);
}

/* In a window, where a person who goes back to it sees it. */
static gboolean
is_there (IsmsFieldEditor *self)
{
  GtkWidget *row = PRIVATE (self)->row;

  return row != NULL && gtk_widget_get_root (row) != NULL;
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Commit *commit = user_data;
  IsmsFieldEditorPrivate *priv = PRIVATE (commit->editor);
  g_autoptr (GtkWidget) window = g_weak_ref_get (&commit->window);
  g_autoptr (GError) error = NULL;

  if (!isms_step_commit_finish (commit->step, result, &error))
    {
      g_autofree char *sentence = isms_error_dup_sentence (error);

      if (is_there (commit->editor) && priv->record == commit->record
          && (priv->record != NULL || priv->round == commit->round))
        fail (commit->editor, sentence);
      else
        tell_window (window, commit->record, sentence);
    }
  free_commit (commit);
}

static void
commit_step (IsmsFieldEditor *self, IsmsStep *step)
{
  IsmsFieldEditorPrivate *priv = PRIVATE (self);
  Commit *commit = g_new0 (Commit, 1);

  commit->editor = g_object_ref (self);
  g_set_object (&commit->record, priv->record);
  commit->step = isms_step_ref (step);
  commit->round = priv->round;
  g_weak_ref_init (&commit->window, gtk_widget_get_root (priv->row));
  isms_step_commit_async (step, NULL, committed_cb, commit);
}

static void
write_text (IsmsFieldEditor *self, const char *text, const char *create)
{
  IsmsFieldEditorPrivate *priv = PRIVATE (self);
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (priv->prepare == NULL || priv->committing || priv->unread)
    return;
  priv->committing = TRUE;
  step = priv->prepare (self, text, create, priv->user_data, &error);
  priv->committing = FALSE;
  if (step != NULL)
    commit_step (self, step);
  if (error != NULL)
    sentence = isms_error_dup_sentence (error);
  isms_field_editor_show_message (self, sentence);
  /* From here on this text is as good as stored: leaving the row again writes nothing. */
  if (sentence == NULL && create == NULL)
    g_set_str (&priv->stored, text);
}

/**
 * isms_field_editor_commit:
 * @self: an editor
 *
 * Writes what was entered, if it is something else than before. What does not fit is told at the
 * row, which keeps it.
 */
void
isms_field_editor_commit (IsmsFieldEditor *self)
{
  g_autofree char *text = NULL;

  /* Its form is gone: a widget that goes with it has lost the focus. */
  if (PRIVATE (self)->prepare == NULL)
    return;
  text = ISMS_FIELD_EDITOR_GET_CLASS (self)->dup_text (self);
  if (g_strcmp0 (text, PRIVATE (self)->stored) != 0)
    write_text (self, text, NULL);
  else
    isms_field_editor_show_message (self, NULL);
}

/**
 * isms_field_editor_flush:
 * @self: an editor
 *
 * Commits what was typed and is not committed yet.
 */
void
isms_field_editor_flush (IsmsFieldEditor *self)
{
  IsmsFieldEditorPrivate *priv = PRIVATE (self);

  if (priv->record != NULL && !is_picked (priv->field) && isms_field_editor_is_dirty (self))
    isms_field_editor_commit (self);
}

static gboolean
has_focus (IsmsFieldEditor *self)
{
  GtkWidget *row = PRIVATE (self)->row;
  GtkRoot *root = gtk_widget_get_root (row);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, row);
}

/**
 * isms_field_editor_retry:
 * @self: an editor
 *
 * Commits again what was refused and still stands in the row: another field of the record is
 * different now. What somebody is typing is left alone.
 */
void
isms_field_editor_retry (IsmsFieldEditor *self)
{
  IsmsFieldEditorPrivate *priv = PRIVATE (self);

  if (priv->record != NULL && priv->message != NULL && !priv->unread
      && (is_picked (priv->field) || !has_focus (self)) && isms_field_editor_is_dirty (self))
    isms_field_editor_commit (self);
}

/**
 * isms_field_editor_create:
 * @self: an editor
 * @title: of a new record of the field's target
 *
 * Adds the record and puts it into the field, in one step.
 */
void
isms_field_editor_create (IsmsFieldEditor *self, const char *title)
{
  g_autofree char *text = ISMS_FIELD_EDITOR_GET_CLASS (self)->dup_text (self);

  write_text (self, text, title);
}

/**
 * isms_field_editor_revert:
 * @self: an editor
 *
 * Shows the record's value again.
 */
void
isms_field_editor_revert (IsmsFieldEditor *self)
{
  PRIVATE (self)->round++;
  isms_field_editor_show_message (self, NULL);
  show (self);
}

/**
 * isms_field_editor_dup_stored:
 * @self: an editor
 *
 * Returns: (transfer full): the record's value as isms_edit_set () takes it; "" when unset
 */
char *
isms_field_editor_dup_stored (IsmsFieldEditor *self)
{
  return g_strdup (PRIVATE (self)->stored);
}

/**
 * isms_field_editor_release:
 * @self: (transfer full): an editor
 *
 * Lets go of an editor whose form goes away. It may live on until a commit is finished, but calls
 * nobody any more.
 */
void
isms_field_editor_release (IsmsFieldEditor *self)
{
  g_object_run_dispose (G_OBJECT (self));
  g_object_unref (self);
}
