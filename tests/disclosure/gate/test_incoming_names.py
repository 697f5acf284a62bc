"""What files and sheets are called, in no public file: which names tell something, from tables of facts."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from sample_report import sample_report

from lagesbild.core.imports import Incoming, UnreadFile
from lagesbild.disclosure.gate.incoming_names import incoming_names
from lagesbild.personal_data.word_lists import Lists

FINGERPRINT = "ab12cd34ef56" + "7" * 52
OTHER = "00ffee11dd22" + "8" * 52


def is_found(text: str, file: str = "", sheet: str | None = None, fingerprint: str = FINGERPRINT) -> bool:
    """Whether a text tells of a file with this name, sheet and fingerprint."""
    incoming = Incoming(1, "klotter", file, fingerprint, sheet, 3, "2021-05-12")
    pattern = incoming_names(replace(sample_report(), incoming=(incoming,)), Lists())
    return pattern is not None and bool(pattern.search(text))


@pytest.mark.parametrize(
    ("file", "text", "found"),
    [
        ("statistik.xlsx", "Se statistik.xlsx.", True),
        ("statistik.xlsx", "Se STATISTIK.XLSX.", True),
        ("statistik.xlsx", "Se min_statistik.xlsx", False),
        ("statistik.xlsx", "Enligt statistik", False),
        ("Fatima.xlsx", "Enligt Fatima", True),
        ("Fatima.xlsx", "Fatimas lista", False),
        ("Grus och asfalt.xlsx", "Enligt grus och asfalt", True),
        ("asfaltering.xlsx", "Gäller asfaltering", False),
        ("klotter 2021.xlsx", "Antal klotter 2021", False),
        ("klotter asfalt.xlsx", "Antal klotter asfalt", True),
        ("klotter 44.xlsx", "Antal klotter 44", False),
        ("asfalt 44.xlsx", "Antal asfalt 44", True),
    ],
)
def test_a_file_is_found_by_its_name_and_by_a_stem_that_tells_something(
    file: str, text: str, *, found: bool
) -> None:
    """A person's name, or several words that the edition does not say for other reasons."""
    assert is_found(text, file) is found


@pytest.mark.parametrize(
    ("sheet", "text", "found"),
    [
        ("Blad1", "blad1", False),
        ("Svar Fatima", "svar fatima", True),
        ("Grus och asfalt", "grus och asfalt", True),
        (None, "None", False),
    ],
)
def test_a_sheet_is_found_as_a_stem_is(sheet: str | None, text: str, *, found: bool) -> None:
    """Where the file has one."""
    assert is_found(text, "klotter.xlsx", sheet) is found


@pytest.mark.parametrize(
    ("text", "found"), [(FINGERPRINT, True), (FINGERPRINT[:12], True), (FINGERPRINT[:11], False)]
)
def test_the_beginning_of_a_fingerprint_is_enough_to_try_a_file(text: str, *, found: bool) -> None:
    """Twelve characters."""
    assert is_found(text, "klotter.xlsx") is found


def test_a_file_that_could_not_be_read_is_looked_for_too() -> None:
    """By name and fingerprint."""
    report = replace(sample_report(), incoming=(), unread_files=(UnreadFile("möte.pdf", "", "", OTHER),))
    pattern = incoming_names(report, Lists())
    assert pattern is not None
    assert pattern.search("se möte.pdf")
    assert pattern.search(OTHER)


def test_a_file_without_a_name_is_looked_for_by_its_fingerprint_alone() -> None:
    """As a table that was typed in."""
    assert not is_found("Se ingenting.")
    assert is_found(FINGERPRINT)


def test_where_nothing_came_in_nothing_is_looked_for() -> None:
    """No pattern."""
    assert incoming_names(replace(sample_report(), incoming=(), unread_files=()), Lists()) is None
