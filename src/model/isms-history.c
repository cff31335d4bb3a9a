/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The history of a record in words, from what the journal kept: "Owner: A. Osei → B. Lindqvist". */

#include "isms-config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "isms-day.h"
#include "isms-edit.h"
#include "isms-estimate.h"
#include "isms-kinds-private.h"
#include "isms-money.h"
#include "isms-method.h"
#include "isms-rating-sql.h"
#include "isms-risk.h"

/* Steps with more changes than this are read by the rows that are there now, not one by one. */
#define MANY_CHANGES 2000

/* How much of a long text is quoted. */
#define MAX_QUOTE 80

typedef struct
{
  IsmsDatabase *database;
  const IsmsKind *kind;
  gint64 id;
  GHashTable *methods;     /* of IsmsMethod by id */
  GError *failure;         /* the first; what was read since is not to be shown */
  const IsmsField *linked; /* whose links the words end with; or NULL */
  char linked_op;
  gsize linked_end;
} Reader;

static void
clear_reader (Reader *self)
{
  g_hash_table_unref (self->methods);
  g_clear_error (&self->failure);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, clear_reader)

/* Where the next failure goes; NULL once there is one. */
static GError **
get_failure (Reader *self)
{
  return self->failure == NULL ? &self->failure : NULL;
}

static void
add_words (GString *words, const char *more)
{
  if (more == NULL || *more == '\0')
    return;
  if (words->len > 0)
    g_string_append (words, "; ");
  g_string_append (words, more);
}

static JsonObject *
parse_object (const char *json)
{
  g_autoptr (JsonNode) node = json != NULL ? json_from_string (json, NULL) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  return json_object_ref (json_node_get_object (node));
}

static void
get_value (JsonObject *object, const char *column, GValue *out)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, column) : NULL;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node))
    json_node_get_value (node, out);
}

static char *
quote (char *text)
{
  g_autofree char *whole = text;
  g_autofree char *start = NULL;

  if (g_utf8_strlen (whole, -1) <= MAX_QUOTE)
    return g_steal_pointer (&whole);

  start = g_utf8_substring (whole, 0, MAX_QUOTE);
  return g_strconcat (start, "…", NULL);
}

/* What a person calls the record @id of @kind_name. */
static char *
name_record (Reader *self, const char *kind_name, gint64 id)
{
  const IsmsKind *kind = isms_kind_find (kind_name);
  g_autofree char *sql = kind != NULL ? g_strdup_printf ("SELECT %s FROM %s WHERE id = ?",
                                                         kind->title_field, kind->name)
                                      : NULL;
  g_autoptr (IsmsStatement) statement =
      sql != NULL ? isms_database_prepare (self->database, sql, get_failure (self)) : NULL;

  if (statement != NULL)
    {
      isms_statement_bind_int (statement, 1, id);
      if (isms_statement_next (statement, get_failure (self)))
        return isms_statement_dup_text (statement, 0);
    }

  return g_strdup (_ ("(deleted)"));
}

static char *
describe_value (Reader *self, const IsmsField *field, JsonObject *object)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *text = NULL;

  get_value (object, isms_field_get_column (field), &value);
  if (field->kind == ISMS_FIELD_REFERENCE && G_IS_VALUE (&value) && G_VALUE_HOLDS_INT64 (&value))
    return name_record (self, field->target, g_value_get_int64 (&value));

  if (field->kind == ISMS_FIELD_MONEY && G_IS_VALUE (&value) && G_VALUE_HOLDS_INT64 (&value))
    text = isms_money_dup_display (g_value_get_int64 (&value),
                                   isms_money_load_currency (self->database));
  else
    text = isms_field_dup_display (field, &value);
  if (*text == '\0')
    /* Translators: a field without a value, in the history: Owner: none → B. Lindqvist */
    return g_strdup (_ ("none"));
  return quote (g_steal_pointer (&text));
}

