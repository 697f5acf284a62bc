"""The tables of answers by group, which may be small: the groups that are not shown are the same in all tables of a survey.

What is shown never tells of one group that is not: all that can be worked out of those is their answers taken together,
which must be as large as a group that is shown. Were they others in another table, what one question has to do with
the next would tell them apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lagesbild.core.states import FigureState
from lagesbild.core.tables import ANSWER_BASE, EVERYBODY, Cell, MissingValue, Share, TableKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table
    from lagesbild.disclosure.suppression.rules import Policy

HIDDEN = Cell(MissingValue.SUPPRESSED, state=FigureState.SUPPRESSED)
NOT_SHOWN = "Alla grupper visas inte, eftersom någon av dem har få svar."


def withhold_small_groups(report: Report, policy: Policy) -> Report:
    """The report with no more of its tables by group than may be told, and without those of which nothing may."""
    by_group = [table for table in report.tables if table.kind is TableKind.ANSWERS_BY_GROUP]
    hidden = {
        survey: _choose_hidden([table for table in by_group if table.about == survey], policy)
        for survey in {table.about for table in by_group}
    }
    return replace(
        report,
        tables=tuple(
            _mask_groups(table, hidden[table.about]) if table in by_group else table
            for table in report.tables
            if table not in by_group or may_be_shown(table, hidden[table.about], policy)
        ),
    )


def may_be_shown(table: Table, hidden: AbstractSet[str], policy: Policy) -> bool:
    """Whether a table by group may be published without some groups: no other is small, nor those taken together.

    The rules are those of every figure that is protected. Those who named no group are a column like the others.
    """
    shown = [place for place, key in _groups(table) if key not in hidden]
    rest = [place for place, key in _groups(table) if key in hidden]
    is_told = any(_base(table, place) for place in shown)
    is_large = not any(_is_small(table, [place], policy) for place in shown)
    return is_told and is_large and _hides(table, rest, policy)


def _hides(table: Table, places: Sequence[int], policy: Policy) -> bool:
    """Whether nothing of the groups that are not shown is told by what can be worked out of them together."""
    return not _is_small(table, places, policy) and not _tells_of_each(table, places, policy)


def _choose_hidden(tables: Sequence[Table], policy: Policy) -> frozenset[str]:
    """Return the groups without which the most columns of the tables of one survey are shown; of equals, the fewest."""

    def measure(hidden: frozenset[str]) -> tuple[int, int]:
        shown = [table for table in tables if may_be_shown(table, hidden, policy)]
        return sum(len(table.columns) - len(hidden) for table in shown), -len(hidden)

    return max((frozenset[str](), *(_least_hidden(table, policy) for table in tables)), key=measure)


def _least_hidden(table: Table, policy: Policy) -> frozenset[str]:
    """Return the small groups of a table, and the smallest of the others that they must be taken together with."""
    by_size = sorted(_groups(table), key=lambda group: _base(table, group[0]) or 0)
    hidden = [(place, key) for place, key in by_size if _is_small(table, [place], policy)]
    others = [group for group in by_size if group not in hidden]
    while others and not _hides(table, [place for place, _ in hidden], policy):
        hidden.append(others.pop(0))
    return frozenset(key for _, key in hidden)


def _groups(table: Table) -> Iterator[tuple[int, str]]:
    """Yield the place and the key of the column of each group."""
    yield from ((place, column.key) for place, column in enumerate(table.columns) if column.key != EVERYBODY)


def _base(table: Table, place: int) -> int | None:
    """Return how many of a group answered; None where that is not known."""
    value = next(row for row in table.rows if row.key == ANSWER_BASE).cells[place].value
    return value if isinstance(value, int) else None


def _is_small(table: Table, places: Sequence[int], policy: Policy) -> bool:
    """Whether some groups together are small, or some but fewer than the threshold of them gave an answer or did not."""
    bases = [_base(table, place) for place in places]
    known = [base for base in bases if base is not None]
    if len(known) < len(bases) or 0 < sum(known) < policy.small_group:
        return True
    return any(0 < count < policy.threshold for pair in _counts(table, places) for count in pair)


def _tells_of_each(table: Table, places: Sequence[int], policy: Policy) -> bool:
    """Whether the groups that are not shown agree, taken together, where not all do: each of them is then told of.

    It matters where one of them is small, since a large one may be told to agree.
    """
    sizes = [_base(table, place) or 0 for place in places]
    if not any(0 < size < policy.small_group for size in sizes):
        return False
    everybody = _counts(table, [place for place, _ in _groups(table)])
    return any(
        count == 0 < whole
        for pair, every in zip(_counts(table, places), everybody, strict=True)
        for count, whole in zip(pair, every, strict=True)
    )


def _counts(table: Table, places: Sequence[int]) -> list[tuple[int, int]]:
    """Return for each answer how many of some groups gave it, and how many of them answered and did not."""
    base = sum(_base(table, place) or 0 for place in places)
    rows = (row for row in table.rows if row.key != ANSWER_BASE)
    parts = [sum(_part(row.cells[place]) for place in places) for row in rows]
    return [(part, base - part) for part in parts]


def _part(cell: Cell) -> int:
    return cell.value.part if isinstance(cell.value, Share) else 0


def _mask_groups(table: Table, hidden: AbstractSet[str]) -> Table:
    """Return the table with nothing in the columns of the groups that are not shown, and no note of numbers."""
    places = {place for place, key in _groups(table) if key in hidden}
    if not places:
        return table
    rows = tuple(
        replace(row, cells=tuple(HIDDEN if n in places else cell for n, cell in enumerate(row.cells)))
        for row in table.rows
    )
    notes = (note for note in table.notes if not any(map(str.isdigit, note)))
    return replace(table, rows=rows, notes=(*notes, NOT_SHOWN))
