/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The report of a management review (9.3): what it comes to first, then who was there, what was
 * looked at and said, what was decided; what lies behind it in annexes. Before it is held it is
 * what the participants read before, without what is still to be said. */

#include "isms-config.h"

#include "isms-review-report.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-report-facts.h"
#include "isms-report-records.h"
#include "isms-report-workspace.h"
#include "isms-review-parts.h"
#include "isms-review.h"

#define BRIEF_PAGES 2u
#define MOST_BRIEF 60u /* figures, participants and decisions: more than that never fits */

char *
isms_review_paper_dup_input (const IsmsReviewCard *card)
{
  return g_strdup_printf ("%s %s", isms_review_input_get_clause (card->input), card->label);
}

void
isms_review_paper_set_sign (IsmsReportTable *table, guint column, IsmsReviewSign sign)
{
  static const int tones[] = {
    [ISMS_REVIEW_NONE] = 0, [ISMS_REVIEW_GOOD] = 1, [ISMS_REVIEW_WATCH] = 3, [ISMS_REVIEW_ACT] = 5
  };

  isms_report_table_set_tone (table, column, tones[sign]);
}

GDateTime *
isms_review_paper_dup_day (GDateTime *date)
{
  int year, month, day;

  g_date_time_get_ymd (date, &year, &month, &day);
  return g_date_time_new (g_date_time_get_timezone (date), year, month, day, 0, 0, 0);
}

/* --- Which review, when, with whom --- */

/* The time of the plan, where it was held on that day. */
static char *
dup_when (IsmsRecord *review, gboolean held)
{
  const char *day = isms_record_get_text (review, held ? "held_on" : "planned_on");
  g_autoptr (GDateTime) start = isms_report_read_time (isms_record_get_text (review, "starts_at"));
  g_autofree char *starts_on = start != NULL ? isms_day_of (start) : NULL;
  g_autofree char *weekday = NULL;
  g_autofree char *span = NULL;

  if (start == NULL || (day != NULL && g_strcmp0 (day, starts_on) != 0))
    return day != NULL ? isms_day_dup_words (day) : NULL;
  weekday = isms_report_dup_weekday (start);
  span = isms_report_dup_span (start, isms_record_get_int (review, "minutes"));
  return g_strdup_printf ("%s, %s", weekday, span);
}

static char *
dup_since (const IsmsReviewBoard *board)
{
  g_autofree char *day = board->since != NULL ? isms_day_dup_words (board->since) : NULL;

  if (day == NULL)
    return g_strdup (_ ("Nothing: this is the first review"));
  /* Translators: the ref of a management review, and the day on which it was held */
  return g_strdup_printf (_ ("%s, held on %s"), board->since_ref, day);
}

/* "Ada Osei, Managing Director: Present", a line each. */
static char *
dup_participants (const IsmsReviewPaper *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->participants->len; i++)
    {
      IsmsRecord *participant = self->participants->pdata[i];
      const char *capacity = isms_record_get_text (participant, "capacity");
      g_autofree char *presence = isms_record_dup_display (
          participant, isms_kind_find_field (isms_record_get_kind (participant), "presence"));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", isms_record_get_title (participant));
      if (capacity != NULL)
        g_string_append_printf (text, ", %s", capacity);
      if (self->held)
        g_string_append_printf (text, ": %s", presence);
    }
  return g_string_free_and_steal (text);
}

