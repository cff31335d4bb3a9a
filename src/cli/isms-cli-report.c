/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* parapet-cli report: a report as a tagged PDF. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-action-report.h"
#include "isms-audit-report.h"
#include "isms-cli-query.h"
#include "isms-cli-review.h"
#include "isms-cli.h"
#include "isms-context-report.h"
#include "isms-document-report.h"
#include "isms-incident-report.h"
#include "isms-information-report.h"
#include "isms-journal-report.h"
#include "isms-readiness-report.h"
#include "isms-metric-report.h"
#include "isms-nonconformity-report.h"
#include "isms-programme-report.h"
#include "isms-query.h"
#include "isms-record.h"
#include "isms-register-report.h"
#include "isms-review-approval.h"
#include "isms-review-report.h"
#include "isms-risk-report.h"
#include "isms-risk-sheet.h"
#include "isms-soa-report.h"
#include "isms-supplier-report.h"
#include "isms-training-report.h"
#include "isms-treatment-report.h"

typedef struct
{
  const char *name;
  const char *summary; /* N_() */
  /* One of them: of all, or of what --ref names. */
  IsmsReport *(*build) (IsmsDatabase *database, GDateTime *date, GError **error);
  IsmsReport *(*build_one) (IsmsDatabase *database, gint64 id, GDateTime *date, GError **error);
  const char *other_name; /* what it was called before; or NULL */
  const char *of; /* the kind of the record that --ref names; NULL with build_one: a version */
  const IsmsKind *kind; /* in place of all of them, or of what is asked for: of a register */
} Report;

/* What the command line says. */
typedef struct
{
  char *output;
  char *paper;
  char *day;
  char *as_of;
  char *ref;
  char *review;
  char *from; /* of the journal, and so the next three */
  char *to;
  char *by;
  char *record;
  IsmsCliAsked asked;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->output);
  g_free (options->paper);
  g_free (options->day);
  g_free (options->as_of);
  g_free (options->ref);
  g_free (options->review);
  g_free (options->from);
  g_free (options->to);
  g_free (options->by);
  g_free (options->record);
  isms_cli_asked_clear (&options->asked);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static IsmsReport *
build_version (IsmsDatabase *database, gint64 number, GDateTime *date, GError **error)
{
  return isms_soa_report_new_version (database, (int) number, date, error);
}

static const Report reports[] = {
  { "risks", N_ ("How the risks stand, and why (8.2)"), .build = isms_risk_report_new,
    .other_name = "risk-assessment" },
  { "treatment-plan", N_ ("What is done about the risks (6.1.3, 8.3)"),
    .build = isms_treatment_report_new },
  { "actions", N_ ("Who is to do what: overdue, due in 30 days, later"),
    .build = isms_action_report_new },
  { "soa", N_ ("The Statement of Applicability (6.1.3 d)"), .build = isms_soa_report_new },
  { "soa-version", N_ ("Its version that --ref names, as it was approved (7.5.3)"),
    .build_one = build_version },
  { "risk", N_ ("All of the one risk that --ref names"), .build_one = isms_risk_sheet_new,
    .of = "risk" },
  { "context", N_ ("Scope and context: what the ISMS covers, and why (4, 5.3, 6.2)"),
    .build = isms_context_report_new },
  { "requirements", N_ ("What is required, and what answers it (4.2, A.5.31)"),
    .build = isms_requirement_report_new },
  { "responsibilities", N_ ("Which role does what, answers for it, is asked or is told (5.3)"),
    .build = isms_responsibility_report_new },
  { "documented-information", N_ ("What must be written down, and what of it is there (7.5.1)"),
    .build = isms_information_report_new },
  { "readiness", N_ ("How ready the organisation is for certification, by stage"),
    .build = isms_readiness_report_new },
  { "document", N_ ("The document that --ref names: its version in force, or the newest (7.5.3)"),
    .build_one = isms_document_report_new, .of = "document" },
  { "attendance", N_ ("The sheet to sign at the session that --ref names (7.2 d)"),
    .build_one = isms_attendance_sheet_new, .of = "session" },
  { "training-record", N_ ("What the person whom --ref names has learned, and has to (7.2 d)"),
    .build_one = isms_training_record_new, .of = "person" },
  { "training-plan", N_ ("Sessions, coverage and who is due, of the year of --date (7.2, 7.3)"),
    .build = isms_training_plan_new },
  { "metrics", N_ ("What is measured, and how it stands (9.1)"), .build = isms_metric_report_new },
  { "incident", N_ ("All of the one incident that --ref names (A.5.24 to A.5.28)"),
    .build_one = isms_incident_report_new, .of = "incident" },
  { "supplier", N_ ("All of the supplier that --ref names (A.5.19 to A.5.23)"),
    .build_one = isms_supplier_sheet_new, .of = "supplier" },
  { "audit-plan", N_ ("What the audit that --ref names is to look at, when and with whom (9.2.2)"),
    .build_one = isms_audit_plan_report_new, .of = "audit" },
  { "audit-checklist", N_ ("The questions of the audit that --ref names, to be answered by pen"),
    .build_one = isms_audit_checklist_report_new, .of = "audit" },
  { "audit-report", N_ ("What the audit that --ref names has found, and concluded (9.2.2)"),
    .build_one = isms_audit_report_new, .of = "audit" },
  { "nonconformity", N_ ("The nonconformity that --ref names, with cause, action and check (10.2)"),
    .build_one = isms_nonconformity_report_new, .of = "nonconformity" },
  { "audit-programme",
    N_ ("The audit programme that --ref names, and what its audits reach (9.2.2)"),
    .build_one = isms_programme_report_new, .of = "programme" },
  { "management-review",
    N_ ("The review that --review names: to be read before, its minutes, or as approved (9.3)"),
    .build_one = isms_review_report_new, .of = "review" },
  { "review-addenda", N_ ("What was added to the review that --review names since its approval"),
    .build_one = isms_review_addenda_report_new, .of = "review" },
  { "journal", N_ ("Who changed what, and when, from the newest on (7.5.3)"),
    .build = isms_journal_report_new },
  { "status", N_ ("How the ISMS stands between management reviews, on one page"),
    .build = isms_status_report_new },
};

