/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the parts of the import share. */

#pragma once

#include "isms-import.h"
#include "isms-words.h"

typedef struct
{
  char *heading;
  char *folded; /* without what stands in brackets */
  char *whole;  /* with it */
  int scale_size;
  const IsmsKind *headed; /* of what kind its cells are by its heading; or NULL */
  guint target;           /* index into targets */
  IsmsDateOrder order;
  const char *open_date; /* a date that may be of either order, where none tells; in the table */
} ImportColumn;

#define ISMS_N_SPOILED 7 /* control numbers that may have lost a zero */

struct _IsmsImport
{
  IsmsTable *table;
  GPtrArray *cells; /* of GArray of CellCount, by column of the table; not changed any more, shared
                     * by copies; NULL: nothing is rated */
  char *name;
  const IsmsKind *kind;
  IsmsMethod *method;
  const IsmsField *note_field; /* NULL: the kind has nowhere to keep a note */
  guint header;
  guint n_header_rows;
  GPtrArray *targets; /* of IsmsImportTarget */
  GArray *columns;    /* of ImportColumn */
  IsmsScaleMap *scales[2];
  IsmsImportNumber numbers[ISMS_N_SPOILED]; /* those that the file has not count 0 */
  IsmsImportMatch match;
  GHashTable *make; /* name of a kind → what was said of making it; see isms-import-make.c */
  GDate today;
};

/* A cell as it stands in the table, and how often. */
typedef struct
{
  const char *text;
  guint count;
} CellCount;

#define isms_import_column(self, i) (&g_array_index ((self)->columns, ImportColumn, (i)))

GPtrArray *isms_import_targets_new (const IsmsKind *kind, IsmsMethod *method);
int isms_import_find_target (const IsmsImport *self, const char *name);
/* Several columns may be this: a field of several lines, what is only kept or checked by itself. */
gboolean isms_import_takes_many (const IsmsImportTarget *target);
/* Assigns every column anew. */
void isms_import_guess (IsmsImport *self);
/* isms-import-kinds.c: what a kind is called, folded; and to take that off a folded heading. */
char **isms_import_fold_kind (const IsmsKind *kind);
gboolean isms_import_take_kind (char **folded, char **names);
/* Of what kind the cells below a folded heading are; NULL: it does not say. */
const IsmsKind *isms_import_find_headed (const char *folded);
/* After the columns changed: scales and the order of dates. */
void isms_import_guess_cells (IsmsImport *self);
void isms_import_find_numbers (IsmsImport *self);
const char *isms_import_get_number (const IsmsImport *self, const char *text, GStringChunk *chunk);
/* Are plain ratings taken for inherent ones, because residual ones stand beside them? */
gboolean isms_import_has_residual (const IsmsImport *self);
/* The columns that titles are made from where none holds them; 0 to 2. */
guint isms_import_get_title_parts (const IsmsImport *self, guint parts[2]);
/* Trimmed and restored from defusing; newlines are "\n". @chunk holds it where it is not the cell
 * itself. */
const char *isms_import_clean (const char *cell, GStringChunk *chunk);

/* Records of one kind by ref and by title. */
typedef struct _IndexEntry IndexEntry;
struct _IndexEntry
{
  gint64 id;
  char *ref;
  char *title;
  IndexEntry *next; /* of the same title */
  gboolean taken;   /* a row of the file is it */
  gboolean made;    /* by this import, because something refers to it */
  guint n_named;    /* how often, where it is made */
  char *name;       /* as export writes it beside records of other kinds, by itself; or NULL */
  char *list_name;  /* the same in a list; or NULL */
};

typedef struct
{
  const IsmsKind *kind;
  GHashTable *by_ref;
  GHashTable *by_title; /* by isms_words_key () */
  GHashTable *by_id;    /* made when first asked */
  GHashTable *by_text;  /* cells seen → GArray of one id */
  GHashTable *by_list;  /* cells seen → GArray of ids */
  GPtrArray *entries;
  GHashTable *made;          /* id → IndexEntry */
  GPtrArray *unmade;         /* what is named, not there and not made; or NULL */
  GHashTable *unmade_by_key; /* or NULL */
  guint n_made;
  guint mark; /* the entries from here on are of the row that is read */
} RecordIndex;

