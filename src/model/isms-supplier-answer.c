/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* With each sitting all questions that fit the supplier are written down, so that what was not
 * asked is known for good. */

#include "isms-config.h"

#include "isms-supplier-answer.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-catalogue-private.h"
#include "isms-day.h"
#include "isms-edit.h"
#include "isms-kinds-private.h"

#define QUESTIONS "supplier-questions"

const IsmsChoice isms_supplier_answers[] = {
  { "yes", N_ ("Yes"), NULL },
  { "partly", N_ ("Partly"), NULL },
  { "no", N_ ("No"), NULL },
  { "not_applicable", N_ ("Not applicable"), NULL },
  { "not_asked", N_ ("Not asked"), NULL },
  { NULL, NULL, NULL },
};

/**
 * isms_supplier_answer_free:
 * @self: (transfer full): an answer
 */
void
isms_supplier_answer_free (IsmsSupplierAnswer *self)
{
  g_free (self->name);
  g_free (self->topic);
  g_free (self->question);
  g_free (self->answer);
  g_free (self->note);
  g_free (self->action_ref);
  g_free (self);
}

/**
 * isms_supplier_topic_free:
 * @self: (transfer full): a topic
 */
void
isms_supplier_topic_free (IsmsSupplierTopic *self)
{
  g_free (self->topic);
  g_free (self);
}

/* --- The questionnaire --- */

/* What there is to be asked of the supplier of an assessment. */
typedef struct
{
  gint64 supplier; /* 0: none is named yet */
  gboolean concluded;
  gboolean cloud;
  gboolean personal;
  gboolean access;
} Asked;

static gboolean
read_first (IsmsDatabase *database,
            const char *sql,
            gint64 id,
            const char *gone,
            Asked *asked,
            GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, id);
  if (!isms_statement_next (statement, error))
    {
      if (!isms_statement_failed (statement))
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, gone);
      return FALSE;
    }
  asked->supplier = isms_statement_get_int (statement, 0);
  asked->concluded = isms_statement_get_int (statement, 1) != 0;
  asked->cloud = isms_statement_get_int (statement, 2) != 0;
  asked->personal = isms_statement_get_int (statement, 3) != 0;
  asked->access = isms_statement_get_int (statement, 4) != 0;
  return TRUE;
}

static gboolean
read_asked (IsmsDatabase *database, gint64 assessment, Asked *asked, GError **error)
{
  return read_first (database,
                     "SELECT ifnull (a.supplier_id, 0), a.conclusion IS NOT NULL, "
                     "ifnull (s.cloud, 0), ifnull (s.personal_data, 0), s.access IS NOT 'none' "
                     "FROM supplier_assessment AS a LEFT JOIN supplier AS s "
                     "ON s.id = a.supplier_id WHERE a.id = ?",
                     assessment, _ ("The assessment is no longer there."), asked, error);
}

static gboolean
read_supplier (IsmsDatabase *database, gint64 supplier, Asked *asked, GError **error)
{
  return read_first (database,
                     "SELECT id, 0, cloud, personal_data, access IS NOT 'none' FROM supplier "
                     "WHERE id = ?",
                     supplier, _ ("The supplier is no longer there."), asked, error);
}

static gboolean
fits (GKeyFile *file, const char *name, const Asked *asked)
{
  g_autofree char *when = g_key_file_get_string (file, name, "when", NULL);

  return when == NULL || (asked->cloud && g_str_equal (when, "cloud"))
         || (asked->personal && g_str_equal (when, "personal"))
         || (asked->access && g_str_equal (when, "access"));
}

static char *
dup_words (GKeyFile *file, const char *name, const char *key)
{
  return g_key_file_get_locale_string (file, name, key, NULL, NULL);
}

