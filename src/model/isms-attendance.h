/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Who was at a session of a course, with what result (7.2 d). */

#pragma once

#include "isms-record.h"
#include "isms-step.h"

G_BEGIN_DECLS

#define ISMS_TYPE_ATTENDANCE (isms_attendance_get_type ())
G_DECLARE_FINAL_TYPE (IsmsAttendance, isms_attendance, ISMS, ATTENDANCE, IsmsRecord)

extern const IsmsChoice isms_attendance_results[];

#define ISMS_NO_SCORE (-1)

/* What is recorded of one person. */
typedef struct
{
  gint64 person;
  const char *result; /* a choice's value; NULL: takes what was recorded away */
  int score;          /* of 100, or ISMS_NO_SCORE */
  const char *uid;    /* of a new one; NULL: any; for samples */
} IsmsAttendanceMark;

/* Of all @marks in one part of the step, when it is committed; whoever had an attendance of the
 * session already gets the new result. @day NULL: the session's. G_IO_ERROR_INVALID_DATA with a
 * sentence that names the person where a rule refuses one; nothing is recorded then. */
void isms_attendance_record (IsmsStep *step,
                             gint64 session,
                             const IsmsAttendanceMark *marks,
                             guint n_marks,
                             const char *day);
/* What such a step is called. */
char *isms_attendance_dup_label (const char *ref, guint n);
/* What a score makes of @result where the course has a pass mark (0: it has none): "passed" or
 * "failed" of those who were there; else @result. */
const char *isms_attendance_judge (const char *result, int score, int pass_mark);

G_END_DECLS
