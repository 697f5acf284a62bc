"""Free text on the screen and as JSON: what was found, by kind, and the passages to judge. Nothing here prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.table import Table as Grid
from rich.text import Text

from lagesbild.core.free_text import KEEP, MASK, MASKED
from lagesbild.core.wording import digits, enumerate_words, sentence, tally
from lagesbild.outputs.terminal.grid import make_grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from lagesbild.core.free_text import Found, Passage, Queued, TextDecision, TextPlace
    from lagesbild.core.imports import ImportOutcome
    from lagesbild.outputs.json_shapes import FindingsJson

KINDS: Mapping[str, tuple[str, str]] = {
    "personnummer": ("personnummer", "personnummer"),
    "samordningsnummer": ("samordningsnummer", "samordningsnummer"),
    "telefon": ("telefonnummer", "telefonnummer"),
    "epost": ("e-postadress", "e-postadresser"),
    "handtag": ("användarnamn", "användarnamn"),
    "registreringsnummer": ("registreringsnummer", "registreringsnummer"),
    "adress": ("adress", "adresser"),
    "postort": ("postadress", "postadresser"),
    "namn": ("namn", "namn"),
    "indirekt": ("indirekt uppgift", "indirekta uppgifter"),
}
WHY: Mapping[str, str] = {
    "personnummer": "skrivet som ett datum följt av andra siffror",
    "samordningsnummer": "skrivet som ett datum följt av andra siffror",
    "telefon": "nummer utan riktnummer",
    "handtag": "kan vara ett användarnamn",
    "postort": "fem siffror före ett okänt ord",
    "adress": "kan vara en gata eller fastighet",
    "namn": "kan vara ett namn, eller ett annat ord",
    "roll": "roll på en namngiven skola",
    "ålder": "ålder hos en enskild, eller på en namngiven plats",
    "tro": "tro hos en enskild, eller vid en händelse",
    "hälsa": "hälsa hos en enskild, eller vid en händelse",
    "sexualliv": "sexualliv hos en enskild, eller vid en händelse",
    "etnicitet": "etniskt ursprung hos en enskild, eller vid en händelse",
    "medlemskap": "medlemskap hos en enskild, eller vid en händelse",
    "ensam": "den enda av sitt slag",
    "född": "födelsedag",
}
"""Why a passage is doubtful: by what made it so, which most often is its kind."""
VERDICTS = {True: "behålls", False: "maskas"}
ORDER = tuple(KINDS)


def count_findings(found: Sequence[Found], outcome: str = MASKED) -> str:
    """What was found with an outcome, kind by kind, in words; empty when there is none."""
    numbers = {one.kind: one.number for one in found if one.outcome == outcome}
    told = (f"{digits(numbers[kind])} {KINDS[kind][numbers[kind] != 1]}" for kind in ORDER if kind in numbers)
    return enumerate_words(tuple(told))


def found_line(found: Sequence[Found]) -> str:
    """What was found in a file's free text in a sentence; empty when there is nothing. Never the text itself."""
    masked = count_findings(found)
    doubtful = sum(one.number for one in found if one.outcome != MASKED)
    told = (
        f"{masked} maskas" if masked else "",
        f"{digits(doubtful)} {'tveksamt ställe' if doubtful == 1 else 'tveksamma ställen'}"
        if doubtful
        else "",
    )
    return "; ".join(filter(None, told))


def found_json(found: Sequence[Found]) -> FindingsJson:
    """The same for other programs: the kinds that were masked, and those that are doubtful."""
    return {
        "masked": {one.kind: one.number for one in found if one.outcome == MASKED},
        "doubtful": {one.kind: one.number for one in found if one.outcome != MASKED},
    }


def to_judge(kept: Sequence[ImportOutcome], year: int) -> Iterator[RenderableType]:
    """How to go on when something doubtful was found."""
    if any(found.outcome != MASKED for one in kept for found in one.found):
        yield Text(f"Gå igenom tveksamma ställen med: lagesbild granska-text --år {year}")


