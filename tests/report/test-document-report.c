/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A controlled document on paper (7.5.3): which version it is stands on every page, and no word of
 * it is lost. */

#include "isms-document-report.h"

#include "isms-document-version.h"
#include "isms-template.h"
#include "model-fixture.h"
#include "report-test.h"

#include <glib/gstdio.h>
#include <string.h>

static const char text[] =
    "## Purpose\n\nWe **must** act, *all* of us, within [[how many]] days.\n\n"
    "## Rules\n\n1. First of them\n   - within the first\n   - also within\n2. Second of them\n\n"
    "### Who\n\n| Who | What | Days |\n|---|---|--:|\n| Owner | **Decides** | 3 |\n"
    "| Everybody | Reports | 1 |\n\n> A word of caution.\n";

static void
commit (IsmsStep *step)
{
  g_autoptr (GError) error = NULL;

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static void
move (ModelFixture *fixture, gint64 document, IsmsVersionMove how, const char *name)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Move");
  const IsmsVersionDraft draft = { .name = name, .day = "2026-03-05" };

  isms_document_move (step, document, how, &draft);
  commit (step);
}

static void
begin (ModelFixture *fixture, gint64 document, const char *words, const char *summary)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Begin");
  const IsmsVersionDraft draft = {
    .name = "Ada Osei", .text = words, .summary = summary, .day = "2026-03-05"
  };

  isms_document_add_version (step, document, &draft);
  commit (step);
}

static void
enforce (ModelFixture *fixture, gint64 document)
{
  move (fixture, document, ISMS_VERSION_SEND, NULL);
  move (fixture, document, ISMS_VERSION_APPROVE, "Ben Ito");
  move (fixture, document, ISMS_VERSION_ENFORCE, NULL);
}

static char *
print (IsmsReport *report, const char *name)
{
  IsmsPageSetup setup;
  g_autofree char *path = NULL;
  g_autofree char *raw = NULL;
  g_auto (GStrv) words = NULL;
  GString *line = g_string_new (NULL);

  isms_page_setup_init (&setup, ISMS_PAPER_A4, isms_report_get_landscape (report));
  path = report_test_write (report, &setup, name);
  raw = report_test_get_text (path, "-raw");
  words = g_strsplit_set (raw, " \n\f", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);
  if (g_getenv ("SHOTS") == NULL)
    g_unlink (path);
  return g_string_free_and_steal (line);
}

static char *
print_document (ModelFixture *fixture, gint64 document, const char *name)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 11, 12, 9, 30, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReport) report =
      isms_document_report_new (fixture->reader, document, date, &error);

  g_assert_no_error (error);
  return print (report, name);
}

static void
assert_has (const char *printed, const char *words)
{
  if (strstr (printed, words) == NULL)
    g_error ("the document lacks “%s”:\n%s", words, printed);
}

static void
assert_lacks (const char *printed, const char *words)
{
  if (strstr (printed, words) != NULL)
    g_error ("the document has “%s”:\n%s", words, printed);
}

static void
test_draft (ModelFixture *fixture, gconstpointer data)
{
  gint64 document = create_record (fixture, "document", "Access control");
  g_autofree char *printed = NULL;

  begin (fixture, document, text, "All of it");
  set_field (fixture, "document", document, "classification", "Internal");
  printed = print_document (fixture, document, "document-draft.pdf");
  assert_has (printed, "Policy D-001, version 1");
  assert_has (printed, "Version 1 – Draft");
  assert_has (printed, "This version is not in force yet.");
  assert_has (printed, "We must act, all of us, within [how many] days.");
  assert_has (printed, "1. First of them • within the first • also within 2. Second of them");
  assert_has (printed, "Who What Days Owner Decides 3 Everybody Reports 1");
  assert_has (printed, "A word of caution.");
  assert_has (printed, "Internal");
  assert_lacks (printed, "**");
  assert_lacks (printed, "Strictly confidential");
}

static void
test_in_force (ModelFixture *fixture, gconstpointer data)
{
  gint64 document = create_record (fixture, "document", "Access control");
  g_autofree char *printed = NULL;
  g_autofree char *older = NULL;
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 11, 12, 9, 30, 0);
  g_autoptr (IsmsReport) report = NULL;
  g_autoptr (GError) error = NULL;

  begin (fixture, document, "First words", "All of it");
  enforce (fixture, document);
  set_field (fixture, "document", document, "review_months", "12");
  begin (fixture, document, "Other words", "Shorter");
  printed = print_document (fixture, document, "document.pdf");
  assert_has (printed, "Version 1 – In force");
  assert_has (printed, "Approved by Ben Ito, 5 Mar 2026");
  assert_has (printed, "Next review 5 Mar 2027");
  assert_has (printed, "First words");
  assert_lacks (printed, "Other words");
  assert_lacks (printed, "not in force");
  /* The history names both. */
  assert_has (printed, "Shorter");
  move (fixture, document, ISMS_VERSION_SEND, NULL);
  move (fixture, document, ISMS_VERSION_APPROVE, "Ben Ito");
  move (fixture, document, ISMS_VERSION_ENFORCE, NULL);
  report = isms_document_report_new_version (
      fixture->reader, read_int (fixture, "SELECT id FROM document_version WHERE number = 1"), date,
      &error);
  g_assert_no_error (error);
  older = print (report, "document-withdrawn.pdf");
  assert_has (older, "This version was withdrawn.");
  assert_has (older, "First words");
}

static void
test_nothing (ModelFixture *fixture, gconstpointer data)
{
  gint64 document = create_record (fixture, "document", "Access control");
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 11, 12, 9, 30, 0);
  g_autoptr (GError) error = NULL;

  g_assert_null (isms_document_report_new (fixture->reader, document, date, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "no version yet"));
  g_clear_error (&error);
  g_assert_null (isms_document_report_new (fixture->reader, 999999, date, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* On each page it says which version it is; every template can be printed whole. */
static void
test_templates (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) templates = isms_template_list (NULL);

  for (guint i = 0; i < templates->len; i++)
    {
      const IsmsTemplate *template = templates->pdata[i];
      g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Use");
      gint64 document = isms_template_use (step, fixture->reader, template, NULL, NULL);
      g_autofree char *name = g_strdup_printf ("template-%s.pdf", template->name);
      g_autoptr (GPtrArray) blocks = isms_markdown_parse (template->body);
      g_autofree char *printed = NULL;
      g_autofree char *running = NULL;

      commit (step);
      printed = print_document (fixture, document, name);
      running = g_strdup_printf ("%s · D-%03u, version 1", template->title, i + 1);
      assert_has (printed, running);
      for (guint k = 0; k < blocks->len; k++)
        {
          const IsmsMarkdownBlock *block = blocks->pdata[k];

          if (block->kind == ISMS_MARKDOWN_HEADING)
            assert_has (printed, block->text->text);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/report/document/draft", test_draft);
  add_model_test ("/report/document/7.5.3-in-force", test_in_force);
  add_model_test ("/report/document/nothing", test_nothing);
  add_model_test ("/report/document/templates", test_templates);

  return g_test_run ();
}
