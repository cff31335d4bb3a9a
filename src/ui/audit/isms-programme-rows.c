/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the grid shows of a coverage: the rows that a filter and what is folded leave, as a chart.
 */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-programme-grid-private.h"

/* --- Which rows are shown --- */

static gboolean
is_kept (IsmsProgrammeGrid *self, const IsmsAuditRow *row)
{
  return self->filter == ISMS_PROGRAMME_ALL
         || (self->filter == ISMS_PROGRAMME_NEVER ? row->n_never > 0 : row->n_failed > 0);
}

/* What a filter leaves is unfolded: nobody has to look for it. */
gboolean
isms_programme_grid_is_row_unfolded (IsmsProgrammeGrid *self, const IsmsAuditRow *row)
{
  g_autofree char *key = NULL;

  if (self->filter != ISMS_PROGRAMME_ALL || row->depth > 0)
    return TRUE;
  key = g_strconcat (row->ref, " ", row->title, NULL);
  return g_hash_table_contains (self->unfolded, key);
}

static void
list_shown (IsmsProgrammeGrid *self)
{
  guint hidden = G_MAXUINT; /* deeper than that */

  g_array_set_size (self->shown, 0);
  for (guint i = 0; self->coverage != NULL && i < self->coverage->rows->len; i++)
    {
      const IsmsAuditRow *row = self->coverage->rows->pdata[i];

      if (hidden != G_MAXUINT && row->depth > hidden)
        continue;
      hidden = G_MAXUINT;
      if (!is_kept (self, row))
        {
          hidden = row->depth;
          continue;
        }
      g_array_append_val (self->shown, i);
      if (row->group && !isms_programme_grid_is_row_unfolded (self, row))
        hidden = row->depth;
    }
}

int
isms_programme_grid_find_shown (IsmsProgrammeGrid *self, int row)
{
  for (guint i = 0; i < self->shown->len; i++)
    if ((int) g_array_index (self->shown, guint, i) == row)
      return (int) i;
  return -1;
}

/* --- Building the chart --- */

static IsmsCoverageCell
make_cell (const IsmsAuditRow *row, guint audit)
{
  IsmsAuditSign sign = row->signs[audit];
  IsmsCoverageCell cell = {
    isms_audit_sign_get_letters (sign),
    sign == ISMS_AUDIT_SIGN_PLANNED   ? ISMS_COVERAGE_MARK_RING
    : sign == ISMS_AUDIT_SIGN_RUNNING ? ISMS_COVERAGE_MARK_HALF
                                      : ISMS_COVERAGE_MARK_NONE,
    isms_audit_sign_get_tone (sign),
    row->group ? row->counts[audit] : 0,
    sign == ISMS_AUDIT_SIGN_MAJOR,
  };

  return cell;
}

static void
add_row (IsmsProgrammeGrid *self, const IsmsAuditRow *row)
{
  g_autofree char *last = isms_programme_words_dup_last (row);
  gboolean failed = isms_audit_sign_is_failed (row->last) && row->n_failed > 0;
  gboolean shows = !row->group && row->last_ref != NULL;
  IsmsCoverageRow one = {
    .ref = row->ref,
    .title = row->title,
    .depth = row->depth,
    .group = row->group,
    .foldable = row->group && row->depth == 0 && self->filter == ISMS_PROGRAMME_ALL,
    .unfolded = isms_programme_grid_is_row_unfolded (self, row),
    .faint = row->gone,
    .weight = row->group ? 0 : row->weight,
    .decided = row->own,
    .last = last,
    .letters = shows || failed ? isms_audit_sign_get_letters (row->last) : "",
    .tone = isms_audit_sign_get_tone (row->last),
    .lacks = !row->group && row->n_never > 0,
  };
  guint index = isms_coverage_chart_add_row (self->chart, &one);

  for (guint i = 0; i < self->coverage->audits->len; i++)
    if (row->signs[i] != ISMS_AUDIT_SIGN_NONE)
      {
        IsmsCoverageCell cell = make_cell (row, i);

        isms_coverage_chart_set_cell (self->chart, index, i, &cell);
      }
}

static void
add_column (IsmsProgrammeGrid *self, const IsmsAuditColumn *audit)
{
  g_autofree char *day = isms_programme_words_dup_day (audit->starts_on);
  g_autofree char *year =
      audit->starts_on != NULL ? g_strndup (audit->starts_on, 4) : g_strdup ("");
  IsmsCoverageColumn column = { year, audit->ref, day, isms_programme_words_get_kind (audit),
                                audit->open };

  isms_coverage_chart_add_column (self->chart, &column);
}

/* The rows that are shown, and the chart of them. */
void
isms_programme_grid_rebuild (IsmsProgrammeGrid *self)
{
  g_clear_pointer (&self->geometry, isms_coverage_geometry_free);
  g_clear_pointer (&self->chart, isms_coverage_chart_free);
  list_shown (self);
  if (self->coverage == NULL)
    return;
  self->chart = isms_coverage_chart_new (_ ("Weight"), _ ("Last Audited"));
  for (guint i = 0; i < self->coverage->audits->len; i++)
    add_column (self, self->coverage->audits->pdata[i]);
  for (guint i = 0; i < self->shown->len; i++)
    add_row (self, self->coverage->rows->pdata[g_array_index (self->shown, guint, i)]);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_COUNT,
                                  (int) self->shown->len + 1, GTK_ACCESSIBLE_RELATION_COL_COUNT,
                                  (int) self->coverage->audits->len + ISMS_COVERAGE_FIRST, -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
