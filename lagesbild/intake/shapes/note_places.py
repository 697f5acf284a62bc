"""A note and the area -> whether the note speaks of a part of the area, or of another place, and not of the whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.core.text import fold
from lagesbild.core.wording import MONTHS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition

_NAME = r"[A-ZÅÄÖ][^\W\d_]+(?:[ -][^\W\d_]+){0,2}?"
_HEADED = re.compile(
    rf"(?:^|[.;!\n]\s*)({_NAME})\s*(?::|=|–|\s-\s)\s*(?=(?:inga|inget|ingen|ingenting|noll|\d+)\b)",
    re.MULTILINE,
)
"""A name at the head of what is stated: "Farsta: inga incidenter"."""
_LOCATED = re.compile(rf"\b(?:i|på|från|vid|hos|för|inom|kring|runt) ({_NAME}(?: gård)?)\b")
"""A name that tells where: "inga incidenter i Farsta"."""
_IN_TITLE = re.compile(rf"^\W*\w+(?: \w+){{0,2}} (?:i|inom|på) (?!Excel|Word|Power)({_NAME}(?: gård)?)\b")
"""A place near the beginning of a title: "Klotter i Farsta 2021"."""
_LABELLED = re.compile(
    r"\b(?:stadsdel(?:en|sområde|sförvaltning|snämnd)?|sdf|sdn|kommundel|område|ort|tätort|plats|enhet|verksamhet|skola)\s*[:=;]\s*([^.;:\n]+)",
    re.IGNORECASE,
)
"""The place in a form: "Stadsdel: Farsta"."""
_DISTRICT = re.compile(
    r"(?:stadsdel(?:en|sområde|sförvaltning|snämnd)?|sdf|sdn|kommundel(?:en)?)\s*[:=;]\s*([^.;:\n]+)",
    re.IGNORECASE,
)
"""The same where the label can be of nothing but a part of a town."""
_LABEL = re.compile(
    r"(?:sök|antal|result|utfall|svar|summa|total|period|datum|dag|månad|år|status|incident|händelse|ärende|träff|anmäl|klotter"
    r"|rapport|kontakt|blankett|tillbud|avvikelse|konsultation|fall|hej|tillfäll|observation|iakttagelse|extremis|våldsbejakande"
    r"|vit makt|vänster|höger|islamis|nazis|rasis|autonom|hela|samtliga|alla|miljö|kategori)\w*"
)
"""What heads a number and is no place."""


def speaks_of_a_part(
    text: str, counts: Collection[object], source: SourceDefinition, settings: Settings
) -> bool:
    """Return whether a note that states the counts does so of a place that is not the whole area.

    A number may be told with the place where it was; that there was none is told of that place alone.
    """
    whole = names_of_whole(source, settings)
    parts = {fold(name) for name in _part_names(settings)}
    places = [*_HEADED.findall(text)]
    if 0 in counts:
        places += [*_LOCATED.findall(text), *_LABELLED.findall(text)]
    named = {fold(place) for place in places if not _is_other(fold(place), whole)}
    if 0 in counts:
        named |= {part for part in parts if re.search(rf"\b{re.escape(part)}\b", fold(text))} - whole
    return bool(named) and not _names_all(named, settings)


def list_stated_places(text: str) -> list[str]:
    """Return the places that a text says that it is of, as "Stadsdel: Farsta" does."""
    return _LABELLED.findall(text)


def find_stated_district(text: str) -> str:
    """Return the part of a town that a text is of, as "Stadsdel: Farsta" is; "" where it says anything else."""
    match = _DISTRICT.fullmatch(text.strip())
    return match[1].strip() if match else ""


def list_located_places(text: str, source: SourceDefinition, settings: Settings) -> list[str]:
    """Return the places in which a title says that something was, as "Klotter i Farsta" does."""
    whole = names_of_whole(source, settings)
    return [place for place in _IN_TITLE.findall(text) if not _is_other(fold(place), whole)]


def _is_other(name: str, whole: Collection[str]) -> bool:
    """Return whether a name is the whole area's, or none of a place."""
    first = name.partition(" ")[0]
    return name in whole or first in whole or name.removesuffix("s") in whole or bool(_LABEL.match(name))


def names_of_whole(source: SourceDefinition, settings: Settings) -> set[str]:
    """Return, folded, the words for the whole area and what lies around it, for the source itself, and for months."""
    words = {
        word for text in (source.label, source.short, source.sender, *source.hints) for word in _words(text)
    }
    area = fold(settings.area)
    return {area, f"{area}s", "sverige", *map(fold, settings.area_parts.towns), *words, *MONTHS}


def _words(text: str) -> Iterator[str]:
    yield from re.findall(r"[^\W\d_]{2,}", fold(text))


def _part_names(settings: Settings) -> Iterable[str]:
    return (
        *settings.area_parts.parts,
        *(name for names in settings.area_parts.aliases.values() for name in names),
    )


def _names_all(named: Collection[str], settings: Settings) -> bool:
    """Return whether every part of the area is named."""
    parts = {fold(part) for part in settings.area_parts.parts}
    return bool(parts) and parts <= set(named)
