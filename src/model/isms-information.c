/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Which places there are, what answers each and how it stands is in the views required_information
 * and information_answer; here it gets its words. */

#include "isms-config.h"

#include "isms-information.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  const char *label;
} states[] = {
  /* Translators: of documented information that is required */
  [ISMS_INFORMATION_MISSING] = { "missing", N_ ("Missing") },
  [ISMS_INFORMATION_DRAFT] = { "draft", N_ ("Draft") },
  [ISMS_INFORMATION_OVERDUE] = { "overdue", N_ ("Review overdue") },
  /* Translators: of documented information that is required */
  [ISMS_INFORMATION_THERE] = { "there", N_ ("There") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (states) == ISMS_N_INFORMATION_STATES);

static const struct
{
  const char *name;
  const char *title;
} titles[] = {
  { "scope", N_ ("Scope of the ISMS") },
  { "policy", N_ ("Information security policy") },
  { "assessment", N_ ("Risk assessment process") },
  { "treatment", N_ ("Risk treatment process") },
  { "statement", N_ ("Statement of Applicability") },
  { "plan", N_ ("Risk treatment plan") },
  { "objectives", N_ ("Information security objectives") },
  { "competence", N_ ("Evidence of competence") },
  { "own", N_ ("Documents that the ISMS needs to be effective") },
  { "operation", N_ ("Evidence that processes ran as planned") },
  { "assessments", N_ ("Results of risk assessments") },
  { "treatments", N_ ("Results of risk treatment") },
  { "measurement", N_ ("Results of monitoring and measurement") },
  { "audits", N_ ("Audit programmes and audit results") },
  { "reviews", N_ ("Results of management reviews") },
  { "correction", N_ ("Nonconformities and corrective actions") },
};

/**
 * isms_information_state_get_name:
 * @state: a state
 *
 * Returns: (transfer none): its word for files and the command line
 */
const char *
isms_information_state_get_name (IsmsInformationState state)
{
  return states[state].name;
}

/**
 * isms_information_state_get_label:
 * @state: a state
 *
 * Returns: (transfer none): its word for people, translated
 */
const char *
isms_information_state_get_label (IsmsInformationState state)
{
  return _ (states[state].label);
}

static void
free_answer (gpointer data)
{
  IsmsInformationAnswer *self = data;

  g_free (self->kind);
  g_free (self->words);
  g_free (self);
}

static void
free_information (gpointer data)
{
  IsmsInformation *self = data;

  g_free (self->name);
  g_free (self->number);
  g_ptr_array_unref (self->answers);
  g_free (self);
}

static IsmsInformationState
find_state (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (states[i].name, name) == 0)
      return (IsmsInformationState) i;
  return ISMS_INFORMATION_MISSING;
}

static const char *
find_title (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_strcmp0 (titles[i].name, name) == 0)
      return _ (titles[i].title);
  return name;
}

/* --- What answers --- */

/* Of competence, by what shows it (7.2 d). */
static char *
dup_competence_words (const char *kind, IsmsInformationState state, guint n)
{
  if (g_str_equal (kind, "person"))
    return g_strdup_printf (ngettext ("Evidence for %u person", "Evidence for %u people", n), n);
  if (g_str_equal (kind, "attendance"))
    return state == ISMS_INFORMATION_THERE
               ? g_strdup_printf (ngettext ("%u attendance of a course that holds",
                                            "%u attendances of courses that hold", n),
                                  n)
               : g_strdup_printf (ngettext ("%u attendance of a course, but it has lapsed",
                                            "%u attendances of courses, but all have lapsed", n),
                                  n);
  if (state == ISMS_INFORMATION_THERE)
    return g_strdup_printf (
        ngettext ("%u qualification with evidence", "%u qualifications with evidence", n), n);
  if (state == ISMS_INFORMATION_OVERDUE)
    return g_strdup_printf (ngettext ("%u qualification with evidence, but it has lapsed",
                                      "%u qualifications with evidence, but all have lapsed", n),
                            n);
  return g_strdup_printf (
      ngettext ("%u qualification without evidence", "%u qualifications without evidence", n), n);
}

/* Of a register as a whole. */
static char *
dup_register_words (const char *name, const char *kind, IsmsInformationState state, guint n)
{
  if (g_str_equal (kind, "organisation"))
    return g_strdup (_ ("The scope, as the context states it"));
  if (g_str_equal (kind, "method"))
    return g_strdup_printf (
        ngettext ("The risk method, in %u version", "The risk method, in %u versions", n), n);
  if (g_str_equal (kind, "soa_version"))
    return g_strdup_printf (_ ("Version %u of the statement, as it was approved"), n);
  if (g_str_equal (kind, "control"))
    return g_strdup_printf (
        ngettext ("%u control is decided, but no version of the statement is approved",
                  "%u controls are decided, but no version of the statement is approved", n),
        n);
  if (g_str_equal (kind, "objective"))
    return g_strdup_printf (ngettext ("%u objective", "%u objectives", n), n);
  if (g_str_equal (kind, "document"))
    return state == ISMS_INFORMATION_THERE
               ? g_strdup_printf (ngettext ("%u document in force", "%u documents in force", n), n)
               : g_strdup_printf (ngettext ("%u document, but none in force",
                                            "%u documents, but none in force", n),
                                  n);
  if (g_str_equal (kind, "risk"))
    return g_strdup_printf (ngettext ("%u rated risk", "%u rated risks", n), n);
  if (g_str_equal (kind, "control_check"))
    return g_strdup_printf (
        ngettext ("%u result of checks of controls", "%u results of checks of controls", n), n);
  if (g_str_equal (kind, "measurement"))
    return g_strdup_printf (ngettext ("%u value of a metric", "%u values of metrics", n), n);
  if (g_str_equal (kind, "nonconformity"))
    return g_strdup_printf (ngettext ("%u nonconformity with what was done about it",
                                      "%u nonconformities with what was done about them", n),
                            n);
  if (g_str_equal (kind, "audit"))
    return state == ISMS_INFORMATION_THERE
               ? g_strdup_printf (ngettext ("%u internal audit that was reported",
                                            "%u internal audits that were reported", n),
                                  n)
               : g_strdup_printf (ngettext ("%u internal audit, but none is reported",
                                            "%u internal audits, but none is reported", n),
                                  n);
  if (g_str_equal (kind, "review"))
    return state == ISMS_INFORMATION_THERE
               ? g_strdup_printf (ngettext ("%u management review that was approved",
                                            "%u management reviews that were approved", n),
                                  n)
               : g_strdup_printf (ngettext ("%u management review, but none is approved",
                                            "%u management reviews, but none is approved", n),
                                  n);
  if (g_str_equal (name, "competence"))
    return dup_competence_words (kind, state, n);
  if (g_str_equal (name, "treatments"))
    return g_strdup_printf (
        ngettext ("%u action for risks is done", "%u actions for risks are done", n), n);
  return g_strdup_printf (ngettext ("%u action for risks", "%u actions for risks", n), n);
}