static gboolean
is_of_review (const Report *report)
{
  return g_strcmp0 (report->of, "review") == 0;
}

static gboolean
is_of_journal (const Report *report)
{
  return report->build == isms_journal_report_new;
}

static char *
describe_reports (void)
{
  GString *text = g_string_new (_ ("FILE and REPORT may stand in either order. Reports:"));

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    g_string_append_printf (text, "\n  %-24s%s", reports[i].name, _ (reports[i].summary));
  g_string_append_printf (text, "\n  %-24s%s", "actions, people, …",
                          _ ("Every other register that “list” knows, as a table"));
  return g_string_free (text, FALSE);
}

static gboolean
is_report (const char *name, Report *report)
{
  const IsmsKind *kind = isms_kind_find (name);

  if (kind != NULL && !g_str_equal (kind->import_name, name))
    kind = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    if (g_str_equal (reports[i].name, name) || g_strcmp0 (reports[i].other_name, name) == 0)
      {
        *report = reports[i];
        report->kind = kind;
        return TRUE;
      }
  if (kind != NULL)
    {
      *report = (Report) { .name = kind->import_name, .kind = kind };
      return TRUE;
    }
  return FALSE;
}

/* The file and the report: whichever of the two words comes first. */
static void
settle_order (char **arguments)
{
  Report report;
  char *first = arguments[1];

  if (is_report (arguments[2], &report) || !is_report (first, &report))
    return;
  arguments[1] = arguments[2];
  arguments[2] = first;
}

static gboolean
find_report (const IsmsCommand *self, const char *name, Report *report)
{
  g_autoptr (GString) known = g_string_new (NULL);

  if (is_report (name, report))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", reports[i].name);
  /* Translators: the second %s lists the names that would do. */
  isms_cli_refuse (self, _ ("there is no report “%s”, but %s, and one of every register"), name,
                   known->str);
  return FALSE;
}

static IsmsPaper
choose_paper (const char *name)
{
  if (name == NULL)
    return isms_paper_get_default ();
  return g_str_equal (name, "letter") ? ISMS_PAPER_LETTER : ISMS_PAPER_A4;
}

/* 0 with @error where there is none. */
static gint64
find_record (IsmsDatabase *database, const char *name, const char *ref, GError **error)
{
  g_autofree char *words = g_strdup_printf ("%s:%s", name, ref);
  GError *failure = NULL;
  gint64 id;

  isms_record_find (database, words, &id, &failure);
  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (id == 0)
    /* Translators: a ref, and the name of a register: there is no “R-999” among “Risks” */
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("there is no “%s” among “%s”"), ref,
                 _ (isms_kind_find (name)->plural));
  return id;
}

