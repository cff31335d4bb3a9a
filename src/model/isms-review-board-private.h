/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is counted for a management review, and how: a figure is a condition on the rows of a
 * source. From that one condition come its value, the records behind it, its value on any other day
 * and what is stored of it. */

#pragma once

#include "isms-review-board.h"

G_BEGIN_DECLS

/* Ends a subquery that is asked once: each column is worked out once for a row, however often it is
 * named outside, and the rows are not kept in a table, as those of MATERIALIZED are. */
#define ISMS_REVIEW_ONCE "LIMIT -1"

/* Where figures are counted: a SELECT whose rows are records of one kind, with a column "id" and
 * what the conditions ask. It is run once for all of its figures. Its parameters, and those of what
 * is said of its rows, which are called s: ?1 the review; 0: none is open ?2 the day on which the
 * one that it follows was held; "": it is the first ?3 the day of the figures: what is counted is
 * as it was at its end ?4 the review that it follows; NULL: none ?5 the first change in the journal
 * after ?3; ISMS_REVIEW_NO_CHANGE: there is none ?6, ?7 the moments at which ?3 and ?2 ended; of
 * "": "" Spans are half open: what happened on ?2 belongs to the review before, so that nothing
 * counts twice. */
typedef struct
{
  const char *kind;
  const char *tables; /* all that the SELECT reads, with a blank between */
  const char *sql;
} IsmsReviewSource;

/* What to think of it where there are some, or none; "%d" is their number. */
typedef struct
{
  IsmsReviewSign sign;
  const char *one; /* a sentence, for the translators as ISMS_REVIEW_SAYS () */
  const char *many;
} IsmsReviewSaying;

#define ISMS_REVIEW_SAYS(sign, one, many) { sign, one, many } /* po/meson.build knows this name */

typedef struct _IsmsReviewRule IsmsReviewRule;

struct _IsmsReviewRule
{
  const char *name;
  const char *input;
  const char *label; /* N_ () */
  IsmsReviewUnit unit;
  gboolean lead; /* a card shows it large */
  gboolean flow;
  gboolean now_only; /* how it was on an earlier day is not known: only a stored figure says that */
  const IsmsReviewSource *source;
  const char *where; /* a condition on the columns of the source: the records behind it */
  const char *value; /* an aggregate over these; NULL: their number */
  IsmsReviewSaying some;
  IsmsReviewSaying none; /* one: where there was a review before; many: where this is the first */
  IsmsReviewSign otherwise; /* where neither of these says anything */
  /* In place of these, where it takes more than the number itself; sets sign and reason. Or NULL.
   */
  void (*judge) (IsmsReviewFigure *figure, IsmsReviewBoard *board);
};

/* --- What there is --- */

typedef struct
{
  const IsmsReviewRule *rules;
  guint n_rules;
} IsmsReviewRules;

extern const IsmsReviewRules isms_review_rules_decisions;
extern const IsmsReviewRules isms_review_rules_context;
extern const IsmsReviewRules isms_review_rules_nonconformities;
extern const IsmsReviewRules isms_review_rules_measurements;
extern const IsmsReviewRules isms_review_rules_audits;
extern const IsmsReviewRules isms_review_rules_objectives;
extern const IsmsReviewRules isms_review_rules_feedback;
extern const IsmsReviewRules isms_review_rules_risks;
extern const IsmsReviewRules isms_review_rules_improvements;

/* All, in the order of the inputs. (element-type IsmsReviewRule) (transfer none) */
GPtrArray *isms_review_list_rules (void);
const IsmsReviewRule *isms_review_find_rule (const char *name);

/* --- Counting --- */

/* Of which review, and when. */
typedef struct
{
  gint64 review;
  gint64 followed;
  char *since;
  char *day;
  gint64 change; /* the first in the journal after @day */
  char *until;   /* the moments at which @day and @since ended; of none: "" */
  char *from;
  gboolean past; /* isms_past_begin () was called for it */
} IsmsReviewSpan;

