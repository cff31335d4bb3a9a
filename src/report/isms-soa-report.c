/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The statement: who approved which version, figures, what is left out and why, then every control
 * theme by theme, and what has changed since. */

#include "isms-config.h"

#include "isms-soa-report.h"

#include <glib/gi18n-lib.h>

#include "isms-check-result.h"
#include "isms-record.h"
#include "isms-report-workspace.h"
#include "isms-soa.h"
#include "isms-treatment-report.h"

#define APPLIES_COLUMN 2 /* of the table of a theme */

/* What is printed: a version, or how it stands now. */
typedef struct
{
  int number;
  GPtrArray *rows;     /* of IsmsSoaRow */
  GPtrArray *themes;   /* of IsmsSoaFigures */
  GPtrArray *versions; /* of IsmsSoaVersion */
  GPtrArray *changes;  /* of IsmsSoaChange; NULL where none was approved, or a version is printed */
  const IsmsSoaVersion *version; /* that is printed or, now, the newest; NULL: none */
  IsmsSoaFigures total;
} Statement;

static void
clear_statement (Statement *statement)
{
  g_clear_pointer (&statement->rows, g_ptr_array_unref);
  g_clear_pointer (&statement->themes, g_ptr_array_unref);
  g_clear_pointer (&statement->versions, g_ptr_array_unref);
  g_clear_pointer (&statement->changes, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Statement, clear_statement)

static gboolean
load_statement (Statement *statement, IsmsDatabase *db, int number, GError **error)
{
  statement->number = number;
  statement->rows = isms_soa_load_rows (db, number, error);
  statement->versions = statement->rows != NULL ? isms_soa_load_versions (db, error) : NULL;
  if (statement->versions == NULL)
    return FALSE;
  statement->themes = isms_soa_count (statement->rows, &statement->total);
  for (guint i = statement->versions->len; i > 0; i--)
    {
      const IsmsSoaVersion *version = statement->versions->pdata[i - 1];

      if (number == ISMS_SOA_NOW || version->number == number)
        statement->version = version;
    }
  if (number != ISMS_SOA_NOW || statement->version == NULL)
    return TRUE;
  statement->changes = isms_soa_compare (db, statement->version->number, ISMS_SOA_NOW, error);
  return statement->changes != NULL;
}

static gboolean
is_as_approved (const Statement *statement)
{
  return statement->version != NULL && (statement->changes == NULL || statement->changes->len == 0);
}

static const char *
or_dash (const char *text)
{
  return text != NULL && *text != '\0' ? text : "–";
}

static const char *
get_theme (const char *theme)
{
  /* Translators: heading over the controls that belong to no framework and no theme */
  return theme != NULL ? theme : _ ("Controls of our own");
}

static gboolean
is_excluded (const IsmsSoaRow *row)
{
  return g_str_equal (row->applicable, "no");
}

/* --- Approval and figures --- */

static char *
dup_share (const IsmsSoaFigures *figures)
{
  int share = isms_soa_figures_get_share (figures);

  return share >= 0 ? g_strdup_printf (_ ("%d %%"), share) : g_strdup ("–");
}

static void
add_figures (IsmsReport *report, const Statement *statement)
{
  const IsmsSoaFigures *total = &statement->total;
  const IsmsSoaVersion *version = statement->version;
  g_autofree char *number =
      version != NULL ? g_strdup_printf ("%d", version->number) : g_strdup ("–");
  g_autofree char *controls = g_strdup_printf ("%u", total->n);
  g_autofree char *applicable = g_strdup_printf ("%u", total->n_applicable);
  g_autofree char *excluded = g_strdup_printf ("%u", total->n_excluded);
  g_autofree char *undecided = g_strdup_printf ("%u", total->n_undecided);
  g_autofree char *share = dup_share (total);
  const IsmsReportFigure figures[] = {
    { _ ("Approved version"), number, version == NULL ? _ ("Not approved yet") : NULL },
    { _ ("Controls"), controls, NULL },
    { _ ("Applicable"), applicable, NULL },
    { _ ("Left out"), excluded, NULL },
    { _ ("Undecided"), undecided, NULL },
    { _ ("In place"), share, _ ("of those applicable") },
  };

  isms_report_add_figures (report, figures, G_N_ELEMENTS (figures));
}

/* "Version 1 was approved by Tobias Lindqvist on 27 Mar 2026." What they said stands below. */
static char *
dup_approval (const IsmsSoaVersion *version)
{
  g_autofree char *day = isms_treatment_report_dup_day (version->approved_on);

  /* Translators: number, person and day */
  return g_strdup_printf (_ ("Version %d was approved by %s on %s."), version->number,
                          version->person, day);
}

static void
add_approval (IsmsReport *report, const Statement *statement)
{
  g_autofree char *approval = NULL;
  g_autofree char *since = NULL;
  g_autofree char *text = NULL;
  guint n = statement->changes != NULL ? statement->changes->len : 0;

  if (statement->version == NULL)
    {
      isms_report_add_paragraph (report, _ ("Not approved yet: this is the statement as it stands "
                                            "on the day of this paper."));
      return;
    }
  approval = dup_approval (statement->version);
  if (statement->number != ISMS_SOA_NOW)
    since = g_strdup (_ ("This is that version, word by word."));
  else if (n == 0)
    since = g_strdup (_ ("Nothing has changed since."));
  else
    since = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE,
                     "Since then %u control has changed, as told on the last pages; this is the "
                     "statement as it stands on the day of this paper, and that is not approved.",
                     "Since then %u controls have changed, as told on the last pages; this is the "
                     "statement as it stands on the day of this paper, and that is not approved.",
                     n),
        n);
  text = g_strdup_printf ("%s %s", approval, since);
  isms_report_add_paragraph (report, text);
}