RecordIndex *isms_record_index_load (const IsmsKind *kind, IsmsDatabase *database, GError **error);
void isms_record_index_free (RecordIndex *self);
IndexEntry *
isms_record_index_add (RecordIndex *self, gint64 id, const char *ref, const char *title);
IndexEntry *isms_record_index_find (RecordIndex *self, const char *text);
IndexEntry *isms_record_index_find_id (RecordIndex *self, gint64 id);
/* A row begins; and where it is refused, what was added for it is forgotten. */
void isms_record_index_mark (RecordIndex *self);
void isms_record_index_take_back (RecordIndex *self);
/* How export names a record, so that isms_record_index_find () finds that one again. */
char *isms_record_index_dup_name (RecordIndex *self,
                                  IndexEntry *entry,
                                  const char *beside,
                                  gboolean in_list);

/* isms-import-control-ids.c: controls by what plans of others call them. */
typedef struct _ControlIds ControlIds;
ControlIds *isms_control_ids_load (RecordIndex *index, IsmsDatabase *database, GError **error);
void isms_control_ids_free (ControlIds *self);
IndexEntry *isms_control_ids_find (ControlIds *self, const char *id);

struct _IsmsImportPlan
{
  gatomicrefcount ref_count;
  IsmsTable *table;
  GArray *rows; /* of IsmsImportRow */
  GStringChunk *words;
  GPtrArray *remarks;
  GArray *named; /* of IsmsImportNamed */
  guint totals[ISMS_N_FATES];
  guint n_messages;
};

IsmsImportPlan *isms_import_plan_new (IsmsTable *table);

typedef struct
{
  int likelihood; /* 0: says nothing */
  int impact;
} Rating;

/* A record as it stands. */
typedef struct
{
  IsmsRow *values;
  GPtrArray *links; /* as in ImportRecord */
  Rating ratings[3];
} ExistingRecord;

/* What one row says, on its way into a record. */
typedef struct
{
  guint row;
  IsmsRow *values;  /* by column of the kind's table */
  GPtrArray *links; /* of GArray of gint64, by field index of the kind; NULL: says nothing */
  Rating ratings[3];
  const char *levels[3];
  int scores[3];
  GString *note;
  GString *messages;
  GStringChunk *chunk;
  char *title_key;
} ImportRecord;

/* One pass over the table, dry or writing. */
typedef struct
{
  const IsmsImport *import;
  IsmsDatabase *database;
  IsmsWriter *writer; /* NULL: dry */
  const char *actor;
  const char *currency; /* NULL: not asked for yet */
  IsmsImportPlan *plan;
  RecordIndex *own;
  GHashTable *indexes;  /* kind name → RecordIndex; own among them */
  GHashTable *choices;  /* IsmsField → folded word → IsmsChoice */
  GHashTable *existing; /* id → ExistingRecord */
  IndexEntry **matches; /* by row of the table */
  gboolean *ref_used;   /* by row of the table: the ref in the file becomes the record's */
  gboolean *ref_again;  /* by row of the table: a row above has the ref */
  gint64 next_fake;
  guint n_old_controls;
  guint n_open_numbers;  /* cells with a control number that may have lost a zero */
  GPtrArray *shared;     /* fields that several columns go to */
  gboolean self_related; /* records of this kind refer to others of it */
  gboolean careful;      /* a savepoint for each row */
  gboolean refused;      /* why the pass ended, where it was not careful */
  char today[11];
  char *why;
} ImportRun;

char *isms_import_shorten (const char *text);
/* Adds a message to the record; @format is translated. */
void isms_import_say (ImportRecord *record, const char *format, ...) G_GNUC_PRINTF (2, 3);
void isms_import_keep (ImportRecord *record, const char *heading, const char *text);
/* What a cell was expected to be and is not. */
typedef enum
{
  UNFIT_NUMBER,
  UNFIT_BOOLEAN,
  UNFIT_DATE,
  UNFIT_TIME,
  UNFIT_CHOICE,
  UNFIT_CHOICES,
  UNFIT_SELF,
  UNFIT_RATING,
  UNFIT_RECORD,
} Unfit;

