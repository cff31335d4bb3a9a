/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the audits of a programme reach (9.2.2): the clauses and controls that are to be audited
 * against the audits of its years, what was never audited or failed, and how much each weighs. */

#pragma once

#include "isms-step.h"

G_BEGIN_DECLS

/* What an audit says of a requirement: the worse, the higher. As audit_coverage.sign has them. */
typedef enum
{
  ISMS_AUDIT_SIGN_NONE,    /* not in its scope */
  ISMS_AUDIT_SIGN_PLANNED, /* in the scope of one to come */
  ISMS_AUDIT_SIGN_RUNNING, /* of one that is under way, not answered yet */
  ISMS_AUDIT_SIGN_OPEN,    /* the audit is over, and nothing was said */
  ISMS_AUDIT_SIGN_DONE,    /* audited without a checklist */
  ISMS_AUDIT_SIGN_NOT_APPLICABLE,
  ISMS_AUDIT_SIGN_CONFORMS,
  ISMS_AUDIT_SIGN_OPPORTUNITY,
  ISMS_AUDIT_SIGN_MINOR,
  ISMS_AUDIT_SIGN_MAJOR,
} IsmsAuditSign;
#define ISMS_N_AUDIT_SIGNS (ISMS_AUDIT_SIGN_MAJOR + 1)

const char *isms_audit_sign_get_letters (IsmsAuditSign sign); /* translated; "" for some */
const char *isms_audit_sign_get_words (IsmsAuditSign sign);   /* translated, in a sentence */
const char *isms_audit_sign_get_name (IsmsAuditSign sign);    /* never translated */
int isms_audit_sign_get_tone (IsmsAuditSign sign);            /* of a palette; 0: none */
gboolean isms_audit_sign_is_audited (IsmsAuditSign sign);
gboolean isms_audit_sign_is_failed (IsmsAuditSign sign);

/* An audit of the programme, or another that lies in its years. */
typedef struct
{
  gint64 id;
  char *ref;
  char *title;
  char *kind;      /* a choice's value */
  char *state;     /* likewise */
  char *starts_on; /* as planned, or as it was; or NULL */
  char *ends_on;   /* or NULL */
  char *lead;      /* or NULL */
  char *other;     /* the supplier, or the certification body; or NULL */
  gboolean counts; /* what it saw counts for the programme: it is internal (9.2.1) */
  gboolean open;   /* its scope can still be changed: it is planned or prepared */
  guint n;         /* requirements in it */
} IsmsAuditColumn;

/* A requirement, or what holds several together. */
typedef struct
{
  gint64 control; /* 0: a theme, or one that is no longer there */
  int parent;     /* the index of the row that it is part of; -1: none */
  guint depth;
  char *ref;   /* "A.5.18", of a theme "A.5"; or "" */
  char *title; /* or "" */
  gboolean group;
  gboolean gone;        /* no longer there, or no longer applicable; counts for nothing */
  guint n;              /* requirements in it; 1 of a requirement */
  guint n_never;        /* … that no internal audit of the programme has audited */
  guint n_planned;      /* … of these, that one to come has in its scope */
  guint n_failed;       /* … that did not conform when they were last audited */
  IsmsAuditSign *signs; /* for each audit: of a group the worst */
  guint *counts;        /* for each audit: how many of them it has */
  guint weight;         /* 1, 2 or 3; of a group the most; 0: gone */
  guint derived;        /* what it would weigh if nobody had decided */
  gboolean own;         /* somebody decided it */
  char *why;            /* in words; "" where nothing speaks for more */
  char *last_on;        /* last audited; or NULL, and so what follows */
  char *last_ref;       /* the audit */
  gint64 last_audit;    /* or 0 */
  IsmsAuditSign last;   /* how it went; of a group the worst */
} IsmsAuditRow;

typedef struct
{
  gint64 programme; /* 0: there is none */
  char *ref;
  char *title;
  char *starts_on;   /* or NULL */
  char *ends_on;     /* or NULL */
  GPtrArray *audits; /* IsmsAuditColumn, in the order of their dates; those without one last */
  GPtrArray *rows;   /* IsmsAuditRow, what is part of another after it */
  guint n, n_never, n_planned, n_failed, n_gone;
} IsmsAuditCoverage;

/* Which one is looked at first: the one that runs, else the next, else the last. 0: there is none;
 * with @error where it could not be read. */
gint64 isms_audit_coverage_find_programme (IsmsDatabase *database, GError **error);
/* @programme 0: of nothing: the rows without audits. */
IsmsAuditCoverage *
isms_audit_coverage_load (IsmsDatabase *database, gint64 programme, GError **error);
void isms_audit_coverage_free (IsmsAuditCoverage *self);
/* "61 of 147 never audited · 12 of them planned · 3 failed last time" */
char *isms_audit_coverage_dup_sentence (const IsmsAuditCoverage *self);
/* What is told of a cell, a row. */
char *isms_audit_coverage_dup_cell (const IsmsAuditCoverage *self, guint row, guint audit);
char *isms_audit_coverage_dup_row (const IsmsAuditCoverage *self, guint row);
char *isms_audit_column_dup_words (const IsmsAuditColumn *self);
const char *isms_audit_column_get_kind (const IsmsAuditColumn *self);  /* translated */
const char *isms_audit_column_get_state (const IsmsAuditColumn *self); /* translated */
const char *isms_audit_weight_get_words (guint weight);                /* translated */
/* The ids of the requirements of a row: its own, or of all its parts. (element-type gint64) */
GArray *isms_audit_coverage_list_controls (const IsmsAuditCoverage *self, guint row);

/* Puts controls into the scope of an audit, or takes them out; what has them in it as its parts is
 * taken apart. G_IO_ERROR_INVALID_DATA with a sentence from the commit: it is under way or over. */
void isms_audit_scope_set (
    IsmsStep *step, gint64 audit, const gint64 *controls, guint n_controls, gboolean in_scope);
/* @weight 1 … 3 with @reason, which must say something; 0: as it follows from the records. */
void isms_audit_weight_set (IsmsStep *step, gint64 control, guint weight, const char *reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsAuditCoverage, isms_audit_coverage_free)

G_END_DECLS
