/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* make-format FILE: a small workspace with something of everything that a program can do with one.
 * Made once with each released format and kept in tests/store/fixtures, where test-formats.c opens
 * it for good: build/tests/model/make-format tests/store/fixtures/format-5.isms */

#include "model-fixture.h"

#include <sqlite3.h>
#include <string.h>

#include "isms-acceptance.h"
#include "isms-acknowledgement.h"
#include "isms-action.h"
#include "isms-attachment.h"
#include "isms-check-result.h"
#include "isms-control-mapping.h"
#include "isms-document-version.h"
#include "isms-evidence.h"
#include "isms-responsibility.h"
#include "isms-soa.h"

static void
commit (IsmsStep *step)
{
  g_autoptr (GError) error = NULL;

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static void
set_text (ModelFixture *self, gint64 risk, const char *label, const char *field, const char *text)
{
  g_autoptr (IsmsRecord) record = load_record (self, "risk", risk);
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, label);
  g_autoptr (GError) error = NULL;

  isms_edit_set (step, record, isms_kind_find_field (isms_kind_find ("risk"), field), text, &error);
  g_assert_no_error (error);
  commit (step);
}

static void
attach_text (ModelFixture *self, const char *kind, gint64 id, const char *name, const char *text)
{
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "Attached a file");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  isms_step_attach_bytes (step, kind, id, name, NULL, bytes);
  commit (step);
}

static void
add_action (ModelFixture *self, const char *kind, gint64 id, const char *title, const char *due)
{
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "Added an action");
  gint64 action = isms_action_create (step, "treatment", kind, id, title);

  commit (step);
  set_field (self, "action", action, "due", due);
}

static void
accept (ModelFixture *self, gint64 risk, IsmsAcceptanceWhat what)
{
  const IsmsAcceptanceDraft draft = { .what = what, .person = 1, .words = "So be it" };
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "Accepted it");

  isms_acceptance_record (step, risk, &draft);
  commit (step);
}

/* A control that treats the risk, its check, evidence for it, and a version of the statement. */
static void
tell_of_controls (ModelFixture *self, gint64 risk)
{
  const IsmsKind *kind = isms_kind_find ("control");
  gint64 control = create_record (self, "control", "Pumps");
  gint64 other = create_record (self, "control", "Drains");
  gint64 check = create_record (self, "control_check", "Run them");
  const IsmsEvidenceDraft note = { .title = "Seen", .form = "note", .words = "They ran" };
  const IsmsCheckDraft result = { .result = "partly", .person = 1, .words = "One of two ran" };
  const IsmsSoaDraft version = { .person = 1, .words = "As it is" };
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, control);
  g_autoptr (IsmsStep) shown = isms_store_begin (self->store, "Showed and mapped it");
  g_autoptr (IsmsStep) approved = isms_store_begin (self->store, "Approved the statement");
  gint64 evidence;

  set_field (self, "risk", risk, "controls", id);
  set_field (self, "control", control, "applicable", "yes");
  set_field (self, "control", control, "reasons", "risk");
  set_field (self, "control", control, "implementation", "implemented");
  set_field (self, "control_check", check, "control", id);
  evidence = isms_evidence_create (shown, &note);
  isms_evidence_set_for (shown, evidence, kind, control, TRUE);
  isms_control_mapping_add (shown, control, other, ISMS_RELATION_SUPERSET);
  isms_check_record (shown, check, &result);
  commit (shown);
  attach_text (self, "evidence", evidence, "seen.txt", "They ran\n");
  isms_soa_approve (approved, &version);
  commit (approved);
}

/* What is required of the control, and who is accountable for it. */
static void
tell_of_context (ModelFixture *self)
{
  gint64 party = create_record (self, "party", "The harbour board");
  gint64 requirement = create_record (self, "requirement", "Keep the quay dry");
  gint64 role = create_record (self, "role", "Harbour master");
  gint64 issue = create_record (self, "issue", "The sea is rising");
  g_autofree char *from = g_strdup_printf ("%" G_GINT64_FORMAT, party);
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "Gave out responsibilities");

  set_field (self, "requirement", requirement, "party", from);
  set_field (self, "requirement", requirement, "controls", "1");
  set_field (self, "requirement", requirement, "addressed", "yes");
  set_field (self, "issue", issue, "review_months", "6");
  isms_raci_set (step, role, isms_kind_find ("control"), 1, ISMS_RACI_BOTH);
  commit (step);
}

static void
move_document (ModelFixture *self, gint64 document, IsmsVersionMove move, gint64 person)
{
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "Moved the document on");
  const IsmsVersionDraft draft = { .person = person };

  isms_document_move (step, document, move, &draft);
  commit (step);
}

