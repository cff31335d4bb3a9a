/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the parts of the OSCAL reader share, and the conventions it has with the writer. */

#pragma once

#include "isms-framework-private.h"

G_BEGIN_DECLS

/* Properties that say what OSCAL has no place for; written and read, never seen in the data. */
#define ISMS_OSCAL_PLAN "system-security-plan" /* the member that makes a file one */
#define ISMS_OSCAL_NS_OWN "urn:parapet:framework"

/* What OSCAL demands and the data may not have. */
#define ISMS_OSCAL_NO_VERSION "unspecified"
#define ISMS_OSCAL_NO_DATE "1970-01-01T00:00:00Z"

typedef struct
{
  IsmsWalk walk; /* first: its callbacks are given the reader */
  IsmsIds ids;
  GHashTable *anchors;   /* of const char*: every id of the file */
  GHashTable *params;    /* of const char* id */
  GHashTable *resources; /* const char* uid: IsmsFrameworkResource */
  GHashTable *renamed;   /* char* id as written: const char* what it stands for */
  gsize n_inserted;      /* bytes of parameters, in all texts */
} IsmsOscal;

/* Finds every id and parameter first: texts and links refer to what comes later. */
void isms_oscal_collect (IsmsOscal *self, JsonNode *node);

gboolean isms_oscal_is_first_param (IsmsOscal *self, const char *id, JsonObject *object);

/* The text with its parameters filled in; NULL for NULL. */
char *
isms_oscal_fill_in (IsmsOscal *self, const IsmsPlace *place, const char *member, const char *prose);

void isms_oscal_read_props (IsmsOscal *self,
                            const IsmsPlace *place,
                            JsonObject *object,
                            GPtrArray *props);
void isms_oscal_read_links (IsmsOscal *self,
                            const IsmsPlace *place,
                            JsonObject *object,
                            GPtrArray *links,
                            GPtrArray *props);
void isms_oscal_read_params (IsmsOscal *self,
                             const IsmsPlace *place,
                             JsonObject *object,
                             GPtrArray *params);
void isms_oscal_read_parts (IsmsOscal *self,
                            const IsmsPlace *place,
                            JsonObject *object,
                            IsmsFrameworkControl *control);
void isms_oscal_read_metadata (IsmsOscal *self, const IsmsPlace *place, JsonObject *object);
void isms_oscal_read_resources (IsmsOscal *self, const IsmsPlace *place, JsonObject *object);
void isms_oscal_read_mapping (IsmsOscal *self, const IsmsPlace *place, JsonObject *object);

/* Own properties are taken out of the list. */
char *isms_oscal_take_own (GPtrArray *props, const char *name);
/* What the properties alone say of a control. */
const char *isms_oscal_find_label (GPtrArray *props, guint *index);
gboolean isms_oscal_guess_assessable (const IsmsFrameworkControl *control);

#define ISMS_OSCAL_VERSION "1.1.2" /* that is written */
/* The state of a control in a plan; NULL: OSCAL has none for what is undecided, and for what nobody
 * has begun with. */
const char *isms_oscal_get_state (const char *applicable, const char *reported);
/* Of whom nothing is written about how: what OSCAL demands in its place, translated. */
const char *isms_oscal_get_no_how (void);
#define ISMS_OSCAL_ROLE "control-owner"
/* An id that OSCAL can have in place of this one; NULL: it can have this one. */
char *isms_oscal_dup_token (const char *id);

G_END_DECLS