/* The controls that stand out in one way: "A.5.37, A.7.8" */
static char *
dup_flawed (const Statement *statement, const char *flaw)
{
  GString *refs = g_string_new (NULL);

  for (guint i = 0; i < statement->rows->len; i++)
    {
      const IsmsSoaRow *row = statement->rows->pdata[i];
      g_auto (GStrv) flaws = g_strsplit (row->flaws != NULL ? row->flaws : "", " ", -1);

      if (g_strv_contains ((const char *const *) flaws, flaw))
        g_string_append_printf (refs, "%s%s", refs->len > 0 ? ", " : "", row->ref);
    }
  return g_string_free_and_steal (refs);
}

/* What an auditor would see first stands where they see it first. */
static void
add_open (IsmsReport *report, const Statement *statement)
{
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("control"), "flaws");
  guint n_undecided = statement->total.n_undecided;

  if (n_undecided > 0)
    {
      g_autofree char *text = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "Whether %u control applies is not decided yet.",
                       "Whether %u controls apply is not decided yet.", n_undecided),
          n_undecided);

      isms_report_add_note (report, text);
    }
  for (const IsmsChoice *flaw = field->choices; flaw->value != NULL; flaw++)
    {
      g_autofree char *refs = dup_flawed (statement, flaw->value);
      g_autofree char *text = g_strdup_printf ("%s: %s.", _ (flaw->label), refs);

      if (*refs != '\0')
        isms_report_add_note (report, text);
    }
}

static void
add_progress_row (IsmsReportTable *table, const char *name, const IsmsSoaFigures *figures)
{
  const guint numbers[] = {
    figures->n,           figures->n_applicable,  figures->n_excluded,
    figures->n_undecided, figures->n_implemented, figures->n_partial,
    figures->n_planned,   figures->n_not_started,
  };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) cells = NULL;

  g_strv_builder_add (builder, name);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_strv_builder_take (builder, g_strdup_printf ("%u", numbers[i]));
  g_strv_builder_take (builder, dup_share (figures));
  cells = g_strv_builder_end (builder);
  isms_report_table_add_row (table, (const char *const *) cells);
}

