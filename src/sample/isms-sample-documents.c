/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Tells data/sample/documents.csv: what was made of templates, who wrote, approved and read it.
 * What the blanks were filled with is in document-blanks.csv, where the hint is not a value itself.
 */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-acknowledgement.h"
#include "isms-edit.h"
#include "isms-markdown.h"
#include "isms-sample-private.h"
#include "isms-template.h"
#include "isms-uid.h"

static const char *
get (IsmsSampleStory *story, guint row, const char *name)
{
  return isms_sample_get_cell (story->documents, row, name);
}

static const char *
find_filling (IsmsSampleStory *story, const char *hint)
{
  for (guint row = 1; row < isms_table_get_n_rows (story->blanks); row++)
    if (g_str_equal (isms_sample_get_cell (story->blanks, row, "hint"), hint))
      return isms_sample_get_cell (story->blanks, row, "text");
  return hint;
}

static char *
fill_in (IsmsSampleStory *story, const char *text)
{
  GString *filled = g_string_new (NULL);
  const char *end;

  for (const char *at = isms_markdown_find_blank (text, &end); at != NULL;
       at = isms_markdown_find_blank (text, &end))
    {
      g_autofree char *hint = g_strndup (at + 2, end - at - 4);

      g_string_append_len (filled, text, at - text);
      g_string_append (filled, find_filling (story, hint));
      text = end;
    }
  g_string_append (filled, text);
  return g_string_free_and_steal (filled);
}

/* @filled: FALSE leaves the blanks. */
static gboolean
begin_document (IsmsSampleStory *story, guint row, int day, gboolean filled, GError **error)
{
  const char *ref = get (story, row, "document");
  const char *person = get (story, row, "person");
  g_autoptr (GPtrArray) templates = isms_template_list ("en");
  const IsmsTemplate *found = isms_template_find (templates, get (story, row, "template"));
  g_autofree char *body = NULL;
  g_autofree char *label = NULL;
  g_autofree char *uid = isms_uid_from_words (ref);
  g_autofree char *words = g_strdup_printf ("%s/1", ref);
  g_autofree char *version_uid = isms_uid_from_words (words);
  g_autoptr (IsmsStep) step = NULL;
  IsmsVersionDraft draft = { .person = isms_sample_find_id (story, person),
                             .summary = get (story, row, "words"),
                             .uid = version_uid };
  IsmsTemplate template;
  IsmsRow *values;
  gint64 id;

  if (found == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "documents.csv: no template “%s”",
                   get (story, row, "template"));
      return FALSE;
    }
  template = *found;
  body = filled ? fill_in (story, found->body) : g_strdup (found->body);
  template.body = body;
  /* Translators: what a step did; the title of a template */
  label = g_strdup_printf (_ ("Began “%s” from a template"), found->title);
  step = isms_sample_begin (story, day, person, label);
  id = isms_template_use (step, isms_store_get_reader (story->store), &template, &draft, error);
  if (id == 0)
    return FALSE;
  values = isms_row_new ();
  isms_row_set_text (values, "uid", uid);
  isms_row_set_int (values, "owner_id", isms_sample_find_id (story, get (story, row, "owner")));
  isms_row_set_text (values, "retention", "3 years after it is withdrawn");
  isms_step_update (step, "document", id, values);
  isms_sample_note_id (story, ref, id);
  return isms_step_commit (step, story->cancellable, error);
}

/* The number of the newest version, and its text. */
static gboolean
read_newest (IsmsSampleStory *story, gint64 document, int *number, char **text, GError **error)
{
  IsmsDatabase *reader = isms_store_get_reader (story->store);
  g_autoptr (GPtrArray) versions = isms_document_load_versions (reader, document, error);
  const IsmsDocumentVersion *newest;

  if (versions == NULL)
    return FALSE;
  newest = versions->pdata[0];
  *number = newest->number;
  *text = isms_document_load_text (reader, newest->id, error);
  return *text != NULL;
}

static gboolean
begin_version (IsmsSampleStory *story, guint row, int day, GError **error)
{
  const char *ref = get (story, row, "document");
  const char *person = get (story, row, "person");
  gint64 document = isms_sample_find_id (story, ref);
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;
  g_autofree char *label = NULL;
  g_autofree char *words = NULL;
  g_autofree char *uid = NULL;
  g_autoptr (IsmsStep) step = NULL;
  IsmsVersionDraft draft = { .person = isms_sample_find_id (story, person),
                             .summary = get (story, row, "words") };
  int number;

  if (!read_newest (story, document, &number, &text, error))
    return FALSE;
  changed = g_string_new (text);
  g_string_replace (changed, get (story, row, "from"), get (story, row, "to"), 0);
  words = g_strdup_printf ("%s/%d", ref, number + 1);
  uid = isms_uid_from_words (words);
  draft.uid = uid;
  draft.text = changed->str;
  /* Translators: what a step did; a version's number and a document's ref */
  label = g_strdup_printf (_ ("Began version %d of %s"), number + 1, ref);
  step = isms_sample_begin (story, day, person, label);
  isms_document_add_version (step, document, &draft);
  return isms_step_commit (step, story->cancellable, error);
}

