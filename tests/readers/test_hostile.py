"""Hostile files of every kind: each refused in one clear line or read, in little time and memory; ten good files beside
it give ten reports.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hostile import KINDS

import sopcheck
from sopcheck.readers.pdf import keeper

if os.name != "posix":
    pytest.skip("what a process used is told on POSIX only", allow_module_level=True)

SECONDS = 10  # of processor time: the clock runs for others, too
MEMORY = 2**30
NOT_AN_SOP = "tetapi tidak memuat identitas"
GOOD = '{"nama": "Cuti", "nomor": "1", "langkah": [{"nomor": "1", "kegiatan": "Menerima surat", "waktu": "5 menit"}]}'


def checked(folder: Path) -> tuple[Any, float, int]:
    """(paths and errors of all inputs, seconds of processor time, bytes of memory) of a process that checks a folder."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            report = sopcheck.check(folder, as_of=date(2026, 11, 20), select=["waktu"])
            keeper.close()  # so that what its child used is counted
            said = json.dumps([(one.path, one.status, one.error) for one in report.inputs])
        except BaseException:
            said = json.dumps(traceback.format_exc())
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    _, _, used = os.wait4(child, 0)
    return json.loads(said), used.ru_utime + used.ru_stime, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_refused_in_one_line_or_read_and_those_beside_it_are_none_the_worse(kind: str, tmp_path: Path) -> None:
    hostile = KINDS[kind]
    path = tmp_path / hostile.file
    path.write_bytes(hostile.make())
    for number in range(10):
        (tmp_path / f"sop-{number}").with_suffix(".json").write_text(GOOD)
    inputs, seconds, memory = checked(tmp_path)
    assert sorted(status for name, status, _ in inputs if name != path.as_posix()) == ["checked"] * 10
    ((status, said),) = [(status, said) for name, status, said in inputs if name == path.as_posix()]
    if hostile.said:
        assert status == ("skipped" if NOT_AN_SOP in said else "unreadable")
        assert said.startswith(path.as_posix())
        assert hostile.said in said
        assert "\n" not in said
    else:
        assert status == "checked"
    assert seconds < SECONDS
    assert memory < MEMORY
