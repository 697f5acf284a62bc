"""What stands around a register or a table of counts, and in names -> whether its rows are a selection of what there was.

Of what is not selected it proves nothing, least of all that there was none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.core.tables import COUNTED, UNSAID
from lagesbild.core.text import fold
from lagesbild.files.grid import kind
from lagesbild.intake.shapes.note_numbers import DAYS, OTHER_NUMBERS
from lagesbild.intake.shapes.note_places import names_of_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from lagesbild.core.errors import Problem
    from lagesbild.intake.candidates import Candidate
    from lagesbild.intake.shapes.context import Context

CODE = "stated_selection"
SELECTED = (
    "Raden säger att underlaget är ett urval, och det som inte är med kan ha hänt ändå: siffran är minst så stor. Be "
    "avsändaren om allt, eller ta bort raden om inget är utelämnat."
)
NAMED = (
    "{where} nämner bara en del av {what}, och tabellen har inga andra rader: av det andra är siffran minst så stor. Be "
    "avsändaren om det andra, eller ändra texten om tabellen gäller allt."
)
KINDS_OF_LINES = {"category": "kategorierna", "milieu": "miljöerna", "area": "områdets delar"}
SELECTING = re.compile(
    r"\b(?:(?:tillämpa\w*|använda|valda|aktiv\w*|applied|active|selected) (?:filter|filters|urval)|filter(?: på)?\s*[:=(]"
    r"|filtrera\w*|urval\w*|sökning\w*|sök(?:ord|term|begrepp|villkor|sträng|kriteri|fras)\w*|selektion\w*|avgränsa\w*"
    r"|avgränsning\w*|endast|enbart|bara|only|exklusive|exkl|excluding|förutom|undanta\w*|utelämna\w*)\b"
)
"""What says that some were chosen among others."""
SO_MANY_OF = re.compile(
    r"\b(?:visa\w*|showing|topp?|(?:de )?första)\b[^\d.;]{0,30}(\d+)(?: \w+){0,2} (?:av|of)(?: totalt)? (\d+)"
)
TOP = re.compile(r"\btopp?[ -]?\d+\b")
HARMLESS = re.compile(
    r"all[at]?|samtliga|hela|any|all|och|eller|and|or|är|is|i|in|inom|på|för|från|till|mellan|med|av|som|den|det|de|har|om|rör|avser"
    r"|gäller|ingår|visas|visar|redovisas|omfattar|uppgift\w*|ärende\w*|händelse\w*|rapport\w*|anmäl\w*|klotter\w*|utdrag\w*"
    r"|tabell\w*|statistik\w*|underlag\w*|lista\w*|period\w*|datum\w*|tid\w*|månad\w*|år|year|date|month|dag\w*|start\w*|slut\w*"
    r"|stadsdel\w*|kommun\w*|område\w*|förvaltning\w*|nämnd\w*|sdf|sdn|stad|staden|kategori\w*|miljö\w*|typ\w*|grupp\w*"
    r"|extremis\w*|våldsbejakande|mark|stadens|kommunens|egen|egna|budskap\w*|koppling\w*|kopplade?|anknyt\w*|filter\w*|urval\w*|sökning\w*|tillämpa\w*|applied"
    r"|filters|valda|endast|enbart|bara|only|avgränsning\w*|avgränsa\w*|selektion\w*|filtrera\w*|registrera\w*|t|o|m|tom|fom|f"
)
"""Words of a selection that leaves nothing out: of the area, the period, and what the source counts."""
UNSPECIFIC = frozenset({"annan", "oklar"})
"""Milieus of which no text says that it is of them alone."""
UNSORTED = frozenset({"", UNSAID, "oklar"})
"""What the records have that are of no line."""
SHORTEST = 3
"""Letters of a word for a line; a shorter one stands in sentences of all kinds."""
WORD = re.compile(r"[^\W\d_]+")


def tell_selection(
    candidate: Candidate, observations: pd.DataFrame, context: Context, *, is_part: bool
) -> Iterator[Problem]:
    """Yield a problem for each line above or below, and each name, that says that the rows are a selection.

    The name of one of several sheets that are read together may name a part (`is_part`).
    """
    if candidate.source.form != "register" or candidate.rules or not (candidate.layout or candidate.is_note):
        return
    known = _Known(candidate, context)
    lines = dict(_list_lines(candidate))
    # What a note says was sought is what it tells of.
    selecting = [row for row, text in lines.items() if known.leaves_out(text) and not candidate.is_note]
    for row in selecting:
        yield context.problem(CODE, SELECTED, row)
    if selecting:
        return
    for where, text in (
        ("Texten vid tabellen", " . ".join(lines.values())),
        ("Filens namn", context.sheet.path.stem),
        ("Bladets namn", "" if is_part else context.sheet.name or ""),
    ):
        what = known.narrows(text, observations)
        if what and not (
            what == "area" and text == context.sheet.name
        ):  # sheets are named after areas, one for each
            yield context.problem(CODE, NAMED.format(where=where, what=KINDS_OF_LINES[what]))
            return


class _Known:
    """The words of a source: its lines and places, by their spellings, and those that narrow nothing."""

    def __init__(self, candidate: Candidate, context: Context) -> None:
        vocabulary, source = context.vocabulary, candidate.source
        sorted_by = vocabulary.categories.get(source.category_set or "", {})
        categories = vocabulary.category_keys(source.category_set) if source.category_set else {}
        milieus = {} if categories else vocabulary.milieu_codes()
        self.whole = names_of_whole(source, context.settings)
        self.lines: dict[str, Mapping[str, str]] = {
            "milieu": {word: code for word, code in milieus.items() if code not in UNSPECIFIC},
            "category": {word: key for word, key in categories.items() if sorted_by[key].milieu},
            "area": {name: part for name, part in context.area_names.items() if name not in self.whole},
        }
        self.is_counted = candidate.is_count_table or candidate.is_note
        headings = candidate.layout.headings if candidate.layout else ()
        words = (*headings, *vocabulary.role_words(source).values(), *source.unit)
        self.harmless = {word for text in words for word in WORD.findall(fold(text))}

    def leaves_out(self, text: str) -> bool:
        """Whether a text says that some were chosen, and by anything else than what the source and the year are of."""
        said = fold(text)
        if ((shown := SO_MANY_OF.search(said)) and int(shown[1]) < int(shown[2])) or TOP.search(said):
            return True
        if not SELECTING.search(said):
            return False
        if any(self._named_parts(said, dimension) for dimension in self.lines):
            return True
        rest = OTHER_NUMBERS.sub(" ", DAYS.sub(" ", said))
        for name in sorted(
            {*self.whole, *(n for names in self.lines.values() for n in names)}, key=len, reverse=True
        ):
            if name in rest:
                rest = _whole_word(name).sub(" ", rest)
        return any(not HARMLESS.fullmatch(word) and word not in self.harmless for word in WORD.findall(rest))

    def narrows(self, text: str, observations: pd.DataFrame) -> str:
        """The dimension of which a text names some lines and not others, where all counted rows are of these; "" for none.

        Counts that are sorted by it have lines of their own, and say nothing of others as it is.
        """
        said = fold(text.replace("_", " "))
        for dimension in self.lines:
            if named := self._named_parts(said, dimension):
                counted = observations.loc[observations["status"] == COUNTED, dimension]
                own = set(counted.unique()) - UNSORTED
                if own <= named and not (self.is_counted and own):
                    return dimension
        return ""

    def _named_parts(self, said: str, dimension: str) -> set[str]:
        """The lines of a dimension that a text names, where it does not name all of them."""
        spellings = self.lines[dimension]
        named = {
            key
            for spelling, key in spellings.items()
            if len(spelling) >= SHORTEST and spelling in said and _whole_word(spelling).search(said)
        }
        return set() if named >= set(spellings.values()) else named


def _whole_word(name: str) -> re.Pattern[str]:
    """Return the pattern of a name, or of what is its own, where it is no part of another word."""
    return re.compile(rf"(?<!\w){re.escape(name)}s?(?!\w)")


def _list_lines(candidate: Candidate) -> Iterator[tuple[int, str]]:
    """Yield number and text of each row above the table and below it."""
    sheet, layout = candidate.sheet, candidate.layout
    if layout is None:
        yield 1, " . ".join(str(cell) for row in sheet.head for cell in row if kind(cell) != "empty")
        return
    below = [(row, cells) for row, cells in sheet.last_rows() if layout.is_above(row)]
    for row, cells in (*enumerate(sheet.rows_above(layout), start=1), *below):
        texts = [str(cell) for cell in cells if kind(cell) != "empty"]
        if texts:
            yield row, " ".join(texts)
