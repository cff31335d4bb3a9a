/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Signs, and what is told of a cell or a row to who reads or hears it. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-audit-coverage-private.h"
#include "isms-day.h"
#include "isms-kind.h"

static const struct
{
  const char *letters;
  const char *words;
  int tone;
} signs[ISMS_N_AUDIT_SIGNS] = {
  [ISMS_AUDIT_SIGN_NONE] = { NULL, N_ ("not in its scope"), 0 },
  [ISMS_AUDIT_SIGN_PLANNED] = { NULL, N_ ("planned"), 0 },
  [ISMS_AUDIT_SIGN_RUNNING] = { NULL, N_ ("under way, not answered yet"), 0 },
  [ISMS_AUDIT_SIGN_OPEN] = { "?", N_ ("in its scope, but nothing was recorded"), 0 },
  [ISMS_AUDIT_SIGN_DONE] = { "\342\234\223", N_ ("audited without a checklist"), 0 },
  /* Translators: in a cell of the audit programme, short for “not applicable” */
  [ISMS_AUDIT_SIGN_NOT_APPLICABLE] = { NC_ ("audit", "n/a"), N_ ("not applicable"), 0 },
  /* Translators: in a cell of the audit programme, short for “conforms” */
  [ISMS_AUDIT_SIGN_CONFORMS] = { NC_ ("audit", "C"), N_ ("conforms"), 1 },
  /* Translators: in a cell of the audit programme, short for “opportunity for improvement” */
  [ISMS_AUDIT_SIGN_OPPORTUNITY] = { NC_ ("audit", "O"), N_ ("opportunity for improvement"), 2 },
  /* Translators: in a cell of the audit programme, short for “minor nonconformity” */
  [ISMS_AUDIT_SIGN_MINOR] = { NC_ ("audit", "Mi"), N_ ("minor nonconformity"), 4 },
  /* Translators: in a cell of the audit programme, short for “major nonconformity” */
  [ISMS_AUDIT_SIGN_MAJOR] = { NC_ ("audit", "Ma"), N_ ("major nonconformity"), 5 },
};

/**
 * isms_audit_sign_get_letters:
 * @sign: a sign
 *
 * Returns: (transfer none): what stands in a cell, translated; "" where it is drawn
 */
const char *
isms_audit_sign_get_letters (IsmsAuditSign sign)
{
  const char *letters = signs[sign].letters;

  if (letters == NULL)
    return "";
  if (sign < ISMS_AUDIT_SIGN_NOT_APPLICABLE)
    return letters;
  return g_dpgettext2 (GETTEXT_PACKAGE, "audit", letters);
}

const char *
isms_audit_sign_get_words (IsmsAuditSign sign)
{
  return _ (signs[sign].words);
}

const char *
isms_audit_sign_get_name (IsmsAuditSign sign)
{
  static const char *const names[ISMS_N_AUDIT_SIGNS] = {
    "none",           "planned",  "running",     "open",  "done",
    "not_applicable", "conforms", "opportunity", "minor", "major",
  };

  return names[sign];
}

int
isms_audit_sign_get_tone (IsmsAuditSign sign)
{
  return signs[sign].tone;
}

gboolean
isms_audit_sign_is_audited (IsmsAuditSign sign)
{
  return sign >= ISMS_AUDIT_SIGN_DONE;
}

gboolean
isms_audit_sign_is_failed (IsmsAuditSign sign)
{
  return sign >= ISMS_AUDIT_SIGN_MINOR;
}

/* --- Weights --- */

const char *
isms_audit_weight_get_words (guint weight)
{
  /* Translators: how much something weighs in the audit programme */
  return weight >= 3   ? C_ ("weight", "High")
         : weight == 2 ? C_ ("weight", "Raised")
                       : C_ ("weight", "Normal");
}

static void
add_reason (GString *words, const char *reason)
{
  if (words->len > 0)
    g_string_append (words, "; ");
  g_string_append (words, reason);
}

