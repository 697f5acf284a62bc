"""Swedish numbers, sentences and dates for running text.

The rules are those of *Myndigheternas skrivregler*, as far as the plan uses them: one to twelve in words,
digits from 13, and digits throughout where small and large meet in one sentence.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal

from lagesbild.core.states import FigureState
from lagesbild.core.tables import AtLeast, MissingValue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from lagesbild.core.states import StatedCount
    from lagesbild.core.tables import Share

Gender = Literal["en", "ett"]

NO_BREAK = "\u00a0"
PartWord = Literal["stadsdel", "stadsdelsområde", "kommundel", "ort", "kommun", "område"]
PARTS: Mapping[PartWord, str] = {
    "stadsdel": "stadsdelar",
    "stadsdelsområde": "stadsdelsområden",
    "kommundel": "kommundelar",
    "ort": "orter",
    "kommun": "kommuner",
    "område": "områden",
}
"""What a part of the area may be called, one and many."""
UNREAD = "har lämnat underlag som inte har kunnat läsas in"
"""What is said of the senders whose files could not be read: it is not that they have sent nothing."""
UNLIKE_PERIODS = "Perioderna är olika långa"
"""How the note begins of a table whose years cover periods of unlike length."""
SMALLEST_BASE = 10
"""The smallest base of which a percentage, or a word for a share, says anything."""

MISSING: Mapping[MissingValue, str] = {
    MissingValue.NOT_REPORTED: "uppgift saknas",
    MissingValue.NOT_READ: "ej inläst",
    MissingValue.NOT_ASKED: "ej tillfrågad",
    MissingValue.NOT_CLASSIFIED: "inte uppdelat",
    MissingValue.SUPPRESSED: "..",
    MissingValue.NOT_SUMMED: "summeras inte",
    MissingValue.BREAK: "ej jämförbart",
}
"""What stands where a figure is missing, whatever the output."""
NO_COUNT: Mapping[FigureState, str] = {
    FigureState.NOT_GIVEN: "uppgift saknas",
    FigureState.NOT_ASKED: "uppgiften har inte efterfrågats",
    FigureState.NOT_CLASSIFIED: "uppgifterna är inte uppdelade så",
    FigureState.SUPPRESSED: "antalet visas inte, för att skydda enskilda",
    FigureState.NOT_SUMMED: "uppgifterna summeras inte",
}
"""The same in running text, by what is known of the figure."""
WORDS = ("två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
_OPENINGS = (
    (re.compile(rf"\d{{1,2}}\s({'|'.join(MONTHS)})\b"), "Den"),
    (re.compile(r"(19|20)\d\d\b(?!\s%)"), "År"),
    (re.compile(r"\d[\d\s,]*\s"), "Totalt"),
)
"""What opens a sentence that would begin with a date, a year or another number."""
_ALPHABET = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "ü": "y"})
"""The letters after z, as the signs that follow z in ASCII."""


def digits(n: int) -> str:
    r"""A whole number in digits, with no-break spaces between the thousands.

    >>> digits(16276)
    '16\xa0276'
    """
    return f"{n:,}".replace(",", NO_BREAK).replace("-", "−")


def number(n: int, gender: Gender = "ett") -> str:
    """A number that stands alone in its sentence: one to twelve in words.

    >>> number(1, "en"), number(12), number(13), number(0)
    ('en', 'tolv', '13', '0')
    """
    return numbers((n,), gender)[0]


def numbers(ns: Sequence[int], gender: Gender = "ett") -> tuple[str, ...]:
    """The numbers of one sentence: words when all are one to twelve, else digits throughout.

    >>> numbers((2, 6)), numbers((2, 14))
    (('två', 'sex'), ('2', '14'))
    """
    words = (gender, *WORDS)
    if all(1 <= n <= len(words) for n in ns):
        return tuple(words[n - 1] for n in ns)
    return tuple(map(digits, ns))


def gender_of(singular: str, plural: str) -> Gender:
    """The gender of a noun by its declension: neuters add -n to a vowel or nothing at all.

    >>> gender_of("tillfälle", "tillfällen"), gender_of("svar", "svar"), gender_of("kontakt", "kontakter")
    ('ett', 'ett', 'en')
    >>> gender_of("medarbetare", "medarbetare")
    'en'
    """
    if plural == f"{singular}n":
        return "ett"
    persons = ("are", "ande", "ende")
    return "ett" if plural == singular and not singular.endswith(persons) else "en"


def tally(n: int, singular: str, plural: str, gender: Gender | None = None) -> str:
    """A number with its noun; the gender is found by the noun's declension unless it is given.

    >>> tally(2, "incident", "incidenter"), tally(1, "svar", "svar"), tally(0, "incident", "incidenter")
    ('två incidenter', 'ett svar', 'inga incidenter')
    """
    if n == 0:
        return f"inga {plural}"
    return f"{number(n, gender or gender_of(singular, plural))} {singular if n == 1 else plural}"


def stated(figure: StatedCount, singular: str, plural: str, gender: Gender | None = None) -> str:
    """A figure with its noun as its state allows: "inga" is said of a proven zero alone.

    >>> from lagesbild.core.states import FigureState, StatedCount
    >>> stated(StatedCount(0), "incident", "incidenter")
    'inga incidenter'
    >>> stated(StatedCount(2, FigureState.AT_LEAST), "incident", "incidenter")
    'minst två incidenter'
    >>> stated(StatedCount(None, FigureState.NOT_GIVEN), "incident", "incidenter")
    'uppgift saknas'
    """
    if figure.count is None:
        return NO_COUNT[figure.state]
    counted = tally(figure.count, singular, plural, gender)
    return counted if figure.state is FigureState.EXACT else f"minst {counted}"


def known_value(value: int | AtLeast | MissingValue) -> str:
    """What stands in a cell for a figure: in digits, as the least that it can be, or why there is none.

    >>> known_value(2), known_value(AtLeast(2)), known_value(MissingValue.NOT_CLASSIFIED)
    ('2', 'minst 2', 'inte uppdelat')
    """
    if isinstance(value, MissingValue):
        return MISSING[value]
    return f"minst {digits(value.count)}" if isinstance(value, AtLeast) else digits(value)


def inside(label: str) -> str:
    """A label as it stands inside a sentence; a name in capitals keeps them.

    >>> inside("Socialtjänsten"), inside("SIG"), inside("SIS-hem")
    ('socialtjänsten', 'SIG', 'SIS-hem')
    """
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def sentence(text: str) -> str:
    """The text with a capital at its start and, unless it is a name, never a digit there.

    >>> sentence("två incidenter beskrivs.")
    'Två incidenter beskrivs.'
    >>> sentence("13 incidenter beskrivs."), sentence("2021 var lugnt.")
    ('Totalt 13 incidenter beskrivs.', 'År 2021 var lugnt.')
    """
    for pattern, opening in _OPENINGS:
        if pattern.match(text):
            return f"{opening} {text}"
    return text[:1].upper() + text[1:]


def start(n: int, singular: str, plural: str, gender: Gender | None = None) -> str:
    """A number with its noun at the start of a sentence.

    >>> start(1, "incident", "incidenter"), start(13, "incident", "incidenter")
    ('En incident', 'Totalt 13 incidenter')
    """
    return sentence(tally(n, singular, plural, gender))


def enumerate_words(items: Sequence[str], last: str = "och") -> str:
    """The items as a Swedish enumeration, with a word before the last.

    >>> enumerate_words(["a", "b", "c"]), enumerate_words(["a", "b"], "eller")
    ('a, b och c', 'a eller b')
    """
    return f" {last} ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))


def occasions(n: int) -> str:
    """How often something has been seen.

    >>> occasions(1), occasions(6), occasions(0)
    ('vid ett tillfälle', 'vid sex tillfällen', 'inte vid något tillfälle')
    """
    return f"vid {tally(n, 'tillfälle', 'tillfällen')}" if n else "inte vid något tillfälle"


def each(n: int) -> str:
    """How often, when the count holds for each of the things just named.

    >>> each(2)
    'vid två tillfällen vardera'
    """
    return f"{occasions(n)} vardera" if n else occasions(n)


def part_of(share: Share, gender: Gender = "en") -> str:
    """A share as two counts; `Share(9, 11)` gives "nio av elva", `Share(2, 17)` gives "2 av 17"."""
    return " av ".join(numbers((share.part, share.base), gender))


def percent(share: Share) -> str:
    """A share as a percentage, or as two counts when the base is below ten or the part exceeds it.

    Halves are rounded up. Tenths are shown only where whole per cent would make something of nothing, or
    all of nearly all: `Share(1, 250)` gives "0,4 %".
    """
    part, base = share.part, share.base
    if base < SMALLEST_BASE or not 0 <= part <= base:
        return f"{digits(part)} av {digits(base)}"
    if (whole := _rounded(100 * part, base)) not in {0, 100} or part in {0, base}:
        return f"{whole}{NO_BREAK}%"
    tenths = min(max(_rounded(1000 * part, base), 1), 999)
    side = "under " if part * 2000 < base else "över " if (base - part) * 2000 < base else ""
    return f"{side}{tenths // 10},{tenths % 10}{NO_BREAK}%"


def _rounded(dividend: int, divisor: int) -> int:
    """The quotient of two whole numbers, halves up and without binary fractions."""
    return (2 * dividend + divisor) // (2 * divisor)


def day(moment: date) -> str:
    """A day in words: "1 maj 2020"."""
    return f"{_day_and_month(moment)} {moment.year}"


def period(start: date, end: date) -> str:
    """The days from start to end: "1 maj 2020–30 april 2021", the year once when it is one and the same."""
    first = _day_and_month(start) if start.year == end.year else day(start)
    return f"{first}–{day(end)}"


def _day_and_month(moment: date) -> str:
    return f"{moment.day} {MONTHS[moment.month - 1]}"


def month(year_month: str) -> str:
    """A month given as ISO text.

    >>> month("2020-05")
    'maj 2020'
    """
    year, number_of_month = year_month.split("-")[:2]
    return f"{MONTHS[int(number_of_month) - 1]} {year}"


def year_range(first: int, last: int) -> str:
    """The years from first to last.

    >>> year_range(2018, 2021), year_range(2021, 2021)
    ('2018–2021', '2021')
    """
    return str(first) if first == last else f"{first}–{last}"


def swedish_key(text: str) -> tuple[str, str]:
    """The key that sorts by the Swedish alphabet: å ä ö last, other accents as their plain letters.

    >>> sorted(["Ö", "Ä", "Å", "Z", "é", "f", "e"], key=swedish_key)
    ['e', 'é', 'f', 'Z', 'Å', 'Ä', 'Ö']
    """
    if text.isascii():
        return text.casefold(), text
    letters = unicodedata.normalize("NFC", text).casefold().translate(_ALPHABET)
    plain = "".join(sign for sign in unicodedata.normalize("NFD", letters) if not unicodedata.combining(sign))
    return plain, text