static char *
describe_field (Reader *self, const IsmsField *field, JsonObject *before, JsonObject *after)
{
  g_autofree char *from = describe_value (self, field, before);
  g_autofree char *to = describe_value (self, field, after);

  if (g_str_equal (field->name, "archived"))
    return g_strdup (json_object_get_int_member_with_default (after, "archived", 0) != 0
                         ? _ ("Archived")
                         : _ ("Brought back from the archive"));

  /* Translators: the history of a field: Owner: A. Osei → B. Lindqvist */
  return g_strdup_printf (_ ("%s: %s → %s"), _ (field->label), from, to);
}

/* @inner: what no form shows. */
static void
describe_fields (
    Reader *self, gboolean inner, JsonObject *before, JsonObject *after, GString *words)
{
  for (guint i = 0; i < ISMS_N_COMMON + self->kind->n_fields; i++)
    {
      const IsmsField *field = isms_kind_get_nth (self->kind, i);
      g_autofree char *text = NULL;

      if ((field->flags & ISMS_FIELD_COMPUTED) || isms_field_has_links (field)
          || !json_object_has_member (after, isms_field_get_column (field))
          || inner != (i >= ISMS_N_COMMON && (field->flags & ISMS_FIELD_INTERNAL) != 0))
        continue;
      text = describe_field (self, field, before, after);
      add_words (words, text);
    }
}

/* What no form shows is told only where nothing else happened in the step. */
static void
describe_update (Reader *self, JsonObject *before, JsonObject *after, GString *words)
{
  describe_fields (self, FALSE, before, after, words);
  if (words->len == 0)
    describe_fields (self, TRUE, before, after, words);
}

static void
describe_own (Reader *self, char op, JsonObject *before, JsonObject *after, GString *words)
{
  g_autofree char *text = NULL;

  if (op == 'u' && before != NULL && after != NULL)
    describe_update (self, before, after, words);
  else if (op == 'd')
    add_words (words, _ ("Deleted"));
  else if (op == 'i' && after != NULL)
    {
      /* Translators: the beginning of a record's history, and what it was called */
      text = g_strdup_printf (_ ("Created “%s”"), json_object_get_string_member_with_default (
                                                      after, self->kind->title_field, ""));
      add_words (words, text);
    }
}

static IsmsMethod *
find_method (Reader *self, gint64 id)
{
  IsmsMethod *method = g_hash_table_lookup (self->methods, &id);

  if (method == NULL)
    {
      method = isms_method_load (self->database, id, get_failure (self));
      if (method != NULL)
        g_hash_table_insert (self->methods, g_memdup2 (&id, sizeof id), method);
    }
  return method;
}

/* "Likely × Major" */
static char *
name_pair (Reader *self, gint64 method_id, int likelihood, int impact)
{
  IsmsMethod *method = find_method (self, method_id);
  const IsmsScalePoint *row =
      method != NULL ? isms_method_get_likelihood (method, likelihood) : NULL;
  const IsmsScalePoint *column = method != NULL ? isms_method_get_impact (method, impact) : NULL;

  if (row == NULL || column == NULL)
    return g_strdup_printf ("%d × %d", likelihood, impact);
  return g_strdup_printf ("%s × %s", row->label, column->label);
}

#define FORMER_RATING ISMS_RATING_HOLDING_BEFORE ("?1", "?2", "?3", "?4")

/* The pair that held before the rating @id was given, or NULL. */
static char *
name_former (Reader *self, gint64 id, const char *kind, const char *rated_on)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      self->database, "SELECT method_id, likelihood, impact FROM rating WHERE id = " FORMER_RATING,
      get_failure (self));

  if (statement == NULL)
    return NULL;

  isms_statement_bind_int (statement, 1, self->id);
  isms_statement_bind_text (statement, 2, kind);
  isms_statement_bind_text (statement, 3, rated_on);
  isms_statement_bind_int (statement, 4, id);
  if (!isms_statement_next (statement, get_failure (self)))
    return NULL;

  return name_pair (self, isms_statement_get_int (statement, 0),
                    (int) isms_statement_get_int (statement, 1),
                    (int) isms_statement_get_int (statement, 2));
}