char *
isms_audit_coverage_dup_why (IsmsStatement *statement, int column)
{
  GString *words = g_string_new (NULL);
  gint64 tone = isms_statement_get_int (statement, column + 1);
  IsmsAuditSign last = (IsmsAuditSign) isms_statement_get_int (statement, column + 6);
  const char *audit = isms_statement_get_text (statement, column + 8);

  if (isms_statement_get_int (statement, column))
    add_reason (words, _ ("the standard requires it"));
  if (tone >= 3)
    {
      /* Translators: why a control weighs more: a risk, and its level: "treats R-014 (High)" */
      g_autofree char *risk =
          g_strdup_printf (_ ("treats %s (%s)"), isms_statement_get_text (statement, column + 2),
                           isms_statement_get_text (statement, column + 3));

      add_reason (words, risk);
    }
  if (isms_audit_sign_is_failed (last) && audit != NULL)
    {
      /* Translators: a result, and an audit: "minor nonconformity in AU-003" */
      g_autofree char *failed =
          g_strdup_printf (_ ("%s in %s"), isms_audit_sign_get_words (last), audit);

      add_reason (words, failed);
    }
  if (isms_statement_get_int (statement, column + 4))
    add_reason (words, isms_statement_is_null (statement, column + 5)
                           ? _ ("never audited")
                           : _ ("not audited for two years"));
  return g_string_free_and_steal (words);
}

/* --- Audits --- */

static const char *
get_choice (const char *field, const char *value)
{
  const IsmsChoice *choice = isms_kind_find_field (isms_kind_find ("audit"), field)->choices;

  for (; choice->value != NULL; choice++)
    if (g_strcmp0 (choice->value, value) == 0)
      return _ (choice->label);
  return "";
}

const char *
isms_audit_column_get_kind (const IsmsAuditColumn *self)
{
  return get_choice ("kind", self->kind);
}

const char *
isms_audit_column_get_state (const IsmsAuditColumn *self)
{
  return get_choice ("state", self->state);
}

/* "audit AU-003 of 12 May 2026" */
static char *
dup_name (const IsmsAuditColumn *audit)
{
  g_autofree char *day = isms_day_dup_words (audit->starts_on);

  if (*day == '\0')
    /* Translators: the ref of an audit */
    return g_strdup_printf (_ ("audit %s, no date"), audit->ref);
  /* Translators: the ref of an audit, and its first day */
  return g_strdup_printf (_ ("audit %s of %s"), audit->ref, day);
}

/**
 * isms_audit_column_dup_words:
 * @self: an audit
 *
 * Returns: (transfer full): all of its heading in words: "AU-003 Access control, Internal Audit,
 *   Planned, 12 May 2026, Petra Novotná"
 */
char *
isms_audit_column_dup_words (const IsmsAuditColumn *self)
{
  GString *words = g_string_new (NULL);
  g_autofree char *first = isms_day_dup_words (self->starts_on);
  g_autofree char *last = isms_day_dup_words (self->ends_on);

  g_string_append_printf (words, "%s %s, %s, %s", self->ref, self->title,
                          isms_audit_column_get_kind (self), isms_audit_column_get_state (self));
  g_string_append_printf (words, ", %s", *first != '\0' ? first : _ ("no date"));
  if (*first != '\0' && *last != '\0' && !g_str_equal (first, last))
    g_string_append_printf (words, " – %s", last);
  if (self->other != NULL)
    g_string_append_printf (words, ", %s", self->other);
  if (self->lead != NULL)
    g_string_append_printf (words, ", %s", self->lead);
  return g_string_free_and_steal (words);
}

/* --- Cells and rows --- */

static const IsmsAuditRow *
get_row (const IsmsAuditCoverage *self, guint row)
{
  return self->rows->pdata[row];
}

