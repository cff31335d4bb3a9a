/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

#include "isms-config.h"

#include "isms-audit-staff.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-day.h"

/* Why somebody is not impartial. */
typedef struct
{
  gint64 control;
  gint64 person;
  char *why;
  char *ref; /* of the control */
  char *record;
} Stake;

/* Days that are taken; person 0: for everybody. */
typedef struct
{
  int from;
  int to;
  gint64 person;
  gboolean yearly;
} Taken;

struct _IsmsAuditStaff
{
  gatomicrefcount refs;
  GPtrArray *leads;
  GPtrArray *stakes;
  GArray *taken;
  gint64 owner; /* of the programme, or 0 */
};

static void
free_lead (gpointer data)
{
  g_free (((IsmsAuditLead *) data)->name);
  g_free (((IsmsAuditLead *) data)->why_not);
  g_free (data);
}

static void
free_stake (gpointer data)
{
  Stake *stake = data;

  g_free (stake->why);
  g_free (stake->ref);
  g_free (stake->record);
  g_free (stake);
}

/* --- Reading --- */

static gboolean
load_people (IsmsAuditStaff *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT p.id, p.name, count (a.id), "
      "ifnull (sum (a.state NOT IN ('reported', 'closed', 'cancelled')), 0) "
      "FROM person AS p LEFT JOIN audit_auditor AS u ON u.person_id = p.id "
      "LEFT JOIN audit AS a ON a.id = u.audit_id AND a.archived = 0 "
      "WHERE p.archived = 0 AND p.active = 1 GROUP BY p.id ORDER BY p.name COLLATE NOCASE, p.id",
      error);

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    {
      IsmsAuditLead *lead = g_new0 (IsmsAuditLead, 1);

      lead->id = isms_statement_get_int (statement, 0);
      lead->name = isms_statement_dup_text (statement, 1);
      lead->n_audits = (guint) isms_statement_get_int (statement, 2);
      lead->n_ahead = (guint) isms_statement_get_int (statement, 3);
      g_ptr_array_add (self->leads, lead);
    }
  return !isms_statement_failed (statement);
}

/* The weightiest first; whoever sees to the audits does not audit them. */
static gboolean
load_stakes (IsmsAuditStaff *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT s.control_id, s.person_id, s.why, c.ref, s.record FROM ("
      "SELECT t.control_id, t.person_id, t.why, t.record FROM audit_stake AS t "
      "UNION ALL SELECT c.id, 0, 'runs_programme', NULL FROM control AS c "
      "WHERE c.kind = 'clause' AND c.ref LIKE 'Cl.9.2%') AS s "
      "JOIN control AS c ON c.id = s.control_id "
      "ORDER BY s.why <> 'owns_control', c.place, c.id",
      error);

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    {
      Stake *stake = g_new0 (Stake, 1);

      stake->control = isms_statement_get_int (statement, 0);
      stake->person = isms_statement_get_int (statement, 1);
      stake->why = isms_statement_dup_text (statement, 2);
      stake->ref = isms_statement_dup_text (statement, 3);
      stake->record = isms_statement_dup_text (statement, 4);
      g_ptr_array_add (self->stakes, stake);
    }
  return !isms_statement_failed (statement);
}

static gboolean
load_taken (IsmsAuditStaff *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT starts_on, ifnull (ends_on, starts_on), ifnull (person_id, 0), yearly FROM holiday "
      "WHERE archived = 0 AND starts_on IS NOT NULL "
      "UNION ALL SELECT starts_on, ifnull (ends_on, starts_on), 0, 0 FROM audit "
      "WHERE archived = 0 AND state <> 'cancelled' AND starts_on IS NOT NULL",
      error);

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    {
      Taken taken = { isms_day_get_number (isms_statement_get_text (statement, 0)),
                      isms_day_get_number (isms_statement_get_text (statement, 1)),
                      isms_statement_get_int (statement, 2),
                      isms_statement_get_int (statement, 3) != 0 };

      g_array_append_val (self->taken, taken);
    }
  return !isms_statement_failed (statement);
}

