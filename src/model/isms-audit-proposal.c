/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What was never audited comes first, then what failed, then what weighs most and was not looked at
 * for a year; within that the weightiest. As much is chosen as is needed every quarter for all of
 * it to be audited in the programme's years. */

#include "isms-config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-audit-proposal-private.h"
#include "isms-day.h"
#include "isms-edit.h"

#define NOTICE 28  /* days that it takes to prepare an audit */
#define QUARTER 91 /* days */
#define YEAR 365

static void
free_gap (gpointer data)
{
  IsmsAuditGap *gap = data;

  g_free (gap->ref);
  g_free (gap->title);
  g_free (gap->why);
  g_free (gap);
}

IsmsAuditProposal *
isms_audit_proposal_new (gint64 programme, IsmsAuditStaff *staff)
{
  IsmsAuditProposal *self = g_new0 (IsmsAuditProposal, 1);

  self->programme = programme;
  self->gaps = g_ptr_array_new_with_free_func (free_gap);
  self->staff = isms_audit_staff_ref (staff);
  return self;
}

/**
 * isms_audit_proposal_free:
 * @self: (transfer full): a proposal
 */
void
isms_audit_proposal_free (IsmsAuditProposal *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->gaps);
  g_free (self->starts_on);
  g_free (self->ends_on);
  g_clear_pointer (&self->links, g_array_unref);
  isms_audit_staff_unref (self->staff);
  g_free (self);
}

void
isms_audit_proposal_add (IsmsAuditProposal *self,
                         const IsmsAuditRow *row,
                         const char *why,
                         gboolean chosen)
{
  IsmsAuditGap *gap = g_new0 (IsmsAuditGap, 1);

  gap->control = row->control;
  gap->ref = g_strdup (row->ref);
  gap->title = g_strdup (row->title);
  gap->why = g_strdup (why);
  gap->weight = row->weight;
  gap->chosen = chosen;
  g_ptr_array_add (self->gaps, gap);
}

/* --- What follows from the scope --- */

static GHashTable *
list_chosen (IsmsAuditProposal *self)
{
  GHashTable *chosen = g_hash_table_new (g_int64_hash, g_int64_equal);

  self->n_chosen = 0;
  for (guint i = 0; i < self->gaps->len; i++)
    {
      IsmsAuditGap *gap = self->gaps->pdata[i];

      if (!gap->chosen)
        continue;
      g_hash_table_add (chosen, &gap->control);
      self->n_chosen++;
    }
  return chosen;
}

void
isms_audit_proposal_settle (IsmsAuditProposal *self)
{
  g_autoptr (GHashTable) chosen = list_chosen (self);
  const IsmsAuditLead *first;

  self->days = CLAMP ((self->n_chosen + ISMS_AUDIT_ITEMS_A_DAY - 1) / ISMS_AUDIT_ITEMS_A_DAY, 1,
                      ISMS_AUDIT_MAX_DAYS);
  self->leads = isms_audit_staff_judge (self->staff, chosen);
  first = self->leads->len > 0 ? self->leads->pdata[0] : NULL;
  self->lead = first != NULL && first->why_not == NULL ? first->id : 0;
}

void
isms_audit_proposal_date (IsmsAuditProposal *self, int from, int last)
{
  int day = isms_audit_staff_find_days (self->staff, self->lead, from, last, self->days);

  g_clear_pointer (&self->starts_on, g_free);
  g_clear_pointer (&self->ends_on, g_free);
  if (day == 0)
    return;
  self->starts_on = isms_day_dup_nth (day);
  self->ends_on = isms_day_dup_nth (day + (int) self->days - 1);
}

static void
keep_length (IsmsAuditProposal *self)
{
  int first = isms_day_get_number (self->starts_on);

  g_free (self->ends_on);
  self->ends_on = first != 0 ? isms_day_dup_nth (first + (int) self->days - 1) : NULL;
}

/**
 * isms_audit_proposal_choose:
 * @self: a proposal
 * @gap: the index of one of its gaps
 * @chosen: whether it is in the scope
 *
 * Who may lead it and how long it takes follow; its first day stays.
 */
void
isms_audit_proposal_choose (IsmsAuditProposal *self, guint gap, gboolean chosen)
{
  gint64 lead = self->lead;
  guint days = self->days;

  ((IsmsAuditGap *) self->gaps->pdata[gap])->chosen = chosen;
  isms_audit_proposal_settle (self);
  for (guint i = 0; i < self->leads->len; i++)
    {
      const IsmsAuditLead *one = self->leads->pdata[i];

      if (one->id == lead && one->why_not == NULL)
        self->lead = lead;
    }
  if (days != self->days)
    keep_length (self);
}