static IsmsSupplierAnswer *
read_question (GKeyFile *file, const char *name, guint place)
{
  IsmsSupplierAnswer *answer = g_new0 (IsmsSupplierAnswer, 1);

  answer->place = place;
  answer->name = g_strdup (name);
  answer->topic = dup_words (file, name, "topic");
  answer->question = dup_words (file, name, "question");
  answer->weight = g_key_file_get_integer (file, name, "weight", NULL);
  answer->answer = g_strdup ("not_asked");
  return answer;
}

/* --- Reading --- */

static GPtrArray *
create_answers (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) isms_supplier_answer_free);
}

static gboolean
load_stored (GPtrArray *answers, IsmsDatabase *database, gint64 assessment, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT a.name, a.topic, a.question, a.weight, a.answer, a.note, ifnull (a.action_id, 0), "
      "(SELECT ref FROM action WHERE id = a.action_id), a.place FROM supplier_answer AS a "
      "WHERE a.supplier_assessment_id = ? ORDER BY a.place, a.id",
      error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, assessment);
  while (isms_statement_next (statement, error))
    {
      IsmsSupplierAnswer *answer = g_new0 (IsmsSupplierAnswer, 1);

      answer->name = isms_statement_dup_text (statement, 0);
      answer->topic = isms_statement_dup_text (statement, 1);
      answer->question = isms_statement_dup_text (statement, 2);
      answer->weight = (int) isms_statement_get_int (statement, 3);
      answer->answer = isms_statement_dup_text (statement, 4);
      answer->note = isms_statement_dup_text (statement, 5);
      answer->action = isms_statement_get_int (statement, 6);
      answer->action_ref = isms_statement_dup_text (statement, 7);
      answer->place = (guint) isms_statement_get_int (statement, 8);
      answer->stored = TRUE;
      g_ptr_array_add (answers, answer);
    }
  return !isms_statement_failed (statement);
}

static gboolean
is_called (gconstpointer answer, gconstpointer name)
{
  return g_str_equal (((const IsmsSupplierAnswer *) answer)->name, name);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const IsmsSupplierAnswer *first = a;
  const IsmsSupplierAnswer *second = b;

  return first->place < second->place ? -1 : first->place > second->place;
}

static gboolean
add_questions (GPtrArray *answers, const Asked *asked, GError **error)
{
  g_autoptr (GKeyFile) file = isms_catalogue_load (QUESTIONS, error);
  g_auto (GStrv) names = file != NULL ? g_key_file_get_groups (file, NULL) : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (fits (file, names[i], asked)
        && !g_ptr_array_find_with_equal_func (answers, names[i], is_called, NULL))
      g_ptr_array_add (answers, read_question (file, names[i], i + 1));
  g_ptr_array_sort_values (answers, compare_places);
  return names != NULL;
}

/**
 * isms_supplier_answer_load:
 * @database: a connection of the calling thread
 * @assessment: the id of an assessment
 * @error: return location; %G_IO_ERROR_INVALID_DATA where there is no such assessment
 *
 * What was asked, in the words of that day, and, before it is concluded, what else there is to be
 * asked of its supplier, in the language of the desktop.
 *
 * Returns: (transfer full) (element-type IsmsSupplierAnswer): in the order of the questionnaire;
 *   %NULL on error
 */
GPtrArray *
isms_supplier_answer_load (IsmsDatabase *database, gint64 assessment, GError **error)
{
  g_autoptr (GPtrArray) answers = create_answers ();
  Asked asked;

  if (!read_asked (database, assessment, &asked, error)
      || !load_stored (answers, database, assessment, error)
      || (!asked.concluded && !add_questions (answers, &asked, error)))
    return NULL;
  return g_steal_pointer (&answers);
}

/**
 * isms_supplier_answer_load_new:
 * @database: a connection of the calling thread
 * @supplier: the id of a supplier
 * @error: return location; %G_IO_ERROR_INVALID_DATA where there is no such supplier
 *
 * Returns: (transfer full) (element-type IsmsSupplierAnswer): what a new assessment would ask;
 *   %NULL on error
 */