/* Columns: name, state, for_kind, for_id, n, and of the record its ref and title. */
static IsmsInformationAnswer *
read_answer (IsmsStatement *statement)
{
  IsmsInformationAnswer *self = g_new0 (IsmsInformationAnswer, 1);
  const char *ref = isms_statement_get_text (statement, 5);

  self->state = find_state (isms_statement_get_text (statement, 1));
  self->kind = isms_statement_dup_text (statement, 2);
  self->id = isms_statement_get_int (statement, 3);
  if (ref != NULL)
    self->words = g_strdup_printf ("%s %s", ref, isms_statement_get_text (statement, 6));
  else
    self->words = dup_register_words (isms_statement_get_text (statement, 0), self->kind,
                                      self->state, (guint) isms_statement_get_int (statement, 4));
  return self;
}

static IsmsInformation *
find_information (GPtrArray *list, const char *name)
{
  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (((const IsmsInformation *) list->pdata[i])->name, name))
      return list->pdata[i];
  return NULL;
}

static int
compare_answers (gconstpointer left, gconstpointer right)
{
  const IsmsInformationAnswer *a = *(const IsmsInformationAnswer *const *) left;
  const IsmsInformationAnswer *b = *(const IsmsInformationAnswer *const *) right;

  return (int) b->state - (int) a->state;
}

static gboolean
load_answers (GPtrArray *list, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT i.name, i.state, i.for_kind, i.for_id, i.n, ifnull (d.ref, e.ref), "
      "ifnull (d.title, e.title) FROM information_answer AS i "
      "LEFT JOIN document AS d ON i.for_kind = 'document' AND d.id = i.for_id "
      "LEFT JOIN evidence AS e ON i.for_kind = 'evidence' AND e.id = i.for_id "
      "ORDER BY i.for_id IS NOT NULL, i.for_kind, ifnull (d.ref_key, e.ref_key)",
      error);

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    {
      IsmsInformation *of = find_information (list, isms_statement_get_text (statement, 0));

      if (of != NULL)
        g_ptr_array_add (of->answers, read_answer (statement));
    }
  return !isms_statement_failed (statement);
}

/**
 * isms_information_load:
 * @database: a connection of the calling thread: the background reader's
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsInformation): each place where the standard requires
 *   documented information (7.5.1 a), with what answers it; %NULL on error
 */
GPtrArray *
isms_information_load (IsmsDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_information);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT p.name, p.number, (SELECT c.id FROM control AS c WHERE c.ref = p.ref) "
      "FROM required_information AS p ORDER BY p.place",
      error);

  if (statement == NULL)
    return NULL;
  while (isms_statement_next (statement, error))
    {
      IsmsInformation *self = g_new0 (IsmsInformation, 1);

      self->name = isms_statement_dup_text (statement, 0);
      self->number = isms_statement_dup_text (statement, 1);
      self->title = find_title (self->name);
      self->clause = isms_statement_get_int (statement, 2);
      self->answers = g_ptr_array_new_with_free_func (free_answer);
      g_ptr_array_add (list, self);
    }
  if (isms_statement_failed (statement) || !load_answers (list, database, error))
    return NULL;
  for (guint i = 0; i < list->len; i++)
    {
      IsmsInformation *self = list->pdata[i];

      g_ptr_array_sort (self->answers, compare_answers);
      if (self->answers->len > 0)
        self->state = ((const IsmsInformationAnswer *) self->answers->pdata[0])->state;
    }
  return g_steal_pointer (&list);
}

/**
 * isms_information_count:
 * @list: (element-type IsmsInformation): the places
 * @state: a state
 *
 * Returns: how many of them stand so
 */
guint
isms_information_count (GPtrArray *list, IsmsInformationState state)
{
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    n += ((const IsmsInformation *) list->pdata[i])->state == state;
  return n;
}

/**
 * isms_information_is_touched:
 * @change: what a step changed
 *
 * Returns: %TRUE if the state of any place may be otherwise after it
 */
gboolean
isms_information_is_touched (IsmsChange *change)
{
  static const char *const tables[] = {
    "organisation",
    "method",
    "soa_version",
    "control",
    "action",
    "objective",
    "document",
    "document_version",
    "risk",
    "rating",
    "evidence",
    "document_control",
    "control_check_result",
    "evidence_for",
    "attachment",
    "course",
    "attendance",
    "qualification",
    "nonconformity",
    "metric",
    "measurement",
    "audit",
    "review",
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (isms_change_touches (change, tables[i]))
      return TRUE;
  return FALSE;
}
