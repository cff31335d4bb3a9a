/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a management review looks at: who presents it, and whether it was considered. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-review-groups.h"
#include "isms-review-part-rows.h"
#include "isms-review.h"

struct _IsmsInputsGroup
{
  IsmsLateGroup parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsInputsGroup, isms_inputs_group, ISMS_TYPE_LATE_GROUP)

static gpointer
read_inputs (IsmsDatabase *database, const IsmsKind *kind, gint64 id, guint limit, GError **error)
{
  return isms_review_part_load_all (database, "review_input", id, error);
}

static gboolean
is_touched (IsmsLateGroup *group, IsmsChange *change)
{
  return isms_change_touches (change, "review_input") || isms_change_touches (change, "person");
}

/* "9.3.2 d) 1) · Ada Osei · 10 minutes" */
static char *
dup_facts (IsmsRecord *input)
{
  GString *facts = g_string_new (NULL);
  int minutes = (int) isms_record_get_int (input, "minutes");
  g_autofree char *presenter = isms_review_part_dup_field (input, "presenter");
  g_autofree char *planned =
      minutes > 0 ? g_strdup_printf (ngettext ("%d minute", "%d minutes", minutes), minutes) : NULL;

  isms_review_part_add_fact (facts,
                             isms_review_input_get_clause (isms_record_get_text (input, "input")));
  isms_review_part_add_fact (facts, presenter);
  isms_review_part_add_fact (facts, planned);
  return g_string_free_and_steal (facts);
}

static GtkWidget *
create_sign (IsmsRecord *input)
{
  gboolean considered = isms_record_get_int (input, "considered") != 0;
  GtkWidget *image =
      gtk_image_new_from_icon_name (considered ? "object-select-symbolic" : "checkbox-symbolic");
  const char *words = considered ? _ ("Considered") : _ ("Not considered yet");

  gtk_widget_add_css_class (image, considered ? "success" : "dimmed");
  gtk_widget_set_tooltip_text (image, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return image;
}

static void
show_inputs (IsmsLateGroup *group, gpointer answer, guint limit)
{
  GPtrArray *inputs = answer;

  for (guint i = 0; i < inputs->len; i++)
    if (inputs->pdata[i] != NULL)
      {
        g_autofree char *facts = dup_facts (inputs->pdata[i]);
        GtkWidget *row = isms_review_part_create_row (inputs->pdata[i], facts);

        adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_sign (inputs->pdata[i]));
        adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                   gtk_image_new_from_icon_name ("go-next-symbolic"));
        isms_late_group_add_row (group, row);
      }
}

static void
isms_inputs_group_class_init (IsmsInputsGroupClass *klass)
{
  IsmsLateGroupClass *late = ISMS_LATE_GROUP_CLASS (klass);

  late->read = read_inputs;
  late->free_answer = (GDestroyNotify) g_ptr_array_unref;
  late->is_touched = is_touched;
  late->show = show_inputs;
}

static void
isms_inputs_group_init (IsmsInputsGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("What It Looks At"));
}

/**
 * isms_inputs_group_new:
 * @workspace: where the review is
 *
 * Returns: (transfer floating): of no review yet
 */
GtkWidget *
isms_inputs_group_new (IsmsWorkspace *workspace)
{
  IsmsInputsGroup *self = g_object_new (ISMS_TYPE_INPUTS_GROUP, NULL);

  isms_late_group_set_workspace (ISMS_LATE_GROUP (self), workspace);
  return GTK_WIDGET (self);
}
