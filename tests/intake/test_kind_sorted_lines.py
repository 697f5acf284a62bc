"""Which lines a sender sorts by: of one that the file does not have, it says nothing, not even that there was none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading_sheets import read_rows

from lagesbild.core.imports import LISTED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reading_sheets import Outcome

GRAFFITI = ("Ärendenummer", "Datum", "Stadsdel", "Kategori")
POLICE = ("Datum", "Händelse", "Miljö", "Antal")


def listed(outcome: Outcome) -> list[str] | None:
    """The lines that the file has; None where it is sorted by every line."""
    lines = [line for aspect, line in outcome.parsed.definition if aspect == LISTED]
    return lines or None


def graffiti(*categories: str) -> list[Sequence[str]]:
    """A register with a case of each category."""
    return [GRAFFITI, *((f"A{n}", "2021-03-01", "Kärrtorp", word) for n, word in enumerate(categories))]


@pytest.mark.parametrize(
    "categories",
    [
        ("Nazistiskt",),
        ("Nazistiskt", "Politiskt"),
        ("Övrigt", "Fotboll"),
        ("", ""),
        ("Tag",),
        ("Hakkors", "x y z"),
    ],
)
def test_a_register_with_a_known_category_is_sorted_by_all(
    tmp_path: Path, categories: tuple[str, ...]
) -> None:
    """What no case has is none."""
    assert listed(read_rows(tmp_path, graffiti(*categories))) is None


@pytest.mark.parametrize(
    "categories", [("Klotter",), ("Politiskt", "Fotboll"), ("Grupp 1", "Grupp 2", "Grupp 1"), ("Typ A", "")]
)
def test_a_register_with_no_known_category_is_sorted_by_none(
    tmp_path: Path, categories: tuple[str, ...]
) -> None:
    """Its words are others than ours, so nobody knows which of our lines they hide."""
    assert listed(read_rows(tmp_path, graffiti(*categories))) == [""]


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("polis_2021.csv", [("Datum", "Händelse", "Kommentar"), ("2021-03-04", "NMR-flygblad", "3 stycken")]),
        ("polis_2021.csv", [("Datum", "Händelse", "Stadsdel"), ("2021-03-04", "Möte", "Kärrtorp")]),
        ("ia_2021.csv", [("IA-nummer", "Händelsedatum", "Enhet"), ("1", "2021-03-04", "Hemtjänst")]),
        ("kontakter_2021.csv", [("Datum", "Kontakt från", "Kontaktväg"), ("2021-03-04", "Skola", "Mejl")]),
        ("blanketter_2021.csv", [("Blankett nr", "Inkom", "Verksamhet"), ("1", "2021-03-04", "Skola")]),
    ],
)
def test_a_register_without_milieus_is_sorted_by_none(
    tmp_path: Path, name: str, rows: list[tuple[str, ...]]
) -> None:
    """Its cases may be of any milieu."""
    assert listed(read_rows(tmp_path, rows, name)) == [""]


@pytest.mark.parametrize("more", ["Kommentar", "Typ", "Plats", "Kanal", "Anmärkning"])
def test_a_table_of_counts_has_the_lines_that_it_lists_whatever_stands_beside(
    tmp_path: Path, more: str
) -> None:
    """Words beside the counts make no register of it."""
    rows = [("Kategori", "Antal", more), ("Nazistiskt", "4", "i mars"), ("Rasistiskt", "0", "")]
    assert listed(read_rows(tmp_path, rows)) == ["category=nazistiskt", "category=rasistiskt"]


@pytest.mark.parametrize(
    ("own", "other", "line"),
    [
        ("Klotter", "Klotter - nazistiskt", "nazistiskt"),
        ("Klotter", "Klotter: rasistiskt", "rasistiskt"),
        ("Stötande", "Hakkors på vägg", "nazistiskt"),
        ("Övrigt", "Motiv: islamistiskt", "islamistiskt"),
    ],
)
def test_a_category_below_another_is_heard_however_it_is_put(
    tmp_path: Path, own: str, other: str, line: str
) -> None:
    """Many systems have a category for all graffiti and the kind in a second column."""
    rows = [(*GRAFFITI, "Underkategori"), ("A1", "2021-03-01", "Kärrtorp", own, other)]
    outcome = read_rows(tmp_path, rows)
    assert [key for key, _ in outcome.lines] == [line]
    assert "line_elsewhere" in outcome.codes


@pytest.mark.parametrize("rows", [("-", "-", "-", ""), ("–", "–", "–", "–"), ("", "-", "-", "-")])
def test_a_row_of_dashes_is_no_case(tmp_path: Path, rows: tuple[str, ...]) -> None:
    """It may say that there was nothing, and is asked about."""
    outcome = read_rows(tmp_path, [("Datum", "Stadsdel", "Kategori", "Adress"), rows])
    assert (outcome.statuses, outcome.codes) == (["unreadable"], ["only_signs"])


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Antal ärenden: 14", True),
        ("Sammanlagt 14 ärenden", True),
        ("Antal ärenden: 2", False),
        ("Rapport 4711", False),
        ("Klotter 2021, uttag 2021-05-03", False),
        ("Sida 1 av 3", False),
    ],
)
def test_a_count_above_the_table_is_compared_with_it(tmp_path: Path, title: str, told: bool) -> None:  # noqa: FBT001 — a parameter of the cases
    """Where it says another number than there are rows, cases may be missing."""
    rows = [(title, "", "", ""), ("", "", "", ""), *graffiti("Nazistiskt", "Nazistiskt")]
    assert ("note_with_number" in read_rows(tmp_path, rows).codes) == told


@pytest.mark.parametrize(
    ("category", "line", "code"),
    [
        ("Nazistiskt?", "nazistiskt", "category_and_words"),
        ("Nazistiskt (?)", "nazistiskt", "category_and_words"),
        ("Anti-nazistiskt", "anti-nazistiskt", "unknown_category"),
    ],
)
def test_a_category_in_doubt_is_told_and_a_denied_one_is_another(
    tmp_path: Path, category: str, line: str, code: str
) -> None:
    """What the sender is not sure of is not passed on as sure."""
    outcome = read_rows(tmp_path, graffiti("Rasistiskt", category))
    assert outcome.lines[-1][0].casefold() == line
    assert code in outcome.codes
