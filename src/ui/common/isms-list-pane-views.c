/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a saved view keeps of a list: filters, search, order, group, columns. */

#include "isms-list-pane-private.h"

static GVariant *
dup_sort (IsmsListPane *self)
{
  gboolean descending;
  const char *field = isms_columns_get_sort (self->columns, &descending);

  return g_variant_new ("(sb)", field != NULL ? field : "", descending);
}

/**
 * isms_list_pane_dup_view:
 * @self: a list pane
 *
 * Returns: (transfer floating): how its list is shown now, as "a{sv}"
 */
GVariant *
isms_list_pane_dup_view (IsmsListPane *self)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  const char *group = isms_view_options_get_group (self->options);
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));

  g_variant_builder_add (&builder, "{sv}", "filters", isms_filter_bar_dup_state (self->filter_bar));
  g_variant_builder_add (&builder, "{sv}", "words", g_variant_new_string (words));
  g_variant_builder_add (&builder, "{sv}", "sort", dup_sort (self));
  g_variant_builder_add (&builder, "{sv}", "group",
                         g_variant_new_string (group != NULL ? group : ""));
  g_variant_builder_add (&builder, "{sv}", "archived",
                         g_variant_new_boolean (isms_view_options_get_archived (self->options)));
  g_variant_builder_add (&builder, "{sv}", "columns", isms_columns_dup_state (self->columns));
  return g_variant_builder_end (&builder);
}

/* What a view that is there ready changes beside the filters, for when they are taken away. */
static void
enter_view (IsmsListPane *self)
{
  const char *group = isms_view_options_get_group (self->options);

  if (self->former == NULL)
    self->former =
        g_variant_ref_sink (g_variant_new ("(@(sb)sb)", dup_sort (self), group != NULL ? group : "",
                                           isms_view_options_get_archived (self->options)));
}

/**
 * isms_list_pane_leave_view:
 * @self: a list pane
 *
 * Gives back what a ready view changed beside the filters. Another order that the person chose
 * since stays.
 */
void
isms_list_pane_leave_view (IsmsListPane *self)
{
  g_autoptr (GVariant) former = g_steal_pointer (&self->former);
  g_autofree char *view_sort = g_steal_pointer (&self->view_sort);
  gboolean ready = self->ready;
  const char *sort;
  const char *group;
  gboolean descending, archived, now_descending;

  if (former == NULL)
    return;
  g_variant_get (former, "((&sb)&sb)", &sort, &descending, &group, &archived);
  self->ready = FALSE;
  if (g_strcmp0 (isms_columns_get_sort (self->columns, &now_descending), view_sort) == 0)
    isms_columns_set_sort (self->columns, *sort != '\0' ? sort : NULL, descending);
  isms_columns_take_back (self->columns);
  isms_view_options_set_group (self->options, *group != '\0' ? group : NULL);
  isms_view_options_set_archived (self->options, archived);
  self->ready = ready;
}

/**
 * isms_list_pane_set_view:
 * @self: a list pane
 * @view: what isms_list_pane_dup_view () gave
 *
 * Shows the list as it was then. What @view does not tell becomes as it is at first; where that are
 * the columns, until the filters are taken away.
 */
void
isms_list_pane_set_view (IsmsListPane *self, GVariant *view)
{
  g_autoptr (GVariant) filters =
      g_variant_lookup_value (view, "filters", G_VARIANT_TYPE ("a{sas}"));
  g_autoptr (GVariant) columns = g_variant_lookup_value (view, "columns", G_VARIANT_TYPE ("a(si)"));
  const char *words = "";
  const char *sort = "";
  const char *group = "";
  gboolean descending = FALSE;
  gboolean archived = FALSE;

  g_return_if_fail (ISMS_IS_LIST_PANE (self));

  g_variant_lookup (view, "words", "&s", &words);
  g_variant_lookup (view, "sort", "(&sb)", &sort, &descending);
  g_variant_lookup (view, "group", "&s", &group);
  g_variant_lookup (view, "archived", "b", &archived);
  sort = *sort != '\0' ? sort : NULL;
  if (columns == NULL)
    enter_view (self);
  else
    isms_list_pane_leave_view (self);
  self->ready = FALSE; /* asks once, when all is set */
  if (filters != NULL)
    isms_filter_bar_set_state (self->filter_bar, filters);
  else
    isms_filter_bar_clear (self->filter_bar);
  gtk_editable_set_text (GTK_EDITABLE (self->search), words);
  isms_view_options_set_group (self->options, *group != '\0' ? group : NULL);
  isms_view_options_set_archived (self->options, archived);
  if (columns != NULL)
    {
      isms_columns_set_state (self->columns, columns);
      isms_columns_set_sort (self->columns, sort, descending);
    }
  else
    {
      isms_columns_lend (self->columns, sort, descending);
      g_set_str (&self->view_sort, isms_columns_get_sort (self->columns, &descending));
    }
  g_clear_pointer (&self->base, isms_query_unref);
  self->ready = TRUE;
  isms_list_pane_ask (self);
}
