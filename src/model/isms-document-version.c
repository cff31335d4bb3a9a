/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The life of a version: each part of a step looks at how the document stands inside the step. That
 * nothing but a draft is edited, and that at most one version is in force, the schema repeats. */

#include "isms-config.h"

#include "isms-document-version.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-attachment.h"
#include "isms-day.h"
#include "isms-document-private.h"
#include "isms-edit.h"
#include "isms-kind.h"
#include "isms-markdown.h"

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, sentence);
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\r\n")] == '\0';
}

/* --- How the document stands, inside the step --- */

typedef struct
{
  gint64 id; /* 0: there is none */
  gint64 number;
  char *state;
  gint64 author_id;
  char *author;
  char *since; /* the day of what was done to it last */
  char *text;
  gboolean has_file;
} Version;

static void
clear_version (Version *self)
{
  g_free (self->state);
  g_free (self->author);
  g_free (self->since);
  g_free (self->text);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Version, clear_version)

/* The one for which @where holds. */
static gboolean
find_version (
    IsmsDatabase *database, gint64 document, const char *where, Version *version, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT v.id, v.number, v.state, v.author_id, v.author, "
      "coalesce (v.effective_on, v.approved_on, v.sent_on, v.drafted_on), v.text, "
      "EXISTS (SELECT 1 FROM attachment AS a WHERE a.tbl = 'document_version' AND a.row = v.id) "
      "FROM document_version AS v WHERE v.document_id = ? AND %s ORDER BY v.number DESC LIMIT 1",
      where);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, document);
  if (isms_statement_next (statement, error))
    {
      version->id = isms_statement_get_int (statement, 0);
      version->number = isms_statement_get_int (statement, 1);
      version->state = isms_statement_dup_text (statement, 2);
      version->author_id = isms_statement_get_int (statement, 3);
      version->author = isms_statement_dup_text (statement, 4);
      version->since = isms_statement_dup_text (statement, 5);
      version->text = isms_statement_dup_text (statement, 6);
      version->has_file = isms_statement_get_int (statement, 7) != 0;
    }
  return !isms_statement_failed (statement);
}

/* The one that is being made, whatever its state. */
static gboolean
find_coming (IsmsDatabase *database, gint64 document, Version *version, GError **error)
{
  return find_version (database, document, "v.state IN ('draft', 'in_review', 'approved')", version,
                       error);
}

static gboolean
find_draft (IsmsDatabase *database, gint64 document, Version *version, GError **error)
{
  if (!find_coming (database, document, version, error))
    return FALSE;
  if (version->id == 0)
    return refuse (_ ("There is no draft to edit. Begin a new version first."), error);
  /* 7.5.3: what others look at does not change under their eyes. */
  if (!g_str_equal (version->state, "draft"))
    return refuse (_ ("Only a draft can be edited. What is in review can be taken back to draft; "
                      "what was approved is followed by a new version."),
                   error);
  return TRUE;
}

static gboolean
touch (IsmsWriter *writer, gint64 document, GError **error)
{
  return isms_edit_touch (writer, isms_kind_find ("document"), document, error);
}

/* --- A part of a step --- */

static void
free_act (gpointer data)
{
  IsmsVersionAct *self = data;

  g_free (self->name);
  g_free (self->day);
  g_free (self->today);
  g_free (self->text);
  g_free (self->summary);
  g_free (self->uid);
  g_clear_pointer (&self->persons, g_array_unref);
  g_free (self);
}

/*< private >
 * isms_version_act:
 *
 * Adds @func to @step, which is called with an #IsmsVersionAct of @document and @draft.
 *
 * Returns: (transfer none): that, for what else it wants
 */
IsmsVersionAct *
isms_version_act (IsmsStep *step, gint64 document, const IsmsVersionDraft *draft, IsmsStepFunc func)
{
  static const IsmsVersionDraft none = { 0 };
  g_autoptr (GDateTime) utc = isms_step_dup_time (step);
  g_autoptr (GDateTime) now = g_date_time_to_local (utc);
  IsmsVersionAct *self = g_new0 (IsmsVersionAct, 1);

  if (draft == NULL)
    draft = &none;
  self->document = document;
  self->person = draft->person;
  self->today = isms_day_of (now);
  self->day = g_strdup (draft->day != NULL ? draft->day : self->today);
  self->name = g_strdup (is_blank (draft->name) ? isms_step_get_actor (step) : draft->name);
  self->text = g_strdup (draft->text);
  self->summary = g_strdup (draft->summary);
  self->uid = g_strdup (draft->uid);
  isms_step_call (step, func, self, free_act);
  return self;
}

