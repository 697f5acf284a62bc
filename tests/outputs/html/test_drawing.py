"""The charts of the page: the same marks as in the pictures, all of them on the drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from chart_tables import TEN_YEARS, only

from lagesbild.config.loading import load
from lagesbild.disclosure.edition import build_public_edition
from lagesbild.figures.gathering import gather
from lagesbild.outputs.charts.charts import Chart, charts, draw_later, list_tables, make_chart
from lagesbild.outputs.html.drawing import draw
from lagesbild.outputs.html.shapes import WIDTH
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


@pytest.mark.slow
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
        lengths = [bar.width if picture.form == "level" else bar.height for bar in drawing.bars]
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


def test_years_stand_on_a_time_axis_with_gaps_and_breaks() -> None:
    """A missing year has no line to stand on, a break has its name, and all is on one scale."""
    report = only(TEN_YEARS)
    ((kind, table),) = list_tables(report)
    chart = make_chart(kind, table, report, draw_later)
    drawing, marks = draw(chart), [mark for mark in chart.described.marks if mark.length]
    rows, written = len(chart.described.labels), [words.text for words in drawing.words]
    assert len(drawing.lines) == 9 * rows
    assert [len(drawing.breaks), written.count("brott i serien"), written.count("saknas")] == [2, 2, 2]
    assert {round(bar.height / m.length, 3) for bar, m in zip(drawing.bars, marks, strict=True)} == {9.0}
    assert all(0 <= bar.x <= bar.x + bar.width <= drawing.width for bar in drawing.bars)
    assert max(words.y for words in drawing.words) <= drawing.height
