/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What becomes of the mappings of a file. Each pair of controls is decided on by itself; one whose
 * ends are not both here is left out and told of. */

#include "isms-config.h"

#include "isms-control-mapping.h"
#include "isms-framework-map-private.h"

#include <glib/gi18n-lib.h>

#define MAX_NAMED 5    /* controls that are not here, in a remark */
#define CHECK_EVERY 64 /* mappings */

/* A mapping that is there, or in the plan already. */
typedef struct
{
  gint64 pair; /* its own key */
  gint64 id;   /* 0: it would be made */
  guint source;
  IsmsRelation relation;
  int strength;
  char *rationale;
  gboolean is_own; /* a person entered it */
  gboolean is_decided /* by the file at hand */;
} Pair;

/* What a file calls a framework, and what of it is not here. */
typedef struct
{
  guint n; /* mappings that are left out because of it */
  gboolean is_known;
  GPtrArray *ids; /* of char*: controls */
} Missing;

typedef struct
{
  IsmsFrameworkPlan *plan;
  MapEnds ends;
  GHashTable *pairs;   /* by pair */
  GHashTable *missing; /* by what the file calls the framework; its order is in names */
  GPtrArray *names;
  guint n_same;      /* framework at both ends */
  guint n_unknown;   /* relations */
  guint n_unrelated; /* said to be */
  guint n_against;   /* an earlier entry */
  guint n_own;       /* that differ from what a person entered */
} Mapping;

static void
free_pair (gpointer data)
{
  Pair *pair = data;

  g_free (pair->rationale);
  g_free (pair);
}

static void
free_missing (gpointer data)
{
  Missing *missing = data;

  g_ptr_array_unref (missing->ids);
  g_free (missing);
}

static gint64
make_key (guint a, guint b)
{
  return ((gint64) MIN (a, b) << 32) | MAX (a, b);
}

static Pair *
add_pair (Mapping *self, const MapTarget *source, const MapTarget *target)
{
  Pair *pair = g_new0 (Pair, 1);

  pair->pair = make_key (source->index, target->index);
  pair->source = source->index;
  g_hash_table_insert (self->pairs, &pair->pair, pair);
  return pair;
}

static gboolean
load_pairs (Mapping *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) select = isms_database_prepare (
      database,
      "SELECT id, source_id, target_id, relation, ifnull (strength, -1), rationale, source IS NULL"
      " FROM control_mapping ORDER BY id",
      error);

  if (select == NULL)
    return FALSE;
  while (isms_statement_next (select, error))
    {
      gint64 source = isms_statement_get_int (select, 1);
      gint64 target = isms_statement_get_int (select, 2);
      Pair *pair = add_pair (self, g_hash_table_lookup (self->ends.by_id, &source),
                             g_hash_table_lookup (self->ends.by_id, &target));

      pair->id = isms_statement_get_int (select, 0);
      isms_relation_find (isms_statement_get_text (select, 3), &pair->relation);
      pair->strength = (int) isms_statement_get_int (select, 4);
      pair->rationale = isms_statement_dup_text (select, 5);
      pair->is_own = isms_statement_get_int (select, 6) != 0;
    }
  return !isms_statement_failed (select);
}

static gboolean
find_relation (IsmsFrameworkRelation said, IsmsRelation *relation)
{
  switch (said)
    {
    case ISMS_FRAMEWORK_RELATION_EQUAL:
      *relation = ISMS_RELATION_EQUAL;
      return TRUE;
    case ISMS_FRAMEWORK_RELATION_SUBSET:
      *relation = ISMS_RELATION_SUBSET;
      return TRUE;
    case ISMS_FRAMEWORK_RELATION_SUPERSET:
      *relation = ISMS_RELATION_SUPERSET;
      return TRUE;
    case ISMS_FRAMEWORK_RELATION_INTERSECTS:
      *relation = ISMS_RELATION_INTERSECTS;
      return TRUE;
    case ISMS_FRAMEWORK_RELATION_UNKNOWN:
    case ISMS_FRAMEWORK_RELATION_NONE:
    default:
      return FALSE;
    }
}

/* Several sources or targets stand for their union: what then still holds for each two. */
static IsmsRelation
narrow (IsmsRelation relation, guint n_sources, guint n_targets)
{
  gboolean is_within = relation == ISMS_RELATION_EQUAL || relation == ISMS_RELATION_SUBSET;
  gboolean has_within = relation == ISMS_RELATION_EQUAL || relation == ISMS_RELATION_SUPERSET;

  if (n_sources == 1 && n_targets == 1)
    return relation;
  if (n_targets == 1 && is_within)
    return ISMS_RELATION_SUBSET;
  if (n_sources == 1 && has_within)
    return ISMS_RELATION_SUPERSET;
  return ISMS_RELATION_INTERSECTS;
}

