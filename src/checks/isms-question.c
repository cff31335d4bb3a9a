/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A question, its answer, and which of its hits are known. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-question-private.h"

static const struct
{
  const char *name;
  const char *label;
} severities[] = {
  /* Translators: how grave it is what an auditor remarks */
  [ISMS_SEVERITY_HINT] = { "hint", N_ ("Hint") },
  /* Translators: how grave it is what an auditor remarks */
  [ISMS_SEVERITY_WEAKNESS] = { "weakness", N_ ("Weakness") },
  /* Translators: how grave it is what an auditor remarks */
  [ISMS_SEVERITY_NONCONFORMITY] = { "nonconformity", N_ ("Nonconformity") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (severities) == ISMS_N_SEVERITIES);

struct _IsmsQuestion
{
  GObject parent_instance;

  const IsmsQuestionText *text;
  GPtrArray *all;    /* of IsmsHit, known or not; NULL until it was asked */
  GHashTable *known; /* (gint64 *) record → IsmsKnownHit; or NULL */
  IsmsHitList *hits;
  IsmsHitList *known_hits;
  GStrv tables;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_TITLE,
  PROP_CLAUSE,
  PROP_SEVERITY,
  PROP_N_HITS,
  PROP_N_KNOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IsmsQuestion, isms_question, G_TYPE_OBJECT)

static void
isms_question_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  IsmsQuestion *self = ISMS_QUESTION (object);

  switch (property)
    {
    case PROP_ID:
      g_value_set_string (value, isms_question_get_id (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, isms_question_get_title (self));
      break;
    case PROP_CLAUSE:
      g_value_set_string (value, isms_question_get_clause (self));
      break;
    case PROP_SEVERITY:
      g_value_set_uint (value, isms_question_get_severity (self));
      break;
    case PROP_N_HITS:
      g_value_set_uint (value, isms_question_get_n_hits (self));
      break;
    case PROP_N_KNOWN:
      g_value_set_uint (value, isms_question_get_n_known (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
isms_question_finalize (GObject *object)
{
  IsmsQuestion *self = ISMS_QUESTION (object);

  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_object_unref (self->hits);
  g_object_unref (self->known_hits);
  g_strfreev (self->tables);
  G_OBJECT_CLASS (isms_question_parent_class)->finalize (object);
}

static void
isms_question_class_init (IsmsQuestionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = isms_question_get_property;
  object_class->finalize = isms_question_finalize;
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_CLAUSE] = g_param_spec_string ("clause", NULL, NULL, NULL, flags);
  properties[PROP_SEVERITY] =
      g_param_spec_uint ("severity", NULL, NULL, 0, ISMS_N_SEVERITIES - 1, 0, flags);
  properties[PROP_N_HITS] = g_param_spec_uint ("n-hits", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_KNOWN] = g_param_spec_uint ("n-known", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
isms_question_init (IsmsQuestion *self)
{
  self->hits = isms_hit_list_new ();
  self->known_hits = isms_hit_list_new ();
}

IsmsQuestion *
isms_question_new (const IsmsQuestionText *text)
{
  IsmsQuestion *self = g_object_new (ISMS_TYPE_QUESTION, NULL);

  self->text = text;
  return self;
}

const IsmsQuestionText *
isms_question_get_text (IsmsQuestion *self)
{
  return self->text;
}

/* --- Taking an answer --- */

static const IsmsKnownHit *
find_known (IsmsQuestion *self, IsmsHit *hit)
{
  gint64 id = isms_hit_get_id (hit);

  return self->known != NULL ? g_hash_table_lookup (self->known, &id) : NULL;
}

/* TRUE: something is otherwise than before. */
static gboolean
divide (IsmsQuestion *self)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *known_hits = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_hits = isms_question_get_n_hits (self);
  guint n_known = isms_question_get_n_known (self);
  gboolean changed;

  for (guint i = 0; i < self->all->len; i++)
    {
      IsmsHit *hit = self->all->pdata[i];
      const IsmsKnownHit *known = find_known (self, hit);

      if (known != NULL)
        g_ptr_array_add (known_hits, isms_hit_dup_known (hit, known));
      else
        g_ptr_array_add (hits, g_object_ref (hit));
    }
  changed = isms_hit_list_set (self->hits, hits);
  changed |= isms_hit_list_set (self->known_hits, known_hits);
  if (isms_question_get_n_hits (self) != n_hits)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_HITS]);
  if (isms_question_get_n_known (self) != n_known)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_KNOWN]);
  return changed;
}

/* The hits that stay, and those that came, each in order. */
static GPtrArray *
merge (GPtrArray *before, GHashTable *ids, GPtrArray *came)
{
  GPtrArray *merged = g_ptr_array_new_with_free_func (g_object_unref);
  guint next = 0;

  for (guint i = 0; i < before->len; i++)
    {
      IsmsHit *hit = before->pdata[i];
      gint64 id = isms_hit_get_id (hit);

      while (next < came->len && isms_hit_compare (came->pdata[next], hit) <= 0)
        g_ptr_array_add (merged, g_object_ref (came->pdata[next++]));
      if (!g_hash_table_contains (ids, &id))
        g_ptr_array_add (merged, g_object_ref (hit));
    }
  while (next < came->len)
    g_ptr_array_add (merged, g_object_ref (came->pdata[next++]));
  return merged;
}

gboolean
isms_question_take (IsmsQuestion *self, IsmsQuestionAnswer *answer)
{
  gboolean first = self->all == NULL;

  if (answer->tables != NULL)
    {
      g_strfreev (self->tables);
      self->tables = g_steal_pointer (&answer->tables);
    }
  if (answer->ids == NULL)
    {
      g_clear_pointer (&self->all, g_ptr_array_unref);
      self->all = g_ptr_array_ref (answer->hits);
    }
  else if (g_hash_table_size (answer->ids) > 0)
    {
      g_autoptr (GPtrArray) before = g_steal_pointer (&self->all);

      self->all = merge (before, answer->ids, answer->hits);
    }
  else
    return FALSE;
  return divide (self) || first;
}

gboolean
isms_question_set_known (IsmsQuestion *self, GHashTable *known)
{
  if (self->known == NULL && known == NULL)
    return FALSE;
  g_clear_pointer (&self->known, g_hash_table_unref);
  self->known = known != NULL ? g_hash_table_ref (known) : NULL;
  return self->all != NULL && divide (self);
}

/* --- Public --- */

/**
 * isms_severity_get_name:
 * @severity: a severity
 *
 * Returns: (transfer none): its word for files and the command line
 */
const char *
isms_severity_get_name (IsmsSeverity severity)
{
  return severities[severity].name;
}

/**
 * isms_severity_get_label:
 * @severity: a severity
 *
 * Returns: (transfer none): its word for people, translated
 */
const char *
isms_severity_get_label (IsmsSeverity severity)
{
  return _ (severities[severity].label);
}

/**
 * isms_question_get_id:
 * @self: a question
 *
 * Returns: (transfer none): its name, as JSON and what is known have it; it stays from version to
 *   version
 */
const char *
isms_question_get_id (IsmsQuestion *self)
{
  return self->text->id;
}

/**
 * isms_question_get_clause:
 * @self: a question
 *
 * Returns: (transfer none): the number of the clause or control that asks for it
 */
const char *
isms_question_get_clause (IsmsQuestion *self)
{
  return self->text->clause;
}

/**
 * isms_question_get_severity:
 * @self: a question
 *
 * Returns: how grave each of its hits is
 */
IsmsSeverity
isms_question_get_severity (IsmsQuestion *self)
{
  return self->text->severity;
}

/**
 * isms_question_get_title:
 * @self: a question
 *
 * Returns: (transfer none): what is the matter with all that it hits, translated
 */
const char *
isms_question_get_title (IsmsQuestion *self)
{
  return _ (self->text->title);
}

/**
 * isms_question_get_kind:
 * @self: a question
 *
 * Returns: (transfer none): of the records that it hits
 */
const IsmsKind *
isms_question_get_kind (IsmsQuestion *self)
{
  return self->text->kind;
}

/**
 * isms_question_get_field:
 * @self: a question
 *
 * Returns: (transfer none): as isms_hit_get_field()
 */
const char *
isms_question_get_field (IsmsQuestion *self)
{
  return self->text->field;
}

/**
 * isms_question_get_sql:
 * @self: a question
 *
 * Returns: (transfer none): the query
 */
const char *
isms_question_get_sql (IsmsQuestion *self)
{
  return self->text->sql;
}

/**
 * isms_question_get_hits:
 * @self: a question
 *
 * Returns: (transfer none): a list of #IsmsHit, by ref, without those that are known; always the
 *   same list
 */
GListModel *
isms_question_get_hits (IsmsQuestion *self)
{
  return G_LIST_MODEL (self->hits);
}

/**
 * isms_question_get_known:
 * @self: a question
 *
 * Returns: (transfer none): a list of the #IsmsHit that are known, by ref; always the same list
 */
GListModel *
isms_question_get_known (IsmsQuestion *self)
{
  return G_LIST_MODEL (self->known_hits);
}

/**
 * isms_question_get_n_hits:
 * @self: a question
 *
 * Returns: how many records it hits of which nothing is known
 */
guint
isms_question_get_n_hits (IsmsQuestion *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->hits));
}

/**
 * isms_question_get_n_known:
 * @self: a question
 *
 * Returns: how many more it hits that are known
 */
guint
isms_question_get_n_known (IsmsQuestion *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->known_hits));
}

/**
 * isms_question_get_asked:
 * @self: a question
 *
 * Returns: whether it was answered at least once: before, no hits mean nothing
 */
gboolean
isms_question_get_asked (IsmsQuestion *self)
{
  return self->all != NULL;
}

/**
 * isms_question_get_tables:
 * @self: a question
 *
 * Returns: (transfer none) (nullable): the names of the tables that it reads; %NULL until it was
 *   asked
 */
const char *const *
isms_question_get_tables (IsmsQuestion *self)
{
  return (const char *const *) self->tables;
}
