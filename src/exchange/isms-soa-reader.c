/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* An OSCAL system security plan as a table: a row for each control, under the headings that an
 * exported statement has. What stands in properties of our own is taken as it is; of plans that
 * others wrote, states and descriptions say it. */

#include "isms-config.h"

#include "isms-csv-writer.h"
#include "isms-framework-import-private.h"
#include "isms-kind.h"
#include "isms-oscal-private.h"
#include "isms-oscal-reader.h"
#include "isms-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAME 1000 /* bytes */

enum
{
  REF,
  TITLE,
  APPLICABLE,
  REASONS,
  JUSTIFICATION,
  IMPLEMENTATION,
  HOW,
  OWNER,
  DUE,
  MATURITY,
  N_COLUMNS
};

static const char *const columns[N_COLUMNS] = { "ref",     "title",         "applicable",
                                                "reasons", "justification", "implementation",
                                                "how",     "owner",         "due",
                                                "maturity" };

/* Of an implementation, as bits of a mask. */
static const char *const states[] = { "implemented", "alternative", "partial", "planned",
                                      "not-applicable" };

enum
{
  IMPLEMENTED = 1 << 0,
  ALTERNATIVE = 1 << 1,
  PARTIAL = 1 << 2,
  PLANNED = 1 << 3,
  EXCLUDED = 1 << 4,
};

typedef struct
{
  IsmsWalk walk; /* first: its callbacks are given the reader */
  IsmsTable *table;
  GString *text;
  GHashTable *people; /* char* identity: char* name */
  GHashTable *roles;  /* char* role: char* identity of who has it in the whole plan */
  GArray *lines;      /* of guint: where each control begins */
} Reader;

/* What the plan says of one control. */
typedef struct
{
  GHashTable *own; /* char* name: char* value; properties that Parapet wrote */
  GString *how;
  GHashTable *said_how; /* of const char*: what stands in how */
  guint states;
  gboolean has_inherited;
  gboolean has_own_work; /* some of it is in place, and not by others */
  const char *state;     /* the only one; NULL: none, or several */
  const char *excuse;    /* why it is left out */
  const char *owner;
  gboolean has_owner;     /* by the role that Parapet writes */
  const char *below_name; /* the part of the control that is read; NULL: all of it */
} Said;

/* --- Lines --- */

typedef struct
{
  guint depth;
  guint list_depth; /* of the list of controls; 0: not in it */
  gboolean is_armed;
  guint line;
} Scan;

static const char *
skip_string (const char *at, const char *end, guint *line)
{
  for (; at < end && *at != '"'; at++)
    {
      *line += *at == '\n';
      if (*at == '\\' && at + 1 < end)
        at++;
    }
  return at;
}

static void
scan_sign (Scan *self, char sign, GArray *lines)
{
  switch (sign)
    {
    case '\n':
      self->line++;
      break;
    case '{':
    case '[':
      self->depth++;
      if (sign == '[' && self->is_armed && self->depth == 4)
        {
          self->list_depth = 4;
          g_array_set_size (lines, 0);
        }
      else if (sign == '{' && self->list_depth > 0 && self->depth == self->list_depth + 1)
        g_array_append_val (lines, self->line);
      break;
    case '}':
    case ']':
      if (self->list_depth == self->depth)
        self->list_depth = 0;
      self->depth -= self->depth > 0;
      break;
    default:
      break;
    }
}

/* Where the elements of the list of controls begin, by its name and depth: the tree does not know.
 */
static GArray *
find_lines (GBytes *bytes)
{
  static const char name[] = "implemented-requirements";
  gsize size;
  const char *at = g_bytes_get_data (bytes, &size);
  const char *end = at + size;
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (guint));
  Scan self = { .line = 1 };

  for (; at < end; at++)
    {
      const char *start = at + 1;

      if (*at != '"')
        {
          scan_sign (&self, *at, lines);
          self.is_armed &= *at == ':' || g_ascii_isspace (*at);
          continue;
        }
      at = skip_string (start, end, &self.line);
      self.is_armed = self.depth == 3 && (gsize) (at - start) == strlen (name)
                      && memcmp (start, name, strlen (name)) == 0;
    }
  return lines;
}

