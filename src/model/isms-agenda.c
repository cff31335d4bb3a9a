/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The agenda. What is due follows from the fields of each kind, as the ready views do; only what
 * takes days or hours rather than being due on one is named here. */

#include "isms-config.h"

#include "isms-agenda.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-ready-view.h"

/* Columns of every query: */
enum
{
  ID,
  UID,
  REF,
  TITLE,
  DAY,
  LAST,
  STARTS_AT,
  ENDS_AT,
  PERSON,
  WHO,
  EMAIL,
  OVERDUE,
  STATE,
};

/* Kinds whose records take days or hours, or have to be done with by one. The parameters are those
 * of load_kind (). */
static const struct
{
  const char *kind;
  const char *sql;
  const char *due; /* the field that says by when; NULL: they take their time */
} spans[] = {
  { "audit",
    "SELECT v.id, v.uid, v.ref, v.title, s.first, s.last, NULL, NULL, v.lead_id, v.lead, p.email, "
    "v.overdue, s.state FROM audit_span AS s JOIN audit_list AS v ON v.id = s.audit_id "
    "LEFT JOIN person AS p ON p.id = v.lead_id "
    "WHERE (?1 IS NULL OR s.last >= ?1) AND (?2 IS NULL OR s.first <= ?2) "
    "AND (?3 = 0 OR v.lead_id = ?3 "
    "OR EXISTS (SELECT 1 FROM audit_person AS l WHERE l.audit_id = v.id AND l.person_id = ?3) "
    "OR EXISTS (SELECT 1 FROM audit_auditee AS l WHERE l.audit_id = v.id AND l.person_id = ?3))" },
  /* Of a session that has passed nobody need do anything, whatever becomes of its audit. */
  { "audit_session",
    "SELECT v.id, v.uid, v.ref, v.title, s.day, date (s.ends_at, 'localtime'), s.starts_at, "
    "CASE WHEN v.minutes IS NOT NULL THEN s.ends_at END, "
    "v.auditor_id, v.auditor, p.email, 0, "
    "CASE WHEN a.state IN ('cancelled', 'closed', 'reported') THEN a.state "
    "WHEN s.ends_at < strftime ('%Y-%m-%dT%H:%M:%SZ', 'now') THEN 'closed' ELSE 'planned' END "
    "FROM audit_session_span AS s JOIN audit_session_list AS v ON v.id = s.session_id "
    "LEFT JOIN audit AS a ON a.id = s.audit_id LEFT JOIN person AS p ON p.id = v.auditor_id "
    "WHERE ifnull (a.archived, 0) = 0 "
    "AND (?1 IS NULL OR date (s.ends_at, 'localtime') >= ?1) AND (?2 IS NULL OR s.day <= ?2) "
    "AND (?3 = 0 OR EXISTS (SELECT 1 FROM audit_session_someone AS o "
    "WHERE o.session_id = v.id AND o.person_id = ?3))" },
  /* At its time, where that is one of its day. */
  { "review",
    "SELECT v.id, v.uid, v.ref, v.title, v.planned_on, v.planned_on, v.at, "
    "CASE WHEN v.minutes IS NOT NULL THEN strftime ('%Y-%m-%dT%H:%M:%SZ', v.at, "
    "'+' || v.minutes || ' minutes') END, v.chair_id, v.chair, p.email, v.overdue, "
    "CASE WHEN v.state IN ('held', 'approved') THEN 'closed' ELSE 'planned' END "
    "FROM (SELECT *, CASE WHEN date (starts_at, 'localtime') = planned_on THEN starts_at END AS at "
    "FROM review_list) AS v LEFT JOIN person AS p ON p.id = v.chair_id "
    "WHERE v.archived = 0 AND v.planned_on IS NOT NULL "
    "AND (?1 IS NULL OR v.planned_on >= ?1) AND (?2 IS NULL OR v.planned_on <= ?2) "
    "AND (?3 = 0 OR ?3 IN (v.chair_id, v.minutes_by_id) "
    "OR EXISTS (SELECT 1 FROM review_participant AS r "
    "WHERE r.review_id = v.id AND r.archived = 0 AND r.person_id = ?3))" },
  /* By then the authority is to be told; nothing else of an incident is due. */
  { "incident",
    "SELECT v.id, v.uid, v.ref, v.title, v.day, v.day, v.notify_by, NULL, v.owner_id, v.owner, "
    "p.email, v.overdue, NULL "
    "FROM (SELECT *, date (notify_by, 'localtime') AS day FROM incident_list) AS v "
    "LEFT JOIN person AS p ON p.id = v.owner_id "
    "WHERE v.archived = 0 AND v.notification IN ('running', 'overdue') "
    "AND (?1 IS NULL OR v.day >= ?1) AND (?2 IS NULL OR v.day <= ?2) "
    "AND (?3 = 0 OR v.owner_id = ?3)",
    .due = "notify_by" },
};

