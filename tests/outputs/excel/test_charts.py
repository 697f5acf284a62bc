"""The native charts of the workbook."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from sample_report import sample_report
from workbooks import parts

from lagesbild.outputs.charts.charts import list_charts
from lagesbild.outputs.excel.drawing import drawing
from lagesbild.outputs.excel.workbook import workbook
from lagesbild.outputs.palette import CURRENT, EARLIER


@pytest.fixture(scope="module")
def content() -> bytes:
    """The sample report's workbook."""
    return workbook(sample_report())


def test_the_tables_that_the_report_draws_are_drawn(content: bytes) -> None:
    """A table has bars below it where the report has a chart of it, and else none."""
    drawn = [drawing(table) for _, table in list_charts(sample_report())]
    assert len(list(parts(content, "xl/charts/"))) == sum(len(each.columns) for each in drawn if each)
    assert sum(each is None for each in drawn) == 1


def test_every_chart_has_an_alternative_text(content: bytes) -> None:
    """Each chart says in words what it shows."""
    frames = [
        properties
        for part in parts(content, "xl/drawings/")
        for properties in ET.fromstring(part).findall(".//{*}graphicFrame//{*}cNvPr")  # noqa: S314 — our own file
    ]
    assert len(frames) == len(list(parts(content, "xl/charts/")))
    assert all(frame.get("descr", "").startswith("Stapeldiagram. ") for frame in frames)


def test_alternative_text_has_every_figure(content: bytes) -> None:
    """The alternative text of a chart lists its figures, the zeros too."""
    text = "Klotter efter innehåll, 2021: Nazistiskt 6, Rasistiskt 2, Vänsterautonomt 2, Islamistiskt 0."
    assert any(text in part for part in parts(content, "xl/drawings/"))


def test_colour_means_year(content: bytes) -> None:
    """The bars of the year itself are dark, those of earlier years light."""
    earlier, current = (colour.removeprefix("#") for colour in (EARLIER, CURRENT))
    pattern = re.compile(rf"<c:tx>.*?\$([BC])\$\d+<.*<c:ser>.*?({current}|{earlier})", re.DOTALL)
    charts = [part for part in parts(content, "xl/charts/") if "Utveckling" in part]
    colours = {match[1]: match[2] for part in charts if (match := pattern.search(part))}
    assert colours == {"B": earlier, "C": current}


def test_panels_have_one_scale(content: bytes) -> None:
    """The panels of a table are drawn on one scale from zero, so that lengths can be compared."""
    charts = [part for part in parts(content, "xl/charts/") if "Utveckling" in part]
    assert len({re.search(r'<c:max val="[^"]*"/><c:min val="0"/>', part)[0] for part in charts}) == 1  # type: ignore[index]