static void
add_progress (IsmsReport *report, const Statement *statement)
{
  const IsmsReportColumn columns[] = {
    { _ ("Theme"), 3.2, ISMS_REPORT_START, FALSE },
    { _ ("Controls"), 1, ISMS_REPORT_END, FALSE },
    { _ ("Applicable"), 1, ISMS_REPORT_END, FALSE },
    { _ ("Left out"), 1, ISMS_REPORT_END, FALSE },
    { _ ("Undecided"), 1, ISMS_REPORT_END, FALSE },
    { _ ("In place"), 1, ISMS_REPORT_END, FALSE },
    { _ ("Partly"), 1, ISMS_REPORT_END, FALSE },
    { _ ("Planned"), 1, ISMS_REPORT_END, FALSE },
    { _ ("Not started"), 1, ISMS_REPORT_END, FALSE },
    { _ ("Share in place"), 1.2, ISMS_REPORT_END, FALSE },
  };
  IsmsReportTable *table;

  isms_report_add_heading (report, 1, _ ("How far it is implemented"));
  table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < statement->themes->len; i++)
    {
      const IsmsSoaFigures *figures = statement->themes->pdata[i];

      add_progress_row (table, get_theme (figures->theme), figures);
    }
  add_progress_row (table, _ ("All"), &statement->total);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    isms_report_table_set_strong (table, i);
  isms_report_add_paragraph (
      report, _ ("In place is what is implemented here or inherited from somebody who has "
                 "implemented it; the share is of the controls that are applicable."));
  isms_report_add_paragraph (report,
                             _ ("A control counts as partly in place while one of its checks "
                                "speaks against it (9.1)."));
}

/* --- Controls --- */

static void
add_excluded (IsmsReport *report, const Statement *statement)
{
  const IsmsReportColumn columns[] = {
    { _ ("No."), 0.7, ISMS_REPORT_START, FALSE },
    { _ ("Control"), 3, ISMS_REPORT_START, FALSE },
    { _ ("Why it is left out"), 8, ISMS_REPORT_START, FALSE },
  };
  IsmsReportTable *table;

  isms_report_add_heading (report, 1, _ ("What is left out, and why"));
  if (statement->total.n_excluded == 0)
    {
      isms_report_add_paragraph (report, _ ("No control is left out."));
      return;
    }
  table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < statement->rows->len; i++)
    {
      const IsmsSoaRow *row = statement->rows->pdata[i];
      const char *const cells[] = { row->ref, row->title,
                                    row->justification != NULL ? row->justification
                                                               : _ ("No justification is given.") };

      if (is_excluded (row))
        isms_report_table_add_row (table, cells);
    }
}

static const char *
get_applicable (const IsmsSoaRow *row)
{
  if (is_excluded (row))
    /* Translators: whether a control applies */
    return C_ ("applicable", "No");
  /* Translators: whether a control applies */
  return g_str_equal (row->applicable, "yes") ? C_ ("applicable", "Yes")
                                              : C_ ("applicable", "Undecided");
}

/* Each on a line of its own; none where what they speak for is left out. */
static char *
dup_reasons (const IsmsSoaRow *row)
{
  const char *reasons = row->reasons != NULL && !is_excluded (row) ? row->reasons : "";
  g_auto (GStrv) values = g_strsplit (reasons, " ", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; values[i] != NULL; i++)
    if (*values[i] != '\0')
      {
        g_autofree char *label = isms_treatment_report_dup_choice ("control", "reasons", values[i]);

        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", label);
      }
  return g_string_free_and_steal (text);
}

/* How far, and why less is reported; by when where it is not there yet, and its maturity; nothing
 * for what is left out. */
