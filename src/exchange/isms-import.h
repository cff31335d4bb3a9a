/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A table on its way into a register: which column is which field, what its ratings mean, and the
 * fate of every row before anything is written. */

#pragma once

#include "isms-kind.h"
#include "isms-method.h"
#include "isms-risk.h"
#include "isms-scale-map.h"
#include "isms-store.h"
#include "isms-table.h"

G_BEGIN_DECLS

typedef struct _IsmsImport IsmsImport; /* one thread at a time; a copy for each run */

typedef enum
{
  ISMS_IMPORT_SKIP,       /* left out, because the person said so */
  ISMS_IMPORT_NOTE,       /* "Heading: value" in the note */
  ISMS_IMPORT_FIELD,      /* a field of the kind */
  ISMS_IMPORT_CHOICE,     /* one choice of a field of several: a tick, a number above 0 */
  ISMS_IMPORT_LIKELIHOOD, /* of a rating, by the scale map */
  ISMS_IMPORT_IMPACT,
  ISMS_IMPORT_SCORE,    /* checked against likelihood × impact */
  ISMS_IMPORT_LEVEL,    /* checked against the grid; the grid decides */
  ISMS_IMPORT_CONTROLS, /* linked where they are there; numbers that look spoiled are asked about */
} IsmsImportTargetType;

/* What a column can be. */
typedef struct
{
  char *name;  /* "title", "cia:c", "current_likelihood", "skip", "note", "controls" */
  char *label; /* for a list of them, translated */
  IsmsImportTargetType type;
  const IsmsField *field;   /* FIELD, CHOICE */
  const IsmsChoice *choice; /* CHOICE */
  IsmsPosture posture;      /* LIKELIHOOD, IMPACT, SCORE, LEVEL */
  char **names;             /* folded headings, the surest first */
} IsmsImportTarget;

typedef enum
{
  ISMS_IMPORT_AXIS_LIKELIHOOD,
  ISMS_IMPORT_AXIS_IMPACT,
} IsmsImportAxis;

/* By what a row is a record that is there already. */
typedef enum
{
  ISMS_IMPORT_MATCH_AUTO, /* by ref where most refs stand beside the same title, else by title */
  ISMS_IMPORT_MATCH_REF,
  ISMS_IMPORT_MATCH_TITLE,
  ISMS_IMPORT_MATCH_NONE,
} IsmsImportMatch;

IsmsImport *
isms_import_new (IsmsTable *table, const char *name, const IsmsKind *kind, IsmsMethod *method);
IsmsImport *isms_import_copy (const IsmsImport *self);
void isms_import_free (IsmsImport *self);

const IsmsKind *isms_import_get_kind (const IsmsImport *self);
IsmsTable *isms_import_get_table (const IsmsImport *self);
IsmsMethod *isms_import_get_method (const IsmsImport *self); /* NULL: not for risks */
const char *isms_import_get_name (const IsmsImport *self);   /* of the file, for people */
/* Headings: the row they begin in, and how many rows (0: none). Setting guesses the columns anew.
 */
guint isms_import_get_header (const IsmsImport *self, guint *n_rows);
void isms_import_set_header (IsmsImport *self, guint row, guint n_rows);
guint isms_import_get_first_row (const IsmsImport *self); /* below the headings */

guint isms_import_get_n_columns (const IsmsImport *self);
const char *isms_import_get_heading (const IsmsImport *self, guint column);
guint isms_import_get_n_targets (const IsmsImport *self);
const IsmsImportTarget *isms_import_get_nth_target (const IsmsImport *self, guint index);
const IsmsImportTarget *isms_import_get_target (const IsmsImport *self, guint column);
gboolean isms_import_set_target (IsmsImport *self, guint column, const char *target);
/* "Owner=owner", by heading or by number from 1. G_IO_ERROR_INVALID_ARGUMENT with a sentence. */
gboolean isms_import_map (IsmsImport *self, const char *assignment, GError **error);
void isms_import_set_match (IsmsImport *self, IsmsImportMatch match);
IsmsImportMatch isms_import_get_match (const IsmsImport *self);
/* What rows name and is not there: is it made? */
void isms_import_set_make (IsmsImport *self, const IsmsKind *kind, gboolean make);
gboolean isms_import_get_make (const IsmsImport *self, const IsmsKind *kind);
/* "people,assets", "all", "none". G_IO_ERROR_INVALID_ARGUMENT with a sentence. */
gboolean isms_import_set_makes (IsmsImport *self, const char *words, GError **error);
void isms_import_set_today (IsmsImport *self, const GDate *today);