/*< private >
 * isms_version_act_read_name:
 *
 * Where a person is given, their name is the one that counts.
 *
 * Returns: FALSE on error
 */
gboolean
isms_version_act_read_name (IsmsDatabase *database, gint64 person, char **name, GError **error)
{
  g_autoptr (IsmsStatement) statement = NULL;

  if (person == 0)
    return TRUE;
  statement = isms_database_prepare (database, "SELECT name FROM person WHERE id = ?", error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, person);
  if (isms_statement_next (statement, error))
    {
      g_free (*name);
      *name = isms_statement_dup_text (statement, 0);
      return TRUE;
    }
  return !isms_statement_failed (statement) && refuse (_ ("The person is no longer there."), error);
}

/*< private >
 * isms_version_act_check_day:
 *
 * Returns: FALSE with a sentence where it is still to come, or before @since
 */
gboolean
isms_version_act_check_day (const IsmsVersionAct *self, const char *since, GError **error)
{
  if (!isms_day_is_valid (self->day))
    return refuse (_ ("This is no day. Choose one."), error);
  if (strcmp (self->day, self->today) > 0)
    return refuse (_ ("A version goes on its way when that happens, not before. Choose today or an "
                      "earlier day."),
                   error);
  if (since != NULL && strcmp (self->day, since) < 0)
    return refuse (_ ("A version does not go on before it got this far. Choose a later day."),
                   error);
  return TRUE;
}

/* --- Drafts --- */

static gboolean
check_none_coming (const Version *coming, GError **error)
{
  g_autofree char *sentence = NULL;

  if (coming->id == 0)
    return TRUE;
  /* Translators: a version's number */
  sentence = g_strdup_printf (_ ("Version %d is still being made, and one at a time is. Go on with "
                                 "that one."),
                              (int) coming->number);
  return refuse (sentence, error);
}

static gboolean
add_cb (IsmsWriter *writer, gpointer user_data, GCancellable *cancellable, GError **error)
{
  IsmsVersionAct *act = user_data;
  IsmsDatabase *database = isms_writer_get_database (writer);
  g_auto (Version) coming = { 0 };
  g_auto (Version) last = { 0 };
  g_autoptr (IsmsRow) row = isms_row_new ();

  if (!find_coming (database, act->document, &coming, error) || !check_none_coming (&coming, error)
      || !find_version (database, act->document, "1", &last, error)
      || !isms_version_act_read_name (database, act->person, &act->name, error)
      || !isms_version_act_check_day (act, last.since, error))
    return FALSE;
  if (act->uid != NULL)
    isms_row_set_text (row, "uid", act->uid);
  isms_row_set_int (row, "document_id", act->document);
  isms_row_set_int (row, "number", last.number + 1);
  isms_row_set_text (row, "state", "draft");
  if (act->person != 0)
    isms_row_set_int (row, "author_id", act->person);
  isms_row_set_text (row, "author", act->name);
  isms_row_set_text (row, "drafted_on", act->day);
  isms_row_set_text (row, "summary", is_blank (act->summary) ? NULL : act->summary);
  isms_row_set_text (row, "text", act->text != NULL ? act->text : last.text);
  return isms_writer_insert (writer, "document_version", row, error) != 0
         && touch (writer, act->document, error);
}

/**
 * isms_document_add_version:
 * @step: a step that is not committed yet
 * @document: the id of a document, which may be made in the same step
 * @draft: (nullable): its author, day, text and what is new; copied
 *
 * Begins the next version as a draft (7.5.2), by default with the text of the one before it.
 * Committing fails with %G_IO_ERROR_INVALID_DATA and a sentence while another is being made.
 */
void
isms_document_add_version (IsmsStep *step, gint64 document, const IsmsVersionDraft *draft)
{
  isms_version_act (step, document, draft, add_cb);
}

