"""Telephone numbers, e-mail addresses and handles: both sides of every rule."""

from __future__ import annotations

import pytest
from masked_texts import mark_found, unmark


@pytest.mark.parametrize(
    "text",
    [
        "ring <070-174 06 05>",
        "hos <070-174 06 05> 12",
        "hos <+46 70 174 06 05> 12",
        "hos <0046701740605>",
        "hos <(070) 174 06 05>",
        "hos <08-12 34 56>",
        "hos 08-12 34 5",
        "hos 1-070 174 06 05",
        "ring {508 15 000}",
        "tfn: {508150}",
        "tfn 50815",
        "mobilen {508150}",
        "nås på {508 15 00}",
        "hos 508 15 000",
        "kl 08.30-16.00",
        "den 04-03 2021 kom",
        "den 04.03.2021 kom",
    ],
)
def test_a_telephone_number_is_as_long_as_a_valid_one(text: str) -> None:
    """With an area code or after a word for telephone; no date, no hour, and no end of a longer number."""
    assert mark_found(unmark(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "skrev till <nisse@example.com> i dag",
        "skrev till <nisse@example> i dag",
        "skrev till <nisse @ example.com> i dag",
        "skrev till <nisse (at) example.com> i dag",
        "skrev till <nisse [at] example punkt com>",
        "skrev till <nisse snabel-a example.com>",
        "skrev till <nisse punkt svensson snabel-a example punkt com>",
        "skrev till xerx at example.com",
        "skrev till xerx (at) example i dag",
    ],
)
def test_an_address_has_a_sign_or_a_word_for_it(text: str) -> None:
    """With a bracketed word the domain must have its dot, or a word for that too."""
    assert mark_found(unmark(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "se <@ulven> i dag",
        "se @u i dag",
        "se @12 i dag",
        "se <@ul-ven>. i dag",
        "se <t.me/ulven> i dag",
        "se zorba.com/ulven i dag",
        "se facebook.com och",
        "kontot {ulven_88} spred",
        "kontot ulven spred",
        "kontot: {ulven.se} spred",
        "snap: {ulven1}",
        "skolan ulv_en",
    ],
)
def test_a_handle_has_its_sign_or_a_service_before_it(text: str) -> None:
    """And letters; a word after a service is to judge where it is written as no word is."""
    assert mark_found(unmark(text)) == text