/* The number of the version. */
static gint64
find_version (IsmsDatabase *database, const char *ref, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database, "SELECT number FROM soa_version WHERE CAST (number AS TEXT) = ?", error);
  gint64 number = 0;

  if (statement == NULL)
    return 0;
  isms_statement_bind_text (statement, 1, ref);
  if (isms_statement_next (statement, error))
    number = isms_statement_get_int (statement, 0);
  else if (!isms_statement_failed (statement))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("there is no version “%s”"), ref);
  return number;
}

/* Of the journal: those steps that are asked for. */
static IsmsReport *
build_journal (const Options *options, IsmsDatabase *database, GDateTime *date, GError **error)
{
  IsmsJournalAsked asked = { .actor = options->by, .from = options->from, .to = options->to };
  const IsmsKind *kind = NULL;
  GError *failure = NULL;

  if (options->record != NULL)
    kind = isms_record_find (database, options->record, &asked.row, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  if (options->record != NULL && kind == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("there is no record “%s”"),
                   options->record);
      return NULL;
    }
  if (kind != NULL)
    asked.table = kind->name;
  return isms_journal_report_new_of (database, &asked, date, error);
}

/* Of a register all or some, of a record, or of everything. */
static IsmsReport *
build_report (const Report *report,
              IsmsDatabase *database,
              IsmsQuery *query,
              gint64 id,
              GDateTime *date,
              GError **error)
{
  if (query != NULL && report->build == isms_action_report_new)
    return isms_action_report_new_of (database, query, date, error);
  if (query != NULL)
    return isms_register_report_new (database, query, date, error);
  return report->build != NULL ? report->build (database, date, error)
                               : report->build_one (database, id, date, error);
}

/* What the report is of, where it is of one; 0 with @error where there is none. */
static gint64
find_subject (const Report *report, const Options *options, IsmsDatabase *database, GError **error)
{
  if (is_of_review (report))
    return isms_cli_find_review (
        database, options->review != NULL ? options->review : ISMS_CLI_REVIEW_OPEN, error);
  return report->of != NULL ? find_record (database, report->of, options->ref, error)
                            : find_version (database, options->ref, error);
}

/* What was approved is written as it was stored. */
static IsmsExit
write_stored (const IsmsCommand *self,
              IsmsDatabase *database,
              const IsmsAttachment *paper,
              const Options *options,
              const char *path)
{
  g_autoptr (GError) error = NULL;

  if (options->paper != NULL || options->day != NULL)
    return isms_cli_refuse (
        self, _ ("this review is approved: its report is the one that was stored, and takes no %s"),
        options->paper != NULL ? "--paper" : "--date");
  if (isms_attachment_save (database, paper->id, path, NULL, &error))
    return ISMS_EXIT_OK;
  return isms_cli_fail_to_write (path, error);
}

static IsmsExit
write_made (IsmsReport *made, const Options *options, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  IsmsPageSetup setup;

  isms_page_setup_init (&setup, choose_paper (options->paper), isms_report_get_landscape (made));
  if (!isms_report_save_pdf (made, &setup, file, NULL, &error))
    return isms_cli_fail_to_write (path, error);
  return ISMS_EXIT_OK;
}

static IsmsExit
write_report (const IsmsCommand *self,
              IsmsWorkspace *workspace,
              const char *source,
              const Report *report,
              const Options *options,
              GDateTime *date)
{
  IsmsDatabase *reader = isms_workspace_get_reader (workspace);
  g_autofree char *path = options->output != NULL ? g_strdup (options->output)
                                                  : g_strconcat (report->name, ".pdf", NULL);
  g_autoptr (IsmsQuery) query = NULL;
  g_autoptr (IsmsAttachment) paper = NULL;
  g_autoptr (IsmsReport) made = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  if (isms_cli_asked_some (&options->asked) || (report->build == NULL && report->build_one == NULL))
    {
      query = isms_cli_make_query (self, workspace, report->kind, &options->asked);
      if (query == NULL)
        return ISMS_EXIT_USAGE;
    }
  if (query == NULL && report->build_one != NULL)
    id = find_subject (report, options, reader, &error);
  if (error == NULL && report->build_one == isms_review_report_new)
    paper = isms_review_find_paper (reader, id, &error);
  if (paper != NULL)
    return write_stored (self, reader, paper, options, path);
  if (error == NULL && is_of_journal (report))
    made = build_journal (options, reader, date, &error);
  else if (error == NULL)
    made = build_report (report, reader, query, id, date, &error);
  return made != NULL ? write_made (made, options, path) : isms_cli_fail (source, error);
}

