"""Charts drawn by a process of their own are the same as those drawn here, whatever befalls the process."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sample_report import sample_report

from lagesbild.outputs.charts import worker as apart
from lagesbild.outputs.charts.charts import charts

if TYPE_CHECKING:
    from lagesbild.outputs.charts.charts import Chart

TOLD_AND_DIED = """
import pickle, sys
from lagesbild.outputs.charts.chart import sketches
said, _ = sketches(pickle.loads(sys.stdin.buffer.read()))
pickle.dump(said, sys.stdout.buffer)
"""


def told(found: tuple[Chart, ...]) -> list[tuple[str, ...]]:
    """All that is said of charts."""
    return [(one.name, one.table, one.headline, one.alt, one.caption) for one in found]


@pytest.mark.parametrize(
    "serve",
    [apart.SERVE, "raise SystemExit(1)", "print('inget att läsa')", TOLD_AND_DIED],
    ids=["as it should", "dies at once", "says something else", "dies while it draws"],
)
def test_the_charts_are_those_drawn_here(monkeypatch: pytest.MonkeyPatch, serve: str) -> None:
    """Words and pictures are the same to the byte."""
    monkeypatch.setattr(apart, "SERVE", serve)
    here = charts(sample_report())
    with apart.drawing() as draw:
        there = draw(sample_report())()
        assert told(there) == told(here)
        assert [one.png for one in there] == [one.png for one in here]


def test_a_computer_that_starts_no_process_draws_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no process can be started the charts are drawn all the same."""
    monkeypatch.setattr(sys, "executable", "")
    with apart.drawing() as draw:
        assert told(draw(sample_report())()) == told(charts(sample_report()))


def test_no_process_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process ends with the work, also when nothing was drawn or something went wrong."""
    started: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *words: object, **options: object) -> None:
            super().__init__(*words, **options)  # type: ignore[call-overload]
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    with pytest.raises(ValueError, match="annat"), apart.drawing():
        raise ValueError("något annat")
    assert [process.poll() is not None for process in started] == [True]