/* What is due of these is due of the actions that they make, and would stand there twice. */
static const char *const by_their_actions[] = { "review_decision", NULL };

static const char *
find_span (const IsmsKind *kind, const IsmsField **due)
{
  *due = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    if (g_str_equal (spans[i].kind, kind->name))
      {
        *due = spans[i].due != NULL ? isms_kind_find_field (kind, spans[i].due) : NULL;
        return spans[i].sql;
      }
  *due = isms_ready_view_get_due_field (kind);
  return NULL;
}

/**
 * isms_agenda_item_free:
 * @self: (transfer full): what is freed
 */
void
isms_agenda_item_free (IsmsAgendaItem *self)
{
  g_free (self->uid);
  g_free (self->ref);
  g_free (self->title);
  g_free (self->day);
  g_free (self->last);
  g_free (self->starts_at);
  g_free (self->ends_at);
  g_free (self->who);
  g_free (self->email);
  g_free (self);
}

/* --- What is due --- */

static void
append_values (GString *sql, const IsmsField *field, gboolean late)
{
  const char *before = "";

  for (const IsmsChoice *choice = field->choices; choice->value != NULL; choice++)
    if (late ? choice->late : choice->over)
      {
        g_string_append_printf (sql, "%s'%s'", before, choice->value);
        before = ", ";
      }
}

static gboolean
has_over (const IsmsField *field)
{
  for (const IsmsChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
    if (choice->over)
      return TRUE;
  return FALSE;
}

/* Overdue is what the kind calls so, else what is due on a day that has passed. */
static void
append_overdue (GString *sql, const IsmsKind *kind, const char *due)
{
  const IsmsField *late = isms_ready_view_get_late_field (kind);

  if (late == NULL)
    g_string_append_printf (sql, "v.%s < date ('now', 'localtime')", due);
  else if (late->kind == ISMS_FIELD_BOOLEAN)
    g_string_append_printf (sql, "ifnull (v.%s, 0)", late->name);
  else
    {
      g_string_append_printf (sql, "ifnull (v.%s, '') IN (", late->name);
      append_values (sql, late, TRUE);
      g_string_append_c (sql, ')');
    }
}

/* What is not over, as the view "Due in 30 Days" has it. */
static void
append_open (GString *sql, const IsmsKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const IsmsField *field = &kind->fields[i];

      if (field->kind != ISMS_FIELD_CHOICE || !has_over (field))
        continue;
      g_string_append_printf (sql, " AND ifnull (v.%s, '') NOT IN (", field->name);
      append_values (sql, field, FALSE);
      g_string_append_c (sql, ')');
    }
}

/* NULL: nothing of that kind is ever due. */
static char *
dup_due_sql (const IsmsKind *kind)
{
  const IsmsField *due = isms_ready_view_get_due_field (kind);
  const IsmsField *owner = isms_ready_view_get_owner_field (kind);
  g_autofree char *uncounted = isms_kind_dup_uncounted (kind);
  g_autofree char *person = NULL;
  g_autofree char *who = NULL;
  GString *sql;

  if (due == NULL || g_strv_contains (by_their_actions, kind->name))
    return NULL;
  person =
      owner != NULL ? g_strdup_printf ("v.%s", isms_field_get_column (owner)) : g_strdup ("NULL");
  who = owner != NULL ? g_strdup_printf ("v.%s", owner->name) : g_strdup ("NULL");
  sql = g_string_new (NULL);
  g_string_append_printf (sql,
                          "SELECT v.id, v.uid, v.ref, v.%s, v.%s, v.%s, NULL, NULL, %s, %s, "
                          "(SELECT p.email FROM person AS p WHERE p.id = %s), ",
                          kind->title_field, due->name, due->name, person, who, person);
  append_overdue (sql, kind, due->name);
  g_string_append_printf (sql,
                          ", NULL FROM %s AS v WHERE v.archived = 0 AND v.%s IS NOT NULL "
                          "AND (?1 IS NULL OR v.%s >= ?1) AND (?2 IS NULL OR v.%s <= ?2) "
                          "AND (?3 = 0 OR %s = ?3) AND NOT ifnull (%s, 0)",
                          kind->view, due->name, due->name, due->name, person, uncounted);
  append_open (sql, kind);
  return g_string_free (sql, FALSE);
}

/* --- Loading --- */

