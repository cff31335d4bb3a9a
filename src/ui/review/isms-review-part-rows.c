/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What belongs to a management review. */

#include "isms-config.h"

#include "isms-review-part-rows.h"

#define DATA "part"

/**
 * isms_review_part_load_all:
 * @database: the reader's
 * @kind: of what belongs to it, "review_input"
 * @review: the id of a review
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsRecord): those that are not archived, by their refs
 */
GPtrArray *
isms_review_part_load_all (IsmsDatabase *database, const char *kind, gint64 review, GError **error)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find (kind));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, review);
  const char *const values[] = { id, NULL };
  g_autoptr (GArray) ids = NULL;

  isms_query_filter (query, "review", values);
  ids = isms_query_run (query, database, NULL, error);
  if (ids == NULL)
    return NULL;
  return isms_record_load_many (database, isms_kind_find (kind), (const gint64 *) ids->data,
                                ids->len, error);
}

/**
 * isms_review_part_is_sealed:
 * @review: a review
 *
 * Returns: whether it is approved, so that nothing that belongs to it is written any more
 */
gboolean
isms_review_part_is_sealed (IsmsRecord *review)
{
  return g_strcmp0 (isms_record_get_text (review, "state"), "approved") == 0;
}

/**
 * isms_review_part_dup_field:
 * @part: a record
 * @field: one of its fields
 *
 * Returns: (transfer full): the value as a person reads it; "" when it is unset
 */
char *
isms_review_part_dup_field (IsmsRecord *part, const char *field)
{
  return isms_record_dup_display (part, isms_kind_find_field (isms_record_get_kind (part), field));
}

static void
activated_cb (GtkWidget *row)
{
  IsmsRecord *part = isms_review_part_get_record (row);

  gtk_widget_activate_action (row, "win.show-record", "(sx)", isms_record_get_kind (part)->name,
                              isms_record_get_id (part));
}

/**
 * isms_review_part_create_row:
 * @part: what the row is for
 * @facts: what stands beneath its title
 *
 * Returns: (transfer floating): a row that leads to it
 */
GtkWidget *
isms_review_part_create_row (IsmsRecord *part, const char *facts)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), isms_record_get_title (part));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), DATA, g_object_ref (part), g_object_unref);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), NULL);
  return row;
}

/**
 * isms_review_part_get_record:
 * @row: of isms_review_part_create_row ()
 *
 * Returns: (transfer none): what it is for
 */
IsmsRecord *
isms_review_part_get_record (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), DATA);
}

/**
 * isms_review_part_create_none:
 * @words: that there is none yet
 *
 * Returns: (transfer floating): a row that says it
 */
GtkWidget *
isms_review_part_create_none (const char *words)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  gtk_widget_add_css_class (row, "dimmed");
  return row;
}

/**
 * isms_review_part_add_fact:
 * @facts: what is said already
 * @fact: (nullable): what is said next
 */
void
isms_review_part_add_fact (GString *facts, const char *fact)
{
  if (fact != NULL && *fact != '\0')
    g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", fact);
}