/* --- Rows --- */

static void
add_cell (Reader *self, const char *text)
{
  guint32 start = (guint32) self->text->len;

  g_array_append_val (self->table->cells, start);
  if (text != NULL && isms_csv_is_formula (text))
    g_string_append_c (self->text, '\'');
  g_string_append (self->text, text != NULL ? text : "");
  g_string_append_c (self->text, '\0');
}

static void
begin_row (Reader *self, guint line)
{
  IsmsTableRow row = { self->table->cells->len, line };

  g_array_append_val (self->table->rows, row);
}

static const IsmsField *
find_field (guint column)
{
  return isms_kind_find_field (isms_kind_find ("control"), columns[column]);
}

static void
add_headings (Reader *self)
{
  self->table->n_columns = N_COLUMNS;
  begin_row (self, 1);
  for (guint i = 0; i < N_COLUMNS; i++)
    add_cell (self, _ (isms_field_get_heading (find_field (i))));
}

/* As a person reads it and the import does; what is no choice stays as it is, and is told there. */
static char *
dup_choices (guint column, const char *value)
{
  g_auto (GStrv) values = g_strsplit (value != NULL ? value : "", " ", -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; values[i] != NULL; i++)
    {
      const IsmsChoice *choice = isms_field_find_choice (find_field (column), values[i]);

      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "",
                              choice != NULL ? _ (choice->label) : values[i]);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* Of several parts, none of which is left out, what they amount to. */
static const char *
sum_up (const Said *said)
{
  guint mask = said->states & ~EXCLUDED;

  if (mask == PLANNED)
    return "planned";
  if (mask == 0 || (mask & ~(IMPLEMENTED | ALTERNATIVE)) != 0)
    return mask != 0 ? "partial" : NULL;
  return said->has_inherited && !said->has_own_work ? "inherited" : "implemented";
}

/* What Parapet wrote holds, unless somebody has stated something else since. */
static gboolean
is_restated (const Said *said, const char *applicable)
{
  const char *reported = g_hash_table_lookup (said->own, "reported");

  if (applicable == NULL)
    return TRUE;
  return said->state != NULL
         && g_strcmp0 (isms_oscal_get_state (applicable, reported != NULL ? reported : ""),
                       said->state)
                != 0;
}

static void
add_row (Reader *self, const Said *said, const char *id, const char *remarks, guint line)
{
  const char *ref = g_hash_table_lookup (said->own, "ref");
  const char *applicable = g_hash_table_lookup (said->own, "applicable");
  const char *implementation = g_hash_table_lookup (said->own, "implementation");
  g_autofree char *reasons = dup_choices (REASONS, g_hash_table_lookup (said->own, "reasons"));
  g_autofree char *applicable_words = NULL;
  g_autofree char *implementation_words = NULL;

  if (is_restated (said, applicable) && said->states != 0)
    {
      applicable = said->states == EXCLUDED ? "no" : "yes";
      implementation = sum_up (said);
    }
  applicable_words = dup_choices (APPLICABLE, applicable);
  implementation_words = dup_choices (IMPLEMENTATION, implementation);
  begin_row (self, line);
  add_cell (self, ref != NULL ? ref : id);
  add_cell (self, g_hash_table_lookup (said->own, "title"));
  add_cell (self, applicable_words);
  add_cell (self, reasons);
  add_cell (self, remarks != NULL ? remarks : said->excuse);
  add_cell (self, implementation_words);
  add_cell (self, said->how->str);
  add_cell (self, said->owner);
  add_cell (self, g_hash_table_lookup (said->own, "due"));
  add_cell (self, g_hash_table_lookup (said->own, "maturity"));
}

/* --- What stands in the file --- */

/* The first of a name holds. */
static void
read_prop (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, gpointer user_data)
{
  GHashTable *own = user_data;
  const char *name = isms_walk_text (walk, place, object, "name");
  const char *value = isms_walk_text (walk, place, object, "value");
  const char *ns = isms_walk_text (walk, place, object, "ns");

  if (name != NULL && value != NULL && g_strcmp0 (ns, ISMS_FRAMEWORK_NS_FIELD) == 0
      && !g_hash_table_contains (own, name))
    g_hash_table_insert (own, (gpointer) name, (gpointer) value);
}

static GHashTable *
read_own (Reader *self, const IsmsPlace *place, JsonObject *object)
{
  GHashTable *own = g_hash_table_new (g_str_hash, g_str_equal);

  isms_walk_each (&self->walk, place, object, "props", read_prop, own);
  return own;
}

static void
read_party (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, gpointer user_data)
{
  Reader *self = (Reader *) walk;
  g_autoptr (GHashTable) own = read_own (self, place, object);
  const char *uuid = isms_walk_text (walk, place, object, "uuid");
  const char *type = isms_walk_text (walk, place, object, "type");
  const char *name = isms_walk_text (walk, place, object, "name");
  const char *called = g_hash_table_lookup (own, "called");

  /* It is written once, and stands beside every control. */
  if ((name != NULL && strlen (name) > MAX_NAME) || (called != NULL && strlen (called) > MAX_NAME))
    isms_walk_fail (walk, place, "name", _ ("No person has a name as long as this one."));
  if (uuid == NULL || g_hash_table_contains (self->people, uuid))
    return;
  if (type != NULL && !g_str_equal (type, "person"))
    name = called = "";
  g_hash_table_insert (self->people, (gpointer) uuid,
                       (gpointer) (called != NULL ? called
                                   : name != NULL ? name
                                                  : ""));
}

/* The first person among those that a role names. NULL: there is none. */
static const char *
read_people (Reader *self, const IsmsPlace *place, JsonObject *object, guint *n_uuids)
{
  g_autoptr (GPtrArray) uuids = g_ptr_array_new_with_free_func (g_free);

  isms_walk_texts (&self->walk, place, object, "party-uuids", uuids);
  *n_uuids = uuids->len;
  for (guint i = 0; i < uuids->len; i++)
    {
      const char *name = g_hash_table_lookup (self->people, uuids->pdata[i]);

      if (name == NULL)
        isms_walk_remark (&self->walk, place, "party-uuids",
                          _ ("The file does not say who “%s” is; this was left out."),
                          (const char *) uuids->pdata[i]);
      else if (*name != '\0')
        return name;
    }
  return NULL;
}

static void
read_responsible (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, gpointer user_data)
{
  Reader *self = (Reader *) walk;
  const char *role = isms_walk_text (walk, place, object, "role-id");
  guint n;
  const char *name = read_people (self, place, object, &n);

  if (role != NULL && name != NULL && !g_hash_table_contains (self->roles, role))
    g_hash_table_insert (self->roles, (gpointer) role, (gpointer) name);
}

static void
read_role (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, gpointer user_data)
{
  Reader *self = (Reader *) walk;
  Said *said = user_data;
  const char *role = isms_walk_text (walk, place, object, "role-id");
  gboolean is_owner = g_strcmp0 (role, ISMS_OSCAL_ROLE) == 0;
  guint n;
  const char *name = read_people (self, place, object, &n);

  if (n == 0 && role != NULL)
    name = g_hash_table_lookup (self->roles, role);
  if (name == NULL || said->has_owner || (said->owner != NULL && !is_owner))
    return;
  said->owner = name;
  said->has_owner = is_owner;
}

static void
read_metadata (Reader *self, const IsmsPlace *place, JsonObject *plan)
{
  JsonObject *metadata = isms_walk_object (&self->walk, place, plan, "metadata");
  IsmsPlace at = { .up = place, .name = "metadata", .index = -1 };

  if (metadata == NULL)
    return;
  isms_walk_each (&self->walk, &at, metadata, "parties", read_party, NULL);
  isms_walk_each (&self->walk, &at, metadata, "responsible-parties", read_responsible, NULL);
}

/* What OSCAL demands where nothing is written is not read as if somebody had. */
static gboolean
is_no_how (const Said *said, GHashTable *own, const char *text)
{
  return g_strcmp0 (g_hash_table_lookup (own, "how"), "none") == 0
         || (g_hash_table_contains (said->own, "applicable")
             && g_str_equal (text, isms_oscal_get_no_how ()));
}

static void
add_how (Said *said, const char *text)
{
  if (!g_hash_table_add (said->said_how, (gpointer) text))
    return;
  if (said->how->len > 0)
    g_string_append (said->how, "\n\n");
  if (said->below_name != NULL)
    g_string_append_printf (said->how, "%s: ", said->below_name);
  g_string_append (said->how, text);
}

static void
read_state (Reader *self, const IsmsPlace *place, JsonObject *status, Said *said)
{
  const char *state = isms_walk_text (&self->walk, place, status, "state");
  guint bit = 0;

  if (state == NULL)
    return;
  while (bit < G_N_ELEMENTS (states) && !g_str_equal (states[bit], state))
    bit++;
  if (bit == G_N_ELEMENTS (states))
    {
      isms_walk_remark (&self->walk, place, "state",
                        _ ("“%s” is no state of an implementation; it was left out."), state);
      return;
    }
  said->state = said->states == 0 ? states[bit] : NULL;
  said->states |= 1u << bit;
  if (1u << bit == EXCLUDED && said->excuse == NULL)
    said->excuse = isms_walk_text (&self->walk, place, status, "remarks");
}

static void
read_component (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, gpointer user_data)
{
  Reader *self = (Reader *) walk;
  Said *said = user_data;
  g_autoptr (GHashTable) own = read_own (self, place, object);
  const char *text = isms_walk_text (walk, place, object, "description");
  JsonObject *status = isms_walk_object (walk, place, object, "implementation-status");
  JsonArray *inherited = isms_walk_list (walk, place, object, "inherited");
  IsmsPlace at = { .up = place, .name = "implementation-status", .index = -1 };

  if (text != NULL && !is_no_how (said, own, text))
    add_how (said, text);
  if (status != NULL)
    read_state (self, &at, status, said);
  if (inherited != NULL && json_array_get_length (inherited) > 0)
    said->has_inherited = TRUE;
  else
    said->has_own_work |= status != NULL;
}

static void
read_statement (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, gpointer user_data)
{
  Said *said = user_data;

  said->below_name = isms_walk_text (walk, place, object, "statement-id");
  isms_walk_each (walk, place, object, "by-components", read_component, said);
  said->below_name = NULL;
}

static void
read_requirement (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, gpointer user_data)
{
  Reader *self = (Reader *) walk;
  guint index = place->index;
  guint line = index < self->lines->len ? g_array_index (self->lines, guint, index) : index + 1;
  const char *id = isms_walk_text (walk, place, object, "control-id");
  const char *remarks = isms_walk_text (walk, place, object, "remarks");
  g_autoptr (GHashTable) own = read_own (self, place, object);
  g_autoptr (GString) how = g_string_new (NULL);
  g_autoptr (GHashTable) said_how = g_hash_table_new (g_str_hash, g_str_equal);
  Said said = { .own = own, .how = how, .said_how = said_how };

  if (id == NULL && g_hash_table_lookup (own, "ref") == NULL)
    isms_walk_fail (walk, place, "control-id", _ ("It is not said which control is meant."));
  isms_walk_each (walk, place, object, "responsible-roles", read_role, &said);
  isms_walk_each (walk, place, object, "by-components", read_component, &said);
  isms_walk_each (walk, place, object, "statements", read_statement, &said);
  if (walk->error == NULL)
    add_row (self, &said, id, remarks, line);
}

static void
read_plan (Reader *self, JsonObject *root)
{
  IsmsPlace top = { .name = ISMS_OSCAL_PLAN, .index = -1 };
  IsmsPlace place = { .up = &top, .name = "control-implementation", .index = -1 };
  JsonObject *plan = isms_walk_object (&self->walk, NULL, root, ISMS_OSCAL_PLAN);
  JsonObject *controls = NULL;
  JsonArray *list = NULL;

  if (plan != NULL)
    {
      read_metadata (self, &top, plan);
      controls = isms_walk_object (&self->walk, &top, plan, "control-implementation");
    }
  if (controls != NULL)
    list = isms_walk_list (&self->walk, &place, controls, "implemented-requirements");
  if (list == NULL || json_array_get_length (list) == 0)
    {
      isms_walk_fail (&self->walk, &place, "implemented-requirements",
                      _ ("There is no control in this plan."));
      return;
    }
  if (self->lines->len != json_array_get_length (list))
    g_array_set_size (self->lines, 0);
  add_headings (self);
  isms_walk_each (&self->walk, &place, controls, "implemented-requirements", read_requirement,
                  NULL);
}

static void
take_remarks (Reader *self)
{
  GPtrArray *remarks = self->walk.data->remarks;

  self->table->remarks = g_ptr_array_new_null_terminated (remarks->len, g_free, TRUE);
  for (guint i = 0; i < remarks->len; i++)
    {
      const IsmsFrameworkRemark *remark = remarks->pdata[i];

      g_ptr_array_add (self->table->remarks,
                       *remark->path != '\0' ? g_strconcat (remark->path, ": ", remark->text, NULL)
                                             : g_strdup (remark->text));
    }
}

static gboolean
check_root (JsonNode *node, GError **error)
{
  JsonObject *root = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (root != NULL && json_object_has_member (root, ISMS_OSCAL_PLAN))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       root != NULL && isms_oscal_is_known (root)
                           ? _ ("This is an OSCAL catalogue or mapping collection, and no table. "
                                "Nothing was imported. Import it as a framework instead.")
                           : _ ("This file is JSON, and of that only OSCAL system security plans "
                                "are read as a table. Nothing was imported."));
  return FALSE;
}

