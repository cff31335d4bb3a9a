/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The parts of the import of frameworks. All is decided before anything is written, so that a dry
 * run and the import itself cannot differ. */

#pragma once

#include "isms-framework-import.h"

G_BEGIN_DECLS

/* Properties with this namespace are fields of a control that OSCAL has no place for. */
#define ISMS_FRAMEWORK_NS_FIELD "urn:parapet:field"

#define ISMS_FRAMEWORK_PARENT_NONE -1
#define ISMS_FRAMEWORK_PARENT_STAYS -2

/* isms-framework-said.c: what files said until now. */
typedef struct _FrameworkSaid FrameworkSaid;

enum
{
  FRAMEWORK_SAID_TITLE,
  FRAMEWORK_SAID_WORDING, /* of a framework: its description */
  FRAMEWORK_SAID_THEME,   /* of a framework: its publisher */
  FRAMEWORK_N_SAID
};

FrameworkSaid *isms_framework_said_load (gint64 framework, IsmsDatabase *database, GError **error);
void isms_framework_said_free (FrameworkSaid *self);
void isms_framework_said_set (
    FrameworkSaid *self, gint64 id, const char *title, const char *wording, const char *theme);
gboolean isms_framework_said_is_own (FrameworkSaid *self, gint64 id, guint which, const char *text);
gboolean isms_framework_said_has (FrameworkSaid *self, gint64 id, guint which, const char *text);
gboolean isms_framework_said_write (FrameworkSaid *self,
                                    gint64 framework,
                                    IsmsWriter *writer,
                                    GError **error);

typedef struct
{
  IsmsFrameworkRow shown;
  IsmsRow *values;              /* to be written; empty: nothing */
  int parent;                   /* row of the same framework that it is put below */
  char *said[FRAMEWORK_N_SAID]; /* by the file */
} FrameworkRow;

typedef struct
{
  IsmsFrameworkOutcome shown;
  IsmsRow *values;             /* to be written; empty: nothing */
  GPtrArray *rows;             /* of FrameworkRow */
  FrameworkSaid *said;         /* by the files before */
  char *now[FRAMEWORK_N_SAID]; /* of the framework itself, by this one */
} FrameworkPart;

/* A mapping of two controls. */
typedef struct
{
  IsmsFrameworkFate fate; /* never gone */
  gint64 id;              /* of its row; 0: it would be made */
  gint64 source;          /* of a control; 0: that of the row is */
  gint64 target;
  FrameworkRow *source_row; /* of the same plan, or NULL */
  FrameworkRow *target_row;
  IsmsRow *values; /* to be written; empty: nothing */
} FrameworkMap;

struct _IsmsFrameworkPlan
{
  gatomicrefcount ref_count;
  GPtrArray *parts; /* of FrameworkPart */
  GPtrArray *maps;  /* of FrameworkMap */
  guint map_counts[ISMS_N_FRAMEWORK_FATES];
  guint n_left_out; /* mappings */
  GPtrArray *remarks;
  guint counts[ISMS_N_FRAMEWORK_FATES];
  guint n_kept;
};

/* isms-framework-plan.c */
IsmsFrameworkPlan *isms_framework_plan_new (void);
FrameworkPart *isms_framework_plan_add_part (IsmsFrameworkPlan *self);
FrameworkRow *isms_framework_part_add_row (FrameworkPart *self);
FrameworkMap *isms_framework_plan_add_map (IsmsFrameworkPlan *self);
void isms_framework_plan_remark (IsmsFrameworkPlan *self, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
void isms_framework_plan_count_up (IsmsFrameworkPlan *self);

/* isms-framework-names.c: identities and refs that nothing in the workspace has. */
typedef struct
{
  GHashTable *uids;      /* of all controls and frameworks, there or planned */
  GHashTable *refs;      /* folded: of all controls */
  GHashTable *framework; /* folded: of all frameworks */
  GHashTable *next;      /* by folded ref: the number to try next */
  guint n_prefixed;      /* refs that other controls had */
} FrameworkNames;

gboolean isms_framework_names_load (FrameworkNames *self, IsmsDatabase *database, GError **error);
void isms_framework_names_clear (FrameworkNames *self);
/* The file's own identity as a UUID of the workspace; made of @words where it is none. */
char *isms_framework_choose_uid (const char *uid, const char *words);
char *isms_framework_names_take_uid (FrameworkNames *self, const char *wanted, const char *other);
char *isms_framework_dup_wanted_ref (const IsmsFrameworkControl *control);
char *isms_framework_dup_word (const char *text);
gboolean isms_framework_is_older (const char *version, const char *than);
char *isms_framework_names_take_ref (FrameworkNames *self,
                                     const char *wanted,
                                     const char *framework_ref,
                                     GHashTable *own);
char *isms_framework_names_take_framework_ref (FrameworkNames *self, const IsmsFrameworkData *data);

/* isms-framework-existing.c: what the workspace has of a framework. */
typedef struct
{
  gint64 id;
  char *uid;
  char *ref;
  char *title;
  char *wording;
  char *theme;
  gboolean is_group;
  gboolean archived;
  gint64 parent;
  gint64 place;      /* G_MAXINT64: none */
  gboolean is_found; /* in the file */
} FrameworkRecord;

typedef struct
{
  gint64 id; /* 0: there is none yet */
  char *uid;
  char *ref;
  char *title;
  char *version;
  char *publisher;
  char *description;
  char *licence;
  GPtrArray *records; /* of FrameworkRecord, in order */
} FrameworkExisting;

FrameworkExisting *isms_framework_find_existing (IsmsDatabase *database,
                                                 const IsmsFrameworkData *data,
                                                 gint64 into,
                                                 GHashTable *used,
                                                 GError **error);
void isms_framework_existing_free (FrameworkExisting *self);
/* Of each control of the file its record, or NULL. (transfer full) */
FrameworkRecord **isms_framework_match (FrameworkExisting *self, const IsmsFrameworkData *data);

/* isms-framework-settle.c */
IsmsFrameworkPlan *isms_framework_settle (GPtrArray *files,
                                          gint64 into,
                                          IsmsDatabase *database,
                                          GCancellable *cancellable,
                                          GError **error);
/* isms-framework-map.c: once all frameworks of the file are settled. */
gboolean isms_framework_settle_maps (IsmsFrameworkPlan *plan,
                                     GPtrArray *files,
                                     IsmsDatabase *database,
                                     GCancellable *cancellable,
                                     GError **error);
/* In the fields that have no other place in OSCAL, NULL-terminated. */
extern const char *const isms_framework_extra_fields[];
char *isms_framework_dup_line (const char *text);
char *isms_framework_dup_prose (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrameworkSaid, isms_framework_said_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrameworkExisting, isms_framework_existing_free)

G_END_DECLS
