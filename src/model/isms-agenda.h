/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Everything with a date that needs somebody: what is due, or ends, of all kinds, as their fields
 * are marked; and audits, their sessions and management reviews by their days and times. */

#pragma once

#include "isms-kind.h"

G_BEGIN_DECLS

typedef struct
{
  const IsmsKind *kind;
  gint64 id;
  char *uid;
  char *ref;
  char *title;
  const char *what; /* translated, of what is due: "Next Review"; NULL: it is the days of it */
  char *day;        /* here, YYYY-MM-DD */
  char *last;       /* the last day; the same where it is one */
  char *starts_at;  /* of what has a time: UTC, YYYY-MM-DDTHH:MM:SSZ; else NULL */
  char *ends_at;    /* or NULL */
  gint64 person;    /* who is to do it, or leads it; 0: nobody */
  char *who;        /* or NULL */
  char *email;      /* or NULL */
  gboolean overdue;
  gboolean over; /* nobody need do anything any more */
  gboolean cancelled;
} IsmsAgendaItem;
void isms_agenda_item_free (IsmsAgendaItem *self);

/* What is asked for. */
typedef struct
{
  const char *from; /* YYYY-MM-DD, both count; or NULL */
  const char *to;
  gint64 person;                /* what that person owns, leads or takes part in; 0: anybody */
  const IsmsKind *const *kinds; /* NULL-terminated; NULL: all */
  gboolean with_over;           /* audits, sessions and reviews that are over or cancelled, too */
} IsmsAgendaAsked;

/* By day and time. (element-type IsmsAgendaItem) */
GPtrArray *isms_agenda_load (IsmsDatabase *database, const IsmsAgendaAsked *asked, GError **error);
/* Has the agenda ever something of that kind? */
gboolean isms_agenda_has (const IsmsKind *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsAgendaItem, isms_agenda_item_free)

G_END_DECLS
