"""What a decision makes of a doubtful passage."""

from __future__ import annotations

import pytest

from lagesbild.personal_data.masking import screen
from lagesbild.personal_data.text_decisions import apply_decisions, find_undecided, split_around

TEXT = "Ring Ahmed på 070-174 06 05 om Xerxes, och skriv sedan till Kvorn om det."


@pytest.mark.parametrize(
    ("decided", "expected"),
    [
        ({}, "om Xerxes, och skriv sedan till Kvorn om"),
        ({"Xerxes": False}, "om [namn], och skriv sedan till Kvorn om"),
        ({"Xerxes": True, "Kvorn": False}, "om Xerxes, och skriv sedan till [namn] om"),
        ({"Xerxes": False, "Kvorn": False}, "om [namn], och skriv sedan till [namn] om"),
    ],
)
def test_what_was_decided_to_be_masked_is(decided: dict[str, bool], expected: str) -> None:
    """True lets a passage stand, and what nobody has decided stands too, to be judged."""
    screened, _ = screen(TEXT)
    words = {screened.text[p.start : p.end]: p.id for p in screened.passages}
    decisions = {words[word]: kept for word, kept in decided.items()}
    assert expected in apply_decisions(screened, decisions)
    undecided = {p.id for p in find_undecided(screened.passages, decisions)}
    assert undecided == {number for word, number in words.items() if word not in decided}


@pytest.mark.parametrize("words", range(8))
def test_a_passage_is_shown_with_what_stands_around_it(words: int) -> None:
    """The others as they were decided, wherever in the text they stand."""
    before = "och " * words
    screened, _ = screen(f"{before}{TEXT}")
    first, second = screened.passages
    assert split_around(screened, first, {second.id: False}) == (
        f"{before}Ring [namn] på [telefon] om ",
        ", och skriv sedan till [namn] om det.",
    )
    assert split_around(screened, second, {first.id: False}) == (
        f"{before}Ring [namn] på [telefon] om [namn], och skriv sedan till ",
        " om det.",
    )