void isms_import_keep_unfit (
    ImportRun *run, ImportRecord *record, guint column, const char *text, Unfit why);
/* One line: breaks become spaces. */
char *isms_import_tidy (char *text);
const char *isms_import_join_lines (const char *text, GStringChunk *chunk);
gboolean isms_import_read_reference (ImportRun *run,
                                     ImportRecord *record,
                                     guint column,
                                     const IsmsField *field,
                                     const char *text,
                                     GError **error);
gboolean isms_import_read_for (ImportRun *run,
                               ImportRecord *record,
                               guint column,
                               const IsmsField *field,
                               const char *text,
                               GError **error);
gboolean isms_import_read_links (ImportRun *run,
                                 ImportRecord *record,
                                 guint column,
                                 const IsmsField *field,
                                 const char *text,
                                 GError **error);
gboolean isms_import_read_records (ImportRun *run,
                                   ImportRecord *record,
                                   guint column,
                                   const IsmsField *field,
                                   const char *text,
                                   GError **error);
/* What a file calls a record that @field of @beside may hold; @get gives the records of a kind. The
 * key; 0: there is none, or an error. */
typedef RecordIndex *(*IsmsGetIndex) (gpointer user_data, const char *kind, GError **error);
gint64 isms_record_index_find_any (const IsmsKind *beside,
                                   const IsmsField *field,
                                   const char *name,
                                   IsmsGetIndex get,
                                   gpointer user_data,
                                   GError **error);
/* How export names the record with that key, so that the above finds it again; NULL: it is gone,
 * or an error. */
char *isms_record_index_dup_any (const IsmsKind *beside,
                                 const IsmsField *field,
                                 gint64 key,
                                 IsmsGetIndex get,
                                 gpointer user_data,
                                 GError **error);
gboolean isms_import_read_cell (
    ImportRun *run, ImportRecord *record, guint column, const char *text, GError **error);
/* isms-import-controls.c */
gboolean isms_import_read_controls (
    ImportRun *run, ImportRecord *record, guint column, const char *text, GError **error);
/* isms-import-make.c */
gboolean isms_import_may_make (const IsmsImport *self, const IsmsKind *kind);
IndexEntry *
isms_import_make_related (ImportRun *run, RecordIndex *index, const char *title, GError **error);
void isms_import_count_named (RecordIndex *index, gint64 id);
void isms_import_count_unmade (RecordIndex *index, const char *title);
void isms_import_list_named (ImportRun *run);
/* isms-import-related.c: moves @text on; separators are those between names. */
char *isms_import_take_name (RecordIndex *index, const char **text, const char *separators);
RecordIndex *isms_import_get_index (ImportRun *run, const char *kind, GError **error);
const char *isms_import_get_title (const IsmsImport *import, guint row, GStringChunk *chunk);
const char *isms_import_get_ref (const IsmsImport *import, guint row, GStringChunk *chunk);
gboolean isms_import_match (ImportRun *run, GError **error);
/* Which one the cells of a row say that it is, for kinds that are known_by some of them. */
gboolean isms_import_match_known (ImportRun *run,
                                  const ImportRecord *record,
                                  IndexEntry **match,
                                  const ExistingRecord **existing,
                                  GError **error);
/* One GArray of ids, or NULL, for each field of the kind. */
GPtrArray *isms_import_links_new (const IsmsKind *kind);
gboolean isms_import_load_existing (ImportRun *run, GError **error);
const ExistingRecord *isms_import_load_known (ImportRun *run, gint64 id, GError **error);
void isms_import_check_ratings (ImportRun *run, ImportRecord *record);
gboolean isms_import_drop_known_ratings (ImportRun *run,
                                         ImportRecord *record,
                                         const ExistingRecord *existing);
gboolean isms_import_write_ratings (
    ImportRun *run, ImportRecord *record, gint64 id, gboolean fresh, GError **error);
/* Writes what a row says, or tells only its fate. */
gboolean
isms_import_settle (ImportRun *run, ImportRecord *record, IsmsImportRow *row, GError **error);
gboolean isms_import_run (ImportRun *run,
                          IsmsImportProgress progress,
                          gpointer user_data,
                          GCancellable *cancellable,
                          GError **error);