void isms_review_span_free (IsmsReviewSpan *self);
IsmsReviewSpan *isms_review_span_new (IsmsDatabase *database,
                                      gint64 review,
                                      gint64 followed,
                                      const char *since,
                                      const char *day,
                                      GError **error);
void isms_review_span_bind (const IsmsReviewSpan *self, IsmsStatement *statement);

/* The figures of one source, and the statement that counts them all: a column for each. */
typedef struct
{
  const IsmsReviewSource *source;
  GPtrArray *rules; /* (element-type IsmsReviewRule) */
  char *sql;
} IsmsReviewQuery;

GPtrArray *isms_review_list_queries (void);
/* "WITH … f AS (…) ": f.figure and f.id are the records behind @rules, which are some of its own.
 */
char *isms_review_query_dup_found (const IsmsReviewQuery *self, GPtrArray *rules);

typedef gboolean (*IsmsReviewWanted) (const IsmsReviewRule *rule, gpointer data);
/* Called with what @rule comes to. */
typedef void (*IsmsReviewCounted) (const IsmsReviewRule *rule,
                                   gboolean has_value,
                                   double value,
                                   gpointer data);

/* Source by source. @wanted: which; NULL: all. */
gboolean isms_review_count (IsmsDatabase *database,
                            const IsmsReviewSpan *span,
                            IsmsReviewWanted wanted,
                            IsmsReviewCounted counted,
                            gpointer data,
                            GError **error);
/* "… SELECT @columns FROM s WHERE …": the records behind it, s.id. */
char *isms_review_rule_dup_select (const IsmsReviewRule *self, const char *columns);

/* The same as a statement of its own: @name as of today, or over the last year. Interned. */
const char *isms_review_get_today (const char *name);

/* --- A board that is being made --- */

IsmsReviewFigure *isms_review_figure_new (const IsmsReviewRule *rule);
IsmsReviewFigure *isms_review_figure_copy (const IsmsReviewFigure *self);
IsmsReviewFigure *isms_review_figure_ref (IsmsReviewFigure *self);
void isms_review_figure_unref (IsmsReviewFigure *self);
void isms_review_figure_free (gpointer self);
GPtrArray *isms_review_points_parse (const char *text);
char *isms_review_points_write (GPtrArray *points);
IsmsReviewSign isms_review_sign_find (const char *name);
char *isms_review_say (const char *words, gulong n);
void
isms_review_judge (const IsmsReviewRule *rule, IsmsReviewFigure *figure, IsmsReviewBoard *board);
IsmsReviewBoard *isms_review_board_new (gint64 review);
IsmsReviewBoard *isms_review_board_copy (const IsmsReviewBoard *from);
gboolean
isms_review_board_load_cards (IsmsReviewBoard *self, IsmsDatabase *database, GError **error);
/* Gives the cards what is said of their figures. */
void isms_review_board_settle (IsmsReviewBoard *self);
IsmsReviewCard *isms_review_board_find_card (IsmsReviewBoard *self, const char *input);
/* As isms_review_count () counted it, where it was counted. */
IsmsReviewSpan *
isms_review_board_find_span (const IsmsReviewBoard *self, IsmsDatabase *database, GError **error);
char *isms_review_rule_dup_rows (const IsmsReviewRule *self);
/* What is said of a record beside its title, in SQL, of row v of its view. */
char *isms_review_write_detail (const IsmsKind *kind);
char *isms_review_read_detail (const char *text);
void isms_review_row_free (gpointer self);
/* A statement that puts those behind @rules into review_listed. */
char *isms_review_query_dup_listing (const IsmsReviewQuery *self, GPtrArray *rules);
/* The stored figures, into the cards. */
gboolean isms_review_load_stored (IsmsReviewBoard *board, IsmsDatabase *database, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsReviewSpan, isms_review_span_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsReviewFigure, isms_review_figure_unref)

G_END_DECLS
