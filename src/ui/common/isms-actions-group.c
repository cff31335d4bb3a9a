/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The rows are made anew whenever an action changed; what is being typed is not among them. It
 * waits with its record while another one is shown. */

#include "isms-config.h"

#include "isms-actions-group.h"

#include <glib/gi18n-lib.h>

#include "isms-action.h"
#include "isms-add-row.h"
#include "isms-cell.h"
#include "isms-commit.h"
#include "isms-day.h"
#include "isms-money.h"

#define FIRST 12 /* so many are shown at first */

struct _IsmsActionsGroup
{
  AdwPreferencesGroup parent_instance;

  IsmsWorkspace *workspace;
  IsmsRecord *record;
  GPtrArray *rows; /* borrowed from the tree */
  IsmsAddRow *add;
  GtkWidget *entry; /* its row */
  gboolean all;     /* not the first ones alone */
};

G_DEFINE_FINAL_TYPE (IsmsActionsGroup, isms_actions_group, ADW_TYPE_PREFERENCES_GROUP)

static void
append (GString *words, const char *more)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", more);
}

/* "2 of 5 done · 48 % · 1 overdue · planned 12,000.00 EUR · actual 3,400.00 EUR"; "" for none. */
static char *
dup_sum (const IsmsActionSum *sum, const char *currency)
{
  GString *words = g_string_new (NULL);
  g_autofree char *done = g_strdup_printf (_ ("%u of %u done"), sum->n_done, sum->n_actions);
  g_autofree char *progress = g_strdup_printf (_ ("%d %%"), sum->progress);
  /* Translators: of a group of actions */
  g_autofree char *late = g_strdup_printf (_ ("%u overdue"), sum->n_overdue);
  g_autofree char *planned = isms_money_dup_display (sum->cost_planned, currency);
  g_autofree char *actual = isms_money_dup_display (sum->cost_actual, currency);

  if (sum->n_actions > 0)
    append (words, done);
  if (sum->n_actions > sum->n_done)
    append (words, progress);
  if (sum->n_overdue > 0)
    append (words, late);
  if (sum->cost_planned > 0)
    {
      /* Translators: of a group of actions: what they are to cost */
      g_autofree char *cost = g_strdup_printf (_ ("planned %s"), planned);

      append (words, cost);
    }
  if (sum->cost_actual > 0)
    {
      /* Translators: of a group of actions: what they have cost */
      g_autofree char *cost = g_strdup_printf (_ ("actual %s"), actual);

      append (words, cost);
    }
  return g_string_free_and_steal (words);
}

static char *
dup_value (IsmsRecord *action, const char *field)
{
  return isms_cell_dup_text (action, isms_kind_find_field (isms_record_get_kind (action), field));
}

static gboolean
is_done (IsmsRecord *action)
{
  return g_strcmp0 (isms_record_get_text (action, "state"), "done") == 0;
}

static const char *
get_title (const IsmsKind *kind)
{
  if (g_str_equal (kind->name, "risk"))
    return _ ("Treatment Plan");
  return g_str_equal (kind->name, "nonconformity") ? _ ("Corrective Actions") : _ ("Actions");
}

