/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What speaks against the plan of an audit, in words. What it is, the views of 011-planner.sql say;
 * here are the sentences, and the days that are worked on. */

#include "isms-config.h"

#include "isms-audit-plan.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"

/* What a sentence is made of. */
typedef struct
{
  const char *why;
  const IsmsKind *kind;
  const char *person; /* or NULL */
  char *record;       /* "A.5.18", "R-014 Theft of laptops" */
  char *own;          /* the session of the audit; or NULL */
  char *days;         /* or NULL */
} Told;

static void
clear_told (Told *told)
{
  g_free (told->record);
  g_free (told->own);
  g_free (told->days);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Told, clear_told)

/**
 * isms_audit_warning_free:
 * @self: (transfer full): what is freed
 */
void
isms_audit_warning_free (IsmsAuditWarning *self)
{
  g_free (self->why);
  g_free (self->sentence);
  g_free (self);
}

/**
 * isms_audit_holiday_free:
 * @self: (transfer full): what is freed
 */
void
isms_audit_holiday_free (IsmsAuditHoliday *self)
{
  g_free (self->title);
  g_free (self->first);
  g_free (self->last);
  g_free (self);
}

static char *
dup_days (const char *first, const char *last)
{
  g_autofree char *from = isms_day_dup_words (first);
  g_autofree char *to = isms_day_dup_words (last);

  if (g_strcmp0 (first, last) == 0)
    return g_steal_pointer (&from);
  /* Translators: a span of days: 5 Mar 2026 to 6 Mar 2026 */
  return g_strdup_printf (_ ("%s to %s"), from, to);
}

/* --- Sentences --- */

static char *
dup_work (const Told *told)
{
  if (g_str_equal (told->kind->name, "audit"))
    /* Translators: a person's name */
    return g_strdup_printf (_ ("%s is one of the auditees, and audits."), told->person);
  if (g_str_equal (told->kind->name, "audit_session"))
    /* Translators: a person's name; a session of the timetable */
    return g_strdup_printf (_ ("%s is asked in “%s”, and audits."), told->person, told->record);
  if (g_str_equal (told->kind->name, "document"))
    /* Translators: a person's name; the ref and title of a document */
    return g_strdup_printf (
        _ ("%s wrote or approved %s, which serves something that is in the scope."), told->person,
        told->record);
  if (g_str_equal (told->kind->name, "control_check"))
    /* Translators: a person's name; the ref and title of a check of a control */
    return g_strdup_printf (_ ("%s carried out %s, which checks a control that is in the scope."),
                            told->person, told->record);
  /* Translators: a person's name; the ref and title of an action */
  return g_strdup_printf (_ ("%s did the work of %s, for a control that is in the scope."),
                          told->person, told->record);
}

/* 9.2.2 b): whoever is chosen is to be objective and impartial. */
static char *
dup_independence (const Told *told)
{
  if (g_str_equal (told->why, "owns_control"))
    /* Translators: a person's name; the ref of a control */
    return g_strdup_printf (_ ("%s owns %s, which is in the scope."), told->person, told->record);
  if (g_str_equal (told->why, "owns_risk"))
    /* Translators: a person's name; the ref and title of a risk */
    return g_strdup_printf (_ ("%s owns %s, a risk that a control in the scope treats."),
                            told->person, told->record);
  if (g_str_equal (told->why, "owns_document"))
    /* Translators: a person's name; the ref and title of a document */
    return g_strdup_printf (_ ("%s owns %s, which serves something that is in the scope."),
                            told->person, told->record);
  if (g_str_equal (told->why, "leads_unit"))
    /* Translators: a person's name; a unit of the organisation */
    return g_strdup_printf (_ ("%s leads %s, and so what is audited."), told->person, told->record);
  if (g_str_equal (told->why, "in_unit"))
    /* Translators: a person's name; a unit of the organisation */
    return g_strdup_printf (_ ("%s belongs to %s, which is audited."), told->person, told->record);
  return dup_work (told);
}