static gboolean
write_cb (IsmsWriter *writer, gpointer user_data, GCancellable *cancellable, GError **error)
{
  IsmsVersionAct *act = user_data;
  g_auto (Version) draft = { 0 };
  g_autoptr (IsmsRow) row = isms_row_new ();

  if (!find_draft (isms_writer_get_database (writer), act->document, &draft, error))
    return FALSE;
  if (act->text != NULL)
    isms_row_set_text (row, "text", *act->text != '\0' ? act->text : NULL);
  else
    isms_row_set_text (row, "summary", is_blank (act->summary) ? NULL : act->summary);
  return isms_writer_update (writer, "document_version", draft.id, row, error)
         && (act->text == NULL || isms_version_forget_note (writer, draft.id, error))
         && touch (writer, act->document, error);
}

/**
 * isms_document_write:
 * @step: a step that is not committed yet
 * @document: the id of a document
 * @text: Markdown
 *
 * Replaces the text of the draft. Committing fails with %G_IO_ERROR_INVALID_DATA and a sentence
 * where there is none: only a draft is edited (7.5.3).
 */
void
isms_document_write (IsmsStep *step, gint64 document, const char *text)
{
  const IsmsVersionDraft draft = { .text = text };

  isms_version_act (step, document, &draft, write_cb);
}

/**
 * isms_document_summarise:
 * @step: a step that is not committed yet
 * @document: the id of a document
 * @summary: what is new in the draft
 *
 * As isms_document_write (), for what is said of the changes.
 */
void
isms_document_summarise (IsmsStep *step, gint64 document, const char *summary)
{
  const IsmsVersionDraft draft = { .summary = summary };

  isms_version_act (step, document, &draft, write_cb);
}

static gboolean
check_file_cb (IsmsWriter *writer, gpointer user_data, GCancellable *cancellable, GError **error)
{
  IsmsVersionAct *act = user_data;
  g_auto (Version) draft = { 0 };

  if (!find_draft (isms_writer_get_database (writer), act->document, &draft, error))
    return FALSE;
  if (draft.id != act->version)
    return refuse (_ ("The version is no longer a draft. Begin a new one first."), error);
  return touch (writer, act->document, error);
}

/**
 * isms_document_attach:
 * @step: a step that is not committed yet
 * @document: the id of a document
 * @version: the id of its draft
 * @content: what was read of a file
 *
 * The file is what the draft says, or belongs to it. Committing fails with
 * %G_IO_ERROR_INVALID_DATA and a sentence where that is no draft (7.5.3).
 */
void
isms_document_attach (IsmsStep *step, gint64 document, gint64 version, IsmsContent *content)
{
  isms_version_act (step, document, NULL, check_file_cb)->version = version;
  isms_step_attach (step, "document_version", version, content);
}

static gboolean
discard_cb (IsmsWriter *writer, gpointer user_data, GCancellable *cancellable, GError **error)
{
  IsmsVersionAct *act = user_data;
  g_auto (Version) draft = { 0 };

  return find_draft (isms_writer_get_database (writer), act->document, &draft, error)
         && isms_writer_delete (writer, "document_version", draft.id, error)
         && isms_version_forget_note (writer, draft.id, error)
         && touch (writer, act->document, error);
}

/**
 * isms_document_discard_draft:
 * @step: a step that is not committed yet
 * @document: the id of a document
 *
 * Takes the draft away, with its file; undo brings it back. As isms_document_write () otherwise.
 */
void
isms_document_discard_draft (IsmsStep *step, gint64 document)
{
  isms_version_act (step, document, NULL, discard_cb);
}

/* --- On its way --- */

static gboolean
check_send (const Version *version, GError **error)
{
  if (is_blank (version->text) && !version->has_file)
    return refuse (_ ("There is nothing to review yet: the draft has neither a text nor a file."),
                   error);
  return TRUE;
}

