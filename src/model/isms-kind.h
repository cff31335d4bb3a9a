/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A kind of record: its table, its names, its fields. Every register is one of these. */

#pragma once

#include "isms-change.h"
#include "isms-database.h"
#include "isms-field.h"
#include "isms-row.h"
#include "isms-step.h"

G_BEGIN_DECLS

typedef struct _IsmsProposal IsmsProposal; /* isms-rule.h */

/* Records that only hold others together: those whose @field is @value. They are not counted. */
typedef struct
{
  const char *field;
  const char *value;
  const char *const *without; /* the fields that say nothing of them: NULL-terminated */
} IsmsHolders;

/* How its records stand below one another. */
typedef struct
{
  const char *parent;       /* a REFERENCE to the same kind */
  const char *const *heads; /* fields whose values stand above those without one, the outermost
                             * first: NULL-terminated */
} IsmsTree;

typedef struct
{
  const char *name;    /* table, journal, command line: "risk" */
  guint number;        /* in the search index, never reused */
  const char *view;    /* what lists read: "risk_list" (all fields of the kind are columns) */
  const char *prefix;  /* "R" */
  const char *label;   /* N_("Risk") */
  const char *plural;  /* N_("Risks") */
  const char *purpose; /* N_(), one sentence: what it is for; the empty page shows it */
  const char *icon_name;
  const char *title_field; /* "title"; for people "name" */
  const char *import_name; /* for --as and headings: "risks" */
  const IsmsField *fields; /* own fields in the order of the form; every kind also has id, uid,
                            * ref, created_at, updated_at, archived */
  guint n_fields;
  const char *const *leading; /* the fields that lists show and filters offer first, in this order;
                               * the others follow as in the form. NULL-terminated, or NULL */
  const char *const *parts;   /* other tables whose rows belong to a record by their column
                               * <name>_id, such as ratings: NULL-terminated, or NULL */
  const char *const *watched; /* yet other tables that its view reads; or NULL */
  gboolean found_last; /* there are many with the same words: a search has them after all others,
                        * and an import does not know one by them */
  const char *const *known_by; /* columns that name one record together, where an import gives them:
                                * whatever its ref. NULL-terminated, or NULL */
  const char *search_part; /* in SQL: what else is searched of row t, from its parts; what changes
                            * them touches the record. Or NULL */
  const IsmsTree *tree;    /* or NULL */
  const IsmsHolders *holders; /* or NULL */
  const char *particulars;    /* the field with which, in its form, begins what stands beneath its
                               * checks, mappings and evidence; or NULL */
  GType (*get_type) (void);   /* the IsmsRecord subclass */
  /* What one that a person begins has from the start, at @time (UTC), beside its title. Or NULL. */
  void (*begin) (IsmsRow *row, GDateTime *time);
  /* The rules of the kind that look at several columns or at other records; or NULL. Asked inside
   * the step when one of rule_columns (NULL-terminated) is about to be set, and before deleting.
   * Refuses by isms_proposal_refuse (). See README.md. */
  gboolean (*check) (IsmsProposal *proposal, GError **error);
  const char *const *rule_columns;
  /* What follows in the same record, where one of rule_columns is set: added to @after before the
   * check is asked. Or NULL. */
  void (*settle) (const IsmsProposal *proposal, IsmsRow *after);
  /* What follows in other records, within the same step, once it is written. Or NULL. */
  gboolean (*follow) (IsmsWriter *writer, const IsmsProposal *proposal, GError **error);
} IsmsKind;

/* By name or import name; NULL if there is none. */
const IsmsKind *isms_kind_find (const char *name);
const IsmsKind *isms_kind_find_number (guint number);
/* All kinds, in the order of the sidebar; NULL-terminated. */
const IsmsKind *const *isms_kinds (void);
/* Also finds the fields that every kind has ("ref", "created_at", …). */
const IsmsField *isms_kind_find_field (const IsmsKind *self, const char *name);
/* All of its own fields, the leading ones first. (element-type IsmsField) (transfer container) */
GPtrArray *isms_kind_list_fields (const IsmsKind *self);
/* An expression over the view that is true for what only holds others together. (transfer full) */
char *isms_kind_dup_uncounted (const IsmsKind *self);
/* A record of any kind as one number. */
gint64 isms_kind_make_key (const IsmsKind *self, gint64 id);
/* Its kind and id; NULL: it is no key. */
const IsmsKind *isms_kind_split_key (gint64 key, gint64 *id);
/* The column of @field's table of links that names what is linked to, or for RECORDS an expression
 * that gives its key; the record's own is "<kind>_id". Interned. */
const char *isms_kind_get_link_column (const IsmsKind *self, const IsmsField *field);
/* Every link of @field, by the id that it is a link of: each the ids linked to, ascending.
 * (element-type gint64 GArray) (transfer full) */
GHashTable *isms_kind_load_links (const IsmsKind *self,
                                  const IsmsField *field,
                                  IsmsDatabase *database,
                                  GError **error);
/* May the records of this kind look different after @change? TRUE also for changes to what they
 * refer or link to, and (risks) to their ratings. */
gboolean isms_kind_is_touched (const IsmsKind *self, IsmsChange *change);

G_END_DECLS
