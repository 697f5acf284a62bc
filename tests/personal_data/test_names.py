"""Names by list, capital letter and what stands around them: both sides of every rule."""

from __future__ import annotations

import pytest
from masked_texts import mark_found, unmark

from lagesbild.personal_data.word_lists import DEFAULT

LISTS = DEFAULT.with_places(["Orhem"])


@pytest.mark.parametrize(
    "text",
    [
        "vi såg {Xerxes} och {Zorba} där",
        "vi såg <Ahmed> och <Xerxes> där",
        "vi såg <Ahmed>, <Xerxes> samt <Zorba> där",
        "vi såg {Xerxes}, {Zorba} där",
        "vi såg <Ahmed>. {Xerxes} kom",
        ", {Xerxes} kom",
    ],
)
def test_a_list_of_persons_is_names(text: str) -> None:
    """Once one of them is known; a full stop ends it."""
    assert mark_found(unmark(text), LISTS) == text


@pytest.mark.parametrize(
    "text",
    [
        "Vi talade om {Stig} igår",
        "<Stig> ringde igår",
        "Stig in igår",
        "<Stig Björn> kom igår",
        "{Stig Björn} stod där",
        "Hos <Stig Björn> var det lugnt",
        "vi såg <Stig Björn> igår",
        "Hos {Stig} var det lugnt",
        "vi var hos <Stig> igår",
        "med <Stig> igår",
        "eleven <Stig> sa det",
        "en kille som heter <Stig> sa det",
        "3 Maj såg vi det",
        "vi såg Maj 2021 det",
        "vi såg <Stig Maj> 2021 igen",
        "i Maj kom hit",
        "<Maj> kom hit",
        "vi såg <Maj Lind> det",
        "sedan <Stig Björn> kom hit",
    ],
)
def test_a_word_that_is_also_a_name_needs_what_tells_it(text: str) -> None:
    """A person before it, what a person does after it, or another name beside it; a month is none."""
    assert mark_found(unmark(text), LISTS) == text


@pytest.mark.parametrize(
    "text",
    [
        "en kille som heter <Zorba> sa det",
        "en grupp som heter {Zorba} sa det",
        "en grupp som heter {Zorba Quux} sa det",
        "en kille som heter <Zorba Quux> sa det",
        "en grupp som heter <Stig> sa det",
        "en grupp som kallas NMR sa det",
        "en kille som heter {zorba} sa det",
        "en kille som heter <ahmed> sa det",
        "eleven <ahmed> sa det",
        "vi såg {ahmed} där",
    ],
)
def test_what_somebody_is_called_is_a_name(text: str) -> None:
    """Also in small letters, if it is known; what a group is called is for a person to judge."""
    assert mark_found(unmark(text), LISTS) == text


@pytest.mark.parametrize(
    "text",
    [
        "{Xerxes} sa det",
        "{Xerxes} kom hit",
        "{Xerxes} mamma kom hit",
        "Xerxe mamma kom hit",
        "Xerxning sa det",
        "{Xerxen} sa det",
        "Xerxen kom hit",
        "{Xerxer} ringde hit",
        "Xerxer kom hit",
        "{Xerxoen} kom hit",
        "XERXES SA DET",
        "Xerxes stod där",
    ],
)
def test_an_unknown_first_word_is_judged_before_what_a_person_does(text: str) -> None:
    """Not where it ends as a thing does; a definite form only before what nobody else does."""
    assert mark_found(unmark(text), LISTS) == text


@pytest.mark.parametrize(
    "text",
    [
        "<Xalva Karin> kom",
        "Xalvan <Karin> kom",
        "Xalvar <Karin> kom",
        "Xalvning <Karin> kom",
        "<Xalvan Lindgren> kom",
        "vi såg <Xalvan Karin> igår",
        "<Karin Ahmed> kom",
        "Rektor <Karin> kom",
        "Orhem <Karin> kom",
        "vi såg Orhem <Karin> igår",
        "vi såg <Karin> Orhem igår",
        "vi såg <Karin Lund> igår",
        "vi såg Lund <Karin> igår",
        "{Kurator Xerxes Zorba} sa det",
    ],
)
def test_a_first_word_before_a_name_is_part_of_it_unless_it_is_a_role_or_a_place(text: str) -> None:
    """By its ending; before a surname it always is."""
    assert mark_found(unmark(text), LISTS) == text


@pytest.mark.parametrize(
    "text",
    [
        "Vi såg <Karin L.> där",
        "Vi såg <Karin L> där",
        "Vi såg {Xerxes} L där",
        "Vi såg Lund K där",
    ],
)
def test_an_initial_after_a_given_name_is_part_of_it(text: str) -> None:
    """With or without a full stop, and after no other word."""
    assert mark_found(unmark(text), LISTS) == text


@pytest.mark.parametrize(
    "text",
    [
        "vi såg {anna zorba} där",
        "vi såg {anna  zorba} där",
        "vi såg {anna}   zorba där",
        "vi såg {anna} hos dem",
        "vi såg {anna} ringde dem",
        "vi såg {anna} spraymålade där",
        "vi såg zorba {öhrn svensson} där",
        "vi såg hos {svensson} där",
        "vi såg den {svensson} där",
        "vi såg kompis <svensson> där",
        "vi såg {anna björn} där",
        "vi såg {anna} också",
        "vi såg {svensson} zorba där",
        "vi såg zorba {anna} där",
        "vi såg zorba {anna svensson} där",
        "vi såg {anna-svensson} där",
        "vi såg {anna-lena svensson} där",
        "vi såg {anna-zorba} där",
        "vi såg {zorba-svenssons} hund",
        "eleven <anna-svensson> sa",
        "eleven <zorba-lund-svensson> sa",
        "eleven anna-orhem sa",
        "eleven zorba-xerxes sa",
        "vid anna-skolan igår",
        "en anna-liknande en",
        "en anna-inspirerat en",
        "en anna-målning där",
        "en anna-och-bror där",
    ],
)
def test_a_small_name_takes_the_unknown_word_beside_it(text: str) -> None:
    """After a given name and before a surname, or joined to either; no verb, preposition, place or thing, not far off."""
    assert mark_found(unmark(text), LISTS) == text


@pytest.mark.parametrize(
    "text",
    [
        "eleven {A.S.} sa det",
        "eleven {A. S.} sa det",
        "eleven {A S} sa det",
        "Eleven {A.S} sa det",
        "eleven AS sa det",
        "eleven A.Sa sa det",
        "läraren A.S. sa det",
    ],
)
def test_two_initials_after_a_person_are_to_judge(text: str) -> None:
    """With stops or blanks between, and no longer word."""
    assert mark_found(unmark(text), LISTS) == text
