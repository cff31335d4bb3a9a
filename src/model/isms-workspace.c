/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A workspace: the store, told of all kinds of records, and what everybody asks about it. */

#include "isms-config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "isms-catalogue.h"
#include "isms-method.h"
#include "isms-record.h"
#include "isms-workspace.h"

struct _IsmsWorkspace
{
  GObject parent_instance;

  IsmsStore *store;
  char *title;
  char *currency;
  gint64 acting_person;
};

G_DEFINE_FINAL_TYPE (IsmsWorkspace, isms_workspace, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_CURRENCY,
  PROP_READ_ONLY,
  PROP_ACTING_PERSON,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gboolean
read_organisation (IsmsWorkspace *self, GError **error)
{
  g_autoptr (IsmsStatement) statement = NULL;
  g_autofree char *title = NULL;
  const char *currency = NULL;

  statement = isms_database_prepare (isms_store_get_reader (self->store),
                                     "SELECT name, currency FROM organisation", error);
  if (statement == NULL)
    return FALSE;
  if (isms_statement_next (statement, error))
    {
      title = isms_statement_dup_text (statement, 0);
      currency = isms_statement_get_text (statement, 1);
    }
  else if (isms_statement_failed (statement))
    return FALSE;
  if (title == NULL)
    title = g_path_get_basename (isms_store_get_path (self->store));

  if (g_set_str (&self->title, title))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  if (g_set_str (&self->currency, currency != NULL ? currency : "EUR"))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENCY]);
  return TRUE;
}

/* Who the journal names: the person acted for, else who sits at the desktop. FALSE: the person's
 * name could not be read, and the journal names whom it did. */
static gboolean
name_actor (IsmsWorkspace *self, gint64 person, GError **error)
{
  g_autoptr (IsmsStatement) statement = NULL;
  const char *name = NULL;

  if (person != 0)
    {
      statement = isms_database_prepare (isms_store_get_reader (self->store),
                                         "SELECT name FROM person WHERE id = ?", error);
      if (statement == NULL)
        return FALSE;
      isms_statement_bind_int (statement, 1, person);
      if (isms_statement_next (statement, error))
        name = isms_statement_get_text (statement, 0);
      else if (isms_statement_failed (statement))
        return FALSE;
    }

  isms_store_set_actor (self->store, name);
  return TRUE;
}

static void
changed_cb (IsmsStore *store, IsmsChange *change, IsmsWorkspace *self)
{
  if (isms_change_touches (change, "organisation"))
    read_organisation (self, NULL); /* else it stays as it was read last */
  if (isms_change_touches_row (change, "person", self->acting_person))
    name_actor (self, self->acting_person, NULL);
}

/* Takes the store, and closes it where the organisation cannot be read: amounts would stand in
 * another currency than they were entered in. */
static IsmsWorkspace *
make_workspace (IsmsStore *store, GError **error)
{
  g_autoptr (IsmsWorkspace) self = g_object_new (ISMS_TYPE_WORKSPACE, NULL);

  self->store = store;
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  name_actor (self, 0, NULL);
  if (read_organisation (self, error))
    return g_steal_pointer (&self);
  isms_store_close (store);
  return NULL;
}

static void
isms_workspace_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IsmsWorkspace *self = ISMS_WORKSPACE (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_CURRENCY:
      g_value_set_string (value, self->currency);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, isms_workspace_get_read_only (self));
      break;
    case PROP_ACTING_PERSON:
      g_value_set_int64 (value, self->acting_person);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
isms_workspace_dispose (GObject *object)
{
  IsmsWorkspace *self = ISMS_WORKSPACE (object);

  g_clear_object (&self->store);
  G_OBJECT_CLASS (isms_workspace_parent_class)->dispose (object);
}

static void
isms_workspace_finalize (GObject *object)
{
  IsmsWorkspace *self = ISMS_WORKSPACE (object);

  g_free (self->title);
  g_free (self->currency);
  G_OBJECT_CLASS (isms_workspace_parent_class)->finalize (object);
}