/* 7.5.2 c): it is approved by another than who wrote it, as it will be read. */
static gboolean
check_approve (const IsmsVersionAct *act, const Version *version, GError **error)
{
  guint n_blanks = isms_document_count_blanks (version->text);
  gboolean same = act->person != 0 && version->author_id != 0
                      ? act->person == version->author_id
                      : g_utf8_collate (act->name, version->author) == 0;

  if (same)
    return refuse (_ ("Who wrote a version does not approve it. Choose another person."), error);
  if (n_blanks > 0)
    {
      g_autofree char *sentence =
          g_strdup_printf (ngettext ("The text has %u blank that is not filled in. Take it back to "
                                     "draft and fill it in first.",
                                     "The text has %u blanks that are not filled in. Take it back "
                                     "to draft and fill them in first.",
                                     n_blanks),
                           n_blanks);

      return refuse (sentence, error);
    }
  return TRUE;
}

/* What each move is made of. */
static const struct
{
  const char *from; /* an expression of SQL */
  const char *to;
  const char *day;    /* the column that keeps when */
  const char *absent; /* N_(): what to say where there is none to move */
} moves[] = {
  [ISMS_VERSION_SEND] = { "v.state = 'draft'", "in_review", "sent_on",
                          N_ ("There is no draft to send to review.") },
  [ISMS_VERSION_RETURN] = { "v.state = 'in_review'", "draft", NULL,
                            N_ ("Only what is in review goes back to draft.") },
  [ISMS_VERSION_APPROVE] = { "v.state = 'in_review'", "approved", "approved_on",
                             N_ ("Only what is in review is approved. Send the draft to review "
                                 "first.") },
  [ISMS_VERSION_ENFORCE] = { "v.state = 'approved'", "effective", "effective_on",
                             N_ ("Only what was approved takes effect. Have the version approved "
                                 "first.") },
  [ISMS_VERSION_RETIRE] = { "v.state IN ('effective', 'approved') AND (v.state = 'effective' OR "
                            "NOT EXISTS (SELECT 1 FROM document_version AS o WHERE o.document_id = "
                            "v.document_id AND o.state = 'effective'))",
                            "retired", "retired_on",
                            N_ ("No version is in force that could be withdrawn.") },
};

/* One is in force: what was is no longer, from the same day on (7.5.3 e). */
static gboolean
retire_former (IsmsWriter *writer, const IsmsVersionAct *act, GError **error)
{
  g_auto (Version) former = { 0 };
  g_autoptr (IsmsRow) row = isms_row_new ();

  if (!find_version (isms_writer_get_database (writer), act->document, "v.state = 'effective'",
                     &former, error))
    return FALSE;
  if (former.id == 0)
    return TRUE;
  isms_row_set_text (row, "state", "retired");
  isms_row_set_text (row, "retired_on", act->day);
  return isms_version_act_check_day (act, former.since, error)
         && isms_writer_update (writer, "document_version", former.id, row, error);
}

static gboolean
prepare_move (
    IsmsWriter *writer, IsmsVersionAct *act, const Version *version, IsmsRow *row, GError **error)
{
  switch (act->move)
    {
    case ISMS_VERSION_SEND:
      return check_send (version, error);
    case ISMS_VERSION_RETURN:
      isms_row_set_null (row, "sent_on");
      return TRUE;
    case ISMS_VERSION_APPROVE:
      if (!isms_version_act_read_name (isms_writer_get_database (writer), act->person, &act->name,
                                       error)
          || !check_approve (act, version, error))
        return FALSE;
      if (act->person != 0)
        isms_row_set_int (row, "approver_id", act->person);
      isms_row_set_text (row, "approver", act->name);
      return TRUE;
    case ISMS_VERSION_ENFORCE:
      return retire_former (writer, act, error);
    case ISMS_VERSION_RETIRE:
    default:
      return TRUE;
    }
}

static gboolean
move_cb (IsmsWriter *writer, gpointer user_data, GCancellable *cancellable, GError **error)
{
  IsmsVersionAct *act = user_data;
  g_auto (Version) version = { 0 };
  g_autoptr (IsmsRow) row = isms_row_new ();

  if (!find_version (isms_writer_get_database (writer), act->document, moves[act->move].from,
                     &version, error))
    return FALSE;
  if (version.id == 0)
    return refuse (_ (moves[act->move].absent), error);
  if ((moves[act->move].day != NULL && !isms_version_act_check_day (act, version.since, error))
      || !prepare_move (writer, act, &version, row, error))
    return FALSE;
  isms_row_set_text (row, "state", moves[act->move].to);
  if (moves[act->move].day != NULL)
    isms_row_set_text (row, moves[act->move].day, act->day);
  return isms_writer_update (writer, "document_version", version.id, row, error)
         && touch (writer, act->document, error);
}

