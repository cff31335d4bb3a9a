/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* parapet-cli attach: a file comes in as evidence for a record, or into evidence that is there. */

#include "isms-config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-cli-record.h"
#include "isms-cli.h"
#include "isms-edit.h"
#include "isms-evidence.h"

typedef struct
{
  const IsmsCommand *command;
  IsmsWorkspace *workspace;
  char *to;
  char *title;
  char *collected_on;
  char *valid_until;
  char *person;
  gboolean as_json;
} Attach;

static void
clear_attach (Attach *self)
{
  g_clear_object (&self->workspace);
  g_free (self->to);
  g_free (self->title);
  g_free (self->collected_on);
  g_free (self->valid_until);
  g_free (self->person);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Attach, clear_attach)

static char *
dup_title (const Attach *self, IsmsContent *content)
{
  const char *name = isms_content_get_name (content);
  const char *dot = strrchr (name, '.');

  if (self->title != NULL && *self->title != '\0')
    return g_strdup (self->title);
  return dot != NULL && dot > name ? g_strndup (name, dot - name) : g_strdup (name);
}

/* Days as the fields take them, or a sentence. */
static gboolean
check_day (const char *name, const char *day, GError **error)
{
  g_auto (GValue) value = G_VALUE_INIT;

  return isms_field_parse (isms_kind_find_field (isms_kind_find ("evidence"), name), day, NULL,
                           &value, error);
}

static gboolean
find_person (const Attach *self, gint64 *person, GError **error)
{
  g_autoptr (GError) failure = NULL;

  *person = 0;
  if (self->person == NULL)
    return TRUE;
  *person = isms_cli_find_record (isms_workspace_get_reader (self->workspace),
                                  isms_kind_find ("person"), self->person, &failure);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (*person == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("there is no record “%s”"),
                 self->person);
  return *person != 0;
}

/* New evidence for the record; its id. 0: an error. */
static gint64
create (const Attach *self,
        IsmsStep *step,
        IsmsContent *content,
        const IsmsKind *kind,
        gint64 id,
        GError **error)
{
  g_autofree char *title = dup_title (self, content);
  IsmsEvidenceDraft draft = {
    .title = title,
    .form = "file",
    .collected_on = self->collected_on,
    .valid_until = self->valid_until,
  };
  gint64 evidence;

  if (!check_day ("collected_on", self->collected_on, error)
      || !check_day ("valid_until", self->valid_until, error)
      || !find_person (self, &draft.collected_by, error))
    return 0;
  evidence = isms_evidence_create (step, &draft);
  isms_evidence_set_for (step, evidence, kind, id, TRUE);
  return evidence;
}

/* What is there has its title and days. */
static gboolean
takes_no_more (const Attach *self, GError **error)
{
  if (self->title == NULL && self->collected_on == NULL && self->valid_until == NULL
      && self->person == NULL)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _ ("%s is evidence already: --title, --collected-on, --valid-until and --person are "
                  "for new evidence"),
               self->to);
  return FALSE;
}

static void
tell (const Attach *self, gint64 evidence, const char *name)
{
  g_autoptr (IsmsRecord) record = isms_record_load (isms_workspace_get_reader (self->workspace),
                                                    isms_kind_find ("evidence"), evidence, NULL);
  g_autoptr (JsonBuilder) json = json_builder_new ();

  if (record == NULL)
    return;
  if (!self->as_json)
    {
      /* Translators: a file's name, and the ref and title of the evidence that it is in */
      isms_cli_print (_ ("“%s” is in %s, “%s”\n"), name, isms_record_get_ref (record),
                      isms_record_get_title (record));
      return;
    }
  json_builder_begin_object (json);
  isms_cli_add_record (json, record);
  json_builder_end_object (json);
  isms_cli_print_json (json);
}

static gboolean
attach (Attach *self, IsmsContent *content, GError **error)
{
  gint64 id;
  g_autoptr (GError) failure = NULL;
  const IsmsKind *kind =
      isms_record_find (isms_workspace_get_reader (self->workspace), self->to, &id, &failure);
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  if (kind == NULL)
    {
      if (failure != NULL)
        g_propagate_error (error, g_steal_pointer (&failure));
      else
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("there is no record “%s”"),
                     self->to);
      return FALSE;
    }
  /* Translators: what a step did; a record's ref */
  label = g_strdup_printf (_ ("Added evidence for %s"), self->to);
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  if (!g_str_equal (kind->name, "evidence"))
    {
      id = create (self, step, content, kind, id, error);
      if (id == 0)
        return FALSE;
    }
  else if (!takes_no_more (self, error))
    return FALSE;
  else
    isms_edit_touch_in_step (step, kind, id);
  isms_step_attach (step, "evidence", id, content);
  if (!isms_step_commit (step, NULL, error))
    return FALSE;
  tell (self, id, isms_content_get_name (content));
  return TRUE;
}

static IsmsExit
run (Attach *self, char **arguments)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (arguments[2]);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsContent) content = NULL;
  IsmsExit status = ISMS_EXIT_OK;

  self->workspace = isms_cli_open (arguments[1], ISMS_STORE_OPEN_MUST_WRITE, &status);
  if (self->workspace == NULL)
    return status;
  content = isms_content_read (isms_workspace_get_store (self->workspace), file, NULL, &error);
  if (content == NULL)
    status = isms_cli_fail_to_read (arguments[2], error);
  else if (!attach (self, content, &error))
    status = isms_cli_fail (arguments[1], error);
  isms_workspace_close (self->workspace);
  return status;
}

IsmsExit
isms_cli_attach (const IsmsCommand *self, char **arguments)
{
  g_auto (Attach) work = { .command = self };
  const GOptionEntry entries[] = {
    { "to", 't', 0, G_OPTION_ARG_STRING, &work.to,
      N_ ("The record that the file shows something of, or evidence that it belongs to"),
      N_ ("REF") },
    { "title", 0, 0, G_OPTION_ARG_STRING, &work.title,
      N_ ("What the evidence is called; else as the file is"), N_ ("WORDS") },
    { "collected-on", 0, 0, G_OPTION_ARG_STRING, &work.collected_on,
      N_ ("The day it is from; else today"), N_ ("DATE") },
    { "valid-until", 'v', 0, G_OPTION_ARG_STRING, &work.valid_until,
      N_ ("The last day on which it shows anything"), N_ ("DATE") },
    { "person", 'p', 0, G_OPTION_ARG_STRING, &work.person, N_ ("Who collected it"), N_ ("NAME") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &work.as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!isms_cli_parse (self, arguments, entries,
                       _ ("EVIDENCE is a file, of which a copy comes into the workspace. REF may "
                          "be of any kind: A.5.15, or risk:R-001 where two have the same."),
                       2, 2))
    return ISMS_EXIT_USAGE;
  if (work.to == NULL || *work.to == '\0')
    return isms_cli_refuse (self, _ ("say what it shows something of, for example --to A.5.15"));
  return run (&work, arguments);
}
