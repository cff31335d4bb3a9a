/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The Statement of Applicability as an OSCAL system security plan: the same bytes for the same
 * statement. What OSCAL has no word for stands in properties of a namespace of our own. */

#include "isms-config.h"

#include "isms-soa-export-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "isms-framework-import-private.h"
#include "isms-framework-private.h"
#include "isms-import-private.h"
#include "isms-oscal-private.h"

typedef struct
{
  JsonArray *requirements;
  JsonArray *parties;
  GHashTable *people; /* uids that are among the parties */
  IsmsIds ids;
  char *component; /* its UUID */
  RecordIndex *persons;
} Plan;

/* Columns of the statement below. */
enum
{
  UID,
  REF,
  TITLE,
  FRAMEWORK_REF,
  APPLICABLE,
  REASONS,
  JUSTIFICATION,
  IMPLEMENTATION,
  REPORTED,
  HOW,
  OWNER_UID,
  OWNER,
  OWNER_ID,
  DUE,
  MATURITY,
};

static const char controls_sql[] =
    "SELECT c.uid, c.ref, c.title, f.ref, c.applicable, c.reasons, c.justification, "
    "c.implementation, "
    "c.reported, c.how, p.uid, p.name, p.id, c.due, c.maturity FROM control_list AS c "
    "LEFT JOIN framework AS f ON f.id = c.framework_id LEFT JOIN person AS p ON p.id = c.owner_id "
    "WHERE c.in_soa = 1 AND c.archived = 0 ORDER BY c.ref_key, c.id";
static const char frameworks_sql[] =
    "SELECT f.uid, f.title, f.version FROM framework AS f JOIN control AS c ON c.framework_id = "
    "f.id "
    "WHERE f.in_soa = 1 AND c.kind = 'control' AND c.archived = 0 GROUP BY f.id "
    "ORDER BY min (c.place), f.id";
static const char organisation_sql[] =
    "SELECT o.uid, o.name, ifnull (o.scope, ''), ifnull (o.boundaries, ''),"
    " (SELECT max (updated_at) FROM control WHERE archived = 0),"
    " (SELECT max (number) FROM soa_version) FROM organisation AS o";

/* NULL for what was never filled in, and for what was emptied again. */
static const char *
get_text (IsmsStatement *row, int column)
{
  const char *text = isms_statement_get_text (row, column);

  return text != NULL && *text != '\0' ? text : NULL;
}

