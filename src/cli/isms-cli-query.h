/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Which records a command is about, as its options say. */

#pragma once

#include "isms-cli.h"
#include "isms-query.h"

G_BEGIN_DECLS

const IsmsField *
isms_cli_find_field (const IsmsCommand *self, const IsmsKind *kind, const char *name);

/* What the options ask for. */
typedef struct
{
  char **filters;
  char *search;
  char *view;   /* a ready view */
  char *person; /* who "me" is */
  gboolean archived;
} IsmsCliAsked;

/* @letter: short for --person; 0: none is */
#define ISMS_CLI_ASKED_ENTRIES(asked, letter)                                                      \
  { "filter",                                                                                      \
    'f',                                                                                           \
    0,                                                                                             \
    G_OPTION_ARG_STRING_ARRAY,                                                                     \
    &(asked)->filters,                                                                             \
    N_ ("Only records whose field has this value; may be given again"),                            \
    N_ ("FIELD=VALUE") },                                                                          \
      { "view",                                                                                    \
        'v',                                                                                       \
        0,                                                                                         \
        G_OPTION_ARG_STRING,                                                                       \
        &(asked)->view,                                                                            \
        N_ ("Only what is overdue, mine, or due within 30 days"),                                  \
        N_ ("overdue|mine|due") },                                                                 \
      { "person",                                                                                  \
        letter,                                                                                    \
        0,                                                                                         \
        G_OPTION_ARG_STRING,                                                                       \
        &(asked)->person,                                                                          \
        N_ ("Whose “mine” and “me” are, by ref or name"),                                          \
        N_ ("PERSON") },                                                                           \
      { "search",                                                                                  \
        's',                                                                                       \
        0,                                                                                         \
        G_OPTION_ARG_STRING,                                                                       \
        &(asked)->search,                                                                          \
        N_ ("Only records with these words"),                                                      \
        N_ ("WORDS") },                                                                            \
  {                                                                                                \
    "archived", 'a', 0, G_OPTION_ARG_NONE, &(asked)->archived, N_ ("Archived records too"), NULL   \
  }

/* Is anything asked for but all of them? */
gboolean isms_cli_asked_some (const IsmsCliAsked *asked);
void isms_cli_asked_clear (IsmsCliAsked *asked);
IsmsQuery *isms_cli_make_query (const IsmsCommand *self,
                                IsmsWorkspace *workspace,
                                const IsmsKind *kind,
                                const IsmsCliAsked *asked);

G_END_DECLS
