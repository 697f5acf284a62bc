"""Suppressed figures in running text: which source and line a sentence names, and which numbers it states.

A number is held against every hidden figure that the sentence is about: equal to it, its percentage, or what it
lacks of its base. It is about a figure when it names the line and no other source than the figure's own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from lagesbild.core.tables import TableKind
from lagesbild.core.wording import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from lagesbild.core.report import Report
    from lagesbild.core.suppression import SuppressedFigure
    from lagesbild.core.tables import Column, Row, Table, Trace

NUMBER_WORDS: Mapping[str, int] = {word: n for n, word in enumerate(WORDS, start=2)}
ONE = re.compile(r"\b(?:en|ett|1)\s+(?:enda\s+|enstaka\s+)?(?=(\w+))")
"""The number one is an article too: it counts only before what is counted."""
COUNTED_THINGS = ("svar", "gång", "person", "fall", "händelse", "av ", "gäll", "rör", "enda")
SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=\W?[A-ZÅÄÖ0-9])|\n")
CLAUSE = re.compile(r"[,;:–]\s|\s(?:och|samt|men|varav)\s")
DIGITS = re.compile(r"(?<![\w,.$])(\d{1,3}(?:[\u00a0\u202f ]\d{3})+|\d+)(?![\w,]|\.\d)")
PERCENT = re.compile(r"(\d+)[\u00a0 ]?(?:%|procent)")
OF = re.compile(r"(\w+) av (?:de )?(\w+)")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
BLANK = re.compile(r"\s")
"""A text without one is a name or an id, and says nothing."""
MONTHS = "jan|feb|mars|apr|maj|juni|juli|aug|sep|okt|nov|dec"
NO_COUNT = re.compile(
    rf"\b\d{{4}}-\d\d(?:-\d\d)?\b|\b\d{{1,2}} (?={MONTHS})|\b(?:tabell|figur|tröskel|sida) \d+|\b[\w-]+/[\w/-]+",
    re.IGNORECASE,
)
"""Dates, the numbers of tables and figures, and registry numbers: digits that count nothing."""
BROKEN_DOWN = frozenset({TableKind.ANSWERS_BY_GROUP, TableKind.ANSWERS_BY_YEAR})
"""The tables whose rows are the answers to the question that heads them."""
SUMMED = ("summa", "totalt", "sammanlagt", "antal")
"""Words by which a survey's total is told apart from the number of those who answered."""
STEM, SHORTEST = 7, 3
ALWAYS = frozenset({"status", "kind"})
Groups = tuple[tuple[str, ...], ...]
"""What names a line: one word of every group."""
MOST_SHARING = 2
"""A word for what more sources than these count by names none of them; what two count by is still one's own name."""
Line = frozenset[tuple[str, str]]
"""What a figure is narrowed by, whatever its source."""


class Secret(Struct, frozen=True):
    """A suppressed figure by the words that a sentence would use for it; `lines` are empty for a source's total."""

    source: str
    year: int
    value: int
    base: int | None
    lines: Groups
    """Every group must be named, each by any of its words."""
    line: Line
    name: str


class Secrets(Struct, frozen=True):
    """The suppressed figures in words, and what else a text is compared with."""

    year: int
    hidden: tuple[Secret, ...]
    sources: Mapping[str, re.Pattern[str]]
    """By key, what names a source and no other."""
    lines: frozenset[str]
    """Every name of a line: a sentence that names one is not about a total."""
    shown: Mapping[tuple[str, int], Sequence[Groups]]
    """By source and value, the lines of what is shown: the same number may be said of them."""
    alike: frozenset[tuple[Line, int]]
    """Line and value of what is shown of any source: where none is named, the number may be that one."""
    units: tuple[str, ...]
    surveys: Mapping[str, tuple[str, ...]]
    """By survey, the beginnings of what must be named for a number to be its total, and not its answers."""


class _Figure(NamedTuple):
    """A cell that counts something: where it stands, what it counts and how many."""

    table: Table
    row: Row
    column: Column
    trace: Trace
    value: int


def collect_secrets(full_report: Report, published: Report, hidden: Sequence[SuppressedFigure]) -> Secrets:
    """The suppressed figures of an edition in words, from the report as it was before anything was masked."""
    traces = {figure.trace for figure in hidden}
    distinct: dict[tuple[Trace, Groups], Secret] = {}
    for figure in _figures(full_report):
        if figure.trace in traces:
            secret = _secret(full_report, figure)
            distinct.setdefault((figure.trace, secret.lines), secret)
    mentioned = {line for secret in distinct.values() for group in secret.lines for line in group}
    mentioned |= {name.casefold() for m in full_report.milieus for name in (m.label, m.phrase)}
    units = {unit[:5] for status in full_report.sources for unit in status.unit}
    return Secrets(
        full_report.year,
        tuple(distinct.values()),
        _naming(full_report),
        frozenset(mentioned),
        _shown_lines(published),
        frozenset((_line(figure.trace), figure.value) for figure in _figures(published)),
        (*sorted(units), *COUNTED_THINGS),
        {
            s.key: (*SUMMED, *(unit[:5].casefold() for unit in s.unit))
            for s in full_report.sources
            if s.survey
        },
    )


def _secret(report: Report, figure: _Figure) -> Secret:
    table, row, column, trace, value = figure
    where = dict(trace.where)
    asked = table.stub if table.kind in BROKEN_DOWN else row.label
    groups = [_names(report, asked, row.key)] if "question" in where else []
    line = where.get("category") or where.get("milieu") or where.get("area") or where.get("month")
    if line is not None:
        label = column.label if column.key == line else row.label
        groups.append(_names(report, label, line))
    bases = (c.counted for k, c in zip(table.columns, row.cells, strict=True) if k.key == "base")
    return Secret(trace.source, trace.year, value, next(bases, None), tuple(groups), _line(trace), trace.id)