static void
add_facts (const IsmsReviewPaper *self)
{
  static const char *const names[] = { "place", "chair", "minutes_by" };
  IsmsReportTable *table = isms_report_add_fact_table (self->report);
  g_autofree char *when = dup_when (self->review, self->held);
  g_autofree char *since = dup_since (self->board);
  g_autofree char *figures = isms_day_dup_words (self->board->day);
  g_autofree char *approved_on =
      self->approved_on != NULL ? isms_day_dup_words (self->approved_on) : NULL;
  g_autofree char *approved =
      self->approver != NULL ? g_strdup_printf ("%s, %s", self->approver, approved_on) : NULL;

  isms_report_table_add_fact (table, self->held ? _ ("Held") : _ ("Planned For"),
                              when != NULL ? when : _ ("No day yet"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    isms_report_table_add_field (table, self->db, self->review, names[i], NULL);
  if (self->brief)
    {
      g_autofree char *participants = dup_participants (self);

      isms_report_table_add_fact (table, _ ("Participants"),
                                  *participants != '\0' ? participants
                                                        : _ ("Nobody is named yet."));
    }
  isms_report_table_add_fact (table, _ ("Looks Back To"), since);
  isms_report_table_add_fact (table, _ ("Figures Of"), figures);
  isms_report_table_add_fact (table, _ ("Approved"), approved);
}

/* --- What it comes to --- */

static guint
count_cards (IsmsReviewBoard *board, IsmsReviewSign sign)
{
  guint n = 0;

  for (guint i = 0; i < board->cards->len; i++)
    n += ((const IsmsReviewCard *) board->cards->pdata[i])->sign == sign;
  return n;
}

static void
add_figures (const IsmsReviewPaper *self)
{
  const IsmsReviewFigure *open = isms_review_board_get_figure (self->board, "a_open");
  g_autofree char *act = g_strdup_printf ("%u", count_cards (self->board, ISMS_REVIEW_ACT));
  g_autofree char *watch = g_strdup_printf ("%u", count_cards (self->board, ISMS_REVIEW_WATCH));
  g_autofree char *decided = g_strdup_printf ("%u", self->decisions->len);
  g_autofree char *earlier = open != NULL ? isms_review_figure_dup_value (open) : NULL;
  /* Translators: of the ten inputs of a management review */
  g_autofree char *of = g_strdup_printf (_ ("of %u inputs"), self->board->cards->len);
  g_autofree char *effective = isms_record_dup_display (
      self->review, isms_kind_find_field (isms_record_get_kind (self->review), "effective"));
  const IsmsReportFigure figures[] = {
    { _ ("To act on"), act, of },
    { _ ("To watch"), watch, of },
    { self->held ? _ ("Decisions") : _ ("Earlier decisions open"), self->held ? decided : earlier,
      NULL },
    { _ ("The ISMS is effective"), *effective != '\0' ? effective : "–", NULL },
  };

  isms_report_add_figures (self->report, figures, self->held ? 4 : 3);
}

static void
add_reasons (IsmsReportTable *table, const IsmsReviewCard *card)
{
  g_autofree char *input = isms_review_paper_dup_input (card);
  g_autoptr (GString) reasons = g_string_new (NULL);

  for (guint i = 0; i < card->reasons->len; i++)
    g_string_append_printf (reasons, "%s%s", i > 0 ? "\n" : "", (char *) card->reasons->pdata[i]);
  isms_report_table_add_row (
      table,
      (const char *const[]) { input, isms_review_sign_get_label (card->sign), reasons->str });
  isms_review_paper_set_sign (table, 1, card->sign);
}

static void
add_summary (const IsmsReviewPaper *self)
{
  const IsmsReportColumn columns[] = {
    { _ ("Input"), 2, ISMS_REPORT_START, FALSE },
    { C_ ("figure", "Sign"), 0.7, ISMS_REPORT_START, FALSE },
    { _ ("Because"), 4, ISMS_REPORT_START, FALSE },
  };
  g_autoptr (GString) calm = g_string_new (NULL);
  g_autofree char *others = NULL;
  IsmsReportTable *table = NULL;

  isms_report_add_heading (self->report, 1, _ ("Summary"));
  add_figures (self);
  for (guint i = 0; i < self->board->cards->len; i++)
    {
      const IsmsReviewCard *card = self->board->cards->pdata[i];

      if (card->sign < ISMS_REVIEW_WATCH)
        {
          g_string_append_printf (calm, "%s%s", calm->len > 0 ? ", " : "", card->label);
          continue;
        }
      if (table == NULL)
        table = isms_report_add_table (self->report, columns, G_N_ELEMENTS (columns));
      add_reasons (table, card);
    }
  /* Translators: the names of inputs of a management review follow */
  others = g_strdup_printf (_ ("Nothing stands out in: %s."), calm->str);
  if (table == NULL)
    isms_report_add_paragraph (self->report, _ ("Nothing stands out in any of the ten inputs."));
  else if (calm->len > 0)
    isms_report_add_paragraph (self->report, others);
}

/* --- Who, and in which order --- */

static void
add_participants (const IsmsReviewPaper *self)
{
  static const IsmsRecordColumn columns[] = {
    { N_ ("Name"), 2, ISMS_REPORT_START, FALSE, { "title" } },
    { N_ ("Capacity"), 2, ISMS_REPORT_START, FALSE, { "capacity" } },
    { N_ ("Presence"), 1, ISMS_REPORT_START, FALSE, { "presence" } },
  };

  isms_report_add_heading (self->report, 1, _ ("Participants"));
  if (self->participants->len == 0)
    isms_report_add_note (self->report, _ ("Nobody is named yet."));
  else
    isms_report_add_records (self->report, self->participants, columns, self->held ? 3 : 2);
}

/* Somebody has thought about who speaks when. */
static gboolean
is_planned (const IsmsReviewCard *card)
{
  return card->presenter != NULL || card->minutes > 0;
}

static gboolean
has_times (const IsmsReviewPaper *self)
{
  for (guint i = 0; i < self->board->cards->len; i++)
    if (((const IsmsReviewCard *) self->board->cards->pdata[i])->minutes <= 0)
      return FALSE;
  return isms_record_is_set (self->review, "starts_at");
}

static void
add_topics (IsmsReportTable *table, const char *topics)
{
  g_auto (GStrv) lines = g_strsplit (topics != NULL ? topics : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      isms_report_table_add_row (table, (const char *const[]) { NULL, lines[i], NULL, NULL });
}

static void
add_timetable (const IsmsReviewPaper *self)
{
  const IsmsReportColumn columns[] = {
    { _ ("Time"), 1, ISMS_REPORT_START, FALSE },
    { _ ("Topic"), 4, ISMS_REPORT_START, FALSE },
    { _ ("Presented by"), 2, ISMS_REPORT_START, FALSE },
    { _ ("Minutes"), 0.8, ISMS_REPORT_END, FALSE },
  };
  gboolean timed = has_times (self);
  guint first = timed ? 0 : 1;
  IsmsReportTable *table =
      isms_report_add_table (self->report, columns + first, G_N_ELEMENTS (columns) - first);
  g_autoptr (GDateTime) start =
      timed ? isms_report_read_time (isms_record_get_text (self->review, "starts_at")) : NULL;

  for (guint i = 0; i < self->board->cards->len; i++)
    {
      const IsmsReviewCard *card = self->board->cards->pdata[i];
      g_autofree char *span = timed ? isms_report_dup_span (start, card->minutes) : NULL;
      g_autofree char *topic = isms_review_paper_dup_input (card);
      g_autofree char *minutes = card->minutes > 0 ? g_strdup_printf ("%d", card->minutes) : NULL;
      const char *const cells[] = { span, topic, card->presenter, minutes };
      GDateTime *next = timed ? g_date_time_add_minutes (start, card->minutes) : NULL;

      isms_report_table_add_row (table, cells + first);
      g_clear_pointer (&start, g_date_time_unref);
      start = next;
    }
  add_topics (table, isms_record_get_text (self->review, "topics"));
}

static void
add_agenda (const IsmsReviewPaper *self)
{
  gboolean planned = isms_record_is_set (self->review, "topics");

  for (guint i = 0; i < self->board->cards->len; i++)
    planned = planned || is_planned (self->board->cards->pdata[i]);
  isms_report_add_heading (self->report, 1, _ ("Agenda"));
  if (planned)
    add_timetable (self);
  else
    isms_report_add_paragraph (
        self->report, _ ("The ten inputs of ISO/IEC 27001, 9.3.2, in their order, as below."));
}

/* What else was on the agenda, and what was said of it. */
static void
add_further (const IsmsReviewPaper *self)
{
  const char *topics = isms_record_get_text (self->review, "topics");
  const char *note = isms_record_get_text (self->review, "note");
  IsmsReportTable *table;

  if (!self->held || (topics == NULL && note == NULL))
    return;
  isms_report_add_heading (self->report, 1, _ ("Further Topics"));
  table = isms_report_add_fact_table (self->report);
  isms_report_table_add_fact (table, _ ("Topic"), topics);
  isms_report_table_add_fact (table, _ ("What was said"), note);
}

/* --- What was decided, and what top management makes of it --- */

static void
add_decisions (const IsmsReviewPaper *self)
{
  static const IsmsRecordColumn columns[] = {
    { N_ ("Ref"), 0.8, ISMS_REPORT_START, FALSE, { "ref" } },
    { N_ ("Decision"), 3.4, ISMS_REPORT_START, TRUE, { "title", "reason" } },
    { N_ ("Kind"), 1.5, ISMS_REPORT_START, FALSE, { "kind", "input" } },
    { N_ ("Owner"), 1.3, ISMS_REPORT_START, FALSE, { "owner" } },
    { N_ ("Due"), 1.1, ISMS_REPORT_START, FALSE, { "due" } },
    { N_ ("Action"), 1, ISMS_REPORT_START, FALSE, { "action", "state" } },
  };

  if (self->decisions->len == 0 && !self->held)
    return;
  isms_report_add_heading (self->report, 1,
                           self->held ? _ ("Decisions and Actions") : _ ("Decisions Proposed"));
  if (self->decisions->len == 0)
    isms_report_add_note (self->report, _ ("Nothing was decided."));
  else
    isms_report_add_records (self->report, self->decisions, columns, G_N_ELEMENTS (columns));
}

/* 9.3.2: whether each input was considered, in a sentence. */
static char *
dup_considered (const IsmsReviewBoard *board)
{
  g_autoptr (GString) others = g_string_new (NULL);

  for (guint i = 0; i < board->cards->len; i++)
    {
      const IsmsReviewCard *card = board->cards->pdata[i];

      if (!card->considered)
        g_string_append_printf (others, "%s%s", others->len > 0 ? ", " : "", card->label);
    }
  if (others->len == 0)
    return g_strdup (_ ("All ten inputs were considered (9.3.2 a to g)."));
  /* Translators: the names of inputs of a management review follow */
  return g_strdup_printf (_ ("Not considered: %s."), others->str);
}

/* 9.3.1, and when the next one is. */
static void
add_answers (const IsmsReviewPaper *self)
{
  const IsmsReportColumn columns[] = {
    { _ ("The ISMS is suitable"), 1, ISMS_REPORT_START, TRUE },
    { _ ("The ISMS is adequate"), 1, ISMS_REPORT_START, TRUE },
    { _ ("The ISMS is effective"), 1, ISMS_REPORT_START, TRUE },
    { _ ("Next review"), 1, ISMS_REPORT_START, TRUE },
  };
  static const char *const names[] = { "suitable", "adequate", "effective", "next_on" };
  IsmsReportTable *table = isms_report_add_table (self->report, columns, G_N_ELEMENTS (columns));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) cells = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *answer = isms_record_dup_display (
          self->review, isms_kind_find_field (isms_record_get_kind (self->review), names[i]));

      g_strv_builder_add (builder, *answer != '\0' ? answer : _ ("Not answered yet"));
    }
  cells = g_strv_builder_end (builder);
  isms_report_table_add_row (table, (const char *const *) cells);
}

static void
add_conclusion (const IsmsReviewPaper *self)
{
  g_autofree char *considered = dup_considered (self->board);

  isms_report_add_heading (self->report, 1, _ ("Conclusion"));
  isms_report_add_prose (self->report, isms_record_get_text (self->review, "conclusion"),
                         _ ("No conclusion is written yet."));
  isms_report_add_paragraph (self->report, considered);
  add_answers (self);
}

/* The chair; who approves, where that is somebody else; and who kept the minutes. */
static void
add_signatures (const IsmsReviewPaper *self)
{
  const char *chair = isms_record_get_text (self->review, "chair");
  const char *keeper = isms_record_get_text (self->review, "minutes_by");
  IsmsReportSignature signatures[3];
  guint n = 0;

  signatures[n++] = (IsmsReportSignature) { _ ("Chair"), chair };
  if (self->approver != NULL && g_strcmp0 (self->approver, chair) != 0)
    signatures[n++] = (IsmsReportSignature) { _ ("Approved by"), self->approver };
  if (keeper != NULL && g_strcmp0 (keeper, chair) != 0)
    signatures[n++] = (IsmsReportSignature) { _ ("Minutes by"), keeper };
  isms_report_add_signatures (self->report, signatures, n);
}

/* --- All of it --- */

static void
clear_paper (IsmsReviewPaper *self)
{
  g_clear_pointer (&self->report, isms_report_unref);
  g_clear_object (&self->review);
  g_clear_pointer (&self->board, isms_review_board_unref);
  g_clear_pointer (&self->participants, g_ptr_array_unref);
  g_clear_pointer (&self->decisions, g_ptr_array_unref);
  g_free (self->as_of);
  g_free (self->approver);
  g_free (self->approved_on);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IsmsReviewPaper, clear_paper)

static gboolean
load_board (IsmsReviewPaper *self, gint64 review, const char *day, GError **error)
{
  g_autoptr (IsmsReviewBoard) board = isms_review_board_load (self->db, review, day, error);
  g_autofree char *today = isms_day_today ();

  if (board == NULL)
    return FALSE;
  self->board = isms_review_board_load_points (board, self->db, NULL, error);
  if (self->board == NULL)
    return FALSE;
  if (g_strcmp0 (self->board->day, today) < 0)
    self->as_of = g_strdup (self->board->day);
  return TRUE;
}

static gboolean
load (IsmsReviewPaper *self, gint64 review, const char *day, GError **error)
{
  const char *state;

  self->review = isms_report_load_record (self->db, "review", review,
                                          _ ("The management review is no longer there."), error);
  if (self->review == NULL || !load_board (self, review, day, error))
    return FALSE;
  state = isms_record_get_text (self->review, "state");
  self->held = g_strcmp0 (state, "held") == 0 || g_strcmp0 (state, "approved") == 0;
  self->approver = g_strdup (isms_record_get_text (self->review, "approved_by"));
  self->approved_on = g_strdup (isms_record_get_text (self->review, "approved_on"));
  self->participants = isms_report_load_ids (
      self->db, "review_participant",
      "SELECT id FROM review_participant WHERE review_id = ? AND archived = 0 ORDER BY ref_key",
      review, error);
  if (self->participants == NULL)
    return FALSE;
  self->decisions = isms_report_load_ids (
      self->db, "review_decision",
      "SELECT id FROM review_decision WHERE review_id = ? AND archived = 0 ORDER BY ref_key",
      review, error);
  return self->decisions != NULL;
}

static char *
dup_subtitle (const IsmsReviewPaper *self)
{
  const char *planned = isms_record_get_text (self->review, "planned_on");
  g_autofree char *day = planned != NULL ? isms_day_dup_words (planned) : NULL;
  g_autofree char *name = g_strdup_printf ("%s · %s", isms_record_get_ref (self->review),
                                           isms_record_get_title (self->review));
  g_autofree char *before = NULL;

  if (self->held)
    return g_steal_pointer (&name);
  /* Translators: what participants of a management review read before; the day of the meeting */
  before = day != NULL ? g_strdup_printf (_ ("Pre-read for the meeting on %s"), day)
                       : g_strdup (_ ("Pre-read for the meeting"));
  return g_strdup_printf ("%s · %s", before, name);
}

static gboolean
create (IsmsReviewPaper *self, GDateTime *date, GError **error)
{
  g_autofree char *running =
      g_strdup_printf ("%s · %s", _ ("Management Review"), isms_record_get_ref (self->review));
  g_autofree char *subtitle = dup_subtitle (self);
  g_autoptr (GDateTime) day = isms_review_paper_dup_day (date);

  self->report = isms_report_new (_ ("Management Review"), day);
  isms_report_set_running_title (self->report, running);
  isms_report_set_subtitle (self->report, subtitle);
  return isms_report_read_organisation (self->report, self->db, NULL, error);
}

static gboolean
add_inputs (IsmsReviewPaper *self, GError **error)
{
  if (!self->brief)
    {
      add_agenda (self);
      return isms_review_paper_add_inputs (self, error);
    }
  return isms_review_paper_add_brief (self, error);
}

static gboolean
fill (IsmsReviewPaper *self, GError **error)
{
  guint n = 0;

  if (self->held && self->approver == NULL)
    isms_report_add_note (self->report, _ ("A draft: the review is not approved yet."));
  add_facts (self);
  if (!self->brief)
    add_summary (self);
  if (isms_record_is_set (self->review, "purpose"))
    {
      isms_report_add_heading (self->report, 1, _ ("Purpose"));
      isms_report_add_prose (self->report, isms_record_get_text (self->review, "purpose"), NULL);
    }
  if (!self->brief)
    add_participants (self);
  if (!add_inputs (self, error))
    return FALSE;
  add_further (self);
  add_decisions (self);
  if (self->held)
    {
      add_conclusion (self);
      add_signatures (self);
    }
  return isms_review_paper_add_risks (self, &n, error)
         && isms_review_paper_add_annexes (self, &n, error);
}

static gboolean
is_short (IsmsReport *report)
{
  const IsmsPaper papers[] = { ISMS_PAPER_A4, ISMS_PAPER_LETTER };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (IsmsReportPages) pages = NULL;
      IsmsPageSetup setup;

      isms_page_setup_init (&setup, papers[i], FALSE);
      pages = isms_report_paginate (report, &setup);
      if (isms_report_pages_get_n_pages (pages) > BRIEF_PAGES)
        return FALSE;
    }
  return TRUE;
}