/* NULL where nothing is rated. */
const IsmsScaleMap *isms_import_get_scale (const IsmsImport *self, IsmsImportAxis axis);
void isms_import_set_scale (IsmsImport *self, IsmsImportAxis axis, const char *text, int value);

/* A control number as a spreadsheet may have spoiled it: 5.20 became 5.2. */
typedef enum
{
  ISMS_IMPORT_ZERO_OPEN, /* nobody said; it is asked about and kept as written */
  ISMS_IMPORT_ZERO_KEPT, /* it is as written */
  ISMS_IMPORT_ZERO_LOST, /* it had a zero at its end */
} IsmsImportZero;

typedef struct
{
  const char *text; /* as written: "5.2" */
  guint count;      /* of cells */
  IsmsImportZero zero;
} IsmsImportNumber;

guint isms_import_get_n_numbers (const IsmsImport *self);
const IsmsImportNumber *isms_import_get_nth_number (const IsmsImport *self, guint index);
gboolean isms_import_set_number (IsmsImport *self, const char *text, IsmsImportZero zero);
/* "5.2=5.20". G_IO_ERROR_INVALID_ARGUMENT with a sentence. */
gboolean isms_import_answer_number (IsmsImport *self, const char *assignment, GError **error);

/* The mapping as data, kept for files with the same headings. */
char *isms_import_dup_fingerprint (const IsmsImport *self);
char *isms_import_to_json (const IsmsImport *self);
gboolean isms_import_apply_json (IsmsImport *self, const char *json, GError **error);
/* Applies what was remembered for these headings. FALSE without error: nothing was. */
gboolean isms_import_recall (IsmsImport *self, IsmsDatabase *database, GError **error);

typedef enum
{
  ISMS_FATE_NEW,
  ISMS_FATE_UPDATE,
  ISMS_FATE_UNCHANGED,
  ISMS_FATE_PROBLEM, /* cannot come in; the messages say why */
  ISMS_FATE_EMPTY,
} IsmsFate;
#define ISMS_N_FATES 5

typedef struct
{
  guint row;  /* of the table */
  guint line; /* of the file */
  IsmsFate fate;
  gint64 id;            /* of the record, where there is one */
  const char *title;    /* as it will be; its ref where it has none; never NULL */
  const char *changes;  /* what an update changes, as fields are called: "Due, Owner"; NULL: none */
  const char *messages; /* sentences, one a line; NULL: none */
} IsmsImportRow;

typedef struct _IsmsImportPlan IsmsImportPlan; /* immutable; atomic reference count */
IsmsImportPlan *isms_import_plan_ref (IsmsImportPlan *self);
void isms_import_plan_unref (IsmsImportPlan *self);
guint isms_import_plan_get_n_rows (IsmsImportPlan *self);
const IsmsImportRow *isms_import_plan_get_nth (IsmsImportPlan *self, guint index);
guint isms_import_plan_count (IsmsImportPlan *self, IsmsFate fate);
guint isms_import_plan_count_messages (IsmsImportPlan *self); /* rows that have any */
/* Sentences about the file as a whole. */
const char *const *isms_import_plan_get_remarks (IsmsImportPlan *self);
const char *isms_fate_get_label (IsmsFate fate);

/* A record that rows name and that was not there. */
typedef struct
{
  const IsmsKind *kind;
  const char *title;
  guint count;      /* how often it is named */
  gboolean is_made; /* or would be; else what names it is kept in the note */
} IsmsImportNamed;

guint isms_import_plan_get_n_named (IsmsImportPlan *self);
const IsmsImportNamed *isms_import_plan_get_nth_named (IsmsImportPlan *self, guint index);

/* On the worker's thread, now and then. */
typedef void (*IsmsImportProgress) (guint done, guint total, gpointer user_data);

/* The fate of every row; writes nothing. @database: a reader, on its thread. */
IsmsImportPlan *isms_import_plan (IsmsImport *self,
                                  IsmsDatabase *database,
                                  GCancellable *cancellable,
                                  GError **error);
void isms_import_plan_async (IsmsImport *self,
                             IsmsStore *store,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
IsmsImportPlan *isms_import_plan_finish (IsmsStore *store, GAsyncResult *result, GError **error);

/* Imports in one step, which one undo takes back. Returns what became of each row. */
IsmsImportPlan *isms_import_commit (IsmsImport *self,
                                    IsmsStore *store,
                                    IsmsImportProgress progress,
                                    gpointer user_data,
                                    GCancellable *cancellable,
                                    GError **error);
void isms_import_commit_async (IsmsImport *self,
                               IsmsStore *store,
                               IsmsImportProgress progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
IsmsImportPlan *isms_import_commit_finish (IsmsStore *store, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsImport, isms_import_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsImportPlan, isms_import_plan_unref)

G_END_DECLS
