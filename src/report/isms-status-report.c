/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How the ISMS stands between two management reviews, on one page: it says of each input as much as
 * there is room for. */

#include "isms-config.h"

#include "isms-review-report.h"

#include <glib/gi18n-lib.h>

#include "isms-agenda.h"
#include "isms-day.h"
#include "isms-report-facts.h"
#include "isms-report-workspace.h"
#include "isms-review-parts.h"
#include "isms-review.h"

#define MOST_KINDS 8 /* of what is overdue */

typedef struct
{
  IsmsDatabase *db;
  GDateTime *date;
  IsmsReviewBoard *board;
  char *last;       /* the last review */
  char *next;       /* the next one, */
  char *next_audit; /* and the next audit; or NULL */
  char *overdue;    /* how many of what; or NULL */
  guint n_overdue;
} Status;

/* How much is said of each input: figures and reasons. */
static const struct
{
  guint figures;
  guint reasons;
} levels[] = { { 4, 4 }, { 4, 3 }, { 3, 2 }, { 2, 2 }, { 2, 1 }, { 1, 1 } };

static void
clear_status (Status *self)
{
  g_clear_pointer (&self->board, isms_review_board_unref);
  g_free (self->last);
  g_free (self->next);
  g_free (self->next_audit);
  g_free (self->overdue);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Status, clear_status)

/* --- What comes next, and what is late --- */

/* "MR-003, 12 Nov 2026"; a day that has passed is named as such. */
static char *
dup_planned (const char *ref, const char *day, const char *today)
{
  g_autofree char *words = isms_day_dup_words (day);

  if (g_strcmp0 (day, today) < 0)
    /* Translators: a ref, and the day on which it should have been */
    return g_strdup_printf (_ ("%s, %s: overdue"), ref, words);
  return g_strdup_printf ("%s, %s", ref, words);
}

/* The one that is planned for the earliest day; what was held is not to come. NULL with no error:
 * none. */
static IsmsRecord *
load_planned (IsmsDatabase *db, GError **error)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("review"));
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) reviews = NULL;

  isms_query_filter (query, "state", (const char *const[]) { "planned", "prepared", NULL });
  isms_query_sort (query, "planned_on", FALSE);
  ids = isms_query_run (query, db, NULL, error);
  if (ids == NULL)
    return NULL;
  reviews = isms_record_load_many (db, isms_kind_find ("review"),
                                   (const gint64 *) (gpointer) ids->data, ids->len, error);
  for (guint i = 0; reviews != NULL && i < reviews->len; i++)
    if (reviews->pdata[i] != NULL && isms_record_is_set (reviews->pdata[i], "next_due"))
      return g_object_ref (reviews->pdata[i]);
  return NULL;
}

static gboolean
load_next (Status *self, const char *today, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (IsmsRecord) review = load_planned (self->db, &failure);
  g_autofree char *proposed =
      failure == NULL ? isms_review_dup_proposed_day (self->db, &failure) : NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (review != NULL)
    self->next = dup_planned (isms_record_get_ref (review),
                              isms_record_get_text (review, "next_due"), today);
  else if (proposed != NULL)
    self->next = isms_day_dup_words (proposed);
  else
    self->next = g_strdup (_ ("No day yet"));
  return TRUE;
}

static gboolean
load_next_audit (Status *self, const char *today, GError **error)
{
  const IsmsKind *const kinds[] = { isms_kind_find ("audit"), NULL };
  const IsmsAgendaAsked asked = { .from = today, .kinds = kinds };
  g_autoptr (GPtrArray) items = isms_agenda_load (self->db, &asked, error);

  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len && self->next_audit == NULL; i++)
    {
      const IsmsAgendaItem *item = items->pdata[i];
      g_autofree char *day = isms_day_dup_words (item->day);

      if (!item->over && !item->cancelled)
        self->next_audit = g_strdup_printf ("%s %s, %s", item->ref, item->title, day);
    }
  if (self->next_audit == NULL)
    self->next_audit = g_strdup (_ ("None is planned"));
  return TRUE;
}