/* Whether it is worth trying. */
static gboolean
may_be_brief (const IsmsReviewPaper *self)
{
  guint n = self->participants->len + self->decisions->len;

  for (guint i = 0; i < self->board->cards->len; i++)
    {
      const IsmsReviewCard *card = self->board->cards->pdata[i];

      for (guint k = 0; k < card->figures->len; k++)
        n += !isms_review_paper_is_quiet (card->figures->pdata[k]);
    }
  return n <= MOST_BRIEF;
}

static gboolean
compose_as (IsmsReviewPaper *self, gboolean brief, gboolean plain, GDateTime *date, GError **error)
{
  g_clear_pointer (&self->report, isms_report_unref);
  self->brief = brief;
  self->plain = plain;
  return create (self, date, error) && fill (self, error);
}

/* In two pages where that is enough for all of it; else at length. */
static IsmsReport *
compose (IsmsReviewPaper *self, GDateTime *date, GError **error)
{
  for (gboolean plain = FALSE; may_be_brief (self) && !self->much && plain <= TRUE; plain++)
    {
      if (!compose_as (self, TRUE, plain, date, error))
        return NULL;
      if (!self->much && is_short (self->report))
        return g_steal_pointer (&self->report);
    }
  return compose_as (self, FALSE, FALSE, date, error) ? g_steal_pointer (&self->report) : NULL;
}

