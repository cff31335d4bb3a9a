/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What people write in the cells of a register, made comparable and read: headings, names, dates,
 * yes and no. Pure functions; any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "Schadenshöhe (1-5)" → "schadenshohe 1 5": words without accents, capitals and signs. */
char *isms_words_fold (const char *text);
/* "  ines   DUARTE" → "ines duarte": the same name, however spaced. */
char *isms_words_key (const char *text);
/* Is the folded text one of folded "a|b|c"? Its place in the list, or -1. */
int isms_words_find (const char *folded, const char *list);

/* "Likelihood (1-5)" → "likelihood"; @scale_size (out, optional): 5, or 0 where none is named. */
char *isms_heading_fold (const char *heading, int *scale_size);

typedef enum
{
  ISMS_DATE_ORDER_DAY_FIRST,
  ISMS_DATE_ORDER_MONTH_FIRST,
} IsmsDateOrder;

typedef enum
{
  ISMS_DATE_NONE,    /* no date: "30 days", "Annual review" */
  ISMS_DATE_EXACT,   /* a day */
  ISMS_DATE_LAST_DAY /* the last day of what was written: "Q2 2027", "May 2027", "end of Q1" */
} IsmsDateReading;

IsmsDateReading
isms_date_read (const char *text, IsmsDateOrder order, const GDate *today, GDate *out);
/* -1: this cell could be either; otherwise the only IsmsDateOrder it can have. */
int isms_date_get_order (const char *text);

/* "-", "n/a", "keine": the cell says that there is nothing to say. */
gboolean isms_words_is_nothing (const char *text);
/* "tbd", "?", "offen": nobody, nothing, no day yet. */
gboolean isms_words_is_open (const char *text);
/* 1: yes; 0: no; -1: neither. */
int isms_words_read_boolean (const char *text);

G_END_DECLS
