/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a management review looks at (9.3.2): for each of its inputs the figures since the last
 * review, what changed, how that is to be seen and why, and the records behind every one. */

#pragma once

#include "isms-kind.h"

G_BEGIN_DECLS

typedef enum
{
  ISMS_REVIEW_COUNT,
  ISMS_REVIEW_PERCENT,
  ISMS_REVIEW_DAYS,
  ISMS_REVIEW_HOURS,
} IsmsReviewUnit;

typedef enum
{
  ISMS_REVIEW_NONE, /* nothing is to be thought of it by itself */
  ISMS_REVIEW_GOOD,
  ISMS_REVIEW_WATCH,
  ISMS_REVIEW_ACT,
} IsmsReviewSign; /* the worse the higher */

typedef struct
{
  char *day; /* the end of a month; of the last one the day of the figures */
  gboolean has_value;
  double value;
} IsmsReviewPoint;

typedef struct
{
  const char *name;  /* interned: "d1_open" */
  const char *input; /* interned: "d1" */
  char *label;       /* translated: "Nonconformities open" */
  IsmsReviewUnit unit;
  gboolean flow;        /* counted since the last review; else as of the day */
  const IsmsKind *kind; /* of the records behind it; NULL: unknown to this program */
  gboolean has_value, has_before;
  double value, before; /* before: at the last review */
  IsmsReviewSign sign;
  char *reason;      /* a sentence; or NULL */
  GPtrArray *points; /* twelve months; NULL: not loaded, or the past is not known.
                      * (element-type IsmsReviewPoint) */
} IsmsReviewFigure;

typedef struct
{
  const char *input; /* interned */
  const char *label; /* translated */
  gint64 id;         /* of the review_input; 0 where no review is open */
  char *comment, *minuted, *presenter;
  int minutes;
  gboolean considered;
  GPtrArray *figures;  /* those that a card shows large first. (element-type IsmsReviewFigure) */
  guint n_lead;        /* how many these are: two to four */
  IsmsReviewSign sign; /* the worst of its figures */
  GPtrArray *reasons;  /* of the figures to be watched or acted on, the worst first; one sentence
                        * where there is none. (element-type utf8) */
} IsmsReviewCard;

#define ISMS_TYPE_REVIEW_BOARD (isms_review_board_get_type ())

typedef struct
{
  gint64 review;   /* 0: none is open */
  gint64 followed; /* the one before it, which was held; 0: it is the first */
  char *ref, *title, *state;
  char *since;      /* the day on which the review before it was held; NULL: it is the first */
  char *since_ref;  /* of that review */
  char *day;        /* of the figures */
  gboolean stored;  /* as top management saw them */
  guint n_addenda;  /* to what was approved */
  GPtrArray *cards; /* ten, in the order of the inputs. (element-type IsmsReviewCard) */
} IsmsReviewBoard;  /* boxed, immutable, atomic reference count */

GType isms_review_board_get_type (void);
IsmsReviewBoard *isms_review_board_ref (IsmsReviewBoard *self);
void isms_review_board_unref (IsmsReviewBoard *self);

IsmsReviewBoard *
isms_review_board_load (IsmsDatabase *database, gint64 review, const char *day, GError **error);
IsmsReviewBoard *isms_review_board_load_points (IsmsReviewBoard *self,
                                                IsmsDatabase *database,
                                                GCancellable *cancellable,
                                                GError **error);
IsmsReviewBoard *isms_review_board_update (IsmsReviewBoard *self,
                                           IsmsDatabase *database,
                                           IsmsChange *change,
                                           GError **error);
const IsmsReviewCard *isms_review_board_get_card (IsmsReviewBoard *self, const char *input);
const IsmsReviewFigure *isms_review_board_get_figure (IsmsReviewBoard *self, const char *name);

char *isms_review_figure_dup_value (const IsmsReviewFigure *self);
char *isms_review_figure_dup_change (const IsmsReviewFigure *self);
char *isms_review_figure_dup_sentence (const IsmsReviewFigure *self, const IsmsReviewBoard *board);
const char *isms_review_sign_get_label (IsmsReviewSign self);
const char *isms_review_sign_get_name (IsmsReviewSign self); /* "none", "good", "watch", "act" */

/* --- The records behind a figure --- */

typedef struct
{
  const IsmsKind *kind;
  gint64 id;
  char *ref, *title;
  char *detail; /* its first fields in words; or NULL */
} IsmsReviewRow;

GPtrArray *isms_review_load_rows (IsmsDatabase *database,
                                  IsmsReviewBoard *board,
                                  const char *figure,
                                  GError **error);

/* No more than @limit; 0: all. */
GPtrArray *isms_review_load_first_rows (IsmsDatabase *database,
                                        IsmsReviewBoard *board,
                                        const char *figure,
                                        guint limit,
                                        GError **error);

/* The first ones behind several figures, each once. */
typedef struct
{
  IsmsReviewRow *row;
  char *figures; /* the labels of those that it is behind, a line each */
} IsmsReviewListing;

GPtrArray *isms_review_load_listings (IsmsDatabase *database,
                                      IsmsReviewBoard *board,
                                      const char *const *figures,
                                      guint limit,
                                      guint *n_all,
                                      GError **error);

/* Of a map on a day. (element-type gint64) */
GHashTable *isms_review_load_live_risks (IsmsDatabase *database, const char *day, GError **error);

/* --- Freezing --- */

void isms_review_take_figures (IsmsStep *step, gint64 review);
/* For what follows when a review is held, and when it is not held after all. */
gboolean
isms_review_store_figures (IsmsWriter *writer, gint64 review, const char *day, GError **error);
gboolean isms_review_drop_figures (IsmsWriter *writer, gint64 review, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsReviewBoard, isms_review_board_unref)

G_END_DECLS