static void
set_text (JsonObject *object, const char *member, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

static char *
make_uuid (const char *what, const char *uid)
{
  g_autofree char *words = g_strdup_printf ("plan %s %s", what, uid);

  return isms_framework_make_uuid (words);
}

static JsonArray *
make_list (JsonObject *only)
{
  JsonArray *list = json_array_new ();

  json_array_add_object_element (list, only);
  return list;
}

static void
add_prop (JsonArray *props, const char *name, const char *value)
{
  JsonObject *prop = json_object_new ();

  if (value == NULL)
    {
      json_object_unref (prop);
      return;
    }
  json_object_set_string_member (prop, "name", name);
  json_object_set_string_member (prop, "ns", ISMS_FRAMEWORK_NS_FIELD);
  json_object_set_string_member (prop, "value", value);
  json_array_add_object_element (props, prop);
}

/* --- Controls --- */

/* As it is reported, which is less than is said where checks speak against it. NULL: OSCAL has no
 * state for what is undecided, and for what nobody has begun with. */
const char *
isms_oscal_get_state (const char *applicable, const char *reported)
{
  if (g_str_equal (applicable, "no"))
    return "not-applicable";
  if (!g_str_equal (applicable, "yes") || g_str_equal (reported, "not_started"))
    return NULL;
  return g_str_equal (reported, "inherited") ? "implemented" : reported;
}

const char *
isms_oscal_get_no_how (void)
{
  return _ ("Nothing is written about how.");
}

static JsonArray *
make_inherited (IsmsStatement *row)
{
  g_autofree char *uuid = make_uuid ("inherited", get_text (row, UID));
  const char *how = get_text (row, HOW);
  JsonObject *inherited = json_object_new ();

  json_object_set_string_member (inherited, "uuid", uuid);
  json_object_set_string_member (inherited, "description",
                                 how != NULL ? how : _ ("Somebody else has it in place."));
  return make_list (inherited);
}

static JsonObject *
make_component (Plan *self, IsmsStatement *row)
{
  g_autofree char *uuid = make_uuid ("by-component", get_text (row, UID));
  const char *applicable = get_text (row, APPLICABLE);
  const char *reported = get_text (row, REPORTED);
  const char *state = isms_oscal_get_state (applicable, reported);
  const char *how = get_text (row, HOW);
  JsonObject *component = json_object_new ();

  json_object_set_string_member (component, "component-uuid", self->component);
  json_object_set_string_member (component, "uuid", uuid);
  json_object_set_string_member (component, "description",
                                 how != NULL ? how : isms_oscal_get_no_how ());
  if (how == NULL)
    {
      JsonArray *props = json_array_new ();

      add_prop (props, "how", "none");
      json_object_set_array_member (component, "props", props);
    }
  if (state != NULL)
    {
      JsonObject *status = json_object_new ();

      json_object_set_string_member (status, "state", state);
      if (g_str_equal (state, "not-applicable"))
        set_text (status, "remarks", get_text (row, JUSTIFICATION));
      json_object_set_object_member (component, "implementation-status", status);
    }
  if (g_str_equal (applicable, "yes") && g_str_equal (reported, "inherited"))
    json_object_set_array_member (component, "inherited", make_inherited (row));
  return component;
}

/* Where others have the same name: what the import finds this person by. */
static void
set_called (Plan *self, JsonObject *party, IsmsStatement *row)
{
  IndexEntry *entry =
      isms_record_index_find_id (self->persons, isms_statement_get_int (row, OWNER_ID));
  g_autofree char *called =
      entry != NULL ? isms_record_index_dup_name (self->persons, entry, NULL, FALSE) : NULL;
  JsonArray *props;

  if (called == NULL || g_str_equal (called, entry->title))
    return;
  props = json_array_new ();
  add_prop (props, "called", called);
  json_object_set_array_member (party, "props", props);
}

static void
set_owner (Plan *self, JsonObject *requirement, IsmsStatement *row)
{
  const char *uid = get_text (row, OWNER_UID);
  JsonObject *role;
  JsonArray *uids;

  if (uid == NULL)
    return;
  if (g_hash_table_add (self->people, g_strdup (uid)))
    {
      JsonObject *party = json_object_new ();

      json_object_set_string_member (party, "uuid", uid);
      json_object_set_string_member (party, "type", "person");
      json_object_set_string_member (party, "name", get_text (row, OWNER));
      set_called (self, party, row);
      json_array_add_object_element (self->parties, party);
    }
  role = json_object_new ();
  uids = json_array_new ();
  json_array_add_string_element (uids, uid);
  json_object_set_string_member (role, "role-id", ISMS_OSCAL_ROLE);
  json_object_set_array_member (role, "party-uuids", uids);
  json_object_set_array_member (requirement, "responsible-roles", make_list (role));
}

/* As the catalogue that is exported calls it. */
static char *
take_id (Plan *self, IsmsStatement *row)
{
  const char *ref = get_text (row, REF);
  const char *framework = get_text (row, FRAMEWORK_REF);
  g_autofree char *prefix = g_strconcat (framework != NULL ? framework : "", ":", NULL);
  const char *number = g_str_has_prefix (ref, prefix) ? ref + strlen (prefix) : ref;
  g_autofree char *token = isms_oscal_dup_token (number);

  return isms_ids_take (&self->ids, token != NULL ? token : number);
}

static void
add_requirement (Plan *self, IsmsStatement *row)
{
  g_autofree char *uuid = make_uuid ("requirement", get_text (row, UID));
  g_autofree char *id = take_id (self, row);
  JsonObject *requirement = json_object_new ();
  JsonArray *props = json_array_new ();

  json_object_set_string_member (requirement, "uuid", uuid);
  json_object_set_string_member (requirement, "control-id", id);
  add_prop (props, "ref", get_text (row, REF));
  add_prop (props, "title", get_text (row, TITLE));
  add_prop (props, "applicable", get_text (row, APPLICABLE));
  add_prop (props, "reasons", get_text (row, REASONS));
  add_prop (props, "implementation", get_text (row, IMPLEMENTATION));
  add_prop (props, "reported", get_text (row, REPORTED));
  add_prop (props, "due", get_text (row, DUE));
  add_prop (props, "maturity", get_text (row, MATURITY));
  json_object_set_array_member (requirement, "props", props);
  set_owner (self, requirement, row);
  json_object_set_array_member (requirement, "by-components",
                                make_list (make_component (self, row)));
  set_text (requirement, "remarks", get_text (row, JUSTIFICATION));
  json_array_add_object_element (self->requirements, requirement);
}

static gboolean
add_requirements (Plan *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) rows = isms_database_prepare (database, controls_sql, error);

  if (rows == NULL)
    return FALSE;
  while (isms_statement_next (rows, error))
    add_requirement (self, rows);
  return !isms_statement_failed (rows);
}

