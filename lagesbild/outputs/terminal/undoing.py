"""What a change that is taken back was of, and what the removal of an import touches, on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.imports import EVENT_WORDS
from lagesbild.core.wording import enumerate_words, tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.core.figures import AffectedFigures, Freeze
    from lagesbild.core.imports import Entry, Event

MOST = 10
"""So many lines of one change are shown."""
UNDO = "Ska det tas tillbaka?"
REMOVE = "Ska inläsningen tas bort?"
NOTHING_CHANGED = "Inget är ändrat."
UNDONE = (
    "Det är taget tillbaka, och står i journalen. Rapporter som redan är skrivna är som de var: "
    "gör om dem med ”lagesbild exportera --år {year}”."
)
FROZEN = (
    "Siffrorna är då inte fastställda. Är de redan publicerade, låt dem vara fastställda: "
    "annars kan en senare utgåva visa det som var dolt."
)
NOTHING = "Det finns inget att ångra."
FINAL: dict[Event, str] = {
    "published": "Det senaste är en publik utgåva ({name}). Den kan vara spridd och går inte att ta tillbaka.",
    "purged": "Det senaste är en gallring ({name}). Den går inte att ta tillbaka.",
    "undone": "Det senaste är redan taget tillbaka. Bara den allra senaste ändringen går att ångra.",
}


def describe_change(year: int, entries: Sequence[Entry]) -> str:
    """What would be taken back, a line for each entry of the journal."""
    lines = [
        f"  {entry.name}: {EVENT_WORDS[entry.event]}{f' ({entry.detail})' if entry.detail else ''}"
        for entry in entries[:MOST]
    ]
    if len(entries) > MOST:
        lines.append(f"  och {len(entries) - MOST} till")
    frozen = [FROZEN] if any(entry.event == "frozen" for entry in entries) else []
    return "\n".join(
        [f"Den senaste ändringen, av {year}, {entries[0].noted:%Y-%m-%d %H:%M}:", *lines, *frozen]
    )


def why_nothing(latest: Entry | None) -> str:
    """Why nothing can be taken back, by the latest entry of the journal."""
    return FINAL.get(latest.event, NOTHING).format(name=latest.name) if latest else NOTHING


def describe_affected(affected: AffectedFigures) -> Iterator[str]:
    """What goes with an import, and the established and published figures that rest on it."""
    rows = tally(affected.rows, "rad", "rader")
    yield f"{affected.name} ({affected.year}), {rows}: siffrorna ur den försvinner. Själva filen är orörd."
    if affected.frozen:
        years = enumerate_words(tuple(_describe_freeze(year, freeze) for year, freeze in affected.frozen))
        yield f"Den ingår i det som är fastställt för {years}. Det som ändras märks som reviderat."
    if affected.published:
        years = enumerate_words(tuple(map(str, affected.published)))
        yield f"Publika utgåvor är gjorda för {years}. De går inte att ta tillbaka."


def _describe_freeze(year: int, freeze: Freeze) -> str:
    return f"{year} ({freeze.day}{f', av {freeze.by}' if freeze.by else ''})"
