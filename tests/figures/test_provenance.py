"""From print to source and back: every id in every output leads to its rows, and every row to its figures."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any

import docx
import pytest
from program import run_in, sample

from lagesbild.config.loading import load
from lagesbild.core.tables import COUNTED, Trace
from lagesbild.figures.gathering import gather
from lagesbild.figures.provenance import figures_of, origins, traces_by_id
from lagesbild.outputs.section.origins import NOWHERE
from lagesbild.report.building import build_report
from lagesbild.store.counts import list_rows
from lagesbild.store.database import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from lagesbild.core.report import Report
    from lagesbild.figures.provenance import Origins

VOCABULARY = load(None).vocabulary
REPORTS = "reports/2021"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two years and the reports of the later."""
    folder = tmp_path_factory.mktemp("traced")
    assert run_in(folder, "importera", *sample(2020)).code == 0
    assert run_in(folder, "rapport", *sample(2021)).code == 0
    return folder


@pytest.fixture(scope="module")
def whole(place: Path) -> Report:
    """The report itself."""
    with open_store(place / "lagesbild.db") as store:
        return build_report(gather(store, load(None), 2021))


@pytest.fixture(scope="module")
def traces(whole: Report) -> dict[str, Trace]:
    """By id, the trace of every figure."""
    return traces_by_id(whole, VOCABULARY)


@pytest.fixture(scope="module")
def rows(place: Path, traces: dict[str, Trace]) -> dict[str, tuple[dict[str, Any], ...]]:
    """By id, the rows that the figure is counted from."""
    with open_store(place / "lagesbild.db") as store:
        return {figure: list_rows(store, trace) for figure, trace in traces.items()}


@pytest.fixture(scope="module")
def printed(place: Path) -> dict[str, str]:
    """The list of sources at the end of the intern Markdown file: what is looked up, and what is found."""
    text = (place / REPORTS / "lagesbild-2021.md").read_text(encoding="utf-8").replace("\\", "")
    lines = text.partition("## Siffrornas källor")[2].splitlines()
    pairs = (line.removeprefix("- ").partition(": ") for line in lines if line.startswith("- "))
    return {name: found for name, _, found in pairs}


@pytest.mark.slow
def test_every_id_of_every_output_is_a_figure(
    place: Path, traces: dict[str, Trace], printed: dict[str, str]
) -> None:
    """In the comments and the list of the Markdown file, and in the JSON file."""
    text = (place / REPORTS / "lagesbild-2021.md").read_text(encoding="utf-8")
    named = {figure for comment in re.findall("<!-- (.*?) -->", text) for figure in comment.split(", ")}
    for table in json.loads((place / REPORTS / "lagesbild-2021.json").read_text(encoding="utf-8"))["tables"]:
        for row in table["rows"]:
            named |= {figure for figure in row["figure_ids"] if figure}
            named |= {cell for cell, figure in zip(row["cell_ids"], row["figure_ids"], strict=True) if figure}
    named |= printed.keys() - {NOWHERE}
    assert named - traces.keys() == set()


@pytest.mark.slow
def test_every_figure_is_the_sum_of_its_rows(
    whole: Report, rows: dict[str, tuple[dict[str, Any], ...]]
) -> None:
    """A count has rows where it is not zero, and no row that is not counted."""
    counted = {
        cell.trace.id: cell.value
        for table in whole.tables
        for row in table.rows
        for cell in row.cells
        if cell.trace and isinstance(cell.value, int)
    }
    assert counted
    for figure, value in counted.items():
        assert bool(sum(row["count"] for row in rows[figure])) == bool(value), figure
        assert {row["status"] for row in rows[figure]} <= {COUNTED}, figure


@pytest.mark.slow
def test_every_row_leads_back_to_the_figures_it_feeds(
    traces: dict[str, Trace], rows: dict[str, tuple[dict[str, Any], ...]]
) -> None:
    """Set aside ones too."""
    for figure, behind in rows.items():
        trace = traces[figure]
        for row in behind:
            assert trace in [traces[fed] for fed in figures_of([row], traces, trace.year)], (figure, row)
    assert {"klotter/utanfor_omradet/2021", "enkat_egna/testsvar/2021"} <= rows.keys()


@pytest.mark.slow
def test_the_printed_list_names_file_sheet_and_rows(
    place: Path, rows: dict[str, tuple[dict[str, Any], ...]], printed: dict[str, str]
) -> None:
    """What is printed for an id is what the command shows for it, and what is zero stands as that."""
    assert printed["klotter/nazistiskt/2021"] == "klotter_2021.xlsx, blad Klotter, rad 5, 7, 10, 12, 15, 19"
    shown = run_in(place, "rader", "--år", 2021, "--id", "klotter/nazistiskt/2021", "--json").json["rows"]
    assert [row["row"] for row in shown] == [5, 7, 10, 12, 15, 19]
    for figure in printed[NOWHERE].split(", "):
        assert rows[figure] == (), figure


def test_every_figure_of_the_text_is_in_the_list(printed: dict[str, str], place: Path) -> None:
    """What a comment names of this year is looked up in the list, with its rows or as zero."""
    text = (place / REPORTS / "lagesbild-2021.md").read_text(encoding="utf-8")
    named = {figure for comment in re.findall("<!-- (.*?) -->", text) for figure in comment.split(", ")}
    assert {figure for figure in named if figure.endswith("/2021")} <= printed.keys() | set(
        printed[NOWHERE].split(", ")
    )


def test_word_has_neither_ids_nor_list(place: Path) -> None:
    """The ids of figures are for machines: they stand in the workbook, in Markdown and in JSON."""
    for name in ("lagesbild-2021.docx", "bilaga-2021.docx"):
        document = docx.Document(io.BytesIO((place / REPORTS / name).read_bytes()))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        texts = [*(paragraph.text for paragraph in document.paragraphs), *cells]
        assert not [text for text in texts if re.search(r"\w+/\w+/20\d\d", text)], name
        assert "Siffrornas källor" not in texts


@pytest.mark.slow
def test_the_public_edition_has_no_list(place: Path) -> None:
    """Files and row numbers are for those who may see them."""
    words = ("exportera", "--år", 2021, "--utgåva", "publik", "--format", "markdown", "--till", "p")
    assert run_in(place, *words).code == 0
    assert "Siffrornas källor" not in (place / "p" / "lagesbild-2021-publik.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_origins_are_the_rows_of_the_command(
    place: Path, whole: Report, rows: dict[str, tuple[dict[str, Any], ...]]
) -> None:
    """The list is made of the same rows that `rader --id` shows."""
    with open_store(place / "lagesbild.db") as store:
        known: Origins = origins(store, whole, VOCABULARY)
    for figure, behind in known.items():
        told = {(one.file, one.sheet, row) for one in behind for row in one.rows}
        assert told == {(row["file"], row["sheet"], row["row"]) for row in rows[figure]}, figure
