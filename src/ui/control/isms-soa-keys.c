/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One key decides for every row that is selected: whether a control applies, which reasons it has,
 * how far it is. */

#include "isms-config.h"

#include "isms-soa-keys.h"

#include "isms-choice-keys.h"

static const IsmsChoiceKey keys[] = {
  { GDK_KEY_y, "applicable", "yes" },
  { GDK_KEY_n, "applicable", "no" },
  { GDK_KEY_u, "applicable", "undecided" },
  { GDK_KEY_0, "implementation", "not_started" },
  { GDK_KEY_1, "implementation", "planned" },
  { GDK_KEY_2, "implementation", "partial" },
  { GDK_KEY_3, "implementation", "implemented" },
  { GDK_KEY_4, "implementation", "inherited" },
  { GDK_KEY_r, "reasons", "risk" },
  { GDK_KEY_l, "reasons", "legal" },
  { GDK_KEY_c, "reasons", "contractual" },
  { GDK_KEY_b, "reasons", "business" },
  { GDK_KEY_p, "reasons", "best_practice" },
  { GDK_KEY_j, "justification", NULL },
  { GDK_KEY_h, "how", NULL },
  { GDK_KEY_o, "owner", NULL },
  { GDK_KEY_d, "due", NULL },
};

static const IsmsChoiceKeys all = {
  .keys = keys,
  .n_keys = G_N_ELEMENTS (keys),
  .counted = "maturity",
};

/**
 * isms_soa_keys_add:
 * @statement: a register of controls
 *
 * From now on keys in its list decide on the rows that are selected (6.1.3 b to d).
 */
void
isms_soa_keys_add (IsmsRegister *statement)
{
  isms_choice_keys_add (statement, &all);
}