GPtrArray *
isms_supplier_answer_load_new (IsmsDatabase *database, gint64 supplier, GError **error)
{
  g_autoptr (GPtrArray) answers = create_answers ();
  Asked asked;

  if (!read_supplier (database, supplier, &asked, error) || !add_questions (answers, &asked, error))
    return NULL;
  return g_steal_pointer (&answers);
}

/**
 * isms_supplier_answer_find_open:
 * @database: a connection of the calling thread
 * @supplier: the id of a supplier
 *
 * Returns: the id of its newest assessment without a conclusion; 0: there is none
 */
gint64
isms_supplier_answer_find_open (IsmsDatabase *database, gint64 supplier)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT id FROM supplier_assessment WHERE supplier_id = ? AND conclusion IS NULL "
      "AND archived = 0 ORDER BY assessed_on DESC, id DESC LIMIT 1",
      NULL);

  if (statement == NULL)
    return 0;
  isms_statement_bind_int (statement, 1, supplier);
  return isms_statement_next (statement, NULL) ? isms_statement_get_int (statement, 0) : 0;
}

/**
 * isms_supplier_topic_load:
 * @database: a connection of the calling thread
 * @assessment: the id of an assessment
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsSupplierTopic): the score by topic; none where nothing
 *   was asked; %NULL on error
 */
GPtrArray *
isms_supplier_topic_load (IsmsDatabase *database, gint64 assessment, GError **error)
{
  g_autoptr (GPtrArray) topics =
      g_ptr_array_new_with_free_func ((GDestroyNotify) isms_supplier_topic_free);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT topic, ifnull (score, -1), answered, not_asked, gaps FROM supplier_topic_score "
      "WHERE supplier_assessment_id = ? ORDER BY place",
      error);

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, assessment);
  while (isms_statement_next (statement, error))
    {
      IsmsSupplierTopic *topic = g_new0 (IsmsSupplierTopic, 1);

      topic->topic = isms_statement_dup_text (statement, 0);
      topic->score = (int) isms_statement_get_int (statement, 1);
      topic->answered = (guint) isms_statement_get_int (statement, 2);
      topic->not_asked = (guint) isms_statement_get_int (statement, 3);
      topic->gaps = (guint) isms_statement_get_int (statement, 4);
      g_ptr_array_add (topics, topic);
    }
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&topics);
}

/* --- Answering --- */

typedef struct
{
  gint64 assessment;
  IsmsSupplierMark *marks;
  guint n_marks;
} Sitting;

static void
free_sitting (gpointer data)
{
  Sitting *sitting = data;

  for (guint i = 0; i < sitting->n_marks; i++)
    {
      g_free ((char *) sitting->marks[i].name);
      g_free ((char *) sitting->marks[i].answer);
      g_free ((char *) sitting->marks[i].note);
    }
  g_free (sitting->marks);
  g_free (sitting);
}

/* Those that fit and are not there yet. */
static gboolean
write_questions (IsmsWriter *writer, gint64 assessment, GError **error)
{
  g_autoptr (GPtrArray) answers =
      isms_supplier_answer_load (isms_writer_get_database (writer), assessment, error);

  for (guint i = 0; answers != NULL && i < answers->len; i++)
    {
      const IsmsSupplierAnswer *answer = answers->pdata[i];
      g_autoptr (IsmsRow) row = isms_row_new ();

      if (answer->stored)
        continue;
      isms_row_set_int (row, "supplier_assessment_id", assessment);
      isms_row_set_int (row, "place", answer->place);
      isms_row_set_text (row, "name", answer->name);
      isms_row_set_text (row, "topic", answer->topic);
      isms_row_set_text (row, "question", answer->question);
      isms_row_set_int (row, "weight", answer->weight);
      if (isms_writer_insert (writer, "supplier_answer", row, error) == 0)
        return FALSE;
    }
  return answers != NULL;
}