/**
 * isms_document_move:
 * @step: a step that is not committed yet
 * @document: the id of a document
 * @move: what is done
 * @draft: (nullable): who approves, and the day; copied
 *
 * A version goes on its way (7.5.2 c, 7.5.3): only forward, but for what is in review, which may
 * become a draft again. Its author does not approve it; what takes effect withdraws what was in
 * force. Committing fails with %G_IO_ERROR_INVALID_DATA and a sentence where a rule refuses it.
 */
void
isms_document_move (IsmsStep *step,
                    gint64 document,
                    IsmsVersionMove move,
                    const IsmsVersionDraft *draft)
{
  isms_version_act (step, document, draft, move_cb)->move = move;
}

/**
 * isms_document_dup_label:
 * @move: what is done
 * @ref: of a document
 * @number: of its version
 * @approver: (nullable): who approves it, who need not be who writes it down
 *
 * Returns: (transfer full): what a step that does it is called
 */
char *
isms_document_dup_label (IsmsVersionMove move, const char *ref, int number, const char *approver)
{
  switch (move)
    {
    case ISMS_VERSION_SEND:
      /* Translators: what a step did; a version's number and a document's ref */
      return g_strdup_printf (_ ("Sent version %d of %s to review"), number, ref);
    case ISMS_VERSION_RETURN:
      /* Translators: what a step did; a version's number and a document's ref */
      return g_strdup_printf (_ ("Took version %d of %s back to draft"), number, ref);
    case ISMS_VERSION_APPROVE:
      if (approver != NULL)
        /* Translators: what a step did; a person's name, a version's number and a document's ref */
        return g_strdup_printf (_ ("%s approved version %d of %s"), approver, number, ref);
      /* Translators: what a step did; a version's number and a document's ref */
      return g_strdup_printf (_ ("Approved version %d of %s"), number, ref);
    case ISMS_VERSION_ENFORCE:
      /* Translators: what a step did; a version's number and a document's ref */
      return g_strdup_printf (_ ("Put version %d of %s in force"), number, ref);
    case ISMS_VERSION_RETIRE:
    default:
      /* Translators: what a step did; a version's number and a document's ref */
      return g_strdup_printf (_ ("Withdrew version %d of %s"), number, ref);
    }
}

/* --- Reading --- */

/**
 * isms_document_version_free:
 * @self: (transfer full): a version
 */
void
isms_document_version_free (IsmsDocumentVersion *self)
{
  g_free (self->state);
  g_free (self->author);
  g_free (self->approver);
  g_free (self->drafted_on);
  g_free (self->sent_on);
  g_free (self->approved_on);
  g_free (self->effective_on);
  g_free (self->retired_on);
  g_free (self->summary);
  g_free (self);
}

static IsmsDocumentVersion *
read_version (IsmsStatement *statement)
{
  IsmsDocumentVersion *self = g_new0 (IsmsDocumentVersion, 1);

  self->id = isms_statement_get_int (statement, 0);
  self->number = (int) isms_statement_get_int (statement, 1);
  self->state = isms_statement_dup_text (statement, 2);
  self->author_id = isms_statement_get_int (statement, 3);
  self->author = isms_statement_dup_text (statement, 4);
  self->approver_id = isms_statement_get_int (statement, 5);
  self->approver = isms_statement_dup_text (statement, 6);
  self->drafted_on = isms_statement_dup_text (statement, 7);
  self->sent_on = isms_statement_dup_text (statement, 8);
  self->approved_on = isms_statement_dup_text (statement, 9);
  self->effective_on = isms_statement_dup_text (statement, 10);
  self->retired_on = isms_statement_dup_text (statement, 11);
  self->summary = isms_statement_dup_text (statement, 12);
  self->has_text = isms_statement_get_int (statement, 13) != 0;
  self->n_files = (guint) isms_statement_get_int (statement, 14);
  return self;
}

/**
 * isms_document_load_versions:
 * @database: a connection of the calling thread
 * @document: the id of a document
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsDocumentVersion): its versions, the newest first;
 *   %NULL on error
 */
