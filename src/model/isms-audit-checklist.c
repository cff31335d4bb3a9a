/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A checklist has what the scope of its audit has, each requirement with its number and title as
 * they are then, and what earlier audits found about it first. Made again, it is only added to. */

#include "isms-config.h"

#include "isms-audit-checklist.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "isms-catalogue-private.h"
#include "isms-edit-private.h"
#include "isms-kinds-private.h"

#define THEME 10000 /* places within a theme */
#define OWN_THEME 999

/* What is assessed: all in the scope that the Statement of Applicability does not leave out, unless
 * it is named itself. */
#define ASSESSED                                                                                   \
  "FROM audit_scope AS s JOIN control AS c ON c.id = s.control_id "                                \
  "WHERE s.audit_id = ?1 AND c.archived = 0 AND (c.applicable <> 'no' OR EXISTS (SELECT 1 "        \
  "FROM audit_control AS l WHERE l.audit_id = ?1 AND l.control_id = c.id)) "

/* The day of an audit: as it was, or as it is planned. */
#define DAY(a) "ifnull (" a ".began_on, " a ".starts_on)"

/* What earlier audits found about something in the scope, and is not settled: once for each, by the
 * first of its requirements that is there. What was found again goes on in what was found then. */
#define EARLIER                                                                                    \
  "FROM finding_list AS f JOIN audit AS a ON a.id = f.audit_id JOIN audit AS o ON o.id = ?1 "      \
  "JOIN control AS c ON c.id = (SELECT l.control_id FROM finding_control AS l "                    \
  "JOIN audit_scope AS s ON s.control_id = l.control_id AND s.audit_id = ?1 "                      \
  "WHERE l.finding_id = f.id ORDER BY l.id LIMIT 1) "                                              \
  "WHERE f.archived = 0 AND a.id <> ?1 AND f.state IN ('open', 'corrected', 'repeated') "          \
  "AND (a.state IN ('reported', 'closed') OR " DAY ("a") " < " DAY (                               \
      "o") ") "                                                                                    \
           "AND ifnull (" DAY ("a") ", '') <= ifnull (" DAY (                                      \
               "o") ", '9') "                                                                      \
                    "AND NOT EXISTS (SELECT 1 FROM audit_item AS i JOIN finding AS n ON "          \
                    "n.from_kind = 'audit_item' "                                                  \
                    "AND n.from_id = i.id AND n.archived = 0 WHERE i.earlier_id = f.id) "

#define NOT_THERE                                                                                  \
  "AND NOT EXISTS (SELECT 1 FROM audit_item AS i WHERE i.audit_id = ?1 AND i.control_id = c.id "   \
  "AND i.earlier_id IS NULL) "

#define NOT_LOOKED_AT                                                                              \
  "AND NOT EXISTS (SELECT 1 FROM audit_item AS i WHERE i.audit_id = ?1 AND i.earlier_id = f.id) "

/* Clauses before controls, and what is our own last. */
#define ORDER                                                                                      \
  "ORDER BY c.kind = 'control', c.framework_id IS NULL, c.framework_id, c.place IS NULL, "         \
  "c.place, c.ref_key, c.id"

/* --- Questions --- */

typedef struct
{
  GKeyFile *file;
  GHashTable *sections; /* uid of a control → char *, its section */
} Questions;

