"""What scripts may rely on: JSON, exit codes, streams, and the way from a figure back to its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from program import run_in

from lagesbild.config.loading import load
from lagesbild.config.vocabulary.vocabulary import built_in
from lagesbild.core.figures import REASONS
from lagesbild.figures.gathering import gather
from lagesbild.report.building import build_report
from lagesbild.store.counts import list_rows
from lagesbild.store.database import Store, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Trace


KEYS = ["enkat_egna", "enkat_skolor", "arbetsmarknad", "klotter", "ia", "kontakter", "oidentifierad", "polis"]
SHAPE = {
    "year": int,
    "period": {"from": str, "to": str},
    "area": str,
    "edition": str,
    "sources": [
        {
            "key": str,
            "label": str,
            "state": str,
            "files": [{"name": str, "sha256": str, "sheet": (str, type(None))}],
            "sent": (int, type(None)),
            "answered": (int, type(None)),
            "incomplete": (int, type(None)),
            "rows": {"read": int, "counted": int, "set_aside": dict},
            "total": {"count": (int, type(None)), "state": str},
        }
    ],
    "counts": [
        {
            "source": str,
            "kind": str,
            "category": (str, type(None)),
            "milieu": str,
            "count": (int, type(None)),
            "state": str,
        }
    ],
    "questions": [{"source": str, "question": str, "base": (int, type(None)), "answers": dict}],
    "comparison": [
        {
            "source": str,
            "category": (str, type(None)),
            "milieu": str,
            "previous": (int, type(None)),
            "current": (int, type(None)),
            "verdict": str,
        }
    ],
    "tables": [
        {
            "id": str,
            "title": str,
            "unit": str,
            "columns": [str],
            "rows": [{"label": str, "cells": [(int, float, str, type(None))]}],
            "notes": [str],
        }
    ],
    "problems": [
        {
            "file": str,
            "sheet": (str, type(None)),
            "row": (int, type(None)),
            "column": (str, type(None)),
            "code": str,
            "message": str,
        }
    ],
}


def _breaches(value: Any, shape: Any, where: str = "") -> Iterator[str]:
    """The places where a JSON value has not the shape; more names than the shape's are allowed."""
    if isinstance(shape, dict) and isinstance(value, dict):
        for name, inner in shape.items():
            yield from _breaches(value.get(name, ...), inner, f"{where}.{name}")
    elif isinstance(shape, list) and isinstance(value, list):
        for number, one in enumerate(value):
            yield from _breaches(one, shape[0], f"{where}[{number}]")
    elif isinstance(shape, dict | list) or not isinstance(value, shape):
        yield where


@pytest.fixture(scope="module")
def shown(years: Path) -> Any:
    """The year 2021 as `visa --json` gives it."""
    return run_in(years, "visa", "--år", 2021, "--json").json


@pytest.fixture(scope="module")
def store(years: Path) -> Iterator[Store]:
    """The store of the sample years, open for reading."""
    with open_store(years / "lagesbild.db") as found:
        yield found


@pytest.fixture(scope="module")
def made(store: Store) -> Report:
    """The report of 2021."""
    return build_report(gather(store, load(), 2021))


@pytest.mark.parametrize("part", SHAPE)
def test_the_json_has_the_names_and_types_of_the_contract(shown: Any, part: str) -> None:
    """Every name is there and every value is of its type."""
    assert list(_breaches(shown[part], SHAPE[part], part)) == []


def test_the_sources_stand_in_their_fixed_order(shown: Any) -> None:
    """Eight sources under their keys, whatever came in."""
    assert [source["key"] for source in shown["sources"]] == KEYS


def test_the_milieus_have_their_fixed_codes() -> None:
    """The codes are those of the contract, under every term set."""
    orders = {tuple(m.code for m in built_in().milieu_names(terms)) for terms in built_in().terms}
    assert orders == {("hoger", "vanster", "islamistisk", "annan", "oklar")}


@pytest.mark.sampled
@pytest.mark.parametrize("year", [2020, 2021])
@pytest.mark.parametrize("key", KEYS)
def test_every_record_is_accounted_for(years: Path, key: str, year: int) -> None:
    """Read = counted + set aside, every reason named and none of them zero."""
    sources = run_in(years, "visa", "--år", year, "--json").json["sources"]
    rows = next(source["rows"] for source in sources if source["key"] == key)
    assert rows["read"] == rows["counted"] + sum(rows["set_aside"].values())
    assert set(rows["set_aside"]) <= set(REASONS)
    assert 0 not in rows["set_aside"].values()


def test_zeros_are_given_for_a_source_that_came_in(shown: Any) -> None:
    """A received source has a figure for each of its lines, zeros too."""
    found = {c["milieu"]: c["count"] for c in shown["counts"] if c["source"] == "ia"}
    assert found == dict.fromkeys(("hoger", "vanster", "islamistisk", "oklar"), 0)


