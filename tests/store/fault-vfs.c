/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

#include "fault-vfs.h"

#include <sqlite3.h>

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real; /* behind this structure */
} FaultFile;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs fault_vfs;
static GMutex mutex;
static guint countdown; /* 0: not armed */
static gboolean struck;
static gboolean lasts;
static int fault;

#define REAL(file) (((FaultFile *) (file))->real)

/* SQLITE_OK, or the fault. */
static int
strike (void)
{
  int result = SQLITE_OK;

  g_mutex_lock (&mutex);
  if (countdown > 0 && --countdown == 0)
    {
      struck = TRUE;
      result = fault;
    }
  else if (struck && lasts)
    result = fault;
  g_mutex_unlock (&mutex);
  return result;
}

static int
close_cb (sqlite3_file *file)
{
  int result = REAL (file)->pMethods->xClose (REAL (file));

  g_free (REAL (file));
  return result;
}

static int
read_cb (sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
  return REAL (file)->pMethods->xRead (REAL (file), data, size, offset);
}

static int
write_cb (sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
  int result = strike ();

  return result != SQLITE_OK ? result
                             : REAL (file)->pMethods->xWrite (REAL (file), data, size, offset);
}

static int
truncate_cb (sqlite3_file *file, sqlite3_int64 size)
{
  int result = strike ();

  return result != SQLITE_OK ? result : REAL (file)->pMethods->xTruncate (REAL (file), size);
}

static int
sync_cb (sqlite3_file *file, int flags)
{
  int result = strike ();

  return result != SQLITE_OK ? result : REAL (file)->pMethods->xSync (REAL (file), flags);
}

static int
size_cb (sqlite3_file *file, sqlite3_int64 *size)
{
  return REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
lock_cb (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xLock (REAL (file), level);
}

static int
unlock_cb (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), level);
}

static int
check_lock_cb (sqlite3_file *file, int *reserved)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), reserved);
}

static int
control_cb (sqlite3_file *file, int op, void *data)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), op, data);
}

static int
sector_cb (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
characteristics_cb (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static int
shm_map_cb (sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
  return REAL (file)->pMethods->xShmMap (REAL (file), page, size, extend, out);
}

static int
shm_lock_cb (sqlite3_file *file, int offset, int n, int flags)
{
  return REAL (file)->pMethods->xShmLock (REAL (file), offset, n, flags);
}

static void
shm_barrier_cb (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
shm_unmap_cb (sqlite3_file *file, int remove)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), remove);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = close_cb,
  .xRead = read_cb,
  .xWrite = write_cb,
  .xTruncate = truncate_cb,
  .xSync = sync_cb,
  .xFileSize = size_cb,
  .xLock = lock_cb,
  .xUnlock = unlock_cb,
  .xCheckReservedLock = check_lock_cb,
  .xFileControl = control_cb,
  .xSectorSize = sector_cb,
  .xDeviceCharacteristics = characteristics_cb,
  .xShmMap = shm_map_cb,
  .xShmLock = shm_lock_cb,
  .xShmBarrier = shm_barrier_cb,
  .xShmUnmap = shm_unmap_cb,
};

static int
open_cb (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  FaultFile *self = (FaultFile *) file;
  int result;

  self->real = g_malloc0 (real_vfs->szOsFile);
  result = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  self->base.pMethods = self->real->pMethods != NULL ? &methods : NULL;
  if (self->real->pMethods == NULL)
    g_clear_pointer (&self->real, g_free);
  return result;
}

void
fault_vfs_install (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  fault_vfs = *real_vfs;
  fault_vfs.zName = "fault";
  fault_vfs.szOsFile = sizeof (FaultFile);
  fault_vfs.xOpen = open_cb;
  g_assert_cmpint (sqlite3_vfs_register (&fault_vfs, 1), ==, SQLITE_OK);
}

void
fault_vfs_arm (guint nth, int result, gboolean lasting)
{
  g_mutex_lock (&mutex);
  countdown = nth;
  struck = FALSE;
  lasts = lasting;
  fault = result;
  g_mutex_unlock (&mutex);
}

gboolean
fault_vfs_disarm (void)
{
  gboolean has_struck;

  g_mutex_lock (&mutex);
  countdown = 0;
  has_struck = struck;
  struck = FALSE;
  g_mutex_unlock (&mutex);
  return has_struck;
}