/* --- The gaps --- */

typedef struct
{
  const IsmsAuditRow *row;
  int urgency; /* 0: the most */
  guint place;
} Candidate;

static int
compare_candidates (gconstpointer left, gconstpointer right)
{
  const Candidate *a = left;
  const Candidate *b = right;

  if (a->urgency != b->urgency)
    return a->urgency - b->urgency;
  if (a->row->weight != b->row->weight)
    return (int) b->row->weight - (int) a->row->weight;
  return (int) a->place - (int) b->place;
}

static gboolean
is_ahead (const IsmsAuditCoverage *coverage, const IsmsAuditRow *row)
{
  for (guint i = 0; i < coverage->audits->len; i++)
    {
      const IsmsAuditColumn *audit = coverage->audits->pdata[i];

      if (audit->counts
          && (row->signs[i] == ISMS_AUDIT_SIGN_PLANNED || row->signs[i] == ISMS_AUDIT_SIGN_RUNNING))
        return TRUE;
    }
  return FALSE;
}

/* -1: no gap. */
static int
judge_urgency (const IsmsAuditRow *row, int today)
{
  if (row->n_never > 0)
    return 0;
  if (isms_audit_sign_is_failed (row->last))
    return 1;
  return row->weight >= 3 && isms_day_get_number (row->last_on) < today - YEAR ? 2 : -1;
}

static GArray *
list_candidates (const IsmsAuditCoverage *coverage, int today)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; i < coverage->rows->len; i++)
    {
      const IsmsAuditRow *row = coverage->rows->pdata[i];
      Candidate one = { row, judge_urgency (row, today), i };

      if (!row->group && !row->gone && one.urgency >= 0 && !is_ahead (coverage, row))
        g_array_append_val (candidates, one);
    }
  g_array_sort (candidates, compare_candidates);
  return candidates;
}

static char *
dup_why (const Candidate *one)
{
  const char *weight = isms_audit_weight_get_words (one->row->weight);

  if (one->urgency == 0)
    /* Translators: why something is proposed to be audited; how much it weighs */
    return g_strdup_printf (_ ("never audited in these years; weight: %s"), weight);
  if (one->urgency == 1)
    return g_strdup_printf (_ ("%s in %s"), isms_audit_sign_get_words (one->row->last),
                            one->row->last_ref);
  /* Translators: how much it weighs, and why */
  return g_strdup_printf (_ ("weight: %s (%s)"), weight, one->row->why);
}

/* How many are needed each quarter, in whole days. */
static guint
count_share (guint n, int from, int last)
{
  guint quarters = (guint) MAX ((last - from) / QUARTER, 1);
  guint share = (n + quarters - 1) / quarters;
  guint days =
      CLAMP ((share + ISMS_AUDIT_ITEMS_A_DAY - 1) / ISMS_AUDIT_ITEMS_A_DAY, 1, ISMS_AUDIT_MAX_DAYS);

  return MIN (n, days * ISMS_AUDIT_ITEMS_A_DAY);
}

/* "Cl.6, A.5, A.8": what the chosen ones are part of. */
static char *
dup_title (const IsmsAuditCoverage *coverage, const GArray *candidates, guint n)
{
  g_autoptr (GPtrArray) tops = g_ptr_array_new ();
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const IsmsAuditRow *top = g_array_index (candidates, Candidate, i).row;

      while (top->parent >= 0)
        top = coverage->rows->pdata[top->parent];
      if (!g_ptr_array_find (tops, top, NULL))
        g_ptr_array_add (tops, (gpointer) top);
    }
  for (guint i = 0; i < tops->len; i++)
    {
      const IsmsAuditRow *top = tops->pdata[i];

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                              *top->ref != '\0' ? top->ref : top->title);
    }
  /* Translators: the title of an audit: what of the programme it audits: "A.5, A.8" */
  return g_strdup_printf (_ ("Gaps of the programme: %s"), names->str);
}

/**
 * isms_audit_propose:
 * @database: a connection of the calling thread
 * @programme: an audit programme
 * @today: YYYY-MM-DD
 * @error: return location
 *
 * Proposes an audit of what the programme has not reached yet (9.2.2): scope, length, date and who
 * may lead it.
 *
 * Returns: (transfer full): the proposal, with nothing in its scope where there is no gap; %NULL on
 *   error
 */