static gboolean
move (IsmsSampleStory *story, guint row, int day, IsmsVersionMove how, GError **error)
{
  const char *ref = get (story, row, "document");
  const char *person = get (story, row, "person");
  gint64 document = isms_sample_find_id (story, ref);
  const IsmsVersionDraft draft = { .person = isms_sample_find_id (story, person) };
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;
  int number;

  if (!read_newest (story, document, &number, &text, error))
    return FALSE;
  label = isms_document_dup_label (how, ref, number, g_hash_table_lookup (story->names, person));
  step = isms_sample_begin (story, day, person, label);
  isms_document_move (step, document, how, &draft);
  return isms_step_commit (step, story->cancellable, error);
}

/* Some of those who are asked, in percent; always the same ones. */
static gboolean
read_it (IsmsSampleStory *story, guint row, int day, GError **error)
{
  const char *ref = get (story, row, "document");
  int share = isms_sample_get_number (story->documents, row, "words");
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      isms_store_get_reader (story->store),
      "SELECT id FROM person WHERE active = 1 AND archived = 0 "
      "AND (NOT EXISTS (SELECT 1 FROM document_audience WHERE document_id = ?1) "
      "OR id IN (SELECT person_id FROM document_reader WHERE document_id = ?1)) ORDER BY id",
      error);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, isms_sample_find_id (story, ref));
  for (guint i = 0; isms_statement_next (statement, error); i++)
    {
      gint64 id = isms_statement_get_int (statement, 0);

      if ((int) ((i * 37 + row * 11) % 100) < share)
        g_array_append_val (people, id);
    }
  if (isms_statement_failed (statement))
    return FALSE;
  label = isms_document_dup_acknowledge_label (ref, people->len);
  step = isms_sample_begin (story, day, get (story, row, "person"), label);
  isms_document_acknowledge (step, isms_sample_find_id (story, ref), (const gint64 *) people->data,
                             people->len, NULL);
  return isms_step_commit (step, story->cancellable, error);
}

/* For whom it is: "RO-004 P-010". */
static gboolean
choose_audience (IsmsSampleStory *story, guint row, int day, GError **error)
{
  const IsmsKind *kind = isms_kind_find ("document");
  const char *ref = get (story, row, "document");
  g_auto (GStrv) refs = g_strsplit (get (story, row, "words"), " ", -1);
  /* Translators: what a step did; a document's ref */
  g_autofree char *label = g_strdup_printf (_ ("Chose who is to read %s"), ref);
  g_autoptr (IsmsStep) step = isms_sample_begin (story, day, get (story, row, "person"), label);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; refs[i] != NULL; i++)
    {
      gint64 id = 0;
      const IsmsKind *of =
          isms_record_find (isms_store_get_reader (story->store), refs[i], &id, NULL);
      gint64 key = of != NULL ? isms_kind_make_key (of, id) : 0;

      g_array_append_val (keys, key);
    }
  isms_edit_set_links (step, kind, isms_sample_find_id (story, ref),
                       isms_kind_find_field (kind, "audience"), (const gint64 *) keys->data,
                       keys->len);
  return isms_step_commit (step, story->cancellable, error);
}

/* Which requirements it answers: "RQ-002 RQ-004". */
static gboolean
answer (IsmsSampleStory *story, guint row, int day, GError **error)
{
  const IsmsKind *kind = isms_kind_find ("requirement");
  const char *ref = get (story, row, "document");
  g_auto (GStrv) refs = g_strsplit (get (story, row, "words"), " ", -1);
  /* Translators: what a step did; a document's ref */
  g_autofree char *label = g_strdup_printf (_ ("Noted what %s answers"), ref);
  g_autoptr (IsmsStep) step = isms_sample_begin (story, day, get (story, row, "person"), label);

  for (guint i = 0; refs[i] != NULL; i++)
    isms_edit_set_link (step, kind, isms_sample_find_id (story, refs[i]),
                        isms_kind_find_field (kind, "documents"), isms_sample_find_id (story, ref),
                        TRUE);
  return isms_step_commit (step, story->cancellable, error);
}

void
isms_sample_documents_plan (IsmsSampleStory *story, IsmsSampleRisks *risks)
{
  for (guint row = 1; row < isms_table_get_n_rows (story->documents); row++)
    isms_sample_risks_add (risks, isms_sample_get_number (story->documents, row, "day"), "document",
                           row);
  isms_sample_risks_sort (risks);
}

/**
 * isms_sample_documents_happen:
 * @story: what is told
 * @row: of the table of documents
 * @day: on which it happened
 * @error: return location
 *
 * Returns: %FALSE on error
 */
gboolean
isms_sample_documents_happen (IsmsSampleStory *story, guint row, int day, GError **error)
{
  const char *what = get (story, row, "what");

  if (g_str_equal (what, "draft"))
    return begin_document (story, row, day, FALSE, error);
  if (g_str_equal (what, "begin"))
    return *get (story, row, "template") != '\0' ? begin_document (story, row, day, TRUE, error)
                                                 : begin_version (story, row, day, error);
  if (g_str_equal (what, "read"))
    return read_it (story, row, day, error);
  if (g_str_equal (what, "audience"))
    return choose_audience (story, row, day, error);
  if (g_str_equal (what, "answer"))
    return answer (story, row, day, error);
  if (g_str_equal (what, "send"))
    return move (story, row, day, ISMS_VERSION_SEND, error);
  if (g_str_equal (what, "return"))
    return move (story, row, day, ISMS_VERSION_RETURN, error);
  if (g_str_equal (what, "approve"))
    return move (story, row, day, ISMS_VERSION_APPROVE, error);
  return move (story, row, day, ISMS_VERSION_ENFORCE, error);
}
