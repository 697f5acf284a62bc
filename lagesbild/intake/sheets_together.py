"""The sheets of a file that are alike -> those that are read together as one source, each with rows of its own."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from msgspec import Struct

from lagesbild.core.errors import InputError, Problem
from lagesbild.core.periods import EVER
from lagesbild.core.wording import numbers
from lagesbild.intake.alike_sheets import read_part
from lagesbild.intake.shapes.cumulative import keep_rising
from lagesbild.intake.shapes.free_text import ROLE as FREE_TEXT
from lagesbild.intake.sheet_names import says_nothing
from lagesbild.intake.unread_sheets import (
    NOT_TAKEN,
    OTHER_TIME,
    SAME_ROWS,
    is_of_other_area,
    is_of_other_years,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lagesbild.config.settings import Settings
    from lagesbild.core.periods import Period
    from lagesbild.intake.alike_sheets import AlikeSheet
    from lagesbild.intake.candidates import Candidate

SUM_OF_OTHERS = (
    "Bladet läses inte: dess tal är summan av dem på de andra bladen, som läses. Inget behöver göras."
)
NO_ROWS = "Bladet läses inte: det har rubriker men inga rader. Inget behöver göras, om det stämmer att det inte fanns några."
MISSING_SHEETS = (
    "Bladen är ett för varje del av året, men {number} av periodens {of_all} månader har inget blad som läses; siffran är minst "
    "så stor. Fanns det inget i dem, lägg till ett tomt blad för varje med samma rubriker."
)


class Together(Struct, frozen=True):
    """The sheets that are read as one source, in their order, and what is told of those beside them that are not."""

    fits: tuple[Candidate, ...]
    observations: pd.DataFrame
    """Those of all of them."""
    told: tuple[Problem, ...] = ()

    @property
    def is_several(self) -> bool:
        """Whether they are more than one."""
        return len(self.fits) > 1


def find_alike(
    best: Candidate, others: Iterable[Candidate], settings: Settings, period: Period
) -> tuple[Candidate, ...]:
    """Return, in their order, the sheets of a register or tables of counts that are read by the columns of the best one."""
    fits = [fit if fit.sheet is not best.sheet else best for fit in others]
    if best.source.form != "register" or best.is_note:
        return ()
    return tuple(
        fit
        for fit in fits
        if fit is best
        or (
            _form(fit) == _form(best)
            and not is_of_other_years(fit, period)
            and not is_of_other_area(fit, fits, settings)
        )
    )


def _form(fit: Candidate) -> tuple[object, ...]:
    roles = sorted(role for role in fit.roles_by_column.values() if role != FREE_TEXT)
    return fit.source.key, fit.is_note, fit.is_count_table, fit.rules, roles


def read_together(fits: Sequence[Candidate], settings: Settings, period: Period) -> Together | None:
    """Return the sheets with rows of their own among some that are alike; None where it is not clear which these are.

    Repeated rows and sums are left out. Each must be told apart from the others by its name, its numbers or its days.
    """
    try:
        parts = [read_part(fit, settings, period) for fit in fits]
    except InputError:
        return None
    told = dict(_find_without_own(parts, period))
    named = frozenset(month for part in parts for month in part.months)
    parts = [part for part in parts if part.name not in told]
    if _number_anew(parts):
        parts = [part.without_numbers() for part in parts]
    is_summed_up = SUM_OF_OTHERS in told.values()
    if not parts or not _are_apart(parts, period) or (_keep_rising(parts) and not is_summed_up):
        return None
    file = fits[0].sheet.path.name
    problems = [Problem(NOT_TAKEN, message, file, name) for name, message in told.items()]
    missing = _tell_missing_months(parts, named, period) if parts[1:] else ()
    return Together(
        tuple(part.fit for part in parts),
        pd.concat([part.observations for part in parts]),
        (*problems, *missing),
    )


def _find_without_own(parts: Sequence[AlikeSheet], period: Period) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet that has no rows of its own for the period, and why."""
    filled = [part for part in parts if len(part.rows)]
    for part in parts:
        others = [other for other in filled if other is not part]
        earlier = filled[: next((n for n, other in enumerate(filled) if other is part), 0)]
        if part.rows.empty:
            yield part.name, NO_ROWS
        elif part.is_undated and part.months and part.months.isdisjoint(_months_of(period, part.months)):
            yield part.name, OTHER_TIME
        elif (whole := next((other for other in others if _repeats(part, other, earlier)), None)) is not None:
            yield part.name, SAME_ROWS.format(sheet=whole.name)
        elif _is_sum(part, others):
            yield part.name, SUM_OF_OTHERS