static const char *
title_rating (const char *kind)
{
  if (g_str_equal (kind, "inherent"))
    return _ ("Inherent rating");
  if (g_str_equal (kind, "target"))
    return _ ("Target rating");

  return _ ("Current rating");
}

/* What the estimate beside the rating comes to, if there is one. */
static void
describe_estimate (Reader *self, JsonObject *values, GString *text)
{
  static const char *const points[] = { "low", "likely", "high" };
  const char *shape = json_object_get_string_member_with_default (values, "shape", NULL);
  g_autofree char *amount = NULL;
  IsmsEstimate estimate;

  if (shape == NULL)
    return;
  estimate.shape = g_str_equal (shape, isms_shape_get_name (ISMS_SHAPE_PERT))
                       ? ISMS_SHAPE_PERT
                       : ISMS_SHAPE_LOGNORMAL;
  for (int i = 0; i < ISMS_N_POINTS; i++)
    {
      g_autofree char *frequency = g_strconcat ("frequency_", points[i], NULL);
      g_autofree char *loss = g_strconcat ("loss_", points[i], NULL);

      estimate.frequency[i] = json_object_get_double_member_with_default (values, frequency, 0);
      estimate.loss[i] = json_object_get_int_member_with_default (values, loss, 0);
    }
  if (!isms_estimate_check (&estimate, NULL))
    return;
  amount = isms_money_dup_display (llround (isms_estimate_get_mean_frequency (&estimate)
                                            * isms_estimate_get_mean_loss (&estimate)),
                                   isms_money_load_currency (self->database));
  /* Translators: what a risk is expected to cost, after its rating */
  g_string_append_printf (text, _ (", expected loss %s a year"), amount);
}

/* "Current rating: Possible × Major → Likely × Major (High), because …" */
static void
describe_rating (Reader *self, gint64 id, char op, JsonObject *values, GString *words)
{
  const char *kind = json_object_get_string_member_with_default (values, "kind", "current");
  const char *day = json_object_get_string_member_with_default (values, "rated_on", "");
  const char *why = json_object_get_string_member_with_default (values, "why", NULL);
  gint64 method_id = json_object_get_int_member_with_default (values, "method_id", 0);
  int likelihood = (int) json_object_get_int_member_with_default (values, "likelihood", 0);
  int impact = (int) json_object_get_int_member_with_default (values, "impact", 0);
  IsmsMethod *method = find_method (self, method_id);
  const IsmsLevel *level = method != NULL ? isms_method_rate (method, likelihood, impact) : NULL;
  g_autofree char *pair = name_pair (self, method_id, likelihood, impact);
  g_autofree char *former = NULL;
  g_autoptr (GString) text = g_string_new (title_rating (kind));

  if (op == 'd')
    {
      /* Translators: which rating, and what it was: Current rating taken back: Likely × Major */
      g_string_printf (text, _ ("%s taken back: %s"), title_rating (kind), pair);
      add_words (words, text->str);
      return;
    }

  former = name_former (self, id, kind, day);
  g_string_append (text, ": ");
  if (former != NULL && !g_str_equal (former, pair))
    g_string_append_printf (text, "%s → ", former);
  g_string_append (text, pair);
  if (level != NULL)
    g_string_append_printf (text, " (%s)", level->name);
  describe_estimate (self, values, text);
  if (why != NULL)
    /* Translators: the reason of a rating, after what it is */
    g_string_append_printf (text, _ (", because: %s"), why);
  add_words (words, text->str);
}

/* "Failed on 12 October 2026, because: …" */
static void
describe_result (char op, JsonObject *values, GString *words)
{
  const IsmsKind *kind = isms_kind_find ("control_check");
  const char *words_seen = json_object_get_string_member_with_default (values, "words", NULL);
  g_auto (GValue) day = G_VALUE_INIT;
  g_auto (GValue) result = G_VALUE_INIT;
  g_autofree char *on = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_value_init (&day, G_TYPE_STRING);
  g_value_init (&result, G_TYPE_STRING);
  g_value_set_string (&day, json_object_get_string_member_with_default (values, "checked_on", ""));
  g_value_set_string (&result, json_object_get_string_member_with_default (values, "result", ""));
  on = isms_field_dup_display (isms_kind_find_field (kind, "last_on"), &day);
  found = isms_field_dup_display (isms_kind_find_field (kind, "last_result"), &result);
  if (op == 'd')
    /* Translators: what a check found, and when: Result taken back: failed, 12 October 2026 */
    g_string_printf (text, _ ("Result taken back: %s, %s"), found, on);
  else
    /* Translators: what a check found, and when: Result of 12 October 2026: failed */
    g_string_printf (text, _ ("Result of %s: %s"), on, found);
  if (op != 'd' && words_seen != NULL)
    g_string_append_printf (text, ". %s", words_seen);
  add_words (words, text->str);
}