GPtrArray *
isms_document_load_versions (IsmsDatabase *database, gint64 document, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) isms_document_version_free);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT v.id, v.number, v.state, v.author_id, v.author, v.approver_id, v.approver, "
      "v.drafted_on, v.sent_on, v.approved_on, v.effective_on, v.retired_on, v.summary, "
      "ifnull (v.text, '') <> '', (SELECT count (*) FROM attachment AS a "
      "WHERE a.tbl = 'document_version' AND a.row = v.id) "
      "FROM document_version AS v WHERE v.document_id = ? ORDER BY v.number DESC",
      error);

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, document);
  while (isms_statement_next (statement, error))
    g_ptr_array_add (list, read_version (statement));
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&list);
}

/**
 * isms_document_load_text:
 * @database: a connection of the calling thread
 * @version: the id of a version
 * @error: return location
 *
 * Returns: (transfer full): its text, "" where it has none; %NULL on error, %G_IO_ERROR_NOT_FOUND
 *   where there is no such version
 */
char *
isms_document_load_text (IsmsDatabase *database, gint64 version, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database, "SELECT ifnull (text, '') FROM document_version WHERE id = ?", error);

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, version);
  if (isms_statement_next (statement, error))
    return isms_statement_dup_text (statement, 0);
  if (!isms_statement_failed (statement))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         _ ("The version is no longer there."));
  return NULL;
}

/**
 * isms_document_version_dup_words:
 * @self: a version
 *
 * Returns: (transfer full): how it stands, who made it so, and when
 */
char *
isms_document_version_dup_words (const IsmsDocumentVersion *self)
{
  const char *on = self->drafted_on;
  g_autofree char *day = NULL;

  if (g_str_equal (self->state, "in_review"))
    on = self->sent_on;
  else if (g_str_equal (self->state, "approved"))
    on = self->approved_on;
  else if (g_str_equal (self->state, "effective"))
    on = self->effective_on;
  else if (g_str_equal (self->state, "retired"))
    on = self->retired_on;
  day = isms_day_dup_words (on);
  if (g_str_equal (self->state, "draft"))
    /* Translators: a person and a day: who drafts a version of a document, since when */
    return g_strdup_printf (_ ("Draft by %s since %s"), self->author, day);
  if (g_str_equal (self->state, "in_review"))
    /* Translators: a day, and who wrote the version of a document that is reviewed */
    return g_strdup_printf (_ ("In review since %s, written by %s"), day, self->author);
  if (g_str_equal (self->state, "approved"))
    /* Translators: a person, a day, and who wrote the version of a document */
    return g_strdup_printf (_ ("Approved by %s on %s, written by %s"), self->approver, day,
                            self->author);
  if (g_str_equal (self->state, "effective"))
    /* Translators: a day, who approved the version of a document, and who wrote it */
    return g_strdup_printf (_ ("In force since %s, approved by %s, written by %s"), day,
                            self->approver, self->author);
  /* Translators: a day, who approved the version of a document, and who wrote it */
  return g_strdup_printf (_ ("Withdrawn on %s, approved by %s, written by %s"), day, self->approver,
                          self->author);
}

/**
 * isms_document_count_blanks:
 * @text: (nullable): Markdown
 *
 * Returns: how many blanks are still to be filled in: [[what belongs there]], on one line
 */
guint
isms_document_count_blanks (const char *text)
{
  const char *end;
  guint n = 0;

  for (const char *at = isms_markdown_find_blank (text, &end); at != NULL;
       at = isms_markdown_find_blank (end, &end))
    n++;
  return n;
}

/**
 * isms_document_dup_blanks:
 * @text: (nullable): Markdown
 *
 * Returns: (transfer full): what belongs into each blank that is still to be filled in
 */
GStrv
isms_document_dup_blanks (const char *text)
{
  g_autoptr (GStrvBuilder) blanks = g_strv_builder_new ();
  const char *end;

  for (const char *at = isms_markdown_find_blank (text, &end); at != NULL;
       at = isms_markdown_find_blank (end, &end))
    g_strv_builder_take (blanks, g_strndup (at + 2, (gsize) (end - at - 4)));
  return g_strv_builder_end (blanks);
}
