"""What is stored of a free text: where its doubtful passages stand, and what a decision makes of them."""

from __future__ import annotations

import pytest

from lagesbild.personal_data.masking import apply_decisions, find_undecided, screen, split_around
from lagesbild.personal_data.word_lists import DEFAULT

TEXT = "Ring Ahmed på 070-174 06 05 om Xerxes, och skriv sedan till Kvorn om det."


def test_a_doubtful_passage_is_told_by_its_place_in_what_is_stored() -> None:
    """After what has been masked before it."""
    screened, _ = screen(TEXT)
    assert screened.text == "Ring [namn] på [telefon] om Xerxes, och skriv sedan till Kvorn om det."
    assert [screened.text[p.start : p.end] for p in screened.passages] == ["Xerxes", "Kvorn"]
    assert [p.kind for p in screened.passages] == ["namn", "namn"]


def test_a_passage_keeps_its_id_when_more_is_masked_around_it() -> None:
    """With a longer list of names the text differs, and the passage that is left does not."""
    few, more = screen(TEXT)[0], screen(TEXT, DEFAULT.with_names(["Xerxes"]))[0]
    (left,) = (p for p in more.passages if more.text[p.start : p.end] == "Kvorn")
    assert left.id in {p.id for p in few.passages}
    assert "Xerxes" not in more.text


def test_passages_have_ids_of_their_own() -> None:
    """The same word twice is two passages, and in another text it is another."""
    screened, _ = screen("Vi talade om Xerxes, och sedan om Xerxes igen.")
    first, second = screened.passages
    assert first.id != second.id
    assert {len(first.id), len(second.id)} == {10}
    other, _ = screen("Vi talade länge om Xerxes, och sedan om Xerxes igen.")
    assert first.id not in {p.id for p in other.passages}


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
