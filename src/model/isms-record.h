/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A record as it stands in the workspace: values by field, each also a read-only GObject property.
 * Records are never written to: a step changes the rows, the change feed reloads the record. */

#pragma once

#include "isms-database.h"
#include "isms-kind.h"
#include "isms-query.h"

G_BEGIN_DECLS

#define ISMS_TYPE_RECORD (isms_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (IsmsRecord, isms_record, ISMS, RECORD, GObject)

struct _IsmsRecordClass
{
  GObjectClass parent_class;
  const IsmsKind *kind;
};

/* For class_init of each subclass: installs the properties. */
void isms_record_class_set_kind (IsmsRecordClass *klass, const IsmsKind *kind);

/* NULL without error: no such record. */
IsmsRecord *isms_record_load (IsmsDatabase *db, const IsmsKind *kind, gint64 id, GError **error);
/* Many at once, in the order of @ids; a missing one is a NULL element. One query. */
GPtrArray *isms_record_load_many (
    IsmsDatabase *db, const IsmsKind *kind, const gint64 *ids, guint n_ids, GError **error);
/* Without the words for other records, and without what is for the program alone. */
GPtrArray *isms_record_load_many_bare (
    IsmsDatabase *db, const IsmsKind *kind, const gint64 *ids, guint n_ids, GError **error);
char *isms_record_dup_sql (const IsmsKind *kind);
/* The same, as they were on the day that @query is about. */
GPtrArray *isms_record_load_found (
    IsmsDatabase *db, IsmsQuery *query, const gint64 *ids, guint n_ids, GError **error);
/* These fields alone; NULL: all. */
GPtrArray *isms_record_load_found_fields (IsmsDatabase *db,
                                          IsmsQuery *query,
                                          const gint64 *ids,
                                          guint n_ids,
                                          const char *const *fields,
                                          GError **error);
/* Takes the values of @from (same kind and id), notifying what differs. */
void isms_record_update_from (IsmsRecord *self, IsmsRecord *from);
/* The ids of what field @field (LINKS) of record @id links to, by their refs. NULL on error.
 * (element-type gint64) (transfer full) */
GArray *isms_record_load_links (
    IsmsDatabase *db, const IsmsKind *kind, gint64 id, const IsmsField *field, GError **error);

const IsmsKind *isms_record_get_kind (IsmsRecord *self);
gint64 isms_record_get_id (IsmsRecord *self);
const char *isms_record_get_ref (IsmsRecord *self);
const char *isms_record_get_title (IsmsRecord *self); /* by the kind's title_field */
gboolean isms_record_get_archived (IsmsRecord *self);

/* By field name. Text of a reference or of links is what the view says; its id is
 * isms_record_get_reference (). Unset: NULL, 0. Borrowed. */
gboolean isms_record_is_set (IsmsRecord *self, const char *field);
const char *isms_record_get_text (IsmsRecord *self, const char *field);
/* Is there nothing to say of @field, because of what another field has? */
gboolean isms_record_is_moot (IsmsRecord *self, const IsmsField *field);
gint64 isms_record_get_int (IsmsRecord *self, const char *field);
double isms_record_get_real (IsmsRecord *self, const char *field);
gint64 isms_record_get_reference (IsmsRecord *self, const char *field);
/* As a person reads it: the choice's translated label, the date in the locale, money with its
 * currency, yes or no; "" when unset. */
char *isms_record_dup_display (IsmsRecord *self, const IsmsField *field);
/* The same for a bare value, as stored; for journal wording and filters. */
/* Of its money; interned. NULL: its kind keeps none. */
const char *isms_record_get_currency (IsmsRecord *self);
char *isms_field_dup_display (const IsmsField *field, const GValue *value);

/* "C-001", "A.5.15", or with its kind "risk:R-001" where several kinds know the ref; else a whole
 * title. NULL: none, or an error. */
const IsmsKind *
isms_record_find (IsmsDatabase *database, const char *words, gint64 *id, GError **error);

G_END_DECLS
