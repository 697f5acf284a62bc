"""A report's outputs -> the figures that they tell to be zero, and what the report itself knows of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lagesbild.core.states import FigureState
from lagesbild.core.tables import AtLeast, TableKind
from lagesbild.outputs.charts.charts import describe_charts, list_charts, make_chart
from lagesbild.outputs.section.summary import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from read_outputs import Grid

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Cell, Table

ZERO = re.compile(
    r"(?<![\w.,/–-])0(?![\w.,/–]|\s*=)(?:\u00a0%)?|\b(?:ing(?:a|en|et|enting)|noll)\b", re.IGNORECASE
)
"""What says that there was nothing."""
ZERO_CELL = re.compile(r"0(?:\s*%)?|[-–]|ing(?:a|en|et)|noll", re.IGNORECASE)
SAYS_NO_FIGURE = re.compile(
    r"^(?:0 = |Summor görs bara|Noll, utan någon rad|Inget tidigare år|Inget underlag har kommit in|Ingen analys är"
    r"|.*[Dd]et räknas inte som noll"
    r"|.*\brad(?:er)? läst|Av \w+ svarande har ingen|(?:Ja|Nej|Vet ej) \d)"
)
"""The sentences with such a word that state no figure."""


IN_YEAR = re.compile(r"(\w+) .*(?:\(ing\w+ (\d{4})\)|från 0 till .*)$")
"""A headline over two years, of which the earlier had none."""
THIS_YEAR = re.compile(r"Inget (\w+)(?: klotter)? registrerades (\d{4})")
"""A headline of which the year had none."""


@dataclass(frozen=True)
class Told:
    """A place in an output that tells a figure to be zero."""

    output: str
    where: str
    text: str


def is_proven(cell: Cell) -> bool:
    """Whether a cell may be told as zero: it is no counted figure, or an exact one."""
    return cell.state in {None, FigureState.EXACT}


def states_by_id(report: Report) -> dict[str, FigureState]:
    """Figure id -> its state, of all that the tables and the counts hold."""
    known = {
        cell.trace.id: cell.state
        for table in report.tables
        for _, _, cell in table.cells()
        if cell.trace and cell.state
    }
    own = {f"{c.source}/{c.category or c.milieu}/{report.year}": c.state for c in report.counts}
    return (
        known
        | own
        | {f"{s.key}/totalt/{report.year}": s.total.state or FigureState.EXACT for s in report.sources}
    )


def values_by_id(report: Report) -> dict[str, object]:
    """Figure id -> what stands in its cell."""
    return {
        cell.trace.id: cell.value for table in report.tables for _, _, cell in table.cells() if cell.trace
    }


def unproven_sentences(report: Report) -> Iterator[Told]:
    """The sentences of the section that say none of a figure that is not proven to be zero."""
    states, values = states_by_id(report), values_by_id(report)
    for paragraph in sentences_of(report):
        for said in paragraph:
            if ZERO.search(said.text):
                for name in said.ids:
                    value = values.get(name)
                    seen = (isinstance(value, int) and value > 0) or (
                        isinstance(value, AtLeast) and value.count > 0
                    )
                    if not seen and states.get(name, FigureState.EXACT) is not FigureState.EXACT:
                        yield Told("section", name, said.text)


def unforeseen_sentences(report: Report, texts: Mapping[str, Sequence[str]]) -> Iterator[Told]:
    """The sentences of the outputs' running text that say none, and come from no sentence whose figures are known."""
    known = {said.text for paragraph in sentences_of(report) for said in paragraph}
    known |= {problem.message for problem in report.problems} | {file.reason for file in report.unread_files}
    for output, paragraphs in texts.items():
        for paragraph in paragraphs:
            rest = paragraph
            for sentence in sorted(known, key=len, reverse=True):
                rest = rest.replace(sentence, "")
            for sentence in re.split(r"(?<=[.;:])\s+", rest):
                if ZERO.search(sentence) and not _says_proven(sentence.strip(), report):
                    yield Told(output, "", sentence)


def unproven_marks(report: Report) -> Iterator[Told]:
    """The marks of the charts, and what is said of them aloud, that tell a figure to be zero that is not proven."""
    cells = {
        table.place(row, column).id: cell for table in report.tables for row, column, cell in table.cells()
    }
    for drawn in describe_charts(report):
        for mark in drawn.marks:
            for name in mark.shows if ZERO.search(mark.text) else ():
                cell = cells.get(name) or cells.get(f"{drawn.table}/{name}")
                if cell is not None and not is_proven(cell) and not _has_count(cell):
                    yield Told(f"chart {drawn.chart}", name, mark.text)
            if not mark.shows and ZERO.search(mark.text) and not _says_proven(mark.text, report):
                yield Told(f"chart {drawn.chart}", "", mark.text)
    for kind, table in list_charts(report):
        alt = make_chart(kind, table, report, lambda _: bytes).alt
        yield from (
            Told(f"alt of {table.id}", label, alt)
            for label in _labels_never_zero(table)
            if _says_zero(alt, label)
        )


def _says_proven(text: str, report: Report) -> bool:
    """Whether a headline states no figure as zero, or that of a year in which it is proven: "(inget 2020)"."""
    if not (match := IN_YEAR.match(text) or THIS_YEAR.match(text)):
        return bool(SAYS_NO_FIGURE.match(text))
    tables = [table for table in report.tables if table.kind is TableKind.BY_YEAR]
    label = match[1].casefold().replace("klotter", "totalt")
    year = match[2] or str(report.year - 1)
    return any(
        (row.label.casefold(), column.key, cell.value) == (label, year, 0)
        for table in tables
        for row, column, cell in table.cells()
    )