/* --- What is not here --- */

static void
add_missing (Mapping *self, const char *name, const char *id)
{
  Missing *missing = g_hash_table_lookup (self->missing, name);

  if (missing == NULL)
    {
      missing = g_new0 (Missing, 1);
      missing->ids = g_ptr_array_new_with_free_func (g_free);
      missing->is_known = isms_map_ends_find_frameworks (&self->ends, name)->len > 0;
      g_hash_table_insert (self->missing, g_strdup (name), missing);
      g_ptr_array_add (self->names, g_strdup (name));
    }
  missing->n++;
  if (missing->ids->len <= MAX_NAMED
      && !g_ptr_array_find_with_equal_func (missing->ids, id, g_str_equal, NULL))
    g_ptr_array_add (missing->ids, g_strdup (id));
}

static char *
dup_named (GPtrArray *ids)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ids->len && i < MAX_NAMED; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) ids->pdata[i]);
  if (ids->len > MAX_NAMED)
    g_string_append (text, ", …");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
remark_missing (Mapping *self)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      const char *name = self->names->pdata[i];
      const Missing *missing = g_hash_table_lookup (self->missing, name);
      g_autofree char *ids = dup_named (missing->ids);

      if (missing->is_known)
        isms_framework_plan_remark (
            self->plan,
            /* Translators: what a file calls a framework, a number, a list of numbers of controls
             */
            g_dngettext (GETTEXT_PACKAGE,
                         "“%s”: %u mapping names a control that is not here (%s); it is left out.",
                         "“%s”: %u mappings name controls that are not here (%s); they are left "
                         "out.",
                         missing->n),
            name, missing->n, ids);
      else
        isms_framework_plan_remark (
            self->plan,
            /* Translators: what a file calls a framework, a number */
            g_dngettext (
                GETTEXT_PACKAGE,
                "“%s” is no framework that is here, so that %u mapping is left out. Import "
                "the framework first, then this file again.",
                "“%s” is no framework that is here, so that %u mappings are left out. "
                "Import the framework first, then this file again.",
                missing->n),
            name, missing->n);
    }
}

/* Relations that say nothing here. */
static void
remark_relations (Mapping *self)
{
  if (self->n_unknown > 0)
    isms_framework_plan_remark (
        self->plan,
        g_dngettext (GETTEXT_PACKAGE,
                     "%u mapping has a relation that is not known here; it is left out.",
                     "%u mappings have relations that are not known here; they are left out.",
                     self->n_unknown),
        self->n_unknown);
  if (self->n_unrelated > 0)
    isms_framework_plan_remark (
        self->plan,
        g_dngettext (GETTEXT_PACKAGE,
                     "%u entry says that controls do not correspond; there is nothing to keep.",
                     "%u entries say that controls do not correspond; there is nothing to keep.",
                     self->n_unrelated),
        self->n_unrelated);
}

/* Of pairs that are here, those that stay as they are, or out. */
static void
remark_pairs (Mapping *self)
{
  if (self->n_same > 0)
    isms_framework_plan_remark (
        self->plan,
        g_dngettext (GETTEXT_PACKAGE,
                     "%u mapping is between controls of the same framework; it is left out.",
                     "%u mappings are between controls of the same framework; they are left out.",
                     self->n_same),
        self->n_same);
  if (self->n_against > 0)
    isms_framework_plan_remark (
        self->plan,
        g_dngettext (
            GETTEXT_PACKAGE,
            "%u mapping says something else than an earlier one of the same two controls; it is "
            "left "
            "out.",
            "%u mappings say something else than earlier ones of the same two controls; they are "
            "left out.",
            self->n_against),
        self->n_against);
  if (self->n_own > 0)
    isms_framework_plan_remark (
        self->plan,
        g_dngettext (
            GETTEXT_PACKAGE,
            "%u mapping was entered here and says something else than the file; it stays as it is.",
            "%u mappings were entered here and say something else than the file; they stay as they "
            "are.",
            self->n_own),
        self->n_own);
}

/* --- Deciding --- */

static void
write_values (FrameworkMap *map, const IsmsFrameworkMapping *said, IsmsRelation relation)
{
  isms_row_set_text (map->values, "relation", isms_relation_get_name (relation));
  if (said->rationale != NULL)
    isms_row_set_text (map->values, "rationale", said->rationale);
  if (said->strength >= 0)
    isms_row_set_int (map->values, "strength", said->strength);
}

static void
settle_there (Mapping *self,
              const Pair *pair,
              const IsmsFrameworkMapping *said,
              IsmsRelation relation)
{
  gboolean differs =
      relation != pair->relation || (said->strength >= 0 && said->strength != pair->strength)
      || (said->rationale != NULL && g_strcmp0 (said->rationale, pair->rationale) != 0);
  FrameworkMap *map = isms_framework_plan_add_map (self->plan);

  map->id = pair->id;
  map->fate = ISMS_FRAMEWORK_UNCHANGED;
  if (!differs)
    return;
  if (pair->is_own)
    {
      self->n_own += relation != pair->relation;
      return;
    }
  map->fate = ISMS_FRAMEWORK_CHANGED;
  write_values (map, said, relation);
}