/* What an action for that kind of record comes from, as a rule. */
static const char *
get_usual_kind (const IsmsKind *kind)
{
  static const struct
  {
    const char *record;
    const char *action;
  } usual[] = {
    { "risk", "treatment" },         { "nonconformity", "corrective" },
    { "incident", "corrective" },    { "document", "document" },
    { "planned_change", "project" }, { "review_decision", "decision" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (g_str_equal (kind->name, usual[i].record))
      return usual[i].action;
  return "improvement";
}

/* "AC-003 · In progress, 60 % · due 12 Nov · Noor Haddad". Another kind of action than is usual
 * here says so. */
static char *
dup_facts (IsmsActionsGroup *self, IsmsRecord *action)
{
  const char *usual = get_usual_kind (isms_record_get_kind (self->record));
  g_autofree char *kind = dup_value (action, "kind");
  g_autofree char *state = dup_value (action, "state");
  g_autofree char *due = isms_day_dup_unbroken (isms_record_get_text (action, "due"));
  g_autofree char *done = isms_day_dup_unbroken (isms_record_get_text (action, "done_on"));
  g_autofree char *owner = dup_value (action, "owner");
  GString *facts = g_string_new (isms_record_get_ref (action));

  if (g_strcmp0 (isms_record_get_text (action, "kind"), usual) != 0)
    g_string_append_printf (facts, " · %s", kind);
  g_string_append_printf (facts, " · %s", state);
  if (is_done (action))
    g_string_append_printf (facts, " %s", done);
  else if (isms_record_get_int (action, "progress") > 0)
    /* Translators: of an action: how far it is */
    g_string_append_printf (facts, _ (" · %d %%"), (int) isms_record_get_int (action, "progress"));
  if (!is_done (action) && *due != '\0')
    /* Translators: of an action: the day on which it is due */
    g_string_append_printf (facts, _ (" · due %s"), due);
  if (*owner != '\0')
    g_string_append_printf (facts, " · %s", owner);
  return g_string_free (facts, FALSE);
}

static void
toggled_cb (GtkCheckButton *check, IsmsActionsGroup *self)
{
  IsmsRecord *action = g_object_get_data (G_OBJECT (check), "action");
  gboolean done = gtk_check_button_get_active (check);
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  if (done == is_done (action))
    return;
  /* Translators: what a step did; an action's ref */
  label = g_strdup_printf (done ? _ ("Finished %s") : _ ("Opened %s again"),
                           isms_record_get_ref (action));
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_action_set_done (step, ISMS_ACTION (action), done);
  isms_ui_commit (GTK_WIDGET (self), step);
}

static void
row_activated_cb (AdwActionRow *row, IsmsRecord *action)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "win.show-record", "(sx)", "action",
                              isms_record_get_id (action));
}

static GtkWidget *
create_check (IsmsActionsGroup *self, IsmsRecord *action)
{
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *tip = NULL;

  /* Translators: ticks off an action: "Done: Build a wall" */
  tip = g_strdup_printf (_ ("Done: %s"), isms_record_get_title (action));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_done (action));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (check, _ ("Done"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_widget_set_sensitive (
      check, !isms_workspace_get_read_only (self->workspace)
                 && g_strcmp0 (isms_record_get_text (action, "state"), "dropped") != 0);
  g_object_set_data_full (G_OBJECT (check), "action", g_object_ref (action), g_object_unref);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);
  return check;
}

static GtkWidget *
create_overdue (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("Overdue")));
  gtk_widget_add_css_class (box, "warning");
  return box;
}

static GtkWidget *
create_row (IsmsActionsGroup *self, IsmsRecord *action)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *facts = dup_facts (self, action);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), isms_record_get_title (action));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_check (self, action));
  if (isms_record_get_int (action, "overdue") != 0)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_overdue ());
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_data (row, "activated", G_CALLBACK (row_activated_cb), g_object_ref (action),
                         (GClosureNotify) g_object_unref, 0);
  return row;
}

/* How far all of it is, what it costs. */
static void
show_sum (IsmsActionsGroup *self)
{
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  IsmsActionSum sum = { 0 };
  g_autofree char *words = NULL;

  if (self->record != NULL && reader != NULL
      && isms_action_sum_load (reader, isms_record_get_kind (self->record)->name,
                               isms_record_get_id (self->record), &sum, NULL))
    words = dup_sum (&sum, isms_workspace_get_currency (self->workspace));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), words);
}

/* The first ones, and how many there are. */
static GPtrArray *
load_actions (IsmsActionsGroup *self, guint *n_all, GError **error)
{
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  g_autoptr (GArray) ids = NULL;

  if (self->record == NULL || reader == NULL)
    return NULL;
  ids = isms_action_list_for (reader, isms_record_get_kind (self->record)->name,
                              isms_record_get_id (self->record), error);
  if (ids == NULL)
    return NULL;
  *n_all = ids->len;
  if (!self->all && ids->len > FIRST)
    g_array_set_size (ids, FIRST);
  return isms_record_load_many (reader, isms_kind_find ("action"), (const gint64 *) ids->data,
                                ids->len, error);
}