/* --- What stands around them --- */

/* The catalogues, as documents that the plan refers to. */
static JsonArray *
make_resources (IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) rows = isms_database_prepare (database, frameworks_sql, error);
  g_autoptr (JsonArray) resources = json_array_new ();

  if (rows == NULL)
    return NULL;
  while (isms_statement_next (rows, error))
    {
      const char *version = get_text (rows, 2);
      g_autofree char *words =
          g_strdup_printf ("%s%s%s", get_text (rows, 1), version != NULL ? ", " : "",
                           version != NULL ? version : "");
      JsonObject *resource = json_object_new ();
      JsonObject *citation = json_object_new ();

      json_object_set_string_member (citation, "text", words);
      json_object_set_string_member (resource, "uuid", get_text (rows, 0));
      json_object_set_string_member (resource, "title", get_text (rows, 1));
      json_object_set_object_member (resource, "citation", citation);
      json_array_add_object_element (resources, resource);
    }
  return isms_statement_failed (rows) ? NULL : g_steal_pointer (&resources);
}

static JsonObject *
make_metadata (Plan *self, IsmsStatement *organisation)
{
  const char *version = get_text (organisation, 5);
  const char *modified = get_text (organisation, 4);
  g_autofree char *title =
      g_strdup_printf ("%s: %s", _ ("Statement of Applicability"), get_text (organisation, 1));
  JsonObject *metadata = json_object_new ();
  JsonObject *role = json_object_new ();

  json_object_set_string_member (metadata, "title", title);
  json_object_set_string_member (metadata, "last-modified",
                                 modified != NULL ? modified : ISMS_OSCAL_NO_DATE);
  json_object_set_string_member (metadata, "version",
                                 version != NULL ? version : ISMS_OSCAL_NO_VERSION);
  json_object_set_string_member (metadata, "oscal-version", ISMS_OSCAL_VERSION);
  json_object_set_string_member (role, "id", ISMS_OSCAL_ROLE);
  json_object_set_string_member (role, "title", _ ("Owner of a control"));
  json_object_set_array_member (metadata, "roles", make_list (role));
  if (json_array_get_length (self->parties) > 0)
    json_object_set_array_member (metadata, "parties", json_array_ref (self->parties));
  json_object_set_string_member (metadata, "remarks",
                                 version != NULL
                                     ? _ ("As it stands; the version is that of the last approval.")
                                     : _ ("As it stands; no version was approved yet."));
  return metadata;
}

static JsonObject *
make_described (const char *title, const char *description)
{
  JsonObject *object = json_object_new ();

  set_text (object, "title", title);
  json_object_set_string_member (object, "description", description);
  return object;
}

static JsonObject *
make_characteristics (IsmsStatement *organisation)
{
  const char *scope = get_text (organisation, 2);
  const char *boundaries = get_text (organisation, 3);
  const char *description = scope != NULL ? scope : _ ("The scope of the ISMS is not written yet.");
  JsonObject *system = json_object_new ();
  JsonObject *id = json_object_new ();
  JsonObject *information = json_object_new ();
  JsonObject *status = json_object_new ();

  json_object_set_string_member (id, "identifier-type", "https://ietf.org/rfc/rfc4122");
  json_object_set_string_member (id, "id", get_text (organisation, 0));
  json_object_set_array_member (
      information, "information-types",
      make_list (make_described (_ ("Information within the scope of the ISMS"), description)));
  json_object_set_string_member (status, "state", "operational");
  json_object_set_array_member (system, "system-ids", make_list (id));
  json_object_set_string_member (system, "system-name", get_text (organisation, 1));
  json_object_set_string_member (system, "description", description);
  json_object_set_object_member (system, "system-information", information);
  json_object_set_object_member (system, "status", status);
  json_object_set_object_member (
      system, "authorization-boundary",
      make_described (NULL, boundaries != NULL ? boundaries : description));
  return system;
}