IsmsAuditProposal *
isms_audit_propose (IsmsDatabase *database, gint64 programme, const char *today, GError **error)
{
  g_autoptr (IsmsAuditCoverage) coverage = isms_audit_coverage_load (database, programme, error);
  g_autoptr (GArray) candidates = NULL;
  IsmsAuditStaff *staff;
  IsmsAuditProposal *self;
  int from = isms_day_get_number (today);
  int last;
  guint n;

  if (coverage == NULL)
    return NULL;
  staff = isms_audit_staff_load (database, programme, error);
  if (staff == NULL)
    return NULL;
  candidates = list_candidates (coverage, from);
  last = coverage->ends_on != NULL ? isms_day_get_number (coverage->ends_on) : from + 3 * YEAR;
  from = MAX (MIN (from + NOTICE, MAX (last - ISMS_AUDIT_MAX_DAYS, from + 1)),
              isms_day_get_number (coverage->starts_on));
  n = count_share (candidates->len, from, last);
  self = isms_audit_proposal_new (programme, staff);
  isms_audit_staff_unref (staff);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *one = &g_array_index (candidates, Candidate, i);
      g_autofree char *why = dup_why (one);

      isms_audit_proposal_add (self, one->row, why, i < n);
    }
  self->title = dup_title (coverage, candidates, n);
  isms_audit_proposal_settle (self);
  isms_audit_proposal_date (self, from, last);
  return self;
}

/* --- Words --- */

char *
isms_audit_lead_dup_words (const IsmsAuditLead *self)
{
  if (self->why_not != NULL)
    return g_strdup (self->why_not);
  if (self->n_audits == 0)
    return g_strdup (_ ("answers for nothing of it; has not audited yet"));
  /* Translators: how many audits somebody has taken part in as an auditor */
  return g_strdup_printf (ngettext ("answers for nothing of it; has audited %u time",
                                    "answers for nothing of it; has audited %u times",
                                    self->n_audits),
                          self->n_audits);
}

/**
 * isms_audit_proposal_dup_words:
 * @self: a proposal
 *
 * Returns: (transfer full): how much of the gaps it takes, and how long that is
 */
char *
isms_audit_proposal_dup_words (const IsmsAuditProposal *self)
{
  g_autofree char *days = g_strdup_printf (ngettext ("%u day", "%u days", self->days), self->days);

  if (self->n_chosen < self->gaps->len)
    /* Translators: how many of how many gaps an audit takes, and how long that is: "1 day" */
    return g_strdup_printf (_ ("%u of %u gaps, about %s. The rest is left for later audits."),
                            self->n_chosen, self->gaps->len, days);
  /* Translators: the same where it takes all of them */
  return g_strdup_printf (_ ("All %u gaps, about %s."), self->gaps->len, days);
}

/* --- Making it --- */

static GArray *
list_links (const IsmsAuditProposal *self)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (self->links != NULL)
    {
      g_array_append_vals (links, self->links->data, self->links->len);
      return links;
    }
  for (guint i = 0; i < self->gaps->len; i++)
    {
      const IsmsAuditGap *gap = self->gaps->pdata[i];

      if (gap->chosen)
        g_array_append_val (links, gap->control);
    }
  return links;
}

/**
 * isms_audit_proposal_make:
 * @step: a step that is not committed yet
 * @self: a proposal, as it was changed
 *
 * Makes the audit with its scope, dates and lead.
 *
 * Returns: its id
 */
gint64
isms_audit_proposal_make (IsmsStep *step, const IsmsAuditProposal *self)
{
  const IsmsKind *kind = isms_kind_find ("audit");
  g_autoptr (GArray) links = list_links (self);
  IsmsRow *row = isms_row_new ();
  gint64 id;

  isms_row_set_text (row, "title", self->title);
  isms_row_set_text (row, "kind", "internal");
  isms_row_set_int (row, "programme_id", self->programme);
  isms_row_set_text (row, "starts_on", self->starts_on);
  isms_row_set_text (row, "ends_on", self->ends_on);
  isms_row_set_text (row, "methods", "interviews documents sampling");
  isms_row_set_text (row, "criteria",
                     _ ("ISO/IEC 27001:2022 and the organisation’s own requirements (9.2.1 a)"));
  if (self->lead != 0)
    isms_row_set_int (row, "lead_id", self->lead);
  id = isms_edit_insert (step, kind, row);
  isms_edit_set_links (step, kind, id, isms_kind_find_field (kind, "controls"),
                       (const gint64 *) links->data, links->len);
  return id;
}