static void
title_acceptance (GString *text, gboolean plan, char op, const char *who)
{
  if (op == 'i')
    /* Translators: in the history; a person */
    g_string_append_printf (text, plan ? _ ("Plan approved by %s") : _ ("Risk accepted by %s"),
                            who);
  else if (op == 'd')
    g_string_append_printf (text,
                            /* Translators: in the history, of a step undone; a person */
                            plan ? _ ("Approval of the plan by %s taken back")
                                 : _ ("Acceptance by %s taken back"),
                            who);
  else
    g_string_append_printf (
        text,
        /* Translators: in the history; a person */
        plan ? _ ("Approval of the plan by %s withdrawn") : _ ("Acceptance by %s withdrawn"), who);
}

/* "Risk accepted by Ada Osei until 31 Mar 2027: As discussed, above the line because: …" */
static void
describe_acceptance (char op, JsonObject *values, GString *words)
{
  const char *who = json_object_get_string_member_with_default (values, "person", "");
  const char *what = json_object_get_string_member_with_default (values, "what", "risk");
  const char *said = json_object_get_string_member_with_default (values, "words", NULL);
  const char *reason = json_object_get_string_member_with_default (values, "reason", NULL);
  const char *expires = json_object_get_string_member_with_default (values, "expires_on", NULL);
  g_autofree char *until = op == 'i' && expires != NULL ? isms_day_dup_words (expires) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  title_acceptance (text, g_str_equal (what, "plan"), op, who);
  if (until != NULL)
    /* Translators: the last day of an acceptance, after who accepted */
    g_string_append_printf (text, _ (" until %s"), until);
  if (op == 'i' && said != NULL)
    g_string_append_printf (text, ": %s", said);
  if (op == 'i' && reason != NULL)
    /* Translators: why a risk above the line was accepted, after who accepted it */
    g_string_append_printf (text, _ (", above the line because: %s"), reason);
  add_words (words, text->str);
}

/* What is never rewritten is only ever withdrawn; the change has the reason alone. */
static void
describe_withdrawal (Reader *self, gint64 id, JsonObject *after, GString *words)
{
  const char *why = json_object_get_string_member_with_default (after, "withdrawn_why", NULL);
  g_autoptr (IsmsStatement) statement = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (why == NULL)
    return;
  statement = isms_database_prepare (self->database,
                                     "SELECT what = 'plan', person FROM acceptance WHERE id = ?",
                                     get_failure (self));
  if (statement == NULL)
    return;
  isms_statement_bind_int (statement, 1, id);
  if (!isms_statement_next (statement, get_failure (self)))
    return;
  title_acceptance (text, isms_statement_get_int (statement, 0) != 0, 'u',
                    isms_statement_get_text (statement, 1));
  g_string_append_printf (text, _ (", because: %s"), why);
  add_words (words, text->str);
}

