"""Plates, streets, postcodes, properties and ages beside a person: both sides of every rule."""

from __future__ import annotations

import pytest
from masked_texts import mark_found, unmark

from lagesbild.personal_data.word_lists import DEFAULT

LISTS = DEFAULT.with_places(["Orhem"])


@pytest.mark.parametrize(
    "text",
    [
        "bilen <abc123> stod där",
        "den abc123 stod där",
        "den <ABC123> stod där",
        "den <ABC 12D> stod där",
        "den <ABC-123> stod där",
        "den ABC 123-4 stod där",
        "den ABC 123/4 stod där",
        "den ABI123 stod där",
        "den ABC 12O stod där",
        "Dnr SKA 123 stod där",
        "bilen <ska 123> stod där",
        "en skåpbil <abc123>",
        "bilen som stod parkerad där borta i går <abc123>",
        "bilen som stod parkerad där borta så länge i går abc123",
    ],
)
def test_a_plate_is_in_capitals_or_near_a_vehicle(text: str) -> None:
    """No letter that plates lack, nothing joined to it, and no abbreviation unless a vehicle is named."""
    assert mark_found(unmark(text), LISTS) == text


@pytest.mark.parametrize(
    "text",
    [
        "bor på <Storgatan 12>",
        "bor på <Storgatan 12 B>",
        "bor på <Storgatan 12B>",
        "bor på <Storgatan 12> i",
        "bor på <Storgatan nr 12>",
        "bor på <Storgatan 12-14>",
        "bor på <Storgatan 12A–12C>, vid",
        "bor på Storgatan 2-3 gånger",
        "var på Storgatan 12-03-01",
        "bor på Storgatan 1234",
        "bor på <Storgatan 12, lgh 1102>",
        "bor på <Storgatan 12 lägenhet 3>",
        "bor på Storgatan 3 gånger",
        "bor på Storgatan 3 maj",
        "bor på <storgatan 12>",
        "bor på <Södra Storgatan 3>",
        "bor på <Stortorget 3>",
        "bor på stortorget 3",
        "bor på <Odenplan 12>",
        "bor på Storplan 12",
        "bor på <Karlas väg 3>",
        "På <Storgatan 12> bor han",
        "Utanför <Södra Storgatan 12> stod han",
        "Vid <Karlas väg 3> bor han",
        "<Vida Karlas väg 3> är adressen",
        "<Första Storgatan 12> är adressen",
        "<S:t Karlas väg 3> är adressen",
        "Adress: <Storgatan 12>",
        "Bostad: <Stortorget 3>",
    ],
)
def test_a_street_has_a_number(text: str) -> None:
    """Of a house, with its letter and flat, and of nothing that is counted."""
    assert mark_found(unmark(text), LISTS) == text


@pytest.mark.parametrize(
    "text",
    [
        "bor i <128 35 Zorba>",
        "bor i <12835 Orhem>",
        "bor i {12835 Zorba}",
        "bor i {SE-12835 Zorba}",
        "bor i <S-128 35 Zorba>",
        "bor i 128 35 zorba",
        "bor i 028 35 {Zorba}",
        "bor i 3128 35 {Zorba}",
        "bor i 3 128 35 {Zorba}",
    ],
)
def test_a_postcode_has_a_place(text: str) -> None:
    """In a row only before a known place; in a longer number it is none."""
    assert mark_found(unmark(text), LISTS) == text


@pytest.mark.parametrize(
    "text",
    [
        "{fastigheten Norra Tallen 4}",
        "{kv. Tallen 4}",
        "{Tallen 1:112}",
        "{Södra Tallen 1:5}",
        "På {Tallen 1:5}",
        "{Pål Tallen 1:5}",
        "Tallen 23:59",
        "{Tallen 24:59}",
        "Mötet 1:5",
        "tallen 1:5",
    ],
)
def test_a_property_has_a_name_and_a_number(text: str) -> None:
    """Not a common word and a result, nor a time of the day."""
    assert mark_found(unmark(text), LISTS) == text


@pytest.mark.parametrize(
    "text",
    [
        "Hos {Storg. 12}",
        "på {Storg 12}",
        "Storg 12",
        "Onsdag. 12",
        "på {Storv. 12 B}",
        "på storg. 12",
    ],
)
def test_a_street_cut_short_has_a_full_stop_or_stands_after_where(text: str) -> None:
    """And a number that counts nothing."""
    assert mark_found(unmark(text), LISTS) == text


@pytest.mark.parametrize(
    "text",
    [
        "pojken, {14}, kom",
        "pojken, {14} år, kom",
        "pojken ({14}) kom",
        "pojken, 14 kom",
        "pojken 14, kom",
        "<Karin>, {14}, kom",
        "Händelsen, 14, kom",
        "kusinen, {14}",
        "kusinen, 144",
    ],
)
def test_an_age_stands_beside_a_person(text: str) -> None:
    """Between signs, after a word for a person or a known name."""
    assert mark_found(unmark(text), LISTS) == text
