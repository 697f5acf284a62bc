"""Lines of a table of numbers -> which of them are sums of others, by what they are called and by arithmetic."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from lagesbild.core.cells import TOTAL_WORDS
from lagesbild.core.wording import digits
from lagesbild.intake.shapes.words import group_of, is_total_label, names_all, names_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Numbers = NDArray[np.int64]

DIFFERS = "Summan {printed} stämmer inte med delarna, som blir {parts}. Delarna räknas; fråga avsändaren."
STATES_MORE = (
    "Summan {printed} är större än delarna, som blir {parts}. Delarna räknas, och rader kan saknas: siffran är minst så stor. "
    "Fråga avsändaren."
)
BY_SUM = (
    "{what} är lika med summan av de andra och är läst som en summa, som inte räknas en gång till. Är det ett eget "
    "antal, skriv en rad ”Summa” sist i tabellen och läs in filen igen."
)
IN_DOUBT = (
    "{what} kan vara summan av de andra eller ett eget antal, och det framgår inte vilket; den är inte räknad. Skriv "
    "”Summa” som rubrik om det är en summa, lägg annars en rad ”Summa” sist i tabellen."
)
FEWEST_PARTS = 2
"""A line that equals fewer others may do so by chance."""
MANY_PARTS = 3
MOST_PARTS = 30
"""So many lines below or above a line are looked at for its parts. Own choice."""
SURE = 10
"""From this number on a line that equals the sum of several others hardly does so by chance. Own choice."""


class Lines(Struct, frozen=True):
    """The rows or the columns of a table of numbers, in their order."""

    labels: Sequence[tuple[str, ...]]
    """The labels of each line, folded; empty where there is none."""
    known: Bools
    """Whether one of its labels is a known value, a day or a case number."""
    numbers: Numbers
    """A row for each line; 0 where there is no number."""


class Totals(Struct, frozen=True):
    """What is known of the lines: which are totals, which of these by arithmetic alone, and which may be."""

    is_total: Bools
    by_sum: Bools
    in_doubt: Bools


def find_totals(lines: Lines) -> Totals:
    """Return which lines are totals.

    A line that bears a total's word is one. So is a line with a label of another kind than all the others have,
    first or last among them, that is their sum. One with a label of no kind is a total only when it is the sum of
    so many that chance is unlikely, and otherwise in doubt.
    """
    named = _named(lines)
    if named.all():
        return _totals_alone(lines)
    groups = _sums_of_groups(lines, named)
    by_sum, in_doubt = _unnamed(lines, named | groups)
    heads, may_head = _heads(lines, named | groups | by_sum | in_doubt)
    by_sum, in_doubt = by_sum | heads, in_doubt | may_head
    in_doubt |= _may_be_all(lines, named | groups | by_sum)
    return Totals(named | groups | by_sum, by_sum, in_doubt)


def _totals_alone(lines: Lines) -> Totals:
    """Return which of nothing but totals is counted: the last; sums of groups without their parts are in doubt."""
    is_total = np.array(
        [any(label in TOTAL_WORDS for label in labels) for labels in lines.labels], dtype=bool
    )
    in_doubt = ~is_total
    if len(is_total) == 1 or is_total.all():
        is_total[-1:], in_doubt = False, np.zeros_like(is_total)
    return Totals(is_total, np.zeros_like(is_total), in_doubt)


def find_disagreements(lines: Lines, is_total: Bools, stated: Bools) -> Iterator[tuple[int, int, int, int]]:
    """Yield line, cell, printed number and the nearest sum of parts for each stated total that is no sum of parts."""
    of_others = np.array([any(map(names_part, labels)) for labels in lines.labels], dtype=bool)
    for line in map(int, np.flatnonzero(stated & ~of_others)):
        sums = list(_sums(lines, is_total, line))
        for cell in range(lines.numbers.shape[1]):
            printed, parts = int(lines.numbers[line, cell]), [int(sum_[cell]) for sum_ in sums]
            if parts and printed not in parts:
                yield line, cell, printed, min(parts, key=lambda sum_: abs(sum_ - printed))


def describe_difference(printed: int, parts: int) -> tuple[str, str]:
    """Return the code and the sentence about a printed total that its parts do not make.

    Where it is larger than they, lines of the table may be missing.
    """
    code, message = ("total_states_more", STATES_MORE) if printed > parts else ("total_differs", DIFFERS)
    return code, message.format(printed=digits(printed), parts=digits(parts))


def _named(lines: Lines) -> Bools:
    """Return the lines that bear a total's word; what may be a name is one where it is a sum or names nothing else."""
    others = {label for labels in lines.labels for label in labels}
    named = np.array(
        [any(_is_named(label, others) for label in labels) for labels in lines.labels], dtype=bool
    )
    for line, labels in enumerate(lines.labels):
        filled = [label for label in labels if label]
        if not named[line] and not lines.known[line] and len(filled) == 1 and names_all(filled[0]):
            named[line] = any(_equal(lines, line, sum_) for sum_ in _sums(lines, named, line))
    return named


def _is_named(label: str, others: set[str]) -> bool:
    return is_total_label(label) or names_part(label) or group_of(label) in others