def queue_table(waiting: Sequence[Queued]) -> Iterator[RenderableType]:
    """The passages to judge by id and place; their words are shown on a terminal alone."""
    if not waiting:
        yield Text("Ingenting i fritexten väntar på granskning.")
        return
    grid = make_grid("Id", "Fil", "Rad", "Tecken", "Slag", "Varför", whole={"Id"})
    for one in waiting:
        passage = one.passage
        grid.add_row(
            passage.id,
            Text(one.places[0].file),
            _rows(one.places),
            _position(passage),
            passage.kind,
            _why(passage),
        )
    yield grid
    yield Text(f"\n{sentence(tally(len(waiting), 'ställe', 'ställen'))} väntar på granskning.")


def decisions_table(decisions: Sequence[TextDecision]) -> Iterator[RenderableType]:
    """What has been decided, when and by whom; nothing when nothing has."""
    if not decisions:
        return
    yield Text.assemble("\n", ("Beslut", "bold"))
    grid = make_grid("Id", "Fil", "Rad", "Beslut", "När", "Av", whole={"Id", "När"})
    for one in decisions:
        file = one.places[0].file if one.places else "–"
        verdict, day = VERDICTS[one.keep], one.decided.isoformat()
        grid.add_row(one.id, Text(file), _rows(one.places) or "–", verdict, day, Text(one.by))
    yield grid


def _rows(places: Sequence[TextPlace]) -> str:
    """The row, and how many more there are with the same text."""
    if not places:
        return ""
    more = f" (+{digits(len(places) - 1)})" if len(places) > 1 else ""
    return f"{places[0].row}{more}"


def _position(passage: Passage) -> str:
    return f"{passage.start + 1}–{passage.end}"


def _why(passage: Passage) -> str:
    return WHY.get(passage.why, "")


def side_by_side(one: Queued, number: tuple[int, int], kept: tuple[str, str]) -> Iterator[RenderableType]:
    """A passage to judge: where it stands and why it is doubtful, then the text with it kept, and with it masked.

    `kept` is what stands before and after the passage, by the decisions so far. For a terminal alone.
    """
    passage, place = one.passage, one.places[0]
    words = one.screened.text[passage.start : passage.end]
    yield Text.assemble("\n", (f"{number[0]} av {number[1]}", "bold"), f"  {passage.id}")
    sheet = f", blad {place.sheet}" if place.sheet else ""
    yield Text(f"{place.file}{sheet}, rad {_rows(one.places)}, kolumn {place.heading}", "dim")
    yield Text(f"{sentence(KINDS[passage.kind][0])}: {_why(passage)}.")
    grid = Grid(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 2, 0, 0), header_style="bold", expand=True)
    grid.add_column("Om du behåller", ratio=1, overflow="fold")
    grid.add_column("Om du maskar", ratio=1, overflow="fold")
    before, after = kept
    grid.add_row(
        Text.assemble(before, (words, "bold reverse"), after),
        Text.assemble(before, (f"[{passage.kind}]", "bold reverse"), after),
    )
    yield grid


def review_summary(answered: int, left: int, year: int) -> Iterator[RenderableType]:
    """What became of the queue when one has gone through it, and how to look at it again."""
    if not answered and not left:
        yield Text("Ingenting i fritexten väntar på granskning.")
        return
    told = sentence(tally(answered, "ställe", "ställen", "ett"))
    yield Text(f"\n{told} bedömt." if answered == 1 else f"\n{told} bedömda.")
    if left:
        yield Text(f"Kvar: {digits(left)}. Kör kommandot igen när du vill fortsätta.")
    if answered:
        yield Text(
            f"Ångra med: lagesbild granska-text --år {year} --ångra ID (id står i --json och journalen)."
        )


def queue_json(waiting: Sequence[Queued], decisions: Sequence[TextDecision], year: int) -> dict[str, object]:
    """The queue and the decisions for other programs, without a word of the texts."""
    return {
        "year": year,
        "waiting": [
            {
                "id": one.passage.id,
                "kind": one.passage.kind,
                "why": _why(one.passage),
                "start": one.passage.start,
                "end": one.passage.end,
                "places": _places_json(one.places),
            }
            for one in waiting
        ],
        "decisions": [
            {
                "id": one.id,
                "verdict": KEEP if one.keep else MASK,
                "decided": one.decided.isoformat(),
                "by": one.by,
                "places": _places_json(one.places),
            }
            for one in decisions
        ],
    }


def _places_json(places: Sequence[TextPlace]) -> list[dict[str, object]]:
    return [
        {"source": p.source, "file": p.file, "sheet": p.sheet, "row": p.row, "column": p.heading}
        for p in places
    ]