/* What comes to the same field in one go is one list: "Assets: with Archive, Cellar". */
static void
describe_link (Reader *self, const IsmsField *field, char op, JsonObject *values, GString *words)
{
  gboolean any = field->kind == ISMS_FIELD_RECORDS;
  const char *column = any ? "for_id" : isms_kind_get_link_column (self->kind, field);
  const char *target =
      any ? json_object_get_string_member_with_default (values, "for_kind", "") : field->target;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  name = name_record (self, target, json_object_get_int_member_with_default (values, column, 0));
  if (field == self->linked && op == self->linked_op && words->len == self->linked_end)
    {
      g_string_append_printf (words, ", %s", name);
      self->linked_end = words->len;
      return;
    }
  if (op == 'd')
    /* Translators: a field of links, and what is no longer in it: Assets: without File server */
    text = g_strdup_printf (_ ("%s: without %s"), _ (field->label), name);
  else
    /* Translators: a field of links, and what was added: Assets: with File server */
    text = g_strdup_printf (_ ("%s: with %s"), _ (field->label), name);
  add_words (words, text);
  self->linked = field;
  self->linked_op = op;
  self->linked_end = words->len;
}

static void
describe_change (Reader *self, IsmsStatement *change, GString *words)
{
  const char *table = isms_statement_get_text (change, 0);
  gint64 row = isms_statement_get_int (change, 1);
  char op = *isms_statement_get_text (change, 2);
  g_autoptr (JsonObject) before = parse_object (isms_statement_get_text (change, 3));
  g_autoptr (JsonObject) after = parse_object (isms_statement_get_text (change, 4));
  JsonObject *values = after != NULL ? after : before;

  if (g_str_equal (table, self->kind->name))
    describe_own (self, op, before, after, words);
  else if (after != NULL && op == 'u' && g_str_equal (table, "acceptance"))
    describe_withdrawal (self, row, after, words);
  else if (op == 'u')
    return;
  else if (values != NULL && g_str_equal (table, "rating"))
    describe_rating (self, row, op, values, words);
  else if (values != NULL && g_str_equal (table, "acceptance"))
    describe_acceptance (op, values, words);
  else if (values != NULL && g_str_equal (table, "control_check_result"))
    describe_result (op, values, words);
  else if (values != NULL)
    for (guint i = 0; i < self->kind->n_fields; i++)
      if (g_strcmp0 (self->kind->fields[i].link_table, table) == 0)
        describe_link (self, &self->kind->fields[i], op, values, words);
}

/* The rows of @table whose column @own is the record. What changes in a row does not repeat whose
 * it is. */
static void
append_related (GString *sql, const char *table, const char *own, gboolean many)
{
  g_string_append_printf (sql, " OR (tbl = '%s' AND ", table);
  if (many)
    g_string_append_printf (sql, "row IN (SELECT id FROM %s WHERE %s = ?3))", table, own);
  else
    g_string_append_printf (sql,
                            "(json_extract (ifnull (after, before), '$.%s') = ?3 OR (op = 'u'"
                            " AND row IN (SELECT id FROM %s WHERE %s = ?3))))",
                            own, table, own);
}

/* The changes of one step that are of this record: ?1 first and ?2 last change, ?3 the record. */
static char *
write_changes (Reader *self, gboolean many)
{
  g_autofree char *own = g_strconcat (self->kind->name, "_id", NULL);
  GString *sql = g_string_new ("SELECT tbl, row, op, before, after FROM journal_change WHERE ");

  g_string_append_printf (sql, "seq BETWEEN ?1 AND ?2 AND ((tbl = '%s' AND row = ?3)",
                          self->kind->name);
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const IsmsField *field = &self->kind->fields[i];

      if (field->link_table != NULL)
        append_related (sql, field->link_table, own, many);
    }
  for (guint i = 0; self->kind->parts != NULL && self->kind->parts[i] != NULL; i++)
    append_related (sql, self->kind->parts[i], own, many);
  g_string_append (sql, ") ORDER BY seq");

  return g_string_free (sql, FALSE);
}

static gboolean
describe_step (Reader *self, gint64 first, gint64 n, GString *words, GError **error)
{
  g_autofree char *sql = write_changes (self, n > MANY_CHANGES);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (self->database, sql, error);

  if (statement == NULL)
    return FALSE;

  self->linked = NULL;
  isms_statement_bind_int (statement, 1, first);
  isms_statement_bind_int (statement, 2, first + n - 1);
  isms_statement_bind_int (statement, 3, self->id);
  while (self->failure == NULL && isms_statement_next (statement, get_failure (self)))
    describe_change (self, statement, words);
  if (self->failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->failure));
  return FALSE;
}

