"""Numbers, sentences and days are worded by rule, and the rules hold at their edges."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.core.tables import Share
from lagesbild.core.wording import (
    day,
    each,
    enumerate_words,
    gender_of,
    month,
    number,
    numbers,
    occasions,
    part_of,
    percent,
    period,
    sentence,
    start,
    swedish_key,
    tally,
)

NBSP = "\u00a0"
unhurried = settings(deadline=None, derandomize=True)


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (0, "0"),
        (1, "ett"),
        (2, "två"),
        (12, "tolv"),
        (13, "13"),
        (999, "999"),
        (1000, f"1{NBSP}000"),
        (1234567, f"1{NBSP}234{NBSP}567"),
        (-4, "−4"),
    ],
)
def test_number(n: int, text: str) -> None:
    """One to twelve stand in words, all else in digits with no-break thousands."""
    assert number(n) == text


@pytest.mark.parametrize(
    ("ns", "texts"),
    [
        ((1, 12), ("en", "tolv")),
        ((1, 13), ("1", "13")),
        ((0, 12), ("0", "12")),
        ((3, 3011), ("3", f"3{NBSP}011")),
        ((), ()),
    ],
)
def test_numbers_of_one_sentence_take_one_form(ns: tuple[int, ...], texts: tuple[str, ...]) -> None:
    """Words stand only where every number of the sentence can stand in words."""
    assert numbers(ns, "en") == texts


@pytest.mark.parametrize(
    ("singular", "plural", "gender"),
    [
        ("incident", "incidenter", "en"),
        ("kontakt", "kontakter", "en"),
        ("blankett", "blanketter", "en"),
        ("händelse", "händelser", "en"),
        ("iakttagelse", "iakttagelser", "en"),
        ("svarande", "svarande", "en"),
        ("tillfälle", "tillfällen", "ett"),
        ("ärende", "ärenden", "ett"),
        ("svar", "svar", "ett"),
        ("formulär", "formulär", "ett"),
    ],
)
def test_gender_follows_from_the_declension(singular: str, plural: str, gender: str) -> None:
    """The units that the sources count get their right article."""
    assert gender_of(singular, plural) == gender


@pytest.mark.parametrize(
    ("n", "text"),
    [(0, "inga ärenden"), (1, "ett ärende"), (2, "två ärenden"), (13, "13 ärenden")],
)
def test_tally(n: int, text: str) -> None:
    """A number bends its noun, and nothing is "inga"."""
    assert tally(n, "ärende", "ärenden") == text


def test_tally_of_a_given_gender() -> None:
    """A gender that is given goes before the declension."""
    assert tally(1, "gymnasium", "gymnasier", "ett") == "ett gymnasium"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("två incidenter.", "Två incidenter."),
        ("åtta svar.", "Åtta svar."),
        ("IA har inget.", "IA har inget."),
        ("13 incidenter.", "Totalt 13 incidenter."),
        (f"3{NBSP}011 svar.", f"Totalt 3{NBSP}011 svar."),
        (f"0,4{NBSP}% av svaren.", f"Totalt 0,4{NBSP}% av svaren."),
        (f"2000{NBSP}% mer.", f"Totalt 2000{NBSP}% mer."),
        ("1 maj 2020 började perioden.", "Den 1 maj 2020 började perioden."),
        ("2021 var ett lugnt år.", "År 2021 var ett lugnt år."),
        ("4H-gården svarade.", "4H-gården svarade."),
        ("", ""),
    ],
)
def test_sentence_starts_with_a_capital_and_no_number(text: str, expected: str) -> None:
    """A sentence starts with a capital; a number there is led in by a word, a name is left alone."""
    assert sentence(text) == expected


@unhurried
@given(st.integers(0, 100_000))
def test_start_never_starts_with_a_digit(n: int) -> None:
    """No count puts a digit first in a sentence."""
    opening = start(n, "incident", "incidenter")[0]
    assert opening.isupper()


@pytest.mark.parametrize(
    ("items", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a och b"), (["a", "b", "c"], "a, b och c")],
)
def test_enumeration(items: list[str], text: str) -> None:
    """Commas stand between, and "och" before the last."""
    assert enumerate_words(items) == text


@pytest.mark.parametrize(
    ("n", "once", "for_each"),
    [
        (0, "inte vid något tillfälle", "inte vid något tillfälle"),
        (1, "vid ett tillfälle", "vid ett tillfälle vardera"),
        (2, "vid två tillfällen", "vid två tillfällen vardera"),
        (14, "vid 14 tillfällen", "vid 14 tillfällen vardera"),
    ],
)
def test_occasions(n: int, once: str, for_each: str) -> None:
    """Occasions are counted, for one thing or for each of several."""
    assert (occasions(n), each(n)) == (once, for_each)


@pytest.mark.parametrize(
    ("part", "base", "text"),
    [
        (5, 9, "5 av 9"),
        (5, 10, f"50{NBSP}%"),
        (17, 24, f"71{NBSP}%"),
        (1, 40, f"3{NBSP}%"),
        (0, 20, f"0{NBSP}%"),
        (20, 20, f"100{NBSP}%"),
        (1, 250, f"0,4{NBSP}%"),
        (1, 200, f"1{NBSP}%"),
        (1, 2000, f"0,1{NBSP}%"),
        (1, 2001, f"under 0,1{NBSP}%"),
        (249, 250, f"99,6{NBSP}%"),
        (199, 200, f"99,5{NBSP}%"),
        (1999, 2000, f"99,9{NBSP}%"),
        (2000, 2001, f"över 99,9{NBSP}%"),
        (26, 24, "26 av 24"),
        (0, 0, "0 av 0"),
        (1200, 1100, f"1{NBSP}200 av 1{NBSP}100"),
    ],
)
def test_percent(part: int, base: int, text: str) -> None:
    """A percentage needs a base of ten, rounds halves up and never rounds a part to nothing or all."""
    assert percent(Share(part, base)) == text


@unhurried
@given(st.integers(10, 5000).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base))))
def test_only_nothing_is_nothing(share: tuple[int, int]) -> None:
    """Zero and a hundred per cent are said of none and all alone."""
    part, base = share
    text = percent(Share(part, base))
    assert (text == f"0{NBSP}%", text == f"100{NBSP}%") == (part == 0, part == base)


def test_part_of() -> None:
    """Two counts take one form."""
    assert (
        part_of(Share(9, 11)),
        part_of(Share(1, 12)),
        part_of(Share(1, 12), "ett"),
        part_of(Share(2, 17)),
    ) == (
        "nio av elva",
        "en av tolv",
        "ett av tolv",
        "2 av 17",
    )


def test_dates() -> None:
    """Days, months and periods are written out, with an en dash and the year once if it is the same."""
    assert day(date(2020, 5, 1)) == "1 maj 2020"
    assert period(date(2020, 5, 1), date(2021, 4, 30)) == "1 maj 2020–30 april 2021"
    assert period(date(2021, 1, 1), date(2021, 12, 31)) == "1 januari–31 december 2021"
    assert month("2020-12") == "december 2020"


def test_swedish_order() -> None:
    """Å, ä and ö come last, é with e, ü with y, and decomposed letters as composed ones."""
    mixed = [
        "Öland",
        "Ärla",
        "A\u030are",
        "Zinken",
        "Müsli",
        "Mysk",
        "Enebyberg",
        "édith",
        "Eda",
        "Wik",
        "Vik",
    ]
    expected = [
        "Eda",
        "édith",
        "Enebyberg",
        "Mysk",
        "Müsli",
        "Vik",
        "Wik",
        "Zinken",
        "A\u030are",
        "Ärla",
        "Öland",
    ]
    assert sorted(mixed, key=swedish_key) == expected