static void
settle_pair (Mapping *self,
             const MapTarget *source,
             const MapTarget *target,
             const IsmsFrameworkMapping *said,
             IsmsRelation relation)
{
  gint64 key = make_key (source->index, target->index);
  Pair *pair = g_hash_table_lookup (self->pairs, &key);
  FrameworkMap *map;

  if (pair == NULL)
    {
      pair = add_pair (self, source, target);
      pair->relation = relation;
      pair->is_decided = TRUE;
      map = isms_framework_plan_add_map (self->plan);
      map->fate = ISMS_FRAMEWORK_NEW;
      map->source = source->id;
      map->target = target->id;
      map->source_row = source->row;
      map->target_row = target->row;
      write_values (map, said, relation);
      return;
    }
  if (pair->source != source->index)
    relation = isms_relation_invert (relation);
  if (!pair->is_decided)
    {
      pair->is_decided = TRUE;
      settle_there (self, pair, said, relation);
      pair->relation = relation;
    }
  else if (pair->relation != relation)
    {
      self->n_against++;
      self->plan->n_left_out++;
    }
}

static void
settle_ends (Mapping *self,
             const IsmsFrameworkMapping *said,
             const char *source_id,
             const char *target_id,
             IsmsRelation relation)
{
  const char *source_name = said->source_ref != NULL ? said->source_ref : "";
  const char *target_name = said->target_ref != NULL ? said->target_ref : "";
  MapTarget *source = isms_map_ends_find (
      &self->ends, isms_map_ends_find_frameworks (&self->ends, source_name), source_id);
  MapTarget *target = isms_map_ends_find (
      &self->ends, isms_map_ends_find_frameworks (&self->ends, target_name), target_id);

  if (source == NULL)
    add_missing (self, source_name, source_id);
  if (target == NULL)
    add_missing (self, target_name, target_id);
  if (source == NULL || target == NULL)
    self->plan->n_left_out++;
  else if (source->framework == target->framework)
    {
      self->n_same++;
      self->plan->n_left_out++;
    }
  else
    settle_pair (self, source, target, said, relation);
}

static void
settle_mapping (Mapping *self, const IsmsFrameworkMapping *said)
{
  guint n = said->sources->len * said->targets->len;
  IsmsRelation relation;

  if (!find_relation (said->relation, &relation))
    {
      if (said->relation == ISMS_FRAMEWORK_RELATION_NONE)
        self->n_unrelated++;
      else
        self->n_unknown++;
      self->plan->n_left_out += MAX (n, 1);
      return;
    }
  /* An end that names nothing was remarked when the file was read. */
  self->plan->n_left_out += n == 0;
  relation = narrow (relation, said->sources->len, said->targets->len);
  for (guint i = 0; i < said->sources->len; i++)
    for (guint j = 0; j < said->targets->len; j++)
      settle_ends (self, said, said->sources->pdata[i], said->targets->pdata[j], relation);
}

static gboolean
settle_files (Mapping *self, GPtrArray *files, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < files->len; i++)
    {
      const IsmsFrameworkData *data = files->pdata[i];

      for (guint j = 0; j < data->mappings->len; j++)
        {
          if (j % CHECK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          settle_mapping (self, data->mappings->pdata[j]);
        }
    }
  return TRUE;
}

static gboolean
has_mappings (GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    if (((IsmsFrameworkData *) files->pdata[i])->mappings->len > 0)
      return TRUE;
  return FALSE;
}

/* Adds to @plan what becomes of the mappings of @files; writes nothing. */
gboolean
isms_framework_settle_maps (IsmsFrameworkPlan *plan,
                            GPtrArray *files,
                            IsmsDatabase *database,
                            GCancellable *cancellable,
                            GError **error)
{
  Mapping self = { .plan = plan };
  gboolean settled;

  if (!has_mappings (files))
    return TRUE;
  self.pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_pair);
  self.missing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_missing);
  self.names = g_ptr_array_new_with_free_func (g_free);
  settled = isms_map_ends_load (&self.ends, plan, database, error)
            && load_pairs (&self, database, error)
            && settle_files (&self, files, cancellable, error);
  if (settled)
    {
      remark_missing (&self);
      remark_relations (&self);
      remark_pairs (&self);
    }
  isms_map_ends_clear (&self.ends);
  g_hash_table_unref (self.pairs);
  g_hash_table_unref (self.missing);
  g_ptr_array_unref (self.names);
  return settled;
}
