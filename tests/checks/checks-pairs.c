/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the pairs share. Each deed is a step of its own, committed. */

#include "checks-pairs.h"

#include <stdlib.h>

#include "isms-action.h"
#include "isms-evidence.h"
#include "isms-organisation.h"

static char *
dup_value (ModelFixture *fixture, const char *value)
{
  if (*value == '@')
    return audit_day (atoi (value + 1));
  if (*value == '+')
    return g_strdup_printf ("%" G_GINT64_FORMAT, create_record (fixture, value + 1, "Something"));
  return g_strdup (value);
}

static void
make_naming (ModelFixture *fixture, gint64 id, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, ".", 2);
  gint64 other = create_record (fixture, parts[0], "Something");

  audit_set_id (fixture, parts[0], other, parts[1], id);
}

void
checks_set (ModelFixture *fixture, const char *kind, gint64 id, const char *words)
{
  g_auto (GStrv) all = g_strsplit (words, "|", -1);

  for (guint i = 0; all[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (all[i], "=", 2);
      g_autofree char *value = NULL;

      if (*all[i] == '\0')
        continue;
      if (*all[i] == '>')
        {
          make_naming (fixture, id, all[i] + 1);
          continue;
        }
      value = dup_value (fixture, parts[1]);
      set_field (fixture, kind, id, parts[0], value);
    }
}

gint64
checks_make (ModelFixture *fixture, const char *kind, const char *words)
{
  gint64 id = create_record (fixture, kind, "What it is about");

  checks_set (fixture, kind, id, words);
  return id;
}

gint64
checks_act (ModelFixture *fixture, const char *kind, const char *for_kind, gint64 for_id)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Plan an action");
  gint64 id = isms_action_create (step, kind, for_kind, for_id, "Do something");

  audit_commit (step);
  return id;
}

/* A note that shows something of the record. */
void
checks_attach (ModelFixture *fixture, const char *kind, gint64 id)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Attach evidence");
  const IsmsEvidenceDraft draft = {
    .title = "What was seen", .form = "note", .kind = "record", .words = "It works."
  };
  gint64 evidence = isms_evidence_create (step, &draft);

  isms_evidence_set_for (step, evidence, isms_kind_find (kind), id, TRUE);
  audit_commit (step);
}

void
checks_set_organisation (ModelFixture *fixture, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) record = isms_organisation_load (fixture->reader, &error);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Change the organisation");

  g_assert_no_error (error);
  isms_edit_set (step, record, isms_kind_find_field (isms_organisation_get_kind (), field), text,
                 &error);
  g_assert_no_error (error);
  audit_commit (step);
}