static int
compare_counts (gconstpointer a, gconstpointer b, gpointer counts)
{
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (counts, a));
  guint second = GPOINTER_TO_UINT (g_hash_table_lookup (counts, b));

  return first != second ? (first < second) - (first > second)
                         : g_utf8_collate (_ (((const IsmsKind *) a)->plural),
                                           _ (((const IsmsKind *) b)->plural));
}

/* "Actions 12, Risks 3": what most are late of first. */
static char *
dup_counts (GHashTable *counts)
{
  g_autoptr (GPtrArray) kinds = g_hash_table_get_keys_as_ptr_array (counts);
  GString *text = g_string_new (NULL);
  guint rest = 0;

  g_ptr_array_sort_values_with_data (kinds, compare_counts, counts);
  for (guint i = 0; i < kinds->len; i++)
    {
      const IsmsKind *kind = kinds->pdata[i];
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, kind));

      if (i < MOST_KINDS)
        g_string_append_printf (text, "%s%s\u00a0%u", i > 0 ? ", " : "", _ (kind->plural), n);
      else
        rest += n;
    }
  if (rest > 0)
    /* Translators: at the end of a list of numbers: how many there are of all else */
    g_string_append_printf (text, _ (", others\u00a0%u"), rest);
  return g_string_free_and_steal (text);
}

static gboolean
load_overdue (Status *self, const char *today, GError **error)
{
  const IsmsAgendaAsked asked = { .to = today };
  g_autoptr (GPtrArray) items = isms_agenda_load (self->db, &asked, error);
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);

  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const IsmsAgendaItem *item = items->pdata[i];

      if (!item->overdue)
        continue;
      self->n_overdue++;
      g_hash_table_insert (
          counts, (gpointer) item->kind,
          GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, item->kind)) + 1));
    }
  if (self->n_overdue > 0)
    self->overdue = dup_counts (counts);
  return TRUE;
}

static gboolean
load (Status *self, GError **error)
{
  g_autofree char *today = isms_day_of (self->date);
  g_autofree char *since = NULL;

  self->board = isms_review_board_load (self->db, 0, today, error);
  if (self->board == NULL)
    return FALSE;
  since = isms_day_dup_words (self->board->since);
  self->last = self->board->since != NULL
                   ? g_strdup_printf ("%s, %s", self->board->since_ref, since)
                   : g_strdup (_ ("None was held yet"));
  return load_next (self, today, error) && load_next_audit (self, today, error)
         && load_overdue (self, today, error);
}

/* --- The page --- */

static void
add_figures (const Status *self, IsmsReport *report)
{
  guint counts[ISMS_REVIEW_ACT + 1] = { 0 };
  g_autofree char *of = g_strdup_printf (_ ("of %u inputs"), self->board->cards->len);
  g_autofree char *act = NULL, *watch = NULL, *overdue = NULL;

  for (guint i = 0; i < self->board->cards->len; i++)
    counts[((const IsmsReviewCard *) self->board->cards->pdata[i])->sign]++;
  act = g_strdup_printf ("%u", counts[ISMS_REVIEW_ACT]);
  watch = g_strdup_printf ("%u", counts[ISMS_REVIEW_WATCH]);
  overdue = g_strdup_printf ("%u", self->n_overdue);
  isms_report_add_figures (report,
                           (const IsmsReportFigure[]) { { _ ("To act on"), act, of },
                                                        { _ ("To watch"), watch, of },
                                                        { _ ("Overdue"), overdue, NULL } },
                           3);
}

/* "Nonconformities open 12 (+3)", a line each. */
static char *
dup_figures (const IsmsReviewCard *card, guint most)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (card->n_lead, most); i++)
    {
      const IsmsReviewFigure *figure = card->figures->pdata[i];
      g_autofree char *value = isms_review_figure_dup_value (figure);
      g_autofree char *change = isms_review_figure_dup_change (figure);

      g_string_append_printf (text, "%s%s\u00a0%s", i > 0 ? "\n" : "", figure->label, value);
      if (change != NULL)
        g_string_append_printf (text, " (%s)", change);
    }
  return g_string_free_and_steal (text);
}

