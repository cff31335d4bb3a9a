/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The inside of a question: what its file says, and what it answered. */

#pragma once

#include "isms-question.h"
#include "isms-reads.h"

G_BEGIN_DECLS

/* Whose rows concern single records alone: those that their column names, or those that stand in
 * the column @gives of rows of @via whose column @by has that. */
typedef struct
{
  char *table;
  char *column; /* "id": the row itself */
  char *via;    /* or NULL, and so the others */
  char *by;
  char *gives;
} IsmsQuestionRows;

/* How a value of a column is said. */
typedef struct
{
  char *column;
  char *value;
  char *words; /* in English */
} IsmsQuestionWord;

/* What a file says. Made once, and never freed. */
typedef struct
{
  char *id;
  char *clause;
  IsmsSeverity severity;
  const IsmsKind *kind;
  char *field;
  char *title;      /* as it stands there: in English */
  char *sentence;   /* the same */
  GPtrArray *rows;  /* of IsmsQuestionRows */
  GPtrArray *words; /* of IsmsQuestionWord */
  char *sql;
  char *sql_of; /* the same of the records whose ids stand in parameter 1, a JSON array */
} IsmsQuestionText;

/* (element-type IsmsQuestionText), in order of the files. */
GPtrArray *isms_question_texts (void);

/* --- Asking, on the thread of the connection --- */

/* What is asked of one question. */
typedef struct
{
  const IsmsQuestionText *text;
  guint place;         /* in the list of questions */
  gboolean whole;      /* of all records */
  GArray *steps;       /* else of those that these steps of the journal (gint64) concern */
  gboolean has_tables; /* are they known already? */

  /* The answer. */
  GHashTable *ids; /* (gint64 *): of which records; NULL: of all */
  GPtrArray *hits; /* of IsmsHit, in order */
  GStrv tables;    /* where they were not known */
} IsmsQuestionAnswer;

IsmsQuestionAnswer *isms_question_answer_new (const IsmsQuestionText *text, guint place);
void isms_question_answer_free (IsmsQuestionAnswer *self);
gboolean isms_question_answer_run (IsmsQuestionAnswer *self,
                                   IsmsDatabase *database,
                                   IsmsReads **reads,
                                   GError **error);

/* --- The question as an object --- */

IsmsQuestion *isms_question_new (const IsmsQuestionText *text);
const IsmsQuestionText *isms_question_get_text (IsmsQuestion *self);
/* TRUE: something is otherwise than before. */
gboolean isms_question_take (IsmsQuestion *self, IsmsQuestionAnswer *answer);
/* @known: (gint64 *) record → IsmsKnownHit, or NULL. */
gboolean isms_question_set_known (IsmsQuestion *self, GHashTable *known);

/* --- Hits --- */

/* @says: the columns beside id, ref and title, each a name and its value; taken over. */
IsmsHit *isms_hit_new (
    const IsmsQuestionText *text, gint64 id, const char *ref, const char *title, GStrv says);
gboolean isms_hit_equal (IsmsHit *self, IsmsHit *other);
int isms_hit_compare (IsmsHit *self, IsmsHit *other);
IsmsHit *isms_hit_dup_known (IsmsHit *self, const IsmsKnownHit *known);

#define ISMS_TYPE_HIT_LIST (isms_hit_list_get_type ())
G_DECLARE_FINAL_TYPE (IsmsHitList, isms_hit_list, ISMS, HIT_LIST, GObject)

IsmsHitList *isms_hit_list_new (void);
gboolean isms_hit_list_set (IsmsHitList *self, GPtrArray *hits);

/* --- What is known --- */

const IsmsKnownHit *isms_known_hit_ref (const IsmsKnownHit *self);
void isms_known_hit_unref (const IsmsKnownHit *self);
/* What holds today: question → (gint64 *) record → IsmsKnownHit. */
GHashTable *isms_known_hit_load (IsmsDatabase *database, GError **error);

G_END_DECLS
