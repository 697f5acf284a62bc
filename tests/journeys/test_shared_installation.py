"""One installation serves every user of the computer: whoever runs it needs to write in their working folder alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from program import IMPORTABLE, SAMPLES, sample

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SOMEBODY = 12345
"""A user who owns nothing of the installation, and whom the system has no name for."""
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("setpriv"),
        reason="only an administrator of Linux can be somebody else",
    ),
]
HOMES: tuple[Mapping[str, str], ...] = (
    {},
    {"HOME": "/proc", "MPLCONFIGDIR": "/proc", "TMPDIR": "/proc"},
    {"HOME": "/finns-inte", "LANG": "C", "LC_ALL": "C"},
)
"""No home at all, one where nothing can be written, and one that is not there."""
COMMANDS = (
    ("importera", "2020", *sample(2020)[1:]),
    ("rapport", "2021", *sample(2021)[1:]),
    ("exportera", "--år", 2021, "--utgåva", "publik", "--godkänd-av", "A", "--granskad-av", "B"),
    ("aktiviteter", "aktiviteter_2021.xlsx", "--år", 2021),
    ("arkivera", "--år", 2021),
    ("ny",),
    ("handbok",),
)


@pytest.mark.parametrize("surroundings", HOMES, ids=["none", "read only", "missing"])
def test_somebody_else_can_do_the_whole_years_work(tmp_path: Path, surroundings: Mapping[str, str]) -> None:
    """They may read the installation and write in a folder of their own; nothing is said but results."""
    # The files lie in the user's own folder: the way there may be closed to others than who runs the tests.
    folder = shutil.copytree(SAMPLES, tmp_path / "arbete")
    os.chown(folder, SOMEBODY, SOMEBODY)
    rights = ("--inh-caps", "+dac_read_search", "--ambient-caps", "+dac_read_search")
    as_somebody = ("setpriv", "--reuid", str(SOMEBODY), "--clear-groups", *rights)
    for words in COMMANDS:
        done = subprocess.run(
            [*as_somebody, sys.executable, "-m", "lagesbild", *map(str, words)],
            cwd=folder, env={"PATH": os.defpath, **IMPORTABLE, **surroundings}, capture_output=True, text=True,
            stdin=subprocess.DEVNULL, check=False, timeout=300,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, ""), words
    made = [
        path
        for path in folder.rglob("*")
        if path.is_file() and not (SAMPLES / path.relative_to(folder)).exists()
    ]
    assert len(made) > 20
    assert {path.stat().st_uid for path in made} == {SOMEBODY}
