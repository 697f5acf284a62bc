"""A cell of the area column -> the part of the area, outside it, or a name that must be asked about."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from lagesbild.core.text import as_line, fold, keep_short
from lagesbild.intake.shapes.columns import FOOTNOTE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lagesbild.config.settings import Settings

ALIKE = 80
"""From this likeness (of 100) on a name may be another spelling of one of the area's own."""
LONGEST_NAME = 40
"""A longer cell is no name of a place, and is not shown."""
POSTCODE = re.compile(r"^(?:s-|se-)?\d{3} ?\d{2}\b")
BETWEEN = re.compile(r"[,;/()|&+]|\boch\b|\bsamt\b|\s-\s")
KINDS = re.compile(
    r"\b(?:sdf|sdn|sdo|stadsdelsområdet?|stadsdelsförvaltning(?:en)?|stadsdelsnämnd(?:en)?|stadsdel(?:en)?|"
    r"kommundel(?:en)?|kommun|tätort|stad|ort(?:en)?|området?)\b"
)
"""What may stand beside a name and says what kind of place it is."""
WHOLE = frozenset({"hela", "helaomradet", "helastadsdelen", "helastadsdelsomradet", "helakommundelen"})
"""Keys of names that mean the area as a whole."""


class OutsideAreaError(ValueError):
    """The cell names a place that is no part of the area."""


class UnclearAreaError(ValueError):
    """The cell names a place that may be a part of the area."""


class AreaParser:
    """Gives the part of the area that a cell names, "" for the area as a whole."""

    def __init__(self, area: str, spellings: Mapping[str, str], towns: tuple[str, ...] = ()) -> None:
        self._parts = {place_key(spelling): part for spelling, part in spellings.items()}
        self._name = area
        self._area = {place_key(name) for name in (area, f"{area}s")}
        self._towns = set(map(place_key, towns))

    def __call__(self, cell: object) -> str:
        """Return the part; raises OutsideAreaError, or UnclearAreaError when it may be one of the area's own.

        >>> parse = AreaParser("Skarpnäck", {"kärrtorp": "Kärrtorp", "orhem": "Orhem"}, ("Stockholm",))
        >>> parse("KÄRRTORP."), parse("121 52 Karrtorp, Stockholm"), parse("Orhem/Kärrtorp")
        ('Kärrtorp', 'Kärrtorp', '')
        >>> parse("Kärrtorp1)"), parse("Orhem ²")
        ('Kärrtorp', 'Orhem')
        """
        text = fold(cell)
        if (key := place_key(text)) in self._parts:
            return self._parts[key]
        names = [name for name in BETWEEN.split(POSTCODE.sub("", text)) if place_key(name)]
        parts = {part for name in names if (part := self._part(name)) is not None}
        unknown = [name for name in names if self._part(name) is None and place_key(name) not in self._towns]
        if parts and not unknown:
            own = parts - {""}
            return own.pop() if len(own) == 1 else ""
        if parts or not unknown or any(map(self.is_like, unknown)):
            raise UnclearAreaError("may be a part of the area")
        raise OutsideAreaError("is no part of the area")

    def is_inside(self, cell: object) -> bool | None:
        """Whether a cell names a place in the area; None where that is not clear."""
        try:
            self(cell)
        except UnclearAreaError:
            return None
        except OutsideAreaError:
            return False
        return True

    def is_unclear(self, cell: object) -> bool:
        """Whether it is not clear if a cell names a place in the area."""
        return self.is_inside(cell) is None

    def is_area_itself(self, cell: object) -> bool:
        """Whether a cell names the area as a whole, by its own name."""
        return place_key(name_place(cell)) in self._area

    def _part(self, name: str) -> str | None:
        """Return the part that one name means, "" for the whole area, None when it means none."""
        bare = POSTCODE.sub("", name)
        for spelling in (name, bare, KINDS.sub("", bare), FOOTNOTE.sub("", bare)):
            key = place_key(spelling)
            if key in WHOLE or key in self._area:
                return ""
            if key in self._parts:
                return self._parts[key]
        return None

    def is_like(self, name: str) -> bool:
        """Whether a name is nearly spelt as one of the area's own, or as the area itself."""
        return self.suggest(name) != ""

    def suggest(self, name: str) -> str:
        """Return the part of the area that a name is nearly spelt as, the area itself, or ""."""
        key = place_key(POSTCODE.sub("", fold(name)))
        match = process.extractOne(key, list(self._parts), scorer=fuzz.ratio, score_cutoff=ALIKE)
        return (self._parts[match[0]] or self._name) if match else ""


def list_area_names(settings: Settings) -> dict[str, str]:
    """Return every spelling of the area's parts, folded -> the part; the area as a whole -> no part."""
    area = settings.area_parts
    spellings = {fold(part): part for part in area.parts}
    spellings |= {fold(alias): part for part, aliases in area.aliases.items() for alias in aliases}
    return {fold(settings.area): "", **spellings}


def make_area_parser(settings: Settings) -> AreaParser:
    """Return what gives the part of the settings' area that a cell names."""
    return AreaParser(settings.area, list_area_names(settings), settings.area_parts.towns)


def name_place(cell: object) -> str:
    """Return the bare name of a place that a cell names; "" where it holds more than a name.

    >>> name_place("Farsta stadsdelsförvaltning"), name_place("123 45 ÄLVSJÖ"), name_place("Skola 811218-9876")
    ('Farsta', 'ÄLVSJÖ', '')
    """
    bare = POSTCODE.sub("", FOOTNOTE.sub("", as_line(str(cell))))
    name = as_line(re.sub(KINDS.pattern, "", bare, flags=re.IGNORECASE))
    return "" if len(name) > LONGEST_NAME or any(sign.isdigit() for sign in name) else name


def place_key(name: object) -> str:
    """Return a name for comparing: its letters and digits alone, without accents.

    >>> place_key("Skarpnäcks-gård."), place_key("Kärrtorp1)")
    ('skarpnacksgard', 'karrtorp1')
    """
    return _letters_of(str(name))


@keep_short
def _letters_of(name: str) -> str:
    letters = unicodedata.normalize("NFD", as_line(name).casefold())
    return "".join(letter for letter in letters if letter.isalnum())
