"""Pictures drawn by a process of their own are the same as those drawn here, whatever befalls the process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import active_children
from typing import TYPE_CHECKING

import pytest
from sample_report import sample_report

from lagesbild.outputs.charts.charts import charts
from lagesbild.outputs.charts.worker import drawing_process

if TYPE_CHECKING:
    from pathlib import Path

    from lagesbild.outputs.charts.charts import Chart

HALTED = """
import sys, time
from lagesbild.outputs.charts.worker import drawing_process

if __name__ == "__main__":
    with drawing_process():
        print("started", flush=True)
        time.sleep(3600)
"""

LONGEST = 300
"""Seconds in which the process that draws ends by itself, on a busy machine too, and long before the one above would."""


@pytest.fixture(scope="module")
def here() -> list[bytes]:
    """The pictures of the sample drawn in this process."""
    return pictures(charts(sample_report()))


def pictures(drawn: tuple[Chart, ...]) -> list[bytes]:
    """The files."""
    return [chart.png for chart in drawn]


@pytest.mark.slow
def test_the_pictures_are_those_drawn_here(here: list[bytes]) -> None:
    """Another process draws the same bytes."""
    with drawing_process() as draw:
        assert pictures(charts(sample_report(), draw)) == here


def test_a_process_that_dies_costs_no_picture(here: list[bytes]) -> None:
    """What the process does not give is drawn here."""
    with drawing_process() as draw:
        begun = charts(sample_report(), draw)
        for process in active_children():
            process.kill()
        assert pictures(begun) == here
        assert pictures(charts(sample_report(), draw)) == here


def test_a_computer_that_starts_no_process_draws_here(
    monkeypatch: pytest.MonkeyPatch, here: list[bytes]
) -> None:
    """Where no process can be started the pictures are drawn all the same."""

    def refuse(*_: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(ProcessPoolExecutor, "submit", refuse)
    with drawing_process() as draw:
        assert pictures(charts(sample_report(), draw)) == here


@pytest.mark.slow
def test_no_process_is_left_behind() -> None:
    """The process ends with the work, also when nothing was drawn or something went wrong."""
    before = set(active_children())
    with pytest.raises(ValueError, match="annat"), drawing_process():
        raise ValueError("något annat")
    assert set(active_children()) <= before


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="killed otherwise on Windows")
def test_a_killed_program_leaves_no_process_that_holds_its_streams(tmp_path: Path) -> None:
    """Whoever reads what the program says is not kept waiting by the process that draws, and reads no English."""
    (tmp_path / "halted.py").write_text(HALTED, encoding="utf-8")
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    words = [sys.executable, str(tmp_path / "halted.py")]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=surroundings) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"started\n"
        time.sleep(0.5)
        program.kill()
        assert program.communicate(timeout=LONGEST) == (b"", b"")