def test_the_three_states_stay_apart(stored: Path) -> None:
    """Received, asked for but not received, and not asked; the last two have no figures."""
    (stored / "lagesbild.toml").write_text('inte_tillfragade = ["oidentifierad"]\n', encoding="utf-8")
    numbers = {
        i["source"]: i["id"] for i in run_in(stored, "importer", "--år", 2021, "--json").json["imports"]
    }
    for source in ("polis", "oidentifierad"):
        assert run_in(stored, "ta-bort", numbers[source]).code == 0
    shown = run_in(stored, "visa", "--år", 2021, "--json").json
    states = {source["key"]: source["state"] for source in shown["sources"]}
    assert states == dict.fromkeys(KEYS, "received") | {"polis": "not_received", "oidentifierad": "not_asked"}
    assert {count["source"] for count in shown["counts"]} == set(KEYS) - {"polis", "oidentifierad"}
    table = next(table for table in shown["tables"] if table["id"] == "miljo_kalla")
    assert table["rows"][0]["cells"][-2:] == [None, None]
    assert table["rows"][0]["nothings"][-2:] == ["not_asked", "not_reported"]


def _figures(made: Report) -> Iterator[tuple[str, int, Trace]]:
    """Every figure of a report that says where it comes from."""
    for count in made.counts:
        if count.value is not None and count.trace is not None:
            yield f"{count.source}/{count.category or count.milieu}", count.value, count.trace
    for table in made.tables:
        for row in table.rows:
            for cell in row.cells:
                if isinstance(cell.value, int) and cell.trace is not None:
                    yield f"{table.id}/{row.key}", cell.value, cell.trace


def _of_a_part(trace: Trace) -> bool:
    return bool({"milieu", "category"} & dict(trace.where).keys())


@pytest.mark.slow
def test_every_figure_leads_back_to_exactly_its_rows(store: Store, made: Report) -> None:
    """The rows behind a cell add up to it; a record of several parts counts once where no part is asked for."""
    figures = list(_figures(made))
    wrong = {
        name: (value, behind)
        for name, value, trace in figures
        if value
        != (
            behind := sum(
                row["count"] for row in list_rows(store, trace) if row["first"] or _of_a_part(trace)
            )
        )
    }
    assert len(figures) > 200
    assert wrong == {}


def test_every_count_can_be_asked_for_by_words(shown: Any, years: Path) -> None:
    """`rader` with the source and the category or milieu of a figure gives that many counted occasions."""
    for count in shown["counts"]:
        words = ["--källa", count["source"], "--status", "counted"]
        words += ["--kategori", count["category"]] if count["category"] else ["--miljö", count["milieu"]]
        rows = run_in(years, "rader", "--år", 2021, *words, "--json").json["rows"]
        assert (count["source"], sum(row["count"] for row in rows)) == (count["source"], count["count"])


@pytest.mark.parametrize("key", KEYS)
def test_the_rows_of_a_source_are_its_ledger(years: Path, shown: Any, key: str) -> None:
    """`rader` for a whole source gives one row a record: file, sheet and row number."""
    rows = run_in(years, "rader", "--år", 2021, "--källa", key, "--json").json["rows"]
    places = {(row["file"], row["sheet"], row["row"]) for row in rows}
    read = next(source["rows"]["read"] for source in shown["sources"] if source["key"] == key)
    assert len(places) == len(rows) == read


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("visa", "--år", 2021), 0),
        (("rapport",), 2),
        (("visa", "--år", "i fjol"), 2),
        (("trolla",), 2),
        (("visa", "--år", 2021, "--installningar", "finns-inte.toml"), 3),
        (("visa", "--år", 2031), 3),
        (("importera", "finns-inte.xlsx", "--år", 2021), 3),
        (("visa", "--år", 2021, "--databas", "finns-inte.db"), 3),
    ],
)
def test_the_exit_code_tells_what_happened(years: Path, words: tuple[object, ...], code: int) -> None:
    """0 done, 2 wrong use, 3 wrong input; results on stdout, messages on stderr, never both for an error."""
    done = run_in(years, *words)
    assert (done.code, bool(done.out), bool(done.err)) == (code, code == 0, code != 0)


def test_removing_what_is_not_there_is_wrong_input(stored: Path) -> None:
    """An id that no import has gives 3."""
    assert run_in(stored, "ta-bort", 4711).code == 3


def test_what_cannot_be_written_gives_four(stored: Path) -> None:
    """A place that is no folder cannot be written to."""
    (stored / "mapp").write_text("", encoding="utf-8")
    assert run_in(stored, "exportera", "--år", 2021, "--format", "json", "--till", "mapp").code == 4


@pytest.mark.parametrize("words", [("visa", "--år", 2021), ("rader", "--år", 2021), ("importer",)])
def test_json_stands_alone_on_stdout(years: Path, words: tuple[object, ...]) -> None:
    """With --json there is JSON and not a word beside it."""
    done = run_in(years, *words, "--json")
    assert (done.code, done.err, isinstance(done.json, dict)) == (0, "", True)


def test_the_spelling_without_dots_is_the_same_option(years: Path) -> None:
    """Every option has a twin for keyboards without å ä ö."""
    plain = run_in(years, "rader", "--ar", 2021, "--kalla", "klotter", "--miljo", "hoger", "--json")
    assert plain == run_in(years, "rader", "--år", 2021, "--källa", "klotter", "--miljö", "hoger", "--json")
