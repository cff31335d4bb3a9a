/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The workspace of the model's tests. */

#include "model-fixture.h"

#include <glib/gstdio.h>
#include <time.h>

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

void
model_fixture_set_up (ModelFixture *self, gconstpointer preset)
{
  const IsmsWorkspaceSetup setup = {
    .organisation = "Harbour Works",
    .scope = "All of it.",
    .preset = preset != NULL ? preset : "5x5",
    .currency = "EUR",
  };
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("isms-model-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.isms", NULL);
  self->workspace = isms_workspace_create (self->path, &setup, NULL, &error);
  g_assert_no_error (error);
  self->store = isms_workspace_get_store (self->workspace);
  self->reader = isms_workspace_get_reader (self->workspace);
}

void
model_fixture_tear_down (ModelFixture *self, gconstpointer preset)
{
  isms_workspace_close (self->workspace);
  g_assert_finalize_object (self->workspace);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static void
commit (IsmsStep *step)
{
  g_autoptr (GError) error = NULL;

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

gint64
create_record (ModelFixture *self, const char *kind, const char *title)
{
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "Add a record");
  gint64 id = isms_edit_create (step, isms_kind_find (kind), title);

  g_assert_cmpint (id, >, 0);
  commit (step);
  return id;
}

void
set_field (ModelFixture *self, const char *kind, gint64 id, const char *field, const char *text)
{
  g_autoptr (IsmsRecord) record = load_record (self, kind, id);
  const IsmsField *found = isms_kind_find_field (isms_kind_find (kind), field);
  g_autofree char *label = isms_edit_dup_label (record, found);
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, label);
  g_autoptr (GError) error = NULL;

  isms_edit_set (step, record, found, text, &error);
  g_assert_no_error (error);
  commit (step);
}

char *
refuse_field (ModelFixture *self, const char *kind, gint64 id, const char *field, const char *text)
{
  g_autoptr (IsmsRecord) record = load_record (self, kind, id);
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "Try");
  g_autoptr (GError) error = NULL;

  g_assert_false (isms_edit_set (step, record, isms_kind_find_field (isms_kind_find (kind), field),
                                 text, &error)
                  && isms_step_commit (step, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  return g_strdup (error->message);
}

void
rate_risk (ModelFixture *self, gint64 id, IsmsPosture posture, int likelihood, int impact)
{
  g_autoptr (IsmsRecord) risk = load_record (self, "risk", id);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsMethod) method = isms_method_load (self->reader, 0, &error);
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, NULL);

  g_assert_no_error (error);
  isms_risk_rate (step, ISMS_RISK (risk), method, posture, likelihood, impact, "we saw it", &error);
  g_assert_no_error (error);
  commit (step);
}

IsmsRecord *
load_record (ModelFixture *self, const char *kind, gint64 id)
{
  g_autoptr (GError) error = NULL;
  IsmsRecord *record = isms_record_load (self->reader, isms_kind_find (kind), id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (record);
  return record;
}

static gboolean
execute (IsmsWriter *writer, gpointer sql, GCancellable *cancellable, GError **error)
{
  return isms_database_execute (isms_writer_get_database (writer), sql, error);
}

gboolean
run_sql (ModelFixture *self, const char *sql)
{
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "Run a statement");

  isms_step_call (step, execute, g_strdup (sql), g_free);
  return isms_step_commit (step, NULL, NULL);
}

gint64
read_int (ModelFixture *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  isms_database_query_int (self->reader, sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

char *
run_query (ModelFixture *self, IsmsQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = isms_query_run (query, self->reader, NULL, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            g_array_index (ids, gint64, i));
  g_assert_cmpint (isms_query_count (query, self->reader, &error), ==, ids->len);
  g_assert_no_error (error);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
use_zone (const char *zone)
{
  g_setenv ("TZ", zone, TRUE);
  tzset ();
}
