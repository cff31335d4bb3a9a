/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Incidents: fields and rules. How long each phase took and until when an authority is to be told
 * is computed in the view incident_times (012-incidents.sql). */

#include "isms-config.h"

#include "isms-incident.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-kinds-private.h"
#include "isms-rule.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

struct _IsmsIncident
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsIncident, isms_incident, ISMS_TYPE_RECORD)

const IsmsChoice isms_incident_severities[] = {
  { "low", N_ ("Low"), "minor|1|niedrig|gering" },
  { "moderate", N_ ("Moderate"), "medium|2|mittel|mäßig" },
  { "high", N_ ("High"), "major|severe|3|hoch|schwer" },
  { "critical", N_ ("Critical"), "very high|4|kritisch|sehr hoch" },
  { NULL, NULL, NULL },
};

static const IsmsChoice categories[] = {
  { "malware", N_ ("Malware"), "virus|ransomware|schadsoftware" },
  { "phishing", N_ ("Phishing or Deception"), "phishing|social engineering|fraud|betrug" },
  { "access", N_ ("Access without Right"),
    "unauthorised access|unauthorized access|intrusion|"
    "unbefugter zugriff|einbruch" },
  { "disclosure", N_ ("Information Disclosed"),
    "data breach|leak|data leak|datenpanne|"
    "offenlegung|datenabfluss" },
  { "loss", N_ ("Loss or Theft"), "lost device|theft|loss|verlust|diebstahl" },
  { "outage", N_ ("Outage"), "downtime|failure|ausfall|störung" },
  { "attack", N_ ("Attack from Outside"), "ddos|dos|attack|angriff" },
  { "misuse", N_ ("Error or Misuse"), "human error|mistake|misuse|fehler|missbrauch|bedienfehler" },
  { "physical", N_ ("Physical"), "fire|water|physical|feuer|wasser|physisch" },
  { "supplier", N_ ("At a Supplier"), "third party|supplier|dienstleister|lieferant" },
  { "other", N_ ("Other"), "sonstiges|andere|anderes" },
  { NULL, NULL, NULL },
};

static const IsmsChoice states[] = {
  { "reported", N_ ("Reported"), "open|new|gemeldet|offen|neu" },
  { "contained", N_ ("Contained"), "in progress|eingedämmt|in arbeit" },
  { "resolved", N_ ("Resolved"), "recovered|fixed|behoben|gelöst|wiederhergestellt" },
  { "closed", N_ ("Closed"), "done|completed|abgeschlossen|geschlossen|erledigt" },
  { NULL, NULL, NULL },
};

static const IsmsChoice answers[] = {
  { "yes", N_ ("Yes"), "ja|y|true|1" },
  { "no", N_ ("No"), "nein|n|false|0" },
  { "unknown", N_ ("Unknown"), "unclear|unbekannt|unklar|?" },
  { NULL, NULL, NULL },
};

