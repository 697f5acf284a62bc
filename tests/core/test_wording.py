"""Numbers, sentences, quantities and codes are worded by rule, and the rules hold at their edges."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.core.figures import REASONS, State, Verdict
from lagesbild.core.report import Edition
from lagesbild.core.tables import Cell, Column, MissingValue, Row, Share, Table, TableKind, Value
from lagesbild.core.wording import (
    day,
    digits,
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
from lagesbild.outputs import labels
from lagesbild.outputs.section.quantities import change, growth, majority, proportion, record, required

NBSP = "\u00a0"
NARROW = 12
unhurried = settings(deadline=None, derandomize=True)


def table(*values: Value) -> Table:
    """A table of one row that holds the values."""
    columns = tuple(Column(str(place), str(place)) for place in range(len(values)))
    return Table(TableKind.PROBLEMS, "T", "u", "s", columns, (Row("r", "R", tuple(map(Cell, values))),))


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


@pytest.mark.parametrize(
    ("previous", "current", "span", "verb"),
    [
        (0, 12, "från 0 till 12", "ökat"),
        (12, 0, "från 12 till 0", "minskat"),
        (3, 12, "från tre till tolv", "mer än fördubblats"),
        (3, 6, "från tre till sex", "fördubblats"),
        (3, 5, "från tre till fem", "ökat"),
        (9, 13, "från 9 till 13", "ökat"),
        (10, 14, "från 10 till 14", f"ökat med 40{NBSP}%"),
        (100, 200, "från 100 till 200", "fördubblats"),
        (100, 201, "från 100 till 201", "mer än fördubblats"),
        (100, 199, "från 100 till 199", f"ökat med 99{NBSP}%"),
        (20, 10, "från 20 till 10", "halverats"),
        (20, 9, "från 20 till 9", "mer än halverats"),
        (20, 11, "från 20 till 11", f"minskat med 45{NBSP}%"),
        (6, 6, "oförändrat sex", "varit oförändrat"),
        (0, 0, "oförändrat 0", "varit oförändrat"),
    ],
)
def test_change(previous: int, current: int, span: str, verb: str) -> None:
    """Doubled is exact, more than doubled is above, and there is no percentage of nothing or of few."""
    assert (change(previous, current), growth(previous, current)) == (span, verb)


@unhurried
@given(st.integers(0, 400), st.integers(0, 400))
def test_more_than_doubled_only_above_two(previous: int, current: int) -> None:
    """More than doubled is said exactly when the ratio is above 2.0."""
    assert (growth(previous, current) == "mer än fördubblats") == (current > 2 * previous > 0)


def test_required() -> None:
    """What a rise would have taken is told in one form."""
    assert (required(3, 12), required(5, 15)) == ("från tre krävs minst tolv", "från 5 krävs minst 15")


@pytest.mark.parametrize(
    ("part", "base", "word"),
    [
        (5, 9, None),
        (9, 9, None),
        (10, 10, "samtliga"),
        (51, 100, "majoriteten"),
        (50, 100, "hälften"),
        (49, 100, None),
        (101, 100, None),
        (0, 100, None),
    ],
)
def test_majority(part: int, base: int, word: str | None) -> None:
    """A majority is above half of at least ten; half is exact."""
    assert majority(part, base) == word


@pytest.mark.parametrize(
    ("part", "base", "word"),
    [
        (6, 10, "majoriteten"),
        (0, 17, None),
        (1, 9, None),
        (1, 10, "enstaka"),
        (2, 20, "enstaka"),
        (2, 19, "få"),
        (3, 20, "få"),
        (3, 19, None),
        (5, 34, "få"),
        (6, 40, None),
        (150, 1000, None),
        (90, 1000, "knappt var tionde"),
        (89, 1000, None),
        (100, 1000, "var tionde"),
        (110, 1000, "drygt var tionde"),
        (111, 1000, None),
        (180, 1000, "knappt var femte"),
        (179, 1000, None),
        (200, 1000, "var femte"),
        (220, 1000, "drygt var femte"),
        (221, 1000, None),
        (225, 1000, "knappt var fjärde"),
        (300, 1000, "knappt var tredje"),
        (366, 1000, "drygt var tredje"),
        (367, 1000, None),
        (11, 10, None),
    ],
)
def test_proportion(part: int, base: int, word: str | None) -> None:
    """A word for a share is used within its limits and nowhere else."""
    assert proportion(part, base) == word


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ({2018: 9, 2019: 4, 2020: 3, 2021: 7}, "högst sedan 2018"),
        ({2018: 7, 2019: 4, 2020: 3, 2021: 7}, "högst sedan 2018"),
        ({2018: 1, 2019: 4, 2020: 9, 2021: 0}, "lägst av åren 2018–2021"),
        ({2018: 0, 2019: 4, 2020: 9, 2021: 1}, "lägst sedan 2018"),
        ({2019: 4, 2020: 3, 2021: 7}, "högst av åren 2019–2021"),
        ({2019: 9, 2020: 3, 2021: 7}, None),
        ({2020: 3, 2021: 7}, None),
        ({2021: 7}, None),
        ({2019: 4, 2020: 7, 2021: 7}, None),
        ({2017: 9, 2018: 1, 2020: 3, 2021: 7}, None),
        ({2016: 9, 2018: 1, 2019: 2, 2020: 3, 2021: 7}, "högst av åren 2018–2021"),
        ({2019: 4, 2020: 3, 2021: 7, 2022: 99}, "högst av åren 2019–2021"),
    ],
)
def test_record(figures: dict[int, int], words: str | None) -> None:
    """A superlative reaches as far back as years are stored without a gap, and at least two years."""
    assert record(2021, figures) == words


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


def test_every_code_has_its_label() -> None:
    """No reason, verdict, state, edition or nothing lacks a Swedish name, in the order of the codes."""
    assert tuple(labels.REASONS) == REASONS
    assert tuple(labels.VERDICTS) == get_args(Verdict)
    assert tuple(labels.STATES) == get_args(State)
    assert tuple(labels.EDITIONS) == get_args(Edition)
    assert tuple(labels.NOTHINGS) == tuple(MissingValue)


@pytest.mark.parametrize("names", [labels.REASONS, labels.VERDICTS, labels.STATES])
def test_short_labels_are_short_and_distinct(names: dict[str, labels.Label]) -> None:
    """Each short label fits a narrow column and is told from the others."""
    shorts = [label.short for label in names.values()]
    assert max(map(len, shorts)) <= NARROW
    assert len(set(shorts)) == len(shorts)


def test_the_nothings_are_told_apart() -> None:
    """No two nothings share a mark, long or short, and none looks like a zero."""
    for marks in (
        {mark.full for mark in labels.NOTHINGS.values()},
        {m.short for m in labels.NOTHINGS.values()},
    ):
        assert len(marks) == len(MissingValue)
        assert not marks & {"0", ""}


@pytest.mark.parametrize(
    ("value", "text", "short"),
    [
        (0, "0", "0"),
        (3011, digits(3011), digits(3011)),
        (Share(17, 24), f"71{NBSP}%", f"71{NBSP}%"),
        ("2021-04-30", "2021-04-30", "2021-04-30"),
        (MissingValue.NOT_REPORTED, "uppgift saknas", "saknas"),
        (MissingValue.NOT_ASKED, "ej tillfrågad", "ej tillfr."),
        (MissingValue.SUPPRESSED, "..", ".."),
        (MissingValue.BREAK, "ej jämförbart", "ej jämf."),
    ],
)
def test_cell_text(value: Value, text: str, short: str) -> None:
    """Every kind of cell has its text, and nothing is ever shown as a zero or a code."""
    assert (labels.cell_text(value), labels.short_cell_text(value)) == (text, short)


def test_legend_names_what_the_table_holds() -> None:
    """The legend explains each mark once, in a fixed order, and the zero when marks stand beside it."""
    lines = labels.legend(
        table(MissingValue.SUPPRESSED, 0, MissingValue.NOT_REPORTED, MissingValue.SUPPRESSED)
    )
    assert [line.split(" = ")[0] for line in lines] == ["0", "uppgift saknas", ".."]


def test_a_table_of_figures_needs_no_legend() -> None:
    """Figures alone are not explained."""
    assert labels.legend(table(0, 6, "text", Share(1, 2))) == ()


@pytest.mark.parametrize("code", get_args(Verdict))
def test_uncertain_verdicts_say_so(code: Verdict) -> None:
    """The mark of uncertainty follows the verdict."""
    assert labels.verdict(code, uncertain=True) == f"{labels.verdict(code)} (osäkert)"