static char *
dup_implementation (const IsmsSoaRow *row)
{
  g_autofree char *state =
      isms_treatment_report_dup_choice ("control", "implementation", row->implementation);
  gboolean there = g_str_equal (row->implementation, "implemented")
                   || g_str_equal (row->implementation, "inherited");
  g_autofree char *reported =
      isms_treatment_report_dup_choice ("control", "implementation", row->reported);
  g_autofree char *doubts = isms_check_dup_doubts (row->doubts);
  GString *text = g_string_new (state);

  if (is_excluded (row))
    {
      g_string_free (text, TRUE);
      return g_strdup ("–");
    }
  if (doubts != NULL)
    /* Translators: beneath how far a control is said to be: how far it is reported to be, and which
     * checks speak against it */
    g_string_append_printf (text, _ ("\nreported as: %s, because %s"), reported, doubts);
  if (!there && row->due != NULL)
    {
      g_autofree char *due = isms_treatment_report_dup_day (row->due);

      /* Translators: the day on which a control shall be in place */
      g_string_append_printf (text, _ ("\nby %s"), due);
    }
  if (row->maturity >= 0)
    g_string_append_printf (text, _ ("\nmaturity %d"), row->maturity);
  return g_string_free_and_steal (text);
}

static void
add_control (IsmsReportTable *table, const IsmsSoaRow *row)
{
  g_autofree char *reasons = dup_reasons (row);
  g_autofree char *implementation = dup_implementation (row);
  const char *const cells[] = {
    row->ref,
    row->title,
    get_applicable (row),
    or_dash (reasons),
    or_dash (row->justification),
    implementation,
    or_dash (row->how),
    or_dash (row->owner),
    or_dash (row->risks),
  };

  isms_report_table_add_row (table, cells);
  if (!g_str_equal (row->applicable, "yes"))
    isms_report_table_set_strong (table, APPLIES_COLUMN);
}

static void
add_theme (IsmsReport *report, const Statement *statement, const char *theme)
{
  const IsmsReportColumn columns[] = {
    { _ ("No."), 0.8, ISMS_REPORT_START, FALSE },
    { _ ("Control"), 2.0, ISMS_REPORT_START, FALSE },
    { _ ("Applies"), 0.9, ISMS_REPORT_START, FALSE },
    { _ ("Reasons"), 1.5, ISMS_REPORT_START, FALSE },
    { _ ("Justification"), 3.0, ISMS_REPORT_START, FALSE },
    { _ ("Implementation"), 2.05, ISMS_REPORT_START, FALSE },
    { _ ("How"), 2.9, ISMS_REPORT_START, FALSE },
    { _ ("Owner"), 1.4, ISMS_REPORT_START, FALSE },
    { _ ("Risks"), 0.9, ISMS_REPORT_START, FALSE },
  };
  IsmsReportTable *table;

  isms_report_add_heading (report, 2, get_theme (theme));
  table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < statement->rows->len; i++)
    {
      const IsmsSoaRow *row = statement->rows->pdata[i];

      if (g_strcmp0 (row->theme, theme) == 0)
        add_control (table, row);
    }
}

/* --- Changes --- */

static void
add_changes (IsmsReport *report, const Statement *statement)
{
  const IsmsReportColumn columns[] = {
    { _ ("No."), 0.7, ISMS_REPORT_START, FALSE },
    { _ ("Control"), 3, ISMS_REPORT_START, FALSE },
    { _ ("What changed"), 8, ISMS_REPORT_START, FALSE },
  };
  g_autofree char *heading = NULL;
  IsmsReportTable *table;

  if (statement->changes == NULL || statement->changes->len == 0)
    return;
  heading = g_strdup_printf (_ ("Changed since version %d"), statement->version->number);
  isms_report_add_heading (report, 1, heading);
  table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < statement->changes->len; i++)
    {
      const IsmsSoaChange *change = statement->changes->pdata[i];
      g_autofree char *words = g_strjoinv ("\n", change->words);
      const char *const cells[] = { change->ref, change->title, words };

      isms_report_table_add_row (table, cells);
    }
}

