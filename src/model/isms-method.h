/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The risk method (6.1.2 a): scales, levels, and the grid that gives a level to each pair. A
 * version of the method is never rewritten. */

#pragma once

#include "isms-database.h"
#include "isms-step.h"

G_BEGIN_DECLS

#define ISMS_METHOD_MIN_SIZE 2
#define ISMS_METHOD_MAX_SIZE 10

/* What an impact may be on; each point of the scale of impacts may say what it means for each. */
typedef enum
{
  ISMS_CONSEQUENCE_CONFIDENTIALITY,
  ISMS_CONSEQUENCE_INTEGRITY,
  ISMS_CONSEQUENCE_AVAILABILITY,
  ISMS_CONSEQUENCE_FINANCIAL,
  ISMS_CONSEQUENCE_LEGAL,
  ISMS_CONSEQUENCE_REPUTATION,
} IsmsConsequence;
#define ISMS_N_CONSEQUENCES (ISMS_CONSEQUENCE_REPUTATION + 1)
const char *isms_consequence_get_name (IsmsConsequence consequence);  /* "legal": in SQL */
const char *isms_consequence_get_label (IsmsConsequence consequence); /* translated */

typedef struct
{
  int value; /* 1 is the lowest */
  char *label;
  char *description;
  char *criteria[ISMS_N_CONSEQUENCES]; /* of impacts only; each may be NULL */
} IsmsScalePoint;

typedef struct
{
  gint64 id;
  int rank;            /* 1 is the lowest */
  char *name;          /* "High" */
  char *sign;          /* the letter shown beside the colour: "H" */
  int tone;            /* 1 calm … 5 worst: which of the five muted fills */
  char *answer;        /* what is expected */
  gboolean acceptable; /* below the acceptance line */
  int review_days;
} IsmsLevel;

/* Boxed, immutable. Likelihood counts rows upward, impact columns rightward, both from 1. */
typedef struct _IsmsMethod IsmsMethod;
#define ISMS_TYPE_METHOD (isms_method_get_type ())
GType isms_method_get_type (void);
IsmsMethod *isms_method_ref (IsmsMethod *self);
void isms_method_unref (IsmsMethod *self);

gint64 isms_method_get_id (IsmsMethod *self);
const char *isms_method_get_name (IsmsMethod *self);
int isms_method_get_version (IsmsMethod *self);
int isms_method_get_n_likelihoods (IsmsMethod *self);
int isms_method_get_n_impacts (IsmsMethod *self);
const IsmsScalePoint *isms_method_get_likelihood (IsmsMethod *self, int value); /* NULL: outside */
const IsmsScalePoint *isms_method_get_impact (IsmsMethod *self, int value);
int isms_method_get_n_levels (IsmsMethod *self);
const IsmsLevel *isms_method_get_level (IsmsMethod *self, int rank);
/* From the grid alone. NULL: not rated or outside the scales. */
const IsmsLevel *isms_method_rate (IsmsMethod *self, int likelihood, int impact);

/* The same scales, levels and grid; names, ids and versions do not matter. */
gboolean isms_method_is_like (IsmsMethod *self, IsmsMethod *other);

/* The method in force (the newest version), or version @id. NULL without error: none. */
IsmsMethod *isms_method_load (IsmsDatabase *database, gint64 id, GError **error);

typedef struct
{
  gint64 id;
  char *name;
  int version;
  char *since; /* YYYY-MM-DD, where the person is */
} IsmsMethodVersion;
void isms_method_version_free (IsmsMethodVersion *self);
/* The one in force at the end of a day (YYYY-MM-DD; NULL: now); before the first one, that. */
IsmsMethod *isms_method_load_on (IsmsDatabase *database, const char *day, GError **error);
/* Newest first. (element-type IsmsMethodVersion) */
GPtrArray *isms_method_load_versions (IsmsDatabase *database, GError **error);

typedef struct
{
  const char *id;    /* "3x3", "4x4", "5x5", "5x5-impact" */
  const char *label; /* N_() */
  const char *description;
} IsmsMethodPreset;
const IsmsMethodPreset *isms_method_presets (guint *n_presets);
/* As it would be added: id 0, version 1. NULL: no such preset. */
IsmsMethod *isms_method_new_preset (const char *preset);
/* Adds the preset as version 1 to the step; returns the method's id, 0 for an unknown preset. */
gint64 isms_method_add_preset (IsmsStep *step, const char *preset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsMethod, isms_method_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsMethodVersion, isms_method_version_free)

G_END_DECLS
