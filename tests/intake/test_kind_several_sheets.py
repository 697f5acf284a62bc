"""A workbook with several sheets: the cases are read and not their sums, and what other sheets say more is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from counting import BROKEN_YEAR, REFUSED, Counted, count, count_rows
from program import run_in
from reading_files import write_book
from survey_answers import ROUTINE, SIGNS, STAMP, SYMPATHY, UNIT

from lagesbild.config.loading import load
from lagesbild.files.opening import open_file
from lagesbild.intake.recognition import recognise_file

if TYPE_CHECKING:
    from pathlib import Path

    from reading_files import Rows

HEADINGS = ["Ärendenummer", "Datum", "Stadsdel", "Kategori"]
LIST: Rows = [HEADINGS, *([f"A{n}", f"2021-03-0{n}", "Kärrtorp", "Nazistiskt"] for n in (1, 2, 3))]


def pivot(number: int) -> Rows:
    """The sums of a list as a spreadsheet writes them."""
    return [["Radetiketter", "Antal av Ärendenummer"], ["Nazistiskt", number], ["Totalsumma", number]]


@pytest.mark.parametrize("order", [("Pivot", "Data"), ("Data", "Pivot")])
@pytest.mark.parametrize(("number", "codes"), [(3, set()), (2, set()), (5, {"sheet_sums_to_more"})])
def test_the_cases_are_read_and_not_their_sums(
    tmp_path: Path, order: tuple[str, str], number: int, codes: set[str]
) -> None:
    """Where the sums are of more cases, the figures are a least."""
    sheets = {"Pivot": pivot(number), "Data": LIST}
    counted = count(write_book(tmp_path / "klotter.xlsx", {name: sheets[name] for name in order}))
    assert isinstance(counted, Counted)
    assert (counted.total, set(counted.codes)) == (3, {"sheet_not_read", *codes})


@pytest.mark.parametrize("names", [("2019", "2021"), ("2021", "2019"), ("År 2018", "År 2020")])
def test_the_sheet_of_the_year_is_read(tmp_path: Path, names: tuple[str, str]) -> None:
    """A sheet named after other years holds those."""
    old = [HEADINGS, ["B1", "2019-03-01", "Kärrtorp", "Nazistiskt"]]
    sheets = {name: old if name[-4:] in {"2018", "2019"} else LIST for name in names}
    assert count(write_book(tmp_path / "klotter.xlsx", sheets)).total == 3  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Antal ärenden: 7", ["note_with_number"]),
        ("Utöver listan finns 2 ärenden utan datum", ["note_with_number"]),
        ("Antal ärenden: 3", []),
        ("Klotter 2021, uttag 2021-05-03", []),
        ("Kontakt: 08-508 15 000", []),
    ],
)
@pytest.mark.parametrize("order", [("Läs mig", "Data"), ("Data", "Läs mig")])
def test_another_number_on_a_cover_is_told(
    tmp_path: Path, text: str, codes: list[str], order: tuple[str, str]
) -> None:
    """The cases may be missing in the list."""
    sheets: dict[str, Rows] = {"Läs mig": [["Försättsblad"], [text]], "Data": LIST}
    path = write_book(tmp_path / "klotter.xlsx", {name: sheets[name] for name in order})
    problems = recognise_file(path, open_file(path), load(), BROKEN_YEAR).parsed.problems
    assert [(problem.code, problem.sheet) for problem in problems] == [(code, "Läs mig") for code in codes]


@pytest.mark.parametrize(
    "other", ["En händelse i mars saknas i systemet", "Hösten: 4 incidenter", "Inga incidenter i skolorna"]
)
def test_a_note_is_not_read_alone_where_another_sheet_says_something(tmp_path: Path, other: str) -> None:
    """The zero of one sheet is not that of all."""
    sheets: dict[str, Rows] = {"Blad1": [["Inga incidenter"]], "Blad2": [["Kommentar"], [other]]}
    assert count(write_book(tmp_path / "ia.xlsx", sheets)) == REFUSED


@pytest.mark.parametrize("gap", [[""], ["", ""]])
@pytest.mark.parametrize(
    "labels", [["Radetiketter", "Antal"], ["Kategori", "Antal"], ["Antal per kategori", ""]]
)
def test_sums_beside_the_list_are_no_columns_of_it(tmp_path: Path, gap: list[str], labels: list[str]) -> None:
    """An empty column parts them, and they end before the list does."""
    beside: Rows = [labels, ["Nazistiskt", 3], ["Totalsumma", 3], ["", ""]]
    rows = [[*own, *gap, *sums] for own, sums in zip(LIST, beside, strict=True)]
    counted = count_rows(tmp_path, "klotter.xlsx", rows)
    assert isinstance(counted, Counted)
    assert (counted.outcome, set(counted.codes)) == (3, {"unread_numbers"})


def test_a_column_with_remarks_behind_an_empty_one_is_read(tmp_path: Path) -> None:
    """Remarks stand here and there, and are no table."""
    remarks = ["Kommentar", "", "Dubblett", ""]
    rows = [
        [*own, "", "" if n else "Anm", text] for n, (own, text) in enumerate(zip(LIST, remarks, strict=True))
    ]
    counted = count_rows(tmp_path, "klotter.xlsx", rows)
    assert isinstance(counted, Counted)
    assert counted.total == 2


PLACES: Rows = [["Datum", "Kategori"], ["2021-03-01", "Nazistiskt"], ["2021-03-02", "Rasistiskt"]]
NO = ["Nej", "Nej", "Ja"]
QUESTIONS = [STAMP, UNIT, SYMPATHY, SIGNS, ROUTINE]
ANSWERS: Rows = [
    QUESTIONS,
    ["2021-03-01 10:15:07", "Parken", "Ja", "Nej", "Ja"],
    ["2021-03-01 10:16:07", "Hemtjänsten", *NO],
]
OTHERS: Rows = [QUESTIONS, ["2021-03-02 10:15:07", "Skolan", *NO]]


@pytest.mark.parametrize("name", ["enkat.xlsx", "underlag 2021.xlsx"])
def test_sheets_named_after_sources_are_read_as_those(tmp_path: Path, name: str) -> None:
    """Each is a source of its own, and nothing needs to be told."""
    sheets = {
        "Egna": ANSWERS,
        "Skolor": OTHERS,
        "Klotter": LIST,
        "Polisen": [["Inga händelser har rapporterats."]],
    }
    path = write_book(tmp_path / name, sheets)
    read = recognise_file(path, open_file(path), load(), BROKEN_YEAR)
    assert {(each.parsed.source, each.parsed.sheet) for each in read.every} == {
        ("enkat_egna", "Egna"),
        ("enkat_skolor", "Skolor"),
        ("klotter", "Klotter"),
        ("polis", "Polisen"),
    }
    assert [problem.code for each in read.every for problem in each.parsed.problems] == []


@pytest.mark.parametrize(
    ("name", "rows", "code"),
    [
        ("IA", [["Händelse", "Enhet"], ["Hot", "Skolan"]], "sheet_not_read"),
        ("Klotter äldre", [["Vad", "Vem"], ["Hakkors", "Skolan"]], "sheet_left_out"),
        ("Övrigt", [["Vad", "Hur många"], ["Hakkors", 3]], "sheet_not_read"),
        ("Polisen", [["Inga händelser har rapporterats."]], "sheet_not_read"),
        ("Polisen", [], None),
        ("Om klotter", [["Klotter enligt trafikkontoret"]], None),
        ("Övrigt", [["Vad", "Vem"], ["Hakkors", "Skolan"]], None),
        ("Kopia", LIST, "sheet_not_read"),
        ("Urval", LIST[:2], "sheet_not_read"),
        ("Fler", [HEADINGS, ["A9", "2021-03-09", "Kärrtorp", "Nazistiskt"]], "sheet_left_out"),
    ],
)
def test_a_sheet_that_is_not_read_is_told_where_it_may_matter(
    tmp_path: Path, name: str, rows: Rows, code: str | None
) -> None:
    """By its name, its numbers or its cases; the figure is a least only where cases of the source may be missing."""
    path = write_book(tmp_path / "klotter.xlsx", {"Data": LIST, name: rows})
    problems = recognise_file(path, open_file(path), load(), BROKEN_YEAR).parsed.problems
    assert [(problem.code, problem.sheet) for problem in problems] == ([(code, name)] if code else [])


@pytest.mark.parametrize(
    ("sheets", "chosen", "codes"),
    [
        (("Farsta", "Skarpnäck", "Älvsjö"), "Skarpnäck", ["sheet_not_read"] * 2),
        (("Farsta", "Kärrtorp"), "Kärrtorp", ["sheet_not_read"]),
        (("Bagarmossen", "Kärrtorp"), "Bagarmossen", []),
        (("Okänd", "Kärrtorp"), "Okänd", ["sheet_left_out"]),
        (("Kärrtorp", "Totalt"), "Kärrtorp", ["sheet_left_out"]),
        (("Kärrtorp", "Övriga"), "Kärrtorp", ["sheet_left_out"]),
        (("Kärrtorp", "Blad2"), "Kärrtorp", ["sheet_left_out"]),
    ],
)
def test_of_sheets_named_after_areas_that_of_the_area_is_read(
    tmp_path: Path, sheets: tuple[str, ...], chosen: str, codes: list[str]
) -> None:
    """Those of other areas are not its own; another part of the area is read with it."""
    path = write_book(tmp_path / "klotter.xlsx", dict.fromkeys(sheets, PLACES))
    parsed = recognise_file(path, open_file(path), load(), BROKEN_YEAR).parsed
    assert (parsed.sheet, [problem.code for problem in parsed.problems]) == (chosen, codes)


@pytest.mark.slow
def test_a_corrected_file_without_a_sheet_takes_that_away(tmp_path: Path) -> None:
    """What the new file does not have is not left from the old one; read again it changes nothing."""
    path = tmp_path / "underlag.xlsx"
    command = ("importera", "underlag.xlsx", "--år", 2021, "--period", "2020-05-01..2021-04-30")
    seen = []
    first, second = {"Egna": ANSWERS, "Klotter": LIST}, {"Klotter": LIST[:2]}
    for sheets in (first, {}, second):
        if sheets:
            write_book(path, sheets)
        done = run_in(tmp_path, *command)
        shown = run_in(tmp_path, "visa", "--år", 2021, "--json").json
        states = {source["key"]: source["total"]["count"] for source in shown["sources"] if source["files"]}
        codes = {problem["code"] for problem in shown["problems"]}
        seen.append((states, done.out.count("oförändrad"), "same_bytes" in codes))
    assert seen == [
        ({"enkat_egna": 1, "klotter": 3}, 0, False),
        ({"enkat_egna": 1, "klotter": 3}, 2, False),
        ({"klotter": 1}, 0, False),
    ]


def test_every_sheet_that_is_read_is_described(tmp_path: Path) -> None:
    """One description a sheet, each with its source."""
    write_book(
        tmp_path / "underlag.xlsx", {"Klotter": LIST, "Polisen": [["Inga händelser har rapporterats."]]}
    )
    files = run_in(tmp_path, "granska", "underlag.xlsx", "--json").json["files"]
    assert [(file["source"], file["sheet"]) for file in files] == [
        ("klotter", "Klotter"),
        ("polis", "Polisen"),
    ]


@pytest.mark.parametrize(
    ("name", "code"), [("2021", "sheet_left_out"), ("Våren", "sheet_left_out"), ("2018", "sheet_not_read")]
)
def test_counts_on_a_sheet_that_is_refused_may_be_missing(tmp_path: Path, name: str, code: str) -> None:
    """The figure is a least where they may be the year's, and it is told once."""
    sheets: dict[str, Rows] = {
        "2020": [["Månad", "Nazistiskt"], ["maj", 1], ["juni", 2]],
        name: [["Månad", "Nazistiskt"], ["januari", 1], ["maj", 7]],
    }
    parsed = recognise_file(
        write_book(tmp_path / "klotter.xlsx", sheets),
        open_file(tmp_path / "klotter.xlsx"),
        load(),
        BROKEN_YEAR,
    ).parsed
    assert [problem.code for problem in parsed.problems if problem.sheet == name] == [code]


@pytest.mark.parametrize(
    ("file", "name", "rows", "is_read"),
    [
        ("klotter.xlsx", "Polis", [["Polisanmält", "Antal"], ["Ja", 1], ["Nej", 0]], False),
        ("underlag.xlsx", "Polis", [["Miljö", "Antal"], ["Vit makt", 1]], True),
        ("klotter.xlsx", "Skolor", [["Skola"], ["Ekskolan"], ["Björkskolan"]], False),
        ("klotter.xlsx", "Skolor", OTHERS, True),
    ],
)
def test_a_sheet_is_no_source_by_its_name_alone(
    tmp_path: Path, file: str, name: str, rows: Rows, *, is_read: bool
) -> None:
    """Sums in a file of another source are of that, and a list of names to choose from is nothing."""
    path = write_book(tmp_path / file, {"Klotter": LIST, name: rows})
    read = recognise_file(path, open_file(path), load(), BROKEN_YEAR).every
    assert (name in {each.parsed.sheet for each in read}) == is_read
