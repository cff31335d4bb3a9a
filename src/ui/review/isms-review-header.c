/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The buttons are made once; the state says which of them are seen, and which one is first. */

#include "isms-config.h"

#include "isms-review-header.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"

typedef enum
{
  FACT_STATE,
  FACT_DAY,
  FACT_SINCE,
  FACT_CHAIR,
  FACT_FIGURES,
  FACT_ADDENDA,
  N_FACTS
} Fact;

#define NONE "none" /* the state where no review is open */

/* What can be done in which states; in the first of them it is what one comes for. */
static const struct
{
  const char *label;
  const char *action;
  const char *suggested; /* NULL: in none */
  const char *states[5];
} deeds[] = {
  { N_ ("_New Review…"), "review.new", NONE, { NONE } },
  { N_ ("Hold the _Meeting"), "review.meeting", "prepared", { "planned", "prepared" } },
  { N_ ("_Plan the Meeting…"), "review.prepare", "planned", { "planned", "prepared" } },
  { N_ ("_Approve…"), "review.approve", "held", { "held" } },
  { N_ ("Open the _Meeting"), "review.meeting", NULL, { "held" } },
  { N_ ("_Take the Figures Again"), "review.take", NULL, { "held" } },
  { N_ ("_Add an Addendum…"), "review.addendum", NULL, { "approved" } },
  { N_ ("P_re-Read…"), "review.paper", NULL, { "planned", "prepared" } },
  { N_ ("_Invitation…"), "win.export-invitation", NULL, { "planned", "prepared" } },
  { N_ ("_Report…"), "review.paper", NULL, { "held", "approved" } },
  { N_ ("ISMS _Status…"), "review.status", NULL, { NONE, "planned", "prepared" } },
};

struct _IsmsReviewHeader
{
  GtkBox parent_instance;

  GtkWidget *title;
  GtkWidget *facts[N_FACTS];
  GtkWidget *signs[ISMS_REVIEW_ACT + 1]; /* NULL: of NONE */
  GtkWidget *buttons[G_N_ELEMENTS (deeds)];
};

G_DEFINE_FINAL_TYPE (IsmsReviewHeader, isms_review_header, GTK_TYPE_BOX)

enum
{
  SIGN_CLICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
isms_review_header_class_init (IsmsReviewHeaderClass *klass)
{
  signals[SIGN_CLICKED] =
      g_signal_new ("sign-clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

/* --- Building --- */

static GtkWidget *
create_wrap (int spacing)
{
  GtkWidget *wrap = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), spacing);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 6);
  return wrap;
}

static void
add_facts (IsmsReviewHeader *self)
{
  GtkWidget *wrap = create_wrap (18);

  for (int i = 0; i < N_FACTS; i++)
    {
      GtkWidget *fact = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_box_append (GTK_BOX (fact), gtk_image_new ());
      gtk_box_append (GTK_BOX (fact), label);
      if (i == FACT_STATE)
        gtk_widget_add_css_class (label, "heading");
      adw_wrap_box_append (ADW_WRAP_BOX (wrap), fact);
      self->facts[i] = fact;
    }
  gtk_box_append (GTK_BOX (self), wrap);
}

static void
sign_clicked_cb (GtkWidget *button, IsmsReviewHeader *self)
{
  for (int sign = ISMS_REVIEW_GOOD; sign <= ISMS_REVIEW_ACT; sign++)
    if (self->signs[sign] == button)
      g_signal_emit (self, signals[SIGN_CLICKED], 0, sign);
}

/* The worst first. */
static GtkWidget *
create_signs (IsmsReviewHeader *self)
{
  GtkWidget *wrap = create_wrap (6);

  for (int sign = ISMS_REVIEW_ACT; sign >= ISMS_REVIEW_GOOD; sign--)
    {
      GtkWidget *button = gtk_button_new ();
      GtkWidget *content = adw_button_content_new ();

      adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content),
                                        isms_review_sign_get_icon_name ((IsmsReviewSign) sign));
      gtk_widget_add_css_class (content, isms_review_sign_get_style ((IsmsReviewSign) sign));
      gtk_button_set_child (GTK_BUTTON (button), content);
      gtk_widget_set_tooltip_text (button, _ ("Show the First of These"));
      g_signal_connect_object (button, "clicked", G_CALLBACK (sign_clicked_cb), self,
                               G_CONNECT_DEFAULT);
      adw_wrap_box_append (ADW_WRAP_BOX (wrap), button);
      self->signs[sign] = button;
    }
  return wrap;
}