static JsonObject *
make_implementation (Plan *self, IsmsStatement *organisation)
{
  g_autofree char *user_uuid = make_uuid ("user", get_text (organisation, 0));
  JsonObject *implementation = json_object_new ();
  JsonObject *component =
      make_described (get_text (organisation, 1), _ ("The organisation itself."));
  JsonObject *user = json_object_new ();
  JsonObject *status = json_object_new ();
  JsonArray *roles = json_array_new ();

  json_array_add_string_element (roles, ISMS_OSCAL_ROLE);
  json_object_set_string_member (user, "uuid", user_uuid);
  json_object_set_string_member (user, "title", _ ("Owner of a control"));
  json_object_set_array_member (user, "role-ids", roles);
  json_object_set_string_member (status, "state", "operational");
  json_object_set_string_member (component, "uuid", self->component);
  json_object_set_string_member (component, "type", "this-system");
  json_object_set_object_member (component, "status", status);
  json_object_set_array_member (implementation, "users", make_list (user));
  json_object_set_array_member (implementation, "components", make_list (component));
  return implementation;
}

/* The first catalogue; where there is none, the organisation's own controls are all there is. */
static JsonObject *
make_profile (JsonArray *resources, const char *otherwise)
{
  JsonObject *profile = json_object_new ();
  const char *uuid =
      json_array_get_length (resources) > 0
          ? json_object_get_string_member (json_array_get_object_element (resources, 0), "uuid")
          : otherwise;
  g_autofree char *href = g_strconcat ("#", uuid, NULL);

  json_object_set_string_member (profile, "href", href);
  if (json_array_get_length (resources) > 1)
    json_object_set_string_member (
        profile, "remarks", _ ("The other catalogues are among the resources of this plan."));
  return profile;
}

static JsonNode *
make_root (Plan *self, IsmsStatement *organisation, JsonArray *resources)
{
  const char *uid = get_text (organisation, 0);
  g_autofree char *uuid = make_uuid ("statement", uid);
  JsonObject *plan = json_object_new ();
  JsonObject *controls = json_object_new ();
  JsonObject *matter = json_object_new ();
  JsonObject *root = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  if (json_array_get_length (resources) == 0)
    {
      JsonObject *own = make_described (_ ("The organisation’s own controls"),
                                        _ ("They are described in this plan."));

      json_object_set_string_member (own, "uuid", uid);
      json_array_add_object_element (resources, own);
    }
  json_object_set_string_member (plan, "uuid", uuid);
  json_object_set_object_member (plan, "metadata", make_metadata (self, organisation));
  json_object_set_object_member (plan, "import-profile", make_profile (resources, uid));
  json_object_set_object_member (plan, "system-characteristics",
                                 make_characteristics (organisation));
  json_object_set_object_member (plan, "system-implementation",
                                 make_implementation (self, organisation));
  json_object_set_string_member (controls, "description",
                                 _ ("What the Statement of Applicability says of each control."));
  json_object_set_array_member (controls, "implemented-requirements",
                                json_array_ref (self->requirements));
  json_object_set_object_member (plan, "control-implementation", controls);
  json_object_set_array_member (matter, "resources", json_array_ref (resources));
  json_object_set_object_member (plan, "back-matter", matter);
  json_object_set_object_member (root, ISMS_OSCAL_PLAN, plan);
  json_node_take_object (node, root);
  return node;
}

static GBytes *
write_plan (Plan *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) organisation =
      isms_database_prepare (database, organisation_sql, error);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonArray) resources = NULL;
  g_autoptr (JsonNode) root = NULL;
  gsize length;
  char *text;

  if (organisation == NULL || !isms_statement_next (organisation, error))
    return NULL;
  self->component = make_uuid ("component", get_text (organisation, 0));
  self->persons = isms_record_index_load (isms_kind_find ("person"), database, error);
  if (self->persons == NULL)
    return NULL;
  resources = make_resources (database, error);
  if (resources == NULL || !add_requirements (self, database, error))
    return NULL;
  root = make_root (self, organisation, resources);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, &length);
  return g_bytes_new_take (text, length);
}

GBytes *
isms_soa_write_plan (IsmsDatabase *database, GError **error)
{
  Plan self = { .requirements = json_array_new (),
                .parties = json_array_new (),
                .people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  GBytes *bytes;

  isms_ids_init (&self.ids);
  bytes = write_plan (&self, database, error);
  isms_ids_clear (&self.ids);
  json_array_unref (self.requirements);
  json_array_unref (self.parties);
  g_hash_table_unref (self.people);
  g_clear_pointer (&self.persons, isms_record_index_free);
  g_free (self.component);
  return bytes;
}
