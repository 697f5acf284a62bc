"""Whatever comes in, damaged or not: nothing is said to be zero that is not proven to be, in any output of any edition."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING

import pytest
from damaged_stores import REGISTERS, YEARS, Year, import_years, lines_of
from program import run_in
from read_outputs import Grid, read_markdown, read_page, read_screen, read_word, read_workbook
from told_zeroes import (
    Told,
    told_zeroes_of_json,
    unforeseen_sentences,
    unproven_accounts,
    unproven_by_id,
    unproven_cells,
    unproven_marks,
    unproven_origins,
    unproven_sentences,
)

from lagesbild.cli.editions import lay_out
from lagesbild.config.loading import load
from lagesbild.core.states import FigureState
from lagesbild.disclosure.edition import build_public_edition
from lagesbild.figures.gathering import gather
from lagesbild.figures.provenance import origins
from lagesbild.outputs.formats import Attachments
from lagesbild.report.building import build_report
from lagesbild.store.database import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lagesbild.core.report import Report

KNOWN = {
    (source, line) for source in (*REGISTERS, "arbetsmarknad", "enkat_skolor") for line in lines_of(source)
}
FEW, MANY = range(2), range(100, 220)


def check_counts(report: Report, truth: Year) -> Iterator[str]:
    """Yield the figures that contradict what there truly was: an exact one is all of it, a least one no more."""
    for count in report.counts:
        line = (count.source, count.category or count.milieu)
        true = truth.lines[line]
        if line not in KNOWN or count.value is None:
            continue
        if count.value > true or (count.state is FigureState.EXACT and count.value != true):
            yield f"{line} is said to be {count.state} {count.value} and was {true}"
    for status in report.sources:
        told, true = status.total.value, truth.totals[status.key]
        if isinstance(told, int) and told != true and not (told and status.key in truth.open_totals):
            yield f"{status.key} is said to be {told} in all and was {true}"


def find_false_zeroes(report: Report, files: dict[str, bytes]) -> Iterator[Told]:
    """Yield every place in the outputs of an edition that tells a figure to be zero and has no right to."""
    yield from (*unproven_sentences(report), *unproven_marks(report))
    texts: dict[str, list[str]] = {}
    grids: list[Grid] = []
    for name, content in files.items():
        if name.endswith(".docx"):
            texts[name], tables = read_word(name, content)
            grids += tables
        elif name.endswith(".md"):
            texts[name], tables = read_markdown(name, content.decode())
            grids += tables
            yield from unproven_origins(report, content.decode())
        elif name.endswith(".json"):
            yield from told_zeroes_of_json(json.loads(content))
        elif name.endswith(".html"):
            texts[name], cells = read_page(content.decode())
            yield from unproven_by_id(report, cells)
        elif name.endswith(".xlsx"):
            titles = {table.title.rstrip(".") for table in report.tables}
            grids += read_workbook(name, content, titles)
    for paragraphs in texts.values():
        yield from unproven_accounts(report, paragraphs)
    yield from (*unproven_cells(report, grids), *unforeseen_sentences(report, texts))


def check_year(folder: Path, year: int, truth: Year) -> list[str]:
    """Return all that is wrong in what is told of a year in the screen, the intern and the public edition."""
    settings = load()
    with open_store(folder / "lagesbild.db") as store:
        intern = build_report(gather(store, settings, year))
        public = build_public_edition(intern, store, settings).report
        wrong = [*check_counts(intern, truth)]
        for report in (intern, public):
            found = origins(store, report, settings.vocabulary) if report is intern else None
            files = lay_out(
                report, ("excel", "word", "markdown", "html", "json"), settings, Attachments((), found, ())
            )
            wrong += [f"{report.edition}: {told}" for told in find_false_zeroes(report, files)]
    shown = run_in(folder, "visa", "--år", year).out
    return [*wrong, *(f"screen: {told}" for told in unproven_cells(intern, read_screen(shown)))]


def check_seeds(folder: Path, seeds: range) -> dict[str, list[str]]:
    """Return by seed and year what is wrong, where anything is."""
    wrong = {}
    for seed in seeds:
        there = folder / str(seed)
        truth = import_years(there, Random(seed))  # noqa: S311 — no secrets
        for year in YEARS:
            if found := check_year(there, year, truth[year]):
                wrong[f"{seed}/{year}"] = found
    return wrong


def test_nothing_is_told_as_zero_that_is_not_proven(tmp_path: Path) -> None:
    """Over all outputs of both editions, from some random stores."""
    assert check_seeds(tmp_path, FEW) == {}


@pytest.mark.slow
def test_nothing_is_told_as_zero_in_many_stores(tmp_path: Path) -> None:
    """The same from many."""
    assert check_seeds(tmp_path, MANY) == {}
