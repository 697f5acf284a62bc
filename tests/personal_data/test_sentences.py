"""Names at the edges of a text, art. 9 and properties are found; invented sentences measure how often, by place."""

from __future__ import annotations

import pytest
from personuppgifter import TOTAL, measure, read_sentences

from lagesbild.personal_data.finder import find

FEWEST_SENTENCES = 500
LOWEST = {"gemener": 0.8, "första ordet": 0.95}
"""The recall that is asked for where it is not 1."""

EDGES = (
    ("Inget att rapportera.\n/Glenn", "Glenn", "maskas"),
    ("Allt lugnt. //Glenn Öhrn", "Glenn Öhrn", "maskas"),
    ("Se bifogat.\nMvh Gunvor", "Gunvor", "maskas"),
    ("Anmält av G. Öhrn i maj", "G. Öhrn", "maskas"),
    ("Anmält av G Svensson i maj", "G Svensson", "maskas"),
    ("MÖTE MED KARIN ÖHRN OM ELEVEN", "KARIN ÖHRN", "maskas"),
    ("MÖTE MED GLENN ÖHRN OM ELEVEN", "GLENN ÖHRN", "granskas"),
    ("Glenn sa att det var ett skämt.", "Glenn", "granskas"),
    ("Glenns mamma hörde av sig.", "Glenns", "granskas"),
    ("det var anna öhrn igen", "anna öhrn", "granskas"),
    ("Det var pojken, 14, som bar den.", "14", "granskas"),
    ("Han bor på Storg. 12 nu.", "Storg. 12", "granskas"),
    ("Det satt på Tallen 1:112 i går.", "Tallen 1:112", "granskas"),
    ("Mannen har en diagnos.", "diagnos", "granskas"),
    ("Killen är homosexuell.", "homosexuell", "granskas"),
    ("Mannen är partimedlem.", "partimedlem", "granskas"),
    ("Kvinnan är kurdisk.", "kurdisk", "granskas"),
)
WORDS = (
    "Grupp B. Därefter grupp C.",
    "Korridor B. Klottret togs bort.",
    "Personalen sa ifrån.",
    "Filmen visade våld.",
    "Mötet 10:30 ställdes in.",
    "Ja/nej.",
    "NMR AFA stod på väggen.",
    "Psykisk ohälsa ökar bland unga.",
)


@pytest.mark.parametrize(("text", "part", "outcome"), EDGES)
def test_what_stands_at_the_edge_of_a_text_is_found(text: str, part: str, outcome: str) -> None:
    """Signatures, initials, capitals, first words, small letters and the special categories are found whole."""
    assert [(text[f.start : f.end], f.outcome) for f in find(text)] == [(part, outcome)]


@pytest.mark.parametrize("text", WORDS)
def test_words_at_the_same_places_are_left_alone(text: str) -> None:
    """Letters of groups, common first words, times and words of health without a person are free."""
    assert find(text) == ()


def test_the_invented_sentences_are_found_as_often_as_promised() -> None:
    """Every place of a sentence has the recall that SECURITY.md states, and nothing is found where nothing stands."""
    assert sum(1 for _ in read_sentences()) >= FEWEST_SENTENCES
    tallies = measure()
    assert {place: t.recall for place, t in tallies.items() if t.recall < LOWEST.get(place, 1)} == {
        TOTAL: tallies[TOTAL].recall
    }
    assert tallies[TOTAL].recall > 0.98
    assert tallies[TOTAL].precision > 0.98
