/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Two buttons, a row for each topic, and each answer that is not a plain yes. */

#include "isms-config.h"

#include "isms-questions-group.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-counted-row.h"
#include "isms-questions-dialog.h"
#include "isms-supplier-answer.h"

struct _IsmsQuestionsGroup
{
  IsmsLateGroup parent_instance;

  IsmsWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (IsmsQuestionsGroup, isms_questions_group, ISMS_TYPE_LATE_GROUP)

typedef struct
{
  GPtrArray *answers;
  GPtrArray *topics;
} Answer;

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_ptr_array_unref (answer->answers);
  g_ptr_array_unref (answer->topics);
  g_free (answer);
}

static gpointer
read_answer (IsmsDatabase *database, const IsmsKind *kind, gint64 id, guint limit, GError **error)
{
  g_autoptr (GPtrArray) topics = isms_supplier_topic_load (database, id, error);
  g_autoptr (GPtrArray) answers =
      topics != NULL ? isms_supplier_answer_load (database, id, error) : NULL;
  Answer *answer;

  if (answers == NULL)
    return NULL;
  answer = g_new0 (Answer, 1);
  answer->topics = g_steal_pointer (&topics);
  answer->answers = g_steal_pointer (&answers);
  return answer;
}

static gboolean
is_touched (IsmsLateGroup *group, IsmsChange *change)
{
  return isms_change_touches (change, "supplier_answer")
         || isms_change_touches (change, "supplier_assessment")
         || isms_change_touches (change, "supplier") || isms_change_touches (change, "action");
}

/* --- What can be done --- */

static void
answer_cb (IsmsQuestionsGroup *self)
{
  IsmsRecord *assessment = isms_late_group_get_record (ISMS_LATE_GROUP (self));
  g_autoptr (IsmsRecord) supplier = NULL;

  if (assessment == NULL)
    return;
  supplier =
      isms_record_load (isms_workspace_get_reader (self->workspace), isms_kind_find ("supplier"),
                        isms_record_get_reference (assessment, "supplier"), NULL);
  if (supplier != NULL)
    isms_questions_dialog_present (GTK_WIDGET (self), self->workspace, supplier, assessment);
}

static void
act_cb (IsmsQuestionsGroup *self)
{
  IsmsRecord *assessment = isms_late_group_get_record (ISMS_LATE_GROUP (self));
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  if (assessment == NULL)
    return;
  /* Translators: what a step did; an assessment's ref */
  label = g_strdup_printf (_ ("Made actions of the gaps of %s"), isms_record_get_ref (assessment));
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_supplier_answer_act_on_gaps (step, isms_record_get_id (assessment));
  isms_ui_commit (GTK_WIDGET (self), step);
}

static GtkWidget *
add_button (IsmsQuestionsGroup *self, const char *title, GCallback callback, gboolean ready)
{
  GtkWidget *button = adw_button_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (button), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (button), title);
  gtk_widget_set_sensitive (button, ready && !isms_workspace_get_read_only (self->workspace));
  g_signal_connect_object (button, "activated", callback, self, G_CONNECT_SWAPPED);
  isms_late_group_add_row (ISMS_LATE_GROUP (self), button);
  return button;
}

static void
add_buttons (IsmsQuestionsGroup *self, GPtrArray *answers)
{
  IsmsRecord *record = isms_late_group_get_record (ISMS_LATE_GROUP (self));
  gboolean concluded = isms_record_get_text (record, "conclusion") != NULL;
  gboolean named = isms_record_get_reference (record, "supplier") != 0;
  guint n_open = 0;

  for (guint i = 0; i < answers->len; i++)
    {
      const IsmsSupplierAnswer *answer = answers->pdata[i];

      n_open += g_str_equal (answer->answer, "no") && answer->action == 0;
    }
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self),
      concluded ? _ ("It is concluded: its answers stay as they are.")
      : named   ? NULL
                : _ ("The questions can be asked once the supplier is named."));
  if (!concluded)
    add_button (self, _ ("_Ask the Questionnaire…"), G_CALLBACK (answer_cb), named);
  if (n_open > 0)
    {
      g_autofree char *words = g_strdup_printf (
          ngettext ("Make an Action of %u _Gap", "Make Actions of %u _Gaps", n_open), n_open);

      add_button (self, words, G_CALLBACK (act_cb), named);
    }
}