static char *
dup_conflict (const Told *told)
{
  if (g_str_equal (told->why, "two_audits"))
    /* Translators: a person's name; the ref and title of another audit; days */
    return g_strdup_printf (_ ("%s also audits in %s: %s."), told->person, told->record,
                            told->days);
  if (g_str_equal (told->why, "absent"))
    /* Translators: a person's name; an absence; days */
    return g_strdup_printf (_ ("%s is away, %s: %s."), told->person, told->record, told->days);
  if (g_str_equal (told->why, "holiday"))
    /* Translators: a holiday; days */
    return g_strdup_printf (_ ("%s is within its days: %s."), told->record, told->days);
  if (g_str_equal (told->why, "left"))
    /* Translators: a person's name */
    return g_strdup_printf (_ ("%s has left, and is still an auditor."), told->person);
  if (g_str_equal (told->why, "session_outside"))
    /* Translators: a session of the timetable; a day */
    return g_strdup_printf (_ ("“%s” is outside the days of the audit: %s."), told->record,
                            told->days);
  /* Translators: a person's name; two sessions of a timetable; a day */
  return g_strdup_printf (_ ("%s is in two sessions at once, “%s” and “%s”: %s."), told->person,
                          told->own, told->record, told->days);
}

/* What a record is called within a sentence: a control by its number alone, and what is known by
 * its title by that. */
static char *
dup_named (IsmsDatabase *database, const IsmsKind *kind, gint64 id, GError **error)
{
  static const char *const by_title[] = { "unit", "holiday", "audit_session", "person", NULL };
  g_autofree char *sql =
      g_strdup_printf ("SELECT %s FROM %s WHERE id = ?",
                       g_str_equal (kind->name, "control")      ? "ref"
                       : g_strv_contains (by_title, kind->name) ? kind->title_field
                                                                : "ref || ' ' || title",
                       kind->name);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, id);
  if (isms_statement_next (statement, error))
    return isms_statement_dup_text (statement, 0);
  return isms_statement_failed (statement) ? NULL : g_strdup ("");
}

/* --- Loading --- */

#define COLUMNS_OF_INDEPENDENCE                                                                    \
  "SELECT i.audit_id, i.person_id, i.why, i.kind, i.record_id, p.name, NULL, NULL, NULL "          \
  "FROM audit_independence AS i JOIN person AS p ON p.id = i.person_id "
#define ORDER_OF_INDEPENDENCE "ORDER BY i.audit_id, p.name, i.person_id, i.kind, i.record_id"
#define COLUMNS_OF_CONFLICT                                                                        \
  "SELECT i.audit_id, i.person_id, i.why, i.kind, i.other_id, "                                    \
  "(SELECT name FROM person WHERE id = i.person_id) AS name, i.own_id, i.first, i.last "           \
  "FROM audit_conflict AS i "
#define ORDER_OF_CONFLICT "ORDER BY i.audit_id, i.first, i.why, name, i.person_id, i.other_id"

/* A row of one of both. */
static IsmsAuditWarning *
read_warning (IsmsDatabase *database, IsmsStatement *statement, gboolean conflict, GError **error)
{
  g_auto (Told) told = { .why = isms_statement_get_text (statement, 2),
                         .kind = isms_kind_find (isms_statement_get_text (statement, 3)),
                         .person = isms_statement_get_text (statement, 5) };
  gint64 id = isms_statement_get_int (statement, 4);
  IsmsAuditWarning *warning;

  told.record = dup_named (database, told.kind, id, error);
  if (told.record == NULL)
    return NULL;
  if (!isms_statement_is_null (statement, 6))
    {
      told.own = dup_named (database, told.kind, isms_statement_get_int (statement, 6), error);
      if (told.own == NULL)
        return NULL;
    }
  if (conflict)
    told.days =
        dup_days (isms_statement_get_text (statement, 7), isms_statement_get_text (statement, 8));
  warning = g_new0 (IsmsAuditWarning, 1);
  warning->audit = isms_statement_get_int (statement, 0);
  warning->why = g_strdup (told.why);
  warning->sentence = conflict ? dup_conflict (&told) : dup_independence (&told);
  warning->kind = told.kind;
  warning->id = id;
  warning->person = isms_statement_get_int (statement, 1);
  warning->conflict = conflict;
  return warning;
}

/* @sentence: (transfer full) */
static void
add_remark (GPtrArray *warnings, gint64 audit, char *sentence)
{
  IsmsAuditWarning *warning = g_new0 (IsmsAuditWarning, 1);

  warning->audit = audit;
  warning->why = g_strdup ("weekend");
  warning->sentence = sentence;
  warning->kind = isms_kind_find ("audit");
  warning->id = audit;
  warning->remark = TRUE;
  g_ptr_array_add (warnings, warning);
}