static IsmsAgendaItem *
read_item (const IsmsKind *kind, const char *what, IsmsStatement *statement)
{
  const char *state = isms_statement_get_text (statement, STATE);
  IsmsAgendaItem *item = g_new0 (IsmsAgendaItem, 1);

  item->kind = kind;
  item->what = what;
  item->id = isms_statement_get_int (statement, ID);
  item->uid = isms_statement_dup_text (statement, UID);
  item->ref = isms_statement_dup_text (statement, REF);
  item->title = isms_statement_dup_text (statement, TITLE);
  item->day = isms_statement_dup_text (statement, DAY);
  item->last = isms_statement_dup_text (statement, LAST);
  item->starts_at = isms_statement_dup_text (statement, STARTS_AT);
  item->ends_at = isms_statement_dup_text (statement, ENDS_AT);
  item->person = isms_statement_get_int (statement, PERSON);
  item->who = isms_statement_dup_text (statement, WHO);
  item->email = isms_statement_dup_text (statement, EMAIL);
  item->overdue = isms_statement_get_int (statement, OVERDUE) != 0;
  item->cancelled = g_strcmp0 (state, "cancelled") == 0;
  if (state != NULL)
    {
      const IsmsField *field = isms_kind_find_field (isms_kind_find ("audit"), "state");
      const IsmsChoice *choice = isms_field_find_choice (field, state);

      item->over = choice != NULL && choice->over;
    }
  return item;
}

static gboolean
load_kind (GPtrArray *items,
           IsmsDatabase *database,
           const IsmsKind *kind,
           const IsmsAgendaAsked *asked,
           GError **error)
{
  const IsmsField *due;
  const char *span = find_span (kind, &due);
  g_autofree char *sql = span != NULL ? g_strdup (span) : dup_due_sql (kind);
  g_autoptr (IsmsStatement) statement = NULL;
  const char *what = due != NULL ? _ (due->label) : NULL;

  if (sql == NULL)
    return TRUE;
  statement = isms_database_prepare (database, sql, error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_text (statement, 1, asked->from);
  isms_statement_bind_text (statement, 2, asked->to);
  isms_statement_bind_int (statement, 3, asked->person);
  while (isms_statement_next (statement, error))
    {
      g_autoptr (IsmsAgendaItem) item = read_item (kind, what, statement);

      if (asked->with_over || !item->over)
        g_ptr_array_add (items, g_steal_pointer (&item));
    }
  return !isms_statement_failed (statement);
}

/* What has no time stands before what has one. */
static int
compare_items (gconstpointer a, gconstpointer b)
{
  const IsmsAgendaItem *one = *(const IsmsAgendaItem *const *) a;
  const IsmsAgendaItem *other = *(const IsmsAgendaItem *const *) b;
  int order = g_strcmp0 (one->day, other->day);

  if (order == 0)
    order = g_strcmp0 (one->starts_at, other->starts_at);
  if (order == 0)
    order = (int) one->kind->number - (int) other->kind->number;
  if (order == 0)
    order = g_strcmp0 (one->ref, other->ref);
  return order != 0 ? order : (one->id > other->id) - (one->id < other->id);
}

static gboolean
is_asked (const IsmsAgendaAsked *asked, const IsmsKind *kind)
{
  for (guint i = 0; asked->kinds != NULL && asked->kinds[i] != NULL; i++)
    if (asked->kinds[i] == kind)
      return TRUE;
  return asked->kinds == NULL;
}

/**
 * isms_agenda_load:
 * @database: a connection of the calling thread
 * @asked: of which days, whose and of which kinds
 * @error: return location
 *
 * Archived records are left out, and so is what is over; @asked can have audits and their sessions
 * that are over, for a calendar that has had them before.
 *
 * Returns: (transfer full) (element-type IsmsAgendaItem): by day and time, once for each record;
 *   %NULL on error
 */
GPtrArray *
isms_agenda_load (IsmsDatabase *database, const IsmsAgendaAsked *asked, GError **error)
{
  g_autoptr (GPtrArray) items =
      g_ptr_array_new_with_free_func ((GDestroyNotify) isms_agenda_item_free);

  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    if (is_asked (asked, *kind) && !load_kind (items, database, *kind, asked, error))
      return NULL;
  g_ptr_array_sort (items, compare_items);
  return g_steal_pointer (&items);
}

/**
 * isms_agenda_has:
 * @kind: a kind of records
 *
 * Returns: whether the agenda may have something of that kind
 */
gboolean
isms_agenda_has (const IsmsKind *kind)
{
  const IsmsField *due;

  return find_span (kind, &due) != NULL
         || (due != NULL && !g_strv_contains (by_their_actions, kind->name));
}
