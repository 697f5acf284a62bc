"""Details that together point at one person: both sides of every rule."""

from __future__ import annotations

import pytest
from masked_texts import mark_found, unmark

from lagesbild.personal_data.word_lists import DEFAULT

LISTS = DEFAULT.with_places(["Orhem"])


@pytest.mark.parametrize(
    "text",
    [
        "{Läraren} på Zorbaskolan sa det",
        "Läraren på skolan sa det",
        "Läraren sa det. Zorbaskolan stängde",
        "En {elev} på {Zorbas} skola sa det",
        "I {9C} på Zorbaskolan",
        "I {klass 9} på Zorbaskolan",
        "I klass 9 på skolan",
    ],
)
def test_a_role_is_told_at_a_named_school(text: str) -> None:
    """In the same sentence."""
    assert mark_found(unmark(text), LISTS) == text


@pytest.mark.parametrize(
    "text",
    [
        "En {14-årig} flicka i {Zorba} sa det",
        "En 14-årig flicka i zorba sa det",
        "En {14-årig} flicka vid Zorbaskolan sa det",
        "En {14-årig} flicka sa det i Orhem",
        "En 14-årig flicka sa det i orhem",
        "Flickan är {14 år gammal} i {Zorba}",
        "För 14 år sedan i {Zorba}",
        "Under 14 år i {Zorba}",
        "{född 2005} i {Zorba}",
        "En {tonårig} flicka i {Zorba}",
        "En 14-årig flicka. I {Zorba} var det lugnt",
    ],
)
def test_an_age_is_told_in_a_named_place(text: str) -> None:
    """In the same sentence, and no time that has passed."""
    assert mark_found(unmark(text), LISTS) == text


@pytest.mark.parametrize(
    "text",
    [
        "Mannen är {muslim}",
        "En muslim på skolan",
        "{Muslimen} sågs vid branden",
        "{Diagnosen} den 2021-03-04",
        "En tyst elev har {adhd} och är {muslim}",
        "Mannen är {muslim}. Kurdiska fanor syntes",
        "Mannen är {medlem i} NMR",
        "Mannen är medlem här",
        "Mannen gick",
    ],
)
def test_a_special_category_is_told_of_one_person_or_at_an_event(text: str) -> None:
    """Each of them once, and in the same sentence."""
    assert mark_found(unmark(text), LISTS) == text


@pytest.mark.parametrize(
    "text",
    [
        "Det är {den enda familjen} där",
        "Det är {vår enda kurdiska familj} där",
        "Det är den enda skolan där",
    ],
)
def test_who_is_the_only_one_is_told(text: str) -> None:
    """Of persons, with at most two words between."""
    assert mark_found(unmark(text), LISTS) == text