static IsmsHistoryEntry *
read_step (Reader *self, IsmsStatement *step, GError **error)
{
  IsmsHistoryEntry *entry = g_new0 (IsmsHistoryEntry, 1);
  const char *label = isms_statement_get_text (step, 3);
  gboolean is_plain = g_str_equal (isms_statement_get_text (step, 4), "do");
  g_autoptr (GString) words = g_string_new (NULL);

  entry->step = isms_statement_get_int (step, 0);
  entry->at = isms_statement_dup_text (step, 1);
  entry->actor = isms_statement_dup_text (step, 2);
  if (!describe_step (self, isms_statement_get_int (step, 5), isms_statement_get_int (step, 6),
                      words, error))
    {
      isms_history_entry_free (entry);
      return NULL;
    }

  if (words->len == 0)
    entry->words = g_strdup (label);
  else if (is_plain)
    entry->words = g_strdup (words->str);
  else
    entry->words = g_strdup_printf ("%s (%s)", label, words->str);
  return entry;
}

static gboolean
read_steps (Reader *self, guint limit, GPtrArray *entries, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      self->database,
      "SELECT id, at, actor, label, kind, first_change, n_changes FROM journal "
      "WHERE id IN (SELECT step FROM journal_change WHERE tbl = ? AND row = ?) "
      "ORDER BY id DESC LIMIT ?",
      error);

  if (statement == NULL)
    return FALSE;

  isms_statement_bind_text (statement, 1, self->kind->name);
  isms_statement_bind_int (statement, 2, self->id);
  isms_statement_bind_int (statement, 3, limit > 0 ? (gint64) limit : -1);
  while (isms_statement_next (statement, error))
    {
      IsmsHistoryEntry *entry = read_step (self, statement, error);

      if (entry == NULL)
        return FALSE;
      g_ptr_array_add (entries, entry);
    }
  return !isms_statement_failed (statement);
}

/**
 * isms_history_entry_free:
 * @self: (transfer full): an entry
 */
void
isms_history_entry_free (IsmsHistoryEntry *self)
{
  g_free (self->at);
  g_free (self->actor);
  g_free (self->words);
  g_free (self);
}

/**
 * isms_history_read:
 * @database: a connection of the calling thread
 * @kind: a kind
 * @id: a record's id
 * @limit: how many steps at most; 0 for all
 * @error: return location
 *
 * What became of a record, its ratings and links, as a person reads it.
 *
 * Returns: (transfer full) (element-type IsmsHistoryEntry): one entry for each step, the newest
 *   first; %NULL on error
 */
GPtrArray *
isms_history_read (
    IsmsDatabase *database, const IsmsKind *kind, gint64 id, guint limit, GError **error)
{
  g_auto (Reader) reader = { .database = database, .kind = kind, .id = id };
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) isms_history_entry_free);

  reader.methods = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                          (GDestroyNotify) isms_method_unref);
  if (!read_steps (&reader, limit, entries, error))
    return NULL;

  return g_steal_pointer (&entries);
}

/**
 * isms_history_read_step:
 * @database: a connection of the calling thread
 * @kind: a kind
 * @id: a record's id
 * @step: the number of a step
 * @error: return location
 *
 * What one step did to a record, its ratings and links, as a person reads it.
 *
 * Returns: (transfer full): the words; "" where it did nothing that is told; %NULL on error
 */
char *
isms_history_read_step (
    IsmsDatabase *database, const IsmsKind *kind, gint64 id, gint64 step, GError **error)
{
  g_auto (Reader) reader = { .database = database, .kind = kind, .id = id };
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database, "SELECT first_change, n_changes FROM journal WHERE id = ?", error);

  reader.methods = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                          (GDestroyNotify) isms_method_unref);
  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, step);
  if (isms_statement_next (statement, error)
      && !describe_step (&reader, isms_statement_get_int (statement, 0),
                         isms_statement_get_int (statement, 1), words, error))
    return NULL;
  return isms_statement_failed (statement) ? NULL : g_strdup (words->str);
}