static void
isms_workspace_class_init (IsmsWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = isms_workspace_get_property;
  object_class->dispose = isms_workspace_dispose;
  object_class->finalize = isms_workspace_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_CURRENCY] = g_param_spec_string ("currency", NULL, NULL, NULL, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_ACTING_PERSON] =
      g_param_spec_int64 ("acting-person", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
isms_workspace_init (IsmsWorkspace *self)
{
}

static gboolean
check_setup (const IsmsWorkspaceSetup *setup, GError **error)
{
  const IsmsMethodPreset *presets;
  guint n_presets;
  gboolean known = FALSE;

  if (setup->organisation == NULL || *setup->organisation == '\0')
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("A workspace needs the name of its organisation."));
      return FALSE;
    }

  if (setup->currency != NULL
      && (strlen (setup->currency) != 3
          || strspn (setup->currency, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 3))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("A currency is three capital letters such as EUR, not “%s”."),
                   setup->currency);
      return FALSE;
    }

  presets = isms_method_presets (&n_presets);
  for (guint i = 0; i < n_presets; i++)
    known |= g_strcmp0 (presets[i].id, setup->preset) == 0;
  if (!known)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _ ("There is no risk method “%s” to begin with."),
                 setup->preset != NULL ? setup->preset : "");
  return known;
}

static gboolean
set_up (IsmsStore *store,
        const IsmsWorkspaceSetup *setup,
        GCancellable *cancellable,
        GError **error)
{
  g_autoptr (IsmsStep) step = isms_store_begin (store, _ ("Created the workspace"));
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, "name", setup->organisation);
  if (setup->scope != NULL && *setup->scope != '\0')
    isms_row_set_text (row, "scope", setup->scope);
  isms_row_set_text (row, "currency", setup->currency != NULL ? setup->currency : "EUR");
  isms_row_set_text (row, "classifications",
                     /* Translators: labels for information, one a line, the most open first */
                     _ ("Public\nInternal\nConfidential\nStrictly confidential"));
  isms_step_insert (step, "organisation", row);
  isms_method_add_preset (step, setup->preset);
  isms_catalogue_add (step);

  return isms_step_commit (step, cancellable, error);
}

/**
 * isms_workspace_create:
 * @path: where the file is to be; none may stand there
 * @setup: what the first-run page asks
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Makes a workspace with its organisation (4.3) and risk method (6.1.2 a) in one step. No file is
 * left behind when it fails. Blocks.
 *
 * Returns: (transfer full): the workspace, open
 */
IsmsWorkspace *
isms_workspace_create (const char *path,
                       const IsmsWorkspaceSetup *setup,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (IsmsWorkspace) self = NULL;
  IsmsStore *store;

  if (!check_setup (setup, error))
    return NULL;

  store =
      isms_store_open (path, isms_workspace_tables (), ISMS_STORE_OPEN_CREATE, cancellable, error);
  if (store == NULL)
    return NULL;

  self = make_workspace (store, error);
  if (self != NULL && set_up (store, setup, cancellable, error) && read_organisation (self, error))
    return g_steal_pointer (&self);
  if (self != NULL)
    isms_workspace_close (self);
  g_unlink (path);
  return NULL;
}

/**
 * isms_workspace_open:
 * @path: a workspace file
 * @flags: how
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Blocks; see isms_store_open ().
 *
 * Returns: (transfer full): the workspace
 */
IsmsWorkspace *
isms_workspace_open (const char *path,
                     IsmsStoreOpenFlags flags,
                     GCancellable *cancellable,
                     GError **error)
{
  IsmsStore *store = isms_store_open (path, isms_workspace_tables (), flags, cancellable, error);

  return store != NULL ? make_workspace (store, error) : NULL;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  IsmsStore *store = isms_store_open_finish (result, &error);
  IsmsWorkspace *self = store != NULL ? make_workspace (store, &error) : NULL;

  if (self != NULL)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * isms_workspace_open_async:
 * @path: a workspace file
 * @flags: how
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is open, or could not be opened
 * @user_data: for @callback
 *
 * isms_workspace_open () on a thread of its own. The workspace belongs to the calling thread.
 */
void
isms_workspace_open_async (const char *path,
                           IsmsStoreOpenFlags flags,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, isms_workspace_open_async);
  isms_store_open_async (path, isms_workspace_tables (), flags, cancellable, opened_cb, task);
}

/**
 * isms_workspace_open_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full): the workspace
 */
IsmsWorkspace *
isms_workspace_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * isms_workspace_close:
 * @self: a workspace
 *
 * Waits for what is queued and closes the file. What is asked of it afterwards fails.
 */
