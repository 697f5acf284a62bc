"""Names of persons: by list, capital letter and what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.personal_data.findings import Finding, Outcome, make_finding
from lagesbild.personal_data.name_contexts import (
    AFTER_DATE,
    BEFORE_NAME,
    COMMON_ENDING,
    COMPANY,
    DATED,
    DEFINITE_ENDING,
    DOES,
    GROUP,
    INITIAL,
    INITIALS,
    KIN,
    LAST_SMALL,
    LISTED,
    NAMED,
    NEXT_SMALL,
    PERSON,
    REACH,
    ROLE_ENDING,
    SAYS,
    SMALL_AFTER_NAMED,
    SPEAKS,
    VERB_ENDING,
)
from lagesbild.personal_data.words import Word, find_runs

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from lagesbild.personal_data.word_lists import Lists


def find_names(text: str, lists: Lists) -> Iterator[Finding]:
    """Names that are sure, and for a person to judge: possible names without context and unknown capitalised words."""
    last_end = len(text)
    for run in find_runs(text, lists):
        (first, *rest), outcome = _judge(text, run)
        last = rest[-1] if rest else first
        if outcome and not first.capital:
            yield _widen_small(text, first, last, outcome, lists)
            continue
        if outcome == "granskas" and LISTED.fullmatch(text, last_end, first.start):
            outcome = "maskas"
        if outcome:
            finding = Finding("namn", first.start, _find_end(text, last), outcome)
            last_end = finding.end if outcome == "maskas" else last_end
            yield finding


def find_small_names(text: str, lists: Lists) -> Iterator[Finding]:
    """An unknown word in small letters after "heter", for a person to judge."""
    for match in SMALL_AFTER_NAMED.finditer(text):
        if lists.classify(match["name"]) == "unknown":
            yield make_finding("namn", match, "granskas", "name")


def find_initials(text: str) -> Iterator[Finding]:
    """Two initials of a person, for a person to judge."""
    for match in INITIALS.finditer(text):
        yield make_finding("namn", match, "granskas", "initials")


def _judge(text: str, run: tuple[Word, ...]) -> tuple[tuple[Word, ...], Outcome | None]:
    """The part of a run that is a name, and how sure that is; None when there is none."""
    first = run[0]
    if any(word.sure for word in run):
        is_named = _stands_before(NAMED, text, first) or _stands_before(PERSON, text, first)
        return _trim(run), "maskas" if first.capital or is_named else "granskas"
    if any(word.word_class in ("ambiguous", "homonym") for word in run):
        return run, _ambiguous(text, run)
    if _stands_before(NAMED, text, first):
        return run, "granskas" if _stands_before(GROUP, text, first) else "maskas"
    if any(word.word_class == "kept" for word in run):
        return run, None
    return run, _unknown(text, run)


def _ambiguous(text: str, run: tuple[Word, ...]) -> Outcome | None:
    """How sure words are that may be names and may be words."""
    first = run[0]
    if _stands_before(NAMED, text, first) or _stands_before(PERSON, text, first):
        return "maskas"
    if any(word.word_class in ("homonym", "kept") for word in run) or (
        len(run) == 1 and _is_month(text, first)
    ):
        return None
    if _stands_before(COMPANY, text, first):
        return "maskas"
    if DOES.match(text, run[-1].end) or (len(run) > 1 and not first.opening):
        return "maskas"
    return "granskas" if len(run) > 1 or not first.opening else None


def _is_month(text: str, word: Word) -> bool:
    return DATED.match(text, word.end) is not None or _stands_before(AFTER_DATE, text, word)


def _unknown(text: str, run: tuple[Word, ...]) -> Outcome | None:
    if all(word.text.isupper() for word in run):
        return None
    last = run[-1]
    if not last.opening or _stands_before(PERSON, text, last) or _is_first_word_a_person(text, last):
        return "granskas"
    return None


def _is_first_word_a_person(text: str, word: Word) -> bool:
    """Whether an unknown first word stands before what a person does or has."""
    if COMMON_ENDING.search(word.text):
        return False
    if word.text.endswith("s") and KIN.match(text, word.end):
        return True
    does = SAYS if DEFINITE_ENDING.search(word.text) else SPEAKS
    return does.match(text, word.end) is not None


def _widen_small(text: str, first: Word, last: Word, outcome: Outcome, lists: Lists) -> Finding:
    """A name in small letters with the unknown word after it, or before a surname, that is likely the rest of it."""
    start, end = first.start, last.end
    if (
        last.word_class == "given"
        and (after := NEXT_SMALL.match(text, end))
        and _is_rest(after["word"], lists)
    ):
        end = after.end("word")
    if first.word_class == "surname" and (before := LAST_SMALL.search(text, start - REACH, start)):
        start = before.start("word") if _is_rest(before["word"], lists) else start
    return Finding("namn", start, end, outcome)


def _is_rest(word: str, lists: Lists) -> bool:
    return (
        word not in BEFORE_NAME
        and lists.classify(word) in ("unknown", "ambiguous")
        and not VERB_ENDING.search(word)
    )


def _trim(run: tuple[Word, ...]) -> tuple[Word, ...]:
    """A run without the places and the sentence's first word that are not parts of the name in it."""
    words = list(run)
    while words[-1].word_class == "kept":
        words.pop()
    while words[0].word_class in ("kept", "homonym") or (
        words[0].opening and words[0].word_class == "unknown" and not _begins_name(words[0], words[1])
    ):
        words.pop(0)
    return tuple(words)


def _begins_name(first: Word, second: Word) -> bool:
    """Whether an unknown first word is part of the name after it, and no role or verb."""
    if second.word_class == "surname":
        return True
    return not any(
        ending.search(first.text) for ending in (COMMON_ENDING, VERB_ENDING, DEFINITE_ENDING, ROLE_ENDING)
    )


def _stands_before(pattern: re.Pattern[str], text: str, word: Word) -> bool:
    return pattern.search(text, word.start - REACH, word.start) is not None


def _find_end(text: str, last: Word) -> int:
    """Where a name ends, an initial after it counted in."""
    initial = INITIAL.match(text, last.end) if last.word_class == "given" else None
    return initial.end() if initial else last.end
