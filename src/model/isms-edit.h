/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Changing records: the parts of a step that know of fields, links, rules and their sentences. */

#pragma once

#include "isms-record.h"
#include "isms-store.h"

G_BEGIN_DECLS

/* What a step over one record is called: "Change owner of R-014"; without a field: "Change R-014".
 */
char *isms_edit_dup_label (IsmsRecord *record, const IsmsField *field);

/* Sets one field from what a form, a cell or a command gives: text is parsed by the field's kind (a
 * choice by value, a date as ISO 8601, money as isms_money_parse () reads it, links as ids joined
 * by a space, "" is unset). G_IO_ERROR_INVALID_DATA with a sentence for the person where it does
 * not fit; the step is unchanged then. What a rule of the kind refuses fails the commit, with a
 * sentence. */
gboolean isms_edit_set (
    IsmsStep *step, IsmsRecord *record, const IsmsField *field, const char *text, GError **error);
/* Two days at once, ISO 8601 or NULL, so that neither stands in the way of the other. */
void isms_edit_set_days (IsmsStep *step,
                         IsmsRecord *record,
                         const char *first_field,
                         const char *first,
                         const char *last_field,
                         const char *last);
void isms_edit_archive (IsmsStep *step, IsmsRecord *record, gboolean archived);
void isms_edit_delete (IsmsStep *step, IsmsRecord *record);
/* A new record of @kind with nothing but @title. Returns its id. */
gint64 isms_edit_create (IsmsStep *step, const IsmsKind *kind, const char *title);
/* One with more: @row (transfer full). What a rule refuses fails the commit. Returns its id. */
gint64 isms_edit_insert (IsmsStep *step, const IsmsKind *kind, IsmsRow *row);
/* Raises the record's revision, because something that belongs to it changed: a rating, a link.
 * Those below and isms_risk_rate () do it by themselves; imports that add ratings to a risk that is
 * there do it once. */
gboolean isms_edit_touch (IsmsWriter *writer, const IsmsKind *kind, gint64 id, GError **error);
void isms_edit_touch_in_step (IsmsStep *step, const IsmsKind *kind, gint64 id);
/* The same for many by their ids, as one part of the step, on the writer's thread: nothing is
 * loaded here. What a rule refuses fails the commit with a sentence that names the first record. */
gboolean isms_edit_set_many (IsmsStep *step,
                             const IsmsKind *kind,
                             GArray *ids,
                             const IsmsField *field,
                             const char *text,
                             GError **error);
void isms_edit_archive_many (IsmsStep *step, const IsmsKind *kind, GArray *ids, gboolean archived);
void isms_edit_delete_many (IsmsStep *step, const IsmsKind *kind, GArray *ids);
/* Replaces the links of field @field of the record @id. */
void isms_edit_set_links (IsmsStep *step,
                          const IsmsKind *kind,
                          gint64 id,
                          const IsmsField *field,
                          const gint64 *targets,
                          guint n_targets);
/* One of them, there or not; the others stay. */
void isms_edit_set_link (IsmsStep *step,
                         const IsmsKind *kind,
                         gint64 id,
                         const IsmsField *field,
                         gint64 target,
                         gboolean linked);
/* isms_edit_set_links () at once, for imports. @fresh: it has none yet. The revision is the
 * caller's to raise. */
gboolean isms_edit_write_links (IsmsWriter *writer,
                                const IsmsKind *kind,
                                gint64 id,
                                const IsmsField *field,
                                GArray *targets,
                                gboolean fresh,
                                GError **error);

/* The history of a record as a person reads it, newest first. Main or background reader. */
typedef struct
{
  gint64 step;
  char *at; /* UTC */
  char *actor;
  char *words; /* "Likelihood possible → likely, because …" */
} IsmsHistoryEntry;
void isms_history_entry_free (IsmsHistoryEntry *self);
/* The same of one step; "" where it tells nothing of the record. */
char *isms_history_read_step (
    IsmsDatabase *database, const IsmsKind *kind, gint64 id, gint64 step, GError **error);
GPtrArray *isms_history_read (
    IsmsDatabase *database, const IsmsKind *kind, gint64 id, guint limit, GError **error);

G_END_DECLS