static char *
dup_title (const IsmsAuditRow *row)
{
  return *row->ref != '\0' ? g_strdup_printf ("%s %s", row->ref, row->title)
                           : g_strdup (row->title);
}

/**
 * isms_audit_coverage_dup_cell:
 * @self: a coverage
 * @row: the index of a row
 * @audit: the index of an audit
 *
 * Returns: (transfer full): "A.5.18 Access rights, audit AU-003 of 12 May 2026, minor
 *   nonconformity"; of a group also how many of its parts the audit has
 */
char *
isms_audit_coverage_dup_cell (const IsmsAuditCoverage *self, guint row, guint audit)
{
  const IsmsAuditRow *one = get_row (self, row);
  g_autofree char *title = dup_title (one);
  g_autofree char *name = dup_name (self->audits->pdata[audit]);
  const char *words = isms_audit_sign_get_words (one->signs[audit]);

  if (!one->group || one->gone || one->counts[audit] == 0)
    /* Translators: what is told of a cell of the audit programme: a clause or control, an audit,
     * its result there */
    return g_strdup_printf (_ ("%s, %s, %s"), title, name, words);
  /* Translators: the same of several together: how many of how many the audit has in its scope, and
   * the worst result */
  return g_strdup_printf (_ ("%s, %s, %u of %u in its scope, at worst: %s"), title, name,
                          one->counts[audit], one->n, words);
}

static void
add_last (GString *words, const IsmsAuditRow *row)
{
  g_autofree char *day = isms_day_dup_words (row->last_on);

  if (row->last_ref == NULL)
    g_string_append_printf (words, ", %s", _ ("never audited"));
  else
    {
      /* Translators: a result, the ref of an audit, a day */
      g_autofree char *last =
          g_strdup_printf (_ ("last: %s in %s, %s"), isms_audit_sign_get_words (row->last),
                           row->last_ref, *day != '\0' ? day : _ ("no date"));

      g_string_append_printf (words, ", %s", last);
    }
}

static void
add_weight (GString *words, const IsmsAuditRow *row)
{
  /* Translators: how much something weighs in the audit programme: "weight: High" */
  g_string_append_printf (words, _ (", weight: %s"), isms_audit_weight_get_words (row->weight));
  if (*row->why != '\0')
    g_string_append_printf (words, " (%s)", row->why);
}

/**
 * isms_audit_coverage_dup_row:
 * @self: a coverage
 * @row: the index of a row
 *
 * Returns: (transfer full): what is told of a row as a whole: its name, weight and why, when it was
 *   last audited and how that went
 */
char *
isms_audit_coverage_dup_row (const IsmsAuditCoverage *self, guint row)
{
  const IsmsAuditRow *one = get_row (self, row);
  g_autofree char *title = dup_title (one);
  GString *words = g_string_new (title);

  if (one->gone)
    return g_string_free_and_steal (words);
  if (one->group)
    {
      /* Translators: of several clauses or controls together: "3 of 37 never audited" */
      g_string_append_printf (words, _ (", %u of %u never audited"), one->n_never, one->n);
      if (one->n_failed > 0)
        g_string_append_printf (words, _ (", %u failed last time"), one->n_failed);
      return g_string_free_and_steal (words);
    }
  add_weight (words, one);
  add_last (words, one);
  return g_string_free_and_steal (words);
}

/**
 * isms_audit_coverage_dup_sentence:
 * @self: a coverage
 *
 * Returns: (transfer full): the whole in figures: "61 of 147 never audited, 12 of them planned; 3
 *   failed last time"
 */
char *
isms_audit_coverage_dup_sentence (const IsmsAuditCoverage *self)
{
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, _ ("%u of %u never audited"), self->n_never, self->n);
  if (self->n_planned > 0)
    g_string_append_printf (words, _ (", %u of them planned"), self->n_planned);
  g_string_append_printf (words, _ ("; %u failed last time"), self->n_failed);
  return g_string_free_and_steal (words);
}
