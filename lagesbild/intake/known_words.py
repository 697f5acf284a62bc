"""The words around a table -> whether they say more than what its source, the area, the period and its lines are called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.core.date_forms import MONTH_OF
from lagesbild.core.tables import COUNTED, UNSAID
from lagesbild.core.text import fold
from lagesbild.intake.candidates import LONG_HINT
from lagesbild.intake.shapes.note_numbers import DAYS, NOUN, OTHER_NUMBERS
from lagesbild.intake.shapes.note_places import names_of_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from lagesbild.intake.candidates import Candidate
    from lagesbild.intake.shapes.context import Context

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
    r"|filters|valda|endast|enbart|bara|only|avgränsning\w*|avgränsa\w*|selektion\w*|filtrera\w*|registrera\w*|observera|t|o|m|tom|fom|f"
)
"""Words of a selection that leaves nothing out: of the area, the period, and what the source counts."""
PLAIN = re.compile(
    r"antal\w*|total\w*|summa\w*|per|samt|vid|under|enligt|ur|hos|över|efter|ovan\w*|nedan\w*|denna|detta|dessa|följande|sin|sitt"
    r"|samman(?:ställ|fatt|lag)\w*|redovis\w*|översikt\w*|register\w*|logg\w*|list\w*|förteckning\w*|export\w*|uttag\w*|utskrift\w*"
    r"|hämta\w*|skapa\w*|uppdatera\w*|fram|framtag\w*|senast\w*|version|bilag\w*|dokument|fil\w*|blad\w*|flik\w*|sid\w*|system\w*"
    r"|databas\w*|data|käll\w*|avsändare|lägesbild\w*|lokal\w*|samordnar\w*|kartlägg\w*|hel\w*|års\w*|halvår\w*|kvartal\w*|tertial\w*"
    r"|vecka\w*|måna\w*|kalender\w*|inkom\w*|en|ett|sker|skett|inträffa\w*|ske|var|vilk\w*|där|här|fördel\w*|sorter\w*|indel\w*"
    r"|resultat\w*|svar\w*|sammantaget|excel|info\w*|obs|not|st|stycken|siffr\w*|egendom|kategoriser\w*|bedöm\w*|klassa\w*|motiv\w*"
    r"|inte|ej|icke|utan|ingen|inga|inget|noll|andra|finns|funnits|förekom\w*|saknas|kommer|kommit|in|preliminära?|osäk\w*|ha|hade|haft"
    r"|kan|kunna|bli\w*|man|vi|oss|vår\w*|hej|tack|bifoga\w*|kl|nr|tk"
    r"|kommentar\w*|anmärkning\w*|beskrivning\w*|noter\w*"
    r"|artvise|case|ciceron|dedu|evolution|flexite|infracontrol|isy|kia|lex|lisa|platina|public|respons|stella|w3d3"
    r"|\w*(?:avdelning|kontor|förvaltning|nämnd|myndighet)\w*|lpo|lokalpolisområde\w*|polis|polisens?|politisk\w*"
)
"""Further words that say how a table is made and where it comes from, and not which cases are in it."""
OF_OTHER = re.compile(
    r"@|\bkontakt(?:a\b|person|\s*:)|\bfrågor\b|\btel(?:efon)?\b|\bhandlägg\w*|\bmvh\b|\bhälsning|\bbeställ\w*|\bsekretess\w*"
    r"|\b\w+ av:? [A-ZÅÄÖ]|\bdiarie\w*|\bdnr\b|^\W*(?:fyll|skriv|ange|välj|lägg|spara|skicka|läs|klicka|lämna)\b",
    re.IGNORECASE,
)
"""A sentence of whom to ask, of the paper's own things, or that tells how to fill a form in."""
TELLS_SCOPE = re.compile(
    rf"\b(?:{NOUN}|omfatta\w*|gäll\w*|avse\w*|ingå\w*|inklude\w*|exklude\w*|räkna\w*|redovis\w*|begränsa\w*|registrer\w*"
    r"|rapporter\w*|uppgift\w*|statistik\w*|siffr\w*|(?:inte|ej) (?:med|in\w+)|utelämna\w*|saknas)\b"
)
"""What a sentence has that is of what stands in the table, or what does not."""
_NOT = r"\b(?:inte|ej|icke|aldrig)\b"
_IS_IN = r"\b(?:ingå\w*|räkna\w*|redovisa\w*|inklude\w*|omfatta\w*|med)\b"
LEAVES_OUT = re.compile(rf"{_NOT}.{{0,20}}{_IS_IN}|{_IS_IN}.{{0,10}}{_NOT}")
"""What says of a named line that it is not in the table, and not that there was none of it."""
WIDENING = re.compile(r"\b(?:inkl(?:usive)?\b|(?:och|samt|liksom|även|plus) )[^,.;:()]*")
"""What a text says is in the table too."""
DENIED = re.compile(rf"{_NOT} (\w+)")
SENTENCE = re.compile(r"(?<!\d)[.!?;\n]+(?=\s|$)|\s\.\s")
UNSPECIFIC = frozenset({"annan", "oklar"})
"""Milieus of which no text says that it is of them alone."""
UNSORTED = frozenset({"", UNSAID, "oklar"})
"""What the records have that are of no line."""
SHORTEST = 3
"""Letters of a word for a line; a shorter one stands in sentences of all kinds."""
WORD = re.compile(r"[^\W\d_]+")