void
isms_workspace_close (IsmsWorkspace *self)
{
  isms_store_close (self->store);
}

/**
 * isms_workspace_close_async:
 * @self: a workspace
 * @callback: (nullable): called when the file is closed
 * @user_data: for @callback
 *
 * isms_workspace_close () without waiting; see isms_store_close_async ().
 */
void
isms_workspace_close_async (IsmsWorkspace *self, GAsyncReadyCallback callback, gpointer user_data)
{
  isms_store_close_async (self->store, callback, user_data);
}

/**
 * isms_workspace_get_store:
 * @self: a workspace
 *
 * Returns: (transfer none): its store
 */
IsmsStore *
isms_workspace_get_store (IsmsWorkspace *self)
{
  return self->store;
}

/**
 * isms_workspace_get_reader:
 * @self: a workspace
 *
 * Returns: (nullable) (transfer none): the connection of the thread that opened it, for single
 *   records and windows of rows
 */
IsmsDatabase *
isms_workspace_get_reader (IsmsWorkspace *self)
{
  return isms_store_get_reader (self->store);
}

/**
 * isms_workspace_get_title:
 * @self: a workspace
 *
 * Returns: (transfer none): the name of the organisation, or of the file where that is unknown
 */
const char *
isms_workspace_get_title (IsmsWorkspace *self)
{
  return self->title;
}

/**
 * isms_workspace_get_read_only:
 * @self: a workspace
 *
 * Returns: whether it can only be read; isms_store_get_access () says why
 */
gboolean
isms_workspace_get_read_only (IsmsWorkspace *self)
{
  return isms_store_get_access (self->store) != ISMS_STORE_WRITABLE;
}

/**
 * isms_workspace_get_currency:
 * @self: a workspace
 *
 * Returns: (transfer none): the currency that money is kept in, ISO 4217
 */
const char *
isms_workspace_get_currency (IsmsWorkspace *self)
{
  return self->currency;
}

/**
 * isms_workspace_set_acting_person:
 * @self: a workspace
 * @person: a person's id, or 0 for the desktop's user
 * @error: return location
 *
 * Whom the journal names from now on.
 *
 * Returns: %FALSE where the person's name could not be read: it names whom it did
 */
gboolean
isms_workspace_set_acting_person (IsmsWorkspace *self, gint64 person, GError **error)
{
  if (self->acting_person == person)
    return TRUE;
  if (!name_actor (self, person, error))
    return FALSE;

  self->acting_person = person;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTING_PERSON]);
  return TRUE;
}

/**
 * isms_workspace_get_acting_person:
 * @self: a workspace
 *
 * Returns: the id of the person the journal names; 0 for the desktop's user
 */
gint64
isms_workspace_get_acting_person (IsmsWorkspace *self)
{
  return self->acting_person;
}

static const char *const *
list_searched (const IsmsKind *kind)
{
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & ISMS_FIELD_SEARCHED)
        && !g_str_equal (kind->fields[i].name, kind->title_field))
      g_ptr_array_add (columns, (gpointer) kind->fields[i].name);
  g_ptr_array_add (columns, NULL);

  return (const char *const *) g_ptr_array_free (columns, FALSE);
}

#define FIRST "risk" /* what is shown first of most workspaces; its view takes long to compile */

static gpointer
make_tables (gpointer unused)
{
  GArray *tables = g_array_new (TRUE, TRUE, sizeof (IsmsStoreTable));

  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    {
      IsmsStoreTable table = {
        .name = (*kind)->name,
        .number = (*kind)->number,
        .prefix = (*kind)->prefix,
        .title_column = (*kind)->title_field,
        .search_columns = list_searched (*kind),
        .search_part = (*kind)->search_part,
        .found_last = (*kind)->found_last,
        .read_first = g_str_equal ((*kind)->name, FIRST) ? isms_record_dup_sql (*kind) : NULL,
      };

      g_array_append_val (tables, table);
    }

  return g_array_free (tables, FALSE);
}

/**
 * isms_workspace_tables:
 *
 * Returns: (transfer none): the tables of all kinds, for isms_store_open (); made once, kept for
 *   the life of the program
 */
const IsmsStoreTable *
isms_workspace_tables (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_tables, NULL);
}
