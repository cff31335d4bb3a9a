/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A contract with a supplier, and the clauses on security that it has (A.5.20). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_CONTRACT (isms_contract_get_type ())
G_DECLARE_FINAL_TYPE (IsmsContract, isms_contract, ISMS, CONTRACT, IsmsRecord)

extern const IsmsChoice isms_contract_clauses[]; /* what may be agreed */

G_END_DECLS
