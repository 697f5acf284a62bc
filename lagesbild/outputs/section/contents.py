"""What is told of a source by what was found, as of graffiti: which content, how often, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.states import FigureState
from lagesbild.core.tables import TOTAL, TableKind
from lagesbild.core.wording import each, enumerate_words, inside, number, numbers, occasions, sentence, tally
from lagesbild.outputs.section.sentences import (
    Sentence,
    count_ids,
    counts_of,
    figure_id,
    is_unknown,
    is_zero,
    total,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.core.figures import Count, SourceStatus
    from lagesbild.core.report import Report

SCATTERED = 3
"""In how many places it must have been seen, none of them with more than half, to be scattered."""
NOTICED = 3
"""From how many occasions on a single dominant place is pointed out."""
MOST_CONTENTS = 3
"""How many contents are named beside the one found most often, or as not found; the others stand in the picture."""


def content_sentences(report: Report, status: SourceStatus) -> Iterator[Sentence]:
    """The content found most often and where, then the others and what was not found."""
    counts = counts_of(report, status.key)
    unseen = [count for count in counts if is_zero(count)]
    if counts and len(unseen) == len(counts):
        ids = (figure_id(report, status.key, TOTAL), *count_ids(report, unseen))
        yield Sentence(f"{status.phrases.none}.", ids)
        return
    if hidden := [count for count in counts if count.state is FigureState.SUPPRESSED]:
        yield from _partly_hidden(report, status, hidden)
    yield from _seen_sentence(
        report, sorted((c for c in counts if c.value), key=_amount, reverse=True), unseen
    )
    if unknown := [count for count in counts if is_unknown(count)]:
        text = f"Hur ofta {_describe_counts(report, unknown)} har registrerats är inte känt."
        yield Sentence(text, count_ids(report, unknown))


def _seen_sentence(report: Report, seen: Sequence[Count], unseen: Sequence[Count]) -> Iterator[Sentence]:
    """What was found, the most of it first, and what was not."""
    alike = [count for count in seen if _is_alike(count, seen[0])]
    rest = seen[len(alike) :]
    if alike:
        yield _most(report, alike)
    if rest:
        yield _others(report, rest, unseen)
    if unseen and not (rest and len(unseen) <= MOST_CONTENTS):
        yield Sentence(f"{sentence(_not_found(report, unseen))} har registrerats.", count_ids(report, unseen))


def _is_alike(count: Count, other: Count) -> bool:
    return (count.value, count.state) == (other.value, other.state)


def _amount(count: Count) -> int:
    return count.value or 0


def _partly_hidden(report: Report, status: SourceStatus, hidden: Sequence[Count]) -> Iterator[Sentence]:
    """The total where it is shown, and which contents are not shown."""
    ids = (figure_id(report, status.key, TOTAL), *count_ids(report, hidden))
    contents = _describe_counts(report, hidden)
    whole = total(report, status.key)
    if whole.count and whole.state is FigureState.EXACT:
        amount = tally(whole.count, *status.phrases.unit)
        yield Sentence(
            f"{status.phrases.some.format(antal=amount)}; hur ofta det var {contents} visas inte.", ids
        )
    else:
        yield Sentence(f"Hur ofta {contents} har registrerats visas inte, för att skydda enskilda.", ids)


def _most(report: Report, alike: Sequence[Count]) -> Sentence:
    what, ids, n = sentence(_describe_counts(report, alike)), count_ids(report, alike), _amount(alike[0])
    how_often = each(n) if len(alike) > 1 else _spread(report, alike[0], n)
    return Sentence(f"{what} har registrerats {_by_state(alike[0], how_often)}.", ids)


def _by_state(count: Count, how_often: str) -> str:
    """What is not exact is the least that it can be."""
    at_least = count.state is FigureState.AT_LEAST
    return how_often.replace("vid ", "vid minst ", 1) if at_least else how_often


def _others(report: Report, rest: Sequence[Count], unseen: Sequence[Count]) -> Sentence:
    """The contents that follow, equal ones together, and in the same sentence what was not found."""
    shown = rest[:MOST_CONTENTS]
    first_of_equals = [
        count for n, count in enumerate(shown) if not any(_is_alike(count, other) for other in shown[:n])
    ]
    clauses: list[str] = []
    for count, written in zip(first_of_equals, numbers(list(map(_amount, first_of_equals))), strict=True):
        alike = [other for other in shown if _is_alike(other, count)]
        how_often = _how_often(written, alike, first=not clauses)
        clauses.append(f"{_describe_counts(report, alike)}{how_often}")
    if len(rest) > len(shown):
        clauses.append(f"{number(len(rest) - len(shown))} andra slag mer sällan")
    if unseen and len(unseen) <= MOST_CONTENTS:
        clauses.append(_not_found(report, unseen))
    return Sentence(f"{sentence(enumerate_words(clauses))}.", count_ids(report, (*rest, *unseen)))


def _how_often(written: str, alike: Sequence[Count], *, first: bool) -> str:
    """How often, the noun once in the sentence."""
    noun = (" tillfälle" if _amount(alike[0]) == 1 else " tillfällen") if first else ""
    verb = " har registrerats" if first else ""
    return f"{verb} {_by_state(alike[0], f'vid {written}')}{noun}{' vardera' if len(alike) > 1 else ''}"


def _not_found(report: Report, unseen: Sequence[Count]) -> str:
    none, noun = topic_of(report, unseen[0].source)
    if len(unseen) > MOST_CONTENTS and _is_known(counts_of(report, unseen[0].source)):
        return f"{none} {noun} av övriga slag"
    return f"{none} {_describe_counts(report, unseen).replace(' och ', ' eller ')}"


def topic_of(report: Report, source: str) -> tuple[str, str]:
    """The word for none of what a source's categories describe, and for it: "inget" and "klotter".

    Where its categories describe nothing, as "Hot" does not, they are spoken of as categories of its unit.
    """
    status = report.source(source)
    return status.phrases.topic or ("inga", status.unit[1])


def _is_known(counts: Sequence[Count]) -> bool:
    """Whether each line has a count or a proven zero, so that what is not named is known."""
    return all(is_zero(count) or count.value for count in counts)


def describe_contents(report: Report, source: str, keys: Sequence[str]) -> str:
    """The contents of a source: "rasistiskt och vänsterautonomt klotter"; what describes nothing is quoted.

    An indicator, which is part of nothing, is no category of anything: it is quoted alone.
    """
    labels = {line.key: line.label for line in report.categories.get(source, ())}
    _, noun = topic_of(report, source)
    is_described = report.source(source).phrases.topic is not None
    known = [inside(labels[key]) for key in dict.fromkeys(keys) if key in labels and is_described]
    is_apart = report.source(source).total.state is FigureState.NOT_SUMMED
    strange = [
        f"{'' if is_apart else f'{noun} i kategorin '}”{labels.get(key, key.replace('_', ' '))}”"
        for key in dict.fromkeys(keys)
        if key not in labels or not is_described
    ]
    return enumerate_words([*([f"{enumerate_words(known)} {noun}"] if known else []), *strange])


def _describe_counts(report: Report, counts: Sequence[Count]) -> str:
    return describe_contents(report, counts[0].source, [count.category or count.milieu for count in counts])


def _spread(report: Report, count: Count, n: int) -> str:
    """How often, and where when the table by area lets it be said."""
    areas = _areas(report, count)
    if not areas or max(areas.values()) > n or n < NOTICED:
        return occasions(n)
    area, most = max(areas.items(), key=lambda pair: pair[1])
    if most == n:
        return f"{occasions(n)}, samtliga i {area}"
    if 2 * most > n:
        whole, part = numbers((n, most))
        return f"vid {whole} tillfällen, varav {part} i {area}"
    return f"{occasions(n)}, på spridda platser" if len(areas) >= SCATTERED else occasions(n)


def _areas(report: Report, count: Count) -> dict[str, int]:
    """The parts of the area where it was seen, with how often; none at all when the table hides one."""
    table = report.table(TableKind.BY_AREA, count.source)
    columns = [] if table is None else [column.key for column in table.columns]
    if table is None or count.category not in columns:
        return {}
    position = columns.index(count.category)
    values = {row.label: row.cells[position].value for row in table.rows if not row.total}
    shown = {label: value for label, value in values.items() if isinstance(value, int)}
    return {label: value for label, value in shown.items() if value} if len(shown) == len(values) else {}
