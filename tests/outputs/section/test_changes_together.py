"""What is told of several changes at once: those alike, those new in a source, and those that cannot be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from compared_lines import FALL, FEW, NO_CHANGE, NONE, RISE, UNLIKE, contacts, line, said
from msgspec.structs import replace

if TYPE_CHECKING:
    from lagesbild.core.figures import Comparison


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            (line("nazistiskt", 50, 10, FALL), line("rasistiskt", 40, 8, FALL), line("islamistiskt", 30, 6, FALL)),
            [
                "Nazistiskt klotter har mer än halverats sedan 2020, från 50 till 10.",
                "Det har också rasistiskt klotter (från 40 till 8) och islamistiskt klotter (från 30 till 6).",
            ],
        ),
        (
            (line("nazistiskt", 50, 10, FALL), line("rasistiskt", 8, 40, RISE), line("islamistiskt", 30, 6, FALL)),
            [
                "Nazistiskt klotter har mer än halverats sedan 2020, från 50 till 10.",
                "Det har också islamistiskt klotter (från 30 till 6).",
                "Rasistiskt klotter har mer än tredubblats sedan 2020, från 8 till 40.",
            ],
        ),
        (
            (line("nazistiskt", 50, 10, FALL), line("rasistiskt", 40, 8, FALL, uncertain=True)),
            [
                "Nazistiskt klotter har mer än halverats sedan 2020, från 50 till 10.",
                ("Rasistiskt klotter har mer än halverats sedan 2020, från 40 till 8; talen är små, så jämförelsen är "
                "osäker."),
            ],
        ),
        (
            tuple(line(key, n, 0, FALL, uncertain=True) for key, n in (("nazistiskt", 19), ("rasistiskt", 18))),
            [
                "Nazistiskt klotter har minskat sedan 2020, från 19 till 0; talen är små, så jämförelsen är osäker.",
                "Det har också rasistiskt klotter (från 18 till 0); också den jämförelsen är osäker.",
            ],
        ),
        (
            tuple(
                line(key, n, 0, FALL, uncertain=True)
                for key, n in (("nazistiskt", 19), ("rasistiskt", 18), ("islamistiskt", 15))
            ),
            [
                "Nazistiskt klotter har minskat sedan 2020, från 19 till 0; talen är små, så jämförelsen är osäker.",
                ("Det har också rasistiskt klotter (från 18 till 0) och islamistiskt klotter (från 15 till 0); också de "
                "jämförelserna är osäkra."),
            ],
        ),
        (
            (line("nazistiskt", None, 10, FALL), line("rasistiskt", 40, None, FALL)),
            [
                "Rasistiskt klotter har minskat sedan 2020.", "Det har också nazistiskt klotter.",
            ],
        ),
    ],
)  # fmt: skip
def test_what_has_changed_alike_is_told_together(lines: tuple[Comparison, ...], expected: list[str]) -> None:
    """With both figures of each; what is uncertain is told so, and not with what is not."""
    assert said(*lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            (line("nazistiskt", 0, 5, FEW), line("rasistiskt", 0, 3, FEW), line("islamistiskt", 0, 2, FEW)),
            "Nazistiskt och rasistiskt klotter förekom inte i underlaget 2020.",
        ),
        (
            (contacts(0, 3, FEW), replace(contacts(0, 4, FEW), milieu="vanster")),
            (
                "Kontakter i samordnarens kontaktlogg som gällde vit makt-miljön och den autonoma miljön förekom inte i "
                "underlaget 2020."
            ),
        ),
        ((replace(contacts(0, 9, FEW), milieu="oklar"),), f"{NO_CHANGE}; talen är små."),
    ],
)
def test_what_is_new_in_a_source_stands_in_one_sentence(lines: tuple[Comparison, ...], expected: str) -> None:
    """Events of which nobody said the milieu are no news of any."""
    assert said(*lines)[0] == expected


def test_sources_that_cannot_be_compared_for_one_reason_share_a_sentence() -> None:
    """Each reason once, each source once."""
    told = said(
        line("nazistiskt", 3, 6, UNLIKE, reason="ny indelning"),
        line("rasistiskt", 3, 6, UNLIKE, reason="ny indelning"),
        contacts(1, 2, UNLIKE, reason="ny indelning"),
    )
    assert told == [
        (
            "Antalen i trafikkontorets sammanställning av klotter och samordnarens kontaktlogg kan inte jämföras med "
            "2020: ny indelning."
        )
    ]


def test_the_lines_that_cannot_be_compared_are_named_where_others_can() -> None:
    """Nothing is said of those; without a reason none is given."""
    told = said(
        line("nazistiskt", 3, 6, NONE),
        line("rasistiskt", 3, 6, UNLIKE, reason="ny indelning"),
        line("islamistiskt", 3, 6, UNLIKE),
        contacts(1, 2, UNLIKE, reason="ny indelning"),
    )
    assert told[1:] == [
        "Antalen i samordnarens kontaktlogg och rasistiskt klotter kan inte jämföras med 2020: ny indelning.",
        "Islamistiskt klotter kan inte jämföras med 2020.",
    ]
