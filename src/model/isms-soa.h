/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The Statement of Applicability (6.1.3 d): its versions as they were approved, how it stands now,
 * what changed between any two, and how far it is implemented. */

#pragma once

#include "isms-step.h"

G_BEGIN_DECLS

#define ISMS_SOA_NOW 0 /* in place of a version's number: as it stands now */

/* What the person gives. */
typedef struct
{
  gint64 person;           /* who approves; 0: @name alone */
  const char *name;        /* NULL: the person's */
  const char *approved_on; /* NULL: the day of the step */
  const char *words;       /* or NULL */
  const char *uid;         /* NULL: a new one; for samples */
} IsmsSoaDraft;

/* Keeps the statement as it stands when the step is committed, under the next number.
 * G_IO_ERROR_INVALID_DATA with a sentence from the commit: nothing in the statement, nobody who
 * approves, an earlier day than that of the version before. */
void isms_soa_approve (IsmsStep *step, const IsmsSoaDraft *draft);
/* What a person wants to know before they approve: controls of the statement that are undecided,
 * and those that stand out (flaws). Neither refuses it. */
gboolean
isms_soa_count_open (IsmsDatabase *database, guint *n_undecided, guint *n_flaws, GError **error);

typedef struct
{
  gint64 id;
  int number;
  char *approved_on;
  char *person;
  char *words; /* or NULL */
  guint n_controls;
} IsmsSoaVersion;
void isms_soa_version_free (IsmsSoaVersion *self);
/* The newest first. (element-type IsmsSoaVersion) */
GPtrArray *isms_soa_load_versions (IsmsDatabase *database, GError **error);

typedef struct
{
  gint64 control; /* 0: no longer there */
  char *uid;
  char *ref;
  char *title;
  char *theme;      /* or NULL */
  char *applicable; /* a choice's value, and so the implementation */
  char *reasons;    /* values joined by one space; or NULL, and so what follows */
  char *justification;
  char *implementation;
  char *reported; /* the same, or less while checks speak against it */
  char *doubts;   /* these, as isms_check_dup_doubts () reads them; or NULL */
  char *how;
  char *owner;
  char *due;
  int maturity; /* -1: none */
  char *risks;  /* refs joined by ", " */
  char *flaws;  /* values joined by one space; of a version always NULL */
} IsmsSoaRow;
void isms_soa_row_free (IsmsSoaRow *self);
/* "Implemented, reported as partly implemented: check CK-003 failed on 12 October 2026"; NULL where
 * nothing speaks against it. */
char *isms_soa_row_dup_reported (const IsmsSoaRow *self);
/* Of a version, or as they stand now, in the order of the statement. (element-type IsmsSoaRow)
 * G_IO_ERROR_NOT_FOUND: there is no such version. */
GPtrArray *isms_soa_load_rows (IsmsDatabase *database, int number, GError **error);

typedef struct
{
  gint64 control; /* 0: no longer there */
  char *ref;
  char *title;
  GStrv words; /* "implementation: planned → implemented", translated; without a full stop */
} IsmsSoaChange;
void isms_soa_change_free (IsmsSoaChange *self);
/* "A.8.23 Web filtering: not applicable → applicable, because of R-014; …" */
char *isms_soa_change_dup_sentence (const IsmsSoaChange *self);
/* The controls that differ, in the order of the statement, those that are gone last. @from, @to:
 * numbers or ISMS_SOA_NOW. (element-type IsmsSoaChange) */
GPtrArray *isms_soa_compare (IsmsDatabase *database, int from, int to, GError **error);
/* The same for rows that are loaded. */
GPtrArray *isms_soa_compare_rows (GPtrArray *from, GPtrArray *to);

typedef struct
{
  char *theme; /* NULL: of all together, or of those without one */
  guint n;
  guint n_applicable;
  guint n_excluded;
  guint n_undecided;
  guint n_implemented; /* of those that are applicable, as reported, and so the others; inherited
                        * are too */
  guint n_partial;
  guint n_planned;
  guint n_not_started;
} IsmsSoaFigures;
void isms_soa_figures_free (IsmsSoaFigures *self);
/* By theme, in the order of the statement; @total (out): of all. (element-type IsmsSoaFigures) */
GPtrArray *isms_soa_count (GPtrArray *rows, IsmsSoaFigures *total);
/* Of 100 that are applicable; -1 where none is. */
int isms_soa_figures_get_share (const IsmsSoaFigures *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsSoaVersion, isms_soa_version_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsSoaRow, isms_soa_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsSoaChange, isms_soa_change_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsSoaFigures, isms_soa_figures_free)

G_END_DECLS