static void
questions_clear (Questions *self)
{
  g_clear_pointer (&self->file, g_key_file_unref);
  g_clear_pointer (&self->sections, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Questions, questions_clear)

/* "A.5.1" is entry 5.1 of Annex A, "Cl.6.1.2 a)" one of the clauses. */
static char *
dup_uid (const char *section)
{
  gboolean clause = g_str_has_prefix (section, "Cl.");
  g_autofree char *name =
      g_strconcat (clause ? "clauses/" : "annex-a/", section + (clause ? 3 : 2), NULL);

  return isms_catalogue_make_uid ("control", name);
}

static gboolean
questions_load (Questions *self, GError **error)
{
  g_auto (GStrv) names = NULL;

  self->file = isms_catalogue_load ("audit-questions", error);
  if (self->file == NULL)
    return FALSE;
  self->sections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  names = g_key_file_get_groups (self->file, NULL);
  for (guint i = 0; names[i] != NULL; i++)
    g_hash_table_insert (self->sections, dup_uid (names[i]), g_strdup (names[i]));
  return TRUE;
}

static const char *
get_filled (IsmsStatement *row, int column)
{
  const char *text = isms_statement_get_text (row, column);

  return text != NULL && *text != '\0' ? text : NULL;
}

/* Of a control that is in no catalogue of ours: by what it is for, and how it is carried out. */
static void
ask_of_own (IsmsRow *item, IsmsStatement *row)
{
  const char *title = isms_statement_get_text (row, 3);
  const char *purpose = get_filled (row, 6) != NULL ? get_filled (row, 6) : get_filled (row, 7);
  const char *how = get_filled (row, 8);
  g_autofree char *question =
      purpose != NULL
          /* Translators: a question to those who are audited. What a control is called, and what it
           * is for, in its own words */
          ? g_strdup_printf (
                _ ("How is “%s” carried out here, by whom, and what shows that it does "
                   "what it is for? It is for this: %s"),
                title, purpose)
          /* Translators: a question to those who are audited. What a control is called */
          : g_strdup_printf (
                _ ("How is “%s” carried out here, by whom, and what shows that it does "
                   "what it is for?"),
                title);
  g_autofree char *look =
      how != NULL
          /* Translators: what an auditor looks at: how a control is carried out, in its own words
           */
          ? g_strdup_printf (_ ("What is written of it, against one example: %s"), how)
          : g_strdup (_ ("What is written of it, the latest records, and one example that you pick "
                         "yourself"));

  isms_row_set_text (item, "question", question);
  isms_row_set_text (item, "look", look);
}

static void
ask (Questions *questions, IsmsRow *item, IsmsStatement *row)
{
  const char *section = g_hash_table_lookup (questions->sections, isms_statement_get_text (row, 1));

  if (section == NULL)
    {
      ask_of_own (item, row);
      return;
    }
  isms_catalogue_copy_text (item, questions->file, section, "question", "question");
  isms_catalogue_copy_text (item, questions->file, section, "look", "look");
}

/* --- Items --- */

/* As it is: whatever becomes of the control. */
static void
set_requirement (IsmsRow *item, gint64 audit, IsmsStatement *row)
{
  isms_row_set_int (item, "audit_id", audit);
  isms_row_set_int (item, "control_id", isms_statement_get_int (row, 0));
  isms_row_set_text (item, "number", isms_statement_get_text (row, 2));
  isms_row_set_text (item, "theme",
                     get_filled (row, 4) != NULL ? get_filled (row, 4) : get_filled (row, 5));
}

#define CONTROL                                                                                    \
  "c.id, c.uid, c.ref, c.title, c.theme, "                                                         \
  "(SELECT w.title FROM framework AS w WHERE w.id = c.framework_id), "                             \
  "c.purpose, c.objective, c.how"

static int
add_requirements (IsmsWriter *writer, gint64 audit, GCancellable *cancellable, GError **error)
{
  g_auto (Questions) questions = { NULL, NULL };
  g_autoptr (IsmsStatement) rows = isms_database_prepare (
      isms_writer_get_database (writer), "SELECT " CONTROL " " ASSESSED NOT_THERE ORDER, error);
  int n = 0;

  if (rows == NULL || !questions_load (&questions, error))
    return -1;
  isms_statement_bind_int (rows, 1, audit);
  while (isms_statement_next (rows, error))
    {
      g_autoptr (IsmsRow) item = isms_row_new ();

      set_requirement (item, audit, rows);
      isms_row_set_text (item, "title", isms_statement_get_text (rows, 3));
      ask (&questions, item, rows);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || isms_writer_insert (writer, "audit_item", item, error) == 0)
        return -1;
      n++;
    }
  return isms_statement_failed (rows) ? -1 : n;
}

static void
ask_again (IsmsRow *item, IsmsStatement *row)
{
  const char *ref = isms_statement_get_text (row, 10);
  const char *requirement = get_filled (row, 12);
  const char *evidence = get_filled (row, 13);
  /* Translators: the ref and the title of a finding of an earlier audit */
  g_autofree char *title = g_strdup_printf (_ ("%s: %s"), ref, isms_statement_get_text (row, 11));
  g_autofree char *question = g_strdup_printf (
      /* Translators: a question to those who are audited. The ref of an earlier finding */
      _ ("What has been done about %s and about its cause, and what shows that it has not come "
         "back?"),
      ref);
  g_autoptr (GString) look = g_string_new (NULL);

  if (requirement != NULL)
    /* Translators: what an earlier finding is about */
    g_string_append_printf (look, _ ("Not met then: %s"), requirement);
  if (evidence != NULL)
    {
      if (look->len > 0)
        g_string_append_c (look, '\n');
      /* Translators: the evidence of an earlier finding */
      g_string_append_printf (look, _ ("Seen then: %s"), evidence);
    }
  isms_row_set_text (item, "title", title);
  isms_row_set_text (item, "question", question);
  isms_row_set_text (item, "look", look->len > 0 ? look->str : NULL);
}

