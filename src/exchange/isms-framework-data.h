/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a file says about a framework of controls, or about how two of them relate: plain data,
 * which knows no workspace. Lists are never NULL; texts are NULL where the file says nothing, and
 * valid UTF-8. Nothing is shared: once read, it may be used on any one thread. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Namespaces of the properties that readers add. */
#define ISMS_FRAMEWORK_NS_MEMBER "urn:parapet:member"   /* what has no place of its own here */
#define ISMS_FRAMEWORK_NS_LIBRARY "urn:parapet:library" /* fields of a library's own */

typedef enum
{
  ISMS_FRAMEWORK_FILE_CATALOGUE, /* has controls */
  ISMS_FRAMEWORK_FILE_MAPPING,   /* has mappings */
} IsmsFrameworkFile;

typedef enum
{
  ISMS_FRAMEWORK_GROUP,
  ISMS_FRAMEWORK_CONTROL,
} IsmsFrameworkPlace;

/* How the sources stand to the targets. */
typedef enum
{
  ISMS_FRAMEWORK_RELATION_UNKNOWN,
  ISMS_FRAMEWORK_RELATION_EQUAL,
  ISMS_FRAMEWORK_RELATION_SUBSET,
  ISMS_FRAMEWORK_RELATION_SUPERSET,
  ISMS_FRAMEWORK_RELATION_INTERSECTS,
  ISMS_FRAMEWORK_RELATION_NONE, /* said to be unrelated */
} IsmsFrameworkRelation;

typedef struct
{
  char *ns;
  char *name;  /* never NULL */
  char *value; /* never NULL; JSON where the file has more than a text */
  char *class_name;
  char *group;
  char *uid;
  char *remarks;
} IsmsFrameworkProp;

typedef struct
{
  char *href; /* never NULL; "#id" leads to a control, a parameter or a resource of the same data */
  char *rel;
  char *text; /* of the link, else the title of the resource */
  char *media_type;
  char *fragment;
} IsmsFrameworkLink;

/* A blank that an organisation fills in. In the texts it is filled already, as far as the file can:
 * with its values, else with its choices or its label between brackets. */
typedef struct
{
  char *id; /* never NULL */
  char *label;
  char *how_many;    /* of the choices: "one", "one-or-more" */
  GPtrArray *values; /* of char* */
  GPtrArray *choices;
  GPtrArray *props; /* of IsmsFrameworkProp */
} IsmsFrameworkParam;

/* What a control says besides its statement and guidance: objectives, methods, examples. */
typedef struct
{
  char *id;
  char *name; /* never NULL */
  char *ns;
  char *class_name;
  char *title;
  char *text;
  GPtrArray *props; /* of IsmsFrameworkProp */
  GPtrArray *links; /* of IsmsFrameworkLink */
} IsmsFrameworkPart;

typedef struct
{
  char *id;    /* never NULL, unique within the data: as in the file, but for the remarks */
  char *uid;   /* unique in the world, where the file has such a thing: a UUID or a URN */
  int parent;  /* index of a group or control before this one; -1: none */
  guint depth; /* 0 without a parent */
  IsmsFrameworkPlace kind;
  gboolean assessable;
  char *number; /* as printed: "A.5.1"; NULL: the id is all there is */
  char *title;
  char *class_name;
  char *text;        /* the statement: its parts and items in lines, parameters filled in */
  char *guidance;    /* the same of what explains it */
  GPtrArray *props;  /* of IsmsFrameworkProp */
  GPtrArray *links;  /* of IsmsFrameworkLink */
  GPtrArray *params; /* of IsmsFrameworkParam */
  GPtrArray *parts;  /* of IsmsFrameworkPart */
} IsmsFrameworkControl;

/* A document that the framework refers to. */
typedef struct
{
  char *uid; /* never NULL */
  char *title;
  char *description;
  char *citation;
  GPtrArray *hrefs; /* of char* */
  GPtrArray *props; /* of IsmsFrameworkProp */
} IsmsFrameworkResource;

typedef struct
{
  char *uid;
  char *source_ref; /* the frameworks: a URN, an address or a file's name */
  char *target_ref;
  GPtrArray *sources; /* of char*: ids of controls */
  GPtrArray *targets;
  IsmsFrameworkRelation relation;
  char *relation_words; /* as in the file */
  int strength;         /* in percent; -1: not said */
  char *rationale;
  GPtrArray *props; /* of IsmsFrameworkProp */
} IsmsFrameworkMapping;

/* Something that was wrong in the file and could be read all the same. */
typedef struct
{
  char *path; /* "catalog.groups[2].controls[0]"; "" for the whole file */
  char *text; /* a translated sentence */
} IsmsFrameworkRemark;

typedef struct
{
  IsmsFrameworkFile kind;
  char *uid;
  char *ref; /* the short name */
  char *title;
  char *version;
  char *description;
  char *publisher;
  char *language;
  char *licence;        /* or copyright, in the file's words */
  char *published;      /* a date, or a date with time and zone, as in ISO 8601 */
  char *modified;       /* the same */
  GPtrArray *props;     /* of IsmsFrameworkProp */
  GPtrArray *links;     /* of IsmsFrameworkLink */
  GPtrArray *params;    /* of IsmsFrameworkParam */
  GPtrArray *resources; /* of IsmsFrameworkResource */
  GPtrArray *controls;  /* of IsmsFrameworkControl: each right before all that is below it */
  GPtrArray *mappings;  /* of IsmsFrameworkMapping */
  GPtrArray *remarks;   /* of IsmsFrameworkRemark */
} IsmsFrameworkData;

IsmsFrameworkData *isms_framework_data_new (IsmsFrameworkFile kind);
void isms_framework_data_free (IsmsFrameworkData *self);
void isms_framework_data_remark (IsmsFrameworkData *self, const char *path, const char *text);

IsmsFrameworkControl *isms_framework_data_add_control (IsmsFrameworkData *self,
                                                       IsmsFrameworkPlace kind,
                                                       int parent,
                                                       const char *id);
void isms_framework_data_put_in_order (IsmsFrameworkData *self);
IsmsFrameworkMapping *isms_framework_data_add_mapping (IsmsFrameworkData *self);
IsmsFrameworkResource *isms_framework_data_add_resource (IsmsFrameworkData *self, const char *uid);

/* To lists of these, whosever they are. */
IsmsFrameworkProp *
isms_framework_add_prop (GPtrArray *props, const char *ns, const char *name, const char *value);
IsmsFrameworkLink *
isms_framework_add_link (GPtrArray *links, const char *href, const char *rel, const char *text);
IsmsFrameworkParam *isms_framework_add_param (GPtrArray *params, const char *id);
IsmsFrameworkPart *isms_framework_add_part (GPtrArray *parts, const char *name);

/* The value of the first such property; NULL: there is none. */
const char *isms_framework_find_prop (GPtrArray *props, const char *ns, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsFrameworkData, isms_framework_data_free)

G_END_DECLS
