/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Evidence: its fields and rules. How long it is valid is computed in its view. */

#include "isms-config.h"

#include "isms-evidence.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-edit.h"
#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsEvidence
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsEvidence, isms_evidence, ISMS_TYPE_RECORD)

static const IsmsChoice forms[] = {
  { "file", N_ ("File"), "document|attachment|datei|dokument|anhang" },
  { "link", N_ ("Link"), "url|address|uri|verweis|adresse" },
  { "note", N_ ("Written Note"), "text|words|notiz|vermerk" },
  { NULL, NULL, NULL },
};

static const IsmsChoice kinds[] = {
  { "record", N_ ("Record"), "list|register|aufzeichnung|liste" },
  { "report", N_ ("Report"), "audit report|test report|bericht|prüfbericht" },
  { "log", N_ ("Log or Extract"), "log|extract|export|protokolldatei|auszug" },
  { "screenshot", N_ ("Screenshot"), "picture|photo|bildschirmfoto|foto|bild" },
  { "certificate", N_ ("Certificate"), "attestation|zertifikat|bescheinigung" },
  { "contract", N_ ("Contract"), "agreement|vertrag|vereinbarung" },
  { "statement", N_ ("Statement"), "interview|minutes|aussage|gespräch|besprechung" },
  { NULL, NULL, NULL },
};