static int
add_earlier (IsmsWriter *writer, gint64 audit, GError **error)
{
  g_autoptr (IsmsStatement) rows = isms_database_prepare (
      isms_writer_get_database (writer),
      "SELECT " CONTROL ", f.id, f.ref, f.title, f.requirement, f.evidence " EARLIER NOT_LOOKED_AT
      "ORDER BY f.ref_key",
      error);
  int n = 0;

  if (rows == NULL)
    return -1;
  isms_statement_bind_int (rows, 1, audit);
  while (isms_statement_next (rows, error))
    {
      g_autoptr (IsmsRow) item = isms_row_new ();

      set_requirement (item, audit, rows);
      isms_row_set_int (item, "earlier_id", isms_statement_get_int (rows, 9));
      ask_again (item, rows);
      if (isms_writer_insert (writer, "audit_item", item, error) == 0)
        return -1;
      n++;
    }
  return isms_statement_failed (rows) ? -1 : n;
}

/* --- Places --- */

typedef struct
{
  gint64 id;
  gint64 place; /* as it is written; 0: none */
  gint64 theme;
  guint at; /* among the controls; where that is gone, with what stood before it */
  gboolean again;
} Item;

/* The number that a theme begins with, behind those that its kind of framework comes behind. */
static gint64
rank_theme (IsmsStatement *row)
{
  const char *theme = isms_statement_get_text (row, 4);
  gint64 number = theme != NULL ? CLAMP (g_ascii_strtoll (theme, NULL, 10), 0, 99) : 99;

  if (isms_statement_is_null (row, 5))
    return OWN_THEME;
  if (g_strcmp0 (isms_statement_get_text (row, 6), "clause") == 0)
    return number;
  return 100 + 100 * (isms_statement_get_int (row, 5) % 8) + number;
}

static GArray *
load_items (IsmsDatabase *database, gint64 audit, GError **error)
{
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (Item));
  g_autoptr (IsmsStatement) rows = isms_database_prepare (
      database,
      "SELECT i.id, i.place, i.control_id, i.earlier_id IS NOT NULL, i.theme, c.framework_id, "
      "c.kind, dense_rank () OVER (" ORDER ") FROM audit_item AS i "
      "LEFT JOIN control AS c ON c.id = i.control_id WHERE i.audit_id = ? "
      "ORDER BY i.place IS NULL, i.place, i.id",
      error);

  if (rows == NULL)
    return NULL;
  isms_statement_bind_int (rows, 1, audit);
  while (isms_statement_next (rows, error))
    {
      const Item *before = items->len > 0 ? &g_array_index (items, Item, items->len - 1) : NULL;
      Item item = { .id = isms_statement_get_int (rows, 0),
                    .place = isms_statement_get_int (rows, 1),
                    .again = isms_statement_get_int (rows, 3) != 0 };

      if (!isms_statement_is_null (rows, 2))
        {
          item.at = (guint) isms_statement_get_int (rows, 7);
          item.theme = rank_theme (rows);
        }
      else if (item.place > 0)
        {
          item.at = before != NULL ? before->at : 0;
          item.theme = item.place / THEME;
        }
      else
        {
          item.at = G_MAXUINT;
          item.theme = OWN_THEME;
        }
      g_array_append_val (items, item);
    }
  return isms_statement_failed (rows) ? NULL : g_steal_pointer (&items);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const Item *one = a;
  const Item *other = b;

  if (one->theme != other->theme)
    return one->theme < other->theme ? -1 : 1;
  if (one->at != other->at)
    return one->at < other->at ? -1 : 1;
  if (one->again != other->again)
    return one->again ? -1 : 1;
  return one->id < other->id ? -1 : 1;
}

/* One after the other as the requirements stand in their standard. */
static gboolean
write_places (IsmsWriter *writer, gint64 audit, GError **error)
{
  g_autoptr (GArray) items = load_items (isms_writer_get_database (writer), audit, error);
  gint64 place = 0;

  if (items == NULL)
    return FALSE;
  g_array_sort (items, compare_items);
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);
      g_autoptr (IsmsRow) row = NULL;

      place = MAX (place + 1, item->theme * THEME + 1);
      if (item->place == place)
        continue;
      row = isms_row_new ();
      isms_row_set_int (row, "place", place);
      if (!isms_writer_update (writer, "audit_item", item->id, row, error))
        return FALSE;
    }
  return TRUE;
}

/* --- Making it --- */