static gboolean
is_answer (const char *value)
{
  for (const IsmsChoice *choice = isms_supplier_answers; choice->value != NULL; choice++)
    if (g_strcmp0 (choice->value, value) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
write_mark (IsmsWriter *writer, gint64 assessment, const IsmsSupplierMark *mark, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      isms_writer_get_database (writer),
      "SELECT id FROM supplier_answer WHERE supplier_assessment_id = ? AND name = ?", error);
  g_autoptr (IsmsRow) row = isms_row_new ();
  gint64 id;

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, assessment);
  isms_statement_bind_text (statement, 2, mark->name);
  if (!is_answer (mark->answer) || !isms_statement_next (statement, error))
    {
      if (!isms_statement_failed (statement))
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                     /* Translators: the short name of a question */
                     _ ("“%s” was not asked of this supplier, or has no such answer."), mark->name);
      return FALSE;
    }
  id = isms_statement_get_int (statement, 0);
  isms_statement_reset (statement);
  isms_row_set_text (row, "answer", mark->answer);
  isms_row_set_text (row, "note", mark->note != NULL && *mark->note != '\0' ? mark->note : NULL);
  return isms_writer_update (writer, "supplier_answer", id, row, error);
}

/* A.5.22: what was concluded stands on the answers that it was concluded from. */
static gboolean
check_open (const Asked *asked, GError **error)
{
  if (asked->concluded)
    g_set_error_literal (
        error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
        _ ("The assessment is concluded, and its answers stay as they are. Take its "
           "conclusion away first, or make a new assessment."));
  else if (asked->supplier == 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         _ ("Nobody has been asked yet. Name the supplier first."));
  return !asked->concluded && asked->supplier != 0;
}

static gboolean
record_cb (IsmsWriter *writer, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const Sitting *sitting = user_data;
  IsmsDatabase *database = isms_writer_get_database (writer);
  Asked asked;

  if (!read_asked (database, sitting->assessment, &asked, error) || !check_open (&asked, error)
      || !write_questions (writer, sitting->assessment, error))
    return FALSE;
  for (guint i = 0; i < sitting->n_marks; i++)
    if (!write_mark (writer, sitting->assessment, &sitting->marks[i], error))
      return FALSE;
  return isms_edit_touch (writer, &isms_kind_supplier_assessment, sitting->assessment, error);
}

/**
 * isms_supplier_answer_record:
 * @step: a step that is not committed yet
 * @assessment: the id of an assessment without a conclusion
 * @marks: (array length=n_marks): what was answered; copied
 * @n_marks: how many there are
 *
 * Writes answers down (A.5.19 to A.5.23); what is not among @marks stays as it is, or not asked.
 * Committing fails with %G_IO_ERROR_INVALID_DATA and a sentence where the assessment is concluded
 * or is of no supplier yet.
 */
void
isms_supplier_answer_record (IsmsStep *step,
                             gint64 assessment,
                             const IsmsSupplierMark *marks,
                             guint n_marks)
{
  Sitting *sitting = g_new0 (Sitting, 1);

  sitting->assessment = assessment;
  sitting->n_marks = n_marks;
  sitting->marks = g_new0 (IsmsSupplierMark, n_marks);
  for (guint i = 0; i < n_marks; i++)
    {
      sitting->marks[i].name = g_strdup (marks[i].name);
      sitting->marks[i].answer = g_strdup (marks[i].answer);
      sitting->marks[i].note = g_strdup (marks[i].note);
    }
  isms_step_call (step, record_cb, sitting, free_sitting);
}

/**
 * isms_supplier_answer_dup_label:
 * @ref: of an assessment
 * @n: how many answers
 *
 * Returns: (transfer full): what a step that records them is called
 */
char *
isms_supplier_answer_dup_label (const char *ref, guint n)
{
  /* Translators: how many answers, and an assessment's ref */
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Recorded %u answer in %s", "Recorded %u answers in %s", n), n,
      ref);
}

/**
 * isms_supplier_answer_begin:
 * @step: a step that is not committed yet
 * @supplier: the id of a supplier
 * @title: what the assessment is called; not empty
 *
 * Returns: the id of a new assessment of today, without answers and conclusion
 */
