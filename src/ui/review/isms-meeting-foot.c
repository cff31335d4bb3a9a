/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Keys are shown as they are printed on the keyboard. */

#include "isms-config.h"

#include "isms-meeting-foot.h"

#include <glib/gi18n-lib.h>

#include "isms-meeting-pages.h"

struct _IsmsMeetingFoot
{
  AdwBin parent_instance;

  GtkWidget *previous;
  GtkWidget *next;
  GtkWidget *hints;
};

G_DEFINE_FINAL_TYPE (IsmsMeetingFoot, isms_meeting_foot, ADW_TYPE_BIN)

/* The pages that a hint is for. */
typedef enum
{
  OPENING = 1 << 0,
  INPUT = 1 << 1,
  TOPICS = 1 << 2,
  CONCLUSION = 1 << 3,
  ALL = OPENING | INPUT | TOPICS | CONCLUSION,
} Where;

static const struct
{
  const char *accelerator;
  const char *words; /* N_() */
  Where where;
} hints[] = {
  /* Translators: what a key does in a meeting, as short as can be */
  { "p", N_ ("present"), OPENING },
  { "e", N_ ("excused"), OPENING },
  { "a", N_ ("absent"), OPENING },
  { "1", N_ ("yes"), CONCLUSION },
  { "2", N_ ("in part"), CONCLUSION },
  { "3", N_ ("no"), CONCLUSION },
  { "<Control>m", N_ ("minutes"), INPUT | TOPICS | CONCLUSION },
  { "<Control>d", N_ ("decision"), INPUT | TOPICS },
  { "<Control>t", N_ ("considered"), INPUT },
  { "F6", N_ ("other side"), ALL },
  { "F8", N_ ("clock"), ALL },
  { "<Control>z", N_ ("undo"), ALL },
  { "F11", N_ ("full screen"), OPENING },
};

static Where
get_where (guint page)
{
  if (isms_meeting_page_get_input (page) != NULL)
    return INPUT;
  return page == ISMS_MEETING_OPENING ? OPENING : page == ISMS_MEETING_TOPICS ? TOPICS : CONCLUSION;
}

static GtkWidget *
create_hint (const char *accelerator, const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  guint key = 0;
  GdkModifierType modifiers = 0;
  g_autofree char *label = NULL;
  GtkWidget *cap;

  gtk_accelerator_parse (accelerator, &key, &modifiers);
  label = gtk_accelerator_get_label (key, modifiers);
  cap = gtk_label_new (label);
  gtk_widget_add_css_class (cap, "keycap");
  gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), cap);
  gtk_box_append (GTK_BOX (box), gtk_label_new (words));
  gtk_widget_add_css_class (box, "dimmed");
  return box;
}

static void
show_hints (IsmsMeetingFoot *self, guint page)
{
  Where where = get_where (page);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->hints)) != NULL)
    adw_wrap_box_remove (ADW_WRAP_BOX (self->hints), child);
  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    if ((hints[i].where & where) != 0)
      adw_wrap_box_append (ADW_WRAP_BOX (self->hints),
                           create_hint (hints[i].accelerator, _ (hints[i].words)));
}

/* @words: where it leads, for who does not see the arrow; NULL: nowhere. */
static void
show_turn (GtkWidget *button, const char *icon, guint page, const char *words)
{
  GtkWidget *content = gtk_button_get_child (GTK_BUTTON (button));

  gtk_widget_set_visible (button, words != NULL);
  if (words == NULL)
    return;
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), icon);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), isms_meeting_page_get_title (page));
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}

static GtkWidget *
create_turn (const char *action)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_can_shrink (ADW_BUTTON_CONTENT (content), TRUE);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static void
isms_meeting_foot_class_init (IsmsMeetingFootClass *klass)
{
}

static void
isms_meeting_foot_init (IsmsMeetingFoot *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->previous = create_turn ("meeting.previous");
  self->next = create_turn ("meeting.next");
  self->hints = adw_wrap_box_new ();
  gtk_widget_add_css_class (self->next, "suggested-action");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->hints), 18);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->hints), 6);
  adw_wrap_box_set_align (ADW_WRAP_BOX (self->hints), 0.5f);
  gtk_widget_set_hexpand (self->hints, TRUE);
  gtk_widget_set_halign (self->next, GTK_ALIGN_END);
  gtk_widget_set_valign (self->hints, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (line, 12);
  gtk_widget_set_margin_end (line, 12);
  gtk_widget_set_margin_top (line, 6);
  gtk_widget_set_margin_bottom (line, 6);
  gtk_box_append (GTK_BOX (line), self->previous);
  gtk_box_append (GTK_BOX (line), self->hints);
  gtk_box_append (GTK_BOX (line), self->next);
  adw_bin_set_child (ADW_BIN (self), line);
}

GtkWidget *
isms_meeting_foot_new (void)
{
  return g_object_new (ISMS_TYPE_MEETING_FOOT, NULL);
}

/**
 * isms_meeting_foot_add_setters:
 * @self: the bottom of a meeting
 * @narrow: when there is room for little
 *
 * Then the keys are left out: Ctrl+? has them, too.
 */
void
isms_meeting_foot_add_setters (IsmsMeetingFoot *self, AdwBreakpoint *narrow)
{
  g_auto (GValue) no = G_VALUE_INIT;
  g_auto (GValue) yes = G_VALUE_INIT;

  g_return_if_fail (ISMS_IS_MEETING_FOOT (self));

  g_value_init (&no, G_TYPE_BOOLEAN);
  g_value_init (&yes, G_TYPE_BOOLEAN);
  g_value_set_boolean (&yes, TRUE);
  adw_breakpoint_add_setter (narrow, G_OBJECT (self->hints), "visible", &no);
  adw_breakpoint_add_setter (narrow, G_OBJECT (self->next), "hexpand", &yes);
}

/**
 * isms_meeting_foot_show:
 * @self: the bottom of a meeting
 * @page: which page was turned to
 */
void
isms_meeting_foot_show (IsmsMeetingFoot *self, guint page)
{
  g_autofree char *previous = NULL;
  g_autofree char *next = NULL;

  g_return_if_fail (ISMS_IS_MEETING_FOOT (self));

  if (page > 0)
    /* Translators: the title of the page before, of a meeting */
    previous =
        g_strdup_printf (_ ("Back to “%s” (Page Up)"), isms_meeting_page_get_title (page - 1));
  if (page + 1 < ISMS_MEETING_N_PAGES)
    /* Translators: the title of the next page, of a meeting */
    next = g_strdup_printf (_ ("On to “%s” (Page Down)"), isms_meeting_page_get_title (page + 1));
  show_turn (self->previous, "go-previous-symbolic", page - 1, previous);
  show_turn (self->next, "go-next-symbolic", page + 1, next);
  show_hints (self, page);
}
