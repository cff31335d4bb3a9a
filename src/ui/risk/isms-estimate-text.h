/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* An estimate as it is written: three times a year, three amounts. */

#pragma once

#include "isms-estimate.h"

G_BEGIN_DECLS

#define ISMS_ESTIMATE_N_TEXTS (2 * ISMS_N_POINTS)

/* What the person says, as far as it can be read. */
typedef enum
{
  ISMS_SAID_NOTHING,
  ISMS_SAID_PART, /* or what does not fit: there is an error then */
  ISMS_SAID_ALL,
} IsmsSaid;

IsmsSaid isms_estimate_text_read (const char *const *texts,
                                  const char *currency,
                                  IsmsEstimate *estimate,
                                  GError **error);
char *isms_estimate_text_dup (const IsmsEstimate *estimate, guint index, const char *currency);
char *isms_estimate_text_dup_money (gint64 minor, const char *currency);

G_END_DECLS
