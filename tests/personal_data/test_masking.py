"""What is stored of a free text, and where its doubtful passages stand."""

from __future__ import annotations

from lagesbild.personal_data.masking import screen
from lagesbild.personal_data.word_lists import DEFAULT

TEXT = "Ring Ahmed på 070-174 06 05 om Xerxes, och skriv sedan till Kvorn om det."


def test_a_doubtful_passage_is_told_by_its_place_in_what_is_stored() -> None:
    """After what has been masked before it."""
    screened, _ = screen(TEXT)
    assert screened.text == "Ring [namn] på [telefon] om Xerxes, och skriv sedan till Kvorn om det."
    assert [screened.text[p.start : p.end] for p in screened.passages] == ["Xerxes", "Kvorn"]
    assert [p.kind for p in screened.passages] == ["namn", "namn"]


def test_a_passage_says_why_it_is_doubtful() -> None:
    """What sort of detail it is, or else its kind."""
    screened, _ = screen("Vi talade om Xerxes. En 14-årig flicka i Zorba sa det till eleven A.S. i går.")
    told = [(screened.text[p.start : p.end], p.kind, p.why) for p in screened.passages]
    assert told == [
        ("Xerxes", "namn", "namn"),
        ("14-årig", "indirekt", "ålder"),
        ("Zorba", "namn", "namn"),
        ("A.S.", "namn", "namn"),
    ]


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
