/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the Statement of Applicability already covers of a framework, by the mappings between them:
 * see docs/decisions/coverage.md. */

#pragma once

#include "isms-database.h"

G_BEGIN_DECLS

/* The best first: of several mappings the best one counts. */
typedef enum
{
  ISMS_COVERAGE_FULL,
  ISMS_COVERAGE_PARTLY,
  ISMS_COVERAGE_NONE,     /* mapped, but to nothing that is on its way */
  ISMS_COVERAGE_UNMAPPED, /* nothing in the statement is mapped to it */
} IsmsCoverage;
#define ISMS_N_COVERAGES 4

const char *isms_coverage_get_name (IsmsCoverage coverage);  /* "full", for programs */
const char *isms_coverage_get_label (IsmsCoverage coverage); /* translated */

typedef struct
{
  gint64 control;
  char *ref;
  char *title;
  char *theme; /* or NULL */
  IsmsCoverage coverage;
  char *by; /* refs of the controls of the statement that it is mapped to, by ", "; or NULL */
} IsmsCoverageRow;
void isms_coverage_row_free (IsmsCoverageRow *self);

typedef struct
{
  guint n;
  guint counts[ISMS_N_COVERAGES];
} IsmsCoverageFigures;

/* Every control and clause of a framework, in its order; groups and what is archived are none.
 * (element-type IsmsCoverageRow) G_IO_ERROR_NOT_FOUND: there is no such framework. */
GPtrArray *isms_coverage_load (IsmsDatabase *database, gint64 framework, GError **error);
IsmsCoverageFigures isms_coverage_count (GPtrArray *rows);
/* Of 100 controls those that are covered in full, never rounded up to all; -1 where there is none.
 */
int isms_coverage_figures_get_share (const IsmsCoverageFigures *self);
/* "20 controls: 8 covered, …": translated. */
char *isms_coverage_figures_dup_sentence (const IsmsCoverageFigures *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsCoverageRow, isms_coverage_row_free)

G_END_DECLS
