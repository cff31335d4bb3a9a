# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""Runs parapet-cli on files of its own, and tells the results as TAP."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import traceback

PROGRAM = os.path.abspath(sys.argv[1])
TOLD = tempfile.TemporaryDirectory()  # where the sample is told


class Result:
    def __init__(self, arguments, done):
        self.arguments = arguments
        self.status = done.returncode
        self.out = done.stdout.decode()
        self.err = done.stderr.decode()

    def __str__(self):
        return f"{self.arguments}: status {self.status}\n{self.out}{self.err}"

    def expect(self, status, *, out="", err=""):
        """The exit status, and words that stand in the output or among the errors."""
        assert self.status == status, self
        assert out in self.out, self
        assert err in self.err, self
        assert status or not self.err, self
        assert not status or self.err.startswith("parapet-cli: ") or not self.err, self
        return self

    def json(self):
        return json.loads(self.expect(0).out)


def run(*arguments, **environment):
    done = subprocess.run(
        [PROGRAM, *map(str, arguments)],
        capture_output=True,
        env={**os.environ, "LANGUAGE": "C", **environment},
        timeout=100,
        check=False,
    )
    return Result(arguments, done)


def make_sample(folder, name="sample.isms"):
    """The story is told once; each test has a copy."""
    path = folder / name
    told = pathlib.Path(TOLD.name) / "told.isms"
    if not told.exists():
        run("new", "--sample", "--today", "2026-11-23", told).expect(0)
    shutil.copyfile(told, path)
    return path


def main(tests):
    """Each test is a function that takes a folder of its own."""
    print(f"TAP version 14\n1..{len(tests)}")
    failed = False
    for number, test in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as folder:
            os.environ["XDG_DATA_HOME"] = folder + "/data"
            try:
                test(pathlib.Path(folder))
                print(f"ok {number} {test.__name__}", flush=True)
            except Exception:  # pylint: disable=broad-except
                failed = True
                traceback.print_exc()
                print(f"not ok {number} {test.__name__}", flush=True)
    sys.exit(1 if failed else 0)