static gboolean
load_owner (IsmsAuditStaff *self, IsmsDatabase *database, gint64 programme, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (database, "SELECT owner_id FROM programme WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, programme);
  if (isms_statement_next (statement, error))
    self->owner = isms_statement_get_int (statement, 0);
  return !isms_statement_failed (statement);
}

/**
 * isms_audit_staff_load:
 * @database: a connection of the calling thread
 * @programme: whose owner does not audit the audits; 0: there is none yet
 * @error: return location
 *
 * Returns: (transfer full): who could audit, and when; %NULL on error
 */
IsmsAuditStaff *
isms_audit_staff_load (IsmsDatabase *database, gint64 programme, GError **error)
{
  IsmsAuditStaff *self = g_new0 (IsmsAuditStaff, 1);

  g_atomic_ref_count_init (&self->refs);
  self->leads = g_ptr_array_new_with_free_func (free_lead);
  self->stakes = g_ptr_array_new_with_free_func (free_stake);
  self->taken = g_array_new (FALSE, FALSE, sizeof (Taken));
  if (load_people (self, database, error) && load_stakes (self, database, error)
      && load_taken (self, database, error) && load_owner (self, database, programme, error))
    return self;
  isms_audit_staff_unref (self);
  return NULL;
}

IsmsAuditStaff *
isms_audit_staff_ref (IsmsAuditStaff *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
isms_audit_staff_unref (IsmsAuditStaff *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->leads);
  g_ptr_array_unref (self->stakes);
  g_array_unref (self->taken);
  g_free (self);
}

void
isms_audit_staff_set_owner (IsmsAuditStaff *self, gint64 owner)
{
  self->owner = owner;
}

const char *
isms_audit_staff_get_name (IsmsAuditStaff *self, gint64 id)
{
  for (guint i = 0; i < self->leads->len; i++)
    {
      const IsmsAuditLead *lead = self->leads->pdata[i];

      if (lead->id == id)
        return lead->name;
    }
  return NULL;
}

/* --- Who --- */

static char *
dup_reason (const Stake *stake)
{
  if (g_str_equal (stake->why, "owns_control"))
    /* Translators: why somebody is not to audit: the ref of a control */
    return g_strdup_printf (_ ("owns %s"), stake->ref);
  if (g_str_equal (stake->why, "owns_risk"))
    /* Translators: the ref of a risk, and of a control */
    return g_strdup_printf (_ ("owns %s, which %s treats"), stake->record, stake->ref);
  if (g_str_equal (stake->why, "owns_document"))
    /* Translators: the ref of a document, and of a clause or control */
    return g_strdup_printf (_ ("owns %s, which serves %s"), stake->record, stake->ref);
  if (g_str_equal (stake->why, "did_work"))
    /* Translators: the ref of a clause or control, and of a record of what was done about it */
    return g_strdup_printf (_ ("worked on %s (%s)"), stake->ref, stake->record);
  if (g_str_equal (stake->why, "in_role"))
    /* Translators: the title of a role, and the ref of a clause or control */
    return g_strdup_printf (_ ("as %s answers for %s"), stake->record, stake->ref);
  /* Translators: the ref of a clause */
  return g_strdup_printf (_ ("sees to the audit programme, which %s is about"), stake->ref);
}

static void
judge_lead (IsmsAuditStaff *self, IsmsAuditLead *lead, GHashTable *controls)
{
  const Stake *first = NULL;
  g_autofree char *reason = NULL;
  guint n = 0;

  g_clear_pointer (&lead->why_not, g_free);
  for (guint i = 0; i < self->stakes->len; i++)
    {
      const Stake *stake = self->stakes->pdata[i];

      if ((stake->person != 0 ? stake->person : self->owner) != lead->id
          || !g_hash_table_contains (controls, &stake->control))
        continue;
      first = first != NULL ? first : stake;
      n++;
    }
  if (first == NULL)
    return;
  reason = dup_reason (first);
  if (n == 1)
    lead->why_not = g_steal_pointer (&reason);
  else
    /* Translators: a reason, and how many others there are */
    lead->why_not = g_strdup_printf (
        ngettext ("%s, and %u more reason", "%s, and %u more reasons", n - 1), reason, n - 1);
}

static int
compare_leads (gconstpointer left, gconstpointer right)
{
  const IsmsAuditLead *a = *(IsmsAuditLead *const *) left;
  const IsmsAuditLead *b = *(IsmsAuditLead *const *) right;

  if ((a->why_not != NULL) != (b->why_not != NULL))
    return a->why_not != NULL ? 1 : -1;
  if ((a->n_audits > 0) != (b->n_audits > 0))
    return a->n_audits > 0 ? -1 : 1;
  if (a->n_ahead != b->n_ahead)
    return a->n_ahead < b->n_ahead ? -1 : 1;
  if (a->n_audits != b->n_audits)
    return a->n_audits > b->n_audits ? -1 : 1;
  return g_utf8_collate (a->name, b->name);
}

/**
 * isms_audit_staff_judge:
 * @self: the staff
 * @controls: (element-type gint64): a set of what is to be audited
 *
 * Says of everybody who is there whether they answer for something of it (9.2.2 b).
 *
 * Returns: (transfer none) (element-type IsmsAuditLead): who may lead first, of them who has
 * audited before, and has least ahead
 */
GPtrArray *
isms_audit_staff_judge (IsmsAuditStaff *self, GHashTable *controls)
{
  for (guint i = 0; i < self->leads->len; i++)
    judge_lead (self, self->leads->pdata[i], controls);
  g_ptr_array_sort (self->leads, compare_leads);
  return self->leads;
}

/* --- When --- */

static int
get_day_of_year (int day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  return (int) g_date_get_month (&date) * 100 + (int) g_date_get_day (&date);
}

static gboolean
is_taken_then (const Taken *taken, int day)
{
  int at, from, to;

  if (!taken->yearly || day < taken->from)
    return day >= taken->from && day <= taken->to;
  at = get_day_of_year (day);
  from = get_day_of_year (taken->from);
  to = get_day_of_year (taken->to);
  return from <= to ? at >= from && at <= to : at >= from || at <= to;
}

static gboolean
is_free (IsmsAuditStaff *self, gint64 lead, int day)
{
  /* Julian day 1 was a Monday. */
  if ((day - 1) % 7 >= 5)
    return FALSE;
  for (guint i = 0; i < self->taken->len; i++)
    {
      const Taken *taken = &g_array_index (self->taken, Taken, i);

      if ((taken->person == 0 || taken->person == lead) && is_taken_then (taken, day))
        return FALSE;
    }
  return TRUE;
}

/**
 * isms_audit_staff_find_days:
 * @self: the staff
 * @lead: who leads; 0: nobody yet
 * @from: the first day that would do, a Julian one
 * @last: the last day
 * @days: how many in a row, at most 5
 *
 * Returns: the first of them; 0 where there are none that nothing stands in the way of
 */
int
isms_audit_staff_find_days (IsmsAuditStaff *self, gint64 lead, int from, int last, guint days)
{
  guint n = 0;

  for (int day = from; day <= last; day++)
    {
      n = is_free (self, lead, day) ? n + 1 : 0;
      if (n >= days)
        return day - (int) days + 1;
    }
  return 0;
}

/**
 * isms_audit_staff_book:
 * @self: the staff
 * @lead: who leads, or 0
 * @from: a Julian day
 * @to: a Julian day
 *
 * Takes the days, and counts one more ahead of the lead.
 */
void
isms_audit_staff_book (IsmsAuditStaff *self, gint64 lead, int from, int to)
{
  Taken taken = { from, to, 0, FALSE };

  g_array_append_val (self->taken, taken);
  for (guint i = 0; i < self->leads->len; i++)
    {
      IsmsAuditLead *one = self->leads->pdata[i];

      one->n_ahead += one->id == lead;
    }
}
