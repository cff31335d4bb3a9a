/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The agenda, for the commands that list and export. */

#pragma once

#include "isms-agenda.h"
#include "isms-cli-query.h"

G_BEGIN_DECLS

#define ISMS_CLI_AGENDA "agenda"

/* What the options ask for. */
typedef struct
{
  char *from;
  char *to;
  char **names; /* of kinds */
  GPtrArray *kinds;
} IsmsCliAgenda;

#define ISMS_CLI_AGENDA_ENTRIES(agenda)                                                            \
  { "from",    0, 0, G_OPTION_ARG_STRING, &(agenda)->from, N_ ("Of the agenda: from this day on"), \
    N_ ("DAY") },                                                                                  \
      { "to",      0, 0, G_OPTION_ARG_STRING, &(agenda)->to, N_ ("Of the agenda: until this day"), \
        N_ ("DAY") },                                                                              \
  {                                                                                                \
    "kind", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(agenda)->names,                                     \
        N_ ("Of the agenda: only this kind, such as audits; may be given again"), N_ ("KIND")      \
  }

void isms_cli_agenda_clear (IsmsCliAgenda *self);
/* What another export or list does not take. */
gboolean isms_cli_agenda_is_asked (const IsmsCliAgenda *self);
/* FALSE after having said what is wrong. @asked borrows from @self. */
gboolean isms_cli_agenda_resolve (IsmsCliAgenda *self,
                                  const IsmsCommand *command,
                                  IsmsDatabase *reader,
                                  const char *person,
                                  IsmsAgendaAsked *asked);
gboolean isms_cli_agenda_print (IsmsDatabase *reader,
                                const IsmsAgendaAsked *asked,
                                gboolean as_json,
                                GError **error);

G_END_DECLS