static const IsmsChoice states[] = {
  { "expired", N_ ("Expired"), NULL, .late = TRUE },
  { "expiring", N_ ("Expires Soon"), NULL },
  { "current", N_ ("Valid"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "no_file", N_ ("No file yet"), NULL },
  { "for_nothing", N_ ("For no record"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), N_ ("What it is, in a few words."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "evidence|name|nachweis|titel|bezeichnung" },
  { "form", ISMS_FIELD_CHOICE, N_ ("Form"),
    N_ ("A link needs its address first, a note its words. Files are attached below."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = forms,
    .import_names = "format|medium" },
  { "kind", ISMS_FIELD_CHOICE, N_ ("Kind"), N_ ("What kind of thing it is."), ISMS_FIELD_FILTERED,
    .choices = kinds, .import_names = "type|evidence type|art|typ" },
  { "shows_for", ISMS_FIELD_RECORDS, N_ ("Records"),
    N_ ("The controls, risks and other records that it shows something of."), ISMS_FIELD_LISTED,
    .link_table = "evidence_for",
    .import_names =
        "for|control|controls|risk|risks|asset|shows|belongs to|für|maßnahme|gehört zu" },
  { "link", ISMS_FIELD_TEXT, N_ ("Address"),
    N_ ("Where it stands: https://, file:// or another that the desktop can open."),
    ISMS_FIELD_SEARCHED, .import_names = "url|uri|location|adresse|ort|ablage" },
  { "words", ISMS_FIELD_PROSE, N_ ("Words"), N_ ("What was seen or said, where no file tells it."),
    ISMS_FIELD_SEARCHED, .import_names = "text|content|description|inhalt|beschreibung" },
  { "collected_on", ISMS_FIELD_DATE, N_ ("Collected On"), NULL, ISMS_FIELD_LISTED,
    .import_names = "date|collected|obtained|datum|erhoben am|vom" },
  { "collected_by", ISMS_FIELD_REFERENCE, N_ ("Collected By"), NULL,
    ISMS_FIELD_MINE | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "by|who|collector|von|wer|erhoben von" },
  { "valid_until", ISMS_FIELD_DATE, N_ ("Valid Until"),
    N_ ("The last day on which it shows anything. Nothing: it is valid for good."),
    ISMS_FIELD_ENDS | ISMS_FIELD_LISTED,
    .import_names = "expires|expiry|expires on|gültig bis|ablauf" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|anmerkung" },
  { "state", ISMS_FIELD_CHOICE, N_ ("Validity"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .choices = states },
  { "files", ISMS_FIELD_INTEGER, N_ ("Files"), NULL, ISMS_FIELD_COMPUTED },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
};

/* --- Rules --- */

static gboolean
sets (const IsmsRow *after, const char *column)
{
  return isms_row_get (after, column) != NULL;
}

static gboolean
is_filled (const IsmsProposal *proposal, const char *column)
{
  const char *text = isms_proposal_get_text (proposal, column);

  return text != NULL && strspn (text, " \t\r\n") < strlen (text);
}

/* What comes in with an address or words alone is that. */
static void
settle (const IsmsProposal *proposal, IsmsRow *after)
{
  const char *link = isms_row_get_text (after, "link");

  if (link != NULL)
    {
      g_autofree char *bare = g_strstrip (g_strdup (link));

      isms_row_set_text (after, "link", *bare != '\0' ? bare : NULL);
    }
  if (proposal->before != NULL || sets (after, "form"))
    return;
  if (is_filled (proposal, "link"))
    isms_row_set_text (after, "form", "link");
  else if (is_filled (proposal, "words"))
    isms_row_set_text (after, "form", "note");
}

/**
 * isms_evidence_is_address:
 * @text: what was written
 *
 * Returns: whether it is an address that a desktop opens, and nothing that a program would run
 */
gboolean
isms_evidence_is_address (const char *text)
{
  static const char *const far[] = { "http", "https", "ftp",  "ftps", "sftp",
                                     "smb",  "dav",   "davs", "nfs",  NULL };
  static const char *const near[] = { "file", "mailto", NULL };
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);

  if (uri == NULL || strpbrk (text, " \t\r\n") != NULL)
    return FALSE;
  if (g_strv_contains (far, g_uri_get_scheme (uri)))
    return g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0';
  return g_strv_contains (near, g_uri_get_scheme (uri)) && strlen (g_uri_get_path (uri)) > 1;
}

static gboolean
check_link (IsmsProposal *proposal, GError **error)
{
  if (is_filled (proposal, "link"))
    return TRUE;
  if (!sets (proposal->after, "form"))
    return isms_proposal_refuse (proposal, "link",
                                 _ ("What is a link keeps its address. Choose another form first."),
                                 error);
  return isms_proposal_refuse (proposal, "form",
                               _ ("A link needs an address. Write the address first."), error);
}

static gboolean
check_note (IsmsProposal *proposal, GError **error)
{
  if (is_filled (proposal, "words"))
    return TRUE;
  if (!sets (proposal->after, "form"))
    return isms_proposal_refuse (
        proposal, "words", _ ("What is a note keeps its words. Choose another form first."), error);
  return isms_proposal_refuse (proposal, "form", _ ("A note needs words. Write the words first."),
                               error);
}

/* 7.5.3: it must be there to be looked at, and for some time. */
static gboolean
check (IsmsProposal *proposal, GError **error)
{
  const char *form = isms_proposal_get_text (proposal, "form");
  const char *collected = isms_proposal_get_text (proposal, "collected_on");
  const char *until = isms_proposal_get_text (proposal, "valid_until");

  if (proposal->after == NULL)
    return TRUE;
  if (sets (proposal->after, "link") && is_filled (proposal, "link")
      && !isms_evidence_is_address (isms_proposal_get_text (proposal, "link")))
    return isms_proposal_refuse (
        proposal, "link",
        _ ("An address begins with https://, file:// or another that the desktop can open, and "
           "has no spaces."),
        error);
  if (collected != NULL && until != NULL && strcmp (until, collected) < 0
      && (sets (proposal->after, "collected_on") || sets (proposal->after, "valid_until")))
    return isms_proposal_refuse (
        proposal, sets (proposal->after, "valid_until") ? "valid_until" : "collected_on",
        _ ("Evidence is not valid before it was collected. Change the other date first."), error);
  if (g_strcmp0 (form, "link") == 0)
    return check_link (proposal, error);
  if (g_strcmp0 (form, "note") == 0)
    return check_note (proposal, error);
  return TRUE;
}

static const char *const rule_columns[] = { "form",         "link",        "words",
                                            "collected_on", "valid_until", NULL };

static const char *const leading[] = { "state",       "form",  "shows_for",    "collected_on",
                                       "valid_until", "flaws", "collected_by", NULL };

/* Its files. */
static const char *const watched[] = { "attachment", NULL };

const IsmsKind isms_kind_evidence = {
  .name = "evidence",
  .number = 14,
  .view = "evidence_list",
  .prefix = "E",
  .label = N_ ("Evidence Item"),
  .plural = N_ ("Evidence Items"),
  .purpose = N_ ("What shows that controls and all else are as they are said to be, until when, "
                 "and where it is."),
  .icon_name = "mail-attachment-symbolic",
  .title_field = "title",
  .import_name = "evidence",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .watched = watched,
  .get_type = isms_evidence_get_type,
  .check = check,
  .rule_columns = rule_columns,
  .settle = settle,
};

static void
isms_evidence_class_init (IsmsEvidenceClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_evidence);
}

static void
isms_evidence_init (IsmsEvidence *self)
{
}

/* --- What it is for --- */

/**
 * isms_evidence_create:
 * @step: a step that is not committed yet
 * @draft: what it is
 *
 * What a rule refuses fails the commit with %G_IO_ERROR_INVALID_DATA and a sentence (7.5.3).
 *
 * Returns: the id that it will have
 */
gint64
isms_evidence_create (IsmsStep *step, const IsmsEvidenceDraft *draft)
{
  g_autofree char *today = isms_day_today ();
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, "title", draft->title);
  isms_row_set_text (row, "form", draft->form);
  if (draft->kind != NULL)
    isms_row_set_text (row, "kind", draft->kind);
  if (draft->link != NULL)
    isms_row_set_text (row, "link", draft->link);
  if (draft->words != NULL)
    isms_row_set_text (row, "words", draft->words);
  isms_row_set_text (row, "collected_on",
                     draft->collected_on != NULL ? draft->collected_on : today);
  if (draft->collected_by != 0)
    isms_row_set_int (row, "collected_by_id", draft->collected_by);
  if (draft->valid_until != NULL)
    isms_row_set_text (row, "valid_until", draft->valid_until);
  if (draft->uid != NULL)
    isms_row_set_text (row, "uid", draft->uid);
  return isms_edit_insert (step, &isms_kind_evidence, row);
}

/**
 * isms_evidence_set_for:
 * @step: a step that is not committed yet
 * @id: of evidence, which may be made in the same step
 * @for_kind: the kind of a record: any but evidence
 * @for_id: its id
 * @shows: %FALSE: no longer
 *
 * Ties the evidence to the record or unties it; what else it is for stays.
 */
void
isms_evidence_set_for (
    IsmsStep *step, gint64 id, const IsmsKind *for_kind, gint64 for_id, gboolean shows)
{
  isms_edit_set_link (step, &isms_kind_evidence, id,
                      isms_kind_find_field (&isms_kind_evidence, "shows_for"),
                      isms_kind_make_key (for_kind, for_id), shows);
}

/**
 * isms_evidence_load_for:
 * @database: a connection of the calling thread
 * @for_kind: the kind of a record
 * @for_id: its id
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsEvidence): the evidence in use for that record, what
 *   was collected last first; %NULL on error
 */
GPtrArray *
isms_evidence_load_for (IsmsDatabase *database,
                        const IsmsKind *for_kind,
                        gint64 for_id,
                        GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT e.id FROM evidence_for AS l JOIN evidence AS e ON e.id = l.evidence_id "
      "WHERE l.for_kind = ? AND l.for_id = ? AND e.archived = 0 "
      "ORDER BY e.collected_on DESC NULLS LAST, e.id DESC",
      error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (statement == NULL)
    return NULL;
  isms_statement_bind_text (statement, 1, for_kind->name);
  isms_statement_bind_int (statement, 2, for_id);
  while (isms_statement_next (statement, error))
    {
      gint64 id = isms_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  if (isms_statement_failed (statement))
    return NULL;
  return isms_record_load_many (database, &isms_kind_evidence, (const gint64 *) ids->data, ids->len,
                                error);
}

/* --- Words --- */

/**
 * isms_evidence_dup_validity:
 * @self: evidence
 *
 * Returns: (transfer full) (nullable): how long it is valid, in words; %NULL: for good
 */
char *
isms_evidence_dup_validity (IsmsRecord *self)
{
  const char *state = isms_record_get_text (self, "state");
  g_autofree char *day =
      isms_record_dup_display (self, isms_kind_find_field (&isms_kind_evidence, "valid_until"));

  if (!isms_record_is_set (self, "valid_until"))
    return NULL;
  if (g_strcmp0 (state, "expired") == 0)
    /* Translators: of evidence: the last day on which it was valid */
    return g_strdup_printf (_ ("Expired on %s"), day);
  if (g_strcmp0 (state, "expiring") == 0)
    /* Translators: of evidence: the last day on which it is valid, within 30 days */
    return g_strdup_printf (_ ("Expires soon, on %s"), day);
  /* Translators: of evidence: the last day on which it is valid */
  return g_strdup_printf (_ ("Valid until %s"), day);
}

/**
 * isms_evidence_dup_verdict:
 * @file: what isms_attachment_check () looked at
 *
 * Returns: (transfer full): what became of it, in a sentence
 */
char *
isms_evidence_dup_verdict (const IsmsAttachment *file)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (file->created_at, NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *iso = local != NULL ? isms_day_of (local) : NULL;
  g_autofree char *day = iso != NULL ? isms_day_dup_words (iso) : g_strdup ("");

  if (file->damaged)
    /* Translators: a file's name, and the day on which it was stored */
    return g_strdup_printf (_ ("“%s” is damaged: it is no longer as it was stored on %s. Restore a "
                               "backup, or attach the file again."),
                            file->name, day);
  /* Translators: a file's name, and the day on which it was stored */
  return g_strdup_printf (_ ("“%s” is as it was stored on %s."), file->name, day);
}