static void
add_versions (IsmsReport *report, const Statement *statement)
{
  const IsmsReportColumn columns[] = {
    { _ ("Version"), 0.7, ISMS_REPORT_START, FALSE },
    { _ ("Approved"), 1.2, ISMS_REPORT_START, FALSE },
    { _ ("By"), 2.2, ISMS_REPORT_START, FALSE },
    { _ ("Words"), 7, ISMS_REPORT_START, FALSE },
    { _ ("Controls"), 0.9, ISMS_REPORT_END, FALSE },
  };
  IsmsReportTable *table;

  if (statement->versions->len == 0)
    return;
  isms_report_add_heading (report, 1, _ ("Versions"));
  table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < statement->versions->len; i++)
    {
      const IsmsSoaVersion *version = statement->versions->pdata[i];
      g_autofree char *number = g_strdup_printf ("%d", version->number);
      g_autofree char *day = isms_treatment_report_dup_day (version->approved_on);
      g_autofree char *n_controls = g_strdup_printf ("%u", version->n_controls);
      const char *const cells[] = { number, day, version->person, or_dash (version->words),
                                    n_controls };

      isms_report_table_add_row (table, cells);
    }
}

static void
add_signatures (IsmsReport *report, const Statement *statement)
{
  const IsmsReportSignature signatures[] = {
    { _ ("Prepared by"), NULL },
    { _ ("Approved by"), is_as_approved (statement) ? statement->version->person : NULL },
  };

  isms_report_add_signatures (report, signatures, G_N_ELEMENTS (signatures));
}

/**
 * isms_soa_report_new_version:
 * @db: a connection of the calling thread: the background reader's
 * @number: of a version, or %ISMS_SOA_NOW
 * @date: the day of the report
 * @error: return location
 *
 * Composes the Statement of Applicability (6.1.3 d) as it was approved (7.5.3).
 *
 * Returns: (transfer full): the report; %NULL on error, %G_IO_ERROR_NOT_FOUND where there is no
 *   such version
 */
IsmsReport *
isms_soa_report_new_version (IsmsDatabase *db, int number, GDateTime *date, GError **error)
{
  g_auto (Statement) statement = { 0 };
  g_autoptr (IsmsReport) report = NULL;

  if (!load_statement (&statement, db, number, error))
    return NULL;
  report = isms_report_new (_ ("Statement of Applicability"), date);
  isms_report_set_subtitle (report, _ ("Which controls are needed, why, and how far they are in "
                                       "place (ISO/IEC 27001, 6.1.3 d)"));
  isms_report_set_landscape (report, TRUE);
  if (!isms_report_read_organisation (report, db, NULL, error))
    return NULL;
  add_figures (report, &statement);
  add_approval (report, &statement);
  add_open (report, &statement);
  add_progress (report, &statement);
  add_excluded (report, &statement);
  isms_report_add_heading (report, 1, _ ("All controls"));
  if (statement.rows->len == 0)
    isms_report_add_paragraph (report, _ ("There is no control in the statement yet."));
  for (guint i = 0; i < statement.themes->len; i++)
    add_theme (report, &statement, ((IsmsSoaFigures *) statement.themes->pdata[i])->theme);
  add_changes (report, &statement);
  add_versions (report, &statement);
  add_signatures (report, &statement);
  return g_steal_pointer (&report);
}

/**
 * isms_soa_report_new:
 * @db: a connection of the calling thread: the background reader's
 * @date: the day of the report
 * @error: return location
 *
 * Composes the Statement of Applicability (6.1.3 d) as it stands, with what has changed since the
 * version that was approved last.
 *
 * Returns: (transfer full): the report; %NULL on error
 */
IsmsReport *
isms_soa_report_new (IsmsDatabase *db, GDateTime *date, GError **error)
{
  return isms_soa_report_new_version (db, ISMS_SOA_NOW, date, error);
}

/**
 * isms_soa_report_new_numbered:
 *
 * isms_soa_report_new_version (), for isms_print_compose_sheet ().
 */
IsmsReport *
isms_soa_report_new_numbered (IsmsDatabase *db, gint64 number, GDateTime *date, GError **error)
{
  return isms_soa_report_new_version (db, (int) number, date, error);
}
