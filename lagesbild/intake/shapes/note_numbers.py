"""A text -> the counts that it states, and whether any other number stands in it."""

from __future__ import annotations

import re

from msgspec import Struct

from lagesbild.core.text import fold
from lagesbild.core.wording import MONTHS, WORDS

NUMBER_WORDS = {"noll": 0, "en": 1, "ett": 1} | {word: number for number, word in enumerate(WORDS, start=2)}
NONE_WORDS = frozenset({"inga", "inget", "ingen", "ingenting", "noll"})
NOUN = (
    r"(?:(?:sök)?träff\w*|(?:hat|incident|hot|klotter)?(?:incident\w*|händelse\w*|rapport\w*)|ärende\w*|kontakt\w*|blankett\w*"
    r"|tillfälle\w*|anmäl\w+|fall(?:et|en)?|observation\w*|iakttagelse\w*|tillbud\w*|avvikelse\w*|konsultation\w*|samråd\w*"
    r"|klottring\w*|klotter|st(?:ycken)?\b)"
)
PEOPLE = r"(?:person(?:er)?\b|individ\w*|deltagare)"
_MONTH = rf"(?:{'|'.join(MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec)\.?"
_DAY = (
    rf"(?:\d{{4}}-\d\d-\d\d|\d{{8}}|\d{{1,2}}[./]\s?\d{{1,2}}[./ ]\s?\d{{2,4}}"
    rf"|\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}})?|{_MONTH}\s+\d{{4}}|\d{{6}}(?=\D|$))"
)
_SPAN = r"\s*(?:--?|–|—|till(?: och med)?|t\.?o\.?m\.?|\.\.)\s*"
DAYS = re.compile(rf"\bmellan {_DAY} och {_DAY}|{_DAY}(?:{_SPAN}{_DAY})?")
"""Days, months and the spans of them."""
OTHER_NUMBERS = re.compile(
    r"\b(?:kl|klockan)\.?\s*\d{1,2}(?:[.:]\d\d)?|\b\d{1,2}[.:]\d\d(?:[.:]\d\d)?\b"
    r"|\b(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer|dossier|ref(?:nr)?)\b[.:]?\s*[\w ]{0,6}[\d./:-]+"
    r"|\b[a-zåäö]{2,5}[ -]?(?:19|20)\d\d[/-]\d+|\b\d+(?:\.\d+)*[-/](?:19|20)?\d\d[-/]\d+|\b(?:19|20)\d\d[/:-]\d{3,}"
    r"|\b(?:19|20)\d\d(?:\s*[-–/]\s*(?:(?:19|20)?\d\d))?\b"
    r"|\b(?:tel|telefon|mobil|fax|anknytning)\b[.:a-z]*\s*[+\d][\d -]{3,}|(?:\+46|\b0\d{1,3})[ -]?(?:\(0\))?[\d]{1,3}[\d -]{4,}"
    r"|\b\d{3} \d\d\b(?= [a-zåäö])"
    r"|§+\s*\d+|\d+\s*(?:§|kap\.?)|\b(?:lag|sfs)\s*\(?\d{4}:\d+\)?|\b\d{4}:\d+"
    r"|\b(?:sid(?:a|an)?|s\.|bilaga|version|ver\.?|v\.?|vecka|veckorna|tertial(?:rapport)?|kvartal|t|q|punkt|fråga|blad"
    r"|flik|rad|kap(?:itel)?|nr|nummer)\.?\s*\d+(?:\s*[-–]\s*\d+)?(?:\.\d+)*\b"
    r"|\S+@\S+|\bhttps?://\S+|\bwww\.\S+"
)
"""Other numbers that count nothing: years, clock times, registry and telephone numbers, sections, pages."""
VAGUE = re.compile(
    r"\b(några?|flera|fler|flertal\w*|färre|mindre än|mer än|mera än|upp till|upp emot|uppemot|max|maximalt|som mest|som minst"
    r"|åtminstone|över \d+|under \d{1,3}(?! ?\d)|omkring|nästan|runt \d+|en till|ett till|en eller|ett eller|många|enstaka"
    r"|fåtal\w*|ett par|tiotal\w*|dussin\w*|hundratal\w*|minst|högst|cirka|ca|drygt|knappt|ungefär|varannan|båda|bägge"
    r"|ytterligare|varav|därav|procent|%|dubbelt|hälften)\b|\d\s*%|[<>~≥≤]\s*\d|\d\s*[-–]\s*\d|\d\+"
)
"""A count in words that are no number."""
_REPEATED = re.compile(r"\b(\w+)\s*\((\w+)\)")
_ADJECTIVES = r"(?P<kinds>(?:[^\W\d]+(?:a|t|de|na|ade|iga)\s+){0,3})"
_NUMERAL = rf"(?P<number>\d{{1,3}}(?: \d{{3}})+|\d+|{'|'.join(NUMBER_WORDS)}|inga|inget|ingen)"
COUNTED = re.compile(rf"(?<![\w.,])\b{_NUMERAL}\s+{_ADJECTIVES}(?:[^\W\d]+-)?{NOUN}(?!\w)")
LABEL_WITH_KIND = re.compile(rf"\bantal(?:et)?\s+{_ADJECTIVES}{NOUN}(?!\w)")
LABELLED = re.compile(
    rf"\b(?:antal(?:et)?(?: [^\W\d]+){{0,2}}? (?:{NOUN}|{PEOPLE})(?: [^\W\d]+){{0,2}}"
    rf"|antal(?:et)?|{NOUN}|totalt|summa|sammanlagt|resultat(?:et)?|utfall(?:et)?|svar(?:et)?)"
    rf"\s*(?:[:=]|är|var|blev|blir|uppgår till|uppgick till)?\s*\b{_NUMERAL}(?![\w%]|[.,]\d)"
)
NOTHING = re.compile(
    r"\b(?:inget|inga|ingenting)(?: (?:nytt|särskilt|mer))? (?:att (?:rapportera|redovisa|anmäla|meddela|tillägga)|känt|kända?)\b"
    r"|\b(?:finns|finnes|förekommer|noterats|registrerats|rapporterats|inkommit) (?:inga|inget)\b(?! uppgift)"
)
_ALONE = re.compile(r"(?:noll|0|inga|inget|ingen|ingenting|-|–|—)(?: st(?:ycken)?)?[.!]?")


