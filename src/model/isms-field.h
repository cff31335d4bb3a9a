/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A field of a record, described once: its property, column, form row, list column, filter,
 * spreadsheet column, search and wording all come from this. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  ISMS_FIELD_TEXT,  /* one line */
  ISMS_FIELD_PROSE, /* several lines */
  ISMS_FIELD_INTEGER,
  ISMS_FIELD_REAL,      /* isms-number.h */
  ISMS_FIELD_MONEY,     /* minor units of the workspace's currency */
  ISMS_FIELD_BOOLEAN,   /* 0 or 1 */
  ISMS_FIELD_DATE,      /* YYYY-MM-DD */
  ISMS_FIELD_TIME,      /* UTC, YYYY-MM-DDTHH:MM:SSZ; people see and write local time */
  ISMS_FIELD_CHOICE,    /* one of choices, stored by its value */
  ISMS_FIELD_CHOICES,   /* several of them: values joined by one space, in the choices' order */
  ISMS_FIELD_REFERENCE, /* one record of kind target. Column "<name>_id"; the view gives "<name>" as
                           text */
  ISMS_FIELD_LINKS, /* many records of kind target, in a link table. The view gives "<name>" as text
                     * (refs or titles joined by ", ") */
  ISMS_FIELD_RECORDS, /* many records of any kind but its own, in a link table (id, <kind>_id,
                       * for_kind, for_id). The view gives "<name>" as their refs. Each is named by
                       * its key: isms_kind_make_key () */
} IsmsFieldKind;

typedef enum
{
  ISMS_FIELD_PLAIN = 0,
  ISMS_FIELD_REQUIRED = 1 << 0,
  ISMS_FIELD_SEARCHED = 1 << 1, /* in the full-text index (own text columns only) */
  ISMS_FIELD_LISTED = 1 << 2,   /* a list column by default */
  ISMS_FIELD_COMPUTED = 1 << 3, /* only in the view: never written, never in the form */
  ISMS_FIELD_FILTERED = 1 << 4, /* a filter chip by default (choices, references, booleans) */
  ISMS_FIELD_INTERNAL = 1 << 5, /* never shown, never exchanged (uid, journal times) */
  ISMS_FIELD_NO_RING = 1 << 6,  /* REFERENCE, LINKS to the same kind: the way along them must not
                                 * lead back */
  ISMS_FIELD_FOR = 1 << 7,      /* COMPUTED, "<word>_ref": the ref of the record that the columns
                                 * <word>_kind and <word>_id name, of a kind that the view reads;
                                 * files may say it. The word is "for" or "from" */
  ISMS_FIELD_MINE = 1 << 8, /* REFERENCE to a person: whose the record is. Not needed for "owner" */
  ISMS_FIELD_DUE = 1 << 9,  /* DATE: by when something is to be done. Not needed for "due" */
  ISMS_FIELD_ENDS = 1 << 10,   /* DATE: the last day on which it holds */
  ISMS_FIELD_ASKED = 1 << 11,  /* REFERENCE, DATE: asked for beside the title of a new record */
  ISMS_FIELD_TITLES = 1 << 12, /* REFERENCE: what is chosen there gives the title, if it has none */
  ISMS_FIELD_ASIDE =
      1 << 13, /* COMPUTED: for lists and files; a form has it beside what it is of */
} IsmsFieldFlags;

typedef struct
{
  const char *value;        /* stored; NULL ends the array */
  const char *label;        /* N_() */
  const char *import_names; /* other words for it in people's spreadsheets, "|" between; any case */
  const char *stored; /* what stands in the table where the view says value, which follows from
                       * other records then and is not there to be chosen; NULL: value itself */
  gboolean late;      /* what is so is overdue */
  gboolean over;      /* what is so is not due any more, whatever its date */
} IsmsChoice;

typedef struct
{
  const char *name; /* column of the view, snake_case; the property is the same with hyphens */
  IsmsFieldKind kind;
  const char *label; /* N_(), Header Case */
  const char *help;  /* N_(), a sentence; or NULL */
  IsmsFieldFlags flags;
  const IsmsChoice *choices;  /* CHOICE, CHOICES */
  const char *target;         /* REFERENCE, LINKS: a kind's name */
  const char *const *targets; /* RECORDS: the names of the kinds that they may be of,
                               * NULL-terminated; NULL: of any */
  const char *link_table;     /* LINKS, RECORDS: the table (id, <kind>_id, <target>_id); to the
                               * same kind (id, <kind>_id, other_id) */
  const char
      *import_names;      /* other headings of this column in people's spreadsheets, "|" between */
  const char *heading;    /* N_(): of its column in files, where label means another field there; or
                           * NULL */
  const char *moot_field; /* another field: where it has this value, lists say nothing here */
  const char *moot_value; /* NULL: where the other field is not set, nor this one */
  const char *unset; /* N_(): what those without a value are called where records stand in groups;
                      * or NULL */
  const char *order; /* another column of the view: it says what comes before what, for groups too,
                      * where the words would not; or NULL */
  gint64 min;        /* INTEGER: the range that is allowed; both 0: any */
  gint64 max;        /* of TEXT: about how many characters it has, where they are few; 0: any */
} IsmsField;

const IsmsChoice *isms_field_find_choice (const IsmsField *self, const char *value);
const char *isms_choice_get_stored (const IsmsChoice *self);
/* Of its column in files for people, untranslated: heading, or the label. */
const char *isms_field_get_heading (const IsmsField *self);
/* LINKS or RECORDS: what it holds stands in a table of its own. */
gboolean isms_field_has_links (const IsmsField *self);
/* RECORDS: may it hold records of that kind? */
/* Does it name records of any kind, or of several? */
gboolean isms_field_names_any (const IsmsField *self);
gboolean isms_field_takes (const IsmsField *self, const char *kind);
/* "owner" → "owner_id" for a reference, else the name. Interned. */
const char *isms_field_get_column (const IsmsField *self);
/* FOR: "kind" or "id" → the column that names the record by it: "from_ref" → "from_kind".
 * Interned. */
const char *isms_field_get_for_column (const IsmsField *self, const char *part);
/* “Depends On”: how a sentence names it. */
char *isms_field_dup_quoted (const IsmsField *self);

/* What @text, written as isms_edit_set () says, is as a value of the column: @out (zeroed) stays
 * unset for "". A reference is its id; @currency is asked for MONEY only. Not for LINKS, RECORDS.
 * G_IO_ERROR_INVALID_DATA with a sentence. Any thread. */
gboolean isms_field_parse (
    const IsmsField *self, const char *text, const char *currency, GValue *out, GError **error);

G_END_DECLS
