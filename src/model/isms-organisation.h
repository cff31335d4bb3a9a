/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The organisation and the scope of its ISMS (4.1, 4.3): one record in each workspace, which is no
 * register, so that isms_kinds () leaves it out. */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_ORGANISATION (isms_organisation_get_type ())
G_DECLARE_FINAL_TYPE (IsmsOrganisation, isms_organisation, ISMS, ORGANISATION, IsmsRecord)

const IsmsKind *isms_organisation_get_kind (void);
/* The one of the workspace; NULL and @error if it cannot be read. */
IsmsRecord *isms_organisation_load (IsmsDatabase *database, GError **error);

G_END_DECLS
