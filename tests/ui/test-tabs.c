/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A destination of several tabs, by itself: when its tabs are made, and what goes on to them. */

#include "isms-ui-test.h"

#include "isms-tabs-page.h"

#define NARROW 360

/* --- A tab that is a page --- */

#define TYPE_PART (part_get_type ())
G_DECLARE_FINAL_TYPE (Part, part, TEST, PART, AdwBin)

struct _Part
{
  AdwBin parent_instance;

  IsmsPageAction can;
  guint n_activated;
  gint64 record;
};

static void part_page_init (IsmsPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (Part,
                               part,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ISMS_TYPE_PAGE, part_page_init))

static gboolean
part_can (IsmsPage *page, IsmsPageAction action)
{
  return TEST_PART (page)->can == action;
}

static void
part_activate (IsmsPage *page, IsmsPageAction action)
{
  TEST_PART (page)->n_activated++;
}

static gboolean
part_show_record (IsmsPage *page, const IsmsKind *kind, gint64 id)
{
  TEST_PART (page)->record = id;
  return id != 0;
}

static void
part_get_place (IsmsPage *page, const char **tab, gint64 *record)
{
  *tab = "of the part";
  *record = TEST_PART (page)->record;
}

static void
part_show_place (IsmsPage *page, const char *tab, gint64 record)
{
  TEST_PART (page)->record = record;
}

static void
part_page_init (IsmsPageInterface *iface)
{
  iface->can = part_can;
  iface->activate = part_activate;
  iface->show_record = part_show_record;
  iface->get_place = part_get_place;
  iface->show_place = part_show_place;
}

static void
part_class_init (PartClass *klass)
{
}

static void
part_init (Part *self)
{
}

/* --- The page --- */

static guint n_created;

static GtkWidget *
create_part (IsmsTabsPage *page)
{
  Part *part = g_object_new (TYPE_PART, NULL);

  part->can = n_created++ == 0 ? ISMS_PAGE_ACTION_NEW : ISMS_PAGE_ACTION_PRINT;
  return GTK_WIDGET (part);
}

static GtkWidget *
create_label (IsmsTabsPage *page)
{
  n_created++;
  return gtk_label_new ("No page");
}

static const IsmsTab tabs[] = {
  { .name = "first", .title = "The first of them", .create = create_part },
  { .name = "records", .title = "Those of people", .kind = "person", .create = create_part },
  { .name = "label", .title = "What is no page", .create = create_label },
  { .name = "last", .title = "The last of them", .create = create_label },
};

typedef struct
{
  GtkWidget *window;
  IsmsTabsPage *page;
  guint n_told; /* "tab-created" */
  guint n_can;
  guint n_place;
} Fixture;

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
set_up (Fixture *fixture)
{
  GtkWidget *page = g_object_new (ISMS_TYPE_TABS_PAGE, "title", "Several", NULL);

  *fixture = (Fixture) { .page = ISMS_TABS_PAGE (page) };
  n_created = 0;
  isms_tabs_page_add (fixture->page, tabs, G_N_ELEMENTS (tabs));
  g_signal_connect_swapped (page, "tab-created", G_CALLBACK (count_cb), &fixture->n_told);
  g_signal_connect_swapped (page, "can-changed", G_CALLBACK (count_cb), &fixture->n_can);
  g_signal_connect_swapped (page, "place-changed", G_CALLBACK (count_cb), &fixture->n_place);
  g_assert_cmpuint (n_created, ==, 0);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), NARROW, 300);
  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
}

static void
tear_down (Fixture *fixture)
{
  guint n_before = n_created;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_cmpuint (n_created, ==, n_before); /* none is made in going */
}

static Part *
get_part (Fixture *fixture, const char *name)
{
  return TEST_PART (isms_tabs_page_get_tab (fixture->page, name));
}

/* A tab is made when it is first shown, once. */
static void
test_created (void)
{
  Fixture fixture;
  GtkWidget *first;

  set_up (&fixture);
  g_assert_cmpuint (n_created, ==, 1);
  g_assert_cmpuint (fixture.n_told, ==, 1);
  first = isms_tabs_page_get_tab (fixture.page, NULL);
  isms_tabs_page_show_tab (fixture.page, "label");
  g_assert_cmpuint (n_created, ==, 2);
  g_assert_cmpuint (fixture.n_told, ==, 2);
  g_assert_true (GTK_IS_LABEL (isms_tabs_page_get_tab (fixture.page, NULL)));
  isms_tabs_page_show_tab (fixture.page, "first");
  g_assert_true (isms_tabs_page_get_tab (fixture.page, NULL) == first);
  isms_tabs_page_show_tab (fixture.page, "not there");
  g_assert_cmpstr (isms_tabs_page_get_shown (fixture.page), ==, "first");
  g_assert_cmpuint (n_created, ==, 2);
  g_assert_cmpstr (isms_page_get_title (ISMS_PAGE (fixture.page)), ==, "Several");
  tear_down (&fixture);
}

