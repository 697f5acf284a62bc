"""Signatures, initials before a surname and pairs in capitals: both sides of every rule."""

from __future__ import annotations

import pytest
from masked_texts import mark_found, unmark

from lagesbild.personal_data.word_lists import DEFAULT

LISTS = DEFAULT.with_places(["Orhem"])


@pytest.mark.parametrize(
    "text",
    [
        "Allt lugnt.\n/<Glenn>",
        "Allt lugnt /<Glenn>",
        "Allt lugnt/Glenn",
        "/Glenn skrev",
        "/<Glenn>\nallt lugnt",
        "// <Glenn Öhrn>",
        "/<G.Ö.>",
        "/<GÖ>",
        "/<G Ö>",
        "/{glenn}",
        "/glenn öhrn",
        "Allt lugnt /glenn",
        "Allt lugnt. /{glenn}",
        "/rektor",
        "/Rektor",
        "/Polisen",
        "/Orhem",
        "/NMR",
    ],
)
def test_a_name_after_a_slash_at_the_end_of_a_line_is_a_signature(text: str) -> None:
    """Small letters only where a sentence has ended; a word or a place is none."""
    assert mark_found(unmark(text), LISTS) == text


@pytest.mark.parametrize(
    "text",
    [
        "Mvh <Glenn>",
        "Mvh <Glenn>.",
        "Mvh <Glenn>, rektor",
        "Mvh {Glenn} rektor",
        "Mvh, <Glenn>",
        "Mvh\n<Glenn>",
        "mvh glenn",
        "MVH <Glenn Öhrn>",
        "Med vänliga hälsningar\n<Glenn>",
        "Mvh Skolan",
        "Mvh Orhem",
    ],
)
def test_a_name_after_a_greeting_is_a_signature(text: str) -> None:
    """To the end of the line or a comma."""
    assert mark_found(unmark(text), LISTS) == text


@pytest.mark.parametrize(
    "text",
    [
        "Allt lugnt.\n{Glenn}",
        "Allt lugnt.\n- {Glenn Öhrn}",
        "Allt lugnt.\nOrhem",
        "Allt lugnt.\nGlenn\nSkolan",
    ],
)
def test_a_name_alone_on_the_last_line_is_to_judge(text: str) -> None:
    """It may be anything else too."""
    assert mark_found(unmark(text), LISTS) == text


@pytest.mark.parametrize(
    "text",
    [
        "Anmält av <G. Öhrn> i maj",
        "Anmält av G {Öhrn} i maj",
        "Anmält av <G Svensson> i maj",
        "Anmält av <G-S. Öhrn> i maj",
        "Anmält av <G. von Öhrn> i maj",
        "Anmält av G. öhrn i maj",
        "Anmält av aG. Öhrn i maj",
        "Anmält av G. Skolan i maj",
        "Anmält av G. Orhem i maj",
        "i grupp G. Öhrn",
        "i grupp G <Svensson>",
        "avd. B. Öhrn",
        "9 B. Öhrn",
        "S. Zorbatorp i maj",
        "<T. Zorbatorp> i maj",
        "Anmält av <S. Öhrn> i maj",
    ],
)
def test_an_initial_and_a_surname_are_a_name(text: str) -> None:
    """Without a full stop only a known surname; no letter of a group or a floor, and no direction."""
    assert mark_found(unmark(text), LISTS) == text


@pytest.mark.parametrize(
    "text",
    [
        "{ZORBA ÖHRN}",
        "<KARIN ÖHRN>",
        "<ZORSSON ÖHRN>",
        "{ZORBA QUUX ÖHRN}",
        "ZORBA QUUX ÖHRN QVAX",
        "{ZOR ÖHRN}",
        "ZO ÖHRN",
        "ÖHRN",
        "{ZORBA ÖHRN} OCH <KARIN QUUX>",
        "{ZORBA ÖHRN} OCH {QVAX QUUX} OCH EN TILL",
        "ZORBA OCH {QVAX QUUX} OCH EN TILL",
        "OCH EN {QVAX QUUX} OCH EN TILL",
        "OCH {ZORBA ÖHRN}",
        "ZORBASKOLAN ÖHRN",
        "ORHEM ÖHRN",
        "NMR ÖHRN",
    ],
)
def test_two_or_three_words_in_capitals_may_be_a_name(text: str) -> None:
    """Sure where one is known; no more of them, none shorter than three letters, no word or place."""
    assert mark_found(unmark(text), LISTS) == text