static GtkWidget *
create_buttons (IsmsReviewHeader *self)
{
  GtkWidget *wrap = create_wrap (6);

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_ (deeds[i].label));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), deeds[i].action);
      adw_wrap_box_append (ADW_WRAP_BOX (wrap), button);
      self->buttons[i] = button;
    }
  return wrap;
}

static void
isms_review_header_init (IsmsReviewHeader *self)
{
  GtkWidget *wrap = create_wrap (18);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                              "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title), GTK_ACCESSIBLE_PROPERTY_LEVEL, 1,
                                  -1);
  gtk_widget_add_css_class (self->title, "title-1");
  gtk_box_append (GTK_BOX (self), self->title);
  add_facts (self);
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), create_buttons (self));
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), create_signs (self));
  gtk_box_append (GTK_BOX (self), wrap);
}

/**
 * isms_review_header_new:
 *
 * Returns: (transfer floating): of no review yet
 */
GtkWidget *
isms_review_header_new (void)
{
  return g_object_new (ISMS_TYPE_REVIEW_HEADER, NULL);
}

/* --- Showing --- */

/* NULL or "" hides it. */
static void
show_fact (IsmsReviewHeader *self, Fact fact, const char *icon_name, const char *words)
{
  GtkWidget *label = gtk_widget_get_last_child (self->facts[fact]);

  gtk_widget_set_visible (self->facts[fact], words != NULL && *words != '\0');
  if (words == NULL || g_str_equal (gtk_label_get_text (GTK_LABEL (label)), words))
    return;
  gtk_image_set_from_icon_name (GTK_IMAGE (gtk_widget_get_first_child (self->facts[fact])),
                                icon_name);
  gtk_label_set_text (GTK_LABEL (label), words);
}

static char *
dup_field (IsmsRecord *review, const char *name)
{
  const IsmsField *field = isms_kind_find_field (isms_record_get_kind (review), name);

  return isms_record_dup_display (review, field);
}

/* When it was held, else when it is to be. */
static char *
dup_day (IsmsRecord *review)
{
  g_autofree char *held = dup_field (review, "held_on");
  g_autofree char *planned = dup_field (review, "planned_on");
  g_autofree char *starts = dup_field (review, "starts_at");
  g_autofree char *place = dup_field (review, "place");
  g_autoptr (GString) words = g_string_new (NULL);

  if (*held != '\0')
    /* Translators: a day */
    g_string_append_printf (words, _ ("Held on %s"), held);
  else if (*starts != '\0')
    g_string_append (words, starts);
  else if (*planned != '\0')
    g_string_append (words, planned);
  if (words->len > 0 && *place != '\0')
    g_string_append_printf (words, ", %s", place);
  return g_string_free_and_steal (g_steal_pointer (&words));
}

static char *
dup_since (IsmsReviewBoard *board)
{
  g_autofree char *day = NULL;

  if (board->since == NULL)
    return g_strdup (_ ("The first review: it looks back to the beginning"));
  day = isms_day_dup_words (board->since);
  /* Translators: a day, and the ref of the management review that was held then */
  return g_strdup_printf (_ ("Since %s (%s)"), day, board->since_ref);
}

static char *
dup_chair (IsmsRecord *review)
{
  g_autofree char *chair = dup_field (review, "chair");

  if (*chair == '\0')
    return NULL;
  /* Translators: a name */
  return g_strdup_printf (_ ("Chair: %s"), chair);
}

static char *
dup_figures (IsmsReviewBoard *board, IsmsRecord *review)
{
  g_autofree char *day = isms_day_dup_words (board->day);
  g_autofree char *by = review != NULL ? dup_field (review, "approved_by") : NULL;
  g_autofree char *on = review != NULL ? dup_field (review, "approved_on") : NULL;

  if (!board->stored)
    return NULL;
  if (on == NULL || *on == '\0')
    /* Translators: a day */
    return g_strdup_printf (_ ("Figures of %s, as the meeting saw them"), day);
  if (by == NULL || *by == '\0')
    /* Translators: two days */
    return g_strdup_printf (_ ("Figures of %s, as the meeting saw them; approved on %s"), day, on);
  /* Translators: a day; who approved, and when */
  return g_strdup_printf (_ ("Figures of %s, as the meeting saw them; approved by %s on %s"), day,
                          by, on);
}

static char *
dup_addenda (const IsmsReviewBoard *board)
{
  if (board->n_addenda == 0)
    return NULL;
  /* Translators: what was added to a management review after it was approved */
  return g_strdup_printf (ngettext ("%u addendum", "%u addenda", board->n_addenda),
                          board->n_addenda);
}