/* A weekend within its days says nothing, only one that it begins or ends on. */
static void
add_weekends (GPtrArray *warnings, gint64 audit, const char *first, const char *last)
{
  g_autofree char *from = isms_day_dup_words (first);
  g_autofree char *to = isms_day_dup_words (last);

  if (g_strcmp0 (first, last) == 0 && isms_audit_plan_is_weekend (first))
    {
      /* Translators: a day */
      add_remark (warnings, audit, g_strdup_printf (_ ("Its day is on a weekend: %s."), from));
      return;
    }
  if (isms_audit_plan_is_weekend (first))
    /* Translators: a day */
    add_remark (warnings, audit, g_strdup_printf (_ ("Its first day is on a weekend: %s."), from));
  if (isms_audit_plan_is_weekend (last))
    /* Translators: a day */
    add_remark (warnings, audit, g_strdup_printf (_ ("Its last day is on a weekend: %s."), to));
}

static GPtrArray *
get_warnings (GHashTable *all, gint64 audit)
{
  GPtrArray *warnings = g_hash_table_lookup (all, &audit);

  if (warnings == NULL)
    {
      gint64 *key = g_new (gint64, 1);

      *key = audit;
      warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_audit_warning_free);
      g_hash_table_insert (all, key, warnings);
    }
  return warnings;
}

/* What @sql finds, of @audit where that is not 0. */
static gboolean
load (GHashTable *all,
      IsmsDatabase *database,
      const char *sql,
      gint64 audit,
      gboolean conflict,
      GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  if (audit != 0)
    isms_statement_bind_int (statement, 1, audit);
  while (isms_statement_next (statement, error))
    {
      IsmsAuditWarning *warning = read_warning (database, statement, conflict, error);

      if (warning == NULL)
        return FALSE;
      g_ptr_array_add (get_warnings (all, warning->audit), warning);
    }
  return !isms_statement_failed (statement);
}

static gboolean
load_weekends (
    GHashTable *all, IsmsDatabase *database, const char *sql, gint64 audit, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  if (audit != 0)
    isms_statement_bind_int (statement, 1, audit);
  while (isms_statement_next (statement, error))
    {
      gint64 id = isms_statement_get_int (statement, 0);
      const char *first = isms_statement_get_text (statement, 1);
      const char *last = isms_statement_get_text (statement, 2);

      if (isms_audit_plan_is_weekend (first) || isms_audit_plan_is_weekend (last))
        add_weekends (get_warnings (all, id), id, first, last);
    }
  return !isms_statement_failed (statement);
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                (GDestroyNotify) g_ptr_array_unref);
}

/**
 * isms_audit_plan_load_warnings:
 * @database: a connection of the calling thread
 * @audit: the id of an audit
 * @error: return location
 *
 * What speaks against the plan of one audit: 9.2.2 b) asks for auditors who are objective and
 * impartial; that they are not is a warning with its reason, and for a person to judge.
 *
 * Returns: (transfer full) (element-type IsmsAuditWarning): independence, by the auditors' names;
 *   then conflicts, by their days; then remarks. %NULL on error
 */
GPtrArray *
isms_audit_plan_load_warnings (IsmsDatabase *database, gint64 audit, GError **error)
{
  g_autoptr (GHashTable) all = new_table ();

  if (!load (all, database, COLUMNS_OF_INDEPENDENCE "WHERE i.audit_id = ?1 " ORDER_OF_INDEPENDENCE,
             audit, FALSE, error)
      || !load (all, database, COLUMNS_OF_CONFLICT "WHERE i.audit_id = ?1 " ORDER_OF_CONFLICT,
                audit, TRUE, error)
      || !load_weekends (all, database,
                         "SELECT audit_id, first, last FROM audit_days "
                         "WHERE to_come AND audit_id = ?1",
                         audit, error))
    return NULL;
  return g_ptr_array_ref (get_warnings (all, audit));
}

/**
 * isms_audit_plan_load_all_warnings:
 * @database: a connection of the calling thread
 * @error: return location
 *
 * What isms_audit_plan_load_warnings () tells of one audit, of all of them at once.
 *
 * Returns: (transfer full) (element-type gint64 GPtrArray): the warnings by the id of their audit;
 *   %NULL on error
 */
GHashTable *
isms_audit_plan_load_all_warnings (IsmsDatabase *database, GError **error)
{
  g_autoptr (GHashTable) all = new_table ();

  if (!load (all, database, COLUMNS_OF_INDEPENDENCE ORDER_OF_INDEPENDENCE, 0, FALSE, error)
      || !load (all, database, COLUMNS_OF_CONFLICT ORDER_OF_CONFLICT, 0, TRUE, error)
      || !load_weekends (all, database,
                         "SELECT audit_id, first, last FROM audit_days WHERE to_come", 0, error))
    return NULL;
  return g_steal_pointer (&all);
}

/**
 * isms_audit_plan_is_touched:
 * @change: what a step changed
 *
 * Returns: %TRUE if what isms_audit_plan_load_warnings () tells may be different after @change
 */
