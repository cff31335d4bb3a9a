/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Commitments of top management (5.1, 7.1). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_COMMITMENT (isms_commitment_get_type ())
G_DECLARE_FINAL_TYPE (IsmsCommitment, isms_commitment, ISMS, COMMITMENT, IsmsRecord)

G_END_DECLS