static void
show_facts (IsmsReviewHeader *self, IsmsReviewBoard *board, IsmsRecord *review)
{
  g_autofree char *state =
      review != NULL ? dup_field (review, "state") : g_strdup (_ ("No review is planned"));
  g_autofree char *day = review != NULL ? dup_day (review) : NULL;
  g_autofree char *since = dup_since (board);
  g_autofree char *chair = review != NULL ? dup_chair (review) : NULL;
  g_autofree char *figures = dup_figures (board, review);
  g_autofree char *addenda = dup_addenda (board);

  show_fact (self, FACT_STATE, isms_review_state_get_icon_name (board->state), state);
  show_fact (self, FACT_DAY, "x-office-calendar-symbolic", day);
  show_fact (self, FACT_SINCE, "document-open-recent-symbolic", since);
  show_fact (self, FACT_CHAIR, "system-users-symbolic", chair);
  show_fact (self, FACT_FIGURES, "document-save-symbolic", figures);
  show_fact (self, FACT_ADDENDA, "document-edit-symbolic", addenda);
}

static char *
dup_count (IsmsReviewSign sign, guint n)
{
  switch (sign)
    {
    case ISMS_REVIEW_ACT:
      /* Translators: how many inputs of a management review are to be acted on */
      return g_strdup_printf (_ ("%u to act on"), n);
    case ISMS_REVIEW_WATCH:
      /* Translators: how many inputs of a management review are to be watched */
      return g_strdup_printf (_ ("%u to watch"), n);
    case ISMS_REVIEW_GOOD:
    case ISMS_REVIEW_NONE:
    default:
      /* Translators: how many inputs of a management review are good */
      return g_strdup_printf (_ ("%u good"), n);
    }
}

static void
show_signs (IsmsReviewHeader *self, IsmsReviewBoard *board)
{
  guint counts[ISMS_REVIEW_ACT + 1] = { 0 };

  for (guint i = 0; i < board->cards->len; i++)
    counts[((const IsmsReviewCard *) board->cards->pdata[i])->sign]++;
  for (int sign = ISMS_REVIEW_GOOD; sign <= ISMS_REVIEW_ACT; sign++)
    {
      g_autofree char *words = dup_count ((IsmsReviewSign) sign, counts[sign]);
      AdwButtonContent *content =
          ADW_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (self->signs[sign])));

      gtk_widget_set_visible (self->signs[sign], counts[sign] > 0);
      if (!g_str_equal (adw_button_content_get_label (content), words))
        adw_button_content_set_label (content, words);
    }
}

static void
show_buttons (IsmsReviewHeader *self, const char *state)
{
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      gboolean suggested = g_strcmp0 (deeds[i].suggested, state) == 0;

      gboolean fits = g_strv_contains (deeds[i].states, state);

      any |= fits;
      gtk_widget_set_visible (self->buttons[i], fits);
      if (suggested)
        gtk_widget_add_css_class (self->buttons[i], "suggested-action");
      else
        gtk_widget_remove_css_class (self->buttons[i], "suggested-action");
    }
  gtk_widget_set_visible (gtk_widget_get_parent (self->buttons[0]), any);
}

/**
 * isms_review_header_show:
 * @self: a header
 * @source: what it shows; it has a board
 */
void
isms_review_header_show (IsmsReviewHeader *self, IsmsReviewSource *source)
{
  IsmsReviewBoard *board = isms_review_source_get_board (source);
  IsmsRecord *review = isms_review_source_get_review (source);
  const char *title = review != NULL ? isms_record_get_title (review)
                                     /* Translators: a heading above figures */
                                     : _ ("Since the Last Review");

  g_return_if_fail (ISMS_IS_REVIEW_HEADER (self));

  if (!g_str_equal (gtk_label_get_text (GTK_LABEL (self->title)), title))
    gtk_label_set_text (GTK_LABEL (self->title), title);
  show_facts (self, board, review);
  show_signs (self, board);
  show_buttons (self, review != NULL ? isms_record_get_text (review, "state") : NONE);
}

const char *
isms_review_header_get_title (IsmsReviewHeader *self)
{
  return gtk_label_get_text (GTK_LABEL (self->title));
}

char *
isms_review_header_dup_facts (IsmsReviewHeader *self)
{
  GString *words = g_string_new (NULL);

  for (int i = 0; i < N_FACTS; i++)
    if (gtk_widget_get_visible (self->facts[i]))
      g_string_append_printf (
          words, "%s%s", words->len > 0 ? " · " : "",
          gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (self->facts[i]))));
  return g_string_free_and_steal (words);
}

GtkWidget *
isms_review_header_get_first_button (IsmsReviewHeader *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (gtk_widget_get_visible (self->buttons[i]))
      return self->buttons[i];
  return NULL;
}
