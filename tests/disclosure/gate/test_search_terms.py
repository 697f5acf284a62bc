"""Texts held against what the files of a public edition must not hold, from tables of facts: both sides of every rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hidden_figures import HIDDEN, PLACE
from msgspec.structs import replace
from sample_report import sample_report

from lagesbild.config.loading import load
from lagesbild.core.free_text import Description, Descriptions, TextPlace
from lagesbild.core.tables import Column, Row, Table, TableKind
from lagesbild.disclosure.gate.inspection import (
    LeakError,
    SearchTerms,
    _intern_names,
    collect_search_terms,
    inspect,
)
from lagesbild.disclosure.gate.numbered_names import find_numbered_names, part_from_years
from lagesbild.disclosure.gate.sentences import Secret, collect_secrets
from lagesbild.personal_data.word_lists import DEFAULT

if TYPE_CHECKING:
    from lagesbild.core.report import Report

SAMPLE = sample_report()
WHOLE = "Vi såg att det stod något på väggen."
TERMS = SearchTerms(
    DEFAULT.with_places(["Zorbas gränd"]),
    re.compile("Polisen i Zorba"),
    re.compile("klotter_2021"),
    HIDDEN,
    collect_secrets(SAMPLE, SAMPLE, []),
    template_texts=frozenset({"Ring 070-174 06 05", "Ur mallen i Zorba i sex ord"}),
    free_text=frozenset({WHOLE, "Ur mallen i Zorba i sex ord"}),
    numbered=re.compile("(?P<name>ronder_210514)(?P<gap>/)(?P<year>2021)"),
)
FINGERPRINT = "a" * 54 + "8112189876"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Inget att säga.", ""),
        ("Enligt Polisen i Zorba", "den interna utgåvan"),
        ("Se klotter_2021", "inkommen fil"),
        (WHOLE, "fritext"),
        (f"{WHOLE} Och mer.", ""),
        ("Ur mallen i Zorba i sex ord", ""),
        ("Ring 070-174 06 05", ""),
        ("Ring 070-174 06 06", "telefonnummer"),
        ("811218-9876", "personnummer"),
        ("0.8112189876", ""),
        ("-12.5e-3", ""),
        ("8112189876", "personnummer"),
        (FINGERPRINT, ""),
        ("ronder_210514/2021", ""),
        ("ronder_210515/2021", "personnummer"),
        ("vid Zorbas gränd 2", ""),
        ("vid Zorbas gränd 2 B", ""),
        ("På Zorbas väg 2", "en adress"),
        ("Vi talade om Xerxes", ""),
        ("Vi talade med Fatima", "personnamn"),
    ],
)
def test_a_text_is_held_against_every_term(text: str, told: str) -> None:
    """The sentence says what it is; what the municipality's template says may stay."""
    if told:
        with pytest.raises(LeakError, match=told):
            inspect({"a.txt": text.encode()}, TERMS)
    else:
        inspect({"a.txt": text.encode()}, TERMS)


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Kontakter om alfa: 3", True),
        ("| Kontakter om alfa: 3 |", False),
        ("Utifrån: kontakter om alfa: 3", False),
        ("Kontakter om alfa: 4", False),
    ],
)
def test_a_hidden_figure_in_a_sentence_is_told(text: str, *, is_told: bool) -> None:
    """A line of a Markdown table is looked up cell by cell, and a paragraph on figures from outside is of no hidden one."""
    secret = Secret("kontakter", 2021, 3, None, (("alfa",),), frozenset(), "kontakter/alfa/2021")
    secrets = replace(TERMS.secrets, hidden=(secret,))
    terms = replace(TERMS, secrets=secrets, background=("Utifrån:",))
    if is_told:
        with pytest.raises(LeakError, match=r"löpande text \(kontakter/alfa/2021\)"):
            inspect({"a.txt": text.encode()}, terms)
    else:
        inspect({"a.txt": text.encode()}, terms)


def test_a_kind_of_file_that_cannot_be_read_back_is_stopped() -> None:
    """What cannot be searched is not published."""
    with pytest.raises(LeakError, match=r"a\.pdf, hela filen"):
        inspect({"a.pdf": b"ett"}, TERMS)