def _has_count(cell: Cell) -> bool:
    return isinstance(cell.value, AtLeast) and cell.value.count > 0


def _labels_never_zero(table: Table) -> Iterator[str]:
    for row in table.rows:
        if not any(cell.value == 0 and is_proven(cell) for cell in row.cells):
            yield row.label


def _says_zero(text: str, label: str) -> bool:
    return bool(re.search(rf"{re.escape(label)}:? 0(?![\w,])", text))


def unproven_cells(report: Report, grids: Iterable[Grid]) -> Iterator[Told]:
    """The cells of laid out tables that say none where the report's own does not, found by title and headings."""
    for grid in grids:
        for table in report.tables:
            if _is_title(grid.title, table, report) and any(cell.state for _, _, cell in table.cells()):
                yield from _unproven_in(report, table, grid)


def _is_title(title: str, table: Table, report: Report) -> bool:
    """Whether a title is the table's, on the screen too, where it is shorter."""
    if table.kind is TableKind.BY_YEAR and title.startswith(
        f"{report.source(table.about).short} {report.year - 1} "
    ):
        return True
    full = table.title.rstrip(".")
    return (
        title.partition("  ")[0]
        in {full, full.removesuffix(f" {report.year}"), f"{table.stub} {report.year}"}
        or full in title
    )


def unproven_by_id(report: Report, told: Mapping[str, str]) -> Iterator[Told]:
    """The cells and figures of a page that say none where the report's own do not; `told` is the id -> its text."""
    cells = {
        table.place(row, column).id: cell for table in report.tables for row, column, cell in table.cells()
    }
    states = {name: cell.state for name, cell in cells.items()} | states_by_id(report)
    for name, text in told.items():
        if ZERO_CELL.fullmatch(text.split(" ")[0]) and states.get(name) not in {None, FigureState.EXACT}:
            yield Told("html", name, text)


def unproven_accounts(report: Report, texts: Sequence[str]) -> Iterator[Told]:
    """What is said to have been answered with nothing to report, of a source whose zero is not proven."""
    for text in texts:
        for status in report.sources:
            if (
                text.startswith(f"{status.label}: svar har kommit in om att det inte finns")
                and status.total.value != 0
            ):
                yield Told("account", status.key, text)


def _unproven_in(report: Report, table: Table, grid: Grid) -> Iterator[Told]:
    names = _names(report)
    by_place = {(row.key, column.key): cell for row, column, cell in table.cells()}
    across = [{row.key for row in table.rows}, {column.key for column in table.columns}]
    labels = {row.key: {row.label} for row in table.rows} | {c.key: {c.label} for c in table.columns}
    keys = {key: labels[key] | names.get(key, set()) for key in labels}
    heads: dict[int, str] = {}
    turned = False
    for texts in grid.rows:
        found = {
            place: key for place, text in enumerate(texts[1:], start=1) for key in keys if text in keys[key]
        }
        if len(found) >= len(across[0]) or len(found) >= len(across[1]):
            heads, turned = found, set(found.values()) <= across[0]
            continue
        label = next((key for key in keys if texts and texts[0] in keys[key]), None)
        for place, head in heads.items() if label else ():
            cell = by_place.get((head, label) if turned else (label, head))  # type: ignore[arg-type]
            if (
                cell
                and place < len(texts)
                and not is_proven(cell)
                and ZERO_CELL.fullmatch(texts[place].strip())
            ):
                yield Told(grid.output, f"{table.id}/{label}/{head}", texts[place])


def _names(report: Report) -> dict[str, set[str]]:
    """Key -> what a source or a milieu may be called beside its label in a table."""
    sources = {status.key: {status.label, status.short} for status in report.sources}
    milieus = {m.code: {m.label, m.short, m.phrase} for m in report.milieus}
    return sources | milieus | {"totalt": {"Totalt", "Totalt inom källan"}}


def told_zeroes_of_json(document: object, path: str = "") -> Iterator[Told]:
    """Every figure in JSON that is zero beside a state that says that it is not exact."""
    if isinstance(document, dict):
        if document.get("state", "exact") not in {"exact", "received"} and document.get("count") == 0:
            yield Told("json", path, str(document))
        if "cells" in document and "states" in document:
            pairs = zip(document["cells"], document["states"], strict=True)
            yield from (
                Told("json", path, str(document))
                for cell, state in pairs
                if cell == 0 and state not in {None, "exact"}
            )
        for key, value in document.items():
            yield from told_zeroes_of_json(value, f"{path}/{key}")
    elif isinstance(document, list):
        for number, value in enumerate(document):
            yield from told_zeroes_of_json(value, f"{path}/{number}")


def unproven_origins(report: Report, text: str) -> Iterator[Told]:
    """The ids in Markdown that are listed as zeros and are none."""
    states = states_by_id(report)
    for line in re.findall(r"^- Noll, utan någon rad: (.*)$", text, re.MULTILINE):
        for name in line.replace("\\", "").split(", "):
            if states.get(name, FigureState.EXACT) is not FigureState.EXACT:
                yield Told("markdown", name, "Noll, utan någon rad")