/* What the window asks goes to the tab that is shown; what another says stays there. */
static void
test_actions (void)
{
  Fixture fixture;
  IsmsPage *page;

  set_up (&fixture);
  page = ISMS_PAGE (fixture.page);
  g_assert_true (isms_page_can (page, ISMS_PAGE_ACTION_NEW));
  g_assert_false (isms_page_can (page, ISMS_PAGE_ACTION_PRINT));
  isms_page_activate (page, ISMS_PAGE_ACTION_NEW);
  g_assert_cmpuint (get_part (&fixture, "first")->n_activated, ==, 1);
  isms_page_changed (ISMS_PAGE (get_part (&fixture, "records")));
  g_assert_cmpuint (fixture.n_can, ==, 0);
  isms_tabs_page_show_tab (fixture.page, "records");
  g_assert_cmpuint (fixture.n_can, ==, 1);
  g_assert_true (isms_page_can (page, ISMS_PAGE_ACTION_PRINT));
  isms_page_changed (ISMS_PAGE (get_part (&fixture, "records")));
  g_assert_cmpuint (fixture.n_can, ==, 2);
  isms_tabs_page_show_tab (fixture.page, "label");
  for (IsmsPageAction action = 0; action < ISMS_PAGE_N_ACTIONS; action++)
    g_assert_true (isms_page_can (page, action) == isms_tabs_page_steps (action));
  tear_down (&fixture);
}

static void
assert_place (Fixture *fixture, const char *tab, gint64 record)
{
  const char *tab_here;
  gint64 record_here;

  isms_page_get_place (ISMS_PAGE (fixture->page), &tab_here, &record_here);
  g_assert_cmpstr (tab_here, ==, tab);
  g_assert_cmpint (record_here, ==, record);
}

/* A record is shown on the tab of its kind, and a place leads back there. */
static void
test_places (void)
{
  Fixture fixture;
  IsmsPage *page;

  set_up (&fixture);
  page = ISMS_PAGE (fixture.page);
  g_assert_false (isms_page_show_record (page, isms_kind_find ("asset"), 7));
  g_assert_false (isms_page_show_record (page, isms_kind_find ("person"), 0)); /* refused there */
  assert_place (&fixture, "first", 0);
  g_assert_true (isms_page_show_record (page, isms_kind_find ("person"), 7));
  assert_place (&fixture, "records", 7);
  g_assert_cmpuint (fixture.n_place, ==, 1);
  isms_page_place_changed (ISMS_PAGE (get_part (&fixture, "records")));
  isms_page_place_changed (ISMS_PAGE (get_part (&fixture, "first"))); /* not shown */
  g_assert_cmpuint (fixture.n_place, ==, 2);
  isms_page_show_place (page, "first", 3);
  assert_place (&fixture, "first", 3);
  isms_page_show_place (page, "not there", 4);
  assert_place (&fixture, "first", 4);
  isms_page_show_place (page, "label", 5);
  assert_place (&fixture, "label", 0);
  isms_page_show_place (page, NULL, 0);
  assert_place (&fixture, "label", 0);
  tear_down (&fixture);
}

static gboolean
is_in_sight (GtkWidget *widget, GtkWidget *window)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, window, &bounds) && bounds.origin.x >= 0
         && bounds.origin.x + bounds.size.width <= (float) gtk_widget_get_width (window);
}

/* Where the tabs are wider than the window, the one that is shown comes into sight, and a menu has
 * all of them. */
static void
test_narrow (void)
{
  Fixture fixture;
  GtkWidget *last;
  GtkWidget *all;

  set_up (&fixture);
  gtk_window_present (GTK_WINDOW (fixture.window));
  wait_for (gtk_widget_get_width (fixture.window) == NARROW)
    ;
  isms_ui_test_settle (fixture.window);
  last = isms_ui_test_find_text (GTK_WIDGET (fixture.page), "The last of them");
  g_assert_nonnull (last);
  g_assert_false (is_in_sight (last, fixture.window));
  wait_for ((all = isms_ui_test_find_tip (GTK_WIDGET (fixture.page), "All Tabs")) != NULL)
    ;
  gtk_widget_grab_focus (all);
  isms_ui_test_settle (fixture.window);
  isms_ui_test_key ("Return");
  wait_for (gtk_menu_button_get_active (GTK_MENU_BUTTON (all)))
    ;
  isms_ui_test_settle (fixture.window);
  for (guint i = 1; i < G_N_ELEMENTS (tabs); i++)
    isms_ui_test_key ("Down");
  isms_ui_test_key ("Return");
  wait_for (g_strcmp0 (isms_tabs_page_get_shown (fixture.page), "last") == 0)
    ;
  wait_for (is_in_sight (last, fixture.window))
    ;
  /* It stays there when the window is made wide and narrow again. */
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 3 * NARROW, 300);
  wait_for (gtk_widget_get_width (fixture.window) == 3 * NARROW)
    ;
  isms_ui_test_settle (fixture.window);
  wait_for (!gtk_widget_get_visible (all))
    ;
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), NARROW, 300);
  wait_for (gtk_widget_get_width (fixture.window) == NARROW)
    ;
  wait_for (is_in_sight (last, fixture.window))
    ;
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/tabs/created", test_created);
  g_test_add_func ("/ui/tabs/actions", test_actions);
  g_test_add_func ("/ui/tabs/places", test_places);
  g_test_add_func ("/ui/tabs/narrow", test_narrow);
  return isms_ui_test_run ();
}