static gboolean
count (IsmsDatabase *database, const char *sql, gint64 audit, gint64 *n, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, audit);
  if (isms_statement_next (statement, error))
    *n = isms_statement_get_int (statement, 0);
  return !isms_statement_failed (statement);
}

static gboolean
check_audit (IsmsDatabase *database, gint64 audit, char **ref, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (database, "SELECT ref, state FROM audit WHERE id = ?", error);
  gint64 n = 0;

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, audit);
  if (!isms_statement_next (statement, error))
    {
      if (!isms_statement_failed (statement))
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                             _ ("That audit is not there any more."));
      return FALSE;
    }
  *ref = isms_statement_dup_text (statement, 0);
  if (g_str_equal (isms_statement_get_text (statement, 1), "closed"))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   /* Translators: the ref of an audit */
                   _ ("%s is closed, and its checklist stays as it is. Set its state back to "
                      "Report Given first."),
                   *ref);
      return FALSE;
    }
  if (!count (database, "SELECT count (*) " ASSESSED, audit, &n, error))
    return FALSE;
  if (n > 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               /* Translators: the ref of an audit */
               _ ("There is nothing in the scope of %s that can be assessed. Choose clauses and "
                  "controls first."),
               *ref);
  return FALSE;
}

static gboolean
make_cb (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *audit = data;
  g_autofree char *ref = NULL;
  g_autofree char *label = NULL;
  int n, n_earlier;

  if (!check_audit (isms_writer_get_database (writer), *audit, &ref, error))
    return FALSE;
  n = add_requirements (writer, *audit, cancellable, error);
  n_earlier = n < 0 ? -1 : add_earlier (writer, *audit, error);
  if (n_earlier < 0 || (n + n_earlier > 0 && !write_places (writer, *audit, error)))
    return FALSE;
  n += n_earlier;
  label = g_strdup_printf (
      /* Translators: how many items were added to a checklist, and the ref of its audit */
      g_dngettext (GETTEXT_PACKAGE, "Added %u item to the checklist of %s",
                   "Added %u items to the checklist of %s", (gulong) n),
      (guint) n, ref);
  isms_writer_set_label (writer, label);
  return n == 0 || isms_edit_touch (writer, &isms_kind_audit, *audit, error);
}

/**
 * isms_audit_checklist_make:
 * @step: a step that is not committed yet
 * @audit: the id of an audit
 *
 * Within the step, adds an item for every requirement in the scope that has none (9.2.2 a), each
 * with its number and title as they are, and with a question in the language of the program; and
 * one for each finding of an earlier audit about them that is not settled (9.2.2: the results of
 * earlier audits), before its requirement. Items that are there stay as they are; a step that adds
 * nothing changes nothing. Committing fails with %G_IO_ERROR_INVALID_DATA and a sentence where the
 * scope has nothing to assess, or the audit is closed.
 */
void
isms_audit_checklist_make (IsmsStep *step, gint64 audit)
{
  isms_step_call (step, make_cb, g_memdup2 (&audit, sizeof audit), g_free);
}

/**
 * isms_audit_checklist_count_missing:
 * @database: a connection of the calling thread
 * @audit: the id of an audit
 * @error: return location
 *
 * Returns: how many items isms_audit_checklist_make () would add; -1 on error
 */
int
isms_audit_checklist_count_missing (IsmsDatabase *database, gint64 audit, GError **error)
{
  gint64 n = 0;
  gint64 n_earlier = 0;

  if (!count (database, "SELECT count (*) " ASSESSED NOT_THERE, audit, &n, error)
      || !count (database, "SELECT count (*) " EARLIER NOT_LOOKED_AT, audit, &n_earlier, error))
    return -1;
  return (int) (n + n_earlier);
}

/* --- Answering it --- */

/**
 * isms_audit_checklist_begin:
 * @step: a step that is not committed yet
 * @database: a connection of the calling thread
 * @items: (element-type gint64): the ids of items that are being answered
 * @begun: (out) (transfer full) (nullable): the ref of an audit that begins; %NULL: none does
 * @error: return location
 *
 * The first answer begins an audit: one that is planned or prepared is under way from the step on.
 * Committing fails with a sentence where what an audit needs to begin is missing (9.2.2 a).
 *
 * Returns: %FALSE on error
 */
