/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Frameworks and mappings from files on their way into a workspace: what is new, what a newer
 * version changes, what it no longer has. What was decided on a control is never touched (6.1.3),
 * nor is a mapping that a person entered. */

#pragma once

#include "isms-framework-data.h"
#include "isms-import.h"

G_BEGIN_DECLS

typedef enum
{
  ISMS_FRAMEWORK_NEW,
  ISMS_FRAMEWORK_CHANGED,
  ISMS_FRAMEWORK_UNCHANGED,
  ISMS_FRAMEWORK_GONE, /* no longer in the file; its record stays as it is */
} IsmsFrameworkFate;
#define ISMS_N_FRAMEWORK_FATES 4

typedef enum
{
  ISMS_FRAMEWORK_CHANGE_TITLE = 1 << 0,
  ISMS_FRAMEWORK_CHANGE_WORDING = 1 << 1,
  ISMS_FRAMEWORK_CHANGE_KIND = 1 << 2,   /* a group became a control, or the other way round */
  ISMS_FRAMEWORK_CHANGE_PARENT = 1 << 3, /* stands below another */
  ISMS_FRAMEWORK_CHANGE_THEME = 1 << 4,
} IsmsFrameworkChange;

/* A control, a clause or a group. */
typedef struct
{
  IsmsFrameworkFate fate;
  IsmsFrameworkChange changes; /* of one that is changed */
  IsmsFrameworkChange kept;    /* what a person wrote here and the file says otherwise: it stays */
  gint64 id;                   /* of its record; 0: it would be made */
  gboolean is_group;
  char *ref;
  char *title;  /* as it is afterwards */
  char *former; /* its title before, where that changed; else NULL */
} IsmsFrameworkRow;

typedef struct
{
  IsmsFrameworkFate fate; /* of its own record; never gone */
  gint64 id;              /* of its record; 0: it would be made */
  char *ref;
  char *title;
  char *version;
  char *former;             /* its version before, where that changed; else NULL */
  IsmsFrameworkChange kept; /* as of a control: title, wording (its description), theme (its
                             * publisher) */
  gboolean older;           /* that is an older one than the one here */
} IsmsFrameworkOutcome;

typedef struct _IsmsFrameworkPlan IsmsFrameworkPlan; /* immutable; atomic reference count */
IsmsFrameworkPlan *isms_framework_plan_ref (IsmsFrameworkPlan *self);
void isms_framework_plan_unref (IsmsFrameworkPlan *self);
guint isms_framework_plan_get_n_frameworks (IsmsFrameworkPlan *self);
const IsmsFrameworkOutcome *isms_framework_plan_get_framework (IsmsFrameworkPlan *self,
                                                               guint index);
/* In the order of the file, then what is gone. */
guint isms_framework_plan_get_n_rows (IsmsFrameworkPlan *self, guint framework);
const IsmsFrameworkRow *
isms_framework_plan_get_row (IsmsFrameworkPlan *self, guint framework, guint index);
/* Of all frameworks, groups too. */
guint isms_framework_plan_count (IsmsFrameworkPlan *self, IsmsFrameworkFate fate);
/* Mappings of two controls; those that are left out have no fate. */
guint isms_framework_plan_count_mappings (IsmsFrameworkPlan *self, IsmsFrameworkFate fate);
guint isms_framework_plan_count_left_out (IsmsFrameworkPlan *self);
/* Sentences about what was read and what is left out; NULL-terminated. */
const char *const *isms_framework_plan_get_remarks (IsmsFrameworkPlan *self);
const char *isms_framework_fate_get_label (IsmsFrameworkFate fate);
/* Of all frameworks, controls and groups some of whose words were kept. */
guint isms_framework_plan_count_kept (IsmsFrameworkPlan *self);
/* "title, wording": what changed, in words. */
char *isms_framework_changes_dup_words (IsmsFrameworkChange changes);
/* The same, and what was kept. */
char *isms_framework_row_dup_words (const IsmsFrameworkRow *row);
/* Which of the framework's own words a person wrote here, so that they stay: a sentence; NULL:
 * none.
 */
char *isms_framework_outcome_dup_kept (const IsmsFrameworkOutcome *outcome);

/* @files: what isms_framework_read () gave; of IsmsFrameworkData. @into: the framework that the
 * only one among them is a newer version of; 0: it is found by its identity, else by title and
 * publisher. */
IsmsFrameworkPlan *isms_framework_import_plan (GPtrArray *files,
                                               gint64 into,
                                               IsmsDatabase *database,
                                               GCancellable *cancellable,
                                               GError **error);
void isms_framework_import_plan_async (GPtrArray *files,
                                       gint64 into,
                                       IsmsStore *store,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
IsmsFrameworkPlan *
isms_framework_import_plan_finish (IsmsStore *store, GAsyncResult *result, GError **error);

/* Imports in one step, which one undo takes back. @source: the name of the file. */
IsmsFrameworkPlan *isms_framework_import_commit (GPtrArray *files,
                                                 gint64 into,
                                                 const char *source,
                                                 IsmsStore *store,
                                                 IsmsImportProgress progress,
                                                 gpointer user_data,
                                                 GCancellable *cancellable,
                                                 GError **error);
void isms_framework_import_commit_async (GPtrArray *files,
                                         gint64 into,
                                         const char *source,
                                         IsmsStore *store,
                                         IsmsImportProgress progress,
                                         gpointer progress_data,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
IsmsFrameworkPlan *
isms_framework_import_commit_finish (IsmsStore *store, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsFrameworkPlan, isms_framework_plan_unref)

G_END_DECLS