gboolean
isms_audit_plan_is_touched (IsmsChange *change)
{
  static const char *const tables[] = { "audit",
                                        "audit_control",
                                        "audit_unit",
                                        "audit_person",
                                        "audit_auditee",
                                        "audit_session",
                                        "audit_session_person",
                                        "holiday",
                                        "person",
                                        "unit",
                                        "control",
                                        "risk",
                                        "risk_control",
                                        "document",
                                        "document_control",
                                        "document_version",
                                        "action",
                                        "control_check",
                                        "control_check_result" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (isms_change_touches (change, tables[i]))
      return TRUE;
  return FALSE;
}

/* --- Days --- */

/**
 * isms_audit_plan_is_weekend:
 * @day: a day, YYYY-MM-DD
 *
 * Returns: whether it is a Saturday or a Sunday
 */
gboolean
isms_audit_plan_is_weekend (const char *day)
{
  GDate date;

  return isms_day_parse (day, &date) && g_date_get_weekday (&date) >= G_DATE_SATURDAY;
}

/**
 * isms_audit_plan_load_holidays:
 * @database: a connection of the calling thread
 * @from: the first day, YYYY-MM-DD
 * @to: the last day, YYYY-MM-DD
 * @error: return location
 *
 * Holidays and absences. What is every year is there once for each year, from 1900 to 2199; what
 * begins on 29 February is on 28 February of other years.
 *
 * Returns: (transfer full) (element-type IsmsAuditHoliday): what has a day between @from and @to,
 * by the first day; %NULL on error
 */
GPtrArray *
isms_audit_plan_load_holidays (IsmsDatabase *database,
                               const char *from,
                               const char *to,
                               GError **error)
{
  g_autoptr (GPtrArray) holidays =
      g_ptr_array_new_with_free_func ((GDestroyNotify) isms_audit_holiday_free);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT h.holiday_id, o.title, h.person_id, h.first, h.last FROM ("
      "SELECT holiday_id, person_id, first, last FROM holiday_once "
      "UNION ALL SELECT holiday_id, person_id, first, last FROM holiday_yearly "
      "WHERE year BETWEEN substr (?1, 1, 4) - 1 AND substr (?2, 1, 4) + 0) AS h "
      "JOIN holiday AS o ON o.id = h.holiday_id WHERE h.first <= ?2 AND h.last >= ?1 "
      "ORDER BY h.first, h.last, o.title, h.holiday_id",
      error);

  if (statement == NULL)
    return NULL;
  isms_statement_bind_text (statement, 1, from);
  isms_statement_bind_text (statement, 2, to);
  while (isms_statement_next (statement, error))
    {
      IsmsAuditHoliday *holiday = g_new0 (IsmsAuditHoliday, 1);

      holiday->holiday = isms_statement_get_int (statement, 0);
      holiday->title = isms_statement_dup_text (statement, 1);
      holiday->person = isms_statement_get_int (statement, 2);
      holiday->first = isms_statement_dup_text (statement, 3);
      holiday->last = isms_statement_dup_text (statement, 4);
      g_ptr_array_add (holidays, holiday);
    }
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&holidays);
}

static gboolean
is_free (GPtrArray *holidays, const char *day)
{
  for (guint i = 0; i < holidays->len; i++)
    {
      const IsmsAuditHoliday *holiday = holidays->pdata[i];

      if (holiday->person == 0 && g_strcmp0 (holiday->first, day) <= 0
          && g_strcmp0 (holiday->last, day) >= 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * isms_audit_plan_count_days:
 * @database: a connection of the calling thread
 * @from: the first day, YYYY-MM-DD
 * @to: the last day, YYYY-MM-DD
 * @error: return location
 *
 * Returns: how many days there are from @from to @to, both of which count, that are neither on a
 *   weekend nor a holiday for all; 0 where @to comes before @from or one is no day; -1 on error
 */
int
isms_audit_plan_count_days (IsmsDatabase *database,
                            const char *from,
                            const char *to,
                            GError **error)
{
  g_autoptr (GPtrArray) holidays = isms_audit_plan_load_holidays (database, from, to, error);
  int last = isms_day_get_number (to);
  int n = 0;

  if (holidays == NULL)
    return -1;
  if (isms_day_get_number (from) == 0)
    return 0;
  for (int number = isms_day_get_number (from); number <= last; number++)
    {
      g_autofree char *day = isms_day_dup_nth (number);

      n += !isms_audit_plan_is_weekend (day) && !is_free (holidays, day);
    }
  return n;
}