static char *
dup_reasons (const IsmsReviewCard *card, guint most)
{
  GString *text = g_string_new (NULL);
  guint n = MIN (card->reasons->len, most);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (char *) card->reasons->pdata[i]);
  if (card->reasons->len > n)
    {
      g_string_append_c (text, '\n');
      /* Translators: how many more reasons there are */
      g_string_append_printf (text, _ ("and %u more"), card->reasons->len - n);
    }
  return g_string_free_and_steal (text);
}

static void
add_inputs (const Status *self, IsmsReport *report, guint level)
{
  const IsmsReportColumn columns[] = {
    { _ ("Input"), 2, ISMS_REPORT_START, TRUE },
    { C_ ("figure", "Sign"), 0.9, ISMS_REPORT_START, FALSE },
    { _ ("Figures"), 2.4, ISMS_REPORT_START, FALSE },
    { _ ("What stands out"), 3.2, ISMS_REPORT_START, FALSE },
  };
  IsmsReportTable *table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < self->board->cards->len; i++)
    {
      const IsmsReviewCard *card = self->board->cards->pdata[i];
      g_autofree char *input =
          g_strdup_printf ("%s\n%s", card->label, isms_review_input_get_clause (card->input));
      g_autofree char *figures = dup_figures (card, levels[level].figures);
      g_autofree char *reasons = dup_reasons (card, levels[level].reasons);
      const char *const cells[] = {
        input, card->sign != ISMS_REVIEW_NONE ? isms_review_sign_get_label (card->sign) : NULL,
        figures, reasons
      };

      isms_report_table_add_row (table, cells);
      isms_review_paper_set_sign (table, 1, card->sign);
    }
}

static void
add_dates (const Status *self, IsmsReport *report)
{
  IsmsReportTable *table = isms_report_add_fact_table (report);

  isms_report_table_add_fact (table, _ ("Last review"), self->last);
  isms_report_table_add_fact (table, _ ("Next review"), self->next);
  isms_report_table_add_fact (table, _ ("Next audit"), self->next_audit);
  isms_report_table_add_fact (table, _ ("Overdue"),
                              self->overdue != NULL ? self->overdue : _ ("Nothing"));
}

static IsmsReport *
compose (const Status *self, guint level, GError **error)
{
  g_autoptr (GDateTime) day = isms_review_paper_dup_day (self->date);
  g_autoptr (IsmsReport) report = isms_report_new (_ ("ISMS Status"), day);

  if (!isms_report_read_organisation (report, self->db, NULL, error))
    return NULL;
  isms_report_set_subtitle (report, self->board->since != NULL
                                        ? _ ("How the ISMS stands, compared with the last "
                                             "management review")
                                        : _ ("How the ISMS stands; no management review was held "
                                             "yet"));
  add_figures (self, report);
  add_inputs (self, report, level);
  add_dates (self, report);
  return g_steal_pointer (&report);
}

static gboolean
fits (IsmsReport *report)
{
  const IsmsPaper papers[] = { ISMS_PAPER_LETTER, ISMS_PAPER_A4 };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (IsmsReportPages) pages = NULL;
      IsmsPageSetup setup;

      isms_page_setup_init (&setup, papers[i], FALSE);
      pages = isms_report_paginate (report, &setup);
      n = MAX (n, isms_report_pages_get_n_pages (pages));
    }
  return n == 1;
}

/**
 * isms_status_report_new:
 * @db: a connection of the calling thread: the background reader's
 * @date: the day of the report, and of the figures
 * @error: return location
 *
 * Composes how the ISMS stands between management reviews (9.1, 9.3.2): the inputs with their signs
 * and the reasons for them, what changed since the last review, what comes next and what is
 * overdue. It takes one page of A4 and of Letter.
 *
 * Returns: (transfer full): the report; %NULL on error
 */
IsmsReport *
isms_status_report_new (IsmsDatabase *db, GDateTime *date, GError **error)
{
  g_auto (Status) self = { .db = db, .date = date };
  g_autoptr (IsmsReport) report = NULL;

  if (!load (&self, error))
    return NULL;
  for (guint level = 0; level < G_N_ELEMENTS (levels); level++)
    {
      g_clear_pointer (&report, isms_report_unref);
      report = compose (&self, level, error);
      if (report == NULL || fits (report))
        break;
    }
  return g_steal_pointer (&report);
}