@pytest.mark.parametrize(("words", "is_sought"), [(5, False), (6, True), (7, True)])
def test_a_free_text_is_somebodys_own_from_six_words(words: int, *, is_sought: bool) -> None:
    """A shorter one may stand in a table for another reason."""
    text = " ".join(["ord"] * words)
    place = TextPlace(1, "klotter", "a.xlsx", None, 2, "Text")
    report = replace(SAMPLE, descriptions=Descriptions((Description(place, text, "free"),)))
    assert (text in collect_search_terms(report, report, [], load()).free_text) is is_sought


def test_every_text_of_every_file_is_searched() -> None:
    """Also what stands after what has been searched already; the first is told by file and place."""
    with pytest.raises(LeakError, match=r"^b\.txt, rad 2: ett personnummer"):
        inspect({"a.txt": b"ett", "b.txt": b"ett\n811218-9876"}, TERMS)


def test_a_file_is_searched_for_hidden_figures_in_its_tables() -> None:
    """By its kind; a line of a table is no sentence."""
    table = "| | Ex | Ypsilon |\n|---|---|---|\n| Alfa | 3 | 12 |\n| Beta ett | 7 | 9 |\n"
    with pytest.raises(LeakError, match=f"tabellen {PLACE.id}: en dold siffra"):
        inspect({"a.md": table.encode()}, TERMS)
    inspect({"a.txt": table.encode()}, TERMS)


def named(key: str, label: str) -> Report:
    """A report with one more table, of one row."""
    row = Row(key, label, ())
    return replace(SAMPLE, tables=(Table(TableKind.BY_YEAR, "", "", "", (Column("x", "x"),), (row,)),))


@pytest.mark.parametrize(
    ("report", "text", "expected"),
    [
        (named("ronder_210514", "Ronder"), "ronder_210514/2021", "ronder_210514 år 2021"),
        (named("x", "Ronder 210514"), "Ronder 210514, 2021", "Ronder 210514 år 2021"),
        (named("ronder_210514", "Ronder"), "ronder_210514/20211", "ronder_210514/20211"),
        (named("ronder_210514", "Ronder"), "ronder_210514/1821", "ronder_210514/1821"),
        (named("ronder_21051", "Ronder"), "ronder_21051/2021", "ronder_21051/2021"),
        (replace(SAMPLE, tables=()), "ronder_210514/2021", "ronder_210514/2021"),
        (
            replace(SAMPLE, sources=(replace(SAMPLE.sources[0], short="R 210514"),)),
            "R 210514: 2021",
            "R 210514 år 2021",
        ),
    ],
)
def test_a_year_is_parted_from_a_name_with_six_digits(report: Report, text: str, expected: str) -> None:
    """A row, a category or a source of the edition: its key or its label."""
    assert part_from_years(text, find_numbered_names(report)) == expected


def test_the_longer_of_two_such_names_is_taken() -> None:
    """One may be the end of the other."""
    rows = (Row("ny_210514", "", ()), Row("210514", "", ()))
    report = replace(SAMPLE, tables=(replace(named("", "").tables[0], rows=rows),))
    assert part_from_years("ny_210514/2021", find_numbered_names(report)) == "ny_210514 år 2021"


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Enligt Lokalpolisområdet", True),
        ("Enligt LOKALPOLISOMRÅDET", True),
        ("Enligt lokalpolisområdets", False),
        ("Tysta skolan svarade", True),
        ("tysta skolan svarade", False),
        ("Skarpnäck svarade", False),
        ("Enheten är IA", False),
        ("Enligt Ordningen", True),
    ],
)
def test_the_names_of_the_intern_edition_are_looked_for(text: str, *, is_found: bool) -> None:
    """Those of intern sources in any letters, and of units that are silent, but not called as the area or a source is."""
    polis = next(source for source in SAMPLE.sources if source.key == "polis")
    incident = next(source for source in SAMPLE.sources if source.key == "ia")
    silent = ("Tysta skolan", SAMPLE.area, incident.label, "IA", "Ordningen")
    sources = (
        replace(polis, label="Lokalpolisområdet", short="Ordningen"),
        replace(incident, short="IA", silent=silent),
    )
    pattern = _intern_names(replace(SAMPLE, sources=sources), load())
    assert pattern is not None
    assert bool(pattern.search(text.replace("Skarpnäck", SAMPLE.area))) is is_found


def test_where_nothing_is_intern_nothing_is_looked_for() -> None:
    """No source, and no silent unit."""
    sources = tuple(replace(source, silent=()) for source in SAMPLE.sources if source.key != "polis")
    assert _intern_names(replace(SAMPLE, sources=sources), load()) is None
