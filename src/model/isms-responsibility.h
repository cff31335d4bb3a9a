/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Which role is responsible, accountable, consulted or informed in what (5.3). */

#pragma once

#include "isms-kind.h"

G_BEGIN_DECLS

typedef enum
{
  ISMS_RACI_NONE,
  ISMS_RACI_RESPONSIBLE,
  ISMS_RACI_ACCOUNTABLE,
  ISMS_RACI_BOTH, /* accountable, and does it too */
  ISMS_RACI_CONSULTED,
  ISMS_RACI_INFORMED,
} IsmsRaci;

/* "R", "A", "A/R", "C", "I"; "" for none. Translated where a language has its own letters. */
const char *isms_raci_get_letters (IsmsRaci raci);
/* "Accountable and responsible", … */
const char *isms_raci_get_words (IsmsRaci raci);

typedef struct
{
  gint64 id;
  char *ref;
  char *title;
  char *holder; /* or NULL */
} IsmsRaciRole;

typedef struct
{
  const IsmsKind *kind;
  gint64 id;
  char *ref;
  char *title;
  IsmsRaci *cells; /* one for each role */
} IsmsRaciRow;

typedef struct
{
  GPtrArray *roles; /* in use, by ref. (element-type IsmsRaciRole) */
  GPtrArray *rows;  /* what anybody is something in, by kind and ref. (element-type IsmsRaciRow) */
} IsmsRaciGrid;

IsmsRaciGrid *isms_raci_load (IsmsDatabase *database, GError **error);
void isms_raci_grid_free (IsmsRaciGrid *self);
/* Nobody is accountable for that row. */
gboolean isms_raci_grid_lacks_accountable (const IsmsRaciGrid *self, const IsmsRaciRow *row);

void isms_raci_set (IsmsStep *step, gint64 role, const IsmsKind *kind, gint64 id, IsmsRaci raci);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsRaciGrid, isms_raci_grid_free)

G_END_DECLS
