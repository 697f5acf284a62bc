"""Numbers of persons are found however they are written, and no other number is taken for one."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from masked_texts import masked, unhurried

from lagesbild.personal_data.finder import find
from lagesbild.personal_data.identity_numbers import check_digit, is_plausible_date

if TYPE_CHECKING:
    from lagesbild.personal_data.findings import Kind

LAYOUTS = (
    "{yy}{mm}{dd}-{nnnn}",
    "{yy}{mm}{dd}+{nnnn}",
    "{yy}{mm}{dd}{nnnn}",
    "{yy}{mm}{dd} {nnnn}",
    "{yy}{mm}{dd}\u00a0{nnnn}",
    "{yy}{mm}{dd}\u202f{nnnn}",
    "{yy}{mm}{dd}–{nnnn}",
    "{yy}{mm}{dd}−{nnnn}",
    "{yy}{mm}{dd}\u2011{nnnn}",
    "{yy}{mm}{dd}.{nnnn}",
    "{yy}{mm}{dd} - {nnnn}",
    "{yy}{mm}{dd} – {nnnn}",
    "{yy} {mm} {dd} {nnnn}",
    "{yy}-{mm}-{dd}-{nnnn}",
    "{cc}{yy}{mm}{dd}-{nnnn}",
    "{cc}{yy}{mm}{dd}{nnnn}",
    "{cc}{yy}{mm}{dd} {nnnn}",
    "{cc}{yy}{mm}{dd}–{nnnn}",
    "{cc}{yy}{mm}{dd}+{nnnn}",
    "{cc}{yy}-{mm}-{dd}-{nnnn}",
    "{cc}{yy}-{mm}-{dd} {nnnn}",
    "{cc}{yy}.{mm}.{dd}-{nnnn}",
    "{cc}{yy} {mm} {dd} {nnnn}",
    "{cc}{yy} {mm}{dd} {nnnn}",
    "{cc} {yy}{mm}{dd}-{nnnn}",
    "{yy}{mm}{dd}_{nnnn}",
    "{yy}{mm}{dd}-\n{nnnn}",
    "{cc}{yy}{mm}{dd}-{nnn}-{n}",
    "{yy}{mm}{dd}-{nnn}-{n}",
    "{yy}-{mm}-{dd}-{nnn}-{n}",
    "{cc}{yy}-{mm}-{dd}-{nnn}-{n}",
    "{yy}{mm}{dd},{nnnn}",
    "{cc}{yy}{mm}{dd},{nnnn}",
    "{yy}{mm}{dd}--{nnnn}",
    "{cc}{yy}{mm}{dd}--{nnnn}",
    "({yy}{mm}{dd}){nnnn}",
    "({cc}{yy}{mm}{dd})-{nnnn}",
    "({yy}{mm}{dd}) {nnnn}",
)
SENTENCES = (
    "Det gäller {} enligt skolan.",
    "Eleven (pnr:{}) har setts med symboler.",
    "Anmälan 2021-03-04 om {}, se dnr SKA 2021/165",
    "{}",
    "Två personer:{};och en till.",
    "Nr 12 {} och 13, sedan 14",
    "2021-03-04 {}, 08-508 15 000",
    "Ring 070-174 06 05 {} 811218-9876",
)


def pieces(born: date, serial: int, *, coordination: bool = False) -> dict[str, str]:
    """The parts of a valid number."""
    day = born.day + 60 * coordination
    nine = f"{born:%y%m}{day:02}{serial:03}"
    last = f"{serial:03}{check_digit(nine)}"
    return {
        "cc": f"{born.year // 100}",
        "yy": nine[:2],
        "mm": nine[2:4],
        "dd": nine[4:6],
        "nnnn": last,
        "nnn": last[:3],
        "n": last[3],
    }


@pytest.mark.sampled
@pytest.mark.parametrize("layout", LAYOUTS)
@given(
    born=st.dates(date(1900, 1, 1), date(2021, 12, 31)),
    serial=st.integers(1, 999),
    coordination=st.booleans(),
    sentence=st.sampled_from(SENTENCES),
)
@settings(unhurried, max_examples=60)
@example(born=date(2007, 1, 23), serial=456, coordination=False, sentence=SENTENCES[0])
@example(born=date(2000, 2, 29), serial=999, coordination=True, sentence=SENTENCES[1])
def test_every_valid_number_is_masked(
    layout: str, born: date, serial: int, *, coordination: bool, sentence: str
) -> None:
    """A valid number is found in every layout in the middle of a sentence, beside other numbers too, and masked whole."""
    written = layout.format(**pieces(born, serial, coordination=coordination))
    text = sentence.format(written)
    start = sentence.index("{}")
    kind: Kind = "samordningsnummer" if coordination else "personnummer"
    sure = [finding for finding in find(text) if finding.outcome == "maskas"]
    assert any(finding.start <= start and finding.end >= start + len(written) for finding in sure)
    assert masked(written) == f"[{kind}]"


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("811218-9875", "personnummer"),
        ("20110304-1111", "personnummer"),
        ("8112189875", "personnummer"),
        ("811218-T123", "personnummer"),
        ("19811218X123", "personnummer"),
        ("810060-1234", "samordningsnummer"),
        ("19810091-1234", "samordningsnummer"),
        ("811260-1234", "samordningsnummer"),
        ("811291-N123", "samordningsnummer"),
    ],
)
def test_a_number_with_a_plausible_date_is_masked_unchecked(number: str, kind: str) -> None:
    """Wrong check digits, interim letters and unknown months and days do not let a number through."""
    assert [(f.kind, f.outcome) for f in find(f"Pojken har {number} i registret.")] == [(kind, "maskas")]


@pytest.mark.parametrize(
    ("number", "kind", "outcome"),
    [
        ("070712-3456", "personnummer", "maskas"),
        ("19070712 3456", "personnummer", "maskas"),
        ("0707123456", "telefon", "maskas"),
        ("07-07-12-3456", "personnummer", "maskas"),
        ("07 07 12 3456", "personnummer", "maskas"),
        ("81-12-18 9875", "personnummer", "granskas"),
        ("81/12/18-9875", "personnummer", "granskas"),
        ("81-12.18-9875", "personnummer", "granskas"),
        ("81/12/18-T123", "personnummer", "granskas"),
        ("81-12-18-T123", "personnummer", "maskas"),
    ],
)
def test_without_a_right_check_digit_the_layout_says_what_a_number_is(
    number: str, kind: str, outcome: str
) -> None:
    """A sign or a century makes it no telephone number; one that may be a date before another number is judged."""
    assert [(f.kind, f.outcome) for f in find(f"Noterat: {number} hos oss")] == [(kind, outcome)]


@pytest.mark.parametrize(
    ("number", "outcomes"),
    [
        ("81 12 18 98 76", ["granskas"]),
        ("81 12 18 98 75", []),
        ("19 81 12 18 98 76", ["maskas"]),
        ("811218 98 76", ["maskas"]),
        ("81 12 18 9876", ["maskas"]),
        ("811218 98 75", []),
        ("81121898 76", ["maskas"]),
        ("81-12-18 98 76", ["maskas"]),
        ("81 12 18-98 76", ["maskas"]),
        ("81 12 18,9876", ["maskas"]),
        ("81 12 18,9875", []),
        ("811218,9875", ["maskas"]),
        ("(811218) 9876", ["maskas"]),
        ("(811218) 9875", []),
        ("(811218)9875", ["maskas"]),
        ("(811218)-9875", ["maskas"]),
    ],
)
def test_what_may_be_a_list_of_numbers_must_have_a_right_check_digit(
    number: str, outcomes: list[str]
) -> None:
    """Pairs of digits, a comma after a date, a bracket and a blank; nothing but pairs is to judge even so."""
    assert [f.outcome for f in find(f"Noterat: {number} hos oss")] == outcomes


@pytest.mark.parametrize("month", range(1, 13))
def test_a_day_must_exist_in_its_month(month: int) -> None:
    """From the first to the last of a leap year; whatever the month, sixty more for a samordningsnummer."""
    last = monthrange(2020, month)[1]
    days = [day for day in range(100) if is_plausible_date(month, day)]
    assert days == [*range(1, last + 1), *range(60, 92)]


@pytest.mark.parametrize("month", [0, 13, 14, 19])
def test_there_are_twelve_months(month: int) -> None:
    """And none of the number nought, but for whom the day of birth is not known."""
    assert not is_plausible_date(month, 1)
    assert is_plausible_date(month, 60) is (month == 0)


DASHES = ("-", "+", "–", "", " ")
INTERIM = "TRSUWXJKLMN"


@unhurried
@given(
    month=st.integers(0, 12),
    day=st.integers(60, 91),
    serial=st.integers(1, 999),
    dash=st.sampled_from(DASHES),
    century=st.sampled_from(("", "19", "20")),
)
@example(month=0, day=60, serial=239, dash="-", century="")
@example(month=2, day=91, serial=239, dash="-", century="19")
@example(month=10, day=63, serial=239, dash="", century="19")
def test_every_samordningsnummer_with_unknown_parts_is_masked(
    month: int, day: int, serial: int, *, dash: str, century: str
) -> None:
    """Day 60 to 91 and month 00 with a right check digit are found, whichever way they are written."""
    nine = f"{serial % 100:02}{month:02}{day:02}{serial:03}"
    written = f"{century}{nine[:6]}{dash}{nine[6:]}{check_digit(nine)}"
    assert masked(f"Han har {written} sedan i våras.") == ("Han har [samordningsnummer] sedan i våras.")


@pytest.mark.parametrize("letter", INTERIM)
@pytest.mark.parametrize("layout", ["{}-{}", "{}{}", "19{}-{}", "19{}{}"])
def test_every_interim_number_is_masked(letter: str, layout: str) -> None:
    """A letter in the place of the first of the last four is a number too."""
    written = layout.format("811218", f"{letter}123")
    assert [(f.kind, f.outcome) for f in find(f"Kvinnan, {written}, hörde av sig.")] == [
        ("personnummer", "maskas")
    ]


@unhurried
@given(born=st.dates(date(1920, 1, 1), date(2021, 12, 31)), serial=st.integers(1, 9999))
def test_a_wrong_check_digit_does_not_let_a_number_through(born: date, serial: int) -> None:
    """Any four figures after a day that exists, with the dash between, are masked."""
    written = f"{born:%y%m%d}-{serial:04}"
    assert [f.outcome for f in find(f"Det gäller {written} igen.")] == ["maskas"]


@pytest.mark.slow
@unhurried
@given(
    first=st.sampled_from((2, 5, 7, 8, 9)),
    middle=st.integers(20, 99),
    rest=st.integers(0, 99),
    serial=st.integers(0, 999),
)
def test_no_organisation_number_is_taken_for_a_person(
    first: int, middle: int, rest: int, serial: int
) -> None:
    """Twenty or more in the place of the month is a company, with or without 16 before it."""
    nine = f"{first}5{middle}{rest:02}{serial:03}"
    number = f"{nine[:6]}-{nine[6:]}{check_digit(nine)}"
    assert find(f"Org.nr {number} och 16{number} fakturerade.") == ()
