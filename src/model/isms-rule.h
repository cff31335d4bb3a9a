/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Rules: what may happen to a record. Single edits, edits of many and imports all ask here, inside
 * the step, so that a rule has one home: the check function of its kind. */

#pragma once

#include "isms-database.h"
#include "isms-kind.h"
#include "isms-row.h"

G_BEGIN_DECLS

/* What is about to happen to one record. */
struct _IsmsProposal
{
  IsmsDatabase *database; /* the writer's; a reader's where an import only plans; never NULL */
  const IsmsKind *kind;
  gint64 id;             /* 0: not there yet */
  const IsmsRow *before; /* at least the kind's rule_columns; NULL: not there yet */
  const IsmsRow *after;  /* the columns that are set; NULL: it is deleted */
  const char *at_fault;  /* a rule that refuses says which column would have to stay; or NULL */
};

/* The value as it will stand, whether set or only left; NULL: not set. */
const GValue *isms_proposal_get (const IsmsProposal *self, const char *column);
const char *isms_proposal_get_text (const IsmsProposal *self, const char *column);
gint64 isms_proposal_get_int (const IsmsProposal *self, const char *column);
/* Is @column set to another value than it has? What a file says again changes nothing. */
gboolean isms_proposal_changes (const IsmsProposal *self, const char *column);
/* Is everything that is set as it was? */
gboolean isms_proposal_says_it_again (const IsmsProposal *self);
/* For the check functions: sets the error and what is at fault. Always FALSE. */
gboolean
isms_proposal_refuse (IsmsProposal *self, const char *column, const char *sentence, GError **error);

/* For the check functions: is the day that is set in @column one that has come? Else refuses. */
gboolean isms_proposal_check_has_come (IsmsProposal *self,
                                       const char *column,
                                       const char *sentence,
                                       GError **error);

/* The same for a moment. */
gboolean isms_proposal_check_has_passed (IsmsProposal *self,
                                         const char *column,
                                         const char *sentence,
                                         GError **error);

/* Of two days, is @then, where it is set, not before @first? Else refuses. */
gboolean isms_proposal_check_order (
    IsmsProposal *self, const char *first, const char *then, const char *sentence, GError **error);

/* What follows from what is set, added to @after, which is @self's. Before the check. */
void isms_proposal_settle (const IsmsProposal *self, IsmsRow *after);
/* What follows elsewhere; once it is written. */
gboolean isms_proposal_follow (const IsmsProposal *self, IsmsWriter *writer, GError **error);

/* May it happen? G_IO_ERROR_INVALID_DATA with a sentence for the person if not. */
gboolean isms_proposal_check (IsmsProposal *self, GError **error);
/* Must isms_proposal_check () see what the record was before? */
gboolean isms_proposal_needs_before (const IsmsKind *kind, const IsmsRow *after);

/* May the record @id refer or link to @target by @field (of its own kind) without the way from one
 * to the next leading back to @id? The sentence names the way: "A → B → C → A". */
gboolean isms_rule_check_no_ring (IsmsDatabase *database,
                                  const IsmsKind *kind,
                                  gint64 id,
                                  const IsmsField *field,
                                  gint64 target,
                                  GError **error);

G_END_DECLS