static void
add_row (IsmsActionsGroup *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void show_actions (IsmsActionsGroup *self);

static void
more_cb (IsmsActionsGroup *self)
{
  self->all = TRUE;
  show_actions (self);
}

static GtkWidget *
create_more (IsmsActionsGroup *self)
{
  GtkWidget *more = adw_button_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (more), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (more), _ ("Show _More"));
  g_signal_connect_object (more, "activated", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  return more;
}

static void
show_actions (IsmsActionsGroup *self)
{
  g_autoptr (GError) error = NULL;
  guint n_all = 0;
  g_autoptr (GPtrArray) actions = load_actions (self, &n_all, &error);

  /* The entry stands last. */
  g_object_ref (self->entry);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->entry);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; actions != NULL && i < actions->len; i++)
    if (actions->pdata[i] != NULL)
      add_row (self, create_row (self, actions->pdata[i]));
  if (actions != NULL && n_all > actions->len)
    add_row (self, create_more (self));
  if (error != NULL)
    add_row (self, isms_ui_create_unread_row (error));
  show_sum (self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->entry);
  g_object_unref (self->entry);
}

static void
store_changed_cb (IsmsStore *store, IsmsChange *change, IsmsActionsGroup *self)
{
  gboolean had_focus;

  if (!isms_change_touches (change, "action") && !isms_change_touches (change, "person"))
    return;
  had_focus =
      gtk_widget_is_visible (self->entry) && gtk_widget_get_focus_child (self->entry) != NULL;
  /* Where the window believes that the focus has never left, the list does not learn that it is in
   * this row again: Tab would leave the list, or begin at its first row. */
  if (had_focus)
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  show_actions (self);
  if (had_focus)
    gtk_text_grab_focus_without_selecting (
        GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))));
}

static char *
dup_waits (IsmsRecord *record)
{
  /* Translators: the ref of a record */
  return g_strdup_printf (_ ("The action typed for %s is not added. It waits there."),
                          isms_record_get_ref (record));
}

static IsmsStep *
add (GtkWidget *group, IsmsRecord *record, const char *title)
{
  IsmsStore *store = isms_workspace_get_store (ISMS_ACTIONS_GROUP (group)->workspace);
  const IsmsKind *kind = isms_record_get_kind (record);
  /* Translators: what a step did; a record's ref: Added an action to R-014 */
  g_autofree char *label =
      g_strdup_printf (_ ("Added an action to %s"), isms_record_get_ref (record));
  IsmsStep *step = isms_store_begin (store, label);

  isms_action_create (step, get_usual_kind (kind), kind->name, isms_record_get_id (record), title);
  return step;
}

static void
isms_actions_group_dispose (GObject *object)
{
  IsmsActionsGroup *self = ISMS_ACTIONS_GROUP (object);

  g_clear_object (&self->record);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_actions_group_parent_class)->dispose (object);
}

static void
isms_actions_group_finalize (GObject *object)
{
  IsmsActionsGroup *self = ISMS_ACTIONS_GROUP (object);

  g_ptr_array_unref (self->rows);
  isms_add_row_free (self->add);
  G_OBJECT_CLASS (isms_actions_group_parent_class)->finalize (object);
}

static void
isms_actions_group_class_init (IsmsActionsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_actions_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_actions_group_finalize;
}

static void
isms_actions_group_init (IsmsActionsGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->add = isms_add_row_new (GTK_WIDGET (self), _ ("Add an Action"), add, dup_waits);
  self->entry = isms_add_row_get_widget (self->add);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->entry);
}

/**
 * isms_actions_group_new:
 * @workspace: where the record lives
 *
 * Returns: (transfer floating): the actions of no record yet
 */
GtkWidget *
isms_actions_group_new (IsmsWorkspace *workspace)
{
  IsmsActionsGroup *self = g_object_new (ISMS_TYPE_ACTIONS_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  g_object_bind_property (workspace, "read-only", self->entry, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_signal_connect_object (isms_workspace_get_store (workspace), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}

/**
 * isms_actions_group_set_record:
 * @self: a group
 * @record: (nullable): whose actions
 *
 * A title that was typed for the record before and not added waits there.
 */
void
isms_actions_group_set_record (IsmsActionsGroup *self, IsmsRecord *record)
{
  if (self->record == record)
    return;
  isms_add_row_set_record (self->add, record);
  g_set_object (&self->record, record);
  self->all = FALSE;
  if (record != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self),
                                     get_title (isms_record_get_kind (record)));
  show_actions (self);
}

guint
isms_actions_group_get_n_actions (IsmsActionsGroup *self)
{
  return self->rows->len;
}

GtkWidget *
isms_actions_group_get_row (IsmsActionsGroup *self, guint index)
{
  return g_ptr_array_index (self->rows, index);
}

GtkWidget *
isms_actions_group_get_entry (IsmsActionsGroup *self)
{
  return self->entry;
}
