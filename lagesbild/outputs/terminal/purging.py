"""The protocol of a purge in words: what went, of which year, and what is kept and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.wording import digits

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from lagesbild.core.purge import Kept, Purge, Purgeable

REMOVED: Mapping[Purgeable, str] = {
    "imports": "inläsningar (filens namn, kontrollsumma, blad och diarienummer)",
    "observations": "rader med händelser och svar",
    "texts": "texter med egna ord",
    "text_decisions": "beslut om fritext",
    "decisions": "beslut om dubbletter och rader",
    "activities": "aktiviteter",
    "analyses": "analyser som skrevs",
    "journal": "anteckningar i journalen (vad som ändrades och i vilken fil; att något ändrades och när är kvar)",
    "base_counts": "antal som publika utgåvor bestod av",
}
KEPT: Mapping[Kept, str] = {
    "freezes": "fastställda år: siffrorna som de fastställdes, utom dem för varje verksamhet med namn",
    "publications": (
        "publika utgåvor: det som visades, och vilka siffror som doldes men inte hur stora de var, så att de förblir dolda"
    ),
}
OUTSIDE = (
    "Utanför databasen har inget gallrats: de inkomna filerna, rapporterna, arkiven (arkiv-ÅR.zip) och "
    "säkerhetskopiorna tar ni bort själva."
)
NOTHING = "Det finns inget att gallra före {before}."


def protocol(purge: Purge, now: datetime, by: str) -> str:
    """The protocol as it is written to a file."""
    heading = f"Gallringsprotokoll\n\nGallrat {now:%Y-%m-%d %H:%M} av {by}: allt om åren före {purge.before}."
    return "\n\n".join((heading, *describe_purge(purge))) + "\n"


def describe_purge(purge: Purge) -> tuple[str, ...]:
    """What goes of each year, and what stays."""
    years = (
        "\n".join((str(year), *(f" - {digits(number)} {REMOVED[kind]}" for kind, number in numbers)))
        for year, numbers in purge.removed
    )
    kept = "\n".join(("Kvar:", *(f" - {digits(number)} {KEPT[kind]}" for kind, number in purge.kept)))
    return (*years, *((kept,) if purge.kept else ()), OUTSIDE)


def summarize_purge(purge: Purge, by: str) -> str:
    """The same in one line, for the journal."""
    years = (
        f"{year}: "
        + ", ".join(f"{digits(number)} {REMOVED[kind].split(' (')[0]}" for kind, number in numbers)
        for year, numbers in purge.removed
    )
    return f"Gallrat av {by}. {'; '.join(years)}."
