/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a register gives to files and to paper. */

#pragma once

#include "isms-register.h"

G_BEGIN_DECLS

/* Lets the register export what it lists. */
void isms_register_files_connect (IsmsRegister *page);
/* And print the report of its kind; for risks. */
void isms_register_files_connect_report (IsmsRegister *page);
void isms_register_files_export (IsmsRegister *page, GFile *file);

G_END_DECLS
