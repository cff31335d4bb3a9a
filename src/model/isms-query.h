/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Which records, in what order: what lists, the heat map, the command line and exports ask for.
 * Immutable once used; made by the person's filters. */

#pragma once

#include "isms-database.h"
#include "isms-kind.h"

G_BEGIN_DECLS

typedef struct _IsmsQuery IsmsQuery;

IsmsQuery *isms_query_new (const IsmsKind *kind);
IsmsQuery *isms_query_copy (const IsmsQuery *self);
IsmsQuery *isms_query_ref (IsmsQuery *self);
void isms_query_unref (IsmsQuery *self);
const IsmsKind *isms_query_get_kind (const IsmsQuery *self);

/* What stands for the acting person's id among the values of a reference or link to people. */
#define ISMS_QUERY_ME "me"

/* Field equals one of the values ("" is: not set). For references the ids as text, or
 * ISMS_QUERY_ME; for dates also the name of a span (isms-day.h); for CHOICES and LINKS: contains
 * one of them. Replaces the filter of that field; NULL or empty takes it away. */
void isms_query_filter (IsmsQuery *self, const char *field, const char *const *values);
/* A computed or any column of the view equal to a number (a heat map cell: current_likelihood = 4).
 */
void isms_query_filter_int (IsmsQuery *self, const char *column, gint64 value);
/* Words that must stand in the record's searched fields; NULL for none. */
void isms_query_search (IsmsQuery *self, const char *words);
/* Before all else: the one whose ref they are, then those in whose ref and title they stand. */
void isms_query_set_names_first (IsmsQuery *self, gboolean names_first);
void isms_query_set_archived (IsmsQuery *self, gboolean archived); /* FALSE: only those in use */
gboolean isms_query_get_archived (const IsmsQuery *self);
/* Who ISMS_QUERY_ME is; 0: nobody. */
void isms_query_set_acting (IsmsQuery *self, gint64 person);
/* Whether it asks for what is somebody's who acts, and nobody does. */
gboolean isms_query_lacks_acting (const IsmsQuery *self);
/* All but that one; 0: all. */
void isms_query_leave_out (IsmsQuery *self, gint64 id);
/* As they stood at the end of that day (YYYY-MM-DD); NULL: now. @database is only read from now. */
gboolean
isms_query_set_as_of (IsmsQuery *self, const char *date, IsmsDatabase *database, GError **error);
const char *isms_query_get_as_of (const IsmsQuery *self);                       /* NULL: now */
void isms_query_sort (IsmsQuery *self, const char *field, gboolean descending); /* NULL: by ref */
void isms_query_group (IsmsQuery *self, const char *field);                     /* NULL: none */
/* As a tree, if the kind has one: isms-query-tree.h. */
void isms_query_set_tree (IsmsQuery *self, gboolean tree);
gboolean isms_query_get_tree (const IsmsQuery *self);
/* As they were typed; NULL: none. */
const char *isms_query_get_words (const IsmsQuery *self);
gboolean isms_query_is_filtered (const IsmsQuery *self);
const char *const *isms_query_get_filter (const IsmsQuery *self, const char *field);
const char *isms_query_get_sort (const IsmsQuery *self, gboolean *descending);
const char *isms_query_get_group (const IsmsQuery *self);

/* The ids, in order (always ending in id). With a group, @groups (out, optional) receives pairs
 * (start position, end position) as guint. (element-type gint64) (transfer full) */
GArray *isms_query_run (IsmsQuery *self, IsmsDatabase *database, GArray **groups, GError **error);
gint64 isms_query_count (IsmsQuery *self, IsmsDatabase *database, GError **error);
/* Without those that only hold others together. */
gint64 isms_query_tally (IsmsQuery *self, IsmsDatabase *database, GError **error);
/* The different values of a text field among the query's records, in the order of sorting: what a
 * filter by category or by level offers. At most @limit; NULL on error. (transfer full) */
GStrv isms_query_list_values (
    IsmsQuery *self, IsmsDatabase *database, const char *field, guint limit, GError **error);
/* "risk_list", or what stands for it in the past: for FROM. */
char *isms_query_dup_source (const IsmsQuery *self);
/* "SELECT … FROM rating …": the ratings that there are, or were then. */
const char *isms_query_get_ratings (const IsmsQuery *self);
/* "FROM risk_list WHERE …" with its values, for aggregates over the same records. */
char *isms_query_dup_from (IsmsQuery *self);
void isms_query_bind (IsmsQuery *self, IsmsStatement *statement, int first_index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsQuery, isms_query_unref)

G_END_DECLS
