/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Keys that decide on the rows of a register: a choice, one of several reasons, a number that goes
 * up and down, words to type. A table says which. */

#pragma once

#include "isms-register.h"

G_BEGIN_DECLS

typedef struct
{
  guint key; /* of the small letter, or the digit */
  const char *field;
  const char *value; /* of a choice; NULL: it is entered */
  gboolean goes_on;  /* then the next row is selected; after words by Ctrl+Enter */
} IsmsChoiceKey;

/* Of static storage. */
typedef struct
{
  const IsmsChoiceKey *keys;
  guint n_keys;
  const char *counted; /* the INTEGER field that + and - change; or NULL */
  /* A step that sets the field of all that is selected, not committed yet; NULL: nothing is to be
   * done, or @error says why not. Without it, isms_bulk_prepare_set (). */
  IsmsStep *(*prepare) (IsmsWorkspace *workspace,
                        IsmsSelection *selection,
                        const IsmsField *field,
                        const char *value,
                        GError **error);
} IsmsChoiceKeys;

void isms_choice_keys_add (IsmsRegister *owner, const IsmsChoiceKeys *keys);
/* What one of them does, for a button. */
void isms_choice_keys_press (IsmsRegister *owner, guint key);

G_END_DECLS
