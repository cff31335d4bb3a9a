/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The annex on risks: the map on the day of the figures beside the one at the last review, and the
 * highest risks, with how they stood then. Risks that are closed are no part of it, as in the
 * figures. */

#include "isms-config.h"

#include "isms-review-parts.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-risk-figures.h"

#define MOST_RISKS 10
#define ALONE 0.4   /* of its width: the height of a map that stands by itself */
#define BRIEF 0.28  /* the same, where there is little to say */
#define BESIDE 0.12 /* for each of its rows: of one beside another */

/* How the risks stood on a day. */
typedef struct
{
  IsmsMethod *method; /* NULL: there was none yet */
  GHashTable *standings;
  GHashTable *refs; /* gint64 → char * */
  GArray *ids;      /* of those that are rated: above the line first, the worst first, by ref */
  guint n_above;
} Map;

static void
clear_map (Map *self)
{
  g_clear_pointer (&self->method, isms_method_unref);
  g_clear_pointer (&self->standings, g_hash_table_unref);
  g_clear_pointer (&self->refs, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Map, clear_map)

/* --- How they stood --- */

/* In the order of the refs, as the ids are. */
static gboolean
load_refs (Map *self, IsmsDatabase *db, const char *day, GError **error)
{
  g_autoptr (GHashTable) live = isms_review_load_live_risks (db, day, error);
  g_autoptr (IsmsStatement) statement =
      live != NULL
          ? isms_database_prepare (db, "SELECT id, ref FROM risk ORDER BY ref_key, id", error)
          : NULL;

  if (statement == NULL)
    return FALSE;
  self->refs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (isms_statement_next (statement, error))
    {
      gint64 id = isms_statement_get_int (statement, 0);

      if (!g_hash_table_contains (live, &id) || !g_hash_table_contains (self->standings, &id))
        continue;
      g_hash_table_insert (self->refs, g_memdup2 (&id, sizeof id),
                           isms_statement_dup_text (statement, 1));
      g_array_append_val (self->ids, id);
    }
  return !isms_statement_failed (statement);
}

static int
compare_risks (gconstpointer a, gconstpointer b, gpointer standings)
{
  const IsmsStanding *first = g_hash_table_lookup (standings, a);
  const IsmsStanding *second = g_hash_table_lookup (standings, b);

  return first->acceptable != second->acceptable ? first->acceptable - second->acceptable
                                                 : second->rank - first->rank;
}

/* @over: that day has passed. */
static gboolean
load_map (Map *self, IsmsDatabase *db, const char *day, gboolean over, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (IsmsQuery) query = NULL;

  self->method = isms_method_load_on (db, over ? day : NULL, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (self->method == NULL)
    return TRUE;
  query = isms_query_new (isms_kind_find ("risk"));
  self->standings = isms_risk_figures_load_standings (db, query, ISMS_POSTURE_CURRENT, day, error);
  if (self->standings == NULL || !load_refs (self, db, day, error))
    return FALSE;
  g_array_sort_with_data (self->ids, compare_risks, self->standings); /* is stable */
  for (guint i = 0; i < self->ids->len; i++)
    self->n_above += !((const IsmsStanding *) g_hash_table_lookup (
                           self->standings, &g_array_index (self->ids, gint64, i)))
                          ->acceptable;
  return TRUE;
}

/* --- The maps --- */

/* "12 risks are rated, 3 above the acceptance line." */
static char *
dup_words (const Map *self)
{
  guint n = self->ids->len;

  return g_strdup_printf (
      /* Translators: under a heat map: how many risks are rated, and how many stand above the line
       */
      g_dngettext (GETTEXT_PACKAGE, "%u risk is rated, %u above the acceptance line.",
                   "%u risks are rated, %u above the acceptance line.", n),
      n, self->n_above);
}

static IsmsHeatChart *
create_chart (const Map *self)
{
  g_autofree IsmsPlacedRisk *placed = g_new0 (IsmsPlacedRisk, MAX (self->ids->len, 1));

  for (guint i = 0; i < self->ids->len; i++)
    {
      const gint64 *id = &g_array_index (self->ids, gint64, i);

      placed[i] = (IsmsPlacedRisk) { g_hash_table_lookup (self->refs, id),
                                     g_hash_table_lookup (self->standings, id) };
    }
  return isms_risk_figures_create_map (self->method, placed, self->ids->len);
}

static void
fill_chart (IsmsReportChart *chart, const Map *map, char *title, double alone)
{
  int n_rows = isms_method_get_n_likelihoods (map->method);

  *chart = (IsmsReportChart) {
    .title = title,
    .alternative = dup_words (map),
    .aspect = alone > 0 ? alone : CLAMP (BESIDE * (n_rows + 1), 0.35, 1.0),
    .draw = isms_risk_figures_draw_map,
    .user_data = create_chart (map),
    .destroy = (GDestroyNotify) isms_heat_chart_unref,
  };
}

static void
add_maps (const IsmsReviewPaper *self, const Map *now, const Map *then)
{
  g_autofree char *day = isms_day_dup_words (self->board->day);
  g_autofree char *since = isms_day_dup_words (self->board->since);
  /* Translators: over a heat map: the day of the last management review */
  g_autofree char *before = g_strdup_printf (_ ("At the last review, %s"), since);
  gboolean compared = then->method != NULL;
  IsmsReportChart charts[2];
  guint n = compared ? 2 : 1;

  if (compared)
    fill_chart (&charts[0], then, before, 0);
  fill_chart (&charts[n - 1], now, day, compared ? 0 : self->brief ? BRIEF : ALONE);
  isms_report_add_charts (self->report, charts, n);
  for (guint i = 0; i < n; i++)
    g_free ((char *) charts[i].alternative);
}

/* --- The highest risks --- */

static char *
dup_field (IsmsRecord *record, const char *name)
{
  char *words =
      isms_record_dup_display (record, isms_kind_find_field (isms_record_get_kind (record), name));

  if (*words == '\0')
    g_set_str (&words, "–");
  return words;
}

static void
add_risk (IsmsReportTable *table, IsmsRecord *risk, const Map *now, const Map *then)
{
  gint64 id = isms_record_get_id (risk);
  const IsmsStanding *is = g_hash_table_lookup (now->standings, &id);
  gboolean compared = then->method != NULL;
  const IsmsStanding *was = compared ? g_hash_table_lookup (then->standings, &id) : NULL;
  g_autofree char *owner = dup_field (risk, "owner");
  g_autofree char *treatment = dup_field (risk, "treatment");
  g_autofree char *status = dup_field (risk, "status");
  const char *cells[7] = { isms_record_get_ref (risk), isms_record_get_title (risk), owner };
  guint n = 3;

  if (compared)
    cells[n++] = was != NULL ? was->level : "–";
  cells[n++] = is->level;
  cells[n++] = treatment;
  cells[n] = status;
  isms_report_table_add_row (table, cells);
  if (was != NULL)
    isms_report_table_set_tone (table, 3, was->tone);
  isms_report_table_set_tone (table, compared ? 4 : 3, is->tone);
}

static IsmsReportTable *
begin_table (IsmsReport *report, gboolean compared)
{
  IsmsReportColumn columns[7] = {
    { _ ("Ref"), 0.8, ISMS_REPORT_START, FALSE },
    { _ ("Risk"), 3.2, ISMS_REPORT_START, FALSE },
    { _ ("Owner"), 1.5, ISMS_REPORT_START, FALSE },
  };
  guint n = 3;

  if (compared)
    columns[n++] = (IsmsReportColumn) { _ ("Last review"), 1.2, ISMS_REPORT_START, FALSE };
  columns[n++] = (IsmsReportColumn) { C_ ("figure", "Now"), 1.2, ISMS_REPORT_START, FALSE };
  columns[n++] = (IsmsReportColumn) { _ ("Treatment"), 1.1, ISMS_REPORT_START, FALSE };
  columns[n++] = (IsmsReportColumn) { _ ("Status"), 1.2, ISMS_REPORT_START, FALSE };
  return isms_report_add_table (report, columns, n);
}

static gboolean
add_highest (const IsmsReviewPaper *self, const Map *now, const Map *then, GError **error)
{
  guint n = MIN (MOST_RISKS, now->ids->len);
  static const char *const shown[] = { "owner", "treatment", "status", "title", NULL };
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  g_autoptr (GPtrArray) risks = NULL;
  IsmsReportTable *table;

  if (self->as_of == NULL || isms_query_set_as_of (query, self->as_of, self->db, error))
    risks = isms_record_load_found_fields (
        self->db, query, (const gint64 *) (gpointer) now->ids->data, n, shown, error);
  if (risks == NULL)
    return FALSE;
  if (!self->brief)
    isms_report_add_heading (self->report, 2, _ ("The highest risks"));
  table = begin_table (self->report, then->method != NULL);
  for (guint i = 0; i < risks->len; i++)
    if (risks->pdata[i] != NULL)
      add_risk (table, risks->pdata[i], now, then);
  if (n < now->ids->len)
    {
      g_autofree char *words =
          /* Translators: how many risks a table shows, and how many there are */
          g_strdup_printf (_ ("%u of %u rated risks; the risk assessment report has all of them."),
                           n, now->ids->len);

      isms_report_add_paragraph (self->report, words);
    }
  return TRUE;
}

gboolean
isms_review_paper_add_risks (IsmsReviewPaper *self, guint *n, GError **error)
{
  g_auto (Map) now = { NULL };
  g_auto (Map) then = { NULL };

  if (!load_map (&now, self->db, self->board->day, self->as_of != NULL, error))
    return FALSE;
  if (now.method == NULL || now.ids->len == 0)
    return TRUE;
  if (self->board->since != NULL && !load_map (&then, self->db, self->board->since, TRUE, error))
    return FALSE;
  isms_review_paper_begin_annex (self, n, _ ("Risks"));
  if (!self->plain)
    add_maps (self, &now, &then);
  return add_highest (self, &now, &then, error);
}