/**
 * isms_review_report_new:
 * @db: a connection of the calling thread: the background reader's
 * @review: the id of a management review
 * @date: the day of the report, and of the figures until the review is held
 * @error: return location; %G_IO_ERROR_NOT_FOUND where there is no such review
 *
 * Composes the report of a management review (9.3.3), before it is held what its participants read
 * before. Once it is held the figures are those that top management saw. What is approved has a
 * report already: isms_review_find_paper ().
 *
 * Returns: (transfer full): the report; %NULL on error
 */
IsmsReport *
isms_review_report_new (IsmsDatabase *db, gint64 review, GDateTime *date, GError **error)
{
  g_auto (IsmsReviewPaper) self = { .db = db };
  g_autofree char *day = isms_day_of (date);

  return load (&self, review, day, error) ? compose (&self, date, error) : NULL;
}

/**
 * isms_review_report_new_approved:
 * @db: a connection of the calling thread: the background reader's
 * @review: the id of a management review that is held
 * @person: the id of who approves it
 * @day: the day of the approval, YYYY-MM-DD
 * @date: the day of the report
 * @error: return location; %G_IO_ERROR_NOT_FOUND where there is no such review or person
 *
 * isms_review_report_new () as it will be once that person has approved the review.
 *
 * Returns: (transfer full): the report; %NULL on error
 */
IsmsReport *
isms_review_report_new_approved (IsmsDatabase *db,
                                 gint64 review,
                                 gint64 person,
                                 const char *day,
                                 GDateTime *date,
                                 GError **error)
{
  g_auto (IsmsReviewPaper) self = { .db = db };
  g_autoptr (IsmsRecord) approver =
      isms_report_load_record (db, "person", person, _ ("The person is no longer there."), error);

  if (approver == NULL || !load (&self, review, day, error))
    return NULL;
  g_set_str (&self.approver, isms_record_get_title (approver));
  g_set_str (&self.approved_on, day);
  return compose (&self, date, error);
}
