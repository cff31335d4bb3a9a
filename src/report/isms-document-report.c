/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Whose it is, who approved it and since when stand before what it says; the versions there were
 * stand after it. */

#include "isms-config.h"

#include "isms-document-report.h"

#include <glib/gi18n-lib.h>

#include "isms-attachment.h"
#include "isms-day.h"
#include "isms-document-version.h"
#include "isms-record.h"
#include "isms-report-workspace.h"

typedef struct
{
  IsmsRecord *record;
  GPtrArray *versions; /* of IsmsDocumentVersion */
  const IsmsDocumentVersion *version;
  char *text;
  GPtrArray *files; /* of IsmsAttachment */
} Document;

static void
clear_document (Document *self)
{
  g_clear_object (&self->record);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_free (self->text);
  g_clear_pointer (&self->files, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Document, clear_document)

static gboolean
fail (GIOErrorEnum code, const char *sentence, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, code, sentence);
  return FALSE;
}

/* The version @id; 0: the one in force, else the newest. */
static void
pick_version (Document *self, gint64 id)
{
  for (guint i = 0; i < self->versions->len; i++)
    {
      const IsmsDocumentVersion *version = self->versions->pdata[i];

      if (id != 0 ? version->id == id : g_str_equal (version->state, "effective"))
        self->version = version;
    }
  if (self->version == NULL && id == 0 && self->versions->len > 0)
    self->version = self->versions->pdata[0];
}

static gboolean
load_document (Document *self, IsmsDatabase *db, gint64 document, gint64 version, GError **error)
{
  GError *failure = NULL;

  self->record = isms_record_load (db, isms_kind_find ("document"), document, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (self->record == NULL)
    return fail (G_IO_ERROR_NOT_FOUND, _ ("The document is no longer there."), error);
  self->versions = isms_document_load_versions (db, document, error);
  if (self->versions == NULL)
    return FALSE;
  pick_version (self, version);
  if (self->version == NULL)
    return fail (G_IO_ERROR_INVALID_DATA,
                 _ ("The document has no version yet that could be printed. Begin one first."),
                 error);
  self->text = isms_document_load_text (db, self->version->id, error);
  self->files = self->text != NULL
                    ? isms_attachment_list (db, "document_version", self->version->id, error)
                    : NULL;
  return self->files != NULL;
}

static char *
dup_field (IsmsRecord *record, const char *name)
{
  return isms_record_dup_display (record,
                                  isms_kind_find_field (isms_record_get_kind (record), name));
}

static const char *
get_state (const IsmsDocumentVersion *version)
{
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("document"), "state");

  return _ (isms_field_find_choice (field, version->state)->label);
}

static void
add_row (IsmsReportTable *table, const char *label, const char *value)
{
  const char *const cells[] = { label, value };

  if (value != NULL && *value != '\0')
    isms_report_table_add_row (table, cells);
}

/* "Ada Osei, 3 March 2026" */
static char *
dup_who_when (const char *who, const char *day)
{
  g_autofree char *words = day != NULL ? isms_day_dup_words (day) : NULL;

  if (who == NULL)
    return words != NULL ? g_steal_pointer (&words) : g_strdup ("");
  return words != NULL ? g_strdup_printf ("%s, %s", who, words) : g_strdup (who);
}

static void
add_version_block (IsmsReport *report, const Document *document)
{
  const IsmsReportColumn columns[] = {
    { NULL, 1, ISMS_REPORT_START, FALSE },
    { NULL, 3, ISMS_REPORT_START, FALSE },
  };
  const IsmsDocumentVersion *version = document->version;
  gboolean holds = g_str_equal (version->state, "effective");
  g_autofree char *owner = dup_field (document->record, "owner");
  g_autofree char *label = dup_field (document->record, "classification");
  g_autofree char *serves = dup_field (document->record, "controls");
  g_autofree char *review = holds ? dup_field (document->record, "next_review") : NULL;
  g_autofree char *retention = dup_field (document->record, "retention");
  g_autofree char *number = g_strdup_printf ("%d – %s", version->number, get_state (version));
  g_autofree char *author = dup_who_when (version->author, version->drafted_on);
  g_autofree char *approved = dup_who_when (version->approver, version->approved_on);
  g_autofree char *since = dup_who_when (NULL, version->effective_on);
  g_autofree char *until = dup_who_when (NULL, version->retired_on);
  IsmsReportTable *table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));

  add_row (table, _ ("Document"), isms_record_get_ref (document->record));
  add_row (table, _ ("Version"), number);
  add_row (table, _ ("Owner"), owner);
  add_row (table, _ ("Author"), author);
  add_row (table, _ ("Approved by"), approved);
  add_row (table, _ ("In force since"), since);
  add_row (table, _ ("Withdrawn on"), until);
  add_row (table, _ ("Next review"), review);
  add_row (table, _ ("Classification"), label);
  add_row (table, _ ("Controls and clauses"), serves);
  add_row (table, _ ("Retention"), retention);
}