/**
 * isms_table_read_plan:
 * @bytes: an OSCAL system security plan (JSON)
 *
 * Reads what a plan says of each control: whether it applies, why, how far and how it is in place,
 * who answers for it, by when, and its maturity. At most 64 MiB and a million values are read.
 *
 * Returns: (transfer full): a table for which isms_table_is_plan() holds, or %NULL with
 *   %G_IO_ERROR_INVALID_DATA and a sentence that names the place, or %G_IO_ERROR_CANCELLED. Any
 *   thread.
 */
IsmsTable *
isms_table_read_plan (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (IsmsFrameworkData) data = isms_framework_data_new (ISMS_FRAMEWORK_FILE_CATALOGUE);
  g_autoptr (JsonNode) root = isms_framework_parse (bytes, data, cancellable, error);
  g_autoptr (IsmsTable) table = NULL;
  Reader self = { .walk = { .data = data, .cancellable = cancellable } };

  if (root == NULL || !check_root (root, error))
    return NULL;
  table = self.table = isms_table_new ();
  table->is_plan = TRUE;
  table->encoding = ISMS_ENCODING_UTF8;
  self.text = g_string_new (NULL);
  self.people = g_hash_table_new (g_str_hash, g_str_equal);
  self.roles = g_hash_table_new (g_str_hash, g_str_equal);
  self.lines = find_lines (bytes);
  read_plan (&self, json_node_get_object (root));
  take_remarks (&self);
  table->text = g_string_free (self.text, FALSE);
  g_hash_table_unref (self.people);
  g_hash_table_unref (self.roles);
  g_array_unref (self.lines);
  if (self.walk.error == NULL)
    return g_steal_pointer (&table);
  g_propagate_error (error, self.walk.error);
  return NULL;
}
