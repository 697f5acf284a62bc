"""The charts of the page: the same marks as in the pictures, all of them on the drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lagesbild.config.loading import load
from lagesbild.disclosure.edition import build_public_edition
from lagesbild.figures.gathering import gather
from lagesbild.outputs.charts.charts import Chart, charts
from lagesbild.outputs.html.drawing import WIDTH, draw
from lagesbild.report.building import build_report
from lagesbild.store.database import open_store

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def drawn(years: Path) -> tuple[Chart, ...]:
    """The charts of both editions of the sample year."""
    settings = load()
    with open_store(years / "lagesbild.db") as store:
        full_report = build_report(gather(store, settings, 2021))
        public = build_public_edition(full_report, store, settings).report
    return (*charts(full_report), *charts(public))


def test_everything_stands_on_the_drawing(drawn: tuple[Chart, ...]) -> None:
    """No bar, dot or line of text begins outside of it or ends below it."""
    for chart in drawn:
        drawing = draw(chart)
        assert all(0 <= bar.x <= bar.x + bar.width <= WIDTH + 1 for bar in drawing.bars)
        assert all(0 <= words.x <= WIDTH for words in drawing.words)
        lowest = [bar.y + bar.height for bar in drawing.bars] + [words.y for words in drawing.words]
        assert max(lowest) <= drawing.height


def test_a_bar_is_as_long_as_its_figure(drawn: tuple[Chart, ...]) -> None:
    """In level and upright charts alike, lengths are to each other as the figures are."""
    for chart in drawn:
        picture, drawing = chart.described, draw(chart)
        marks = [mark for mark in picture.marks if mark.length and (mark.shape or picture.shape) == "stapel"]
        lengths = [bar.height if picture.upright else bar.width for bar in drawing.bars]
        assert len(lengths) == len(marks)
        units = {round(length / mark.length, 3) for length, mark in zip(lengths, marks, strict=True)}
        assert len(units) <= 1


def test_every_text_of_a_mark_is_written(drawn: tuple[Chart, ...]) -> None:
    """What the picture says of a figure the drawing says too."""
    for chart in drawn:
        if chart.described.ruled:
            continue
        written = " ".join(words.text for words in draw(chart).words)
        for mark in chart.described.marks:
            assert all(piece in written for piece in mark.text.split())