/* One in force that its author has read, and a draft of the next. */
static void
tell_of_documents (ModelFixture *self)
{
  gint64 document = create_record (self, "document", "Harbour rules");
  gint64 approver = create_record (self, "person", "Mika Sand");
  const gint64 reader = 1;
  const IsmsVersionDraft first = { .person = 1, .text = "# Rules\n\nKeep the quay dry.\n" };
  const IsmsVersionDraft second = { .person = 1, .text = "# Rules\n\nKeep it dry.\n" };
  g_autoptr (IsmsStep) drafted = isms_store_begin (self->store, "Drafted it");
  g_autoptr (IsmsStep) read = NULL;

  isms_document_add_version (drafted, document, &first);
  commit (drafted);
  move_document (self, document, ISMS_VERSION_SEND, 1);
  move_document (self, document, ISMS_VERSION_APPROVE, approver);
  move_document (self, document, ISMS_VERSION_ENFORCE, approver);
  read = isms_store_begin (self->store, "Read it");
  isms_document_acknowledge (read, document, &reader, 1, NULL);
  isms_document_add_version (read, document, &second);
  commit (read);
}

static void
delete_record (ModelFixture *self, const char *kind, gint64 id)
{
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "Deleted it");

  isms_step_delete (step, kind, id);
  commit (step);
}

static void
tell_story (ModelFixture *self)
{
  gint64 owner = create_record (self, "person", "Ada Osei");
  gint64 risk = create_record (self, "risk", "Flood in the archive");
  gint64 asset = create_record (self, "asset", "Archive");
  gint64 other = create_record (self, "risk", "Theft of a laptop");
  gint64 laptop = create_record (self, "asset", "Laptop");
  g_autofree char *person = g_strdup_printf ("%" G_GINT64_FORMAT, owner);
  g_autofree char *archive = g_strdup_printf ("%" G_GINT64_FORMAT, asset);

  set_field (self, "risk", risk, "owner", person);
  set_field (self, "risk", risk, "treatment", "modify");
  set_field (self, "risk", risk, "assets", archive);
  rate_risk (self, risk, ISMS_POSTURE_INHERENT, 4, 4);
  rate_risk (self, risk, ISMS_POSTURE_CURRENT, 2, 2);
  set_text (self, risk, "Told of the river", "cause", "The river is near.");
  add_action (self, "risk", risk, "Move the archive", "2099-01-31");
  add_action (self, "asset", asset, "Count the boxes", "2099-02-28");
  attach_text (self, "risk", risk, "levels.txt", "1953: 4.1 m\n");
  attach_text (self, "asset", asset, "again.txt", "1953: 4.1 m\n");
  accept (self, risk, ISMS_ACCEPT_PLAN);
  accept (self, risk, ISMS_ACCEPT_RISK);

  tell_of_controls (self, risk);
  tell_of_context (self);
  tell_of_documents (self);

  /* What hung on something that went. */
  attach_text (self, "risk", other, "gone.txt", "A laptop\n");
  add_action (self, "asset", laptop, "Lock it up", "2099-03-31");
  delete_record (self, "risk", other);
  delete_record (self, "asset", laptop);
}

/* Most tables have but a row or two: small pages make a small file. */
static void
pack (const char *path)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "PRAGMA journal_mode = DELETE; PRAGMA page_size = 1024; VACUUM;"
                                 "PRAGMA journal_mode = WAL",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);
}

/* As isms_workspace_create (), but without the catalogues, which would be most of the file. */
static void
create (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsStore) store =
      isms_store_open (path, isms_workspace_tables (), ISMS_STORE_OPEN_CREATE, NULL, &error);
  g_autoptr (IsmsStep) step = NULL;
  IsmsRow *row = isms_row_new ();

  g_assert_no_error (error);
  step = isms_store_begin (store, "Created the workspace");
  isms_row_set_text (row, "name", "Harbour Works");
  isms_row_set_text (row, "currency", "EUR");
  isms_step_insert (step, "organisation", row);
  isms_method_add_preset (step, "5x5");
  commit (step);
  isms_store_close (store);
}

int
main (int argc, char **argv)
{
  ModelFixture self = { 0 };
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    return 2;
  create (argv[1]);
  self.workspace = isms_workspace_open (argv[1], ISMS_STORE_OPEN_MUST_WRITE, NULL, &error);
  g_assert_no_error (error);
  self.store = isms_workspace_get_store (self.workspace);
  self.reader = isms_workspace_get_reader (self.workspace);
  tell_story (&self);
  set_text (&self, 1, "Said where", "title", "Flood in the cellar");
  isms_store_undo (self.store, NULL, &error);
  g_assert_no_error (error);
  isms_workspace_close (self.workspace);
  g_object_unref (self.workspace);
  pack (argv[1]);
  return 0;
}