/* Of the journal alone: its days, who, and of which record. */
static IsmsExit
check_journal (const IsmsCommand *self, const Report *report, const Options *options)
{
  const char *const days[] = { options->from, options->to };

  if ((options->from != NULL || options->to != NULL || options->by != NULL
       || options->record != NULL)
      && !is_of_journal (report))
    return isms_cli_refuse (
        self, _ ("the report “%s” takes no --from, --to, --by or --record; “journal” does"),
        report->name);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (GDateTime) day = NULL;

      if (days[i] != NULL && !isms_cli_read_date (self, days[i], &day))
        return ISMS_EXIT_USAGE;
    }
  return ISMS_EXIT_OK;
}

/* Says what does not go together. */
static IsmsExit
check_options (const IsmsCommand *self, const Report *report, const Options *options)
{
  const char *name = report->name;
  gboolean asked = isms_cli_asked_some (&options->asked);

  if (options->as_of != NULL && (options->day != NULL || report->build != isms_risk_report_new))
    return isms_cli_refuse (self,
                            options->day != NULL
                                ? _ ("--as-of is the day of the report “%s” already")
                                : _ ("the report “%s” takes no --as-of"),
                            name);
  if (options->review != NULL && !is_of_review (report))
    return isms_cli_refuse (self, _ ("the report “%s” takes no --review"), name);
  if ((report->build_one != NULL && !is_of_review (report)) != (options->ref != NULL))
    return isms_cli_refuse (self,
                            options->ref == NULL ? _ ("the report “%s” wants --ref")
                                                 : _ ("the report “%s” takes no --ref"),
                            name);
  if (asked && (report->kind == NULL || options->as_of != NULL))
    return isms_cli_refuse (
        self, _ ("the report “%s” is of all there is; only registers take --filter and the like"),
        name);
  if (options->paper != NULL && !g_str_equal (options->paper, "a4")
      && !g_str_equal (options->paper, "letter"))
    return isms_cli_refuse (self, _ ("--paper is a4 or letter, not “%s”"), options->paper);
  return check_journal (self, report, options);
}

IsmsExit
isms_cli_report (const IsmsCommand *self, char **arguments)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("Where; else the report’s name"), N_ ("OUT.pdf") },
    { "paper", 'p', 0, G_OPTION_ARG_STRING, &options.paper,
      N_ ("a4 or letter; else what is usual here"), N_ ("PAPER") },
    { "ref", 'r', 0, G_OPTION_ARG_STRING, &options.ref,
      N_ ("Which record or version, for the reports that are of one"), N_ ("REF") },
    { "review", 0, 0, G_OPTION_ARG_STRING, &options.review,
      N_ ("Which management review: its ref or title, or open, which it is until it is approved; "
          "else the open one"),
      N_ ("REVIEW") },
    { "date", 'd', 0, G_OPTION_ARG_STRING, &options.day, N_ ("Day of the report; else today"),
      N_ ("DATE") },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &options.as_of,
      N_ ("For the report “risks”: as the workspace stood on that day"), N_ ("DATE") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from,
      N_ ("For the report “journal”: the first day"), N_ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_ ("For the report “journal”: the last day"),
      N_ ("DATE") },
    { "by", 0, 0, G_OPTION_ARG_STRING, &options.by,
      N_ ("For the report “journal”: whose steps, by the name that it says"), N_ ("NAME") },
    { "record", 0, 0, G_OPTION_ARG_STRING, &options.record,
      N_ ("For the report “journal”: what was done to the record of this ref"), N_ ("REF") },
    ISMS_CLI_ASKED_ENTRIES (&options.asked, 0),
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *description = describe_reports ();
  g_autoptr (IsmsWorkspace) workspace = NULL;
  g_autoptr (GDateTime) date = NULL;
  Report report;
  IsmsExit status = ISMS_EXIT_OK;

  if (!isms_cli_parse (self, arguments, entries, description, 2, 2))
    return ISMS_EXIT_USAGE;
  settle_order (arguments);
  if (!find_report (self, arguments[2], &report)
      || !isms_cli_read_date (self, options.as_of != NULL ? options.as_of : options.day, &date)
      || check_options (self, &report, &options) != ISMS_EXIT_OK)
    return ISMS_EXIT_USAGE;
  workspace = isms_cli_open (arguments[1], ISMS_STORE_OPEN_READ_ONLY, &status);
  if (workspace == NULL)
    return status;
  status = write_report (self, workspace, arguments[1], &report, &options, date);
  isms_workspace_close (workspace);
  return status;
}
