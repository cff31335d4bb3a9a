/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is done to a document inside a step, for isms-document-version.c and isms-acknowledgement.c.
 */

#pragma once

#include "isms-document-version.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 document;
  gint64 version; /* that a file is for */
  gint64 person;
  char *name;
  char *day;
  char *today;
  char *text;
  char *summary;
  char *uid;
  IsmsVersionMove move;
  GArray *persons; /* of gint64; or NULL */
} IsmsVersionAct;

IsmsVersionAct *isms_version_act (IsmsStep *step,
                                  gint64 document,
                                  const IsmsVersionDraft *draft,
                                  IsmsStepFunc func);
gboolean
isms_version_act_read_name (IsmsDatabase *database, gint64 person, char **name, GError **error);
/* isms-document-draft.c */
gboolean isms_version_forget_note (IsmsWriter *writer, gint64 version, GError **error);
gboolean isms_version_act_check_day (const IsmsVersionAct *self, const char *since, GError **error);

G_END_DECLS