/* Nobody follows by mistake what is not in force. */
static void
add_warning (IsmsReport *report, const IsmsDocumentVersion *version)
{
  if (g_str_equal (version->state, "retired"))
    isms_report_add_note (report, _ ("This version was withdrawn. It is no longer in force."));
  else if (!g_str_equal (version->state, "effective"))
    isms_report_add_note (report, _ ("This version is not in force yet."));
}

static void
add_body (IsmsReport *report, const Document *document)
{
  g_autoptr (GPtrArray) blocks = isms_markdown_parse (document->text);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  isms_report_add_markdown (report, blocks, 1);
  if (document->files->len == 0)
    return;
  for (guint i = 0; i < document->files->len; i++)
    g_strv_builder_add (builder, ((const IsmsAttachment *) document->files->pdata[i])->name);
  names = g_strv_builder_end (builder);
  isms_report_add_heading (report, 1, _ ("Files of this version"));
  isms_report_add_list (report, (const char *const *) names);
}

static char *
dup_day (const char *iso)
{
  return iso != NULL ? isms_day_dup_words (iso) : NULL;
}

static void
add_versions (IsmsReport *report, const Document *document)
{
  const IsmsReportColumn columns[] = {
    { _ ("Version"), 0.7, ISMS_REPORT_END, FALSE },
    { _ ("What is new"), 3, ISMS_REPORT_START, FALSE },
    { _ ("Author"), 1.3, ISMS_REPORT_START, FALSE },
    { _ ("Approved by"), 1.3, ISMS_REPORT_START, FALSE },
    { _ ("In force since"), 1.2, ISMS_REPORT_START, FALSE },
    { _ ("Withdrawn on"), 1.2, ISMS_REPORT_START, FALSE },
  };
  IsmsReportTable *table;

  isms_report_add_heading (report, 1, _ ("Versions"));
  table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < document->versions->len; i++)
    {
      const IsmsDocumentVersion *version = document->versions->pdata[i];
      g_autofree char *number = g_strdup_printf ("%d", version->number);
      g_autofree char *since = dup_day (version->effective_on);
      g_autofree char *until = dup_day (version->retired_on);
      const char *const cells[] = { number,
                                    version->summary,
                                    version->author,
                                    version->approver,
                                    since != NULL ? since : get_state (version),
                                    until };

      isms_report_table_add_row (table, cells);
    }
}

static IsmsReport *
create_report (const Document *document, GDateTime *date)
{
  IsmsRecord *record = document->record;
  g_autofree char *kind = dup_field (record, "kind");
  /* Translators: kind, ref and version of a document, under its title: Policy D-003, version 2 */
  g_autofree char *subtitle = g_strdup_printf (
      _ ("%s %s, version %d"), kind, isms_record_get_ref (record), document->version->number);
  /* Translators: title, ref and version of a document, at the head of its pages */
  g_autofree char *running =
      g_strdup_printf (_ ("%s · %s, version %d"), isms_record_get_title (record),
                       isms_record_get_ref (record), document->version->number);
  IsmsReport *report = isms_report_new (isms_record_get_title (record), date);

  isms_report_set_subtitle (report, subtitle);
  isms_report_set_running_title (report, running);
  return report;
}

static IsmsReport *
compose (IsmsDatabase *db, gint64 id, gint64 version, GDateTime *date, GError **error)
{
  g_auto (Document) document = { NULL };
  g_autoptr (IsmsReport) report = NULL;
  const char *label;

  if (!load_document (&document, db, id, version, error))
    return NULL;
  report = create_report (&document, date);
  if (!isms_report_read_organisation (report, db, NULL, error))
    return NULL;
  /* What is said of the document counts; who has said nothing is on the safe side. */
  label = isms_record_get_text (document.record, "classification");
  if (label != NULL && *label != '\0')
    isms_report_set_classification (report, label);
  add_version_block (report, &document);
  add_warning (report, document.version);
  add_body (report, &document);
  add_versions (report, &document);
  return g_steal_pointer (&report);
}

/**
 * isms_document_report_new:
 * @db: a connection of the calling thread: the background reader's
 * @document: the id of a document
 * @date: the day of the report
 * @error: return location; %G_IO_ERROR_NOT_FOUND where there is no such document, or no version of
 * it
 *
 * Returns: (transfer full): the version in force, or else the newest, as a controlled document
 *   (7.5.3); %NULL on error
 */
IsmsReport *
isms_document_report_new (IsmsDatabase *db, gint64 document, GDateTime *date, GError **error)
{
  return compose (db, document, 0, date, error);
}

/**
 * isms_document_report_new_version:
 * @db: a connection of the calling thread: the background reader's
 * @version: the id of a version
 * @date: the day of the report
 * @error: return location; %G_IO_ERROR_NOT_FOUND where there is no such version
 *
 * Returns: (transfer full): that version, as isms_document_report_new (); %NULL on error
 */
IsmsReport *
isms_document_report_new_version (IsmsDatabase *db, gint64 version, GDateTime *date, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (db, "SELECT document_id FROM document_version WHERE id = ?", error);

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, version);
  if (isms_statement_next (statement, error))
    return compose (db, isms_statement_get_int (statement, 0), version, date, error);
  if (!isms_statement_failed (statement))
    fail (G_IO_ERROR_NOT_FOUND, _ ("The version is no longer there."), error);
  return NULL;
}
