/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a management review decided: who sees to it, by when, and what has become of it. The row to
 * type in stands first, where it stays while the others are made anew. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-add-row.h"
#include "isms-edit.h"
#include "isms-review-groups.h"
#include "isms-review-part-rows.h"

struct _IsmsDecisionsGroup
{
  IsmsLateGroup parent_instance;

  IsmsWorkspace *workspace;
  IsmsAddRow *add;
};

G_DEFINE_FINAL_TYPE (IsmsDecisionsGroup, isms_decisions_group, ISMS_TYPE_LATE_GROUP)

static gpointer
read_decisions (
    IsmsDatabase *database, const IsmsKind *kind, gint64 id, guint limit, GError **error)
{
  return isms_review_part_load_all (database, "review_decision", id, error);
}

static gboolean
is_touched (IsmsLateGroup *group, IsmsChange *change)
{
  return isms_change_touches (change, "review_decision") || isms_change_touches (change, "action")
         || isms_change_touches (change, "person");
}

/* "Overdue · Improvement · Ada Osei · 31 Mar 2027 · AC-014" */
static char *
dup_facts (IsmsRecord *decision)
{
  static const char *const fields[] = { "state", "kind", "owner", "due", "action" };
  GString *facts = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *fact = isms_review_part_dup_field (decision, fields[i]);

      isms_review_part_add_fact (facts, fact);
    }
  return g_string_free_and_steal (facts);
}

static GtkWidget *
create_sign (IsmsRecord *decision)
{
  static const struct
  {
    const char *state, *icon_name, *style;
  } signs[] = {
    { "done", "object-select-symbolic", "success" },
    { "overdue", "dialog-error-symbolic", "error" },
    { "noted", "document-edit-symbolic", "dimmed" },
    { "dropped", "process-stop-symbolic", "dimmed" },
  };
  GtkWidget *image = gtk_image_new_from_icon_name ("checkbox-symbolic");
  const char *state = isms_record_get_text (decision, "state");

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_strcmp0 (signs[i].state, state) == 0)
      {
        gtk_image_set_from_icon_name (GTK_IMAGE (image), signs[i].icon_name);
        gtk_widget_add_css_class (image, signs[i].style);
      }
  return image;
}

static void
show_decisions (IsmsLateGroup *group, gpointer answer, guint limit)
{
  GPtrArray *decisions = answer;
  IsmsRecord *review = isms_late_group_get_record (group);
  guint n = 0;

  for (guint i = 0; i < decisions->len; i++)
    if (decisions->pdata[i] != NULL)
      {
        g_autofree char *facts = dup_facts (decisions->pdata[i]);
        GtkWidget *row = isms_review_part_create_row (decisions->pdata[i], facts);

        adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_sign (decisions->pdata[i]));
        adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                   gtk_image_new_from_icon_name ("go-next-symbolic"));
        isms_late_group_add_row (group, row);
        n++;
      }
  if (n == 0)
    isms_late_group_add_row (group, isms_review_part_create_none (_ ("Nothing Decided Yet")));
  gtk_widget_set_visible (
      isms_add_row_get_widget (ISMS_DECISIONS_GROUP (group)->add),
      review != NULL && !isms_review_part_is_sealed (review)
          && !isms_workspace_get_read_only (ISMS_DECISIONS_GROUP (group)->workspace));
}

/* --- A new one --- */

static char *
dup_waits (IsmsRecord *record)
{
  /* Translators: the ref of a management review */
  return g_strdup_printf (_ ("The decision typed for %s is not added. It waits there."),
                          isms_record_get_ref (record));
}

static IsmsStep *
add (GtkWidget *group, IsmsRecord *review, const char *title)
{
  IsmsStore *store = isms_workspace_get_store (ISMS_DECISIONS_GROUP (group)->workspace);
  /* Translators: what a step did; a management review's ref */
  g_autofree char *label =
      g_strdup_printf (_ ("Added a decision to %s"), isms_record_get_ref (review));
  IsmsStep *step = isms_store_begin (store, label);
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, "title", title);
  isms_row_set_int (row, "review_id", isms_record_get_id (review));
  isms_edit_insert (step, isms_kind_find ("review_decision"), row);
  return step;
}

static void
isms_decisions_group_dispose (GObject *object)
{
  g_clear_object (&ISMS_DECISIONS_GROUP (object)->workspace);
  G_OBJECT_CLASS (isms_decisions_group_parent_class)->dispose (object);
}

static void
isms_decisions_group_finalize (GObject *object)
{
  isms_add_row_free (ISMS_DECISIONS_GROUP (object)->add);
  G_OBJECT_CLASS (isms_decisions_group_parent_class)->finalize (object);
}

static void
isms_decisions_group_class_init (IsmsDecisionsGroupClass *klass)
{
  IsmsLateGroupClass *late = ISMS_LATE_GROUP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_decisions_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_decisions_group_finalize;
  late->read = read_decisions;
  late->free_answer = (GDestroyNotify) g_ptr_array_unref;
  late->is_touched = is_touched;
  late->show = show_decisions;
}

static void
isms_decisions_group_init (IsmsDecisionsGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Decisions"));
  self->add = isms_add_row_new (GTK_WIDGET (self), _ ("Add a Decision"), add, dup_waits);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), isms_add_row_get_widget (self->add));
}

/**
 * isms_decisions_group_new:
 * @workspace: where the review is
 *
 * Returns: (transfer floating): of no review yet
 */
GtkWidget *
isms_decisions_group_new (IsmsWorkspace *workspace)
{
  IsmsDecisionsGroup *self = g_object_new (ISMS_TYPE_DECISIONS_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  isms_late_group_set_workspace (ISMS_LATE_GROUP (self), workspace);
  return GTK_WIDGET (self);
}

/**
 * isms_decisions_group_set_record:
 * @self: a group
 * @review: (nullable): whose decisions
 *
 * What was typed for the review before and not added waits with it.
 */
void
isms_decisions_group_set_record (IsmsDecisionsGroup *self, IsmsRecord *review)
{
  g_return_if_fail (ISMS_IS_DECISIONS_GROUP (self));

  isms_add_row_set_record (self->add, review);
  isms_late_group_set_record (ISMS_LATE_GROUP (self), review);
}