gint64
isms_supplier_answer_begin (IsmsStep *step, gint64 supplier, const char *title)
{
  IsmsRow *row = isms_row_new ();
  g_autofree char *today = isms_day_today ();

  isms_row_set_text (row, "title", title);
  isms_row_set_int (row, "supplier_id", supplier);
  isms_row_set_text (row, "assessed_on", today);
  return isms_edit_insert (step, &isms_kind_supplier_assessment, row);
}

/* --- Gaps --- */

/* Of the questionnaire; what it no longer has is called by its question. */
static char *
dup_action_title (GKeyFile *file, const char *name, const char *question, const char *supplier)
{
  g_autofree char *words = dup_words (file, name, "action");

  /* Translators: what is to be done, and the supplier with whom */
  return g_strdup_printf (_ ("%s: %s"), supplier, words != NULL ? words : question);
}

static gboolean
act_on_gap (IsmsWriter *writer, GKeyFile *file, IsmsStatement *gap, GError **error)
{
  g_autofree char *title =
      dup_action_title (file, isms_statement_get_text (gap, 1), isms_statement_get_text (gap, 2),
                        isms_statement_get_text (gap, 5));
  g_autoptr (IsmsRow) action = isms_row_new ();
  g_autoptr (IsmsRow) link = isms_row_new ();
  gint64 id;

  isms_row_set_text (action, "title", title);
  isms_row_set_text (action, "kind", "improvement");
  isms_row_set_text (action, "for_kind", "supplier");
  isms_row_set_int (action, "for_id", isms_statement_get_int (gap, 4));
  isms_row_set_text (action, "description", isms_statement_get_text (gap, 2));
  isms_row_set_text (action, "note", isms_statement_get_text (gap, 7));
  isms_row_set_text (action, "priority", isms_statement_get_int (gap, 3) >= 4 ? "high" : "normal");
  if (isms_statement_get_int (gap, 6) != 0)
    isms_row_set_int (action, "owner_id", isms_statement_get_int (gap, 6));
  id = isms_writer_insert (writer, "action", action, error);
  if (id == 0)
    return FALSE;
  isms_row_set_int (link, "action_id", id);
  return isms_writer_update (writer, "supplier_answer", isms_statement_get_int (gap, 0), link,
                             error);
}

static gboolean
act_cb (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 assessment = *(gint64 *) data;
  g_autoptr (GKeyFile) file = isms_catalogue_load (QUESTIONS, error);
  g_autoptr (IsmsStatement) gaps = NULL;

  if (file == NULL)
    return FALSE;
  gaps = isms_database_prepare (
      isms_writer_get_database (writer),
      "SELECT a.id, a.name, a.question, a.weight, s.id, s.title, ifnull (s.owner_id, 0), a.note "
      "FROM supplier_answer AS a JOIN supplier_assessment AS t ON t.id = a.supplier_assessment_id "
      "JOIN supplier AS s ON s.id = t.supplier_id WHERE a.supplier_assessment_id = ? "
      "AND a.answer = 'no' AND a.action_id IS NULL ORDER BY a.place",
      error);
  if (gaps == NULL)
    return FALSE;
  isms_statement_bind_int (gaps, 1, assessment);
  while (isms_statement_next (gaps, error))
    if (!act_on_gap (writer, file, gaps, error))
      return FALSE;
  return !isms_statement_failed (gaps)
         && isms_edit_touch (writer, &isms_kind_supplier_assessment, assessment, error);
}

/**
 * isms_supplier_answer_act_on_gaps:
 * @step: a step that is not committed yet
 * @assessment: the id of an assessment
 *
 * Makes an action for the supplier of each answer “no” that has none yet (A.5.22), owned by who
 * answers for the supplier.
 */
void
isms_supplier_answer_act_on_gaps (IsmsStep *step, gint64 assessment)
{
  isms_step_call (step, act_cb, g_memdup2 (&assessment, sizeof assessment), g_free);
}