def _sums_of_groups(lines: Lines, named: Bools) -> Bools:
    """Return the lines that leave a label empty which the others of their group have, and that are the group's sum."""
    is_sum = np.zeros(len(named), dtype=bool)
    for column in range(len(lines.labels[0]) if lines.labels else 0):
        blank = np.array([not labels[column] for labels in lines.labels], dtype=bool) & ~named
        groups: dict[tuple[str, ...], list[int]] = {}
        for line in map(int, np.flatnonzero(~blank & ~named)):
            groups.setdefault(_drop_position(lines.labels[line], column), []).append(line)
        matching = {
            line: len(members)
            for line in map(int, np.flatnonzero(blank))
            if (members := groups.get(_drop_position(lines.labels[line], column)))
            and _equal(lines, line, lines.numbers[members].sum(axis=0))
        }
        if len(matching) == blank.sum() and (len(matching) > 1 or max(matching.values(), default=0) > 1):
            is_sum[list(matching)] = True
    return is_sum


def _may_be_all(lines: Lines, is_total: Bools) -> Bools:
    """Return the lines, first or last, whose one label begins as "hela" does and which are no sum: a total or a name."""
    may_be = np.zeros(len(is_total), dtype=bool)
    parts = np.flatnonzero(~is_total)
    if len(parts) > FEWEST_PARTS and not _stated_with_all(lines, is_total):
        for line in {int(parts[0]), int(parts[-1])}:
            filled = [label for label in lines.labels[line] if label]
            may_be[line] = not lines.known[line] and len(filled) == 1 and names_all(filled[0])
    return may_be


def _drop_position(labels: tuple[str, ...], column: int) -> tuple[str, ...]:
    return (*labels[:column], *labels[column + 1 :])


def _unnamed(lines: Lines, is_total: Bools) -> tuple[Bools, Bools]:
    """Return the lines that arithmetic alone makes a total, and those that may be one."""
    by_sum, in_doubt = np.zeros(len(is_total), dtype=bool), np.zeros(len(is_total), dtype=bool)
    parts = np.flatnonzero(~is_total)
    if len(parts) <= FEWEST_PARTS or _stated_with_all(lines, is_total):
        return by_sum, in_doubt
    for line in {int(parts[0]), int(parts[-1])}:
        others = [int(other) for other in parts if other != line]
        count = int(lines.numbers[others].any(axis=1).sum())
        if lines.known[line] or not _equal(lines, line, lines.numbers[others].sum(axis=0)):
            continue
        sure = _is_sure(lines, line, count, unlike=bool(lines.known[others].all()))
        (by_sum if sure else in_doubt)[line] = count >= FEWEST_PARTS
    return by_sum, in_doubt


def _heads(lines: Lines, is_total: Bools) -> tuple[Bools, Bools]:
    """Return the lines of no known kind that are the sum of known ones right below or above, and those that may be.

    So a group stands over its parts in a table that has other lines too.
    """
    heads, may_head = np.zeros(len(is_total), dtype=bool), np.zeros(len(is_total), dtype=bool)
    if _stated_with_all(lines, is_total):
        return heads, may_head
    plain = lines.known & ~is_total
    for line in map(int, np.flatnonzero(~lines.known & ~is_total)):
        count = next((n for run in _runs_beside(plain, line) for n in _sums_to(lines, line, run)), 0)
        if count:
            sure = _is_sure(lines, line, count, unlike=True)
            (heads if sure else may_head)[line] = True
    return heads, may_head


def _runs_beside(plain: Bools, line: int) -> Iterator[list[int]]:
    """Yield the known lines without a gap below a line, and those above it, the nearest first."""
    for lines in (range(line + 1, len(plain)), range(line - 1, -1, -1)):
        yield [*takewhile(lambda other: bool(plain[other]), lines[:MOST_PARTS])]


def _sums_to(lines: Lines, line: int, run: Sequence[int]) -> Iterator[int]:
    """Yield how many of the nearest lines make a line's numbers; lines without any are no parts."""
    parts = lines.numbers[list(run)]
    counts = parts.any(axis=1).cumsum()
    equal = (parts.cumsum(axis=0) == lines.numbers[line]).all(axis=1) & (counts >= FEWEST_PARTS)
    if lines.numbers[line].any():
        yield from (int(position) + 1 for position in np.flatnonzero(equal))


def _stated_with_all(lines: Lines, is_total: Bools) -> bool:
    """Return whether a printed total is the sum of all other lines, so that none of them is one."""
    parts = lines.numbers[~is_total].sum(axis=0)
    return any(_equal(lines, int(line), parts) for line in np.flatnonzero(is_total))


def _is_sure(lines: Lines, line: int, count: int, *, unlike: bool) -> bool:
    """Return whether a line with a label of no known kind, the sum of `count` others, is so by no chance."""
    numbers = lines.numbers[line]
    several = int(np.count_nonzero(numbers)) > 1
    words = max((len(label.split()) for label in lines.labels[line]), default=0)
    if unlike:
        return several or words > 1 or words == 0 or int(numbers.sum()) >= SURE
    return count >= MANY_PARTS and (several or int(numbers.sum()) >= SURE)


def _equal(lines: Lines, line: int, sum_: Numbers) -> bool:
    """Return whether a line holds a sum that is not nothing."""
    return bool((lines.numbers[line] == sum_).all() and sum_.any())


def _sums(lines: Lines, is_total: Bools, line: int) -> Iterator[Numbers]:
    """Yield each sum of parts that a total may be: since the last total, all above, all below, all."""
    parts = np.where(is_total, False, np.arange(len(is_total)) != line)
    above, below = np.arange(len(is_total)) < line, np.arange(len(is_total)) > line
    before, after = np.flatnonzero(is_total & above), np.flatnonzero(is_total & below)
    since = above & (np.arange(len(is_total)) > before[-1]) if len(before) else above
    until = below & (np.arange(len(is_total)) < after[0]) if len(after) else below
    for side in (since, above, until, below, above | below):
        if (chosen := parts & side).any():
            yield lines.numbers[chosen].sum(axis=0)
