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

typedef struct
{
  int value; /* 1 is the lowest */
  char *label;
  char *description;
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

/* The method in force (the newest version), or version @id. NULL without error: none. */
IsmsMethod *isms_method_load (IsmsDatabase *database, gint64 id, GError **error);

typedef struct
{
  const char *id;    /* "3x3", "4x4", "5x5", "5x5-impact" */
  const char *label; /* N_() */
  const char *description;
} IsmsMethodPreset;
const IsmsMethodPreset *isms_method_presets (guint *n_presets);
/* Adds the preset as version 1 to the step; returns the method's id, 0 for an unknown preset. */
gint64 isms_method_add_preset (IsmsStep *step, const char *preset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsMethod, isms_method_unref)

G_END_DECLS
