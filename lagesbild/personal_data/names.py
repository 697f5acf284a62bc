"""Names of persons: by list, capital letter and what stands around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.personal_data.findings import Finding, Outcome, make_finding
from lagesbild.personal_data.words import Word, find_runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.personal_data.word_lists import Lists

NAMED = re.compile(r"\b(?:heter|hette|namn:|namnet är|vid namn|döpt till)[ :]{1,2}$", re.IGNORECASE)
"""What follows is a name, whatever it looks like."""
GROUP = re.compile(
    r"\b(?:grupp|förening|organisation|nätverk|parti|skol|lokal|kanal|sida|film|bok|sajt|butik|företag)\w* (?:som )?\w+ $",
    re.IGNORECASE,
)
"""What follows is a name, but not of a person."""
PERSON = re.compile(
    r"\b(?:herr|fru|fröken|elev(?:en)?|pojken?|flickan?|kille|killen|tjej|tjejen|man|mannen|kvinna|kvinnan|lärare|läraren|rektorn?"
    r"|kuratorn?|chef|chefen|kollega|kollegan|mamma|mamman|pappa|pappan|bror|brodern?|syster|systern|sonen?|dottern?|kusin|kusinen"
    r"|kompis|kompisen|vän|vännen|polisen|imamen?|prästen?|handläggaren?|vaktmästaren?|ungdomen|personen"
    r"|klienten|brukaren)[ :]{1,2}$",
    re.IGNORECASE,
)
"""What follows is a name when it may be one."""
COMPANY = re.compile(r"\b(?:med|av|hos|träffade|mötte|såg|känner|kände|kontaktade|hotade|slog|bad) $")
DOES = re.compile(
    r" (?:sa|säger|sade|berättar|berättade|kom|kommer|gick|skrev|skriver|ringde|hotade|hotar|ropade|slog|bor|hävdar|uppgav|jobbar"
    r"|tycker|tyckte|bar|gjorde|visade|vill|ville|och jag|som går|mår|uttryckte|uttrycker)\b"
)
DATED = re.compile(r" ?[0-9]")
AFTER_DATE = re.compile(
    r"(?:[0-9]\.?|\b(?:i|under|sedan|till|från|början av|slutet av|mitten av)) $", re.IGNORECASE
)
REACH = 32
LISTED = re.compile(r"(?:,| och|, och| samt| eller) ")
"""Between the names of several persons."""
INITIALS = re.compile(
    r"\b(?:[Ee]lev|[Ee]leven|[Pp]ojken|[Ff]lickan|[Kk]illen|[Tt]jejen|[Mm]annen|[Kk]vinnan|[Pp]ersonen|[Uu]ngdomen|[Kk]lienten) "
    r"(?P<initials>[A-ZÅÄÖ]\. ?[A-ZÅÄÖ]\.?|[A-ZÅÄÖ] [A-ZÅÄÖ])(?!\w)",
)
INITIAL = re.compile(r" [A-ZÅÄÖ](?:\.|(?!\w))")


def find_names(text: str, lists: Lists) -> Iterator[Finding]:
    """Names that are sure, and for a person to judge: possible names without context and unknown capitalised words."""
    last_end = 0
    for run in find_runs(text, lists):
        part, outcome = _judge(text, run)
        if outcome == "granskas" and part[0].capital and LISTED.fullmatch(text, last_end, part[0].start):
            outcome = "maskas"
        if outcome:
            finding = Finding("namn", part[0].start, _find_end(text, part[-1]), outcome)
            last_end = finding.end if outcome == "maskas" else last_end
            yield finding


def find_initials(text: str) -> Iterator[Finding]:
    """Two initials of a person, for a person to judge."""
    for match in INITIALS.finditer(text):
        yield make_finding("namn", match, "granskas", "initials")


def _judge(text: str, run: tuple[Word, ...]) -> tuple[tuple[Word, ...], Outcome | None]:
    """The part of a run that is a name, and how sure that is; None when there is none."""
    if any(word.sure for word in run):
        is_named = _stands_before(NAMED, text, run[0]) or _stands_before(PERSON, text, run[0])
        return _trim(run), "maskas" if run[0].capital or is_named else "granskas"
    if any(word.word_class in ("ambiguous", "homonym") for word in run):
        return run, _ambiguous(text, run)
    if _stands_before(NAMED, text, run[0]):
        return run, "granskas" if _stands_before(GROUP, text, run[0]) else "maskas"
    if any(word.word_class == "kept" for word in run):
        return run, None
    return run, _unknown(text, run)


def _ambiguous(text: str, run: tuple[Word, ...]) -> Outcome | None:
    """How sure words are that may be names and may be words."""
    first = run[0]
    if _stands_before(NAMED, text, first) or _stands_before(PERSON, text, first):
        return "maskas"
    if any(word.word_class in ("homonym", "kept") for word in run) or _is_month(text, run):
        return None
    if _stands_before(COMPANY, text, first) and not first.opening:
        return "maskas"
    if DOES.match(text, run[-1].end) or (len(run) > 1 and not first.opening):
        return "maskas"
    return "granskas" if len(run) > 1 or not first.opening else None


def _is_month(text: str, run: tuple[Word, ...]) -> bool:
    return len(run) == 1 and bool(DATED.match(text, run[0].end) or _stands_before(AFTER_DATE, text, run[0]))


def _unknown(text: str, run: tuple[Word, ...]) -> Outcome | None:
    if all(word.text.isupper() for word in run):
        return None
    return "granskas" if _stands_before(PERSON, text, run[0]) or not run[-1].opening else None


def _trim(run: tuple[Word, ...]) -> tuple[Word, ...]:
    """A run without the places and the sentence's first word that are not parts of the name in it."""
    words = list(run)
    while words[-1].word_class == "kept":
        words.pop()
    while words[0].word_class in ("kept", "homonym") or (
        words[0].opening and words[0].word_class == "unknown" and words[1].word_class != "surname"
    ):
        words.pop(0)
    return tuple(words)


def _stands_before(pattern: re.Pattern[str], text: str, word: Word) -> bool:
    return pattern.search(text[max(0, word.start - REACH) : word.start]) is not None


def _find_end(text: str, last: Word) -> int:
    """Where a name ends, an initial after it counted in."""
    initial = INITIAL.match(text, last.end) if last.word_class == "given" else None
    return initial.end() if initial else last.end