def _months_of(period: Period, unlimited: frozenset[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    """Return the months of the period; a file that is only described is of any."""
    return unlimited if period == EVER else frozenset(period.months())


def _repeats(part: AlikeSheet, whole: AlikeSheet, earlier: Sequence[AlikeSheet]) -> bool:
    """Return whether every row of a sheet surely stands on another one; of two that are equal the first has the rows."""
    if part.fit.is_count_table or not part.tells_rows_apart or not part.contents <= whole.contents:
        return False
    return part.contents != whole.contents or any(other is whole for other in earlier)


def _is_sum(part: AlikeSheet, others: Sequence[AlikeSheet]) -> bool:
    """Return whether the counts of a table, line by line, are those of the sheets that are named after parts of the whole."""
    named = [other for other in others if other.months or other.area]
    if not part.fit.is_count_table or part.months or part.area or not named[1:]:
        return False
    return part.sums == sum((other.sums for other in named), Counter())


def _number_anew(parts: Sequence[AlikeSheet]) -> bool:
    """Return whether the numbers of rows begin anew on each sheet: those of one stand on another, with other days."""
    by_number = [part.rows.set_index("identity")["date"] for part in parts]
    if not all(len(days) and days.index.is_unique and (days.index != 0).all() for days in by_number):
        return False
    return bool(parts[1:]) and all(
        len(shared := one.index.intersection(other.index)) == min(len(one), len(other))
        and bool((one[shared] != other[shared]).all())
        for one, other in combinations(by_number, 2)
    )


def _are_apart(parts: Sequence[AlikeSheet], period: Period) -> bool:
    """Return whether it shows by names, numbers or days that no case stands on two of the sheets."""
    if not parts[1:]:
        return True
    is_of_part = any(part.is_undated and not part.months <= _months_of(period, part.months) for part in parts)
    if is_of_part or any(_may_share(one, other) for one, other in combinations(parts, 2)):
        return False
    if all(part.months for part in parts):
        return _follow(parts, period)
    if all(part.area for part in parts):
        return len({part.area for part in parts}) == len(parts)
    names_nothing = all(
        part.months
        or says_nothing(part.name, part.fit.source, is_dated=bool(part.rows["date"].notna().all()))
        for part in parts
    )
    return names_nothing and _differ(parts)


def _keep_rising(parts: Sequence[AlikeSheet]) -> bool:
    """Return whether tables of months never fall from one to the next, so that each may hold those before it."""
    if not parts[0].fit.is_count_table or not all(part.months for part in parts):
        return False
    sums = [part.sums for part in sorted(parts, key=lambda part: min(part.months))]
    lines = {line for counts in sums for line in counts}
    return keep_rising(
        np.array([[counts[line] for counts in sums] for line in lines], dtype=np.int64).reshape(-1, len(sums))
    )


def _follow(parts: Sequence[AlikeSheet], period: Period) -> bool:
    """Return whether sheets named after parts of a year have no month in common, and stand as the period does.

    Where it is of two years and the names say none, those from January to December may be the calendar's.
    """
    months = [month for part in parts for month in sorted(part.months)]
    is_broken = period != EVER and period.start.year != period.end.year
    in_order = all(before < after for before, after in pairwise(months))
    return len({*months}) == len(months) and (in_order or not is_broken)


def _differ(parts: Sequence[AlikeSheet]) -> bool:
    """Return whether the rows of the sheets differ by their numbers, their days or, in tables of counts, months or parts."""
    if not parts[0].fit.is_count_table:
        return all(
            bool((part.rows["identity"] != 0).all()) or part.rows["date"].notna().all() for part in parts
        )
    return any(
        all(part.rows[column].notna().all() and part.rows[column].astype(str).ne("").all() for part in parts)
        and not any(
            {*one.rows[column].astype(str)} & {*other.rows[column].astype(str)}
            for one, other in combinations(parts, 2)
        )
        for column in ("date", "area")
    )


def _may_share(one: AlikeSheet, other: AlikeSheet) -> bool:
    """Return whether a case may stand on both of two sheets, in other words or together with others that do not."""
    shared = {*one.rows["identity"]} & {*other.rows["identity"]} - {0}
    alike = one.contents & other.contents
    if (
        any(content[0] not in shared for content in alike)
        and one.tells_rows_apart
        and not one.fit.is_count_table
    ):
        return True
    return len(shared) > sum(content[0] in shared for content in alike)


def _tell_missing_months(
    parts: Sequence[AlikeSheet], named: frozenset[tuple[int, int]], period: Period
) -> Iterator[Problem]:
    """Yield a problem where each sheet is of a part of the year, and some months of the period have none.

    `named` are the months that have a sheet, be it without rows.
    """
    if period == EVER or not all(part.months for part in parts):
        return
    months = period.months()
    if missing := {*months} - named:
        number, of_all = numbers((len(missing), len(months)))
        message = MISSING_SHEETS.format(number=number, of_all=of_all)
        yield Problem("missing_months", message, parts[0].fit.sheet.path.name)