gboolean
isms_audit_checklist_begin (
    IsmsStep *step, IsmsDatabase *database, GArray *items, char **begun, GError **error)
{
  const IsmsField *state = isms_kind_find_field (&isms_kind_audit, "state");
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  *begun = NULL;
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (IsmsRecord) item = isms_record_load (database, &isms_kind_audit_item,
                                                      g_array_index (items, gint64, i), NULL);
      gint64 id = item != NULL ? isms_record_get_reference (item, "audit") : 0;
      g_autoptr (IsmsRecord) audit = NULL;
      const char *now;

      if (id == 0 || !g_hash_table_add (seen, GSIZE_TO_POINTER (id)))
        continue;
      audit = isms_record_load (database, &isms_kind_audit, id, NULL);
      now = audit != NULL ? isms_record_get_text (audit, "state") : NULL;
      if (g_strcmp0 (now, "planned") != 0 && g_strcmp0 (now, "prepared") != 0)
        continue;
      if (!isms_edit_set (step, audit, state, "running", error))
        return FALSE;
      g_set_str (begun, isms_record_get_ref (audit));
    }
  return TRUE;
}

/**
 * isms_audit_checklist_record:
 * @step: a step that is not committed yet
 * @items: (element-type gint64): the ids of items; not changed any more
 * @result: a choice's value: "conforms", "minor", "major", "opportunity", "not_applicable", or
 *   "not_yet", which takes it back
 * @person: the id of who answers; 0: whom the timetable or the audit names
 *
 * Within the step, records the result with the day and who answered, and makes, changes or takes
 * back the finding that goes with it (9.2.1). Committing fails with %G_IO_ERROR_INVALID_DATA and a
 * sentence where the audit is closed, or the finding has been worked on.
 */
void
isms_audit_checklist_record (IsmsStep *step, GArray *items, const char *result, gint64 person)
{
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, "result", result);
  if (person != 0 && !g_str_equal (result, "not_yet"))
    isms_row_set_int (row, "answered_by_id", person);
  isms_edit_change_many (step, &isms_kind_audit_item, items, row);
}

/**
 * isms_audit_checklist_load_progress:
 * @database: a connection of the calling thread
 * @audit: the id of an audit
 * @progress: (out caller-allocates): how far it is
 * @error: return location
 *
 * Returns: %FALSE on error
 */
gboolean
isms_audit_checklist_load_progress (IsmsDatabase *database,
                                    gint64 audit,
                                    IsmsChecklistProgress *progress,
                                    GError **error)
{
  const struct
  {
    const char *result;
    guint *n;
  } counts[] = {
    { "conforms", &progress->n_conforms },
    { "minor", &progress->n_minor },
    { "major", &progress->n_major },
    { "opportunity", &progress->n_opportunity },
    { "not_applicable", &progress->n_not_applicable },
  };
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT result, count (*) FROM audit_item WHERE audit_id = ? AND archived = 0 "
      "GROUP BY result",
      error);

  memset (progress, 0, sizeof *progress);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, audit);
  while (isms_statement_next (statement, error))
    {
      guint n = (guint) isms_statement_get_int (statement, 1);

      progress->n_items += n;
      for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
        if (g_str_equal (counts[i].result, isms_statement_get_text (statement, 0)))
          {
            *counts[i].n = n;
            progress->n_answered += n;
          }
    }
  return !isms_statement_failed (statement);
}

static void
add_count (GString *words, const char *more, guint n)
{
  if (n > 0)
    g_string_append_printf (words, ", %s", more);
}

/**
 * isms_audit_checklist_dup_words:
 * @progress: how far it is
 *
 * Returns: (transfer full): the same in words: "213 of 600 answered, 1 major, 4 minor"
 */
char *
isms_audit_checklist_dup_words (const IsmsChecklistProgress *progress)
{
  GString *words = g_string_new (NULL);
  g_autofree char *major = g_strdup_printf (
      /* Translators: how many major nonconformities, behind others: "213 of 600, 1 major" */
      g_dngettext (GETTEXT_PACKAGE, "%u major", "%u major", progress->n_major), progress->n_major);
  g_autofree char *minor = g_strdup_printf (
      /* Translators: how many minor nonconformities, behind others: "213 of 600, 4 minor" */
      g_dngettext (GETTEXT_PACKAGE, "%u minor", "%u minor", progress->n_minor), progress->n_minor);
  g_autofree char *opportunities = g_strdup_printf (
      /* Translators: how many opportunities for improvement, behind others */
      g_dngettext (GETTEXT_PACKAGE, "%u opportunity", "%u opportunities", progress->n_opportunity),
      progress->n_opportunity);

  /* Translators: how many items of a checklist have a result, and how many there are */
  g_string_append_printf (words, _ ("%u of %u"), progress->n_answered, progress->n_items);
  add_count (words, major, progress->n_major);
  add_count (words, minor, progress->n_minor);
  add_count (words, opportunities, progress->n_opportunity);
  return g_string_free_and_steal (words);
}
