"""The places of hidden figures in the JSON report, the workbook and the charts: from tables of facts."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from hidden_figures import HIDDEN, PLACE, TABLE
from msgspec.structs import replace
from planted_leaks import in_part
from sample_report import sample_report
from xlsxwriter import Workbook

from lagesbild.core.charts import Drawn, DrawnMark
from lagesbild.core.figures import Count
from lagesbild.core.suppression import SuppressedFigure
from lagesbild.core.tables import Cell, Column, Row, Table, TableKind, Trace
from lagesbild.disclosure.gate.chart_caches import find_cache_mismatches
from lagesbild.disclosure.gate.charts import find_chart_disclosures
from lagesbild.disclosure.gate.hidden_cells import (
    collect_hidden_cells,
    find_json_disclosures,
    find_workbook_disclosures,
)

if TYPE_CHECKING:
    from lagesbild.core.charts import MarkKind


def published(**changed: Any) -> dict[str, Any]:
    """A report as JSON that tells nothing hidden, with something changed."""
    row = {
        "cell_ids": [PLACE.id, "annan"],
        "cells": [None, 3],
        "shares": [None, None],
        "figure_ids": [None, "z"],
    }
    count = {"source": "k", "category": "hot", "milieu": "hoger", "count": None}
    return {
        "year": 2021,
        "tables": [{"rows": [row | changed.get("row", {})]}],
        "counts": [count | changed.get("count", {})],
        "questions": [
            {"source": "k", "question": "q", "answers": {"ja": 3}},
            {
                "source": "k",
                "question": changed.get("question", "hot"),
                "answers": changed.get("answers", {}),
            },
        ],
    }


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, []),
        ({"row": {"cells": [3, 3]}}, [f"tabellen {PLACE.id}"]),
        ({"row": {"cells": [0, 3]}}, [f"tabellen {PLACE.id}"]),
        ({"row": {"shares": [0.5, None]}}, [f"tabellen {PLACE.id}"]),
        ({"row": {"figure_ids": ["k/hot/2021", None]}}, [f"tabellen {PLACE.id}"]),
        ({"count": {"count": 0}}, ["counts, k/hot/hoger"]),
        ({"count": {"count": 3, "category": "klotter"}}, []),
        ({"count": {"count": 3, "milieu": "vanster"}}, []),
        ({"count": {"count": 3, "source": "annan"}}, []),
    ],
)
def test_a_hidden_figure_in_the_json_report_is_found(changed: dict[str, Any], found: list[str]) -> None:
    """By the id of its cell, or by source, category and milieu; nought is a figure too."""
    assert list(find_json_disclosures(json.dumps(published(**changed)).encode(), HIDDEN)) == found


@pytest.mark.parametrize(
    ("question", "answer", "count", "found"),
    [("hot", "x", 1, []), ("q", "hot", 1, []), ("q", "x", 0, ["questions, k/q/x"]), ("q", "x", None, [])],
)
def test_a_hidden_answer_in_the_json_report_is_found(
    question: str, answer: str, count: int | None, found: list[str]
) -> None:
    """By source, question and answer."""
    hidden = type(HIDDEN)(frozenset({"k/q/x/2021"}), HIDDEN.cells, HIDDEN.counts, HIDDEN.tables)
    report = published(question=question, answers={answer: count, "annat": 4})
    assert list(find_json_disclosures(json.dumps(report).encode(), hidden)) == found


def workbook(*rows: tuple[object, ...], chart: bool = False) -> bytes:
    """A workbook with one sheet of these rows, and a chart of its second column and of its second row."""
    written = io.BytesIO()
    with Workbook(written, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Blad ett")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        if chart:
            drawn = book.add_chart({"type": "bar"})
            drawn.add_series({"values": "='Blad ett'!$B$2:$B$3"})
            drawn.add_series({"values": "='Blad ett'!$B$2:$C$2"})
            sheet.insert_chart("F1", drawn)
    return written.getvalue()


HEAD, BETA, LINE = ("", "Ex", "Ypsilon"), ("Beta ett", 7, 9), (f"Tabell-id: {TABLE.id}",)
ASTRAY = [f"blad Blad ett, där tabellen {TABLE.id} inte står som den ska"]
SHEETS = {
    "as it should be": ((HEAD, ("Alfa", "..", 12), BETA, LINE), []),
    "a figure": ((HEAD, ("Alfa", 3, 12), BETA, LINE), ["blad Blad ett, rad 2, kolumn 2"]),
    "nought": ((HEAD, ("Alfa", 0, 12), BETA, LINE), ["blad Blad ett, rad 2, kolumn 2"]),
    "a figure in words": ((HEAD, ("Alfa", "3 av 9", 12), BETA, LINE), ["blad Blad ett, rad 2, kolumn 2"]),
    "lower down": (
        (("Rubrik",), ("",), HEAD, ("Alfa", 3, 12), BETA, ("Not",), LINE),
        ["blad Blad ett, rad 4, kolumn 2"],
    ),
    "another table above": (
        (HEAD, ("Alfa", 3, 12), BETA, ("Tabell-id: x",), HEAD, ("Alfa", "..", 12), BETA, LINE),
        [],
    ),
    "another table below": (
        (HEAD, ("Alfa", "..", 12), BETA, LINE, HEAD, ("Alfa", 3, 12), BETA, ("Tabell-id: x",)),
        [],
    ),
    "other labels": ((HEAD, ("Gamma", 3, 12), BETA, LINE), ASTRAY),
    "a row in between": ((HEAD, ("Alfa", 3, 12), ("Gamma", 1, 1), BETA, LINE), ASTRAY),
    "no heading": ((("Alfa", 3, 12), BETA, LINE), ["blad Blad ett, rad 1, kolumn 2"]),
    "another table alone": ((HEAD, ("Alfa", 3, 12), BETA, ("Tabell-id: x",)), []),
}


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_hidden_figure_in_the_workbook_is_found(sheet: str) -> None:
    """In its table, which is known by the labels right above its id; one that cannot be found again is told."""
    rows, found = SHEETS[sheet]
    assert list(find_workbook_disclosures(workbook(*rows), HIDDEN)) == found


CACHED = workbook(("", "Ex", "Y"), ("Alfa", 5, 4.5), ("Beta", "text", 1), chart=True)


@pytest.mark.parametrize(
    ("before", "after", "places"),
    [
        ('<c:pt idx="0"><c:v>5<', '<c:pt idx="0"><c:v>5<!-- --><', []),
        ('<c:pt idx="0"><c:v>5<', '<c:pt idx="0"><c:v>6<', ["'Blad ett'!$B$2:$B$3"]),
        ('<c:pt idx="1"><c:v>4.5<', '<c:pt idx="1"><c:v>5<', ["'Blad ett'!$B$2:$C$2"]),
        ("<c:f>'Blad ett'!$B$2:$B$3<", "<c:f>Blad<", ["Blad"]),
    ],
)
def test_a_chart_remembers_nothing_but_its_cells(before: str, after: str, places: list[str]) -> None:
    """Down a column and along a row."""
    written = io.BytesIO(CACHED)
    with ZipFile(written, "a") as archive:
        archive.writestr("xl/media/image1.png", b"no XML")
    assert list(find_cache_mismatches(written.getvalue())) == []
    changed = in_part("xl/charts/chart1.xml", before, after)(CACHED)
    assert [place.partition(", ")[2] for place in dict.fromkeys(find_cache_mismatches(changed))] == places


@pytest.mark.parametrize(
    ("kind", "shows", "text", "is_found"),
    [
        ("stapel", ("a/x",), "", True),
        ("prick", (PLACE.id,), "", True),
        ("stapel", ("a/y",), "3", False),
        ("stapel", (), "", True),
        ("text", ("a/x",), "3", True),
        ("text", ("a/x",), "..", False),
        ("text", (), "3", False),
    ],
)
def test_a_mark_of_a_hidden_figure_is_found(
    kind: MarkKind, shows: tuple[str, ...], text: str, *, is_found: bool
) -> None:
    """A bar or a dot of it, or that does not say of what it is, and a text with a number."""
    charts = [Drawn("bild", TABLE.id, (DrawnMark(kind, shows, text),))]
    assert bool(list(find_chart_disclosures(charts, HIDDEN))) is is_found


def test_the_place_of_a_hidden_figure_in_another_table_is_another() -> None:
    """But by its whole id it is found there too."""
    other = [Drawn("bild", "annan", (DrawnMark("stapel", ("a/x",)),))]
    assert list(find_chart_disclosures(other, HIDDEN)) == []
    whole = [Drawn("bild", "annan", (DrawnMark("stapel", (PLACE.id,)),))]
    assert len(list(find_chart_disclosures(whole, HIDDEN))) == 1


@pytest.mark.parametrize("kind", [TableKind.MILIEU_BY_SOURCE, TableKind.BY_YEAR])
def test_a_hidden_figure_is_known_by_its_places_in_all_tables(kind: TableKind) -> None:
    """Also in the one that the section prints the other way, by the names of its sources; and by what counts it."""
    hidden, shown = (Trace(2021, source, (("milieu", "hoger"),)) for source in ("ia", "polis"))
    row = Row("hoger", "Vit makt", (Cell(3, hidden), Cell(9, shown)))
    columns = (Column("ia", "Incidenter"), Column("polis", "Polisen"))
    counts = tuple(Count(one.source, "x", "hot", "hoger", 3, one) for one in (hidden, shown))
    report = replace(sample_report(), tables=(Table(kind, "", "", "", columns, (row,)),), counts=counts)
    found = collect_hidden_cells(report, report, [SuppressedFigure(hidden, "small", 1, 4)])
    turned = kind is TableKind.MILIEU_BY_SOURCE
    assert {(place.row, place.column) for place in found.cells} == {
        ("hoger", "ia"),
        *[("ia", "hoger")] * turned,
    }
    assert (set(found.figures), set(found.counts)) == ({hidden.id}, {("ia", "hot", "hoger")})
    labels = {status.key: status.label for status in report.sources}
    assert [[one.label for one in table.rows] for table in found.turned] == [
        [labels["ia"], labels["polis"]]
    ] * turned