class KnownWords:
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
        phrases = source.phrases
        own = (*source.hints, source.kind, *source.unit, *phrases.unit, source.short, source.whole)
        told = (
            source.label,
            source.sender,
            source.limitation,
            phrases.noun,
            phrases.limit,
            phrases.none,
            *categories,
        )
        headings_of_roles = [heading for headings in source.columns.values() for heading in headings]
        own_words = {word for text in own for word in WORD.findall(fold(text))}
        self.short = {word for word in own_words if len(word) < LONG_HINT}
        self.own = own_words - self.short
        self.of_source = {
            word for text in (*told, *headings_of_roles, *milieus) for word in WORD.findall(fold(text))
        }

    def leaves_out(self, text: str) -> bool:
        """Whether a text says that some were chosen, and by anything else than what the source and the year are of."""
        said = fold(text)
        if ((shown := SO_MANY_OF.search(said)) and int(shown[1]) < int(shown[2])) or TOP.search(said):
            return True
        if not SELECTING.search(said):
            return False
        if any(self._named_parts(said, dimension) for dimension in self.lines):
            return True
        return any(
            not HARMLESS.fullmatch(word) and word not in self.harmless for word in self._strip_known(said)
        )

    def limits(self, text: str) -> bool:
        """Whether a sentence of a text that is of what stands in the table has a word that says more than the source's own.

        Which words narrow what is counted nobody can list; those that do not are few.
        """
        return any(
            self._limits(sentence) for sentence in SENTENCE.split(text) if not OF_OTHER.search(sentence)
        )

    def _limits(self, sentence: str) -> bool:
        said = fold(sentence)
        if not TELLS_SCOPE.search(said) and not any(map(self._is_own, WORD.findall(said))):
            return False
        names_line = any(self._named_parts(said, dimension) for dimension in self.lines)
        is_denied = any(map(self._is_own, DENIED.findall(said))) or (names_line and LEAVES_OUT.search(said))
        return bool(is_denied) or any(map(self._says_more, self._strip_known(self._narrow(said))))

    def _narrow(self, said: str) -> str:
        """The text without what it names beside the source's own, as "klotter och affischering" does."""
        ends = {match.end() for match in WORD.finditer(said) if self._is_own(match[0])}
        first = WIDENING.search(said)
        widens = first is not None and (first[0].startswith("inkl") or first.start() - 1 in ends)
        return WIDENING.sub(" ", said, count=1) if widens else said

    def _says_more(self, word: str) -> bool:
        return not (
            len(word) == 1
            or HARMLESS.fullmatch(word)
            or PLAIN.fullmatch(word)
            or word in self.harmless
            or word in self.of_source | self.short
            or word.rstrip("s") in self.of_source
            or word in MONTH_OF
            or any(word.startswith(own) for own in self.own)
        )

    def _is_own(self, word: str) -> bool:
        return word in self.short or any(word.startswith(own) or word.endswith(own) for own in self.own)

    def _strip_known(self, said: str) -> list[str]:
        """The words of a text without days, numbers, and the names of the area, its parts, and the lines."""
        rest = OTHER_NUMBERS.sub(" ", DAYS.sub(" ", said))
        names = {*self.whole, *(name for names in self.lines.values() for name in names)}
        for name in sorted(names, key=len, reverse=True):
            if name in rest:
                rest = _whole_word(name).sub(" ", rest)
        return WORD.findall(rest)

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
