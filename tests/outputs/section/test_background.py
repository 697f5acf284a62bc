"""The figures from outside in the section, from tables of facts: both sides of every limit."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from sample_report import sample_report

from lagesbild.core.background import Background, BackgroundValue
from lagesbild.outputs.section.background import background_paragraphs

Facts = dict[str, list[BackgroundValue]]
MORE = "Övriga bakgrundsuppgifter står i bilagan."


def value(label: str, said: str = "14 %", area: str = "", year: str = "") -> BackgroundValue:
    """A value as its sender gives it."""
    return BackgroundValue(label, said, area=area, year=year)


def told(*sources: tuple[BackgroundValue, ...]) -> list[str]:
    """The paragraphs on sources with these values."""
    background = tuple(
        Background(f"kalla_{n}", f"Undersökning {n}", "", "SCB", values)
        for n, values in enumerate(sources, start=1)
    )
    return [block.text for block in background_paragraphs(replace(sample_report(), background=background))]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((value("Oro", year="2020"),), " 2020: oro 14 %."),
        ((value("Oro"),), ": oro 14 %."),
        (
            (value("Oro", year="2020"), value("Hot", "7 %", year="2020")),
            " 2020: oro 14 %; hot 7 %.",
        ),
        (
            (value("Oro", year="2020"), value("Hot", "7 %", year="2019")),
            ": oro 14 % 2020; hot 7 % 2019.",
        ),
        (
            (value("Oro", area="Riket", year="2019"), value("Oro", "15 %", "Länet", "2020")),
            ": oro 14 % (Riket) 2019 och 15 % (Länet) 2020.",
        ),
        ((value("Oro"), value("Hot", "uppgift saknas")), ": oro 14 %."),
        ((value("Skarpnäck, oro: "),), ": Skarpnäck, oro 14 %."),
    ],
)
def test_a_year_stands_once_where_it_is_one(values: tuple[BackgroundValue, ...], expected: str) -> None:
    """Else by each value; what has no number is not told, and the name of the area keeps its capital."""
    assert told(values) == [f"Som bakgrund ur Undersökning 1 (SCB){expected}"]


@pytest.mark.parametrize(
    ("things", "shown", "more"),
    [((1,), (1,), False), ((3,), (3,), False), ((4,), (3,), True), ((1, 1), (1, 1), False), ((2, 1), (1, 1), True),
     ((1, 1, 1, 2), (1, 1, 1, 1), True), ((0, 3), (0, 3), False)],
)  # fmt: skip
def test_three_things_are_told_and_one_of_each_source(
    things: tuple[int, ...], shown: tuple[int, ...], *, more: bool
) -> None:
    """That there are more in the appendix is said where there are."""
    (text,) = told(*(tuple(value(f"Sak {n}{k}") for k in range(number)) for n, number in enumerate(things)))
    assert tuple(text.count(f"sak {n}") for n in range(len(things))) == shown
    assert text.endswith(MORE) is more


def test_each_source_stands_in_a_sentence_of_its_own() -> None:
    """The first one says what it is."""
    assert told((value("Oro"),), (value("Hot"),)) == [
        "Som bakgrund ur Undersökning 1 (SCB): oro 14 %. Ur Undersökning 2 (SCB): hot 14 %."
    ]


def test_without_a_number_there_is_no_paragraph() -> None:
    """Neither where no source came in, nor where none gives a number."""
    assert told() == []
    assert told((value("Oro", "uppgift saknas"),)) == []
