/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A workspace in a folder of its own, with tables of the tests, for every test that wants one. */

#pragma once

#include "isms-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  char *path;
  IsmsStore *store;
} Fixture;

/* thing (ref, title, note, amount; a parent that takes its children along, a twin that is let go)
 * and tag (belonging to a thing). */
extern const IsmsStoreTable test_tables[];

void fixture_set_up (Fixture *self, gconstpointer data);
void fixture_tear_down (Fixture *self, gconstpointer data);
void fixture_reopen (Fixture *self);

char *make_test_folder (void);
void remove_test_folder (const char *folder);
/* A new workspace with the tables of the tests, closed. */
void make_test_workspace (const char *path);

IsmsRow *make_thing (const char *title);
gint64 add_thing (IsmsStore *store, const char *title);
void change_title (IsmsStore *store, gint64 id, const char *title);
void remove_thing (IsmsStore *store, gint64 id);
gint64 query_int (IsmsStore *store, const char *sql);
char *query_text (IsmsStore *store, const char *sql);
/* All rows of the tables that hold what people wrote, as text. */
char *dump_records (IsmsStore *store);
char *hash_file (const char *path);

G_END_DECLS