static const IsmsChoice notifications[] = {
  { "overdue", N_ ("Overdue"), NULL },
  { "running", N_ ("Clock running"), NULL },
  { "unclear", N_ ("Unclear"), NULL },
  { "late", N_ ("Notified late"), NULL },
  { "notified", N_ ("Notified in time"), NULL },
  { "waived", N_ ("Not necessary"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "notify_overdue", N_ ("Notification overdue"), NULL },
  { "data_unclear", N_ ("Personal data unclear"), NULL },
  { "no_severity", N_ ("No severity"), NULL },
  { "no_owner", N_ ("No owner"), NULL },
  { "no_cause", N_ ("No root cause"), NULL },
  { "no_lessons", N_ ("No lessons"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), N_ ("A few words that tell it from the others."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "incident|name|subject|security incident|vorfall|titel|bezeichnung|betreff" },
  { "what", ISMS_FIELD_PROSE, N_ ("What Happened"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "description|details|beschreibung|was ist passiert|sachverhalt" },
  { "status", ISMS_FIELD_CHOICE, N_ ("Status"),
    N_ ("It closes once its root cause and the lessons are written down (A.5.27)."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = states,
    .import_names = "state|stand|zustand" },
  { "severity", ISMS_FIELD_CHOICE, N_ ("Severity"), NULL, ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .choices = isms_incident_severities, .import_names = "priority|impact|schwere|schweregrad" },
  { "category", ISMS_FIELD_CHOICE, N_ ("Category"), NULL, ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .choices = categories, .import_names = "type|kind|art|kategorie|typ" },
  { "cia", ISMS_FIELD_CHOICES, N_ ("Touches"),
    N_ ("What was lost: confidentiality, integrity, availability."), ISMS_FIELD_FILTERED,
    .choices = isms_risk_goals,
    .import_names = "c/i/a|c i a|goals|protection goals|schutzziel|schutzziele" },
  { "occurred_at", ISMS_FIELD_TIME, N_ ("Occurred"), N_ ("When it began, as far as is known."),
    ISMS_FIELD_PLAIN, .import_names = "occurred on|start|began|eingetreten|beginn|passiert am" },
  { "detected_at", ISMS_FIELD_TIME, N_ ("Detected"),
    N_ ("When somebody here knew of it. The 72 hours begin then."), ISMS_FIELD_PLAIN,
    .import_names = "detected on|discovered|known since|date|entdeckt|erkannt|festgestellt|datum" },
  { "reported_at", ISMS_FIELD_TIME, N_ ("Reported"), N_ ("When it came in here (A.6.8)."),
    ISMS_FIELD_PLAIN, .import_names = "reported on|gemeldet|gemeldet am|eingang" },
  { "contained_at", ISMS_FIELD_TIME, N_ ("Contained"), N_ ("When it could do no more harm."),
    ISMS_FIELD_PLAIN, .import_names = "contained on|eingedämmt|eingedämmt am" },
  { "closed_at", ISMS_FIELD_TIME, N_ ("Closed"), N_ ("When all was said and done."),
    ISMS_FIELD_PLAIN, .import_names = "closed on|end|abgeschlossen am|geschlossen am|ende" },
  { "reported_by", ISMS_FIELD_REFERENCE, N_ ("Reported By"), NULL, ISMS_FIELD_FILTERED,
    .target = "person", .import_names = "reporter|gemeldet von|melder|meldende" },
  { "owner", ISMS_FIELD_REFERENCE, N_ ("Owner"), N_ ("Who leads the response to it."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "responsible|lead|handler|verantwortlich|leitung|bearbeiter" },
  { "assets", ISMS_FIELD_LINKS, N_ ("Assets"), N_ ("What it touched."), ISMS_FIELD_FILTERED,
    .target = "asset", .link_table = "incident_asset",
    .import_names = "asset|affected assets|systems|werte|betroffene systeme" },
  { "controls", ISMS_FIELD_LINKS, N_ ("Failed Controls"),
    N_ ("What should have kept it from happening, or from growing."), ISMS_FIELD_FILTERED,
    .target = "control", .link_table = "incident_control",
    .import_names = "control|failed control|failed controls|maßnahmen|versagte maßnahmen" },
  { "risks", ISMS_FIELD_LINKS, N_ ("Risks"), N_ ("What came true. Rate it again (A.5.27)."),
    ISMS_FIELD_FILTERED, .target = "risk", .link_table = "incident_risk",
    .import_names = "risk|related risks|risiko|risiken" },
  { "personal_data", ISMS_FIELD_CHOICE, N_ ("Personal Data"),
    N_ ("Was personal data touched? Then an authority may have to be told within 72 hours."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_FILTERED, .choices = answers,
    .import_names = "personal data touched|gdpr|data protection|personenbezogene daten|dsgvo|"
                    "datenschutz" },
  { "notified_at", ISMS_FIELD_TIME, N_ ("Authority Notified"),
    N_ ("When the authority for data protection was told."), ISMS_FIELD_PLAIN,
    .import_names =
        "notified|notified on|authority informed|behörde informiert|gemeldet an behörde" },
  { "no_notice_because", ISMS_FIELD_TEXT, N_ ("Not Notified Because"),
    N_ ("Why nobody has to be told: it stops the clock, and stays on record."), ISMS_FIELD_SEARCHED,
    .import_names = "reason not to notify|nicht gemeldet weil|keine meldung weil" },
  { "response", ISMS_FIELD_PROSE, N_ ("Response"),
    N_ ("What was done to contain it and to recover (A.5.26)."), ISMS_FIELD_SEARCHED,
    .import_names = "measures|immediate action|reaktion|sofortmaßnahmen" },
  { "cause", ISMS_FIELD_PROSE, N_ ("Root Cause"), N_ ("Why it could happen, down to the root."),
    ISMS_FIELD_SEARCHED, .import_names = "reason|root cause|ursache|grundursache" },
  { "lessons", ISMS_FIELD_PROSE, N_ ("Lessons"),
    N_ ("What changes because of it, or that nothing does and why (A.5.27)."), ISMS_FIELD_SEARCHED,
    .import_names = "lessons learned|learnings|lehren|erkenntnisse|lessons learnt" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "known_at", ISMS_FIELD_TIME, N_ ("Known Since"),
    N_ ("When it was detected, or else reported, or else occurred."),
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "notification", ISMS_FIELD_CHOICE, N_ ("Notification"),
    N_ ("Of the authority, where personal data was touched."),
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = notifications },
  { "notify_by", ISMS_FIELD_TIME, N_ ("Notify By"), N_ ("72 hours after it was detected."),
    ISMS_FIELD_COMPUTED },
  { "hours_left", ISMS_FIELD_INTEGER, N_ ("Hours Left"), N_ ("To tell the authority."),
    ISMS_FIELD_COMPUTED },
  { "overdue", ISMS_FIELD_BOOLEAN, N_ ("Overdue"), N_ ("The authority should have been told."),
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED },
  { "hours_to_detect", ISMS_FIELD_REAL, N_ ("Hours to Detect"), N_ ("From when it occurred."),
    ISMS_FIELD_COMPUTED },
  { "hours_to_contain", ISMS_FIELD_REAL, N_ ("Hours to Contain"), N_ ("From when it was detected."),
    ISMS_FIELD_COMPUTED },
  { "hours_to_close", ISMS_FIELD_REAL, N_ ("Hours to Close"), N_ ("From when it was detected."),
    ISMS_FIELD_COMPUTED },
  { "entries", ISMS_FIELD_INTEGER, N_ ("Timeline Entries"), NULL, ISMS_FIELD_COMPUTED },
  { "month", ISMS_FIELD_TEXT, N_ ("Month"), N_ ("In which it was known of."),
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED },
  { "quarter", ISMS_FIELD_TEXT, N_ ("Quarter"), N_ ("In which it was known of."),
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
  ISMS_ACTION_SUMS,
};

/* --- What follows in the same record --- */

static gboolean
sets (const IsmsRow *after, const char *column)
{
  return isms_row_get (after, column) != NULL;
}

/* A moment that is set says how far it is; one that is taken away, that it is not so far. */
static void
settle_status (const IsmsProposal *proposal, IsmsRow *after)
{
  const char *status = isms_proposal_get_text (proposal, "status");

  if (sets (after, "status"))
    return;
  if (isms_row_get_text (after, "closed_at") != NULL)
    isms_row_set_text (after, "status", "closed");
  else if (sets (after, "closed_at") && g_strcmp0 (status, "closed") == 0)
    isms_row_set_text (after, "status", "resolved");
  else if (isms_row_get_text (after, "contained_at") != NULL
           && (status == NULL || g_str_equal (status, "reported")))
    isms_row_set_text (after, "status", "contained");
  else if (sets (after, "contained_at") && isms_row_get_text (after, "contained_at") == NULL
           && g_strcmp0 (status, "contained") == 0)
    isms_row_set_text (after, "status", "reported");
}

/* What a person says is so now, is so from now on. What comes into the workspace was not done now.
 */
static void
settle_moment (const IsmsProposal *proposal, IsmsRow *after, const char *column, gboolean reached)
{
  g_autofree char *now = isms_day_dup_now ();

  if (sets (after, column))
    return;
  if (reached && isms_proposal_get_text (proposal, column) == NULL)
    isms_row_set_text (after, column, now);
}

static void
settle (const IsmsProposal *proposal, IsmsRow *after)
{
  const char *before = proposal->before ? isms_row_get_text (proposal->before, "status") : NULL;
  const char *status;

  settle_status (proposal, after);
  status = isms_row_get_text (after, "status");
  if (status == NULL || before == NULL || g_str_equal (status, before))
    return;
  settle_moment (proposal, after, "contained_at", g_str_equal (status, "contained"));
  settle_moment (proposal, after, "closed_at", g_str_equal (status, "closed"));
  if (!g_str_equal (status, "closed"))
    isms_row_set_null (after, "closed_at");
  if (g_str_equal (status, "reported"))
    isms_row_set_null (after, "contained_at");
}

/* --- What is refused --- */

/* The earlier column, the later one, and what is said where they are not so. */
static const struct
{
  const char *earlier;
  const char *later;
  const char *sentence;
} orders[] = {
  { "occurred_at", "detected_at",
    N_ ("Nothing is detected before it occurs. Change the other time first.") },
  { "occurred_at", "reported_at",
    N_ ("Nothing is reported before it occurs. Change the other time first.") },
  { "detected_at", "reported_at",
    N_ ("Nothing is reported before it is detected. Change the other time first.") },
  { "occurred_at", "contained_at",
    N_ ("Nothing is contained before it occurs. Change the other time first.") },
  { "detected_at", "contained_at",
    N_ ("Nothing is contained before it is detected. Change the other time first.") },
  { "contained_at", "closed_at",
    N_ ("Nothing is closed before it is contained. Change the other time first.") },
  { "detected_at", "closed_at",
    N_ ("Nothing is closed before it is detected. Change the other time first.") },
  { "reported_at", "closed_at",
    N_ ("Nothing is closed before it is reported. Change the other time first.") },
  { "detected_at", "notified_at",
    N_ ("Nobody is notified before the incident is detected. Change the other time first.") },
};

static gboolean
check_order (IsmsProposal *proposal, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      const char *earlier = isms_proposal_get_text (proposal, orders[i].earlier);
      const char *later = isms_proposal_get_text (proposal, orders[i].later);
      const gboolean sets_later = sets (proposal->after, orders[i].later);

      if (earlier != NULL && later != NULL && strcmp (later, earlier) < 0
          && (sets_later || sets (proposal->after, orders[i].earlier)))
        return isms_proposal_refuse (proposal, sets_later ? orders[i].later : orders[i].earlier,
                                     _ (orders[i].sentence), error);
    }
  return TRUE;
}

static gboolean
is_blank (const IsmsProposal *proposal, const char *column)
{
  const char *text = isms_proposal_get_text (proposal, column);
  g_autofree char *bare = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  return bare == NULL || *bare == '\0';
}

/* A.5.27: what is learned from an incident is used, so nothing closes before it is written down. */
static gboolean
check_learned (IsmsProposal *proposal, GError **error)
{
  const char *asks = sets (proposal->after, "closed_at") && !sets (proposal->after, "cause")
                         ? "closed_at"
                         : "status";

  if (g_strcmp0 (isms_proposal_get_text (proposal, "status"), "closed") != 0)
    return TRUE;
  if (is_blank (proposal, "cause"))
    return isms_proposal_refuse (proposal, sets (proposal->after, "status") ? asks : "cause",
                                 _ ("An incident is closed once its root cause is known. Write the "
                                    "root cause first; to take "
                                    "it away, open the incident again."),
                                 error);
  if (is_blank (proposal, "lessons"))
    return isms_proposal_refuse (proposal, sets (proposal->after, "status") ? asks : "lessons",
                                 _ ("An incident is closed with what was learned. Write the "
                                    "lessons first, or that there are "
                                    "none and why; to take them away, open the incident again."),
                                 error);
  return TRUE;
}

static const char *const moments[] = { "occurred_at",  "detected_at", "reported_at",
                                       "contained_at", "closed_at",   "notified_at" };

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  if (proposal->after == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    if (!isms_proposal_check_has_passed (
            proposal, moments[i],
            _ ("That time is still to come. Choose one that has passed; what is planned is an "
               "action."),
            error))
      return FALSE;
  return check_order (proposal, error) && check_learned (proposal, error);
}

/* It came in when it was written down, until somebody says otherwise. */
static void
begin (IsmsRow *row, GDateTime *time)
{
  g_autofree char *now = isms_day_write_moment (time);

  isms_row_set_text (row, "reported_at", now);
}

static const char *const rule_columns[] = { "status",      "occurred_at",  "detected_at",
                                            "reported_at", "contained_at", "closed_at",
                                            "notified_at", "cause",        "lessons",
                                            NULL };

static const char *const leading[] = { "severity", "status",   "known_at", "notification",
                                       "owner",    "category", "flaws",    NULL };

static const char *const watched[] = { "incident_entry", "action", NULL };

const IsmsKind isms_kind_incident = {
  .name = "incident",
  .number = 40,
  .view = "incident_with_actions",
  .prefix = "IN",
  .label = N_ ("Incident"),
  .plural = N_ ("Incidents"),
  .purpose = N_ ("What went wrong: from the first report to what was learned, with the clock that "
                 "runs where personal data is touched (A.5.24 to A.5.28)."),
  .icon_name = "dialog-warning-symbolic",
  .title_field = "title",
  .import_name = "incidents",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .watched = watched,
  .get_type = isms_incident_get_type,
  .begin = begin,
  .check = check,
  .rule_columns = rule_columns,
  .settle = settle,
};

static void
isms_incident_class_init (IsmsIncidentClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_incident);
}

static void
isms_incident_init (IsmsIncident *self)
{
}

/* --- In words --- */

static char *
dup_days (gint64 seconds)
{
  const gulong n = (gulong) (seconds / DAY);

  /* Translators: how long something took */
  return g_strdup_printf (ngettext ("%lu day", "%lu days", n), n);
}

static char *
dup_hours (gint64 seconds)
{
  const gulong n = (gulong) (seconds / HOUR);

  /* Translators: how long something took */
  return g_strdup_printf (ngettext ("%lu hour", "%lu hours", n), n);
}

static char *
dup_minutes (gint64 seconds)
{
  const gulong n = (gulong) (seconds / MINUTE);

  /* Translators: how long something took */
  return g_strdup_printf (ngettext ("%lu minute", "%lu minutes", n), n);
}

/* As the clock of 72 hours counts: in hours, and in minutes at last. */
static char *
dup_clock_hours (gint64 seconds)
{
  return seconds >= HOUR ? dup_hours (seconds) : dup_minutes (seconds);
}

/**
 * isms_incident_dup_duration:
 * @seconds: between two moments
 *
 * Returns: (transfer full): the two largest units: "2 days 3 hours", "5 hours 20 minutes"
 */
char *
isms_incident_dup_duration (gint64 seconds)
{
  g_autofree char *much = NULL;
  g_autofree char *less = NULL;

  if (seconds < HOUR)
    return dup_minutes (MAX (seconds, 0));
  much = seconds >= DAY ? dup_days (seconds) : dup_hours (seconds);
  less = seconds >= DAY ? dup_hours (seconds % DAY) : dup_minutes (seconds % HOUR);
  if ((seconds >= DAY ? seconds % DAY / HOUR : seconds % HOUR / MINUTE) == 0)
    return g_steal_pointer (&much);
  /* Translators: how long something took: "2 days", "3 hours" */
  return g_strdup_printf (C_ ("duration", "%s %s"), much, less);
}

/**
 * isms_incident_dup_time:
 * @time: one of the phases of an incident
 * @hours: how long it took
 *
 * Returns: (transfer full): that, to stand by itself or after another one
 */
char *
isms_incident_dup_time (IsmsIncidentTime time, double hours)
{
  g_autofree char *words = isms_incident_dup_duration ((gint64) (hours * HOUR + 0.5));

  switch (time)
    {
    case ISMS_INCIDENT_DETECT:
      /* Translators: "detected after 2 hours 5 minutes" */
      return g_strdup_printf (_ ("detected after %s"), words);
    case ISMS_INCIDENT_CONTAIN:
      /* Translators: "contained after 2 hours 5 minutes" */
      return g_strdup_printf (_ ("contained after %s"), words);
    case ISMS_INCIDENT_CLOSE:
    case ISMS_INCIDENT_N_TIMES:
    default:
      /* Translators: "closed after 2 days" */
      return g_strdup_printf (_ ("closed after %s"), words);
    }
}

static char *
dup_told (const char *notified_at, gint64 by)
{
  const gint64 told = isms_day_get_seconds (notified_at);
  g_autofree char *moment = isms_day_dup_moment (notified_at);
  g_autofree char *late = told > by ? dup_clock_hours (told - by) : NULL;

  if (late != NULL)
    /* Translators: a moment, and "3 hours" */
    return g_strdup_printf (_ ("The authority was told on %s: %s late."), moment, late);
  /* Translators: a moment */
  return g_strdup_printf (_ ("The authority was told on %s, within 72 hours."), moment);
}

/**
 * isms_incident_dup_clock:
 * @incident: an incident
 * @now: the time that it is
 *
 * How it stands with telling the authority (A.5.26; the 72 hours of data protection law).
 *
 * Returns: (transfer full) (nullable): a sentence; %NULL where no personal data was touched
 */
char *
isms_incident_dup_clock (IsmsRecord *incident, GDateTime *now)
{
  const char *data = isms_record_get_text (incident, "personal_data");
  const char *notified_at = isms_record_get_text (incident, "notified_at");
  const char *because = isms_record_get_text (incident, "no_notice_because");
  const char *notify_by = isms_record_get_text (incident, "notify_by");
  const gint64 by = isms_day_get_seconds (notify_by);
  const gint64 left = by - g_date_time_to_unix (now);
  g_autofree char *moment = isms_day_dup_moment (notify_by);
  g_autofree char *hours = dup_clock_hours (ABS (left));

  if (g_strcmp0 (data, "no") == 0)
    return NULL;
  if (g_strcmp0 (data, "yes") != 0)
    return g_strdup (_ ("Say whether personal data was touched: an authority may have to be told "
                        "within 72 hours of when it was detected."));
  if (notified_at != NULL)
    return dup_told (notified_at, by != 0 ? by : G_MAXINT64);
  if (because != NULL && *because != '\0')
    /* Translators: a reason */
    return g_strdup_printf (_ ("The authority need not be told: %s"), because);
  if (by == 0)
    return g_strdup (_ ("Say when it was detected: the authority is to be told within 72 hours of "
                        "that."));
  if (left < 0)
    /* Translators: "3 hours", and a moment */
    return g_strdup_printf (_ ("Overdue for %s: the authority was to be told by %s."), hours,
                            moment);
  /* Translators: "31 hours", and a moment */
  return g_strdup_printf (_ ("%s left: the authority is to be told by %s."), hours, moment);
}

/* --- What happened, in its order --- */

static void
event_free (gpointer data)
{
  IsmsIncidentEvent *self = data;

  g_free (self->time);
  g_free (self->title);
  g_free (self->person);
  g_free (self->note);
  g_free (self);
}

/* In the order of the statement's first columns. */
static const char *const event_words[] = { N_ ("Occurred"),           N_ ("Detected"),
                                           N_ ("Reported"),           N_ ("Contained"),
                                           N_ ("Authority notified"), N_ ("Closed") };

static gboolean
load_moments (GPtrArray *events, IsmsDatabase *database, gint64 incident, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT occurred_at, detected_at, reported_at, contained_at, notified_at, closed_at, "
      "(SELECT name FROM person WHERE id = reported_by_id) FROM incident WHERE id = ?",
      error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, incident);
  if (isms_statement_next (statement, error))
    for (guint i = 0; i < G_N_ELEMENTS (event_words); i++)
      {
        const char *time = isms_statement_get_text (statement, (int) i);
        IsmsIncidentEvent *event;

        if (time == NULL)
          continue;
        event = g_new0 (IsmsIncidentEvent, 1);
        event->time = g_strdup (time);
        event->title = g_strdup (_ (event_words[i]));
        if (i == 2)
          event->person = g_strdup (isms_statement_get_text (statement, 6));
        g_ptr_array_add (events, event);
      }
  return !isms_statement_failed (statement);
}

static gboolean
load_entries (GPtrArray *events, IsmsDatabase *database, gint64 incident, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT e.id, e.happened_at, e.title, e.note, (SELECT name FROM person WHERE id = "
      "e.person_id) FROM incident_entry AS e WHERE e.incident_id = ? AND e.archived = 0 "
      "ORDER BY e.happened_at NULLS LAST, e.id",
      error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, incident);
  while (isms_statement_next (statement, error))
    {
      IsmsIncidentEvent *event = g_new0 (IsmsIncidentEvent, 1);

      event->entry = isms_statement_get_int (statement, 0);
      event->time = g_strdup (isms_statement_get_text (statement, 1));
      event->title = g_strdup (isms_statement_get_text (statement, 2));
      event->note = g_strdup (isms_statement_get_text (statement, 3));
      event->person = g_strdup (isms_statement_get_text (statement, 4));
      g_ptr_array_add (events, event);
    }
  return !isms_statement_failed (statement);
}

/* At the same minute the moment stands before what was written of it; sorting is stable. */
static int
compare_events (gconstpointer one, gconstpointer other)
{
  const IsmsIncidentEvent *a = *(const IsmsIncidentEvent *const *) one;
  const IsmsIncidentEvent *b = *(const IsmsIncidentEvent *const *) other;

  if (a->time == NULL || b->time == NULL)
    return (a->time == NULL) - (b->time == NULL);
  return strcmp (a->time, b->time);
}

/**
 * isms_incident_load_timeline:
 * @database: a connection of the calling thread
 * @incident: the id of an incident
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsIncidentEvent): its own moments and the entries that
 *   are in use, the earliest first; %NULL on error
 */
GPtrArray *
isms_incident_load_timeline (IsmsDatabase *database, gint64 incident, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (event_free);

  if (!load_moments (events, database, incident, error)
      || !load_entries (events, database, incident, error))
    return NULL;
  g_ptr_array_sort (events, compare_events);
  return g_steal_pointer (&events);
}

/* --- The risks that came true --- */

static void
risk_free (gpointer data)
{
  IsmsIncidentRisk *self = data;

  g_free (self->ref);
  g_free (self->title);
  g_free (self->level);
  g_free (self->rated_on);
  g_free (self);
}

/**
 * isms_incident_load_risks:
 * @database: a connection of the calling thread
 * @incident: the id of an incident
 * @error: return location
 *
 * A.5.27: whether each risk was looked at again since the incident was known of. A rating of the
 * same day counts.
 *
 * Returns: (transfer full) (element-type IsmsIncidentRisk): the risks in use that it is linked to,
 *   by ref; %NULL on error
 */
GPtrArray *
isms_incident_load_risks (IsmsDatabase *database, gint64 incident, GError **error)
{
  g_autoptr (GPtrArray) risks = g_ptr_array_new_with_free_func (risk_free);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT r.id, r.ref, r.title, r.current_level_name, r.current_rated_on, "
      "r.current_rated_on IS NULL OR r.current_rated_on < (SELECT date (n.known_at, 'localtime') "
      "FROM incident_now AS n WHERE n.id = l.incident_id) FROM incident_risk AS l "
      "JOIN risk_list AS r ON r.id = l.risk_id WHERE l.incident_id = ? AND r.archived = 0 "
      "ORDER BY r.ref_key, r.id",
      error);

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, incident);
  while (isms_statement_next (statement, error))
    {
      IsmsIncidentRisk *risk = g_new0 (IsmsIncidentRisk, 1);

      risk->id = isms_statement_get_int (statement, 0);
      risk->ref = g_strdup (isms_statement_get_text (statement, 1));
      risk->title = g_strdup (isms_statement_get_text (statement, 2));
      risk->level = g_strdup (isms_statement_get_text (statement, 3));
      risk->rated_on = g_strdup (isms_statement_get_text (statement, 4));
      risk->is_open = isms_statement_get_int (statement, 5) != 0;
      g_ptr_array_add (risks, risk);
    }
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&risks);
}

/**
 * isms_incident_dup_reason:
 * @database: a connection of the calling thread
 * @risk: the id of a risk
 *
 * A.5.27: the words that a rating can begin with, where an incident has shown a risk as it was not
 * rated since. Of several, the one that is known of last.
 *
 * Returns: (transfer full) (nullable): "After IN-004: A laptop was stolen"; %NULL: there is none,
 *   or it can not be read
 */
char *
isms_incident_dup_reason (IsmsDatabase *database, gint64 risk)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT i.ref, i.title FROM incident_risk AS l JOIN incident AS i ON i.id = l.incident_id "
      "JOIN incident_now AS n ON n.id = i.id JOIN risk_list AS r ON r.id = l.risk_id "
      "WHERE l.risk_id = ? AND i.archived = 0 AND (r.current_rated_on IS NULL "
      "OR r.current_rated_on < date (n.known_at, 'localtime')) "
      "ORDER BY n.known_at DESC, i.id DESC LIMIT 1",
      NULL);

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, risk);
  if (!isms_statement_next (statement, NULL))
    return NULL;
  /* Translators: why a risk is rated again: the ref and the title of an incident */
  return g_strdup_printf (_ ("After %s: %s"), isms_statement_get_text (statement, 0),
                          isms_statement_get_text (statement, 1));
}
