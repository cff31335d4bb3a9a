/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The inside of a query, and how it is written as SQL. */

#pragma once

#include "isms-query.h"

G_BEGIN_DECLS

typedef struct
{
  const IsmsField *field; /* NULL: column = number */
  GStrv values;
  const char *column;
  gint64 number;
} IsmsQueryFilter;

struct _IsmsQuery
{
  gatomicrefcount ref_count;
  const IsmsKind *kind;
  GPtrArray *filters; /* of IsmsQueryFilter */
  char *words;
  char *typed; /* what they were made of; for the record with just that ref */
  const IsmsField *sort;
  const IsmsField *group;
  gboolean descending;
  gboolean archived;
  gint64 acting;   /* a person's id; 0: none */
  gint64 left_out; /* an id; 0: none */
  gboolean names_first;
  gboolean tree;
  char *as_of; /* a day, or NULL: now */
  char *past;  /* "WITH … SELECT * FROM (…)": the view as it stood then */
  char *past_ratings;
};

IsmsStatement *
isms_query_prepare (IsmsQuery *self, IsmsDatabase *database, const char *columns, GError **error);
void isms_query_append_filter (GString *sql, const IsmsKind *kind, const IsmsQueryFilter *filter);
void isms_query_append_sort_key (GString *sql, const IsmsQuery *self, const IsmsField *field);
void isms_query_append_order (GString *sql, const IsmsQuery *self);
/* What isms_query_append_order () asks for, behind the values of isms_query_bind (). */
void isms_query_bind_order (const IsmsQuery *self, IsmsStatement *statement, int index);
void isms_query_bind_conditions (const IsmsQuery *self, IsmsStatement *statement, int *index);

G_END_DECLS