class Statement(Struct, frozen=True):
    """What a text states: its counts, and whether it holds more that could be one or that limits them."""

    counts: tuple[int, ...]
    unclear: bool


def read_statement(text: str) -> Statement:
    """Return the counts that a text states.

    >>> read_statement("Sökning gjord 2021-05-03. Inga träffar.")
    Statement(counts=(0,), unclear=False)
    >>> read_statement("0 träffar på extremism, 2 på nazism").unclear
    True
    """
    said = OTHER_NUMBERS.sub(" ", DAYS.sub(" ", _merge_repeated(fold(text))))
    counts: list[int] = []

    def collect_number(match: re.Match[str]) -> str:
        counts.append(number_of(match["number"]))
        return " ; "

    rest = COUNTED.sub(collect_number, said)
    rest = LABELLED.sub(collect_number, rest)
    rest, nothings = NOTHING.subn(" ; ", rest)
    counts += [0] * nothings
    if not counts and _ALONE.fullmatch(rest.strip()):
        return Statement((0,), unclear=False)
    return Statement(tuple(counts), _is_unclear(said, rest))


_COUNTING_ONE = re.compile(
    r"\b(?:en|ett)(?=\s*(?:[-–,;.)]|$|(?:i|på|från|vid|av|hos|under|mot|till|om|för|gäll\w*|rör\w*|avs\w*|var|är|eller|och|samt)\b))"
)
"""One that is no article: "en i mars", "ett av dem"."""


def _is_unclear(said: str, rest: str) -> bool:
    """Return whether a text holds more numbers than its counts."""
    words = set(re.findall(r"[^\W\d]+", rest))
    left = bool(re.search(r"\d", rest)) or bool(words & (NONE_WORDS | NUMBER_WORDS.keys() - {"en", "ett"}))
    return left or bool(VAGUE.search(said) or _COUNTING_ONE.search(rest))


def _merge_repeated(text: str) -> str:
    """Return the text without the number in brackets that says the one before it again, as in "0 (noll)"."""

    def merge(match: re.Match[str]) -> str:
        first, second = match[1], match[2]
        return (
            first
            if _number_or_none(first) is not None and _number_or_none(first) == _number_or_none(second)
            else match[0]
        )

    return _REPEATED.sub(merge, text)


def _number_or_none(word: str) -> int | None:
    return number_of(word) if word.isdigit() or word in NUMBER_WORDS or word in NONE_WORDS else None


def number_of(word: str) -> int:
    """Return the number that a word or digits say."""
    digits = word.replace(" ", "")
    return int(digits) if digits.isdecimal() else NUMBER_WORDS.get(word, 0)