def _names(report: Report, label: str, key: str) -> tuple[str, ...]:
    milieu = next((m for m in report.milieus if m.code == key), None)
    names = (label, milieu.label, milieu.phrase, milieu.short) if milieu else (label,)
    return tuple(dict.fromkeys(name.casefold() for name in names))


def _naming(report: Report) -> dict[str, re.Pattern[str]]:
    """By source, a pattern of the beginnings of words that stand in its names and in no other source's."""
    words = {s.key: _stems(f"{s.label} {s.short}") for s in report.sources}
    units = [stem for s in report.sources for stem in _stems(" ".join(s.unit))]
    common = {unit for unit in units if units.count(unit) > MOST_SHARING}
    patterns = {}
    for key, own in words.items():
        others = {stem for other, stems in words.items() if other != key for stem in stems}
        mine = (*sorted(own - others - common), key.replace("_", "-"))
        patterns[key] = re.compile(rf"\b(?:{'|'.join(map(re.escape, mine))})", re.IGNORECASE)
    return patterns


def _stems(text: str) -> set[str]:
    return {
        word[:STEM].casefold() for word in re.findall(r"\w+", text) if len(word) > SHORTEST or word.isupper()
    }


def _line(trace: Trace) -> Line:
    return frozenset(pair for pair in trace.where if pair[0] not in ALWAYS)


def _shown_lines(report: Report) -> dict[tuple[str, int], list[Groups]]:
    shown: dict[tuple[str, int], list[Groups]] = {}
    for figure in _figures(report):
        shown.setdefault((figure.trace.source, figure.value), []).append(_secret(report, figure).lines)
    return shown


def _figures(report: Report) -> Iterator[_Figure]:
    for table in report.tables:
        for row, column, cell in table.cells():
            if cell.trace and cell.counted is not None:
                yield _Figure(table, row, column, cell.trace, cell.counted)


def find_text_disclosures(text: str, secrets: Secrets, file: str = "") -> Iterator[str]:
    """Yield the ids of the suppressed figures that a text states or lets be computed.

    Until a sentence names a source, it is about the one that the file is named after, or the only one in the text.
    """
    if not BLANK.search(text):
        return
    mentioned = _sources(file, secrets) or _sources(text, secrets)
    about = mentioned if len(mentioned) == 1 else frozenset[str]()
    for sentence in SENTENCE.split(text):
        about = _sources(sentence, secrets) or about
        for secret in secrets.hidden:
            if _discloses(sentence, secret, secrets, about):
                yield secret.name


def _sources(text: str, secrets: Secrets) -> frozenset[str]:
    return frozenset(key for key, pattern in secrets.sources.items() if pattern.search(text))


def _discloses(sentence: str, secret: Secret, secrets: Secrets, about: AbstractSet[str]) -> bool:
    """Whether a clause, or the sentence with a number that nothing shown has, tells the hidden figure."""
    years = {int(year) for year in YEAR.findall(sentence)}
    if secret.year not in (years or {secrets.year}) or not _names_line(sentence, secret, secrets):
        return False
    for clause in CLAUSE.split(sentence):
        of = _sources(clause, secrets) or about
        mentioned = _concerns(of, secret, secrets) and _names_line(clause, secret, secrets)
        if mentioned and _states(clause, secret, secrets):
            return True
    shown_lines = secrets.shown.get((secret.source, secret.value), ())
    if any(_all_named(sentence, groups) for groups in shown_lines):
        return False
    return about == {secret.source} and _states(sentence, secret, secrets)


def _concerns(about: AbstractSet[str], secret: Secret, secrets: Secrets) -> bool:
    """Whether what is said can be of the hidden figure's source; where none is named, not what another shows."""
    return secret.source in about if about else (secret.line, secret.value) not in secrets.alike


def _names_line(text: str, secret: Secret, secrets: Secrets) -> bool:
    if not secret.lines:
        plain = text.casefold()
        counted = secrets.surveys.get(secret.source, ("",))
        return (
            bool(secrets.sources[secret.source].search(text))
            and not any(line in plain for line in secrets.lines)
            and any(word in plain for word in counted)
        )
    return _all_named(text, secret.lines)


def _all_named(text: str, groups: Groups) -> bool:
    plain = text.casefold()
    return all(any(_word(name).search(plain) for name in group) for group in groups)


def _word(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


def _states(text: str, secret: Secret, secrets: Secrets) -> bool:
    if secret.value in _numbers(text, secrets):
        return True
    if secret.base and any(
        round(100 * secret.value / secret.base) == int(share) for share in PERCENT.findall(text)
    ):
        return True
    pairs = [
        tuple(next(iter(_numbers(f"{w} ", secrets)), -1) for w in pair)
        for pair in OF.findall(text.casefold())
    ]
    return any(base == secret.base and base - part == secret.value for part, base in pairs)


def _numbers(text: str, secrets: Secrets) -> set[int]:
    """The numbers that a text states, years and percentages left out."""
    bare = PERCENT.sub(" ", YEAR.sub(" ", NO_COUNT.sub(" ", text)))
    numbers = {int(re.sub(r"\D", "", digits)) for digits in DIGITS.findall(bare)}
    words = re.findall(r"\w+", bare.casefold())
    numbers |= {NUMBER_WORDS[word] for word in words if word in NUMBER_WORDS}
    if any(thing.startswith(secrets.units) for thing in ONE.findall(bare.casefold())):
        numbers.add(1)
    return numbers
