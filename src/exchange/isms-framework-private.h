/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the readers of framework files share: a tree made of bounded text, and a walk through it
 * that knows the way to where it is, stops at the first thing it cannot read and remarks the rest.
 */

#pragma once

#include "isms-framework-data.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define ISMS_FRAMEWORK_MAX_BYTES                                                                   \
  ((gsize) 64 << 20)                      /* of a file, and of what is packed into one             \
                                           */
#define ISMS_FRAMEWORK_MAX_VALUES 1000000 /* of a tree, what is repeated counted each time */
#define ISMS_FRAMEWORK_MAX_DEPTH 128      /* of a tree: whoever walks it may recurse */

/* A file of any of the formats becomes a tree. */
JsonNode *isms_framework_parse (GBytes *bytes,
                                IsmsFrameworkData *remarks,
                                GCancellable *cancellable,
                                GError **error);
/* Does it begin as an object of JSON does, and as no table? */
gboolean isms_framework_is_object (GBytes *bytes);
/* Text without NUL and without byte order mark becomes a tree. Objects keep the order of their
 * members; in YAML every scalar is a text or null. Remarks are added to @remarks. */
JsonNode *isms_framework_parse_json (const char *text,
                                     gsize length,
                                     IsmsFrameworkData *remarks,
                                     GError **error);
JsonNode *isms_framework_parse_yaml (const char *text,
                                     gsize length,
                                     IsmsFrameworkData *remarks,
                                     GCancellable *cancellable,
                                     GError **error);
/* A workbook becomes the tree that its library would be in YAML. */
JsonNode *isms_library_parse_workbook (GBytes *bytes,
                                       IsmsFrameworkData *remarks,
                                       GCancellable *cancellable,
                                       GError **error);

/* An error at @at, which lies in @text. */
void isms_framework_set_error_at (GError **error,
                                  const char *text,
                                  const char *at,
                                  const char *sentence);

/* The way to a value; lives on the stack. */
typedef struct _IsmsPlace IsmsPlace;
struct _IsmsPlace
{
  const IsmsPlace *up;
  const char *name;
  int index; /* in the list of that name; -1: not in a list */
};

char *isms_place_dup_path (const IsmsPlace *self, const char *member);

typedef struct
{
  IsmsFrameworkData *data; /* takes the remarks */
  GCancellable *cancellable;
  GError *error; /* the first; what is asked for after it is not there */
} IsmsWalk;

void isms_walk_remark (IsmsWalk *self,
                       const IsmsPlace *place,
                       const char *member,
                       const char *format,
                       ...) G_GNUC_PRINTF (4, 5);
void
isms_walk_fail (IsmsWalk *self, const IsmsPlace *place, const char *member, const char *sentence);

/* NULL: there is none, or it is empty, or it is of another type, which is an error. */
const char *
isms_walk_text (IsmsWalk *self, const IsmsPlace *place, JsonObject *object, const char *member);
JsonObject *
isms_walk_object (IsmsWalk *self, const IsmsPlace *place, JsonObject *object, const char *member);
JsonArray *
isms_walk_list (IsmsWalk *self, const IsmsPlace *place, JsonObject *object, const char *member);
/* Each text of a list, added to @texts. */
void isms_walk_texts (IsmsWalk *self,
                      const IsmsPlace *place,
                      JsonObject *object,
                      const char *member,
                      GPtrArray *texts);

typedef void (*IsmsWalkFunc) (IsmsWalk *self,
                              const IsmsPlace *place,
                              JsonObject *element,
                              gpointer user_data);
/* Calls @func for each object of a list, until there is an error. */
void isms_walk_each (IsmsWalk *self,
                     const IsmsPlace *place,
                     JsonObject *object,
                     const char *member,
                     IsmsWalkFunc func,
                     gpointer user_data);

/* Any value as a property: a text as it is, all else as JSON. */
void isms_walk_keep (GPtrArray *props, const char *ns, const char *name, JsonNode *node);
/* Keeps as properties what is neither @read elsewhere nor null; remarks what is not @known. */
void isms_walk_keep_rest (IsmsWalk *self,
                          const IsmsPlace *place,
                          JsonObject *object,
                          const char *const *read,
                          const char *const *known,
                          GPtrArray *props);

/* Gives out ids that are not taken yet. */
typedef struct
{
  GHashTable *taken; /* of char*, owned: the number to try next */
} IsmsIds;

void isms_ids_init (IsmsIds *self);
void isms_ids_clear (IsmsIds *self);
char *isms_ids_take (IsmsIds *self, const char *wanted);

/* The date of a date with time at midnight of UTC, else the text as it is. */
char *isms_framework_dup_date (const char *text);
/* The same UUID for the same words, always. */
char *isms_framework_make_uuid (const char *words);
/* From the words of any of the formats. */
IsmsFrameworkRelation isms_framework_relation_from_words (const char *words);

G_END_DECLS