/* --- What was answered --- */

/* "2 gaps, 1 not asked" */
static char *
dup_counts (const IsmsSupplierTopic *topic)
{
  GString *words = g_string_new (NULL);

  if (topic->gaps > 0)
    g_string_append_printf (words, ngettext ("%u gap", "%u gaps", topic->gaps), topic->gaps);
  if (topic->not_asked > 0)
    {
      g_string_append (words, words->len > 0 ? ", " : "");
      g_string_append_printf (words, ngettext ("%u not asked", "%u not asked", topic->not_asked),
                              topic->not_asked);
    }
  return g_string_free_and_steal (words);
}

static GtkWidget *
create_topic (const IsmsSupplierTopic *topic)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, 100);
  g_autofree char *counts = dup_counts (topic);
  g_autofree char *score = topic->score == ISMS_NO_SUPPLIER_SCORE
                               ? g_strdup ("–")
                               : g_strdup_printf ("%d", topic->score);
  GtkWidget *label = gtk_label_new (score);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), topic->topic);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), counts);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), MAX (topic->score, 0));
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (bar, 72, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_label_set_width_chars (GTK_LABEL (label), 3);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), bar);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

static void
action_activated_cb (GtkWidget *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  gtk_widget_activate_action (row, "win.show-record", "(sx)", "action", *id);
}

static GtkWidget *
create_answer (gconstpointer item)
{
  const IsmsSupplierAnswer *answer = item;
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GString) facts = g_string_new (answer->note);

  if (answer->action_ref != NULL)
    g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", answer->action_ref);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), answer->question);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts->str);
  if (answer->action == 0)
    return row;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&answer->action, sizeof answer->action),
                          g_free);
  g_signal_connect (row, "activated", G_CALLBACK (action_activated_cb), NULL);
  return row;
}

static void
add_answers (IsmsLateGroup *group, GPtrArray *answers, const char *value, const char *title)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < answers->len; i++)
    {
      IsmsSupplierAnswer *answer = answers->pdata[i];

      if (answer->stored && g_str_equal (answer->answer, value))
        g_ptr_array_add (found, answer);
    }
  if (found->len > 0)
    isms_late_group_add_row (group, isms_counted_row_new (title, found, create_answer));
}

/* What calls for something first. */
static void
show_answer (IsmsLateGroup *group, gpointer data, guint limit)
{
  static const char *const order[] = { "no", "partly", "not_asked", "yes", "not_applicable" };
  Answer *answer = data;

  if (isms_late_group_get_record (group) == NULL)
    return;
  add_buttons (ISMS_QUESTIONS_GROUP (group), answer->answers);
  for (guint i = 0; i < answer->topics->len; i++)
    isms_late_group_add_row (group, create_topic (answer->topics->pdata[i]));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (const IsmsChoice *choice = isms_supplier_answers; choice->value != NULL; choice++)
      if (g_str_equal (choice->value, order[i]))
        add_answers (group, answer->answers, order[i], _ (choice->label));
}

static void
isms_questions_group_dispose (GObject *object)
{
  g_clear_object (&ISMS_QUESTIONS_GROUP (object)->workspace);
  G_OBJECT_CLASS (isms_questions_group_parent_class)->dispose (object);
}

static void
isms_questions_group_class_init (IsmsQuestionsGroupClass *klass)
{
  IsmsLateGroupClass *late = ISMS_LATE_GROUP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_questions_group_dispose;
  late->read = read_answer;
  late->free_answer = free_answer;
  late->is_touched = is_touched;
  late->show = show_answer;
}

static void
isms_questions_group_init (IsmsQuestionsGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Questionnaire"));
}

/**
 * isms_questions_group_new:
 * @workspace: where the assessment lives
 *
 * Returns: (transfer floating): of no assessment yet
 */
GtkWidget *
isms_questions_group_new (IsmsWorkspace *workspace)
{
  IsmsQuestionsGroup *self = g_object_new (ISMS_TYPE_QUESTIONS_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  isms_late_group_set_workspace (ISMS_LATE_GROUP (self), workspace);
  return GTK_WIDGET (self);
}
